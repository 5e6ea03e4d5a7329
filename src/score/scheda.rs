//! The figures of a scheda and of a process sheet: valore, tempi, grado, esito.

use num_rational::BigRational;
use num_traits::Zero;

use super::{Metodo, PunteggioIndicatore, RegolaMancante, Risultato, indicatore, intero};
use crate::model::valori::{Effettivo, Esito, TipoIndicatore, esatto};
use crate::model::{Fase, Indicatore, Indice, Obiettivo, Processo, Valutazione};

/// A sheet scored.
#[derive(Clone, Debug)]
pub struct PunteggioScheda {
    /// One for each indicator, in order.
    pub indicatori: Vec<PunteggioIndicatore>,
    /// Media valore raggiunto; `None` is *non rilevato*.
    pub valore: Option<Risultato>,
    /// Media rispetto dei tempi; `None` is *non rilevato*.
    pub tempi: Option<Risultato>,
    /// The grade: valore, or the Nucleo's own figure.
    pub grado: Option<Risultato>,
    /// The esito of the grade.
    pub esito: Esito,
    /// How many indicators were measured.
    pub rilevati: usize,
}

/// Scores a scheda.
pub fn obiettivo(o: &Obiettivo, anno: i16, metodo: &Metodo) -> PunteggioScheda {
    let valutazione = o.verifiche.finale.as_ref().and_then(|f| f.valutazione.as_ref());
    scheda(&o.indicatori, &o.fasi, valutazione, anno, metodo)
}

/// Scores a process sheet.
pub fn processo(p: &Processo, anno: i16, metodo: &Metodo) -> PunteggioScheda {
    scheda(&p.indicatori, &[], None, anno, metodo)
}

fn scheda(
    voci: &[Indicatore],
    fasi: &[Fase],
    valutazione: Option<&Valutazione>,
    anno: i16,
    metodo: &Metodo,
) -> PunteggioScheda {
    let indicatori: Vec<_> = voci.iter().map(|i| indicatore(i, anno, metodo)).collect();
    let rilevati = indicatori.iter().filter(|i| i.punteggio.is_some()).count();
    let valore = valore(voci, &indicatori, metodo);
    let tempi = tempi(&indicatori, fasi, anno);
    let nucleo = valutazione.and_then(|v| v.grado.as_ref()?.valore.as_ref());
    let grado = match nucleo {
        Some(p) => Some(Risultato {
            valore: p.0.clone(),
            spiegazione: format!("valutazione del Nucleo: {}", esatto(&p.0)),
        }),
        None => grado(valore.as_ref(), tempi.as_ref(), metodo),
    };
    let tutti = nucleo.is_some() || rilevati == indicatori.len();
    let esito = metodo.esito(grado.as_ref().map(|g| &g.valore), tutti);
    PunteggioScheda { indicatori, valore, tempi, grado, esito, rilevati }
}

/// Mean, weighted if every indicator has a weight, of the indicators that are not dates; of the
/// dates if there are only dates.
fn valore(
    voci: &[Indicatore],
    indicatori: &[PunteggioIndicatore],
    metodo: &Metodo,
) -> Option<Risultato> {
    let data = |i: &PunteggioIndicatore| i.tipo == Some(TipoIndicatore::Data);
    let solo_date = indicatori.iter().all(data);
    let pesi_dati = voci.iter().all(|v| v.peso.as_ref().is_some_and(|p| p.valore.is_some()));
    let mut parti = Vec::new();
    for (v, i) in voci.iter().zip(indicatori) {
        if !solo_date && data(i) {
            continue;
        }
        let punti = match (&i.punteggio, metodo.mancante) {
            (Some(p), _) => p.valore.clone(),
            (None, RegolaMancante::Esclusa) => continue,
            (None, RegolaMancante::Zero) => intero(0),
            (None, RegolaMancante::Errore) => return None,
        };
        let peso = v.peso.as_ref().and_then(|p| p.valore.as_ref());
        let peso = peso.filter(|_| pesi_dati).map_or_else(|| intero(1), |p| p.0.clone());
        parti.push((punti, peso));
    }
    media(&parti)
}

/// Valore, with the share of tempi that the method gives; without tempi it is valore alone.
fn grado(
    valore: Option<&Risultato>,
    tempi: Option<&Risultato>,
    metodo: &Metodo,
) -> Option<Risultato> {
    let valore = valore?;
    let Some(tempi) = tempi.filter(|_| !metodo.quota_tempi.is_zero()) else {
        return Some(valore.clone());
    };
    let q = &metodo.quota_tempi / intero(100);
    let grado = &valore.valore * (intero(1) - &q) + &tempi.valore * &q;
    let spiegazione = format!(
        "{} × (1 − {q}) + {} × {q} = {}",
        esatto(&valore.valore),
        esatto(&tempi.valore),
        esatto(&grado),
        q = esatto(&q)
    );
    Some(Risultato { valore: grado, spiegazione })
}

/// Mean over the measured date indicators and the phases with both planned and actual months; the
/// phases' weights are scaled so that their mean is 1.
fn tempi(indicatori: &[PunteggioIndicatore], fasi: &[Fase], anno: i16) -> Option<Risultato> {
    let mut parti: Vec<(BigRational, BigRational)> = indicatori
        .iter()
        .filter(|i| i.tipo == Some(TipoIndicatore::Data))
        .filter_map(|i| Some((i.punteggio.as_ref()?.valore.clone(), intero(1))))
        .collect();
    let misurate: Vec<_> = fasi.iter().filter_map(|f| Some((f, fase(f, anno)?))).collect();
    let peso = |f: &Fase| f.peso.as_ref().and_then(|p| p.valore.as_ref()).map(|p| p.0.clone());
    let pesi: Option<Vec<_>> = misurate.iter().map(|(f, _)| peso(f)).collect();
    let n = intero(i64::try_from(misurate.len()).unwrap_or(0));
    let somma = pesi.iter().flatten().fold(intero(0), |s, p| s + p);
    for (k, (_, punti)) in misurate.into_iter().enumerate() {
        let peso = match pesi.as_ref().and_then(|p| p.get(k)) {
            Some(p) if !somma.is_zero() => p * &n / &somma,
            _ => intero(1),
        };
        parti.push((punti, peso));
    }
    media(&parti)
}

/// 100 × the actual months not after the last planned one / the actual months; `non svolta` is 0.
fn fase(f: &Fase, anno: i16) -> Option<BigRational> {
    let previsto = f.previsto.as_ref()?.valore.as_ref()?.nel(anno);
    let ultimo = previsto.ultimo()?;
    match f.effettivo.as_ref()?.valore.as_ref()? {
        Effettivo::NonSvolta => Some(intero(0)),
        Effettivo::Mesi(m) => {
            let mesi = m.nel(anno);
            let tutti = i64::try_from(mesi.len()).ok().filter(|n| *n > 0)?;
            let in_tempo = mesi.iter().filter(|m| *m <= ultimo).count();
            Some(intero(100 * i64::try_from(in_tempo).ok()?) / intero(tutti))
        }
    }
}

/// Weighted mean with its formula; `None` over nothing, or when the weights sum to nothing.
fn media(parti: &[(BigRational, BigRational)]) -> Option<Risultato> {
    let pesi = parti.iter().fold(intero(0), |s, (_, p)| s + p);
    if pesi.is_zero() {
        return None;
    }
    let somma = parti.iter().fold(intero(0), |s, (v, p)| s + v * p);
    let uguali = parti.iter().all(|(_, p)| *p == intero(1));
    let addendi = parti
        .iter()
        .map(|(v, p)| if uguali { esatto(v) } else { format!("{} × {}", esatto(v), esatto(p)) });
    let valore = somma / &pesi;
    let spiegazione = format!(
        "({}) / {} = {}",
        addendi.collect::<Vec<_>>().join(" + "),
        esatto(&pesi),
        esatto(&valore)
    );
    Some(Risultato { valore, spiegazione })
}

/// The mean of an index over the past years that have a figure.
pub fn media_indice(i: &Indice) -> Option<Risultato> {
    let anni: Vec<_> = i
        .storico
        .0
        .iter()
        .filter_map(|(_, v)| Some((v.as_ref()?.valore.as_ref()?.0.clone()?, intero(1))))
        .collect();
    media(&anni)
}
