//! `piao/4-…`: section 4, how the PIAO itself is followed.

use crate::model::Prosa;
use crate::model::Testo;
use crate::model::chiavi::chiavi;

chiavi! {
    /// Section 4.
    #[schemars(description = "Sezione 4, monitoraggio (art. 5 DM 132/2022).")]
    pub struct MonitoraggioPiao {
        /// Narrative: printed first.
        #[schemars(
            description = "Un testo che si stampa per primo. In Markdown, o il percorso di un \
            file .md."
        )]
        premessa: Option<Prosa> = libero(),
        /// How each section is followed.
        #[schemars(description = "Come si segue ogni sezione.")]
        sezioni: Vec<VoceMonitoraggio> = libero().serve(Ordinario),
        /// Narrative: how users are asked.
        #[schemars(description = "Come si rileva la soddisfazione degli utenti. In Markdown, o il \
            percorso di un file .md.")]
        soddisfazione_utenti: Option<Prosa> = libero().serve(Ordinario),
        /// Narrative: printed last.
        #[schemars(description = "Un testo che si stampa per ultimo. In Markdown, o il percorso di \
            un file .md.")]
        note: Option<Prosa> = libero(),
    }
}

chiavi! {
    /// How a section is followed.
    #[schemars(description = "Come si segue una sezione.")]
    pub struct VoceMonitoraggio {
        /// Its number.
        #[schemars(description = "Il numero della sezione.", example = &"2.3")]
        sezione: Option<Testo> = libero().serve(Sempre),
        /// With what.
        #[schemars(description = "Con che cosa.", example = &"relazione annuale del RPCT")]
        strumento: Option<Testo> = libero().serve(Sempre),
        /// How often.
        #[schemars(description = "Ogni quanto.")]
        periodicita: Option<Testo> = libero().serve(Sempre),
        /// Who does it.
        #[schemars(description = "Chi lo fa: nome e cognome, l'id di personale.yaml o l'id di un \
            settore, o un organo.")]
        responsabile: Option<Testo> = libero().serve(Sempre).cita(Cita::Chi),
        /// The article that asks for it.
        #[schemars(description = "L'articolo che lo chiede.")]
        norma: Option<Testo> = libero(),
    }
}
