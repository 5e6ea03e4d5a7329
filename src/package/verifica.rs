//! A package checked later, offline; and a PDF judged by an independent validator.

use std::collections::BTreeMap;

use page_validation::{SafetyLimits, ValidationOptions, ValidationProfile, validate_pdf_bytes};

use super::sha256;

/// The standards that a validator finds in a PDF, as they are called: both, or what is wrong.
///
/// # Errors
/// The failures, when a PDF is not what it claims.
pub fn conforme(pdf: &[u8]) -> Result<[&'static str; 2], String> {
    for profilo in [ValidationProfile::PdfA2a, ValidationProfile::PdfUa1] {
        // The file is our own, and a large plan has tables of more rows than a stranger's file may.
        let opzioni =
            ValidationOptions::default().profile(profilo).limits(SafetyLimits::unlimited());
        let r = validate_pdf_bytes(pdf, &opzioni).map_err(|e| e.to_string())?;
        if !r.is_compliant {
            let errori: Vec<String> = r.failures.iter().map(ToString::to_string).collect();
            return Err(errori.join("; "));
        }
    }
    Ok(["PDF/A-2a", "PDF/UA-1"])
}

/// How many pages a PDF has.
pub fn pagine(pdf: &[u8]) -> usize {
    lopdf::Document::load_mem(pdf).map_or(0, |d| d.get_pages().len())
}

/// What a check of a package found.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct EsitoVerifica {
    /// How many files are as they were.
    pub integri: usize,
    /// Files that changed.
    pub cambiati: Vec<String>,
    /// Files that are missing.
    pub mancanti: Vec<String>,
    /// Files that were not there.
    pub estranei: Vec<String>,
    /// Lines of SHA256SUMS that cannot be read.
    pub illeggibili: Vec<String>,
}

impl EsitoVerifica {
    /// Whether everything is as it was.
    pub fn integro(&self) -> bool {
        let liste = [&self.cambiati, &self.mancanti, &self.estranei, &self.illeggibili];
        self.integri > 0 && liste.iter().all(|l| l.is_empty())
    }
}

/// Checks the files of a package against its SHA256SUMS.
pub fn controlla(file: &BTreeMap<String, Vec<u8>>) -> EsitoVerifica {
    let mut esito = EsitoVerifica::default();
    let Some(somme) = file.get("SHA256SUMS").and_then(|b| std::str::from_utf8(b).ok()) else {
        esito.mancanti.push("SHA256SUMS".into());
        return esito;
    };
    let mut attesi: BTreeMap<&str, &str> = BTreeMap::new();
    for riga in somme.lines().filter(|r| !r.trim().is_empty()) {
        match riga.split_once("  ") {
            Some((impronta, nome)) if impronta.len() == 64 => {
                attesi.insert(nome, impronta);
            }
            _ => esito.illeggibili.push(riga.to_owned()),
        }
    }
    for (nome, impronta) in &attesi {
        match file.get(*nome) {
            None => esito.mancanti.push((*nome).to_owned()),
            Some(byte) if sha256(byte) == **impronta => esito.integri += 1,
            Some(_) => esito.cambiati.push((*nome).to_owned()),
        }
    }
    let estraneo = |n: &&String| n.as_str() != "SHA256SUMS" && !attesi.contains_key(n.as_str());
    esito.estranei = file.keys().filter(estraneo).cloned().collect();
    esito
}
