//! PER: who is there all the year, and who is not.

use jiff::civil::Date;
use num_rational::BigRational;
use num_traits::Signed;

use super::per_servizio::{periodi, ultimo_giorno};
use super::{Contesto, Descritta, Rule, regola};
use crate::diagnostic::{Luogo, Segnalazione};
use crate::model::{Dato, Dipendente, RegolaPartecipazione, Stadio, Testo};
use crate::valori::{Quota, data_estesa};

regola! {
    /// PER-012: una scheda da votare dice chi ci lavora
    ///
    /// # Cosa controlla
    /// Che nel piano che va al voto ogni scheda attiva abbia `personale`, quando le altre lo hanno. Con
    /// `partecipazione: nessuna`, o se nessuna scheda nomina persone, non si guarda.
    ///
    /// # Perché
    /// Il PEG affida gli obiettivi insieme alle dotazioni; una scheda senza persone, tra altre che le hanno, è
    /// quasi sempre dimenticata.
    ///
    /// # Esempio sbagliato
    /// ```yaml
    /// # ente.yaml
    /// documenti:
    ///   piano:
    ///     titolo: Piano della performance
    ///     atto:
    ///       stato: proposta
    /// # personale.yaml
    /// - id: p-a
    ///   nome: Anna Blu
    /// # obiettivi/a.yaml
    /// codice: 1.06.01
    /// titolo: Archivio corrente
    /// personale:
    ///   - dipendente: p-a
    ///     prevista: 100%
    /// # obiettivi/b.yaml
    /// codice: 1.06.02
    /// titolo: Archivio digitale
    /// ```
    ///
    /// # Esempio giusto
    /// ```yaml
    /// # ente.yaml
    /// documenti:
    ///   piano:
    ///     titolo: Piano della performance
    ///     atto:
    ///       stato: proposta
    /// # personale.yaml
    /// - id: p-a
    ///   nome: Anna Blu
    /// # obiettivi/a.yaml
    /// codice: 1.06.01
    /// titolo: Archivio corrente
    /// personale:
    ///   - dipendente: p-a
    ///     prevista: 100%
    /// # obiettivi/b.yaml
    /// codice: 1.06.02
    /// titolo: Archivio digitale
    /// personale:
    ///   - dipendente: p-a
    ///     prevista: 100%
    /// ```
    ///
    /// # Riferimenti
    /// TUEL art. 169, comma 1.
    ConPersonale, guarda Foglio, accompagna "DOC-002" "DOC-006"
}

impl Rule for ConPersonale {
    fn controlla(&self, c: &Contesto<'_>, esiti: &mut Vec<Segnalazione>) {
        let ente = &c.cartella().ente;
        let nessuna = ente.partecipazione.as_ref().and_then(|p| p.valore)
            == Some(RegolaPartecipazione::Nessuna);
        let da_votare = ente.documenti.piano.atto.stato() == crate::model::StatoAtto::Proposta;
        if nessuna || !da_votare || c.stadio != Stadio::Piano {
            return;
        }
        let schede = || c.fogli().filter(|f| f.scheda.is_some() && f.attivo());
        if schede().all(|f| f.personale.is_none()) {
            return;
        }
        for f in schede().filter(|f| f.personale.is_none()) {
            esiti.push(
                self.avviso(f.luogo, "la scheda non dice chi ci lavora, e le altre sì".into())
                    .aiuto("aggiungi `personale:`, con una riga per persona"),
            );
        }
    }
}

regola! {
    /// PER-013: chi finisce il servizio nell'anno non resta responsabile, né con tutta la quota
    ///
    /// # Cosa controlla
    /// Che chi in personale.yaml ha una data di fine prima del 31 dicembre non sia il responsabile di un
    /// settore o di una scheda senza che lo si dica, e non abbia da solo tutta la quota di una scheda. E che
    /// chi ha finito prima dell'esercizio, o comincia dopo, non abbia né quote né responsabilità.
    ///
    /// # Perché
    /// Dal giorno dopo la scheda non ha nessuno che ne risponda, e il risultato andrebbe a chi non c'era.
    ///
    /// # Esempio sbagliato
    /// ```yaml
    /// # personale.yaml
    /// - id: p-a
    ///   nome: Anna Blu
    ///   al: 31/05/2026
    /// # ente.yaml
    /// settori:
    ///   - id: s
    ///     nome: Settore
    ///     responsabile: p-a
    /// ```
    ///
    /// # Esempio giusto
    /// ```yaml
    /// # personale.yaml
    /// - id: p-a
    ///   nome: Anna Blu
    ///   al: 31/05/2026
    /// - id: p-b
    ///   nome: Bruno Neri
    ///   dal: 01/06/2026
    /// # ente.yaml
    /// settori:
    ///   - id: s
    ///     nome: Settore
    ///     responsabile: p-b
    /// ```
    ///
    /// # Riferimenti
    /// D.Lgs. 150/2009, art. 9.
    ResponsabileInServizio
}

impl Rule for ResponsabileInServizio {
    fn controlla(&self, c: &Contesto<'_>, esiti: &mut Vec<Segnalazione>) {
        let cartella = c.cartella();
        self.fuori_esercizio(c, esiti);
        let uscito = |t: &Testo| {
            let p = cartella.persona(t.as_str())?;
            Some((p, fine(p, c.anno())?))
        };
        for s in &cartella.ente.settori {
            let Some((t, (p, fine))) = s.responsabile.as_ref().and_then(|t| Some((t, uscito(t)?)))
            else {
                continue;
            };
            let nome = s.nome.as_ref().map_or("", |n| n.as_str());
            let messaggio =
                format!("{} è in servizio fino al {fine}, e resta responsabile di {nome}", di(p));
            esiti.push(self.avviso(t.luogo, messaggio).aiuto(SUCCESSORE));
        }
        for f in c.fogli().filter(|f| f.attivo()) {
            let Some(o) = f.scheda else { continue };
            if let Some((t, (p, fine))) =
                o.responsabile.as_ref().and_then(|t| Some((t, uscito(t)?)))
            {
                let messaggio = format!(
                    "{} è in servizio fino al {fine}, e resta responsabile della scheda",
                    di(p)
                );
                esiti.push(self.avviso(t.luogo, messaggio).aiuto(SUCCESSORE));
            }
            let tutta = BigRational::from_integer(100.into());
            for q in cartella.partecipanti(f.personale) {
                let Some(t) = &q.dipendente else { continue };
                let Some((quota, (p, fine))) =
                    q.prevista.as_ref().and_then(|x| Some((x.valore.as_ref()?, uscito(t)?)))
                else {
                    continue;
                };
                if quota.0 == tutta {
                    let messaggio = format!(
                        "{} è in servizio fino al {fine}, e ha tutta la quota della scheda",
                        di(p)
                    );
                    let aiuto = "aggiungi chi prosegue il lavoro, e dividi la quota";
                    esiti.push(self.avviso(t.luogo, messaggio).aiuto(aiuto));
                }
            }
        }
    }
}

impl ResponsabileInServizio {
    /// Who does not serve on any day of the year: one finding each, at the date that says it.
    fn fuori_esercizio(&self, c: &Contesto<'_>, esiti: &mut Vec<Segnalazione>) {
        let cartella = c.cartella();
        let fuori = |p: &Dipendente| Some((luogo_data(p), fuori_anno(p, c.anno())?));
        let fuori: Vec<(&Dipendente, Luogo, String)> = cartella
            .persone
            .iter()
            .filter_map(|p| fuori(p).map(|(luogo, quando)| (p, luogo, quando)))
            .collect();
        if fuori.is_empty() {
            return;
        }
        let responsabili = cartella.ente.settori.iter().filter_map(|s| s.responsabile.as_ref());
        let attivi = || c.fogli().filter(|f| f.attivo());
        let di_scheda = attivi().filter_map(|f| f.scheda?.responsabile.as_ref());
        let quote = attivi().flat_map(|f| cartella.partecipanti(f.personale));
        let con_quota = quote.filter(|q| {
            let positiva = |d: &Dato<Quota>| d.valore.as_ref().is_some_and(|v| v.0.is_positive());
            [&q.prevista, &q.realizzata].into_iter().flatten().any(positiva)
        });
        let citati: Vec<&Testo> = responsabili
            .chain(di_scheda)
            .chain(con_quota.filter_map(|q| q.dipendente.as_ref()))
            .collect();
        for (p, luogo, quando) in fuori {
            let suoi =
                |t: &&&Testo| cartella.persona(t.as_str()).is_some_and(|x| std::ptr::eq(x, p));
            let dove: Vec<&&Testo> = citati.iter().filter(suoi).collect();
            if dove.is_empty() {
                continue;
            }
            let messaggio = format!("{} {quando}, e ha quote o responsabilità", di(p));
            let aiuto = "correggi la data, o metti al suo posto chi c'è nell'anno";
            let s = self.avviso(luogo, messaggio).aiuto(aiuto);
            esiti.push(dove.iter().fold(s, |s, t| s.correlata(t.luogo, "è qui")));
        }
    }
}

/// Where the dates of service of a person stand.
fn luogo_data(p: &Dipendente) -> Luogo {
    let date = [p.al.as_ref(), p.dal.as_ref()].into_iter().flatten();
    date.map(|d| d.luogo).next().unwrap_or(p.luogo)
}

/// When a person served, who does not in a year: in words.
fn fuori_anno(p: &Dipendente, anno: i16) -> Option<String> {
    let periodi = periodi(p, anno);
    let inizi: Option<Vec<Date>> = periodi.iter().map(|(dal, _)| *dal).collect();
    let primo = inizi.and_then(|d| d.into_iter().min()).filter(|d| d.year() > anno);
    let ultimo = ultimo_giorno(&periodi).filter(|d| d.year() < anno);
    match (primo, ultimo) {
        (_, Some(u)) => {
            Some(format!("ha finito il servizio il {}, prima del {anno}", data_estesa(u)))
        }
        (Some(d), _) => Some(format!("comincia il servizio il {}, dopo il {anno}", data_estesa(d))),
        _ => None,
    }
}

/// The remedy for a responsabile who leaves.
const SUCCESSORE: &str =
    "indica chi ne risponde a fine anno; se resta in servizio, togli `al` da personale.yaml";

fn di(p: &Dipendente) -> &str {
    p.nome.as_ref().map_or("", |n| n.as_str())
}

/// The last day of service of a person who leaves within the year, in words.
fn fine(p: &Dipendente, anno: i16) -> Option<String> {
    let dicembre = Date::constant(anno, 12, 31);
    let ultima = ultimo_giorno(&periodi(p, anno))?;
    (ultima < dicembre && ultima.year() == anno).then(|| data_estesa(ultima))
}
