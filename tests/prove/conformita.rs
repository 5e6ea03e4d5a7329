//! Every PDF is an archive's and a screen reader's: judged by an independent validator, then by
//! what that validator does not see.

use std::path::Path;

use crate::comune::{borgo, carnate, copia, fai, pegaso_con, pegaso_in, voce};
use lopdf::{Dictionary, Document, Object};

/// Every kind of document of every folder, by name.
fn tutti() -> Vec<(&'static str, Vec<u8>)> {
    let qui = carnate();
    let qui = qui.to_str().unwrap();
    let mut v = vec![
        ("piano", fai(&["piano", qui])),
        ("relazione", fai(&["relazione", qui])),
        ("bozza", fai(&["piano", qui, "--bozza"])),
    ];
    let ogni = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/dati/completa");
    let ogni = ogni.to_str().unwrap();
    v.push(("ogni campo, relazione", fai(&["relazione", ogni])));
    let borgo = borgo();
    let borgo = borgo.to_str().unwrap();
    v.push(("piao semplificato", fai(&["piao", qui])));
    v.push(("borgo, piao", fai(&["piao", borgo])));
    v.push(("borgo, piano", fai(&["piano", borgo])));
    v.push(("borgo, relazione", fai(&["relazione", borgo])));
    v.push(("borgo, monitoraggio", fai(&["monitoraggio", borgo, "--al", "30/06"])));
    // The starter, as it is on the first day.
    let nuovo = tempfile::tempdir().unwrap();
    assert_eq!(pegaso_in(nuovo.path(), &["nuovo", "prova"]).stato, 0);
    let prova = nuovo.path().join("prova");
    let prova = prova.to_str().unwrap();
    v.push(("nuovo, piano", fai(&["piano", prova])));
    let scheda = "obiettivi/2-monitoraggio-ptpct.yaml";
    v.push(("scheda, consuntivo", fai(&["scheda", qui, scheda, "--fase", "consuntivo"])));
    v
}

#[test]
fn every_pdf_is_pdf_a_2a_and_pdf_ua_1() {
    for (nome, pdf) in tutti() {
        crate::comune::valido(nome, &pdf);
    }
}

/// An element of the structure tree.
struct Elemento<'a> {
    ruolo: String,
    ambito: String,
    contenuto: bool,
    figli: Vec<Elemento<'a>>,
    dizionario: &'a Dictionary,
}

fn elemento<'a>(doc: &'a Document, d: &'a Dictionary) -> Elemento<'a> {
    let ruolo = match d.get(b"S") {
        Ok(Object::Name(n)) => String::from_utf8_lossy(n).into_owned(),
        _ => "radice".into(),
    };
    let mut e = Elemento {
        ruolo,
        ambito: ambito(doc, d),
        contenuto: false,
        figli: Vec::new(),
        dizionario: d,
    };
    let figli: Vec<&Object> = match voce(doc, d, b"K") {
        Some(Object::Array(v)) => {
            v.iter().filter_map(|o| doc.dereference(o).ok().map(|(_, o)| o)).collect()
        }
        Some(o) => vec![o],
        None => Vec::new(),
    };
    for f in figli {
        match f {
            Object::Integer(_) => e.contenuto = true,
            Object::Dictionary(d) if d.has(b"S") => e.figli.push(elemento(doc, d)),
            Object::Dictionary(d) if d.has(b"MCID") || d.has(b"Obj") => e.contenuto = true,
            _ => {}
        }
    }
    e
}

/// The scope of a header cell.
fn ambito(doc: &Document, d: &Dictionary) -> String {
    let attributi = match voce(doc, d, b"A") {
        Some(Object::Array(v)) => {
            v.iter().filter_map(|o| doc.dereference(o).ok()?.1.as_dict().ok()).collect()
        }
        Some(Object::Dictionary(a)) => vec![a],
        _ => Vec::new(),
    };
    let nome = |a: &&Dictionary| match a.get(b"Scope") {
        Ok(Object::Name(n)) => Some(String::from_utf8_lossy(n).into_owned()),
        _ => None,
    };
    attributi.iter().find_map(nome).unwrap_or_default()
}

fn albero<'a>(doc: &'a Document) -> Elemento<'a> {
    let catalogo = doc.catalog().expect("a catalog");
    let radice =
        voce(doc, catalogo, b"StructTreeRoot").and_then(|o| o.as_dict().ok()).expect("tagged");
    elemento(doc, radice)
}

impl Elemento<'_> {
    fn tutti(&self) -> Vec<&Self> {
        let sotto = self.figli.iter().flat_map(Elemento::tutti);
        std::iter::once(self).chain(sotto).collect()
    }

    /// Two spaces a level; runs of equal lines are counted.
    fn disegna(&self, livello: usize, out: &mut Vec<String>) {
        let ambito =
            if self.ambito.is_empty() { String::new() } else { format!(" ({})", self.ambito) };
        let testo = if self.contenuto { " ·" } else { "" };
        out.push(format!("{}{}{ambito}{testo}", "  ".repeat(livello), self.ruolo));
        for f in &self.figli {
            f.disegna(livello + 1, out);
        }
    }
}

#[test]
fn every_table_has_header_cells_and_every_picture_an_alternative() {
    for (nome, pdf) in tutti() {
        let doc = Document::load_mem(&pdf).unwrap();
        let radice = albero(&doc);
        let tabelle: Vec<_> = radice.tutti().into_iter().filter(|e| e.ruolo == "Table").collect();
        let almeno = if nome.contains("monitoraggio") { 2 } else { 4 };
        assert!(tabelle.len() >= almeno, "{nome}: {} tables", tabelle.len());
        for t in tabelle {
            let teste = t.tutti().iter().filter(|e| e.ruolo == "TH").count();
            assert!(teste > 0, "{nome}: a table without header cells");
        }
        for f in radice.tutti().into_iter().filter(|e| e.ruolo == "Figure") {
            assert!(f.dizionario.has(b"Alt"), "{nome}: a picture without alternative text");
        }
    }
}

#[test]
fn the_months_of_the_cronoprogramma_are_text_for_a_screen_reader() {
    let qui = carnate();
    let pdf = fai(&[
        "scheda",
        qui.to_str().unwrap(),
        "obiettivi/2-monitoraggio-ptpct.yaml",
        "--fase",
        "consuntivo",
    ]);
    let testo = crate::comune::testo(&pdf).replace('-', "");
    for mesi in
        ["previstogendic", "effettivogendic", "previstogiu,ott", "previstodic", "effettivonovdic"]
    {
        assert!(testo.contains(mesi), "{mesi}");
    }
    // The bars are artifacts: in each of the 14 rows the drawn cell is tagged and has no content.
    let doc = Document::load_mem(&pdf).unwrap();
    let radice = albero(&doc);
    let disegni = |t: &Elemento| {
        t.tutti()
            .iter()
            .filter(|e| e.ruolo == "TR")
            .filter(|r| {
                r.figli
                    .last()
                    .is_some_and(|c| c.ruolo == "TD" && c.tutti().iter().all(|e| !e.contenuto))
            })
            .count()
    };
    let righe: usize =
        radice.tutti().into_iter().filter(|e| e.ruolo == "Table").map(disegni).max().unwrap();
    assert_eq!(righe, 14);
}

#[test]
fn the_tag_tree_of_a_scheda() {
    let qui = carnate();
    let pdf = fai(&[
        "scheda",
        qui.to_str().unwrap(),
        "obiettivi/2-monitoraggio-ptpct.yaml",
        "--fase",
        "consuntivo",
    ]);
    let doc = Document::load_mem(&pdf).unwrap();
    let mut righe = Vec::new();
    albero(&doc).disegna(0, &mut righe);
    insta::assert_snapshot!(righe.join("\n"));
}

#[test]
fn metadata_outline_and_language() {
    let qui = carnate();
    let pdf = fai(&["piano", qui.to_str().unwrap()]);
    let doc = Document::load_mem(&pdf).unwrap();
    let info =
        doc.trailer.get(b"Info").and_then(|o| doc.dereference(o)).unwrap().1.as_dict().unwrap();
    let testo = |k: &[u8]| lopdf::decode_text_string(info.get(k).unwrap()).unwrap();
    assert_eq!(testo(b"Title"), "PIANO DELLE PERFORMANCE 2023");
    assert_eq!(testo(b"Author"), "Comune di Carnate");
    assert_eq!(
        testo(b"Subject"),
        "PIANO DELLE PERFORMANCE - PIANO ESECUTIVO DI GESTIONE, esercizio 2023"
    );
    assert_eq!(testo(b"CreationDate"), "D:20230426000000Z");
    let catalogo = doc.catalog().unwrap();
    assert_eq!(lopdf::decode_text_string(catalogo.get(b"Lang").unwrap()).unwrap(), "it-IT");
    let contorno = voce(&doc, catalogo, b"Outlines").unwrap().as_dict().unwrap();
    assert!(contorno.has(b"First"));
}

#[test]
fn the_same_data_give_the_same_bytes_anywhere() {
    for (cartella, comando) in [
        (carnate(), &["piano"][..]),
        (borgo(), &["relazione"]),
        (carnate(), &["relazione", "--edizione", "pubblica"]),
        (carnate(), &["monitoraggio", "--al", "30/06"]),
    ] {
        let qui = [&comando[..1], &[cartella.to_str().unwrap()], &comando[1..]].concat();
        let qui = fai(&qui);
        let altrove = copia(&cartella);
        let argomenti = [comando, &[".", "-o", "x.pdf"]].concat();
        let ambiente = [("TZ", "Pacific/Kiritimati"), ("LANG", "en_US.UTF-8")];
        let e = pegaso_con(altrove.path(), &argomenti, &ambiente);
        assert_eq!(e.stato, 0, "{}", e.err);
        let la = std::fs::read(altrove.path().join("x.pdf")).unwrap();
        assert!(la == qui, "{comando:?}: two folders, two time zones, two files");
    }
}
