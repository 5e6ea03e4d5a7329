//! `punteggi`: every score, and where each number comes from.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use jiff::civil::Date;

use pegaso::score::{self, Valutata, uscita};

use super::{Esito, Fermo, Intera, PIANO, Uscito, intera, scrivi, stampa};

#[derive(Debug, Args)]
pub struct Argomenti {
    /// La cartella dell'ente, quella che contiene ente.yaml
    #[arg(value_name = "CARTELLA")]
    cartella: PathBuf,

    /// Come si scrivono: testo (se manca), json o csv
    #[arg(
        long,
        value_enum,
        value_name = "FORMATO",
        default_value = "testo",
        hide_default_value = true,
        hide_possible_values = true
    )]
    formato: Formato,

    /// Da dove viene ogni numero di una scheda (codice o file), di un settore (id) o dell'ente (`ente`)
    #[arg(long, value_name = "CODICE", conflicts_with = "per")]
    spiega: Option<String>,

    /// A che punto era ogni obiettivo quel giorno, e perché: in JSON, e con --spiega
    #[arg(long, value_name = "GIORNO", conflicts_with = "per")]
    al: Option<String>,

    /// Le quote di ogni persona su tutti gli obiettivi: agli atti, non da pubblicare
    #[arg(long, value_enum, value_name = "persona", hide_possible_values = true)]
    per: Option<Per>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Formato {
    Testo,
    Json,
    Csv,
}

/// By what else than settori.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Per {
    Persona,
}

pub fn esegui(a: &Argomenti) -> Esito {
    let Intera { cartella, .. } = intera(&a.cartella, PIANO).map_err(|f| {
        f.se_dati("i dati non si leggono: nessun punteggio", "correggi i dati, e ripeti")
    })?;
    let v = score::valuta(cartella);
    let al = a.al.as_deref().map(|al| stampa::giorno(v.cartella(), al)).transpose()?;
    if al.is_some() && a.spiega.is_none() && a.formato != Formato::Json {
        return Err(Fermo::uso(
            "a che punto era ogni obiettivo si dice in JSON, o di uno solo con --spiega",
            "aggiungi --formato json, o --spiega CODICE; su carta: pegaso monitoraggio --al GIORNO",
        ));
    }
    let testo = match (&a.spiega, a.per, a.formato) {
        (Some(quale), ..) => spiega(&v, &a.cartella, quale, a.formato, al)?,
        (None, None, Formato::Testo) => uscita::testo(&v),
        (None, None, Formato::Json) => format!("{:#}\n", uscita::json(&v, al)),
        (None, None, Formato::Csv) => uscita::csv(&v),
        (None, Some(Per::Persona), Formato::Testo) => uscita::persone(&v),
        (None, Some(Per::Persona), Formato::Json) => format!("{:#}\n", uscita::persone_json(&v)),
        (None, Some(Per::Persona), Formato::Csv) => uscita::persone_csv(&v),
    };
    scrivi::uscita(&testo)?;
    Ok(Uscito::Fatto)
}

/// The explanation of one figure; a code that nothing has, or several have, is wrong usage.
fn spiega(
    v: &Valutata,
    radice: &Path,
    quale: &str,
    formato: Formato,
    al: Option<Date>,
) -> Result<String, Fermo> {
    if formato != Formato::Testo {
        return Err(Fermo::uso(
            "una spiegazione si scrive come testo; in JSON ogni numero ha già la sua",
            "togli --spiega, o --formato",
        ));
    }
    let c = v.cartella();
    let altro = quale == "ente" || c.settore(quale).is_some();
    if al.is_some() && altro {
        return Err(Fermo::uso(
            "a che punto si è un giorno si dice di un obiettivo, non di un settore o dell'ente",
            "scrivi il codice di una scheda, o togli --al; per tutti: pegaso monitoraggio --al GIORNO",
        ));
    }
    if quale == "ente" {
        return Ok(uscita::spiega(v, uscita::Voce::Ente, al));
    }
    if let Some((i, _)) = c.settore(quale) {
        return Ok(uscita::spiega(v, uscita::Voce::Settore(i), al));
    }
    let senza = |p: &str| p.rsplit_once('.').map_or(p.to_owned(), |(s, _)| s.to_owned());
    let processo = c.processi.iter().find(|p| p.percorso == quale || senza(&p.percorso) == quale);
    if let Some(p) = processo {
        return Ok(uscita::spiega(v, uscita::Voce::Processo(p), al));
    }
    let scheda = stampa::trova(c, radice, quale).map_err(|f| {
        f.e_anche(
            "si può chiedere anche di un settore, per id, di un processo, per file, o di `ente`",
        )
    })?;
    Ok(uscita::spiega(v, uscita::Voce::Obiettivo(scheda), al))
}
