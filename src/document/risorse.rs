//! Financial resources of a scheda: the PEG's chapters.

use num_bigint::BigInt;
use num_rational::BigRational;
use schemars::JsonSchema;
use serde::Serialize;

use crate::model::{Dato, Extra, RisorsaFinanziaria};
use crate::valori::{Importo, italiano};

#[derive(JsonSchema, Serialize)]
struct RigaRisorsa {
    capitolo: String,
    descrizione: String,
    stanziato: String,
    impegnato: String,
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
        i.as_ref().and_then(|i| i.valore.as_ref()).map_or("—".into(), |i| italiano(&i.0, 2))
    };
    RigaRisorsa {
        capitolo: r.capitolo.as_ref().map_or("—".into(), |c| c.testo.clone()),
        descrizione: r.descrizione.as_ref().map_or("—".into(), |c| c.testo.clone()),
        stanziato: importo(&r.stanziato),
        impegnato: if realizzato { importo(&r.impegnato) } else { String::new() },
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
