//! The folder of one year → the folder of the next.
//!
//! Every file is copied as text and edited by position, so that comments, blank rows, quotes and
//! layout stay the office's own: results go, what was measured joins the past years, dates move,
//! and what somebody has to decide is marked `DA COMPILARE`, which TXT-003 does not let into an act.

mod chiavi;
mod citati;
mod date;
mod editor;
mod ente;
mod indicatore;
mod modifiche;
mod personale;
mod ritocchi;
mod scheda;

use std::collections::BTreeMap;
use std::path::Path;

use self::date::Anni;
use self::editor::YamlEditor;
use crate::diagnostic::FileId;
use crate::load::bozza::Posto;
use crate::load::file;
use crate::load::{CartellaLetta, ErroreAmbiente};

/// What stands before a text of the old year that may not hold any more.
const VALE_ANCORA: &str = "DA COMPILARE (vale ancora?)";

/// What is to be said of a carry-over, by kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Avviso {
    /// Somebody has to decide, and most often the place is marked `DA COMPILARE`.
    Decidere,
    /// A text names the old year, and stayed as it was.
    Rileggere,
    /// It was not carried over.
    Tralasciato,
}

/// Something to be said, at its row in the new folder; row 0 is the file as a whole, and what was not
/// carried over is where it was in the old one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Nota {
    /// What kind.
    pub sorte: Avviso,
    /// The file, relative to the folder.
    pub file: String,
    /// The row, from 1.
    pub riga: u32,
    /// What there is to say.
    pub messaggio: String,
}

/// The folder of the new year.
#[derive(Clone, Debug)]
pub struct CartellaRiportata {
    /// The year it comes from.
    pub vecchio: i16,
    /// Its files: path relative to the folder, and bytes.
    pub file: Vec<(String, Vec<u8>)>,
    /// What is to be said, in the order of files and rows.
    pub note: Vec<Nota>,
}

impl CartellaRiportata {
    /// Puts defects, each a rule in a file, under deroghe of ente.yaml that are marked `DA COMPILARE`.
    /// Gives the path of ente.yaml and its text.
    pub fn in_deroga(&mut self, difetti: &[(&str, String)]) -> Option<&(String, Vec<u8>)> {
        let (percorso, byte) =
            self.file.iter_mut().find(|(p, _)| Posto::del_file(p) == Posto::Ente)?;
        let tutto = String::from_utf8_lossy(byte).into_owned();
        let testo = tutto.strip_prefix(SEGNO).unwrap_or(&tutto);
        let segno = if testo.len() < tutto.len() { SEGNO } else { "" };
        let (radice, mut f) = YamlEditor::apri(percorso, testo);
        // What was said of the file keeps pointing at its rows.
        let sue = |n: &Nota| n.file == *percorso && n.sorte != Avviso::Tralasciato;
        for n in self.note.extract_if(.., |n| sue(n)) {
            f.nota(f.riga(n.riga), n.sorte, n.messaggio);
        }
        ente::con_deroghe(&mut f, &radice, difetti);
        let (nuovo, note) = f.chiudi();
        self.note.extend(note);
        ordina(&mut self.note);
        *byte = (segno.to_owned() + &nuovo).into_bytes();
        self.file.iter().find(|(p, _)| Posto::del_file(p) == Posto::Ente)
    }
}

fn ordina(note: &mut [Nota]) {
    note.sort_by(|a, b| (a.sorte, &a.file, a.riga).cmp(&(b.sorte, &b.file, b.riga)));
}

/// Carries the YAML files of a folder over to a year: pure, from texts to texts. `dei_risultati`
/// tells which rules speak of results alone, so that their deroghe end with the year.
pub fn testi(
    file: &[(&str, &str)],
    nuovo: i16,
    dei_risultati: fn(&str) -> bool,
) -> (Vec<(String, String)>, Vec<Nota>) {
    let aperti: Vec<_> = file
        .iter()
        .map(|(p, t)| {
            let (radice, foglio) = YamlEditor::apri(p, t);
            (Posto::del_file(p), *p, radice, foglio)
        })
        .collect();
    let vecchio = aperti.iter().find(|(p, ..)| *p == Posto::Ente);
    let vecchio = vecchio.and_then(|(_, _, radice, _)| ente::esercizio(radice));
    let a = Anni { vecchio: vecchio.unwrap_or(nuovo.saturating_sub(1)), nuovo };
    let (mut fatti, mut note, mut restano) = (Vec::new(), Vec::new(), Vec::new());
    let mut stralciate = Vec::new();
    for (posto, percorso, radice, foglio) in aperti {
        let perche = match posto {
            Posto::Variazioni => "le variazioni sono dell'anno scorso",
            Posto::Lucchetto => "la copia del piano approvato è dell'anno scorso",
            Posto::Obiettivo if scheda::stralciata(&radice) => "la scheda è stata stralciata",
            Posto::Estraneo => continue,
            _ => {
                restano.push((posto, radice, foglio));
                continue;
            }
        };
        if posto == Posto::Obiettivo {
            stralciate.extend(scheda::nomi(percorso, &radice));
        }
        note.push(tralasciato(percorso, perche));
    }
    for (_, radice, foglio) in restano.iter().filter(|(p, ..)| *p == Posto::Obiettivo) {
        let vive = scheda::nomi(foglio.percorso(), radice);
        stralciate.retain(|nome| !vive.contains(nome));
    }
    let persone = restano.iter().find(|(p, ..)| *p == Posto::Personale);
    let mut usciti = persone.map_or_else(Vec::new, |(_, radice, _)| personale::usciti(radice, a));
    for (posto, radice, _) in &restano {
        personale::segna(&personale::nomi(*posto, radice), &mut usciti);
    }
    for (posto, radice, mut f) in restano {
        match posto {
            Posto::Ente => ente::ente(&mut f, &radice, a, dei_risultati),
            Posto::Personale => personale::personale(&mut f, &radice, a, &usciti),
            Posto::Processo => scheda::processo(&mut f, &radice, a),
            Posto::Piao(_) => scheda::slega(&mut f, &radice, &stralciate),
            _ => scheda::scheda(&mut f, &radice, a),
        }
        personale::rinomina(&mut f, &personale::nomi(posto, &radice), &usciti);
        f.schema();
        let percorso = f.percorso().to_owned();
        let (testo, sue) = f.chiudi();
        note.extend(sue);
        note.extend(citati::nel_foglio(&percorso, posto, &testo, a.vecchio));
        fatti.push((percorso, testo));
    }
    fatti.sort();
    (fatti, note)
}

/// Carries bytes over as if they were each file of a folder in turn: the entry of the fuzzer and of the
/// test that runs its corpus.
#[doc(hidden)]
pub fn esercita(byte: &[u8]) {
    let Ok(testo) = std::str::from_utf8(byte) else { return };
    for file in ["ente.yaml", "personale.yaml", "processi/x.yaml", "obiettivi/x.yaml"] {
        let _ = testi(&[(file, testo)], 2027, |_| false);
    }
}

/// Carries a folder that was read without errors over to a year.
///
/// # Errors
/// When a file that is copied as it is cannot be read.
pub fn riporta(
    radice: &Path,
    lettura: &CartellaLetta,
    nuovo: i16,
    dei_risultati: fn(&str) -> bool,
) -> Result<CartellaRiportata, ErroreAmbiente> {
    let cartella = lettura.cartella.as_ref();
    let vecchio = cartella.map_or(nuovo, |c| c.esercizio);
    let mut scritti = BTreeMap::new();
    // What was named without being read stands after the rest.
    let letti = cartella.and_then(|c| u32::try_from(c.file.len()).ok());
    for id in (0..letti.unwrap_or(lettura.sorgenti.quanti())).map(FileId) {
        let (percorso, letto) = (lettura.sorgenti.percorso(id), lettura.sorgenti.testo(id));
        // Nothing was read of a file out of place, and a Markdown text is copied as it is.
        if Posto::del_file(percorso) != Posto::Estraneo && !percorso.ends_with(".md") {
            scritti.insert(percorso, come_scritto(file::copia(radice, percorso)?, letto));
        }
    }
    let coppie: Vec<_> = scritti.iter().map(|(p, (_, testo))| (*p, testo.as_str())).collect();
    let (fatti, mut note) = testi(&coppie, nuovo, dei_risultati);
    let byte = |(percorso, testo): (String, String)| {
        let segno = scritti.get(percorso.as_str()).map_or("", |(segno, _)| segno);
        (percorso, (segno.to_owned() + &testo).into_bytes())
    };
    let mut file: Vec<(String, Vec<u8>)> = fatti.into_iter().map(byte).collect();
    let nominati: Vec<&str> =
        cartella.map_or_else(Vec::new, |c| c.allegati.keys().map(String::as_str).collect());
    for percorso in file::visibili(radice)? {
        if file.iter().any(|(p, _)| *p == percorso)
            || note.iter().any(|n| n.file == percorso && n.riga == 0)
        {
            continue;
        }
        let nominato = nominati.iter().any(|n| n.trim_start_matches("./") == percorso);
        if nominato || percorso.starts_with("piao/") {
            let byte = file::copia(radice, &percorso)?;
            if let Ok(testo) = std::str::from_utf8(&byte)
                && !percorso.ends_with(".svg")
            {
                note.extend(citati::nel_testo(&percorso, testo, vecchio));
            }
            file.push((percorso, byte));
        } else {
            note.push(tralasciato(&percorso, "i dati non lo nominano"));
        }
    }
    file.sort();
    ordina(&mut note);
    Ok(CartellaRiportata { vecchio, file, note })
}

/// The byte order mark with which some editors begin a file.
const SEGNO: &str = "\u{feff}";

/// The byte order mark of a file, where it has one, and its text with the line ends it was written
/// with; a lone `\r` ends no row here, and there what was read counts.
fn come_scritto(byte: Vec<u8>, letto: &str) -> (&'static str, String) {
    let Ok(testo) = String::from_utf8(byte) else { return ("", letto.to_owned()) };
    let (segno, testo) = match testo.strip_prefix(SEGNO) {
        Some(t) => (SEGNO, t),
        None => ("", testo.as_str()),
    };
    let stesso = testo.replace("\r\n", "\n") == letto;
    (segno, if stesso { testo } else { letto }.to_owned())
}

fn tralasciato(percorso: &str, perche: &str) -> Nota {
    let (file, messaggio) = (percorso.to_owned(), perche.to_owned());
    Nota { sorte: Avviso::Tralasciato, file, riga: 0, messaggio }
}
