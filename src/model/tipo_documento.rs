//! The kinds of document, each described once.

use super::{Documenti, Documento, ParteDocumento, Stadio};
use super::{PARTI_MONITORAGGIO, PARTI_PIANO, PARTI_RELAZIONE};

/// A kind of document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TipoDocumento {
    /// The annual plan.
    Piano,
    /// The PIAO.
    Piao,
    /// The interim check.
    Monitoraggio,
    /// The end-of-year report.
    Relazione,
    /// What an act of variation changes of the approved plan.
    Variazione,
}

/// What makes a kind of document that kind.
#[derive(Debug)]
pub struct DescrittoreDocumento {
    /// The word of its command, of its files and of its key in `documenti:`.
    pub nome: &'static str,
    /// What it is; its title where ente.yaml gives none.
    pub titolo: &'static str,
    /// For which stage it is checked.
    pub stadio: Stadio,
    /// Whether what was realised is printed.
    pub risultati: bool,
    /// The parts that it has where ente.yaml lists none.
    pub parti: &'static [ParteDocumento],
    /// What ente.yaml says of it; a variation has its act in `variazioni.yaml`.
    pub dati: Option<fn(&Documenti) -> &Documento>,
}

impl TipoDocumento {
    /// Every kind, in the order of the cycle.
    pub const TUTTI: [TipoDocumento; 5] = [
        TipoDocumento::Piano,
        TipoDocumento::Piao,
        TipoDocumento::Monitoraggio,
        TipoDocumento::Relazione,
        TipoDocumento::Variazione,
    ];

    /// What makes it that kind.
    pub fn descrittore(self) -> &'static DescrittoreDocumento {
        match self {
            TipoDocumento::Piano => &DescrittoreDocumento {
                nome: "piano",
                titolo: "Piano della performance",
                stadio: Stadio::Piano,
                risultati: false,
                parti: PARTI_PIANO,
                dati: Some(|d| &d.piano),
            },
            TipoDocumento::Piao => &DescrittoreDocumento {
                nome: "piao",
                titolo: "Piano integrato di attività e organizzazione",
                stadio: Stadio::Piano,
                risultati: false,
                parti: PARTI_PIANO,
                dati: Some(|d| &d.piao),
            },
            TipoDocumento::Monitoraggio => &DescrittoreDocumento {
                nome: "monitoraggio",
                titolo: "Monitoraggio della performance",
                stadio: Stadio::Intermedia,
                risultati: true,
                parti: PARTI_MONITORAGGIO,
                dati: Some(|d| &d.monitoraggio),
            },
            TipoDocumento::Relazione => &DescrittoreDocumento {
                nome: "relazione",
                titolo: "Relazione sulla performance",
                stadio: Stadio::Consuntivo,
                risultati: true,
                parti: PARTI_RELAZIONE,
                dati: Some(|d| &d.relazione),
            },
            TipoDocumento::Variazione => &DescrittoreDocumento {
                nome: "variazione",
                titolo: "Variazione del Piano della performance",
                stadio: Stadio::Piano,
                risultati: false,
                parti: PARTI_PIANO,
                dati: None,
            },
        }
    }

    /// What ente.yaml says of it.
    pub fn dati(self, d: &Documenti) -> Option<&Documento> {
        self.descrittore().dati.map(|dati| dati(d))
    }

    /// The document of a stage that a single scheda is a page of.
    pub fn della_scheda(stadio: Stadio) -> Self {
        match stadio {
            Stadio::Piano => TipoDocumento::Piano,
            Stadio::Intermedia => TipoDocumento::Monitoraggio,
            Stadio::Consuntivo => TipoDocumento::Relazione,
        }
    }
}

impl Documenti {
    /// The documents that ente.yaml speaks of, each with its kind.
    pub fn tutti(&self) -> impl Iterator<Item = (TipoDocumento, &Documento)> {
        TipoDocumento::TUTTI.into_iter().filter_map(|t| Some((t, t.dati(self)?)))
    }
}
