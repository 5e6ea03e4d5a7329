//! What a field holds, whatever its type: what the declaration says of types, seen through values.

use super::{Chiave, Specie};
use crate::diagnostic::Luogo;
use crate::model::{Dato, Extra, FileNominato, Mappa, Narrativa, OElenco, OMappa, Prosa, Testo};
use crate::valori::{DataGiorno, Valore};

/// What a field holds.
#[derive(Clone)]
pub enum Contenuto<'a> {
    /// Nothing.
    Niente,
    /// A text.
    Testo(&'a Testo),
    /// A narrative.
    Narrativa(&'a Testo),
    /// A narrative, or the file that holds it.
    Prosa(&'a Prosa),
    /// The path of a file of the folder.
    File(&'a Testo),
    /// A value.
    Valore(&'a dyn Scritto),
    /// A mapping with keys of its own.
    Gruppo(&'a dyn Gruppo),
    /// A list.
    Elenco(Vec<Contenuto<'a>>),
    /// A mapping whose keys are free.
    Mappa(Vec<(&'a Testo, Contenuto<'a>)>),
    /// Free data, and where the mapping stands that they are of.
    Libero(&'a Extra, Luogo),
}

impl<'a> Contenuto<'a> {
    /// Whether there is something: a value that does not parse is something, an empty text is not.
    pub fn presente(&self) -> bool {
        match self {
            Contenuto::Niente => false,
            Contenuto::Testo(t) | Contenuto::Narrativa(t) | Contenuto::File(t) => {
                !t.testo.is_empty()
            }
            Contenuto::Prosa(p) => !p.0.testo.is_empty(),
            Contenuto::Valore(_) | Contenuto::Gruppo(_) => true,
            Contenuto::Libero(extra, _) => !extra.testi().is_empty(),
            Contenuto::Elenco(v) => v.iter().any(Contenuto::presente),
            Contenuto::Mappa(v) => v.iter().any(|(_, c)| c.presente()),
        }
    }

    /// What was typed, and where, where it is one text or value.
    pub fn scritto(&self) -> Option<(&'a str, Luogo)> {
        match self {
            Contenuto::Testo(t) | Contenuto::Narrativa(t) | Contenuto::File(t) => {
                Some((t.as_str(), t.luogo))
            }
            Contenuto::Prosa(p) => Some((p.0.as_str(), p.0.luogo)),
            Contenuto::Valore(d) => Some((d.testo(), d.luogo())),
            _ => None,
        }
    }
}

/// A value of any kind, as typed and as printed in the lock.
pub trait Scritto {
    /// As typed.
    fn testo(&self) -> &str;
    /// Where it stands.
    fn luogo(&self) -> Luogo;
    /// The same for every spelling of it, and never rounded; `None` where it does not parse.
    fn forma(&self, anno: i16) -> Option<String>;
    /// The day, where it is one.
    fn giorno(&self) -> Option<DataGiorno>;
}

impl<T: Valore> Scritto for Dato<T> {
    fn testo(&self) -> &str {
        &self.testo
    }

    fn luogo(&self) -> Luogo {
        self.luogo
    }

    fn forma(&self, anno: i16) -> Option<String> {
        self.valore.as_ref().map(|v| v.forma(anno))
    }

    fn giorno(&self) -> Option<DataGiorno> {
        self.valore.as_ref().and_then(T::giorno)
    }
}

/// A struct of the model: a mapping whose keys are declared.
pub trait Gruppo {
    /// Where the mapping stands; row 0 where nothing was typed.
    fn luogo(&self) -> Luogo;
    /// Its keys, in their order; `extra` is not among them.
    fn chiavi(&self) -> &'static [Chiave];
    /// Each key with what it holds.
    fn voci(&self) -> Vec<(&'static Chiave, Contenuto<'_>)>;
    /// What was typed for the ente's own templates.
    fn extra(&self) -> &Extra;
}

/// A type that a field of the model may have.
pub trait Campo {
    /// What it is, whatever it holds.
    fn specie() -> Specie
    where
        Self: Sized;
    /// What it holds.
    fn contenuto(&self) -> Contenuto<'_>;
}

impl Campo for Testo {
    fn specie() -> Specie {
        Specie::Testo
    }
    fn contenuto(&self) -> Contenuto<'_> {
        Contenuto::Testo(self)
    }
}

impl Campo for Narrativa {
    fn specie() -> Specie {
        Specie::Narrativa
    }
    fn contenuto(&self) -> Contenuto<'_> {
        Contenuto::Narrativa(&self.0)
    }
}

impl Campo for Prosa {
    fn specie() -> Specie {
        Specie::Prosa
    }
    fn contenuto(&self) -> Contenuto<'_> {
        Contenuto::Prosa(self)
    }
}

impl Campo for FileNominato {
    fn specie() -> Specie {
        Specie::File
    }
    fn contenuto(&self) -> Contenuto<'_> {
        Contenuto::File(&self.0)
    }
}

impl<T: Valore> Campo for Dato<T> {
    fn specie() -> Specie {
        Specie::Valore(Box::new(T::foglia()))
    }
    fn contenuto(&self) -> Contenuto<'_> {
        Contenuto::Valore(self)
    }
}

impl<T: Campo> Campo for Option<T> {
    fn specie() -> Specie {
        T::specie()
    }
    fn contenuto(&self) -> Contenuto<'_> {
        self.as_ref().map_or(Contenuto::Niente, T::contenuto)
    }
}

impl<T: Campo> Campo for Vec<T> {
    fn specie() -> Specie {
        Specie::Elenco(Box::new(T::specie()))
    }
    fn contenuto(&self) -> Contenuto<'_> {
        Contenuto::Elenco(self.iter().map(T::contenuto).collect())
    }
}

impl<T: Campo> Campo for Mappa<T> {
    fn specie() -> Specie {
        Specie::Mappa(Box::new(T::specie()))
    }
    fn contenuto(&self) -> Contenuto<'_> {
        Contenuto::Mappa(self.0.iter().map(|(k, v)| (k, v.contenuto())).collect())
    }
}

impl<T: Campo> Campo for OElenco<T> {
    fn specie() -> Specie {
        Specie::Oppure(Box::new([Specie::Testo, Specie::Elenco(Box::new(T::specie()))]))
    }
    fn contenuto(&self) -> Contenuto<'_> {
        match self {
            OElenco::Testo(t) => Contenuto::Testo(t),
            OElenco::Elenco(v) => Contenuto::Elenco(v.iter().map(T::contenuto).collect()),
        }
    }
}

impl<M: Campo, T: Campo> Campo for OMappa<M, T> {
    fn specie() -> Specie {
        Specie::Oppure(Box::new([T::specie(), M::specie()]))
    }
    fn contenuto(&self) -> Contenuto<'_> {
        match self {
            OMappa::Testo(t) => t.contenuto(),
            OMappa::Mappa(m) => m.contenuto(),
        }
    }
}
