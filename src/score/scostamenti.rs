//! What did not go as planned, as the figures themselves say it.

use super::{PunteggioScheda, intero};
use crate::model::{Fase, Indicatore, detto};
use crate::valori::{Effettivo, Esito};

/// What the figures themselves say: indicators not reached or not measured, phases late or not done.
pub fn scostamenti(
    indicatori: &[Indicatore],
    fasi: &[Fase],
    punti: &PunteggioScheda,
) -> Vec<String> {
    let mut ragioni: Vec<(u8, String)> = Vec::new();
    for (i, p) in indicatori.iter().zip(&punti.indicatori) {
        let nome = detto(i.nome.as_ref());
        match p.esito {
            Esito::Raggiunto => {}
            Esito::NonRaggiunto => ragioni.push((0, format!("non raggiunto: {nome}"))),
            Esito::Parziale => ragioni.push((1, format!("raggiunto in parte: {nome}"))),
            // There was nothing to measure.
            Esito::NonRilevato if !p.applicabile => {}
            Esito::NonRilevato => ragioni.push((2, format!("non misurato: {nome}"))),
        }
    }
    let cento = intero(100);
    for (n, (f, p)) in fasi.iter().zip(&punti.fasi).enumerate() {
        if p.as_ref().is_none_or(|r| r.valore >= cento) {
            continue;
        }
        let svolta = f.effettivo.as_ref().and_then(|e| e.valore.as_ref());
        let come = match svolta {
            Some(Effettivo::NonSvolta) => "non svolta",
            _ => "in ritardo",
        };
        ragioni.push((3, format!("fase {} {come}", n + 1)));
    }
    ragioni.sort_by_key(|(grave, _)| *grave);
    ragioni.into_iter().map(|(_, r)| r).collect()
}
