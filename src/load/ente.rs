//! ente.yaml: ids, labels, the method.

use std::collections::BTreeMap;

use super::resolver::Resolver;
use super::{DAT_RIPETUTA, DAT_SCONOSCIUTA};
use crate::diagnostic::{Luogo, Segnalazione};
use crate::model::ETICHETTE;
use crate::valori::{confrontabile, suggerisci};

impl Resolver<'_, '_> {
    /// What of ente.yaml its declaration does not say.
    pub(super) fn ente(&mut self) {
        let mut visti: BTreeMap<&str, Luogo> = BTreeMap::new();
        for id in self.ente.settori.iter().filter_map(|s| s.id.as_ref()) {
            self.unico(&mut visti, id, "settore");
        }
        let mut nomi: BTreeMap<String, Luogo> = BTreeMap::new();
        for nome in self.ente.settori.iter().filter_map(|s| s.nome.as_ref()) {
            let chiave = confrontabile(nome.as_str());
            if let Some(prima) = nomi.insert(chiave, nome.luogo) {
                let messaggio = format!("due settori si chiamano `{nome}`");
                self.note.push(
                    Segnalazione::errore(DAT_RIPETUTA, nome.luogo, messaggio)
                        .aiuto(
                            "dai a ognuno il suo nome: le schede e le pagine li distinguono così",
                        )
                        .correlata(prima, "il primo è qui"),
                );
            }
        }
        self.etichette();
        self.metodo();
    }

    /// A label that the page does not have would be lost in silence.
    fn etichette(&mut self) {
        let note: Vec<&str> = ETICHETTE.iter().map(|(k, _)| *k).collect();
        for (chiave, _) in &self.ente.etichette.0 {
            if !note.contains(&chiave.as_str()) {
                let aiuto = match suggerisci(chiave.as_str(), &note) {
                    Some(vicina) => format!("forse `{vicina}`?"),
                    None => format!("le etichette sono: {}", note.join(", ")),
                };
                self.errore(
                    DAT_SCONOSCIUTA,
                    chiave.luogo,
                    format!("etichetta sconosciuta: `{chiave}`"),
                    aiuto,
                );
            }
        }
    }
}
