//! The rows of the indicators, in a scheda and in a process sheet.

use schemars::JsonSchema;
use serde::Serialize;

use super::blocchi::segno;
use super::stampato::{detto, misurato, o_trattino};
use crate::model::{Extra, Indicatore};
use crate::score::{PunteggioIndicatore, con_unita};
use crate::template::{ProsaStampata, TestoStampato};
use crate::valori::{Esito, Rilevato, Valore, ValoreIndicatore};

/// An indicator.
#[derive(JsonSchema, Serialize)]
pub struct RigaIndicatore {
    /// What the indicator says under `extra`.
    #[schemars(description = "Ciò che l'indicatore dice in `extra`.")]
    extra: Extra,
    #[schemars(description = "Che cosa si misura.")]
    pub nome: TestoStampato,
    #[schemars(description = "Peso, formula, fonte, soglia, anni prima e dopo.")]
    pub dettagli: String,
    #[schemars(description = "Il valore atteso.")]
    pub attesa: TestoStampato,
    #[schemars(description = "Il valore realizzato.")]
    pub realizzata: TestoStampato,
    #[schemars(description = "L'esito in parole.")]
    esito: TestoStampato,
    #[schemars(description = "Il segno disegnato accanto all'esito.")]
    segno: &'static str,
    #[schemars(description = "La nota (Markdown).")]
    pub note: ProsaStampata,
    #[schemars(description = "Il documento che lo prova.")]
    pub evidenza: TestoStampato,
}

/// The rows of the indicators; what was realised only when `realizzato`.
pub fn indicatori(
    voci: &[Indicatore],
    punti: &[PunteggioIndicatore],
    realizzato: bool,
    anno: i16,
) -> Vec<RigaIndicatore> {
    let in_colonna = super::passato::anni(voci);
    let coppie = voci.iter().zip(punti);
    coppie.map(|(i, p)| indicatore(i, p, realizzato, anno, &in_colonna)).collect()
}

fn indicatore(
    i: &Indicatore,
    p: &PunteggioIndicatore,
    realizzato: bool,
    anno: i16,
    in_colonna: &[String],
) -> RigaIndicatore {
    let l = &p.lettura;
    let valore =
        |m: &ValoreIndicatore, testo: String| con_unita(p.lettura.unita.as_deref(), m, testo);
    // What does not parse is printed as typed; a rule reports it.
    let attesa = match (l.atteso(), &i.atteso) {
        (Some(a), Some(t)) => TestoStampato::presso(valore(&a.valore, a.testo(anno)), t.luogo),
        (Some(a), None) => valore(&a.valore, a.testo(anno)).into(),
        (None, t) => o_trattino(t.as_ref()),
    };
    let realizzata = match (l.realizzato(), &i.realizzato) {
        _ if !realizzato => TestoStampato::default(),
        (letto, Some(t)) => match letto {
            Some(Rilevato::Valore(m)) => {
                TestoStampato::presso(valore(m, m.testo_nel(anno)), t.luogo)
            }
            Some(r) => TestoStampato::presso(r.testo_nel(anno), t.luogo),
            None => t.into(),
        },
        (_, None) => "n.r.".into(),
    };
    let (esito, segno) = match &i.esito {
        _ if !realizzato => (TestoStampato::default(), "assente"),
        Some(t) => (t.into(), Esito::leggi(t.as_str()).map_or("assente", segno)),
        None => (p.esito.to_string().into(), segno(p.esito)),
    };
    let mut dettagli = Vec::new();
    for (nome, valore) in [
        ("peso", i.peso.as_ref().map(|p| p.testo.clone())),
        ("formula", i.formula.as_ref().map(|t| t.testo.clone())),
        ("fonte", i.fonte.as_ref().map(|t| t.testo.clone())),
        ("soglia", i.soglia.as_ref().map(|t| misurato(t, l.soglia.as_ref(), anno))),
        ("eccellente", i.eccellente.as_ref().map(|t| misurato(t, l.eccellente.as_ref(), anno))),
    ] {
        if let Some(v) = valore {
            dettagli.push(format!("{nome}: {v}"));
        }
    }
    // A day without its year is of the year that it stands under.
    for ((a, t), (suo, letto)) in i.attesi.0.iter().zip(&l.attesi) {
        let atteso = match letto {
            Ok(x) => x.testo(*suo),
            Err(_) => misurato(t, None, *suo),
        };
        dettagli.push(format!("atteso {a}: {atteso}"));
    }
    // The last years have columns of their own.
    for ((a, t), (suo, letto)) in i.storico.0.iter().zip(&l.storico) {
        if in_colonna.contains(&a.testo) {
            continue;
        }
        dettagli.push(format!("{a}: {}", misurato(t, letto.as_ref(), *suo)));
    }
    RigaIndicatore {
        extra: i.extra.clone(),
        nome: detto(i.nome.as_ref()),
        dettagli: dettagli.join(" · "),
        attesa,
        realizzata,
        esito,
        segno,
        note: detto(i.note.as_ref()).into(),
        evidenza: detto(i.evidenza.as_ref()),
    }
}

#[cfg(test)]
mod tests {
    use crate::model::Testo;

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
            let p = crate::score::indicatore(&i, 2023, &Metodo::default());
            indicatore(&i, &p, true, 2023, &[]).dettagli
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
                "soglia: 2.000,50 · atteso 2024: 1.250,5 · 2022: quasi 1800",
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
