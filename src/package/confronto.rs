//! The comparison of two plans as text and as JSON.
//!
//! The JSON is one object:
//!
//! ```json
//! { "prima": "data/a", "dopo": "data/b", "differenze": 2,
//!   "schede": [
//!     { "scheda": "obiettivi/a", "file": "obiettivi/a.yaml", "codice": "1.01.01", "titolo": "…",
//!       "sorte": "cambiata",
//!       "campi": [ { "campo": "indicatori[A].atteso", "etichetta": "indicatore «A», valore atteso",
//!                    "prima": "almeno 70,00%", "dopo": "almeno 80,00%" } ] } ] }
//! ```
//!
//! `metodo` lists the parameters of the method of scoring that differ, each with `chiave`, `prima`, `dopo`.
//! `sorte` is `cambiata`, `nuova` or `tolta`; a field that is not on a side is `null` there.
//! `differenze` counts the fields of changed sheets, and one for each sheet that is new or gone.

use serde_json::{Value, json};

use crate::piano::metodo::DifferenzaMetodo;
use crate::piano::{DifferenzaCampo, DifferenzaScheda, Sorte};

/// Two plans compared.
#[derive(Clone, Debug)]
pub struct Confronto {
    /// What the first one is called.
    pub prima: String,
    /// What the second one is called.
    pub dopo: String,
    /// The parameters of the method of scoring that differ.
    pub metodo: Vec<DifferenzaMetodo>,
    /// The sheets that differ.
    pub schede: Vec<DifferenzaScheda>,
}

/// How many differences there are: fields of changed sheets, and sheets on one side only.
pub fn quante(schede: &[DifferenzaScheda]) -> usize {
    let una = |s: &DifferenzaScheda| match s.sorte {
        Sorte::Cambiata => s.campi.len(),
        Sorte::Nuova | Sorte::Sparita => 1,
    };
    schede.iter().map(una).sum()
}

impl Confronto {
    /// As one JSON object; its shape is a promise.
    pub fn json(&self) -> Value {
        let lato = |t: &str| if t.is_empty() { Value::Null } else { t.into() };
        let campo = |c: &DifferenzaCampo| {
            json!({
                "campo": c.chiave,
                "etichetta": c.etichetta(),
                "prima": lato(&c.prima),
                "dopo": lato(&c.dopo),
            })
        };
        let scheda = |s: &DifferenzaScheda| {
            json!({
                "scheda": s.identita,
                "file": lato(&s.percorso),
                "codice": s.codici.last(),
                "titolo": s.titolo,
                "sorte": s.sorte.parola(),
                "campi": s.campi.iter().map(campo).collect::<Vec<_>>(),
            })
        };
        json!({
            "prima": self.prima,
            "dopo": self.dopo,
            "differenze": quante(&self.schede),
            "metodo": self.metodo.iter().map(|d| {
                json!({ "chiave": d.chiave, "prima": d.prima, "dopo": d.dopo })
            }).collect::<Vec<_>>(),
            "schede": self.schede.iter().map(scheda).collect::<Vec<_>>(),
        })
    }

    /// For a person to read: scheda by scheda, each field before and after.
    pub fn testo(&self) -> String {
        let mut t = format!("prima: {}\ndopo:  {}\n\n", self.prima, self.dopo);
        if !self.metodo.is_empty() {
            t.push_str("metodo di calcolo: è diverso, e i gradi non si confrontano\n");
            for d in &self.metodo {
                t.push_str(&format!("  {}: {} → {}\n", d.chiave, d.prima, d.dopo));
            }
            t.push('\n');
        }
        for s in &self.schede {
            t.push_str(&format!("{}  {}\n", s.nome(), s.titolo));
            let dove = if s.percorso.is_empty() { &s.identita } else { &s.percorso };
            t.push_str(&format!("  {dove}\n"));
            match s.sorte {
                Sorte::Nuova => t.push_str("  scheda nuova: prima non c'è\n"),
                Sorte::Sparita => t.push_str("  scheda tolta: dopo non c'è\n"),
                Sorte::Cambiata => s.campi.iter().for_each(|c| campo(&mut t, c)),
            }
            t.push('\n');
        }
        t.push_str(&conto(&self.schede));
        t.push('\n');
        t
    }
}

/// "5 campi programmati in 2 schede", "nessuna differenza nei campi programmati".
pub fn conto(schede: &[DifferenzaScheda]) -> String {
    let di = |sorte| schede.iter().filter(move |s| s.sorte == sorte);
    let numero = |n: usize, uno: &str, molti: &str| match n {
        0 => None,
        1 => Some(format!("1 {uno}")),
        n => Some(format!("{n} {molti}")),
    };
    let campi = di(Sorte::Cambiata).map(|s| s.campi.len()).sum();
    let cambiate = numero(di(Sorte::Cambiata).count(), "scheda", "schede").unwrap_or_default();
    let parti = [
        numero(campi, "campo programmato diverso", "campi programmati diversi")
            .map(|c| format!("{c} in {cambiate}")),
        numero(di(Sorte::Nuova).count(), "scheda nuova", "schede nuove"),
        numero(di(Sorte::Sparita).count(), "scheda tolta", "schede tolte"),
    ];
    let parti: Vec<_> = parti.into_iter().flatten().collect();
    if parti.is_empty() {
        "nessuna differenza nei campi programmati".to_owned()
    } else {
        parti.join(", ")
    }
}

/// A field: short values on one line, texts below each other.
fn campo(t: &mut String, c: &DifferenzaCampo) {
    let lato = |v: &str| if v.is_empty() { "—".to_owned() } else { v.to_owned() };
    let (prima, dopo) = (lato(&c.prima), lato(&c.dopo));
    let lungo = |v: &str| v.contains('\n') || v.chars().count() > 50;
    if !lungo(&prima) && !lungo(&dopo) {
        t.push_str(&format!("  {}: {prima} → {dopo}\n", c.etichetta()));
        return;
    }
    t.push_str(&format!("  {}:\n", c.etichetta()));
    for (quando, v) in [("prima", prima), ("dopo", dopo)] {
        t.push_str(&format!("    {quando}:\n"));
        for riga in v.lines() {
            t.push_str(format!("      {riga}").trim_end());
            t.push('\n');
        }
    }
}
