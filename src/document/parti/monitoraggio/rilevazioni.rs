//! The last measurements by a day, each with its date.

use jiff::civil::Date;
use num_rational::BigRational;

use super::super::{Fonte, codice};
use super::attivi::attivi;
use crate::document::blocchi::{Blocco, RigaTabella, tabella};
use crate::document::indicatori::con_unita;
use crate::model::{Indicatore, detto};
use crate::score::{PunteggioIndicatore, provvisorio};
use crate::valori::{Rilevato, ValoreIndicatore, data_estesa, percentuale};

/// A measurement.
pub struct RilevazioneLetta {
    /// When.
    pub giorno: Date,
    /// As printed, with its unit.
    pub testo: String,
    /// The value, where there is one that can be read.
    pub misura: Option<ValoreIndicatore>,
    /// What it would score against the target of the whole year.
    pub vale: Option<BigRational>,
}

/// The last measurement of an indicator by that day.
pub fn ultima(
    f: &Fonte<'_>,
    i: &Indicatore,
    p: &PunteggioIndicatore,
    al: Date,
) -> Option<RilevazioneLetta> {
    let rilevate = i.rilevazioni.iter().enumerate().filter_map(|(n, r)| {
        let giorno = r.al.as_ref()?.valore.as_ref()?.nel(f.anno()).ok()?;
        Some((giorno, n, r.valore.as_ref()?))
    });
    let (giorno, n, valore) = rilevate.filter(|(g, ..)| *g <= al).max_by_key(|(g, ..)| *g)?;
    let (testo, misura) = match p.lettura.rilevazioni.get(n) {
        Some(Some(Ok(Rilevato::Valore(m)))) => {
            (con_unita(i.unita.as_ref(), m, m.testo_nel(f.anno())), Some(m.clone()))
        }
        Some(Some(Ok(r))) => (r.testo_nel(f.anno()), None),
        _ => (valore.testo.clone(), None),
    };
    let vale = provvisorio(&p.lettura, n, f.anno(), f.dati().metodo());
    Some(RilevazioneLetta { giorno, testo, misura, vale })
}

/// What is expected of an indicator, with its unit.
pub fn atteso(f: &Fonte<'_>, i: &Indicatore, p: &PunteggioIndicatore) -> String {
    match (p.atteso(), &i.atteso) {
        (Some(a), _) => con_unita(i.unita.as_ref(), &a.valore, a.testo(f.anno())),
        (None, Some(t)) => t.testo.clone(),
        (None, None) => "—".into(),
    }
}

/// The table of the last measurements.
pub fn tavola(f: &Fonte<'_>, al: Date) -> Option<Blocco> {
    let mut righe = Vec::new();
    for (o, p) in attivi(f, al).filter(|(o, _)| !f.riservata(o)) {
        for (i, p) in o.scheda.indicatori.iter().zip(&p.indicatori) {
            let Some(letta) = ultima(f, i, p, al) else { continue };
            righe.push(RigaTabella::Riga(vec![
                codice(o),
                detto(i.nome.as_ref()),
                atteso(f, i, p),
                data_estesa(letta.giorno),
                letta.testo,
                letta.vale.map_or("n.r.".into(), |v| percentuale(&v)),
            ]));
        }
    }
    let quante = righe.len();
    let blocco = tabella(
        "Le ultime rilevazioni",
        &["Obiettivo", "Indicatore", "Atteso", "Al", "Rilevato", "Vale"],
        &["sinistra", "sinistra", "sinistra", "sinistra", "sinistra", "destra"],
        &["17mm", "1fr", "41mm", "28mm", "28mm", "17mm"],
        righe,
    );
    Some(blocco).filter(|_| quante > 0)
}
