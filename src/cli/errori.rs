//! Wrong usage, said in Italian: clap's own sentences never reach the user.

use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::{Esito, Fermo, Uscito, scrivi};

/// Prints help, version or what is wrong with the command line.
pub fn mostra(e: &Error) -> Esito {
    match e.kind() {
        ErrorKind::DisplayHelp => {
            scrivi::uscita(&italiano(&e.to_string()))?;
            return Ok(Uscito::Fatto);
        }
        ErrorKind::DisplayVersion => {
            scrivi::uscita(&e.to_string())?;
            return Ok(Uscito::Fatto);
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            scrivi::diagnostica(&italiano(&e.to_string()));
            return Ok(Uscito::Uso);
        }
        _ => {}
    }
    let contesto = |k| e.get(k).map(testo).unwrap_or_default();
    let che_cosa = contesto(ContextKind::InvalidArg);
    let valore = contesto(ContextKind::InvalidValue);
    let prima = contesto(ContextKind::PriorArg);
    let messaggio = match e.kind() {
        ErrorKind::InvalidSubcommand => {
            format!("`{}` non è un comando", contesto(ContextKind::InvalidSubcommand))
        }
        ErrorKind::UnknownArgument if !che_cosa.starts_with('-') => {
            format!("`{che_cosa}` è di troppo: qui non ci va un altro argomento")
        }
        ErrorKind::UnknownArgument => format!("`{che_cosa}` non è un'opzione di questo comando"),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation if valore.is_empty() => {
            format!("a `{che_cosa}` manca il valore")
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            format!("`{valore}` non va bene per `{che_cosa}`")
        }
        ErrorKind::MissingRequiredArgument => format!("manca {che_cosa}"),
        ErrorKind::MissingSubcommand => "manca il comando".to_owned(),
        ErrorKind::ArgumentConflict if prima.is_empty() || prima == che_cosa => {
            format!("`{che_cosa}` è scritto due volte")
        }
        ErrorKind::ArgumentConflict => {
            format!("`{che_cosa}` è di troppo: non va insieme a `{prima}`")
        }
        ErrorKind::TooManyValues | ErrorKind::WrongNumberOfValues => {
            format!("`{che_cosa}` ha troppi valori")
        }
        _ => "il comando non si capisce".to_owned(),
    };
    let validi = contesto(ContextKind::ValidValue);
    let simile =
        [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg, ContextKind::SuggestedValue]
            .into_iter()
            .map(contesto)
            .find(|s| !s.is_empty());
    let aiuto = match simile {
        Some(s) => format!("forse `{s}`?"),
        None if !validi.is_empty() => format!("si può scrivere: {validi}"),
        None => {
            "`pegaso --help` mostra i comandi, `pegaso COMANDO --help` le sue opzioni".to_owned()
        }
    };
    Err(Fermo::uso(messaggio, aiuto))
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
