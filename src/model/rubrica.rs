//! The register: persons by id and by name, settori by id.

use std::collections::BTreeMap;

use super::{Dipendente, Settore};
use crate::valori::chiave_di_nome;

/// Where each person and each settore stands: a large folder asks for them many times.
#[derive(Clone, Debug, Default)]
pub(crate) struct Rubrica {
    id: BTreeMap<String, usize>,
    nomi: BTreeMap<Vec<String>, usize>,
    settori: BTreeMap<String, usize>,
}

impl Rubrica {
    /// Of what was read; the first of two wins, and an id before a name.
    pub(crate) fn nuovo(persone: &[Dipendente], settori: &[Settore]) -> Self {
        let mut rubrica = Rubrica::default();
        for (i, p) in persone.iter().enumerate() {
            if let Some(id) = &p.id {
                rubrica.id.entry(id.testo.clone()).or_insert(i);
            }
            if let Some(nome) = &p.nome {
                rubrica.nomi.entry(chiave_di_nome(&nome.testo)).or_insert(i);
            }
        }
        for (i, s) in settori.iter().enumerate() {
            if let Some(t) = &s.id {
                rubrica.settori.entry(t.testo.clone()).or_insert(i);
            }
        }
        rubrica
    }

    /// The place of a person, by id, or by name in any order and case, without titles.
    pub(crate) fn persona(&self, chi: &str) -> Option<usize> {
        let per_nome = || self.nomi.get(&chiave_di_nome(chi));
        self.id.get(chi).or_else(per_nome).copied()
    }

    /// The place of a settore.
    pub(crate) fn settore(&self, id: &str) -> Option<usize> {
        self.settori.get(id).copied()
    }
}
