//! LEG: the payment times of the year, and the share of pay that hangs on them.

use super::ind::nome;
use super::{Contesto, Descritta, Rule, regola};
use crate::diagnostic::Segnalazione;
use crate::model::Norma;
use crate::score::QuotaPagamenti;
use crate::valori::{Ambito, Rilevato, parole};

regola! {
    /// LEG-009: con i tempi di pagamento non rispettati la quota di risultato non è dovuta
    ///
    /// # Cosa controlla
    /// A consuntivo, che l'indicatore con `norma: ritardo_annuale` non sia sopra lo zero né sopra il suo atteso.
    /// Dove lo è, la quota di risultato (`quota_risultato`) non è dovuta secondo il dato inserito, e l'esito della
    /// scheda è al massimo parzialmente raggiunto, anche se il Nucleo dà un'altra cifra. E che la scheda sui tempi
    /// di pagamento abbia quell'indicatore, con la sua `norma`.
    ///
    /// # Perché
    /// A chi paga le fatture, e ai vertici, almeno il 30% della retribuzione di risultato non spetta se l'obiettivo
    /// sui tempi di pagamento non è raggiunto. Lo misura l'indicatore di ritardo annuale della piattaforma dei
    /// crediti commerciali; la verifica spetta all'organo di revisione.
    ///
    /// # Esempio sbagliato
    /// ```yaml
    /// ambiti: [tempi_pagamento]
    /// quota_risultato: 30%
    /// indicatori:
    ///   - nome: Ritardo annuale dei pagamenti
    ///     norma: ritardo_annuale
    ///     atteso: massimo 0 giorni
    ///     realizzato: 3
    /// ```
    ///
    /// # Esempio giusto
    /// ```yaml
    /// ambiti: [tempi_pagamento]
    /// quota_risultato: 30%
    /// indicatori:
    ///   - nome: Ritardo annuale dei pagamenti
    ///     norma: ritardo_annuale
    ///     atteso: massimo 0 giorni
    ///     realizzato: -8
    /// ```
    ///
    /// # Riferimenti
    /// DL 13/2023, art. 4-bis, comma 2.
    QuotaDovuta, guarda Foglio, materia Sempre, accompagna "SCO-003"
}

impl Rule for QuotaDovuta {
    fn controlla(&self, c: &Contesto<'_>, esiti: &mut Vec<Segnalazione>) {
        let consuntivo = c.stadio == crate::model::Stadio::Consuntivo;
        for f in c.fogli().filter(|f| f.attivo()) {
            let sua = f.misure().find(|(_, p)| p.norma == Some(Norma::RitardoAnnuale));
            let Some((i, p)) = sua else {
                self.senza_norma(&f, esiti);
                continue;
            };
            let luogo = i.realizzato.as_ref().map_or(i.luogo, |r| r.luogo);
            match f.punti.quota_pagamenti.filter(|_| consuntivo) {
                Some(QuotaPagamenti::NonDovuta) => {
                    let r = i.realizzato.as_ref().map_or("", |r| r.as_str());
                    let a = i.atteso.as_ref().map_or("", |a| a.as_str());
                    let misura = match p.realizzato() {
                        Some(Rilevato::Valore(m)) => m.numero(),
                        _ => None,
                    };
                    let zero = num_rational::BigRational::from_integer(0.into());
                    let sopra = misura.is_some_and(|m| m > zero);
                    let rispetto =
                        if sopra { "lo zero".to_owned() } else { format!("l'atteso, `{a}`") };
                    let messaggio = format!(
                        "`{}`: {r} supera {rispetto}: {}",
                        nome(i),
                        QuotaPagamenti::NonDovuta.detta()
                    );
                    esiti.push(self.avviso(luogo, messaggio).aiuto(
                        "controlla il dato sulla piattaforma dei crediti commerciali; l'esito della scheda resta \
                         al massimo parzialmente raggiunto, anche con la valutazione del Nucleo",
                    ));
                }
                Some(QuotaPagamenti::DaVerificare) => {
                    let messaggio = format!(
                        "`{}` non è misurato: la quota di risultato è da verificare",
                        nome(i)
                    );
                    esiti.push(self.avviso(luogo, messaggio).aiuto(
                        "scrivi in `realizzato` il ritardo annuale della piattaforma dei crediti commerciali",
                    ));
                }
                Some(QuotaPagamenti::Dovuta) | None => {}
            }
        }
    }
}

impl QuotaDovuta {
    /// The payment-time scheda has the indicator, but not the mark by which the share is watched.
    fn senza_norma(&self, f: &super::Foglio<'_>, esiti: &mut Vec<Segnalazione>) {
        if f.scheda.is_none_or(|s| s.ambito(&Ambito::TempiPagamento).is_none()) {
            return;
        }
        let ritardo = |n: &str| {
            let p = parole(n);
            p.windows(2).any(|c| {
                c.first().is_some_and(|a| a == "ritardo")
                    && c.get(1).is_some_and(|b| b == "annuale")
            })
        };
        if let Some(i) = f.indicatori.iter().find(|i| ritardo(nome(i))) {
            let messaggio = format!(
                "`{}` è l'indicatore della norma sui tempi di pagamento, e non lo dice: la quota di risultato non si controlla",
                nome(i)
            );
            esiti.push(self.nota(i.luogo, messaggio).aiuto("aggiungi `norma: ritardo_annuale`"));
        }
    }
}
