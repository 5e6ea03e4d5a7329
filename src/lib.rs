//! Official performance documents of Italian municipalities, from YAML data to PDF.
//!
//! The tree under `src` is the way of the data:
//!
//! ```text
//! folder ─load→ Cartella ─score→ Valutata ─check→ Verificata ─document→ Typst source ─typeset→ PDF
//! ```

pub mod assets;
pub mod check;
pub mod diagnostic;
pub mod document;
pub mod load;
pub mod model;
pub mod score;
pub mod template;
pub mod typeset;
