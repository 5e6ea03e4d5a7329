//! Large plans: official documents however many schede there are.

use std::path::Path;

use crate::comune::grande::{grande, grande_e_brevi};
use crate::comune::{fai, valido};

#[test]
fn an_official_report_of_any_size_is_valid_by_both_standards() {
    for (quante, grande) in
        [(1, grande as fn(&Path, usize)), (40, grande_e_brevi), (200, grande_e_brevi)]
    {
        let qui = tempfile::tempdir().unwrap();
        grande(qui.path(), quante);
        let pdf = fai(&["relazione", qui.path().to_str().unwrap()]);
        assert!(!pdf.windows(11).any(|w| w == b"\r\nendstream"));
        // The objects are packed: some 8 KB a scheda, where Typst writes a whole MB.
        assert!(pdf.len() < 100_000 + quante * 20_000, "{quante}: {} bytes", pdf.len());
        valido(&format!("{quante} schede"), &pdf);
    }
}
