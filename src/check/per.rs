//! PER: people and their shares.

use num_bigint::BigInt;
use num_rational::BigRational;

use super::{Contesto, Rule};
use crate::diagnostic::Segnalazione;
use crate::model::valori::{Quota, percentuale};
use crate::model::{Dato, OElenco, Partecipazione, RegolaPartecipazione, Stadio};

/// PER-001: the planned shares of a sheet sum to 100.
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
pub struct PrevistaCento;

/// PER-002: the realised shares of a sheet sum to 100.
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
pub struct RealizzataCento;

impl Rule for PrevistaCento {
    fn codice(&self) -> &'static str {
        "PER-001"
    }

    fn titolo(&self) -> &'static str {
        "le quote previste di una scheda sommano a 100%"
    }

    fn controlla(&self, c: &Contesto<'_>, esiti: &mut Vec<Segnalazione>) {
        somme(c, self.codice(), "previste", |q| q.prevista.as_ref(), esiti);
    }
}

impl Rule for RealizzataCento {
    fn codice(&self) -> &'static str {
        "PER-002"
    }

    fn titolo(&self) -> &'static str {
        "le quote realizzate di una scheda sommano a 100%"
    }

    fn controlla(&self, c: &Contesto<'_>, esiti: &mut Vec<Segnalazione>) {
        if c.stadio == Stadio::Consuntivo {
            somme(c, self.codice(), "realizzate", |q| q.realizzata.as_ref(), esiti);
        }
    }
}

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
    let schede = cartella.obiettivi.iter().map(|o| o.scheda.personale.as_ref());
    let processi = cartella.processi.iter().map(|p| p.scheda.personale.as_ref());
    for personale in schede.chain(processi) {
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
        .aiuto("correggi le quote; se non devono sommare a 100, scrivi `partecipazione: tempo_persona` o `nessuna` in ente.yaml");
        for q in quote.iter().skip(1) {
            s = s.correlata(q.luogo, "un'altra quota");
        }
        esiti.push(s);
    }
}
