//! What an indicator measures, and which direction is better.

use std::fmt;

use super::{Errore, Foglia, Valore, piano, schema, suggerisci};

/// What kind of thing an indicator measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TipoIndicatore {
    /// A percentage.
    Percentuale,
    /// A number.
    Numero,
    /// An amount in euro.
    Importo,
    /// A day.
    Data,
    /// Yes or no.
    SiNo,
    /// So many out of so many.
    Rapporto,
    /// Between two numbers.
    Intervallo,
    /// A word of a scale.
    Livello,
    /// Anything else, valued by a person.
    Testo,
}

/// Which direction is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Polarita {
    /// More is better.
    Crescente,
    /// Less is better, earlier is better.
    Decrescente,
    /// Only the very value is good.
    Esatta,
}

/// The remedy for a word that is not in a list.
pub(super) fn scelta(parola: &str, note: &[&str], intro: &str) -> String {
    let elenco = note.join(", ");
    match suggerisci(parola, note) {
        Some(vicina) => format!("forse `{vicina}`? {intro}: {elenco}"),
        None => format!("{intro}: {elenco}"),
    }
}

macro_rules! parola {
    ($tipo:ident, $cosa:literal, $descrizione:literal, $($variante:ident = $parola:literal),+) => {
        impl $tipo {
            /// The word as typed in the data.
            pub fn parola(self) -> &'static str {
                match self { $($tipo::$variante => $parola),+ }
            }
        }

        impl Valore for $tipo {
            fn leggi(testo: &str) -> Result<Self, Errore> {
                match piano(testo).replace([' ', '/'], "_").replace('ì', "i").as_str() {
                    $($parola => Ok($tipo::$variante),)+
                    altra => Err(Errore::nuovo(
                        format!(concat!("`{}` non è ", $cosa), testo.trim()),
                        scelta(altra, &[$($parola),+], "si può scrivere"),
                    )),
                }
            }

            fn forma(&self, _: i16) -> String {
                self.parola().to_owned()
            }

            fn foglia() -> Foglia {
                const PAROLE: &[&str] = &[$($parola),+];
                let modello = schema::parole_piane(PAROLE);
                Foglia::parole(stringify!($tipo), $descrizione, PAROLE, modello)
            }
        }

        impl fmt::Display for $tipo {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.parola())
            }
        }
    };
}

parola!(
    TipoIndicatore,
    "un tipo di indicatore",
    "Che cosa misura l'indicatore; se manca, si capisce dal valore atteso.",
    Percentuale = "percentuale",
    Numero = "numero",
    Importo = "importo",
    Data = "data",
    SiNo = "si_no",
    Rapporto = "rapporto",
    Intervallo = "intervallo",
    Livello = "livello",
    Testo = "testo"
);
parola!(
    Polarita,
    "una polarità",
    "Da che parte è meglio: crescente, più alto; decrescente, più basso o prima; esatta, solo quel valore.",
    Crescente = "crescente",
    Decrescente = "decrescente",
    Esatta = "esatta"
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_the_types() {
        for t in ["si_no", "SI/NO", "sì/no"] {
            assert_eq!(TipoIndicatore::leggi(t), Ok(TipoIndicatore::SiNo), "{t}");
        }
        let e = TipoIndicatore::leggi("percentaule").unwrap_err();
        assert!(e.aiuto.starts_with("forse `percentuale`?"), "{}", e.aiuto);
        assert_eq!(Polarita::leggi("Esatta"), Ok(Polarita::Esatta));
    }
}
