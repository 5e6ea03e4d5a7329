//! Which document, how it is made, and why it cannot be.

use std::collections::BTreeMap;
use std::fmt;

use crate::check::Verificata;
use crate::model::piao::Sezione;
use crate::model::{Documento, ObiettivoFile, Stadio, TipoDocumento};
use crate::piano::Modifica;
use crate::score::Valutata;
use crate::template::{self, Propri};
use crate::typeset;
use crate::valori::data_estesa;

use super::Edizione;

/// The document cannot be made: a template or the typesetter refused. Never a fault of the data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DocumentError {
    /// A template does not work.
    Modello(template::TemplateError),
    /// The typesetter refused.
    Composizione(typeset::TypesetError),
}

impl fmt::Display for DocumentError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            DocumentError::Modello(g) => g.fmt(f),
            DocumentError::Composizione(g) => g.fmt(f),
        }
    }
}

impl std::error::Error for DocumentError {}

impl From<template::TemplateError> for DocumentError {
    fn from(g: template::TemplateError) -> Self {
        DocumentError::Modello(g)
    }
}

impl From<typeset::TypesetError> for DocumentError {
    fn from(g: typeset::TypesetError) -> Self {
        DocumentError::Composizione(g)
    }
}

/// Which document.
#[derive(Clone, Copy, Debug)]
pub enum Genere<'a> {
    /// The annual plan: what is realised stays blank.
    Piano,
    /// The interim check: the state at a day.
    Monitoraggio(jiff::civil::Date),
    /// The end-of-year report.
    Relazione,
    /// The PIAO: the whole of it, or one section of the Piano-tipo.
    Piao {
        /// The one section, where only one is wanted.
        sezione: Option<Sezione>,
    },
    /// What an act of variation changes of the approved plan.
    Variazione(&'a AttoDiVariazione),
    /// One scheda, as in the document of its stage.
    Scheda(&'a ObiettivoFile),
}

/// An act of variation: how it is titled and what it changes.
#[derive(Clone, Debug)]
pub struct AttoDiVariazione {
    /// Title and act, as of any other document.
    pub documento: Documento,
    /// The act that approved the plan, in words; may be empty.
    pub approvato: String,
    /// What it changes, sheet by sheet.
    pub modifiche: Vec<Modifica>,
    /// Which variation of the plan it is: 1 is the first.
    pub numero: i64,
}

impl Genere<'_> {
    /// Which kind of document it is; a scheda is a page of that of its stage.
    pub fn tipo(&self, stadio: Stadio) -> TipoDocumento {
        match self {
            Genere::Piano => TipoDocumento::Piano,
            Genere::Monitoraggio(_) => TipoDocumento::Monitoraggio,
            Genere::Relazione => TipoDocumento::Relazione,
            Genere::Piao { .. } => TipoDocumento::Piao,
            Genere::Variazione(_) => TipoDocumento::Variazione,
            Genere::Scheda(_) => TipoDocumento::della_scheda(stadio),
        }
    }

    /// The title with what tells this one from the others of its kind: the year, the day, the scheda.
    pub(super) fn titolo(&self, titolo: &str, anno: i16) -> String {
        match self {
            Genere::Scheda(o) => {
                let codice = o.scheda.codice.as_ref().map_or("", |c| c.as_str());
                format!("Scheda obiettivo {codice} - {titolo} {anno}")
            }
            Genere::Monitoraggio(al) => format!("{titolo} al {}", data_estesa(*al)),
            Genere::Piao { sezione: Some(s) } => {
                format!("{titolo} {anno} - Sezione {} {}", s.numero(), s.titolo())
            }
            _ => format!("{titolo} {anno}"),
        }
    }

    /// The name of the file when none is asked for, without extension.
    pub fn nome(&self, v: &Verificata) -> String {
        let anno = v.valutata().cartella().esercizio;
        let tipo = self.tipo(v.stadio()).descrittore().nome;
        match self {
            Genere::Piano | Genere::Relazione | Genere::Piao { sezione: None } => {
                format!("{tipo}-{anno}")
            }
            Genere::Monitoraggio(al) => format!("{tipo}-{al}"),
            Genere::Piao { sezione: Some(s) } => format!("{tipo}-{}-{anno}", s.numero()),
            Genere::Variazione(a) => format!("{tipo}-{}-{anno}", a.numero),
            Genere::Scheda(o) => {
                let codice = o.scheda.codice.as_ref().map_or("", |c| c.as_str());
                let sicuro = |c: char| {
                    if c.is_alphanumeric() || c == '.' { c } else { '-' }
                };
                format!("scheda-{}-{anno}", codice.chars().map(sicuro).collect::<String>())
            }
        }
    }
}

/// How a document is made.
#[derive(Clone, Debug, Default)]
pub struct OpzioniDocumento {
    /// The mark BOZZA whatever the act says, with the findings on the last pages.
    pub bozza: bool,
    /// An office's own templates.
    pub modelli: Propri,
    /// For the file or for publication.
    pub edizione: Edizione,
    /// The files of the data to attach, by path: then the document is PDF/A-3a.
    pub incorporati: BTreeMap<String, Vec<u8>>,
    /// Last year's folder, scored: the report compares with it.
    pub precedente: Option<Valutata>,
}
