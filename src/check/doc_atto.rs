//! DOC: the act of a document that is voted.

use super::{Contesto, Descritta, Rule, regola};
use crate::diagnostic::Segnalazione;
use crate::model::{Documento, StatoAtto};

regola! {
    /// DOC-001: il documento approvato ha numero e data dell'atto
    ///
    /// # Cosa controlla
    /// Che un atto con `stato: approvato` abbia `numero` e `data`. E, quando si fanno gli allegati, che
    /// l'atto non sia ancora una bozza: il file che si vota è una proposta.
    ///
    /// # Perché
    /// Chi legge il documento pubblicato deve poter risalire all'atto che lo approva. Un documento senza
    /// numero sembra ancora da votare.
    ///
    /// # Esempio sbagliato
    /// ```yaml
    /// # ente.yaml
    /// documenti:
    ///   piano:
    ///     atto:
    ///       stato: approvato
    /// ```
    ///
    /// # Esempio giusto
    /// ```yaml
    /// # ente.yaml
    /// documenti:
    ///   piano:
    ///     atto:
    ///       stato: approvato
    ///       organo: giunta
    ///       numero: 9
    ///       data: 15/01/2026
    /// ```
    ///
    /// # Riferimenti
    /// D.Lgs. 267/2000, art. 124; D.Lgs. 33/2013, art. 10, comma 8, lettera b.
    AttoNumerato
}

impl Rule for AttoNumerato {
    fn controlla(&self, c: &Contesto<'_>, esiti: &mut Vec<Segnalazione>) {
        let tutti = c.cartella().ente.documenti.tutti();
        for (tipo, d) in tutti.filter(|(t, _)| t.descrittore().stadio == c.stadio) {
            let (atto, nome) = (&d.atto, tipo.descrittore().nome);
            if atto.stato() != StatoAtto::Approvato {
                continue;
            }
            let manca = match (&atto.numero, &atto.data) {
                (None, None) => "il numero e la data",
                (None, Some(_)) => "il numero",
                (Some(_), None) => "la data",
                (Some(_), Some(_)) => continue,
            };
            let luogo = atto.stato.as_ref().map_or(atto.luogo, |s| s.luogo);
            let messaggio = format!("{nome}: l'atto è approvato, e non ha {manca}");
            esiti.push(
                self.avviso(luogo, messaggio)
                    .aiuto("scrivi `numero` e `data`; prima del voto lo stato è `proposta`"),
            );
        }
    }
}

/// What DOC-001 says of a document that is to be packaged while its act is still a draft.
pub fn ancora_in_bozza(d: &Documento) -> Option<Segnalazione> {
    let luogo = d.atto.stato.as_ref().map_or(d.atto.luogo, |s| s.luogo);
    let messaggio =
        "l'atto è una bozza: il file da votare è una proposta, quello votato porta il numero";
    (d.atto.stato() == StatoAtto::Bozza).then(|| {
        AttoNumerato
            .avviso(luogo, messaggio.to_owned())
            .aiuto("scrivi in ente.yaml `stato: proposta`, o numero e data dell'atto")
    })
}
