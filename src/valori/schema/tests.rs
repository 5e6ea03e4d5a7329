//! The patterns against the parsers, with an independent validator.

use proptest::test_runner::{Config, TestRunner};
use serde_json::{Value, json};

use super::super::*;
use crate::valori::parole::parole;

parole! {
    /// Words of one piece and of two.
    TipoEnte, "un tipo di ente":
    /// One.
    Comune = "comune",
    /// Two.
    CittaMetropolitana = "citta_metropolitana",
}

parole! {
    /// Other words.
    Organo, "un organo":
    /// One.
    Giunta = "giunta",
    /// Another.
    Sindaco = "sindaco",
}

/// Leaves under an independent validator, each where it must be written.
struct Validatore {
    schemi: boon::Schemas,
    indici: Vec<boon::SchemaIndex>,
}

impl Validatore {
    fn nuovo<'a>(foglie: impl Iterator<Item = &'a Foglia>) -> Self {
        let mut compilatore = boon::Compiler::new();
        compilatore.set_default_draft(boon::Draft::V7);
        let mut schemi = boon::Schemas::new();
        let indici = foglie.enumerate().map(|(n, f)| {
            let url = format!("http://prova/{n}.json");
            compilatore.add_resource(&url, f.schema(false)).unwrap();
            compilatore.compile(&url, &mut schemi).unwrap()
        });
        let indici = indici.collect();
        Validatore { indici, schemi }
    }

    fn accetta(&self, n: usize, v: &Value) -> bool {
        self.schemi.validate(v, self.indici[n]).is_ok()
    }
}

fn accetta(f: &Foglia, v: &Value) -> bool {
    Validatore::nuovo([f].into_iter()).accetta(0, v)
}

type ValueReader = fn(&str) -> bool;

fn letto<T: Valore>(t: &str) -> bool {
    T::leggi(t).is_ok()
}

/// Every type that stands in a leaf.
fn tipi() -> Vec<(Foglia, ValueReader)> {
    vec![
        (Numero::foglia(), letto::<Numero>),
        (Importo::foglia(), letto::<Importo>),
        (Percentuale::foglia(), letto::<Percentuale>),
        (Quota::foglia(), letto::<Quota>),
        (Peso::foglia(), letto::<Peso>),
        (Cifra::foglia(), letto::<Cifra>),
        (SiNo::foglia(), letto::<SiNo>),
        (Durata::foglia(), letto::<Durata>),
        (Esito::foglia(), letto::<Esito>),
        (DataGiorno::foglia(), letto::<DataGiorno>),
        (Mesi::foglia(), letto::<Mesi>),
        (Effettivo::foglia(), letto::<Effettivo>),
        (TipoIndicatore::foglia(), letto::<TipoIndicatore>),
        (Polarita::foglia(), letto::<Polarita>),
        (TipoEnte::foglia(), letto::<TipoEnte>),
        (Organo::foglia(), letto::<Organo>),
    ]
}

/// Spellings right for one type or another, or for none.
const SCRITTI: &str = "\
    20%|20|20,00%|20.5|20,5 %|80 per cento|80\u{a0}per  cento|PER CENTO|3000%|-1%|101%|100%|100,0%|100,1%|007%|-0%|\
    1250|1.250,50|1250.50|12.500|1.250.000|0.5|0.500|0,5|-8|−8|– 8|+5|0|1e3|0x1F|1_000|.nan|.inf|1,250.50|12,|1.2.3|--1|1 2|\
    .5|5.|€ 5.000,00|5.000 €|EUR 5000|5.000,00 euro|€\u{a0}5.000|-€ 5,00|− € 5|€ -5|-5 €|€|€ 5 €|€ euro 5|-€ -5|25 %|33,33|\
    tanto|venti|alto|n.r.|NR|n. r.|non rilevato|Non  rilevata|-|–|12,5%|12,5 per cento|\
    SI|sì|SI\u{300}|si’|Sì|NO|true|False|vero|S|N|SI/NO|forse|OK|raggiunta|✓|parzialmente_raggiunto|in parte|KO|così così|\
    2023-06-30|30/06/2023|30.06.2023|30-06-2023|30/6/2023|30/06|30.06|30-giu|30 giu 2023|30 giugno 2023|30 Giugno|giugno|\
    giugno 2023|giu.|1° giugno|1º giugno|primo giugno|31/02|30/13/2023|31/04/2023|0/01|32-gen|24/01/2024 recepito|30/06/23|\
    -30/06|sette|nove|sett|settembr|NOVEMBRE|12/15|29/02|31/13|2023-13-01|30 06|30/ 06|30/06/|domani|30 - giu|2023/6/1|\
    30 giu. 2023|gen-apr|gennaio|settembre-ottobre|sett. - ott.|gen, feb, nov|1-4|gen-mar, set-ott|I trimestre|1° trimestre|\
    2° semestre|III quadrimestre|tutto l'anno|tutto l’anno|da gennaio ad aprile|gen – mar|gen/feb|gennaio e marzo|\
    II semestre 2026|primo quadrimestre|intero anno|nov 2026-gen 2027|12|13|tredicembre|gen-|V trimestre|3 semestre|0-3|\
    gen feb mar|VI bim.|gen 2026|non svolta|Non  Realizzato|percentuale|SI_NO|si no|Sì/No|si-no|crescente|Esatta|percentaule|\
    comune|Citta metropolitana|CITTA-METROPOLITANA|citta__metropolitana|giunta| Sindaco |Giunt|a|\
    N.D.|n.p.|//|==|#N/D|--|€. 1.500,=|1.500,00.=|+€ 5|31.12.25|30-giu-25|30 giu 25|giu-25|fine anno|fine giugno|l'anno|dell'anno|\
    fine mese di giugno 2026|fine 2026|I semestre del 2026|fine lavori|gennaio/dicembre|gen/giu|gen/mar/set|gen giu|1/4|01/04|\
    I e II trimestre|I-II trimestre|dal 01/03 al 15/04|dall'8/3 all'11/4|da gen a mar|entro marzo|entro il 31/05|entro fine giugno|\
    entro l'anno|entro|nel mese di maggio|nel I semestre|1 e 2 trimestre|dal I al III trimestre|gen - mar 2026";

#[test]
fn a_pattern_says_what_the_parser_says() {
    let (mut si, mut no, mut diverse) = (0, 0, Vec::new());
    let tipi = tipi();
    let validatore = Validatore::nuovo(tipi.iter().map(|(f, _)| f));
    for t in SCRITTI.split('|').chain(["", " "]) {
        for (n, (f, leggi)) in tipi.iter().enumerate() {
            let letto = leggi(t);
            assert!(!letto || validatore.accetta(n, &t.into()), "{}: {t}", f.nome);
            if validatore.accetta(n, &t.into()) != letto {
                diverse.push((f.nome, t));
            }
            if letto { si += 1 } else { no += 1 }
        }
    }
    // The pattern of months is wider; it still tells what are none.
    diverse.retain(|(nome, _)| !nome.starts_with("Mesi"));
    assert!(diverse.is_empty(), "{diverse:?}");
    for t in
        ["20", "1250", "0", "tredicembre", "gennaoi", "pippo", "0,5", "33,33", "2026", "gen 5%"]
    {
        assert!(!accetta(&Mesi::foglia(), &t.into()), "{t}");
    }
    assert!(si > 200 && no > 1000, "{si} {no}");
}

#[test]
fn what_the_calendar_alone_knows_passes() {
    for (f, t) in [
        (DataGiorno::foglia(), "29/02/2023"),
        (Mesi::foglia(), "nov-feb"),
        (Mesi::foglia(), "gen, feb,"),
    ] {
        assert!(accetta(&f, &t.into()), "{t}");
    }
    assert!(DataGiorno::leggi("29/02/2023").is_err() && Mesi::leggi("nov-feb").is_err());
}

#[test]
fn what_yaml_takes_for_numbers_and_lists() {
    for (f, v, si) in [
        (Numero::foglia(), json!(14.86), true),
        (Quota::foglia(), json!(20.5), true),
        (Quota::foglia(), json!(3000), false),
        (Peso::foglia(), json!(-5), false),
        (Peso::foglia(), json!(true), false),
        (SiNo::foglia(), json!(true), true),
        (SiNo::foglia(), json!(1), false),
        (DataGiorno::foglia(), json!(30.06), true),
        (DataGiorno::foglia(), json!(30), false),
        (DataGiorno::foglia(), json!(2023), false),
        (Mesi::foglia(), json!(5), true),
        (Mesi::foglia(), json!(13), false),
        (Mesi::foglia(), json!(["gen", "feb-mar", 11]), true),
        (Mesi::foglia(), json!(["gen", "tredicembre"]), false),
        (Mesi::foglia(), json!([]), false),
        (Numero::foglia(), json!([1]), false),
        (Numero::foglia(), Value::Null, false),
    ] {
        assert_eq!(accetta(&f, &v), si, "{}: {v}", f.nome);
    }
}

/// Pieces of which right spellings are made.
const PEZZI: &[&str] = &[
    "1",
    "12",
    "30",
    "31",
    "06",
    "0",
    "2026",
    "1999",
    ".",
    ",",
    "/",
    "-",
    " ",
    "–",
    "%",
    "€",
    "euro",
    " per cento",
    "gen",
    "giugno",
    "Sett",
    "nov",
    "sette",
    "°",
    "primo",
    " e ",
    "da ",
    " a ",
    "I",
    "iv",
    " trimestre",
    "semestre",
    "anno",
    "l'",
    "tutto ",
    "n.",
    "r.",
    "s",
    "ì",
    "i\u{300}",
    "no",
    "n",
    "non ",
    "svolta",
    "raggiunto",
    "_",
    "giunta",
    "+",
    "\u{a0}",
    ".500",
    "parzial",
    "mente ",
    "si",
    "'",
];

#[test]
fn what_the_parser_reads_is_never_refused() {
    let tipi = tipi();
    let validatore = Validatore::nuovo(tipi.iter().map(|(f, _)| f));
    let mut corsa = TestRunner::new(Config { cases: 4000, ..Config::default() });
    let pezzi = proptest::collection::vec(proptest::sample::select(PEZZI), 1..7);
    let esito = corsa.run(&pezzi, |pezzi| {
        let t = pezzi.concat();
        for (n, (f, leggi)) in tipi.iter().enumerate() {
            let stretto = leggi(&t) && !validatore.accetta(n, &t.as_str().into());
            proptest::prop_assert!(!stretto, "{}: `{}`", f.nome, t);
        }
        Ok(())
    });
    esito.unwrap();
}
