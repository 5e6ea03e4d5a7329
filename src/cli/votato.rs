//! The plan as it was voted, made again from what the lock keeps.

use std::path::Path;

use tempfile::TempDir;

use pegaso::load::CartellaLetta;
use pegaso::model::Cartella;
use pegaso::piano::{lucchetto::FILE, votato};

use super::scrivi::in_cartella;
use super::{Fermo, carica, illeggibili};

/// The folder of the plan as it was voted: a temporary one, or nothing where the data still are the
/// voted ones.
pub fn cartella(radice: &Path) -> Result<Option<TempDir>, Fermo> {
    let lettura = carica(radice)?;
    let CartellaLetta { cartella: Some(c), .. } = &lettura else {
        return Err(illeggibili(radice, lettura, super::PIANO));
    };
    di(c)
}

/// The same of a folder that was read.
pub fn di(c: &Cartella) -> Result<Option<TempDir>, Fermo> {
    let Some(l) = &c.lucchetto else {
        if c.variazioni.is_empty() {
            return Ok(None);
        }
        return Err(Fermo::dati(
            format!("manca `{FILE}`: non si sa che cosa è stato votato"),
            "è la copia del piano approvato: si scrive facendone gli allegati, prima delle variazioni",
        ));
    };
    let Some(dati) = &l.dati else {
        return Err(Fermo::dati(
            format!("`{FILE}` è di una versione che non teneva i file del voto"),
            "il piano votato è il PDF del suo pacchetto di allegati",
        ));
    };
    let rovinato = || {
        Fermo::dati(
            format!("i file del voto in `{FILE}` non si aprono"),
            "rimetti il file com'era: sta anche tra gli allegati, in agli-atti/",
        )
    };
    let file = votato::apri(dati.as_str()).ok_or_else(rovinato)?;
    let qui = tempfile::tempdir().map_err(|e| {
        Fermo::ambiente("non si può scrivere una cartella provvisoria", e.to_string())
    })?;
    for (nome, byte) in file {
        in_cartella(&qui.path().join(nome), &byte)?;
    }
    Ok(Some(qui))
}
