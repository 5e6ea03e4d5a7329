//! What YAML would lose or change in silence: each a warning at its row, with the row mended.

use super::{DAT_MANCANTE, DAT_RIPETUTA, TXT_INCOLLATO, TXT_PIEGATO, TXT_TAGLIATO, trappole};
use crate::diagnostic::{Gravita, Luogo, Segnalazione};
use crate::valori::incolla;

/// A plain text that ends at ` #`; `resto` is what follows it, `riga` the row it begins on.
pub fn tagliata(luogo: Luogo, resto: &str, riga: &str) -> Option<Segnalazione> {
    trappole::tagliato(resto).then(|| {
        let messaggio = "il testo è tagliato: YAML prende per commento quello che segue ` #`";
        Segnalazione::avviso(TXT_TAGLIATO, luogo, messaggio).aiuto(trappole::ricucito(riga))
    })
}

/// A text over several rows that YAML joins, though some of them begin as items do.
pub fn unita(luogo: Luogo, testo: &str) -> Option<Segnalazione> {
    testo.lines().skip(1).any(trappole::voce_di_elenco).then(|| {
        let messaggio = "l'elenco diventa una riga sola: queste righe si uniscono";
        let aiuto = "se è un testo scrivi `|` dopo i due punti e sotto tutte le righe, rientrate; se è un \
                     elenco comincialo sulla riga dopo la chiave";
        Segnalazione::avviso(TXT_PIEGATO, luogo, messaggio).aiuto(aiuto)
    })
}

/// The first key of an item of a list, a second time: the item after it has no dash.
pub fn senza_trattino(luogo: Luogo, prima: Luogo, chiave: &str, riga: &str) -> Segnalazione {
    let rientro = riga.len() - riga.trim_start().len();
    let giusta = format!("{}- {}", " ".repeat(rientro.saturating_sub(2)), riga.trim());
    let messaggio =
        format!("`{chiave}` c'è già in questa voce: ne comincia un'altra senza trattino");
    Segnalazione::errore(DAT_RIPETUTA, luogo, messaggio)
        .aiuto(format!("scrivi così: {giusta}"))
        .correlata(prima, "la prima volta è qui")
}

/// An item of a list with nothing in it, or all comment: `- #PNRR`.
pub fn voce_vuota(luogo: Luogo, riga: &str) -> Segnalazione {
    let dopo = riga.trim_start().trim_start_matches(['-', ' ']);
    let parola = |c: char| !c.is_whitespace() && c != '#';
    if dopo.strip_prefix('#').is_some_and(|r| r.starts_with(parola)) {
        let messaggio = "la voce si perde: YAML prende per commento quello che comincia con `#`";
        return Segnalazione::avviso(TXT_TAGLIATO, luogo, messaggio)
            .aiuto(format!("scrivi così: - {}", trappole::virgolette(dopo.trim_end())));
    }
    Segnalazione::avviso(DAT_MANCANTE, luogo, "c'è una voce vuota nell'elenco")
        .aiuto("scrivila, o togli il suo trattino")
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
