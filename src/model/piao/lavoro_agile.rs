//! `piao/3.2-…`: section 3.2, remote work.

use schemars::JsonSchema;
use serde::Deserialize;

use super::voce::campi;
use super::{IndicatoreImpatto, Prosa, Remoto};
use crate::diagnostic::Luogo;
use crate::model::{Dato, Extra, Testo};
use crate::valori::Numero;

/// Section 3.2.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(description = "Sezione 3.2, organizzazione del lavoro agile (art. 4 DM 132/2022).")]
pub struct LavoroAgile {
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
    /// Narrative: what must hold, and what helps.
    #[schemars(description = "Le condizionalità e i fattori abilitanti. In Markdown, o il \
        percorso di un file .md.")]
    pub condizioni: Option<Prosa>,
    /// Narrative: services do not suffer.
    #[schemars(description = "Perché i servizi ai cittadini non ne risentono. In Markdown, o il \
        percorso di un file .md.")]
    pub servizi: Option<Prosa>,
    /// Narrative: rotation, and mostly in the office.
    #[schemars(description = "La rotazione e la prevalenza del lavoro in presenza. In Markdown, \
        o il percorso di un file .md.")]
    pub prevalenza: Option<Prosa>,
    /// Narrative: cloud and security.
    #[schemars(
        description = "La piattaforma, il cloud, la sicurezza dei dati. In Markdown, o il \
        percorso di un file .md."
    )]
    pub piattaforma: Option<Prosa>,
    /// Narrative: how arrears are worked off.
    #[schemars(description = "Come si smaltisce l'arretrato, se c'è. In Markdown, o il percorso \
        di un file .md.")]
    pub arretrato: Option<Prosa>,
    /// Narrative: what people are given to work with.
    #[schemars(description = "Gli apparati che l'ente dà a chi lavora in modo agile. In \
        Markdown, o il percorso di un file .md.")]
    pub apparati: Option<Prosa>,
    /// What can be done from elsewhere.
    #[schemars(description = "Le attività, e quanto si possono svolgere da remoto.")]
    pub attivita: Vec<Attivita>,
    /// How many agreements there are.
    #[schemars(description = "Gli accordi individuali in corso.")]
    pub accordi: Option<Dato<Numero>>,
    /// What is wanted.
    #[schemars(description = "Gli obiettivi del lavoro agile.")]
    pub obiettivi: Vec<Testo>,
    /// Its effects over three years.
    #[schemars(description = "Gli indicatori d'impatto, interno ed esterno.")]
    pub indicatori: Vec<IndicatoreImpatto>,
    /// Narrative: printed last.
    #[schemars(description = "Un testo che si stampa per ultimo. In Markdown, o il percorso di \
        un file .md.")]
    pub note: Option<Prosa>,
    /// Free data for the templates.
    pub extra: Extra,
}

campi! { LavoroAgile:
    premessa Mai, condizioni Sempre, servizi Sempre, prevalenza Sempre, piattaforma Sempre,
    arretrato Sempre, apparati Sempre, attivita Sempre, accordi Sempre, obiettivi Ordinario,
    indicatori Ordinario, note Mai, extra Mai
}

/// An activity.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(description = "Un'attività, e quanto si può svolgere da remoto.")]
pub struct Attivita {
    /// Where the mapping stands.
    #[serde(rename = "$luogo")]
    #[schemars(skip)]
    pub luogo: Luogo,
    /// Which.
    #[schemars(description = "Quale attività.")]
    pub attivita: Option<Testo>,
    /// Whose it is.
    #[schemars(description = "L'ufficio che la svolge: l'id di un settore, o il nome.")]
    pub struttura: Option<Testo>,
    /// How far.
    #[schemars(description = "Quanto: tutta, in_parte, mai.")]
    pub da_remoto: Option<Dato<Remoto>>,
    /// Why.
    #[schemars(description = "Perché.")]
    pub motivo: Option<Testo>,
}

campi! { Attivita: attivita Sempre, struttura Sempre, da_remoto Sempre, motivo Mai }
