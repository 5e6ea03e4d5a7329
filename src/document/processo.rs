//! The view of a process sheet.

use schemars::JsonSchema;
use serde::Serialize;

use super::blocchi::percento;
use super::indicatori::{RigaIndicatore, indicatori};
use super::nomi::Nomi;
use super::passato::{Passato, passato};
use super::persone::{Etichette, Persone, persone};
use super::stampato::{detto, insieme};
use crate::check::Verificata;
use crate::model::{Dato, Extra, Indice, ProcessoFile, Testo};
use crate::score::{PunteggioScheda, media_indice};
use crate::template::{ProsaStampata, TestoStampato};
use crate::valori::Cifra;
use crate::valori::{minimo, percentuale};

/// A figure over the years.
#[derive(JsonSchema, Serialize)]
struct RigaIndice {
    /// What the index says under `extra`.
    #[schemars(description = "Ciò che l'indice dice in `extra`.")]
    extra: Extra,
    #[schemars(description = "Che cosa si conta.")]
    nome: TestoStampato,
    #[schemars(description = "Una cifra per anno.")]
    storico: Vec<TestoStampato>,
    #[schemars(description = "La media.")]
    media: TestoStampato,
    #[schemars(description = "La cifra di quest'anno.")]
    consuntivo: TestoStampato,
}

/// What `processo.typ` prints.
#[derive(JsonSchema, Serialize)]
pub struct VistaProcesso {
    #[schemars(description = "Il titolo della scheda.")]
    titolo: TestoStampato,
    #[schemars(description = "L'anno.")]
    anno: String,
    #[schemars(description = "Il peso.")]
    peso: TestoStampato,
    #[schemars(description = "Chi coordina.")]
    coordinamento: Vec<TestoStampato>,
    #[schemars(description = "Missione e programma.")]
    processo: String,
    #[schemars(description = "Il nome del processo.")]
    nome: TestoStampato,
    #[schemars(description = "A che cosa serve (Markdown).")]
    finalita: ProsaStampata,
    #[schemars(description = "Per chi è.")]
    stakeholder: TestoStampato,
    #[schemars(description = "Gli anni delle cifre.")]
    anni: Vec<String>,
    #[schemars(description = "Il titolo della colonna di quest'anno.")]
    titolo_consuntivo: String,
    #[schemars(description = "Le cifre, anno per anno.")]
    indici: Vec<RigaIndice>,
    #[schemars(description = "Chi partecipa.")]
    personale: Persone,
    #[schemars(description = "Le risorse strumentali.")]
    strumentali: Vec<TestoStampato>,
    #[schemars(description = "Gli indicatori.")]
    indicatori: Vec<RigaIndicatore>,
    #[schemars(description = "Gli anni prima e la partenza degli indicatori.")]
    passato: Passato,
    #[schemars(description = "Il grado di raggiungimento.")]
    grado: String,
    #[schemars(description = "L'analisi del risultato (Markdown).")]
    analisi: ProsaStampata,
    #[schemars(description = "Se si stampa ciò che si è realizzato.")]
    realizzato: bool,
    /// What the sheet says under `extra`.
    #[schemars(description = "Ciò che la scheda dice in `extra`.")]
    extra: Extra,
}

/// The view of a process sheet; what was realised only when `realizzato`.
pub fn vista(
    nomi: &Nomi<'_>,
    v: &Verificata,
    p: &ProcessoFile,
    punti: &PunteggioScheda,
    realizzato: bool,
    e: &Etichette,
) -> VistaProcesso {
    let cartella = v.valutata().cartella();
    let s = &p.scheda;
    let anno = cartella.esercizio;
    let voce = |k: &str| e.get(k).cloned().unwrap_or_default();
    let mut anni: Vec<String> =
        s.indici.iter().flat_map(|i| i.storico.0.iter().map(|(a, _)| a.testo.clone())).collect();
    anni.sort();
    anni.dedup();
    let numero = |n: &Option<Testo>, cosa: &str| {
        n.as_ref().map(|n| format!("{cosa} {}", n.as_str().trim_start_matches('0')))
    };
    let missione =
        [numero(&s.missione, &voce("missione")), numero(&s.programma, &voce("programma"))];
    let indici = s.indici.iter().map(|i| indice(i, &anni, realizzato)).collect();
    let senza_titolo = || "Obiettivo di performance organizzativa di ente".into();
    VistaProcesso {
        titolo: s.titolo.as_ref().map_or_else(senza_titolo, TestoStampato::from),
        anno: anno.to_string(),
        peso: s.peso.as_ref().map_or_else(|| "—".into(), TestoStampato::from),
        coordinamento: s.coordinamento.iter().map(TestoStampato::from).collect(),
        processo: missione.into_iter().flatten().collect::<Vec<_>>().join(" "),
        nome: detto(s.processo.as_ref()),
        finalita: detto(s.finalita.as_ref()).into(),
        stakeholder: insieme(&s.stakeholder, ", "),
        anni,
        titolo_consuntivo: format!("{anno} {}", voce("consuntivo")),
        indici,
        personale: persone(nomi, s.personale.as_ref(), realizzato),
        strumentali: s.risorse_strumentali.iter().map(TestoStampato::from).collect(),
        indicatori: indicatori(&s.indicatori, &punti.indicatori, realizzato, anno),
        passato: passato(&s.indicatori, &punti.indicatori, anno),
        grado: if realizzato { percento(punti.grado.as_ref()) } else { String::new() },
        analisi: if realizzato {
            detto(s.analisi.as_ref()).into()
        } else {
            ProsaStampata::default()
        },
        realizzato,
        extra: s.extra.clone(),
    }
}

fn indice(i: &Indice, anni: &[String], realizzato: bool) -> RigaIndice {
    let scritto = |n: Option<&Dato<Cifra>>| n.map_or_else(|| "—".into(), TestoStampato::from);
    let anno = |a: &String| scritto(i.storico.get(a).and_then(Option::as_ref));
    let media = match &i.media {
        Some(m) => m.into(),
        None => media_indice(i).map_or_else(
            || "—".into(),
            |m| {
                let misurata = |v: &&Dato<Cifra>| v.valore.as_ref().is_some_and(|v| v.0.is_some());
                let percento = i
                    .storico
                    .0
                    .iter()
                    .filter_map(|(_, v)| v.as_ref().filter(misurata))
                    .all(|v| v.testo.trim_end().ends_with('%'));
                let media = if percento { percentuale(&m.valore) } else { minimo(&m.valore) };
                // The years of the table, also those that this index leaves out.
                let rilevato = |a: &&String| {
                    let cifra = i.storico.get(a).and_then(Option::as_ref);
                    cifra.and_then(|d| d.valore.as_ref()).is_some_and(|v| v.0.is_some())
                };
                match anni.iter().filter(rilevato).count() {
                    n if n < anni.len() => format!("{media} ({n} su {})", anni.len()).into(),
                    _ => media.into(),
                }
            },
        ),
    };
    RigaIndice {
        extra: i.extra.clone(),
        nome: detto(i.nome.as_ref()).cambia(|n| match &i.unita {
            Some(u) if !n.is_empty() => format!("{n} ({u})"),
            _ => n,
        }),
        storico: anni.iter().map(anno).collect(),
        media,
        consuntivo: if realizzato {
            scritto(i.consuntivo.as_ref())
        } else {
            TestoStampato::default()
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Mappa;
    use crate::valori::Valore as _;

    #[test]
    fn a_mean_over_some_years_says_how_many() {
        let testo = |t: &str| Testo { testo: t.into(), ..Testo::default() };
        let cifra = |t: &str| {
            let valore = Some(Cifra::leggi(t).unwrap());
            Some(Dato { testo: t.into(), valore, luogo: Testo::default().luogo })
        };
        let anni = ["2020", "2021", "2022"].map(String::from);
        for (storico, media) in [
            (vec![("2020", "n.r."), ("2021", "25"), ("2022", "26")], "25,5 (2 su 3)"),
            (vec![("2020", ""), ("2021", "n.r."), ("2022", "26")], "26 (1 su 3)"),
            (vec![("2022", "26")], "26 (1 su 3)"),
            (vec![("2020", "n.r."), ("2021", "25%"), ("2022", "26%")], "25,50% (2 su 3)"),
            (vec![("2020", "24"), ("2021", "25"), ("2022", "26")], "25"),
            (vec![("2020", "n.r.")], "—"),
        ] {
            let uno =
                |(a, v): &(&str, &str)| (testo(a), (!v.is_empty()).then(|| cifra(v)).flatten());
            let storico = Mappa(storico.iter().map(uno).collect());
            let i = Indice { storico, ..Indice::default() };
            assert_eq!(&*indice(&i, &anni, false).media, media);
        }
    }
}
