//! PER: the same person in several places.

use std::collections::BTreeMap;

use num_rational::BigRational;

use super::{Contesto, Descritta, Rule, regola};
use crate::diagnostic::{Luogo, Segnalazione};
use crate::model::{Dipendente, Partecipazione, Testo};

fn persona<'a>(c: &Contesto<'a>, q: &Partecipazione) -> Option<&'a Dipendente> {
    c.cartella().persona(q.dipendente.as_ref()?.as_str())
}

fn nome(p: &Dipendente) -> &str {
    p.nome.as_ref().map_or("", |n| n.as_str())
}

/// Realised less planned, where both are there.
fn scarto(q: &Partecipazione) -> Option<BigRational> {
    let prevista = &q.prevista.as_ref()?.valore.as_ref()?.0;
    Some(&q.realizzata.as_ref()?.valore.as_ref()?.0 - prevista)
}

regola! {
    /// PER-005: le quote del processo non smentiscono quelle delle sue schede
    ///
    /// # Cosa controlla
    /// A consuntivo, che una persona che nel processo ha realizzato esattamente il previsto non abbia
    /// scarti in tutte le schede di quel processo a cui partecipa.
    ///
    /// # Perché
    /// Il processo riassume le schede: se ogni scheda dice un'altra cosa, il riassunto è stato copiato
    /// dal piano.
    ///
    /// # Esempio sbagliato
    /// ```yaml
    /// # processi/ente.yaml
    /// titolo: Ente
    /// personale:
    ///   - dipendente: p-a
    ///     prevista: 100%
    ///     realizzata: 100%
    /// # obiettivi/a.yaml
    /// personale:
    ///   - dipendente: p-a
    ///     prevista: 60%
    ///     realizzata: 80%
    ///   - dipendente: p-b
    ///     prevista: 40%
    ///     realizzata: 20%
    /// ```
    ///
    /// # Esempio giusto
    /// ```yaml
    /// # obiettivi/a.yaml
    /// personale:
    ///   - dipendente: p-a
    ///     prevista: 60%
    ///     realizzata: 60%
    ///   - dipendente: p-b
    ///     prevista: 40%
    ///     realizzata: 40%
    /// ```
    ///
    /// # Riferimenti
    /// Nessuna norma: coerenza dei dati.
    ProcessoCoerente, dal Consuntivo
}

impl Rule for ProcessoCoerente {
    fn controlla(&self, c: &Contesto<'_>, esiti: &mut Vec<Segnalazione>) {
        let cartella = c.cartella();
        for p in &cartella.processi {
            let sue = c.schede().iter().filter(|o| match &o.scheda.processo {
                Some(x) => x.as_str() == p.percorso,
                None => cartella.processi.len() == 1,
            });
            let quote: Vec<&Partecipazione> =
                sue.flat_map(|o| cartella.partecipanti(o.scheda.personale.as_ref())).collect();
            let zero = BigRational::default();
            for q in cartella.partecipanti(p.scheda.personale.as_ref()) {
                let Some((chi, realizzata)) = persona(c, q).zip(q.realizzata.as_ref()) else {
                    continue;
                };
                if scarto(q).is_none_or(|s| s != zero) {
                    continue;
                }
                let suoi =
                    quote.iter().filter(|x| persona(c, x).is_some_and(|y| std::ptr::eq(y, chi)));
                let scarti: Vec<_> =
                    suoi.filter_map(|x| Some((scarto(x)?, x.realizzata.as_ref()?.luogo))).collect();
                if !scarti.is_empty() && scarti.iter().all(|(s, _)| *s != zero) {
                    let messaggio = format!(
                        "{}: nel processo ha realizzato il previsto, in nessuna scheda",
                        nome(chi)
                    );
                    let mut s = self
                        .avviso(realizzata.luogo, messaggio)
                        .aiuto("ricava la quota del processo da quelle delle schede");
                    for (_, luogo) in scarti {
                        s = s.correlata(luogo, "qui la quota è un'altra");
                    }
                    esiti.push(s);
                }
            }
        }
    }
}

regola! {
    /// PER-006: una persona ha la stessa categoria in tutto il documento
    ///
    /// # Cosa controlla
    /// Che la categoria scritta accanto a una persona, in una scheda o in un processo, sia una di quelle
    /// che ha in personale.yaml.
    ///
    /// # Perché
    /// La stessa persona con due categorie, nello stesso documento, è un errore in una delle due.
    ///
    /// # Esempio sbagliato
    /// ```yaml
    /// # personale.yaml
    /// - id: p-a
    ///   nome: Anna Blu
    ///   categoria: Istruttori
    /// # obiettivi/a.yaml
    /// personale:
    ///   - dipendente: p-a
    ///     categoria: Funzionari
    ///     prevista: 100%
    /// ```
    ///
    /// # Esempio giusto
    /// ```yaml
    /// # obiettivi/a.yaml
    /// personale:
    ///   - dipendente: p-a
    ///     prevista: 100%
    /// ```
    ///
    /// # Riferimenti
    /// CCNL Funzioni locali 16/11/2022, art. 12.
    CategoriaUna, guarda Foglio
}

impl Rule for CategoriaUna {
    fn controlla(&self, c: &Contesto<'_>, esiti: &mut Vec<Segnalazione>) {
        let mut per_persona: BTreeMap<(&str, Luogo), Vec<&Testo>> = BTreeMap::new();
        for f in c.fogli() {
            for q in c.cartella().partecipanti(f.personale) {
                let Some((p, categoria)) = persona(c, q).zip(q.categoria.as_ref()) else {
                    continue;
                };
                let sue =
                    p.categoria.iter().chain(p.periodi.iter().filter_map(|x| x.categoria.as_ref()));
                let sue: Vec<_> = sue.map(|t| t.testo.to_lowercase()).collect();
                if !sue.is_empty() && !sue.contains(&categoria.testo.to_lowercase()) {
                    per_persona.entry((nome(p), p.luogo)).or_default().push(categoria);
                }
            }
        }
        for ((chi, luogo), mut categorie) in per_persona {
            categorie.sort_by_key(|t| t.luogo);
            categorie.dedup_by_key(|t| t.luogo);
            let Some(prima) = categorie.first() else { continue };
            let mut s = self
                .avviso(prima.luogo, format!("{chi} qui ha categoria {prima}, e in personale.yaml un'altra"))
                .aiuto("togli la categoria dalla scheda, o correggi personale.yaml; chi l'ha cambiata nell'anno ha due `periodi`")
                .correlata(luogo, format!("{chi} in personale.yaml"));
            for t in categorie.iter().skip(1) {
                s = s.correlata(t.luogo, format!("anche qui, {t}"));
            }
            esiti.push(s);
        }
    }
}

regola! {
    /// PER-011: una persona è una volta sola in una scheda
    ///
    /// # Cosa controlla
    /// Che la stessa persona, per id o per nome, non sia due volte tra il personale di una scheda.
    ///
    /// # Perché
    /// Due quote della stessa persona si sommano o si escludono? La scheda non lo dice.
    ///
    /// # Esempio sbagliato
    /// ```yaml
    /// personale:
    ///   - dipendente: p-a
    ///     prevista: 50%
    ///   - dipendente: Anna Blu
    ///     prevista: 50%
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
    /// Nessuna norma: coerenza dei dati.
    PersonaUna
}

impl Rule for PersonaUna {
    fn controlla(&self, c: &Contesto<'_>, esiti: &mut Vec<Segnalazione>) {
        for f in c.fogli() {
            let mut viste: BTreeMap<Luogo, Luogo> = BTreeMap::new();
            for q in c.cartella().partecipanti(f.personale) {
                let Some((p, chi)) = persona(c, q).zip(q.dipendente.as_ref()) else { continue };
                if let Some(prima) = viste.insert(p.luogo, chi.luogo) {
                    esiti.push(
                        self.avviso(
                            chi.luogo,
                            format!("{} è già tra il personale di questa scheda", nome(p)),
                        )
                        .aiuto("tieni una riga sola, con la quota intera")
                        .correlata(prima, "la prima volta è qui"),
                    );
                }
            }
        }
    }
}
