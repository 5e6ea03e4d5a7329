//! The interim check: which objectives are counted, why each stands as it does, and what is due. The
//! expected states and figures are worked out by hand from the dates of each folder.

use std::path::Path;

use crate::comune::{borgo, cambia, cartella, copia, fai, pegaso_in, stretto, testo, valido};

const ENTE: &str = "esercizio: 2026\nente:\n  denominazione: Prova\nsettori:\n  - { id: z, nome: Primo, responsabile: Zeno Alfieri }\n  - { id: a, nome: Secondo, responsabile: Ada Verdi }\n";

fn dove(p: &Path) -> &str {
    p.to_str().unwrap()
}

/// The interim check of a folder as a reader finds it.
fn al(qui: &Path, giorno: &str) -> String {
    testo(&fai(&["monitoraggio", dove(qui), "--al", giorno]))
}

/// Whether the texts stand one after the other, whatever is between them.
fn in_fila(t: &str, parti: &[&str]) -> bool {
    let mut resto = t;
    parti.iter().all(|p| match resto.find(&stretto(p)) {
        Some(i) => {
            resto = &resto[i..];
            true
        }
        None => false,
    })
}

#[test]
fn what_an_act_took_out_is_listed_and_not_counted() {
    let qui = cartella(&[
        ("ente.yaml", ENTE),
        ("obiettivi/a.yaml", "codice: x.1\ntitolo: Attivo\nsettore: z\n"),
        ("obiettivi/b.yaml", "codice: x.2\ntitolo: Tolto\nsettore: z\nstato: stralciato\n"),
        ("obiettivi/c.yaml", "codice: x.3\ntitolo: Fermo\nsettore: z\nstato: sospeso\n"),
        ("obiettivi/d.yaml", "codice: x.4\ntitolo: Senza atto\nsettore: a\nstato: rinviato\n"),
        (
            "variazioni.yaml",
            "- atto: { organo: giunta, numero: 31, data: 10/04/2026 }\n  tipo: stralcio\n  motivo: M\n  obiettivi: [x.2]\n- atto: { organo: giunta, numero: 88, data: 15/09/2026 }\n  tipo: modifica\n  motivo: M\n  obiettivi: [obiettivi/c.yaml]\n- atto: { organo: giunta, numero: 95, data: 01/10/2026 }\n  tipo: rettifica\n  motivo: M\n  obiettivi: [x.2]\n",
        ),
    ]);
    // In June x.3 goes on: its act is of September.
    let pdf = fai(&["monitoraggio", dove(qui.path()), "--al", "30/06"]);
    valido("monitoraggio con obiettivi non attivi", &pdf);
    let t = testo(&pdf);
    assert!(t.contains("2su2obiettiviattivi"), "{t}");
    assert!(t.contains("Dei4obiettividelpiano2nonsonoattivi"), "{t}");
    let fuori = "Obiettivi non attivi Codice Obiettivo Stato Atto x.2 Tolto stralciato Giunta n. 31 del 10 aprile 2026 x.4 Senza atto rinviato —";
    assert!(t.contains(&stretto(fuori)), "{t}");
    let t = al(qui.path(), "31/10");
    assert!(t.contains("1su1obiettivoattivo"), "{t}");
    assert!(t.contains(&stretto("x.3 Fermo sospeso Giunta n. 88 del 15 settembre 2026")), "{t}");
    // Nothing out, nothing said.
    let t = al(&borgo(), "30/06");
    assert!(!t.contains("attivi") && t.contains("su15obiettivi"));
}

#[test]
fn every_reason_is_given_the_worst_first() {
    let qui = cartella(&[
        ("ente.yaml", ENTE),
        (
            "obiettivi/a.yaml",
            "codice: x.1\ntitolo: Molte\nsettore: z\nfasi:\n  - { descrizione: Avvio, previsto: gen-mag, effettivo: gen-lug }\n  - { descrizione: Gara, previsto: set-dic }\n  - { descrizione: Bando, previsto: feb-mar, effettivo: non svolta }\n  - { previsto: gen-apr }\nindicatori:\n  - { nome: Nomina, atteso: entro l'8/05 }\n  - { nome: Delibera, atteso: entro il 30/06, realizzato: 11/08 }\n  - { nome: Consegna, atteso: entro il 30/09, rilevazioni: [{ al: 30/10, valore: 28/09 }] }\n",
        ),
        (
            "obiettivi/b.yaml",
            "codice: x.2\ntitolo: Quasi\nsettore: z\nfasi:\n  - { descrizione: Avvio, previsto: gen-mag, effettivo: gen-lug }\n",
        ),
    ]);
    let t = al(qui.path(), "31/10");
    let molte = "x.1 Molte fase 3 «Bando»: non svolta, era prevista entro marzo; Delibera: l'11 agosto 2026 invece che entro il 30 giugno 2026; fase 2 «Gara»: non registrata, era prevista da settembre; fase 4: non registrata, era prevista entro aprile; Nomina: era entro l'8 maggio 2026, e non è registrato; fase 1 «Avvio» finita in ritardo: luglio invece di maggio in ritardo";
    assert!(t.contains(&stretto(molte)), "{t}");
    // Late, and yet nothing to be mended: the word is explained, and the state is good.
    let quasi = "x.2 Quasi fase 1 «Avvio» finita in ritardo: luglio invece di maggio in tempo";
    assert!(t.contains(&stretto(quasi)), "{t}");
    assert!(t.contains("Finitainritardo:dopoilmeseprevisto") && t.contains("Nonmisurato:"), "{t}");
    // The same judgement as data, and as text for one scheda.
    let punteggi = ["punteggi", ".", "--al", "31/10"];
    let e = pegaso_in(qui.path(), &[&punteggi[..], &["--formato", "json"]].concat());
    let json: serde_json::Value = serde_json::from_str(&e.out).unwrap();
    assert_eq!(
        json["obiettivi"][1]["monitoraggio"],
        serde_json::json!({
            "al": "2026-10-31",
            "stato": "in tempo",
            "ragioni": ["fase 1 «Avvio» finita in ritardo: luglio invece di maggio"],
        })
    );
    assert_eq!(
        json["obiettivi"][0]["scostamenti"],
        serde_json::json!([
            "non raggiunto: Delibera",
            "non misurato: Nomina",
            "non misurato: Consegna",
            "fase 1 in ritardo",
            "fase 3 non svolta",
        ])
    );
    let e = pegaso_in(qui.path(), &[&punteggi[..], &["--spiega", "x.2"]].concat());
    let detto = "al 31 ottobre 2026: in tempo\n  fase 1 «Avvio» finita in ritardo: luglio invece di maggio\n";
    assert!(e.out.contains(detto), "{}", e.out);
    assert_eq!(pegaso_in(qui.path(), &punteggi).stato, 2);
    // At the end of June nothing of it has ended late yet.
    let t = al(qui.path(), "30/06");
    assert!(t.contains(&stretto(
        "x.2 Quasi fase 1 «Avvio»: non finita, era prevista entro maggio in ritardo"
    )));
    assert!(!t.contains("Finitainritardo") && !t.contains("Consegna:"), "{t}");
}

#[test]
fn a_measurement_is_judged_at_its_own_date() {
    let scheda = |codice: &str, atteso: &str, rilevazioni: &str| {
        format!(
            "codice: {codice}\ntitolo: T\nsettore: z\nindicatori:\n  - {{ nome: Pratiche, atteso: {atteso}, unita: pratiche, rilevazioni: [{rilevazioni}] }}\n"
        )
    };
    let qui = cartella(&[
        ("ente.yaml", ENTE),
        // At the end of June 181 days of 365: 60% of 49,59 is 29,75. At the end of October 304: 49,97.
        ("obiettivi/a.yaml", &scheda("x.1", "almeno 100", "{ al: 30/06, valore: 40 }")),
        ("obiettivi/b.yaml", &scheda("x.2", "almeno 100", "{ al: 30/06, valore: 29 }")),
        ("obiettivi/c.yaml", &scheda("x.3", "almeno 100", "{ al: 31/10, valore: 49 }")),
        ("obiettivi/d.yaml", &scheda("x.4", "almeno 100", "{ al: 31/10, valore: 50 }")),
        (
            "obiettivi/e.yaml",
            &scheda("x.5", "almeno 80%", "{ al: 02/08, valore: 8% }")
                .replace(", unita: pratiche", ""),
        ),
        // On 2 August 214 days: 35,18.
        ("obiettivi/f.yaml", &scheda("x.6", "almeno 100", "{ al: 02/08, valore: 36 }")),
    ]);
    let t = al(qui.path(), "30/06");
    assert!(t.contains("x.1Tintempo"), "{t}");
    assert!(
        t.contains(&stretto(
            "x.2 T Pratiche: 29 pratiche al 30 giugno 2026 (atteso: almeno 100 pratiche) a rischio"
        )),
        "{t}"
    );
    assert!(t.contains("Nonmisurato:") && !t.contains("Ultimarilevazione:"), "{t}");
    let t = al(qui.path(), "31/10");
    for riga in [
        "x.1 T Pratiche: 40 pratiche, ultima rilevazione al 30 giugno 2026 non misurato",
        "x.2 T Pratiche: 29 pratiche, ultima rilevazione al 30 giugno 2026 (atteso: almeno 100 pratiche) a rischio",
        "x.3 T Pratiche: 49 pratiche al 31 ottobre 2026 (atteso: almeno 100 pratiche) a rischio",
        "x.4 T in tempo",
        "x.6 T in tempo",
        // Ninety days before is not too old; the value, not what it is worth, which is a tenth.
        "x.5 T Pratiche: 8,00% al 2 agosto 2026 (atteso: almeno 80,00%) a rischio",
        // The table: target, day, value, worth.
        "x.1 Pratiche almeno 100 pratiche 30 giugno 2026 40 pratiche 40,00%",
        "x.5 Pratiche almeno 80,00% 2 agosto 2026 8,00% 10,00%",
    ] {
        assert!(t.contains(&stretto(riga)), "{riga}\n{t}");
    }
    assert!(t.contains("Ultimarilevazione:hapiùdi90giorni"), "{t}");
}

#[test]
fn a_date_is_measured_too_and_has_no_unit() {
    let qui = cartella(&[
        ("ente.yaml", ENTE),
        (
            "obiettivi/a.yaml",
            "codice: x.1\ntitolo: T\nsettore: z\nindicatori:\n  - { nome: Attesa media, atteso: massimo 12, unita: minuti, rilevazioni: [{ al: 30/06, valore: 18 }] }\n  - { nome: Lavori, atteso: entro il 10/09, unita: giorni, rilevazioni: [{ al: 30/06, valore: 08/06 }] }\n",
        ),
    ]);
    let t = al(qui.path(), "30/06");
    for riga in [
        "Attesa media massimo 12 minuti 30 giugno 2026 18 minuti 50,00%",
        "Lavori entro il 10 settembre 2026 30 giugno 2026 8 giugno 2026 100,00%",
    ] {
        assert!(t.contains(&stretto(riga)), "{riga}\n{t}");
    }
    // Measured in time, it is not late when its day has passed.
    let t = al(qui.path(), "15/09");
    assert!(t.contains("inritardo0") && !t.contains("Lavori:"), "{t}");
}

#[test]
fn the_report_of_the_day_is_printed_with_its_date() {
    let scheda = |codice: &str, verifiche: &str| {
        format!("codice: {codice}\ntitolo: T\nsettore: z\nverifiche:\n{verifiche}")
    };
    let storia = "  intermedia:\n    data: 30/06\n    relazione: Ferma da maggio.\n    valore: 40%\n    scostamenti: { cause: Manca il geometra., effetti: Il cantiere slitta. }\n    provvedimenti: { intrapresi: Chiesto un incarico., da_attivare: Nuova gara. }\n";
    let file = [
        ("obiettivi/a.yaml", scheda("x.1", "  intermedia: { relazione: Senza data propria. }\n")),
        (
            "obiettivi/b.yaml",
            scheda(
                "x.2",
                "  intermedie:\n    - { data: 30/06, relazione: Di giugno. }\n    - { data: 31/10, relazione: Di ottobre. }\n",
            ),
        ),
        ("obiettivi/c.yaml", scheda("x.3", storia)),
        (
            "obiettivi/d.yaml",
            scheda(
                "x.4",
                "  intermedie:\n    - { relazione: La prima. }\n    - { relazione: La seconda. }\n",
            ),
        ),
        (
            "obiettivi/e.yaml",
            format!(
                "tipo: individuale\n{}",
                scheda("x.5", &storia.replace("geometra", "ragioniere"))
            ),
        ),
    ];
    let con = |ente: &str| {
        let mut tutti = vec![("ente.yaml", ente)];
        tutti.extend(file.iter().map(|(n, t)| (*n, t.as_str())));
        cartella(&tutti)
    };
    let qui = con(&format!("{ENTE}verifiche:\n  intermedie: [30/06, 31/10]\n"));
    let t = al(qui.path(), "31/03");
    assert!(!t.contains("Lerelazioniintermedie") && !t.contains("Senzadatapropria"), "{t}");
    let t = al(qui.path(), "30/06");
    for riga in [
        "x.1 T Verifica al 30 giugno 2026. Senza data propria.",
        "x.2 T Verifica al 30 giugno 2026. Di giugno.",
        "x.3 T Verifica al 30 giugno 2026 (valore 40,00%). Ferma da maggio. Cause. Manca il geometra. Effetti. Il cantiere slitta. Provvedimenti intrapresi. Chiesto un incarico. Provvedimenti da attivare. Nuova gara.",
        "x.4 T Verifica al 30 giugno 2026. La prima.",
    ] {
        assert!(t.contains(&stretto(riga)), "{riga}\n{t}");
    }
    assert!(!t.contains("Diottobre") && !t.contains("Laseconda"), "{t}");
    let t = al(qui.path(), "31/10");
    for riga in [
        "x.1 T Verifiche al 30 giugno 2026 e al 31 ottobre 2026. Senza data propria.",
        "x.2 T Verifica al 31 ottobre 2026. Di ottobre.",
        "x.4 T Verifica al 31 ottobre 2026. La seconda.",
    ] {
        assert!(t.contains(&stretto(riga)), "{riga}\n{t}");
    }
    assert!(!t.contains("Digiugno") && !t.contains("Laprima"), "{t}");
    // With no day anywhere it says so.
    let t = al(con(ENTE).path(), "31/03");
    assert!(t.contains(&stretto("x.1 T Verifica senza data. Senza data propria.")), "{t}");
    // One person's own objective is not for publication, nor how it goes.
    let giugno = ["monitoraggio", dove(qui.path()), "--al", "30/06"];
    assert!(testo(&fai(&giugno)).contains("Mancailragioniere"));
    let t = testo(&fai(&[&giugno[..], &["--edizione", "pubblica"]].concat()));
    assert!(t.contains("Mancailgeometra") && !t.contains("Mancailragioniere"), "{t}");
    assert!(t.contains("su4obiettivi") && t.contains("Unobiettivoindividualenoncompare"), "{t}");
}

#[test]
fn what_is_due_follows_the_settori_or_is_said_to_be_nothing() {
    let qui = cartella(&[
        ("ente.yaml", ENTE),
        (
            "obiettivi/a.yaml",
            "codice: x.1\ntitolo: T\nsettore: a\nfasi:\n  - { descrizione: Gara, previsto: lug-set }\n",
        ),
        (
            "obiettivi/z.yaml",
            "codice: x.2\ntitolo: T\nsettore: z\nfasi:\n  - { descrizione: Bando, previsto: gen-ago }\n",
        ),
    ]);
    let t = al(qui.path(), "30/06");
    let righe = ["Zeno Alfieri 31 agosto 2026 x.2 finisce: Bando", "Ada Verdi 1° luglio 2026 x.1"];
    assert!(in_fila(&t, &righe), "{t}");
    let pdf = fai(&["monitoraggio", dove(qui.path()), "--al", "30/09"]);
    valido("monitoraggio senza scadenze", &pdf);
    let niente = [
        "Che cosa deve succedere nei prossimi tre mesi",
        "Nessuna scadenza nei prossimi tre mesi.",
    ];
    assert!(in_fila(&testo(&pdf), &niente));
}

#[test]
fn an_earlier_act_is_not_the_act_of_this_check() {
    // The act of Borgo is of 23 July.
    let fa = |qui: &Path, giorno: &str| {
        let e = pegaso_in(qui, &["monitoraggio", ".", "--al", giorno, "-o", "m.pdf"]);
        assert_eq!(e.stato, 0, "{}", e.err);
        (e.err, testo(&std::fs::read(qui.join("m.pdf")).unwrap()))
    };
    let qui = copia(&borgo());
    for giorno in ["30/06", "23/07"] {
        let (err, t) = fa(qui.path(), giorno);
        assert!(!err.contains("avviso"), "{err}");
        assert!(t.contains(&stretto("deliberazione di Giunta comunale n. 74 del 23 luglio 2026")));
    }
    let (err, t) = fa(qui.path(), "31/10");
    assert!(
        err.contains("avviso: l'atto del monitoraggio in ente.yaml è del 23 luglio 2026, prima del 31 ottobre 2026")
            && err.contains("aiuto: scrivi in `documenti.monitoraggio.atto` l'atto di questa verifica"),
        "{err}"
    );
    assert!(t.contains(&stretto("deliberazione di Giunta comunale n. ____ del ________")), "{t}");
    assert!(!t.contains("23luglio2026") && !t.contains("BOZZA"), "{t}");
    cambia(qui.path(), "ente.yaml", "numero: 74\n      data: 23/07/2026", "stato: proposta");
    assert!(!fa(qui.path(), "31/10").0.contains("avviso"));
}

#[test]
fn what_nobody_recorded_is_not_measured_and_never_late() {
    let qui = cartella(&[
        ("ente.yaml", ENTE),
        (
            "obiettivi/a.yaml",
            "codice: x.1\ntitolo: Niente\nsettore: z\nfasi:\n  - { descrizione: Avvio, previsto: gen-mar }\nindicatori:\n  - { nome: Nomina, atteso: entro il 31/03 }\n",
        ),
        // Within two ends at the end of the year: half way there a figure says nothing.
        (
            "obiettivi/b.yaml",
            "codice: x.2\ntitolo: In mezzo\nsettore: z\nfasi:\n  - { descrizione: Avvio, previsto: gen-mar, effettivo: gen-mar }\nindicatori:\n  - { nome: Accessi, atteso: tra 20 e 30, rilevazioni: [{ al: 30/06, valore: 12 }] }\n",
        ),
        (
            "processi/p.yaml",
            "titolo: Segreteria generale\nindicatori:\n  - { nome: Sedute, atteso: almeno 10, rilevazioni: [{ al: 15/06, valore: 6 }] }\n  - { nome: Atti, atteso: almeno 90% }\n",
        ),
    ]);
    let t = al(qui.path(), "30/06");
    for parte in [
        "x.1 Niente fase 1 «Avvio»: non registrata, era prevista entro marzo; Nomina: era entro il 31 marzo 2026, e non è registrato non misurato",
        "x.2 In mezzo in tempo",
        "in ritardo 0 su 2 obiettivi",
        "x.2 Accessi tra 20 e 30 30 giugno 2026 12 n.r.",
        "La performance organizzativa di ente",
        "Segreteria generale Sedute almeno 10 15 giugno 2026 6 60,00%",
        "Segreteria generale Atti almeno 90,00% — non misurato —",
        "ESERCIZIO 2026 Stato al 30 giugno 2026",
    ] {
        assert!(t.contains(&stretto(parte)), "{parte}\n{t}");
    }
}
