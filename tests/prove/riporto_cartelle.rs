//! `nuovo --da`: whole folders, from the command to the plan.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::comune::{borgo, cambia, carnate, cartella, copia, pegaso_in};

/// The rules that speak of a folder in the plan, with how many findings count.
fn regole(dove: &Path) -> (u64, BTreeMap<String, usize>) {
    let e = pegaso_in(dove, &["controlla", ".", "--formato", "json"]);
    let json: serde_json::Value =
        serde_json::from_str(&e.out).unwrap_or_else(|x| panic!("{x}\n{}", e.out));
    let mut viste = BTreeMap::new();
    for s in json["segnalazioni"].as_array().unwrap().iter().filter(|s| s["deroga"].is_null()) {
        *viste.entry(s["regola"].as_str().unwrap().to_owned()).or_insert(0) += 1;
    }
    (json["errori"].as_u64().unwrap(), viste)
}

/// Every file of a folder, with its bytes.
fn contenuto(dove: &Path) -> BTreeMap<String, Vec<u8>> {
    let file = walkdir::WalkDir::new(dove).into_iter().map(Result::unwrap);
    let file = file.filter(|v| v.file_type().is_file());
    let nome = |p: &Path| p.strip_prefix(dove).unwrap().to_str().unwrap().to_owned();
    file.map(|v| (nome(v.path()), fs::read(v.path()).unwrap())).collect()
}

#[test]
fn both_folders_make_a_plan_at_once() {
    let validatore = crate::comune::schemi::Validatore::nuovo();
    for (da, piccola) in [(carnate(), true), (borgo(), false)] {
        let vecchia = copia(&da);
        let prima = contenuto(vecchia.path());
        let qui = tempfile::tempdir().unwrap();
        let da = vecchia.path().to_str().unwrap();
        // Twice the small one.
        for nuova in ["a", "b"].iter().take(1 + usize::from(piccola)) {
            let e = pegaso_in(qui.path(), &["nuovo", nuova, "--da", da]);
            assert_eq!(e.stato, 0, "{}", e.err);
            assert!(e.err.contains("nel piano nuovo: 0 errori"), "{}", e.err);
        }
        // Twice the same, and the old one as it was.
        let fatta = contenuto(&qui.path().join("a"));
        if piccola {
            assert_eq!(fatta, contenuto(&qui.path().join("b")));
        }
        assert_eq!(contenuto(vecchia.path()), prima);
        assert_eq!(
            fs::read_dir(qui.path()).unwrap().count(),
            1 + usize::from(piccola),
            "something was left behind"
        );
        assert!(fatta.contains_key("stemma.svg") && fatta.contains_key(".schema/ente.schema.json"));
        assert!(!fatta.contains_key("README.md"));
        // Only what the plan said before: no result is left to speak of, and nothing new is wrong.
        let (errori, dopo) = regole(&qui.path().join("a"));
        assert_eq!(errori, 0);
        let (_, gia) = regole(vecchia.path());
        let nuove: Vec<_> = dopo.keys().filter(|r| !gia.contains_key(*r)).collect();
        // A target of this year among those that come after is for the office to move.
        // A target that was reached already is worth a note: that is what the past years are for. The
        // years of the PIAO's sections are for the office to move.
        assert!(
            nuove
                .iter()
                .all(|r| ["IND-011", "IND-016", "PIA-007", "TEM-007"].contains(&r.as_str())),
            "{nuove:?}"
        );
        for (nome, byte) in fatta.iter().filter(|(n, _)| n.ends_with(".yaml")) {
            for v in crate::comune::schemi::letture(std::str::from_utf8(byte).unwrap()) {
                validatore
                    .valida(crate::comune::schemi::genere(nome), &v)
                    .unwrap_or_else(|e| panic!("{nome}: {e}"));
            }
        }
        let e = pegaso_in(qui.path(), &["piano", "a", "-o", "a.pdf"]);
        assert_eq!(e.stato, 0, "{}", e.err);
        // And the year after that.
        let e = pegaso_in(qui.path(), &["nuovo", "c", "--da", "a"]);
        assert_eq!(e.stato, 0, "{}", e.err);
        let seconda = fs::read_to_string(qui.path().join("c/personale.yaml")).unwrap();
        assert!(!seconda.contains("al posto di DA COMPILARE"), "{seconda}");
        assert_eq!(pegaso_in(qui.path(), &["piano", "c", "-o", "c.pdf"]).stato, 0);
    }
}

/// What speaks in the plan of each folder after the carry-over, and how often it counts.
#[test]
fn only_the_expected_findings_remain() {
    let qui = tempfile::tempdir().unwrap();
    for (da, attese) in [
        (
            carnate(),
            &[
                ("COD-002", 4),
                ("COD-005", 1),
                ("COD-006", 4),
                ("DOC-005", 3),
                ("IND-007", 2),
                ("IND-010", 3),
                ("IND-013", 1),
                ("LEG-001", 2),
                ("LEG-006", 1),
                ("LEG-007", 1),
                ("PER-006", 1),
                ("PER-007", 1),
                ("PER-008", 1),
                ("PES-001", 4),
                ("PIA-007", 1),
                ("SCO-007", 1),
                ("TEM-002", 2),
                ("TEM-005", 1),
                ("TEM-007", 1),
            ][..],
        ),
        (borgo(), &[("IND-011", 15), ("IND-016", 3), ("PIA-007", 3)][..]),
    ] {
        let nome = da.file_name().unwrap().to_str().unwrap();
        assert_eq!(pegaso_in(qui.path(), &["nuovo", nome, "--da", da.to_str().unwrap()]).stato, 0);
        let attese = attese.iter().map(|(r, n)| ((*r).to_owned(), *n)).collect();
        assert_eq!(regole(&qui.path().join(nome)), (0, attese), "{nome}");
    }
}

#[test]
fn what_is_marked_does_not_get_into_an_act() {
    let qui = tempfile::tempdir().unwrap();
    let da = carnate();
    let e = pegaso_in(qui.path(), &["nuovo", "n", "--da", da.to_str().unwrap()]);
    // The defects of the approved plan, each at its deroga; rows are those of the finished file.
    for parte in [
        "COD-001 in obiettivi/1-elaborazione-ptpct.yaml: il difetto del piano vecchio è messo in deroga",
        "IND-002 in obiettivi/3-elaborazione-piao.yaml: il difetto del piano vecchio è messo in deroga",
        "obiettivi/1-elaborazione-ptpct.yaml:10: ",
        "README.md: i dati non lo nominano",
    ] {
        assert!(e.err.contains(parte), "{parte}\n{}", e.err);
    }
    let ente = fs::read_to_string(qui.path().join("n/ente.yaml")).unwrap();
    for riga in e.err.lines().filter_map(|r| r.trim().strip_prefix("ente.yaml:")) {
        let (n, messaggio) = riga.split_once(": ").unwrap();
        let scritta = ente.lines().nth(n.parse::<usize>().unwrap() - 1).unwrap();
        let chiave = scritta.trim().split(':').next().unwrap();
        let giusta = match chiave {
            "dipendenti" | "abitanti" | "sottotitolo" => messaggio.contains(chiave),
            "documenti" => messaggio.contains("atti"),
            "deroghe" => messaggio.contains("deroga"),
            _ => messaggio.starts_with("la deroga a"),
        };
        assert!(giusta, "{riga}: {scritta}");
    }
    cambia(
        &qui.path().join("n"),
        "ente.yaml",
        "      numero:\n",
        "      numero:\n      stato: proposta\n",
    );
    let e = pegaso_in(qui.path(), &["controlla", "n", "--formato", "json"]);
    // Two names, one note, two deroghe.
    assert_eq!(e.out.matches("\"TXT-003\"").count(), 5, "{}", e.out);
    assert_eq!(e.stato, 1);
}

#[test]
fn a_plan_that_was_never_approved_keeps_its_errors() {
    let qui = tempfile::tempdir().unwrap();
    let vecchia = copia(&carnate());
    cambia(vecchia.path(), "ente.yaml", "      numero: 52\n", "      stato: bozza\n");
    let e = pegaso_in(qui.path(), &["nuovo", "n", "--da", vecchia.path().to_str().unwrap()]);
    assert_eq!((e.stato, e.err.contains("nel piano nuovo: 5 errori")), (0, true), "{}", e.err);
}

#[test]
fn the_starter_can_be_carried_over() {
    let qui = tempfile::tempdir().unwrap();
    assert_eq!(pegaso_in(qui.path(), &["nuovo", "a"]).stato, 0);
    let e = pegaso_in(qui.path(), &["nuovo", "b", "--da", "a", "--anno", "2027"]);
    assert_eq!(e.stato, 0, "{}", e.err);
    let (a, b) = (contenuto(&qui.path().join("a")), contenuto(&qui.path().join("b")));
    assert_eq!(a.keys().collect::<Vec<_>>(), b.keys().collect::<Vec<_>>());
    for (nome, prima) in a.iter().filter(|(n, _)| n.starts_with("obiettivi/")) {
        let (prima, dopo) = (String::from_utf8_lossy(prima), String::from_utf8_lossy(&b[nome]));
        let senza = |t: &str| {
            t.lines()
                .filter(|r| !r.contains("stanziato:") && !r.starts_with("# riportata"))
                .map(str::to_owned)
                .collect::<Vec<_>>()
        };
        assert_eq!(senza(&prima), senza(&dopo), "{nome}");
    }
    assert_eq!(pegaso_in(qui.path(), &["piano", "b", "-o", "b.pdf"]).stato, 0);
}

#[test]
fn other_files_and_folders() {
    let vecchia = cartella(&[
        (
            "ente.yaml",
            "esercizio: 2026\nente:\n  denominazione: X\ndocumenti:\n  piano:\n    premessa: testi/premessa.md\nsettori:\n  - id: s\n    nome: S\n",
        ),
        ("obiettivi/a.yaml", "codice: 1\ntitolo: T\nindicatori:\n  - nome: X\n    atteso: 2%\n"),
        ("obiettivi/nota.txt", "mia"),
        ("testi/premessa.md", "Uno.\n\nNel 2026, molto.\n"),
        ("piao/1-scheda.yaml", "indirizzo: Via 2026\n"),
        ("piao/testo.md", "Testo del 2026.\n"),
        ("vecchio.lock.yaml", "x: 1\n"),
        ("variazioni.yaml", "[]\n"),
        ("altro.yaml", "x: 1\n"),
        (".nascosto", "x"),
    ]);
    let qui = tempfile::tempdir().unwrap();
    fs::create_dir(qui.path().join("n")).unwrap();
    let e = pegaso_in(qui.path(), &["nuovo", "n", "--da", vecchia.path().to_str().unwrap()]);
    assert_eq!(e.stato, 0, "{}", e.err);
    let fatta = contenuto(&qui.path().join("n"));
    let fatti: Vec<_> = fatta.keys().filter(|k| !k.starts_with(".schema/")).collect();
    assert_eq!(
        fatti,
        [
            "ente.yaml",
            "obiettivi/a.yaml",
            "piao/1-scheda.yaml",
            "piao/testo.md",
            "testi/premessa.md"
        ]
    );
    assert_eq!(fatta["piao/1-scheda.yaml"], b"indirizzo: Via 2026\n");
    for parte in [
        "piao/ è copiata com'è, con i suoi anni: 2 file",
        "  piao/testo.md:1: Testo del 2026.",
        "  piao/1-scheda.yaml:1: indirizzo: Via 2026",
        "  testi/premessa.md:3: Nel 2026, molto.",
        "  altro.yaml: i dati non lo nominano",
        "  obiettivi/nota.txt: i dati non lo nominano",
        "  vecchio.lock.yaml: i dati non lo nominano",
        "  variazioni.yaml: le variazioni sono dell'anno scorso",
    ] {
        assert!(e.err.lines().any(|r| r == parte), "{parte}\n{}", e.err);
    }
}

#[test]
fn a_named_text_with_an_invisible_character_is_copied_as_it_is() {
    let vecchia = cartella(&[
        (
            "ente.yaml",
            "esercizio: 2026\nente:\n  denominazione: X\ndocumenti:\n  piano:\n    premessa: obiettivi/premessa.md\nsettori:\n  - id: s\n    nome: S\n",
        ),
        ("obiettivi/a.yaml", "codice: 1\ntitolo: T\n"),
        // Read as a scheda, it would be one that is there no more.
        ("obiettivi/premessa.md", "stato: stralcia\u{ad}to\n"),
    ]);
    let qui = tempfile::tempdir().unwrap();
    let e = pegaso_in(qui.path(), &["nuovo", "n", "--da", vecchia.path().to_str().unwrap()]);
    assert_eq!(e.stato, 0, "{}", e.err);
    let fatta = contenuto(&qui.path().join("n"));
    assert_eq!(fatta["obiettivi/premessa.md"], "stato: stralcia\u{ad}to\n".as_bytes());
}

#[test]
fn the_bytes_of_another_system_stay() {
    let vecchia = copia(&carnate());
    let qui = tempfile::tempdir().unwrap();
    let da = vecchia.path().to_str().unwrap().to_owned();
    assert_eq!(pegaso_in(qui.path(), &["nuovo", "unix", "--da", &da]).stato, 0);
    // The same files as another system writes them: a mark in front, two bytes at a row's end.
    let windows = |t: &[u8]| {
        format!("\u{feff}{}", std::str::from_utf8(t).unwrap().replace('\n', "\r\n")).into_bytes()
    };
    for (nome, byte) in contenuto(vecchia.path()).iter().filter(|(n, _)| n.ends_with(".yaml")) {
        fs::write(vecchia.path().join(nome), windows(byte)).unwrap();
    }
    assert_eq!(pegaso_in(qui.path(), &["nuovo", "windows", "--da", &da]).stato, 0);
    let fatta = contenuto(&qui.path().join("windows"));
    for (nome, byte) in contenuto(&qui.path().join("unix")) {
        let atteso = if nome.ends_with(".yaml") { windows(&byte) } else { byte };
        assert!(fatta[&nome] == atteso, "{nome}");
    }
    // A lone return ends a row, and becomes an ordinary one.
    let testo =
        String::from_utf8(contenuto(&qui.path().join("unix"))["ente.yaml"].clone()).unwrap();
    fs::write(vecchia.path().join("ente.yaml"), testo.replace('\n', "\r")).unwrap();
    let e = pegaso_in(qui.path(), &["nuovo", "vecchissimo", "--da", &da]);
    assert_eq!(e.stato, 0, "{}", e.err);
    let ente = fs::read_to_string(qui.path().join("vecchissimo/ente.yaml")).unwrap();
    assert!(ente.contains("\nesercizio: 2025\n") && !ente.contains('\r'), "{ente}");
}

#[test]
fn what_cannot_be_carried_over_writes_nothing() {
    let vecchia = copia(&borgo());
    let da = vecchia.path().to_str().unwrap();
    let qui = tempfile::tempdir().unwrap();
    fs::create_dir(qui.path().join("piena")).unwrap();
    fs::write(qui.path().join("piena/mio"), "mio").unwrap();
    let dentro = vecchia.path().join("nuova");
    for (argomenti, stato, parola) in [
        (&["nuovo", "piena", "--da", da][..], 2, "non è vuota"),
        (&["nuovo", dentro.to_str().unwrap(), "--da", da], 2, "dentro quella vecchia"),
        (&["nuovo", "n", "--da", da, "--anno", "2026"], 2, "l'anno nuovo viene dopo"),
        (&["nuovo", "n", "--da", da, "--anno", "3000"], 2, "non è l'anno di un piano"),
        (&["nuovo", "n", "--da", da, "--settori", "A"], 2, "è di troppo"),
        (&["nuovo", "n", "--da", "non-esiste"], 3, "non esiste"),
    ] {
        let e = pegaso_in(qui.path(), argomenti);
        assert_eq!(e.stato, stato, "{argomenti:?}: {}", e.err);
        assert!(e.err.contains(parola), "{argomenti:?}: {}", e.err);
    }
    cambia(vecchia.path(), "ente.yaml", "dipendenti: 118", "dipendenti: tanti");
    let e = pegaso_in(qui.path(), &["nuovo", "n", "--da", da]);
    assert_eq!(e.stato, 1, "{}", e.err);
    assert!(e.err.contains("DAT-004") && e.err.contains("dipendenti: tanti"), "{}", e.err);
    assert_eq!(contenuto(qui.path()).keys().collect::<Vec<_>>(), ["piena/mio"]);
    assert!(!dentro.exists());
}

#[test]
fn a_scheda_that_an_act_suspended_is_no_defect_of_the_plan() {
    const VERDE: &str = "obiettivi/tecnico/2-verde.yaml";
    let vecchia = copia(&borgo());
    cambia(vecchia.path(), VERDE, "settore: tecnico\n", "settore: tecnico\nstato: sospeso\n");
    let atto = "- atto:\n    organo: giunta\n    numero: 88\n    data: 15/09/2026\n  tipo: modifica\n  motivo: Serve di più.\n  obiettivi: [9.02.01]\n";
    fs::write(vecchia.path().join("variazioni.yaml"), atto).unwrap();
    let qui = tempfile::tempdir().unwrap();
    let e = pegaso_in(qui.path(), &["nuovo", "n", "--da", vecchia.path().to_str().unwrap()]);
    assert_eq!(e.stato, 0, "{}", e.err);
    let ente = fs::read_to_string(qui.path().join("n/ente.yaml")).unwrap();
    assert!(!ente.contains("PES-002") && !e.err.contains("in deroga"), "{}\n{ente}", e.err);
    // It is for the new plan to say whether the scheda comes back.
    assert!(e.err.contains("è stata sospesa: torna nel piano o si toglie?"), "{}", e.err);
    let (errori, viste) = regole(&qui.path().join("n"));
    assert_eq!((errori, viste.get("PES-002")), (1, Some(&1)));
}
