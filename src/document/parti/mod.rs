//! The parts of a document besides its sheets: summaries, charts, notes, signatures.

mod calcolo;
mod calendario;
mod chiusura;
mod confronto;
mod contesto;
mod criticita;
mod monitoraggio;
mod riepilogo;
mod scostamenti;
mod sintesi;
mod variazione;

pub use calcolo::nota_di_calcolo;
pub use calendario::calendario;
pub use chiusura::{firme, validazione};
pub use confronto::confronto;
pub use contesto::{atto_di, contesto, somme, variazioni};
pub use monitoraggio::monitoraggio;
pub use riepilogo::{catena, persone, pesi, risorse, temi};
pub use scostamenti::scostamenti;
pub use sintesi::{celle, risultati, sintesi};
pub use variazione::variazione;

use super::nomi::Nomi;
use crate::check::Verificata;
use crate::document::blocchi::segno_fascia;
use crate::document::stampato::detto;
use crate::model::{ObiettivoFile, Settore, StatoObiettivo};
use crate::score::{PunteggioAggregato, PunteggioScheda, Valutata};
use crate::template::TestoStampato;
use crate::valori::Esito;

/// What the parts are made from.
#[derive(Clone, Copy)]
pub struct Fonte<'a> {
    /// The data, scored and checked.
    pub v: &'a Verificata,
    /// Last year's, when its folder is given.
    pub precedente: Option<&'a Valutata>,
    /// How people are printed.
    pub nomi: Nomi<'a>,
}

impl<'a> Fonte<'a> {
    /// The data, scored.
    pub fn dati(&self) -> &'a Valutata {
        self.v.valutata()
    }

    fn anno(&self) -> i16 {
        self.dati().cartella().esercizio
    }

    /// The schede that go on, with their scores, in printed order.
    fn attive(&self) -> impl Iterator<Item = (&'a ObiettivoFile, &'a PunteggioScheda)> {
        self.dati().obiettivi().filter(|(o, _)| o.scheda.stato() == StatoObiettivo::Attivo)
    }

    /// What every page says of a scheda or process: the name of its band, else its esito.
    pub fn esito(&self, p: &PunteggioScheda) -> String {
        self.dati().metodo().detto(p.esito, p.fascia)
    }

    /// The same of a settore, or of the ente.
    pub fn esito_di(&self, p: &PunteggioAggregato) -> String {
        self.dati().metodo().detto(p.esito, p.fascia)
    }

    /// Whether the shares of premio are printed: where the document asks for them, never in public.
    pub fn con_premio(&self) -> bool {
        let documenti = &self.dati().cartella().ente.documenti;
        let chiesto = documenti.relazione.premio.as_ref().and_then(|p| p.valore);
        chiesto.is_some_and(|p| p.0) && !self.nomi.pubblica()
    }

    /// What last year's method said where this year's says something else: then the grades of the two years are
    /// no one measure.
    pub fn altra_misura(&self) -> Vec<String> {
        let Some(prima) = self.precedente else { return Vec::new() };
        let voci = prima.metodo().voci(false).into_iter().zip(self.dati().metodo().voci(false));
        voci.filter(|(a, b)| a.frase != b.frase).map(|(a, _)| a.frase).collect()
    }

    /// The filling of a band in a chart: bands of one esito are told apart.
    fn segno(&self, esito: Esito, fascia: Option<usize>) -> &'static str {
        let fasce = &self.dati().metodo().fasce;
        let prima = fascia.and_then(|i| fasce.get(..i)).unwrap_or_default();
        segno_fascia(esito, prima.iter().filter(|f| f.esito == esito).count())
    }

    /// Whether the results of a scheda are left out: one person's own, in the public edition.
    fn riservata(&self, o: &ObiettivoFile) -> bool {
        self.nomi.pubblica() && self.nomi.individuale(&o.scheda)
    }

    /// The schede of a settore, by its place.
    pub fn del_settore(
        &self,
        i: usize,
    ) -> impl Iterator<Item = (&'a ObiettivoFile, &'a PunteggioScheda)> {
        let cartella = self.dati().cartella();
        self.dati().obiettivi().filter(move |(o, _)| cartella.settori_di(&o.scheda).contains(&i))
    }
}

/// The code of a scheda.
fn codice(o: &ObiettivoFile) -> TestoStampato {
    detto(o.scheda.codice.as_ref())
}

/// The title of a scheda.
fn titolo(o: &ObiettivoFile) -> TestoStampato {
    detto(o.scheda.titolo.as_ref())
}

/// The name of a settore.
pub fn nome(s: &Settore) -> TestoStampato {
    detto(s.nome.as_ref())
}

/// "1 obiettivo", "3 obiettivi".
fn conta(n: usize, uno: &str, molti: &str) -> String {
    if n == 1 { format!("1 {uno}") } else { format!("{n} {molti}") }
}

/// An esito of one and of more objectives.
fn molti(e: Esito, quanti: usize) -> &'static str {
    let (uno, molti) = match e {
        Esito::Raggiunto => ("raggiunto", "raggiunti"),
        Esito::Parziale => ("parzialmente raggiunto", "parzialmente raggiunti"),
        Esito::NonRaggiunto => ("non raggiunto", "non raggiunti"),
        Esito::NonRilevato => ("non rilevato", "non rilevati"),
    };
    if quanti == 1 { uno } else { molti }
}
