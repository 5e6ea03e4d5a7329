//! `piao/1-…`: section 1, who the ente is; what ente.yaml already says is not asked again.

use schemars::JsonSchema;
use serde::Deserialize;

use super::Prosa;
use super::voce::campi;
use crate::diagnostic::Luogo;
use crate::model::{Dato, Extra, Testo};
use crate::valori::Numero;

/// Section 1.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(description = "Sezione 1, scheda anagrafica: ciò che non sta già in ente.yaml \
    (denominazione, codici, sindaco, RPCT, dipendenti, abitanti).")]
pub struct SchedaAnagrafica {
    /// Where the mapping stands.
    #[serde(rename = "$luogo")]
    #[schemars(skip)]
    pub luogo: Luogo,
    /// Narrative: printed first.
    #[schemars(
        description = "Un testo che si stampa per primo. In Markdown, o il percorso di un \
        file .md."
    )]
    pub premessa: Option<Prosa>,
    /// Street and town.
    #[schemars(description = "La sede: via, numero, CAP, comune.", example = &"Piazza del Municipio 1, 00000 Borgo Esempio")]
    pub indirizzo: Option<Testo>,
    /// Web site.
    #[schemars(description = "Il sito istituzionale.", example = &"https://www.comune.example.it")]
    pub sito: Option<Testo>,
    /// Certified mail.
    #[schemars(description = "La posta elettronica certificata.")]
    pub pec: Option<Testo>,
    /// Telephone.
    #[schemars(description = "Il telefono del centralino.")]
    pub telefono: Option<Testo>,
    /// Ordinary mail.
    #[schemars(description = "La posta elettronica ordinaria.")]
    pub email: Option<Testo>,
    /// Accounts.
    #[schemars(description = "I profili istituzionali sui social.")]
    pub social: Vec<Testo>,
    /// Who represents it; the sindaco when absent.
    #[schemars(description = "Il legale rappresentante; se manca, il sindaco di ente.yaml.")]
    pub legale_rappresentante: Option<Testo>,
    /// Head of the digital transition.
    #[schemars(description = "Il responsabile per la transizione digitale: nome e cognome, l'id \
        di personale.yaml o l'id di un settore.")]
    pub responsabile_transizione: Option<Testo>,
    /// Data protection officer.
    #[schemars(description = "Il responsabile della protezione dei dati (DPO).")]
    pub dpo: Option<Testo>,
    /// Employees as printed here: compared with ente.yaml.
    #[schemars(description = "I dipendenti al 31 dicembre, se si vogliono ripetere: devono \
        essere quelli di ente.yaml.")]
    pub dipendenti: Option<Dato<Numero>>,
    /// Inhabitants as printed here.
    #[schemars(description = "Gli abitanti al 31 dicembre, se si vogliono ripetere.")]
    pub abitanti: Option<Dato<Numero>>,
    /// Area.
    #[schemars(description = "La superficie del territorio, con l'unità.", example = &"38,4 km²")]
    pub superficie: Option<Testo>,
    /// Organs.
    #[schemars(description = "Gli organi di governo e di controllo, con i loro componenti.")]
    pub organi: Vec<Testo>,
    /// Bodies it has a part in.
    #[schemars(description = "Gli enti e le società partecipate.")]
    pub partecipate: Vec<Testo>,
    /// Narrative: the territory.
    #[schemars(
        description = "Il territorio e la comunità. In Markdown, o il percorso di un file \
        .md."
    )]
    pub contesto_esterno: Option<Prosa>,
    /// Narrative: the office.
    #[schemars(description = "L'ente visto da dentro. In Markdown, o il percorso di un file .md.")]
    pub contesto_interno: Option<Prosa>,
    /// Narrative: printed last.
    #[schemars(description = "Un testo che si stampa per ultimo. In Markdown, o il percorso di \
        un file .md.")]
    pub note: Option<Prosa>,
    /// Free data for the templates.
    pub extra: Extra,
}

campi! { SchedaAnagrafica:
    premessa Mai, indirizzo Sempre, sito Sempre, pec Sempre, telefono Sempre, email Mai, social
    Mai, legale_rappresentante Mai, responsabile_transizione Sempre, dpo Sempre, dipendenti Mai,
    abitanti Mai, superficie Mai, organi Mai, partecipate Mai, contesto_esterno Mai,
    contesto_interno Mai, note Mai, extra Mai
}
