//! `--incorpora-dati`: the document carries the data it was made from, and can be made again from them.

use std::collections::BTreeMap;
use std::fs;

use crate::comune::{borgo, fai, pegaso_in, voce};
use lopdf::{Document, decode_text_string};
use page_validation::{ValidationOptions, ValidationProfile, validate_pdf_bytes};

/// The files attached to a PDF, by name.
fn allegati(pdf: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let doc = Document::load_mem(pdf).unwrap();
    let mut file = BTreeMap::new();
    for oggetto in doc.objects.values() {
        let Ok(d) = oggetto.as_dict() else { continue };
        if d.get(b"Type").and_then(|t| t.as_name()).ok() != Some(b"Filespec".as_slice()) {
            continue;
        }
        let nome = decode_text_string(d.get(b"UF").unwrap()).unwrap();
        let ef = voce(&doc, d, b"EF").unwrap().as_dict().unwrap();
        let flusso = voce(&doc, ef, b"F").unwrap().as_stream().unwrap();
        let byte = flusso.decompressed_content().unwrap_or_else(|_| flusso.content.clone());
        assert!(file.insert(nome, byte).is_none());
    }
    file
}

#[test]
fn the_document_is_made_again_from_what_it_carries() {
    let dati = crate::comune::ridotto();
    let qui = dati.path().to_str().unwrap();
    let comando = "relazione";
    let pdf = fai(&[comando, qui, "--incorpora-dati"]);
    for profilo in [ValidationProfile::PdfA3a, ValidationProfile::PdfUa1] {
        let opzioni = ValidationOptions::default().profile(profilo);
        let r = validate_pdf_bytes(&pdf, &opzioni).unwrap();
        let errori: Vec<_> = r.failures.iter().map(ToString::to_string).collect();
        assert!(r.is_compliant, "{profilo:?}: {errori:#?}");
    }
    let file = allegati(&pdf);
    assert_eq!(file["ente.yaml"], fs::read(dati.path().join("ente.yaml")).unwrap());
    let altrove = tempfile::tempdir().unwrap();
    for (nome, byte) in &file {
        let p = altrove.path().join(nome);
        fs::create_dir_all(p.parent().unwrap()).unwrap();
        fs::write(p, byte).unwrap();
    }
    let ancora = fai(&[comando, altrove.path().to_str().unwrap(), "--incorpora-dati"]);
    assert!(ancora == pdf, "{comando}: made again it is another");
}

#[test]
fn a_published_document_carries_no_data() {
    let qui = tempfile::tempdir().unwrap();
    let dati = borgo();
    let argomenti = ["piano", dati.to_str().unwrap(), "--incorpora-dati", "--edizione", "pubblica"];
    let e = pegaso_in(qui.path(), &argomenti);
    assert_eq!(e.stato, 2, "{}", e.err);
    assert!(e.err.contains("hanno i nomi"), "{}", e.err);
    assert!(
        allegati(&fai(&["piano", dati.to_str().unwrap(), "--edizione", "pubblica"])).is_empty()
    );
}
