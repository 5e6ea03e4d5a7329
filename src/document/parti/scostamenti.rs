//! Deviations: what was not as planned, with causes, effects and measures.

use super::super::blocchi::{Blocco, Parte};
use super::{Fonte, codice, titolo};
use crate::model::{Narrativa, Verifica};
use crate::template::TestoStampato;

/// The schede that tell a deviation, each with its story.
pub fn scostamenti(f: &Fonte<'_>) -> Option<Parte> {
    let mut blocchi = Vec::new();
    for (o, p) in f.attive().filter(|(o, _)| !f.riservata(o)) {
        let Some(x) = o.scheda.verifiche.finale.as_ref() else { continue };
        let racconto = racconto(x);
        if racconto.is_empty() {
            continue;
        }
        let grado = p.grado.as_ref().map_or("n.r.".into(), |g| g.percentuale());
        blocchi.push(Blocco::Titoletto {
            testo: titolo(o).cambia(|t| format!("{} {t} ({grado}, {})", codice(o), f.esito(p))),
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
    let una = |(nome, t): &(&str, &Option<Narrativa>)| {
        let t = TestoStampato::from(&t.as_ref()?.0);
        Some(t.cambia(|t| detta(nome, &t)))
    };
    let dette: Vec<TestoStampato> = voci.iter().filter_map(una).collect();
    // A short story is not torn: its last line would stand alone on the next page.
    let breve = dette.iter().map(|t| t.chars().count()).sum::<usize>() < 1000;
    let ultima = dette.len().saturating_sub(1);
    dette
        .into_iter()
        .enumerate()
        .map(|(i, t)| Blocco::Narrativa { testo: t.into(), unita: breve && i < ultima })
        .collect()
}

/// A narrative after its name; one that begins with a list or a table needs a line of its own.
pub(super) fn detta(nome: &str, testo: &str) -> String {
    let testo = testo.trim();
    let stacco = if testo.starts_with(char::is_alphabetic) { " " } else { "\n\n" };
    format!("**{nome}.**{stacco}{testo}")
}
