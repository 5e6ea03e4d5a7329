//! `personale.yaml`: who works there, and groups of people.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::Deserialize;

use super::campi::{Oppure, QuotaRealizzata};
use super::{Dato, Extra, Mappa, Testo};
use crate::diagnostic::Luogo;
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

/// Persons and groups.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(description = "Le persone, e i gruppi che le schede possono citare per nome.")]
pub struct PersoneEGruppi {
    /// Who works there.
    #[schemars(description = "Chi lavora nell'ente.")]
    pub persone: Vec<Dipendente>,
    /// Groups that a sheet may name instead of its own list.
    #[schemars(description = "Gruppi di persone con le loro quote: una scheda ne cita uno per \
        nome, come personale: apicali.")]
    pub gruppi: Mappa<Vec<Partecipazione>>,
    /// Free data for the templates.
    pub extra: Extra,
}

/// A person.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(description = "Una persona che lavora nell'ente.")]
#[schemars(extend("required" = ["nome"]))]
pub struct Dipendente {
    /// Where the mapping stands.
    #[serde(rename = "$luogo")]
    #[schemars(skip)]
    pub luogo: Luogo,
    /// By which sheets name the person.
    #[schemars(
        description = "Il nome breve con cui le schede citano la persona.",
        example = &"p-segretario"
    )]
    pub id: Option<Testo>,
    /// As printed.
    #[schemars(description = "Nome e cognome, come si stampano.")]
    pub nome: Option<Testo>,
    /// Stands for the name in the public edition.
    #[schemars(
        description = "Sta al posto del nome nell'edizione per la pubblicazione; se manca, \
            categoria e settore.",
        example = &"Responsabile Affari generali"
    )]
    pub ruolo: Option<Testo>,
    /// As printed in the Cat. column: PO, EQ, SEGR, D, Istruttori …
    #[schemars(
        description = "La categoria o l'area, come si stampa nella colonna Cat.",
        example = &"EQ",
        example = &"Funzionari",
        example = &"Istruttori",
        example = &"SEGR"
    )]
    pub categoria: Option<Testo>,
    /// Id of a settore.
    #[schemars(description = "L'id del settore, da ente.yaml.")]
    pub settore: Option<Testo>,
    /// First day of service.
    #[schemars(description = "Il primo giorno di servizio, se comincia durante l'anno.")]
    pub dal: Option<Dato<DataGiorno>>,
    /// Last day of service.
    #[schemars(description = "L'ultimo giorno di servizio, se finisce durante l'anno.")]
    pub al: Option<Dato<DataGiorno>>,
    /// Several periods, each with its own categoria and settore.
    #[schemars(description = "Più periodi di servizio, ognuno con la sua categoria e il suo \
        settore, al posto di dal e al.")]
    pub periodi: Vec<Periodo>,
    /// Free data for the templates.
    pub extra: Extra,
}

/// A service period.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(description = "Un periodo di servizio.")]
pub struct Periodo {
    /// Where the mapping stands.
    #[serde(rename = "$luogo")]
    #[schemars(skip)]
    pub luogo: Luogo,
    /// First day.
    #[schemars(description = "Il primo giorno del periodo.")]
    pub dal: Option<Dato<DataGiorno>>,
    /// Last day.
    #[schemars(description = "L'ultimo giorno del periodo.")]
    pub al: Option<Dato<DataGiorno>>,
    /// In that period.
    #[schemars(description = "La categoria o l'area in quel periodo.")]
    pub categoria: Option<Testo>,
    /// In that period.
    #[schemars(description = "L'id del settore in quel periodo.")]
    pub settore: Option<Testo>,
}

/// A person's share in a sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(description = "La parte di una persona in una scheda.")]
#[schemars(extend("required" = ["dipendente"]))]
pub struct Partecipazione {
    /// Where the mapping stands.
    #[serde(rename = "$luogo")]
    #[schemars(skip)]
    pub luogo: Luogo,
    /// Id or exact name.
    #[schemars(description = "La persona: il suo id in personale.yaml, o il nome esatto.")]
    pub dipendente: Option<Testo>,
    /// Planned share.
    #[schemars(description = "La quota prevista.")]
    pub prevista: Option<Dato<Quota>>,
    /// Realised share.
    #[serde(deserialize_with = "super::dato::rilevato")]
    #[schemars(
        description = "La quota realizzata, a fine anno.",
        with = "Option<QuotaRealizzata>"
    )]
    pub realizzata: Option<Dato<Quota>>,
    /// Overrides the person's own.
    #[schemars(description = "La categoria in questa scheda, al posto di quella di \
        personale.yaml.")]
    pub categoria: Option<Testo>,
}
