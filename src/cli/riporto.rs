//! `nuovo --da`: the folder of the next year, from that of the last.

use std::fs;
use std::path::{Path, PathBuf};

use pegaso::check::{self, RULES, Verificata};
use pegaso::diagnostic::{Conteggio, Gravita, Sorgenti};
use pegaso::model::{Stadio, StatoAtto};
use pegaso::piano::riporto::{self, Avviso, CartellaRiportata, Nota};
use pegaso::schema::SCHEMI;
use pegaso::score;

use super::comando::comando;
use super::scrivi::{SCHEMA, in_cartella};
use super::{Esito, Fermo, PIANO, Uscito, carica, illeggibili, schema, scrivi};

/// Makes the folder, whole or not at all; the old one is only read.
pub fn esegui(nuova: &Path, vecchia: &Path, anno: Option<i16>) -> Esito {
    if dentro(nuova, vecchia) {
        return Err(Fermo::uso(
            "la cartella nuova non può stare dentro quella vecchia",
            "mettila accanto: quella vecchia non si tocca",
        ));
    }
    let mut lettura = carica(vecchia)?;
    let Some(cartella) = &lettura.cartella else {
        return Err(illeggibili(vecchia, lettura, PIANO));
    };
    let vecchio = cartella.esercizio;
    let anno = anno.unwrap_or_else(|| vecchio.saturating_add(1));
    if anno <= vecchio {
        return Err(Fermo::uso(
            format!("la cartella è già del {vecchio}: l'anno nuovo viene dopo"),
            "senza --anno è l'anno dopo",
        ));
    }
    let mut riporto = riporto::riporta(vecchia, &lettura, anno, dei_risultati)?;
    let approvato = cartella.ente.documenti.piano.atto.stato() == StatoAtto::Approvato;
    let difetti = match lettura.cartella.take().filter(|_| approvato) {
        Some(c) => {
            let v = check::verifica(score::valuta(c), lettura.segnalazioni, PIANO);
            posti(&v, &lettura.sorgenti, Gravita::Avviso)
        }
        None => Vec::new(),
    };
    // Next to where it goes, so that one rename puts it there whole.
    let accanto = accanto(nuova);
    let provvisoria = fs::create_dir_all(&accanto)
        .and_then(|()| tempfile::Builder::new().prefix(".pegaso-").tempdir_in(&accanto))
        .map_err(|e| scrivi::non_scritto(nuova, &e))?;
    let dove = provvisoria.path().join("cartella");
    for (file, byte) in &riporto.file {
        in_cartella(&dove.join(file), byte)?;
    }
    schema::scritti(&dove.join(SCHEMA), &SCHEMI, false)?;
    let (v, sorgenti) = verificata(&dove)?;
    let restano = posti(&v, &sorgenti, Gravita::Errore).into_iter();
    let restano: Vec<_> = restano.filter(|p| difetti.contains(p)).collect();
    let conto = if restano.is_empty() {
        Conteggio::di(v.segnalazioni())
    } else {
        deroghe(&dove, &mut riporto, &restano)?;
        Conteggio::di(verificata(&dove)?.0.segnalazioni())
    };
    if nuova.is_dir() {
        fs::remove_dir(nuova).map_err(|e| scrivi::non_scritto(nuova, &e))?;
    }
    fs::rename(&dove, nuova).map_err(|e| scrivi::non_scritto(nuova, &e))?;
    scrivi::diagnostica(&resoconto(nuova, vecchia, anno, &riporto, &conto));
    Ok(Uscito::Fatto)
}

/// Whether a rule speaks of results alone.
fn dei_risultati(codice: &str) -> bool {
    RULES.iter().any(|r| r.codice() == codice && r.dal() > Stadio::Piano)
}

/// The folder that a path is in.
fn accanto(nuova: &Path) -> PathBuf {
    match nuova.parent() {
        Some(p) if !p.as_os_str().is_empty() => p.to_owned(),
        _ => PathBuf::from("."),
    }
}

/// Whether the new folder would be inside the old one, also by another way.
fn dentro(nuova: &Path, vecchia: &Path) -> bool {
    let Ok(vecchia) = vecchia.canonicalize() else { return false };
    let mut su = nuova;
    loop {
        let qui = if su.as_os_str().is_empty() { Path::new(".") } else { su };
        if let Ok(c) = qui.canonicalize() {
            return c.starts_with(&vecchia);
        }
        match su.parent() {
            Some(p) => su = p,
            None => return false,
        }
    }
}

/// Reads and checks the new folder before anybody sees it.
fn verificata(dove: &Path) -> Result<(Verificata, Sorgenti), Fermo> {
    let lettura = carica(dove)?;
    let Some(cartella) = lettura.cartella else {
        return Err(Fermo::ambiente(
            "errore del programma: la cartella nuova non si legge, e non è stato scritto niente",
            "segnala il caso a chi cura pegaso, con la cartella dei dati",
        )
        .con_segnalazioni(&lettura.segnalazioni, &lettura.sorgenti));
    };
    let v = check::verifica(score::valuta(cartella), lettura.segnalazioni, PIANO);
    Ok((v, lettura.sorgenti))
}

/// Rule and file of each finding that counts with a gravity.
fn posti(v: &Verificata, sorgenti: &Sorgenti, gravita: Gravita) -> Vec<(&'static str, String)> {
    let contano = v.segnalazioni().iter().filter(|s| s.conta(gravita));
    let mut posti: Vec<_> =
        contano.map(|s| (s.regola, sorgenti.percorso(s.luogo.file).to_owned())).collect();
    posti.sort();
    posti.dedup();
    posti
}

/// Defects that the approved plan had, and that are errors again while the new one is a draft, are
/// put under marked deroghe: the draft is made at once, and no proposal gets past TXT-003 with them.
fn deroghe(
    dove: &Path,
    riporto: &mut CartellaRiportata,
    difetti: &[(&'static str, String)],
) -> Result<(), Fermo> {
    match riporto.in_deroga(difetti) {
        Some((file, byte)) => in_cartella(&dove.join(file), byte),
        None => Ok(()),
    }
}

/// What was done, and what is left to do.
fn resoconto(
    nuova: &Path,
    vecchia: &Path,
    anno: i16,
    r: &CartellaRiportata,
    conto: &Conteggio,
) -> String {
    let (da, a) = (vecchia.display(), nuova.display());
    let quanti = r.file.len();
    let mut testo = format!("riportati {quanti} file da {da} ({}) in {a} ({anno})\n", r.vecchio);
    let piao = r.file.iter().filter(|(p, _)| p.starts_with("piao/")).count();
    if piao > 0 {
        testo.push_str(&format!("piao/ è copiata com'è, con i suoi anni: {piao} file\n"));
    }
    for (sorte, titolo) in [
        (Avviso::Decidere, "da decidere:".to_owned()),
        (Avviso::Rileggere, format!("da rileggere, citano il {}:", r.vecchio)),
        (Avviso::Tralasciato, "non riportati:".to_owned()),
    ] {
        let note: Vec<&Nota> = r.note.iter().filter(|n| n.sorte == sorte).collect();
        if !note.is_empty() {
            testo.push_str(&format!("{titolo}\n"));
        }
        for n in note {
            let riga = if n.riga == 0 { String::new() } else { format!(":{}", n.riga) };
            testo.push_str(&format!("  {}{riga}: {}\n", n.file, n.messaggio));
        }
    }
    testo.push_str(&format!("nel piano nuovo: {conto}\n"));
    testo.push_str(&format!("ora: {}\n", comando(&["pegaso", "controlla"], nuova, &[])));
    testo
}
