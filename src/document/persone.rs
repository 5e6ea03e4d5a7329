//! People on the page: name with the service period, shares, totals.

use std::collections::BTreeMap;

use num_bigint::BigInt;
use num_rational::BigRational;
use schemars::JsonSchema;
use serde::Serialize;

use super::nomi::Nomi;
use crate::model::{Dato, Dipendente, Extra, OElenco, Partecipazione};
use crate::template::TestoStampato;
use crate::valori::{MESI, Quota, percentuale};

/// A person's row.
#[derive(JsonSchema, Serialize)]
pub struct RigaPersona {
    categoria: TestoStampato,
    #[schemars(description = "Il nome, o nell'edizione pubblica il ruolo.")]
    nome: TestoStampato,
    #[schemars(description = "La quota prevista.")]
    prevista: TestoStampato,
    #[schemars(description = "La quota realizzata.")]
    realizzata: TestoStampato,
    /// What the share says under `extra`; in the public edition nothing.
    #[schemars(description = "Ciò che la quota dice in `extra`.")]
    extra: Extra,
}

/// The rows of a sheet and the totals of the two columns.
#[derive(JsonSchema, Serialize)]
pub struct Persone {
    #[schemars(description = "Una persona per riga.")]
    pub righe: Vec<RigaPersona>,
    pub totale_prevista: String,
    pub totale_realizzata: String,
    /// Whether shares are printed.
    #[schemars(description = "Se si stampano le quote.")]
    pub quote: bool,
}

/// The people of a sheet; what was realised only when `realizzato`.
pub fn persone(
    nomi: &Nomi<'_>,
    personale: Option<&OElenco<Partecipazione>>,
    realizzato: bool,
) -> Persone {
    let quote = nomi.cartella().partecipanti(personale);
    let righe: Vec<RigaPersona> = quote.iter().filter_map(|q| riga(nomi, q, realizzato)).collect();
    // Shares are for the file: the public edition says who takes part, by role.
    if nomi.pubblica() {
        return Persone {
            righe: per_ruolo(righe),
            totale_prevista: String::new(),
            totale_realizzata: String::new(),
            quote: false,
        };
    }
    Persone {
        righe,
        quote: true,
        totale_prevista: totale(quote, |q| q.prevista.as_ref()),
        totale_realizzata: if realizzato {
            totale(quote, |q| q.realizzata.as_ref())
        } else {
            String::new()
        },
    }
}

/// A role once, with how many have it.
fn per_ruolo(righe: Vec<RigaPersona>) -> Vec<RigaPersona> {
    let mut ruoli: Vec<(RigaPersona, usize)> = Vec::new();
    for r in righe {
        let stesso =
            |(x, _): &&mut (RigaPersona, usize)| (&x.categoria, &x.nome) == (&r.categoria, &r.nome);
        match ruoli.iter_mut().find(stesso) {
            Some((_, quanti)) => *quanti += 1,
            None => ruoli.push((r, 1)),
        }
    }
    let conta = |(r, quanti): (RigaPersona, usize)| match quanti {
        1 => r,
        n => RigaPersona { nome: format!("{} ({n} persone)", r.nome).into(), ..r },
    };
    ruoli.into_iter().map(conta).collect()
}

fn riga(nomi: &Nomi<'_>, q: &Partecipazione, realizzato: bool) -> Option<RigaPersona> {
    let cartella = nomi.cartella();
    let p = cartella.persona(q.dipendente.as_ref()?.as_str())?;
    let nome = nomi.persona(p);
    // When a person came and went tells who it is.
    let periodo = if nomi.pubblica() { String::new() } else { periodo(p, cartella.esercizio) };
    let quota = |q: Option<&Dato<Quota>>| match nomi.pubblica() {
        true => TestoStampato::default(),
        false => quota(q),
    };
    Some(RigaPersona {
        categoria: q
            .categoria
            .as_ref()
            .or(p.categoria.as_ref())
            .or_else(|| p.periodi.iter().rev().find_map(|q| q.categoria.as_ref()))
            .map_or_else(|| "—".into(), TestoStampato::from),
        nome: TestoStampato::presso(
            if periodo.is_empty() { nome } else { format!("{nome} ({periodo})") },
            q.dipendente.as_ref()?.luogo,
        ),
        prevista: quota(q.prevista.as_ref()),
        realizzata: if realizzato {
            quota(q.realizzata.as_ref())
        } else {
            TestoStampato::default()
        },
        extra: if nomi.pubblica() { Extra::default() } else { q.extra.clone() },
    })
}

fn quota(q: Option<&Dato<Quota>>) -> TestoStampato {
    let letta =
        |q: &Dato<Quota>| Some(TestoStampato::presso(percentuale(&q.valore.as_ref()?.0), q.luogo));
    q.and_then(letta).unwrap_or_else(|| "—".into())
}

fn totale(quote: &[Partecipazione], quale: fn(&Partecipazione) -> Option<&Dato<Quota>>) -> String {
    let valori: Vec<_> = quote.iter().filter_map(|q| quale(q)?.valore.as_ref()).collect();
    if valori.is_empty() {
        return "—".into();
    }
    let zero = BigRational::from_integer(BigInt::from(0));
    percentuale(&valori.iter().fold(zero, |s, q| s + &q.0))
}

/// The service period, where it begins or ends inside the esercizio: "gennaio - aprile 2023",
/// "da maggio 2023"; several periods are joined.
fn periodo(p: &Dipendente, anno: i16) -> String {
    if p.periodi.is_empty() {
        return uno(p.dal.as_ref(), p.al.as_ref(), anno);
    }
    let parti = p.periodi.iter().map(|q| uno(q.dal.as_ref(), q.al.as_ref(), anno));
    parti.filter(|t| !t.is_empty()).collect::<Vec<_>>().join(", ")
}

type Giorno = Dato<crate::valori::DataGiorno>;

fn uno(dal: Option<&Giorno>, al: Option<&Giorno>, anno: i16) -> String {
    let dentro = |d: Option<&Giorno>, primo: bool| {
        let d = d?.valore.as_ref()?.nel(anno).ok()?;
        // A service that begins on 1 January or ends on 31 December is the whole year's.
        let al_bordo = if primo { d.day_of_year() == 1 } else { d.month() == 12 && d.day() == 31 };
        (d.year() == anno && !al_bordo).then(|| usize::try_from(d.month()).unwrap_or(1))
    };
    let nome = |m: usize| MESI.get(m.wrapping_sub(1)).copied().unwrap_or("");
    match (dentro(dal, true), dentro(al, false)) {
        (None, None) => String::new(),
        (Some(da), None) => format!("da {} {anno}", nome(da)),
        (da, Some(a)) => {
            let da = da.unwrap_or(1);
            if da == a {
                format!("{} {anno}", nome(a))
            } else {
                format!("{} - {} {anno}", nome(da), nome(a))
            }
        }
    }
}

/// Labels by key.
pub type Etichette = BTreeMap<&'static str, String>;
