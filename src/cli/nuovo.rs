//! `nuovo`: a commented folder to start from, which makes its PDF at once; with `--da`, the next
//! year's.

use std::path::PathBuf;

use clap::Args;

use pegaso::assets;
use pegaso::schema::SCHEMI;

use super::comando::comando;
use super::scrivi::{SCHEMA, in_cartella};
use super::{Esito, Fermo, Uscito, nuovo_piao, riporto, schema, scrivi};

#[derive(Debug, Args)]
pub struct Argomenti {
    /// La cartella da creare
    #[arg(value_name = "CARTELLA")]
    cartella: PathBuf,

    /// La cartella dell'anno prima, da riportare nell'anno nuovo: senza i risultati, che passano nello
    /// storico, e con le date spostate; quello che va deciso è segnato DA COMPILARE
    #[arg(long, value_name = "CARTELLA-PRECEDENTE")]
    da: Option<PathBuf>,

    /// L'anno del piano (se manca: 2026; con --da, l'anno dopo)
    #[arg(long, value_name = "ANNO")]
    anno: Option<i16>,

    /// Un settore; si ripete per ognuno: --settori Segreteria --settori "Lavori pubblici, ambiente"
    #[arg(long, value_name = "NOME", conflicts_with = "da")]
    settori: Vec<String>,

    /// Aggiunge il PIAO semplificato, per gli enti con meno di 50 dipendenti: processi e tabella
    /// della trasparenza già scritti, il resto da compilare. Se la cartella c'è già, le si aggiunge, con
    /// i suoi settori e le sue persone
    #[arg(long, visible_alias = "piao", conflicts_with = "da")]
    piao_semplificato: bool,
}

/// The year of a starter folder for which none is asked.
const ANNO: i16 = 2026;

pub fn esegui(a: &Argomenti) -> Esito {
    if let Some(anno) = a.anno.filter(|n| !(1990..2200).contains(n)) {
        return Err(Fermo::uso(
            format!("`{anno}` non è l'anno di un piano"),
            "scrivi l'anno con quattro cifre: --anno 2026",
        ));
    }
    if a.piao_semplificato && a.cartella.join("ente.yaml").is_file() {
        return nuovo_piao::aggiungi(&a.cartella);
    }
    let occupata = a.cartella.read_dir().is_ok_and(|mut v| v.next().is_some());
    if occupata || a.cartella.is_file() {
        return Err(Fermo::uso(
            format!("`{}` c'è già e non è vuota", a.cartella.display()),
            "scegli un'altra cartella: quello che c'è non si tocca",
        ));
    }
    if let Some(vecchia) = &a.da {
        return riporto::esegui(&a.cartella, vecchia, a.anno);
    }
    let anno = a.anno.unwrap_or(ANNO);
    let settori: Vec<(String, String)> = settori(&nomi(&a.settori));
    for (nome, posto, testo) in assets::NUOVO {
        let testo = match a.piao_semplificato {
            true => nuovo_piao::con_il_piao(nome, testo),
            false => (*testo).to_owned(),
        };
        let testo = nuovo_piao::segni(&adatta(&testo, anno, &settori), anno);
        in_cartella(&a.cartella.join(posto), testo.as_bytes())?;
    }
    for (n, (id, _)) in settori.iter().enumerate().skip(1) {
        let testo = assets::NUOVO_SETTORE
            .replace("@CODICE@", &format!("1.02.{:02}", n + 1))
            .replace("@SETTORE@", id);
        let posto = format!("obiettivi/{}-{id}.yaml", n + 2);
        in_cartella(&a.cartella.join(posto), testo.as_bytes())?;
    }
    if a.piao_semplificato {
        for (posto, testo) in nuovo_piao::sezioni(anno, &settori) {
            in_cartella(&a.cartella.join(posto), testo.as_bytes())?;
        }
    }
    schema::scritti(&a.cartella.join(SCHEMA), &SCHEMI, false)?;
    scrivi::diagnostica(&format!(
        "fatta la cartella {}\nora: {}\n",
        a.cartella.display(),
        comando(&["pegaso", "piano"], &a.cartella, &["-o", "piano.pdf"])
    ));
    Ok(Uscito::Fatto)
}

/// The names of the settori: each option is one, commas and all; one option alone with commas that no
/// space follows is the list that it has always been.
fn nomi(scritti: &[String]) -> Vec<String> {
    match scritti {
        [uno] if uno.contains(',') && !uno.contains(", ") => {
            uno.split(',').map(str::to_owned).collect()
        }
        _ => scritti.to_vec(),
    }
}

/// Each settore with an id of its own: the name in small letters, without spaces and accents.
fn settori(nomi: &[String]) -> Vec<(String, String)> {
    let mut v: Vec<(String, String)> = Vec::new();
    for nome in nomi.iter().map(|n| n.trim()).filter(|n| !n.is_empty()) {
        let lettera = |c: char| match c {
            'à' | 'á' => 'a',
            'è' | 'é' => 'e',
            'ì' => 'i',
            'ò' => 'o',
            'ù' => 'u',
            c if c.is_ascii_alphanumeric() => c,
            _ => '-',
        };
        let id: String = nome.to_lowercase().chars().map(lettera).collect();
        let id = id.split('-').filter(|p| !p.is_empty()).collect::<Vec<_>>().join("-");
        let gia = v
            .iter()
            .filter(|(altro, _)| *altro == id || altro.starts_with(&format!("{id}-")))
            .count();
        let id = match (id.is_empty(), gia) {
            (true, _) => format!("settore-{}", v.len() + 1),
            (false, 0) => id,
            (false, n) => format!("{id}-{}", n + 1),
        };
        v.push((id, nome.to_owned()));
    }
    v
}

/// Replaces a year, but not that of a law: `DL 13/2023` is no date.
fn sposta(testo: &str, anno: &str, nuovo: &str) -> String {
    let mut pezzi = testo.split(anno);
    let mut fatto = pezzi.next().unwrap_or_default().to_owned();
    for pezzo in pezzi {
        let numero =
            fatto.strip_suffix('/').map(|t| t.trim_end_matches(|c: char| c.is_ascii_digit()));
        let legge = numero.is_some_and(|t| !t.ends_with('/'));
        fatto.push_str(if legge { anno } else { nuovo });
        fatto.push_str(pezzo);
    }
    fatto
}

/// The starter text with the year and the settori asked for; the example belongs to the first.
fn adatta(testo: &str, anno: i16, settori: &[(String, String)]) -> String {
    let mut testo = testo.to_owned();
    // Two steps, so that a year already moved is not moved again.
    let anni = [(-3, "2023"), (-2, "2024"), (-1, "2025"), (0, "2026"), (2, "2028")];
    for (n, (_, modello)) in anni.iter().enumerate() {
        testo = sposta(&testo, modello, &format!("\u{1}{n}\u{1}"));
    }
    for (n, (scarto, _)) in anni.iter().enumerate() {
        testo = testo.replace(&format!("\u{1}{n}\u{1}"), &(anno + scarto).to_string());
    }
    if let Some((primo, _)) = settori.first() {
        let esempio = "  - id: segreteria\n    nome: Segreteria\n    responsabile: p-segretario\n";
        let una = |(id, nome): &(String, String)| {
            let nome = nome.replace('\\', "\\\\").replace('"', "\\\"");
            format!("  - id: {id}\n    nome: \"{nome}\"\n    responsabile: p-segretario\n")
        };
        testo = testo.replace(esempio, &settori.iter().map(una).collect::<String>());
        testo = testo.replace("settore: segreteria", &format!("settore: {primo}"));
    }
    testo
}
