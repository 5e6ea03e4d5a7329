//! `obiettivi/**/*.yaml`: one scheda obiettivo a file.

use serde::Deserialize;

use super::parole::*;
use super::valori::{Effettivo, Importo, Mesi, Numero, Peso, SiNo};
use super::{Dato, Extra, Indicatore, Mappa, OElenco, OMappa, Partecipazione, Testo, Verifiche};
use crate::diagnostic::Luogo;

/// One scheda.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Obiettivo {
    /// Where the mapping stands.
    #[serde(rename = "$luogo")]
    pub luogo: Luogo,
    /// Stands for the path as the scheda's identity.
    pub id: Option<Testo>,
    /// As printed; may repeat only by deroga.
    pub codice: Option<Testo>,
    /// As printed.
    pub titolo: Option<Testo>,
    /// Whose objective; default: struttura.
    pub tipo: Option<Dato<TipoObiettivo>>,
    /// What kind of effort.
    pub natura: Option<Dato<Natura>>,
    /// What became of it; default: attivo.
    pub stato: Option<Dato<StatoObiettivo>>,
    /// Id of a settore.
    pub settore: Option<Testo>,
    /// A name or the id of a person; default: the settore's.
    pub responsabile: Option<Testo>,
    /// Its weight.
    pub peso: Option<Dato<Peso>>,
    /// Its weight by criteria, rescaled to the perimeter's total.
    pub pesatura: Mappa<Dato<Numero>>,
    /// True: no weight.
    pub prerequisito: Option<Dato<SiNo>>,
    /// Several settori, each with a weight, instead of `settore` and `peso`.
    pub assegnazioni: Vec<Assegnazione>,
    /// Which of them leads.
    pub capofila: Option<Testo>,
    /// Years, such as 2023-2025.
    pub durata: Option<Testo>,
    /// A code of `strategia`, or code and title.
    pub obiettivo_strategico: Option<OMappa<CodiceTitolo>>,
    /// Missione of D.Lgs. 118/2011.
    pub missione: Option<Testo>,
    /// Programma within it.
    pub programma: Option<Testo>,
    /// For whom.
    pub stakeholder: Vec<Testo>,
    /// Cross-cutting themes.
    pub ambiti: Vec<Testo>,
    /// With ambito tempi_pagamento: the share of the retribuzione di risultato that hangs on it.
    pub quota_risultato: Option<Dato<super::valori::Quota>>,
    /// Path of the process it belongs to; default: the only one there is.
    pub processo: Option<Testo>,
    /// Narrative.
    pub descrizione: Option<Testo>,
    /// Who takes part: a list, or the name of a group.
    pub personale: Option<OElenco<Partecipazione>>,
    /// Financial resources, the PEG's.
    pub risorse_finanziarie: Vec<RisorsaFinanziaria>,
    /// Instrumental resources.
    pub risorse_strumentali: Vec<Testo>,
    /// Phases.
    pub fasi: Vec<Fase>,
    /// Indicators.
    pub indicatori: Vec<Indicatore>,
    /// Interim and final checks.
    pub verifiche: Verifiche,
    /// Narrative.
    pub analisi: Option<Testo>,
    /// Narrative.
    pub note: Option<Testo>,
    /// Free data for the templates.
    pub extra: Extra,
}

impl Obiettivo {
    /// What became of it; attivo when not said.
    pub fn stato(&self) -> StatoObiettivo {
        self.stato.as_ref().and_then(|s| s.valore).unwrap_or(StatoObiettivo::Attivo)
    }

    /// Whether it is a prerequisito: printed as such, without a weight.
    pub fn prerequisito(&self) -> bool {
        self.prerequisito.as_ref().and_then(|p| p.valore).is_some_and(|p| p.0)
    }

    /// Whether its weight counts in the sums.
    pub fn pesato(&self) -> bool {
        self.stato() == StatoObiettivo::Attivo && !self.prerequisito()
    }
}

/// A settore that shares a scheda.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Assegnazione {
    /// Where the mapping stands.
    #[serde(rename = "$luogo")]
    pub luogo: Luogo,
    /// Id of the settore.
    pub settore: Option<Testo>,
    /// Weight of the scheda in it.
    pub peso: Option<Dato<Peso>>,
}

/// A strategic objective written out in the scheda.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct CodiceTitolo {
    /// Its code.
    pub codice: Option<Testo>,
    /// Its title.
    pub titolo: Option<Testo>,
}

/// A line of financial resources.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct RisorsaFinanziaria {
    /// Where the mapping stands.
    #[serde(rename = "$luogo")]
    pub luogo: Luogo,
    /// Chapter of the budget.
    pub capitolo: Option<Testo>,
    /// What it is for.
    pub descrizione: Option<Testo>,
    /// Set aside.
    pub stanziato: Option<Dato<Importo>>,
    /// Committed.
    pub impegnato: Option<Dato<Importo>>,
}

/// A phase; every part is optional.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Fase {
    /// Where the mapping stands.
    #[serde(rename = "$luogo")]
    pub luogo: Luogo,
    /// What is done.
    pub descrizione: Option<Testo>,
    /// Planned months.
    pub previsto: Option<Dato<Mesi>>,
    /// Actual months, or `non svolta`.
    pub effettivo: Option<Dato<Effettivo>>,
    /// Weight among the phases.
    pub peso: Option<Dato<Peso>>,
}
