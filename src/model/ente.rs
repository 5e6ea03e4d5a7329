//! `ente.yaml`: who, which year, which documents and acts, which method.

use super::campi;
use super::documenti::Documenti;
use super::metodologia::Metodologia;
use super::parole::*;
use super::piao::OpzioniPiao;
use super::verifica::VerifichePredefinite;
use super::{Dato, Mappa, OElenco, OMappa, Testo};
use crate::model::FileNominato;
use crate::model::chiavi::chiavi;
use crate::valori::{DataGiorno, Importo, Numero, Peso};

chiavi! {
    /// The whole of `ente.yaml`.
    #[schemars(description = "Chi è l'ente, di quale anno si parla, quali documenti si fanno e con \
        quale atto.")]
    pub struct Ente {
        /// Version of the data format; 1 when absent.
        #[schemars(
            description = "La versione del formato dei dati; se manca: 1.",
            with = "Option<campi::Formato>"
        )]
        formato: Option<Dato<Numero>> = libero(),
        /// The year of the plan.
        #[schemars(description = "L'anno del piano.", with = "campi::Anno")]
        esercizio: Option<Dato<Numero>> = libero().serve(Lettura).riporto(Proprio),
        /// Who the ente is.
        #[schemars(description = "Chi è l'ente: denominazione, tipo, codici, dipendenti, stemma.")]
        ente: Anagrafica = libero().serve(Lettura),
        /// Office-holders: an office (`sindaco`, `segretario`, `rpct` …) and a name or the id of a person.
        #[schemars(description = "Chi ha un incarico: sindaco, segretario, rpct… Di ognuno nome e \
            cognome, o l'id di personale.yaml.")]
        incarichi: Mappa<Testo> = libero().cita(Cita::Incaricato),
        /// The settori, in printed order.
        #[schemars(
            description = "I settori, nell'ordine in cui si stampano. Le schede li citano per \
            id."
        )]
        settori: Vec<Settore> = libero(),
        /// Strategic objectives, from the DUP.
        #[schemars(description = "Gli obiettivi strategici del DUP (art. 170 TUEL), che le schede \
            citano per codice.")]
        strategia: Vec<VoceStrategia> = libero(),
        /// The documents and their acts.
        #[schemars(description = "I documenti dell'anno: per ognuno i titoli e l'atto che lo \
            approva.")]
        documenti: Documenti = libero(),
        /// Which PIAO the ente makes.
        #[schemars(description = "Come si fa il PIAO (art. 6 DL 80/2021): forma, triennio, posto \
            della sezione 2.2. Le sezioni stanno nella cartella piao.")]
        piao: OpzioniPiao = libero(),
        /// A named method of scoring, or a mapping that adjusts one.
        #[schemars(
            description = "Il metodo di calcolo dei risultati: standard, o un gruppo di chiavi che \
                lo corregge secondo il sistema di misurazione e valutazione (SMVP) dell'ente."
        )]
        metodologia: Option<OMappa<Metodologia, Dato<NomeMetodo>>> = libero(),
        /// The council's act on the budget.
        #[schemars(description = "L'atto che ha approvato il bilancio di previsione: da quella data \
            corrono i termini del PEG (art. 169 TUEL).")]
        bilancio: DataAtto = libero(),
        /// How weights sum.
        #[schemars(description = "Come sommano i pesi degli obiettivi: su quale perimetro, e fino a \
            quanto.")]
        pesatura: RegolaPesatura = libero(),
        /// What the shares of personale mean.
        #[schemars(
            description = "Che cosa vogliono dire le quote del personale: somma_100, le quote \
            di una scheda sommano a 100; tempo_persona, ognuna è una parte del tempo della persona; \
            nessuna, non si controllano."
        )]
        partecipazione: Option<Dato<RegolaPartecipazione>> = libero(),
        /// How far codes must differ.
        #[schemars(description = "Se i codici delle schede devono essere diversi: unici in tutto il \
            documento, per_settore, o liberi.")]
        codici: Option<Dato<RegolaCodici>> = libero(),
        /// Dates of the checks, for every scheda that gives none.
        #[schemars(description = "Quando si verifica, per tutte le schede che non dicono altro.")]
        verifiche: VerifichePredefinite = libero(),
        /// The ente's own words on the page.
        #[schemars(
            description = "Le parole dell'ente al posto di quelle usuali, sulla pagina: per esempio \
                settore: Area.",
            with = "campi::ChiaviEtichette"
        )]
        etichette: Mappa<Testo> = libero(),
        /// Deadlines, a name and a date each; `fonte` says where they come from.
        #[schemars(description = "Le scadenze: un nome e una data ciascuna, come piao: 30/03/2026; \
            fonte dice da dove vengono.")]
        termini: Mappa<Testo> = libero().riporto(Proprio),
        /// Rules silenced, each with its reason.
        #[schemars(description = "Le regole del controllo che non si applicano, ognuna con il suo \
            motivo: si stampa nel rapporto.")]
        deroghe: Vec<Deroga> = libero().riporto(Proprio),
        /// Aggregates of the premi; never anybody's own.
        #[schemars(
            description = "I premi in due somme sole, stanziata e distribuita (art. 20 D.Lgs. \
            33/2013)."
        )]
        premi: Premi = libero(),
    }
}

chiavi! {
    /// Who the ente is.
    #[schemars(description = "Chi è l'ente.")]
    pub struct Anagrafica {
        /// As printed: "Comune di Carnate".
        #[schemars(description = "Il nome dell'ente come si stampa.", example = &"Comune di Borgo")]
        denominazione: Option<Testo> = libero().serve(Lettura),
        /// What kind of body.
        #[schemars(description = "Che cos'è l'ente: comune, provincia, citta_metropolitana, unione, \
            altro.")]
        tipo: Option<Dato<TipoEnte>> = libero(),
        /// Two letters.
        #[schemars(description = "La sigla della provincia.", example = &"MB")]
        provincia: Option<Testo> = libero(),
        /// ISTAT's code.
        #[schemars(description = "Il codice ISTAT dell'ente.")]
        codice_istat: Option<Testo> = libero(),
        /// The code in the index of public bodies.
        #[schemars(description = "Il codice dell'ente nell'indice delle pubbliche amministrazioni \
            (IPA).")]
        codice_ipa: Option<Testo> = libero(),
        /// Tax code.
        #[schemars(description = "Il codice fiscale dell'ente.")]
        codice_fiscale: Option<Testo> = libero().serve(Sempre),
        /// VAT number.
        #[schemars(description = "La partita IVA dell'ente.")]
        partita_iva: Option<Testo> = libero(),
        /// Employees at 31 December.
        #[schemars(description = "I dipendenti al 31 dicembre dell'anno prima: sotto i 50 il PIAO è \
            quello semplificato (art. 6 DM 132/2022).")]
        dipendenti: Option<Dato<Numero>> = libero().serve(Sempre).riporto(Proprio),
        /// Inhabitants at 31 December.
        #[schemars(description = "Gli abitanti al 31 dicembre dell'anno prima.")]
        abitanti: Option<Dato<Numero>> = libero().serve(Sempre).riporto(Proprio),
        /// Path of the coat of arms (SVG or PNG), relative to the folder.
        #[schemars(
            description = "Lo stemma: un file SVG o PNG di questa cartella.",
            example = &"stemma.svg"
        )]
        stemma: Option<FileNominato> = libero(),
    }
}

chiavi! {
    /// A settore.
    #[schemars(description = "Un settore, o area, dell'ente.")]
    pub struct Settore {
        /// By which schede name it.
        #[schemars(
            description = "Il nome breve con cui le schede citano il settore.",
            example = &"segreteria"
        )]
        id: Option<Testo> = libero().serve(Lettura).cita(Cita::Altro),
        /// As printed.
        #[schemars(
            description = "Il nome del settore come si stampa.",
            example = &"Segreteria generale"
        )]
        nome: Option<Testo> = libero().serve(Lettura),
        /// Its head: a name or the id of a person.
        #[schemars(description = "Il responsabile del settore: nome e cognome, o l'id di \
            personale.yaml.")]
        responsabile: Option<Testo> = libero().cita(Cita::Incaricato),
        /// Its weight in the ente's roll-up; the same for all when absent.
        #[schemars(description = "Quanto pesa il settore nel risultato dell'ente; se manca, tutti \
            allo stesso modo.")]
        peso: Option<Dato<Peso>> = libero(),
    }
}

chiavi! {
    /// A strategic objective of the DUP.
    #[schemars(description = "Un obiettivo strategico del DUP.")]
    pub struct VoceStrategia {
        /// By which schede name it.
        #[schemars(description = "Il codice con cui le schede lo citano.", example = &"1.01")]
        codice: Option<Testo> = libero().riporto(Fisso),
        /// As printed.
        #[schemars(description = "Il titolo dell'obiettivo strategico, come nel DUP.")]
        titolo: Option<Testo> = libero(),
        /// Missione of D.Lgs. 118/2011.
        #[schemars(description = "Il numero della missione di bilancio (D.Lgs. 118/2011).")]
        missione: Option<Testo> = libero(),
        /// Programma within it.
        #[schemars(description = "Il numero del programma, dentro la missione (D.Lgs. 118/2011).")]
        programma: Option<Testo> = libero(),
    }
}

chiavi! {
    /// A date of an act and nothing more.
    #[schemars(description = "La data di un atto.")]
    pub struct DataAtto {
        /// With the year.
        #[schemars(description = "La data dell'atto.", with = "Option<campi::DataConAnno>")]
        data: Option<Dato<DataGiorno>> = libero().con_anno().riporto(Svuota),
    }
}

chiavi! {
    /// How weights sum.
    #[schemars(description = "Come sommano i pesi degli obiettivi.")]
    pub struct RegolaPesatura {
        /// Over what; default: each settore.
        #[schemars(description = "Su che cosa sommano i pesi: settore (se manca), responsabile o \
            ente.")]
        perimetro: Option<Dato<Perimetro>> = libero(),
        /// To what; default: 100.
        #[schemars(description = "A quanto sommano; se manca: 100.", example = &"100")]
        totale: Option<Dato<Numero>> = libero(),
    }
}

chiavi! {
    /// A rule silenced.
    #[schemars(description = "Una regola che non si applica, con il suo perché.")]
    pub struct Deroga {
        /// Which rule.
        #[schemars(description = "Il codice della regola.", example = &"PES-001")]
        regola: Option<Testo> = libero().serve(Lettura).cita(Cita::Altro),
        /// One or more files or codes; everywhere when absent.
        #[schemars(
            description = "Dove non si applica: un file o un codice, o un elenco; se manca, \
                dappertutto.",
            with = "Vec<Testo>",
            example = &"obiettivi/a.yaml"
        )]
        dove: Option<OElenco<Testo>> = libero().cita(Cita::Altro),
        /// Why.
        #[schemars(description = "Perché non si applica: si stampa nel rapporto del controllo.")]
        motivo: Option<Testo> = libero().serve(Lettura),
    }
}

chiavi! {
    /// The premi as two sums.
    #[schemars(description = "Le somme dei premi, per tutto l'ente; mai quelle di una persona.")]
    pub struct Premi {
        /// Set aside.
        #[schemars(description = "La somma stanziata per i premi.")]
        stanziato: Option<Dato<Importo>> = libero().riporto(Svuota),
        /// Paid.
        #[serde(deserialize_with = "super::dato::rilevato")]
        #[schemars(description = "La somma distribuita.", with = "Option<campi::ImportoRealizzato>")]
        distribuito: Option<Dato<Importo>> = rilevato(Consuntivo),
    }
}
