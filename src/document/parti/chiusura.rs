//! The last pages: validation and signatures.

use super::super::blocchi::{Blocco, Parte, RigaFirma, RigaTabella, celle, tabella};
use super::Fonte;
use crate::document::stampato::detto;
use crate::model::{Documento, EsitoValidazione};
use crate::template::TestoStampato;
use crate::valori::{data_estesa, numerato};

/// The page of the OIV's or Nucleo's validation: what is known, blanks for what is not yet.
pub fn validazione(f: &Fonte<'_>, d: &Documento) -> Parte {
    let v = d.validazione.as_ref();
    let vuoto = || "________________".to_owned();
    let dato = |t: Option<String>| t.unwrap_or_else(vuoto);
    let organo = v
        .and_then(|v| v.organo.as_ref())
        .map_or("Nucleo di valutazione".into(), |t| t.testo.clone());
    let data = v.and_then(|v| v.data.as_ref()).and_then(|d| d.valore.as_ref()?.nel(f.anno()).ok());
    let esito = v.and_then(|v| v.esito.as_ref()).and_then(|e| e.valore).map(|e| match e {
        EsitoValidazione::Validata => "validata",
        EsitoValidazione::ValidataConOsservazioni => "validata con osservazioni",
        EsitoValidazione::NonValidata => "non validata",
    });
    let riga = |nome: &str, valore: String| RigaTabella::Riga(celle![nome, valore]);
    let righe = vec![
        riga("Organo", organo.clone()),
        riga("Verbale n.", dato(v.and_then(|v| v.verbale.as_ref()).map(|t| numerato(t.as_str())))),
        riga("Data", dato(data.map(data_estesa))),
        riga("Esito", dato(esito.map(str::to_owned))),
    ];
    let blocchi = vec![
        Blocco::Paragrafo {
            testo: format!(
                "La validazione della relazione spetta al {organo} (D.Lgs. 150/2009, art. 14, comma 4, lettera c): senza di essa non si possono attribuire i premi."
            ),
        },
        tabella("validazione", "", &["Voce", "Contenuto"], &["sinistra", "sinistra"], righe),
        Blocco::Firme {
            luogo: String::new(),
            righe: vec![RigaFirma { ruolo: format!("Per il {organo}").into(), nome: "".into() }],
        },
    ];
    Parte { nome: "validazione", titolo: "Validazione".into(), blocchi }
}

/// Who signs; in a public document with results only the office.
pub fn firme(f: &Fonte<'_>, d: &Documento, risultati: bool) -> Option<Parte> {
    let senza_nomi = f.nomi.pubblica() && risultati;
    let righe: Vec<RigaFirma> = d
        .atto
        .firme
        .iter()
        .map(|x| RigaFirma {
            ruolo: detto(x.ruolo.as_ref()),
            nome: match &x.nome {
                Some(n) if !senza_nomi => TestoStampato::presso(f.nomi.cartella().nome(n), n.luogo),
                _ => TestoStampato::default(),
            },
        })
        .collect();
    let quante = righe.len();
    let blocchi = vec![Blocco::Firme { luogo: String::new(), righe }];
    Some(Parte { nome: "firme", titolo: "Firme".into(), blocchi }).filter(|_| quante > 0)
}
