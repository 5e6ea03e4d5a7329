//! Each key is declared once: who asks the model which keys there are has no list in which one can be
//! missing.

use crate::comune::{cartella, pegaso_in};
use serde_json::Value;

const ENTE: &str = "\
esercizio: 2026
ente:
  denominazione: Comune di Prova
settori:
  - id: a
    nome: Affari
    responsabile: Ada Verdi
  - id: b
    nome: Tecnico
    responsabile: Ugo Neri
documenti:
  piano:
    atto:
      tipo: deliberazione
      organo: giunta
      stato: proposta
";

const SCHEDA: &str = "\
codice: \"1\"
titolo: Uno
settore: a
peso: 100
indicatori:
  - nome: Pratiche evase
    atteso: 80%
";

/// The findings of a folder: code, file, row, severity.
fn trovate(file: &[(&str, &str)]) -> Vec<(String, String, u64, String)> {
    let qui = cartella(file);
    let e = pegaso_in(qui.path(), &["controlla", ".", "--formato", "json"]);
    let json: Value = serde_json::from_str(&e.out).unwrap_or_else(|x| panic!("{x}: {}", e.err));
    let una = |s: &Value| {
        let t = |k: &str| s[k].as_str().unwrap().to_owned();
        (t("regola"), t("file"), s["riga"].as_u64().unwrap(), t("gravita"))
    };
    json["segnalazioni"].as_array().unwrap().iter().map(una).collect()
}

/// What the starter left to be written is found in any key, wherever it stands; what stands in `extra` is
/// told at the mapping that it is of.
#[test]
fn what_is_to_be_written_is_found_in_any_key() {
    let scheda = |riga: &str| format!("{SCHEDA}{riga}\n");
    let una = "DA COMPILARE";
    let casi = [
        ("obiettivi/1.yaml", scheda(&format!("    fonte: {una}")), 8),
        ("obiettivi/1.yaml", scheda(&format!("    formula: {una}")), 8),
        ("obiettivi/1.yaml", scheda(&format!("    unita: {una}")), 8),
        ("obiettivi/1.yaml", scheda(&format!("risorse_strumentali:\n  - {una}")), 9),
        ("obiettivi/1.yaml", scheda(&format!("stakeholder: [{una}]")), 8),
        ("obiettivi/1.yaml", scheda(&format!("extra:\n  nota:\n    sotto: {una}")), 1),
        ("obiettivi/1.yaml", scheda(&format!("    extra:\n      nota: {una}")), 6),
        ("personale.yaml", format!("- nome: Ada Verdi\n  ruolo: {una}\n"), 2),
        ("processi/p.yaml", format!("titolo: Un processo\ncoordinamento: [{una}]\n"), 2),
    ];
    for (file, testo, riga) in casi {
        let mut tutti = vec![("ente.yaml", ENTE), ("obiettivi/1.yaml", SCHEDA)];
        tutti.retain(|(f, _)| *f != file);
        tutti.push((file, &testo));
        let qui = trovate(&tutti);
        let sua = ("TXT-003".to_owned(), file.to_owned(), riga);
        let detta = qui.iter().any(|(r, f, n, _)| (r.clone(), f.clone(), *n) == sua);
        assert!(detta, "{testo}\n{qui:?}");
    }
}

/// A rule does not fall silent because one file did not load.
#[test]
fn a_wrong_key_and_wrong_weights_are_said_together() {
    let pesa = |codice: &str, peso: &str| {
        format!(
            "codice: \"{codice}\"\ntitolo: T{codice}\nsettore: b\npeso: {peso}\nindicatori: [{{ nome: N{codice}, atteso: 80% }}]\n"
        )
    };
    let (due, tre) = (pesa("2", "105"), pesa("3", "100"));
    let sbagliata = SCHEDA.replace("peso: 100\n", "peso: 100\ndesrcizione: x\n");
    let file = [
        ("ente.yaml", ENTE),
        ("obiettivi/1.yaml", &sbagliata),
        ("obiettivi/2.yaml", &due),
        ("obiettivi/3.yaml", &tre),
    ];
    let qui = trovate(&file);
    let detta = |r: &str, f: &str, n: u64| {
        qui.iter().any(|(a, b, c, g)| a == r && b == f && *c == n && g == "errore")
    };
    assert!(detta("DAT-002", "obiettivi/1.yaml", 5), "{qui:?}");
    assert!(detta("PES-002", "obiettivi/2.yaml", 4), "{qui:?}");
    // What the first settore weighs is not known: a scheda of it did not load.
    assert!(!qui.iter().any(|(r, f, ..)| r == "PES-002" && f == "obiettivi/1.yaml"), "{qui:?}");
}

/// A draft says of each of its findings in which file it stands.
#[test]
fn a_draft_places_each_finding_in_its_own_file() {
    let due = SCHEDA.replace("peso: 100", "peso: 60").replace("\"1\"", "\"2\"");
    let qui = cartella(&[("ente.yaml", ENTE), ("obiettivi/uno/due.yaml", &due)]);
    let e = pegaso_in(qui.path(), &["piano", ".", "--bozza", "--sorgente", "s"]);
    assert_eq!(e.stato, 0, "{}", e.err);
    let mut sorgenti = std::fs::read_dir(qui.path().join("s")).unwrap().map(|f| f.unwrap().path());
    let typ = sorgenti.find(|f| f.extension().is_some_and(|e| e == "typ")).unwrap();
    let testo = std::fs::read_to_string(typ).unwrap();
    assert!(testo.contains("obiettivi/uno/due.yaml, riga 4"), "{testo}");
}

/// A unit that the target already says is not printed again.
#[test]
fn a_unit_is_printed_once() {
    let scheda = SCHEDA.replace("atteso: 80%", "atteso: 80%\n    unita: \"%\"");
    let qui = cartella(&[("ente.yaml", ENTE), ("obiettivi/1.yaml", &scheda)]);
    let e = pegaso_in(qui.path(), &["scheda", ".", "1", "-o", "1.pdf"]);
    assert_eq!(e.stato, 0, "{}", e.err);
    let testo = crate::comune::testo(&std::fs::read(qui.path().join("1.pdf")).unwrap());
    assert!(testo.contains("80,00%") && !testo.contains("%%"), "{testo}");
}

#[test]
fn years_that_are_no_years_are_an_error() {
    let scheda = format!("{SCHEDA}durata: pippo\n");
    let qui = trovate(&[("ente.yaml", ENTE), ("obiettivi/1.yaml", &scheda)]);
    let sua = ("DAT-004".to_owned(), "obiettivi/1.yaml".to_owned(), 8, "errore".to_owned());
    assert!(qui.contains(&sua), "{qui:?}");
}

/// A forge resolves the places of SARIF: from the root of the repository, where there is one.
#[test]
fn the_places_of_sarif_have_a_base() {
    let qui = cartella(&[("uno/ente.yaml", ENTE), ("uno/obiettivi/1.yaml", "codice: x\n")]);
    std::fs::create_dir(qui.path().join(".git")).unwrap();
    let e = pegaso_in(qui.path(), &["controlla", "uno", "--formato", "sarif"]);
    let json: Value = serde_json::from_str(&e.out).unwrap();
    let corsa = &json["runs"][0];
    let base = corsa["originalUriBaseIds"]["%SRCROOT%"]["uri"].as_str().unwrap();
    assert!(base.starts_with("file:///") && base.ends_with('/'), "{base}");
    let posto = &corsa["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"];
    assert_eq!(posto["uri"], "uno/obiettivi/1.yaml");
    assert_eq!(posto["uriBaseId"], "%SRCROOT%");
}
