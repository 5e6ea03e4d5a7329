//! After the vote: each planned field that moves is found, nothing else is; acts, and only acts, move
//! the lock.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crate::comune::{borgo, cambia, cartella, copia, ridotto};
use pegaso::check::{self, Contesto, OpzioniControllo, RULES};
use pegaso::diagnostic::{Gravita, Segnalazione, Sorgenti};
use pegaso::model::{Lucchetto, SchedaProgrammata, Stadio};
use pegaso::piano::Sorte;
use pegaso::piano::lucchetto;
use pegaso::schema;
use pegaso::score::{self, Valutata};

include!("../dati/tutto.rs");

fn letta(dove: &Path) -> (Valutata, Sorgenti) {
    let l = pegaso::model::Cartella::apri(dove).unwrap();
    let c = l.cartella.unwrap_or_else(|| panic!("{:#?}", l.segnalazioni));
    (score::valuta(c), l.sorgenti)
}

/// The lock of a folder as it is, written beside it.
fn blocca(dove: &Path) -> Lucchetto {
    let l = lucchetto::nuovo(&letta(dove).0);
    fs::write(dove.join(lucchetto::FILE), lucchetto::testo(&l)).unwrap();
    l
}

/// The small folder with every key, locked.
fn tutto() -> tempfile::TempDir {
    let qui = cartella(&[
        ("ente.yaml", ENTE),
        ("personale.yaml", PERSONALE),
        ("obiettivi/a.yaml", SCHEDA),
        ("obiettivi/b.yaml", CONDIVISA),
        ("obiettivi/c.yaml", CRITERI),
        ("processi/a.yaml", PROCESSO),
        ("processi/b.yaml", "titolo: Un altro\n"),
        ("piao/2.3-rischi-corruttivi.yaml", MISURE),
    ]);
    blocca(qui.path());
    qui
}

/// What VAR-001 says of a folder, with the row of each of its places.
fn var(dove: &Path) -> Vec<Segnalazione> {
    regola("VAR-001", dove)
}

fn regola(codice: &str, dove: &Path) -> Vec<Segnalazione> {
    let (v, _) = letta(dove);
    let mut esiti = Vec::new();
    let regola = RULES.iter().find(|r| r.codice() == codice).unwrap();
    regola.controlla(&Contesto::nuovo(&v, Stadio::Consuntivo, false), &mut esiti);
    esiti
}

/// Everything that a finding says.
fn detto(s: &Segnalazione) -> String {
    let altre: String = s.correlate.iter().map(|c| format!("\n{}", c.messaggio)).collect();
    format!("{}{altre}", s.messaggio)
}

/// A value in a file of block style: its key path and its row.
struct Posto {
    percorso: String,
    riga: usize,
    /// The value as typed; a row of a block stands whole.
    valore: String,
}

/// The values of a file: `indicatori[].atteso`, `stakeholder[]`, `descrizione|` for a row of a block;
/// free keys are `*`.
fn posti(testo: &str) -> Vec<Posto> {
    let mut v = Vec::new();
    let mut aperte: Vec<(usize, String)> = Vec::new();
    let mut blocco: Option<(usize, String)> = None;
    for (n, riga) in testo.lines().enumerate() {
        let mut corpo = riga.trim_start();
        let mut rientro = riga.len() - corpo.len();
        if corpo.is_empty() || corpo.starts_with('#') {
            continue;
        }
        if let Some((fuori, percorso)) = &blocco {
            if rientro > *fuori {
                let percorso = format!("{percorso}|");
                v.push(Posto { percorso, riga: n, valore: riga.to_owned() });
                continue;
            }
            blocco = None;
        }
        let voce = corpo.starts_with("- ");
        aperte.retain(|(r, _)| *r < rientro + usize::from(voce));
        if voce {
            corpo = &corpo[2..];
            rientro += 2;
        }
        let padre: String = aperte.iter().map(|(_, k)| k.as_str()).collect();
        let padre = padre.trim_start_matches('.').to_owned();
        let coppia = corpo.split_once(": ").or(corpo.strip_suffix(':').map(|k| (k, "")));
        let Some((chiave, valore)) = coppia.filter(|(k, _)| !k.contains([' ', '"'])) else {
            v.push(Posto { percorso: padre, riga: n, valore: corpo.to_owned() });
            continue;
        };
        let libera = ["storico", "attesi", "pesatura", "extra"].iter().any(|p| padre.ends_with(p));
        let chiave = if libera { "*" } else { chiave };
        let percorso = format!("{padre}.{chiave}").trim_start_matches('.').to_owned();
        match valore {
            "" => {
                let elenco = testo.lines().nth(n + 1).is_some_and(|r| r.trim().starts_with("- "));
                let coda = if elenco { "[]" } else { "" };
                aperte.push((rientro, format!(".{chiave}{coda}")));
            }
            "|" => blocco = Some((rientro, percorso)),
            _ => v.push(Posto { percorso, riga: n, valore: valore.to_owned() }),
        }
    }
    v
}

/// The file with another value in a place; `None` where the table has no other value.
fn cambiato(testo: &str, p: &Posto, altri: &[&str]) -> Option<String> {
    let nudo = p.valore.trim_matches('"');
    let nuovo = match altri.iter().find(|a| **a != nudo)? {
        &"+" if p.percorso.ends_with('|') => format!("{} aggiunta", p.valore),
        &"+" => format!("\"{nudo} aggiunta\""),
        altro => format!("\"{altro}\""),
    };
    let mut righe: Vec<String> = testo.lines().map(str::to_owned).collect();
    let riga = &mut righe[p.riga];
    let da = riga.rfind(&p.valore).unwrap();
    riga.replace_range(da.., &nuovo);
    Some(righe.join("\n") + "\n")
}

/// Changes every value of every sheet in turn: how many were planned, and how many were not.
fn prova_tutti(dove: &Path) -> (BTreeSet<String>, BTreeSet<String>) {
    let (mut programmati, mut altri) = (BTreeSet::new(), BTreeSet::new());
    let mut falliti = Vec::new();
    for voce in walkdir::WalkDir::new(dove).sort_by_file_name() {
        let voce = voce.unwrap();
        let relativo = voce.path().strip_prefix(dove).unwrap().to_str().unwrap().to_owned();
        let foglio = relativo.starts_with("obiettivi/") || relativo.starts_with("processi/");
        if !foglio || !voce.file_type().is_file() {
            continue;
        }
        let originale = fs::read_to_string(voce.path()).unwrap();
        for p in posti(&originale) {
            // There is one group only in the folders of the tests, and one norm only in the format.
            if p.percorso == "indicatori[].norma" {
                programmati.insert(p.percorso.clone());
                continue;
            }
            if IDENTITA.contains(&p.percorso.as_str()) || p.percorso == "personale" {
                continue;
            }
            let qui = format!("{relativo}:{} {}: {}", p.riga + 1, p.percorso, p.valore);
            let di = |t: &'static [(&str, &[&str])]| t.iter().find(|(k, _)| *k == p.percorso);
            // The title of a process is a text, and so on: `processo` of a process sheet is free.
            let (atteso, valori) = match (di(PROGRAMMATI), di(NON_PROGRAMMATI)) {
                (Some((_, v)), None) => (true, *v),
                (None, Some((_, v))) => (false, *v),
                altro => panic!("{qui}: nobody says whether it is planned ({altro:?})"),
            };
            let valori: Vec<&str> =
                valori.iter().copied().filter(|v| ammesso(&relativo, &p, v, dove)).collect();
            let Some(nuovo) = cambiato(&originale, &p, &valori) else {
                falliti.push(format!("{qui}: no other value"));
                continue;
            };
            fs::write(voce.path(), nuovo).unwrap();
            let trovate = var(dove);
            let righe = |s: &Segnalazione| {
                let altre = s.correlate.iter().map(|c| c.luogo.riga as usize - 1);
                altre.chain([s.luogo.riga as usize - 1]).collect::<BTreeSet<_>>()
            };
            if atteso {
                programmati.insert(p.percorso.clone());
                // A weight by criteria is alone in its settore here: it moves nobody else's.
                match trovate.as_slice() {
                    [s] if in_lista(&p, &righe(s)) && detto(s).contains("era `") => {
                        assert_eq!(s.gravita, Gravita::Errore, "{qui}");
                    }
                    altro => falliti.push(format!("{qui}: {altro:#?}")),
                }
            } else {
                altri.insert(p.percorso.clone());
                if !trovate.is_empty() {
                    falliti.push(format!("{qui}: not planned, and found: {trovate:#?}"));
                }
            }
        }
        fs::write(voce.path(), originale).unwrap();
    }
    assert!(falliti.is_empty(), "{} failed: {}", falliti.len(), falliti.join("\n"));
    (programmati, altri)
}

/// Whether the finding points at the row that was changed; a list that is one field, at its first row.
fn in_lista(p: &Posto, righe: &BTreeSet<usize>) -> bool {
    let elenco = p.percorso.ends_with("[]") || p.percorso.ends_with('|');
    let stretto = p.percorso.starts_with("verifiche.") || p.percorso.starts_with("obiettivo_str");
    righe.contains(&p.riga) || ((elenco || stretto) && righe.iter().all(|r| *r <= p.riga))
}

/// Whether a value of the table can be loaded in this place.
fn ammesso(relativo: &str, p: &Posto, valore: &str, dove: &Path) -> bool {
    let in_ente = fs::read_to_string(dove.join("ente.yaml")).unwrap();
    let persone = fs::read_to_string(dove.join("personale.yaml")).unwrap();
    match p.percorso.as_str() {
        "settore" | "capofila" | "assegnazioni[].settore" => {
            in_ente.contains(&format!("- id: {valore}\n"))
        }
        "responsabile" | "personale[].dipendente" => persone.contains(&format!("id: {valore}\n")),
        "processo" if relativo.starts_with("obiettivi/") => dove.join(valore).exists(),
        "processo" => valore == "+",
        _ => true,
    }
}

#[test]
fn each_planned_field_of_every_key_is_found_and_nothing_else_is() {
    let qui = tutto();
    assert!(var(qui.path()).is_empty(), "{:#?}", var(qui.path()));
    let (programmati, altri) = prova_tutti(qui.path());
    // Every line of the two tables was tried, here or in the invented comune.
    for (k, _) in PROGRAMMATI {
        assert!(programmati.contains(*k), "{k} was not tried");
    }
    assert!(altri.len() > 30, "{altri:?}");
}

#[test]
fn each_planned_field_of_the_invented_comune_is_found_and_nothing_else_is() {
    // Those of one settore, and of the ente: every key is tried in the test below.
    let qui = ridotto();
    for altra in ["2-verde", "3-edilizia"] {
        fs::remove_file(qui.path().join(format!("obiettivi/tecnico/{altra}.yaml"))).unwrap();
    }
    blocca(qui.path());
    assert!(var(qui.path()).is_empty());
    let (programmati, altri) = prova_tutti(qui.path());
    assert!(programmati.len() > 25 && altri.len() > 15, "{programmati:?} {altri:?}");
}

#[test]
fn every_key_that_an_editor_knows_of_a_sheet_is_in_the_tables() {
    let mut parole: BTreeSet<String> = IDENTITA.iter().map(|k| (*k).to_owned()).collect();
    for (k, _) in PROGRAMMATI.iter().chain(NON_PROGRAMMATI) {
        parole.extend(k.split(['.', '[', ']', '|']).map(str::to_owned));
    }
    fn chiavi(v: &serde_json::Value, out: &mut BTreeSet<String>) {
        match v {
            serde_json::Value::Object(m) => {
                if let Some(serde_json::Value::Object(p)) = m.get("properties") {
                    out.extend(p.keys().cloned());
                }
                m.values().for_each(|v| chiavi(v, out));
            }
            serde_json::Value::Array(v) => v.iter().for_each(|v| chiavi(v, out)),
            _ => {}
        }
    }
    for nome in ["obiettivo", "processo"] {
        let schema: serde_json::Value =
            serde_json::from_str(&schema::testo(nome).unwrap()).unwrap();
        let mut note = BTreeSet::new();
        chiavi(&schema, &mut note);
        assert!(note.len() > 30, "{note:?}");
        let mancano: Vec<_> = note.difference(&parole).collect();
        assert!(mancano.is_empty(), "{nome}: {mancano:?}");
    }
}

#[test]
fn another_spelling_is_no_change() {
    for (file, da, a) in GRAFIE {
        let qui = tutto();
        cambia(qui.path(), file, da, a);
        let trovate = var(qui.path());
        assert!(trovate.is_empty(), "{a}: {trovate:#?}");
    }
}

#[test]
fn people_may_be_replaced_and_results_typed() {
    let qui = copia(&borgo());
    blocca(qui.path());
    cambia(qui.path(), "personale.yaml", "nome: Marzio Arrighi", "nome: Carla Rossi");
    cambia(qui.path(), "ente.yaml", "  finale: 31/12\n", "  finale: 31/12/2026\n");
    assert!(var(qui.path()).is_empty());
    // The ente's days of the checks are the plan of every sheet that has no other.
    let qui = cartella(&[
        ("ente.yaml", &format!("{ENTE}verifiche:\n  intermedie:\n    - 30/06\n    - 31/10\n")),
        ("personale.yaml", PERSONALE),
        ("obiettivi/a.yaml", "codice: A\ntitolo: T\nsettore: uno\n"),
    ]);
    blocca(qui.path());
    let scheda = qui.path().join("obiettivi/a.yaml");
    let prima = fs::read_to_string(&scheda).unwrap();
    let verifica = |giorno: &str| {
        format!("{prima}verifiche:\n  intermedie:\n    - data: {giorno}\n      relazione: Bene.\n")
    };
    // The first check is written when it is made; the final one had no day.
    fs::write(&scheda, verifica("30/06") + "  finale:\n    data: 20/01/2027\n").unwrap();
    assert!(var(qui.path()).is_empty());
    fs::write(&scheda, verifica("15/07")).unwrap();
    assert!(detto(&var(qui.path())[0]).contains(
        "date delle verifiche intermedie: era `30 giugno 2026, 31 ottobre 2026`, ora `15 luglio 2026`"
    ));
}

#[test]
fn the_finding_says_before_and_after() {
    let qui = copia(&borgo());
    blocca(qui.path());
    let file = "obiettivi/affari/1-sportello.yaml";
    cambia(qui.path(), file, "atteso: massimo 12", "atteso: massimo 15");
    let trovate = var(qui.path());
    assert_eq!(trovate.len(), 1);
    assert_eq!(
        trovate[0].messaggio,
        "`1.07.01` è cambiata dopo l'approvazione: indicatore «Attesa media allo sportello», valore \
         atteso: era `massimo 12`, ora `massimo 15`"
    );
    cambia(qui.path(), file, "previsto: mar-apr", "previsto: mar-giu");
    cambia(qui.path(), file, "senza perdere una", "senza perdere neanche una");
    let testo = detto(&var(qui.path())[0]);
    for parte in [
        "3 campi programmati",
        "fase «Avvio degli appuntamenti», mesi previsti: era `mar-apr`, ora `mar-giu`",
        "descrizione: era `… una mattina",
        "ora `… neanche una mattina",
    ] {
        assert!(testo.contains(parte), "{testo}");
    }
    // A weight is a matter of PES-004 too.
    assert!(regola("PES-004", qui.path()).is_empty());
    cambia(qui.path(), file, "settore: affari\npeso: 30", "settore: affari\npeso: 25");
    let pesi = regola("PES-004", qui.path());
    assert_eq!((pesi.len(), pesi[0].gravita), (1, Gravita::Avviso));
    assert!(pesi[0].messaggio.ends_with("peso: era `30`, ora `25`"), "{}", pesi[0].messaggio);
}

#[test]
fn what_is_written_is_what_is_read() {
    for qui in [tutto(), copia(&borgo())] {
        let scritto = blocca(qui.path());
        let (v, _) = letta(qui.path());
        let riletto = v.cartella().lucchetto.as_ref().unwrap();
        assert_eq!(riletto.canonico(), scritto.canonico());
        assert_eq!(lucchetto::testo(riletto), lucchetto::testo(&scritto));
        assert_eq!(riletto.impronta.as_ref().unwrap().testo.len(), 64);
        assert!(v.spostate().is_empty());
        assert_eq!(riletto.atto.testo(), "deliberazione della giunta n. 9 del 15/01/2026");
    }
}

#[test]
fn the_printed_forms_are_a_promise() {
    let qui = tutto();
    insta::assert_snapshot!(fs::read_to_string(qui.path().join(lucchetto::FILE)).unwrap());
}

#[test]
fn a_lock_changed_by_hand_is_refused() {
    let lettura = |dove: &Path| {
        let l = pegaso::model::Cartella::apri(dove).unwrap();
        let dat = l.segnalazioni.iter().filter(|s| s.gravita == Gravita::Errore);
        let dat: Vec<_> = dat.map(|s| (s.regola, s.messaggio.clone(), s.luogo.riga)).collect();
        (l.cartella.is_some(), dat)
    };
    for (da, a, che_cosa) in [
        ("almeno 80,00%", "almeno 70,00%", "la scheda `scheda-a` non torna con la sua impronta"),
        ("versione: 1", "versione: 2", "il contenuto non torna con l'impronta"),
        ("numero: 9", "numero: 8", "il contenuto non torna con l'impronta"),
        ("  - scheda: scheda-a", "  - scheda: scheda-b", "la scheda `scheda-b` non torna"),
    ] {
        let qui = tutto();
        cambia(qui.path(), lucchetto::FILE, da, a);
        let (letta, dat) = lettura(qui.path());
        assert!(!letta && dat.len() == 1 && dat[0].0 == "DAT-013", "{a}: {dat:?}");
        assert!(
            dat[0]
                .1
                .starts_with("il file con la copia del piano approvato è stato cambiato a mano: "),
            "{dat:?}"
        );
        assert!(dat[0].1.contains(che_cosa), "{dat:?}");
    }
    // Without its hashes it is no lock; of another year it is another plan's.
    let qui = tutto();
    let file = qui.path().join(lucchetto::FILE);
    let testo = fs::read_to_string(&file).unwrap();
    let senza = testo.lines().filter(|r| !r.contains("impronta:") || r.starts_with('#'));
    fs::write(&file, senza.collect::<Vec<_>>().join("\n")).unwrap();
    assert!(lettura(qui.path()).1[0].1.ends_with("manca l'impronta"));
    fs::write(&file, testo).unwrap();
    cambia(qui.path(), "ente.yaml", "esercizio: 2026", "esercizio: 2027");
    let (_, dat) = lettura(qui.path());
    assert_eq!(dat[0].1, "la copia del piano approvato è del 2026, i dati sono del 2027");
    // A key that the lock does not know is found like any other.
    let qui = tutto();
    cambia(qui.path(), lucchetto::FILE, "esercizio: 2026", "esercizio: 2026\nesercisio: 2026");
    assert_eq!(lettura(qui.path()).1[0].0, "DAT-002");
    // The comments and the order of the lines are nobody's business, but for the data.
    let qui = tutto();
    cambia(qui.path(), lucchetto::FILE, "formato: 2\n", "# una nota dell'ufficio\nformato: 2\n");
    assert!(lettura(qui.path()).0);
}

const ATTO: &str = "  atto:\n    organo: giunta\n    numero: 88\n    data: 15/09/2026\n";

fn variazione(atto: &str, quali: &str) -> String {
    format!("- tipo: modifica\n{atto}  motivo: Serve di più.\n  obiettivi: [{quali}]\n")
}

#[test]
fn a_variation_with_its_act_silences_and_a_proposal_warns() {
    let qui = tutto();
    cambia(qui.path(), "obiettivi/a.yaml", "almeno 80%", "almeno 90%");
    let con = |testo: &str| {
        fs::write(qui.path().join("variazioni.yaml"), testo).unwrap();
        let v = var(qui.path());
        v.first().map(|s| s.gravita)
    };
    for nome in ["A.1", "scheda-a", "obiettivi/a.yaml", "obiettivi/a", "A.2, A.1"] {
        assert_eq!(con(&variazione(ATTO, nome)), None, "{nome}");
    }
    assert_eq!(con(&variazione(ATTO, "A.2")), Some(Gravita::Errore));
    assert_eq!(con(&variazione("", "A.1")), Some(Gravita::Errore));
    let proposta = "  atto:\n    stato: proposta\n    organo: giunta\n";
    assert_eq!(con(&variazione(proposta, "A.1")), Some(Gravita::Avviso));
    // The code of before names it too.
    cambia(qui.path(), "obiettivi/a.yaml", "codice: A.1", "codice: Z.1");
    assert_eq!(con(&variazione(ATTO, "A.1")), None);
}

#[test]
fn new_and_vanished_sheets_are_found() {
    let qui = tutto();
    fs::write(qui.path().join("obiettivi/d.yaml"), "codice: A.4\ntitolo: N\nsettore: uno\n")
        .unwrap();
    let trovate = var(qui.path());
    assert_eq!(trovate[0].messaggio, "la scheda `A.4` non è nel piano approvato");
    fs::write(qui.path().join("variazioni.yaml"), variazione(ATTO, "A.4, A.2")).unwrap();
    assert!(var(qui.path()).is_empty());
    // No act takes a sheet out of sight.
    fs::remove_file(qui.path().join("obiettivi/b.yaml")).unwrap();
    let trovate = var(qui.path());
    assert_eq!(trovate[0].messaggio, "la scheda `A.2` è nel piano approvato, e non c'è più");
    let (_, sorgenti) = letta(qui.path());
    assert_eq!(sorgenti.percorso(trovate[0].luogo.file), lucchetto::FILE);
    // A deroga can name it all the same.
    let ente = format!(
        "{ENTE}deroghe:\n  - regola: VAR-001\n    dove: piano.lock.yaml\n    motivo: La scheda era scritta due volte.\n"
    );
    fs::write(qui.path().join("ente.yaml"), ente).unwrap();
    let e = crate::comune::pegaso_in(qui.path(), &["controlla", ".", "--fase", "consuntivo"]);
    assert!(e.out.contains("in deroga[VAR-001]"), "{}", e.out);
}

#[test]
fn the_next_version_takes_in_what_the_act_names_and_nothing_else() {
    let qui = tutto();
    let uno = letta(qui.path()).0.cartella().lucchetto.clone().unwrap();
    cambia(qui.path(), "obiettivi/a.yaml", "almeno 80%", "almeno 90%");
    cambia(qui.path(), "obiettivi/b.yaml", "titolo: Condivisa", "titolo: Condivisa da due");
    fs::write(qui.path().join("variazioni.yaml"), variazione(ATTO, "A.1")).unwrap();
    let (v, _) = letta(qui.path());
    // Before the lock moves, the relazione already knows what the act changed.
    let modifiche = v.modifiche();
    assert_eq!(modifiche.len(), 1);
    let m = &modifiche[0];
    assert_eq!(
        (m.codice.as_str(), m.prima.as_str(), m.dopo.as_str()),
        ("A.1", "almeno 80,00%", "almeno 90,00%")
    );
    assert_eq!(
        (m.motivo.as_str(), m.etichetta().as_str()),
        ("Serve di più.", "indicatore «Pratiche acquisite», valore atteso")
    );
    assert_eq!(m.atto.testo(), "deliberazione della giunta n. 88 del 15/09/2026");

    let atto: Vec<_> = v.cartella().variazioni.iter().collect();
    let dopo = lucchetto::successivo(&uno, &v, &atto);
    assert_eq!(dopo.lucchetto.versione(), 2);
    assert_eq!(dopo.modifiche, modifiche);
    let rifiutate: Vec<_> = dopo.rifiutate.iter().map(|d| (d.nome(), d.sorte)).collect();
    assert_eq!(rifiutate, [("A.2", Sorte::Cambiata)]);
    let forma = |v: &[SchedaProgrammata], id: &str, k: &str| {
        v.iter().find(|s| s.identita == id).unwrap().forma(k).unwrap().to_owned()
    };
    let bloccate = dopo.lucchetto.programmate();
    assert_eq!(
        forma(&bloccate, "scheda-a", "indicatori[Pratiche acquisite].atteso"),
        "almeno 90,00%"
    );
    assert_eq!(forma(&bloccate, "obiettivi/b", "titolo"), "Condivisa");

    // Written and read again it says the same, and keeps what was changed and why.
    fs::write(qui.path().join(lucchetto::FILE), lucchetto::testo(&dopo.lucchetto)).unwrap();
    let (v, _) = letta(qui.path());
    assert_eq!(v.cartella().lucchetto.as_ref().unwrap().canonico(), dopo.lucchetto.canonico());
    assert_eq!(v.modifiche(), modifiche);
    let trovate = var(qui.path());
    assert_eq!(trovate.len(), 1);
    assert!(trovate[0].messaggio.contains("`A.2` è cambiata dopo l'ultima variazione (versione 2"));
    // The act is used up: what moves after it needs another one.
    cambia(qui.path(), "obiettivi/a.yaml", "almeno 90%", "almeno 60%");
    assert_eq!(var(qui.path()).len(), 2);
    let altra = variazione(ATTO, "A.1") + &variazione(&ATTO.replace("88", "90"), "A.1, A.2");
    fs::write(qui.path().join("variazioni.yaml"), altra).unwrap();
    assert!(var(qui.path()).is_empty());
}

#[test]
fn the_report_prints_what_acts_changed() {
    let qui = copia(&borgo());
    blocca(qui.path());
    cambia(
        qui.path(),
        "obiettivi/affari/1-sportello.yaml",
        "atteso: massimo 12",
        "atteso: massimo 15",
    );
    fs::write(qui.path().join("variazioni.yaml"), variazione(ATTO, "1.07.01")).unwrap();
    let pdf = crate::comune::fai(&["relazione", qui.path().to_str().unwrap()]);
    let t = crate::comune::testo(&pdf);
    for parte in ["Che cosa è cambiato del piano approvato", "massimo 12massimo 15"] {
        assert!(t.contains(&crate::comune::stretto(parte)), "{parte}\n{t}");
    }
    crate::comune::valido("relazione con variazioni", &pdf);
}

/// The settore tecnico of the invented comune is 20 + 30 + 30 + 20: an act takes the green out.
#[test]
fn the_weights_are_those_of_the_plan_before_an_act_took_a_scheda_out() {
    const VERDE: &str = "obiettivi/tecnico/2-verde.yaml";
    const EDILIZIA: &str = "obiettivi/tecnico/3-edilizia.yaml";
    let somme = |dove: &Path| regola("PES-002", dove);
    for (stato, tipo) in
        [("sospeso", "modifica"), ("rinviato", "modifica"), ("stralciato", "stralcio")]
    {
        let qui = copia(&borgo());
        let d = qui.path();
        cambia(d, VERDE, "settore: tecnico\n", &format!("settore: tecnico\nstato: {stato}\n"));
        // No act, no lock: it never was in the plan.
        let trovate = somme(d);
        assert_eq!(trovate.len(), 1, "{trovate:#?}");
        assert!(trovate[0].messaggio.ends_with("i pesi sommano a 80, non a 100"), "{trovate:#?}");
        let atto = variazione(ATTO, "9.02.01").replace("modifica", tipo);
        fs::write(d.join("variazioni.yaml"), &atto).unwrap();
        assert!(somme(d).is_empty(), "{stato}: {:#?}", somme(d));
        // An act that brings a scheda in says nothing of one that goes.
        fs::write(d.join("variazioni.yaml"), atto.replace(tipo, "nuovo")).unwrap();
        assert_eq!(somme(d).len(), 1);
        fs::write(d.join("variazioni.yaml"), &atto).unwrap();
        // The act may also share its weight out among the others.
        cambia(d, EDILIZIA, "\npeso: 30\n", "\npeso: 50\n");
        assert!(somme(d).is_empty(), "{stato}: {:#?}", somme(d));
        // A sum that is right in neither way is still found, with the weight of the one that is out.
        cambia(d, EDILIZIA, "\npeso: 50\n", "\npeso: 45\n");
        assert!(
            somme(d)[0].messaggio.ends_with("i pesi sommano a 115, non a 100"),
            "{:#?}",
            somme(d)
        );
    }
    // The lock knows it too: of a change without an act VAR-001 speaks, not the weights.
    let qui = copia(&borgo());
    blocca(qui.path());
    cambia(qui.path(), VERDE, "settore: tecnico\n", "settore: tecnico\nstato: sospeso\n");
    assert!(somme(qui.path()).is_empty());
    assert_eq!(var(qui.path()).len(), 1);
    // And once the act is in the lock.
    fs::write(qui.path().join("variazioni.yaml"), variazione(ATTO, "9.02.01")).unwrap();
    let (v, _) = letta(qui.path());
    let atto: Vec<_> = v.cartella().variazioni.iter().collect();
    let dopo = lucchetto::successivo(v.cartella().lucchetto.as_ref().unwrap(), &v, &atto);
    fs::write(qui.path().join(lucchetto::FILE), lucchetto::testo(&dopo.lucchetto)).unwrap();
    assert!(somme(qui.path()).is_empty() && var(qui.path()).is_empty());
    fs::remove_file(qui.path().join("variazioni.yaml")).unwrap();
    assert!(somme(qui.path()).is_empty());
}

#[test]
fn a_variation_names_what_there_is_and_agrees_with_its_state() {
    let qui = tutto();
    let d = qui.path();
    let detto = |testo: String| {
        fs::write(d.join("variazioni.yaml"), testo).unwrap();
        regola("VAR-002", d).into_iter().map(|s| (s.messaggio, s.aiuto)).collect::<Vec<_>>()
    };
    for nome in
        ["A.1", "scheda-a", "obiettivi/a.yaml", "obiettivi/a", "processi/a", "processi/a.yaml"]
    {
        assert_eq!(detto(variazione(ATTO, nome)), [], "{nome}");
    }
    let trovate = detto(variazione(ATTO, "A.1, A.11"));
    assert_eq!(
        trovate,
        [(
            "la variazione nomina `A.11`, e nessuna scheda si chiama così".to_owned(),
            "forse `A.1`?".to_owned()
        )]
    );
    // The code of before names it.
    cambia(d, "obiettivi/a.yaml", "codice: A.1", "codice: Z.1");
    assert_eq!(detto(variazione(ATTO, "A.1")), []);
    // What is out for good, what is not.
    let stralcio = |quale: &str| variazione(ATTO, quale).replace("modifica", "stralcio");
    assert!(detto(stralcio("A.2"))[0].0.ends_with("stralcia `A.2`, e la scheda è `attivo`"));
    let condivisa = fs::read_to_string(d.join("obiettivi/b.yaml")).unwrap();
    let con = |stato: &str| {
        fs::write(d.join("obiettivi/b.yaml"), format!("{condivisa}stato: {stato}\n")).unwrap()
    };
    con("sospeso");
    assert!(detto(stralcio("A.2"))[0].0.ends_with("stralcia `A.2`, e la scheda è `sospeso`"));
    assert_eq!(detto(variazione(ATTO, "A.2")), []);
    con("stralciato");
    assert_eq!(detto(stralcio("A.2")), []);
    let trovate = detto(variazione(ATTO, "A.2"));
    assert_eq!(trovate[0].0, "la scheda `A.2` è stralciata, e la variazione ha `tipo: modifica`");
    assert!(trovate[0].1.starts_with("scrivi qui `tipo: stralcio`"), "{trovate:?}");
    // One act changed it, another took it out; the other way round it may come back.
    let altra = variazione(&ATTO.replace("88", "90"), "A.2");
    assert_eq!(detto(altra.clone() + &stralcio("A.2")), []);
    con("sospeso");
    assert_eq!(detto(stralcio("A.2") + &altra), []);
}

#[test]
fn a_theme_that_an_older_lock_keeps_as_it_was_typed_has_not_changed() {
    let qui = tutto();
    cambia(qui.path(), "obiettivi/a.yaml", "  - digitalizzazione\n", "  - Pari opportunità\n");
    let (v, _) = letta(qui.path());
    let atto = &v.cartella().ente.documenti.piano.atto;
    let mut schede = lucchetto::nuovo(&v).programmate();
    let campi = schede.iter_mut().flat_map(|s| &mut s.campi);
    let ambiti =
        campi.filter(|c| c.chiave == "ambiti").map(|c| c.forma = "Pari opportunità".into());
    assert_eq!(ambiti.count(), 1);
    let vecchio = Lucchetto::nuovo(2026, atto, &schede);
    fs::write(qui.path().join(lucchetto::FILE), lucchetto::testo(&vecchio)).unwrap();
    assert_eq!(var(qui.path()), []);
    cambia(qui.path(), "obiettivi/a.yaml", "  - Pari opportunità\n", "  - anticorruzione\n");
    assert_eq!(var(qui.path()).len(), 1);
}

#[test]
fn the_remedy_of_a_planned_field_is_not_to_correct_what_was_voted() {
    let cambi: &[(&str, &str, &str, &str)] = &[
        ("IND-011", "obiettivi/tecnico/2-verde.yaml", "      2025: 900\n", "      2025: 2.900\n"),
        (
            "PES-002",
            "obiettivi/finanze/3-bilancio.yaml",
            "settore: finanze\npeso: 30",
            "settore: finanze\npeso: 35",
        ),
        ("COD-001", "obiettivi/affari/2-anticorruzione.yaml", "codice: 1.02.01", "codice: 1.02.05"),
        ("COD-002", "obiettivi/affari/2-anticorruzione.yaml", "codice: 1.02.01", "codice: 1.06.09"),
        (
            "TEM-005",
            "obiettivi/tecnico/2-verde.yaml",
            "descrizione: Potature urgenti",
            "descrizione: Il censimento",
        ),
        (
            "LEG-001",
            "obiettivi/finanze/1-pagamenti.yaml",
            "quota_risultato: 30%",
            "quota_risultato: 20%",
        ),
        (
            "DOC-005",
            "obiettivi/affari/2-anticorruzione.yaml",
            "nome: Misure attuate\n",
            "nome: Misure del PTCP attuate\n",
        ),
    ];
    const DOPO: &str = "nel prossimo piano, o con un atto di variazione: ";
    let aiuto = |codice: &str, dove: &Path, stadio: Stadio| {
        let opzioni = OpzioniControllo { stadio, ignora_deroghe: true, pubblica: false };
        let verificata = check::verifica(letta(dove).0, Vec::new(), opzioni);
        let sue: Vec<_> = verificata.segnalazioni().iter().filter(|s| s.regola == codice).collect();
        assert_eq!(sue.len(), 1, "{codice}: {sue:#?}");
        sue[0].aiuto.clone()
    };
    for (codice, file, da, a) in cambi {
        let qui = copia(&borgo());
        cambia(qui.path(), file, da, a);
        for stadio in [Stadio::Piano, Stadio::Consuntivo] {
            assert!(aiuto(codice, qui.path(), stadio).starts_with(DOPO), "{codice}");
        }
        let votato = aiuto(codice, qui.path(), Stadio::Piano);
        cambia(qui.path(), "ente.yaml", "      numero: 9\n", "      stato: proposta\n");
        let prima = aiuto(codice, qui.path(), Stadio::Piano);
        assert_eq!(votato, format!("{DOPO}{prima}"));
        // A plan that stands in the PIAO is locked without an act of its own.
        blocca(qui.path());
        assert_eq!(aiuto(codice, qui.path(), Stadio::Piano), votato, "{codice}");
    }
}
