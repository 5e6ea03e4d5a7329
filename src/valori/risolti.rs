//! Months with their years, as they are counted and drawn.

use super::MESI;

/// Months with their years, in order, each once: (year, month from 1 to 12).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MesiRisolti(Vec<(i16, u8)>);

impl MesiRisolti {
    /// From months in any order.
    pub(super) fn nuovi(mut mesi: Vec<(i16, u8)>) -> Self {
        mesi.sort_unstable();
        mesi.dedup();
        MesiRisolti(mesi)
    }

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

    /// The months of the esercizio, from 1 to 12.
    pub fn nell_anno(&self, esercizio: i16) -> Vec<u8> {
        self.iter().filter(|(a, _)| *a == esercizio).map(|(_, m)| m).collect()
    }

    /// Whether there are months before the esercizio.
    pub fn prima(&self, esercizio: i16) -> bool {
        self.iter().any(|(a, _)| a < esercizio)
    }

    /// Whether there are months after the esercizio.
    pub fn dopo(&self, esercizio: i16) -> bool {
        self.iter().any(|(a, _)| a > esercizio)
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

#[cfg(test)]
mod tests {
    use super::super::{Mesi, Valore};
    use super::*;

    fn mesi(t: &str) -> MesiRisolti {
        Mesi::leggi(t).unwrap_or_else(|e| panic!("{t}: {e}")).nel(2023)
    }

    #[test]
    fn months_outside_the_year_are_kept_at_its_edge() {
        assert_eq!(mesi("nov 2022-feb 2023").tratti(2023), [(0, 2)]);
        assert_eq!(mesi("nov 2023-gen 2024").tratti(2023), [(11, 13)]);
        assert_eq!(mesi("gen-mar, ott").tratti(2023), [(1, 3), (10, 10)]);
        let m = mesi("nov 2023-gen 2024");
        assert_eq!(m.ultimo(), Some((2024, 1)));
        assert_eq!(m.nell_anno(2023), [11, 12]);
        assert!(m.nell_anno(2025).is_empty());
        assert_eq!((m.prima(2023), m.dopo(2023)), (false, true));
        assert_eq!((m.prima(2024), m.dopo(2024)), (true, false));
    }
}
