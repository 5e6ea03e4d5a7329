//! `modelli`: the built-in templates, listed or copied out to start from.

use std::path::PathBuf;

use clap::Args;

use pegaso::{assets, document};

use super::{Uscito, aiuto, errore, scrivi};

#[derive(Debug, Args)]
pub struct Argomenti {
    /// La cartella in cui copiarli; i file che ci sono già non si toccano
    #[arg(long, value_name = "DIR")]
    copia: Option<PathBuf>,

    /// Che cosa ha a disposizione un modello: le sue variabili, con che cosa sono
    #[arg(long, value_name = "NOME", conflicts_with_all = ["copia", "pezzo"])]
    variabili: Option<String>,

    /// Uno solo, per nome: scheda.typ, lib/stile.typ …
    #[arg(value_name = "PEZZO")]
    pezzo: Option<String>,
}

pub fn esegui(a: &Argomenti) -> Uscito {
    if let Some(nome) = &a.variabili {
        return variabili(nome);
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
        errore(&format!("nessun modello si chiama `{}`", a.pezzo.as_deref().unwrap_or("")));
        aiuto(&format!("i modelli sono: {}", nomi.join(", ")));
        return Uscito::Uso;
    }
    let Some(cartella) = &a.copia else {
        let elenco: String = scelti.iter().map(|(n, _)| format!("{n}\n")).collect();
        return scrivi::uscita(&elenco).err().unwrap_or(Uscito::Fatto);
    };
    if let Some((n, _)) = scelti.iter().find(|(n, _)| cartella.join(n).exists()) {
        errore(&format!("`{}` c'è già: non è stato copiato niente", cartella.join(n).display()));
        aiuto("toglilo, o copia in un'altra cartella");
        return Uscito::Uso;
    }
    for (nome, testo) in scelti {
        let file = cartella.join(nome);
        let fatto = file.parent().map_or(Ok(()), std::fs::create_dir_all);
        if let Err(e) = fatto.and_then(|()| scrivi::atomico(&file, testo.as_bytes())) {
            return scrivi::non_scritto(&file, &e);
        }
        scrivi::diagnostica(&format!("copiato {}\n", file.display()));
    }
    Uscito::Fatto
}

/// Prints the variables of a template, a row each.
fn variabili(nome: &str) -> Uscito {
    let Some(v) = document::variabili(nome) else {
        let note = assets::MODELLI.iter().map(|(n, _)| n.trim_end_matches(".typ"));
        let note: Vec<_> = note.filter(|n| document::variabili(n).is_some()).collect();
        errore(&format!("di `{nome}` non ci sono variabili da elencare"));
        aiuto(&format!(
            "si elencano quelle di: {}; parte.typ stampa blocchi già fatti",
            note.join(", ")
        ));
        return Uscito::Uso;
    };
    let largo = v.iter().map(|x| x.nome.chars().count()).max().unwrap_or(0);
    let righe = v.iter().map(|x| {
        format!("{:largo$}  {:8}  {}", x.nome, x.cosa, x.descrizione).trim_end().to_owned() + "\n"
    });
    scrivi::uscita(&righe.collect::<String>()).err().unwrap_or(Uscito::Fatto)
}
