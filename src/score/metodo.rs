//! The method of scoring that the ente declares: `standard`, or a mapping that adjusts it.

use num_rational::BigRational;

use super::intero;
use crate::model::valori::{Esito, Valore};
use crate::model::{Metodologia, OMappa};

/// How a late date scores.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RegolaDate {
    /// 100 in time, 0 after.
    TuttoONiente,
    /// 100 up to so many days late, 0 after.
    Tolleranza(i64),
    /// 100 in time, less by the days late over the days of the year.
    Lineare,
}

/// What becomes of an indicator that was not measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RegolaMancante {
    /// It is left out of the mean, and counted beside it.
    Esclusa,
    /// It counts as 0.
    Zero,
    /// There is no mean.
    Errore,
}

/// The method in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Metodo {
    /// How dates score.
    pub date: RegolaDate,
    /// What a missing value does.
    pub mancante: RegolaMancante,
    /// The most an indicator can earn.
    pub tetto: BigRational,
    /// The share of tempi in grado, in per cent.
    pub quota_tempi: BigRational,
    /// From which grade on there is which esito, best first; below the last, non raggiunto.
    pub fasce: Vec<(BigRational, Esito)>,
}

impl Metodo {
    /// The method of the data format's §1.1.
    pub fn standard() -> Self {
        Metodo {
            date: RegolaDate::TuttoONiente,
            mancante: RegolaMancante::Esclusa,
            tetto: intero(100),
            quota_tempi: intero(0),
            fasce: vec![(intero(95), Esito::Raggiunto), (intero(60), Esito::Parziale)],
        }
    }

    /// The method of an ente; what a mapping does not say is `standard`'s. Loading has already
    /// refused words that mean nothing.
    pub fn di(m: Option<&OMappa<Metodologia>>) -> Self {
        let mut metodo = Self::standard();
        let Some(OMappa::Mappa(m)) = m else {
            return metodo;
        };
        match &m.date {
            Some(OMappa::Testo(t)) if t.as_str() == "lineare" => metodo.date = RegolaDate::Lineare,
            Some(OMappa::Mappa(t)) => {
                let giorni = t.tolleranza.as_ref().and_then(|g| g.valore.as_ref());
                let giorni = giorni.and_then(|g| i64::try_from(g.0.to_integer()).ok());
                metodo.date = RegolaDate::Tolleranza(giorni.unwrap_or(0));
            }
            _ => {}
        }
        match m.mancante.as_ref().map(|t| t.as_str()) {
            Some("zero") => metodo.mancante = RegolaMancante::Zero,
            Some("errore") => metodo.mancante = RegolaMancante::Errore,
            _ => {}
        }
        if let Some(t) = m.tetto.as_ref().and_then(|t| t.valore.as_ref()) {
            metodo.tetto = t.0.clone();
        }
        if let Some(q) = m.quota_tempi.as_ref().and_then(|q| q.valore.as_ref()) {
            metodo.quota_tempi = q.0.clone();
        }
        let fascia = |f: &crate::model::Fascia| {
            let da = f.da.as_ref()?.valore.as_ref()?.0.clone();
            Some((da, Esito::leggi(f.esito.as_ref()?.as_str()).ok()?))
        };
        let mut fasce: Vec<_> = m.fasce.iter().filter_map(fascia).collect();
        if !fasce.is_empty() {
            fasce.sort_by(|a, b| b.0.cmp(&a.0));
            metodo.fasce = fasce;
        }
        metodo
    }

    /// The esito of a grade; with something not measured, at most parzialmente raggiunto.
    pub fn esito(&self, grado: Option<&BigRational>, tutti_rilevati: bool) -> Esito {
        let Some(grado) = grado else {
            return Esito::NonRilevato;
        };
        let fascia = self.fasce.iter().find(|(da, _)| grado >= da);
        match fascia.map_or(Esito::NonRaggiunto, |(_, e)| *e) {
            Esito::Raggiunto if !tutti_rilevati => Esito::Parziale,
            altro => altro,
        }
    }
}
