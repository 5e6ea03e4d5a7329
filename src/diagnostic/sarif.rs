//! Findings as SARIF 2.1.0, for the editors and forges that show them on the line.

use serde_json::{Value, json};

use super::{Gravita, Luogo, Segnalazione, Sorgenti};

/// A rule as a report describes it.
pub struct Descrizione {
    /// Its stable code.
    pub codice: String,
    /// What it asks for, as one phrase.
    pub titolo: String,
    /// Its whole documentation, in Markdown.
    pub testo: String,
}

/// From where a report counts its paths.
pub struct Base<'a> {
    /// The folder, whole: a repository's root where there is one, so that a forge finds the lines.
    pub cartella: &'a str,
    /// The way from it to the data, `/` at its end unless it is empty.
    pub via: &'a str,
}

/// The name that forges know for the root of the sources.
const RADICE: &str = "%SRCROOT%";

/// One run as a SARIF log.
pub fn sarif(
    segnalazioni: &[Segnalazione],
    sorgenti: &Sorgenti,
    regole: &[Descrizione],
    base: &Base<'_>,
) -> Value {
    let fisico = |l: Luogo| fisico(l, &format!("{}{}", base.via, sorgenti.percorso(l.file)));
    let cartella = base.cartella.replace('\\', "/");
    let radice = format!("file:///{}/", uri(cartella.trim_matches('/')));
    let indice = |codice: &str| regole.iter().position(|r| r.codice == codice);
    let risultati = segnalazioni.iter().map(|s| {
        let mut o = json!({
            "ruleId": s.regola,
            "level": match s.gravita {
                Gravita::Errore => "error",
                Gravita::Avviso => "warning",
                Gravita::Nota => "note",
            },
            "message": { "text": frase(s) },
            "locations": [{ "physicalLocation": fisico(s.luogo) }],
        });
        let correlate = s.correlate.iter().enumerate().map(|(i, c)| {
            json!({
                "id": i + 1,
                "message": { "text": c.messaggio },
                "physicalLocation": fisico(c.luogo),
            })
        });
        let correlate: Vec<Value> = correlate.collect();
        if let Some(o) = o.as_object_mut() {
            if let Some(i) = indice(s.regola) {
                o.insert("ruleIndex".into(), i.into());
            }
            if !correlate.is_empty() {
                o.insert("relatedLocations".into(), correlate.into());
            }
            if let Some(motivo) = &s.deroga {
                let soppressa = json!([{ "kind": "external", "justification": motivo }]);
                o.insert("suppressions".into(), soppressa);
            }
        }
        o
    });
    let regole = regole.iter().map(|r| {
        json!({
            "id": r.codice,
            "shortDescription": { "text": r.titolo },
            "help": { "text": r.testo, "markdown": r.testo },
        })
    });
    json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "pegaso",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "language": "it-IT",
                "rules": regole.collect::<Vec<_>>(),
            } },
            "columnKind": "unicodeCodePoints",
            "originalUriBaseIds": {
                RADICE: { "uri": radice },
            },
            "results": risultati.collect::<Vec<_>>(),
        }],
    })
}

/// Message and remedy as the two sentences that a viewer shows.
fn frase(s: &Segnalazione) -> String {
    if s.aiuto.is_empty() { s.detto() } else { format!("{}. {}", s.detto(), s.aiuto) }
}

fn fisico(l: Luogo, percorso: &str) -> Value {
    json!({
        "artifactLocation": { "uri": uri(percorso), "uriBaseId": RADICE },
        "region": {
            "startLine": l.riga.max(1),
            "startColumn": l.colonna.max(1),
            "endColumn": l.colonna.max(1) + l.lunghezza.max(1),
        },
    })
}

/// A relative path as a URI reference (RFC 3986): what is not unreserved goes by its bytes.
fn uri(percorso: &str) -> String {
    let mut u = String::new();
    for b in percorso.bytes() {
        if b.is_ascii_alphanumeric() || b"-._~/".contains(&b) {
            u.push(char::from(b));
        } else {
            u.push_str(&format!("%{b:02X}"));
        }
    }
    u
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_path_becomes_a_uri() {
        assert_eq!(super::uri("obiettivi/è qui.yaml"), "obiettivi/%C3%A8%20qui.yaml");
    }
}
