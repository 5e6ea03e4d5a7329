//! What acts of variation changed of an approved plan: before and after come from the lock.

use super::{DifferenzaCampo, DifferenzaScheda, Sorte, confronta, etichetta};
use crate::model::{
    AttoLucchetto, Lucchetto, ModificaLucchetto, SchedaLucchetto, SchedaProgrammata, StatoAtto,
    Testo, Variazione, VariazioneLucchetto, scritto, senza_estensione,
};
use crate::valori::stesso;

/// A field that an act changed, or a whole sheet that it brought in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Modifica {
    /// Identity of the sheet.
    pub scheda: String,
    /// Its code.
    pub codice: String,
    /// Its title.
    pub titolo: String,
    /// Key of the field; `scheda` for a whole sheet.
    pub campo: String,
    /// Printed form before; empty where there was nothing.
    pub prima: String,
    /// Printed form after; empty where there is nothing.
    pub dopo: String,
    /// What the variation does: `modifica`, `stralcio` …; may be empty.
    pub tipo: String,
    /// Why; narrative, may be empty.
    pub motivo: String,
    /// The act.
    pub atto: AttoLucchetto,
}

impl Modifica {
    /// What the field is called in Italian.
    pub fn etichetta(&self) -> String {
        etichetta(&self.campo)
    }
}

/// The key under which a change of a whole sheet goes.
const INTERA: &str = "scheda";

/// What the data changed of the locked plan.
///
/// Days of checks where the plan had none are no change: they are written when the check is made.
pub fn spostate(lucchetto: &Lucchetto, dopo: &[SchedaProgrammata]) -> Vec<DifferenzaScheda> {
    let mut v = confronta(&lucchetto.programmate(), dopo);
    for d in v.iter_mut().filter(|d| d.sorte == Sorte::Cambiata) {
        d.campi.retain(|c| !(c.chiave.starts_with("verifiche.") && c.prima.is_empty()));
    }
    v.retain(|d| !d.campi.is_empty());
    v
}

/// Whether a variation names a sheet: by code (of before or after), identity or file.
pub fn nomina(v: &Variazione, d: &DifferenzaScheda) -> bool {
    v.obiettivi.iter().any(|o| {
        let o = o.as_str();
        stesso(o, &d.identita)
            || d.codici.iter().any(|c| stesso(c, o))
            || (!d.percorso.is_empty()
                && (stesso(o, &d.percorso) || stesso(o, senza_estensione(&d.percorso))))
            || stesso(senza_estensione(o), &d.identita)
    })
}

/// The variations that name a sheet and that the lock does not hold yet, with how far their act is.
pub fn in_corso<'a>(
    lucchetto: &Lucchetto,
    variazioni: &'a [Variazione],
    d: &DifferenzaScheda,
) -> Vec<(&'a Variazione, StatoAtto)> {
    let sue = variazioni.iter().filter(|v| nomina(v, d) && !lucchetto.contiene(v));
    sue.map(|v| (v, v.atto.stato())).collect()
}

/// The changes of a sheet under a variation.
fn del_foglio(d: &DifferenzaScheda, v: &VariazioneLucchetto) -> Vec<Modifica> {
    let una = |campo: &str, prima: &str, dopo: &str| Modifica {
        scheda: d.identita.clone(),
        codice: d.codici.last().cloned().unwrap_or_default(),
        titolo: d.titolo.clone(),
        campo: campo.to_owned(),
        prima: prima.to_owned(),
        dopo: dopo.to_owned(),
        tipo: v.tipo.as_ref().map_or(String::new(), |t| t.testo.clone()),
        motivo: v.motivo.as_ref().map_or(String::new(), |t| t.testo.clone()),
        atto: v.atto.clone(),
    };
    match d.sorte {
        Sorte::Nuova => vec![una(INTERA, "", "nuova")],
        Sorte::Sparita => Vec::new(),
        Sorte::Cambiata => {
            let campo = |c: &DifferenzaCampo| una(&c.chiave, &c.prima, &c.dopo);
            d.campi.iter().map(campo).collect()
        }
    }
}

impl VariazioneLucchetto {
    /// What it changed, as the lock holds it.
    pub fn fatte(&self) -> Vec<Modifica> {
        let testo = |t: &Option<Testo>| t.as_ref().map_or(String::new(), |t| t.testo.clone());
        let una = |m: &ModificaLucchetto| Modifica {
            scheda: testo(&m.scheda),
            codice: testo(&m.codice),
            titolo: testo(&m.titolo),
            campo: testo(&m.campo),
            prima: testo(&m.prima),
            dopo: testo(&m.dopo),
            tipo: testo(&self.tipo),
            motivo: testo(&self.motivo),
            atto: self.atto.copia(),
        };
        self.modifiche.iter().map(una).collect()
    }
}

/// Every change that an act made of the plan, oldest first: those that the lock holds, then those of
/// approved variations that it does not hold yet. For the relazione.
pub fn modifiche(
    lucchetto: &Lucchetto,
    dopo: &[SchedaProgrammata],
    variazioni: &[Variazione],
) -> Vec<Modifica> {
    let mut tutte: Vec<Modifica> =
        lucchetto.variazioni.iter().flat_map(VariazioneLucchetto::fatte).collect();
    for d in spostate(lucchetto, dopo) {
        // Where several acts name the sheet, what each of them changed is not known: the last one.
        let approvate = in_corso(lucchetto, variazioni, &d);
        let ultima = approvate.iter().rfind(|(_, stato)| *stato == StatoAtto::Approvato);
        if let Some((v, _)) = ultima {
            tutte.extend(del_foglio(&d, &VariazioneLucchetto::di(v)));
        }
    }
    tutte
}

/// The lock's next version, and what an act put into it.
#[derive(Clone, Debug)]
pub struct Successivo {
    /// The lock's next version.
    pub lucchetto: Lucchetto,
    /// What the act changed, before and after.
    pub modifiche: Vec<Modifica>,
    /// What the data changed and the act does not name: the lock does not take it in.
    pub rifiutate: Vec<DifferenzaScheda>,
}

/// The lock after an act of variation (all the entries of `variazioni.yaml` that have that act). Only
/// the schede that it names move; one that is gone stays in the lock.
pub fn successivo(
    vecchio: &Lucchetto,
    dopo: &[SchedaProgrammata],
    atto: &[&Variazione],
) -> Successivo {
    let versione = scritto((vecchio.versione() + 1).to_string());
    let mut lucchetto = Lucchetto { versione: versione.clone(), ..vecchio.clone() };
    let mut voci: Vec<VariazioneLucchetto> = atto
        .iter()
        .map(|v| VariazioneLucchetto { versione: versione.clone(), ..VariazioneLucchetto::di(v) })
        .collect();
    let (mut fatte, mut rifiutate) = (Vec::new(), Vec::new());
    for d in spostate(vecchio, dopo) {
        let quale = atto.iter().position(|v| nomina(v, &d)).and_then(|i| voci.get_mut(i));
        let foglio = dopo.iter().find(|s| s.identita == d.identita);
        let (Some(voce), Some(foglio)) = (quale, foglio) else {
            rifiutate.push(d);
            continue;
        };
        let nuova = SchedaLucchetto::di(foglio);
        let sua =
            |s: &&mut SchedaLucchetto| s.scheda.as_ref().is_some_and(|t| t.testo == d.identita);
        match lucchetto.schede.iter_mut().find(sua) {
            Some(s) => *s = nuova,
            None => lucchetto.schede.push(nuova),
        }
        let sue = del_foglio(&d, voce);
        voce.modifiche.extend(sue.iter().map(|m| ModificaLucchetto {
            scheda: scritto(m.scheda.as_str()),
            codice: scritto(m.codice.as_str()),
            titolo: scritto(m.titolo.as_str()),
            campo: scritto(m.campo.as_str()),
            prima: scritto(m.prima.as_str()),
            dopo: scritto(m.dopo.as_str()),
        }));
        fatte.extend(sue);
    }
    lucchetto.variazioni.extend(voci);
    Successivo { lucchetto: lucchetto.sigillato(), modifiche: fatte, rifiutate }
}
