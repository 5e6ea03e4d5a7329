//! What people paste from Word and from spreadsheets into a text: bullets that Markdown does not know,
//! rows of a table parted by tabs. And what Markdown would make of a text that nobody wrote for it.

use std::borrow::Cow;

/// The signs of a bullet, before a space or a word.
const PALLINI: [char; 16] =
    ['•', '·', '▪', '◦', '●', '■', '○', '‣', '➢', '✓', '✔', '►', '▶', '➤', '❖', '➔'];

/// The dashes that stand for a bullet, before a space.
const TRATTINI: [char; 2] = ['–', '—'];

/// What follows the bullet of a row, where it has one that Markdown does not know.
fn dopo_pallino(riga: &str) -> Option<&str> {
    let r = riga.trim_start();
    if let Some(resto) = r.strip_prefix(PALLINI) {
        return Some(resto.trim_start());
    }
    let spazio = |t: &&str| t.starts_with([' ', '\t', '\u{a0}']);
    if let Some(resto) = r.strip_prefix(TRATTINI).filter(spazio) {
        return Some(resto.trim_start());
    }
    r.strip_prefix('-').filter(|t| t.starts_with(char::is_alphabetic))
}

/// What follows the number of a row: `1.`, `12)`.
fn dopo_numero(riga: &str) -> Option<&str> {
    let r = riga.trim_start();
    let resto = r.trim_start_matches(|c: char| c.is_ascii_digit());
    let resto = resto.strip_prefix(['.', ')']).filter(|_| resto.len() < r.len())?;
    resto.starts_with([' ', '\t']).then(|| resto.trim_start())
}

/// Whether a row begins with the letter of an item, which Markdown does not know: `a)`, `ii)`.
fn con_lettera(riga: &str) -> bool {
    let Some((lettera, resto)) = riga.trim_start().split_once(')') else { return false };
    let romano = lettera.chars().all(|c| matches!(c.to_ascii_lowercase(), 'i' | 'v' | 'x'));
    let lettera = match lettera.len() {
        1 => lettera.chars().all(|c| c.is_ascii_alphabetic()),
        2..=4 => romano,
        _ => false,
    };
    lettera && resto.starts_with([' ', '\t'])
}

/// Whether a row is one of a table between bars.
fn di_tabella(riga: &str) -> bool {
    let r = riga.trim();
    r.len() > 2 && r.starts_with('|') && r.ends_with('|')
}

/// Whether a row parts the heads of a table from its rows: `| --- | --- |`.
fn sotto_le_teste(riga: &str) -> bool {
    let r = riga.trim();
    r.contains('|') && r.contains('-') && r.chars().all(|c| matches!(c, '|' | '-' | ':' | ' '))
}

/// Asterisks between figures are signs of a product, and no italics: `3*4*5`.
fn prodotti(riga: &str) -> Cow<'_, str> {
    let tra_cifre = |i: usize| {
        let cifra = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        cifra(riga.get(..i).and_then(|r| r.chars().next_back()))
            && cifra(riga.get(i + 1..).and_then(|r| r.chars().next()))
    };
    if riga.contains('`') || !riga.match_indices('*').any(|(i, _)| tra_cifre(i)) {
        return Cow::Borrowed(riga);
    }
    let mut out = String::with_capacity(riga.len() + 4);
    for (i, c) in riga.char_indices() {
        if c == '*' && tra_cifre(i) {
            out.push('\\');
        }
        out.push(c);
    }
    Cow::Owned(out)
}

/// A text as Markdown has to have it to print what was meant: the bullets of Word are hyphens, items with a
/// letter keep their rows, a table stands by itself and has its heads, a product keeps its asterisks.
pub fn in_markdown(testo: &str) -> String {
    let con_voci = con_trattini(testo);
    let righe: Vec<&str> = con_voci.as_deref().unwrap_or(testo).split('\n').collect();
    let vuota = |r: Option<&&str>| r.is_none_or(|r| r.trim().is_empty());
    let mut out: Vec<String> = Vec::with_capacity(righe.len());
    for (i, riga) in righe.iter().enumerate() {
        let prima = i.checked_sub(1).and_then(|p| righe.get(p));
        let dopo = righe.get(i + 1);
        let finita =
            prima.is_some_and(|p| con_lettera(p) && p.trim_end().ends_with([';', '.', ':']));
        if (con_lettera(riga) || finita && !riga.trim().is_empty())
            && !vuota(prima)
            && let Some(sopra) = out.last_mut()
        {
            sopra.push_str("  ");
        }
        let bordo = |r: Option<&&str>| r.is_some_and(|r| di_tabella(r));
        let tabella = di_tabella(riga);
        if tabella != bordo(prima) && !vuota(prima) && !riga.trim().is_empty() {
            out.push(String::new());
        }
        out.push(prodotti(riga).into_owned());
        let testa = tabella && !bordo(prima) && bordo(dopo);
        if testa && !sotto_le_teste(riga) && !dopo.is_some_and(|r| sotto_le_teste(r)) {
            let celle = riga.trim().matches('|').count() - 1;
            out.push(format!("|{}", " --- |".repeat(celle)));
        }
    }
    out.join("\n")
}

/// Whether the bullet of a row leaves no doubt: a dash may also open a parenthesis, or part a word.
fn certo(riga: &str) -> bool {
    riga.trim_start().starts_with(PALLINI)
}

/// Which rows of a text are items with a bullet of another program: one with a round bullet always,
/// one with a dash where the row beside it has one too, or the row before ends with a colon.
fn voci(righe: &[&str]) -> Vec<bool> {
    let ha: Vec<bool> = righe.iter().map(|r| dopo_pallino(r).is_some()).collect();
    let accanto = |i: usize| {
        let prima = i.checked_sub(1);
        let sopra = prima.and_then(|p| ha.get(p)).copied().unwrap_or(false);
        let sotto = ha.get(i + 1).copied().unwrap_or(false);
        let annunciata =
            prima.and_then(|p| righe.get(p)).is_some_and(|r| r.trim_end().ends_with(':'));
        sopra || sotto || annunciata
    };
    righe
        .iter()
        .enumerate()
        .map(|(i, r)| ha.get(i).copied().unwrap_or(false) && (certo(r) || accanto(i)))
        .collect()
}

/// A text whose items have a bullet of another program, with the hyphens of Markdown in their place;
/// `None` where it has none.
pub fn con_trattini(testo: &str) -> Option<String> {
    let righe: Vec<&str> = testo.split('\n').collect();
    let voci = voci(&righe);
    if !voci.contains(&true) {
        return None;
    }
    let mut out = Vec::with_capacity(righe.len());
    for (riga, voce) in righe.iter().zip(voci) {
        match dopo_pallino(riga).filter(|_| voce) {
            Some(resto) => {
                let rientro = riga.len() - riga.trim_start().len();
                out.push(format!("{}- {resto}", riga.get(..rientro).unwrap_or("")));
            }
            None => out.push((*riga).to_owned()),
        }
    }
    Some(out.join("\n"))
}

/// The items of a text that YAML would make into one line: what stands before the first bullet, and
/// each item. `None` where it is no list.
pub fn elenco(sorgente: &str) -> Option<(String, Vec<String>)> {
    let righe: Vec<&str> = sorgente.lines().map(str::trim).filter(|r| !r.is_empty()).collect();
    let voci = voci(&righe);
    // One dash alone is a word.
    if !voci.contains(&true) || righe.len() < 2 && !certo(righe.first().unwrap_or(&"")) {
        return None;
    }
    let (mut prima, mut fatte): (String, Vec<String>) = (String::new(), Vec::new());
    for (riga, voce) in righe.iter().zip(voci) {
        match (dopo_pallino(riga).filter(|_| voce), fatte.last_mut()) {
            (Some(resto), _) => fatte.push(resto.to_owned()),
            (None, Some(ultima)) => {
                ultima.push(' ');
                ultima.push_str(riga);
            }
            (None, None) => {
                if !prima.is_empty() {
                    prima.push(' ');
                }
                prima.push_str(riga);
            }
        }
    }
    Some((prima, fatte))
}

/// The rows of a table pasted from a spreadsheet, as Markdown writes it; `None` where there is none.
pub fn tabella(testo: &str) -> Option<String> {
    // `•\tuno` and `1.\tuno` are items of a list of Word.
    let voce = |r: &str| dopo_pallino(r).is_some() || dopo_numero(r).is_some();
    let colonne = |r: &str| if voce(r) { 1 } else { r.trim().split('\t').count() };
    let righe: Vec<&str> = testo.lines().collect();
    let da = righe.windows(2).position(|w| w.iter().all(|r| colonne(r) > 1))?;
    let righe = righe.iter().skip(da).take_while(|r| colonne(r) > 1);
    let una = |r: &&str| {
        let celle: Vec<&str> = r.trim().split('\t').map(str::trim).collect();
        format!("| {} |", celle.join(" | "))
    };
    let mut fatte: Vec<String> = righe.map(una).collect();
    let quante = fatte.first()?.matches('|').count() - 1;
    fatte.insert(1, format!("|{}", " --- |".repeat(quante)));
    Some(fatte.join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bullets_become_hyphens() {
        for (testo, giusto) in [
            ("Si fa:\n• uno\n• due", "Si fa:\n- uno\n- due"),
            ("  •\tuno", "  - uno"),
            ("Si fa:\n– uno", "Si fa:\n- uno"),
            ("-Cittadini\n-Uffici", "- Cittadini\n- Uffici"),
        ] {
            assert_eq!(con_trattini(testo).as_deref(), Some(giusto), "{testo:?}");
        }
        for testo in
            ["- uno\n- due", "Il piano\n– dice la Giunta –\nva", "-5%\n-8%", "meta-fisico", "–uno"]
        {
            assert_eq!(con_trattini(testo), None, "{testo:?}");
        }
    }

    #[test]
    fn items_that_yaml_would_join() {
        let due =
            |p: &str, v: &[&str]| Some((p.to_owned(), v.iter().map(|s| (*s).to_owned()).collect()));
        assert_eq!(elenco("• Cittadini\n  • Uffici"), due("", &["Cittadini", "Uffici"]));
        assert_eq!(elenco("-Cittadini\n-Uffici"), due("", &["Cittadini", "Uffici"]));
        assert_eq!(elenco("Cittadini\n  • Uffici"), due("Cittadini", &["Uffici"]));
        assert_eq!(elenco("• uno\n  e mezzo\n• due"), due("", &["uno e mezzo", "due"]));
        assert_eq!(elenco("-Cittadini"), None);
        assert_eq!(elenco("uno\ndue"), None);
    }

    #[test]
    fn what_markdown_would_make_into_something_else_stays() {
        for (testo, giusto) in [
            ("Si fa:\na) uno\nb) due", "Si fa:  \na) uno  \nb) due"),
            (
                "Ecco:\n| a | b |\n|---|---|\n| 1 | 2 |\nfine",
                "Ecco:\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\nfine",
            ),
            ("| a | b |\n| 1 | 2 |", "| a | b |\n| --- | --- |\n| 1 | 2 |"),
            ("a) uno;\ninfine:", "a) uno;  \ninfine:"),
            ("a) uno\n  e mezzo", "a) uno\n  e mezzo"),
            ("3*4*5 metri", "3\\*4\\*5 metri"),
            ("✓ uno\n✓ due", "- uno\n- due"),
        ] {
            assert_eq!(in_markdown(testo), giusto);
        }
        for testo in
            ["uno\ndue", "*uno* e **due**", "`3*4`", "(vedi a) qui", "| da solo |", "- a\n- b"]
        {
            assert_eq!(in_markdown(testo), testo);
        }
    }

    #[test]
    fn a_table_becomes_markdown() {
        assert_eq!(
            tabella("Ecco:\nServizio\tUtenti\nPasti\t20\nfine").as_deref(),
            Some("| Servizio | Utenti |\n| --- | --- |\n| Pasti | 20 |")
        );
        for testo in ["\tuno\n\tdue", "•\tuno\n•\tdue", "1.\tuno\n2.\tdue"] {
            assert_eq!(tabella(testo), None, "{testo:?}");
        }
    }
}
