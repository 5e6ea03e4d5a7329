//! `piao/3.1-…`: section 3.1, how the ente is organised.

use crate::model::Prosa;
use crate::model::chiavi::chiavi;
use crate::model::{Dato, Testo};
use crate::valori::Numero;

chiavi! {
    /// Section 3.1.
    #[schemars(description = "Sezione 3.1, struttura organizzativa (art. 4 DM 132/2022).")]
    pub struct Struttura {
        /// Narrative: printed first.
        #[schemars(
            description = "Un testo che si stampa per primo. In Markdown, o il percorso di un \
            file .md."
        )]
        premessa: Option<Prosa> = libero(),
        /// The units, in printed order.
        #[schemars(description = "Le unità dell'ente, nell'ordine in cui si stampano: i settori e \
            ciò che ne sta fuori.")]
        organigramma: Vec<Unita> = libero().serve(Sempre),
        /// Levels of responsibility.
        #[schemars(description = "I livelli di responsabilità: dirigenti, incarichi di elevata \
            qualificazione, segretario.")]
        livelli: Vec<Livello> = libero().serve(Sempre),
        /// Narrative: how posts are graded.
        #[schemars(description = "Come sono graduate le posizioni. In Markdown, o il percorso di un \
            file .md.")]
        graduazione: Option<Prosa> = libero(),
        /// Narrative: what changes in three years.
        #[schemars(description = "Gli interventi organizzativi del triennio. In Markdown, o il \
            percorso di un file .md.")]
        interventi: Option<Prosa> = libero().serve(Ordinario),
        /// Narrative: printed last.
        #[schemars(description = "Un testo che si stampa per ultimo. In Markdown, o il percorso di \
            un file .md.")]
        note: Option<Prosa> = libero(),
    }
}

chiavi! {
    /// A unit: a settore, or what stands outside of them.
    #[schemars(description = "Un'unità dell'ente: un settore, o un ufficio che non sta in nessuno.")]
    pub struct Unita {
        /// Id of the settore; then name and responsabile are its own.
        #[schemars(description = "L'id del settore, da ente.yaml: il nome e il responsabile sono i \
            suoi.")]
        settore: Option<Testo> = libero().cita(Cita::Settore),
        /// Its name, where it is no settore.
        #[schemars(description = "Il nome dell'unità, quando non è un settore.")]
        nome: Option<Testo> = libero(),
        /// Its head, where it is no settore.
        #[schemars(description = "Chi la guida, quando non è un settore: nome e cognome, o l'id di \
            personale.yaml.")]
        responsabile: Option<Testo> = libero().cita(Cita::Incaricato),
        /// How many work there.
        #[schemars(description = "Quanti ci lavorano al 31 dicembre.")]
        dipendenti: Option<Dato<Numero>> = libero().serve(Sempre),
        /// Its offices.
        #[schemars(description = "Gli uffici che la compongono.")]
        uffici: Vec<Ufficio> = libero(),
    }
}

chiavi! {
    /// An office of a unit.
    #[schemars(description = "Un ufficio di un'unità.")]
    pub struct Ufficio {
        /// Its name.
        #[schemars(description = "Il nome dell'ufficio.")]
        nome: Option<Testo> = libero().serve(Sempre),
        /// Who runs it.
        #[schemars(description = "Chi lo segue: nome e cognome, o l'id di personale.yaml.")]
        responsabile: Option<Testo> = libero().cita(Cita::Incaricato),
        /// How many work there.
        #[schemars(description = "Quanti ci lavorano; se è scritto per tutti gli uffici, sommano a \
            quelli dell'unità.")]
        dipendenti: Option<Dato<Numero>> = libero(),
    }
}

chiavi! {
    /// A level of responsibility.
    #[schemars(description = "Un livello di responsabilità.")]
    pub struct Livello {
        /// Its name.
        #[schemars(description = "Il nome del livello.", example = &"Incarichi di elevata qualificazione")]
        livello: Option<Testo> = libero().serve(Sempre),
        /// How many hold it.
        #[schemars(description = "Quante persone lo coprono.")]
        numero: Option<Dato<Numero>> = libero().serve(Sempre),
        /// Its bands.
        #[schemars(description = "Le fasce in cui si divide.")]
        graduazione: Option<Testo> = libero(),
    }
}
