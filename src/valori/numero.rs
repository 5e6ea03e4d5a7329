//! Numbers, amounts and percentages: exact rationals, read and printed the Italian way.

use std::fmt;

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::Signed;

use super::assenza::non_rilevato;
use super::cifre::{importo, inglese, numero, percento, perche};
use super::{
    Errore, Foglia, Valore, importo_intero, italiano, minimo, percento_intero, percentuale, piano,
    schema,
};

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
    let aiuto = match inglese(testo) {
        Some(giusto) => format!("il punto sta alle migliaia e la virgola ai decimali: {giusto}"),
        None => match perche(testo) {
            Some(e) => return e,
            None => format!("scrivi per esempio {esempio}"),
        },
    };
    Errore::nuovo(format!("`{}` non è {cosa}", testo.trim()), aiuto)
}

impl Valore for Numero {
    fn forma(&self, _: i16) -> String {
        minimo(&self.0)
    }

    fn leggi(testo: &str) -> Result<Self, Errore> {
        match numero(testo) {
            Some(n) => Ok(Numero(n)),
            None => Err(errore(testo, "un numero", "1250, 1.250,50 oppure -8")),
        }
    }

    fn foglia() -> Foglia {
        schema::numero()
    }
}

impl Valore for Importo {
    fn forma(&self, _: i16) -> String {
        importo_intero(&self.0)
    }

    fn leggi(testo: &str) -> Result<Self, Errore> {
        match importo(testo) {
            Some(n) => Ok(Importo(n)),
            None => Err(errore(testo, "un importo", "€ 1.250,50")),
        }
    }

    fn foglia() -> Foglia {
        schema::importo()
    }
}

impl Valore for Peso {
    fn forma(&self, _: i16) -> String {
        minimo(&self.0)
    }

    fn leggi(testo: &str) -> Result<Self, Errore> {
        let t = testo.trim();
        match numero(t.strip_suffix('%').unwrap_or(t).trim_end()) {
            Some(n) if !n.is_negative() => Ok(Peso(n)),
            _ => Err(errore(testo, "un peso", "25 oppure 33,33")),
        }
    }

    fn foglia() -> Foglia {
        schema::peso()
    }
}

impl Valore for Cifra {
    fn forma(&self, _: i16) -> String {
        self.0.as_ref().map_or_else(|| "n.r.".to_owned(), minimo)
    }

    fn leggi(testo: &str) -> Result<Self, Errore> {
        let t = piano(testo);
        if t == "-" || non_rilevato(&t) {
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

    fn foglia() -> Foglia {
        schema::cifra()
    }
}

impl Valore for Percentuale {
    fn forma(&self, _: i16) -> String {
        percento_intero(&self.0)
    }

    fn leggi(testo: &str) -> Result<Self, Errore> {
        match percento(testo) {
            Some(n) => Ok(Percentuale(n)),
            None => Err(errore(testo, "una percentuale", "20% oppure 12,5%")),
        }
    }

    fn foglia() -> Foglia {
        schema::percentuale()
    }
}

impl Valore for Quota {
    fn forma(&self, _: i16) -> String {
        percento_intero(&self.0)
    }

    fn leggi(testo: &str) -> Result<Self, Errore> {
        let Percentuale(n) = Percentuale::leggi(testo)?;
        if n.is_negative() || n > BigRational::from_integer(BigInt::from(100)) {
            return Err(Errore::nuovo(
                format!("`{}` non è una quota: va da 0% a 100%", testo.trim()),
                "scrivi per esempio 20% oppure 12,5%",
            ));
        }
        Ok(Quota(n))
    }

    fn foglia() -> Foglia {
        schema::quota()
    }
}

impl fmt::Display for Numero {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&minimo(&self.0))
    }
}

impl fmt::Display for Importo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The sign and its figure stay on one line.
        write!(f, "€\u{a0}{}", italiano(&self.0, 2))
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
    fn english_thousands_are_shown_the_italian_way() {
        for (t, giusto) in
            [("1,250.50", "1.250,50"), ("1,250,000", "1.250.000"), ("€ 12,500.00", "12.500,00")]
        {
            let e = Importo::leggi(t).unwrap_err();
            assert!(e.aiuto.ends_with(giusto), "{t}: {}", e.aiuto);
        }
        assert_eq!(
            Numero::leggi("1e3").unwrap_err().aiuto,
            "scrivi per esempio 1250, 1.250,50 oppure -8"
        );
    }

    #[test]
    fn amounts() {
        for t in ["€ 5.000,00", "5000", "5.000 €", "EUR 5000", "5.000,00 euro", "€\u{a0}5.000"]
        {
            assert_eq!(Importo::leggi(t), Ok(Importo(r(5000, 1))), "{t}");
        }
        for t in ["-€ 5,00", "− € 5", "€ -5", "-5 €"] {
            assert_eq!(Importo::leggi(t), Ok(Importo(r(-5, 1))), "{t}");
        }
        for t in ["€", "€ 5 €", "€ euro 5", "-€ -5", "1e3"] {
            assert!(Importo::leggi(t).is_err(), "{t}");
        }
        assert_eq!(Importo(r(5000, 1)).to_string(), "€\u{a0}5.000,00");
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
            ("80\u{a0} per  cento", r(80, 1)),
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
