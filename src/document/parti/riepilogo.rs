//! The summaries of the plan: weights, themes, the chain from strategy, people, money.

use std::collections::BTreeMap;

use num_rational::BigRational;
use num_traits::Zero as _;

use super::super::blocchi::{
    Blocco, Lunghezza, Parte, RigaCatena, RigaPesi, RigaTabella, VoceCatena, VocePeso, celle,
    tabella,
};
use super::{Fonte, codice, nome, titolo};
use crate::check::classificazione;
use crate::document::stampato::detto;
use crate::model::{OMappa, Obiettivo, ObiettivoFile, numero_bilancio};
use crate::template::TestoStampato;
use crate::valori::{Importo, esatto, percentuale};

/// The weights of the objectives, settore by settore.
pub fn pesi(f: &Fonte<'_>) -> Option<Parte> {
    let v = f.dati();
    let mut righe = Vec::new();
    for (i, s) in v.cartella().ente.settori.iter().enumerate() {
        let pesate = f.del_settore(i).filter(|(o, _)| o.scheda.pesato());
        let voci: Vec<(VocePeso, BigRational)> = pesate
            .filter_map(|(o, _)| {
                let n = v.peso_in(o, i)?;
                let peso = Lunghezza::nuova(&n, esatto(&n));
                Some((VocePeso { codice: codice(o), titolo: titolo(o), peso }, n))
            })
            .collect();
        if voci.is_empty() {
            continue;
        }
        let totale = voci.iter().fold(BigRational::zero(), |s, (_, n)| s + n);
        righe.push(RigaPesi {
            settore: nome(s),
            totale: esatto(&totale),
            voci: voci.into_iter().map(|(v, _)| v).collect(),
        });
    }
    let detti: Vec<String> =
        righe.iter().map(|r| format!("{}: {}", r.settore, r.voci.len())).collect();
    let quante = righe.len();
    let alt = format!("Obiettivi pesati per settore: {}.", detti.join("; "));
    let mut blocchi = vec![Blocco::Pesi { titolo: String::new(), alt, righe }];
    blocchi.extend(riportati(f));
    Some(Parte { nome: "pesi", titolo: "Il peso degli obiettivi".into(), blocchi })
        .filter(|_| quante > 0)
}

/// Where a scheda with a weight is no longer active, what the weights of the others come to.
pub fn riportati(f: &Fonte<'_>) -> Vec<Blocco> {
    let v = f.dati();
    let cento = BigRational::from_integer(100.into());
    let mut blocchi = Vec::new();
    for (i, s) in v.cartella().ente.settori.iter().enumerate() {
        let attivo = |o: &ObiettivoFile| o.scheda.stato() == crate::model::StatoObiettivo::Attivo;
        let fuori: Vec<String> = f
            .del_settore(i)
            .filter(|(o, _)| !attivo(o) && !o.scheda.prerequisito())
            .map(|(o, _)| format!("{} ({})", codice(o), o.scheda.stato().parola()))
            .collect();
        let pesati: Vec<(TestoStampato, BigRational)> = f
            .del_settore(i)
            .filter(|(o, _)| attivo(o) && o.scheda.pesato())
            .filter_map(|(o, _)| Some((codice(o), v.peso_in(o, i)?)))
            .collect();
        let somma = pesati.iter().fold(BigRational::zero(), |s, (_, n)| s + n);
        if fuori.is_empty() || somma.is_zero() || somma == cento {
            continue;
        }
        let nuovi: Vec<String> = pesati
            .iter()
            .map(|(chi, n)| {
                let nuovo = percentuale(&(n * &cento / &somma));
                format!("{chi} da {} a {}", esatto(n), nuovo.trim_end_matches('%'))
            })
            .collect();
        let testo = format!(
            "{}: senza {} i pesi degli altri si riportano a 100: {}.",
            nome(s),
            fuori.join(", "),
            nuovi.join(", ")
        );
        blocchi.push(Blocco::Paragrafo { testo });
    }
    blocchi
}

/// The objectives by ambito and by missione of the budget.
pub fn temi(f: &Fonte<'_>) -> Option<Parte> {
    let mut per_ambito: BTreeMap<String, Vec<TestoStampato>> = BTreeMap::new();
    let mut per_missione: BTreeMap<u8, Vec<TestoStampato>> = BTreeMap::new();
    for (o, _) in f.attive() {
        for a in &o.scheda.ambiti {
            per_ambito
                .entry(a.valore.as_ref().map_or_else(String::new, ToString::to_string))
                .or_default()
                .push(codice(o));
        }
        if let Some(m) = o.scheda.missione.as_ref().and_then(numero_bilancio) {
            per_missione.entry(m).or_default().push(codice(o));
        }
    }
    let mut blocchi = Vec::new();
    let riga = |nome: String, v: Vec<TestoStampato>| {
        let codici = v.iter().map(|c| &**c).collect::<Vec<_>>().join(", ");
        RigaTabella::Riga(celle![nome, v.len().to_string(), codici])
    };
    let colonne = |cosa| [cosa, "Obiettivi", "Codici"];
    let allinea = ["sinistra", "destra", "sinistra"];
    if !per_ambito.is_empty() {
        let righe = per_ambito.into_iter().map(|(a, v)| riga(a, v)).collect();
        blocchi.push(tabella("temi", "Per ambito", &colonne("Ambito"), &allinea, righe));
    }
    if !per_missione.is_empty() {
        let missione = |m: u8| match classificazione().voce(f.anno(), m, 0) {
            Some(v) => format!("{m}. {}", v.nome),
            None => m.to_string(),
        };
        let righe = per_missione.into_iter().map(|(m, v)| riga(missione(m), v)).collect();
        blocchi.push(tabella(
            "temi",
            "Per missione di bilancio",
            &colonne("Missione"),
            &allinea,
            righe,
        ));
    }
    let titolo = "Gli obiettivi per tema".into();
    Some(Parte { nome: "temi", titolo, blocchi }).filter(|p| !p.blocchi.is_empty())
}

/// The strategic code and title of a scheda.
fn strategico(s: &Obiettivo) -> Option<(TestoStampato, TestoStampato)> {
    match s.obiettivo_strategico.as_ref()? {
        OMappa::Testo(t) => Some((t.into(), TestoStampato::default())),
        OMappa::Mappa(m) => Some((detto(m.codice.as_ref()), detto(m.titolo.as_ref()))),
    }
}

/// The chain from the strategy of the DUP to the objectives, and in a report to what they reached.
pub fn catena(f: &Fonte<'_>, realizzato: bool) -> Option<Parte> {
    let c = f.dati().cartella();
    let mut righe: Vec<RigaCatena> = c
        .ente
        .strategia
        .iter()
        .map(|v| RigaCatena {
            codice: detto(v.codice.as_ref()),
            titolo: detto(v.titolo.as_ref()),
            obiettivi: Vec::new(),
        })
        .collect();
    for (o, punti) in f.attive() {
        let Some((cod, tit)) = strategico(&o.scheda) else { continue };
        let settori = c.settori_di(&o.scheda).into_iter().filter_map(|i| c.ente.settori.get(i));
        let settori: Vec<String> = settori.map(|s| nome(s).into_string()).collect();
        let accanto = if realizzato && !f.riservata(o) {
            let grado = punti.grado.as_ref().map(|g| g.percentuale());
            grado.map_or(f.esito(punti), |g| format!("{g}, {}", f.esito(punti)))
        } else {
            settori.join(", ")
        };
        let voce = VoceCatena { codice: codice(o), titolo: titolo(o), settore: accanto.into() };
        let stessa = |r: &&mut RigaCatena| r.codice == cod && (tit.is_empty() || r.titolo == tit);
        match righe.iter_mut().find(stessa) {
            Some(r) => r.obiettivi.push(voce),
            None => righe.push(RigaCatena { codice: cod, titolo: tit, obiettivi: vec![voce] }),
        }
    }
    let blocchi = vec![Blocco::Catena { titolo: String::new(), righe }];
    let vuota = matches!(blocchi.first(), Some(Blocco::Catena { righe, .. }) if righe.is_empty());
    let titolo =
        if realizzato { "Dalla strategia ai risultati" } else { "Dalla strategia agli obiettivi" };
    let titolo = titolo.into();
    Some(Parte { nome: "catena", titolo, blocchi }).filter(|_| !vuota)
}

/// People and their planned shares over all objectives: for the file only.
pub fn persone(f: &Fonte<'_>) -> Option<Parte> {
    if f.nomi.pubblica() {
        return None;
    }
    let c = f.dati().cartella();
    let mut righe = Vec::new();
    for p in &c.persone {
        let mut sue = Vec::new();
        for (o, _) in f.attive() {
            for q in c.partecipanti(o.scheda.personale.as_ref()) {
                let sua = q.dipendente.as_ref().and_then(|d| c.persona(d.as_str()));
                let quota = q.prevista.as_ref().and_then(|q| q.valore.as_ref());
                if let Some(quota) = quota.filter(|_| sua.is_some_and(|x| std::ptr::eq(x, p))) {
                    sue.push(format!("{} ({})", codice(o), percentuale(&quota.0)));
                }
            }
        }
        if !sue.is_empty() {
            righe.push(RigaTabella::Riga(celle![
                f.nomi.persona(p),
                sue.len().to_string(),
                sue.join(", "),
            ]));
        }
    }
    let quante = righe.len();
    let blocchi = vec![tabella(
        "persone",
        "",
        &["Persona", "Obiettivi", "Quota prevista in ciascuno"],
        &["sinistra", "destra", "sinistra"],
        righe,
    )];
    let titolo = "La partecipazione delle persone".into();
    Some(Parte { nome: "persone", titolo, blocchi }).filter(|_| quante > 0)
}

/// The financial resources of the objectives, the PEG's, with their total.
pub fn risorse(f: &Fonte<'_>) -> Option<Parte> {
    let c = f.dati().cartella();
    let mut righe = Vec::new();
    let mut totale = BigRational::zero();
    for (i, s) in c.ente.settori.iter().enumerate() {
        let prima = |o: &crate::model::ObiettivoFile| c.settori_di(&o.scheda).first() == Some(&i);
        let mut del_settore = Vec::new();
        for (o, _) in f.attive().filter(|(o, _)| prima(o)) {
            for r in &o.scheda.risorse_finanziarie {
                let stanziato = r.stanziato.as_ref().and_then(|d| d.valore.as_ref());
                totale += stanziato.map_or_else(BigRational::zero, |v| v.0.clone());
                del_settore.push(RigaTabella::Riga(celle![
                    codice(o),
                    detto(r.capitolo.as_ref()),
                    detto(r.descrizione.as_ref()),
                    stanziato.map_or("—".into(), |v| Importo(v.0.clone()).to_string()),
                ]));
            }
        }
        if !del_settore.is_empty() {
            righe.push(RigaTabella::Gruppo(celle![nome(s)]));
            righe.extend(del_settore);
        }
    }
    if righe.is_empty() {
        return None;
    }
    righe.push(RigaTabella::Totale(celle![
        String::new(),
        String::new(),
        "Totale",
        Importo(totale).to_string(),
    ]));
    let blocchi = vec![tabella(
        "risorse",
        "",
        &["Obiettivo", "Capitolo", "Descrizione", "Stanziato"],
        &["sinistra", "sinistra", "sinistra", "destra"],
        righe,
    )];
    Some(Parte { nome: "risorse", titolo: "Risorse finanziarie".into(), blocchi })
}
