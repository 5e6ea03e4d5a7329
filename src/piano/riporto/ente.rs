//! ente.yaml: another year, acts that are still to come, deroghe that are to be confirmed.

use super::date::Anni;
use super::editor::{DA_COMPILARE, VoceScritta, YamlEditor, elementi, figlio, scritto};
use super::ritocchi::valore;
use super::{Avviso, VALE_ANCORA};
use crate::load::yaml::{Forma, YamlNode};
use crate::model::Ente;
use crate::model::chiavi::Dichiarato as _;

/// The year of the folder.
pub fn esercizio(radice: &YamlNode) -> Option<i16> {
    let testo = scritto(figlio(radice, "esercizio"))?;
    crate::model::intero(testo).and_then(|n| i16::try_from(n).ok())
}

/// Carries ente.yaml over; `dei_risultati` tells the rules that speak of results alone.
pub fn ente(f: &mut YamlEditor<'_>, n: &YamlNode, a: Anni, dei_risultati: fn(&str) -> bool) {
    if let Some(v) = f.voce(n, "esercizio") {
        f.sostituisci(&v, &a.nuovo.to_string());
    }
    if let Some(chi) = figlio(n, "ente") {
        for (chiave, cosa) in [("dipendenti", "i dipendenti"), ("abitanti", "gli abitanti")] {
            if let Some(v) = f.voce(chi, chiave).filter(|v| scritto(Some(v.valore)).is_some()) {
                let quando = format!("al 31 dicembre {}", a.nuovo.saturating_sub(1));
                if !f.in_riga(chi) {
                    f.commenta(&v, &format!("{DA_COMPILARE}: {quando}"));
                }
                f.nota(v.inizio, Avviso::Decidere, format!("{cosa} sono da aggiornare {quando}"));
            }
        }
    }
    if let Some(v) = f.voce(n, "documenti") {
        let atti = f.voci(v.valore).iter().filter(|d| documento(f, d)).count();
        if atti > 0 {
            let messaggio =
                "gli atti sono tornati in bozza: numeri, date e pareri sono da scrivere";
            f.nota(v.inizio, Avviso::Decidere, messaggio);
        }
    }
    if let Some(v) = f.voce(n, "bilancio").filter(|v| scritto(figlio(v.valore, "data")).is_some()) {
        f.nota(v.inizio, Avviso::Decidere, "la data del bilancio di previsione è da scrivere");
    }
    let termini = f.voce(n, "termini").filter(|v| matches!(v.valore.forma, Forma::Mappa(_)));
    if let Some(v) = &termini {
        f.nota(v.inizio, Avviso::Decidere, "i termini dell'anno nuovo sono da scrivere");
    }
    deroghe(f, n, dei_risultati);
    // A deadline without its date would be a mistake of its own.
    let togli: &[&str] = if termini.is_some() { &["termini"] } else { &[] };
    f.riporta_chiavi(n, Ente::CHIAVI, a, None, togli);
}

/// The act of a document is a draft again. Gives whether there was anything of it.
fn documento(f: &mut YamlEditor<'_>, d: &VoceScritta<'_>) -> bool {
    let Some(atto) = figlio(d.valore, "atto") else { return false };
    if let Some(v) = f.voce(atto, "stato").filter(|v| scritto(Some(v.valore)) != Some("bozza")) {
        f.sostituisci(&v, "bozza");
    }
    let era = |k| scritto(figlio(atto, k));
    era("numero").is_some() || era("data").is_some() || era("stato").is_some_and(|s| s != "bozza")
}

/// A deroga about the plan holds until the plan is voted, and its reason is marked; one about
/// results has nothing left to excuse.
fn deroghe(f: &mut YamlEditor<'_>, n: &YamlNode, dei_risultati: fn(&str) -> bool) {
    let Some(elenco) = figlio(n, "deroghe") else { return };
    let mut via = Vec::new();
    for (i, d) in elementi(Some(elenco)).iter().enumerate() {
        let regola = scritto(figlio(d, "regola")).unwrap_or("");
        if dei_risultati(regola) {
            via.push(i);
            let messaggio = format!("la deroga a {regola}: riguardava i risultati");
            f.nota(d.byte.start, Avviso::Tralasciato, messaggio);
        } else if let Some(v) = f.voce(d, "motivo") {
            f.premetti(&v, VALE_ANCORA, " - ");
            f.nota(v.inizio, Avviso::Decidere, format!("la deroga a {regola}: vale ancora?"));
        }
    }
    f.togli_elementi(elenco, &via);
}

/// The reason of a deroga that the carry-over wrote; it is safe in any YAML style.
const MOTIVO: &str = "DA COMPILARE - il difetto era già nel piano approvato dell'anno scorso; \
    correggilo e togli la deroga oppure scrivi perché resta";

/// Adds marked deroghe to ente.yaml, each for a rule in a file, and a note for each.
pub fn con_deroghe(f: &mut YamlEditor<'_>, radice: &YamlNode, quali: &[(&str, String)]) {
    let una = |(regola, dove): &(&str, String)| {
        let dove = format!("dove: {}", valore(dove, true));
        [format!("regola: {regola}"), dove, format!("motivo: {MOTIVO}")]
    };
    let righe = |rientro: &str| -> Vec<String> {
        let davanti = ["- ", "  ", "  "];
        let righe = quali.iter().flat_map(|q| una(q).into_iter().zip(davanti));
        righe.map(|(chiave, d)| format!("{rientro}{d}{chiave}")).collect()
    };
    let in_riga = || -> String {
        quali.iter().map(|q| format!("{{ {} }}", una(q).join(", "))).collect::<Vec<_>>().join(", ")
    };
    let elenco = f.voce(radice, "deroghe");
    let dove = elenco.as_ref().map_or_else(|| f.fine(), |v| v.inizio);
    match (&elenco, elementi(elenco.as_ref().map(|v| v.valore))) {
        (Some(v), [.., ultima]) if f.in_riga(v.valore) => {
            f.correggi(ultima.byte.end..ultima.byte.end, format!(", {}", in_riga()));
        }
        (Some(v), [_, ..]) => f.aggiungi(v.fine, &righe(&f.trattino(elementi(Some(v.valore))))),
        (Some(v), []) if f.in_riga(radice) => f.sostituisci(v, &format!("[{}]", in_riga())),
        (Some(v), []) => {
            if f.in_riga(v.valore) {
                f.correggi(v.punti..v.fine, "");
            }
            f.aggiungi(v.fine, &righe("  "));
        }
        (None, _) if f.in_riga(radice) => {
            if let Some(v) = f.voci(radice).last() {
                f.aggiungi_voce(radice, v, &format!("deroghe: [{}]", in_riga()));
            }
        }
        (None, _) => {
            f.aggiungi(dove, &[&[String::new(), "deroghe:".to_owned()], &*righe("  ")].concat());
        }
    }
    for (regola, file) in quali {
        let messaggio =
            format!("{regola} in {file}: il difetto del piano vecchio è messo in deroga");
        f.nota(dove, Avviso::Decidere, messaggio);
    }
}
