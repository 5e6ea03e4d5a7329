//! TEM: phases and their months.

use std::collections::BTreeSet;

use super::txt::{in_breve, significative};
use super::{Contesto, Descritta, Rule, regola};
use crate::diagnostic::Segnalazione;
use crate::model::{Fase, Stadio, Testo};

regola! {
    /// TEM-001: ogni fase ha i suoi mesi
    ///
    /// # Cosa controlla
    /// Che ogni fase di una scheda attiva, se ha una descrizione, abbia i mesi previsti; a consuntivo, che
    /// ogni fase con i mesi previsti abbia quelli effettivi, o `non svolta`.
    ///
    /// # Perché
    /// Senza i mesi il cronoprogramma è vuoto, e del rispetto dei tempi non si può dire niente.
    ///
    /// # Esempio sbagliato
    /// ```yaml
    /// fasi:
    ///   - descrizione: Analisi degli archivi
    ///     previsto: gen-mar
    ///   - descrizione: Acquisizione dei fascicoli
    /// ```
    ///
    /// # Esempio giusto
    /// ```yaml
    /// fasi:
    ///   - descrizione: Analisi degli archivi
    ///     previsto: gen-mar
    ///     effettivo: gen-apr
    ///   - descrizione: Acquisizione dei fascicoli
    ///     previsto: apr-ott
    ///     effettivo: mag-ott
    /// ```
    ///
    /// # Riferimenti
    /// D.Lgs. 118/2011, allegato 4/1, § 10.
    MesiDelleFasi, guarda Foglio
}

impl Rule for MesiDelleFasi {
    fn controlla(&self, c: &Contesto<'_>, esiti: &mut Vec<Segnalazione>) {
        for f in c.fogli().filter(|f| f.attivo()) {
            let senza = |x: &&Fase| x.descrizione.is_some() && x.previsto.is_none();
            let senza: Vec<&Fase> = f.fasi.iter().filter(senza).collect();
            if let Some(s) = self.prive(&senza, "i mesi previsti") {
                esiti.push(s.aiuto("aggiungi `previsto: …`, per esempio gen-apr"));
            }
            if c.stadio != Stadio::Consuntivo {
                continue;
            }
            let aperta = |x: &&Fase| x.previsto.is_some() && x.effettivo.is_none();
            let aperte: Vec<&Fase> = f.fasi.iter().filter(aperta).collect();
            if let Some(s) = self.prive(&aperte, "i mesi effettivi") {
                esiti
                    .push(s.aiuto("aggiungi `effettivo: …`; se la fase non c'è stata: non svolta"));
            }
        }
    }
}

impl MesiDelleFasi {
    /// One finding for the phases of a scheda that lack something.
    fn prive(&self, fasi: &[&Fase], cosa: &str) -> Option<Segnalazione> {
        let [prima, altre @ ..] = fasi else { return None };
        let messaggio = match altre.len() {
            0 => format!("la fase `{}` non ha {cosa}", nome(prima)),
            n => format!("{} fasi non hanno {cosa}", n + 1),
        };
        let mut s = self.errore(prima.luogo, messaggio);
        for x in altre {
            s = s.correlata(x.luogo, format!("anche `{}`", nome(x)));
        }
        Some(s)
    }
}

/// A phase for a message: what is done, else when.
fn nome(f: &Fase) -> String {
    let mesi = || f.previsto.as_ref().map_or(String::new(), |m| m.testo.clone());
    f.descrizione.as_ref().map_or_else(mesi, |t| in_breve(t.as_str()))
}

regola! {
    /// TEM-002: nessuna fase è vuota
    ///
    /// # Cosa controlla
    /// Che nell'elenco delle fasi non ce ne siano senza descrizione: né vuote del tutto, né con i soli
    /// mesi.
    ///
    /// # Perché
    /// Una riga bianca nel cronoprogramma fa pensare che qualcosa sia andato perso.
    ///
    /// # Esempio sbagliato
    /// ```yaml
    /// fasi:
    ///   - descrizione: Analisi degli archivi
    ///     previsto: gen-mar
    ///   - descrizione:
    /// ```
    ///
    /// # Esempio giusto
    /// ```yaml
    /// fasi:
    ///   - descrizione: Analisi degli archivi
    ///     previsto: gen-mar
    /// ```
    ///
    /// # Riferimenti
    /// Nessuna norma: coerenza dei dati.
    FasiVuote, guarda Foglio, materia Sempre
}

impl Rule for FasiVuote {
    fn controlla(&self, c: &Contesto<'_>, esiti: &mut Vec<Segnalazione>) {
        for f in c.fogli() {
            let mute = f.fasi.iter().filter(|x| x.descrizione.is_none());
            let (con_mesi, vuote): (Vec<&Fase>, Vec<&Fase>) =
                mute.partition(|x| x.previsto.is_some() || x.effettivo.is_some());
            for x in con_mesi {
                esiti.push(
                    self.avviso(x.luogo, "una fase ha i mesi e non la descrizione".into())
                        .aiuto("aggiungi `descrizione: …`, o togli la riga"),
                );
            }
            let [prima, altre @ ..] = vuote.as_slice() else { continue };
            let messaggio = match altre.len() {
                0 => "una fase è nell'elenco e non dice niente".to_owned(),
                n => format!("{} fasi sono nell'elenco e non dicono niente", n + 1),
            };
            let mut s = self
                .avviso(prima.luogo, messaggio)
                .aiuto("togli le righe vuote, o scrivi che cosa si fa e in quali mesi");
            for x in altre {
                s = s.correlata(x.luogo, "vuota anche questa");
            }
            esiti.push(s);
        }
    }
}

regola! {
    /// TEM-005: due fasi di una scheda non dicono la stessa cosa
    ///
    /// # Cosa controlla
    /// Che in una scheda nessuna fase ripeta le parole di un'altra: tutte, o quasi tutte le parole della
    /// più breve, se sono almeno quattro senza contare articoli e preposizioni. Un numero o una parola
    /// come `primo`, `intermedio`, `finale` basta a distinguerle.
    ///
    /// # Perché
    /// Due fasi che si sovrappongono si contano due volte nel rispetto dei tempi.
    ///
    /// # Esempio sbagliato
    /// ```yaml
    /// fasi:
    ///   - descrizione: Analisi e riordino dei fascicoli degli archivi comunali
    ///     previsto: gen-mar
    ///   - descrizione: Riordino fascicoli archivi comunali
    ///     previsto: mar-apr
    /// ```
    ///
    /// # Esempio giusto
    /// ```yaml
    /// fasi:
    ///   - descrizione: Analisi e riordino dei fascicoli degli archivi comunali
    ///     previsto: gen-mar
    ///   - descrizione: Acquisizione digitale dei fascicoli riordinati
    ///     previsto: mar-apr
    /// ```
    ///
    /// # Riferimenti
    /// Nessuna norma: coerenza dei dati.
    FasiSimili, guarda Foglio
}

/// Words that tell one phase from another that is like it.
const DISTINGUONO: &str = "prima primo seconda secondo terza terzo quarta quarto iniziale intermedia \
    intermedio intermedi finale finali successiva successivo ulteriore altra altro altri non";

fn simili(a: &BTreeSet<String>, b: &BTreeSet<String>) -> bool {
    let (breve, lunga) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let cifra = |c: char| c.is_ascii_digit();
    let distingue = |p: &String| p.contains(cifra) || DISTINGUONO.split(' ').any(|d| d == p);
    let contenuta = breve.len() >= 4 && 2 * breve.len() >= lunga.len() && breve.is_subset(lunga);
    !breve.is_empty() && (a == b || contenuta && !lunga.difference(breve).any(distingue))
}

impl Rule for FasiSimili {
    fn controlla(&self, c: &Contesto<'_>, esiti: &mut Vec<Segnalazione>) {
        for f in c.fogli() {
            let mut gruppi: Vec<(BTreeSet<String>, Vec<&Testo>)> = Vec::new();
            for t in f.fasi.iter().filter_map(|x| x.descrizione.as_ref()) {
                let parole: BTreeSet<String> = significative(t.as_str()).into_iter().collect();
                match gruppi.iter_mut().find(|(g, _)| simili(g, &parole)) {
                    Some((_, testi)) => testi.push(t),
                    None => gruppi.push((parole, vec![t])),
                }
            }
            for (_, testi) in gruppi {
                let [primo, altri @ ..] = testi.as_slice() else { continue };
                if altri.is_empty() {
                    continue;
                }
                let messaggio = format!(
                    "{} fasi dicono quasi la stessa cosa: `{}`",
                    testi.len(),
                    in_breve(primo.as_str())
                );
                let mut s = self
                    .avviso(primo.luogo, messaggio)
                    .aiuto("uniscile, o di' che cosa distingue l'una dall'altra");
                for t in altri {
                    s = s.correlata(t.luogo, format!("qui è `{}`", in_breve(t.as_str())));
                }
                esiti.push(s);
            }
        }
    }
}
