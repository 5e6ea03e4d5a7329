//! Scores, exact, each with how it came about: [`Cartella`] → [`Valutata`].
//!
//! The method is `standard` of the data format's §1.1: anyone can re-compute it with a pocket
//! calculator. Scoring is total: what is missing or does not parse is *non rilevato*, with why; it
//! is never a zero. Numbers are exact rationals to the end: no binary number may enter here.

#![deny(clippy::float_arithmetic, clippy::float_cmp, clippy::lossy_float_literal)]

mod aggregato;
mod fasce;
mod fasi;
mod indicatore;
mod lettura;
mod media;
mod metodo;
mod metodo_detto;
mod organico;
mod pesi;
mod scheda;
mod scostamenti;
mod spiegazione;
pub mod stato;
pub mod uscita;

use std::collections::BTreeMap;

use num_bigint::BigInt;
use num_rational::BigRational;
use rayon::prelude::*;

use crate::model::{Cartella, Indicatore, ObiettivoFile, ProcessoFile, Settore};

pub use aggregato::PunteggioAggregato;
pub use fasce::{FasciaGrado, Giudicato, Vale};
pub use indicatore::{BordiIndicatore, PunteggioIndicatore, UsoBordo, indicatore, provvisorio};
pub use lettura::{Letto, Lettura, con_unita};
pub use metodo::{Metodo, RegolaDate};
pub use metodo_detto::VoceMetodo;
pub use organico::{ContoOrganico, conta_organico, in_servizio};
pub use scheda::{PunteggioScheda, QuotaPagamenti, media_indice};
pub use scostamenti::scostamenti;
pub use spiegazione::{Origine, Risultato, Spiegazione, termine};

/// The folder with every score beside it. Only [`valuta`] builds it.
#[derive(Clone, Debug)]
pub struct Valutata {
    cartella: Cartella,
    metodo: Metodo,
    obiettivi: Vec<PunteggioScheda>,
    processi: Vec<PunteggioScheda>,
    settori: Vec<PunteggioAggregato>,
    ente: PunteggioAggregato,
    pesi: BTreeMap<String, BigRational>,
}

impl Valutata {
    /// The data.
    pub fn cartella(&self) -> &Cartella {
        &self.cartella
    }

    /// The method in force.
    pub fn metodo(&self) -> &Metodo {
        &self.metodo
    }

    /// The weight of a scheda: as typed, or from its criteria; `None` where it has none. A shared one
    /// has a weight in each settore instead: see [`Self::peso_in`].
    pub fn peso(&self, o: &ObiettivoFile) -> Option<&BigRational> {
        self.pesi.get(&o.percorso)
    }

    /// The weight of a scheda in a settore (an index into the ente's settori).
    pub fn peso_in(&self, o: &ObiettivoFile, settore: usize) -> Option<BigRational> {
        aggregato::peso_in(&self.cartella, o, settore, self.peso(o))
    }

    /// The schede with their scores, in printed order.
    pub fn obiettivi(&self) -> impl Iterator<Item = (&ObiettivoFile, &PunteggioScheda)> {
        self.cartella.obiettivi.iter().zip(&self.obiettivi)
    }

    /// The process sheets with their scores, in printed order.
    pub fn processi(&self) -> impl Iterator<Item = (&ProcessoFile, &PunteggioScheda)> {
        self.cartella.processi.iter().zip(&self.processi)
    }

    /// The settori with their scores, in printed order.
    pub fn settori(&self) -> impl Iterator<Item = (&Settore, &PunteggioAggregato)> {
        self.cartella.ente.settori.iter().zip(&self.settori)
    }

    /// Whether anybody has typed the result of an indicator, or when a phase was carried out.
    pub fn ha_risultati(&self) -> bool {
        let misurato = |i: &Indicatore| i.realizzato.is_some() || i.punteggio.is_some();
        let c = &self.cartella;
        let scheda = |o: &ObiettivoFile| {
            let fasi = o.scheda.fasi.iter().any(|f| f.effettivo.is_some());
            fasi || o.scheda.indicatori.iter().any(misurato)
        };
        let processo = |p: &ProcessoFile| p.scheda.indicatori.iter().any(misurato);
        c.obiettivi.iter().any(scheda) || c.processi.iter().any(processo)
    }

    /// The ente as a whole.
    pub fn ente(&self) -> &PunteggioAggregato {
        &self.ente
    }
}

/// Scores every sheet of the folder, by the method that the ente declares.
pub fn valuta(cartella: Cartella) -> Valutata {
    let anno = cartella.esercizio;
    let metodo = Metodo::di(&cartella);
    let schede = cartella.obiettivi.par_iter();
    let obiettivi: Vec<_> = schede.map(|o| scheda::obiettivo(&o.scheda, anno, &metodo)).collect();
    let processi: Vec<_> =
        cartella.processi.iter().map(|p| scheda::processo(&p.scheda, anno, &metodo)).collect();
    let pesi = pesi::pesi(&cartella);
    let schede: Vec<_> = cartella.obiettivi.iter().zip(&obiettivi).collect();
    let peso = |o: &ObiettivoFile| pesi.get(&o.percorso).cloned();
    let settori = aggregato::settori(&cartella, &schede, peso, &metodo);
    let ente = aggregato::ente(&cartella, &settori, &schede, &processi, &metodo);
    Valutata { cartella, metodo, obiettivi, processi, settori, ente, pesi }
}

/// A whole number as an exact one.
pub(crate) fn intero(n: i64) -> BigRational {
    BigRational::from_integer(BigInt::from(n))
}
