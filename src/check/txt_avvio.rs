//! TXT: what the starter folder left to be written.

use super::txt::{Brano, Parte, in_breve, testi};
use super::{Contesto, Descritta, Rule, regola};
use crate::diagnostic::{Luogo, Segnalazione};
use crate::model::piao::{Letta, SezionePerformance};
use crate::model::{Documenti, Documento, Stadio, StatoAtto, Testo};

/// What the starter folder writes where a text is wanted. In small letters it is plain Italian.
const AVVIO: &str = "DA COMPILARE";

regola! {
    /// TXT-003: nessun testo aspetta di essere scritto
    ///
    /// # Cosa controlla
    /// Che nei testi non resti `DA COMPILARE`, il segno della cartella di partenza, quando l'atto del
    /// documento non è più una bozza. Ogni testo conta dal documento che lo stampa: una relazione
    /// finale, dal consuntivo; quelli della cartella `piao`, dal PIAO. Si guarda anche nella premessa,
    /// nei file `.md` delle sezioni, e nel motivo delle deroghe: in una cartella riportata dall'anno
    /// prima ognuna aspetta una conferma.
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
        let motivi = motivi.map(|testo| Brano { testo, dal: Stadio::Piano, parte: Parte::Comune });
        let brani = testi(c).into_iter().chain(motivi);
        for b in brani.filter(|b| b.testo.as_str().contains(AVVIO)) {
            if stampato(c, b) {
                let s = self.da_scrivere(b.testo.luogo, in_breve(b.testo));
                esiti.push(match (b.parte, b.dal) {
                    (Parte::Piao, _) => c.del_piao(s),
                    (Parte::Schede, Stadio::Piano) => c.programmato(s),
                    (Parte::Comune, Stadio::Piano) => c.difetto(s),
                    _ => s,
                });
            }
        }
        if piao_definitivo(c) {
            let sezioni = c.cartella().piao.iter().flat_map(|p| p.sezioni());
            esiti.extend(sezioni.flat_map(|s| self.nei_file(c, &s)));
            if let Some(file) = d.piao.premessa.as_ref().filter(|f| di_avvio(c, f)) {
                esiti.push(c.del_piao(self.da_scrivere(file.luogo, format!("{file}: {AVVIO}"))));
            }
        }
        for (dal, x) in documenti(d) {
            let Some(file) = x.premessa.as_ref().filter(|_| definitivo(d, dal, c.stadio)) else {
                continue;
            };
            if di_avvio(c, file) {
                let s = self.da_scrivere(file.luogo, format!("{file}: {AVVIO}"));
                esiti.push(if dal == Stadio::Piano { c.difetto(s) } else { s });
            }
        }
    }
}

impl DaCompilare {
    fn da_scrivere(&self, luogo: Luogo, testo: String) -> Segnalazione {
        self.errore(luogo, format!("c'è ancora il testo di partenza: `{testo}`"))
            .aiuto("scrivi il testo, o togli la chiave; finché si lavora l'atto è `stato: bozza`")
    }

    /// The longer texts of a section, which stand in files of their own.
    fn nei_file(&self, c: &Contesto<'_>, s: &Letta<'_>) -> Vec<Segnalazione> {
        let prose = s.rassegna().prose.into_iter().filter(|p| p.file().is_some());
        prose
            .filter(|p| c.cartella().prosa(p).contains(AVVIO))
            .map(|p| c.del_piao(self.da_scrivere(p.0.luogo, format!("{}: {AVVIO}", p.0))))
            .collect()
    }
}

/// Whether a document that is no draft prints a text.
fn stampato(c: &Contesto<'_>, b: Brano<'_>) -> bool {
    let ente = &c.cartella().ente;
    let nel_piao = match b.parte {
        Parte::Piao => return piao_definitivo(c),
        Parte::Comune => true,
        Parte::Schede => ente.performance_piao() == SezionePerformance::Inclusa,
    };
    let nel_piao = nel_piao && b.dal == Stadio::Piano && piao_definitivo(c);
    nel_piao || definitivo(&ente.documenti, b.dal, c.stadio)
}

/// Whether a file named by the data is still the starter's.
fn di_avvio(c: &Contesto<'_>, file: &Testo) -> bool {
    let letto = c.cartella().allegati.get(file.as_str());
    letto.is_some_and(|a| String::from_utf8_lossy(&a.byte).contains(AVVIO))
}

fn piao_definitivo(c: &Contesto<'_>) -> bool {
    c.cartella().ente.documenti.piao.atto.stato() != StatoAtto::Bozza
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
