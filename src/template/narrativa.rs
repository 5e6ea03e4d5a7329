//! Narrative: CommonMark → a Typst content block, every run of text through the escape function.
//!
//! Raw HTML and indented code print as the text they are, a heading becomes a bold line, a link
//! prints its address, an image prints its text and address.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::letterale;

/// How deep lists, quotes and emphasis nest on the page; what is deeper stays at this depth, since
/// the typesetter refuses sources that nest too far.
const PROFONDITA: usize = 6;

/// The narrative as a Typst content block: `[…]`.
pub fn narrativa(testo: &str) -> String {
    let opzioni = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES;
    let mut s = Scrittore::default();
    s.out.push('[');
    for evento in Parser::new_ext(testo, opzioni) {
        s.evento(evento);
    }
    s.out.push(']');
    s.out
}

#[derive(Default)]
struct Scrittore {
    out: String,
    /// What closes each tag that is open; nothing for one that is too deep.
    aperti: Vec<String>,
    /// How many open tags opened something on the page.
    profondita: usize,
}

impl Scrittore {
    fn testo(&mut self, t: &str) {
        if !t.is_empty() {
            self.out.push('#');
            self.out.push_str(&letterale(t));
            self.out.push(';');
        }
    }

    fn evento(&mut self, e: Event<'_>) {
        match e {
            Event::Start(tag) => self.apri(tag),
            Event::End(tag) => self.chiudi(tag),
            Event::Text(t)
            | Event::Code(t)
            | Event::Html(t)
            | Event::InlineHtml(t)
            | Event::InlineMath(t)
            | Event::DisplayMath(t) => self.righe(&t),
            Event::FootnoteReference(t) => self.testo(&format!("[{t}]")),
            Event::SoftBreak => self.testo(" "),
            Event::HardBreak => self.out.push_str("#linebreak();"),
            Event::Rule => self.out.push_str("#parbreak();"),
            Event::TaskListMarker(si) => self.testo(if si { "☑ " } else { "☐ " }),
        }
    }

    /// Text that may hold line breaks: only code and raw HTML do, and they keep them.
    fn righe(&mut self, t: &str) {
        for (i, riga) in t.trim_end_matches('\n').split('\n').enumerate() {
            if i > 0 {
                self.out.push_str("#linebreak();");
            }
            self.testo(riga);
        }
    }

    /// Opens something that nests, unless it would be too deep.
    fn annida(&mut self, apre: &str, chiude: &str) {
        if self.profondita < PROFONDITA {
            self.out.push_str(apre);
            self.aperti.push(chiude.to_owned());
        } else {
            self.aperti.push(String::new());
        }
        self.profondita += 1;
    }

    fn apri(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Strong => self.annida("#strong[", "];"),
            Tag::Emphasis => self.annida("#emph[", "];"),
            Tag::BlockQuote(_) => self.annida("#quote(block: true)[", "];"),
            Tag::List(None) => self.annida("#list(", ");"),
            Tag::List(Some(n)) => self.annida(&format!("#enum(start: {n}, "), ");"),
            // An item is as deep as its list; of a list that was not opened it is a paragraph.
            Tag::Item if self.profondita <= PROFONDITA => {
                self.out.push('[');
                self.aperti.push("], ".into());
            }
            Tag::Item => {
                self.out.push_str("#parbreak();");
                self.testo("• ");
                self.aperti.push("#parbreak();".into());
            }
            Tag::Heading { .. } => {
                self.out.push_str("#strong[");
                self.aperti.push("];#parbreak();".into());
            }
            Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. } => {
                self.aperti.push(format!("#{};", letterale(&format!(" ({dest_url})"))));
            }
            Tag::Table(colonne) => {
                self.out.push_str(&format!("#tabella-narrativa({}, ", colonne.len()));
                self.aperti.push(");".into());
            }
            Tag::TableHead => {
                self.out.push_str("table.header(");
                self.aperti.push("), ".into());
            }
            Tag::TableCell => {
                self.out.push('[');
                self.aperti.push("], ".into());
            }
            Tag::FootnoteDefinition(nome) => {
                self.testo(&format!("[{nome}] "));
                self.aperti.push("#parbreak();".into());
            }
            Tag::Paragraph | Tag::CodeBlock(_) | Tag::HtmlBlock => {
                self.aperti.push("#parbreak();".into());
            }
            _ => self.aperti.push(String::new()),
        }
    }

    fn chiudi(&mut self, tag: TagEnd) {
        let annidato = matches!(
            tag,
            TagEnd::Strong | TagEnd::Emphasis | TagEnd::BlockQuote(_) | TagEnd::List(_)
        );
        if annidato {
            self.profondita -= 1;
        }
        if let Some(chiude) = self.aperti.pop() {
            self.out.push_str(&chiude);
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use typst::syntax::parse_code;

    use super::narrativa;

    #[test]
    fn what_becomes_what() {
        for (markdown, typst) in [
            ("uno\ndue", r##"[#"uno";#" ";#"due";#parbreak();]"##),
            ("**a** *b*", r##"[#strong[#"a";];#" ";#emph[#"b";];#parbreak();]"##),
            ("# t", r##"[#strong[#"t";];#parbreak();]"##),
            ("- a\n- b", r##"[#list([#"a";], [#"b";], );]"##),
            ("3. a", r##"[#enum(start: 3, [#"a";], );]"##),
            ("[x](https://e.it)", r##"[#"x";#" (https://e.it)";#parbreak();]"##),
            ("a <b>c</b>", r##"[#"a ";#"<b>";#"c";#"</b>";#parbreak();]"##),
            ("    codice", r##"[#"codice";#parbreak();]"##),
            ("#panic()", r##"[#"#panic()";#parbreak();]"##),
        ] {
            assert_eq!(narrativa(markdown), typst, "{markdown}");
        }
    }

    #[test]
    fn deep_nesting_keeps_its_text() {
        let testo = format!("{}fondo", "> ".repeat(3000));
        let uscita = narrativa(&testo);
        assert!(uscita.contains("\"fondo\"") && uscita.matches("#quote").count() == 6);
        let voci: String = (0..40).map(|i| format!("{}- v{i}\n", "  ".repeat(i))).collect();
        let uscita = narrativa(&voci);
        assert!((0..40).all(|i| uscita.contains(&format!("\"v{i}\""))), "{uscita}");
    }

    proptest! {
        /// Whatever is typed, the source is one content block without a syntax error.
        #[test]
        fn any_text_is_sound(t in r"([a-z]|[*_#$@<>\[\]()!`~|\\\n -]|[0-9]\. ){0,60}") {
            let radice = parse_code(&narrativa(&t));
            let (errori, _) = radice.errors_and_warnings();
            prop_assert!(errori.is_empty(), "{}", narrativa(&t));
            prop_assert_eq!(radice.children().count(), 1);
        }
    }
}
