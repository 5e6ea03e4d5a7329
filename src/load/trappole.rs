//! YAML's traps, recognised on the line itself: what the office meant, and the line mended.

use super::righe::apre_testo;

/// What is wrong with a line, and the line as it should be.
pub struct Trappola {
    /// One lower-case phrase.
    pub messaggio: String,
    /// The remedy, with the mended line.
    pub aiuto: String,
}

fn trappola(messaggio: impl Into<String>, riga: &str) -> Option<Trappola> {
    Some(Trappola { messaggio: messaggio.into(), aiuto: format!("scrivi così: {}", riga.trim()) })
}

/// The same where the indentation is the remedy: the row is shown with it.
fn rientrata(messaggio: impl Into<String>, riga: &str) -> Option<Trappola> {
    let aiuto = format!("scrivi così: {}", riga.trim_end());
    Some(Trappola { messaggio: messaggio.into(), aiuto })
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

/// The value that a row gives to its key.
pub fn valore(riga: &str) -> Option<&str> {
    taglia(riga).map(|r| r.valore)
}

/// A row whose value stands between double quotes, with single ones in their place: there a backslash
/// is a backslash.
pub fn tra_apici(riga: &str) -> Option<String> {
    let RigaYaml { testa, valore } = taglia(riga)?;
    let interno = valore.strip_prefix('"')?.strip_suffix('"')?;
    Some(format!("{}{}", testa.trim_start(), apici(&interno.replace("\\\"", "\""))))
}

/// A text as a value between single quotes.
fn apici(t: &str) -> String {
    format!("'{}'", t.replace('\'', "''"))
}

/// A text as a value between double quotes.
pub fn virgolette(t: &str) -> String {
    format!("\"{}\"", t.replace('\\', "\\\\").replace('"', "\\\""))
}

/// Looks at a line that YAML refused, the last of `righe`, and at those before it.
pub fn diagnosi(righe: &[&str]) -> Option<Trappola> {
    let (riga, sopra) = righe.split_last()?;
    if let Some(t) = testo_a_sinistra(riga, sopra) {
        return Some(t);
    }
    let Some(RigaYaml { testa, valore }) = taglia(riga) else {
        return senza_spazio(riga).or_else(|| senza_chiave(riga, sopra));
    };
    let citata = |t: &str| format!("{testa}{}", virgolette(t));
    if valore == "-" {
        return trappola(
            "un trattino da solo è per YAML l'inizio di un elenco",
            &format!("{testa}\"-\""),
        );
    }
    if let Some(t) = parola_citata(testa, valore).or_else(|| barra_rovescia(testa, valore)) {
        return Some(t);
    }
    if let Some(t) = virgolette_di_word(testa, valore) {
        return Some(t);
    }
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
        if let Some((prima, dopo)) = valore.split_once(" #").or_else(|| valore.split_once("[#")) {
            let fine = dopo.find([',', ']', '}']).unwrap_or(dopo.len());
            let (parola, resto) = dopo.split_at(fine);
            let parte = if valore.contains(" #") { " " } else { "[" };
            return trappola(
                "YAML prende per commento quello che segue `#`",
                &format!("{testa}{prima}{parte}\"#{parola}\"{resto}"),
            );
        }
        return Some(Trappola {
            messaggio: "le parentesi di questa riga non tornano".into(),
            aiuto: "controlla che ogni `[` abbia il suo `]` e ogni `{` il suo `}`".into(),
        });
    }
    if let Some(m) = inizio(valore) {
        return trappola(m, &citata(valore));
    }
    if valore.ends_with(':') && !valore.contains(": ") {
        let chiave = chiave_di(testa);
        return Some(Trappola {
            messaggio: "ci sono due punti in un testo senza virgolette".into(),
            aiuto: format!(
                "scrivi `{chiave}: |` e sotto, rientrate di due spazi, tutte le righe del testo, da `{valore}` in poi"
            ),
        });
    }
    if valore.contains(": ") {
        return trappola("ci sono due punti in un testo senza virgolette", &citata(valore));
    }
    rientro(riga, sopra.last()?)
}

/// A row of a text under `|` that stands too far to the left.
fn testo_a_sinistra(riga: &str, sopra: &[&str]) -> Option<Trappola> {
    let spazi = |r: &str| r.len() - r.trim_start_matches(' ').len();
    let pieno = |r: &&&str| !r.trim().is_empty();
    let apre = sopra.iter().rposition(|r| apre_testo(r))?;
    let testa = sopra.get(apre)?;
    let chiave = testa.trim_start().trim_start_matches("- ").split(':').next().unwrap_or("");
    let sotto = sopra.get(apre + 1..)?;
    let dentro = spazi(testa) + 2;
    // What closed the text before this row is no part of it.
    if sotto.iter().filter(pieno).any(|r| spazi(r) <= spazi(testa)) || spazi(riga) > spazi(testa) {
        return None;
    }
    let struttura = taglia(riga).is_some_and(|r| conosciuta(chiave_di(r.testa)))
        || riga.trim_end().ends_with(':')
        || riga.trim_start().starts_with(['-', '#']);
    if struttura || riga.trim().is_empty() {
        return None;
    }
    let rientro = sotto.iter().find(pieno).map_or(dentro, |r| spazi(r));
    let messaggio = match sotto.iter().any(|r| !r.trim().is_empty()) {
        true => format!("il testo di `{chiave}` continua: questa riga è troppo a sinistra"),
        false => format!("il testo sotto `{chiave}: |` va rientrato"),
    };
    rientrata(messaggio, &format!("{}{}", " ".repeat(rientro), riga.trim_start()))
}

/// The key that stands before a value.
fn chiave_di(testa: &str) -> &str {
    testa.trim_start_matches([' ', '-']).split(':').next().unwrap_or("").trim_end()
}

/// A row without a colon: a key without it, an item without its space, a row of a spreadsheet.
fn senza_chiave(riga: &str, sopra: &[&str]) -> Option<Trappola> {
    let corpo = riga.trim_start();
    let rientro = riga.get(..riga.len() - corpo.len()).unwrap_or("");
    if corpo.trim_end().contains('\t') {
        let celle: Vec<&str> = corpo.trim().split('\t').map(str::trim).collect();
        return Some(Trappola {
            messaggio: "questa riga viene da un foglio di calcolo: ha le tabulazioni tra le celle"
                .into(),
            aiuto: format!(
                "una tabella sta dentro un testo, rientrata, con le celle tra barre: | {} |",
                celle.join(" | ")
            ),
        });
    }
    if let Some(parola) = corpo.strip_prefix('-').filter(|r| r.starts_with(char::is_alphanumeric)) {
        return trappola("manca lo spazio dopo il trattino", &format!("{rientro}- {parola}"));
    }
    let (voce, nudo) = match corpo.strip_prefix("- ") {
        Some(r) => ("- ", r.trim_start()),
        None => ("", corpo),
    };
    let fine = nudo.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(nudo.len());
    let (chiave, resto) = nudo.split_at(fine);
    let valore = resto.trim_start().strip_prefix('=').unwrap_or(resto).trim();
    if conosciuta(chiave) && !valore.is_empty() && resto.starts_with([' ', '=']) {
        let messaggio = format!("mancano i due punti dopo `{chiave}`");
        return trappola(messaggio, &format!("{rientro}{voce}{chiave}: {valore}"));
    }
    if conosciuta(chiave) && resto.trim().is_empty() {
        let messaggio = format!("mancano i due punti dopo `{chiave}`");
        return trappola(messaggio, &format!("{rientro}{voce}{chiave}:"));
    }
    // The words of a value that goes on here, and should have been within quotes or under `|`.
    let prima = sopra.iter().rev().find(|r| !r.trim().is_empty())?;
    let RigaYaml { testa, valore } = taglia(prima)?;
    let chiave = chiave_di(testa);
    (!valore.is_empty()).then(|| Trappola {
        messaggio: format!("il testo di `{chiave}` va a capo senza dirlo"),
        aiuto: format!(
            "scrivi `{chiave}: |` e sotto, rientrate di due spazi, tutte le righe del testo"
        ),
    })
}

/// A value that begins with a quoted word and goes on: the quotes are a part of it; a comma alone at its
/// end is none.
fn parola_citata(testa: &str, valore: &str) -> Option<Trappola> {
    let virgoletta = valore.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let interno = valore.strip_prefix(virgoletta)?;
    // Where the word ends: the first quote that is no apostrophe, if it closes.
    let intorno = |i: usize| {
        let dopo = interno.get(i + 1..).and_then(|r| r.chars().next());
        (interno.get(..i).and_then(|r| r.chars().next_back()), dopo)
    };
    let lettera = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let prima_virgoletta = interno.char_indices().find(|(i, c)| {
        let (prima, dopo) = intorno(*i);
        *c == virgoletta && !(lettera(prima) && lettera(dopo))
    });
    let chiude = prima_virgoletta.filter(|(i, _)| {
        let (prima, dopo) = intorno(*i);
        !lettera(dopo) && prima.is_some_and(|p| !p.is_whitespace() && p != '\\')
    });
    let (i, _) = chiude?;
    let resto = interno.get(i + 1..)?;
    let citato = interno.get(..i)?;
    match resto.trim() {
        "" => None,
        "," | ";" => trappola(
            format!("c'è `{}` dopo le virgolette che chiudono", resto.trim()),
            &format!("{testa}{virgoletta}{citato}{virgoletta}"),
        ),
        r if r.starts_with('#') && resto.starts_with(' ') => None,
        _ if virgoletta == '"' => trappola(
            "il valore comincia con una parola tra virgolette, e per YAML finisce lì",
            &format!("{testa}{}", apici(valore)),
        ),
        _ => trappola(
            "il valore comincia con una parola tra apici, e per YAML finisce lì",
            &format!("{testa}{}", virgolette(valore)),
        ),
    }
}

/// A value between double quotes with a backslash that means nothing there: `"\\srv\uffici"`.
fn barra_rovescia(testa: &str, valore: &str) -> Option<Trappola> {
    let interno = valore.strip_prefix('"')?.strip_suffix('"')?;
    let mut lettere = interno.chars();
    while let Some(c) = lettere.next() {
        if c == '\\' && !lettere.next().is_some_and(|d| "0abtnvfre \"/\\N_LPxuU".contains(d)) {
            let giusta = apici(&interno.replace("\\\"", "\""));
            return trappola(
                "tra virgolette doppie la barra rovescia `\\` ha un significato suo",
                &format!("{testa}{giusta}"),
            );
        }
    }
    // `\x` and `\u` want figures after them.
    let incompiuta = [("\\x", 2), ("\\u", 4), ("\\U", 8)].into_iter().any(|(segno, quante)| {
        interno.match_indices(segno).any(|(i, _)| {
            let cifre = interno.get(i + 2..i + 2 + quante);
            cifre.is_none_or(|c| !c.chars().all(|c| c.is_ascii_hexdigit()))
        })
    });
    incompiuta.then_some(())?;
    trappola(
        "tra virgolette doppie la barra rovescia `\\` ha un significato suo",
        &format!("{testa}{}", apici(&interno.replace("\\\"", "\""))),
    )
}

/// A value between the quotes of Word, which are none for YAML.
fn virgolette_di_word(testa: &str, valore: &str) -> Option<Trappola> {
    let interno = valore.strip_prefix(['“', '«', '„'])?.strip_suffix(['”', '»', '“'])?;
    trappola(
        "le virgolette `“ ”` di Word non sono quelle di YAML",
        &format!("{testa}{}", virgolette(interno)),
    )
}

/// The row of a value whose quotes were never closed, where the next quotes of the file closed them: the last
/// of `righe` is the one that YAML refused.
pub fn virgolette_aperte(righe: &[&str]) -> Option<(usize, Trappola)> {
    let chiusa = |r: &str, v: char| {
        r.match_indices(v).any(|(i, _)| r.get(..i).is_some_and(|p| !p.ends_with('\\')))
    };
    let (ultima, sopra) = righe.split_last()?;
    for (n, riga) in sopra.iter().enumerate().rev().take(VICINE) {
        let Some(RigaYaml { testa, valore }) = taglia(riga) else { continue };
        let prima = valore.chars().next().filter(|c| matches!(c, '"' | '\''));
        let Some(virgoletta) = prima else { continue };
        let interno = valore.get(1..).unwrap_or("");
        if chiusa(interno, virgoletta) {
            continue;
        }
        // A text over several rows is closed at the end of one; this one is closed where another begins.
        let sotto = sopra.get(n + 1..).unwrap_or(&[]).iter().chain([ultima]);
        let chi = { sotto }.find(|r| chiusa(r, virgoletta))?;
        let apre = chi.find(virgoletta).and_then(|i| chi.get(..i));
        let da_capo = apre.is_some_and(|a| a.trim_end().ends_with([':', '[', ',', '{', '-']));
        return da_capo
            .then(|| {
                trappola(
                    "le virgolette non sono chiuse",
                    &format!("{testa}{virgoletta}{interno}{virgoletta}"),
                )
            })
            .flatten()
            .map(|t| (n, t));
    }
    None
}

/// How far above the row that YAML refused the cause of it is looked for.
const VICINE: usize = 40;

/// Whether a word is a key of the data.
fn conosciuta(parola: &str) -> bool {
    crate::model::chiavi::conosciuta(parola)
}

/// How many of the lines before the one that YAML refused stand a bracket that was never closed:
/// YAML only notices it further down.
pub fn parentesi_aperta(prima: &[&str]) -> Option<usize> {
    let aperta = |r: &&str| {
        let r = senza_commento(r);
        let conta = |c: char| r.matches(c).count();
        conta('[') > conta(']') || conta('{') > conta('}')
    };
    prima.iter().rev().take(5).position(aperta).map(|n| n + 1)
}

/// A row without the comment that ends it, as YAML sees it within brackets.
fn senza_commento(riga: &str) -> &str {
    let inizio = riga.match_indices('#').map(|(i, _)| i).find(|i| {
        riga.get(..*i).is_some_and(|p| p.ends_with([' ', '\t', '[', '{', ',']) || p.is_empty())
    });
    inizio.and_then(|i| riga.get(..i)).unwrap_or(riga)
}

/// Why a value may not begin as it does.
fn inizio(valore: &str) -> Option<&'static str> {
    Some(match valore.chars().next()? {
        '[' => "un valore che comincia con `[` è per YAML un elenco",
        '{' => "un valore che comincia con `{` è per YAML un gruppo di coppie `chiave: valore`",
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
/// `Piano #1`, `Progetto # 3 scuole` and not `comune   # a kind of ente`.
pub fn tagliato(resto: &str) -> bool {
    let senza = resto.trim_start_matches([' ', '\t']);
    let uno = resto.len() - senza.len() == 1;
    let cifra =
        |d: &str| d.starts_with(' ') && d.trim_start().starts_with(|c: char| c.is_ascii_digit());
    senza.len() < resto.len()
        && senza.strip_prefix('#').is_some_and(|d| {
            d.starts_with(|c: char| !c.is_whitespace() && c != '#') || (uno && cifra(d))
        })
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
            ("peso 40", "peso: 40"),
            ("  - nome = Pratiche", "- nome: Pratiche"),
            ("-Amministratori", "- Amministratori"),
            ("realizzato: -", r#"realizzato: "-""#),
            (r#"titolo: "Archivio" e pratiche"#, r#"titolo: '"Archivio" e pratiche'"#),
            (r#"titolo: "Archivio" e "pratiche""#, r#"titolo: '"Archivio" e "pratiche"'"#),
            (r#"titolo: "L'archivio" e altro"#, r#"titolo: '"L''archivio" e altro'"#),
            (r#"titolo: "Archivio","#, r#"titolo: "Archivio""#),
            ("note: 'Ufficio Tecnico' dell'ente", r#"note: "'Ufficio Tecnico' dell'ente""#),
            (r#"fonte: "\\srv\uffici\x.xlsx""#, r"fonte: '\\srv\uffici\x.xlsx'"),
            ("titolo: “Archivio: pratiche”", r#"titolo: "Archivio: pratiche""#),
            ("stakeholder: [Uffici, #cittadini]", r##"stakeholder: [Uffici, "#cittadini"]"##),
        ] {
            let t = diagnosi(&[riga]).unwrap_or_else(|| panic!("{riga}"));
            assert_eq!(t.aiuto, format!("scrivi così: {giusta}"), "{riga}");
        }
        let t = diagnosi(&["- dipendente: p", "   prevista: 1%"]).expect("an indentation");
        assert!(t.messaggio.contains("rientro"));
        assert!(diagnosi(&["titolo: sano"]).is_none());
    }

    #[test]
    fn a_text_that_stands_to_the_left_is_mended() {
        for (righe, giusta) in [
            (&["descrizione: |", "Il testo"][..], "  Il testo"),
            (&["descrizione: |", "  Il testo", "continua: qui"], "  continua: qui"),
            (&["  - nome: A", "    note: |", "", "  va qui"], "      va qui"),
        ] {
            let t = diagnosi(righe).unwrap_or_else(|| panic!("{righe:?}"));
            assert_eq!(t.aiuto, format!("scrivi così: {giusta}"));
        }
        assert!(diagnosi(&["descrizione: |", "  Il testo", "titolo: T"]).is_none());
    }

    #[test]
    fn a_cut_text_and_a_comment_are_told_apart() {
        assert!(tagliato(" #1 del 2026") && tagliato(" # 3 scuole"));
        for commento in [
            "   # comune | provincia",
            " # nota",
            "  # 3 voci",
            "",
            " ",
            " #",
            " ## sezione",
            " \n #1",
        ] {
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
            let _ = diagnosi(&[&b, &a]);
            let _ = ricucito(&a);
            let _ = tagliato(&a);
        }
    }
}
