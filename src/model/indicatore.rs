//! An indicator, in a scheda or in a process sheet.

use serde::Deserialize;

use super::valori::{DataGiorno, Percentuale, Peso, Polarita, TipoIndicatore};
use super::{Dato, Extra, Mappa, Testo};
use crate::diagnostic::Luogo;

/// One indicator. What was expected and what was measured stay texts: real acts hold
/// "24/01/2024 recepito nella relazione", which is printed as typed and reported by a rule.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Indicatore {
    /// Where the mapping stands.
    #[serde(rename = "$luogo")]
    pub luogo: Luogo,
    /// As printed.
    pub nome: Option<Testo>,
    /// Inferred from `atteso` when absent.
    pub tipo: Option<Dato<TipoIndicatore>>,
    /// Which direction is better.
    pub polarita: Option<Dato<Polarita>>,
    /// The target.
    pub atteso: Option<Testo>,
    /// Targets of later years, by year.
    pub attesi: Mappa<Testo>,
    /// What was measured.
    pub realizzato: Option<Testo>,
    /// Interim measurements.
    pub rilevazioni: Vec<Rilevazione>,
    /// What was measured in past years, by year.
    pub storico: Mappa<Testo>,
    /// Below it nothing is earned.
    pub soglia: Option<Testo>,
    /// Words of a livello, worst first.
    pub scala: Vec<Testo>,
    /// Weight within the scheda.
    pub peso: Option<Dato<Peso>>,
    /// Unit of measure.
    pub unita: Option<Testo>,
    /// How it is computed.
    pub formula: Option<Testo>,
    /// Where the figure comes from.
    pub fonte: Option<Testo>,
    /// The document that proves it.
    pub evidenza: Option<Testo>,
    /// Narrative.
    pub note: Option<Testo>,
    /// Typed by hand: compared with the computed one.
    pub esito: Option<Testo>,
    /// Only for tipo testo: valued by a person.
    pub punteggio: Option<Dato<Percentuale>>,
    /// Free data for the templates.
    pub extra: Extra,
}

/// An interim measurement.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Rilevazione {
    /// At which date.
    pub al: Option<Dato<DataGiorno>>,
    /// What was measured.
    pub valore: Option<Testo>,
    /// Narrative.
    pub note: Option<Testo>,
}
