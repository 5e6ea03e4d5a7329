//! What each key of the data is, said once, at its field.
//!
//! `chiavi!` declares a struct of the model. Beside its type each field says what the vote, the year and
//! the reader make of it: `titolo: Option<Testo> = votato().serve(Lettura)`. Whoever has to know which
//! fields there are asks here, by value ([`Gruppo::voci`]) or by type ([`Gruppo::chiavi`]): loading, the
//! rules about texts, the lock, the carry-over, the schemas. None of them keeps a list of its own.

mod contenuto;
mod visita;

use std::collections::BTreeSet;
use std::sync::OnceLock;

use super::Stadio;
use super::piao::FormaPiao;
use crate::valori::Foglia;

pub use contenuto::{Campo, Contenuto, Gruppo, Scritto};
pub use visita::{Mancante, Via, mancanti, percorri};

/// What the vote and the year make of a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ruolo {
    /// Planned: the vote approves it, the lock holds it, an act alone changes it.
    Votato,
    /// Found out later: not in the lock, emptied for the next year.
    Rilevato,
    /// Neither: it may be corrected at any time, and comes along into the next year.
    Libero,
}

/// Who misses a key that is not there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Serve {
    /// Nobody.
    Mai,
    /// Loading: without it nothing is printed.
    Lettura,
    /// The ordinary PIAO.
    Ordinario,
    /// The PIAO in both its forms.
    Sempre,
}

impl Serve {
    /// Whether a form of the PIAO owes the field; where the form is not known, what both owe.
    pub fn in_forma(self, forma: Option<FormaPiao>) -> bool {
        match self {
            Serve::Mai | Serve::Lettura => false,
            Serve::Ordinario => forma == Some(FormaPiao::Ordinario),
            Serve::Sempre => true,
        }
    }
}

/// What a text names by its id or name, and not by what it says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cita {
    /// Somebody who works there: must be in personale.yaml.
    Persona,
    /// An office-holder: in personale.yaml, or a name and surname of somebody who is not.
    Incaricato,
    /// Who answers for something: a settore, or an office-holder.
    Chi,
    /// A settore of ente.yaml.
    Settore,
    /// A group of personale.yaml.
    Gruppo,
    /// The file of a process sheet.
    Processo,
    /// An objective of `strategia`.
    Strategico,
    /// A scheda: by its code, its path, its identity.
    Scheda,
    /// A measure of section 2.3 of the PIAO.
    Misura,
    /// Something else that has an id, looked up where it is used.
    Altro,
}

/// What the carry-over into the next year does with a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Riporto {
    /// It stays as it is.
    Resta,
    /// Its value goes, the key stays to be filled in.
    Svuota,
    /// The key goes.
    Togli,
    /// Its dates and years move with the plan.
    Sposta,
    /// It stays, and a year in it is its own: nobody has to read it again.
    Fisso,
    /// A function of its own knows, also of what is within it.
    Proprio,
}

/// A key, as declared at its field.
#[derive(Clone, Copy, Debug)]
pub struct Chiave {
    /// As typed in the data.
    pub nome: &'static str,
    /// What the vote and the year make of it.
    pub ruolo: Ruolo,
    /// Who misses it.
    pub serve: Serve,
    /// The first stage whose document prints it.
    pub dal: Stadio,
    /// What the carry-over does with it.
    pub riporto: Riporto,
    /// Whether a date in it must have its year.
    pub con_anno: bool,
    /// What it names, where it is a reference.
    pub cita: Option<Cita>,
    /// Whether the public edition leaves it out, or prints something else in its place.
    pub riservata: bool,
    /// Whether it tells the items of its list apart.
    pub da_nome: bool,
    /// What it holds.
    pub specie: fn() -> Specie,
}

impl Chiave {
    const fn nuova(ruolo: Ruolo, dal: Stadio, riporto: Riporto) -> Self {
        Chiave {
            nome: "",
            ruolo,
            serve: Serve::Mai,
            dal,
            riporto,
            con_anno: false,
            cita: None,
            riservata: false,
            da_nome: false,
            specie: || Specie::Libera,
        }
    }

    /// Who misses it.
    pub const fn serve(mut self, serve: Serve) -> Self {
        self.serve = serve;
        self
    }

    /// The first stage whose document prints it, where that is not the plan.
    pub const fn dal(mut self, dal: Stadio) -> Self {
        self.dal = dal;
        self
    }

    /// A date in it must have its year.
    pub const fn con_anno(mut self) -> Self {
        self.con_anno = true;
        self
    }

    /// What the carry-over does with it, where its role does not say it.
    pub const fn riporto(mut self, riporto: Riporto) -> Self {
        self.riporto = riporto;
        self
    }

    /// It names something by id or name.
    pub const fn cita(mut self, cosa: Cita) -> Self {
        self.cita = Some(cosa);
        self
    }

    /// The public edition leaves it out, or prints something else in its place.
    pub const fn riservata(mut self) -> Self {
        self.riservata = true;
        self
    }

    /// It tells the items of its list apart, in the lock and in messages.
    pub const fn da_nome(mut self) -> Self {
        self.da_nome = true;
        self
    }

    /// The same with what the field itself tells.
    pub const fn del_campo(mut self, nome: &'static str, specie: fn() -> Specie) -> Self {
        self.nome = nome;
        self.specie = specie;
        self
    }
}

/// The words of a declaration.
pub mod dichiara {
    pub use super::Cita;
    pub use super::Riporto::*;
    pub use super::Serve::*;
    pub use crate::model::Stadio::*;

    use super::{Chiave, Riporto, Ruolo};
    use crate::model::Stadio;

    /// Planned.
    pub const fn votato() -> Chiave {
        Chiave::nuova(Ruolo::Votato, Stadio::Piano, Riporto::Resta)
    }

    /// A result, printed from a stage on.
    pub const fn rilevato(dal: Stadio) -> Chiave {
        Chiave::nuova(Ruolo::Rilevato, dal, Riporto::Svuota)
    }

    /// Neither.
    pub const fn libero() -> Chiave {
        Chiave::nuova(Ruolo::Libero, Stadio::Piano, Riporto::Resta)
    }
}

/// What a key holds, known from its type.
#[derive(Clone, Debug)]
pub enum Specie {
    /// A text, printed character for character.
    Testo,
    /// A narrative in CommonMark.
    Narrativa,
    /// A narrative, or the path of a `.md` file that holds it.
    Prosa,
    /// The path of a file of the folder.
    File,
    /// A value, as an editor sees it.
    Valore(Box<Foglia>),
    /// A mapping with keys of its own.
    Gruppo(fn() -> &'static [Chiave]),
    /// A list.
    Elenco(Box<Specie>),
    /// A mapping whose keys are free.
    Mappa(Box<Specie>),
    /// One thing or another.
    Oppure(Box<[Specie; 2]>),
    /// Anything: `extra`.
    Libera,
}

/// Declares structs of the model, each field with its type and what it is. Every struct also knows its
/// place and keeps `extra`.
macro_rules! chiavi {
    ($(
        $(#[$meta:meta])*
        pub struct $nome:ident {
            $( $(#[$del_campo:meta])* $campo:ident : $tipo:ty = $cosa:expr ),* $(,)?
        }
    )+) => { $(
        #[derive(Clone, Debug, Default, serde::Deserialize, schemars::JsonSchema)]
        #[serde(default)]
        $(#[$meta])*
        #[schemars(transform = $crate::model::chiavi::servono::<$nome>)]
        pub struct $nome {
            /// Where the mapping stands.
            #[serde(rename = "$luogo")]
            #[schemars(skip)]
            pub luogo: $crate::diagnostic::Luogo,
            $( $(#[$del_campo])* pub $campo: $tipo, )*
            /// Free data for the templates.
            pub extra: $crate::model::Extra,
        }

        impl $crate::model::chiavi::Dichiarato for $nome {
            const CHIAVI: &'static [$crate::model::chiavi::Chiave] = {
                #[allow(unused_imports, reason = "each struct uses its words of the declaration")]
                use $crate::model::chiavi::dichiara::*;
                &[$(
                    ($cosa).del_campo(
                        stringify!($campo),
                        <$tipo as $crate::model::chiavi::Campo>::specie,
                    )
                ),*]
            };
        }

        impl $crate::model::chiavi::Gruppo for $nome {
            fn luogo(&self) -> $crate::diagnostic::Luogo {
                self.luogo
            }

            fn chiavi(&self) -> &'static [$crate::model::chiavi::Chiave] {
                <Self as $crate::model::chiavi::Dichiarato>::CHIAVI
            }

            fn voci(
                &self,
            ) -> Vec<(&'static $crate::model::chiavi::Chiave, $crate::model::chiavi::Contenuto<'_>)> {
                let contenuti = [$( $crate::model::chiavi::Campo::contenuto(&self.$campo) ),*];
                self.chiavi().iter().zip(contenuti).collect()
            }

            fn extra(&self) -> &$crate::model::Extra {
                &self.extra
            }
        }

        impl $crate::model::chiavi::Campo for $nome {
            fn specie() -> $crate::model::chiavi::Specie {
                $crate::model::chiavi::Specie::Gruppo(
                    || <$nome as $crate::model::chiavi::Dichiarato>::CHIAVI,
                )
            }

            fn contenuto(&self) -> $crate::model::chiavi::Contenuto<'_> {
                $crate::model::chiavi::Contenuto::Gruppo(self)
            }
        }
    )+ };
}
pub(crate) use chiavi;

/// A struct whose keys are declared, by its type.
pub trait Dichiarato {
    /// Its keys, in their order.
    const CHIAVI: &'static [Chiave];
}

/// Whether a word is a key of a sheet, of ente.yaml or of personale.yaml, at any level.
pub fn conosciuta(parola: &str) -> bool {
    static NOTE: OnceLock<BTreeSet<&str>> = OnceLock::new();
    let note = NOTE.get_or_init(|| {
        let mut note = BTreeSet::new();
        let radici = [
            super::Ente::CHIAVI,
            super::Obiettivo::CHIAVI,
            super::Processo::CHIAVI,
            super::Dipendente::CHIAVI,
            super::Partecipazione::CHIAVI,
            super::Variazione::CHIAVI,
        ];
        radici.into_iter().for_each(|r| raccogli(r, &mut note));
        note
    });
    note.contains(parola)
}

fn raccogli(chiavi: &[Chiave], note: &mut BTreeSet<&'static str>) {
    for k in chiavi {
        note.insert(k.nome);
        dentro(&(k.specie)(), note);
    }
}

fn dentro(s: &Specie, note: &mut BTreeSet<&'static str>) {
    match s {
        // A mapping within itself would never end.
        Specie::Gruppo(chiavi) if chiavi().iter().any(|k| !note.contains(k.nome)) => {
            raccogli(chiavi(), note);
        }
        Specie::Elenco(s) | Specie::Mappa(s) => dentro(s, note),
        Specie::Oppure(due) => due.iter().for_each(|s| dentro(s, note)),
        _ => {}
    }
}

/// Puts the keys that loading asks for into the schema of a struct.
pub fn servono<T: Dichiarato>(schema: &mut schemars::Schema) {
    let chieste = T::CHIAVI.iter().filter(|k| k.serve == Serve::Lettura);
    let nomi: Vec<_> = chieste.map(|k| serde_json::Value::from(k.nome)).collect();
    if !nomi.is_empty() {
        schema.insert("required".into(), nomi.into());
    }
}
