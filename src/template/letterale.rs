//! The one escape function: any text as a Typst string literal.

use std::cell::Cell;
use std::fmt::Write as _;

use crate::diagnostic::{FileId, Luogo};

thread_local! {
    /// Whether each literal is marked, for the proof that it stands as one.
    static IN_PROVA: Cell<bool> = const { Cell::new(false) };
}

/// Renders with each literal marked.
pub fn con_prova<T>(rendi: impl FnOnce() -> T) -> T {
    let prima = IN_PROVA.replace(true);
    let fatto = rendi();
    IN_PROVA.set(prima);
    fatto
}

/// Parts a text from its place, where places are rendered: no character of a text, in any script.
pub(super) const SEGNO_DI_LUOGO: char = '\u{10FFFE}';

/// A mark as it stands in a source: a comment behind its literal.
pub(super) fn commento(marca: &str) -> String {
    format!("/*@{}*/", marca.trim_start_matches(SEGNO_DI_LUOGO))
}

/// The place that a comment tells.
pub(super) fn luogo_di(commento: &str) -> Option<Luogo> {
    numeri(commento.strip_prefix("/*@")?.strip_suffix("*/")?)
}

/// File, row, column and length, with points between.
fn numeri(t: &str) -> Option<Luogo> {
    let v: Vec<u32> = t.split('.').map(str::parse).collect::<Result<_, _>>().ok()?;
    let [file, riga, colonna, lunghezza] = v[..] else { return None };
    Some(Luogo { file: FileId(file), riga, colonna, lunghezza })
}

/// A complete Typst string literal, quotes included, that evaluates to exactly `testo`; behind it, in
/// a comment, the place that the text carries, if it does, or the mark of a proof.
pub fn letterale(testo: &str) -> String {
    let prova = if IN_PROVA.get() { PROVA } else { "" };
    match testo.rsplit_once(SEGNO_DI_LUOGO) {
        Some((detto, luogo)) if numeri(luogo).is_some() => solo(detto) + prova + &commento(luogo),
        _ => solo(testo) + prova,
    }
}

/// What stands behind each literal while it is proved that none has become code: a comment with a character
/// that no literal holds, since it is escaped there.
pub(super) const PROVA: &str = "/*\u{1}*/";

fn solo(testo: &str) -> String {
    let mut out = String::with_capacity(testo.len() + 2);
    out.push('"');
    for c in testo.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            // Control characters and the separators that end a line in some readers.
            c if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') => {
                // Writing to a String cannot fail.
                let _ = write!(out, "\\u{{{:x}}}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use typst::syntax::ast::{self, AstNode};
    use typst::syntax::{SyntaxKind, parse_code};

    use super::letterale;

    /// What Typst's own parser reads in a source that is one literal and nothing else.
    fn riletto(sorgente: &str) -> Option<String> {
        let radice = parse_code(sorgente);
        let figli: Vec<_> = radice.children().collect();
        match figli.as_slice() {
            [uno] if uno.kind() == SyntaxKind::Str => {
                ast::Str::from_untyped(uno).map(|s| s.get().to_string())
            }
            _ => None,
        }
    }

    #[test]
    fn hostile_texts_stay_one_literal() {
        for t in [
            "",
            "\"",
            "\\",
            "\\\"",
            "#panic(\"x\")",
            "\n#x",
            "a\\u{41}",
            "*_$<@]`~",
            "\u{2028}x",
            "\0",
        ] {
            assert_eq!(riletto(&letterale(t)).as_deref(), Some(t), "{t:?}");
        }
    }

    proptest! {
        #[test]
        fn any_text_reads_back(t in any::<String>()) {
            prop_assert_eq!(riletto(&letterale(&t)), Some(t));
        }
    }
}
