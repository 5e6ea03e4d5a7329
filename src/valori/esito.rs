//! The outcome of an indicator or of an objective.

use std::fmt;

use super::assenza::non_rilevato;
use super::{Errore, Foglia, Valore, piano, schema};

/// The outcome, as typed by hand or as computed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Esito {
    /// Nothing was measured.
    NonRilevato,
    /// Not reached.
    NonRaggiunto,
    /// Reached in part.
    Parziale,
    /// Reached.
    Raggiunto,
}

impl Valore for Esito {
    fn forma(&self, _: i16) -> String {
        self.to_string()
    }

    fn leggi(testo: &str) -> Result<Self, Errore> {
        match piano(testo).replace('_', " ").as_str() {
            "ok" | "si" | "sì" | "raggiunto" | "raggiunta" | "conseguito" | "conseguita" | "✓"
            | "✔" | "☑" => Ok(Esito::Raggiunto),
            "parziale"
            | "parzialmente raggiunto"
            | "parzialmente raggiunta"
            | "parzialmente conseguito"
            | "in parte" => Ok(Esito::Parziale),
            "non raggiunto" | "non raggiunta" | "non conseguito" | "ko" | "no" | "✗" => {
                Ok(Esito::NonRaggiunto)
            }
            t if non_rilevato(t) => Ok(Esito::NonRilevato),
            _ => Err(Errore::nuovo(
                format!("`{}` non è un esito", testo.trim()),
                "scrivi raggiunto, parziale, non raggiunto o n.r. (anche OK, SI, KO, NO)",
            )),
        }
    }

    fn foglia() -> Foglia {
        schema::esito()
    }
}

impl fmt::Display for Esito {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Esito::NonRilevato => "non rilevato",
            Esito::NonRaggiunto => "non raggiunto",
            Esito::Parziale => "parzialmente raggiunto",
            Esito::Raggiunto => "raggiunto",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_the_contract() {
        for (t, e) in [
            ("OK", Esito::Raggiunto),
            ("SI", Esito::Raggiunto),
            ("raggiunto", Esito::Raggiunto),
            ("conseguito", Esito::Raggiunto),
            ("raggiunta", Esito::Raggiunto),
            ("✓", Esito::Raggiunto),
            ("parziale", Esito::Parziale),
            ("parzialmente raggiunto", Esito::Parziale),
            ("non raggiunto", Esito::NonRaggiunto),
            ("KO", Esito::NonRaggiunto),
            ("NO", Esito::NonRaggiunto),
            ("n.r.", Esito::NonRilevato),
        ] {
            assert_eq!(Esito::leggi(t), Ok(e), "{t}");
            assert_eq!(Esito::leggi(&e.to_string()), Ok(e));
        }
        assert!(Esito::leggi("30-giu").is_err());
    }
}
