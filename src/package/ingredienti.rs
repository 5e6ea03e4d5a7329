//! What a package is made from.

use std::collections::BTreeMap;

use crate::model::{Documento, detto};
use crate::score::Valutata;

/// A finished PDF.
#[derive(Clone, Debug)]
pub struct DocumentoFatto {
    /// Its file name.
    pub nome: String,
    /// What it is, in one line.
    pub oggetto: String,
    /// Whether it is the public edition.
    pub pubblica: bool,
    /// Its bytes.
    pub pdf: Vec<u8>,
}

impl DocumentoFatto {
    /// The edition in words.
    pub fn edizione(&self) -> &'static str {
        if self.pubblica {
            "edizione per la pubblicazione"
        } else {
            "edizione integrale, agli atti"
        }
    }
}

/// What a package is made from.
pub struct Ingredienti<'a> {
    /// The data, scored.
    pub valutata: &'a Valutata,
    /// The document's entry of ente.yaml.
    pub documento: &'a Documento,
    /// Its word: piano, relazione …
    pub nome: &'static str,
    /// What kind of document it is, for the metadata.
    pub tipologia: &'static str,
    /// Whether it has results.
    pub risultati: bool,
    /// The files of the data folder, by relative path: their hash says from which data it was made.
    pub dati: BTreeMap<String, Vec<u8>>,
    /// The check report: as text and as JSON.
    pub controllo: (String, String),
    /// What the act decides before it approves the documents.
    pub punti: Vec<String>,
    /// The text of the lock that the act makes.
    pub lucchetto: Option<String>,
}

/// Who the ente is, for metadata and open data.
pub struct DatiEnte {
    /// Its name.
    pub denominazione: String,
    /// Its code in the index of public bodies.
    pub codice_ipa: String,
}

impl Ingredienti<'_> {
    pub(super) fn valutata(&self) -> &Valutata {
        self.valutata
    }

    pub(super) fn documento(&self) -> &Documento {
        self.documento
    }

    pub(super) fn anagrafica(&self) -> DatiEnte {
        let a = &self.valutata.cartella().ente.ente;
        DatiEnte {
            denominazione: detto(a.denominazione.as_ref()),
            codice_ipa: detto(a.codice_ipa.as_ref()),
        }
    }

    pub(super) fn parole_chiave(&self) -> Vec<String> {
        let anno = self.valutata.cartella().esercizio.to_string();
        vec!["performance".into(), self.nome.to_owned(), anno]
    }
}
