//! What an act of variation changes of the approved plan: sheet by sheet, before, after and why.

use super::super::AttoDiVariazione;
use super::super::blocchi::{Blocco, Parte, RigaTabella, celle, tabella};
use super::Fonte;
use super::contesto::prima_e_dopo;
use crate::piano::Modifica;

/// The comparison that is attached to the act.
pub fn variazione(f: &Fonte<'_>, a: &AttoDiVariazione) -> Parte {
    let fogli: Vec<&[Modifica]> = a.modifiche.chunk_by(|x, y| x.scheda == y.scheda).collect();
    let quante = |n: usize, uno: &str, molti: &str| match n {
        1 => format!("1 {uno}"),
        n => format!("{n} {molti}"),
    };
    let approvato = match a.approvato.as_str() {
        "" => String::new(),
        atto => format!(", approvato con {atto}"),
    };
    let mut blocchi = vec![Blocco::Paragrafo {
        testo: format!(
            "Del piano della performance {}{approvato}, cambiano {} in {}. Quello che non è qui resta com'è.",
            f.anno(),
            quante(a.modifiche.len(), "campo", "campi"),
            quante(fogli.len(), "scheda", "schede"),
        ),
    }];
    for foglio in fogli {
        let Some(prima) = foglio.first() else { continue };
        let titolo = [prima.codice.as_str(), prima.titolo.as_str()];
        let titolo: Vec<&str> = titolo.into_iter().filter(|t| !t.is_empty()).collect();
        blocchi.push(Blocco::Titoletto { testo: titolo.join(" ").into() });
        if !prima.motivo.is_empty() {
            blocchi.push(Blocco::Narrativa { testo: prima.motivo.clone().into(), unita: false });
        }
        let righe = foglio.iter().map(|m| {
            let (prima, dopo) = prima_e_dopo(f, m);
            RigaTabella::Riga(celle![m.etichetta(), prima, dopo])
        });
        blocchi.push(tabella(
            "variazione",
            "",
            &["Campo", "Prima", "Dopo"],
            &["sinistra", "prosa", "prosa"],
            righe.collect(),
        ));
    }
    Parte { nome: "variazione", titolo: "Che cosa cambia, e perché".into(), blocchi }
}
