//! The score of one indicator.

use num_rational::BigRational;
use num_traits::{Signed, Zero};

use super::lettura::{Letto, Lettura};
use super::{Metodo, Origine, RegolaDate, Risultato, Spiegazione, intero, termine};
use crate::model::{Indicatore, RegolaIndicatori};
use crate::valori::{
    Atteso, Esito, Polarita, Rilevato, TipoIndicatore, Valore, ValoreIndicatore, esatto,
    percentuale,
};

/// An indicator read and scored.
#[derive(Clone, Debug)]
pub struct PunteggioIndicatore {
    /// What its texts mean.
    pub lettura: Lettura,
    /// The score, from 0 to 100; `None` is *non rilevato*.
    pub punteggio: Option<Risultato>,
    /// Why there is no score.
    pub perche: Option<String>,
    /// The esito computed from the score.
    pub esito: Esito,
}

impl PunteggioIndicatore {
    /// Its type.
    pub fn tipo(&self) -> Option<TipoIndicatore> {
        self.lettura.tipo
    }

    /// What is expected, if it parses.
    pub fn atteso(&self) -> Option<&Atteso> {
        self.lettura.atteso()
    }

    /// What was measured, if it parses.
    pub fn realizzato(&self) -> Option<&Rilevato> {
        self.lettura.realizzato()
    }
}

/// Scores one indicator; `anno` is the esercizio, for dates without a year.
pub fn indicatore(i: &Indicatore, anno: i16, metodo: &Metodo) -> PunteggioIndicatore {
    let lettura = Lettura::di(i, anno);
    let tipo = lettura.tipo;
    let due_letture =
        lettura.atteso().is_some_and(|a| a.ambigua.as_ref().is_some_and(|x| !x.letta));
    let punteggio = match tipo {
        Some(TipoIndicatore::Testo) if !due_letture => valutato(i, metodo),
        _ => misurato(&lettura, &lettura.realizzato, i.realizzato.is_some(), anno, metodo),
    };
    let (punteggio, perche) = match punteggio {
        Ok(r) => (Some(r), None),
        Err(p) => (None, Some(p)),
    };
    // An esito given by a person stands as it was given.
    let dato =
        i.esito.as_ref().filter(|_| tipo == Some(TipoIndicatore::Testo) && i.punteggio.is_none());
    let esito = match (&punteggio, dato.and_then(|t| Esito::leggi(t.as_str()).ok())) {
        (Some(_), Some(esito)) => esito,
        (p, _) => metodo.esito(p.as_ref().map(|p| &p.valore), true),
    };
    PunteggioIndicatore { lettura, punteggio, perche, esito }
}

/// What an interim measurement (its place among them) would score against the target of the whole year;
/// `None` where it cannot be computed. What a person valued at the end of the year is not this.
pub fn provvisorio(l: &Lettura, quale: usize, anno: i16, metodo: &Metodo) -> Option<BigRational> {
    // What is right only within two ends, or at one figure, says nothing half way there.
    let solo_alla_fine = l.tipo == Some(TipoIndicatore::Intervallo)
        || l.scritta == Some(Polarita::Esatta)
        || l.tipo == Some(TipoIndicatore::Testo);
    let misura = l.rilevazioni.get(quale).filter(|_| !solo_alla_fine)?;
    misurato(l, misura, true, anno, metodo).ok().map(|r| r.valore)
}

/// The score of a measure against the target; `scritta` tells whether something was typed for it.
fn misurato(
    l: &Lettura,
    misura: &Option<Letto<Rilevato>>,
    scritta: bool,
    anno: i16,
    metodo: &Metodo,
) -> Result<Risultato, String> {
    let atteso = match &l.atteso {
        None => return Err("manca il valore atteso".to_owned()),
        Some(Err(_)) => return Err("il valore atteso non si legge".to_owned()),
        Some(Ok(a)) => a,
    };
    if let Some(perche) = l.non_si_calcola() {
        return Err(perche.to_owned());
    }
    let valore = match misura {
        None | Some(Err(_)) if !scritta => return Err("manca il valore realizzato".to_owned()),
        None | Some(Err(_)) => return Err("il valore realizzato non si legge".to_owned()),
        Some(Ok(Rilevato::NonRilevato)) => return Err("scritto n.r.".to_owned()),
        Some(Ok(Rilevato::NonApplicabile)) => return Err("non applicabile".to_owned()),
        Some(Ok(Rilevato::Valore(v))) => v,
    };
    let soglia = match &l.soglia {
        Some(Err(_)) => return Err("la soglia non si legge".to_owned()),
        Some(Ok(s)) => Some(s),
        None => None,
    };
    let stretta = atteso.stretta;
    let regole = Regole { polarita: l.direzione(), stretta, anno, scala: &l.scala, metodo };
    calcolato(&atteso.valore, valore, soglia, &regole)
}

/// An indicator of tipo testo is valued by a person, and said so.
fn valutato(i: &Indicatore, metodo: &Metodo) -> Result<Risultato, String> {
    let risultato =
        |valore: BigRational, regola: String, dato: (String, String), limiti| Risultato {
            spiegazione: Spiegazione {
                origine: Origine::Valutato,
                regola,
                dati: vec![dato],
                formula: esatto(&valore),
                limiti,
            },
            valore,
        };
    if let Some(p) = i.punteggio.as_ref().and_then(|p| p.valore.as_ref()) {
        let dato = ("punteggio".to_owned(), percentuale(&p.0));
        let limiti = limiti(metodo);
        let mut r = risultato(p.0.clone(), "punteggio dato da una persona".into(), dato, None);
        r.valore = stretto(&p.0, &limiti);
        r.spiegazione.limiti = Some(limiti);
        return Ok(r);
    }
    let typed = i.esito.as_ref().ok_or("da valutare: manca `punteggio` o `esito`")?;
    let n = match Esito::leggi(typed.as_str()) {
        Ok(Esito::Raggiunto) => 100,
        Ok(Esito::Parziale) => 50,
        Ok(Esito::NonRaggiunto) => 0,
        Ok(Esito::NonRilevato) => return Err("scritto n.r.".into()),
        Err(_) => return Err("da valutare: l'esito non si legge".into()),
    };
    let regola = "esito dato da una persona: raggiunto 100, parziale 50, non raggiunto 0".into();
    Ok(risultato(intero(n), regola, ("esito".into(), typed.testo.clone()), None))
}

/// What a computation depends on besides the two values.
struct Regole<'a> {
    polarita: Polarita,
    /// Whether the target itself is not enough, where a result is all or nothing.
    stretta: bool,
    anno: i16,
    scala: &'a [String],
    metodo: &'a Metodo,
}

/// A computed score: the rule, the two values, the formula, and the number it gives.
fn conto(regola: &str, a: String, r: String, formula: String, valore: BigRational) -> Risultato {
    Risultato {
        valore,
        spiegazione: Spiegazione {
            origine: Origine::Calcolato,
            regola: regola.to_owned(),
            dati: vec![("A".into(), a), ("R".into(), r)],
            formula,
            limiti: None,
        },
    }
}

/// 100 or 0, with the comparison that decides it in words.
fn tutto_o_niente(regola: &str, ok: bool, perche: &str, a: String, r: String) -> Risultato {
    let n = if ok { 100 } else { 0 };
    conto(&format!("{regola}; {perche}"), a, r, n.to_string(), intero(n))
}

fn calcolato(
    atteso: &ValoreIndicatore,
    realizzato: &ValoreIndicatore,
    soglia: Option<&Rilevato>,
    r: &Regole<'_>,
) -> Result<Risultato, String> {
    let Regole { polarita, anno, scala, .. } = *r;
    let (a_txt, r_txt) = (atteso.testo_nel(anno), realizzato.testo_nel(anno));
    if let Some(Rilevato::Valore(s)) = soglia
        && peggiore(realizzato, s, polarita, anno, scala)
    {
        let mut conto = conto("peggio della soglia: 0", a_txt, r_txt, "0".into(), intero(0));
        conto.spiegazione.dati.push(("soglia".into(), s.testo_nel(anno)));
        return Ok(conto);
    }
    if let (Some(a), Some(x)) = (atteso.numero(), realizzato.numero()) {
        return Ok(proporzione(&a, &x, atteso, realizzato, r));
    }
    match (atteso, realizzato) {
        (ValoreIndicatore::Data(a), ValoreIndicatore::Data(x)) => {
            match (a.nel(anno), x.nel(anno)) {
                (Ok(a), Ok(x)) => Ok(data(i64::from((x - a).get_days()), a_txt, r_txt, r)),
                _ => Err("la data non esiste in questo anno".into()),
            }
        }
        (ValoreIndicatore::SiNo(a), ValoreIndicatore::SiNo(x)) => {
            let perche = if a == x { "R è uguale ad A" } else { "R è diverso da A" };
            Ok(tutto_o_niente("sì o no: 100 se uguale, altrimenti 0", a == x, perche, a_txt, r_txt))
        }
        (ValoreIndicatore::Intervallo { da, a }, x) => match x.numero() {
            Some(n) => {
                let dentro = *da <= n && n <= *a;
                let perche = if dentro { "R è dentro" } else { "R è fuori" };
                let regola = "intervallo: 100 dentro, estremi compresi, altrimenti 0";
                Ok(tutto_o_niente(regola, dentro, perche, a_txt, r_txt))
            }
            None => Err("il valore realizzato non è un numero".into()),
        },
        (ValoreIndicatore::Livello(a), ValoreIndicatore::Livello(x)) => livello(a, x, r),
        _ => Err("atteso e realizzato sono di tipo diverso".into()),
    }
}

/// Percentuale, numero, importo, rapporto: how far R is from A, in the good direction.
fn proporzione(
    a: &BigRational,
    x: &BigRational,
    atteso: &ValoreIndicatore,
    realizzato: &ValoreIndicatore,
    r: &Regole<'_>,
) -> Risultato {
    let testi = || (atteso.testo_nel(r.anno), realizzato.testo_nel(r.anno));
    let (a_txt, r_txt) = testi();
    if r.polarita == Polarita::Esatta {
        let perche = if a == x { "R è uguale ad A" } else { "R è diverso da A" };
        return tutto_o_niente("esatta: 100 se uguale, altrimenti 0", a == x, perche, a_txt, r_txt);
    }
    let giu = r.polarita == Polarita::Decrescente;
    let verso = if giu { "meno è meglio" } else { "più è meglio" };
    let oltre = if giu { x < a } else { x > a };
    let raggiunto = oltre || !r.stretta && x == a;
    if a.is_zero() || r.metodo.indicatori == RegolaIndicatori::TuttoONiente {
        let perche = match (raggiunto, giu) {
            _ if r.stretta && x == a => "R è uguale ad A, che non basta",
            (true, true) => "R non supera A",
            (true, false) => "R non è sotto A",
            (false, true) => "R supera A",
            (false, false) => "R è sotto A",
        };
        let che = if a.is_zero() { "A è zero" } else { "tutto o niente" };
        let regola = format!("{che}, {verso}: 100 se raggiunto, altrimenti 0");
        return tutto_o_niente(&regola, raggiunto, perche, a_txt, r_txt);
    }
    let scarto = (x - a) / a.abs();
    let grezzo = intero(100) * if giu { intero(1) - scarto } else { intero(1) + scarto };
    let segno = if giu { "−" } else { "+" };
    let (na, nx) = (numero(atteso, a), numero(realizzato, x));
    // Between bars a negative number needs no brackets of its own.
    let assoluto = na.trim_start_matches('(').trim_end_matches(')').to_owned();
    let limiti = limiti(r.metodo);
    let mut c = conto(
        &format!("{verso}: 100 × (1 {segno} (R − A) / |A|)"),
        a_txt,
        r_txt,
        format!("100 × (1 {segno} ({nx} − {na}) / |{assoluto}|)"),
        stretto(&grezzo, &limiti),
    );
    c.spiegazione.limiti = Some(limiti);
    c
}

/// A number of a formula; a ratio as the division it is.
fn numero(m: &ValoreIndicatore, n: &BigRational) -> String {
    match m {
        ValoreIndicatore::Rapporto { n, su, .. } => format!("({} / {})", termine(n), termine(su)),
        _ => termine(n),
    }
}

/// The scale where the indicator names none, worst first.
const SCALA: [&str; 4] = ["nullo", "basso", "medio", "alto"];

fn posizione(parola: &str, scala: &[String]) -> Option<usize> {
    let uguale = |s: &str| s.to_lowercase() == parola.to_lowercase();
    if scala.is_empty() {
        SCALA.iter().position(|s| uguale(s))
    } else {
        scala.iter().position(|s| uguale(s))
    }
}

fn livello(a: &str, x: &str, r: &Regole<'_>) -> Result<Risultato, String> {
    let (Some(pa), Some(px)) = (posizione(a, r.scala), posizione(x, r.scala)) else {
        return Err("il livello non è nella scala".into());
    };
    let regola = "livello: 100 × posizione di R / posizione di A, dal peggiore (0); al massimo 100";
    if px >= pa {
        return Ok(tutto_o_niente(regola, true, "R non è sotto A", a.into(), x.into()));
    }
    if r.metodo.indicatori == RegolaIndicatori::TuttoONiente {
        let regola = "livello, tutto o niente: 100 se raggiunto, altrimenti 0";
        return Ok(tutto_o_niente(regola, false, "R è sotto A", a.into(), x.into()));
    }
    let (n, m) = (i64::try_from(px).unwrap_or(0), i64::try_from(pa).unwrap_or(1).max(1));
    let valore = intero(100 * n) / intero(m);
    Ok(conto(regola, a.into(), x.into(), format!("100 × {n} / {m}"), valore))
}

/// Whether a measure is worse than the threshold.
fn peggiore(
    r: &ValoreIndicatore,
    soglia: &ValoreIndicatore,
    polarita: Polarita,
    anno: i16,
    scala: &[String],
) -> bool {
    match (r, soglia) {
        (ValoreIndicatore::Data(r), ValoreIndicatore::Data(s)) => {
            matches!((r.nel(anno), s.nel(anno)), (Ok(r), Ok(s)) if r > s)
        }
        (ValoreIndicatore::Livello(r), ValoreIndicatore::Livello(s)) => {
            posizione(r, scala) < posizione(s, scala)
        }
        _ => match (r.numero(), soglia.numero()) {
            (Some(r), Some(s)) => match polarita {
                Polarita::Decrescente => r > s,
                _ => r < s,
            },
            _ => false,
        },
    }
}

/// A date that came so many days after the target (less than 0: before).
fn data(giorni: i64, a: String, x: String, r: &Regole<'_>) -> Risultato {
    let ritardo = match giorni {
        ..=0 => "R è entro A".to_owned(),
        1 => "1 giorno di ritardo".to_owned(),
        n => format!("{n} giorni di ritardo"),
    };
    if r.stretta && giorni == 0 {
        let regola = "data: 100 prima del termine, altrimenti 0";
        return tutto_o_niente(regola, false, "R è il termine, che non basta", a, x);
    }
    match r.metodo.date {
        RegolaDate::TuttoONiente => {
            tutto_o_niente("data: 100 entro il termine, altrimenti 0", giorni <= 0, &ritardo, a, x)
        }
        RegolaDate::Tolleranza(n) => {
            let regola = format!("data: 100 con al più {n} giorni di ritardo, altrimenti 0");
            tutto_o_niente(&regola, giorni <= n, &ritardo, a, x)
        }
        RegolaDate::Lineare if giorni <= 0 => {
            tutto_o_niente("data: 100 entro il termine", true, &ritardo, a, x)
        }
        RegolaDate::Lineare => {
            let dell_anno = if jiff::civil::Date::new(r.anno, 2, 29).is_ok() { 366 } else { 365 };
            let grezzo = intero(100) * (intero(1) - intero(giorni) / intero(dell_anno));
            let limiti = limiti(r.metodo);
            let regola =
                format!("data: 100 × (1 − giorni di ritardo / giorni dell'anno); {ritardo}");
            let formula = format!("100 × (1 − {giorni} / {dell_anno})");
            let mut c = conto(&regola, a, x, formula, stretto(&grezzo, &limiti));
            c.spiegazione.limiti = Some(limiti);
            c
        }
    }
}

/// At least 0, at most the method's cap.
fn limiti(metodo: &Metodo) -> (BigRational, BigRational) {
    (intero(0), metodo.tetto.clone().max(intero(0)))
}

fn stretto(v: &BigRational, (minimo, massimo): &(BigRational, BigRational)) -> BigRational {
    v.clone().clamp(minimo.clone(), massimo.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    use crate::model::Testo;

    fn testo(t: &str) -> Option<Testo> {
        Some(Testo { testo: t.to_owned(), luogo: Default::default() })
    }

    fn punti(atteso: &str, realizzato: &str, polarita: Option<Polarita>) -> Option<String> {
        let i = Indicatore {
            atteso: testo(atteso),
            realizzato: testo(realizzato),
            polarita: polarita.map(|p| crate::model::Dato {
                testo: p.to_string(),
                valore: Some(p),
                luogo: Default::default(),
            }),
            ..Indicatore::default()
        };
        indicatore(&i, 2023, &Metodo::standard()).punteggio.map(|p| esatto(&p.valore))
    }

    /// Worked by hand from §1.1; the first four are the reference's own.
    #[test]
    fn worked_examples_of_the_method_standard() {
        use Polarita::{Decrescente, Esatta};
        for (atteso, realizzato, polarita, score) in [
            ("0", "-8", Some(Decrescente), Some("100")),
            ("30-giu", "30-giu", None, Some("100")),
            ("80,00%", "80%", None, Some("100")),
            ("SI/NO", "SI", None, Some("100")),
            ("60,00%", "100%", None, Some("100")),
            ("15-dic", "01-dic", None, Some("100")),
            ("24-gen", "24/01/2024 recepito nella relazione al PIAO", None, None),
            // 100·(1 + (60−80)/80) = 75
            ("80%", "60%", None, Some("75")),
            // 100·(1 − (45−30)/30) = 50
            ("massimo 30", "45", None, Some("50")),
            // 100·(1 − (20−30)/30) = 133,33…: capped
            ("massimo 30", "20", None, Some("100")),
            // A = −10, R = −5, less is better: 100·(1 − 5/10) = 50
            ("-10", "-5", Some(Decrescente), Some("50")),
            ("0", "1", Some(Decrescente), Some("0")),
            ("0", "0", None, Some("100")),
            ("10", "10", Some(Esatta), Some("100")),
            ("10", "11", Some(Esatta), Some("0")),
            // 10/15 over 12/15: 100·(1 + (2/3 − 4/5)/(4/5)) = 250/3
            ("12 su 15", "10 su 15", None, Some("250/3")),
            ("tra 20 e 30", "30", None, Some("100")),
            ("tra 20 e 30", "31", None, Some("0")),
            ("entro il 30/06", "1/7", None, Some("0")),
            ("SI", "NO", None, Some("0")),
            // Strict words count where a result is all or nothing.
            ("> 95%", "95%", None, Some("100")),
            ("> 0", "0", None, Some("0")),
            ("meno di 0", "0", None, Some("0")),
            ("prima del 30/06", "30/06", None, Some("0")),
            ("prima del 30/06", "29/06", None, Some("100")),
            ("100% delle istanze", "98%", None, Some("98")),
            ("entro 30 giorni", "45 gg", None, Some("50")),
            ("n. 4 incontri", "n. 3", None, Some("75")),
            // Not scored: no direction, one that no date has, two readings, other units.
            ("30 gg", "25", None, None),
            ("30 gg", "25", Some(Decrescente), Some("100")),
            ("almeno il 30/06", "10/07", None, None),
            ("dal 50% al 60%", "55%", None, None),
            ("massimo 2 giorni", "36 ore", None, None),
            // nullo, basso, medio, alto at 0, 1, 2, 3: 100·1/3
            ("alto", "basso", None, Some("100/3")),
            ("basso", "alto", None, Some("100")),
            ("80%", "n.r.", None, None),
        ] {
            assert_eq!(
                punti(atteso, realizzato, polarita).as_deref(),
                score,
                "{atteso} / {realizzato}"
            );
        }
    }
}
