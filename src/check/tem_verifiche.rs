//! TEM: checks and their dates.

use jiff::civil::Date;

use super::{Contesto, Descritta, Rule, regola};
use crate::diagnostic::Segnalazione;
use crate::model::{Dato, Obiettivo, Stadio, Verifica};
use crate::valori::{DataGiorno, data_estesa};

regola! {
    /// TEM-004: le verifiche hanno la loro relazione, e vengono in ordine
    ///
    /// # Cosa controlla
    /// Che ogni verifica intermedia di una scheda attiva abbia la sua relazione, non una per più date; che
    /// nessuna verifica venga prima del primo mese previsto dalle fasi; che la finale non venga prima di
    /// un'intermedia.
    ///
    /// # Perché
    /// Una relazione sola per più date non dice che cosa si è trovato a ognuna; e non si verifica quello
    /// che non è cominciato.
    ///
    /// # Esempio sbagliato
    /// ```yaml
    /// fasi:
    ///   - descrizione: Acquisizione dei fascicoli
    ///     previsto: gen-dic
    /// verifiche:
    ///   intermedia:
    ///     date:
    ///       - 30/06
    ///       - 31/10
    ///     relazione: Nessuna criticità.
    /// ```
    ///
    /// # Esempio giusto
    /// ```yaml
    /// fasi:
    ///   - descrizione: Acquisizione dei fascicoli
    ///     previsto: gen-dic
    /// verifiche:
    ///   intermedie:
    ///     - data: 30/06
    ///       relazione: Acquisito un terzo dei fascicoli.
    ///     - data: 31/10
    ///       relazione: Acquisiti due terzi dei fascicoli.
    /// ```
    ///
    /// # Riferimenti
    /// D.Lgs. 150/2009, art. 6.
    Verifiche, dal Intermedia, guarda Foglio
}

fn date(v: &Verifica) -> impl Iterator<Item = &Dato<DataGiorno>> {
    v.data.iter().chain(&v.date)
}

fn giorno(d: &Dato<DataGiorno>, anno: i16) -> Option<Date> {
    d.valore.as_ref()?.nel(anno).ok()
}

/// The first day of the first planned month.
fn inizio(s: &Obiettivo, anno: i16) -> Option<Date> {
    let previsti = s.fasi.iter().filter_map(|x| x.previsto.as_ref()?.valore.as_ref());
    let (anno, mese) = previsti.filter_map(|m| m.nel(anno).iter().min()).min()?;
    Date::new(anno, i8::try_from(mese).ok()?, 1).ok()
}

impl Rule for Verifiche {
    fn controlla(&self, c: &Contesto<'_>, esiti: &mut Vec<Segnalazione>) {
        for s in c.fogli().filter(|f| f.attivo()).filter_map(|f| f.scheda) {
            let v = &s.verifiche;
            for x in v.intermedia.iter().chain(&v.intermedie) {
                self.relazione(c, x, esiti);
            }
            self.ordine(c, s, esiti);
        }
    }
}

impl Verifiche {
    fn relazione(&self, c: &Contesto<'_>, x: &Verifica, esiti: &mut Vec<Segnalazione>) {
        match (&x.relazione, date(x).next(), date(x).nth(1)) {
            (Some(relazione), _, Some(seconda)) => esiti.push(
                self.avviso(
                    seconda.luogo,
                    format!("{} date di verifica e una relazione sola", date(x).count()),
                )
                .aiuto("scrivi `intermedie:` con una voce per data, ognuna con la sua `relazione`")
                .correlata(relazione.luogo, "la relazione è questa"),
            ),
            // During the year a check may still have to come.
            (None, Some(prima), _) if c.stadio == Stadio::Consuntivo => esiti.push(
                self.avviso(
                    prima.luogo,
                    format!("la verifica del {} non ha una relazione", prima.testo),
                )
                .aiuto("aggiungi `relazione: …`, o togli la data se la verifica non c'è stata"),
            ),
            _ => {}
        }
    }

    fn ordine(&self, c: &Contesto<'_>, s: &Obiettivo, esiti: &mut Vec<Segnalazione>) {
        let v = &s.verifiche;
        let letta = |d: &Dato<DataGiorno>| Some((giorno(d, c.anno())?, d.luogo));
        let intermedie = v.intermedia.iter().chain(&v.intermedie).flat_map(date);
        let intermedie: Vec<_> = intermedie.filter_map(letta).collect();
        let finali: Vec<_> = v.finale.iter().flat_map(date).filter_map(letta).collect();
        let inizio = inizio(s, c.anno());
        for (data, luogo) in intermedie.iter().chain(&finali) {
            if let Some(inizio) = inizio.filter(|i| data < i) {
                let messaggio = format!(
                    "la verifica del {} viene prima che l'attività cominci, il {}",
                    data_estesa(*data),
                    data_estesa(inizio)
                );
                esiti.push(
                    self.avviso(*luogo, messaggio)
                        .aiuto("correggi la data; se è dell'anno dopo, scrivi l'anno"),
                );
            }
        }
        let Some((ultima, dove)) = intermedie.iter().max() else { return };
        for (data, luogo) in finali.iter().filter(|(data, _)| data < ultima) {
            let messaggio = format!(
                "la verifica finale, {}, viene prima di un'intermedia, {}",
                data_estesa(*data),
                data_estesa(*ultima)
            );
            esiti.push(
                self.avviso(*luogo, messaggio)
                    .aiuto("correggi le date; se la finale è dell'anno dopo, scrivi l'anno")
                    .correlata(*dove, "la verifica intermedia"),
            );
        }
    }
}
