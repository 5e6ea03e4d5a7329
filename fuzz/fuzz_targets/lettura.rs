//! Bytes in, as if they were each file of a folder: no panic, no stall.
#![no_main]

libfuzzer_sys::fuzz_target!(|byte: &[u8]| {
    pegaso::load::esercita(byte);
    pegaso::piano::riporto::esercita(byte);
});
