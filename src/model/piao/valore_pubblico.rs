//! `piao/2.1-…`: section 2.1, public value.

use schemars::JsonSchema;
use serde::Deserialize;

use super::voce::campi;
use super::{Dimensione, GenereAccesso, Prosa};
use crate::diagnostic::Luogo;
use crate::model::campi::Bilancio;
use crate::model::{Dato, Extra, Mappa, Testo};
use crate::valori::{Cifra, Numero, Polarita};

/// Section 2.1.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(description = "Sezione 2.1, valore pubblico (art. 3 DM 132/2022): per i comuni \
    riprende la sezione strategica del DUP.")]
pub struct ValorePubblico {
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
    /// The objectives of public value.
    #[schemars(description = "Gli obiettivi di valore pubblico, ciascuno con i suoi indicatori \
        d'impatto.")]
    pub obiettivi: Vec<ObiettivoValore>,
    /// Procedures to be simplified.
    #[schemars(description = "Le procedure da semplificare e reingegnerizzare (art. 6 DL \
        80/2021).")]
    pub semplificazione: Vec<Procedura>,
    /// Accessibility, of places and of services.
    #[schemars(
        description = "Le azioni per la piena accessibilità, fisica e digitale (art. 6 DL \
        80/2021)."
    )]
    pub accessibilita: Vec<Accessibilita>,
    /// Who follows accessibility for people with disabilities.
    #[schemars(description = "Chi segue l'accessibilità per le persone con disabilità (art. 6, \
        c. 2-bis DL 80/2021): nome e cognome, l'id di personale.yaml o l'id di un settore.")]
    pub responsabile_accessibilita: Option<Testo>,
    /// Equality between women and men.
    #[schemars(description = "Le azioni per la parità di genere.")]
    pub parita: Vec<Azione>,
    /// Saving energy.
    #[schemars(description = "Le azioni di risparmio energetico (circolare DFP 2/2022).")]
    pub energia: Vec<Azione>,
    /// Narrative: printed last.
    #[schemars(description = "Un testo che si stampa per ultimo. In Markdown, o il percorso di \
        un file .md.")]
    pub note: Option<Prosa>,
    /// Free data for the templates.
    pub extra: Extra,
}

campi! { ValorePubblico:
    premessa Mai, obiettivi Ordinario, semplificazione Ordinario, accessibilita Ordinario,
    responsabile_accessibilita Mai, parita Ordinario, energia Mai, note Mai, extra Mai
}

/// An objective of public value.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(description = "Un obiettivo di valore pubblico.")]
pub struct ObiettivoValore {
    /// Where the mapping stands.
    #[serde(rename = "$luogo")]
    #[schemars(skip)]
    pub luogo: Luogo,
    /// By which it is named.
    #[schemars(description = "Il codice con cui lo si cita.", example = &"VP1")]
    pub codice: Option<Testo>,
    /// As printed.
    #[schemars(description = "Il titolo dell'obiettivo.")]
    pub titolo: Option<Testo>,
    /// Narrative: what gets better, and for whom.
    #[schemars(description = "Che cosa migliora, e per chi. In Markdown, o il percorso di un \
        file .md.")]
    pub descrizione: Option<Prosa>,
    /// From the mayor's programme.
    #[schemars(description = "La linea di mandato da cui viene.")]
    pub linea_mandato: Option<Testo>,
    /// A code of `strategia`.
    #[schemars(description = "L'obiettivo strategico del DUP: il suo codice in ente.yaml.")]
    pub obiettivo_strategico: Option<Testo>,
    /// Missione of D.Lgs. 118/2011.
    #[schemars(
        description = "Il numero della missione di bilancio (D.Lgs. 118/2011).",
        with = "Option<Bilancio>"
    )]
    pub missione: Option<Testo>,
    /// Programma within it.
    #[schemars(
        description = "Il numero del programma, dentro la missione (D.Lgs. 118/2011).",
        with = "Option<Bilancio>"
    )]
    pub programma: Option<Testo>,
    /// On what it has an effect.
    #[schemars(
        description = "Su che cosa ha effetto: economica, sociale, ambientale, sanitaria, \
        istituzionale."
    )]
    pub dimensione: Option<Dato<Dimensione>>,
    /// For whom.
    #[schemars(description = "Per chi è.")]
    pub stakeholder: Vec<Testo>,
    /// Who answers for it before the council.
    #[schemars(description = "Chi ne risponde: assessore, sindaco, o nome e cognome, l'id di \
        personale.yaml o l'id di un settore.")]
    pub responsabile: Option<Testo>,
    /// Narrative: how.
    #[schemars(description = "Come ci si arriva. In Markdown, o il percorso di un file .md.")]
    pub strategia: Option<Prosa>,
    /// Indicators of impact.
    #[schemars(description = "Gli indicatori d'impatto.")]
    pub indicatori: Vec<IndicatoreImpatto>,
    /// Codes of the schede that carry it out.
    #[schemars(description = "Le schede obiettivo che lo attuano: codici, o percorsi dei file.")]
    pub obiettivi: Vec<Testo>,
    /// Goals of the Agenda 2030.
    #[schemars(description = "Gli obiettivi dell'Agenda 2030 a cui contribuisce.")]
    pub sdg: Vec<Testo>,
    /// Domains of equitable and sustainable well-being.
    #[schemars(description = "I domini del benessere equo e sostenibile (BES).")]
    pub bes: Vec<Testo>,
}

campi! { ObiettivoValore:
    codice Sempre, titolo Sempre, descrizione Sempre, linea_mandato Mai, obiettivo_strategico
    Mai, missione Mai, programma Mai, dimensione Sempre, stakeholder Sempre, responsabile
    Sempre, strategia Mai, indicatori Sempre, obiettivi Mai, sdg Mai, bes Mai
}

/// An indicator over three years.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(description = "Un indicatore con il valore di partenza e quelli attesi nel triennio.")]
pub struct IndicatoreImpatto {
    /// Where the mapping stands.
    #[serde(rename = "$luogo")]
    #[schemars(skip)]
    pub luogo: Luogo,
    /// As printed.
    #[schemars(description = "Che cosa si misura.")]
    pub nome: Option<Testo>,
    /// Where it starts from.
    #[schemars(description = "Il valore di partenza; n.r. se non è mai stato misurato.")]
    pub base: Option<Dato<Cifra>>,
    /// The year of that figure.
    #[schemars(description = "L'anno del valore di partenza.")]
    pub anno_base: Option<Dato<Numero>>,
    /// The expected figures, year by year.
    #[schemars(description = "I valori attesi, anno per anno, nel triennio.")]
    pub attesi: Mappa<Option<Dato<Cifra>>>,
    /// Unit of measure.
    #[schemars(description = "L'unità di misura.")]
    pub unita: Option<Testo>,
    /// Which way is better; crescente when absent.
    #[schemars(description = "Da che parte è meglio: crescente (se manca), decrescente, esatta.")]
    pub polarita: Option<Dato<Polarita>>,
    /// How it is computed.
    #[schemars(description = "Come si calcola.")]
    pub formula: Option<Testo>,
    /// Where the figure comes from.
    #[schemars(description = "Da dove viene il dato.")]
    pub fonte: Option<Testo>,
}

campi! { IndicatoreImpatto:
    nome Sempre, base Sempre, anno_base Mai, attesi Sempre, unita Mai, polarita Mai, formula
    Mai, fonte Sempre
}

/// A procedure to be simplified.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(description = "Una procedura da semplificare.")]
pub struct Procedura {
    /// Where the mapping stands.
    #[serde(rename = "$luogo")]
    #[schemars(skip)]
    pub luogo: Luogo,
    /// Which.
    #[schemars(description = "Quale procedura.")]
    pub procedura: Option<Testo>,
    /// What changes.
    #[schemars(description = "Che cosa cambia.")]
    pub intervento: Option<Testo>,
    /// Whose it is.
    #[schemars(description = "Chi ne risponde: nome e cognome, l'id di personale.yaml o l'id di \
        un settore.")]
    pub responsabile: Option<Testo>,
    /// By when.
    #[schemars(description = "Entro quando.")]
    pub tempi: Option<Testo>,
}

campi! { Procedura: procedura Sempre, intervento Sempre, responsabile Sempre, tempi Sempre }

/// An action for accessibility.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(description = "Un'azione per l'accessibilità.")]
pub struct Accessibilita {
    /// Where the mapping stands.
    #[serde(rename = "$luogo")]
    #[schemars(skip)]
    pub luogo: Luogo,
    /// What is done.
    #[schemars(description = "Che cosa si fa.")]
    pub azione: Option<Testo>,
    /// Of places or of services.
    #[schemars(description = "fisica: edifici e uffici; digitale: sito, moduli, servizi.")]
    pub genere: Option<Dato<GenereAccesso>>,
    /// Whose it is.
    #[schemars(description = "Chi ne risponde: nome e cognome, l'id di personale.yaml o l'id di \
        un settore.")]
    pub responsabile: Option<Testo>,
    /// By when.
    #[schemars(description = "Entro quando.")]
    pub tempi: Option<Testo>,
    /// How it is known to be done.
    #[schemars(description = "Da che cosa si vede che è fatta.")]
    pub indicatore: Option<Testo>,
}

campi! { Accessibilita:
    azione Sempre, genere Sempre, responsabile Sempre, tempi Sempre, indicatore Mai
}

/// An action.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(description = "Un'azione del piano.")]
pub struct Azione {
    /// Where the mapping stands.
    #[serde(rename = "$luogo")]
    #[schemars(skip)]
    pub luogo: Luogo,
    /// What is done.
    #[schemars(description = "Che cosa si fa.")]
    pub azione: Option<Testo>,
    /// Whose it is.
    #[schemars(description = "Chi ne risponde: nome e cognome, l'id di personale.yaml o l'id di \
        un settore.")]
    pub responsabile: Option<Testo>,
    /// By when.
    #[schemars(description = "Entro quando.", example = &"entro il 31/12/2027")]
    pub tempi: Option<Testo>,
    /// How it is known to be done.
    #[schemars(description = "Da che cosa si vede che è fatta.")]
    pub indicatore: Option<Testo>,
}

campi! { Azione: azione Sempre, responsabile Sempre, tempi Sempre, indicatore Mai }
