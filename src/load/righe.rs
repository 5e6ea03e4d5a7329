//! What spoils the rows of a file before YAML reads them: characters that nobody sees where the
//! indentation is, and two versions of a file merged by halves.

use unicode_properties::{GeneralCategory, UnicodeGeneralCategory as _};

use super::posto::u32_da;
use super::{DAT_CARATTERE, DAT_SINTASSI};
use crate::diagnostic::{FileId, Luogo, Segnalazione};

/// A space that is no plain one, or a character that takes no room.
fn nascosto(c: char) -> bool {
    // Nearly every character is one of these: the table of categories is not asked.
    if matches!(c, '\0'..='\u{9f}' | '\u{ae}'..='\u{5ff}' | '\u{2010}'..='\u{2027}') {
        return false;
    }
    c == '\u{feff}'
        || matches!(c.general_category(), GeneralCategory::SpaceSeparator | GeneralCategory::Format)
}

/// What stands for a hidden character in a mended row.
fn rimessa(c: char) -> &'static str {
    if c.general_category() == GeneralCategory::SpaceSeparator { " " } else { "" }
}

/// A row without its hidden characters up to a byte.
fn riparata(riga: &str, fino: usize) -> String {
    let (prima, dopo) = riga.split_at(fino);
    let mut out = String::with_capacity(riga.len());
    for c in prima.chars() {
        if nascosto(c) { out.push_str(rimessa(c)) } else { out.push(c) }
    }
    out.push_str(dopo);
    out
}

/// Where the words of a row begin: after spaces of any kind and the dashes of a list.
fn inizio(riga: &str) -> usize {
    let mut da = 0;
    loop {
        let resto = riga.get(da..).unwrap_or("");
        let spazi: usize = resto
            .chars()
            .take_while(|c| c.is_whitespace() || nascosto(*c))
            .map(char::len_utf8)
            .sum();
        let dopo = resto.get(spazi..).unwrap_or("");
        let trattino = dopo.strip_prefix('-').is_some_and(|r| {
            r.is_empty() || r.starts_with(|c: char| c.is_whitespace() || nascosto(c))
        });
        da += spazi;
        if !trattino {
            return da;
        }
        da += 1;
    }
}

/// The end of the key that a text begins with, after its colon.
fn chiave(testo: &str) -> Option<usize> {
    let parola = |c: char| c.is_alphanumeric() || c == '_' || c == '-' || nascosto(c);
    let fine = testo.find(|c: char| !parola(c))?;
    (fine > 0 && testo.get(fine..)?.starts_with(':')).then_some(fine + 1)
}

/// Whether a row opens a text that goes on below: `descrizione: |`.
pub fn apre_testo(riga: &str) -> bool {
    let senza = riga.split(" #").next().unwrap_or("").trim_end();
    let senza = senza.trim_end_matches(|c: char| c.is_ascii_digit() || c == '+' || c == '-');
    [": |", ": >", "- |", "- >"].iter().any(|f| senza.ends_with(f))
}

/// Plain spaces at the beginning of a row.
pub fn rientro(riga: &str) -> usize {
    riga.len() - riga.trim_start_matches(' ').len()
}

/// The rows with hidden characters where the structure is: the text without them, and a finding a row
/// with the row mended. `None` where there are none.
pub fn nascosti(file: FileId, testo: &str) -> Option<(String, Vec<Segnalazione>)> {
    // Nearly every file has none of them.
    if testo.is_ascii() || !testo.chars().any(nascosto) {
        return None;
    }
    let mut note = Vec::new();
    let mut righe: Vec<String> = Vec::new();
    // The indentation of the key whose text is going on.
    let mut testo_sotto: Option<usize> = None;
    for (n, riga) in testo.split('\n').enumerate() {
        let vuota = riga.chars().all(|c| c.is_whitespace() || nascosto(c));
        if let Some(da) = testo_sotto {
            if vuota || rientro(riga) > da {
                righe.push(riga.to_owned());
                continue;
            }
            let fino = inizio(riga);
            let mia = riparata(riga, fino);
            if mia != riga && rientro(&mia) > da {
                note.push(segnala(file, n, riga, fino, &mia));
                righe.push(mia);
                continue;
            }
            testo_sotto = None;
        }
        let fino = inizio(riga);
        let dopo = riga.get(fino..).unwrap_or("");
        let fine = match chiave(dopo) {
            Some(k) => {
                let spazi = dopo.get(k..).unwrap_or("");
                let spazi = spazi.chars().take_while(|c| c.is_whitespace() || nascosto(*c));
                fino + k + spazi.map(char::len_utf8).sum::<usize>()
            }
            None => fino,
        };
        let mut mia = riparata(riga, fine);
        // A blank row hides nothing; a run of text that goes on is no structure.
        let struttura = fine > fino
            || dopo.starts_with('#')
            || riga.get(..fino).is_some_and(|p| p.contains('-'));
        if mia != riga && !vuota && (struttura || riga.starts_with(nascosto)) {
            note.push(segnala(file, n, riga, fine, &mia));
        } else if !vuota {
            mia = riga.to_owned();
        }
        if apre_testo(&mia) {
            testo_sotto = Some(rientro(&mia));
        }
        righe.push(mia);
    }
    (!note.is_empty()).then(|| (righe.join("\n"), note))
}

fn segnala(file: FileId, n: usize, riga: &str, fino: usize, giusta: &str) -> Segnalazione {
    let primo = riga.get(..fino).unwrap_or("").chars().enumerate().find(|(_, c)| nascosto(*c));
    let (colonna, c) = primo.unwrap_or((0, ' '));
    let luogo = Luogo { file, riga: u32_da(n + 1), colonna: u32_da(colonna + 1), lunghezza: 1 };
    let cosa = match c {
        '\u{feff}' => "un segno d'ordine dei byte".to_owned(),
        c if c.general_category() == GeneralCategory::SpaceSeparator => {
            "uno spazio di Word, che per YAML non è uno spazio".to_owned()
        }
        _ => "un carattere invisibile".to_owned(),
    };
    let numero = format!("U+{:04X}", u32::from(c));
    Segnalazione::errore(DAT_CARATTERE, luogo, format!("c'è {cosa}: {numero}"))
        .aiuto(format!("viene da un copia e incolla; scrivi così: {giusta}"))
}

/// Dashes and bullets of other programs.
const TRATTINI: [char; 5] = ['–', '—', '−', '•', '·'];

/// The rows whose list mark is no hyphen and space, before a key that we know: `– dipendente: …`,
/// `-dipendente: …`. The text with hyphens, and a finding a row with the row mended.
pub fn trattini(file: FileId, testo: &str) -> Option<(String, Vec<Segnalazione>)> {
    let con_segno = |r: &str| {
        let dopo = r.trim_start_matches(' ');
        let stretto = dopo.strip_prefix('-').filter(|d| d.starts_with(char::is_alphabetic));
        let resto = stretto.or_else(|| dopo.strip_prefix(TRATTINI))?.trim_start();
        let fine = chiave(resto)?;
        let sua = resto.get(..fine - 1).is_some_and(crate::model::chiavi::conosciuta);
        sua.then(|| format!("{}- {resto}", " ".repeat(rientro(r))))
    };
    if !testo.lines().any(|r| con_segno(r).is_some()) {
        return None;
    }
    // Where the keys below stand under the word and not a place further, the hyphen takes the place before.
    let tutte: Vec<&str> = testo.split('\n').collect();
    let stretta = tutte.windows(2).any(|w| match w {
        [r, sotto] => con_segno(r).is_some() && rientro(r) > 0 && rientro(sotto) == rientro(r) + 1,
        _ => false,
    });
    let mut note = Vec::new();
    let mut testo_sotto: Option<usize> = None;
    let mut righe: Vec<String> = Vec::new();
    for (n, riga) in tutte.into_iter().enumerate() {
        testo_sotto = testo_sotto.filter(|da| riga.trim().is_empty() || rientro(riga) > *da);
        match con_segno(riga).filter(|_| testo_sotto.is_none()) {
            Some(giusta) => {
                let a_sinistra = giusta.strip_prefix(' ').filter(|_| stretta).map(str::to_owned);
                let giusta = a_sinistra.unwrap_or(giusta);
                let colonna = u32_da(rientro(riga) + 1);
                let luogo = Luogo { file, riga: u32_da(n + 1), colonna, lunghezza: 1 };
                let cosa = match riga.trim_start().starts_with('-') {
                    true => "manca lo spazio dopo il trattino",
                    false => "il trattino di questa voce è quello di Word",
                };
                let aiuto = format!("scrivi così: {}", giusta.trim_end());
                note.push(Segnalazione::errore(DAT_SINTASSI, luogo, cosa).aiuto(aiuto));
                righe.push(giusta);
            }
            None => righe.push(riga.to_owned()),
        }
        if testo_sotto.is_none() && apre_testo(riga) {
            testo_sotto = Some(rientro(riga));
        }
    }
    (!note.is_empty()).then(|| (righe.join("\n"), note))
}

/// The marks that a program leaves when it could not merge two versions of a file.
pub fn unione(file: FileId, testo: &str) -> Option<Segnalazione> {
    let segno = |r: &str| ["<<<<<<<", ">>>>>>>"].iter().any(|s| r.starts_with(s));
    let (n, riga) = testo.lines().enumerate().find(|(_, r)| segno(r))?;
    let lunghezza = u32_da(riga.chars().count());
    let luogo = Luogo { file, riga: u32_da(n + 1), colonna: 1, lunghezza };
    let messaggio = "il file contiene due versioni unite a metà";
    let aiuto = "tieni le righe della versione giusta, e togli le altre e quelle con `<<<<<<<`, \
                 `=======` e `>>>>>>>`";
    Some(Segnalazione::errore(DAT_SINTASSI, luogo, messaggio).aiuto(aiuto))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Row, column and mended row of each finding, and the text without them.
    fn trovati(testo: &str) -> (Vec<(u32, u32, String)>, String) {
        let Some((pulito, note)) = nascosti(FileId(0), testo) else {
            return (Vec::new(), testo.to_owned());
        };
        let una = |s: &Segnalazione| {
            let giusta = s.aiuto.split_once("scrivi così: ").map_or("", |(_, r)| r);
            (s.luogo.riga, s.luogo.colonna, giusta.to_owned())
        };
        (note.iter().map(una).collect(), pulito)
    }

    #[test]
    fn hidden_characters_of_the_structure_are_mended() {
        for (testo, riga, colonna, giusta) in [
            ("a: 1\n\u{a0}\u{a0}b: 2", 2, 1, "  b: 2"),
            ("peso:\u{a0}40", 1, 6, "peso: 40"),
            ("  -\u{a0}nome: A", 1, 4, "  - nome: A"),
            ("---\n\u{feff}# scheda", 2, 1, "# scheda"),
            ("\u{200b}titolo: T", 1, 1, "titolo: T"),
            ("titolo\u{a0}: T", 1, 7, "titolo : T"),
            ("d: |\n\u{a0}\u{a0}testo", 2, 1, "  testo"),
        ] {
            let (note, pulito) = trovati(testo);
            assert_eq!(note, [(riga, colonna, giusta.to_owned())], "{testo:?}");
            assert_eq!(pulito.lines().nth(riga as usize - 1), Some(giusta), "{testo:?}");
        }
    }

    #[test]
    fn within_a_text_they_stay() {
        for testo in [
            "titolo: n.\u{a0}12",
            "d: |\n  \u{a0}rientrato\n  uno\u{a0}due",
            "d: |\n  a\n\u{a0}\n  b\nc: 1",
            "d: >-\n  \u{feff}x",
            "titolo: \"\u{a0}T\"",
        ] {
            assert_eq!(trovati(testo).0, [], "{testo:?}");
        }
    }

    #[test]
    fn the_characters_that_are_not_looked_up_hide_nothing() {
        for c in ('\0'..='\u{9f}').chain('\u{ae}'..='\u{5ff}').chain('\u{2010}'..='\u{2027}') {
            let piano = matches!(c, ' ' | '\t');
            let categoria = c.general_category();
            let nascosta =
                matches!(categoria, GeneralCategory::SpaceSeparator | GeneralCategory::Format);
            assert!(piano || !nascosta, "{c:?}");
        }
    }

    #[test]
    fn a_dash_of_word_is_a_dash() {
        let testo = "d: |\n  – nome: x\np:\n  – nome: A\n    peso: 1\n  -nome: B\n- altro: 1\n";
        let (pulito, note) = trattini(FileId(0), testo).expect("two of them");
        let righe: Vec<u32> = note.iter().map(|s| s.luogo.riga).collect();
        assert_eq!(righe, [4, 6]);
        assert_eq!(
            pulito,
            "d: |\n  – nome: x\np:\n  - nome: A\n    peso: 1\n  - nome: B\n- altro: 1\n"
        );
    }

    #[test]
    fn a_dash_without_its_space_leaves_the_keys_below_where_they_are() {
        let (pulito, _) = trattini(FileId(0), "p:\n  -nome: A\n   peso: 1\n").expect("one");
        assert_eq!(pulito, "p:\n - nome: A\n   peso: 1\n");
    }

    #[test]
    fn a_file_merged_by_halves_is_told() {
        let s = unione(FileId(0), "a: 1\n<<<<<<< HEAD\nb: 2\n=======\nb: 3\n>>>>>>> x\n");
        assert_eq!(s.map(|s| s.luogo.riga), Some(2));
        assert!(unione(FileId(0), "d: |\n  Titolo\n  =======\n").is_none());
    }
}
