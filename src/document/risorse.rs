//! Financial resources of a scheda: the PEG's chapters.

use num_bigint::BigInt;
use num_rational::BigRational;
use schemars::JsonSchema;
use serde::Serialize;

use super::stampato::o_trattino;
use crate::model::{Dato, Extra, RisorsaFinanziaria};
use crate::template::TestoStampato;
use crate::valori::{Importo, italiano};

#[derive(JsonSchema, Serialize)]
struct RigaRisorsa {
    capitolo: TestoStampato,
    descrizione: TestoStampato,
    stanziato: TestoStampato,
    impegnato: TestoStampato,
    /// What the capitolo says under `extra`.
    #[schemars(description = "Ciò che il capitolo dice in `extra`.")]
    extra: Extra,
}

/// The rows and the totals of the two columns.
#[derive(JsonSchema, Serialize)]
pub struct Risorse {
    #[schemars(description = "Un capitolo per riga.")]
    righe: Vec<RigaRisorsa>,
    totale_stanziato: String,
    totale_impegnato: String,
}

/// The resources of a scheda; what was committed only when `realizzato`.
pub fn risorse(v: &[RisorsaFinanziaria], realizzato: bool) -> Risorse {
    let impegnato = || totale(v, |r| r.impegnato.as_ref());
    Risorse {
        righe: v.iter().map(|r| risorsa(r, realizzato)).collect(),
        totale_stanziato: totale(v, |r| r.stanziato.as_ref()),
        totale_impegnato: if realizzato { impegnato() } else { String::new() },
    }
}

fn risorsa(r: &RisorsaFinanziaria, realizzato: bool) -> RigaRisorsa {
    let importo = |i: &Option<Dato<Importo>>| {
        let letto = |i: &Dato<Importo>| {
            Some(TestoStampato::presso(italiano(&i.valore.as_ref()?.0, 2), i.luogo))
        };
        i.as_ref().and_then(letto).unwrap_or_else(|| "—".into())
    };
    RigaRisorsa {
        capitolo: o_trattino(r.capitolo.as_ref()),
        descrizione: o_trattino(r.descrizione.as_ref()),
        stanziato: importo(&r.stanziato),
        impegnato: if realizzato { importo(&r.impegnato) } else { TestoStampato::default() },
        extra: r.extra.clone(),
    }
}

fn totale(
    v: &[RisorsaFinanziaria],
    quale: fn(&RisorsaFinanziaria) -> Option<&Dato<Importo>>,
) -> String {
    let zero = BigRational::from_integer(BigInt::from(0));
    let somme: Vec<_> = v.iter().filter_map(|r| quale(r)?.valore.as_ref()).collect();
    if somme.is_empty() {
        "—".into()
    } else {
        italiano(&somme.iter().fold(zero, |s, i| s + &i.0), 2)
    }
}
