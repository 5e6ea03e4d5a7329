//! What is wrong is said at its line, with the remedy, all at once; and nothing is written.

use crate::comune::{Esito, cambia, carnate, cartella, copia, pegaso_in};
use serde_json::Value;

fn controlla(dove: &std::path::Path, altri: &[&str]) -> (Esito, Value) {
    let e = pegaso_in(dove, &[&["controlla", ".", "--formato", "json"], altri].concat());
    let json = serde_json::from_str(&e.out).unwrap_or_else(|x| panic!("{x}: {}\n{}", e.out, e.err));
    (e, json)
}

/// Code, file, row and column of each finding.
fn dove(json: &Value) -> Vec<(String, String, u64, u64)> {
    json["segnalazioni"]
        .as_array()
        .unwrap()
        .iter()
        .map(|s| {
            let t = |k: &str| s[k].as_str().unwrap().to_owned();
            (t("regola"), t("file"), s["riga"].as_u64().unwrap(), s["colonna"].as_u64().unwrap())
        })
        .collect()
}

#[test]
fn three_mistakes_in_three_files_are_three_findings_and_no_file() {
    let qui = copia(&carnate());
    cambia(qui.path(), "ente.yaml", "dipendenti: 22", "dipendenti: ventidue");
    cambia(qui.path(), "obiettivi/2-monitoraggio-ptpct.yaml", "descrizione: |", "desrcizione: |");
    cambia(qui.path(), "processi/ente.yaml", "dipendente: p-c", "dipendente: p-cc");
    std::fs::write(qui.path().join("piano.pdf"), "quello di prima").unwrap();

    let (e, json) = controlla(qui.path(), &[]);
    assert_eq!(e.stato, 1);
    let attese = [
        ("DAT-004", "ente.yaml", 10, 15),
        ("DAT-002", "obiettivi/2-monitoraggio-ptpct.yaml", 16, 1),
        ("DAT-007", "processi/ente.yaml", 67, 17),
    ];
    let attese = attese.map(|(r, f, l, c)| (r.to_owned(), f.to_owned(), l, c));
    // What was read is still checked: rules speak beside the three.
    let (dati, regole): (Vec<_>, Vec<_>) =
        dove(&json).into_iter().partition(|(r, ..)| r.starts_with("DAT-"));
    assert_eq!(dati, attese);
    assert!(regole.iter().any(|(r, ..)| r == "COD-002"), "{regole:?}");

    let e = pegaso_in(qui.path(), &["piano", ".", "-o", "piano.pdf"]);
    assert_eq!(e.stato, 1);
    for parte in [
        "`ventidue` non è un numero",
        "ente.yaml:10:15",
        "  dipendenti: ventidue",
        "chiave sconosciuta: `desrcizione`",
        "forse `descrizione`?",
        "`p-cc` non è in personale.yaml",
        "forse `p-c`?",
        "non è stato scritto niente",
    ] {
        assert!(e.err.contains(parte), "{parte}\n{}", e.err);
    }
    assert_eq!(std::fs::read_to_string(qui.path().join("piano.pdf")).unwrap(), "quello di prima");
    // Not even a draft is made over data that were not read.
    assert_eq!(pegaso_in(qui.path(), &["piano", ".", "--bozza", "-o", "bozza.pdf"]).stato, 1);
    assert!(!qui.path().join("bozza.pdf").exists());
}

/// The codes that the reference breaks, with how many findings of each; counted by eye on its pages.
const CARNATE: &[(&str, usize)] = &[
    ("COD-001", 1),
    ("COD-002", 4),
    ("COD-005", 1),
    ("COD-006", 4),
    ("PES-001", 4),
    ("PER-002", 2),
    ("PER-003", 1),
    ("PER-004", 8),
    ("PER-005", 3),
    ("PER-006", 1),
    ("PER-007", 1),
    ("PER-008", 1),
    ("PER-009", 1),
    ("IND-002", 4),
    ("IND-003", 1),
    ("IND-004", 3),
    ("IND-007", 2),
    ("IND-010", 3),
    ("IND-012", 1),
    ("IND-013", 1),
    ("TEM-002", 2),
    ("TEM-004", 3),
    ("TEM-005", 1),
    ("SCO-001", 1),
    ("SCO-002", 1),
    ("SCO-003", 4),
    ("SCO-004", 5),
    ("SCO-006", 1),
    ("SCO-007", 1),
    ("LEG-001", 2),
    ("LEG-006", 1),
    ("LEG-007", 1),
    ("DOC-005", 3),
];

#[test]
fn the_reference_breaks_these_rules_and_no_other() {
    let (e, json) = controlla(&carnate(), &["--fase", "consuntivo", "--ignora-deroghe"]);
    assert_eq!(e.stato, 1);
    let mut viste = std::collections::BTreeMap::new();
    for (regola, ..) in dove(&json) {
        *viste.entry(regola).or_insert(0) += 1;
    }
    let attese: std::collections::BTreeMap<_, _> =
        CARNATE.iter().map(|(r, n)| ((*r).to_owned(), *n)).collect();
    assert_eq!(viste, attese);
    let una = |regola: &str| {
        json["segnalazioni"].as_array().unwrap().iter().find(|s| s["regola"] == regola).unwrap()
    };
    // One code of four schede: one finding, three more places.
    assert_eq!(una("COD-001")["correlate"].as_array().unwrap().len(), 3);
    assert_eq!(una("COD-001")["correlate"][2]["file"], "obiettivi/4-monitoraggio-piao.yaml");
    let noventacinque = una("PER-002")["messaggio"].as_str().unwrap();
    assert!(noventacinque.contains("95,00%"), "{noventacinque}");
}

#[test]
fn the_reference_is_printable_with_its_deroghe() {
    let (e, json) = controlla(&carnate(), &["--fase", "consuntivo"]);
    assert_eq!((e.stato, json["fase"].as_str()), (0, Some("consuntivo")));
    assert_eq!(json["errori"], 0);
    let codice = json["segnalazioni"].as_array().unwrap().iter().find(|s| s["regola"] == "COD-001");
    let codice = codice.unwrap();
    assert_eq!(codice["gravita"], "avviso");
    assert!(codice["messaggio"].as_str().unwrap().starts_with("difetto del piano approvato"));
}

const DUE: &[(&str, &str)] = &[
    (
        "obiettivi/a.yaml",
        "codice: 1.02.01\ntitolo: Primo\npeso: 60\nindicatori: [{ nome: A, atteso: SI }]\n",
    ),
    (
        "obiettivi/b.yaml",
        "codice: 1.02.01\ntitolo: Secondo\npeso: 30\nindicatori: [{ nome: B, atteso: SI }]\n",
    ),
];

#[test]
fn an_error_stops_the_official_pdf_and_a_draft_lists_it() {
    let qui = cartella(DUE);
    let (e, json) = controlla(qui.path(), &[]);
    assert_eq!(e.stato, 1);
    let errori = json["segnalazioni"].as_array().unwrap().iter();
    let errori: Vec<_> =
        errori.filter(|s| s["gravita"] == "errore").map(|s| &s["regola"]).collect();
    assert_eq!(errori, ["COD-001", "PES-002"]);

    let e = pegaso_in(qui.path(), &["piano", "."]);
    assert_eq!(e.stato, 1);
    assert!(!qui.path().join("piano-2026.pdf").exists());

    let e = pegaso_in(qui.path(), &["piano", ".", "--bozza"]);
    assert_eq!(e.stato, 0, "{}", e.err);
    let testo = crate::comune::testo(&std::fs::read(qui.path().join("piano-2026.pdf")).unwrap());
    assert!(testo.contains("Segnalazionidelcontrollo") && testo.contains("PES-002"));
    let pagine = testo.matches("Pagina").count();
    // The mark and the word in the header, on each page that has a footer.
    assert!(testo.matches("BOZZA").count() >= 2 * pagine, "{testo}");
}

#[test]
fn a_deroga_silences_with_its_reason_and_not_under_ignora_deroghe() {
    let deroghe = "esercizio: 2026\nente:\n  denominazione: Comune di Prova\nsettori:\n  - id: s\n    nome: Uno\n\
                   deroghe:\n  - regola: COD-001\n    motivo: Codici della contabilità, comuni a due schede.\n\
                   \x20 - regola: PES-002\n    dove: obiettivi/a.yaml\n    motivo: Pesi del decreto n. 4.\n";
    let qui = cartella(&[DUE[0], DUE[1], ("ente.yaml", deroghe)]);
    let (e, json) = controlla(qui.path(), &[]);
    assert_eq!((e.stato, json["errori"].as_u64()), (0, Some(0)));
    let silenziata =
        json["segnalazioni"].as_array().unwrap().iter().find(|s| s["regola"] == "COD-001");
    let motivo = "Codici della contabilità, comuni a due schede.";
    assert_eq!(silenziata.unwrap()["deroga"], motivo);
    assert_eq!(pegaso_in(qui.path(), &["piano", "."]).stato, 0);
    let (e, json) = controlla(qui.path(), &["--ignora-deroghe"]);
    assert_eq!((e.stato, json["errori"].as_u64()), (1, Some(2)));
}

#[test]
fn findings_as_text() {
    let qui = cartella(&[
        DUE[0],
        DUE[1],
        ("obiettivi/c.yaml", "codice: 1\ntitolo: [a, b]\npesso: 1\nmissione: uno\n"),
    ]);
    let e = pegaso_in(qui.path(), &["controlla", "."]);
    assert_eq!(e.stato, 1);
    insta::assert_snapshot!(e.out);
}

#[test]
fn a_place_that_cannot_be_written_is_said_in_italian() {
    let qui = carnate();
    let prova = tempfile::tempdir().unwrap();
    let e =
        pegaso_in(prova.path(), &["piano", qui.to_str().unwrap(), "-o", "non/esiste/piano.pdf"]);
    assert_eq!(e.stato, 3);
    assert!(e.err.contains("la cartella in cui scriverlo non esiste"), "{}", e.err);
    assert!(!e.err.contains("os error"), "{}", e.err);
}

#[test]
fn the_environment_and_the_command_line_have_their_own_codes() {
    let qui = tempfile::tempdir().unwrap();
    for (argomenti, stato, parola) in [
        (&["controlla", "non-esiste"][..], 3, "non esiste"),
        (&["piano"][..], 2, "<CARTELLA>"),
        (&["piani", "."][..], 2, "non è un comando"),
        (&["piano", ".", "--bozzza"][..], 2, "`--bozza`"),
        (&["controlla", ".", "--fase", "dopo"][..], 2, "consuntivo"),
        (&["controlla", "."][..], 1, ""),
        (&["--help"][..], 0, ""),
        (&["--version"][..], 0, ""),
    ] {
        let e = pegaso_in(qui.path(), argomenti);
        assert_eq!(e.stato, stato, "{argomenti:?}: {}{}", e.out, e.err);
        assert!(e.err.contains(parola), "{argomenti:?}: {}", e.err);
        for inglese in ["Usage", "error:", "unexpected", "For more", "Options", "[possible"] {
            assert!(
                !e.err.contains(inglese) && !e.out.contains(inglese),
                "{argomenti:?}: {}{}",
                e.out,
                e.err
            );
        }
    }
}

#[test]
fn sarif_is_what_its_schema_says() {
    use boon::{Compiler, Schemas};

    let (mut schemi, mut compilatore) = (Schemas::new(), Compiler::new());
    let schema = include_str!("../dati/sarif/schema-2.1.0.json");
    let url = "http://prova/sarif.json";
    compilatore.add_resource(url, serde_json::from_str(schema).unwrap()).unwrap();
    let schema = compilatore.compile(url, &mut schemi).unwrap();
    let rotta = cartella(&[("obiettivi/è qui.yaml", "codice: 1\ntitolo: [a, b]\npesso: 1\n")]);
    for (dove, altri) in [(carnate(), &["--fase", "consuntivo"][..]), (rotta.path().into(), &[])] {
        let e = pegaso_in(&dove, &[&["controlla", ".", "--formato", "sarif"], altri].concat());
        let log: Value = serde_json::from_str(&e.out).unwrap();
        schemi.validate(&log, schema).unwrap_or_else(|e| panic!("{e:#}"));
        let corsa = &log["runs"][0];
        let regole = corsa["tool"]["driver"]["rules"].as_array().unwrap();
        let risultati = corsa["results"].as_array().unwrap();
        assert!(!risultati.is_empty());
        for r in risultati {
            let i = r["ruleIndex"].as_u64().unwrap();
            assert_eq!(regole[usize::try_from(i).unwrap()]["id"], r["ruleId"]);
        }
        // A finding under a deroga is suppressed, with the reason.
        let soppressi = risultati.iter().filter(|r| r.get("suppressions").is_some()).count();
        assert_eq!(soppressi, if altri.is_empty() { 0 } else { 2 });
    }
}

#[test]
fn one_folder_too_high_is_one_finding_that_names_the_right_one() {
    let qui = tempfile::tempdir().unwrap();
    let fai = |dove: &str, nome: &str| {
        let p = qui.path().join(dove);
        std::fs::create_dir_all(&p).unwrap();
        std::fs::write(p.join(nome), "esercizio: 2026\n").unwrap();
    };
    fai("dati/borgo-2026", "ente.yaml");
    fai("dati/borgo-2026/processi", "ente.yaml");
    fai("dati/borgo-2026/obiettivi", "a.yaml");
    let detto = |dove: &std::path::Path, argomenti: &[&str]| {
        let e = pegaso_in(dove, argomenti);
        assert_eq!(e.stato, 1, "{}", e.err);
        let tutto = e.out + &e.err;
        assert!(tutto.contains("manca il file ente.yaml") && !tutto.contains("DAT-010"), "{tutto}");
        tutto.lines().find_map(|r| r.split_once("= aiuto: ")).unwrap().1.to_owned()
    };
    for comando in [&["relazione", "."][..], &["controlla", "."], &["punteggi", "."]] {
        assert_eq!(detto(qui.path(), comando), "forse volevi dati/borgo-2026");
    }
    // As it may be typed from where the command was given.
    assert_eq!(detto(qui.path(), &["piano", "dati"]), "forse volevi dati/borgo-2026");
    assert_eq!(
        detto(&qui.path().join("dati"), &["piano", ".."]),
        "forse volevi ../dati/borgo-2026"
    );
    // The nearest three, and none too far below.
    fai("a/b/c/d", "ente.yaml");
    assert_eq!(detto(qui.path(), &["piano", "."]), "forse volevi dati/borgo-2026");
    fai("a/b/c", "ente.yaml");
    fai("carnate", "ente.yml");
    assert_eq!(detto(qui.path(), &["piano", "."]), "forse volevi carnate, dati/borgo-2026 o a/b/c");
    fai("dati/zogno", "ente.yaml");
    assert_eq!(
        detto(qui.path(), &["piano", "."]),
        "forse volevi carnate, dati/borgo-2026 o dati/zogno"
    );
    // A folder with schede of its own is the one that was meant.
    fai("obiettivi", "a.yaml");
    let e = pegaso_in(qui.path(), &["controlla", "."]);
    assert!(e.out.contains("crealo nella cartella"), "{}", e.out);
}

#[test]
fn whoever_is_not_in_personale_has_the_same_advice_everywhere() {
    let ente = |chi: &str| {
        format!(
            "esercizio: 2026\nente:\n  denominazione: Comune di Prova\nsettori:\n  - id: s\n    nome: Uno\n    responsabile: {chi}\n"
        )
    };
    let scheda = |chi: &str| {
        format!(
            "codice: \"1\"\ntitolo: T\nresponsabile: {chi}\npersonale:\n  - dipendente: {chi}\n"
        )
    };
    for (chi, parti) in [
        ("p-tec", &["forse `p-tecnico`?"][..]),
        ("p-tecnica", &["forse `p-tecnico`?"]),
        ("p-altro", &["aggiungi la persona a personale.yaml, o correggi l'id"]),
    ] {
        let qui = cartella(&[
            ("ente.yaml", &ente(chi)),
            (
                "personale.yaml",
                "- id: p-tecnico\n  nome: Anna Blu\n- id: p-ragioniere\n  nome: Bruno Neri\n",
            ),
            ("obiettivi/a.yaml", &scheda(chi)),
        ]);
        let (_, json) = controlla(qui.path(), &[]);
        let trovate = json["segnalazioni"].as_array().unwrap();
        // Where the advice is the same too, one finding: the other places stand beside it.
        let posti: usize =
            trovate.iter().map(|s| 1 + s["correlate"].as_array().unwrap().len()).sum();
        assert_eq!(posti, 3, "{json:#}");
        for s in trovate {
            let aiuto = s["aiuto"].as_str().unwrap();
            assert_eq!(s["regola"], "DAT-007");
            assert!(parti.iter().all(|p| aiuto.contains(p)), "{chi}: {aiuto}");
        }
    }
}

#[test]
fn a_day_of_another_year_says_what_to_write() {
    let qui = tempfile::tempdir().unwrap();
    let dati = crate::comune::borgo();
    let e = pegaso_in(qui.path(), &["monitoraggio", dati.to_str().unwrap(), "--al", "30/06/2025"]);
    assert_eq!(e.stato, 2);
    assert!(
        e.err.contains("non è un giorno dell'esercizio 2026\n  aiuto: scrivi un giorno del 2026"),
        "{}",
        e.err
    );
}

#[test]
fn a_shortfall_wants_reasons_that_say_something() {
    let scheda = |indicatori: &str, fasi: &str, finale: &str| {
        format!(
            "codice: \"1\"\ntitolo: T\npeso: 100\nindicatori:\n{indicatori}{fasi}verifiche:\n  finale:\n    relazione: Si è fatto quasi tutto.\n{finale}"
        )
    };
    let ind = |n: u8| format!("  - nome: I{n}\n    atteso: almeno 80%\n    realizzato: 60%\n");
    let detto = |testo: String| {
        let qui = cartella(&[("obiettivi/a.yaml", &testo)]);
        let (_, json) = controlla(qui.path(), &["--fase", "consuntivo"]);
        let sue =
            json["segnalazioni"].as_array().unwrap().iter().filter(|s| s["regola"] == "SCO-003");
        sue.map(|s| s["messaggio"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let tutto = ": mancano le cause, gli effetti, i provvedimenti";
    assert_eq!(detto(scheda(&ind(1), "", "")), [format!("`I1` è a 75,00%{tutto}")]);
    let due = ind(1) + &ind(2);
    assert_eq!(
        detto(scheda(&due, "", "")),
        [format!("`I1` è a 75,00% e un altro scostamento{tutto}")]
    );
    assert_eq!(
        detto(scheda(&(due + &ind(3)), "", "")),
        [format!("`I1` è a 75,00% e altri 2 scostamenti{tutto}")]
    );
    let buono = "  - nome: I\n    atteso: almeno 80%\n    realizzato: 80%\n";
    let fase = |effettivo: &str| {
        format!("fasi:\n  - descrizione: F\n    previsto: gen-mar\n    effettivo: {effettivo}\n")
    };
    assert_eq!(detto(scheda(buono, &fase("gen-apr"), "")), [format!("una fase in ritardo{tutto}")]);
    assert_eq!(
        detto(scheda(buono, &fase("non svolta"), "")),
        [format!("una fase non svolta{tutto}")]
    );
    let finale = |cause: &str, effetti: &str, fatti: &str| {
        format!(
            "    scostamenti:\n      cause: {cause}\n      effetti: {effetti}\n    provvedimenti:\n      intrapresi: {fatti}\n"
        )
    };
    for cause in ["Nessuno.", "\"-\"", "x", "n.d.", "Nessuna causa da segnalare", "Vari motivi"] {
        let f = finale(cause, "Nessuno.", "Nessuno.");
        let attesi = if cause == "Vari motivi" {
            vec![]
        } else {
            vec!["`I1` è a 75,00%: mancano le cause".to_owned()]
        };
        assert_eq!(detto(scheda(&ind(1), "", &f)), attesi, "{cause}");
    }
    // That there was no effect is an answer; a dash is none.
    let f = finale("Nessun addetto da marzo a maggio.", "\"-\"", "n.d.");
    assert_eq!(
        detto(scheda(&ind(1), "", &f)),
        ["`I1` è a 75,00%: mancano gli effetti, i provvedimenti"]
    );
}
