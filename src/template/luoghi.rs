//! Which literal of a source comes from which place of the data: what a click on a page asks.

use std::ops::Range;

use typst::syntax::{SyntaxKind, SyntaxNode, parse};

use super::letterale::luogo_di;
use crate::diagnostic::Luogo;

/// A literal, or a block of content, of a Typst source, and where its text was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LuogoStampato {
    /// Which bytes of the source.
    pub byte: Range<usize>,
    /// Where what they say was typed.
    pub luogo: Luogo,
}

/// A source that was rendered with places → the same without their marks, and the places.
///
/// A place stands in a comment right behind its literal; the comments go, so that the source is the
/// one that would have been rendered without.
pub fn separa(sorgente: &str) -> (String, Vec<LuogoStampato>) {
    let mut s =
        MarkSplitter { out: String::with_capacity(sorgente.len()), ..MarkSplitter::default() };
    s.nodo(&parse(sorgente));
    (s.out, s.origini)
}

#[derive(Default)]
struct MarkSplitter {
    out: String,
    origini: Vec<LuogoStampato>,
    /// What was written last: the literal that a mark speaks of.
    ultimo: Range<usize>,
}

impl MarkSplitter {
    fn nodo(&mut self, n: &SyntaxNode) {
        let da = self.out.len();
        if n.children().len() == 0 {
            let testo = n.leaf_text();
            if n.kind() == SyntaxKind::BlockComment
                && let Some(luogo) = luogo_di(testo)
            {
                self.origini.push(LuogoStampato { byte: self.ultimo.clone(), luogo });
                return;
            }
            self.out.push_str(testo);
        } else {
            n.children().for_each(|f| self.nodo(f));
        }
        if matches!(n.kind(), SyntaxKind::Str | SyntaxKind::ContentBlock) {
            self.ultimo = da..self.out.len();
        }
    }
}

/// The string literals of a source: their bytes and what they say. All that a document prints of its
/// data is among them.
pub fn testi(sorgente: &str) -> Vec<(Range<usize>, String)> {
    fn cerca(n: &SyntaxNode, da: usize, v: &mut Vec<(Range<usize>, String)>) {
        if let Some(t) = n.cast::<typst::syntax::ast::Str<'_>>() {
            v.push((da..da + n.len(), t.get().to_string()));
        }
        let mut qui = da;
        for f in n.children() {
            cerca(f, qui, v);
            qui += f.len();
        }
    }
    let mut v = Vec::new();
    cerca(&parse(sorgente), 0, &mut v);
    v
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::diagnostic::FileId;
    use crate::template::{Propri, ProsaStampata, TemplateEngine, TestoStampato};

    fn luogo(riga: u32) -> Luogo {
        Luogo { file: FileId(2), riga, colonna: 5, lunghezza: 7 }
    }

    #[test]
    fn a_literal_knows_its_place_and_the_source_is_the_same() {
        // What looks like a mark in a text is a text.
        let testi_suoi = ["Un titolo /*@2.9.5.7*/", "Sotto"];
        let vista = BTreeMap::from([
            ("titolo", TestoStampato::presso(testi_suoi[0].into(), luogo(3))),
            ("altro", TestoStampato::from(testi_suoi[1])),
        ]);
        let modello = "#f({{ titolo }}, {{ altro }}); #{{ titolo }}; #g({{ vista | typst }});";
        let propri: Propri = [("divisorio.typ".to_owned(), modello.to_owned())].into();
        let senza = TemplateEngine::nuovo(&propri).unwrap().rendi("divisorio.typ", &vista).unwrap();
        let con =
            TemplateEngine::con_luoghi(&propri).unwrap().rendi("divisorio.typ", &vista).unwrap();
        assert_ne!(senza, con);
        let (pulito, origini) = separa(&con);
        assert_eq!(pulito, senza);
        assert_eq!(origini.len(), 3);
        for o in &origini {
            assert_eq!(o.luogo, luogo(3));
            assert_eq!(&pulito[o.byte.clone()], "\"Un titolo /*@2.9.5.7*/\"");
        }
        let detti: Vec<String> = testi(&pulito).into_iter().map(|(_, t)| t).collect();
        assert_eq!(detti.len(), 5);
        assert!(detti.iter().all(|t| testi_suoi.contains(&t.as_str())), "{detti:?}");
    }

    #[test]
    fn a_narrative_knows_its_place_too() {
        let prosa = ProsaStampata(TestoStampato::presso("uno **due**".into(), luogo(8)));
        let vista = BTreeMap::from([("corpo", prosa)]);
        for modello in ["#f({{ corpo | narrativa }});", "#f({{ vista | typst }});"] {
            let propri: Propri = [("divisorio.typ".to_owned(), modello.to_owned())].into();
            let con = TemplateEngine::con_luoghi(&propri)
                .unwrap()
                .rendi("divisorio.typ", &vista)
                .unwrap();
            let (pulito, origini) = separa(&con);
            assert_eq!(origini.len(), 1, "{con}");
            assert_eq!(
                &pulito[origini[0].byte.clone()],
                r##"[#"uno ";#strong[#"due";];#parbreak();]"##
            );
        }
    }
}
