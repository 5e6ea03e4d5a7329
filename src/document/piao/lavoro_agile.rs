//! Section 3.2: work from elsewhere.

use super::super::blocchi::{Blocco, VoceQuadro};
use super::pagina::{Colonna, Pagina, Riga, numero, parola, scritto, una};
use crate::document::stampato::detto;
use crate::model::piao::LavoroAgile;

/// Writes the section.
pub fn scrivi(p: &mut Pagina<'_>, s: &LavoroAgile) {
    p.prosa("", s.premessa.as_ref());
    let mut voci = Vec::new();
    if s.accordi.is_some() {
        voci.push(VoceQuadro {
            etichetta: "Accordi di lavoro agile".into(),
            valore: numero(s.accordi.as_ref()).into_string(),
            nota: String::new(),
        });
    }
    for (etichetta, quale) in [
        ("Attività da remoto, in tutto", "tutta"),
        ("Attività da remoto, in parte", "in_parte"),
        ("Attività solo in sede", "mai"),
    ] {
        let remoto = |a: &&crate::model::piao::Attivita| {
            a.da_remoto.as_ref().and_then(|r| r.valore).is_some_and(|r| r.parola() == quale)
        };
        let n = s.attivita.iter().filter(remoto).count();
        voci.push(VoceQuadro {
            etichetta: etichetta.into(),
            valore: n.to_string(),
            nota: format!("su {}", s.attivita.len()),
        });
    }
    if !s.attivita.is_empty() {
        p.blocco(Blocco::Quadro { voci });
    }
    p.prosa("Condizioni e fattori abilitanti", s.condizioni.as_ref());
    p.prosa("I servizi non ne risentono", s.servizi.as_ref());
    p.prosa("Rotazione e prevalenza del lavoro in presenza", s.prevalenza.as_ref());
    p.prosa("Piattaforma e sicurezza", s.piattaforma.as_ref());
    p.prosa("Lo smaltimento dell'arretrato", s.arretrato.as_ref());
    p.prosa("Gli apparati", s.apparati.as_ref());
    let righe = s.attivita.iter().map(|a| {
        Riga::Celle(vec![
            una(detto(a.attivita.as_ref())),
            una(p.chi(a.struttura.as_ref())),
            una(parola(scritto(a.da_remoto.as_ref()))),
            una(detto(a.motivo.as_ref())),
        ])
    });
    let righe = righe.collect();
    let colonne = [
        Colonna("Attività", false),
        Colonna("Struttura", false),
        Colonna("Da remoto", false),
        Colonna("Perché", false),
    ];
    p.registro("attivita", "Le attività, e quanto si possono fare da remoto", &colonne, righe);
    p.elenco("Obiettivi", &s.obiettivi);
    p.indicatori("Indicatori", &s.indicatori);
    p.prosa("", s.note.as_ref());
}
