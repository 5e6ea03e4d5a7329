//! Every key of the data format loads, and nothing that a user types becomes markup or code.

use std::path::{Path, PathBuf};

use crate::comune::{cartella, copia, pegaso_in, stretto, testo};
use pegaso::check::{self, OpzioniControllo};
use pegaso::document::{self, Genere};
use pegaso::model::Stadio;
use pegaso::{score, typeset};
use typst::syntax::{SyntaxKind, SyntaxNode, parse};

fn completa() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/dati/completa")
}

fn verificata(dove: &Path, stadio: Stadio) -> check::Verificata {
    let l = pegaso::model::Cartella::apri(dove).expect("readable");
    let c = l.cartella.unwrap_or_else(|| panic!("{:#?}", l.segnalazioni));
    check::verifica(
        score::valuta(c),
        l.segnalazioni,
        OpzioniControllo { stadio, ignora_deroghe: false, pubblica: false },
    )
}

#[test]
fn every_key_of_the_contract_loads_and_prints() {
    let v = verificata(&completa(), Stadio::Consuntivo);
    // It holds every key and makes no sense: rules may speak, reading may not.
    assert!(
        v.segnalazioni().iter().all(|s| !s.regola.starts_with("DAT")),
        "{:?}",
        v.segnalazioni()
    );
    let pdf = document::pdf(&v, Genere::Relazione, &document::OpzioniDocumento::default()).unwrap();
    let t = testo(&pdf);
    for atteso in [
        // The ente's own words, and the usual ones where it has none.
        "Area",
        "Peso",
        "Responsabile",
        "Ugo Neri (gennaio - marzo 2026, da aprile 2026)",
        "Ada Viola (settembre - novembre 2026)",
        "1.01 Un ente che funziona",
        "Missione 12: Diritti sociali, politiche sociali e famiglia",
        "Programma 11: Interventi per asili nido",
        "almeno 80,00% pratiche",
        "entro il 30 giugno 2026",
        "massimo € 5.000,00",
        "12 su 15",
        "tra 20 e 30",
        "non svolta",
        "nov 2025-gen 2026",
        "gen, mar, nov",
        // 12500 + 1,50 and 11800,50, summed by hand.
        "12.501,50",
        "11.800,50",
        "VERIFICA INTERMEDIA AL 30/06 - 31/10",
        "VERIFICA FINALE AL 31/12",
        "90,00% (verbale n. 3) Sentito l'ufficio.",
        "STRALCIATO",
        "prerequisito",
        "Allegato alla deliberazione di Consiglio metropolitano n. 12/bis del 30 giugno 2027",
        "Una analisi.",
        "Una nota alla scheda.",
        "formula: fatte / tutte",
        "C.C. 14/2026",
        // The only scheda of its settore with criteria takes the whole of its weight.
        "100,00",
    ] {
        let atteso = stretto(atteso).replace('-', "");
        assert!(t.replace('-', "").contains(&atteso), "{atteso}\n{t}");
    }
    let v = verificata(&completa(), Stadio::Piano);
    let t =
        testo(&document::pdf(&v, Genere::Piano, &document::OpzioniDocumento::default()).unwrap());
    for atteso in [
        "Allegato A alla proposta n. 61 del 20 aprile 2026",
        "una nota[1]",
        "https://www.example.it/pagina",
    ] {
        assert!(t.contains(&stretto(atteso)), "{atteso}\n{t}");
    }
}

/// Texts that a careless template would run.
const OSTILE: &str =
    r##"#panic("x") #read("/etc/passwd") {{ x }} {% for %} *_$<@]\ // /* */ --- ~ " ' «» 1.10 NO"##;

/// The reference folder with a hostile text after every plain one.
fn ostile() -> tempfile::TempDir {
    let scheda = format!(
        "codice: >-\n  C{OSTILE}\ntitolo: >-\n  T{OSTILE}\nstakeholder:\n  - >-\n    S{OSTILE}\n\
         descrizione: |\n  D{OSTILE}\nfasi:\n  - descrizione: >-\n      F{OSTILE}\n    previsto: gen\n\
         indicatori:\n  - nome: >-\n      I{OSTILE}\n    atteso: >-\n      A{OSTILE}\n    esito: >-\n      E{OSTILE}\n    note: >-\n      N{OSTILE}\n\
         personale:\n  - dipendente: p\n    prevista: 100%\n    realizzata: 100%\n    categoria: >-\n      G{OSTILE}\n"
    );
    let ente = format!(
        "esercizio: 2026\nente:\n  denominazione: >-\n    X{OSTILE}\nsettori:\n  - id: s\n    nome: >-\n      Y{OSTILE}\n\
         documenti:\n  relazione:\n    titolo: >-\n      Z{OSTILE}\n    sottotitolo: >-\n      W{OSTILE}\n    atto: {{ numero: 1, data: 01/02/2027 }}\n"
    );
    let persone = format!("- id: p\n  nome: >-\n    P{OSTILE}\n");
    cartella(&[("ente.yaml", &ente), ("personale.yaml", &persone), ("obiettivi/a.yaml", &scheda)])
}

/// Every leaf of a Typst source that mentions the hostile text is a string literal.
fn foglie<'a>(n: &'a SyntaxNode, out: &mut Vec<(SyntaxKind, &'a str)>) {
    if n.children().len() == 0 {
        out.push((n.kind(), n.leaf_text()));
    }
    for f in n.children() {
        foglie(f, out);
    }
}

#[test]
fn a_hostile_text_is_a_literal_and_comes_out_as_typed() {
    let qui = ostile();
    let v = verificata(qui.path(), Stadio::Consuntivo);
    let f =
        document::fascicolo(&v, Genere::Relazione, &document::OpzioniDocumento::default()).unwrap();
    let albero = parse(&f.sorgente);
    let mut tutte = Vec::new();
    foglie(&albero, &mut tutte);
    let citano: Vec<_> = tutte.iter().filter(|(_, t)| t.contains("panic")).collect();
    assert!(citano.len() > 15, "{}", citano.len());
    for (genere, t) in citano {
        assert_eq!(*genere, SyntaxKind::Str, "{t}");
    }
    let t = testo(&typeset::pdf(&f).unwrap());
    for lettera in ["C", "T", "S", "F", "I", "A", "E", "G", "X", "Y", "Z", "W", "P"] {
        let atteso = stretto(&format!("{lettera}{OSTILE}"));
        let senza = |t: &str| t.replace('-', "");
        assert!(senza(&t).contains(&senza(&atteso)), "{lettera}\n{t}");
    }
}

#[test]
fn the_built_in_templates_give_no_warning() {
    for dove in [completa(), crate::comune::carnate()] {
        for (stadio, genere) in
            [(Stadio::Piano, Genere::Piano), (Stadio::Consuntivo, Genere::Relazione)]
        {
            let v = verificata(&dove, stadio);
            let f = document::fascicolo(
                &v,
                genere,
                &document::OpzioniDocumento { bozza: true, ..Default::default() },
            )
            .unwrap();
            assert_eq!(typeset::avvertimenti(&f), [""; 0]);
        }
    }
}

#[test]
fn a_broken_file_does_not_hide_the_others() {
    let qui = copia(&completa());
    std::fs::write(qui.path().join("obiettivi/rotta.yaml"), "codice: [1\ntitolo: x\n").unwrap();
    crate::comune::cambia(
        qui.path(),
        "obiettivi/b.yml",
        "capofila: segreteria",
        "capofila: segretaria",
    );
    let e = pegaso_in(qui.path(), &["controlla", "."]);
    assert_eq!(e.stato, 1);
    assert!(e.out.contains("obiettivi/rotta.yaml:1:") && e.out.contains("DAT-001"), "{}", e.out);
    assert!(e.out.contains("il settore `segretaria` non è in ente.yaml"), "{}", e.out);
    assert!(e.out.contains("forse `segreteria`?"), "{}", e.out);
    assert!(e.out.contains("2 errori"), "{}", e.out);
}

#[test]
fn a_newer_format_is_a_program_too_old_and_nothing_else() {
    let ente = "formato: 2\nesercizio: 2030\nnovita: vera\nente:\n  denominazione: X\n";
    let qui = cartella(&[("ente.yaml", ente), ("obiettivi/a.yaml", "codice: 1\nnuova: 2\n")]);
    let e = pegaso_in(qui.path(), &["controlla", "."]);
    assert_eq!(e.stato, 1);
    assert!(e.out.contains("programma troppo vecchio") && e.out.contains("1 errore,"), "{}", e.out);
}

#[test]
fn what_is_the_whole_ente_s_stands_before_the_settori() {
    let qui = cartella(&[
        (
            "ente.yaml",
            "esercizio: 2026\nente:\n  denominazione: Comune di Prova\nsettori:\n  - id: s\n    nome: Tecnico\n  - id: t\n    nome: Settore Sociale\n",
        ),
        ("obiettivi/a.yaml", "codice: '1'\ntitolo: Del settore\nsettore: s\n"),
        ("obiettivi/b.yaml", "codice: '2'\ntitolo: Di tutti\ntipo: ente\n"),
        (
            "obiettivi/c.yaml",
            "codice: '3'\ntitolo: Sociale\nsettore: t\nfasi:\n  - descrizione: x\n    extra: { a: 1 }\n",
        ),
    ]);
    let v = verificata(qui.path(), Stadio::Piano);
    let t =
        testo(&document::pdf(&v, Genere::Piano, &document::OpzioniDocumento::default()).unwrap());
    let dopo_indice = t.rsplit("Indice").next().unwrap();
    let posto = |x: &str| dopo_indice.rfind(&stretto(x)).unwrap_or_else(|| panic!("{x}: {t}"));
    assert!(posto("Di tutti") < posto("Del settore"));
    assert!(t.contains("OBIETTIVODIENTE"));
    assert!(t.contains("SettoreTecnico"));
    // Once as label and name in the scheda; never on the divider page or in the contents.
    assert_eq!(t.matches("SettoreSettoreSociale").count(), 1);
}

#[test]
fn a_scheda_is_found_from_where_the_command_is_given() {
    let qui = tempfile::tempdir().unwrap();
    let dati = cartella(&[(
        "obiettivi/a.yaml",
        "codice: 1.02.01\ntitolo: Prova\nfasi:\n  - descrizione: Una\n    previsto: gen\n",
    )]);
    std::fs::rename(dati.path(), qui.path().join("dati")).unwrap();
    for quale in [
        "dati/obiettivi/a.yaml",
        "obiettivi/a.yaml",
        "./obiettivi/a.yaml",
        "obiettivi/a",
        "1.02.01",
    ] {
        let e = pegaso_in(qui.path(), &["scheda", "dati", quale, "-o", "x.pdf"]);
        assert_eq!(e.stato, 0, "{quale}: {}", e.err);
    }
    let e = pegaso_in(qui.path(), &["scheda", "dati", "9", "-o", "y.pdf"]);
    assert_eq!(e.stato, 2);
    assert!(e.err.contains("obiettivi/a.yaml") && !qui.path().join("y.pdf").exists());
}

/// Fragments that a template engine, a typesetter or a YAML reader might take for its own.
const FRAMMENTI: &[&str] = &[
    "#panic(\"x\")",
    "#read(\"/etc/passwd\")",
    "{{ x }}",
    "{% for a in b %}",
    "{# c #}",
    "*",
    "_",
    "$",
    "<a>",
    "@b",
    "]",
    "[",
    "\\",
    "//",
    "/*",
    "*/",
    "---",
    "~",
    "\"",
    "'",
    "«",
    "»",
    "1.10",
    "NO",
    "\t",
    "\u{a0}",
    "`",
    "#",
    "= ",
    "- ",
    "+ ",
    "&",
    "%",
    "…",
    "→",
    "✓",
    "à",
    "É",
    "ñ",
    "€",
    "\\u{41}",
    "}",
    "{",
    ";",
    "(",
    ")",
    "|",
    "!",
    "?",
    ":",
    " #x",
    "\\n",
];

/// A text as a YAML double-quoted scalar.
fn citato(t: &str) -> String {
    format!("\"{}\"", t.replace('\\', "\\\\").replace('"', "\\\"").replace('\t', "\\t"))
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig { cases: 32, ..Default::default() })]

    #[test]
    fn texts_drawn_at_random_come_out_as_typed(
        indici in proptest::collection::vec((0..FRAMMENTI.len(), "[a-z]{0,3}"), 1..12)
    ) {
        let t: String = indici.iter().map(|(i, parola)| format!("{}{parola}", FRAMMENTI[*i])).collect();
        let scheda = format!(
            "codice: '1'\ntitolo: {}\nstakeholder:\n  - {}\nfasi:\n  - descrizione: {}\nindicatori:\n  - nome: {}\n    evidenza: {}\n",
            citato(&format!("T{t}")), citato(&format!("S{t}")), citato(&format!("F{t}")),
            citato(&format!("I{t}")), citato(&format!("E{t}"))
        );
        let qui = cartella(&[("obiettivi/a.yaml", &scheda)]);
        let v = verificata(qui.path(), Stadio::Piano);
        let o = v.valutata().cartella().obiettivi.first().unwrap();
        let letto = testo(&document::pdf(&v, Genere::Scheda(o), &document::OpzioniDocumento::default()).unwrap()).replace('-', "");
        for lettera in ["T", "S", "F", "I", "E"] {
            let atteso = stretto(&format!("{lettera}{t}")).replace('-', "");
            proptest::prop_assert!(letto.contains(&atteso), "{}\n{}", atteso, letto);
        }
    }
}
