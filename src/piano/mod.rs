//! The voted plan: which fields the vote approves, what keeps them, what acts change of them, and what
//! the next year makes of them.
//!
//! Pure but for [`riporto`], which copies a folder.

mod confronto;
pub mod lucchetto;
pub mod metodo;
mod modifiche;
mod programmato;
pub mod riporto;
mod valutata;
pub mod votato;

pub use confronto::{DifferenzaCampo, DifferenzaScheda, Sorte, confronta};
pub use modifiche::{Modifica, Successivo, in_corso, modifiche, nomina, spostate, successivo};
pub use programmato::{etichetta, predefinito};
