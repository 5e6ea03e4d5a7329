//! The tables of docs/valori.md: what an office reads there is what the program does.

use std::collections::BTreeMap;

use crate::comune::cartella;
use pegaso::check::{self, OpzioniControllo};
use pegaso::model::{Cartella, Stadio};
use pegaso::score;
use pegaso::valori::{
    DataGiorno, Mesi, TipoIndicatore, Valore as _, ValoreIndicatore, data_estesa,
};

const PAGINA: &str = include_str!("../../docs/valori.md");

/// The rows of the table under a heading: their cells, without back quotes.
fn tabella(titolo: &str) -> Vec<Vec<String>> {
    let (_, resto) = PAGINA.split_once(&format!("## {titolo}\n")).expect(titolo);
    let sezione = resto.split("\n## ").next().unwrap_or("");
    let righe = sezione.lines().filter(|r| r.starts_with("| `"));
    let celle = |r: &str| {
        let r = r.trim_start_matches('|').trim_end_matches('|');
        r.split('|').map(|c| c.trim().trim_matches('`').to_owned()).collect()
    };
    righe.map(celle).collect()
}

#[test]
fn the_phrases_of_a_target_mean_what_the_page_says() {
    let righe = tabella("Il valore atteso");
    assert!(righe.len() > 80, "{}", righe.len());
    let indicatori: String = righe
        .iter()
        .enumerate()
        .map(|(n, r)| format!("  - nome: N{n}\n    atteso: '{}'\n", r[0].replace('\'', "''")))
        .collect();
    let qui = cartella(&[(
        "obiettivi/a.yaml",
        &format!("codice: 1.01\ntitolo: T\nindicatori:\n{indicatori}"),
    )]);
    let l = Cartella::apri(qui.path()).unwrap();
    let c = l.cartella.unwrap_or_else(|| panic!("{:#?}", l.segnalazioni));
    let opzioni =
        OpzioniControllo { stadio: Stadio::Piano, ignora_deroghe: false, pubblica: false };
    let v = check::verifica(score::valuta(c), l.segnalazioni, opzioni);
    // Which rules speak at the row of each target.
    let mut dette: BTreeMap<u32, Vec<&str>> = BTreeMap::new();
    for s in v.segnalazioni().iter().filter(|s| s.luogo.colonna > 5 && s.regola != "IND-012") {
        dette.entry(s.luogo.riga).or_default().push(s.regola);
    }
    let (o, p) = v.valutata().obiettivi().next().unwrap();
    let mut diverse = Vec::new();
    for ((r, i), p) in righe.iter().zip(&o.scheda.indicatori).zip(&p.indicatori) {
        let scritto = i.atteso.as_ref().unwrap();
        let l = &p.lettura;
        let stampato = l.atteso().map_or_else(|| scritto.testo.clone(), |a| a.testo(2026));
        let letta = [
            l.tipo.map_or(String::new(), |t| t.to_string()),
            l.polarita.map_or("—".into(), |p| p.to_string()),
            stampato.replace('\u{a0}', " "),
            dette.get(&scritto.luogo.riga).map_or(String::new(), |d| d.join(", ")),
        ];
        if letta[..] != r[1..] {
            diverse.push(format!("{}: {letta:?}, nella pagina {:?}", r[0], &r[1..]));
        }
    }
    assert!(diverse.is_empty(), "{}", diverse.join("\n"));
}

#[test]
fn marks_days_and_months_mean_what_the_page_says() {
    for r in tabella("Il valore realizzato") {
        let letto = ValoreIndicatore::leggi(&r[0], TipoIndicatore::Numero, &[]).unwrap();
        assert_eq!(letto.testo(), r[1], "{}", r[0]);
    }
    for r in tabella("Le date") {
        let d = DataGiorno::leggi(&r[0]).unwrap().nel(2026).unwrap();
        assert_eq!(data_estesa(d), r[1], "{}", r[0]);
    }
    for r in tabella("I mesi di una fase") {
        let m = Mesi::leggi(&r[0]).unwrap();
        assert_eq!([m.testo(2026), m.nel(2026).testo(2026)], r[1..], "{}", r[0]);
    }
}
