//! The report, the interim check and the two editions: the numbers on the page are the computed ones,
//! and the public edition names nobody that it should not.

use std::path::Path;

use crate::comune::{borgo, carnate, cartella, fai, pegaso_in, stretto, testo, valido};
use lopdf::{Document, Object};
use serde_json::Value;

fn dove(p: &Path) -> &str {
    p.to_str().unwrap()
}

fn punteggi(cartella: &Path) -> Value {
    let e = pegaso_in(cartella, &["punteggi", ".", "--formato", "json"]);
    serde_json::from_str(&e.out).unwrap()
}

/// As the page prints a figure of the JSON.
fn stampato(n: &Value) -> String {
    n.as_str().map_or("n.r.".into(), |n| format!("{}%", n.replace('.', ",")))
}

#[test]
fn the_figures_of_the_report_are_those_of_punteggi() {
    for cartella in [borgo(), carnate()] {
        let j = punteggi(&cartella);
        let t = testo(&fai(&["relazione", dove(&cartella)])).replace('-', "");
        for elenco in ["settori", "obiettivi"] {
            for n in j[elenco].as_array().unwrap() {
                // The row of the table of results: figures and esito side by side.
                let riga = format!(
                    "{}{}{}{}",
                    stampato(&n["valore"]),
                    stampato(&n["tempi"]),
                    stampato(&n["grado"]),
                    n["esito"].as_str().unwrap()
                );
                assert!(t.contains(&stretto(&riga)), "{}: {riga}", n["codice"]);
            }
        }
        // The bars and the big figures of the synthesis.
        let sintesi = t.split("Checosanonèandatocomeprevisto").next().unwrap();
        for n in j["settori"].as_array().unwrap() {
            let barra = format!("{}✓{}", stampato(&n["grado"]), n["esito"].as_str().unwrap());
            let parziale = barra.replace('✓', "≈");
            assert!(
                sintesi.contains(&stretto(&barra)) || sintesi.contains(&stretto(&parziale)),
                "{barra}"
            );
        }
        assert!(sintesi.contains(&stretto(&stampato(&j["ente"]["grado"]))));
        let raggiunti =
            j["obiettivi"].as_array().unwrap().iter().filter(|o| o["esito"] == "raggiunto").count();
        let quanti = j["obiettivi"].as_array().unwrap().len();
        assert!(sintesi.contains(&format!("{raggiunti}su{quanti}")), "{raggiunti} su {quanti}");
    }
}

#[test]
fn the_note_of_the_sums_shows_the_sum() {
    let t = testo(&fai(&["relazione", dove(&borgo())])).replace('-', "");
    for parte in [
        "100 × (1 − (14 − 12) / |12|) = 250/3 ≈ 83,33",
        "((250/3) × 40 + 100 × 40 + 0 × 20) / 100 = 220/3 ≈ 73,33",
        "valutato, punteggio dato da una persona: punteggio = 80,00%",
        "media pesata dei settori",
    ] {
        assert!(t.contains(&stretto(parte).replace('-', "")), "{parte}");
    }
}

#[test]
fn last_year_stands_beside_this_one() {
    let prima = crate::comune::copia(&borgo());
    crate::comune::cambia(prima.path(), "ente.yaml", "esercizio: 2026", "esercizio: 2025");
    let prima = dove(prima.path()).to_owned();
    let pdf = fai(&["relazione", dove(&borgo()), "--precedente", &prima]);
    valido("relazione con confronto", &pdf);
    let t = testo(&pdf);
    assert!(t.contains("Confrontoconl'annoprecedente") && t.contains("Gliobiettivichecontinuano"));
    let e =
        pegaso_in(&borgo(), &["relazione", ".", "--precedente", "non-esiste", "-o", "/dev/null"]);
    assert_eq!(e.stato, 3);
}

#[test]
fn the_parts_are_data() {
    let con = |parti: &str| {
        let ente = format!(
            "esercizio: 2026\nente:\n  denominazione: Prova\nsettori:\n  - id: s\n    nome: S\ndocumenti:\n  piano:\n    parti: [{parti}]\n"
        );
        cartella(&[
            ("ente.yaml", &ente),
            ("obiettivi/a.yaml", "codice: x.1\ntitolo: T\nindicatori: [{ nome: A, atteso: SI }]\n"),
        ])
    };
    let qui = con("schede, frontespizio");
    let t = testo(&fai(&["piano", dove(qui.path())]));
    assert!(t.find("OBIETTIVODISTRUTTURA").unwrap() < t.find("ESERCIZIO2026").unwrap(), "{t}");
    assert!(!t.contains("Indice"));
    let e = pegaso_in(con("schede, sintessi").path(), &["controlla", "."]);
    assert!(
        e.out.contains("`sintessi` non è una parte") && e.out.contains("forse `sintesi`?"),
        "{}",
        e.out
    );
}

#[test]
fn the_interim_check_at_a_date() {
    let qui = cartella(&[
        (
            "ente.yaml",
            "esercizio: 2026\nente:\n  denominazione: Prova\nsettori:\n  - id: s\n    nome: Tecnico\n    responsabile: Ada Verdi\n",
        ),
        (
            "obiettivi/a.yaml",
            "codice: t.1\ntitolo: In tempo\nfasi:\n  - { descrizione: Una, previsto: gen-mar, effettivo: gen-mar }\n",
        ),
        (
            "obiettivi/b.yaml",
            "codice: t.2\ntitolo: Tardi\nfasi:\n  - { descrizione: Una, previsto: gen-mar, effettivo: gen-lug }\n",
        ),
        (
            "obiettivi/c.yaml",
            "codice: t.3\ntitolo: Ferma\nfasi:\n  - { descrizione: Una, previsto: mag-ott }\n",
        ),
        (
            "obiettivi/d.yaml",
            "codice: t.4\ntitolo: Muta\nindicatori:\n  - { nome: I, atteso: almeno 10 }\n",
        ),
        (
            "obiettivi/e.yaml",
            "codice: t.5\ntitolo: Scesa\nindicatori:\n  - nome: Pratiche\n    atteso: almeno 100\n    rilevazioni: [{ al: 30/05, valore: 20 }, { al: 30/09, valore: 90 }]\n",
        ),
        (
            "obiettivi/f.yaml",
            "codice: t.6\ntitolo: Scaduta\nindicatori:\n  - { nome: Atto, atteso: entro il 31/05 }\n",
        ),
        (
            "obiettivi/g.yaml",
            "codice: t.7\ntitolo: Futura\nfasi:\n  - { descrizione: Gara, previsto: ago-set }\n",
        ),
    ]);
    let pdf = fai(&["monitoraggio", dove(qui.path()), "--al", "30/06"]);
    valido("monitoraggio", &pdf);
    let t = testo(&pdf);
    // 20 of 100 at the end of May, when 150 days of 365 have run: under 60% of 41. What nobody recorded is not measured.
    for (codice, parola) in [
        ("t.1Intempo", "intempo"),
        ("t.2Tardifase1«Una»:nonfinita,eraprevistaentromarzo", "inritardo"),
        ("t.3Fermafase1«Una»:nonregistrata,eraprevistadamaggio", "nonmisurato"),
        ("t.4Muta", "nonmisurato"),
        ("t.5ScesaPratiche:20al30maggio2026(atteso:almeno100)", "arischio"),
        ("t.6ScadutaAtto:eraentroil31maggio2026,enonèregistrato", "nonmisurato"),
        ("t.7Futura", "nonmisurato"),
    ] {
        assert!(t.contains(&format!("{codice}{parola}")), "{codice} {parola}\n{t}");
    }
    // What comes next, by whom, within three months.
    assert!(
        t.contains("AdaVerdi1°agosto2026t.7comincia:Gara30settembre2026t.7finisce:Gara"),
        "{t}"
    );
    // A measurement taken later does not count.
    assert!(!t.contains("30settembre202690"));
    let e = pegaso_in(qui.path(), &["monitoraggio", ".", "--al", "31/13"]);
    assert_eq!(e.stato, 2, "{}", e.err);
}

/// Every text of a PDF that somebody could read: pages, metadata, alternative texts, attachments.
fn tutto_il_testo(pdf: &[u8]) -> String {
    let doc = Document::load_mem(pdf).unwrap();
    let mut t = testo(pdf);
    for o in doc.objects.values() {
        raccogli(o, &mut t);
    }
    raccogli(&Object::Dictionary(doc.trailer.clone()), &mut t);
    t
}

fn raccogli(o: &Object, t: &mut String) {
    match o {
        Object::String(b, _) => {
            let s = match b.strip_prefix(&[0xfe, 0xff]) {
                Some(u) => String::from_utf16_lossy(
                    &u.chunks(2).map(|c| u16::from_be_bytes([c[0], c[1]])).collect::<Vec<_>>(),
                ),
                None => b.iter().map(|c| char::from(*c)).collect(),
            };
            t.push_str(&stretto(&s));
            t.push('\n');
        }
        Object::Array(v) => v.iter().for_each(|o| raccogli(o, t)),
        Object::Dictionary(d) => d.iter().for_each(|(_, o)| raccogli(o, t)),
        Object::Stream(s) => {
            s.dict.iter().for_each(|(_, o)| raccogli(o, t));
            if let Ok(testo) =
                String::from_utf8(s.decompressed_content().unwrap_or(s.content.clone()))
            {
                t.push_str(&stretto(&testo));
            }
        }
        _ => {}
    }
}

/// The names of the persons of a folder, and which of them hold an office.
fn nomi(cartella: &Path) -> Vec<(String, bool)> {
    let l = pegaso::model::Cartella::apri(cartella).unwrap();
    let c = l.cartella.unwrap();
    let incarichi = c.ente.incarichi.0.iter().map(|(_, t)| c.nome(t));
    let responsabili =
        c.ente.settori.iter().filter_map(|s| s.responsabile.as_ref()).map(|t| c.nome(t));
    let ufficio: Vec<String> = incarichi.chain(responsabili).collect();
    let persone = c.persone.iter().filter_map(|p| p.nome.as_ref()).map(|n| n.as_str().to_owned());
    let mut tutti: Vec<String> = persone.chain(ufficio.iter().cloned()).collect();
    tutti.sort();
    tutti.dedup();
    tutti.into_iter().map(|n| (n.clone(), ufficio.contains(&n))).collect()
}

#[test]
fn the_public_edition_names_nobody_that_it_should_not() {
    for cartella in [borgo(), carnate()] {
        let qui = dove(&cartella);
        let prova = |argomenti: &[&str], ammessi: bool, quote: bool| {
            let integrale = tutto_il_testo(&fai(argomenti));
            let pdf = fai(&[argomenti, &["--edizione", "pubblica"]].concat());
            if argomenti[0] == "relazione" {
                valido("edizione pubblica", &pdf);
            }
            let pubblica = tutto_il_testo(&pdf);
            for (nome, ufficio) in nomi(&cartella) {
                let cognome = nome.split(' ').next_back().unwrap();
                let c_e = pubblica.contains(&stretto(&nome)) || pubblica.contains(cognome);
                assert!(!c_e || (ammessi && ufficio), "{argomenti:?}: {nome}");
            }
            if quote {
                assert!(
                    integrale.contains("%Partecipazione") && !pubblica.contains("%Partecipazione")
                );
            }
            let pagine = Document::load_mem(&pdf).unwrap().get_pages().len();
            assert!(
                pubblica.matches("Edizioneperlapubblicazione").count() >= pagine,
                "{argomenti:?}"
            );
        };
        prova(&["piano", qui], true, true);
        prova(&["relazione", qui], false, true);
        if cartella == borgo() {
            prova(&["monitoraggio", qui, "--al", "30/06"], false, false);
            prova(&["scheda", qui, "1.07.01", "--fase", "consuntivo"], false, true);
        }
    }
}

#[test]
fn the_public_edition_counts_the_people_of_a_role() {
    let qui = borgo();
    let pubblica = testo(&fai(&["scheda", dove(&qui), "1.07.01", "--edizione", "pubblica"]));
    // Ersilio Nasi and Fulvia Orengo.
    let due = "Cat.RuoloEQResponsabileAffarigeneraliIstruttoriIstruttori,Affarigeneralieservizidemografici(2persone)";
    assert!(pubblica.contains(due), "{pubblica}");
}

#[test]
fn a_name_in_a_text_stops_the_public_edition() {
    let qui = crate::comune::copia(&borgo());
    crate::comune::cambia(
        qui.path(),
        "obiettivi/tecnico/2-verde.yaml",
        "Il censimento ha superato",
        "Per Vernazza Pia il censimento ha superato",
    );
    let e = pegaso_in(qui.path(), &["relazione", ".", "--edizione", "pubblica", "-o", "x.pdf"]);
    assert_eq!(e.stato, 1, "{}", e.err);
    assert!(
        e.err.contains("DOC-003") && e.err.contains("il testo nomina Pia Vernazza"),
        "{}",
        e.err
    );
    assert_eq!(pegaso_in(qui.path(), &["relazione", ".", "-o", "x.pdf"]).stato, 0);
}

#[test]
fn the_year_before_of_another_comune_is_warned_of() {
    let qui = tempfile::tempdir().unwrap();
    let (prima, dati) = (crate::comune::ridotto(), crate::comune::ridotto());
    let ente = prima.path().join("ente.yaml");
    let testo =
        std::fs::read_to_string(&ente).unwrap().replace("2026", "2025").replace("2027", "2026");
    let fa = |da: &str, a: &str| {
        assert_eq!(testo.matches(da).count(), 1, "{da}");
        std::fs::write(&ente, testo.replace(da, a)).unwrap();
        let argomenti = [
            "relazione",
            dati.path().to_str().unwrap(),
            "--precedente",
            prima.path().to_str().unwrap(),
            "--sorgente",
            "fonti",
        ];
        // What is asked is what it says: the pages need not be made.
        let e = pegaso_in(qui.path(), &argomenti);
        assert_eq!(e.stato, 0, "{}", e.err);
        std::fs::remove_dir_all(qui.path().join("fonti")).unwrap();
        e.err
    };
    // Capitals and spaces are no difference.
    for detto in [
        fa("codice_ipa: c_x000", "codice_ipa: C_X000"),
        fa("Comune di Borgo Esempio", "COMUNE DI  BORGO ESEMPIO"),
        fa("  codice_istat: \"000000\"\n", ""),
    ] {
        assert!(!detto.contains("avviso"), "{detto}");
    }
    let detto = fa("Comune di Borgo Esempio", "Comune di Carnate");
    assert!(
        detto.contains(
            "è di un altro ente: Comune di Carnate, non Comune di Borgo Esempio\n  aiuto: "
        ),
        "{detto}"
    );
    let detto = fa("codice_istat: \"000000\"", "codice_istat: \"000001\"");
    assert!(detto.contains("è di un altro ente: codice ISTAT 000001, non 000000\n"), "{detto}");
}
