//! What is attached to the act: the documents with their hashes, metadata, the act's text, open data;
//! the lock of the approved plan, and the comparison of two plans.
//!
//! Every function here is pure: from the checked data and the finished PDFs to names and bytes; the
//! command writes them all or none.

mod aperti;
pub mod confronto;
mod delibera;
mod docx;
mod fascicolo;
mod impronta;
mod ingredienti;
mod metadati;
mod variazione;
mod verifica;

pub use fascicolo::{Fascicolo, fascicolo};
pub use impronta::{base64, sha256};
pub use ingredienti::{DocumentoFatto, Ingredienti};
pub use variazione::{DiVariazione, Mancanza, variazione};
pub use verifica::{EsitoVerifica, conforme, controlla, pagine};
