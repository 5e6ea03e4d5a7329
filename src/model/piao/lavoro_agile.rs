//! `piao/3.2-…`: section 3.2, remote work.

use super::{IndicatoreImpatto, Remoto};
use crate::model::Prosa;
use crate::model::chiavi::chiavi;
use crate::model::{Dato, Testo};
use crate::valori::Numero;

chiavi! {
    /// Section 3.2.
    #[schemars(description = "Sezione 3.2, organizzazione del lavoro agile (art. 4 DM 132/2022).")]
    pub struct LavoroAgile {
        /// Narrative: printed first.
        #[schemars(
            description = "Un testo che si stampa per primo. In Markdown, o il percorso di un \
            file .md."
        )]
        premessa: Option<Prosa> = libero(),
        /// Narrative: what must hold, and what helps.
        #[schemars(description = "Le condizionalità e i fattori abilitanti. In Markdown, o il \
            percorso di un file .md.")]
        condizioni: Option<Prosa> = libero().serve(Sempre),
        /// Narrative: services do not suffer.
        #[schemars(description = "Perché i servizi ai cittadini non ne risentono. In Markdown, o il \
            percorso di un file .md.")]
        servizi: Option<Prosa> = libero().serve(Sempre),
        /// Narrative: rotation, and mostly in the office.
        #[schemars(description = "La rotazione e la prevalenza del lavoro in presenza. In Markdown, \
            o il percorso di un file .md.")]
        prevalenza: Option<Prosa> = libero().serve(Sempre),
        /// Narrative: cloud and security.
        #[schemars(
            description = "La piattaforma, il cloud, la sicurezza dei dati. In Markdown, o il \
            percorso di un file .md."
        )]
        piattaforma: Option<Prosa> = libero().serve(Sempre),
        /// Narrative: how arrears are worked off.
        #[schemars(description = "Come si smaltisce l'arretrato, se c'è. In Markdown, o il percorso \
            di un file .md.")]
        arretrato: Option<Prosa> = libero().serve(Sempre),
        /// Narrative: what people are given to work with.
        #[schemars(description = "Gli apparati che l'ente dà a chi lavora in modo agile. In \
            Markdown, o il percorso di un file .md.")]
        apparati: Option<Prosa> = libero().serve(Sempre),
        /// What can be done from elsewhere.
        #[schemars(description = "Le attività, e quanto si possono svolgere da remoto.")]
        attivita: Vec<Attivita> = libero().serve(Sempre),
        /// How many agreements there are.
        #[schemars(description = "Gli accordi individuali in corso.")]
        accordi: Option<Dato<Numero>> = libero().serve(Sempre),
        /// What is wanted.
        #[schemars(description = "Gli obiettivi del lavoro agile.")]
        obiettivi: Vec<Testo> = libero().serve(Ordinario),
        /// Its effects over three years.
        #[schemars(description = "Gli indicatori d'impatto, interno ed esterno.")]
        indicatori: Vec<IndicatoreImpatto> = libero().serve(Ordinario),
        /// Narrative: printed last.
        #[schemars(description = "Un testo che si stampa per ultimo. In Markdown, o il percorso di \
            un file .md.")]
        note: Option<Prosa> = libero(),
    }
}

chiavi! {
    /// An activity.
    #[schemars(description = "Un'attività, e quanto si può svolgere da remoto.")]
    pub struct Attivita {
        /// Which.
        #[schemars(description = "Quale attività.")]
        attivita: Option<Testo> = libero().serve(Sempre),
        /// Whose it is.
        #[schemars(description = "L'ufficio che la svolge: l'id di un settore, o il nome.")]
        struttura: Option<Testo> = libero().serve(Sempre).cita(Cita::Chi),
        /// How far.
        #[schemars(description = "Quanto: tutta, in_parte, mai.")]
        da_remoto: Option<Dato<Remoto>> = libero().serve(Sempre),
        /// Why.
        #[schemars(description = "Perché.")]
        motivo: Option<Testo> = libero(),
    }
}
