//! Writing: a file whole or not at all, and standard output.

use std::collections::BTreeMap;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use super::Fermo;

/// Writes a file whole or not at all: a stop, a full disk or a kill leaves the old file as it was.
/// A link stays one: what it points to is written. What is no file (a pipe, a device) has nothing to
/// lose and takes the bytes as they come.
pub fn atomico(file: &Path, byte: &[u8]) -> io::Result<()> {
    if e_un_canale(file) {
        return nel_canale(file, byte);
    }
    let file = &bersaglio(file)?;
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

/// Whether a path leads to something that is neither a file nor a folder: renaming a file over it
/// would destroy it.
#[expect(clippy::disallowed_methods, reason = "what stands where a file is to be written")]
fn e_un_canale(file: &Path) -> bool {
    std::fs::metadata(file).is_ok_and(|m| !m.is_file() && !m.is_dir())
}

fn nel_canale(file: &Path, byte: &[u8]) -> io::Result<()> {
    let mut canale = std::fs::OpenOptions::new().write(true).open(file)?;
    canale.write_all(byte)?;
    canale.flush()
}

/// The file that a path leads to through its links, also one that is not there yet.
fn bersaglio(file: &Path) -> io::Result<PathBuf> {
    let mut dove = file.to_path_buf();
    // As many as the system itself follows.
    for _ in 0..40 {
        if !dove.is_symlink() {
            return Ok(dove);
        }
        // A link of /proc says where it leads in words that are no path.
        if let Ok(vero) = std::fs::canonicalize(&dove) {
            return Ok(vero);
        }
        let verso = std::fs::read_link(&dove)?;
        dove = dove.parent().unwrap_or(Path::new("")).join(verso);
    }
    Err(io::Error::other("troppi collegamenti"))
}

/// Writes a folder whole or not at all: made beside its place, then moved there. One that is replaced
/// leaves only when the new one stands: on Linux in one step, elsewhere a kill in between may leave
/// it whole under a name beside. With `via` it is removed, else it stays under the name returned.
#[expect(clippy::disallowed_methods, reason = "a folder is made whole, then moved to its place")]
pub fn cartella(
    dove: &Path,
    file: &BTreeMap<String, Vec<u8>>,
    via: bool,
) -> io::Result<Option<PathBuf>> {
    let madre = match dove.parent() {
        Some(p) if !p.as_os_str().is_empty() => p,
        _ => Path::new("."),
    };
    let provvisoria = tempfile::Builder::new().prefix(".pegaso-").tempdir_in(madre)?;
    for (nome, byte) in file {
        let posto = provvisoria.path().join(nome);
        if let Some(p) = posto.parent() {
            std::fs::create_dir_all(p)?;
        }
        let mut f = std::fs::File::create(&posto)?;
        f.write_all(byte)?;
        f.sync_all()?;
    }
    aperta(provvisoria.path())?;
    if !dove.exists() {
        std::fs::rename(provvisoria.keep(), dove)?;
        return Ok(None);
    }
    let vuota = dove.read_dir()?.next().is_none();
    if scambia(provvisoria.path(), dove).is_ok() {
        // The temporary name now holds the old folder.
        return if via || vuota { Ok(None) } else { accanto(&provvisoria.keep(), dove).map(Some) };
    }
    // Two folders cannot be exchanged in one step everywhere: the old one steps aside first.
    let da_parte = accanto(dove, dove)?;
    let nuova = provvisoria.keep();
    if let Err(e) = std::fs::rename(&nuova, dove) {
        let _ = std::fs::rename(&da_parte, dove);
        let _ = std::fs::remove_dir_all(nuova);
        return Err(e);
    }
    if via || vuota {
        std::fs::remove_dir_all(&da_parte)?;
        return Ok(None);
    }
    Ok(Some(da_parte))
}

/// Moves a folder beside another, to the first free name: `nome-prima`, `nome-prima-2`, …
fn accanto(vecchia: &Path, dove: &Path) -> io::Result<PathBuf> {
    let nome = dove.file_name().unwrap_or_default().to_string_lossy();
    let posti = (1..).map(|n| match n {
        1 => dove.with_file_name(format!("{nome}-prima")),
        n => dove.with_file_name(format!("{nome}-prima-{n}")),
    });
    for posto in posti.take(1000) {
        if !posto.exists() {
            std::fs::rename(vecchia, &posto)?;
            return Ok(posto);
        }
    }
    Err(io::ErrorKind::AlreadyExists.into())
}

/// Exchanges two folders in one step, where the system can.
#[cfg(target_os = "linux")]
fn scambia(nuova: &Path, dove: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, nuova, CWD, dove, RenameFlags::EXCHANGE)?)
}

#[cfg(not(target_os = "linux"))]
fn scambia(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// A temporary folder is its owner's alone; the finished one is for everybody to read.
#[cfg(unix)]
fn aperta(cartella: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    std::fs::set_permissions(cartella, std::fs::Permissions::from_mode(0o755))
}

#[cfg(not(unix))]
fn aperta(_: &Path) -> io::Result<()> {
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

/// Says that a file or a folder could not be written, and what to look at.
pub fn non_scritto(dove: &Path, e: &io::Error) -> Fermo {
    Fermo::ambiente(
        format!("`{}` non si può scrivere: {}", dove.display(), perche(e)),
        "controlla che la cartella esista, i permessi e lo spazio sul disco",
    )
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
        io::ErrorKind::BrokenPipe => "chi leggeva ha smesso".into(),
        io::ErrorKind::NotADirectory => "un pezzo del percorso non è una cartella".into(),
        _ => match e.raw_os_error() {
            Some(n) => format!("errore di sistema {n}"),
            None => "errore di sistema".into(),
        },
    }
}

/// Writes to standard output; a reader that left (`| head`) is no error.
pub fn uscita(testo: &str) -> Result<(), Fermo> {
    match io::stdout().lock().write_all(testo.as_bytes()) {
        Ok(()) => Ok(()),
        Err(e) if e.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        Err(e) => Err(Fermo::ambiente(
            format!("non si può scrivere: {}", perche(&e)),
            "controlla dove va ciò che il comando stampa, e lo spazio sul disco",
        )),
    }
}

/// A remedy on standard error; none where there is nothing to say.
pub fn aiuto(messaggio: &str) {
    if !messaggio.is_empty() {
        diagnostica(&format!("  aiuto: {messaggio}\n"));
    }
}

/// Writes to standard error; nobody may be listening there any more, and that is no reason to fail.
pub fn diagnostica(testo: &str) {
    let _ = io::stderr().lock().write_all(testo.as_bytes());
}

#[cfg(all(test, unix))]
#[expect(clippy::disallowed_methods, reason = "a test prepares and reads files of its own")]
mod tests {
    use std::fs;
    use std::os::unix::fs::{FileTypeExt as _, symlink};
    use std::process::Command;

    use super::*;

    #[test]
    fn a_link_stays_and_what_it_points_to_is_written() {
        let qui = tempfile::tempdir().unwrap();
        let (vero, link) = (qui.path().join("a/vero.pdf"), qui.path().join("link.pdf"));
        fs::create_dir(qui.path().join("a")).unwrap();
        symlink("a/vero.pdf", qui.path().join("in mezzo.pdf")).unwrap();
        symlink("in mezzo.pdf", &link).unwrap();
        // The file is not there yet, and then it is.
        for testo in ["uno", "due"] {
            atomico(&link, testo.as_bytes()).unwrap();
            assert!(link.is_symlink());
            assert_eq!(fs::read_to_string(&vero).unwrap(), testo);
        }
        let giro = qui.path().join("giro");
        symlink("giro", &giro).unwrap();
        assert!(atomico(&giro, b"x").is_err());
        assert!(giro.is_symlink());
    }

    #[test]
    fn a_pipe_is_written_and_stays_a_pipe() {
        let qui = tempfile::tempdir().unwrap();
        let tubo = qui.path().join("tubo");
        assert!(Command::new("mkfifo").arg(&tubo).status().unwrap().success());
        let link = qui.path().join("link");
        symlink("tubo", &link).unwrap();
        for dove in [&tubo, &link] {
            let lettore = std::thread::spawn({
                let tubo = tubo.clone();
                move || fs::read(tubo)
            });
            atomico(dove, b"byte").unwrap();
            assert_eq!(lettore.join().unwrap().unwrap(), b"byte");
            assert!(fs::metadata(&tubo).unwrap().file_type().is_fifo());
        }
        assert!(link.is_symlink());
        assert_eq!(fs::read_dir(qui.path()).unwrap().count(), 2);
    }
}
/// Where the schemas go that the files of a new folder name at their top: it is not read as data.
pub const SCHEMA: &str = ".schema";

/// Writes a file of a new folder, and the folder where there is none.
pub fn in_cartella(file: &Path, byte: &[u8]) -> Result<(), Fermo> {
    let cartella = file.parent().map_or(Ok(()), std::fs::create_dir_all);
    cartella.and_then(|()| atomico(file, byte)).map_err(|e| non_scritto(file, &e))
}
