//! PIA: section 2.3, areas of risk and measures.

use super::{Contesto, Descritta, Rule, regola};
use crate::diagnostic::{Luogo, Segnalazione};
use crate::model::Testo;
use crate::model::piao::{AreaRischio, Misura};

regola! {
    /// PIA-003: la mappatura copre le aree di rischio della legge
    ///
    /// # Cosa controlla
    /// Che nella sezione 2.3 ci sia almeno un processo per ciascuna delle aree autorizzazioni e
    /// concessioni, contratti pubblici, sovvenzioni e contributi, concorsi e selezioni.
    ///
    /// # Perché
    /// Sono le aree a cui la mappatura si può ridurre sotto i 50 dipendenti: meno di queste non si può,
    /// e chi ha più dipendenti ne mappa anche altre.
    ///
    /// # Esempio sbagliato
    /// ```yaml
    /// # piao/2.3-rischi-corruttivi.yaml
    /// processi:
    ///   - area: contratti_pubblici
    ///     processo: Affidamenti diretti
    /// ```
    ///
    /// # Esempio giusto
    /// ```yaml
    /// # piao/2.3-rischi-corruttivi.yaml
    /// processi:
    ///   - area: contratti_pubblici
    ///     processo: Affidamenti diretti
    ///   - area: autorizzazioni_concessioni
    ///     processo: Permessi di costruire
    ///   - area: sovvenzioni_contributi
    ///     processo: Contributi alle associazioni
    ///   - area: concorsi_selezioni
    ///     processo: Concorsi
    /// ```
    ///
    /// # Riferimenti
    /// DM 132/2022, art. 6, c. 1.
    AreeDiRischio, materia Piao
}

impl Rule for AreeDiRischio {
    fn controlla(&self, c: &Contesto<'_>, esiti: &mut Vec<Segnalazione>) {
        let Some(s) = c.cartella().piao.as_ref().and_then(|p| p.rischi.as_ref()) else { return };
        // A section without processes is PIA-002's.
        let Some(primo) = s.dati.processi.first() else { return };
        let c_e = |a: &AreaRischio| {
            s.dati.processi.iter().any(|p| p.area.as_ref().and_then(|x| x.valore) == Some(*a))
        };
        let mancano: Vec<_> = AreaRischio::SEMPLIFICATE.iter().filter(|a| !c_e(a)).collect();
        if mancano.is_empty() {
            return;
        }
        let nomi: Vec<_> = mancano.iter().map(|a| format!("«{}»", a.nome())).collect();
        let quale = if nomi.len() == 1 { "nell'area" } else { "nelle aree" };
        let messaggio =
            format!("sezione 2.3 del PIAO: nessun processo {quale} {}", nomi.join(", "));
        let parole: Vec<_> = mancano.iter().map(|a| format!("`area: {}`", a.parola())).collect();
        esiti.push(
            self.errore(primo.luogo, messaggio)
                .aiuto(format!("aggiungi un processo con {}", parole.join(", con "))),
        );
    }
}

regola! {
    /// PIA-004: ogni misura ha responsabile, tempi e indicatore
    ///
    /// # Cosa controlla
    /// Che ogni misura della sezione 2.3, generale o di un processo, dica chi ne risponde, entro quando
    /// e da che cosa si vede che è attuata.
    ///
    /// # Perché
    /// Senza uno dei tre la misura non si può controllare, e la relazione del RPCT la dirà «in corso» per
    /// sempre.
    ///
    /// # Esempio sbagliato
    /// ```yaml
    /// # piao/2.3-rischi-corruttivi.yaml
    /// misure_generali:
    ///   - codice: M01
    ///     misura: Dichiarazioni sui conflitti di interessi
    ///     responsabile: p-a
    /// ```
    ///
    /// # Esempio giusto
    /// ```yaml
    /// # piao/2.3-rischi-corruttivi.yaml
    /// misure_generali:
    ///   - codice: M01
    ///     misura: Dichiarazioni sui conflitti di interessi
    ///     responsabile: p-a
    ///     tempi: entro il 31/01 di ogni anno
    ///     indicatore: dichiarazioni raccolte
    /// ```
    ///
    /// # Riferimenti
    /// DM 132/2022, art. 3.
    MisureComplete, materia Piao
}

impl Rule for MisureComplete {
    fn controlla(&self, c: &Contesto<'_>, esiti: &mut Vec<Segnalazione>) {
        let Some(s) = c.cartella().piao.as_ref().and_then(|p| p.rischi.as_ref()) else { return };
        for (_, m) in s.dati.misure() {
            let mancano: Vec<_> = [
                ("responsabile", &m.responsabile),
                ("tempi", &m.tempi),
                ("indicatore", &m.indicatore),
            ]
            .into_iter()
            .filter(|(_, v)| v.is_none())
            .map(|(k, _)| format!("`{k}`"))
            .collect();
            if mancano.is_empty() {
                continue;
            }
            let verbo = if mancano.len() == 1 { "manca" } else { "mancano" };
            let messaggio = format!("alla misura {} {verbo} {}", nome(m), mancano.join(", "));
            let luogo = if m.luogo.riga == 0 { Luogo::inizio(s.file) } else { m.luogo };
            esiti.push(
                self.errore(luogo, messaggio).aiuto(
                    "scrivi chi ne risponde, entro quando, e da che cosa si vede che è fatta",
                ),
            );
        }
    }
}

fn nome(m: &Misura) -> String {
    let scritto = m.codice.as_ref().or(m.misura.as_ref());
    scritto.map_or("senza codice".into(), |t: &Testo| format!("`{t}`"))
}
