//! TXT: texts as they are read, wherever they stand.

use super::Contesto;
use crate::model::{
    Cartella, Documento, Ente, Indicatore, OMappa, Obiettivo, Processo, Stadio, Testo, Verifica,
};

/// Words that say how others hang together, and nothing by themselves; sorted.
const LEGAMI: [&str; 60] = [
    "a", "ad", "agli", "ai", "al", "all", "alla", "alle", "allo", "col", "con", "d", "da", "dagli",
    "dai", "dal", "dall", "dalla", "dalle", "dallo", "degli", "dei", "del", "dell", "della",
    "delle", "dello", "di", "e", "ed", "fra", "gli", "i", "il", "in", "l", "la", "le", "lo",
    "negli", "nei", "nel", "nell", "nella", "nelle", "nello", "o", "per", "su", "sugli", "sui",
    "sul", "sull", "sulla", "sulle", "sullo", "tra", "un", "una", "uno",
];

/// The words of a text in small letters without accents; a point between letters parts nothing
/// (D.P.C.M.).
pub(super) fn parole(testo: &str) -> Vec<String> {
    let lettera = |c: char| match c {
        'à' | 'á' => 'a',
        'è' | 'é' => 'e',
        'ì' | 'í' => 'i',
        'ò' | 'ó' => 'o',
        'ù' | 'ú' => 'u',
        c => c,
    };
    let piano: String = testo.to_lowercase().chars().filter(|c| *c != '.').map(lettera).collect();
    let parole = piano.split(|c: char| !c.is_alphanumeric()).filter(|p| !p.is_empty());
    parole.map(str::to_owned).collect()
}

/// The same without articles, prepositions and conjunctions.
pub(super) fn significative(testo: &str) -> Vec<String> {
    let mut v = parole(testo);
    v.retain(|p| LEGAMI.binary_search(&p.as_str()).is_err());
    v
}

/// Whether some words follow each other.
pub(super) fn in_fila(parole: &[String], fila: &[&str]) -> bool {
    parole.windows(fila.len().max(1)).any(|w| w == fila)
}

/// The beginning of a text on one line, for a message.
pub(super) fn in_breve(t: &Testo) -> String {
    let riga = t.as_str().split_whitespace().collect::<Vec<_>>().join(" ");
    if riga.chars().count() <= 60 {
        return riga;
    }
    let inizio: String = riga.chars().take(59).collect();
    format!("{}…", inizio.trim_end())
}

/// A text of the data, and the first stage whose document prints it.
#[derive(Clone, Copy)]
pub(super) struct Brano<'a> {
    /// The text.
    pub testo: &'a Testo,
    /// What the plan prints is planned; the rest was found out later.
    pub dal: Stadio,
    /// Which documents print it.
    pub parte: Parte,
}

impl Brano<'_> {
    /// Whether only the PIAO prints it.
    pub(super) fn del_piao(&self) -> bool {
        self.parte == Parte::Piao
    }
}

/// To which documents a text belongs.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Parte {
    /// To all: who the ente is, who works there.
    Comune,
    /// To those that print the schede.
    Schede,
    /// To the PIAO alone.
    Piao,
}

/// Every text that is printed at this stage or before.
pub(super) fn testi<'a>(c: &Contesto<'a>) -> Vec<Brano<'a>> {
    let mut r = Raccolta { brani: Vec::new(), parte: Parte::Comune };
    r.cartella(c.cartella());
    r.brani.retain(|b| b.dal <= c.stadio);
    r.brani
}

struct Raccolta<'a> {
    brani: Vec<Brano<'a>>,
    /// Where what comes next belongs.
    parte: Parte,
}

impl<'a> Raccolta<'a> {
    fn dal(&mut self, dal: Stadio, testi: impl IntoIterator<Item = &'a Testo>) {
        let parte = self.parte;
        self.brani.extend(testi.into_iter().map(|testo| Brano { testo, dal, parte }));
    }

    fn piano(&mut self, testi: impl IntoIterator<Item = &'a Testo>) {
        self.dal(Stadio::Piano, testi);
    }

    fn cartella(&mut self, c: &'a Cartella) {
        self.ente(&c.ente);
        for p in &c.persone {
            self.piano([&p.nome, &p.ruolo, &p.categoria].into_iter().flatten());
        }
        self.parte = Parte::Schede;
        for p in &c.processi {
            self.processo(&p.scheda);
        }
        for o in &c.obiettivi {
            self.scheda(&o.scheda);
        }
        self.dal(Stadio::Intermedia, c.variazioni.iter().filter_map(|v| v.motivo.as_ref()));
        self.parte = Parte::Piao;
        self.documento(Stadio::Piano, &c.ente.documenti.piao);
        for r in c.piao.iter().flat_map(|p| p.sezioni()).map(|s| s.rassegna()) {
            self.piano(r.testi);
            self.piano(r.prose.into_iter().filter(|p| p.file().is_none()).map(|p| &p.0));
        }
    }

    fn ente(&mut self, e: &'a Ente) {
        let a = &e.ente;
        self.piano([&a.denominazione, &a.provincia, &a.codice_istat].into_iter().flatten());
        self.piano([&a.codice_ipa, &a.codice_fiscale, &a.partita_iva].into_iter().flatten());
        self.piano(e.incarichi.0.iter().map(|(_, t)| t));
        for s in &e.settori {
            self.piano([&s.nome, &s.responsabile].into_iter().flatten());
        }
        self.piano(e.strategia.iter().filter_map(|v| v.titolo.as_ref()));
        self.piano(e.etichette.0.iter().map(|(_, t)| t));
        if let Some(OMappa::Mappa(m)) = &e.metodologia {
            match &m.atto {
                Some(OMappa::Testo(t)) => self.piano([t]),
                Some(OMappa::Mappa(a)) => self.piano(&a.numero),
                None => {}
            }
        }
        let d = &e.documenti;
        for (dal, x) in [
            (Stadio::Piano, &d.piano),
            (Stadio::Intermedia, &d.monitoraggio),
            (Stadio::Consuntivo, &d.relazione),
        ] {
            self.documento(dal, x);
        }
    }

    fn documento(&mut self, dal: Stadio, x: &'a Documento) {
        self.dal(dal, [&x.titolo, &x.sottotitolo, &x.sezione].into_iter().flatten());
        let firme = x.atto.firme.iter().flat_map(|f| [&f.ruolo, &f.nome]);
        self.dal(dal, firme.flatten());
    }

    fn processo(&mut self, p: &'a Processo) {
        self.piano([&p.titolo, &p.processo, &p.finalita].into_iter().flatten());
        self.piano(p.coordinamento.iter().chain(&p.stakeholder).chain(&p.risorse_strumentali));
        for i in &p.indici {
            self.piano([&i.nome, &i.unita].into_iter().flatten());
        }
        self.indicatori(&p.indicatori);
        self.dal(Stadio::Consuntivo, &p.analisi);
    }

    fn scheda(&mut self, s: &'a Obiettivo) {
        self.piano([&s.titolo, &s.responsabile, &s.descrizione, &s.note].into_iter().flatten());
        match &s.obiettivo_strategico {
            Some(OMappa::Testo(t)) => self.piano([t]),
            Some(OMappa::Mappa(m)) => self.piano(&m.titolo),
            None => {}
        }
        self.piano(s.stakeholder.iter().chain(&s.risorse_strumentali));
        self.piano(s.risorse_finanziarie.iter().filter_map(|r| r.descrizione.as_ref()));
        self.piano(s.fasi.iter().filter_map(|f| f.descrizione.as_ref()));
        self.indicatori(&s.indicatori);
        let v = &s.verifiche;
        for x in v.intermedia.iter().chain(&v.intermedie) {
            self.verifica(Stadio::Intermedia, x);
        }
        if let Some(x) = &v.finale {
            self.verifica(Stadio::Consuntivo, x);
        }
        self.dal(Stadio::Consuntivo, &s.analisi);
    }

    fn indicatori(&mut self, indicatori: &'a [Indicatore]) {
        for i in indicatori {
            let testi = [&i.nome, &i.atteso, &i.unita, &i.formula, &i.fonte, &i.evidenza, &i.note];
            self.piano(testi.into_iter().flatten());
            self.piano(&i.scala);
            self.dal(Stadio::Intermedia, i.rilevazioni.iter().filter_map(|r| r.note.as_ref()));
            self.dal(Stadio::Consuntivo, [&i.realizzato, &i.esito].into_iter().flatten());
        }
    }

    fn verifica(&mut self, dal: Stadio, v: &'a Verifica) {
        let scostamenti = [&v.scostamenti.cause, &v.scostamenti.effetti];
        let provvedimenti = [&v.provvedimenti.intrapresi, &v.provvedimenti.da_attivare];
        self.dal(dal, &v.relazione);
        self.dal(dal, scostamenti.into_iter().chain(provvedimenti).flatten());
        self.dal(dal, v.valutazione.iter().filter_map(|x| x.motivo.as_ref()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_without_what_ties_them() {
        assert!(LEGAMI.is_sorted());
        let p = significative("Indicatore ex art. 9 del D.P.C.M., la Tempestività dei pagamenti");
        assert_eq!(p, ["indicatore", "ex", "art", "9", "dpcm", "tempestivita", "pagamenti"]);
        assert!(in_fila(&p, &["tempestivita", "pagamenti"]) && !in_fila(&p, &["ex", "9"]));
    }
}
