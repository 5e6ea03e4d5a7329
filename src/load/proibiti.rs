//! Characters that YAML does not admit as they are, controls above all: found before it reads.

use std::collections::BTreeSet;

use super::DAT_CARATTERE;
use super::caratteri::{Stampabile, nome, sorte};
use super::posto::u32_da;
use crate::diagnostic::{FileId, Luogo, Segnalazione};

/// What stands for such a character: as wide, and it drops from every text.
const INVISIBILE: char = '\u{200b}';

/// The most that one file is blamed for: with more it is no text.
const MASSIMO: usize = 100;

/// The characters of a file that YAML does not admit.
pub struct Proibiti {
    /// Each with its place.
    posti: Vec<(char, Luogo)>,
    /// The text without them, everything else where it was.
    pub innocuo: String,
}

/// Whether YAML admits a character neither escaped nor refused.
fn ammesso(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='~' | '\u{85}' | '\u{a0}'..='\u{fffd}' | '\u{10000}'..)
}

impl Proibiti {
    /// Looks for them; `None` where there are none.
    pub fn cerca(file: FileId, testo: &str) -> Option<Self> {
        // Their first bytes, and of few others: most files have none, and are not read as characters.
        let sospetto = |b: u8| {
            (b < b' ' && !matches!(b, b'\t' | b'\n' | b'\r')) || matches!(b, 0x7f | 0xc2 | 0xef)
        };
        if !testo.bytes().any(sospetto) || testo.chars().all(ammesso) {
            return None;
        }
        let mut posti = Vec::new();
        for (n, riga) in testo.lines().enumerate() {
            for (k, c) in riga.chars().enumerate().filter(|(_, c)| !ammesso(*c)) {
                let (riga, colonna) = (u32_da(n + 1), u32_da(k + 1));
                posti.push((c, Luogo { file, riga, colonna, lunghezza: 1 }));
            }
        }
        let innocuo = testo.chars().map(|c| if ammesso(c) { c } else { INVISIBILE }).collect();
        Some(Proibiti { posti, innocuo })
    }

    /// A finding for each of them, once a row, and those of the text without them.
    pub fn segnalazioni(
        &self,
        mut altre: Vec<Segnalazione>,
        coperto: fn(char) -> bool,
    ) -> Vec<Segnalazione> {
        let posti: BTreeSet<Luogo> = self.posti.iter().map(|(_, l)| *l).collect();
        altre.retain(|s| s.regola != DAT_CARATTERE || !posti.contains(&s.luogo));
        for s in &mut altre {
            s.messaggio = s.messaggio.replace(INVISIBILE, "");
            s.aiuto = s.aiuto.replace(INVISIBILE, "");
        }
        let mut detti = BTreeSet::new();
        let primi = self.posti.iter().filter(|(c, l)| detti.insert((*c, l.riga)));
        let mut note: Vec<_> =
            primi.take(MASSIMO).map(|(c, luogo)| uno(*c, *luogo, coperto)).collect();
        note.append(&mut altre);
        note
    }
}

fn uno(c: char, luogo: Luogo, coperto: fn(char) -> bool) -> Segnalazione {
    let (cosa, aiuto) = match sorte(c, coperto) {
        Stampabile::Vietato(cosa, aiuto) => (cosa, aiuto),
        _ => ("un carattere che YAML non ammette", "toglilo"),
    };
    Segnalazione::errore(DAT_CARATTERE, luogo, format!("c'è {cosa}: {}", nome(c))).aiuto(aiuto)
}
