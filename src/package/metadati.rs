//! The metadata of a document (AgID guidelines on the documento informatico, allegato 5), as XML and
//! JSON: what the program knows; the fields of the protocol are left blank.

use serde_json::{Map, Value, json};
use xmlwriter::{Options, XmlWriter};

use super::ingredienti::{DocumentoFatto, Ingredienti};
use super::{base64, pagine};

/// The metadata of one PDF as a tree; blank strings are for whoever registers it.
fn albero(i: &Ingredienti<'_>, d: &DocumentoFatto) -> Value {
    let a = i.anagrafica();
    json!({
        "IdDoc": {
            "ImprontaCrittograficaDelDocumento": {
                "Impronta": base64(&d.pdf),
                "Algoritmo": "SHA-256",
            },
            "Identificativo": "",
        },
        "ModalitaDiFormazione": "creazione tramite strumenti software",
        "TipologiaDocumentale": i.tipologia,
        "DatiDiRegistrazione": {
            "TipologiaDiFlusso": "",
            "TipoRegistro": "",
            "DataRegistrazione": "",
            "NumeroDocumento": "",
            "CodiceRegistro": "",
        },
        "Soggetti": {
            "Autore": { "Denominazione": a.denominazione, "CodiceIPA": a.codice_ipa },
            "AmministrazioneCheEffettuaLaRegistrazione": { "Denominazione": a.denominazione, "CodiceIPA": a.codice_ipa },
        },
        "ChiaveDescrittiva": { "Oggetto": d.oggetto, "ParoleChiave": i.parole_chiave() },
        "Allegati": { "NumeroAllegati": 0 },
        "Classificazione": { "IndiceDiClassificazione": "", "Descrizione": "" },
        "Riservato": if d.pubblica { "false" } else { "true" },
        "IdentificativoDelFormato": {
            "Formato": "PDF/A-2a",
            "ProdottoSoftware": {
                "NomeProdotto": "pegaso",
                "VersioneProdotto": env!("CARGO_PKG_VERSION"),
                "Produttore": "",
            },
        },
        "Verifica": {
            "FirmatoDigitalmente": "",
            "SigillatoElettronicamente": "",
            "MarcaturaTemporale": "",
        },
        "IdAgg": "",
        "NomeDelDocumento": d.nome,
        "VersioneDelDocumento": "1",
        "TempoDiConservazione": "",
        "Note": format!("{} pagine; {}", pagine(&d.pdf), d.edizione()),
    })
}

/// As JSON.
pub fn json(i: &Ingredienti<'_>, d: &DocumentoFatto) -> String {
    format!("{:#}\n", json!({ "DocumentoInformatico": albero(i, d) }))
}

/// As XML.
pub fn xml(i: &Ingredienti<'_>, d: &DocumentoFatto) -> String {
    let mut w = XmlWriter::new(Options::default());
    w.set_preserve_whitespaces(true);
    w.write_declaration();
    w.start_element("DocumentoInformatico");
    if let Value::Object(m) = albero(i, d) {
        elementi(&mut w, &m);
    }
    w.end_document() + "\n"
}

fn elementi(w: &mut XmlWriter, m: &Map<String, Value>) {
    for (nome, valore) in m {
        w.start_element(nome);
        match valore {
            Value::Object(dentro) => elementi(w, dentro),
            Value::Array(v) => {
                for x in v {
                    w.start_element("Voce");
                    w.write_text(x.as_str().unwrap_or_default());
                    w.end_element();
                }
            }
            Value::String(t) if t.is_empty() => {}
            Value::String(t) => w.write_text(t),
            altro => w.write_text(&altro.to_string()),
        }
        w.end_element();
    }
}
