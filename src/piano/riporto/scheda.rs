//! A scheda and a process sheet: what was planned stays, what was obtained goes.

use super::Avviso;
use super::date::{Anni, durata};
use super::editor::{DA_COMPILARE, YamlEditor, elementi, figlio, scritto};
use super::indicatore::{indicatore, indice, nota};
use crate::load::yaml::{Forma, YamlNode};
use crate::model::chiavi::Campo as _;
use crate::model::{Obiettivo, Processo, StatoObiettivo};
use crate::valori::Valore as _;

/// How the comment at the top of a sheet begins.
pub const RIPORTATA: &str = "# riportata dal ";

/// Whether a scheda was taken out of the plan for good.
pub fn stralciata(radice: &YamlNode) -> bool {
    stato(radice) == Some(StatoObiettivo::Stralciato)
}

fn stato(radice: &YamlNode) -> Option<StatoObiettivo> {
    scritto(figlio(radice, "stato")).and_then(|t| StatoObiettivo::leggi(t).ok())
}

/// By which names the PIAO may cite a scheda.
pub fn nomi(percorso: &str, radice: &YamlNode) -> Vec<String> {
    let senza = percorso.rsplit_once('.').map_or(percorso, |(s, _)| s);
    let scritti = ["codice", "id"].into_iter().filter_map(|k| scritto(figlio(radice, k)));
    scritti.chain([percorso, senza]).map(str::to_owned).collect()
}

/// The PIAO stays as it is, but it cannot cite a scheda that is no longer there.
pub fn slega(f: &mut YamlEditor<'_>, n: &YamlNode, stralciate: &[String]) {
    match &n.forma {
        Forma::Mappa(m) => {
            for (chiave, _, x) in m {
                match elementi(Some(x)) {
                    citate @ [YamlNode { forma: Forma::Scalare(_), .. }, ..]
                        if chiave == "obiettivi" =>
                    {
                        let via = |n: &YamlNode| {
                            scritto(Some(n)).is_some_and(|t| stralciate.iter().any(|s| s == t))
                        };
                        let via: Vec<usize> = citate
                            .iter()
                            .enumerate()
                            .filter(|(_, n)| via(n))
                            .map(|(i, _)| i)
                            .collect();
                        for n in via.iter().filter_map(|i| citate.get(*i)) {
                            let messaggio = "citava una scheda stralciata, che non si riporta";
                            f.nota(n.byte.start, Avviso::Decidere, messaggio);
                        }
                        f.togli_elementi(x, &via);
                    }
                    _ => slega(f, x, stralciate),
                }
            }
        }
        Forma::Elenco(e) => e.iter().for_each(|x| slega(f, x, stralciate)),
        Forma::Vuoto | Forma::Scalare(_) => {}
    }
}

/// Carries a scheda over.
pub fn scheda(f: &mut YamlEditor<'_>, n: &YamlNode, a: Anni) {
    intestazione(f, a);
    let fino = scritto(figlio(n, "durata")).and_then(durata).map(|(_, ultimo)| ultimo);
    decisioni(f, n, a, fino);
    for r in elementi(figlio(n, "risorse_finanziarie")) {
        if let Some(v) = f.voce(r, "stanziato").filter(|v| scritto(Some(v.valore)).is_some())
            && !f.in_riga(r)
        {
            f.commenta(&v, &format!("{DA_COMPILARE}: è la somma del {}", a.vecchio));
            f.nota(v.inizio, Avviso::Decidere, "la somma stanziata è quella dell'anno scorso");
        }
    }
    let fino = fino.filter(|u| *u >= a.nuovo);
    let indicatori = elementi(figlio(n, "indicatori"));
    for i in indicatori {
        indicatore(f, i, a, fino);
    }
    if indicatori.iter().any(|i| scritto(figlio(i, "realizzato")).is_some()) {
        nota(f, n);
    }
    f.riporta(n, &Obiettivo::specie(), a, fino);
}

/// Carries a process sheet over.
pub fn processo(f: &mut YamlEditor<'_>, n: &YamlNode, a: Anni) {
    intestazione(f, a);
    for i in elementi(figlio(n, "indici")) {
        indice(f, i, a);
    }
    for i in elementi(figlio(n, "indicatori")) {
        indicatore(f, i, a, None);
    }
    f.riporta(n, &Processo::specie(), a, None);
}

/// Says at the top where the sheet comes from, below the lines that are for the editor.
fn intestazione(f: &mut YamlEditor<'_>, a: Anni) {
    let mut qui = 0;
    while f.pezzo(qui..f.fine_riga(qui)).contains("$schema") && f.pezzo(qui..qui + 1) == "#" {
        qui = f.dopo_riga(qui);
    }
    let riga = format!("{RIPORTATA}{}: conferma o correggi", a.vecchio);
    if f.pezzo(qui..f.fine_riga(qui)).starts_with(RIPORTATA) {
        f.correggi(qui..f.fine_riga(qui), riga);
    } else {
        f.aggiungi_prima(qui, &[riga]);
    }
}

/// What somebody has to decide before the scheda can be voted.
fn decisioni(f: &mut YamlEditor<'_>, n: &YamlNode, a: Anni, fino: Option<i16>) {
    let sospesa = match stato(n) {
        Some(StatoObiettivo::Sospeso) => Some("sospesa"),
        Some(StatoObiettivo::Rinviato) => Some("rinviata"),
        _ => None,
    };
    let (perche, chiave) = match (sospesa, fino.filter(|u| *u < a.nuovo)) {
        (Some(s), _) => (format!("l'anno scorso la scheda è stata {s}"), "stato"),
        (None, Some(_)) => ("la durata è finita".to_owned(), "durata"),
        (None, None) => return,
    };
    let domanda = format!("{DA_COMPILARE} ({perche}; torna nel piano o si toglie?)");
    match f.voce(n, "descrizione").filter(|v| scritto(Some(v.valore)).is_some()) {
        Some(v) => f.premetti(&v, &domanda, " - "),
        None => {
            if let Some(v) = f.voce(n, "titolo") {
                f.aggiungi_voce(n, &v, &format!("descrizione: {domanda}"));
            }
        }
    }
    if let Some(v) = f.voce(n, chiave) {
        f.nota(v.inizio, Avviso::Decidere, format!("{perche}: torna nel piano o si toglie?"));
    }
}
