//! The lock as text: block style, one field a line, so that an office can read it and a difference
//! between two versions of it can be seen.

use crate::model::{
    Atto, AttoLucchetto, Lucchetto, SchedaLucchetto, Testo, Variazione, VariazioneLucchetto,
};
use crate::piano::Successivo;
use crate::score::Valutata;

/// The name of the file, beside ente.yaml.
pub const FILE: &str = "piano.lock.yaml";

/// What the file says of itself.
const TESTATA: &str = "\
# Il piano com'è stato approvato, campo per campo. Lo scrive il programma: non si cambia a mano.
# Da qui in poi un campo programmato si cambia con un atto, scritto in variazioni.yaml; chi partecipa
# e i risultati non sono campi programmati. Si conserva con l'atto, che può citarne l'impronta.
# impronta: SHA-256, di ogni scheda e di tutto il resto.
";

/// The lock of the plan as it is now, with the act that approves it: its first version.
pub fn nuovo(v: &Valutata) -> Lucchetto {
    approvato(v, &v.cartella().ente.documenti.piano.atto)
}

/// The same with another act: a plan without one of its own stands in the PIAO.
pub fn approvato(v: &Valutata, atto: &Atto) -> Lucchetto {
    let metodo = super::metodo::voci(v.metodo());
    Lucchetto::nuovo(v.cartella().esercizio, atto, &v.programmate()).con_metodo(&metodo)
}

/// The lock after an act of variation: all the entries of `variazioni.yaml` that have that act. Only
/// the schede that it names move; what else the data changed is among the `rifiutate`.
pub fn successivo(vecchio: &Lucchetto, v: &Valutata, atto: &[&Variazione]) -> Successivo {
    super::modifiche::successivo(vecchio, &v.programmate(), atto)
}

/// The text of the file. Reading it gives the same lock.
pub fn testo(l: &Lucchetto) -> String {
    let mut t = TESTATA.to_owned();
    voce(&mut t, 0, "formato", l.formato.as_ref());
    voce(&mut t, 0, "versione", l.versione.as_ref());
    voce(&mut t, 0, "esercizio", l.esercizio.as_ref());
    atto(&mut t, 0, &l.atto);
    if !l.metodo.0.is_empty() {
        t.push_str("metodo:\n");
        for (k, v) in &l.metodo.0 {
            voce(&mut t, 2, k.as_str(), Some(v));
        }
    }
    voce(&mut t, 0, "impronta", l.impronta.as_ref());
    elenco(&mut t, 0, "schede", &l.schede, scheda);
    if !l.variazioni.is_empty() {
        elenco(&mut t, 0, "variazioni", &l.variazioni, variazione);
    }
    if let Some(d) = &l.dati {
        t.push_str("# I file del piano com'erano al voto, compressi: con --testo votato il piano si rifà da qui\n");
        voce(&mut t, 0, "dati", Some(d));
    }
    t
}

fn scheda(t: &mut String, s: &SchedaLucchetto) {
    voce(t, 4, "scheda", s.scheda.as_ref());
    voce(t, 4, "impronta", s.impronta.as_ref());
    t.push_str("    campi:\n");
    for (k, v) in &s.campi.0 {
        voce(t, 6, k.as_str(), Some(v));
    }
}

fn variazione(t: &mut String, v: &VariazioneLucchetto) {
    voce(t, 4, "versione", v.versione.as_ref());
    voce(t, 4, "tipo", v.tipo.as_ref());
    atto(t, 4, &v.atto);
    voce(t, 4, "motivo", v.motivo.as_ref());
    if !v.obiettivi.is_empty() {
        t.push_str("    obiettivi:\n");
    }
    for o in &v.obiettivi {
        t.push_str(&format!("      - {}\n", scalare(o.as_str(), 6)));
    }
    if !v.modifiche.is_empty() {
        elenco(t, 4, "modifiche", &v.modifiche, |t, m| {
            let voci = [
                ("scheda", &m.scheda),
                ("codice", &m.codice),
                ("titolo", &m.titolo),
                ("campo", &m.campo),
                ("prima", &m.prima),
                ("dopo", &m.dopo),
            ];
            for (chiave, valore) in voci {
                voce(t, 8, chiave, valore.as_ref());
            }
        });
    }
}

fn atto(t: &mut String, rientro: usize, a: &AttoLucchetto) {
    if *a == AttoLucchetto::default() {
        return;
    }
    t.push_str(&format!("{:rientro$}atto:\n", ""));
    for (chiave, valore) in
        [("tipo", &a.tipo), ("organo", &a.organo), ("numero", &a.numero), ("data", &a.data)]
    {
        voce(t, rientro + 2, chiave, valore.as_ref());
    }
}

/// A list of mappings: the first key of each stands behind the dash.
fn elenco<T>(
    t: &mut String,
    rientro: usize,
    chiave: &str,
    voci: &[T],
    una: impl Fn(&mut String, &T),
) {
    let vuoto = if voci.is_empty() { " []" } else { "" };
    t.push_str(&format!("{:rientro$}{chiave}:{vuoto}\n", ""));
    for v in voci {
        let mut corpo = String::new();
        una(&mut corpo, v);
        let prima = rientro + 4;
        let corpo = corpo.get(prima..).unwrap_or_default();
        t.push_str(&format!("{:rientro$}  - {corpo}", ""));
    }
}

/// A key and its value; nothing where there is no value.
fn voce(t: &mut String, rientro: usize, chiave: &str, valore: Option<&Testo>) {
    if let Some(v) = valore {
        let v = scalare(v.as_str(), rientro);
        t.push_str(&format!("{:rientro$}{}: {v}\n", "", semplice(chiave)));
    }
}

/// A value: several lines as a block, plain where YAML cannot take it for anything else, else quoted.
fn scalare(v: &str, rientro: usize) -> String {
    let a_blocco = v.contains('\n')
        && v.lines().all(|r| !r.ends_with([' ', '\t']))
        && !v.starts_with([' ', '\n'])
        && !v.ends_with('\n')
        && v.chars().all(|c| c == '\n' || !c.is_control());
    if !a_blocco {
        return semplice(v);
    }
    let righe = v.split('\n').map(|r| match r {
        "" => "\n".to_owned(),
        r => format!("\n{:largo$}{r}", "", largo = rientro + 2),
    });
    format!("|-{}", righe.collect::<String>())
}

/// A text on one line, quoted where some reader of YAML would take it for a number or a word of its own.
fn semplice(v: &str) -> String {
    let lettera = |c: char| c.is_alphanumeric();
    let cifre = v.chars().all(|c| c.is_ascii_digit()) && !v.starts_with('0') && v.len() < 10;
    let numero = v.chars().all(|c| c.is_ascii_hexdigit() || "._-xo".contains(c));
    let parola = matches!(v.to_lowercase().as_str(), "null" | "true" | "false" | "yes" | "no");
    let piana = v.starts_with(lettera)
        && v.ends_with(|c: char| lettera(c) || ")].%".contains(c))
        && v.chars().all(|c| lettera(c) || " ._-/()[]%'€«»".contains(c))
        && (cifre || !numero)
        && !parola;
    if piana {
        return v.to_owned();
    }
    let mut t = String::from("\"");
    for c in v.chars() {
        match c {
            '"' => t.push_str("\\\""),
            '\\' => t.push_str("\\\\"),
            '\n' => t.push_str("\\n"),
            '\t' => t.push_str("\\t"),
            c if c.is_control() => t.push_str(&format!("\\U{:08x}", u32::from(c))),
            c => t.push(c),
        }
    }
    t.push('"');
    t
}

#[cfg(test)]
mod tests {
    use super::semplice;

    #[test]
    fn a_text_is_quoted_where_yaml_could_misread_it() {
        for t in ["attivo", "30 giugno 2026", "12", "gen-apr", "indicatori[A b].atteso"] {
            assert_eq!(semplice(t), t);
        }
        for t in [
            "",
            "a: b",
            "a #b",
            "- a",
            "NO",
            "null",
            "1.10",
            "012",
            "1e3",
            "[a]",
            "a,b",
            "«a",
            "100 %\u{a0}",
            "x:",
        ] {
            assert_eq!(semplice(t), format!("\"{t}\""), "{t}");
        }
        assert_eq!(semplice("a \"b\"\n\\c"), "\"a \\\"b\\\"\\n\\\\c\"");
    }
}
