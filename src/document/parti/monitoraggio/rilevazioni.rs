//! The last measurements by a day, each with its date.

use jiff::civil::Date;
use num_rational::BigRational;

use super::super::{Fonte, codice};
use super::attivi::attivi;
use crate::document::blocchi::{Blocco, RigaTabella, tabella};
use crate::model::{Indicatore, detto};
use crate::score::PunteggioIndicatore;
use crate::valori::{Misura, Rilevato, data_estesa, percentuale};

/// A measurement.
pub struct Letta {
    /// When.
    pub giorno: Date,
    /// As printed, with its unit.
    pub testo: String,
    /// The value, where there is one that can be read.
    pub misura: Option<Misura>,
    /// What it would score against the target of the whole year.
    pub vale: Option<BigRational>,
}

/// The last measurement of an indicator by that day.
pub fn ultima(f: &Fonte<'_>, i: &Indicatore, al: Date) -> Option<Letta> {
    let rilevate = i.rilevazioni.iter().filter_map(|r| {
        let giorno = r.al.as_ref()?.valore.as_ref()?.nel(f.anno()).ok()?;
        Some((giorno, r.valore.as_ref()?))
    });
    let (giorno, valore) = rilevate.filter(|(g, _)| *g <= al).max_by_key(|(g, _)| *g)?;
    // What a person gave at the end of the year is not what this measurement is worth.
    let provvisorio =
        Indicatore { realizzato: Some(valore.clone()), punteggio: None, esito: None, ..i.clone() };
    let punti = crate::score::indicatore(&provvisorio, f.anno(), f.dati().metodo());
    let (testo, misura) = match punti.realizzato {
        Some(Rilevato::Valore(m)) => (con_unita(i, Some(&m), m.testo_nel(f.anno())), Some(m)),
        Some(r) => (r.testo_nel(f.anno()), None),
        None => (valore.testo.clone(), None),
    };
    Some(Letta { giorno, testo, misura, vale: punti.punteggio.map(|r| r.valore) })
}

/// What is expected of an indicator, with its unit.
pub fn atteso(f: &Fonte<'_>, i: &Indicatore, p: &PunteggioIndicatore) -> String {
    match (&p.atteso, &i.atteso) {
        (Some(a), _) => con_unita(i, Some(&a.valore), a.testo(f.anno())),
        (None, Some(t)) => t.testo.clone(),
        (None, None) => "—".into(),
    }
}

/// A value with the unit of its indicator, unless it already says it.
fn con_unita(i: &Indicatore, misura: Option<&Misura>, valore: String) -> String {
    let Some(unita) = &i.unita else { return valore };
    let detta = match misura {
        Some(Misura::Data(_) | Misura::SiNo(_) | Misura::Livello(_) | Misura::Testo(_)) => true,
        _ => match unita.as_str().trim().to_lowercase().as_str() {
            "%" | "per cento" | "percentuale" => valore.ends_with('%'),
            "€" | "euro" => valore.contains('€'),
            _ => false,
        },
    };
    if detta { valore } else { format!("{valore} {unita}") }
}

/// The table of the last measurements.
pub fn tavola(f: &Fonte<'_>, al: Date) -> Option<Blocco> {
    let mut righe = Vec::new();
    for (o, p) in attivi(f, al).filter(|(o, _)| !f.riservata(o)) {
        for (i, p) in o.scheda.indicatori.iter().zip(&p.indicatori) {
            let Some(letta) = ultima(f, i, al) else { continue };
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
