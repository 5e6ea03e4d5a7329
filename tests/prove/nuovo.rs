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
            "Affari generali, legali",
            "--settori",
            "Città & \"Sport\"",
            "--settori",
            "Tecnico",
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
        "  - id: affari-generali-legali",
        "nome: \"Affari generali, legali\"",
        "  - id: citta-sport",
        r#"nome: "Città & \"Sport\"""#,
    ] {
        assert!(ente.contains(atteso), "{atteso}\n{ente}");
    }
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
    let (.., scheda) = pegaso::assets::NUOVO.iter().find(|(n, ..)| *n == "obiettivo.yaml").unwrap();
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

/// The text of TXT-003 findings, by file and row, with what stands there.
fn da_scrivere(dove: &std::path::Path) -> Vec<(String, usize, String)> {
    let e = pegaso_in(dove, &["controlla", ".", "--formato", "json"]);
    let v: serde_json::Value = serde_json::from_str(&e.out).unwrap();
    let trovate = v["segnalazioni"].as_array().unwrap().iter();
    let errori = trovate.filter(|s| s["gravita"] == "errore");
    errori
        .map(|s| {
            assert_eq!(s["regola"], "TXT-003", "{s}");
            let riga = usize::try_from(s["riga"].as_u64().unwrap()).unwrap();
            (s["file"].as_str().unwrap().into(), riga, s["messaggio"].as_str().unwrap().into())
        })
        .collect()
}

#[test]
fn a_starter_is_official_only_when_it_is_filled_in() {
    let qui = tempfile::tempdir().unwrap();
    let e = pegaso_in(qui.path(), &["nuovo", "p", "--settori", "Affari", "--settori", "Tecnico"]);
    assert_eq!(e.stato, 0, "{}", e.err);
    let dove = qui.path().join("p");
    let file: Vec<_> = walkdir::WalkDir::new(&dove)
        .into_iter()
        .map(|e| e.unwrap().into_path())
        .filter(|p| p.extension().is_some_and(|e| e == "yaml"))
        .collect();
    // Only what says DA COMPILARE is written.
    for p in &file {
        let testo = fs::read_to_string(p)
            .unwrap()
            .replace("provincia: DA COMPILARE", "provincia: MB")
            .replace("DA COMPILARE", "Testo scritto");
        fs::write(p, testo.replace("stato: bozza  ", "stato: proposta")).unwrap();
    }
    let restano = da_scrivere(&dove);
    assert!(restano.len() >= 15, "{restano:#?}");
    for parte in ["`0`", "`Nome Cognome`", "Esempio: "] {
        assert!(restano.iter().any(|(.., m)| m.contains(parte)), "{parte}: {restano:#?}");
    }
    let e = pegaso_in(&dove, &["piano", ".", "-o", "x.pdf"]);
    assert_eq!(e.stato, 1, "{}", e.err);
    assert!(!dove.join("x.pdf").exists());
    // Each of them, where it was found.
    for (n, (file, riga, messaggio)) in restano.iter().enumerate() {
        let p = dove.join(file);
        let mut righe: Vec<String> =
            fs::read_to_string(&p).unwrap().lines().map(str::to_owned).collect();
        let nuovo = match messaggio.split('`').nth(1).unwrap_or("") {
            "dipendenti" | "abitanti" => "42".to_owned(),
            _ => format!("Voce numero {n}"),
        };
        let r = &mut righe[riga - 1];
        let corpo = r.split(" # ").next().unwrap().to_owned();
        *r = match corpo.split_once(": ").filter(|(k, _)| !k.contains('"')) {
            Some((chiave, _)) => format!("{chiave}: {nuovo}"),
            None => format!("  - {nuovo}"),
        };
        fs::write(&p, righe.join("\n") + "\n").unwrap();
    }
    assert_eq!(da_scrivere(&dove), []);
    let e = pegaso_in(&dove, &["piano", ".", "-o", "x.pdf"]);
    assert_eq!(e.stato, 0, "{}", e.err);
}

#[test]
fn the_piao_is_added_to_a_folder_that_is_there() {
    let qui = crate::comune::ridotto();
    let e = pegaso_in(qui.path(), &["nuovo", ".", "--piao"]);
    assert_eq!(e.stato, 0, "{}", e.err);
    let struttura = fs::read_to_string(qui.path().join("piao/3.1-struttura.yaml")).unwrap();
    assert!(struttura.contains("settore: affari") && !struttura.contains("settore: segreteria"));
    let c = pegaso_in(qui.path(), &["controlla", "."]);
    assert_eq!(c.stato, 0, "{}", c.out);
    assert!(!c.out.contains("DAT-"), "{}", c.out);
    // A second time nothing is touched.
    assert_eq!(pegaso_in(qui.path(), &["nuovo", ".", "--piao"]).stato, 2);
}
