//! Interim and final checks of a scheda.

use super::campi::PercentualeRilevata;
use super::{Dato, Testo};
use crate::model::Narrativa;
use crate::model::chiavi::chiavi;
use crate::valori::{DataGiorno, Percentuale};

chiavi! {
    /// `verifiche:` of ente.yaml: dates for every scheda that gives none.
    #[schemars(description = "Le date delle verifiche, per le schede che non ne dicono altre.")]
    pub struct VerifichePredefinite {
        /// Dates of the interim checks.
        #[schemars(description = "Le date delle verifiche intermedie.")]
        intermedie: Vec<Dato<DataGiorno>> = libero().riporto(Sposta),
        /// Date of the final check.
        #[schemars(description = "La data della verifica finale.")]
        finale: Option<Dato<DataGiorno>> = libero().riporto(Sposta),
    }
}

chiavi! {
    /// `verifiche:` of a scheda.
    #[schemars(description = "Le verifiche della scheda, durante e a fine anno.")]
    pub struct Verifiche {
        /// One interim check, perhaps over several dates.
        #[schemars(description = "La verifica intermedia, anche con più date.")]
        intermedia: Option<Verifica> = votato().dal(Intermedia),
        /// Several interim checks, each with its date.
        #[schemars(description = "Più verifiche intermedie, ognuna con la sua data e la sua \
            relazione.")]
        intermedie: Vec<Verifica> = votato().dal(Intermedia),
        /// The final check.
        #[schemars(description = "La verifica finale.")]
        finale: Option<Verifica> = votato().dal(Consuntivo),
    }
}

chiavi! {
    /// One check.
    #[schemars(description = "Una verifica.")]
    pub struct Verifica {
        /// Its date.
        #[schemars(description = "La data della verifica.")]
        data: Option<Dato<DataGiorno>> = votato().riporto(Sposta),
        /// Its dates, when one report covers several.
        #[schemars(description = "Le date, quando una relazione ne copre più d'una.")]
        date: Vec<Dato<DataGiorno>> = votato().riporto(Sposta),
        /// Narrative: the report.
        #[schemars(description = "Com'è andata. Può avere elenchi, **grassetto** e *corsivo*: va \
            dopo `|`, rientrato.")]
        relazione: Option<Narrativa> = rilevato(Intermedia),
        /// Media valore raggiunto, typed by hand: compared with the computed one.
        #[schemars(
            description = "La media del valore raggiunto scritta a mano, che si confronta con quella \
                calcolata.",
            example = &"100%"
        )]
        valore: Option<Testo> = rilevato(Intermedia),
        /// Media rispetto dei tempi, typed by hand: compared with the computed one.
        #[schemars(
            description = "La media del rispetto dei tempi scritta a mano, che si confronta con \
                quella calcolata.",
            example = &"100%"
        )]
        tempi: Option<Testo> = rilevato(Intermedia),
        /// Analysis of the deviations.
        #[schemars(description = "L'analisi degli scostamenti.")]
        scostamenti: Scostamenti = rilevato(Intermedia).riporto(Togli),
        /// Corrective measures.
        #[schemars(description = "I provvedimenti correttivi.")]
        provvedimenti: Provvedimenti = rilevato(Intermedia).riporto(Togli),
        /// The Nucleo's own figure.
        #[schemars(description = "La valutazione del Nucleo, se è diversa da quella calcolata.")]
        valutazione: Option<Valutazione> = rilevato(Intermedia).riporto(Togli),
    }
}

chiavi! {
    /// Why the result differs from the plan; narrative.
    #[schemars(description = "Perché il risultato è diverso dal previsto.")]
    pub struct Scostamenti {
        /// Causes.
        #[schemars(description = "Le cause dello scostamento. Può avere elenchi, **grassetto** e \
            *corsivo*: va dopo `|`, rientrato.")]
        cause: Option<Narrativa> = libero(),
        /// Effects.
        #[schemars(description = "Gli effetti dello scostamento. Può avere elenchi, **grassetto** e \
            *corsivo*: va dopo `|`, rientrato.")]
        effetti: Option<Narrativa> = libero(),
    }
}

chiavi! {
    /// What was and what will be done about it; narrative.
    #[schemars(description = "Che cosa si è fatto, e si farà, per rimediare.")]
    pub struct Provvedimenti {
        /// Taken.
        #[schemars(description = "I provvedimenti già presi. Può avere elenchi, **grassetto** e \
            *corsivo*: va dopo `|`, rientrato.")]
        intrapresi: Option<Narrativa> = libero(),
        /// To be taken.
        #[schemars(description = "I provvedimenti da attivare. Può avere elenchi, **grassetto** e \
            *corsivo*: va dopo `|`, rientrato.")]
        da_attivare: Option<Narrativa> = libero(),
    }
}

chiavi! {
    /// The Nucleo's own figure, printed beside the computed one and counted.
    #[schemars(description = "La valutazione del Nucleo, che si stampa accanto a quella calcolata e \
        vale al suo posto.")]
    pub struct Valutazione {
        /// The grade.
        #[serde(deserialize_with = "super::dato::rilevato")]
        #[schemars(
            description = "Il grado di raggiungimento dato dal Nucleo.",
            with = "Option<PercentualeRilevata>"
        )]
        grado: Option<Dato<Percentuale>> = libero(),
        /// Why; narrative.
        #[schemars(description = "Perché è diverso da quello calcolato. Può avere elenchi, \
            **grassetto** e *corsivo*: va dopo `|`, rientrato.")]
        motivo: Option<Narrativa> = libero(),
        /// Number of the minutes.
        #[schemars(description = "Il numero del verbale.", example = &"3")]
        verbale: Option<Testo> = libero(),
    }
}
