//! COD: the settori of the ente and their schede.

use std::collections::BTreeSet;

use super::{Contesto, Descritta, Rule, regola};
use crate::diagnostic::{Luogo, Segnalazione};

regola! {
    /// COD-008: ogni settore ha almeno una scheda
    ///
    /// # Cosa controlla
    /// Che ogni settore di ente.yaml abbia nel piano almeno una scheda, sua o condivisa.
    ///
    /// # Perché
    /// Un settore senza obiettivi quasi sempre è un file che non si è letto, o un `settore:` scritto a un
    /// altro.
    ///
    /// # Esempio sbagliato
    /// ```yaml
    /// # ente.yaml
    /// settori:
    ///   - id: affari
    ///     nome: Affari generali
    ///   - id: tecnico
    ///     nome: Ufficio tecnico
    /// # obiettivi/a.yaml
    /// settore: affari
    /// ```
    ///
    /// # Esempio giusto
    /// ```yaml
    /// # ente.yaml
    /// settori:
    ///   - id: affari
    ///     nome: Affari generali
    /// # obiettivi/a.yaml
    /// settore: affari
    /// ```
    ///
    /// # Riferimenti
    /// TUEL art. 169, comma 1.
    SettoreConSchede
}

impl Rule for SettoreConSchede {
    fn controlla(&self, c: &Contesto<'_>, esiti: &mut Vec<Segnalazione>) {
        let cartella = c.cartella();
        let con: BTreeSet<usize> =
            c.schede().iter().flat_map(|o| cartella.settori_di(&o.scheda)).collect();
        // Without any scheda the plan is of processes alone.
        if c.schede().is_empty() {
            return;
        }
        for (_, s) in cartella.ente.settori.iter().enumerate().filter(|(n, _)| !con.contains(n)) {
            let nome = s.nome.as_ref().map_or("", |t| t.as_str());
            let luogo = s.nome.as_ref().or(s.id.as_ref()).map_or(Luogo::default(), |t| t.luogo);
            esiti.push(
                self.avviso(luogo, format!("il settore {nome} non ha nessuna scheda"))
                    .aiuto("aggiungi le sue schede in obiettivi/, o togli il settore da ente.yaml"),
            );
        }
    }
}
