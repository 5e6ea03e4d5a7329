//! IND: what is expected and what was measured can be read.

use super::{Contesto, Descritta, Rule, regola};
use crate::diagnostic::Segnalazione;
use crate::model::{Indicatore, RegolaMancante, Stadio};
use crate::score::Lettura;
use crate::valori::{
    Atteso, Esito, Rilevato, TipoIndicatore, Valore, ValoreIndicatore, unita_nota,
};

/// The name of an indicator, for a message.
pub(super) fn nome(i: &Indicatore) -> &str {
    i.nome.as_ref().map_or("", |n| n.as_str())
}

regola! {
    /// IND-001: una scheda attiva si può misurare
    ///
    /// # Cosa controlla
    /// Che ogni scheda attiva abbia almeno un indicatore, o almeno una fase con i suoi mesi: dove gli indicatori
    /// non ci sono il grado è il rispetto dei tempi delle fasi.
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
    Misurabile, guarda Foglio
}

impl Rule for Misurabile {
    fn controlla(&self, c: &Contesto<'_>, esiti: &mut Vec<Segnalazione>) {
        for f in c.fogli().filter(|f| f.scheda.is_some() && f.attivo()) {
            // What the score counts where there are no indicators: phases whose planned months can be read.
            let letta =
                |x: &crate::model::Fase| x.previsto.as_ref().is_some_and(|p| p.valore.is_some());
            let tempi = f.fasi.iter().any(letta);
            if f.indicatori.is_empty() && !tempi {
                esiti.push(
                    self.errore(f.luogo, "la scheda non ha indicatori, né fasi con i mesi".into())
                        .aiuto("aggiungi almeno un indicatore con il valore atteso"),
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
    AttesoLeggibile, guarda Foglio
}

impl Rule for AttesoLeggibile {
    fn controlla(&self, c: &Contesto<'_>, esiti: &mut Vec<Segnalazione>) {
        for f in c.fogli().filter(|f| f.attivo()) {
            for (i, p) in f.misure() {
                self.uno(c, i, &p.lettura, esiti);
            }
        }
    }
}

impl AttesoLeggibile {
    fn uno(&self, c: &Contesto<'_>, i: &Indicatore, l: &Lettura, esiti: &mut Vec<Segnalazione>) {
        let dichiarato = i.tipo.as_ref().and_then(|t| t.valore);
        let Some((atteso, letto)) = i.atteso.as_ref().zip(l.atteso.as_ref()) else {
            if i.attesi.0.is_empty() && dichiarato != Some(TipoIndicatore::Testo) {
                let messaggio = format!("l'indicatore `{}` non ha il valore atteso", nome(i));
                esiti.push(self.avviso(i.luogo, messaggio).aiuto("aggiungi `atteso: …`"));
            }
            return;
        };
        let dei_dopo = i.attesi.0.iter().zip(&l.attesi);
        let dei_dopo = dei_dopo.filter_map(|((_, t), (_, a))| Some((t, a.as_ref().err()?)));
        let soglia = i.soglia.as_ref().zip(l.soglia.as_ref().and_then(|s| s.as_ref().err()));
        let del_giorno = match letto {
            Ok(Atteso { valore: ValoreIndicatore::Data(d), .. }) => d.nel(c.anno()).err(),
            _ => None,
        };
        let suo = letto.as_ref().err().or(del_giorno.as_ref()).map(|e| (atteso, e));
        for (t, e) in suo.into_iter().chain(dei_dopo) {
            esiti.push(self.errore(t.luogo, e.messaggio.clone()).aiuto(&e.aiuto));
        }
        if let Some((t, e)) = soglia {
            let messaggio = format!(
                "{}: con la soglia che non si legge l'indicatore non si calcola",
                e.messaggio
            );
            esiti
                .push(self.errore(t.luogo, messaggio).aiuto("scrivi solo il valore, senza parole"));
        }
        let Ok(a) = letto else { return };
        if a.dominio_si_no {
            esiti.push(
                self.errore(
                    atteso.luogo,
                    format!(
                        "`{atteso}` dice che cosa si può rispondere, non che cosa ci si aspetta"
                    ),
                )
                .aiuto("scrivi SI, o NO se il risultato buono è no"),
            );
        }
        let unita = i.unita.as_ref().and_then(|u| Some((u, unita_nota(u.as_str())?)));
        let sua = a.valore.quantita().and_then(|q| unita_nota(&q.parole));
        if let (Some((u, scritta)), Some(sua)) = (unita, sua)
            && scritta != sua
        {
            let messaggio = format!("`{atteso}` è in {sua}, e l'unità è `{u}`");
            let aiuto = format!("scrivi `unita: {sua}`, o l'atteso in {scritta}");
            esiti.push(self.errore(atteso.luogo, messaggio).aiuto(aiuto));
        }
        if let Some(q) = a.valore.quantita().filter(|q| q.altre_cifre()) {
            let conta = ValoreIndicatore::testo(&ValoreIndicatore::Numero(
                crate::valori::Quantita::esatta(q.n.clone()),
            ));
            esiti.push(
                self.avviso(
                    atteso.luogo,
                    format!("di `{atteso}` si misura {conta}; `{}` si stampa soltanto", q.parole),
                )
                .aiuto("ciò che va misurato a parte (una scadenza, un altro numero) è un altro indicatore"),
            );
        }
        if a.tipo == TipoIndicatore::Testo && dichiarato.is_none() && a.ambigua.is_none() {
            esiti.push(self.avviso(atteso.luogo, format!("`{atteso}` non è un valore che si calcola: vale come testo"))
                    .aiuto("scrivi un numero, una percentuale, una data o sì/no; se è davvero un testo, aggiungi `tipo: testo`"));
        }
    }
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
    Realizzato, dal Intermedia, guarda Foglio
}

impl Rule for Realizzato {
    fn controlla(&self, c: &Contesto<'_>, esiti: &mut Vec<Segnalazione>) {
        for f in c.fogli().filter(|f| f.attivo()) {
            for (i, p) in f.misure() {
                let Some(tipo) = p.tipo() else { continue };
                // What it is measured as is guessed from a target that does not parse: IND-002 says it.
                let a_caso = i.tipo.is_none() && matches!(p.lettura.atteso, Some(Err(_)));
                if a_caso && i.realizzato.is_some() {
                    continue;
                }
                let lette = i.rilevazioni.iter().zip(&p.lettura.rilevazioni);
                for (r, letta) in lette.filter(|_| tipo != TipoIndicatore::Testo) {
                    if let (Some(v), Some(Err(e))) = (&r.valore, letta) {
                        esiti.push(self.avviso(v.luogo, e.messaggio.clone()).aiuto(&e.aiuto));
                    }
                }
                if c.stadio == Stadio::Consuntivo {
                    let mancante = c.valutata.metodo().mancante;
                    self.finale(i, tipo, &p.lettura, (c.anno(), mancante), esiti);
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
        l: &Lettura,
        (anno, mancante): (i16, RegolaMancante),
        esiti: &mut Vec<Segnalazione>,
    ) {
        let valutato =
            tipo == TipoIndicatore::Testo && (i.punteggio.is_some() || i.esito.is_some());
        let Some((r, letto)) = i.realizzato.as_ref().zip(l.realizzato.as_ref()) else {
            if !valutato {
                esiti.push(
                    self.errore(i.luogo, format!("l'indicatore `{}` non ha il valore realizzato", nome(i)))
                        .aiuto("aggiungi `realizzato: …`; se non si è misurato, `n.r.` e una nota che dica perché"),
                );
            }
            return;
        };
        match letto {
            Err(e) => esiti.push(
                self.errore(r.luogo, e.messaggio.clone())
                    .aiuto(format!("{}; il resto va nelle `note`", e.aiuto)),
            ),
            Ok(Rilevato::Valore(ValoreIndicatore::Data(d))) if d.nel(anno).is_err() => {
                let aiuto = "scrivi un giorno che in quell'anno c'è";
                esiti.push(
                    self.errore(r.luogo, format!("`{r}` non esiste nel {anno}")).aiuto(aiuto),
                );
            }
            Ok(Rilevato::NonRilevato) if i.note.is_some() => esiti.push(
                self.avviso(r.luogo, format!("l'indicatore `{}` non è stato rilevato", nome(i)))
                    .aiuto(match mancante {
                        RegolaMancante::Esclusa => {
                            "non entra nella media, e l'obiettivo è al massimo parzialmente raggiunto"
                        }
                        RegolaMancante::Zero => {
                            "conta 0 nella media, e l'obiettivo è al massimo parzialmente raggiunto"
                        }
                        RegolaMancante::Errore => "con questo metodo il valore della scheda non si calcola",
                    }),
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
            Ok(Rilevato::NonApplicabile) if i.note.is_none() => esiti.push(
                self.errore(
                    r.luogo,
                    format!("l'indicatore `{}` non è applicabile, e non si dice perché", nome(i)),
                )
                .aiuto("aggiungi una nota: `note: …`"),
            ),
            Ok(Rilevato::NonApplicabile | Rilevato::Valore(_)) => {}
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
    EsitoParola, guarda Foglio
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
