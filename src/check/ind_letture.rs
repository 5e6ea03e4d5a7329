//! IND: targets that two people read in two ways, and directions that a date cannot have.

use num_rational::BigRational;
use num_traits::{One, Signed};

use super::ind::nome;
use super::{Contesto, Descritta, Rule, regola};
use crate::diagnostic::Segnalazione;
use crate::model::{Indicatore, Testo};
use crate::score::Lettura;
use crate::valori::{Ambigua, TipoIndicatore, ValoreIndicatore, al_centesimo, minimo, percentuale};

regola! {
    /// IND-014: un valore si legge in un modo solo
    ///
    /// # Cosa controlla
    /// I valori che due persone leggono in due modi: `3/4` (il 3 aprile, o 3 su 4), `2-3`, `31.12`;
    /// `fino al 60%` (arrivarci, o non superarlo); `da 20 a 30`, `dal 50% al 60%`, `80-90%` (un valore in
    /// mezzo, o il passaggio dal primo al secondo). E `0,85` dove ci si aspetta una percentuale: in un foglio
    /// di calcolo è l'85%.
    ///
    /// # Perché
    /// I primi si leggono come date, numeri o crescenti; gli ultimi tre restano un testo e non si
    /// calcolano, finché non si scrive quale dei due è. Da una lettura sbagliata viene un punteggio sbagliato.
    ///
    /// # Esempio sbagliato
    /// ```yaml
    /// indicatori:
    ///   - nome: Incontri con le scuole
    ///     atteso: 3/4
    /// ```
    ///
    /// # Esempio giusto
    /// ```yaml
    /// indicatori:
    ///   - nome: Incontri con le scuole
    ///     atteso: 3 su 4
    /// ```
    ///
    /// # Riferimenti
    /// D.Lgs. 150/2009, art. 5, comma 2.
    LetturaUnica, guarda Foglio, accompagna "IND-009"
}

impl Rule for LetturaUnica {
    fn controlla(&self, c: &Contesto<'_>, esiti: &mut Vec<Segnalazione>) {
        for f in c.fogli().filter(|f| f.attivo()) {
            if let Some(s) = f.scheda {
                self.importi(s, esiti);
            }
            for (i, p) in f.misure() {
                self.migliaia(i, &p.lettura, esiti);
                let l = &p.lettura;
                let attesi = l.attesi.iter().map(|(_, a)| a.as_ref().ok());
                let dei_dopo = i.attesi.0.iter().map(|(_, t)| t).zip(attesi);
                let suo = i.atteso.iter().map(|t| (t, l.atteso()));
                for (t, a) in suo.chain(dei_dopo) {
                    if let Some(x) = a.and_then(|a| a.ambigua.as_ref()) {
                        esiti.push(self.due(t, x));
                    }
                }
                self.interna(i, l, esiti);
            }
        }
    }
}

impl LetturaUnica {
    fn due(&self, t: &Testo, a: &Ambigua) -> Segnalazione {
        let [una, altra] = &a.letture;
        let come = match a.letta {
            true => "si legge nel primo modo",
            false => "resta un testo e non si calcola",
        };
        let [scritta, altrimenti] = &a.scritture;
        self.avviso(t.luogo, format!("`{t}` può voler dire {una} oppure {altra}: {come}"))
            .aiuto(format!("scrivi `{scritta}` oppure `{altrimenti}`"))
    }

    /// A figure whose point or comma of the thousands was taken for that of the decimals: 398.20 beside
    /// 410.000.
    fn migliaia(&self, i: &Indicatore, l: &Lettura, esiti: &mut Vec<Segnalazione>) {
        if !matches!(l.tipo, Some(TipoIndicatore::Numero | TipoIndicatore::Importo)) {
            return;
        }
        let misura = |t: &'_ Testo, r: Option<&crate::valori::Rilevato>| match r {
            Some(crate::valori::Rilevato::Valore(v)) => Some((t.clone(), v.numero()?)),
            _ => None,
        };
        let letto = |r: &Option<crate::score::Letto<crate::valori::Rilevato>>| {
            r.as_ref().and_then(|r| r.as_ref().ok()).cloned()
        };
        let mut cifre: Vec<(Testo, BigRational)> = Vec::new();
        cifre.extend(
            i.atteso.as_ref().and_then(|t| Some((t.clone(), l.atteso()?.valore.numero()?))),
        );
        for (t, r) in [
            (&i.realizzato, &l.realizzato),
            (&i.soglia, &l.soglia),
            (&i.partenza, &l.partenza),
            (&i.eccellente, &l.eccellente),
        ] {
            cifre.extend(t.as_ref().and_then(|t| misura(t, letto(r).as_ref())));
        }
        let rilevate = i.rilevazioni.iter().zip(&l.rilevazioni);
        cifre.extend(rilevate.filter_map(|(r, x)| misura(r.valore.as_ref()?, letto(x).as_ref())));
        let passate = i.storico.0.iter().zip(&l.storico);
        cifre.extend(passate.filter_map(|((_, t), (_, x))| misura(t, letto(x).as_ref())));
        let mille = BigRational::from_integer(1000.into());
        let tre = BigRational::from_integer(3.into());
        for (t, n) in &cifre {
            let grande = n * &mille;
            let vicina = |altra: &BigRational| {
                altra.is_positive() && grande <= altra * &tre && grande >= altra / &tre
            };
            if n.is_integer() || !n.is_positive() || !cifre.iter().any(|(_, m)| vicina(m)) {
                continue;
            }
            let (detta, intera) = (minimo(n), minimo(&grande));
            let messaggio = format!("`{}`: `{t}` si legge {detta}; era {intera}?", nome(i));
            let aiuto = format!(
                "il punto delle migliaia vuole tre cifre dopo, e la virgola è dei decimali: scrivi `{intera}`, oppure `{detta}`"
            );
            esiti.push(self.avviso(t.luogo, messaggio).aiuto(aiuto));
        }
    }

    /// An amount of the PEG with three decimals: no euro has them.
    fn importi(&self, s: &crate::model::Obiettivo, esiti: &mut Vec<Segnalazione>) {
        for r in &s.risorse_finanziarie {
            for d in [&r.stanziato, &r.impegnato].into_iter().flatten() {
                let Some(n) = d.valore.as_ref().map(|v| &v.0) else { continue };
                let grande = n * BigRational::from_integer(1000.into());
                if al_centesimo(n) || !grande.is_integer() {
                    continue;
                }
                let messaggio =
                    format!("`{}` si legge {} euro; era {}?", d.testo, minimo(n), minimo(&grande));
                let aiuto = format!(
                    "il punto sta alle migliaia e la virgola ai decimali: scrivi `{}`",
                    minimo(&grande)
                );
                esiti.push(self.avviso(d.luogo, messaggio).aiuto(aiuto));
            }
        }
    }

    /// The number that a spreadsheet keeps behind a percentage: 0,85 for 85%.
    fn interna(&self, i: &Indicatore, l: &Lettura, esiti: &mut Vec<Segnalazione>) {
        if l.tipo != Some(TipoIndicatore::Percentuale) {
            return;
        }
        let attesa = l.atteso().and_then(|a| a.valore.quantita());
        // A target below one per cent has results like that.
        let piccola = attesa.is_some_and(|q| q.n.abs() <= BigRational::one());
        let scritto_piccolo = i.atteso.as_ref().is_some_and(|t| t.as_str().contains('%'));
        let misure = [(&i.realizzato, &l.realizzato), (&i.soglia, &l.soglia)];
        let misure = misure.into_iter().filter_map(|(t, r)| t.as_ref().zip(r.as_ref()));
        let rilevate = i.rilevazioni.iter().zip(&l.rilevazioni);
        let rilevate = rilevate.filter_map(|(r, letta)| r.valore.as_ref().zip(letta.as_ref()));
        let passati = i.storico.0.iter().zip(&l.storico);
        let passati = passati.filter_map(|((_, t), (_, letto))| Some((t, letto.as_ref()?)));
        let misurate = misure.chain(rilevate).chain(passati).filter_map(|(t, r)| match r {
            Ok(crate::valori::Rilevato::Valore(v)) => Some((t, v)),
            _ => None,
        });
        let suo = i.atteso.as_ref().zip(l.atteso().map(|a| &a.valore));
        let misurate = misurate.filter(|_| !(piccola && scritto_piccolo));
        for (t, v) in suo.into_iter().chain(misurate) {
            let ValoreIndicatore::Percentuale(q) = v else { continue };
            let testo = t.as_str();
            let segnata = testo.contains('%') || testo.to_lowercase().contains("cento");
            if segnata || !q.n.is_positive() || q.n > BigRational::one() {
                continue;
            }
            let intera = percentuale(&(&q.n * BigRational::from_integer(100.into())));
            let detta = percentuale(&q.n);
            esiti.push(
                self.avviso(
                    t.luogo,
                    format!("`{}`: `{t}` si legge {detta}; era {intera}?", nome(i)),
                )
                .aiuto(format!(
                    "un foglio di calcolo tiene le percentuali così: scrivi `{intera}`, oppure `{detta}`"
                )),
            );
        }
    }
}

regola! {
    /// IND-015: a una data non si chiede di essere più tardi
    ///
    /// # Cosa controlla
    /// Che un indicatore che è una data non abbia una parola (`almeno`, `non prima di`, `oltre`, `>` …) o una
    /// `polarita` per cui più tardi è meglio, o solo quel giorno va bene.
    ///
    /// # Perché
    /// Una data è meglio prima: `almeno il 30/06` direbbe che una cosa va finita dopo. L'indicatore non si
    /// calcola finché non si scrive che cosa si vuole.
    ///
    /// # Esempio sbagliato
    /// ```yaml
    /// indicatori:
    ///   - nome: Relazione alla Giunta
    ///     atteso: almeno il 30/06
    /// ```
    ///
    /// # Esempio giusto
    /// ```yaml
    /// indicatori:
    ///   - nome: Relazione alla Giunta
    ///     atteso: entro il 30/06
    /// ```
    ///
    /// # Riferimenti
    /// Nessuna norma: coerenza dei dati.
    VersoDiData, guarda Foglio
}

impl Rule for VersoDiData {
    fn controlla(&self, c: &Contesto<'_>, esiti: &mut Vec<Segnalazione>) {
        for f in c.fogli().filter(|f| f.attivo()) {
            for (i, p) in f.misure().filter(|(_, p)| p.lettura.verso_impossibile()) {
                let Some(t) = &i.atteso else { continue };
                let dalle_parole = p.atteso().is_some_and(|a| a.verso_impossibile());
                let polarita = i.polarita.as_ref().filter(|_| !dalle_parole);
                let (luogo, messaggio, aiuto) = match polarita {
                    Some(d) => (
                        d.luogo,
                        format!(
                            "`{}` è una data: con `polarita: {}` non si calcola",
                            nome(i),
                            d.testo
                        ),
                        "togli `polarita`: una data è meglio prima; se si vuole altro, usa un \
                         indicatore sì/no"
                            .to_owned(),
                    ),
                    None => (
                        t.luogo,
                        format!("`{t}` chiede a una data di essere più tardi: non si calcola"),
                        "scrivi `entro il …`; se la cosa non va fatta prima di un giorno, usa un \
                         indicatore sì/no"
                            .to_owned(),
                    ),
                };
                esiti.push(self.errore(luogo, messaggio).aiuto(aiuto));
            }
        }
    }
}
