//! The method and the vote: the lock holds it, a change after the vote is found, an older lock keeps the rule of
//! its time, and two years that were measured by two methods are not compared as if by one.

use std::fs;
use std::path::Path;

use crate::comune::{cambia, cartella, fai, pegaso_in, stretto, testo};
use pegaso::check::{Contesto, RULES};
use pegaso::model::{Cartella, Lucchetto, Stadio};
use pegaso::piano::lucchetto;
use pegaso::score::{self, Valutata};

const ENTE: &str = "esercizio: 2026\nente:\n  denominazione: Comune di Prova\nsettori:\n  - id: s\n    nome: Segreteria\nmetodologia: standard\n";
const SCHEDA: &str = "codice: \"1\"\ntitolo: Lavori\nsettore: s\nindicatori:\n  - nome: Alloggi\n    atteso: almeno 10\n    realizzato: 10\n    peso: 50\n  - nome: Fine dei lavori\n    atteso: entro il 30/06\n    realizzato: 30/09\n    peso: 50\n";

fn letta(dove: &Path) -> Valutata {
    let l = Cartella::apri(dove).unwrap();
    score::valuta(l.cartella.unwrap_or_else(|| panic!("{:#?}", l.segnalazioni)))
}

fn scrivi(dove: &Path, l: &Lucchetto) {
    fs::write(dove.join(lucchetto::FILE), lucchetto::testo(l)).unwrap();
}

/// What VAR-001 says, with what stands beside it.
fn var(dove: &Path) -> Vec<String> {
    let v = letta(dove);
    let mut esiti = Vec::new();
    let regola = RULES.iter().find(|r| r.codice() == "VAR-001").unwrap();
    regola.controlla(&Contesto::nuovo(&v, Stadio::Consuntivo, false), &mut esiti);
    let altri = |s: &pegaso::diagnostic::Segnalazione| -> String {
        s.correlate.iter().map(|c| format!("; {}", c.messaggio)).collect()
    };
    esiti.iter().map(|s| format!("{}{}", s.messaggio, altri(s))).collect()
}

fn grado(dove: &Path) -> (String, String, String) {
    let v = letta(dove);
    let p = v.obiettivi().next().unwrap().1;
    (v.metodo().nome.clone(), p.grado.as_ref().unwrap().percentuale(), p.esito.to_string())
}

#[test]
fn the_method_is_locked_with_its_parameters() {
    let qui = cartella(&[("ente.yaml", ENTE), ("obiettivi/a.yaml", SCHEDA)]);
    let dove = qui.path();
    scrivi(dove, &lucchetto::nuovo(&letta(dove)));
    // Half of the weight on a date that was missed: half.
    assert_eq!(grado(dove), ("standard".into(), "50,00%".into(), "non raggiunto".into()));
    assert_eq!(var(dove), [""; 0]);
    // The same method in other words is no change.
    cambia(
        dove,
        "ente.yaml",
        "metodologia: standard",
        "metodologia: { base: standard, tetto: 100, date: tutto_o_niente }",
    );
    assert_eq!(var(dove), [""; 0]);
    cambia(dove, "ente.yaml", "date: tutto_o_niente", "date: lineare");
    assert_eq!(
        var(dove),
        [
            "il metodo di calcolo è cambiato dopo l'approvazione: date: era `tutto_o_niente`, ora `lineare`; così nel piano approvato"
        ]
    );
    cambia(dove, "ente.yaml", "tetto: 100", "tetto: 120");
    let [detto] = &var(dove)[..] else { panic!("{:?}", var(dove)) };
    assert!(
        detto.contains("2 parametri") && detto.contains("tetto: era `100,00%`, ora `120,00%`"),
        "{detto}"
    );
    let e = pegaso_in(dove, &["confronta", "."]);
    assert!(
        e.out.contains("date: tutto_o_niente → lineare") && e.out.contains("non si confrontano"),
        "{}",
        e.out
    );
    let e = pegaso_in(dove, &["confronta", ".", "--formato", "json"]);
    let j: serde_json::Value = serde_json::from_str(&e.out).unwrap();
    assert_eq!(j["metodo"][1]["chiave"], "date", "{j:#}");
}

#[test]
fn a_lock_of_the_first_form_keeps_the_rule_of_its_time() {
    let qui = cartella(&[("ente.yaml", ENTE), ("obiettivi/a.yaml", SCHEDA)]);
    let dove = qui.path();
    let v = letta(dove);
    let vecchio = Lucchetto::nuovo(2026, &v.cartella().ente.documenti.piano.atto, &v.programmate());
    scrivi(dove, &vecchio);
    assert!(fs::read_to_string(dove.join(lucchetto::FILE)).unwrap().contains("formato: 1\n"));
    // The date counted among the tempi alone.
    assert_eq!(grado(dove), ("standard-1".into(), "100,00%".into(), "raggiunto".into()));
    assert_eq!(var(dove), [""; 0]);
    let e = pegaso_in(dove, &["punteggi", "."]);
    assert!(
        e.out.starts_with("metodo: standard-1. ") && e.out.contains("la regola in vigore quando"),
        "{}",
        e.out
    );
    let t = testo(&fai(&["relazione", dove.to_str().unwrap(), "--bozza"]));
    assert!(
        t.contains(&stretto(
            "Metodo «standard-1». È la regola in vigore quando il piano è stato approvato"
        )),
        "{t}"
    );
    // Who writes it down decides.
    cambia(
        dove,
        "ente.yaml",
        "metodologia: standard",
        "metodologia: { base: standard, date_nel_valore: sì }",
    );
    assert_eq!(grado(dove).1, "50,00%");
}

#[test]
fn two_years_by_two_methods_are_not_compared() {
    let anno = |esercizio: &str, metodo: &str| {
        let ente = ENTE.replace("2026", esercizio).replace("metodologia: standard", metodo);
        cartella(&[("ente.yaml", &ente), ("obiettivi/a.yaml", SCHEDA)])
    };
    let (prima, dopo) =
        (anno("2025", "metodologia: { date: lineare }"), anno("2026", "metodologia: standard"));
    let relazione = |prima: &Path| {
        let dopo = dopo.path().to_str().unwrap();
        testo(&fai(&["relazione", dopo, "--bozza", "--precedente", prima.to_str().unwrap()]))
    };
    let t = relazione(prima.path());
    assert!(t.contains(&stretto("I due anni si misurano con metodi diversi")), "{t}");
    assert!(t.contains("altrometodo") && !t.contains("incalo"), "{t}");
    let uguale = anno("2025", "metodologia: standard");
    let t = relazione(uguale.path());
    assert!(!t.contains("metodidiversi") && t.contains("stabile"), "{t}");
}
