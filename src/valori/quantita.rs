//! A figure of an indicator: its number, the way it was typed, and what it counts.

use std::fmt;

use num_rational::BigRational;

use super::cifre::{
    MOLTIPLICATORI, SEGUITI, figura, importo, numero, percento, pulito, senza_coda, senza_numero,
    un_altro_valore,
};
use super::italiano;
use super::periodi::mese;

/// A figure: `12.500`, `+10%`, `3 incontri`, `100% delle istanze`, `€ 5.000,00 annui`.
///
/// Two of them are the same when number and words are, however the number was typed.
#[derive(Clone, Debug)]
pub struct Quantita {
    /// The number; of a percentage, in per cent.
    pub n: BigRational,
    /// What it counts or is of: the words after it, as typed; often empty.
    pub parole: String,
    /// Whether a sign was typed before it.
    segno: Segno,
    /// How many decimals were typed.
    decimali: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Segno {
    Nessuno,
    Piu,
    Meno,
}

impl PartialEq for Quantita {
    fn eq(&self, altra: &Self) -> bool {
        self.n == altra.n && self.parole == altra.parole
    }
}

impl Eq for Quantita {}

/// What a duration is measured in, with its abbreviations: the first of each row is printed.
const DURATE: [&[&str]; 6] = [
    &["giorni", "giorno", "gg", "gg.", "g.", "gg.lav."],
    &["ore", "ora", "h", "hh"],
    &["minuti", "minuto", "min", "min."],
    &["settimane", "settimana"],
    &["mesi", "mese"],
    &["anni", "anno"],
];

/// Units of measure that an office writes, each with its usual name first.
const MISURE: [&[&str]; 12] = [
    &["kWh"],
    &["MWh"],
    &["GWh"],
    &["kg", "chili", "chilogrammi"],
    &["tonnellate", "tonnellata", "t", "ton", "ton."],
    &["quintali", "q"],
    &["km", "chilometri"],
    &["metri", "m", "ml"],
    &["mq", "m²", "m2"],
    &["mc", "m³", "m3"],
    &["ettari", "ettaro", "ha"],
    &["litri", "litro", "l"],
];

/// The unit, of time or of another measure, that some words begin with, by its usual name.
pub fn unita_nota(parole: &str) -> Option<&'static str> {
    let parole = parole.trim();
    // Nearly no figure has words.
    let prima = parole.split(' ').next().filter(|p| !p.is_empty())?;
    let misura = || MISURE.iter().find(|m| m.iter().any(|u| u.eq_ignore_ascii_case(prima)));
    durata(parole).or_else(|| misura().and_then(|m| m.first().copied()))
}

impl Quantita {
    /// A number as it is usually written, without words.
    pub fn esatta(n: BigRational) -> Self {
        let decimali = super::stampa::decimali(&n).unwrap_or(2);
        Quantita { n, parole: String::new(), segno: Segno::Nessuno, decimali }
    }

    /// Reads a number and what it counts: `3`, `n. 3`, `3 incontri`, `1,5 gg`.
    pub(super) fn numero(testo: &str) -> Option<Self> {
        let t = pulito(testo);
        let (cifre, resto) = figura(senza_numero(&t));
        let n = numero(cifre)?;
        Quantita::con(n, cifre, seguito(resto, false)?)
    }

    /// Reads a percentage and what it is of: `20%`, `20`, `80 per cento`, `100% delle istanze`.
    pub(super) fn percentuale(testo: &str) -> Option<Self> {
        if let Some(n) = percento(testo) {
            let t = pulito(testo);
            return Quantita::con(n, figura(&t).0, String::new());
        }
        let t = pulito(testo);
        let (cifre, resto) = figura(&t);
        let dopo = ["%", "per cento", "percento", "Per cento", "PER CENTO"];
        let resto = dopo.iter().find_map(|s| resto.trim_start().strip_prefix(s))?;
        Quantita::con(percento(cifre)?, cifre, seguito(resto, true)?)
    }

    /// Reads an amount and what it is: `5000`, `€ 5.000,00`, `€ 5.000 annui`.
    pub(super) fn importo(testo: &str) -> Option<Self> {
        let t = pulito(testo);
        if let Some(n) = importo(&t) {
            let da = t.find(|c: char| c.is_ascii_digit()).unwrap_or(0);
            let segno = if t.trim_start_matches(['€', ' ']).starts_with('+') { "+" } else { "" };
            let cifre = format!("{segno}{}", figura(t.get(da..).unwrap_or("")).0);
            return Quantita::con(n, cifre.trim_end_matches([',', '.']), String::new());
        }
        // The words after it begin at the first space that leaves an amount on its left.
        let spazi = t.match_indices(' ').map(|(i, _)| i);
        let (n, resto) = spazi
            .filter_map(|i| {
                let (prima, dopo) = (t.get(..i)?, t.get(i..)?);
                let segnata = prima.to_lowercase();
                (segnata.contains('€') || segnata.contains("eur")).then_some(())?;
                Some((Quantita::importo(prima)?, seguito(dopo, false)?))
            })
            .next()?;
        Some(Quantita { parole: resto, ..n })
    }

    fn con(n: BigRational, cifre: &str, parole: String) -> Option<Self> {
        let cifre = cifre.trim();
        let segno = match cifre.chars().next() {
            Some('+') => Segno::Piu,
            Some('-' | '−' | '–' | '—' | '‑' | '‐') => Segno::Meno,
            _ => Segno::Nessuno,
        };
        let decimali = match cifre.rsplit_once(',') {
            Some((_, f)) => f.len(),
            // Dots are thousands unless the number is not whole, or one decimal zero was typed.
            None => match cifre.rsplit_once('.') {
                Some((i, f)) if f.len() != 3 || i.ends_with('0') && i.len() == 1 => f.len(),
                _ => 0,
            },
        };
        let decimali = u32::try_from(decimali).ok()?;
        let minimo = super::stampa::decimali(&n).unwrap_or(2);
        Some(Quantita { n, parole, segno, decimali: decimali.max(minimo) })
    }

    /// Whether the words begin with a unit of time, and which.
    pub fn durata(&self) -> Option<&'static str> {
        durata(&self.parole)
    }

    /// What it is measured in: a unit of time, or the only word after it.
    pub fn unita(&self) -> Option<&str> {
        let sola = || {
            let p = self.parole.as_str();
            (!p.is_empty() && !p.contains([' ', '(']) && !p.contains('\'')).then_some(p)
        };
        self.durata().or_else(sola)
    }

    /// The words after the number that hold figures of their own, which nobody counts: `3 incontri e 2
    /// relazioni`, `80% entro il 30/09`. A year is no figure.
    pub fn altre_cifre(&self) -> bool {
        let fuori = match (self.parole.find('('), self.parole.rfind(')')) {
            (Some(da), Some(a)) if da < a => {
                format!("{}{}", &self.parole[..da], &self.parole[a..])
            }
            _ => self.parole.clone(),
        };
        let mut parole = fuori.split(|c: char| c.is_whitespace()).peekable();
        let mut prima = "";
        parole.any(|p| {
            let cifre = p.trim_matches(|c: char| !c.is_ascii_digit());
            let sigla = prima.ends_with('.') || prima.eq_ignore_ascii_case("legge");
            prima = p;
            let anno = cifre.len() == 4 && cifre.chars().all(|c| c.is_ascii_digit());
            !cifre.is_empty() && !anno && !sigla
        })
    }

    /// As printed, as a number.
    pub(super) fn come_numero(&self) -> String {
        self.seguita(self.segnata(&italiano(&self.n, self.decimali)))
    }

    /// As printed, as a percentage: with two decimals, or as typed where a sign or more of them were.
    pub(super) fn come_percentuale(&self) -> String {
        let decimali = match self.segno {
            Segno::Nessuno => self.decimali.max(2),
            _ => self.decimali,
        };
        let cifre = italiano(&self.n, decimali).replace('.', "");
        self.seguita(format!("{}%", self.segnata(&cifre)))
    }

    /// As printed, as an amount.
    pub(super) fn come_importo(&self) -> String {
        let cifre = italiano(&self.n, self.decimali.max(2));
        self.seguita(format!("€\u{a0}{}", self.segnata(&cifre)))
    }

    fn segnata(&self, cifre: &str) -> String {
        if self.segno == Segno::Piu { format!("+{cifre}") } else { cifre.to_owned() }
    }

    /// A printed number with the words after it.
    pub(super) fn seguita(&self, cifre: String) -> String {
        if self.parole.is_empty() { cifre } else { format!("{cifre} {}", self.parole) }
    }
}

impl fmt::Display for Quantita {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.come_numero())
    }
}

/// The unit of time that some words begin with, by its usual name.
fn durata(parole: &str) -> Option<&'static str> {
    let prima = parole.split(' ').next()?.to_lowercase();
    DURATE.iter().find(|d| d.contains(&prima.as_str())).and_then(|d| d.first().copied())
}

/// The words after a figure, where they are words: nothing that could change the number.
fn seguito(resto: &str, unito: bool) -> Option<String> {
    if resto.trim().is_empty() {
        return Some(String::new());
    }
    let parole = resto.trim();
    let staccate = resto.starts_with(' ') || parole.starts_with('(');
    let prima = parole.split(' ').next().unwrap_or("");
    let piccola = prima.to_lowercase();
    let lettere = parole.starts_with(|c: char| c.is_alphabetic() || c == '(' || c == '/');
    let cambia = MOLTIPLICATORI.contains(&piccola.as_str())
        || SEGUITI.contains(&piccola.as_str())
        || mese(&piccola).is_some() && durata(&piccola).is_none()
        || !unito
            && matches!(piccola.as_str(), "%" | "per" if parole.to_lowercase().starts_with("per cento"))
        || ["€", "euro", "eur"].contains(&piccola.as_str())
        || piccola == "su" && parole.chars().nth(3).is_some_and(|c| c.is_ascii_digit())
        || senza_coda(parole).1.is_some()
        || !piccola.starts_with("entro") && un_altro_valore(parole);
    let altra_percento = parole.split('(').next().unwrap_or("").contains(['%', '€']);
    (staccate && lettere && !cambia && !altra_percento).then(|| parole.to_owned())
}

#[cfg(test)]
mod tests {
    use super::super::cifre::perche;
    use super::*;

    #[test]
    fn a_number_keeps_its_spelling_and_its_words() {
        for (t, stampato) in [
            ("2,50", "2,50"),
            ("+5", "+5"),
            ("-8", "-8"),
            ("− 8", "-8"),
            ("12.500", "12.500"),
            ("1250.50", "1.250,50"),
            ("0.500", "0,500"),
            ("3  incontri", "3 incontri"),
            ("n. 3", "3"),
            ("N° 5 riunioni", "5 riunioni"),
            ("num. 5", "5"),
            ("1,5 gg", "1,5 gg"),
            ("2 (due)", "2 (due)"),
            ("1 all'anno", "1 all'anno"),
            ("99,5 per mille", "99,5 per mille"),
            ("0 reclami", "0 reclami"),
            ("4 incontri nel 2026", "4 incontri nel 2026"),
        ] {
            let q = Quantita::numero(t).unwrap_or_else(|| panic!("{t}"));
            assert_eq!(q.come_numero(), stampato, "{t}");
            assert_eq!(Quantita::numero(stampato), Some(q), "{t}");
        }
    }

    #[test]
    fn words_that_would_change_the_number_are_no_words() {
        for t in [
            "1 milione",
            "10 k",
            "300 mila",
            "6 842",
            "1'000",
            "2 o 3 incontri",
            "3 e mezzo",
            "12 su 15",
            "30 giugno (fatto)",
            "2 max 4",
            "5 o più",
            "12/15",
            "3-4",
            "80%",
            "5 %",
            "80 per cento",
            "5 €",
            "12 incontri, 80%",
            "3incontri",
            "n.",
            "n. tre",
        ] {
            assert_eq!(Quantita::numero(t), None, "{t}");
        }
        for (t, aiuto) in [
            ("1,5 milioni", "1.500.000"),
            ("300 mila", "300.000"),
            ("6 842", "6.842"),
            ("1'000", "1.000"),
            ("2 max 4", "tra 2 e 4"),
            ("5 o più", "almeno 5"),
        ] {
            let e = perche(t).unwrap_or_else(|| panic!("{t}"));
            assert!(e.aiuto.contains(aiuto), "{t}: {}", e.aiuto);
        }
    }

    #[test]
    fn percentages_and_amounts() {
        for (t, stampato) in [
            ("80%", "80,00%"),
            ("80,125%", "80,125%"),
            ("+10%", "+10%"),
            ("-5% rispetto al 2022", "-5% rispetto al 2022"),
            ("100% delle istanze", "100,00% delle istanze"),
            ("100% (12/12)", "100,00% (12/12)"),
            ("80 per cento delle istanze", "80,00% delle istanze"),
            ("3000%", "3000,00%"),
        ] {
            let q = Quantita::percentuale(t).unwrap_or_else(|| panic!("{t}"));
            assert_eq!(q.come_percentuale(), stampato, "{t}");
            assert_eq!(Quantita::percentuale(stampato), Some(q), "{t}");
        }
        for (t, stampato) in [
            ("€ 5.000", "€\u{a0}5.000,00"),
            ("€. 1.500,=", "€\u{a0}1.500,00"),
            ("€ 1.500,00.=", "€\u{a0}1.500,00"),
            ("50.000,00€", "€\u{a0}50.000,00"),
            ("€ 5.000,00 annui", "€\u{a0}5.000,00 annui"),
            ("5.000 euro annui", "€\u{a0}5.000,00 annui"),
            ("+€ 500", "€\u{a0}+500,00"),
            ("-5 €", "€\u{a0}-5,00"),
        ] {
            let q = Quantita::importo(t).unwrap_or_else(|| panic!("{t}"));
            assert_eq!(q.come_importo(), stampato, "{t}");
            assert_eq!(Quantita::importo(stampato), Some(q), "{t}");
        }
        for t in ["20 delle istanze", "80%%", "80 % < 90 %", "80% - 31/12", "80% e 90%"] {
            assert_eq!(Quantita::percentuale(t), None, "{t}");
        }
    }

    #[test]
    fn what_it_is_measured_in() {
        for (t, unita) in [
            ("30 gg", Some("giorni")),
            ("30 giorni dalla richiesta", Some("giorni")),
            ("48 ore", Some("ore")),
            ("3 incontri", Some("incontri")),
            ("3 incontri pubblici", None),
            ("2 (due)", None),
            ("3", None),
        ] {
            assert_eq!(Quantita::numero(t).unwrap().unita(), unita, "{t}");
        }
    }

    #[test]
    fn other_figures_among_the_words() {
        let altre = |t: &str| Quantita::percentuale(t).unwrap().altre_cifre();
        assert!(altre("80% entro il 30/09") && altre("50% di 3 servizi"));
        assert!(
            !altre("-5% rispetto al 2022")
                && !altre("100% (12/12)")
                && !altre("100% delle istanze")
        );
        assert!(!altre("100% degli atti ex art. 23"));
    }
}
