//! TXT: texts that YAML itself cuts or folds. Loading finds them, on the line; here they are told.

use super::{Contesto, Rule, regola};
use crate::diagnostic::Segnalazione;

regola! {
    /// TXT-001: un testo non è tagliato da ` #`
    ///
    /// # Cosa controlla
    /// Che dopo un testo senza virgolette non ci sia, sulla stessa riga, uno spazio e un cancelletto
    /// seguito da una parola: per YAML il resto è un commento, e si perde.
    ///
    /// # Perché
    /// «Delibera #12 del 2026» diventerebbe «Delibera», senza che nessuno se ne accorga.
    ///
    /// # Esempio sbagliato
    /// ```yaml
    /// titolo: Attuazione della delibera #12 del 2026
    /// ```
    ///
    /// # Esempio giusto
    /// ```yaml
    /// titolo: "Attuazione della delibera #12 del 2026"
    /// ```
    ///
    /// # Riferimenti
    /// Nessuna norma: così funziona YAML.
    TestoTagliato, materia Sempre
}

regola! {
    /// TXT-002: un elenco non è piegato da `>`
    ///
    /// # Cosa controlla
    /// Che un testo introdotto da `>` non contenga un elenco: `>` unisce le righe in una sola.
    ///
    /// # Perché
    /// L'elenco si stamperebbe come un capoverso con i trattini in mezzo.
    ///
    /// # Esempio sbagliato
    /// ```yaml
    /// descrizione: >
    ///   Si prevede di:
    ///   - digitalizzare l'archivio
    ///   - formare il personale
    /// ```
    ///
    /// # Esempio giusto
    /// ```yaml
    /// descrizione: |
    ///   Si prevede di:
    ///
    ///   - digitalizzare l'archivio
    ///   - formare il personale
    /// ```
    ///
    /// # Riferimenti
    /// Nessuna norma: così funziona YAML.
    ElencoPiegato, materia Sempre
}

/// Nothing to look for here: these are findings of loading.
impl Rule for TestoTagliato {
    fn controlla(&self, _: &Contesto<'_>, _: &mut Vec<Segnalazione>) {}
}

/// Nothing to look for here: these are findings of loading.
impl Rule for ElencoPiegato {
    fn controlla(&self, _: &Contesto<'_>, _: &mut Vec<Segnalazione>) {}
}

regola! {
    /// TXT-004: ciò che è incollato da un altro programma si legge come si voleva
    ///
    /// # Cosa controlla
    /// Che in un testo non ci siano le righe di un foglio di calcolo, che diventerebbero una riga sola; e dice
    /// dove i pallini di Word (`•`, `–`, `-Cittadini`) si sono letti come voci di un elenco.
    ///
    /// # Perché
    /// Chi incolla vede un elenco o una tabella; sulla pagina uscirebbe «Servizio Utenti Pasti 20».
    ///
    /// # Esempio sbagliato
    /// ```yaml
    /// descrizione: |
    ///   Si prevede di:
    ///   • digitalizzare l'archivio
    ///   • formare il personale
    /// ```
    ///
    /// # Esempio giusto
    /// ```yaml
    /// descrizione: |
    ///   Si prevede di:
    ///   - digitalizzare l'archivio
    ///   - formare il personale
    /// ```
    ///
    /// # Riferimenti
    /// Nessuna norma: coerenza dei dati.
    Incollato, materia Sempre
}

/// Nothing to look for here: these are findings of loading.
impl Rule for Incollato {
    fn controlla(&self, _: &Contesto<'_>, _: &mut Vec<Segnalazione>) {}
}
