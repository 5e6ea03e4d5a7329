//! The files of the folder that look meant for us and are not read: each is named, with what to call it.

use std::collections::BTreeMap;

use super::bozza::Posto;
use crate::diagnostic::Gravita;
use crate::valori::suggerisci;

/// A file, or a folder with its files, that is not read.
pub struct Estraneo {
    /// The path of the file, or of the first file of the folder.
    pub relativo: String,
    /// What it would have been.
    pub posto: Posto,
    /// How grave it is that it is not read.
    pub gravita: Gravita,
    /// What is wrong.
    pub messaggio: String,
    /// What to call it, or where to put it.
    pub aiuto: String,
}

/// The folders of the data.
const CARTELLE: [&str; 3] = ["obiettivi", "processi", "piao"];

/// The files of the data, by their stem.
const FILE: [&str; 3] = ["ente", "personale", "variazioni"];

/// What office programs write, and people put where a sheet belongs.
const DA_UFFICIO: [&str; 13] =
    ["txt", "doc", "docx", "odt", "rtf", "xls", "xlsx", "ods", "csv", "json", "xml", "html", "zip"];

/// What may stand beside the sheets and is nobody's sheet.
const ACCANTO: [&str; 8] = ["pdf", "png", "svg", "jpg", "jpeg", "p7m", "typ", "ini"];

/// Parts the files of a folder: those that may be read, and those that look meant for us and are not.
/// `comincia` gives the first part of a file: a text is a sheet where it has the keys of one.
pub fn dividi(
    tutti: Vec<String>,
    comincia: &dyn Fn(&str) -> Option<String>,
) -> (Vec<String>, Vec<Estraneo>) {
    let (mut letti, mut fuori) = (Vec::new(), Vec::new());
    // A folder with a name that is nearly right is said once, at its first file.
    let mut cartelle: BTreeMap<String, (String, usize)> = BTreeMap::new();
    let altre = altre_cartelle(&tutti);
    let mut dette: Vec<&str> = Vec::new();
    for relativo in &tutti {
        if let Some(altra) = altre.iter().find(|a| relativo.starts_with(**a)) {
            if !dette.contains(altra) {
                dette.push(altra);
                fuori.push(altro_ente(altra));
            }
            continue;
        }
        if let Some(giusta) = cartella_vicina(relativo) {
            let prima = relativo.split('/').next().unwrap_or("").to_owned();
            let voce = cartelle.entry(prima).or_insert_with(|| (relativo.clone(), 0));
            voce.1 += 1;
            if voce.1 == 1 {
                let c_e = tutti.iter().any(|r| r.starts_with(&format!("{giusta}/")));
                fuori.push(di_cartella(relativo, giusta, c_e));
            }
            continue;
        }
        match uno(relativo, &tutti, comincia) {
            Some(e) => fuori.push(e),
            None => letti.push(relativo.clone()),
        }
    }
    for e in &mut fuori {
        let prima = e.relativo.split('/').next().unwrap_or("");
        if let Some((_, quanti)) = cartelle.get(prima).filter(|(p, _)| *p == e.relativo) {
            let file = if *quanti == 1 {
                "il suo file non si legge"
            } else {
                "i suoi file non si leggono"
            };
            e.messaggio = format!("{}: {file}", e.messaggio);
        }
    }
    (letti, fuori)
}

/// The folders within this one that are data folders of their own: a copy, another year. Each ends with `/`.
fn altre_cartelle(tutti: &[String]) -> Vec<&str> {
    let sua = |r: &str| {
        let prima = r.split('/').next().unwrap_or("");
        !CARTELLE.contains(&prima)
    };
    let di = |r: &'_ str| ["ente.yaml", "ente.yml"].iter().any(|n| r.ends_with(&format!("/{n}")));
    let trovate = tutti.iter().filter(|r| di(r) && sua(r));
    trovate.filter_map(|r| r.rfind('/').and_then(|i| r.get(..=i))).collect()
}

fn altro_ente(cartella: &str) -> Estraneo {
    Estraneo {
        relativo: format!("{cartella}ente.yaml"),
        posto: Posto::Estraneo,
        gravita: Gravita::Avviso,
        messaggio: format!("`{}` è un'altra cartella dei dati: qui non viene letta", cartella.trim_end_matches('/')),
        aiuto: "se è una copia o un altro anno spostala fuori da questa; per leggerla indicala al suo comando".into(),
    }
}

/// The folder of the data that the first one of a path was meant to be, where it is not written so.
fn cartella_vicina(relativo: &str) -> Option<&'static str> {
    let (prima, dopo) = relativo.split_once('/')?;
    if CARTELLE.contains(&prima) {
        return None;
    }
    let scheda = matches!(estensione(dopo), Some("yaml" | "yml"));
    let piccola = prima.to_lowercase();
    let uguale = CARTELLE.into_iter().find(|c| *c == piccola);
    // `obiettivi 2026`, `schede obiettivi`, `obbiettivi`.
    let mut parole = piccola.split(|c: char| !c.is_alphabetic()).filter(|p| p.len() > 4);
    let simile = || parole.find_map(|p| suggerisci(p, &CARTELLE)).filter(|_| scheda);
    let giusta = uguale.or_else(simile)?;
    CARTELLE.into_iter().find(|c| *c == giusta)
}

fn di_cartella(relativo: &str, giusta: &str, c_e: bool) -> Estraneo {
    let prima = relativo.split('/').next().unwrap_or("");
    Estraneo {
        relativo: relativo.to_owned(),
        posto: Posto::del_file(&format!("{giusta}/")),
        gravita: Gravita::Errore,
        messaggio: format!("la cartella `{prima}` non è `{giusta}`"),
        aiuto: match c_e {
            true => format!(
                "`{giusta}` c'è già: se questa è una copia o un altro anno, spostala fuori dai dati"
            ),
            false => format!("rinomina la cartella: `{giusta}`, tutto minuscolo"),
        },
    }
}

/// The last part of a file name after a point, in small letters, where it looks like one.
fn estensione(relativo: &str) -> Option<&str> {
    let nome = relativo.rsplit('/').next().unwrap_or(relativo);
    let (_, e) = nome.rsplit_once('.')?;
    (!e.is_empty() && e.len() <= 5 && e.chars().all(|c| c.is_ascii_alphanumeric())).then_some(e)
}

/// Why a file is not read, where it looks meant for us.
fn uno(
    relativo: &str,
    tutti: &[String],
    comincia: &dyn Fn(&str) -> Option<String>,
) -> Option<Estraneo> {
    let (cartella, nome) = match relativo.rsplit_once('/') {
        Some((c, n)) => (format!("{c}/"), n),
        None => (String::new(), relativo),
    };
    let estraneo = |gravita, giusto: &str, messaggio: String, aiuto: String| {
        let posto = Posto::del_file(&format!("{cartella}{giusto}"));
        Some(Estraneo { relativo: relativo.to_owned(), posto, gravita, messaggio, aiuto })
    };
    let grande = nome.to_uppercase();
    let readme =
        grande.starts_with("README") || grande.starts_with("LEGGIMI") || grande == "THUMBS.DB";
    if nome.starts_with("~$") || nome.starts_with(".~") {
        let messaggio = "è un file provvisorio di un programma aperto: non viene letto".into();
        let aiuto = "chiudi il programma che lo tiene aperto, o cancella il file".into();
        return estraneo(Gravita::Avviso, nome, messaggio, aiuto);
    }
    let est = estensione(nome).map(str::to_lowercase);
    let yaml = matches!(est.as_deref(), Some("yaml" | "yml"));
    if yaml && let Some(originale) = copia_di(nome, &cartella, tutti) {
        let messaggio = format!("è una copia di `{originale}`: non viene letta");
        let aiuto = "se è una copia cancellala; se è un'altra scheda dalle un nome suo".into();
        return estraneo(Gravita::Errore, nome, messaggio, aiuto);
    }
    if readme || relativo.contains(".lock.") || relativo.contains("_lock.") {
        return None;
    }
    let radice = relativo.split('/').next().unwrap_or("");
    let dei_dati = CARTELLE.contains(&radice) && !cartella.is_empty();
    let senza = senza_coda(nome);
    let giusto = format!("{senza}.yaml");
    if yaml
        && Posto::del_file(relativo) == Posto::Estraneo
        && !FILE.contains(&senza_coda(nome).to_lowercase().as_str())
    {
        let sua =
            comincia(relativo).is_some_and(|t| t.lines().filter(|r| e_di_scheda(r)).count() > 1);
        let messaggio = "dalle sue chiavi è una scheda, e qui non si legge".into();
        let dove = match cartella.as_str() {
            "" => String::new(),
            c => format!("; le sottocartelle sono libere: obiettivi/{c}"),
        };
        let aiuto = format!("sposta il file in obiettivi/{dove}");
        let posto = Posto::Obiettivo;
        let gravita = Gravita::Errore;
        let relativo = relativo.to_owned();
        return sua.then_some(Estraneo { relativo, posto, gravita, messaggio, aiuto });
    }
    if cartella.is_empty() {
        // In the folder itself, only what is called as a file of the data.
        let piccolo = senza.to_lowercase();
        let suo = FILE.contains(&piccolo.as_str());
        let scritto = yaml || est.is_none() || matches!(est.as_deref(), Some("txt" | "json"));
        let doppio =
            nome.to_lowercase().contains(".yaml.") || nome.to_lowercase().contains(".yml.");
        let giusto = format!("{piccolo}.yaml");
        let gia = yaml && FILE.contains(&senza);
        if !suo || gia || !(scritto || doppio) {
            return None;
        }
        let messaggio = format!("il file non si legge: si deve chiamare `{giusto}`");
        return estraneo(Gravita::Errore, &giusto, messaggio, rinomina(&giusto, nome));
    }
    if !dei_dati || yaml {
        return None;
    }
    // What stands for a folder is looked at elsewhere.
    let testo = comincia(relativo)?;
    let scheda = || testo.lines().any(e_di_scheda);
    let della_prosa = radice == "piao" && est.as_deref() == Some("md");
    match est.as_deref() {
        _ if della_prosa => None,
        Some(e) if ACCANTO.contains(&e) => None,
        None | Some("txt") if !scheda() && !nome.to_lowercase().contains(".y") => {
            let messaggio = "il file non viene letto: non sembra una scheda".into();
            let aiuto = format!("se lo è chiamalo `{giusto}`; se no spostalo fuori da {radice}/");
            estraneo(Gravita::Avviso, nome, messaggio, aiuto)
        }
        None => {
            let messaggio = "il file non si legge: gli manca l'estensione `.yaml`".into();
            estraneo(Gravita::Errore, &giusto, messaggio, rinomina(&giusto, nome))
        }
        Some("txt") => {
            let messaggio = "il file non si legge: finisce in `.txt`".into();
            estraneo(Gravita::Errore, &giusto, messaggio, rinomina(&giusto, nome))
        }
        Some(e) if DA_UFFICIO.contains(&e) && nome.to_lowercase().contains(".y") => {
            let messaggio = format!("il file non si legge: finisce in `.{e}`");
            estraneo(Gravita::Errore, &giusto, messaggio, rinomina(&giusto, nome))
        }
        Some(e) if DA_UFFICIO.contains(&e) => {
            let messaggio = format!("un file `.{e}` qui non si legge");
            let aiuto = format!(
                "scrivi i suoi dati in un file di testo che si chiami `{giusto}`, e sposta l'originale fuori da {radice}/"
            );
            estraneo(Gravita::Errore, &giusto, messaggio, aiuto)
        }
        Some(e) => {
            let messaggio = format!("un file `.{e}` qui non viene letto");
            let aiuto = format!(
                "i file di {radice}/ finiscono in .yaml; spostalo fuori se non è uno di loro"
            );
            estraneo(Gravita::Avviso, nome, messaggio, aiuto)
        }
    }
}

/// Whether a row is that of a key which every sheet has.
fn e_di_scheda(riga: &str) -> bool {
    ["codice:", "titolo:", "indicatori:", "finalita:", "settore:", "fasi:"]
        .iter()
        .any(|k| riga.starts_with(k))
}

fn rinomina(giusto: &str, nome: &str) -> String {
    let nascosta = if nome.to_lowercase().ends_with(".txt") {
        " (in Esplora file: Visualizza, Mostra, Estensioni nomi file)"
    } else {
        ""
    };
    format!("rinominalo `{giusto}`{nascosta}")
}

/// A name without the extensions that were heaped on it: `2-tributi` of `2-tributi.yaml.txt`.
fn senza_coda(nome: &str) -> &str {
    let note = |e: &str| {
        let e = e.to_lowercase();
        matches!(e.as_str(), "yaml" | "yml") || DA_UFFICIO.contains(&e.as_str())
    };
    match nome.rsplit_once('.') {
        Some((prima, e)) if note(e) && !prima.is_empty() => senza_coda(prima),
        _ => nome,
    }
}

/// The file beside it that a file was copied from, by the name that a program gives to a copy.
fn copia_di(nome: &str, cartella: &str, tutti: &[String]) -> Option<String> {
    let (corpo, est) = nome.rsplit_once('.')?;
    let originale = senza_copia(corpo)?;
    let accanto = |e: &str| format!("{cartella}{originale}.{e}");
    let candidati = [accanto(est), accanto("yaml"), accanto("yml")];
    let c_e = candidati.iter().find(|c| tutti.contains(c))?;
    Some(c_e.rsplit('/').next().unwrap_or(c_e).to_owned())
}

/// A name without what says that it is a copy.
fn senza_copia(corpo: &str) -> Option<String> {
    let piccolo = corpo.to_lowercase();
    for p in ["copia di ", "copy of "] {
        if piccolo.starts_with(p) {
            return corpo.get(p.len()..).map(|r| r.trim().to_owned());
        }
    }
    // `x - Copia (2)`, `x (1)`, `x (copia in conflitto di …)`.
    let mut resto = corpo.trim_end();
    let mut tolto = false;
    if resto.ends_with(')')
        && let Some((prima, dentro)) = resto.trim_end_matches(')').rsplit_once('(')
    {
        let d = dentro.to_lowercase();
        let numero = !d.is_empty() && d.chars().all(|c| c.is_ascii_digit());
        if numero || ["conflit", "copia", "copy"].iter().any(|p| d.contains(p)) {
            resto = prima.trim_end();
            tolto = true;
        }
    }
    let piccolo = resto.to_lowercase();
    for s in [" - copia", "-copia", "_copia", " copia", " - copy", " copy", "-copy", "_copy"] {
        if piccolo.ends_with(s) {
            resto = resto.get(..resto.len() - s.len()).unwrap_or(resto).trim_end();
            tolto = true;
            break;
        }
    }
    tolto.then(|| resto.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fuori(nomi: &[&str]) -> Vec<(String, Gravita, String)> {
        let nomi = nomi.iter().map(|n| (*n).to_owned()).collect();
        let (_, fuori) = dividi(nomi, &|_| Some("titolo: T\n".to_owned()));
        fuori.into_iter().map(|e| (e.relativo, e.gravita, e.aiuto)).collect()
    }

    #[test]
    fn what_looks_meant_for_us_is_told_what_to_be_called() {
        for (nome, giusto) in [
            ("obiettivi/2-tributi.yaml.txt", "`2-tributi.yaml`"),
            ("obiettivi/2-tributi.txt", "`2-tributi.yaml`"),
            ("obiettivi/sub/2-tributi.yaml.docx", "`2-tributi.yaml`"),
            ("obiettivi/2-tributi.docx", "`2-tributi.yaml`"),
            ("obiettivi/3.odt", "`3.yaml`"),
            ("obiettivi/4-senza-estensione", "`4-senza-estensione.yaml`"),
            ("processi/ente.xlsx", "`ente.yaml`"),
            ("Ente.yaml", "`ente.yaml`"),
            ("ente.yaml.txt", "`ente.yaml`"),
            ("ente", "`ente.yaml`"),
            ("PERSONALE.YML", "`personale.yaml`"),
            ("Obiettivi/1.yaml", "`obiettivi`"),
            ("obiettivo/1.yaml", "`obiettivi`"),
            ("PIAO/1-scheda.yaml", "`piao`"),
        ] {
            let trovati = fuori(&[nome]);
            let [(relativo, Gravita::Errore, aiuto)] = trovati.as_slice() else {
                panic!("{nome}: {trovati:?}")
            };
            assert!(relativo == nome && aiuto.contains(giusto), "{nome}: {aiuto}");
        }
        for nome in [
            "ente.yaml",
            "personale.yml",
            "obiettivi/1.yaml",
            "obiettivi/1.1.yaml",
            "obiettivi/README.md",
            "obiettivi/allegato.pdf",
            "README.txt",
            "piano-2026.pdf",
            "Delibera.docx",
            "piao/2.1.md",
            "stemma.svg",
            "piano.lock.yaml",
            "altro/nota.yaml",
            "archivio/1.docx",
            "processi/ente.yaml",
            "premessa.md",
        ] {
            assert_eq!(fuori(&[nome]), [], "{nome}");
        }
        for nome in ["obiettivi 2026/1.yaml", "schede_obiettivi/1.yaml"] {
            assert!(matches!(fuori(&[nome]).as_slice(), [(_, Gravita::Errore, _)]), "{nome}");
        }
        // Another data folder within this one is one finding, whatever it holds.
        let copia =
            fuori(&["2025/ente.yaml", "2025/obiettivi/1.yaml", "2025/Obiettivi/2.yaml.txt"]);
        assert!(matches!(copia.as_slice(), [(_, Gravita::Avviso, _)]), "{copia:?}");
        // A folder is said once.
        assert_eq!(fuori(&["Obiettivi/1.yaml", "Obiettivi/2.yaml"]).len(), 1);
    }

    #[test]
    fn a_copy_is_called_a_copy() {
        for nome in [
            "obiettivi/Copia di 1-a.yaml",
            "obiettivi/1-a - Copia.yaml",
            "obiettivi/1-a - Copia (2).yaml",
            "obiettivi/1-a (1).yaml",
            "obiettivi/1-a (copia in conflitto di Anna 2026-03-01).yaml",
            "obiettivi/1-a copia.yml",
        ] {
            let trovati = fuori(&["obiettivi/1-a.yaml", nome]);
            let [(relativo, Gravita::Errore, aiuto)] = trovati.as_slice() else {
                panic!("{nome}: {trovati:?}")
            };
            assert!(relativo == nome && aiuto.contains("copia"), "{aiuto}");
            // Without what it was copied from, it is the only one.
            assert_eq!(fuori(&[nome]), [], "{nome}");
        }
        let provvisorio = fuori(&["obiettivi/~$trasparenza.yaml"]);
        assert!(matches!(provvisorio.as_slice(), [(_, Gravita::Avviso, _)]));
    }
}
