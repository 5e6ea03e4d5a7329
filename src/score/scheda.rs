//! The figures of a scheda and of a process sheet: valore, tempi, grado, esito.

use num_rational::BigRational;
use num_traits::Zero;

use super::fasi::{fase, tempi};
use super::media::{Addendo, media, nome};
use super::{
    Metodo, Origine, PunteggioIndicatore, Risultato, Spiegazione, indicatore, intero, termine,
};
use crate::model::{
    Fase, Indicatore, Indice, Norma, Obiettivo, Processo, RegolaMancante, Valutazione,
};
use crate::valori::{Esito, TipoIndicatore, esatto, percentuale};

/// What becomes of the share of pay that hangs on the payment times.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum QuotaPagamenti {
    /// The target is met.
    Dovuta,
    /// The delay was not measured.
    DaVerificare,
    /// The delay is over zero, or over its target.
    NonDovuta,
}

impl QuotaPagamenti {
    /// What is printed beside the share.
    pub fn detta(self) -> &'static str {
        match self {
            QuotaPagamenti::Dovuta => "dovuta secondo il dato inserito",
            QuotaPagamenti::DaVerificare => "da verificare",
            QuotaPagamenti::NonDovuta => {
                "quota non dovuta secondo il dato inserito; la verifica spetta all'organo di revisione"
            }
        }
    }
}

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
    /// The grade: the Nucleo's own figure where there is one, else the computed one.
    pub grado: Option<Risultato>,
    /// What the grade counts for in the means: itself, or what its band says.
    pub conta: Option<Risultato>,
    /// The esito of the grade.
    pub esito: Esito,
    /// The place of its band among the method's.
    pub fascia: Option<usize>,
    /// The share of premio of the band, in per cent.
    pub premio: Option<BigRational>,
    /// How many indicators were measured; of a sheet without any, how many phases.
    pub rilevati: usize,
    /// Out of how many: `n.a.` is not among them.
    pub su: usize,
    /// What becomes of the share of pay, where the sheet holds the indicator of the law.
    pub quota_pagamenti: Option<QuotaPagamenti>,
}

impl PunteggioScheda {
    /// Whether it counts in the mean of its settore.
    pub fn misurata(&self) -> bool {
        self.grado.is_some() && self.esito != Esito::NonRilevato
    }

    /// Whether the condition that a prerequisito is was met; `None` where nothing tells.
    pub fn condizione(&self) -> Option<bool> {
        (self.esito != Esito::NonRilevato).then_some(self.esito == Esito::Raggiunto)
    }

    /// Whether only phases make the grade.
    pub fn solo_fasi(&self) -> bool {
        self.indicatori.is_empty()
    }
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
    let (rilevati, su) = if indicatori.is_empty() {
        // A phase without planned months says nothing that could be recorded.
        let previste = fasi.iter().zip(&punti_fasi).filter(|(f, _)| f.previsto.is_some());
        (previste.clone().filter(|(_, p)| p.is_some()).count(), previste.count())
    } else {
        let applicabili = indicatori.iter().filter(|i| i.applicabile);
        let rilevati = applicabili.clone().filter(|i| i.punteggio.is_some()).count();
        (rilevati, applicabili.count())
    };
    let valore = valore(voci, &indicatori, metodo);
    let tempi = tempi(voci, &indicatori, fasi, &punti_fasi);
    let calcolato = match indicatori.is_empty() {
        true => tempi.as_ref().map(|t| {
            uguale(metodo, "senza indicatori il grado è il rispetto dei tempi", "tempi", t)
        }),
        false if rilevati == 0 => {
            valore.as_ref().map(|v| uguale(metodo, "il grado è il valore", "valore", v))
        }
        false => composto(valore.as_ref(), tempi.as_ref(), metodo),
    };
    let nucleo = valutazione.and_then(|v| v.grado.as_ref()?.valore.as_ref());
    let dal_nucleo = nucleo.map(|p| Risultato {
        decimali: 2,
        valore: p.0.clone(),
        spiegazione: Spiegazione {
            origine: Origine::Valutato,
            regola: "valutazione del Nucleo".into(),
            dati: vec![("grado".into(), percentuale(&p.0))],
            formula: esatto(&p.0),
            limiti: None,
            grezzo: None,
        },
    });
    let quota_pagamenti = indicatori.iter().filter_map(quota).max();
    let mancata = quota_pagamenti == Some(QuotaPagamenti::NonDovuta);
    let giudizio = match (&dal_nucleo, &calcolato) {
        // A law's condition is not lifted by anybody's figure.
        (Some(g), _) => metodo.giudica(Some(&g.valore), mancata),
        // Under `mancante: zero` nothing measured is a grade of 0, and no esito.
        (None, _) if rilevati == 0 => metodo.giudica(None, false),
        (None, g) => metodo.giudica(g.as_ref().map(|g| &g.valore), rilevati < su || mancata),
    };
    let calcolato = calcolato.map(|g| metodo.distinta(g));
    let grado = dal_nucleo.map(|g| metodo.distinta(g)).or_else(|| calcolato.clone());
    let come_il_grado = |r: Option<Risultato>| match (r, &grado) {
        (Some(r), Some(g)) if r.valore == g.valore => Some(metodo.distinta(r)),
        (r, _) => r,
    };
    PunteggioScheda {
        indicatori,
        fasi: punti_fasi,
        valore: come_il_grado(valore),
        tempi: if voci.is_empty() { come_il_grado(tempi) } else { tempi },
        conta: grado.as_ref().map(|g| metodo.conta(g)),
        calcolato,
        grado,
        esito: giudizio.esito,
        fascia: giudizio.fascia,
        premio: giudizio.premio,
        rilevati,
        su,
        quota_pagamenti,
    }
}

/// What the delay of a year's payments makes of the share of pay (art. 4-bis DL 13/2023).
fn quota(i: &PunteggioIndicatore) -> Option<QuotaPagamenti> {
    i.norma.filter(|n| *n == Norma::RitardoAnnuale)?;
    let misura = match i.realizzato() {
        Some(crate::valori::Rilevato::Valore(m)) if i.applicabile => m.numero(),
        _ => None,
    };
    let Some(r) = misura else { return Some(QuotaPagamenti::DaVerificare) };
    let atteso = i.atteso().and_then(|a| a.valore.numero());
    let oltre = r > intero(0) || atteso.is_some_and(|a| r > a);
    Some(if oltre { QuotaPagamenti::NonDovuta } else { QuotaPagamenti::Dovuta })
}

/// How far a sum of weights may be from 100, in per cent: 33,33 × 3.
fn cento(somma: &BigRational) -> bool {
    let scarto = somma - intero(100);
    let margine = BigRational::new(5.into(), 100.into());
    scarto <= margine && scarto >= -margine
}

/// How the indicators of a sheet weigh: by their weights, where all have one; by those that are given,
/// where they sum to 100 and only dates have none; all the same else.
enum Pesi {
    Dati,
    DateAZero,
    Uguali,
}

fn pesi(voci: &[Indicatore], indicatori: &[PunteggioIndicatore]) -> Pesi {
    let dato =
        |v: &Indicatore| v.peso.as_ref().and_then(|p| p.valore.as_ref()).map(|p| p.0.clone());
    if voci.iter().all(|v| dato(v).is_some()) {
        return Pesi::Dati;
    }
    let mut senza = voci.iter().zip(indicatori).filter(|(v, _)| dato(v).is_none());
    let solo_date = senza.all(|(_, i)| i.tipo() == Some(TipoIndicatore::Data));
    let somma = voci.iter().filter_map(dato).fold(intero(0), |s, p| s + p);
    if solo_date && cento(&somma) { Pesi::DateAZero } else { Pesi::Uguali }
}

/// The mean of the indicators, weighted; dates too, unless the method leaves them out and there are others.
fn valore(
    voci: &[Indicatore],
    indicatori: &[PunteggioIndicatore],
    metodo: &Metodo,
) -> Option<Risultato> {
    let data = |i: &PunteggioIndicatore| i.tipo() == Some(TipoIndicatore::Data);
    let mut applicabili = indicatori.iter().filter(|i| i.applicabile);
    let solo_date = applicabili.all(data);
    let senza_date = !solo_date && !metodo.con_le_date();
    let come = pesi(voci, indicatori);
    let mut parti = Vec::new();
    for (v, i) in voci.iter().zip(indicatori) {
        if !i.applicabile || senza_date && data(i) {
            continue;
        }
        let punti = match (&i.punteggio, metodo.mancante) {
            (Some(p), _) => p.valore.clone(),
            (None, RegolaMancante::Esclusa) => continue,
            (None, RegolaMancante::Zero) => intero(0),
            (None, RegolaMancante::Errore) => return None,
        };
        let dato = v.peso.as_ref().and_then(|p| p.valore.as_ref()).map(|p| p.0.clone());
        let peso = match come {
            Pesi::Dati => dato,
            Pesi::DateAZero => Some(dato.unwrap_or_else(|| intero(0))),
            Pesi::Uguali => None,
        };
        parti.push(Addendo { nome: nome(v), valore: punti, peso });
    }
    let con_date = indicatori.iter().any(|i| i.applicabile && data(i));
    let cosa = match (solo_date, senza_date && con_date, &come) {
        (true, ..) => "delle date",
        (false, true, _) => "degli indicatori che non sono date (le date contano nei tempi)",
        (false, false, Pesi::DateAZero) if con_date => {
            "degli indicatori; i pesi dati sommano a 100 e le date non ne hanno: le date contano 0"
        }
        (false, false, _) => "degli indicatori",
    };
    media(cosa, &parti)
}

/// A grade that is another figure as it is.
fn uguale(metodo: &Metodo, regola: &str, nome: &str, r: &Risultato) -> Risultato {
    let r = metodo.distinta(r.clone());
    Risultato {
        decimali: 2,
        valore: r.valore.clone(),
        spiegazione: Spiegazione {
            origine: Origine::Calcolato,
            regola: regola.to_owned(),
            dati: vec![(nome.to_owned(), r.percentuale())],
            formula: esatto(&r.valore),
            limiti: None,
            grezzo: None,
        },
    }
}

/// Valore, with the share of tempi that the method gives; without tempi it is valore alone.
fn composto(
    valore: Option<&Risultato>,
    tempi: Option<&Risultato>,
    metodo: &Metodo,
) -> Option<Risultato> {
    let valore = valore?;
    let voce = |nome: &str, r: &Risultato| (nome.to_owned(), percentuale(&r.valore));
    if metodo.quota_tempi.is_zero() {
        return Some(uguale(metodo, "il grado è il valore", "valore", valore));
    }
    let Some(tempi) = tempi else {
        return Some(uguale(
            metodo,
            "il grado è il valore: i tempi non sono misurati",
            "valore",
            valore,
        ));
    };
    let q = &metodo.quota_tempi / intero(100);
    let grado = &valore.valore * (intero(1) - &q) + &tempi.valore * &q;
    let (v, t, q) = (termine(&valore.valore), termine(&tempi.valore), termine(&q));
    Some(Risultato {
        decimali: 2,
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
            grezzo: None,
        },
    })
}

/// The mean of an index over the past years that have a figure.
pub fn media_indice(i: &Indice) -> Option<Risultato> {
    let anni = i.storico.0.iter().filter_map(|(anno, v)| {
        let valore: BigRational = v.as_ref()?.valore.as_ref()?.0.clone()?;
        Some(Addendo { nome: anno.testo.clone(), valore, peso: None })
    });
    media("degli anni rilevati", &anni.collect::<Vec<_>>())
}
