//! The rules over a folder of which something did not load: what loaded is judged, and a rule that needs
//! what failed says nothing.

use std::collections::BTreeSet;

use super::{Guarda, OpzioniControllo, RULES, deroghe, regole};
use crate::diagnostic::{FileId, Gravita, Segnalazione, ordina};
use crate::model::Cartella;
use crate::score::Valutata;

/// The findings of loading, and those of the rules that do not need what failed to load.
pub fn parziale(
    valutata: &Valutata,
    lettura: Vec<Segnalazione>,
    opzioni: OpzioniControllo,
) -> Vec<Segnalazione> {
    let errori = lettura.iter().filter(|s| s.gravita == Gravita::Errore);
    // A name that is nowhere is said once, with every place that names it.
    let posti = errori.flat_map(|s| {
        let altre = s.correlate.iter().filter(|_| s.regola == "DAT-007");
        altre.map(|c| c.luogo.file).chain([s.luogo.file])
    });
    let falliti: BTreeSet<FileId> = posti.collect();
    let noti = settori_noti(valutata.cartella(), &falliti);
    let intero = |s: &Segnalazione| {
        let luoghi = s.correlate.iter().map(|c| c.luogo).chain([s.luogo]);
        !{ luoghi }.any(|l| falliti.contains(&l.file))
    };
    let mut segnalazioni = regole(valutata, opzioni.stadio, opzioni.pubblica);
    segnalazioni.retain(|s| match guarda(s.regola) {
        Guarda::Foglio => intero(s),
        Guarda::Settore => intero(s) && noti,
        Guarda::Insieme => false,
    });
    segnalazioni.extend(lettura);
    if !opzioni.ignora_deroghe {
        // Which of them are useless cannot be known.
        deroghe::applica(valutata.cartella(), &mut segnalazioni);
    }
    ordina(&mut segnalazioni);
    segnalazioni
}

/// How far a rule looks.
fn guarda(regola: &str) -> Guarda {
    RULES.iter().find(|r| r.codice() == regola).map_or(Guarda::Insieme, |r| r.guarda())
}

/// Whether it is known of every file that failed whose settore it is, so that the others can be summed.
fn settori_noti(c: &Cartella, falliti: &BTreeSet<FileId>) -> bool {
    falliti.iter().all(|f| {
        let scheda = c.obiettivi.iter().find(|o| o.file == *f);
        scheda.is_some_and(|o| !c.settori_di(&o.scheda).is_empty())
            || c.processi.iter().any(|p| p.file == *f)
    })
}
