//! Folders that are broken: each has its message at its place, its exit code, and nothing written.

use std::fs;
use std::path::Path;

use crate::comune::{cartella, pegaso_in};

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
            &["all'indietro", "nov 2026-feb 2027"],
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
        ("- a\n- b\n", "a.yaml:1:1", &["gruppo di righe"]),
        ("", "a.yaml:1:1", &["il file è vuoto"]),
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
        (&b"codice: 1\ntitolo: perch\xe9\n"[..], "non è in UTF-8: è in Windows-1252"),
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
fn characters_that_yaml_refuses_are_told_where_they_stand() {
    // What stands in the file, the place and the name of the character; nothing else is wrong.
    for (testo, luogo, nome) in [
        ("codice: 1\ntitolo: Pia\u{7}no\n", "3:12", "U+0007"),
        ("codice: 1\ntitolo: \"Pia\u{7}no: uno\"\n", "3:13", "U+0007"),
        ("codice: 1\ntitolo: 'Pia\u{1b}no'\n", "3:13", "U+001B"),
        ("codice: 1\ntitolo: T\ndescrizione: |\n  Uno.\n  Du\u{7}e.\n", "6:5", "U+0007"),
        ("codice: 1\ntitolo: Piano\u{7f}\n", "3:14", "U+007F"),
        ("codice: 1\ntitolo: à\u{fffe}\n", "3:10", "U+FFFE"),
        ("codice: 1\ntito\u{1}lo: T\n", "3:5", "U+0001"),
        ("codice: 1\ntitolo: T\npeso: 2\u{0}5\n", "4:8", "U+0000"),
        ("codice: 1 # no\u{2}ta\ntitolo: T\n", "2:15", "U+0002"),
    ] {
        let qui = cartella(&[("obiettivi/a.yaml", &format!("# prova\n{testo}"))]);
        let e = pegaso_in(qui.path(), &["controlla", ".", "--formato", "json"]);
        let json: serde_json::Value = serde_json::from_str(&e.out).unwrap();
        let trovate: Vec<_> = json["segnalazioni"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|s| s["regola"].as_str().unwrap().starts_with("DAT"))
            .collect();
        let [una] = trovate.as_slice() else { panic!("{testo:?}: {trovate:#?}") };
        assert_eq!(una["regola"], "DAT-011", "{testo:?}");
        assert_eq!(format!("{}:{}", una["riga"], una["colonna"]), luogo, "{testo:?}");
        assert!(una["messaggio"].as_str().unwrap().contains(nome), "{testo:?}: {una}");
        let frasi = [&una["messaggio"], &una["aiuto"]].map(|t| t.as_str().unwrap());
        assert!(!frasi.concat().contains(|c: char| c.is_control() || c == '\u{fffe}'), "{una}");
    }
    // Each row says it, and another mistake of the file is said too, without the character.
    let testo = "codice: \u{7}1\u{7}\nstakeholder: [a\u{7}, b\u{7}]\ntitolo: a\u{7}: b\n";
    let qui = cartella(&[("obiettivi/a.yaml", testo)]);
    let e = pegaso_in(qui.path(), &["controlla", "."]);
    assert_eq!(e.out.matches("DAT-011").count(), 3, "{}", e.out);
    assert!(e.out.contains("scrivi così: titolo: \"a: b\""), "{}", e.out);
    rotta(qui.path(), 1, &["a.yaml:1:9", "a.yaml:2:16", "a.yaml:3:10"]);
}

#[test]
fn what_a_named_text_cannot_print_is_shown_in_that_text() {
    let ente = "esercizio: 2026\nente:\n  denominazione: X\ndocumenti:\n  piano:\n    premessa: premessa.md\n  \
                relazione:\n    premessa: premessa.md\nsettori:\n  - id: s\n    nome: S\n";
    for (testo, luogo, parti) in [
        ("Uno.\n\nDue ☃ tre ☃.\n", "premessa.md:3:5", &["DAT-011", "U+2603", "| Due ☃ tre"][..]),
        ("Uno.\r\n\r\nDue\u{7}.\r\n", "premessa.md:3:4", &["DAT-011", "U+0007"]),
        ("\u{feff}Uno\u{f0b7}.\n", "premessa.md:1:4", &["DAT-011", "un pallino di Word"]),
        ("Uno.\n\nVedi à ![la foto](foto.png).\n", "premessa.md:3:8", &["`![la foto](foto.png)`"]),
    ] {
        let qui =
            cartella(&[("ente.yaml", ente), ("premessa.md", testo), ("obiettivi/a.yaml", SCHEDA)]);
        rotta(qui.path(), 1, &[&[luogo, "il file è nominato qui", "1 errore,"], parti].concat());
    }
    // What drops from the text is said there too, and stops nothing.
    let qui = cartella(&[
        ("ente.yaml", ente),
        ("premessa.md", "Uno\u{200b}.\n"),
        ("obiettivi/a.yaml", SCHEDA),
    ]);
    let e = pegaso_in(qui.path(), &["controlla", "."]);
    assert_eq!((e.stato, e.out.matches("avviso[DAT-011]").count()), (0, 1), "{}", e.out);
    assert!(e.out.contains("premessa.md:1:4"), "{}", e.out);
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

    // A folder that is a link is no folder of the data, whether it leads out, in or nowhere.
    for nome in ["obiettivi", "processi", "piao", "obiettivi/affari", "obiettivi/a/b"] {
        for verso in [fuori.path().to_path_buf(), "altrove".into(), "manca".into()] {
            let qui = cartella(&[("altrove/c.yaml", SCHEDA)]);
            let link = qui.path().join(nome);
            fs::create_dir_all(link.parent().unwrap()).unwrap();
            let verso = if verso.is_relative() { qui.path().join(verso) } else { verso };
            symlink(&verso, &link).unwrap();
            rotta(
                qui.path(),
                1,
                &["DAT-008", &format!("{nome}:1:1"), "collegamento a una cartella"],
            );
        }
    }
    // A link to nowhere that is called as a file is no folder.
    let morto = cartella(&[("obiettivi/a.yaml", SCHEDA)]);
    symlink("manca.pdf", morto.path().join("obiettivi/foto.pdf")).unwrap();
    assert_eq!(pegaso_in(morto.path(), &["controlla", "."]).stato, 0);
    // A link elsewhere hides nothing that would have been read.
    let altrove = cartella(&[("obiettivi/a.yaml", SCHEDA)]);
    symlink(fuori.path(), altrove.path().join("immagini")).unwrap();
    let e = pegaso_in(altrove.path(), &["controlla", "."]);
    assert_eq!((e.stato, e.out.contains("DAT")), (0, false), "{}", e.out);

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

    // The devices themselves, through a link too: written as they are, and still there.
    use std::os::unix::fs::{FileTypeExt as _, symlink};
    symlink("/dev/null", qui.path().join("niente.pdf")).unwrap();
    for (dove, stato) in [("/dev/null", 0), ("niente.pdf", 0), ("/dev/full", 3)] {
        let e = pegaso_in(qui.path(), &["piano", ".", "-o", dove]);
        assert_eq!((e.stato, e.err.contains("il disco è pieno")), (stato, stato == 3), "{}", e.err);
    }
    for device in ["/dev/null", "/dev/full"] {
        assert!(fs::metadata(device).unwrap().file_type().is_char_device());
    }
    assert!(qui.path().join("niente.pdf").is_symlink());

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
