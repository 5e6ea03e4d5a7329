//! Codes: any text, ordered the way people count.

use std::cmp::Ordering;
use std::fmt;

use super::{Errore, Valore};

/// A code, as typed: `1.10` stays `1.10`, `0123` stays `0123`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Codice(pub String);

impl Codice {
    /// Missione and programma, where the code reads as missione.programma.progressivo (`1.06.01`).
    pub fn missione_programma(&self) -> Option<(u8, u8)> {
        let mut parti = self.0.split('.');
        let (m, p, n) = (parti.next()?, parti.next()?, parti.next()?);
        let cifre = |s: &str| !s.is_empty() && s.chars().all(|c| c.is_ascii_digit());
        if parti.next().is_some() || ![m, p, n].into_iter().all(cifre) {
            return None;
        }
        let uno = |s: &str| s.parse::<u8>().ok().filter(|n| *n > 0);
        Some((uno(m)?, uno(p)?))
    }
}

impl Valore for Codice {
    fn forma(&self, _: i16) -> String {
        self.0.clone()
    }

    fn leggi(testo: &str) -> Result<Self, Errore> {
        Ok(Codice(testo.trim().to_owned()))
    }
}

impl fmt::Display for Codice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Ord for Codice {
    /// 2 before 10; equal numbers written differently fall back to the letters.
    fn cmp(&self, altro: &Self) -> Ordering {
        alphanumeric_sort::compare_str(&self.0, &altro.0).then_with(|| self.0.cmp(&altro.0))
    }
}

impl PartialOrd for Codice {
    fn partial_cmp(&self, altro: &Self) -> Option<Ordering> {
        Some(self.cmp(altro))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn natural_order() {
        let mut v = ["10", "2", "1.10", "1.9", "A2", "A10"].map(|c| Codice(c.into()));
        v.sort();
        let ordine: Vec<_> = v.iter().map(|c| c.0.as_str()).collect();
        assert_eq!(ordine, ["1.9", "1.10", "2", "10", "A2", "A10"]);
    }

    #[test]
    fn a_code_stays_as_typed() {
        for (t, atteso) in [("1.10", "1.10"), (" 0123\u{a0}", "0123"), ("A/1 bis", "A/1 bis")] {
            assert_eq!(Codice::leggi(t).unwrap().to_string(), atteso);
        }
    }

    #[test]
    fn missione_and_programma_of_a_code() {
        let di = |c: &str| Codice(c.into()).missione_programma();
        assert_eq!(di("1.06.01"), Some((1, 6)));
        assert_eq!(di("1.06"), None);
        assert_eq!(di("A.1.2"), None);
        assert_eq!(di("1.2.3.4"), None);
        assert_eq!(di("+1.2.3"), None);
        assert_eq!(di("0.1.1"), None);
        assert_eq!(di("300.1.1"), None);
    }
}
