//! The package attached to the act: whole, verifiable, the same every time, and nobody named in what
//! is published.

use std::collections::BTreeMap;
use std::fs;
use std::io::Read as _;
use std::path::Path;
use std::process::Command;

use crate::comune::{carnate, cartella, copia, pegaso_in, ridotto};
use serde_json::Value;

/// The least that a package is made from: what these tests ask is about the package, not the plan.
fn piccolo() -> tempfile::TempDir {
    cartella(&[
        (
            "ente.yaml",
            "esercizio: 2026\nente:\n  denominazione: Comune di Prova\nsettori:\n  - id: s\n    nome: Uno\n    \
             responsabile: Ada Verdi\ndocumenti:\n  piano:\n    atto:\n      tipo: deliberazione\n      \
             organo: giunta\n      stato: proposta\n",
        ),
        (
            "obiettivi/1.yaml",
            "codice: 1.02.01\ntitolo: Archivio\nsettore: s\npeso: 100\nfasi:\n  - descrizione: Ricognizione\n    \
             previsto: gen-mar\nindicatori:\n  - nome: Pratiche acquisite\n    atteso: almeno 80%\n",
        ),
    ])
}

fn file(dove: &Path) -> BTreeMap<String, Vec<u8>> {
    let voci = walkdir::WalkDir::new(dove).sort_by_file_name().into_iter().map(|v| v.unwrap());
    voci.filter(|v| v.file_type().is_file())
        .map(|v| {
            let nome = v.path().strip_prefix(dove).unwrap().to_str().unwrap().to_owned();
            (nome, fs::read(v.path()).unwrap())
        })
        .collect()
}

fn fa(dati: &Path, documento: &str, dove: &Path, altri: &[&str]) -> crate::comune::Esito {
    let uscita = dove.to_str().unwrap();
    pegaso_in(dati, &[&["allegati", ".", "--documento", documento, "-o", uscita], altri].concat())
}

fn controlla(dove: &Path) -> crate::comune::Esito {
    pegaso_in(dove, &["allegati", "--controlla", "."])
}

#[test]
fn both_folders_make_every_package_and_it_verifies() {
    // Each document of each folder, made whole; the same twice is asked of the small ones.
    for (dati, documento, due) in [
        (copia(&carnate()), "relazione", false),
        (copia(&carnate()), "piano", false),
        (ridotto(), "piano", true),
    ] {
        let qui = tempfile::tempdir().unwrap();
        let (a, b) = (qui.path().join("a"), qui.path().join("b"));
        for dove in [&a, &b].into_iter().take(1 + usize::from(due)) {
            let e = fa(dati.path(), documento, dove, &[]);
            assert_eq!(e.stato, 0, "{}", e.err);
        }
        assert!(!due || file(&a) == file(&b), "{documento}: two packages of the same data differ");
        assert_eq!(controlla(&a).stato, 0);
        // Whoever has no pegaso has this.
        if let Ok(o) =
            Command::new("sha256sum").args(["-c", "SHA256SUMS", "--quiet"]).current_dir(&a).output()
        {
            assert!(o.status.success(), "{}", String::from_utf8_lossy(&o.stdout));
        }
        let tutti = file(&a);
        let m: Value = serde_json::from_slice(&tutti["manifest.json"]).unwrap();
        for d in m["documenti"].as_array().unwrap() {
            let pdf = &tutti[d["percorso"].as_str().unwrap()];
            // The package has asked the validator of both standards before it was written.
            assert_eq!(d["standard"], serde_json::json!(["PDF/A-2a", "PDF/UA-1"]));
            assert_eq!(d["byte"], pdf.len());
            let atto = String::from_utf8_lossy(&tutti["atto/dispositivo.md"]).into_owned();
            assert!(atto.contains(d["sha256"].as_str().unwrap()));
            assert!(atto.contains(&format!("pagine {}", d["pagine"])));
        }
        // The DOCX opens, and says the same.
        let mut zip =
            zip::ZipArchive::new(std::io::Cursor::new(&tutti["atto/dispositivo.docx"])).unwrap();
        let mut xml = String::new();
        zip.by_name("word/document.xml").unwrap().read_to_string(&mut xml).unwrap();
        assert!(xml.contains(m["documenti"][0]["sha256"].as_str().unwrap()), "{xml}");
        // What is published names nobody beside a result.
        for (nome, byte) in tutti.iter().filter(|(n, _)| n.starts_with("dati-aperti/")) {
            let t = String::from_utf8_lossy(byte);
            for persona in ["Gemma Pittaluga", "Aurelia Serra", "Marzio Arrighi", "Bruno Marras"] {
                assert!(!t.contains(persona), "{nome}: {persona}");
            }
        }
    }
}

#[test]
fn a_flipped_byte_in_any_file_is_found() {
    let qui = tempfile::tempdir().unwrap();
    let dove = qui.path().join("allegati");
    assert_eq!(fa(piccolo().path(), "piano", &dove, &[]).stato, 0);
    for (nome, byte) in file(&dove) {
        let posto = dove.join(&nome);
        let mut altro = byte.clone();
        let n = altro.len() / 2;
        altro[n] ^= 1;
        fs::write(&posto, altro).unwrap();
        let e = controlla(&dove);
        assert_eq!(e.stato, 1, "{nome}: {}", e.out);
        fs::write(&posto, byte).unwrap();
    }
    assert_eq!(controlla(&dove).stato, 0);
    fs::write(dove.join("altro.txt"), "x").unwrap();
    let e = controlla(&dove);
    assert!(e.stato == 1 && e.out.contains("non c'era: altro.txt"), "{}", e.out);
    fs::remove_file(dove.join("altro.txt")).unwrap();
    fs::remove_file(dove.join("LEGGIMI.txt")).unwrap();
    assert!(controlla(&dove).out.contains("manca: LEGGIMI.txt"));
}

#[test]
fn a_folder_that_is_there_is_not_touched_unless_asked() {
    let qui = tempfile::tempdir().unwrap();
    let dove = qui.path().join("allegati");
    fs::create_dir(&dove).unwrap();
    fs::write(dove.join("mio.txt"), "mio").unwrap();
    let qualcuno = piccolo();
    let e = fa(qualcuno.path(), "piano", &dove, &[]);
    assert_eq!((e.stato, file(&dove).len()), (2, 1), "{}", e.err);
    assert_eq!(fa(qualcuno.path(), "piano", &dove, &["--sostituisci"]).stato, 0);
    assert!(!dove.join("mio.txt").exists() && controlla(&dove).stato == 0);
    // What was not a package is somebody's work: it stays beside, whole.
    let prima = qui.path().join("allegati-prima");
    assert_eq!(fs::read_to_string(prima.join("mio.txt")).unwrap(), "mio");
    fs::remove_dir_all(prima).unwrap();
    // A package of before leaves nothing beside it.
    assert_eq!(fa(qualcuno.path(), "piano", &dove, &["--sostituisci"]).stato, 0);
    assert_eq!(fs::read_dir(qui.path()).unwrap().count(), 1);
    // Never in the place of the data or of some of them.
    let dati = piccolo();
    let prima = file(dati.path()).len();
    for posto in [dati.path().to_path_buf(), dati.path().join("obiettivi")] {
        assert_eq!(fa(dati.path(), "piano", &posto, &["--sostituisci"]).stato, 2);
    }
    assert_eq!(file(dati.path()).len(), prima);
    // Among them it is nothing of them: the next package says the same of the data.
    let (dentro, fuori) = (dati.path().join("allegati"), qui.path().join("fuori"));
    for posto in [&dentro, &fuori] {
        assert_eq!(fa(dati.path(), "piano", posto, &[]).stato, 0);
    }
    assert!(file(&dentro) == file(&fuori));
    // Data with an error make no package.
    let dati = piccolo();
    crate::comune::cambia(dati.path(), "obiettivi/1.yaml", "peso: 100\n", "peso: venti\n");
    let altrove = qui.path().join("altrove");
    assert_eq!((fa(dati.path(), "piano", &altrove, &[]).stato, altrove.exists()), (1, false));
}

#[cfg(target_os = "linux")]
#[test]
fn a_kill_while_writing_leaves_the_old_or_the_new_whole() {
    use std::os::unix::process::ExitStatusExt as _;

    let qui = tempfile::tempdir().unwrap();
    let dove = qui.path().join("allegati");
    let dati = piccolo();
    assert_eq!(fa(dati.path(), "piano", &dove, &[]).stato, 0);
    let prima = file(&dove);
    let uscita = dove.to_str().unwrap();
    let mut uccisi = 0;
    // The system kills whoever writes a file larger than so many blocks: a kill at a known moment.
    for blocchi in [0, 1, 2, 4, 8, 16, 64, 200] {
        let comando = format!(
            "ulimit -f {blocchi}; exec '{}' allegati . --documento piano -o '{uscita}' --sostituisci",
            env!("CARGO_BIN_EXE_pegaso")
        );
        let o =
            Command::new("sh").args(["-c", &comando]).current_dir(dati.path()).output().unwrap();
        if o.status.signal().is_some() {
            uccisi += 1;
        }
        assert!(file(&dove) == prima, "{blocchi}: neither the old nor the new");
        assert_eq!(controlla(&dove).stato, 0);
    }
    assert!(uccisi > 4, "{uccisi}");
}
