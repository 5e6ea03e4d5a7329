//! The months of a phase.

use std::fmt;

use super::periodi::{self, ARTICOLI, INIZI, anno, mese};
use super::{DataGiorno, Errore, Foglia, MESI, MesiRisolti, Valore, piano, schema, suggerisci};

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
/// `nov 2026-gen 2027`, `dal 01/03 al 15/04`, `entro marzo`. Without a year they are the esercizio's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mesi(Vec<Tratto>);

/// A run of months, with the days it was said with: they are printed, and the months drawn and scored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Tratto {
    da: MeseAnno,
    a: MeseAnno,
    giorni: Giorni,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Giorni {
    Nessuno,
    /// `30 giugno`.
    Uno(DataGiorno),
    /// `dal 1° marzo al 15 aprile`.
    Due(DataGiorno, DataGiorno),
    /// `entro il 31 maggio`, `entro marzo`.
    Entro(DataGiorno),
}

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
        risolti(&self.0, esercizio)
    }

    /// As printed: the months in short, and the days where days were typed.
    pub fn testo(&self, esercizio: i16) -> String {
        if self.0.iter().all(|t| t.giorni == Giorni::Nessuno) {
            return self.nel(esercizio).testo(esercizio);
        }
        let uno = |t: &Tratto| match t.giorni {
            Giorni::Nessuno => risolti(&[*t], esercizio).testo(esercizio),
            Giorni::Uno(d) => senza_anno(d, esercizio).to_string(),
            Giorni::Due(da, a) => dal_al(senza_anno(da, esercizio), senza_anno(a, esercizio)),
            Giorni::Entro(d) => entro(senza_anno(d, esercizio)),
        };
        self.0.iter().map(uno).collect::<Vec<_>>().join(", ")
    }
}

fn risolti(tratti: &[Tratto], esercizio: i16) -> MesiRisolti {
    let mut v = Vec::new();
    for t in tratti {
        for i in t.da.indice(esercizio)..=t.a.indice(esercizio) {
            let coppia = (i16::try_from(i.div_euclid(12)), u8::try_from(i.rem_euclid(12) + 1));
            if let (Ok(anno), Ok(mese)) = coppia {
                v.push((anno, mese));
            }
        }
    }
    MesiRisolti::nuovi(v)
}

/// A day without the year that goes without saying.
fn senza_anno(d: DataGiorno, esercizio: i16) -> DataGiorno {
    DataGiorno { anno: d.anno.filter(|a| *a != esercizio), ..d }
}

/// A preposition with the article of a day: `dal 1°`, `dall'8`, and none before a month.
fn col_giorno(prima: [&str; 3], d: DataGiorno) -> String {
    let [nuda, piena, apostrofo] = prima;
    match d.giorno {
        None => format!("{nuda} {d}"),
        Some(8 | 11) => format!("{apostrofo}{d}"),
        Some(_) => format!("{piena} {d}"),
    }
}

fn dal_al(da: DataGiorno, a: DataGiorno) -> String {
    format!("{} {}", col_giorno(["da", "dal", "dall'"], da), col_giorno(["a", "al", "all'"], a))
}

fn entro(d: DataGiorno) -> String {
    col_giorno(["entro", "entro il", "entro l'"], d)
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
    Errore::nuovo(format!("`{}` non dice quali mesi", testo.trim()), aiuto)
}

/// Months backwards: where a year was written, the remedy shows these very months.
fn indietro(da: MeseAnno, a: MeseAnno, intero: &str) -> Errore {
    let giusto = match a.anno.or(da.anno.map(|d| d.saturating_add(1))) {
        Some(anno) => Mesi(vec![Tratto {
            da: MeseAnno { anno: Some(anno.saturating_sub(1)), ..da },
            a: MeseAnno { anno: Some(anno), ..a },
            giorni: Giorni::Nessuno,
        }])
        .to_string(),
        None => {
            let [da, a] = [da, a].map(|m| {
                MESI.get(usize::from(m.mese).wrapping_sub(1)).and_then(|n| n.get(..3)).unwrap_or("")
            });
            format!("{da} 2026-{a} 2027")
        }
    };
    Errore::nuovo(
        format!("`{}`: i mesi vanno all'indietro", intero.trim()),
        format!("se si passa all'anno dopo scrivi gli anni, per esempio {giusto}"),
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

/// A month, a day or a part of the year: its first and last month, and the day where it was said.
/// After `dal` and `al` two small numbers are a day (`certo`).
fn tempo(testo: &str, certo: bool) -> Option<(MeseAnno, MeseAnno, Option<DataGiorno>)> {
    let t = senza(testo, &ARTICOLI);
    if let Some(m) = uno(t) {
        return Some((m, m, None));
    }
    if let Some((da, a, anno)) = periodi::parte(t) {
        return Some((MeseAnno { mese: da, anno }, MeseAnno { mese: a, anno }, None));
    }
    let d = DataGiorno::leggi(t).ok()?;
    // Two small numbers are months as well as a day; a hyphen at the end waits for another month.
    let cifre: Vec<&str> = t.split(['/', '-', '.']).map(str::trim).collect();
    let piccolo = |p: &&str| p.len() <= 2 && p.parse::<u8>().is_ok_and(|n| (1..=12).contains(&n));
    let zeri = certo || cifre.iter().any(|p| p.starts_with('0')) && t.contains('/');
    if cifre.len() == 2 && cifre.iter().all(piccolo) && !zeri || t.ends_with(['-', '/', '.', '°'])
    {
        return None;
    }
    let m = MeseAnno { mese: d.mese, anno: d.anno };
    Some((m, m, Some(d)))
}

/// The text after one of some beginnings, or the text.
fn senza<'a>(testo: &'a str, inizi: &[&str]) -> &'a str {
    let t = testo.trim();
    inizi.iter().find_map(|p| t.strip_prefix(p)).unwrap_or(t).trim()
}

/// The two ends of a range, where the text is one.
fn estremi(testo: &str) -> Option<(&str, &str)> {
    for da in ["dal ", "dall'", "dai ", "da ", "tra ", "fra "] {
        let Some(resto) = testo.strip_prefix(da) else { continue };
        for a in [" al ", " all'", " alla ", " a ", " ad ", " e ", " fino al ", " fino a ", " - "] {
            if let Some(parti) = resto.split_once(a) {
                return Some(parti);
            }
        }
    }
    let mut tratti = testo.split('/');
    if let (Some(da), Some(a), None) = (tratti.next(), tratti.next(), tratti.next())
        && [da, a].iter().all(|p| p.trim().starts_with(char::is_alphabetic))
    {
        return Some((da, a));
    }
    // A date may have hyphens of its own.
    let trattini: Vec<usize> = testo.match_indices('-').map(|(i, _)| i).collect();
    match trattini.as_slice() {
        [i] => Some((testo.get(..*i)?, testo.get(i + 1..)?)),
        _ => testo.split_once(" - "),
    }
}

/// A piece between commas.
fn tratto(testo: &str, intero: &str) -> Result<Tratto, Errore> {
    let t = senza(testo, &INIZI);
    if periodi::ANNO_INTERO.contains(&t) {
        let mese = |mese| MeseAnno { mese, anno: None };
        return Ok(Tratto { da: mese(1), a: mese(12), giorni: Giorni::Nessuno });
    }
    if let Some((frase, corpo)) = super::frasi::trova(t)
        && frase.segue == super::frasi::Segue::Termine
    {
        let d = DataGiorno::leggi(corpo).map_err(|_| errore(intero))?;
        let m = MeseAnno { mese: d.mese, anno: d.anno };
        return Ok(Tratto { da: m, a: m, giorni: Giorni::Entro(d) });
    }
    if let Some((da, a, giorno)) = tempo(t, false) {
        let giorni = giorno.map_or(Giorni::Nessuno, Giorni::Uno);
        return Ok(Tratto { da, a, giorni });
    }
    let (da, a) = estremi(t).ok_or_else(|| due_letture(t, intero))?;
    let certo = t.starts_with("da");
    let (da, primo) =
        match (tempo(da, certo), periodi::ordinale(da.trim()), periodi::parte(a.trim())) {
            // `I-II trimestre`: the name stands once.
            (_, Some(_), Some(_)) => {
                let nome = a.trim().split_once(' ').map_or("", |(_, n)| n);
                let (da, ..) =
                    tempo(&format!("{} {nome}", da.trim()), false).ok_or_else(|| errore(intero))?;
                (da, None)
            }
            (Some((da, _, giorno)), ..) => (da, giorno),
            _ => return Err(errore(intero)),
        };
    let (_, a, ultimo) = tempo(a, certo).ok_or_else(|| errore(intero))?;
    let giorni = match (primo, ultimo) {
        (None, None) => Giorni::Nessuno,
        (da_giorno, a_giorno) => {
            let intero = |m: MeseAnno| DataGiorno { giorno: None, mese: m.mese, anno: m.anno };
            Giorni::Due(
                da_giorno.unwrap_or_else(|| intero(da)),
                a_giorno.unwrap_or_else(|| intero(a)),
            )
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
    Ok(Tratto { da, a, giorni })
}

/// Months that may be meant in two ways: both of them, as they are to be written.
fn due_letture(testo: &str, intero: &str) -> Errore {
    let mese_detto = |n: u8| MESI.get(usize::from(n).wrapping_sub(1)).copied().unwrap_or("");
    let breve = |n: u8| mese_detto(n).get(..3).unwrap_or("");
    let barra: Vec<Option<u8>> = testo.split('/').map(|p| mese(p.trim())).collect();
    let spazio: Vec<Option<u8>> = testo.split(' ').map(mese).collect();
    match (barra.as_slice(), spazio.as_slice()) {
        ([Some(a), Some(b)], _) if a <= b => Errore::nuovo(
            format!("`{}` sono due mesi o un giorno?", intero.trim()),
            format!("scrivi {}-{}, oppure {a} {}", breve(*a), breve(*b), mese_detto(*b)),
        ),
        (_, [Some(a), Some(b)]) if a < b => Errore::nuovo(
            format!("`{}`: questi due mesi, o anche quelli in mezzo?", intero.trim()),
            format!("scrivi {}, {} oppure {}-{}", breve(*a), breve(*b), breve(*a), breve(*b)),
        ),
        _ => errore(intero),
    }
}

/// The pieces of a list, each with the name that stands once: `I e II trimestre`, `gen feb mar`.
fn pezzi(testo: &str) -> Vec<String> {
    let t = testo.replace(" e ", ", ").replace(" ed ", ", ");
    // Between `tra` and its end `e` parts nothing.
    let t =
        if testo.starts_with("tra ") || testo.starts_with("fra ") { testo.to_owned() } else { t };
    let mut pezzi: Vec<String> = t.split([',', ';']).map(|p| p.trim().to_owned()).collect();
    let mut nome = String::new();
    for p in pezzi.iter_mut().rev() {
        let parte = p.strip_prefix("il ").unwrap_or(p);
        if periodi::parte(parte).is_some() {
            nome = parte.split_once(' ').map_or("", |(_, n)| n).to_owned();
        } else if !nome.is_empty() && periodi::ordinale(parte).is_some() {
            *p = format!("{parte} {nome}");
        } else {
            nome.clear();
        }
    }
    pezzi.into_iter().flat_map(|p| elenco(&p).unwrap_or_else(|| vec![p])).collect()
}

/// Names of months with nothing but spaces or strokes between them: three or more, or two that follow
/// each other.
fn elenco(p: &str) -> Option<Vec<String>> {
    let con_barre = p.split('/').count() > 2;
    let nomi: Vec<&str> =
        if con_barre { p.split('/').map(str::trim).collect() } else { p.split(' ').collect() };
    let mesi: Option<Vec<u8>> = nomi
        .iter()
        .map(|n| mese(n).filter(|_| con_barre || n.starts_with(char::is_alphabetic)))
        .collect();
    match mesi?.as_slice() {
        [a, b] if a + 1 != *b => None,
        [_, _, ..] => Some(nomi.iter().map(|n| (*n).to_owned()).collect()),
        _ => None,
    }
}

impl Valore for Mesi {
    const ELENCO: bool = true;

    fn forma(&self, anno: i16) -> String {
        self.testo(anno)
    }

    fn leggi(testo: &str) -> Result<Self, Errore> {
        let t = piano(testo);
        Ok(Mesi(pezzi(&t).iter().map(|p| tratto(p, testo)).collect::<Result<Vec<_>, _>>()?))
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
        let pezzi = self.0.iter().map(|t| match t.giorni {
            Giorni::Uno(d) => d.to_string(),
            Giorni::Due(da, a) => dal_al(da, a),
            Giorni::Entro(d) => entro(d),
            Giorni::Nessuno if t.da == t.a => uno(&t.da),
            Giorni::Nessuno => format!("{}-{}", uno(&t.da), uno(&t.a)),
        });
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
            ("gennaio/dicembre", "gen-dic"),
            ("gen/giu", "gen-giu"),
            ("gen/mar/set", "gen, mar, set"),
            ("1/4/9", "gen, apr, set"),
            ("gen feb mar", "gen-mar"),
            ("gen feb", "gen-feb"),
            ("I e II trimestre", "gen-giu"),
            ("I, II e IV trimestre", "gen-giu, ott-dic"),
            ("1 e 2 trimestre", "gen-giu"),
            ("I-III trimestre 2023", "gen-set"),
            ("dal I al II trimestre", "gen-giu"),
            ("dal 01/03 al 15/04", "mar-apr"),
            ("entro marzo", "mar"),
            ("entro il 31/05", "mag"),
            ("entro fine giugno", "giu"),
            ("30/06", "giu"),
            ("01/04", "apr"),
            ("nel mese di maggio", "mag"),
            ("nel I semestre", "gen-giu"),
            ("nov 2023/gen 2024", "nov 2023-gen 2024"),
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
            "gen giu",
            "1/4",
            "dicembre/gennaio",
            "dal 31/04 al 15/05",
            "entro il 31/02",
        ] {
            assert!(Mesi::leggi(t).is_err(), "{t}");
        }
        assert_eq!(Effettivo::leggi("non svolta"), Ok(Effettivo::NonSvolta));
        assert!(matches!(Effettivo::leggi("gen-mar"), Ok(Effettivo::Mesi(_))));
    }

    #[test]
    fn days_are_printed_and_months_drawn() {
        for (t, testo) in [
            ("dal 01/03 al 15/04", "dal 1° marzo al 15 aprile"),
            ("dall'8/3 all'11/4/2023", "dall'8 marzo all'11 aprile"),
            ("dal 15/03 a giugno", "dal 15 marzo a giugno"),
            ("entro il 31/05", "entro il 31 maggio"),
            ("entro l'8 marzo 2024", "entro l'8 marzo 2024"),
            ("entro marzo", "entro marzo"),
            ("gen-feb, entro il 30/06", "gen-feb, entro il 30 giugno"),
            ("30/06", "30 giugno"),
            ("gen feb mar", "gen-mar"),
        ] {
            let m = Mesi::leggi(t).unwrap();
            assert_eq!(m.testo(2023), testo, "{t}");
            assert_eq!(Mesi::leggi(&m.to_string()), Ok(m.clone()), "{t}");
            assert_eq!(Mesi::leggi(testo).unwrap().nel(2023), m.nel(2023), "{t}");
        }
    }

    #[test]
    fn the_remedy_shows_a_right_spelling() {
        for (t, aiuto) in [
            ("nov-feb", "nov 2026-feb 2027"),
            ("ott-gen 2024", "ott 2023-gen 2024"),
            ("nov 2023-gen", "nov 2023-gen 2024"),
            ("gennaoi-marzo", "forse gennaio?"),
            ("1/4", "gen-apr, oppure 1 aprile"),
            ("gen giu", "gen, giu oppure gen-giu"),
            ("dicembre/gennaio", "dic 2026-gen 2027"),
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
            let m = Mesi(vec![Tratto { da, a: al, giorni: Giorni::Nessuno }]);
            prop_assert_eq!(Mesi::leggi(&m.to_string()), Ok(m.clone()));
            prop_assert_eq!(Mesi::leggi(&m.nel(2023).testo(2023)).map(|x| x.nel(2023)), Ok(m.nel(2023)));
        }

        #[test]
        fn no_text_panics(t in any::<String>()) {
            let _ = Effettivo::leggi(&t);
        }
    }
}
