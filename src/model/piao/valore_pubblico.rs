//! `piao/2.1-…`: section 2.1, public value.

use super::{Dimensione, GenereAccesso};
use crate::model::Prosa;
use crate::model::campi::Bilancio;
use crate::model::chiavi::chiavi;
use crate::model::{Dato, Mappa, Testo};
use crate::valori::{Cifra, Numero, Polarita};

chiavi! {
    /// Section 2.1.
    #[schemars(description = "Sezione 2.1, valore pubblico (art. 3 DM 132/2022): per i comuni \
        riprende la sezione strategica del DUP.")]
    pub struct ValorePubblico {
        /// Narrative: printed first.
        #[schemars(
            description = "Un testo che si stampa per primo. In Markdown, o il percorso di un \
            file .md."
        )]
        premessa: Option<Prosa> = libero(),
        /// The objectives of public value.
        #[schemars(description = "Gli obiettivi di valore pubblico, ciascuno con i suoi indicatori \
            d'impatto.")]
        obiettivi: Vec<ObiettivoValore> = libero().serve(Ordinario),
        /// Procedures to be simplified.
        #[schemars(description = "Le procedure da semplificare e reingegnerizzare (art. 6 DL \
            80/2021).")]
        semplificazione: Vec<Procedura> = libero().serve(Ordinario),
        /// Accessibility, of places and of services.
        #[schemars(
            description = "Le azioni per la piena accessibilità, fisica e digitale (art. 6 DL \
            80/2021)."
        )]
        accessibilita: Vec<Accessibilita> = libero().serve(Ordinario),
        /// Who follows accessibility for people with disabilities.
        #[schemars(description = "Chi segue l'accessibilità per le persone con disabilità (art. 6, \
            c. 2-bis DL 80/2021): nome e cognome, l'id di personale.yaml o l'id di un settore.")]
        responsabile_accessibilita: Option<Testo> = libero().cita(Cita::Chi),
        /// Equality between women and men.
        #[schemars(description = "Le azioni per la parità di genere.")]
        parita: Vec<Azione> = libero().serve(Ordinario),
        /// Saving energy.
        #[schemars(description = "Le azioni di risparmio energetico (circolare DFP 2/2022).")]
        energia: Vec<Azione> = libero(),
        /// Narrative: printed last.
        #[schemars(description = "Un testo che si stampa per ultimo. In Markdown, o il percorso di \
            un file .md.")]
        note: Option<Prosa> = libero(),
    }
}

chiavi! {
    /// An objective of public value.
    #[schemars(description = "Un obiettivo di valore pubblico.")]
    pub struct ObiettivoValore {
        /// By which it is named.
        #[schemars(description = "Il codice con cui lo si cita.", example = &"VP1")]
        codice: Option<Testo> = libero().serve(Sempre).riporto(Fisso),
        /// As printed.
        #[schemars(description = "Il titolo dell'obiettivo.")]
        titolo: Option<Testo> = libero().serve(Sempre),
        /// Narrative: what gets better, and for whom.
        #[schemars(description = "Che cosa migliora, e per chi. In Markdown, o il percorso di un \
            file .md.")]
        descrizione: Option<Prosa> = libero().serve(Sempre),
        /// From the mayor's programme.
        #[schemars(description = "La linea di mandato da cui viene.")]
        linea_mandato: Option<Testo> = libero(),
        /// A code of `strategia`.
        #[schemars(description = "L'obiettivo strategico del DUP: il suo codice in ente.yaml.")]
        obiettivo_strategico: Option<Testo> = libero().cita(Cita::Strategico),
        /// Missione of D.Lgs. 118/2011.
        #[schemars(
            description = "Il numero della missione di bilancio (D.Lgs. 118/2011).",
            with = "Option<Bilancio>"
        )]
        missione: Option<Testo> = libero(),
        /// Programma within it.
        #[schemars(
            description = "Il numero del programma, dentro la missione (D.Lgs. 118/2011).",
            with = "Option<Bilancio>"
        )]
        programma: Option<Testo> = libero(),
        /// On what it has an effect.
        #[schemars(
            description = "Su che cosa ha effetto: economica, sociale, ambientale, sanitaria, \
            istituzionale."
        )]
        dimensione: Option<Dato<Dimensione>> = libero().serve(Sempre),
        /// For whom.
        #[schemars(description = "Per chi è.")]
        stakeholder: Vec<Testo> = libero().serve(Sempre),
        /// Who answers for it before the council.
        #[schemars(description = "Chi ne risponde: assessore, sindaco, o nome e cognome, l'id di \
            personale.yaml o l'id di un settore.")]
        responsabile: Option<Testo> = libero().serve(Sempre).cita(Cita::Chi),
        /// Narrative: how.
        #[schemars(description = "Come ci si arriva. In Markdown, o il percorso di un file .md.")]
        strategia: Option<Prosa> = libero(),
        /// Indicators of impact.
        #[schemars(description = "Gli indicatori d'impatto.")]
        indicatori: Vec<IndicatoreImpatto> = libero().serve(Sempre),
        /// Codes of the schede that carry it out.
        #[schemars(description = "Le schede obiettivo che lo attuano: codici, o percorsi dei file.")]
        obiettivi: Vec<Testo> = libero().cita(Cita::Scheda),
        /// Goals of the Agenda 2030.
        #[schemars(description = "Gli obiettivi dell'Agenda 2030 a cui contribuisce.")]
        sdg: Vec<Testo> = libero(),
        /// Domains of equitable and sustainable well-being.
        #[schemars(description = "I domini del benessere equo e sostenibile (BES).")]
        bes: Vec<Testo> = libero(),
    }
}

chiavi! {
    /// An indicator over three years.
    #[schemars(description = "Un indicatore con il valore di partenza e quelli attesi nel triennio.")]
    pub struct IndicatoreImpatto {
        /// As printed.
        #[schemars(description = "Che cosa si misura.")]
        nome: Option<Testo> = libero().serve(Sempre),
        /// Where it starts from.
        #[schemars(description = "Il valore di partenza; n.r. se non è mai stato misurato.")]
        base: Option<Dato<Cifra>> = libero().serve(Sempre),
        /// The year of that figure.
        #[schemars(description = "L'anno del valore di partenza.")]
        anno_base: Option<Dato<Numero>> = libero(),
        /// The expected figures, year by year.
        #[schemars(description = "I valori attesi, anno per anno, nel triennio.")]
        attesi: Mappa<Option<Dato<Cifra>>> = libero().serve(Sempre).riporto(Fisso),
        /// Unit of measure.
        #[schemars(description = "L'unità di misura.")]
        unita: Option<Testo> = libero(),
        /// Which way is better; crescente when absent.
        #[schemars(description = "Da che parte è meglio: crescente (se manca), decrescente, esatta.")]
        polarita: Option<Dato<Polarita>> = libero(),
        /// How it is computed.
        #[schemars(description = "Come si calcola.")]
        formula: Option<Testo> = libero(),
        /// Where the figure comes from.
        #[schemars(description = "Da dove viene il dato.")]
        fonte: Option<Testo> = libero().serve(Sempre),
    }
}

chiavi! {
    /// A procedure to be simplified.
    #[schemars(description = "Una procedura da semplificare.")]
    pub struct Procedura {
        /// Which.
        #[schemars(description = "Quale procedura.")]
        procedura: Option<Testo> = libero().serve(Sempre),
        /// What changes.
        #[schemars(description = "Che cosa cambia.")]
        intervento: Option<Testo> = libero().serve(Sempre),
        /// Whose it is.
        #[schemars(description = "Chi ne risponde: nome e cognome, l'id di personale.yaml o l'id di \
            un settore.")]
        responsabile: Option<Testo> = libero().serve(Sempre).cita(Cita::Chi),
        /// By when.
        #[schemars(description = "Entro quando.")]
        tempi: Option<Testo> = libero().serve(Sempre),
    }
}

chiavi! {
    /// An action for accessibility.
    #[schemars(description = "Un'azione per l'accessibilità.")]
    pub struct Accessibilita {
        /// What is done.
        #[schemars(description = "Che cosa si fa.")]
        azione: Option<Testo> = libero().serve(Sempre),
        /// Of places or of services.
        #[schemars(description = "fisica: edifici e uffici; digitale: sito, moduli, servizi.")]
        genere: Option<Dato<GenereAccesso>> = libero().serve(Sempre),
        /// Whose it is.
        #[schemars(description = "Chi ne risponde: nome e cognome, l'id di personale.yaml o l'id di \
            un settore.")]
        responsabile: Option<Testo> = libero().serve(Sempre).cita(Cita::Chi),
        /// By when.
        #[schemars(description = "Entro quando.")]
        tempi: Option<Testo> = libero().serve(Sempre),
        /// How it is known to be done.
        #[schemars(description = "Da che cosa si vede che è fatta.")]
        indicatore: Option<Testo> = libero(),
    }
}

chiavi! {
    /// An action.
    #[schemars(description = "Un'azione del piano.")]
    pub struct Azione {
        /// What is done.
        #[schemars(description = "Che cosa si fa.")]
        azione: Option<Testo> = libero().serve(Sempre),
        /// Whose it is.
        #[schemars(description = "Chi ne risponde: nome e cognome, l'id di personale.yaml o l'id di \
            un settore.")]
        responsabile: Option<Testo> = libero().serve(Sempre).cita(Cita::Chi),
        /// By when.
        #[schemars(description = "Entro quando.", example = &"entro il 31/12/2027")]
        tempi: Option<Testo> = libero().serve(Sempre),
        /// How it is known to be done.
        #[schemars(description = "Da che cosa si vede che è fatta.")]
        indicatore: Option<Testo> = libero(),
    }
}
