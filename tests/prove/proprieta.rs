//! What holds of every method: a better result never scores less, a grade stays between 0 and the cap, and
//! neither the order in which things are written nor the scale of the weights changes a figure.

use num_rational::BigRational;
use proptest::prelude::*;

use crate::comune::cartella;
use pegaso::model::{Cartella, Indicatore, RegolaIndicatori, RegolaSoglie, Testo};
use pegaso::score::{self, Metodo, RegolaDate};

fn testo(t: String) -> Option<Testo> {
    Some(Testo { testo: t, ..Testo::default() })
}

fn intero(n: i64) -> BigRational {
    BigRational::from_integer(n.into())
}

prop_compose! {
    /// Any method, as far as one indicator is concerned.
    fn metodi()(
        tutto in any::<bool>(),
        interpolata in any::<bool>(),
        progresso in any::<bool>(),
        tetto in prop::sample::select(vec![100_i64, 110, 200]),
        date in prop::sample::select(vec![
            RegolaDate::TuttoONiente,
            RegolaDate::Tolleranza(0),
            RegolaDate::Tolleranza(15),
            RegolaDate::Lineare,
            RegolaDate::Penalita { punti: intero(5), ogni: 7, tolleranza: 0 },
            RegolaDate::Penalita { punti: intero(3), ogni: 1, tolleranza: 10 },
        ]),
    ) -> Metodo {
        Metodo {
            indicatori: if tutto { RegolaIndicatori::TuttoONiente } else { RegolaIndicatori::ProQuota },
            soglie: if interpolata { RegolaSoglie::Interpolata } else { RegolaSoglie::Taglio },
            progresso,
            tetto: intero(tetto),
            date,
            ..Metodo::default()
        }
    }
}

/// What a result scores.
fn punti(i: &Indicatore, realizzato: String, m: &Metodo) -> BigRational {
    let i = Indicatore { realizzato: testo(realizzato), ..i.clone() };
    let p = score::indicatore(&i, 2026, m);
    let r = p.punteggio.unwrap_or_else(|| panic!("{:?}: {:?}", i, p.perche));
    assert!(r.valore >= intero(0) && r.valore <= m.tetto, "{}", r.testo());
    r.valore
}

proptest! {
    #[test]
    fn a_better_number_never_scores_less(
        m in metodi(),
        verso in prop::sample::select(vec!["almeno", "massimo", "più di", "meno di", "≥", "<"]),
        a in -20_i64..40,
        bordi in prop::array::uniform3(prop::option::of(-20_i64..40)),
        (uno, due) in (-30_i64..60, -30_i64..60),
    ) {
        let [soglia, partenza, eccellente] = bordi.map(|b| b.and_then(|n| testo(n.to_string())));
        let atteso = testo(format!("{verso} {a}"));
        let i = Indicatore { atteso, soglia, partenza, eccellente, ..Indicatore::default() };
        let giu = ["massimo", "meno di", "<"].contains(&verso);
        let (peggiore, migliore) =
            if giu { (uno.max(due), uno.min(due)) } else { (uno.min(due), uno.max(due)) };
        let (p, q) = (punti(&i, peggiore.to_string(), &m), punti(&i, migliore.to_string(), &m));
        prop_assert!(p <= q, "{i:?}: {peggiore} scores {p}, {migliore} scores {q}");
    }

    #[test]
    fn an_earlier_date_never_scores_less(
        m in metodi(),
        verso in prop::sample::select(vec!["entro il", "prima del"]),
        soglia in prop::option::of(1_u8..29),
        (uno, due) in ((1_u8..13, 1_u8..29), (1_u8..13, 1_u8..29)),
    ) {
        let i = Indicatore {
            atteso: testo(format!("{verso} 15/06")),
            soglia: soglia.and_then(|g| testo(format!("{g}/07"))),
            ..Indicatore::default()
        };
        let (prima, dopo) = (uno.min(due), uno.max(due));
        let scritta = |(mese, giorno): (u8, u8)| format!("{giorno}/{mese:02}");
        let (p, q) = (punti(&i, scritta(dopo), &m), punti(&i, scritta(prima), &m));
        prop_assert!(p <= q, "{verso} 15/06: {dopo:?} scores {p}, {prima:?} scores {q}");
    }

    #[test]
    fn a_better_level_never_scores_less(
        m in metodi(),
        valori in prop::option::of(prop::array::uniform4(0_u8..121)),
        a in 0_usize..4,
        soglia in prop::option::of(0_usize..4),
        (uno, due) in (0_usize..4, 0_usize..4),
    ) {
        const PAROLE: [&str; 4] = ["scarso", "medio", "buono", "ottimo"];
        let valori = valori.map(|mut v| {
            v.sort_unstable();
            v
        });
        let scala: Vec<String> = PAROLE
            .iter()
            .enumerate()
            .map(|(n, p)| valori.map_or((*p).to_owned(), |v| format!("{{ {p}: {} }}", v[n])))
            .collect();
        let accanto = soglia.map_or(String::new(), |s| format!("    soglia: {}\n", PAROLE[s]));
        let scheda = format!(
            "codice: a\ntitolo: T\nsettore: s\nindicatori:\n  - nome: I\n    scala: [{}]\n    atteso: {}\n{accanto}",
            scala.join(", "), PAROLE[a],
        );
        let qui = cartella(&[("ente.yaml", ENTE), ("obiettivi/a.yaml", &scheda)]);
        let c = Cartella::apri(qui.path()).unwrap().cartella.unwrap();
        let i = &c.obiettivi[0].scheda.indicatori[0];
        let con = |n: usize| punti(i, PAROLE[n].to_owned(), &m);
        prop_assert!(con(uno.min(due)) <= con(uno.max(due)), "{scheda}");
    }
}

const ENTE: &str = "esercizio: 2026\nente:\n  denominazione: Prova\nsettori:\n  - { id: s, nome: S }\n  - { id: t, nome: T }\n";

const METODI: [&str; 5] = [
    "standard",
    "sannazzaro-de-burgondi",
    "{ base: regione-lazio, tetto: 120, quota_tempi: 20% }",
    "{ mancante: zero, ente: { processi: 30% } }",
    "{ date_nel_valore: no, fasce: [{ oltre: 70, esito: raggiunto, vale: 100% }, { da: 0, esito: non raggiunto, vale: 10% }] }",
];

/// An indicator: its result against 100, late or in time for a date, its weight.
type Voce = (u8, bool, u8);

/// The exact figures of a folder of sheets, each with its indicators: the ente's, then each settore's.
fn cifre(metodo: &str, schede: &[(usize, Vec<Voce>)], girata: bool, volte: u32) -> Vec<String> {
    let mut file = vec![("ente.yaml".to_owned(), format!("{ENTE}metodologia: {metodo}\n"))];
    for (n, (chi, voci)) in schede.iter().enumerate() {
        let mut voci: Vec<String> = voci
            .iter()
            .enumerate()
            .map(|(k, (r, data, peso))| {
                let (atteso, realizzato) = match (data, r % 2) {
                    (true, 0) => ("entro il 30/06", "30/06".to_owned()),
                    (true, _) => ("entro il 30/06", "01/07".to_owned()),
                    (false, _) => ("almeno 100", r.to_string()),
                };
                let peso = u32::from(*peso) * volte;
                format!("  - {{ nome: I{k}, atteso: {atteso}, realizzato: {realizzato}, peso: {peso} }}\n")
            })
            .collect();
        let chiave = if girata { schede.len() - n } else { n };
        if girata {
            voci.reverse();
        }
        let settore = ["s", "t"][n % 2];
        let scheda = format!(
            "codice: c{n}\ntitolo: T\nsettore: {settore}\npeso: {}\nindicatori:\n{}",
            (*chi as u32 + 1) * volte,
            voci.concat()
        );
        file.push((format!("obiettivi/{chiave:02}.yaml"), scheda));
    }
    let file: Vec<(&str, &str)> = file.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
    let qui = cartella(&file);
    let v = score::valuta(Cartella::apri(qui.path()).unwrap().cartella.unwrap());
    let tetto = &v.metodo().tetto;
    for (_, p) in v.obiettivi() {
        let g = p.grado.as_ref().map_or_else(|| intero(0), |g| g.valore.clone());
        assert!(g >= intero(0) && g <= *tetto, "{g}");
    }
    let numero =
        |r: &Option<score::Risultato>| r.as_ref().map_or("—".into(), |r| r.valore.to_string());
    let ente = v.ente();
    let mut tutte = vec![
        numero(&ente.valore),
        numero(&ente.tempi),
        numero(&ente.grado),
        ente.esito.to_string(),
    ];
    tutte.extend(v.settori().map(|(_, p)| numero(&p.grado)));
    tutte
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn neither_the_order_nor_the_scale_of_the_weights_changes_a_figure(
        metodo in prop::sample::select(METODI.to_vec()),
        schede in prop::collection::vec(
            (0_usize..5, prop::collection::vec((0_u8..140, any::<bool>(), 1_u8..9), 1..5)), 1..5),
    ) {
        let dritta = cifre(metodo, &schede, false, 1);
        prop_assert_eq!(&dritta, &cifre(metodo, &schede, true, 1));
        prop_assert_eq!(&dritta, &cifre(metodo, &schede, false, 3));
    }
}
