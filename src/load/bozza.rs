//! What the files of a folder say, before references are resolved.

use crate::diagnostic::FileId;
use crate::model::piao::{Piao, Sezione};
use crate::model::{Ente, Lucchetto, ObiettivoFile, Personale, ProcessoFile, Variazione};

/// What a YAML file is, by its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Posto {
    /// `ente.yaml`.
    Ente,
    /// `personale.yaml`.
    Personale,
    /// `variazioni.yaml`.
    Variazioni,
    /// `piano.lock.yaml`, the plan as it was approved.
    Lucchetto,
    /// In `processi/`.
    Processo,
    /// In `obiettivi/`.
    Obiettivo,
    /// A section of the PIAO; without it, a name that says no number of one.
    Piao(Option<Sezione>),
    /// Anywhere else.
    Estraneo,
}

impl Posto {
    /// What a YAML file is, by its path.
    pub fn del_file(relativo: &str) -> Posto {
        let senza = relativo.rsplit_once('.').map_or(relativo, |(s, _)| s);
        match senza {
            "ente" => Posto::Ente,
            "personale" => Posto::Personale,
            "variazioni" => Posto::Variazioni,
            "piano.lock" => Posto::Lucchetto,
            _ if relativo.starts_with("processi/") => Posto::Processo,
            _ if relativo.starts_with("obiettivi/") => Posto::Obiettivo,
            _ if relativo.starts_with("piao/") => {
                Posto::Piao(Sezione::del_file(senza.rsplit('/').next().unwrap_or(senza)))
            }
            _ => Posto::Estraneo,
        }
    }
}

/// What the files say, before references are resolved.
#[derive(Default)]
pub struct Bozza {
    /// `ente.yaml`, if there is one.
    pub ente: Option<Ente>,
    /// Where to point for what concerns the whole folder.
    pub file_ente: FileId,
    /// `personale.yaml`.
    pub personale: Personale,
    /// The process sheets, by path.
    pub processi: Vec<ProcessoFile>,
    /// The schede, by path.
    pub obiettivi: Vec<ObiettivoFile>,
    /// `variazioni.yaml`.
    pub variazioni: Vec<Variazione>,
    /// The sections of the PIAO, where there is a folder `piao/`.
    pub piao: Option<Piao>,
    /// `piano.lock.yaml`.
    pub lucchetto: Option<Lucchetto>,
    /// Files that are there and could not be read.
    pub(super) illeggibili: Vec<Posto>,
}

impl Bozza {
    /// Whether the files that others refer to could not be read: what refers to them is then not
    /// to be blamed.
    pub fn senza_riferimenti(&self) -> bool {
        self.illeggibili.iter().any(|p| matches!(p, Posto::Ente | Posto::Personale))
    }

    /// Whether every scheda and every section of the PIAO could be read: else what they name in
    /// each other may be there all the same.
    pub fn legami_leggibili(&self) -> bool {
        !self
            .illeggibili
            .iter()
            .any(|p| matches!(p, Posto::Obiettivo | Posto::Processo | Posto::Piao(_)))
    }
}
