//! The house itself: imports run one way, templates are safe, nothing built in is missing.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// What each room imports: no more, and no less. `main`, `cli` and `lib` stand above all of them.
const FRECCE: &[(&str, &[&str])] = &[
    ("package", &["document", "piano", "score", "model", "valori"]),
    ("document", &["check", "piano", "score", "model", "valori", "template", "typeset"]),
    ("template", &["assets", "diagnostic", "valori"]),
    ("typeset", &["assets"]),
    ("check", &["piano", "score", "model", "valori", "diagnostic", "assets"]),
    ("piano", &["load", "score", "model", "valori", "diagnostic"]),
    ("score", &["model", "valori"]),
    ("load", &["model", "valori", "diagnostic", "assets"]),
    ("schema", &["model"]),
    // A value knows its place, so that a rule cannot point elsewhere than at what it read.
    ("model", &["valori", "diagnostic", "assets"]),
    ("valori", &[]),
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

/// Every source of the library: its path below `src`, and its text.
fn sorgenti() -> Vec<(PathBuf, String)> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let voci = walkdir::WalkDir::new(&src).sort_by_file_name().into_iter().map(|e| e.unwrap());
    let file = voci.filter(|e| e.path().extension().is_some_and(|e| e == "rs"));
    file.map(|e| {
        let testo = fs::read_to_string(e.path()).unwrap();
        (e.path().strip_prefix(&src).unwrap().to_owned(), testo)
    })
    .collect()
}

#[test]
fn imports_run_one_way() {
    let mut usate: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (file, testo) in sorgenti() {
        let stanza = file.iter().next().unwrap().to_str().unwrap().trim_end_matches(".rs");
        if !matches!(stanza, "main" | "cli" | "lib") {
            let usate = usate.entry(stanza.to_owned()).or_default();
            usate.extend(citati(&testo).into_iter().filter(|n| n != stanza));
        }
    }
    let attese = FRECCE.iter().map(|(stanza, altre)| {
        (stanza.to_string(), altre.iter().map(ToString::to_string).collect::<BTreeSet<_>>())
    });
    assert_eq!(usate, attese.collect(), "an arrow that is not there, or one that nobody uses");
    // Each room imports only what the table lists after it, but for those that import nothing.
    for (n, (stanza, altre)) in FRECCE.iter().enumerate() {
        for altra in *altre {
            let posto = FRECCE.iter().position(|(s, _)| s == altra).unwrap();
            assert!(posto > n, "{stanza} and {altra} would import each other");
        }
    }
}

/// The modules that a source names, by their whole paths (`load::yaml`), as far as they are files.
fn moduli(modulo: &[String], testo: &str, tutti: &BTreeSet<Vec<String>>) -> BTreeSet<Vec<String>> {
    let codice: String =
        testo.lines().map(|r| r.split("//").next().unwrap_or("")).collect::<Vec<_>>().join("\n");
    let mut trovati = BTreeSet::new();
    for radice in ["super::", "crate::"] {
        for (i, _) in codice.match_indices(radice) {
            if codice[..i].ends_with("super::") || codice[..i].ends_with('$') {
                continue;
            }
            let mut resto = &codice[i..];
            let mut base = match radice {
                "crate::" => {
                    resto = &resto["crate::".len()..];
                    Vec::new()
                }
                _ => modulo.to_vec(),
            };
            while let Some(r) = resto.strip_prefix("super::") {
                base.pop();
                resto = r;
            }
            for percorso in rami(resto) {
                let intero: Vec<String> = base.iter().cloned().chain(percorso).collect();
                let lungo = (0..=intero.len()).rev().map(|n| intero[..n].to_vec());
                trovati.extend({ lungo }.find(|p| tutti.contains(p)));
            }
        }
    }
    trovati
}

/// The paths of a tree of imports: `a::{b, c::d}` is `a::b` and `a::c::d`.
fn rami(testo: &str) -> Vec<Vec<String>> {
    let nome =
        |t: &str| t.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
    if let Some(gruppo) = testo.strip_prefix('{') {
        let (mut livello, mut inizio, mut parti) = (0, 0, Vec::new());
        for (k, c) in gruppo.char_indices() {
            match c {
                '{' => livello += 1,
                '}' if livello == 0 => {
                    parti.push(&gruppo[inizio..k]);
                    break;
                }
                '}' => livello -= 1,
                ',' if livello == 0 => {
                    parti.push(&gruppo[inizio..k]);
                    inizio = k + 1;
                }
                _ => {}
            }
        }
        return parti.into_iter().flat_map(|p| rami(p.trim())).collect();
    }
    let primo = nome(testo);
    if primo.is_empty() {
        return vec![Vec::new()];
    }
    match testo[primo.len()..].strip_prefix("::") {
        Some(resto) => rami(resto).into_iter().map(|r| [vec![primo.clone()], r].concat()).collect(),
        None => vec![vec![primo]],
    }
}

#[test]
fn no_files_of_a_room_import_each_other_in_a_circle() {
    let file: BTreeMap<Vec<String>, String> = sorgenti()
        .into_iter()
        .map(|(file, testo)| {
            let senza = file.with_extension("");
            let mut m: Vec<String> = senza.iter().map(|p| p.to_str().unwrap().to_owned()).collect();
            if m.last().is_some_and(|u| u == "mod" || u == "lib") {
                m.pop();
            }
            (m, testo)
        })
        .collect();
    let tutti: BTreeSet<Vec<String>> = file.keys().cloned().collect();
    // What a folder holds is named by its own mod.rs, and names it back: that is no circle.
    let frecce: BTreeMap<&Vec<String>, BTreeSet<Vec<String>>> = file
        .iter()
        .map(|(m, testo)| {
            let mut v = moduli(m, testo, &tutti);
            v.retain(|x| x != m && !m.starts_with(x) && !x.starts_with(m));
            (m, v)
        })
        .collect();
    for partenza in file.keys() {
        let (mut visti, mut coda) = (BTreeSet::new(), vec![partenza.clone()]);
        while let Some(m) = coda.pop() {
            for altro in frecce.get(&m).into_iter().flatten() {
                assert!(
                    altro != partenza,
                    "{} and {} import each other, perhaps through others",
                    partenza.join("::"),
                    m.join("::")
                );
                if visti.insert(altro.clone()) {
                    coda.push(altro.clone());
                }
            }
        }
    }
}

#[test]
fn a_tree_of_imports_is_read_to_its_leaves() {
    let detti: Vec<String> =
        rami("a::{b, c::{self, d}, e::F}").into_iter().map(|r| r.join("::")).collect();
    assert_eq!(detti, ["a::b", "a::c::self", "a::c::d", "a::e::F"]);
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
    // Why a command stops is one type, which cannot be made without a remedy; nobody else prints it.
    let cli = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/cli");
    let mut visti = 0;
    for voce in fs::read_dir(cli).unwrap() {
        let file = voce.unwrap().path();
        let testo = fs::read_to_string(&file).unwrap();
        assert_eq!(testo.contains("\"errore: "), file.ends_with("fermo.rs"), "{}", file.display());
        let chiamate = ["Fermo::dati(", "Fermo::uso(", "Fermo::ambiente("];
        visti += chiamate.map(|c| testo.matches(c).count()).into_iter().sum::<usize>();
        // A remedy that says nothing is none.
        for chiamata in testo.split("Fermo::").skip(1) {
            let fino = chiamata.find(");").unwrap_or(chiamata.len());
            assert!(
                !chiamata[..fino].trim_end().ends_with("\"\""),
                "{}: {chiamata}",
                file.display()
            );
        }
    }
    assert!(visti > 25, "{visti}");
}

/// Type names that several files of the command line share on purpose: a file is a command.
const DI_OGNI_COMANDO: &[&str] = &["Argomenti", "Formato"];

#[test]
fn a_type_name_means_one_thing() {
    let mut dove: BTreeMap<String, BTreeSet<PathBuf>> = BTreeMap::new();
    for (file, testo) in sorgenti().into_iter().filter(|(f, _)| !f.ends_with("tests.rs")) {
        for riga in testo.lines().map(str::trim_start) {
            let nuda = riga.strip_prefix("pub ").unwrap_or(riga);
            let nuda = nuda.strip_prefix("pub(super) ").or(nuda.strip_prefix("pub(crate) "));
            let mut parole = nuda.unwrap_or(riga.strip_prefix("pub ").unwrap_or(riga)).split(' ');
            if !matches!(parole.next(), Some("struct" | "enum" | "trait" | "union")) {
                continue;
            }
            let nome = parole.next().unwrap_or("");
            let nome: String = nome.chars().take_while(|c| c.is_alphanumeric()).collect();
            if nome.starts_with(char::is_uppercase) && !DI_OGNI_COMANDO.contains(&nome.as_str()) {
                dove.entry(nome).or_default().insert(file.clone());
            }
        }
    }
    assert!(dove.len() > 200, "{}", dove.len());
    dove.retain(|_, file| file.len() > 1);
    assert!(dove.is_empty(), "{dove:#?}");
}
