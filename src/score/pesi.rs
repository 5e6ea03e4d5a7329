//! Weights from criteria: points of each scheda rescaled to the perimeter's total.

use std::collections::BTreeMap;

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{Signed, Zero};

use super::intero;
use crate::model::{Cartella, ObiettivoFile, Perimetro};
use crate::valori::Peso;

/// Whose weights come to one total.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Totale {
    /// A settore's, by its place; none for what belongs to no settore.
    Settore(Option<usize>),
    /// A responsabile's; none for what belongs to nobody.
    Responsabile(Option<String>),
    /// All of the ente's.
    Ente,
}

/// The weight of each scheda that has one, by file: as typed, or from its criteria.
///
/// Points are the sum of the criteria; a perimeter's points share what its typed weights leave of
/// the total, at two decimals with the largest remainder, ties by code, then path.
pub fn pesi(c: &Cartella) -> BTreeMap<String, BigRational> {
    let mut pesi = BTreeMap::new();
    let mut gruppi: BTreeMap<Totale, Vec<(&ObiettivoFile, BigRational)>> = BTreeMap::new();
    let mut fissi: BTreeMap<Totale, BigRational> = BTreeMap::new();
    for o in c.obiettivi.iter().filter(|o| o.scheda.pesato()) {
        let criteri = o.scheda.pesatura.0.iter().filter_map(|(_, v)| v.valore.as_ref());
        let punti = criteri.fold(intero(0), |s, n| s + &n.0);
        let fisso = o.scheda.peso.as_ref().and_then(|p| p.valore.as_ref());
        let mut togli = |perimetro: Totale, p: &Peso| {
            *fissi.entry(perimetro).or_insert_with(|| intero(0)) += &p.0;
        };
        if !o.scheda.assegnazioni.is_empty() {
            // A shared scheda takes its part of each settore's total.
            for a in &o.scheda.assegnazioni {
                let settore = a.settore.as_ref().and_then(|s| c.settore(s.as_str()));
                let peso = a.peso.as_ref().and_then(|p| p.valore.as_ref());
                if let Some((p, (i, _))) = peso.zip(settore) {
                    togli(condivisa(c, o, i), p);
                }
            }
        } else if let Some(p) = fisso {
            togli(perimetro(c, o), p);
            pesi.insert(o.percorso.clone(), p.0.clone());
        } else if punti.is_positive() {
            gruppi.entry(perimetro(c, o)).or_default().push((o, punti));
        }
    }
    let totale = c.ente.pesatura.totale.as_ref().and_then(|t| t.valore.as_ref());
    let totale = totale.map_or_else(|| intero(100), |t| t.0.clone());
    for (nome, mut gruppo) in gruppi {
        gruppo.sort_by(|(a, _), (b, _)| per_codice(a, b));
        let resta = &totale - fissi.get(&nome).cloned().unwrap_or_else(|| intero(0));
        let punti: Vec<_> = gruppo.iter().map(|(_, p)| p.clone()).collect();
        for ((o, _), peso) in gruppo.iter().zip(riparti(&punti, &resta)) {
            pesi.insert(o.percorso.clone(), peso);
        }
    }
    pesi
}

/// By code in natural order, then by path.
fn per_codice(a: &ObiettivoFile, b: &ObiettivoFile) -> std::cmp::Ordering {
    let codice =
        |o: &ObiettivoFile| o.scheda.codice.as_ref().map_or(String::new(), |c| c.testo.clone());
    alphanumeric_sort::compare_str(codice(a), codice(b))
        .then_with(|| alphanumeric_sort::compare_str(&a.percorso, &b.percorso))
}

/// The perimeter that the weight of a shared scheda in one settore belongs to.
fn condivisa(c: &Cartella, o: &ObiettivoFile, settore: usize) -> Totale {
    match perimetro(c, o) {
        Totale::Settore(_) => Totale::Settore(Some(settore)),
        altro => altro,
    }
}

/// The perimeter that a scheda's weight belongs to.
fn perimetro(c: &Cartella, o: &ObiettivoFile) -> Totale {
    let regola = c.ente.pesatura.perimetro.as_ref().and_then(|p| p.valore);
    match regola.unwrap_or(Perimetro::Settore) {
        Perimetro::Settore => Totale::Settore(c.settori_di(&o.scheda).first().copied()),
        Perimetro::Responsabile => Totale::Responsabile(c.responsabile(&o.scheda)),
        Perimetro::Ente => Totale::Ente,
    }
}

/// Shares a total over points, at two decimals, so that the sum is exactly the total (largest
/// remainder; ties go to the earlier one).
fn riparti(punti: &[BigRational], totale: &BigRational) -> Vec<BigRational> {
    let somma = punti.iter().fold(intero(0), |s, p| s + p);
    if somma.is_zero() || !totale.is_positive() {
        return vec![intero(0); punti.len()];
    }
    let centesimi: Vec<_> = punti.iter().map(|p| intero(100) * totale * p / &somma).collect();
    let mut quote: Vec<BigInt> = centesimi.iter().map(|c| c.floor().to_integer()).collect();
    let dati = quote.iter().fold(BigInt::from(0), |s, q| s + q);
    let mut mancano = (intero(100) * totale).round().to_integer() - dati;
    let mut ordine: Vec<usize> = (0..quote.len()).collect();
    ordine.sort_by(|a, b| {
        let resto = |i: &usize| centesimi.get(*i).map(BigRational::fract);
        resto(b).cmp(&resto(a)).then(a.cmp(b))
    });
    for i in ordine {
        if !mancano.is_positive() {
            break;
        }
        if let Some(q) = quote.get_mut(i) {
            *q += 1;
        }
        mancano -= 1;
    }
    quote.into_iter().map(|q| BigRational::new(q, BigInt::from(100))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::valori::italiano;

    #[test]
    fn largest_remainder_by_hand() {
        // 100 over 1, 1, 1: 33,33 each leaves one hundredth, to the first.
        let tre = riparti(&[intero(1), intero(1), intero(1)], &intero(100));
        assert_eq!(
            tre.iter().map(|q| italiano(q, 2)).collect::<Vec<_>>(),
            ["33,34", "33,33", "33,33"]
        );
        // 100 over 2, 3, 2: 28,571… 42,857… 28,571…: floors sum to 99,99, the largest rest is the second's.
        let v = riparti(&[intero(2), intero(3), intero(2)], &intero(100));
        assert_eq!(
            v.iter().map(|q| italiano(q, 2)).collect::<Vec<_>>(),
            ["28,57", "42,86", "28,57"]
        );
        assert_eq!(v.iter().fold(intero(0), |s, q| s + q), intero(100));
    }
}
