//! `schema`: the JSON Schemas of the files, for editors: listed, printed or written into a folder.

use std::path::{Path, PathBuf};

use clap::Args;

use pegaso::schema::{self, SCHEMI};

use super::{Esito, Fermo, Uscito, scrivi};

#[derive(Debug, Args)]
pub struct Argomenti {
    /// La cartella in cui scriverli; quelli che ci sono già si riscrivono
    #[arg(long, value_name = "DIR")]
    copia: Option<PathBuf>,

    /// Uno solo, per nome: ente, personale, processo, obiettivo, variazioni, o una sezione del PIAO
    /// come piao-2.3
    #[arg(value_name = "NOME")]
    nome: Option<String>,
}

pub fn esegui(a: &Argomenti) -> Esito {
    let scelti: Vec<&str> = match &a.nome {
        None => SCHEMI.to_vec(),
        Some(n) => SCHEMI.into_iter().filter(|s| s == n).collect(),
    };
    if scelti.is_empty() {
        return Err(Fermo::uso(
            format!("nessuno schema si chiama `{}`", a.nome.as_deref().unwrap_or("")),
            format!("gli schemi sono: {}", SCHEMI.join(", ")),
        ));
    }
    match (&a.copia, &a.nome) {
        (Some(cartella), _) => scritti(cartella, &scelti, true),
        (None, Some(nome)) => scrivi::uscita(&schema::testo(nome).unwrap_or_default()),
        (None, None) => {
            scrivi::uscita(&scelti.iter().map(|n| format!("{n}\n")).collect::<String>())
        }
    }?;
    Ok(Uscito::Fatto)
}

/// Writes schemas into a folder; `detto` where each file is to be told.
pub fn scritti(cartella: &Path, nomi: &[&str], detto: bool) -> Result<(), Fermo> {
    for nome in nomi {
        let file = cartella.join(schema::file(nome));
        let testo = schema::testo(nome).unwrap_or_default();
        let fatto = std::fs::create_dir_all(cartella);
        fatto
            .and_then(|()| scrivi::atomico(&file, testo.as_bytes()))
            .map_err(|e| scrivi::non_scritto(&file, &e))?;
        if detto {
            scrivi::diagnostica(&format!("scritto {}\n", file.display()));
        }
    }
    Ok(())
}
