//! `metodologia:` of ente.yaml: a method that is not understood would give wrong numbers.

use std::collections::BTreeMap;

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{Signed as _, Zero as _};

use super::DAT_VALORE;
use super::resolver::Resolver;
use crate::diagnostic::{Luogo, Segnalazione};
use crate::model::{Dato, Fascia, Metodologia, OMappa};
use crate::valori::{Numero, Percentuale, esatto};

fn intero(n: i64) -> BigRational {
    BigRational::from_integer(BigInt::from(n))
}

impl Resolver<'_, '_> {
    /// The numbers of the method.
    pub(super) fn metodo(&mut self) {
        if let Some(OMappa::Mappa(m)) = &self.ente.metodologia {
            self.adattamento(m);
        }
    }

    fn adattamento(&mut self, m: &Metodologia) {
        if let Some(OMappa::Mappa(t)) = &m.date {
            let sbagliati = |g: &&Dato<Numero>| {
                g.valore.as_ref().is_some_and(|n| n.0.is_negative() || !n.0.is_integer())
            };
            if let Some(g) = t.tolleranza.as_ref().filter(sbagliati) {
                let messaggio = format!("`{}` non è un numero di giorni", g.testo);
                let aiuto = "scrivi un numero intero, da 0 in su";
                self.errore(DAT_VALORE, g.luogo, messaggio, aiuto);
            }
        }
        let aiuto = "sotto 100 nessun obiettivo pieno sarebbe raggiunto: scrivi 100, o di più";
        self.tra(m.tetto.as_ref(), "un tetto", (100, 1000), aiuto);
        self.tra(
            m.quota_tempi.as_ref(),
            "una quota",
            (0, 100),
            "scrivi una percentuale da 0 a 100",
        );
        for f in &m.fasce {
            self.fascia(f);
        }
        self.fasce(&m.fasce);
    }

    fn tra(
        &mut self,
        d: Option<&Dato<Percentuale>>,
        cosa: &str,
        (minimo, massimo): (i64, i64),
        aiuto: &str,
    ) {
        let Some((d, v)) = d.and_then(|d| Some((d, d.valore.as_ref()?))) else { return };
        if v.0 < intero(minimo) || v.0 > intero(massimo) {
            self.errore(
                DAT_VALORE,
                d.luogo,
                format!("`{}` non va bene come {cosa}", d.testo),
                aiuto,
            );
        }
    }

    fn fascia(&mut self, f: &Fascia) {
        let aiuto = "scrivi una percentuale da 0 in su";
        self.tra(f.da.as_ref(), "inizio di una fascia", (0, 1000), aiuto);
        self.tra(f.vale.as_ref(), "quanto conta una fascia", (0, 1000), aiuto);
    }

    /// Bands follow each other without overlap, and a better grade never has a worse esito nor counts
    /// for less. Below the last one there is no hole: it is non raggiunto.
    fn fasce(&mut self, fasce: &[Fascia]) {
        let mut lette = Vec::new();
        for f in fasce {
            let da = f.da.as_ref().and_then(|d| Some((d.valore.as_ref()?.0.clone(), d.luogo)));
            let esito = f.esito.as_ref().and_then(|t| Some((t.valore?, t.luogo)));
            if let Some((da, esito)) = da.zip(esito) {
                lette.push((da, esito, f));
            }
        }
        let mut visti: BTreeMap<BigRational, Luogo> = BTreeMap::new();
        for ((da, luogo), ..) in &lette {
            if let Some(prima) = visti.insert(da.clone(), *luogo) {
                let messaggio = format!("due fasce cominciano da {}", esatto(da));
                self.note.push(
                    Segnalazione::errore(DAT_VALORE, *luogo, messaggio)
                        .aiuto("ogni fascia comincia dove finisce quella sotto: togline una")
                        .correlata(prima, "la prima è qui"),
                );
            }
        }
        lette.sort_by(|a, b| b.0.0.cmp(&a.0.0));
        for coppia in lette.windows(2) {
            let [(_, (sopra, _), _), (_, (sotto, luogo), _)] = coppia else { continue };
            if sotto > sopra {
                let messaggio =
                    format!("la fascia più bassa è `{sotto}`, e quella sopra `{sopra}`");
                let aiuto =
                    "un grado migliore non può avere un esito peggiore: controlla `da` ed `esito`";
                self.errore(DAT_VALORE, *luogo, messaggio, aiuto);
            }
        }
        let con_vale = |f: &Fascia| f.vale.is_some();
        let (alcune, tutte) = (fasce.iter().any(con_vale), fasce.iter().all(con_vale));
        if alcune && !tutte {
            for f in fasce.iter().filter(|f| f.vale.is_none()) {
                let messaggio = "questa fascia non dice quanto conta, e le altre sì".to_owned();
                self.errore(
                    DAT_VALORE,
                    f.luogo,
                    messaggio,
                    "aggiungi `vale: …`, o toglilo alle altre",
                );
            }
        }
        let valori: Vec<_> = lette.iter().filter_map(|(.., f)| f.vale.as_ref()).collect();
        for coppia in valori.windows(2) {
            let [sopra, sotto] = coppia else { continue };
            let numeri = sopra.valore.as_ref().zip(sotto.valore.as_ref());
            if numeri.is_some_and(|(sopra, sotto)| sotto.0 > sopra.0) {
                let messaggio = format!(
                    "la fascia più bassa vale `{}`, quella sopra `{}`",
                    sotto.testo, sopra.testo
                );
                self.errore(
                    DAT_VALORE,
                    sotto.luogo,
                    messaggio,
                    "un grado migliore non può contare meno",
                );
            }
        }
        let zero = lette.last().is_some_and(|((da, _), ..)| da.is_zero());
        if let Some(((da, luogo), ..)) = lette.last().filter(|_| alcune && !zero) {
            let messaggio = format!("sotto {} non è detto quanto conta il grado", esatto(da));
            self.errore(DAT_VALORE, *luogo, messaggio, "aggiungi una fascia con `da: 0`");
        }
    }
}
