//! `confronta`: what differs between two plans, or between a folder and what was approved.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use pegaso::diagnostic::Gravita;
use pegaso::document::confronto::{Titoli, pdf};
use pegaso::model::{Cartella, Lucchetto, SchedaProgrammata};
use pegaso::package::confronto::{Confronto, conto};
use pegaso::piano::lucchetto::FILE;
use pegaso::piano::{confronta, metodo};
use pegaso::{load, score, typeset};

use super::{Esito, Fermo, Intera, PIANO, Uscito, intera, scrivi, stampa};

#[derive(Debug, Args)]
pub struct Argomenti {
    /// Una cartella dell'ente, o un piano.lock.yaml
    #[arg(value_name = "A")]
    prima: PathBuf,

    /// L'altra cartella, o un piano.lock.yaml; se manca, la cartella si confronta con il suo lucchetto.
    /// Un lucchetto è sempre il piano di prima
    #[arg(value_name = "B")]
    dopo: Option<PathBuf>,

    /// Come si scrivono le differenze: testo (se manca) o json
    #[arg(
        long,
        value_enum,
        value_name = "FORMATO",
        default_value = "testo",
        hide_default_value = true,
        hide_possible_values = true
    )]
    formato: Formato,

    /// Scrive anche la tabella delle differenze, in un file PDF
    #[arg(short = 'o', long = "output", value_name = "FILE")]
    file: Option<PathBuf>,

    /// La cartella dei propri modelli, che valgono al posto di quelli del programma
    #[arg(long, value_name = "DIR", requires = "file")]
    modelli: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Formato {
    Testo,
    Json,
}

/// What to do with data that do not load.
const RIPETI: &str = "correggi i dati, e ripeti";

/// A side of the comparison.
struct LatoConfronto {
    nome: String,
    schede: Vec<SchedaProgrammata>,
    /// The method of scoring, a parameter and its value each; empty where a lock does not say it.
    metodo: Vec<(String, String)>,
    /// The folder; a lock by itself has none.
    cartella: Option<Cartella>,
}

pub fn esegui(a: &Argomenti) -> Esito {
    let (prima, dopo) = lati(a)?;
    let confronto = Confronto {
        metodo: metodo::confronta(&prima.metodo, &dopo.metodo),
        schede: confronta(&prima.schede, &dopo.schede),
        prima: prima.nome,
        dopo: dopo.nome,
    };
    if let Some(file) = &a.file {
        let Some(c) = dopo.cartella.or(prima.cartella) else {
            return Err(Fermo::uso(
                "per la tabella in PDF ci vuole almeno una cartella con ente.yaml",
                "indica una cartella al posto di uno dei due file, o togli -o",
            ));
        };
        tabella(file, a.modelli.as_deref(), &c, &confronto)?;
    }
    let testo = match a.formato {
        Formato::Testo => confronto.testo(),
        Formato::Json => format!("{:#}\n", confronto.json()),
    };
    scrivi::uscita(&testo)?;
    Ok(Uscito::Fatto)
}

/// Both sides: a lock is what was approved, so it comes first.
fn lati(a: &Argomenti) -> Result<(LatoConfronto, LatoConfronto), Fermo> {
    let primo = lato(&a.prima)?;
    let Some(dopo) = &a.dopo else {
        let lucchetto = primo.cartella.as_ref().and_then(|c| c.lucchetto.as_ref());
        let Some(l) = lucchetto else {
            return Err(Fermo::uso(
                format!("in `{}` non c'è {FILE}", a.prima.display()),
                "indica anche l'altra cartella: pegaso confronta A B",
            ));
        };
        let approvato = del_lucchetto(&a.prima.join(FILE), l);
        return Ok((approvato, primo));
    };
    let secondo = lato(dopo)?;
    let girati = primo.cartella.is_some() && secondo.cartella.is_none();
    Ok(if girati { (secondo, primo) } else { (primo, secondo) })
}

/// A folder with its data, a lock, or a folder that holds a lock and no data.
fn lato(dove: &Path) -> Result<LatoConfronto, Fermo> {
    let con_dati = ["ente.yaml", "ente.yml"].iter().any(|f| dove.join(f).is_file());
    let lucchetto = if dove.is_file() { dove.to_owned() } else { dove.join(FILE) };
    if !con_dati && lucchetto.is_file() {
        return da_solo(&lucchetto);
    }
    let Intera { cartella, .. } = intera(dove, PIANO).map_err(|f| {
        f.se_dati(format!("`{}` non si legge: nessun confronto", dove.display()), RIPETI)
    })?;
    let v = score::valuta(cartella);
    Ok(LatoConfronto {
        nome: dove.display().to_string(),
        schede: v.programmate(),
        metodo: metodo::voci(v.metodo()),
        cartella: Some(v.cartella().clone()),
    })
}

fn da_solo(file: &Path) -> Result<LatoConfronto, Fermo> {
    let lettura = load::lucchetto(file, typeset::coperto)?;
    match lettura.lucchetto {
        Some(l) => Ok(del_lucchetto(file, &l)),
        None => {
            let mut trovate = lettura.segnalazioni;
            trovate.retain(|s| s.conta(Gravita::Errore));
            let messaggio = format!("`{}` non si legge: nessun confronto", file.display());
            Err(Fermo::dati(messaggio, RIPETI).con_segnalazioni(&trovate, &lettura.sorgenti))
        }
    }
}

fn del_lucchetto(file: &Path, l: &Lucchetto) -> LatoConfronto {
    let atto = match l.atto.testo() {
        atto if atto.is_empty() => atto,
        atto => format!(", {atto}"),
    };
    let nome = format!("{} (versione {}{atto})", file.display(), l.versione());
    LatoConfronto { nome, schede: l.programmate(), metodo: metodo::votato(l), cartella: None }
}

fn tabella(
    file: &Path,
    modelli: Option<&Path>,
    c: &Cartella,
    confronto: &Confronto,
) -> Result<(), Fermo> {
    let modelli = stampa::propri(modelli)?;
    let conto = conto(&confronto.schede);
    let titoli = Titoli {
        titolo: "Confronto dei piani",
        prima: &confronto.prima,
        dopo: &confronto.dopo,
        conto: &conto,
    };
    let con_propri = !modelli.is_empty();
    let byte = pdf(c, &titoli, &confronto.schede, &modelli)
        .map_err(|g| stampa::non_composto(&g, con_propri))?;
    stampa::su_file(file, &byte)
}
