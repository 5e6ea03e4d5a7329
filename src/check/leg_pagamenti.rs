//! LEG: the objective on payment times.

use num_bigint::BigInt;
use num_rational::BigRational;

use super::ind::nome;
use super::txt::{in_fila, parole, significative};
use super::{Contesto, Descritta, Rule, regola};
use crate::diagnostic::Segnalazione;
use crate::model::{Dato, Indicatore, Obiettivo, StatoObiettivo, Testo};
use crate::valori::Ambito;

regola! {
    /// LEG-001: c'è un obiettivo sui tempi di pagamento, e pesa almeno il 30%
    ///
    /// # Cosa controlla
    /// Che una scheda attiva abbia tra gli `ambiti` `tempi_pagamento`, e una `quota_risultato` di almeno il
    /// 30%; e che nessun indicatore sui pagamenti usi la tempestività dei pagamenti (ITP) del DPCM 22/09/2014
    /// al posto del ritardo annuale.
    ///
    /// # Perché
    /// A chi paga le fatture, e ai vertici, si assegna ogni anno un obiettivo sui tempi di pagamento: se
    /// non è raggiunto, almeno il 30% della retribuzione di risultato non spetta. Lo misura l'indicatore di
    /// ritardo annuale della piattaforma dei crediti commerciali. È in vigore dal 2023, con effetti dal
    /// 2024.
    ///
    /// # Esempio sbagliato
    /// ```yaml
    /// ambiti:
    ///   - tempi_pagamento
    /// quota_risultato: 20%
    /// indicatori:
    ///   - nome: Ritardo annuale dei pagamenti
    ///     atteso: massimo 0
    /// ```
    ///
    /// # Esempio giusto
    /// ```yaml
    /// ambiti:
    ///   - tempi_pagamento
    /// quota_risultato: 30%
    /// indicatori:
    ///   - nome: Ritardo annuale dei pagamenti
    ///     atteso: massimo 0
    /// ```
    ///
    /// # Riferimenti
    /// DL 13/2023, art. 4-bis; L. 145/2018, commi 859, lettera b, e 861; circolare MEF-RGS e DFP n. 1 del
    /// 3/1/2024.
    TempiPagamento, materia Piano
}

impl Rule for TempiPagamento {
    fn controlla(&self, c: &Contesto<'_>, esiti: &mut Vec<Segnalazione>) {
        if c.anno() < 2023 {
            return;
        }
        let attive = c.schede().iter().map(|o| &o.scheda);
        let attive = attive.filter(|s| s.stato() == StatoObiettivo::Attivo);
        let sue: Vec<_> =
            attive.filter_map(|s| Some((s, s.ambito(&Ambito::TempiPagamento)?))).collect();
        if sue.is_empty() && !c.schede().is_empty() {
            esiti.push(self.avviso(c.intera(), "nessuna scheda ha un obiettivo sui tempi di pagamento".into())
                    .aiuto("assegnalo a chi paga: `ambiti: [tempi_pagamento]` e `quota_risultato: 30%`, o di più"));
        }
        for (s, ambito) in sue {
            esiti.extend(self.quota(s, ambito));
        }
        for i in c.fogli().flat_map(|f| f.indicatori) {
            if let Some(t) = tempestivita(i) {
                esiti.push(self.avviso(t.luogo, format!("`{}` misura la tempestività, non il ritardo annuale", nome(i)))
                        .aiuto("usa l'indicatore di ritardo annuale della piattaforma dei crediti commerciali, in giorni: `atteso: massimo 0`"));
            }
        }
    }
}

impl TempiPagamento {
    fn quota(&self, s: &Obiettivo, ambito: &Dato<Ambito>) -> Option<Segnalazione> {
        let minima = BigRational::from_integer(BigInt::from(30));
        match &s.quota_risultato {
            None => Some(
                self.avviso(
                    ambito.luogo,
                    "non è detto quanta retribuzione di risultato dipende dai tempi di pagamento".into(),
                )
                .aiuto("aggiungi `quota_risultato: 30%`, o di più"),
            ),
            Some(q) if q.valore.as_ref().is_some_and(|v| v.0 < minima) => Some(
                self.avviso(
                    q.luogo,
                    format!("dai tempi di pagamento dipende `{}` della retribuzione di risultato: almeno il 30%", q.testo),
                )
                .aiuto("scrivi `quota_risultato: 30%`, o di più"),
            ),
            Some(_) => None,
        }
    }
}

/// Spellings of the date of the DPCM, as words.
const DEL_DPCM: [&[&str]; 5] = [
    &["22", "09", "2014"],
    &["22", "9", "2014"],
    &["22", "settembre", "2014"],
    &["22092014"],
    &["2292014"],
];

/// The text of an indicator that speaks of the ITP of the DPCM, unless the name says that it is the
/// other one.
fn tempestivita(i: &Indicatore) -> Option<&Testo> {
    let testi = || {
        let suoi = [&i.nome, &i.formula, &i.fonte, &i.unita, &i.evidenza].into_iter().flatten();
        suoi.chain(i.note.as_deref())
    };
    if in_fila(&parole(nome(i)), &["ritardo", "annuale"]) {
        return None;
    }
    // The three letters may stand for something else.
    let paga =
        |p: &String| ["pagament", "fattur", "tempestiv", "ritard"].iter().any(|r| p.starts_with(r));
    let pagamenti = testi().any(|t| parole(t.as_str()).iter().any(paga));
    testi().find(|t| {
        let p = significative(t.as_str());
        let sigla = pagamenti && p.iter().any(|x| x == "itp");
        let dpcm = p.iter().any(|x| x == "dpcm") && DEL_DPCM.iter().any(|d| in_fila(&p, d));
        sigla || dpcm || in_fila(&p, &["tempestivita", "pagamenti"])
    })
}
