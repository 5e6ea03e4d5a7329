//! The last measurement of an indicator by a day.

use jiff::civil::Date;
use num_rational::BigRational;

use super::super::{PunteggioIndicatore, Valutata, con_unita, provvisorio};
use crate::model::Indicatore;
use crate::valori::{Rilevato, ValoreIndicatore};

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
    v: &Valutata,
    i: &Indicatore,
    p: &PunteggioIndicatore,
    al: Date,
) -> Option<RilevazioneLetta> {
    let anno = v.cartella().esercizio;
    let rilevate = i.rilevazioni.iter().enumerate().filter_map(|(n, r)| {
        let giorno = r.al.as_ref()?.valore.as_ref()?.nel(anno).ok()?;
        Some((giorno, n, r.valore.as_ref()?))
    });
    let (giorno, n, valore) = rilevate.filter(|(g, ..)| *g <= al).max_by_key(|(g, ..)| *g)?;
    let (testo, misura) = match p.lettura.rilevazioni.get(n) {
        Some(Some(Ok(Rilevato::Valore(m)))) => {
            (con_unita(p.lettura.unita.as_deref(), m, m.testo_nel(anno)), Some(m.clone()))
        }
        Some(Some(Ok(r))) => (r.testo_nel(anno), None),
        _ => (valore.testo.clone(), None),
    };
    let vale = provvisorio(&p.lettura, n, anno, v.metodo());
    Some(RilevazioneLetta { giorno, testo, misura, vale })
}

/// What is expected of an indicator, with its unit.
pub fn atteso(v: &Valutata, i: &Indicatore, p: &PunteggioIndicatore) -> String {
    match (p.atteso(), &i.atteso) {
        (Some(a), _) => {
            con_unita(p.lettura.unita.as_deref(), &a.valore, a.testo(v.cartella().esercizio))
        }
        (None, Some(t)) => t.testo.clone(),
        (None, None) => "—".into(),
    }
}
