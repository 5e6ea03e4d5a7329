//! How an objective stands at a day: on time, at risk, late, not measured; and which ones go on.
//!
//! Only what the data say up to that day counts: measurements taken by then, months that have passed,
//! acts already taken.

mod attivi;
mod giudizio;
mod parole;
mod rilevazione;

use jiff::civil::Date;

use super::Valutata;
use crate::model::{Fase, ObiettivoFile};
use crate::valori::{Effettivo, MesiRisolti};

pub use attivi::{attivi, attivo, che_toglie};
pub use giudizio::{GIORNI, Giudizio, SOGLIA, Stato, giudica};
pub use parole::al_giorno;
pub use rilevazione::{RilevazioneLetta, atteso, ultima};

/// Each scheda that goes on at a day with its state, in printed order.
pub fn stati(v: &Valutata, al: Date) -> impl Iterator<Item = (&ObiettivoFile, Giudizio)> {
    attivi(v, al).map(move |(o, p)| (o, giudica(v, o, &p.indicatori, al)))
}

/// The month of a day, with its year.
pub fn mese(d: Date) -> (i16, u8) {
    (d.year(), u8::try_from(d.month()).unwrap_or(1))
}

/// The months that a phase took; none where it was not done or nobody says.
pub fn effettivi(x: &Fase, anno: i16) -> Option<MesiRisolti> {
    match x.effettivo.as_ref()?.valore.as_ref()? {
        Effettivo::Mesi(m) => Some(m.nel(anno)),
        Effettivo::NonSvolta => None,
    }
}
