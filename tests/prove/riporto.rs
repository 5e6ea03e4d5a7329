//! `nuovo --da`: before and after, by hand, for each case.

use std::collections::BTreeMap;

use pegaso::piano::riporto::{Avviso, CartellaRiportata, Nota, testi};

const ENTE: &str = "esercizio: 2026\nente:\n  denominazione: Comune di Prova\n";

/// Carries files over from 2026: the new texts by path, and the notes.
fn riporta(file: &[(&str, &str)]) -> (BTreeMap<String, String>, Vec<Nota>) {
    riporta_al(file, 2027)
}

fn riporta_al(file: &[(&str, &str)], anno: i16) -> (BTreeMap<String, String>, Vec<Nota>) {
    let mut tutti = file.to_vec();
    if !file.iter().any(|(n, _)| *n == "ente.yaml") {
        tutti.push(("ente.yaml", ENTE));
    }
    let (testi, note) = testi(&tutti, anno, |r| r == "IND-003");
    (testi.into_iter().collect(), note)
}

/// One file alone.
fn uno(file: &str, testo: &str) -> String {
    riporta(&[(file, testo)]).0.remove(file).expect("carried over")
}

/// A scheda without the comment at its top.
fn scheda(testo: &str) -> String {
    let nuova = uno("obiettivi/a.yaml", testo);
    let dopo = nuova.strip_prefix("# riportata dal 2026: conferma o correggi");
    dopo.expect("says where it comes from").trim_start_matches(['\r', '\n']).to_owned()
}

/// The notes of a kind as `file:row: message`.
fn dette(note: &[Nota], sorte: Avviso) -> Vec<String> {
    let sue = note.iter().filter(|n| n.sorte == sorte);
    sue.map(|n| format!("{}:{}: {}", n.file, n.riga, n.messaggio)).collect()
}

#[test]
fn a_scheda_keeps_its_plan_and_loses_its_results() {
    let prima = r#"# Un commento in cima
codice: 1.10                    # resta com'è scritto
titolo:   "Archivio: pratiche digitali"

peso: 60
durata: 2026-2028
personale:
  - dipendente: p-a             # la capofila
    prevista: 40%
    realizzata: 35%             # a fine anno
  - { dipendente: p-b, prevista: "60,00%", realizzata: 65% }
risorse_finanziarie:
  - capitolo: "1010/3"
    stanziato: € 5.000,00
    impegnato: € 4.812,00

# Le fasi
fasi:
  - descrizione: Analisi
    previsto: nov 2025-feb 2026
    effettivo: non svolta
  - { descrizione: Gara, previsto: [mar, apr 2026], effettivo: mag }

indicatori:
  - nome: Pratiche
    atteso: almeno 80%
    realizzato: 83%
    rilevazioni:
      - al: 30/06
        # misura provvisoria
        valore: 55%
    storico:
      2025: 34%                 # prima misura
    esito: raggiunto            # del Nucleo
    evidenza: G.C. 22/2026

verifiche:
  intermedia:
    date: [30/06/2026, 31/10]
    # la prima
    relazione: |                # in breve
      Va bene.

      Molto bene.
    valore: 100%
  finale:
    data: 31/12
    relazione: >-
      Andata.
    scostamenti:
      cause: Nessuna.
    valutazione: { grado: 90%, motivo: Sì. }
analisi: |
  Tutto
  bene.
"#;
    let dopo = r#"# Un commento in cima
codice: 1.10                    # resta com'è scritto
titolo:   "Archivio: pratiche digitali"

peso: 60
durata: 2026-2028
personale:
  - dipendente: p-a             # la capofila
    prevista: 40%
    realizzata:                 # a fine anno
  - { dipendente: p-b, prevista: "60,00%" }
risorse_finanziarie:
  - capitolo: "1010/3"
    stanziato: € 5.000,00  # DA COMPILARE: è la somma del 2026
    impegnato:

# Le fasi
fasi:
  - descrizione: Analisi
    previsto: nov 2026-feb 2027
    effettivo:
  - { descrizione: Gara, previsto: [mar, apr 2027] }

indicatori:
  - nome: Pratiche
    atteso: almeno 80%
    realizzato:
    # misura provvisoria
    storico:
      2025: 34%                 # prima misura
      2026: 83%
    esito:                      # del Nucleo
    evidenza:

verifiche:
  intermedia:
    date: [30/06/2027, 31/10]
    # la prima
    relazione:  # in breve
    valore:
  finale:
    data: 31/12
    relazione:
analisi:
"#;
    assert_eq!(scheda(prima), dopo);
}

#[test]
fn what_was_measured_joins_the_past_years() {
    for (prima, dopo) in [
        // Without past years they begin here, with the value as it was typed.
        (
            "- nome: X\n  realizzato: \"-6\"\n  peso: 1\n",
            "- nome: X\n  realizzato:\n  storico:\n    2026: \"-6\"\n  peso: 1\n",
        ),
        (
            "- nome: X\n  storico:\n  realizzato: 30-giu\n",
            "- nome: X\n  storico:\n    2026: 30-giu\n  realizzato:\n",
        ),
        // The order of the office's own.
        (
            "- nome: X\n  storico:\n    2025: 1\n    2024: 2\n  realizzato: 3\n",
            "- nome: X\n  storico:\n    2026: 3\n    2025: 1\n    2024: 2\n  realizzato:\n",
        ),
        (
            "- nome: X\n  storico: { 2025: 1 }\n  realizzato: 34,5\n",
            "- nome: X\n  storico: { 2025: 1, 2026: \"34,5\" }\n  realizzato:\n",
        ),
        (
            "- nome: X\n  storico: {}\n  realizzato: 3\n",
            "- nome: X\n  storico: { 2026: 3 }\n  realizzato:\n",
        ),
        (
            "- { nome: X, atteso: 2, realizzato: 3 }\n",
            "- { nome: X, storico: { 2026: 3 }, atteso: 2 }\n",
        ),
        // Not measured, and said so; not measured, and left blank.
        (
            "- nome: X\n  realizzato: n.r.\n",
            "- nome: X\n  realizzato:\n  storico:\n    2026: n.r.\n",
        ),
        ("- nome: X\n  realizzato:\n", "- nome: X\n  realizzato:\n"),
        // A text of several rows becomes one.
        (
            "- nome: X\n  realizzato: |\n    Due\n    righe\n",
            "- nome: X\n  realizzato:\n  storico:\n    2026: \"Due\\nrighe\"\n",
        ),
        // What is there already stays.
        (
            "- nome: X\n  storico:\n    2026: 3\n  realizzato: 4\n",
            "- nome: X\n  storico:\n    2026: 3\n  realizzato:\n",
        ),
        (
            "- nome: X\n  storico:\n    2026:\n  realizzato: 4\n",
            "- nome: X\n  storico:\n    2026: 4\n  realizzato:\n",
        ),
    ] {
        let testa = "codice: 1\ntitolo: T\nindicatori:\n";
        let rientra = |t: &str| t.lines().map(|r| format!("  {r}\n")).collect::<String>();
        let prima = format!("{testa}{}", rientra(prima));
        assert_eq!(scheda(&prima), format!("{testa}{}", rientra(dopo)), "{prima}");
    }
}

#[test]
fn the_target_of_the_new_year_takes_its_place() {
    for (prima, dopo) in [
        ("atteso: 80%\n    attesi:\n      2027: \"90,00%\"", "atteso: \"90,00%\""),
        (
            "atteso: 80%\n    attesi:\n      2027: 90%\n      2028: 95%",
            "atteso: 90%\n    attesi:\n      2028: 95%",
        ),
        (
            "atteso: 80%\n    attesi: { 2026: 80%, 2027: 90%, 2028: 95% }",
            "atteso: 90%\n    attesi: { 2028: 95% }",
        ),
        ("atteso: 80%\n    attesi: { 2028: 95% }", "atteso: 80%\n    attesi: { 2028: 95% }"),
        ("attesi:\n      2027: 90%", "atteso: 90%"),
        // The words that say which direction is better are not lost.
        ("atteso: massimo 30\n    attesi:\n      2027: 25", "atteso: massimo 25"),
        ("atteso: massimo 30\n    attesi:\n      2027: non oltre 25", "atteso: non oltre 25"),
        ("atteso: entro il 30/06\n    attesi:\n      2027: 31/05", "atteso: entro il 31/05"),
        ("atteso: \"≤ 30\"\n    attesi:\n      2027: 25", "atteso: \"≤ 25\""),
        (
            "atteso: basso\n    scala: [basso, alto]\n    attesi:\n      2027: alto",
            "atteso: alto\n    scala: [basso, alto]",
        ),
    ] {
        let testa = "codice: 1\ntitolo: T\nindicatori:\n  - nome: X\n    ";
        assert_eq!(scheda(&format!("{testa}{prima}\n")), format!("{testa}{dopo}\n"), "{prima}");
    }
}

#[test]
fn dates_and_years_move() {
    // `durata` and value of 2026, and what becomes of it.
    let atteso = |durata: &str, t: &str, anno| {
        let testo =
            format!("codice: 1\ntitolo: T\n{durata}indicatori:\n  - nome: X\n    atteso: {t}\n");
        let (mut file, _) = riporta_al(&[("obiettivi/a.yaml", &testo)], anno);
        let nuova = file.remove("obiettivi/a.yaml").unwrap();
        nuova.lines().last().unwrap().trim().strip_prefix("atteso: ").unwrap().to_owned()
    };
    for (prima, dopo) in [
        ("30/06/2026", "30/06/2027"),
        ("\"2026-06-30\"", "\"2027-06-30\""),
        ("entro il 24/01/2027", "entro il 24/01/2028"),
        ("entro la fine di giugno 2026", "entro la fine di giugno 2027"),
        ("30/06", "30/06"),
        ("29/02", "28/02"),
        ("entro il 29 febbraio", "entro il 28 febbraio"),
        ("febbraio", "febbraio"),
        // Not dates.
        ("almeno 2026", "almeno 2026"),
        ("n. 2026 su 2030", "n. 2026 su 2030"),
    ] {
        assert_eq!(atteso("", prima, 2027), dopo, "{prima}");
    }
    assert_eq!(atteso("", "29/02", 2028), "29/02");
    assert_eq!(atteso("", "30/06/2026", 2029), "30/06/2029");
    // What an objective of several years meant for later stays where it was.
    let durata = "durata: 2026-2028\n";
    assert_eq!(atteso(durata, "entro il 31/12/2028", 2027), "entro il 31/12/2028");
    assert_eq!(atteso(durata, "entro il 31/12/2026", 2027), "entro il 31/12/2027");
    assert_eq!(atteso(durata, "entro il 31/12/2029", 2027), "entro il 31/12/2030");
    let fasi =
        |t: &str| scheda(&format!("codice: 1\ntitolo: T\n{durata}fasi:\n  - previsto: {t}\n"));
    assert!(fasi("gen 2026-dic 2028").ends_with("previsto: gen 2026-dic 2028\n"));
    assert!(fasi("mar 2026-ott 2026").ends_with("previsto: mar 2027-ott 2027\n"));
    assert!(fasi("II semestre 2026").ends_with("previsto: II semestre 2027\n"));
    // From a leap year: the day that the next one lacks, with and without the year.
    let ente = ENTE.replace("2026", "2028")
        + "verifiche:\n  intermedie: [29/02/2028]\n  finale: 2028-02-29\n";
    let (file, _) = riporta_al(&[("ente.yaml", &ente)], 2029);
    assert!(file["ente.yaml"].ends_with("intermedie: [28/02/2029]\n  finale: 2029-02-28\n"));
}

#[test]
fn figures_of_a_process_keep_three_years() {
    let prima = "titolo: T\nindici:\n  - nome: A\n    storico:\n      2023: 1\n      2024: 2\n      2025: 3\n    media: 2\n    consuntivo: 4   # a fine anno\n  \
        - nome: B\n    consuntivo: \"1,5\"\n  - { nome: C, storico: { 2023: 7 }, consuntivo: 8 }\n  - nome: D\n    storico:\n      2020: 1\n    consuntivo:\n  - nome: E\n    storico:\n      2020: 1\n    consuntivo: 2\nanalisi: Bene.\n";
    let dopo = "# riportata dal 2026: conferma o correggi\ntitolo: T\nindici:\n  - nome: A\n    storico:\n      2024: 2\n      2025: 3\n      2026: 4\n    consuntivo:     # a fine anno\n  \
        - nome: B\n    storico:\n      2026: \"1,5\"\n    consuntivo:\n  - { nome: C, storico: { 2026: 8 } }\n  - nome: D\n    storico:\n    consuntivo:\n  - nome: E\n    storico:\n      2026: 2\n    consuntivo:\nanalisi:\n";
    assert_eq!(uno("processi/ente.yaml", prima), dopo);
}

#[test]
fn acts_are_drafts_again() {
    let prima = r#"# yaml-language-server: $schema=../schema/ente.schema.json
esercizio: 2026                     # l'anno del piano
ente:
  denominazione: Comune di Prova
  dipendenti: 22                    # al 31 dicembre dell'anno prima
  abitanti: 7.300
documenti:
  piano:
    titolo: Piano 2026
    atto:
      stato: approvato              # bozza, proposta, approvato
      organo: giunta
      numero: 52                    # con il numero è approvato
      data: 26/04/2026
      proposta: { numero: 61, data: 20/04/2026 }
      pareri: [{ tipo: regolarita_tecnica, di: p-a, esito: favorevole, data: 20/04/2026 }]
      firme: [{ ruolo: Il Segretario, nome: p-a }]
  relazione:
    atto:
      organo: giunta
    validazione:
      organo: Nucleo
      verbale: "3"
      data: 10/06/2027
bilancio: { data: 28/12/2025 }
termini: { piao: 30/03/2026, fonte: DM 24/12/2025 }   # rinviati
piao: { performance: inclusa, triennio: 2026-2028 }
premi:
  stanziato: 96.000
deroghe:
  - regola: PES-001
    motivo: "Pesi assegnati con decreto: n. 4."
  # dei risultati
  - regola: IND-003
    motivo: Il documento riporta una frase.
"#;
    let dopo = r#"# yaml-language-server: $schema=.schema/ente.schema.json
esercizio: 2027                     # l'anno del piano
ente:
  denominazione: Comune di Prova
  dipendenti: 22                    # al 31 dicembre dell'anno prima
  abitanti: 7.300  # DA COMPILARE: al 31 dicembre 2026
documenti:
  piano:
    titolo: Piano 2026
    atto:
      stato: bozza                  # bozza, proposta, approvato
      organo: giunta
      numero:                       # con il numero è approvato
      data:
      proposta: {  }
      pareri: [{ tipo: regolarita_tecnica, di: p-a }]
      firme: [{ ruolo: Il Segretario, nome: p-a }]
  relazione:
    atto:
      organo: giunta
    validazione:
      organo: Nucleo
      verbale:
      data:
bilancio: {  }
# rinviati
piao: { performance: inclusa, triennio: 2027-2029 }
premi:
  stanziato:
deroghe:
  - regola: PES-001
    motivo: "DA COMPILARE (vale ancora?) - Pesi assegnati con decreto: n. 4."
  # dei risultati
"#;
    let (file, note) = riporta(&[("ente.yaml", prima)]);
    assert_eq!(file["ente.yaml"], dopo);
    assert_eq!(
        dette(&note, Avviso::Decidere),
        [
            "ente.yaml:5: i dipendenti sono da aggiornare al 31 dicembre 2026",
            "ente.yaml:6: gli abitanti sono da aggiornare al 31 dicembre 2026",
            "ente.yaml:7: gli atti sono tornati in bozza: numeri, date e pareri sono da scrivere",
            "ente.yaml:25: la data del bilancio di previsione è da scrivere",
            "ente.yaml:26: i termini dell'anno nuovo sono da scrivere",
            "ente.yaml:32: la deroga a PES-001: vale ancora?",
        ]
    );
    assert_eq!(dette(&note, Avviso::Rileggere), ["ente.yaml:9: titolo: Piano 2026"]);
    assert_eq!(
        dette(&note, Avviso::Tralasciato),
        ["ente.yaml:34: la deroga a IND-003: riguardava i risultati"]
    );
}

#[test]
fn defects_go_under_marked_deroghe_in_any_style() {
    let motivo = "motivo: DA COMPILARE - il difetto era già nel piano approvato dell'anno scorso; \
        correggilo e togli la deroga oppure scrivi perché resta";
    let difetti = [("COD-001", "obiettivi/a.yaml".to_owned())];
    for (prima, dopo) in [
        (
            "a: 1\nb: 2\n\n",
            "a: 1\nb: 2\n\nderoghe:\n  - regola: COD-001\n    dove: obiettivi/a.yaml\n    M\n\n",
        ),
        (
            "deroghe:\nb: 2\n",
            "deroghe:\n  - regola: COD-001\n    dove: obiettivi/a.yaml\n    M\nb: 2\n",
        ),
        (
            "deroghe: []  # x\nb: 2\n",
            "deroghe:  # x\n  - regola: COD-001\n    dove: obiettivi/a.yaml\n    M\nb: 2\n",
        ),
        (
            "deroghe:\n- regola: X\n  motivo: |\n    Y\n\nb: 2\n",
            "deroghe:\n- regola: X\n  motivo: |\n    Y\n- regola: COD-001\n  dove: obiettivi/a.yaml\n  M\n\nb: 2\n",
        ),
        (
            "deroghe: [{ regola: X }]\n",
            "deroghe: [{ regola: X }, { regola: COD-001, dove: obiettivi/a.yaml, M }]\n",
        ),
        (
            "{ a: 1, deroghe: [] }\n",
            "{ a: 1, deroghe: [{ regola: COD-001, dove: obiettivi/a.yaml, M }] }\n",
        ),
        ("{ a: 1 }\n", "{ a: 1, deroghe: [{ regola: COD-001, dove: obiettivi/a.yaml, M }] }\n"),
    ] {
        let b = prima.lines().position(|r| r == "b: 2").map_or(0, |n| n as u32 + 1);
        let nota = |riga| Nota {
            sorte: Avviso::Decidere,
            file: "ente.yaml".into(),
            riga,
            messaggio: "b".into(),
        };
        let file = vec![("ente.yaml".to_owned(), prima.as_bytes().to_vec())];
        let mut r = CartellaRiportata { vecchio: 2026, file, note: vec![nota(b)] };
        let (_, byte) = r.in_deroga(&difetti).unwrap();
        let nuovo = String::from_utf8(byte.clone()).unwrap();
        assert_eq!(nuovo, dopo.replace('M', motivo), "{prima}");
        assert_eq!(r.note.len(), 2);
        // What was said of a row goes with it.
        let riga = r.note.iter().find(|n| n.messaggio == "b").unwrap().riga;
        assert!(b == 0 || nuovo.lines().nth(riga as usize - 1) == Some("b: 2"), "{nuovo}");
    }
}

#[test]
fn who_left_leaves_a_place_and_who_came_stays() {
    let persone = r#"persone:
  # il segretario
  - id: p-s
    nome: Gaia Ferrante
  - id: p-a
    nome: 'Anna D''Amico'      # fino a giugno
    dal: 01/01/2026
    al: 30/06
  - id: p-b
    nome: Bruno Neri
    dal: 01/07                 # dopo Anna
  - nome: Carla Blu
    al: 31/12/2026
  - id: p-d
    nome: Dario Verdi
    periodi:
      - al: 31/03/2026
        categoria: PO
      - dal: 01/04
        categoria: EQ
  - id: p-e
    nome: Emma Gialli
    periodi:
      - { al: 31/08/2026, categoria: Istruttori, settore: s }
  - { id: p-f, nome: Fabio Viola, al: 30/09/2027 }
  - id: p-g
    nome: Gino Rossi
    al: 2026-05-31
gruppi:
  apicali:
    - { dipendente: Carla Blu, prevista: 100%, realizzata: 90% }
"#;
    let dopo = r#"persone:
  # il segretario
  - id: p-s
    nome: Gaia Ferrante
  - id: p-a
    nome: 'DA COMPILARE al posto di Anna D''Amico'      # fino a giugno
  - id: p-b
    nome: Bruno Neri
    dal: 01/07/2026                 # dopo Anna
  - nome: DA COMPILARE al posto di Carla Blu
  - id: p-d
    nome: Dario Verdi
    periodi:
      - dal: 01/04/2026
        categoria: EQ
  - id: p-e
    nome: DA COMPILARE al posto di Emma Gialli
    settore: s
    categoria: Istruttori
  - { id: p-f, nome: Fabio Viola, al: 30/09/2027 }
gruppi:
  apicali:
    - { dipendente: DA COMPILARE al posto di Carla Blu, prevista: 100% }
"#;
    let scheda = "codice: 1\ntitolo: T\nresponsabile: p-a\npersonale:\n  - dipendente: p-e\n";
    let (file, note) = riporta(&[("personale.yaml", persone), ("obiettivi/a.yaml", scheda)]);
    assert_eq!(file["personale.yaml"], dopo);
    assert_eq!(
        dette(&note, Avviso::Decidere),
        [
            "personale.yaml:6: Anna D'Amico ha lasciato il servizio il 30 giugno 2026: scrivi chi c'è al suo posto, o dividi le sue quote",
            "personale.yaml:10: Carla Blu ha lasciato il servizio il 31 dicembre 2026: scrivi chi c'è al suo posto, o dividi le sue quote",
            "personale.yaml:17: Emma Gialli ha lasciato il servizio il 31 agosto 2026: scrivi chi c'è al suo posto, o dividi le sue quote",
        ]
    );
    // Nobody names Gino any more.
    assert_eq!(
        dette(&note, Avviso::Tralasciato),
        ["personale.yaml:26: Gino Rossi: ha lasciato il servizio il 31 maggio 2026"]
    );
    // A file that was all of people who left.
    assert_eq!(uno("personale.yaml", "- nome: Gino Rossi\n  al: 31/05\n"), "[]\n");
}

#[test]
fn schede_that_somebody_has_to_decide_about() {
    let stato = |riga: &str| {
        format!("codice: 1\ntitolo: T\n{riga}descrizione: |\n  - primo\n  - secondo\n")
    };
    let (file, note) = riporta(&[
        ("obiettivi/a.yaml", &stato("stato: stralciato\n")),
        ("obiettivi/b.yaml", &stato("stato: rinviato\n")),
        ("obiettivi/c.yaml", &stato("durata: 2024-2026\n")),
        ("obiettivi/d.yaml", "codice: 1\ntitolo: T\nstato: sospeso\n"),
        ("variazioni.yaml", "- motivo: x\n"),
    ]);
    assert_eq!(
        file.keys().collect::<Vec<_>>(),
        ["ente.yaml", "obiettivi/b.yaml", "obiettivi/c.yaml", "obiettivi/d.yaml"]
    );
    assert!(file["obiettivi/b.yaml"].ends_with(
        "descrizione: |\n  DA COMPILARE (l'anno scorso la scheda è stata rinviata; torna nel piano o si toglie?)\n\n  - primo\n  - secondo\n"
    ));
    assert!(file["obiettivi/c.yaml"].contains(
        "  DA COMPILARE (la durata è finita; torna nel piano o si toglie?)\n\n  - primo\n"
    ));
    assert!(file["obiettivi/d.yaml"].contains(
        "titolo: T\ndescrizione: DA COMPILARE (l'anno scorso la scheda è stata sospesa;"
    ));
    assert_eq!(dette(&note, Avviso::Decidere).len(), 3);
    assert_eq!(
        dette(&note, Avviso::Tralasciato),
        [
            "obiettivi/a.yaml:0: la scheda è stata stralciata",
            "variazioni.yaml:0: le variazioni sono dell'anno scorso"
        ]
    );
}

#[test]
fn the_piao_stays_but_for_what_is_no_longer_there() {
    let misure = "# yaml-language-server: $schema=../../schema/piao-2.3.schema.json\nprocessi:\n  - struttura: Anna Blu\n    misure:\n      - codice: M01\n        \
        obiettivi: [1.01, 1.02]\n        tempi: entro il 31/03/2026\n      - codice: M02\n        obiettivi:\n          - obiettivi/a.yaml\n          - 1.02   # resta\n";
    let (file, note) = riporta(&[
        ("obiettivi/a.yaml", "codice: 1.01\ntitolo: T\nstato: stralciato\n"),
        ("obiettivi/b.yaml", "codice: 1.02\ntitolo: T\n"),
        ("personale.yaml", "- id: p\n  nome: Anna Blu\n  al: 30/06\n"),
        ("piao/2.3-rischi-corruttivi.yaml", misure),
    ]);
    assert_eq!(
        file["piao/2.3-rischi-corruttivi.yaml"],
        "# yaml-language-server: $schema=../.schema/piao-2.3.schema.json\nprocessi:\n  - struttura: DA COMPILARE al posto di Anna Blu\n    misure:\n      - codice: M01\n        \
        obiettivi: [1.02]\n        tempi: entro il 31/03/2026\n      - codice: M02\n        obiettivi:\n          - 1.02   # resta\n"
    );
    let piao = |sorte| {
        dette(&note, sorte).into_iter().filter(|n| n.starts_with("piao/")).collect::<Vec<_>>()
    };
    assert_eq!(piao(Avviso::Decidere).len(), 2);
    assert_eq!(
        piao(Avviso::Rileggere),
        ["piao/2.3-rischi-corruttivi.yaml:7: tempi: entro il 31/03/2026"]
    );
}

#[test]
fn a_note_beside_a_result_is_asked_about_once() {
    let nota = |misura: &str, nota: &str| {
        format!(
            "codice: 1\ntitolo: T\nindicatori:\n  - nome: X\n    realizzato:{misura}\n    note: {nota}\n"
        )
    };
    assert!(
        scheda(&nota(" 3", "Il ritardo."))
            .ends_with("note: DA COMPILARE (vale ancora?) - Il ritardo.\n")
    );
    assert!(
        scheda(&nota(" 3", "DA COMPILARE (vale ancora?) - Il ritardo."))
            .ends_with("note: DA COMPILARE (vale ancora?) - Il ritardo.\n")
    );
    assert!(scheda(&nota("", "Come si misura.")).ends_with("note: Come si misura.\n"));
}

#[test]
fn line_ends_and_the_last_row_stay_as_they_are() {
    let windows = "codice: 1\r\ntitolo: T\r\nindicatori:\r\n  - nome: X\r\n    realizzato: 3";
    assert_eq!(
        scheda(windows),
        "codice: 1\r\ntitolo: T\r\nindicatori:\r\n  - nome: X\r\n    realizzato:\r\n    storico:\r\n      2026: 3"
    );
}

proptest::proptest! {
    /// Comments and blank rows put anywhere between the keys of a scheda all stay, in their order,
    /// and so does every row that holds no result.
    #[test]
    fn what_is_not_a_result_stays(dove in proptest::collection::vec((0usize..18, "[ ]{0,6}", proptest::bool::ANY), 0..12)) {
        let righe = [
            "codice: 1.10", "titolo: \"Uno: due\"", "peso:   60", "personale:", "  - dipendente: p", "    prevista: 100%",
            "    realizzata: 90%", "fasi:", "  - previsto: gen-mar", "    effettivo: gen", "indicatori:",
            "  - nome: X", "    atteso: 5", "    realizzato: 6", "    peso: 100", "verifiche:", "  finale:", "    valore: 100%",
        ];
        let mut testo: Vec<String> = righe.iter().map(|r| (*r).to_owned()).collect();
        let mut dove = dove;
        dove.sort();
        for (n, (i, rientro, commento)) in dove.iter().enumerate() {
            let riga = if *commento { format!("{rientro}# {n} realizzato: 7") } else { String::new() };
            testo.insert(i + n, riga);
        }
        let prima = testo.join("\n") + "\n";
        let nuova = uno("obiettivi/a.yaml", &prima);
        let cambia = |r: &&str| ["realizzata:", "effettivo:", "realizzato:", "valore:", "storico:", "2026:"].iter().any(|k| r.trim_start().starts_with(k));
        let restano: Vec<&str> = prima.lines().filter(|r| !cambia(r)).collect();
        let restate: Vec<&str> = nuova.lines().skip(1).filter(|r| !cambia(r)).collect();
        proptest::prop_assert_eq!(restate, restano);
        proptest::prop_assert!(nuova.contains("\n    realizzato:\n    storico:\n      2026: 6\n"));
    }
}

proptest::proptest! {
    /// Any text, also one that does not load, is carried over to some text.
    #[test]
    fn no_text_panics(t in "(codice|periodi|storico|al|nome|realizzato|attesi|[ \\n:#{},|\\[\\]'\"&-]|2026|[a-zà]){0,60}") {
        for file in ["ente.yaml", "personale.yaml", "processi/a.yaml", "obiettivi/a.yaml"] {
            let _ = testi(&[(file, &t)], 2027, |_| false);
        }
    }
}
