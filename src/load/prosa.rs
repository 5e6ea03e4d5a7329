//! Narratives: what CommonMark allows and a document does not print is found at its place.

use std::ops::Range;

use pulldown_cmark::{Event, Parser, Tag};

/// Where the first picture of a narrative stands, in bytes.
pub fn figura(testo: &str) -> Option<Range<usize>> {
    let eventi = Parser::new(testo).into_offset_iter();
    let una = |(e, dove)| matches!(e, Event::Start(Tag::Image { .. })).then_some(dove);
    { eventi }.find_map(una)
}

/// The first picture of a narrative, as it was typed.
pub fn immagine(testo: &str) -> Option<&str> {
    testo.get(figura(testo)?)
}

#[cfg(test)]
mod tests {
    use super::immagine;

    #[test]
    fn a_picture_is_found_and_a_bracket_is_not() {
        assert_eq!(immagine("testo ![foto](a.png) fine"), Some("![foto](a.png)"));
        assert_eq!(immagine("attenzione![1] [x](https://e.it) `![a](b)`"), None);
    }
}
