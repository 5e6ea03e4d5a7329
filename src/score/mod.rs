//! Scores, exact, each with how it came about: [`Cartella`] → [`Valutata`].
//!
//! The method is `standard` of the data format's §1.1: anyone can re-compute it with a pocket
//! calculator. Scoring is total: what is missing or does not parse is *non rilevato*, with why; it
//! is never a zero.

mod indicatore;
mod metodo;
mod pesi;
mod scheda;

use std::collections::BTreeMap;

use num_bigint::BigInt;
use num_rational::BigRational;

use crate::model::{Cartella, ObiettivoFile, ProcessoFile};

pub use indicatore::{PunteggioIndicatore, indicatore};
pub use metodo::{Metodo, RegolaDate, RegolaMancante};
pub use scheda::{PunteggioScheda, media_indice};

/// A number and how it came about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Risultato {
    /// Exact, in per cent where it is a score.
    pub valore: BigRational,
    /// The formula with the numbers put in, in Italian.
    pub spiegazione: String,
}

/// The folder with every score beside it. Only [`valuta`] builds it.
#[derive(Clone, Debug)]
pub struct Valutata {
    cartella: Cartella,
    obiettivi: Vec<PunteggioScheda>,
    processi: Vec<PunteggioScheda>,
    pesi: BTreeMap<String, BigRational>,
}

impl Valutata {
    /// The data.
    pub fn cartella(&self) -> &Cartella {
        &self.cartella
    }

    /// The weight of a scheda: as typed, or from its criteria; `None` where it has none.
    pub fn peso(&self, o: &ObiettivoFile) -> Option<&BigRational> {
        self.pesi.get(&o.percorso)
    }

    /// The schede with their scores, in printed order.
    pub fn obiettivi(&self) -> impl Iterator<Item = (&ObiettivoFile, &PunteggioScheda)> {
        self.cartella.obiettivi.iter().zip(&self.obiettivi)
    }

    /// The process sheets with their scores, in printed order.
    pub fn processi(&self) -> impl Iterator<Item = (&ProcessoFile, &PunteggioScheda)> {
        self.cartella.processi.iter().zip(&self.processi)
    }
}

/// Scores every sheet of the folder, by the method that the ente declares.
pub fn valuta(cartella: Cartella) -> Valutata {
    let anno = cartella.esercizio;
    let metodo = Metodo::di(cartella.ente.metodologia.as_ref());
    let obiettivi =
        cartella.obiettivi.iter().map(|o| scheda::obiettivo(&o.scheda, anno, &metodo)).collect();
    let processi =
        cartella.processi.iter().map(|p| scheda::processo(&p.scheda, anno, &metodo)).collect();
    let pesi = pesi::pesi(&cartella);
    Valutata { cartella, obiettivi, processi, pesi }
}

/// A whole number as an exact one.
pub(crate) fn intero(n: i64) -> BigRational {
    BigRational::from_integer(BigInt::from(n))
}
