//! A document as Typst source with its files, and where each text of it was typed.

use std::path::Path;

use serde_json::{Value, json};

use pegaso::assets;
use pegaso::diagnostic::Sorgenti;
use pegaso::document::ConLuoghi;

use super::{Esito, Fermo, Uscito, scrivi};

/// Writes what the typesetter gets, so that its own program makes the same pages; with `dati`, also where
/// each text was typed, which of the public edition would tell who stands behind a role.
pub fn scritto(cartella: &Path, d: &ConLuoghi, dati: Option<&Sorgenti>) -> Esito {
    if cartella.read_dir().is_ok_and(|mut v| v.next().is_some()) || cartella.is_file() {
        return Err(Fermo::uso(
            format!("`{}` c'è già e non è vuota", cartella.display()),
            "scegli un'altra cartella: quello che c'è non si tocca",
        ));
    }
    let f = &d.progetto;
    let luoghi = dati.map(|dati| format!("{:#}\n", luoghi(d, dati)));
    let luoghi = luoghi.as_ref().map(|l| ("luoghi.json".to_owned(), l.as_bytes()));
    let principali =
        [("documento.typ".to_owned(), f.sorgente.as_bytes())].into_iter().chain(luoghi);
    let file = f.file.iter().map(|(n, b)| (n.trim_start_matches('/').to_owned(), b.as_slice()));
    let caratteri = assets::FONT.iter().map(|(n, b)| (format!("caratteri/{n}"), *b));
    for (nome, byte) in principali.chain(file).chain(caratteri) {
        scrivi::in_cartella(&cartella.join(nome), byte)?;
    }
    scrivi::diagnostica(&format!(
        "scritto {0}/documento.typ\nora: typst compile --features a11y-extras --ignore-system-fonts \
         --font-path \"{0}/caratteri\" \"{0}/documento.typ\"\n",
        cartella.display()
    ));
    Ok(Uscito::Fatto)
}

/// `[{"da", "a", "file", "riga", "colonna"}, …]`: the bytes of `documento.typ` and where they were typed.
fn luoghi(d: &ConLuoghi, dati: &Sorgenti) -> Value {
    let uno = |l: &pegaso::template::LuogoStampato| {
        json!({
            "da": l.byte.start,
            "a": l.byte.end,
            "file": dati.percorso(l.luogo.file),
            "riga": l.luogo.riga,
            "colonna": l.luogo.colonna,
        })
    };
    d.luoghi.iter().map(uno).collect()
}
