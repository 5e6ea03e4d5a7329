//! `piao/`: reading its sections, and what they refer to.

use std::collections::BTreeMap;

use super::resolver::Resolver;
use super::yaml::YamlNode;
use super::{DAT_RIPETUTA, DAT_VALORE, reader};
use crate::diagnostic::{FileId, Luogo, Segnalazione};
use crate::model::piao::{Fabbisogni, Piao, RischiCorruttivi, Sezione, SezioneFile};
use crate::model::{Dato, intero};
use crate::valori::Numero;

/// Reads the tree of a section.
pub(super) fn leggi(
    p: &mut Piao,
    sezione: Sezione,
    file: FileId,
    percorso: &str,
    nodo: &YamlNode,
    note: &mut Vec<Segnalazione>,
) {
    fn una<T: serde::de::DeserializeOwned + Default>(
        (file, percorso): (FileId, &str),
        nodo: &YamlNode,
        note: &mut Vec<Segnalazione>,
    ) -> Option<SezioneFile<T>> {
        let dati = reader::leggi(nodo, note);
        Some(SezioneFile { file, percorso: percorso.to_owned(), dati })
    }
    let dove = (file, percorso);
    match sezione {
        Sezione::Anagrafica => p.anagrafica = una(dove, nodo, note),
        Sezione::ValorePubblico => p.valore_pubblico = una(dove, nodo, note),
        Sezione::Rischi => p.rischi = una(dove, nodo, note),
        Sezione::Struttura => p.struttura = una(dove, nodo, note),
        Sezione::LavoroAgile => p.lavoro_agile = una(dove, nodo, note),
        Sezione::Fabbisogni => p.fabbisogni = una(dove, nodo, note),
        Sezione::Monitoraggio => p.monitoraggio = una(dove, nodo, note),
        // The schede: there is no such file.
        Sezione::Performance => {}
    }
}

impl<'a> Resolver<'a, '_> {
    /// What of a section its declaration does not say.
    pub(super) fn piao(&mut self, p: &'a Piao) {
        if let Some(s) = &p.rischi {
            self.misure(&s.dati);
        }
        if let Some(s) = &p.fabbisogni {
            self.anni(&s.dati);
        }
        for o in p.valore_pubblico.iter().flat_map(|s| &s.dati.obiettivi) {
            self.classificazione(o.missione.as_ref(), o.programma.as_ref());
        }
    }

    /// The codes of the measures, by which schede name them, are each one's own.
    pub(super) fn misure(&mut self, r: &'a RischiCorruttivi) {
        let mut visti: BTreeMap<&str, Luogo> = BTreeMap::new();
        for (_, m) in r.misure() {
            let Some(codice) = &m.codice else { continue };
            if let Some(prima) = visti.insert(codice.as_str(), codice.luogo) {
                let messaggio = format!("c'è già una misura con codice `{codice}`");
                self.note.push(
                    Segnalazione::errore(DAT_RIPETUTA, codice.luogo, messaggio)
                        .aiuto("ogni codice si usa una volta sola: le schede citano le misure così")
                        .correlata(prima, "la prima volta è qui"),
                );
            }
        }
    }

    fn anni(&mut self, f: &Fabbisogni) {
        for c in &f.cessazioni {
            self.anno(c.anno.as_ref());
        }
        for a in &f.assunzioni {
            self.anno(a.anno.as_ref());
        }
        for i in f.formazione.iter().flat_map(|f| &f.iniziative) {
            self.anno(i.anno.as_ref());
        }
    }

    fn anno(&mut self, anno: Option<&Dato<Numero>>) {
        if let Some(a) = anno.filter(|a| a.valore.is_some())
            && !intero(&a.testo).is_some_and(|n| (1990..2200).contains(&n))
        {
            let messaggio = format!("`{}` non è un anno", a.testo);
            self.errore(DAT_VALORE, a.luogo, messaggio, "scrivi l'anno con quattro cifre: `2026`");
        }
    }
}
