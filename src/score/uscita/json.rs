//! The scores as the JSON object of `punteggi --formato json`; the shape is a promise.

use jiff::civil::Date;
use num_rational::BigRational;
use serde_json::{Map, Value, json};

use super::super::stato::{Giudizio, attivo, giudica};
use super::super::{
    ContoOrganico, PunteggioIndicatore, PunteggioScheda, Risultato, Valutata, VoceMetodo,
    conta_organico, scostamenti,
};
use super::{RigaPunteggi, ente, obiettivo, processi, punto, settori};
use crate::model::{Fase, Indicatore, Testo};
use crate::valori::{decimale_punto, esatto};

/// One object: the ente, the settori, the processes, the objectives, each with its figures and with what
/// did not go as planned; with a day, how each objective stood then; the head count of the PIAO.
pub fn json(v: &Valutata, al: Option<Date>) -> Value {
    let fogli = |percorso: &str, r: &RigaPunteggi<'_>, voci: &[Indicatore], fasi: &[Fase], p| {
        let p: &PunteggioScheda = p;
        let mut o = riga(r);
        o.insert("file".into(), percorso.into());
        let indicatori = voci.iter().zip(&p.indicatori);
        let indicatori = indicatori.map(|(i, p)| indicatore(i, p, v.cartella().esercizio));
        o.insert("indicatori".into(), indicatori.collect::<Vec<_>>().into());
        if let Some(q) = p.quota_pagamenti {
            o.insert("quota_pagamenti".into(), q.detta().into());
        }
        o.insert("scostamenti".into(), scostamenti(voci, fasi, p).into());
        if let Some(g) = p.calcolato.as_ref().filter(|g| Some(*g) != p.grado.as_ref()) {
            o.insert("grado_calcolato".into(), g.decimale_punto().into());
        }
        Value::Object(o)
    };
    let dei_processi = v
        .processi()
        .zip(processi(v))
        .map(|((p, punti), (percorso, r))| fogli(percorso, &r, &p.scheda.indicatori, &[], punti));
    let degli_obiettivi = v.obiettivi().map(|(o, p)| {
        let mut foglio =
            fogli(&o.percorso, &obiettivo(v, o, p), &o.scheda.indicatori, &o.scheda.fasi, p);
        if let Some(m) = foglio.as_object_mut() {
            m.insert("stato".into(), o.scheda.stato().parola().into());
            m.insert("prerequisito".into(), o.scheda.prerequisito().into());
            if let Some(al) = al.filter(|al| attivo(v, o, *al)) {
                m.insert(
                    "monitoraggio".into(),
                    monitoraggio(&giudica(v, o, &p.indicatori, al), al),
                );
            }
        }
        foglio
    });
    let dei_settori = settori(v).into_iter().zip(v.settori()).map(|(r, (_, p))| {
        let mut o = riga(&r);
        let esclusi = p.esclusi.iter().map(|(c, m)| json!({ "codice": c, "motivo": m }));
        o.insert("esclusi".into(), esclusi.collect::<Vec<_>>().into());
        o.insert("condizioni_mancate".into(), p.mancate.clone().into());
        Value::Object(o)
    });
    let (settori, processi): (Vec<_>, Vec<_>) = (dei_settori.collect(), dei_processi.collect());
    let fabbisogni = v.cartella().piao.as_ref().and_then(|p| p.fabbisogni.as_ref());
    let organico =
        fabbisogni.map_or_else(Vec::new, |f| conta_organico(&f.dati, v.cartella().esercizio));
    json!({
        "metodo": v.metodo().nome,
        "parametri": v.metodo().voci(false).iter().map(parametro).collect::<Vec<_>>(),
        "ente": riga(&ente(v)),
        "settori": settori,
        "processi": processi,
        "obiettivi": degli_obiettivi.collect::<Vec<_>>(),
        "organico": organico.iter().map(conto).collect::<Vec<_>>(),
    })
}

/// A parameter of the method, in one form and in words.
fn parametro(v: &VoceMetodo) -> Value {
    json!({ "chiave": v.chiave, "valore": v.forma, "testo": v.frase })
}

/// How an objective stands at a day, and why.
fn monitoraggio(g: &Giudizio, al: Date) -> Value {
    json!({ "al": al.to_string(), "stato": g.stato.detto().1, "ragioni": g.ragioni })
}

fn conto(c: &ContoOrganico) -> Value {
    let numero = |n: Option<&BigRational>| n.map(punto);
    json!({
        "anno": c.anno,
        "usciti": numero(c.usciti.as_ref()),
        "entrati": numero(c.entrati.as_ref()),
        "persone": punto(&c.persone),
    })
}

fn riga(r: &RigaPunteggi<'_>) -> Map<String, Value> {
    let cifra = |x: Option<&Risultato>| x.map_or(Value::Null, |x| x.decimale_punto().into());
    let esatta = |x: Option<&Risultato>| x.map_or(Value::Null, |x| punto_esatto(x).into());
    let perche = |x: Option<&Risultato>| x.map_or(Value::Null, |x| x.testo().into());
    let mut o = Map::new();
    o.insert("codice".into(), r.codice.as_str().into());
    o.insert("titolo".into(), r.titolo.as_str().into());
    o.insert("peso".into(), r.peso.as_ref().map_or(Value::Null, |p| punto(p).into()));
    o.insert("valore".into(), cifra(r.valore));
    o.insert("tempi".into(), cifra(r.tempi));
    o.insert("grado".into(), cifra(r.grado));
    o.insert(
        "esatto".into(),
        json!({
            "valore": esatta(r.valore),
            "tempi": esatta(r.tempi),
            "grado": esatta(r.grado),
            "conta": esatta(r.conta),
        }),
    );
    o.insert("conta".into(), cifra(r.conta));
    o.insert("esito".into(), r.esito.to_string().into());
    o.insert("fascia".into(), r.fascia.as_deref().map_or(Value::Null, Into::into));
    o.insert("condizione".into(), r.condizione.into());
    o.insert("premio".into(), r.premio.map_or(Value::Null, |p| decimale_punto(p).into()));
    o.insert("rilevati".into(), json!({ "n": r.rilevati, "su": r.su }));
    o.insert(
        "spiegazione".into(),
        json!({ "valore": perche(r.valore), "tempi": perche(r.tempi), "grado": perche(r.grado), "conta": perche(r.conta) }),
    );
    o
}

fn punto_esatto(r: &Risultato) -> String {
    punto(&r.valore)
}

fn indicatore(i: &Indicatore, p: &PunteggioIndicatore, anno: i16) -> Value {
    let testo = |t: &Option<Testo>| t.as_ref().map_or(Value::Null, |t| t.as_str().into());
    let atteso = match p.atteso() {
        Some(a) => a.testo(anno).into(),
        None => testo(&i.atteso),
    };
    let realizzato = match p.realizzato() {
        Some(r) => r.testo_nel(anno).into(),
        None => testo(&i.realizzato),
    };
    let peso = i.peso.as_ref().and_then(|p| p.valore.as_ref());
    json!({
        "nome": i.nome.as_ref().map_or("", |n| n.as_str()),
        "tipo": p.tipo().map(|t| t.to_string()),
        "polarita": p.lettura.direzione().to_string(),
        "atteso": atteso,
        "realizzato": realizzato,
        "peso": peso.map(|p| esatto(&p.0).replace(',', ".")),
        "punteggio": p.punteggio.as_ref().map(|r| r.decimale_punto()),
        "esatto": p.punteggio.as_ref().map(punto_esatto),
        "esito": p.esito.to_string(),
        "applicabile": p.applicabile,
        "spiegazione": match (&p.punteggio, &p.perche) {
            (Some(r), _) => r.testo(),
            (None, perche) if p.applicabile => {
                format!("non rilevato: {}", perche.as_deref().unwrap_or(""))
            }
            (None, _) => "non applicabile: fuori dalla media e dal conto".to_owned(),
        },
        "origine": p.punteggio.as_ref().map(|r| r.spiegazione.origine.parola()),
    })
}
