//! The files that the data name by a path: pictures and longer texts.

use std::collections::BTreeMap;
use std::path::{Component, Path};

use super::caratteri::{Sorte, nome, sorte};
use super::file::{Bozza, Guasto, byte};
use super::{DAT_FILE, piao};
use crate::diagnostic::Segnalazione;
use crate::model::Allegato;

/// The largest picture or text that the YAML may name, in bytes.
pub(super) const LIMITE_ALLEGATO: u64 = 32 << 20;

/// Reads the pictures and texts that ente.yaml and the sections of the PIAO name.
pub fn allegati(
    radice: &Path,
    b: &Bozza,
    coperto: fn(char) -> bool,
    disegnabile: fn(&[u8]) -> bool,
    note: &mut Vec<Segnalazione>,
) -> BTreeMap<String, Allegato> {
    let mut letti = BTreeMap::new();
    let Some(ente) = &b.ente else { return letti };
    let d = &ente.documenti;
    let premesse = [&d.piano, &d.monitoraggio, &d.relazione, &d.piao].map(|d| d.premessa.as_ref());
    let prose = b.piao.iter().flat_map(piao::prose);
    let prose = prose.filter(|p| p.file().is_some()).map(|p| &p.0);
    let nomi = premesse.into_iter().chain([ente.ente.stemma.as_ref()]).flatten().chain(prose);
    for nome in nomi {
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
                prosa(b, coperto)
            } else {
                immagine(b, disegnabile)
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

/// A Markdown text: UTF-8, without characters that cannot be printed.
fn prosa(byte: Vec<u8>, coperto: fn(char) -> bool) -> Result<Vec<u8>, Guasto> {
    let utf8 = |_| ("il file non è in UTF-8".to_owned(), "salva il file con la codifica UTF-8");
    let testo = String::from_utf8(byte).map_err(utf8)?;
    let testo = testo.strip_prefix('\u{feff}').unwrap_or(&testo);
    for (n, riga) in testo.lines().enumerate() {
        for c in riga.chars() {
            if let Sorte::Vietato(cosa, aiuto) = sorte(c, coperto) {
                return Err((format!("alla riga {} c'è {cosa}: {}", n + 1, nome(c)), aiuto));
            }
        }
    }
    if let Some(figura) = super::prosa::immagine(testo) {
        return Err((
            format!("c'è un'immagine nel testo: `{figura}`"),
            "nei testi non si stampano immagini: toglila, o scrivi dove si trova",
        ));
    }
    let cade = |c: &char| sorte(*c, coperto) != Sorte::Cade;
    Ok(testo.chars().filter(cade).collect::<String>().into_bytes())
}

/// Accepts what the typesetter can place: PNG and SVG that it can read to the end.
fn immagine(byte: Vec<u8>, disegnabile: fn(&[u8]) -> bool) -> Result<Vec<u8>, Guasto> {
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
