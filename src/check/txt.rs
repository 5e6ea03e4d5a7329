//! TXT: texts as they are read, wherever they stand.

use super::{Contesto, Descritta, Rule, regola};
use crate::diagnostic::{Luogo, Segnalazione};
use crate::model::{
    Cartella, Documenti, Documento, Ente, Indicatore, OMappa, Obiettivo, Processo, Stadio,
    StatoAtto, Testo, Verifica,
};

/// What the starter folder writes where a text is wanted. In small letters it is plain Italian.
const AVVIO: &str = "DA COMPILARE";

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
}

/// Every text that is printed at this stage or before.
pub(super) fn testi<'a>(c: &Contesto<'a>) -> Vec<Brano<'a>> {
    let mut r = Raccolta(Vec::new());
    r.cartella(c.cartella());
    r.0.retain(|b| b.dal <= c.stadio);
    r.0
}

struct Raccolta<'a>(Vec<Brano<'a>>);

impl<'a> Raccolta<'a> {
    fn dal(&mut self, dal: Stadio, testi: impl IntoIterator<Item = &'a Testo>) {
        self.0.extend(testi.into_iter().map(|testo| Brano { testo, dal }));
    }

    fn piano(&mut self, testi: impl IntoIterator<Item = &'a Testo>) {
        self.dal(Stadio::Piano, testi);
    }

    fn cartella(&mut self, c: &'a Cartella) {
        self.ente(&c.ente);
        for p in &c.persone {
            self.piano([&p.nome, &p.ruolo, &p.categoria].into_iter().flatten());
        }
        for p in &c.processi {
            self.processo(&p.scheda);
        }
        for o in &c.obiettivi {
            self.scheda(&o.scheda);
        }
        self.dal(Stadio::Intermedia, c.variazioni.iter().filter_map(|v| v.motivo.as_ref()));
    }

    fn ente(&mut self, e: &'a Ente) {
        self.piano(&e.ente.denominazione);
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
            (Stadio::Piano, &d.piao),
            (Stadio::Intermedia, &d.monitoraggio),
            (Stadio::Consuntivo, &d.relazione),
        ] {
            self.dal(dal, [&x.titolo, &x.sottotitolo, &x.sezione].into_iter().flatten());
            let firme = x.atto.firme.iter().flat_map(|f| [&f.ruolo, &f.nome]);
            self.dal(dal, firme.flatten());
        }
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

regola! {
    /// TXT-003: nessun testo aspetta di essere scritto
    ///
    /// # Cosa controlla
    /// Che nei testi non resti `DA COMPILARE`, il segno della cartella di partenza, quando l'atto del
    /// documento non è più una bozza. Ogni testo conta dal documento che lo stampa: una relazione
    /// finale, dal consuntivo. Si guarda anche nella premessa, e nel motivo delle deroghe: in una
    /// cartella riportata dall'anno prima ognuna aspetta una conferma.
    ///
    /// # Perché
    /// Un testo di partenza che finisce nell'atto votato si legge sull'albo pretorio.
    ///
    /// # Esempio sbagliato
    /// ```yaml
    /// # ente.yaml
    /// documenti:
    ///   piano:
    ///     titolo: Piano della performance
    ///     atto:
    ///       stato: proposta
    /// # obiettivi/a.yaml
    /// titolo: "DA COMPILARE: il titolo dell'obiettivo"
    /// indicatori:
    ///   - nome: Fascicoli acquisiti
    ///     atteso: almeno 80%
    /// ```
    ///
    /// # Esempio giusto
    /// ```yaml
    /// # obiettivi/a.yaml
    /// titolo: Archivio digitale
    /// indicatori:
    ///   - nome: Fascicoli acquisiti
    ///     atteso: almeno 80%
    /// ```
    ///
    /// # Riferimenti
    /// Nessuna norma: coerenza dei dati.
    DaCompilare
}

impl Rule for DaCompilare {
    fn controlla(&self, c: &Contesto<'_>, esiti: &mut Vec<Segnalazione>) {
        let d = &c.cartella().ente.documenti;
        // A deroga whose reason was carried over holds until the act is put to the vote.
        let motivi = c.cartella().ente.deroghe.iter().filter_map(|d| d.motivo.as_ref());
        let motivi = motivi.map(|testo| Brano { testo, dal: Stadio::Piano });
        let brani = testi(c).into_iter().chain(motivi);
        for b in brani.filter(|b| b.testo.as_str().contains(AVVIO)) {
            if definitivo(d, b.dal, c.stadio) {
                esiti.push(self.da_scrivere(c, b.testo.luogo, b.dal, in_breve(b.testo)));
            }
        }
        for (dal, x) in documenti(d) {
            let Some(file) = x.premessa.as_ref().filter(|_| definitivo(d, dal, c.stadio)) else {
                continue;
            };
            let premessa = c.cartella().allegati.get(file.as_str());
            if premessa.is_some_and(|a| String::from_utf8_lossy(&a.byte).contains(AVVIO)) {
                esiti.push(self.da_scrivere(c, file.luogo, dal, format!("{file}: {AVVIO}")));
            }
        }
    }
}

impl DaCompilare {
    fn da_scrivere(
        &self,
        c: &Contesto<'_>,
        luogo: Luogo,
        dal: Stadio,
        testo: String,
    ) -> Segnalazione {
        let s = self
            .errore(luogo, format!("c'è ancora il testo di partenza: `{testo}`"))
            .aiuto("scrivi il testo, o togli la chiave; finché si lavora l'atto è `stato: bozza`");
        if dal == Stadio::Piano { c.programmato(s) } else { s }
    }
}

/// The documents of the cycle, each with its stage.
fn documenti(d: &Documenti) -> [(Stadio, &Documento); 3] {
    [
        (Stadio::Piano, &d.piano),
        (Stadio::Intermedia, &d.monitoraggio),
        (Stadio::Consuntivo, &d.relazione),
    ]
}

/// Whether a document that prints what is known from a stage on, up to this one, is no draft.
fn definitivo(d: &Documenti, dal: Stadio, stadio: Stadio) -> bool {
    let stampa = |s: Stadio| (dal..=stadio).contains(&s);
    documenti(d).into_iter().any(|(s, x)| stampa(s) && x.atto.stato() != StatoAtto::Bozza)
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
