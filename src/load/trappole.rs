//! YAML's traps, recognised on the line itself: what the office meant, and the line mended.

/// What is wrong with a line, and the line as it should be.
pub struct Trappola {
    /// One lower-case phrase.
    pub messaggio: String,
    /// The remedy, with the mended line.
    pub aiuto: String,
}

fn trappola(messaggio: &str, riga: &str) -> Option<Trappola> {
    Some(Trappola { messaggio: messaggio.into(), aiuto: format!("scrivi così: {}", riga.trim()) })
}

/// A line cut into what stands before the value (indentation, dash, key, colon) and the value.
struct RigaYaml<'a> {
    testa: &'a str,
    valore: &'a str,
}

fn taglia(riga: &str) -> Option<RigaYaml<'_>> {
    let corpo = riga.trim_start_matches([' ', '\t', '-']);
    let chiave = corpo.find(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '-')))?;
    let dopo = corpo.get(chiave..)?;
    let due_punti = dopo.trim_start();
    let valore = due_punti.strip_prefix(':')?;
    if chiave == 0 || !valore.starts_with([' ', '\t']) {
        return None;
    }
    let valore = valore.trim();
    let testa = riga.get(..riga.trim_end().len() - valore.len())?;
    Some(RigaYaml { testa, valore })
}

/// A text as a value between double quotes.
fn virgolette(t: &str) -> String {
    format!("\"{}\"", t.replace('\\', "\\\\").replace('"', "\\\""))
}

/// Looks at a line that YAML refused, and at the one before it.
pub fn diagnosi(riga: &str, prima: Option<&str>) -> Option<Trappola> {
    let Some(RigaYaml { testa, valore }) = taglia(riga) else { return senza_spazio(riga) };
    let citata = |t: &str| format!("{testa}{}", virgolette(t));
    if let Some(interno) = valore.strip_prefix('\'') {
        let interno = interno.strip_suffix('\'');
        return match interno {
            Some(t) => trappola(
                "c'è un apostrofo dentro un testo tra apici",
                &citata(&t.replace("''", "'")),
            ),
            None => trappola("gli apici non sono chiusi", &citata(valore.trim_start_matches('\''))),
        };
    }
    if let Some(interno) = valore.strip_prefix('"') {
        return match interno.strip_suffix('"') {
            Some(t) => trappola(
                "ci sono virgolette dentro un testo tra virgolette",
                &citata(&t.replace("\\\"", "\"")),
            ),
            None => {
                trappola("le virgolette non sono chiuse", &citata(&interno.replace("\\\"", "\"")))
            }
        };
    }
    if (valore.starts_with('[') && valore.ends_with(']'))
        || (valore.starts_with('{') && valore.ends_with('}'))
    {
        return Some(Trappola {
            messaggio: "le parentesi di questa riga non tornano".into(),
            aiuto: "controlla che ogni `[` abbia il suo `]` e ogni `{` il suo `}`".into(),
        });
    }
    if let Some(m) = inizio(valore) {
        return trappola(m, &citata(valore));
    }
    if valore.contains(": ") || valore.ends_with(':') {
        return trappola("ci sono due punti in un testo senza virgolette", &citata(valore));
    }
    rientro(riga, prima?)
}

/// How many of the lines before the one that YAML refused stand a bracket that was never closed:
/// YAML only notices it further down.
pub fn parentesi_aperta(prima: &[&str]) -> Option<usize> {
    let aperta = |r: &&str| {
        let conta = |c: char| r.matches(c).count();
        conta('[') > conta(']') || conta('{') > conta('}')
    };
    prima.iter().rev().take(5).position(aperta).map(|n| n + 1)
}

/// Why a value may not begin as it does.
fn inizio(valore: &str) -> Option<&'static str> {
    Some(match valore.chars().next()? {
        '[' => "un valore che comincia con `[` è per YAML un elenco",
        '{' => "un valore che comincia con `{` è per YAML un gruppo di chiavi",
        '>' => "un valore che comincia con `>` è per YAML un testo su più righe",
        '|' => "un valore che comincia con `|` è per YAML un testo su più righe",
        '*' => "un valore che comincia con `*` è per YAML un richiamo ad altri dati",
        '&' => "un valore che comincia con `&` è per YAML un'ancora",
        '!' => "un valore che comincia con `!` è per YAML un'etichetta di tipo",
        '%' => "un valore non può cominciare con `%`",
        '@' => "un valore non può cominciare con `@`",
        '`' => "un valore non può cominciare con `` ` ``",
        '?' => "un valore non può cominciare con `?`",
        '-' if valore.starts_with("- ") => "un elenco comincia sulla riga dopo la chiave",
        _ => return None,
    })
}

/// `titolo:Il piano`: the space after the colon is missing.
fn senza_spazio(riga: &str) -> Option<Trappola> {
    let corpo = riga.trim_start_matches([' ', '\t', '-']);
    let (chiave, valore) = corpo.split_once(':')?;
    let parola = |c: char| c.is_alphanumeric() || c == '_';
    if chiave.is_empty() || !chiave.chars().all(parola) || valore.trim().is_empty() {
        return None;
    }
    let rientro = riga.get(..riga.len() - corpo.len()).unwrap_or("");
    trappola("manca lo spazio dopo i due punti", &format!("{rientro}{chiave}: {valore}"))
}

/// A key that stands further in than the pair on the line before it.
fn rientro(riga: &str, prima: &str) -> Option<Trappola> {
    // The dash of a list item is part of the indentation of its keys.
    let spazi = |r: &str| r.len() - r.trim_start_matches([' ', '-']).len();
    taglia(prima)?;
    if spazi(riga) == spazi(prima) {
        return None;
    }
    Some(Trappola {
        messaggio: "il rientro di questa riga non è quello della riga prima".into(),
        aiuto: format!(
            "allinea le chiavi dello stesso gruppo: qui comincia alla colonna {}, nella riga prima alla {}",
            spazi(riga) + 1,
            spazi(prima) + 1
        ),
    })
}

/// Whether what follows a plain value is, on its line, a comment that looks like the text's own end:
/// `Piano #1` and not `comune   # a kind of ente`.
pub fn tagliato(resto: &str) -> bool {
    let senza = resto.trim_start_matches([' ', '\t']);
    senza.len() < resto.len()
        && senza
            .strip_prefix('#')
            .is_some_and(|d| d.starts_with(|c: char| !c.is_whitespace() && c != '#'))
}

/// The line of a value that was cut, with the whole of it between quotes.
pub fn ricucito(riga: &str) -> String {
    match taglia(riga) {
        Some(RigaYaml { testa, valore }) => {
            format!("scrivi così: {}{}", testa.trim_start(), virgolette(valore))
        }
        None => "metti il testo tra virgolette".into(),
    }
}

/// Whether a line of a folded text is an item of a list.
pub fn voce_di_elenco(riga: &str) -> bool {
    let r = riga.trim_start();
    let cifre = r.trim_start_matches(|c: char| c.is_ascii_digit());
    let segno = ["- ", "* ", "+ "].iter().any(|s| r.starts_with(s));
    segno || (cifre.len() < r.len() && (cifre.starts_with(". ") || cifre.starts_with(") ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_is_mended() {
        for (riga, giusta) in [
            ("titolo: Legalità: il piano", r#"titolo: "Legalità: il piano""#),
            ("  - nome: 'l'ufficio'", r#"- nome: "l'ufficio""#),
            ("atteso: > 80%", r#"atteso: "> 80%""#),
            ("atteso: >= 80%", r#"atteso: ">= 80%""#),
            ("titolo: @nome", r#"titolo: "@nome""#),
            ("titolo: [PNRR] Il piano", r#"titolo: "[PNRR] Il piano""#),
            ("titolo: *nota* x", r#"titolo: "*nota* x""#),
            ("titolo: % di raccolta", r#"titolo: "% di raccolta""#),
            (r#"titolo: "Il "piano" nuovo""#, r#"titolo: "Il \"piano\" nuovo""#),
            (r#"titolo: "Il piano"#, r#"titolo: "Il piano""#),
            ("titolo:Il piano", "titolo: Il piano"),
        ] {
            let t = diagnosi(riga, None).unwrap_or_else(|| panic!("{riga}"));
            assert_eq!(t.aiuto, format!("scrivi così: {giusta}"), "{riga}");
        }
        let t = diagnosi("   prevista: 1%", Some("- dipendente: p")).expect("an indentation");
        assert!(t.messaggio.contains("rientro"));
        assert!(diagnosi("titolo: sano", None).is_none());
    }

    #[test]
    fn a_cut_text_and_a_comment_are_told_apart() {
        assert!(tagliato(" #1 del 2026"));
        for commento in ["   # comune | provincia", "", " ", " #", " ## sezione", " \n #1"] {
            assert!(!tagliato(commento), "{commento:?}");
        }
        assert_eq!(
            ricucito("titolo: Piano #1 del 2026"),
            r#"scrivi così: titolo: "Piano #1 del 2026""#
        );
    }

    #[test]
    fn an_item_of_a_list_is_told_by_its_mark() {
        for voce in ["- a", "* a", "+ a", "1. a", "1) a", "  12) a"] {
            assert!(voce_di_elenco(voce), "{voce}");
        }
        for testo in ["-a", "1,5) a", ") a", "n. 1) a", "(1) a", "2026)", "a"] {
            assert!(!voce_di_elenco(testo), "{testo}");
        }
    }

    proptest::proptest! {
        #[test]
        fn no_line_panics(a in proptest::prelude::any::<String>(), b in proptest::prelude::any::<String>()) {
            let _ = diagnosi(&a, Some(&b));
            let _ = ricucito(&a);
            let _ = tagliato(&a);
        }
    }
}
