//! What the report says of a year that did not go well: expected values are computed by hand.

use crate::comune::{cartella, fai, stretto, testo, valido};
use tempfile::TempDir;

const PERSONE: &str = "- id: p-uno\n  nome: Anna Rossi\n  categoria: Istruttori\n";

/// A settore with three schede: one reached with a failed date, one not measured, one suspended by an
/// act; and a process that failed.
fn anno(esercizio: u16, realizzato: &str) -> TempDir {
    let ente = format!(
        "esercizio: {esercizio}\nente:\n  denominazione: Comune di Prova\nsettori:\n  - id: s\n    nome: Segreteria\npartecipazione: nessuna\n"
    );
    let buona = format!(
        "codice: s.1\ntitolo: Archivio\nsettore: s\npeso: 20\nambiti: [accessibilita]\nfasi:\n  - descrizione: Avvio\n    previsto: gen-feb\n    effettivo: gen-apr\n    peso: 30\n  - descrizione: Resto\n    previsto: mar-apr\n    effettivo: non svolta\n    peso: 10\nindicatori:\n  - nome: Pratiche\n    atteso: 100\n    realizzato: {realizzato}\n  - nome: Consegna\n    atteso: entro il 30/06\n    realizzato: 10/07\n"
    );
    let zitta = "codice: s.2\ntitolo: Gradimento\nsettore: s\npeso: 30\nindicatori:\n  - nome: Voto\n    atteso: almeno 4\n    unita: su 5\n    realizzato: n.r.\n";
    let ferma = "codice: s.3\ntitolo: Censimento\nsettore: s\npeso: 50\nstato: sospeso\nindicatori:\n  - nome: Luci\n    atteso: 10\n";
    let processo = "titolo: Pagare in tempo\nindici:\n  - nome: Conclusi\n    storico: { 2023: 83%, 2024: 86%, 2025: 88% }\nindicatori:\n  - nome: Ritardo\n    atteso: massimo 0\n    realizzato: 5\n";
    let variazioni = "- atto: { organo: giunta, numero: 95, data: 02/10/2026 }\n  tipo: modifica\n  motivo: Mancano le **persone**.\n  obiettivi: [obiettivi/3]\n- atto: { organo: giunta, stato: proposta }\n  tipo: modifica\n  motivo: Da votare.\n  obiettivi: [s.1]\n";
    cartella(&[
        ("ente.yaml", &ente),
        ("personale.yaml", PERSONE),
        ("obiettivi/1.yaml", &buona),
        ("obiettivi/2.yaml", zitta),
        ("obiettivi/3.yaml", ferma),
        ("processi/ente.yaml", processo),
        ("variazioni.yaml", variazioni),
    ])
}

fn relazione(anno: &TempDir, prima: Option<&TempDir>) -> String {
    let qui = anno.path().to_str().expect("UTF-8");
    let mut argomenti = vec!["relazione", qui, "--bozza"];
    if let Some(p) = prima {
        argomenti.extend(["--precedente", p.path().to_str().expect("UTF-8")]);
    }
    let pdf = fai(&argomenti);
    valido("relazione di un anno difficile", &pdf);
    testo(&pdf)
}

#[track_caller]
fn contiene(t: &str, attesi: &[&str]) {
    for atteso in attesi {
        assert!(t.contains(&stretto(atteso)), "{atteso}\n{t}");
    }
}

#[test]
fn the_synthesis_hides_no_failure() {
    let t = relazione(&anno(2026, "100"), None);
    let (_, dopo) = t.split_once(&stretto("Che cosa non è andato come previsto")).expect("there");
    let (che_cosa, _) = dopo.split_once(&stretto("Contesto e risorse")).expect("there");
    contiene(
        che_cosa,
        &[
            // One indicator reached, the date missed: (100 + 0) / 2; and both phases went wrong.
            "s.1 Archivio 50,00% non raggiunto non raggiunto: Consegna; fase 1 in ritardo; e un'altra ragione",
            "s.2 Gradimento n.r. non rilevato non misurato: Voto",
            "ente Pagare in tempo 0,00% non raggiunto non raggiunto: Ritardo",
        ],
    );
    // One of two schede is measured: the figure alone would say too much.
    contiene(
        &t,
        &[
            "non raggiunto: non tutti gli indicatori sono misurati; 1 settore misurato su 1",
            "1 non raggiunto, 1 non rilevato, 1 non più attivo, fuori dal conto",
        ],
    );
}

#[test]
fn the_note_sums_the_times_too() {
    let t = relazione(&anno(2026, "100"), None);
    // The date 0, weight 1; phase 1: 2 of 4 months in time, weight 30 × 2 / 40 = 1,5; phase 2 not done,
    // weight 0,5. (0 + 50 × 1,5 + 0) / 3 = 25.
    contiene(&t, &["Tempi del settore", "Tempi dell'ente", "50 × 1,5", "25,00%"]);
    contiene(&t, &["ogni fase il suo, diviso la media dei pesi delle fasi"]);
    contiene(&t, &["Fuori dalla media s.3 (sospeso)"]);
}

#[test]
fn a_sheet_says_what_an_act_made_of_it() {
    let t = relazione(&anno(2026, "100"), None);
    // 20 and 30 are left of 100: 20 × 100 / 50, 30 × 100 / 50.
    contiene(
        &t,
        &[
            "senza s.3 (sospeso) i pesi degli altri si riportano a 100: s.1 da 20 a 40,00, s.2 da 30 a 60,00",
        ],
    );
    contiene(&t, &["SOSPESO · Giunta n. 95 del 2 ottobre 2026", "Mancano le persone."]);
    // What is still to be voted has changed nothing.
    assert!(!t.contains("VARIATO"), "{t}");
    // Words of the format as people write them; a mean of percentages is one: (83 + 86 + 88) / 3.
    contiene(&t, &["accessibilità", "85,67%"]);
    assert!(!t.contains(&stretto("n.r. su 5")), "{t}");
}

#[test]
fn last_year_may_miss_what_this_one_has() {
    let (quest, prima) = (anno(2026, "100"), anno(2025, "n.r."));
    let t = relazione(&quest, Some(&prima));
    contiene(
        &t,
        &[
            // Last year the missed date alone was measured: 0; this year (100 + 0) / 2.
            "s.1 Archivio 0,00% 50,00% ↑ in aumento",
            "s.2 Gradimento non rilevato n.r. n.r. non rilevato",
        ],
    );
    crate::comune::cambia(prima.path(), "ente.yaml", "id: s\n", "id: x\n");
    for f in ["obiettivi/1.yaml", "obiettivi/2.yaml", "obiettivi/3.yaml"] {
        crate::comune::cambia(prima.path(), f, "settore: s\n", "settore: x\n");
    }
    let t = relazione(&quest, Some(&prima));
    contiene(&t, &["Segreteria non c'era 50,00% nuovo"]);
}
