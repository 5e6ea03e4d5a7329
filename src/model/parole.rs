//! The words that a key may hold, each list an enum.

use crate::valori::{Errore, suggerisci};

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
                let parola = testo.trim().to_lowercase().replace([' ', '-'], "_");
                match parola.as_str() {
                    $($parola => Ok($nome::$variante),)+
                    _ => Err($crate::model::parole::sconosciuta($cosa, testo, &parola, Self::PAROLE)),
                }
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
pub(super) use parole;

pub(super) fn sconosciuta(cosa: &str, testo: &str, parola: &str, parole: &[&str]) -> Errore {
    let elenco = parole.join(", ");
    Errore {
        messaggio: format!("`{}` non è {cosa}", testo.trim()),
        aiuto: match suggerisci(parola, parole) {
            Some(vicina) => format!("forse `{vicina}`? si può scrivere: {elenco}"),
            None => format!("si può scrivere: {elenco}"),
        },
    }
}

parole! {
    /// What kind of body the ente is.
    TipoEnte, "un tipo di ente":
    /// A municipality.
    Comune = "comune",
    /// A province.
    Provincia = "provincia",
    /// A metropolitan city.
    CittaMetropolitana = "citta_metropolitana",
    /// A union of municipalities.
    Unione = "unione",
    /// Any other body.
    Altro = "altro",
}

parole! {
    /// How far the act is.
    StatoAtto, "uno stato dell'atto":
    /// A draft: the mark BOZZA on every page.
    Bozza = "bozza",
    /// The file that is voted: number and date left blank.
    Proposta = "proposta",
    /// Voted: number and date printed.
    Approvato = "approvato",
}

parole! {
    /// What kind of act approves the document.
    TipoAtto, "un tipo di atto":
    /// A resolution of a collegial organ.
    Deliberazione = "deliberazione",
    /// A decree.
    Decreto = "decreto",
    /// An executive's determination.
    Determinazione = "determinazione",
}

parole! {
    /// The organ that approves the document.
    Organo, "un organo":
    /// The executive.
    Giunta = "giunta",
    /// The council.
    Consiglio = "consiglio",
    /// The government's commissioner.
    Commissario = "commissario",
    /// The president of a province or union.
    Presidente = "presidente",
    /// The mayor.
    Sindaco = "sindaco",
}

parole! {
    /// Over what the weights sum to the total.
    Perimetro, "un perimetro della pesatura":
    /// Each settore by itself.
    Settore = "settore",
    /// Each responsabile by himself.
    Responsabile = "responsabile",
    /// The ente as a whole.
    Ente = "ente",
}

parole! {
    /// What the shares of personale mean.
    RegolaPartecipazione, "un significato delle quote di partecipazione":
    /// The shares of a scheda sum to 100.
    Somma100 = "somma_100",
    /// A share is a part of the person's own time.
    TempoPersona = "tempo_persona",
    /// Nothing is checked.
    Nessuna = "nessuna",
}

parole! {
    /// How far codes must differ.
    RegolaCodici, "una regola dei codici":
    /// In the whole document.
    Unici = "unici",
    /// Within a settore.
    PerSettore = "per_settore",
    /// Not at all.
    Liberi = "liberi",
}

parole! {
    /// Whose objective it is.
    TipoObiettivo, "un tipo di obiettivo":
    /// Of a settore.
    Struttura = "struttura",
    /// Of the ente.
    Ente = "ente",
    /// Of a group of persons.
    Gruppo = "gruppo",
    /// Of one person.
    Individuale = "individuale",
}

parole! {
    /// What kind of effort the objective is.
    Natura, "una natura di obiettivo":
    /// From the political programme.
    Strategico = "strategico",
    /// Something new.
    Sviluppo = "sviluppo",
    /// Keeping a level of service.
    Mantenimento = "mantenimento",
    /// From the PNRR.
    Pnrr = "pnrr",
}

parole! {
    /// What became of the objective during the year.
    StatoObiettivo, "uno stato di obiettivo":
    /// Going on.
    Attivo = "attivo",
    /// Taken out by an act.
    Stralciato = "stralciato",
    /// Suspended.
    Sospeso = "sospeso",
    /// Put off to another year.
    Rinviato = "rinviato",
}

parole! {
    /// What a variation does.
    TipoVariazione, "un tipo di variazione":
    /// Changes objectives.
    Modifica = "modifica",
    /// Takes them out.
    Stralcio = "stralcio",
    /// Adds them.
    Nuovo = "nuovo",
    /// Corrects a slip.
    Rettifica = "rettifica",
}

parole! {
    /// The outcome of the Nucleo's validation.
    EsitoValidazione, "un esito della validazione":
    /// Validated.
    Validata = "validata",
    /// Validated with remarks.
    ValidataConOsservazioni = "validata_con_osservazioni",
    /// Not validated.
    NonValidata = "non_validata",
}
