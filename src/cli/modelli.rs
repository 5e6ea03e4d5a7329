//! `modelli`: the built-in templates, listed or copied out to start from.

use std::path::{Path, PathBuf};

use clap::Args;

use pegaso::{assets, document};

use super::{Esito, Fermo, Uscito, scrivi, stampa};

#[derive(Debug, Args)]
pub struct Argomenti {
    /// La cartella in cui copiarli; i file che ci sono già non si toccano
    #[arg(long, value_name = "DIR")]
    copia: Option<PathBuf>,

    /// Che cosa ha a disposizione un modello: le sue variabili, con che cosa sono
    #[arg(long, value_name = "NOME", conflicts_with_all = ["copia", "pezzo"])]
    variabili: Option<String>,

    /// Scrive in una cartella nuova il sorgente Typst del piano, con i suoi file, e dice di ogni testo
    /// dove è stato scritto (luoghi.json); degli altri documenti: pegaso relazione --sorgente DIR
    #[arg(long, value_name = "DIR", conflicts_with_all = ["copia", "variabili"])]
    sorgente: Option<PathBuf>,

    /// Uno solo, per nome: scheda.typ, lib/stile.typ …; con --sorgente la cartella dell'ente (se manca: questa)
    #[arg(value_name = "NOME")]
    pezzo: Option<String>,
}

pub fn esegui(a: &Argomenti) -> Esito {
    if let Some(nome) = &a.variabili {
        return variabili(nome);
    }
    if let Some(dove) = &a.sorgente {
        return stampa::sorgente_del_piano(Path::new(a.pezzo.as_deref().unwrap_or(".")), dove);
    }
    let lib = assets::LIBRERIA.iter().map(|(n, t)| (format!("lib/{n}"), *t));
    let tutti: Vec<(String, &str)> =
        assets::MODELLI.iter().map(|(n, t)| ((*n).to_owned(), *t)).chain(lib).collect();
    let scelti: Vec<_> = match &a.pezzo {
        None => tutti.iter().collect(),
        Some(p) => {
            tutti.iter().filter(|(n, _)| n == p || n.trim_end_matches(".typ") == p).collect()
        }
    };
    if scelti.is_empty() {
        let nomi: Vec<_> = tutti.iter().map(|(n, _)| n.as_str()).collect();
        return Err(Fermo::uso(
            format!("nessun modello si chiama `{}`", a.pezzo.as_deref().unwrap_or("")),
            format!("i modelli sono: {}", nomi.join(", ")),
        ));
    }
    let Some(cartella) = &a.copia else {
        let elenco: String = scelti.iter().map(|(n, _)| format!("{n}\n")).collect();
        scrivi::uscita(&elenco)?;
        return Ok(Uscito::Fatto);
    };
    if let Some((n, _)) = scelti.iter().find(|(n, _)| cartella.join(n).exists()) {
        return Err(Fermo::uso(
            format!("`{}` c'è già: non è stato copiato niente", cartella.join(n).display()),
            "toglilo, o copia in un'altra cartella",
        ));
    }
    for (nome, testo) in scelti {
        let file = cartella.join(nome);
        scrivi::in_cartella(&file, testo.as_bytes())?;
        scrivi::diagnostica(&format!("copiato {}\n", file.display()));
    }
    Ok(Uscito::Fatto)
}

/// Prints the variables of a template, a row each.
fn variabili(nome: &str) -> Esito {
    let Some(v) = document::variabili(nome) else {
        let note = assets::MODELLI.iter().map(|(n, _)| n.trim_end_matches(".typ"));
        let note: Vec<_> = note.filter(|n| document::variabili(n).is_some()).collect();
        return Err(Fermo::uso(
            format!("di `{nome}` non ci sono variabili da elencare"),
            format!(
                "si elencano quelle di: {}; parte.typ stampa blocchi già fatti",
                note.join(", ")
            ),
        ));
    };
    let largo = v.iter().map(|x| x.nome.chars().count()).max().unwrap_or(0);
    let righe = v.iter().map(|x| {
        format!("{:largo$}  {:8}  {}", x.nome, x.cosa, x.descrizione).trim_end().to_owned() + "\n"
    });
    scrivi::uscita(&righe.collect::<String>())?;
    Ok(Uscito::Fatto)
}
