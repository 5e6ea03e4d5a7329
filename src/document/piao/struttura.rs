//! Section 3.1: how the ente is organised.

use super::super::blocchi::{Blocco, RiquadroUfficio, RiquadroUnita};
use super::super::parti::Fonte;
use super::pagina::{Colonna, Pagina, Riga, numero, una};
use crate::document::stampato::detto;
use crate::model::piao::{Struttura, Unita};

/// "7 dipendenti", "1 dipendente".
fn persone(n: &str) -> String {
    match n {
        "" => String::new(),
        "1" => "1 dipendente".into(),
        n => format!("{n} dipendenti"),
    }
}

/// Writes the section.
pub fn scrivi(p: &mut Pagina<'_>, f: &Fonte<'_>, s: &Struttura) {
    let c = f.nomi.cartella();
    p.prosa("", s.premessa.as_ref());
    let nome = |u: &Unita| match &u.settore {
        Some(id) => {
            let settore = c.settore(id.as_str()).and_then(|(_, s)| s.nome.as_ref());
            detto(u.nome.as_ref().or(settore).or(Some(id)))
        }
        None => detto(u.nome.as_ref()),
    };
    let responsabile = |u: &Unita| {
        let settore = u.settore.as_ref().and_then(|id| c.settore(id.as_str()));
        p.chi(u.responsabile.as_ref().or(settore.and_then(|(_, s)| s.responsabile.as_ref())))
    };
    let unita: Vec<RiquadroUnita> = s
        .organigramma
        .iter()
        .map(|u| RiquadroUnita {
            nome: nome(u),
            responsabile: responsabile(u),
            dipendenti: persone(&numero(u.dipendenti.as_ref())),
            uffici: u
                .uffici
                .iter()
                .map(|x| RiquadroUfficio {
                    nome: detto(x.nome.as_ref()),
                    responsabile: p.chi(x.responsabile.as_ref()),
                    dipendenti: numero(x.dipendenti.as_ref()).into_string(),
                })
                .collect(),
        })
        .collect();
    if !unita.is_empty() {
        p.blocco(Blocco::Organigramma {
            titolo: "Organigramma".into(),
            ente: detto(c.ente.ente.denominazione.as_ref()),
            dipendenti: persone(&numero(c.ente.ente.dipendenti.as_ref())),
            unita,
        });
    }
    let righe = s.livelli.iter().map(|l| {
        Riga::Celle(vec![
            una(detto(l.livello.as_ref())),
            una(numero(l.numero.as_ref())),
            una(detto(l.graduazione.as_ref())),
        ])
    });
    let righe = righe.collect();
    let colonne = [Colonna("Livello", false), Colonna("Persone", true), Colonna("Fasce", false)];
    p.registro("livelli", "Livelli di responsabilità", &colonne, righe);
    p.prosa("La graduazione delle posizioni", s.graduazione.as_ref());
    p.prosa("Interventi sull'organizzazione", s.interventi.as_ref());
    p.prosa("", s.note.as_ref());
}
