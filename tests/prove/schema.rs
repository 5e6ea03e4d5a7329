//! The JSON Schemas: fresh, explained, listed and written, and the samples valid by them.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crate::comune::schemi::{Validatore, completa, genere, letture, yaml};
use crate::comune::{borgo, carnate, pegaso_in};
use pegaso::schema::{SCHEMI, file, schema, testo};
use serde_json::Value;

#[test]
fn the_files_in_the_tree_are_fresh() {
    let dove = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/schema");
    for nome in SCHEMI {
        let scritto = fs::read_to_string(dove.join(file(nome))).unwrap_or_default();
        assert!(scritto == testo(nome).unwrap(), "{nome}: cargo run -- schema --copia data/schema");
    }
    assert_eq!(fs::read_dir(dove).unwrap().count(), SCHEMI.len());
}

#[test]
fn the_samples_and_the_starter_are_valid_and_name_their_schema() {
    let validatore = Validatore::nuovo();
    let qui = tempfile::tempdir().unwrap();
    for altro in [&["nuovo", "n"][..], &["nuovo", "p", "--piao-semplificato"]] {
        let e = pegaso_in(qui.path(), &[altro, &["--settori", "Affari,Tecnico"]].concat());
        assert_eq!(e.stato, 0);
    }
    let mut visti = BTreeSet::new();
    for dove in [borgo(), carnate(), completa(), qui.path().join("n"), qui.path().join("p")] {
        for relativo in yaml(&dove) {
            let genere = genere(&relativo);
            visti.insert(genere);
            let scritto = fs::read_to_string(dove.join(&relativo)).unwrap();
            for v in letture(&scritto) {
                validatore.valida(genere, &v).unwrap_or_else(|e| panic!("{relativo}: {e}"));
            }
            let righe: Vec<_> = scritto.lines().take(2).collect();
            let Some(schema) = righe[0].strip_prefix("# yaml-language-server: $schema=") else {
                assert!(dove == completa(), "{relativo} names no schema");
                continue;
            };
            assert_eq!(righe[1], format!("# $schema: {schema}"), "{relativo}");
            let schema = dove.join(&relativo).parent().unwrap().join(schema);
            assert!(schema.ends_with(file(genere)), "{relativo}");
            assert_eq!(fs::read_to_string(schema).unwrap(), testo(genere).unwrap(), "{relativo}");
        }
    }
    assert_eq!(visti.len(), SCHEMI.len());
}

#[test]
fn every_key_is_explained_in_italian() {
    fn guarda(v: &Value, dove: &str, quante: &mut usize) {
        let Value::Object(m) = v else { return };
        for (chiave, campo) in m.get("properties").and_then(Value::as_object).into_iter().flatten()
        {
            let dove = format!("{dove}.{chiave}");
            let detto = campo["description"].as_str().unwrap_or_else(|| panic!("{dove}"));
            assert!(detto.ends_with('.'), "{dove}: {detto}");
            for inglese in [" the ", "The ", " of ", " its ", "Its ", " a by "] {
                assert!(!detto.contains(inglese), "{dove}: {detto}");
            }
            *quante += 1;
        }
        for (chiave, campo) in m.get("definitions").and_then(Value::as_object).into_iter().flatten()
        {
            let gruppo = campo["properties"].is_object();
            assert!(!gruppo || campo["description"].is_string(), "{chiave}");
            guarda(campo, chiave, quante);
        }
    }
    let mut quante = 0;
    for nome in SCHEMI {
        let s = schema(nome).unwrap();
        assert_eq!(s["$schema"], "http://json-schema.org/draft-07/schema#");
        assert!(s["title"].is_string() && s["description"].is_string() && s["$id"].is_null());
        assert!(!testo(nome).unwrap().contains("$foglia"));
        guarda(&s, nome, &mut quante);
    }
    assert!(quante > 200, "{quante}");
}

#[test]
fn the_command_lists_prints_and_writes() {
    let qui = tempfile::tempdir().unwrap();
    let e = pegaso_in(qui.path(), &["schema"]);
    assert_eq!((e.stato, e.out.lines().collect::<Vec<_>>()), (0, SCHEMI.to_vec()));
    let e = pegaso_in(qui.path(), &["schema", "ente"]);
    assert_eq!((e.stato, Some(e.out)), (0, testo("ente")));
    let e = pegaso_in(qui.path(), &["schema", "enti"]);
    assert_eq!(e.stato, 2);
    assert!(e.err.contains("nessuno schema si chiama `enti`"), "{}", e.err);
    // What is there is made anew; one alone leaves the others out.
    fs::create_dir(qui.path().join("s")).unwrap();
    fs::write(qui.path().join("s/ente.schema.json"), "vecchio").unwrap();
    assert_eq!(pegaso_in(qui.path(), &["schema", "ente", "--copia", "s"]).stato, 0);
    assert_eq!(fs::read_dir(qui.path().join("s")).unwrap().count(), 1);
    assert_eq!(pegaso_in(qui.path(), &["schema", "--copia", "s"]).stato, 0);
    for nome in SCHEMI {
        assert_eq!(fs::read_to_string(qui.path().join("s").join(file(nome))).ok(), testo(nome));
    }
}
