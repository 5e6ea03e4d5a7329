//! The years of an objective.

use std::fmt;

use super::{Errore, Foglia, Valore, schema};

/// First and last year: `2026-2028`, `2026`, `dal 2026 al 2028`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Durata {
    /// The first year.
    pub da: i16,
    /// The last year, which is not before the first.
    pub a: i16,
    /// As typed, spaces and dashes alike.
    scritta: String,
}

impl Durata {
    /// Whether it is of more than a year.
    pub fn pluriennale(&self) -> bool {
        self.a > self.da
    }
}

impl Valore for Durata {
    fn leggi(testo: &str) -> Result<Self, Errore> {
        let quattro = |p: &&str| p.len() == 4;
        let pezzi = testo.split(|c: char| !c.is_ascii_digit()).filter(quattro);
        let anni: Vec<i16> = pezzi.filter_map(|p| p.parse().ok()).collect();
        let ammessi = anni.iter().all(|a| (1990..2200).contains(a));
        match (anni.iter().min(), anni.iter().max()) {
            (Some(da), Some(a)) if ammessi => {
                let t = testo.split_whitespace().collect::<Vec<_>>().join(" ");
                let t = t.replace(['–', '—'], "-");
                let scritta = t.split('-').map(str::trim).collect::<Vec<_>>().join("-");
                Ok(Durata { da: *da, a: *a, scritta })
            }
            _ => Err(Errore::nuovo(
                format!("`{}` non è una durata", testo.trim()),
                "scrivi gli anni con quattro cifre: 2026-2028",
            )),
        }
    }

    fn forma(&self, _: i16) -> String {
        self.scritta.clone()
    }

    fn foglia() -> Foglia {
        schema::durata()
    }
}

impl fmt::Display for Durata {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.scritta)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn first_and_last_year() {
        for (t, da, a, forma) in [
            ("2026-2028", 2026, 2028, "2026-2028"),
            ("2026 – 2028", 2026, 2028, "2026-2028"),
            ("2026", 2026, 2026, "2026"),
            ("dal 2026 al 2028", 2026, 2028, "dal 2026 al 2028"),
        ] {
            let d = Durata::leggi(t).unwrap();
            assert_eq!((d.da, d.a, d.forma(2026).as_str()), (da, a, forma), "{t}");
        }
        for t in ["pippo", "26-28", "20262028", "", "2026-2300"] {
            assert!(Durata::leggi(t).is_err(), "{t}");
        }
    }
}
