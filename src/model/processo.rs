//! `processi/**/*.yaml`: a sheet of performance organizzativa di ente.

use schemars::JsonSchema;
use serde::Deserialize;

use super::campi;
use super::{Dato, Extra, Indicatore, Mappa, OElenco, Partecipazione, Testo};
use crate::diagnostic::Luogo;
use crate::valori::{Cifra, Peso};

/// One process sheet.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(description = "Una scheda di performance organizzativa di ente.")]
pub struct Processo {
    /// Where the mapping stands.
    #[serde(rename = "$luogo")]
    #[schemars(skip)]
    pub luogo: Luogo,
    /// As printed.
    #[schemars(
        description = "Il titolo della scheda.",
        example = &"Obiettivo di performance organizzativa di ente"
    )]
    pub titolo: Option<Testo>,
    /// Its weight.
    #[schemars(description = "Quanto pesa il processo.")]
    pub peso: Option<Dato<Peso>>,
    /// Who coordinates it.
    #[schemars(
        description = "Chi coordina.",
        example = ["Segretario comunale", "Conferenza dei Responsabili"]
    )]
    pub coordinamento: Vec<Testo>,
    /// Missione of D.Lgs. 118/2011.
    #[schemars(
        description = "Il numero della missione di bilancio (D.Lgs. 118/2011).",
        with = "Option<campi::Bilancio>"
    )]
    pub missione: Option<Testo>,
    /// Programma within it.
    #[schemars(
        description = "Il numero del programma, dentro la missione (D.Lgs. 118/2011).",
        with = "Option<campi::Bilancio>"
    )]
    pub programma: Option<Testo>,
    /// Name of the process.
    #[schemars(description = "Il nome del processo.")]
    pub processo: Option<Testo>,
    /// Narrative.
    #[schemars(description = "A che cosa serve il processo. Può avere elenchi, **grassetto** e \
        *corsivo*: va dopo `|`, rientrato.")]
    pub finalita: Option<Testo>,
    /// For whom.
    #[schemars(description = "Per chi è.", example = ["Cittadini", "Dipendenti"])]
    pub stakeholder: Vec<Testo>,
    /// Figures of past years and of this one.
    #[schemars(description = "Le cifre del processo, degli anni passati e di questo.")]
    pub indici: Vec<Indice>,
    /// Who takes part: a list, or the name of a group.
    #[schemars(description = "Chi partecipa, e con quale quota: un elenco, o il nome di un \
        gruppo di personale.yaml.")]
    pub personale: Option<OElenco<Partecipazione>>,
    /// Instrumental resources.
    #[schemars(description = "Le risorse strumentali assegnate.", example = ["n. 1 pc portatile"])]
    pub risorse_strumentali: Vec<Testo>,
    /// Indicators of performance organizzativa di ente.
    #[schemars(description = "Gli indicatori di performance organizzativa di ente.")]
    pub indicatori: Vec<Indicatore>,
    /// Narrative.
    #[schemars(description = "L'analisi del risultato. Può avere elenchi, **grassetto** e \
        *corsivo*: va dopo `|`, rientrato.")]
    pub analisi: Option<Testo>,
    /// Free data for the templates.
    pub extra: Extra,
}

/// A figure over the years.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(description = "Una cifra del processo, anno per anno.")]
#[schemars(extend("required" = ["nome"]))]
pub struct Indice {
    /// Where the mapping stands.
    #[serde(rename = "$luogo")]
    #[schemars(skip)]
    pub luogo: Luogo,
    /// As printed.
    #[schemars(description = "Che cosa si conta.", example = &"N. dipendenti al 31.12")]
    pub nome: Option<Testo>,
    /// Past years.
    #[schemars(
        description = "Le cifre degli anni passati, anno per anno; un anno senza cifra si \
        lascia fuori o in bianco."
    )]
    pub storico: Mappa<Option<Dato<Cifra>>>,
    /// The mean, typed by hand: compared with the computed one.
    #[schemars(description = "La media scritta a mano, che si confronta con quella calcolata.")]
    pub media: Option<Dato<Cifra>>,
    /// This year's figure.
    #[schemars(description = "La cifra di quest'anno, a fine anno.")]
    pub consuntivo: Option<Dato<Cifra>>,
    /// Unit of measure.
    #[schemars(description = "L'unità di misura.", example = &"ore")]
    pub unita: Option<Testo>,
}
