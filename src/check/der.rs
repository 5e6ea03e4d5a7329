//! DER: the deroghe themselves.

use super::{Contesto, Descritta, RULES, Rule, regola};
use crate::diagnostic::Segnalazione;
use crate::model::{Deroga, Stadio};
use crate::valori::suggerisci;

/// The fewest words of a reason: less is not a sentence.
const PAROLE: usize = 4;

/// Whether a deroga may silence anything: it names a rule and has a reason. What is wrong with one
/// that may not is said by DER-001.
pub(super) fn valida(d: &Deroga) -> bool {
    let motivo = d.motivo.as_ref().map_or("", |m| m.as_str());
    motivo.split_whitespace().count() >= PAROLE
        && d.regola.as_ref().is_some_and(|r| RULES.iter().any(|x| x.codice() == r.as_str()))
}

regola! {
    /// DER-001: una deroga nomina una regola che c'è, e ne dice il motivo
    ///
    /// # Cosa controlla
    /// Che la `regola` di una deroga esista e si possa silenziare (gli errori di lettura, DAT-*, no), e
    /// che il `motivo` sia almeno una frase. Una deroga che non va non silenzia niente.
    ///
    /// # Perché
    /// Il motivo si stampa nel rapporto del controllo: è ciò che il Nucleo e i revisori leggeranno al
    /// posto dell'errore.
    ///
    /// # Esempio sbagliato
    /// ```yaml
    /// # ente.yaml
    /// deroghe:
    ///   - regola: PES-001
    ///     motivo: va bene
    /// ```
    ///
    /// # Esempio giusto
    /// ```yaml
    /// # ente.yaml
    /// deroghe:
    ///   - regola: PES-001
    ///     motivo: I pesi li assegna il decreto sindacale n. 4/2026.
    /// ```
    ///
    /// # Riferimenti
    /// L. 241/1990, art. 3 (obbligo di motivazione).
    Motivata, accompagna "DER-002"
}

impl Rule for Motivata {
    fn controlla(&self, c: &Contesto<'_>, esiti: &mut Vec<Segnalazione>) {
        for d in &c.cartella().ente.deroghe {
            let (Some(regola), Some(motivo)) = (&d.regola, &d.motivo) else { continue };
            let codici: Vec<&str> = RULES.iter().map(|r| r.codice()).collect();
            if regola.as_str().starts_with("DAT-") {
                let messaggio = format!("`{regola}` non si può silenziare: è un errore di lettura");
                esiti.push(
                    self.errore(regola.luogo, messaggio).aiuto("togli la deroga e correggi i dati"),
                );
            } else if !codici.contains(&regola.as_str()) {
                let aiuto = match suggerisci(regola.as_str(), &codici) {
                    Some(vicina) => format!("forse `{vicina}`? `pegaso regole` le elenca"),
                    None => "`pegaso regole` elenca le regole che ci sono".into(),
                };
                esiti.push(
                    self.errore(regola.luogo, format!("la regola `{regola}` non c'è")).aiuto(aiuto),
                );
            } else if motivo.as_str().split_whitespace().count() < PAROLE {
                esiti.push(
                    self.errore(motivo.luogo, format!("`{motivo}` non è un motivo"))
                        .aiuto("scrivi almeno una frase: perché il difetto c'è e perché resta"),
                );
            }
        }
    }
}

regola! {
    /// DER-002: una deroga silenzia qualcosa
    ///
    /// # Cosa controlla
    /// Che ogni deroga riguardi una segnalazione che c'è, in questa fase o in un'altra, e che `dove`, se
    /// c'è, indichi il file o il codice in cui si trova.
    ///
    /// # Perché
    /// Una deroga rimasta dopo la correzione nasconderebbe il prossimo errore.
    ///
    /// # Esempio sbagliato
    /// ```yaml
    /// # ente.yaml
    /// deroghe:
    ///   - regola: COD-001
    ///     motivo: I codici sono quelli del bilancio.
    /// ```
    ///
    /// # Esempio giusto
    /// ```yaml
    /// # ente.yaml
    /// deroghe: []
    /// ```
    ///
    /// # Riferimenti
    /// Nessuna norma: coerenza dei dati.
    Utile
}

impl Rule for Utile {
    /// Nothing here: which deroghe served is known when they have been applied.
    fn controlla(&self, _: &Contesto<'_>, _: &mut Vec<Segnalazione>) {}
}

/// The finding about a deroga that silenced nothing in any stage. One for a rule that speaks only
/// later in the year is not blamed before.
pub(super) fn inutile(d: &Deroga, stadio: Stadio) -> Option<Segnalazione> {
    let regola = d.regola.as_ref()?;
    RULES.iter().find(|r| r.codice() == regola.as_str() && r.dal() <= stadio)?;
    Some(
        Utile
            .avviso(regola.luogo, format!("la deroga a `{regola}` non silenzia niente"))
            .aiuto("se il difetto è stato corretto, togli la deroga; se no, controlla `dove`"),
    )
}
