//! The JSON Schemas of the files, for editors: made from the same types that are loaded.
//!
//! The derived schema says which keys there are and what they are for; this module gives it the
//! reader's leniency (`load::reader`): nothing may stand for anything, a single value for a list,
//! `extra` is free at every level. The schema never refuses what loads. What it cannot see is left
//! to `controlla`: references, and numbers that YAML has already read (`1e3` is 1000 to an editor).

use std::collections::BTreeSet;

use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde_json::{Map, Value, json};

use crate::model::campi;
use crate::model::piao::{
    Fabbisogni, LavoroAgile, MonitoraggioPiao, RischiCorruttivi, SchedaAnagrafica, Struttura,
    ValorePubblico,
};
use crate::model::{EXTRA, Ente, FOGLIA, NOME_TESTO, Obiettivo, Personale, Processo, Variazione};

/// The schemas, one for each kind of file.
pub const SCHEMI: [&str; 12] = [
    "ente",
    "personale",
    "processo",
    "obiettivo",
    "variazioni",
    "piao-1",
    "piao-2.1",
    "piao-2.3",
    "piao-3.1",
    "piao-3.2",
    "piao-3.3",
    "piao-4",
];

/// The schema of a kind of file; `None` if there is no such kind.
pub fn schema(nome: &str) -> Option<Value> {
    let (grezzo, titolo, descrizione) = match nome {
        "ente" => (
            grezzo::<Ente>(),
            "Ente",
            "Chi è l'ente, di quale anno si parla, quali documenti si fanno e con quale atto.",
        ),
        "personale" => (
            grezzo::<Personale>(),
            "Personale",
            "Chi lavora nell'ente: un elenco di persone, oppure persone e gruppi.",
        ),
        "processo" => (
            grezzo::<Processo>(),
            "Scheda di processo",
            "Una scheda di performance organizzativa di ente: un file per processo.",
        ),
        "obiettivo" => {
            (grezzo::<Obiettivo>(), "Scheda obiettivo", "Una scheda obiettivo: un file per scheda.")
        }
        "variazioni" => (
            grezzo::<Vec<Variazione>>(),
            "Variazioni",
            "Che cosa un atto ha cambiato durante l'anno: un elenco di variazioni.",
        ),
        "piao-1" => (
            grezzo::<SchedaAnagrafica>(),
            "PIAO, sezione 1",
            "Scheda anagrafica dell'amministrazione: ciò che non sta già in ente.yaml.",
        ),
        "piao-2.1" => (
            grezzo::<ValorePubblico>(),
            "PIAO, sezione 2.1",
            "Valore pubblico (art. 3 DM 132/2022): non dovuta sotto i 50 dipendenti.",
        ),
        "piao-2.3" => (
            grezzo::<RischiCorruttivi>(),
            "PIAO, sezione 2.3",
            "Rischi corruttivi e trasparenza (artt. 3 e 6 DM 132/2022).",
        ),
        "piao-3.1" => (
            grezzo::<Struttura>(),
            "PIAO, sezione 3.1",
            "Struttura organizzativa (art. 4 DM 132/2022).",
        ),
        "piao-3.2" => (
            grezzo::<LavoroAgile>(),
            "PIAO, sezione 3.2",
            "Organizzazione del lavoro agile (art. 4 DM 132/2022).",
        ),
        "piao-3.3" => (
            grezzo::<Fabbisogni>(),
            "PIAO, sezione 3.3",
            "Piano triennale dei fabbisogni di personale (artt. 4 e 6 DM 132/2022).",
        ),
        "piao-4" => (
            grezzo::<MonitoraggioPiao>(),
            "PIAO, sezione 4",
            "Monitoraggio (art. 5 DM 132/2022): non dovuta sotto i 50 dipendenti.",
        ),
        _ => return None,
    };
    Some(rifinito(grezzo, titolo, descrizione))
}

/// The file of a schema, as it is written into a folder.
pub fn file(nome: &str) -> String {
    format!("{nome}.schema.json")
}

/// The text of a schema's file.
pub fn testo(nome: &str) -> Option<String> {
    let testo = serde_json::to_string_pretty(&schema(nome)?).ok()?;
    Some(testo + "\n")
}

/// The schema as it is derived from the type.
fn grezzo<T: JsonSchema>() -> Map<String, Value> {
    let impostazioni = SchemaSettings::draft07().with(|s| s.transforms.clear());
    oggetto(impostazioni.into_generator().into_root_schema_for::<T>().to_value())
}

fn oggetto(v: Value) -> Map<String, Value> {
    match v {
        Value::Object(m) => m,
        _ => Map::new(),
    }
}

const DEFINIZIONI: &str = "#/definitions/";
/// What marks the definition of a leaf that must be written.
const PIENO: &str = "_scritto";

fn rifinito(mut grezzo: Map<String, Value>, titolo: &str, descrizione: &str) -> Value {
    let definizioni = grezzo.remove("definitions").map(oggetto).unwrap_or_default();
    let metaschema = grezzo.remove("$schema").unwrap_or_default();
    let r = SchemaFinisher { definizioni: &definizioni };
    let radice = match grezzo.contains_key("properties") {
        true => r.gruppo(grezzo),
        false => r.campo(grezzo, false),
    };
    let mut nuove = Map::new();
    for (nome, d) in &definizioni {
        match d.get(FOGLIA) {
            Some(foglia) => {
                for (posto, nome) in [(0, format!("{nome}{PIENO}")), (1, nome.clone())] {
                    nuove.insert(nome, foglia.get(posto).cloned().unwrap_or_default());
                }
            }
            None => {
                nuove.insert(nome.clone(), r.gruppo(oggetto(d.clone())).into());
            }
        }
    }
    let mut s = Map::new();
    s.insert("$schema".into(), metaschema);
    s.insert("title".into(), titolo.into());
    s.insert("description".into(), descrizione.into());
    s.extend(radice.into_iter().filter(|(k, _)| !["title", "description"].contains(&k.as_str())));
    let mut citate = BTreeSet::new();
    s.values().chain(nuove.values()).for_each(|v| riferimenti(v, &mut citate));
    nuove.retain(|nome, _| citate.contains(nome));
    s.insert("definitions".into(), nuove.into());
    s.into()
}

/// The definitions that a schema refers to.
fn riferimenti(v: &Value, citate: &mut BTreeSet<String>) {
    match v {
        Value::Object(m) => {
            if let Some(nome) = m.get("$ref").and_then(riferito) {
                citate.insert(nome.to_owned());
            }
            m.values().for_each(|v| riferimenti(v, citate));
        }
        Value::Array(a) => a.iter().for_each(|v| riferimenti(v, citate)),
        _ => {}
    }
}

fn riferito(v: &Value) -> Option<&str> {
    v.as_str()?.strip_prefix(DEFINIZIONI)
}

fn rimando(nome: &str) -> Map<String, Value> {
    oggetto(json!({ "$ref": format!("{DEFINIZIONI}{nome}") }))
}

/// Gives a derived schema the reader's leniency.
struct SchemaFinisher<'a> {
    definizioni: &'a Map<String, Value>,
}

impl SchemaFinisher<'_> {
    /// A struct: a closed mapping, where `extra` is free; nothing at all is one without keys.
    fn gruppo(&self, mut s: Map<String, Value>) -> Map<String, Value> {
        let serve = s.remove("required").and_then(|r| r.as_array().cloned()).unwrap_or_default();
        let campi = s.remove("properties").map(oggetto).unwrap_or_default();
        let mut propri = Map::new();
        for (chiave, campo) in campi {
            let obbligatoria = serve.iter().any(|r| r.as_str() == Some(&chiave));
            if chiave != "extra" {
                propri.insert(chiave, self.campo(oggetto(campo), obbligatoria).into());
            }
        }
        propri.insert("extra".into(), json!({ "description": EXTRA }));
        let mut fatto = Map::new();
        if let Some(d) = s.remove("description") {
            fatto.insert("description".into(), d);
        }
        let tipo = if serve.is_empty() { json!(["object", "null"]) } else { json!("object") };
        fatto.insert("type".into(), tipo);
        if !serve.is_empty() {
            fatto.insert("required".into(), serve.into());
        }
        fatto.insert("additionalProperties".into(), false.into());
        fatto.insert("properties".into(), propri.into());
        // What a mapping asks of its keys together.
        fatto.extend(s.remove("not").map(|n| ("not".to_owned(), n)));
        fatto
    }

    /// A field: what it is, with what is said about it in front. Beside a `$ref` that is for people
    /// only, and editors show it in place of what the definition says.
    fn campo(&self, mut s: Map<String, Value>, serve: bool) -> Map<String, Value> {
        let mut fatto = Map::new();
        for chiave in ["description", "examples"] {
            if let Some(v) = s.remove(chiave) {
                fatto.insert(chiave.into(), v);
            }
        }
        let nucleo = self.nucleo(s, serve);
        if let Some(Value::String(detto)) = fatto.get_mut("description")
            && let Some(valore) = nucleo.get("$ref").and_then(riferito).and_then(|n| self.valore(n))
        {
            *detto = format!("{detto} {valore}");
        }
        for (k, v) in nucleo {
            fatto.entry(k).or_insert(v);
        }
        fatto
    }

    /// What may be written as a leaf, unless any text may, or words that the editor shows.
    fn valore(&self, nome: &str) -> Option<&str> {
        let nome = nome.strip_suffix(PIENO).unwrap_or(nome);
        let foglia = self.foglia(nome).filter(|_| nome != NOME_TESTO)?.get(0)?;
        foglia.get("anyOf").is_none().then(|| foglia.get("description")?.as_str())?
    }

    fn nucleo(&self, mut s: Map<String, Value>, serve: bool) -> Map<String, Value> {
        if let Some(Value::Array(rami)) = s.remove("anyOf") {
            return self.rami(rami, serve);
        }
        if let Some(nome) = s.get("$ref").and_then(riferito) {
            return match self.foglia(nome) {
                Some(f) if serve || f.get(1).is_some_and(|f| f.get("pattern").is_some()) => {
                    rimando(&format!("{nome}{PIENO}"))
                }
                _ => s,
            };
        }
        if let Some(voce) = s.remove("items") {
            return self.elenco(oggetto(voce));
        }
        if let Some(Value::Object(voce)) = s.get("additionalProperties") {
            let voce = self.campo(voce.clone(), false);
            let mut fatto = oggetto(json!({
                "type": ["object", "null"],
                "additionalProperties": voce,
                "properties": { "extra": { "anyOf": [voce, campi::extra()] } },
            }));
            fatto.extend(s.remove("propertyNames").map(|n| ("propertyNames".to_owned(), n)));
            return fatto;
        }
        s
    }

    /// What is optional, and what may be one thing or another.
    fn rami(&self, rami: Vec<Value>, serve: bool) -> Map<String, Value> {
        let nullo = |v: &Value| v.get("type").and_then(Value::as_str) == Some("null");
        let facoltativo = rami.iter().any(nullo);
        let mut veri: Vec<Value> = rami.into_iter().filter(|r| !nullo(r)).collect();
        if facoltativo && veri.len() == 1 {
            let solo = oggetto(veri.pop().unwrap_or_default());
            return match solo.get("$ref").and_then(riferito) {
                Some(nome) if self.foglia(nome).is_some() => {
                    rimando(&if serve { format!("{nome}{PIENO}") } else { nome.to_owned() })
                }
                // A blank text is nothing.
                Some(_) => oggetto(json!({
                    "anyOf": [solo, { "type": ["null", "string"], "pattern": "^\\s*$" }]
                })),
                None => self.campo(solo, serve),
            };
        }
        let veri = veri.into_iter().map(|r| {
            let ramo = oggetto(r);
            match ramo.contains_key("$ref") {
                // Of these one branch may be nothing, and the leaf is that one.
                true => ramo,
                false => self.campo(ramo, false),
            }
        });
        oggetto(json!({ "anyOf": veri.collect::<Vec<_>>() }))
    }

    /// A list: of leaves, also a single one without its dash.
    fn elenco(&self, voce: Map<String, Value>) -> Map<String, Value> {
        // Of what may be one thing or another, the leaf is the one that may stand alone.
        let rami = voce.get("anyOf").and_then(Value::as_array);
        let mut nomi = rami.into_iter().flatten().filter_map(|r| r.get("$ref"));
        let nome = voce.get("$ref").or_else(|| nomi.next());
        let foglia = nome.and_then(riferito).and_then(|nome| self.foglia(nome));
        // Of a text that may be anything a blank one is right too.
        let libera = foglia.is_some_and(|f| f.get(1).is_some_and(|f| f.get("pattern").is_none()));
        let mut s = match foglia.and_then(|f| f.get(usize::from(libera))) {
            Some(una) => oggetto(una.clone()),
            None => Map::new(),
        };
        s.remove("description");
        let mut tipi = vec![json!("array")];
        if let Some(Value::Array(suoi)) = s.remove("type") {
            tipi.extend(suoi.into_iter().filter(|t| t != "null"));
        }
        tipi.push(json!("null"));
        s.insert("type".into(), tipi.into());
        s.insert("items".into(), self.campo(voce, false).into());
        s
    }

    /// The two schemas of a leaf, where the definition is one.
    fn foglia(&self, nome: &str) -> Option<&Value> {
        self.definizioni.get(nome)?.get(FOGLIA)
    }
}
