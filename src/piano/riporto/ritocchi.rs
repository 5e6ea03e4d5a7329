//! What may be done to a file: each way of editing keeps comments, columns and blank rows.

use std::ops::Range;

use super::editor::{DA_COMPILARE, VoceScritta, YamlEditor, scritto};
use crate::load::yaml::{Forma, YamlNode};

impl YamlEditor<'_> {
    /// Empties some keys of a mapping and takes others away; in brackets all of them go.
    pub fn pulisci(&mut self, n: &YamlNode, svuota: &[&str], togli: &[&str]) {
        let voci = self.voci(n);
        if self.parentesi(n) {
            let via = |v: &VoceScritta<'_>| svuota.contains(&v.chiave) || togli.contains(&v.chiave);
            let pezzi = voci.iter().map(|v| (v.inizio..v.fine, via(v))).collect::<Vec<_>>();
            return self.togli_tra_parentesi(&pezzi);
        }
        for (i, v) in voci.iter().enumerate() {
            if togli.contains(&v.chiave) {
                let dopo = voci.iter().skip(i + 1).find(|v| !togli.contains(&v.chiave));
                self.togli(v, dopo);
            } else if svuota.contains(&v.chiave) {
                self.svuota(v);
            }
        }
    }

    /// Takes members of a bracketed list or mapping away, with their commas.
    fn togli_tra_parentesi(&mut self, pezzi: &[(Range<usize>, bool)]) {
        let ultimo = pezzi.iter().rposition(|(_, via)| !via);
        for (i, (dove, _)) in pezzi.iter().enumerate().filter(|(_, (_, via))| *via) {
            match pezzi.get(i + 1) {
                Some((dopo, _)) if ultimo.is_some_and(|u| i < u) => {
                    self.modifiche.metti(dove.start..dopo.start, "");
                }
                // From the last one that stays to the end.
                _ => {
                    let da = ultimo.and_then(|u| pezzi.get(u)).map_or(dove.start, |(r, _)| r.end);
                    let a = pezzi.last().map_or(dove.end, |(r, _)| r.end);
                    return self.modifiche.metti(da..a, "");
                }
            }
        }
    }

    /// Leaves a key without its value; the comments stay.
    fn svuota(&mut self, v: &VoceScritta<'_>) {
        if v.fine <= v.punti {
            return;
        }
        let fine_riga = self.fine_riga(v.fine);
        if self.fine_riga(v.punti) == fine_riga && !self.a_blocco(v) {
            // A comment on the row stays in its column.
            let vuoto = if self.bianco(v.fine..fine_riga) {
                return self.modifiche.metti(v.punti..fine_riga, "");
            } else {
                " ".repeat(self.pezzo(v.punti..v.fine).chars().count())
            };
            return self.modifiche.metti(v.punti..v.fine, vuoto);
        }
        let rientro = " ".repeat(self.pezzo(self.inizio_riga(v.inizio)..v.inizio).chars().count());
        let prima = self.fine_riga(v.punti);
        let commenti = self.commenti(v.valore, v.punti..fine_riga).into_iter().map(|c| {
            let davanti =
                if c.start < prima { "  ".to_owned() } else { format!("{}{rientro}", self.capo) };
            davanti + self.pezzo(c)
        });
        let commenti: String = commenti.collect();
        self.modifiche.metti(v.punti..fine_riga, commenti);
    }

    /// Takes a key and its value away; the comments stay, each on a row of its own.
    fn togli(&mut self, v: &VoceScritta<'_>, dopo: Option<&VoceScritta<'_>>) {
        let inizio = self.inizio_riga(v.inizio);
        if self.bianco(inizio..v.inizio) {
            return self.togli_righe(v.valore, inizio..v.fine, v.inizio - inizio, v.punti);
        }
        // The first key of a list's member shares its row with the dash.
        match dopo.filter(|d| self.commenti(v.valore, v.punti..d.inizio).is_empty()) {
            Some(d) => self.modifiche.metti(v.inizio..d.inizio, ""),
            None => self.svuota(v),
        }
    }

    /// Takes whole rows away, but for their comments.
    fn togli_righe(&mut self, n: &YamlNode, dove: Range<usize>, rientro: usize, da: usize) {
        let commenti = self.commenti(n, da..self.fine_riga(dove.end));
        let capo = self.capo;
        let restano: String = commenti
            .into_iter()
            .map(|c| format!("{}{}{capo}", " ".repeat(rientro), self.pezzo(c)))
            .collect();
        let mut fine = self.dopo_riga(dove.end);
        // Of the blank rows before and after what goes, one lot is enough.
        let sopra = self.inizio_riga(dove.start.saturating_sub(1));
        if restano.is_empty() && self.bianco(sopra..dove.start) {
            while fine < self.testo.len() && self.bianco(fine..self.fine_riga(fine)) {
                fine = self.dopo_riga(fine);
            }
        }
        self.modifiche.metti(dove.start..fine, restano);
    }

    /// Takes members of a list away, by their numbers.
    pub fn togli_elementi(&mut self, elenco: &YamlNode, quali: &[usize]) {
        let Forma::Elenco(v) = &elenco.forma else { return };
        let pezzi = v
            .iter()
            .enumerate()
            .map(|(i, n)| (n.byte.start..self.fine_di(n, n.byte.start), quali.contains(&i)));
        let pezzi: Vec<_> = pezzi.collect();
        if self.parentesi(elenco) {
            return self.togli_tra_parentesi(&pezzi);
        }
        for (n, (dove, _)) in v.iter().zip(&pezzi).filter(|(_, (_, via))| *via) {
            let mut inizio = self.inizio_riga(dove.start);
            // The dash may stand on a row of its own.
            while inizio > 0 && !self.pezzo(inizio..dove.start).contains('-') {
                inizio = self.inizio_riga(inizio - 1);
            }
            let trattino = self.pezzo(inizio..dove.start).find('-').unwrap_or(0);
            self.togli_righe(n, inizio..dove.end, trattino, dove.start);
        }
    }

    /// Puts another text in the place of a value; a comment on the row stays in its column.
    pub fn sostituisci(&mut self, v: &VoceScritta<'_>, con: &str) {
        if v.fine <= v.punti || self.a_blocco(v) {
            return self.modifiche.metti(v.punti..v.fine, format!(" {con}"));
        }
        let dove = v.valore.byte.start..v.fine;
        let meno = self.pezzo(dove.clone()).chars().count().saturating_sub(con.chars().count());
        let commento = self.pezzo(v.fine..self.fine_riga(v.fine)).trim_start().starts_with('#');
        let spazi = if commento { " ".repeat(meno) } else { String::new() };
        self.modifiche.metti(dove, format!("{con}{spazi}"));
    }

    /// Replaces some bytes of a value.
    pub fn correggi(&mut self, dove: Range<usize>, con: impl Into<String>) {
        self.modifiche.metti(dove, con);
    }

    /// Puts words before a text: in the same quotes, or as a paragraph of their own in a text of
    /// several rows. Words that are there already are not said twice.
    pub fn premetti(&mut self, v: &VoceScritta<'_>, parole: &str, stacco: &str) {
        if scritto(Some(v.valore)).is_none_or(|t| t.starts_with(DA_COMPILARE)) {
            return;
        }
        let da = v.valore.byte.start;
        if self.a_blocco(v) {
            let testo = self.pezzo(da..v.fine);
            let qui = da + testo.len() - testo.trim_start().len();
            let rientro = " ".repeat(qui - self.inizio_riga(qui));
            let capo = self.capo;
            self.modifiche.metti(qui..qui, format!("{parole}{capo}{capo}{rientro}"));
        } else {
            self.premetti_al_nodo(v.valore, &format!("{parole}{stacco}"));
        }
    }

    /// Puts words before a text of one row, in the same quotes.
    pub fn premetti_al_nodo(&mut self, n: &YamlNode, parole: &str) {
        let (dove, parole) = match self.pezzo(n.byte.clone()).chars().next() {
            Some('\'') => (n.byte.start + 1, parole.replace('\'', "''")),
            Some('"') => (n.byte.start + 1, parole.to_owned()),
            _ => (n.byte.start, parole.to_owned()),
        };
        self.modifiche.metti(dove..dove, parole);
    }

    /// Writes a comment after a value, unless the row has one that is not ours.
    pub fn commenta(&mut self, v: &VoceScritta<'_>, parole: &str) {
        let fine = self.fine_riga(v.fine);
        let resto = self.pezzo(v.fine..fine);
        let nostro = resto.find('#').filter(|i| {
            resto
                .get(*i..)
                .is_some_and(|c| c.trim_start_matches(['#', ' ']).starts_with(DA_COMPILARE))
        });
        match nostro {
            Some(i) => self.modifiche.metti(v.fine + i..fine, format!("# {parole}")),
            None if resto.trim().is_empty() => {
                self.modifiche.metti(v.fine..fine, format!("  # {parole}"));
            }
            None => {}
        }
    }

    /// Adds rows after the row of a place.
    pub fn aggiungi(&mut self, byte: usize, righe: &[String]) {
        let fine = self.fine_riga(byte);
        let righe: String = righe.iter().map(|r| format!("{}{r}", self.capo)).collect();
        self.modifiche.metti(fine..fine, righe);
    }

    /// Adds rows before the row of a place.
    pub fn aggiungi_prima(&mut self, byte: usize, righe: &[String]) {
        let inizio = self.inizio_riga(byte);
        let righe: String = righe.iter().map(|r| format!("{r}{}", self.capo)).collect();
        self.modifiche.metti(inizio..inizio, righe);
    }

    /// Adds a pair to a mapping, after one of its pairs.
    pub fn aggiungi_voce(&mut self, n: &YamlNode, dopo: &VoceScritta<'_>, voce: &str) {
        if self.parentesi(n) {
            self.modifiche.metti(dopo.fine..dopo.fine, format!(", {voce}"));
        } else {
            let rientro = self.colonna(dopo);
            self.aggiungi(dopo.fine, &[format!("{rientro}{voce}")]);
        }
    }

    /// Points the lines for the editor at the schemas that stand in the new folder.
    pub fn schema(&mut self) {
        let su = "../".repeat(self.percorso().matches('/').count());
        let mut qui = 0;
        while self.pezzo(qui..self.fine_riga(qui)).starts_with('#') {
            let riga = self.pezzo(qui..self.fine_riga(qui));
            let citato =
                ["$schema=", "$schema: "].iter().find_map(|s| Some(riga.find(s)? + s.len()));
            if let Some(da) = citato.filter(|_| riga.ends_with(".schema.json")) {
                let percorso = riga.get(da..).unwrap_or("");
                let nome = percorso.rsplit('/').next().unwrap_or("");
                let giusto = format!("{su}.schema/{nome}");
                if percorso != giusto {
                    self.modifiche.metti(qui + da..qui + riga.len(), giusto);
                }
            }
            qui = self.dopo_riga(qui);
        }
    }
}

/// A text as a YAML value on one row: as it is where that is safe, else in quotes.
pub fn valore(testo: &str, parentesi: bool) -> String {
    let lettera = |c: char| c.is_alphanumeric() || " %€./-°".contains(c) || c == ',' && !parentesi;
    let semplice = testo.starts_with(char::is_alphanumeric)
        && testo.chars().all(lettera)
        && testo.trim() == testo;
    if semplice { testo.to_owned() } else { serde_json::Value::from(testo).to_string() }
}
