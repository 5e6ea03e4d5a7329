//! The scores as CSV (RFC 4180, UTF-8, decimal point): a row for the ente, each settore, process and
//! objective.

use super::super::{Risultato, Valutata};
use super::{RigaPunteggi, ente, obiettivo, processi, punto, settori};

/// The columns.
const COLONNE: [&str; 13] = [
    "genere", "codice", "titolo", "settore", "peso", "valore", "tempi", "grado", "esito",
    "rilevati", "su", "fascia", "conta",
];

/// The table; what was not measured is an empty cell, never a zero.
pub fn csv(v: &Valutata) -> String {
    let mut righe: Vec<(String, RigaPunteggi<'_>)> = vec![(String::new(), ente(v))];
    righe.extend(settori(v).into_iter().map(|r| (r.codice.clone(), r)));
    righe.extend(processi(v).into_iter().map(|(_, r)| (String::new(), r)));
    for (o, p) in v.obiettivi() {
        let c = v.cartella();
        let settori =
            c.settori_di(&o.scheda).into_iter().filter_map(|i| c.ente.settori.get(i)?.id.as_ref());
        let settori: Vec<_> = settori.map(|t| t.as_str()).collect();
        righe.push((settori.join(" "), obiettivo(v, o, p)));
    }
    let mut out = csv::Writer::from_writer(Vec::new());
    // Writing to memory cannot fail.
    let _ = out.write_record(COLONNE);
    let cifra = |r: Option<&Risultato>| r.map_or(String::new(), |r| r.decimale_punto());
    for (settore, r) in righe {
        let _ = out.write_record([
            r.genere.parola(),
            &r.codice,
            &r.titolo,
            &settore,
            &r.peso.as_ref().map_or(String::new(), punto),
            &cifra(r.valore),
            &cifra(r.tempi),
            &cifra(r.grado),
            &r.esito.to_string(),
            &r.rilevati.to_string(),
            &r.su.to_string(),
            r.fascia.as_deref().unwrap_or_default(),
            &cifra(r.conta),
        ]);
    }
    String::from_utf8(out.into_inner().unwrap_or_default()).unwrap_or_default()
}
