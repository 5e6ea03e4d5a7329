//! The look of the pages, as far as a program can tell: nothing off the paper, no heading left alone at
//! the foot of a page, no page almost empty. With `PEGASO_GUARDA` the worst documents are also written
//! into that folder, to be looked at.

use std::path::{Path, PathBuf};

use crate::comune::pagine::{Pagina, Scritta, pagine};
use crate::comune::{borgo, carnate, cartella, fai, ridotto, valido};

/// The text area of an A4 page in points: left, right, top, bottom. 18 mm at the sides, 24 above, 19 below.
const SPECCHIO: (f64, f64, f64, f64) = (51.02, 544.26, 68.03, 788.03);

/// The ground colour of titles and of the rows that open a group.
const ACCENTO: [u8; 3] = [0x0b, 0x5c, 0xad];

/// The texts of a page that are not all on it. The cover, which is the first one, has a frame of its own.
fn fuori(n: usize, pagina: &Pagina) -> Vec<String> {
    let (sinistra, destra, cima, fondo) = SPECCHIO;
    // Points and hyphens hang a little over the edge, and so does the space at the end of a line.
    let orlo = 4.0;
    let fuori = |t: &&Scritta| {
        t.da < sinistra - 1.0 || t.a > destra + orlo || t.base < cima || t.base > fondo
    };
    let dove = |t: &Scritta| format!("off the page: {:.0}-{:.0} at {:.0}", t.da, t.a, t.base);
    pagina.testi.iter().filter(|_| n > 0).filter(fuori).map(dove).collect()
}

/// What is wrong with a page.
fn difetti(n: usize, pagina: &Pagina) -> Vec<String> {
    let Pagina { testi, tracciato } = pagina;
    let (_, _, cima, fondo) = SPECCHIO;
    let mut difetti = fuori(n, pagina);
    let Some(ultima) = testi.iter().map(|t| t.base).reduce(f64::max) else {
        return vec!["nothing on it".into()];
    };
    // A box to be filled by hand has no text: its frame is what the heading stands over.
    let sola = |t: &Scritta| t.base > ultima - 1.0 && (t.corpo > 12.0 || t.colore == ACCENTO);
    if n > 0 && testi.iter().any(sola) && *tracciato < ultima + 20.0 {
        difetti.push(format!("a heading at {ultima:.0} is the last thing on it"));
    }
    // A line to sign on fills the page as words do.
    let pieno = (ultima.max(*tracciato) - cima) / (fondo - cima);
    if n > 0 && pieno < 0.25 {
        difetti.push(format!("almost empty: {:.0}%", pieno * 100.0));
    }
    difetti
}

fn guarda(nome: &str, argomenti: &[&str]) -> Vec<String> {
    let pdf = fai(argomenti);
    valido(nome, &pdf);
    let pagine = pagine(&pdf);
    assert!(
        pagine.iter().map(|p| p.testi.len()).sum::<usize>() > 20,
        "{nome}: the texts were not found"
    );
    if let Ok(dove) = std::env::var("PEGASO_GUARDA") {
        std::fs::write(PathBuf::from(dove).join(format!("{nome}.pdf")), pdf).unwrap();
    }
    let difetti = pagine.iter().enumerate().flat_map(|(n, t)| {
        let pagina = move |d| format!("{nome}, page {}: {d}", n + 1);
        difetti(n, t).into_iter().map(pagina)
    });
    difetti.collect()
}

fn dove(p: &Path) -> &str {
    p.to_str().unwrap()
}

fn documenti(nome: &str, qui: &Path, altri: &[&str]) {
    let qui = dove(qui);
    let documenti: [&[&str]; 6] = [
        &["piano", qui],
        &["piano", qui, "--edizione", "pubblica"],
        &["relazione", qui],
        &["relazione", qui, "--edizione", "pubblica"],
        &["monitoraggio", qui, "--al", "30/06"],
        &["piao", qui],
    ];
    // Where the reference and the invented comune have a PIAO, the worst folder has none; the public edition of
    // those two is looked at, and has less on its pages.
    let con_piao = Path::new(qui).join("piao").exists();
    let difetti: Vec<String> = documenti
        .iter()
        .filter(|d| con_piao || ["piano", "relazione"].contains(&d[0]) && !d.contains(&"pubblica"))
        .enumerate()
        .flat_map(|(i, d)| guarda(&format!("{nome}-{i}-{}", d[0]), &[d, altri].concat()))
        .collect();
    assert!(difetti.is_empty(), "{difetti:#?}");
}

#[test]
fn the_pages_of_the_invented_comune() {
    documenti("borgo", &borgo(), &[]);
}

#[test]
fn the_pages_of_the_reference() {
    documenti("carnate", &carnate(), &[]);
}

/// A folder at its worst: long fields, many phases, persons and indicators, a settore with one scheda
/// and one with sixty, nothing measured.
fn pessima() -> tempfile::TempDir {
    let frase = "Una frase lunga che riempie la cella e va a capo più volte prima di finire. ";
    let lungo = frase.repeat(5_000 / frase.len() + 1);
    let titolo = "Titolo senza fine ".repeat(23);
    let persone: String = (0..60).map(|i| format!("- id: p{i}\n  nome: Nome{i} Cognomelunghissimo{i}\n  categoria: Istruttori\n  settore: a\n")).collect();
    let quote: String =
        (0..60).map(|i| format!("  - {{ dipendente: p{i}, prevista: 1% }}\n")).collect();
    let fasi: String = (0..40)
        .map(|i| format!("  - {{ descrizione: \"Fase {i} {frase}\", previsto: gen-dic }}\n"))
        .collect();
    let indicatori: String = (0..30)
        .map(|i| format!("  - {{ nome: \"Indicatore {i} {frase}\", atteso: almeno {i}0 }}\n"))
        .collect();
    let grande = format!(
        "codice: a.1\ntitolo: \"{titolo}\"\nsettore: a\npeso: 40\ndescrizione: |\n  {lungo}\npersonale:\n{quote}fasi:\n{fasi}indicatori:\n{indicatori}verifiche:\n  finale:\n    relazione: |\n      {lungo}\n    scostamenti:\n      cause: |\n        {lungo}\n"
    );
    let mut file = vec![
        ("ente.yaml".to_owned(), "esercizio: 2026\nente:\n  denominazione: Comune di Prova\nsettori:\n  - id: a\n    nome: Settore con una scheda sola e un nome che non finisce più, perché raccoglie sei uffici diversi\n  - id: b\n    nome: B\npartecipazione: nessuna\n".to_owned()),
        ("personale.yaml".to_owned(), persone),
        ("obiettivi/a.yaml".to_owned(), grande),
        ("variazioni.yaml".to_owned(), format!("- atto: {{ organo: giunta, numero: 88, data: 15/09/2026 }}\n  tipo: modifica\n  motivo: \"**In breve.** {lungo}\"\n  obiettivi: [b.0]\n")),
    ];
    for i in 0..60 {
        file.push((format!("obiettivi/b{i}.yaml"), format!("codice: b.{i}\ntitolo: Obiettivo numero {i} del settore\nsettore: b\npeso: 1\nambiti: [digitalizzazione]\nmissione: 1\nprogramma: 2\nindicatori:\n  - {{ nome: I, atteso: SI }}\n")));
    }
    let lista: Vec<(&str, &str)> = file.iter().map(|(n, t)| (n.as_str(), t.as_str())).collect();
    cartella(&lista)
}

/// The invented comune with an endless sentence after every free text of one line.
fn sterminata() -> tempfile::TempDir {
    let qui = ridotto();
    let coda = " e una frase lunga che va a capo più volte prima di finire".repeat(40);
    let libero = |v: &str| {
        let parola = |p: &str| p.chars().all(|c| c.is_alphabetic() || ".,;'’()".contains(c));
        v.split(' ').count() > 2 && v.split(' ').all(parola)
    };
    // Values that mean something, and the words of the cover.
    let altri = ["atteso", "realizzato", "previsto", "effettivo", "entro", "data", "quando", "al"];
    let copertina = ["denominazione", "titolo", "sottotitolo"];
    let escluso = |ente: bool, k: &str| altri.contains(&k) || (ente && copertina.contains(&k));
    let mut quanti = 0;
    for voce in walkdir::WalkDir::new(qui.path()) {
        let file = voce.unwrap().into_path();
        if file.extension().is_none_or(|e| e != "yaml") {
            continue;
        }
        let righe = std::fs::read_to_string(&file).unwrap();
        let ente = file.ends_with("ente.yaml");
        let lunghe =
            righe.lines().map(|r| match r.trim_start_matches([' ', '-']).split_once(": ") {
                Some((chiave, v)) if libero(v) && !escluso(ente, chiave) => {
                    quanti += 1;
                    format!("{r}{coda}\n")
                }
                _ => format!("{r}\n"),
            });
        std::fs::write(&file, lunghe.collect::<String>()).unwrap();
    }
    assert!(quanti > 40, "{quanti}");
    qui
}

#[test]
fn an_endless_text_stays_on_the_paper() {
    let qui = sterminata();
    let qui = dove(qui.path());
    let documenti: [&[&str]; 2] = [&["relazione", qui], &["monitoraggio", qui, "--al", "30/06"]];
    for d in documenti {
        let pdf = fai(&[d, &["--bozza"]].concat());
        let pagine = pagine(&pdf);
        let fuori = pagine.iter().enumerate().flat_map(|(n, p)| fuori(n, p));
        assert_eq!(fuori.collect::<Vec<_>>(), [""; 0], "{d:?}");
    }
}

#[test]
fn the_pages_of_the_worst_folder() {
    documenti("peggiore", pessima().path(), &["--bozza"]);
}
