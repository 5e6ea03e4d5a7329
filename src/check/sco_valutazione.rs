//! SCO: what a person gives (a score, the Nucleo's grade), and the conditions that a result meets.

use num_rational::BigRational;
use num_traits::{One as _, Signed as _};

use super::{Contesto, Descritta, Rule, regola};
use crate::diagnostic::{Luogo, Segnalazione};
use crate::model::Dato;
use crate::valori::{Percentuale, esatto, percentuale};

regola! {
    /// SCO-008: un prerequisito raggiunto è una condizione soddisfatta
    ///
    /// # Cosa controlla
    /// A consuntivo, che ogni scheda con `prerequisito: sì` sia raggiunta. Dove non lo è, dice che cosa ne
    /// segue: nessun numero cambia, e la pagina del settore e quella dell'ente lo dicono.
    ///
    /// # Perché
    /// Un prerequisito non pesa: è la condizione degli altri. Se manca, chi decide deve saperlo.
    ///
    /// # Esempio sbagliato
    /// ```yaml
    /// prerequisito: sì
    /// indicatori:
    ///   - nome: Piano anticorruzione pubblicato
    ///     atteso: SI
    ///     realizzato: NO
    /// ```
    ///
    /// # Esempio giusto
    /// ```yaml
    /// prerequisito: sì
    /// indicatori:
    ///   - nome: Piano anticorruzione pubblicato
    ///     atteso: SI
    ///     realizzato: SI
    /// ```
    ///
    /// # Riferimenti
    /// Nessuna norma: lo stabilisce il sistema di misurazione e valutazione dell'ente.
    Condizione, dal Consuntivo, guarda Foglio, accompagna "SCO-003"
}

impl Rule for Condizione {
    fn controlla(&self, c: &Contesto<'_>, esiti: &mut Vec<Segnalazione>) {
        for f in c.fogli().filter(|f| f.attivo()) {
            let Some(s) = f.scheda.filter(|s| s.prerequisito()) else { continue };
            let luogo = s.prerequisito.as_ref().map_or(f.luogo, |p| p.luogo);
            let messaggio = match f.punti.condizione() {
                Some(true) => continue,
                Some(false) => format!("il prerequisito non è raggiunto ({})", f.punti.esito),
                None => "il prerequisito non è stato misurato".to_owned(),
            };
            let misurato = f.punti.condizione().is_some();
            esiti.push(self.avviso(luogo, messaggio).aiuto(if !misurato {
                "nessun numero cambia, e se la condizione è soddisfatta non si sa: scrivi il `realizzato`"
            } else {
                "nessun numero cambia: la pagina del settore e quella dell'ente dicono «condizione non \
                 soddisfatta»; che cosa ne segue lo dice il sistema di valutazione dell'ente"
            }));
        }
    }
}

regola! {
    /// SCO-009: una cifra data da una persona sta tra 0 e il tetto, e ha il suo motivo
    ///
    /// # Cosa controlla
    /// Che il `grado` della valutazione del Nucleo e il `punteggio` di un indicatore stiano tra 0 e il tetto del
    /// metodo, che non siano frazioni (`0,9` per 90%), e che il grado del Nucleo dica il suo `motivo`.
    ///
    /// # Perché
    /// La cifra del Nucleo prende il posto di quella calcolata: nessun conto la corregge.
    ///
    /// # Esempio sbagliato
    /// ```yaml
    /// verifiche:
    ///   finale:
    ///     valutazione:
    ///       grado: 900%
    ///       motivo: Esame degli atti.
    /// ```
    ///
    /// # Esempio giusto
    /// ```yaml
    /// verifiche:
    ///   finale:
    ///     valutazione:
    ///       grado: 90%
    ///       motivo: Esame degli atti.
    /// ```
    ///
    /// # Riferimenti
    /// D.Lgs. 150/2009, art. 14, comma 4.
    CifraData, dal Consuntivo, guarda Foglio
}

impl Rule for CifraData {
    fn controlla(&self, c: &Contesto<'_>, esiti: &mut Vec<Segnalazione>) {
        let tetto = &c.valutata.metodo().tetto;
        for f in c.fogli().filter(|f| f.attivo()) {
            for i in f.indicatori {
                self.una("il punteggio", i.punteggio.as_ref(), tetto, esiti);
            }
            let finale = f.scheda.and_then(|s| s.verifiche.finale.as_ref());
            let Some(v) = finale.and_then(|x| x.valutazione.as_ref()) else { continue };
            self.una("il grado", v.grado.as_ref(), tetto, esiti);
            if v.grado.is_some() && v.motivo.is_none() {
                let luogo: Luogo = v.grado.as_ref().map_or(v.luogo, |g| g.luogo);
                let messaggio = "il grado dato dal Nucleo non ha un motivo".to_owned();
                let aiuto = "aggiungi `motivo: …`: la cifra prende il posto di quella calcolata";
                esiti.push(self.avviso(luogo, messaggio).aiuto(aiuto));
            }
        }
    }
}

impl CifraData {
    fn una(
        &self,
        cosa: &str,
        d: Option<&Dato<Percentuale>>,
        tetto: &BigRational,
        esiti: &mut Vec<Segnalazione>,
    ) {
        let Some((d, n)) = d.and_then(|d| Some((d, &d.valore.as_ref()?.0))) else { return };
        if n.is_negative() || n > tetto {
            let messaggio = format!("{cosa}, `{}`, non sta tra 0 e {}", d.testo, esatto(tetto));
            let aiuto = "scrivi una percentuale, per esempio 90%";
            esiti.push(self.errore(d.luogo, messaggio).aiuto(aiuto));
        } else if n.is_positive() && *n <= BigRational::one() && !d.testo.contains('%') {
            let intera = percentuale(&(n * BigRational::from_integer(100.into())));
            let messaggio =
                format!("{cosa}, `{}`, si legge {}; era {intera}?", d.testo, percentuale(n));
            let aiuto = format!("scrivi `{intera}`, oppure `{}`", percentuale(n));
            esiti.push(self.avviso(d.luogo, messaggio).aiuto(aiuto));
        }
    }
}
