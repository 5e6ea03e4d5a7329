//! An indicator read: what its texts mean together, each with why where it means nothing.
//!
//! It is read once, here. The scores, the rules, the lock, the pages and the open data take it from
//! [`PunteggioIndicatore`](super::PunteggioIndicatore).

use num_rational::BigRational;

use crate::model::{Indicatore, Mappa, OMappa, Testo, VoceScala, intero};
use crate::valori::{
    Atteso, Errore, Polarita, Rilevato, TipoIndicatore, ValoreIndicatore, senza_misura, unita_nota,
};

/// A text that was read, or why it cannot be.
pub type Letto<T> = Result<T, Errore>;

/// What the texts of an indicator mean.
#[derive(Clone, Debug)]
pub struct Lettura {
    /// The words of its scale, worst first.
    pub scala: Vec<String>,
    /// What each of them is worth, in per cent, where the scale says it of all.
    pub valori_scala: Vec<BigRational>,
    /// Its type: as typed, else as inferred from what is expected.
    pub tipo: Option<TipoIndicatore>,
    /// Which direction is better: as typed, else as the words of the target say, else the usual one of
    /// the type; `None` where nothing is up or down.
    pub polarita: Option<Polarita>,
    /// The direction as typed under `polarita`.
    pub scritta: Option<Polarita>,
    /// What it is measured in: as typed under `unita`, else as the words of the target say.
    pub unita: Option<String>,
    /// What is expected; `None` where nothing was typed.
    pub atteso: Option<Letto<Atteso>>,
    /// What is expected of later years, in their order: the year, and the target.
    pub attesi: Vec<(i16, Letto<Atteso>)>,
    /// Below it nothing is earned. This and what follows is read with the type, so not without one.
    pub soglia: Option<Letto<Rilevato>>,
    /// The baseline.
    pub partenza: Option<Letto<Rilevato>>,
    /// What earns the most, beyond the target.
    pub eccellente: Option<Letto<Rilevato>>,
    /// What was measured.
    pub realizzato: Option<Letto<Rilevato>>,
    /// Whether the result says that there was nothing to measure, also beside a target that does not parse.
    pub non_applicabile: bool,
    /// What was measured during the year, one for each of the measurements.
    pub rilevazioni: Vec<Option<Letto<Rilevato>>>,
    /// What was measured in past years, in their order: the year, and the figure.
    pub storico: Vec<(i16, Option<Letto<Rilevato>>)>,
}

impl Lettura {
    /// Reads an indicator of the plan of a year.
    pub fn di(i: &Indicatore, anno: i16) -> Self {
        let scala: Vec<String> = i.scala.iter().map(|v| parola(v).to_owned()).collect();
        let valori: Option<Vec<_>> = i.scala.iter().map(valore).collect();
        let dichiarato = i.tipo.as_ref().and_then(|t| t.valore);
        let atteso = i.atteso.as_ref().map(|a| Atteso::leggi(a.as_str(), dichiarato, &scala));
        let buono = atteso.as_ref().and_then(|a| a.as_ref().ok());
        let dal_testo = || Atteso::genere(i.atteso.as_ref()?.as_str(), &scala);
        let tipo = dichiarato.or(buono.map(|a| a.tipo)).or_else(dal_testo);
        let scritta = i.polarita.as_ref().and_then(|p| p.valore);
        let detta = scritta.or(buono.and_then(Atteso::verso));
        let durata = buono
            .and_then(|a| unita_nota(&a.valore.quantita()?.parole))
            .or_else(|| unita_nota(i.unita.as_ref()?.as_str()));
        let misura = |t: &Testo| {
            let letto = ValoreIndicatore::leggi(t.as_str(), tipo?, &scala);
            Some(letto.and_then(|r| stessa_durata(r, durata, t)))
        };
        let target = |t: &Testo| Atteso::leggi(t.as_str(), tipo, &scala);
        Lettura {
            tipo,
            scritta,
            polarita: match tipo {
                Some(TipoIndicatore::Data) => usuale(TipoIndicatore::Data),
                _ => detta.or_else(|| usuale(tipo?)),
            },
            unita: i
                .unita
                .as_ref()
                .map(|t| t.testo.clone())
                .or_else(|| buono.and_then(|a| a.valore.quantita()?.unita().map(str::to_owned))),
            attesi: per_anno(&i.attesi, anno).map(|(a, t)| (a, target(t))).collect(),
            soglia: i.soglia.as_ref().and_then(misura),
            partenza: i.partenza.as_ref().and_then(misura),
            eccellente: i.eccellente.as_ref().and_then(misura),
            realizzato: i.realizzato.as_ref().and_then(misura),
            non_applicabile: i.realizzato.as_ref().is_some_and(|t| {
                senza_misura(t.as_str()) || matches!(misura(t), Some(Ok(Rilevato::NonApplicabile)))
            }),
            rilevazioni: i.rilevazioni.iter().map(|r| misura(r.valore.as_ref()?)).collect(),
            storico: per_anno(&i.storico, anno).map(|(a, t)| (a, misura(t))).collect(),
            atteso,
            valori_scala: valori.unwrap_or_default(),
            scala,
        }
    }

    /// Whether the scale says what each of its words is worth.
    pub fn scala_con_valori(&self) -> bool {
        !self.valori_scala.is_empty()
    }

    /// What a level is worth, by its place on the scale, where the scale says it.
    pub fn vale_livello(&self, posto: usize) -> Option<&BigRational> {
        self.valori_scala.get(posto)
    }

    /// Why nothing can be scored against the target, though it was read.
    pub fn non_si_calcola(&self) -> Option<&'static str> {
        let a = self.atteso()?;
        if a.ambigua.as_ref().is_some_and(|x| !x.letta) {
            return Some("il valore atteso si legge in due modi");
        }
        if a.durata_nuda() && self.scritta.is_none() {
            return Some("il valore atteso non dice se è meglio di più o di meno");
        }
        self.verso_impossibile().then_some("a una data non si può chiedere di essere più tardi")
    }

    /// Whether a date is asked to be late, by its words or under `polarita`.
    pub fn verso_impossibile(&self) -> bool {
        let data = self.tipo == Some(TipoIndicatore::Data);
        let contraria = matches!(self.scritta, Some(Polarita::Crescente | Polarita::Esatta));
        data && (contraria || self.atteso().is_some_and(Atteso::verso_impossibile))
    }

    /// The direction to compute with.
    pub fn direzione(&self) -> Polarita {
        self.polarita.unwrap_or(Polarita::Crescente)
    }

    /// What is expected, if it parses.
    pub fn atteso(&self) -> Option<&Atteso> {
        self.atteso.as_ref().and_then(|a| a.as_ref().ok())
    }

    /// What was measured, if it parses.
    pub fn realizzato(&self) -> Option<&Rilevato> {
        self.realizzato.as_ref().and_then(|r| r.as_ref().ok())
    }
}

/// A word of a scale, alone or with what it is worth.
fn parola(v: &VoceScala) -> &str {
    match v {
        OMappa::Testo(t) => t.as_str(),
        OMappa::Mappa(m) => m.0.first().map_or("", |(k, _)| k.as_str()),
    }
}

/// What a word of a scale is worth.
fn valore(v: &VoceScala) -> Option<BigRational> {
    match v {
        OMappa::Testo(_) => None,
        OMappa::Mappa(m) => m.0.first()?.1.valore.as_ref().map(|p| p.0.clone()),
    }
}

/// Figures by year; a key that is no year is of this one.
fn per_anno(m: &Mappa<Testo>, anno: i16) -> impl Iterator<Item = (i16, &Testo)> {
    let sotto = move |k: &Testo| intero(k.as_str()).and_then(|n| i16::try_from(n).ok());
    m.0.iter().map(move |(k, t)| (sotto(k).unwrap_or(anno), t))
}

/// The direction of a type where nothing says another.
fn usuale(tipo: TipoIndicatore) -> Option<Polarita> {
    match tipo {
        TipoIndicatore::Data => Some(Polarita::Decrescente),
        TipoIndicatore::Percentuale
        | TipoIndicatore::Numero
        | TipoIndicatore::Importo
        | TipoIndicatore::Rapporto => Some(Polarita::Crescente),
        TipoIndicatore::SiNo
        | TipoIndicatore::Intervallo
        | TipoIndicatore::Livello
        | TipoIndicatore::Testo => None,
    }
}

/// A measure in a unit that is not the target's is no measure of it: hours are not days, nor kWh MWh.
fn stessa_durata(r: Rilevato, attesa: Option<&'static str>, t: &Testo) -> Letto<Rilevato> {
    let sua = match &r {
        Rilevato::Valore(v) => v.quantita().and_then(|q| unita_nota(&q.parole)),
        _ => None,
    };
    match (attesa, sua) {
        (Some(attesa), Some(sua)) if attesa != sua => Err(Errore::nuovo(
            format!("`{t}` è in {sua}, e l'indicatore si misura in {attesa}"),
            format!("scrivi il valore in {attesa}"),
        )),
        _ => Ok(r),
    }
}

/// A value with the unit of its indicator, unless it already says it.
pub fn con_unita(unita: Option<&str>, misura: &ValoreIndicatore, valore: String) -> String {
    let Some(unita) = unita else { return valore };
    let detta = match misura {
        _ if misura.con_parole() => true,
        ValoreIndicatore::Data(_)
        | ValoreIndicatore::SiNo(_)
        | ValoreIndicatore::Livello(_)
        | ValoreIndicatore::Testo(_) => true,
        _ => match unita.trim().to_lowercase().as_str() {
            "%" | "per cento" | "percentuale" => valore.ends_with('%'),
            "€" | "euro" => valore.contains('€'),
            _ => false,
        },
    };
    if detta { valore } else { format!("{valore} {}", unita.trim()) }
}
