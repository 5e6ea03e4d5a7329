//! What YAML would lose or change in silence: each a warning at its row, with the row mended.

use super::{TXT_INCOLLATO, TXT_PIEGATO, TXT_TAGLIATO, trappole};
use crate::diagnostic::{Gravita, Luogo, Segnalazione};
use crate::valori::incolla;

/// A plain text that ends at ` #`; `resto` is what follows it, `riga` the row it begins on.
pub fn tagliata(luogo: Luogo, resto: &str, riga: &str) -> Option<Segnalazione> {
    trappole::tagliato(resto).then(|| {
        let messaggio = "il testo è tagliato: YAML prende per commento quello che segue ` #`";
        Segnalazione::avviso(TXT_TAGLIATO, luogo, messaggio).aiuto(trappole::ricucito(riga))
    })
}

/// A key whose value is all comment: `descrizione: #PNRR …`.
pub fn tutta_commento(luogo: Luogo, riga: &str) -> Option<Segnalazione> {
    let valore = trappole::valore(riga)?;
    let parola = |c: char| !c.is_whitespace() && c != '#';
    valore.strip_prefix('#').filter(|r| r.starts_with(parola))?;
    let messaggio = "il valore si perde: YAML prende per commento quello che comincia con `#`";
    Some(Segnalazione::avviso(TXT_TAGLIATO, luogo, messaggio).aiuto(trappole::ricucito(riga)))
}

/// A text that `>` makes into one line, though it holds a list.
pub fn piegata(luogo: Luogo, testo: &str) -> Option<Segnalazione> {
    let mio = incolla::con_trattini(testo);
    let righe = mio.as_deref().unwrap_or(testo).lines();
    (righe.filter(|r| trappole::voce_di_elenco(r)).count() > 1).then(|| {
        let messaggio = "l'elenco diventa una riga sola: `>` unisce le righe";
        Segnalazione::avviso(TXT_PIEGATO, luogo, messaggio).aiuto("scrivi `|` al posto di `>`")
    })
}

/// A text over several rows that holds a list of Word or a table of a spreadsheet.
pub fn incollata(luogo: Luogo, testo: &str) -> Option<Segnalazione> {
    if let Some(tabella) = incolla::tabella(testo) {
        let messaggio = "una tabella incollata da un foglio di calcolo diventa una riga sola";
        let righe = tabella.replace('\n', "\n    ");
        let aiuto = format!("scrivila così, sotto una riga vuota:\n    {righe}");
        return Some(Segnalazione::avviso(TXT_INCOLLATO, luogo, messaggio).aiuto(aiuto));
    }
    incolla::con_trattini(testo).map(|_| elenco(luogo))
}

/// A list with the bullets of another program, read as one.
pub fn elenco(luogo: Luogo) -> Segnalazione {
    let messaggio = "i pallini incollati da Word si leggono come voci di un elenco";
    let s = Segnalazione::avviso(TXT_INCOLLATO, luogo, messaggio);
    Segnalazione {
        gravita: Gravita::Nota,
        ..s.aiuto("non serve altro; per scriverlo da te: un trattino e uno spazio, `- voce`")
    }
}

/// A text between double quotes with a backslash that YAML reads as another character: `"C:\temp"`.
pub fn barra_rovescia(luogo: Luogo, sorgente: &str, riga: &str) -> Option<Segnalazione> {
    let interno = sorgente.strip_prefix('"')?;
    let mut lettere = interno.chars();
    while let Some(c) = lettere.next() {
        if c != '\\' {
            continue;
        }
        let dopo = lettere.next()?;
        if matches!(
            dopo,
            'n' | 't' | 'r' | 'a' | 'b' | 'e' | 'f' | 'v' | '0' | 'N' | 'L' | 'P' | '_'
        ) {
            let messaggio = format!(
                "tra virgolette doppie `\\{dopo}` diventa un altro carattere: la barra rovescia si perde"
            );
            let aiuto = match trappole::tra_apici(riga) {
                Some(giusta) => format!("scrivi così: {giusta}"),
                None => "metti il testo tra apici, `'…'`".to_owned(),
            };
            return Some(Segnalazione::avviso(TXT_TAGLIATO, luogo, messaggio).aiuto(aiuto));
        }
    }
    None
}
