//! What a part of a document is made of: texts, tables, charts; each a call of the Typst library.
//!
//! A part is a list of blocks, so that its order is written once, in Rust, and one template prints it.
//! Strings are already Italian; a number beside a string only says how long a bar is.

use num_rational::BigRational;
use num_traits::ToPrimitive as _;
use schemars::JsonSchema;
use serde::Serialize;

use crate::score::Risultato;
use crate::template::{ProsaStampata, TestoStampato};
use crate::valori::Esito;

/// The cells of a row, from whatever prints.
macro_rules! celle {
    ($($cella:expr),* $(,)?) => { vec![$($crate::document::blocchi::Cella::from($cella)),*] };
}
pub(super) use celle;

/// A length on a scale from 0 to 100.
#[derive(Clone, Serialize)]
pub struct Lunghezza {
    /// How long; none where nothing was measured, which is no zero.
    pub valore: Option<f64>,
    /// As printed.
    pub testo: String,
}

impl Lunghezza {
    /// Of a score; `n.r.` where there is none.
    pub fn di(r: Option<&Risultato>) -> Self {
        match r {
            None => Self::assente("n.r."),
            Some(r) => Self::nuova(&r.valore, r.percentuale()),
        }
    }

    /// Of a number, with its printed form.
    pub fn nuova(n: &BigRational, testo: String) -> Self {
        Lunghezza { valore: Some(n.to_f64().unwrap_or(0.0)), testo }
    }

    /// Nothing, in words.
    pub fn assente(testo: &str) -> Self {
        Lunghezza { valore: None, testo: testo.to_owned() }
    }
}

/// A bar.
#[derive(Serialize)]
pub struct Barra {
    pub nome: String,
    pub misura: Lunghezza,
    /// Last year's, where its folder is given.
    pub precedente: Option<Lunghezza>,
    pub segno: &'static str,
    pub esito: String,
}

/// A group of unit cells.
#[derive(Serialize)]
pub struct VoceStriscia {
    pub nome: String,
    pub quanti: usize,
    pub segno: &'static str,
}

/// A row of a table: cells, a group, or a total.
#[derive(JsonSchema, Serialize)]
#[serde(tag = "genere", content = "celle", rename_all = "lowercase")]
pub enum RigaTabella {
    Gruppo(Vec<Cella>),
    Riga(Vec<Cella>),
    Totale(Vec<Cella>),
}

/// A cell: a text, or a narrative.
#[derive(Serialize)]
#[serde(untagged)]
pub enum Cella {
    Testo(TestoStampato),
    Prosa(ProsaStampata),
}

impl<T: Into<TestoStampato>> From<T> for Cella {
    fn from(t: T) -> Self {
        Cella::Testo(t.into())
    }
}

/// To a template it is what it holds.
impl JsonSchema for Cella {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        String::schema_name()
    }

    fn json_schema(g: &mut schemars::SchemaGenerator) -> schemars::Schema {
        String::json_schema(g)
    }
}

/// A phase or an objective on the twelve-month grid.
#[derive(Serialize, Default)]
pub struct RigaAnno {
    pub gruppo: TestoStampato,
    pub codice: TestoStampato,
    pub titolo: TestoStampato,
    pub previsti: Vec<(u8, u8)>,
    pub effettivi: Vec<(u8, u8)>,
    pub testo_previsti: String,
    pub testo_effettivi: String,
    /// For the interim check: tempo, rischio, ritardo or assente.
    pub stato: &'static str,
    pub parola: &'static str,
    pub nota: String,
}

/// A value in two years.
#[derive(Serialize)]
pub struct RigaConfronto {
    pub gruppo: String,
    pub nome: String,
    pub prima: Lunghezza,
    pub dopo: Lunghezza,
    pub tendenza: &'static str,
}

/// The weights of a settore.
#[derive(Serialize)]
pub struct RigaPesi {
    pub settore: TestoStampato,
    pub totale: String,
    pub voci: Vec<VocePeso>,
}

/// The weight of an objective.
#[derive(Serialize)]
pub struct VocePeso {
    pub codice: TestoStampato,
    pub titolo: TestoStampato,
    pub peso: Lunghezza,
}

/// A strategic objective and what hangs on it.
#[derive(Serialize)]
pub struct RigaCatena {
    pub codice: TestoStampato,
    pub titolo: TestoStampato,
    pub obiettivi: Vec<VoceCatena>,
}

/// A scheda at the end of the chain.
#[derive(Serialize)]
pub struct VoceCatena {
    pub codice: TestoStampato,
    pub titolo: TestoStampato,
    /// Its settori, or what it reached.
    pub settore: TestoStampato,
}

/// A big figure.
#[derive(Serialize)]
pub struct VoceQuadro {
    pub etichetta: String,
    pub valore: String,
    pub nota: String,
}

/// A signature: the office, and the name where the edition has it.
#[derive(Serialize)]
pub struct RigaFirma {
    pub ruolo: TestoStampato,
    pub nome: TestoStampato,
}

/// A label and the lines beside it.
#[derive(Serialize)]
pub struct VoceScheda {
    pub nome: String,
    pub righe: Vec<TestoStampato>,
}

/// A column of a register.
#[derive(Serialize)]
pub struct ColonnaRegistro {
    pub nome: &'static str,
    /// Its place among the columns of the register, empty ones too.
    pub posto: usize,
    pub destra: bool,
}

/// A cell of a register: its text, and smaller lines under it.
#[derive(Serialize)]
pub struct CellaRegistro {
    pub prima: TestoStampato,
    pub altre: Vec<TestoStampato>,
}

/// A row of a register, or the name of a group.
#[derive(Serialize)]
pub struct RigaRegistro {
    pub gruppo: TestoStampato,
    pub celle: Vec<CellaRegistro>,
}

/// A unit of the organisation.
#[derive(Serialize)]
pub struct RiquadroUnita {
    pub nome: TestoStampato,
    pub responsabile: TestoStampato,
    pub dipendenti: String,
    pub uffici: Vec<RiquadroUfficio>,
}

/// An office of a unit.
#[derive(Serialize)]
pub struct RiquadroUfficio {
    pub nome: TestoStampato,
    pub responsabile: TestoStampato,
    pub dipendenti: String,
}

/// The risks of an area, counted by level.
#[derive(Serialize)]
pub struct RigaCalore {
    pub area: String,
    pub conti: Vec<usize>,
}

/// The head count at a time.
#[derive(Serialize)]
pub struct RigaOrganico {
    pub quando: String,
    pub usciti: String,
    pub entrati: String,
    pub testo: String,
    pub lungo: f64,
}

/// One block.
#[derive(Serialize)]
#[serde(tag = "genere", rename_all = "lowercase")]
pub enum Blocco {
    /// A heading within the part.
    Titoletto {
        testo: TestoStampato,
    },
    /// Plain paragraphs.
    Paragrafo {
        testo: String,
    },
    /// Narrative; `unita` keeps a short one with what follows.
    Narrativa {
        testo: ProsaStampata,
        unita: bool,
    },
    Quadro {
        voci: Vec<VoceQuadro>,
    },
    Barre {
        titolo: String,
        alt: String,
        righe: Vec<Barra>,
        soglie: Vec<(f64, String)>,
        valore: String,
        precedente: String,
    },
    Striscia {
        titolo: String,
        alt: String,
        voci: Vec<VoceStriscia>,
        totale: usize,
    },
    Tabella {
        /// Which table: by it the library knows how wide its columns are.
        nome: &'static str,
        titolo: String,
        alt: String,
        colonne: Vec<String>,
        /// A word a column: `sinistra`, `destra`, or `prosa`, which is hyphenated.
        allinea: Vec<&'static str>,
        righe: Vec<RigaTabella>,
    },
    Anno {
        titolo: String,
        alt: String,
        righe: Vec<RigaAnno>,
    },
    Avanzamento {
        titolo: String,
        alt: String,
        al: u8,
        /// What the words of the states mean.
        legenda: Vec<(&'static str, String)>,
        righe: Vec<RigaAnno>,
    },
    Confronto {
        titolo: String,
        alt: String,
        /// What the rows are.
        nome: String,
        anni: (String, String),
        righe: Vec<RigaConfronto>,
    },
    Pesi {
        titolo: String,
        alt: String,
        righe: Vec<RigaPesi>,
    },
    Catena {
        titolo: String,
        righe: Vec<RigaCatena>,
    },
    Firme {
        luogo: String,
        righe: Vec<RigaFirma>,
    },
    /// A list with a point before each.
    Elenco {
        voci: Vec<TestoStampato>,
    },
    /// Labels and texts.
    Dati {
        titolo: String,
        voci: Vec<VoceScheda>,
    },
    /// A table of texts, whose cells may have smaller lines.
    Registro {
        /// Which register: by it the library knows how wide its columns are.
        quale: &'static str,
        titolo: String,
        colonne: Vec<ColonnaRegistro>,
        righe: Vec<RigaRegistro>,
    },
    Organigramma {
        titolo: String,
        ente: TestoStampato,
        dipendenti: String,
        unita: Vec<RiquadroUnita>,
    },
    Calore {
        titolo: String,
        alt: String,
        livelli: Vec<String>,
        righe: Vec<RigaCalore>,
    },
    Organico {
        titolo: String,
        alt: String,
        righe: Vec<RigaOrganico>,
    },
}

/// A part: its title and its blocks.
#[derive(Serialize)]
pub struct Parte {
    /// The word of `documenti.*.parti`: an office's own template may tell parts apart by it.
    pub nome: &'static str,
    pub titolo: String,
    pub blocchi: Vec<Blocco>,
}

impl Parte {
    /// Whether it is to be read, or signed, on one page: it begins another rather than be torn.
    pub fn intera(&self) -> bool {
        matches!(self.nome, "sintesi" | "validazione" | "firme")
    }
}

/// The filling of an esito, in every chart.
pub fn segno(e: Esito) -> &'static str {
    match e {
        Esito::Raggiunto => "pieno",
        Esito::Parziale => "parziale",
        Esito::NonRaggiunto => "vuoto",
        Esito::NonRilevato => "assente",
    }
}

/// The filling of a band: of several with one esito, the best first.
pub fn segno_fascia(e: Esito, quale: usize) -> &'static str {
    match (e, quale) {
        (e, 0) | (e @ Esito::NonRilevato, _) => segno(e),
        (Esito::Raggiunto, _) => "pieno-2",
        (Esito::Parziale, 1) => "parziale-2",
        (Esito::Parziale, 2) => "parziale-3",
        (Esito::Parziale, _) => "parziale-4",
        (Esito::NonRaggiunto, _) => "vuoto-2",
    }
}

/// A block that is a table.
pub fn tabella(
    nome: &'static str,
    titolo: &str,
    colonne: &[&str],
    allinea: &[&'static str],
    righe: Vec<RigaTabella>,
) -> Blocco {
    Blocco::Tabella {
        nome,
        titolo: titolo.to_owned(),
        alt: String::new(),
        colonne: colonne.iter().map(|c| (*c).to_owned()).collect(),
        allinea: allinea.to_vec(),
        righe,
    }
}

/// A score as printed; not measured is `n.r.`, never a zero.
pub fn percento(r: Option<&Risultato>) -> String {
    r.map_or("n.r.".into(), |r| r.percentuale())
}
