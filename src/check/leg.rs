//! LEG: what the law wants of the document as a whole.

use std::collections::BTreeMap;

use super::leg_piao::peg;
use super::txt::{in_fila, significative};
use super::{Contesto, Descritta, Rule, regola};
use crate::diagnostic::{Luogo, Segnalazione};
use crate::model::{Indicatore, OMappa, Obiettivo, ObiettivoFile, StatoObiettivo, Testo};

regola! {
    /// LEG-005: ogni obiettivo ha un responsabile
    ///
    /// # Cosa controlla
    /// Che ogni scheda attiva abbia un responsabile: il suo, o quello del settore (del capofila, se i
    /// settori sono più d'uno).
    ///
    /// # Perché
    /// Gli obiettivi si affidano a qualcuno, con le risorse: di quello che non è di nessuno, nessuno
    /// risponde.
    ///
    /// # Esempio sbagliato
    /// ```yaml
    /// # ente.yaml
    /// settori:
    ///   - id: s
    ///     nome: Segreteria
    /// # obiettivi/a.yaml
    /// titolo: Archivio digitale
    /// indicatori:
    ///   - nome: Fascicoli acquisiti
    ///     atteso: almeno 80%
    /// ```
    ///
    /// # Esempio giusto
    /// ```yaml
    /// # ente.yaml
    /// settori:
    ///   - id: s
    ///     nome: Segreteria
    ///     responsabile: p-a
    /// ```
    ///
    /// # Riferimenti
    /// TUEL art. 169; D.Lgs. 118/2011, allegato 4/1, § 10.
    Responsabile
}

impl Rule for Responsabile {
    fn controlla(&self, c: &Contesto<'_>, esiti: &mut Vec<Segnalazione>) {
        let cartella = c.cartella();
        let mut per_settore: BTreeMap<usize, Vec<&ObiettivoFile>> = BTreeMap::new();
        let attive = c.schede().iter().filter(|o| o.scheda.stato() == StatoObiettivo::Attivo);
        for o in attive.filter(|o| cartella.responsabile(&o.scheda).is_none()) {
            match cartella.settori_di(&o.scheda).first().copied() {
                Some(s) => per_settore.entry(s).or_default().push(o),
                None => esiti.push(
                    self.avviso(o.luogo(), "la scheda non ha un responsabile".into())
                        .aiuto("aggiungi `responsabile: …`"),
                ),
            }
        }
        for (posto, schede) in per_settore {
            let Some(settore) = cartella.ente.settori.get(posto) else { continue };
            let nome = settore.nome.as_ref().map_or("", |n| n.as_str());
            let quante = match schede.len() {
                1 => "una sua scheda".to_owned(),
                n => format!("{n} sue schede"),
            };
            let messaggio =
                format!("il settore `{nome}` non ha un responsabile, e nemmeno {quante}");
            let mut s = self
                .avviso(settore.luogo, messaggio)
                .aiuto("aggiungi `responsabile: …` al settore, o a ogni scheda");
            for o in schede {
                s = s.correlata(o.luogo(), "questa scheda");
            }
            esiti.push(s);
        }
    }
}

regola! {
    /// LEG-006: un PEG assegna risorse
    ///
    /// # Cosa controlla
    /// Che, se il titolo o il sottotitolo del piano parla di PEG, almeno una scheda abbia
    /// `risorse_finanziarie`.
    ///
    /// # Perché
    /// Il piano esecutivo di gestione affida ai responsabili gli obiettivi insieme alle dotazioni: senza
    /// capitoli il documento è un piano degli obiettivi, e quel titolo promette altro.
    ///
    /// # Esempio sbagliato
    /// ```yaml
    /// # ente.yaml
    /// documenti:
    ///   piano:
    ///     titolo: Piano esecutivo di gestione
    /// # obiettivi/a.yaml
    /// indicatori:
    ///   - nome: Fascicoli acquisiti
    ///     atteso: almeno 80%
    /// ```
    ///
    /// # Esempio giusto
    /// ```yaml
    /// # obiettivi/a.yaml
    /// risorse_finanziarie:
    ///   - capitolo: "1010/3"
    ///     descrizione: Servizi di acquisizione digitale
    ///     stanziato: € 5.000,00
    /// indicatori:
    ///   - nome: Fascicoli acquisiti
    ///     atteso: almeno 80%
    /// ```
    ///
    /// # Riferimenti
    /// TUEL art. 169; D.Lgs. 118/2011, allegato 4/1, § 10.
    PegConRisorse, materia Piano
}

impl Rule for PegConRisorse {
    fn controlla(&self, c: &Contesto<'_>, esiti: &mut Vec<Segnalazione>) {
        let con_risorse = |o: &ObiettivoFile| !o.scheda.risorse_finanziarie.is_empty();
        if c.schede().is_empty() || c.schede().iter().any(con_risorse) {
            return;
        }
        let piano = &c.cartella().ente.documenti.piano;
        if let Some(t) = [&piano.titolo, &piano.sottotitolo].into_iter().flatten().find(|t| peg(t))
        {
            esiti.push(self.avviso(t.luogo, format!("`{t}`: nessuna scheda ha risorse finanziarie"))
                    .aiuto("aggiungi alle schede `risorse_finanziarie`, o cambia il titolo: per esempio Piano della performance"));
        }
    }
}

regola! {
    /// LEG-007: il piano anticorruzione è nel PIAO
    ///
    /// # Cosa controlla
    /// Che dal 2022 titoli, descrizioni, obiettivi strategici e nomi degli indicatori non parlino del Piano
    /// di prevenzione della corruzione (PTPCT) come di un documento a sé, senza nominare il PIAO.
    ///
    /// # Perché
    /// Il piano triennale di prevenzione della corruzione e della trasparenza è assorbito dal PIAO,
    /// sottosezione 2.3 «Rischi corruttivi e trasparenza»: un obiettivo che lo elabora a parte non ha più
    /// un documento da produrre.
    ///
    /// # Esempio sbagliato
    /// ```yaml
    /// titolo: Elaborazione del Piano triennale di prevenzione della corruzione
    /// indicatori:
    ///   - nome: Aree di rischio esaminate
    ///     atteso: almeno 80%
    /// ```
    ///
    /// # Esempio giusto
    /// ```yaml
    /// titolo: Elaborazione della sottosezione 2.3 del PIAO, rischi corruttivi e trasparenza
    /// indicatori:
    ///   - nome: Aree di rischio esaminate
    ///     atteso: almeno 80%
    /// ```
    ///
    /// # Riferimenti
    /// DL 80/2021, art. 6; DPR 81/2022, art. 1; DM 132/2022, artt. 3 e 6.
    PtpctNelPiao, materia Piano
}

/// How the separate plan is called, without articles and prepositions.
const PTPCT: [&[&str]; 6] = [
    &["piano", "prevenzione", "corruzione"],
    &["piano", "triennale", "prevenzione", "corruzione"],
    &["piano", "anticorruzione"],
    &["piano", "triennale", "anticorruzione"],
    &["ptpct"],
    &["ptpc"],
];

/// Whether a text speaks of the separate plan and not of the PIAO.
fn a_parte(t: &Testo) -> bool {
    let p = significative(t.as_str());
    let piao = p.iter().any(|x| x == "piao") || in_fila(&p, &["piano", "integrato"]);
    !piao && PTPCT.iter().any(|nome| in_fila(&p, nome))
}

fn nomi(indicatori: &[Indicatore]) -> impl Iterator<Item = &Testo> {
    indicatori.iter().filter_map(|i| i.nome.as_ref())
}

/// The texts of a scheda that say what it is about.
fn della_scheda(s: &Obiettivo) -> impl Iterator<Item = &Testo> {
    let strategico = match &s.obiettivo_strategico {
        Some(OMappa::Mappa(m)) => m.titolo.as_ref(),
        _ => None,
    };
    let suoi = s.titolo.iter().chain(strategico).chain(s.descrizione.as_deref());
    suoi.chain(nomi(&s.indicatori))
}

impl Rule for PtpctNelPiao {
    fn controlla(&self, c: &Contesto<'_>, esiti: &mut Vec<Segnalazione>) {
        if c.anno() < 2022 {
            return;
        }
        let cartella = c.cartella();
        let strategia = cartella.ente.strategia.iter().filter_map(|v| v.titolo.as_ref());
        let schede = c.schede().iter().flat_map(|o| della_scheda(&o.scheda));
        let processi = cartella.processi.iter().map(|p| &p.scheda);
        let processi = processi.flat_map(|p| p.titolo.iter().chain(nomi(&p.indicatori)));
        let testi = strategia.chain(schede).chain(processi).filter(|t| a_parte(t));
        let luoghi: Vec<Luogo> = testi.map(|t| t.luogo).collect();
        let [primo, altri @ ..] = luoghi.as_slice() else { return };
        let volte =
            if altri.is_empty() { String::new() } else { format!(" ({} volte)", luoghi.len()) };
        let messaggio = format!(
            "si parla del piano di prevenzione della corruzione come di un documento a sé{volte}"
        );
        let mut s = self.avviso(*primo, messaggio).aiuto(
            "scrivi «sottosezione 2.3 del PIAO, Rischi corruttivi e trasparenza»: dal 2022 il piano è lì",
        );
        for luogo in altri {
            s = s.correlata(*luogo, "anche qui");
        }
        esiti.push(s);
    }
}
