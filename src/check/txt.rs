//! TXT: texts as they are read, wherever they stand.

use std::borrow::Cow;

use rayon::prelude::*;

use crate::diagnostic::Luogo;
use crate::model::chiavi::{Cita, Contenuto, Gruppo, Via, percorri};
use crate::model::{Cartella, Stadio};

/// Words that say how others hang together, and nothing by themselves; sorted.
const LEGAMI: [&str; 60] = [
    "a", "ad", "agli", "ai", "al", "all", "alla", "alle", "allo", "col", "con", "d", "da", "dagli",
    "dai", "dal", "dall", "dalla", "dalle", "dallo", "degli", "dei", "del", "dell", "della",
    "delle", "dello", "di", "e", "ed", "fra", "gli", "i", "il", "in", "l", "la", "le", "lo",
    "negli", "nei", "nel", "nell", "nella", "nelle", "nello", "o", "per", "su", "sugli", "sui",
    "sul", "sull", "sulla", "sulle", "sullo", "tra", "un", "una", "uno",
];

/// The words of a text in small letters without accents; a point between letters parts nothing
/// (D.P.C.M.).
pub(super) fn parole(testo: &str) -> Vec<String> {
    let lettera = |c: char| match c {
        'à' | 'á' => 'a',
        'è' | 'é' => 'e',
        'ì' | 'í' => 'i',
        'ò' | 'ó' => 'o',
        'ù' | 'ú' => 'u',
        c => c,
    };
    let piano: String = testo.to_lowercase().chars().filter(|c| *c != '.').map(lettera).collect();
    let parole = piano.split(|c: char| !c.is_alphanumeric()).filter(|p| !p.is_empty());
    parole.map(str::to_owned).collect()
}

/// The same without articles, prepositions and conjunctions.
pub(super) fn significative(testo: &str) -> Vec<String> {
    let mut v = parole(testo);
    v.retain(|p| LEGAMI.binary_search(&p.as_str()).is_err());
    v
}

/// Whether some words follow each other.
pub(super) fn in_fila(parole: &[String], fila: &[&str]) -> bool {
    parole.windows(fila.len().max(1)).any(|w| w == fila)
}

/// The beginning of a text on one line, for a message.
pub(super) fn in_breve(testo: &str) -> String {
    let riga = testo.split_whitespace().collect::<Vec<_>>().join(" ");
    if riga.chars().count() <= 60 {
        return riga;
    }
    let inizio: String = riga.chars().take(59).collect();
    format!("{}…", inizio.trim_end())
}

/// A text of the data, and the first stage whose document prints it.
#[derive(Clone, Debug)]
pub(super) struct Brano<'a> {
    /// What is printed: as typed, or what the file says that is named there.
    pub testo: Cow<'a, str>,
    /// Where it was typed.
    pub luogo: Luogo,
    /// The file that holds it, where one is named.
    pub file: Option<&'a str>,
    /// What the plan prints is planned; the rest was found out later.
    pub dal: Stadio,
    /// Which documents print it.
    pub parte: Sede,
    /// What it names, where it is a reference.
    pub cita: Option<Cita>,
    /// The key that holds it.
    pub chiave: &'static str,
    /// Whether the public edition leaves it out.
    pub riservato: bool,
}

/// To which documents a text belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sede {
    /// To all: who the ente is, who works there.
    Comune,
    /// To those that print the schede.
    Schede,
    /// To the PIAO alone.
    Piao,
}

/// Every text that is printed at this stage or before, wherever the model declares one.
pub(super) fn testi(cartella: &Cartella, stadio: Stadio) -> Vec<Brano<'_>> {
    fn di<'a>(
        cartella: &'a Cartella,
        stadio: Stadio,
        parte: Sede,
        g: &'a dyn Gruppo,
    ) -> Vec<Brano<'a>> {
        let mut suoi = Vec::new();
        percorri(g, &mut |via, contenuto| {
            suoi.extend(brano(cartella, parte, via, contenuto).filter(|b| b.dal <= stadio));
        });
        suoi
    }
    let di = |parte, g| di(cartella, stadio, parte, g);
    let mut brani = di(Sede::Comune, &cartella.ente);
    cartella.persone.iter().for_each(|p| brani.extend(di(Sede::Comune, p)));
    cartella.processi.iter().for_each(|p| brani.extend(di(Sede::Schede, &p.scheda)));
    let schede = cartella.obiettivi.par_iter().flat_map_iter(|o| di(Sede::Schede, &o.scheda));
    brani.par_extend(schede);
    cartella.variazioni.iter().for_each(|v| brani.extend(di(Sede::Schede, v)));
    let sezioni = cartella.piao.iter().flat_map(|p| p.sezioni());
    sezioni.for_each(|s| brani.extend(di(Sede::Piao, s.dati)));
    brani
}

fn brano<'a>(
    cartella: &'a Cartella,
    parte: Sede,
    via: Via<'_>,
    contenuto: &Contenuto<'a>,
) -> Option<Brano<'a>> {
    let (scritto, luogo) = match contenuto {
        // A template of the ente's own may print them: they are texts like the others.
        Contenuto::Libero(extra, luogo) => (Cow::Owned(extra.testi().join("\n")), *luogo),
        altro => altro.scritto().map(|(t, luogo)| (Cow::Borrowed(t), luogo))?,
    };
    let file = match contenuto {
        Contenuto::Prosa(p) => p.file(),
        Contenuto::File(t) => Some(t.as_str()),
        _ => None,
    };
    let testo = match file {
        None => scritto,
        // A picture holds no words.
        Some(f) if !f.ends_with(".md") => return None,
        Some(f) => String::from_utf8_lossy(&cartella.allegati.get(f)?.byte),
    };
    // In ente.yaml what is said of the PIAO and of its act is the PIAO's.
    let del_piao = parte == Sede::Comune && via.0.iter().take(2).any(|k| k.nome == "piao");
    Some(Brano {
        testo,
        luogo,
        file,
        dal: via.dal(),
        parte: if del_piao { Sede::Piao } else { parte },
        cita: via.cita(),
        chiave: via.0.last().map_or("", |k| k.nome),
        riservato: via.riservata(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_without_what_ties_them() {
        assert!(LEGAMI.is_sorted());
        let p = significative("Indicatore ex art. 9 del D.P.C.M., la Tempestività dei pagamenti");
        assert_eq!(p, ["indicatore", "ex", "art", "9", "dpcm", "tempestivita", "pagamenti"]);
        assert!(in_fila(&p, &["tempestivita", "pagamenti"]) && !in_fila(&p, &["ex", "9"]));
    }
}
