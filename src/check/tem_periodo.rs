//! TEM: months and days of measurement lie in the year of the plan.

use jiff::civil::Date;

use super::{Contesto, Descritta, Foglio, Rule, regola};
use crate::diagnostic::Segnalazione;
use crate::model::Indicatore;
use crate::valori::{Effettivo, MesiRisolti, data_estesa};

regola! {
    /// TEM-006: i mesi di una fase sono nel periodo del piano
    ///
    /// # Cosa controlla
    /// Che i mesi previsti di una fase tocchino l'esercizio o gli anni di `durata`, e che quelli effettivi non
    /// siano tutti di un altro anno. Un ritardo che finisce nell'anno dopo va bene.
    ///
    /// # Perché
    /// Una fase prevista o svolta in un altro anno cambia il rispetto dei tempi: di solito è un anno sbagliato.
    ///
    /// # Esempio sbagliato
    /// ```yaml
    /// fasi:
    ///   - descrizione: Apertura del servizio
    ///     previsto: mar 2025-apr 2025
    /// ```
    ///
    /// # Esempio giusto
    /// ```yaml
    /// fasi:
    ///   - descrizione: Apertura del servizio
    ///     previsto: mar-apr
    /// ```
    ///
    /// # Riferimenti
    /// D.Lgs. 150/2009, art. 5, comma 2.
    FasiNelPeriodo, guarda Foglio
}

impl Rule for FasiNelPeriodo {
    fn controlla(&self, c: &Contesto<'_>, esiti: &mut Vec<Segnalazione>) {
        for f in c.fogli().filter(|f| f.attivo()) {
            let (da, a) = periodo(c, &f);
            let dentro =
                |m: &MesiRisolti, a: i16| m.iter().any(|(anno, _)| anno >= da && anno <= a);
            for x in f.fasi {
                let previsto = x.previsto.as_ref().and_then(|p| Some((p, p.valore.as_ref()?)));
                if let Some((p, m)) = previsto
                    && !dentro(&m.nel(c.anno()), a)
                {
                    esiti.push(self.fuori(p.luogo, "previsti", &p.testo, da, a));
                }
                let effettivo = x.effettivo.as_ref().and_then(|e| Some((e, e.valore.as_ref()?)));
                if let Some((e, Effettivo::Mesi(m))) = effettivo
                    // Late is late, into the next year too.
                    && !dentro(&m.nel(c.anno()), a.saturating_add(1))
                {
                    esiti.push(self.fuori(e.luogo, "effettivi", &e.testo, da, a));
                }
            }
        }
    }
}

impl FasiNelPeriodo {
    fn fuori(
        &self,
        luogo: crate::diagnostic::Luogo,
        quali: &str,
        testo: &str,
        da: i16,
        a: i16,
    ) -> Segnalazione {
        let periodo = if da == a { format!("del {da}") } else { format!("degli anni {da}-{a}") };
        self.avviso(luogo, format!("i mesi {quali} di una fase, `{testo}`, non sono {periodo}"))
            .aiuto("correggi l'anno, o toglilo; un obiettivo di più anni ha `durata: 2026-2028`")
    }
}

/// The years of a sheet.
fn periodo(c: &Contesto<'_>, f: &Foglio<'_>) -> (i16, i16) {
    let sua = f.scheda.and_then(|s| s.durata.as_ref()?.valore.as_ref());
    sua.map_or((c.anno(), c.anno()), |d| (d.da, d.a))
}

regola! {
    /// TEM-007: le rilevazioni e gli anni di un indicatore sono ciascuno al suo posto
    ///
    /// # Cosa controlla
    /// Che le `rilevazioni` di un indicatore siano di giorni diversi e dell'esercizio (o degli anni di `durata`),
    /// che `storico` abbia solo anni passati e valori che si leggono, e che `attesi` abbia solo anni che vengono
    /// dopo. Anche lo storico degli indici.
    ///
    /// # Perché
    /// La verifica intermedia prende l'ultima rilevazione per data, il confronto l'ultimo anno: un anno sbagliato
    /// ne fa un'altra cifra.
    ///
    /// # Esempio sbagliato
    /// ```yaml
    /// indicatori:
    ///   - nome: Pratiche concluse
    ///     atteso: almeno 80%
    ///     rilevazioni:
    ///       - al: 30/06/2025
    ///         valore: 40%
    /// ```
    ///
    /// # Esempio giusto
    /// ```yaml
    /// indicatori:
    ///   - nome: Pratiche concluse
    ///     atteso: almeno 80%
    ///     rilevazioni:
    ///       - al: 30/06
    ///         valore: 40%
    /// ```
    ///
    /// # Riferimenti
    /// Nessuna norma: coerenza dei dati.
    AnniAlPosto, guarda Foglio
}

impl Rule for AnniAlPosto {
    fn controlla(&self, c: &Contesto<'_>, esiti: &mut Vec<Segnalazione>) {
        for f in c.fogli().filter(|f| f.attivo()) {
            let periodo = periodo(c, &f);
            for (i, p) in f.misure() {
                self.rilevazioni(c, i, periodo, esiti);
                let testo = |n| p.tipo() == Some(n);
                for ((anno, v), (n, letto)) in i.storico.0.iter().zip(&p.lettura.storico) {
                    if *n >= c.anno() {
                        let messaggio =
                            format!("lo storico ha il {anno}, che non è ancora passato");
                        let aiuto =
                            "nello storico stanno gli anni prima; quest'anno sta in `realizzato`";
                        esiti.push(self.avviso(anno.luogo, messaggio).aiuto(aiuto));
                    }
                    if let Some(Err(e)) = letto.as_ref().filter(|_| {
                        !testo(crate::valori::TipoIndicatore::Testo)
                            && !v.as_str().trim().is_empty()
                    }) {
                        let messaggio = format!("storico del {anno}: {}", e.messaggio);
                        esiti.push(self.avviso(v.luogo, messaggio).aiuto(&e.aiuto));
                    }
                }
                for ((anno, _), (n, _)) in i.attesi.0.iter().zip(&p.lettura.attesi) {
                    if *n <= c.anno() {
                        let messaggio =
                            format!("`attesi` ha il {anno}, che non viene dopo il {}", c.anno());
                        let aiuto = "quest'anno sta in `atteso`, quelli passati in `storico`";
                        esiti.push(self.avviso(anno.luogo, messaggio).aiuto(aiuto));
                    }
                }
            }
        }
        for x in c.cartella().processi.iter().flat_map(|p| &p.scheda.indici) {
            for (anno, _) in &x.storico.0 {
                if crate::model::intero(anno.as_str()).is_some_and(|n| n >= i64::from(c.anno())) {
                    let messaggio =
                        format!("lo storico di un indice ha il {anno}, che non è ancora passato");
                    let aiuto =
                        "nello storico stanno gli anni prima; quest'anno sta in `consuntivo`";
                    esiti.push(self.avviso(anno.luogo, messaggio).aiuto(aiuto));
                }
            }
        }
    }
}

impl AnniAlPosto {
    fn rilevazioni(
        &self,
        c: &Contesto<'_>,
        i: &Indicatore,
        (da, a): (i16, i16),
        esiti: &mut Vec<Segnalazione>,
    ) {
        let mut viste: Vec<(Date, crate::diagnostic::Luogo)> = Vec::new();
        for r in &i.rilevazioni {
            let Some((al, giorno)) =
                r.al.as_ref().and_then(|d| Some((d, d.valore.as_ref()?.nel(c.anno()).ok()?)))
            else {
                continue;
            };
            if giorno.year() < da || giorno.year() > a {
                let messaggio = format!(
                    "la rilevazione è del {}, e il piano del {}",
                    data_estesa(giorno),
                    c.anno()
                );
                esiti.push(self.avviso(al.luogo, messaggio).aiuto("correggi l'anno, o toglilo"));
            }
            if let Some((_, prima)) = viste.iter().find(|(g, _)| *g == giorno) {
                let messaggio = format!("due rilevazioni al {}", data_estesa(giorno));
                esiti.push(
                    self.avviso(al.luogo, messaggio)
                        .aiuto("togline una, o correggi la data")
                        .correlata(*prima, "la prima è qui"),
                );
            }
            viste.push((giorno, al.luogo));
        }
    }
}
