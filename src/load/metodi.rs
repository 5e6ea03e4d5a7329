//! The named methods: files built into the program, in the words that `metodologia` has in ente.yaml.

use super::{reader, yaml};
use crate::assets;
use crate::diagnostic::FileId;
use crate::model::{Metodologia, NomeMetodo};

/// A named method, from the one at its root to itself: each says what it changes of the one before.
/// Empty for a name that no file has.
pub fn profilo(nome: NomeMetodo) -> Vec<Metodologia> {
    let mut catena = Vec::new();
    let mut prossimo = Some(nome);
    while let Some(nome) = prossimo {
        let Some(testo) = testo(nome) else { break };
        // A file that does not read is empty here, and a test reads them all.
        let m: Metodologia = yaml::leggi(FileId(0), testo, |_| true)
            .0
            .map(|nodo| reader::leggi(&nodo, &mut Vec::new()))
            .unwrap_or_default();
        prossimo = m.base.as_ref().and_then(|b| b.valore).filter(|b| *b != nome);
        catena.push(m);
        if catena.len() > assets::METODI.len() {
            break;
        }
    }
    catena.reverse();
    catena
}

/// The file of a named method, as an office can copy it into ente.yaml.
pub fn testo(nome: NomeMetodo) -> Option<&'static str> {
    let (_, testo) =
        assets::METODI.iter().find(|(f, _)| f.strip_suffix(".yaml") == Some(nome.parola()))?;
    Some(testo)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_of_a_method_reads_without_a_finding() {
        for nome in NomeMetodo::tutti() {
            let mut note = Vec::new();
            let (nodo, trovate) = yaml::leggi(FileId(0), testo(nome).unwrap(), |_| true);
            let m: Metodologia = reader::leggi(&nodo.unwrap(), &mut note);
            assert!(
                trovate.is_empty() && note.is_empty(),
                "{}: {trovate:?} {note:?}",
                nome.parola()
            );
            assert!(!m.extra.testi().is_empty(), "{}", nome.parola());
            let catena = profilo(nome);
            assert_eq!(catena.last(), Some(&m));
            assert!(catena.first().is_some_and(|m| m.base.is_none()), "{}", nome.parola());
        }
    }
}
