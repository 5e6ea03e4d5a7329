//! What must hold, asked from outside: one program of tests, so that what they share is built and made once.
//!
//! A file a matter; `comune` is what they share. Data of theirs stand in `tests/dati`.

#![allow(clippy::disallowed_methods, reason = "tests prepare and read folders of their own")]

/// As the program: half of the time of a test that judges a PDF is allocation.
#[global_allocator]
static ALLOCATORE: mimalloc::MiMalloc = mimalloc::MiMalloc;

mod comune;

mod allegati;
mod architettura;
mod borgo;
mod casi;
mod chiavi;
mod conformita;
mod confronta;
mod edizioni;
mod formato;
mod frasi;
mod grandi;
mod incorporati;
mod lucchetto;
mod metodo;
mod metodo_voto;
mod modelli;
mod monitoraggio;
mod nuovo;
mod pagine;
mod piao;
mod piao_documento;
mod proprieta;
mod punteggi;
mod regole;
mod relazione;
mod ricalcolo;
mod riferimento;
mod riporto;
mod riporto_cartelle;
mod rotture;
mod sbagli;
mod schema;
mod schema_accordo;
mod schema_forme;
mod segnalazioni;
mod semi;
mod trappole;
mod valori;
mod variazione;
