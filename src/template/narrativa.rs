//! Narrative: CommonMark → a Typst content block, every run of text through the escape function.
//!
//! Raw HTML and indented code print as the text they are, a heading becomes a bold line, a link
//! prints its address. An image is refused when the data are read; in an office's own template it
//! prints its text and address.

use std::collections::BTreeMap;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::letterale;
use crate::valori::incolla;

/// How deep lists, quotes and emphasis nest on the page; what is deeper stays at this depth, since
/// the typesetter refuses sources that nest too far.
const PROFONDITA: usize = 6;

/// The narrative as a Typst content block: `[…]`.
///
/// Nothing vanishes: where Markdown would drop a word (a table row with more cells than its header,
/// the definition of a link that nobody follows, an entity), the text is printed as it was typed,
/// line by line.
pub fn narrativa(testo: &str) -> String {
    // Bullets of Word are items of a list, as they were meant.
    let testo = &*incolla::in_markdown(testo);
    let con_tabelle = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES;
    let prove = [con_tabelle, Options::ENABLE_FOOTNOTES].into_iter().map(|o| markdown(testo, o));
    let intera = prove.into_iter().find(|s| intero(testo, &s.detto));
    intera.unwrap_or_else(|| alla_lettera(testo)).out
}

fn markdown(testo: &str, opzioni: Options) -> MarkdownWriter {
    let mut s = MarkdownWriter::default();
    s.out.push('[');
    for (evento, byte) in Parser::new_ext(testo, opzioni).into_offset_iter() {
        s.evento(evento, testo.get(byte).unwrap_or(""));
    }
    s.out.push(']');
    s
}

/// The text as it was typed: a paragraph where a line was left blank, a line a line.
fn alla_lettera(testo: &str) -> MarkdownWriter {
    let mut s = MarkdownWriter::default();
    s.out.push('[');
    for riga in testo.lines() {
        if riga.trim().is_empty() {
            s.out.push_str("#parbreak();");
        } else {
            s.testo(riga);
            s.out.push_str("#linebreak();");
        }
    }
    s.out.push(']');
    s
}

/// Whether every word typed is on the page, as often as it was typed.
fn intero(testo: &str, detto: &str) -> bool {
    let mut mancano = parole(testo);
    for (parola, n) in parole(detto) {
        if let Some(m) = mancano.get_mut(parola) {
            *m = m.saturating_sub(n);
        }
    }
    mancano.values().all(|n| *n == 0)
}

/// The words of a text (runs of letters and figures), each with how often it occurs.
fn parole(testo: &str) -> BTreeMap<&str, usize> {
    let mut conto = BTreeMap::new();
    for p in testo.split(|c: char| !c.is_alphanumeric()).filter(|p| !p.is_empty()) {
        *conto.entry(p).or_insert(0) += 1;
    }
    conto
}

#[derive(Default)]
struct MarkdownWriter {
    out: String,
    /// The words that are on the page, for comparing with what was typed.
    detto: String,
    /// What closes each tag that is open; nothing for one that is too deep.
    aperti: Vec<String>,
    /// How many open tags opened something on the page.
    profondita: usize,
    /// Whether each open list is a numbered one.
    numerate: Vec<bool>,
}

impl MarkdownWriter {
    fn testo(&mut self, t: &str) {
        if !t.is_empty() {
            self.detto.push_str(t);
            self.out.push('#');
            self.out.push_str(&letterale(t));
            self.out.push(';');
        }
    }

    /// One event and the source it comes from.
    fn evento(&mut self, e: Event<'_>, sorgente: &str) {
        if matches!(e, Event::Start(_) | Event::End(_)) {
            self.detto.push(' ');
        }
        match e {
            Event::Start(tag) => self.apri(tag, sorgente),
            Event::End(tag) => self.chiudi(tag),
            Event::Text(t)
            | Event::Code(t)
            | Event::Html(t)
            | Event::InlineHtml(t)
            | Event::InlineMath(t)
            | Event::DisplayMath(t) => self.righe(&t),
            Event::FootnoteReference(t) => self.testo(&format!("[{t}]")),
            Event::SoftBreak => self.testo(" "),
            Event::HardBreak => {
                self.detto.push(' ');
                self.out.push_str("#linebreak();");
            }
            Event::Rule => self.out.push_str("#filetto;"),
            Event::TaskListMarker(si) => self.testo(if si { "☑ " } else { "☐ " }),
        }
    }

    /// Text that may hold line breaks: only code and raw HTML do, and they keep them.
    fn righe(&mut self, t: &str) {
        for (i, riga) in t.trim_end_matches('\n').split('\n').enumerate() {
            if i > 0 {
                self.detto.push(' ');
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

    fn apri(&mut self, tag: Tag<'_>, sorgente: &str) {
        match tag {
            Tag::Strong => self.annida("#strong[", "];"),
            Tag::Emphasis => self.annida("#emph[", "];"),
            Tag::BlockQuote(_) => self.annida("#quote(block: true)[", "];"),
            Tag::List(None) => {
                self.numerate.push(false);
                self.annida("#list(", ");");
            }
            Tag::List(Some(_)) => {
                self.numerate.push(true);
                self.annida("#enum(", ");");
            }
            // A number is printed as typed: 1986 then 1990 are years, not a count.
            Tag::Item => {
                let cifre: String =
                    sorgente.trim_start().chars().take_while(char::is_ascii_digit).collect();
                let numerata = self.numerate.last() == Some(&true);
                match (self.profondita <= PROFONDITA, numerata) {
                    (true, true) => {
                        self.detto.push_str(&format!(" {cifre} "));
                        self.out.push_str(&format!("enum.item({cifre})["));
                    }
                    (true, false) => self.out.push('['),
                    // An item of a list that was too deep to open is a paragraph.
                    (false, _) => {
                        self.out.push_str("#parbreak();");
                        self.testo(&if numerata {
                            format!("{cifre}. ")
                        } else {
                            "• ".to_owned()
                        });
                    }
                }
                let chiude = if self.profondita <= PROFONDITA { "], " } else { "#parbreak();" };
                self.aperti.push(chiude.into());
            }
            Tag::Heading { .. } => {
                self.out.push_str("#strong[");
                self.aperti.push("];#parbreak();".into());
            }
            Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. } => {
                let indirizzo = format!(" ({dest_url})");
                self.detto.push_str(&indirizzo);
                self.aperti.push(format!("#{};", letterale(&indirizzo)));
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
        if matches!(tag, TagEnd::List(_)) {
            self.numerate.pop();
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
            ("3. a\n7. b", r##"[#enum(enum.item(3)[#"a";], enum.item(7)[#"b";], );]"##),
            ("a\n\n---\n\nb", r##"[#"a";#parbreak();#filetto;#"b";#parbreak();]"##),
            ("[x](https://e.it)", r##"[#"x";#" (https://e.it)";#parbreak();]"##),
            ("a <b>c</b>", r##"[#"a ";#"<b>";#"c";#"</b>";#parbreak();]"##),
            ("    codice", r##"[#"codice";#parbreak();]"##),
            ("#panic()", r##"[#"#panic()";#parbreak();]"##),
        ] {
            assert_eq!(narrativa(markdown), typst, "{markdown}");
        }
    }

    #[test]
    fn nothing_vanishes() {
        for testo in [
            "| a | b |\n|---|---|\n| 1 | 2 | perduta |\n",
            "uno[^1] due\n\n[^1]: la nota\n",
            "senza richiamo\n\n[^x]: la nota\n",
            "[mai]: https://www.example.it/usata\n\ntesto",
            "1986. Un anno\n1990. Un altro",
            "testo\n1986. Un anno",
            "a &nbsp; b &copy; c",
            "```rust\ncodice\n```",
            "![figura](foto.png \"titolo\")",
            "<div class='x'>dentro</div>\n<!-- nascosto -->",
            "Titolo\n======\n\nSotto\n---\n",
            "[testo](https://e.it \"titolo del link\")",
        ] {
            let uscita = narrativa(testo);
            let chiara = uscita.replace("\\\"", "'");
            let scritto: String =
                chiara.split('"').skip(1).step_by(2).collect::<Vec<_>>().join(" ");
            for parola in testo.split(|c: char| !c.is_alphanumeric()).filter(|p| !p.is_empty()) {
                let numero = uscita.contains(&format!("enum.item({parola})"));
                assert!(numero || scritto.contains(parola), "{parola} of {testo:?}: {uscita}");
            }
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
