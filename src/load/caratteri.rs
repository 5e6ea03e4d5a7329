//! Characters that cannot be printed, found where they were typed and before the typesetter sees them.

use unicode_properties::{GeneralCategory, UnicodeGeneralCategory as _};

/// What becomes of a character.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stampabile {
    /// It prints as it is.
    Resta,
    /// It prints as a space: a tab.
    Spazio,
    /// It is dropped with a warning: it is invisible, and changes nothing.
    Cade,
    /// It cannot be printed: what it is, and what to write instead.
    Vietato(&'static str, &'static str),
}

/// Says what becomes of a character; `coperto` tells whether a built-in font has it.
pub fn sorte(c: char, coperto: fn(char) -> bool) -> Stampabile {
    match c {
        '\t' => Stampabile::Spazio,
        '\n' | '\r' => Stampabile::Resta,
        // Nearly every character is one of these: the table of categories is not asked.
        ' '..='~' | '\u{a1}'..='\u{ac}' | '\u{ae}'..='\u{17f}' | '\u{2010}'..='\u{2027}'
            if coperto(c) =>
        {
            Stampabile::Resta
        }
        '\u{200b}' | '\u{ad}' => Stampabile::Cade,
        '\u{feff}' => {
            Stampabile::Vietato("un segno d'ordine dei byte in mezzo al testo", "toglilo")
        }
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}' | '\u{61c}' => {
            Stampabile::Vietato(
                "un comando di direzione del testo",
                "toglilo: cambia l'ordine delle lettere senza vedersi",
            )
        }
        '\u{f0b7}' | '\u{f0a7}' | '\u{f0d8}' | '\u{f076}' => Stampabile::Vietato(
            "un pallino di Word",
            "scrivi l'elenco con un trattino e uno spazio all'inizio della riga: `- voce`",
        ),
        '\u{f0fc}' | '\u{f0fe}' => Stampabile::Vietato("una spunta di Word", "scrivi ✓"),
        '\u{f0e0}' => Stampabile::Vietato("una freccia di Word", "scrivi →"),
        c => match c.general_category() {
            GeneralCategory::PrivateUse => Stampabile::Vietato(
                "un carattere privato di un altro programma",
                "scrivi al suo posto un carattere comune",
            ),
            GeneralCategory::Control => Stampabile::Vietato(
                "un carattere di controllo",
                "toglilo: di solito viene da un copia e incolla",
            ),
            _ if coperto(c) => Stampabile::Resta,
            _ => Stampabile::Vietato(
                "un carattere che i caratteri di stampa non hanno",
                "toglilo, o scrivi una parola al suo posto",
            ),
        },
    }
}

/// A character as shown in a message: itself where it can be seen, and its number.
pub fn nome(c: char) -> String {
    let visibile = !matches!(
        c.general_category(),
        GeneralCategory::Control
            | GeneralCategory::Format
            | GeneralCategory::PrivateUse
            | GeneralCategory::Unassigned
    );
    let numero = format!("U+{:04X}", u32::from(c));
    if visibile { format!("`{c}` ({numero})") } else { numero }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rule_of_the_format() {
        let ascii = |c: char| c.is_ascii();
        for (c, vietato) in [
            ('a', false),
            ('\t', false),
            ('\u{200b}', false),
            ('\u{ad}', false),
            ('\u{202e}', true),
            ('\u{7}', true),
            ('\u{feff}', true),
            ('\u{f0b7}', true),
            ('\u{e000}', true),
            ('☃', true),
        ] {
            assert_eq!(matches!(sorte(c, ascii), Stampabile::Vietato(..)), vietato, "{c:?}");
        }
        assert_eq!(sorte('\t', ascii), Stampabile::Spazio);
        assert_eq!(sorte('\u{ad}', ascii), Stampabile::Cade);
    }
}
