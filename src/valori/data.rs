//! Days, as an office writes them; the year may be left to the esercizio.

use std::fmt;

use jiff::civil::Date;

use super::periodi::{MESI, anno, fine, mese};
use super::{Errore, Foglia, Valore, piano, schema};

/// What parts day, month and year.
const SEPARATORI: [char; 4] = [' ', '/', '.', '-'];

/// A day: `2023-06-30`, `30/06/2023`, `30.06`, `30-giu`, `30 giugno 2023`, `1° giugno`, or a month
/// alone, which is its last day. Without a year it is the esercizio's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DataGiorno {
    /// Day of the month; `None` is the last one.
    pub giorno: Option<u8>,
    /// Month, from 1 to 12.
    pub mese: u8,
    /// The year, where it was written.
    pub anno: Option<i16>,
}

impl DataGiorno {
    /// The date, in the year of the esercizio where none was written.
    ///
    /// # Errors
    /// When that year has no such day (29 February).
    pub fn nel(&self, esercizio: i16) -> Result<Date, Errore> {
        let anno = self.anno.unwrap_or(esercizio);
        let data = match (self.giorno, i8::try_from(self.mese)) {
            (Some(g), Ok(m)) => i8::try_from(g).ok().and_then(|g| Date::new(anno, m, g).ok()),
            (None, Ok(m)) => Date::new(anno, m, 1).ok().map(Date::last_of_month),
            (_, Err(_)) => None,
        };
        data.ok_or_else(|| {
            Errore::nuovo(
                format!("il giorno {self} non esiste nel {anno}"),
                "scrivi per esempio 28 febbraio o febbraio, che è il suo ultimo giorno",
            )
        })
    }
}

fn giorno(parola: &str) -> Option<u8> {
    let parola = parola.trim_end_matches(['°', 'º']);
    if parola == "primo" {
        return Some(1);
    }
    let cifre =
        !parola.is_empty() && parola.len() <= 2 && parola.chars().all(|c| c.is_ascii_digit());
    parola.parse().ok().filter(|_| cifre)
}

/// A year after its day and month: it may be cut to two digits.
fn anno_di_giorno(parola: &str) -> Option<i16> {
    let due = parola.len() == 2 && parola.chars().all(|c| c.is_ascii_digit());
    if due { parola.parse::<i16>().ok().map(|a| 2000 + a) } else { anno(parola) }
}

fn composta(testo: &str) -> Option<DataGiorno> {
    if testo.starts_with(SEPARATORI) {
        return None;
    }
    if let Some((mese, anno)) = fine(testo) {
        return Some(DataGiorno { giorno: None, mese, anno });
    }
    let parti = parti(testo);
    let lettere = |p: &str| p.chars().any(char::is_alphabetic);
    match parti.as_slice() {
        [m] if lettere(m) => Some(DataGiorno { giorno: None, mese: mese(m)?, anno: None }),
        [m, a] if lettere(m) && *m != "primo" => {
            Some(DataGiorno { giorno: None, mese: mese(m)?, anno: Some(anno(a)?) })
        }
        [g, m] if lettere(m) || !testo.contains(' ') => {
            Some(DataGiorno { giorno: Some(giorno(g)?), mese: mese(m)?, anno: None })
        }
        [a, m, g] if a.len() == 4 && !lettere(m) => {
            Some(DataGiorno { giorno: Some(giorno(g)?), mese: mese(m)?, anno: Some(anno(a)?) })
        }
        [g, m, a] => {
            let anno = Some(anno_di_giorno(a)?);
            Some(DataGiorno { giorno: Some(giorno(g)?), mese: mese(m)?, anno })
        }
        _ => None,
    }
}

fn parti(testo: &str) -> Vec<&str> {
    testo.split(SEPARATORI).filter(|p| !p.is_empty()).collect()
}

/// Why a text (see [`piano`]) that looks like a date is none, where that can be said.
fn perche(testo: &str) -> Option<Errore> {
    let due = |n: &str| n.parse::<u8>().ok().filter(|_| n.len() <= 2);
    // Excel shows the month and two digits of its year.
    if let [m, a] = parti(testo).as_slice()
        && let (Some(quale), Some(n)) = (mese(m).filter(|_| due(m).is_none()), due(a))
    {
        let nome = MESI.get(usize::from(quale).wrapping_sub(1)).copied().unwrap_or("");
        let giorno = if (1..=31).contains(&n) { format!(", oppure {n} {nome}") } else { "".into() };
        return Some(Errore::nuovo(
            format!("`{testo}`: {n:02} è l'anno o il giorno?"),
            format!("scrivi {nome} 20{n:02}{giorno}"),
        ));
    }
    let (g, m, a) = match parti(testo).as_slice() {
        [g, m] => (due(g)?, *m, None),
        [a, m, g] if a.len() == 4 => (due(g)?, *m, Some(*a)),
        [g, m, a] => (due(g)?, *m, Some(*a)),
        _ => return None,
    };
    let n = due(m).filter(|n| !(1..=12).contains(n))?;
    // The month may have been written first.
    let aiuto = match a {
        None if testo.contains('-') && g <= n && !(1..=12).contains(&g) => {
            format!("scrivi per esempio 30/06/2023; per un intervallo: tra {g} e {n}")
        }
        _ if !(1..=12).contains(&g) || !(1..=31).contains(&n) => {
            "scrivi per esempio 30/06/2023".into()
        }
        Some(a) if a.len() == 2 => format!("il giorno viene prima: {n:02}/{g:02}/20{a}"),
        Some(a) => format!("il giorno viene prima: {n:02}/{g:02}/{a}"),
        None if g <= n && testo.contains('-') => {
            format!("il giorno viene prima: {n:02}/{g:02}; per un intervallo: tra {g} e {n}")
        }
        None if g <= n => {
            format!("il giorno viene prima: {n:02}/{g:02}; per un rapporto: {g} su {n}")
        }
        None => format!("il giorno viene prima: {n:02}/{g:02}"),
    };
    Some(Errore::nuovo(format!("`{testo}` non è una data: il mese {n} non esiste"), aiuto))
}

/// Whether a text has the shape of a date, possible or not: so it is meant as one.
pub(super) fn forma(testo: &str) -> bool {
    let t = piano(testo);
    if t.starts_with(SEPARATORI) {
        return false;
    }
    if fine(&t).is_some() {
        return true;
    }
    let parti = parti(&t);
    let due = |p: &str| p.len() <= 2;
    let cifre = |p: &&str| p.trim_end_matches(['°', 'º']).chars().all(|c| c.is_ascii_digit());
    let nome = |p: &str| mese(p).is_some() && !p.chars().all(|c| c.is_ascii_digit());
    match parti.as_slice() {
        [m] => nome(m),
        [a, b] if nome(b) => cifre(a) || *a == "primo",
        [a, b] if nome(a) => cifre(b),
        // 30/06 and 30-06 are days; 12.50 is a number.
        [a, b] => cifre(a) && cifre(b) && t.contains(['/', '-']),
        [a, b, c] => {
            cifre(a)
                && (cifre(b) || nome(b))
                && cifre(c)
                && (a.len() == 4
                    || c.len() == 4
                    || t.contains('/')
                    || due(a) && due(c) && (nome(b) || due(b)))
        }
        _ => false,
    }
}

impl Valore for DataGiorno {
    fn forma(&self, anno: i16) -> String {
        self.nel(anno).map_or_else(|_| self.to_string(), data_estesa)
    }

    fn giorno(&self) -> Option<DataGiorno> {
        Some(*self)
    }

    fn leggi(testo: &str) -> Result<Self, Errore> {
        let esempio = "scrivi per esempio 30/06/2023, 30 giugno 2023 oppure 30-giu";
        let t = piano(testo);
        let data = composta(&t).ok_or_else(|| {
            let generico = || Errore::nuovo(format!("`{}` non è una data", testo.trim()), esempio);
            perche(&t).unwrap_or_else(generico)
        })?;
        // A leap year stands for the unknown one: 29 February is checked with the esercizio.
        if data.nel(2024).is_err() {
            let mese = DataGiorno { giorno: None, ..data };
            let ultimo = mese.nel(2024).map_or(31, Date::day);
            let al_piu = if ultimo == 29 && data.anno.is_none() { "al più " } else { "" };
            return Err(Errore::nuovo(
                format!(
                    "il giorno `{}` non esiste: {mese} ha {al_piu}{ultimo} giorni",
                    testo.trim()
                ),
                format!("scrivi per esempio {} {mese}", ultimo.min(30)),
            ));
        }
        Ok(data)
    }

    fn foglia() -> Foglia {
        schema::data()
    }
}

impl fmt::Display for DataGiorno {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mese = MESI.get(usize::from(self.mese).wrapping_sub(1)).copied().unwrap_or("");
        match self.giorno {
            Some(1) => write!(f, "1° {mese}")?,
            Some(g) => write!(f, "{g} {mese}")?,
            None => f.write_str(mese)?,
        }
        match self.anno {
            Some(a) => write!(f, " {a}"),
            None => Ok(()),
        }
    }
}

/// A date in words: `30 giugno 2023`, `1° giugno 2023`.
pub fn data_estesa(d: Date) -> String {
    let giorno = u8::try_from(d.day()).ok();
    let mese = u8::try_from(d.month()).unwrap_or(1);
    DataGiorno { giorno, mese, anno: Some(d.year()) }.to_string()
}

/// A date in figures: `30/06/2023`.
pub fn data_breve(d: Date) -> String {
    format!("{:02}/{:02}/{:04}", d.day(), d.month(), d.year())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn spellings_of_a_day() {
        let trenta = date(2023, 6, 30);
        for t in [
            "2023-06-30",
            "30/06/2023",
            "30.06.2023",
            "30-06-2023",
            "30/6/2023",
            "30/06",
            "30.06",
            "30-giu",
            "30 giu 2023",
            "30 giugno 2023",
            "30/06/23",
            "30.06.23",
            "30-giu-23",
            "30 Giugno",
            "I semestre",
            "2° trimestre",
            "fine giugno",
            "fine del mese di giugno",
            "giugno",
            "giugno 2023",
            "giu.",
        ] {
            let d = DataGiorno::leggi(t).unwrap_or_else(|e| panic!("{t}: {e}"));
            assert_eq!(d.nel(2023), Ok(trenta), "{t}");
        }
        for t in ["1° giugno", "1º giugno", "primo giugno", "1 giugno 2023"] {
            assert_eq!(DataGiorno::leggi(t).unwrap().nel(2023), Ok(date(2023, 6, 1)), "{t}");
        }
        for t in ["fine anno", "l’anno", "fine dell'anno", "II semestre", "31.12.23", "fine 2023"]
        {
            assert_eq!(DataGiorno::leggi(t).unwrap().nel(2023), Ok(date(2023, 12, 31)), "{t}");
        }
        assert_eq!(DataGiorno::leggi("febbraio").unwrap().nel(2024), Ok(date(2024, 2, 29)));
        assert_eq!(DataGiorno::leggi("febbraio").unwrap().nel(2023), Ok(date(2023, 2, 28)));
    }

    #[test]
    fn days_that_do_not_exist() {
        for t in [
            "31/02",
            "30/13/2023",
            "31/04/2023",
            "0/01",
            "32-gen",
            "24/01/2024 recepito",
            "giu-23",
            "",
            "12.500",
            "-30/06",
            "sette",
            "nove",
            "12/15",
        ] {
            assert!(DataGiorno::leggi(t).is_err(), "{t}");
        }
        let bisestile = DataGiorno::leggi("29/02").unwrap();
        assert!(bisestile.nel(2024).is_ok() && bisestile.nel(2023).is_err());
    }

    #[test]
    fn an_error_says_why() {
        for (t, messaggio, aiuto) in [
            ("31/04", "aprile ha 30 giorni", "30 aprile"),
            ("31/02", "febbraio ha al più 29 giorni", "29 febbraio"),
            ("29/02/2023", "febbraio 2023 ha 28 giorni", "28 febbraio 2023"),
            ("30/13/2023", "il mese 13 non esiste", "30/06/2023"),
            ("12/15", "il mese 15 non esiste", "15/12; per un rapporto: 12 su 15"),
            ("12/15/2023", "il mese 15 non esiste", "15/12/2023"),
            ("2023-13-01", "il mese 13 non esiste", "13/01/2023"),
            ("giu-25", "25 è l'anno o il giorno?", "giugno 2025, oppure 25 giugno"),
            ("giu-99", "99 è l'anno o il giorno?", "scrivi giugno 2099"),
            ("20-30", "il mese 30 non esiste", "per un intervallo: tra 20 e 30"),
            ("09/14/26", "il mese 14 non esiste", "14/09/2026"),
            ("domani", "non è una data", "30 giugno 2023"),
        ] {
            let e = DataGiorno::leggi(t).unwrap_err();
            assert!(e.messaggio.contains(messaggio), "{t}: {}", e.messaggio);
            assert!(e.aiuto.contains(aiuto), "{t}: {}", e.aiuto);
        }
    }

    #[test]
    fn shape_of_a_date() {
        for t in ["31.12.25", "fine anno", "l'anno", "II quadrimestre", "fine 2026"] {
            assert!(forma(t), "{t}");
        }
        for t in ["30/06", "31/02", "24-gen", "2023-06-30", "giugno", "1° giugno", "12/15"] {
            assert!(forma(t), "{t}");
        }
        for t in
            ["12.500", "80,00%", "-8", "12 su 15", "alto", "1250", "tra 20 e 30", "-30/06", "sette"]
        {
            assert!(!forma(t), "{t}");
        }
    }

    proptest! {
        #[test]
        fn what_is_printed_reads_back(g in 1u8..=28, m in 1u8..=12, a in proptest::option::of(1990i16..2100)) {
            let d = DataGiorno { giorno: Some(g), mese: m, anno: a };
            prop_assert_eq!(DataGiorno::leggi(&d.to_string()), Ok(d));
            let breve = data_breve(d.nel(2023).unwrap());
            prop_assert_eq!(DataGiorno::leggi(&breve).unwrap().nel(2023), d.nel(2023));
        }

        #[test]
        fn a_month_reads_back(m in 1u8..=12, a in proptest::option::of(1990i16..2100)) {
            let d = DataGiorno { giorno: None, mese: m, anno: a };
            prop_assert_eq!(DataGiorno::leggi(&d.to_string()), Ok(d));
        }

        #[test]
        fn no_text_panics(t in any::<String>()) {
            let _ = DataGiorno::leggi(&t);
            let _ = forma(&t);
        }
    }
}
