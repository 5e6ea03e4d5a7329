//! The two sides of the table of the checks: interim and final.

use schemars::JsonSchema;
use serde::Serialize;

use super::blocchi::percento;
use super::persone::Etichette;
use crate::document::stampato::detto;
use crate::model::{Dato, Testo, Verifica};
use crate::score::{PunteggioScheda, Risultato};
use crate::template::{ProsaStampata, TestoStampato};
use crate::valori::{DataGiorno, Percentuale, Valore, numerato, percentuale};

/// One side of the table of the checks.
#[derive(JsonSchema, Serialize, Default)]
pub struct Lato {
    #[schemars(description = "Il titolo, con le date.")]
    pub titolo: String,
    pub titolo_relazione: String,
    #[schemars(description = "La relazione (Markdown).")]
    pub relazione: ProsaStampata,
    #[schemars(description = "La media del valore raggiunto.")]
    pub valore: TestoStampato,
    #[schemars(description = "La media del rispetto dei tempi.")]
    pub tempi: TestoStampato,
    #[schemars(description = "(Markdown)")]
    pub cause: ProsaStampata,
    #[schemars(description = "(Markdown)")]
    pub effetti: ProsaStampata,
    #[schemars(description = "(Markdown)")]
    pub intrapresi: ProsaStampata,
    #[schemars(description = "(Markdown)")]
    pub da_attivare: ProsaStampata,
}

/// A day as in the heading of a check: "30/06".
fn breve(d: &Dato<DataGiorno>, anno: i16) -> Option<String> {
    let d = d.valore.as_ref()?.nel(anno).ok()?;
    let anno_diverso = if d.year() == anno { String::new() } else { format!("/{}", d.year()) };
    Some(format!("{:02}/{:02}{anno_diverso}", d.day(), d.month()))
}

fn titolo(base: &str, date: &[String]) -> String {
    if date.is_empty() { base.to_owned() } else { format!("{base} AL {}", date.join(" - ")) }
}

/// The interim side; several checks share it.
pub fn intermedia(
    voci: &[&Verifica],
    predefinite: &[Dato<DataGiorno>],
    realizzato: bool,
    anno: i16,
    e: &Etichette,
) -> Lato {
    let voce = |k: &str| e.get(k).cloned().unwrap_or_default();
    let mut date: Vec<String> = voci
        .iter()
        .flat_map(|v| v.date.iter().chain(&v.data))
        .filter_map(|d| breve(d, anno))
        .collect();
    if date.is_empty() {
        date = predefinite.iter().filter_map(|d| breve(d, anno)).collect();
    }
    let mut lato = Lato {
        titolo: titolo(&voce("verifica_intermedia"), &date),
        titolo_relazione: voce("relazione_intermedia"),
        ..Lato::default()
    };
    if !realizzato {
        return lato;
    }
    // Several checks share the column: each text says its date.
    let uniti = |campo: fn(&Verifica) -> Option<&Testo>| -> ProsaStampata {
        if let [una] = voci {
            return detto(campo(una)).into();
        }
        let testi = voci.iter().filter_map(|v| {
            let t = &campo(v)?.testo;
            match v.data.as_ref().and_then(|d| breve(d, anno)) {
                Some(d) => Some(format!("**Al {d}**\n\n{t}")),
                None => Some(t.clone()),
            }
        });
        testi.collect::<Vec<_>>().join("\n\n").into()
    };
    let misura = |campo: fn(&Verifica) -> Option<&Testo>| {
        let mut valori: Vec<TestoStampato> =
            voci.iter().filter_map(|v| campo(v)).map(scritto).collect();
        match valori.len() {
            0 => "—".into(),
            1 => valori.remove(0),
            _ => valori.iter().map(|v| &**v).collect::<Vec<_>>().join(" / ").into(),
        }
    };
    lato.relazione = uniti(|v| v.relazione.as_deref());
    lato.valore = misura(|v| v.valore.as_ref());
    lato.tempi = misura(|v| v.tempi.as_ref());
    lato.cause = uniti(|v| v.scostamenti.cause.as_deref());
    lato.effetti = uniti(|v| v.scostamenti.effetti.as_deref());
    lato.intrapresi = uniti(|v| v.provvedimenti.intrapresi.as_deref());
    lato.da_attivare = uniti(|v| v.provvedimenti.da_attivare.as_deref());
    lato.trattini();
    lato
}

/// The final side.
pub fn finale(
    f: Option<&Verifica>,
    predefinita: Option<&Dato<DataGiorno>>,
    punti: &PunteggioScheda,
    realizzato: bool,
    anno: i16,
    e: &Etichette,
) -> Lato {
    let voce = |k: &str| e.get(k).cloned().unwrap_or_default();
    let mut date: Vec<String> = f
        .iter()
        .flat_map(|v| v.date.iter().chain(&v.data))
        .filter_map(|d| breve(d, anno))
        .collect();
    if date.is_empty() {
        date = predefinita.iter().filter_map(|d| breve(d, anno)).collect();
    }
    let mut lato = Lato {
        titolo: titolo(&voce("verifica_finale"), &date),
        titolo_relazione: voce("relazione_finale"),
        ..Lato::default()
    };
    if !realizzato {
        return lato;
    }
    // A figure typed by hand is printed, and compared with the computed one by a rule.
    let misura =
        |t: Option<&Testo>, r: Option<&Risultato>| t.map_or_else(|| percento(r).into(), scritto);
    lato.valore = misura(f.and_then(|f| f.valore.as_ref()), punti.valore.as_ref());
    lato.tempi = misura(f.and_then(|f| f.tempi.as_ref()), punti.tempi.as_ref());
    if let Some(f) = f {
        lato.relazione = detto(f.relazione.as_ref()).into();
        lato.cause = detto(f.scostamenti.cause.as_ref()).into();
        lato.effetti = detto(f.scostamenti.effetti.as_ref()).into();
        lato.intrapresi = detto(f.provvedimenti.intrapresi.as_ref()).into();
        lato.da_attivare = detto(f.provvedimenti.da_attivare.as_ref()).into();
    }
    lato.trattini();
    lato
}

impl Lato {
    /// An empty cell of a report prints a dash: blank is for what the plan leaves to be filled.
    fn trattini(&mut self) {
        for campo in [
            &mut self.relazione,
            &mut self.cause,
            &mut self.effetti,
            &mut self.intrapresi,
            &mut self.da_attivare,
        ] {
            if campo.is_empty() {
                *campo = ProsaStampata("—".into());
            }
        }
    }
}

/// A percentage typed by hand, as printed; what does not parse as typed.
pub fn scritto(t: &Testo) -> TestoStampato {
    TestoStampato::from(t)
        .cambia(|t| Percentuale::leggi(&t).map_or_else(|_| t.clone(), |p| p.to_string()))
}

/// The Nucleo's own figure, in one line.
pub fn valutazione(f: Option<&Verifica>) -> ProsaStampata {
    let Some(v) = f.and_then(|f| f.valutazione.as_ref()) else {
        return ProsaStampata::default();
    };
    let luogo = v.motivo.as_ref().map(|m| m.luogo).or(v.grado.as_ref().map(|g| g.luogo));
    let grado = v.grado.as_ref().and_then(|g| g.valore.as_ref()).map(|g| percentuale(&g.0));
    let verbale = v.verbale.as_ref().map(|n| format!("(verbale n. {})", numerato(n.as_str())));
    let motivo = v.motivo.as_ref().map(|m| m.testo.clone());
    let detta = [grado, verbale, motivo].into_iter().flatten().collect::<Vec<_>>().join(" ");
    ProsaStampata(match luogo {
        Some(luogo) => TestoStampato::presso(detta, luogo),
        None => detta.into(),
    })
}
