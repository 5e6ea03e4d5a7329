//! The mistakes of an office, made again: none is silent, and each message names the cause, the place and a
//! remedy. What an office may write in many ways is accepted, and says nothing.

use std::fs;
use std::path::Path;

use crate::comune::cartella;
use pegaso::check::{self, OpzioniControllo};
use pegaso::diagnostic::{Segnalazione, Sorgenti};
use pegaso::model::{Cartella, Stadio};
use pegaso::score;

const ENTE: &str = "esercizio: 2026\nente:\n  denominazione: Comune di Borgo\n  provincia: MB\nincarichi:\n  sindaco: Livia Conti\nsettori:\n  - id: affari\n    nome: Affari generali e servizi demografici\n    responsabile: p-bonazzi\n  - id: tecnico\n    nome: Ufficio tecnico\n    responsabile: p-girardi\ndocumenti:\n  piano:\n    titolo: Piano della performance\n    atto: { stato: proposta, organo: giunta }\nmetodologia: { base: standard, atto: { organo: giunta, numero: 4, data: 10/01/2020 } }\nambito: x\n";
const PERSONALE: &str = "- id: p-bonazzi\n  nome: Marta Bonazzi\n  categoria: EQ\n- id: p-girardi\n  nome: Pietro Girardi\n  categoria: EQ\n";
const A: &str = "codice: 1.03.01\ntitolo: Fatture pagate entro i termini\nsettore: affari\npeso: 100\nmissione: 1\nprogramma: 3\nambiti: [tempi_pagamento]\nquota_risultato: 30%\nstakeholder: [Imprese]\ndescrizione: |\n  Ogni fattura si paga entro la scadenza.\npersonale:\n  - { dipendente: p-bonazzi, prevista: 100% }\nfasi:\n  - descrizione: Controllo delle scadenze\n    previsto: gen-dic\nindicatori:\n  - nome: Fatture pagate nei termini\n    atteso: almeno 80%\n    storico:\n      2025: 75%\n  - nome: Ritardo annuale\n    atteso: massimo 0\n";
const B: &str = "codice: 1.06.01\ntitolo: Permessi più rapidi\nsettore: tecnico\npeso: 100\nmissione: 1\nprogramma: 6\nstakeholder: [Cittadini]\npersonale:\n  - { dipendente: p-girardi, prevista: 100% }\nfasi:\n  - descrizione: Istruttoria\n    previsto: gen-dic\nindicatori:\n  - nome: Giorni medi\n    atteso: massimo 45 giorni\n";

fn sana() -> tempfile::TempDir {
    cartella(&[
        ("ente.yaml", &ENTE.replace("ambito: x\n", "")),
        ("personale.yaml", PERSONALE),
        ("obiettivi/a.yaml", A),
        ("obiettivi/b.yaml", B),
    ])
}

/// Every finding of a folder at the stage of the plan.
fn tutte(dove: &Path) -> (Vec<Segnalazione>, Sorgenti) {
    let l = Cartella::apri(dove).unwrap();
    let opzioni =
        OpzioniControllo { stadio: Stadio::Piano, ignora_deroghe: false, pubblica: false };
    let segnalazioni = match (l.cartella, l.parziale) {
        (Some(c), _) => {
            check::verifica(score::valuta(c), l.segnalazioni, opzioni).segnalazioni().to_vec()
        }
        (None, Some(c)) => check::parziale(&score::valuta(c), l.segnalazioni, opzioni),
        (None, None) => l.segnalazioni,
    };
    (segnalazioni, l.sorgenti)
}

/// A change of a file: what stands there, and what is written in its place.
type Sbaglio = (&'static str, &'static str, &'static str);

fn commesso(s: &[Sbaglio]) -> tempfile::TempDir {
    let qui = sana();
    for (file, da, a) in s {
        let p = qui.path().join(file);
        if da.is_empty() {
            fs::create_dir_all(p.parent().unwrap()).unwrap();
            fs::write(&p, a).unwrap();
            continue;
        }
        let testo = fs::read_to_string(&p).unwrap();
        assert!(testo.contains(da), "{file}: {da}");
        fs::write(&p, testo.replacen(da, a, 1)).unwrap();
    }
    qui
}

const OBA: &str = "obiettivi/a.yaml";
const OBB: &str = "obiettivi/b.yaml";
const ATT: &str = "atteso: massimo 45 giorni";
const PREV: &str = "previsto: gen-dic";
const TITOLO: &str = "titolo: Permessi più rapidi";
const QUOTE: &str = "  - { dipendente: p-girardi, prevista: 100% }\n";
const DESCR: &str = "descrizione: |\n  Ogni fattura si paga entro la scadenza.\n";
const PERS: &str = "personale.yaml";
const GIRARDI: &str = "nome: Pietro Girardi\n  categoria: EQ";

/// What an office may write, in the place of what is there: nothing is said of it.
const ACCETTATI: &[Sbaglio] = &[
    (OBB, ATT, "atteso: massimo 45 giorni\n    soglia: 60\n    partenza: 55"),
    (OBB, ATT, "atteso: medio\n    scala: [{ basso: 50 }, { medio: 70 }, { alto: 100 }]"),
    (
        "ente.yaml",
        "metodologia: { base: standard,",
        "metodologia: { base: cuneo, ente: { processi: 30% }, date: { penalita: 5%, ogni: 7 },",
    ),
    (
        "ente.yaml",
        "metodologia: { base: standard,",
        "metodologia: { base: standard, fasce: [{ oltre: 40 su 60, esito: raggiunto, nome: Bene, vale: { da: 80%, a: 100% } }, { da: 0, esito: non raggiunto, vale: 0% }],",
    ),
    ("obiettivi/LEGGIMI.md", "", "Le schede dell'anno.\n"),
    (OBB, ATT, "atteso: entro 30 giorni dalla richiesta"),
    (OBB, ATT, "atteso: almeno n. 3 aperture"),
    (OBB, ATT, "atteso: almeno 3 incontri"),
    (OBB, ATT, "atteso: entro fine anno"),
    (OBB, ATT, "atteso: entro il I semestre"),
    (OBB, ATT, "atteso: \"> 95%\""),
    (OBB, ATT, "atteso: non inferiore all'80%"),
    (OBB, ATT, "atteso: almeno 100% delle istanze"),
    (OBB, ATT, "atteso: n. 12 su 15"),
    (OBB, ATT, "atteso: entro il 31.12.26"),
    (OBB, ATT, "atteso: tra 20 e 30"),
    (OBB, ATT, "atteso: +10%"),
    (OBB, PREV, "previsto: gennaio/dicembre"),
    (OBB, PREV, "previsto: da marzo a dicembre"),
    (OBB, PREV, "previsto: gen–feb"),
    (OBB, PREV, "previsto: I e II trimestre"),
    (OBB, PREV, "previsto: entro il 31/05"),
    (OBB, PREV, "previsto: dal 01/03 al 15/04"),
    (OBB, PREV, "previsto: gen feb mar"),
    (OBB, PREV, "previsto: entro giugno"),
    (OBB, "dipendente: p-girardi", "dipendente: GIRARDI PIETRO"),
    (OBB, "dipendente: p-girardi", "dipendente: Dott. Pietro Girardi"),
    (OBB, "settore: tecnico", "settore: Ufficio tecnico"),
    (OBB, "settore: tecnico", "settore: \"tecnico\""),
    (OBB, "peso: 100", "peso: 100%"),
    (OBB, "codice: 1.06.01", "codice:\t1.06.01"),
    (OBB, "titolo: Permessi più rapidi", "titolo: 'Permessi più rapidi'"),
    (OBB, "stakeholder: [Cittadini]", "stakeholder: Cittadini"),
    (OBB, "stakeholder: [Cittadini]", "stakeholder:\n  - Cittadini\n  - Imprese"),
    (OBB, "  - nome: Giorni medi\n", "  - nome: Giorni medi\n    note: Si veda l'art. 5\n"),
    (OBA, "ambiti: [tempi_pagamento]", "ambiti: tempi di pagamento"),
    (OBA, "quota_risultato: 30%", "quota_risultato: 30 per cento"),
    (OBA, DESCR, "descrizione: |\n  Si fa:\n  a) uno\n  b) due\n"),
    (OBA, DESCR, "descrizione: |\n  Un vano di 3*4*5 metri\n  | a | b |\n  | 1 | 2 |\n"),
    (OBA, DESCR, "descrizione: |\n  Si fa:\n  1.\tuno\n  2.\tdue\n"),
    (OBB, "  - nome: Giorni medi\n", "  - nome: Giorni medi # nota dell'ufficio\n"),
    ("personale.yaml", "  categoria: EQ\n- id", "  categoria: EQ\n  dal: 1° gennaio 2026\n- id"),
    ("ente.yaml", "sindaco: Livia Conti", "sindaco: Dott.ssa Livia Conti"),
];

/// The mistakes: what is done, the rule that speaks, and words of its message or remedy.
const SBAGLI: &[(&[Sbaglio], &str, &[&str])] = &[
    (
        &[(
            "ente.yaml",
            "metodologia: { base: standard,",
            "metodologia: { base: standard, fasce: [{ da: \"0,95\", esito: raggiunto }, { da: 0, esito: non raggiunto }],",
        )],
        "DAT-004",
        &["era 95%"],
    ),
    (
        &[(
            "ente.yaml",
            "metodologia: { base: standard,",
            "metodologia: { base: standard, quota_tempi: 0.3,",
        )],
        "DAT-004",
        &["era 30%"],
    ),
    (
        &[(
            "ente.yaml",
            "metodologia: { base: standard,",
            "metodologia: { base: standard, fasce: [{ da: 120, esito: raggiunto }, { da: 0, esito: non raggiunto }],",
        )],
        "DAT-004",
        &["nessun grado"],
    ),
    (
        &[(
            "ente.yaml",
            "metodologia: { base: standard,",
            "metodologia: { base: standard, fasce: [{ oltre: 100, esito: raggiunto }, { da: 0, esito: non raggiunto }],",
        )],
        "DAT-004",
        &["nessun grado"],
    ),
    (
        &[(
            "ente.yaml",
            "metodologia: { base: standard,",
            "metodologia: { base: standard, date: { penalita: 0% },",
        )],
        "DAT-004",
        &["non toglie niente"],
    ),
    (
        &[(
            "ente.yaml",
            "metodologia: { base: standard,",
            "metodologia: { base: standard, fasce: [{ da: 80, esito: raggiunto, nome: Bene }, { da: 0, esito: non raggiunto, nome: Bene }],",
        )],
        "DAT-004",
        &["due fasce si chiamano"],
    ),
    (
        &[(
            "ente.yaml",
            "metodologia: { base: standard,",
            "metodologia: { base: tutto-o-niente, soglie: interpolata,",
        )],
        "PES-008",
        &["`soglie` non ha effetto"],
    ),
    (
        &[(OBB, ATT, "atteso: massimo 45 giorni\n    polarita: crescente")],
        "IND-018",
        &["massimo 45 giorni", "decrescente"],
    ),
    (
        &[(OBB, ATT, "atteso: massimo 45 giorni\n    soglia: 40")],
        "IND-017",
        &["la soglia, `40`", "peggiore"],
    ),
    (&[(OBB, ATT, "atteso: massimo 45 giorni\n    partenza: 30")], "IND-017", &["la partenza"]),
    (
        &[(OBB, ATT, "atteso: massimo 45 giorni\n    partenza: 45")],
        "IND-016",
        &["uguale alla partenza"],
    ),
    (
        &[(OBB, ATT, "atteso: massimo 45 giorni\n    storico: { 2025: 45 }")],
        "IND-016",
        &["risultato del 2025"],
    ),
    (
        &[(OBB, ATT, "atteso: massimo 45 giorni\n    unita: minuti")],
        "IND-002",
        &["giorni", "`minuti`"],
    ),
    (
        &[(OBB, ATT, "atteso: massimo 398200\n    unita: kWh\n    storico: { 2025: 398.20 }")],
        "IND-014",
        &["398,2", "398.200"],
    ),
    (
        &[(OBB, ATT, "atteso: massimo 45 giorni\n    storico: { 2025: trentuno }")],
        "TEM-007",
        &["storico del 2025", "trentuno"],
    ),
    (
        &[(OBB, ATT, "atteso: massimo 45 giorni\n    storico: { 2026: 31 }")],
        "TEM-007",
        &["2026", "realizzato"],
    ),
    (
        &[(OBB, ATT, "atteso: massimo 45 giorni\n    attesi: { 2025: 40 giorni }")],
        "TEM-007",
        &["2025", "storico"],
    ),
    (
        &[(
            OBB,
            ATT,
            "atteso: massimo 45 giorni\n    rilevazioni: [{ al: 30/06/2025, valore: 50 }]",
        )],
        "TEM-007",
        &["30 giugno 2025"],
    ),
    (
        &[(
            OBB,
            ATT,
            "atteso: massimo 45 giorni\n    rilevazioni: [{ al: 30/06, valore: 50 }, { al: 30/06, valore: 60 }]",
        )],
        "TEM-007",
        &["due rilevazioni"],
    ),
    (&[(OBB, PREV, "previsto: mar 2025-apr 2025")], "TEM-006", &["2026"]),
    (
        &[(
            OBB,
            PREV,
            "previsto: gen-dic\n    peso: 60\n  - descrizione: Avvio\n    previsto: gen-mar",
        )],
        "PES-008",
        &["1 fasi su 2"],
    ),
    (&[(OBB, "peso: 100", "peso: 100\nprerequisito: sì")], "PES-008", &["prerequisito"]),
    (
        &[(
            "ente.yaml",
            "atto: { stato: proposta, organo: giunta }",
            "atto: { organo: giunta, data: 15/01/2026 }",
        )],
        "DOC-009",
        &["manca il numero"],
    ),
    (
        &[(
            "ente.yaml",
            "atto: { stato: proposta, organo: giunta }",
            "atto: { organo: giunta, numero: ____, data: 15/01/2026 }",
        )],
        "DOC-009",
        &["non è il numero"],
    ),
    (
        &[(
            "ente.yaml",
            "atto: { stato: proposta, organo: giunta }",
            "atto: { organo: giunta, numero: 9, data: 15/01/2024 }",
        )],
        "DOC-009",
        &["15 gennaio 2024"],
    ),
    (
        &[(
            "variazioni.yaml",
            "",
            "- tipo: modifica\n  motivo: Il bando è slittato.\n  atto: { organo: giunta, numero: 8, data: 15/09/2025 }\n  obiettivi: [1.06.01]\n",
        )],
        "DOC-009",
        &["15 settembre 2025"],
    ),
    (
        &[(OBA, "Ogni fattura si paga", "La qualitÃ  del pagamento Ã¨ alta: si paga")],
        "DAT-011",
        &["sta per `è`", "UTF-8"],
    ),
    (
        &[("ente.yaml", "nome: Ufficio tecnico", "nome: Affari generali e servizi demografici")],
        "DAT-003",
        &["due settori"],
    ),
    (
        &[("ente.yaml", "provincia: MB", "provincia: MB\n  abitanti: \"14,860\"")],
        "DOC-006",
        &["14.860"],
    ),
    (
        &[("obiettivi - Copia/a.yaml", "", "codice: 1.03.01\ntitolo: Copia\nsettore: affari\n")],
        "DAT-010",
        &["c'è già"],
    ),
    (
        &[(
            "ente.yaml",
            "metodologia: { base: standard,",
            "metodologia: { base: standard, fasce: [{ da: 80, esito: raggiunto, vale: 100% }, { da: 0, esito: non raggiunto }],",
        )],
        "DAT-004",
        &["quanto conta"],
    ),
    (
        &[(
            "ente.yaml",
            "metodologia: { base: standard,",
            "metodologia: { base: standard, fasce: [{ da: 80, esito: raggiunto, vale: { da: 90%, a: 50% } }, { da: 0, esito: non raggiunto, vale: 0% }],",
        )],
        "DAT-004",
        &["un grado migliore conterebbe meno"],
    ),
    (
        &[(
            "ente.yaml",
            "metodologia: { base: standard,",
            "metodologia: { base: standard, fasce: [{ da: 80, oltre: 70, esito: raggiunto }, { da: 0, esito: non raggiunto }],",
        )],
        "DAT-004",
        &["togline uno"],
    ),
    (
        &[(
            "ente.yaml",
            "metodologia: { base: standard,",
            "metodologia: { base: standard, ente: { settori: 70%, processi: 40% },",
        )],
        "DAT-004",
        &["110"],
    ),
    (
        &[(
            "ente.yaml",
            "metodologia: { base: standard,",
            "metodologia: { base: standard, date: { ogni: 7 },",
        )],
        "DAT-006",
        &["penalita"],
    ),
    (
        &[("ente.yaml", "metodologia: { base: standard,", "metodologia: { base: standart,")],
        "DAT-004",
        &["forse `standard`"],
    ),
    (
        &[(OBB, ATT, "atteso: alto\n    scala: [{ basso: 70 }, { medio: 50 }, { alto: 100 }]")],
        "IND-017",
        &["meno di `basso`"],
    ),
    (
        &[(OBB, ATT, "atteso: alto\n    scala: [{ basso: 50 }, medio, { alto: 100 }]")],
        "IND-017",
        &["altre no"],
    ),
    (
        &[
            (
                OBB,
                ATT,
                "atteso: entro il 30/06\n    peso: 50\n  - nome: Pratiche\n    atteso: almeno 20\n    peso: 50",
            ),
            (
                "ente.yaml",
                "metodologia: { base: standard,",
                "metodologia: { base: standard, date_nel_valore: no,",
            ),
        ],
        "PES-008",
        &["date non contano"],
    ),
    (&[(OBB, ATT, "atteso: sì\n    soglia: sì")], "PES-008", &["la soglia non ha effetto"]),
    // Values
    (&[(OBB, ATT, "atteso: 30 gg")], "IND-009", &["non si calcola", "entro 30 gg"]),
    (&[(OBB, ATT, "atteso: 3 incontri")], "IND-009", &["almeno 3 incontri"]),
    (&[(OBB, ATT, "atteso: 3/4")], "IND-014", &["3 aprile", "3 su 4"]),
    (&[(OBB, ATT, "atteso: \"2-3\"")], "IND-014", &["2 marzo", "tra 2 e 3"]),
    (&[(OBB, ATT, "atteso: 31.12")], "IND-014", &["31,12", "31 dicembre"]),
    (&[(OBB, ATT, "atteso: fino al 60%")], "IND-014", &["almeno 60%", "massimo 60%"]),
    (&[(OBB, ATT, "atteso: dal 50% al 60%")], "IND-014", &["tra 50% e 60%", "partenza: 50%"]),
    (&[(OBB, ATT, "atteso: 80-90%")], "IND-014", &["tra 80% e 90%"]),
    (&[(OBB, ATT, "atteso: almeno il 30/06")], "IND-015", &["più tardi", "entro il"]),
    (&[(OBB, ATT, "atteso: SI/NO")], "IND-002", &["scrivi SI"]),
    (&[(OBB, ATT, "atteso: in corso")], "IND-002", &["vale come testo"]),
    (&[(OBB, ATT, "atteso: entro il 31/9")], "IND-002", &["settembre", "30"]),
    (&[(OBB, ATT, "atteso: 09/14/2026")], "IND-002", &["14/09/2026"]),
    (&[(OBB, ATT, "atteso: giu-26")], "IND-002", &["giugno 2026"]),
    (&[(OBB, ATT, "atteso: € 18,000.00")], "IND-002", &["18.000,00"]),
    (&[(OBB, ATT, "atteso: 6 842")], "IND-002", &["spazi", "6.842"]),
    (&[(OBB, ATT, "atteso: 1 milione")], "IND-002", &["1.000.000"]),
    (&[(OBB, ATT, "atteso: min 2 max 4")], "IND-002", &["tra 2 e 4"]),
    (&[(OBB, ATT, "atteso: 5 o più")], "IND-002", &["almeno 5"]),
    (&[(OBB, ATT, "atteso: ≥ 80% entro il 30/09")], "IND-002", &["si stampa soltanto"]),
    (&[(OBB, ATT, "atteso: N.D.")], "IND-002", &["risultato"]),
    (&[(OBB, ATT, "atteso: 0,85\n    tipo: percentuale")], "IND-014", &["85,00%"]),
    (&[(OBB, ATT, "atteso: 0")], "IND-008", &["massimo 0"]),
    (&[(OBB, ATT, "atteso: pari al 100%")], "IND-009", &["almeno 100%"]),
    (&[(OBB, PREV, "previsto: gennaoi-marzo")], "DAT-004", &["forse gennaio"]),
    (&[(OBB, PREV, "previsto: dicembre/gennaio")], "DAT-004", &["all'indietro"]),
    (&[(OBB, PREV, "previsto: 1/4")], "DAT-004", &["gen-apr", "1 aprile"]),
    (&[(OBB, PREV, "previsto: gen giu")], "DAT-004", &["gen-giu"]),
    (&[(OBB, PREV, "previsto: primavera")], "DAT-004", &["non dice quali mesi"]),
    (&[(OBB, PREV, "previsto: dal 31/04 al 15/05")], "DAT-004", &["non dice quali mesi"]),
    (&[(OBB, "peso: 100", "peso: tanto")], "DAT-004", &["non è un peso"]),
    (&[(OBB, "peso: 100", "peso: \"-5\"")], "DAT-004", &["non è un peso"]),
    (&[(OBB, "peso: 100", "peso: 90")], "PES-002", &["100"]),
    (&[(OBB, "prevista: 100%", "prevista: 120%")], "DAT-004", &["da 0% a 100%"]),
    (&[(OBB, "prevista: 100%", "prevista: 60%")], "PER-001", &["100"]),
    (&[("ente.yaml", "esercizio: 2026", "esercizio: 2026-2028")], "DAT-004", &["esercizio: 2026"]),
    (&[("ente.yaml", "esercizio: 2026", "esercizio: 26")], "DAT-004", &["quattro cifre"]),
    (&[("ente.yaml", "provincia: MB", "provincia: XX")], "DOC-006", &["sigla"]),
    (
        &[("ente.yaml", "  provincia: MB\n", "  provincia: MB\n  abitanti: 0\n")],
        "DOC-006",
        &["zero abitanti"],
    ),
    (&[(OBA, "ambiti: [tempi_pagamento]", "ambiti: [tempi_pagmento]")], "COD-007", &["tempi"]),
    (&[(OBA, "      2025: 75%", "      Anno 2024: 6")], "DAT-004", &["anno"]),
    // References
    (&[(OBB, "dipendente: p-girardi", "dipendente: p-girardo")], "DAT-007", &["forse `p-girardi`"]),
    (&[(OBB, "dipendente: p-girardi", "dipendente: Girardi")], "DAT-007", &["forse `p-girardi`"]),
    (&[(OBB, "dipendente: p-girardi", "dipendente: girardi pietor")], "DAT-007", &["forse"]),
    (&[(OBB, "settore: tecnico", "settore: tecnicco")], "DAT-007", &["forse `tecnico`"]),
    (&[(OBB, "settore: tecnico", "settore: Ufficio")], "DAT-007", &["forse `Ufficio tecnico`"]),
    (&[(OBB, "settore: tecnico", "settore: ragioneria")], "DAT-007", &["affari, tecnico"]),
    (
        &[
            ("personale.yaml", "nome: Pietro Girardi", "nome: Marta Bonazzi"),
            (OBA, "dipendente: p-bonazzi", "dipendente: Marta Bonazzi"),
        ],
        "DAT-007",
        &["2 persone", "p-bonazzi o p-girardi"],
    ),
    (
        &[("personale.yaml", "id: p-girardi", "id: p-bonazzi")],
        "DAT-003",
        &["c'è già un dipendente"],
    ),
    (&[(OBB, "missione: 1", "missione: 99")], "COD-003", &["99"]),
    (&[(OBB, "missione: 1", "obiettivo_strategico: \"9.9\"\nmissione: 1")], "COD-006", &["9.9"]),
    (&[(OBB, "codice: 1.06.01", "codice: 1.03.01")], "COD-001", &["1.03.01"]),
    (
        &[("ente.yaml", "    responsabile: p-girardi", "    responsabile: p-giardi")],
        "DAT-007",
        &["forse `p-girardi`"],
    ),
    (&[("ente.yaml", "sindaco: Livia Conti", "sindaco: \"\"")], "DAT-006", &["manca il nome"]),
    // Keys
    (&[(OBB, "peso: 100", "pesso: 100")], "DAT-002", &["forse `peso`"]),
    (&[(OBB, "peso: 100", "Peso: 100")], "DAT-002", &["forse `peso`"]),
    (&[(OBB, "peso: 100", "peso obiettivo: 100")], "DAT-002", &["chiave sconosciuta"]),
    (&[(OBB, "peso: 100", "peso: 100\npeso: 90")], "DAT-003", &["due volte"]),
    (&[(OBB, "titolo: Permessi più rapidi\n", "")], "DAT-006", &["titolo"]),
    // Rows of YAML
    (&[(OBB, "peso: 100", "peso 100")], "DAT-001", &["mancano i due punti", "peso: 100"]),
    (&[(OBB, "peso: 100", "peso = 100")], "DAT-001", &["mancano i due punti"]),
    (&[(OBB, "peso: 100", "peso:100")], "DAT-001", &["manca lo spazio"]),
    (&[(OBB, "peso: 100", "peso:\u{a0}100")], "DAT-011", &["U+00A0", "peso: 100"]),
    (&[(OBB, "    previsto", "\u{a0}\u{a0}\u{a0}\u{a0}previsto")], "DAT-011", &["U+00A0"]),
    (&[(OBB, "    previsto", "\tprevisto")], "DAT-001", &["tabulazione"]),
    (&[(OBB, "    previsto", "     previsto")], "DAT-001", &["rientro"]),
    (
        &[(OBB, "titolo: Permessi", "titolo: Permessi: più\naltro: Permessi")],
        "DAT-001",
        &["due punti"],
    ),
    (&[(OBB, "titolo: Permessi più rapidi", "titolo: 'l'ufficio'")], "DAT-001", &["apostrofo"]),
    (
        &[(OBB, "titolo: Permessi più rapidi", "titolo: \"G. \"Rodari\" oggi\"")],
        "DAT-001",
        &["virgolette"],
    ),
    (
        &[(OBB, "titolo: Permessi più rapidi", "titolo: \"Archivio\" e pratiche")],
        "DAT-001",
        &["parola tra virgolette"],
    ),
    (&[(OBB, "titolo: Permessi più rapidi", "titolo: “Permessi: rapidi”")], "DAT-001", &["Word"]),
    (&[(OBB, ATT, "atteso: >85%")], "DAT-001", &["\">85%\""]),
    (&[(OBB, ATT, "atteso: %")], "DAT-001", &["%"]),
    (&[(OBB, "prevista: 100%", "prevista: 40,5%")], "DAT-002", &["virgola"]),
    (&[(OBB, "stakeholder: [Cittadini]", "stakeholder: [Cittadini")], "DAT-001", &["parentesi"]),
    (
        &[(OBB, "stakeholder: [Cittadini]", "stakeholder: [Cittadini, #uffici]")],
        "DAT-001",
        &["commento"],
    ),
    (
        &[(OBB, "stakeholder: [Cittadini]", "stakeholder:\n  • Cittadini\n  • Uffici")],
        "TXT-004",
        &["voci di un elenco"],
    ),
    (
        &[(OBB, "stakeholder: [Cittadini]", "stakeholder:\n  - Cittadini\n  -Uffici")],
        "DAT-001",
        &["trattino"],
    ),
    (&[(OBA, "  Ogni fattura", "Ogni fattura")], "DAT-001", &["va rientrato"]),
    (
        &[(OBA, "  Ogni fattura", "  Si fa:\n  • uno\n  • due\n  Ogni fattura")],
        "TXT-004",
        &["Word"],
    ),
    (
        &[(OBA, "  Ogni fattura", "  Servizio\tUtenti\n  Pasti\t20\n  Ogni fattura")],
        "TXT-004",
        &["| Servizio | Utenti |"],
    ),
    (&[(OBA, "  Ogni fattura", "  \u{f0b7} Ogni fattura")], "DAT-011", &["pallino di Word"]),
    (&[(OBB, "peso: 100", "Servizio\tUtenti\tOre")], "DAT-001", &["foglio di calcolo"]),
    (&[(OBB, "titolo: Permessi più rapidi", "titolo: Permessi #1")], "TXT-001", &["tagliato"]),
    (
        &[(
            OBA,
            "descrizione: |\n  Ogni fattura si paga entro la scadenza.\n",
            "descrizione: #PNRR le fatture\n",
        )],
        "TXT-001",
        &["si perde"],
    ),
    (
        &[(OBB, "  - nome: Giorni medi", "  - nome: \"C:\\temp\\nuovo\"")],
        "TXT-001",
        &["barra rovescia"],
    ),
    (
        &[(OBB, "  - nome: Giorni medi", "  - nome: \"\\\\srv\\uffici\"")],
        "DAT-001",
        &["barra rovescia"],
    ),
    (
        &[(OBB, "peso: 100", "<<<<<<< HEAD\npeso: 100\n=======\npeso: 90\n>>>>>>> b")],
        "DAT-001",
        &["due versioni"],
    ),
    // What a reader with fresh eyes made
    (&[(OBB, ATT, "atteso: 80 % circa")], "IND-002", &["quando è raggiunto", "almeno 80 %"]),
    (&[(OBB, ATT, "atteso: almeno tra 10 e 12")], "IND-002", &["tra 10 e 12", "almeno 10"]),
    (&[(OBB, ATT, "atteso: tra 10 e 12 giorni")], "IND-002", &["soltanto i due numeri", "unita"]),
    (&[(OBB, ATT, "atteso: 5 volte o più")], "IND-002", &["scrivi almeno 5 volte"]),
    (&[(OBA, "2025: 75%", "2025: 0,78")], "IND-014", &["78,00%"]),
    (&[(OBB, TITOLO, "titolo: Progetto # 3 scuole")], "TXT-001", &["\"Progetto # 3 scuole\""]),
    (&[(OBB, TITOLO, "Titolo: Permessi")], "DAT-002", &["forse `titolo`"]),
    (&[(OBA, DESCR, "descrizione: Le fasi\n  - uno\n  - due\n")], "TXT-002", &["`|`"]),
    (&[(OBA, DESCR, "descrizione:\n  Le fasi sono:\n  - uno\n")], "DAT-005", &["`|`"]),
    (&[(OBA, DESCR, "descrizione: Le fasi sono:\n  - uno\n")], "DAT-001", &["`descrizione: |`"]),
    (&[(OBA, DESCR, "descrizione: |\n  Uno\nNota bene: due\n")], "DAT-002", &["rientra la riga"]),
    (
        &[(OBB, "stakeholder: [Cittadini]", "stakeholder:\n  - Cittadini\n  -")],
        "DAT-006",
        &["vuota"],
    ),
    (
        &[(OBB, "stakeholder: [Cittadini]", "stakeholder:\n  - Cittadini\n  - #famiglie")],
        "TXT-001",
        &["- \"#famiglie\""],
    ),
    (
        &[(
            OBB,
            QUOTE,
            "  - dipendente: p-girardi\n    prevista: 50%\n    dipendente: p-bonazzi\n    prevista: 50%\n",
        )],
        "DAT-003",
        &["senza trattino", "- dipendente: p-bonazzi"],
    ),
    (
        &[(OBB, QUOTE, "  – dipendente: p-girardi\n    prevista: 100%\n")],
        "DAT-001",
        &["trattino", "- dipendente: p-girardi"],
    ),
    (
        &[(OBB, QUOTE, "  -dipendente: p-girardi\n   prevista: 100%\n")],
        "DAT-001",
        &["manca lo spazio dopo il trattino"],
    ),
    (
        &[
            (OBA, "titolo: Fatture pagate entro i termini", "titolo: \"Fatture pagate"),
            (OBA, "[Imprese]", "[\"Imprese\"]"),
        ],
        "DAT-001",
        &["virgolette non sono chiuse", "titolo: \"Fatture pagate\""],
    ),
    (
        &[(
            OBB,
            QUOTE,
            "  - { dipendente: p-girardi, prevista: \"0,4\" }\n  - { dipendente: p-bonazzi, prevista: \"0,6\" }\n",
        )],
        "PER-001",
        &["frazioni", "40%"],
    ),
    (&[(OBB, "peso: 100", "peso: 1")], "PES-002", &["frazioni"]),
    (
        &[(PERS, GIRARDI, "nome: Pietro Girardi\n  al: 31/12/2024")],
        "PER-013",
        &["31 dicembre 2024", "prima del 2026"],
    ),
    (
        &[(PERS, GIRARDI, "nome: Pietro Girardi\n  dal: 01/02/2027")],
        "PER-013",
        &["febbraio 2027", "dopo il 2026"],
    ),
    (&[(PERS, GIRARDI, "nome: Pietro Girardi\n  categoria: D3")], "PER-007", &["D3", "Funzionari"]),
    (&[(PERS, PERSONALE, "")], "DAT-007", &["personale.yaml manca, o è vuoto"]),
    (&[(OBB, "p-girardi", "P. Girardi")], "DAT-007", &["p-girardi"]),
    (
        &[("ente.yaml", "responsabile: p-girardi", "responsabile: Girardi")],
        "DAT-007",
        &["p-girardi"],
    ),
    (
        &[("ente.yaml", "responsabile: p-girardi", "responsabile: Pietro Gerardi")],
        "DAT-007",
        &["Pietro Girardi", "p-girardi"],
    ),
    (
        &[("ente.yaml", "numero: 4, data: 10/01/2020", "numero: 4 del 10/01/2020")],
        "DAT-004",
        &["`numero: 4`", "`data: 10/01/2020`"],
    ),
    (
        &[("ente.yaml", "  provincia: MB\n", "  provincia: MB\n  stemma: stemma.png\n")],
        "DAT-008",
        &["non c'è"],
    ),
    (&[("obiettivi/c.yaml", "", "PK\u{3}\u{4}\u{14}")], "DAT-008", &["Word"]),
    (&[("obiettivi 2026/c.yaml", "", A)], "DAT-010", &["`obiettivi`"]),
    (&[("segreteria/c.yaml", "", A)], "DAT-010", &["obiettivi/segreteria/"]),
    (&[("c.yaml", "", A)], "DAT-010", &["obiettivi/"]),
    (&[("processi/c.yaml", "", A)], "DAT-010", &["è una scheda", "obiettivi/"]),
    (&[("2025/ente.yaml", "", ENTE)], "DAT-010", &["un'altra cartella"]),
    // Files
    (&[("obiettivi/7-anziani.yaml.txt", "", "titolo: T\n")], "DAT-010", &["`7-anziani.yaml`"]),
    (&[("obiettivi/7-anziani.docx", "", "x")], "DAT-010", &["`7-anziani.yaml`"]),
    (&[("Obiettivi/c.yaml", "", "titolo: T\n")], "DAT-010", &["`obiettivi`"]),
    (&[("obiettivi/Copia di a.yaml", "", A)], "DAT-010", &["copia di `a.yaml`"]),
    (&[("obiettivi/a - Copia.yaml", "", A)], "DAT-010", &["copia"]),
    (&[("obiettivi/a (1).yaml", "", A)], "DAT-010", &["copia"]),
    (&[("obiettivi/~$a.yaml", "", "x")], "DAT-010", &["provvisorio"]),
    (&[("obiettivi/c.yaml", "", "# niente\n")], "DAT-006", &["vuoto"]),
    // The plan as a whole
    (
        &[
            (OBB, "settore: tecnico", "settore: affari"),
            (OBA, "peso: 100", "peso: 60"),
            (OBB, "peso: 100", "peso: 40"),
        ],
        "COD-008",
        &["Ufficio tecnico"],
    ),
    (
        &[(
            "personale.yaml",
            "  nome: Pietro Girardi\n",
            "  nome: Pietro Girardi\n  al: 31/05/2026\n",
        )],
        "PER-013",
        &["31 maggio 2026"],
    ),
];

#[test]
fn what_an_office_may_write_says_nothing() {
    let base = tutte(sana().path()).0;
    let gravi: Vec<_> = base.iter().map(|s| (s.regola, &s.messaggio)).collect();
    for s in ACCETTATI {
        let (trovate, _) = tutte(commesso(&[*s]).path());
        let nuove: Vec<_> = trovate
            .iter()
            .map(|s| (s.regola, &s.messaggio))
            .filter(|x| {
                !gravi.contains(x) && !["IND-010", "IND-012", "IND-013", "PER-006"].contains(&x.0)
            })
            .collect();
        assert!(nuove.is_empty(), "{s:?}: {nuove:#?}");
    }
}

#[test]
fn no_mistake_of_an_office_is_silent() {
    let mut muti = Vec::new();
    for (sbaglio, regola, parole) in SBAGLI {
        let qui = commesso(sbaglio);
        let (trovate, sorgenti) = tutte(qui.path());
        let sua = trovate.iter().find(|s| {
            let detto = format!("{} {}", s.messaggio, s.aiuto);
            s.regola == *regola && parole.iter().all(|p| detto.contains(p))
        });
        let Some(s) = sua else {
            let dette: Vec<_> =
                trovate.iter().map(|s| (s.regola, &s.messaggio, &s.aiuto)).take(6).collect();
            muti.push(format!("{sbaglio:?}: {regola} {parole:?}\n{dette:#?}"));
            continue;
        };
        assert!(!s.aiuto.is_empty(), "{sbaglio:?}: no remedy");
        // The place is the file that was changed, at a row that it has.
        let righe = sorgenti.testo(s.luogo.file).lines().count().max(1);
        assert!(
            s.luogo.riga >= 1 && s.luogo.riga as usize <= righe + 1,
            "{sbaglio:?}: {:?}",
            s.luogo
        );
    }
    assert!(muti.is_empty(), "{}\n{}", muti.len(), muti.join("\n"));
}
