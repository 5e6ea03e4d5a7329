//! SCO: figures that sum up others.

use num_rational::BigRational;
use num_traits::Signed;

use super::pes_indicatori::intero;
use super::txt::parole;
use super::{Contesto, Descritta, Foglio, Rule, regola};
use crate::diagnostic::{Luogo, Segnalazione};
use crate::model::Testo;
use crate::score::media_indice;
use crate::valori::{Ambito, Rilevato, ValoreIndicatore, minimo, percentuale};

regola! {
    /// SCO-004: la media di un indice è quella degli anni
    ///
    /// # Cosa controlla
    /// Che la `media` scritta a mano in un indice sia quella degli anni di `storico`, arrotondata ai
    /// decimali che si scrivono, e che nessun anno degli altri indici manchi nel conto.
    ///
    /// # Perché
    /// Una media arrotondata all'intero, o di un anno solo su tre, dice un'altra cosa da quella che
    /// sembra.
    ///
    /// # Esempio sbagliato
    /// ```yaml
    /// # processi/ente.yaml
    /// titolo: Ente
    /// indici:
    ///   - nome: N. dipendenti
    ///     storico:
    ///       2023: 24
    ///       2024: 25
    ///       2025: 25
    ///     media: 25
    /// ```
    ///
    /// # Esempio giusto
    /// ```yaml
    /// # processi/ente.yaml
    /// titolo: Ente
    /// indici:
    ///   - nome: N. dipendenti
    ///     storico:
    ///       2023: 24
    ///       2024: 25
    ///       2025: 25
    ///     media: 24,67
    /// ```
    ///
    /// # Riferimenti
    /// Nessuna norma: coerenza dei dati.
    MediaIndice, guarda Foglio
}

/// Whether a computed mean, rounded half up to the decimals that were typed, is the typed one. Without
/// decimals it must be exact: a mean rounded to the whole is what the rule looks for.
fn come_scritta(calcolata: &BigRational, scritta: &BigRational, testo: &str) -> bool {
    let cifre = |d: &str| d.chars().take_while(char::is_ascii_digit).count();
    let decimali = match (testo.split_once(','), testo.split_once('.')) {
        (Some((_, d)), _) => cifre(d),
        // In 1.250 the dot parts the thousands.
        (None, Some((_, d))) if !(scritta.is_integer() && cifre(d) == 3) => cifre(d),
        _ => 0,
    };
    let Some(decimali) = u32::try_from(decimali).ok().filter(|d| *d > 0) else {
        return calcolata == scritta;
    };
    let scala = BigRational::from_integer(num_bigint::BigInt::from(10).pow(decimali));
    (calcolata * &scala).round() == scritta * scala
}

impl Rule for MediaIndice {
    fn controlla(&self, c: &Contesto<'_>, esiti: &mut Vec<Segnalazione>) {
        for p in &c.cartella().processi {
            let tutti = p.scheda.indici.iter().flat_map(|i| &i.storico.0).map(|(a, _)| a.as_str());
            let mut anni: Vec<&str> = tutti.collect();
            anni.sort_unstable();
            anni.dedup();
            for i in &p.scheda.indici {
                let Some(media) = &i.media else { continue };
                let Some(scritta) = media.valore.as_ref().and_then(|m| m.0.as_ref()) else {
                    continue;
                };
                let nome = i.nome.as_ref().map_or("", |n| n.as_str());
                let pieno = |anno: &&&str| {
                    let cifra = i.storico.get(anno).and_then(Option::as_ref);
                    cifra.and_then(|d| d.valore.as_ref()).is_some_and(|v| v.0.is_some())
                };
                let pieni = anni.iter().filter(pieno).count();
                match media_indice(i) {
                    None => esiti.push(
                        self.avviso(
                            media.luogo,
                            format!("`{nome}` ha una media, e nessun anno da cui venga"),
                        )
                        .aiuto("aggiungi gli anni in `storico`, o togli la media"),
                    ),
                    Some(m) if !come_scritta(&m.valore, scritta, &media.testo) => esiti.push(
                        self.avviso(
                            media.luogo,
                            format!(
                                "`{nome}`: la media scritta è {}, quella degli anni {}",
                                media.testo,
                                minimo(&m.valore)
                            ),
                        )
                        .aiuto(format!(
                            "{}; togli la chiave: si stampa la media calcolata",
                            m.conto()
                        )),
                    ),
                    Some(_) if pieni < anni.len() => esiti.push(
                        self.avviso(
                            media.luogo,
                            format!("`{nome}`: la media è di {pieni} su {} anni", anni.len()),
                        )
                        .aiuto("aggiungi gli anni che mancano, o togli la media"),
                    ),
                    Some(_) => {}
                }
            }
        }
    }
}

regola! {
    /// SCO-005: i risultati distinguono gli obiettivi
    ///
    /// # Cosa controlla
    /// A consuntivo, che non siano a 100% tutte le schede misurate, quando sono almeno tre. È una nota.
    ///
    /// # Perché
    /// Se tutto è pieno ogni anno, gli obiettivi non erano sfide, e le valutazioni non distinguono
    /// nessuno.
    ///
    /// # Esempio sbagliato
    /// ```yaml
    /// # obiettivi/a.yaml
    /// codice: "1"
    /// indicatori: [{ nome: A, atteso: almeno 10, realizzato: 12 }]
    /// # obiettivi/b.yaml
    /// codice: "2"
    /// indicatori: [{ nome: B, atteso: almeno 10, realizzato: 12 }]
    /// # obiettivi/c.yaml
    /// codice: "3"
    /// indicatori: [{ nome: C, atteso: almeno 10, realizzato: 12 }]
    /// ```
    ///
    /// # Esempio giusto
    /// ```yaml
    /// # obiettivi/c.yaml
    /// codice: "3"
    /// indicatori: [{ nome: C, atteso: almeno 10, realizzato: 8 }]
    /// ```
    ///
    /// # Riferimenti
    /// D.Lgs. 150/2009, art. 5, comma 2, e art. 18.
    TuttiPieni, dal Consuntivo
}

impl Rule for TuttiPieni {
    fn controlla(&self, c: &Contesto<'_>, esiti: &mut Vec<Segnalazione>) {
        let gradi: Vec<&BigRational> = c
            .valutata
            .obiettivi()
            .filter(|(o, _)| o.scheda.pesato())
            .filter_map(|(_, p)| p.grado.as_ref().map(|g| &g.valore))
            .collect();
        if gradi.len() >= 3 && gradi.iter().all(|g| **g >= intero(100)) {
            esiti.push(
                self.nota(
                    c.intera(),
                    format!("tutti i {} obiettivi misurati sono a 100% o più", gradi.len()),
                )
                .aiuto("controlla se gli attesi erano una sfida; per l'anno prossimo alzali"),
            );
        }
    }
}

regola! {
    /// SCO-006: il dato d'insieme non smentisce le schede
    ///
    /// # Cosa controlla
    /// A consuntivo, che un indicatore di processo sul raggiungimento degli obiettivi non si scosti di
    /// più di 5 punti dal grado dell'ente, calcolato dalle schede; e che il ritardo annuale dei pagamenti
    /// scritto in un processo, tra gli indici o gli indicatori, sia quello della scheda con l'ambito
    /// `tempi_pagamento`.
    ///
    /// # Perché
    /// «Obiettivi raggiunti: 80%» accanto a schede tutte piene: uno dei due numeri è sbagliato.
    ///
    /// # Esempio sbagliato
    /// ```yaml
    /// # processi/ente.yaml
    /// titolo: Ente
    /// indicatori:
    ///   - nome: Raggiungimento degli obiettivi di performance
    ///     atteso: almeno 80%
    ///     realizzato: 80%
    /// # obiettivi/a.yaml
    /// indicatori: [{ nome: A, atteso: almeno 10, realizzato: 12 }]
    /// ```
    ///
    /// # Esempio giusto
    /// ```yaml
    /// # processi/ente.yaml
    /// titolo: Ente
    /// indicatori:
    ///   - nome: Raggiungimento degli obiettivi di performance
    ///     atteso: almeno 80%
    ///     realizzato: 100%
    /// ```
    ///
    /// # Riferimenti
    /// Nessuna norma: coerenza dei dati.
    Insieme, dal Consuntivo
}

/// Whether the name of an indicator speaks of how far the objectives were reached.
fn di_obiettivi(nome: &str) -> bool {
    let p = parole(nome);
    let inizia = |radice: &str| p.iter().any(|x| x.starts_with(radice));
    inizia("obiettiv") && (inizia("raggiung") || inizia("attuazion") || inizia("conseguit"))
}

impl Rule for Insieme {
    fn controlla(&self, c: &Contesto<'_>, esiti: &mut Vec<Segnalazione>) {
        self.ritardo(c, esiti);
        let Some(grado) = &c.valutata.ente().grado else { return };
        for f in c.fogli().filter(|f| f.scheda.is_none()) {
            for (i, p) in f.misure() {
                let nome = i.nome.as_ref().map_or("", |n| n.as_str());
                let (Some(Rilevato::Valore(ValoreIndicatore::Percentuale(r))), Some(t)) =
                    (p.realizzato(), &i.realizzato)
                else {
                    continue;
                };
                if di_obiettivi(nome) && (&r.n - &grado.valore).abs() > intero(5) {
                    esiti.push(
                        self.avviso(
                            t.luogo,
                            format!("`{nome}` dice {}, e dalle schede il grado dell'ente è {}", percentuale(&r.n), grado.percentuale()),
                        )
                        .aiuto("`pegaso punteggi --spiega ente` mostra il conto: correggi l'uno o le altre"),
                    );
                }
            }
        }
    }
}

/// Whether a name is that of the indicator of art. 4-bis.
fn ritardo_annuale(nome: Option<&Testo>) -> bool {
    let p = nome.map_or_else(Vec::new, |n| parole(n.as_str()));
    ["ritardo", "annuale"].iter().all(|x| p.iter().any(|y| y == x))
}

/// The annual delay of payments among the indicators of a sheet, each with its place.
fn ritardi<'a>(f: &Foglio<'a>) -> impl Iterator<Item = (BigRational, Luogo)> + use<'a> {
    f.misure().filter(|(i, _)| ritardo_annuale(i.nome.as_ref())).filter_map(|(i, p)| {
        let Some(Rilevato::Valore(m)) = p.realizzato() else { return None };
        Some((m.numero()?, i.realizzato.as_ref()?.luogo))
    })
}

impl Insieme {
    /// The platform gives one figure a year: the ente's.
    fn ritardo(&self, c: &Contesto<'_>, esiti: &mut Vec<Segnalazione>) {
        let pagamenti =
            |f: &Foglio<'_>| f.scheda.is_some_and(|s| s.ambito(&Ambito::TempiPagamento).is_some());
        let schede = c.fogli().filter(|f| f.attivo() && pagamenti(f));
        let Some((scheda, dove)) = schede.flat_map(|f| ritardi(&f)).next() else { return };
        let processi = c.fogli().filter(|f| f.scheda.is_none());
        let indici = c.cartella().processi.iter().flat_map(|p| &p.scheda.indici);
        let indici = indici.filter(|i| ritardo_annuale(i.nome.as_ref())).filter_map(|i| {
            let cifra = i.consuntivo.as_ref()?;
            Some((cifra.valore.as_ref()?.0.clone()?, cifra.luogo))
        });
        let altri = processi.flat_map(|f| ritardi(&f)).chain(indici);
        for (processo, luogo) in altri.filter(|(n, _)| *n != scheda) {
            let messaggio = format!(
                "il ritardo annuale dei pagamenti qui è {}, nella scheda {}",
                minimo(&processo),
                minimo(&scheda)
            );
            esiti.push(
                self.avviso(luogo, messaggio)
                    .aiuto("la piattaforma dei crediti commerciali dà una cifra sola: riscontrala, e correggi l'altra")
                    .correlata(dove, "la scheda"),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::valori::{Cifra, Valore as _};

    #[test]
    fn a_typed_mean_is_compared_at_its_own_decimals() {
        let r = |n: i64, d: i64| BigRational::new(n.into(), d.into());
        for (calcolata, testo, uguale) in [
            // 24 + 25 + 25 over three: 24,6666…
            (r(74, 3), "24,67", true),
            (r(74, 3), "24.67", true),
            (r(74, 3), "24,7", true),
            (r(74, 3), "24,667 %", true),
            (r(74, 3), "24,66", false),
            (r(74, 3), "25", false),
            (r(74, 3), "25,0", false),
            (r(51, 2), "25,5", true),
            (r(201, 8), "25,13", true),
            (r(201, 8), "25,12", false),
            (r(-201, 8), "-25,13", true),
            (r(1250, 1), "1.250", true),
            (r(12_501, 10), "1.250", false),
            (r(12_501, 10), "1.250,1", true),
            (r(25, 1), "25", true),
        ] {
            let scritta = Cifra::leggi(testo).unwrap().0.unwrap();
            assert_eq!(come_scritta(&calcolata, &scritta, testo), uguale, "{calcolata} {testo}");
        }
    }
}
