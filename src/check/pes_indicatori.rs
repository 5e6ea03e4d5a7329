//! PES: weights of indicators, weights that do not tell objectives apart, who leads a shared scheda.

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::Signed;

use super::pes::{Insieme, perimetri, scritto, tolleranza};
use super::{Contesto, Descritta, Rule, regola};
use crate::diagnostic::Segnalazione;
use crate::model::{Dato, Testo};
use crate::valori::Peso;

/// A whole number as an exact one.
pub(super) fn intero(n: i64) -> BigRational {
    BigRational::from_integer(BigInt::from(n))
}

regola! {
    /// PES-003: i pesi degli indicatori di una scheda sommano a 100
    ///
    /// # Cosa controlla
    /// Che in una scheda, o in un processo, tutti gli indicatori abbiano un peso e i pesi sommino a 100
    /// (con una tolleranza di 0,05), oppure che non ne abbia nessuno: allora contano uguali.
    ///
    /// # Perché
    /// Dalla media pesata degli indicatori viene il risultato della scheda: un peso che manca la cambia
    /// senza che si veda.
    ///
    /// # Esempio sbagliato
    /// ```yaml
    /// indicatori:
    ///   - nome: Pratiche concluse
    ///     atteso: almeno 80%
    ///     peso: 60
    ///   - nome: Reclami
    ///     atteso: massimo 5
    ///     peso: 30
    /// ```
    ///
    /// # Esempio giusto
    /// ```yaml
    /// indicatori:
    ///   - nome: Pratiche concluse
    ///     atteso: almeno 80%
    ///     peso: 60
    ///   - nome: Reclami
    ///     atteso: massimo 5
    ///     peso: 40
    /// ```
    ///
    /// # Riferimenti
    /// D.Lgs. 150/2009, art. 5, comma 2.
    PesiIndicatori, guarda Foglio
}

impl Rule for PesiIndicatori {
    fn controlla(&self, c: &Contesto<'_>, esiti: &mut Vec<Segnalazione>) {
        for f in c.fogli() {
            let pesi: Vec<&Dato<Peso>> =
                f.indicatori.iter().filter_map(|i| i.peso.as_ref()).collect();
            let Some(primo) = pesi.first() else { continue };
            let senza: Vec<_> = f.indicatori.iter().filter(|i| i.peso.is_none()).collect();
            if let Some(i) = senza.first() {
                let nome = i.nome.as_ref().map_or("", |n| n.as_str());
                let messaggio = match senza.len() {
                    1 => format!("l'indicatore `{nome}` non ha il peso, e gli altri sì"),
                    n => format!("{n} indicatori su {} non hanno il peso", f.indicatori.len()),
                };
                let mut s = self
                    .errore(i.luogo, messaggio)
                    .aiuto("dai un peso a tutti gli indicatori, o a nessuno");
                for altro in senza.iter().skip(1) {
                    s = s.correlata(altro.luogo, "neanche questo ha il peso");
                }
                esiti.push(s);
                continue;
            }
            let somma =
                pesi.iter().filter_map(|p| p.valore.as_ref()).fold(intero(0), |s, p| s + &p.0);
            if (&somma - intero(100)).abs() > tolleranza() {
                let mut s = self
                    .errore(
                        primo.luogo,
                        format!("i pesi degli indicatori sommano a {}, non a 100", scritto(&somma)),
                    )
                    .aiuto("correggi i pesi");
                for p in pesi.iter().skip(1) {
                    s = s.correlata(p.luogo, format!("peso {}", p.testo));
                }
                esiti.push(s);
            }
        }
    }
}

regola! {
    /// PES-005: i pesi distinguono gli obiettivi
    ///
    /// # Cosa controlla
    /// Che in un perimetro con almeno quattro schede i pesi non siano tutti uguali, e che in uno con più
    /// schede nessuna superi il 60%. È una nota: a volte è proprio quello che si vuole.
    ///
    /// # Perché
    /// Pesi tutti uguali non dicono che cosa conta di più; un peso che assorbe gli altri li svuota.
    ///
    /// # Esempio sbagliato
    /// ```yaml
    /// # obiettivi/a.yaml
    /// codice: "1"
    /// peso: 90
    /// # obiettivi/b.yaml
    /// codice: "2"
    /// peso: 10
    /// ```
    ///
    /// # Esempio giusto
    /// ```yaml
    /// # obiettivi/a.yaml
    /// codice: "1"
    /// peso: 55
    /// # obiettivi/b.yaml
    /// codice: "2"
    /// peso: 45
    /// ```
    ///
    /// # Riferimenti
    /// D.Lgs. 150/2009, artt. 5 e 9.
    PesiPiatti, guarda Settore
}

impl Rule for PesiPiatti {
    fn controlla(&self, c: &Contesto<'_>, esiti: &mut Vec<Segnalazione>) {
        for Insieme { nome, pesi, .. } in perimetri(c) {
            let dati: Vec<&Dato<Peso>> = pesi.iter().filter_map(|(_, p)| *p).collect();
            let valori: Vec<&BigRational> =
                dati.iter().filter_map(|p| p.valore.as_ref()).map(|p| &p.0).collect();
            let Some(primo) = dati.first().filter(|_| valori.len() == pesi.len()) else { continue };
            let uguali = valori.windows(2).all(|w| matches!(w, [a, b] if a == b));
            if valori.len() >= 4 && uguali {
                let mut s = self
                    .nota(
                        primo.luogo,
                        format!("{nome}: i pesi di {} schede sono tutti uguali", valori.len()),
                    )
                    .aiuto("se un obiettivo conta più di un altro, il peso lo dice");
                for p in dati.iter().skip(1) {
                    s = s.correlata(p.luogo, "lo stesso peso");
                }
                esiti.push(s);
            }
            let somma = valori.iter().fold(intero(0), |s, p| s + *p);
            let soglia = &somma * BigRational::new(BigInt::from(60), BigInt::from(100));
            let grande = dati.iter().find(|p| p.valore.as_ref().is_some_and(|v| v.0 > soglia));
            if let Some(p) = grande.filter(|_| valori.len() > 1) {
                let messaggio = format!("{nome}: una scheda pesa più del 60% ({})", p.testo);
                esiti.push(
                    self.nota(p.luogo, messaggio)
                        .aiuto("gli altri obiettivi contano poco: controlla che sia voluto"),
                );
            }
        }
    }
}

regola! {
    /// PES-006: il capofila è tra i settori che condividono la scheda
    ///
    /// # Cosa controlla
    /// Che `capofila` sia uno dei settori di `assegnazioni`.
    ///
    /// # Perché
    /// La scheda si stampa tra quelle del capofila, con il suo peso: se non è tra i settori che la
    /// condividono, quel peso non c'è.
    ///
    /// # Esempio sbagliato
    /// ```yaml
    /// # ente.yaml
    /// settori:
    ///   - id: a
    ///     nome: Affari generali
    ///     responsabile: p-a
    ///   - id: b
    ///     nome: Bilancio
    ///     responsabile: p-a
    /// # obiettivi/a.yaml
    /// assegnazioni:
    ///   - settore: a
    ///     peso: 100
    /// capofila: b
    /// ```
    ///
    /// # Esempio giusto
    /// ```yaml
    /// # obiettivi/a.yaml
    /// assegnazioni:
    ///   - settore: a
    ///     peso: 100
    /// capofila: a
    /// ```
    ///
    /// # Riferimenti
    /// Nessuna norma: coerenza dei dati.
    Capofila, guarda Foglio
}

impl Rule for Capofila {
    fn controlla(&self, c: &Contesto<'_>, esiti: &mut Vec<Segnalazione>) {
        for o in c.schede() {
            let Some(capo) = &o.scheda.capofila else { continue };
            let settori = o.scheda.assegnazioni.iter().filter_map(|a| a.settore.as_ref());
            let settori: Vec<_> = settori.map(Testo::as_str).collect();
            if !settori.contains(&capo.as_str()) {
                let aiuto = if settori.is_empty() {
                    "una scheda di un settore solo non ha capofila: togli la chiave".to_owned()
                } else {
                    format!("i settori della scheda sono: {}", settori.join(", "))
                };
                let messaggio =
                    format!("il capofila `{capo}` non è tra i settori che condividono la scheda");
                esiti.push(self.avviso(capo.luogo, messaggio).aiuto(aiuto));
            }
        }
    }
}
