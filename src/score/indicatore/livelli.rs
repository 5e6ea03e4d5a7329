//! A level on a scale: by its place, or by what the scale says that it is worth.

use super::super::intero;
use super::{Regole, conto, tutto_o_niente};
use crate::model::RegolaIndicatori;
use crate::score::{Risultato, termine};
use crate::valori::{esatto, stesso};

/// The scale where the indicator names none, worst first.
const SCALA: [&str; 4] = ["nullo", "basso", "medio", "alto"];

/// The place of a word on a scale, from the worst.
pub(in crate::score) fn posizione(parola: &str, scala: &[String]) -> Option<usize> {
    let uguale = |s: &str| stesso(&s.to_lowercase(), &parola.to_lowercase());
    if scala.is_empty() {
        SCALA.iter().position(|s| uguale(s))
    } else {
        scala.iter().position(|s| uguale(s))
    }
}

/// The score of a level, and whether it is the target's or better.
pub(super) fn livello(a: &str, x: &str, r: &Regole<'_>) -> Result<(Risultato, bool), String> {
    let scala = &r.lettura.scala;
    let (Some(pa), Some(px)) = (posizione(a, scala), posizione(x, scala)) else {
        return Err("il livello non è nella scala".into());
    };
    let raggiunto = px >= pa;
    let perche = if raggiunto { "R non è sotto A" } else { "R è sotto A" };
    if r.metodo.indicatori == RegolaIndicatori::TuttoONiente {
        let regola = "livello, tutto o niente: 100 se raggiunto, altrimenti 0";
        return Ok((tutto_o_niente(regola, raggiunto, perche, a.into(), x.into()), raggiunto));
    }
    if let Some(vale) = r.lettura.vale_livello(px) {
        let regola = format!("livello: quanto dice la scala; {perche}");
        let limiti = r.metodo.limiti();
        let formula = termine(vale).trim_matches(['(', ')']).to_owned();
        let mut c = conto(&regola, a.into(), x.into(), formula, vale.clone());
        c.spiegazione.dati.push((format!("vale {x}"), esatto(vale)));
        return Ok((c.entro(vale, limiti), raggiunto));
    }
    let regola = "livello: 100 × posizione di R / posizione di A, dal peggiore (0); al massimo 100";
    if raggiunto {
        return Ok((tutto_o_niente(regola, true, perche, a.into(), x.into()), true));
    }
    let (n, m) = (i64::try_from(px).unwrap_or(0), i64::try_from(pa).unwrap_or(1).max(1));
    let valore = intero(100 * n) / intero(m);
    Ok((conto(regola, a.into(), x.into(), format!("100 × {n} / {m}"), valore), false))
}
