//! The files that the plan was made from when it was voted, as the lock keeps them: the voted text can be
//! made again from these, byte for byte, whatever became of the folder since.

use std::collections::BTreeMap;
use std::io::{Read as _, Write as _};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use flate2::Compression;
use flate2::read::ZlibDecoder;
use flate2::write::ZlibEncoder;

/// How wide the rows of the text are.
const LARGO: usize = 100;

/// The most bytes that are taken out of a lock.
const MASSIMO: u64 = 256 << 20;

/// Files, by path, as one text: compressed, in rows of letters and figures. The same files give the same
/// text.
pub fn chiudi(file: &BTreeMap<String, Vec<u8>>) -> String {
    let mut nudo = Vec::new();
    for (nome, byte) in file {
        nudo.extend_from_slice(format!("{}\n{nome}\n", byte.len()).as_bytes());
        nudo.extend_from_slice(byte);
    }
    let mut compresso = ZlibEncoder::new(Vec::new(), Compression::best());
    // Writing to memory does not fail.
    let _ = compresso.write_all(&nudo);
    let testo = STANDARD.encode(compresso.finish().unwrap_or_default());
    let righe = testo.as_bytes().chunks(LARGO).map(String::from_utf8_lossy);
    righe.collect::<Vec<_>>().join("\n")
}

/// The files that a text holds; `None` where it is not as [`chiudi`] wrote it.
pub fn apri(testo: &str) -> Option<BTreeMap<String, Vec<u8>>> {
    let senza_spazi: String = testo.split_whitespace().collect();
    let compresso = STANDARD.decode(senza_spazi).ok()?;
    let mut nudo = Vec::new();
    ZlibDecoder::new(compresso.as_slice()).take(MASSIMO).read_to_end(&mut nudo).ok()?;
    let mut file = BTreeMap::new();
    let mut resto = nudo.as_slice();
    while !resto.is_empty() {
        let quanti: usize = riga(&mut resto)?.parse().ok()?;
        let nome = riga(&mut resto)?;
        // A path of the folder, and nothing else.
        if nome.starts_with('/') || nome.split('/').any(|p| matches!(p, "" | "." | "..")) {
            return None;
        }
        let (suoi, dopo) = (resto.get(..quanti)?, resto.get(quanti..)?);
        file.insert(nome, suoi.to_vec());
        resto = dopo;
    }
    Some(file)
}

/// The next row, taken off the bytes.
fn riga(resto: &mut &[u8]) -> Option<String> {
    let fine = resto.iter().position(|b| *b == b'\n')?;
    let testo = String::from_utf8(resto.get(..fine)?.to_vec()).ok()?;
    *resto = resto.get(fine + 1..)?;
    Some(testo)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_closed_opens_again() {
        let file = BTreeMap::from([
            ("ente.yaml".to_owned(), b"esercizio: 2026\n".to_vec()),
            ("obiettivi/a b.yaml".to_owned(), vec![0, 10, 255]),
        ]);
        let testo = chiudi(&file);
        assert_eq!(apri(&testo), Some(file.clone()));
        assert_eq!(chiudi(&file), testo);
        for rotto in ["", "x", &testo[1..], "AAAA"] {
            assert!(apri(rotto).is_none_or(|f| f.is_empty()), "{rotto}");
        }
        let fuori = BTreeMap::from([("../x".to_owned(), Vec::new())]);
        assert_eq!(apri(&chiudi(&fuori)), None);
    }
}
