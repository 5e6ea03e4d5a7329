//! The months of a phase.

use std::fmt;

use super::data::{anno, mese};
use super::{Errore, Foglia, MESI, MesiRisolti, Valore, piano, schema, suggerisci};

/// The longest run of months that makes sense: ten years.
const MASSIMO: i32 = 120;

/// A month, with its year where one was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct MeseAnno {
    mese: u8,
    anno: Option<i16>,
}

impl MeseAnno {
    /// Months since year 0, in the esercizio where no year was written.
    fn indice(self, esercizio: i16) -> i32 {
        i32::from(self.anno.unwrap_or(esercizio)) * 12 + i32::from(self.mese) - 1
    }
}

/// Months, as typed: `gen-apr`, `gen-mar, set-ott`, `I trimestre`, `tutto l'anno`,
/// `nov 2026-gen 2027`. Without a year they are the esercizio's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mesi(Vec<(MeseAnno, MeseAnno)>);

/// When a phase was carried out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effettivo {
    /// It was not: `non svolta`.
    NonSvolta,
    /// In these months.
    Mesi(Mesi),
}

impl Mesi {
    /// The months with their years.
    pub fn nel(&self, esercizio: i16) -> MesiRisolti {
        let mut v = Vec::new();
        for (da, a) in &self.0 {
            for i in da.indice(esercizio)..=a.indice(esercizio) {
                let coppia = (i16::try_from(i.div_euclid(12)), u8::try_from(i.rem_euclid(12) + 1));
                if let (Ok(anno), Ok(mese)) = coppia {
                    v.push((anno, mese));
                }
            }
        }
        MesiRisolti::nuovi(v)
    }
}

fn errore(testo: &str) -> Errore {
    let esempi = "scrivi per esempio gen-apr, gennaio, I trimestre o tutto l'anno";
    // Short words are near to everything.
    let lettere = |p: &&str| p.chars().count() > 3 && mese(p).is_none();
    let piano = piano(testo);
    let vicino = piano
        .split(|c: char| !c.is_alphabetic())
        .filter(lettere)
        .find_map(|p| suggerisci(p, &MESI));
    let aiuto = match vicino {
        Some(vicino) => format!("forse {vicino}? {esempi}"),
        None => esempi.to_owned(),
    };
    Errore::nuovo(format!("`{}` non sono mesi", testo.trim()), aiuto)
}

/// Months backwards: where a year was written, the remedy shows these very months.
fn indietro(da: MeseAnno, a: MeseAnno, intero: &str) -> Errore {
    let giusto = match a.anno.or(da.anno.map(|d| d.saturating_add(1))) {
        Some(anno) => Mesi(vec![(
            MeseAnno { anno: Some(anno.saturating_sub(1)), ..da },
            MeseAnno { anno: Some(anno), ..a },
        )])
        .to_string(),
        None => "nov 2026-gen 2027".into(),
    };
    Errore::nuovo(
        format!("`{}`: i mesi vanno all'indietro", intero.trim()),
        format!("se si passa all'anno dopo scrivi gli anni: {giusto}"),
    )
}

/// A month with or without its year.
fn uno(testo: &str) -> Option<MeseAnno> {
    let mut parole = testo.split_whitespace();
    let mese = mese(parole.next()?)?;
    let anno = match parole.next() {
        Some(a) => Some(anno(a)?),
        None => None,
    };
    parole.next().is_none().then_some(MeseAnno { mese, anno })
}

fn ordinale(parola: &str) -> Option<u8> {
    let p = parola.trim_end_matches(['°', 'º', '^', '.']);
    let romani = ["i", "ii", "iii", "iv", "v", "vi"];
    let parole = ["primo", "secondo", "terzo", "quarto", "quinto", "sesto"];
    let posto = |v: &[&str]| v.iter().position(|x| *x == p).and_then(|i| u8::try_from(i + 1).ok());
    let cifre = |p: &str| p.bytes().all(|b| b.is_ascii_digit()).then(|| p.parse().ok()).flatten();
    posto(&romani).or_else(|| posto(&parole)).or_else(|| cifre(p))
}

/// `I trimestre`, `2° semestre 2026`, `tutto l'anno`.
fn periodo(testo: &str) -> Option<(MeseAnno, MeseAnno)> {
    let intero = |anno| (MeseAnno { mese: 1, anno }, MeseAnno { mese: 12, anno });
    if ["tutto l'anno", "intero anno", "l'intero anno", "annuale", "anno"].contains(&testo) {
        return Some(intero(None));
    }
    let mut parole = testo.split_whitespace();
    let quale = ordinale(parole.next()?)?;
    let durata = match parole.next()? {
        "bimestre" | "bim" | "bim." => 2,
        "trimestre" | "trim" | "trim." => 3,
        "quadrimestre" | "quadr" | "quadr." => 4,
        "semestre" | "sem" | "sem." => 6,
        _ => return None,
    };
    let anno = match parole.next() {
        Some(a) => Some(anno(a)?),
        None => None,
    };
    if parole.next().is_some() || quale == 0 || quale > 12 / durata {
        return None;
    }
    let fine = quale * durata;
    Some((MeseAnno { mese: fine - durata + 1, anno }, MeseAnno { mese: fine, anno }))
}

fn tratto(testo: &str, intero: &str) -> Result<(MeseAnno, MeseAnno), Errore> {
    if let Some(p) = periodo(testo) {
        return Ok(p);
    }
    let parlato =
        testo.strip_prefix("da ").and_then(|t| t.split_once(" a ").or(t.split_once(" ad ")));
    let (da, a) = match parlato.or_else(|| testo.split_once('-')) {
        Some((da, a)) => {
            (uno(da).ok_or_else(|| errore(intero))?, uno(a).ok_or_else(|| errore(intero))?)
        }
        None => {
            let m = uno(testo).ok_or_else(|| errore(intero))?;
            (m, m)
        }
    };
    // The esercizio is not known here: a range may have a year at both ends or at none, so that
    // its length does not depend on it.
    let scritti = (da, a);
    let da =
        if da.anno.is_none() && a.anno.is_some() { MeseAnno { anno: a.anno, ..da } } else { da };
    let a = if a.anno.is_none() && da.anno.is_some() { MeseAnno { anno: da.anno, ..a } } else { a };
    let durata = a.indice(2000) - da.indice(2000);
    if durata < 0 {
        return Err(indietro(scritti.0, scritti.1, intero));
    }
    if durata >= MASSIMO {
        return Err(Errore::nuovo(
            format!("`{}` sono troppi mesi", intero.trim()),
            "controlla gli anni: per esempio nov 2026-gen 2027",
        ));
    }
    Ok((da, a))
}

impl Valore for Mesi {
    const ELENCO: bool = true;

    fn forma(&self, anno: i16) -> String {
        self.nel(anno).testo(anno)
    }

    fn leggi(testo: &str) -> Result<Self, Errore> {
        let t = piano(testo).replace(" e ", ", ");
        let pezzi = t.split([',', ';', '/']).map(str::trim).map(|p| tratto(p, testo));
        Ok(Mesi(pezzi.collect::<Result<Vec<_>, _>>()?))
    }

    fn foglia() -> Foglia {
        schema::mesi()
    }
}

impl Valore for Effettivo {
    const ELENCO: bool = true;

    fn forma(&self, anno: i16) -> String {
        match self {
            Effettivo::NonSvolta => "non svolta".into(),
            Effettivo::Mesi(m) => m.forma(anno),
        }
    }

    fn leggi(testo: &str) -> Result<Self, Errore> {
        match piano(testo).as_str() {
            "non svolta" | "non svolto" | "non realizzata" | "non realizzato" => {
                Ok(Effettivo::NonSvolta)
            }
            _ => Mesi::leggi(testo).map(Effettivo::Mesi).map_err(|e| Errore {
                aiuto: format!("{}; se la fase non c'è stata: non svolta", e.aiuto),
                ..e
            }),
        }
    }

    fn foglia() -> Foglia {
        schema::effettivo()
    }
}

impl fmt::Display for Mesi {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let uno = |m: &MeseAnno| {
            let nome = MESI
                .get(usize::from(m.mese).wrapping_sub(1))
                .and_then(|n| n.get(..3))
                .unwrap_or("");
            m.anno.map_or_else(|| nome.to_owned(), |a| format!("{nome} {a}"))
        };
        let pezzi = self
            .0
            .iter()
            .map(|(da, a)| if da == a { uno(da) } else { format!("{}-{}", uno(da), uno(a)) });
        f.write_str(&pezzi.collect::<Vec<_>>().join(", "))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn mesi(t: &str) -> MesiRisolti {
        Mesi::leggi(t).unwrap_or_else(|e| panic!("{t}: {e}")).nel(2023)
    }

    #[test]
    fn spellings_of_the_contract() {
        for (t, testo) in [
            ("gen-apr", "gen-apr"),
            ("gennaio", "gen"),
            ("settembre-ottobre", "set-ott"),
            ("sett. - ott.", "set-ott"),
            ("gen, feb, nov", "gen-feb, nov"),
            ("1-4", "gen-apr"),
            ("gen-mar, set-ott", "gen-mar, set-ott"),
            ("I trimestre", "gen-mar"),
            ("1° trimestre", "gen-mar"),
            ("2° semestre", "lug-dic"),
            ("III quadrimestre", "set-dic"),
            ("tutto l'anno", "gen-dic"),
            ("tutto l’anno", "gen-dic"),
            ("da gennaio ad aprile", "gen-apr"),
            ("gen – mar", "gen-mar"),
            ("gen − mar", "gen-mar"),
            ("gen/feb", "gen-feb"),
            ("gennaio e marzo", "gen, mar"),
            ("II semestre", "lug-dic"),
            ("primo quadrimestre", "gen-apr"),
            ("intero anno", "gen-dic"),
            ("nov 2026-gen 2027", "nov 2026-gen 2027"),
            ("12", "dic"),
        ] {
            assert_eq!(mesi(t).testo(2023), testo, "{t}");
        }
    }

    #[test]
    fn what_are_no_months() {
        for t in [
            "",
            "13",
            "nov-feb",
            "pippo",
            "gen-",
            "V trimestre",
            "gen 1900-dic 2100",
            "0-3",
            "gen feb mar",
        ] {
            assert!(Mesi::leggi(t).is_err(), "{t}");
        }
        assert_eq!(Effettivo::leggi("non svolta"), Ok(Effettivo::NonSvolta));
        assert!(matches!(Effettivo::leggi("gen-mar"), Ok(Effettivo::Mesi(_))));
    }

    #[test]
    fn the_remedy_shows_a_right_spelling() {
        for (t, aiuto) in [
            ("nov-feb", "nov 2026-gen 2027"),
            ("ott-gen 2024", "ott 2023-gen 2024"),
            ("nov 2023-gen", "nov 2023-gen 2024"),
            ("gennaoi-marzo", "forse gennaio?"),
        ] {
            let e = Mesi::leggi(t).unwrap_err();
            assert!(e.aiuto.contains(aiuto), "{t}: {}", e.aiuto);
        }
    }

    proptest! {
        #[test]
        fn what_is_printed_reads_back(a in 1u8..=12, b in 0u8..12, anno in proptest::option::of(2000i16..2050)) {
            let da = MeseAnno { mese: a, anno };
            let al = MeseAnno { mese: a.saturating_add(b).min(12), anno };
            let m = Mesi(vec![(da, al)]);
            prop_assert_eq!(Mesi::leggi(&m.to_string()), Ok(m.clone()));
            prop_assert_eq!(Mesi::leggi(&m.nel(2023).testo(2023)).map(|x| x.nel(2023)), Ok(m.nel(2023)));
        }

        #[test]
        fn no_text_panics(t in any::<String>()) {
            let _ = Effettivo::leggi(&t);
        }
    }
}
