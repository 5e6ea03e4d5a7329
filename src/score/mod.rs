//! Scores, exact, each with how it came about: [`Cartella`] → [`Valutata`].
//!
//! The method is `standard` of the data format's §1.1: anyone can re-compute it with a pocket
//! calculator. Scoring is total: what is missing or does not parse is *non rilevato*, with why; it
//! is never a zero.

mod indicatore;
mod scheda;

use num_bigint::BigInt;
use num_rational::BigRational;

use crate::model::valori::Esito;
use crate::model::{Cartella, ObiettivoFile, ProcessoFile};

pub use indicatore::{PunteggioIndicatore, indicatore};
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
}

impl Valutata {
    /// The data.
    pub fn cartella(&self) -> &Cartella {
        &self.cartella
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

/// Scores every sheet of the folder.
pub fn valuta(cartella: Cartella) -> Valutata {
    let anno = cartella.esercizio;
    let obiettivi = cartella
        .obiettivi
        .iter()
        .map(|o| scheda::obiettivo(&o.scheda, anno))
        .collect();
    let processi = cartella
        .processi
        .iter()
        .map(|p| scheda::processo(&p.scheda, anno))
        .collect();
    Valutata {
        cartella,
        obiettivi,
        processi,
    }
}

/// A whole number as an exact one.
pub(crate) fn intero(n: i64) -> BigRational {
    BigRational::from_integer(BigInt::from(n))
}

/// The esito of a grade, by the bands of the method.
pub(crate) fn esito(grado: Option<&BigRational>, tutti_rilevati: bool) -> Esito {
    match grado {
        None => Esito::NonRilevato,
        Some(g) if *g < intero(60) => Esito::NonRaggiunto,
        Some(g) if *g < intero(95) || !tutti_rilevati => Esito::Parziale,
        Some(_) => Esito::Raggiunto,
    }
}
