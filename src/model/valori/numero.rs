//! Numbers, amounts and percentages: exact rationals, read and printed the Italian way.

use std::fmt;

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{One, Signed, Zero};

use super::{Errore, Valore, piano};

/// The most digits that a number may have: enough for any budget, and no way to stall.
const CIFRE: usize = 30;

/// A number: `1250`, `1.250,50`, `1250.50`, `12.500` (twelve thousand five hundred), `−8`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Numero(pub BigRational);

/// An amount in euro: a number, with or without the sign `€`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Importo(pub BigRational);

/// A percentage: `20%`, `20`, `20,00%`, `20.5`, `80 per cento`. It knows no thousands: a dot is
/// always a decimal one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Percentuale(pub BigRational);

/// A percentage that is a share: from 0 to 100.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quota(pub BigRational);

/// A weight: a number, with or without `%`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Peso(pub BigRational);

/// A figure of an index: a number, a percentage or an amount; `None` is `n.r.`, said not to be
/// measured.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cifra(pub Option<BigRational>);

fn errore(testo: &str, cosa: &str, esempio: &str) -> Errore {
    Errore::nuovo(
        format!("`{}` non è {cosa}", testo.trim()),
        format!("scrivi per esempio {esempio}"),
    )
}

/// Plain sign and no spaces around or after it.
fn segno(testo: &str) -> (bool, &str) {
    let t = testo.trim();
    let meno = t.strip_prefix('-').or_else(|| t.strip_prefix('−')).or_else(|| t.strip_prefix('–'));
    match meno {
        Some(resto) => (true, resto.trim_start()),
        None => (false, t.strip_prefix('+').unwrap_or(t).trim_start()),
    }
}

/// Digits with their decimals after a dot, or `None`.
fn decimale(negativo: bool, intera: &str, frazione: &str) -> Option<BigRational> {
    let cifre = |s: &str| s.chars().all(|c| c.is_ascii_digit());
    if intera.is_empty()
        || !cifre(intera)
        || !cifre(frazione)
        || intera.len() + frazione.len() > CIFRE
    {
        return None;
    }
    let n: BigInt = format!("{intera}{frazione}").parse().ok()?;
    let valore = BigRational::new(n, BigInt::from(10).pow(u32::try_from(frazione.len()).ok()?));
    Some(if negativo { -valore } else { valore })
}

/// Whether dots part the digits in threes, as thousands do.
fn migliaia(intera: &str) -> bool {
    let mut gruppi = intera.split('.');
    let primo = gruppi.next().unwrap_or("");
    (1..=3).contains(&primo.len()) && !primo.starts_with('0') && gruppi.all(|g| g.len() == 3)
}

fn numero(testo: &str) -> Option<BigRational> {
    let testo = testo.replace(['\u{a0}', '\u{202f}'], " ");
    let (negativo, t) = segno(&testo);
    match (t.contains('.'), t.split_once(',')) {
        (false, None) => decimale(negativo, t, ""),
        (false, Some((i, f))) if !f.is_empty() => decimale(negativo, i, f),
        (true, Some((i, f))) if !f.is_empty() && migliaia(i) => {
            decimale(negativo, &i.replace('.', ""), f)
        }
        (true, None) if migliaia(t) => decimale(negativo, &t.replace('.', ""), ""),
        (true, None) => {
            let (i, f) = t.split_once('.')?;
            if f.is_empty() { None } else { decimale(negativo, i, f) }
        }
        _ => None,
    }
}

impl Valore for Numero {
    fn leggi(testo: &str) -> Result<Self, Errore> {
        match numero(testo) {
            Some(n) => Ok(Numero(n)),
            None => Err(errore(testo, "un numero", "1250, 1.250,50 oppure -8")),
        }
    }
}

impl Valore for Importo {
    fn leggi(testo: &str) -> Result<Self, Errore> {
        let t = testo.trim();
        let minuscolo = t.to_lowercase();
        let mut corpo = minuscolo.as_str();
        for segno in ["€", "euro", "eur"] {
            corpo = corpo
                .strip_prefix(segno)
                .or_else(|| corpo.strip_suffix(segno))
                .unwrap_or(corpo)
                .trim();
        }
        match numero(corpo) {
            Some(n) => Ok(Importo(n)),
            None => Err(errore(testo, "un importo", "€ 1.250,50")),
        }
    }
}

impl Valore for Peso {
    fn leggi(testo: &str) -> Result<Self, Errore> {
        let t = testo.trim();
        match numero(t.strip_suffix('%').unwrap_or(t).trim_end()) {
            Some(n) if !n.is_negative() => Ok(Peso(n)),
            _ => Err(errore(testo, "un peso", "25 oppure 33,33")),
        }
    }
}

impl Valore for Cifra {
    fn leggi(testo: &str) -> Result<Self, Errore> {
        if matches!(piano(testo).as_str(), "n.r." | "nr" | "non rilevato" | "-") {
            return Ok(Cifra(None));
        }
        let importo = || Importo::leggi(testo).map(|i| i.0);
        let letta =
            if testo.contains('%') { Percentuale::leggi(testo).map(|p| p.0) } else { importo() };
        match letta {
            Ok(n) => Ok(Cifra(Some(n))),
            Err(_) => Err(errore(testo, "una cifra", "1250, 12,5%, € 1.250,50 oppure n.r.")),
        }
    }
}

fn percento(testo: &str) -> Option<BigRational> {
    let t = testo.trim().to_lowercase().replace(['\u{a0}', '\u{202f}'], " ");
    let t = t
        .strip_suffix('%')
        .or_else(|| t.strip_suffix("per cento"))
        .or_else(|| t.strip_suffix("percento"))
        .unwrap_or(&t);
    let (negativo, t) = segno(t);
    let t = t.trim_end();
    match t.split_once([',', '.']) {
        None => decimale(negativo, t, ""),
        Some((i, f)) if !f.is_empty() => decimale(negativo, i, f),
        Some(_) => None,
    }
}

impl Valore for Percentuale {
    fn leggi(testo: &str) -> Result<Self, Errore> {
        match percento(testo) {
            Some(n) => Ok(Percentuale(n)),
            None => Err(errore(testo, "una percentuale", "20% oppure 12,5%")),
        }
    }
}

impl Valore for Quota {
    fn leggi(testo: &str) -> Result<Self, Errore> {
        let Percentuale(n) = Percentuale::leggi(testo)?;
        if n.is_negative() || n > BigRational::from_integer(BigInt::from(100)) {
            return Err(Errore::nuovo(
                format!("`{}` non è una quota", testo.trim()),
                "una quota va da 0% a 100%",
            ));
        }
        Ok(Quota(n))
    }
}

impl fmt::Display for Numero {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&minimo(&self.0))
    }
}

impl fmt::Display for Importo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "€ {}", italiano(&self.0, 2))
    }
}

impl fmt::Display for Percentuale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&percentuale(&self.0))
    }
}

impl fmt::Display for Quota {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&percentuale(&self.0))
    }
}

/// Rounded half away from zero to a number of decimals: sign, whole digits, decimals.
fn arrotondato(n: &BigRational, decimali: u32) -> (bool, String, String) {
    let scala = BigInt::from(10).pow(decimali);
    let intero = (n * BigRational::from_integer(scala)).round().to_integer();
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
    let (negativo, i, f) = arrotondato(n, 2);
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

/// How many decimals a number needs to be exact; `None` when no number of them is enough.
fn decimali(n: &BigRational) -> Option<u32> {
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

    use super::*;

    fn r(n: i64, d: i64) -> BigRational {
        BigRational::new(n.into(), d.into())
    }

    #[test]
    fn numbers_as_an_office_writes_them() {
        for (t, atteso) in [
            ("1250", r(1250, 1)),
            ("1.250,50", r(125_050, 100)),
            ("1250.50", r(125_050, 100)),
            ("12.500", r(12_500, 1)),
            ("1.250.000", r(1_250_000, 1)),
            ("0.5", r(1, 2)),
            ("0.500", r(1, 2)),
            ("0,5", r(1, 2)),
            ("-8", r(-8, 1)),
            ("−8", r(-8, 1)),
            ("+5", r(5, 1)),
            ("0", r(0, 1)),
        ] {
            assert_eq!(Numero::leggi(t), Ok(Numero(atteso)), "{t}");
        }
        for t in
            ["1e3", "0x1F", "1_000", ".nan", ".inf", "1,250.50", "", "12,", "1.2.3", "--1", "1 2"]
        {
            assert!(Numero::leggi(t).is_err(), "{t}");
        }
    }

    #[test]
    fn amounts() {
        for t in ["€ 5.000,00", "5000", "5.000 €", "EUR 5000", "5.000,00 euro"] {
            assert_eq!(Importo::leggi(t), Ok(Importo(r(5000, 1))), "{t}");
        }
        assert_eq!(Importo(r(5000, 1)).to_string(), "€ 5.000,00");
    }

    #[test]
    fn weights_and_figures() {
        assert_eq!(Peso::leggi("25%"), Ok(Peso(r(25, 1))));
        assert_eq!(Peso::leggi("33,33"), Ok(Peso(r(3333, 100))));
        assert_eq!(Peso::leggi("0"), Ok(Peso(r(0, 1))));
        assert!(Peso::leggi("-5").is_err() && Peso::leggi("alto").is_err());
        assert_eq!(Cifra::leggi("12,5%"), Ok(Cifra(Some(r(25, 2)))));
        assert_eq!(Cifra::leggi("€ 1.250,50"), Ok(Cifra(Some(r(125_050, 100)))));
        assert_eq!(Cifra::leggi("1.024"), Ok(Cifra(Some(r(1024, 1)))));
        assert_eq!(Cifra::leggi("n.r."), Ok(Cifra(None)));
        assert!(Cifra::leggi("molti").is_err());
    }

    #[test]
    fn percentages() {
        for (t, atteso) in [
            ("20%", r(20, 1)),
            ("20", r(20, 1)),
            ("20,00%", r(20, 1)),
            ("20.5", r(41, 2)),
            ("20,5 %", r(41, 2)),
            ("80 per cento", r(80, 1)),
            ("12.500", r(25, 2)),
        ] {
            assert_eq!(Percentuale::leggi(t), Ok(Percentuale(atteso)), "{t}");
        }
        assert!(Quota::leggi("101%").is_err());
        assert!(Quota::leggi("-1%").is_err());
        assert!(Quota::leggi("3000%").is_err());
        assert!(Quota::leggi("100%").is_ok());
        assert!(Percentuale::leggi("venti").is_err());
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
        fn what_is_printed_reads_back(n in -10_000_000i64..10_000_000, d in 0u32..3) {
            let v = r(n, 10i64.pow(d));
            prop_assert_eq!(Numero::leggi(&Numero(v.clone()).to_string()), Ok(Numero(v.clone())));
            prop_assert_eq!(Importo::leggi(&Importo(v.clone()).to_string()), Ok(Importo(v.clone())));
        }

        #[test]
        fn no_text_panics(t in any::<String>()) {
            let _ = Numero::leggi(&t);
            let _ = Importo::leggi(&t);
            let _ = Percentuale::leggi(&t);
        }
    }
}
