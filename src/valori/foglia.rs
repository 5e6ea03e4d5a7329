//! A value as an editor sees it: JSON types, pattern, words, examples.

use serde_json::{Map, Value, json};

/// A leaf of the data, as an editor sees it.
#[derive(Clone, Debug)]
pub struct Foglia {
    /// Its name among the definitions of the schema.
    pub nome: &'static str,
    /// What may be written, in Italian.
    pub descrizione: &'static str,
    /// The JSON types that YAML may give to what was typed.
    pub tipi: &'static [&'static str],
    /// Pattern of the texts, without the spaces around them; empty when any text is right.
    pub modello: String,
    /// More keywords, about numbers.
    pub limiti: Value,
    /// The fixed words, to be completed by the editor; empty when there are none.
    pub parole: &'static [&'static str],
    /// Right spellings.
    pub esempi: &'static [&'static str],
    /// Whether a list of them may stand for one.
    pub elenco: bool,
}

impl Foglia {
    /// Any text: what YAML takes for a number or for true and false is a text all the same.
    pub fn testo() -> Self {
        Foglia {
            nome: "Testo",
            descrizione: "Un testo: si stampa com'è scritto. Con i due punti va tra virgolette.",
            tipi: &["string", "number", "boolean"],
            modello: String::new(),
            limiti: Value::Null,
            parole: &[],
            esempi: &[],
            elenco: false,
        }
    }

    /// Spellings of a text, and of nothing else.
    pub(crate) fn scritta(
        nome: &'static str,
        descrizione: &'static str,
        esempi: &'static [&'static str],
        modello: String,
    ) -> Self {
        Foglia { nome, descrizione, tipi: &["string"], modello, esempi, ..Foglia::testo() }
    }

    /// Fixed words; `modello` tells their other spellings.
    pub(crate) fn parole(
        nome: &'static str,
        descrizione: &'static str,
        parole: &'static [&'static str],
        modello: String,
    ) -> Self {
        Foglia { parole, ..Foglia::scritta(nome, descrizione, &[], modello) }
    }

    /// The same with numbers too, within limits.
    pub(crate) fn numerica(self, limiti: Value) -> Self {
        Foglia { tipi: &["string", "number"], limiti, ..self }
    }

    /// The schema; `vuoto` where nothing (or only spaces) may be written.
    pub fn schema(&self, vuoto: bool) -> Value {
        let mut s = Map::new();
        s.insert("description".into(), self.descrizione.into());
        if self.parole.is_empty() {
            s.extend(self.una(vuoto));
            if self.elenco {
                let mut voce = self.una(false);
                voce.remove("patternErrorMessage");
                if let Some(Value::Array(tipi)) = s.get_mut("type") {
                    tipi.insert(0, "array".into());
                }
                s.insert("items".into(), voce.into());
                s.insert("minItems".into(), 1.into());
            }
        } else {
            s.insert("anyOf".into(), json!([{ "enum": self.parole }, self.una(vuoto)]));
        }
        if !self.esempi.is_empty() {
            s.insert("examples".into(), self.esempi.into());
        }
        s.into()
    }

    /// The keywords of a single value.
    fn una(&self, vuoto: bool) -> Map<String, Value> {
        let mut s = Map::new();
        let nullo = vuoto.then_some("null");
        let tipi: Vec<&str> = self.tipi.iter().copied().chain(nullo).collect();
        s.insert("type".into(), tipi.into());
        let modello = match (self.modello.is_empty(), vuoto) {
            (true, true) => None,
            (true, false) => Some("\\S".to_owned()),
            (false, true) => Some(format!("^\\s*(?:{})?\\s*$", self.modello)),
            (false, false) => Some(format!("^\\s*(?:{})\\s*$", self.modello)),
        };
        if let Some(modello) = modello {
            s.insert("pattern".into(), modello.into());
            // Only editors read it, in place of the pattern.
            s.insert("patternErrorMessage".into(), self.lamento().into());
        }
        if let Value::Object(limiti) = &self.limiti {
            s.extend(limiti.clone());
        }
        s
    }

    fn lamento(&self) -> String {
        if self.modello.is_empty() {
            return "qui ci vuole un testo".into();
        }
        if self.parole.is_empty() {
            format!("non va bene: si può scrivere per esempio {}", self.esempi.join("; "))
        } else {
            format!("non va bene: si può scrivere {}", self.parole.join(", "))
        }
    }
}
