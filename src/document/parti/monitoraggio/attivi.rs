//! Which schede go on at a day, and which do not.

use jiff::civil::Date;

use super::super::contesto::atto;
use super::super::{Fonte, codice, titolo};
use crate::document::blocchi::{Blocco, RigaTabella, tabella};
use crate::model::{ObiettivoFile, StatoAtto, StatoObiettivo, TipoVariazione, Variazione};
use crate::score::PunteggioScheda;

/// The schede that go on at that day, with their scores, in printed order.
pub fn attivi<'a>(
    f: &Fonte<'a>,
    al: Date,
) -> impl Iterator<Item = (&'a ObiettivoFile, &'a PunteggioScheda)> {
    let dati = f.dati();
    let f = *f;
    dati.obiettivi().filter(move |(o, _)| attivo(&f, o, al))
}

/// What an act takes out later still goes on.
fn attivo(f: &Fonte<'_>, o: &ObiettivoFile, al: Date) -> bool {
    let giorno = |v: &Variazione| v.atto.data.as_ref()?.valore.as_ref()?.nel(f.anno()).ok();
    o.scheda.stato() == StatoObiettivo::Attivo
        || che_toglie(f, o).and_then(giorno).is_some_and(|g| g > al)
}

/// The act that took a scheda out: the last stralcio that names it, else the last change.
fn che_toglie<'a>(f: &Fonte<'a>, o: &ObiettivoFile) -> Option<&'a Variazione> {
    let approvata = |v: &&Variazione| v.atto.stato() == StatoAtto::Approvato;
    let sue = f.dati().cartella().variazioni.iter().filter(approvata).filter(|v| v.nomina(o));
    let quanto = |v: &Variazione| match v.tipo.as_ref().and_then(|t| t.valore) {
        Some(TipoVariazione::Stralcio) => Some(2),
        Some(TipoVariazione::Modifica) | None => Some(1),
        Some(TipoVariazione::Rettifica) => Some(0),
        Some(TipoVariazione::Nuovo) => None,
    };
    let giorno = |v: &Variazione| v.atto.data.as_ref()?.valore.as_ref()?.nel(f.anno()).ok();
    sue.filter_map(|v| Some((quanto(v)?, v)))
        .max_by_key(|(quanto, v)| (*quanto, giorno(v)))
        .map(|(_, v)| v)
}

/// The schede that do not go on, with their state and the act that took them out.
pub fn non_attivi(f: &Fonte<'_>, al: Date) -> Option<Blocco> {
    let fuori = f.dati().obiettivi().map(|(o, _)| o).filter(|o| !attivo(f, o, al));
    let righe: Vec<RigaTabella> = fuori
        .map(|o| {
            RigaTabella::Riga(vec![
                codice(o),
                titolo(o),
                o.scheda.stato().parola().to_owned(),
                che_toglie(f, o).map_or("—".into(), |v| atto(f.anno(), v)),
            ])
        })
        .collect();
    let blocco = tabella(
        "Obiettivi non attivi",
        &["Codice", "Obiettivo", "Stato", "Atto"],
        &["sinistra", "sinistra", "sinistra", "sinistra"],
        &["18mm", "1fr", "24mm", "52mm"],
        righe,
    );
    Some(blocco).filter(|b| !matches!(b, Blocco::Tabella { righe, .. } if righe.is_empty()))
}
