//! The edge of a band: a percentage, or so many points out of so many.

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::Signed as _;

use super::misura::rapporto;
use super::{Errore, Foglia, Percentuale, Valore, percento_intero, schema};

/// An edge, in per cent: `95`, `95%`, `25 su 60` (that is 41,67%, and a third of a hundredth more).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bordo(pub BigRational);

impl Valore for Bordo {
    fn forma(&self, _: i16) -> String {
        percento_intero(&self.0)
    }

    fn leggi(testo: &str) -> Result<Self, Errore> {
        let letto = match rapporto(testo) {
            Some((n, su, parole)) if parole.is_empty() => {
                n * BigRational::from_integer(BigInt::from(100)) / su
            }
            _ => {
                let Ok(Percentuale(n)) = Percentuale::leggi(testo) else {
                    return Err(Errore::nuovo(
                        format!("`{}` non è il bordo di una fascia", testo.trim()),
                        "scrivi una percentuale, 95%, o punti su punti, 25 su 60",
                    ));
                };
                n
            }
        };
        if letto.is_negative() {
            let messaggio = format!("`{}` è sotto lo zero", testo.trim());
            return Err(Errore::nuovo(messaggio, "scrivi una percentuale da 0 in su"));
        }
        Ok(Bordo(letto))
    }

    fn foglia() -> Foglia {
        schema::bordo()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_edge_is_a_percentage_or_points_out_of_points() {
        let r = |n: i64, d: i64| Ok(Bordo(BigRational::new(n.into(), d.into())));
        assert_eq!(Bordo::leggi("95%"), r(95, 1));
        assert_eq!(Bordo::leggi("62,5"), r(125, 2));
        // 25 / 60 × 100 = 125 / 3
        assert_eq!(Bordo::leggi("25 su 60"), r(125, 3));
        assert_eq!(Bordo::leggi("0"), r(0, 1));
        for t in ["-5%", "-5 su 60", "5 su 0", "tutto", "12 su 15 pratiche"] {
            assert!(Bordo::leggi(t).is_err(), "{t}");
        }
    }
}
