//! The finished PDF, written more tightly: its objects in object streams, a quarter of the size.
//!
//! It is the structure tree that weighs, thousands of small objects that Typst writes one by one.

use std::io;

use lopdf::{Document, Object, ObjectStreamConfig, SaveOptions};

/// The same document with its objects in compressed streams; the same bytes every time.
///
/// # Errors
/// When the PDF cannot be read, which would be a fault of this program.
pub fn compatta(pdf: &[u8]) -> Result<Vec<u8>, String> {
    let mut documento = Document::load_mem(pdf).map_err(|e| e.to_string())?;
    for oggetto in documento.objects.values_mut() {
        if let Object::Stream(s) = oggetto
            && s.content.last() == Some(&b'\r')
        {
            // What stands after the end of compressed data is ignored by whoever reads them.
            let mut dati = std::mem::take(&mut s.content);
            dati.push(b'\n');
            s.set_content(dati);
        }
    }
    // Streams of another size, or compressed otherwise, end in other bytes: one of the tries is free
    // of the bad ending. A small document has one stream at any size, so both are varied.
    let (numero, coda) = (documento.max_id, documento.trailer.clone());
    for livello in [6, 7, 8, 9, 5, 4, 3, 2] {
        for per_flusso in (20..=200).rev().step_by(12) {
            (documento.max_id, documento.trailer) = (numero, coda.clone());
            let scritto = scrivi(&mut documento, per_flusso, livello).map_err(|e| e.to_string())?;
            if !ambiguo(&scritto) {
                return Ok(scritto);
            }
        }
    }
    Err("i flussi del PDF finiscono tutti con un ritorno a capo".into())
}

/// Writes it; lopdf leaves the numbers of the streams that it adds in the document.
fn scrivi(documento: &mut Document, per_flusso: usize, livello: u32) -> io::Result<Vec<u8>> {
    let opzioni = SaveOptions {
        use_object_streams: true,
        use_xref_streams: true,
        linearize: false,
        object_stream_config: ObjectStreamConfig {
            max_objects_per_stream: per_flusso,
            compression_level: livello,
        },
    };
    let mut scritto = Vec::new();
    documento.save_with_options(&mut scritto, opzioni)?;
    Ok(scritto)
}

/// Whether a stream's data end with a carriage return: with the line feed that follows, a validator
/// takes it for the end of the line and finds the stream one byte short (ISO 19005-2, 6.1.7.1).
fn ambiguo(pdf: &[u8]) -> bool {
    pdf.windows(11).any(|w| w == b"\r\nendstream")
}
