//! Writing `piano.lock.yaml`: never over another one without being told.

use std::path::Path;

use pegaso::model::Lucchetto;
use pegaso::package::lucchetto::{FILE, testo};

use super::{Uscito, aiuto, errore, scrivi};

/// What may be in the place of the lock.
#[allow(dead_code, reason = "the command that packages the plan for the act will say which")]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Posto {
    /// Nothing, or the very same lock: a plan packaged for the first time, or once more.
    Libero,
    /// Its previous version: a variation.
    VersionePrima,
    /// Whatever it is: somebody asked for it.
    Qualunque,
}

/// Writes the lock into the folder, whole or not at all; `prima` is the one that the folder was
/// read with.
#[allow(dead_code, reason = "the command that packages the plan for the act will call it")]
pub fn scritto(
    cartella: &Path,
    prima: Option<&Lucchetto>,
    nuovo: &Lucchetto,
    posto: Posto,
) -> Result<(), Uscito> {
    let file = cartella.join(FILE);
    let uguale = prima.is_some_and(|p| p.canonico() == nuovo.canonico());
    if uguale {
        return Ok(());
    }
    let ammesso = match posto {
        Posto::Libero => prima.is_none() && !file.exists(),
        Posto::VersionePrima => prima.is_some_and(|p| p.versione() + 1 == nuovo.versione()),
        Posto::Qualunque => true,
    };
    if !ammesso {
        errore(&format!("`{}` c'è già, ed è di un altro piano approvato", file.display()));
        aiuto(
            "il piano approvato si cambia con una variazione; `pegaso confronta` dice che cosa è diverso",
        );
        return Err(Uscito::Dati);
    }
    scrivi::atomico(&file, testo(nuovo).as_bytes()).map_err(|e| {
        errore(&format!("`{}` non si può scrivere: {}", file.display(), scrivi::perche(&e)));
        Uscito::Ambiente
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use pegaso::model::Atto;

    #[test]
    fn a_lock_is_never_overwritten_in_silence() {
        let qui = tempfile::tempdir().expect("a temporary folder");
        let uno = Lucchetto::nuovo(2026, &Atto::default(), &[]);
        let altro = Lucchetto::nuovo(2027, &Atto::default(), &[]);
        let scrivi = |prima, nuovo, posto| scritto(qui.path(), prima, nuovo, posto);
        assert_eq!(scrivi(None, &uno, Posto::Libero), Ok(()));
        assert_eq!(scrivi(Some(&uno), &uno, Posto::Libero), Ok(()));
        assert_eq!(scrivi(Some(&uno), &altro, Posto::Libero), Err(Uscito::Dati));
        // Not even one that nobody read.
        assert_eq!(scrivi(None, &altro, Posto::Libero), Err(Uscito::Dati));
        assert_eq!(scrivi(Some(&uno), &altro, Posto::VersionePrima), Err(Uscito::Dati));
        let dopo = pegaso::model::successivo(&uno, &[], &[]).lucchetto;
        assert_eq!(scrivi(Some(&uno), &dopo, Posto::VersionePrima), Ok(()));
        assert_eq!(scrivi(Some(&dopo), &altro, Posto::Qualunque), Ok(()));
    }
}
