//! DOC: the document says what it is, and calls things by their names.

use rayon::prelude::*;

use super::txt::{Brano, in_fila, parole, significative};
use super::{Contesto, Descritta, Rule, regola};
use crate::diagnostic::{Luogo, Segnalazione};
use crate::model::chiavi::{Gruppo, percorri};
use crate::model::{Documento, Stadio, StatoAtto, Testo};

regola! {
    /// DOC-002: il titolo e i dati sono del documento che si vota
    ///
    /// # Cosa controlla
    /// Dove l'atto non è una bozza: che il titolo del piano non parli di relazione o di consuntivo, e che
    /// quello della relazione non sia il titolo di un piano. E che un piano ancora in proposta non abbia
    /// già i risultati (`realizzato`, `realizzata`, `effettivo`, `consuntivo`, la verifica finale).
    ///
    /// # Perché
    /// Un piano che contiene i risultati non è un piano: gli obiettivi si assegnano prima, o i premi che
    /// ne dipendono si contestano.
    ///
    /// # Esempio sbagliato
    /// ```yaml
    /// # ente.yaml
    /// documenti:
    ///   piano:
    ///     titolo: Relazione sulla performance
    ///     atto:
    ///       stato: proposta
    /// # obiettivi/a.yaml
    /// indicatori:
    ///   - nome: Fascicoli acquisiti
    ///     atteso: almeno 80%
    /// ```
    ///
    /// # Esempio giusto
    /// ```yaml
    /// # ente.yaml
    /// documenti:
    ///   piano:
    ///     titolo: Piano della performance
    ///     atto:
    ///       stato: proposta
    ///   relazione:
    ///     titolo: Relazione sulla performance
    /// ```
    ///
    /// # Riferimenti
    /// D.Lgs. 150/2009, artt. 5 e 10, comma 1, lettera b.
    TitoloEDati
}

/// Whether a title speaks of results: "relazione", but neither "in relazione a" nor the old
/// "relazione previsionale".
fn di_risultati(t: &Testo) -> bool {
    let p = parole(t.as_str());
    let relazione = p.iter().any(|x| x == "relazione")
        && !in_fila(&p, &["in", "relazione"])
        && !in_fila(&p, &["relazione", "previsionale"]);
    relazione || p.iter().any(|x| x == "consuntivo")
}

/// Whether a title is a plan's: one that reports on a plan says so.
fn di_piano(t: &Testo) -> bool {
    const RESOCONTI: [&str; 6] =
        ["relazion", "consuntiv", "rendicont", "rapporto", "report", "attuazione"];
    let p = parole(t.as_str());
    let resoconto = |x: &String| RESOCONTI.iter().any(|r| x.starts_with(r));
    p.iter().any(|x| x == "piano") && !p.iter().any(resoconto)
}

/// Where the results stand, in the order of the places.
fn risultati(c: &Contesto<'_>) -> Vec<Luogo> {
    let cartella = c.cartella();
    let processi = cartella.processi.iter().map(|p| &p.scheda as &dyn Gruppo);
    let fogli = cartella.obiettivi.iter().map(|o| &o.scheda as &dyn Gruppo).chain(processi);
    let gruppi = cartella.gruppi.0.iter().flat_map(|(_, g)| g).map(|q| q as &dyn Gruppo);
    let mut v: Vec<Luogo> = Vec::new();
    for g in fogli.chain(gruppi) {
        percorri(g, &mut |via, contenuto| {
            let realizzato = via.rilevata() && via.dal() == Stadio::Consuntivo;
            v.extend(contenuto.scritto().filter(|_| realizzato).map(|(_, luogo)| luogo));
        });
    }
    v.sort_unstable();
    v.dedup();
    v
}

impl Rule for TitoloEDati {
    fn controlla(&self, c: &Contesto<'_>, esiti: &mut Vec<Segnalazione>) {
        let d = &c.cartella().ente.documenti;
        let votato = |x: &Documento| x.atto.stato() != StatoAtto::Bozza;
        let titoli = [&d.piano.titolo, &d.piano.sottotitolo].into_iter().flatten();
        for t in titoli.filter(|t| votato(&d.piano) && di_risultati(t)) {
            esiti.push(
                self.avviso(
                    t.luogo,
                    format!("il piano si intitola `{t}`: è il titolo di un consuntivo"),
                )
                .aiuto("correggi il titolo; quello di fine anno sta in `documenti: relazione:`"),
            );
        }
        if let Some(t) = d.relazione.titolo.as_ref().filter(|t| votato(&d.relazione) && di_piano(t))
        {
            esiti.push(
                self.avviso(
                    t.luogo,
                    format!("la relazione si intitola `{t}`: è il titolo di un piano"),
                )
                .aiuto("scrivi per esempio Relazione sulla performance"),
            );
        }
        if c.stadio == Stadio::Piano && d.piano.atto.stato() == StatoAtto::Proposta {
            let luoghi = risultati(c);
            let quanti = match luoghi.len() {
                1 => "un risultato".to_owned(),
                n => format!("{n} risultati"),
            };
            if let Some(primo) = luoghi.first() {
                esiti.push(
                    self.avviso(*primo, format!("il piano è ancora una proposta, e i dati hanno già {quanti}"))
                        .aiuto("se sono dell'anno prima, toglili; se l'anno è passato, scrivi numero e data dell'atto che ha approvato il piano"),
                );
            }
        }
    }
}

regola! {
    /// DOC-005: le sigle e i nomi sono quelli giusti
    ///
    /// # Cosa controlla
    /// Che nei testi non ci siano tre confusioni note: PTCP (il piano territoriale di coordinamento
    /// provinciale) dove si parla di corruzione, trasparenza o misure; il PIAO chiamato Piano delle attività
    /// e dell'organizzazione, senza «integrato»; la «previsione» della corruzione.
    ///
    /// # Perché
    /// Una sigla sbagliata rimanda a un altro piano, e il testo non si ritrova.
    ///
    /// # Esempio sbagliato
    /// ```yaml
    /// indicatori:
    ///   - nome: Attuazione delle misure specifiche del PTCP
    ///     atteso: almeno 80%
    /// ```
    ///
    /// # Esempio giusto
    /// ```yaml
    /// indicatori:
    ///   - nome: Attuazione delle misure specifiche della sottosezione 2.3 del PIAO
    ///     atteso: almeno 80%
    /// ```
    ///
    /// # Riferimenti
    /// DL 80/2021, art. 6; DM 132/2022, art. 3.
    NomiGiusti, guarda Foglio
}

/// How near a word must be to PTCP to say what is meant by it.
const VICINO: usize = 8;

fn ptcp(p: &[String]) -> bool {
    const CORRUZIONE: [&str; 5] =
        ["corruzione", "anticorruzione", "trasparenza", "misura", "misure"];
    const TERRITORIO: [&str; 6] = [
        "territoriale",
        "territorio",
        "salvaguardia",
        "urbanistica",
        "provinciale",
        "coordinamento",
    ];
    let posti = p.iter().enumerate().filter(|(_, x)| *x == "ptcp");
    posti.map(|(i, _)| p.iter().skip(i.saturating_sub(VICINO)).take(2 * VICINO + 1)).any(|vicine| {
        let vicine: Vec<&str> = vicine.map(String::as_str).collect();
        vicine.iter().any(|x| CORRUZIONE.contains(x))
            && !vicine.iter().any(|x| TERRITORIO.contains(x))
    })
}

fn piao(p: &[String]) -> bool {
    in_fila(p, &["piano", "attivita", "organizzazione"])
}

fn previsione(p: &[String]) -> bool {
    in_fila(p, &["previsione", "corruzione"])
}

/// Whether a text has some letters without accents, whatever their case.
fn contiene(testo: &str, spia: &str) -> bool {
    let (prima, spia) = (spia.as_bytes().first().copied().unwrap_or(0), spia.as_bytes());
    let testo = testo.as_bytes();
    let uguale =
        |i: usize| testo.get(i..i + spia.len()).is_some_and(|t| t.eq_ignore_ascii_case(spia));
    testo.iter().enumerate().any(|(i, b)| b.eq_ignore_ascii_case(&prima) && uguale(i))
}

/// A slip: how to see it among the words of a text, what to say, and the remedy.
struct Confusione {
    vede: fn(&[String]) -> bool,
    /// One of them, in the ways it is typed: without it the others are no slip.
    spie: &'static [&'static str],
    messaggio: &'static str,
    aiuto: &'static str,
}

const CONFUSIONI: [Confusione; 3] = [
    Confusione {
        vede: ptcp,
        spie: &["ptcp", "p.t.c.p"],
        messaggio: "PTCP è il piano territoriale di coordinamento provinciale",
        aiuto: "il piano anticorruzione era il PTPCT; dal 2022 è la sottosezione 2.3 del PIAO",
    },
    Confusione {
        vede: piao,
        spie: &["organizzazione"],
        messaggio: "nel nome del PIAO manca «integrato»",
        aiuto: "scrivi «Piano integrato di attività e organizzazione»",
    },
    Confusione {
        vede: previsione,
        spie: &["previsione"],
        messaggio: "«previsione della corruzione»: è la prevenzione",
        aiuto: "scrivi «prevenzione della corruzione»",
    },
];

impl Rule for NomiGiusti {
    fn controlla(&self, c: &Contesto<'_>, esiti: &mut Vec<Segnalazione>) {
        // Nearly every text has none of these words, and is not parted into its own.
        let sospetti = c.testi().par_iter().filter(|b| {
            CONFUSIONI.iter().flat_map(|x| x.spie).any(|spia| contiene(&b.testo, spia))
        });
        let sospetti: Vec<(&Brano<'_>, Vec<String>)> =
            sospetti.map(|b| (b, significative(&b.testo))).collect();
        for x in &CONFUSIONI {
            let trovati: Vec<&Brano<'_>> =
                sospetti.iter().filter(|(_, p)| (x.vede)(p)).map(|(b, _)| *b).collect();
            let [primo, altri @ ..] = trovati.as_slice() else { continue };
            let mut s = self.avviso(primo.luogo, x.messaggio.into()).aiuto(x.aiuto);
            for b in altri {
                s = s.correlata(b.luogo, "anche qui");
            }
            esiti.push(s);
        }
    }
}
