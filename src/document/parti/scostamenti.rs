//! Deviations: what was not as planned, with causes, effects and measures.

use super::super::blocchi::{Blocco, Parte};
use super::{Fonte, codice, titolo};
use crate::model::Verifica;
use crate::valori::percentuale;

/// The schede that tell a deviation, each with its story.
pub fn scostamenti(f: &Fonte<'_>) -> Option<Parte> {
    let mut blocchi = Vec::new();
    for (o, p) in f.attive().filter(|(o, _)| !f.riservata(o)) {
        let Some(x) = o.scheda.verifiche.finale.as_ref() else { continue };
        let racconto = racconto(x);
        if racconto.is_empty() {
            continue;
        }
        let grado = p.grado.as_ref().map_or("n.r.".into(), |g| percentuale(&g.valore));
        blocchi.push(Blocco::Titoletto {
            testo: format!("{} {} ({grado}, {})", codice(o), titolo(o), p.esito),
        });
        blocchi.extend(racconto);
    }
    let titolo = "Scostamenti e provvedimenti".into();
    Some(Parte { nome: "scostamenti", titolo, blocchi }).filter(|p| !p.blocchi.is_empty())
}

/// What a check tells of deviations and measures; nothing where it tells none.
pub(super) fn racconto(x: &Verifica) -> Vec<Blocco> {
    let voci = [
        ("Cause", &x.scostamenti.cause),
        ("Effetti", &x.scostamenti.effetti),
        ("Provvedimenti intrapresi", &x.provvedimenti.intrapresi),
        ("Provvedimenti da attivare", &x.provvedimenti.da_attivare),
    ];
    let dette: Vec<String> =
        voci.iter().filter_map(|(nome, t)| t.as_ref().map(|t| detta(nome, t.as_str()))).collect();
    // A short story is not torn: its last line would stand alone on the next page.
    let breve = dette.iter().map(|t| t.chars().count()).sum::<usize>() < 1000;
    let ultima = dette.len().saturating_sub(1);
    dette
        .into_iter()
        .enumerate()
        .map(|(i, testo)| Blocco::Narrativa { testo, unita: breve && i < ultima })
        .collect()
}

/// A narrative after its name; one that begins with a list or a table needs a line of its own.
pub(super) fn detta(nome: &str, testo: &str) -> String {
    let testo = testo.trim();
    let stacco = if testo.starts_with(char::is_alphabetic) { " " } else { "\n\n" };
    format!("**{nome}.**{stacco}{testo}")
}
