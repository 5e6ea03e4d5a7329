//! `variazioni.yaml`: what an act changed during the year.

use serde::Deserialize;

use super::parole::TipoVariazione;
use super::{Atto, Dato, Extra, Testo};
use crate::diagnostic::Luogo;

/// One variation.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Variazione {
    /// Where the mapping stands.
    #[serde(rename = "$luogo")]
    pub luogo: Luogo,
    /// The act.
    pub atto: Atto,
    /// What it does.
    pub tipo: Option<Dato<TipoVariazione>>,
    /// Why; narrative.
    pub motivo: Option<Testo>,
    /// Codes of the schede.
    pub obiettivi: Vec<Testo>,
    /// Free data for the templates.
    pub extra: Extra,
}
