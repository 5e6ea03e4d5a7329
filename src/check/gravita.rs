//! How grave a finding is here and now: decided once, after the rules, from where it stands.
//!
//! What was voted can no longer be corrected: an error there becomes a warning that says so, and its
//! remedy is for the next plan or for an act, so that a lawful document can always be printed.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::{Contesto, Materia, RULES};
use crate::diagnostic::{FileId, Gravita, Luogo, Segnalazione, Votato};
use crate::model::chiavi::{Contenuto, Gruppo, percorri};
use crate::model::{Stadio, StatoAtto};

/// What stands at a place, as the acts see it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Materiale {
    /// What the vote on the plan approves.
    Piano,
    /// What the PIAO alone prints.
    Piao,
    /// What may be corrected at any time.
    Libero,
    /// What the plan prints and no vote is about: who the ente is.
    Comune,
}

/// The places that findings stand at.
pub(super) struct Posti {
    cercati: BTreeSet<Luogo>,
    valori: BTreeMap<Luogo, Materiale>,
    /// Of a file as a whole: what is missing in it.
    file: BTreeMap<FileId, Materiale>,
}

impl Posti {
    /// Of the places of some findings: the others are not asked about.
    pub(super) fn di(c: &Contesto<'_>, trovate: &[Segnalazione]) -> Self {
        let cartella = c.cartella();
        let cercati: BTreeSet<Luogo> = trovate.iter().map(|s| s.luogo).collect();
        let file: BTreeSet<FileId> = cercati.iter().map(|l| l.file).collect();
        let mut posti = Posti { cercati, valori: BTreeMap::new(), file: BTreeMap::new() };
        posti.gruppo(&cartella.ente, Materiale::Comune);
        for p in &cartella.persone {
            posti.gruppo(p, Materiale::Comune);
        }
        let toccate = cartella.obiettivi.par_iter().filter(|o| file.contains(&o.file));
        let lette: Vec<_> =
            toccate.map(|o| (o.file, posti.del_gruppo(&o.scheda, Materiale::Libero))).collect();
        for (file, valori) in lette {
            posti.valori.extend(valori);
            posti.file.insert(file, Materiale::Piano);
        }
        for p in &cartella.processi {
            posti.gruppo(&p.scheda, Materiale::Libero);
            posti.file.insert(p.file, Materiale::Piano);
        }
        for s in cartella.piao.iter().flat_map(|p| p.sezioni()) {
            posti.file.insert(s.luogo.file, Materiale::Piao);
        }
        posti
    }

    fn gruppo(&mut self, g: &dyn Gruppo, altrimenti: Materiale) {
        let suoi = self.del_gruppo(g, altrimenti);
        self.valori.extend(suoi);
    }

    /// What stands at the places of a group that are asked about.
    fn del_gruppo(&self, g: &dyn Gruppo, altrimenti: Materiale) -> Vec<(Luogo, Materiale)> {
        let mut suoi = Vec::new();
        percorri(g, &mut |via, contenuto| {
            let luogo = match contenuto {
                Contenuto::Libero(_, luogo) => *luogo,
                altro => altro.scritto().map_or_else(Luogo::default, |(_, luogo)| luogo),
            };
            if !self.cercati.contains(&luogo) {
                return;
            }
            let posto = match () {
                () if via.votata() => Materiale::Piano,
                () if via.0.iter().take(2).any(|k| k.nome == "piao") => Materiale::Piao,
                () if via.dal() > Stadio::Piano => Materiale::Libero,
                () => altrimenti,
            };
            suoi.push((luogo, posto));
        });
        suoi
    }

    /// What a finding is about.
    fn materia(&self, s: &Segnalazione) -> Option<Votato> {
        let regola = RULES.iter().find(|r| r.codice() == s.regola)?;
        let della_regola = match regola.materia() {
            // What speaks only later in the year speaks of results.
            _ if regola.dal() > Stadio::Piano => return None,
            Materia::Sempre => return None,
            Materia::Piano => Some(Votato::Piano),
            Materia::Piao => Some(Votato::Piao),
            Materia::DalPosto => None,
        };
        match self.valori.get(&s.luogo) {
            Some(Materiale::Piano) => Some(Votato::Piano),
            Some(Materiale::Piao) => Some(Votato::Piao),
            Some(Materiale::Libero) => None,
            Some(Materiale::Comune) => della_regola,
            // What is missing stands at the mapping that lacks it: what a rule of the plan misses is the
            // plan's.
            None => match self.file.get(&s.luogo.file) {
                Some(Materiale::Piao) => Some(Votato::Piao),
                Some(_) => Some(Votato::Piano),
                None => della_regola,
            },
        }
    }

    /// Gives a finding its gravity and its remedy for the state of the act.
    pub(super) fn gradua(&self, c: &Contesto<'_>, s: &mut Segnalazione) {
        match self.materia(s) {
            Some(Votato::Piano) if c.votato() => {
                if s.gravita == Gravita::Errore {
                    s.gravita = Gravita::Avviso;
                    s.votato = Some(Votato::Piano);
                }
                if !s.aiuto.is_empty() {
                    s.aiuto =
                        format!("nel prossimo piano, o con un atto di variazione: {}", s.aiuto);
                }
            }
            Some(Votato::Piao) if s.gravita == Gravita::Errore => {
                let stato = c.cartella().ente.documenti.piao.atto.stato();
                // An error only while its act is the file that is to be voted; a warning before, when it
                // is being written, and after, when it can no longer be corrected.
                if stato != StatoAtto::Proposta || c.stadio != Stadio::Piano {
                    s.gravita = Gravita::Avviso;
                    s.votato = (stato == StatoAtto::Approvato).then_some(Votato::Piao);
                }
            }
            _ => {}
        }
    }
}
