//! TXT: what the starter folder left to be written.

use super::txt::{Sede, in_breve};
use super::txt_campioni::campione;
use super::{Contesto, Descritta, Rule, regola};
use crate::diagnostic::{Luogo, Segnalazione};
use crate::model::piao::SezionePerformance;
use crate::model::{Documenti, Stadio, StatoAtto, TipoDocumento};

/// What the starter folder writes where a text is wanted. In small letters it is plain Italian.
const AVVIO: &str = "DA COMPILARE";

regola! {
    /// TXT-003: nessun testo aspetta di essere scritto
    ///
    /// # Cosa controlla
    /// Che in nessun testo, qualunque sia la chiave, resti `DA COMPILARE`, il segno della cartella di
    /// partenza, quando l'atto del documento non è più una bozza. Ogni testo conta dal documento che lo
    /// stampa: una relazione finale, dal consuntivo; quelli della cartella `piao`, dal PIAO. Si guarda
    /// anche nella premessa, nei file `.md` delle sezioni, e nel motivo delle deroghe: in una cartella
    /// riportata dall'anno prima ognuna aspetta una conferma. Lo stesso vale per i valori che la cartella di
    /// partenza scrive come esempio (`Nome Cognome`, `XX`, le cifre e i nomi che cominciano con «Esempio»).
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
    DaCompilare, guarda Foglio, materia Piano
}

impl Rule for DaCompilare {
    fn controlla(&self, c: &Contesto<'_>, esiti: &mut Vec<Segnalazione>) {
        let file = &c.cartella().file;
        let percorso = |l: Luogo| file.get(l.file.0 as usize).map_or("", String::as_str);
        for b in c.testi() {
            let avvio = b.testo.contains(AVVIO);
            // After the vote a figure, or a word alone, stands as it was voted.
            let parlato = b.testo.contains(' ') || !c.votato();
            let esempio = !avvio && parlato && campione(percorso(b.luogo), b.chiave, &b.testo);
            if !(avvio || esempio) {
                continue;
            }
            // Who works there is printed with the schede; the PIAO names who has an office.
            let delle_schede = esempio && percorso(b.luogo).starts_with("personale.");
            let parte = if delle_schede { Sede::Schede } else { b.parte };
            if !stampato(c, parte, b.dal) {
                continue;
            }
            esiti.push(match b.file {
                Some(file) => self.da_scrivere(b.luogo, format!("{file}: {AVVIO}")),
                None if esempio => self
                    .errore(b.luogo, format!("`{}` è ancora il valore d'esempio: `{}`", b.chiave, in_breve(&b.testo)))
                    .aiuto("scrivi il vostro, o togli la riga; finché si lavora l'atto è `stato: bozza`"),
                None => self.da_scrivere(b.luogo, in_breve(&b.testo)),
            });
        }
    }
}

impl DaCompilare {
    fn da_scrivere(&self, luogo: Luogo, testo: String) -> Segnalazione {
        self.errore(luogo, format!("c'è ancora il testo di partenza: `{testo}`"))
            .aiuto("scrivi il testo, o togli la chiave; finché si lavora l'atto è `stato: bozza`")
    }
}

/// Whether a document that is no draft prints a text.
fn stampato(c: &Contesto<'_>, parte: Sede, dal: Stadio) -> bool {
    let ente = &c.cartella().ente;
    let nel_piao = match parte {
        Sede::Piao => return piao_definitivo(c),
        Sede::Comune => true,
        Sede::Schede => ente.performance_piao() == SezionePerformance::Inclusa,
    };
    let nel_piao = nel_piao && dal == Stadio::Piano && piao_definitivo(c);
    nel_piao || definitivo(&ente.documenti, dal, c.stadio)
}

fn piao_definitivo(c: &Contesto<'_>) -> bool {
    c.cartella().ente.documenti.piao.atto.stato() != StatoAtto::Bozza
}

/// Whether a document that prints what is known from a stage on, up to this one, is no draft.
fn definitivo(d: &Documenti, dal: Stadio, stadio: Stadio) -> bool {
    let stampa = |s: Stadio| (dal..=stadio).contains(&s);
    let del_ciclo = d.tutti().filter(|(t, _)| *t != TipoDocumento::Piao);
    { del_ciclo }.any(|(t, x)| stampa(t.descrittore().stadio) && x.atto.stato() != StatoAtto::Bozza)
}
