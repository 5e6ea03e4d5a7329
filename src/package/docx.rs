//! A plain DOCX: paragraphs, nothing else, for who works on the act in a word processor.

use std::io::{Cursor, Write as _};

use xmlwriter::{Options, XmlWriter};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// A paragraph: bold runs between `**`, a heading with `# ` before it.
pub fn documento(righe: &[String]) -> Vec<u8> {
    let opzioni = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Stored)
        // No clock: the same text gives the same bytes.
        .last_modified_time(zip::DateTime::default());
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let parti = [
        ("[Content_Types].xml", tipi()),
        ("_rels/.rels", relazioni()),
        ("word/document.xml", corpo(righe)),
    ];
    for (nome, testo) in parti {
        // Writing to memory cannot fail.
        let _ = zip.start_file(nome, opzioni);
        let _ = zip.write_all(testo.as_bytes());
    }
    zip.finish().map(Cursor::into_inner).unwrap_or_default()
}

fn xml() -> XmlWriter {
    let mut w = XmlWriter::new(Options { indent: xmlwriter::Indent::None, ..Options::default() });
    w.write_declaration();
    w
}

fn tipi() -> String {
    let mut w = xml();
    w.start_element("Types");
    w.write_attribute("xmlns", "http://schemas.openxmlformats.org/package/2006/content-types");
    for (estensione, tipo) in [
        ("rels", "application/vnd.openxmlformats-package.relationships+xml"),
        ("xml", "application/xml"),
    ] {
        w.start_element("Default");
        w.write_attribute("Extension", estensione);
        w.write_attribute("ContentType", tipo);
        w.end_element();
    }
    w.start_element("Override");
    w.write_attribute("PartName", "/word/document.xml");
    let tipo = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
    w.write_attribute("ContentType", tipo);
    w.end_document()
}

fn relazioni() -> String {
    let mut w = xml();
    w.start_element("Relationships");
    w.write_attribute("xmlns", "http://schemas.openxmlformats.org/package/2006/relationships");
    w.start_element("Relationship");
    w.write_attribute("Id", "rId1");
    let tipo = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument";
    w.write_attribute("Type", tipo);
    w.write_attribute("Target", "word/document.xml");
    w.end_document()
}

fn corpo(righe: &[String]) -> String {
    let mut w = xml();
    w.set_preserve_whitespaces(true);
    w.start_element("w:document");
    w.write_attribute("xmlns:w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main");
    w.start_element("w:body");
    for riga in righe {
        let (titolo, testo) = match riga.strip_prefix("# ") {
            Some(t) => (true, t),
            None => (false, riga.as_str()),
        };
        w.start_element("w:p");
        // Every second piece stands between `**`.
        for (i, pezzo) in testo.split("**").enumerate() {
            w.start_element("w:r");
            if titolo || i % 2 == 1 {
                w.start_element("w:rPr");
                w.start_element("w:b");
                w.end_element();
                w.end_element();
            }
            w.start_element("w:t");
            w.write_attribute("xml:space", "preserve");
            w.write_text(&pezzo.replace('`', ""));
            w.end_element();
            w.end_element();
        }
        w.end_element();
    }
    w.end_document()
}
