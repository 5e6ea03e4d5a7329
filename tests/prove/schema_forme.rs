//! Every key in every wrong shape: the JSON Schemas and the loader say the same.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use crate::comune::schemi::{Validatore, completa, errori, genere, letture, yaml};
use crate::comune::{borgo, copia};
use serde_json::{Map, Value, json};

/// Where a value stands, without the places in lists: `indicatori[].storico.2024`.
type Via = Vec<String>;

/// Every value of a tree with its way, the mappings before what is in them.
fn valori(v: &Value, via: &mut Via, visita: &mut dyn FnMut(&Via, &Value)) {
    visita(via, v);
    let figli: Vec<(String, &Value)> = match v {
        Value::Object(m) => m.iter().map(|(k, v)| (k.clone(), v)).collect(),
        Value::Array(a) => a.iter().enumerate().map(|(i, v)| (format!("[{i}]"), v)).collect(),
        _ => Vec::new(),
    };
    for (passo, figlio) in figli {
        via.push(passo);
        valori(figlio, via, visita);
        via.pop();
    }
}

/// A copy of a tree with the value at a way changed: `None` takes it away, with another key.
fn cambiato(v: &Value, via: &[String], nuovo: Option<(&str, Value)>) -> Value {
    let Some((passo, resto)) = via.split_first() else { return nuovo.unwrap().1 };
    match v {
        Value::Array(a) => {
            let i: usize = passo.trim_matches(['[', ']']).parse().unwrap();
            let mut a = a.clone();
            match (resto.is_empty(), nuovo) {
                (true, None) => drop(a.remove(i)),
                (_, nuovo) => a[i] = cambiato(&a[i], resto, nuovo),
            }
            a.into()
        }
        Value::Object(m) => {
            let mut cambiata = Map::new();
            for (k, v) in m {
                match (k == passo, resto.is_empty(), &nuovo) {
                    (false, ..) => drop(cambiata.insert(k.clone(), v.clone())),
                    (true, true, None) => {}
                    (true, true, Some((chiave, v))) => {
                        cambiata.insert(
                            if chiave.is_empty() { k } else { *chiave }.to_owned(),
                            v.clone(),
                        );
                    }
                    (true, false, _) => {
                        cambiata.insert(k.clone(), cambiato(v, resto, nuovo.clone()));
                    }
                }
            }
            cambiata.into()
        }
        _ => unreachable!("{via:?}"),
    }
}

/// A tree with, of each list, only the elements that have a key which those before have not: a way is tried
/// once, and a long register would be read again and again.
fn sfoltito(v: &Value) -> Value {
    match v {
        Value::Object(m) => m.iter().map(|(k, v)| (k.clone(), sfoltito(v))).collect(),
        Value::Array(a) => {
            let mut visti = BTreeSet::new();
            let nuovo = |v: &&Value| {
                let mut sue = BTreeSet::new();
                valori(v, &mut Vec::new(), &mut |via, v| {
                    let forma = [v.is_object(), v.is_array()];
                    let senza_posti = via.iter().map(|p| if p.starts_with('[') { "[]" } else { p });
                    sue.insert((senza_posti.collect::<Vec<_>>().join("."), forma));
                });
                let prima = visti.len();
                visti.extend(sue);
                visti.len() > prima
            };
            a.iter().filter(nuovo).map(sfoltito).collect()
        }
        altro => altro.clone(),
    }
}

/// What an editor knows of the value at a way, without its words: two keys of which it knows the same are of
/// one type. None where the way is not found.
fn tipo(schema: &Value, via: &[String]) -> Option<String> {
    fn nuda(v: &Value) -> Value {
        let parole = ["description", "examples", "title", "default", "markdownDescription"];
        match v {
            Value::Object(m) => {
                let resta = m.iter().filter(|(k, _)| !parole.contains(&k.as_str()));
                resta.map(|(k, v)| (k.clone(), nuda(v))).collect()
            }
            Value::Array(a) => a.iter().map(nuda).collect(),
            altro => altro.clone(),
        }
    }
    // A node, what it refers to, and what it may be instead.
    fn apri<'a>(radice: &'a Value, v: &'a Value, nodi: &mut Vec<&'a Value>) {
        nodi.push(v);
        if let Some(r) = v.get("$ref").and_then(Value::as_str) {
            apri(radice, radice.pointer(r.trim_start_matches('#')).unwrap(), nodi);
        }
        for k in ["anyOf", "oneOf", "allOf"] {
            for uno in v.get(k).and_then(Value::as_array).into_iter().flatten() {
                apri(radice, uno, nodi);
            }
        }
    }
    let mut qui = vec![schema];
    for passo in via {
        let mut nodi = Vec::new();
        qui.iter().for_each(|v| apri(schema, v, &mut nodi));
        let sotto = nodi.into_iter().filter_map(|v| match passo.starts_with('[') {
            true => v.get("items"),
            false => v.get("properties").and_then(|p| p.get(passo)),
        });
        qui = sotto.collect();
    }
    let detti: BTreeSet<String> = qui.iter().map(|v| nuda(v).to_string()).collect();
    (!detti.is_empty()).then(|| detti.into_iter().collect())
}

/// An ente that a sheet can stand in.
const MINIMO: &str =
    "esercizio: 2026\nente: { denominazione: Comune di Prova }\nsettori: [{ id: s, nome: S }]\n";

/// Mappings whose keys are free.
const LIBERE: &[&str] =
    &["incarichi", "termini", "pesatura", "storico", "attesi", "gruppi", "extra"];

#[test]
fn every_key_in_every_wrong_shape() {
    let validatore = Validatore::nuovo();
    let mut visti: BTreeSet<(&str, String, usize)> = BTreeSet::new();
    // How often a type was tried in each shape: a few of its keys speak for the others. That a key is another,
    // or is not there, is tried of each.
    let mut di_tipo: BTreeMap<(String, usize), u8> = BTreeMap::new();
    let (mut rifiutati, mut accettati, mut diversi) = (0, 0, Vec::new());
    // The small folder first: it has every key, and is read in no time.
    for dove in [completa(), borgo()] {
        for relativo in yaml(&dove) {
            let genere = genere(&relativo);
            let [albero, _] = letture(&fs::read_to_string(dove.join(&relativo)).unwrap());
            let albero = sfoltito(&albero);
            let schema: Value =
                serde_json::from_str(&pegaso::schema::testo(genere).unwrap()).unwrap();
            let qui = copia(&dove);
            // The other schede would only be read again and again.
            for altra in yaml(&dove).iter().filter(|f| f.contains('/') && **f != relativo) {
                fs::remove_file(qui.path().join(altra)).unwrap();
            }
            // What a sheet names is not asked here: the smallest ente is read the fastest.
            if relativo.contains('/') {
                for altra in yaml(&dove).iter().filter(|f| !f.contains('/')) {
                    fs::remove_file(qui.path().join(altra)).unwrap();
                }
                fs::write(qui.path().join("ente.yaml"), MINIMO).unwrap();
            }
            let mut vie: Vec<(Via, Value)> = Vec::new();
            valori(&albero, &mut Vec::new(), &mut |via, v| vie.push((via.clone(), v.clone())));
            for (via, v) in vie {
                let senza_posti = via.iter().map(|p| if p.starts_with('[') { "[]" } else { p });
                let via_scritta = senza_posti.collect::<Vec<_>>().join(".");
                let madre = via.len().checked_sub(2).and_then(|i| via.get(i));
                let libera = madre.is_some_and(|m| {
                    // `pesatura` of ente.yaml has keys of its own.
                    LIBERE.contains(&m.as_str()) && !(m == "pesatura" && genere == "ente")
                });
                if via.iter().any(|p| p == "extra") {
                    continue;
                }
                let chiave = via.last().filter(|p| !p.starts_with('['));
                let rinominata = chiave.map(|k| format!("{k}_"));
                let mut prove: Vec<Option<(&str, Value)>> = vec![
                    Some(("", json!({ "a_": 1 }))),
                    Some(("", json!(["a", { "a_": 1 }]))),
                    Some(("", json!([[]]))),
                    Some(("", json!([]))),
                    Some(("", json!({}))),
                    Some(("", Value::Null)),
                    Some(("", json!(" "))),
                    Some(("", json!("qualcosa"))),
                    Some(("", json!(7))),
                    Some(("", json!([v]))),
                ];
                if let Some(r) = &rinominata {
                    prove.push(Some((r, v.clone())));
                }
                if !via.is_empty() {
                    prove.push(None);
                }
                for (n, prova) in prove.into_iter().enumerate() {
                    // Each way once, whatever file it is in.
                    if !visti.insert((genere, via_scritta.clone(), n)) {
                        continue;
                    }
                    let forma = prova.as_ref().is_some_and(|(k, _)| k.is_empty());
                    if let Some(tipo) = tipo(&schema, &via).filter(|_| forma) {
                        let volte = di_tipo.entry((tipo, n)).or_default();
                        *volte += 1;
                        if *volte > 2 {
                            continue;
                        }
                    }
                    let rinomina = prova.as_ref().is_some_and(|(k, _)| !k.is_empty());
                    let nuovo = cambiato(&albero, &via, prova.clone());
                    fs::write(qui.path().join(&relativo), nuovo.to_string()).unwrap();
                    let errori = errori(qui.path());
                    // That a scheda needs its settore, where there are several, is seen from afar;
                    // that bands follow each other too, and how low a cap may be.
                    let lontano = |e: &String| {
                        e == "DAT-006 manca `settore`" && !via_scritta.starts_with("assegnazioni.")
                            || e.contains("la fascia più bassa")
                            || e.contains("come un tetto")
                    };
                    let errori: Vec<_> = errori.into_iter().filter(|e| !lontano(e)).collect();
                    let esito = validatore.valida(genere, &nuovo);
                    if errori.is_empty() == esito.is_ok() {
                        if esito.is_ok() { accettati += 1 } else { rifiutati += 1 }
                    } else {
                        diversi.push(format!(
                            "{genere} {via_scritta} {prova:?}: {errori:?} {esito:?}"
                        ));
                    }
                    if rinomina && !libera {
                        assert!(esito.is_err(), "{genere} {via_scritta} with another name");
                    }
                }
            }
        }
    }
    assert_eq!(diversi, [""; 0], "{} {rifiutati} {accettati}", diversi.len());
    assert!(rifiutati > 1000 && accettati > 300, "{rifiutati} {accettati}");
}
