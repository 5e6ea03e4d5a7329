//! `documenti:` of ente.yaml: what is printed, and the act that approves it.

use super::ParteDocumento;
use super::campi;
use super::parole::*;
use super::{Dato, Testo};
use crate::model::FileNominato;
use crate::model::chiavi::chiavi;
use crate::valori::{DataGiorno, SiNo};

chiavi! {
    /// The documents of the year.
    #[schemars(description = "I documenti dell'anno.")]
    pub struct Documenti {
        /// The annual plan.
        #[schemars(description = "Il piano annuale: piano della performance, piano esecutivo di \
            gestione (art. 169 TUEL).")]
        piano: Documento = libero(),
        /// The interim check.
        #[schemars(description = "La verifica durante l'anno.")]
        monitoraggio: Documento = libero().dal(Intermedia),
        /// The end-of-year report.
        #[schemars(
            description = "La relazione sulla performance, entro il 30 giugno (art. 10, c. 1, \
            lett. b D.Lgs. 150/2009)."
        )]
        relazione: Documento = libero().dal(Consuntivo),
        /// The PIAO.
        #[schemars(description = "Il piano integrato di attività e organizzazione (art. 6 DL \
            80/2021, DM 132/2022).")]
        piao: Documento = libero(),
    }
}

chiavi! {
    /// One document: its titles and its act.
    #[schemars(description = "Un documento: i titoli e l'atto che lo approva.")]
    pub struct Documento {
        /// On the cover.
        #[schemars(description = "Il titolo, sul frontespizio.", example = &"Piano della performance")]
        titolo: Option<Testo> = libero(),
        /// Below it.
        #[schemars(description = "Il sottotitolo, sotto il titolo.")]
        sottotitolo: Option<Testo> = libero(),
        /// Title of the divider page of the part about the ente.
        #[schemars(description = "Il titolo della pagina che apre la parte sull'ente.")]
        sezione: Option<Testo> = libero(),
        /// Path of a Markdown text printed first.
        #[schemars(
            description = "Il testo che si stampa per primo: un file Markdown di questa cartella.",
            example = &"premessa.md"
        )]
        premessa: Option<FileNominato> = libero(),
        /// The act that approves it.
        #[schemars(description = "L'atto che approva il documento.")]
        atto: Atto = libero(),
        /// The Nucleo's validation (relazione).
        #[schemars(description = "La validazione della relazione da parte del Nucleo o dell'OIV \
            (art. 14, c. 4, lett. c D.Lgs. 150/2009).")]
        validazione: Option<Validazione> = libero(),
        /// Whether the shares of premio of the bands are printed.
        #[schemars(description = "Se si stampa la parte di premio delle fasce; mai nell'edizione \
            pubblica. Se manca: no.")]
        premio: Option<Dato<SiNo>> = libero(),
        /// Which parts are printed, in which order.
        #[schemars(description = "Quali parti si stampano, e in quale ordine.")]
        parti: Vec<Dato<ParteDocumento>> = libero(),
    }
}

chiavi! {
    /// An act.
    #[schemars(description = "L'atto che approva il documento.")]
    pub struct Atto {
        /// How far it is; default: approvato with a number, else bozza.
        #[schemars(
            description = "A che punto è l'atto. bozza: segno BOZZA su ogni pagina; proposta: \
            il file che si vota, con numero e data in bianco; approvato. Se manca: approvato quando \
            c'è il numero, altrimenti bozza."
        )]
        stato: Option<Dato<StatoAtto>> = libero().riporto(Proprio),
        /// What kind of act.
        #[schemars(description = "Che atto è: deliberazione, decreto o determinazione.")]
        tipo: Option<Dato<TipoAtto>> = libero(),
        /// Whose.
        #[schemars(description = "Di chi è l'atto: giunta, consiglio, commissario, presidente o \
            sindaco.")]
        organo: Option<Dato<Organo>> = libero(),
        /// Its number.
        #[schemars(
            description = "Il numero dell'atto. Con il numero l'atto è approvato.",
            example = &"52"
        )]
        numero: Option<Testo> = libero().riporto(Svuota),
        /// Its date, with the year.
        #[schemars(description = "La data dell'atto.", with = "Option<campi::DataConAnno>")]
        data: Option<Dato<DataGiorno>> = libero().con_anno().riporto(Svuota),
        /// The letter or number of this document among its attachments.
        #[schemars(
            description = "La lettera o il numero di questo documento tra gli allegati dell'atto.",
            example = &"A"
        )]
        allegato: Option<Testo> = libero(),
        /// The proposal that was put to the vote.
        #[schemars(description = "Numero e data della proposta messa ai voti.")]
        proposta: Option<Proposta> = libero(),
        /// Whether it takes effect at once (TUEL art. 134 c. 4).
        #[schemars(description = "Se l'atto è immediatamente eseguibile.")]
        immediata_eseguibilita: Option<Dato<SiNo>> = libero(),
        /// The opinions it carries (TUEL art. 49).
        #[schemars(description = "I pareri sulla proposta.")]
        pareri: Vec<Parere> = libero(),
        /// Who signs the document.
        #[schemars(description = "Chi firma il documento, nell'ordine.")]
        firme: Vec<Firma> = libero(),
        /// Confirms last year's PIAO instead of a new one.
        #[schemars(
            description = "Per il PIAO: sì se l'atto conferma quello dell'anno prima al posto \
            di un piano nuovo (enti con meno di 50 dipendenti)."
        )]
        conferma: Option<Dato<SiNo>> = libero().riporto(Svuota),
    }
}

impl Atto {
    /// Whether it confirms last year's PIAO.
    pub fn si_conferma(&self) -> bool {
        self.conferma.as_ref().and_then(|x| x.valore).is_some_and(|x| x.0)
    }

    /// The state: as typed, else approvato with a number, else bozza.
    pub fn stato(&self) -> StatoAtto {
        match self.stato.as_ref().and_then(|s| s.valore) {
            Some(stato) => stato,
            None if self.numero.is_some() => StatoAtto::Approvato,
            None => StatoAtto::Bozza,
        }
    }
}

chiavi! {
    /// Number and date of a proposal.
    #[schemars(description = "La proposta messa ai voti.")]
    pub struct Proposta {
        /// Its number.
        #[schemars(description = "Il numero della proposta.", example = &"61")]
        numero: Option<Testo> = libero().riporto(Svuota),
        /// Its date, with the year.
        #[schemars(description = "La data della proposta.", with = "Option<campi::DataConAnno>")]
        data: Option<Dato<DataGiorno>> = libero().con_anno().riporto(Svuota),
    }
}

chiavi! {
    /// An opinion on the proposal.
    #[schemars(description = "Un parere sulla proposta.")]
    pub struct Parere {
        /// `regolarita_tecnica`, `regolarita_contabile` …
        #[schemars(
            description = "Che parere è.",
            example = &"regolarita_tecnica",
            example = &"regolarita_contabile"
        )]
        tipo: Option<Testo> = libero(),
        /// Whose: a name or the id of a person.
        #[schemars(description = "Chi lo dà: nome e cognome, o l'id di personale.yaml.")]
        di: Option<Testo> = libero().cita(Cita::Incaricato),
        /// `favorevole` …
        #[schemars(description = "Che cosa dice.", example = &"favorevole", example = &"contrario")]
        esito: Option<Testo> = libero().riporto(Svuota),
        /// Its date, with the year.
        #[schemars(description = "La data del parere.", with = "Option<campi::DataConAnno>")]
        data: Option<Dato<DataGiorno>> = libero().con_anno().riporto(Svuota),
    }
}

chiavi! {
    /// A signature.
    #[schemars(description = "Una firma in calce al documento.")]
    pub struct Firma {
        /// The office: "Il Segretario comunale".
        #[schemars(description = "La carica, come si stampa.", example = &"Il Segretario comunale")]
        ruolo: Option<Testo> = libero(),
        /// A name or the id of a person.
        #[schemars(description = "Chi firma: nome e cognome, o l'id di personale.yaml.")]
        nome: Option<Testo> = libero().cita(Cita::Incaricato),
    }
}

chiavi! {
    /// The Nucleo's validation of the relazione.
    #[schemars(description = "La validazione della relazione.")]
    pub struct Validazione {
        /// Who validates.
        #[schemars(description = "Chi valida.", example = &"Nucleo di valutazione")]
        organo: Option<Testo> = libero(),
        /// Number of the minutes.
        #[schemars(description = "Il numero del verbale.", example = &"3")]
        verbale: Option<Testo> = libero().riporto(Svuota),
        /// Their date, with the year.
        #[schemars(description = "La data del verbale.", with = "Option<campi::DataConAnno>")]
        data: Option<Dato<DataGiorno>> = libero().con_anno().riporto(Svuota),
        /// The outcome.
        #[schemars(description = "Com'è andata: validata, validata_con_osservazioni, non_validata.")]
        esito: Option<Dato<EsitoValidazione>> = libero().riporto(Svuota),
    }
}
