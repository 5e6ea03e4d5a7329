//! YAML's traps as an office falls into them: the cause is named at its place, and the mended row, put in
//! the place of the broken one, gives what was meant.

use std::path::Path;

use crate::comune::{cambia, cartella};
use pegaso::diagnostic::{Segnalazione, Sorgenti};
use pegaso::model::{Cartella, Testo};

const TESTA: &str = "codice: 1.01\n";

/// A broken scheda, where the finding stands, a word of its message, and what is meant once its row is
/// mended: the key and its text. An empty key: the remedy holds no row.
const CASI: [(&str, &str, u32, &str, &str, &str); 31] = [
    (
        "titolo: \"Archivio\" e pratiche\n",
        "DAT-001",
        2,
        "comincia con una parola tra virgolette",
        "titolo",
        "\"Archivio\" e pratiche",
    ),
    (
        "titolo: \"Archivio\" e \"pratiche\"\n",
        "DAT-001",
        2,
        "comincia con una parola",
        "titolo",
        "\"Archivio\" e \"pratiche\"",
    ),
    (
        "titolo: \"Archivio\",\n",
        "DAT-001",
        2,
        "dopo le virgolette che chiudono",
        "titolo",
        "Archivio",
    ),
    (
        "titolo: T\nnote: 'Ufficio Tecnico' dell'ente\n",
        "DAT-001",
        3,
        "tra apici",
        "note",
        "'Ufficio Tecnico' dell'ente",
    ),
    ("titolo: Il \"piano\": come\n", "DAT-001", 2, "due punti", "titolo", "Il \"piano\": come"),
    (
        "titolo: T\nnote: \"\\\\srv\\uffici\\x\"\n",
        "DAT-001",
        3,
        "barra rovescia",
        "note",
        "\\\\srv\\uffici\\x",
    ),
    (
        "titolo: T\nnote: \"C:\\temp\\nuovo\"\n",
        "TXT-001",
        3,
        "barra rovescia si perde",
        "note",
        "C:\\temp\\nuovo",
    ),
    (
        "titolo: T\ndescrizione: #PNRR le pratiche\n",
        "TXT-001",
        3,
        "il valore si perde",
        "descrizione",
        "#PNRR le pratiche",
    ),
    ("titolo: Piano #1\n", "TXT-001", 2, "tagliato", "titolo", "Piano #1"),
    ("titolo: T\nnote: #N/D\n", "TXT-001", 3, "il valore si perde", "note", "#N/D"),
    ("titolo:\u{a0}Archivio\n", "DAT-011", 2, "U+00A0", "titolo", "Archivio"),
    (
        "titolo: T\nindicatori:\n  -\u{a0}nome: A\n    atteso: 3\n",
        "DAT-011",
        4,
        "U+00A0",
        "nome",
        "A",
    ),
    (
        "titolo: T\nindicatori:\n  - nome: A\n\u{a0}\u{a0}\u{a0}\u{a0}atteso: 3\n",
        "DAT-011",
        5,
        "U+00A0",
        "nome",
        "A",
    ),
    ("\u{feff}titolo: T\n", "DAT-011", 2, "U+FEFF", "titolo", "T"),
    ("titolo: T\n\u{200e}note: N\n", "DAT-011", 3, "U+200E", "note", "N"),
    (
        "titolo: T\ndescrizione: |\nIl testo\n",
        "DAT-001",
        4,
        "va rientrato",
        "descrizione",
        "Il testo",
    ),
    (
        "titolo: T\ndescrizione: |\n  Uno\ndue\n  tre\n",
        "DAT-001",
        5,
        "troppo a sinistra",
        "descrizione",
        "Uno\ndue\ntre",
    ),
    ("titolo: T\npeso 40\n", "DAT-001", 3, "mancano i due punti", "peso", "40"),
    ("titolo: T\npeso = 40\n", "DAT-001", 3, "mancano i due punti", "peso", "40"),
    ("titolo:Archivio\n", "DAT-001", 2, "manca lo spazio", "titolo", "Archivio"),
    (
        "titolo: T\nstakeholder:\n  - Cittadini\n  -Uffici\n",
        "DAT-001",
        5,
        "spazio dopo il trattino",
        "stakeholder",
        "Cittadini, Uffici",
    ),
    (
        "titolo: T\nstakeholder: [Uffici, #cittadini]\n",
        "DAT-001",
        3,
        "commento",
        "stakeholder",
        "Uffici, #cittadini",
    ),
    (
        "titolo: T\nnote: -\nindicatori:\n  - nome: A\n",
        "DAT-001",
        3,
        "trattino da solo",
        "note",
        "-",
    ),
    ("titolo: “Archivio: pratiche”\n", "DAT-001", 2, "di Word", "titolo", "Archivio: pratiche"),
    ("titolo: 'l'archivio'\n", "DAT-001", 2, "apostrofo", "titolo", "l'archivio"),
    ("titolo: % di raccolta\n", "DAT-001", 2, "%", "titolo", "% di raccolta"),
    ("titolo: [PNRR] Archivio\n", "DAT-001", 2, "elenco", "titolo", "[PNRR] Archivio"),
    ("titolo: T\nServizio\tUtenti\n", "DAT-001", 3, "foglio di calcolo", "", ""),
    (
        "<<<<<<< HEAD\ntitolo: T\n=======\ntitolo: U\n>>>>>>> b\n",
        "DAT-001",
        2,
        "due versioni",
        "",
        "",
    ),
    (
        "titolo: T\ndescrizione: |\n  Ecco\n  Servizio\tUtenti\n  Pasti\t20\n",
        "TXT-004",
        4,
        "tabella",
        "",
        "",
    ),
    ("titolo: >\n  Si fa:\n  • uno\n  • due\n", "TXT-002", 3, "riga sola", "", ""),
];

fn letto(dove: &Path) -> (Option<Cartella>, Vec<Segnalazione>, Sorgenti) {
    let l = Cartella::apri(dove).unwrap();
    (l.cartella, l.segnalazioni, l.sorgenti)
}

/// The text of a key of the only scheda.
fn testo(c: &Cartella, chiave: &str) -> String {
    let o = &c.obiettivi.first().unwrap().scheda;
    let uno = |t: &Option<Testo>| t.as_ref().map_or(String::new(), |t| t.testo.clone());
    match chiave {
        "titolo" => uno(&o.titolo),
        "note" => uno(&o.note.as_ref().map(|n| Testo { testo: n.testo.clone(), luogo: n.luogo })),
        "descrizione" => o.descrizione.as_ref().unwrap().as_str().to_owned(),
        "peso" => o.peso.as_ref().unwrap().testo.clone(),
        "nome" => uno(&o.indicatori.first().unwrap().nome),
        "stakeholder" => {
            o.stakeholder.iter().map(|t| t.as_str().to_owned()).collect::<Vec<_>>().join(", ")
        }
        altra => panic!("{altra}"),
    }
}

#[test]
fn a_trap_is_named_at_its_place_and_its_mended_row_gives_what_was_meant() {
    for (corpo, regola, riga, parola, chiave, inteso) in CASI {
        let file = format!("{TESTA}{corpo}");
        let qui = cartella(&[("obiettivi/a.yaml", &file)]);
        let (_, note, _) = letto(qui.path());
        let sue: Vec<_> = note.iter().filter(|s| s.luogo.file.0 == 1).collect();
        let [s] = sue.as_slice() else { panic!("{corpo}: {sue:#?}") };
        assert_eq!((s.regola, s.luogo.riga), (regola, riga), "{corpo}");
        assert!(s.messaggio.contains(parola), "{corpo}: {}", s.messaggio);
        assert!(!s.aiuto.is_empty(), "{corpo}");
        if chiave.is_empty() {
            continue;
        }
        let (_, giusta) =
            s.aiuto.split_once("scrivi così: ").unwrap_or_else(|| panic!("{}", s.aiuto));
        let rotta = file.lines().nth(riga as usize - 1).unwrap();
        let rientro = &rotta[..rotta.len() - rotta.trim_start_matches(' ').len()];
        let rientro = if giusta.starts_with(' ') { "" } else { rientro };
        cambia(
            qui.path(),
            "obiettivi/a.yaml",
            &format!("{rotta}\n"),
            &format!("{rientro}{giusta}\n"),
        );
        let (c, note, _) = letto(qui.path());
        let c = c.unwrap_or_else(|| panic!("{corpo} → {giusta}: {note:#?}"));
        assert_eq!(testo(&c, chiave).trim_end(), inteso, "{corpo}");
        assert!(note.iter().all(|s| s.luogo.file.0 != 1), "{corpo}: {note:#?}");
    }
}

#[test]
fn bullets_of_word_are_items() {
    for (righe, voci) in [
        ("stakeholder:\n  • Cittadini\n  • Uffici\n", ["Cittadini", "Uffici"]),
        ("stakeholder:\n  – Cittadini\n  – Uffici\n", ["Cittadini", "Uffici"]),
        ("stakeholder:\n  -Cittadini\n  -Uffici\n", ["Cittadini", "Uffici"]),
        ("stakeholder:\n  - Cittadini\n    • Uffici\n", ["Cittadini", "Uffici"]),
    ] {
        let qui = cartella(&[("obiettivi/a.yaml", &format!("{TESTA}titolo: T\n{righe}"))]);
        let (c, note, _) = letto(qui.path());
        let c = c.unwrap();
        let o = &c.obiettivi.first().unwrap().scheda.stakeholder;
        assert_eq!(o.iter().map(Testo::as_str).collect::<Vec<_>>(), voci, "{righe}");
        assert!(note.iter().any(|s| s.regola == "TXT-004"), "{righe}");
    }
}

#[test]
fn a_file_in_another_encoding_is_placed_at_its_first_such_byte() {
    let qui = cartella(&[("obiettivi/a.yaml", "")]);
    for (byte, riga, colonna, nome) in [
        (b"codice: 1\ntitolo: Legalit\xe0\n".to_vec(), 2, 16, "Windows-1252"),
        ("codice: 1\n".encode_utf16().flat_map(u16::to_le_bytes).collect(), 1, 1, "UTF-16"),
    ] {
        std::fs::write(qui.path().join("obiettivi/a.yaml"), byte).unwrap();
        let (_, note, sorgenti) = letto(qui.path());
        let s = note.iter().find(|s| s.regola == "DAT-008").unwrap();
        assert_eq!((s.luogo.riga, s.luogo.colonna), (riga, colonna));
        assert!(s.messaggio.contains(nome) && s.aiuto.contains("Blocco note"), "{s:?}");
        let mostrata = sorgenti.testo(s.luogo.file).lines().nth(riga as usize - 1).unwrap();
        assert!(mostrata.starts_with("codice") || mostrata == "titolo: Legalità", "{mostrata}");
    }
    std::fs::write(qui.path().join("obiettivi/a.yaml"), "# solo un commento\n").unwrap();
    let (_, note, _) = letto(qui.path());
    let sue: Vec<_> = note.iter().filter(|s| s.luogo.file.0 == 1).map(|s| &*s.messaggio).collect();
    assert_eq!(sue, ["il file è vuoto"]);
}
