//! Narrative fields: what CommonMark allows and a document does not print is found at its place.

use std::ops::Range;

use pulldown_cmark::{Event, Parser, Tag};

use super::DAT_IMMAGINE;
use super::riferimenti::Risolutore;
use crate::model::{Indicatore, Obiettivo, Processo, Testo, Variazione, Verifica};

/// Where the first picture of a narrative stands, in bytes.
pub fn figura(testo: &str) -> Option<Range<usize>> {
    let eventi = Parser::new(testo).into_offset_iter();
    let una = |(e, dove)| matches!(e, Event::Start(Tag::Image { .. })).then_some(dove);
    { eventi }.find_map(una)
}

/// The first picture of a narrative, as it was typed.
pub fn immagine(testo: &str) -> Option<&str> {
    testo.get(figura(testo)?)
}

impl Risolutore<'_> {
    pub(super) fn prosa(&mut self, t: Option<&Testo>) {
        if let Some(t) = t
            && let Some(figura) = immagine(t.as_str())
        {
            self.errore(
                DAT_IMMAGINE,
                t.luogo,
                format!("c'è un'immagine in un testo: `{figura}`"),
                "nei testi non si stampano immagini: toglila, o scrivi dove si trova",
            );
        }
    }

    fn prosa_indicatori(&mut self, indicatori: &[Indicatore]) {
        for i in indicatori {
            self.prosa(i.note.as_ref());
            for r in &i.rilevazioni {
                self.prosa(r.note.as_ref());
            }
        }
    }

    fn prosa_verifica(&mut self, v: &Verifica) {
        self.prosa(v.relazione.as_ref());
        self.prosa(v.scostamenti.cause.as_ref());
        self.prosa(v.scostamenti.effetti.as_ref());
        self.prosa(v.provvedimenti.intrapresi.as_ref());
        self.prosa(v.provvedimenti.da_attivare.as_ref());
        self.prosa(v.valutazione.as_ref().and_then(|x| x.motivo.as_ref()));
    }

    /// The narrative fields of a scheda.
    pub(super) fn prosa_obiettivo(&mut self, o: &Obiettivo) {
        self.prosa(o.descrizione.as_ref());
        self.prosa(o.analisi.as_ref());
        self.prosa(o.note.as_ref());
        self.prosa_indicatori(&o.indicatori);
        let v = &o.verifiche;
        for verifica in v.intermedia.iter().chain(&v.intermedie).chain(&v.finale) {
            self.prosa_verifica(verifica);
        }
    }

    /// The narrative fields of a process sheet.
    pub(super) fn prosa_processo(&mut self, p: &Processo) {
        self.prosa(p.finalita.as_ref());
        self.prosa(p.analisi.as_ref());
        self.prosa_indicatori(&p.indicatori);
    }

    /// The reason of a variation.
    pub(super) fn prosa_variazione(&mut self, v: &Variazione) {
        self.prosa(v.motivo.as_ref());
    }
}

#[cfg(test)]
mod tests {
    use super::immagine;

    #[test]
    fn a_picture_is_found_and_a_bracket_is_not() {
        assert_eq!(immagine("testo ![foto](a.png) fine"), Some("![foto](a.png)"));
        assert_eq!(immagine("attenzione![1] [x](https://e.it) `![a](b)`"), None);
    }
}
