//! `controlla`: the check, as text or JSON.

use std::io::IsTerminal as _;
use std::path::PathBuf;

use clap::{Args, ValueEnum};

use pegaso::check::{self, Opzioni};
use pegaso::diagnostic::{self, Colori, Conteggio, Gravita, Segnalazione, Sorgenti};
use pegaso::model::Stadio;
use pegaso::score;

use super::{PerFase, Uscito, carica, scrivi};

#[derive(Debug, Args)]
pub struct Argomenti {
    /// La cartella dell'ente, quella che contiene ente.yaml
    #[arg(value_name = "CARTELLA")]
    cartella: PathBuf,

    #[command(flatten)]
    per: PerFase,

    /// Conta gli avvisi come errori
    #[arg(long)]
    rigoroso: bool,

    /// Controlla come se non ci fossero deroghe
    #[arg(long)]
    ignora_deroghe: bool,

    /// Come si scrivono le segnalazioni: testo (se manca) o json
    #[arg(
        long,
        value_enum,
        value_name = "FORMATO",
        default_value = "testo",
        hide_default_value = true,
        hide_possible_values = true
    )]
    formato: Formato,
}

/// How findings are printed.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Formato {
    Testo,
    Json,
}

pub fn esegui(a: &Argomenti) -> Uscito {
    let stadio = Stadio::from(a.per.fase);
    let lettura = match carica(&a.cartella) {
        Ok(l) => l,
        Err(u) => return u,
    };
    let letto = lettura.cartella.is_some();
    let segnalazioni = match lettura.cartella {
        Some(cartella) => {
            let opzioni = Opzioni { stadio, ignora_deroghe: a.ignora_deroghe };
            check::verifica(score::valuta(cartella), lettura.segnalazioni, opzioni)
                .segnalazioni()
                .to_vec()
        }
        None => lettura.segnalazioni,
    };
    let testo = match a.formato {
        Formato::Json => {
            let oggetto = diagnostic::json(stadio.parola(), &segnalazioni, &lettura.sorgenti);
            format!("{oggetto:#}\n")
        }
        Formato::Testo => rapporto(&segnalazioni, &lettura.sorgenti, stadio, letto),
    };
    if let Err(u) = scrivi::uscita(&testo) {
        return u;
    }
    let n = Conteggio::di(&segnalazioni);
    if n.errori > 0 || (a.rigoroso && segnalazioni.iter().any(|s| s.conta(Gravita::Avviso))) {
        Uscito::Dati
    } else {
        Uscito::Fatto
    }
}

fn rapporto(
    segnalazioni: &[Segnalazione],
    sorgenti: &Sorgenti,
    stadio: Stadio,
    letto: bool,
) -> String {
    let terminale = std::io::stdout().is_terminal();
    let mut testo = diagnostic::testo(segnalazioni, sorgenti, colori(terminale));
    testo.push_str(&format!("fase: {}\n", stadio.parola()));
    if !letto {
        testo
            .push_str("le regole si applicano quando tutti i dati si leggono: correggi e ripeti\n");
    }
    testo
}

/// Colours only on a terminal, and never when `NO_COLOR` is set.
#[expect(
    clippy::disallowed_methods,
    reason = "NO_COLOR is a matter of the terminal, not of the data"
)]
pub fn colori(terminale: bool) -> Colori {
    let spenti = std::env::var_os("NO_COLOR").is_some_and(|v| !v.is_empty());
    if terminale && !spenti { Colori::Si } else { Colori::No }
}
