//! `processi/**/*.yaml`: a sheet of performance organizzativa di ente.

use serde::Deserialize;

use super::valori::{Cifra, Peso};
use super::{Dato, Extra, Indicatore, Mappa, OElenco, Partecipazione, Testo};
use crate::diagnostic::Luogo;

/// One process sheet.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Processo {
    /// Where the mapping stands.
    #[serde(rename = "$luogo")]
    pub luogo: Luogo,
    /// As printed.
    pub titolo: Option<Testo>,
    /// Its weight.
    pub peso: Option<Dato<Peso>>,
    /// Who coordinates it.
    pub coordinamento: Vec<Testo>,
    /// Missione of D.Lgs. 118/2011.
    pub missione: Option<Testo>,
    /// Programma within it.
    pub programma: Option<Testo>,
    /// Name of the process.
    pub processo: Option<Testo>,
    /// Narrative.
    pub finalita: Option<Testo>,
    /// For whom.
    pub stakeholder: Vec<Testo>,
    /// Figures of past years and of this one.
    pub indici: Vec<Indice>,
    /// Who takes part: a list, or the name of a group.
    pub personale: Option<OElenco<Partecipazione>>,
    /// Instrumental resources.
    pub risorse_strumentali: Vec<Testo>,
    /// Indicators of performance organizzativa di ente.
    pub indicatori: Vec<Indicatore>,
    /// Narrative.
    pub analisi: Option<Testo>,
    /// Free data for the templates.
    pub extra: Extra,
}

/// A figure over the years.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Indice {
    /// Where the mapping stands.
    #[serde(rename = "$luogo")]
    pub luogo: Luogo,
    /// As printed.
    pub nome: Option<Testo>,
    /// Past years.
    pub storico: Mappa<Option<Dato<Cifra>>>,
    /// The mean, typed by hand: compared with the computed one.
    pub media: Option<Dato<Cifra>>,
    /// This year's figure.
    pub consuntivo: Option<Dato<Cifra>>,
    /// Unit of measure.
    pub unita: Option<Testo>,
}
