//! Measures of 2.3 and schede: who carries out which, wherever the link was written.

use super::{Misura, ProcessoMappato, RischiCorruttivi};
use crate::model::{Cartella, ObiettivoFile, Testo};

impl RischiCorruttivi {
    /// Every measure, each with its process; the general ones have none.
    pub fn misure(&self) -> impl Iterator<Item = (Option<&ProcessoMappato>, &Misura)> {
        let generali = self.misure_generali.iter().map(|m| (None, m));
        let sue = |p| {
            let p: &ProcessoMappato = p;
            p.misure.iter().map(move |m| (Some(p), m))
        };
        let specifiche = self.processi.iter().flat_map(sue);
        generali.chain(specifiche)
    }
}

/// A link between a measure and a scheda.
#[derive(Clone, Copy, Debug)]
pub struct Legame<'a> {
    /// The measure.
    pub misura: &'a Misura,
    /// The scheda that carries it out.
    pub obiettivo: &'a ObiettivoFile,
    /// The phase of it that names the measure, counted from 0; `None` for the scheda as a whole.
    pub fase: Option<usize>,
}

impl Cartella {
    /// The schede that a reference names: by code, by path, or by identity.
    pub fn schede_citate<'a>(&'a self, chi: &'a Testo) -> impl Iterator<Item = &'a ObiettivoFile> {
        self.obiettivi.iter().filter(|o| o.si_chiama(chi.as_str()))
    }

    /// Every link between measures and schede, by measure and then in the order of the schede; each
    /// scheda, and each phase of it, once a measure.
    pub fn legami(&self) -> Vec<Legame<'_>> {
        let mut legami = Vec::new();
        let Some(rischi) = self.piao.as_ref().and_then(|p| p.rischi.as_ref()) else {
            return legami;
        };
        for (_, misura) in rischi.dati.misure() {
            let Some(codice) = &misura.codice else { continue };
            let citata = |v: &[Testo]| v.iter().any(|m| m.testo == codice.testo);
            for obiettivo in &self.obiettivi {
                let s = &obiettivo.scheda;
                let da_misura = misura.obiettivi.iter().any(|t| obiettivo.si_chiama(t.as_str()));
                if da_misura || citata(&s.misura) {
                    legami.push(Legame { misura, obiettivo, fase: None });
                }
                let fasi = s.fasi.iter().enumerate().filter(|(_, f)| citata(&f.misura));
                legami.extend(fasi.map(|(n, _)| Legame { misura, obiettivo, fase: Some(n) }));
            }
        }
        legami
    }
}
