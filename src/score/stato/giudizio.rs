//! On time, at risk, late or not measured: the state of a scheda at a day, with every reason of it.

use jiff::civil::Date;
use num_rational::BigRational;

use super::super::{PunteggioIndicatore, Valutata};
use super::parole::{al_giorno, breve, il_giorno, mese_detto};
use super::rilevazione::{atteso, ultima};
use super::{effettivi, mese};
use crate::model::{Fase, Indicatore, ObiettivoFile, detto};
use crate::valori::{Effettivo, Rilevato, ValoreIndicatore};

/// The state of an objective, from the worst.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stato {
    /// Something should have ended by then, and did not.
    Ritardo,
    /// Something should have begun, or is worth too little.
    Rischio,
    /// Nothing of that.
    Tempo,
    /// Nothing says how it stands.
    Assente,
}

impl Stato {
    /// The key of the drawing and the word beside it.
    pub fn detto(self) -> (&'static str, &'static str) {
        match self {
            Stato::Ritardo => ("ritardo", "in ritardo"),
            Stato::Rischio => ("rischio", "a rischio"),
            Stato::Tempo => ("tempo", "in tempo"),
            Stato::Assente => ("assente", "non misurato"),
        }
    }
}

/// A grade under this share of what the year has already run is a risk, in per cent.
pub const SOGLIA: i64 = 60;
/// A measurement older than so many days does not say how things stand.
pub const GIORNI: i64 = 90;
/// What the legend has to explain of a reason.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Novita {
    Usuale,
    FinitaTardi,
    Vecchia,
    NonRegistrato,
}

/// Something that was found, and the state that it alone would mean; without words it only counts.
struct Motivo {
    stato: Stato,
    testo: String,
    genere: Novita,
}

impl Motivo {
    fn nuovo(stato: Stato, testo: impl Into<String>) -> Self {
        Motivo { stato, testo: testo.into(), genere: Novita::Usuale }
    }
}

/// The state of a scheda and why.
#[derive(Clone, Debug)]
pub struct Giudizio {
    /// The worst that was found.
    pub stato: Stato,
    /// Every reason in words, the worst first.
    pub ragioni: Vec<String>,
    /// Whether a phase ended later than planned.
    pub finita_tardi: bool,
    /// Whether a measurement is too old.
    pub vecchia: bool,
    /// Whether nobody recorded something that should have happened.
    pub non_registrata: bool,
}

/// The state of a scheda at that day.
pub fn giudica(
    v: &Valutata,
    o: &ObiettivoFile,
    punti: &[PunteggioIndicatore],
    al: Date,
) -> Giudizio {
    let anno = v.cartella().esercizio;
    let fasi = o.scheda.fasi.iter().enumerate();
    let fasi = fasi.filter_map(|(n, x)| di_fase(anno, n + 1, x, al));
    let indicatori = o.scheda.indicatori.iter().zip(punti);
    let indicatori = indicatori.filter_map(|(i, p)| di_indicatore(v, i, p, al));
    let mut motivi: Vec<Motivo> = fasi.chain(indicatori).collect();
    // The worst first, and what nobody recorded before what went well.
    motivi.sort_by_key(|m| match m.genere {
        Novita::NonRegistrato => (Stato::Rischio, true),
        _ => (m.stato, false),
    });
    let c_e = |g: Novita| motivi.iter().any(|m| m.genere == g);
    let peggiore = motivi.iter().map(|m| m.stato).min().unwrap_or(Stato::Assente);
    Giudizio {
        // What nobody recorded may be late as well as done: the rest being on time does not say so.
        stato: match peggiore {
            Stato::Tempo if c_e(Novita::NonRegistrato) => Stato::Assente,
            altro => altro,
        },
        finita_tardi: c_e(Novita::FinitaTardi),
        vecchia: c_e(Novita::Vecchia),
        non_registrata: c_e(Novita::NonRegistrato),
        ragioni: motivi.into_iter().map(|m| m.testo).filter(|t| !t.is_empty()).collect(),
    }
}

fn di_fase(anno: i16, numero: usize, x: &Fase, al: Date) -> Option<Motivo> {
    let previsto = x.previsto.as_ref()?.valore.as_ref()?.nel(anno);
    let (primo, ultimo) = (previsto.iter().min()?, previsto.ultimo()?);
    let non_svolta =
        x.effettivo.as_ref().and_then(|e| e.valore.as_ref()) == Some(&Effettivo::NonSvolta);
    let mesi: Vec<(i16, u8)> = effettivi(x, anno).map_or(Vec::new(), |m| m.iter().collect());
    let cominciata = mesi.iter().any(|m| *m <= mese(al));
    let fine = mesi.iter().max().copied().filter(|m| *m <= mese(al));
    // The month of the check itself is still running unless it is its last day.
    let passato = |m: (i16, u8)| m < mese(al) || m == mese(al) && al == al.last_of_month();
    let fase = match breve(&detto(x.descrizione.as_ref())) {
        d if d.is_empty() => format!("fase {numero}"),
        d => format!("fase {numero} «{d}»"),
    };
    let (da, entro) = (mese_detto(primo, anno), mese_detto(ultimo, anno));
    let ritardo = |come: &str| {
        Motivo::nuovo(Stato::Ritardo, format!("{fase}: {come}, era prevista entro {entro}"))
    };
    // Nobody typed anything of it: that is not to be late.
    if x.effettivo.as_ref().is_none_or(|e| e.valore.is_none()) {
        return passato(primo).then(|| Motivo {
            stato: Stato::Assente,
            testo: match passato(ultimo) {
                true => format!("{fase}: non registrata, era prevista entro {entro}"),
                false => format!("{fase}: non registrata, era prevista da {da}"),
            },
            genere: Novita::NonRegistrato,
        });
    }
    Some(match fine {
        _ if passato(ultimo) && non_svolta => ritardo("non svolta"),
        None if passato(ultimo) => ritardo("non finita"),
        _ if passato(primo) && non_svolta => {
            let testo = format!("{fase}: non svolta, è prevista entro {entro}");
            Motivo::nuovo(Stato::Rischio, testo)
        }
        _ if passato(primo) && !cominciata => {
            let testo = format!("{fase}: non cominciata, era prevista da {da}");
            Motivo::nuovo(Stato::Rischio, testo)
        }
        Some(fine) if fine > ultimo => Motivo {
            stato: Stato::Tempo,
            testo: format!(
                "{fase} finita in ritardo: {} invece di {entro}",
                mese_detto(fine, anno)
            ),
            genere: Novita::FinitaTardi,
        },
        _ if primo <= mese(al) => Motivo::nuovo(Stato::Tempo, ""),
        _ => return None,
    })
}

fn di_indicatore(
    v: &Valutata,
    i: &Indicatore,
    p: &PunteggioIndicatore,
    al: Date,
) -> Option<Motivo> {
    let anno = v.cartella().esercizio;
    let nome = breve(&detto(i.nome.as_ref()));
    let letta = ultima(v, i, p, al);
    if let Some(ValoreIndicatore::Data(d)) = p.atteso().map(|a| &a.valore) {
        let termine = d.nel(anno).ok().filter(|g| *g <= al)?;
        // What was realised later than that day had not happened yet, whatever was measured before.
        let giorno = |m: Option<&ValoreIndicatore>| match m {
            Some(ValoreIndicatore::Data(g)) => g.nel(anno).ok(),
            _ => None,
        };
        let realizzato = match p.realizzato() {
            Some(Rilevato::Valore(m)) => giorno(Some(m)),
            _ => None,
        };
        let rilevato = || giorno(letta.as_ref()?.misura.as_ref());
        let registrato = realizzato.or_else(rilevato);
        let fatto = registrato.filter(|g| *g <= al);
        return Some(match fatto {
            None if registrato.is_none() => Motivo {
                stato: Stato::Assente,
                testo: format!("{nome}: era entro {}, e non è registrato", il_giorno(termine)),
                genere: Novita::NonRegistrato,
            },
            Some(g) if g <= termine => Motivo::nuovo(Stato::Tempo, ""),
            Some(g) => Motivo::nuovo(
                Stato::Rischio,
                format!("{nome}: {} invece che entro {}", il_giorno(g), il_giorno(termine)),
            ),
            None => {
                Motivo::nuovo(Stato::Ritardo, format!("{nome}: era entro {}", il_giorno(termine)))
            }
        });
    }
    let letta = letta?;
    let vale = letta.vale?;
    let vecchia = letta.giorno < al.checked_sub(jiff::Span::new().days(GIORNI)).unwrap_or(al);
    let bassa = vale < soglia(anno, letta.giorno);
    let quando = al_giorno(letta.giorno);
    let testo = match (bassa, vecchia) {
        (false, false) => String::new(),
        (false, true) => format!("{nome}: {}, ultima rilevazione {quando}", letta.testo),
        (true, vecchia) => {
            let ultima = if vecchia { ", ultima rilevazione " } else { " " };
            let atteso = atteso(v, i, p);
            format!("{nome}: {}{ultima}{quando} (atteso: {atteso})", letta.testo)
        }
    };
    let stato = match (bassa, vecchia) {
        (true, _) => Stato::Rischio,
        (false, true) => Stato::Assente,
        (false, false) => Stato::Tempo,
    };
    let genere = if vecchia { Novita::Vecchia } else { Novita::Usuale };
    Some(Motivo { stato, testo, genere })
}

/// The least that a measurement of that day should be worth: a share of how much of the year had run.
fn soglia(anno: i16, giorno: Date) -> BigRational {
    let trascorsi = if giorno.year() < anno { 0 } else { i64::from(giorno.day_of_year()) };
    let dell_anno = if giorno.in_leap_year() { 366 } else { 365 };
    BigRational::new((SOGLIA * trascorsi).into(), dell_anno.into())
}
