//! The files that the data name by a path: pictures and longer texts.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Component, Path};

use super::bozza::Bozza;
use super::caratteri::{Stampabile, nome as nome_di, sorte};
use super::codifica;
use super::file::{LIMITE_ALLEGATO, ReadFailure, byte};
use super::prosa::figura;
use super::{DAT_CARATTERE, DAT_FILE};
use crate::diagnostic::{FileId, Luogo, Segnalazione, Sorgenti};
use crate::model::chiavi::{Contenuto, Gruppo, percorri};
use crate::model::{Allegato, Testo};

/// What the typesetter says of what it is given.
pub struct Stampa {
    /// Whether a built-in font has a character.
    pub coperto: fn(char) -> bool,
    /// Whether it can place a picture.
    pub disegnabile: fn(&[u8]) -> bool,
}

/// Reads the pictures and texts that ente.yaml and the sections of the PIAO name. A text with faults
/// becomes a source: they are shown in it.
pub fn allegati(
    radice: &Path,
    b: &Bozza,
    stampa: Stampa,
    sorgenti: &mut Sorgenti,
    note: &mut Vec<Segnalazione>,
) -> BTreeMap<String, Allegato> {
    let mut letti = BTreeMap::new();
    let mut visti = BTreeSet::new();
    let Some(ente) = &b.ente else { return letti };
    let mut nomi: Vec<&Testo> = Vec::new();
    let sezioni = b.piao.iter().flat_map(|p| p.sezioni());
    let gruppi = std::iter::once(ente as &dyn Gruppo).chain(sezioni.map(|s| s.dati));
    for g in gruppi {
        percorri(g, &mut |_, c| match c {
            Contenuto::File(t) => nomi.push(t),
            Contenuto::Prosa(p) if p.file().is_some() => nomi.push(p),
            _ => {}
        });
    }
    for nome in nomi {
        // Named twice, a text has its faults once.
        if !visti.insert(nome.as_str()) && sorgenti_ha(sorgenti, nome) {
            continue;
        }
        let esito = if interno(nome.as_str()) {
            byte(radice, nome.as_str(), LIMITE_ALLEGATO)
        } else {
            Err((
                "il percorso esce dalla cartella".to_owned(),
                "indica un file dentro la cartella, come `stemma.svg`",
            ))
        };
        match esito.and_then(|b| {
            if nome.as_str().ends_with(".md") {
                prosa(b, nome, stampa.coperto, sorgenti, note)
            } else {
                immagine(b, stampa.disegnabile)
            }
        }) {
            Ok(byte) => {
                letti.insert(nome.testo.clone(), Allegato { byte });
            }
            Err((messaggio, aiuto)) => note.push(
                Segnalazione::errore(DAT_FILE, nome.luogo, format!("`{nome}`: {messaggio}"))
                    .aiuto(aiuto),
            ),
        }
    }
    letti
}

/// Whether a relative path stays inside the folder.
fn interno(p: &str) -> bool {
    Path::new(p).components().all(|c| matches!(c, Component::Normal(_) | Component::CurDir))
}

/// Whether a file is among the sources already.
fn sorgenti_ha(sorgenti: &Sorgenti, nome: &Testo) -> bool {
    (0..sorgenti.quanti()).any(|n| sorgenti.percorso(FileId(n)) == nome.as_str())
}

/// A Markdown text: UTF-8, without what cannot be printed.
fn prosa(
    byte: Vec<u8>,
    nome: &Testo,
    coperto: fn(char) -> bool,
    sorgenti: &mut Sorgenti,
    note: &mut Vec<Segnalazione>,
) -> Result<Vec<u8>, ReadFailure> {
    let righe = codifica::testo(byte).map_err(|altra| {
        let messaggio = format!("non è in UTF-8: alla riga {} è in {}", altra.riga, altra.nome);
        (messaggio, codifica::SALVA)
    })?;
    let trovate = difetti(&righe, FileId(sorgenti.quanti()), coperto);
    if !trovate.is_empty() {
        sorgenti.aggiungi(nome.as_str(), righe.clone());
        note.extend(trovate.into_iter().map(|s| s.correlata(nome.luogo, "il file è nominato qui")));
    }
    let cade = |c: &char| sorte(*c, coperto) != Stampabile::Cade;
    Ok(righe.chars().filter(cade).collect::<String>().into_bytes())
}

/// What of a text cannot be printed, each character where it first stands.
fn difetti(testo: &str, file: FileId, coperto: fn(char) -> bool) -> Vec<Segnalazione> {
    let numero = |n: usize| u32::try_from(n + 1).unwrap_or(u32::MAX);
    let posto = |riga, colonna, lunghezza| Luogo {
        file,
        riga: numero(riga),
        colonna: numero(colonna),
        lunghezza,
    };
    let mut trovate = Vec::new();
    let mut detti = BTreeSet::new();
    for (n, riga) in testo.lines().enumerate() {
        for (k, c) in riga.chars().enumerate() {
            let luogo = posto(n, k, 1);
            let nota = match sorte(c, coperto) {
                Stampabile::Resta | Stampabile::Spazio => continue,
                Stampabile::Cade => {
                    let messaggio =
                        format!("c'è un carattere invisibile, {}: non si stampa", nome_di(c));
                    Segnalazione::avviso(DAT_CARATTERE, luogo, messaggio)
                        .aiuto("toglilo: di solito viene da un copia e incolla")
                }
                Stampabile::Vietato(cosa, aiuto) => {
                    let messaggio = format!("c'è {cosa}: {}", nome_di(c));
                    Segnalazione::errore(DAT_CARATTERE, luogo, messaggio).aiuto(aiuto)
                }
            };
            if detti.insert(c) {
                trovate.push(nota);
            }
        }
    }
    if let Some(dove) = figura(testo)
        && let (Some(prima), Some(immagine)) = (testo.get(..dove.start), testo.get(dove))
    {
        let riga = prima.matches('\n').count();
        let colonna = prima.rsplit('\n').next().map_or(0, |r| r.chars().count());
        let lunghezza = immagine.lines().next().map_or(0, |r| r.chars().count());
        let luogo = posto(riga, colonna, u32::try_from(lunghezza).unwrap_or(0));
        let messaggio = format!("c'è un'immagine nel testo: `{immagine}`");
        trovate.push(
            Segnalazione::errore(DAT_FILE, luogo, messaggio)
                .aiuto("nei testi non si stampano immagini: toglila, o scrivi dove si trova"),
        );
    }
    trovate
}

/// Accepts what the typesetter can place: PNG and SVG that it can read to the end.
fn immagine(byte: Vec<u8>, disegnabile: fn(&[u8]) -> bool) -> Result<Vec<u8>, ReadFailure> {
    let png = byte.starts_with(b"\x89PNG\r\n\x1a\n");
    let svg = std::str::from_utf8(&byte).is_ok_and(|t| t.contains("<svg"));
    if !png && !svg {
        let aiuto = "lo stemma va in SVG (meglio) o PNG";
        return Err(("il file non è un'immagine PNG o SVG".into(), aiuto));
    }
    if !disegnabile(&byte) {
        let aiuto = "salvala di nuovo dal programma con cui è stata fatta, in SVG o PNG";
        return Err(("l'immagine è rovinata, e non si può stampare".into(), aiuto));
    }
    Ok(byte)
}
