//! Texts that still name the old year: nobody but the office can say whether they should.

use super::date::anni_citati;
use super::foglio::{DA_COMPILARE, Foglio};
use super::modifiche::riga;
use super::scheda::RIPORTATA;
use super::{Nota, Sorte};
use crate::load::yaml::{Forma, Nodo};

/// Keys whose years are facts or moved by themselves.
const FATTI: &[&str] = &[
    "storico",
    "attesi",
    "dal",
    "al",
    "data",
    "date",
    "durata",
    "previsto",
    "id",
    "codice",
    "regola",
    "dove",
    "premessa",
    "stemma",
    "numero",
    "esercizio",
    "formato",
    "metodologia",
    "verifiche",
    "dipendente",
    "missione",
    "programma",
    "dipendenti",
    "abitanti",
];

/// The texts of a new YAML file that name a year, each at its row.
pub fn nel_foglio(percorso: &str, testo: &str, anno: i16) -> Vec<Nota> {
    let (radice, _) = Foglio::apri(percorso, testo);
    let mut foglie = Vec::new();
    testi(&radice, &mut foglie);
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

fn testi<'n>(n: &'n Nodo, v: &mut Vec<&'n Nodo>) {
    match &n.forma {
        Forma::Vuoto => {}
        Forma::Scalare(_) => v.push(n),
        Forma::Elenco(e) => e.iter().for_each(|n| testi(n, v)),
        Forma::Mappa(m) => {
            m.iter()
                .filter(|(k, ..)| !FATTI.contains(&k.as_str()))
                .for_each(|(_, _, n)| testi(n, v));
        }
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
        v.push(Nota { sorte: Sorte::Rileggere, file: percorso.to_owned(), riga: n, messaggio });
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
