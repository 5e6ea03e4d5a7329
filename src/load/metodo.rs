//! `metodologia:` of ente.yaml: a method that is not understood would give wrong numbers.

use std::collections::BTreeMap;

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::Zero as _;

use super::resolver::Resolver;
use super::{DAT_MANCANTE, DAT_VALORE};
use crate::diagnostic::{Luogo, Segnalazione};
use crate::model::{Dato, Fascia, Metodologia, OMappa, QuoteEnte, Ritardo};
use crate::valori::{Bordo, Esito, Numero, Percentuale, Quota, confrontabile, esatto};

fn intero(n: i64) -> BigRational {
    BigRational::from_integer(BigInt::from(n))
}

/// A band that could be read.
struct FasciaLetta<'a> {
    /// Its edge, and whether the edge itself is out: they order the bands.
    bordo: (BigRational, bool),
    luogo: Luogo,
    esito: Esito,
    fascia: &'a Fascia,
}

/// What a band counts for at its own edge and at the next one's.
fn estremi(f: &Fascia) -> Option<(&Dato<Percentuale>, &Dato<Percentuale>)> {
    match f.vale.as_ref()? {
        OMappa::Testo(v) => Some((v, v)),
        OMappa::Mappa(r) => r.da.as_ref().zip(r.a.as_ref()),
    }
}

fn bordo(f: &Fascia) -> Option<(&Dato<Bordo>, bool)> {
    f.da.as_ref().map(|d| (d, false)).or_else(|| f.oltre.as_ref().map(|d| (d, true)))
}

impl Resolver<'_, '_> {
    /// The numbers of the method.
    pub(super) fn metodo(&mut self) {
        if let Some(OMappa::Mappa(m)) = &self.ente.metodologia {
            self.adattamento(m);
        }
    }

    fn adattamento(&mut self, m: &Metodologia) {
        if let Some(OMappa::Mappa(r)) = &m.date {
            self.ritardo(r);
        }
        self.quote_ente(&m.ente);
        let aiuto = "sotto 100 nessun obiettivo pieno sarebbe raggiunto: scrivi 100, o di più";
        self.tra(m.tetto.as_ref(), "un tetto", (intero(100), intero(1000)), aiuto);
        self.tra(
            m.quota_tempi.as_ref(),
            "una quota",
            (intero(0), intero(100)),
            "scrivi una percentuale da 0 a 100",
        );
        let nome = m.base.as_ref().and_then(|b| b.valore);
        let base = nome.map_or_else(Vec::new, super::metodi::profilo);
        let tetto = m.tetto.iter().chain(base.iter().rev().filter_map(|m| m.tetto.as_ref()));
        let tetto = tetto.filter_map(|t| t.valore.as_ref()).map(|t| t.0.clone()).next();
        // One that is too low is said already.
        let tetto = tetto.map(|t| t.max(intero(100)));
        for f in &m.fasce {
            self.fascia(f, tetto.as_ref().unwrap_or(&intero(100)));
        }
        self.fasce(&m.fasce);
    }

    fn ritardo(&mut self, r: &Ritardo) {
        let mut giorni = |g: Option<&Dato<Numero>>, minimo: i64| {
            let Some((g, n)) = g.and_then(|g| Some((g, g.valore.as_ref()?))) else { return };
            if n.0 < intero(minimo) || !n.0.is_integer() || n.0 > intero(3660) {
                let messaggio = format!("`{}` non è un numero di giorni", g.testo);
                let aiuto = format!("scrivi un numero intero, da {minimo} in su");
                self.errore(DAT_VALORE, g.luogo, messaggio, aiuto);
            }
        };
        giorni(r.tolleranza.as_ref(), 0);
        giorni(r.ogni.as_ref(), 1);
        let aiuto = "scrivi quanti punti costa ogni periodo di ritardo, da 0 a 100: `penalita: 5%`";
        self.tra(r.penalita.as_ref(), "una penalità", (intero(0), intero(100)), aiuto);
        let nulla = |p: &&Dato<Percentuale>| p.valore.as_ref().is_some_and(|v| v.0.is_zero());
        if let Some(p) = r.penalita.as_ref().filter(nulla) {
            let messaggio = "una penalità di zero non toglie niente a un ritardo".to_owned();
            self.dubbio(p.luogo, messaggio, aiuto);
        }
        if let Some(o) = r.ogni.as_ref().filter(|_| r.penalita.is_none()) {
            let messaggio =
                "c'è `ogni`, e non si dice quanto costa un periodo di ritardo".to_owned();
            self.errore(
                DAT_MANCANTE,
                o.luogo,
                messaggio,
                "aggiungi `penalita: 5%`, o togli `ogni`",
            );
        }
    }

    /// The two shares of the ente's grade make a whole; one alone leaves the rest to the other.
    fn quote_ente(&mut self, q: &QuoteEnte) {
        let numero = |q: &Option<Dato<Quota>>| Some(q.as_ref()?.valore.as_ref()?.0.clone());
        if let (Some(s), Some(p), Some(d)) = (numero(&q.settori), numero(&q.processi), &q.processi)
            && &s + &p != intero(100)
        {
            let messaggio =
                format!("settori e processi insieme fanno {}, e non 100", esatto(&(s + p)));
            let aiuto = "le due parti del grado dell'ente sommano a 100%";
            self.errore(DAT_VALORE, d.luogo, messaggio, aiuto);
        }
    }

    fn tra(
        &mut self,
        d: Option<&Dato<Percentuale>>,
        cosa: &str,
        (minimo, massimo): (BigRational, BigRational),
        aiuto: &str,
    ) {
        let Some((d, v)) = d.and_then(|d| Some((d, d.valore.as_ref()?))) else { return };
        self.frazione(&d.testo, &v.0, d.luogo);
        if v.0 < minimo || v.0 > massimo {
            let messaggio = format!("`{}` non va bene come {cosa}", d.testo);
            self.errore(DAT_VALORE, d.luogo, messaggio, aiuto);
        }
    }

    /// What loads all the same, and is hardly what was meant.
    fn dubbio(&mut self, luogo: Luogo, messaggio: String, aiuto: impl Into<String>) {
        self.note.push(Segnalazione::avviso(DAT_VALORE, luogo, messaggio).aiuto(aiuto));
    }

    /// Whether a share was typed as a spreadsheet keeps it: 0,95 for 95%. Here that is hardly ever what was meant.
    fn frazione(&mut self, testo: &str, n: &BigRational, luogo: Luogo) -> bool {
        let frazione = *n > intero(0) && *n <= intero(1) && testo.contains([',', '.']);
        if !frazione || testo.contains('%') {
            return false;
        }
        let intera = n * intero(100);
        let messaggio = format!("`{testo}` si legge {}%; era {}%?", esatto(n), esatto(&intera));
        let aiuto = format!("scrivi `{}%`, oppure `{}%`", esatto(&intera), esatto(n));
        self.dubbio(luogo, messaggio, aiuto);
        true
    }

    fn fascia(&mut self, f: &Fascia, tetto: &BigRational) {
        if let Some((d, oltre)) = bordo(f)
            && let Some(b) = &d.valore
            && !self.frazione(&d.testo, &b.0, d.luogo)
            && (b.0 > *tetto || oltre && b.0 == *tetto)
        {
            let messaggio =
                format!("nessun grado arriva a questa fascia: il tetto è {}", esatto(tetto));
            self.dubbio(d.luogo, messaggio, "abbassa il bordo della fascia, o alza `tetto`");
        }
        match (&f.da, &f.oltre) {
            (None, None) => self.manca(f.luogo, "da"),
            (Some(_), Some(oltre)) => {
                let messaggio = "una fascia comincia con `da` o con `oltre`, non con tutti e due";
                let aiuto = "`da: 80` comprende 80; `oltre: 80` comincia appena sopra: togline uno";
                self.errore(DAT_VALORE, oltre.luogo, messaggio.into(), aiuto);
            }
            _ => {}
        }
        if let Some(e) = f.esito.as_ref().filter(|e| e.valore == Some(Esito::NonRilevato)) {
            let messaggio = "una fascia è di un grado misurato".to_owned();
            let aiuto = "scrivi raggiunto, parziale o non raggiunto";
            self.errore(DAT_VALORE, e.luogo, messaggio, aiuto);
        }
        let aiuto = format!("scrivi una percentuale da 0 a {}, il tetto", esatto(tetto));
        let limiti = || (intero(0), tetto.clone());
        if let Some((da, a)) = estremi(f) {
            self.tra(Some(da), "quanto conta una fascia", limiti(), &aiuto);
            if da.luogo != a.luogo {
                self.tra(Some(a), "quanto conta una fascia", limiti(), &aiuto);
            }
            if let Some((x, y)) =
                da.valore.as_ref().zip(a.valore.as_ref()).filter(|(x, y)| x.0 > y.0)
            {
                let messaggio = format!(
                    "si va da {} a {}: un grado migliore conterebbe meno",
                    esatto(&x.0),
                    esatto(&y.0)
                );
                self.errore(DAT_VALORE, da.luogo, messaggio, "scrivi prima il più piccolo");
            }
        }
        let aiuto = "scrivi una percentuale da 0 in su";
        self.tra(
            f.premio.as_ref(),
            "la parte di premio di una fascia",
            (intero(0), intero(1000)),
            aiuto,
        );
    }

    /// Bands follow each other without overlap, and a better grade never has a worse esito nor counts
    /// for less. Below the last one there is no hole: it is non raggiunto.
    fn fasce(&mut self, fasce: &[Fascia]) {
        let letta = |fascia| {
            let (d, oltre) = bordo(fascia)?;
            let esito = fascia.esito.as_ref()?.valore?;
            let bordo = (d.valore.as_ref()?.0.clone(), oltre);
            Some(FasciaLetta { bordo, luogo: d.luogo, esito, fascia })
        };
        let mut lette: Vec<FasciaLetta<'_>> = fasce.iter().filter_map(letta).collect();
        let mut visti: BTreeMap<(BigRational, bool), Luogo> = BTreeMap::new();
        for l in &lette {
            if let Some(prima) = visti.insert(l.bordo.clone(), l.luogo) {
                let messaggio = format!("due fasce cominciano da {}", esatto(&l.bordo.0));
                self.note.push(
                    Segnalazione::errore(DAT_VALORE, l.luogo, messaggio)
                        .aiuto("ogni fascia comincia dove finisce quella sotto: togline una")
                        .correlata(prima, "la prima è qui"),
                );
            }
        }
        lette.sort_by(|a, b| b.bordo.cmp(&a.bordo));
        for coppia in lette.windows(2) {
            let [sopra, sotto] = coppia else { continue };
            if sotto.esito > sopra.esito {
                let messaggio = format!(
                    "la fascia più bassa è `{}`, e quella sopra `{}`",
                    sotto.esito, sopra.esito
                );
                let aiuto =
                    "un grado migliore non può avere un esito peggiore: controlla `da` ed `esito`";
                let luogo = sotto.fascia.esito.as_ref().map_or(sotto.luogo, |e| e.luogo);
                self.errore(DAT_VALORE, luogo, messaggio, aiuto);
            }
            let premio = |l: &FasciaLetta<'_>| l.fascia.premio.clone();
            if let (Some(a), Some(b)) = (premio(sopra), premio(sotto))
                && a.valore.as_ref().zip(b.valore.as_ref()).is_some_and(|(a, b)| b.0 > a.0)
            {
                let messaggio = format!(
                    "la fascia più bassa ha il premio `{}`, quella sopra `{}`",
                    b.testo, a.testo
                );
                let aiuto = "un grado migliore non può avere meno premio: controlla `premio`";
                self.errore(DAT_VALORE, b.luogo, messaggio, aiuto);
            }
        }
        let mut nomi: BTreeMap<String, Luogo> = BTreeMap::new();
        for n in fasce.iter().filter_map(|f| f.nome.as_ref()) {
            if let Some(prima) = nomi.insert(confrontabile(n.as_str()), n.luogo) {
                let messaggio = format!("due fasce si chiamano `{n}`");
                self.note.push(
                    Segnalazione::avviso(DAT_VALORE, n.luogo, messaggio)
                        .aiuto("dai a ognuna il suo nome: è quello che si stampa")
                        .correlata(prima, "la prima è qui"),
                );
            }
        }
        self.quanto_contano(fasce, &lette);
    }

    fn quanto_contano(&mut self, fasce: &[Fascia], lette: &[FasciaLetta<'_>]) {
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
        let valori: Vec<_> = lette.iter().filter_map(|l| estremi(l.fascia)).collect();
        for coppia in valori.windows(2) {
            let [(sopra, _), (_, sotto)] = coppia else { continue };
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
        let da_zero = |l: &FasciaLetta<'_>| l.bordo.0.is_zero() && !l.bordo.1;
        if let Some(l) = lette.last().filter(|l| alcune && !da_zero(l)) {
            let messaggio = match l.bordo.1 {
                true => format!("fino a {} non è detto quanto conta il grado", esatto(&l.bordo.0)),
                false => format!("sotto {} non è detto quanto conta il grado", esatto(&l.bordo.0)),
            };
            self.errore(DAT_VALORE, l.luogo, messaggio, "aggiungi una fascia con `da: 0`");
        }
    }
}
