//! `regole`: the rules of the check, listed or explained one by one.

use clap::Args;

use pegaso::check::{RULES, Rule, TITOLI};
use pegaso::load;
use pegaso::model::Stadio;

use super::{Esito, Fermo, Uscito, scrivi};

#[derive(Debug, Args)]
pub struct Argomenti {
    /// Il codice di una regola, per saperne il motivo e vederne un esempio
    #[arg(value_name = "CODICE")]
    codice: Option<String>,
}

pub fn esegui(a: &Argomenti) -> Esito {
    let testo = match &a.codice {
        None => elenco(),
        Some(codice) => {
            let codice = codice.trim().to_uppercase();
            match (RULES.iter().find(|r| r.codice() == codice), lettura(&codice)) {
                (Some(r), _) => una(*r),
                (None, Some(testo)) => testo,
                (None, None) => {
                    return Err(Fermo::uso(
                        format!("nessuna regola ha il codice `{codice}`"),
                        "`pegaso regole` le elenca",
                    ));
                }
            }
        }
    };
    scrivi::uscita(&testo)?;
    Ok(Uscito::Fatto)
}

fn elenco() -> String {
    let lettura = load::CODICI.iter().map(|(codice, titolo)| format!("{codice}  {titolo}\n"));
    let regole = RULES.iter().map(|r| format!("{}  {}\n", r.codice(), r.titolo()));
    lettura.chain(regole).collect::<String>() + "\n`pegaso regole CODICE` ne spiega una\n"
}

/// The documentation of one rule, and in which stage it speaks.
fn una(r: &dyn Rule) -> String {
    let mut testo = format!("{}: {}\n", r.codice(), r.titolo());
    for titolo in TITOLI {
        testo.push_str(&format!("\n{titolo}\n\n{}\n", r.sezione(titolo)));
    }
    let quando = match r.dal() {
        Stadio::Piano => "in ogni fase",
        Stadio::Intermedia => "dalla verifica intermedia",
        Stadio::Consuntivo => "a consuntivo",
    };
    testo + &format!("\nSi controlla {quando}.\n")
}

/// What is to be said of a finding of loading.
fn lettura(codice: &str) -> Option<String> {
    let (codice, titolo) = load::CODICI.iter().find(|(c, _)| *c == codice)?;
    Some(format!(
        "{codice}: {titolo}\n\nSi trova leggendo i dati, in ogni fase: nessuna deroga la silenzia, e non si fa nemmeno la bozza.\n"
    ))
}
