//! Folders that are broken: each has its message at its place, its exit code, and nothing written.

#![allow(clippy::disallowed_methods, reason = "a test prepares and reads folders of its own")]

mod comune;

use std::fs;
use std::path::Path;

use comune::{cartella, pegaso_in};

const SCHEDA: &str = "codice: x.1\ntitolo: Prova\nindicatori:\n  - nome: Fatto\n    atteso: SI\n";

/// Runs `piano` over a folder that must not make one: exit code, the parts of the message, no file.
fn rotta(dove: &Path, stato: i32, parti: &[&str]) {
    let uscita = dove.join("uscita.pdf");
    let e = pegaso_in(dove, &["piano", ".", "-o", "uscita.pdf"]);
    assert_eq!(e.stato, stato, "{}", e.err);
    assert!(!uscita.exists(), "something was written");
    for p in parti {
        assert!(e.err.contains(p), "`{p}` is not in:\n{}", e.err);
    }
    for p in ["panicked", "errore del programma", "invalid", "expected", "unexpected"] {
        assert!(!e.err.contains(p), "`{p}` is in:\n{}", e.err);
    }
}

#[test]
fn a_scheda_that_is_wrong() {
    // What stands in the file, where the finding is, and the parts of its message.
    for (testo, luogo, parti) in [
        (
            "codice: 1\ntitolo: a: b\n",
            "a.yaml:2:10",
            &["due punti", "scrivi così: titolo: \"a: b\""][..],
        ),
        ("codice: 1\ntitolo: T\ncodice: 2\n", "a.yaml:3:1", &["due volte"]),
        (
            "codice: 1\ntitolo: T\npesso: 1\n",
            "a.yaml:3:1",
            &["chiave sconosciuta", "forse `peso`?"],
        ),
        ("codice: 1\ntitolo: T\npeso: tanto\n", "a.yaml:3:7", &["`tanto` non è un peso"]),
        (
            "codice: 1\ntitolo: T\npersonale:\n  - dipendente: p\n    prevista: 3000%\n",
            "a.yaml:5:15",
            &["non è una quota", "da 0% a 100%"],
        ),
        (
            "codice: 1\ntitolo: T\npersonale:\n  - dipendente: pp\n",
            "a.yaml:4:17",
            &["`pp` non è in personale.yaml", "forse `p`?"],
        ),
        (
            "codice: 1\ntitolo: T\nverifiche:\n  finale:\n    data: 31/02\n",
            "a.yaml:5:11",
            &["`31/02` non esiste"],
        ),
        (
            "codice: 1\ntitolo: T\nverifiche:\n  finale:\n    data: 10/13\n",
            "a.yaml:5:11",
            &["`10/13` non è una data"],
        ),
        (
            "codice: 1\ntitolo: T\nfasi:\n  - previsto: nov-feb\n",
            "a.yaml:4:15",
            &["all'indietro", "nov 2026-gen 2027"],
        ),
        (
            "codice: 1\ntitolo: T\ndescrizione: &a x\nanalisi: *a\n",
            "a.yaml:3:",
            &["un'ancora", "un richiamo"],
        ),
        (
            "codice: 1\ntitolo: T\ndescrizione: x\u{f0b7}y\n",
            "a.yaml:3:15",
            &["un pallino di Word", "U+F0B7"],
        ),
        (
            "codice: 1\ntitolo: T\ndescrizione: x\u{202e}y\n",
            "a.yaml:3:15",
            &["direzione del testo"],
        ),
        (
            "codice: 1\ntitolo: T\nanalisi: |\n  Vedi ![la foto](foto.png).\n",
            "a.yaml:4:3",
            &["un'immagine in un testo: `![la foto](foto.png)`"],
        ),
        ("codice: 1\n\ttitolo: T\n", "a.yaml:2:", &["tabulazione"]),
        (
            "codice: 1\ntitolo: T\nfasi:\n  - previsto: tredicembre\n",
            "a.yaml:4:15",
            &["`tredicembre` non"],
        ),
        ("codice: 1\ntitolo: T\nfasi:\n  - previsto: 1-13\n", "a.yaml:4:15", &["`1-13` non"]),
        ("codice: 1\ntitolo: T 😀\n", "a.yaml:2:11", &["caratteri di stampa non hanno"]),
        ("codice: 1\n", "a.yaml:1:1", &["manca `titolo`"]),
        ("- a\n- b\n", "a.yaml:1:1", &["gruppo di chiavi"]),
        ("", "a.yaml:1:1", &["manca `codice`"]),
        ("codice: 1\r\ntitolo: a: b\r\n", "a.yaml:2:10", &["due punti"]),
        (
            "codice: 1\ntitolo: T\nmissione: uno\n",
            "a.yaml:3:11",
            &["non è il numero di una missione"],
        ),
    ] {
        let qui = cartella(&[
            ("personale.yaml", "- id: p\n  nome: Anna Blu\n"),
            ("obiettivi/a.yaml", testo),
        ]);
        rotta(qui.path(), 1, &[&["obiettivi/", luogo], parti].concat());
    }
}

#[test]
fn bytes_that_are_no_text() {
    for (byte, parte) in [
        (&b"codice: 1\ntitolo: perch\xe9\n"[..], "non è in UTF-8 (alla riga 2)"),
        (b"codice: 1\ntitolo: a\0b\n", "U+0000"),
    ] {
        let qui = cartella(&[("obiettivi/a.yaml", SCHEDA)]);
        fs::write(qui.path().join("obiettivi/a.yaml"), byte).unwrap();
        let e = pegaso_in(qui.path(), &["controlla", "."]);
        assert_eq!(e.stato, 1, "{}", e.out);
        assert!(e.out.contains(parte) || e.out.contains("DAT-001"), "{}", e.out);
    }
    // A byte order mark and the line ends of Windows are no mistake.
    let qui = cartella(&[("obiettivi/a.yaml", SCHEDA)]);
    fs::write(
        qui.path().join("obiettivi/a.yaml"),
        format!("\u{feff}{}", SCHEDA.replace('\n', "\r\n")),
    )
    .unwrap();
    let e = pegaso_in(qui.path(), &["controlla", "."]);
    assert_eq!((e.stato, e.out.contains("0 errori")), (0, true), "{}", e.out);
}

#[test]
fn sizes_and_depths_that_would_stall() {
    let qui = cartella(&[("obiettivi/a.yaml", SCHEDA)]);
    fs::write(qui.path().join("obiettivi/a.yaml"), "x".repeat(50 << 20)).unwrap();
    rotta(qui.path(), 1, &["troppo grande: 50 MiB, al massimo 8"]);
    fs::write(qui.path().join("obiettivi/a.yaml"), "[".repeat(20_000)).unwrap();
    rotta(qui.path(), 1, &["obiettivi/a.yaml:1:"]);
    let bomba: String = (1..30).map(|i| format!("a{i}: [*a{0}, *a{0}]\n", i - 1)).collect();
    fs::write(qui.path().join("obiettivi/a.yaml"), format!("a0: &a0 x\n{bomba}")).unwrap();
    rotta(qui.path(), 1, &["DAT-009"]);
    let chiavi: String = (0..100_000).map(|i| format!("  k{i}: 1\n")).collect();
    fs::write(qui.path().join("obiettivi/a.yaml"), format!("{SCHEDA}extra:\n{chiavi}")).unwrap();
    fs::write(qui.path().join("altro.yaml"), &chiavi).unwrap();
    // A hundred thousand keys in a file that is not read, and in one that is.
    let e = pegaso_in(qui.path(), &["controlla", "."]);
    assert_eq!(e.stato, 0, "{}", e.out);
}

#[test]
fn folders_and_files_that_are_not_there() {
    let vuota = tempfile::tempdir().unwrap();
    rotta(vuota.path(), 1, &["manca il file ente.yaml", "ente.yaml:1:1"]);

    let ente = |stemma: &str| {
        format!(
            "esercizio: 2026\nente:\n  denominazione: X\n  stemma: {stemma}\nsettori:\n  - id: s\n    nome: S\n"
        )
    };
    for (stemma, parte) in [
        ("../fuori.svg", "esce dalla cartella"),
        ("/etc/hostname", "esce dalla cartella"),
        ("manca.svg", "non si può leggere"),
        ("finto.png", "non è un'immagine"),
        ("rotto.svg", "l'immagine è rovinata"),
        ("rotto.png", "l'immagine è rovinata"),
    ] {
        let qui = cartella(&[
            ("ente.yaml", &ente(stemma)),
            ("finto.png", "ciao"),
            ("rotto.svg", "<svg xmlns='http://www.w3.org/2000/svg'><path d='M0 0"),
            ("obiettivi/a.yaml", SCHEDA),
        ]);
        fs::write(qui.path().join("rotto.png"), b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0").unwrap();
        rotta(qui.path(), 1, &["ente.yaml:4:11", parte]);
    }

    let doppi = cartella(&[
        ("personale.yaml", "- id: p\n  nome: A B\n- id: p\n  nome: C D\n"),
        ("obiettivi/a.yaml", SCHEDA),
    ]);
    rotta(doppi.path(), 1, &["personale.yaml:3:7", "c'è già un dipendente con id `p`"]);
}

#[cfg(unix)]
#[test]
fn links_that_lead_outside_and_places_that_cannot_be_written() {
    use std::os::unix::fs::symlink;

    let qui = cartella(&[("obiettivi/a.yaml", SCHEDA)]);
    let fuori = tempfile::tempdir().unwrap();
    fs::write(fuori.path().join("b.yaml"), SCHEDA).unwrap();
    symlink(fuori.path().join("b.yaml"), qui.path().join("obiettivi/b.yaml")).unwrap();
    rotta(qui.path(), 1, &["obiettivi/b.yaml:1:1", "porta fuori dalla cartella"]);

    // Where nothing can be written: /proc takes no file from anybody.
    if Path::new("/proc/self").exists() {
        let qui = cartella(&[("obiettivi/a.yaml", SCHEDA)]);
        let e = pegaso_in(qui.path(), &["piano", ".", "-o", "/proc/uscita.pdf"]);
        assert_eq!(e.stato, 3, "{}", e.err);
        assert!(e.err.contains("non si può scrivere"), "{}", e.err);
    }
    // A folder without the permission to write; whoever may do everything may write there too.
    use std::os::unix::fs::PermissionsExt as _;
    let chiusa = qui.path().join("chiusa");
    fs::create_dir(&chiusa).unwrap();
    fs::set_permissions(&chiusa, fs::Permissions::from_mode(0o555)).unwrap();
    fs::remove_file(qui.path().join("obiettivi/b.yaml")).unwrap();
    let e = pegaso_in(qui.path(), &["piano", ".", "-o", "chiusa/uscita.pdf"]);
    assert!(e.stato == 0 || e.stato == 3 && e.err.contains("manca il permesso"), "{}", e.err);
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_said_and_leaves_what_was_there() {
    use std::process::{Command, Stdio};

    let qui = cartella(&[("obiettivi/a.yaml", SCHEDA)]);
    // Standard output on a full device.
    let pieno = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let o = Command::new(env!("CARGO_BIN_EXE_pegaso"))
        .args(["controlla", "."])
        .current_dir(qui.path())
        .stdout(Stdio::from(pieno))
        .output()
        .unwrap();
    assert_eq!(o.status.code(), Some(3));
    assert!(String::from_utf8_lossy(&o.stderr).contains("il disco è pieno"));

    // A disk of 16 KB that holds last year's file: only where a test may mount one.
    let comando = format!(
        "mkdir d && mount -t tmpfs -o size=16k t d && echo vecchio > d/x.pdf || exit 77; \
         '{}' piano . -o d/x.pdf; echo stato $?; cat d/x.pdf; ls d",
        env!("CARGO_BIN_EXE_pegaso")
    );
    let o = Command::new("unshare")
        .args(["-rm", "sh", "-c", &comando])
        .current_dir(qui.path())
        .output();
    let Ok(o) = o else { return };
    let (out, err) = (String::from_utf8_lossy(&o.stdout), String::from_utf8_lossy(&o.stderr));
    if out.contains("stato") {
        assert!(err.contains("il disco è pieno"), "{out}{err}");
        assert_eq!(out, "stato 3\nvecchio\nx.pdf\n");
    }
}
