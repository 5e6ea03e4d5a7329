//! IND: indicators that can be read and still say little.

use std::collections::BTreeMap;

use jiff::civil::Date;
use num_traits::Signed;

use super::ind::nome;
use super::{Contesto, Descritta, Foglio, Rule, regola};
use crate::diagnostic::Segnalazione;
use crate::model::{Indicatore, Testo};
use crate::valori::{DataGiorno, Rilevato, TipoIndicatore, ValoreIndicatore, data_estesa};

regola! {
    /// IND-006: le date sono nel periodo del piano
    ///
    /// # Cosa controlla
    /// Che la data attesa e quella realizzata di un indicatore cadano nell'esercizio, o negli anni di
    /// `durata`.
    ///
    /// # Perché
    /// Un traguardo dell'anno dopo non si valuta in questo.
    ///
    /// # Esempio sbagliato
    /// ```yaml
    /// indicatori:
    ///   - nome: Monitoraggio finale
    ///     atteso: entro il 24/01/2027
    /// ```
    ///
    /// # Esempio giusto
    /// ```yaml
    /// durata: 2026-2027
    /// indicatori:
    ///   - nome: Monitoraggio finale
    ///     atteso: entro il 24/01/2027
    /// ```
    ///
    /// # Riferimenti
    /// D.Lgs. 150/2009, art. 5, comma 2.
    DataNelPeriodo, guarda Foglio
}

impl Rule for DataNelPeriodo {
    fn controlla(&self, c: &Contesto<'_>, esiti: &mut Vec<Segnalazione>) {
        for f in c.fogli() {
            let suoi = f.scheda.and_then(|s| s.durata.as_ref()?.valore.as_ref());
            let (primo, ultimo) = suoi.map_or((c.anno(), c.anno()), |d| (d.da, d.a));
            // What was done late, within the year after, is late and not mistyped.
            let tardi = |d: Date| d.year() == ultimo.saturating_add(1);
            let data = |t: &Testo, d: Option<DataGiorno>, cosa: &str| {
                let d = d.and_then(|d| d.nel(c.anno()).ok())?;
                if d < Date::constant(primo, 1, 1) || d > Date::constant(ultimo, 12, 31) {
                    let periodo = if primo == ultimo {
                        format!("del {primo}")
                    } else {
                        format!("degli anni {primo}-{ultimo}")
                    };
                    let messaggio = format!("la data {cosa}, {}, non è {periodo}", data_estesa(d));
                    if cosa == "realizzata" && tardi(d) {
                        return Some(self.nota(t.luogo, messaggio).aiuto(
                            "se è finita in ritardo va bene così: il punteggio lo sa; se no correggi l'anno",
                        ));
                    }
                    let (da, a) = (c.anno(), c.anno().saturating_add(2));
                    return Some(self.avviso(t.luogo, messaggio).aiuto(format!(
                        "correggi l'anno; un obiettivo di più anni ha `durata: {da}-{a}`"
                    )));
                }
                None
            };
            for (i, p) in f.misure() {
                if let (Some(t), Some(a)) = (&i.atteso, p.atteso()) {
                    let attesa = data(t, giorno(&a.valore), "attesa");
                    esiti.extend(attesa);
                }
                if let (Some(t), Some(Rilevato::Valore(r))) = (&i.realizzato, p.realizzato()) {
                    esiti.extend(data(t, giorno(r), "realizzata"));
                }
            }
        }
    }
}

fn giorno(m: &ValoreIndicatore) -> Option<DataGiorno> {
    match m {
        ValoreIndicatore::Data(d) => Some(*d),
        _ => None,
    }
}

regola! {
    /// IND-007: due indicatori di una scheda non hanno lo stesso nome
    ///
    /// # Cosa controlla
    /// Che in una scheda ogni indicatore abbia un nome suo.
    ///
    /// # Perché
    /// Una relazione che cita «monitoraggio intermedio» deve indicarne uno.
    ///
    /// # Esempio sbagliato
    /// ```yaml
    /// indicatori:
    ///   - nome: Monitoraggio
    ///     atteso: entro il 30/06
    ///   - nome: Monitoraggio
    ///     atteso: entro il 31/10
    /// ```
    ///
    /// # Esempio giusto
    /// ```yaml
    /// indicatori:
    ///   - nome: Primo monitoraggio
    ///     atteso: entro il 30/06
    ///   - nome: Secondo monitoraggio
    ///     atteso: entro il 31/10
    /// ```
    ///
    /// # Riferimenti
    /// Nessuna norma: coerenza dei dati.
    NomeUnico, guarda Foglio
}

impl Rule for NomeUnico {
    fn controlla(&self, c: &Contesto<'_>, esiti: &mut Vec<Segnalazione>) {
        for f in c.fogli() {
            let mut nomi: BTreeMap<String, Vec<&Testo>> = BTreeMap::new();
            for t in f.indicatori.iter().filter_map(|i| i.nome.as_ref()) {
                nomi.entry(t.testo.to_lowercase()).or_default().push(t);
            }
            for testi in nomi.into_values() {
                let [primo, altri @ ..] = testi.as_slice() else { continue };
                if altri.is_empty() {
                    continue;
                }
                let mut s = self
                    .avviso(
                        primo.luogo,
                        format!("{} indicatori si chiamano `{primo}`", testi.len()),
                    )
                    .aiuto("distinguili nel nome: che cosa, o quando");
                for t in altri {
                    s = s.correlata(t.luogo, "lo stesso nome");
                }
                esiti.push(s);
            }
        }
    }
}

/// Whether which direction is better is said: by key, by a word, by a sign.
fn verso_detto(i: &Indicatore, atteso: &crate::valori::Atteso) -> bool {
    i.polarita.is_some() || atteso.polarita.is_some()
}

/// Each indicator whose target is a bare number or amount.
fn numeri_nudi<'a>(f: Foglio<'a>) -> impl Iterator<Item = (&'a Indicatore, &'a Testo, bool)> {
    f.misure().filter_map(|(i, p)| {
        let (t, a) = (i.atteso.as_ref()?, p.atteso()?);
        let n = match &a.valore {
            ValoreIndicatore::Percentuale(q)
            | ValoreIndicatore::Numero(q)
            | ValoreIndicatore::Importo(q) => &q.n,
            _ => return None,
        };
        let positivo = n.is_positive();
        // `pari a` asks for no direction: the very figure may have been meant.
        let percentuale = a.tipo == TipoIndicatore::Percentuale && positivo && a.parole.is_empty();
        let nudo = !verso_detto(i, a) && !percentuale && !a.durata_nuda() && a.ambigua.is_none();
        nudo.then_some((i, t, positivo))
    })
}

regola! {
    /// IND-008: un atteso pari a zero o negativo dice se più è meglio
    ///
    /// # Cosa controlla
    /// Che un valore atteso di zero, o meno di zero, abbia `polarita` o una parola che la dica
    /// (`massimo`, `almeno`, `≤` …).
    ///
    /// # Perché
    /// Con lo zero non si fanno proporzioni: conta solo da che parte sta il risultato. Zero giorni di
    /// ritardo con −8 realizzato è tutto o niente, secondo il verso.
    ///
    /// # Esempio sbagliato
    /// ```yaml
    /// indicatori:
    ///   - nome: Giorni di ritardo
    ///     atteso: 0
    /// ```
    ///
    /// # Esempio giusto
    /// ```yaml
    /// indicatori:
    ///   - nome: Giorni di ritardo
    ///     atteso: massimo 0
    /// ```
    ///
    /// # Riferimenti
    /// D.Lgs. 150/2009, art. 5, comma 2.
    ZeroConVerso, guarda Foglio, accompagna "IND-011"
}

impl Rule for ZeroConVerso {
    fn controlla(&self, c: &Contesto<'_>, esiti: &mut Vec<Segnalazione>) {
        for (i, t, _) in c.fogli().flat_map(numeri_nudi).filter(|(_, _, positivo)| !positivo) {
            esiti.push(
                self.avviso(
                    t.luogo,
                    format!("`{}` attende {t} e non dice se più è meglio o peggio", nome(i)),
                )
                .aiuto(format!(
                    "scrivi `massimo {t}` o `almeno {t}`, o aggiungi `polarita: decrescente`"
                )),
            );
        }
    }
}

regola! {
    /// IND-009: un numero atteso dice se più è meglio
    ///
    /// # Cosa controlla
    /// Che un numero o un importo atteso abbia `polarita` o una parola che la dica (`almeno`, `massimo`,
    /// `≥` …). Una percentuale senza parole è crescente; una data è meglio prima. Una durata (`30 gg`) che
    /// non lo dice non si calcola, ed è un errore finché il piano si può correggere.
    ///
    /// # Perché
    /// Dieci reclami attesi e cinque ricevuti: è la metà del risultato, o il doppio?
    ///
    /// # Esempio sbagliato
    /// ```yaml
    /// indicatori:
    ///   - nome: Reclami
    ///     atteso: 10
    /// ```
    ///
    /// # Esempio giusto
    /// ```yaml
    /// indicatori:
    ///   - nome: Reclami
    ///     atteso: massimo 10
    /// ```
    ///
    /// # Riferimenti
    /// D.Lgs. 150/2009, art. 5, comma 2.
    NumeroConVerso, guarda Foglio
}

impl Rule for NumeroConVerso {
    fn controlla(&self, c: &Contesto<'_>, esiti: &mut Vec<Segnalazione>) {
        for (i, p) in c.fogli().filter(|f| f.attivo()).flat_map(|f| f.misure()) {
            let nuda = p.atteso().is_some_and(|a| a.durata_nuda()) && i.polarita.is_none();
            if let Some(t) = i.atteso.as_ref().filter(|_| nuda) {
                let messaggio = format!(
                    "`{}` attende {t} e non dice se è meglio di più o di meno: non si calcola",
                    nome(i)
                );
                esiti.push(
                    self.errore(t.luogo, messaggio)
                        .aiuto(format!("scrivi `entro {t}` o `almeno {t}`")),
                );
            }
        }
        for (i, t, _) in c.fogli().flat_map(numeri_nudi).filter(|(_, _, positivo)| *positivo) {
            esiti.push(
                self.avviso(
                    t.luogo,
                    format!(
                        "`{}` attende {t} e non dice se più è meglio o peggio: vale crescente",
                        nome(i)
                    ),
                )
                .aiuto(format!(
                    "scrivi `almeno {0}` o `massimo {0}`, o aggiungi `polarita: decrescente`",
                    senza_parole(t)
                )),
            );
        }
    }
}

/// A target without `pari a` and `=`, which say no direction.
fn senza_parole(t: &Testo) -> String {
    let cifra = |c: char| c.is_ascii_digit() || "+-−€".contains(c);
    let testo = t.as_str();
    testo.find(cifra).and_then(|i| testo.get(i..)).unwrap_or(testo).to_owned()
}

regola! {
    /// IND-010: gli indicatori sono pochi, e non solo adempimenti
    ///
    /// # Cosa controlla
    /// Che una scheda attiva non abbia più di cinque indicatori, e che non siano tutti sì/no o date: allora
    /// si misura se una cosa è stata fatta, non che cosa è cambiato.
    ///
    /// # Perché
    /// Dieci indicatori li guarda nessuno; quattro adempimenti riescono sempre.
    ///
    /// # Esempio sbagliato
    /// ```yaml
    /// indicatori:
    ///   - nome: Regolamento approvato
    ///     atteso: SI
    ///   - nome: Modulistica pubblicata
    ///     atteso: SI
    /// ```
    ///
    /// # Esempio giusto
    /// ```yaml
    /// indicatori:
    ///   - nome: Regolamento approvato
    ///     atteso: SI
    ///   - nome: Pratiche concluse nei termini
    ///     atteso: almeno 90%
    /// ```
    ///
    /// # Riferimenti
    /// D.Lgs. 150/2009, art. 5, comma 2; Linee guida PIAO, 17 dicembre 2025.
    PochiIndicatori, guarda Foglio
}

impl Rule for PochiIndicatori {
    fn controlla(&self, c: &Contesto<'_>, esiti: &mut Vec<Segnalazione>) {
        for f in c.fogli().filter(|f| f.scheda.is_some() && f.attivo()) {
            let Some(primo) = f.indicatori.first() else { continue };
            let quanti = f.indicatori.len();
            if quanti > 5 {
                let s = self.nota(primo.luogo, format!("la scheda ha {quanti} indicatori"));
                esiti.push(s.aiuto(
                    "tieni quelli che dicono se l'obiettivo è raggiunto: di solito bastano tre",
                ));
            }
            let adempimento = |t: Option<TipoIndicatore>| {
                matches!(t, Some(TipoIndicatore::SiNo | TipoIndicatore::Data))
            };
            if quanti > 1 && f.punti.indicatori.iter().all(|p| adempimento(p.tipo())) {
                esiti.push(self.nota(primo.luogo, "tutti gli indicatori sono sì/no o date: misurano adempimenti".into())
                        .aiuto("aggiungine uno che misuri che cosa cambia: quanti, quanto tempo, quanto costa"));
            }
        }
    }
}

regola! {
    /// IND-012: in una scheda le percentuali sono scritte in un modo solo
    ///
    /// # Cosa controlla
    /// Che in una scheda o in un processo non ci siano percentuali intere scritte con i decimali
    /// (`80,00%`) e altre senza (`80%`).
    ///
    /// # Perché
    /// Sulla pagina escono uguali, ma chi legge i dati si chiede se la differenza significhi qualcosa.
    ///
    /// # Esempio sbagliato
    /// ```yaml
    /// indicatori:
    ///   - nome: Pratiche concluse
    ///     atteso: "80,00%"
    ///     realizzato: 80%
    /// ```
    ///
    /// # Esempio giusto
    /// ```yaml
    /// indicatori:
    ///   - nome: Pratiche concluse
    ///     atteso: 80%
    ///     realizzato: 80%
    /// ```
    ///
    /// # Riferimenti
    /// Nessuna norma: coerenza dei dati.
    FormaUna, guarda Foglio, materia Sempre
}

impl Rule for FormaUna {
    fn controlla(&self, c: &Contesto<'_>, esiti: &mut Vec<Segnalazione>) {
        for f in c.fogli() {
            let testi = f.indicatori.iter().flat_map(|i| [&i.atteso, &i.realizzato]).flatten();
            let percentuali: Vec<&Testo> = testi.filter(|t| t.as_str().ends_with('%')).collect();
            let con_zeri = |t: &&&Testo| {
                [",00%", ",0%", ".00%", ".0%"]
                    .iter()
                    .any(|f| t.as_str().replace(' ', "").ends_with(f))
            };
            let intera = |t: &&&Testo| !t.as_str().contains([',', '.']);
            let (Some(a), Some(b)) =
                (percentuali.iter().find(con_zeri), percentuali.iter().find(intera))
            else {
                continue;
            };
            let (prima, dopo) = if a.luogo < b.luogo { (a, b) } else { (b, a) };
            esiti.push(
                self.nota(
                    prima.luogo,
                    format!(
                        "qui si scrive `{prima}`, più sotto `{dopo}`: due modi per lo stesso numero"
                    ),
                )
                .aiuto("scegli una forma: sulla pagina escono uguali")
                .correlata(dopo.luogo, "l'altro modo"),
            );
        }
    }
}

regola! {
    /// IND-013: un fatto che c'è o non c'è si misura con sì o no
    ///
    /// # Cosa controlla
    /// Che un indicatore su un fatto (il rispetto degli equilibri di bilancio, l'approvazione o
    /// l'adozione di un atto) non abbia per atteso 100%.
    ///
    /// # Perché
    /// Gli equilibri si rispettano o no: il 97% degli equilibri non vuol dire niente.
    ///
    /// # Esempio sbagliato
    /// ```yaml
    /// indicatori:
    ///   - nome: Rispetto degli equilibri di bilancio
    ///     atteso: 100%
    /// ```
    ///
    /// # Esempio giusto
    /// ```yaml
    /// indicatori:
    ///   - nome: Rispetto degli equilibri di bilancio
    ///     atteso: SI
    /// ```
    ///
    /// # Riferimenti
    /// D.Lgs. 150/2009, art. 5, comma 2; TUEL art. 193.
    FattoSiNo, guarda Foglio
}

/// Beginnings of names that speak of a fact.
const FATTI: [&str; 6] = [
    "rispetto equilibri",
    "rispetto degli equilibri",
    "equilibri di bilancio",
    "approvazione del",
    "adozione del",
    "approvazione regolamento",
];

impl Rule for FattoSiNo {
    fn controlla(&self, c: &Contesto<'_>, esiti: &mut Vec<Segnalazione>) {
        for (i, p) in c.fogli().flat_map(|f| f.misure()) {
            let (Some(t), Some(a)) = (&i.atteso, p.atteso()) else { continue };
            let cento = matches!(&a.valore, ValoreIndicatore::Percentuale(q) if q.n == num_rational::BigRational::from_integer(100.into()));
            let fatto = FATTI.iter().any(|x| nome(i).to_lowercase().starts_with(x));
            if cento && fatto {
                let messaggio =
                    format!("`{}` c'è o non c'è: una percentuale non lo misura", nome(i));
                esiti.push(self.avviso(t.luogo, messaggio).aiuto("scrivi `atteso: SI`"));
            }
        }
    }
}
