//! The planned fields of a sheet: what the vote approves, and what an act alone may change.
//!
//! Each field has a key (its path in the data, items by name), a printed form that does not depend
//! on how the office spells the value, and its place. What is realised, and who takes part, is not
//! planned. The printed forms are written into the lock: changing one makes every lock in use
//! differ, so `tests/prove/lucchetto.rs` pins them.

mod etichette;
mod foglio;
mod forma;

use std::collections::BTreeSet;

use num_rational::BigRational;

use crate::diagnostic::Luogo;
use crate::model::{
    CampoVotato, Cartella, ObiettivoFile, ProcessoFile, SchedaProgrammata, Testo, senza_estensione,
};
use crate::score::PunteggioScheda;

pub(super) use etichette::parti;
pub use etichette::{etichetta, predefinito};

/// The most characters of a name within a key: YAML takes no key longer than 1024.
const NOME: usize = 80;

impl CampoVotato {
    /// What it is called in Italian.
    pub fn etichetta(&self) -> String {
        etichetta(&self.chiave)
    }
}

/// The planned fields of a scheda; `peso` is its weight as resolved.
pub fn obiettivo(
    c: &Cartella,
    o: &ObiettivoFile,
    punti: &PunteggioScheda,
    peso: Option<&BigRational>,
) -> SchedaProgrammata {
    let mut r = Raccolta::nuova(c, o.luogo());
    r.obiettivo(&o.scheda, punti, peso);
    SchedaProgrammata {
        identita: o.id.clone(),
        percorso: o.percorso.clone(),
        luogo: o.luogo(),
        campi: r.campi,
    }
}

/// The planned fields of a process sheet.
pub fn processo(c: &Cartella, p: &ProcessoFile, punti: &PunteggioScheda) -> SchedaProgrammata {
    let mut r = Raccolta::nuova(c, p.luogo());
    r.processo(&p.scheda, punti);
    SchedaProgrammata {
        identita: senza_estensione(&p.percorso).to_owned(),
        percorso: p.percorso.clone(),
        luogo: p.luogo(),
        campi: r.campi,
    }
}

/// The fields of a sheet as they are gathered.
struct Raccolta<'a> {
    cartella: &'a Cartella,
    anno: i16,
    intera: Luogo,
    campi: Vec<CampoVotato>,
}

impl<'a> Raccolta<'a> {
    fn nuova(cartella: &'a Cartella, intera: Luogo) -> Self {
        Raccolta { cartella, anno: cartella.esercizio, intera, campi: Vec::new() }
    }

    /// Adds a field; an empty one is as if it were not there.
    fn metti(&mut self, chiave: impl Into<String>, forma: String, luogo: Luogo) {
        if !forma.is_empty() {
            let luogo = if luogo.riga == 0 { self.intera } else { luogo };
            self.campi.push(CampoVotato { chiave: chiave.into(), forma, luogo });
        }
    }

    /// Adds a plain text.
    fn testo(&mut self, chiave: impl Into<String>, t: Option<&Testo>) {
        if let Some(t) = t {
            self.metti(chiave, forma::testo(t.as_str()), t.luogo);
        }
    }
}

/// The names by which the items of a list go: their own where it is theirs alone, else with a
/// number behind it; an item without a name goes by its number.
fn nomi<'a>(voci: impl Iterator<Item = Option<&'a Testo>>) -> Vec<String> {
    let propri: Vec<String> =
        voci.map(|t| t.map_or(String::new(), |t| corto(t.as_str()))).collect();
    let mut usati: BTreeSet<String> = BTreeSet::new();
    let unico = |n: &String| propri.iter().filter(|x| *x == n).count() == 1;
    let soli: BTreeSet<&String> = propri.iter().filter(|n| !n.is_empty() && unico(n)).collect();
    let mut scelti = Vec::new();
    for (i, nome) in propri.iter().enumerate() {
        if soli.contains(nome) {
            scelti.push(nome.clone());
            continue;
        }
        let numerato = |k: usize| {
            if nome.is_empty() { format!("n. {k}") } else { format!("{nome} ({k})") }
        };
        let primo = if nome.is_empty() { i + 1 } else { 1 };
        let libero = |n: &String| !usati.contains(n) && !soli.contains(n);
        // Among one more than there are items one is free.
        let candidati = (primo..=primo + propri.len() * 2).map(numerato);
        let nome = { candidati }.find(libero).unwrap_or_default();
        usati.insert(nome.clone());
        scelti.push(nome);
    }
    scelti
}

/// A name within a key: one line, and not too long.
fn corto(nome: &str) -> String {
    let nome = forma::testo(nome);
    match nome.char_indices().nth(NOME) {
        Some((i, _)) => format!("{}…", nome.get(..i).unwrap_or_default().trim_end()),
        None => nome,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_go_by_their_name_where_it_is_theirs_alone() {
        let t = |s: &str| Testo { testo: s.into(), luogo: Luogo::default() };
        let voci = [t("A"), t("B"), t("A"), t("A (1)"), t(" B  b ")];
        let v = nomi(voci.iter().map(Some));
        assert_eq!(v, ["A (2)", "B", "A (3)", "A (1)", "B b"]);
        assert_eq!(nomi([None, Some(&t("x")), None].into_iter()), ["n. 1", "x", "n. 3"]);
        let lungo = t(&"parola ".repeat(30));
        let v = nomi([Some(&lungo)].into_iter());
        assert!(v[0].ends_with('…') && v[0].chars().count() <= NOME + 1, "{v:?}");
    }
}
