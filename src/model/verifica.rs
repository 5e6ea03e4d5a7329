//! Interim and final checks of a scheda.

use schemars::JsonSchema;
use serde::Deserialize;

use super::campi::PercentualeRilevata;
use super::{Dato, Testo};
use crate::diagnostic::Luogo;
use crate::valori::{DataGiorno, Percentuale};

/// `verifiche:` of ente.yaml: dates for every scheda that gives none.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(description = "Le date delle verifiche, per le schede che non ne dicono altre.")]
pub struct VerifichePredefinite {
    /// Dates of the interim checks.
    #[schemars(description = "Le date delle verifiche intermedie.")]
    pub intermedie: Vec<Dato<DataGiorno>>,
    /// Date of the final check.
    #[schemars(description = "La data della verifica finale.")]
    pub finale: Option<Dato<DataGiorno>>,
}

/// `verifiche:` of a scheda.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(description = "Le verifiche della scheda, durante e a fine anno.")]
pub struct Verifiche {
    /// Where the mapping stands.
    #[serde(rename = "$luogo")]
    #[schemars(skip)]
    pub luogo: Luogo,
    /// One interim check, perhaps over several dates.
    #[schemars(description = "La verifica intermedia, anche con più date.")]
    pub intermedia: Option<Verifica>,
    /// Several interim checks, each with its date.
    #[schemars(description = "Più verifiche intermedie, ognuna con la sua data e la sua \
        relazione.")]
    pub intermedie: Vec<Verifica>,
    /// The final check.
    #[schemars(description = "La verifica finale.")]
    pub finale: Option<Verifica>,
}

/// One check.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(description = "Una verifica.")]
pub struct Verifica {
    /// Where the mapping stands.
    #[serde(rename = "$luogo")]
    #[schemars(skip)]
    pub luogo: Luogo,
    /// Its date.
    #[schemars(description = "La data della verifica.")]
    pub data: Option<Dato<DataGiorno>>,
    /// Its dates, when one report covers several.
    #[schemars(description = "Le date, quando una relazione ne copre più d'una.")]
    pub date: Vec<Dato<DataGiorno>>,
    /// Narrative: the report.
    #[schemars(description = "Com'è andata. Può avere elenchi, **grassetto** e *corsivo*: va \
        dopo `|`, rientrato.")]
    pub relazione: Option<Testo>,
    /// Media valore raggiunto, typed by hand: compared with the computed one.
    #[schemars(
        description = "La media del valore raggiunto scritta a mano, che si confronta con quella \
            calcolata.",
        example = &"100%"
    )]
    pub valore: Option<Testo>,
    /// Media rispetto dei tempi, typed by hand: compared with the computed one.
    #[schemars(
        description = "La media del rispetto dei tempi scritta a mano, che si confronta con \
            quella calcolata.",
        example = &"100%"
    )]
    pub tempi: Option<Testo>,
    /// Analysis of the deviations.
    #[schemars(description = "L'analisi degli scostamenti.")]
    pub scostamenti: Scostamenti,
    /// Corrective measures.
    #[schemars(description = "I provvedimenti correttivi.")]
    pub provvedimenti: Provvedimenti,
    /// The Nucleo's own figure.
    #[schemars(description = "La valutazione del Nucleo, se è diversa da quella calcolata.")]
    pub valutazione: Option<Valutazione>,
}

/// Why the result differs from the plan; narrative.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(description = "Perché il risultato è diverso dal previsto.")]
pub struct Scostamenti {
    /// Causes.
    #[schemars(description = "Le cause dello scostamento. Può avere elenchi, **grassetto** e \
        *corsivo*: va dopo `|`, rientrato.")]
    pub cause: Option<Testo>,
    /// Effects.
    #[schemars(description = "Gli effetti dello scostamento. Può avere elenchi, **grassetto** e \
        *corsivo*: va dopo `|`, rientrato.")]
    pub effetti: Option<Testo>,
}

/// What was and what will be done about it; narrative.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(description = "Che cosa si è fatto, e si farà, per rimediare.")]
pub struct Provvedimenti {
    /// Taken.
    #[schemars(description = "I provvedimenti già presi. Può avere elenchi, **grassetto** e \
        *corsivo*: va dopo `|`, rientrato.")]
    pub intrapresi: Option<Testo>,
    /// To be taken.
    #[schemars(description = "I provvedimenti da attivare. Può avere elenchi, **grassetto** e \
        *corsivo*: va dopo `|`, rientrato.")]
    pub da_attivare: Option<Testo>,
}

/// The Nucleo's own figure, printed beside the computed one and counted.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(description = "La valutazione del Nucleo, che si stampa accanto a quella calcolata e \
    vale al suo posto.")]
pub struct Valutazione {
    /// The grade.
    #[serde(deserialize_with = "super::dato::rilevato")]
    #[schemars(
        description = "Il grado di raggiungimento dato dal Nucleo.",
        with = "Option<PercentualeRilevata>"
    )]
    pub grado: Option<Dato<Percentuale>>,
    /// Why; narrative.
    #[schemars(description = "Perché è diverso da quello calcolato. Può avere elenchi, \
        **grassetto** e *corsivo*: va dopo `|`, rientrato.")]
    pub motivo: Option<Testo>,
    /// Number of the minutes.
    #[schemars(description = "Il numero del verbale.", example = &"3")]
    pub verbale: Option<Testo>,
}
