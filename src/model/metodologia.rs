//! `metodologia:` of ente.yaml: how scores are computed.

use super::campi;
use super::parole::*;
use super::{Dato, OMappa, Testo};
use crate::model::chiavi::chiavi;
use crate::valori::{Bordo, DataGiorno, Esito, Numero, Percentuale, Quota, SiNo};

chiavi! {
    /// A method of scoring that adjusts a named one.
    #[derive(PartialEq, Eq)]
    #[schemars(description = "Il metodo di calcolo dell'ente: quello di base, e che cosa cambia.")]
    pub struct Metodologia {
        /// The profile it starts from.
        #[schemars(description = "Il metodo da cui si parte; se manca: standard.")]
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
        /// `tutto_o_niente`, `lineare`, or what a delay costs, by its days.
        #[schemars(
            description = "Come si calcola una data: tutto_o_niente, 100 o 0; lineare, si perde a \
                poco a poco; tolleranza, i giorni che si perdonano; penalita e ogni, quanto costa \
                ogni periodo di ritardo cominciato."
        )]
        date: Option<OMappa<Ritardo, Dato<ParolaDate>>> = libero(),
        /// Whether dates count in valore with their weight; by default, unless tempi has a share.
        #[schemars(
            description = "Se le date contano nel valore con il loro peso; se manca: sì, e no dove \
                quota_tempi è sopra lo zero."
        )]
        date_nel_valore: Option<Dato<SiNo>> = libero(),
        /// What a `soglia` does between itself and the target.
        #[schemars(
            description = "Che cosa fa la soglia di un indicatore: taglio, sotto vale 0 e sopra \
                niente cambia; interpolata, si va da 0 alla soglia a 100 all'atteso."
        )]
        soglie: Option<Dato<RegolaSoglie>> = libero(),
        /// Whether an indicator with a `partenza` scores the way from there to the target.
        #[schemars(
            description = "Se un indicatore con la sua partenza vale la strada fatta da lì verso \
                l'atteso; se manca: no."
        )]
        progresso: Option<Dato<SiNo>> = libero(),
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
        /// How much of the ente's grade comes from the settori, and how much from the processes.
        #[schemars(
            description = "Quanto del grado dell'ente viene dai settori, e quanto dai processi; se \
                manca: tutto dai settori."
        )]
        ente: QuoteEnte = libero(),
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
    /// What a delay costs.
    #[derive(PartialEq, Eq)]
    #[schemars(description = "Quanto costa un ritardo: i giorni che si perdonano, o una penalità per \
        ogni periodo cominciato.")]
    pub struct Ritardo {
        /// Days that are forgiven.
        #[schemars(description = "I giorni di ritardo che si perdonano.", example = &"15")]
        tolleranza: Option<Dato<Numero>> = libero(),
        /// What each begun stretch of days costs.
        #[schemars(
            description = "Quanti punti costa ogni periodo di ritardo cominciato.",
            example = &"5%"
        )]
        penalita: Option<Dato<Percentuale>> = libero(),
        /// How long a stretch is; a day where nothing says it.
        #[schemars(
            description = "Quanti giorni dura un periodo di ritardo; se manca: 1.",
            example = &"7"
        )]
        ogni: Option<Dato<Numero>> = libero(),
    }
}

chiavi! {
    /// The shares of the ente's grade.
    #[derive(PartialEq, Eq)]
    #[schemars(description = "Quanto del grado dell'ente viene dai settori e quanto dai processi.")]
    pub struct QuoteEnte {
        /// What comes from the settori.
        #[schemars(description = "La parte dei settori.", example = &"70%")]
        settori: Option<Dato<Quota>> = libero(),
        /// What comes from the process sheets.
        #[schemars(description = "La parte dei processi.", example = &"30%")]
        processi: Option<Dato<Quota>> = libero(),
    }
}

chiavi! {
    /// A band of the grade.
    #[derive(PartialEq, Eq)]
    #[schemars(transform = super::campi::con_un_bordo)]
    #[schemars(description = "Una fascia del grado, con l'esito che dà.")]
    pub struct Fascia {
        /// From this grade on.
        #[schemars(
            description = "Da quale grado in su vale la fascia, il bordo compreso: una percentuale, \
                o punti su punti.",
            example = &"95%",
            example = &"25 su 60"
        )]
        da: Option<Dato<Bordo>> = libero(),
        /// Above this grade.
        #[schemars(
            description = "Sopra quale grado vale la fascia, il bordo escluso. O questo, o da.",
            example = &"80%"
        )]
        oltre: Option<Dato<Bordo>> = libero(),
        /// The esito of the band.
        #[schemars(description = "L'esito della fascia: raggiunto, parziale o non raggiunto.")]
        esito: Option<Dato<Esito>> = libero().serve(Lettura),
        /// What every page prints for it.
        #[schemars(
            description = "Il nome della fascia, che si stampa al posto dell'esito.",
            example = &"Pienamente raggiunto"
        )]
        nome: Option<Testo> = libero(),
        /// What a grade of the band counts for; itself when absent.
        #[schemars(
            description = "Quanto conta, nelle medie, un grado di questa fascia: una percentuale, o \
                da e a, in proporzione dal bordo della fascia al bordo di quella sopra; se manca, il \
                grado stesso."
        )]
        vale: Option<OMappa<Rampa, Dato<Percentuale>>> = libero(),
        /// The share of premio that goes with the band.
        #[schemars(
            description = "La parte di premio della fascia: si stampa solo nei documenti con premio: \
                sì, mai nell'edizione pubblica, e non entra in nessuna media.",
            example = &"150%"
        )]
        premio: Option<Dato<Percentuale>> = libero(),
    }
}

chiavi! {
    /// What the grades of a band count for, from one edge to the other.
    #[derive(PartialEq, Eq)]
    #[schemars(description = "Quanto conta un grado, dal bordo della fascia a quello della fascia \
        sopra.")]
    pub struct Rampa {
        /// At the band's own edge.
        #[schemars(description = "Quanto conta al bordo della fascia.", example = &"50%")]
        da: Option<Dato<Percentuale>> = libero().serve(Lettura),
        /// At the next band's edge.
        #[schemars(
            description = "Quanto conta al bordo della fascia sopra, o al tetto.",
            example = &"100%"
        )]
        a: Option<Dato<Percentuale>> = libero().serve(Lettura),
    }
}
