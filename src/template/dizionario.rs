//! Views → Typst literals: `{{ vista | typst }}` is the whole view as a Typst dictionary.

use tera::Value;
use typst::syntax::{SyntaxKind, parse_code};

use super::letterale;

/// What Typst reads back as this value: a dictionary, an array, a string, a number, a block of
/// content, `none`.
pub fn dizionario(v: &Value) -> String {
    let mut out = String::new();
    scrivi(v, &mut out);
    out
}

fn scrivi(v: &Value, out: &mut String) {
    if let Some(testo) = v.as_str() {
        match (v.is_safe(), testo) {
            (true, "") => out.push_str("[]"),
            // A narrative: a block of content already.
            (true, blocco) => out.push_str(blocco),
            (false, testo) => out.push_str(&letterale(testo)),
        }
    } else if let Some(m) = v.as_map() {
        out.push_str("(:");
        for (n, (chiave, valore)) in m.iter().enumerate() {
            if n == 0 {
                out.pop();
            }
            match chiave.as_str() {
                Some(nome) if e_un_nome(nome) => out.push_str(nome),
                _ => out.push_str(&letterale(&chiave.to_string())),
            }
            out.push_str(": ");
            scrivi(valore, out);
            out.push_str(", ");
        }
        out.push(')');
    } else if let Some(voci) = v.as_array() {
        out.push('(');
        for voce in voci {
            scrivi(voce, out);
            out.push_str(", ");
        }
        out.push(')');
    } else if v.is_none() || v.is_undefined() {
        out.push_str("none");
    } else if v.is_number() || v.is_bool() {
        out.push_str(&v.to_string());
    } else {
        out.push_str(&letterale(&v.to_string()));
    }
}

/// Whether a key is a name to Typst, and no word of its own.
fn e_un_nome(t: &str) -> bool {
    let letto = parse_code(t);
    let mut pezzi = letto.children();
    pezzi.next().is_some_and(|n| n.kind() == SyntaxKind::Ident) && pezzi.next().is_none()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::template::{ProsaStampata, TestoStampato};
    use serde::Serialize;

    #[derive(Serialize)]
    struct Prova {
        testo: TestoStampato,
        prosa: ProsaStampata,
        vuota: ProsaStampata,
        si: bool,
        quanti: usize,
        lungo: f64,
        niente: Option<f64>,
        coppie: Vec<(u8, u8)>,
        vuoto: Vec<u8>,
        mappa: std::collections::BTreeMap<&'static str, u8>,
        senza: std::collections::BTreeMap<&'static str, u8>,
    }

    fn prova() -> Prova {
        Prova {
            testo: "a \"b\" #c".into(),
            prosa: ProsaStampata("**d**".into()),
            vuota: ProsaStampata::default(),
            si: true,
            quanti: 3,
            lungo: 12.5,
            niente: None,
            coppie: vec![(1, 2), (3, 4)],
            vuoto: Vec::new(),
            mappa: [("una chiave", 1), ("none", 2), ("let", 3), ("due_parole", 4)].into(),
            senza: [].into(),
        }
    }

    #[test]
    fn every_kind_of_value_is_a_literal() {
        let v = Value::try_from_serializable(&prova()).unwrap();
        let scritto = dizionario(&v);
        let atteso = r##"(testo: "a \"b\" #c", prosa: [#strong[#"d";];#parbreak();], vuota: [], si: true, quanti: 3, lungo: 12.5, niente: none, coppie: ((1, 2, ), (3, 4, ), ), vuoto: (), mappa: (due_parole: 4, "let": 3, "none": 2, "una chiave": 1, ), senza: (:), )"##;
        assert_eq!(scritto, atteso);
        let (errori, _) = parse_code(&scritto).errors_and_warnings();
        assert!(errori.is_empty(), "{errori:?}");
    }
}
