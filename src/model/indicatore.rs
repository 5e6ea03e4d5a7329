//! An indicator, in a scheda or in a process sheet.

use schemars::JsonSchema;
use serde::Deserialize;

use super::campi::PercentualeRilevata;
use super::{Dato, Extra, Mappa, Testo};
use crate::diagnostic::Luogo;
use crate::valori::{DataGiorno, Percentuale, Peso, Polarita, TipoIndicatore};

/// One indicator. What was expected and what was measured stay texts: real acts hold
/// "24/01/2024 recepito nella relazione", which is printed as typed and reported by a rule.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(description = "Un indicatore: che cosa si misura, quanto ci si aspetta, quanto si è \
    ottenuto.")]
#[schemars(extend("required" = ["nome"]))]
pub struct Indicatore {
    /// Where the mapping stands.
    #[serde(rename = "$luogo")]
    #[schemars(skip)]
    pub luogo: Luogo,
    /// As printed.
    #[schemars(description = "Che cosa si misura, come si stampa.")]
    pub nome: Option<Testo>,
    /// Inferred from `atteso` when absent.
    #[schemars(description = "Che tipo di valore è; se manca, si capisce dal valore atteso.")]
    pub tipo: Option<Dato<TipoIndicatore>>,
    /// Which direction is better.
    #[schemars(description = "Da che parte è meglio: crescente (se manca), decrescente, esatta. \
        La dicono anche le parole del valore atteso: almeno, massimo, entro.")]
    pub polarita: Option<Dato<Polarita>>,
    /// The target.
    #[schemars(
        description = "Il valore atteso, anche dopo almeno, massimo, non oltre, entro, ≥, ≤: una \
            percentuale, un numero, un importo, una data, sì o no, n su m, tra n e m, una parola \
            della scala.",
        example = &"almeno 80%",
        example = &"massimo 30",
        example = &"entro il 30/06",
        example = &"12 su 15",
        example = &"tra 20 e 30",
        example = &"€ 5.000,00",
        example = &"sì",
        example = &"alto"
    )]
    pub atteso: Option<Testo>,
    /// Targets of later years, by year.
    #[schemars(
        description = "I valori attesi degli anni dopo, anno per anno, in un piano di più \
        anni."
    )]
    pub attesi: Mappa<Testo>,
    /// What was measured.
    #[schemars(
        description = "Il valore ottenuto, a fine anno; n.r. se non si è potuto misurare. In \
            bianco vuol dire «non ancora».",
        example = &"82,5%",
        example = &"28/06",
        example = &"12 su 15",
        example = &"n.r."
    )]
    pub realizzato: Option<Testo>,
    /// Interim measurements.
    #[schemars(description = "Le misure fatte durante l'anno.")]
    pub rilevazioni: Vec<Rilevazione>,
    /// What was measured in past years, by year.
    #[schemars(description = "I valori degli anni passati, anno per anno.")]
    pub storico: Mappa<Testo>,
    /// Below it nothing is earned.
    #[schemars(description = "Il valore sotto il quale (o sopra, se meno è meglio) non si \
        guadagna niente.")]
    pub soglia: Option<Testo>,
    /// Words of a livello, worst first.
    #[schemars(
        description = "Le parole di un livello, dalla peggiore alla migliore; se manca: nullo, \
            basso, medio, alto.",
        example = ["insufficiente", "sufficiente", "buono"]
    )]
    pub scala: Vec<Testo>,
    /// Weight within the scheda.
    #[schemars(description = "Quanto pesa l'indicatore nella scheda: o lo hanno tutti, o \
        nessuno.")]
    pub peso: Option<Dato<Peso>>,
    /// Unit of measure.
    #[schemars(description = "L'unità di misura.", example = &"giorni")]
    pub unita: Option<Testo>,
    /// How it is computed.
    #[schemars(
        description = "Come si calcola.",
        example = &"pratiche nei termini / pratiche concluse"
    )]
    pub formula: Option<Testo>,
    /// Where the figure comes from.
    #[schemars(description = "Da dove viene il dato.")]
    pub fonte: Option<Testo>,
    /// The document that proves it.
    #[schemars(description = "Il documento che lo prova.", example = &"C.C. 14/2026")]
    pub evidenza: Option<Testo>,
    /// Narrative.
    #[schemars(description = "Una nota. Può avere elenchi, **grassetto** e *corsivo*: va dopo \
        `|`, rientrato.")]
    pub note: Option<Testo>,
    /// Typed by hand: compared with the computed one.
    #[schemars(
        description = "L'esito scritto a mano, che si confronta con quello calcolato.",
        example = &"raggiunto",
        example = &"parziale",
        example = &"non raggiunto",
        example = &"n.r."
    )]
    pub esito: Option<Testo>,
    /// Only for tipo testo: valued by a person.
    #[serde(deserialize_with = "super::dato::rilevato")]
    #[schemars(
        description = "Solo per il tipo testo: il punteggio dato da una persona.",
        with = "Option<PercentualeRilevata>"
    )]
    pub punteggio: Option<Dato<Percentuale>>,
    /// Free data for the templates.
    pub extra: Extra,
}

/// An interim measurement.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(description = "Una misura fatta durante l'anno.")]
pub struct Rilevazione {
    /// At which date.
    #[schemars(description = "A quale data.")]
    pub al: Option<Dato<DataGiorno>>,
    /// What was measured.
    #[schemars(description = "Il valore misurato, scritto come il valore atteso.")]
    pub valore: Option<Testo>,
    /// Narrative.
    #[schemars(description = "Una nota. Può avere elenchi, **grassetto** e *corsivo*: va dopo \
        `|`, rientrato.")]
    pub note: Option<Testo>,
}
