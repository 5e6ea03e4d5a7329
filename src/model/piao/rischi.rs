//! `piao/2.3-…`: section 2.3, corruption risks and transparency.

use schemars::JsonSchema;
use serde::Deserialize;

use super::voce::campi;
use super::{AreaRischio, LivelloRischio, Prosa, TipologiaMisura};
use crate::diagnostic::Luogo;
use crate::model::{Dato, Extra, Testo};

/// Section 2.3.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(description = "Sezione 2.3, rischi corruttivi e trasparenza (art. 3, e per gli enti \
    piccoli art. 6 DM 132/2022).")]
pub struct RischiCorruttivi {
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
    /// What the governing organ wants.
    #[schemars(description = "Gli obiettivi strategici fissati dall'organo di indirizzo.")]
    pub obiettivi_strategici: Vec<Testo>,
    /// Narrative: the territory.
    #[schemars(description = "Che cosa, nel territorio, espone al rischio. In Markdown, o il \
        percorso di un file .md.")]
    pub contesto_esterno: Option<Prosa>,
    /// Narrative: the office.
    #[schemars(
        description = "Che cosa, nell'ente, espone al rischio. In Markdown, o il percorso \
        di un file .md."
    )]
    pub contesto_interno: Option<Prosa>,
    /// Narrative: how risks were valued.
    #[schemars(description = "Come sono stati valutati i rischi. In Markdown, o il percorso di \
        un file .md.")]
    pub metodo: Option<Prosa>,
    /// The mapped processes.
    #[schemars(description = "I processi mappati. Sotto i 50 dipendenti bastano quelli delle \
        aree dell'art. 6, c. 1 DM 132/2022, e quelli che il RPCT ritiene di maggior rilievo.")]
    pub processi: Vec<ProcessoMappato>,
    /// Measures for the whole ente.
    #[schemars(description = "Le misure generali, per tutto l'ente.")]
    pub misure_generali: Vec<Misura>,
    /// Narrative: how measures are followed.
    #[schemars(description = "Come e quando si controlla che le misure siano attuate. In \
        Markdown, o il percorso di un file .md.")]
    pub monitoraggio: Option<Prosa>,
    /// Transparency, duty by duty.
    #[schemars(description = "Gli obblighi di pubblicazione (art. 10 D.Lgs. 33/2013), ciascuno \
        con chi ne risponde.")]
    pub trasparenza: Vec<Obbligo>,
    /// Narrative: how access is asked for.
    #[schemars(description = "Come si chiede l'accesso civico, e a chi (art. 5 D.Lgs. 33/2013). \
        In Markdown, o il percorso di un file .md.")]
    pub accesso_civico: Option<Prosa>,
    /// Narrative: printed last.
    #[schemars(description = "Un testo che si stampa per ultimo. In Markdown, o il percorso di \
        un file .md.")]
    pub note: Option<Prosa>,
    /// Free data for the templates.
    pub extra: Extra,
}

campi! { RischiCorruttivi:
    premessa Mai, obiettivi_strategici Sempre, contesto_esterno Ordinario, contesto_interno
    Ordinario, metodo Ordinario, processi Sempre, misure_generali Sempre, monitoraggio Sempre,
    trasparenza Sempre, accesso_civico Sempre, note Mai, extra Mai
}

/// A mapped process.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(description = "Un processo mappato.")]
pub struct ProcessoMappato {
    /// Where the mapping stands.
    #[serde(rename = "$luogo")]
    #[schemars(skip)]
    pub luogo: Luogo,
    /// By which it is named.
    #[schemars(description = "Il codice del processo, se c'è.", example = &"P01")]
    pub codice: Option<Testo>,
    /// The area of risk.
    #[schemars(description = "L'area di rischio.")]
    pub area: Option<Dato<AreaRischio>>,
    /// Its name.
    #[schemars(description = "Il nome del processo.")]
    pub processo: Option<Testo>,
    /// Its steps.
    #[schemars(description = "Le fasi del processo, nell'ordine.")]
    pub fasi: Vec<Testo>,
    /// Whose it is.
    #[schemars(description = "L'ufficio che lo svolge: l'id di un settore, o il nome.")]
    pub struttura: Option<Testo>,
    /// What starts it.
    #[schemars(description = "Che cosa lo avvia.")]
    pub input: Option<Testo>,
    /// What ends it.
    #[schemars(description = "Con che cosa finisce.")]
    pub output: Option<Testo>,
    /// What may go wrong.
    #[schemars(description = "Che cosa può andare male.")]
    pub rischi: Vec<Rischio>,
    /// Measures of its own.
    #[schemars(description = "Le misure specifiche del processo.")]
    pub misure: Vec<Misura>,
}

campi! { ProcessoMappato:
    codice Mai, area Sempre, processo Sempre, fasi Mai, struttura Sempre, input Mai, output Mai,
    rischi Sempre, misure Mai
}

/// A risk.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(description = "Un rischio di un processo.")]
pub struct Rischio {
    /// Where the mapping stands.
    #[serde(rename = "$luogo")]
    #[schemars(skip)]
    pub luogo: Luogo,
    /// What may happen.
    #[schemars(description = "Che cosa potrebbe accadere.")]
    pub evento: Option<Testo>,
    /// What makes it possible.
    #[schemars(description = "I fattori che lo rendono possibile.")]
    pub fattori: Vec<Testo>,
    /// What was looked at to value it.
    #[schemars(description = "Gli indicatori guardati per stimarlo.")]
    pub indicatori: Vec<Testo>,
    /// How grave.
    #[schemars(description = "Il livello: basso, medio, alto, critico.")]
    pub livello: Option<Dato<LivelloRischio>>,
    /// Why that level.
    #[schemars(description = "Perché è di quel livello.")]
    pub motivazione: Option<Testo>,
}

campi! { Rischio:
    evento Sempre, fattori Ordinario, indicatori Mai, livello Sempre, motivazione Sempre
}

/// A measure; the schede name it by its code.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(description = "Una misura di prevenzione: le schede obiettivo e le fasi la citano per \
    codice, con misura.")]
pub struct Misura {
    /// Where the mapping stands.
    #[serde(rename = "$luogo")]
    #[schemars(skip)]
    pub luogo: Luogo,
    /// By which schede and phases name it.
    #[schemars(description = "Il codice con cui le schede e le fasi la citano.", example = &"M01")]
    pub codice: Option<Testo>,
    /// What is done.
    #[schemars(description = "Che cosa si fa.")]
    pub misura: Option<Testo>,
    /// What kind.
    #[schemars(description = "La tipologia: controllo, trasparenza, etica, regolamentazione, \
        semplificazione, formazione, rotazione, segnalazione, conflitto_interessi.")]
    pub tipologia: Option<Dato<TipologiaMisura>>,
    /// Its steps.
    #[schemars(description = "Le fasi di attuazione.")]
    pub fasi: Vec<Testo>,
    /// By when; PIA-004 asks for it.
    #[schemars(description = "Entro quando, o ogni quanto.", example = &"ogni semestre")]
    pub tempi: Option<Testo>,
    /// Whose it is; PIA-004 asks for it.
    #[schemars(description = "Chi ne risponde: nome e cognome, l'id di personale.yaml o l'id di \
        un settore.")]
    pub responsabile: Option<Testo>,
    /// How it is known to be done; PIA-004 asks for it.
    #[schemars(description = "Da che cosa si vede che è attuata.")]
    pub indicatore: Option<Testo>,
    /// What is expected.
    #[schemars(description = "Il valore atteso dell'indicatore.", example = &"100%")]
    pub atteso: Option<Testo>,
    /// Schede that carry it out.
    #[schemars(description = "Le schede obiettivo che la attuano: codici, o percorsi dei file. \
        Il legame si può scrivere anche nella scheda, con misura.")]
    pub obiettivi: Vec<Testo>,
}

campi! { Misura:
    codice Sempre, misura Sempre, tipologia Sempre, fasi Mai, tempi Mai, responsabile Mai,
    indicatore Mai, atteso Sempre, obiettivi Mai
}

/// A duty of transparency.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(description = "Un obbligo di pubblicazione.")]
pub struct Obbligo {
    /// Where the mapping stands.
    #[serde(rename = "$luogo")]
    #[schemars(skip)]
    pub luogo: Luogo,
    /// Where in Amministrazione trasparente.
    #[schemars(description = "La sottosezione di Amministrazione trasparente.")]
    pub sottosezione: Option<Testo>,
    /// What is published.
    #[schemars(description = "Che cosa si pubblica.")]
    pub obbligo: Option<Testo>,
    /// The article.
    #[schemars(description = "L'articolo che lo chiede.", example = &"D.Lgs. 33/2013, art. 13")]
    pub norma: Option<Testo>,
    /// Who makes the data.
    #[schemars(description = "Chi elabora i dati: nome e cognome, l'id di personale.yaml o l'id \
        di un settore.")]
    pub elaborazione: Option<Testo>,
    /// Who hands them over; who makes them when absent.
    #[schemars(description = "Chi li trasmette; se manca, chi li elabora.")]
    pub trasmissione: Option<Testo>,
    /// Who publishes.
    #[schemars(description = "Chi li pubblica.")]
    pub pubblicazione: Option<Testo>,
    /// By when.
    #[schemars(description = "Entro quando si pubblica o si aggiorna.", example = &"20 giorni dalla variazione")]
    pub termine: Option<Testo>,
    /// When it is checked.
    #[schemars(description = "Quando, e da chi, si controlla.")]
    pub monitoraggio: Option<Testo>,
}

campi! { Obbligo:
    sottosezione Sempre, obbligo Sempre, norma Sempre, elaborazione Sempre, trasmissione Mai,
    pubblicazione Sempre, termine Sempre, monitoraggio Sempre
}
