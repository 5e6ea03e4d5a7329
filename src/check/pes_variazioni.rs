//! PES: a weight that moves when the year has begun.

use super::var::{cambiata, senza_atto};
use super::{Contesto, Rule, regola};
use crate::diagnostic::{Gravita, Segnalazione};
use crate::piano::{DifferenzaCampo, DifferenzaScheda, Sorte};

regola! {
    /// PES-004: dopo il voto un peso non si assegna e non si cambia senza un atto
    ///
    /// # Cosa controlla
    /// Che i pesi siano quelli di `piano.lock.yaml`: delle schede (`peso`, `pesatura`, `assegnazioni`),
    /// delle fasi e degli indicatori. È VAR-001, per i soli pesi: resta detto anche dove una deroga
    /// silenzia l'altra.
    ///
    /// # Perché
    /// Chi conosce già i risultati e sposta i pesi sceglie la media: l'obiettivo mancato pesa poco, quello
    /// facile molto.
    ///
    /// # Esempio sbagliato
    /// ```yaml
    /// # obiettivi/a.yaml
    /// codice: 1.01.01
    /// titolo: Archivio digitale
    /// peso: 100
    /// # piano.lock.yaml
    /// versione: 1
    /// impronta: cb96de2563cfe2c4f61f8881097a3e16c527d8eac09ba63bcdec93d14430d293
    /// schede:
    ///   - scheda: obiettivi/a
    ///     campi:
    ///       codice: 1.01.01
    ///       titolo: Archivio digitale
    ///       settore: s
    /// ```
    ///
    /// # Esempio giusto
    /// ```yaml
    /// # variazioni.yaml
    /// - atto:
    ///     organo: giunta
    ///     numero: 88
    ///     data: 15/09/2026
    ///   tipo: rettifica
    ///   motivo: Il peso era stato dimenticato.
    ///   obiettivi: [1.01.01]
    /// ```
    ///
    /// # Riferimenti
    /// D.Lgs. 150/2009, art. 5, comma 1.
    PesoDopoIlVoto, guarda Foglio, materia Sempre, accompagna "VAR-001" "PES-008"
}

impl Rule for PesoDopoIlVoto {
    fn controlla(&self, c: &Contesto<'_>, esiti: &mut Vec<Segnalazione>) {
        for (d, _, lucchetto) in senza_atto(c) {
            let campi: Vec<_> = d.campi.iter().filter(|c| di_peso(c)).cloned().collect();
            if d.sorte == Sorte::Cambiata && !campi.is_empty() {
                let dei_pesi = DifferenzaScheda { campi, ..d };
                let s = cambiata(self, &dei_pesi, lucchetto);
                esiti.push(Segnalazione { gravita: Gravita::Avviso, ..s });
            }
        }
    }
}

fn di_peso(c: &DifferenzaCampo) -> bool {
    c.chiave == "peso" || c.chiave.ends_with("].peso") || c.chiave.starts_with("pesatura.")
}
