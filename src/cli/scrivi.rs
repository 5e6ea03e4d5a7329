//! Writing: a file whole or not at all, and standard output.

use std::io::{self, Write as _};
use std::path::Path;

use super::{Uscito, errore};

/// Writes a file whole or not at all: a stop, a full disk or a kill leaves the old file as it was.
pub fn atomico(file: &Path, byte: &[u8]) -> io::Result<()> {
    let cartella = match file.parent() {
        Some(p) if !p.as_os_str().is_empty() => p,
        _ => Path::new("."),
    };
    let mut provvisorio = tempfile::Builder::new().prefix(".pegaso-").tempfile_in(cartella)?;
    provvisorio.write_all(byte)?;
    provvisorio.as_file().sync_all()?;
    permessi(provvisorio.as_file(), file)?;
    provvisorio.persist(file).map_err(|e| e.error)?;
    Ok(())
}

/// A temporary file is its owner's alone; the finished one has the permissions of the file that it
/// replaces, else the usual ones.
#[cfg(unix)]
#[expect(clippy::disallowed_methods, reason = "the permissions of the file that is written")]
fn permessi(provvisorio: &std::fs::File, file: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    let modo = std::fs::metadata(file).map_or(0o644, |m| m.permissions().mode() & 0o777);
    provvisorio.set_permissions(std::fs::Permissions::from_mode(modo))
}

#[cfg(not(unix))]
fn permessi(_: &std::fs::File, _: &Path) -> io::Result<()> {
    Ok(())
}

/// Why the system refused, in Italian: its own words are English.
pub fn perche(e: &io::Error) -> String {
    match e.kind() {
        io::ErrorKind::NotFound => "la cartella in cui scriverlo non esiste".into(),
        io::ErrorKind::PermissionDenied => "manca il permesso".into(),
        io::ErrorKind::ReadOnlyFilesystem => "il disco è di sola lettura".into(),
        io::ErrorKind::StorageFull => "il disco è pieno".into(),
        io::ErrorKind::QuotaExceeded => "lo spazio concesso è finito".into(),
        io::ErrorKind::IsADirectory => "è una cartella".into(),
        io::ErrorKind::NotADirectory => "un pezzo del percorso non è una cartella".into(),
        _ => match e.raw_os_error() {
            Some(n) => format!("errore di sistema {n}"),
            None => "errore di sistema".into(),
        },
    }
}

/// Writes to standard output; a reader that left (`| head`) is no error.
pub fn uscita(testo: &str) -> Result<(), Uscito> {
    match io::stdout().lock().write_all(testo.as_bytes()) {
        Ok(()) => Ok(()),
        Err(e) if e.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        Err(e) => {
            errore(&format!("non si può scrivere: {}", perche(&e)));
            Err(Uscito::Ambiente)
        }
    }
}

/// Writes to standard error; nobody may be listening there any more, and that is no reason to fail.
pub fn diagnostica(testo: &str) {
    let _ = io::stderr().lock().write_all(testo.as_bytes());
}
