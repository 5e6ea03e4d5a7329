//! The scores as text, JSON and CSV; one file a format, over the same rows.

mod csv;
mod json;
mod persone;
mod spiega;
mod testo;

use num_rational::BigRational;

use super::{FasciaGrado, Metodo, PunteggioAggregato, PunteggioScheda, Risultato, Valutata};
use crate::model::{ObiettivoFile, Testo};
use crate::valori::{Esito, esatto};

pub use csv::csv;
pub use json::json;
pub use persone::{persone, persone_csv, persone_json};
pub use spiega::{Voce, spiega};
pub use testo::testo;

/// What a row is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Soggetto {
    Ente,
    Settore,
    Processo,
    Obiettivo,
}

impl Soggetto {
    fn parola(self) -> &'static str {
        match self {
            Soggetto::Ente => "ente",
            Soggetto::Settore => "settore",
            Soggetto::Processo => "processo",
            Soggetto::Obiettivo => "obiettivo",
        }
    }
}

/// The figures of the ente, a settore, a process or an objective.
struct RigaPunteggi<'a> {
    genere: Soggetto,
    codice: String,
    titolo: String,
    peso: Option<BigRational>,
    valore: Option<&'a Risultato>,
    tempi: Option<&'a Risultato>,
    grado: Option<&'a Risultato>,
    conta: Option<&'a Risultato>,
    esito: Esito,
    /// The name of its band.
    fascia: Option<String>,
    premio: Option<&'a BigRational>,
    condizione: Option<bool>,
    rilevati: usize,
    su: usize,
}

fn testo_di(t: Option<&Testo>) -> String {
    t.map_or(String::new(), |t| t.testo.clone())
}

/// The method in a paragraph of a terminal: its name, what it does, with which act, what the ente changed.
fn del_metodo(v: &Valutata) -> String {
    let m = v.metodo();
    let mut t = format!("metodo: {}. {}", m.chiamato(), m.descrizione(false));
    let di_prima = v.cartella().lucchetto.as_ref().is_some_and(|l| l.metodo_di_prima());
    if di_prima && !m.con_le_date() {
        t.push_str(" È la regola in vigore quando il piano è stato approvato.");
    }
    if !m.differenze.is_empty() {
        let frasi: Vec<&str> = m.differenze.iter().map(|v| v.frase.as_str()).collect();
        t.push_str(&format!(" Rispetto a {} cambia: {}", m.nome, frasi.join(" ")));
    }
    t
}

/// A weight as the shortest exact number with a point: `25`, `33.33`.
fn punto(n: &BigRational) -> String {
    esatto(n).replace(',', ".")
}

/// The name of a band of the method: as the ente calls it, else its esito.
fn fascia(metodo: &Metodo, quale: Option<usize>) -> Option<String> {
    quale.and_then(|i| metodo.fasce.get(i)).map(FasciaGrado::detta)
}

fn aggregata<'a>(
    metodo: &Metodo,
    genere: Soggetto,
    codice: String,
    titolo: String,
    peso: Option<BigRational>,
    p: &'a PunteggioAggregato,
) -> RigaPunteggi<'a> {
    RigaPunteggi {
        genere,
        codice,
        titolo,
        peso,
        valore: p.valore.as_ref(),
        tempi: p.tempi.as_ref(),
        grado: p.grado.as_ref(),
        // What a band makes of a grade counts once, in the schede.
        conta: p.grado.as_ref(),
        esito: p.esito,
        fascia: fascia(metodo, p.fascia),
        premio: None,
        condizione: p.condizione,
        rilevati: p.rilevati,
        su: p.su,
    }
}

fn del_foglio<'a>(
    metodo: &Metodo,
    genere: Soggetto,
    codice: String,
    titolo: String,
    peso: Option<BigRational>,
    p: &'a PunteggioScheda,
) -> RigaPunteggi<'a> {
    RigaPunteggi {
        genere,
        codice,
        titolo,
        peso,
        valore: p.valore.as_ref(),
        tempi: p.tempi.as_ref(),
        grado: p.grado.as_ref(),
        conta: p.conta.as_ref(),
        esito: p.esito,
        fascia: fascia(metodo, p.fascia),
        premio: p.premio.as_ref(),
        condizione: None,
        rilevati: p.rilevati,
        su: p.su,
    }
}

fn ente(v: &Valutata) -> RigaPunteggi<'_> {
    let nome = testo_di(v.cartella().ente.ente.denominazione.as_ref());
    aggregata(v.metodo(), Soggetto::Ente, "ente".into(), nome, None, v.ente())
}

fn settori(v: &Valutata) -> Vec<RigaPunteggi<'_>> {
    let riga = |(s, p)| {
        let s: &crate::model::Settore = s;
        let peso = s.peso.as_ref().and_then(|p| p.valore.as_ref()).map(|p| p.0.clone());
        let (id, nome) = (testo_di(s.id.as_ref()), testo_di(s.nome.as_ref()));
        aggregata(v.metodo(), Soggetto::Settore, id, nome, peso, p)
    };
    v.settori().map(riga).collect()
}

fn processi(v: &Valutata) -> Vec<(&str, RigaPunteggi<'_>)> {
    let riga = |(p, punti)| {
        let p: &crate::model::ProcessoFile = p;
        let peso = p.scheda.peso.as_ref().and_then(|p| p.valore.as_ref()).map(|p| p.0.clone());
        let titolo = testo_di(p.scheda.titolo.as_ref().or(p.scheda.processo.as_ref()));
        let codice = p.percorso.rsplit_once('.').map_or(p.percorso.as_str(), |(s, _)| s);
        (
            p.percorso.as_str(),
            del_foglio(v.metodo(), Soggetto::Processo, codice.to_owned(), titolo, peso, punti),
        )
    };
    v.processi().map(riga).collect()
}

fn obiettivo<'a>(
    v: &'a Valutata,
    o: &'a ObiettivoFile,
    p: &'a PunteggioScheda,
) -> RigaPunteggi<'a> {
    let (codice, titolo) = (testo_di(o.scheda.codice.as_ref()), testo_di(o.scheda.titolo.as_ref()));
    // A shared scheda carries here its weight in the settore that leads it.
    let primo = v.cartella().settori_di(&o.scheda).first().copied();
    let peso = match primo {
        Some(i) => v.peso_in(o, i),
        None => v.peso(o).cloned(),
    };
    let peso = peso.filter(|_| !o.scheda.prerequisito());
    let condizione = if o.scheda.prerequisito() { p.condizione() } else { None };
    let riga = del_foglio(v.metodo(), Soggetto::Obiettivo, codice, titolo, peso, p);
    RigaPunteggi { condizione, ..riga }
}
