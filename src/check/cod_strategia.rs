//! COD: codes of the strategic objectives.

use std::collections::BTreeMap;

use super::{Contesto, Descritta, Rule, regola};
use crate::diagnostic::{Luogo, Segnalazione};
use crate::model::{OMappa, Obiettivo, Testo, numero_bilancio};
use crate::valori::Codice;

/// The strategic code of a scheda, with the title where it is written out.
fn strategico(s: &Obiettivo) -> Option<(&Testo, Option<&Testo>)> {
    match s.obiettivo_strategico.as_ref()? {
        OMappa::Testo(codice) => Some((codice, None)),
        OMappa::Mappa(m) => Some((m.codice.as_ref()?, m.titolo.as_ref())),
    }
}

regola! {
    /// COD-005: un codice strategico è di un obiettivo strategico solo
    ///
    /// # Cosa controlla
    /// Che due obiettivi strategici con titoli diversi, nella strategia di ente.yaml o scritti nelle
    /// schede, non portino lo stesso codice.
    ///
    /// # Perché
    /// La scheda attua una linea del DUP: se il codice ne indica due, non si sa quale.
    ///
    /// # Esempio sbagliato
    /// ```yaml
    /// # obiettivi/a.yaml
    /// codice: "1"
    /// obiettivo_strategico:
    ///   codice: "S1"
    ///   titolo: Un comune digitale
    /// # obiettivi/b.yaml
    /// codice: "2"
    /// obiettivo_strategico:
    ///   codice: "S1"
    ///   titolo: Una città più verde
    /// ```
    ///
    /// # Esempio giusto
    /// ```yaml
    /// # obiettivi/b.yaml
    /// codice: "2"
    /// obiettivo_strategico:
    ///   codice: "S2"
    ///   titolo: Una città più verde
    /// ```
    ///
    /// # Riferimenti
    /// TUEL artt. 169 e 170.
    StrategicoUnico, materia Piano
}

impl Rule for StrategicoUnico {
    fn controlla(&self, c: &Contesto<'_>, esiti: &mut Vec<Segnalazione>) {
        let dup = c.cartella().ente.strategia.iter();
        let dup = dup.filter_map(|v| Some((v.codice.as_ref()?, v.titolo.as_ref()?)));
        let schede = c.schede().iter().filter_map(|o| strategico(&o.scheda));
        let schede = schede.filter_map(|(codice, titolo)| Some((codice, titolo?)));
        let mut gruppi: BTreeMap<&str, Vec<(String, &Testo, Luogo)>> = BTreeMap::new();
        for (codice, titolo) in dup.chain(schede) {
            let uguale =
                titolo.testo.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ");
            gruppi.entry(codice.as_str()).or_default().push((uguale, titolo, codice.luogo));
        }
        for (codice, voci) in gruppi {
            let mut titoli: Vec<&str> = voci.iter().map(|(t, ..)| t.as_str()).collect();
            titoli.sort_unstable();
            titoli.dedup();
            let Some((_, _, primo)) = voci.first().filter(|_| titoli.len() > 1) else { continue };
            let messaggio = format!(
                "il codice strategico `{codice}` indica {} obiettivi diversi",
                titoli.len()
            );
            let mut s = self
                .avviso(*primo, messaggio)
                .aiuto("dai un codice a ogni obiettivo strategico, come nel DUP");
            for (_, titolo, luogo) in voci.iter().skip(1) {
                s = s.correlata(*luogo, format!("qui è «{titolo}»"));
            }
            esiti.push(s);
        }
    }
}

regola! {
    /// COD-006: l'obiettivo strategico è nel DUP, e nella stessa missione
    ///
    /// # Cosa controlla
    /// Che il codice strategico di una scheda sia tra quelli della strategia in ente.yaml, quando c'è, e
    /// che la missione e il programma scritti lì siano quelli della scheda. Senza strategia, un codice
    /// come `1.02` si legge missione e programma.
    ///
    /// # Perché
    /// La catena dal DUP alla scheda regge se ogni anello si trova.
    ///
    /// # Esempio sbagliato
    /// ```yaml
    /// # ente.yaml
    /// strategia:
    ///   - codice: "1.02"
    ///     titolo: Un comune digitale
    /// # obiettivi/a.yaml
    /// obiettivo_strategico: "1.03"
    /// ```
    ///
    /// # Esempio giusto
    /// ```yaml
    /// # obiettivi/a.yaml
    /// obiettivo_strategico: "1.02"
    /// ```
    ///
    /// # Riferimenti
    /// TUEL artt. 169 e 170; D.Lgs. 118/2011, allegato 4/1, §§ 8 e 10.
    StrategicoNelDup, guarda Foglio
}

impl Rule for StrategicoNelDup {
    fn controlla(&self, c: &Contesto<'_>, esiti: &mut Vec<Segnalazione>) {
        let strategia = &c.cartella().ente.strategia;
        for o in c.schede() {
            let s = &o.scheda;
            let Some((codice, titolo)) = strategico(s) else { continue };
            let voce = strategia
                .iter()
                .find(|v| v.codice.as_ref().is_some_and(|t| t.testo == codice.testo));
            let (m, p) = match voce {
                Some(v) => (
                    v.missione.as_ref().and_then(numero_bilancio),
                    v.programma.as_ref().and_then(numero_bilancio),
                ),
                // A title written in the scheda says what the code means: it need not be in the list.
                None if !strategia.is_empty() && titolo.is_none() => {
                    let noti = strategia.iter().filter_map(|v| v.codice.as_ref());
                    let noti: Vec<_> = noti.map(Testo::as_str).collect();
                    let messaggio = format!("`{codice}` non è nella strategia del DUP");
                    esiti.push(self.avviso(codice.luogo, messaggio).aiuto(format!(
                        "i codici di `strategia` in ente.yaml sono: {}",
                        noti.join(", ")
                    )));
                    continue;
                }
                // Two numbers, with or without a third: `1.02`, `1.02.01`.
                None => match [codice.testo.clone(), format!("{codice}.1")]
                    .into_iter()
                    .find_map(|t| Codice(t).missione_programma())
                {
                    Some((m, p)) => (Some(m), Some(p)),
                    None => continue,
                },
            };
            let diverso = |dichiarato: Option<&Testo>, n: Option<u8>| matches!((dichiarato.and_then(numero_bilancio), n), (Some(d), Some(n)) if d != n);
            let (missione, programma) = (s.missione.as_ref(), s.programma.as_ref());
            if diverso(missione, m) || diverso(programma, p) {
                let suo = match (m, p) {
                    (Some(m), Some(p)) => format!("missione {m}, programma {p}"),
                    (Some(m), None) => format!("missione {m}"),
                    (None, p) => format!("programma {}", p.unwrap_or(0)),
                };
                let mut nota = self
                    .avviso(
                        codice.luogo,
                        format!("l'obiettivo strategico `{codice}` è della {suo}, la scheda no"),
                    )
                    .aiuto("correggi il codice strategico o la classificazione della scheda");
                if let Some(t) = programma.or(missione) {
                    nota = nota.correlata(t.luogo, "la classificazione della scheda");
                }
                esiti.push(nota);
            }
        }
    }
}
