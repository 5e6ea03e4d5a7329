//! How a number came about: inputs, rule, formula with the numbers put in, limits.

use num_rational::BigRational;
use num_traits::{One, Signed};

use crate::valori::{decimale, esatto, italiano};

/// Whether a figure was computed, or valued by a person. The two words are never exchanged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origine {
    /// By the method, from the data.
    Calcolato,
    /// By a person: a typed score, the Nucleo's figure.
    Valutato,
}

impl Origine {
    /// The word on the page.
    pub fn parola(self) -> &'static str {
        match self {
            Origine::Calcolato => "calcolato",
            Origine::Valutato => "valutato",
        }
    }
}

/// How a number came about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spiegazione {
    /// Computed or valued.
    pub origine: Origine,
    /// The rule in words: "percentuale, più è meglio: 100 × (1 + (R − A) / |A|)".
    pub regola: String,
    /// The inputs, each with its name: ("A", "80,00%"), ("R", "60,00%").
    pub dati: Vec<(String, String)>,
    /// The formula with the numbers put in: +, −, ×, /, brackets, |x|; Italian decimals, fractions
    /// as divisions. Evaluated again, and held within the limits, it gives the number.
    pub formula: String,
    /// The least and the most that the number may be.
    pub limiti: Option<(BigRational, BigRational)>,
    /// What the formula gives, where a limit held the number.
    pub grezzo: Option<BigRational>,
}

/// A number and how it came about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Risultato {
    /// Exact, in per cent where it is a score.
    pub valore: BigRational,
    /// How many decimals it is printed with: two, or as many as tell it from the edge of a band.
    pub decimali: u32,
    /// Where it comes from.
    pub spiegazione: Spiegazione,
}

impl Risultato {
    /// As printed: "66,67%".
    pub fn percentuale(&self) -> String {
        format!("{}%", italiano(&self.valore, self.decimali).replace('.', ""))
    }

    /// As printed for a program: "66.67".
    pub fn decimale_punto(&self) -> String {
        decimale(&self.valore, self.decimali)
    }

    /// The computation in one line: the formula, what it gives, the limits, the rounding.
    pub fn conto(&self) -> String {
        let mut out = self.spiegazione.formula.clone();
        let finale = esatto(&self.valore);
        if out != finale || self.spiegazione.grezzo.as_ref().is_some_and(|g| *g != self.valore) {
            out.push_str(&format!(" = {}", self.prima_dei_limiti()));
        }
        // What is printed has two decimals, or few more: others are said with the sign of the rounding.
        let scala = num_traits::pow(BigRational::from_integer(10.into()), self.decimali as usize);
        if (&self.valore * scala).denom().is_one() {
            return out;
        }
        format!("{out} ≈ {}", italiano(&self.valore, self.decimali))
    }

    /// The exact number; "125, non più di 120" where a limit came into play.
    fn prima_dei_limiti(&self) -> String {
        let valore = esatto(&self.valore);
        match self.spiegazione.grezzo.as_ref().filter(|g| **g != self.valore) {
            Some(g) if *g < self.valore => format!("{}, non meno di {valore}", esatto(g)),
            Some(g) => format!("{}, non più di {valore}", esatto(g)),
            None => valore,
        }
    }

    /// The same held within limits, with what the formula gave.
    pub(super) fn entro(
        mut self,
        grezzo: &BigRational,
        limiti: (BigRational, BigRational),
    ) -> Self {
        self.valore = grezzo.clone().clamp(limiti.0.clone(), limiti.1.clone());
        self.spiegazione.grezzo = Some(grezzo.clone());
        self.spiegazione.limiti = Some(limiti);
        self
    }

    /// The whole explanation in one line: "calcolato, percentuale …: A = 80,00%, R = 60,00%; 100 × (…) = 75".
    pub fn testo(&self) -> String {
        let s = &self.spiegazione;
        let dati: Vec<String> = s.dati.iter().map(|(n, v)| format!("{n} = {v}")).collect();
        let dati = if dati.is_empty() { String::new() } else { format!("{}; ", dati.join(", ")) };
        format!("{}, {}: {dati}{}", s.origine.parola(), s.regola, self.conto())
    }
}

/// A number within a formula: exact, in brackets where it is a fraction or negative.
pub fn termine(n: &BigRational) -> String {
    let t = esatto(n);
    if t.contains('/') || n.is_negative() { format!("({t})") } else { t }
}
