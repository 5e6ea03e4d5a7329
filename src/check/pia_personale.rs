//! PIA: section 3, training and head count.

use num_rational::BigRational;

use super::{Contesto, Descritta, Rule, regola};
use crate::diagnostic::{Luogo, Segnalazione};
use crate::model::piao::{Fabbisogni, Struttura};
use crate::model::{Cartella, Dato};
use crate::valori::{Numero, minimo};

/// The hours of training a head and year, since 2025.
const ORE: i64 = 40;

regola! {
    /// PIA-005: la formazione è di almeno 40 ore a testa
    ///
    /// # Cosa controlla
    /// Che, dal 2025, le `ore_pro_capite` della formazione non siano meno di 40.
    ///
    /// # Perché
    /// È quanto chiede la direttiva ministeriale del 14 gennaio 2025, e la formazione è anche un obiettivo
    /// di chi dirige.
    ///
    /// # Esempio sbagliato
    /// ```yaml
    /// # piao/3.3-fabbisogni.yaml
    /// formazione:
    ///   ore_pro_capite: 24
    /// ```
    ///
    /// # Esempio giusto
    /// ```yaml
    /// # piao/3.3-fabbisogni.yaml
    /// formazione:
    ///   ore_pro_capite: 40
    /// ```
    ///
    /// # Riferimenti
    /// Direttiva del Ministro per la pubblica amministrazione del 14 gennaio 2025; DM 132/2022, art. 4.
    OreDiFormazione, materia Piao
}

impl Rule for OreDiFormazione {
    fn controlla(&self, c: &Contesto<'_>, esiti: &mut Vec<Segnalazione>) {
        let fabbisogni = c.cartella().piao.as_ref().and_then(|p| p.fabbisogni.as_ref());
        let formazione = fabbisogni.and_then(|s| s.dati.formazione.as_ref());
        let Some(ore) = formazione.and_then(|f| f.ore_pro_capite.as_ref()) else { return };
        let poche = |n: &Numero| n.0 < BigRational::from_integer(ORE.into());
        if c.anno() >= 2025 && ore.valore.as_ref().is_some_and(poche) {
            esiti.push(
                self.avviso(ore.luogo, format!("ore di formazione a testa: {}", ore.testo))
                    .aiuto("dal 2025 sono almeno 40 l'anno"),
            );
        }
    }
}

regola! {
    /// PIA-006: i dipendenti sono gli stessi in ogni sezione
    ///
    /// # Cosa controlla
    /// Che tornino: i dipendenti di ente.yaml, quelli della sezione 1 se ripetuti, la somma delle unità
    /// della 3.1 e la somma della consistenza della 3.3; e, dove tutti gli uffici di un'unità hanno un
    /// numero, che sommino a quello dell'unità.
    ///
    /// # Perché
    /// Dal numero dei dipendenti dipende quale PIAO si fa; due numeri diversi nello stesso atto ne
    /// rendono sbagliato uno.
    ///
    /// # Esempio sbagliato
    /// ```yaml
    /// # ente.yaml
    /// ente:
    ///   denominazione: Comune di Prova
    ///   dipendenti: 22
    /// # piao/3.1-struttura.yaml
    /// organigramma:
    ///   - settore: s
    ///     dipendenti: 21
    /// ```
    ///
    /// # Esempio giusto
    /// ```yaml
    /// # piao/3.1-struttura.yaml
    /// organigramma:
    ///   - settore: s
    ///     dipendenti: 22
    /// ```
    ///
    /// # Riferimenti
    /// DM 132/2022, artt. 4 e 6.
    DipendentiUguali, materia Piao
}

/// A head count: what it is, how many, where.
type Conto = (&'static str, BigRational, Luogo);

/// The sum of the numbers, if all are there.
fn somma<'a>(numeri: impl Iterator<Item = Option<&'a Dato<Numero>>>) -> Option<BigRational> {
    let mut totale = BigRational::from_integer(0.into());
    let mut qualcuno = false;
    for n in numeri {
        totale += &n?.valore.as_ref()?.0;
        qualcuno = true;
    }
    qualcuno.then_some(totale)
}

fn conti(cartella: &Cartella) -> Vec<Conto> {
    let mut conti: Vec<Conto> = Vec::new();
    let mut uno = |cosa, d: Option<&Dato<Numero>>| {
        if let Some((n, luogo)) = d.and_then(|d| Some((d.valore.as_ref()?.0.clone(), d.luogo))) {
            conti.push((cosa, n, luogo));
        }
    };
    let piao = cartella.piao.as_ref();
    uno("in ente.yaml", cartella.ente.ente.dipendenti.as_ref());
    uno(
        "nella sezione 1",
        piao.and_then(|p| p.anagrafica.as_ref()).and_then(|s| s.dati.dipendenti.as_ref()),
    );
    let unita = |s: &Struttura| {
        let n = somma(s.organigramma.iter().map(|u| u.dipendenti.as_ref()))?;
        Some(("nelle unità della 3.1", n, s.organigramma.first()?.luogo))
    };
    let consistenza = |f: &Fabbisogni| {
        let n = somma(f.consistenza.iter().map(|r| r.dipendenti.as_ref()))?;
        Some(("nella consistenza della 3.3", n, f.consistenza.first()?.luogo))
    };
    conti.extend(piao.and_then(|p| p.struttura.as_ref()).and_then(|s| unita(&s.dati)));
    conti.extend(piao.and_then(|p| p.fabbisogni.as_ref()).and_then(|s| consistenza(&s.dati)));
    conti
}

impl Rule for DipendentiUguali {
    fn controlla(&self, c: &Contesto<'_>, esiti: &mut Vec<Segnalazione>) {
        let cartella = c.cartella();
        if cartella.piao.is_none() {
            return;
        }
        let conti = conti(cartella);
        if let Some(((prima, quanti, luogo), altri)) = conti.split_first()
            && let Some((_, _, diverso)) = altri.iter().find(|(_, n, _)| n != quanti)
        {
            let detti: Vec<_> =
                conti.iter().map(|(cosa, n, _)| format!("{} {cosa}", minimo(n))).collect();
            let messaggio = format!("i dipendenti non tornano: {}", detti.join(", "));
            let s = self.errore(*diverso, messaggio).aiuto(
                "sono le persone in servizio al 31 dicembre dell'anno prima, contate a testa in ogni sezione",
            );
            esiti.push(s.correlata(*luogo, format!("{} {prima}", minimo(quanti))));
        }
        let struttura = cartella.piao.as_ref().and_then(|p| p.struttura.as_ref());
        for u in struttura.iter().flat_map(|s| &s.dati.organigramma) {
            let uffici = somma(u.uffici.iter().map(|f| f.dipendenti.as_ref()));
            if let (Some(n), Some(d)) = (uffici, &u.dipendenti)
                && d.valore.as_ref().is_some_and(|v| v.0 != n)
            {
                let quanti = minimo(&n);
                let messaggio =
                    format!("gli uffici sommano a {quanti} dipendenti, l'unità ne ha {}", d.testo);
                let s = self.errore(d.luogo, messaggio);
                esiti.push(s.aiuto("correggi il numero di un ufficio o dell'unità"));
            }
        }
    }
}
