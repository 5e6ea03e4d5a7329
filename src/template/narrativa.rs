//! Narrative: CommonMark → a Typst content block, every run of text through the escape function.
//!
//! Raw HTML and indented code print as the text they are, a heading becomes a bold line, a link
//! prints its address, images print as the text they were typed as.

use pulldown_cmark::{Alignment, CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

use super::letterale;

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
    /// Address of the link that is open.
    indirizzi: Vec<String>,
    /// Inside a table: its alignments, and whether the row is the header.
    tabella: Vec<Alignment>,
    /// Whether the next text is the first of a block quote and the like.
    immagini: usize,
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
            | Event::DisplayMath(t) => self.testo(t.trim_end_matches('\n')),
            Event::FootnoteReference(t) => self.testo(&format!("[{t}]")),
            Event::SoftBreak => self.testo(" "),
            Event::HardBreak => self.out.push_str("#linebreak();"),
            Event::Rule => self.out.push_str("#parbreak();"),
            Event::TaskListMarker(si) => self.testo(if si { "☑ " } else { "☐ " }),
        }
    }

    fn apri(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Paragraph => {}
            Tag::Heading { .. } | Tag::Strong => self.out.push_str("#strong["),
            Tag::Emphasis => self.out.push_str("#emph["),
            Tag::List(None) => self.out.push_str("#list("),
            Tag::List(Some(n)) => self.out.push_str(&format!("#enum(start: {n}, ")),
            Tag::Item => self.out.push('['),
            Tag::BlockQuote(_) => self.out.push_str("#quote(block: true)["),
            Tag::CodeBlock(CodeBlockKind::Indented | CodeBlockKind::Fenced(_)) | Tag::HtmlBlock => {
            }
            Tag::Link { dest_url, .. } => self.indirizzi.push(dest_url.into_string()),
            Tag::Image { dest_url, .. } => {
                self.immagini += 1;
                self.indirizzi.push(dest_url.into_string());
            }
            Tag::Table(a) => {
                self.out.push_str(&format!("#tabella-narrativa({}, ", a.len()));
                self.tabella = a;
            }
            Tag::TableHead => self.out.push_str("table.header("),
            Tag::TableCell => self.out.push('['),
            Tag::FootnoteDefinition(nome) => self.testo(&format!("[{nome}] ")),
            _ => {}
        }
    }

    fn chiudi(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph => self.out.push_str("#parbreak();"),
            TagEnd::Heading(_) => self.out.push_str("];#parbreak();"),
            TagEnd::Strong | TagEnd::Emphasis => self.out.push_str("];"),
            TagEnd::List(_) => self.out.push_str(");"),
            TagEnd::Item => self.out.push_str("], "),
            TagEnd::BlockQuote(_) => self.out.push_str("];"),
            TagEnd::CodeBlock | TagEnd::HtmlBlock => self.out.push_str("#parbreak();"),
            TagEnd::Link | TagEnd::Image => {
                let indirizzo = self.indirizzi.pop().unwrap_or_default();
                self.testo(&format!(" ({indirizzo})"));
            }
            TagEnd::Table => self.out.push_str(");"),
            TagEnd::TableHead => self.out.push_str("), "),
            TagEnd::TableCell => self.out.push_str("], "),
            TagEnd::FootnoteDefinition => self.out.push_str("#parbreak();"),
            _ => {}
        }
    }
}
