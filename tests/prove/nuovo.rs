//! The starter folder: makes its PDF at once, and shows every field of a scheda.

use std::fs;

use crate::comune::pegaso_in;

#[test]
fn a_new_folder_makes_its_documents_at_once() {
    let qui = tempfile::tempdir().unwrap();
    let e = pegaso_in(
        qui.path(),
        &[
            "nuovo",
            "prova",
            "--anno",
            "2027",
            "--settori",
            "Affari generali, Città & \"Sport\",Tecnico",
        ],
    );
    assert_eq!(e.stato, 0, "{}", e.err);
    let c = pegaso_in(qui.path(), &["controlla", "prova", "--rigoroso"]);
    assert_eq!(c.stato, 0, "{}", c.out);
    // The report of a year without results is a draft, and says what is missing.
    for comando in [&["piano"][..], &["relazione", "--bozza"]] {
        let e = pegaso_in(qui.path(), &[comando, &["prova", "-o", "x.pdf"]].concat());
        assert_eq!(e.stato, 0, "{comando:?}: {}", e.err);
    }
    let ente = fs::read_to_string(qui.path().join("prova/ente.yaml")).unwrap();
    for atteso in [
        "esercizio: 2027",
        "  - id: affari-generali",
        "  - id: citta-sport",
        r#"nome: "Città & \"Sport\"""#,
    ] {
        assert!(ente.contains(atteso), "{atteso}\n{ente}");
    }
    let processo = fs::read_to_string(qui.path().join("prova/processi/ente.yaml")).unwrap();
    let anni: Vec<_> =
        ["2024: 10", "2025: 10", "2026: 11"].into_iter().filter(|a| processo.contains(a)).collect();
    assert_eq!(anni.len(), 3, "{processo}");
    // Where there is something, nothing is touched.
    fs::write(qui.path().join("prova/ente.yaml"), "mio").unwrap();
    assert_eq!(pegaso_in(qui.path(), &["nuovo", "prova"]).stato, 2);
    assert_eq!(fs::read_to_string(qui.path().join("prova/ente.yaml")).unwrap(), "mio");
}

/// Every key of a scheda, of a phase, of an indicator and of the checks, from the data format.
const CAMPI: &[&str] = &[
    "codice",
    "titolo",
    "tipo",
    "natura",
    "stato",
    "settore",
    "responsabile",
    "peso",
    "prerequisito",
    "assegnazioni",
    "capofila",
    "durata",
    "obiettivo_strategico",
    "missione",
    "programma",
    "stakeholder",
    "ambiti",
    "descrizione",
    "personale",
    "dipendente",
    "prevista",
    "realizzata",
    "risorse_finanziarie",
    "capitolo",
    "stanziato",
    "impegnato",
    "fasi",
    "previsto",
    "effettivo",
    "indicatori",
    "nome",
    "atteso",
    "realizzato",
    "storico",
    "formula",
    "fonte",
    "note",
    "verifiche",
    "intermedia",
    "finale",
    "relazione",
    "valore",
    "tempi",
    "scostamenti",
    "cause",
    "effetti",
    "provvedimenti",
    "intrapresi",
    "da_attivare",
];

#[test]
fn the_starter_teaches_every_field() {
    let (_, scheda) = pegaso::assets::NUOVO.iter().find(|(n, _)| *n == "obiettivo.yaml").unwrap();
    for campo in CAMPI {
        let detto = scheda
            .lines()
            .any(|r| r.trim_start_matches(['#', ' ', '-']).starts_with(&format!("{campo}:")));
        assert!(detto, "{campo}");
    }
}

#[test]
fn the_starter_comes_to_life_when_its_comments_are_taken_away() {
    let qui = tempfile::tempdir().unwrap();
    assert_eq!(pegaso_in(qui.path(), &["nuovo", "p", "--settori", "Segreteria,Tecnico"]).stato, 0);
    let file = qui.path().join("p/obiettivi/1-esempio.yaml");
    let testo = fs::read_to_string(&file).unwrap();
    // The checks at the end of the file are the example that is commented out.
    let (prima, dopo) = testo.split_once("# verifiche:").unwrap();
    let dopo: String =
        dopo.lines().map(|r| format!("{}\n", r.strip_prefix("# ").unwrap_or(r))).collect();
    fs::write(&file, format!("{prima}verifiche:{dopo}")).unwrap();
    let e = pegaso_in(qui.path(), &["controlla", "p"]);
    assert_eq!(e.stato, 0, "{}", e.out);
}
