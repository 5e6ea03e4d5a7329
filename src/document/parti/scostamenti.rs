//! Deviations: what was not as planned, with causes, effects and measures.

use super::super::blocchi::{Blocco, Parte};
use super::{Fonte, codice, testo, titolo};
use crate::model::valori::percentuale;

/// The schede that tell a deviation, each with its story.
pub fn scostamenti(f: &Fonte<'_>) -> Option<Parte> {
    let mut blocchi = Vec::new();
    for (o, p) in f.attive().filter(|(o, _)| !f.riservata(o)) {
        let Some(x) = o.scheda.verifiche.finale.as_ref() else { continue };
        let voci = [
            ("Cause", &x.scostamenti.cause),
            ("Effetti", &x.scostamenti.effetti),
            ("Provvedimenti intrapresi", &x.provvedimenti.intrapresi),
            ("Provvedimenti da attivare", &x.provvedimenti.da_attivare),
        ];
        if voci.iter().all(|(_, t)| t.is_none()) {
            continue;
        }
        let grado = p.grado.as_ref().map_or("n.r.".into(), |g| percentuale(&g.valore));
        blocchi.push(Blocco::Titoletto {
            testo: format!("{} {} ({grado}, {})", codice(o), titolo(o), p.esito),
        });
        let dette: Vec<String> = voci
            .iter()
            .filter(|(_, t)| t.is_some())
            .map(|(nome, t)| format!("**{nome}.** {}", testo(t.as_ref()).trim()))
            .collect();
        // A short story is not torn: its last line would stand alone on the next page.
        let breve = dette.iter().map(|t| t.chars().count()).sum::<usize>() < 1000;
        let ultima = dette.len().saturating_sub(1);
        blocchi.extend(
            dette
                .into_iter()
                .enumerate()
                .map(|(i, testo)| Blocco::Narrativa { testo, unita: breve && i < ultima }),
        );
    }
    let titolo = "Scostamenti e provvedimenti".into();
    Some(Parte { nome: "scostamenti", titolo, blocchi }).filter(|p| !p.blocchi.is_empty())
}
