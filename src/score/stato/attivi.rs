//! Which schede go on at a day, and which act took the others out.

use jiff::civil::Date;

use super::super::{PunteggioScheda, Valutata};
use crate::model::{ObiettivoFile, StatoAtto, StatoObiettivo, TipoVariazione, Variazione};

/// The schede that go on at that day, with their scores, in printed order.
pub fn attivi(v: &Valutata, al: Date) -> impl Iterator<Item = (&ObiettivoFile, &PunteggioScheda)> {
    v.obiettivi().filter(move |(o, _)| attivo(v, o, al))
}

/// What an act takes out later still goes on.
pub fn attivo(v: &Valutata, o: &ObiettivoFile, al: Date) -> bool {
    let anno = v.cartella().esercizio;
    let giorno = |x: &Variazione| x.atto.data.as_ref()?.valore.as_ref()?.nel(anno).ok();
    o.scheda.stato() == StatoObiettivo::Attivo
        || che_toglie(v, o).and_then(giorno).is_some_and(|g| g > al)
}

/// The act that took a scheda out: the last stralcio that names it, else the last change.
pub fn che_toglie<'a>(v: &'a Valutata, o: &ObiettivoFile) -> Option<&'a Variazione> {
    let approvata = |x: &&Variazione| x.atto.stato() == StatoAtto::Approvato;
    let sue = v.cartella().variazioni.iter().filter(approvata).filter(|x| x.nomina(o));
    let quanto = |x: &Variazione| match x.tipo.as_ref().and_then(|t| t.valore) {
        Some(TipoVariazione::Stralcio) => Some(2),
        Some(TipoVariazione::Modifica) | None => Some(1),
        Some(TipoVariazione::Rettifica) => Some(0),
        Some(TipoVariazione::Nuovo) => None,
    };
    let anno = v.cartella().esercizio;
    let giorno = |x: &Variazione| x.atto.data.as_ref()?.valore.as_ref()?.nel(anno).ok();
    sue.filter_map(|x| Some((quanto(x)?, x)))
        .max_by_key(|(quanto, x)| (*quanto, giorno(x)))
        .map(|(_, x)| x)
}
