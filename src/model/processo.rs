//! `processi/**/*.yaml`: a sheet of performance organizzativa di ente.

use super::campi;
use super::{Dato, Indicatore, Mappa, OElenco, Partecipazione, Testo};
use crate::model::Narrativa;
use crate::model::chiavi::chiavi;
use crate::valori::{Cifra, Peso};

chiavi! {
    /// One process sheet.
    #[schemars(description = "Una scheda di performance organizzativa di ente.")]
    pub struct Processo {
        /// As printed.
        #[schemars(
            description = "Il titolo della scheda.",
            example = &"Obiettivo di performance organizzativa di ente"
        )]
        titolo: Option<Testo> = votato(),
        /// Its weight.
        #[schemars(description = "Quanto pesa il processo.")]
        peso: Option<Dato<Peso>> = votato(),
        /// Who coordinates it.
        #[schemars(
            description = "Chi coordina.",
            example = ["Segretario comunale", "Conferenza dei Responsabili"]
        )]
        coordinamento: Vec<Testo> = votato(),
        /// Missione of D.Lgs. 118/2011.
        #[schemars(
            description = "Il numero della missione di bilancio (D.Lgs. 118/2011).",
            with = "Option<campi::Bilancio>"
        )]
        missione: Option<Testo> = votato(),
        /// Programma within it.
        #[schemars(
            description = "Il numero del programma, dentro la missione (D.Lgs. 118/2011).",
            with = "Option<campi::Bilancio>"
        )]
        programma: Option<Testo> = votato(),
        /// Name of the process.
        #[schemars(description = "Il nome del processo.")]
        processo: Option<Testo> = votato(),
        /// Narrative.
        #[schemars(description = "A che cosa serve il processo. Può avere elenchi, **grassetto** e \
            *corsivo*: va dopo `|`, rientrato.")]
        finalita: Option<Narrativa> = votato(),
        /// For whom.
        #[schemars(description = "Per chi è.", example = ["Cittadini", "Dipendenti"])]
        stakeholder: Vec<Testo> = votato(),
        /// Who takes part: a list, or the name of a group.
        #[schemars(description = "Chi partecipa, e con quale quota: un elenco, o il nome di un \
            gruppo di personale.yaml.")]
        personale: Option<OElenco<Partecipazione>> = libero().cita(Cita::Gruppo),
        /// Instrumental resources.
        #[schemars(description = "Le risorse strumentali assegnate.", example = ["n. 1 pc portatile"])]
        risorse_strumentali: Vec<Testo> = votato(),
        /// Figures of past years and of this one.
        #[schemars(description = "Le cifre del processo, degli anni passati e di questo.")]
        indici: Vec<Indice> = votato().riporto(Proprio),
        /// Indicators of performance organizzativa di ente.
        #[schemars(description = "Gli indicatori di performance organizzativa di ente.")]
        indicatori: Vec<Indicatore> = votato().riporto(Proprio),
        /// Narrative.
        #[schemars(description = "L'analisi del risultato. Può avere elenchi, **grassetto** e \
            *corsivo*: va dopo `|`, rientrato.")]
        analisi: Option<Narrativa> = rilevato(Consuntivo),
    }
}

chiavi! {
    /// A figure over the years.
    #[schemars(description = "Una cifra del processo, anno per anno.")]
    pub struct Indice {
        /// As printed.
        #[schemars(description = "Che cosa si conta.", example = &"N. dipendenti al 31.12")]
        nome: Option<Testo> = votato().da_nome().serve(Lettura),
        /// Past years.
        #[schemars(transform = super::campi::per_anno)]
        #[schemars(
            description = "Le cifre degli anni passati, anno per anno; un anno senza cifra si \
            lascia fuori o in bianco."
        )]
        storico: Mappa<Option<Dato<Cifra>>> = libero().riporto(Fisso),
        /// The mean, typed by hand: compared with the computed one.
        #[schemars(description = "La media scritta a mano, che si confronta con quella calcolata.")]
        media: Option<Dato<Cifra>> = libero().riporto(Togli),
        /// This year's figure.
        #[schemars(description = "La cifra di quest'anno, a fine anno.")]
        consuntivo: Option<Dato<Cifra>> = rilevato(Consuntivo),
        /// Unit of measure.
        #[schemars(description = "L'unità di misura.", example = &"ore")]
        unita: Option<Testo> = votato(),
    }
}
