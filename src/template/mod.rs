//! Views → Typst source, through Tera: the built-in templates and the one escape function.
//!
//! Templates say what comes in which order and call the Typst library in `templates/lib`; they hold
//! no look. Every string of a view becomes a complete Typst string literal, quotes included, so a
//! template writes `#{{ titolo }};` in markup and `{{ titolo }}` in code, and nothing a user types
//! can become markup, code or a template.

mod letterale;
mod narrativa;

use std::error::Error as _;
use std::fmt;

use serde::Serialize;
use tera::{Context, Kwargs, State, Tera, TeraResult, Value};

use crate::assets;

pub use letterale::letterale;
pub use narrativa::narrativa;

/// A template does not work: a fault of the template, never of the data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Guasto {
    /// Which template, where, and what Tera says of it.
    pub messaggio: String,
}

impl fmt::Display for Guasto {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.messaggio)
    }
}

impl std::error::Error for Guasto {}

impl From<tera::Error> for Guasto {
    fn from(e: tera::Error) -> Self {
        let mut messaggio = e.to_string();
        let mut causa = e.source();
        while let Some(c) = causa {
            messaggio.push_str(&format!("\n{c}"));
            causa = c.source();
        }
        Guasto { messaggio }
    }
}

/// The templates, ready to render.
#[derive(Clone)]
pub struct Motore {
    tera: Tera,
}

impl Motore {
    /// The built-in templates.
    ///
    /// # Errors
    /// When a template does not parse: a test keeps that from happening.
    pub fn incorporato() -> Result<Self, Guasto> {
        Self::con(assets::MODELLI)
    }

    /// An engine over a list of templates, each a name and a text.
    ///
    /// # Errors
    /// When one of them does not parse.
    pub fn con(modelli: &[(&'static str, &'static str)]) -> Result<Self, Guasto> {
        let mut tera = Tera::default();
        // Every template is escaped, whatever its name ends with: "" ends every name.
        tera.autoescape_on([""]);
        tera.set_escape_fn(|testo, out| out.write_all(letterale(testo).as_bytes()));
        tera.set_fallback_prefixes(["base/"])?;
        tera.register_filter("safe", vietato);
        tera.register_filter("narrativa", |t: &str, _: Kwargs, _: &State| {
            Value::safe_string(&narrativa(t))
        });
        let coppie = modelli.iter().map(|(nome, testo)| (format!("base/{nome}"), *testo));
        tera.add_raw_templates(coppie.collect::<Vec<_>>())?;
        Ok(Motore { tera })
    }

    /// Renders one template with a view.
    ///
    /// # Errors
    /// When the template asks for something that the view has not.
    pub fn rendi<V: Serialize>(&self, nome: &str, vista: &V) -> Result<String, Guasto> {
        let contesto = Context::from_serialize(vista)?;
        Ok(self.tera.render(nome, &contesto)?)
    }
}

/// `safe` would let a user's text through as code: it is registered again as an error.
fn vietato(_: Value, _: Kwargs, _: &State) -> TeraResult<Value> {
    Err(tera::Error::message(
        "il filtro `safe` non è ammesso: un testo dei dati diventerebbe codice",
    ))
}

/// The Typst library that the templates call, by file name.
pub fn libreria() -> impl Iterator<Item = (&'static str, &'static str)> {
    assets::LIBRERIA.iter().copied()
}
