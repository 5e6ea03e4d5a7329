//! `confronta`: two folders, or a folder and what was approved; as text, JSON and a table.

use std::fs;

use crate::comune::{borgo, cambia, copia, pegaso_in, stretto, testo};
use lopdf::Document;
use pegaso::piano::lucchetto;
use pegaso::score;

/// Two folders side by side: the invented comune and the same with changes of every kind.
fn due() -> tempfile::TempDir {
    let qui = tempfile::tempdir().unwrap();
    for nome in ["prima", "dopo"] {
        let una = copia(&borgo());
        // It names schede by code, and one of them is going to be taken away.
        fs::remove_file(una.path().join("piao/2.1-valore-pubblico.yaml")).unwrap();
        fs::rename(una.path(), qui.path().join(nome)).unwrap();
    }
    let b = qui.path().join("dopo");
    cambia(&b, "obiettivi/affari/1-sportello.yaml", "atteso: massimo 12", "atteso: massimo 15");
    cambia(&b, "obiettivi/affari/1-sportello.yaml", "previsto: mar-apr", "previsto: mar-giu");
    cambia(
        &b,
        "obiettivi/affari/1-sportello.yaml",
        "senza perdere una\n  mattina",
        "senza perdere\n  la giornata",
    );
    cambia(
        &b,
        "obiettivi/finanze/3-bilancio.yaml",
        "settore: finanze",
        "settore: tecnico\nstato: sospeso",
    );
    cambia(&b, "obiettivi/tecnico/2-verde.yaml", "nome: Alberi censiti", "nome: Alberi contati");
    cambia(&b, "processi/1-ente.yaml", "atteso: almeno 4\n", "atteso: almeno 4\n    soglia: 3\n");
    // A result is no difference of the plan.
    cambia(&b, "obiettivi/sociale/1-nido.yaml", "    realizzato: 7\n", "    realizzato: 6\n");
    fs::remove_file(b.join("obiettivi/sociale/3-biblioteca.yaml")).unwrap();
    fs::write(
        b.join("obiettivi/sociale/4-cinema.yaml"),
        "codice: 5.02.09\ntitolo: Il cinema riapre\nsettore: sociale\n",
    )
    .unwrap();
    qui
}

#[test]
fn two_folders_as_text() {
    let qui = due();
    let e = pegaso_in(qui.path(), &["confronta", "prima", "dopo"]);
    assert_eq!((e.stato, e.err.as_str()), (0, ""));
    insta::assert_snapshot!(e.out);
    let e = pegaso_in(qui.path(), &["confronta", "prima", "prima"]);
    assert_eq!(e.stato, 0);
    assert!(e.out.ends_with("nessuna differenza nei campi programmati\n"), "{}", e.out);
}

#[test]
fn two_folders_as_json() {
    let qui = due();
    let e = pegaso_in(qui.path(), &["confronta", "prima", "dopo", "--formato", "json"]);
    assert_eq!(e.stato, 0);
    let json: serde_json::Value = serde_json::from_str(&e.out).unwrap();
    let sorti: Vec<_> =
        json["schede"].as_array().unwrap().iter().map(|s| s["sorte"].as_str().unwrap()).collect();
    assert_eq!(sorti, ["cambiata", "cambiata", "cambiata", "nuova", "cambiata", "tolta"]);
    let sportello = &json["schede"][0];
    assert_eq!(sportello["scheda"], "obiettivi/affari/1-sportello");
    let atteso = sportello["campi"].as_array().unwrap().iter();
    let atteso: Vec<_> =
        atteso.filter(|c| c["campo"].as_str().unwrap().ends_with("atteso")).collect();
    assert_eq!(atteso.len(), 1);
    assert_eq!(
        (&atteso[0]["prima"], &atteso[0]["dopo"]),
        (&"massimo 12".into(), &"massimo 15".into())
    );
    let processo =
        json["schede"].as_array().unwrap().iter().find(|s| s["codice"].is_null()).unwrap();
    assert_eq!(processo["campi"][0]["prima"], serde_json::Value::Null);
    // The count is what the text says: 3 + 2 + 1 + 1 fields, one sheet new and one gone.
    assert_eq!(json["differenze"], 9);
}

#[test]
fn a_table_for_paper() {
    let qui = due();
    for nome in ["a.pdf", "b.pdf"] {
        let e = pegaso_in(qui.path(), &["confronta", "prima", "dopo", "-o", nome]);
        assert_eq!(e.stato, 0, "{}", e.err);
    }
    let pdf = fs::read(qui.path().join("a.pdf")).unwrap();
    assert!(pdf == fs::read(qui.path().join("b.pdf")).unwrap(), "not the same bytes");
    crate::comune::valido("confronto", &pdf);
    let t = testo(&pdf);
    for parte in [
        "Confronto dei piani",
        "Prima: prima",
        "massimo 12massimo 15",
        // Names for a reader, ids in the data.
        "settoreEconomico finanziario e tributiLavori pubblici, ambiente e territorio",
        "statoattivosospeso",
        "Scheda nuova: prima non c'è.",
        "Scheda tolta: dopo non c'è.",
        "7 campi programmati diversi in 4 schede, 1 scheda nuova, 1 scheda tolta",
    ] {
        assert!(t.replace('-', "").contains(&stretto(parte).replace('-', "")), "{parte}\n{t}");
    }
    let doc = Document::load_mem(&pdf).unwrap();
    assert!(doc.catalog().unwrap().has(b"Outlines"));
}

#[test]
fn a_folder_and_what_was_approved() {
    let qui = due();
    let (a, b) = (qui.path().join("prima"), qui.path().join("dopo"));
    let e = pegaso_in(qui.path(), &["confronta", "dopo"]);
    assert_eq!((e.stato, e.err.contains("non c'è piano.lock.yaml")), (2, true), "{}", e.err);
    let l = pegaso::model::Cartella::apri(&a).unwrap();
    let testo = lucchetto::testo(&lucchetto::nuovo(&score::valuta(l.cartella.unwrap())));
    fs::write(b.join(lucchetto::FILE), &testo).unwrap();
    fs::create_dir(qui.path().join("atti")).unwrap();
    fs::write(qui.path().join("atti/piano.lock.yaml"), &testo).unwrap();
    let corpo = |argomenti: &[&str]| {
        let e = pegaso_in(qui.path(), argomenti);
        assert_eq!(e.stato, 0, "{argomenti:?}: {}", e.err);
        let (testa, corpo) = e.out.split_once("\n\n").unwrap();
        (testa.to_owned(), corpo.to_owned())
    };
    // A lock knows a sheet by its identity, not by its file.
    let cartelle = corpo(&["confronta", "prima", "dopo"]).1;
    let cartelle = cartelle.replace("3-biblioteca.yaml", "3-biblioteca");
    let testata = "prima: dopo/piano.lock.yaml (versione 1, deliberazione della giunta n. 9 del 15/01/2026)\n\
                   dopo:  dopo";
    assert_eq!(corpo(&["confronta", "dopo"]), (testata.to_owned(), cartelle.clone()));
    // The lock is what was approved, whatever comes first.
    for argomenti in [["atti", "dopo"], ["dopo", "atti"], ["dopo", "atti/piano.lock.yaml"]] {
        let (testa, suo) = corpo(&[&["confronta"], &argomenti[..]].concat());
        assert!(testa.starts_with("prima: atti/piano.lock.yaml (versione 1"), "{testa}");
        assert_eq!(suo, cartelle);
    }
    assert!(corpo(&["confronta", "prima", "atti"]).1.starts_with("nessuna differenza"));
    // A table needs an ente; a broken lock is told; a path that leads nowhere too.
    let e = pegaso_in(qui.path(), &["confronta", "atti", "atti", "-o", "x.pdf"]);
    assert_eq!(e.stato, 2, "{}", e.err);
    fs::write(qui.path().join("atti/piano.lock.yaml"), testo.replace("massimo 12", "massimo 9"))
        .unwrap();
    let e = pegaso_in(qui.path(), &["confronta", "prima", "atti"]);
    assert_eq!((e.stato, e.err.contains("cambiato a mano")), (1, true), "{}", e.err);
    let e = pegaso_in(qui.path(), &["confronta", "prima", "altrove"]);
    assert_eq!((e.stato, e.err.contains("non esiste")), (3, true), "{}", e.err);
    assert!(!qui.path().join("x.pdf").exists());
}
