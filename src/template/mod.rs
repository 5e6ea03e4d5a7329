//! Views → Typst source, through Tera: the built-in templates and the one escape function.
//!
//! Templates say what comes in which order and call the Typst library in `templates/lib`; they hold
//! no look. Every string of a view becomes a complete Typst string literal, quotes included, so a
//! template writes `#{{ titolo }};` in markup and `{{ titolo }}` in code, and nothing a user types
//! can become markup, code or a template.

mod dizionario;
mod letterale;
mod luoghi;
mod narrativa;
mod sentinella;
mod testi;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::Mutex;

use serde::Serialize;
use tera::{Context, ErrorKind, Kwargs, State, Tera, TeraResult, Value};

use crate::assets;

pub use dizionario::dizionario;
pub use letterale::letterale;
pub use luoghi::{LuogoStampato, separa, testi};
pub use narrativa::narrativa;
pub use testi::{ProsaStampata, TestoStampato};

/// An office's own templates, by name (`scheda.typ`, `lib/stile.typ`): each stands for the built-in
/// one of the same name; everything else falls back.
pub type Propri = BTreeMap<String, String>;

/// The prefix under which the built-in templates go, so that an office's own can extend them.
const BASE: &str = "base/";

/// A template does not work: a fault of the template, never of the data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TemplateError {
    /// Which template.
    pub modello: String,
    /// On which row of it, from 1; 0 when it is not known.
    pub riga: usize,
    /// What is wrong.
    pub messaggio: String,
    /// The variables that the template has at hand.
    pub variabili: Vec<String>,
}

impl fmt::Display for TemplateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "modello {}", self.modello)?;
        if self.riga > 0 {
            write!(f, ", riga {}", self.riga)?;
        }
        write!(f, ": {}", self.messaggio)?;
        if !self.variabili.is_empty() {
            write!(f, "\nle variabili di questo modello sono: {}", self.variabili.join(", "))?;
        }
        Ok(())
    }
}

impl std::error::Error for TemplateError {}

impl TemplateError {
    fn di(e: &tera::Error, modello: &str) -> Self {
        let (modello, riga, messaggio) = match e.kind() {
            ErrorKind::SyntaxError(r) | ErrorKind::RenderingError(r) => {
                (r.filename().to_owned(), r.span().start_line, r.message().to_owned())
            }
            altro => (modello.to_owned(), 0, altro.to_string()),
        };
        TemplateError { modello, riga, messaggio: italiano(&messaggio), variabili: Vec::new() }
    }
}

/// What the engine says, in Italian: the commonest mistakes in our words, the others quoted as its.
fn italiano(messaggio: &str) -> String {
    let tra_apici = |prima: &str, dopo: &str| {
        let (nome, resto) = messaggio.strip_prefix(prima)?.split_once('`')?;
        resto.starts_with(dopo).then(|| nome.to_owned())
    };
    if messaggio.chars().any(|c| "àèìòù«".contains(c)) {
        return messaggio.to_owned();
    }
    if let Some(nome) = tra_apici("Variable `", " is not defined") {
        return format!("la variabile `{nome}` non c'è");
    }
    if let Some(nome) = tra_apici("Field `", " is not defined") {
        let campi = messaggio.split_once("Available fields: ").map_or("", |(_, c)| c);
        return format!("il campo `{nome}` non c'è; ci sono: {campi}");
    }
    format!("Tera dice: «{}»", messaggio.trim())
}

/// The templates, ready to render.
pub struct TemplateEngine {
    tera: Tera,
    /// The words of the page, which every template has as `e`.
    etichette: BTreeMap<&'static str, String>,
    /// Whether each text says where it was typed.
    con_luoghi: bool,
    /// The office's own templates: what each renders is proved safe, every time.
    propri: BTreeSet<String>,
    /// Those of them that were not yet rendered: their other branches are proved once.
    da_provare: Mutex<BTreeSet<String>>,
}

impl TemplateEngine {
    /// The built-in templates, with an office's own over them.
    ///
    /// # Errors
    /// When a template does not parse, or has a name that no part of a document has.
    pub fn nuovo(propri: &Propri) -> Result<Self, TemplateError> {
        let mut tera = Tera::default();
        // Every template is escaped, whatever its name ends with: "" ends every name.
        tera.autoescape_on([""]);
        tera.set_escape_fn(|testo, out| out.write_all(letterale(testo).as_bytes()));
        tera.set_fallback_prefixes([BASE]).map_err(|e| TemplateError::di(&e, ""))?;
        tera.register_filter("safe", vietato);
        tera.register_filter("narrativa", |v: &Value, _: Kwargs, _: &State| match v.as_str() {
            Some(t) if !v.is_safe() => Value::safe_string(&narrativa(t)),
            _ => Value::safe_string(&dizionario(v)),
        });
        tera.register_filter("typst", in_typst);
        let base = assets::MODELLI.iter().map(|(nome, testo)| (format!("{BASE}{nome}"), *testo));
        tera.add_raw_templates(base.collect::<Vec<_>>()).map_err(|e| TemplateError::di(&e, ""))?;
        let parti = || propri.iter().filter(|(nome, _)| !nome.starts_with("lib/"));
        for (nome, _) in parti() {
            if !assets::MODELLI.iter().any(|(n, _)| n == nome) {
                let noti: Vec<_> = assets::MODELLI.iter().map(|(n, _)| *n).collect();
                return Err(TemplateError {
                    modello: nome.clone(),
                    riga: 0,
                    messaggio: format!(
                        "nessuna parte di un documento si chiama così; le parti sono: {}",
                        noti.join(", ")
                    ),
                    variabili: Vec::new(),
                });
            }
        }
        let suoi: Vec<_> = parti().map(|(n, t)| (n.clone(), t.as_str())).collect();
        let nomi = parti().map(|(n, _)| n.as_str()).collect::<Vec<_>>().join(", ");
        tera.add_raw_templates(suoi).map_err(|e| TemplateError::di(&e, &nomi))?;
        for (nome, testo) in propri.iter().filter(|(nome, _)| nome.starts_with("lib/")) {
            sentinella::senza_eval(nome, testo)?;
        }
        let propri: BTreeSet<String> = parti().map(|(n, _)| n.clone()).collect();
        let da_provare = Mutex::new(propri.clone());
        Ok(TemplateEngine {
            tera,
            etichette: BTreeMap::new(),
            con_luoghi: false,
            propri,
            da_provare,
        })
    }

    /// The same, whose sources say for each text where it was typed: [`separa`] parts the two.
    ///
    /// # Errors
    /// As [`TemplateEngine::nuovo`].
    pub fn con_luoghi(propri: &Propri) -> Result<Self, TemplateError> {
        Ok(TemplateEngine { con_luoghi: true, ..Self::nuovo(propri)? })
    }

    /// With the words of the page, the ente's own or the usual ones.
    #[must_use]
    pub fn con_etichette(self, etichette: BTreeMap<&'static str, String>) -> Self {
        TemplateEngine { etichette, ..self }
    }

    /// Renders one template with a view.
    ///
    /// # Errors
    /// When the template asks for something that the view has not, or lets a text through as code.
    pub fn rendi<V: Serialize>(&self, nome: &str, vista: &V) -> Result<String, TemplateError> {
        let nuovo = self.da_provare.lock().is_ok_and(|mut m| m.remove(nome));
        let con_variabili = |mut g: TemplateError| {
            g.variabili = variabili(vista);
            g
        };
        if nuovo {
            sentinella::prova(nome, vista, |v| self.uno(nome, v)).map_err(con_variabili)?;
        }
        if !self.propri.contains(nome) {
            return self.uno(nome, vista).map_err(con_variabili);
        }
        let reso = letterale::con_prova(|| self.uno(nome, vista)).map_err(con_variabili)?;
        sentinella::provato(nome, &reso)
    }

    fn uno<V: Serialize>(&self, nome: &str, vista: &V) -> Result<String, TemplateError> {
        let _luoghi = testi::PlacesGuard::nuovo(self.con_luoghi);
        let guasto = |e: &tera::Error| TemplateError::di(e, nome);
        let intera = Value::try_from_serializable(vista).map_err(|e| guasto(&e))?;
        let mut contesto = Context::new();
        for (chiave, valore) in intera.as_map().into_iter().flatten() {
            contesto.insert_value(chiave.to_string(), valore.clone());
        }
        // `extra` is for an office's own templates, one by one: nothing of it is printed unasked.
        contesto.insert_value(VISTA, senza_extra(intera));
        contesto.insert(ETICHETTE, &self.etichette);
        self.tera.render(nome, &contesto).map_err(|e| guasto(&e))
    }
}

/// The name of the whole view in its template: `{{ vista | typst }}`.
const VISTA: &str = "vista";
/// The name of the words of the page.
const ETICHETTE: &str = "e";
/// The file of the library that holds them.
const ETICHETTE_TYP: &str = "etichette.typ";

/// A view without what stands under `extra`, at any depth.
fn senza_extra(v: Value) -> Value {
    if let Some(voci) = v.as_array() {
        return voci.iter().cloned().map(senza_extra).collect::<Vec<_>>().into();
    }
    match v.as_map() {
        None => v,
        Some(m) => {
            let resta =
                |k: &tera::value::Key<'_>| !k.as_str().is_some_and(|k| k.starts_with("extra"));
            let voci = m.iter().filter(|(k, _)| resta(k));
            let m: tera::Map = voci.map(|(k, v)| (k.clone(), senza_extra(v.clone()))).collect();
            m.into()
        }
    }
}

/// The names that a view gives to its template.
fn variabili<V: Serialize>(vista: &V) -> Vec<String> {
    match serde_json::to_value(vista) {
        Ok(serde_json::Value::Object(m)) => m.into_iter().map(|(k, _)| k).collect(),
        _ => Vec::new(),
    }
}

/// A value as a Typst literal; a name that is not there is a mistake, and no nothing.
fn in_typst(v: &Value, _: Kwargs, _: &State) -> TeraResult<Value> {
    if v.is_undefined() {
        return Err(tera::Error::message("la variabile scritta con `| typst` non c'è"));
    }
    Ok(Value::safe_string(&dizionario(v)))
}

/// `safe` would let a user's text through as code: it is registered again as an error.
fn vietato(_: Value, _: Kwargs, _: &State) -> TeraResult<Value> {
    Err(tera::Error::message(
        "il filtro `safe` non è ammesso: un testo dei dati diventerebbe codice",
    ))
}

/// The Typst library that the templates call, by file name, with an office's own files over it; the words
/// of the page are its `etichette.typ`.
pub fn libreria(
    propri: &Propri,
    etichette: &BTreeMap<&'static str, String>,
) -> BTreeMap<String, String> {
    let base = assets::LIBRERIA.iter().map(|(n, t)| ((*n).to_owned(), (*t).to_owned()));
    let suoi =
        propri.iter().filter_map(|(n, t)| Some((n.strip_prefix("lib/")?.to_owned(), t.clone())));
    let mut tutti: BTreeMap<String, String> = base.chain(suoi).collect();
    let voci = dizionario(&Value::from_serializable(etichette));
    let intestazione = "// The words of the page: the usual ones, or the ente's own.\n";
    tutti.insert(ETICHETTE_TYP.to_owned(), format!("{intestazione}#let e = {voci}\n"));
    tutti
}
