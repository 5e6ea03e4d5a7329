//! Who may be named: the edition of a document.
//!
//! Names beside scores or shares must not be published (Garante, provv. 204/2025): in the public
//! edition persons become their role, shares and individual results go; office-holders stay named in
//! plans and become their office in documents with results.

use crate::model::{Cartella, Dipendente, Obiettivo, Testo, detto};
use crate::template::TestoStampato;

/// For whom a document is made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Edizione {
    /// For the file: everything.
    #[default]
    Integrale,
    /// For publication.
    Pubblica,
}

/// How people are printed in one document.
#[derive(Clone, Copy)]
pub struct Nomi<'a> {
    cartella: &'a Cartella,
    edizione: Edizione,
    /// Whether the document has results.
    risultati: bool,
}

impl<'a> Nomi<'a> {
    /// The names of a document.
    pub fn nuovi(cartella: &'a Cartella, edizione: Edizione, risultati: bool) -> Self {
        Nomi { cartella, edizione, risultati }
    }

    /// Whether it is for publication.
    pub fn pubblica(&self) -> bool {
        self.edizione == Edizione::Pubblica
    }

    /// The folder.
    pub fn cartella(&self) -> &'a Cartella {
        self.cartella
    }

    /// A person beside shares or results.
    pub fn persona(&self, p: &Dipendente) -> String {
        if self.pubblica() { self.ruolo(p) } else { detto(p.nome.as_ref()) }
    }

    /// An office-holder: named in a plan, an office in a public document with results.
    pub fn incaricato(&self, chi: &Testo, ufficio: &str) -> String {
        if !(self.pubblica() && self.risultati) {
            return self.cartella.nome(chi);
        }
        match self.cartella.persona(chi.as_str()) {
            Some(p) => self.ruolo(p),
            None => ufficio.to_owned(),
        }
    }

    /// The responsabile of a scheda: its own, else its settore's.
    pub fn responsabile(&self, o: &Obiettivo) -> Option<TestoStampato> {
        let settore = self.cartella.settori_di(o).first().copied();
        let settore = settore.and_then(|s| self.cartella.ente.settori.get(s));
        let chi = o.responsabile.as_ref().or(settore.and_then(|s| s.responsabile.as_ref()))?;
        let nome = settore.and_then(|s| s.nome.as_ref());
        let ufficio = match nome {
            Some(n) => format!("Responsabile {n}"),
            None => "Responsabile".to_owned(),
        };
        Some(TestoStampato::presso(self.incaricato(chi, &ufficio), chi.luogo))
    }

    /// Whether the results of a scheda are one person's own.
    pub fn individuale(&self, o: &Obiettivo) -> bool {
        o.tipo.as_ref().and_then(|t| t.valore) == Some(crate::model::TipoObiettivo::Individuale)
    }

    /// The role that stands for a name; by default categoria and settore.
    fn ruolo(&self, p: &Dipendente) -> String {
        if let Some(r) = &p.ruolo {
            return r.testo.clone();
        }
        let ultimo = p.periodi.last();
        let categoria = p.categoria.as_ref().or(ultimo.and_then(|q| q.categoria.as_ref()));
        let settore = p.settore.as_ref().or(ultimo.and_then(|q| q.settore.as_ref()));
        let settore = settore.and_then(|s| self.cartella.settore(s.as_str()));
        let settore = settore.and_then(|(_, s)| s.nome.as_ref());
        match (categoria, settore) {
            (Some(c), Some(s)) => format!("{c}, {s}"),
            (Some(c), None) => c.testo.clone(),
            (None, Some(s)) => format!("Personale, {s}"),
            (None, None) => "Personale".into(),
        }
    }
}
