//! SCO: what was typed against what was computed, and what a score needs.

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::Signed;

use super::pes_indicatori::intero;
use super::txt::parole;
use super::{Contesto, Descritta, Rule, regola};
use crate::diagnostic::{Luogo, Segnalazione};
use crate::model::{Narrativa, OMappa, Obiettivo, Partecipazione, Testo, Verifica};
use crate::score::Risultato;
use crate::valori::{Effettivo, Percentuale, Valore as _, percentuale};

/// Whether a typed percentage is the computed one, as it is printed: two decimals, or as many as were
/// typed.
fn concorda(scritto: &BigRational, calcolato: &BigRational) -> bool {
    (scritto - calcolato).abs() <= BigRational::new(BigInt::from(5), BigInt::from(1000))
}

regola! {
    /// SCO-001: un valore scritto a mano è quello calcolato
    ///
    /// # Cosa controlla
    /// A consuntivo, che `valore` e `tempi` scritti nella verifica finale siano quelli che il metodo
    /// dell'ente calcola dai dati. Tace dove la valutazione del Nucleo dice il suo motivo.
    ///
    /// # Perché
    /// Sulla pagina si stampa il valore scritto: se i dati ne danno un altro, la scheda si smentisce da
    /// sé, e dalla differenza dipende il compenso di qualcuno.
    ///
    /// # Esempio sbagliato
    /// ```yaml
    /// indicatori:
    ///   - nome: Pratiche concluse
    ///     atteso: almeno 80%
    ///     realizzato: 60%
    /// verifiche:
    ///   finale:
    ///     relazione: Tutto bene.
    ///     valore: 100%
    /// ```
    ///
    /// # Esempio giusto
    /// ```yaml
    /// indicatori:
    ///   - nome: Pratiche concluse
    ///     atteso: almeno 80%
    ///     realizzato: 60%
    /// verifiche:
    ///   finale:
    ///     relazione: Manca un quarto.
    ///     valore: 75%
    /// ```
    ///
    /// # Riferimenti
    /// D.Lgs. 150/2009, artt. 7 e 10, comma 1, lettera b.
    ScrittoCalcolato, dal Consuntivo, guarda Foglio
}

impl Rule for ScrittoCalcolato {
    fn controlla(&self, c: &Contesto<'_>, esiti: &mut Vec<Segnalazione>) {
        for f in c.fogli() {
            let Some(finale) = f.scheda.and_then(|s| s.verifiche.finale.as_ref()) else { continue };
            let motivata = finale.valutazione.as_ref().is_some_and(|v| v.motivo.is_some());
            if motivata {
                continue;
            }
            self.uno("il valore", finale.valore.as_ref(), f.punti.valore.as_ref(), esiti);
            self.uno("il rispetto dei tempi", finale.tempi.as_ref(), f.punti.tempi.as_ref(), esiti);
        }
    }
}

impl ScrittoCalcolato {
    fn uno(
        &self,
        cosa: &str,
        scritto: Option<&Testo>,
        calcolato: Option<&Risultato>,
        esiti: &mut Vec<Segnalazione>,
    ) {
        let Some(scritto) = scritto else { return };
        let Ok(Percentuale(n)) = Percentuale::leggi(scritto.as_str()) else {
            esiti.push(
                self.avviso(
                    scritto.luogo,
                    format!("{cosa} scritto, `{scritto}`, non è una percentuale"),
                )
                .aiuto("scrivi una percentuale, o togli la chiave: si stampa il valore calcolato"),
            );
            return;
        };
        match calcolato {
            Some(r) if concorda(&n, &r.valore) => {}
            Some(r) => {
                let messaggio = format!(
                    "{cosa} scritto è {}, quello calcolato {}",
                    percentuale(&n),
                    r.percentuale()
                );
                let aiuto = format!(
                    "{}; correggi i dati o togli la chiave; se decide il Nucleo, scrivi `valutazione` con il suo motivo",
                    r.testo()
                );
                esiti.push(self.avviso(scritto.luogo, messaggio).aiuto(aiuto));
            }
            None => esiti.push(
                self.avviso(
                    scritto.luogo,
                    format!("{cosa} scritto è {}, e i dati non ne danno nessuno", percentuale(&n)),
                )
                .aiuto("aggiungi indicatori con il realizzato, o fasi con i mesi effettivi"),
            ),
        }
    }
}

regola! {
    /// SCO-002: la verifica finale ha la relazione, e qualcosa da misurare
    ///
    /// # Cosa controlla
    /// A consuntivo, che ogni scheda attiva abbia la `relazione` della verifica finale, e almeno un
    /// indicatore o una fase da cui si calcola un risultato, oppure la valutazione del Nucleo.
    ///
    /// # Perché
    /// Un obiettivo senza relazione e senza misura non si può né validare né premiare.
    ///
    /// # Esempio sbagliato
    /// ```yaml
    /// fasi:
    ///   - descrizione: Analisi
    ///     previsto: gen-mar
    ///     effettivo: gen-mar
    /// ```
    ///
    /// # Esempio giusto
    /// ```yaml
    /// fasi:
    ///   - descrizione: Analisi
    ///     previsto: gen-mar
    ///     effettivo: gen-mar
    /// verifiche:
    ///   finale:
    ///     relazione: L'analisi si è chiusa a marzo.
    /// ```
    ///
    /// # Riferimenti
    /// D.Lgs. 150/2009, art. 10, comma 1, lettera b, e art. 14, comma 4, lettera c.
    Rendicontata, dal Consuntivo, guarda Foglio, accompagna "SCO-003" "IND-003"
}

impl Rule for Rendicontata {
    fn controlla(&self, c: &Contesto<'_>, esiti: &mut Vec<Segnalazione>) {
        for f in c.fogli().filter(|f| f.attivo()) {
            let Some(s) = f.scheda else { continue };
            let finale = s.verifiche.finale.as_ref();
            let relazione = finale.is_some_and(|x| x.relazione.is_some());
            let misurata = f.punti.grado.is_some() || f.punti.tempi.is_some();
            let luogo = finale.map_or(f.luogo, |x| x.luogo);
            let (messaggio, aiuto) = match (relazione, misurata) {
                (true, true) => continue,
                (false, true) => (
                    "manca la relazione della verifica finale",
                    "aggiungi `relazione: |` sotto `verifiche: finale:`",
                ),
                (true, false) => (
                    "niente è stato misurato: il risultato non si può calcolare",
                    "aggiungi il `realizzato` degli indicatori, o i mesi effettivi delle fasi",
                ),
                (false, false) => (
                    "manca la relazione della verifica finale, e niente è stato misurato",
                    "aggiungi la `relazione` e il `realizzato` degli indicatori; se l'obiettivo non c'è più, `stato: stralciato`",
                ),
            };
            esiti.push(self.errore(luogo, messaggio.into()).aiuto(aiuto));
        }
    }
}

regola! {
    /// SCO-003: uno scostamento ha cause, effetti e provvedimenti
    ///
    /// # Cosa controlla
    /// A consuntivo, che una scheda attiva con un indicatore sotto 100, un ritardo o una quota realizzata
    /// che si scosta di 5 punti o più dalla prevista dica le cause, gli effetti e i provvedimenti. Una
    /// causa come `Nessuno.`, `-` o `n.d.` è come se non ci fosse.
    ///
    /// # Perché
    /// La relazione rende conto degli scostamenti: senza le ragioni, il Nucleo non può validarla.
    ///
    /// # Esempio sbagliato
    /// ```yaml
    /// indicatori:
    ///   - nome: Pratiche concluse
    ///     atteso: almeno 80%
    ///     realizzato: 60%
    /// verifiche:
    ///   finale:
    ///     relazione: Manca un quarto.
    /// ```
    ///
    /// # Esempio giusto
    /// ```yaml
    /// indicatori:
    ///   - nome: Pratiche concluse
    ///     atteso: almeno 80%
    ///     realizzato: 60%
    /// verifiche:
    ///   finale:
    ///     relazione: Manca un quarto.
    ///     scostamenti:
    ///       cause: Un addetto in meno da giugno.
    ///       effetti: Le pratiche arretrate sono quaranta.
    ///     provvedimenti:
    ///       da_attivare: Un concorso è in corso.
    /// ```
    ///
    /// # Riferimenti
    /// D.Lgs. 150/2009, art. 10, comma 1, lettera b.
    Spiegata, dal Consuntivo, guarda Foglio
}

impl Rule for Spiegata {
    fn controlla(&self, c: &Contesto<'_>, esiti: &mut Vec<Segnalazione>) {
        for f in c.fogli().filter(|f| f.attivo()) {
            let Some(s) = f.scheda else { continue };
            let quote = c.cartella().partecipanti(f.personale);
            let mut motivi: Vec<(Luogo, String)> = Vec::new();
            for (i, p) in f.misure() {
                let sotto = p.punteggio.as_ref().filter(|r| r.valore < intero(100));
                if let Some(r) = sotto {
                    let nome = i.nome.as_ref().map_or("", |n| n.as_str());
                    motivi.push((i.luogo, format!("`{nome}` è a {}", r.percentuale())));
                }
            }
            for (fase, punti) in f.fasi.iter().zip(&f.punti.fasi) {
                if punti.as_ref().is_some_and(|r| r.valore < intero(100)) {
                    let svolta = fase.effettivo.as_ref().and_then(|e| e.valore.as_ref())
                        != Some(&Effettivo::NonSvolta);
                    let motivo = if svolta { "una fase in ritardo" } else { "una fase non svolta" };
                    motivi.push((fase.luogo, motivo.into()));
                }
            }
            motivi.extend(quote.iter().filter_map(|q| {
                scarto(q).map(|l| (l, "una quota cambiata di 5 punti o più".into()))
            }));
            let mancano = mancanti(s);
            let ([(_, primo), altri @ ..], false) = (motivi.as_slice(), mancano.is_empty()) else {
                continue;
            };
            let volte = match altri.len() {
                0 => String::new(),
                1 => " e un altro scostamento".to_owned(),
                n => format!(" e altri {n} scostamenti"),
            };
            let luogo = s.verifiche.finale.as_ref().map_or(f.luogo, |x| x.luogo);
            let mut nota = self
                .avviso(luogo, format!("{primo}{volte}: mancano {}", mancano.join(", ")))
                .aiuto("scrivili sotto `verifiche: finale:` in `scostamenti` e `provvedimenti`");
            for (luogo, motivo) in &motivi {
                nota = nota.correlata(*luogo, motivo.clone());
            }
            for t in testi(s).into_iter().flatten().filter(|(t, vale)| !vale(t)).map(|(t, _)| t) {
                nota = nota.correlata(t.luogo, format!("`{t}` non dice niente"));
            }
            esiti.push(nota);
        }
    }
}

/// Where a realised share is five points or more off the planned one.
fn scarto(q: &Partecipazione) -> Option<Luogo> {
    let realizzata = q.realizzata.as_ref()?;
    let differenza = &realizzata.valore.as_ref()?.0 - &q.prevista.as_ref()?.valore.as_ref()?.0;
    (differenza.abs() >= intero(5)).then_some(realizzata.luogo)
}

/// The fewest letters of a cause: less is not a reason.
const LETTERE_CAUSA: usize = 10;

/// The fewest letters of an effect or a measure: there may really be none, and that is an answer.
const LETTERE: usize = 3;

/// Words that say, among themselves, that there is nothing to say.
const VUOTE: [&str; 14] = [
    "nessun",
    "nessuno",
    "nessuna",
    "causa",
    "cause",
    "scostamento",
    "scostamenti",
    "particolare",
    "particolari",
    "da",
    "non",
    "rilevato",
    "rilevare",
    "segnalare",
];

fn lettere(t: &Testo) -> usize {
    t.as_str().chars().filter(|c| c.is_alphabetic()).count()
}

/// Whether a text gives a cause: the result fell short, so there is one.
fn causa(t: &Testo) -> bool {
    lettere(t) >= LETTERE_CAUSA && !parole(t.as_str()).iter().all(|p| VUOTE.contains(&p.as_str()))
}

fn risposta(t: &Testo) -> bool {
    lettere(t) >= LETTERE
}

/// Whether a text of the final check says something.
type Vale = fn(&Testo) -> bool;

/// Causes, effects and measures as typed, each with what it must say.
fn testi(s: &Obiettivo) -> [Option<(&Testo, Vale)>; 4] {
    let finale = s.verifiche.finale.as_ref();
    let testo =
        |campo: fn(&Verifica) -> &Option<Narrativa>| finale.and_then(|f| campo(f).as_deref());
    [
        testo(|f| &f.scostamenti.cause).map(|t| (t, causa as Vale)),
        testo(|f| &f.scostamenti.effetti).map(|t| (t, risposta as Vale)),
        testo(|f| &f.provvedimenti.intrapresi).map(|t| (t, risposta as Vale)),
        testo(|f| &f.provvedimenti.da_attivare).map(|t| (t, risposta as Vale)),
    ]
}

/// What of causes, effects and measures is not written, or says nothing.
fn mancanti(s: &Obiettivo) -> Vec<&'static str> {
    let [cause, effetti, intrapresi, da_attivare] =
        testi(s).map(|t| t.is_some_and(|(t, vale)| vale(t)));
    [(cause, "le cause"), (effetti, "gli effetti"), (intrapresi || da_attivare, "i provvedimenti")]
        .into_iter()
        .filter(|(detto, _)| !detto)
        .map(|(_, cosa)| cosa)
        .collect()
}

regola! {
    /// SCO-007: il metodo di calcolo è stato adottato con un atto
    ///
    /// # Cosa controlla
    /// Che `metodologia` dica con quale atto l'ente ha adottato il suo sistema di misurazione e
    /// valutazione; a consuntivo, anche dove la chiave manca e vale `standard`.
    ///
    /// # Perché
    /// `standard` è un metodo del programma: nessuno si paga con un metodo che l'ente non ha adottato.
    ///
    /// # Esempio sbagliato
    /// ```yaml
    /// # ente.yaml
    /// metodologia: standard
    /// ```
    ///
    /// # Esempio giusto
    /// ```yaml
    /// # ente.yaml
    /// metodologia:
    ///   base: standard
    ///   atto:
    ///     organo: giunta
    ///     numero: 140
    ///     data: 18/12/2024
    /// ```
    ///
    /// # Riferimenti
    /// D.Lgs. 150/2009, art. 7.
    MetodoAdottato
}

impl Rule for MetodoAdottato {
    fn controlla(&self, c: &Contesto<'_>, esiti: &mut Vec<Segnalazione>) {
        let consuntivo = c.stadio == crate::model::Stadio::Consuntivo;
        let luogo = match &c.cartella().ente.metodologia {
            Some(OMappa::Testo(t)) => t.luogo,
            Some(OMappa::Mappa(m)) if m.atto.is_none() => m.luogo,
            Some(OMappa::Mappa(_)) => return,
            None if consuntivo && !c.schede().is_empty() => c.intera(),
            None => return,
        };
        let metodo = &c.valutata.metodo().nome;
        esiti.push(
            self.avviso(luogo, format!("il metodo `{metodo}` non dice con quale atto è stato adottato"))
                .aiuto("scrivi `metodologia:` con `base` e `atto`, quello del sistema di misurazione e valutazione"),
        );
    }
}
