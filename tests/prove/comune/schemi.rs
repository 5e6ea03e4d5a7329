//! The schemas under an independent validator, and what editors and the loader make of a file.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use boon::{Compiler, SchemaIndex, Schemas};
use pegaso::diagnostic::Gravita;
use pegaso::load;
use pegaso::schema::{SCHEMI, schema};
use serde_json::Value;

/// The schemas, compiled by a validator that is not ours.
pub struct Validatore {
    schemi: Schemas,
    indici: BTreeMap<&'static str, SchemaIndex>,
}

impl Validatore {
    pub fn nuovo() -> Self {
        let (mut schemi, mut compilatore) = (Schemas::new(), Compiler::new());
        let indici = SCHEMI.map(|nome| {
            let url = format!("http://prova/{nome}.json");
            compilatore.add_resource(&url, schema(nome).unwrap()).unwrap();
            // The schema itself is validated against draft 7.
            (nome, compilatore.compile(&url, &mut schemi).unwrap_or_else(|e| panic!("{e:#}")))
        });
        Validatore { indici: indici.into(), schemi }
    }

    pub fn valida(&self, nome: &str, v: &Value) -> Result<(), String> {
        self.schemi.validate(v, self.indici[nome]).map_err(|e| format!("{e:#}"))
    }
}

/// What editors make of a text: by YAML 1.2, and by 1.1 where `NO` is false.
pub fn letture(testo: &str) -> [Value; 2] {
    [true, false].map(|stretti| {
        let opzioni = serde_yaml::options! { strict_booleans: stretti };
        serde_yaml::from_str_with_options(testo, opzioni).unwrap_or_else(|e| panic!("{e}\n{testo}"))
    })
}

pub fn completa() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/dati/completa")
}

/// Which schema a file of a folder has.
pub fn genere(relativo: &str) -> &'static str {
    let nome = match relativo.split_once('/') {
        Some(("processi", _)) => "processo",
        Some(("obiettivi", _)) => "obiettivo",
        Some(("piao", file)) => {
            let numero = file.split('-').next().unwrap();
            let suo = |s: &&&str| s.strip_prefix("piao-") == Some(numero);
            return SCHEMI.iter().find(suo).unwrap_or_else(|| panic!("{relativo}"));
        }
        _ => relativo.split('.').next().unwrap(),
    };
    SCHEMI.into_iter().find(|s| *s == nome).unwrap_or_else(|| panic!("{relativo}"))
}

/// The YAML files of a folder, by their paths relative to it.
pub fn yaml(dove: &Path) -> Vec<String> {
    let file = walkdir::WalkDir::new(dove).sort_by_file_name().into_iter().map(Result::unwrap);
    let file = file.filter(|v| v.path().extension().is_some_and(|e| e == "yaml" || e == "yml"));
    file.map(|v| v.path().strip_prefix(dove).unwrap().to_str().unwrap().to_owned()).collect()
}

/// Loading errors that one file alone has: not the references to others.
pub fn errori(dove: &Path) -> Vec<String> {
    let l = pegaso::model::Cartella::apri(dove).unwrap();
    let solo = [load::DAT_SINTASSI, load::DAT_SCONOSCIUTA, load::DAT_VALORE];
    let solo = [&solo[..], &[load::DAT_FORMA, load::DAT_MANCANTE]].concat();
    let suoi =
        l.segnalazioni.iter().filter(|s| s.gravita == Gravita::Errore && solo.contains(&s.regola));
    suoi.map(|s| format!("{} {}", s.regola, s.messaggio)).collect()
}
