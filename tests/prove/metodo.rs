//! The tables of docs/metodo.md, computed: what an office reads there is what the program does.

use crate::comune::cartella;
use pegaso::score::{self, Valutata};
use pegaso::valori::italiano;

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
    score::valuta(l.cartella.unwrap_or_else(|| panic!("{:?}", l.segnalazioni)))
}

/// As the table writes a number: two decimals, none when they are zeros.
fn scritto(r: Option<&score::Risultato>) -> String {
    match r {
        None => "non rilevato".into(),
        Some(r) => italiano(&r.valore, 2).trim_end_matches(",00").to_owned(),
    }
}

#[test]
fn the_examples_of_an_indicator() {
    let righe = righe("| metodo | atteso | polarita | realizzato | punteggio | conto |");
    assert!(righe.len() > 35, "{}", righe.len());
    for r in righe {
        let [metodo, atteso, polarita, realizzato, punteggio, _] = r.as_slice() else {
            panic!("{r:?}")
        };
        let polarita =
            if polarita.is_empty() { String::new() } else { format!("    polarita: {polarita}\n") };
        let voce = format!(
            "  - nome: I\n    atteso: \"{atteso}\"\n{polarita}    realizzato: \"{realizzato}\"\n"
        );
        let v = valutata(metodo, &voce);
        let (_, p) = v.obiettivi().next().unwrap();
        assert_eq!(scritto(p.indicatori[0].punteggio.as_ref()), *punteggio, "{r:?}");
    }
}

#[test]
fn the_examples_of_a_scheda() {
    let righe = righe("| metodo | indicatori | grado | esito | conto |");
    assert!(righe.len() > 14, "{}", righe.len());
    for r in righe {
        let [metodo, indicatori, grado, esito, _] = r.as_slice() else { panic!("{r:?}") };
        let mut voci = String::new();
        for (n, i) in indicatori.split(", ").enumerate() {
            let (valore, peso) = i.split_once('×').unwrap_or((i, ""));
            let peso = if peso.is_empty() { String::new() } else { format!("    peso: {peso}\n") };
            voci.push_str(&format!(
                "  - nome: I{n}\n    atteso: almeno 100\n    realizzato: \"{valore}\"\n{peso}"
            ));
        }
        let v = valutata(metodo, &voci);
        let (_, p) = v.obiettivi().next().unwrap();
        assert_eq!(
            (scritto(p.grado.as_ref()), p.esito.to_string()),
            (grado.clone(), esito.clone()),
            "{r:?}"
        );
    }
}
