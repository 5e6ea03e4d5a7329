//! Interim and final checks of a scheda.

use serde::Deserialize;

use super::valori::{DataGiorno, Percentuale};
use super::{Dato, Testo};
use crate::diagnostic::Luogo;

/// `verifiche:` of ente.yaml: dates for every scheda that gives none.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct VerifichePredefinite {
    /// Dates of the interim checks.
    pub intermedie: Vec<Dato<DataGiorno>>,
    /// Date of the final check.
    pub finale: Option<Dato<DataGiorno>>,
}

/// `verifiche:` of a scheda.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Verifiche {
    /// Where the mapping stands.
    #[serde(rename = "$luogo")]
    pub luogo: Luogo,
    /// One interim check, perhaps over several dates.
    pub intermedia: Option<Verifica>,
    /// Several interim checks, each with its date.
    pub intermedie: Vec<Verifica>,
    /// The final check.
    pub finale: Option<Verifica>,
}

/// One check.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Verifica {
    /// Where the mapping stands.
    #[serde(rename = "$luogo")]
    pub luogo: Luogo,
    /// Its date.
    pub data: Option<Dato<DataGiorno>>,
    /// Its dates, when one report covers several.
    pub date: Vec<Dato<DataGiorno>>,
    /// Narrative: the report.
    pub relazione: Option<Testo>,
    /// Media valore raggiunto, typed by hand: compared with the computed one.
    pub valore: Option<Testo>,
    /// Media rispetto dei tempi, typed by hand: compared with the computed one.
    pub tempi: Option<Testo>,
    /// Analysis of the deviations.
    pub scostamenti: Scostamenti,
    /// Corrective measures.
    pub provvedimenti: Provvedimenti,
    /// The Nucleo's own figure.
    pub valutazione: Option<Valutazione>,
}

/// Why the result differs from the plan; narrative.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Scostamenti {
    /// Causes.
    pub cause: Option<Testo>,
    /// Effects.
    pub effetti: Option<Testo>,
}

/// What was and what will be done about it; narrative.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Provvedimenti {
    /// Taken.
    pub intrapresi: Option<Testo>,
    /// To be taken.
    pub da_attivare: Option<Testo>,
}

/// The Nucleo's own figure, printed beside the computed one and counted.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Valutazione {
    /// The grade.
    pub grado: Option<Dato<Percentuale>>,
    /// Why; narrative.
    pub motivo: Option<Testo>,
    /// Number of the minutes.
    pub verbale: Option<Testo>,
}
