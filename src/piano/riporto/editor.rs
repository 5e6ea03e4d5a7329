//! A YAML file that is being carried over: its tree read by position, its text edited by position.

use std::ops::Range;

use super::modifiche::{Modifiche, Spostamenti, riga};
use super::{Avviso, Nota};
use crate::diagnostic::{FileId, Luogo};
use crate::load::yaml::{self, Forma, YamlNode};

/// The words of the starter folder that TXT-003 does not let into an act.
pub const DA_COMPILARE: &str = "DA COMPILARE";

/// The text of a file, the edits made so far, and what is to be said about them.
pub struct YamlEditor<'a> {
    percorso: &'a str,
    pub(super) testo: &'a str,
    /// Where each row begins.
    righe: Vec<usize>,
    /// How the file ends its rows.
    pub(super) capo: &'static str,
    pub(super) modifiche: Modifiche,
    note: Vec<(usize, Avviso, String)>,
}

/// A pair of a mapping, by position.
#[derive(Clone)]
pub struct VoceScritta<'n> {
    /// The key.
    pub chiave: &'n str,
    /// Where the key begins.
    pub inizio: usize,
    /// The byte after the colon.
    pub punti: usize,
    /// The value.
    pub valore: &'n YamlNode,
    /// Where the value ends, without what follows it on the row.
    pub fine: usize,
}

/// The pairs of a mapping by their names.
pub fn figlio<'n>(n: &'n YamlNode, chiave: &str) -> Option<&'n YamlNode> {
    match &n.forma {
        Forma::Mappa(m) => m.iter().find(|(k, ..)| k == chiave).map(|(_, _, v)| v),
        _ => None,
    }
}

/// The members of a list; a single value where a list may stand is a list of one.
pub fn elementi(n: Option<&YamlNode>) -> &[YamlNode] {
    match n {
        Some(YamlNode { forma: Forma::Elenco(v), .. }) => v,
        Some(n @ YamlNode { forma: Forma::Scalare(_), .. }) => std::slice::from_ref(n),
        _ => &[],
    }
}

/// The text of a value, unless it is blank.
pub fn scritto(n: Option<&YamlNode>) -> Option<&str> {
    match &n?.forma {
        Forma::Scalare(t) => Some(t.trim()).filter(|t| !t.is_empty()),
        _ => None,
    }
}

impl<'a> YamlEditor<'a> {
    /// Opens a file that loads; its tree is apart, so that it can be read while the text is edited.
    pub fn apri(percorso: &'a str, testo: &'a str) -> (YamlNode, Self) {
        let (radice, _) = yaml::leggi(FileId(0), testo, |_| true);
        let capi = testo.bytes().enumerate().filter(|(_, b)| *b == b'\n').map(|(i, _)| i + 1);
        let foglio = YamlEditor {
            percorso,
            testo,
            righe: std::iter::once(0).chain(capi).collect(),
            capo: if testo.contains("\r\n") { "\r\n" } else { "\n" },
            modifiche: Modifiche::default(),
            note: Vec::new(),
        };
        (radice.unwrap_or_else(|| YamlNode::vuoto(Luogo::default())), foglio)
    }

    /// The edited text, and the notes at their rows in it.
    pub fn chiudi(self) -> (String, Vec<Nota>) {
        let (nuovo, posti): (String, Spostamenti) = self.modifiche.applica(self.testo);
        let nota = |(byte, sorte, messaggio)| Nota {
            sorte,
            file: self.percorso.to_owned(),
            // What did not come along is where it was.
            riga: match sorte {
                Avviso::Tralasciato => riga(self.testo, byte),
                _ => riga(&nuovo, posti.nuovo(byte)),
            },
            messaggio,
        };
        let note = self.note.into_iter().map(nota).collect();
        (nuovo, note)
    }

    /// The path of the file, relative to the folder.
    pub fn percorso(&self) -> &str {
        self.percorso
    }

    /// Says something at a place.
    pub fn nota(&mut self, byte: usize, sorte: Avviso, messaggio: impl Into<String>) {
        self.note.push((byte, sorte, messaggio.into()));
    }

    /// A piece of the text.
    pub fn pezzo(&self, dove: Range<usize>) -> &'a str {
        self.testo.get(dove).unwrap_or("")
    }

    /// The byte of a row and a column, which count from 1; columns in characters.
    fn byte(&self, riga: u32, colonna: u32) -> usize {
        let inizio = self.righe.get((riga as usize).saturating_sub(1)).copied().unwrap_or(0);
        let resto = self.testo.get(inizio..).unwrap_or("");
        let colonna = (colonna as usize).saturating_sub(1);
        inizio + resto.char_indices().nth(colonna).map_or(resto.len(), |(i, _)| i)
    }

    /// Where a row begins, by its number.
    pub fn riga(&self, riga: u32) -> usize {
        self.byte(riga, 1)
    }

    /// Where the text ends, but for blank rows.
    pub fn fine(&self) -> usize {
        self.testo.trim_end().len()
    }

    /// The beginning of the row of a byte.
    pub fn inizio_riga(&self, byte: usize) -> usize {
        let n = self.righe.partition_point(|r| *r <= byte);
        self.righe.get(n.saturating_sub(1)).copied().unwrap_or(0)
    }

    /// The end of the row of a byte, before its line break.
    pub fn fine_riga(&self, byte: usize) -> usize {
        let resto = self.pezzo(byte..self.testo.len());
        let riga = resto.split('\n').next().unwrap_or("");
        byte + riga.trim_end_matches('\r').len()
    }

    /// Where the next row begins.
    pub fn dopo_riga(&self, byte: usize) -> usize {
        let resto = self.pezzo(byte..self.testo.len());
        byte + resto.find('\n').map_or(resto.len(), |i| i + 1)
    }

    /// Whether there is nothing but spaces.
    pub(super) fn bianco(&self, dove: Range<usize>) -> bool {
        self.pezzo(dove).trim().is_empty()
    }

    /// Whether a list or mapping is written in brackets.
    pub(super) fn parentesi(&self, n: &YamlNode) -> bool {
        matches!(n.forma, Forma::Elenco(_) | Forma::Mappa(_)) && !n.byte.is_empty()
    }

    /// The pairs of a mapping, in their order.
    pub fn voci<'n>(&self, n: &'n YamlNode) -> Vec<VoceScritta<'n>> {
        let Forma::Mappa(m) = &n.forma else { return Vec::new() };
        let voce = |(chiave, luogo, valore): &'n (String, Luogo, YamlNode)| {
            let inizio = self.byte(luogo.riga, luogo.colonna);
            let dopo = self.byte(luogo.riga, luogo.colonna + luogo.lunghezza);
            let resto = self.pezzo(dopo..self.testo.len());
            // `? key` with its value on another row is nobody's way of writing.
            let spazi = resto.len() - resto.trim_start_matches([' ', '\t']).len();
            let punti = resto.get(spazi..)?.starts_with(':').then_some(dopo + spazi + 1)?;
            Some(VoceScritta { chiave, inizio, punti, valore, fine: self.fine_di(valore, punti) })
        };
        m.iter().filter_map(voce).collect()
    }

    /// One pair.
    pub fn voce<'n>(&self, n: &'n YamlNode, chiave: &str) -> Option<VoceScritta<'n>> {
        self.voci(n).into_iter().find(|v| v.chiave == chiave)
    }

    /// Where a value ends; `prima` where there is none.
    pub(super) fn fine_di(&self, n: &YamlNode, prima: usize) -> usize {
        match &n.forma {
            Forma::Vuoto | Forma::Scalare(_) => {
                let testo = self.pezzo(n.byte.clone()).trim_end();
                if testo.is_empty() { prima } else { n.byte.start + testo.len() }
            }
            _ if self.parentesi(n) => n.byte.end,
            Forma::Elenco(v) => v.last().map_or(prima, |n| self.fine_di(n, n.byte.start)),
            Forma::Mappa(_) => self.voci(n).last().map_or(prima, |v| v.fine),
        }
    }

    /// Whether a value is a text after `|` or `>`.
    pub(super) fn a_blocco(&self, v: &VoceScritta<'_>) -> bool {
        let prima = self.pezzo(v.punti..v.valore.byte.start).trim_start();
        matches!(v.valore.forma, Forma::Scalare(_)) && prima.starts_with(['|', '>'])
    }

    /// The comments between two places of a node: `#` outside of its keys and values.
    pub(super) fn commenti(&self, n: &YamlNode, dove: Range<usize>) -> Vec<Range<usize>> {
        let mut foglie = Vec::new();
        self.foglie(n, &mut foglie);
        foglie.push(dove.end..dove.end);
        let (mut trovati, mut fatto) = (Vec::new(), dove.start);
        for f in foglie {
            let mut da = fatto;
            while da < f.start {
                let fine = self.fine_riga(da).min(f.start);
                let spazio = |i: usize| {
                    i == self.inizio_riga(i) || self.pezzo(i - 1..i).starts_with([' ', '\t'])
                };
                let segno = self.pezzo(da..fine).match_indices('#').map(|(i, _)| da + i);
                if let Some(i) = segno.into_iter().find(|i| spazio(*i)) {
                    trovati.push(i..i + self.pezzo(i..fine).trim_end().len());
                }
                da = self.dopo_riga(fine.max(da)).max(da + 1);
            }
            fatto = fatto.max(f.end);
        }
        trovati
    }

    /// The bytes of every key and value of a node, in order.
    fn foglie(&self, n: &YamlNode, v: &mut Vec<Range<usize>>) {
        match &n.forma {
            Forma::Vuoto => {}
            Forma::Scalare(_) => v.push(n.byte.start..self.fine_di(n, n.byte.start)),
            Forma::Elenco(e) => e.iter().for_each(|n| self.foglie(n, v)),
            Forma::Mappa(_) => {
                for x in self.voci(n) {
                    v.push(x.inizio..x.punti);
                    self.foglie(x.valore, v);
                }
            }
        }
    }

    /// As many spaces as stand before a key, dashes counted.
    pub fn colonna(&self, v: &VoceScritta<'_>) -> String {
        " ".repeat(self.pezzo(self.inizio_riga(v.inizio)..v.inizio).chars().count())
    }

    /// As many spaces as stand before the dashes of a list.
    pub fn trattino(&self, elenco: &[YamlNode]) -> String {
        let prima = elenco.first().map_or(0, |n| n.byte.start);
        let spazi = self.pezzo(self.inizio_riga(prima)..prima).find('-').unwrap_or(0);
        " ".repeat(spazi)
    }

    /// Whether a mapping is in brackets: what is added to it stays on its row.
    pub fn in_riga(&self, n: &YamlNode) -> bool {
        self.parentesi(n)
    }
}
