//! `piao/3.3-…`: section 3.3, the three-year plan of staff needs.

use schemars::JsonSchema;
use serde::Deserialize;

use super::Prosa;
use super::voce::campi;
use crate::diagnostic::Luogo;
use crate::model::campi::{Anno, DataConAnno};
use crate::model::{Dato, Extra, Testo};
use crate::valori::{DataGiorno, Importo, Numero, Percentuale};

/// Section 3.3.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(description = "Sezione 3.3, piano triennale dei fabbisogni di personale (art. 4 DM \
    132/2022; sotto i 50 dipendenti bastano cessazioni ed evoluzione, art. 6).")]
pub struct Fabbisogni {
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
    /// The day of the head count.
    #[schemars(description = "Il giorno a cui si riferisce la consistenza.", example = &"31/12/2025", with = "Option<DataConAnno>")]
    pub al: Option<Dato<DataGiorno>>,
    /// Who works there, by area and profile.
    #[schemars(description = "Il personale in servizio per area e profilo; la somma è quella di \
        ente.yaml.")]
    pub consistenza: Vec<Consistenza>,
    /// How much may be spent on new staff.
    #[schemars(description = "La capacità assunzionale (DM 17/03/2020).")]
    pub capacita: Option<Capacita>,
    /// Who leaves, year by year.
    #[schemars(
        description = "Le cessazioni previste, anno per anno; se non ce ne sono, una riga \
        con numero: 0."
    )]
    pub cessazioni: Vec<Cessazione>,
    /// Narrative: how needs change.
    #[schemars(description = "La stima dell'evoluzione dei fabbisogni. In Markdown, o il \
        percorso di un file .md.")]
    pub evoluzione: Option<Prosa>,
    /// Who comes, year by year.
    #[schemars(description = "Le assunzioni previste, anno per anno, e come si fanno.")]
    pub assunzioni: Vec<Assunzione>,
    /// Narrative: whether there are too many.
    #[schemars(description = "La ricognizione delle eccedenze (art. 33 D.Lgs. 165/2001). In \
        Markdown, o il percorso di un file .md.")]
    pub eccedenze: Option<Prosa>,
    /// Training.
    #[schemars(description = "La formazione del personale.")]
    pub formazione: Option<Formazione>,
    /// The auditors' opinion.
    #[schemars(description = "Il parere dell'organo di revisione.")]
    pub parere: Option<ParereRevisore>,
    /// Narrative: how it fits the DUP.
    #[schemars(description = "Come si accorda con il DUP (DM 25/07/2023). In Markdown, o il \
        percorso di un file .md.")]
    pub coerenza_dup: Option<Prosa>,
    /// Narrative: printed last.
    #[schemars(description = "Un testo che si stampa per ultimo. In Markdown, o il percorso di \
        un file .md.")]
    pub note: Option<Prosa>,
    /// Free data for the templates.
    pub extra: Extra,
}

campi! { Fabbisogni:
    premessa Mai, al Sempre, consistenza Sempre, capacita Ordinario, cessazioni Sempre,
    evoluzione Sempre, assunzioni Ordinario, eccedenze Ordinario, formazione Ordinario, parere
    Ordinario, coerenza_dup Mai, note Mai, extra Mai
}

/// People of one area and profile.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(description = "Quante persone di un'area e di un profilo.")]
pub struct Consistenza {
    /// Where the mapping stands.
    #[serde(rename = "$luogo")]
    #[schemars(skip)]
    pub luogo: Luogo,
    /// Area of the contract.
    #[schemars(description = "L'area, o la categoria, del contratto.", example = &"Istruttori")]
    pub area: Option<Testo>,
    /// Job profile.
    #[schemars(description = "Il profilo professionale.", example = &"Istruttore amministrativo")]
    pub profilo: Option<Testo>,
    /// How many.
    #[schemars(description = "Quanti sono, contati a testa.")]
    pub dipendenti: Option<Dato<Numero>>,
    /// Full or part time; full when absent.
    #[schemars(description = "A tempo pieno (se manca) o parziale, e quanto.", example = &"parziale 50%")]
    pub tempo: Option<Testo>,
}

campi! { Consistenza: area Sempre, profilo Sempre, dipendenti Sempre, tempo Mai }

/// How much may be spent on new staff.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(description = "La capacità assunzionale.")]
pub struct Capacita {
    /// Where the mapping stands.
    #[serde(rename = "$luogo")]
    #[schemars(skip)]
    pub luogo: Luogo,
    /// Band of inhabitants.
    #[schemars(description = "La fascia demografica del DM 17/03/2020.", example = &"f, da 10.000 a 59.999 abitanti")]
    pub fascia: Option<Testo>,
    /// Spending on staff in the last accounts.
    #[schemars(description = "La spesa di personale dell'ultimo rendiconto.")]
    pub spesa_personale: Option<Dato<Importo>>,
    /// Mean current income of three years, less doubtful credits.
    #[schemars(description = "La media delle entrate correnti dell'ultimo triennio, meno il \
        fondo crediti di dubbia esigibilità.")]
    pub entrate_correnti: Option<Dato<Importo>>,
    /// The ratio not to be passed.
    #[schemars(description = "Il valore soglia della fascia.")]
    pub soglia: Option<Dato<Percentuale>>,
    /// What may be spent at most.
    #[schemars(description = "La spesa di personale massima che ne viene.")]
    pub spesa_massima: Option<Dato<Importo>>,
    /// The mean of 2011-2013.
    #[schemars(description = "Il limite storico della spesa (art. 1, c. 557 o 562 L. 296/2006).")]
    pub limite_storico: Option<Dato<Importo>>,
    /// Fixed-term work.
    #[schemars(description = "Il lavoro flessibile (art. 9, c. 28 DL 78/2010).")]
    pub lavoro_flessibile: Option<LavoroFlessibile>,
}

campi! { Capacita:
    fascia Sempre, spesa_personale Sempre, entrate_correnti Sempre, soglia Sempre, spesa_massima
    Sempre, limite_storico Mai, lavoro_flessibile Mai
}

/// Fixed-term work: how much, of how much.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(description = "Il lavoro flessibile: limite e spesa prevista.")]
pub struct LavoroFlessibile {
    /// Where the mapping stands.
    #[serde(rename = "$luogo")]
    #[schemars(skip)]
    pub luogo: Luogo,
    /// At most.
    #[schemars(description = "La spesa massima.")]
    pub limite: Option<Dato<Importo>>,
    /// Planned.
    #[schemars(description = "La spesa prevista.")]
    pub previsto: Option<Dato<Importo>>,
}

campi! { LavoroFlessibile: limite Sempre, previsto Sempre }

/// Leavers of a year.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(description = "Le cessazioni di un anno e di un profilo.")]
pub struct Cessazione {
    /// Where the mapping stands.
    #[serde(rename = "$luogo")]
    #[schemars(skip)]
    pub luogo: Luogo,
    /// Which year.
    #[schemars(description = "L'anno.", with = "Option<Anno>")]
    pub anno: Option<Dato<Numero>>,
    /// Area of the contract.
    #[schemars(description = "L'area, o la categoria, del contratto.")]
    pub area: Option<Testo>,
    /// Job profile.
    #[schemars(description = "Il profilo professionale; con numero: 0, nessuno.")]
    pub profilo: Option<Testo>,
    /// How many.
    #[schemars(description = "Quante persone.")]
    pub numero: Option<Dato<Numero>>,
    /// Why.
    #[schemars(description = "Perché.", example = &"pensionamento")]
    pub motivo: Option<Testo>,
    /// Id of a settore.
    #[schemars(description = "L'id del settore, da ente.yaml.")]
    pub settore: Option<Testo>,
}

campi! { Cessazione: anno Sempre, area Mai, profilo Sempre, numero Sempre, motivo Mai, settore Mai }

/// Newcomers of a year.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(description = "Le assunzioni di un anno e di un profilo.")]
pub struct Assunzione {
    /// Where the mapping stands.
    #[serde(rename = "$luogo")]
    #[schemars(skip)]
    pub luogo: Luogo,
    /// Which year.
    #[schemars(description = "L'anno.", with = "Option<Anno>")]
    pub anno: Option<Dato<Numero>>,
    /// Area of the contract.
    #[schemars(description = "L'area del contratto.")]
    pub area: Option<Testo>,
    /// Job profile.
    #[schemars(description = "Il profilo professionale.")]
    pub profilo: Option<Testo>,
    /// How many.
    #[schemars(description = "Quante persone.")]
    pub numero: Option<Dato<Numero>>,
    /// How: competition, mobility, progression.
    #[schemars(
        description = "Come: concorso, mobilità, progressione tra le aree, scorrimento di \
        graduatoria."
    )]
    pub modalita: Option<Testo>,
    /// Cost of a year.
    #[schemars(description = "Il costo di un anno intero.")]
    pub costo: Option<Dato<Importo>>,
    /// Id of a settore.
    #[schemars(description = "L'id del settore, da ente.yaml.")]
    pub settore: Option<Testo>,
}

campi! { Assunzione:
    anno Sempre, area Sempre, profilo Sempre, numero Sempre, modalita Sempre, costo Mai, settore
    Mai
}

/// Training.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(description = "La formazione del personale.")]
pub struct Formazione {
    /// Where the mapping stands.
    #[serde(rename = "$luogo")]
    #[schemars(skip)]
    pub luogo: Luogo,
    /// Hours a head and year.
    #[schemars(description = "Le ore di formazione a testa nell'anno: almeno 40, per la \
        direttiva del 14 gennaio 2025.")]
    pub ore_pro_capite: Option<Dato<Numero>>,
    /// What comes first.
    #[schemars(description = "Le priorità.")]
    pub priorita: Vec<Testo>,
    /// What is set aside.
    #[schemars(description = "La somma stanziata per l'anno.")]
    pub risorse: Option<Dato<Importo>>,
    /// Courses.
    #[schemars(description = "Le iniziative, una per una.")]
    pub iniziative: Vec<Iniziativa>,
}

campi! { Formazione: ore_pro_capite Sempre, priorita Sempre, risorse Mai, iniziative Ordinario }

/// A course.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(description = "Un'iniziativa di formazione.")]
pub struct Iniziativa {
    /// Where the mapping stands.
    #[serde(rename = "$luogo")]
    #[schemars(skip)]
    pub luogo: Luogo,
    /// What it is about.
    #[schemars(description = "Di che cosa tratta.")]
    pub titolo: Option<Testo>,
    /// For whom.
    #[schemars(description = "Per chi è.")]
    pub destinatari: Option<Testo>,
    /// Hours a head.
    #[schemars(description = "Le ore a testa.")]
    pub ore: Option<Dato<Numero>>,
    /// Which year; every year when absent.
    #[schemars(description = "L'anno; se manca, tutti gli anni.", with = "Option<Anno>")]
    pub anno: Option<Dato<Numero>>,
    /// In a room, online.
    #[schemars(description = "Come si svolge.")]
    pub modalita: Option<Testo>,
}

campi! { Iniziativa: titolo Sempre, destinatari Sempre, ore Sempre, anno Mai, modalita Mai }

/// The auditors' opinion.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(description = "Il parere dell'organo di revisione.")]
pub struct ParereRevisore {
    /// Where the mapping stands.
    #[serde(rename = "$luogo")]
    #[schemars(skip)]
    pub luogo: Luogo,
    /// Who gave it.
    #[schemars(description = "Chi lo dà.", example = &"Collegio dei revisori")]
    pub organo: Option<Testo>,
    /// Its date, with the year.
    #[schemars(description = "La data del parere.", with = "Option<DataConAnno>")]
    pub data: Option<Dato<DataGiorno>>,
    /// Number of the minutes.
    #[schemars(description = "Il numero del verbale.", example = &"3")]
    pub verbale: Option<Testo>,
}

campi! { ParereRevisore: organo Mai, data Sempre, verbale Sempre }
