//! DOC: the dates of what is voted when the year is over.

use jiff::civil::Date;

use super::{Contesto, Descritta, Rule, regola};
use crate::diagnostic::Segnalazione;
use crate::model::Dato;
use crate::valori::{DataGiorno, data_estesa};

regola! {
    /// DOC-008: la relazione si approva e si valida a esercizio chiuso
    ///
    /// # Cosa controlla
    /// Che l'atto che approva la relazione e la sua `validazione` non siano di prima della fine
    /// dell'esercizio. Quale dei due venga prima dell'altro non lo controlla: la legge nomina prima
    /// l'approvazione, e molti enti fanno il contrario.
    ///
    /// # Perché
    /// La relazione rende conto dell'anno intero: chi la valida prima che finisca non può averla letta. Di
    /// solito è un anno sbagliato.
    ///
    /// # Esempio sbagliato
    /// ```yaml
    /// # ente.yaml
    /// documenti:
    ///   relazione:
    ///     validazione:
    ///       organo: Nucleo di valutazione
    ///       verbale: "4"
    ///       data: 10/06/2026
    /// ```
    ///
    /// # Esempio giusto
    /// ```yaml
    /// # ente.yaml
    /// documenti:
    ///   relazione:
    ///     validazione:
    ///       organo: Nucleo di valutazione
    ///       verbale: "4"
    ///       data: 10/06/2027
    /// ```
    ///
    /// # Riferimenti
    /// D.Lgs. 150/2009, art. 10, comma 1, lettera b, e art. 14, comma 4, lettera c.
    AnnoChiuso
}

impl Rule for AnnoChiuso {
    fn controlla(&self, c: &Contesto<'_>, esiti: &mut Vec<Segnalazione>) {
        let relazione = &c.cartella().ente.documenti.relazione;
        let validazione = relazione.validazione.as_ref().and_then(|v| v.data.as_ref());
        for (data, cosa) in [
            (relazione.atto.data.as_ref(), "l'atto che approva la relazione"),
            (validazione, "la validazione della relazione"),
        ] {
            let Some((data, giorno)) = data.and_then(|d| Some((d, del(d, c.anno())?))) else {
                continue;
            };
            if giorno > Date::constant(c.anno(), 12, 31) {
                continue;
            }
            let messaggio = format!(
                "{cosa} è del {}, e l'esercizio {} non è finito",
                data_estesa(giorno),
                c.anno()
            );
            let dopo = c.anno().saturating_add(1);
            let aiuto = format!("scrivi la data con il suo anno, per esempio 10/06/{dopo}");
            esiti.push(self.avviso(data.luogo, messaggio).aiuto(aiuto));
        }
    }
}

fn del(d: &Dato<DataGiorno>, anno: i16) -> Option<Date> {
    d.valore.as_ref()?.nel(anno).ok()
}
