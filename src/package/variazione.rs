//! Which act of variation is to be packaged, and the lock that it makes.

use crate::document::AttoDiVariazione;
use crate::model::{
    AttoLucchetto, Documento, Lucchetto, StatoAtto, Variazione, VariazioneLucchetto,
};
use crate::piano::Modifica;
use crate::piano::lucchetto::successivo;
use crate::score::Valutata;

/// Why there is no variation to package.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mancanza {
    /// No lock: nobody knows what was approved.
    Lucchetto,
    /// `variazioni.yaml` has no act.
    Variazioni,
    /// The act, in words, changes no planned field.
    Cambi(String),
}

/// An act of variation to be packaged.
#[derive(Clone, Debug)]
pub struct DiVariazione {
    /// What it changes, with its title and act.
    pub atto: AttoDiVariazione,
    /// The codes of the schede, as the act names them.
    pub obiettivi: Vec<String>,
    /// The lock with this act in it; only an approved one makes it.
    pub lucchetto: Option<Lucchetto>,
    /// The other acts that the lock does not hold yet, in words (empty where an act says nothing of
    /// itself), in the order of `variazioni.yaml`.
    pub restano: Vec<String>,
}

/// The first act that the lock does not hold yet; when it holds them all, the last one again.
///
/// # Errors
/// When there is none, or it changes nothing.
pub fn variazione(v: &Valutata) -> Result<DiVariazione, Mancanza> {
    let c = v.cartella();
    let vecchio = c.lucchetto.as_ref().ok_or(Mancanza::Lucchetto)?;
    let nuova = c.variazioni.iter().find(|x| !vecchio.contiene(x));
    let prima = nuova.or_else(|| ultima(vecchio, &c.variazioni)).ok_or(Mancanza::Variazioni)?;
    let stesso = |x: &&Variazione| chi(x) == chi(prima);
    let voci: Vec<&Variazione> = match nuova {
        Some(_) => c.variazioni.iter().filter(stesso).filter(|x| !vecchio.contiene(x)).collect(),
        None => c.variazioni.iter().filter(stesso).collect(),
    };
    let lucchetto = match nuova {
        Some(_) => successivo(vecchio, v, &voci).lucchetto,
        None => vecchio.clone(),
    };
    let di_questa = |x: &&VariazioneLucchetto| {
        x.versione.as_ref().map(|t| t.as_str()) == lucchetto.versione.as_ref().map(|t| t.as_str())
    };
    let modifiche: Vec<Modifica> =
        lucchetto.variazioni.iter().filter(di_questa).flat_map(|x| x.fatte()).collect();
    if modifiche.is_empty() {
        return Err(Mancanza::Cambi(chi(prima)));
    }
    let nomi = voci.iter().flat_map(|x| x.obiettivi.iter().map(|t| t.as_str().to_owned()));
    let mut restano: Vec<String> = Vec::new();
    for altra in c.variazioni.iter().filter(|x| !stesso(x) && !vecchio.contiene(x)).map(chi) {
        if !restano.contains(&altra) {
            restano.push(altra);
        }
    }
    Ok(DiVariazione {
        atto: AttoDiVariazione {
            documento: Documento { atto: prima.atto.clone(), ..Documento::default() },
            approvato: vecchio.atto.testo(),
            modifiche,
            numero: lucchetto.versione() - 1,
        },
        obiettivi: nomi.collect(),
        lucchetto: (prima.atto.stato() == StatoAtto::Approvato).then_some(lucchetto),
        restano,
    })
}

fn chi(v: &Variazione) -> String {
    AttoLucchetto::di(&v.atto).testo()
}

/// The entry whose act made the lock's last version.
fn ultima<'a>(l: &Lucchetto, variazioni: &'a [Variazione]) -> Option<&'a Variazione> {
    let atto = l.variazioni.last()?.atto.testo();
    variazioni.iter().find(|v| chi(v) == atto)
}
