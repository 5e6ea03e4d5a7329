//! `piao/3.3-…`: section 3.3, the three-year plan of staff needs.

use crate::model::Prosa;
use crate::model::campi::{Anno, DataConAnno};
use crate::model::chiavi::chiavi;
use crate::model::{Dato, Testo};
use crate::valori::{DataGiorno, Importo, Numero, Percentuale};

chiavi! {
    /// Section 3.3.
    #[schemars(description = "Sezione 3.3, piano triennale dei fabbisogni di personale (art. 4 DM \
        132/2022; sotto i 50 dipendenti bastano cessazioni ed evoluzione, art. 6).")]
    pub struct Fabbisogni {
        /// Narrative: printed first.
        #[schemars(
            description = "Un testo che si stampa per primo. In Markdown, o il percorso di un \
            file .md."
        )]
        premessa: Option<Prosa> = libero(),
        /// The day of the head count.
        #[schemars(description = "Il giorno a cui si riferisce la consistenza.", example = &"31/12/2025", with = "Option<DataConAnno>")]
        al: Option<Dato<DataGiorno>> = libero().serve(Sempre).con_anno(),
        /// Who works there, by area and profile.
        #[schemars(description = "Il personale in servizio per area e profilo; la somma è quella di \
            ente.yaml.")]
        consistenza: Vec<Consistenza> = libero().serve(Sempre),
        /// How much may be spent on new staff.
        #[schemars(description = "La capacità assunzionale (DM 17/03/2020).")]
        capacita: Option<Capacita> = libero().serve(Ordinario),
        /// Who leaves, year by year.
        #[schemars(
            description = "Le cessazioni previste, anno per anno; se non ce ne sono, una riga \
            con numero: 0."
        )]
        cessazioni: Vec<Cessazione> = libero().serve(Sempre),
        /// Narrative: how needs change.
        #[schemars(description = "La stima dell'evoluzione dei fabbisogni. In Markdown, o il \
            percorso di un file .md.")]
        evoluzione: Option<Prosa> = libero().serve(Sempre),
        /// Who comes, year by year.
        #[schemars(description = "Le assunzioni previste, anno per anno, e come si fanno.")]
        assunzioni: Vec<Assunzione> = libero().serve(Ordinario),
        /// Narrative: whether there are too many.
        #[schemars(description = "La ricognizione delle eccedenze (art. 33 D.Lgs. 165/2001). In \
            Markdown, o il percorso di un file .md.")]
        eccedenze: Option<Prosa> = libero().serve(Ordinario),
        /// Training.
        #[schemars(description = "La formazione del personale.")]
        formazione: Option<Formazione> = libero().serve(Ordinario),
        /// The auditors' opinion.
        #[schemars(description = "Il parere dell'organo di revisione.")]
        parere: Option<ParereRevisore> = libero().serve(Ordinario),
        /// Narrative: how it fits the DUP.
        #[schemars(description = "Come si accorda con il DUP (DM 25/07/2023). In Markdown, o il \
            percorso di un file .md.")]
        coerenza_dup: Option<Prosa> = libero(),
        /// Narrative: printed last.
        #[schemars(description = "Un testo che si stampa per ultimo. In Markdown, o il percorso di \
            un file .md.")]
        note: Option<Prosa> = libero(),
    }
}

chiavi! {
    /// People of one area and profile.
    #[schemars(description = "Quante persone di un'area e di un profilo.")]
    pub struct Consistenza {
        /// Area of the contract.
        #[schemars(description = "L'area, o la categoria, del contratto.", example = &"Istruttori")]
        area: Option<Testo> = libero().serve(Sempre),
        /// Job profile.
        #[schemars(description = "Il profilo professionale.", example = &"Istruttore amministrativo")]
        profilo: Option<Testo> = libero().serve(Sempre),
        /// How many.
        #[schemars(description = "Quanti sono, contati a testa.")]
        dipendenti: Option<Dato<Numero>> = libero().serve(Sempre),
        /// Full or part time; full when absent.
        #[schemars(description = "A tempo pieno (se manca) o parziale, e quanto.", example = &"parziale 50%")]
        tempo: Option<Testo> = libero(),
    }
}

chiavi! {
    /// How much may be spent on new staff.
    #[schemars(description = "La capacità assunzionale.")]
    pub struct Capacita {
        /// Band of inhabitants.
        #[schemars(description = "La fascia demografica del DM 17/03/2020.", example = &"f, da 10.000 a 59.999 abitanti")]
        fascia: Option<Testo> = libero().serve(Sempre),
        /// Spending on staff in the last accounts.
        #[schemars(description = "La spesa di personale dell'ultimo rendiconto.")]
        spesa_personale: Option<Dato<Importo>> = libero().serve(Sempre),
        /// Mean current income of three years, less doubtful credits.
        #[schemars(description = "La media delle entrate correnti dell'ultimo triennio, meno il \
            fondo crediti di dubbia esigibilità.")]
        entrate_correnti: Option<Dato<Importo>> = libero().serve(Sempre),
        /// The ratio not to be passed.
        #[schemars(description = "Il valore soglia della fascia.")]
        soglia: Option<Dato<Percentuale>> = libero().serve(Sempre),
        /// What may be spent at most.
        #[schemars(description = "La spesa di personale massima che ne viene.")]
        spesa_massima: Option<Dato<Importo>> = libero().serve(Sempre),
        /// The mean of 2011-2013.
        #[schemars(description = "Il limite storico della spesa (art. 1, c. 557 o 562 L. 296/2006).")]
        limite_storico: Option<Dato<Importo>> = libero(),
        /// Fixed-term work.
        #[schemars(description = "Il lavoro flessibile (art. 9, c. 28 DL 78/2010).")]
        lavoro_flessibile: Option<LavoroFlessibile> = libero(),
    }
}

chiavi! {
    /// Fixed-term work: how much, of how much.
    #[schemars(description = "Il lavoro flessibile: limite e spesa prevista.")]
    pub struct LavoroFlessibile {
        /// At most.
        #[schemars(description = "La spesa massima.")]
        limite: Option<Dato<Importo>> = libero().serve(Sempre),
        /// Planned.
        #[schemars(description = "La spesa prevista.")]
        previsto: Option<Dato<Importo>> = libero().serve(Sempre),
    }
}

chiavi! {
    /// Leavers of a year.
    #[schemars(description = "Le cessazioni di un anno e di un profilo.")]
    pub struct Cessazione {
        /// Which year.
        #[schemars(description = "L'anno.", with = "Option<Anno>")]
        anno: Option<Dato<Numero>> = libero().serve(Sempre),
        /// Area of the contract.
        #[schemars(description = "L'area, o la categoria, del contratto.")]
        area: Option<Testo> = libero(),
        /// Job profile.
        #[schemars(description = "Il profilo professionale; con numero: 0, nessuno.")]
        profilo: Option<Testo> = libero().serve(Sempre),
        /// How many.
        #[schemars(description = "Quante persone.")]
        numero: Option<Dato<Numero>> = libero().serve(Sempre),
        /// Why.
        #[schemars(description = "Perché.", example = &"pensionamento")]
        motivo: Option<Testo> = libero(),
        /// Id of a settore.
        #[schemars(description = "L'id del settore, da ente.yaml.")]
        settore: Option<Testo> = libero().cita(Cita::Settore),
    }
}

chiavi! {
    /// Newcomers of a year.
    #[schemars(description = "Le assunzioni di un anno e di un profilo.")]
    pub struct Assunzione {
        /// Which year.
        #[schemars(description = "L'anno.", with = "Option<Anno>")]
        anno: Option<Dato<Numero>> = libero().serve(Sempre),
        /// Area of the contract.
        #[schemars(description = "L'area del contratto.")]
        area: Option<Testo> = libero().serve(Sempre),
        /// Job profile.
        #[schemars(description = "Il profilo professionale.")]
        profilo: Option<Testo> = libero().serve(Sempre),
        /// How many.
        #[schemars(description = "Quante persone.")]
        numero: Option<Dato<Numero>> = libero().serve(Sempre),
        /// How: competition, mobility, progression.
        #[schemars(
            description = "Come: concorso, mobilità, progressione tra le aree, scorrimento di \
            graduatoria."
        )]
        modalita: Option<Testo> = libero().serve(Sempre),
        /// Cost of a year.
        #[schemars(description = "Il costo di un anno intero.")]
        costo: Option<Dato<Importo>> = libero(),
        /// Id of a settore.
        #[schemars(description = "L'id del settore, da ente.yaml.")]
        settore: Option<Testo> = libero().cita(Cita::Settore),
    }
}

chiavi! {
    /// Training.
    #[schemars(description = "La formazione del personale.")]
    pub struct Formazione {
        /// Hours a head and year.
        #[schemars(description = "Le ore di formazione a testa nell'anno: almeno 40, per la \
            direttiva del 14 gennaio 2025.")]
        ore_pro_capite: Option<Dato<Numero>> = libero().serve(Sempre),
        /// What comes first.
        #[schemars(description = "Le priorità.")]
        priorita: Vec<Testo> = libero().serve(Sempre),
        /// What is set aside.
        #[schemars(description = "La somma stanziata per l'anno.")]
        risorse: Option<Dato<Importo>> = libero(),
        /// Courses.
        #[schemars(description = "Le iniziative, una per una.")]
        iniziative: Vec<Iniziativa> = libero().serve(Ordinario),
    }
}

chiavi! {
    /// A course.
    #[schemars(description = "Un'iniziativa di formazione.")]
    pub struct Iniziativa {
        /// What it is about.
        #[schemars(description = "Di che cosa tratta.")]
        titolo: Option<Testo> = libero().serve(Sempre),
        /// For whom.
        #[schemars(description = "Per chi è.")]
        destinatari: Option<Testo> = libero().serve(Sempre),
        /// Hours a head.
        #[schemars(description = "Le ore a testa.")]
        ore: Option<Dato<Numero>> = libero().serve(Sempre),
        /// Which year; every year when absent.
        #[schemars(description = "L'anno; se manca, tutti gli anni.", with = "Option<Anno>")]
        anno: Option<Dato<Numero>> = libero(),
        /// In a room, online.
        #[schemars(description = "Come si svolge.")]
        modalita: Option<Testo> = libero(),
    }
}

chiavi! {
    /// The auditors' opinion.
    #[schemars(description = "Il parere dell'organo di revisione.")]
    pub struct ParereRevisore {
        /// Who gave it.
        #[schemars(description = "Chi lo dà.", example = &"Collegio dei revisori")]
        organo: Option<Testo> = libero(),
        /// Its date, with the year.
        #[schemars(description = "La data del parere.", with = "Option<DataConAnno>")]
        data: Option<Dato<DataGiorno>> = libero().serve(Sempre).con_anno(),
        /// Number of the minutes.
        #[schemars(description = "Il numero del verbale.", example = &"3")]
        verbale: Option<Testo> = libero().serve(Sempre),
    }
}
