//! The head count over the years of the PIAO: who is there, less who leaves, plus who comes.

use num_rational::BigRational;
use num_traits::Zero as _;

use crate::model::Dato;
use crate::model::piao::Fabbisogni;
use crate::valori::Numero;

/// The head count at a time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContoOrganico {
    /// At the end of which year; none is the day from which the count starts.
    pub anno: Option<i16>,
    /// Who leaves in that year.
    pub usciti: Option<BigRational>,
    /// Who comes in that year.
    pub entrati: Option<BigRational>,
    /// Who is there then.
    pub persone: BigRational,
}

/// Who is there when the count starts.
pub fn in_servizio(s: &Fabbisogni) -> BigRational {
    somma(s.consistenza.iter().map(|c| c.dipendenti.as_ref()))
}

/// The head count when it starts and at the end of each of three years. Who only changes area is there
/// already. None where nobody is counted, or where the plan does not say who comes (a simplified PIAO
/// need not): a head count that only falls would mislead.
pub fn conta_organico(s: &Fabbisogni, esercizio: i16) -> Vec<ContoOrganico> {
    let mut ora = in_servizio(s);
    if ora.is_zero() || s.assunzioni.is_empty() {
        return Vec::new();
    }
    let di = |a: &Option<Dato<Numero>>, n: i16| {
        a.as_ref().is_some_and(|a| a.testo.trim() == n.to_string())
    };
    let inizio = ContoOrganico { anno: None, usciti: None, entrati: None, persone: ora.clone() };
    let mut conti = vec![inizio];
    for n in esercizio..esercizio.saturating_add(3) {
        let uscite = s.cessazioni.iter().filter(|c| di(&c.anno, n));
        let uscite = somma(uscite.map(|c| c.numero.as_ref()));
        let nuova = |m: &str| !m.to_lowercase().contains("progression");
        let entrate = s.assunzioni.iter().filter(|c| di(&c.anno, n));
        let entrate = entrate.filter(|c| c.modalita.as_ref().is_none_or(|m| nuova(m.as_str())));
        let entrate = somma(entrate.map(|c| c.numero.as_ref()));
        ora = ora - &uscite + &entrate;
        conti.push(ContoOrganico {
            anno: Some(n),
            usciti: Some(uscite),
            entrati: Some(entrate),
            persone: ora.clone(),
        });
    }
    conti
}

fn somma<'a>(numeri: impl Iterator<Item = Option<&'a Dato<Numero>>>) -> BigRational {
    let valori = numeri.filter_map(|n| n?.valore.as_ref());
    valori.fold(BigRational::zero(), |s, n| s + &n.0)
}
