//! The parts of a document, by the words of `documenti.*.parti`.

/// Every part that a document may have, and what it is.
pub const PARTI: &[(&str, &str)] = &[
    ("frontespizio", "la copertina"),
    ("indice", "l'indice"),
    ("premessa", "il testo di apertura"),
    ("sintesi", "una pagina con il grado, gli esiti, i settori e che cosa non è andato"),
    ("contesto", "abitanti, dipendenti, settori e risorse"),
    ("risultati", "la tabella degli obiettivi con valore, tempi, grado ed esito"),
    ("confronto", "l'anno precedente accanto a questo, con --precedente"),
    ("scostamenti", "cause, effetti e provvedimenti"),
    ("variazioni", "che cosa ha cambiato un atto durante l'anno"),
    ("pesi", "il peso degli obiettivi per settore"),
    ("temi", "gli obiettivi per ambito e per missione"),
    ("catena", "dalla strategia agli obiettivi"),
    ("persone", "la partecipazione delle persone; mai nell'edizione pubblica"),
    ("risorse", "le risorse finanziarie degli obiettivi"),
    ("calendario", "le fasi dell'anno, mese per mese"),
    ("processi", "le schede di performance organizzativa di ente"),
    ("schede", "le schede obiettivo, settore per settore"),
    ("nota_di_calcolo", "da dove viene ogni numero"),
    ("validazione", "la pagina dell'OIV o del Nucleo"),
    ("firme", "chi firma"),
];

/// The parts of the plan, where ente.yaml names none.
pub const PARTI_PIANO: &[&str] = &[
    "frontespizio",
    "indice",
    "premessa",
    "pesi",
    "catena",
    "temi",
    "risorse",
    "calendario",
    "processi",
    "schede",
    "persone",
    "firme",
];

/// The parts of the report, where ente.yaml names none.
pub const PARTI_RELAZIONE: &[&str] = &[
    "frontespizio",
    "indice",
    "sintesi",
    "premessa",
    "contesto",
    "risultati",
    "catena",
    "confronto",
    "scostamenti",
    "variazioni",
    "processi",
    "schede",
    "nota_di_calcolo",
    "validazione",
    "firme",
];

/// The parts of the interim check besides its state.
pub const PARTI_MONITORAGGIO: &[&str] = &["frontespizio", "indice", "premessa"];
