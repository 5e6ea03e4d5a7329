//! Small words of a state: days with their article, months, the beginning of a long text.

use jiff::civil::Date;

use crate::valori::{MESI, data_estesa};

/// "il 30 giugno 2026", "l'8 marzo 2026".
pub fn il_giorno(d: Date) -> String {
    con_articolo(d, "il ", "l'")
}

/// "al 30 giugno 2026", "all'8 marzo 2026".
pub fn al_giorno(d: Date) -> String {
    con_articolo(d, "al ", "all'")
}

fn con_articolo(d: Date, usuale: &str, vocale: &str) -> String {
    let articolo = if matches!(d.day(), 8 | 11) { vocale } else { usuale };
    format!("{articolo}{}", data_estesa(d))
}

/// "luglio"; with its year where it is not the esercizio's.
pub fn mese_detto((anno, mese): (i16, u8), esercizio: i16) -> String {
    let nome = MESI.get(usize::from(mese).wrapping_sub(1)).copied().unwrap_or_default();
    if anno == esercizio { nome.to_owned() } else { format!("{nome} {anno}") }
}

/// The most characters of a name within a reason.
const LARGO: usize = 60;

/// A text on one line, cut after a word when it is long.
pub fn breve(testo: &str) -> String {
    let in_riga = testo.split_whitespace().collect::<Vec<_>>().join(" ");
    if in_riga.chars().count() <= LARGO {
        return in_riga;
    }
    let inizio: String = in_riga.chars().take(LARGO).collect();
    let intere = inizio.rsplit_once(' ').map_or(inizio.as_str(), |(intere, _)| intere);
    format!("{}…", intere.trim_end_matches([',', ';', ':', '.']))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn days_have_their_article() {
        assert_eq!(il_giorno(date(2026, 6, 30)), "il 30 giugno 2026");
        assert_eq!(al_giorno(date(2026, 3, 8)), "all'8 marzo 2026");
        assert_eq!(al_giorno(date(2026, 3, 11)), "all'11 marzo 2026");
        assert_eq!(al_giorno(date(2026, 3, 1)), "al 1° marzo 2026");
    }

    #[test]
    fn a_long_text_is_cut_after_a_word() {
        assert_eq!(breve("Avvio\n degli appuntamenti"), "Avvio degli appuntamenti");
        let lungo = format!("{} e poi basta", "parola, ".repeat(7).trim_end());
        // Seven words of eight characters with their space are 55; "e poi" would end at 61.
        assert_eq!(breve(&lungo), format!("{} e…", "parola, ".repeat(7).trim_end()));
        assert_eq!(breve(&"x".repeat(70)), format!("{}…", "x".repeat(60)));
    }
}
