//! PER: people and their shares.

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{Signed, Zero};

use super::{Contesto, Descritta, Rule, regola};
use crate::diagnostic::Segnalazione;
use crate::model::{Dato, OElenco, Partecipazione, RegolaPartecipazione};
use crate::valori::{Quota, percentuale};

regola! {
    /// PER-001: le quote previste di una scheda sommano a 100%
    ///
    /// # Cosa controlla
    /// Che in ogni scheda le quote `prevista` sommino a 100%, quando `partecipazione` è `somma_100`.
    ///
    /// # Perché
    /// La quota è la parte dell'obiettivo affidata alla persona: se la somma non è 100, una parte non è
    /// di nessuno.
    ///
    /// # Esempio sbagliato
    /// ```yaml
    /// personale:
    ///   - dipendente: p-a
    ///     prevista: 50%
    ///   - dipendente: p-b
    ///     prevista: 40%
    /// ```
    ///
    /// # Esempio giusto
    /// ```yaml
    /// personale:
    ///   - dipendente: p-a
    ///     prevista: 50%
    ///   - dipendente: p-b
    ///     prevista: 50%
    /// ```
    ///
    /// # Riferimenti
    /// D.Lgs. 150/2009, art. 9.
    PrevistaCento, guarda Foglio
}

regola! {
    /// PER-002: le quote realizzate di una scheda sommano a 100%
    ///
    /// # Cosa controlla
    /// A consuntivo, che in ogni scheda le quote `realizzata` sommino a 100%, quando `partecipazione` è
    /// `somma_100`.
    ///
    /// # Perché
    /// Dalla quota realizzata dipende il compenso: se la somma non è 100, il lavoro di qualcuno non è
    /// contato, o lo è due volte.
    ///
    /// # Esempio sbagliato
    /// ```yaml
    /// personale:
    ///   - dipendente: p-a
    ///     realizzata: 75%
    ///   - dipendente: p-b
    ///     realizzata: 20%
    /// ```
    ///
    /// # Esempio giusto
    /// ```yaml
    /// personale:
    ///   - dipendente: p-a
    ///     realizzata: 75%
    ///   - dipendente: p-b
    ///     realizzata: 25%
    /// ```
    ///
    /// # Riferimenti
    /// D.Lgs. 150/2009, art. 9.
    RealizzataCento, dal Consuntivo, guarda Foglio, accompagna "SCO-003"
}

impl Rule for PrevistaCento {
    fn controlla(&self, c: &Contesto<'_>, esiti: &mut Vec<Segnalazione>) {
        somme(c, self.codice(), "previste", |q| q.prevista.as_ref(), esiti);
    }
}

impl Rule for RealizzataCento {
    fn controlla(&self, c: &Contesto<'_>, esiti: &mut Vec<Segnalazione>) {
        somme(c, self.codice(), "realizzate", |q| q.realizzata.as_ref(), esiti);
    }
}

regola! {
    /// PER-004: chi ha una quota prevista ne ha anche una realizzata
    ///
    /// # Cosa controlla
    /// A consuntivo, che nessuno con una quota `prevista` maggiore di zero ne abbia una `realizzata` pari
    /// a zero.
    ///
    /// # Perché
    /// O la persona non ha lavorato all'obiettivo, e il piano andava variato, o il suo lavoro non è
    /// contato.
    ///
    /// # Esempio sbagliato
    /// ```yaml
    /// personale:
    ///   - dipendente: p-a
    ///     prevista: 80%
    ///     realizzata: 100%
    ///   - dipendente: p-b
    ///     prevista: 20%
    ///     realizzata: 0%
    /// ```
    ///
    /// # Esempio giusto
    /// ```yaml
    /// personale:
    ///   - dipendente: p-a
    ///     prevista: 80%
    ///     realizzata: 85%
    ///   - dipendente: p-b
    ///     prevista: 20%
    ///     realizzata: 15%
    /// ```
    ///
    /// # Riferimenti
    /// D.Lgs. 150/2009, art. 9.
    RealizzataZero, dal Consuntivo, guarda Foglio, accompagna "PER-002" "PER-005" "SCO-003"
}

impl Rule for RealizzataZero {
    fn controlla(&self, c: &Contesto<'_>, esiti: &mut Vec<Segnalazione>) {
        for f in c.fogli().filter(|f| f.attivo()) {
            for q in c.cartella().partecipanti(f.personale) {
                let valore = |d: Option<&Dato<Quota>>| {
                    d.and_then(|d| d.valore.as_ref()).map(|q| q.0.clone())
                };
                let (Some(prevista), Some(realizzata)) =
                    (valore(q.prevista.as_ref()), q.realizzata.as_ref())
                else {
                    continue;
                };
                let zero = realizzata.valore.as_ref().is_some_and(|r| r.0.is_zero());
                if zero && prevista.is_positive() {
                    let chi = q.dipendente.as_ref().map_or(String::new(), |d| c.cartella().nome(d));
                    let messaggio = format!(
                        "{chi}: quota prevista {}, realizzata zero",
                        percentuale(&prevista)
                    );
                    esiti.push(
                        self.avviso(realizzata.luogo, messaggio)
                            .aiuto("se non ha partecipato, di' perché tra gli scostamenti; se no, correggi la quota"),
                    );
                }
            }
        }
    }
}

/// The remedy for shares that make another sum.
const CORREGGI: &str = "correggi le quote; se non devono sommare a 100, scrivi `partecipazione: tempo_persona` o \
                        `nessuna` in ente.yaml";

fn somme(
    c: &Contesto<'_>,
    codice: &'static str,
    quali: &str,
    quota: fn(&Partecipazione) -> Option<&Dato<Quota>>,
    esiti: &mut Vec<Segnalazione>,
) {
    let cartella = c.cartella();
    let regola = cartella.ente.partecipazione.as_ref().and_then(|r| r.valore);
    if regola.unwrap_or(RegolaPartecipazione::Somma100) != RegolaPartecipazione::Somma100 {
        return;
    }
    for personale in c.fogli().map(|f| f.personale) {
        let quote: Vec<_> = cartella.partecipanti(personale).iter().filter_map(quota).collect();
        let Some(prima) = quote.first() else { continue };
        let somma = quote
            .iter()
            .filter_map(|q| q.valore.as_ref())
            .fold(BigRational::from_integer(BigInt::from(0)), |s, q| s + &q.0);
        if somma == BigRational::from_integer(BigInt::from(100)) {
            continue;
        }
        // A sheet that names a group is where the group is used, not where it is written.
        let luogo = match personale {
            Some(OElenco::Testo(gruppo)) => gruppo.luogo,
            _ => prima.luogo,
        };
        let mut s = Segnalazione::avviso(
            codice,
            luogo,
            format!("le quote {quali} sommano a {}, non a 100,00%", percentuale(&somma)),
        )
        .aiuto(if somma == BigRational::from_integer(BigInt::from(1)) {
            "sembrano frazioni: un foglio di calcolo tiene il 40% come 0,4; scrivi `40%`"
        } else {
            CORREGGI
        });
        for q in quote.iter().skip(1) {
            s = s.correlata(q.luogo, "un'altra quota");
        }
        esiti.push(s);
    }
}
