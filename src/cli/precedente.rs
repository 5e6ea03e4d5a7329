//! `--precedente`: the folder of the year before, beside which a report is read.

use std::path::Path;

use pegaso::model::{Anagrafica, Cartella, Testo};
use pegaso::score::{self, Valutata};

use super::{Fermo, avviso, carica, scrivi};

/// Last year's folder, scored; it need not be without faults, only readable.
pub fn anno_prima(dove: &Path, questa: &Cartella) -> Result<Valutata, Fermo> {
    let lettura = carica(dove)?;
    let anno = questa.esercizio - 1;
    if let Some(c) = lettura.cartella.as_ref().filter(|c| c.esercizio != anno) {
        return Err(Fermo::uso(
            format!("`{}` è dell'esercizio {}, non del {anno}", dove.display(), c.esercizio),
            "con --precedente si indica la cartella dell'anno prima",
        ));
    }
    if let Some((suo, nostro)) =
        lettura.cartella.as_ref().and_then(|c| altro_ente(&c.ente.ente, &questa.ente.ente))
    {
        avviso(&format!("`{}` è di un altro ente: {suo}, non {nostro}", dove.display()));
        scrivi::aiuto(
            "con --precedente si indica la cartella dello stesso ente; se ha cambiato nome o codice, va bene così",
        );
    }
    lettura.cartella.map(score::valuta).ok_or_else(|| {
        Fermo::dati(
            format!("la cartella dell'anno prima, `{}`, ha errori di lettura", dove.display()),
            "correggi quei dati, o fai la relazione senza --precedente: resta senza confronto",
        )
        .con_segnalazioni(&lettura.segnalazioni, &lettura.sorgenti)
    })
}

/// By what two folders are of different bodies, theirs and ours; capitals and spaces are no difference,
/// and what one of them does not say is not either.
fn altro_ente(suo: &Anagrafica, nostro: &Anagrafica) -> Option<(String, String)> {
    let nudo = |t: &Testo| t.as_str().to_lowercase().split_whitespace().collect::<String>();
    let coppie = [
        ("", &suo.denominazione, &nostro.denominazione),
        ("codice ISTAT ", &suo.codice_istat, &nostro.codice_istat),
        ("codice IPA ", &suo.codice_ipa, &nostro.codice_ipa),
    ];
    coppie.into_iter().find_map(|(cosa, a, b)| {
        let (a, b) = (a.as_ref()?, b.as_ref()?);
        (nudo(a) != nudo(b)).then(|| (format!("{cosa}{a}"), b.to_string()))
    })
}
