//! Yes and no.

use std::fmt;

use super::{Errore, Foglia, Valore, piano, schema};

/// Yes or no.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SiNo(pub bool);

impl Valore for SiNo {
    fn forma(&self, _: i16) -> String {
        self.to_string()
    }

    fn leggi(testo: &str) -> Result<Self, Errore> {
        match piano(testo).as_str() {
            "si" | "sì" | "sí" | "si'" | "s" | "true" | "vero" => Ok(SiNo(true)),
            "no" | "n" | "false" | "falso" => Ok(SiNo(false)),
            _ => Err(Errore::nuovo(
                format!("`{}` non è né sì né no", testo.trim()),
                "scrivi `sì` o `no`",
            )),
        }
    }

    fn foglia() -> Foglia {
        schema::si_no()
    }
}

impl fmt::Display for SiNo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.0 { "SI" } else { "NO" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings() {
        for (t, si) in [
            ("SI", true),
            ("sì", true),
            ("SI\u{300}", true),
            ("si’", true),
            ("Sì", true),
            ("NO", false),
            ("true", true),
            ("False", false),
        ] {
            assert_eq!(SiNo::leggi(t), Ok(SiNo(si)), "{t}");
            assert_eq!(SiNo::leggi(&SiNo(si).to_string()), Ok(SiNo(si)));
        }
        assert!(SiNo::leggi("SI/NO").is_err());
        assert!(SiNo::leggi("forse").is_err());
    }
}
