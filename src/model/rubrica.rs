//! The register: persons by id and by name, settori by id and by name.

use std::collections::BTreeMap;

use super::{Dipendente, Settore};
use crate::valori::{chiave_di_nome, confrontabile};

/// Where each person and each settore stands: a large folder asks for them many times.
#[derive(Clone, Debug, Default)]
pub(crate) struct Rubrica {
    id: BTreeMap<String, usize>,
    /// The persons of each name, in their order.
    nomi: BTreeMap<Vec<String>, Vec<usize>>,
    settori: BTreeMap<String, usize>,
}

impl Rubrica {
    /// Of what was read; the first of two wins, and an id before a name.
    pub(crate) fn nuovo(persone: &[Dipendente], settori: &[Settore]) -> Self {
        let mut rubrica = Rubrica::default();
        for (i, p) in persone.iter().enumerate() {
            if let Some(id) = &p.id {
                rubrica.id.entry(confrontabile(&id.testo)).or_insert(i);
            }
            if let Some(nome) = &p.nome {
                rubrica.nomi.entry(chiave_di_nome(&nome.testo)).or_default().push(i);
            }
        }
        let per_id = settori.iter().map(|s| &s.id).enumerate();
        for (i, t) in per_id.chain(settori.iter().map(|s| &s.nome).enumerate()) {
            if let Some(t) = t {
                rubrica.settori.entry(confrontabile(&t.testo)).or_insert(i);
            }
        }
        rubrica
    }

    /// The place of a person, by id, or by name in any order and case, without titles.
    pub(crate) fn persona(&self, chi: &str) -> Option<usize> {
        let per_nome = || self.nomi.get(&chiave_di_nome(chi)).and_then(|v| v.first()).copied();
        self.id.get(&confrontabile(chi)).copied().or_else(per_nome)
    }

    /// The persons that a reference by name may mean, where they are more than one.
    pub(crate) fn omonimi(&self, chi: &str) -> Option<&[usize]> {
        if self.id.contains_key(&confrontabile(chi)) {
            return None;
        }
        self.nomi.get(&chiave_di_nome(chi)).map(Vec::as_slice).filter(|v| v.len() > 1)
    }

    /// The place of a settore, by its id or its exact name.
    pub(crate) fn settore(&self, id: &str) -> Option<usize> {
        self.settori.get(&confrontabile(id)).copied()
    }
}
