//! Every rule of the table: documented, its wrong example speaks, its right one is silent, and a
//! change of the sound folder makes it speak and nothing else that it does not announce.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::comune::{borgo, cambia, cartella, copia, pegaso_in};
use pegaso::check::{self, OpzioniControllo, RULES, Rule, TITOLI};
use pegaso::diagnostic::{Colori, Gravita, Segnalazione, Sorgenti};
use pegaso::model::Stadio;
use pegaso::score;

const STADI: [Stadio; 3] = [Stadio::Piano, Stadio::Intermedia, Stadio::Consuntivo];

/// The findings of a folder at a stage; deroghe count.
fn segnalazioni(dove: &Path, stadio: Stadio) -> Vec<Segnalazione> {
    con_le_righe(dove, stadio, &[false, true]).0
}

/// The same, and the files that they point into.
fn con_le_righe(dove: &Path, stadio: Stadio, edizioni: &[bool]) -> (Vec<Segnalazione>, Sorgenti) {
    let lettura = pegaso::model::Cartella::apri(dove).unwrap();
    let Some(cartella) = lettura.cartella else {
        let testi: Vec<_> = lettura.segnalazioni.iter().map(|s| (s.regola, &s.messaggio)).collect();
        panic!("the example does not load: {testi:?}");
    };
    // Both editions: what speaks of publication only is heard too.
    let valutata = score::valuta(cartella);
    let mut tutte = Vec::new();
    for &pubblica in edizioni {
        let opzioni = OpzioniControllo { stadio, ignora_deroghe: false, pubblica };
        let lettura = lettura.segnalazioni.clone();
        tutte.extend_from_slice(check::verifica(valutata.clone(), lettura, opzioni).segnalazioni());
    }
    (tutte, lettura.sorgenti)
}

fn codici(dove: &Path, stadio: Stadio) -> BTreeSet<&'static str> {
    segnalazioni(dove, stadio)
        .into_iter()
        .filter(|s| s.deroga.is_none())
        .map(|s| s.regola)
        .collect()
}

/// The fenced YAML of a section, parted into files by comments that name one.
fn esempio(r: &dyn Rule, titolo: &str) -> Vec<(String, String)> {
    let sezione = r.sezione(titolo);
    let mut dentro = false;
    let mut file: Vec<(String, String)> = Vec::new();
    for riga in sezione.lines() {
        if riga.starts_with("```") {
            dentro = !dentro;
            continue;
        }
        if !dentro {
            continue;
        }
        let nome = riga.strip_prefix("# ").filter(|n| n.ends_with(".yaml") && !n.contains(' '));
        match nome {
            Some(nome) => file.push((nome.to_owned(), String::new())),
            None => {
                if file.is_empty() {
                    file.push(("obiettivi/a.yaml".into(), String::new()));
                }
                let testo = &mut file.last_mut().unwrap().1;
                testo.push_str(riga);
                testo.push('\n');
            }
        }
    }
    assert!(!file.is_empty(), "{}: {titolo} has no YAML", r.codice());
    file
}

/// The top-level keys that an example leaves out.
fn completa(testo: &str, chiavi: &[(&str, &str)]) -> String {
    let ha = |k: &str| testo.lines().any(|r| r.starts_with(&format!("{k}:")));
    let mancanti = chiavi.iter().filter(|(k, _)| !ha(k)).map(|(k, v)| format!("{k}:{v}\n"));
    mancanti.collect::<String>() + testo
}

fn prepara(file: &BTreeMap<String, String>) -> tempfile::TempDir {
    let ente = [
        ("esercizio", " 2026"),
        ("ente", "\n  denominazione: Comune di Prova"),
        ("settori", "\n  - id: s\n    nome: Settore unico\n    responsabile: p-a"),
    ];
    let mut tutti = file.clone();
    tutti.entry("ente.yaml".into()).or_default();
    tutti.entry("obiettivi/a.yaml".into()).or_default();
    tutti
        .entry("personale.yaml".into())
        .or_insert_with(|| "- id: p-a\n  nome: Anna Blu\n- id: p-b\n  nome: Bruno Neri\n".into());
    let dopo_settori = file.get("ente.yaml").and_then(|e| e.split_once("settori:\n  - id: "));
    let primo = dopo_settori.map_or("s", |(_, s)| s.lines().next().unwrap());
    let primo = format!(" {primo}");
    for (nome, testo) in &mut tutti {
        let codice = format!(" {}", nome.replace(['/', '.'], "-"));
        *testo = match nome.as_str() {
            "ente.yaml" => completa(testo, &ente),
            n if n.starts_with("obiettivi/") => {
                let settore = [("settore", primo.as_str())];
                let settore: &[_] = if testo.contains("assegnazioni:") { &[] } else { &settore };
                let base = completa(testo, &[("codice", codice.as_str()), ("titolo", " Prova")]);
                completa(&base, settore)
            }
            _ => testo.clone(),
        };
    }
    let lista: Vec<(&str, &str)> = tutti.iter().map(|(n, t)| (n.as_str(), t.as_str())).collect();
    cartella(&lista)
}

#[test]
fn every_rule_is_documented() {
    let mut visti = BTreeSet::new();
    for r in RULES {
        let codice = r.codice();
        assert!(visti.insert(codice), "{codice} is twice in the table");
        let (famiglia, numero) = codice.split_once('-').unwrap();
        assert!(
            famiglia.len() == 3 && numero.len() == 3 && numero.parse::<u32>().is_ok(),
            "{codice}"
        );
        let titolo = r.titolo();
        assert!(!titolo.is_empty() && !titolo.ends_with('.'), "{codice}");
        for t in TITOLI {
            assert!(r.sezione(t).len() > 10, "{codice}: {t}");
            assert_eq!(r.documentazione().matches(&format!("# {t}\n")).count(), 1, "{codice}: {t}");
        }
        for altra in r.accompagna() {
            assert!(RULES.iter().any(|x| x.codice() == *altra), "{codice} announces {altra}");
        }
    }
    assert!(RULES.is_sorted_by_key(|r| (famiglia(r.codice()), r.codice())));
}

/// The place of a family in the table.
fn famiglia(codice: &str) -> usize {
    let famiglie =
        ["COD", "PES", "PER", "IND", "TEM", "SCO", "LEG", "DOC", "TXT", "DER", "VAR", "PIA"];
    famiglie.iter().position(|f| codice.starts_with(f)).unwrap_or_else(|| panic!("{codice}"))
}

#[test]
fn the_wrong_example_speaks_and_the_right_one_is_silent() {
    let mut falliti = Vec::new();
    for r in RULES {
        let sbagliato: BTreeMap<_, _> = esempio(*r, "Esempio sbagliato").into_iter().collect();
        let mut giusto = sbagliato.clone();
        giusto.extend(esempio(*r, "Esempio giusto"));
        let (qui, la) = (prepara(&sbagliato), prepara(&giusto));
        let stadi = STADI.iter().filter(|s| r.dal() <= **s);
        if !stadi.clone().any(|s| codici(qui.path(), *s).contains(r.codice())) {
            falliti.push(format!("{}: the wrong example is silent", r.codice()));
        }
        for s in stadi {
            if codici(la.path(), *s).contains(r.codice()) {
                falliti.push(format!("{}: the right example speaks ({})", r.codice(), s.parola()));
            }
        }
    }
    assert!(falliti.is_empty(), "{falliti:#?}");
}

/// A rule, the stage, and what is changed in the sound folder: file, text that occurs once, its place.
type Mutazione = (&'static str, Stadio, &'static [(&'static str, &'static str, &'static str)]);

include!("../dati/mutazioni.rs");

#[test]
fn a_change_of_the_sound_folder_makes_each_rule_speak_and_no_other() {
    let prima: BTreeMap<_, _> = STADI.map(|s| (s, codici(&borgo(), s))).into_iter().collect();
    let mut falliti = Vec::new();
    let mut prove = Vec::new();
    for (codice, stadio, cambi) in MUTAZIONI {
        let qui = copia(&borgo());
        for (file, da, a) in *cambi {
            if *da == "*" {
                std::fs::remove_file(qui.path().join(file)).unwrap();
            } else if da.is_empty() {
                let p = qui.path().join(file);
                let vecchio = std::fs::read_to_string(&p).unwrap_or_default();
                std::fs::write(p, vecchio + a).unwrap();
            } else {
                cambia(qui.path(), file, da, a);
            }
        }
        // Only rules on documents look at the edition.
        let edizioni = if codice.starts_with("DOC") { &[false, true][..] } else { &[false] };
        let (tutte, sorgenti) = con_le_righe(qui.path(), *stadio, edizioni);
        prove.push(nuove(&sorgenti, tutte.clone(), codice));
        let regola = RULES.iter().find(|r| r.codice() == *codice).unwrap();
        let suoi: BTreeSet<_> =
            tutte.into_iter().filter(|s| s.deroga.is_none()).map(|s| s.regola).collect();
        let nuovi: BTreeSet<_> = suoi.difference(&prima[stadio]).copied().collect();
        if !nuovi.contains(codice) {
            falliti.push(format!("{codice} is silent after {cambi:?}"));
        }
        let altri: Vec<_> =
            nuovi.iter().filter(|c| *c != codice && !regola.accompagna().contains(c)).collect();
        if !altri.is_empty() {
            falliti.push(format!("{codice} brings {altri:?} after {cambi:?}"));
        }
    }
    let provate: BTreeSet<_> = MUTAZIONI.iter().map(|(c, ..)| *c).collect();
    for r in RULES.iter().filter(|r| !provate.contains(r.codice())) {
        falliti.push(format!("{} has no mutation", r.codice()));
    }
    assert!(falliti.is_empty(), "{falliti:#?}");
    // What each rule says, whole: place, words, remedy. Read before it is accepted.
    insta::assert_snapshot!(prove.join("\n"));
}

/// What a rule says of a changed folder, as `controlla` prints it.
fn nuove(sorgenti: &Sorgenti, tutte: Vec<Segnalazione>, codice: &str) -> String {
    let mut sue: Vec<Segnalazione> = Vec::new();
    for s in tutte.into_iter().filter(|s| s.regola == codice) {
        if !sue.contains(&s) {
            sue.push(s);
        }
    }
    pegaso::diagnostic::testo(&sue, sorgenti, Colori::No, usize::MAX)
}

#[test]
fn where_a_rule_begins_to_speak() {
    // Rule, scheda, whether it speaks: the edges, by hand.
    for (regola, scheda, parla) in [
        ("PES-002", "peso: 99.94\n", true),
        ("PES-002", "peso: 99,95\n", false),
        ("PES-002", "peso: 100,05\n", false),
        ("PES-002", "peso: 100,06\n", true),
        ("COD-003", "missione: 21\n", true),
        ("COD-003", "missione: 20\n", false),
        ("COD-003", "missione: 12\nprogramma: 12\n", true),
        ("COD-003", "missione: 12\nprogramma: 11\n", false),
        ("LEG-001", "ambiti: [tempi_pagamento]\nquota_risultato: 29,99%\n", true),
        ("LEG-001", "ambiti: [tempi_pagamento]\nquota_risultato: 30%\n", false),
    ] {
        let qui = prepara(&BTreeMap::from([("obiettivi/a.yaml".to_owned(), scheda.to_owned())]));
        assert_eq!(codici(qui.path(), Stadio::Piano).contains(regola), parla, "{regola}: {scheda}");
    }
}

#[test]
fn the_sound_folder_has_no_error_and_no_warning() {
    for stadio in STADI {
        let gravi = segnalazioni(&borgo(), stadio);
        let gravi: Vec<_> = gravi.iter().filter(|s| s.gravita != Gravita::Nota).collect();
        assert!(gravi.is_empty(), "{stadio:?}: {gravi:#?}");
    }
}

#[test]
fn a_rule_is_explained_by_its_code() {
    let qui = tempfile::tempdir().unwrap();
    let elenco = pegaso_in(qui.path(), &["regole"]).out;
    for r in RULES {
        assert!(elenco.contains(&format!("{}  {}\n", r.codice(), r.titolo())), "{}", r.codice());
        let e = pegaso_in(qui.path(), &["regole", &r.codice().to_lowercase()]);
        assert_eq!(e.stato, 0);
        for t in TITOLI {
            assert!(e.out.contains(&format!("\n{t}\n")), "{}", e.out);
        }
    }
    assert!(pegaso_in(qui.path(), &["regole", "DAT-004"]).out.contains("nessuna deroga"));
    let e = pegaso_in(qui.path(), &["regole", "COD-999"]);
    assert_eq!((e.stato, e.err.contains("nessuna regola")), (2, true));
}

#[test]
fn thousands_of_findings_stay_readable() {
    let file: Vec<(String, String)> = (0..300)
        .map(|i| {
            (format!("obiettivi/{i}.yaml"), format!("codice: c{i}\ntitolo: T\nambiti: [pnrr]\n"))
        })
        .collect();
    let file: Vec<(&str, &str)> = file.iter().map(|(n, t)| (n.as_str(), t.as_str())).collect();
    let qui = cartella(&file);
    let corto = pegaso_in(qui.path(), &["controlla", ".", "--massimo", "3"]).out;
    assert_eq!(corto.matches(" --> ").count(), 3, "{corto}");
    assert!(corto.contains("non mostrate per intero"), "{corto}");
    assert!(corto.contains("avviso[PES-001]  obiettivi/"), "{corto}");
    assert!(corto.lines().count() < 60, "{corto}");
    let lungo = pegaso_in(qui.path(), &["controlla", ".", "--massimo", "0"]).out;
    assert!(!lungo.contains("non mostrate") && lungo.matches(" --> ").count() > 300);
    // The gravest come first in what is shown.
    assert!(corto.contains("errore["), "{corto}");
}

#[test]
fn many_schede_are_checked_alike() {
    let scheda = |i: usize| {
        (format!("obiettivi/{i:03}.yaml"), format!("codice: s.{i}\ntitolo: T{i}\nsettore: s\n"))
    };
    let di_misura = |quante: usize| {
        let file: Vec<_> = (0..quante).map(scheda).collect();
        let file: Vec<_> = file.iter().map(|(n, t)| (n.as_str(), t.as_str())).collect();
        let tutte = segnalazioni(crate::comune::cartella(&file).path(), Stadio::Piano);
        let detti = tutte.into_iter().filter(|s| s.regola == "IND-001");
        // Once an edition: the first half is one of them.
        let detti: Vec<_> = detti.map(|s| (s.messaggio, s.luogo.riga)).collect();
        detti[..detti.len() / 2].to_vec()
    };
    // Up to 499 one rule after the other, from 500 on beside each other.
    let (poche, molte) = (di_misura(499), di_misura(501));
    assert_eq!(poche.len(), 499);
    assert_eq!(molte.len(), 501);
    assert_eq!(poche, molte[..499]);
}
