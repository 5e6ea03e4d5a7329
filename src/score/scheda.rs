//! The figures of a scheda and of a process sheet: valore, tempi, grado, esito.

use num_rational::BigRational;
use num_traits::Zero;

use super::media::{Addendo, media};
use super::{
    Metodo, Origine, PunteggioIndicatore, Risultato, Spiegazione, indicatore, intero, termine,
};
use crate::model::{Fase, Indicatore, Indice, Obiettivo, Processo, RegolaMancante, Valutazione};
use crate::valori::{Effettivo, Esito, TipoIndicatore, esatto, percentuale};

/// A sheet scored.
#[derive(Clone, Debug)]
pub struct PunteggioScheda {
    /// One for each indicator, in order.
    pub indicatori: Vec<PunteggioIndicatore>,
    /// One for each phase, in order; `None` without both planned and actual months.
    pub fasi: Vec<Option<Risultato>>,
    /// Media valore raggiunto; `None` is *non rilevato*.
    pub valore: Option<Risultato>,
    /// Media rispetto dei tempi; `None` is *non rilevato*.
    pub tempi: Option<Risultato>,
    /// The grade that the method gives.
    pub calcolato: Option<Risultato>,
    /// The grade that counts: the Nucleo's own figure where there is one, else the computed one.
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
    let punti_fasi: Vec<_> = fasi.iter().map(|f| fase(f, anno)).collect();
    let rilevati = indicatori.iter().filter(|i| i.punteggio.is_some()).count();
    let valore = valore(voci, &indicatori, metodo);
    let tempi = tempi(voci, &indicatori, fasi, &punti_fasi);
    let misurato = composto(valore.as_ref(), tempi.as_ref(), metodo);
    let calcolato = misurato.as_ref().map(|g| in_fascia(g, metodo));
    let nucleo = valutazione.and_then(|v| v.grado.as_ref()?.valore.as_ref());
    let dal_nucleo = nucleo.map(|p| Risultato {
        valore: p.0.clone(),
        spiegazione: Spiegazione {
            origine: Origine::Valutato,
            regola: "valutazione del Nucleo".into(),
            dati: vec![("grado".into(), percentuale(&p.0))],
            formula: esatto(&p.0),
            limiti: None,
        },
    });
    // A band is of the grade as measured, or as the Nucleo gives it.
    let esito = match (&dal_nucleo, &misurato) {
        (Some(g), _) => metodo.esito(Some(&g.valore), true),
        (None, g) => metodo.esito(g.as_ref().map(|g| &g.valore), rilevati == indicatori.len()),
    };
    let grado = dal_nucleo.or_else(|| calcolato.clone());
    PunteggioScheda {
        indicatori,
        fasi: punti_fasi,
        valore,
        tempi,
        calcolato,
        grado,
        esito,
        rilevati,
    }
}

fn nome(i: &Indicatore) -> String {
    i.nome.as_ref().map_or(String::new(), |n| n.testo.clone())
}

/// Mean, weighted if every indicator has a weight, of the indicators that are not dates; of the
/// dates if there are only dates.
fn valore(
    voci: &[Indicatore],
    indicatori: &[PunteggioIndicatore],
    metodo: &Metodo,
) -> Option<Risultato> {
    let data = |i: &PunteggioIndicatore| i.tipo() == Some(TipoIndicatore::Data);
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
        let peso = v.peso.as_ref().and_then(|p| p.valore.as_ref()).filter(|_| pesi_dati);
        parti.push(Addendo { nome: nome(v), valore: punti, peso: peso.map(|p| p.0.clone()) });
    }
    let cosa = match (solo_date, indicatori.iter().any(data)) {
        (true, _) => "delle date",
        (false, true) => "degli indicatori che non sono date (le date contano nei tempi)",
        (false, false) => "degli indicatori",
    };
    media(cosa, &parti)
}

/// Valore, with the share of tempi that the method gives; without tempi it is valore alone.
fn composto(
    valore: Option<&Risultato>,
    tempi: Option<&Risultato>,
    metodo: &Metodo,
) -> Option<Risultato> {
    let valore = valore?;
    let voce = |nome: &str, r: &Risultato| (nome.to_owned(), percentuale(&r.valore));
    let Some(tempi) = tempi.filter(|_| !metodo.quota_tempi.is_zero()) else {
        return Some(Risultato {
            valore: valore.valore.clone(),
            spiegazione: Spiegazione {
                origine: Origine::Calcolato,
                regola: "il grado è il valore".into(),
                dati: vec![voce("valore", valore)],
                formula: esatto(&valore.valore),
                limiti: None,
            },
        });
    };
    let q = &metodo.quota_tempi / intero(100);
    let grado = &valore.valore * (intero(1) - &q) + &tempi.valore * &q;
    let (v, t, q) = (termine(&valore.valore), termine(&tempi.valore), termine(&q));
    Some(Risultato {
        valore: grado,
        spiegazione: Spiegazione {
            origine: Origine::Calcolato,
            regola: format!(
                "valore e tempi, con quota dei tempi {}",
                percentuale(&metodo.quota_tempi)
            ),
            dati: vec![voce("valore", valore), voce("tempi", tempi)],
            formula: format!("{v} × (1 − {q}) + {t} × {q}"),
            limiti: None,
        },
    })
}

/// What a grade counts for: itself, or what its band says.
fn in_fascia(g: &Risultato, metodo: &Metodo) -> Risultato {
    let fascia = metodo.fascia(&g.valore);
    let Some((f, vale)) = fascia.and_then(|f| Some((f, f.vale.as_ref()?))) else {
        return g.clone();
    };
    let da = percentuale(&f.da);
    Risultato {
        valore: vale.clone(),
        spiegazione: Spiegazione {
            origine: Origine::Calcolato,
            regola: format!(
                "{}; nella fascia da {da} conta {}",
                g.spiegazione.regola,
                esatto(vale)
            ),
            dati: vec![("grado misurato".into(), percentuale(&g.valore))],
            formula: esatto(vale),
            limiti: None,
        },
    }
}

/// Mean over the measured date indicators and the phases with both planned and actual months; the
/// phases' weights are scaled so that their mean is 1.
fn tempi(
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
fn fase(f: &Fase, anno: i16) -> Option<Risultato> {
    let previsto = f.previsto.as_ref()?;
    let effettivo = f.effettivo.as_ref()?;
    let mesi_previsti = previsto.valore.as_ref()?.nel(anno);
    let ultimo = mesi_previsti.ultimo()?;
    let conto = |regola: &str, formula: String, valore| {
        Some(Risultato {
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

/// The mean of an index over the past years that have a figure.
pub fn media_indice(i: &Indice) -> Option<Risultato> {
    let anni = i.storico.0.iter().filter_map(|(anno, v)| {
        let valore: BigRational = v.as_ref()?.valore.as_ref()?.0.clone()?;
        Some(Addendo { nome: anno.testo.clone(), valore, peso: None })
    });
    media("degli anni rilevati", &anni.collect::<Vec<_>>())
}
