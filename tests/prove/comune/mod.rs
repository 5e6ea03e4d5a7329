//! What the tests share: running the program, folders of their own, looking into a PDF.

pub mod grande;
pub mod pagine;
pub mod schemi;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Arc, Mutex, OnceLock};

use lopdf::{Dictionary, Document, Object};
use page_validation::{SafetyLimits, ValidationOptions, ValidationProfile, validate_pdf_bytes};

/// The reference's folder.
pub fn carnate() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("data/carnate-2023")
}

/// The invented comune's folder.
pub fn borgo() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("data/borgo-esempio-2026")
}

/// What is made or judged once, by what it is made of: who comes second waits for the first.
struct Unavolta<T>(Mutex<BTreeMap<Vec<String>, Arc<OnceLock<T>>>>);

impl<T: Clone> Unavolta<T> {
    const fn nuova() -> Self {
        Unavolta(Mutex::new(BTreeMap::new()))
    }

    fn dammi(&self, chiave: Vec<String>, fai: impl FnOnce() -> T) -> T {
        // A test that failed meanwhile says so itself.
        let mut gia = self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let posto = gia.entry(chiave).or_default().clone();
        drop(gia);
        posto.get_or_init(fai).clone()
    }
}

/// Asks an independent validator for both standards.
pub fn valido(nome: &str, pdf: &[u8]) {
    static GIUDICATI: Unavolta<Vec<String>> = Unavolta::nuova();
    let impronta = pegaso::package::sha256(pdf);
    let errori = GIUDICATI.dammi(vec![impronta], || {
        let profili = [ValidationProfile::PdfA2a, ValidationProfile::PdfUa1];
        profili.into_iter().flat_map(|p| errori(pdf, p)).collect()
    });
    assert!(errori.is_empty(), "{nome}: {errori:#?}");
}

/// What the validator finds against a standard.
fn errori(pdf: &[u8], profilo: ValidationProfile) -> Vec<String> {
    let opzioni = ValidationOptions::default().profile(profilo).limits(SafetyLimits::unlimited());
    let r = validate_pdf_bytes(pdf, &opzioni).expect("readable");
    assert!(r.rules.total > 50, "the validator looked at too little");
    let errori: Vec<_> = r.failures.iter().map(|e| format!("{profilo:?}: {e}")).collect();
    assert_eq!(r.is_compliant, errori.is_empty());
    errori
}

/// How a run ended.
pub struct Esito {
    pub stato: i32,
    pub out: String,
    pub err: String,
}

/// Runs the program in a folder.
pub fn pegaso_in(dove: &Path, argomenti: &[&str]) -> Esito {
    pegaso_con(dove, argomenti, &[])
}

/// Runs the program in a folder with variables of the environment.
pub fn pegaso_con(dove: &Path, argomenti: &[&str], ambiente: &[(&str, &str)]) -> Esito {
    let o = Command::new(env!("CARGO_BIN_EXE_pegaso"))
        .args(argomenti)
        .current_dir(dove)
        .env("NO_COLOR", "1")
        // The tests themselves run beside each other.
        .env("RAYON_NUM_THREADS", "1")
        .envs(ambiente.iter().copied())
        .output()
        .expect("the program runs");
    Esito {
        stato: o.status.code().expect("not killed by a signal"),
        out: String::from_utf8(o.stdout).expect("UTF-8"),
        err: String::from_utf8(o.stderr).expect("UTF-8"),
    }
}

/// A copy of a folder that a test may change.
pub fn copia(da: &Path) -> tempfile::TempDir {
    let qui = tempfile::tempdir().expect("a temporary folder");
    for voce in walkdir::WalkDir::new(da) {
        let voce = voce.expect("readable");
        let a = qui.path().join(voce.path().strip_prefix(da).expect("inside"));
        if voce.file_type().is_dir() {
            fs::create_dir_all(a).expect("made");
        } else {
            fs::copy(voce.path(), a).expect("copied");
        }
    }
    qui
}

/// A copy of the invented comune with the schede of one settore and without its PIAO: for what is asked of
/// a package or of a command, and not of the whole plan.
pub fn ridotto() -> tempfile::TempDir {
    let qui = copia(&borgo());
    for via in ["obiettivi/affari", "obiettivi/finanze", "obiettivi/sociale", "piao"] {
        fs::remove_dir_all(qui.path().join(via)).expect("it is there");
    }
    // No PIAO, no measures of it to be named.
    for voce in fs::read_dir(qui.path().join("obiettivi/tecnico")).expect("readable") {
        let file = voce.expect("readable").path();
        let testo = fs::read_to_string(&file).expect("readable");
        let cita = |r: &str| r.starts_with("misura:") || r.starts_with("- M");
        let righe = testo.lines().filter(|r| !cita(r.trim_start()));
        fs::write(&file, righe.map(|r| format!("{r}\n")).collect::<String>()).expect("written");
    }
    // The one scheda that another settore shares is all that this one has.
    let (da, a) = ("  - settore: sociale\n    peso: 20\n", "  - settore: sociale\n    peso: 100\n");
    cambia(qui.path(), "obiettivi/tecnico/4-energia.yaml", da, a);
    qui
}

/// Replaces a text that occurs exactly once in a file.
pub fn cambia(cartella: &Path, file: &str, da: &str, a: &str) {
    let p = cartella.join(file);
    let t = fs::read_to_string(&p).expect("readable");
    assert_eq!(t.matches(da).count(), 1, "`{da}` is not once in {file}");
    fs::write(p, t.replace(da, a)).expect("written");
}

/// A folder of its own, from files and texts; ente.yaml is the smallest one unless given.
pub fn cartella(file: &[(&str, &str)]) -> tempfile::TempDir {
    let qui = tempfile::tempdir().expect("a temporary folder");
    let ente = "esercizio: 2026\nente:\n  denominazione: Comune di Prova\nsettori:\n  - id: s\n    nome: Settore unico\n";
    let mut tutti = vec![("ente.yaml", ente)];
    tutti.retain(|(nome, _)| !file.iter().any(|(n, _)| n == nome));
    for (nome, testo) in tutti.iter().chain(file) {
        let p = qui.path().join(nome);
        fs::create_dir_all(p.parent().expect("has a parent")).expect("made");
        fs::write(p, testo).expect("written");
    }
    qui
}

/// Makes a document and gives its bytes; a document of the samples is made once for all tests.
pub fn fai(argomenti: &[&str]) -> Vec<u8> {
    static FATTI: Unavolta<Arc<Vec<u8>>> = Unavolta::nuova();
    let dei_campioni = !argomenti.iter().any(|a| Path::new(a).starts_with(std::env::temp_dir()));
    if dei_campioni {
        let chiave = argomenti.iter().map(|a| (*a).to_owned()).collect();
        return FATTI.dammi(chiave, || Arc::new(fai_ora(argomenti))).to_vec();
    }
    fai_ora(argomenti)
}

/// Makes a document, whether it was made before or not.
pub fn fai_ora(argomenti: &[&str]) -> Vec<u8> {
    let qui = tempfile::tempdir().expect("a temporary folder");
    let file = qui.path().join("prova.pdf");
    let nome = file.to_str().expect("UTF-8");
    let e = pegaso_in(qui.path(), &[argomenti, &["-o", nome]].concat());
    assert_eq!(e.stato, 0, "{argomenti:?}: {}", e.err);
    fs::read(file).expect("the PDF is there")
}

/// The text of a PDF as a reader finds it: hyphens at line ends joined, spaces squeezed.
pub fn testo(pdf: &[u8]) -> String {
    let doc = Document::load_mem(pdf).expect("a PDF");
    let pagine: Vec<u32> = doc.get_pages().keys().copied().collect();
    let grezzo = doc.extract_text(&pagine).expect("text");
    stretto(&grezzo)
}

/// The same as `pdftotext` finds it, where that program is installed.
pub fn testo_di_pdftotext(pdf: &[u8]) -> Option<String> {
    let qui = tempfile::tempdir().expect("a temporary folder");
    let file = qui.path().join("x.pdf");
    fs::write(&file, pdf).expect("written");
    let o = Command::new("pdftotext").arg(&file).arg("-").output().ok()?;
    o.status.success().then(|| stretto(&String::from_utf8_lossy(&o.stdout)))
}

/// Hyphens at line ends joined, all spaces out: a line break is no difference.
pub fn stretto(t: &str) -> String {
    let t = t.replace("-\n", "").replace('\u{ad}', "");
    t.chars().filter(|c| !c.is_whitespace()).collect()
}

/// A dictionary's entry with references followed.
pub fn voce<'a>(doc: &'a Document, d: &'a Dictionary, chiave: &[u8]) -> Option<&'a Object> {
    let o = d.get(chiave).ok()?;
    doc.dereference(o).ok().map(|(_, o)| o)
}
