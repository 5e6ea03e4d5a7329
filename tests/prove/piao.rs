//! The PIAO's sections: each field that is owed is missed by name, references lead somewhere, the
//! starter is nearly filled.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use crate::comune::schemi::{letture, yaml};
use crate::comune::{borgo, cambia, carnate, copia, pegaso_in};
use pegaso::check::{self, OpzioniControllo};
use pegaso::diagnostic::{Gravita, Segnalazione};
use pegaso::model::Stadio;
use pegaso::score;
use serde_json::Value;

/// The findings of a folder, each with the path of its file.
fn segnalazioni(dove: &Path) -> Vec<(String, Segnalazione)> {
    let l = pegaso::model::Cartella::apri(dove).unwrap();
    let trovate = match l.cartella {
        None => l.segnalazioni,
        Some(c) => {
            let opzioni =
                OpzioniControllo { stadio: Stadio::Piano, ignora_deroghe: false, pubblica: false };
            check::verifica(score::valuta(c), l.segnalazioni, opzioni).segnalazioni().to_vec()
        }
    };
    trovate.into_iter().map(|s| (l.sorgenti.percorso(s.luogo.file).to_owned(), s)).collect()
}

/// The fields that both PIAOs owe, and those that only the ordinary one does, by section.
const DOVUTI: &[(&str, &str, &str)] = &[
    ("1", "indirizzo sito pec telefono responsabile_transizione dpo", ""),
    (
        "2.1",
        "obiettivi[].codice obiettivi[].titolo obiettivi[].descrizione obiettivi[].dimensione \
         obiettivi[].stakeholder obiettivi[].responsabile obiettivi[].indicatori \
         obiettivi[].indicatori[].nome obiettivi[].indicatori[].base \
         obiettivi[].indicatori[].attesi obiettivi[].indicatori[].fonte \
         semplificazione[].procedura semplificazione[].intervento semplificazione[].responsabile \
         semplificazione[].tempi accessibilita[].azione accessibilita[].genere \
         accessibilita[].responsabile accessibilita[].tempi parita[].azione parita[].responsabile \
         parita[].tempi energia[].azione energia[].responsabile energia[].tempi",
        "obiettivi semplificazione accessibilita parita",
    ),
    (
        "2.3",
        "obiettivi_strategici processi misure_generali monitoraggio trasparenza accesso_civico \
         processi[].area processi[].processo processi[].struttura processi[].rischi \
         processi[].rischi[].evento processi[].rischi[].livello processi[].rischi[].motivazione \
         processi[].misure[].codice processi[].misure[].misura processi[].misure[].tipologia \
         processi[].misure[].tempi processi[].misure[].responsabile \
         processi[].misure[].indicatore processi[].misure[].atteso \
         misure_generali[].codice misure_generali[].misura misure_generali[].tipologia \
         misure_generali[].tempi misure_generali[].responsabile misure_generali[].indicatore \
         misure_generali[].atteso trasparenza[].sottosezione trasparenza[].obbligo \
         trasparenza[].norma trasparenza[].elaborazione trasparenza[].pubblicazione \
         trasparenza[].termine trasparenza[].monitoraggio",
        "contesto_esterno contesto_interno metodo processi[].rischi[].fattori",
    ),
    (
        "3.1",
        "organigramma livelli organigramma[].settore organigramma[].dipendenti \
         organigramma[].uffici[].nome livelli[].livello livelli[].numero",
        "interventi",
    ),
    (
        "3.2",
        "condizioni servizi prevalenza piattaforma arretrato apparati attivita accordi \
         attivita[].attivita attivita[].struttura attivita[].da_remoto",
        "obiettivi indicatori indicatori[].nome indicatori[].base indicatori[].attesi \
         indicatori[].fonte",
    ),
    (
        "3.3",
        "al consistenza cessazioni evoluzione consistenza[].area consistenza[].profilo \
         consistenza[].dipendenti cessazioni[].anno cessazioni[].profilo cessazioni[].numero",
        "capacita assunzioni eccedenze formazione parere capacita.fascia \
         capacita.spesa_personale capacita.entrate_correnti capacita.soglia \
         capacita.spesa_massima capacita.lavoro_flessibile.limite \
         capacita.lavoro_flessibile.previsto assunzioni[].anno assunzioni[].area \
         assunzioni[].profilo assunzioni[].numero assunzioni[].modalita \
         formazione.ore_pro_capite formazione.priorita formazione.iniziative \
         formazione.iniziative[].titolo formazione.iniziative[].destinatari \
         formazione.iniziative[].ore parere.data parere.verbale",
    ),
    (
        "4",
        "sezioni[].sezione sezioni[].strumento sezioni[].periodicita sezioni[].responsabile",
        "sezioni soddisfazione_utenti",
    ),
];

/// Every key of a tree: its way, with the places in lists.
fn chiavi(v: &Value, via: &mut Vec<String>, tutte: &mut Vec<Vec<String>>) {
    let figli: Vec<(String, &Value)> = match v {
        Value::Object(m) => m.iter().map(|(k, v)| (k.clone(), v)).collect(),
        Value::Array(a) => a.iter().enumerate().map(|(i, v)| (format!("[{i}]"), v)).collect(),
        _ => return,
    };
    for (passo, figlio) in figli {
        via.push(passo);
        if !via.last().unwrap().starts_with('[') {
            tutte.push(via.clone());
        }
        chiavi(figlio, via, tutte);
        via.pop();
    }
}

/// The tree without what stands at a way.
fn senza(v: &mut Value, via: &[String]) {
    let (passo, resto) = via.split_first().unwrap();
    let figlio = match v {
        Value::Object(m) if resto.is_empty() => {
            m.remove(passo).unwrap();
            return;
        }
        Value::Object(m) => m.get_mut(passo).unwrap(),
        Value::Array(a) => &mut a[passo.trim_matches(['[', ']']).parse::<usize>().unwrap()],
        _ => unreachable!(),
    };
    senza(figlio, resto);
}

/// A way without the places in lists: `misure[].codice`.
fn generica(via: &[String]) -> String {
    let mut t = String::new();
    for passo in via {
        match passo.starts_with('[') {
            true => t.push_str("[]"),
            false => {
                let punto = if t.is_empty() { "" } else { "." };
                t.push_str(&format!("{punto}{passo}"));
            }
        }
    }
    t
}

#[test]
fn each_field_that_is_owed_is_missed_by_name_and_no_other() {
    for (dove, ordinario) in [(borgo(), true), (carnate(), false)] {
        let mut visti = BTreeSet::new();
        for file in yaml(&dove).into_iter().filter(|f| f.starts_with("piao/")) {
            let numero = file["piao/".len()..].split('-').next().unwrap();
            let (_, sempre, solo) = DOVUTI.iter().find(|(n, ..)| *n == numero).unwrap();
            let solo = if ordinario { *solo } else { "" };
            let dovuti: BTreeSet<_> =
                [*sempre, solo].join(" ").split_whitespace().map(str::to_owned).collect();
            let [albero, _] = letture(&fs::read_to_string(dove.join(&file)).unwrap());
            let mut vie = Vec::new();
            chiavi(&albero, &mut Vec::new(), &mut vie);
            // Of each key the last one: the first of a list is the one that is looked at by chance.
            let prove: BTreeMap<String, Vec<String>> =
                vie.into_iter().map(|via| (generica(&via), via)).collect();
            let qui = copia(&dove);
            // The other sections would only be read again and again.
            for altra in yaml(&dove).iter().filter(|f| f.starts_with("piao/") && **f != file) {
                fs::remove_file(qui.path().join(altra)).unwrap();
            }
            // Of the schede only the head: a measure that is gone would lead nowhere.
            for altra in yaml(&dove).iter().filter(|f| f.starts_with("obiettivi/")) {
                let testo = fs::read_to_string(dove.join(altra)).unwrap();
                let corpo = ["fasi:", "descrizione:", "stakeholder:"];
                let testata = testo.lines().take_while(|r| !corpo.iter().any(|k| r.starts_with(k)));
                let righe: Vec<_> = testata.filter(|r| !r.starts_with("misura:")).collect();
                fs::write(qui.path().join(altra), righe.join("\n") + "\n").unwrap();
            }
            for (nome, via) in prove {
                visti.insert(format!("{numero} {nome}"));
                let mut nuovo = albero.clone();
                senza(&mut nuovo, &via);
                fs::write(qui.path().join(&file), nuovo.to_string()).unwrap();
                let campo = format!("`{}`", via.last().unwrap());
                let detto = segnalazioni(qui.path()).into_iter().any(|(f, s)| {
                    let manca = s.regola.starts_with("PIA-") && s.messaggio.contains(": manca")
                        || s.regola == "PIA-004"
                        || s.messaggio.contains(": mancano");
                    f == file && manca && s.messaggio.contains(&campo)
                });
                assert_eq!(detto, dovuti.contains(&nome), "{file}: {via:?}");
            }
        }
        // Every field of the list is there to be taken away.
        for (numero, sempre, solo) in DOVUTI {
            let salta = !ordinario && ["2.1", "4"].contains(numero);
            let campi = if ordinario { format!("{sempre} {solo}") } else { (*sempre).to_owned() };
            for campo in campi.split_whitespace().filter(|_| !salta) {
                assert!(visti.contains(&format!("{numero} {campo}")), "{numero} {campo}");
            }
        }
    }
}

#[test]
fn a_section_that_is_owed_is_missed_and_the_others_are_not() {
    let manca = |dove: &Path| -> Vec<String> {
        let trovate = segnalazioni(dove).into_iter();
        trovate.filter(|(_, s)| s.regola == "PIA-001").map(|(_, s)| s.messaggio).collect()
    };
    for dove in [borgo(), carnate()] {
        let file: Vec<_> = yaml(&dove).into_iter().filter(|f| f.starts_with("piao/")).collect();
        for f in file {
            let qui = copia(&dove);
            // What names the measures of 2.3 would lead nowhere without it.
            if f.contains("2.3") {
                for altra in yaml(&dove).iter().filter(|f| f.starts_with("obiettivi/")) {
                    fs::remove_file(qui.path().join(altra)).unwrap();
                }
                let valore = qui.path().join("piao/2.1-valore-pubblico.yaml");
                if valore.exists() {
                    fs::write(valore, "premessa: Una riga.\n").unwrap();
                }
            }
            fs::remove_file(qui.path().join(&f)).unwrap();
            let numero = f["piao/".len()..].split('-').next().unwrap();
            let attesa = format!("manca la sezione {numero} del PIAO");
            assert!(manca(qui.path()).iter().any(|m| m.contains(&attesa)), "{f}");
        }
        assert!(manca(&dove).is_empty());
    }
    // A draft speaks of the PIAO only where there is one; an act that confirms last year's owes none.
    let qui = copia(&carnate());
    fs::remove_dir_all(qui.path().join("piao")).unwrap();
    assert_eq!(manca(qui.path()).len(), 5);
    cambia(
        qui.path(),
        "ente.yaml",
        "Triennio 2023-2025\n    atto:\n      stato: proposta",
        "Triennio 2023-2025\n    atto:\n      conferma: sì\n      stato: proposta",
    );
    assert!(manca(qui.path()).is_empty());
    cambia(qui.path(), "ente.yaml", "conferma: sì\n      stato: proposta", "stato: bozza");
    assert!(segnalazioni(qui.path()).iter().all(|(_, s)| !s.regola.starts_with("PIA-")));
}

#[test]
fn the_form_follows_the_employees() {
    let forma = |dipendenti: u32, piao: &str| -> Vec<&'static str> {
        let ente = format!(
            "esercizio: 2026\nente:\n  denominazione: C\n  dipendenti: {dipendenti}\n{piao}\
             documenti:\n  piao:\n    atto: {{ stato: proposta }}\n"
        );
        let qui = crate::comune::cartella(&[("ente.yaml", &ente)]);
        let trovate = segnalazioni(qui.path());
        trovate
            .into_iter()
            .map(|(_, s)| s.regola)
            .filter(|r| r.starts_with("LEG-002") || r.starts_with("PIA"))
            .collect()
    };
    let (cinque, otto) = (vec!["PIA-001"; 5], vec!["PIA-001"; 8]);
    assert_eq!(forma(49, ""), cinque);
    assert_eq!(forma(51, ""), otto);
    let mut cinquanta = forma(50, "");
    cinquanta.sort_unstable();
    assert_eq!(cinquanta, [vec!["LEG-002"], otto.clone()].concat());
    assert_eq!(forma(50, "piao:\n  forma: semplificato\n"), cinque);
    assert_eq!(forma(50, "piao:\n  forma: ordinario\n"), otto);
    assert_eq!(forma(49, "piao:\n  forma: ordinario\n"), otto);
    let mut sopra = forma(51, "piao:\n  forma: semplificato\n");
    sopra.sort_unstable();
    assert_eq!(sopra, [vec!["LEG-002"], cinque].concat());
    // A section too many.
    let qui = copia(&carnate());
    fs::write(qui.path().join("piao/4-monitoraggio.yaml"), "premessa: x\n").unwrap();
    assert!(
        segnalazioni(qui.path()).iter().any(|(f, s)| s.regola == "LEG-002" && f.contains("/4-"))
    );
}

#[test]
fn what_is_wrong_in_a_section_is_said_at_its_place() {
    let rischi = "piao/2.3-rischi-corruttivi.yaml";
    for (file, da, a, regola, parti) in [
        (
            rischi,
            "responsabile: p-segretario\n    indicatore: prove",
            "responsabile: p-segretaria\n    indicatore: prove",
            "DAT-007",
            "forse `p-segretario`?",
        ),
        (
            rischi,
            "struttura: finanze\n    fasi:\n      - Fattura",
            "struttura: finanza\n    fasi:\n      - Fattura",
            "DAT-007",
            "forse `finanze`?",
        ),
        (rischi, "codice: M30", "codice: M29", "DAT-003", "c'è già una misura con codice `M29`"),
        (rischi, "- 8.01.01", "- 8.01.02", "DAT-007", "la scheda `8.01.02` non c'è"),
        (rischi, "piao/2.3-contesto-interno.md", "piao/2.3-manca.md", "DAT-008", "2.3-manca.md"),
        (rischi, "piao/2.3-contesto-interno.md", "../fuori.md", "DAT-008", "esce dalla cartella"),
        (
            "piao/2.3-contesto-interno.md",
            "Segretario comunale è",
            "![foto](x.png) è",
            "DAT-008",
            "un'immagine",
        ),
        (
            "piao/3.2-lavoro-agile.yaml",
            "Gli sportelli sono aperti",
            "![foto](x.png) sono aperti",
            "DAT-012",
            "un'immagine",
        ),
        (
            "piao/3.1-struttura.yaml",
            "settore: sociale",
            "settore: sociali",
            "DAT-007",
            "forse `sociale`?",
        ),
        (
            "piao/2.1-valore-pubblico.yaml",
            "obiettivo_strategico: \"1.03\"",
            "obiettivo_strategico: \"1.04\"",
            "DAT-007",
            "`1.04`",
        ),
        (
            "obiettivi/affari/4-benessere.yaml",
            "misura: M03",
            "misura: M31x",
            "DAT-007",
            "la misura `M31x` non è nella sezione 2.3",
        ),
        (
            "obiettivi/affari/2-anticorruzione.yaml",
            "misura: M06",
            "misura: MX",
            "DAT-007",
            "la misura `MX` non è nella sezione 2.3",
        ),
    ] {
        let qui = copia(&borgo());
        let p = qui.path().join(file);
        let testo = fs::read_to_string(&p).unwrap();
        assert!(testo.contains(da), "{file}: {da}");
        let nuovo = testo.replacen(da, a, 1).replace("Il ![", "![");
        fs::write(&p, nuovo).unwrap();
        let trovate = segnalazioni(qui.path());
        let sua = |(_, s): &&(String, Segnalazione)| {
            s.regola == regola && (s.messaggio.contains(parti) || s.aiuto.contains(parti))
        };
        assert!(trovate.iter().any(|x| sua(&x)), "{file}: {a}: {trovate:#?}");
    }
    // A name that says no section, and two files for one.
    let qui = copia(&borgo());
    fs::write(qui.path().join("piao/2.2-performance.yaml"), "").unwrap();
    fs::write(qui.path().join("piao/2.3-altro.yml"), "").unwrap();
    let trovate = segnalazioni(qui.path());
    let di = |regola: &str| trovate.iter().filter(|(_, s)| s.regola == regola).count();
    assert_eq!((di("DAT-010"), di("DAT-008")), (1, 1), "{trovate:#?}");
    // A section that does not parse: who names its measures is not blamed.
    let qui = copia(&borgo());
    fs::write(qui.path().join(rischi), "processi: [\n").unwrap();
    assert!(segnalazioni(qui.path()).iter().all(|(_, s)| s.regola != "DAT-007"));
}

#[test]
fn measures_and_schede_are_linked_both_ways() {
    let l = pegaso::model::Cartella::apri(&borgo()).unwrap();
    let c = l.cartella.unwrap();
    let rischi = &c.piao.as_ref().unwrap().rischi.as_ref().unwrap().dati;
    assert_eq!((rischi.misure().count(), rischi.processi.len()), (30, 17));
    assert!(rischi.trasparenza.len() >= 15);
    let legami: BTreeSet<(String, String, Option<usize>)> = c
        .legami()
        .into_iter()
        .map(|l| {
            let t = |t: &Option<pegaso::model::Testo>| t.as_ref().unwrap().testo.clone();
            (t(&l.misura.codice), t(&l.obiettivo.scheda.codice), l.fase)
        })
        .collect();
    // Written in the scheda, in a phase, in the measure; twice is once.
    for (misura, scheda, fase) in [
        ("M06", "1.02.01", None),
        ("M06", "1.02.01", Some(0)),
        ("M14", "1.02.01", Some(0)),
        ("M03", "1.10.01", Some(1)),
        ("M09", "8.01.01", None),
        ("M09", "8.01.01", Some(2)),
        ("M28", "1.03.01", None),
    ] {
        assert!(
            legami.contains(&(misura.into(), scheda.into(), fase)),
            "{misura} {scheda} {fase:?}"
        );
    }
    assert_eq!(legami.len(), c.legami().len());
    // In a folder whose schede share a code, a path tells them apart.
    let l = pegaso::model::Cartella::apri(&carnate()).unwrap();
    let c = l.cartella.unwrap();
    let percorsi: Vec<_> = c.legami().iter().map(|l| l.obiettivo.percorso.clone()).collect();
    assert_eq!(percorsi, ["obiettivi/2-monitoraggio-ptpct.yaml"]);
}

#[test]
fn a_deroga_silences_in_a_section_by_its_path() {
    let qui = copia(&borgo());
    cambia(qui.path(), "piao/3.3-fabbisogni.yaml", "ore_pro_capite: 40", "ore_pro_capite: 30");
    let ente = qui.path().join("ente.yaml");
    let deroga = "deroghe:\n  - regola: PIA-005\n    dove: piao/3.3-fabbisogni.yaml\n    motivo: Le ore si contano su due anni.\n";
    fs::write(&ente, fs::read_to_string(&ente).unwrap() + deroga).unwrap();
    let trovate = segnalazioni(qui.path());
    let gravi: Vec<_> = trovate.iter().filter(|(_, s)| s.deroga.is_none()).collect();
    assert!(gravi.is_empty(), "{gravi:#?}");
}

/// The numbers that a comune of 22 employees writes where the starter leaves a blank, in order.
const NUMERI: &[(&str, &[&str])] = &[
    ("ente.yaml", &["22", "3.100"]),
    ("piao/3.1-struttura.yaml", &["22", "3"]),
    ("piao/3.2-lavoro-agile.yaml", &["2"]),
    ("piao/3.3-fabbisogni.yaml", &["4", "2", "8", "2", "3", "3", "1", "0", "0"]),
];
const SEGNO: &str = "DA COMPILARE";

/// A line of the starter as an office fills it.
fn compilata(riga: &str, numeri: &mut impl Iterator<Item = &'static str>) -> String {
    match riga.split_once(":   ").filter(|(_, resto)| resto.trim_start().starts_with("# ")) {
        Some((chiave, _)) => format!("{chiave}: {}", numeri.next().unwrap()),
        None if riga.contains('"') => {
            format!("{}: Un testo scritto", riga.split_once(": ").unwrap().0)
        }
        None => riga.replace(SEGNO, "Prova"),
    }
}

#[test]
fn a_small_comune_fills_fewer_than_sixty_fields() {
    let qui = tempfile::tempdir().unwrap();
    let e = pegaso_in(qui.path(), &["nuovo", "p", "--piao-semplificato"]);
    assert_eq!(e.stato, 0, "{}", e.err);
    let p = qui.path().join("p");
    // As it is, it makes the documents of a new folder.
    assert_eq!(pegaso_in(qui.path(), &["piano", "p", "-o", "x.pdf"]).stato, 0);
    cambia(
        &p,
        "ente.yaml",
        "Triennio 2026-2028\n    atto:\n      stato: bozza",
        "Triennio 2026-2028\n    atto:\n      stato: proposta",
    );
    // Every field filled, then each left out in turn.
    let del_piao = |f: &String| f.starts_with("piao/") || f == "ente.yaml" || f == "personale.yaml";
    let file: Vec<String> = yaml(&p).into_iter().filter(del_piao).collect();
    let grezzi: BTreeMap<&str, String> =
        file.iter().map(|f| (f.as_str(), fs::read_to_string(p.join(f)).unwrap())).collect();
    let mut campi: Vec<(&str, usize)> = Vec::new();
    for (f, grezzo) in &grezzi {
        let numeri = NUMERI.iter().find(|(n, _)| n == f).map_or(&[][..], |(_, v)| v);
        let mut numeri = numeri.iter().copied();
        let mut nuovo = String::new();
        for (n, riga) in grezzo.lines().enumerate() {
            let riga = match riga.contains(SEGNO) {
                true => {
                    campi.push((f, n));
                    compilata(riga, &mut numeri)
                }
                false => riga.to_owned(),
            };
            nuovo += &riga;
            nuovo.push('\n');
        }
        assert_eq!(numeri.next(), None, "{f}");
        fs::write(p.join(f), nuovo).unwrap();
    }
    assert!(campi.len() < 60 && campi.len() > 30, "{}", campi.len());
    let gravi = |dove: &Path| -> Vec<_> {
        segnalazioni(dove).into_iter().filter(|(_, s)| s.gravita != Gravita::Nota).collect()
    };
    assert!(gravi(&p).is_empty(), "{:#?}", gravi(&p));
    for (f, n) in campi {
        let pieno = fs::read_to_string(p.join(f)).unwrap();
        let grezza = grezzi[f].lines().nth(n).unwrap();
        let mut righe: Vec<&str> = pieno.lines().collect();
        righe[n] = grezza;
        fs::write(p.join(f), righe.join("\n") + "\n").unwrap();
        // A text is the starter's; a number is not there, and its name is said.
        let testo = grezza.split(" # ").next().unwrap().contains(SEGNO);
        let chiave =
            format!("`{}`", grezza.trim_start_matches([' ', '-']).split(':').next().unwrap());
        let detto = gravi(&p).iter().any(|(file, s)| match testo {
            true => file == f && s.regola == "TXT-003" && s.gravita == Gravita::Errore,
            false => file == f && s.regola == "PIA-002" && s.messaggio.contains(&chiave),
        });
        assert!(detto, "{f}: {grezza}: {:#?}", gravi(&p));
        fs::write(p.join(f), pieno).unwrap();
    }
}

#[test]
fn the_starter_has_its_settori_and_the_laws_keep_their_years() {
    let qui = tempfile::tempdir().unwrap();
    let nuovo =
        ["nuovo", "p", "--piao-semplificato", "--anno", "2028", "--settori", "Affari,Tecnico"];
    assert_eq!(pegaso_in(qui.path(), &nuovo).stato, 0);
    let p = qui.path().join("p");
    assert!(segnalazioni(&p).iter().all(|(_, s)| !s.regola.starts_with("DAT")));
    let leggi = |f: &str| fs::read_to_string(p.join(f)).unwrap();
    let struttura = leggi("piao/3.1-struttura.yaml");
    assert!(
        struttura.contains("- settore: affari\n") && struttura.contains("- settore: tecnico\n")
    );
    assert!(leggi("piao/3.3-fabbisogni.yaml").contains("al: 31/12/2027\n"));
    assert!(leggi("piao/3.3-fabbisogni.yaml").contains("anno: 2030\n"));
    assert!(leggi("piao/2.3-rischi-corruttivi.yaml").contains("D.Lgs. 33/2013, art. 20"));
    assert!(leggi("obiettivi/2-tempi-di-pagamento.yaml").contains("DL 13/2023, art. 4-bis"));
    assert!(leggi("ente.yaml").contains("triennio: 2028-2030\n"));
    for f in yaml(&p) {
        assert!(!leggi(&f).contains("@ANNO"), "{f}");
    }
}
