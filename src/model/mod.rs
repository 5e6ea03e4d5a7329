//! What the folder says: serde types that mirror the YAML key for key, and small value types.
//!
//! No I/O and no rules here. Every leaf knows its place ([`Luogo`](crate::diagnostic::Luogo)), so a
//! rule cannot point elsewhere than at the value it read.

pub(crate) mod campi;
mod cartella;
pub mod chiavi;
mod classificazione;
mod dato;
mod documenti;
mod ente;
mod etichette;
mod indicatore;
mod lucchetto;
mod metodologia;
mod obiettivo;
mod parole;
mod parti;
mod personale;
pub mod piao;
mod processo;
mod prosa;
mod rubrica;
mod tipo_documento;
mod variazione;
mod verifica;

pub use cartella::senza_estensione;
pub use cartella::{
    Allegato, Cartella, ObiettivoFile, ProcessoFile, Stadio, denominazione_bilancio,
    numero_bilancio,
};
pub(crate) use cartella::{intero, settori_di};
pub use classificazione::Classificazione;
pub use dato::{
    CHIAVI, DATO, DATO_O_ELENCO, Dato, ELENCO, Extra, LUOGO, MAPPA, Mappa, OElenco, OMappa, TESTO,
    Testo, detto,
};
pub(crate) use dato::{EXTRA, FOGLIA, NOME_TESTO};
pub use documenti::*;
pub use ente::*;
pub use etichette::ETICHETTE;
pub use indicatore::{Indicatore, VoceScala};
pub(crate) use lucchetto::scritto;
pub use lucchetto::{
    AttoLucchetto, CampoVotato, FORMATO_LUCCHETTO, Lucchetto, ModificaLucchetto, SchedaLucchetto,
    SchedaProgrammata, VariazioneLucchetto,
};
pub use metodologia::*;
pub use obiettivo::*;
pub use parole::*;
pub use parti::*;
pub use personale::*;
pub use processo::{Indice, Processo};
pub use prosa::{FileNominato, Narrativa, Prosa};
pub(crate) use rubrica::Rubrica;
pub use tipo_documento::{DescrittoreDocumento, TipoDocumento};
pub use variazione::Variazione;
pub use verifica::*;
