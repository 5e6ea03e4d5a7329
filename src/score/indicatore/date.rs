//! A date that came so many days after the target.

use super::super::{Risultato, intero, termine};
use super::{Regole, conto, tutto_o_niente};
use crate::score::RegolaDate;

/// The score of a delay in calendar days (less than 0: before the target).
pub(super) fn data(giorni: i64, a: String, x: String, r: &Regole<'_>) -> Risultato {
    let ritardo = match giorni {
        ..=0 => "R è entro A".to_owned(),
        1 => "1 giorno di ritardo".to_owned(),
        n => format!("{n} giorni di ritardo"),
    };
    // A date before and not on the target counts as such where a result is all or nothing: where it is in
    // proportion, the target itself must not be worth less than the day after.
    let tutto = matches!(r.metodo.date, RegolaDate::TuttoONiente | RegolaDate::Tolleranza(0));
    if r.stretta && giorni == 0 && tutto {
        let regola = "data: 100 prima del termine, altrimenti 0";
        return tutto_o_niente(regola, false, "R è il termine, che non basta", a, x);
    }
    match &r.metodo.date {
        RegolaDate::TuttoONiente | RegolaDate::Tolleranza(0) => {
            tutto_o_niente("data: 100 entro il termine, altrimenti 0", giorni <= 0, &ritardo, a, x)
        }
        RegolaDate::Tolleranza(n) => {
            let regola = format!("data: 100 con al più {n} giorni di ritardo, altrimenti 0");
            tutto_o_niente(&regola, giorni <= *n, &ritardo, a, x)
        }
        RegolaDate::Lineare | RegolaDate::Penalita { .. } if giorni <= 0 => {
            tutto_o_niente("data: 100 entro il termine", true, &ritardo, a, x)
        }
        RegolaDate::Penalita { tolleranza, .. } if giorni <= *tolleranza => {
            let regola = format!("data: 100 con al più {tolleranza} giorni di ritardo");
            tutto_o_niente(&regola, true, &ritardo, a, x)
        }
        RegolaDate::Penalita { punti, ogni, .. } => {
            // Each stretch counts as soon as it has begun.
            let periodi = (giorni + ogni - 1) / ogni;
            let grezzo = intero(100) - punti * intero(periodi);
            let regola =
                format!("data: 100 meno la penalità per ogni periodo cominciato; {ritardo}");
            let formula = format!("100 − {} × {periodi}", termine(punti));
            let limiti = (intero(0), intero(100));
            let mut c = conto(&regola, a, x, formula, grezzo.clone());
            c.spiegazione.dati.push(("giorni di un periodo".into(), ogni.to_string()));
            c.entro(&grezzo, limiti)
        }
        RegolaDate::Lineare => {
            let dell_anno = if jiff::civil::Date::new(r.anno, 2, 29).is_ok() { 366 } else { 365 };
            let grezzo = intero(100) * (intero(1) - intero(giorni) / intero(dell_anno));
            let limiti = (intero(0), intero(100));
            let regola =
                format!("data: 100 × (1 − giorni di ritardo / giorni dell'anno); {ritardo}");
            let formula = format!("100 × (1 − {giorni} / {dell_anno})");
            let c = conto(&regola, a, x, formula, grezzo.clone());
            c.entro(&grezzo, limiti)
        }
    }
}
