//! An office's own templates over the built-in ones, piece by piece.

use std::fs;
use std::path::Path;

use crate::comune::{carnate, pegaso_in, stretto, testo};

#[test]
fn a_second_look_is_made_only_by_overriding() {
    let stile = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/dati/secondo-stile");
    let qui = tempfile::tempdir().unwrap();
    let dati = carnate();
    let argomenti =
        ["piano", dati.to_str().unwrap(), "--modelli", stile.to_str().unwrap(), "-o", "x.pdf"];
    let e = pegaso_in(qui.path(), &argomenti);
    assert_eq!(e.stato, 0, "{}", e.err);
    let pdf = fs::read(qui.path().join("x.pdf")).unwrap();
    crate::comune::valido("il secondo stile", &pdf);
    let t = testo(&pdf);
    assert!(t.find("Pesidegliobiettivi").unwrap() < t.find("Indice").unwrap());
    assert!(t.contains("GFMAMGLASOND") && !t.contains("CRONOPROGRAMMA"));
    // Scheda 2, phase 2 is planned for June and October: two crosses.
    let riga = stretto("2 n. 2 monitoraggi intermedi giu, ott × ×");
    assert!(t.replace('-', "").contains(&riga), "{t}");
    // Everything else falls back.
    assert!(t.contains("PERSONALECOINVOLTO") && t.contains("VERIFICAFINALE"));
}

#[test]
fn the_built_in_templates_are_copied_out_and_make_the_same_document() {
    let qui = tempfile::tempdir().unwrap();
    let dati = carnate();
    let dati = dati.to_str().unwrap();
    assert_eq!(pegaso_in(qui.path(), &["modelli", "--copia", "nostri"]).stato, 0);
    let copiati = walkdir::WalkDir::new(qui.path().join("nostri")).into_iter().flatten();
    let copiati = copiati.filter(|e| e.file_type().is_file()).count();
    assert_eq!(copiati, pegaso::assets::MODELLI.len() + pegaso::assets::LIBRERIA.len());
    for (modelli, uscita) in [(&[][..], "a.pdf"), (&["--modelli", "nostri"][..], "b.pdf")] {
        let e = pegaso_in(qui.path(), &[&["relazione", dati, "-o", uscita], modelli].concat());
        assert_eq!(e.stato, 0, "{}", e.err);
    }
    assert!(
        fs::read(qui.path().join("a.pdf")).unwrap() == fs::read(qui.path().join("b.pdf")).unwrap()
    );
    // A second copy touches nothing, one piece has a name, an unknown one is wrong usage.
    assert_eq!(pegaso_in(qui.path(), &["modelli", "--copia", "nostri", "scheda"]).stato, 2);
    assert_eq!(pegaso_in(qui.path(), &["modelli", "--copia", "altri", "lib/stile.typ"]).stato, 0);
    assert!(qui.path().join("altri/lib/stile.typ").is_file());
    assert_eq!(pegaso_in(qui.path(), &["modelli", "schedina"]).stato, 2);
    assert!(pegaso_in(qui.path(), &["modelli"]).out.contains("scheda.typ\n"));
}

#[test]
fn a_template_that_does_not_work_is_named_and_nothing_is_written() {
    let dati = carnate();
    let dati = dati.to_str().unwrap();
    for (nome, modello, parti) in [
        (
            "scheda.typ",
            "uno\n#{{ titollo }};",
            &["scheda.typ, riga 2", "la variabile `titollo` non c'è", "titolo"][..],
        ),
        ("scheda.typ", "{% for %}", &["scheda.typ, riga 1", "Tera dice: «"]),
        ("scheda.typ", "#{{ e.titollo }};", &["il campo `titollo` non c'è", "pesatura"]),
        ("divisorio.typ", "= {{ titolo }}", &["divisorio.typ", "diventa codice"]),
        ("schedina.typ", "x", &["schedina.typ", "le parti sono"]),
        ("lib/stile.typ", "#let rotto = (", &["lib/stile.typ:1"]),
        ("scheda.typ", "#read(\"/etc/passwd\")", &["documento.typ"]),
    ] {
        let qui = tempfile::tempdir().unwrap();
        let file = qui.path().join("m").join(nome);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, modello).unwrap();
        let e = pegaso_in(qui.path(), &["piano", dati, "--modelli", "m", "-o", "x.pdf"]);
        assert_eq!(e.stato, 1, "{nome}: {}", e.err);
        assert!(!qui.path().join("x.pdf").exists());
        for p in parti {
            assert!(e.err.contains(p), "{p}: {}", e.err);
        }
    }
    let qui = tempfile::tempdir().unwrap();
    assert_eq!(pegaso_in(qui.path(), &["piano", dati, "--modelli", "manca"]).stato, 3);
}

#[test]
fn extra_reaches_the_template_of_its_element() {
    let qui = crate::comune::cartella(&[(
        "obiettivi/a.yaml",
        "codice: 1.01\ntitolo: T\nextra: { riferimento: PGS 4, vuoto: }\n\
         fasi: [{ descrizione: F, previsto: gen, extra: { dove: Sala rossa } }]\n\
         indicatori: [{ nome: N, atteso: 80%, extra: { ufficio: Ragioneria } }]\n",
    )]);
    let modello = "{% extends \"base/scheda.typ\" %}{% block indicatori %}\
        #text({{ extra.riferimento }});#text({{ extra.vuoto }});\
        {% for f in fasi %}#text({{ f.extra.dove }});{% endfor %}\
        {% for i in indicatori %}#text({{ i.extra.ufficio }});{% endfor %}{% endblock %}";
    fs::create_dir(qui.path().join("nostri")).unwrap();
    fs::write(qui.path().join("nostri/scheda.typ"), modello).unwrap();
    let e = pegaso_in(qui.path(), &["scheda", ".", "1.01", "--modelli", "nostri", "-o", "x.pdf"]);
    assert_eq!(e.stato, 0, "{}", e.err);
    let t = testo(&fs::read(qui.path().join("x.pdf")).unwrap());
    assert!(t.contains(&stretto("PGS 4 Sala rossa Ragioneria")), "{t}");
}

#[test]
fn every_variable_that_a_template_uses_is_listed() {
    let qui = tempfile::tempdir().unwrap();
    for nome in ["scheda", "processo", "divisorio", "documento", "frontespizio", "premessa"] {
        let e = pegaso_in(qui.path(), &["modelli", "--variabili", nome]);
        assert_eq!(e.stato, 0, "{}", e.err);
        let note: Vec<&str> = e.out.lines().filter_map(|r| r.split_whitespace().next()).collect();
        let file = format!("{nome}.typ");
        let (_, testo) = pegaso::assets::MODELLI.iter().find(|(n, _)| *n == file).unwrap();
        let locali =
            ["r", "f", "i", "t", "c", "a", "l", "n", "v", "s", "loop", "misure", "apertura"];
        for pezzo in testo.split("{{ ").skip(1) {
            let usata = pezzo.split([' ', '|', '}', '[']).next().unwrap();
            let radice = usata.split('.').next().unwrap();
            // The words of the page have a list of their own, and what a loop goes through is in the list.
            if radice == "e" || usata.starts_with('"') || locali.contains(&radice) {
                continue;
            }
            assert!(note.contains(&usata), "{file} uses {usata}, which is not listed: {note:?}");
        }
    }
    assert_eq!(pegaso_in(qui.path(), &["modelli", "--variabili", "schedina"]).stato, 2);
}

/// The source of a document, a value a line.
fn sorgente(argomenti: &[&str]) -> String {
    let qui = tempfile::tempdir().unwrap();
    let e = pegaso_in(qui.path(), &[argomenti, &["--sorgente", "fonti"]].concat());
    assert_eq!(e.stato, 0, "{}", e.err);
    let testo = fs::read_to_string(qui.path().join("fonti/documento.typ")).unwrap();
    testo.replace(", ", ",\n")
}

/// What Typst is handed, before there is a page: read before it is accepted.
#[test]
fn the_sources_of_a_scheda_and_of_an_interim_check() {
    let (uno, altro) = (carnate(), crate::comune::borgo());
    let (uno, altro) = (uno.to_str().unwrap(), altro.to_str().unwrap());
    let scheda = "obiettivi/2-monitoraggio-ptpct.yaml";
    insta::assert_snapshot!(sorgente(&["scheda", uno, scheda, "--fase", "consuntivo"]));
    insta::assert_snapshot!(sorgente(&["scheda", altro, "1.07.01", "--edizione", "pubblica"]));
    insta::assert_snapshot!(sorgente(&["piao", altro, "--sezione", "3.2"]));
}

#[test]
fn the_source_is_written_whole_for_a_designer() {
    let qui = tempfile::tempdir().unwrap();
    let dati = carnate();
    let argomenti = ["piano", dati.to_str().unwrap(), "--sorgente", "fonti"];
    let e = pegaso_in(qui.path(), &argomenti);
    assert_eq!((e.stato, e.err.contains("typst compile")), (0, true), "{}", e.err);
    let fonti = qui.path().join("fonti");
    let sorgente = fs::read_to_string(fonti.join("documento.typ")).unwrap();
    // Whatever the source names is there.
    for pezzo in sorgente.split("import \"/").skip(1) {
        let file = pezzo.split('"').next().unwrap();
        assert!(fonti.join(file).is_file(), "{file}");
    }
    assert!(fonti.join("dati/stemma.svg").is_file() && fonti.join("caratteri").is_dir());
    // Each text knows where it was typed: a code that is printed as it stands is in that very row.
    let luoghi: serde_json::Value =
        serde_json::from_str(&fs::read_to_string(fonti.join("luoghi.json")).unwrap()).unwrap();
    let luoghi = luoghi.as_array().unwrap();
    let mut uguali = 0;
    for l in luoghi {
        let numero = |k: &str| usize::try_from(l[k].as_u64().unwrap()).unwrap();
        let letterale = &sorgente[numero("da")..numero("a")];
        assert!(letterale.starts_with(['"', '[']), "{letterale}");
        let dove = fs::read_to_string(dati.join(l["file"].as_str().unwrap())).unwrap();
        let riga = dove.lines().nth(numero("riga") - 1).unwrap();
        uguali += usize::from(riga.contains(letterale.trim_matches('"')));
    }
    assert!(luoghi.len() > 300 && uguali * 2 > luoghi.len(), "{uguali} of {}", luoghi.len());
    // The same by the command of the templates, for the plan of a folder.
    let e = pegaso_in(qui.path(), &["modelli", "--sorgente", "altre", dati.to_str().unwrap()]);
    assert_eq!(e.stato, 0, "{}", e.err);
    assert!(fs::read_to_string(qui.path().join("altre/documento.typ")).unwrap() == sorgente);
    // What is there is not touched.
    assert_eq!(pegaso_in(qui.path(), &argomenti).stato, 2);
    assert_eq!(pegaso_in(qui.path(), &[&argomenti[..], &["-o", "x.pdf"]].concat()).stato, 2);
}
