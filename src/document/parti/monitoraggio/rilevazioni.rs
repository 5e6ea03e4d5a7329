//! The last measurements by a day, each with its date.

use jiff::civil::Date;

use super::super::{Fonte, codice};
use crate::document::blocchi::{Blocco, RigaTabella, celle, tabella};
use crate::document::stampato::detto;
use crate::score::stato::{atteso, attivi, ultima};
use crate::valori::{data_estesa, percentuale};

/// The table of the last measurements.
pub fn tavola(f: &Fonte<'_>, al: Date) -> Option<Blocco> {
    let mut righe = Vec::new();
    for (o, p) in attivi(f.dati(), al).filter(|(o, _)| !f.riservata(o)) {
        for (i, p) in o.scheda.indicatori.iter().zip(&p.indicatori) {
            let Some(letta) = ultima(f.dati(), i, p, al) else { continue };
            righe.push(RigaTabella::Riga(celle![
                codice(o),
                detto(i.nome.as_ref()),
                atteso(f.dati(), i, p),
                data_estesa(letta.giorno),
                letta.testo,
                letta.vale.map_or("n.r.".into(), |v| percentuale(&v)),
            ]));
        }
    }
    let quante = righe.len();
    let blocco = tabella(
        "rilevazioni",
        "Le ultime rilevazioni",
        &["Obiettivo", "Indicatore", "Atteso", "Al", "Rilevato", "Vale"],
        &["sinistra", "sinistra", "sinistra", "sinistra", "sinistra", "destra"],
        righe,
    );
    Some(blocco).filter(|_| quante > 0)
}

/// The indicators of the processes, each with its last measurement or *non misurato*.
pub fn processi(f: &Fonte<'_>, al: Date) -> Option<Blocco> {
    let mut righe = Vec::new();
    for (x, p) in f.dati().processi() {
        for (i, p) in x.scheda.indicatori.iter().zip(&p.indicatori) {
            let letta = ultima(f.dati(), i, p, al);
            let (giorno, testo, vale) = match letta {
                Some(l) => (
                    data_estesa(l.giorno),
                    l.testo,
                    l.vale.map_or("n.r.".into(), |v| percentuale(&v)),
                ),
                None => ("—".into(), "non misurato".into(), "—".into()),
            };
            righe.push(RigaTabella::Riga(celle![
                detto(x.scheda.titolo.as_ref()),
                detto(i.nome.as_ref()),
                atteso(f.dati(), i, p),
                giorno,
                testo,
                vale,
            ]));
        }
    }
    let quante = righe.len();
    let blocco = tabella(
        "rilevazioni-processi",
        "La performance organizzativa di ente",
        &["Processo", "Indicatore", "Atteso", "Al", "Rilevato", "Vale"],
        &["sinistra", "sinistra", "sinistra", "sinistra", "sinistra", "destra"],
        righe,
    );
    Some(blocco).filter(|_| quante > 0)
}
