//! `metodologia:` of ente.yaml: how scores are computed.

use schemars::JsonSchema;
use serde::Deserialize;

use super::campi;
use super::parole::*;
use super::{Dato, OMappa, Testo};
use crate::diagnostic::Luogo;
use crate::valori::{DataGiorno, Esito, Numero, Percentuale};

/// A method of scoring that adjusts a named one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(description = "Il metodo di calcolo dell'ente: quello di base, e che cosa cambia.")]
pub struct Metodologia {
    /// Where the mapping stands.
    #[serde(rename = "$luogo")]
    #[schemars(skip)]
    pub luogo: Luogo,
    /// The profile it starts from.
    #[schemars(
        description = "Il metodo da cui si parte: standard, tutto-o-niente, fasce-50-70-90 o pro-quota.",
        with = "Option<campi::Metodo>"
    )]
    pub base: Option<Testo>,
    /// The act that adopted the SMVP.
    #[schemars(description = "L'atto che ha adottato il sistema di misurazione e valutazione \
        (SMVP), per esteso o in chiavi.")]
    pub atto: Option<OMappa<AttoCitato>>,
    /// `pro_quota` or `tutto_o_niente`: how a number under its target scores.
    #[schemars(
        description = "Quanto vale un numero sotto l'atteso: pro_quota, in proporzione, o \
            tutto_o_niente, 0.",
        with = "Option<campi::RegolaIndicatori>"
    )]
    pub indicatori: Option<Testo>,
    /// `tutto_o_niente`, `lineare`, or a tolerance in days.
    #[schemars(
        description = "Come si calcola una data: tutto_o_niente, 100 o 0; lineare, si perde a \
            poco a poco; oppure tolleranza, in giorni.",
        with = "Option<campi::Oppure<campi::RegolaDate, Tolleranza>>"
    )]
    pub date: Option<OMappa<Tolleranza>>,
    /// `esclusa`, `zero` or `errore`.
    #[schemars(
        description = "Che cosa vale un indicatore non rilevato: esclusa, resta fuori dalla \
            media; zero; errore, ferma il calcolo.",
        with = "Option<campi::RegolaMancante>"
    )]
    pub mancante: Option<Testo>,
    /// The most an indicator can earn.
    #[schemars(description = "Il massimo che un indicatore può prendere; se manca: 100.")]
    pub tetto: Option<Dato<Percentuale>>,
    /// The share of tempi in grado.
    #[schemars(
        description = "Quanto conta il rispetto dei tempi nel grado di raggiungimento; se \
        manca: 0%."
    )]
    pub quota_tempi: Option<Dato<Percentuale>>,
    /// The bands of the esito, best first.
    #[schemars(description = "Le fasce dell'esito, dalla migliore alla peggiore.")]
    pub fasce: Vec<Fascia>,
}

/// An act that is only cited.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(description = "Un atto che si cita soltanto.")]
pub struct AttoCitato {
    /// What kind of act.
    #[schemars(description = "Che atto è: deliberazione, decreto o determinazione.")]
    pub tipo: Option<Dato<TipoAtto>>,
    /// Whose.
    #[schemars(description = "Di chi è l'atto: giunta, consiglio, commissario, presidente o \
        sindaco.")]
    pub organo: Option<Dato<Organo>>,
    /// Its number.
    #[schemars(description = "Il numero dell'atto.", example = &"140")]
    pub numero: Option<Testo>,
    /// Its date, with the year.
    #[schemars(description = "La data dell'atto.", with = "Option<campi::DataConAnno>")]
    pub data: Option<Dato<DataGiorno>>,
}

/// Days of tolerance on a date.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(description = "Quanti giorni di ritardo si perdonano.")]
pub struct Tolleranza {
    /// In days.
    #[schemars(description = "I giorni di ritardo che si perdonano.", example = &"15")]
    pub tolleranza: Option<Dato<Numero>>,
}

/// A band of the esito.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(description = "Una fascia dell'esito.")]
#[schemars(extend("required" = ["da", "esito"]))]
pub struct Fascia {
    /// Where the mapping stands.
    #[serde(rename = "$luogo")]
    #[schemars(skip)]
    pub luogo: Luogo,
    /// From this grade on.
    #[schemars(description = "Da quale grado in su vale la fascia.")]
    pub da: Option<Dato<Percentuale>>,
    /// The esito of the band.
    #[schemars(description = "L'esito della fascia.", with = "Dato<Esito>")]
    pub esito: Option<Testo>,
    /// What a grade of the band counts for; itself when absent.
    #[schemars(
        description = "Quanto conta, nelle medie, un grado di questa fascia; se manca, il \
            grado stesso."
    )]
    pub vale: Option<Dato<Percentuale>>,
}

/// The names of the methods of scoring that `metodologia` may name; each is a file of data/metodi.
pub const METODI: [&str; 4] = ["standard", "tutto-o-niente", "fasce-50-70-90", "pro-quota"];
