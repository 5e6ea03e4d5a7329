//! The edges of an indicator: threshold, baseline, excellence. Which of them the method uses, and why not
//! the others: the score and the rules ask here.

use num_rational::BigRational;

use super::super::lettura::{Letto, Lettura};
use super::super::{Metodo, RegolaDate, intero};
use super::livelli::posizione;
use crate::model::{RegolaIndicatori, RegolaSoglie};
use crate::valori::{Polarita, Rilevato, TipoIndicatore, ValoreIndicatore};

/// What becomes of an edge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UsoBordo {
    /// Nobody typed it.
    Assente,
    /// It was typed and does not parse.
    Illeggibile,
    /// It is the target, or on its wrong side: the ordinary formula is used.
    DallaParteSbagliata,
    /// Nothing would change with it, for this reason.
    SenzaEffetto(&'static str),
    /// The method computes with it.
    Usato,
}

/// The three edges of an indicator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BordiIndicatore {
    /// Below it nothing is earned.
    pub soglia: UsoBordo,
    /// The baseline.
    pub partenza: UsoBordo,
    /// What earns the most.
    pub eccellente: UsoBordo,
}

impl BordiIndicatore {
    /// What a method makes of the edges of an indicator of the plan of a year.
    pub fn di(l: &Lettura, anno: i16, metodo: &Metodo) -> Self {
        BordiIndicatore {
            soglia: soglia(l, anno, metodo),
            partenza: partenza(l, metodo),
            eccellente: eccellente(l, metodo),
        }
    }
}

const TUTTO_O_NIENTE: &str = "il risultato vale 100 o 0";

/// Numbers that score in proportion.
fn proporzionale(l: &Lettura) -> bool {
    let misura = matches!(
        l.tipo,
        Some(
            TipoIndicatore::Percentuale
                | TipoIndicatore::Numero
                | TipoIndicatore::Importo
                | TipoIndicatore::Rapporto
        )
    );
    misura && l.direzione() != Polarita::Esatta
}

/// The value of an edge, if it was typed and parses; what it is where it is none.
fn letto(scritto: &Option<Letto<Rilevato>>) -> Result<&ValoreIndicatore, UsoBordo> {
    match scritto {
        None => Err(UsoBordo::Assente),
        Some(Ok(Rilevato::Valore(v))) => Ok(v),
        Some(Ok(_) | Err(_)) => Err(UsoBordo::Illeggibile),
    }
}

/// Whether a number is worse than the target.
fn peggiore(n: &BigRational, atteso: &BigRational, l: &Lettura) -> bool {
    if l.direzione() == Polarita::Decrescente { n > atteso } else { n < atteso }
}

fn soglia(l: &Lettura, anno: i16, metodo: &Metodo) -> UsoBordo {
    let s = match letto(&l.soglia) {
        Ok(s) => s,
        Err(b) => return b,
    };
    let Some(a) = l.atteso().map(|a| &a.valore) else { return UsoBordo::Usato };
    let tutto = metodo.indicatori == RegolaIndicatori::TuttoONiente;
    let giusta = match (a, s) {
        (ValoreIndicatore::Data(a), ValoreIndicatore::Data(s)) => {
            if matches!(metodo.date, RegolaDate::TuttoONiente | RegolaDate::Tolleranza(0)) {
                return UsoBordo::SenzaEffetto("la data vale 100 o 0");
            }
            match (a.nel(anno), s.nel(anno)) {
                (Ok(a), Ok(s)) => s > a,
                _ => return UsoBordo::Illeggibile,
            }
        }
        (ValoreIndicatore::Livello(a), ValoreIndicatore::Livello(s)) => {
            if tutto {
                return UsoBordo::SenzaEffetto(TUTTO_O_NIENTE);
            }
            posizione(s, &l.scala) < posizione(a, &l.scala)
        }
        (a, s) => {
            if !proporzionale(l) || tutto {
                return UsoBordo::SenzaEffetto(TUTTO_O_NIENTE);
            }
            match (a.numero(), s.numero()) {
                (Some(a), Some(s)) => peggiore(&s, &a, l),
                _ => return UsoBordo::Illeggibile,
            }
        }
    };
    if giusta { UsoBordo::Usato } else { UsoBordo::DallaParteSbagliata }
}

/// The edge and the target as numbers, for what only numbers have.
fn numeri(
    l: &Lettura,
    scritto: &Option<Letto<Rilevato>>,
    metodo: &Metodo,
) -> Result<Option<(BigRational, BigRational)>, UsoBordo> {
    let v = letto(scritto)?;
    if !proporzionale(l) || metodo.indicatori == RegolaIndicatori::TuttoONiente {
        return Err(UsoBordo::SenzaEffetto(TUTTO_O_NIENTE));
    }
    let Some(a) = l.atteso() else { return Ok(None) };
    match (a.valore.numero(), v.numero()) {
        (Some(a), Some(v)) => Ok(Some((a, v))),
        _ => Err(UsoBordo::Illeggibile),
    }
}

fn partenza(l: &Lettura, metodo: &Metodo) -> UsoBordo {
    if !metodo.progresso {
        // It is printed, and nobody promised more; where it already stands beyond the target, that is said.
        return match numeri(l, &l.partenza, metodo) {
            Ok(Some((a, p))) if p != a && !peggiore(&p, &a, l) => UsoBordo::DallaParteSbagliata,
            Err(UsoBordo::SenzaEffetto(_)) | Ok(_) => UsoBordo::SenzaEffetto(""),
            Err(b) => b,
        };
    }
    match numeri(l, &l.partenza, metodo) {
        Err(b) => b,
        Ok(Some((a, p))) if !peggiore(&p, &a, l) => UsoBordo::DallaParteSbagliata,
        Ok(_) if metodo.soglie == RegolaSoglie::Interpolata && l.soglia.is_some() => {
            // A threshold decides first, where it can.
            match soglia(l, 0, metodo) {
                UsoBordo::Usato => UsoBordo::SenzaEffetto("con la soglia decide la soglia"),
                _ => UsoBordo::Usato,
            }
        }
        Ok(_) => UsoBordo::Usato,
    }
}

fn eccellente(l: &Lettura, metodo: &Metodo) -> UsoBordo {
    match numeri(l, &l.eccellente, metodo) {
        Err(b) => b,
        Ok(Some((a, e))) if e == a || peggiore(&e, &a, l) => UsoBordo::DallaParteSbagliata,
        Ok(_) if metodo.tetto <= intero(100) => UsoBordo::SenzaEffetto("il tetto del metodo è 100"),
        Ok(_) => UsoBordo::Usato,
    }
}
