//! Findings as the JSON object of `controlla --formato json`; the shape is a promise.

use serde_json::{Map, Value, json};

use super::{Conteggio, Luogo, Segnalazione, Sorgenti};

/// One object: the stage, the counts, the findings in their order, and what was read (`null` where
/// nothing was).
pub fn json(fase: &str, segnalazioni: &[Segnalazione], sorgenti: &Sorgenti, letto: Value) -> Value {
    let n = Conteggio::di(segnalazioni);
    json!({
        "fase": fase,
        "errori": n.errori,
        "avvisi": n.avvisi,
        "note": n.note,
        "letto": letto,
        "segnalazioni": segnalazioni.iter().map(|s| una(s, sorgenti)).collect::<Vec<_>>(),
    })
}

fn una(s: &Segnalazione, sorgenti: &Sorgenti) -> Value {
    let mut o = Map::new();
    o.insert("regola".into(), s.regola.into());
    o.insert("gravita".into(), s.gravita.to_string().into());
    o.insert("messaggio".into(), s.detto().into());
    o.insert("aiuto".into(), s.aiuto.as_str().into());
    luogo(&mut o, s.luogo, sorgenti);
    let correlate = s.correlate.iter().map(|c| {
        let mut o = Map::new();
        luogo(&mut o, c.luogo, sorgenti);
        o.insert("messaggio".into(), c.messaggio.as_str().into());
        Value::Object(o)
    });
    o.insert("correlate".into(), correlate.collect::<Vec<_>>().into());
    if let Some(motivo) = &s.deroga {
        o.insert("deroga".into(), motivo.as_str().into());
    }
    Value::Object(o)
}

fn luogo(o: &mut Map<String, Value>, l: Luogo, sorgenti: &Sorgenti) {
    o.insert("file".into(), sorgenti.percorso(l.file).into());
    o.insert("riga".into(), l.riga.into());
    o.insert("colonna".into(), l.colonna.into());
}
