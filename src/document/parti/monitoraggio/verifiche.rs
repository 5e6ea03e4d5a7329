//! The interim reports: of each scheda the one that was due last, with its date.

use jiff::civil::Date;

use super::super::scostamenti::{detta, racconto};
use super::super::{Fonte, codice, titolo};
use crate::document::blocchi::{Blocco, Parte};
use crate::document::stampato;
use crate::document::verifiche::scritto;
use crate::model::{Dato, Obiettivo, Verifica};
use crate::score::stato::{al_giorno, attivi};
use crate::template::ProsaStampata;
use crate::valori::DataGiorno;

/// A check with the days it was due by then; none where neither the scheda nor the ente gives any.
struct Fatta<'a> {
    verifica: &'a Verifica,
    giorni: Vec<Date>,
}

/// The interim reports by that day, with the figures typed beside them, deviations and measures.
pub fn relazioni(f: &Fonte<'_>, al: Date) -> Option<Parte> {
    let mut blocchi = Vec::new();
    for (o, _) in attivi(f.dati(), al).filter(|(o, _)| !f.riservata(o)) {
        let fatte = fatte(f, &o.scheda, al);
        if fatte.is_empty() {
            continue;
        }
        blocchi
            .push(Blocco::Titoletto { testo: titolo(o).cambia(|t| format!("{} {t}", codice(o))) });
        fatte.iter().for_each(|x| blocchi.extend(una(x)));
    }
    let titolo = "Le relazioni intermedie".into();
    Some(Parte { nome: "relazioni", titolo, blocchi }).filter(|p| !p.blocchi.is_empty())
}

/// The last check by that day; where no day is known, all that were written.
fn fatte<'a>(f: &Fonte<'_>, o: &'a Obiettivo, al: Date) -> Vec<Fatta<'a>> {
    let v = &o.verifiche;
    let tutte: Vec<&Verifica> = v.intermedia.iter().chain(&v.intermedie).collect();
    let predefinite = &f.dati().cartella().ente.verifiche.intermedie;
    let giorni = |n: usize, x: &'a Verifica| -> Vec<Date> {
        let sue: Vec<_> = x.data.iter().chain(&x.date).collect();
        let date: Vec<&Dato<DataGiorno>> = match tutte.len() {
            _ if !sue.is_empty() => sue,
            // One report is for every day of the ente, as in the heading of its scheda.
            1 => predefinite.iter().collect(),
            _ => predefinite.get(n).into_iter().collect(),
        };
        date.into_iter().filter_map(|d| d.valore.as_ref()?.nel(f.anno()).ok()).collect()
    };
    let mut datate = Vec::new();
    let mut altre = Vec::new();
    for (n, x) in tutte.iter().copied().enumerate().filter(|(_, x)| scritta(x)) {
        let mut giorni = giorni(n, x);
        let senza = giorni.is_empty();
        giorni.retain(|g| *g <= al);
        giorni.sort_unstable();
        match giorni.is_empty() {
            false => datate.push(Fatta { verifica: x, giorni }),
            true if senza => altre.push(Fatta { verifica: x, giorni }),
            true => {}
        }
    }
    match datate.into_iter().max_by_key(|x| x.giorni.last().copied()) {
        Some(x) => vec![x],
        None => altre,
    }
}

/// Whether there is anything to print of a check.
fn scritta(x: &Verifica) -> bool {
    x.relazione.is_some() || x.valore.is_some() || x.tempi.is_some() || !racconto(x).is_empty()
}

fn una(x: &Fatta<'_>) -> Vec<Blocco> {
    let giorni: Vec<String> = x.giorni.iter().map(|g| al_giorno(*g)).collect();
    let quando = match giorni.split_last() {
        None => "Verifica senza data".to_owned(),
        Some((ultimo, [])) => format!("Verifica {ultimo}"),
        Some((ultimo, altri)) => format!("Verifiche {} e {ultimo}", altri.join(", ")),
    };
    let v = x.verifica;
    let cifre = [("valore", &v.valore), ("tempi", &v.tempi)];
    let cifre: Vec<String> =
        cifre.iter().filter_map(|(n, t)| Some(format!("{n} {}", scritto(t.as_ref()?)))).collect();
    let quando = if cifre.is_empty() { quando } else { format!("{quando} ({})", cifre.join(", ")) };
    let relazione = stampato::detto(v.relazione.as_ref());
    let testo = ProsaStampata(relazione.cambia(|t| detta(&quando, &t)));
    let mut blocchi = vec![Blocco::Narrativa { testo, unita: false }];
    blocchi.extend(racconto(v));
    blocchi
}
