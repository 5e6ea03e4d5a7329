//! The JSON Schemas and the loader agree: what loads is valid, and what does not load is not.

use std::fs;

use crate::comune::schemi::{Validatore, errori, genere, letture, yaml};
use crate::comune::{borgo, cartella, copia};
use serde_json::Value;

/// A file, what stands in it, what is put there instead.
const SBAGLI: &[(&str, &str, &str)] = &[
    ("ente.yaml", "esercizio: 2026", "esercizzio: 2026"),
    ("ente.yaml", "esercizio: 2026", "anno: 2026"),
    ("ente.yaml", "esercizio: 2026", "esercizio: 26"),
    ("ente.yaml", "esercizio: 2026", "esercizio: duemila"),
    ("ente.yaml", "esercizio: 2026\n", ""),
    ("ente.yaml", "formato: 1", "formato: 2"),
    ("ente.yaml", "  denominazione: Comune di Borgo Esempio\n", ""),
    ("ente.yaml", "  tipo: comune", "  tipo: comunne"),
    ("ente.yaml", "dipendenti: 118", "dipendenti: centodiciotto"),
    ("ente.yaml", "dipendenti: 118", "dipendenti: \"1e3\""),
    ("ente.yaml", "abitanti: 14.860", "abitanti: \"14,860.00\""),
    ("ente.yaml", "  denominazione: Comune", "  nome: x\n  denominazione: Comune"),
    ("ente.yaml", "  - id: tecnico\n    nome: Lavori", "  - nome: Lavori"),
    ("ente.yaml", "    peso: 30", "    peso: tanto"),
    ("ente.yaml", "    peso: 30", "    peso: -30"),
    (
        "ente.yaml",
        "tipo: deliberazione\n      organo: giunta\n      numero: 9",
        "tipo: delibera\n      numero: 9",
    ),
    ("ente.yaml", "data: 15/01/2026", "data: 15/01"),
    ("ente.yaml", "data: 15/01/2026", "data: 15/13/2026"),
    ("ente.yaml", "data: 13/01/2026", "data: 31/04/2026"),
    ("ente.yaml", "data: 13/01/2026", "data: 13/01"),
    ("ente.yaml", "data: 14/01/2026", "data: 14/01"),
    ("ente.yaml", "data: 10/06/2027", "data: 10/06"),
    ("ente.yaml", "data: 29/12/2025", "data: 29 dicembre"),
    ("ente.yaml", "data: 18/12/2024", "data: 18/12"),
    ("ente.yaml", "immediata_eseguibilita: sì", "immediata_eseguibilita: forse"),
    ("ente.yaml", "esito: validata", "esito: valida"),
    ("ente.yaml", "  base: standard", "  base: nostro"),
    ("ente.yaml", "  base: standard", "  mancante: boh"),
    ("ente.yaml", "  base: standard", "  tetto: cento"),
    ("ente.yaml", "  perimetro: settore", "  perimetro: comune"),
    ("ente.yaml", "codici: unici", "codici: [unici]"),
    ("ente.yaml", "partecipazione: somma_100", "partecipazione: 100"),
    ("ente.yaml", "  finale: 31/12", "  finale: 31/13"),
    ("ente.yaml", "  intermedie:\n    - 30/06", "  intermedie:\n    data: 30/06"),
    ("ente.yaml", "€ 96.000,00", "€ molti"),
    ("ente.yaml", "codici: unici", "codici: unici\netichette: { setore: Area }"),
    ("ente.yaml", "codici: unici", "codici: unici\nderoghe: [{ regola: PES-001 }]"),
    ("personale.yaml", "  - id: p-igor\n    nome: Igor Queirolo", "  - id: p-igor"),
    ("personale.yaml", "    dal: 01/09/2026", "    dal: 32/09/2026"),
    ("personale.yaml", "persone:\n", "persona:\n"),
    ("personale.yaml", "      - al: 31/08/2026", "      - fino: 31/08/2026"),
    ("processi/1-ente.yaml", "missione: 1", "missione: uno"),
    ("processi/1-ente.yaml", "missione: 1", "missione: 100"),
    ("processi/1-ente.yaml", "    consuntivo: 119", "    consuntivo: molti"),
    ("processi/1-ente.yaml", "  - nome: N. dipendenti al 31.12\n    storico:", "  - storico:"),
    ("processi/1-ente.yaml", "titolo: Obiettivo", "titolo:\n  - Obiettivo"),
    ("processi/1-ente.yaml", "personale: apicali", "personale: { gruppo: apicali }"),
    (OBIETTIVO, "codice: 1.07.01\n", ""),
    (OBIETTIVO, "codice: 1.07.01", "codice:"),
    (OBIETTIVO, "titolo: \"Anagrafe", "titolo: \"\"\nnote: \"Anagrafe"),
    (OBIETTIVO, "natura: sviluppo", "natura: crescita"),
    (OBIETTIVO, "natura: sviluppo", "natura: { tipo: sviluppo }"),
    (OBIETTIVO, "peso: 30\n", "peso: 1.2.3\n"),
    (OBIETTIVO, "peso: 30\n", "peso: \"0x1F\"\n"),
    (OBIETTIVO, "descrizione: |", "desrcizione: |"),
    (
        OBIETTIVO,
        "  - dipendente: p-arrighi\n    prevista: 20%",
        "  - dipendente: p-arrighi\n    prevista: 3000%",
    ),
    (OBIETTIVO, "  - dipendente: p-arrighi\n    prevista: 20%", "  - prevista: 20%"),
    (
        OBIETTIVO,
        "  - dipendente: p-arrighi\n    prevista: 20%",
        "  - dipendente: p-arrighi\n    prevista: 200",
    ),
    (OBIETTIVO, "previsto: gen-feb", "previsto: tredicembre"),
    (OBIETTIVO, "previsto: gen-feb", "previsto: [gen, febbario]"),
    (OBIETTIVO, "previsto: gen-feb", "previsto: 13"),
    (OBIETTIVO, "previsto: gen-feb", "previsto: n.r."),
    (OBIETTIVO, "peso: 30\n", "peso: n.r.\n"),
    (OBIETTIVO, "    prevista: 20%\n", "    prevista: n.r.\n"),
    (OBIETTIVO, "settore: affari", "settore: affari\nrisorse_finanziarie: [{ stanziato: n.r. }]"),
    (OBIETTIVO, "settore: affari", "settore: affari\npesatura: { complessita: { a: 1 } }"),
    ("ente.yaml", "codici: unici", "codici: unici\nincarichi_: { extra: { a: 1 } }"),
    (OBIETTIVO, "effettivo: mar-mag", "effettivo: mai"),
    (
        OBIETTIVO,
        "    peso: 40\n    storico:\n      2024: 31",
        "    pesi: 40\n    storico:\n      2024: 31",
    ),
    (
        OBIETTIVO,
        "  - nome: Attesa media allo sportello\n    atteso: massimo 12",
        "  - atteso: massimo 12",
    ),
    (OBIETTIVO, "    atteso: massimo 12", "    atteso: [massimo, 12]"),
    (OBIETTIVO, "    unita: minuti", "    tipo: minuti"),
    (OBIETTIVO, "    unita: minuti", "    polarita: in giù"),
    (OBIETTIVO, "    unita: minuti", "    punteggio: buono"),
    (OBIETTIVO, "      - al: 30/06", "      - al: 30/16"),
    (OBIETTIVO, "    data: 31/12", "    data: 31/02"),
    (OBIETTIVO, "    data: 31/12", "    data: 31"),
    (
        OBIETTIVO,
        "    rilevazioni:\n      - al: 30/06\n        valore: 18",
        "    rilevazioni:\n      al: 30/06\n      valore: 18",
    ),
    (OBIETTIVO, "  intermedia:\n", "  intermedio:\n"),
    (OBIETTIVO, "      cause: |", "      causa: |"),
    (OBIETTIVO, "settore: affari", "settore: affari\nassegnazioni: [{ peso: 20 }]"),
    (OBIETTIVO, "settore: affari", "settore: affari\nprerequisito: abbastanza"),
    (OBIETTIVO, "settore: affari", "settore: affari\nfasi_: []"),
    (OBIETTIVO, "settore: affari", "settore: affari\npesatura: { complessita: alta }"),
    ("ente.yaml", "  performance: inclusa", "  performance: dentro"),
    ("ente.yaml", "  performance: inclusa", "  forma: normale"),
    ("ente.yaml", "  performance: inclusa", "  prestazione: inclusa"),
    (OBIETTIVO, "settore: affari", "settore: affari\nmisura: { codice: M01 }"),
    (OBIETTIVO, "settore: affari", "settore: affari\nmisure: M01"),
    ("piao/1-scheda-anagrafica.yaml", "telefono:", "tel:"),
    ("piao/1-scheda-anagrafica.yaml", "dipendenti: 118", "dipendenti: tanti"),
    ("piao/1-scheda-anagrafica.yaml", "superficie: 38,4 km²", "superficie: { km2: 38 }"),
    ("piao/2.1-valore-pubblico.yaml", "dimensione: economica", "dimensione: contabile"),
    ("piao/2.1-valore-pubblico.yaml", "missione: 12", "missione: dodici"),
    ("piao/2.1-valore-pubblico.yaml", "base: 61%", "base: quasi due terzi"),
    ("piao/2.1-valore-pubblico.yaml", "genere: fisica", "genere: edifici"),
    ("piao/2.3-rischi-corruttivi.yaml", "livello: critico", "livello: altissimo"),
    ("piao/2.3-rischi-corruttivi.yaml", "area: affari_legali", "area: cause"),
    ("piao/2.3-rischi-corruttivi.yaml", "tipologia: etica", "tipologia: morale"),
    ("piao/2.3-rischi-corruttivi.yaml", "    termine:", "    scadenza:"),
    ("piao/3.1-struttura.yaml", "    dipendenti: 24", "    dipendenti: [24]"),
    ("piao/3.2-lavoro-agile.yaml", "da_remoto: mai", "da_remoto: no"),
    ("piao/3.2-lavoro-agile.yaml", "accordi: 34", "accordi: trentaquattro"),
    ("piao/3.3-fabbisogni.yaml", "al: 31/12/2025", "al: 31/12"),
    ("piao/3.3-fabbisogni.yaml", "anno: 2027", "anno: 27"),
    ("piao/3.3-fabbisogni.yaml", "soglia: 27%", "soglia: la metà"),
    ("piao/3.3-fabbisogni.yaml", "spesa_massima: €", "spesa_massima: circa €"),
    (
        "piao/4-monitoraggio.yaml",
        "sezioni:\n  - sezione: \"2.1\"",
        "sezioni:\n  - sezzione: \"2.1\"",
    ),
];
const OBIETTIVO: &str = "obiettivi/affari/1-sportello.yaml";

#[test]
fn what_is_wrong_is_refused_by_both() {
    let validatore = Validatore::nuovo();
    assert!(SBAGLI.len() >= 40);
    for (nome, da, a) in SBAGLI {
        let qui = copia(&borgo());
        // The other sheets would only be read again and again.
        for altra in yaml(&borgo()).iter().filter(|f| f.contains('/') && f.as_str() != *nome) {
            fs::remove_file(qui.path().join(altra)).unwrap();
        }
        // Of a text that occurs more than once, the first.
        let p = qui.path().join(nome);
        let prima = fs::read_to_string(&p).unwrap();
        assert!(prima.contains(da), "{nome}: {da}");
        fs::write(&p, prima.replacen(da, a, 1)).unwrap();
        assert_ne!(errori(qui.path()), [""; 0], "{nome}: {a} loads");
        for v in letture(&fs::read_to_string(&p).unwrap()) {
            assert!(validatore.valida(genere(nome), &v).is_err(), "{nome}: {a} is valid");
        }
    }
}

/// Pieces of a scheda, each right.
const GIUSTI: &[&str] = &[
    "peso: 33,33",
    "peso: 33.33%",
    "peso: 0",
    "peso:",
    "peso: \"\"",
    "prerequisito: SI",
    "prerequisito: NO",
    "prerequisito: true",
    "prerequisito: False",
    "natura: PNRR",
    "natura: ~",
    "tipo: Struttura",
    "stato: Attivo",
    "missione: 01",
    "missione: \"12\"",
    "durata: 2026",
    "codice_: x",
    "stakeholder: Cittadini",
    "stakeholder: [1, true, ~, due]",
    "stakeholder:",
    "ambiti: []",
    "risorse_strumentali: 1",
    "obiettivo_strategico: 1.01",
    "obiettivo_strategico: { codice: 1.01, titolo: NO }",
    "obiettivo_strategico:",
    "pesatura: { strategicita: 5, complessita: \"3,5\" }",
    "assegnazioni: [{ settore: s, peso: 60% }]",
    "personale:",
    "personale: [{ dipendente: p, prevista: \"20,00%\" }]",
    "personale: [{ dipendente: p, prevista: 20.5, realizzata: 80 per cento }]",
    "personale: [{ dipendente: p, prevista: \"20,5 %\", extra: libero }]",
    "risorse_finanziarie: [{ capitolo: 1010, stanziato: € 5.000, impegnato: 12.500 }, ~]",
    "risorse_finanziarie: [{ stanziato: −8, impegnato: 1250.50 }]",
    "fasi: [{ previsto: gen-apr }, { previsto: gennaio }, { previsto: settembre-ottobre }, {}, ~]",
    "fasi: [{ previsto: [gen, feb, nov] }, { previsto: 1-4 }, { previsto: \"gen-mar, set-ott\" }]",
    "fasi: [{ previsto: I trimestre }, { previsto: 2° semestre }, { previsto: tutto l'anno }]",
    "fasi: [{ previsto: nov 2026-gen 2027 }, { previsto: 5 }, { previsto: [1, 2] }, { previsto: }]",
    "fasi: [{ effettivo: n.r. }, { effettivo: Non rilevata }, { effettivo: [nr] }]",
    "personale: [{ dipendente: p, prevista: 20%, realizzata: n.r. }]",
    "risorse_finanziarie: [{ stanziato: 5, impegnato: N.R. }]",
    "indicatori: [{ nome: N, tipo: testo, punteggio: n.r. }]",
    "indicatori: [{ nome: N, storico: { 2024: n.r., extra: { a: 1 } }, attesi: { extra: { a: [1] } } }]",
    "pesatura: { strategicita: 5, extra: { nota: x } }",
    "verifiche: { finale: { valore: n.r., tempi: n.r., valutazione: { grado: n.r. } } }",
    "fasi: [{ effettivo: non svolta }, { effettivo: NON SVOLTA }, { effettivo: gen e mar }]",
    "indicatori: [{ nome: N, tipo: sì/no, polarita: Decrescente, atteso: 12/15 }]",
    "indicatori: [{ nome: 1.10, atteso: 30.06, realizzato: NO, storico: { 2024: 1, 2025: } }]",
    "indicatori: [{ nome: N, atteso: true, attesi: { 2027: ~ }, scala: basso, punteggio: 70 }]",
    "indicatori: [{ nome: N, rilevazioni: [{ al: giugno, valore: 3 }, {}, ~], extra: { a: [1] } }]",
    "verifiche:",
    "verifiche: { intermedia: , intermedie: , finale: \"\" }",
    "verifiche: { intermedia: { date: 30/06 }, finale: { data: 2026-12-31, valore: 100 } }",
    "verifiche: { intermedia: { date: [30/06/2026, 30.06.2026, 30-giu, 30 giugno 2026, 1° giugno] } }",
    "verifiche: { finale: { data: 30.06, scostamenti: , valutazione: { grado: 90 } } }",
    "verifiche: { finale: { data: giugno, provvedimenti: { intrapresi: 1 } } }",
    "extra:",
    "extra: libero",
    "extra: { a: { b: [1, ~] } }",
];

#[test]
fn what_is_right_is_accepted_by_both() {
    let validatore = Validatore::nuovo();
    for pezzo in GIUSTI {
        let scheda = format!("codice: 1\ntitolo: T\n{pezzo}\n");
        let qui = cartella(&[
            ("obiettivi/a.yaml", &scheda),
            ("personale.yaml", "- { id: p, nome: Anna Blu, dal: , periodi: [~] }\n"),
        ]);
        let sbagliato = *pezzo == "codice_: x";
        assert_eq!(errori(qui.path()).is_empty(), !sbagliato, "{pezzo}: {:?}", errori(qui.path()));
        for v in letture(&scheda) {
            let esito = validatore.valida("obiettivo", &v);
            assert_eq!(esito.is_ok(), !sbagliato, "{pezzo}: {esito:?}");
        }
    }
}

#[test]
fn empty_files_are_as_they_load() {
    let validatore = Validatore::nuovo();
    for (nome, genere, carica) in [
        ("personale.yaml", "personale", true),
        ("variazioni.yaml", "variazioni", true),
        ("processi/a.yaml", "processo", true),
        ("piao/1-a.yaml", "piao-1", true),
        ("piao/2.3-a.yaml", "piao-2.3", true),
        ("obiettivi/a.yaml", "obiettivo", false),
        ("ente.yaml", "ente", false),
    ] {
        let qui = cartella(&[(nome, "# niente\n")]);
        assert_eq!(errori(qui.path()).is_empty(), carica, "{nome}");
        assert_eq!(validatore.valida(genere, &Value::Null).is_ok(), carica, "{nome}");
    }
}
