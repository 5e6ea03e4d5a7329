//! What the folder says: serde types that mirror the YAML key for key, and small value types.
//!
//! No I/O and no rules here. Every leaf knows its place ([`Luogo`](crate::diagnostic::Luogo)), so a
//! rule cannot point elsewhere than at the value it read.

mod cartella;
mod classificazione;
mod confronto;
mod dato;
mod documenti;
mod ente;
mod etichette;
mod indicatore;
mod lucchetto;
mod metodologia;
mod modifiche;
mod obiettivo;
mod parole;
mod parti;
mod personale;
pub mod piao;
mod processo;
pub mod programmato;
pub mod schema;
pub mod valori;
mod variazione;
mod verifica;

pub use cartella::{
    Allegato, Cartella, ObiettivoFile, ProcessoFile, Stadio, denominazione_bilancio,
    numero_bilancio,
};
pub(crate) use cartella::{Rubrica, intero, settori_di, trova_persona};
pub use classificazione::Classificazione;
pub use confronto::{DifferenzaCampo, DifferenzaScheda, Sorte, confronta};
pub use dato::{
    CHIAVI, DATO, DATO_O_ELENCO, Dato, ELENCO, Extra, LUOGO, MAPPA, Mappa, OElenco, OMappa, TESTO,
    Testo,
};
pub use documenti::*;
pub use ente::*;
pub use etichette::ETICHETTE;
pub use indicatore::Indicatore;
pub use lucchetto::{
    AttoLucchetto, FORMATO_LUCCHETTO, Lucchetto, ModificaLucchetto, SchedaLucchetto,
    VariazioneLucchetto,
};
pub use metodologia::*;
pub use modifiche::{Modifica, Successivo, in_corso, modifiche, nomina, spostate, successivo};
pub use obiettivo::*;
pub use parole::*;
pub use parti::*;
pub use personale::*;
pub use processo::{Indice, Processo};
pub use programmato::{Campo, SchedaProgrammata, etichetta, predefinito, senza_estensione};
pub use variazione::Variazione;
pub use verifica::*;
