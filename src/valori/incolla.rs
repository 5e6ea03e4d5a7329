//! What people paste from Word and from spreadsheets into a text: bullets that Markdown does not know,
//! rows of a table parted by tabs.

/// The signs of a bullet, before a space or a word.
const PALLINI: [char; 9] = ['•', '·', '▪', '◦', '●', '■', '○', '‣', '➢'];

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
    let colonne = |r: &str| r.trim().split('\t').count();
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
    fn a_table_becomes_markdown() {
        assert_eq!(
            tabella("Ecco:\nServizio\tUtenti\nPasti\t20\nfine").as_deref(),
            Some("| Servizio | Utenti |\n| --- | --- |\n| Pasti | 20 |")
        );
        assert_eq!(tabella("\tuno\n\tdue"), None);
    }
}
