//! What is expected of an indicator and what was measured.

use std::fmt;

use num_rational::BigRational;
use num_traits::{Signed, Zero};

use super::data::forma;
use super::{
    DataGiorno, Errore, Importo, Numero, Percentuale, SiNo, Valore, data_estesa, minimo,
    percentuale, piano,
};

/// What kind of thing an indicator measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TipoIndicatore {
    /// A percentage.
    Percentuale,
    /// A number.
    Numero,
    /// An amount in euro.
    Importo,
    /// A day.
    Data,
    /// Yes or no.
    SiNo,
    /// So many out of so many.
    Rapporto,
    /// Between two numbers.
    Intervallo,
    /// A word of a scale.
    Livello,
    /// Anything else, valued by a person.
    Testo,
}

/// Which direction is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Polarita {
    /// More is better.
    Crescente,
    /// Less is better, earlier is better.
    Decrescente,
    /// Only the very value is good.
    Esatta,
}

macro_rules! parola {
    ($tipo:ident, $cosa:literal, $($variante:ident = $parola:literal),+) => {
        impl $tipo {
            /// The word as typed in the data.
            pub fn parola(self) -> &'static str {
                match self { $($tipo::$variante => $parola),+ }
            }
        }

        impl Valore for $tipo {
            fn leggi(testo: &str) -> Result<Self, Errore> {
                match piano(testo).replace([' ', '/'], "_").as_str() {
                    $($parola => Ok($tipo::$variante),)+
                    _ => Err(Errore::nuovo(
                        format!(concat!("`{}` non è ", $cosa), testo.trim()),
                        format!("si può scrivere: {}", [$($parola),+].join(", ")),
                    )),
                }
            }
        }

        impl fmt::Display for $tipo {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.parola())
            }
        }
    };
}

parola!(
    TipoIndicatore,
    "un tipo di indicatore",
    Percentuale = "percentuale",
    Numero = "numero",
    Importo = "importo",
    Data = "data",
    SiNo = "si_no",
    Rapporto = "rapporto",
    Intervallo = "intervallo",
    Livello = "livello",
    Testo = "testo"
);
parola!(
    Polarita,
    "una polarità",
    Crescente = "crescente",
    Decrescente = "decrescente",
    Esatta = "esatta"
);

/// A typed value of an indicator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Misura {
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
    Valore(Misura),
}

/// The target of an indicator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Atteso {
    /// As declared, else as the text shows it.
    pub tipo: TipoIndicatore,
    /// The value.
    pub valore: Misura,
    /// Which direction is better, where the words say so.
    pub polarita: Option<Polarita>,
    /// The words before the value, for printing: `entro il`, `almeno`, `massimo` …; often empty.
    pub parole: &'static str,
    /// Written `SI/NO`: a domain and no target; SI counts as the good one (IND-002).
    pub dominio_si_no: bool,
}

/// Words before a target: as typed, as printed, and the direction they fix.
const PAROLE: [(&str, &str, Polarita); 18] = [
    ("entro la fine di ", "entro la fine di", Polarita::Decrescente),
    ("entro il ", "entro il", Polarita::Decrescente),
    ("entro l'", "entro il", Polarita::Decrescente),
    ("entro ", "entro", Polarita::Decrescente),
    ("non meno di ", "almeno", Polarita::Crescente),
    ("almeno il ", "almeno", Polarita::Crescente),
    ("almeno ", "almeno", Polarita::Crescente),
    ("minimo ", "minimo", Polarita::Crescente),
    ("massimo ", "massimo", Polarita::Decrescente),
    ("al massimo ", "massimo", Polarita::Decrescente),
    ("non oltre il ", "non oltre il", Polarita::Decrescente),
    ("non oltre ", "non oltre", Polarita::Decrescente),
    ("non più di ", "non più di", Polarita::Decrescente),
    ("non piu di ", "non più di", Polarita::Decrescente),
    (">=", "≥", Polarita::Crescente),
    ("≥", "≥", Polarita::Crescente),
    ("<=", "≤", Polarita::Decrescente),
    ("≤", "≤", Polarita::Decrescente),
];

/// `>` and `<` come after `>=` and `<=`.
const SEGNI: [(&str, &str, Polarita); 2] =
    [(">", ">", Polarita::Crescente), ("<", "<", Polarita::Decrescente)];

/// The levels where the indicator declares no scale.
const LIVELLI: [&str; 4] = ["alto", "medio", "basso", "nullo"];

impl Atteso {
    /// Reads a target. Its type is the declared one, else it is inferred in the order of the data
    /// format: yes/no, interval, ratio, date, percentage, amount, number, level, text.
    ///
    /// # Errors
    /// When the text is not a value of the declared type, or begins like a number and is none.
    pub fn leggi(
        testo: &str,
        tipo: Option<TipoIndicatore>,
        scala: &[String],
    ) -> Result<Self, Errore> {
        let t = piano(testo);
        let dominio = matches!(t.replace(' ', "").as_str(), "si/no" | "sì/no" | "si-no" | "sì-no");
        if dominio && tipo.is_none_or(|t| t == TipoIndicatore::SiNo) {
            return Ok(Atteso {
                tipo: TipoIndicatore::SiNo,
                valore: Misura::SiNo(true),
                polarita: None,
                parole: "",
                dominio_si_no: true,
            });
        }
        let trovata = PAROLE.iter().chain(&SEGNI).find(|(typed, ..)| t.starts_with(typed));
        let (corpo, parole, polarita) = match trovata {
            Some((typed, printed, p)) => {
                (t.get(typed.len()..).unwrap_or("").trim(), *printed, Some(*p))
            }
            None => (testo.trim(), "", None),
        };
        let entro = parole.starts_with("entro");
        let tipo = match tipo {
            Some(tipo) => tipo,
            None if entro => TipoIndicatore::Data,
            None => inferito(corpo, scala, testo)?,
        };
        let valore = misura(corpo, tipo, scala)?;
        Ok(Atteso { tipo, valore, polarita, parole, dominio_si_no: false })
    }

    /// As printed: the words and the value.
    pub fn testo(&self, esercizio: i16) -> String {
        if self.dominio_si_no {
            return "SI/NO".into();
        }
        let valore = self.valore.testo_nel(esercizio);
        if self.parole.is_empty() { valore } else { format!("{} {valore}", self.parole) }
    }
}

impl Misura {
    /// Reads what was measured, with the type of what is expected.
    ///
    /// # Errors
    /// When the text is not a value of that type.
    pub fn leggi(testo: &str, tipo: TipoIndicatore, scala: &[String]) -> Result<Rilevato, Errore> {
        if matches!(piano(testo).as_str(), "n.r." | "nr" | "n.r" | "non rilevato" | "non rilevata")
        {
            return Ok(Rilevato::NonRilevato);
        }
        let tipo = match tipo {
            // What is measured against an interval is a number (or a percentage) in it.
            TipoIndicatore::Intervallo if testo.trim().ends_with('%') => {
                TipoIndicatore::Percentuale
            }
            TipoIndicatore::Intervallo => TipoIndicatore::Numero,
            altro => altro,
        };
        misura(testo, tipo, scala).map(Rilevato::Valore)
    }

    /// The number to compute with, where there is one.
    pub fn numero(&self) -> Option<BigRational> {
        match self {
            Misura::Percentuale(n) | Misura::Numero(n) | Misura::Importo(n) => Some(n.clone()),
            Misura::Rapporto { n, su } => Some(n / su),
            _ => None,
        }
    }

    /// As printed; a date without a year is printed without one.
    pub fn testo(&self) -> String {
        match self {
            Misura::Percentuale(n) => percentuale(n),
            Misura::Numero(n) => minimo(n),
            Misura::Importo(n) => Importo(n.clone()).to_string(),
            Misura::Data(d) => d.to_string(),
            Misura::SiNo(si) => SiNo(*si).to_string(),
            Misura::Rapporto { n, su } => format!("{} su {}", minimo(n), minimo(su)),
            Misura::Intervallo { da, a } => format!("tra {} e {}", minimo(da), minimo(a)),
            Misura::Livello(t) | Misura::Testo(t) => t.clone(),
        }
    }

    /// As printed, a date with its year.
    pub fn testo_nel(&self, esercizio: i16) -> String {
        match self {
            Misura::Data(d) => d.nel(esercizio).map_or_else(|_| d.to_string(), data_estesa),
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

fn nella_scala(testo: &str, scala: &[String]) -> bool {
    let t = piano(testo);
    if scala.is_empty() {
        LIVELLI.contains(&t.as_str())
    } else {
        scala.iter().any(|s| piano(s) == t)
    }
}

fn intervallo(testo: &str) -> Option<(BigRational, BigRational)> {
    let t = piano(testo);
    let (da, a) = t.strip_prefix("tra ")?.split_once(" e ")?;
    let leggi = |s: &str| Percentuale::leggi(s).map(|p| p.0).ok().filter(|_| s.contains('%'));
    let uno = |s: &str| leggi(s).or_else(|| Importo::leggi(s).ok().map(|n| n.0));
    let (da, a) = (uno(da)?, uno(a)?);
    (da <= a).then_some((da, a))
}

fn rapporto(testo: &str) -> Option<(BigRational, BigRational)> {
    let t = piano(testo);
    let t = t.strip_prefix("n. ").or_else(|| t.strip_prefix("n.")).unwrap_or(&t);
    let (n, su) = t.split_once(" su ")?;
    let (n, su) = (Numero::leggi(n).ok()?.0, Numero::leggi(su).ok()?.0);
    (!su.is_zero() && !su.is_negative()).then_some((n, su))
}

fn inferito(corpo: &str, scala: &[String], intero: &str) -> Result<TipoIndicatore, Errore> {
    let t = piano(corpo);
    let inizia_numero = t.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '-' | '+' | '−'));
    Ok(if SiNo::leggi(corpo).is_ok() {
        TipoIndicatore::SiNo
    } else if t.starts_with("tra ") && t.contains(" e ") {
        TipoIndicatore::Intervallo
    } else if rapporto(corpo).is_some() {
        TipoIndicatore::Rapporto
    } else if forma(corpo) {
        TipoIndicatore::Data
    } else if (t.ends_with('%') || t.ends_with("per cento")) && Percentuale::leggi(corpo).is_ok() {
        TipoIndicatore::Percentuale
    } else if (t.contains('€') || t.contains("eur")) && Importo::leggi(corpo).is_ok() {
        TipoIndicatore::Importo
    } else if Numero::leggi(corpo).is_ok() {
        TipoIndicatore::Numero
    } else if nella_scala(corpo, scala) {
        TipoIndicatore::Livello
    } else if inizia_numero {
        return Err(Errore::nuovo(
            format!("`{}` non è un valore atteso", intero.trim()),
            "scrivi solo il valore (80%, 30/06, 12 su 15) e il resto nelle note, o dichiara `tipo: testo`",
        ));
    } else {
        TipoIndicatore::Testo
    })
}

fn misura(testo: &str, tipo: TipoIndicatore, scala: &[String]) -> Result<Misura, Errore> {
    Ok(match tipo {
        TipoIndicatore::Percentuale => Misura::Percentuale(Percentuale::leggi(testo)?.0),
        TipoIndicatore::Numero => Misura::Numero(Numero::leggi(testo)?.0),
        TipoIndicatore::Importo => Misura::Importo(Importo::leggi(testo)?.0),
        TipoIndicatore::Data => Misura::Data(DataGiorno::leggi(testo)?),
        TipoIndicatore::SiNo => Misura::SiNo(SiNo::leggi(testo)?.0),
        TipoIndicatore::Rapporto => {
            let (n, su) = rapporto(testo).ok_or_else(|| {
                Errore::nuovo(
                    format!("`{}` non è un rapporto", testo.trim()),
                    "scrivi per esempio 12 su 15",
                )
            })?;
            Misura::Rapporto { n, su }
        }
        TipoIndicatore::Intervallo => {
            let (da, a) = intervallo(testo).ok_or_else(|| {
                Errore::nuovo(
                    format!("`{}` non è un intervallo", testo.trim()),
                    "scrivi per esempio tra 20 e 30",
                )
            })?;
            Misura::Intervallo { da, a }
        }
        TipoIndicatore::Livello if nella_scala(testo, scala) => {
            Misura::Livello(testo.trim().to_owned())
        }
        TipoIndicatore::Livello => {
            let parole = if scala.is_empty() { LIVELLI.join(", ") } else { scala.join(", ") };
            return Err(Errore::nuovo(
                format!("`{}` non è un livello della scala", testo.trim()),
                format!("i livelli sono: {parole}"),
            ));
        }
        TipoIndicatore::Testo => Misura::Testo(testo.trim().to_owned()),
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn tipo(t: &str) -> Option<TipoIndicatore> {
        Atteso::leggi(t, None, &[]).ok().map(|a| a.tipo)
    }

    #[test]
    fn the_type_is_inferred_in_the_order_of_the_contract() {
        for (t, atteso) in [
            ("SI", TipoIndicatore::SiNo),
            ("SI/NO", TipoIndicatore::SiNo),
            ("tra 20 e 30", TipoIndicatore::Intervallo),
            ("12 su 15", TipoIndicatore::Rapporto),
            ("n. 12 su 15", TipoIndicatore::Rapporto),
            ("30/06", TipoIndicatore::Data),
            ("30-giu", TipoIndicatore::Data),
            ("entro il 30 giugno", TipoIndicatore::Data),
            ("entro la fine di giugno", TipoIndicatore::Data),
            ("almeno 80%", TipoIndicatore::Percentuale),
            ("80,00%", TipoIndicatore::Percentuale),
            ("≥ 80 %", TipoIndicatore::Percentuale),
            ("€ 5.000,00", TipoIndicatore::Importo),
            ("massimo 30", TipoIndicatore::Numero),
            ("0", TipoIndicatore::Numero),
            ("alto", TipoIndicatore::Livello),
            ("relazione al consiglio", TipoIndicatore::Testo),
        ] {
            assert_eq!(tipo(t), Some(atteso), "{t}");
        }
        // Shaped like a date, and no day of any year; begins like a number, and is none.
        for t in ["31/02", "24/01/2024 recepito nella relazione", "12/15", "80%%"] {
            assert_eq!(tipo(t), None, "{t}");
        }
    }

    #[test]
    fn words_fix_the_direction() {
        for (t, p) in [
            ("almeno 10", Some(Polarita::Crescente)),
            ("minimo 10", Some(Polarita::Crescente)),
            (">= 10", Some(Polarita::Crescente)),
            ("> 10", Some(Polarita::Crescente)),
            ("massimo 10", Some(Polarita::Decrescente)),
            ("non oltre 10", Some(Polarita::Decrescente)),
            ("non più di 10", Some(Polarita::Decrescente)),
            ("≤ 10", Some(Polarita::Decrescente)),
            ("< 10", Some(Polarita::Decrescente)),
            ("10", None),
        ] {
            assert_eq!(Atteso::leggi(t, None, &[]).unwrap().polarita, p, "{t}");
        }
    }

    #[test]
    fn printed_forms() {
        let testo = |t: &str| Atteso::leggi(t, None, &[]).unwrap().testo(2023);
        assert_eq!(testo("entro il 30/06"), "entro il 30 giugno 2023");
        assert_eq!(testo("30-giu"), "30 giugno 2023");
        assert_eq!(testo("80%"), "80,00%");
        assert_eq!(testo("almeno 12.500"), "almeno 12.500");
        assert_eq!(testo("SI/NO"), "SI/NO");
        assert_eq!(Misura::leggi("n.r.", TipoIndicatore::Numero, &[]), Ok(Rilevato::NonRilevato));
    }

    #[test]
    fn a_declared_type_wins() {
        let a = Atteso::leggi("20", Some(TipoIndicatore::Percentuale), &[]).unwrap();
        assert_eq!(a.testo(2023), "20,00%");
        let scala = ["freddo".to_owned(), "caldo".to_owned()];
        assert_eq!(Atteso::leggi("caldo", None, &scala).unwrap().tipo, TipoIndicatore::Livello);
        assert!(Atteso::leggi("caldo", Some(TipoIndicatore::Data), &[]).is_err());
    }

    proptest! {
        #[test]
        fn no_text_panics(t in any::<String>()) {
            let _ = Atteso::leggi(&t, None, &[]);
        }
    }
}
