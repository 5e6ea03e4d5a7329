//! The rows of the indicators, in a scheda and in a process sheet.

use serde::Serialize;

use super::blocchi::segno;
use super::scheda::testo;
use crate::model::Indicatore;
use crate::model::valori::{Esito, Valore};
use crate::score::PunteggioIndicatore;

/// An indicator.
#[derive(Serialize)]
pub struct RigaIndicatore {
    pub nome: String,
    pub dettagli: String,
    pub attesa: String,
    pub realizzata: String,
    esito: String,
    segno: &'static str,
    pub note: String,
    pub evidenza: String,
    unita: bool,
}

/// The rows of the indicators; what was realised only when `realizzato`.
pub fn indicatori(
    voci: &[Indicatore],
    punti: &[PunteggioIndicatore],
    realizzato: bool,
    anno: i16,
) -> Vec<RigaIndicatore> {
    voci.iter().zip(punti).map(|(i, p)| indicatore(i, p, realizzato, anno)).collect()
}

fn indicatore(
    i: &Indicatore,
    p: &PunteggioIndicatore,
    realizzato: bool,
    anno: i16,
) -> RigaIndicatore {
    let con_unita = |valore: String| match &i.unita {
        Some(u) if !["—", "n.r.", ""].contains(&valore.as_str()) => format!("{valore} {u}"),
        _ => valore,
    };
    // What does not parse is printed as typed; a rule reports it.
    let attesa = match (&p.atteso, &i.atteso) {
        (Some(a), _) => con_unita(a.testo(anno)),
        (None, Some(t)) => t.testo.clone(),
        (None, None) => "—".into(),
    };
    let realizzata = match (&p.realizzato, &i.realizzato) {
        _ if !realizzato => String::new(),
        (Some(r), _) => con_unita(r.testo_nel(anno)),
        (None, Some(t)) => t.testo.clone(),
        (None, None) => "n.r.".into(),
    };
    let (esito, segno) = match &i.esito {
        _ if !realizzato => (String::new(), "assente"),
        Some(t) => (t.testo.clone(), Esito::leggi(t.as_str()).map_or("assente", segno)),
        None => (p.esito.to_string(), segno(p.esito)),
    };
    let mut dettagli = Vec::new();
    for (nome, valore) in [
        ("peso", i.peso.as_ref().map(|p| &p.testo)),
        ("formula", i.formula.as_ref().map(|t| &t.testo)),
        ("fonte", i.fonte.as_ref().map(|t| &t.testo)),
        ("soglia", i.soglia.as_ref().map(|t| &t.testo)),
    ] {
        if let Some(v) = valore {
            dettagli.push(format!("{nome}: {v}"));
        }
    }
    for (a, v) in &i.attesi.0 {
        dettagli.push(format!("atteso {a}: {v}"));
    }
    for (a, v) in &i.storico.0 {
        dettagli.push(format!("{a}: {v}"));
    }
    let mut riga = RigaIndicatore {
        nome: testo(i.nome.as_ref()),
        dettagli: dettagli.join(" · "),
        attesa,
        realizzata,
        esito,
        segno,
        note: testo(i.note.as_ref()),
        evidenza: testo(i.evidenza.as_ref()),
        unita: false,
    };
    riga.unita = riga.lunghezza() <= RIGA_UNITA;
    riga
}

/// The most characters of a row that is kept on one page: columns are narrow, and a row kept whole
/// must be far shorter than a page.
const RIGA_UNITA: usize = 500;

impl RigaIndicatore {
    /// How many characters the row holds.
    pub fn lunghezza(&self) -> usize {
        let testi = [
            &self.nome,
            &self.dettagli,
            &self.attesa,
            &self.realizzata,
            &self.esito,
            &self.note,
            &self.evidenza,
        ];
        testi.iter().map(|t| t.chars().count()).sum()
    }
}
