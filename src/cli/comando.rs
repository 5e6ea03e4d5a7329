//! A command as a message proposes it: quoted, so that it can be pasted.

use std::path::Path;

/// The words of a command: those before a folder, the folder, those after it.
pub fn comando(prima: &[&str], cartella: &Path, dopo: &[&str]) -> String {
    let dove = cartella.to_string_lossy();
    let parole = prima.iter().copied().chain([&*dove]).chain(dopo.iter().copied());
    format!("`{}`", parole.map(citata).collect::<Vec<_>>().join(" "))
}

/// A word between quotes where a shell would part it or read more into it. Double ones do for every
/// shell; what they do not protect on Unix stands between single ones.
fn citata(parola: &str) -> String {
    let semplice = |c: char| c.is_alphanumeric() || "-_./\\:,+=@".contains(c);
    if !parola.is_empty() && parola.chars().all(semplice) {
        parola.to_owned()
    } else if parola.contains(['$', '`', '"', '!']) {
        format!("'{}'", parola.replace('\'', "'\\''"))
    } else {
        format!("\"{parola}\"")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_quoted_where_it_must() {
        for (dove, scritta) in [
            ("dati/borgo-2026", "`pegaso controlla dati/borgo-2026`"),
            (".", "`pegaso controlla .`"),
            ("Piano 2026", "`pegaso controlla \"Piano 2026\"`"),
            ("l'ente & altri", "`pegaso controlla \"l'ente & altri\"`"),
            ("a$b", "`pegaso controlla 'a$b'`"),
            (r"C:\Piano", r"`pegaso controlla C:\Piano`"),
        ] {
            assert_eq!(comando(&["pegaso", "controlla"], Path::new(dove), &[]), scritta);
        }
    }
}
