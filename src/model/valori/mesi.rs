//! The months of a phase.

use std::fmt;

use super::data::{anno, mese};
use super::{Errore, MESI, Valore, piano};

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

/// Months with their years, in order, each once: (year, month from 1 to 12).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MesiRisolti(Vec<(i16, u8)>);

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
        v.sort_unstable();
        v.dedup();
        MesiRisolti(v)
    }
}

impl MesiRisolti {
    /// The months in order.
    pub fn iter(&self) -> impl Iterator<Item = (i16, u8)> + '_ {
        self.0.iter().copied()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The last one.
    pub fn ultimo(&self) -> Option<(i16, u8)> {
        self.0.last().copied()
    }

    /// Runs of months that follow each other.
    fn corse(&self) -> Vec<((i16, u8), (i16, u8))> {
        let indice = |(a, m): (i16, u8)| i32::from(a) * 12 + i32::from(m);
        let mut v: Vec<((i16, u8), (i16, u8))> = Vec::new();
        for m in self.iter() {
            match v.last_mut() {
                Some((_, fine)) if indice(*fine) + 1 == indice(m) => *fine = m,
                _ => v.push((m, m)),
            }
        }
        v
    }

    /// The runs on the twelve-month grid of the esercizio, first and last month; 0 and 13 stand for
    /// months before and after it, shown at the edge.
    pub fn tratti(&self, esercizio: i16) -> Vec<(u8, u8)> {
        let sul_foglio = |(a, m): (i16, u8)| match a.cmp(&esercizio) {
            std::cmp::Ordering::Less => 0,
            std::cmp::Ordering::Equal => m,
            std::cmp::Ordering::Greater => 13,
        };
        self.corse().into_iter().map(|(da, a)| (sul_foglio(da), sul_foglio(a))).collect()
    }

    /// The months in words: `gen-apr`, `gen-mar, set`; with years where they are not the esercizio's.
    pub fn testo(&self, esercizio: i16) -> String {
        let breve = |(a, m): (i16, u8), con_anno: bool| {
            let nome =
                MESI.get(usize::from(m).wrapping_sub(1)).and_then(|n| n.get(..3)).unwrap_or("");
            if con_anno { format!("{nome} {a}") } else { nome.to_owned() }
        };
        let una = |(da, a): ((i16, u8), (i16, u8))| {
            let con_anno = da.0 != esercizio || a.0 != esercizio;
            if da == a {
                breve(da, con_anno)
            } else {
                format!("{}-{}", breve(da, con_anno), breve(a, con_anno))
            }
        };
        self.corse().into_iter().map(una).collect::<Vec<_>>().join(", ")
    }
}

fn errore(testo: &str) -> Errore {
    Errore::nuovo(
        format!("`{}` non sono mesi", testo.trim()),
        "scrivi per esempio gen-apr, gennaio, I trimestre o tutto l'anno",
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
    posto(&romani).or_else(|| posto(&parole)).or_else(|| p.parse().ok())
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
    let da =
        if da.anno.is_none() && a.anno.is_some() { MeseAnno { anno: a.anno, ..da } } else { da };
    let a = if a.anno.is_none() && da.anno.is_some() { MeseAnno { anno: da.anno, ..a } } else { a };
    let durata = a.indice(2000) - da.indice(2000);
    if durata < 0 {
        return Err(Errore::nuovo(
            format!("`{}`: i mesi vanno all'indietro", intero.trim()),
            "se si passa all'anno dopo scrivi gli anni: nov 2026-gen 2027",
        ));
    }
    if durata >= MASSIMO {
        return Err(Errore::nuovo(
            format!("`{}` sono troppi mesi", intero.trim()),
            "controlla gli anni",
        ));
    }
    Ok((da, a))
}

impl Valore for Mesi {
    const ELENCO: bool = true;

    fn leggi(testo: &str) -> Result<Self, Errore> {
        let t = piano(testo);
        let pezzi = t.split([',', ';', '/']).map(str::trim).map(|p| tratto(p, testo));
        Ok(Mesi(pezzi.collect::<Result<Vec<_>, _>>()?))
    }
}

impl Valore for Effettivo {
    const ELENCO: bool = true;

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
            ("nov 2026-gen 2027", "nov 2026-gen 2027"),
            ("12", "dic"),
        ] {
            assert_eq!(mesi(t).testo(2023), testo, "{t}");
        }
    }

    #[test]
    fn months_outside_the_year_are_kept_at_its_edge() {
        assert_eq!(mesi("nov 2022-feb 2023").tratti(2023), [(0, 2)]);
        assert_eq!(mesi("nov 2023-gen 2024").tratti(2023), [(11, 13)]);
        assert_eq!(mesi("gen-mar, ott").tratti(2023), [(1, 3), (10, 10)]);
        assert_eq!(mesi("nov 2023-gen 2024").ultimo(), Some((2024, 1)));
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
