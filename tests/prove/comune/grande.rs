//! Large folders, each scheda like one of the invented comune's.

use std::fs;
use std::path::Path;

/// Writes a folder of so many schede, at most twenty a settore, that makes an official report.
pub fn grande(dove: &Path, quante: usize) {
    let base = Path::new(env!("CARGO_MANIFEST_DIR"));
    let scheda = base.join("data/borgo-esempio-2026/obiettivi/affari/1-sportello.yaml");
    di_schede(dove, quante, &fs::read_to_string(scheda).expect("the sample is there"));
}

/// The same of schede that say little: as many objects in the PDF, in less time.
#[allow(dead_code, reason = "the bench has the long ones alone")]
pub fn grande_e_brevi(dove: &Path, quante: usize) {
    let scheda = "codice: 1.07.01\ntitolo: Archivio\nsettore: affari\npeso: 30\nindicatori:\n  - nome: Pratiche\n    \
                  atteso: almeno 80%\n    realizzato: 85%\nverifiche:\n  finale:\n    relazione: Il lavoro è stato svolto.\n";
    di_schede(dove, quante, scheda);
}

fn di_schede(dove: &Path, quante: usize, scheda: &str) {
    let settori = quante.div_ceil(20);
    let suoi: String = (0..settori)
        .map(|i| format!("  - id: s{i}\n    nome: Settore {i}\n    responsabile: p0\n"))
        .collect();
    let ente = format!(
        "esercizio: 2026\nente:\n  denominazione: Comune di Prova\nsettori:\n{suoi}documenti:\n  \
         relazione:\n    titolo: Relazione sulla performance\n    atto:\n      stato: proposta\n"
    );
    let persone: String = (0..settori + 2)
        .map(|i| format!("- id: p{i}\n  nome: Nome{i} Cognome{i}\n  categoria: Istruttori\n"))
        .collect();
    fs::create_dir_all(dove.join("obiettivi")).expect("made");
    fs::write(dove.join("ente.yaml"), ente).expect("written");
    fs::write(dove.join("personale.yaml"), persone).expect("written");
    for i in 0..quante {
        let suo = i % settori;
        let del_settore = (quante - suo).div_ceil(settori);
        // The first of a settore takes what the others leave of 100.
        let uguale = 100 / del_settore;
        let peso = if i < settori { 100 - uguale * (del_settore - 1) } else { uguale };
        let testo = scheda
            .replace("codice: 1.07.01", &format!("codice: 1.07.{i}"))
            .replace("settore: affari", &format!("settore: s{suo}"))
            .replacen("peso: 30\n", &format!("peso: {peso}\n"), 1)
            .replace("p-arrighi", "p0")
            .replace("p-ersilio", &format!("p{}", suo + 1))
            .replace("p-fulvia", &format!("p{}", (suo + 2) % (settori + 2)));
        fs::write(dove.join(format!("obiettivi/{i:05}.yaml")), testo).expect("written");
    }
}
