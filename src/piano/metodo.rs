//! The method of scoring that the vote approved with the plan, and what became of it.

use crate::diagnostic::Luogo;
use crate::model::Lucchetto;
use crate::score::{Metodo, Valutata};

/// A parameter that differs: its key, its value before and after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DifferenzaMetodo {
    /// The key, as in the data; `nome` for the profile.
    pub chiave: String,
    /// Before; empty where nobody says it.
    pub prima: String,
    /// After.
    pub dopo: String,
}

/// A method as the lock holds it: its name, then each parameter in one form.
pub fn voci(m: &Metodo) -> Vec<(String, String)> {
    let nome = ("nome".to_owned(), m.nome.clone());
    let parametri = m.voci(false).into_iter().map(|v| (v.chiave.to_owned(), v.forma));
    std::iter::once(nome).chain(parametri).collect()
}

/// The method that a lock holds; empty in a lock of the first form.
pub fn votato(l: &Lucchetto) -> Vec<(String, String)> {
    l.metodo.0.iter().map(|(k, v)| (k.testo.clone(), v.testo.clone())).collect()
}

/// What differs between two methods: their parameters. Another name for the same ones is no difference, and
/// nothing is where one side does not say its method.
pub fn confronta(prima: &[(String, String)], dopo: &[(String, String)]) -> Vec<DifferenzaMetodo> {
    if prima.is_empty() || dopo.is_empty() {
        return Vec::new();
    }
    let valore = |voci: &[(String, String)], chiave: &str| {
        voci.iter().find(|(k, _)| k == chiave).map_or(String::new(), |(_, v)| v.clone())
    };
    let mut chiavi: Vec<&str> = prima.iter().map(|(k, _)| k.as_str()).collect();
    chiavi.extend(dopo.iter().map(|(k, _)| k.as_str()).filter(|k| valore(prima, k).is_empty()));
    let parametri = chiavi.into_iter().filter(|k| *k != "nome");
    let una = |chiave: &str| {
        let (prima, dopo) = (valore(prima, chiave), valore(dopo, chiave));
        (prima != dopo).then(|| DifferenzaMetodo { chiave: chiave.to_owned(), prima, dopo })
    };
    parametri.filter_map(una).collect()
}

impl Valutata {
    /// What of the method changed since the vote, where the folder's lock holds it.
    pub fn metodo_cambiato(&self) -> Vec<DifferenzaMetodo> {
        let lucchetto = self.cartella().lucchetto.as_ref();
        lucchetto.map_or_else(Vec::new, |l| confronta(&votato(l), &voci(self.metodo())))
    }
}

/// Where the lock says a parameter of the method.
pub fn posto(l: &Lucchetto, chiave: &str) -> Luogo {
    l.metodo.get(chiave).map_or(l.luogo, |t| t.luogo)
}
