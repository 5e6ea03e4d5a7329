//! `controlla`: the check, as text, JSON or SARIF.

use std::io::IsTerminal as _;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use pegaso::check::{self, OpzioniControllo, RULES};
use pegaso::diagnostic::{
    self, Base, Colori, Conteggio, Descrizione, Gravita, Segnalazione, Sorgenti,
};
use pegaso::load::{self, Letto};
use pegaso::model::Stadio;
use pegaso::score;

use super::comando::comando;
use super::{Esito, PerChi, PerFase, Uscito, carica, scrivi};

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

    /// Per quale edizione: integrale (se manca) o pubblica
    #[arg(
        long,
        value_enum,
        value_name = "EDIZIONE",
        default_value = "integrale",
        hide_default_value = true,
        hide_possible_values = true
    )]
    edizione: PerChi,

    /// Quante segnalazioni mostrare per intero nel testo, le più gravi (se manca: 100; 0: tutte); le
    /// altre si contano per regola
    #[arg(long, value_name = "N", default_value_t = 100, hide_default_value = true)]
    massimo: usize,

    /// Come si scrivono le segnalazioni: testo (se manca), json o sarif
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
    Sarif,
}

pub fn esegui(a: &Argomenti) -> Esito {
    let stadio = Stadio::from(a.per.fase);
    let lettura = carica(&a.cartella)?;
    let letto = lettura.cartella.is_some();
    let quanto = lettura.letto();
    let opzioni = OpzioniControllo {
        stadio,
        ignora_deroghe: a.ignora_deroghe,
        pubblica: matches!(a.edizione, PerChi::Pubblica),
    };
    let mut consuntivo = None;
    let segnalazioni = match (lettura.cartella, lettura.parziale) {
        (Some(intera), _) => {
            let v = check::verifica(score::valuta(intera), lettura.segnalazioni, opzioni);
            if stadio != Stadio::Consuntivo {
                consuntivo = check::consuntivo(&v);
            }
            v.segnalazioni().to_vec()
        }
        (None, Some(parte)) => {
            check::parziale(&score::valuta(parte), lettura.segnalazioni, opzioni)
        }
        (None, None) => lettura.segnalazioni,
    };
    let testo = match a.formato {
        Formato::Json => {
            let letto = serde_json::to_value(quanto).unwrap_or_default();
            let oggetto =
                diagnostic::json(stadio.parola(), &segnalazioni, &lettura.sorgenti, letto);
            format!("{oggetto:#}\n")
        }
        Formato::Sarif => {
            let (cartella, via) = load::deposito(&a.cartella);
            let base = Base { cartella: &cartella.to_string_lossy(), via: &via };
            let log = diagnostic::sarif(&segnalazioni, &lettura.sorgenti, &descrizioni(), &base);
            format!("{log:#}\n")
        }
        Formato::Testo => {
            let massimo = if a.massimo == 0 { usize::MAX } else { a.massimo };
            let mut testo = rapporto(&segnalazioni, &lettura.sorgenti, massimo);
            testo.push_str(&coda(&a.cartella, stadio, letto, quanto, consuntivo));
            testo
        }
    };
    scrivi::uscita(&testo)?;
    let n = Conteggio::di(&segnalazioni);
    let avvisi = || segnalazioni.iter().any(|s| s.conta(Gravita::Avviso));
    Ok(if n.errori > 0 || (a.rigoroso && avvisi()) { Uscito::Dati } else { Uscito::Fatto })
}

/// Every rule and every finding of loading, as SARIF describes them.
fn descrizioni() -> Vec<Descrizione> {
    let lettura = load::CODICI.iter().map(|(codice, titolo)| Descrizione {
        codice: (*codice).into(),
        titolo: (*titolo).into(),
        testo: (*titolo).into(),
    });
    let regole = RULES.iter().map(|r| Descrizione {
        codice: r.codice().into(),
        titolo: r.titolo().into(),
        testo: r.documentazione().trim().into(),
    });
    lettura.chain(regole).collect()
}

fn rapporto(segnalazioni: &[Segnalazione], sorgenti: &Sorgenti, massimo: usize) -> String {
    let terminale = std::io::stdout().is_terminal();
    diagnostic::testo(segnalazioni, sorgenti, colori(terminale), massimo)
}

/// What stands after the findings: the stage that was judged, how the final account stands where there
/// are results, and what was read.
fn coda(
    cartella: &Path,
    stadio: Stadio,
    letto: bool,
    quanto: Option<Letto>,
    consuntivo: Option<Conteggio>,
) -> String {
    let mut testo = format!("fase: {}\n", stadio.parola());
    if let Some(n) = consuntivo {
        let comando = comando(&["pegaso", "controlla"], cartella, &["--fase", "consuntivo"]);
        testo.push_str(&match n.errori + n.avvisi {
            0 => {
                "ci sono già dei risultati, e a consuntivo non c'è niente da segnalare\n".to_owned()
            }
            _ => format!("ci sono già dei risultati; a consuntivo: {n} ({comando})\n"),
        });
    }
    if !letto {
        testo.push_str(
            "alcune regole aspettano i valori e i file che non si leggono: correggi e ripeti\n",
        );
    }
    match quanto {
        Some(quanto) => testo.push_str(&format!("letto: {quanto}\n")),
        None => testo.push_str("letto: niente\n"),
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
