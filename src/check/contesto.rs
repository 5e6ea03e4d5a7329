//! What a rule may look at, and how grave a finding is at this stage.

use crate::diagnostic::{Gravita, Segnalazione};
use crate::model::{Cartella, Stadio, StatoAtto};
use crate::score::Valutata;

/// The folder, the stage, and whether the plan can still be corrected.
pub struct Contesto<'a> {
    /// The data and their scores.
    pub valutata: &'a Valutata,
    /// The stage of the check.
    pub stadio: Stadio,
    /// Whether the plan was approved.
    pub approvato: bool,
}

impl<'a> Contesto<'a> {
    /// The context of a check.
    pub fn nuovo(valutata: &'a Valutata, stadio: Stadio) -> Self {
        let atto = &valutata.cartella().ente.documenti.piano.atto;
        Contesto { valutata, stadio, approvato: atto.stato() == StatoAtto::Approvato }
    }

    /// The data.
    pub fn cartella(&self) -> &'a Cartella {
        self.valutata.cartella()
    }

    /// A finding on a planned field: an error only while the plan can still be corrected, then a
    /// warning that says so; a lawful document must always be printable.
    pub fn programmato(&self, mut s: Segnalazione) -> Segnalazione {
        if s.gravita == Gravita::Errore && (self.approvato || self.stadio != Stadio::Piano) {
            s.gravita = Gravita::Avviso;
            s.messaggio = format!("difetto del piano approvato: {}", s.messaggio);
        }
        s
    }
}
