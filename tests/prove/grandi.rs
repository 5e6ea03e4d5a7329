//! Large plans: official documents however many schede there are.

use crate::comune::grande::grande;
use crate::comune::{fai, valido};

#[test]
fn an_official_report_of_any_size_is_valid_by_both_standards() {
    for quante in [1, 40, 200] {
        let qui = tempfile::tempdir().unwrap();
        grande(qui.path(), quante);
        let pdf = fai(&["relazione", qui.path().to_str().unwrap()]);
        assert!(!pdf.windows(11).any(|w| w == b"\r\nendstream"));
        // The objects are packed: some 300 KB for 40 schede, where Typst writes a whole MB.
        assert!(pdf.len() < 100_000 + quante * 20_000, "{quante}: {} bytes", pdf.len());
        valido(&format!("{quante} schede"), &pdf);
    }
}
