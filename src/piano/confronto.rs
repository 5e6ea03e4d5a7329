//! What differs between two sets of sheets: scheda by scheda, field by field, before and after.

use std::collections::BTreeSet;

use super::programmato::parti;
use super::{etichetta, predefinito};
use crate::diagnostic::Luogo;
use crate::model::{CampoVotato, SchedaProgrammata};
use crate::valori::{confrontabile, stesso};

/// What became of a sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sorte {
    /// On both sides, with other fields.
    Cambiata,
    /// Only after.
    Nuova,
    /// Only before.
    Sparita,
}

impl Sorte {
    /// The word printed and written in JSON.
    pub fn parola(self) -> &'static str {
        match self {
            Sorte::Cambiata => "cambiata",
            Sorte::Nuova => "nuova",
            Sorte::Sparita => "tolta",
        }
    }
}

/// A field that differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DifferenzaCampo {
    /// Its key, as it is after where it is there.
    pub chiave: String,
    /// Its printed form before; empty where it was not there.
    pub prima: String,
    /// Its printed form after; empty where it is not there.
    pub dopo: String,
    /// Where it stands after; the sheet's place where it is gone.
    pub luogo: Luogo,
}

impl DifferenzaCampo {
    /// What the field is called in Italian.
    pub fn etichetta(&self) -> String {
        etichetta(&self.chiave)
    }
}

/// A sheet that differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DifferenzaScheda {
    /// What became of it.
    pub sorte: Sorte,
    /// Which sheet.
    pub identita: String,
    /// Its path; empty where only a lock knows it.
    pub percorso: String,
    /// Its codes, before and after, each once; a process has none.
    pub codici: Vec<String>,
    /// Its title, after where it is there.
    pub titolo: String,
    /// Its place, after where it is there.
    pub luogo: Luogo,
    /// The fields that differ; all of them for a sheet that is on one side only.
    pub campi: Vec<DifferenzaCampo>,
}

impl DifferenzaScheda {
    /// What it is called in a sentence: its code, else its identity.
    pub fn nome(&self) -> &str {
        self.codici.last().unwrap_or(&self.identita)
    }
}

/// Compares sheets by identity: in the order of `dopo`, then those that are gone.
pub fn confronta(prima: &[SchedaProgrammata], dopo: &[SchedaProgrammata]) -> Vec<DifferenzaScheda> {
    let in_coppia =
        |v: &'_ [SchedaProgrammata], id: &str| v.iter().position(|s| stesso(&s.identita, id));
    let mut differenze = Vec::new();
    for s in dopo {
        let prima = in_coppia(prima, &s.identita).and_then(|i| prima.get(i));
        match prima {
            None => differenze.push(sola(s, Sorte::Nuova)),
            Some(p) => {
                let campi = campi(p, s);
                if !campi.is_empty() {
                    let mut d = sola(s, Sorte::Cambiata);
                    if !p.codice().is_empty() && !stesso(p.codice(), s.codice()) {
                        d.codici.insert(0, p.codice().to_owned());
                    }
                    differenze.push(DifferenzaScheda { campi, ..d });
                }
            }
        }
    }
    let sparite = prima.iter().filter(|s| in_coppia(dopo, &s.identita).is_none());
    differenze.extend(sparite.map(|s| sola(s, Sorte::Sparita)));
    differenze
}

/// A sheet as if it were on one side only.
fn sola(s: &SchedaProgrammata, sorte: Sorte) -> DifferenzaScheda {
    let campo = |c: &CampoVotato| {
        let (vuota, piena) = (String::new(), c.forma.clone());
        let (prima, dopo) = if sorte == Sorte::Sparita { (piena, vuota) } else { (vuota, piena) };
        DifferenzaCampo { chiave: c.chiave.clone(), prima, dopo, luogo: c.luogo }
    };
    let codice = Some(s.codice().to_owned()).filter(|c| !c.is_empty());
    DifferenzaScheda {
        sorte,
        identita: s.identita.clone(),
        percorso: s.percorso.clone(),
        codici: codice.into_iter().collect(),
        titolo: s.titolo().to_owned(),
        luogo: s.luogo,
        campi: s.campi.iter().map(campo).collect(),
    }
}

/// The fields that differ: those after in their order, then those that are gone.
fn campi(prima: &SchedaProgrammata, dopo: &SchedaProgrammata) -> Vec<DifferenzaCampo> {
    let nuovi_nomi = rinominate(prima, dopo);
    let oggi = |chiave: &str| {
        let nuovo = nuovi_nomi.iter().find_map(|(vecchio, nuovo)| {
            Some(format!("{nuovo}{}", chiave.strip_prefix(vecchio.as_str())?))
        });
        nuovo.unwrap_or_else(|| chiave.to_owned())
    };
    let vecchi: Vec<(String, &str)> =
        prima.campi.iter().map(|c| (oggi(&c.chiave), c.forma.as_str())).collect();
    let mut v = Vec::new();
    for c in &dopo.campi {
        let vecchio = vecchi.iter().find(|(k, _)| stesso(k, &c.chiave)).map(|(_, f)| *f);
        let vecchio = vecchio.unwrap_or_else(|| predefinito(&c.chiave));
        if !stesso_testo(vecchio, &c.forma) {
            v.push(DifferenzaCampo {
                chiave: c.chiave.clone(),
                prima: vecchio.to_owned(),
                dopo: c.forma.clone(),
                luogo: c.luogo,
            });
        }
    }
    for (chiave, forma) in vecchi {
        let adesso = predefinito(&chiave);
        let c_e = dopo.campi.iter().any(|c| stesso(&c.chiave, &chiave));
        if !c_e && !stesso_testo(forma, adesso) {
            v.push(DifferenzaCampo {
                prima: forma.to_owned(),
                dopo: adesso.to_owned(),
                luogo: dopo.luogo,
                chiave,
            });
        }
    }
    v
}

/// Whether two printed forms are the same, row by row, however accents and apostrophes were typed.
fn stesso_testo(a: &str, b: &str) -> bool {
    let righe = |t: &str| t.split('\n').map(confrontabile).collect::<Vec<_>>();
    a == b || !(a.is_ascii() && b.is_ascii()) && righe(a) == righe(b)
}

/// The items of each list whose name changed: the beginning of their keys before, and after. Items
/// without a namesake are paired in their order where they are as many on both sides, else by their
/// place in the list.
fn rinominate(prima: &SchedaProgrammata, dopo: &SchedaProgrammata) -> Vec<(String, String)> {
    let mut coppie = Vec::new();
    let liste: BTreeSet<&str> = prima.campi.iter().map(|c| parti(&c.chiave).lista).collect();
    for lista in liste.into_iter().filter(|l| !l.is_empty()) {
        let (vecchie, nuove) = (voci(prima, lista), voci(dopo, lista));
        let sole = |mie: &[&str], altre: &[&str]| -> Vec<usize> {
            let altrove = |n: &&str| altre.iter().any(|a| stesso(a, n));
            let sola = |i: &usize| mie.get(*i).is_some_and(|n| !altrove(n));
            (0..mie.len()).filter(sola).collect()
        };
        let (tolte, aggiunte) = (sole(&vecchie, &nuove), sole(&nuove, &vecchie));
        let in_ordine = tolte.len() == aggiunte.len();
        for (k, i) in tolte.iter().enumerate() {
            let j = if in_ordine { aggiunte.get(k) } else { aggiunte.iter().find(|j| *j == i) };
            let nomi = j.and_then(|j| Some((vecchie.get(*i)?, nuove.get(*j)?)));
            if let Some((vecchia, nuova)) = nomi {
                coppie.push((format!("{lista}[{vecchia}]."), format!("{lista}[{nuova}].")));
            }
        }
    }
    coppie
}

/// The names of the items of a list, in order.
fn voci<'a>(s: &'a SchedaProgrammata, lista: &str) -> Vec<&'a str> {
    let mut v: Vec<&str> = Vec::new();
    for c in &s.campi {
        let p = parti(&c.chiave);
        if p.lista == lista && !v.contains(&p.voce) {
            v.push(p.voce);
        }
    }
    v
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scheda(campi: &[(&str, &str)]) -> SchedaProgrammata {
        let campo = |(k, f): &(&str, &str)| CampoVotato {
            chiave: (*k).into(),
            forma: (*f).into(),
            luogo: Luogo::default(),
        };
        SchedaProgrammata {
            identita: "obiettivi/a".into(),
            percorso: String::new(),
            luogo: Luogo::default(),
            campi: campi.iter().map(campo).collect(),
        }
    }

    fn detto(prima: &[(&str, &str)], dopo: &[(&str, &str)]) -> Vec<String> {
        let v = confronta(&[scheda(prima)], &[scheda(dopo)]);
        let campi = v.iter().flat_map(|s| &s.campi);
        campi.map(|c| format!("{}: {} > {}", c.chiave, c.prima, c.dopo)).collect()
    }

    #[test]
    fn items_are_matched_by_name_and_then_by_place() {
        let fase = [("fasi[A].descrizione", "A"), ("fasi[A].previsto", "gen")];
        // Another phase before it changes nothing of it.
        let con_altra = [&[("fasi[Z].descrizione", "Z")], &fase[..]].concat();
        assert_eq!(detto(&fase, &con_altra), ["fasi[Z].descrizione:  > Z"]);
        assert_eq!(detto(&con_altra, &fase), ["fasi[Z].descrizione: Z > "]);
        // Another name is a change of the name.
        let altro_nome = [("fasi[B].descrizione", "B"), ("fasi[B].previsto", "gen")];
        assert_eq!(detto(&fase, &altro_nome), ["fasi[B].descrizione: A > B"]);
    }

    #[test]
    fn accents_in_two_pieces_and_other_apostrophes_are_no_difference() {
        let prima = [("fasi[Attività dell'ente].descrizione", "Attività dell'ente")];
        let dopo = [("fasi[Attivita\u{300} dell’ente].descrizione", "Attivita\u{300} dell’ente")];
        assert!(detto(&prima, &dopo).is_empty());
        assert_eq!(detto(&[("titolo", "È")], &[("titolo", "E")]), ["titolo: È > E"]);
    }

    #[test]
    fn what_was_left_out_has_its_usual_value() {
        assert_eq!(detto(&[], &[("stato", "stralciato")]), ["stato: attivo > stralciato"]);
        assert_eq!(detto(&[("stato", "sospeso")], &[]), ["stato: sospeso > attivo"]);
        assert!(detto(&[], &[("stato", "attivo")]).is_empty());
        assert!(detto(&[("prerequisito", "NO")], &[]).is_empty());
    }
}
