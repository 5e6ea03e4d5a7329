// A folder in block style that has every key of a scheda and of a process, one a line; and, for each
// key path, what it is: planned (with another value of its kind) or not.

const ENTE: &str = "\
esercizio: 2026
ente:
  denominazione: Comune di Prova
settori:
  - id: uno
    nome: Settore uno
    responsabile: p-a
  - id: due
    nome: Settore due
  - id: tre
    nome: Settore tre
documenti:
  piano:
    atto:
      tipo: deliberazione
      organo: giunta
      numero: 9
      data: 15 gennaio 2026
";

const MISURE: &str = "\
misure_generali:
  - codice: M01
    misura: Controllo degli atti estratti a sorte
  - codice: M02
    misura: Formazione
";

const PERSONALE: &str = "- id: p-a\n  nome: Anna Blu\n- id: p-b\n  nome: Bruno Neri\n";

const SCHEDA: &str = "\
id: scheda-a
codice: A.1
titolo: \"Tutto: ogni campo\"
tipo: gruppo
natura: pnrr
stato: sospeso
settore: uno
responsabile: p-a
peso: 30
prerequisito: no
durata: 2026-2028
obiettivo_strategico:
  codice: \"1.01\"
  titolo: Un titolo suo
missione: 1
programma: 2
stakeholder:
  - Cittadini
  - Imprese
ambiti:
  - digitalizzazione
quota_risultato: 30%
misura:
  - M01
processo: processi/a.yaml
descrizione: |
  Un paragrafo
  su due righe.

  - una voce
personale:
  - dipendente: p-a
    prevista: 20%
    realizzata: 25%
    categoria: EQ
risorse_finanziarie:
  - capitolo: \"1010/3\"
    descrizione: Acquisti
    stanziato: € 12.500,00
    impegnato: 11.800,50
risorse_strumentali:
  - Un furgone
fasi:
  - descrizione: Prima
    previsto: gen-apr
    effettivo: gen-mag
    misura: M02
    peso: 40
  - descrizione: Seconda
    previsto: III trimestre
    effettivo: non svolta
    misura:
      - M01
    peso: 60
indicatori:
  - nome: Pratiche acquisite
    tipo: percentuale
    polarita: crescente
    atteso: almeno 80%
    attesi:
      2027: 85%
      2028: 90%
    realizzato: 60 per cento
    rilevazioni:
      - al: 30/06
        valore: 40%
        note: a metà
    storico:
      2024: 70%
    soglia: 50%
    partenza: 55%
    eccellente: 95%
    norma: ritardo_annuale
    peso: 40
    unita: pratiche
    formula: fatte / tutte
    fonte: protocollo
    evidenza: C.C. 14/2026
    note: Una nota.
    esito: parziale
  - nome: Livello raggiunto
    atteso: caldo
    scala:
      - freddo
      - tiepido
      - caldo
    realizzato: tiepido
    peso: 30
  - nome: Una relazione
    tipo: testo
    atteso: una relazione
    punteggio: 70%
    peso: 30
verifiche:
  intermedia:
    date:
      - 30/06
  intermedie:
    - data: 31/10
      relazione: Ancora bene.
      valore: 70%
      tempi: 90%
  finale:
    data: 31/12
    relazione: Alla fine.
    scostamenti:
      cause: Una causa.
      effetti: Un effetto.
    provvedimenti:
      intrapresi: Uno.
      da_attivare: Un altro.
    valutazione:
      grado: 90%
      motivo: Sentito l'ufficio.
      verbale: 3
analisi: Una analisi.
note: Una nota alla scheda.
extra:
  colore: verde
";

const CONDIVISA: &str = "\
codice: A.2
titolo: Condivisa
misura: M01
assegnazioni:
  - settore: uno
    peso: 30
  - settore: due
    peso: 20
capofila: due
";

const CRITERI: &str = "\
codice: A.3
titolo: Pesata per criteri
settore: tre
pesatura:
  strategicita: 5
  complessita: 3
obiettivo_strategico: \"1.01\"
";

const PROCESSO: &str = "\
titolo: Performance di ente
peso: 100
coordinamento:
  - Segretario
missione: 1
programma: 2
processo: Governo
finalita: |
  Fare bene.
stakeholder:
  - Cittadini
indici:
  - nome: Pratiche
    unita: n.
    storico:
      2024: 1024
    consuntivo: 1030
    media: 1025
personale:
  - dipendente: p-a
    prevista: 100%
    realizzata: 90%
risorse_strumentali:
  - Un pc
indicatori:
  - nome: Spesa
    atteso: massimo € 5.000,00
    realizzato: € 4.000
analisi: Bene.
";

/// Another value of a kind, for each planned key path. `+` adds a word to what stands there.
const PROGRAMMATI: &[(&str, &[&str])] = &[
    ("codice", &["Z.9"]),
    ("titolo", &["+"]),
    ("tipo", &["struttura", "gruppo"]),
    ("natura", &["mantenimento", "sviluppo"]),
    ("stato", &["stralciato", "sospeso"]),
    ("settore", &["due", "uno", "affari", "tecnico"]),
    ("responsabile", &["p-b", "p-a"]),
    ("peso", &["17,5"]),
    ("pesatura.*", &["7"]),
    ("prerequisito", &["no", "sì"]),
    ("assegnazioni[].settore", &["sociale", "affari", "uno", "due"]),
    ("assegnazioni[].peso", &["17,5"]),
    ("capofila", &["uno", "tecnico", "sociale"]),
    ("durata", &["2026-2027"]),
    ("obiettivo_strategico", &["9.09"]),
    ("obiettivo_strategico.codice", &["9.09"]),
    ("obiettivo_strategico.titolo", &["+"]),
    ("missione", &["1", "2"]),
    ("programma", &["1", "2"]),
    ("stakeholder[]", &["+"]),
    ("ambiti[]", &["+"]),
    ("quota_risultato", &["29,5%"]),
    ("misura", &["M01", "M02"]),
    ("misura[]", &["M01", "M02"]),
    ("fasi[].misura", &["M01", "M02"]),
    ("fasi[].misura[]", &["M01", "M02"]),
    ("processo", &["processi/1-ente.yaml", "processi/b.yaml", "+"]),
    ("descrizione|", &["+"]),
    ("risorse_finanziarie[].capitolo", &["+"]),
    ("risorse_finanziarie[].descrizione", &["+"]),
    ("risorse_finanziarie[].stanziato", &["12.500,01"]),
    ("risorse_strumentali[]", &["+"]),
    ("fasi[].descrizione", &["+"]),
    ("fasi[].previsto", &["feb", "gen-nov"]),
    ("fasi[].peso", &["17,5"]),
    ("indicatori[].nome", &["+"]),
    ("indicatori[].tipo", &["numero", "percentuale"]),
    ("indicatori[].polarita", &["esatta", "crescente"]),
    ("indicatori[].atteso", &["almeno 7,77", "almeno 7,78"]),
    ("indicatori[].attesi.*", &["7,77%"]),
    ("indicatori[].soglia", &["7,77%"]),
    ("indicatori[].partenza", &["7,77%"]),
    ("indicatori[].eccellente", &["97,77%"]),
    ("indicatori[].norma", &[""]),
    ("indicatori[].scala[]", &["+"]),
    ("indicatori[].peso", &["17,5"]),
    ("indicatori[].unita", &["+"]),
    ("indicatori[].formula", &["+"]),
    ("indicatori[].fonte", &["+"]),
    ("verifiche.intermedia.date[]", &["15/07"]),
    ("verifiche.intermedie[].data", &["15/07"]),
    ("verifiche.finale.data", &["15/12"]),
    ("coordinamento[]", &["+"]),
    ("finalita|", &["+"]),
    ("indici[].nome", &["+"]),
    ("indici[].unita", &["+"]),
];

/// The same for what is not planned: who takes part, what is realised, what is written about it.
const NON_PROGRAMMATI: &[(&str, &[&str])] = &[
    ("personale[].dipendente", &["p-b", "p-arrighi", "p-bellandi"]),
    ("personale[].prevista", &["17,5%"]),
    ("personale[].realizzata", &["17,5%"]),
    ("personale[].categoria", &["+"]),
    ("risorse_finanziarie[].impegnato", &["1,00"]),
    ("fasi[].effettivo", &["feb", "non svolta"]),
    ("indicatori[].realizzato", &["n.r."]),
    ("indicatori[].rilevazioni[].al", &["31/07"]),
    ("indicatori[].rilevazioni[].valore", &["7,77%"]),
    ("indicatori[].rilevazioni[].note", &["+"]),
    ("indicatori[].storico.*", &["7,77"]),
    ("indicatori[].evidenza", &["+"]),
    ("indicatori[].note", &["+"]),
    ("indicatori[].esito", &["n.r.", "OK"]),
    ("indicatori[].punteggio", &["17,5%"]),
    ("verifiche.intermedia.relazione|", &["+"]),
    ("verifiche.intermedie[].relazione", &["+"]),
    ("verifiche.intermedie[].valore", &["17,5%"]),
    ("verifiche.intermedie[].tempi", &["17,5%"]),
    ("verifiche.finale.relazione", &["+"]),
    ("verifiche.finale.relazione|", &["+"]),
    ("verifiche.finale.scostamenti.cause", &["+"]),
    ("verifiche.finale.scostamenti.cause|", &["+"]),
    ("verifiche.finale.scostamenti.effetti", &["+"]),
    ("verifiche.finale.scostamenti.effetti|", &["+"]),
    ("verifiche.finale.provvedimenti.intrapresi", &["+"]),
    ("verifiche.finale.provvedimenti.intrapresi|", &["+"]),
    ("verifiche.finale.provvedimenti.da_attivare", &["+"]),
    ("verifiche.finale.provvedimenti.da_attivare|", &["+"]),
    ("verifiche.finale.valutazione.grado", &["17,5%"]),
    ("verifiche.finale.valutazione.motivo", &["+"]),
    ("verifiche.finale.valutazione.motivo|", &["+"]),
    ("verifiche.finale.valutazione.verbale", &["+"]),
    ("analisi", &["+"]),
    ("analisi|", &["+"]),
    ("note", &["+"]),
    ("note|", &["+"]),
    ("indicatori[].note|", &["+"]),
    ("indici[].storico.*", &["7,77"]),
    ("indici[].consuntivo", &["7,77"]),
    ("indici[].media", &["7,77"]),
    ("extra.*", &["+"]),
];

/// What a sheet is called, not what it says: another one makes it another sheet.
const IDENTITA: &[&str] = &["id"];

/// Other spellings of what stands in the folder of the tests: file, text, the other spelling.
const GRAFIE: &[(&str, &str, &str)] = &[
    ("obiettivi/a.yaml", "titolo: \"Tutto: ogni campo\"", "titolo: 'Tutto:  ogni campo'"),
    ("obiettivi/a.yaml", "tipo: gruppo", "tipo: Gruppo"),
    ("obiettivi/a.yaml", "peso: 30\nprere", "peso: 30,00%\nprere"),
    ("obiettivi/a.yaml", "prerequisito: no\n", ""),
    ("obiettivi/a.yaml", "durata: 2026-2028", "durata: 2026 – 2028"),
    ("obiettivi/a.yaml", "missione: 1\n", "missione: 01 - Servizi istituzionali\n"),
    ("obiettivi/a.yaml", "quota_risultato: 30%", "quota_risultato: 30 per cento"),
    ("obiettivi/a.yaml", "  Un paragrafo\n  su due righe.\n", "  Un paragrafo su due\n  righe.\n"),
    ("obiettivi/a.yaml", "stanziato: € 12.500,00", "stanziato: 12500"),
    ("obiettivi/a.yaml", "previsto: gen-apr", "previsto: [gen, feb, mar, apr]"),
    ("obiettivi/a.yaml", "previsto: III trimestre", "previsto: luglio-settembre"),
    ("obiettivi/a.yaml", "    tipo: percentuale\n    polarita: crescente\n", ""),
    ("obiettivi/a.yaml", "atteso: almeno 80%", "atteso: non meno di 80,0 %"),
    ("obiettivi/a.yaml", "soglia: 50%", "soglia: 50 per cento"),
    ("obiettivi/a.yaml", "      - 30/06\n", "      - 30 giugno 2026\n"),
    ("obiettivi/a.yaml", "    data: 31/12", "    data: dicembre"),
    ("obiettivi/a.yaml", "codice: A.1\ntitolo: \"Tutto: ogni campo\"", "titolo: \"Tutto: ogni campo\"\ncodice: A.1"),
    ("obiettivi/c.yaml", "obiettivo_strategico: \"1.01\"", "obiettivo_strategico:\n  codice: 1.01"),
    ("obiettivi/c.yaml", "  strategicita: 5\n  complessita: 3", "  complessita: 3\n  strategicita: 5,0"),
    ("processi/a.yaml", "atteso: massimo € 5.000,00", "atteso: massimo 5000 euro"),
    // An indicator is the same wherever it stands in the list.
    (
        "obiettivi/a.yaml",
        "  - descrizione: Prima\n    previsto: gen-apr\n    effettivo: gen-mag\n    misura: M02\n    peso: 40\n  - descrizione: Seconda\n    previsto: III trimestre\n    effettivo: non svolta\n    misura:\n      - M01\n    peso: 60\n",
        "  - descrizione: Seconda\n    previsto: III trimestre\n    effettivo: non svolta\n    misura: M01\n    peso: 60\n  - descrizione: Prima\n    previsto: gen-apr\n    effettivo: gen-mag\n    misura: M02\n    peso: 40\n",
    ),
];
