//! The files of the folder: which count, what each one is, how its bytes become text.

use std::collections::BTreeMap;
use std::path::Path;

use rayon::prelude::*;
use walkdir::WalkDir;

use super::bozza::{Bozza, Posto};
use super::codifica;
use super::estranei::{self, Estraneo};
use super::yaml::{self, Forma, YamlNode};
use super::{DAT_ESTRANEO, DAT_FILE, DAT_MANCANTE, ErroreAmbiente, percorso, piao, reader};
use crate::diagnostic::{FileId, Luogo, Segnalazione, Sorgenti};
use crate::model::chiavi::{Chiave, Dichiarato as _};
use crate::model::{Obiettivo, ObiettivoFile, Processo, ProcessoFile, Testo};

/// The largest picture or text that the YAML may name, in bytes.
pub(super) const LIMITE_ALLEGATO: u64 = 32 << 20;

/// The largest YAML file that is read, in bytes.
const LIMITE: u64 = 8 << 20;

/// A YAML file found in the folder.
pub struct Trovato {
    relativo: String,
    posto: Posto,
    /// It is no file but a link to a folder, where a folder of the data may stand.
    collegamento: bool,
}

/// Finds the YAML files of the folder, sorted by path, and those that look meant for us and are not
/// read.
pub fn elenca(radice: &Path) -> Result<(Vec<Trovato>, Vec<Estraneo>), ErroreAmbiente> {
    if !radice.is_dir() {
        let esiste = radice.exists();
        return Err(ErroreAmbiente {
            messaggio: if esiste {
                format!("`{}` non è una cartella", radice.display())
            } else {
                format!("la cartella `{}` non esiste", radice.display())
            },
            aiuto: "indica la cartella che contiene ente.yaml".into(),
        });
    }
    let mut trovati = Vec::new();
    let comincia = |relativo: &str| inizio(radice, relativo);
    let (visibili, estranei) = estranei::dividi(visibili(radice)?, &comincia);
    for relativo in visibili {
        // What a linked folder holds must not be left out in silence, wherever the link leads.
        if collega_una_cartella(radice, &relativo) {
            let posto_dentro = Posto::del_file(&format!("{relativo}/"));
            if posto_dentro != Posto::Estraneo {
                trovati.push(Trovato { posto: posto_dentro, relativo, collegamento: true });
                continue;
            }
        }
        let estensione = Path::new(&relativo).extension().and_then(|e| e.to_str());
        let yaml = matches!(estensione.map(str::to_lowercase).as_deref(), Some("yaml" | "yml"));
        let posto = Posto::del_file(&relativo);
        // Of the locks that a folder may hold, one is the plan's.
        let altro = (relativo.contains(".lock.") && posto != Posto::Lucchetto)
            || relativo.to_uppercase().starts_with("README.");
        if yaml && !altro {
            trovati.push(Trovato { posto, relativo, collegamento: false });
        }
    }
    Ok((trovati, estranei))
}

/// The first part of a file as text: enough to see what it is. `None` for what is none.
#[expect(clippy::disallowed_methods, reason = "load is where files are read")]
fn inizio(radice: &Path, relativo: &str) -> Option<String> {
    use std::io::Read as _;
    let intero = percorso(radice, relativo);
    // What stands for a folder is no file.
    std::fs::metadata(&intero).ok().filter(std::fs::Metadata::is_file)?;
    let mut byte = Vec::new();
    std::fs::File::open(intero).ok()?.take(4096).read_to_end(&mut byte).ok()?;
    Some(String::from_utf8_lossy(&byte).replace('\0', ""))
}

/// Tells of the files that look meant for us and are not read.
pub fn non_letti(estranei: Vec<Estraneo>, sorgenti: &mut Sorgenti, note: &mut Vec<Segnalazione>) {
    for e in estranei {
        let luogo = Luogo::inizio(sorgenti.aggiungi(e.relativo, ""));
        let s = Segnalazione::errore(DAT_ESTRANEO, luogo, e.messaggio).aiuto(e.aiuto);
        note.push(Segnalazione { gravita: e.gravita, ..s });
    }
}

/// How far below a folder without ente.yaml one is looked for.
const LIVELLI: usize = 3;

/// The most that are named.
const VICINE: usize = 3;

/// Where ente.yaml is missing: the nearest folders below that have one, as they may be typed.
pub fn sotto(radice: &Path) -> Vec<String> {
    let di_ente = |p: &Path| ["ente.yaml", "ente.yml"].iter().any(|n| p.join(n).is_file());
    // A folder with schede of its own is the one that was meant.
    if !radice.is_dir() || di_ente(radice) || radice.join("obiettivi").is_dir() {
        return Vec::new();
    }
    let mut trovate: Vec<(usize, String)> = Vec::new();
    let visibile = |e: &walkdir::DirEntry| {
        let nascosto = e.depth() > 0 && e.file_name().to_string_lossy().starts_with('.');
        e.file_type().is_dir() && !nascosto
    };
    let mut cammino = WalkDir::new(radice).max_depth(LIVELLI).sort_by_file_name().into_iter();
    while let Some(voce) = cammino.next() {
        // What cannot be read is not the folder that was meant.
        let Ok(voce) = voce else { continue };
        if !visibile(&voce) {
            if voce.file_type().is_dir() {
                cammino.skip_current_dir();
            }
            continue;
        }
        // `processi/ente.yaml` of a folder is a process sheet.
        let nome = voce.file_name().to_string_lossy();
        if ["processi", "obiettivi", "piao"].contains(&nome.as_ref()) {
            cammino.skip_current_dir();
        } else if di_ente(voce.path()) {
            let relativo = con_barre(voce.path().strip_prefix(radice).unwrap_or(voce.path()));
            trovate.push((voce.depth(), relativo));
            cammino.skip_current_dir();
        }
    }
    trovate.sort();
    let prima = radice.to_string_lossy();
    let prima = prima.trim_end_matches('/');
    let scritto = |(_, p): (usize, String)| {
        if prima == "." { p } else { format!("{prima}/{p}") }
    };
    trovate.into_iter().take(VICINE).map(scritto).collect()
}

/// Whether a path is a link that leads to a folder, or nowhere and is called as no file is.
fn collega_una_cartella(radice: &Path, relativo: &str) -> bool {
    let intero = percorso(radice, relativo);
    let di_file = |e: &str| e.len() <= 4 && e.starts_with(|c: char| c.is_ascii_alphabetic());
    let file = intero.extension().and_then(|e| e.to_str()).is_some_and(di_file);
    intero.is_symlink() && (intero.is_dir() || (!intero.exists() && !file))
}

/// Every file of the folder, sorted by path; hidden files and editor back-ups are not there.
pub fn visibili(radice: &Path) -> Result<Vec<String>, ErroreAmbiente> {
    let visibile = |nome: &str| {
        !nome.starts_with('.')
            && !nome.ends_with('~')
            && !nome.ends_with(".swp")
            && !nome.ends_with(".bak")
    };
    let cammino = WalkDir::new(radice)
        .sort_by_file_name()
        .into_iter()
        .filter_entry(|e| e.depth() == 0 || e.file_name().to_str().is_none_or(visibile));
    let mut trovati = Vec::new();
    for voce in cammino {
        let voce = voce.map_err(|e| ErroreAmbiente {
            messaggio: match e.path() {
                Some(p) => format!("`{}` non si può leggere", p.display()),
                None => "la cartella non si può leggere".into(),
            },
            aiuto: "controlla i permessi della cartella e dei file".into(),
        })?;
        if let (Ok(relativo), false) = (voce.path().strip_prefix(radice), voce.file_type().is_dir())
        {
            trovati.push(con_barre(relativo));
        }
    }
    Ok(trovati)
}

/// The bytes of a file that is copied as it is.
pub fn copia(radice: &Path, relativo: &str) -> Result<Vec<u8>, ErroreAmbiente> {
    byte(radice, relativo, LIMITE_ALLEGATO).map_err(|(perche, aiuto)| ErroreAmbiente {
        messaggio: format!("`{relativo}`: {perche}"),
        aiuto: aiuto.into(),
    })
}

/// A relative path written with `/` on every system.
fn con_barre(p: &Path) -> String {
    let parti = p.components().map(|c| c.as_os_str().to_string_lossy().into_owned());
    parti.collect::<Vec<_>>().join("/")
}

/// Reads every file into its type of the model.
pub fn leggi_tutti(
    radice: &Path,
    trovati: Vec<Trovato>,
    coperto: fn(char) -> bool,
    sorgenti: &mut Sorgenti,
    note: &mut Vec<Segnalazione>,
) -> Bozza {
    let mut b = Bozza::default();
    // ente.yaml comes first: its place is that of what concerns the whole folder.
    let (ente, altri): (Vec<_>, Vec<_>) = trovati.into_iter().partition(|t| t.posto == Posto::Ente);
    if ente.is_empty() {
        b.file_ente = sorgenti.aggiungi("ente.yaml", "");
    }
    let trovati: Vec<Trovato> = ente.into_iter().chain(altri).collect();
    // What is read on all cores: the system makes a file wait, and another can be read meanwhile.
    let suo = |t: &Trovato| {
        let letto = byte(radice, &t.relativo, LIMITE);
        let letto = letto.and_then(|b| match non_testo(&b) {
            Some(perche) => Err(perche),
            None => Ok(codifica::testo(b)),
        });
        (!t.collegamento && fuori_posto(t).is_none()).then_some(letto)
    };
    let letti: Vec<_> = trovati.par_iter().map(suo).collect();
    let mut visti: Vec<(Posto, String)> = Vec::new();
    let mut da_leggere: Vec<(Trovato, FileId)> = Vec::new();
    for (t, letto) in trovati.into_iter().zip(letti) {
        if matches!(t.posto, Posto::Piao(_)) {
            b.piao.get_or_insert_default();
        }
        if t.collegamento {
            let luogo = Luogo::inizio(sorgenti.aggiungi(t.relativo.clone(), ""));
            let messaggio = "è il collegamento a una cartella: i file che contiene non si leggono";
            let aiuto = "metti al suo posto la cartella vera, con i suoi file";
            note.push(Segnalazione::errore(DAT_FILE, luogo, messaggio).aiuto(aiuto));
            b.illeggibili.push(t.posto);
            continue;
        }
        if let Some(aiuto) = fuori_posto(&t) {
            let luogo = Luogo::inizio(sorgenti.aggiungi(t.relativo.clone(), ""));
            let messaggio = "file YAML fuori posto: non viene letto";
            note.push(Segnalazione::avviso(DAT_ESTRANEO, luogo, messaggio).aiuto(aiuto));
            continue;
        }
        let (testo, guasto) = match letto {
            Some(Ok(Ok(testo))) => (testo, None),
            Some(Ok(Err(altra))) => (altra.mostrato.clone(), Some(Ok(altra))),
            Some(Err(perche)) => (String::new(), Some(Err(perche))),
            None => continue,
        };
        let muto = guasto.is_none() && vuoto(&testo);
        let id = sorgenti.aggiungi(t.relativo.clone(), testo);
        if let Some(guasto) = illeggibile(id, t.posto, guasto, muto) {
            note.push(guasto);
            b.illeggibili.push(t.posto);
            continue;
        }
        if !matches!(t.posto, Posto::Processo | Posto::Obiettivo) {
            if let Some((_, primo)) = visti.iter().find(|(p, _)| *p == t.posto) {
                note.push(
                    Segnalazione::errore(
                        DAT_FILE,
                        Luogo::inizio(id),
                        format!("c'è già `{primo}`: due file per la stessa cosa"),
                    )
                    .aiuto("tieni uno solo dei due"),
                );
                continue;
            }
            visti.push((t.posto, t.relativo.clone()));
        }
        da_leggere.push((t, id));
    }
    // Half of the work of loading: it goes on all cores.
    let foglio = |(t, id): &(Trovato, FileId)| FileLetto::di(t, *id, sorgenti.testo(*id), coperto);
    let fogli: Vec<_> = da_leggere.par_iter().map(foglio).collect();
    for ((t, id), (letto, mut trovate)) in da_leggere.iter().zip(fogli) {
        note.append(&mut trovate);
        match letto {
            Some(letto) => uno(&mut b, t, *id, letto, note),
            None => b.illeggibili.push(t.posto),
        }
    }
    b
}

/// What a file holds, where it is one of the many; else its tree.
enum FileLetto {
    Processo(Box<Processo>),
    Obiettivo(Box<Obiettivo>),
    Altro(YamlNode),
}

impl FileLetto {
    /// Of a text, with the findings; `None` where it is not YAML.
    fn di(
        t: &Trovato,
        id: FileId,
        testo: &str,
        coperto: fn(char) -> bool,
    ) -> (Option<FileLetto>, Vec<Segnalazione>) {
        let (nodo, mut note) = yaml::leggi(id, testo, coperto);
        if let Some(s) = nodo.as_ref().and_then(|n| scambiato(t.posto, n)) {
            note.push(s);
            return (None, note);
        }
        let letto = nodo.map(|nodo| match t.posto {
            Posto::Processo => FileLetto::Processo(Box::new(reader::leggi(&nodo, &mut note))),
            Posto::Obiettivo => FileLetto::Obiettivo(Box::new(reader::leggi(&nodo, &mut note))),
            _ => FileLetto::Altro(nodo),
        });
        (letto, note)
    }
}

/// Why a file gives no text, or a text without anything in it.
fn illeggibile(
    id: FileId,
    posto: Posto,
    guasto: Option<Result<codifica::AltraCodifica, ReadFailure>>,
    muto: bool,
) -> Option<Segnalazione> {
    let inizio = Luogo::inizio(id);
    Some(match guasto {
        Some(Err((messaggio, aiuto))) => {
            Segnalazione::errore(DAT_FILE, inizio, messaggio).aiuto(aiuto)
        }
        Some(Ok(altra)) => {
            let numero = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
            let luogo = Luogo {
                file: id,
                riga: numero(altra.riga),
                colonna: numero(altra.colonna),
                lunghezza: 1,
            };
            let messaggio = format!("il file non è in UTF-8: è in {}", altra.nome);
            Segnalazione::errore(DAT_FILE, luogo, messaggio).aiuto(codifica::SALVA)
        }
        None if muto && posto == Posto::Ente => Segnalazione::errore(
            DAT_MANCANTE,
            inizio,
            "ente.yaml è vuoto",
        )
        .aiuto(
            "scrivi chi è l'ente e l'esercizio; `pegaso nuovo CARTELLA` ne fa uno da completare",
        ),
        None if muto && posto == Posto::Obiettivo => {
            Segnalazione::errore(DAT_MANCANTE, inizio, "il file è vuoto")
                .aiuto("scrivi i suoi dati, o cancellalo")
        }
        None => return None,
    })
}

/// Whether a YAML text holds nothing: blank rows, comments, marks of a document.
fn vuoto(testo: &str) -> bool {
    testo
        .lines()
        .map(str::trim)
        .all(|r| r.is_empty() || r.starts_with('#') || r == "---" || r == "...")
}

/// Where a file should stand that is in no known place.
fn fuori_posto(t: &Trovato) -> Option<&'static str> {
    match t.posto {
        Posto::Estraneo => Some(
            "le schede stanno in obiettivi/, i processi in processi/, le sezioni del PIAO in piao/",
        ),
        Posto::Piao(None) => Some(
            "il nome comincia con il numero della sezione: 1-, 2.1-, 2.3-, 3.1-, 3.2-, 3.3- o 4-; la 2.2 sono le schede di obiettivi/",
        ),
        _ => None,
    }
}

/// Tells of a scheda among the processes, or of a process among the schede: by the keys that only one of
/// them has.
fn scambiato(posto: Posto, nodo: &YamlNode) -> Option<Segnalazione> {
    let Forma::Mappa(coppie) = &nodo.forma else { return None };
    let (qui, la, cosa, dove) = match posto {
        Posto::Processo => (Processo::CHIAVI, Obiettivo::CHIAVI, "una scheda", "obiettivi/"),
        Posto::Obiettivo => (Obiettivo::CHIAVI, Processo::CHIAVI, "un processo", "processi/"),
        _ => return None,
    };
    let ha = |chiavi: &[Chiave], k: &str| chiavi.iter().any(|c| c.nome == k);
    let solo = |di: &[Chiave], altre: &[Chiave]| {
        coppie.iter().filter(|(k, ..)| ha(di, k) && !ha(altre, k)).count()
    };
    (solo(la, qui) >= 2 && solo(qui, la) == 0).then(|| {
        let messaggio = format!("dalle sue chiavi è {cosa}, e qui non si legge");
        Segnalazione::errore(DAT_ESTRANEO, Luogo::inizio(nodo.luogo.file), messaggio)
            .aiuto(format!("sposta il file in {dove}"))
    })
}

/// What program wrote some bytes, where they are no text whatever the file is called.
fn non_testo(byte: &[u8]) -> Option<ReadFailure> {
    let cosa = match byte {
        [b'P', b'K', 3, 4, ..] => "di Word, di Excel o di LibreOffice",
        [0xd0, 0xcf, 0x11, 0xe0, ..] => "di un vecchio Word o Excel",
        [b'%', b'P', b'D', b'F', ..] => "PDF",
        [b'{', b'\\', b'r', b't', b'f', ..] => "di Word (RTF)",
        _ => return None,
    };
    let aiuto = "cambiargli nome non basta: apri un file nuovo con un editor di testo, come Blocco note, e \
                 scrivi lì i dati";
    Some((format!("è un file {cosa}, non di testo"), aiuto))
}

/// Puts what a file holds where it belongs.
fn uno(b: &mut Bozza, t: &Trovato, id: FileId, letto: FileLetto, note: &mut Vec<Segnalazione>) {
    let nodo = match letto {
        FileLetto::Processo(scheda) => {
            let percorso = t.relativo.clone();
            return b.processi.push(ProcessoFile { file: id, percorso, scheda: *scheda });
        }
        FileLetto::Obiettivo(scheda) => {
            let senza = t.relativo.rsplit_once('.').map_or(t.relativo.as_str(), |(s, _)| s);
            let nome = scheda.id.as_ref().map_or(senza, Testo::as_str).to_owned();
            let percorso = t.relativo.clone();
            return b.obiettivi.push(ObiettivoFile {
                file: id,
                percorso,
                id: nome,
                scheda: *scheda,
            });
        }
        FileLetto::Altro(nodo) => nodo,
    };
    match t.posto {
        Posto::Ente => {
            b.file_ente = id;
            b.ente = Some(reader::leggi(&nodo, note));
        }
        Posto::Personale => b.personale = reader::leggi(&nodo, note),
        Posto::Variazioni => b.variazioni = reader::leggi(&nodo, note),
        Posto::Lucchetto => b.lucchetto = Some(reader::leggi(&nodo, note)),
        Posto::Piao(Some(sezione)) => {
            let piao = b.piao.get_or_insert_default();
            piao::leggi(piao, sezione, id, &t.relativo, &nodo, note);
        }
        Posto::Processo | Posto::Obiettivo | Posto::Piao(None) | Posto::Estraneo => {}
    }
}

/// What went wrong with a file, and the remedy.
pub(super) type ReadFailure = (String, &'static str);

/// The text of a file inside the folder.
pub(super) fn testo(radice: &Path, relativo: &str) -> Result<String, ReadFailure> {
    codifica::testo(byte(radice, relativo, LIMITE)?).map_err(|altra| {
        let messaggio = format!("non è in UTF-8: alla riga {} è in {}", altra.riga, altra.nome);
        (messaggio, codifica::SALVA)
    })
}

/// The bytes of a file inside the folder.
#[expect(clippy::disallowed_methods, reason = "load is where files are read")]
pub(super) fn byte(radice: &Path, relativo: &str, limite: u64) -> Result<Vec<u8>, ReadFailure> {
    let intero = percorso(radice, relativo);
    let illeggibile = |e: std::io::Error| match e.kind() {
        std::io::ErrorKind::NotFound => (
            "il file non si può leggere: non c'è".to_owned(),
            "mettilo nella cartella con questo nome, o correggi il nome: maiuscole e minuscole contano",
        ),
        _ => ("il file non si può leggere".to_owned(), "controlla i suoi permessi"),
    };
    let vero = intero.canonicalize().map_err(illeggibile)?;
    let radice = radice.canonicalize().map_err(illeggibile)?;
    if !vero.starts_with(&radice) {
        return Err((
            "il file è un collegamento che porta fuori dalla cartella".into(),
            "copia il file dentro la cartella",
        ));
    }
    let dati = std::fs::metadata(&vero).map_err(illeggibile)?;
    if !dati.is_file() {
        return Err(("non è un file".into(), "qui ci vuole un file normale"));
    }
    if dati.len() > limite {
        return Err((
            format!(
                "il file è troppo grande: {} MiB, al massimo {}",
                dati.len() >> 20,
                limite >> 20
            ),
            "dividilo, o controlla che sia il file giusto",
        ));
    }
    std::fs::read(&vero).map_err(illeggibile)
}

/// The bytes of every file of a folder, by relative path; dot-files and links out are left out.
pub fn tutti(cartella: &Path) -> Result<BTreeMap<String, Vec<u8>>, ErroreAmbiente> {
    let errore = |che: String| ErroreAmbiente {
        messaggio: format!("{che} non si può leggere"),
        aiuto: "controlla che la cartella esista e i suoi permessi".into(),
    };
    if !cartella.is_dir() {
        return Err(errore(format!("la cartella `{}`", cartella.display())));
    }
    let mut letti = BTreeMap::new();
    let visibile = |e: &walkdir::DirEntry| {
        e.depth() == 0 || e.file_name().to_str().is_none_or(|n| !n.starts_with('.'))
    };
    for voce in WalkDir::new(cartella).sort_by_file_name().into_iter().filter_entry(visibile) {
        let voce = voce.map_err(|_| errore(format!("`{}`", cartella.display())))?;
        let Ok(relativo) = voce.path().strip_prefix(cartella) else { continue };
        if !voce.file_type().is_file() {
            continue;
        }
        let nome = con_barre(relativo);
        let dati = byte(cartella, &nome, u64::MAX).map_err(|_| errore(format!("`{nome}`")))?;
        letti.insert(nome, dati);
    }
    Ok(letti)
}

/// Reads an office's own templates: every `.typ` of a folder, by its path relative to it.
pub fn modelli(cartella: &Path) -> Result<BTreeMap<String, String>, ErroreAmbiente> {
    let illeggibile = |che: String| {
        ErroreAmbiente {
        messaggio: format!("{che} non si può leggere"),
        aiuto: "con --modelli si indica la cartella dei propri modelli: `pegaso modelli --copia DIR` ne fa una".into(),
    }
    };
    if !cartella.is_dir() {
        return Err(illeggibile(format!("la cartella dei modelli `{}`", cartella.display())));
    }
    let mut letti = BTreeMap::new();
    for voce in WalkDir::new(cartella).sort_by_file_name() {
        let voce = voce.map_err(|_| illeggibile(format!("`{}`", cartella.display())))?;
        let Ok(relativo) = voce.path().strip_prefix(cartella) else { continue };
        let relativo = con_barre(relativo);
        if voce.file_type().is_dir() || !relativo.ends_with(".typ") {
            continue;
        }
        let testo = testo(cartella, &relativo)
            .map_err(|(perche, _)| illeggibile(format!("il modello `{relativo}` ({perche})")))?;
        letti.insert(relativo, testo);
    }
    Ok(letti)
}
