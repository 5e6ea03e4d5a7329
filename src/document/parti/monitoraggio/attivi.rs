//! Which schede do not go on at a day.

use jiff::civil::Date;

use super::super::contesto::atto;
use super::super::{Fonte, codice, titolo};
use crate::document::blocchi::{Blocco, RigaTabella, celle, tabella};
use crate::score::stato::{attivo, che_toglie};

/// The schede that do not go on, with their state and the act that took them out.
pub fn non_attivi(f: &Fonte<'_>, al: Date) -> Option<Blocco> {
    let fuori = f.dati().obiettivi().map(|(o, _)| o).filter(|o| !attivo(f.dati(), o, al));
    let righe: Vec<RigaTabella> = fuori
        .map(|o| {
            RigaTabella::Riga(celle![
                codice(o),
                titolo(o),
                o.scheda.stato().parola().to_owned(),
                che_toglie(f.dati(), o).map_or("—".into(), |v| atto(f.anno(), v)),
            ])
        })
        .collect();
    let blocco = tabella(
        "fuori_dal_conto",
        "Obiettivi non attivi",
        &["Codice", "Obiettivo", "Stato", "Atto"],
        &["sinistra", "sinistra", "sinistra", "sinistra"],
        righe,
    );
    Some(blocco).filter(|b| !matches!(b, Blocco::Tabella { righe, .. } if righe.is_empty()))
}
