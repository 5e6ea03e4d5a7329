//! The operative part of the act, with titles, pages and hashes of what it approves.

use super::ingredienti::{DocumentoFatto, Ingredienti};
use super::{pagine, sha256};
use crate::model::{Organo, StatoAtto, TipoAtto, TipoEnte};
use crate::valori::{numerato, sigla};

/// The paragraphs of the act: `# ` before a heading, `**` around what is bold.
pub fn righe(i: &Ingredienti<'_>, documenti: &[DocumentoFatto]) -> Vec<String> {
    let atto = &i.documento().atto;
    let organo = atto.organo.as_ref().and_then(|o| o.valore).unwrap_or(Organo::Giunta);
    let tipo = atto.tipo.as_ref().and_then(|t| t.valore);
    let verbo = match tipo.unwrap_or(TipoAtto::Deliberazione) {
        TipoAtto::Deliberazione => "DELIBERA",
        TipoAtto::Decreto => "DECRETA",
        TipoAtto::Determinazione => "DETERMINA",
    };
    let mut out = vec![format!("# {}", chi(i, organo)), verbo.to_owned()];
    let mut n = 0;
    let mut punto = |out: &mut Vec<String>, testo: String| {
        n += 1;
        out.push(format!("{n}. {testo}"));
    };
    let lettera =
        atto.allegato.as_ref().map_or(String::new(), |l| format!(" {}", sigla(l.as_str())));
    for p in &i.punti {
        punto(&mut out, p.clone());
    }
    for d in documenti.iter().filter(|d| d.pubblica) {
        punto(
            &mut out,
            format!(
                "di approvare il documento **«{}»**, **Allegato{lettera}** al presente atto quale parte integrante e sostanziale (file `{}`, pagine {}, impronta SHA-256 `{}`);",
                d.oggetto,
                d.nome,
                pagine(&d.pdf),
                sha256(&d.pdf)
            ),
        );
    }
    for d in documenti.iter().filter(|d| !d.pubblica) {
        punto(
            &mut out,
            format!(
                "di dare atto che l'edizione integrale dello stesso documento (file `{}`, pagine {}, impronta SHA-256 `{}`) è conservata agli atti e non si pubblica;",
                d.nome,
                pagine(&d.pdf),
                sha256(&d.pdf)
            ),
        );
    }
    if let Some(v) = i.documento().validazione.as_ref() {
        let organo = v.organo.as_ref().map_or("Nucleo di valutazione", |t| t.as_str());
        let verbale =
            v.verbale.as_ref().map_or_else(|| "____".to_owned(), |t| numerato(t.as_str()));
        punto(
            &mut out,
            format!(
                "di dare atto che il documento è sottoposto alla validazione del {organo} (verbale n. {verbale});"
            ),
        );
    }
    punto(&mut out, "di pubblicare il documento nella sezione Amministrazione trasparente del sito dell'ente, con i dati in formato aperto;".into());
    let immediata =
        atto.immediata_eseguibilita.as_ref().and_then(|x| x.valore).is_some_and(|x| x.0);
    if immediata {
        punto(
            &mut out,
            "di dichiarare il presente atto immediatamente eseguibile (TUEL, art. 134, comma 4)."
                .into(),
        );
    }
    if let Some(ultima) = out.last_mut()
        && ultima.ends_with(';')
    {
        ultima.pop();
        ultima.push('.');
    }
    out.push("# Impronte".into());
    out.push("L'impronta identifica il file com'è qui, prima della firma: chi firma il PDF lo cambia, e ne cambia l'impronta. L'atto cita quella di questo file; il firmato si riconosce perché contiene il file di partenza.".into());
    if atto.stato() == StatoAtto::Proposta {
        out.push(
            "Il frontespizio lascia in bianco numero e data dell'atto: è il file che si vota."
                .into(),
        );
    }
    out
}

/// As Markdown.
pub fn markdown(righe: &[String]) -> String {
    let mut testo = righe.join("\n\n");
    testo.push('\n');
    testo
}

fn chi(i: &Ingredienti<'_>, organo: Organo) -> String {
    let tipo = i.valutata().cartella().ente.ente.tipo.as_ref().and_then(|t| t.valore);
    let comune = tipo.unwrap_or(TipoEnte::Comune) == TipoEnte::Comune;
    match organo {
        Organo::Giunta if comune => "LA GIUNTA COMUNALE".into(),
        Organo::Giunta => "LA GIUNTA".into(),
        Organo::Consiglio if comune => "IL CONSIGLIO COMUNALE".into(),
        Organo::Consiglio => "IL CONSIGLIO".into(),
        Organo::Commissario => "IL COMMISSARIO STRAORDINARIO".into(),
        Organo::Presidente => "IL PRESIDENTE".into(),
        Organo::Sindaco => "IL SINDACO".into(),
    }
}
