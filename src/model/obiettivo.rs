//! `obiettivi/**/*.yaml`: one scheda obiettivo a file.

use schemars::JsonSchema;
use serde::Deserialize;

use super::campi;
use super::parole::*;
use super::{Dato, Extra, Indicatore, Mappa, OElenco, OMappa, Partecipazione, Testo, Verifiche};
use crate::diagnostic::Luogo;
use crate::valori::{Effettivo, Importo, Mesi, Numero, Peso, SiNo};

/// One scheda.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(description = "Una scheda obiettivo.")]
#[schemars(extend("required" = ["codice", "titolo"]))]
pub struct Obiettivo {
    /// Where the mapping stands.
    #[serde(rename = "$luogo")]
    #[schemars(skip)]
    pub luogo: Luogo,
    /// Stands for the path as the scheda's identity.
    #[schemars(
        description = "Il nome della scheda al posto del percorso del suo file; di solito \
        non serve."
    )]
    pub id: Option<Testo>,
    /// As printed; may repeat only by deroga.
    #[schemars(
        description = "Il codice dell'obiettivo: resta com'è scritto. Spesso è \
            missione.programma.progressivo.",
        example = &"1.06.01"
    )]
    pub codice: Option<Testo>,
    /// As printed.
    #[schemars(description = "Il titolo dell'obiettivo. Con i due punti va tra virgolette.")]
    pub titolo: Option<Testo>,
    /// Whose objective; default: struttura.
    #[schemars(description = "Di chi è l'obiettivo: struttura (se manca), ente, gruppo, \
        individuale.")]
    pub tipo: Option<Dato<TipoObiettivo>>,
    /// What kind of effort.
    #[schemars(description = "Che impegno è: strategico, sviluppo, mantenimento, pnrr.")]
    pub natura: Option<Dato<Natura>>,
    /// What became of it; default: attivo.
    #[schemars(
        description = "Che cosa ne è stato durante l'anno: attivo (se manca), stralciato, \
        sospeso, rinviato. Chi non è attivo si stampa lo stesso, fuori dalle somme."
    )]
    pub stato: Option<Dato<StatoObiettivo>>,
    /// Id of a settore.
    #[schemars(description = "L'id del settore, da ente.yaml. Serve quando i settori sono più \
        d'uno.")]
    pub settore: Option<Testo>,
    /// A name or the id of a person; default: the settore's.
    #[schemars(description = "Il responsabile: nome e cognome, o l'id di personale.yaml; se \
        manca, quello del settore.")]
    pub responsabile: Option<Testo>,
    /// Its weight.
    #[schemars(description = "Quanto pesa l'obiettivo nel suo settore.")]
    pub peso: Option<Dato<Peso>>,
    /// Its weight by criteria, rescaled to the perimeter's total.
    #[schemars(description = "Il peso per criteri, un numero ciascuno, al posto di peso: per \
        esempio strategicita: 5, complessita: 3. Si riporta al totale del perimetro.")]
    pub pesatura: Mappa<Dato<Numero>>,
    /// True: no weight.
    #[schemars(description = "Sì, se l'obiettivo non ha peso ed è condizione per valutare gli \
        altri.")]
    pub prerequisito: Option<Dato<SiNo>>,
    /// Several settori, each with a weight, instead of `settore` and `peso`.
    #[schemars(description = "I settori che condividono la scheda, ognuno con il suo peso, al \
        posto di settore e peso.")]
    pub assegnazioni: Vec<Assegnazione>,
    /// Which of them leads.
    #[schemars(description = "L'id del settore capofila, tra quelli delle assegnazioni.")]
    pub capofila: Option<Testo>,
    /// Years, such as 2023-2025.
    #[schemars(description = "Gli anni dell'obiettivo.", example = &"2026-2028")]
    pub durata: Option<Testo>,
    /// A code of `strategia`, or code and title.
    #[schemars(
        description = "L'obiettivo strategico del DUP (art. 170 TUEL): il suo codice in \
            ente.yaml, o codice e titolo.",
        example = &"1.01"
    )]
    pub obiettivo_strategico: Option<OMappa<CodiceTitolo>>,
    /// Missione of D.Lgs. 118/2011.
    #[schemars(
        description = "Il numero della missione di bilancio (D.Lgs. 118/2011).",
        with = "Option<campi::Bilancio>"
    )]
    pub missione: Option<Testo>,
    /// Programma within it.
    #[schemars(
        description = "Il numero del programma, dentro la missione (D.Lgs. 118/2011). Dal 2026 \
            la missione 12 ha il programma 11, asili nido (DM 10/10/2024).",
        with = "Option<campi::Bilancio>"
    )]
    pub programma: Option<Testo>,
    /// For whom.
    #[schemars(description = "Per chi è l'obiettivo.", example = ["Cittadini", "Imprese"])]
    pub stakeholder: Vec<Testo>,
    /// Cross-cutting themes.
    #[schemars(
        description = "I temi trasversali: tempi_pagamento (art. 4-bis DL 13/2023), \
            anticorruzione, semplificazione, digitalizzazione, accessibilita (D.Lgs. 222/2023), \
            pari_opportunita, pnrr.",
        example = ["semplificazione", "digitalizzazione"]
    )]
    pub ambiti: Vec<Testo>,
    /// With ambito tempi_pagamento: the share of the retribuzione di risultato that hangs on it.
    #[schemars(description = "Con l'ambito tempi_pagamento: quanta parte della retribuzione di \
        risultato ne dipende, almeno il 30% (art. 4-bis DL 13/2023).")]
    pub quota_risultato: Option<Dato<crate::valori::Quota>>,
    /// Codes of the measures of section 2.3 that the scheda carries out.
    #[schemars(
        description = "Le misure di prevenzione della corruzione che la scheda attua: i loro \
            codici nella sezione 2.3 del PIAO.",
        example = &"M01"
    )]
    pub misura: Vec<Testo>,
    /// Path of the process it belongs to; default: the only one there is.
    #[schemars(
        description = "Il file del processo a cui appartiene; se manca, l'unico che c'è.",
        example = &"processi/ente.yaml"
    )]
    pub processo: Option<Testo>,
    /// Narrative.
    #[schemars(description = "Che cosa si vuole ottenere, per chi, e come si saprà di averlo \
        ottenuto. Può avere elenchi, **grassetto** e *corsivo*: va dopo `|`, rientrato.")]
    pub descrizione: Option<Testo>,
    /// Who takes part: a list, or the name of a group.
    #[schemars(description = "Chi partecipa, e con quale quota: un elenco, o il nome di un \
        gruppo di personale.yaml.")]
    pub personale: Option<OElenco<Partecipazione>>,
    /// Financial resources, the PEG's.
    #[schemars(description = "Le risorse finanziarie assegnate, capitolo per capitolo (art. 169 \
        TUEL).")]
    pub risorse_finanziarie: Vec<RisorsaFinanziaria>,
    /// Instrumental resources.
    #[schemars(description = "Le risorse strumentali assegnate.", example = ["n. 1 pc portatile"])]
    pub risorse_strumentali: Vec<Testo>,
    /// Phases.
    #[schemars(description = "Le fasi di attuazione: fanno il cronoprogramma.")]
    pub fasi: Vec<Fase>,
    /// Indicators.
    #[schemars(description = "Gli indicatori di risultato.")]
    pub indicatori: Vec<Indicatore>,
    /// Interim and final checks.
    #[schemars(description = "Le verifiche, durante e a fine anno.")]
    pub verifiche: Verifiche,
    /// Narrative.
    #[schemars(description = "L'analisi del risultato. Può avere elenchi, **grassetto** e \
        *corsivo*: va dopo `|`, rientrato.")]
    pub analisi: Option<Testo>,
    /// Narrative.
    #[schemars(description = "Una nota alla scheda. Può avere elenchi, **grassetto** e \
        *corsivo*: va dopo `|`, rientrato.")]
    pub note: Option<Testo>,
    /// Free data for the templates.
    pub extra: Extra,
}

impl Obiettivo {
    /// What became of it; attivo when not said.
    pub fn stato(&self) -> StatoObiettivo {
        self.stato.as_ref().and_then(|s| s.valore).unwrap_or(StatoObiettivo::Attivo)
    }

    /// Whether it is a prerequisito: printed as such, without a weight.
    pub fn prerequisito(&self) -> bool {
        self.prerequisito.as_ref().and_then(|p| p.valore).is_some_and(|p| p.0)
    }

    /// Whether its weight counts in the sums.
    pub fn pesato(&self) -> bool {
        self.stato() == StatoObiettivo::Attivo && !self.prerequisito()
    }
}

/// A settore that shares a scheda.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(description = "Un settore che condivide la scheda.")]
#[schemars(extend("required" = ["settore"]))]
pub struct Assegnazione {
    /// Where the mapping stands.
    #[serde(rename = "$luogo")]
    #[schemars(skip)]
    pub luogo: Luogo,
    /// Id of the settore.
    #[schemars(description = "L'id del settore, da ente.yaml.")]
    pub settore: Option<Testo>,
    /// Weight of the scheda in it.
    #[schemars(description = "Quanto pesa la scheda in quel settore.")]
    pub peso: Option<Dato<Peso>>,
}

/// A strategic objective written out in the scheda.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(description = "Un obiettivo strategico scritto per esteso nella scheda.")]
pub struct CodiceTitolo {
    /// Its code.
    #[schemars(description = "Il codice dell'obiettivo strategico.", example = &"1.01")]
    pub codice: Option<Testo>,
    /// Its title.
    #[schemars(description = "Il titolo dell'obiettivo strategico.")]
    pub titolo: Option<Testo>,
}

/// A line of financial resources.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(description = "Un capitolo assegnato con la scheda.")]
pub struct RisorsaFinanziaria {
    /// Where the mapping stands.
    #[serde(rename = "$luogo")]
    #[schemars(skip)]
    pub luogo: Luogo,
    /// Chapter of the budget.
    #[schemars(description = "Il capitolo di bilancio.", example = &"1010/3")]
    pub capitolo: Option<Testo>,
    /// What it is for.
    #[schemars(description = "A che cosa serve.")]
    pub descrizione: Option<Testo>,
    /// Set aside.
    #[schemars(description = "La somma stanziata.")]
    pub stanziato: Option<Dato<Importo>>,
    /// Committed.
    #[serde(deserialize_with = "super::dato::rilevato")]
    #[schemars(
        description = "La somma impegnata, a fine anno.",
        with = "Option<campi::ImportoRealizzato>"
    )]
    pub impegnato: Option<Dato<Importo>>,
}

/// A phase; every part is optional.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(description = "Una fase di attuazione.")]
pub struct Fase {
    /// Where the mapping stands.
    #[serde(rename = "$luogo")]
    #[schemars(skip)]
    pub luogo: Luogo,
    /// What is done.
    #[schemars(description = "Che cosa si fa.")]
    pub descrizione: Option<Testo>,
    /// Planned months.
    #[schemars(description = "I mesi previsti.")]
    pub previsto: Option<Dato<Mesi>>,
    /// Actual months, or `non svolta`.
    #[serde(deserialize_with = "super::dato::rilevato")]
    #[schemars(
        description = "I mesi effettivi, a fine anno.",
        with = "Option<campi::EffettivoRilevato>"
    )]
    pub effettivo: Option<Dato<Effettivo>>,
    /// Codes of the measures of section 2.3 that the phase carries out.
    #[schemars(
        description = "Le misure di prevenzione della corruzione che la fase attua: i loro \
            codici nella sezione 2.3 del PIAO.",
        example = &"M01"
    )]
    pub misura: Vec<Testo>,
    /// Weight among the phases.
    #[schemars(description = "Quanto pesa la fase tra le altre.")]
    pub peso: Option<Dato<Peso>>,
}
