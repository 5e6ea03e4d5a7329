//! Names of persons, compared as people write them.

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// What is written before a name and is none: whole, or in the pieces that its points part.
const TITOLI: [&str; 25] = [
    "arch",
    "architetto",
    "avv",
    "avvocato",
    "dott",
    "dottor",
    "dottore",
    "dottoressa",
    "dottssa",
    "dr",
    "geom",
    "geometra",
    "ing",
    "ingegnere",
    "ssa",
    "prof",
    "professor",
    "professoressa",
    "profssa",
    "rag",
    "ragioniere",
    "sig",
    "sigra",
    "signor",
    "signora",
];

/// A text as it is compared: accents in one piece, apostrophes of one kind, plain single spaces.
/// What is printed stays as it was typed.
pub fn confrontabile(testo: &str) -> String {
    let senza_spazi = testo.split_whitespace().collect::<Vec<_>>().join(" ");
    if senza_spazi.is_ascii() {
        return senza_spazi;
    }
    senza_spazi.nfc().map(|c| if matches!(c, '’' | '‘' | 'ʼ' | '´') { '\'' } else { c }).collect()
}

/// Whether two texts are the same, however their accents and apostrophes were typed.
pub fn stesso(a: &str, b: &str) -> bool {
    a == b || confrontabile(a) == confrontabile(b)
}

/// The words of a text as names compare: small letters, no accents, apostrophes and points between
/// them, no titles. `Dott.ssa ROSSI Niccolò` and `Niccolo' Rossi` have the same words.
pub fn parole_di_nome(testo: &str) -> Vec<String> {
    let tutte = parole(testo);
    let senza: Vec<String> =
        tutte.iter().filter(|p| !TITOLI.contains(&p.as_str())).cloned().collect();
    if senza.is_empty() { tutte } else { senza }
}

/// The words of a text in small letters, without accents.
pub fn parole(testo: &str) -> Vec<String> {
    let piano = testo.nfd().filter(|c| !is_combining_mark(*c)).collect::<String>().to_lowercase();
    let parole = piano.split(|c: char| !c.is_alphanumeric()).filter(|p| !p.is_empty());
    parole.map(str::to_owned).collect()
}

/// The same for every way of writing one name: its words in an order of their own.
pub fn chiave_di_nome(testo: &str) -> Vec<String> {
    let mut parole = parole_di_nome(testo);
    parole.sort();
    parole
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_name_in_many_spellings_is_one() {
        let uno = chiave_di_nome("Niccolò D'Amico");
        for altro in [
            "D'AMICO NICCOLÒ",
            "dott. Niccolo' D’Amico",
            "Rag. D' Amico  Niccolo\u{300}",
            "Dott.ssa D'Amico Niccolò",
        ] {
            assert_eq!(chiave_di_nome(altro), uno, "{altro}");
        }
        assert_ne!(chiave_di_nome("Niccolò Amici"), uno);
        // An initial is part of a name.
        assert_ne!(chiave_di_nome("P. Verdi"), chiave_di_nome("Verdi"));
        // A name that is all titles is a name.
        assert_eq!(chiave_di_nome("Rag."), ["rag"]);
    }
}
