//! Texts on their way to the page: what is printed, and where it was typed.

use std::cell::Cell;
use std::cmp::Ordering;
use std::fmt;
use std::ops::Deref;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Serialize, Serializer};
use tera::Value;

use super::letterale::SEGNO_DI_LUOGO;
use super::{letterale, narrativa};
use crate::diagnostic::Luogo;

thread_local! {
    /// Whether places are wanted in the source of the document that this thread is rendering.
    static CON_LUOGHI: Cell<bool> = const { Cell::new(false) };
}

/// While it lives, what this thread renders says for each text where it was typed.
pub struct PlacesGuard(bool);

impl PlacesGuard {
    /// From here on with places, or without.
    pub fn nuovo(si: bool) -> Self {
        PlacesGuard(CON_LUOGHI.replace(si))
    }
}

impl Drop for PlacesGuard {
    fn drop(&mut self) {
        CON_LUOGHI.set(self.0);
    }
}

/// A text that is printed: what stands on the page, and the place of the data that it comes from,
/// where it comes from one alone.
///
/// Two are alike that print alike, wherever they come from.
#[derive(Clone, Debug, Default)]
pub struct TestoStampato {
    testo: String,
    luogo: Option<Luogo>,
}

impl TestoStampato {
    /// A text made of what was typed at a place: with its unit, its thousands, in words.
    pub fn presso(testo: String, luogo: Luogo) -> Self {
        TestoStampato { testo, luogo: Some(luogo) }
    }

    /// The same words from the same place, changed.
    pub fn cambia(self, f: impl FnOnce(String) -> String) -> Self {
        TestoStampato { testo: f(self.testo), luogo: self.luogo }
    }

    /// What stands on the page, without its place.
    pub fn into_string(self) -> String {
        self.testo
    }

    fn marca(&self) -> Option<String> {
        let l = self.luogo.filter(|_| CON_LUOGHI.get())?;
        Some(format!("{SEGNO_DI_LUOGO}{}.{}.{}.{}", l.file.0, l.riga, l.colonna, l.lunghezza))
    }
}

impl PartialEq for TestoStampato {
    fn eq(&self, altro: &Self) -> bool {
        self.testo == altro.testo
    }
}

impl Eq for TestoStampato {}

impl PartialOrd for TestoStampato {
    fn partial_cmp(&self, altro: &Self) -> Option<Ordering> {
        Some(self.cmp(altro))
    }
}

impl Ord for TestoStampato {
    fn cmp(&self, altro: &Self) -> Ordering {
        self.testo.cmp(&altro.testo)
    }
}

impl From<String> for TestoStampato {
    fn from(testo: String) -> Self {
        TestoStampato { testo, luogo: None }
    }
}

impl From<&str> for TestoStampato {
    fn from(testo: &str) -> Self {
        testo.to_owned().into()
    }
}

impl Deref for TestoStampato {
    type Target = str;

    fn deref(&self) -> &str {
        &self.testo
    }
}

impl fmt::Display for TestoStampato {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.testo)
    }
}

impl Serialize for TestoStampato {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        match self.marca() {
            Some(marca) => s.serialize_str(&format!("{}{marca}", self.testo)),
            None => s.serialize_str(&self.testo),
        }
    }
}

/// A narrative that is printed: to a template it is a block of content already, empty where there is
/// nothing to say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ProsaStampata(pub TestoStampato);

impl Deref for ProsaStampata {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl From<TestoStampato> for ProsaStampata {
    fn from(t: TestoStampato) -> Self {
        ProsaStampata(t)
    }
}

impl From<String> for ProsaStampata {
    fn from(t: String) -> Self {
        ProsaStampata(t.into())
    }
}

impl Serialize for ProsaStampata {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        let mut blocco = String::new();
        if !self.0.testo.is_empty() {
            blocco = narrativa(&self.0.testo);
            let marca = self.0.marca();
            blocco.push_str(&marca.map_or(String::new(), |m| letterale::commento(&m)));
        }
        Value::safe_string(&blocco).serialize(s)
    }
}

macro_rules! testo_a_chi_legge {
    ($($nome:ident),+) => { $(
        impl JsonSchema for $nome {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                String::schema_name()
            }

            fn json_schema(g: &mut SchemaGenerator) -> Schema {
                String::json_schema(g)
            }
        }
    )+ };
}

testo_a_chi_legge!(TestoStampato, ProsaStampata);
