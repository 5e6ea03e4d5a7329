//! The tables of docs/metodo.md, computed: what an office reads there is what the program does.

use crate::comune::cartella;
use pegaso::score::{self, PunteggioScheda, Valutata};
use pegaso::valori::{esatto, italiano};

const PAGINA: &str = include_str!("../../docs/metodo.md");

/// The rows of the tables with these columns.
fn righe(colonne: &str) -> Vec<Vec<String>> {
    let celle = |r: &str| -> Vec<String> {
        r.trim()
            .trim_matches('|')
            .split('|')
            .map(|c| c.trim().trim_matches('`').to_owned())
            .collect()
    };
    let mut dentro = false;
    let mut trovate = Vec::new();
    for riga in PAGINA.lines() {
        if !riga.starts_with('|') {
            dentro = false;
        } else if riga.trim() == colonne {
            dentro = true;
        } else if dentro && !riga.starts_with("|---") {
            trovate.push(celle(riga));
        }
    }
    trovate
}

fn valutata(metodo: &str, indicatori: &str) -> Valutata {
    let ente = format!(
        "esercizio: 2023\nente:\n  denominazione: Prova\nsettori:\n  - id: s\n    nome: S\nmetodologia: {metodo}\n"
    );
    let scheda = format!("codice: a\ntitolo: T\nindicatori:\n{indicatori}");
    let qui = cartella(&[("ente.yaml", &ente), ("obiettivi/a.yaml", &scheda)]);
    let l = pegaso::model::Cartella::apri(qui.path()).unwrap();
    score::valuta(l.cartella.unwrap_or_else(|| panic!("{metodo}: {:?}", l.segnalazioni)))
}

/// As the table writes a number: as it is printed, without the zeros at its end.
fn scritto(r: Option<&score::Risultato>) -> String {
    match r {
        None => "non rilevato".into(),
        Some(r) => {
            let t = italiano(&r.valore, r.decimali);
            t.trim_end_matches('0').trim_end_matches(',').to_owned()
        }
    }
}

fn di_un_indicatore(r: &[String], accanto: &str) {
    let (metodo, atteso) = (&r[0], &r[1]);
    let (realizzato, punteggio) = (&r[3], &r[4]);
    let voce = format!(
        "  - nome: I\n    atteso: \"{atteso}\"\n{accanto}    realizzato: \"{realizzato}\"\n"
    );
    let v = valutata(metodo, &voce);
    let (_, p) = v.obiettivi().next().unwrap();
    let letto = match p.indicatori[0].applicabile {
        true => scritto(p.indicatori[0].punteggio.as_ref()),
        false => "non applicabile".into(),
    };
    assert_eq!(letto, *punteggio, "{r:?}");
}

#[test]
fn the_examples_of_an_indicator() {
    let righe = righe("| metodo | atteso | polarita | realizzato | punteggio | conto |");
    assert!(righe.len() > 40, "{}", righe.len());
    for r in righe {
        let polarita =
            if r[2].is_empty() { String::new() } else { format!("    polarita: {}\n", r[2]) };
        di_un_indicatore(&r, &polarita);
    }
}

#[test]
fn the_examples_of_what_stands_beside_a_target() {
    let righe = righe("| metodo | atteso | accanto | realizzato | punteggio | conto |");
    assert!(righe.len() > 25, "{}", righe.len());
    for r in righe {
        let accanto: String = r[2].split("; ").map(|a| format!("    {a}\n")).collect();
        di_un_indicatore(&r, &accanto);
    }
}

/// A scheda whose indicators are written as in the tables.
fn scheda(metodo: &str, indicatori: &str) -> Valutata {
    let mut voci = String::new();
    for (n, i) in indicatori.split(", ").enumerate() {
        let (valore, peso) = i.split_once('×').unwrap_or((i, ""));
        let peso = if peso.is_empty() { String::new() } else { format!("    peso: {peso}\n") };
        let (atteso, realizzato) = match valore {
            "data" => ("entro il 30/06", "30/06"),
            "tardi" => ("entro il 30/06", "01/07"),
            altro => ("almeno 100", altro),
        };
        voci.push_str(&format!(
            "  - nome: I{n}\n    atteso: {atteso}\n    realizzato: \"{realizzato}\"\n{peso}"
        ));
    }
    valutata(metodo, &voci)
}

fn punti(v: &Valutata) -> &PunteggioScheda {
    v.obiettivi().next().unwrap().1
}

#[test]
fn the_examples_of_a_scheda() {
    let righe = righe("| metodo | indicatori | grado | conta | esito | conto |");
    assert!(righe.len() > 25, "{}", righe.len());
    for r in righe {
        let v = scheda(&r[0], &r[1]);
        let p = punti(&v);
        assert_eq!(
            [scritto(p.grado.as_ref()), scritto(p.conta.as_ref()), p.esito.to_string()],
            [r[2].as_str(), &r[3], &r[4]],
            "{r:?}"
        );
    }
}

#[test]
fn the_six_published_systems() {
    let righe = righe("| metodo | grado | fascia | esito | conta | premio | conto |");
    let metodi: std::collections::BTreeSet<_> = righe.iter().map(|r| r[0].clone()).collect();
    assert_eq!((metodi.len(), righe.len()), (6, 27));
    for r in righe {
        let v = scheda(&r[0], &r[1]);
        let p = punti(&v);
        let premio = p.premio.as_ref().map_or(String::new(), esatto);
        let fascia = v.metodo().detto(p.esito, p.fascia);
        assert_eq!(
            [
                scritto(p.grado.as_ref()),
                fascia,
                p.esito.to_string(),
                scritto(p.conta.as_ref()),
                premio
            ],
            [r[1].as_str(), &r[2], &r[3], &r[4], &r[5]],
            "{r:?}"
        );
    }
}
