//! Small values, each with one parser and one printer: what an office writes, and what is printed.
//!
//! Reading what was printed gives the value back, but for what a document rounds: percentages and
//! amounts print two decimals, and [`esatto`] or [`minimo`] print them whole. Everything is exact: no
//! binary floats anywhere.

mod ambigua;
mod ambito;
mod assenza;
mod atteso;
mod bordo;
mod cifre;
mod codice;
mod data;
mod durata;
mod esito;
mod foglia;
mod frasi;
pub(crate) mod incolla;
mod mesi;
mod misura;
mod nome;
mod numero;
pub(crate) mod parole;
mod periodi;
mod quantita;
mod risolti;
pub(crate) mod schema;
mod sino;
mod stampa;
mod tipo;

use std::fmt;

use unicode_normalization::UnicodeNormalization as _;

pub use ambigua::Ambigua;
pub use ambito::Ambito;
pub(crate) use assenza::{non_misurato, senza_misura};
pub use atteso::Atteso;
pub use bordo::Bordo;
pub use cifre::{con_data, numerato, sigla};
pub use codice::Codice;
pub use data::{DataGiorno, data_breve, data_estesa};
pub use durata::Durata;
pub use esito::Esito;
pub use foglia::Foglia;
pub use mesi::{Effettivo, Mesi};
pub use misura::{Rilevato, ValoreIndicatore};
pub use nome::{chiave_di_nome, confrontabile, parole, parole_di_nome, stesso};
pub use numero::{Cifra, Importo, Numero, Percentuale, Peso, Quota};
pub use periodi::MESI;
pub use quantita::{Quantita, unita_nota};
pub use risolti::MesiRisolti;
pub use sino::SiNo;
pub(crate) use stampa::al_centesimo;
pub use stampa::{
    decimale, decimale_punto, esatto, importo_intero, italiano, minimo, percento_intero,
    percentuale,
};
pub use tipo::{Polarita, TipoIndicatore};

/// Why a text is not a value, and what to write instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Errore {
    /// One lower-case phrase, no full stop.
    pub messaggio: String,
    /// The remedy, with a right spelling.
    pub aiuto: String,
}

impl Errore {
    /// An error from its two parts.
    pub fn nuovo(messaggio: impl Into<String>, aiuto: impl Into<String>) -> Self {
        Errore { messaggio: messaggio.into(), aiuto: aiuto.into() }
    }
}

impl fmt::Display for Errore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.messaggio)
    }
}

/// A value that is read from one text.
pub trait Valore: Sized {
    /// Whether a YAML list of texts may stand for it (`[gen, feb, nov]`): it is joined by ", ".
    const ELENCO: bool = false;

    /// Reads the raw text as typed, without YAML's quotes; spaces around it do not matter.
    ///
    /// # Errors
    /// When the text is not a value of this kind.
    fn leggi(testo: &str) -> Result<Self, Errore>;

    /// What an editor is told of it: spellings, words, examples. Never narrower than `leggi`.
    fn foglia() -> Foglia {
        Foglia::testo()
    }

    /// The value in one form for every spelling of it, and never rounded; a year left out is `anno`.
    /// Locks in use hold it: changing it makes every one of them differ.
    fn forma(&self, anno: i16) -> String;

    /// The day, where the value is one.
    fn giorno(&self) -> Option<DataGiorno> {
        None
    }
}

/// The text in a form that is easy to compare: lower case, plain spaces and hyphens, one space
/// between words, accents in one piece.
pub(super) fn piano(testo: &str) -> String {
    if testo.is_ascii() {
        let mut out = String::with_capacity(testo.len());
        for parola in testo.split_ascii_whitespace() {
            if !out.is_empty() {
                out.push(' ');
            }
            out.push_str(parola);
        }
        out.make_ascii_lowercase();
        return out;
    }
    let comune = testo.to_lowercase().replace(['\u{a0}', '\u{202f}', '\t', '\n'], " ");
    let comune = comune.replace(['–', '—', '‑', '‐', '−'], "-").replace('’', "'").replace('º', "°");
    // Some keyboards and file systems write the accent as a sign of its own.
    let comune: String = comune.nfc().collect();
    comune.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The known word nearest to the one typed, if it is near enough to be a slip of the pen.
pub fn suggerisci<'a>(parola: &str, note: &[&'a str]) -> Option<&'a str> {
    let lunghezza = parola.chars().count();
    if lunghezza > 60 {
        return None;
    }
    let limite = (lunghezza / 3).max(1);
    note.iter()
        .map(|n| (strsim::damerau_levenshtein(&parola.to_lowercase(), &n.to_lowercase()), *n))
        .filter(|(d, _)| *d <= limite)
        .min_by_key(|(d, _)| *d)
        .map(|(_, n)| n)
}

/// Reads a text as every value there is and prints what it reads: the entry of the fuzzer and of
/// the test that runs its corpus.
#[doc(hidden)]
pub fn esercita(testo: &str) {
    fn uno<T: Valore + fmt::Display>(testo: &str) {
        if let Ok(v) = T::leggi(testo) {
            let _ = v.to_string();
        }
    }
    uno::<Numero>(testo);
    uno::<Importo>(testo);
    uno::<Percentuale>(testo);
    uno::<Quota>(testo);
    uno::<SiNo>(testo);
    uno::<Durata>(testo);
    uno::<Ambito>(testo);
    uno::<Esito>(testo);
    let _ = (Peso::leggi(testo), Cifra::leggi(testo));
    if let Ok(Some((m, p))) = Codice::leggi(testo).map(|c| c.missione_programma()) {
        let _ = (m, p);
    }
    if let Ok(d) = DataGiorno::leggi(testo) {
        let _ = (d.nel(2023), d.nel(2024), d.to_string());
    }
    if let Ok(Effettivo::Mesi(m)) = Effettivo::leggi(testo) {
        let r = m.nel(2026);
        let _ = (r.testo(2026), r.tratti(2026), r.ultimo());
    }
    if let Ok(a) = Atteso::leggi(testo, None, &[]) {
        let _ = (a.testo(2026), ValoreIndicatore::leggi(testo, a.tipo, &[]));
    }
}

#[cfg(test)]
mod tests {
    use super::suggerisci;

    #[test]
    fn a_slip_is_suggested_and_a_stranger_is_not() {
        assert_eq!(suggerisci("desrcizione", &["titolo", "descrizione"]), Some("descrizione"));
        assert_eq!(suggerisci("zzzz", &["titolo", "descrizione"]), None);
    }
}
