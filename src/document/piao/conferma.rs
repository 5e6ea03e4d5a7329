//! The short document of an ente that confirms the plan of the year before (DM 132/2022, art. 6).

use super::super::blocchi::{Blocco, Parte};
use super::super::parti::Fonte;
use super::pagina::{Pagina, numero, una};
use crate::document::stampato::detto;
use crate::model::piao::FormaPiao;
use crate::model::{Documento, Ente};

/// Whether the act confirms the plan of the year before; never for who owes the ordinary PIAO.
pub fn si_conferma(ente: &Ente) -> bool {
    ente.documenti.piao.atto.si_conferma() && ente.forma_piao() == Some(FormaPiao::Semplificato)
}

/// What is confirmed, on which grounds; the ente's own, from the file of the premessa, come last.
pub fn conferma(f: &Fonte<'_>, d: &Documento) -> Parte {
    let c = f.nomi.cartella();
    let anno = c.esercizio;
    let mut p = Pagina::nuovo(f);
    let triennio = c.ente.piao.triennio.as_ref();
    let quale = triennio.map_or(String::new(), |t| format!(" {t}"));
    p.paragrafo(&format!(
        "Per l'anno {anno} si conferma il Piano integrato di attività e organizzazione{quale}, già \
         adottato: l'ente ha meno di cinquanta dipendenti, e dall'ultima approvazione non è accaduto \
         nulla di ciò per cui il piano va aggiornato nel triennio (DM 132/2022, art. 6, comma 2)."
    ));
    p.dati(
        "Il piano confermato",
        vec![
            ("Ente", una(detto(c.ente.ente.denominazione.as_ref()))),
            ("Triennio", una(detto(triennio))),
            ("Anno della conferma", una(anno.to_string())),
            ("Dipendenti al 31 dicembre", una(numero(c.ente.ente.dipendenti.as_ref()))),
            ("Responsabile anticorruzione e trasparenza", una(p.chi(c.ente.incarichi.get("rpct")))),
        ],
    );
    p.titoletto("Nel periodo non ci sono stati");
    let motivi = [
        "fatti corruttivi",
        "modifiche organizzative rilevanti",
        "disfunzioni amministrative significative",
        "aggiornamenti degli obiettivi di performance a protezione del valore pubblico",
    ];
    p.blocco(Blocco::Elenco { voci: motivi.map(Into::into).into() });
    if let Some(a) = d.premessa.as_ref().and_then(|t| c.allegati.get(t.as_str())) {
        p.titoletto("Motivazione");
        let testo = String::from_utf8_lossy(&a.byte).into_owned().into();
        p.blocco(Blocco::Narrativa { testo, unita: false });
    }
    let titolo = "Conferma del piano dell'anno precedente".into();
    Parte { nome: "piao-conferma", titolo, blocchi: p.blocchi() }
}
