//! `variazioni.yaml`: what an act changed during the year.

use schemars::JsonSchema;
use serde::Deserialize;

use super::parole::TipoVariazione;
use super::{Atto, Dato, Extra, ObiettivoFile, Testo, senza_estensione};
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

impl Variazione {
    /// What it does, where that was said.
    pub fn tipo(&self) -> Option<TipoVariazione> {
        self.tipo.as_ref().and_then(|t| t.valore)
    }

    /// Whether it names a scheda: by code, identity or file, with or without extension.
    pub fn nomina(&self, o: &ObiettivoFile) -> bool {
        let nome = |t: &Testo| o.si_chiama(&t.testo) || t.testo == senza_estensione(&o.percorso);
        self.obiettivi.iter().any(nome)
    }
}
