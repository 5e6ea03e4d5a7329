//! Coherence, found before the council does: [`Valutata`] → [`Verificata`].
//!
//! A rule is a struct with a stable code; the table [`RULES`] is the registry, and the files are
//! the families (COD codes, PES weights, PER persons …).

mod cod;
mod contesto;
mod deroghe;
mod per;
mod pes;

use std::sync::LazyLock;

use crate::assets;
use crate::diagnostic::{Conteggio, Segnalazione, ordina};
use crate::model::{Classificazione, Stadio};
use crate::score::Valutata;

pub use contesto::Contesto;

/// One rule of the check.
pub trait Rule: Sync {
    /// Its stable code: a rule keeps it for ever.
    fn codice(&self) -> &'static str;
    /// What it asks for, as one phrase.
    fn titolo(&self) -> &'static str;
    /// Says what is wrong, at the value that causes it.
    fn controlla(&self, c: &Contesto<'_>, esiti: &mut Vec<Segnalazione>);
}

/// Every rule there is.
pub static RULES: &[&dyn Rule] = &[
    &cod::CodiceUnico,
    &cod::MissioneProgramma,
    &pes::SommaPesi,
    &per::PrevistaCento,
    &per::RealizzataCento,
];

/// The classification of missioni and programmi of D.Lgs. 118/2011, each with its years.
pub fn classificazione() -> &'static Classificazione {
    static TABELLA: LazyLock<Classificazione> =
        LazyLock::new(|| Classificazione::leggi(assets::MISSIONI_PROGRAMMI));
    &TABELLA
}

/// The folder scored and checked for a stage. Only [`verifica`] builds it, so nothing unchecked
/// can be printed.
#[derive(Clone, Debug)]
pub struct Verificata {
    valutata: Valutata,
    stadio: Stadio,
    segnalazioni: Vec<Segnalazione>,
}

impl Verificata {
    /// The data and their scores.
    pub fn valutata(&self) -> &Valutata {
        &self.valutata
    }

    /// The stage it was checked for.
    pub fn stadio(&self) -> Stadio {
        self.stadio
    }

    /// Every finding, in the order of the places.
    pub fn segnalazioni(&self) -> &[Segnalazione] {
        &self.segnalazioni
    }

    /// Whether an official PDF may be made: no error that counts.
    pub fn stampabile(&self) -> bool {
        Conteggio::di(&self.segnalazioni).errori == 0
    }
}

/// How the check is run.
#[derive(Clone, Copy, Debug)]
pub struct Opzioni {
    /// For which stage.
    pub stadio: Stadio,
    /// Whether to look as if there were no deroghe.
    pub ignora_deroghe: bool,
}

/// Runs every rule; `lettura` are the warnings that loading gave.
pub fn verifica(valutata: Valutata, lettura: Vec<Segnalazione>, opzioni: Opzioni) -> Verificata {
    let mut segnalazioni = Vec::new();
    let contesto = Contesto::nuovo(&valutata, opzioni.stadio);
    for regola in RULES {
        regola.controlla(&contesto, &mut segnalazioni);
    }
    if !opzioni.ignora_deroghe {
        deroghe::applica(valutata.cartella(), &mut segnalazioni);
    }
    segnalazioni.extend(lettura);
    ordina(&mut segnalazioni);
    Verificata { valutata, stadio: opzioni.stadio, segnalazioni }
}
