//! The scores as a table for a terminal.

use super::super::{Risultato, Valutata};
use super::{RigaPunteggi, Soggetto, del_metodo, ente, obiettivo, processi, settori};
use num_traits::Zero as _;

use crate::valori::{esatto, percentuale};

/// The most characters of a title in the table; the whole of it is in JSON and CSV.
const TITOLO: usize = 48;

/// The ente, then each settore with its schede, then the processes; what does not count says why.
pub fn testo(v: &Valutata) -> String {
    let mut out = intestazione(v);
    out.push_str(&riga("", &ente(v)));
    for (i, (r, (_, p))) in settori(v).iter().zip(v.settori()).enumerate() {
        out.push('\n');
        out.push_str(&riga("", r));
        for (o, punti) in v.obiettivi() {
            if !v.cartella().settori_di(&o.scheda).contains(&i) {
                continue;
            }
            let mut r = obiettivo(v, o, punti);
            r.peso = v.peso_in(o, i).filter(|_| !o.scheda.prerequisito());
            out.push_str(&riga("  ", &r));
        }
        for (codice, motivo) in &p.esclusi {
            out.push_str(&format!("  ({codice}: {motivo}, fuori dalla media)\n"));
        }
    }
    let senza = |o: &crate::model::ObiettivoFile| v.cartella().settori_di(&o.scheda).is_empty();
    let di_ente: Vec<_> = v.obiettivi().filter(|(o, _)| senza(o)).collect();
    let processi = processi(v);
    if !di_ente.is_empty() || !processi.is_empty() {
        let accanto = !di_ente.is_empty() || v.metodo().quota_processi.is_zero();
        out.push_str(if accanto { "\naccanto al grado dell'ente:\n" } else { "" });
    }
    for (o, p) in di_ente {
        out.push_str(&riga("  ", &obiettivo(v, o, p)));
    }
    if !v.metodo().quota_processi.is_zero() && v.processi().next().is_some() {
        let quota = percentuale(&v.metodo().quota_processi);
        out.push_str(&format!("\nprocessi, per il {quota} del grado dell'ente:\n"));
    }
    for (_, r) in processi {
        out.push_str(&riga("  ", &r));
    }
    out.push_str("\n`--spiega CODICE` dice da dove viene ogni numero\n");
    out
}

fn intestazione(v: &Valutata) -> String {
    format!(
        "{}\n\n{:<64} {:>7} {:>8} {:>8} {:>8}  {:<6} esito\n",
        del_metodo(v),
        "",
        "peso",
        "valore",
        "tempi",
        "grado",
        "ril."
    )
}

fn riga(rientro: &str, r: &RigaPunteggi<'_>) -> String {
    let nome = match r.genere {
        Soggetto::Ente => r.titolo.clone(),
        Soggetto::Settore => format!("[{}] {}", r.codice, r.titolo),
        Soggetto::Processo | Soggetto::Obiettivo => format!("{} {}", r.codice, accorcia(&r.titolo)),
    };
    let nome = format!("{rientro}{nome}");
    let cifra = |x: Option<&Risultato>| x.map_or("—".into(), |x| x.percentuale());
    let peso = r.peso.as_ref().map_or("—".into(), esatto);
    let rilevati = format!("{}/{}", r.rilevati, r.su);
    format!(
        "{nome:<64} {peso:>7} {:>8} {:>8} {:>8}  {rilevati:<6} {}\n",
        cifra(r.valore),
        cifra(r.tempi),
        cifra(r.grado),
        giudizio(r)
    )
}

/// The band and the esito; what a grade counts for where that is not itself.
pub(super) fn giudizio(r: &RigaPunteggi<'_>) -> String {
    let esito = r.esito.to_string();
    let mut t = match &r.fascia {
        Some(f) if *f != esito => format!("{f} ({esito})"),
        _ => esito,
    };
    if let (Some(g), Some(c)) = (r.grado, r.conta)
        && g.valore != c.valore
    {
        t.push_str(&format!(", conta {}", c.percentuale()));
    }
    match r.condizione {
        Some(false) => t.push_str(", condizione non soddisfatta"),
        Some(true) if r.genere == Soggetto::Obiettivo => t.push_str(", condizione soddisfatta"),
        _ => {}
    }
    t
}

fn accorcia(titolo: &str) -> String {
    if titolo.chars().count() <= TITOLO {
        return titolo.to_owned();
    }
    let inizio: String = titolo.chars().take(TITOLO - 1).collect();
    format!("{}…", inizio.trim_end())
}
