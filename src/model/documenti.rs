//! `documenti:` of ente.yaml: what is printed, and the act that approves it.

use schemars::JsonSchema;
use serde::Deserialize;

use super::campi;
use super::parole::*;
use super::{Dato, Extra, Testo};
use crate::diagnostic::Luogo;
use crate::valori::{DataGiorno, SiNo};

/// The documents of the year.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(description = "I documenti dell'anno.")]
pub struct Documenti {
    /// The annual plan.
    #[schemars(description = "Il piano annuale: piano della performance, piano esecutivo di \
        gestione (art. 169 TUEL).")]
    pub piano: Documento,
    /// The interim check.
    #[schemars(description = "La verifica durante l'anno.")]
    pub monitoraggio: Documento,
    /// The end-of-year report.
    #[schemars(
        description = "La relazione sulla performance, entro il 30 giugno (art. 10, c. 1, \
        lett. b D.Lgs. 150/2009)."
    )]
    pub relazione: Documento,
    /// The PIAO.
    #[schemars(description = "Il piano integrato di attività e organizzazione (art. 6 DL \
        80/2021, DM 132/2022).")]
    pub piao: Documento,
}

/// One document: its titles and its act.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(description = "Un documento: i titoli e l'atto che lo approva.")]
pub struct Documento {
    /// Where the mapping stands.
    #[serde(rename = "$luogo")]
    #[schemars(skip)]
    pub luogo: Luogo,
    /// On the cover.
    #[schemars(description = "Il titolo, sul frontespizio.", example = &"Piano della performance")]
    pub titolo: Option<Testo>,
    /// Below it.
    #[schemars(description = "Il sottotitolo, sotto il titolo.")]
    pub sottotitolo: Option<Testo>,
    /// Title of the divider page of the part about the ente.
    #[schemars(description = "Il titolo della pagina che apre la parte sull'ente.")]
    pub sezione: Option<Testo>,
    /// Path of a Markdown text printed first.
    #[schemars(
        description = "Il testo che si stampa per primo: un file Markdown di questa cartella.",
        example = &"premessa.md"
    )]
    pub premessa: Option<Testo>,
    /// The act that approves it.
    #[schemars(description = "L'atto che approva il documento.")]
    pub atto: Atto,
    /// The Nucleo's validation (relazione).
    #[schemars(description = "La validazione della relazione da parte del Nucleo o dell'OIV \
        (art. 14, c. 4, lett. c D.Lgs. 150/2009).")]
    pub validazione: Option<Validazione>,
    /// Which parts are printed, in which order.
    #[schemars(description = "Quali parti si stampano, e in quale ordine.")]
    pub parti: Vec<Testo>,
    /// Free data for the templates.
    pub extra: Extra,
}

/// An act.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(description = "L'atto che approva il documento.")]
pub struct Atto {
    /// Where the mapping stands.
    #[serde(rename = "$luogo")]
    #[schemars(skip)]
    pub luogo: Luogo,
    /// How far it is; default: approvato with a number, else bozza.
    #[schemars(
        description = "A che punto è l'atto. bozza: segno BOZZA su ogni pagina; proposta: \
        il file che si vota, con numero e data in bianco; approvato. Se manca: approvato quando \
        c'è il numero, altrimenti bozza."
    )]
    pub stato: Option<Dato<StatoAtto>>,
    /// What kind of act.
    #[schemars(description = "Che atto è: deliberazione, decreto o determinazione.")]
    pub tipo: Option<Dato<TipoAtto>>,
    /// Whose.
    #[schemars(description = "Di chi è l'atto: giunta, consiglio, commissario, presidente o \
        sindaco.")]
    pub organo: Option<Dato<Organo>>,
    /// Its number.
    #[schemars(
        description = "Il numero dell'atto. Con il numero l'atto è approvato.",
        example = &"52"
    )]
    pub numero: Option<Testo>,
    /// Its date, with the year.
    #[schemars(description = "La data dell'atto.", with = "Option<campi::DataConAnno>")]
    pub data: Option<Dato<DataGiorno>>,
    /// The letter or number of this document among its attachments.
    #[schemars(
        description = "La lettera o il numero di questo documento tra gli allegati dell'atto.",
        example = &"A"
    )]
    pub allegato: Option<Testo>,
    /// The proposal that was put to the vote.
    #[schemars(description = "Numero e data della proposta messa ai voti.")]
    pub proposta: Option<Proposta>,
    /// Whether it takes effect at once (TUEL art. 134 c. 4).
    #[schemars(description = "Se l'atto è immediatamente eseguibile.")]
    pub immediata_eseguibilita: Option<Dato<SiNo>>,
    /// The opinions it carries (TUEL art. 49).
    #[schemars(description = "I pareri sulla proposta.")]
    pub pareri: Vec<Parere>,
    /// Who signs the document.
    #[schemars(description = "Chi firma il documento, nell'ordine.")]
    pub firme: Vec<Firma>,
    /// Confirms last year's PIAO instead of a new one.
    #[schemars(
        description = "Per il PIAO: sì se l'atto conferma quello dell'anno prima al posto \
        di un piano nuovo (enti con meno di 50 dipendenti)."
    )]
    pub conferma: Option<Dato<SiNo>>,
    /// Free data for the templates.
    pub extra: Extra,
}

impl Atto {
    /// Whether it confirms last year's PIAO.
    pub fn si_conferma(&self) -> bool {
        self.conferma.as_ref().and_then(|x| x.valore).is_some_and(|x| x.0)
    }

    /// The state: as typed, else approvato with a number, else bozza.
    pub fn stato(&self) -> StatoAtto {
        match self.stato.as_ref().and_then(|s| s.valore) {
            Some(stato) => stato,
            None if self.numero.is_some() => StatoAtto::Approvato,
            None => StatoAtto::Bozza,
        }
    }
}

/// Number and date of a proposal.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(description = "La proposta messa ai voti.")]
pub struct Proposta {
    /// Its number.
    #[schemars(description = "Il numero della proposta.", example = &"61")]
    pub numero: Option<Testo>,
    /// Its date, with the year.
    #[schemars(description = "La data della proposta.", with = "Option<campi::DataConAnno>")]
    pub data: Option<Dato<DataGiorno>>,
}

/// An opinion on the proposal.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(description = "Un parere sulla proposta.")]
pub struct Parere {
    /// `regolarita_tecnica`, `regolarita_contabile` …
    #[schemars(
        description = "Che parere è.",
        example = &"regolarita_tecnica",
        example = &"regolarita_contabile"
    )]
    pub tipo: Option<Testo>,
    /// Whose: a name or the id of a person.
    #[schemars(description = "Chi lo dà: nome e cognome, o l'id di personale.yaml.")]
    pub di: Option<Testo>,
    /// `favorevole` …
    #[schemars(description = "Che cosa dice.", example = &"favorevole", example = &"contrario")]
    pub esito: Option<Testo>,
    /// Its date, with the year.
    #[schemars(description = "La data del parere.", with = "Option<campi::DataConAnno>")]
    pub data: Option<Dato<DataGiorno>>,
}

/// A signature.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(description = "Una firma in calce al documento.")]
pub struct Firma {
    /// The office: "Il Segretario comunale".
    #[schemars(description = "La carica, come si stampa.", example = &"Il Segretario comunale")]
    pub ruolo: Option<Testo>,
    /// A name or the id of a person.
    #[schemars(description = "Chi firma: nome e cognome, o l'id di personale.yaml.")]
    pub nome: Option<Testo>,
}

/// The Nucleo's validation of the relazione.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(description = "La validazione della relazione.")]
pub struct Validazione {
    /// Who validates.
    #[schemars(description = "Chi valida.", example = &"Nucleo di valutazione")]
    pub organo: Option<Testo>,
    /// Number of the minutes.
    #[schemars(description = "Il numero del verbale.", example = &"3")]
    pub verbale: Option<Testo>,
    /// Their date, with the year.
    #[schemars(description = "La data del verbale.", with = "Option<campi::DataConAnno>")]
    pub data: Option<Dato<DataGiorno>>,
    /// The outcome.
    #[schemars(description = "Com'è andata: validata, validata_con_osservazioni, non_validata.")]
    pub esito: Option<Dato<EsitoValidazione>>,
}
