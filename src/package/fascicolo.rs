//! The package: which files it holds, under which names.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::ingredienti::{DocumentoFatto, Ingredienti};
use super::{aperti, conforme, delibera, docx, impronta, metadati, pagine, sha256};
use crate::model::{StatoAtto, Testo};

/// The files of a package, by path within it.
pub type Fascicolo = BTreeMap<String, Vec<u8>>;

/// Puts the package together.
///
/// # Errors
/// When a PDF is not what it claims to be: a fault of the program, told by the validator.
pub fn fascicolo(i: &Ingredienti<'_>, documenti: &[DocumentoFatto]) -> Result<Fascicolo, String> {
    let mut file: Fascicolo = BTreeMap::new();
    let mut voci = Vec::new();
    for d in documenti {
        let standard = conforme(&d.pdf).map_err(|e| format!("{}: {e}", d.nome))?;
        let percorso = match d.pubblica {
            true => d.nome.clone(),
            false => format!("agli-atti/{}", d.nome),
        };
        voci.push(json!({
            "percorso": percorso,
            "oggetto": d.oggetto,
            "edizione": if d.pubblica { "pubblica" } else { "integrale" },
            "pagine": pagine(&d.pdf),
            "byte": d.pdf.len(),
            "sha256": sha256(&d.pdf),
            "standard": standard,
        }));
        let base = d.nome.trim_end_matches(".pdf");
        file.insert(format!("metadati/{base}.xml"), metadati::xml(i, d).into_bytes());
        file.insert(format!("metadati/{base}.json"), metadati::json(i, d).into_bytes());
        file.insert(percorso, d.pdf.clone());
    }
    if let Some(l) = &i.lucchetto {
        file.insert(format!("agli-atti/{}", crate::piano::lucchetto::FILE), l.clone().into_bytes());
    }
    let righe = delibera::righe(i, documenti);
    file.insert("atto/dispositivo.md".into(), delibera::markdown(&righe).into_bytes());
    file.insert("atto/dispositivo.docx".into(), docx::documento(&righe));
    file.insert("dati-aperti/obiettivi.csv".into(), aperti::csv(i).into_bytes());
    file.insert("dati-aperti/obiettivi.json".into(), aperti::json(i).into_bytes());
    file.insert("interno/controllo.txt".into(), i.controllo.0.clone().into_bytes());
    file.insert("interno/controllo.json".into(), i.controllo.1.clone().into_bytes());
    file.insert("interno/deroghe.md".into(), deroghe(i).into_bytes());
    file.insert("LEGGIMI.txt".into(), leggimi(i, documenti).into_bytes());
    let altri = file.iter().filter(|(n, _)| !n.ends_with(".pdf"));
    let altri: Vec<Value> = altri
        .map(|(n, b)| json!({ "percorso": n, "byte": b.len(), "sha256": sha256(b) }))
        .collect();
    let manifesto = json!({
        "formato": 1,
        "programma": format!("pegaso {}", env!("CARGO_PKG_VERSION")),
        "ente": i.anagrafica().denominazione,
        "esercizio": i.valutata.cartella().esercizio,
        "documento": i.nome,
        "atto": atto(i),
        "dati": { "file": i.dati.len(), "sha256": impronta::insieme(&i.dati) },
        "documenti": voci,
        "altri": altri,
    });
    file.insert("manifest.json".into(), format!("{manifesto:#}\n").into_bytes());
    let somme = impronta::somme(&file);
    file.insert("SHA256SUMS".into(), somme.into_bytes());
    Ok(file)
}

fn atto(i: &Ingredienti<'_>) -> Value {
    let a = &i.documento.atto;
    let stato = match a.stato() {
        StatoAtto::Bozza => "bozza",
        StatoAtto::Proposta => "proposta",
        StatoAtto::Approvato => "approvato",
    };
    json!({
        "stato": stato,
        "organo": a.organo.as_ref().and_then(|o| o.valore).map(|o| o.parola()),
        "numero": a.numero.as_ref().map(|t| t.as_str()),
        "data": a.data.as_ref().map(|d| d.testo.as_str()),
        "allegato": a.allegato.as_ref().map(|t| t.as_str()),
    })
}

fn deroghe(i: &Ingredienti<'_>) -> String {
    let mut t =
        "# Deroghe\n\nRegole silenziate, ciascuna con il suo motivo. Non si allegano all'atto.\n"
            .to_owned();
    let tutte = &i.valutata.cartella().ente.deroghe;
    if tutte.is_empty() {
        t.push_str("\nNessuna.\n");
    }
    for d in tutte {
        let testo = |x: &Option<Testo>| x.as_ref().map_or("", |x| x.as_str()).to_owned();
        let dove = match &d.dove {
            None => "dappertutto".to_owned(),
            Some(crate::model::OElenco::Testo(x)) => x.testo.clone(),
            Some(crate::model::OElenco::Elenco(v)) => {
                v.iter().map(|x| x.as_str()).collect::<Vec<_>>().join(", ")
            }
        };
        t.push_str(&format!("\n- **{}** ({dove}): {}\n", testo(&d.regola), testo(&d.motivo)));
    }
    t
}

fn leggimi(i: &Ingredienti<'_>, documenti: &[DocumentoFatto]) -> String {
    let mut t = "CHE COSA C'È QUI\n\n".to_owned();
    for d in documenti {
        let dove = if d.pubblica { String::new() } else { "agli-atti/".into() };
        let che = if d.pubblica {
            "si allega all'atto e si pubblica"
        } else {
            "resta agli atti: contiene nomi accanto a quote e risultati, e non si pubblica"
        };
        t.push_str(&format!("{dove}{}\n    {che}\n", d.nome));
    }
    if i.lucchetto.is_some() {
        t.push_str(
            "agli-atti/piano.lock.yaml\n    il piano approvato, campo per campo: lo stesso file resta accanto ai dati\n",
        );
    }
    t.push_str(
        "atto/            il dispositivo, con titoli, pagine e impronte (Markdown e DOCX)\n\
         metadati/        i metadati del documento informatico (AgID, allegato 5): i campi vuoti sono del protocollo\n\
         dati-aperti/     gli obiettivi in CSV e JSON, con i soli campi che si pubblicano\n\
         interno/         il rapporto del controllo e le deroghe: non si allegano\n\
         manifest.json    che cosa c'è, con pagine, impronte, conformità, versione del programma\n\
         SHA256SUMS       le impronte, per verificare\n\n\
         L'IMPRONTA E LA FIRMA\n\n\
         L'atto cita l'impronta del PDF com'è qui. Chi lo firma digitalmente lo cambia, e ne cambia l'impronta:\n\
         il file firmato avrà la sua. Si conservano tutti e due, o si cita nell'atto quale dei due si intende.\n\n\
         VERIFICARE, ANCHE FRA ANNI\n\n\
         pegaso allegati --controlla CARTELLA        oppure, in questa cartella:    sha256sum -c SHA256SUMS\n",
    );
    t
}
