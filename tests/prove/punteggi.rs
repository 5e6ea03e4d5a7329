//! Properties of the scores over random data, and the command that prints them.

use crate::comune::{borgo, cartella, pegaso_in};
use num_bigint::BigInt;
use num_rational::BigRational;
use pegaso::score::{self, Risultato, Valutata};
use proptest::prelude::*;

const METODI: [&str; 4] = ["standard", "tutto-o-niente", "fasce-50-70-90", "pro-quota"];

fn valuta(dove: &std::path::Path) -> Valutata {
    let l = pegaso::model::Cartella::apri(dove).unwrap();
    score::valuta(l.cartella.unwrap_or_else(|| panic!("{:?}", l.segnalazioni)))
}

fn ente(metodo: &str) -> String {
    format!(
        "esercizio: 2026\nente:\n  denominazione: Prova\nsettori:\n  - id: a\n    nome: A\n    peso: 60\n  - id: b\n    nome: B\n    peso: 40\nmetodologia:\n  {metodo}\n"
    )
}

/// Every number of a folder that has an explanation.
fn risultati(v: &Valutata) -> Vec<Risultato> {
    let mut r: Vec<&Risultato> = Vec::new();
    for p in v.obiettivi().map(|(_, p)| p).chain(v.processi().map(|(_, p)| p)) {
        r.extend(p.indicatori.iter().filter_map(|i| i.punteggio.as_ref()));
        r.extend(p.fasi.iter().flatten());
        r.extend([&p.valore, &p.tempi, &p.calcolato, &p.grado].into_iter().flatten());
    }
    for p in v.settori().map(|(_, p)| p).chain([v.ente()]) {
        r.extend([&p.valore, &p.tempi, &p.grado].into_iter().flatten());
    }
    r.into_iter().cloned().collect()
}

fn intero(n: i64) -> BigRational {
    BigRational::from_integer(BigInt::from(n))
}

/// A pocket calculator: +, −, ×, /, brackets, |x|, Italian decimals.
struct Calcolatrice<'a> {
    resto: &'a str,
}

impl Calcolatrice<'_> {
    fn calcola(testo: &str) -> BigRational {
        let mut c = Calcolatrice { resto: testo };
        let n = c.somma();
        assert_eq!(c.resto.trim(), "", "{testo}");
        n
    }

    fn segno(&mut self, s: &str) -> bool {
        match self.resto.trim_start().strip_prefix(s) {
            Some(r) => {
                self.resto = r;
                true
            }
            None => false,
        }
    }

    fn somma(&mut self) -> BigRational {
        let mut n = self.prodotto();
        loop {
            if self.segno("+") {
                n += self.prodotto();
            } else if self.segno("−") {
                n -= self.prodotto();
            } else {
                return n;
            }
        }
    }

    fn prodotto(&mut self) -> BigRational {
        let mut n = self.fattore();
        loop {
            if self.segno("×") {
                n *= self.fattore();
            } else if self.segno("/") {
                n /= self.fattore();
            } else {
                return n;
            }
        }
    }

    fn fattore(&mut self) -> BigRational {
        if self.segno("-") {
            return -self.fattore();
        }
        if self.segno("(") {
            let n = self.somma();
            assert!(self.segno(")"), "{}", self.resto);
            return n;
        }
        if self.segno("|") {
            let n = self.somma();
            assert!(self.segno("|"), "{}", self.resto);
            return if n < intero(0) { -n } else { n };
        }
        let t = self.resto.trim_start();
        let lungo = t.find(|c: char| !c.is_ascii_digit() && c != ',').unwrap_or(t.len());
        let (numero, resto) = t.split_at(lungo);
        self.resto = resto;
        let (intera, frazione) = numero.split_once(',').unwrap_or((numero, ""));
        let scala = BigInt::from(10).pow(u32::try_from(frazione.len()).unwrap());
        BigRational::new(format!("{intera}{frazione}").parse().unwrap(), scala)
    }
}

#[test]
fn the_calculator_calculates() {
    for (t, n) in [
        ("100 × (1 − (14 − 12) / |12|)", (250, 3)),
        ("(-8) × 2,5", (-20, 1)),
        ("1 − 2 − 3", (-4, 1)),
    ] {
        assert_eq!(Calcolatrice::calcola(t), BigRational::new(n.0.into(), n.1.into()), "{t}");
    }
}

fn torna(v: &Valutata) {
    for r in risultati(v) {
        let mut n = Calcolatrice::calcola(&r.spiegazione.formula);
        if let Some((minimo, massimo)) = &r.spiegazione.limiti {
            n = n.clamp(minimo.clone(), massimo.clone());
        }
        assert_eq!(n, r.valore, "{}", r.testo());
    }
}

#[test]
fn the_formulas_of_the_data_folders_give_their_numbers() {
    for dove in [borgo(), crate::comune::carnate()] {
        let v = valuta(&dove);
        assert!(risultati(&v).len() > 20);
        torna(&v);
    }
}

/// An indicator: expected, realised, weight.
fn indicatore() -> impl Strategy<Value = (String, String)> {
    let numero = (-50i64..200, -50i64..200, prop_oneof!["almeno ", "massimo "])
        .prop_map(|(a, r, p)| (format!("{p}{a}"), r.to_string()));
    let percento = (1i64..150, 0i64..150, 0u32..3).prop_map(|(a, r, d)| {
        let c = |n: i64| {
            format!("{}%", pegaso::valori::esatto(&BigRational::new(n.into(), 10i64.pow(d).into())))
        };
        (format!("almeno {}", c(a)), c(r))
    });
    let rapporto =
        (1i64..20, 0i64..20).prop_map(|(a, r)| (format!("{a} su 20"), format!("{r} su 20")));
    let data =
        (1u32..28, 1u32..28).prop_map(|(a, r)| (format!("entro il {a}/06"), format!("{r}/06")));
    let livello = ("(alto|medio|basso)", "(alto|medio|basso|nullo)");
    prop_oneof![numero, percento, rapporto, data, livello]
}

fn voce(n: usize, atteso: &str, realizzato: &str, peso: Option<i64>) -> String {
    let peso = peso.map_or(String::new(), |p| format!("    peso: {p}\n"));
    format!("  - nome: I{n}\n    atteso: \"{atteso}\"\n    realizzato: \"{realizzato}\"\n{peso}")
}

fn scheda(codice: usize, settore: &str, peso: i64, voci: &str) -> String {
    format!("codice: c{codice}\ntitolo: T\nsettore: {settore}\npeso: {peso}\nindicatori:\n{voci}")
}

fn grado(ente: &str, voci: &str) -> Option<BigRational> {
    let qui = cartella(&[("ente.yaml", ente), ("obiettivi/a.yaml", &scheda(1, "a", 100, voci))]);
    let v = valuta(qui.path());
    let (_, p) = v.obiettivi().next().unwrap();
    p.grado.as_ref().map(|g| g.valore.clone())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn within_zero_and_the_cap_and_the_formula_gives_the_number(
        voci in prop::collection::vec((indicatore(), 1i64..50), 1..6),
        metodo in 0usize..4,
        tetto in 100i64..130,
        quota in 0i64..50,
    ) {
        let testo: String = voci.iter().enumerate().map(|(n, ((a, r), p))| voce(n, a, r, Some(*p))).collect();
        let ente = ente(&format!("base: {}\n  tetto: {tetto}\n  quota_tempi: {quota}%", METODI[metodo]));
        let qui = cartella(&[("ente.yaml", &ente), ("obiettivi/a.yaml", &scheda(1, "a", 100, &testo))]);
        let v = valuta(qui.path());
        torna(&v);
        for r in risultati(&v) {
            prop_assert!(r.valore >= intero(0) && r.valore <= intero(tetto), "{}", r.testo());
        }
    }

    #[test]
    fn better_never_scores_lower(
        a in -100i64..200, r in -100i64..300, piu in 1i64..100, metodo in 0usize..4, giu in any::<bool>(),
    ) {
        let parola = if giu { "massimo" } else { "almeno" };
        let punti = |r: i64| grado(&ente(&format!("base: {}", METODI[metodo])), &voce(1, &format!("{parola} {a}"), &r.to_string(), None));
        let (peggio, meglio) = if giu { (r + piu, r) } else { (r, r + piu) };
        prop_assert!(punti(peggio) <= punti(meglio), "{a} {peggio} {meglio}");
    }

    #[test]
    fn an_earlier_date_never_scores_lower(a in 1u32..29, r in 1u32..28, piu in 1u32..3, metodo in 0usize..4) {
        let punti = |r: u32| grado(&ente(&format!("base: {}", METODI[metodo])), &voce(1, &format!("entro il {a}/05"), &format!("{r}/05"), None));
        prop_assert!(punti(r + piu) <= punti(r));
    }

    #[test]
    fn weights_scaled_together_change_nothing(
        voci in prop::collection::vec((indicatore(), 1i64..20), 1..5), volte in 2i64..5,
    ) {
        let con = |k: i64| {
            let testo: String = voci.iter().enumerate().map(|(n, ((a, r), p))| voce(n, a, r, Some(p * k))).collect();
            grado(&ente("base: standard"), &testo)
        };
        prop_assert_eq!(con(1), con(volte));
    }

    #[test]
    fn a_missing_value_never_raises_a_score(
        voci in prop::collection::vec(indicatore(), 1..5), quale in 0usize..5, regola in "(zero|errore)",
    ) {
        let ente = ente(&format!("base: standard\n  mancante: {regola}"));
        let con = |manca: Option<usize>| {
            let testo: String = voci.iter().enumerate().map(|(n, (a, r))| {
                voce(n, a, if manca == Some(n) { "n.r." } else { r }, None)
            }).collect();
            grado(&ente, &testo)
        };
        prop_assert!(con(Some(quale % voci.len())) <= con(None));
    }

    #[test]
    fn the_order_of_files_never_matters(
        voci in prop::collection::vec((indicatore(), 1i64..40, any::<bool>()), 2..6),
        nomi in Just(["a", "b", "c", "d", "e", "f"]).prop_shuffle(),
    ) {
        let con = |nome: &dyn Fn(usize) -> String| {
            let file: Vec<(String, String)> = voci.iter().enumerate().map(|(n, ((a, r), p, s))| {
                (format!("obiettivi/{}.yaml", nome(n)), scheda(n, if *s { "a" } else { "b" }, *p, &voce(n, a, r, None)))
            }).collect();
            let mut lista: Vec<(&str, &str)> = file.iter().map(|(n, t)| (n.as_str(), t.as_str())).collect();
            let ente = ente("base: standard");
            lista.push(("ente.yaml", &ente));
            let qui = cartella(&lista);
            let v = valuta(qui.path());
            let cifra = |r: &Option<Risultato>| r.as_ref().map(|r| r.valore.clone());
            let settori: Vec<_> = v.settori().map(|(_, p)| cifra(&p.grado)).collect();
            (cifra(&v.ente().grado), settori)
        };
        prop_assert_eq!(con(&|n| n.to_string()), con(&|n| nomi[n].to_owned()));
    }
}

#[test]
fn the_command_prints_the_shape_of_the_contract() {
    let e = pegaso_in(&borgo(), &["punteggi", ".", "--formato", "json"]);
    assert_eq!(e.stato, 0, "{}", e.err);
    let j: serde_json::Value = serde_json::from_str(&e.out).unwrap();
    let sportello =
        j["obiettivi"].as_array().unwrap().iter().find(|o| o["codice"] == "1.07.01").unwrap();
    // By hand: (250/3 × 40 + 100 × 40 + 0 × 20) / 100: the date was missed.
    assert_eq!(
        (&sportello["valore"], &sportello["esatto"]["valore"]),
        (&"73.33".into(), &"220/3".into())
    );
    // (0 + 100 + 200/3 + 100 + 100) / 5
    assert_eq!(sportello["tempi"], "73.33");
    assert_eq!(sportello["rilevati"], serde_json::json!({ "n": 3, "su": 3 }));
    assert_eq!(sportello["peso"], "30");
    let attesa = &sportello["indicatori"][0];
    assert_eq!((&attesa["punteggio"], &attesa["esatto"]), (&"83.33".into(), &"250/3".into()));
    assert!(attesa["spiegazione"].as_str().unwrap().starts_with("calcolato, "));
    let chiaro = &j["obiettivi"]
        .as_array()
        .unwrap()
        .iter()
        .find(|o| o["codice"] == "1.03.02")
        .unwrap()["indicatori"][1];
    assert!(chiaro["spiegazione"].as_str().unwrap().starts_with("valutato, "), "{chiaro}");
    for chiave in ["codice", "titolo", "peso", "valore", "tempi", "grado", "esito", "rilevati"] {
        for n in [&j["ente"], &j["settori"][0], &j["processi"][0], &j["obiettivi"][0]] {
            assert!(n.get(chiave).is_some(), "{chiave} is not in {n}");
        }
    }
    assert_eq!(j["settori"][0]["codice"], "affari");
    assert_eq!(j["settori"][0]["esclusi"][0]["motivo"], "prerequisito");
    // A reader with a pocket calculator: (91×25 + 97,33005×25 + 1243/15×30 + 7382/75×20) / 100.
    assert_eq!(j["ente"]["grado"], "91.63");
}

#[test]
fn a_number_is_explained_and_persons_are_for_the_file() {
    let spiega = |quale: &str| pegaso_in(&borgo(), &["punteggi", ".", "--spiega", quale]);
    let e = spiega("1.07.01");
    assert!(e.out.contains("100 × (1 − (14 − 12) / |12|) = 250/3 ≈ 83,33"), "{}", e.out);
    for quale in ["ente", "affari", "processi/1-ente", "obiettivi/tecnico/2-verde.yaml"] {
        assert_eq!(spiega(quale).stato, 0, "{quale}");
    }
    assert_eq!(spiega("9.99").stato, 2);
    let testo = pegaso_in(&borgo(), &["punteggi", ".", "--per", "persona"]).out;
    assert!(testo.contains("agli atti, non da pubblicare") && testo.contains("Gemma Pittaluga"));
    let csv = pegaso_in(&borgo(), &["punteggi", ".", "--formato", "csv"]).out;
    assert_eq!(csv.lines().count(), 1 + 1 + 4 + 1 + 15, "{csv}");
    assert!(csv.contains("obiettivo,1.07.01,"));
    // One code that several schede have is wrong usage, and names their files.
    let e = pegaso_in(&crate::comune::carnate(), &["punteggi", ".", "--spiega", "1.06.01"]);
    assert_eq!((e.stato, e.err.contains("obiettivi/3-elaborazione-piao.yaml")), (2, true));
}

#[test]
fn a_settore_without_weight_does_not_vanish() {
    let ente = "esercizio: 2026\nente:\n  denominazione: Prova\nsettori:\n  - id: a\n    nome: A\n    peso: 25\n  - id: b\n    nome: B\n";
    let scheda = |s: &str, r: &str| {
        format!(
            "codice: {s}.1\ntitolo: T\nsettore: {s}\nindicatori:\n  - nome: I\n    atteso: SI\n    realizzato: {r}\n"
        )
    };
    let qui = cartella(&[
        ("ente.yaml", ente),
        ("obiettivi/a.yaml", &scheda("a", "SI")),
        ("obiettivi/b.yaml", &scheda("b", "NO")),
    ]);
    // 100 and 0, alike: not 25 × 100 / 25.
    let grado = valuta(qui.path()).ente().grado.clone().unwrap();
    assert_eq!(grado.valore, intero(50));
}
