//! A text in, as every value and as a narrative: no panic, no stall, always sound source.
#![no_main]

libfuzzer_sys::fuzz_target!(|testo: &str| {
    pegaso::valori::esercita(testo);
    let _ = pegaso::template::narrativa(testo);
});
