//! Writing `piano.lock.yaml`: never over another one without being told.

use std::collections::BTreeMap;
use std::path::Path;

use pegaso::model::piao::SezionePerformance;
use pegaso::model::{Atto, AttoLucchetto, Cartella, Lucchetto, StatoAtto};
use pegaso::package::{self, DiVariazione, Mancanza};
use pegaso::piano::lucchetto::{self, FILE, testo};
use pegaso::piano::votato;
use pegaso::score::Valutata;

use super::{Fermo, avviso, scrivi};

/// What may be in the place of the lock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PostoLucchetto {
    /// Nothing, or the very same lock: a plan packaged for the first time, or once more.
    Libero,
    /// Its previous version: a variation.
    VersionePrima,
}

/// A lock that goes with a package, and what it may replace.
pub struct DaScrivere {
    prima: Option<Lucchetto>,
    nuovo: Lucchetto,
    posto: PostoLucchetto,
}

impl DaScrivere {
    /// The text of the file.
    pub fn testo(&self) -> String {
        testo(&self.nuovo)
    }

    /// Writes it beside the data, whole or not at all.
    pub fn scrivi(&self, cartella: &Path) -> Result<(), Fermo> {
        let c_era = self.prima.as_ref().is_some_and(|p| p.canonico() == self.nuovo.canonico());
        scritto(cartella, self.prima.as_ref(), &self.nuovo, self.posto)?;
        if !c_era {
            let file = cartella.join(FILE);
            scrivi::diagnostica(&format!(
                "scritto {}: da qui in poi il piano cambia solo con una variazione\n",
                file.display()
            ));
        }
        Ok(())
    }
}

/// The lock of the plan, once its act is approved. One that is there stays, and must be of this plan.
pub fn di_piano(
    v: &Valutata,
    atto: &Atto,
    dati: &BTreeMap<String, Vec<u8>>,
) -> Result<Option<DaScrivere>, Fermo> {
    // Approved without a number is not yet an act that can be named.
    if atto.stato() != StatoAtto::Approvato || atto.numero.is_none() || atto.data.is_none() {
        return Ok(None);
    }
    let c = v.cartella();
    let nuovo = match &c.lucchetto {
        None => lucchetto::approvato(v, atto).con_dati(votato::chiudi(&usati(c, dati))),
        Some(l) if v.spostate().is_empty() && l.atto.testo() == AttoLucchetto::di(atto).testo() => {
            l.clone()
        }
        Some(l) => return Err(di_altri(FILE, &l.atto.testo())),
    };
    Ok(Some(DaScrivere { prima: c.lucchetto.clone(), nuovo, posto: PostoLucchetto::Libero }))
}

/// The files of the folder that its documents are made from.
fn usati(c: &Cartella, dati: &BTreeMap<String, Vec<u8>>) -> BTreeMap<String, Vec<u8>> {
    let nominati = |n: &str| c.allegati.keys().any(|a| a.trim_start_matches("./") == n);
    let suo = |n: &str| c.file.iter().any(|f| f == n) || nominati(n);
    dati.iter().filter(|(n, _)| suo(n)).map(|(n, b)| (n.clone(), b.clone())).collect()
}

/// The same where the plan has no act of its own and stands in the PIAO.
pub fn di_piao(
    v: &Valutata,
    dati: &BTreeMap<String, Vec<u8>>,
) -> Result<Option<DaScrivere>, Fermo> {
    let ente = &v.cartella().ente;
    let suo = ente.documenti.piano.atto.stato() == StatoAtto::Approvato;
    let incluso = ente.performance_piao() == SezionePerformance::Inclusa;
    if suo || !incluso { Ok(None) } else { di_piano(v, &ente.documenti.piao.atto, dati) }
}

/// The next version, once the act of variation is approved.
pub fn di_variazione(v: &Valutata, x: &DiVariazione) -> Option<DaScrivere> {
    let prima = v.cartella().lucchetto.clone();
    let nuovo = x.lucchetto.clone()?;
    Some(DaScrivere { prima, nuovo, posto: PostoLucchetto::VersionePrima })
}

/// The variation to be packaged.
pub fn variazione(v: &Valutata) -> Result<DiVariazione, Fermo> {
    package::variazione(v).map_err(|m| {
        let (messaggio, rimedio) = match m {
            Mancanza::Lucchetto => (
                format!("manca `{FILE}`: non si sa che cosa è stato approvato"),
                "fai prima gli allegati del piano approvato: `pegaso allegati CARTELLA --documento piano -o DIR`",
            ),
            Mancanza::Variazioni => (
                "in `variazioni.yaml` non c'è nessuna variazione".to_owned(),
                "scrivi l'atto, il motivo e i codici delle schede che cambia",
            ),
            Mancanza::Cambi(atto) if atto.is_empty() => (
                "la variazione non cambia nessun campo programmato".to_owned(),
                "scrivi i valori nuovi nelle schede; prima e dopo vengono dalla copia del piano approvato",
            ),
            Mancanza::Cambi(atto) => (
                format!("la variazione con {atto} non cambia nessun campo programmato"),
                "scrivi i valori nuovi nelle schede; prima e dopo vengono dalla copia del piano approvato",
            ),
        };
        Fermo::dati(messaggio, rimedio)
    })
}

/// What the act of a variation decides, besides approving the comparison.
pub fn punto(x: &DiVariazione) -> String {
    let approvato = match x.atto.approvato.as_str() {
        "" => String::new(),
        atto => format!(" approvato con {atto}"),
    };
    format!(
        "di variare il piano della performance{approvato} nelle schede {}, per i motivi scritti nell'allegato;",
        x.obiettivi.join(", ")
    )
}

/// Says that other variations wait: a package is of one act, and the next one starts from its lock.
pub fn in_attesa(x: &DiVariazione) {
    let senza = "una con un atto senza numero né data";
    let nomi = x.restano.iter().map(|a| if a.is_empty() { senza } else { a.as_str() });
    let nomi: Vec<&str> = nomi.collect();
    let questa = match AttoLucchetto::di(&x.atto.documento.atto).testo() {
        atto if atto.is_empty() => atto,
        atto => format!(" con {atto}"),
    };
    let altre = match nomi.as_slice() {
        [] => return,
        [una] => format!("ne resta un'altra: {una}"),
        molte => format!("ne restano altre {}: {}", molte.len(), molte.join("; ")),
    };
    avviso(&format!("questa è la variazione{questa}; in `variazioni.yaml` {altre}"));
    scrivi::aiuto(if x.lucchetto.is_some() {
        "questa ora è nella copia del piano approvato: per la prossima ripeti il comando con un'altra cartella"
    } else {
        "quando questa è votata scrivine numero e data e rifalla: entra nella copia del piano approvato, e si passa alla prossima"
    });
}

fn di_altri(file: &str, atto: &str) -> Fermo {
    let di = if atto.is_empty() { String::new() } else { format!(" ({atto})") };
    Fermo::dati(
        format!("`{file}` c'è già, ed è di un altro piano approvato{di}"),
        "il piano approvato si cambia con una variazione; `pegaso confronta` dice che cosa è diverso",
    )
}

/// Writes the lock into the folder, whole or not at all; `prima` is the one that the folder was
/// read with.
fn scritto(
    cartella: &Path,
    prima: Option<&Lucchetto>,
    nuovo: &Lucchetto,
    posto: PostoLucchetto,
) -> Result<(), Fermo> {
    let file = cartella.join(FILE);
    let uguale = prima.is_some_and(|p| p.canonico() == nuovo.canonico());
    if uguale {
        return Ok(());
    }
    let ammesso = match posto {
        PostoLucchetto::Libero => prima.is_none() && !file.exists(),
        PostoLucchetto::VersionePrima => {
            prima.is_some_and(|p| p.versione() + 1 == nuovo.versione())
        }
    };
    if !ammesso {
        return Err(di_altri(&file.display().to_string(), ""));
    }
    scrivi::atomico(&file, testo(nuovo).as_bytes()).map_err(|e| scrivi::non_scritto(&file, &e))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lock_is_never_overwritten_in_silence() {
        let qui = tempfile::tempdir().expect("a temporary folder");
        let uno = Lucchetto::nuovo(2026, &Atto::default(), &[]);
        let altro = Lucchetto::nuovo(2027, &Atto::default(), &[]);
        let scrivi = |prima, nuovo, posto| scritto(qui.path(), prima, nuovo, posto);
        assert_eq!(scrivi(None, &uno, PostoLucchetto::Libero), Ok(()));
        assert_eq!(scrivi(Some(&uno), &uno, PostoLucchetto::Libero), Ok(()));
        let rifiutato = Err(di_altri(&qui.path().join(FILE).display().to_string(), ""));
        assert_eq!(scrivi(Some(&uno), &altro, PostoLucchetto::Libero), rifiutato);
        // Not even one that nobody read.
        assert_eq!(scrivi(None, &altro, PostoLucchetto::Libero), rifiutato);
        assert_eq!(scrivi(Some(&uno), &altro, PostoLucchetto::VersionePrima), rifiutato);
        let dopo = pegaso::piano::successivo(&uno, &[], &[]).lucchetto;
        assert_eq!(scrivi(Some(&uno), &dopo, PostoLucchetto::VersionePrima), Ok(()));
    }
}
