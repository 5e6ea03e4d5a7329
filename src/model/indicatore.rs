//! An indicator, in a scheda or in a process sheet.

use super::campi::PercentualeRilevata;
use super::{Dato, Mappa, Norma, OMappa, Testo};
use crate::model::Narrativa;
use crate::model::chiavi::chiavi;
use crate::valori::{DataGiorno, Percentuale, Peso, Polarita, TipoIndicatore};

/// A word of a scale: alone, or with what it is worth (`basso: 50`).
pub type VoceScala = OMappa<Mappa<Dato<Percentuale>>>;

chiavi! {
    /// One indicator. What was expected and what was measured stay texts: real acts hold
    /// "24/01/2024 recepito nella relazione", which is printed as typed and reported by a rule.
    #[schemars(description = "Un indicatore: che cosa si misura, quanto ci si aspetta, quanto si è \
        ottenuto.")]
    pub struct Indicatore {
        /// As printed.
        #[schemars(description = "Che cosa si misura, come si stampa.")]
        nome: Option<Testo> = votato().da_nome().serve(Lettura),
        /// Inferred from `atteso` when absent.
        #[schemars(description = "Che tipo di valore è; se manca, si capisce dal valore atteso.")]
        tipo: Option<Dato<TipoIndicatore>> = votato(),
        /// Which direction is better.
        #[schemars(description = "Da che parte è meglio: crescente (se manca), decrescente, esatta. \
            La dicono anche le parole del valore atteso: almeno, massimo, entro.")]
        polarita: Option<Dato<Polarita>> = votato(),
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
        atteso: Option<Testo> = votato().riporto(Proprio),
        /// Targets of later years, by year.
        #[schemars(transform = super::campi::per_anno)]
        #[schemars(
            description = "I valori attesi degli anni dopo, anno per anno, in un piano di più \
            anni."
        )]
        attesi: Mappa<Testo> = votato().riporto(Fisso),
        /// What was measured.
        #[schemars(
            description = "Il valore ottenuto, a fine anno; n.r. se non si è potuto misurare. In \
                bianco vuol dire «non ancora».",
            example = &"82,5%",
            example = &"28/06",
            example = &"12 su 15",
            example = &"n.r."
        )]
        realizzato: Option<Testo> = rilevato(Consuntivo),
        /// Interim measurements.
        #[schemars(description = "Le misure fatte durante l'anno.")]
        rilevazioni: Vec<Rilevazione> = rilevato(Intermedia).riporto(Togli),
        /// What was measured in past years, by year.
        #[schemars(transform = super::campi::per_anno)]
        #[schemars(description = "I valori degli anni passati, anno per anno.")]
        storico: Mappa<Testo> = libero().riporto(Fisso),
        /// Below it nothing is earned.
        #[schemars(description = "Il valore sotto il quale (o sopra, se meno è meglio) non si \
            guadagna niente.")]
        soglia: Option<Testo> = votato().riporto(Proprio),
        /// Beyond the target: what earns the most that the method allows.
        #[schemars(
            description = "Il valore oltre l'atteso che prende il tetto del metodo, dove il tetto è \
                sopra 100.",
            example = &"95%"
        )]
        eccellente: Option<Testo> = votato().riporto(Proprio),
        /// The baseline.
        #[schemars(
            description = "Il valore da cui si parte, che si stampa; un metodo con progresso: sì conta \
                da qui.",
            example = &"78%"
        )]
        partenza: Option<Testo> = votato().riporto(Proprio),
        /// An indicator that a law defines.
        #[schemars(description = "L'indicatore che una norma definisce: ritardo_annuale, quello dei \
            tempi di pagamento.")]
        norma: Option<Dato<Norma>> = votato(),
        /// Words of a livello, worst first; each alone, or with what it is worth.
        #[schemars(
            description = "Le parole di un livello, dalla peggiore alla migliore; se manca: nullo, \
                basso, medio, alto. Ognuna può avere quanto vale: basso: 50.",
            example = ["insufficiente", "sufficiente", "buono"]
        )]
        scala: Vec<VoceScala> = votato(),
        /// Weight within the scheda.
        #[schemars(description = "Quanto pesa l'indicatore nella scheda: o lo hanno tutti, o \
            nessuno.")]
        peso: Option<Dato<Peso>> = votato(),
        /// Unit of measure.
        #[schemars(description = "L'unità di misura.", example = &"giorni")]
        unita: Option<Testo> = votato(),
        /// How it is computed.
        #[schemars(
            description = "Come si calcola.",
            example = &"pratiche nei termini / pratiche concluse"
        )]
        formula: Option<Testo> = votato(),
        /// Where the figure comes from.
        #[schemars(description = "Da dove viene il dato.")]
        fonte: Option<Testo> = votato(),
        /// The document that proves it.
        #[schemars(description = "Il documento che lo prova.", example = &"C.C. 14/2026")]
        evidenza: Option<Testo> = libero().riporto(Svuota),
        /// Narrative.
        #[schemars(description = "Una nota. Può avere elenchi, **grassetto** e *corsivo*: va dopo \
            `|`, rientrato.")]
        note: Option<Narrativa> = libero().riporto(Proprio),
        /// Typed by hand: compared with the computed one.
        #[schemars(
            description = "L'esito scritto a mano, che si confronta con quello calcolato.",
            example = &"raggiunto",
            example = &"parziale",
            example = &"non raggiunto",
            example = &"n.r."
        )]
        esito: Option<Testo> = rilevato(Consuntivo),
        /// Only for tipo testo: valued by a person.
        #[serde(deserialize_with = "super::dato::rilevato")]
        #[schemars(
            description = "Solo per il tipo testo: il punteggio dato da una persona.",
            with = "Option<PercentualeRilevata>"
        )]
        punteggio: Option<Dato<Percentuale>> = rilevato(Consuntivo),
    }
}

chiavi! {
    /// An interim measurement.
    #[schemars(description = "Una misura fatta durante l'anno.")]
    pub struct Rilevazione {
        /// At which date.
        #[schemars(description = "A quale data.")]
        al: Option<Dato<DataGiorno>> = libero(),
        /// What was measured.
        #[schemars(description = "Il valore misurato, scritto come il valore atteso.")]
        valore: Option<Testo> = libero(),
        /// Narrative.
        #[schemars(description = "Una nota. Può avere elenchi, **grassetto** e *corsivo*: va dopo \
            `|`, rientrato.")]
        note: Option<Narrativa> = libero(),
    }
}
