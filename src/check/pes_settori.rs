//! PES: the weights of the settori in the ente.

use std::collections::BTreeSet;

use super::{Contesto, Descritta, Rule, regola};
use crate::diagnostic::{Luogo, Segnalazione};
use crate::model::Settore;

regola! {
    /// PES-007: i settori hanno tutti un peso, o nessuno
    ///
    /// # Cosa controlla
    /// Che, se un settore con obiettivi che contano ha `peso`, lo abbiano anche gli altri.
    ///
    /// # Perché
    /// Il grado dell'ente è la media dei settori. Se un peso manca non si sa quale sia: allora contano tutti
    /// uguali, e i pesi scritti non valgono.
    ///
    /// # Esempio sbagliato
    /// ```yaml
    /// # ente.yaml
    /// settori:
    ///   - id: affari
    ///     nome: Affari generali
    ///     peso: 60
    ///   - id: tecnico
    ///     nome: Ufficio tecnico
    /// # obiettivi/a.yaml
    /// settore: affari
    /// # obiettivi/b.yaml
    /// settore: tecnico
    /// ```
    ///
    /// # Esempio giusto
    /// ```yaml
    /// # ente.yaml
    /// settori:
    ///   - id: affari
    ///     nome: Affari generali
    ///     peso: 60
    ///   - id: tecnico
    ///     nome: Ufficio tecnico
    ///     peso: 40
    /// # obiettivi/a.yaml
    /// settore: affari
    /// # obiettivi/b.yaml
    /// settore: tecnico
    /// ```
    ///
    /// # Riferimenti
    /// D.Lgs. 150/2009, art. 8, comma 1.
    SettoriPesati, materia Piano
}

impl Rule for SettoriPesati {
    fn controlla(&self, c: &Contesto<'_>, esiti: &mut Vec<Segnalazione>) {
        let cartella = c.cartella();
        let settori = &cartella.ente.settori;
        if settori.iter().all(|s| s.peso.is_some()) || settori.iter().all(|s| s.peso.is_none()) {
            return;
        }
        let pesate = c.schede().iter().filter(|o| o.scheda.pesato());
        let conta: BTreeSet<usize> = pesate.flat_map(|o| cartella.settori_di(&o.scheda)).collect();
        let contano: Vec<&Settore> =
            settori.iter().enumerate().filter(|(i, _)| conta.contains(i)).map(|(_, s)| s).collect();
        if contano.iter().all(|s| s.peso.is_none()) {
            return;
        }
        for s in contano.into_iter().filter(|s| s.peso.is_none()) {
            let nome = s.nome.as_ref().map_or("", |n| n.as_str());
            let luogo = s.nome.as_ref().or(s.id.as_ref()).map_or(Luogo::default(), |t| t.luogo);
            let messaggio =
                format!("il settore {nome} non ha il peso, e altri sì: nell'ente contano uguali");
            let s = self.avviso(luogo, messaggio);
            esiti.push(s.aiuto("scrivi `peso` a tutti i settori, o a nessuno"));
        }
    }
}
