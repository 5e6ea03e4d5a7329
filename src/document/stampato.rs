//! What was typed → what is printed, with its place.

use crate::model::{Dato, Testo};
use crate::score::Letto;
use crate::template::TestoStampato;
use crate::valori::Rilevato;

/// A text that may not be there, as it is printed: empty where it is not.
pub fn detto(t: Option<&impl AsRef<Testo>>) -> TestoStampato {
    t.map_or_else(TestoStampato::default, |t| t.as_ref().into())
}

/// A measure as it is printed; what does not parse stands as typed.
pub fn misurato(t: &Testo, letto: Option<&Letto<Rilevato>>, anno: i16) -> String {
    match letto {
        _ if t.as_str().trim().is_empty() => "—".into(),
        Some(Ok(r)) => r.testo_nel(anno),
        _ => t.testo.clone(),
    }
}

/// As typed; a dash where nothing is.
pub fn o_trattino(t: Option<&impl AsRef<Testo>>) -> TestoStampato {
    t.map_or_else(|| "—".into(), |t| t.as_ref().into())
}

/// Texts in one line; the place is theirs where there is one alone.
pub fn insieme(v: &[Testo], fra: &str) -> TestoStampato {
    match v {
        [uno] => uno.into(),
        molti => molti.iter().map(Testo::as_str).collect::<Vec<_>>().join(fra).into(),
    }
}

impl From<&Testo> for TestoStampato {
    fn from(t: &Testo) -> Self {
        TestoStampato::presso(t.testo.clone(), t.luogo)
    }
}

impl<T> From<&Dato<T>> for TestoStampato {
    fn from(d: &Dato<T>) -> Self {
        TestoStampato::presso(d.testo.clone(), d.luogo)
    }
}
