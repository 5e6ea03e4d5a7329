//! Proof that a template is safe: rendered once with a sentinel in each string, every sentinel must
//! be the leaf of one string literal. A template that writes `= {{ titolo }}` instead of
//! `= #{{ titolo }};` would run what a user types; here it is refused before it can.

use serde::Serialize;
use serde_json::Value;
use typst::syntax::{SyntaxKind, SyntaxNode, parse};

use super::TemplateError;
use super::letterale::PROVA;

/// What no text of an office holds.
const SEGNO: &str = "sentinella\u{2042}";

/// Renders with sentinels and looks where they came out.
pub fn prova<V: Serialize>(
    nome: &str,
    vista: &V,
    rendi: impl Fn(&Value) -> Result<String, TemplateError>,
) -> Result<(), TemplateError> {
    let Ok(mut finta) = serde_json::to_value(vista) else { return Ok(()) };
    semina(&mut finta);
    let sorgente = rendi(&finta)?;
    let albero = parse(&sorgente);
    match fuori_posto(&albero) {
        None => Ok(()),
        Some(codice) => Err(diventa_codice(nome, &codice)),
    }
}

/// What an office's own template rendered with the real data, each literal of theirs marked → the same
/// without the marks.
///
/// # Errors
/// When a marked text does not stand as a string literal, or the source evaluates texts as code.
pub fn provato(nome: &str, reso: &str) -> Result<String, TemplateError> {
    let albero = parse(reso);
    let mut prova = Provata { out: String::with_capacity(reso.len()), ..Provata::default() };
    prova.nodo(&albero);
    match prova.fuori {
        Some(codice) => Err(diventa_codice(nome, &codice)),
        None => senza_eval(nome, &prova.out).map(|()| prova.out),
    }
}

#[derive(Default)]
struct Provata {
    out: String,
    /// Whether the last leaf was a string literal.
    letterale: bool,
    /// Where a mark stands behind something else.
    fuori: Option<String>,
}

impl Provata {
    fn nodo(&mut self, n: &SyntaxNode) {
        if n.children().len() > 0 {
            return n.children().for_each(|f| self.nodo(f));
        }
        let testo = n.leaf_text();
        if n.kind() == SyntaxKind::BlockComment && testo == PROVA {
            if !self.letterale {
                let da = self.out.char_indices().rev().nth(50).map_or(0, |(i, _)| i);
                let prima = self.out.get(da..).unwrap_or_default().to_owned();
                self.fuori.get_or_insert(prima);
            }
        } else {
            self.letterale = n.kind() == SyntaxKind::Str;
            // A mark within another leaf is a text that became part of it.
            if testo.contains(PROVA) {
                self.fuori.get_or_insert(testo.to_string());
            }
            self.out.push_str(testo);
        }
    }
}

/// Refuses a source that evaluates texts as code.
pub fn senza_eval(nome: &str, sorgente: &str) -> Result<(), TemplateError> {
    fn cerca(n: &SyntaxNode) -> bool {
        (n.kind() == SyntaxKind::Ident && n.leaf_text() == "eval") || n.children().any(cerca)
    }
    if !cerca(&parse(sorgente)) {
        return Ok(());
    }
    Err(TemplateError {
        modello: nome.to_owned(),
        riga: 0,
        messaggio: "`eval` non è ammesso: un testo dei dati diventerebbe codice".into(),
        variabili: Vec::new(),
    })
}

fn diventa_codice(nome: &str, codice: &str) -> TemplateError {
    TemplateError {
        modello: nome.to_owned(),
        riga: 0,
        messaggio: format!(
            "un testo dei dati diventa codice, in «{}»; nel testo si scrive #{{{{ nome }}}}; e negli argomenti {{{{ nome }}}}",
            codice.trim().chars().take(60).collect::<String>()
        ),
        variabili: Vec::new(),
    }
}

/// Puts the sentinel into every string of a view. A colour or a sign that the library looks up by
/// name would not be found, but nothing is evaluated here: the source is only parsed.
fn semina(v: &mut Value) {
    match v {
        Value::String(t) => *t = SEGNO.to_owned(),
        Value::Array(v) => v.iter_mut().for_each(semina),
        Value::Object(m) => m.values_mut().for_each(semina),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// The text of a leaf that holds a sentinel and is no string literal.
fn fuori_posto(n: &SyntaxNode) -> Option<String> {
    if n.children().len() == 0 {
        let t = n.leaf_text();
        let salvo = n.kind() == SyntaxKind::Str || !t.contains("sentinella");
        return (!salvo).then(|| t.to_string());
    }
    n.children().find_map(fuori_posto)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use crate::template::{Propri, TemplateEngine};

    fn rendi(modello: &str) -> Result<String, String> {
        let propri: Propri = [("divisorio.typ".to_owned(), modello.to_owned())].into();
        let vista = BTreeMap::from([("titolo", "Un titolo")]);
        let motore = TemplateEngine::nuovo(&propri).map_err(|g| g.to_string())?;
        motore.rendi("divisorio.typ", &vista).map_err(|g| g.to_string())
    }

    #[test]
    fn a_text_that_would_become_markup_is_refused() {
        assert_eq!(rendi("= #{{ titolo }};").as_deref(), Ok("= #\"Un titolo\";"));
        assert_eq!(rendi("#f({{ titolo }});").as_deref(), Ok("#f(\"Un titolo\");"));
        assert!(rendi("#f[#{{ titolo }};];").is_ok());
        for cattivo in ["= {{ titolo }}", "#f[{{ titolo }}]", "`{{ titolo }}`", "// {{ titolo }}"] {
            let e = rendi(cattivo).expect_err(cattivo);
            assert!(e.contains("un testo dei dati diventa codice"), "{e}");
        }
    }

    #[test]
    fn an_error_names_file_row_and_variables() {
        let e = rendi("uno\n#{{ titollo }};").expect_err("an unknown name");
        assert!(
            e.contains("divisorio.typ, riga 2") && e.contains("variabili") && e.contains("titolo"),
            "{e}"
        );
        let e = rendi("{% if %}").expect_err("a syntax error");
        assert!(e.contains("divisorio.typ, riga 1"), "{e}");
        assert!(rendi("#{{ titolo | safe }};").is_err());
        // A branch that only the real data reach, and texts evaluated as code.
        for cattivo in [
            "#f(\"{{ titolo }}\");",
            "{% if titolo == \"Un titolo\" %}{{ titolo }}{% endif %}",
            "#eval({{ titolo }}, mode: \"markup\")",
            "#{{ titollo | typst }};",
        ] {
            assert!(rendi(cattivo).is_err(), "{cattivo}");
        }
        let condizione = "{% if titolo == \"Un titolo\" %}#{{ titolo }};{% endif %}";
        assert_eq!(rendi(condizione).as_deref(), Ok("#\"Un titolo\";"));
        let propri: Propri = [("lib/mio.typ".to_owned(), "#let f(t) = eval(t)".to_owned())].into();
        assert!(TemplateEngine::nuovo(&propri).is_err());
        let propri: Propri = [("schedina.typ".to_owned(), String::new())].into();
        let e = TemplateEngine::nuovo(&propri).err().expect("an unknown part").to_string();
        assert!(e.contains("schedina.typ") && e.contains("scheda.typ"), "{e}");
    }
}
