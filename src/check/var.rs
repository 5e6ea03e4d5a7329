//! VAR: the plan after the vote.

use super::{Contesto, Descritta, Rule, regola};
use std::collections::BTreeSet;

use crate::diagnostic::{Luogo, Segnalazione};
use crate::model::{Lucchetto, OMappa, StatoAtto, Variazione};
use crate::piano::metodo::{DifferenzaMetodo, posto};
use crate::piano::{DifferenzaCampo, DifferenzaScheda, Sorte, in_corso};

regola! {
    /// VAR-001: dopo il voto un campo programmato cambia solo con un atto
    ///
    /// # Cosa controlla
    /// Che ogni campo programmato sia com'è in `piano.lock.yaml`, che il programma scrive quando il piano
    /// è approvato: titolo, peso, fasi e mesi previsti, indicatori e valori attesi, risorse, date delle
    /// verifiche; e che il metodo di calcolo abbia i parametri di allora. Tace se la scheda è nominata (per codice o per file) in una variazione di
    /// `variazioni.yaml` che ha il suo atto; se l'atto è solo una proposta, avvisa. Chi partecipa e i
    /// risultati non sono campi programmati; scrivere in altro modo lo stesso valore non è un cambio. Una
    /// scheda del lucchetto che non c'è più è sempre un errore.
    ///
    /// # Perché
    /// Il piano approvato è la misura dell'anno. Un valore atteso che si sposta senza un atto rende vero
    /// qualunque risultato; e l'atto dice anche perché.
    ///
    /// # Esempio sbagliato
    /// ```yaml
    /// # obiettivi/a.yaml
    /// codice: 1.01.01
    /// titolo: Archivio digitale
    /// peso: 80
    /// # piano.lock.yaml
    /// versione: 1
    /// impronta: f44d91c318b88bd6049009824b7e3141a30641702521754a0a13540a887d4562
    /// schede:
    ///   - scheda: obiettivi/a
    ///     campi:
    ///       codice: 1.01.01
    ///       titolo: Archivio digitale
    ///       settore: s
    ///       peso: 100
    /// ```
    ///
    /// # Esempio giusto
    /// ```yaml
    /// # variazioni.yaml
    /// - atto:
    ///     organo: giunta
    ///     numero: 88
    ///     data: 15/09/2026
    ///   tipo: modifica
    ///   motivo: Una parte dell'archivio è passata alla Provincia.
    ///   obiettivi: [1.01.01]
    /// ```
    ///
    /// # Riferimenti
    /// D.Lgs. 150/2009, art. 5, comma 1 (obiettivi definiti prima dell'esercizio), e art. 6, comma 1
    /// (variazioni durante l'esercizio).
    SoloConAtto, guarda Foglio, materia Sempre, accompagna "PES-004" "PES-008"
}

impl Rule for SoloConAtto {
    fn controlla(&self, c: &Contesto<'_>, esiti: &mut Vec<Segnalazione>) {
        self.metodo(c, esiti);
        for (d, stato, lucchetto) in senza_atto(c) {
            let s = match d.sorte {
                Sorte::Cambiata => cambiata(self, &d, lucchetto),
                Sorte::Nuova => {
                    let messaggio = format!("la scheda `{}` non è nel piano approvato", d.nome());
                    self.errore(d.luogo, messaggio).aiuto(
                        "un atto la aggiunge: scrivilo in variazioni.yaml, con `tipo: nuovo`; se hai \
                        solo spostato il file, scrivi in `id` la sua identità di prima",
                    )
                }
                Sorte::Sparita => {
                    let messaggio =
                        format!("la scheda `{}` è nel piano approvato, e non c'è più", d.nome());
                    self.errore(d.luogo, messaggio).aiuto(format!(
                        "rimetti `{}`: chi esce dal piano resta, con `stato: stralciato` e il suo \
                        atto in variazioni.yaml",
                        d.identita
                    ))
                }
            };
            esiti.push(match stato {
                Some(StatoAtto::Proposta) => attesa(s),
                Some(StatoAtto::Bozza) => s.aiuto(
                    "la variazione c'è, in variazioni.yaml, e al suo atto manca il numero: scrivi `numero` e \
                     `data` quando è votato; finché è una proposta, `stato: proposta`",
                ),
                _ => s,
            });
        }
    }
}

impl SoloConAtto {
    /// The method was voted with the plan: the year is measured by it.
    fn metodo(&self, c: &Contesto<'_>, esiti: &mut Vec<Segnalazione>) {
        let Some(l) = &c.cartella().lucchetto else { return };
        let cambiate = c.valutata.metodo_cambiato();
        let Some(prima) = cambiate.first() else { return };
        let luogo = match &c.cartella().ente.metodologia {
            Some(OMappa::Testo(t)) => t.luogo,
            Some(OMappa::Mappa(m)) => m.luogo,
            None => c.intera(),
        };
        let detta =
            |d: &DifferenzaMetodo| format!("{}: era `{}`, ora `{}`", d.chiave, d.prima, d.dopo);
        let messaggio = match cambiate.as_slice() {
            [una] => format!("il metodo di calcolo è cambiato dopo l'approvazione: {}", detta(una)),
            tutte => format!(
                "il metodo di calcolo è cambiato dopo l'approvazione: {} parametri",
                tutte.len()
            ),
        };
        let mut s = self.errore(luogo, messaggio).aiuto(
            "rimetti `metodologia` com'era: l'anno si misura con il metodo con cui il piano è stato approvato; un \
             sistema nuovo vale dall'anno dopo",
        );
        if cambiate.len() == 1 {
            s = s.correlata(posto(l, &prima.chiave), "così nel piano approvato");
        } else {
            for d in &cambiate {
                s = s.correlata(posto(l, &d.chiave), detta(d));
            }
        }
        esiti.push(s);
    }
}

/// A change whose act is only proposed: the proposal must be printable.
fn attesa(s: Segnalazione) -> Segnalazione {
    let aiuto =
        "la variazione è una proposta: quando è votata, scrivine numero e data in variazioni.yaml";
    Segnalazione { gravita: crate::diagnostic::Gravita::Avviso, ..s }.aiuto(aiuto)
}

/// The sheets that moved and that no approved act names, with how far the act is that names them.
pub(super) fn senza_atto<'a>(
    c: &Contesto<'a>,
) -> Vec<(DifferenzaScheda, Option<StatoAtto>, &'a Lucchetto)> {
    let Some(lucchetto) = &c.cartella().lucchetto else { return Vec::new() };
    let mut v = Vec::new();
    for d in c.valutata.spostate() {
        let atti = in_corso(lucchetto, &c.cartella().variazioni, &d);
        let stato = |(_, stato): &(&Variazione, StatoAtto)| *stato;
        match atti.iter().map(stato).max() {
            // No act takes a sheet out of sight.
            Some(StatoAtto::Approvato) if d.sorte != Sorte::Sparita => {}
            _ if d.sorte == Sorte::Sparita => v.push((d, None, lucchetto)),
            altro => v.push((d, altro, lucchetto)),
        }
    }
    v
}

/// The places of the fields that moved since the vote and that no approved act names.
pub(super) fn mosse(c: &Contesto<'_>) -> BTreeSet<Luogo> {
    let cambiate = senza_atto(c).into_iter().filter(|(d, ..)| d.sorte == Sorte::Cambiata);
    cambiate.flat_map(|(d, ..)| d.campi.into_iter().map(|c| c.luogo)).collect()
}

/// The finding about a sheet whose fields moved: one field in the message, several beside it.
pub(super) fn cambiata(
    regola: &dyn Rule,
    d: &DifferenzaScheda,
    lucchetto: &Lucchetto,
) -> Segnalazione {
    let di_che = match lucchetto.versione() {
        1 => "dopo l'approvazione".to_owned(),
        n => format!("dopo l'ultima variazione (versione {n} di piano.lock.yaml)"),
    };
    let aiuto = format!(
        "rimetti il valore di prima, o nomina `{}` in variazioni.yaml con l'atto che lo cambia",
        d.nome()
    );
    let luogo = d.campi.first().map_or(d.luogo, |c| c.luogo);
    match d.campi.as_slice() {
        [c] => regola.errore(
            luogo,
            format!("`{}` è cambiata {di_che}: {}: {}", d.nome(), c.etichetta(), passaggio(c)),
        ),
        molti => molti.iter().fold(
            regola.errore(
                luogo,
                format!("`{}` è cambiata {di_che}: {} campi programmati", d.nome(), molti.len()),
            ),
            |s, c| s.correlata(c.luogo, format!("{}: {}", c.etichetta(), passaggio(c))),
        ),
    }
    .aiuto(aiuto)
}

/// From what to what; long texts are shown from where they differ.
fn passaggio(c: &DifferenzaCampo) -> String {
    let (prima, dopo) = dove_cambia(&c.prima, &c.dopo);
    match (c.prima.is_empty(), c.dopo.is_empty()) {
        (true, _) => format!("non c'era, ora `{dopo}`"),
        (_, true) => format!("era `{prima}`, ora non c'è"),
        _ => format!("era `{prima}`, ora `{dopo}`"),
    }
}

/// The most characters of a value within a message.
const LARGO: usize = 70;

/// Two texts on one line each; long ones from the word at which they part.
fn dove_cambia(prima: &str, dopo: &str) -> (String, String) {
    let lungo = |t: &str| t.chars().count() > LARGO;
    let in_riga = |t: &str| t.split_whitespace().collect::<Vec<_>>().join(" ");
    let (prima, dopo) = (in_riga(prima), in_riga(dopo));
    let mut da = 0;
    if lungo(&prima) || lungo(&dopo) {
        for ((i, a), b) in prima.char_indices().zip(dopo.chars()) {
            if a != b {
                break;
            }
            if a == ' ' {
                da = i + 1;
            }
        }
    }
    let pezzo = |t: &str| {
        let resto = t.get(da..).unwrap_or_default();
        let corto: String = resto.chars().take(LARGO).collect();
        let (testa, coda) =
            (if da > 0 { "… " } else { "" }, if corto.len() < resto.len() { "…" } else { "" });
        format!("{testa}{corto}{coda}")
    };
    (pezzo(&prima), pezzo(&dopo))
}

#[cfg(test)]
mod tests {
    use super::dove_cambia;

    #[test]
    fn a_long_text_is_shown_from_where_it_differs() {
        let coppia = |a: &str, b: &str| (a.to_owned(), b.to_owned());
        assert_eq!(dove_cambia("almeno 70", "almeno 80"), coppia("almeno 70", "almeno 80"));
        let lungo = "Lo sportello passa agli appuntamenti, con una fascia libera ogni giorno, ";
        let (a, b) = dove_cambia(&format!("{lungo}per tutti."), &format!("{lungo}per pochi."));
        assert_eq!((a, b), coppia("… tutti.", "… pochi."));
    }
}
