//! How long the check takes over a thousand and over ten thousand schede, and how it grows.
//!
//! `cargo bench --bench controllo`; with `--profile dev` the engine is not built anew.

#![allow(
    clippy::disallowed_methods,
    reason = "a benchmark reads the clock and writes its own folder"
)]

use std::fs;
use std::path::Path;
use std::time::Instant;

use pegaso::check::{self, Opzioni};
use pegaso::model::Stadio;
use pegaso::{load, score, typeset};

/// A folder of so many schede, each like one of the invented comune's.
fn prepara(dove: &Path, quante: usize) {
    let base = Path::new(env!("CARGO_MANIFEST_DIR"));
    let scheda = base.join("data/borgo-esempio-2026/obiettivi/affari/1-sportello.yaml");
    let scheda = fs::read_to_string(scheda).expect("the sample is there");
    let settori = quante.div_ceil(20);
    let ente: String = (0..settori)
        .map(|i| format!("  - id: s{i}\n    nome: Settore {i}\n    responsabile: p0\n"))
        .collect();
    let ente =
        format!("esercizio: 2026\nente:\n  denominazione: Comune di Prova\nsettori:\n{ente}");
    let persone: String = (0..settori + 2)
        .map(|i| format!("- id: p{i}\n  nome: Nome{i} Cognome{i}\n  categoria: Istruttori\n"))
        .collect();
    fs::create_dir_all(dove.join("obiettivi")).expect("made");
    fs::write(dove.join("ente.yaml"), ente).expect("written");
    fs::write(dove.join("personale.yaml"), persone).expect("written");
    for i in 0..quante {
        let suo = i % settori;
        let testo = scheda
            .replace("codice: 1.07.01", &format!("codice: 1.07.{i}"))
            .replace("settore: affari", &format!("settore: s{suo}"))
            .replacen("peso: 30\n", "peso: 5\n", 1)
            .replace("p-arrighi", "p0")
            .replace("p-ersilio", &format!("p{}", suo + 1))
            .replace("p-fulvia", &format!("p{}", suo + 2));
        fs::write(dove.join(format!("obiettivi/{i:05}.yaml")), testo).expect("written");
    }
}

fn secondi(quante: usize) -> f64 {
    let qui = tempfile::tempdir().expect("a temporary folder");
    prepara(qui.path(), quante);
    let mut migliore = f64::INFINITY;
    for _ in 0..3 {
        let inizio = Instant::now();
        let l = load::carica(qui.path(), typeset::coperto, typeset::disegnabile).expect("readable");
        let v = score::valuta(l.cartella.expect("sound"));
        let opzioni =
            Opzioni { stadio: Stadio::Consuntivo, ignora_deroghe: false, pubblica: false };
        let v = check::verifica(v, l.segnalazioni, opzioni);
        migliore = migliore.min(inizio.elapsed().as_secs_f64());
        assert!(v.segnalazioni().len() >= quante);
    }
    migliore
}

fn main() {
    let (mille, diecimila) = (secondi(1_000), secondi(10_000));
    println!(" 1.000 schede: {mille:.2} s");
    println!("10.000 schede: {diecimila:.2} s, {:.1} volte tanto", diecimila / mille);
}
