//! `piao/4-…`: section 4, how the PIAO itself is followed.

use schemars::JsonSchema;
use serde::Deserialize;

use super::Prosa;
use super::voce::campi;
use crate::diagnostic::Luogo;
use crate::model::{Extra, Testo};

/// Section 4.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(description = "Sezione 4, monitoraggio (art. 5 DM 132/2022).")]
pub struct MonitoraggioPiao {
    /// Where the mapping stands.
    #[serde(rename = "$luogo")]
    #[schemars(skip)]
    pub luogo: Luogo,
    /// Narrative: printed first.
    #[schemars(
        description = "Un testo che si stampa per primo. In Markdown, o il percorso di un \
        file .md."
    )]
    pub premessa: Option<Prosa>,
    /// How each section is followed.
    #[schemars(description = "Come si segue ogni sezione.")]
    pub sezioni: Vec<VoceMonitoraggio>,
    /// Narrative: how users are asked.
    #[schemars(description = "Come si rileva la soddisfazione degli utenti. In Markdown, o il \
        percorso di un file .md.")]
    pub soddisfazione_utenti: Option<Prosa>,
    /// Narrative: printed last.
    #[schemars(description = "Un testo che si stampa per ultimo. In Markdown, o il percorso di \
        un file .md.")]
    pub note: Option<Prosa>,
    /// Free data for the templates.
    pub extra: Extra,
}

campi! { MonitoraggioPiao:
    premessa Mai, sezioni Ordinario, soddisfazione_utenti Ordinario, note Mai, extra Mai
}

/// How a section is followed.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(description = "Come si segue una sezione.")]
pub struct VoceMonitoraggio {
    /// Where the mapping stands.
    #[serde(rename = "$luogo")]
    #[schemars(skip)]
    pub luogo: Luogo,
    /// Its number.
    #[schemars(description = "Il numero della sezione.", example = &"2.3")]
    pub sezione: Option<Testo>,
    /// With what.
    #[schemars(description = "Con che cosa.", example = &"relazione annuale del RPCT")]
    pub strumento: Option<Testo>,
    /// How often.
    #[schemars(description = "Ogni quanto.")]
    pub periodicita: Option<Testo>,
    /// Who does it.
    #[schemars(description = "Chi lo fa: nome e cognome, l'id di personale.yaml o l'id di un \
        settore, o un organo.")]
    pub responsabile: Option<Testo>,
    /// The article that asks for it.
    #[schemars(description = "L'articolo che lo chiede.")]
    pub norma: Option<Testo>,
}

campi! { VoceMonitoraggio:
    sezione Sempre, strumento Sempre, periodicita Sempre, responsabile Sempre, norma Mai
}
