//! Every spelling of the data format, from the YAML to the page: what is typed, what is printed.

use crate::comune::{cartella, pegaso_in};
use pegaso::check::{self, OpzioniControllo};
use pegaso::document::{self, Genere};
use pegaso::model::Stadio;
use pegaso::score;

/// The Typst source of the one scheda of a folder, with what was realised.
fn sorgente(file: &[(&str, &str)]) -> String {
    let qui = cartella(file);
    let l = pegaso::model::Cartella::apri(qui.path()).unwrap();
    let c = l.cartella.unwrap_or_else(|| panic!("{:#?}", l.segnalazioni));
    let opzioni =
        OpzioniControllo { stadio: Stadio::Consuntivo, ignora_deroghe: false, pubblica: false };
    let v = check::verifica(score::valuta(c), l.segnalazioni, opzioni);
    let o = v.valutata().cartella().obiettivi.first().unwrap();
    document::fascicolo(&v, Genere::Scheda(o), &document::OpzioniDocumento::default())
        .unwrap()
        .sorgente
}

/// A scheda with one more piece, alone in its folder.
fn scheda(pezzo: &str) -> String {
    sorgente(&[
        ("obiettivi/a.yaml", &format!("codice: 1.02.01\ntitolo: Prova\n{pezzo}\n")),
        (
            "personale.yaml",
            "- { id: p, nome: Anna Blu, categoria: D }\n- { id: q, nome: Ugo Neri }\n",
        ),
    ])
}

fn prova(righe: &[(&str, &str)]) {
    for (scritto, stampato) in righe {
        let s = scheda(scritto);
        let letterale = format!("\"{stampato}\"");
        assert!(s.contains(&letterale), "{scritto}\n→ {stampato}\n{s}");
    }
}

#[test]
fn targets() {
    let con = |atteso: &str| format!("indicatori:\n  - {{ nome: N, atteso: \"{atteso}\" }}");
    for (scritto, stampato) in [
        ("20%", "20,00%"),
        ("20,5 %", "20,50%"),
        ("80 per cento", "80,00%"),
        ("almeno 80%", "almeno 80,00%"),
        ("minimo 3", "minimo 3"),
        ("≥ 3", "≥ 3"),
        (">= 3", "≥ 3"),
        ("massimo 30", "massimo 30"),
        ("non oltre 30", "non oltre 30"),
        ("non più di 30", "non più di 30"),
        ("≤ 30", "≤ 30"),
        ("<= 30", "≤ 30"),
        ("> 3", "> 3"),
        ("< 3", "< 3"),
        ("12 su 15", "12 su 15"),
        ("n. 12 su 15", "12 su 15"),
        ("tra 20 e 30", "tra 20 e 30"),
        ("entro 30/06", "entro il 30 giugno 2026"),
        ("entro il 30 giugno", "entro il 30 giugno 2026"),
        ("entro la fine di giugno", "entro la fine di giugno 2026"),
        ("30-giu", "30 giugno 2026"),
        ("30.06.2027", "30 giugno 2027"),
        ("1° giugno", "1° giugno 2026"),
        ("giugno", "30 giugno 2026"),
        ("febbraio", "28 febbraio 2026"),
        ("12/15", "12/15"),
        ("€ 5.000", "€\u{a0}5.000,00"),
        ("12.500", "12.500"),
        ("1250.5", "1.250,5"),
        ("−8", "-8"),
        ("sì", "SI"),
        ("SI", "SI"),
        ("NO", "NO"),
        ("true", "SI"),
        ("alto", "alto"),
    ] {
        prova(&[(&con(scritto), stampato)]);
    }
}

#[test]
fn months_of_a_phase() {
    let con = |mesi: &str| format!("fasi:\n  - descrizione: F\n    previsto: {mesi}");
    for (scritto, stampato) in [
        ("gen-apr", "gen-apr"),
        ("gennaio", "gen"),
        ("settembre-ottobre", "set-ott"),
        ("[gen, feb, nov]", "gen-feb, nov"),
        ("1-4", "gen-apr"),
        ("gen-mar, set-ott", "gen-mar, set-ott"),
        ("I trimestre", "gen-mar"),
        ("2° semestre", "lug-dic"),
        ("tutto l'anno", "gen-dic"),
        ("nov 2026-gen 2027", "nov 2026-gen 2027"),
    ] {
        prova(&[(&con(scritto), stampato)]);
    }
    prova(&[("fasi:\n  - { descrizione: F, previsto: gen, effettivo: non svolta }", "non svolta")]);
}

#[test]
fn a_quoted_value_means_what_the_bare_one_means() {
    for atteso in ["20%", "30/06", "12 su 15", "SI", "almeno 3", "1.250"] {
        let uno = scheda(&format!("indicatori:\n  - nome: N\n    atteso: {atteso}"));
        let due = scheda(&format!("indicatori:\n  - nome: N\n    atteso: \"{atteso}\""));
        assert_eq!(uno, due, "{atteso}");
    }
}

#[test]
fn codes_are_texts() {
    for codice in ["1.10", "0123", "\"1.10\"", "1e3", "0x1F", "NO", "2026-01-01"] {
        let s = sorgente(&[("obiettivi/a.yaml", &format!("codice: {codice}\ntitolo: T\n"))]);
        assert!(s.contains(&format!("\"{}\"", codice.trim_matches('"'))), "{codice}");
    }
}

#[test]
fn numbers_that_only_a_machine_writes_are_refused() {
    for n in ["1e3", "0x1F", "1_000", ".nan", "1,250.50"] {
        let qui = cartella(&[("obiettivi/a.yaml", &format!("codice: 1\ntitolo: T\npeso: {n}\n"))]);
        let e = pegaso_in(qui.path(), &["controlla", "."]);
        assert_eq!(e.stato, 1, "{n}");
        assert!(e.out.contains("DAT-004") && e.out.contains("a.yaml:3:7"), "{n}: {}", e.out);
    }
}

#[test]
fn not_measured_is_said_and_never_a_zero() {
    let con = |r: &str| {
        format!(
            "indicatori:\n  - {{ nome: N, atteso: 10{r} }}\nverifiche: {{ finale: {{ relazione: R }} }}"
        )
    };
    prova(&[(&con(", realizzato: n.r."), "n.r."), (&con(""), "—"), (&con(", realizzato: 0"), "0")]);
    assert!(scheda(&con(", realizzato: 0")).contains("\"0,00%\""));
    assert!(!scheda(&con(", realizzato: n.r.")).contains("0,00%"));
}

#[test]
fn settori_prerequisito_and_stato() {
    let ente = "esercizio: 2026\nente:\n  denominazione: X\nsettori:\n  - { id: a, nome: Alfa }\n  - { id: b, nome: Beta }\n";
    let con = |pezzo: &str| {
        sorgente(&[
            ("ente.yaml", ente),
            ("obiettivi/x.yaml", &format!("codice: 1\ntitolo: T\n{pezzo}\n")),
        ])
    };
    let s = con("assegnazioni: [{ settore: a, peso: 30 }, { settore: b, peso: 20 }]\ncapofila: b");
    assert!(s.contains("\"Alfa (peso 30)\"") && s.contains("\"Beta (peso 20)\""), "{s}");
    assert!(s.contains("pesatura: \"20\""), "{s}");
    assert!(con("settore: a\nprerequisito: sì").contains("pesatura: \"prerequisito\""));
    for (stato, stampato) in
        [("stralciato", "STRALCIATO"), ("sospeso", "SOSPESO"), ("rinviato", "RINVIATO")]
    {
        assert!(con(&format!("settore: a\nstato: {stato}")).contains(stampato), "{stato}");
    }
    assert!(con("settore: a\nstato: attivo").contains("stato: \"\""));
}

#[test]
fn groups_and_service_periods() {
    let persone = "persone:\n  - { id: p, nome: Anna Blu, al: 30/04/2026 }\n  - { id: q, nome: Ugo Neri, dal: 01/05/2026 }\n  \
                   - { id: r, nome: Ada Viola, dal: 01/01/2020 }\ngruppi:\n  apicali:\n    - { dipendente: p, prevista: 20% }\n    \
                   - { dipendente: Ugo Neri, prevista: 50% }\n    - { dipendente: r, prevista: 30% }\n";
    let s = sorgente(&[
        ("personale.yaml", persone),
        ("obiettivi/a.yaml", "codice: 1\ntitolo: T\npersonale: apicali\n"),
    ]);
    for atteso in [
        "Anna Blu (gennaio - aprile 2026)",
        "Ugo Neri (da maggio 2026)",
        "\"Ada Viola\"",
        "\"20,00%\"",
    ] {
        assert!(s.contains(atteso), "{atteso}\n{s}");
    }
}

#[test]
fn dates_of_the_checks_come_from_the_ente() {
    let ente = "esercizio: 2026\nente:\n  denominazione: X\nsettori:\n  - { id: a, nome: A }\nverifiche: { intermedie: [30/06, 31/10], finale: 31/12 }\n";
    let con = |pezzo: &str| {
        sorgente(&[
            ("ente.yaml", ente),
            ("obiettivi/x.yaml", &format!("codice: 1\ntitolo: T\n{pezzo}\n")),
        ])
    };
    let s = con("");
    assert!(
        s.contains("VERIFICA INTERMEDIA AL 30/06 - 31/10")
            && s.contains("VERIFICA FINALE AL 31/12"),
        "{s}"
    );
    let s = con("verifiche: { intermedia: { date: [15/07] } }");
    assert!(s.contains("AL 15/07") && !s.contains("30/06"), "{s}");
    let s = con(
        "verifiche:\n  intermedie:\n    - { data: 31/03, relazione: Prima }\n    - { data: 30/09, relazione: Seconda }",
    );
    assert!(s.contains("AL 31/03 - 30/09") && s.contains("Prima") && s.contains("Seconda"), "{s}");
}

#[test]
fn a_date_of_an_act_carries_its_year() {
    let ente = |prima: &str, coda: &str| {
        format!(
            "esercizio: 2026\nente:\n  denominazione: X\nsettori:\n  - id: s\n    nome: S\n{prima}{coda}\n"
        )
    };
    for (prima, data) in [
        ("bilancio: ", "{ data: 28/12 }"),
        ("metodologia: { base: standard, atto: ", "{ data: 18/12 } }"),
        ("documenti: { relazione: { validazione: ", "{ data: 10/06 } } }"),
        ("documenti: { piano: { atto: { pareri: [", "{ data: 20/01 }] } } }"),
        ("documenti: { piano: { atto: { proposta: ", "{ data: 20/01 } } } }"),
        ("documenti: { piano: { atto: ", "{ data: 20/01 } } }"),
    ] {
        let qui = cartella(&[
            ("ente.yaml", &ente(prima, data)),
            ("obiettivi/a.yaml", "codice: x.1\ntitolo: Prova\n"),
        ]);
        let luogo = format!("ente.yaml:7:{}", prima.chars().count() + 9);
        let e = pegaso_in(qui.path(), &["controlla", "."]);
        for p in ["errore[DAT-004]", &luogo, "manca l'anno", "`data: 26/04/2023`"] {
            assert!(e.out.contains(p), "`{p}` is not in:\n{}", e.out);
        }
        let intera = data.replacen(" }", "/2025 }", 1);
        std::fs::write(qui.path().join("ente.yaml"), ente(prima, &intera)).unwrap();
        let e = pegaso_in(qui.path(), &["controlla", "."]);
        assert!(!e.out.contains("DAT-"), "{}", e.out);
    }
}

#[test]
fn a_result_may_be_said_not_to_be_measured() {
    let s = scheda(
        "personale:\n  - { dipendente: p, prevista: 60%, realizzata: 70% }\n  - { dipendente: q, prevista: 40%, realizzata: n.r. }\n\
         risorse_finanziarie:\n  - { capitolo: \"10\", stanziato: 12.500, impegnato: n.r. }\n\
         fasi:\n  - { descrizione: Prima, previsto: gen-apr, effettivo: n.r. }\n\
         verifiche:\n  finale:\n    tempi: n.r.\n    valutazione: { grado: non rilevato, motivo: Manca il dato. }\n",
    );
    // The realised share of the one who has none prints as one left blank; so do months and amount.
    for parte in ["70,00%", "40,00%", "12.500,00", "Manca il dato."] {
        assert!(s.contains(parte), "{parte}\n{s}");
    }
    let vuota = scheda(
        "personale:\n  - { dipendente: p, prevista: 60%, realizzata: 70% }\n  - { dipendente: q, prevista: 40%, realizzata: }\n\
         risorse_finanziarie:\n  - { capitolo: \"10\", stanziato: 12.500, impegnato: }\n\
         fasi:\n  - { descrizione: Prima, previsto: gen-apr, effettivo: }\n\
         verifiche:\n  finale:\n    tempi: n.r.\n    valutazione: { grado: , motivo: Manca il dato. }\n",
    );
    assert_eq!(s, vuota);
    // What is planned is decided, and not measured.
    for (pezzo, luogo) in [
        ("peso: n.r.", "3:7"),
        ("personale: [{ dipendente: p, prevista: n.r. }]", "3:40"),
        ("risorse_finanziarie: [{ stanziato: n.r. }]", "3:36"),
        ("fasi: [{ previsto: n.r. }]", "3:20"),
    ] {
        let qui = cartella(&[
            ("obiettivi/a.yaml", &format!("codice: x\ntitolo: T\n{pezzo}\n")),
            ("personale.yaml", "- { id: p, nome: Anna Blu }\n"),
        ]);
        let e = pegaso_in(qui.path(), &["controlla", "."]);
        for p in
            ["errore[DAT-004]: `n.r.` non ", luogo, "n.r. sta al posto di un risultato; qui scrivi"]
        {
            assert!(e.out.contains(p), "`{p}` is not in:\n{}", e.out);
        }
    }
}

#[test]
fn extra_is_free_among_free_keys_too() {
    let ente = "esercizio: 2026\nente:\n  denominazione: X\n  extra: { a: 1 }\nsettori:\n  - { id: s, nome: S }\n\
        incarichi:\n  sindaco: Ada Viola\n  extra: { a: [1, { b: 2 }] }\n\
        termini:\n  piao: 31/01/2026\n  extra:\n    a: 1\netichette: { settore: Area, extra: { a: 1 } }\n";
    let persone = "persone:\n  - { id: p, nome: Anna Blu }\n\
        gruppi: { extra: [{ dipendente: p, prevista: 100% }] }\n";
    let scheda = "codice: x\ntitolo: T\npesatura: { complessita: 3, extra: { a: 1 } }\npersonale: extra\n\
        indicatori:\n  - { nome: N, atteso: almeno 5, storico: { 2025: 4, extra: { a: 1 } }, attesi: { extra: { a: 1 } } }\n";
    let qui = cartella(&[
        ("ente.yaml", ente),
        ("personale.yaml", persone),
        ("obiettivi/a.yaml", scheda),
        (
            "processi/p.yaml",
            "titolo: P\nindici: [{ nome: N, storico: { 2025: 4, extra: { a: 1 } } }]\n",
        ),
    ]);
    let e = pegaso_in(qui.path(), &["controlla", "."]);
    assert!(!e.out.contains("DAT-"), "{}", e.out);
    // A group may be called so: it is a list.
    assert!(!e.out.contains("PER-"), "{}", e.out);
    let s =
        sorgente(&[("ente.yaml", ente), ("personale.yaml", persone), ("obiettivi/a.yaml", scheda)]);
    assert!(
        s.contains("anni: (\"2025\", )") && s.contains("Anna Blu") && !s.contains("extra"),
        "{s}"
    );
    // A key of another name is no free mapping.
    let qui = cartella(&[("ente.yaml", &ente.replace("Viola\n  extra:", "Viola\n  altro:"))]);
    let e = pegaso_in(qui.path(), &["controlla", "."]);
    assert!(e.out.contains("DAT-005"), "{}", e.out);
}

#[test]
fn a_draft_says_how_many_errors_it_has() {
    let testo = "codice: x\ntitolo: T\nfasi:\n  - descrizione: >\n      1) uno\n      2) due\n";
    let qui = cartella(&[("obiettivi/a.yaml", testo), ("obiettivi/b.yaml", testo)]);
    let quante = |e: &str| {
        let e = pegaso_in(qui.path(), &["controlla", ".", "--formato", e]).out;
        let json: serde_json::Value = serde_json::from_str(&e).unwrap();
        let piegati = json["segnalazioni"].as_array().unwrap().iter();
        let piegati = piegati.filter(|s| s["regola"] == "TXT-002").count();
        (json["errori"].as_u64().unwrap(), json["avvisi"].as_u64().unwrap(), piegati)
    };
    let (errori, avvisi, piegati) = quante("json");
    // The same code twice; each of the two lists is folded.
    assert!(errori >= 2 && avvisi >= 2 && piegati == 2, "{errori} {avvisi} {piegati}");
    let e = pegaso_in(qui.path(), &["piano", ".", "--bozza", "-o", "x.pdf"]);
    let frase =
        format!("ci sono {errori} errori e {avvisi} avvisi: `pegaso controlla . --fase piano`");
    assert!(e.stato == 0 && e.err.contains(&frase), "{frase}\n{}", e.err);
}
