//! IND: outcomes typed by hand, and targets that ask for nothing.

use num_rational::BigRational;

use super::ind::nome;
use super::{Contesto, Descritta, Rule, regola};
use crate::diagnostic::Segnalazione;
use crate::model::{Indicatore, Natura, Stadio};
use crate::score::{Lettura, PunteggioIndicatore};
use crate::valori::{Esito, Polarita, Rilevato, TipoIndicatore, Valore as _};

regola! {
    /// IND-005: l'esito scritto a mano è quello calcolato
    ///
    /// # Cosa controlla
    /// Che l'`esito` scritto accanto a un indicatore misurato sia quello che viene dal suo punteggio. Per
    /// gli indicatori di tipo testo l'esito è la valutazione, e non si confronta.
    ///
    /// # Perché
    /// Un «raggiunto» accanto a un valore sotto l'atteso si nota: meglio notarlo prima.
    ///
    /// # Esempio sbagliato
    /// ```yaml
    /// indicatori:
    ///   - nome: Pratiche concluse
    ///     atteso: almeno 80%
    ///     realizzato: 40%
    ///     esito: OK
    /// ```
    ///
    /// # Esempio giusto
    /// ```yaml
    /// indicatori:
    ///   - nome: Pratiche concluse
    ///     atteso: almeno 80%
    ///     realizzato: 40%
    ///     esito: non raggiunto
    /// ```
    ///
    /// # Riferimenti
    /// Nessuna norma: coerenza dei dati.
    EsitoCalcolato, dal Intermedia, guarda Foglio
}

impl Rule for EsitoCalcolato {
    fn controlla(&self, c: &Contesto<'_>, esiti: &mut Vec<Segnalazione>) {
        for (i, p) in c.fogli().flat_map(|f| f.misure()) {
            let (Some(t), Some(r)) = (&i.esito, &p.punteggio) else { continue };
            let Ok(scritto) = Esito::leggi(t.as_str()) else { continue };
            if p.tipo() != Some(TipoIndicatore::Testo) && scritto != p.esito {
                let messaggio = format!(
                    "`{}`: l'esito scritto è {scritto}, quello calcolato {}",
                    nome(i),
                    p.esito
                );
                esiti.push(
                    self.avviso(t.luogo, messaggio)
                        .aiuto(format!("{}; correggi il valore, o togli l'esito", r.testo())),
                );
            }
        }
    }
}

regola! {
    /// IND-011: l'atteso chiede più di quanto c'è già
    ///
    /// # Cosa controlla
    /// Che il valore atteso di un numero sia migliore dell'ultimo valore di `storico`, se l'obiettivo non è
    /// di mantenimento. A consuntivo, che in una scheda con tre o più indicatori il realizzato non sia
    /// sempre esattamente l'atteso. È una nota.
    ///
    /// # Perché
    /// Un atteso già superato l'anno prima non è un obiettivo; tre risultati uguali all'atteso al
    /// centesimo fanno pensare che siano stati ricopiati.
    ///
    /// # Esempio sbagliato
    /// ```yaml
    /// natura: sviluppo
    /// indicatori:
    ///   - nome: Pratiche concluse
    ///     atteso: almeno 80%
    ///     storico:
    ///       2025: 85%
    /// ```
    ///
    /// # Esempio giusto
    /// ```yaml
    /// natura: mantenimento
    /// indicatori:
    ///   - nome: Pratiche concluse
    ///     atteso: almeno 80%
    ///     storico:
    ///       2025: 85%
    /// ```
    ///
    /// # Riferimenti
    /// D.Lgs. 150/2009, art. 5, comma 2.
    AttesoSfidante, guarda Foglio
}

/// The last figure of past years that can be compared with the target.
fn ultimo(i: &Indicatore, l: &Lettura) -> Option<(String, BigRational)> {
    let mut anni: Vec<_> = i.storico.0.iter().map(|(a, _)| a).zip(&l.storico).collect();
    anni.sort_by(|a, b| a.0.testo.cmp(&b.0.testo));
    let (anno, (_, valore)) = anni.last()?;
    match valore.as_ref()?.as_ref().ok()? {
        Rilevato::Valore(m) => Some((anno.testo.clone(), m.numero()?)),
        Rilevato::NonRilevato | Rilevato::NonApplicabile => None,
    }
}

impl Rule for AttesoSfidante {
    fn controlla(&self, c: &Contesto<'_>, esiti: &mut Vec<Segnalazione>) {
        for f in c.fogli().filter(|f| f.attivo()) {
            let natura = f.scheda.and_then(|s| s.natura.as_ref()).and_then(|n| n.valore);
            let sviluppo = f.scheda.is_some() && natura != Some(Natura::Mantenimento);
            for (i, p) in f.misure().filter(|_| sviluppo) {
                let (Some(t), Some(atteso)) =
                    (&i.atteso, p.atteso().and_then(|a| a.valore.numero()))
                else {
                    continue;
                };
                let Some((anno, storico)) = ultimo(i, &p.lettura) else { continue };
                let gia = match p.lettura.direzione() {
                    Polarita::Crescente => storico >= atteso,
                    Polarita::Decrescente => storico <= atteso,
                    Polarita::Esatta => false,
                };
                if gia {
                    let verso = match p.lettura.direzione() {
                        Polarita::Decrescente => "abbassalo",
                        Polarita::Crescente | Polarita::Esatta => "alzalo",
                    };
                    let messaggio = format!("`{}`: l'atteso era già raggiunto nel {anno}", nome(i));
                    esiti.push(
                        self.nota(t.luogo, messaggio)
                            .aiuto(format!("{verso}, o dichiara `natura: mantenimento`")),
                    );
                }
            }
            if c.stadio == Stadio::Consuntivo {
                self.ricopiati(f.misure().collect(), esiti);
            }
        }
    }
}

impl AttesoSfidante {
    fn ricopiati(
        &self,
        misure: Vec<(&Indicatore, &PunteggioIndicatore)>,
        esiti: &mut Vec<Segnalazione>,
    ) {
        let numeri: Vec<_> = misure
            .iter()
            .filter_map(|(i, p)| {
                let atteso = p.atteso()?.valore.numero()?;
                let Some(Rilevato::Valore(r)) = p.realizzato() else { return None };
                Some((i.realizzato.as_ref()?.luogo, r.numero()? == atteso))
            })
            .collect();
        let Some((primo, _)) = numeri.first().filter(|_| numeri.len() >= 3) else { return };
        if numeri.iter().all(|(_, uguale)| *uguale) {
            esiti.push(
                self.nota(
                    *primo,
                    format!(
                        "{} risultati su {} sono esattamente l'atteso",
                        numeri.len(),
                        numeri.len()
                    ),
                )
                .aiuto("controlla che siano stati misurati, e non ricopiati"),
            );
        }
    }
}
