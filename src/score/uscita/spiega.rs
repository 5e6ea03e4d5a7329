//! Where a number comes from, as text: every input, rule, formula and rounding below it.

use jiff::civil::Date;

use super::super::stato::{al_giorno, attivo, giudica};
use super::super::{
    PunteggioAggregato, PunteggioIndicatore, PunteggioScheda, Risultato, Valutata, scostamenti,
};
use super::testo::giudizio;
use super::{RigaPunteggi, testo_di};
use crate::model::{Indicatore, ObiettivoFile, ProcessoFile};
use crate::valori::percentuale;

/// What is to be explained.
#[derive(Clone, Copy)]
pub enum Voce<'a> {
    /// The ente's grade.
    Ente,
    /// A settore's, by its place.
    Settore(usize),
    /// An objective's.
    Obiettivo(&'a ObiettivoFile),
    /// A process's.
    Processo(&'a ProcessoFile),
}

/// The explanation of a grade, from the top down; with a day, how the objective stood then.
pub fn spiega(v: &Valutata, voce: Voce<'_>, al: Option<Date>) -> String {
    let mut out = String::new();
    match voce {
        Voce::Ente => aggregato(&mut out, &super::ente(v), v.ente()),
        Voce::Settore(i) => {
            if let Some((r, (_, p))) = super::settori(v).iter().zip(v.settori()).nth(i) {
                aggregato(&mut out, r, p);
            }
        }
        Voce::Obiettivo(o) => {
            if let Some((o, p)) = v.obiettivi().find(|(x, _)| x.file == o.file) {
                let r = super::obiettivo(v, o, p);
                titolo(&mut out, &r);
                foglio(&mut out, &o.scheda.indicatori, p, &r);
                scostati(&mut out, &scostamenti(&o.scheda.indicatori, &o.scheda.fasi, p));
                if let Some(al) = al {
                    stato(&mut out, v, o, al);
                }
            }
        }
        Voce::Processo(p) => {
            let trovato = v.processi().zip(super::processi(v)).find(|((x, _), _)| x.file == p.file);
            if let Some(((p, punti), (_, r))) = trovato {
                titolo(&mut out, &r);
                foglio(&mut out, &p.scheda.indicatori, punti, &r);
                scostati(&mut out, &scostamenti(&p.scheda.indicatori, &[], punti));
            }
        }
    }
    out.push_str(&format!(
        "\n{}\nI conti sono esatti; si arrotonda una volta sola, a due decimali, quando si stampa.\n",
        super::del_metodo(v)
    ));
    out
}

fn titolo(out: &mut String, r: &RigaPunteggi<'_>) {
    out.push_str(&format!("{} {}\n\n", r.codice, r.titolo));
}

fn voce(out: &mut String, nome: &str, r: Option<&Risultato>) {
    match r {
        None => out.push_str(&format!("{nome}: non rilevato\n")),
        Some(r) => {
            out.push_str(&format!(
                "{nome}: {} ({})\n  {}\n",
                r.percentuale(),
                r.spiegazione.origine.parola(),
                r.spiegazione.regola
            ));
            for (dato, valore) in &r.spiegazione.dati {
                out.push_str(&format!("    {dato} = {valore}\n"));
            }
            out.push_str(&format!("  {}\n", r.conto()));
        }
    }
}

fn aggregato(out: &mut String, r: &RigaPunteggi<'_>, p: &PunteggioAggregato) {
    titolo(out, r);
    voce(out, "grado", p.grado.as_ref());
    voce(out, "valore", p.valore.as_ref());
    voce(out, "tempi", p.tempi.as_ref());
    out.push_str(&format!("esito: {} ({} rilevati su {})\n", giudizio(r), p.rilevati, p.su));
    if let Some(a) = p.avvertenza {
        out.push_str(&format!("  {a}\n"));
    }
    for codice in &p.mancate {
        out.push_str(&format!(
            "  {codice}: prerequisito non raggiunto, condizione non soddisfatta\n"
        ));
    }
    for (codice, motivo) in &p.esclusi {
        out.push_str(&format!("  {codice}: {motivo}, fuori dalla media\n"));
    }
}

fn foglio(out: &mut String, voci: &[Indicatore], p: &PunteggioScheda, r: &RigaPunteggi<'_>) {
    for (n, (i, punti)) in voci.iter().zip(&p.indicatori).enumerate() {
        indicatore(out, n + 1, i, punti);
    }
    for (n, fase) in p.fasi.iter().enumerate().filter_map(|(n, f)| Some((n + 1, f.as_ref()?))) {
        voce(out, &format!("fase {n}"), Some(fase));
    }
    voce(out, "valore", p.valore.as_ref());
    voce(out, "tempi", p.tempi.as_ref());
    if p.calcolato != p.grado {
        voce(out, "grado calcolato", p.calcolato.as_ref());
    }
    voce(out, "grado", p.grado.as_ref());
    if let Some(c) = p.conta.as_ref().filter(|c| p.grado.as_ref().is_some_and(|g| g != *c)) {
        voce(out, "nelle medie conta", Some(c));
    }
    let che = if p.solo_fasi() { "fasi rilevate" } else { "indicatori rilevati" };
    out.push_str(&format!("esito: {} ({che}: {} su {})\n", giudizio(r), p.rilevati, p.su));
    if let Some(premio) = r.premio {
        out.push_str(&format!("premio della fascia: {}\n", percentuale(premio)));
    }
    if let Some(q) = p.quota_pagamenti {
        out.push_str(&format!("quota di risultato sui tempi di pagamento: {}\n", q.detta()));
    }
}

/// What did not go as planned.
fn scostati(out: &mut String, ragioni: &[String]) {
    if !ragioni.is_empty() {
        out.push_str(&format!("scostamenti: {}\n", ragioni.join("; ")));
    }
}

/// How an objective stands at a day, with every reason of it, the worst first.
fn stato(out: &mut String, v: &Valutata, o: &ObiettivoFile, al: Date) {
    let quando = al_giorno(al);
    if !attivo(v, o, al) {
        out.push_str(&format!("{quando}: non attivo\n"));
        return;
    }
    let punti = v.obiettivi().find(|(x, _)| x.file == o.file).map(|(_, p)| p);
    let g = giudica(v, o, punti.map_or(&[], |p| &p.indicatori), al);
    out.push_str(&format!("{quando}: {}\n", g.stato.detto().1));
    for r in &g.ragioni {
        out.push_str(&format!("  {r}\n"));
    }
}

fn indicatore(out: &mut String, n: usize, i: &Indicatore, p: &PunteggioIndicatore) {
    let nome = format!("indicatore {n}, {}", testo_di(i.nome.as_ref()));
    match (&p.punteggio, &p.perche) {
        (None, _) if !p.applicabile => {
            out.push_str(&format!("{nome}: non applicabile, fuori dalla media e dal conto\n"));
        }
        (None, Some(perche)) => out.push_str(&format!("{nome}: non rilevato, {perche}\n")),
        (r, _) => voce(out, &nome, r.as_ref()),
    }
}
