//! Deroghe: a finding silenced by the office, with the reason printed in the report.

use crate::diagnostic::Segnalazione;
use crate::model::{Cartella, Deroga, OElenco, Testo};

/// Marks the findings that a deroga silences. Loading findings never get here: what was not read
/// cannot be excused.
pub fn applica(cartella: &Cartella, segnalazioni: &mut [Segnalazione]) {
    for s in segnalazioni {
        let deroga = cartella.ente.deroghe.iter().find(|d| vale(d, s, cartella));
        if let Some(d) = deroga {
            s.deroga = Some(d.motivo.as_ref().map_or(String::new(), |m| m.testo.clone()));
        }
    }
}

/// Whether a deroga is about a finding: the same rule, and everywhere or in its file or code.
fn vale(d: &Deroga, s: &Segnalazione, cartella: &Cartella) -> bool {
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
    let obiettivi =
        cartella.obiettivi.iter().map(|o| (o.file, &o.percorso, o.scheda.codice.as_ref()));
    let processi = cartella.processi.iter().map(|p| (p.file, &p.percorso, None));
    let mut file = obiettivi.chain(processi).filter(|(id, ..)| *id == s.luogo.file);
    file.any(|(_, percorso, codice)| percorso == dove || codice.is_some_and(|c| c.as_str() == dove))
        || (dove == "ente.yaml" && s.luogo.file == crate::diagnostic::FileId(0))
}
