//! The act in words: "Allegato A alla deliberazione di Giunta comunale n. 52 del 26 aprile 2023".

use jiff::civil::Date;

use crate::model::{Atto, Dato, Ente, Organo, StatoAtto, TipoAtto, TipoEnte};
use crate::valori::{data_estesa, numerato, sigla};

/// The line of the cover and of the footer; empty for a draft without act.
pub fn riga(a: &Atto, ente: &Ente) -> String {
    let allegato = match &a.allegato {
        Some(lettera) => format!("Allegato {} ", sigla(lettera.as_str())),
        None => "Allegato ".to_owned(),
    };
    match a.stato() {
        StatoAtto::Bozza => String::new(),
        StatoAtto::Proposta => {
            match a.proposta.as_ref().and_then(|p| Some((p, p.numero.as_ref()?))) {
                Some((p, numero)) => {
                    let del = data(p.data.as_ref()).map_or(String::new(), |d| format!(" del {d}"));
                    format!("{allegato}alla proposta n. {}{del}", numerato(numero.as_str()))
                }
                None => format!("{allegato}{} n. ____ del ________", nome(a, ente)),
            }
        }
        StatoAtto::Approvato => {
            let numero =
                a.numero.as_ref().map_or_else(|| "____".to_owned(), |n| numerato(n.as_str()));
            let del = data(a.data.as_ref()).unwrap_or_else(|| "________".into());
            format!("{allegato}{} n. {numero} del {del}", nome(a, ente))
        }
    }
}

/// An approved act by itself: "deliberazione di Giunta comunale n. 88 del 15 settembre 2026".
pub fn approvato_con(a: &Atto, ente: &Ente) -> String {
    let nome = nome(a, ente);
    let nudo = nome.split_once(' ').map_or(nome.as_str(), |(_, n)| n);
    let numero = a.numero.as_ref().map_or_else(|| "____".to_owned(), |n| numerato(n.as_str()));
    let del = data(a.data.as_ref()).unwrap_or_else(|| "________".into());
    format!("{nudo} n. {numero} del {del}")
}

/// Further lines of the cover.
pub fn note(a: &Atto) -> Vec<String> {
    let mut righe = Vec::new();
    if a.stato() == StatoAtto::Approvato
        && a.immediata_eseguibilita.as_ref().and_then(|i| i.valore).is_some_and(|i| i.0)
    {
        righe.push("Immediatamente eseguibile".to_owned());
    }
    righe
}

/// "alla deliberazione di Giunta comunale", "al decreto del Sindaco" …
fn nome(a: &Atto, ente: &Ente) -> String {
    let organo = a.organo.as_ref().and_then(|o| o.valore).unwrap_or(Organo::Giunta);
    let monocratico = matches!(organo, Organo::Sindaco | Organo::Presidente);
    let usuale = if monocratico { TipoAtto::Decreto } else { TipoAtto::Deliberazione };
    let tipo = match a.tipo.as_ref().and_then(|t| t.valore).unwrap_or(usuale) {
        TipoAtto::Deliberazione => "alla deliberazione",
        TipoAtto::Decreto => "al decreto",
        TipoAtto::Determinazione => "alla determinazione",
    };
    format!("{tipo} {}", di(organo, ente))
}

fn di(organo: Organo, ente: &Ente) -> &'static str {
    let tipo = ente.ente.tipo.as_ref().and_then(|t| t.valore).unwrap_or(TipoEnte::Comune);
    match (organo, tipo) {
        (Organo::Giunta, TipoEnte::Comune) => "di Giunta comunale",
        (Organo::Giunta, TipoEnte::Provincia) => "di Giunta provinciale",
        (Organo::Giunta, TipoEnte::Unione) => "di Giunta dell'Unione",
        (Organo::Giunta, _) => "di Giunta",
        (Organo::Consiglio, TipoEnte::Comune) => "di Consiglio comunale",
        (Organo::Consiglio, TipoEnte::Provincia) => "di Consiglio provinciale",
        (Organo::Consiglio, TipoEnte::CittaMetropolitana) => "di Consiglio metropolitano",
        (Organo::Consiglio, TipoEnte::Unione) => "di Consiglio dell'Unione",
        (Organo::Consiglio, TipoEnte::Altro) => "di Consiglio",
        (Organo::Commissario, _) => "del Commissario straordinario",
        (Organo::Presidente, _) => "del Presidente",
        (Organo::Sindaco, TipoEnte::CittaMetropolitana) => "del Sindaco metropolitano",
        (Organo::Sindaco, _) => "del Sindaco",
    }
}

fn data(d: Option<&Dato<crate::valori::DataGiorno>>) -> Option<String> {
    let d = d?.valore.as_ref()?;
    d.nel(d.anno?).ok().map(data_estesa)
}

/// The day of an act that cannot be the one of an interim check: it came before the day of the check.
pub fn di_prima(a: &Atto, al: Date) -> Option<Date> {
    let proposta = a.proposta.as_ref().and_then(|p| p.data.as_ref());
    let data = match a.stato() {
        StatoAtto::Bozza => None,
        StatoAtto::Proposta => proposta,
        StatoAtto::Approvato => a.data.as_ref(),
    };
    data?.valore.as_ref()?.nel(al.year()).ok().filter(|g| *g < al)
}

/// The same act still to be voted, with number and date left blank.
pub fn da_votare(a: &Atto) -> Atto {
    let detto = |stato: StatoAtto| Dato {
        testo: stato.parola().to_owned(),
        valore: Some(stato),
        luogo: a.luogo,
    };
    Atto {
        stato: Some(detto(StatoAtto::Proposta)),
        numero: None,
        data: None,
        proposta: None,
        ..a.clone()
    }
}

/// The document's date: the act's, else 1 January of the esercizio; as year, month, day.
pub fn data_documento(a: &Atto, esercizio: i16) -> (i32, u8, u8) {
    let approvato = a.stato() == StatoAtto::Approvato;
    let del =
        a.data.as_ref().filter(|_| approvato).and_then(|d| d.valore.as_ref()?.nel(esercizio).ok());
    let parti = del.and_then(|d| {
        Some((i32::from(d.year()), u8::try_from(d.month()).ok()?, u8::try_from(d.day()).ok()?))
    });
    parti.unwrap_or((i32::from(esercizio), 1, 1))
}
