//! `personale.yaml`: who works there, and groups of people.

use serde::Deserialize;

use super::valori::{DataGiorno, Quota};
use super::{Dato, Extra, Mappa, Testo};
use crate::diagnostic::Luogo;

/// The file: a list of persons, or a mapping with `persone` and `gruppi`.
#[derive(Clone, Debug, Deserialize)]
pub enum Personale {
    /// The list.
    #[serde(rename = "$elenco")]
    Elenco(Vec<Dipendente>),
    /// The mapping.
    #[serde(rename = "$mappa")]
    Mappa(PersoneEGruppi),
}

impl Default for Personale {
    fn default() -> Self {
        Personale::Elenco(Vec::new())
    }
}

/// Persons and groups.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct PersoneEGruppi {
    /// Who works there.
    pub persone: Vec<Dipendente>,
    /// Groups that a sheet may name instead of its own list.
    pub gruppi: Mappa<Vec<Partecipazione>>,
    /// Free data for the templates.
    pub extra: Extra,
}

/// A person.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Dipendente {
    /// Where the mapping stands.
    #[serde(rename = "$luogo")]
    pub luogo: Luogo,
    /// By which sheets name the person.
    pub id: Option<Testo>,
    /// As printed.
    pub nome: Option<Testo>,
    /// Stands for the name in the public edition.
    pub ruolo: Option<Testo>,
    /// As printed in the Cat. column: PO, EQ, SEGR, D, Istruttori …
    pub categoria: Option<Testo>,
    /// Id of a settore.
    pub settore: Option<Testo>,
    /// First day of service.
    pub dal: Option<Dato<DataGiorno>>,
    /// Last day of service.
    pub al: Option<Dato<DataGiorno>>,
    /// Several periods, each with its own categoria and settore.
    pub periodi: Vec<Periodo>,
    /// Free data for the templates.
    pub extra: Extra,
}

/// A service period.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Periodo {
    /// Where the mapping stands.
    #[serde(rename = "$luogo")]
    pub luogo: Luogo,
    /// First day.
    pub dal: Option<Dato<DataGiorno>>,
    /// Last day.
    pub al: Option<Dato<DataGiorno>>,
    /// In that period.
    pub categoria: Option<Testo>,
    /// In that period.
    pub settore: Option<Testo>,
}

/// A person's share in a sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Partecipazione {
    /// Where the mapping stands.
    #[serde(rename = "$luogo")]
    pub luogo: Luogo,
    /// Id or exact name.
    pub dipendente: Option<Testo>,
    /// Planned share.
    pub prevista: Option<Dato<Quota>>,
    /// Realised share.
    pub realizzata: Option<Dato<Quota>>,
    /// Overrides the person's own.
    pub categoria: Option<Testo>,
}
