//! Typst source → PDF, in memory: no system fonts, no network, no clock, no file but those handed in.
//!
//! This module knows nothing of plans: it gets sources and files and gives bytes.

mod pack;
mod world;

use std::collections::BTreeMap;
use std::fmt;

use typst::diag::{Severity, SourceDiagnostic, SourceResult, Warned};
use typst::ecow::EcoVec;
use typst::foundations::{Bytes, Datetime, Smart};
use typst::visualize::{ExchangeFormat, RasterImage, SvgImage};
use typst::{World, WorldExt};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use world::ProjectWorld;
pub use world::coperto;

/// What is to be typeset.
#[derive(Clone, Debug, Default)]
pub struct TypstProject {
    /// The main source.
    pub sorgente: String,
    /// Files that the source may name, by absolute path within the project: `/lib/stile.typ`,
    /// `/dati/stemma.svg`. Nothing else can be read.
    pub file: BTreeMap<String, Vec<u8>>,
    /// Identifies the document for ever: from it comes the PDF's document id.
    pub identita: String,
    /// Whether the source attaches files: PDF/A-3 allows it, PDF/A-2 does not.
    pub con_allegati: bool,
    /// The document's date: year, month, day.
    pub data: (i32, u8, u8),
}

/// The typesetter refused: a fault of a template or of this program, never of the data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TypesetError {
    /// One line an error: place in the sources, message, hints.
    pub righe: Vec<String>,
}

impl fmt::Display for TypesetError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.righe.join("\n"))
    }
}

impl std::error::Error for TypesetError {}

/// Typesets into a PDF that is PDF/A-2a (with files attached, A-3a) and PDF/UA-1 at once; the same input gives the same bytes.
///
/// # Errors
/// When the source does not compile, a glyph is missing from the built-in fonts, or the document
/// would not conform to both standards.
pub fn pdf(fascicolo: &TypstProject) -> Result<Vec<u8>, TypesetError> {
    let mondo = ProjectWorld::nuovo(fascicolo);
    // What Typst only warns of is a matter of the templates: `avvertimenti` tells it to their tests.
    let Warned { output, .. } = typst::compile::<PagedDocument>(&mondo);
    let documento = output.map_err(|e| guasto(&mondo, &e))?;
    let archivio = if fascicolo.con_allegati { PdfStandard::A_3a } else { PdfStandard::A_2a };
    let standard = PdfStandards::new(&[archivio, PdfStandard::Ua_1])
        .map_err(|e| TypesetError { righe: vec![e.message().to_string()] })?;
    let (anno, mese, giorno) = fascicolo.data;
    let opzioni = PdfOptions {
        ident: Smart::Custom(fascicolo.identita.clone()),
        creator: Smart::Custom(Some(format!("pegaso {}", env!("CARGO_PKG_VERSION")))),
        timestamp: Datetime::from_ymd_hms(anno, mese, giorno, 0, 0, 0).map(Timestamp::new_utc),
        standards: standard,
        ..PdfOptions::default()
    };
    let esito: SourceResult<Vec<u8>> = typst_pdf::pdf(&documento, &opzioni);
    let byte = esito.map_err(|e| guasto(&mondo, &e))?;
    // Memoised layouts of this document are of no use to the next one.
    typst::comemo::evict(0);
    pack::pack(&byte).map_err(|e| TypesetError { righe: vec![e] })
}

/// How tall the pages of a document are, in points, where a source lets them take the height of what is
/// on them. Nothing is left in memory.
///
/// # Errors
/// When the source does not compile.
pub fn altezze(fascicolo: &TypstProject) -> Result<Vec<f64>, TypesetError> {
    let mondo = ProjectWorld::nuovo(fascicolo);
    let Warned { output, .. } = typst::compile::<PagedDocument>(&mondo);
    let documento = output.map_err(|e| guasto(&mondo, &e))?;
    let altezze = documento.pages().iter().map(|p| p.frame.height().to_pt()).collect();
    typst::comemo::evict(0);
    Ok(altezze)
}

/// Whether a picture, PNG or SVG, can be read to its end and placed on a page.
pub fn disegnabile(immagine: &[u8]) -> bool {
    let byte = Bytes::new(immagine.to_vec());
    match ExchangeFormat::detect(immagine) {
        Some(formato) => RasterImage::plain(byte, formato).is_ok(),
        None => SvgImage::new(byte).is_ok(),
    }
}

/// What Typst warns of while it lays out the document; built-in templates give nothing.
pub fn avvertimenti(fascicolo: &TypstProject) -> Vec<String> {
    let mondo = ProjectWorld::nuovo(fascicolo);
    guasto(&mondo, &typst::compile::<PagedDocument>(&mondo).warnings).righe
}

fn guasto(mondo: &ProjectWorld, errori: &EcoVec<SourceDiagnostic>) -> TypesetError {
    let una = |e: &SourceDiagnostic| {
        let dove = e.span.id().and_then(|id| {
            let sorgente = mondo.source(id).ok()?;
            let byte = mondo.range(e.span)?.start;
            let riga = sorgente.lines().byte_to_line(byte)? + 1;
            Some(format!("{}:{riga}: ", id.get().vpath().get_without_slash()))
        });
        let genere = match e.severity {
            Severity::Error => "",
            Severity::Warning => "avvertimento: ",
        };
        let consigli: String = e.hints.iter().map(|h| format!(" ({})", h.v)).collect();
        format!("{}{genere}{}{consigli}", dove.unwrap_or_default(), e.message)
    };
    TypesetError { righe: errori.iter().map(una).collect() }
}
