//! LEG: which PIAO the law wants, and by when it and the PEG are approved.

use super::txt::{in_fila, significative};
use super::{Contesto, Descritta, Rule, regola};
use crate::diagnostic::Segnalazione;
use crate::model::piao::{FormaPiao, SezionePerformance};
use crate::model::{Ente, Testo};
use crate::valori::{DataGiorno, Valore, data_estesa};

/// Under so many employees the PIAO is the simplified one.
const SOGLIA: i64 = 50;
/// Within so many days of the budget the PEG is approved.
const GIORNI_PEG: i32 = 20;

regola! {
    /// LEG-002: il PIAO è quello che i dipendenti dell'ente chiedono
    ///
    /// # Cosa controlla
    /// Che la forma del PIAO e le sue sezioni vadano d'accordo con i dipendenti: semplificato sotto i 50,
    /// senza la 2.1 e la 4; con tutte le sezioni sopra. A 50 esatti i testi non dicono la stessa cosa:
    /// la forma si sceglie e si scrive.
    ///
    /// # Perché
    /// Un PIAO con meno sezioni di quelle dovute vale come non adottato; con una in più, il comune piccolo
    /// si impegna a ciò che non deve. Chi lo vuole lo scrive: `piao: forma: ordinario`.
    ///
    /// # Esempio sbagliato
    /// ```yaml
    /// # ente.yaml
    /// ente:
    ///   denominazione: Comune di Prova
    ///   dipendenti: 50
    /// # piao/1-scheda-anagrafica.yaml
    /// indirizzo: Piazza del Municipio 1
    /// ```
    ///
    /// # Esempio giusto
    /// ```yaml
    /// # ente.yaml
    /// ente:
    ///   denominazione: Comune di Prova
    ///   dipendenti: 50
    /// piao:
    ///   forma: ordinario
    /// ```
    ///
    /// # Riferimenti
    /// DL 80/2021, art. 6, c. 6; DM 132/2022, art. 6.
    FormaDovuta
}

impl Rule for FormaDovuta {
    fn controlla(&self, c: &Contesto<'_>, esiti: &mut Vec<Segnalazione>) {
        if !c.fa_il_piao() {
            return;
        }
        let ente = &c.cartella().ente;
        let scelta = ente.piao.forma.as_ref();
        if let Some(n) = ente.dipendenti() {
            if let (SOGLIA, None, Some(d)) = (n, scelta, &ente.ente.dipendenti) {
                esiti.push(
                    self.avviso(d.luogo, "50 dipendenti esatti: i testi non sono concordi".into())
                        .aiuto("scegli, e scrivi `piao: forma: ordinario` o `piao: forma: semplificato`"),
                );
            }
            if let Some(f) = scelta
                && f.valore == Some(FormaPiao::Semplificato)
                && n > SOGLIA
            {
                let messaggio = format!("PIAO semplificato con {n} dipendenti");
                esiti.push(
                    self.avviso(f.luogo, messaggio).aiuto("da 50 dipendenti in su è ordinario"),
                );
            }
        }
        self.sezioni(c, ente, esiti);
    }
}

impl FormaDovuta {
    fn sezioni(&self, c: &Contesto<'_>, ente: &Ente, esiti: &mut Vec<Segnalazione>) {
        match ente.forma_piao() {
            Some(FormaPiao::Semplificato) => {
                let piao = c.cartella().piao.iter();
                let di_troppo = piao
                    .flat_map(|p| p.sezioni())
                    .filter(|s| !s.sezione.dovuta(Some(FormaPiao::Semplificato)));
                for s in di_troppo {
                    let messaggio = format!(
                        "la sezione {} non è dovuta nel PIAO semplificato",
                        s.sezione.numero()
                    );
                    esiti
                        .push(self.avviso(s.luogo, messaggio).aiuto(
                            "togli il file, o scrivi in ente.yaml `piao: forma: ordinario`",
                        ));
                }
            }
            Some(FormaPiao::Ordinario) => {
                if let Some(p) = &ente.piao.performance
                    && p.valore == Some(SezionePerformance::NonDovuta)
                {
                    let messaggio = "nel PIAO ordinario la sezione 2.2 è dovuta".to_owned();
                    esiti.push(
                        self.avviso(p.luogo, messaggio)
                            .aiuto("scrivi `performance: inclusa` o `performance: allegata`"),
                    );
                }
            }
            None => {}
        }
    }
}

regola! {
    /// LEG-003: il PIAO e il PEG si approvano nei termini
    ///
    /// # Cosa controlla
    /// Che l'atto del PIAO non sia dopo `termini: piao`, e che l'atto di un piano che è un PEG non sia
    /// oltre venti giorni dopo `bilancio: data`. Parla solo dove le date sono scritte.
    ///
    /// # Perché
    /// Il termine del PIAO è il 31 gennaio; per gli enti locali si sposta con quello nazionale del
    /// bilancio. Un ritardo ha le sue sanzioni, e va almeno spiegato nell'atto.
    ///
    /// # Esempio sbagliato
    /// ```yaml
    /// # ente.yaml
    /// documenti:
    ///   piao:
    ///     titolo: Piano integrato di attività e organizzazione
    ///     atto:
    ///       numero: 31
    ///       data: 15/04/2026
    /// termini:
    ///   piao: 30/03/2026
    /// ```
    ///
    /// # Esempio giusto
    /// ```yaml
    /// # ente.yaml
    /// documenti:
    ///   piao:
    ///     titolo: Piano integrato di attività e organizzazione
    ///     atto:
    ///       numero: 14
    ///       data: 26/03/2026
    /// termini:
    ///   piao: 30/03/2026
    /// ```
    ///
    /// # Riferimenti
    /// DL 80/2021, art. 6, cc. 1 e 7; DM 132/2022, artt. 7 e 8; TUEL art. 169.
    NeiTermini
}

impl Rule for NeiTermini {
    fn controlla(&self, c: &Contesto<'_>, esiti: &mut Vec<Segnalazione>) {
        let e = &c.cartella().ente;
        let giorno = |d: &DataGiorno| d.nel(c.anno()).ok();
        if let Some(t) = e.termini.get("piao") {
            let termine = DataGiorno::leggi(t.as_str()).ok().and_then(|d| giorno(&d));
            let atto = e.documenti.piao.atto.data.as_ref();
            match (termine, atto.and_then(|a| Some((a, giorno(a.valore.as_ref()?)?)))) {
                (None, _) => esiti.push(
                    self.avviso(t.luogo, format!("il termine del PIAO, `{t}`, non è una data"))
                        .aiuto("scrivi per esempio `piao: 30/03/2026`"),
                ),
                (Some(termine), Some((a, data))) if data > termine => {
                    let messaggio =
                        format!("il PIAO è del {}, il termine del {t}", data_estesa(data));
                    esiti.push(
                        self.avviso(a.luogo, messaggio)
                            .aiuto("spiega il ritardo nell'atto, o controlla le date")
                            .correlata(t.luogo, "il termine"),
                    );
                }
                _ => {}
            }
        }
        let piano = &e.documenti.piano;
        let date = (piano.atto.data.as_ref(), e.bilancio.data.as_ref());
        if let (Some(atto), Some(bilancio)) = date
            && [&piano.titolo, &piano.sottotitolo].into_iter().flatten().any(peg)
            && let (Some(fatto), Some(da)) =
                (atto.valore.as_ref().and_then(giorno), bilancio.valore.as_ref().and_then(giorno))
            && (fatto - da).get_days() > GIORNI_PEG
        {
            let giorni = (fatto - da).get_days();
            let messaggio = format!("il PEG è di {giorni} giorni dopo il bilancio");
            esiti.push(
                self.avviso(atto.luogo, messaggio)
                    .aiuto("la Giunta lo delibera entro venti giorni: spiega il ritardo nell'atto")
                    .correlata(bilancio.luogo, "il bilancio"),
            );
        }
    }
}

/// Whether a title is a PEG's.
pub(super) fn peg(t: &Testo) -> bool {
    let p = significative(t.as_str());
    p.iter().any(|x| x == "peg") || in_fila(&p, &["piano", "esecutivo", "gestione"])
}
