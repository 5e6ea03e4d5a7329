//! IND: what stands beside a target (threshold, baseline, excellence, scale, direction) agrees with it.

use num_rational::BigRational;

use super::ind::nome;
use super::{Contesto, Descritta, Rule, regola};
use crate::diagnostic::Segnalazione;
use crate::model::{Indicatore, OMappa, Testo, VoceScala};
use crate::score::{PunteggioIndicatore, UsoBordo};
use crate::valori::{Polarita, Rilevato, TipoIndicatore, esatto, unita_nota};

regola! {
    /// IND-016: l'atteso non è la partenza, né il risultato dell'anno prima
    ///
    /// # Cosa controlla
    /// Che il valore atteso di un indicatore non sia uguale alla sua `partenza`, o all'ultimo valore di
    /// `storico`: nel valore, o parola per parola. Tace dove l'obiettivo è di mantenimento, dove si chiede
    /// sì o no, e dove più di così non si può: il 100%, o lo zero di ciò che è meglio poco.
    ///
    /// # Perché
    /// Un obiettivo che chiede ciò che c'è già è raggiunto prima di cominciare.
    ///
    /// # Esempio sbagliato
    /// ```yaml
    /// natura: sviluppo
    /// indicatori:
    ///   - nome: Pratiche concluse nei termini
    ///     partenza: 78%
    ///     atteso: almeno 78%
    /// ```
    ///
    /// # Esempio giusto
    /// ```yaml
    /// natura: sviluppo
    /// indicatori:
    ///   - nome: Pratiche concluse nei termini
    ///     partenza: 78%
    ///     atteso: almeno 85%
    /// ```
    ///
    /// # Riferimenti
    /// D.Lgs. 150/2009, art. 5, comma 2.
    AttesoNuovo, guarda Foglio, accompagna "IND-011" "IND-017"
}

impl Rule for AttesoNuovo {
    fn controlla(&self, c: &Contesto<'_>, esiti: &mut Vec<Segnalazione>) {
        for f in c.fogli().filter(|f| f.attivo()) {
            let natura = f.scheda.and_then(|s| s.natura.as_ref()).and_then(|n| n.valore);
            if f.scheda.is_none() || natura == Some(crate::model::Natura::Mantenimento) {
                continue;
            }
            for (i, p) in f.misure() {
                if let Some((atteso, altro, cosa)) = gia(i, p) {
                    let messaggio = format!("`{}`: l'atteso è uguale {cosa}", nome(i));
                    esiti.push(
                        self.avviso(atteso.luogo, messaggio)
                            .aiuto(
                                "chiedi di più, o dichiara `natura: mantenimento` se si tratta di tenere \
                                 quello che c'è",
                            )
                            .correlata(altro.luogo, format!("qui `{altro}`")),
                    );
                }
            }
        }
    }
}

/// What the target is no better than: the target, the other figure, how to say it.
fn gia<'a>(i: &'a Indicatore, p: &PunteggioIndicatore) -> Option<(&'a Testo, &'a Testo, String)> {
    let (scritto, atteso) = (i.atteso.as_ref()?, p.atteso()?);
    if matches!(p.tipo(), Some(TipoIndicatore::SiNo | TipoIndicatore::Data) | None) {
        return None;
    }
    let n = atteso.valore.numero();
    let giu = p.lettura.direzione() == Polarita::Decrescente;
    let intero = |n: i64| BigRational::from_integer(n.into());
    // More than that cannot be asked.
    let estremo = match (&n, p.tipo()) {
        (Some(n), Some(TipoIndicatore::Percentuale)) if !giu => *n >= intero(100),
        (Some(n), Some(TipoIndicatore::Rapporto)) if !giu => *n >= intero(1),
        (Some(n), _) if giu => *n <= intero(0),
        _ => false,
    };
    if estremo {
        return None;
    }
    let uguale = |t: &Testo, letto: Option<&Rilevato>| {
        let stesso = crate::valori::stesso(t.as_str(), scritto.as_str());
        let valore = match letto {
            Some(Rilevato::Valore(v)) => v.numero().is_some_and(|v| Some(&v) == n.as_ref()),
            _ => false,
        };
        stesso || valore
    };
    let letta = p.lettura.partenza.as_ref().and_then(|r| r.as_ref().ok());
    if let Some(t) = i.partenza.as_ref().filter(|t| uguale(t, letta)) {
        return Some((scritto, t, "alla partenza".into()));
    }
    let anni = i.storico.0.iter().zip(&p.lettura.storico);
    let ((anno, t), (_, letto)) = anni.max_by_key(|(_, (anno, _))| *anno)?;
    let letto = letto.as_ref().and_then(|r| r.as_ref().ok());
    uguale(t, letto).then(|| (scritto, t, format!("al risultato del {anno}")))
}

regola! {
    /// IND-017: soglia, partenza, eccellente e scala stanno dalla parte giusta dell'atteso
    ///
    /// # Cosa controlla
    /// Che `soglia` e `partenza` di un indicatore siano peggiori dell'atteso, ed `eccellente` migliore, e
    /// che si leggano; che una `scala` con i valori li dica di tutte le parole, e che una parola migliore non
    /// valga meno di una peggiore.
    ///
    /// # Perché
    /// Una soglia più severa dell'atteso toglierebbe tutto a chi l'atteso l'ha superato. Chi sta dalla parte
    /// sbagliata non conta, e vale la formula ordinaria: qui lo si dice.
    ///
    /// # Esempio sbagliato
    /// ```yaml
    /// indicatori:
    ///   - nome: Pratiche concluse
    ///     atteso: almeno 85%
    ///     soglia: 90%
    /// ```
    ///
    /// # Esempio giusto
    /// ```yaml
    /// indicatori:
    ///   - nome: Pratiche concluse
    ///     atteso: almeno 85%
    ///     soglia: 70%
    /// ```
    ///
    /// # Riferimenti
    /// Nessuna norma: coerenza dei dati.
    BordiGiusti, guarda Foglio
}

impl Rule for BordiGiusti {
    fn controlla(&self, c: &Contesto<'_>, esiti: &mut Vec<Segnalazione>) {
        for f in c.fogli().filter(|f| f.attivo()) {
            for (i, p) in f.misure() {
                for (t, bordo, nome, meglio) in bordi(i, p) {
                    let (messaggio, aiuto) = match bordo {
                        UsoBordo::DallaParteSbagliata => (
                            format!(
                                "{nome}, `{t}`, non è {meglio} dell'atteso: non conta, e vale la formula ordinaria"
                            ),
                            format!("scrivi un valore {meglio} dell'atteso, o togli la riga"),
                        ),
                        UsoBordo::Illeggibile if nome != "la soglia" => (
                            format!("{nome}, `{t}`, non si legge come l'atteso"),
                            "scrivi solo la cifra, nella stessa unità dell'atteso".to_owned(),
                        ),
                        _ => continue,
                    };
                    let conta = nome != "la partenza" || c.valutata.metodo().progresso;
                    let s = match conta {
                        true => self.errore(t.luogo, messaggio),
                        false => {
                            let detto = format!("{nome}, `{t}`, è già oltre l'atteso");
                            self.avviso(t.luogo, detto)
                        }
                    };
                    esiti.push(s.aiuto(aiuto));
                }
                self.scala(i, esiti);
            }
        }
    }
}

/// The edges of an indicator that were typed, each with what the method makes of it, its name and its side.
pub(super) fn bordi<'a>(
    i: &'a Indicatore,
    p: &'a PunteggioIndicatore,
) -> impl Iterator<Item = (&'a Testo, &'a UsoBordo, &'static str, &'static str)> {
    [
        (&i.soglia, &p.bordi.soglia, "la soglia", "peggiore"),
        (&i.partenza, &p.bordi.partenza, "la partenza", "peggiore"),
        (&i.eccellente, &p.bordi.eccellente, "il valore eccellente", "migliore"),
    ]
    .into_iter()
    .filter_map(|(t, b, nome, meglio)| Some((t.as_ref()?, b, nome, meglio)))
}

impl BordiGiusti {
    fn scala(&self, i: &Indicatore, esiti: &mut Vec<Segnalazione>) {
        let voce = |v: &VoceScala| match v {
            OMappa::Mappa(m) => m.0.first().map(|(k, d)| (k.clone(), d.valore.clone())),
            OMappa::Testo(_) => None,
        };
        let valori: Vec<_> = i.scala.iter().filter_map(voce).collect();
        let Some((prima, _)) = valori.first() else { return };
        if valori.len() < i.scala.len() {
            let messaggio =
                "alcune parole della scala dicono quanto valgono, e altre no".to_owned();
            let aiuto = "scrivi quanto vale ognuna (`- basso: 50`), o nessuna";
            esiti.push(self.errore(prima.luogo, messaggio).aiuto(aiuto));
            return;
        }
        for coppia in valori.windows(2) {
            let [(peggiore, a), (migliore, b)] = coppia else { continue };
            if let (Some(a), Some(b)) = (a, b)
                && b.0 < a.0
            {
                let messaggio = format!(
                    "`{migliore}` vale {}, meno di `{peggiore}` ({}) che è prima nella scala",
                    esatto(&b.0),
                    esatto(&a.0)
                );
                let aiuto = "la scala va dalla parola peggiore alla migliore, e i valori crescono";
                esiti.push(self.errore(migliore.luogo, messaggio).aiuto(aiuto));
            }
        }
    }
}

regola! {
    /// IND-019: uno zero è un risultato, e non «non ancora»
    ///
    /// # Cosa controlla
    /// Che un importo o una durata per cui meno è meglio, con un atteso sopra lo zero, non abbia `0` come
    /// risultato o come rilevazione senza una nota che lo spieghi.
    ///
    /// # Perché
    /// Una spesa di 0,00 a metà anno di solito vuol dire che non si è ancora speso: contata come risultato vale
    /// 100.
    ///
    /// # Esempio sbagliato
    /// ```yaml
    /// indicatori:
    ///   - nome: Spesa dei lavori
    ///     atteso: massimo € 640.000,00
    ///     realizzato: € 0,00
    /// ```
    ///
    /// # Esempio giusto
    /// ```yaml
    /// indicatori:
    ///   - nome: Spesa dei lavori
    ///     atteso: massimo € 640.000,00
    ///     realizzato: € 628.750,00
    /// ```
    ///
    /// # Riferimenti
    /// Nessuna norma: coerenza dei dati.
    ZeroMisurato, dal Intermedia, guarda Foglio
}

impl Rule for ZeroMisurato {
    fn controlla(&self, c: &Contesto<'_>, esiti: &mut Vec<Segnalazione>) {
        let zero = BigRational::from_integer(0.into());
        for f in c.fogli().filter(|f| f.attivo()) {
            for (i, p) in f.misure() {
                let l = &p.lettura;
                let atteso = p.atteso().map(|a| &a.valore);
                let sopra = atteso.and_then(|a| a.numero()).is_some_and(|a| a > zero);
                let unita = l.unita.as_deref().and_then(unita_nota).is_some();
                let misura = p.tipo() == Some(TipoIndicatore::Importo)
                    || p.tipo() == Some(TipoIndicatore::Numero) && unita;
                if !sopra || !misura || l.direzione() != Polarita::Decrescente || i.note.is_some() {
                    continue;
                }
                let nullo = |r: &Rilevato| matches!(r, Rilevato::Valore(v) if v.numero().is_some_and(|n| n == zero));
                let finale = i.realizzato.as_ref().zip(p.realizzato());
                let rilevate = i.rilevazioni.iter().zip(&l.rilevazioni);
                let rilevate =
                    rilevate.filter(|(r, _)| r.note.is_none()).filter_map(|(r, letta)| {
                        Some((r.valore.as_ref()?, letta.as_ref()?.as_ref().ok()?))
                    });
                for (t, _) in finale.into_iter().chain(rilevate).filter(|(_, r)| nullo(r)) {
                    let messaggio = format!(
                        "`{}`: `{t}` vale come risultato pieno; è zero, o non è ancora misurato?",
                        nome(i)
                    );
                    esiti.push(self.avviso(t.luogo, messaggio).aiuto(
                        "se non è ancora misurato scrivi `n.r.`, o togli la riga; se è davvero zero dillo in una nota",
                    ));
                }
            }
        }
    }
}

regola! {
    /// IND-018: la polarità e le parole dell'atteso dicono la stessa cosa
    ///
    /// # Cosa controlla
    /// Che un atteso scritto con `almeno`, `massimo`, `entro 30 giorni`, `≤` e simili non abbia una `polarita`
    /// che dice il contrario.
    ///
    /// # Perché
    /// Con `massimo 12` e `polarita: crescente` un risultato di 14 varrebbe 100: conta la polarità scritta, e
    /// chi legge vede `massimo`.
    ///
    /// # Esempio sbagliato
    /// ```yaml
    /// indicatori:
    ///   - nome: Minuti di attesa
    ///     polarita: crescente
    ///     atteso: massimo 12
    /// ```
    ///
    /// # Esempio giusto
    /// ```yaml
    /// indicatori:
    ///   - nome: Minuti di attesa
    ///     atteso: massimo 12
    /// ```
    ///
    /// # Riferimenti
    /// Nessuna norma: coerenza dei dati.
    PolaritaDellAtteso, guarda Foglio, accompagna "IND-011"
}

impl Rule for PolaritaDellAtteso {
    fn controlla(&self, c: &Contesto<'_>, esiti: &mut Vec<Segnalazione>) {
        for f in c.fogli().filter(|f| f.attivo()) {
            for (i, p) in f.misure() {
                let scritta = i.polarita.as_ref().and_then(|d| Some((d, d.valore?)));
                let detta = p.atteso().and_then(|a| a.verso());
                let (Some((d, scritta)), Some(detta), Some(t)) = (scritta, detta, &i.atteso) else {
                    continue;
                };
                if scritta == detta {
                    continue;
                }
                let aiuto = format!(
                    "togli `polarita`: `{t}` dice già {detta}; oppure scrivi l'atteso senza parole"
                );
                let messaggio = format!("`polarita: {}` e `{t}` dicono cose diverse", d.testo);
                esiti.push(self.errore(d.luogo, messaggio).aiuto(aiuto));
            }
        }
    }
}
