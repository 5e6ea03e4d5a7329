//! What a section says of itself, field by field: its texts, its narratives, what it lacks.

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::Deserialize;

use super::FormaPiao;
use crate::diagnostic::Luogo;
use crate::model::{Dato, Extra, Mappa, Testo};
use crate::valori::Valore;

/// A narrative in CommonMark, or the path of a `.md` file of the folder that holds it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct Prosa(pub Testo);

impl Prosa {
    /// The file that holds the narrative, where one is named.
    pub fn file(&self) -> Option<&str> {
        let t = self.0.as_str();
        (t.ends_with(".md") && !t.contains(char::is_whitespace)).then_some(t)
    }
}

/// To an editor it is a text.
impl JsonSchema for Prosa {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        Testo::schema_name()
    }

    fn schema_id() -> std::borrow::Cow<'static, str> {
        Testo::schema_id()
    }

    fn json_schema(g: &mut SchemaGenerator) -> Schema {
        Testo::json_schema(g)
    }
}

/// In which PIAO a field must be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Serve {
    /// In none.
    Mai,
    /// In the ordinary one.
    Ordinario,
    /// In both.
    Sempre,
}

impl Serve {
    /// Whether the field must be there in a form; where the form is not known, what both want.
    pub fn in_forma(self, forma: Option<FormaPiao>) -> bool {
        match self {
            Serve::Mai => false,
            Serve::Ordinario => forma == Some(FormaPiao::Ordinario),
            Serve::Sempre => true,
        }
    }
}

/// A field that is not there.
#[derive(Clone, Copy, Debug)]
pub struct Mancante {
    /// Where the mapping stands that lacks it.
    pub luogo: Luogo,
    /// Its key.
    pub campo: &'static str,
    /// Who misses it.
    pub serve: Serve,
}

/// What was found on the way through a section.
#[derive(Debug, Default)]
pub struct Rassegna<'a> {
    /// The plain texts, as they come.
    pub testi: Vec<&'a Testo>,
    /// The narratives.
    pub prose: Vec<&'a Prosa>,
    /// The fields that are not there, also those that nobody misses.
    pub mancanti: Vec<Mancante>,
}

/// A value of a section, or a group of them.
pub trait Campo {
    /// Notes what it holds and lacks; `false` where there is nothing.
    fn rassegna<'a>(&'a self, r: &mut Rassegna<'a>) -> bool;
}

impl Campo for Testo {
    fn rassegna<'a>(&'a self, r: &mut Rassegna<'a>) -> bool {
        r.testi.push(self);
        !self.testo.is_empty()
    }
}

impl Campo for Prosa {
    fn rassegna<'a>(&'a self, r: &mut Rassegna<'a>) -> bool {
        r.prose.push(self);
        !self.0.testo.is_empty()
    }
}

impl<T: Valore> Campo for Dato<T> {
    fn rassegna<'a>(&'a self, _: &mut Rassegna<'a>) -> bool {
        true
    }
}

impl<T: Campo> Campo for Option<T> {
    fn rassegna<'a>(&'a self, r: &mut Rassegna<'a>) -> bool {
        self.as_ref().is_some_and(|v| v.rassegna(r))
    }
}

impl<T: Campo> Campo for Vec<T> {
    fn rassegna<'a>(&'a self, r: &mut Rassegna<'a>) -> bool {
        let mut c_e = false;
        for v in self {
            c_e |= v.rassegna(r);
        }
        c_e
    }
}

impl<T: Campo> Campo for Mappa<T> {
    fn rassegna<'a>(&'a self, r: &mut Rassegna<'a>) -> bool {
        let mut c_e = false;
        for (_, v) in &self.0 {
            c_e |= v.rassegna(r);
        }
        c_e
    }
}

impl Campo for Extra {
    fn rassegna<'a>(&'a self, _: &mut Rassegna<'a>) -> bool {
        true
    }
}

/// Says of each field of a struct in which PIAO it must be there; one left out does not compile.
macro_rules! campi {
    ($tipo:ident: $($campo:ident $serve:ident),+ $(,)?) => {
        impl $crate::model::piao::Campo for $tipo {
            fn rassegna<'a>(&'a self, r: &mut $crate::model::piao::Rassegna<'a>) -> bool {
                use $crate::model::piao::{Mancante, Serve};
                let $tipo { luogo, $($campo),+ } = self;
                $(
                    if !$crate::model::piao::Campo::rassegna($campo, r) {
                        let campo = stringify!($campo);
                        r.mancanti.push(Mancante { luogo: *luogo, campo, serve: Serve::$serve });
                    }
                )+
                true
            }
        }
    };
}
pub(super) use campi;
