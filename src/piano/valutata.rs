//! The planned fields of the folder: they need the weights as resolved.

use super::{DifferenzaScheda, Modifica, modifiche, programmato, spostate};
use crate::model::SchedaProgrammata;
use crate::score::Valutata;

impl Valutata {
    /// The planned fields of every sheet: the schede in printed order, then the processes.
    pub fn programmate(&self) -> Vec<SchedaProgrammata> {
        let c = self.cartella();
        let schede = self.obiettivi().map(|(o, p)| programmato::obiettivo(c, o, p, self.peso(o)));
        schede.chain(self.processi().map(|(x, p)| programmato::processo(c, x, p))).collect()
    }

    /// What the data changed of the plan that the folder's lock holds; nothing without a lock.
    pub fn spostate(&self) -> Vec<DifferenzaScheda> {
        let lucchetto = self.cartella().lucchetto.as_ref();
        lucchetto.map_or_else(Vec::new, |l| spostate(l, &self.programmate()))
    }

    /// Every change that an act of variation made of the plan; nothing without a lock.
    pub fn modifiche(&self) -> Vec<Modifica> {
        let c = self.cartella();
        let lucchetto = c.lucchetto.as_ref();
        lucchetto.map_or_else(Vec::new, |l| modifiche(l, &self.programmate(), &c.variazioni))
    }
}
