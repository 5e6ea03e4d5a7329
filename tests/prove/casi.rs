//! Small folders, each a whole kind of fault that an office fell into: what is right is said here.

use std::path::{Path, PathBuf};

use crate::comune::pagine::{Pagina, pagine};
use crate::comune::{cambia, copia, fai_ora, pegaso_in, testo};
use serde_json::Value;

fn caso(nome: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/dati/casi").join(nome)
}

/// The findings of a folder at a stage: rule, row, message, remedy; those of one file.
fn segnalate(dove: &Path, fase: &str, file: &str) -> Vec<(String, u64, String, String)> {
    let e = pegaso_in(dove, &["controlla", ".", "--fase", fase, "--formato", "json"]);
    let v: Value = serde_json::from_str(&e.out).unwrap();
    let testo = |s: &Value, k: &str| s[k].as_str().unwrap().to_owned();
    let tutte = v["segnalazioni"].as_array().unwrap().iter().filter(|s| s["file"] == file);
    tutte
        .map(|s| {
            let riga = s["riga"].as_u64().unwrap();
            (testo(s, "regola"), riga, testo(s, "messaggio"), testo(s, "aiuto"))
        })
        .collect()
}

const SCHEDA: &str = "obiettivi/1-archivio.yaml";

/// Whether a rule speaks at a row of a file of a case, with some words.
fn parla(nome: &str, fase: &str, file: &str, regola: &str, riga: u64, parole: &[&str]) {
    let tutte = segnalate(&caso(nome), fase, file);
    let sua = tutte.iter().find(|(r, n, ..)| r == regola && *n == riga);
    let (.., messaggio, aiuto) = sua.unwrap_or_else(|| panic!("{nome}: {tutte:#?}"));
    let detto = format!("{messaggio} {aiuto}");
    assert!(parole.iter().all(|p| detto.contains(p)), "{nome}: {detto}");
}

#[test]
fn a_target_with_two_readings_names_both() {
    let p = ["3 aprile", "3 su 4"];
    parla("fail-06/20-rapporto", "consuntivo", SCHEDA, "IND-014", 16, &p);
}

#[test]
fn two_months_with_a_stroke_are_a_range() {
    let qui = caso("fail-07/19-00");
    assert!(segnalate(&qui, "piano", SCHEDA).iter().all(|(r, ..)| !r.starts_with("DAT")));
    let t = testo(&fai_ora(&["piano", qui.to_str().unwrap()]));
    assert!(t.contains("gen-dic"), "{t}");
    parla("fail-07/19-24", "piano", SCHEDA, "DAT-004", 12, &["all'indietro", "dic 2026-gen 2027"]);
}

#[test]
fn accents_in_two_pieces_are_no_change_of_the_voted_plan() {
    for fase in ["piano", "consuntivo"] {
        let tutte = segnalate(&caso("fail-08/11-lucchetto"), fase, SCHEDA);
        assert!(tutte.iter().all(|(r, ..)| r != "VAR-001"), "{tutte:#?}");
    }
}

/// The texts of a page that stand one over the other.
fn sovrapposte(p: &Pagina) -> Vec<String> {
    let mut trovate = Vec::new();
    for (i, a) in p.testi.iter().enumerate() {
        for b in p.testi.iter().skip(i + 1) {
            let stessa_riga = (a.base - b.base).abs() < 2.0;
            let comune = a.a.min(b.a) - a.da.max(b.da);
            if stessa_riga && comune > 1.5 {
                trovate.push(format!(
                    "{:.0}-{:.0} e {:.0}-{:.0} a {:.0}",
                    a.da, a.a, b.da, b.a, a.base
                ));
            }
        }
    }
    trovate
}

#[test]
fn a_long_token_breaks_and_nothing_overlaps_or_leaves_the_page() {
    for nome in ["fail-09/02-lunghi", "fail-09/02r"] {
        let pdf = fai_ora(&["piano", caso(nome).to_str().unwrap(), "--bozza"]);
        for (n, p) in pagine(&pdf).iter().enumerate() {
            let fuori = p.testi.iter().filter(|t| t.da < 40.0 || t.a > 595.3 - 40.0).count();
            assert_eq!(fuori, 0, "{nome}, pagina {}", n + 1);
            assert!(sovrapposte(p).is_empty(), "{nome}, pagina {}: {:#?}", n + 1, sovrapposte(p));
        }
        // Who copies it gets it as it was typed.
        let t = testo(&pdf);
        let codice = if nome.ends_with("02r") {
            "OB.STRAT.01.02-SEG-2026/01"
        } else {
            "1.02.01.PROGRAMMAZIONE_TRIENNALE/2026-2028"
        };
        assert!(t.contains(codice), "{nome}: {t}");
    }
}

#[test]
fn what_yaml_takes_for_a_comment_is_said_at_its_row() {
    let p = ["commento", "unita: \"#pratiche\""];
    parla("fail-10/15p", "consuntivo", SCHEDA, "TXT-001", 18, &p);
    for (riga, giusta) in [(8, "descrizione: \"#PNRR"), (9, "analisi: \"#2 le pratiche")] {
        parla("fail-10/15x", "consuntivo", SCHEDA, "TXT-001", riga, &[giusta]);
    }
}

#[test]
fn nouns_and_signs_of_an_act_are_printed_once() {
    let piano = testo(&fai_ora(&["piano", caso("fail-12/31").to_str().unwrap(), "--bozza"]));
    assert!(piano.contains("AllegatoAall") && !piano.contains("AllegatoAllegato"), "{piano}");
    let relazione =
        testo(&fai_ora(&["relazione", caso("fail-12/32").to_str().unwrap(), "--bozza"]));
    assert!(relazione.contains("(verbalen.3)"), "{relazione}");
    for t in [piano, relazione] {
        assert!(!t.contains("n.n."), "{t}");
    }
    parla("fail-12/32", "consuntivo", SCHEDA, "IND-014", 17, &["0,85%", "85,00%"]);
}

#[test]
fn a_value_that_begins_with_a_quoted_word_keeps_it() {
    for (nome, riga, giusta) in [
        ("fail-14/28", 2, "titolo: '\"Archivio\" e pratiche'"),
        ("fail-14/28b", 2, "titolo: \"Archivio\""),
        ("fail-14/28c", 19, "note: \"'Ufficio Tecnico' dell'ente\""),
    ] {
        parla(nome, "piano", SCHEDA, "DAT-001", riga, &[&format!("scrivi così: {giusta}")]);
        let qui = copia(&caso(nome));
        let testo = std::fs::read_to_string(qui.path().join(SCHEDA)).unwrap();
        let rotta = testo.lines().nth(riga as usize - 1).unwrap().to_owned();
        let rientro = &rotta[..rotta.len() - rotta.trim_start().len()];
        cambia(qui.path(), SCHEDA, &rotta, &format!("{rientro}{giusta}"));
        let dopo = segnalate(qui.path(), "piano", SCHEDA);
        assert!(dopo.iter().all(|(r, ..)| !r.starts_with("DAT")), "{nome}: {dopo:#?}");
    }
}

#[test]
fn nothing_in_the_folder_is_passed_over() {
    for (nome, file, regola, parola) in [
        ("10-txt", "ente.yaml.txt", "DAT-010", "`ente.yaml`"),
        ("10b-txt", "obiettivi/2-tributi.yaml.txt", "DAT-010", "`2-tributi.yaml`"),
        ("10d-cartella", "Obiettivi/1-archivio.yaml", "DAT-010", "`obiettivi`"),
        ("10f-json", "obiettivi/2-tributi.yaml.docx", "DAT-010", "`2-tributi.yaml`"),
        ("10f-json", "obiettivi/3.odt", "DAT-010", "`3.yaml`"),
        ("10f-json", "obiettivi/4-senza-estensione", "DAT-010", "`4-senza-estensione.yaml`"),
        ("10g", "ente.yaml", "DAT-014", "vuoto"),
    ] {
        parla(&format!("fail-15/{nome}"), "piano", file, regola, 1, &[parola]);
        let e = pegaso_in(&caso(&format!("fail-15/{nome}")), &["piano", ".", "-o", "-"]);
        assert_eq!(e.stato, 1, "{nome}: {}", e.err);
    }
}

#[test]
fn a_hidden_character_of_the_structure_is_named() {
    parla("fail-17/04-bom", "piano", SCHEDA, "DAT-011", 2, &["U+FEFF", "# scheda"]);
    parla("fail-18/07-nbsp", "piano", SCHEDA, "DAT-011", 15, &["U+00A0", "    previsto: apr-nov"]);
    parla("fail-18/07c-nbsp", "piano", SCHEDA, "DAT-011", 19, &["U+00A0", "  - nome: Relazione"]);
}

#[test]
fn usual_phrases_are_read() {
    let e = pegaso_in(&caso("fail-20/frasi"), &["punteggi", ".", "--formato", "json"]);
    let v: Value = serde_json::from_str(&e.out).unwrap();
    let indicatori = v["obiettivi"][0]["indicatori"].as_array().unwrap();
    let di = |n: usize| &indicatori[n];
    // The number of the indicator, its type, its printed target, its score (worked by hand).
    for (n, tipo, atteso, punteggio) in [
        (1, "percentuale", "100,00% delle istanze", Some("100.00")),
        (2, "numero", "3 incontri", Some("100.00")),
        (4, "numero", "entro 30 gg", Some("100.00")),
        (5, "numero", "massimo 30 giorni", Some("100.00")),
        (7, "data", "3 aprile 2025", Some("100.00")),
        (9, "testo", "80-90%", None),
        (11, "percentuale", "100,00%", None),
        (12, "importo", "€\u{a0}1.500,00", Some("100.00")),
        (15, "data", "31 dicembre 2025", Some("100.00")),
        (20, "data", "31 dicembre 2025", None),
        (21, "data", "entro la fine di dicembre 2025", Some("100.00")),
        (23, "data", "entro il 31 dicembre 2025", Some("100.00")),
        (24, "percentuale", "maggiore o uguale al 90,00%", Some("100.00")),
        (27, "percentuale", "> 95,00%", Some("100.00")),
        (31, "data", "entro il 30 giugno 2025", Some("100.00")),
        (34, "data", "30 giugno 2025", Some("100.00")),
        (37, "percentuale", "+10%", Some("100.00")),
        (40, "percentuale", "almeno 80,00%", Some("100.00")),
        (41, "percentuale", "non più dell'8,00%", Some("100.00")),
        // 100 × (1 − (20 − 30) / 30) is over 100, and stays there.
        (44, "numero", "inferiore a 30 giorni", Some("100.00")),
        (49, "testo", "dal 50% al 60%", None),
        (75, "rapporto", "almeno 12 su 15", Some("100.00")),
        (77, "data", "entro il 30 novembre 2025", Some("100.00")),
        (83, "data", "non prima del 30 giugno 2025", None),
        (84, "data", "almeno 30 giugno 2025", None),
        (85, "data", "fino al 31 dicembre 2025", Some("100.00")),
        // 100 × (1 + (70 − 80) / 80)
        (86, "percentuale", "fino all'80,00%", Some("87.50")),
        (95, "importo", "€\u{a0}1.500,00", Some("100.00")),
    ] {
        let i = di(n);
        assert_eq!(i["tipo"], tipo, "{n}: {i}");
        assert_eq!(i["atteso"], atteso, "{n}: {i}");
        assert_eq!(i["punteggio"].as_str(), punteggio, "{n}: {i}");
    }
    // What cannot be read is said, and never half read.
    let tutte = segnalate(&caso("fail-20/frasi"), "consuntivo", SCHEDA);
    for n in [50, 61, 62, 63, 67, 69, 70, 99, 100] {
        let nome = di(n)["atteso"].as_str().unwrap();
        assert_eq!(di(n)["punteggio"], Value::Null, "{nome}");
        assert!(tutte.iter().any(|(r, _, m, _)| r == "IND-002" && m.contains(nome)), "{nome}");
    }
}

#[test]
fn a_value_kept_as_typed_is_in_the_open_data_as_typed() {
    let qui = copia(&caso("fail-25/33"));
    let e = pegaso_in(qui.path(), &["allegati", ".", "--documento", "relazione", "-o", "fuori"]);
    assert_eq!(e.stato, 0, "{}", e.err);
    let csv = std::fs::read_to_string(qui.path().join("fuori/dati-aperti/obiettivi.csv")).unwrap();
    assert!(csv.contains("100,00% delle istanze") && csv.contains("98,00%"), "{csv}");
}

/// The public edition of a case is refused, at the row where somebody is named, and not written.
fn non_pubblica(nome: &str, file: &str, riga: u32) {
    let qui = tempfile::tempdir().unwrap();
    let pdf = qui.path().join("x.pdf");
    let cartella = caso(nome);
    let (dati, esce) = (cartella.to_str().unwrap(), pdf.to_str().unwrap());
    let argomenti = ["relazione", dati, "--edizione", "pubblica", "-o", esce];
    let fatto = pegaso_in(qui.path(), &argomenti);
    assert_ne!(fatto.stato, 0, "{nome}");
    assert!(!pdf.exists(), "{nome}");
    let posto = format!("--> {file}:{riga}:");
    let qui_sotto = fatto.err.split("errore[DOC-003]").skip(1).any(|s| s.contains(&posto));
    assert!(qui_sotto, "{nome}: {}", fatto.err);
}

#[test]
fn a_name_without_its_title_is_found() {
    non_pubblica("fail-01/13c-titolo", "obiettivi/1-archivio.yaml", 26);
    non_pubblica("fail-01/13d-titolo2", "obiettivi/1-archivio.yaml", 26);
}

#[test]
fn every_text_that_is_printed_is_searched_for_names() {
    for (nome, file, riga) in [
        ("attesi", "obiettivi/1-archivio.yaml", 24),
        ("capitolo", "obiettivi/1-archivio.yaml", 13),
        ("codice", "obiettivi/1-archivio.yaml", 1),
        ("pesatura", "obiettivi/1-archivio.yaml", 5),
        ("soglia", "obiettivi/1-archivio.yaml", 26),
        ("validazione", "ente.yaml", 14),
        ("verbale", "obiettivi/1-archivio.yaml", 27),
    ] {
        non_pubblica(&format!("fail-03/13z-{nome}"), file, riga);
    }
}
