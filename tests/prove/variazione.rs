//! The plan's lock and its variations through the commands: what is written beside the data, when, and
//! what is never overwritten.

use std::fs;
use std::path::{Path, PathBuf};

use crate::comune::{cambia, pegaso_in, ridotto};

const LUCCHETTO: &str = "piano.lock.yaml";
const VERDE: &str = "obiettivi/tecnico/2-verde.yaml";
const EDILIZIA: &str = "obiettivi/tecnico/3-edilizia.yaml";

fn fa(dati: &Path, documento: &str, dove: &Path) -> crate::comune::Esito {
    let uscita = dove.to_str().unwrap();
    pegaso_in(dati, &["allegati", ".", "--documento", documento, "-o", uscita])
}

fn lucchetto(dati: &Path) -> Option<String> {
    fs::read_to_string(dati.join(LUCCHETTO)).ok()
}

/// The PDF of a package for the public.
fn pubblico(dove: &Path) -> PathBuf {
    let mut voci = fs::read_dir(dove).unwrap().map(|v| v.unwrap().path());
    voci.find(|p| p.extension().is_some_and(|e| e == "pdf")).unwrap()
}

fn uguali(a: &Path, b: &Path) -> bool {
    fs::read(a.join("SHA256SUMS")).unwrap() == fs::read(b.join("SHA256SUMS")).unwrap()
}

#[test]
fn an_approved_plan_is_locked_and_packaged_twice_is_the_same() {
    let dati = ridotto();
    let qui = tempfile::tempdir().unwrap();
    let (a, b) = (qui.path().join("a"), qui.path().join("b"));
    assert_eq!(lucchetto(dati.path()), None);
    assert_eq!(fa(dati.path(), "relazione", &qui.path().join("r")).stato, 0);
    assert_eq!(lucchetto(dati.path()), None, "only the plan is locked");
    assert_eq!(fa(dati.path(), "piano", &a).stato, 0);
    let prima = lucchetto(dati.path()).unwrap();
    assert_eq!(fa(dati.path(), "piano", &b).stato, 0);
    assert_eq!(lucchetto(dati.path()).unwrap(), prima);
    assert!(uguali(&a, &b));
    // The plan of the next year is not approved yet.
    let nuova = qui.path().join("nuova");
    let (nuova, vecchia) = (nuova.to_str().unwrap(), dati.path().to_str().unwrap());
    let e = pegaso_in(qui.path(), &["nuovo", nuova, "--da", vecchia]);
    assert!(
        e.stato == 0 && e.err.contains("la copia del piano approvato è dell'anno scorso"),
        "{}",
        e.err
    );
    assert_eq!(lucchetto(Path::new(nuova)), None);
    assert_eq!(fs::read_to_string(a.join("agli-atti").join(LUCCHETTO)).unwrap(), prima);
}

#[test]
fn a_proposal_is_not_locked() {
    let dati = ridotto();
    cambia(dati.path(), "ente.yaml", "      numero: 9\n", "      stato: proposta\n");
    let qui = tempfile::tempdir().unwrap();
    let e = fa(dati.path(), "piano", &qui.path().join("a"));
    assert_eq!((e.stato, lucchetto(dati.path())), (0, None), "{}", e.err);
}

#[test]
fn a_lock_of_another_act_stays_and_nothing_is_packaged() {
    let dati = ridotto();
    let qui = tempfile::tempdir().unwrap();
    assert_eq!(fa(dati.path(), "piano", &qui.path().join("a")).stato, 0);
    let prima = lucchetto(dati.path());
    cambia(dati.path(), "ente.yaml", "      numero: 9\n", "      numero: 10\n");
    let e = fa(dati.path(), "piano", &qui.path().join("b"));
    assert_eq!((e.stato, lucchetto(dati.path()) == prima), (1, true), "{}", e.err);
    assert!(e.err.contains("di un altro piano approvato"), "{}", e.err);
    assert!(!qui.path().join("b").exists());
}

#[test]
fn an_act_moves_the_plan_and_its_comparison_says_how() {
    let dati = ridotto();
    let d = dati.path();
    let qui = tempfile::tempdir().unwrap();
    let posto = |nome: &str| qui.path().join(nome);
    // Before the plan is approved there is nothing to compare with.
    let e = fa(d, "variazione", &posto("presto"));
    assert!(e.stato == 1 && e.err.contains("manca `piano.lock.yaml`"), "{}", e.err);
    assert_eq!(fa(d, "piano", &posto("piano")).stato, 0);
    let e = fa(d, "variazione", &posto("niente"));
    assert!(e.stato == 1 && e.err.contains("non c'è nessuna variazione"), "{}", e.err);
    let atto = "- atto: { organo: giunta, stato: proposta }\n  tipo: modifica\n  motivo: Meno pratiche del previsto.\n  obiettivi: [\"8.01.01\", \"9.02.01\"]\n";
    fs::write(d.join("variazioni.yaml"), atto).unwrap();
    let e = fa(d, "variazione", &posto("uguale"));
    assert!(e.stato == 1 && e.err.contains("non cambia nessun campo"), "{}", e.err);
    cambia(d, VERDE, "\npeso: 20\n", "\npeso: 25\n");
    cambia(d, EDILIZIA, "\npeso: 30\n", "\npeso: 25\n");
    cambia(d, EDILIZIA, "atteso: massimo 45", "atteso: massimo 50");
    let prima = lucchetto(d);
    // What is put to the vote does not move the plan yet.
    let e = fa(d, "variazione", &posto("proposta"));
    assert_eq!((e.stato, lucchetto(d) == prima), (0, true), "{}", e.err);
    let votato = atto.replace("stato: proposta", "numero: 88, data: 15/09/2026, allegato: A");
    fs::write(d.join("variazioni.yaml"), votato).unwrap();
    // Neither does another package of the plan.
    assert_eq!(fa(d, "piano", &posto("piano-2")).stato, 1);
    assert!(lucchetto(d) == prima);
    let e = fa(d, "variazione", &posto("v"));
    assert_eq!(e.stato, 0, "{}", e.err);
    let dopo = lucchetto(d).unwrap();
    assert!(dopo.contains("\nversione: 2\n"), "{dopo}");
    // Once more is the same, with the lock that the first one made.
    assert_eq!(fa(d, "variazione", &posto("w")).stato, 0);
    assert!(uguali(&posto("v"), &posto("w")) && lucchetto(d).unwrap() == dopo);
    let pdf = pubblico(&posto("v"));
    assert!(pdf.ends_with("Allegato-A-variazione-1-2026.pdf"), "{}", pdf.display());
    let pdf = fs::read(pdf).unwrap();
    let testo = crate::comune::testo(&pdf);
    for t in [
        "3 campi in 2 schede",
        "n. 88 del 15 settembre 2026",
        "Meno pratiche",
        "massimo 45",
        "massimo 50",
    ] {
        assert!(testo.contains(&crate::comune::stretto(t)), "{t}: {testo}");
    }
    let dispositivo = fs::read_to_string(posto("v").join("atto/dispositivo.md")).unwrap();
    assert!(dispositivo.contains("nelle schede 8.01.01, 9.02.01"), "{dispositivo}");
    // From here on the plan as it is now is the approved one, and the report tells the change.
    let e = pegaso_in(d, &["controlla", ".", "--fase", "piano"]);
    assert_eq!(e.stato, 0, "{}", e.out);
    // The plan is the coordinated text, and says so; the voted one is still there, to the byte.
    let piano = |testo: &str| {
        let e = pegaso_in(d, &["piano", ".", "--testo", testo, "-o", "p.pdf"]);
        assert_eq!(e.stato, 0, "{}", e.err);
        fs::read(d.join("p.pdf")).unwrap()
    };
    let testo = crate::comune::testo(&piano("coordinato"));
    for t in [
        "Testo coordinato con le modifiche di: deliberazione di Giunta comunale n. 88 del 15 settembre 2026",
        "Fanno fede gli atti",
        "Testo coordinato: fanno fede gli atti",
        "VARIATO · Giunta n. 88",
    ] {
        assert!(testo.contains(&crate::comune::stretto(t)), "{t}");
    }
    assert!(!testo.contains("AllegatoAalladeliberazione"), "the first act's line");
    let integrale = |nome: &str| {
        let mut voci =
            fs::read_dir(posto(nome).join("agli-atti")).unwrap().map(|v| v.unwrap().path());
        fs::read(voci.find(|p| p.extension().is_some_and(|e| e == "pdf")).unwrap()).unwrap()
    };
    assert!(piano("votato") == integrale("piano"), "the voted text is another one");
    assert_eq!(fa(d, "piano", &posto("piano-3")).stato, 0);
    assert!(integrale("piano") == integrale("piano-3") && lucchetto(d).unwrap() == dopo);
    assert_eq!(fa(d, "relazione", &posto("relazione")).stato, 0);
    let testo = crate::comune::testo(&fs::read(pubblico(&posto("relazione"))).unwrap());
    assert!(testo.contains("massimo45") && testo.contains("Menopratiche"), "the report is silent");
    cambia(d, VERDE, "\npeso: 25\n", "\npeso: 26\n");
    let e = fa(d, "piano", &posto("piano-4"));
    assert!(e.stato == 1 && e.err.contains("VAR-001"), "{}", e.err);
}

#[test]
fn a_second_variation_that_waits_is_said_and_how_to_go_on() {
    let dati = ridotto();
    let d = dati.path();
    let qui = tempfile::tempdir().unwrap();
    let posto = |nome: &str| qui.path().join(nome);
    assert_eq!(fa(d, "piano", &posto("piano")).stato, 0);
    cambia(d, VERDE, "\npeso: 20\n", "\npeso: 25\n");
    cambia(d, EDILIZIA, "\npeso: 30\n", "\npeso: 25\n");
    let una = |atto: &str, quale: &str| {
        format!(
            "- atto: {{ organo: giunta, {atto} }}\n  tipo: modifica\n  motivo: Meno pratiche.\n  obiettivi: [\"{quale}\"]\n"
        )
    };
    let seconda = una("numero: 90, data: 20/10/2026", "8.01.01");
    let scrivi = |prima: &str| {
        fs::write(d.join("variazioni.yaml"), una(prima, "9.02.01") + &seconda).unwrap();
    };
    let resta =
        "in `variazioni.yaml` ne resta un'altra: deliberazione della giunta n. 90 del 20/10/2026";
    // A proposal does not get into the lock: the second one waits for the vote.
    scrivi("stato: proposta");
    let e = fa(d, "variazione", &posto("proposta"));
    assert_eq!(e.stato, 0, "{}", e.err);
    assert!(e.err.contains(resta) && e.err.contains("quando questa è votata"), "{}", e.err);
    scrivi("numero: 88, data: 15/09/2026");
    let e = fa(d, "variazione", &posto("prima"));
    assert_eq!(e.stato, 0, "{}", e.err);
    assert!(
        e.err.contains(resta) && e.err.contains("ripeti il comando con un'altra cartella"),
        "{}",
        e.err
    );
    // So it is, and then none waits.
    let e = fa(d, "variazione", &posto("seconda"));
    assert_eq!(e.stato, 0, "{}", e.err);
    assert!(!e.err.contains("avviso"), "{}", e.err);
    let testo = crate::comune::testo(&fs::read(pubblico(&posto("seconda"))).unwrap());
    assert!(testo.contains("n.90del20ottobre2026"), "{testo}");
}
