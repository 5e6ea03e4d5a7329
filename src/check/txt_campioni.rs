//! TXT: the sample values that the starter folder writes, known by the mark that stands beside them in
//! the starter itself.

use std::sync::LazyLock;

use crate::assets::{NUOVO, NUOVO_SETTORE};

/// What stands in the comment of a row of the starter whose value is a sample.
const SEGNO: &str = "# esempio";

/// A sample value of the starter.
struct Campione {
    /// Where the starter file goes.
    posto: &'static str,
    /// The key that holds it, and the one above.
    chiavi: [&'static str; 2],
    /// As it is read.
    testo: String,
}

static CAMPIONI: LazyLock<Vec<Campione>> = LazyLock::new(|| {
    let settore = ("", "obiettivi/", NUOVO_SETTORE);
    NUOVO.iter().chain([&settore]).flat_map(|(_, posto, testo)| di(posto, testo)).collect()
});

fn di(posto: &'static str, testo: &'static str) -> Vec<Campione> {
    let mut campioni = Vec::new();
    // The key of the list that is being read.
    let mut elenco = "";
    for riga in testo.lines() {
        let (corpo, segnata) = match riga.split_once(SEGNO) {
            Some((corpo, _)) => (corpo.trim(), true),
            None => (riga.split(" #").next().unwrap_or("").trim(), false),
        };
        let voce = corpo.strip_prefix("- ").unwrap_or(corpo);
        let coppia = voce.split_once(": ").filter(|(k, _)| !k.starts_with('"'));
        if let Some(chiave) = voce.strip_suffix(':') {
            elenco = chiave;
        }
        if segnata {
            let (chiave, valore) = coppia.unwrap_or((elenco, voce));
            let testo = valore.trim().trim_matches('"').to_owned();
            campioni.push(Campione { posto, chiavi: [chiave, elenco], testo });
        }
    }
    campioni
}

/// Whether a text of the data, under a key of a file, is still the starter's sample. A word or a figure
/// alone is one only in the file that the starter wrote: elsewhere it may be what was meant.
pub(super) fn campione(percorso: &str, chiave: &str, testo: &str) -> bool {
    let radice = |p: &str| p.split('/').next().map(str::len);
    let testo = testo.trim();
    let uguali = CAMPIONI.iter().filter(|c| c.testo == testo && c.chiavi.contains(&chiave));
    { uguali }.any(|c| {
        let stessa = radice(c.posto)
            .is_some_and(|n| radice(percorso) == Some(n) && c.posto.get(..n) == percorso.get(..n));
        c.posto == percorso || (stessa && c.testo.contains(' '))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_marks_of_the_starter_are_read() {
        assert!(CAMPIONI.len() > 10, "{}", CAMPIONI.len());
        assert!(campione("ente.yaml", "dipendenti", "0"));
        assert!(campione("ente.yaml", "incarichi", "Nome Cognome"));
        assert!(campione("personale.yaml", "nome", "Nome Cognome"));
        assert!(campione(
            "processi/ente.yaml",
            "risorse_strumentali",
            "Esempio: n. 1 pc portatile"
        ));
        assert!(campione("obiettivi/altro.yaml", "nome", "Esempio: relazione alla Giunta"));
        assert!(!campione("obiettivi/altro.yaml", "capitolo", "0000/0"));
        assert!(campione("obiettivi/1-esempio.yaml", "capitolo", "0000/0"));
        assert!(!campione("ente.yaml", "dipendenti", "42"));
    }
}
