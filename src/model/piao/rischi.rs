//! `piao/2.3-…`: section 2.3, corruption risks and transparency.

use super::{AreaRischio, LivelloRischio, TipologiaMisura};
use crate::model::Prosa;
use crate::model::chiavi::chiavi;
use crate::model::{Dato, Testo};

chiavi! {
    /// Section 2.3.
    #[schemars(description = "Sezione 2.3, rischi corruttivi e trasparenza (art. 3, e per gli enti \
        piccoli art. 6 DM 132/2022).")]
    pub struct RischiCorruttivi {
        /// Narrative: printed first.
        #[schemars(
            description = "Un testo che si stampa per primo. In Markdown, o il percorso di un \
            file .md."
        )]
        premessa: Option<Prosa> = libero(),
        /// What the governing organ wants.
        #[schemars(description = "Gli obiettivi strategici fissati dall'organo di indirizzo.")]
        obiettivi_strategici: Vec<Testo> = libero().serve(Sempre),
        /// Narrative: the territory.
        #[schemars(description = "Che cosa, nel territorio, espone al rischio. In Markdown, o il \
            percorso di un file .md.")]
        contesto_esterno: Option<Prosa> = libero().serve(Ordinario),
        /// Narrative: the office.
        #[schemars(
            description = "Che cosa, nell'ente, espone al rischio. In Markdown, o il percorso \
            di un file .md."
        )]
        contesto_interno: Option<Prosa> = libero().serve(Ordinario),
        /// Narrative: how risks were valued.
        #[schemars(description = "Come sono stati valutati i rischi. In Markdown, o il percorso di \
            un file .md.")]
        metodo: Option<Prosa> = libero().serve(Ordinario),
        /// The mapped processes.
        #[schemars(description = "I processi mappati. Sotto i 50 dipendenti bastano quelli delle \
            aree dell'art. 6, c. 1 DM 132/2022, e quelli che il RPCT ritiene di maggior rilievo.")]
        processi: Vec<ProcessoMappato> = libero().serve(Sempre),
        /// Measures for the whole ente.
        #[schemars(description = "Le misure generali, per tutto l'ente.")]
        misure_generali: Vec<Misura> = libero().serve(Sempre),
        /// Narrative: how measures are followed.
        #[schemars(description = "Come e quando si controlla che le misure siano attuate. In \
            Markdown, o il percorso di un file .md.")]
        monitoraggio: Option<Prosa> = libero().serve(Sempre),
        /// Transparency, duty by duty.
        #[schemars(description = "Gli obblighi di pubblicazione (art. 10 D.Lgs. 33/2013), ciascuno \
            con chi ne risponde.")]
        trasparenza: Vec<Obbligo> = libero().serve(Sempre),
        /// Narrative: how access is asked for.
        #[schemars(description = "Come si chiede l'accesso civico, e a chi (art. 5 D.Lgs. 33/2013). \
            In Markdown, o il percorso di un file .md.")]
        accesso_civico: Option<Prosa> = libero().serve(Sempre),
        /// Narrative: printed last.
        #[schemars(description = "Un testo che si stampa per ultimo. In Markdown, o il percorso di \
            un file .md.")]
        note: Option<Prosa> = libero(),
    }
}

chiavi! {
    /// A mapped process.
    #[schemars(description = "Un processo mappato.")]
    pub struct ProcessoMappato {
        /// By which it is named.
        #[schemars(description = "Il codice del processo, se c'è.", example = &"P01")]
        codice: Option<Testo> = libero().riporto(Fisso),
        /// The area of risk.
        #[schemars(description = "L'area di rischio.")]
        area: Option<Dato<AreaRischio>> = libero().serve(Sempre),
        /// Its name.
        #[schemars(description = "Il nome del processo.")]
        processo: Option<Testo> = libero().serve(Sempre),
        /// Its steps.
        #[schemars(description = "Le fasi del processo, nell'ordine.")]
        fasi: Vec<Testo> = libero(),
        /// Whose it is.
        #[schemars(description = "L'ufficio che lo svolge: l'id di un settore, o il nome.")]
        struttura: Option<Testo> = libero().serve(Sempre).cita(Cita::Chi),
        /// What starts it.
        #[schemars(description = "Che cosa lo avvia.")]
        input: Option<Testo> = libero(),
        /// What ends it.
        #[schemars(description = "Con che cosa finisce.")]
        output: Option<Testo> = libero(),
        /// What may go wrong.
        #[schemars(description = "Che cosa può andare male.")]
        rischi: Vec<Rischio> = libero().serve(Sempre),
        /// Measures of its own.
        #[schemars(description = "Le misure specifiche del processo.")]
        misure: Vec<Misura> = libero(),
    }
}

chiavi! {
    /// A risk.
    #[schemars(description = "Un rischio di un processo.")]
    pub struct Rischio {
        /// What may happen.
        #[schemars(description = "Che cosa potrebbe accadere.")]
        evento: Option<Testo> = libero().serve(Sempre),
        /// What makes it possible.
        #[schemars(description = "I fattori che lo rendono possibile.")]
        fattori: Vec<Testo> = libero().serve(Ordinario),
        /// What was looked at to value it.
        #[schemars(description = "Gli indicatori guardati per stimarlo.")]
        indicatori: Vec<Testo> = libero(),
        /// How grave.
        #[schemars(description = "Il livello: basso, medio, alto, critico.")]
        livello: Option<Dato<LivelloRischio>> = libero().serve(Sempre),
        /// Why that level.
        #[schemars(description = "Perché è di quel livello.")]
        motivazione: Option<Testo> = libero().serve(Sempre),
    }
}

chiavi! {
    /// A measure; the schede name it by its code.
    #[schemars(description = "Una misura di prevenzione: le schede obiettivo e le fasi la citano per \
        codice, con misura.")]
    pub struct Misura {
        /// By which schede and phases name it.
        #[schemars(description = "Il codice con cui le schede e le fasi la citano.", example = &"M01")]
        codice: Option<Testo> = libero().serve(Sempre).riporto(Fisso),
        /// What is done.
        #[schemars(description = "Che cosa si fa.")]
        misura: Option<Testo> = libero().serve(Sempre),
        /// What kind.
        #[schemars(description = "La tipologia: controllo, trasparenza, etica, regolamentazione, \
            semplificazione, formazione, rotazione, segnalazione, conflitto_interessi.")]
        tipologia: Option<Dato<TipologiaMisura>> = libero().serve(Sempre),
        /// Its steps.
        #[schemars(description = "Le fasi di attuazione.")]
        fasi: Vec<Testo> = libero(),
        /// By when; PIA-004 asks for it.
        #[schemars(description = "Entro quando, o ogni quanto.", example = &"ogni semestre")]
        tempi: Option<Testo> = libero(),
        /// Whose it is; PIA-004 asks for it.
        #[schemars(description = "Chi ne risponde: nome e cognome, l'id di personale.yaml o l'id di \
            un settore.")]
        responsabile: Option<Testo> = libero().cita(Cita::Chi),
        /// How it is known to be done; PIA-004 asks for it.
        #[schemars(description = "Da che cosa si vede che è attuata.")]
        indicatore: Option<Testo> = libero(),
        /// What is expected.
        #[schemars(description = "Il valore atteso dell'indicatore.", example = &"100%")]
        atteso: Option<Testo> = libero().serve(Sempre),
        /// Schede that carry it out.
        #[schemars(description = "Le schede obiettivo che la attuano: codici, o percorsi dei file. \
            Il legame si può scrivere anche nella scheda, con misura.")]
        obiettivi: Vec<Testo> = libero().cita(Cita::Scheda),
    }
}

chiavi! {
    /// A duty of transparency.
    #[schemars(description = "Un obbligo di pubblicazione.")]
    pub struct Obbligo {
        /// Where in Amministrazione trasparente.
        #[schemars(description = "La sottosezione di Amministrazione trasparente.")]
        sottosezione: Option<Testo> = libero().serve(Sempre),
        /// What is published.
        #[schemars(description = "Che cosa si pubblica.")]
        obbligo: Option<Testo> = libero().serve(Sempre),
        /// The article.
        #[schemars(description = "L'articolo che lo chiede.", example = &"D.Lgs. 33/2013, art. 13")]
        norma: Option<Testo> = libero().serve(Sempre),
        /// Who makes the data.
        #[schemars(description = "Chi elabora i dati: nome e cognome, l'id di personale.yaml o l'id \
            di un settore.")]
        elaborazione: Option<Testo> = libero().serve(Sempre).cita(Cita::Chi),
        /// Who hands them over; who makes them when absent.
        #[schemars(description = "Chi li trasmette; se manca, chi li elabora.")]
        trasmissione: Option<Testo> = libero().cita(Cita::Chi),
        /// Who publishes.
        #[schemars(description = "Chi li pubblica.")]
        pubblicazione: Option<Testo> = libero().serve(Sempre).cita(Cita::Chi),
        /// By when.
        #[schemars(description = "Entro quando si pubblica o si aggiorna.", example = &"20 giorni dalla variazione")]
        termine: Option<Testo> = libero().serve(Sempre),
        /// When it is checked.
        #[schemars(description = "Quando, e da chi, si controlla.")]
        monitoraggio: Option<Testo> = libero().serve(Sempre),
    }
}
