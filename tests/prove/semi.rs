//! The fuzzers' corpora, run as a test: what was found once stays found.

use std::fs;
use std::path::Path;

fn semi(nome: &str) -> Vec<Vec<u8>> {
    let cartella = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus").join(nome);
    let file = fs::read_dir(cartella).unwrap().map(|f| fs::read(f.unwrap().path()).unwrap());
    file.collect()
}

#[test]
fn the_corpus_of_the_reader() {
    let semi = semi("lettura");
    assert!(semi.len() >= 5);
    semi.iter().for_each(|s| {
        pegaso::load::esercita(s);
        pegaso::piano::riporto::esercita(s);
    });
}

#[test]
fn the_corpus_of_values_and_narrative() {
    let semi = semi("valori");
    assert!(semi.len() >= 15);
    for s in semi {
        let t = String::from_utf8_lossy(&s);
        pegaso::valori::esercita(&t);
        let (errori, _) =
            typst::syntax::parse_code(&pegaso::template::narrativa(&t)).errors_and_warnings();
        assert!(errori.is_empty(), "{t}");
    }
}
