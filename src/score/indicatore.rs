//! The score of one indicator.

use num_rational::BigRational;
use num_traits::{Signed, Zero};

use super::{Metodo, RegolaDate, Risultato, intero};
use crate::model::valori::{
    Atteso, Esito, Misura, Polarita, Rilevato, TipoIndicatore, Valore, esatto, percentuale,
};
use crate::model::{Indicatore, Testo};

/// An indicator read and scored.
#[derive(Clone, Debug)]
pub struct PunteggioIndicatore {
    /// Its type: as typed, else as inferred from what is expected.
    pub tipo: Option<TipoIndicatore>,
    /// What is expected, if it parses.
    pub atteso: Option<Atteso>,
    /// What was measured, if it parses.
    pub realizzato: Option<Rilevato>,
    /// Which direction is better: as typed, else from the words of the target, else the default.
    pub polarita: Polarita,
    /// The score, from 0 to 100; `None` is *non rilevato*.
    pub punteggio: Option<Risultato>,
    /// Why there is no score.
    pub perche: Option<String>,
    /// The esito computed from the score.
    pub esito: Esito,
}

/// Scores one indicator; `anno` is the esercizio, for dates without a year.
pub fn indicatore(i: &Indicatore, anno: i16, metodo: &Metodo) -> PunteggioIndicatore {
    let scala: Vec<String> = i.scala.iter().map(|t| t.testo.clone()).collect();
    let tipo = i.tipo.as_ref().and_then(|t| t.valore);
    let atteso = i.atteso.as_ref().map(|a| Atteso::leggi(a.as_str(), tipo, &scala));
    let atteso_ok = atteso.as_ref().and_then(|a| a.as_ref().ok()).cloned();
    let tipo = tipo.or(atteso_ok.as_ref().map(|a| a.tipo));
    let leggi = |t: &Testo| match tipo {
        Some(tipo) => Misura::leggi(t.as_str(), tipo, &scala).ok(),
        None => None,
    };
    let realizzato = i.realizzato.as_ref().and_then(leggi);
    let polarita = i
        .polarita
        .as_ref()
        .and_then(|p| p.valore)
        .or(atteso_ok.as_ref().and_then(|a| a.polarita))
        .unwrap_or(match tipo {
            Some(TipoIndicatore::Data) => Polarita::Decrescente,
            _ => Polarita::Crescente,
        });
    let punteggio = match tipo {
        Some(TipoIndicatore::Testo) => valutato(i, metodo),
        _ => match (&atteso_ok, &realizzato) {
            (None, _) if i.atteso.is_none() => Err("manca il valore atteso".to_owned()),
            (None, _) => Err("il valore atteso non si legge".to_owned()),
            (_, None) if i.realizzato.is_none() => Err("manca il valore realizzato".to_owned()),
            (_, None) => Err("il valore realizzato non si legge".to_owned()),
            (_, Some(Rilevato::NonRilevato)) => Err("non rilevato (n.r.)".to_owned()),
            (Some(a), Some(Rilevato::Valore(r))) => {
                let soglia = i.soglia.as_ref().and_then(leggi);
                calcolato(
                    &a.valore,
                    r,
                    soglia.as_ref(),
                    &Regole { polarita, anno, scala: &scala, metodo },
                )
            }
        },
    };
    let (punteggio, perche) = match punteggio {
        Ok(r) => (Some(r), None),
        Err(p) => (None, Some(p)),
    };
    let esito = metodo.esito(punteggio.as_ref().map(|p| &p.valore), true);
    PunteggioIndicatore { tipo, atteso: atteso_ok, realizzato, polarita, punteggio, perche, esito }
}

/// An indicator of tipo testo is valued by a person, and said so.
fn valutato(i: &Indicatore, metodo: &Metodo) -> Result<Risultato, String> {
    if let Some(p) = i.punteggio.as_ref().and_then(|p| p.valore.as_ref()) {
        let valore = stretto(p.0.clone(), metodo);
        let spiegazione = format!("valutato: {}", percentuale(&valore));
        return Ok(Risultato { valore, spiegazione });
    }
    let typed = i.esito.as_ref().ok_or("da valutare: manca `punteggio` o `esito`")?;
    let n = match Esito::leggi(typed.as_str()) {
        Ok(Esito::Raggiunto) => 100,
        Ok(Esito::Parziale) => 50,
        Ok(Esito::NonRaggiunto) => 0,
        Ok(Esito::NonRilevato) | Err(_) => return Err("da valutare: l'esito non si legge".into()),
    };
    Ok(Risultato { valore: intero(n), spiegazione: format!("valutato: esito «{typed}» → {n}") })
}

/// What a computation depends on besides the two values.
struct Regole<'a> {
    polarita: Polarita,
    anno: i16,
    scala: &'a [String],
    metodo: &'a Metodo,
}

fn calcolato(
    atteso: &Misura,
    realizzato: &Misura,
    soglia: Option<&Rilevato>,
    r: &Regole<'_>,
) -> Result<Risultato, String> {
    let Regole { polarita, anno, scala, metodo } = *r;
    if let Some(Rilevato::Valore(s)) = soglia
        && peggiore(realizzato, s, polarita, anno, scala)
    {
        return Ok(Risultato {
            valore: intero(0),
            spiegazione: format!("{} è peggio della soglia {} → 0", realizzato.testo(), s.testo()),
        });
    }
    if let (Some(a), Some(r)) = (atteso.numero(), realizzato.numero()) {
        return Ok(rapporto(&a, &r, polarita, metodo));
    }
    let tutto_o_niente = |ok: bool, segno: &str| Risultato {
        valore: intero(if ok { 100 } else { 0 }),
        spiegazione: format!(
            "{} {} {} → {}",
            realizzato.testo(),
            segno,
            atteso.testo(),
            if ok { 100 } else { 0 }
        ),
    };
    match (atteso, realizzato) {
        (Misura::Data(a), Misura::Data(r)) => match (a.nel(anno), r.nel(anno)) {
            (Ok(a), Ok(r)) if r <= a => Ok(tutto_o_niente(true, "entro")),
            (Ok(a), Ok(r)) => Ok(ritardo(i64::from((r - a).get_days()), anno, metodo)),
            _ => Err("la data non esiste in questo anno".into()),
        },
        (Misura::SiNo(a), Misura::SiNo(r)) => {
            Ok(tutto_o_niente(a == r, if a == r { "uguale a" } else { "diverso da" }))
        }
        (Misura::Intervallo { da, a }, r) => match r.numero() {
            Some(n) if *da <= n && n <= *a => Ok(tutto_o_niente(true, "nell'intervallo")),
            Some(_) => Ok(tutto_o_niente(false, "fuori dall'intervallo")),
            None => Err("il valore realizzato non è un numero".into()),
        },
        (Misura::Livello(a), Misura::Livello(r)) => livello(a, r, scala),
        _ => Err("atteso e realizzato sono di tipo diverso".into()),
    }
}

/// Percentuale, numero, importo, rapporto: how far R is from A, in the good direction.
fn rapporto(a: &BigRational, r: &BigRational, polarita: Polarita, metodo: &Metodo) -> Risultato {
    let (a_txt, r_txt) = (esatto(a), esatto(r));
    let si_no = |ok: bool, perche: String| Risultato {
        valore: intero(if ok { 100 } else { 0 }),
        spiegazione: format!("{perche} → {}", if ok { 100 } else { 0 }),
    };
    if polarita == Polarita::Esatta {
        return si_no(a == r, format!("{r_txt} {} {a_txt}", if a == r { "=" } else { "≠" }));
    }
    let giu = polarita == Polarita::Decrescente;
    if a.is_zero() {
        let ok = if giu { !r.is_positive() } else { !r.is_negative() };
        let verso = if giu { "meno è meglio" } else { "più è meglio" };
        return si_no(ok, format!("atteso 0, realizzato {r_txt}, {verso}"));
    }
    let scarto = (r - a) / a.abs();
    let grezzo = intero(100) * if giu { intero(1) - scarto } else { intero(1) + scarto };
    let valore = stretto(grezzo.clone(), metodo);
    let segno = if giu { "−" } else { "+" };
    let mut spiegazione =
        format!("100 × (1 {segno} ({r_txt} − {a_txt}) / |{a_txt}|) = {}", esatto(&grezzo));
    if valore != grezzo {
        spiegazione.push_str(&format!(", tra 0 e {}: {}", esatto(&metodo.tetto), esatto(&valore)));
    }
    Risultato { valore, spiegazione }
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

fn livello(a: &str, r: &str, scala: &[String]) -> Result<Risultato, String> {
    let (Some(pa), Some(pr)) = (posizione(a, scala), posizione(r, scala)) else {
        return Err("il livello non è nella scala".into());
    };
    if pr >= pa {
        return Ok(Risultato {
            valore: intero(100),
            spiegazione: format!("{r} non è sotto {a} → 100"),
        });
    }
    let (n, m) = (i64::try_from(pr).unwrap_or(0), i64::try_from(pa).unwrap_or(1).max(1));
    Ok(Risultato {
        valore: intero(100 * n) / intero(m),
        spiegazione: format!("100 × {n} / {m} (posizioni di {r} e {a} nella scala)"),
    })
}

/// Whether a measure is worse than the threshold.
fn peggiore(r: &Misura, soglia: &Misura, polarita: Polarita, anno: i16, scala: &[String]) -> bool {
    match (r, soglia) {
        (Misura::Data(r), Misura::Data(s)) => {
            matches!((r.nel(anno), s.nel(anno)), (Ok(r), Ok(s)) if r > s)
        }
        (Misura::Livello(r), Misura::Livello(s)) => posizione(r, scala) < posizione(s, scala),
        _ => match (r.numero(), soglia.numero()) {
            (Some(r), Some(s)) => match polarita {
                Polarita::Decrescente => r > s,
                _ => r < s,
            },
            _ => false,
        },
    }
}

/// A date that came so many days late.
fn ritardo(giorni: i64, anno: i16, metodo: &Metodo) -> Risultato {
    let (valore, spiegazione) = match metodo.date {
        RegolaDate::Tolleranza(n) if giorni <= n => {
            (100, format!("{giorni} giorni di ritardo, tollerati {n} → 100"))
        }
        RegolaDate::TuttoONiente | RegolaDate::Tolleranza(_) => {
            (0, format!("{giorni} giorni di ritardo → 0"))
        }
        RegolaDate::Lineare => {
            let anno = if jiff::civil::Date::new(anno, 2, 29).is_ok() { 366 } else { 365 };
            let valore = intero(100 * (anno - giorni)) / intero(anno);
            return Risultato {
                spiegazione: format!("100 × (1 − {giorni} / {anno}) = {}", esatto(&valore)),
                valore: stretto(valore, metodo),
            };
        }
    };
    Risultato { valore: intero(valore), spiegazione }
}

/// At least 0, at most the method's cap.
fn stretto(v: BigRational, metodo: &Metodo) -> BigRational {
    v.clamp(intero(0), metodo.tetto.clone().max(intero(0)))
}

#[cfg(test)]
mod tests {
    use super::*;

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
