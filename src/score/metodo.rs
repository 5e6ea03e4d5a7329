//! The method of scoring that the ente declares: a named profile, or a mapping that adjusts one.

use num_rational::BigRational;
use num_traits::{Signed as _, Zero as _};

use super::fasce::{FasciaGrado, Vale};
use super::{VoceMetodo, intero};
use crate::model::{
    Cartella, Fascia, Metodologia, NomeMetodo, OMappa, ParolaDate, RegolaIndicatori,
    RegolaMancante, RegolaSoglie,
};
use crate::valori::{Esito, Numero, Percentuale};

/// How a late date scores.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RegolaDate {
    /// 100 in time, 0 after.
    TuttoONiente,
    /// 100 up to so many days late, 0 after.
    Tolleranza(i64),
    /// 100 in time, less by the days late over the days of the year.
    Lineare,
    /// 100 in time, less by so much for every stretch of so many days that has begun; a delay within the
    /// tolerance costs nothing, and beyond it counts from its first day.
    Penalita {
        /// In points.
        punti: BigRational,
        /// How many days a stretch lasts.
        ogni: i64,
        /// How many days are forgiven.
        tolleranza: i64,
    },
}

/// The method in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Metodo {
    /// The profile it starts from.
    pub nome: String,
    /// What the ente changes of the profile.
    pub differenze: Vec<VoceMetodo>,
    /// How a number under its target scores.
    pub indicatori: RegolaIndicatori,
    /// How dates score.
    pub date: RegolaDate,
    /// Whether dates count in valore; where nobody says it, unless tempi has a share.
    pub date_nel_valore: Option<bool>,
    /// What a missing value does.
    pub mancante: RegolaMancante,
    /// What a threshold does between itself and the target.
    pub soglie: RegolaSoglie,
    /// Whether an indicator with a baseline scores the way from there.
    pub progresso: bool,
    /// The most an indicator can earn.
    pub tetto: BigRational,
    /// The share of tempi in grado, in per cent.
    pub quota_tempi: BigRational,
    /// The share of the processes in the ente's grade, in per cent; 0 where they stand beside it.
    pub quota_processi: BigRational,
    /// The bands of the grade, best first; below the last, non raggiunto.
    pub fasce: Vec<FasciaGrado>,
}

impl Default for Metodo {
    /// The method `standard` of the data format's §1.1.
    fn default() -> Self {
        let fascia = |da: i64, esito| FasciaGrado {
            bordo: intero(da),
            scritto: None,
            oltre: false,
            esito,
            nome: None,
            vale: None,
            premio: None,
        };
        Metodo {
            nome: NomeMetodo::STANDARD.parola().into(),
            differenze: Vec::new(),
            indicatori: RegolaIndicatori::ProQuota,
            date: RegolaDate::TuttoONiente,
            date_nel_valore: None,
            mancante: RegolaMancante::Esclusa,
            soglie: RegolaSoglie::Taglio,
            progresso: false,
            tetto: intero(100),
            quota_tempi: intero(0),
            quota_processi: intero(0),
            fasce: vec![
                fascia(95, Esito::Raggiunto),
                fascia(60, Esito::Parziale),
                fascia(0, Esito::NonRaggiunto),
            ],
        }
    }
}

impl Metodo {
    /// The method of a folder: the named profile, what the ente changes of it, and, for a plan that was
    /// voted before dates counted in valore, the rule of then. Loading has already refused words that mean
    /// nothing.
    pub fn di(c: &Cartella) -> Self {
        let (nome, suo) = match &c.ente.metodologia {
            None => (None, None),
            Some(OMappa::Testo(t)) => (t.valore, None),
            Some(OMappa::Mappa(m)) => (m.base.as_ref().and_then(|b| b.valore), Some(m)),
        };
        let nome = nome.unwrap_or(NomeMetodo::STANDARD);
        let mut base = Self::profilo(nome, &c.profilo);
        if c.lucchetto.as_ref().is_some_and(|l| l.metodo_di_prima())
            && base.date_nel_valore.is_none()
        {
            base.date_nel_valore = Some(false);
            if nome == NomeMetodo::STANDARD {
                base.nome = NomeMetodo::STANDARD_1.parola().into();
            }
        }
        let Some(suo) = suo else { return base };
        let mut metodo = base.clone();
        metodo.cambia(suo);
        metodo.differenze = metodo.diverso_da(&base);
        metodo
    }

    /// A named profile, from the files that make it (see `load::profilo`).
    pub fn profilo(nome: NomeMetodo, catena: &[Metodologia]) -> Self {
        let mut metodo = Metodo::default();
        for m in catena {
            metodo.cambia(m);
        }
        metodo.nome = nome.parola().into();
        metodo
    }

    /// Whether dates count in valore.
    pub fn con_le_date(&self) -> bool {
        self.date_nel_valore.unwrap_or_else(|| self.quota_tempi.is_zero())
    }

    /// Takes what a mapping says; what it does not say stays.
    fn cambia(&mut self, m: &Metodologia) {
        let percento = |p: &Option<crate::model::Dato<Percentuale>>| {
            p.as_ref().and_then(|p| p.valore.as_ref()).map(|p| p.0.clone())
        };
        if let Some(r) = m.indicatori.as_ref().and_then(|t| t.valore) {
            self.indicatori = r;
        }
        match &m.date {
            Some(OMappa::Testo(t)) => match t.valore {
                Some(ParolaDate::TuttoONiente) => self.date = RegolaDate::TuttoONiente,
                Some(ParolaDate::Lineare) => self.date = RegolaDate::Lineare,
                None => {}
            },
            Some(OMappa::Mappa(r)) if r.tolleranza.is_some() || r.penalita.is_some() => {
                let giorni = |n: &Option<crate::model::Dato<Numero>>| {
                    let n = n.as_ref()?.valore.as_ref()?;
                    i64::try_from(n.0.to_integer()).ok()
                };
                let tolleranza = giorni(&r.tolleranza).unwrap_or(0);
                self.date = match percento(&r.penalita) {
                    Some(punti) => {
                        let ogni = giorni(&r.ogni).unwrap_or(1).max(1);
                        RegolaDate::Penalita { punti, ogni, tolleranza }
                    }
                    None => RegolaDate::Tolleranza(tolleranza),
                };
            }
            Some(OMappa::Mappa(_)) | None => {}
        }
        if let Some(d) = m.date_nel_valore.as_ref().and_then(|d| d.valore) {
            self.date_nel_valore = Some(d.0);
        }
        if let Some(r) = m.mancante.as_ref().and_then(|t| t.valore) {
            self.mancante = r;
        }
        if let Some(r) = m.soglie.as_ref().and_then(|t| t.valore) {
            self.soglie = r;
        }
        if let Some(p) = m.progresso.as_ref().and_then(|p| p.valore) {
            self.progresso = p.0;
        }
        if let Some(t) = percento(&m.tetto) {
            self.tetto = t;
        }
        if let Some(q) = percento(&m.quota_tempi) {
            self.quota_tempi = q;
        }
        let quota = |q: &Option<crate::model::Dato<crate::valori::Quota>>| {
            q.as_ref().and_then(|q| q.valore.as_ref()).map(|q| q.0.clone())
        };
        match (quota(&m.ente.processi), quota(&m.ente.settori)) {
            (Some(p), _) => self.quota_processi = p,
            (None, Some(s)) => self.quota_processi = intero(100) - s,
            (None, None) => {}
        }
        let mut fasce: Vec<_> = m.fasce.iter().filter_map(fascia).collect();
        if !fasce.is_empty() {
            fasce.sort_by(|a, b| (&b.bordo, b.oltre).cmp(&(&a.bordo, a.oltre)));
            self.fasce = fasce;
        }
    }

    /// The least and the most that an indicator may score.
    pub(super) fn limiti(&self) -> (BigRational, BigRational) {
        let tetto = if self.tetto.is_negative() { intero(0) } else { self.tetto.clone() };
        (intero(0), tetto)
    }
}

/// A band as the data say it.
fn fascia(f: &Fascia) -> Option<FasciaGrado> {
    let (d, oltre) = match (&f.da, &f.oltre) {
        (Some(d), _) => (d, false),
        (None, Some(d)) => (d, true),
        (None, None) => return None,
    };
    let vale = match &f.vale {
        Some(OMappa::Testo(d)) => d.valore.as_ref().map(|p| Vale::Fisso(p.0.clone())),
        Some(OMappa::Mappa(r)) => {
            let uno = |d: &Option<crate::model::Dato<Percentuale>>| {
                d.as_ref()?.valore.as_ref().map(|p| p.0.clone())
            };
            uno(&r.da).zip(uno(&r.a)).map(|(da, a)| Vale::Rampa { da, a })
        }
        None => None,
    };
    Some(FasciaGrado {
        bordo: d.valore.as_ref()?.0.clone(),
        scritto: d.testo.contains("su").then(|| d.testo.trim().to_owned()),
        oltre,
        esito: f.esito.as_ref()?.valore?,
        nome: f.nome.as_ref().map(|n| n.testo.clone()).filter(|n| !n.is_empty()),
        vale,
        premio: f.premio.as_ref().and_then(|p| p.valore.as_ref()).map(|p| p.0.clone()),
    })
}
