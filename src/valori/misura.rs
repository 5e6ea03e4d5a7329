//! The typed values of an indicator, and what was measured.

use num_rational::BigRational;
use num_traits::{Signed, Zero};

use super::tipo::scelta;
use super::{
    DataGiorno, Errore, Importo, Numero, Percentuale, SiNo, TipoIndicatore, Valore, data_estesa,
    minimo, non_rilevato, percentuale, piano,
};

/// A typed value of an indicator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ValoreIndicatore {
    /// In per cent.
    Percentuale(BigRational),
    /// A number.
    Numero(BigRational),
    /// In euro.
    Importo(BigRational),
    /// A day.
    Data(DataGiorno),
    /// Yes or no.
    SiNo(bool),
    /// `n` out of `su`, which is not zero.
    Rapporto {
        /// How many.
        n: BigRational,
        /// Out of how many.
        su: BigRational,
    },
    /// From `da` to `a`, ends included.
    Intervallo {
        /// The lower end.
        da: BigRational,
        /// The upper end.
        a: BigRational,
    },
    /// A word of a scale.
    Livello(String),
    /// Anything else.
    Testo(String),
}

/// What was measured, when somebody wrote something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rilevato {
    /// `n.r.`: said not to be measured, which is not the same as left blank.
    NonRilevato,
    /// A value.
    Valore(ValoreIndicatore),
}

/// The levels where the indicator declares no scale.
const LIVELLI: [&str; 4] = ["alto", "medio", "basso", "nullo"];

impl ValoreIndicatore {
    /// Reads what was measured, with the type of what is expected.
    ///
    /// # Errors
    /// When the text is not a value of that type.
    pub fn leggi(testo: &str, tipo: TipoIndicatore, scala: &[String]) -> Result<Rilevato, Errore> {
        if non_rilevato(&piano(testo)) {
            return Ok(Rilevato::NonRilevato);
        }
        let tipo = match tipo {
            // What is measured against an interval is a number, a percentage or an amount.
            TipoIndicatore::Intervallo if testo.trim().ends_with('%') => {
                TipoIndicatore::Percentuale
            }
            TipoIndicatore::Intervallo if testo.contains('€') => TipoIndicatore::Importo,
            TipoIndicatore::Intervallo => TipoIndicatore::Numero,
            altro => altro,
        };
        misura(testo, tipo, scala).map(Rilevato::Valore)
    }

    /// The number to compute with, where there is one.
    pub fn numero(&self) -> Option<BigRational> {
        match self {
            ValoreIndicatore::Percentuale(n)
            | ValoreIndicatore::Numero(n)
            | ValoreIndicatore::Importo(n) => Some(n.clone()),
            ValoreIndicatore::Rapporto { n, su } if !su.is_zero() => Some(n / su),
            _ => None,
        }
    }

    /// As printed; a date without a year is printed without one.
    pub fn testo(&self) -> String {
        match self {
            ValoreIndicatore::Percentuale(n) => percentuale(n),
            ValoreIndicatore::Numero(n) => minimo(n),
            ValoreIndicatore::Importo(n) => Importo(n.clone()).to_string(),
            ValoreIndicatore::Data(d) => d.to_string(),
            ValoreIndicatore::SiNo(si) => SiNo(*si).to_string(),
            ValoreIndicatore::Rapporto { n, su } => format!("{} su {}", minimo(n), minimo(su)),
            ValoreIndicatore::Intervallo { da, a } => format!("tra {} e {}", minimo(da), minimo(a)),
            ValoreIndicatore::Livello(t) | ValoreIndicatore::Testo(t) => t.clone(),
        }
    }

    /// As printed, a date with its year.
    pub fn testo_nel(&self, esercizio: i16) -> String {
        match self {
            ValoreIndicatore::Data(d) => {
                d.nel(esercizio).map_or_else(|_| d.to_string(), data_estesa)
            }
            altra => altra.testo(),
        }
    }
}

impl Rilevato {
    /// As printed, a date with its year.
    pub fn testo_nel(&self, esercizio: i16) -> String {
        match self {
            Rilevato::NonRilevato => "n.r.".into(),
            Rilevato::Valore(m) => m.testo_nel(esercizio),
        }
    }

    /// As printed.
    pub fn testo(&self) -> String {
        match self {
            Rilevato::NonRilevato => "n.r.".into(),
            Rilevato::Valore(m) => m.testo(),
        }
    }
}

/// The word of the scale that a text is, as the scale spells it; as typed where there is no scale.
fn livello<'a>(testo: &'a str, scala: &'a [String]) -> Option<&'a str> {
    let t = piano(testo);
    if scala.is_empty() {
        LIVELLI.contains(&t.as_str()).then(|| testo.trim())
    } else {
        scala.iter().find(|s| piano(s) == t).map(|s| s.trim())
    }
}

/// Whether a text is a word of the scale.
pub(super) fn nella_scala(testo: &str, scala: &[String]) -> bool {
    livello(testo, scala).is_some()
}

/// The ends of `tra 20 e 30`, `tra il 20% e il 30%`; `None` too where they are swapped.
fn intervallo(testo: &str) -> Option<(BigRational, BigRational)> {
    let t = piano(testo);
    let (da, a) = t.strip_prefix("tra ")?.split_once(" e ")?;
    let uno = |s: &str| {
        let s = ["il ", "l'", "i ", "gli "].iter().find_map(|p| s.strip_prefix(p)).unwrap_or(s);
        if s.contains('%') {
            Percentuale::leggi(s).ok().map(|p| p.0)
        } else {
            Importo::leggi(s).ok().map(|n| n.0)
        }
    };
    let (da, a) = (uno(da)?, uno(a)?);
    (da <= a).then_some((da, a))
}

/// The two numbers of `12 su 15`, `n. 12 su 15`.
pub(super) fn rapporto(testo: &str) -> Option<(BigRational, BigRational)> {
    let t = piano(testo);
    let t = ["n.", "n°", "nr."].iter().find_map(|p| t.strip_prefix(p)).unwrap_or(&t);
    let (n, su) = t.split_once(" su ")?;
    let (n, su) = (Numero::leggi(n).ok()?.0, Numero::leggi(su).ok()?.0);
    su.is_positive().then_some((n, su))
}

/// Reads a text as a value of a type.
pub(super) fn misura(
    testo: &str,
    tipo: TipoIndicatore,
    scala: &[String],
) -> Result<ValoreIndicatore, Errore> {
    Ok(match tipo {
        TipoIndicatore::Percentuale => ValoreIndicatore::Percentuale(Percentuale::leggi(testo)?.0),
        TipoIndicatore::Numero => ValoreIndicatore::Numero(Numero::leggi(testo)?.0),
        TipoIndicatore::Importo => ValoreIndicatore::Importo(Importo::leggi(testo)?.0),
        TipoIndicatore::Data => ValoreIndicatore::Data(DataGiorno::leggi(testo)?),
        TipoIndicatore::SiNo => ValoreIndicatore::SiNo(SiNo::leggi(testo)?.0),
        TipoIndicatore::Rapporto => {
            let (n, su) = rapporto(testo).ok_or_else(|| {
                Errore::nuovo(
                    format!("`{}` non è un rapporto", testo.trim()),
                    "scrivi per esempio 12 su 15",
                )
            })?;
            ValoreIndicatore::Rapporto { n, su }
        }
        TipoIndicatore::Intervallo => {
            let (da, a) = intervallo(testo).ok_or_else(|| {
                Errore::nuovo(
                    format!("`{}` non è un intervallo", testo.trim()),
                    "scrivi per esempio tra 20 e 30",
                )
            })?;
            ValoreIndicatore::Intervallo { da, a }
        }
        TipoIndicatore::Livello => match livello(testo, scala) {
            Some(parola) => ValoreIndicatore::Livello(parola.to_owned()),
            None => {
                let note: Vec<&str> = if scala.is_empty() {
                    LIVELLI.to_vec()
                } else {
                    scala.iter().map(String::as_str).collect()
                };
                return Err(Errore::nuovo(
                    format!("`{}` non è un livello della scala", testo.trim()),
                    scelta(&piano(testo), &note, "i livelli sono"),
                ));
            }
        },
        TipoIndicatore::Testo => ValoreIndicatore::Testo(testo.trim().to_owned()),
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn valore(t: &str, tipo: TipoIndicatore) -> Option<String> {
        let scala = ["freddo".to_owned(), "Molto caldo".to_owned()];
        ValoreIndicatore::leggi(t, tipo, &scala).ok().map(|r| r.testo_nel(2023))
    }

    #[test]
    fn what_was_measured_is_read_with_the_type_of_the_target() {
        for (t, tipo, stampato) in [
            ("80", TipoIndicatore::Percentuale, Some("80,00%")),
            ("12.500", TipoIndicatore::Numero, Some("12.500")),
            ("5.000", TipoIndicatore::Importo, Some("€\u{a0}5.000,00")),
            ("28/06", TipoIndicatore::Data, Some("28 giugno 2023")),
            ("sì", TipoIndicatore::SiNo, Some("SI")),
            ("n. 12 su 15", TipoIndicatore::Rapporto, Some("12 su 15")),
            ("25", TipoIndicatore::Intervallo, Some("25")),
            ("25%", TipoIndicatore::Intervallo, Some("25,00%")),
            ("€ 25", TipoIndicatore::Intervallo, Some("€\u{a0}25,00")),
            ("molto\u{a0}caldo", TipoIndicatore::Livello, Some("Molto caldo")),
            ("Fatto  così", TipoIndicatore::Testo, Some("Fatto  così")),
            ("n.r.", TipoIndicatore::Numero, Some("n.r.")),
            ("NR", TipoIndicatore::Data, Some("n.r.")),
            ("non rilevato", TipoIndicatore::Testo, Some("n.r.")),
            ("tiepido", TipoIndicatore::Livello, None),
            ("12/15", TipoIndicatore::Rapporto, None),
            ("12 su 0", TipoIndicatore::Rapporto, None),
            ("24/01/2024 recepito nella relazione", TipoIndicatore::Data, None),
        ] {
            assert_eq!(valore(t, tipo).as_deref(), stampato, "{t}");
        }
        let e = ValoreIndicatore::leggi("bassso", TipoIndicatore::Livello, &[]).unwrap_err();
        assert!(e.aiuto.starts_with("forse `basso`?"), "{}", e.aiuto);
    }

    #[test]
    fn a_ratio_over_nothing_has_no_number() {
        let uno = BigRational::from_integer(1.into());
        let m = ValoreIndicatore::Rapporto {
            n: uno.clone(),
            su: uno - BigRational::from_integer(1.into()),
        };
        assert_eq!(m.numero(), None);
    }

    proptest! {
        #[test]
        fn what_is_printed_reads_back(n in -1_000_000i64..1_000_000, d in 1i64..1_000_000) {
            let r = |n: i64| BigRational::new(n.into(), 100.into());
            for (tipo, m) in [
                (TipoIndicatore::Percentuale, ValoreIndicatore::Percentuale(r(n))),
                (TipoIndicatore::Numero, ValoreIndicatore::Numero(r(n))),
                (TipoIndicatore::Importo, ValoreIndicatore::Importo(r(n))),
                (TipoIndicatore::Rapporto, ValoreIndicatore::Rapporto { n: r(n), su: r(d) }),
            ] {
                prop_assert_eq!(ValoreIndicatore::leggi(&m.testo(), tipo, &[]), Ok(Rilevato::Valore(m)));
            }
            let (da, a) = (r(n.min(d)), r(n.max(d)));
            let testo = ValoreIndicatore::Intervallo { da: da.clone(), a: a.clone() }.testo();
            prop_assert_eq!(intervallo(&testo), Some((da, a)));
        }

        #[test]
        fn no_text_panics(t in any::<String>()) {
            for tipo in [TipoIndicatore::Intervallo, TipoIndicatore::Rapporto, TipoIndicatore::Livello] {
                let _ = ValoreIndicatore::leggi(&t, tipo, &[]);
            }
            let _ = ValoreIndicatore::leggi(&format!("tra {t} e {t}"), TipoIndicatore::Intervallo, &[]);
        }
    }
}
