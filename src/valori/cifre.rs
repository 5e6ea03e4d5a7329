//! Figures as texts: what of them is the number, and why one cannot be read.

use num_bigint::BigInt;
use num_rational::BigRational;

use super::{Errore, minimo, piano};

/// The most digits that a number may have: enough for any budget, and no way to stall.
const CIFRE: usize = 30;

/// How an amount says that it is in euro.
pub(super) const VALUTA: [&str; 4] = ["€.", "€", "euro", "eur"];

/// How an accountant closes an amount, so that nobody adds to it.
pub(super) const CHIUSURE: [&str; 6] = [",==", ",=", ".=", ",-", ".-", "="];

/// What makes a number a thousand times more: `1 milione` is not one.
pub(super) const MOLTIPLICATORI: [&str; 11] = [
    "mila", "mille", "k", "milione", "milioni", "mln", "mio", "miliardo", "miliardi", "mld",
    "cento",
];

/// A word that goes on the number instead of saying what it counts.
pub(super) const SEGUITI: [&str; 8] = ["o", "od", "oppure", "e", "ed", "ovvero", "+", "±"];

/// Plain single spaces.
pub(super) fn pulito(testo: &str) -> String {
    testo.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Without `n.`, `n°`, `nr.`, `num.`, `numero` before it.
pub(super) fn senza_numero(testo: &str) -> &str {
    let piccolo = testo.to_lowercase();
    let segni =
        ["numero ", "num. ", "num.", "nr. ", "nr.", "n° ", "n°", "nº ", "nº", "n. ", "n.", "n "];
    match segni.iter().find(|s| piccolo.starts_with(**s)) {
        // None of them changes its length in lower case.
        Some(s) if testo.is_char_boundary(s.len()) => {
            let resto = testo.get(s.len()..).unwrap_or("").trim_start();
            if resto.starts_with(|c: char| c.is_ascii_digit()) { resto } else { testo }
        }
        _ => testo,
    }
}

/// The sign and the digits that a text begins with, and the rest.
pub(super) fn figura(testo: &str) -> (&str, &str) {
    let t = testo.trim_start();
    let dopo_segno = t.trim_start_matches(['+', '-', '−', '–', '—', '‑', '‐', ' ']);
    let segno = t.len() - dopo_segno.len();
    let cifre = dopo_segno
        .find(|c: char| !(c.is_ascii_digit() || c == '.' || c == ','))
        .unwrap_or(dopo_segno.len());
    t.split_at(segno + cifre)
}

/// Whether some words are a direction and a figure of their own: `max 4`.
pub(super) fn un_altro_valore(parole: &str) -> bool {
    let cifra = |c: char| c.is_ascii_digit() || "+-−€".contains(c);
    super::frasi::trova(parole).is_some_and(|(_, corpo)| corpo.starts_with(cifra))
}

/// Why a text that begins like a figure is none, where that can be said, with the right spelling.
pub(super) fn perche(testo: &str) -> Option<Errore> {
    let t = pulito(testo);
    let detto = t.clone();
    let (cifre, resto) = figura(senza_numero(&t));
    let (n, parole) = (numero(cifre)?, resto.trim());
    let prima = parole.split(' ').next().unwrap_or("").to_lowercase();
    if parole.starts_with(|c: char| c.is_ascii_digit()) && cifre.len() < t.len() {
        let unite: String = t.chars().filter(|c| c.is_ascii_digit() || *c == ',').collect();
        let giusto = numero(&unite).map(|n| minimo(&n))?;
        let euro = if t.contains('€') { "€ " } else { "" };
        return Some(Errore::nuovo(
            format!("`{detto}`: gli spazi spezzano il numero"),
            format!("alle migliaia va il punto, o niente: {euro}{giusto}"),
        ));
    }
    if parole.starts_with('\'') || parole.starts_with('’') {
        let unite: String = t.chars().filter(char::is_ascii_digit).collect();
        let giusto = numero(&unite).map(|n| minimo(&n))?;
        return Some(Errore::nuovo(
            format!("`{detto}` non è un numero: alle migliaia va il punto"),
            format!("scrivi {giusto}"),
        ));
    }
    if MOLTIPLICATORI.contains(&prima.as_str()) {
        let per: i64 = match prima.as_str() {
            "mila" | "mille" | "k" => 1_000,
            "cento" => 100,
            "miliardo" | "miliardi" | "mld" => 1_000_000_000,
            _ => 1_000_000,
        };
        let intero = n * BigRational::from_integer(per.into());
        return Some(Errore::nuovo(
            format!("`{detto}`: il numero va scritto tutto in cifre"),
            format!("scrivi {}", minimo(&intero)),
        ));
    }
    if !prima.starts_with("entro") && un_altro_valore(parole) {
        return Some(Errore::nuovo(
            format!("`{detto}` dice due valori"),
            "un valore atteso ne ha uno; se è un intervallo scrivi per esempio tra 2 e 4",
        ));
    }
    let (cosa, coda) = senza_coda(parole);
    let figura = format!("{} {cosa}", cifre.trim());
    match coda {
        Some(Coda::InSu) => Some(Errore::nuovo(
            format!("`{detto}`: la parola che dice il verso va prima del numero"),
            format!("scrivi almeno {}", figura.trim()),
        )),
        Some(Coda::InGiu) => Some(Errore::nuovo(
            format!("`{detto}`: la parola che dice il verso va prima del numero"),
            format!("scrivi massimo {}", figura.trim()),
        )),
        Some(Coda::Circa) => Some(Errore::nuovo(
            format!("`{detto}` non dice quando è raggiunto"),
            format!("scrivi almeno {0}, massimo {0}, o tra un valore e un altro", figura.trim()),
        )),
        None => None,
    }
}

/// What stands after a figure and changes it.
pub(super) enum Coda {
    /// `o più`.
    InSu,
    /// `o meno`.
    InGiu,
    /// `circa`.
    Circa,
}

/// The words after a figure without those that change it: `volte` of `volte o più`.
pub(super) fn senza_coda(parole: &str) -> (&str, Option<Coda>) {
    const CODE: [(&str, Coda); 9] = [
        ("o più", Coda::InSu),
        ("o piu", Coda::InSu),
        ("o piu'", Coda::InSu),
        ("o oltre", Coda::InSu),
        ("o superiore", Coda::InSu),
        ("o meno", Coda::InGiu),
        ("o inferiore", Coda::InGiu),
        ("circa", Coda::Circa),
        ("ca.", Coda::Circa),
    ];
    let piccole = parole.trim().to_lowercase();
    for (scritta, coda) in CODE {
        let prima = piccole.strip_suffix(scritta).filter(|p| p.is_empty() || p.ends_with(' '));
        if let Some(cosa) = prima.and_then(|p| parole.trim().get(..p.len())) {
            return (cosa.trim(), Some(coda));
        }
    }
    (parole, None)
}

/// The Italian spelling of a number with English thousands: `1.250,50` for `1,250.50`.
pub(super) fn inglese(testo: &str) -> Option<String> {
    let numero: String =
        testo.chars().filter(|c| c.is_ascii_digit() || ".,".contains(*c)).collect();
    let scambiato = |c| match c {
        ',' => '.',
        '.' => ',',
        altro => altro,
    };
    let giusto: String = numero.chars().map(scambiato).collect();
    let intera = giusto.split(',').next().unwrap_or("");
    (intera.contains('.') && migliaia(intera) && self::numero(&giusto).is_some()).then_some(giusto)
}

/// Plain sign and no spaces around or after it.
pub(super) fn segno(testo: &str) -> (bool, &str) {
    let t = testo.trim();
    let meno = t.strip_prefix('-').or_else(|| t.strip_prefix('−')).or_else(|| t.strip_prefix('–'));
    match meno {
        Some(resto) => (true, resto.trim_start()),
        None => (false, t.strip_prefix('+').unwrap_or(t).trim_start()),
    }
}

/// Digits with their decimals after a dot, or `None`.
fn decimale(negativo: bool, intera: &str, frazione: &str) -> Option<BigRational> {
    let cifre = |s: &str| s.chars().all(|c| c.is_ascii_digit());
    if intera.is_empty()
        || !cifre(intera)
        || !cifre(frazione)
        || intera.len() + frazione.len() > CIFRE
    {
        return None;
    }
    let n: BigInt = format!("{intera}{frazione}").parse().ok()?;
    let valore = BigRational::new(n, BigInt::from(10).pow(u32::try_from(frazione.len()).ok()?));
    Some(if negativo { -valore } else { valore })
}

/// Whether dots part the digits in threes, as thousands do.
fn migliaia(intera: &str) -> bool {
    let mut gruppi = intera.split('.');
    let primo = gruppi.next().unwrap_or("");
    (1..=3).contains(&primo.len()) && !primo.starts_with('0') && gruppi.all(|g| g.len() == 3)
}

pub(super) fn numero(testo: &str) -> Option<BigRational> {
    let testo = testo.replace(['\u{a0}', '\u{202f}'], " ");
    let (negativo, t) = segno(&testo);
    match (t.contains('.'), t.split_once(',')) {
        (false, None) => decimale(negativo, t, ""),
        (false, Some((i, f))) if !f.is_empty() => decimale(negativo, i, f),
        (true, Some((i, f))) if !f.is_empty() && migliaia(i) => {
            decimale(negativo, &i.replace('.', ""), f)
        }
        (true, None) if migliaia(t) => decimale(negativo, &t.replace('.', ""), ""),
        (true, None) => {
            let (i, f) = t.split_once('.')?;
            if f.is_empty() { None } else { decimale(negativo, i, f) }
        }
        _ => None,
    }
}

/// An amount, with or without its sign; an accountant may close it: `1.500,=`.
pub(super) fn importo(testo: &str) -> Option<BigRational> {
    let t = piano(testo);
    // A spreadsheet writes the minus before the sign: `-€ 5,00`.
    let (meno, resto) = match (t.chars().next(), t.get(1..).map(str::trim_start)) {
        (Some(s @ ('-' | '+')), Some(r)) if VALUTA.iter().any(|v| r.starts_with(v)) => {
            (if s == '-' { "-" } else { "" }, r)
        }
        _ => ("", t.as_str()),
    };
    let senza = |v: &&str| resto.strip_prefix(*v).or_else(|| resto.strip_suffix(*v));
    let corpo = VALUTA.iter().find_map(senza).unwrap_or(resto).trim();
    let chiuso = CHIUSURE.iter().find_map(|c| corpo.strip_suffix(*c));
    numero(&format!("{meno}{}", chiuso.unwrap_or(corpo).trim()))
}

pub(super) fn percento(testo: &str) -> Option<BigRational> {
    let t = piano(testo);
    let t = t
        .strip_suffix('%')
        .or_else(|| t.strip_suffix("per cento"))
        .or_else(|| t.strip_suffix("percento"))
        .unwrap_or(&t);
    let (negativo, t) = segno(t);
    let t = t.trim_end();
    match t.split_once([',', '.']) {
        None => decimale(negativo, t, ""),
        Some((i, f)) if !f.is_empty() => decimale(negativo, i, f),
        Some(_) => None,
    }
}

/// The letter of an annex, also where it was typed with its noun: `Allegato A`.
pub fn sigla(scritta: &str) -> &str {
    let t = scritta.trim();
    let piccola = t.to_lowercase();
    let nomi = ["allegato ", "all. ", "all."];
    let nome = nomi.iter().find(|n| piccola.starts_with(**n)).map_or(0, |n| n.len());
    let nuda = t.get(nome..).unwrap_or(t).trim();
    if nuda.is_empty() { t } else { nuda.trim_matches(['"', '«', '»', '“', '”']) }
}

/// A number, also where it was typed with its sign: `n. 12`.
pub fn numerato(scritto: &str) -> String {
    let t = scritto.trim();
    senza_numero(con_data(t).map_or(t, |(numero, _)| numero)).to_owned()
}

/// The number and the date of an act that were typed together: `9 del 15/01/2026`.
pub fn con_data(scritto: &str) -> Option<(&str, &str)> {
    let (numero, data) = scritto.split_once(" del ")?;
    data.trim().starts_with(|c: char| c.is_ascii_digit()).then(|| (numero.trim(), data.trim()))
}

#[cfg(test)]
mod tests {
    use super::{numerato, sigla};

    #[test]
    fn nouns_and_signs_are_not_said_twice() {
        for (t, s) in [
            ("A", "A"),
            ("Allegato A", "A"),
            ("all. B", "B"),
            ("allegato \"C\"", "C"),
            ("Allegato", "Allegato"),
        ] {
            assert_eq!(sigla(t), s, "{t}");
        }
        for (t, s) in [
            ("12", "12"),
            ("n. 12", "12"),
            ("N.12", "12"),
            ("n° 3/bis", "3/bis"),
            ("numero 4", "4"),
            ("9 del 15/01/2026", "9"),
            ("nuovo", "nuovo"),
        ] {
            assert_eq!(numerato(t), s, "{t}");
        }
    }
}
