//! The printed form of a planned value: the same for every spelling of it, and never rounded.

use num_rational::BigRational;

use crate::model::{Dato, Testo, numero_bilancio};
use crate::score::Letto;
use crate::valori::{Atteso, Rilevato, ValoreIndicatore, al_centesimo, esatto};

/// A plain text: line breaks and runs of spaces are no difference.
pub fn testo(t: &str) -> String {
    t.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A value by its printer; what does not parse stands as typed.
pub fn dato<T>(d: &Dato<T>, stampa: impl FnOnce(&T) -> String) -> String {
    d.valore.as_ref().map_or_else(|| testo(&d.testo), stampa)
}

/// The number of a missione or programma: `01` and `1 - Servizi istituzionali` are 1.
pub fn bilancio(t: &Testo) -> String {
    numero_bilancio(t).map_or_else(|| testo(t.as_str()), |n| n.to_string())
}

/// A target in its printed form: `30/06` and `30 giugno` are the same. What does not parse stands as typed.
pub fn atteso(letto: &Letto<Atteso>, scritto: &str, anno: i16, scala: &[String]) -> String {
    let Ok(a) = letto else { return testo(scritto) };
    preciso(a.forma(anno), &a.valore, !a.unita.is_empty(), scala)
}

/// A measure in its printed form.
pub fn misura(
    letto: Option<&Letto<Rilevato>>,
    scritto: &str,
    anno: i16,
    scala: &[String],
) -> String {
    match letto {
        Some(Ok(Rilevato::Valore(m))) => preciso(m.forma_nel(anno), m, false, scala),
        _ => testo(scritto),
    }
}

/// The printed form, with the exact numbers behind it where printing rounds them.
fn preciso(stampato: String, m: &ValoreIndicatore, con_unita: bool, scala: &[String]) -> String {
    let numeri: Vec<&BigRational> = match m {
        ValoreIndicatore::Percentuale(q) | ValoreIndicatore::Importo(q) => vec![&q.n],
        ValoreIndicatore::Intervallo { da, a } if con_unita => vec![da, a],
        // A word of the usual scale is the same in capitals.
        ValoreIndicatore::Livello(_) if scala.is_empty() => return stampato.to_lowercase(),
        ValoreIndicatore::Testo(t) => return testo(t),
        _ => Vec::new(),
    };
    if numeri.iter().all(|n| al_centesimo(n)) {
        return stampato;
    }
    let esatti: Vec<_> = numeri.into_iter().map(esatto).collect();
    format!("{stampato} (esatto: {})", esatti.join(" e "))
}

/// A narrative: where a line ends is no difference, where a paragraph or an item of a list does is.
pub fn narrativa(t: &str) -> String {
    let mut out = String::new();
    let mut unibile = false;
    for riga in t.lines() {
        // No character that some reader of YAML takes for the end of a line.
        let riga = riga.replace(['\u{85}', '\u{2028}', '\u{2029}', '\r'], " ");
        let (corpo, forzata) = (riga.trim(), riga.ends_with("  ") || riga.ends_with('\\'));
        if corpo.is_empty() {
            unibile = false;
            if !out.is_empty() && !out.ends_with("\n\n") {
                out.push_str(if out.ends_with('\n') { "\n" } else { "\n\n" });
            }
            continue;
        }
        if unibile && !apre(corpo) {
            out.push(' ');
            out.push_str(&testo(corpo));
        } else {
            if !out.is_empty() && !out.ends_with('\n') {
                out.push('\n');
            }
            let rientro = riga.len() - riga.trim_start().len();
            out.push_str(&" ".repeat(if out.is_empty() { 0 } else { rientro }));
            out.push_str(&testo(corpo));
        }
        unibile = !forzata && !corpo.starts_with(['|', '#']);
        if forzata {
            out.push('\n');
        }
    }
    out.trim_end().to_owned()
}

/// Whether a line begins something of its own: an item, a quotation, a row of a table, a heading.
fn apre(corpo: &str) -> bool {
    let dopo_cifre = corpo.trim_start_matches(|c: char| c.is_ascii_digit());
    let numerata = dopo_cifre.len() < corpo.len() && dopo_cifre.starts_with(['.', ')']);
    numerata || corpo.starts_with(['-', '*', '+', '>', '|', '#', '[', '`', '~', '=', '_'])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::valori::{importo_intero, percento_intero};

    #[test]
    fn the_spelling_of_a_narrative_is_no_difference() {
        for (uno, altro) in [
            ("Un testo\nsu due righe.\n", "Un testo su  due righe."),
            ("Uno.\n\n\nDue.\n", "Uno.\n\nDue."),
            ("Voci:\n- una\n  voce\n- due\n", "Voci:\n- una voce\n- due"),
        ] {
            assert_eq!(narrativa(uno), narrativa(altro), "{uno}");
        }
        for (uno, altro) in [
            ("Uno.\n\nDue.", "Uno. Due."),
            ("- una\n- due", "- una due"),
            ("- una\n  - due", "- una\n- due"),
            ("1. una\n2. due", "1. una 2. due"),
            ("uno  \ndue", "uno due"),
        ] {
            assert_ne!(narrativa(uno), narrativa(altro), "{uno}");
        }
    }

    #[test]
    fn nothing_is_rounded_away() {
        let n = |a: i64, b: i64| BigRational::new(a.into(), b.into());
        assert_eq!(percento_intero(&n(30, 1)), "30,00%");
        assert_eq!(percento_intero(&n(33_333, 1000)), "33,333%");
        assert_eq!(importo_intero(&n(1_250_505, 1000)), "€\u{a0}1.250,505");
        let forma = |t: &str| atteso(&Atteso::leggi(t, None, &[]), t, 2026, &[]);
        assert_eq!(forma("80,001%"), "80,00% (esatto: 80,001)");
        assert_eq!(forma("30/06"), forma("30 giugno"));
        assert_eq!(forma("Alto"), forma("alto"));
    }
}
