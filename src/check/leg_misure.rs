//! LEG: objectives that the PIAO wants, and those that carry out its measures.

use super::{Contesto, Descritta, Rule, regola};
use crate::diagnostic::Segnalazione;
use crate::model::piao::{FormaPiao, SezionePerformance};
use crate::model::{ObiettivoFile, StatoObiettivo};
use crate::valori::Ambito;

/// The four families of section 2.2, as ambiti, and their names.
const FAMIGLIE: [(Ambito, &str); 4] = [
    (Ambito::Semplificazione, "semplificazione"),
    (Ambito::Digitalizzazione, "digitalizzazione"),
    (Ambito::Accessibilita, "piena accessibilità"),
    (Ambito::PariOpportunita, "pari opportunità"),
];

fn attive<'a>(c: &Contesto<'a>) -> impl Iterator<Item = &'a ObiettivoFile> {
    c.schede().iter().filter(|o| o.scheda.stato() == StatoObiettivo::Attivo)
}

fn ha(o: &ObiettivoFile, ambito: &Ambito) -> bool {
    o.scheda.ambito(ambito).is_some()
}

regola! {
    /// LEG-004: gli obiettivi coprono le quattro famiglie della sezione 2.2
    ///
    /// # Cosa controlla
    /// Che, nel PIAO ordinario, tra gli `ambiti` delle schede attive ci siano semplificazione,
    /// digitalizzazione, accessibilita e pari_opportunita.
    ///
    /// # Perché
    /// La sottosezione Performance le chiede tutte e quattro; una scheda può averne più d'una.
    ///
    /// # Esempio sbagliato
    /// ```yaml
    /// # ente.yaml
    /// ente:
    ///   denominazione: Comune di Prova
    ///   dipendenti: 118
    /// # piao/4-monitoraggio.yaml
    /// premessa: Si fa due volte l'anno.
    /// # obiettivi/a.yaml
    /// ambiti: [semplificazione, digitalizzazione]
    /// ```
    ///
    /// # Esempio giusto
    /// ```yaml
    /// # obiettivi/a.yaml
    /// ambiti: [semplificazione, digitalizzazione, accessibilita, pari_opportunita]
    /// ```
    ///
    /// # Riferimenti
    /// DM 132/2022, art. 3.
    QuattroFamiglie
}

impl Rule for QuattroFamiglie {
    fn controlla(&self, c: &Contesto<'_>, esiti: &mut Vec<Segnalazione>) {
        let ente = &c.cartella().ente;
        let ordinario = ente.forma_piao() == Some(FormaPiao::Ordinario);
        if !c.fa_il_piao()
            || !ordinario
            || ente.performance_piao() == SezionePerformance::NonDovuta
            || attive(c).next().is_none()
        {
            return;
        }
        let mancano: Vec<_> =
            FAMIGLIE.iter().filter(|(ambito, _)| !attive(c).any(|o| ha(o, ambito))).collect();
        if mancano.is_empty() {
            return;
        }
        let nomi: Vec<_> = mancano.iter().map(|(_, nome)| *nome).collect();
        let ambiti: Vec<_> =
            mancano.iter().map(|(ambito, _)| format!("`{}`", ambito.parola())).collect();
        let messaggio = format!("sezione 2.2 del PIAO: nessun obiettivo di {}", nomi.join(", di "));
        esiti.push(self.avviso(c.luogo_piao(), messaggio).aiuto(format!(
            "scrivi negli `ambiti` della scheda che se ne occupa {}, o aggiungine una",
            ambiti.join(", ")
        )));
    }
}

regola! {
    /// LEG-008: le misure anticorruzione sono legate agli obiettivi
    ///
    /// # Cosa controlla
    /// Che almeno una misura della sezione 2.3 sia legata a una scheda, e che ogni scheda attiva con
    /// l'ambito anticorruzione sia legata a una misura. Il legame si scrive nella scheda o in una sua
    /// fase (`misura: M01`), o nella misura (`obiettivi`): vale dalle due parti.
    ///
    /// # Perché
    /// Una misura che è anche un obiettivo ha chi la fa, tempi e una verifica; le altre restano sulla
    /// carta. Il PIAO è uno proprio perché le sue parti si parlino.
    ///
    /// # Esempio sbagliato
    /// ```yaml
    /// # piao/2.3-rischi-corruttivi.yaml
    /// misure_generali:
    ///   - codice: M01
    ///     misura: Controllo degli atti estratti a sorte
    /// # obiettivi/a.yaml
    /// ambiti: [anticorruzione]
    /// ```
    ///
    /// # Esempio giusto
    /// ```yaml
    /// # obiettivi/a.yaml
    /// ambiti: [anticorruzione]
    /// misura: M01
    /// ```
    ///
    /// # Riferimenti
    /// DM 132/2022, art. 3; L. 190/2012, art. 1, c. 8.
    MisureLegate
}

impl Rule for MisureLegate {
    fn controlla(&self, c: &Contesto<'_>, esiti: &mut Vec<Segnalazione>) {
        let cartella = c.cartella();
        let Some(s) = cartella.piao.as_ref().and_then(|p| p.rischi.as_ref()) else { return };
        let Some((_, prima)) = s.dati.misure().next() else { return };
        let legami = cartella.legami();
        if legami.is_empty() {
            if c.schede().is_empty() {
                return;
            }
            let messaggio = "nessuna misura della sezione 2.3 è legata a un obiettivo".to_owned();
            esiti.push(self.avviso(prima.luogo, messaggio).aiuto(
                "scrivi `misura: …` nella scheda o nella fase che la attua, o `obiettivi` nella misura",
            ));
            return;
        }
        let legata = |o: &ObiettivoFile| legami.iter().any(|l| l.obiettivo.id == o.id);
        for o in attive(c).filter(|o| ha(o, &Ambito::Anticorruzione) && !legata(o)) {
            let ambito = o.scheda.ambito(&Ambito::Anticorruzione);
            let luogo = ambito.map_or(o.luogo(), |a| a.luogo);
            let messaggio = "la scheda è di anticorruzione, e non è legata a una misura".to_owned();
            esiti.push(
                self.avviso(luogo, messaggio)
                    .aiuto("scrivi `misura: …`, con il codice di una misura della sezione 2.3"),
            );
        }
    }
}
