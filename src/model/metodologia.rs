//! `metodologia:` of ente.yaml: how scores are computed.

use super::campi;
use super::parole::*;
use super::{Dato, OMappa, Testo};
use crate::model::chiavi::chiavi;
use crate::valori::{DataGiorno, Esito, Numero, Percentuale};

chiavi! {
    /// A method of scoring that adjusts a named one.
    #[derive(PartialEq, Eq)]
    #[schemars(description = "Il metodo di calcolo dell'ente: quello di base, e che cosa cambia.")]
    pub struct Metodologia {
        /// The profile it starts from.
        #[schemars(
            description = "Il metodo da cui si parte: standard, tutto-o-niente, fasce-50-70-90 o pro-quota."
        )]
        base: Option<Dato<NomeMetodo>> = libero(),
        /// The act that adopted the SMVP.
        #[schemars(description = "L'atto che ha adottato il sistema di misurazione e valutazione \
            (SMVP), per esteso o in chiavi.")]
        atto: Option<OMappa<AttoCitato>> = libero(),
        /// `pro_quota` or `tutto_o_niente`: how a number under its target scores.
        #[schemars(
            description = "Quanto vale un numero sotto l'atteso: pro_quota, in proporzione, o \
                tutto_o_niente, 0."
        )]
        indicatori: Option<Dato<RegolaIndicatori>> = libero(),
        /// `tutto_o_niente`, `lineare`, or a tolerance in days.
        #[schemars(
            description = "Come si calcola una data: tutto_o_niente, 100 o 0; lineare, si perde a \
                poco a poco; oppure tolleranza, in giorni."
        )]
        date: Option<OMappa<Tolleranza, Dato<ParolaDate>>> = libero(),
        /// `esclusa`, `zero` or `errore`.
        #[schemars(
            description = "Che cosa vale un indicatore non rilevato: esclusa, resta fuori dalla \
                media; zero; errore, ferma il calcolo."
        )]
        mancante: Option<Dato<RegolaMancante>> = libero(),
        /// The most an indicator can earn.
        #[schemars(description = "Il massimo che un indicatore può prendere; se manca: 100.")]
        tetto: Option<Dato<Percentuale>> = libero(),
        /// The share of tempi in grado.
        #[schemars(
            description = "Quanto conta il rispetto dei tempi nel grado di raggiungimento; se \
            manca: 0%."
        )]
        quota_tempi: Option<Dato<Percentuale>> = libero(),
        /// The bands of the esito, best first.
        #[schemars(description = "Le fasce dell'esito, dalla migliore alla peggiore.")]
        fasce: Vec<Fascia> = libero(),
    }
}

chiavi! {
    /// An act that is only cited.
    #[derive(PartialEq, Eq)]
    #[schemars(description = "Un atto che si cita soltanto.")]
    pub struct AttoCitato {
        /// What kind of act.
        #[schemars(description = "Che atto è: deliberazione, decreto o determinazione.")]
        tipo: Option<Dato<TipoAtto>> = libero(),
        /// Whose.
        #[schemars(description = "Di chi è l'atto: giunta, consiglio, commissario, presidente o \
            sindaco.")]
        organo: Option<Dato<Organo>> = libero(),
        /// Its number.
        #[schemars(description = "Il numero dell'atto.", example = &"140")]
        numero: Option<Testo> = libero().riporto(Fisso),
        /// Its date, with the year.
        #[schemars(description = "La data dell'atto.", with = "Option<campi::DataConAnno>")]
        data: Option<Dato<DataGiorno>> = libero().con_anno(),
    }
}

chiavi! {
    /// Days of tolerance on a date.
    #[derive(PartialEq, Eq)]
    #[schemars(description = "Quanti giorni di ritardo si perdonano.")]
    pub struct Tolleranza {
        /// In days.
        #[schemars(description = "I giorni di ritardo che si perdonano.", example = &"15")]
        tolleranza: Option<Dato<Numero>> = libero(),
    }
}

chiavi! {
    /// A band of the esito.
    #[derive(PartialEq, Eq)]
    #[schemars(description = "Una fascia dell'esito.")]
    pub struct Fascia {
        /// From this grade on.
        #[schemars(description = "Da quale grado in su vale la fascia.")]
        da: Option<Dato<Percentuale>> = libero().serve(Lettura),
        /// The esito of the band.
        #[schemars(description = "L'esito della fascia.")]
        esito: Option<Dato<Esito>> = libero().serve(Lettura),
        /// What a grade of the band counts for; itself when absent.
        #[schemars(
            description = "Quanto conta, nelle medie, un grado di questa fascia; se manca, il \
                grado stesso."
        )]
        vale: Option<Dato<Percentuale>> = libero(),
    }
}
