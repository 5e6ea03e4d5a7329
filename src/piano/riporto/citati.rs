//! Texts that still name the old year: nobody but the office can say whether they should.

use super::date::anni_citati;
use super::editor::{DA_COMPILARE, YamlEditor};
use super::modifiche::riga;
use super::scheda::RIPORTATA;
use super::{Avviso, Nota, chiavi};
use crate::load::bozza::Posto;
use crate::model::chiavi::{Chiave, Riporto, Specie};

/// The texts of a new YAML file that name a year, each at its row.
///
/// The years of a reference, of a date that moved or must have its own, and of a key that says so, are
/// no reason to read again.
pub fn nel_foglio(percorso: &str, posto: Posto, testo: &str, anno: i16) -> Vec<Nota> {
    let (radice, _) = YamlEditor::apri(percorso, testo);
    let mut foglie = Vec::new();
    chiavi::valori(&radice, &chiavi::specie(posto), &mut |n, via, specie| {
        let suo = |k: &&Chiave| k.cita.is_some() || k.con_anno || k.riporto == Riporto::Fisso;
        let resta = via.last().is_none_or(|k| k.riporto == Riporto::Resta);
        if da_leggere(specie, resta) && !via.iter().any(suo) {
            foglie.push(n);
        }
    });
    let dove = foglie.into_iter().flat_map(|n| {
        let da = n.byte.start;
        let citati = anni_citati(testo.get(n.byte.clone()).unwrap_or("")).into_iter();
        citati.filter(|(_, a)| *a == anno).map(move |(r, _)| da + r.start)
    });
    note(percorso, testo, dove)
}

/// The rows of any other text that name a year.
pub fn nel_testo(percorso: &str, testo: &str, anno: i16) -> Vec<Nota> {
    let citati = anni_citati(testo).into_iter().filter(|(_, a)| *a == anno);
    note(percorso, testo, citati.map(|(r, _)| r.start))
}

/// Whether it is words, a value that stayed as it was, or nothing that the model knows.
fn da_leggere(specie: &Specie, resta: bool) -> bool {
    match specie {
        Specie::Testo | Specie::Narrativa | Specie::Prosa | Specie::Libera => true,
        Specie::Valore(_) => resta,
        Specie::Oppure(due) => due.iter().any(|s| da_leggere(s, resta)),
        Specie::Elenco(s) | Specie::Mappa(s) => da_leggere(s, resta),
        Specie::File | Specie::Gruppo(_) => false,
    }
}

/// One note a row.
fn note(percorso: &str, testo: &str, dove: impl Iterator<Item = usize>) -> Vec<Nota> {
    let mut v: Vec<Nota> = Vec::new();
    for byte in dove {
        let n = riga(testo, byte);
        if v.iter().any(|x| x.riga == n) {
            continue;
        }
        let inizio = testo.get(..byte).and_then(|t| t.rfind('\n')).map_or(0, |i| i + 1);
        let scritta = testo.get(inizio..).and_then(|t| t.lines().next()).unwrap_or("");
        if scritta.starts_with(RIPORTATA) || scritta.trim_start().starts_with(DA_COMPILARE) {
            continue;
        }
        let messaggio = intorno(scritta, byte - inizio);
        v.push(Nota { sorte: Avviso::Rileggere, file: percorso.to_owned(), riga: n, messaggio });
    }
    v
}

/// The words of a row around a byte, as they fit on a screen.
fn intorno(riga: &str, byte: usize) -> String {
    const PRIMA: usize = 45;
    const IN_TUTTO: usize = 70;
    let prima = riga.get(..byte).map_or(0, |t| t.chars().count());
    let da = prima.saturating_sub(PRIMA);
    let pezzo: String = riga.chars().skip(da).take(IN_TUTTO).collect();
    let punti = |c: bool| if c { "…" } else { "" };
    let finisce = da + IN_TUTTO >= riga.chars().count();
    format!("{}{}{}", punti(da > 0), pezzo.trim(), punti(!finisce))
}
