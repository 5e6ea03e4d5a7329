//! Targets that two people read in two ways.

use super::data::forma;
use super::periodi::mese;
use super::quantita::Quantita;
use super::{DataGiorno, MESI, TipoIndicatore, Valore as _, piano};

/// A target with two readings: what each is, and how to write it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ambigua {
    /// The two readings, in words: `il 3 aprile`, `3 su 4`.
    pub letture: [String; 2],
    /// How to write each, so that it has no other.
    pub scritture: [String; 2],
    /// Whether it is read all the same, as the first; else it is kept as text and not scored.
    pub letta: bool,
}

impl Ambigua {
    fn nuova(letture: [&str; 2], scritture: [String; 2], letta: bool) -> Self {
        Ambigua { letture: letture.map(str::to_owned), scritture, letta }
    }

    /// The readings of a target, where it has two. `tipo` is the declared one: it decides between
    /// a date and a ratio.
    pub fn di(testo: &str, tipo: Option<TipoIndicatore>) -> Option<Self> {
        let t = piano(testo);
        match tipo {
            None => giorno_o_numeri(&t).or_else(|| fino(&t)).or_else(|| da_a(&t)),
            Some(TipoIndicatore::Testo | TipoIndicatore::Livello | TipoIndicatore::SiNo) => None,
            Some(TipoIndicatore::Intervallo) => None,
            Some(_) => fino(&t).or_else(|| da_a(&t)),
        }
    }
}

/// `3/4`, `2-3`, `31.12`: a day, or numbers.
fn giorno_o_numeri(t: &str) -> Option<Ambigua> {
    let segno = t.find(['/', '-', '.']).filter(|i| *i > 0)?;
    let (a, b) = (t.get(..segno)?, t.get(segno + 1..)?);
    let cifre = |s: &str| (1..=2).contains(&s.len()) && s.bytes().all(|b| b.is_ascii_digit());
    if !cifre(a) || !cifre(b) {
        return None;
    }
    let (n, m): (u8, u8) = (a.parse().ok()?, b.parse().ok()?);
    let punto = t.as_bytes().get(segno) == Some(&b'.');
    let giorno = format!("{n} {}", MESI.get(usize::from(m).checked_sub(1)?)?);
    let giorno = if n == 1 { giorno.replacen("1 ", "1° ", 1) } else { giorno };
    DataGiorno::leggi(&giorno).ok()?;
    let zeri = a.starts_with('0') || b.starts_with('0');
    let il = format!("il {giorno}");
    match t.as_bytes().get(segno)? {
        // 31.12 is a number; 12.50 is no day.
        b'.' if punto && b.len() == 2 => {
            let numero = format!("{n},{b}");
            Some(Ambigua::nuova([&format!("il numero {numero}"), &il], [numero, giorno], true))
        }
        b'/' if !zeri && n <= m => {
            let rapporto = format!("{n} su {m}");
            Some(Ambigua::nuova([&il, &rapporto], [giorno, rapporto.clone()], true))
        }
        b'-' if !zeri && n < m => {
            let intervallo = format!("tra {n} e {m}");
            Some(Ambigua::nuova([&il, &format!("da {n} a {m}")], [giorno, intervallo], true))
        }
        _ => None,
    }
}

/// `fino al 60%`: to be reached, or not to be passed. `fino al 31/12` has one reading.
fn fino(t: &str) -> Option<Ambigua> {
    let (frase, corpo) = super::frasi::trova(t).filter(|(f, _)| f.stampa == "fino a")?;
    if forma(corpo) || mese(corpo).is_some_and(|_| !corpo.starts_with(|c: char| c.is_ascii_digit()))
    {
        return None;
    }
    debug_assert_eq!(frase.scritta, "fino");
    Quantita::percentuale(corpo)
        .or_else(|| Quantita::numero(corpo))
        .or_else(|| Quantita::importo(corpo))?;
    Some(Ambigua::nuova(
        ["arrivarci", "non superarlo"],
        [format!("almeno {corpo}"), format!("massimo {corpo}")],
        true,
    ))
}

/// `da 20 a 30`, `dal 50% al 60%`, `80-90%`: between them, or from the one to the other.
fn da_a(t: &str) -> Option<Ambigua> {
    let percento = t.ends_with('%');
    let (da, a) = match ["dal ", "dallo ", "dall'", "da "].iter().find_map(|p| t.strip_prefix(p)) {
        Some(resto) => {
            [" al ", " allo ", " all'", " ad ", " a "].iter().find_map(|s| resto.split_once(s))?
        }
        None if percento => {
            let (a, b) = t.split_once('-')?;
            (a.trim(), b.trim())
        }
        None => return None,
    };
    let figura = |s: &str| {
        Quantita::percentuale(s).or_else(|| Quantita::importo(s)).or_else(|| Quantita::numero(s))
    };
    let segnato = |s: &str| s.contains('%') || s.contains('€');
    // A day among them: not this.
    if !segnato(da) && forma(da) || !segnato(a) && forma(a) {
        return None;
    }
    let (prima, dopo) = (figura(da)?, figura(a)?);
    let da = if percento && !da.contains('%') { format!("{da}%") } else { da.to_owned() };
    let intervallo = match prima.n <= dopo.n {
        true => format!("tra {da} e {a}"),
        false => format!("tra {a} e {da}"),
    };
    let verso = if prima.n <= dopo.n { "almeno" } else { "massimo" };
    Some(Ambigua::nuova(
        ["un valore in mezzo", "passare dal primo al secondo"],
        [intervallo, format!("partenza: {da}` con `atteso: {verso} {a}")],
        false,
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_readings_are_named() {
        for (t, scritture, letta) in [
            ("3/4", ["3 aprile", "3 su 4"], true),
            ("4/4", ["4 aprile", "4 su 4"], true),
            ("1/2", ["1° febbraio", "1 su 2"], true),
            ("2-3", ["2 marzo", "tra 2 e 3"], true),
            ("31.12", ["31,12", "31 dicembre"], true),
            ("fino al 60%", ["almeno 60%", "massimo 60%"], true),
            ("Fino a 60 giorni", ["almeno 60 giorni", "massimo 60 giorni"], true),
            ("da 20 a 30", ["tra 20 e 30", "partenza: 20` con `atteso: almeno 30"], false),
            ("dal 60% al 50%", ["tra 50% e 60%", "partenza: 60%` con `atteso: massimo 50%"], false),
            ("80-90%", ["tra 80% e 90%", "partenza: 80%` con `atteso: almeno 90%"], false),
        ] {
            let a = Ambigua::di(t, None).unwrap_or_else(|| panic!("{t}"));
            assert_eq!((a.scritture, a.letta), (scritture.map(str::to_owned), letta), "{t}");
            assert!(a.letture.iter().all(|l| !l.is_empty()));
        }
    }

    #[test]
    fn what_has_one_reading() {
        for t in [
            "30/06",
            "03/04",
            "30-06",
            "12.50",
            "12.5",
            "31.13",
            "31/04/2026",
            "fino al 31/12",
            "fino a giugno",
            "dal 01/03 al 15/04",
            "tra 20 e 30",
            "4/3",
            "3-2",
            "-5%",
            "1250",
        ] {
            assert_eq!(Ambigua::di(t, None), None, "{t}");
        }
        assert_eq!(Ambigua::di("3/4", Some(TipoIndicatore::Data)), None);
        assert_eq!(Ambigua::di("da 20 a 30", Some(TipoIndicatore::Intervallo)), None);
        assert!(Ambigua::di("da 20 a 30", Some(TipoIndicatore::Numero)).is_some());
    }
}
