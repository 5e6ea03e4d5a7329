//! ente.yaml: required fields, offices, acts, labels, the words of the method.

use std::collections::BTreeMap;

use super::riferimenti::Risolutore;
use super::{DAT_SCONOSCIUTA, DAT_VALORE};
use crate::diagnostic::Luogo;
use crate::model::{Atto, Dato, ETICHETTE, PARTI, Testo, trova_persona};
use crate::valori::{DataGiorno, suggerisci};

impl Risolutore<'_> {
    /// Checks the whole of ente.yaml.
    pub(super) fn ente(&mut self) {
        let e = self.ente;
        let padre = if e.ente.luogo.riga == 0 { e.luogo } else { e.ente.luogo };
        self.serve(e.ente.denominazione.as_ref(), padre, "denominazione");
        let mut visti: BTreeMap<&str, Luogo> = BTreeMap::new();
        for s in &e.settori {
            self.serve(s.id.as_ref(), s.luogo, "id");
            self.serve(s.nome.as_ref(), s.luogo, "nome");
            if let Some(id) = &s.id {
                self.unico(&mut visti, id, "settore");
            }
            self.incaricato(s.responsabile.as_ref());
        }
        for (_, chi) in &e.incarichi.0 {
            self.incaricato(Some(chi));
        }
        let d = &e.documenti;
        for doc in [&d.piano, &d.monitoraggio, &d.relazione, &d.piao] {
            self.atto(&doc.atto);
            self.parti(&doc.parti);
            if let Some(v) = &doc.validazione {
                self.data_con_anno(v.data.as_ref());
            }
        }
        self.data_con_anno(e.bilancio.data.as_ref());
        for d in &e.deroghe {
            self.serve(d.regola.as_ref(), d.luogo, "regola");
            self.serve(d.motivo.as_ref(), d.luogo, "motivo");
        }
        self.etichette();
        self.metodo();
        for data in &e.verifiche.intermedie {
            self.data(Some(data));
        }
        self.data(e.verifiche.finale.as_ref());
    }

    /// A part that no document has would be left out in silence.
    fn parti(&mut self, parti: &[Testo]) {
        let note: Vec<&str> = PARTI.iter().map(|(k, _)| *k).collect();
        for t in parti.iter().filter(|t| !note.contains(&t.as_str())) {
            let aiuto = match suggerisci(t.as_str(), &note) {
                Some(vicina) => format!("forse `{vicina}`? le parti sono: {}", note.join(", ")),
                None => format!("le parti sono: {}", note.join(", ")),
            };
            self.errore(
                DAT_VALORE,
                t.luogo,
                format!("`{t}` non è una parte di un documento"),
                aiuto,
            );
        }
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

    pub(super) fn parola(&mut self, t: Option<&Testo>, cosa: &str, note: &[&str]) {
        if let Some(t) = t
            && !note.contains(&t.as_str())
        {
            let aiuto = format!("si può scrivere: {}", note.join(", "));
            self.errore(DAT_VALORE, t.luogo, format!("`{t}` non è {cosa}"), aiuto);
        }
    }

    pub(super) fn atto(&mut self, a: &Atto) {
        self.data_con_anno(a.data.as_ref());
        if let Some(p) = &a.proposta {
            self.data_con_anno(p.data.as_ref());
        }
        for p in &a.pareri {
            self.data_con_anno(p.data.as_ref());
            self.incaricato(p.di.as_ref());
        }
        for f in &a.firme {
            self.incaricato(f.nome.as_ref());
        }
    }

    pub(super) fn data_con_anno(&mut self, d: Option<&Dato<DataGiorno>>) {
        self.data(d);
        if let Some(d) = d
            && d.valore.as_ref().is_some_and(|v| v.anno.is_none())
        {
            self.errore(
                DAT_VALORE,
                d.luogo,
                format!("alla data `{}` manca l'anno", d.testo),
                "la data di un atto porta l'anno: `data: 26/04/2023`",
            );
        }
    }

    /// An office-holder is a name or an id; what looks like an id and is nobody's is a slip of the
    /// pen, and would be printed on an act.
    pub(super) fn incaricato(&mut self, chi: Option<&Testo>) {
        let Some(chi) = chi else { return };
        let nome = chi.as_str();
        let sembra_nome =
            nome.contains(char::is_whitespace) || nome.starts_with(char::is_uppercase);
        if sembra_nome || trova_persona(self.persone, nome).is_some() {
            return;
        }
        self.nessuno(
            chi,
            "aggiungi la persona a personale.yaml, o correggi l'id; un nome si scrive per esteso, nome e cognome",
        );
    }
}
