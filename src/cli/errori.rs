//! Wrong usage, said in Italian: clap's own sentences never reach the user.

use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::{Uscito, aiuto, errore, scrivi};

/// Prints help, version or what is wrong with the command line.
pub fn mostra(e: &Error) -> Uscito {
    match e.kind() {
        ErrorKind::DisplayHelp => {
            return scrivi::uscita(&italiano(&e.to_string())).err().unwrap_or(Uscito::Fatto);
        }
        ErrorKind::DisplayVersion => {
            return scrivi::uscita(&e.to_string()).err().unwrap_or(Uscito::Fatto);
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            scrivi::diagnostica(&italiano(&e.to_string()));
            return Uscito::Uso;
        }
        _ => {}
    }
    let contesto = |k| e.get(k).map(testo).unwrap_or_default();
    let che_cosa = contesto(ContextKind::InvalidArg);
    let valore = contesto(ContextKind::InvalidValue);
    match e.kind() {
        ErrorKind::InvalidSubcommand => {
            errore(&format!("`{}` non è un comando", contesto(ContextKind::InvalidSubcommand)));
        }
        ErrorKind::UnknownArgument => {
            errore(&format!("`{che_cosa}` non è un'opzione di questo comando"))
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation if valore.is_empty() => {
            errore(&format!("a `{che_cosa}` manca il valore"));
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            errore(&format!("`{valore}` non va bene per `{che_cosa}`"));
        }
        ErrorKind::MissingRequiredArgument => errore(&format!("manca {che_cosa}")),
        ErrorKind::MissingSubcommand => errore("manca il comando"),
        ErrorKind::ArgumentConflict => {
            errore(&format!("`{che_cosa}` è di troppo o è scritto due volte"))
        }
        ErrorKind::TooManyValues | ErrorKind::WrongNumberOfValues => {
            errore(&format!("`{che_cosa}` ha troppi valori"));
        }
        _ => errore("il comando non si capisce"),
    }
    let validi = contesto(ContextKind::ValidValue);
    let simile =
        [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg, ContextKind::SuggestedValue]
            .into_iter()
            .map(contesto)
            .find(|s| !s.is_empty());
    match simile {
        Some(s) => aiuto(&format!("forse `{s}`?")),
        None if !validi.is_empty() => aiuto(&format!("si può scrivere: {validi}")),
        None => aiuto("`pegaso --help` mostra i comandi, `pegaso COMANDO --help` le sue opzioni"),
    }
    Uscito::Uso
}

fn testo(v: &ContextValue) -> String {
    match v {
        ContextValue::String(s) => s.clone(),
        ContextValue::Strings(v) => v.join(", "),
        ContextValue::StyledStr(s) => s.to_string(),
        _ => String::new(),
    }
}

/// The few words that clap puts into a help page by itself.
fn italiano(aiuto: &str) -> String {
    let parole = [
        ("Usage:", "Uso:"),
        ("Arguments:", "Argomenti:"),
        ("Options:", "Opzioni:"),
        ("Commands:", "Comandi:"),
        ("[OPTIONS]", "[OPZIONI]"),
        ("[aliases:", "[anche:"),
        ("[alias:", "[anche:"),
    ];
    parole.iter().fold(aiuto.to_owned(), |t, (inglese, nostra)| t.replace(inglese, nostra))
}
