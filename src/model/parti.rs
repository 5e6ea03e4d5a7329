//! The parts of a document, by the words of `documenti.*.parti`.

use crate::valori::parole::parole;

parole! {
    /// A part of a document.
    ParteDocumento, "una parte di un documento":
    /// The cover.
    Frontespizio = "frontespizio",
    /// The contents.
    Indice = "indice",
    /// The opening text.
    Premessa = "premessa",
    /// One page: the grade, the esiti, the settori, what did not go.
    Sintesi = "sintesi",
    /// Inhabitants, employees, settori, resources.
    Contesto = "contesto",
    /// The table of the objectives with valore, tempi, grado and esito.
    Risultati = "risultati",
    /// The year before beside this one, with --precedente.
    Confronto = "confronto",
    /// Causes, effects, measures.
    Scostamenti = "scostamenti",
    /// What acts changed during the year.
    Variazioni = "variazioni",
    /// The weights, settore by settore.
    Pesi = "pesi",
    /// The objectives by ambito and missione.
    Temi = "temi",
    /// From the strategy to the objectives.
    Catena = "catena",
    /// Who takes part; never in the public edition.
    Persone = "persone",
    /// The money of the objectives.
    Risorse = "risorse",
    /// The phases of the year, month by month.
    Calendario = "calendario",
    /// The process sheets.
    Processi = "processi",
    /// The schede, settore by settore.
    Schede = "schede",
    /// Where every number comes from.
    NotaDiCalcolo = "nota_di_calcolo",
    /// The Nucleo's page.
    Validazione = "validazione",
    /// Who signs.
    Firme = "firme",
}

/// The parts of the plan, where ente.yaml names none.
pub const PARTI_PIANO: &[ParteDocumento] = &[
    ParteDocumento::Frontespizio,
    ParteDocumento::Indice,
    ParteDocumento::Premessa,
    ParteDocumento::Pesi,
    ParteDocumento::Catena,
    ParteDocumento::Temi,
    ParteDocumento::Risorse,
    ParteDocumento::Calendario,
    ParteDocumento::Processi,
    ParteDocumento::Schede,
    ParteDocumento::Persone,
    ParteDocumento::Firme,
];

/// The parts of the report, where ente.yaml names none.
pub const PARTI_RELAZIONE: &[ParteDocumento] = &[
    ParteDocumento::Frontespizio,
    ParteDocumento::Indice,
    ParteDocumento::Sintesi,
    ParteDocumento::Premessa,
    ParteDocumento::Contesto,
    ParteDocumento::Risultati,
    ParteDocumento::Catena,
    ParteDocumento::Confronto,
    ParteDocumento::Scostamenti,
    ParteDocumento::Variazioni,
    ParteDocumento::Processi,
    ParteDocumento::Schede,
    ParteDocumento::NotaDiCalcolo,
    ParteDocumento::Validazione,
    ParteDocumento::Firme,
];

/// The parts of the interim check besides its state.
pub const PARTI_MONITORAGGIO: &[ParteDocumento] =
    &[ParteDocumento::Frontespizio, ParteDocumento::Indice, ParteDocumento::Premessa];
