//! The respect of the times: dates and phases.

use num_traits::Zero;

use super::media::{Addendo, media, nome};
use super::{Origine, PunteggioIndicatore, Risultato, Spiegazione, intero};
use crate::model::{Fase, Indicatore};
use crate::valori::{Effettivo, TipoIndicatore};

/// Mean over the measured date indicators and the phases with both planned and actual months; the
/// phases' weights are scaled so that their mean is 1.
pub(super) fn tempi(
    voci: &[Indicatore],
    indicatori: &[PunteggioIndicatore],
    fasi: &[Fase],
    punti_fasi: &[Option<Risultato>],
) -> Option<Risultato> {
    let date = voci.iter().zip(indicatori).filter(|(_, i)| i.tipo() == Some(TipoIndicatore::Data));
    let date = date.filter_map(|(v, i)| {
        let valore = i.punteggio.as_ref()?.valore.clone();
        Some(Addendo { nome: nome(v), valore, peso: Some(intero(1)) })
    });
    let mut parti: Vec<Addendo> = date.collect();
    let misurate: Vec<_> = fasi
        .iter()
        .zip(punti_fasi)
        .enumerate()
        .filter_map(|(n, (f, p))| Some((n + 1, f, p.as_ref()?)))
        .collect();
    let peso = |f: &Fase| f.peso.as_ref().and_then(|p| p.valore.as_ref()).map(|p| p.0.clone());
    let pesi: Option<Vec<_>> = misurate.iter().map(|(_, f, _)| peso(f)).collect();
    let n = intero(i64::try_from(misurate.len()).unwrap_or(0));
    let somma = pesi.iter().flatten().fold(intero(0), |s, p| s + p);
    for (k, (numero, _, punti)) in misurate.into_iter().enumerate() {
        let peso = match pesi.as_ref().and_then(|p| p.get(k)) {
            Some(p) if !somma.is_zero() => p * &n / &somma,
            // Weights that are all zero weigh nothing.
            Some(_) => intero(0),
            None => intero(1),
        };
        let nome = format!("fase {numero}");
        parti.push(Addendo { nome, valore: punti.valore.clone(), peso: Some(peso) });
    }
    let cosa = if pesi.is_some() && n > intero(1) {
        "delle date e delle fasi (peso 1 ogni data; ogni fase il suo, diviso la media dei pesi delle fasi)"
    } else {
        "delle date e delle fasi"
    };
    media(cosa, &parti)
}

/// 100 × the actual months not after the last planned one / the actual months; `non svolta` is 0.
pub(super) fn fase(f: &Fase, anno: i16) -> Option<Risultato> {
    let previsto = f.previsto.as_ref()?;
    let effettivo = f.effettivo.as_ref()?;
    let mesi_previsti = previsto.valore.as_ref()?.nel(anno);
    let ultimo = mesi_previsti.ultimo()?;
    let conto = |regola: &str, formula: String, valore| {
        Some(Risultato {
            decimali: 2,
            valore,
            spiegazione: Spiegazione {
                origine: Origine::Calcolato,
                regola: regola.to_owned(),
                dati: vec![
                    ("previsto".into(), previsto.testo.clone()),
                    ("effettivo".into(), effettivo.testo.clone()),
                ],
                formula,
                limiti: None,
                grezzo: None,
            },
        })
    };
    match effettivo.valore.as_ref()? {
        Effettivo::NonSvolta => conto("fase non svolta: 0", "0".into(), intero(0)),
        Effettivo::Mesi(m) => {
            let mesi = m.nel(anno);
            let tutti = i64::try_from(mesi.len()).ok().filter(|n| *n > 0)?;
            let in_tempo = i64::try_from(mesi.iter().filter(|m| *m <= ultimo).count()).ok()?;
            conto(
                "fase: 100 × mesi effettivi non oltre l'ultimo previsto / mesi effettivi",
                format!("100 × {in_tempo} / {tutti}"),
                intero(100 * in_tempo) / intero(tutti),
            )
        }
    }
}
