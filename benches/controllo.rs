//! How long the check takes over a thousand and over ten thousand schede, and how it grows.
//!
//! `cargo bench --bench controllo`; with `--profile dev` the engine is not built anew.

#![allow(
    clippy::disallowed_methods,
    reason = "a benchmark reads the clock and writes its own folder"
)]

use std::time::Instant;

use pegaso::check::{self, OpzioniControllo};
use pegaso::model::Stadio;
use pegaso::score;

/// The one of the program.
#[global_allocator]
static ALLOCATORE: mimalloc::MiMalloc = mimalloc::MiMalloc;

#[path = "../tests/prove/comune/grande.rs"]
mod grande;

fn secondi(quante: usize) -> f64 {
    let qui = tempfile::tempdir().expect("a temporary folder");
    grande::grande(qui.path(), quante);
    let mut migliore = f64::INFINITY;
    for _ in 0..3 {
        let inizio = Instant::now();
        let l = pegaso::model::Cartella::apri(qui.path()).expect("readable");
        let letta = inizio.elapsed().as_secs_f64();
        let v = score::valuta(l.cartella.expect("sound"));
        let valutata = inizio.elapsed().as_secs_f64();
        let opzioni =
            OpzioniControllo { stadio: Stadio::Consuntivo, ignora_deroghe: false, pubblica: false };
        let v = check::verifica(v, l.segnalazioni, opzioni);
        let tutto = inizio.elapsed().as_secs_f64();
        println!(
            "  letta in {letta:.2} s, valutata in {:.2}, controllata in {:.2}",
            valutata - letta,
            tutto - valutata
        );
        migliore = migliore.min(tutto);
        assert!(v.segnalazioni().len() >= quante);
    }
    migliore
}

fn main() {
    let (mille, diecimila) = (secondi(1_000), secondi(10_000));
    println!(" 1.000 schede: {mille:.2} s");
    println!("10.000 schede: {diecimila:.2} s, {:.1} volte tanto", diecimila / mille);
}
