//! `variazioni.yaml`: what an act changed during the year.

use schemars::JsonSchema;
use serde::Deserialize;

use super::parole::TipoVariazione;
use super::{Atto, Dato, Extra, Testo};
use crate::diagnostic::Luogo;

/// One variation.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(description = "Una variazione degli obiettivi durante l'anno, con il suo atto.")]
pub struct Variazione {
    /// Where the mapping stands.
    #[serde(rename = "$luogo")]
    #[schemars(skip)]
    pub luogo: Luogo,
    /// The act.
    #[schemars(description = "L'atto che fa la variazione.")]
    pub atto: Atto,
    /// What it does.
    #[schemars(description = "Che cosa fa: modifica, stralcio, nuovo, rettifica.")]
    pub tipo: Option<Dato<TipoVariazione>>,
    /// Why; narrative.
    #[schemars(
        description = "Perché. Può avere elenchi, **grassetto** e *corsivo*: va dopo `|`, \
        rientrato."
    )]
    pub motivo: Option<Testo>,
    /// Codes of the schede.
    #[schemars(description = "I codici delle schede.", example = ["1.06.02"])]
    pub obiettivi: Vec<Testo>,
    /// Free data for the templates.
    pub extra: Extra,
}
