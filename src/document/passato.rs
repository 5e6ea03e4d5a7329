//! Where the indicators come from: the baseline and the years before, in columns of their own.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::Serialize;

use super::stampato::{detto, misurato};
use crate::model::{Indicatore, Testo};
use crate::score::PunteggioIndicatore;
use crate::template::TestoStampato;

/// The most years that a page has room for; older ones stay in small print.
pub const ANNI: usize = 6;

/// The past of the indicators of a sheet.
#[derive(Default, JsonSchema, Serialize)]
pub struct Passato {
    #[schemars(description = "Gli anni, dal più lontano.")]
    anni: Vec<String>,
    #[schemars(description = "Se c'è la colonna della partenza.")]
    partenza: bool,
    #[schemars(
        description = "Una riga per indicatore, nel loro ordine; nessuna dove nessuno ha un passato."
    )]
    righe: Vec<RigaPassato>,
}

#[derive(JsonSchema, Serialize)]
struct RigaPassato {
    #[schemars(description = "Che cosa si misura.")]
    nome: TestoStampato,
    #[schemars(description = "Da dove si parte.")]
    partenza: TestoStampato,
    #[schemars(description = "I valori, anno per anno.")]
    valori: Vec<TestoStampato>,
}

/// The years that have a column: the last ones.
pub fn anni(voci: &[Indicatore]) -> Vec<String> {
    let tutti: BTreeSet<&str> =
        voci.iter().flat_map(|i| i.storico.0.iter().map(|(a, _)| a.as_str())).collect();
    let troppi = tutti.len().saturating_sub(ANNI);
    tutti.into_iter().skip(troppi).map(str::to_owned).collect()
}

/// The past of some indicators; empty where none has one.
pub fn passato(voci: &[Indicatore], punti: &[PunteggioIndicatore], anno: i16) -> Passato {
    let anni = anni(voci);
    let partenza = voci.iter().any(|i| i.partenza.is_some());
    if anni.is_empty() && !partenza {
        return Passato::default();
    }
    let righe = voci
        .iter()
        .zip(punti)
        .map(|(i, p)| {
            let l = &p.lettura;
            let del = |a: &String| {
                let mut suoi = i.storico.0.iter().zip(&l.storico);
                let suo = suoi.find(|((k, _), _)| k.as_str() == a);
                suo.map_or_else(
                    || "—".into(),
                    |((_, t), (quando, letto))| stampato(t, misurato(t, letto.as_ref(), *quando)),
                )
            };
            RigaPassato {
                nome: detto(i.nome.as_ref()),
                partenza: i.partenza.as_ref().map_or_else(
                    || "—".into(),
                    |t| stampato(t, misurato(t, l.partenza.as_ref(), anno)),
                ),
                valori: anni.iter().map(del).collect(),
            }
        })
        .collect();
    Passato { anni, partenza, righe }
}

fn stampato(t: &Testo, come: String) -> TestoStampato {
    TestoStampato::presso(come, t.luogo)
}
