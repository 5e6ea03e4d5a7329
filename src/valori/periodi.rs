//! The parts of a year that have a name: `I trimestre`, `2° semestre 2026`, `fine giugno`, `l'anno`.

/// The months' names.
pub const MESI: [&str; 12] = [
    "gennaio",
    "febbraio",
    "marzo",
    "aprile",
    "maggio",
    "giugno",
    "luglio",
    "agosto",
    "settembre",
    "ottobre",
    "novembre",
    "dicembre",
];

/// What a part of the year is called, and how many months it lasts.
pub(super) const PARTI: [(u8, &[&str]); 4] = [
    (2, &["bimestre", "bim", "bim."]),
    (3, &["trimestre", "trim", "trim."]),
    (4, &["quadrimestre", "quadr", "quadr.", "quadrim."]),
    (6, &["semestre", "sem", "sem."]),
];

/// Which one, in Roman figures.
pub(super) const ROMANI: [&str; 6] = ["i", "ii", "iii", "iv", "v", "vi"];

/// Which one, in words.
pub(super) const ORDINALI: [&str; 6] = ["primo", "secondo", "terzo", "quarto", "quinto", "sesto"];

/// The signs after an ordinal in figures.
pub(super) const SEGNI: [char; 4] = ['°', 'º', '^', '.'];

/// The whole year, among months.
pub(super) const ANNO_INTERO: [&str; 7] = [
    "tutto l'anno",
    "intero anno",
    "l'intero anno",
    "annuale",
    "l'anno",
    "anno",
    "tutto l'esercizio",
];

/// The year, where it is the end of it that counts.
pub(super) const ANNO: [&str; 4] = ["anno", "l'anno", "esercizio", "l'esercizio"];

/// What may stand between `fine` and what ends.
pub(super) const DI: [&str; 8] =
    ["del mese di ", "mese di ", "dell'", "del ", "di ", "d'", "la fine di ", "la fine dell'"];

/// A month by its number or name; names may be cut to three letters or more.
pub(super) fn mese(parola: &str) -> Option<u8> {
    let parola = parola.trim_end_matches('.');
    if parola.chars().all(|c| c.is_ascii_digit()) {
        return parola.parse().ok().filter(|m| (1..=12).contains(m));
    }
    // Seven and nine are numbers, though they begin a month's name.
    let lungo = parola.chars().count() >= 3 && !["sette", "nove"].contains(&parola);
    let posto = MESI.iter().position(|m| lungo && m.starts_with(parola))?;
    u8::try_from(posto + 1).ok()
}

/// A year with four digits.
pub(super) fn anno(parola: &str) -> Option<i16> {
    let quattro = parola.len() == 4 && parola.chars().all(|c| c.is_ascii_digit());
    parola.parse().ok().filter(|a| quattro && (1900..2200).contains(a))
}

/// What may stand before months and says nothing more.
pub(super) const INIZI: [&str; 9] = [
    "nel mese di ",
    "nei mesi di ",
    "mese di ",
    "mesi di ",
    "nel corso di ",
    "nel ",
    "in ",
    "il ",
    "nell'",
];

/// An article before a day or a part of the year.
pub(super) const ARTICOLI: [&str; 3] = ["il ", "l'", "la "];

/// Which one of the parts of a year a word says.
pub(super) fn ordinale(parola: &str) -> Option<u8> {
    let p = parola.trim_end_matches(SEGNI);
    let posto = |v: &[&str]| v.iter().position(|x| *x == p).and_then(|i| u8::try_from(i + 1).ok());
    let cifre = || p.bytes().all(|b| b.is_ascii_digit()).then(|| p.parse().ok()).flatten();
    posto(&ROMANI).or_else(|| posto(&ORDINALI)).or_else(cifre)
}

/// First and last month of `I trimestre`, `2° semestre 2026`, and its year; in lower case.
pub(super) fn parte(testo: &str) -> Option<(u8, u8, Option<i16>)> {
    let mut parole = testo.split_whitespace();
    let quale = ordinale(parole.next()?)?;
    let nome = parole.next()?;
    let (durata, _) = PARTI.iter().find(|(_, nomi)| nomi.contains(&nome))?;
    let anno = match parole.next() {
        Some("del" | "dell'anno") => Some(anno(parole.next()?)?),
        Some(a) => Some(anno(a)?),
        None => None,
    };
    if parole.next().is_some() || quale == 0 || quale > 12 / durata {
        return None;
    }
    let fine = quale * durata;
    Some((fine - durata + 1, fine, anno))
}

/// The last day of what a text (in lower case) names: `fine anno`, `fine giugno`, `I semestre`,
/// `l'anno`. Gives its month and year.
pub(super) fn fine(testo: &str) -> Option<(u8, Option<i16>)> {
    let ultimo = |mese, anno| Some((mese, anno));
    let senza = |t: &str| DI.iter().find_map(|p| t.strip_prefix(p)).map(str::to_owned);
    let (finisce, resto) = match testo.strip_prefix("fine ") {
        Some(r) => (true, senza(r).unwrap_or_else(|| r.to_owned())),
        None => match senza(testo) {
            Some(r) => (true, r),
            None => (false, testo.to_owned()),
        },
    };
    if let Some((_, a, anno)) = parte(&resto) {
        return ultimo(a, anno);
    }
    if ANNO.contains(&resto.as_str()) {
        return ultimo(12, None);
    }
    let mut parole = resto.split_whitespace();
    let (prima, dopo, altro) = (parole.next()?, parole.next(), parole.next());
    if altro.is_some() {
        return None;
    }
    match (prima, dopo) {
        (p, Some(a)) if ANNO.contains(&p) => ultimo(12, Some(anno(a)?)),
        (a, None) if finisce && anno(a).is_some() => ultimo(12, anno(a)),
        (m, a) if finisce && !m.starts_with(|c: char| c.is_ascii_digit()) => {
            let anno = match a {
                Some(a) => Some(anno(a)?),
                None => None,
            };
            ultimo(mese(m)?, anno)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_of_the_year() {
        for (t, atteso) in [
            ("i trimestre", Some((1, 3, None))),
            ("2° semestre 2026", Some((7, 12, Some(2026)))),
            ("iii quadrimestre", Some((9, 12, None))),
            ("primo semestre del 2026", Some((1, 6, Some(2026)))),
            ("vi bim.", Some((11, 12, None))),
            ("v trimestre", None),
            ("0 trimestre", None),
            ("trimestre", None),
        ] {
            assert_eq!(parte(t), atteso, "{t}");
        }
    }

    #[test]
    fn the_end_of_something() {
        for (t, atteso) in [
            ("fine anno", Some((12, None))),
            ("l'anno", Some((12, None))),
            ("dell'anno", Some((12, None))),
            ("fine anno 2026", Some((12, Some(2026)))),
            ("fine 2026", Some((12, Some(2026)))),
            ("fine giugno", Some((6, None))),
            ("fine di giugno 2026", Some((6, Some(2026)))),
            ("fine mese di giugno", Some((6, None))),
            ("i semestre", Some((6, None))),
            ("2026", None),
            ("giugno", None),
            ("fine", None),
            ("fine lavori", None),
            ("fine 6", None),
        ] {
            assert_eq!(fine(t), atteso, "{t}");
        }
    }
}
