//! Each person's shares over all objectives: for the file, never for publication.

use num_rational::BigRational;
use serde_json::{Value, json};

use super::super::Valutata;
use super::{punto, testo_di};
use crate::model::{Dipendente, Partecipazione};
use crate::valori::{decimale_punto, percentuale};

/// A person's share in one sheet.
struct QuotaPersona<'a> {
    persona: &'a Dipendente,
    codice: String,
    titolo: String,
    prevista: Option<&'a BigRational>,
    realizzata: Option<&'a BigRational>,
    grado: Option<&'a BigRational>,
}

/// The shares of each person, persons in the order of personale.yaml, sheets in printed order.
fn quote(v: &Valutata) -> Vec<QuotaPersona<'_>> {
    let c = v.cartella();
    let schede = v.obiettivi().map(|(o, p)| {
        let s = &o.scheda;
        (testo_di(s.codice.as_ref()), testo_di(s.titolo.as_ref()), s.personale.as_ref(), p)
    });
    let processi = v.processi().map(|(p, punti)| {
        let s = &p.scheda;
        (p.percorso.clone(), testo_di(s.titolo.as_ref()), s.personale.as_ref(), punti)
    });
    let fogli: Vec<_> = schede.chain(processi).collect();
    let mut v = Vec::new();
    for persona in &c.persone {
        for (codice, titolo, personale, punti) in &fogli {
            let sue = c.partecipanti(*personale).iter().filter(|q| sua(c, q, persona));
            v.extend(sue.map(|q| QuotaPersona {
                persona,
                codice: codice.clone(),
                titolo: titolo.clone(),
                prevista: q.prevista.as_ref().and_then(|q| q.valore.as_ref()).map(|q| &q.0),
                realizzata: q.realizzata.as_ref().and_then(|q| q.valore.as_ref()).map(|q| &q.0),
                grado: punti.grado.as_ref().map(|g| &g.valore),
            }));
        }
    }
    v
}

fn sua(c: &crate::model::Cartella, q: &Partecipazione, persona: &Dipendente) -> bool {
    q.dipendente
        .as_ref()
        .and_then(|d| c.persona(d.as_str()))
        .is_some_and(|p| std::ptr::eq(p, persona))
}

/// As text, a person at a time.
pub fn persone(v: &Valutata) -> String {
    let mut out = "quote di partecipazione per persona: agli atti, non da pubblicare\n".to_owned();
    let mut prima: Option<&Dipendente> = None;
    let cifra = |n: Option<&BigRational>| n.map_or("—".into(), percentuale);
    for q in quote(v) {
        if prima.is_none_or(|p| !std::ptr::eq(p, q.persona)) {
            out.push_str(&format!("\n{}\n", testo_di(q.persona.nome.as_ref())));
            out.push_str(&format!(
                "  {:<50} {:>9} {:>10} {:>9}\n",
                "", "prevista", "realizzata", "grado"
            ));
            prima = Some(q.persona);
        }
        let nome: String = format!("{} {}", q.codice, q.titolo).chars().take(50).collect();
        out.push_str(&format!(
            "  {nome:<50} {:>9} {:>10} {:>9}\n",
            cifra(q.prevista),
            cifra(q.realizzata),
            cifra(q.grado)
        ));
    }
    out
}

/// As JSON: a list of persons, each with its shares.
pub fn persone_json(v: &Valutata) -> Value {
    let tutte = quote(v);
    let cifra = |n: Option<&BigRational>| n.map(decimale_punto);
    let una = |p: &Dipendente| {
        let sue = tutte.iter().filter(|q| std::ptr::eq(q.persona, p)).map(|q| {
            json!({
                "codice": q.codice,
                "titolo": q.titolo,
                "prevista": q.prevista.map(punto),
                "realizzata": q.realizzata.map(punto),
                "grado": cifra(q.grado),
            })
        });
        json!({
            "id": p.id.as_ref().map(|t| t.as_str()),
            "nome": testo_di(p.nome.as_ref()),
            "quote": sue.collect::<Vec<_>>(),
        })
    };
    json!({ "persone": v.cartella().persone.iter().map(una).collect::<Vec<_>>() })
}

/// As CSV: a row a share.
pub fn persone_csv(v: &Valutata) -> String {
    let mut out = csv::Writer::from_writer(Vec::new());
    // Writing to memory cannot fail.
    let _ = out.write_record(["nome", "codice", "titolo", "prevista", "realizzata", "grado"]);
    let cifra = |n: Option<&BigRational>| n.map_or(String::new(), decimale_punto);
    for q in quote(v) {
        let _ = out.write_record([
            testo_di(q.persona.nome.as_ref()),
            q.codice,
            q.titolo,
            q.prevista.map_or(String::new(), punto),
            q.realizzata.map_or(String::new(), punto),
            cifra(q.grado),
        ]);
    }
    String::from_utf8(out.into_inner().unwrap_or_default()).unwrap_or_default()
}
