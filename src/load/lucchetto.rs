//! `piano.lock.yaml`: whether it is as the program wrote it, and a lock that stands by itself.

use std::path::Path;

use super::file::testo;
use super::{DAT_FILE, DAT_LUCCHETTO, DAT_VALORE, ErroreAmbiente, reader, yaml};
use crate::diagnostic::{Gravita, Luogo, Segnalazione, Sorgenti};
use crate::model::{FORMATO_LUCCHETTO, Lucchetto, intero};

/// What reading a lock by itself gave.
#[derive(Debug)]
pub struct LetturaLucchetto {
    /// The lock; `None` if a finding is an error.
    pub lucchetto: Option<Lucchetto>,
    /// The findings.
    pub segnalazioni: Vec<Segnalazione>,
    /// The text they point into.
    pub sorgenti: Sorgenti,
}

/// Reads a lock that is compared with a folder from elsewhere.
///
/// # Errors
/// When the file is not there.
pub fn lucchetto(
    file: &Path,
    coperto: fn(char) -> bool,
) -> Result<LetturaLucchetto, ErroreAmbiente> {
    let nome = file.file_name().and_then(|n| n.to_str());
    let (Some(nome), true) = (nome, file.is_file()) else {
        return Err(ErroreAmbiente {
            messaggio: format!("`{}` non è un file", file.display()),
            aiuto: "indica una cartella con ente.yaml, o un piano.lock.yaml".into(),
        });
    };
    let cartella = file.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut sorgenti = Sorgenti::default();
    let mut segnalazioni = Vec::new();
    let letto = testo(cartella, nome);
    let id = sorgenti.aggiungi(nome, letto.as_ref().map_or("", |t| t.as_str()));
    let mut lucchetto = None;
    match letto {
        Err((messaggio, aiuto)) => segnalazioni
            .push(Segnalazione::errore(DAT_FILE, Luogo::inizio(id), messaggio).aiuto(aiuto)),
        Ok(_) => {
            let (nodo, mut trovate) = yaml::leggi(id, sorgenti.testo(id), coperto);
            segnalazioni.append(&mut trovate);
            if let Some(nodo) = nodo {
                let l: Lucchetto = reader::leggi(&nodo, &mut segnalazioni);
                controlla(&l, None, &mut segnalazioni);
                lucchetto = Some(l);
            }
        }
    }
    let errori = segnalazioni.iter().any(|s| s.gravita == Gravita::Errore);
    Ok(LetturaLucchetto { lucchetto: lucchetto.filter(|_| !errori), segnalazioni, sorgenti })
}

/// Reports a lock that is not as the program wrote it, or is of another year.
pub(super) fn controlla(l: &Lucchetto, esercizio: Option<i16>, note: &mut Vec<Segnalazione>) {
    let formato = l.formato.as_ref().and_then(|f| Some((f.luogo, intero(f.as_str())?)));
    if let Some((luogo, n)) = formato.filter(|(_, n)| *n > FORMATO_LUCCHETTO) {
        let messaggio = format!(
            "programma troppo vecchio: la copia del piano approvato è in formato {n}, questo programma legge il {FORMATO_LUCCHETTO}"
        );
        note.push(
            Segnalazione::errore(DAT_VALORE, luogo, messaggio).aiuto("aggiorna il programma"),
        );
        return;
    }
    for (luogo, che_cosa) in l.difetti() {
        let messaggio =
            format!("il file con la copia del piano approvato è stato cambiato a mano: {che_cosa}");
        note.push(Segnalazione::errore(DAT_LUCCHETTO, luogo, messaggio).aiuto(
            "rimetti il file come l'ha scritto il programma; il piano si cambia con un atto, in variazioni.yaml",
        ));
    }
    let suo = l.esercizio.as_ref().and_then(|e| Some((e.luogo, intero(e.as_str())?)));
    if let (Some((luogo, suo)), Some(anno)) = (suo, esercizio)
        && suo != i64::from(anno)
    {
        let messaggio = format!("la copia del piano approvato è del {suo}, i dati sono del {anno}");
        note.push(
            Segnalazione::errore(DAT_LUCCHETTO, luogo, messaggio)
                .aiuto("togli il file: quello di quest'anno si scrive quando il piano è approvato"),
        );
    }
}
