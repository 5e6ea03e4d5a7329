//! Years and days that move with the plan.

use std::ops::Range;

use super::editor::{YamlEditor, scritto};
use crate::load::yaml::YamlNode;
use crate::valori::{DataGiorno, Valore as _};

/// From which year to which.
#[derive(Clone, Copy, Debug)]
pub struct Anni {
    /// The year of the folder that is there.
    pub vecchio: i16,
    /// The year of the new one.
    pub nuovo: i16,
}

impl Anni {
    /// A year as far from the new plan as it was from the old one.
    fn spostato(self, anno: i16) -> i16 {
        anno.saturating_add(self.nuovo.saturating_sub(self.vecchio))
    }
}

/// Words of letters and digits alone, with their places.
fn parole(testo: &str) -> impl Iterator<Item = (Range<usize>, &str)> {
    let mut da = 0;
    testo.split(|c: char| !c.is_alphanumeric()).map(move |p| {
        let inizio = da + testo.get(da..).and_then(|t| t.find(p)).unwrap_or(0);
        da = inizio + p.len();
        (inizio..da, p)
    })
}

/// The years that a text names: four digits by themselves.
pub fn anni_citati(testo: &str) -> Vec<(Range<usize>, i16)> {
    let anno = |p: &str| p.parse().ok().filter(|a| p.len() == 4 && (1900..2200).contains(a));
    parole(testo).filter_map(|(dove, p)| Some((dove, anno(p)?))).collect()
}

/// First and last year of a `durata` such as 2026-2028.
pub fn durata(testo: &str) -> Option<(i16, i16)> {
    let anni = anni_citati(testo).into_iter().map(|(_, a)| a).collect::<Vec<_>>();
    Some((*anni.iter().min()?, *anni.iter().max()?))
}

fn bisestile(anno: i16) -> bool {
    (anno % 4 == 0 && anno % 100 != 0) || anno % 400 == 0
}

impl YamlEditor<'_> {
    /// Moves the years written in values that belong together: months of a phase, a date. In an
    /// objective that lasts until `fino`, what reaches into the new plan was meant so from the
    /// beginning, and stays. Gives how far the years went.
    pub fn sposta_anni(&mut self, valori: &[&YamlNode], a: Anni, fino: Option<i16>) -> bool {
        let citati = valori.iter().flat_map(|n| {
            let da = n.byte.start;
            let anni = anni_citati(self.pezzo(n.byte.clone()));
            anni.into_iter().map(move |(r, anno)| (da + r.start..da + r.end, anno))
        });
        let citati: Vec<_> = citati.collect();
        let ultimo = citati.iter().map(|(_, anno)| *anno).max();
        if ultimo.is_some_and(|u| u >= a.nuovo && fino.is_some_and(|f| u <= f)) {
            return false;
        }
        for (dove, anno) in citati {
            self.correggi(dove, a.spostato(anno).to_string());
        }
        true
    }

    /// Moves a date; 29 February becomes the 28th in a year that has no such day.
    pub fn sposta_data(&mut self, n: &YamlNode, a: Anni, fino: Option<i16>) {
        if let Some(data) = scritto(Some(n)).and_then(|t| DataGiorno::leggi(t).ok()) {
            self.sposta_giorno(n, data, a, fino);
        }
    }

    /// The same for a date that stands among words.
    pub fn sposta_giorno(&mut self, n: &YamlNode, data: DataGiorno, a: Anni, fino: Option<i16>) {
        if !self.sposta_anni(&[n], a, fino) || (data.giorno, data.mese) != (Some(29), 2) {
            return;
        }
        if bisestile(data.anno.map_or(a.nuovo, |anno| a.spostato(anno))) {
            return;
        }
        let testo = self.pezzo(n.byte.clone());
        let giorno = parole(testo).find(|(_, p)| *p == "29").map(|(r, _)| r);
        if let Some(r) = giorno {
            self.correggi(n.byte.start + r.start..n.byte.start + r.end, "28");
        }
    }

    /// Writes the old year into a date that had none: what was of that year stays of that year.
    pub fn fissa_anno(&mut self, n: &YamlNode, a: Anni) {
        let Some(testo) = scritto(Some(n)) else { return };
        let Some(data) = DataGiorno::leggi(testo).ok().filter(|d| d.anno.is_none()) else { return };
        let separatore =
            testo.chars().find(|c| "/.-".contains(*c)).filter(|_| data.giorno.is_some());
        let anno = format!("{}{}", separatore.unwrap_or(' '), a.vecchio);
        let scritta = self.pezzo(n.byte.clone());
        let chiusa = scritta.trim_end_matches(['"', '\'']).len();
        self.correggi(n.byte.start + chiusa..n.byte.start + chiusa, anno);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_in_words() {
        let anni = |t| anni_citati(t).into_iter().map(|(r, a)| (r.start, a)).collect::<Vec<_>>();
        assert_eq!(anni("PIAO 2023 - 2025, D.Lgs. 150/2009"), [(5, 2023), (12, 2025), (29, 2009)]);
        assert_eq!(anni("n. 20233, 023, 1.2026"), [(17, 2026)]);
        assert_eq!(durata("2026-2028"), Some((2026, 2028)));
        assert_eq!((bisestile(2028), bisestile(2027), bisestile(2100)), (true, false, false));
    }
}
