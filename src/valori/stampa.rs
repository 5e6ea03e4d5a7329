//! Exact numbers in their Italian form, rounded once: when they are printed.

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{One, Signed, Zero};

/// Rounded half away from zero to a number of decimals: sign, whole digits, decimals.
fn arrotondato(n: &BigRational, decimali: u32) -> (bool, String, String) {
    let scala = BigInt::from(10).pow(decimali);
    let intero = match n.is_integer() {
        true => n.numer() * scala,
        false => (n * BigRational::from_integer(scala)).round().to_integer(),
    };
    let cifre = intero.abs().to_string();
    let larghezza = decimali as usize + 1;
    let cifre = format!("{cifre:0>larghezza$}");
    let (i, f) = cifre.split_at(cifre.len() - decimali as usize);
    (intero.is_negative(), i.to_owned(), f.to_owned())
}

/// A number with its thousands and a fixed number of decimals: `1.250,50`.
pub fn italiano(n: &BigRational, decimali: u32) -> String {
    let (negativo, intera, frazione) = arrotondato(n, decimali);
    let mut out = String::new();
    if negativo {
        out.push('-');
    }
    for (k, c) in intera.chars().enumerate() {
        if k > 0 && (intera.len() - k) % 3 == 0 {
            out.push('.');
        }
        out.push(c);
    }
    if !frazione.is_empty() {
        out.push(',');
        out.push_str(&frazione);
    }
    out
}

/// A percentage with two decimals and no thousands: `80,00%`.
pub fn percentuale(n: &BigRational) -> String {
    format!("{}%", italiano(n, 2).replace('.', ""))
}

/// With a dot and two decimals, as JSON carries it: `66.67`.
pub fn decimale_punto(n: &BigRational) -> String {
    decimale(n, 2)
}

/// With a dot and a fixed number of decimals, one at least.
pub fn decimale(n: &BigRational, decimali: u32) -> String {
    let (negativo, i, f) = arrotondato(n, decimali.max(1));
    format!("{}{i}.{f}", if negativo { "-" } else { "" })
}

/// The exact value: `100`, `0,5`, or a fraction such as `200/3` when no decimal number is exact.
pub fn esatto(n: &BigRational) -> String {
    match decimali(n) {
        Some(d) => italiano(n, d).replace('.', ""),
        None => format!("{}/{}", n.numer(), n.denom()),
    }
}

/// With as many decimals as it needs, or two when no number of them is enough: `12.500`, `0,5`.
pub fn minimo(n: &BigRational) -> String {
    italiano(n, decimali(n).unwrap_or(2))
}

/// A percentage with two decimals, or with all it has: nothing is rounded away.
pub fn percento_intero(n: &BigRational) -> String {
    if al_centesimo(n) { percentuale(n) } else { format!("{}%", esatto(n)) }
}

/// An amount in euro with two decimals, or with all it has.
pub fn importo_intero(n: &BigRational) -> String {
    if al_centesimo(n) {
        format!("€\u{a0}{}", italiano(n, 2))
    } else {
        format!("€\u{a0}{}", minimo(n))
    }
}

/// Whether two decimals are enough.
pub(crate) fn al_centesimo(n: &BigRational) -> bool {
    (n * BigRational::from_integer(BigInt::from(100))).is_integer()
}

/// How many decimals a number needs to be exact; `None` when no number of them is enough.
pub(super) fn decimali(n: &BigRational) -> Option<u32> {
    let mut resto = n.denom().clone();
    let mut quanti = [0u32; 2];
    for (fattore, quante) in [2, 5].into_iter().zip(&mut quanti) {
        let fattore = BigInt::from(fattore);
        while (&resto % &fattore).is_zero() {
            resto /= &fattore;
            *quante += 1;
        }
    }
    resto.is_one().then(|| quanti.into_iter().max().unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::{Importo, Numero, Percentuale, Valore};
    use super::*;

    fn r(n: i64, d: i64) -> BigRational {
        BigRational::new(n.into(), d.into())
    }

    #[test]
    fn printing_rounds_half_up() {
        assert_eq!(percentuale(&r(200, 3)), "66,67%");
        assert_eq!(percentuale(&r(12_345, 1000)), "12,35%");
        assert_eq!(italiano(&r(1_234_567, 1), 0), "1.234.567");
        assert_eq!(italiano(&r(-5, 1000), 2), "-0,01");
        assert_eq!(decimale_punto(&r(200, 3)), "66.67");
        assert_eq!(esatto(&r(200, 3)), "200/3");
        assert_eq!(esatto(&r(25, 2)), "12,5");
        assert_eq!(esatto(&r(12_500, 1)), "12500");
        assert_eq!(minimo(&r(12_500, 1)), "12.500");
        assert_eq!(minimo(&r(74, 3)), "24,67");
    }

    proptest! {
        #[test]
        fn what_is_printed_whole_reads_back(n in any::<i64>(), d in 0u32..9) {
            let v = r(n, 10i64.pow(d));
            prop_assert_eq!(Numero::leggi(&minimo(&v)), Ok(Numero(v.clone())));
            prop_assert_eq!(Importo::leggi(&minimo(&v)), Ok(Importo(v.clone())));
            prop_assert_eq!(Percentuale::leggi(&esatto(&v)), Ok(Percentuale(v)));
        }

        #[test]
        fn rounding_is_off_by_half_a_cent_at_most(n in any::<i64>(), d in 1i64..1_000_000) {
            let v = r(n, d);
            let Numero(stampato) = Numero::leggi(&italiano(&v, 2)).unwrap();
            prop_assert!((stampato - v).abs() <= r(1, 200));
        }
    }
}
