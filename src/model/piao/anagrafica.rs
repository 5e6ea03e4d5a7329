//! `piao/1-…`: section 1, who the ente is; what ente.yaml already says is not asked again.

use crate::model::Prosa;
use crate::model::chiavi::chiavi;
use crate::model::{Dato, Testo};
use crate::valori::Numero;

chiavi! {
    /// Section 1.
    #[schemars(description = "Sezione 1, scheda anagrafica: ciò che non sta già in ente.yaml \
        (denominazione, codici, sindaco, RPCT, dipendenti, abitanti).")]
    pub struct SchedaAnagrafica {
        /// Narrative: printed first.
        #[schemars(
            description = "Un testo che si stampa per primo. In Markdown, o il percorso di un \
            file .md."
        )]
        premessa: Option<Prosa> = libero(),
        /// Street and town.
        #[schemars(description = "La sede: via, numero, CAP, comune.", example = &"Piazza del Municipio 1, 00000 Borgo Esempio")]
        indirizzo: Option<Testo> = libero().serve(Sempre),
        /// Web site.
        #[schemars(description = "Il sito istituzionale.", example = &"https://www.comune.example.it")]
        sito: Option<Testo> = libero().serve(Sempre),
        /// Certified mail.
        #[schemars(description = "La posta elettronica certificata.")]
        pec: Option<Testo> = libero().serve(Sempre),
        /// Telephone.
        #[schemars(description = "Il telefono del centralino.")]
        telefono: Option<Testo> = libero().serve(Sempre),
        /// Ordinary mail.
        #[schemars(description = "La posta elettronica ordinaria.")]
        email: Option<Testo> = libero(),
        /// Accounts.
        #[schemars(description = "I profili istituzionali sui social.")]
        social: Vec<Testo> = libero(),
        /// Who represents it; the sindaco when absent.
        #[schemars(description = "Il legale rappresentante; se manca, il sindaco di ente.yaml.")]
        legale_rappresentante: Option<Testo> = libero().cita(Cita::Chi),
        /// Head of the digital transition.
        #[schemars(description = "Il responsabile per la transizione digitale: nome e cognome, l'id \
            di personale.yaml o l'id di un settore.")]
        responsabile_transizione: Option<Testo> = libero().serve(Sempre).cita(Cita::Chi),
        /// Data protection officer.
        #[schemars(description = "Il responsabile della protezione dei dati (DPO).")]
        dpo: Option<Testo> = libero().serve(Sempre),
        /// Employees as printed here: compared with ente.yaml.
        #[schemars(description = "I dipendenti al 31 dicembre, se si vogliono ripetere: devono \
            essere quelli di ente.yaml.")]
        dipendenti: Option<Dato<Numero>> = libero(),
        /// Inhabitants as printed here.
        #[schemars(description = "Gli abitanti al 31 dicembre, se si vogliono ripetere.")]
        abitanti: Option<Dato<Numero>> = libero(),
        /// Area.
        #[schemars(description = "La superficie del territorio, con l'unità.", example = &"38,4 km²")]
        superficie: Option<Testo> = libero(),
        /// Organs.
        #[schemars(description = "Gli organi di governo e di controllo, con i loro componenti.")]
        organi: Vec<Testo> = libero(),
        /// Bodies it has a part in.
        #[schemars(description = "Gli enti e le società partecipate.")]
        partecipate: Vec<Testo> = libero(),
        /// Narrative: the territory.
        #[schemars(
            description = "Il territorio e la comunità. In Markdown, o il percorso di un file \
            .md."
        )]
        contesto_esterno: Option<Prosa> = libero(),
        /// Narrative: the office.
        #[schemars(description = "L'ente visto da dentro. In Markdown, o il percorso di un file .md.")]
        contesto_interno: Option<Prosa> = libero(),
        /// Narrative: printed last.
        #[schemars(description = "Un testo che si stampa per ultimo. In Markdown, o il percorso di \
            un file .md.")]
        note: Option<Prosa> = libero(),
    }
}
