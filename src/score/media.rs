//! The weighted mean, with its formula.

use num_rational::BigRational;
use num_traits::Zero;

use super::{Origine, Risultato, Spiegazione, intero, termine};
use crate::model::Indicatore;
use crate::valori::esatto;

/// An addend of a mean.
pub(super) struct Addendo {
    /// Its name, for the explanation.
    pub nome: String,
    /// Its value.
    pub valore: BigRational,
    /// Its weight; the same for all where there is none.
    pub peso: Option<BigRational>,
}

/// What an indicator is called in a sum.
pub(super) fn nome(i: &Indicatore) -> String {
    i.nome.as_ref().map_or(String::new(), |n| n.testo.clone())
}

/// The mean of what is named by `cosa` ("degli indicatori"); `None` over nothing, or when the weights
/// sum to nothing. Without weights everything counts the same.
pub(super) fn media(cosa: &str, parti: &[Addendo]) -> Option<Risultato> {
    let peso = |p: &Addendo| p.peso.clone().unwrap_or_else(|| intero(1));
    let pesi = parti.iter().fold(intero(0), |s, p| s + peso(p));
    if pesi.is_zero() {
        return None;
    }
    let somma = parti.iter().fold(intero(0), |s, p| s + &p.valore * peso(p));
    let uguali = parti.iter().all(|p| peso(p) == intero(1));
    let addendo = |p: &Addendo| {
        let valore = termine(&p.valore);
        if uguali { valore } else { format!("{valore} × {}", termine(&peso(p))) }
    };
    let valore = somma / &pesi;
    let formula = match parti {
        [uno] => termine(&uno.valore).trim_matches(['(', ')']).to_owned(),
        _ => {
            let addendi: Vec<_> = parti.iter().map(addendo).collect();
            format!("({}) / {}", addendi.join(" + "), termine(&pesi))
        }
    };
    let detto = if uguali { "media semplice" } else { "media pesata" };
    Some(Risultato {
        decimali: 2,
        valore,
        spiegazione: Spiegazione {
            origine: Origine::Calcolato,
            regola: format!("{detto} {cosa}"),
            dati: parti.iter().map(|p| (p.nome.clone(), esatto(&p.valore))).collect(),
            formula,
            limiti: None,
            grezzo: None,
        },
    })
}
