//! Deviations: what was not as planned, with causes, effects and measures.

use super::super::blocchi::{Blocco, Parte};
use super::{Fonte, codice, testo, titolo};
use crate::model::valori::percentuale;

/// The schede that tell a deviation, each with its story.
pub fn scostamenti(f: &Fonte<'_>) -> Option<Parte> {
    let mut blocchi = Vec::new();
    for (o, p) in f.attive() {
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
        for (nome, t) in voci.iter().filter(|(_, t)| t.is_some()) {
            let testo = format!("**{nome}.** {}", testo(t.as_ref()).trim());
            blocchi.push(Blocco::Narrativa { testo });
        }
    }
    let titolo = "Scostamenti e provvedimenti".into();
    Some(Parte { nome: "scostamenti", titolo, blocchi }).filter(|p| !p.blocchi.is_empty())
}
