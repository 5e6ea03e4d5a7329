//! The method of scoring that the ente declares: a named profile, or a mapping that adjusts one.

use num_rational::BigRational;
use serde::Deserialize;

use super::intero;
use crate::assets;
use crate::model::{
    Dato, Metodologia, NomeMetodo, OMappa, ParolaDate, RegolaIndicatori, RegolaMancante,
};
use crate::valori::{Esito, Percentuale, Valore};

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

/// A band of the grade.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FasciaGrado {
    /// From this grade on.
    pub da: BigRational,
    /// The esito of the band.
    pub esito: Esito,
    /// What a grade of the band counts for, where the method says so; else the grade itself.
    pub vale: Option<BigRational>,
}

/// The method in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Metodo {
    /// The profile it starts from.
    pub nome: String,
    /// What the profile does, in one sentence.
    pub descrizione: String,
    /// Whether a mapping changes the profile.
    pub adattato: bool,
    /// How a number under its target scores.
    pub indicatori: RegolaIndicatori,
    /// How dates score.
    pub date: RegolaDate,
    /// What a missing value does.
    pub mancante: RegolaMancante,
    /// The most an indicator can earn.
    pub tetto: BigRational,
    /// The share of tempi in grado, in per cent.
    pub quota_tempi: BigRational,
    /// The bands of the grade, best first; below the last, non raggiunto.
    pub fasce: Vec<FasciaGrado>,
}

/// A profile as its file in data/metodi says it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Profilo {
    descrizione: String,
    indicatori: String,
    date: String,
    mancante: String,
    tetto: String,
    quota_tempi: String,
    fasce: Vec<FasciaProfilo>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FasciaProfilo {
    da: String,
    esito: String,
    #[serde(default)]
    vale: Option<String>,
}

fn percento(t: &str) -> Option<BigRational> {
    Percentuale::leggi(t).ok().map(|p| p.0)
}

impl Metodo {
    /// The method of the data format's §1.1.
    pub fn standard() -> Self {
        Self::profilo("standard").unwrap_or_else(|| Metodo {
            nome: "standard".into(),
            descrizione: String::new(),
            adattato: false,
            indicatori: RegolaIndicatori::ProQuota,
            date: RegolaDate::TuttoONiente,
            mancante: RegolaMancante::Esclusa,
            tetto: intero(100),
            quota_tempi: intero(0),
            fasce: vec![
                FasciaGrado { da: intero(95), esito: Esito::Raggiunto, vale: None },
                FasciaGrado { da: intero(60), esito: Esito::Parziale, vale: None },
            ],
        })
    }

    /// A named profile; `None` for a name that no file has, or a file that does not parse (a test
    /// reads them all).
    pub fn profilo(nome: &str) -> Option<Self> {
        let (_, testo) =
            assets::METODI.iter().find(|(n, _)| n.strip_suffix(".json") == Some(nome))?;
        let p: Profilo = serde_json::from_str(testo).ok()?;
        let fascia = |f: &FasciaProfilo| {
            let vale = match &f.vale {
                Some(v) => Some(percento(v)?),
                None => None,
            };
            Some(FasciaGrado { da: percento(&f.da)?, esito: Esito::leggi(&f.esito).ok()?, vale })
        };
        Some(Metodo {
            nome: nome.to_owned(),
            descrizione: p.descrizione.clone(),
            adattato: false,
            indicatori: RegolaIndicatori::leggi(&p.indicatori).ok()?,
            date: ParolaDate::leggi(&p.date).ok()?.into(),
            mancante: RegolaMancante::leggi(&p.mancante).ok()?,
            tetto: percento(&p.tetto)?,
            quota_tempi: percento(&p.quota_tempi)?,
            fasce: p.fasce.iter().map(fascia).collect::<Option<Vec<_>>>()?,
        })
    }

    /// The method of an ente; what a mapping does not say is its base's. Loading has already refused
    /// words that mean nothing.
    pub fn di(m: Option<&OMappa<Metodologia, Dato<NomeMetodo>>>) -> Self {
        let m = match m {
            None => return Self::standard(),
            Some(OMappa::Testo(t)) => {
                let profilo = t.valore.and_then(|n| Self::profilo(n.parola()));
                return profilo.unwrap_or_else(Self::standard);
            }
            Some(OMappa::Mappa(m)) => m,
        };
        let base = m.base.as_ref().and_then(|b| Self::profilo(b.valore?.parola()));
        let base = base.unwrap_or_else(Self::standard);
        let mut metodo = base.clone();
        if let Some(r) = m.indicatori.as_ref().and_then(|t| t.valore) {
            metodo.indicatori = r;
        }
        match &m.date {
            Some(OMappa::Testo(t)) => metodo.date = t.valore.map_or(metodo.date, RegolaDate::from),
            Some(OMappa::Mappa(t)) => {
                let giorni = t.tolleranza.as_ref().and_then(|g| g.valore.as_ref());
                let giorni = giorni.and_then(|g| i64::try_from(g.0.to_integer()).ok());
                metodo.date = RegolaDate::Tolleranza(giorni.unwrap_or(0));
            }
            None => {}
        }
        if let Some(r) = m.mancante.as_ref().and_then(|t| t.valore) {
            metodo.mancante = r;
        }
        if let Some(t) = m.tetto.as_ref().and_then(|t| t.valore.as_ref()) {
            metodo.tetto = t.0.clone();
        }
        if let Some(q) = m.quota_tempi.as_ref().and_then(|q| q.valore.as_ref()) {
            metodo.quota_tempi = q.0.clone();
        }
        let fascia = |f: &crate::model::Fascia| {
            Some(FasciaGrado {
                da: f.da.as_ref()?.valore.as_ref()?.0.clone(),
                esito: f.esito.as_ref()?.valore?,
                vale: f.vale.as_ref().and_then(|v| v.valore.as_ref()).map(|v| v.0.clone()),
            })
        };
        let mut fasce: Vec<_> = m.fasce.iter().filter_map(fascia).collect();
        if !fasce.is_empty() {
            fasce.sort_by(|a, b| b.da.cmp(&a.da));
            metodo.fasce = fasce;
        }
        metodo.adattato = metodo != base;
        metodo
    }

    /// The band of a grade.
    pub fn fascia(&self, grado: &BigRational) -> Option<&FasciaGrado> {
        self.fasce.iter().find(|f| *grado >= f.da)
    }

    /// The esito of a grade; with something not measured, at most parzialmente raggiunto.
    pub fn esito(&self, grado: Option<&BigRational>, tutti_rilevati: bool) -> Esito {
        let Some(grado) = grado else {
            return Esito::NonRilevato;
        };
        match self.fascia(grado).map_or(Esito::NonRaggiunto, |f| f.esito) {
            Esito::Raggiunto if !tutti_rilevati => Esito::Parziale,
            altro => altro,
        }
    }
}

impl From<ParolaDate> for RegolaDate {
    fn from(parola: ParolaDate) -> Self {
        match parola {
            ParolaDate::TuttoONiente => RegolaDate::TuttoONiente,
            ParolaDate::Lineare => RegolaDate::Lineare,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_named_profile_has_its_file_and_every_file_is_named() {
        assert_eq!(assets::METODI.len(), NomeMetodo::PAROLE.len());
        for nome in NomeMetodo::PAROLE {
            let m = Metodo::profilo(nome).unwrap_or_else(|| panic!("{nome}"));
            assert!(m.fasce.is_sorted_by(|a, b| a.da > b.da && a.esito >= b.esito));
            assert!(!m.descrizione.is_empty());
        }
        let standard = Metodo::standard();
        assert_eq!(
            (standard.date, standard.mancante),
            (RegolaDate::TuttoONiente, RegolaMancante::Esclusa)
        );
    }
}
