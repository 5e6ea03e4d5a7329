//! The house itself: imports run one way, templates are safe, nothing built in is missing.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// What each place may import; what is not listed may import nothing of ours.
const FRECCE: &[(&str, &[&str])] = &[
    ("package", &["document", "score", "model"]),
    ("document", &["check", "score", "model", "template", "typeset"]),
    ("template", &["diagnostic", "assets"]),
    ("typeset", &["diagnostic", "assets"]),
    ("check", &["score", "model", "diagnostic", "assets"]),
    ("score", &["model", "assets"]),
    ("load", &["model", "diagnostic"]),
    // A value knows its place, so that a rule cannot point elsewhere than at what it read.
    ("model", &["diagnostic"]),
    ("diagnostic", &[]),
    ("assets", &[]),
];

/// The crate-level names that a source mentions after `crate::`, also in a group of imports.
fn citati(sorgente: &str) -> Vec<String> {
    let codice: String =
        sorgente.lines().map(|r| r.split("//").next().unwrap_or("")).collect::<Vec<_>>().join("\n");
    let mut nomi = Vec::new();
    for (i, _) in codice.match_indices("crate::") {
        let resto = &codice[i + "crate::".len()..];
        let nome = |t: &str| {
            t.trim().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>()
        };
        if let Some(gruppo) = resto.strip_prefix('{') {
            let mut livello = 1;
            let mut inizio = true;
            for (k, c) in gruppo.char_indices() {
                match c {
                    '{' => livello += 1,
                    '}' => livello -= 1,
                    ',' if livello == 1 => inizio = true,
                    c if inizio && livello == 1 && c.is_alphanumeric() => {
                        nomi.push(nome(&gruppo[k..]));
                        inizio = false;
                    }
                    _ => {}
                }
                if livello == 0 {
                    break;
                }
            }
        } else {
            nomi.push(nome(resto));
        }
    }
    nomi
}

#[test]
fn imports_run_one_way() {
    let frecce: BTreeMap<_, _> = FRECCE.iter().copied().collect();
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut visti = 0;
    for voce in walkdir::WalkDir::new(&src) {
        let voce = voce.unwrap();
        if voce.path().extension().is_none_or(|e| e != "rs") {
            continue;
        }
        let relativo = voce.path().strip_prefix(&src).unwrap();
        let posto = relativo.iter().next().unwrap().to_str().unwrap().trim_end_matches(".rs");
        if matches!(posto, "main" | "cli" | "lib") {
            continue;
        }
        visti += 1;
        let ammessi = frecce.get(posto).unwrap_or_else(|| panic!("{posto} is not in the house"));
        for nome in citati(&fs::read_to_string(voce.path()).unwrap()) {
            let suo = nome == posto || ammessi.contains(&nome.as_str());
            assert!(suo, "{}: {posto} imports {nome}", relativo.display());
        }
    }
    assert!(visti > 30);
}

#[test]
fn the_reader_of_imports_sees_groups_and_inline_paths() {
    let sorgente =
        "use crate::{model::{A, B}, score};\nfn f() { crate::check::x() } // crate::cli\n";
    assert_eq!(citati(sorgente), ["model", "score", "check"]);
}

#[test]
fn every_template_and_font_in_the_tree_is_built_in() {
    let base = Path::new(env!("CARGO_MANIFEST_DIR"));
    let nomi = |cartella: &str, estensione: &str| {
        let cartella = base.join(cartella);
        let mut v: Vec<String> = walkdir::WalkDir::new(&cartella)
            .into_iter()
            .map(|e| e.unwrap().into_path())
            .filter(|p| p.extension().is_some_and(|e| e == estensione))
            .map(|p| p.strip_prefix(&cartella).unwrap().to_str().unwrap().to_owned())
            .collect();
        v.sort();
        v
    };
    let ordinati = |v: Vec<String>| {
        let mut v = v;
        v.sort();
        v
    };
    use pegaso::assets::{FONT, LIBRERIA, MODELLI};
    let lib = LIBRERIA.iter().map(|(n, _)| format!("lib/{n}"));
    let modelli = MODELLI.iter().map(|(n, _)| (*n).to_owned());
    assert_eq!(ordinati(lib.chain(modelli).collect()), nomi("templates", "typ"));
    assert_eq!(ordinati(FONT.iter().map(|(n, _)| (*n).to_owned()).collect()), nomi("fonts", "ttf"));
}

#[test]
fn nothing_that_holds_a_block_is_included() {
    for (nome, testo) in pegaso::assets::MODELLI {
        assert!(
            !testo.contains("{% include"),
            "{nome}: a part is rendered by itself, not included"
        );
    }
}

#[test]
fn no_binary_number_is_in_the_scores() {
    let score = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/score");
    for voce in walkdir::WalkDir::new(score) {
        let voce = voce.unwrap();
        if voce.path().extension().is_some_and(|e| e == "rs") {
            let testo = fs::read_to_string(voce.path()).unwrap();
            for parola in testo.split(|c: char| !c.is_alphanumeric() && c != '_') {
                assert!(!["f32", "f64"].contains(&parola), "{}", voce.path().display());
            }
        }
    }
}

#[test]
fn every_error_of_a_command_has_its_remedy() {
    let cli = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/cli");
    let mut visti = 0;
    for voce in fs::read_dir(cli).unwrap() {
        let file = voce.unwrap().path();
        let testo = fs::read_to_string(&file).unwrap();
        // What clap refuses has one remedy for all, at the end.
        if file.ends_with("errori.rs") {
            continue;
        }
        for (i, _) in testo.match_indices(" errore(").filter(|(i, _)| !testo[..*i].ends_with("fn"))
        {
            visti += 1;
            let fino = testo[i..].find("Uscito::").map_or(testo.len(), |n| i + n);
            let riga = testo[..i].matches('\n').count() + 1;
            assert!(testo[i..fino].contains("aiuto("), "{}:{riga}", file.display());
        }
    }
    assert!(visti > 25, "{visti}");
}
