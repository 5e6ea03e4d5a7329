//! `personale.yaml`: who works there, and groups of people.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::Deserialize;

use super::campi::{Oppure, QuotaRealizzata};
use super::{Dato, Mappa, Testo};
use crate::model::chiavi::chiavi;
use crate::valori::{DataGiorno, Quota};

/// The file: a list of persons, or a mapping with `persone` and `gruppi`.
#[derive(Clone, Debug, Deserialize)]
pub enum Personale {
    /// The list.
    #[serde(rename = "$elenco")]
    Elenco(Vec<Dipendente>),
    /// The mapping.
    #[serde(rename = "$mappa")]
    Mappa(PersoneEGruppi),
}

impl Default for Personale {
    fn default() -> Self {
        Personale::Elenco(Vec::new())
    }
}

impl JsonSchema for Personale {
    fn schema_name() -> Cow<'static, str> {
        "Personale".into()
    }

    fn json_schema(g: &mut SchemaGenerator) -> Schema {
        Oppure::<Vec<Dipendente>, PersoneEGruppi>::json_schema(g)
    }
}

chiavi! {
    /// Persons and groups.
    #[schemars(description = "Le persone, e i gruppi che le schede possono citare per nome.")]
    pub struct PersoneEGruppi {
        /// Who works there.
        #[schemars(description = "Chi lavora nell'ente.")]
        persone: Vec<Dipendente> = libero().riporto(Proprio),
        /// Groups that a sheet may name instead of its own list.
        #[schemars(description = "Gruppi di persone con le loro quote: una scheda ne cita uno per \
            nome, come personale: apicali.")]
        gruppi: Mappa<Vec<Partecipazione>> = libero(),
    }
}

chiavi! {
    /// A person.
    #[schemars(description = "Una persona che lavora nell'ente.")]
    pub struct Dipendente {
        /// By which sheets name the person.
        #[schemars(
            description = "Il nome breve con cui le schede citano la persona.",
            example = &"p-segretario"
        )]
        id: Option<Testo> = libero().cita(Cita::Altro),
        /// As printed.
        #[schemars(description = "Nome e cognome, come si stampano.")]
        nome: Option<Testo> = libero().serve(Lettura).riservata(),
        /// Stands for the name in the public edition.
        #[schemars(
            description = "Sta al posto del nome nell'edizione per la pubblicazione; se manca, \
                categoria e settore.",
            example = &"Responsabile Affari generali"
        )]
        ruolo: Option<Testo> = libero(),
        /// As printed in the Cat. column: PO, EQ, SEGR, D, Istruttori …
        #[schemars(
            description = "La categoria o l'area, come si stampa nella colonna Cat.",
            example = &"EQ",
            example = &"Funzionari",
            example = &"Istruttori",
            example = &"SEGR"
        )]
        categoria: Option<Testo> = libero(),
        /// Id of a settore.
        #[schemars(description = "L'id del settore, da ente.yaml.")]
        settore: Option<Testo> = libero().cita(Cita::Settore),
        /// First day of service.
        #[schemars(description = "Il primo giorno di servizio, se comincia durante l'anno.")]
        dal: Option<Dato<DataGiorno>> = libero().riporto(Proprio),
        /// Last day of service.
        #[schemars(description = "L'ultimo giorno di servizio, se finisce durante l'anno.")]
        al: Option<Dato<DataGiorno>> = libero().riporto(Proprio),
        /// Several periods, each with its own categoria and settore.
        #[schemars(description = "Più periodi di servizio, ognuno con la sua categoria e il suo \
            settore, al posto di dal e al.")]
        periodi: Vec<Periodo> = libero(),
    }
}

chiavi! {
    /// A service period.
    #[schemars(description = "Un periodo di servizio.")]
    pub struct Periodo {
        /// First day.
        #[schemars(description = "Il primo giorno del periodo.")]
        dal: Option<Dato<DataGiorno>> = libero().riporto(Proprio),
        /// Last day.
        #[schemars(description = "L'ultimo giorno del periodo.")]
        al: Option<Dato<DataGiorno>> = libero().riporto(Proprio),
        /// In that period.
        #[schemars(description = "La categoria o l'area in quel periodo.")]
        categoria: Option<Testo> = libero(),
        /// In that period.
        #[schemars(description = "L'id del settore in quel periodo.")]
        settore: Option<Testo> = libero().cita(Cita::Settore),
    }
}

chiavi! {
    /// A person's share in a sheet.
    #[derive(PartialEq, Eq)]
    #[schemars(description = "La parte di una persona in una scheda.")]
    pub struct Partecipazione {
        /// Id or exact name.
        #[schemars(description = "La persona: il suo id in personale.yaml, o il nome esatto.")]
        dipendente: Option<Testo> = libero().serve(Lettura).cita(Cita::Persona).riservata(),
        /// Planned share.
        #[schemars(description = "La quota prevista.")]
        prevista: Option<Dato<Quota>> = libero().riservata(),
        /// Realised share.
        #[serde(deserialize_with = "super::dato::rilevato")]
        #[schemars(
            description = "La quota realizzata, a fine anno.",
            with = "Option<QuotaRealizzata>"
        )]
        realizzata: Option<Dato<Quota>> = rilevato(Consuntivo).riservata(),
        /// Overrides the person's own.
        #[schemars(description = "La categoria in questa scheda, al posto di quella di \
            personale.yaml.")]
        categoria: Option<Testo> = libero(),
    }
}
