//! PIA: the three years of the PIAO.

use super::{Contesto, Descritta, Rule, regola};
use crate::diagnostic::{Luogo, Segnalazione};
use crate::model::piao::{IndicatoreImpatto, Piao, Sezione};
use crate::model::{Cartella, Dato, Testo, intero};
use crate::valori::Numero;

regola! {
    /// PIA-007: il triennio del PIAO comincia dall'esercizio
    ///
    /// # Cosa controlla
    /// Che `triennio`, se è scritto, vada dall'esercizio ai due anni dopo, e che gli anni di cessazioni,
    /// assunzioni, formazione e valori attesi stiano dentro. Se l'atto conferma il PIAO dell'anno prima, il
    /// triennio è quello di allora, e l'esercizio ne è il secondo o il terzo anno.
    ///
    /// # Perché
    /// Il PIAO è triennale e si aggiorna ogni anno: copiando quello dell'anno prima restano righe di un
    /// anno già passato.
    ///
    /// # Esempio sbagliato
    /// ```yaml
    /// # piao/3.3-fabbisogni.yaml
    /// cessazioni:
    ///   - anno: 2025
    ///     profilo: Istruttore amministrativo
    ///     numero: 1
    /// ```
    ///
    /// # Esempio giusto
    /// ```yaml
    /// # piao/3.3-fabbisogni.yaml
    /// cessazioni:
    ///   - anno: 2026
    ///     profilo: Istruttore amministrativo
    ///     numero: 1
    /// ```
    ///
    /// # Riferimenti
    /// DL 80/2021, art. 6, c. 1.
    Triennio, materia Piao
}

/// The years of a text such as 2026-2028.
fn anni(t: &Testo) -> Option<(i64, i64)> {
    let (da, a) = t.as_str().split_once(['-', '–', '/'])?;
    Some((intero(da.trim())?, intero(a.trim())?))
}

fn conferma(c: &Cartella) -> bool {
    c.ente.documenti.piao.atto.si_conferma()
}

impl Rule for Triennio {
    fn controlla(&self, c: &Contesto<'_>, esiti: &mut Vec<Segnalazione>) {
        let cartella = c.cartella();
        if !c.fa_il_piao() {
            return;
        }
        let esercizio = i64::from(c.anno());
        let primo = match cartella.ente.piao.triennio.as_ref().and_then(anni) {
            Some((da, a))
                if a == da + 2 && conferma(cartella) && (da + 1..=a).contains(&esercizio) =>
            {
                da
            }
            _ => esercizio,
        };
        let triennio = (primo, primo + 2);
        if let Some(t) = &cartella.ente.piao.triennio
            && anni(t) != Some(triennio)
        {
            let messaggio = format!("il triennio del PIAO è `{t}`, l'esercizio il {esercizio}");
            let s = self.errore(t.luogo, messaggio);
            esiti.push(s.aiuto(format!("scrivi `{primo}-{}`, o togli la chiave", primo + 2)));
        }
        let Some(piao) = &cartella.piao else { return };
        for (sezione, scritti) in anni_scritti(piao) {
            let fuori: Vec<_> = scritti
                .into_iter()
                .filter(|(t, _)| intero(t).is_some_and(|a| !(primo..=primo + 2).contains(&a)))
                .collect();
            let Some(((anno, luogo), altri)) = fuori.split_first() else { continue };
            let messaggio = format!(
                "sezione {} del PIAO: il {anno} è fuori dal triennio {primo}-{}",
                sezione.numero(),
                primo + 2
            );
            let mut s = self.errore(*luogo, messaggio).aiuto("aggiorna gli anni, o togli la riga");
            for (anno, luogo) in altri {
                s = s.correlata(*luogo, format!("anche il {anno}"));
            }
            esiti.push(s);
        }
    }
}

/// A year as typed, and where.
type Anno<'a> = (&'a str, Luogo);

/// The years that each section plans for.
fn anni_scritti(p: &Piao) -> Vec<(Sezione, Vec<Anno<'_>>)> {
    fn attesi(i: &IndicatoreImpatto) -> impl Iterator<Item = Anno<'_>> {
        i.attesi.0.iter().map(|(anno, _)| (anno.as_str(), anno.luogo))
    }
    fn uno(d: Option<&Dato<Numero>>) -> Option<Anno<'_>> {
        d.map(|d| (d.testo.as_str(), d.luogo))
    }
    let mut v = Vec::new();
    if let Some(s) = &p.valore_pubblico {
        let indicatori = s.dati.obiettivi.iter().flat_map(|o| &o.indicatori);
        v.push((Sezione::ValorePubblico, indicatori.flat_map(attesi).collect()));
    }
    if let Some(s) = &p.lavoro_agile {
        v.push((Sezione::LavoroAgile, s.dati.indicatori.iter().flat_map(attesi).collect()));
    }
    if let Some(s) = &p.fabbisogni {
        let f = &s.dati;
        let cessazioni = f.cessazioni.iter().map(|x| x.anno.as_ref());
        let assunzioni = f.assunzioni.iter().map(|x| x.anno.as_ref());
        let formazione = f.formazione.iter().flat_map(|x| &x.iniziative).map(|x| x.anno.as_ref());
        let tutti = cessazioni.chain(assunzioni).chain(formazione);
        v.push((Sezione::Fabbisogni, tutti.filter_map(uno).collect()));
    }
    v
}
