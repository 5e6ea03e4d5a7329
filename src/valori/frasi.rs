//! The words that an office puts before a target: one table, which the parser, the printer, the guide
//! and the tests read.

use super::Polarita;
use super::Polarita::{Crescente, Decrescente};

/// What joins a phrase to its value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Giunto {
    /// A sign: nothing.
    Niente,
    /// An article, or nothing: `almeno l'80%`, `entro il 30/06`.
    Articolo,
    /// `a`, alone or with its article: `superiore all'80%`.
    A,
    /// `di`, alone or with its article: `meno del 5%`.
    Di,
}

/// What may follow a phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Segue {
    /// Any value.
    Tutto,
    /// A day or a duration: `entro` of anything else is a day that does not parse.
    Termine,
    /// A day; before anything else the phrase is only words.
    Giorno,
}

/// A phrase of direction.
#[derive(Debug)]
pub(super) struct Frase {
    /// As typed, in lower case, without what joins it to the value.
    pub scritta: &'static str,
    /// What joins it.
    pub giunto: Giunto,
    /// As printed.
    pub stampa: &'static str,
    /// Which direction it says is better; `None` says none.
    pub verso: Option<Polarita>,
    /// Whether the value itself is not enough.
    pub stretta: bool,
    /// What may follow.
    pub segue: Segue,
}

const fn frase(
    scritta: &'static str,
    giunto: Giunto,
    stampa: &'static str,
    verso: Option<Polarita>,
) -> Frase {
    Frase { scritta, giunto, stampa, verso, stretta: false, segue: Segue::Tutto }
}

const fn stretta(
    scritta: &'static str,
    giunto: Giunto,
    stampa: &'static str,
    verso: Option<Polarita>,
) -> Frase {
    Frase { stretta: true, ..frase(scritta, giunto, stampa, verso) }
}

const fn termine(scritta: &'static str, stampa: &'static str) -> Frase {
    Frase { segue: Segue::Termine, ..frase(scritta, Giunto::Articolo, stampa, Some(Decrescente)) }
}

const fn giorno(f: Frase) -> Frase {
    Frase { segue: Segue::Giorno, ..f }
}

const GIU: Option<Polarita> = Some(Decrescente);
const SU: Option<Polarita> = Some(Crescente);

/// The phrases; a longer one stands before one that it begins with.
pub(super) const FRASI: [Frase; 59] = [
    termine("entro e non oltre", "entro e non oltre"),
    termine("entro la fine di", "entro la fine di"),
    termine("entro la fine del mese di", "entro la fine di"),
    termine("entro la fine", "entro la fine di"),
    termine("entro fine mese di", "entro la fine di"),
    termine("entro fine", "entro la fine di"),
    termine("entro il mese di", "entro la fine di"),
    termine("entro max.", "entro"),
    termine("entro max", "entro"),
    termine("entro massimo", "entro"),
    termine("entro", "entro"),
    frase("non meno", Giunto::Di, "almeno", SU),
    frase("almeno pari", Giunto::A, "almeno", SU),
    frase("almeno", Giunto::Articolo, "almeno", SU),
    frase("minimo", Giunto::Articolo, "minimo", SU),
    frase("massimo", Giunto::Articolo, "massimo", GIU),
    frase("al massimo", Giunto::Articolo, "massimo", GIU),
    frase("al più", Giunto::Articolo, "massimo", GIU),
    frase("al minimo", Giunto::Articolo, "minimo", SU),
    frase("non oltre", Giunto::Articolo, "non oltre", GIU),
    frase("non più", Giunto::Di, "non più di", GIU),
    frase("non piu'", Giunto::Di, "non più di", GIU),
    frase("non superiore", Giunto::A, "non più di", GIU),
    frase("non inferiore", Giunto::A, "almeno", SU),
    giorno(frase("non prima", Giunto::Di, "non prima di", SU)),
    giorno(stretta("prima", Giunto::Di, "prima di", GIU)),
    giorno(stretta("dopo", Giunto::Articolo, "dopo", SU)),
    giorno(frase("a partire da", Giunto::Articolo, "a partire da", SU)),
    giorno(frase("a partire dal", Giunto::Articolo, "a partire da", SU)),
    giorno(frase("a partire dall'", Giunto::Niente, "a partire da", SU)),
    frase("superiore o uguale", Giunto::A, "maggiore o uguale a", SU),
    frase("maggiore o uguale", Giunto::A, "maggiore o uguale a", SU),
    frase("inferiore o uguale", Giunto::A, "minore o uguale a", GIU),
    frase("minore o uguale", Giunto::A, "minore o uguale a", GIU),
    stretta("superiore", Giunto::A, "superiore a", SU),
    stretta("maggiore", Giunto::Di, "più di", SU),
    stretta("maggiore", Giunto::A, "superiore a", SU),
    stretta("più", Giunto::Di, "più di", SU),
    stretta("piu'", Giunto::Di, "più di", SU),
    stretta("oltre", Giunto::Articolo, "oltre", SU),
    stretta("inferiore", Giunto::A, "inferiore a", GIU),
    stretta("minore", Giunto::Di, "meno di", GIU),
    stretta("minore", Giunto::A, "inferiore a", GIU),
    stretta("meno", Giunto::Di, "meno di", GIU),
    frase("fino", Giunto::A, "fino a", SU),
    frase("pari", Giunto::A, "pari a", None),
    frase("uguale", Giunto::A, "pari a", None),
    frase("max.", Giunto::Articolo, "massimo", GIU),
    frase("max", Giunto::Articolo, "massimo", GIU),
    frase("min.", Giunto::Articolo, "minimo", SU),
    frase("min", Giunto::Articolo, "minimo", SU),
    frase(">=", Giunto::Niente, "≥", SU),
    frase("≥", Giunto::Niente, "≥", SU),
    frase("<=", Giunto::Niente, "≤", GIU),
    frase("≤", Giunto::Niente, "≤", GIU),
    stretta(">", Giunto::Niente, ">", SU),
    stretta("<", Giunto::Niente, "<", GIU),
    frase("=", Giunto::Niente, "=", None),
    frase("=>", Giunto::Niente, "≥", SU),
];

/// An article, as typed before a value; one with an apostrophe needs no space.
const ARTICOLI: [&str; 7] = ["il ", "lo ", "la ", "l'", "i ", "gli ", "le "];
/// `a` with its articles.
const CON_A: [&str; 8] = ["a ", "al ", "allo ", "alla ", "all'", "ai ", "agli ", "alle "];
/// `di` with its articles.
const CON_DI: [&str; 9] =
    ["di ", "del ", "dello ", "della ", "dell'", "dei ", "degli ", "delle ", "d'"];

/// What follows a text in lower case, as it was typed; typographic apostrophes are plain ones.
fn dopo<'a>(testo: &'a str, prefisso: &str) -> Option<&'a str> {
    let mut lettere = testo.chars();
    for p in prefisso.chars() {
        let c = lettere.next().map(|c| if c == '’' { '\'' } else { c })?;
        if !c.to_lowercase().eq([p]) {
            return None;
        }
    }
    Some(lettere.as_str())
}

/// The rest after one of some words, which is not nothing.
fn dopo_una<'a>(testo: &'a str, parole: &[&str]) -> Option<&'a str> {
    parole.iter().find_map(|p| dopo(testo, p)).map(str::trim_start).filter(|r| !r.is_empty())
}

impl Frase {
    /// What follows the phrase, as typed; spaces in `testo` are single and plain.
    fn corpo<'a>(&self, testo: &'a str) -> Option<&'a str> {
        let resto = dopo(testo, self.scritta)?;
        if self.giunto == Giunto::Niente {
            return Some(resto.trim_start());
        }
        // A word ends here.
        let resto = resto.strip_prefix(' ')?;
        match self.giunto {
            Giunto::Niente => None,
            Giunto::Articolo => Some(dopo_una(resto, &ARTICOLI).unwrap_or(resto)),
            Giunto::A => dopo_una(resto, &CON_A),
            Giunto::Di => dopo_una(resto, &CON_DI),
        }
        .filter(|r| !r.is_empty())
    }
}

/// The phrase that a target begins with, and what follows it.
pub(super) fn trova(testo: &str) -> Option<(&'static Frase, &str)> {
    let prima = testo.chars().next()?.to_lowercase().next()?;
    let sue = FRASI.iter().filter(|f| f.scritta.starts_with(prima));
    // The longest one, whatever the order of the table.
    let trovate = sue.filter_map(|f| Some((f, f.corpo(testo)?)));
    trovate.max_by_key(|(f, _)| f.scritta.len())
}

/// The phrases that stand before a day alone, for the editor.
pub(super) fn termini() -> Vec<&'static str> {
    FRASI.iter().filter(|f| f.segue == Segue::Termine).map(|f| f.scritta).collect()
}

/// A phrase before a figure as it is read aloud: `superiore all'80%`, `meno del 5%`, `oltre 10`.
pub(super) fn unita(stampa: &str, valore: &str, percentuale: bool) -> String {
    let cifre = valore.trim_start_matches(['+', '-']);
    // 8, 80 … and 11 begin with a vowel.
    let intera = cifre.split(|c: char| !c.is_ascii_digit()).next().unwrap_or("");
    let vocale = intera.starts_with('8') || intera == "11";
    let (base, con) = match stampa.rsplit_once(' ') {
        Some((base, "a")) if percentuale => (base, ["all'", "allo ", "al "]),
        Some((base, "di")) if percentuale => (base, ["dell'", "dello ", "del "]),
        _ => return format!("{stampa} {valore}"),
    };
    let [apostrofo, lo, il] = con;
    let articolo = if vocale {
        apostrofo
    } else if intera == "0" {
        lo
    } else {
        il
    };
    format!("{base} {articolo}{valore}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_phrase_is_found_with_each_of_its_joints() {
        for f in &FRASI {
            let giunti: &[&str] = match f.giunto {
                Giunto::Niente => &[""],
                Giunto::Articolo => &["", "il ", "l'", "L’"],
                Giunto::A => &["a ", "al ", "all'", "Alla "],
                Giunto::Di => &["di ", "del ", "dell'"],
            };
            for g in giunti {
                let spazio = if f.giunto == Giunto::Niente { "" } else { " " };
                let testo = format!("{}{spazio}{g}9", f.scritta);
                let (trovata, corpo) = trova(&testo).unwrap_or_else(|| panic!("{testo}"));
                assert_eq!((trovata.stampa, corpo), (f.stampa, "9"), "{testo}");
            }
        }
    }

    #[test]
    fn the_page_of_the_values_names_every_phrase() {
        let pagina = include_str!("../../docs/valori.md");
        for f in &FRASI {
            let verso = match f.verso {
                Some(Crescente) => "- crescente:",
                Some(_) => "- decrescente:",
                None => "- nessun verso:",
            };
            let elenco = pagina.split_once(verso).and_then(|(_, r)| r.split(';').next());
            assert!(elenco.unwrap_or("").contains(&format!("`{}`", f.scritta)), "{}", f.scritta);
        }
    }

    #[test]
    fn a_word_that_only_begins_like_one_is_none() {
        for t in
            ["massimorigore 3", "entro", "superiore", "superiore 3", "oltretutto 3", "minimi 3"]
        {
            assert!(trova(t).is_none(), "{t}");
        }
    }

    #[test]
    fn joints_before_a_percentage() {
        for (stampa, valore, testo) in [
            ("superiore a", "80,00%", "superiore all'80,00%"),
            ("superiore a", "60,00%", "superiore al 60,00%"),
            ("meno di", "0,00%", "meno dello 0,00%"),
            ("più di", "11,00%", "più dell'11,00%"),
            ("più di", "110,00%", "più del 110,00%"),
            ("almeno", "80,00%", "almeno 80,00%"),
        ] {
            assert_eq!(unita(stampa, valore, true), testo);
        }
        assert_eq!(unita("superiore a", "8", false), "superiore a 8");
    }
}
