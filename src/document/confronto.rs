//! Two plans compared, typeset: for the dossier of a variation, or for who wants to see it on paper.

use std::collections::BTreeMap;

use serde::Serialize;

use super::DocumentError;
use crate::model::Cartella;
use crate::piano::{DifferenzaCampo, DifferenzaScheda, Sorte};
use crate::template::{self, Propri, ProsaStampata, TemplateEngine};
use crate::typeset::{self, TypstProject};

/// What is compared, in words.
#[derive(Clone, Debug)]
pub struct Titoli<'a> {
    /// The title of the document.
    pub titolo: &'a str,
    /// What the first plan is called.
    pub prima: &'a str,
    /// What the second plan is called.
    pub dopo: &'a str,
    /// How much differs.
    pub conto: &'a str,
}

/// What `documento.typ` asks for.
#[derive(Serialize)]
struct CorniceConfronto<'a> {
    titolo_completo: String,
    ente: &'a str,
    oggetto: String,
    intestazione: String,
    piede: &'a str,
    livello: u8,
    bozza: bool,
}

/// What `confronto.typ` prints.
#[derive(Serialize)]
struct VistaConfronto<'a> {
    titolo: &'a str,
    prima: &'a str,
    dopo: &'a str,
    conto: &'a str,
    schede: Vec<SchedaConfronto>,
}

#[derive(Serialize)]
struct SchedaConfronto {
    nome: String,
    titolo: String,
    nota: String,
    righe: Vec<RigaDifferenza>,
}

#[derive(Serialize)]
struct RigaDifferenza {
    campo: String,
    prima: LatoStampato,
    dopo: LatoStampato,
}

/// One side of a difference.
#[derive(Serialize)]
#[serde(untagged)]
enum LatoStampato {
    Testo(String),
    Prosa(ProsaStampata),
}

/// The comparison as PDF; `c` is the folder whose ente and names are printed.
///
/// # Errors
/// When a template does not work or the typesetter refuses.
pub fn pdf(
    c: &Cartella,
    titoli: &Titoli<'_>,
    schede: &[DifferenzaScheda],
    modelli: &Propri,
) -> Result<Vec<u8>, DocumentError> {
    let motore = TemplateEngine::nuovo(modelli)?.con_etichette(c.ente.etichette());
    let ente = c.ente.ente.denominazione.as_ref().map_or("", |d| d.as_str());
    let anno = c.esercizio;
    let cornice = CorniceConfronto {
        titolo_completo: format!("{} {anno}", titoli.titolo),
        ente,
        oggetto: format!("{}, esercizio {anno}", titoli.titolo),
        intestazione: format!("{} · Esercizio {anno}", titoli.titolo),
        piede: titoli.conto,
        livello: 1,
        bozza: false,
    };
    let vista = VistaConfronto {
        titolo: titoli.titolo,
        prima: titoli.prima,
        dopo: titoli.dopo,
        conto: titoli.conto,
        schede: schede.iter().map(|s| scheda(c, s)).collect(),
    };
    let mut sorgente = motore.rendi("documento.typ", &cornice)?;
    sorgente.push('\n');
    sorgente.push_str(&motore.rendi("confronto.typ", &vista)?);
    let file: BTreeMap<String, Vec<u8>> = template::libreria(modelli, &c.ente.etichette())
        .into_iter()
        .map(|(nome, testo)| (format!("/lib/{nome}"), testo.into_bytes()))
        .collect();
    let identita = format!("{ente}|{}|{}|{}", cornice.titolo_completo, titoli.prima, titoli.dopo);
    let data = (i32::from(anno), 1, 1);
    Ok(typeset::pdf(&TypstProject { sorgente, file, identita, data, ..TypstProject::default() })?)
}

fn scheda(c: &Cartella, s: &DifferenzaScheda) -> SchedaConfronto {
    let lato = |campo: &DifferenzaCampo, v: &str| {
        let detto = if v.is_empty() { "—".to_owned() } else { c.leggibile(&campo.chiave, v) };
        match campo.chiave.as_str() {
            "descrizione" | "finalita" => LatoStampato::Prosa(detto.into()),
            _ => LatoStampato::Testo(detto),
        }
    };
    let riga = |campo: &DifferenzaCampo| RigaDifferenza {
        campo: campo.etichetta(),
        prima: lato(campo, &campo.prima),
        dopo: lato(campo, &campo.dopo),
    };
    SchedaConfronto {
        nome: s.nome().to_owned(),
        titolo: s.titolo.clone(),
        nota: match s.sorte {
            Sorte::Cambiata => String::new(),
            Sorte::Nuova => "Scheda nuova: prima non c'è.".to_owned(),
            Sorte::Sparita => "Scheda tolta: dopo non c'è.".to_owned(),
        },
        righe: s.campi.iter().map(riga).collect(),
    }
}
