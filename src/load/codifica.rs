//! The bytes of a file as text: UTF-8, or where they stop being it and how to save them.

use super::DAT_CARATTERE;
use super::posto::u32_da;
use crate::diagnostic::{FileId, Luogo, Segnalazione};

/// A text that is not in UTF-8: as far as it can be shown, where the first such byte stands, and what
/// it is written in.
pub struct AltraCodifica {
    /// The text, read as it was probably meant: to show the row, never to be used.
    pub mostrato: String,
    /// The row of the first byte that is not UTF-8, from 1.
    pub riga: usize,
    /// Its column in characters, from 1.
    pub colonna: usize,
    /// What it is, in the words of the programs that write it.
    pub nome: &'static str,
}

/// How to save a file as UTF-8, with the programs of an office.
pub const SALVA: &str = "in Blocco note: File, Salva con nome, e in basso Codifica: UTF-8; in altri programmi \
                         cerca «codifica» tra le opzioni di salvataggio";

/// Reads bytes as UTF-8, without the mark that some programs put before it; row ends are `\n`.
///
/// # Errors
/// Where they are in another encoding.
pub fn testo(byte: Vec<u8>) -> Result<String, AltraCodifica> {
    if let Some(testo) = utf16(&byte) {
        return Err(AltraCodifica { mostrato: righe(&testo), riga: 1, colonna: 1, nome: "UTF-16" });
    }
    match String::from_utf8(byte) {
        Ok(t) => Ok(righe(t.strip_prefix('\u{feff}').unwrap_or(&t))),
        Err(e) => {
            let valido = e.utf8_error().valid_up_to();
            let mostrato: String = e.as_bytes().iter().map(|b| windows(*b)).collect();
            let prima: String = e.as_bytes().iter().take(valido).map(|b| windows(*b)).collect();
            let prima = righe(&prima);
            let ultima = prima.rsplit('\n').next().unwrap_or("");
            Err(AltraCodifica {
                riga: prima.matches('\n').count() + 1,
                colonna: ultima.chars().count() + 1,
                mostrato: righe(&mostrato),
                nome: "Windows-1252 (ANSI)",
            })
        }
    }
}

/// To YAML a lone `\r` ends a row: so it must for whoever counts rows, or findings show another one.
fn righe(testo: &str) -> String {
    if testo.contains('\r') {
        testo.replace("\r\n", "\n").replace('\r', "\n")
    } else {
        testo.to_owned()
    }
}

/// The text of bytes in UTF-16, by their mark or by the zeros between plain letters.
fn utf16(byte: &[u8]) -> Option<String> {
    let zeri = |da: usize| {
        let ogni: Vec<u8> = byte.iter().skip(da).step_by(2).take(32).copied().collect();
        ogni.len() > 3 && ogni.iter().all(|b| *b == 0)
    };
    let piccolo = match byte {
        [0xff, 0xfe, ..] => true,
        [0xfe, 0xff, ..] => false,
        _ if zeri(1) => true,
        _ if zeri(0) => false,
        _ => return None,
    };
    let unita = byte.chunks_exact(2).filter_map(|c| <[u8; 2]>::try_from(c).ok());
    let unita = unita.map(|c| if piccolo { u16::from_le_bytes(c) } else { u16::from_be_bytes(c) });
    let testo: String = char::decode_utf16(unita).map(|c| c.unwrap_or('\u{fffd}')).collect();
    Some(testo.trim_start_matches('\u{feff}').to_owned())
}

/// A byte of Windows-1252.
fn windows(b: u8) -> char {
    const ALTI: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž',
        '\u{8f}', '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}',
        'ž', 'Ÿ',
    ];
    let alto = b.checked_sub(0x80).and_then(|n| ALTI.get(usize::from(n)));
    alto.copied().unwrap_or(char::from(b))
}

/// The byte that Windows-1252 writes a character with.
fn byte(c: char) -> Option<u8> {
    (0x80..=0xff).find(|b| windows(*b) == c)
}

/// The first text that was saved as UTF-8, opened as Windows-1252 and saved again: `Ã¨` for `è`, `â€™` for
/// an apostrophe. Such letters print as they are, and nobody wrote them.
pub fn due_volte(file: FileId, testo: &str) -> Option<Segnalazione> {
    // Nearly no text has the letters that such a pair begins with.
    if !testo.contains(['Ã', 'Â', 'â']) {
        return None;
    }
    let mut trovate = 0;
    let mut prima = None;
    for (n, riga) in testo.split('\n').enumerate() {
        let lettere: Vec<char> = riga.chars().collect();
        let mut i = 0;
        while let Some(&c) = lettere.get(i) {
            let quanti = match c {
                'Ã' | 'Â' => 2,
                'â' => 3,
                _ => 0,
            };
            let pezzo = lettere.get(i..i + quanti).unwrap_or_default();
            let byte: Option<Vec<u8>> = pezzo.iter().map(|c| byte(*c)).collect();
            let vero = byte.and_then(|b| String::from_utf8(b).ok()).filter(|t| !t.is_empty());
            if let Some(vero) = vero {
                trovate += 1;
                let scritto: String = pezzo.iter().collect();
                prima.get_or_insert((n + 1, i + 1, scritto, vero));
                i += quanti;
            } else {
                i += 1;
            }
        }
    }
    let (riga, colonna, scritto, vero) = prima?;
    let altre = match trovate {
        1 => String::new(),
        n => format!(" (e altre {} volte)", n - 1),
    };
    let luogo = Luogo {
        file,
        riga: u32_da(riga),
        colonna: u32_da(colonna),
        lunghezza: u32_da(scritto.chars().count()),
    };
    let messaggio = format!(
        "`{scritto}` sta per `{vero}`{altre}: il file è stato aperto con la codifica sbagliata e salvato"
    );
    let aiuto = format!(
        "riprendi una copia di prima, o correggi le lettere (cerca `{scritto}` e metti `{vero}`); poi salva in UTF-8"
    );
    Some(Segnalazione::errore(DAT_CARATTERE, luogo, messaggio).aiuto(aiuto))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_saved_twice_is_known_by_its_pairs() {
        let s = due_volte(FileId(0), "a: b\nc: identitÃ\u{a0} Ã¨ dellâ€™ente\n").unwrap();
        assert_eq!((s.luogo.riga, s.luogo.colonna), (2, 11));
        assert!(
            s.messaggio.starts_with("`Ã\u{a0}` sta per `à` (e altre 2 volte)"),
            "{}",
            s.messaggio
        );
        for giusto in ["a: è già così", "a: São João, Ângelo", "a: L'â mai"] {
            assert!(due_volte(FileId(0), giusto).is_none(), "{giusto}");
        }
    }

    #[test]
    fn the_first_byte_that_is_not_utf_8_is_placed() {
        let e = testo(b"a: 1\r\nb: Legalit\xe0 \x80\n".to_vec()).err().unwrap();
        assert_eq!((e.riga, e.colonna, e.nome), (2, 11, "Windows-1252 (ANSI)"));
        assert_eq!(e.mostrato, "a: 1\nb: Legalità €\n");
        let sedici: Vec<u8> = "a: è\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let e = testo([vec![0xff, 0xfe], sedici].concat()).err().unwrap();
        assert_eq!((e.riga, e.nome, e.mostrato.as_str()), (1, "UTF-16", "a: è\n"));
        assert_eq!(testo("\u{feff}a: è\r\n".into()).ok().as_deref(), Some("a: è\n"));
    }
}
