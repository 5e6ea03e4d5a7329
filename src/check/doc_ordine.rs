//! DOC: what an act says of itself hangs together: its number, its days.

use jiff::civil::Date;

use super::{Contesto, Descritta, Rule, regola};
use crate::diagnostic::Segnalazione;
use crate::model::{Atto, Dato, StatoAtto, Testo};
use crate::valori::{DataGiorno, data_estesa, numerato};

regola! {
    /// DOC-009: le date e i numeri degli atti stanno insieme
    ///
    /// # Cosa controlla
    /// Che il numero di un atto sia un numero; che un atto con la data e senza numero non sembri approvato; che
    /// la proposta e i pareri non siano dopo l'atto; che il piano sia dell'esercizio o dell'anno prima, una
    /// variazione dell'esercizio e dopo il piano, il monitoraggio non prima dell'esercizio; e che una variazione
    /// abbia il numero del suo atto, se non è una proposta.
    ///
    /// # Perché
    /// Chi legge il documento cerca l'atto con quel numero e quella data: se sono sbagliati, non lo trova.
    ///
    /// # Esempio sbagliato
    /// ```yaml
    /// # ente.yaml
    /// documenti:
    ///   piano:
    ///     atto:
    ///       organo: giunta
    ///       numero: 9
    ///       data: 15/01/2025
    ///       proposta:
    ///         numero: 5
    ///         data: 13/02/2025
    /// ```
    ///
    /// # Esempio giusto
    /// ```yaml
    /// # ente.yaml
    /// documenti:
    ///   piano:
    ///     atto:
    ///       organo: giunta
    ///       numero: 9
    ///       data: 15/01/2026
    ///       proposta:
    ///         numero: 5
    ///         data: 13/01/2026
    /// ```
    ///
    /// # Riferimenti
    /// D.Lgs. 267/2000, artt. 49 e 124.
    AttiInOrdine, materia Sempre
}

impl Rule for AttiInOrdine {
    fn controlla(&self, c: &Contesto<'_>, esiti: &mut Vec<Segnalazione>) {
        let anno = c.anno();
        let documenti = &c.cartella().ente.documenti;
        for (tipo, d) in documenti.tutti() {
            self.atto(&d.atto, tipo.descrittore().nome, anno, esiti);
        }
        let piano = giorno(documenti.piano.atto.data.as_ref(), anno);
        if let Some((d, g)) = piano
            && (g.year() < anno - 1 || g.year() > anno)
        {
            let messaggio = format!("l'atto del piano {anno} è del {}", data_estesa(g));
            let aiuto = "correggi l'anno della data, o l'`esercizio`";
            esiti.push(self.avviso(d.luogo, messaggio).aiuto(aiuto));
        }
        if let Some((d, g)) = giorno(documenti.monitoraggio.atto.data.as_ref(), anno)
            && g.year() < anno
        {
            let messaggio = format!("il monitoraggio del {anno} è del {}", data_estesa(g));
            esiti.push(self.avviso(d.luogo, messaggio).aiuto("correggi l'anno della data"));
        }
        for v in &c.cartella().variazioni {
            self.atto(&v.atto, "la variazione", anno, esiti);
            let proposto = matches!(
                v.atto.stato.as_ref().and_then(|s| s.valore),
                Some(StatoAtto::Proposta | StatoAtto::Bozza)
            );
            if v.atto.numero.is_none() && v.atto.data.is_none() && !proposto {
                let messaggio =
                    "la variazione non dice il numero e la data del suo atto".to_owned();
                let aiuto = "scrivi `numero` e `data`; finché non è votata, `stato: proposta`";
                esiti.push(self.avviso(v.atto.luogo, messaggio).aiuto(aiuto));
            }
            let Some((d, g)) = giorno(v.atto.data.as_ref(), anno) else { continue };
            let prima = piano.filter(|(_, p)| g < *p);
            if g.year() != anno {
                let messaggio = format!(
                    "l'atto della variazione è del {}, e il piano del {anno}",
                    data_estesa(g)
                );
                esiti.push(self.avviso(d.luogo, messaggio).aiuto("correggi l'anno della data"));
            } else if let Some((p, del_piano)) = prima {
                let messaggio = format!(
                    "la variazione è del {}, prima dell'atto che approva il piano ({})",
                    data_estesa(g),
                    data_estesa(del_piano)
                );
                esiti.push(
                    self.avviso(d.luogo, messaggio)
                        .aiuto("correggi una delle due date")
                        .correlata(p.luogo, "il piano è qui"),
                );
            }
        }
    }
}

impl AttiInOrdine {
    fn atto(&self, a: &Atto, nome: &str, anno: i16, esiti: &mut Vec<Segnalazione>) {
        if let Some(n) = a.numero.as_ref().filter(|n| !numero(n)) {
            let messaggio = format!("{nome}: `{n}` non è il numero di un atto");
            let aiuto =
                "scrivi solo il numero; finché non c'è, togli la riga e scrivi `stato: proposta`";
            esiti.push(self.errore(n.luogo, messaggio).aiuto(aiuto));
        }
        if let Some(d) = a.data.as_ref().filter(|_| a.numero.is_none() && a.stato.is_none()) {
            let messaggio = format!(
                "{nome}: c'è la data dell'atto e manca il numero: il documento resta una bozza"
            );
            let aiuto = "scrivi `numero`; se l'atto non è ancora votato, togli la data e scrivi `stato: proposta`";
            esiti.push(self.avviso(d.luogo, messaggio).aiuto(aiuto));
        }
        let Some((_, del)) = giorno(a.data.as_ref(), anno) else { return };
        let proposta = a.proposta.as_ref().and_then(|p| giorno(p.data.as_ref(), anno));
        let pareri = a.pareri.iter().filter_map(|p| giorno(p.data.as_ref(), anno));
        let tutte = proposta.map(|x| ("la proposta", x)).into_iter();
        for (cosa, (d, g)) in tutte.chain(pareri.map(|x| ("un parere", x))) {
            if g > del {
                let messaggio = format!(
                    "{nome}: {cosa} è del {}, e l'atto del {}",
                    data_estesa(g),
                    data_estesa(del)
                );
                esiti.push(self.avviso(d.luogo, messaggio).aiuto("correggi una delle due date"));
            }
        }
    }
}

/// Whether a text may be the number of an act: digits, and not only zeros.
fn numero(t: &Testo) -> bool {
    let nudo = numerato(t.as_str());
    let cifre: String = nudo.chars().filter(char::is_ascii_digit).collect();
    // "12/G", "14 bis", "2026/0041"; not "____", "XX", "-9", "Delibera G.C. n. 9".
    let comincia = nudo.trim().starts_with(|c: char| c.is_alphanumeric());
    let lettere = nudo.split(|c: char| !c.is_alphabetic()).map(|p| p.chars().count()).max();
    comincia && cifre.chars().any(|c| c != '0') && lettere.unwrap_or(0) <= 4
}

fn giorno(d: Option<&Dato<DataGiorno>>, anno: i16) -> Option<(&Dato<DataGiorno>, Date)> {
    let d = d?;
    Some((d, d.valore.as_ref()?.nel(anno).ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_of_an_act_is_a_number() {
        let uno = |t: &str| numero(&Testo { testo: t.into(), ..Testo::default() });
        for t in ["9", "n. 12", "12/G", "14 bis", "2026/0041", "G.C. 9", "41-2026", "DEL 7"] {
            assert!(uno(t), "{t}");
        }
        for t in ["____", "XX", "-9", "0", "000", "Delibera G.C. n. 9", "da assegnare"] {
            assert!(!uno(t), "{t}");
        }
    }
}
