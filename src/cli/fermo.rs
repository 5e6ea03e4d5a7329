//! Why a command stopped: said by who found out, printed in one place.

use std::io::IsTerminal as _;

use pegaso::diagnostic::{self, Segnalazione, Sorgenti};
use pegaso::load::ErroreAmbiente;

use super::{Uscito, controlla, scrivi};

/// The most findings that a stopped command prints; `controlla` shows them all.
const MASSIMO: usize = 20;

/// Findings as text, on standard error.
pub fn segnala(trovate: &[Segnalazione], sorgenti: &Sorgenti) -> String {
    let colori = controlla::colori(std::io::stderr().is_terminal());
    diagnostic::testo(trovate, sorgenti, colori, MASSIMO)
}

/// How a command ends that was not stopped; the rest goes through [`Fermo`].
pub type Esito = Result<Uscito, Fermo>;

/// A command that stopped: its exit status, what is wrong, what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fermo {
    uscito: Uscito,
    messaggio: String,
    /// Lines under the message: places to choose from, the typesetter's own words.
    righe: Vec<String>,
    aiuto: Vec<String>,
    /// Findings, already printed as text, above the message.
    segnalazioni: String,
}

impl Fermo {
    /// The data have errors.
    pub fn dati(messaggio: impl Into<String>, aiuto: impl Into<String>) -> Self {
        Self::nuovo(Uscito::Dati, messaggio.into(), aiuto.into())
    }

    /// Wrong usage.
    pub fn uso(messaggio: impl Into<String>, aiuto: impl Into<String>) -> Self {
        Self::nuovo(Uscito::Uso, messaggio.into(), aiuto.into())
    }

    /// The environment failed, or this program.
    pub fn ambiente(messaggio: impl Into<String>, aiuto: impl Into<String>) -> Self {
        Self::nuovo(Uscito::Ambiente, messaggio.into(), aiuto.into())
    }

    fn nuovo(uscito: Uscito, messaggio: String, aiuto: String) -> Self {
        let aiuto = vec![aiuto];
        Fermo { uscito, messaggio, righe: Vec::new(), aiuto, segnalazioni: String::new() }
    }

    /// With the findings that stopped it.
    #[must_use]
    pub fn con_segnalazioni(self, trovate: &[Segnalazione], sorgenti: &Sorgenti) -> Self {
        Fermo { segnalazioni: segnala(trovate, sorgenti), ..self }
    }

    /// In other words, where it is the data that stopped it.
    #[must_use]
    pub fn se_dati(self, messaggio: impl Into<String>, aiuto: impl Into<String>) -> Self {
        match self.uscito {
            Uscito::Dati => {
                Fermo { messaggio: messaggio.into(), aiuto: vec![aiuto.into()], ..self }
            }
            _ => self,
        }
    }

    /// Whether it is the data that stopped it.
    pub fn e_dei_dati(&self) -> bool {
        self.uscito == Uscito::Dati
    }

    /// With lines under the message.
    #[must_use]
    pub fn con_righe(self, righe: impl IntoIterator<Item = String>) -> Self {
        Fermo { righe: righe.into_iter().collect(), ..self }
    }

    /// With one more remedy.
    #[must_use]
    pub fn e_anche(mut self, aiuto: &str) -> Self {
        self.aiuto.push(aiuto.to_owned());
        self
    }

    /// Prints it, on standard error; the exit status.
    pub fn mostra(&self) -> Uscito {
        scrivi::diagnostica(&self.segnalazioni);
        scrivi::diagnostica(&format!("errore: {}\n", self.messaggio));
        for riga in &self.righe {
            scrivi::diagnostica(&format!("  {riga}\n"));
        }
        self.aiuto.iter().for_each(|a| scrivi::aiuto(a));
        self.uscito
    }
}

impl From<ErroreAmbiente> for Fermo {
    fn from(e: ErroreAmbiente) -> Self {
        Fermo::ambiente(e.messaggio, e.aiuto)
    }
}
