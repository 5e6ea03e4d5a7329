//! Edits of a text by position: what no edit covers stays byte for byte as it was.

use std::cmp::Reverse;
use std::ops::Range;

/// Pieces of a text to be replaced, gathered in any order.
#[derive(Debug, Default)]
pub struct Modifiche {
    pezzi: Vec<(Range<usize>, String)>,
}

impl Modifiche {
    /// Puts a text in the place of a range of bytes; an empty range is an insertion.
    pub fn metti(&mut self, dove: Range<usize>, testo: impl Into<String>) {
        let testo = testo.into();
        if !dove.is_empty() || !testo.is_empty() {
            self.pezzi.push((dove, testo));
        }
    }

    /// The edited text, and where a place of the old one has come to. Of two edits that overlap the
    /// first in the text counts: a value inside a removed group needs no edit of its own.
    pub fn applica(mut self, testo: &str) -> (String, Spostamenti) {
        self.pezzi.sort_by_key(|(r, _)| (r.start, !r.is_empty(), Reverse(r.end)));
        let mut nuovo = String::with_capacity(testo.len());
        let mut posti = Vec::new();
        let mut fatto = 0;
        for (dove, con) in self.pezzi {
            if dove.start < fatto {
                continue;
            }
            nuovo.push_str(testo.get(fatto..dove.start).unwrap_or(""));
            posti.push((dove.clone(), nuovo.len(), nuovo.len() + con.len()));
            nuovo.push_str(&con);
            fatto = dove.end;
        }
        nuovo.push_str(testo.get(fatto..).unwrap_or(""));
        (nuovo, Spostamenti(posti))
    }
}

/// Each edit: the old range, and where the new piece begins and ends.
#[derive(Debug)]
pub struct Spostamenti(Vec<(Range<usize>, usize, usize)>);

impl Spostamenti {
    /// Where a byte of the old text is in the new one; the beginning of the edit that took its place.
    pub fn nuovo(&self, byte: usize) -> usize {
        let prima = self.0.iter().rev().find(|(r, ..)| r.start < byte || r.end <= byte);
        match prima {
            Some((r, inizio, _)) if byte < r.end => *inizio,
            Some((r, _, fine)) => fine + (byte - r.end),
            None => byte,
        }
    }
}

/// The row of a byte, from 1.
pub fn riga(testo: &str, byte: usize) -> u32 {
    let capi = testo.bytes().take(byte).filter(|b| *b == b'\n').count();
    u32::try_from(capi + 1).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn edits_and_the_places_after_them() {
        let testo = "uno\ndue\ntre\n";
        let mut m = Modifiche::default();
        m.metti(8..11, "3");
        m.metti(0..4, "");
        m.metti(7..7, " #");
        m.metti(5..6, "U");
        let (nuovo, posti) = m.applica(testo);
        assert_eq!(nuovo, "dUe #\n3\n");
        let righe: Vec<_> = [4, 6, 8].map(|b| riga(&nuovo, posti.nuovo(b))).into();
        assert_eq!(righe, [1, 1, 2]);
    }

    #[test]
    fn an_edit_inside_another_is_left_out() {
        let mut m = Modifiche::default();
        m.metti(2..3, "x");
        m.metti(0..5, "");
        assert_eq!(m.applica("abcdef").0, "f");
    }

    proptest! {
        /// Whatever is edited, the bytes outside of the edits stay, in their order.
        #[test]
        fn what_is_not_edited_stays(righe in proptest::collection::vec("[a-zà]{0,6}", 1..30), quali in proptest::collection::vec(any::<bool>(), 30)) {
            let testo: String = righe.iter().map(|r| format!("{r}\n")).collect();
            let (mut m, mut inizio, mut attese) = (Modifiche::default(), 0, String::new());
            for (r, cambia) in righe.iter().zip(&quali) {
                if *cambia {
                    m.metti(inizio..inizio + r.len(), "NUOVA");
                }
                attese.push_str(if *cambia { "NUOVA" } else { r });
                attese.push('\n');
                inizio += r.len() + 1;
            }
            let (nuovo, posti) = m.applica(&testo);
            prop_assert_eq!(&nuovo, &attese);
            for (n, (i, _)) in testo.match_indices('\n').enumerate() {
                prop_assert_eq!(riga(&nuovo, posti.nuovo(i)) as usize, n + 1);
            }
        }
    }
}
