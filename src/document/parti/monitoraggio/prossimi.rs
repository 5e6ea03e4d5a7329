//! What must happen within three months, and by whom.

use jiff::civil::Date;

use super::super::{Fonte, codice};
use crate::document::blocchi::{Blocco, Parte, RigaTabella, celle, tabella};
use crate::document::stampato::detto;
use crate::score::stato::attivi;
use crate::template::TestoStampato;
use crate::valori::{ValoreIndicatore, data_estesa};

/// A due day, the code of the scheda, what is due.
type Scadenza = (Date, TestoStampato, TestoStampato);

/// A responsabile, the place of the first of their settori, and what is due.
struct DiChi {
    chi: Option<TestoStampato>,
    posto: usize,
    scadenze: Vec<Scadenza>,
}

/// What falls due within three months, responsabile by responsabile in the order of their settori.
pub fn prossimi(f: &Fonte<'_>, al: Date) -> Parte {
    let fine = al.checked_add(jiff::Span::new().months(3)).unwrap_or(al);
    let settori = f.dati().cartella().ente.settori.len();
    let mut per_chi: Vec<DiChi> = Vec::new();
    for (o, p) in attivi(f.dati(), al) {
        let mut sue: Vec<Scadenza> = Vec::new();
        let mut metti = |quando: Date, che: TestoStampato| {
            if quando > al && quando <= fine {
                sue.push((quando, codice(o), che));
            }
        };
        for x in &o.scheda.fasi {
            let Some(previsto) = x.previsto.as_ref().and_then(|m| m.valore.as_ref()) else {
                continue;
            };
            let previsto = previsto.nel(f.anno());
            let che = detto(x.descrizione.as_ref());
            let giorno = |(a, m): (i16, u8)| Date::new(a, i8::try_from(m).unwrap_or(1), 1).ok();
            if let Some(inizio) = previsto.iter().min().and_then(giorno) {
                metti(inizio, che.clone().cambia(|che| format!("comincia: {che}")));
            }
            if let Some(ultimo) = previsto.ultimo().and_then(giorno) {
                metti(ultimo.last_of_month(), che.cambia(|che| format!("finisce: {che}")));
            }
        }
        for (i, p) in o.scheda.indicatori.iter().zip(&p.indicatori) {
            if let Some(ValoreIndicatore::Data(d)) = p.atteso().map(|a| &a.valore)
                && let Ok(giorno) = d.nel(f.anno())
            {
                metti(giorno, detto(i.nome.as_ref()).cambia(|n| format!("scade: {n}")));
            }
        }
        if sue.is_empty() {
            continue;
        }
        let chi = f.nomi.responsabile(&o.scheda);
        // What belongs to no settore comes after them, what belongs to nobody at the end.
        let settore = f.dati().cartella().settori_di(&o.scheda).first().copied();
        let posto = if chi.is_none() { usize::MAX } else { settore.unwrap_or(settori) };
        match per_chi.iter_mut().find(|x| x.chi == chi) {
            Some(x) => {
                x.posto = x.posto.min(posto);
                x.scadenze.extend(sue);
            }
            None => per_chi.push(DiChi { chi, posto, scadenze: sue }),
        }
    }
    per_chi.sort_by_key(|x| x.posto);
    let mut righe = Vec::new();
    for mut x in per_chi {
        x.scadenze.sort();
        righe.push(RigaTabella::Gruppo(celle![
            x.chi.unwrap_or_else(|| "Senza responsabile".into())
        ]));
        let riga = |(quando, codice, che): Scadenza| {
            RigaTabella::Riga(celle![data_estesa(quando), codice, che])
        };
        righe.extend(x.scadenze.into_iter().map(riga));
    }
    let blocco = if righe.is_empty() {
        Blocco::Paragrafo { testo: "Nessuna scadenza nei prossimi tre mesi.".into() }
    } else {
        tabella(
            "scadenze",
            "",
            &["Quando", "Obiettivo", "Che cosa"],
            &["sinistra", "sinistra", "prosa"],
            righe,
        )
    };
    let titolo = "Che cosa deve succedere nei prossimi tre mesi".into();
    Parte { nome: "prossimi", titolo, blocchi: vec![blocco] }
}
