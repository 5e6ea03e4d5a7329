//! Texts that are more than a text: a narrative, a narrative that may stand in a file, the path of a file.

use std::borrow::Cow;
use std::ops::Deref;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::Deserialize;

use super::Testo;

macro_rules! testi {
    ($($(#[$doc:meta])* $nome:ident),+) => { $(
        $(#[$doc])*
        #[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
        #[serde(transparent)]
        pub struct $nome(pub Testo);

        impl Deref for $nome {
            type Target = Testo;

            fn deref(&self) -> &Testo {
                &self.0
            }
        }

        impl AsRef<Testo> for $nome {
            fn as_ref(&self) -> &Testo {
                &self.0
            }
        }

        impl std::fmt::Display for $nome {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        /// To an editor it is a text.
        impl JsonSchema for $nome {
            fn schema_name() -> Cow<'static, str> {
                Testo::schema_name()
            }

            fn schema_id() -> Cow<'static, str> {
                Testo::schema_id()
            }

            fn json_schema(g: &mut SchemaGenerator) -> Schema {
                Testo::json_schema(g)
            }
        }
    )+ };
}

testi! {
    /// A narrative in CommonMark.
    Narrativa,
    /// A narrative in CommonMark, or the path of a `.md` file of the folder that holds it.
    Prosa,
    /// The path of a file of the folder: a picture, a text.
    FileNominato
}

impl Prosa {
    /// The file that holds the narrative, where one is named.
    pub fn file(&self) -> Option<&str> {
        let t = self.as_str();
        (t.ends_with(".md") && !t.contains(char::is_whitespace)).then_some(t)
    }
}
