//! Official performance documents of Italian municipalities, from YAML data to PDF.
//!
//! The tree under `src` is the way of the data; each arrow is a function in a place of its own, each
//! noun a type that only the arrow before it can build:
//!
//! ```text
//! folder ─load→ Cartella ─score→ Valutata ─check→ Verificata ─document→ Typst source ─typeset→ PDF
//! ```
//!
//! ```
//! use pegaso::model::{Cartella, Stadio};
//! use pegaso::{check, document, score};
//!
//! let dati = "data/carnate-2023".as_ref();
//! let lettura = Cartella::apri(dati)?;
//! let valutata = score::valuta(lettura.cartella.ok_or("the data have loading errors")?);
//! let opzioni = check::OpzioniControllo { stadio: Stadio::Piano, ignora_deroghe: false, pubblica: false };
//! let verificata = check::verifica(valutata, lettura.segnalazioni, opzioni);
//! assert!(verificata.stampabile());
//! let pdf = document::pdf(&verificata, document::Genere::Piano, &document::OpzioniDocumento::default())?;
//! assert!(pdf.starts_with(b"%PDF-1.7"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

#![warn(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unreachable,
    clippy::unwrap_used
)]

pub mod assets;
pub mod check;
pub mod diagnostic;
pub mod document;
pub mod load;
pub mod model;
pub mod package;
pub mod piano;
pub mod schema;
pub mod score;
pub mod template;
pub mod typeset;
pub mod valori;

impl model::Cartella {
    /// Reads a folder: its data where nothing is wrong with them, and every finding of loading. Which
    /// characters and pictures a document can print, the typesetter says.
    ///
    /// # Errors
    /// When the folder or a file of it cannot be read.
    pub fn apri(radice: &std::path::Path) -> Result<load::CartellaLetta, load::ErroreAmbiente> {
        load::carica(radice, typeset::coperto, typeset::disegnabile)
    }
}
