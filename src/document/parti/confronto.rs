//! Last year beside this one.

use super::super::blocchi::{Blocco, Lunghezza, Parte, RigaConfronto};
use super::{Fonte, codice, nome, titolo};
use crate::model::Testo;
use crate::score::{Risultato, Valutata};

/// The settori, the ente and the objectives that both years have; `None` without last year's folder.
pub fn confronto(f: &Fonte<'_>) -> Option<Parte> {
    let prima = f.precedente?;
    let dopo = f.dati();
    let diversa = f.altra_misura();
    let stessa = diversa.is_empty();
    let mut righe =
        vec![riga("Ente", Some(prima.ente().grado.as_ref()), dopo.ente().grado.as_ref(), stessa)];
    for (s, p) in dopo.settori() {
        let stesso = |x: &crate::model::Settore| {
            x.id.as_ref().map(Testo::as_str) == s.id.as_ref().map(Testo::as_str)
        };
        let allora = prima.settori().find(|(x, _)| stesso(x)).map(|(_, p)| p.grado.as_ref());
        righe.push(riga(&nome(s), allora, p.grado.as_ref(), stessa));
    }
    let anni = (prima.cartella().esercizio.to_string(), dopo.cartella().esercizio.to_string());
    let mut blocchi = Vec::new();
    if !diversa.is_empty() {
        let testo = format!(
            "I due anni si misurano con metodi diversi: i gradi stanno uno accanto all'altro, e non si confrontano. \
             Nel {} valeva: {}",
            anni.0,
            diversa.join(" ")
        );
        blocchi.push(Blocco::Paragrafo { testo });
    }
    blocchi.push(blocco("Il grado dell'ente e dei settori", "Settore", &anni, righe));
    let obiettivi: Vec<RigaConfronto> = obiettivi(f, prima, stessa);
    if !obiettivi.is_empty() {
        blocchi.push(blocco("Gli obiettivi che continuano", "Obiettivo", &anni, obiettivi));
    }
    let titolo = "Confronto con l'anno precedente".into();
    Some(Parte { nome: "confronto", titolo, blocchi })
}

/// The objectives that go on: the same identity, else the same code where it is one scheda's only.
fn obiettivi(f: &Fonte<'_>, prima: &Valutata, misura: bool) -> Vec<RigaConfronto> {
    let righe = f.attive().filter(|(o, _)| !f.riservata(o)).filter_map(|(o, p)| {
        let stessa = prima.obiettivi().find(|(x, _)| x.id == o.id);
        let mut omonime = prima.obiettivi().filter(|(x, _)| codice(x) == codice(o));
        let (_, allora) = stessa.or_else(|| omonime.next().filter(|_| omonime.next().is_none()))?;
        let nome = format!("{} {}", codice(o), titolo(o));
        Some(riga(&nome, Some(allora.grado.as_ref()), p.grado.as_ref(), misura))
    });
    righe.collect()
}

/// `prima` is none where last year had no such thing, and holds none where it was not measured; two measures
/// (not `stessa`) are no more and no less than each other.
fn riga(
    nome: &str,
    prima: Option<Option<&Risultato>>,
    dopo: Option<&Risultato>,
    stessa: bool,
) -> RigaConfronto {
    RigaConfronto {
        gruppo: String::new(),
        nome: nome.to_owned(),
        prima: prima.map_or_else(|| Lunghezza::assente("non c'era"), Lunghezza::di),
        dopo: Lunghezza::di(dopo),
        tendenza: if stessa { tendenza(prima, dopo) } else { "altro metodo" },
    }
}

/// How this year stands beside the last.
fn tendenza(prima: Option<Option<&Risultato>>, dopo: Option<&Risultato>) -> &'static str {
    match (prima, dopo) {
        (None, _) => "nuovo",
        (Some(Some(a)), Some(b)) if b.valore > a.valore => "in aumento",
        (Some(Some(a)), Some(b)) if b.valore < a.valore => "in calo",
        (Some(Some(_)), Some(_)) => "stabile",
        (Some(_), _) => "non rilevato",
    }
}

fn blocco(titolo: &str, nome: &str, anni: &(String, String), righe: Vec<RigaConfronto>) -> Blocco {
    let detti: Vec<String> = righe
        .iter()
        .map(|r| format!("{}: da {} a {}, {}", r.nome, r.prima.testo, r.dopo.testo, r.tendenza))
        .collect();
    Blocco::Confronto {
        titolo: titolo.to_owned(),
        alt: format!("{}.", detti.join("; ")),
        nome: nome.to_owned(),
        anni: anni.clone(),
        righe,
    }
}
