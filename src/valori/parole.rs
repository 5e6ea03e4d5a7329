//! Lists of fixed words: one declaration gives the enum, its parser, its printer and its pattern.

use super::{Errore, suggerisci};

/// Declares an enum of fixed words: its variants, the word typed and printed for each, and what the
/// words are called in a message.
macro_rules! parole {
    ($(#[$doc:meta])* $nome:ident, $cosa:literal: $($(#[$vdoc:meta])* $variante:ident = $parola:literal),+ $(,)?) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $nome { $($(#[$vdoc])* $variante),+ }

        impl $nome {
            /// The words, in the order of the variants.
            pub const PAROLE: &'static [&'static str] = &[$($parola),+];

            /// The word as typed in the data.
            pub fn parola(self) -> &'static str {
                match self { $($nome::$variante => $parola),+ }
            }
        }

        impl $crate::valori::Valore for $nome {
            fn leggi(testo: &str) -> Result<Self, $crate::valori::Errore> {
                let coppie = &[$(($parola, $nome::$variante)),+];
                $crate::valori::parole::scegli($cosa, testo, coppie)
            }

            fn forma(&self, _: i16) -> String {
                self.parola().to_owned()
            }

            fn foglia() -> $crate::valori::Foglia {
                let modello = $crate::valori::schema::parole(Self::PAROLE);
                let descrizione = concat!("Ci vuole ", $cosa, ".");
                $crate::valori::Foglia::parole(
                    stringify!($nome),
                    descrizione,
                    Self::PAROLE,
                    modello,
                )
            }
        }
    };
}
pub(crate) use parole;

/// Which of some words a text is, whatever its case, with spaces, hyphens or underscores.
///
/// # Errors
/// When it is none of them.
pub(crate) fn scegli<T: Copy>(cosa: &str, testo: &str, coppie: &[(&str, T)]) -> Result<T, Errore> {
    let piana = |t: &str| t.trim().to_lowercase().replace([' ', '-'], "_");
    let scritta = piana(testo);
    let scelta = coppie.iter().find(|(parola, _)| piana(parola) == scritta);
    scelta.map(|(_, cosa)| *cosa).ok_or_else(|| {
        let parole: Vec<&str> = coppie.iter().map(|(parola, _)| *parola).collect();
        let elenco = parole.join(", ");
        let aiuto = match suggerisci(&scritta, &parole) {
            Some(vicina) => format!("forse `{vicina}`? si può scrivere: {elenco}"),
            None => format!("si può scrivere: {elenco}"),
        };
        Errore::nuovo(format!("`{}` non è {cosa}", testo.trim()), aiuto)
    })
}
