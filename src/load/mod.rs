//! Folder → [`Cartella`]: reads every file, gathers every finding, resolves every reference.
//!
//! The findings of this step have codes `DAT-*`: no deroga silences them and no draft prints over
//! them, because what was not read cannot be printed.

mod allegati;
pub(crate) mod bozza;
mod caratteri;
mod codifica;
mod ente;
mod estranei;
pub(crate) mod file;
mod lucchetto;
pub mod metodi;
mod metodo;
mod perdite;
mod piao;
mod posto;
mod proibiti;
mod prosa;
mod reader;
mod resolver;
mod riferimenti;
mod righe;
mod trappole;
pub(crate) mod yaml;

use std::fmt;
use std::path::{Path, PathBuf};

use crate::diagnostic::{Gravita, Segnalazione, Sorgenti, ordina};
use crate::model::Cartella;

pub use file::{modelli, tutti as byte};
pub use lucchetto::{LetturaLucchetto, lucchetto};

/// The file is not YAML.
pub const DAT_SINTASSI: &str = "DAT-001";
/// A key that the format does not know.
pub const DAT_SCONOSCIUTA: &str = "DAT-002";
/// A key written twice.
pub const DAT_RIPETUTA: &str = "DAT-003";
/// A text that is not a value of its kind.
pub const DAT_VALORE: &str = "DAT-004";
/// A list where a mapping belongs, and the like.
pub const DAT_FORMA: &str = "DAT-005";
/// A required field that is missing.
pub const DAT_MANCANTE: &str = "DAT-006";
/// A reference that leads nowhere.
pub const DAT_RIFERIMENTO: &str = "DAT-007";
/// A file that is missing, unreadable, outside the folder or too large.
pub const DAT_FILE: &str = "DAT-008";
/// Something of YAML that the format refuses: anchors, aliases, tags, `<<`.
pub const DAT_VIETATO: &str = "DAT-009";
/// A YAML file in no known place.
pub const DAT_ESTRANEO: &str = "DAT-010";

/// A character that cannot be printed.
pub const DAT_CARATTERE: &str = "DAT-011";
/// A picture within a narrative.
pub const DAT_IMMAGINE: &str = "DAT-012";
/// A lock that is not as the program wrote it.
pub const DAT_LUCCHETTO: &str = "DAT-013";
/// A text that YAML cut at ` #`.
pub const TXT_TAGLIATO: &str = "TXT-001";
/// A plan without anything in it.
pub const DAT_VUOTO: &str = "DAT-014";
/// A list folded into one line by `>`.
pub const TXT_PIEGATO: &str = "TXT-002";
/// Bullets of Word, rows of a spreadsheet, escapes that nobody meant.
pub const TXT_INCOLLATO: &str = "TXT-004";

/// Every finding of loading that no deroga silences, and what it is about.
pub const CODICI: &[(&str, &str)] = &[
    (DAT_SINTASSI, "il file è YAML scritto bene"),
    (DAT_SCONOSCIUTA, "ogni chiave è una di quelle del formato"),
    (DAT_RIPETUTA, "una chiave, un id, un'identità si scrivono una volta sola"),
    (DAT_VALORE, "un valore si legge secondo il suo tipo"),
    (
        DAT_FORMA,
        "un elenco sta dove ci vuole un elenco, un gruppo di righe `chiave: valore` dove ci vuole un gruppo",
    ),
    (DAT_MANCANTE, "ciò che è obbligatorio c'è"),
    (DAT_RIFERIMENTO, "ciò che si cita per nome o per id esiste"),
    (DAT_FILE, "i file ci sono, si leggono, stanno nella cartella"),
    (DAT_VIETATO, "niente ancore, richiami, etichette di tipo e `<<`"),
    (
        DAT_ESTRANEO,
        "ogni file sta al suo posto e ha il suo nome: niente resta da parte in silenzio",
    ),
    (DAT_CARATTERE, "ogni carattere si può stampare"),
    (DAT_IMMAGINE, "nei testi non ci sono immagini"),
    (DAT_LUCCHETTO, "piano.lock.yaml è di quest'anno, come l'ha scritto il programma"),
    (DAT_VUOTO, "nel piano c'è almeno una scheda o un processo"),
];

/// What reading a folder gave.
#[derive(Debug)]
pub struct CartellaLetta {
    /// The folder; `None` if a finding is an error.
    pub cartella: Option<Cartella>,
    /// The folder as far as it was read, where something was not: to be judged, never printed.
    pub parziale: Option<Cartella>,
    /// The findings, in the order of their places.
    pub segnalazioni: Vec<Segnalazione>,
    /// The texts they point into.
    pub sorgenti: Sorgenti,
}

impl CartellaLetta {
    /// What was read, in words and figures; nothing where not even ente.yaml was.
    pub fn letto(&self) -> Option<Letto> {
        self.cartella.as_ref().or(self.parziale.as_ref()).map(Letto::di)
    }
}

impl Letto {
    /// Of a folder.
    pub fn di(c: &Cartella) -> Self {
        Letto {
            schede: c.obiettivi.len(),
            settori: c.ente.settori.len(),
            processi: c.processi.len(),
            persone: c.persone.len(),
            sezioni_piao: c.piao.as_ref().map_or(0, |p| p.sezioni().count()),
            variazioni: c.variazioni.len(),
        }
    }
}

/// How much of each thing was read in a folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Letto {
    /// The schede.
    pub schede: usize,
    /// The settori of ente.yaml.
    pub settori: usize,
    /// The process sheets.
    pub processi: usize,
    /// The persons of personale.yaml.
    pub persone: usize,
    /// The sections of the PIAO.
    pub sezioni_piao: usize,
    /// The variazioni.
    pub variazioni: usize,
}

impl fmt::Display for Letto {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let conta =
            |n: usize, uno: &str, molti: &str| format!("{n} {}", if n == 1 { uno } else { molti });
        write!(
            f,
            "{} in {}, {}, {}",
            conta(self.schede, "scheda", "schede"),
            conta(self.settori, "settore", "settori"),
            conta(self.processi, "processo", "processi"),
            conta(self.persone, "persona", "persone"),
        )?;
        if self.sezioni_piao > 0 {
            write!(f, ", {} del PIAO", conta(self.sezioni_piao, "sezione", "sezioni"))?;
        }
        if self.variazioni > 0 {
            write!(f, ", {}", conta(self.variazioni, "variazione", "variazioni"))?;
        }
        Ok(())
    }
}

/// The environment failed: not a matter of the data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ErroreAmbiente {
    /// What could not be done, and with which path.
    pub messaggio: String,
    /// What to try.
    pub aiuto: String,
}

impl fmt::Display for ErroreAmbiente {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.messaggio)
    }
}

impl std::error::Error for ErroreAmbiente {}

/// Reads the folder at `radice`; `coperto` tells whether a built-in font has a character, and
/// `disegnabile` whether the typesetter can place a picture.
///
/// # Errors
/// When the folder itself cannot be read; everything else is a finding.
pub fn carica(
    radice: &Path,
    coperto: fn(char) -> bool,
    disegnabile: fn(&[u8]) -> bool,
) -> Result<CartellaLetta, ErroreAmbiente> {
    let mut sorgenti = Sorgenti::default();
    let sotto = file::sotto(radice);
    if !sotto.is_empty() {
        // The command was given one folder too high: nothing that is here is to be read.
        let aiuto = format!("forse volevi {}", a_scelta(&sotto));
        let s = riferimenti::senza_ente(sorgenti.aggiungi("ente.yaml", ""), aiuto);
        return Ok(CartellaLetta {
            cartella: None,
            parziale: None,
            segnalazioni: vec![s],
            sorgenti,
        });
    }
    let (letti, estranei) = file::elenca(radice)?;
    let mut segnalazioni = Vec::new();
    let mut bozza = file::leggi_tutti(radice, letti, coperto, &mut sorgenti, &mut segnalazioni);
    let mancati = estranei.iter().filter(|e| e.gravita == Gravita::Errore);
    bozza.illeggibili.extend(mancati.map(|e| e.posto));
    if let Some(s) = riferimenti::troppo_nuovo(&bozza) {
        return Ok(CartellaLetta {
            cartella: None,
            parziale: None,
            segnalazioni: vec![s],
            sorgenti,
        });
    }
    let stampa = allegati::Stampa { coperto, disegnabile };
    let allegati = allegati::allegati(radice, &bozza, stampa, &mut sorgenti, &mut segnalazioni);
    let mut cartella = riferimenti::risolvi(bozza, allegati, &mut segnalazioni);
    let letti = sorgenti.quanti() as usize;
    file::non_letti(estranei, &mut sorgenti, &mut segnalazioni);
    if let Some(c) = &mut cartella {
        c.file = sorgenti.percorsi().take(letti).map(str::to_owned).collect();
    }
    ordina(&mut segnalazioni);
    let segnalazioni = un_riferimento_una_volta(segnalazioni);
    let errori = segnalazioni.iter().any(|s| s.gravita == Gravita::Errore);
    let (cartella, parziale) = if errori { (None, cartella) } else { (cartella, None) };
    Ok(CartellaLetta { cartella, parziale, segnalazioni, sorgenti })
}

/// A name that is nowhere is one mistake, however many places name it: the first is the finding, the others
/// stand beside it.
fn un_riferimento_una_volta(segnalazioni: Vec<Segnalazione>) -> Vec<Segnalazione> {
    let mut prime: std::collections::BTreeMap<(String, String), usize> = Default::default();
    let mut unite: Vec<Segnalazione> = Vec::with_capacity(segnalazioni.len());
    for s in segnalazioni {
        let chiave = (s.messaggio.clone(), s.aiuto.clone());
        match prime.get(&chiave).and_then(|i| unite.get_mut(*i)) {
            Some(prima) if s.regola == DAT_RIFERIMENTO && prima.regola == s.regola => {
                prima.correlate.push(crate::diagnostic::Correlata {
                    luogo: s.luogo,
                    messaggio: "anche qui".into(),
                });
            }
            _ => {
                prime.insert(chiave, unite.len());
                unite.push(s);
            }
        }
    }
    unite
}

/// Names to choose from: `a, b o c`.
fn a_scelta(nomi: &[String]) -> String {
    match nomi {
        [primi @ .., ultimo] if !primi.is_empty() => format!("{} o {ultimo}", primi.join(", ")),
        _ => nomi.concat(),
    }
}

/// Reads bytes as if they were each file of a folder in turn: the entry of the fuzzer and of the
/// test that runs its corpus. No path is touched.
#[doc(hidden)]
pub fn esercita(byte: &[u8]) {
    let Ok(testo) = std::str::from_utf8(byte) else { return };
    let id = crate::diagnostic::FileId(0);
    let mut note = Vec::new();
    if let (Some(nodo), _) = yaml::leggi(id, testo, |c| c.is_alphanumeric() || c.is_ascii()) {
        let _: crate::model::Ente = reader::leggi(&nodo, &mut note);
        let _: crate::model::Personale = reader::leggi(&nodo, &mut note);
        let _: crate::model::Processo = reader::leggi(&nodo, &mut note);
        let _: Vec<crate::model::Variazione> = reader::leggi(&nodo, &mut note);
        let bloccato: crate::model::Lucchetto = reader::leggi(&nodo, &mut note);
        lucchetto::controlla(&bloccato, Some(2026), &mut note);
        let mut sezioni = crate::model::piao::Piao::default();
        for sezione in crate::model::piao::Sezione::TUTTE {
            piao::leggi(&mut sezioni, sezione, id, "x.yaml", &nodo, &mut note);
        }
        let scheda: crate::model::Obiettivo = reader::leggi(&nodo, &mut note);
        drop(scheda);
    }
    let mut sorgenti = Sorgenti::default();
    sorgenti.aggiungi("x.yaml", testo);
    let _ = crate::diagnostic::testo(&note, &sorgenti, crate::diagnostic::Colori::No, usize::MAX);
}

/// The folder from which a forge counts paths: that of the repository that holds the data, else the
/// data's own. Gives it whole, and the way from it to the data, with `/` at the end where there is one.
pub fn deposito(radice: &Path) -> (PathBuf, String) {
    let intera = radice.canonicalize().unwrap_or_else(|_| radice.to_path_buf());
    let base = intera.ancestors().find(|p| p.join(".git").exists()).unwrap_or(&intera);
    let via = intera.strip_prefix(base).unwrap_or(Path::new(""));
    let via: String = via.iter().map(|p| format!("{}/", p.to_string_lossy())).collect();
    (base.to_path_buf(), via)
}

/// The path of a file named in the data, relative to the folder.
fn percorso(radice: &Path, relativo: &str) -> PathBuf {
    radice.join(relativo)
}
