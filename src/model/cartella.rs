//! The folder as a whole, read without a loading error: what every later step works on.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::piao::Piao;
use super::rubrica::Rubrica;
use super::{
    Dipendente, Ente, Lucchetto, Mappa, Metodologia, OElenco, Obiettivo, Partecipazione, Processo,
    Prosa, Settore, Testo, TipoObiettivo, Variazione,
};
use crate::diagnostic::{FileId, Luogo};
use crate::valori::{Valore as _, stesso};

/// The stage of the cycle for which data are checked and printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stadio {
    /// The plan: what is expected.
    Piano,
    /// The interim check.
    Intermedia,
    /// The end of the year: what was realised.
    Consuntivo,
}

impl Stadio {
    /// The word typed on the command line and printed in JSON.
    pub fn parola(self) -> &'static str {
        match self {
            Stadio::Piano => "piano",
            Stadio::Intermedia => "intermedia",
            Stadio::Consuntivo => "consuntivo",
        }
    }
}

/// A scheda and where it was read.
#[derive(Clone, Debug)]
pub struct ObiettivoFile {
    /// The file.
    pub file: FileId,
    /// Its path relative to the folder, with `/`.
    pub percorso: String,
    /// The identity of the scheda: its `id`, else its path without extension.
    pub id: String,
    /// What it says.
    pub scheda: Obiettivo,
}

impl ObiettivoFile {
    /// The place of the scheda as a whole.
    pub fn luogo(&self) -> Luogo {
        if self.scheda.luogo.riga == 0 { Luogo::inizio(self.file) } else { self.scheda.luogo }
    }
}

impl ObiettivoFile {
    /// Whether a reference names it: by its code, its path, its identity.
    pub fn si_chiama(&self, nome: &str) -> bool {
        let codice = self.scheda.codice.as_ref().is_some_and(|c| stesso(&c.testo, nome));
        codice || stesso(&self.id, nome) || stesso(&self.percorso, nome)
    }
}

/// A process sheet and where it was read.
#[derive(Clone, Debug)]
pub struct ProcessoFile {
    /// The file.
    pub file: FileId,
    /// Its path relative to the folder, with `/`.
    pub percorso: String,
    /// What it says.
    pub scheda: Processo,
}

impl ProcessoFile {
    /// The place of the sheet as a whole.
    pub fn luogo(&self) -> Luogo {
        if self.scheda.luogo.riga == 0 { Luogo::inizio(self.file) } else { self.scheda.luogo }
    }
}

/// A file that the YAML names by its path: a picture or a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Allegato {
    /// Its bytes.
    pub byte: Vec<u8>,
}

/// The folder. Only `load` builds it, and only when no loading error was found, so a required
/// field is there and a reference leads somewhere.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Cartella {
    /// `ente.yaml`.
    pub ente: Ente,
    /// The year of the plan.
    pub esercizio: i16,
    /// `personale.yaml`: the persons.
    pub persone: Vec<Dipendente>,
    /// `personale.yaml`: the groups.
    pub gruppi: Mappa<Vec<Partecipazione>>,
    /// The process sheets, in the order of their paths.
    pub processi: Vec<ProcessoFile>,
    /// The schede, in printed order: settori as in ente.yaml, codes in natural order, path.
    pub obiettivi: Vec<ObiettivoFile>,
    /// `variazioni.yaml`.
    pub variazioni: Vec<Variazione>,
    /// The sections of the PIAO; `None` where there is no folder `piao/`.
    pub piao: Option<Piao>,
    /// `piano.lock.yaml`: the plan as it was voted, once it was packaged.
    pub lucchetto: Option<Lucchetto>,
    /// The named method that `metodologia` starts from, from the one at its root to itself.
    pub profilo: Vec<Metodologia>,
    /// Pictures and texts named by the YAML, by the path as typed.
    pub allegati: BTreeMap<String, Allegato>,
    /// The paths of the files that were read, relative to the folder, by their ids.
    pub file: Vec<String>,
    /// Persons and settori by what they are called.
    pub(crate) rubrica: Rubrica,
}

impl Cartella {
    /// The path of a file, relative to the folder.
    pub fn percorso(&self, file: FileId) -> &str {
        self.file.get(file.0 as usize).map_or("ente.yaml", String::as_str)
    }

    /// A person by id, or by name however it is written: in any order and case, with a title or without.
    pub fn persona(&self, chi: &str) -> Option<&Dipendente> {
        self.persone.get(self.rubrica.persona(chi)?)
    }

    /// The name to print for a reference that may be an id or a name.
    pub fn nome(&self, chi: &Testo) -> String {
        let nome = self.persona(chi.as_str()).and_then(|p| p.nome.as_ref());
        nome.unwrap_or(chi).testo.clone()
    }

    /// The same for a reference that may also be the id of a settore.
    pub fn chi(&self, chi: &Testo) -> String {
        let settore = || self.settore(chi.as_str()).and_then(|(_, s)| s.nome.as_ref());
        let persona = self.persona(chi.as_str()).and_then(|p| p.nome.as_ref());
        persona.or_else(settore).unwrap_or(chi).testo.clone()
    }

    /// A narrative of the PIAO: as typed, or what the file says that it names.
    pub fn prosa<'a>(&'a self, p: &'a Prosa) -> Cow<'a, str> {
        match p.file().and_then(|f| self.allegati.get(f)) {
            Some(a) => String::from_utf8_lossy(&a.byte),
            None => Cow::Borrowed(p.0.as_str()),
        }
    }

    /// The shares of a sheet: its own list, or the group it names.
    pub fn partecipanti<'a>(
        &'a self,
        personale: Option<&'a OElenco<Partecipazione>>,
    ) -> &'a [Partecipazione] {
        match personale {
            None => &[],
            Some(OElenco::Elenco(v)) => v,
            Some(OElenco::Testo(gruppo)) => {
                self.gruppi.get(gruppo.as_str()).map_or(&[], Vec::as_slice)
            }
        }
    }

    /// A settore by id, with its place in the order.
    pub fn settore(&self, id: &str) -> Option<(usize, &Settore)> {
        let i = self.rubrica.settore(id)?;
        self.ente.settori.get(i).map(|s| (i, s))
    }

    /// The settori of a scheda, leader first, as indices into `ente.settori`. A scheda without
    /// settore belongs to the only one there is, unless it is the ente's as a whole.
    pub fn settori_di(&self, o: &Obiettivo) -> Vec<usize> {
        settori_di(&self.rubrica, self.ente.settori.len(), o)
    }

    /// A planned value for a reader: the id of a person or of a settore becomes its name.
    pub fn leggibile(&self, chiave: &str, forma: &str) -> String {
        let settore = |id: &str| self.settore(id).and_then(|(_, s)| s.nome.as_ref());
        let persona = |id: &str| self.persona(id).and_then(|p| p.nome.as_ref());
        let nome = match chiave {
            "responsabile" => persona(forma),
            "settore" | "capofila" => settore(forma),
            k if k.starts_with("assegnazioni[") && k.ends_with("].settore") => settore(forma),
            _ => None,
        };
        nome.map_or_else(|| forma.to_owned(), |n| n.testo.clone())
    }

    /// The responsabile of a scheda: its own, else its settore's; as printed.
    pub fn responsabile(&self, o: &Obiettivo) -> Option<String> {
        let del_settore = || {
            let s = self.settori_di(o).first().copied()?;
            self.ente.settori.get(s)?.responsabile.as_ref()
        };
        o.responsabile.as_ref().or_else(del_settore).map(|r| self.nome(r))
    }
}

/// Whether an objective is the ente's as a whole.
fn di_ente(o: &Obiettivo) -> bool {
    o.tipo.as_ref().and_then(|t| t.valore) == Some(TipoObiettivo::Ente)
}

/// The settori of a scheda, leader first, out of so many.
pub(crate) fn settori_di(rubrica: &Rubrica, quanti: usize, o: &Obiettivo) -> Vec<usize> {
    let posto = |t: &Testo| rubrica.settore(t.as_str());
    if o.assegnazioni.is_empty() {
        return match o.settore.as_ref() {
            Some(s) => posto(s).into_iter().collect(),
            None if quanti == 1 && !di_ente(o) => vec![0],
            None => Vec::new(),
        };
    }
    let mut v: Vec<usize> =
        o.assegnazioni.iter().filter_map(|a| a.settore.as_ref().and_then(posto)).collect();
    if let Some(capo) = o.capofila.as_ref().and_then(posto) {
        v.sort_by_key(|i| *i != capo);
    }
    v
}

/// The number of a missione or programma, which may have its name after it: `1`, `01`,
/// `1 - Servizi istituzionali`.
pub fn numero_bilancio(t: &Testo) -> Option<u8> {
    if let Some(n) = intero(t.as_str()) {
        return u8::try_from(n).ok().filter(|n| (1..=99).contains(n));
    }
    let cifre = t.as_str().split(|c: char| !c.is_ascii_digit()).next()?;
    let resto = t.as_str().get(cifre.len()..)?;
    let fine = resto.is_empty() || resto.starts_with([' ', '-', '–', ':', '\u{a0}']);
    cifre.parse().ok().filter(|n| fine && (1..=99).contains(n))
}

/// The name written after the number of a missione or programma.
pub fn denominazione_bilancio(t: &Testo) -> Option<&str> {
    numero_bilancio(t).filter(|_| intero(t.as_str()).is_none())?;
    let resto = t.as_str().trim_start_matches(|c: char| c.is_ascii_digit());
    Some(resto.trim_matches([' ', '-', '–', ':', '\u{a0}'])).filter(|r| !r.is_empty())
}

/// A path without its extension.
pub fn senza_estensione(percorso: &str) -> &str {
    percorso.rsplit_once('.').map_or(percorso, |(s, _)| s)
}

/// Reads a whole number that fits a year or a table's number.
pub(crate) fn intero(testo: &str) -> Option<i64> {
    if (1..=9).contains(&testo.len()) && testo.bytes().all(|b| b.is_ascii_digit()) {
        return testo.parse().ok();
    }
    let n = crate::valori::Numero::leggi(testo).ok()?;
    if n.0.is_integer() { i64::try_from(n.0.to_integer()).ok() } else { None }
}
