//! Hashes: SHA-256, as hexadecimal for `sha256sum` and as base64 for the metadata.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use base64::Engine as _;
use sha2::{Digest as _, Sha256};

/// The SHA-256 of some bytes, in small hexadecimal.
pub fn sha256(byte: &[u8]) -> String {
    Sha256::digest(byte).iter().fold(String::new(), |mut t, b| {
        let _ = write!(t, "{b:02x}");
        t
    })
}

/// The same hash in base64, as AgID's metadata want it.
pub fn base64(byte: &[u8]) -> String {
    base64::engine::general_purpose::STANDARD.encode(Sha256::digest(byte))
}

/// One hash over many files: names and contents, in the order of the names.
pub(super) fn insieme(file: &BTreeMap<String, Vec<u8>>) -> String {
    let mut h = Sha256::new();
    for (nome, byte) in file {
        h.update(nome.as_bytes());
        h.update([0]);
        h.update(Sha256::digest(byte));
    }
    h.finalize().iter().fold(String::new(), |mut t, b| {
        let _ = write!(t, "{b:02x}");
        t
    })
}

/// The list that `sha256sum -c` reads.
pub(super) fn somme(file: &BTreeMap<String, Vec<u8>>) -> String {
    file.iter().map(|(nome, byte)| format!("{}  {nome}\n", sha256(byte))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_hashes() {
        // FIPS 180-4, the message "abc".
        let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(sha256(b"abc"), abc);
        assert_eq!(base64(b"abc"), "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
        let file = BTreeMap::from([("a".to_owned(), b"abc".to_vec())]);
        assert_eq!(somme(&file), format!("{abc}  a\n"));
    }
}
