//! DOC: who the ente is, as an act prints it.

use num_rational::BigRational;
use num_traits::{Signed as _, Zero};

use super::{Contesto, Descritta, Rule, regola};
use crate::diagnostic::Segnalazione;
use crate::model::StatoAtto;
use crate::valori::minimo;

regola! {
    /// DOC-006: chi è l'ente è scritto davvero
    ///
    /// # Cosa controlla
    /// Che in un piano da votare la sigla della provincia sia di due lettere (e non `XX`), e che dipendenti e
    /// abitanti non siano zero; e sempre che dipendenti e abitanti siano un numero intero.
    ///
    /// # Perché
    /// Sono i valori che restano quando una cartella si è copiata e non si è finita di compilare, e si
    /// leggono sul frontespizio.
    ///
    /// # Esempio sbagliato
    /// ```yaml
    /// # ente.yaml
    /// ente:
    ///   denominazione: Comune di Borgo
    ///   provincia: XX
    /// documenti:
    ///   piano:
    ///     titolo: Piano della performance
    ///     atto:
    ///       stato: proposta
    /// ```
    ///
    /// # Esempio giusto
    /// ```yaml
    /// # ente.yaml
    /// ente:
    ///   denominazione: Comune di Borgo
    ///   provincia: MB
    /// documenti:
    ///   piano:
    ///     titolo: Piano della performance
    ///     atto:
    ///       stato: proposta
    /// ```
    ///
    /// # Riferimenti
    /// Nessuna norma: coerenza dei dati.
    EnteVero, accompagna "DOC-002"
}

impl Rule for EnteVero {
    fn controlla(&self, c: &Contesto<'_>, esiti: &mut Vec<Segnalazione>) {
        let e = &c.cartella().ente;
        for (n, cosa) in [(&e.ente.dipendenti, "dipendenti"), (&e.ente.abitanti, "abitanti")] {
            let Some((d, n)) = n.as_ref().and_then(|d| Some((d, &d.valore.as_ref()?.0))) else {
                continue;
            };
            if n.is_integer() && !n.is_negative() {
                continue;
            }
            let grande = n * BigRational::from_integer(1000.into());
            let aiuto = match grande.is_integer() && grande.is_positive() {
                true => format!(
                    "forse {}? il punto sta alle migliaia, la virgola ai decimali",
                    minimo(&grande)
                ),
                false => "scrivi un numero intero, da 0 in su".to_owned(),
            };
            let messaggio = format!("`{}` non è un numero di {cosa}", d.testo);
            esiti.push(self.avviso(d.luogo, messaggio).aiuto(aiuto));
        }
        if e.documenti.piano.atto.stato() != StatoAtto::Proposta || c.votato() {
            return;
        }
        if let Some(p) = &e.ente.provincia {
            let sigla = p.as_str().trim();
            let due = sigla.chars().count() == 2 && sigla.chars().all(|c| c.is_ascii_uppercase());
            if !due || sigla == "XX" {
                esiti.push(
                    self.avviso(p.luogo, format!("`{p}` non è la sigla di una provincia"))
                        .aiuto("scrivi le due lettere maiuscole, come MB"),
                );
            }
        }
        for (n, cosa) in [(&e.ente.dipendenti, "dipendenti"), (&e.ente.abitanti, "abitanti")] {
            let zero = n.as_ref().filter(|d| d.valore.as_ref().is_some_and(|n| n.0.is_zero()));
            if let Some(d) = zero {
                esiti.push(
                    self.avviso(d.luogo, format!("l'ente ha zero {cosa}?"))
                        .aiuto("scrivi quanti al 31 dicembre dell'anno prima, o togli la riga"),
                );
            }
        }
    }
}
