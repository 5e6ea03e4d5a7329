//! A finding as data: what is wrong, how grave, where, and what to do.
//!
//! Findings are made by `load` (codes `DAT-*`) and `check` (every other code); how they look is the
//! business of the renderers below, one file a format. A message is one lower-case phrase without a
//! full stop; the remedy stands apart, in `aiuto`.

mod json;
mod sarif;
mod sorgenti;
mod testo;

use std::fmt;

pub use json::json;
pub use sarif::{Base, Descrizione, sarif};
pub use sorgenti::{FileId, Sorgenti};
pub use testo::{Colori, testo};

/// How grave a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Gravita {
    /// Stops an official PDF.
    Errore,
    /// Does not stop it, but somebody should look.
    Avviso,
    /// Worth knowing.
    Nota,
}

impl fmt::Display for Gravita {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Gravita::Errore => "errore",
            Gravita::Avviso => "avviso",
            Gravita::Nota => "nota",
        })
    }
}

/// A place in a file of the folder; rows and columns count from 1, columns in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Luogo {
    /// The file, resolved through [`Sorgenti`].
    pub file: FileId,
    /// The row, from 1.
    pub riga: u32,
    /// The column in characters, from 1.
    pub colonna: u32,
    /// How many characters of that row are meant; 0 points at the column alone.
    pub lunghezza: u32,
}

impl Luogo {
    /// The first character of a file: the place of what concerns the file as a whole.
    pub fn inizio(file: FileId) -> Self {
        Luogo { file, riga: 1, colonna: 1, lunghezza: 0 }
    }
}

/// Another place that belongs to the same finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correlata {
    /// Where.
    pub luogo: Luogo,
    /// What is to be seen there.
    pub messaggio: String,
}

/// What the acts approved, and can no longer be corrected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Votato {
    /// The plan.
    Piano,
    /// The PIAO.
    Piao,
}

impl Votato {
    /// As it is called.
    pub fn parola(self) -> &'static str {
        match self {
            Votato::Piano => "piano",
            Votato::Piao => "PIAO",
        }
    }
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segnalazione {
    /// The stable code of the rule, such as `COD-001`.
    pub regola: &'static str,
    /// How grave it is here and now.
    pub gravita: Gravita,
    /// What is wrong: one lower-case phrase, no full stop.
    pub messaggio: String,
    /// What to do; empty when the message says it all.
    pub aiuto: String,
    /// The value that causes it.
    pub luogo: Luogo,
    /// The other places of the same finding.
    pub correlate: Vec<Correlata>,
    /// Whose defect it is, where it would be an error if that were not approved already.
    pub votato: Option<Votato>,
    /// The reason of the deroga that silences it: then it is shown and not counted.
    pub deroga: Option<String>,
}

impl Segnalazione {
    /// An error at a place.
    pub fn errore(regola: &'static str, luogo: Luogo, messaggio: impl Into<String>) -> Self {
        Segnalazione {
            regola,
            gravita: Gravita::Errore,
            messaggio: messaggio.into(),
            aiuto: String::new(),
            luogo,
            correlate: Vec::new(),
            votato: None,
            deroga: None,
        }
    }

    /// A warning at a place.
    pub fn avviso(regola: &'static str, luogo: Luogo, messaggio: impl Into<String>) -> Self {
        Segnalazione { gravita: Gravita::Avviso, ..Self::errore(regola, luogo, messaggio) }
    }

    /// What is wrong, with whose defect it is: the message as every report prints it.
    pub fn detto(&self) -> String {
        match self.votato {
            Some(v) => format!("difetto del {} approvato: {}", v.parola(), self.messaggio),
            None => self.messaggio.clone(),
        }
    }

    /// The same finding with its remedy.
    #[must_use]
    pub fn aiuto(mut self, aiuto: impl Into<String>) -> Self {
        self.aiuto = aiuto.into();
        self
    }

    /// The same finding with one more place.
    #[must_use]
    pub fn correlata(mut self, luogo: Luogo, messaggio: impl Into<String>) -> Self {
        self.correlate.push(Correlata { luogo, messaggio: messaggio.into() });
        self
    }

    /// Whether it counts: a silenced finding does not.
    pub fn conta(&self, gravita: Gravita) -> bool {
        self.deroga.is_none() && self.gravita == gravita
    }
}

/// How many findings of each gravity count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Conteggio {
    /// Errors.
    pub errori: usize,
    /// Warnings.
    pub avvisi: usize,
    /// Notes.
    pub note: usize,
    /// Silenced by a deroga.
    pub in_deroga: usize,
}

impl Conteggio {
    /// Counts a list of findings.
    pub fn di(segnalazioni: &[Segnalazione]) -> Self {
        let quante = |g| segnalazioni.iter().filter(|s| s.conta(g)).count();
        Conteggio {
            errori: quante(Gravita::Errore),
            avvisi: quante(Gravita::Avviso),
            note: quante(Gravita::Nota),
            in_deroga: segnalazioni.iter().filter(|s| s.deroga.is_some()).count(),
        }
    }
}

impl fmt::Display for Conteggio {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let conta = |n: usize, uno: &str, molti: &str| {
            if n == 1 { format!("1 {uno}") } else { format!("{n} {molti}") }
        };
        write!(
            f,
            "{}, {}, {}",
            conta(self.errori, "errore", "errori"),
            conta(self.avvisi, "avviso", "avvisi"),
            conta(self.note, "nota", "note")
        )?;
        if self.in_deroga > 0 {
            write!(f, ", {}", conta(self.in_deroga, "in deroga", "in deroga"))?;
        }
        Ok(())
    }
}

/// Sorts findings by place, then by code: the same list every time.
pub fn ordina(segnalazioni: &mut [Segnalazione]) {
    segnalazioni
        .sort_by(|a, b| (a.luogo, a.regola, &a.messaggio).cmp(&(b.luogo, b.regola, &b.messaggio)));
}
