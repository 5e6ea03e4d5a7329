//! What each template has at hand: told by the views themselves, where each variable is declared.

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema};
use serde_json::Value;

use super::cornice::Cornice;
use super::divisorio::Divisorio;
use super::{Corpo, RigaSegnalazione, processo, scheda};

/// A variable of a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Variabile {
    /// As a template writes it; within a loop, after the name of the list: `fasi[].descrizione`.
    pub nome: String,
    /// What it is: testo, sì o no, numero, elenco, gruppo.
    pub cosa: &'static str,
    /// What it says, in Italian; may be empty.
    pub descrizione: String,
}

/// The variables of a built-in template; `None` where there is no such template, or where it prints
/// blocks of its own kinds.
pub fn variabili(modello: &str) -> Option<Vec<Variabile>> {
    let comune = |nome: &str, descrizione: &str| Variabile {
        nome: nome.to_owned(),
        cosa: "gruppo",
        descrizione: descrizione.to_owned(),
    };
    let mut v = vec![
        comune("vista", "Tutto quello che segue, per scriverlo in Typst: {{ vista | typst }}."),
        comune("e", "Le etichette, con le parole dell'ente: e.titolo, e.pesatura …"),
    ];
    v.extend(proprie(modello)?);
    Some(v)
}

fn proprie(modello: &str) -> Option<Vec<Variabile>> {
    Some(match modello.trim_end_matches(".typ") {
        "scheda" => di::<scheda::VistaScheda>(),
        "processo" => di::<processo::VistaProcesso>(),
        "divisorio" => di::<Divisorio>(),
        "documento" | "frontespizio" | "indice" => di::<Cornice<'static>>(),
        "premessa" => di::<Corpo>(),
        "segnalazioni" => {
            let mut v = vec![Variabile {
                nome: "righe".into(),
                cosa: "elenco",
                descrizione: "Le segnalazioni del controllo.".into(),
            }];
            let righe = di::<RigaSegnalazione>().into_iter();
            v.extend(righe.map(|r| Variabile { nome: format!("righe[].{}", r.nome), ..r }));
            v
        }
        _ => return None,
    })
}

fn di<T: JsonSchema>() -> Vec<Variabile> {
    // In one piece: each view where it stands.
    let impostazioni = SchemaSettings::draft07().with(|s| s.inline_subschemas = true);
    let schema: Schema = impostazioni.into_generator().into_root_schema_for::<T>();
    let mut v = Vec::new();
    campi("", schema.as_value(), &mut v);
    v
}

fn campi(prima: &str, schema: &Value, v: &mut Vec<Variabile>) {
    let Some(proprieta) = schema.get("properties").and_then(Value::as_object) else { return };
    for (chiave, s) in proprieta {
        let nome = format!("{prima}{chiave}");
        let descrizione = s.get("description").and_then(Value::as_str).unwrap_or("").to_owned();
        let voce = s.get("items");
        let cosa = match s.get("type").and_then(Value::as_str) {
            Some("string") => "testo",
            Some("boolean") => "sì o no",
            Some("number" | "integer") => "numero",
            Some("array") => "elenco",
            _ => "gruppo",
        };
        v.push(Variabile { nome: nome.clone(), cosa, descrizione });
        match voce {
            Some(voce) => campi(&format!("{nome}[]."), voce, v),
            None => campi(&format!("{nome}."), s, v),
        }
    }
}
