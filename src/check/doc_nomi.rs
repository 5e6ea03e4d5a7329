//! DOC: names that must not be published.

use super::txt::{Brano, Sede, in_fila};
use super::{Contesto, Descritta, Rule, regola};
use crate::diagnostic::Segnalazione;
use crate::model::chiavi::Cita;
use crate::model::{Settore, Stadio, Testo};
use crate::valori::{parole, parole_di_nome};

regola! {
    /// DOC-003: nell'edizione pubblica nessun testo nomina una persona
    ///
    /// # Cosa controlla
    /// Nell'edizione pubblica (`--edizione pubblica`), che nessuna descrizione, relazione o nota nomini
    /// una persona di personale.yaml. A consuntivo avvisa se un settore ha un solo incaricato: il grado
    /// del settore è allora anche il suo.
    ///
    /// # Perché
    /// Il programma toglie i nomi accanto alle quote e ai risultati; quelli scritti in un testo li può
    /// togliere solo chi l'ha scritto. Pubblicarli è costato una sanzione a più di un comune.
    ///
    /// # Esempio sbagliato
    /// ```yaml
    /// indicatori: [{ nome: A, atteso: SI, realizzato: SI }]
    /// descrizione: |
    ///   Se ne occupa Anna Blu, con l'ufficio.
    /// ```
    ///
    /// # Esempio giusto
    /// ```yaml
    /// indicatori: [{ nome: A, atteso: SI, realizzato: SI }]
    /// descrizione: |
    ///   Se ne occupa l'istruttore dell'ufficio.
    /// ```
    ///
    /// # Riferimenti
    /// Garante per la protezione dei dati personali, provv. 204/2025 e 398/2023; D.Lgs. 33/2013, art. 20.
    NomiPubblicati, guarda Foglio, materia Sempre
}

impl Rule for NomiPubblicati {
    fn controlla(&self, c: &Contesto<'_>, esiti: &mut Vec<Segnalazione>) {
        if !c.pubblica {
            return;
        }
        self.nei_testi(c, esiti);
        if c.stadio == Stadio::Consuntivo {
            self.un_solo_incaricato(c, esiti);
        }
    }
}

impl NomiPubblicati {
    fn nei_testi(&self, c: &Contesto<'_>, esiti: &mut Vec<Segnalazione>) {
        let cartella = c.cartella();
        let nomi: Vec<(Vec<String>, &str)> = cartella
            .persone
            .iter()
            .filter_map(|p| p.nome.as_ref())
            .map(|n| (parole_di_nome(n.as_str()), n.as_str()))
            .filter(|(p, _)| p.len() >= 2)
            .collect();
        for b in c.testi().iter().filter(|b| b.parte != Sede::Piao && !ammesso(b)) {
            let p = parole(&b.testo);
            if let Some((_, nome)) = nomi.iter().find(|(n, _)| nominato(&p, n)) {
                let dove = b.file.map_or_else(|| "il testo".to_owned(), |f| format!("`{f}`"));
                esiti.push(
                    self.errore(b.luogo, format!("{dove} nomina {nome}"))
                        .aiuto("nell'edizione pubblica scrivi il ruolo al posto del nome"),
                );
            }
        }
    }

    fn un_solo_incaricato(&self, c: &Contesto<'_>, esiti: &mut Vec<Segnalazione>) {
        let settori: Vec<&str> = c
            .valutata
            .settori()
            .filter(|(s, p)| p.grado.is_some() && incaricati(c, s) == 1)
            .filter_map(|(s, _)| s.nome.as_ref())
            .map(|n| n.as_str())
            .collect();
        if settori.is_empty() {
            return;
        }
        let messaggio = match settori.len() {
            1 => "un settore ha un solo incaricato: il suo grado è anche un risultato personale"
                .into(),
            n => format!(
                "{n} settori hanno un solo incaricato: il grado di ciascuno è anche un risultato personale"
            ),
        };
        esiti.push(
            self.nota(c.intera(), messaggio)
                .aiuto("valuta con il responsabile della protezione dei dati se pubblicare la media dell'ente soltanto"),
        );
    }
}

/// Whether the program itself prints the name, as the edition allows it: who holds an office, who works
/// there.
fn ammesso(b: &Brano<'_>) -> bool {
    b.riservato || matches!(b.cita, Some(Cita::Incaricato | Cita::Persona))
}

/// How many hold an EQ in a settore.
fn incaricati(c: &Contesto<'_>, s: &Settore) -> usize {
    let eq = |t: &Testo| matches!(t.as_str().to_uppercase().replace('.', "").as_str(), "PO" | "EQ");
    let suo = |t: &Testo| s.id.as_ref().is_some_and(|id| id.as_str() == t.as_str());
    let persone = c.cartella().persone.iter();
    persone
        .filter(|p| p.categoria.as_ref().is_some_and(eq) && p.settore.as_ref().is_some_and(suo))
        .count()
}

/// Whether a name stands in a text: as it is written, or with the surname first.
fn nominato(testo: &[String], nome: &[String]) -> bool {
    (0..nome.len()).any(|k| {
        let (prima, dopo) = nome.split_at(k);
        let ordine: Vec<&str> = dopo.iter().chain(prima).map(String::as_str).collect();
        in_fila(testo, &ordine)
    })
}
