//! `obiettivi/**/*.yaml`: one scheda obiettivo a file.

use super::campi;
use super::parole::*;
use super::{Dato, Indicatore, Mappa, OElenco, OMappa, Partecipazione, Testo, Verifiche};
use crate::model::Narrativa;
use crate::model::chiavi::chiavi;
use crate::valori::{Ambito, Durata, Effettivo, Importo, Mesi, Numero, Peso, Quota, SiNo};

chiavi! {
    /// One scheda.
    #[schemars(description = "Una scheda obiettivo.")]
    pub struct Obiettivo {
        /// Stands for the path as the scheda's identity.
        #[schemars(
            description = "Il nome della scheda al posto del percorso del suo file; di solito \
            non serve."
        )]
        id: Option<Testo> = libero().cita(Cita::Altro),
        /// As printed; may repeat only by deroga.
        #[schemars(
            description = "Il codice dell'obiettivo: resta com'è scritto. Spesso è \
                missione.programma.progressivo.",
            example = &"1.06.01"
        )]
        codice: Option<Testo> = votato().serve(Lettura).riporto(Fisso),
        /// As printed.
        #[schemars(description = "Il titolo dell'obiettivo. Con i due punti va tra virgolette.")]
        titolo: Option<Testo> = votato().serve(Lettura),
        /// Whose objective; default: struttura.
        #[schemars(description = "Di chi è l'obiettivo: struttura (se manca), ente, gruppo, \
            individuale.")]
        tipo: Option<Dato<TipoObiettivo>> = votato(),
        /// What kind of effort.
        #[schemars(description = "Che impegno è: strategico, sviluppo, mantenimento, pnrr.")]
        natura: Option<Dato<Natura>> = votato(),
        /// What became of it; default: attivo.
        #[schemars(
            description = "Che cosa ne è stato durante l'anno: attivo (se manca), stralciato, \
            sospeso, rinviato. Chi non è attivo si stampa lo stesso, fuori dalle somme."
        )]
        stato: Option<Dato<StatoObiettivo>> = votato(),
        /// Id of a settore.
        #[schemars(description = "L'id del settore, da ente.yaml. Serve quando i settori sono più \
            d'uno.")]
        settore: Option<Testo> = votato().cita(Cita::Settore),
        /// A name or the id of a person; default: the settore's.
        #[schemars(description = "Il responsabile: nome e cognome, o l'id di personale.yaml; se \
            manca, quello del settore.")]
        responsabile: Option<Testo> = votato().cita(Cita::Incaricato),
        /// Its weight.
        #[schemars(description = "Quanto pesa l'obiettivo nel suo settore.")]
        peso: Option<Dato<Peso>> = votato(),
        /// Its weight by criteria, rescaled to the perimeter's total.
        #[schemars(description = "Il peso per criteri, un numero ciascuno, al posto di peso: per \
            esempio strategicita: 5, complessita: 3. Si riporta al totale del perimetro.")]
        pesatura: Mappa<Dato<Numero>> = votato(),
        /// True: no weight.
        #[schemars(description = "Sì, se l'obiettivo non ha peso ed è condizione per valutare gli \
            altri.")]
        prerequisito: Option<Dato<SiNo>> = votato(),
        /// Several settori, each with a weight, instead of `settore` and `peso`.
        #[schemars(description = "I settori che condividono la scheda, ognuno con il suo peso, al \
            posto di settore e peso.")]
        assegnazioni: Vec<Assegnazione> = votato(),
        /// Which of them leads.
        #[schemars(description = "L'id del settore capofila, tra quelli delle assegnazioni.")]
        capofila: Option<Testo> = votato().cita(Cita::Settore),
        /// Years, such as 2023-2025.
        #[schemars(description = "Gli anni dell'obiettivo.", example = &"2026-2028")]
        durata: Option<Dato<Durata>> = votato().riporto(Fisso),
        /// A code of `strategia`, or code and title.
        #[schemars(
            description = "L'obiettivo strategico del DUP (art. 170 TUEL): il suo codice in \
                ente.yaml, o codice e titolo.",
            example = &"1.01"
        )]
        obiettivo_strategico: Option<OMappa<CodiceTitolo>> = votato(),
        /// Missione of D.Lgs. 118/2011.
        #[schemars(
            description = "Il numero della missione di bilancio (D.Lgs. 118/2011).",
            with = "Option<campi::Bilancio>"
        )]
        missione: Option<Testo> = votato(),
        /// Programma within it.
        #[schemars(
            description = "Il numero del programma, dentro la missione (D.Lgs. 118/2011). Dal 2026 \
                la missione 12 ha il programma 11, asili nido (DM 10/10/2024).",
            with = "Option<campi::Bilancio>"
        )]
        programma: Option<Testo> = votato(),
        /// For whom.
        #[schemars(description = "Per chi è l'obiettivo.", example = ["Cittadini", "Imprese"])]
        stakeholder: Vec<Testo> = votato(),
        /// Cross-cutting themes.
        #[schemars(
            description = "I temi trasversali: tempi_pagamento (art. 4-bis DL 13/2023), \
                anticorruzione, semplificazione, digitalizzazione, accessibilita (D.Lgs. 222/2023), \
                pari_opportunita, pnrr.",
            example = ["semplificazione", "digitalizzazione"]
        )]
        ambiti: Vec<Dato<Ambito>> = votato(),
        /// With ambito tempi_pagamento: the share of the retribuzione di risultato that hangs on it.
        #[schemars(description = "Con l'ambito tempi_pagamento: quanta parte della retribuzione di \
            risultato ne dipende, almeno il 30% (art. 4-bis DL 13/2023).")]
        quota_risultato: Option<Dato<Quota>> = votato(),
        /// Codes of the measures of section 2.3 that the scheda carries out.
        #[schemars(
            description = "Le misure di prevenzione della corruzione che la scheda attua: i loro \
                codici nella sezione 2.3 del PIAO.",
            example = &"M01"
        )]
        misura: Vec<Testo> = votato().cita(Cita::Misura),
        /// Path of the process it belongs to; default: the only one there is.
        #[schemars(
            description = "Il file del processo a cui appartiene; se manca, l'unico che c'è.",
            example = &"processi/ente.yaml"
        )]
        processo: Option<Testo> = votato().cita(Cita::Processo),
        /// Narrative.
        #[schemars(description = "Che cosa si vuole ottenere, per chi, e come si saprà di averlo \
            ottenuto. Può avere elenchi, **grassetto** e *corsivo*: va dopo `|`, rientrato.")]
        descrizione: Option<Narrativa> = votato(),
        /// Who takes part: a list, or the name of a group.
        #[schemars(description = "Chi partecipa, e con quale quota: un elenco, o il nome di un \
            gruppo di personale.yaml.")]
        personale: Option<OElenco<Partecipazione>> = libero().cita(Cita::Gruppo),
        /// Financial resources, the PEG's.
        #[schemars(description = "Le risorse finanziarie assegnate, capitolo per capitolo (art. 169 \
            TUEL).")]
        risorse_finanziarie: Vec<RisorsaFinanziaria> = votato(),
        /// Instrumental resources.
        #[schemars(description = "Le risorse strumentali assegnate.", example = ["n. 1 pc portatile"])]
        risorse_strumentali: Vec<Testo> = votato(),
        /// Phases.
        #[schemars(description = "Le fasi di attuazione: fanno il cronoprogramma.")]
        fasi: Vec<Fase> = votato(),
        /// Indicators.
        #[schemars(description = "Gli indicatori di risultato.")]
        indicatori: Vec<Indicatore> = votato().riporto(Proprio),
        /// Interim and final checks.
        #[schemars(description = "Le verifiche, durante e a fine anno.")]
        verifiche: Verifiche = votato(),
        /// Narrative.
        #[schemars(description = "L'analisi del risultato. Può avere elenchi, **grassetto** e \
            *corsivo*: va dopo `|`, rientrato.")]
        analisi: Option<Narrativa> = rilevato(Consuntivo),
        /// Narrative.
        #[schemars(description = "Una nota alla scheda. Può avere elenchi, **grassetto** e \
            *corsivo*: va dopo `|`, rientrato.")]
        note: Option<Narrativa> = libero().riporto(Proprio),
    }
}

impl Obiettivo {
    /// What became of it; attivo when not said.
    pub fn stato(&self) -> StatoObiettivo {
        self.stato.as_ref().and_then(|s| s.valore).unwrap_or(StatoObiettivo::Attivo)
    }

    /// Where it says that it has a theme.
    pub fn ambito(&self, quale: &Ambito) -> Option<&Dato<Ambito>> {
        self.ambiti.iter().find(|a| a.valore.as_ref() == Some(quale))
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

chiavi! {
    /// A settore that shares a scheda.
    #[schemars(description = "Un settore che condivide la scheda.")]
    pub struct Assegnazione {
        /// Id of the settore.
        #[schemars(description = "L'id del settore, da ente.yaml.")]
        settore: Option<Testo> = votato().da_nome().serve(Lettura).cita(Cita::Settore),
        /// Weight of the scheda in it.
        #[schemars(description = "Quanto pesa la scheda in quel settore.")]
        peso: Option<Dato<Peso>> = votato(),
    }
}

chiavi! {
    /// A strategic objective written out in the scheda.
    #[derive(PartialEq, Eq)]
    #[schemars(description = "Un obiettivo strategico scritto per esteso nella scheda.")]
    pub struct CodiceTitolo {
        /// Its code.
        #[schemars(description = "Il codice dell'obiettivo strategico.", example = &"1.01")]
        codice: Option<Testo> = votato().riporto(Fisso),
        /// Its title.
        #[schemars(description = "Il titolo dell'obiettivo strategico.")]
        titolo: Option<Testo> = votato(),
    }
}

chiavi! {
    /// A line of financial resources.
    #[schemars(description = "Un capitolo assegnato con la scheda.")]
    pub struct RisorsaFinanziaria {
        /// Chapter of the budget.
        #[schemars(description = "Il capitolo di bilancio.", example = &"1010/3")]
        capitolo: Option<Testo> = votato().da_nome(),
        /// What it is for.
        #[schemars(description = "A che cosa serve.")]
        descrizione: Option<Testo> = votato(),
        /// Set aside.
        #[schemars(description = "La somma stanziata.")]
        stanziato: Option<Dato<Importo>> = votato().riporto(Proprio),
        /// Committed.
        #[serde(deserialize_with = "super::dato::rilevato")]
        #[schemars(
            description = "La somma impegnata, a fine anno.",
            with = "Option<campi::ImportoRealizzato>"
        )]
        impegnato: Option<Dato<Importo>> = rilevato(Consuntivo),
    }
}

chiavi! {
    /// A phase; every part is optional.
    #[schemars(description = "Una fase di attuazione.")]
    pub struct Fase {
        /// What is done.
        #[schemars(description = "Che cosa si fa.")]
        descrizione: Option<Testo> = votato().da_nome(),
        /// Planned months.
        #[schemars(description = "I mesi previsti.")]
        previsto: Option<Dato<Mesi>> = votato().riporto(Sposta),
        /// Actual months, or `non svolta`.
        #[serde(deserialize_with = "super::dato::rilevato")]
        #[schemars(
            description = "I mesi effettivi, a fine anno.",
            with = "Option<campi::EffettivoRilevato>"
        )]
        effettivo: Option<Dato<Effettivo>> = rilevato(Consuntivo),
        /// Codes of the measures of section 2.3 that the phase carries out.
        #[schemars(
            description = "Le misure di prevenzione della corruzione che la fase attua: i loro \
                codici nella sezione 2.3 del PIAO.",
            example = &"M01"
        )]
        misura: Vec<Testo> = votato().cita(Cita::Misura),
        /// Weight among the phases.
        #[schemars(description = "Quanto pesa la fase tra le altre.")]
        peso: Option<Dato<Peso>> = votato(),
    }
}
