//! `piao/3.1-…`: section 3.1, how the ente is organised.

use schemars::JsonSchema;
use serde::Deserialize;

use super::Prosa;
use super::voce::campi;
use crate::diagnostic::Luogo;
use crate::model::{Dato, Extra, Testo};
use crate::valori::Numero;

/// Section 3.1.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(description = "Sezione 3.1, struttura organizzativa (art. 4 DM 132/2022).")]
pub struct Struttura {
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
    /// The units, in printed order.
    #[schemars(description = "Le unità dell'ente, nell'ordine in cui si stampano: i settori e \
        ciò che ne sta fuori.")]
    pub organigramma: Vec<Unita>,
    /// Levels of responsibility.
    #[schemars(description = "I livelli di responsabilità: dirigenti, incarichi di elevata \
        qualificazione, segretario.")]
    pub livelli: Vec<Livello>,
    /// Narrative: how posts are graded.
    #[schemars(description = "Come sono graduate le posizioni. In Markdown, o il percorso di un \
        file .md.")]
    pub graduazione: Option<Prosa>,
    /// Narrative: what changes in three years.
    #[schemars(description = "Gli interventi organizzativi del triennio. In Markdown, o il \
        percorso di un file .md.")]
    pub interventi: Option<Prosa>,
    /// Narrative: printed last.
    #[schemars(description = "Un testo che si stampa per ultimo. In Markdown, o il percorso di \
        un file .md.")]
    pub note: Option<Prosa>,
    /// Free data for the templates.
    pub extra: Extra,
}

campi! { Struttura:
    premessa Mai, organigramma Sempre, livelli Sempre, graduazione Mai, interventi Ordinario,
    note Mai, extra Mai
}

/// A unit: a settore, or what stands outside of them.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(description = "Un'unità dell'ente: un settore, o un ufficio che non sta in nessuno.")]
pub struct Unita {
    /// Where the mapping stands.
    #[serde(rename = "$luogo")]
    #[schemars(skip)]
    pub luogo: Luogo,
    /// Id of the settore; then name and responsabile are its own.
    #[schemars(description = "L'id del settore, da ente.yaml: il nome e il responsabile sono i \
        suoi.")]
    pub settore: Option<Testo>,
    /// Its name, where it is no settore.
    #[schemars(description = "Il nome dell'unità, quando non è un settore.")]
    pub nome: Option<Testo>,
    /// Its head, where it is no settore.
    #[schemars(description = "Chi la guida, quando non è un settore: nome e cognome, o l'id di \
        personale.yaml.")]
    pub responsabile: Option<Testo>,
    /// How many work there.
    #[schemars(description = "Quanti ci lavorano al 31 dicembre.")]
    pub dipendenti: Option<Dato<Numero>>,
    /// Its offices.
    #[schemars(description = "Gli uffici che la compongono.")]
    pub uffici: Vec<Ufficio>,
}

campi! { Unita: settore Mai, nome Mai, responsabile Mai, dipendenti Sempre, uffici Mai }

/// An office of a unit.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(description = "Un ufficio di un'unità.")]
pub struct Ufficio {
    /// Where the mapping stands.
    #[serde(rename = "$luogo")]
    #[schemars(skip)]
    pub luogo: Luogo,
    /// Its name.
    #[schemars(description = "Il nome dell'ufficio.")]
    pub nome: Option<Testo>,
    /// Who runs it.
    #[schemars(description = "Chi lo segue: nome e cognome, o l'id di personale.yaml.")]
    pub responsabile: Option<Testo>,
    /// How many work there.
    #[schemars(description = "Quanti ci lavorano; se è scritto per tutti gli uffici, sommano a \
        quelli dell'unità.")]
    pub dipendenti: Option<Dato<Numero>>,
}

campi! { Ufficio: nome Sempre, responsabile Mai, dipendenti Mai }

/// A level of responsibility.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(description = "Un livello di responsabilità.")]
pub struct Livello {
    /// Where the mapping stands.
    #[serde(rename = "$luogo")]
    #[schemars(skip)]
    pub luogo: Luogo,
    /// Its name.
    #[schemars(description = "Il nome del livello.", example = &"Incarichi di elevata qualificazione")]
    pub livello: Option<Testo>,
    /// How many hold it.
    #[schemars(description = "Quante persone lo coprono.")]
    pub numero: Option<Dato<Numero>>,
    /// Its bands.
    #[schemars(description = "Le fasce in cui si divide.")]
    pub graduazione: Option<Testo>,
}

campi! { Livello: livello Sempre, numero Sempre, graduazione Mai }
