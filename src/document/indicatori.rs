//! The rows of the indicators, in a scheda and in a process sheet.

use serde::Serialize;

use super::blocchi::segno;
use crate::model::{Indicatore, Testo, detto};
use crate::score::PunteggioIndicatore;
use crate::valori::{Atteso, Esito, Misura, TipoIndicatore, Valore};

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
    let scala: Vec<String> = i.scala.iter().map(|t| t.testo.clone()).collect();
    let letto = |t: &Testo, anno| scritto(t, p.tipo, &scala, anno);
    for (nome, valore) in [
        ("peso", i.peso.as_ref().map(|p| p.testo.clone())),
        ("formula", i.formula.as_ref().map(|t| t.testo.clone())),
        ("fonte", i.fonte.as_ref().map(|t| t.testo.clone())),
        ("soglia", i.soglia.as_ref().map(|t| letto(t, anno))),
    ] {
        if let Some(v) = valore {
            dettagli.push(format!("{nome}: {v}"));
        }
    }
    // A day without its year is of the year that it stands under.
    let sotto = |a: &Testo| a.as_str().trim().parse().unwrap_or(anno);
    for (a, v) in &i.attesi.0 {
        let atteso = Atteso::leggi(v.as_str(), p.tipo, &scala);
        let atteso = atteso.map_or_else(|_| letto(v, sotto(a)), |x| x.testo(sotto(a)));
        dettagli.push(format!("atteso {a}: {atteso}"));
    }
    for (a, v) in &i.storico.0 {
        dettagli.push(format!("{a}: {}", letto(v, sotto(a))));
    }
    let mut riga = RigaIndicatore {
        nome: detto(i.nome.as_ref()),
        dettagli: dettagli.join(" · "),
        attesa,
        realizzata,
        esito,
        segno,
        note: detto(i.note.as_ref()),
        evidenza: detto(i.evidenza.as_ref()),
        unita: false,
    };
    riga.unita = riga.lunghezza() <= RIGA_UNITA;
    riga
}

/// A value as it is printed, where it is one of the indicator's type; else as typed.
fn scritto(t: &Testo, tipo: Option<TipoIndicatore>, scala: &[String], anno: i16) -> String {
    if t.as_str().trim().is_empty() {
        return "—".into();
    }
    let letto = tipo.and_then(|tipo| Misura::leggi(t.as_str(), tipo, scala).ok());
    letto.map_or_else(|| t.testo.clone(), |r| r.testo_nel(anno))
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Mappa;
    use crate::score::Metodo;

    #[test]
    fn what_is_said_beside_an_indicator_prints_like_its_target() {
        let testo = |t: &str| Testo { testo: t.into(), ..Testo::default() };
        let uno = |atteso, soglia, (a, attesi), (s, storico)| {
            let i = Indicatore {
                atteso: Some(testo(atteso)),
                soglia: Some(testo(soglia)),
                attesi: Mappa(vec![(testo(a), testo(attesi))]),
                storico: Mappa(vec![(testo(s), testo(storico))]),
                ..Indicatore::default()
            };
            let p = crate::score::indicatore(&i, 2023, &Metodo::standard());
            indicatore(&i, &p, true, 2023).dettagli
        };
        for (atteso, soglia, attesi, storico, dettagli) in [
            (
                "almeno 80%",
                "60%",
                ("2024", "almeno 85,5"),
                ("2022", "n.r."),
                "soglia: 60,00% · atteso 2024: almeno 85,50% · 2022: n.r.",
            ),
            (
                "entro il 30/06",
                "30/09",
                ("2024", "entro il 31/05"),
                ("2022", "15/07"),
                "soglia: 30 settembre 2023 · atteso 2024: entro il 31 maggio 2024 · 2022: 15 luglio 2022",
            ),
            (
                "massimo 1500",
                "2000.50",
                ("2024", "1250,5"),
                ("2022", "quasi 1800"),
                "soglia: 2.000,5 · atteso 2024: 1.250,5 · 2022: quasi 1800",
            ),
            (
                "€ 5000",
                "1e3",
                ("2024", "€ 6000"),
                ("2022", ""),
                "soglia: 1e3 · atteso 2024: €\u{a0}6.000,00 · 2022: —",
            ),
        ] {
            assert_eq!(uno(atteso, soglia, attesi, storico), dettagli);
        }
    }
}
