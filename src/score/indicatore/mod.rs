//! The score of one indicator.

mod bordi;
mod date;
mod livelli;
mod numeri;

use num_rational::BigRational;

use super::lettura::{Letto, Lettura};
use super::{Metodo, Origine, Risultato, Spiegazione, intero};
use crate::model::{Indicatore, Norma, RegolaIndicatori, RegolaSoglie};
use crate::valori::{
    Atteso, Esito, Polarita, Rilevato, TipoIndicatore, Valore, ValoreIndicatore, esatto,
    percentuale,
};

pub use bordi::{BordiIndicatore, UsoBordo};
use livelli::posizione;

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
    /// What the method makes of its threshold, its baseline, its excellence.
    pub bordi: BordiIndicatore,
    /// Whether there was something to measure: `n.a.` is out of every mean and of every count.
    pub applicabile: bool,
    /// The law that defines it, where one does.
    pub norma: Option<Norma>,
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
    let bordi = BordiIndicatore::di(&lettura, anno, metodo);
    let tipo = lettura.tipo;
    let due_letture =
        lettura.atteso().is_some_and(|a| a.ambigua.as_ref().is_some_and(|x| !x.letta));
    let applicabile = !lettura.non_applicabile;
    let punteggio = match tipo {
        _ if !applicabile => Err("non applicabile".to_owned()),
        Some(TipoIndicatore::Testo) if !due_letture => valutato(i, metodo).map(|r| (r, None)),
        _ => {
            let scritta = i.realizzato.is_some();
            misurato(&lettura, &bordi, &lettura.realizzato, scritta, anno, metodo)
        }
    };
    let (punteggio, raggiunto, perche) = match punteggio {
        Ok((r, raggiunto)) => (Some(metodo.distinta(r)), raggiunto, None),
        Err(p) => (None, None, Some(p)),
    };
    // An esito given by a person stands as it was given, unless the method takes all or nothing.
    let tutto = metodo.indicatori == RegolaIndicatori::TuttoONiente;
    let dato = i
        .esito
        .as_ref()
        .filter(|_| tipo == Some(TipoIndicatore::Testo) && i.punteggio.is_none() && !tutto);
    let calcolato = metodo.giudica(punteggio.as_ref().map(|p| &p.valore), false).esito;
    let esito = match (&punteggio, dato.and_then(|t| Esito::leggi(t.as_str()).ok()), raggiunto) {
        (Some(_), Some(esito), _) => esito,
        // The values of a scale are what a level is worth; the target is a level.
        (Some(_), None, Some(true)) => Esito::Raggiunto,
        (Some(_), None, Some(false)) => calcolato.min(Esito::Parziale),
        _ => calcolato,
    };
    let norma = i.norma.as_ref().and_then(|n| n.valore);
    PunteggioIndicatore { lettura, punteggio, perche, esito, bordi, applicabile, norma }
}

/// What an interim measurement (its place among them) would score against the target of the whole year;
/// `None` where it cannot be computed. What a person valued at the end of the year is not this.
pub fn provvisorio(l: &Lettura, quale: usize, anno: i16, metodo: &Metodo) -> Option<BigRational> {
    // What is right only within two ends, or at one figure, says nothing half way there.
    let solo_alla_fine = l.tipo == Some(TipoIndicatore::Intervallo)
        || l.scritta == Some(Polarita::Esatta)
        || l.tipo == Some(TipoIndicatore::Testo);
    let misura = l.rilevazioni.get(quale).filter(|_| !solo_alla_fine)?;
    let bordi = BordiIndicatore::di(l, anno, metodo);
    misurato(l, &bordi, misura, true, anno, metodo).ok().map(|(r, _)| r.valore)
}

/// A score, and whether the target was reached where the score alone does not tell.
type Punti = (Risultato, Option<bool>);

/// The score of a measure against the target; `scritta` tells whether something was typed for it.
fn misurato(
    l: &Lettura,
    bordi: &BordiIndicatore,
    misura: &Option<Letto<Rilevato>>,
    scritta: bool,
    anno: i16,
    metodo: &Metodo,
) -> Result<Punti, String> {
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
    if matches!(l.soglia, Some(Err(_))) {
        return Err("la soglia non si legge".to_owned());
    }
    let stretta = atteso.stretta;
    let regole = Regole { polarita: l.direzione(), stretta, anno, lettura: l, bordi, metodo };
    calcolato(&atteso.valore, valore, &regole)
}

/// An indicator of tipo testo is valued by a person, and said so.
fn valutato(i: &Indicatore, metodo: &Metodo) -> Result<Risultato, String> {
    let risultato = |dato: &BigRational, valore, regola: String, dati| Risultato {
        decimali: 2,
        spiegazione: Spiegazione {
            origine: Origine::Valutato,
            regola,
            dati: vec![dati],
            formula: esatto(dato),
            limiti: None,
            grezzo: None,
        },
        valore,
    };
    let tutto = metodo.indicatori == RegolaIndicatori::TuttoONiente;
    // Where a result is all or nothing, a part of it is nothing.
    let intera = |n: BigRational| if n >= intero(100) { intero(100) } else { intero(0) };
    if let Some(p) = i.punteggio.as_ref().and_then(|p| p.valore.as_ref()) {
        let dato = ("punteggio".to_owned(), percentuale(&p.0));
        if tutto {
            let n = intera(p.0.clone());
            let regola =
                "punteggio dato da una persona, tutto o niente: 100 se pieno, altrimenti 0";
            return Ok(risultato(&n.clone(), n, regola.into(), dato));
        }
        let limiti = metodo.limiti();
        let regola = "punteggio dato da una persona".into();
        return Ok(risultato(&p.0, p.0.clone(), regola, dato).entro(&p.0, limiti));
    }
    let typed = i.esito.as_ref().ok_or("da valutare: manca `punteggio` o `esito`")?;
    let n = match Esito::leggi(typed.as_str()) {
        Ok(Esito::Raggiunto) => 100,
        Ok(Esito::Parziale) => 50,
        Ok(Esito::NonRaggiunto) => 0,
        Ok(Esito::NonRilevato) => return Err("scritto n.r.".into()),
        Err(_) => return Err("da valutare: l'esito non si legge".into()),
    };
    let dato = ("esito".into(), typed.testo.clone());
    if tutto {
        let n = intera(intero(n));
        let regola = "esito dato da una persona, tutto o niente: raggiunto 100, altrimenti 0";
        return Ok(risultato(&n.clone(), n, regola.into(), dato));
    }
    let regola = "esito dato da una persona: raggiunto 100, parziale 50, non raggiunto 0".into();
    Ok(risultato(&intero(n), intero(n), regola, dato))
}

/// What a computation depends on besides the two values.
struct Regole<'a> {
    polarita: Polarita,
    /// Whether the target itself is not enough, where a result is all or nothing.
    stretta: bool,
    anno: i16,
    lettura: &'a Lettura,
    bordi: &'a BordiIndicatore,
    metodo: &'a Metodo,
}

/// A computed score: the rule, the two values, the formula, and the number it gives.
fn conto(regola: &str, a: String, r: String, formula: String, valore: BigRational) -> Risultato {
    Risultato {
        decimali: 2,
        valore,
        spiegazione: Spiegazione {
            origine: Origine::Calcolato,
            regola: regola.to_owned(),
            dati: vec![("A".into(), a), ("R".into(), r)],
            formula,
            limiti: None,
            grezzo: None,
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
    r: &Regole<'_>,
) -> Result<Punti, String> {
    let anno = r.anno;
    let (a_txt, r_txt) = (atteso.testo_nel(anno), realizzato.testo_nel(anno));
    if let Some(s) = taglia(realizzato, r) {
        let mut conto = conto("peggio della soglia: 0", a_txt, r_txt, "0".into(), intero(0));
        conto.spiegazione.dati.push(("soglia".into(), s.testo_nel(anno)));
        return Ok((conto, None));
    }
    if let Some(p) = numeri::proporzione(atteso, realizzato, r) {
        return Ok((p, None));
    }
    let punti = match (atteso, realizzato) {
        (ValoreIndicatore::Data(a), ValoreIndicatore::Data(x)) => {
            match (a.nel(anno), x.nel(anno)) {
                (Ok(a), Ok(x)) => date::data(i64::from((x - a).get_days()), a_txt, r_txt, r),
                _ => return Err("la data non esiste in questo anno".into()),
            }
        }
        (ValoreIndicatore::SiNo(a), ValoreIndicatore::SiNo(x)) => {
            let perche = if a == x { "R è uguale ad A" } else { "R è diverso da A" };
            tutto_o_niente("sì o no: 100 se uguale, altrimenti 0", a == x, perche, a_txt, r_txt)
        }
        (ValoreIndicatore::Intervallo { da, a }, x) => {
            let n = x.numero().ok_or("il valore realizzato non è un numero")?;
            let dentro = *da <= n && n <= *a;
            let perche = if dentro { "R è dentro" } else { "R è fuori" };
            let regola = "intervallo: 100 dentro, estremi compresi, altrimenti 0";
            tutto_o_niente(regola, dentro, perche, a_txt, r_txt)
        }
        (ValoreIndicatore::Livello(a), ValoreIndicatore::Livello(x)) => {
            let (punti, raggiunto) = livelli::livello(a, x, r)?;
            let a_valori =
                r.lettura.scala_con_valori() && r.metodo.indicatori == RegolaIndicatori::ProQuota;
            return Ok((punti, a_valori.then_some(raggiunto)));
        }
        _ => return Err("atteso e realizzato sono di tipo diverso".into()),
    };
    Ok((punti, None))
}

/// The threshold, where it cuts and the measure is worse than it.
fn taglia<'a>(misura: &ValoreIndicatore, r: &Regole<'a>) -> Option<&'a ValoreIndicatore> {
    let Some(Ok(Rilevato::Valore(s))) = &r.lettura.soglia else { return None };
    let usata = r.bordi.soglia == UsoBordo::Usato;
    let peggio = match (misura, s) {
        (ValoreIndicatore::Data(x), ValoreIndicatore::Data(s)) => {
            matches!((x.nel(r.anno), s.nel(r.anno)), (Ok(x), Ok(s)) if x > s)
        }
        (ValoreIndicatore::Livello(x), ValoreIndicatore::Livello(s)) => {
            let scala = &r.lettura.scala;
            posizione(x, scala) < posizione(s, scala)
        }
        // What lies between is interpolated: at the threshold it comes to 0 by itself.
        _ if r.metodo.soglie == RegolaSoglie::Interpolata => false,
        _ => match (misura.numero(), s.numero()) {
            (Some(x), Some(s)) if r.polarita == Polarita::Decrescente => x > s,
            (Some(x), Some(s)) => x < s,
            _ => false,
        },
    };
    (usata && peggio).then_some(s)
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
        indicatore(&i, 2023, &Metodo::default()).punteggio.map(|p| esatto(&p.valore))
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
