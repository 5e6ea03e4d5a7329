//! Deroghe: a finding silenced by the office, with the reason printed in the report.

use super::der;
use crate::diagnostic::{FileId, Segnalazione};
use crate::model::{Cartella, Deroga, OElenco, Testo};

/// Marks the findings that a deroga silences, and gives the deroghe that silence none. A loading
/// finding (DAT-*) is never silenced: what was not read cannot be excused.
pub fn applica<'a>(cartella: &'a Cartella, segnalazioni: &mut [Segnalazione]) -> Vec<&'a Deroga> {
    let mut inutili = Vec::new();
    for d in cartella.ente.deroghe.iter().filter(|d| der::valida(d)) {
        let mut usata = false;
        for s in segnalazioni.iter_mut().filter(|s| vale(d, s, cartella)) {
            usata = true;
            if s.deroga.is_none() {
                s.deroga = Some(d.motivo.as_ref().map_or(String::new(), |m| m.testo.clone()));
            }
        }
        if !usata {
            inutili.push(d);
        }
    }
    inutili
}

/// Whether a deroga is about a finding: the same rule, and everywhere or in its file or code.
pub fn vale(d: &Deroga, s: &Segnalazione, cartella: &Cartella) -> bool {
    if d.regola.as_ref().is_none_or(|r| r.as_str() != s.regola) {
        return false;
    }
    match &d.dove {
        None => true,
        Some(OElenco::Testo(t)) => riguarda(t, s, cartella),
        Some(OElenco::Elenco(v)) => v.iter().any(|t| riguarda(t, s, cartella)),
    }
}

fn riguarda(dove: &Testo, s: &Segnalazione, cartella: &Cartella) -> bool {
    let (dove, file) = (dove.as_str(), s.luogo.file);
    let schede = cartella.obiettivi.iter().filter(|o| o.file == file);
    let codice = |c: &Option<Testo>| c.as_ref().is_some_and(|c| c.as_str() == dove);
    let mut schede = schede.map(|o| o.percorso == dove || codice(&o.scheda.codice));
    let mut processi = cartella.processi.iter().filter(|p| p.file == file);
    let persone = cartella.persone.first().map(|p| p.luogo.file);
    let variazioni = cartella.variazioni.first().map(|v| v.luogo.file);
    let mut sezioni = cartella.piao.iter().flat_map(|p| p.sezioni());
    let lucchetto = cartella.lucchetto.as_ref().map(|l| l.luogo.file);
    let file_soli = [
        ("ente", Some(FileId(0))),
        ("personale", persone),
        ("variazioni", variazioni),
        ("piano.lock", lucchetto),
    ];
    schede.any(|suo| suo)
        || sezioni.any(|s| s.luogo.file == file && s.percorso == dove)
        || processi.any(|p| p.percorso == dove)
        || file_soli.iter().any(|(nome, id)| {
            let stesso = dove.strip_suffix(".yaml").or(dove.strip_suffix(".yml")) == Some(nome);
            stesso && *id == Some(file)
        })
}
