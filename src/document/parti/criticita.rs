//! What did not go as planned, and why: the part of the synthesis that a council reads first.

use super::super::blocchi::{Blocco, RigaTabella, celle, tabella};
use super::{Fonte, codice, conta, titolo};
use crate::document::stampato::detto;
use crate::model::Verifica;
use crate::score::{PunteggioScheda, Risultato, scostamenti};
use crate::template::TestoStampato;
use crate::valori::Esito;

/// The most objectives that the synthesis tells of: it is one page.
const CRITICITA: usize = 8;
/// The most reasons told of each.
const RAGIONI: usize = 2;

/// A sheet with its faults.
struct Critica<'a> {
    codice: TestoStampato,
    titolo: TestoStampato,
    punti: &'a PunteggioScheda,
    perche: String,
}

/// The objectives and processes with something that did not go as planned: an esito below, an
/// indicator not reached, a phase late, a deviation told. The worst first, what was not measured last.
pub fn criticita(f: &Fonte<'_>) -> Vec<Blocco> {
    let v = f.dati();
    let schede = f.attive().filter(|(o, _)| !f.riservata(o)).filter_map(|(o, punti)| {
        let s = &o.scheda;
        let finale = s.verifiche.finale.as_ref();
        let ragioni = scostamenti(&s.indicatori, &s.fasi, punti);
        if punti.esito == Esito::Raggiunto && ragioni.is_empty() && !racconta(finale) {
            return None;
        }
        let causa = finale.and_then(|x| x.scostamenti.cause.as_ref());
        let perche = causa.map_or_else(|| dette(&ragioni), |t| prima_frase(t.as_str()));
        Some(Critica { codice: codice(o), titolo: titolo(o), punti, perche })
    });
    let processi = v.processi().filter_map(|(p, punti)| {
        let ragioni = scostamenti(&p.scheda.indicatori, &[], punti);
        if punti.esito == Esito::Raggiunto && ragioni.is_empty() {
            return None;
        }
        let titolo = detto(p.scheda.titolo.as_ref().or(p.scheda.processo.as_ref()));
        Some(Critica { codice: "ente".into(), titolo, punti, perche: dette(&ragioni) })
    });
    let mut sotto: Vec<Critica<'_>> = schede.chain(processi).collect();
    // The sort keeps the printed order of what is alike.
    sotto.sort_by(|a, b| {
        let chiave = |c: &Critica<'_>| c.punti.grado.as_ref().map(|g| g.valore.clone());
        let riuscita = |c: &Critica<'_>| c.punti.esito == Esito::Raggiunto;
        let ordine = |c: &Critica<'_>| (riuscita(c), c.punti.grado.is_none());
        (ordine(a), chiave(a)).cmp(&(ordine(b), chiave(b)))
    });
    if sotto.is_empty() {
        let testo = "Tutti gli obiettivi sono stati raggiunti, senza scostamenti.".into();
        return vec![Blocco::Paragrafo { testo }];
    }
    let altri = sotto.len().saturating_sub(CRITICITA);
    let grado = |r: Option<&Risultato>| r.map_or("n.r.".into(), |g| g.percentuale());
    let righe = sotto.into_iter().take(CRITICITA).map(|c| {
        RigaTabella::Riga(celle![
            c.codice,
            c.titolo,
            grado(c.punti.grado.as_ref()),
            f.esito(c.punti),
            c.perche,
        ])
    });
    let mut blocchi = vec![tabella(
        "criticita",
        "",
        &["Codice", "Obiettivo", "Grado", "Esito", "Perché"],
        &["sinistra", "sinistra", "destra", "sinistra", "prosa"],
        righe.collect(),
    )];
    if altri > 0 {
        let quanti = conta(altri, "altro obiettivo", "altri obiettivi");
        let testo = format!("E {quanti} nelle pagine che seguono.");
        blocchi.push(Blocco::Paragrafo { testo });
    }
    blocchi
}

/// Whether the final check tells a deviation or a measure.
fn racconta(finale: Option<&Verifica>) -> bool {
    finale.is_some_and(|x| {
        let (s, p) = (&x.scostamenti, &x.provvedimenti);
        [&s.cause, &s.effetti, &p.intrapresi, &p.da_attivare].into_iter().any(Option::is_some)
    })
}

fn dette(ragioni: &[String]) -> String {
    let prime = ragioni.get(..RAGIONI.min(ragioni.len())).unwrap_or_default().join("; ");
    match ragioni.len().saturating_sub(RAGIONI) {
        _ if ragioni.is_empty() => "—".into(),
        0 => prime,
        1 => format!("{prime}; e un'altra ragione"),
        n => format!("{prime}; e altre {n} ragioni"),
    }
}

/// The first sentence of a narrative, without its marks.
fn prima_frase(t: &str) -> String {
    let piano = t.replace(['*', '_', '#'], "").split_whitespace().collect::<Vec<_>>().join(" ");
    match piano.split_once(". ") {
        Some((prima, _)) => format!("{prima}."),
        None => piano,
    }
}
