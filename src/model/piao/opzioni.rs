//! `piao:` of ente.yaml: which PIAO the ente makes.

use super::{FormaPiao, SezionePerformance};
use crate::model::chiavi::chiavi;
use crate::model::{Dato, Ente, Testo, intero};

chiavi! {
    /// What the ente chose about its PIAO.
    #[schemars(description = "Come si fa il PIAO: forma, triennio, posto della sezione 2.2.")]
    pub struct OpzioniPiao {
        /// Ordinary or simplified; by the number of employees when absent.
        #[schemars(description = "La forma: ordinario o semplificato (art. 6 DM 132/2022). Se \
            manca, la dicono i dipendenti: semplificato sotto i 50.")]
        forma: Option<Dato<FormaPiao>> = libero(),
        /// Section 2.2; when absent, inclusa in an ordinary PIAO and non_dovuta in a simplified one.
        #[schemars(description = "La sezione 2.2, Performance. inclusa: le schede si stampano nel \
            PIAO; allegata: stanno in un documento a parte; non_dovuta: l'ente ha meno di 50 \
            dipendenti e non la mette. Se manca: inclusa nel PIAO ordinario, non_dovuta in quello \
            semplificato.")]
        performance: Option<Dato<SezionePerformance>> = libero(),
        /// The three years; from the esercizio on when absent.
        #[schemars(
            description = "I tre anni del piano, il primo è l'esercizio (art. 6 DL 80/2021); se \
                manca, l'esercizio e i due che seguono.",
            example = &"2026-2028"
        )]
        triennio: Option<Testo> = libero().riporto(Sposta),
    }
}

impl Ente {
    /// The employees at 31 December, where they are a whole number.
    pub fn dipendenti(&self) -> Option<i64> {
        self.ente.dipendenti.as_ref().and_then(|d| intero(&d.testo))
    }

    /// Which PIAO the ente makes: as it chose, else by its employees; `None` where neither is said.
    pub fn forma_piao(&self) -> Option<FormaPiao> {
        let scelta = self.piao.forma.as_ref().and_then(|f| f.valore);
        scelta.or_else(|| {
            let piccolo = self.dipendenti()? < 50;
            Some(if piccolo { FormaPiao::Semplificato } else { FormaPiao::Ordinario })
        })
    }

    /// Where section 2.2 goes.
    pub fn performance_piao(&self) -> SezionePerformance {
        let scelta = self.piao.performance.as_ref().and_then(|p| p.valore);
        scelta.unwrap_or(match self.forma_piao() {
            Some(FormaPiao::Semplificato) => SezionePerformance::NonDovuta,
            Some(FormaPiao::Ordinario) | None => SezionePerformance::Inclusa,
        })
    }
}
