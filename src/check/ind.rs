//! IND: what is expected and what was measured can be read.

use super::{Contesto, Descritta, Rule, regola};
use crate::diagnostic::Segnalazione;
use crate::model::{Indicatore, Stadio, Testo};
use crate::valori::{Atteso, Errore, Esito, Misura, Rilevato, TipoIndicatore, Valore};

fn scala(i: &Indicatore) -> Vec<String> {
    i.scala.iter().map(|t| t.testo.clone()).collect()
}

/// The name of an indicator, for a message.
pub(super) fn nome(i: &Indicatore) -> &str {
    i.nome.as_ref().map_or("", |n| n.as_str())
}

regola! {
    /// IND-001: una scheda attiva si può misurare
    ///
    /// # Cosa controlla
    /// Che ogni scheda attiva abbia almeno un indicatore, o almeno una fase con i suoi mesi.
    ///
    /// # Perché
    /// Senza indicatori e senza tempi nessuno potrà dire se l'obiettivo è stato raggiunto.
    ///
    /// # Esempio sbagliato
    /// ```yaml
    /// titolo: Archivio digitale
    /// peso: 100
    /// ```
    ///
    /// # Esempio giusto
    /// ```yaml
    /// titolo: Archivio digitale
    /// peso: 100
    /// indicatori:
    ///   - nome: Pratiche acquisite
    ///     atteso: almeno 80%
    /// ```
    ///
    /// # Riferimenti
    /// D.Lgs. 150/2009, art. 5, comma 2; TUEL art. 169.
    Misurabile
}

impl Rule for Misurabile {
    fn controlla(&self, c: &Contesto<'_>, esiti: &mut Vec<Segnalazione>) {
        for f in c.fogli().filter(|f| f.scheda.is_some() && f.attivo()) {
            let tempi = f.fasi.iter().any(|x| x.previsto.is_some());
            if f.indicatori.is_empty() && !tempi {
                esiti.push(
                    c.programmato(
                        self.errore(
                            f.luogo,
                            "la scheda non ha indicatori, né fasi con i mesi".into(),
                        )
                        .aiuto("aggiungi almeno un indicatore con il valore atteso"),
                    ),
                );
            }
        }
    }
}

regola! {
    /// IND-002: il valore atteso si legge
    ///
    /// # Cosa controlla
    /// Che il valore atteso, la soglia e gli attesi degli anni dopo si leggano secondo il tipo
    /// dell'indicatore. `SI/NO` è ciò che si può rispondere, non ciò che ci si aspetta: vale SI, e lo si
    /// dice. Un valore che non è di nessun tipo è un testo: va bene se c'è `tipo: testo`.
    ///
    /// # Perché
    /// Un atteso che non si legge non si confronta con niente: l'indicatore resta non rilevato.
    ///
    /// # Esempio sbagliato
    /// ```yaml
    /// indicatori:
    ///   - nome: Regolamento approvato
    ///     atteso: SI/NO
    /// ```
    ///
    /// # Esempio giusto
    /// ```yaml
    /// indicatori:
    ///   - nome: Regolamento approvato
    ///     atteso: SI
    /// ```
    ///
    /// # Riferimenti
    /// D.Lgs. 150/2009, art. 5, comma 2.
    AttesoLeggibile
}

impl Rule for AttesoLeggibile {
    fn controlla(&self, c: &Contesto<'_>, esiti: &mut Vec<Segnalazione>) {
        for f in c.fogli().filter(|f| f.attivo()) {
            for (i, p) in f.misure() {
                let scala = scala(i);
                let tipo = i.tipo.as_ref().and_then(|t| t.valore);
                let Some(atteso) = &i.atteso else {
                    if i.attesi.0.is_empty() && tipo != Some(TipoIndicatore::Testo) {
                        let messaggio =
                            format!("l'indicatore `{}` non ha il valore atteso", nome(i));
                        esiti.push(c.programmato(
                            self.avviso(i.luogo, messaggio).aiuto("aggiungi `atteso: …`"),
                        ));
                    }
                    continue;
                };
                let mut leggi = |t: &Testo, tipo| match Atteso::leggi(t.as_str(), tipo, &scala) {
                    Err(e) => {
                        esiti.push(c.programmato(non_si_legge(self, t, e)));
                        None
                    }
                    Ok(a) => Some(a),
                };
                let letto = leggi(atteso, tipo);
                for (_, t) in &i.attesi.0 {
                    leggi(t, p.tipo);
                }
                if let (Some(soglia), Some(tipo)) = (&i.soglia, p.tipo)
                    && let Err(e) = Misura::leggi(soglia.as_str(), tipo, &scala)
                {
                    esiti.push(c.programmato(non_si_legge(self, soglia, e)));
                }
                let Some(a) = letto else { continue };
                if let Misura::Data(d) = &a.valore
                    && let Err(e) = d.nel(c.anno())
                {
                    esiti.push(c.programmato(non_si_legge(self, atteso, e)));
                }
                if a.dominio_si_no {
                    esiti.push(c.programmato(
                        self.errore(atteso.luogo, format!("`{atteso}` dice che cosa si può rispondere, non che cosa ci si aspetta"))
                            .aiuto("scrivi SI, o NO se il risultato buono è no"),
                    ));
                }
                if a.tipo == TipoIndicatore::Testo && tipo.is_none() {
                    esiti.push(c.programmato(
                        self.avviso(atteso.luogo, format!("`{atteso}` non è un valore che si calcola: vale come testo"))
                            .aiuto("scrivi un numero, una percentuale, una data o sì/no; se è davvero un testo, aggiungi `tipo: testo`"),
                    ));
                }
            }
        }
    }
}

fn non_si_legge(regola: &dyn Rule, t: &Testo, e: Errore) -> Segnalazione {
    regola.errore(t.luogo, e.messaggio).aiuto(e.aiuto)
}

regola! {
    /// IND-003: il valore realizzato c'è, e si legge
    ///
    /// # Cosa controlla
    /// A consuntivo, che ogni indicatore di una scheda attiva abbia il valore realizzato, dello stesso
    /// tipo dell'atteso. `n.r.` è un errore senza una nota che dica perché, un avviso con la nota.
    /// Prima, che si leggano le rilevazioni intermedie.
    ///
    /// # Perché
    /// Ciò che non è misurato non si può premiare, e non diventa zero da sé: va detto.
    ///
    /// # Esempio sbagliato
    /// ```yaml
    /// indicatori:
    ///   - nome: Relazione alla Giunta
    ///     atteso: entro il 15/12
    ///     realizzato: 24/01/2027 con la nota di accompagnamento
    /// ```
    ///
    /// # Esempio giusto
    /// ```yaml
    /// indicatori:
    ///   - nome: Relazione alla Giunta
    ///     atteso: entro il 15/12
    ///     realizzato: 10/12/2026
    ///     note: Con la nota di accompagnamento.
    /// ```
    ///
    /// # Riferimenti
    /// D.Lgs. 150/2009, art. 10, comma 1, lettera b.
    Realizzato, dal Intermedia
}

impl Rule for Realizzato {
    fn controlla(&self, c: &Contesto<'_>, esiti: &mut Vec<Segnalazione>) {
        for f in c.fogli().filter(|f| f.attivo()) {
            for (i, p) in f.misure() {
                let Some(tipo) = p.tipo else { continue };
                let scala = scala(i);
                let valori = i.rilevazioni.iter().filter_map(|r| r.valore.as_ref());
                for v in valori.filter(|_| tipo != TipoIndicatore::Testo) {
                    if let Err(e) = Misura::leggi(v.as_str(), tipo, &scala) {
                        esiti.push(self.avviso(v.luogo, e.messaggio).aiuto(e.aiuto));
                    }
                }
                if c.stadio == Stadio::Consuntivo {
                    self.finale(i, tipo, &scala, c.anno(), esiti);
                }
            }
        }
    }
}

impl Realizzato {
    fn finale(
        &self,
        i: &Indicatore,
        tipo: TipoIndicatore,
        scala: &[String],
        anno: i16,
        esiti: &mut Vec<Segnalazione>,
    ) {
        let valutato =
            tipo == TipoIndicatore::Testo && (i.punteggio.is_some() || i.esito.is_some());
        let Some(r) = &i.realizzato else {
            if !valutato {
                esiti.push(
                    self.errore(i.luogo, format!("l'indicatore `{}` non ha il valore realizzato", nome(i)))
                        .aiuto("aggiungi `realizzato: …`; se non si è misurato, `n.r.` e una nota che dica perché"),
                );
            }
            return;
        };
        match Misura::leggi(r.as_str(), tipo, scala) {
            Err(e) => esiti.push(
                self.errore(r.luogo, e.messaggio)
                    .aiuto(format!("{}; il resto va nelle `note`", e.aiuto)),
            ),
            Ok(Rilevato::Valore(Misura::Data(d))) if d.nel(anno).is_err() => {
                let aiuto = "scrivi un giorno che in quell'anno c'è";
                esiti.push(
                    self.errore(r.luogo, format!("`{r}` non esiste nel {anno}")).aiuto(aiuto),
                );
            }
            Ok(Rilevato::NonRilevato) if i.note.is_some() => esiti.push(
                self.avviso(r.luogo, format!("l'indicatore `{}` non è stato rilevato", nome(i)))
                    .aiuto(
                        "non entra nella media, e l'obiettivo è al massimo parzialmente raggiunto",
                    ),
            ),
            Ok(Rilevato::NonRilevato) => esiti.push(
                self.errore(
                    r.luogo,
                    format!(
                        "l'indicatore `{}` non è stato rilevato, e non si dice perché",
                        nome(i)
                    ),
                )
                .aiuto("aggiungi una nota: `note: …`"),
            ),
            Ok(Rilevato::Valore(_)) => {}
        }
    }
}

regola! {
    /// IND-004: l'esito scritto è una delle parole dell'esito
    ///
    /// # Cosa controlla
    /// Che `esito`, quando è scritto a mano, sia una parola che si confronta: OK, SI, raggiunto,
    /// conseguito, parziale, non raggiunto, KO, NO, n.r.
    ///
    /// # Perché
    /// Un esito che ripete la data, come capita copiando da un foglio di calcolo, non dice niente.
    ///
    /// # Esempio sbagliato
    /// ```yaml
    /// indicatori:
    ///   - nome: Monitoraggio
    ///     atteso: entro il 30/06
    ///     realizzato: 30/06
    ///     esito: 30-giu
    /// ```
    ///
    /// # Esempio giusto
    /// ```yaml
    /// indicatori:
    ///   - nome: Monitoraggio
    ///     atteso: entro il 30/06
    ///     realizzato: 30/06
    ///     esito: OK
    /// ```
    ///
    /// # Riferimenti
    /// Nessuna norma: coerenza dei dati.
    EsitoParola
}

impl Rule for EsitoParola {
    fn controlla(&self, c: &Contesto<'_>, esiti: &mut Vec<Segnalazione>) {
        for i in c.fogli().flat_map(|f| f.indicatori) {
            if let Some(t) = &i.esito
                && let Err(e) = Esito::leggi(t.as_str())
            {
                esiti.push(self.avviso(t.luogo, e.messaggio).aiuto(e.aiuto));
            }
        }
    }
}
