//! Deroghe: a finding silenced by the office, with the reason printed in the report.

use super::der;
use crate::diagnostic::Segnalazione;
use crate::model::{Cartella, Deroga, OElenco, ObiettivoFile, Testo, senza_estensione};

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
    let dove = dove.as_str();
    let percorso = cartella.percorso(s.luogo.file);
    let del_codice = |o: &ObiettivoFile| {
        o.file == s.luogo.file && o.scheda.codice.as_ref().is_some_and(|c| c.as_str() == dove)
    };
    // A file of ours is the same with either ending.
    let stesso = senza_estensione(dove) == senza_estensione(percorso)
        && !percorso.contains('/')
        && [".yaml", ".yml"].iter().any(|e| dove.ends_with(e));
    percorso == dove || stesso || cartella.obiettivi.iter().any(del_codice)
}
