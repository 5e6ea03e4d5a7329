//! The PIAO: each section of the Piano-tipo is a part of the document, on its number.

mod anagrafica;
mod conferma;
mod fabbisogni;
mod lavoro_agile;
mod monitoraggio;
mod pagina;
mod performance;
mod rischi;
mod struttura;
mod valore_pubblico;

use super::blocchi::{Blocco, Parte};
use super::parti::Fonte;
use crate::model::piao::{Piao, Sezione, SezionePerformance};
use pagina::Pagina;

pub use conferma::{conferma, si_conferma};

/// Whether a section is printed with its contents: those that the ente owes, and those that it
/// wrote although it does not owe them.
fn piena(f: &Fonte<'_>, piao: &Piao, s: Sezione) -> bool {
    let ente = &f.nomi.cartella().ente;
    match s {
        Sezione::Performance => ente.performance_piao() != SezionePerformance::NonDovuta,
        _ => piao.sezione(s).is_some(),
    }
}

/// A section: its title with its number, and what it says or why it says nothing.
pub fn sezione(f: &Fonte<'_>, piao: &Piao, s: Sezione) -> Parte {
    let titolo = format!("{} {}", s.numero(), s.titolo());
    if !piena(f, piao, s) {
        let forma = f.nomi.cartella().ente.forma_piao();
        let testo = match (s.dovuta(forma), s.file()) {
            (true, Some(file)) => format!("Sezione da compilare: {file}"),
            _ => "Sezione non dovuta (art. 6 DM 132/2022)".to_owned(),
        };
        return Parte { nome: "piao-vuota", titolo, blocchi: vec![Blocco::Paragrafo { testo }] };
    }
    let mut p = Pagina::nuovo(f);
    match s {
        Sezione::Anagrafica => {
            if let Some(s) = &piao.anagrafica {
                anagrafica::scrivi(&mut p, f, &s.dati);
            }
        }
        Sezione::ValorePubblico => {
            if let Some(s) = &piao.valore_pubblico {
                valore_pubblico::scrivi(&mut p, f, &s.dati);
            }
        }
        Sezione::Performance => performance::scrivi(&mut p, f),
        Sezione::Rischi => {
            if let Some(s) = &piao.rischi {
                rischi::scrivi(&mut p, f, &s.dati);
            }
        }
        Sezione::Struttura => {
            if let Some(s) = &piao.struttura {
                struttura::scrivi(&mut p, f, &s.dati);
            }
        }
        Sezione::LavoroAgile => {
            if let Some(s) = &piao.lavoro_agile {
                lavoro_agile::scrivi(&mut p, &s.dati);
            }
        }
        Sezione::Fabbisogni => {
            if let Some(s) = &piao.fabbisogni {
                fabbisogni::scrivi(&mut p, f, &s.dati);
            }
        }
        Sezione::Monitoraggio => {
            if let Some(s) = &piao.monitoraggio {
                monitoraggio::scrivi(&mut p, &s.dati);
            }
        }
    }
    Parte { nome: nome(s), titolo, blocchi: p.blocchi() }
}

/// The word by which a template may know a section.
fn nome(s: Sezione) -> &'static str {
    match s {
        Sezione::Anagrafica => "piao-1",
        Sezione::ValorePubblico => "piao-2.1",
        Sezione::Performance => "piao-2.2",
        Sezione::Rischi => "piao-2.3",
        Sezione::Struttura => "piao-3.1",
        Sezione::LavoroAgile => "piao-3.2",
        Sezione::Fabbisogni => "piao-3.3",
        Sezione::Monitoraggio => "piao-4",
    }
}
