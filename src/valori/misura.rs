//! The typed values of an indicator, and what was measured.

use num_rational::BigRational;
use num_traits::{Signed, Zero};

use super::assenza::{non_applicabile, non_rilevato};
use super::cifre::senza_numero;
use super::tipo::scelta;
use super::{
    DataGiorno, Errore, Importo, Numero, Percentuale, Quantita, SiNo, TipoIndicatore, Valore,
    data_estesa, minimo, percentuale, piano,
};

/// A typed value of an indicator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ValoreIndicatore {
    /// In per cent.
    Percentuale(Quantita),
    /// A number.
    Numero(Quantita),
    /// In euro.
    Importo(Quantita),
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
        /// What they are, as typed; often empty.
        parole: String,
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
    /// `n.a.`, `0 su 0`: there was nothing to measure.
    NonApplicabile,
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
        let t = piano(testo);
        if non_rilevato(&t) {
            return Ok(Rilevato::NonRilevato);
        }
        if non_applicabile(&t) || tipo == TipoIndicatore::Rapporto && t == "0 su 0" {
            return Ok(Rilevato::NonApplicabile);
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
            | ValoreIndicatore::Importo(n) => Some(n.n.clone()),
            ValoreIndicatore::Rapporto { n, su, .. } if !su.is_zero() => Some(n / su),
            _ => None,
        }
    }

    /// The figure with the way it was typed, where it is one.
    pub fn quantita(&self) -> Option<&Quantita> {
        match self {
            ValoreIndicatore::Percentuale(q)
            | ValoreIndicatore::Numero(q)
            | ValoreIndicatore::Importo(q) => Some(q),
            _ => None,
        }
    }

    /// Whether the value says in words what it counts.
    pub fn con_parole(&self) -> bool {
        match self {
            ValoreIndicatore::Rapporto { parole, .. } => !parole.is_empty(),
            altro => altro.quantita().is_some_and(|q| !q.parole.is_empty()),
        }
    }

    /// As printed; a date without a year is printed without one.
    pub fn testo(&self) -> String {
        match self {
            ValoreIndicatore::Percentuale(q) => q.come_percentuale(),
            ValoreIndicatore::Numero(q) => q.come_numero(),
            ValoreIndicatore::Importo(q) => q.come_importo(),
            ValoreIndicatore::Data(d) => d.to_string(),
            ValoreIndicatore::SiNo(si) => SiNo(*si).to_string(),
            ValoreIndicatore::Rapporto { n, su, parole } => {
                let (n, su) = (minimo(n), minimo(su));
                if parole.is_empty() {
                    format!("{n} su {su}")
                } else {
                    format!("{n} su {su} {parole}")
                }
            }
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

    /// The form of the lock: one for every spelling, whatever decimals and sign were typed.
    pub fn forma_nel(&self, esercizio: i16) -> String {
        match self {
            ValoreIndicatore::Percentuale(q) => q.seguita(percentuale(&q.n)),
            ValoreIndicatore::Numero(q) => q.seguita(minimo(&q.n)),
            ValoreIndicatore::Importo(q) => q.seguita(Importo(q.n.clone()).to_string()),
            altra => altra.testo_nel(esercizio),
        }
    }
}

impl Rilevato {
    /// As printed, a date with its year.
    pub fn testo_nel(&self, esercizio: i16) -> String {
        match self {
            Rilevato::NonRilevato => "n.r.".into(),
            Rilevato::NonApplicabile => "n.a.".into(),
            Rilevato::Valore(m) => m.testo_nel(esercizio),
        }
    }

    /// As printed.
    pub fn testo(&self) -> String {
        match self {
            Rilevato::NonRilevato => "n.r.".into(),
            Rilevato::NonApplicabile => "n.a.".into(),
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

/// How an interval begins.
const INTERVALLI: [&str; 6] =
    ["tra ", "fra ", "compreso tra ", "compresa tra ", "compreso fra ", "compresa fra "];

/// Whether a text (see [`piano`]) has the shape of an interval.
pub(super) fn forma_intervallo(t: &str) -> bool {
    INTERVALLI.iter().any(|p| t.starts_with(p)) && (t.contains(" e ") || t.contains(" ed "))
}

/// The ends of `tra 20 e 30`, `tra il 20% e il 30%`; `None` too where they are swapped.
fn intervallo(testo: &str) -> Option<(BigRational, BigRational)> {
    let t = piano(testo);
    let corpo = INTERVALLI.iter().find_map(|p| t.strip_prefix(p))?;
    let (da, a) = corpo.split_once(" e ").or_else(|| corpo.split_once(" ed "))?;
    let uno = |s: &str| {
        let articoli = ["il ", "l'", "lo ", "i ", "gli "];
        let s = articoli.iter().find_map(|p| s.strip_prefix(p)).unwrap_or(s);
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
pub(super) fn rapporto(testo: &str) -> Option<(BigRational, BigRational, String)> {
    let t = testo.split_whitespace().collect::<Vec<_>>().join(" ");
    let (n, su) = senza_numero(&t).split_once(" su ")?;
    let (n, su) = (Numero::leggi(n).ok()?.0, Quantita::numero(su)?);
    su.n.is_positive().then_some((n, su.n, su.parole))
}

/// Why a text is no figure: what its parser says.
fn perche<T: Valore>(testo: &str) -> Errore {
    let generico =
        || Errore::nuovo(format!("`{}` non si legge", testo.trim()), "scrivi solo il valore");
    T::leggi(testo).err().unwrap_or_else(generico)
}

/// Reads a text as a value of a type.
pub(super) fn misura(
    testo: &str,
    tipo: TipoIndicatore,
    scala: &[String],
) -> Result<ValoreIndicatore, Errore> {
    Ok(match tipo {
        TipoIndicatore::Percentuale => {
            let letta = Quantita::percentuale(testo);
            ValoreIndicatore::Percentuale(letta.ok_or_else(|| perche::<Percentuale>(testo))?)
        }
        TipoIndicatore::Numero => {
            let letto = Quantita::numero(testo);
            ValoreIndicatore::Numero(letto.ok_or_else(|| perche::<Numero>(testo))?)
        }
        TipoIndicatore::Importo => {
            let letto = Quantita::importo(testo);
            ValoreIndicatore::Importo(letto.ok_or_else(|| perche::<Importo>(testo))?)
        }
        TipoIndicatore::Data => ValoreIndicatore::Data(DataGiorno::leggi(testo)?),
        TipoIndicatore::SiNo => ValoreIndicatore::SiNo(SiNo::leggi(testo)?.0),
        TipoIndicatore::Rapporto => {
            let (n, su, parole) = rapporto(testo).ok_or_else(|| {
                Errore::nuovo(
                    format!("`{}` non è un rapporto", testo.trim()),
                    "scrivi per esempio 12 su 15",
                )
            })?;
            ValoreIndicatore::Rapporto { n, su, parole }
        }
        TipoIndicatore::Intervallo => {
            let (da, a) = intervallo(testo).ok_or_else(|| {
                Errore::nuovo(
                    format!("`{}` non è un intervallo", testo.trim()),
                    "scrivi soltanto i due numeri, come tra 20 e 30; che cosa si conta va in `unita`",
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
            ("12 su 15 istanze", TipoIndicatore::Rapporto, Some("12 su 15 istanze")),
            ("0 su 0", TipoIndicatore::Rapporto, Some("n.a.")),
            ("N.D.", TipoIndicatore::Numero, Some("n.r.")),
            ("#N/D", TipoIndicatore::Percentuale, Some("n.r.")),
            ("//", TipoIndicatore::Data, Some("n.r.")),
            ("n.a.", TipoIndicatore::SiNo, Some("n.a.")),
            ("25 gg", TipoIndicatore::Numero, Some("25 gg")),
            ("n. 4", TipoIndicatore::Numero, Some("4")),
            ("98% delle istanze", TipoIndicatore::Percentuale, Some("98,00% delle istanze")),
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
            parole: String::new(),
        };
        assert_eq!(m.numero(), None);
    }

    proptest! {
        #[test]
        fn what_is_printed_reads_back(n in -1_000_000i64..1_000_000, d in 1i64..1_000_000) {
            let r = |n: i64| BigRational::new(n.into(), 100.into());
            let q = |n: i64| Quantita::esatta(r(n));
            let rapporto = ValoreIndicatore::Rapporto { n: r(n), su: r(d), parole: String::new() };
            for (tipo, m) in [
                (TipoIndicatore::Percentuale, ValoreIndicatore::Percentuale(q(n))),
                (TipoIndicatore::Numero, ValoreIndicatore::Numero(q(n))),
                (TipoIndicatore::Importo, ValoreIndicatore::Importo(q(n))),
                (TipoIndicatore::Rapporto, rapporto),
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
