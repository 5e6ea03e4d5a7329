//! The command line: what may be typed, and which command it is.

mod allegati;
mod comando;
mod confronta;
mod controlla;
mod errori;
mod fermo;
mod lucchetto;
mod metodi;
mod modelli;
mod nuovo;
mod nuovo_piao;
mod precedente;
mod punteggi;
mod regole;
mod riporto;
mod schema;
mod scrivi;
mod sorgente;
mod stampa;
mod votato;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand, ValueEnum};

use pegaso::check::{self, OpzioniControllo};
use pegaso::diagnostic::{Gravita, Segnalazione, Sorgenti};
use pegaso::document::Edizione;
use pegaso::load::CartellaLetta;
use pegaso::model::{Cartella, Stadio};
use pegaso::score;

use comando::comando;
use fermo::{Esito, Fermo};

/// Documenti della performance dei comuni italiani: dai dati in YAML al PDF da allegare all'atto
#[derive(Debug, Parser)]
#[command(
    name = "pegaso",
    version,
    about,
    disable_help_subcommand = true,
    disable_help_flag = true,
    disable_version_flag = true,
    help_template = "{about}\n\n{usage-heading} {usage}\n\n{all-args}{after-help}",
    subcommand_help_heading = "Comandi",
    subcommand_value_name = "COMANDO",
    override_usage = "pegaso <COMANDO> <CARTELLA> [OPZIONI]",
    after_help = "Esito: 0 fatto, 1 errori nei dati, 2 comando sbagliato, 3 errore dell'ambiente."
)]
pub struct Cli {
    #[command(subcommand)]
    comando: Comando,

    /// Mostra questo aiuto
    #[arg(short = 'h', long = "help", visible_alias = "aiuto", global = true, action = clap::ArgAction::Help)]
    aiuto: Option<bool>,

    /// Mostra la versione
    #[arg(short = 'V', long = "version", visible_alias = "versione", action = clap::ArgAction::Version)]
    versione: Option<bool>,
}

#[derive(Debug, Subcommand)]
enum Comando {
    /// Fa una cartella nuova da cui cominciare, con le spiegazioni dentro; o quella dell'anno dopo
    Nuovo(nuovo::Argomenti),
    /// Controlla i dati e dice che cosa non va, con file e riga
    Controlla(controlla::Argomenti),
    /// Fa il piano: frontespizio, indice, processi e schede, con le colonne del realizzato vuote
    Piano(ArgomentiPiano),
    /// Fa il PIAO, ordinario o semplificato, o una sua sezione
    Piao(ArgomentiPiao),
    /// Fa il monitoraggio: lo stato degli obiettivi a una data
    Monitoraggio(Monitoraggio),
    /// Fa la relazione di fine anno
    Relazione(Relazione),
    /// Fa la cartella degli allegati all'atto, o controlla che siano quelli di allora
    Allegati(allegati::Argomenti),
    /// Fa una scheda sola
    Scheda(ArgomentiScheda),
    /// Dice ogni punteggio, e da dove viene ogni numero
    Punteggi(punteggi::Argomenti),
    /// Dice che cosa è diverso tra due cartelle, o tra una cartella e il piano approvato
    Confronta(confronta::Argomenti),
    /// Elenca le regole del controllo, o ne spiega una
    Regole(regole::Argomenti),
    /// Elenca i metodi di calcolo dei punteggi; con un nome ne spiega uno, con un esempio
    Metodi(metodi::Argomenti),

    /// Elenca i modelli del programma, o ne fa una copia da cambiare
    Modelli(modelli::Argomenti),
    /// Elenca gli schemi dei file per l'editor (JSON Schema), ne mostra uno o li scrive
    Schema(schema::Argomenti),
}

/// What every document command accepts.
#[derive(Debug, Args)]
pub struct ArgomentiPiano {
    /// La cartella dell'ente, quella che contiene ente.yaml
    #[arg(value_name = "CARTELLA")]
    cartella: PathBuf,

    /// Dopo una variazione: il testo coordinato, con ciò che è cambiato (se manca), o quello votato, com'è
    /// nel suo pacchetto di allegati
    #[arg(
        long,
        value_enum,
        value_name = "TESTO",
        default_value = "coordinato",
        hide_default_value = true,
        hide_possible_values = true
    )]
    testo: QualeTesto,

    #[command(flatten)]
    uscita: Uscita,
}

/// Which text of a plan that acts have changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum QualeTesto {
    Coordinato,
    Votato,
}

#[derive(Debug, Args)]
pub struct ArgomentiPiao {
    /// La cartella dell'ente, quella che contiene ente.yaml
    #[arg(value_name = "CARTELLA")]
    cartella: PathBuf,

    /// Solo una sezione, con il suo numero: 1, 2.1, 2.2, 2.3, 3.1, 3.2, 3.3 o 4
    #[arg(long, value_name = "NUMERO")]
    sezione: Option<String>,

    #[command(flatten)]
    uscita: Uscita,
}

#[derive(Debug, Args)]
pub struct Monitoraggio {
    /// La cartella dell'ente, quella che contiene ente.yaml
    #[arg(value_name = "CARTELLA")]
    cartella: PathBuf,

    /// A quale giorno: 30/06, 30 giugno 2026 (senza l'anno, quello dell'esercizio)
    #[arg(long, value_name = "DATA")]
    al: String,

    #[command(flatten)]
    uscita: Uscita,
}

#[derive(Debug, Args)]
pub struct Relazione {
    /// La cartella dell'ente, quella che contiene ente.yaml
    #[arg(value_name = "CARTELLA")]
    cartella: PathBuf,

    /// La cartella dell'anno prima, per il confronto
    #[arg(long, value_name = "DIR")]
    precedente: Option<PathBuf>,

    #[command(flatten)]
    uscita: Uscita,
}

#[derive(Debug, Args)]
pub struct ArgomentiScheda {
    /// La cartella dell'ente, quella che contiene ente.yaml
    #[arg(value_name = "CARTELLA")]
    cartella: PathBuf,

    /// Il codice dell'obiettivo o il file della scheda
    #[arg(value_name = "CODICE-O-FILE")]
    quale: String,

    #[command(flatten)]
    per: PerFase,

    #[command(flatten)]
    uscita: Uscita,
}

/// The stage of the cycle.
#[derive(Debug, Args)]
pub struct PerFase {
    /// Per quale fase: piano (se manca), intermedia o consuntivo
    #[arg(
        long,
        value_enum,
        value_name = "FASE",
        default_value = "piano",
        hide_default_value = true,
        hide_possible_values = true
    )]
    fase: FaseChiesta,
}

/// Where the PDF goes and how official it is.
#[derive(Debug, Default, Args)]
pub struct Uscita {
    /// Il file PDF da scrivere
    #[arg(short = 'o', long = "output", value_name = "FILE")]
    file: Option<PathBuf>,

    /// Fa il PDF anche se i dati hanno errori: con il segno BOZZA e l'elenco delle segnalazioni
    #[arg(long)]
    bozza: bool,

    /// Controlla come se non ci fossero deroghe
    #[arg(long)]
    ignora_deroghe: bool,

    /// Per chi: integrale (se manca), per gli atti, o pubblica, senza nomi accanto ai risultati
    #[arg(
        long,
        value_enum,
        value_name = "EDIZIONE",
        default_value = "integrale",
        hide_default_value = true,
        hide_possible_values = true
    )]
    edizione: PerChi,

    /// La cartella dei propri modelli, che valgono al posto di quelli del programma
    #[arg(long, value_name = "DIR")]
    modelli: Option<PathBuf>,

    /// Al posto del PDF scrive in una cartella il sorgente Typst con i suoi file, per chi cura i modelli
    #[arg(long, value_name = "DIR", conflicts_with_all = ["file", "incorpora_dati"])]
    sorgente: Option<PathBuf>,

    /// Allega al PDF i file dei dati (PDF/A-3a): chi lo riceve può rifare il documento e i conti
    #[arg(long)]
    incorpora_dati: bool,
}

/// The stage, as typed.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum FaseChiesta {
    Piano,
    Intermedia,
    Consuntivo,
}

impl From<FaseChiesta> for Stadio {
    fn from(f: FaseChiesta) -> Self {
        match f {
            FaseChiesta::Piano => Stadio::Piano,
            FaseChiesta::Intermedia => Stadio::Intermedia,
            FaseChiesta::Consuntivo => Stadio::Consuntivo,
        }
    }
}

/// The edition, as typed.
#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub enum PerChi {
    #[default]
    Integrale,
    Pubblica,
}

impl From<PerChi> for Edizione {
    fn from(p: PerChi) -> Self {
        match p {
            PerChi::Integrale => Edizione::Integrale,
            PerChi::Pubblica => Edizione::Pubblica,
        }
    }
}

/// How a command ended; its number is the exit status.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Uscito {
    /// Made, or no errors.
    Fatto = 0,
    /// The data have errors.
    Dati = 1,
    /// Wrong usage.
    Uso = 2,
    /// The environment failed.
    Ambiente = 3,
}

/// Parses the command line and runs the command. A panic of the engine ends here: nothing is
/// written, and the message says whose fault it is.
pub fn esegui() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(e) => {
            return ExitCode::from(errori::mostra(&e).unwrap_or_else(|f| f.mostra()) as u8);
        }
    };
    std::panic::set_hook(Box::new(|_| {}));
    let esito = std::panic::catch_unwind(|| match &cli.comando {
        Comando::Nuovo(a) => nuovo::esegui(a),
        Comando::Controlla(a) => controlla::esegui(a),
        Comando::Piano(d) => stampa::piano(d),
        Comando::Piao(p) => stampa::piao(p),
        Comando::Monitoraggio(m) => stampa::monitoraggio(m),
        Comando::Relazione(r) => stampa::relazione(r),
        Comando::Allegati(a) => allegati::esegui(a),
        Comando::Scheda(s) => stampa::scheda(s),
        Comando::Punteggi(a) => punteggi::esegui(a),
        Comando::Confronta(a) => confronta::esegui(a),
        Comando::Regole(a) => regole::esegui(a),
        Comando::Metodi(a) => metodi::esegui(a),
        Comando::Modelli(a) => modelli::esegui(a),
        Comando::Schema(a) => schema::esegui(a),
    });
    let esito = esito.unwrap_or_else(|_| {
        Err(Fermo::ambiente(
            "errore del programma: si è fermato da solo, e non ha scritto niente",
            "segnala il caso a chi cura pegaso, con la cartella dei dati",
        ))
    });
    ExitCode::from(esito.unwrap_or_else(|f| f.mostra()) as u8)
}

/// Reads the folder; when it cannot be read at all, says so.
fn carica(cartella: &Path) -> Result<CartellaLetta, Fermo> {
    Ok(Cartella::apri(cartella)?)
}

/// The data of a folder that are wanted whole, with the findings of reading them.
struct Intera {
    cartella: Cartella,
    segnalazioni: Vec<Segnalazione>,
    sorgenti: Sorgenti,
}

/// Reads a folder whose data are wanted whole. What does not load stops the command, with the errors of
/// the rules over what did load beside those of reading.
fn intera(dove: &Path, opzioni: OpzioniControllo) -> Result<Intera, Fermo> {
    let mut lettura = carica(dove)?;
    match lettura.cartella.take() {
        Some(cartella) => {
            let CartellaLetta { segnalazioni, sorgenti, .. } = lettura;
            Ok(Intera { cartella, segnalazioni, sorgenti })
        }
        None => Err(illeggibili(dove, lettura, opzioni)),
    }
}

/// What stops a command that wants the data whole.
fn illeggibili(dove: &Path, lettura: CartellaLetta, opzioni: OpzioniControllo) -> Fermo {
    let mut tutte = match lettura.parziale {
        Some(parte) => check::parziale(&score::valuta(parte), lettura.segnalazioni, opzioni),
        None => lettura.segnalazioni,
    };
    tutte.retain(|s| s.conta(Gravita::Errore));
    Fermo::dati(
        "i dati hanno errori di lettura: non è stato scritto niente",
        format!("correggili; {} li mostra tutti", comando(&["pegaso", "controlla"], dove, &[])),
    )
    .con_segnalazioni(&tutte, &lettura.sorgenti)
}

/// How the plan is checked.
const PIANO: OpzioniControllo =
    OpzioniControllo { stadio: Stadio::Piano, ignora_deroghe: false, pubblica: false };

/// What does not stop the command, on standard error.
fn avviso(messaggio: &str) {
    scrivi::diagnostica(&format!("avviso: {messaggio}\n"));
}
