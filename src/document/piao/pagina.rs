//! The page a section is written on: headings, texts, lists and tables, each left out where empty.

use super::super::blocchi::{Blocco, CellaRegistro, ColonnaRegistro, RigaRegistro, VoceScheda};
use super::super::parti::Fonte;
use crate::model::Prosa;
use crate::model::piao::IndicatoreImpatto;
use crate::model::{Dato, Testo, detto};
use crate::valori::{Importo, Numero, Valore as _, minimo};

/// A column of a table of the PIAO: heading, width, whether it holds numbers.
pub struct Colonna(pub &'static str, pub &'static str, pub bool);

/// A row of such a table.
pub enum Riga {
    /// Opens a group.
    Gruppo(String),
    /// Cells, each of lines: the first in the text's size, the others small.
    Celle(Vec<Vec<String>>),
}

/// A section as it grows.
pub struct Pagina<'a> {
    f: &'a Fonte<'a>,
    blocchi: Vec<Blocco>,
}

impl<'a> Pagina<'a> {
    /// An empty page.
    pub fn nuovo(f: &'a Fonte<'a>) -> Self {
        Pagina { f, blocchi: Vec::new() }
    }

    /// What was written.
    pub fn blocchi(self) -> Vec<Blocco> {
        self.blocchi
    }

    /// Whatever block.
    pub fn blocco(&mut self, b: Blocco) {
        self.blocchi.push(b);
    }

    /// A heading.
    pub fn titoletto(&mut self, testo: &str) {
        self.blocchi.push(Blocco::Titoletto { testo: testo.to_owned() });
    }

    /// A plain paragraph.
    pub fn paragrafo(&mut self, testo: &str) {
        self.blocchi.push(Blocco::Paragrafo { testo: testo.to_owned() });
    }

    /// A narrative under its heading; without heading where that is empty.
    pub fn prosa(&mut self, titolo: &str, p: Option<&Prosa>) {
        let Some(p) = p.filter(|p| !p.0.testo.is_empty()) else { return };
        if !titolo.is_empty() {
            self.titoletto(titolo);
        }
        let testo = self.f.nomi.cartella().prosa(p).into_owned();
        self.blocchi.push(Blocco::Narrativa { testo, unita: false });
    }

    /// A list with a point before each.
    pub fn elenco(&mut self, titolo: &str, voci: &[Testo]) {
        if voci.is_empty() {
            return;
        }
        if !titolo.is_empty() {
            self.titoletto(titolo);
        }
        self.blocchi.push(Blocco::Elenco { voci: voci.iter().map(|t| t.testo.clone()).collect() });
    }

    /// Labels and their texts; a label without text is left out.
    pub fn dati(&mut self, titolo: &str, voci: Vec<(&str, Vec<String>)>) {
        let voci: Vec<VoceScheda> = voci
            .into_iter()
            .map(|(nome, righe)| VoceScheda { nome: nome.to_owned(), righe: piene(righe) })
            .filter(|v| !v.righe.is_empty())
            .collect();
        if !voci.is_empty() {
            self.blocchi.push(Blocco::Dati { titolo: titolo.to_owned(), voci });
        }
    }

    /// A table; a column that no row fills is left out.
    pub fn registro(&mut self, titolo: &str, colonne: &[Colonna], righe: Vec<Riga>) {
        let celle = |r: &Riga| match r {
            Riga::Gruppo(_) => Vec::new(),
            Riga::Celle(c) => c.iter().map(|c| c.iter().any(|t| !t.is_empty())).collect(),
        };
        let piene: Vec<bool> = righe.iter().map(celle).fold(vec![false; colonne.len()], |s, r| {
            s.iter().enumerate().map(|(i, c)| *c || r.get(i).copied().unwrap_or(false)).collect()
        });
        if !piene.contains(&true) {
            return;
        }
        let colonne = colonne.iter().zip(&piene).filter(|(_, p)| **p);
        let colonne = colonne
            .map(|(c, _)| ColonnaRegistro { nome: c.0, larghezza: c.1, destra: c.2 })
            .collect();
        let righe = righe
            .into_iter()
            .map(|r| match r {
                Riga::Gruppo(gruppo) => RigaRegistro { gruppo, celle: Vec::new() },
                Riga::Celle(celle) => RigaRegistro {
                    gruppo: String::new(),
                    celle: celle
                        .into_iter()
                        .zip(&piene)
                        .filter(|(_, p)| **p)
                        .map(|(c, _)| cella(c))
                        .collect(),
                },
            })
            .collect();
        self.blocchi.push(Blocco::Registro { titolo: titolo.to_owned(), colonne, righe });
    }

    /// Indicators over the three years: where they start from, what is expected each year.
    pub fn indicatori(&mut self, titolo: &str, voci: &[IndicatoreImpatto]) {
        let mut anni: Vec<&str> = Vec::new();
        for (anno, _) in voci.iter().flat_map(|i| &i.attesi.0) {
            if !anni.contains(&anno.as_str()) {
                anni.push(anno.as_str());
            }
        }
        anni.sort_unstable();
        let mut colonne = vec![
            ColonnaRegistro { nome: "Indicatore", larghezza: "1fr", destra: false },
            ColonnaRegistro { nome: "Partenza", larghezza: "24mm", destra: true },
        ];
        if voci.is_empty() {
            return;
        }
        // The years are data, the headings of a column are not: they stand as rows of the cell.
        colonne.push(ColonnaRegistro { nome: "Atteso", larghezza: "62mm", destra: false });
        let righe = voci
            .iter()
            .map(|i| {
                // A bare number gets its thousands; a percentage or an amount stays as typed.
                let cifra = |v: &str| Numero::leggi(v).map_or(v.to_owned(), |n| minimo(&n.0));
                let unita = |v: &str| match &i.unita {
                    Some(u) if !v.is_empty() => format!("{} {u}", cifra(v)),
                    _ => cifra(v),
                };
                let con_nome = |nome: &str, t: &Option<Testo>| {
                    t.as_ref().map_or(String::new(), |t| format!("{nome}: {}", t.testo))
                };
                let polarita = i.polarita.as_ref().map_or(String::new(), |p| parola(&p.testo));
                let polarita =
                    if polarita.is_empty() { polarita } else { format!("andamento: {polarita}") };
                let base = i.base.as_ref().map_or(String::new(), |b| unita(&b.testo));
                let anno = i.anno_base.as_ref().map_or(String::new(), |a| a.testo.clone());
                let attesi = anni.iter().filter_map(|a| {
                    let (_, v) = i.attesi.0.iter().find(|(k, _)| k.as_str() == *a)?;
                    Some(format!("{a}: {}", unita(&v.as_ref()?.testo)))
                });
                let attesi = attesi.collect::<Vec<_>>().join("; ");
                RigaRegistro {
                    gruppo: String::new(),
                    celle: vec![
                        cella(vec![
                            detto(i.nome.as_ref()),
                            con_nome("formula", &i.formula),
                            con_nome("fonte", &i.fonte),
                            polarita,
                        ]),
                        cella(vec![base, anno]),
                        cella(vec![attesi]),
                    ],
                }
            })
            .collect();
        self.blocchi.push(Blocco::Registro { titolo: titolo.to_owned(), colonne, righe });
    }

    /// Who is meant by a reference: a person, a settore, or an organ as typed. The public edition
    /// names only who holds an office of the ente.
    pub fn chi(&self, t: Option<&Testo>) -> String {
        let Some(t) = t else { return String::new() };
        let c = self.f.nomi.cartella();
        let Some(p) = c.persona(t.as_str()).filter(|_| self.f.nomi.pubblica()) else {
            return c.chi(t);
        };
        let stessa = |x: &Testo| c.persona(x.as_str()).is_some_and(|q| std::ptr::eq(p, q));
        let incarichi = c.ente.incarichi.0.iter().map(|(_, t)| t);
        let responsabili = c.ente.settori.iter().filter_map(|s| s.responsabile.as_ref());
        let in_carica = incarichi.chain(responsabili).any(stessa);
        if in_carica { c.chi(t) } else { self.f.nomi.persona(p) }
    }
}

fn piene(righe: Vec<String>) -> Vec<String> {
    righe.into_iter().filter(|t| !t.is_empty()).collect()
}

/// A cell of lines; a dash where there is none.
fn cella(righe: Vec<String>) -> CellaRegistro {
    let mut righe = piene(righe).into_iter();
    let prima = righe.next().unwrap_or_else(|| "—".into());
    CellaRegistro { prima, altre: righe.collect() }
}

/// A cell of one line.
pub fn una(t: String) -> Vec<String> {
    vec![t]
}

/// A line with its label, nothing without text.
pub fn riga(nome: &str, t: String) -> String {
    if t.is_empty() { t } else { format!("{nome}: {t}") }
}

/// Texts in one line.
pub fn insieme(v: &[Testo], fra: &str) -> String {
    v.iter().map(|t| t.as_str()).collect::<Vec<_>>().join(fra)
}

/// Texts, one a line.
pub fn righe(v: &[Testo]) -> Vec<String> {
    v.iter().map(|t| t.testo.clone()).collect()
}

/// A word of the data as printed: `conflitto_interessi` is "conflitto interessi".
pub fn parola(t: &str) -> String {
    t.trim().replace('_', " ")
}

/// As typed: years, percentages, days.
pub fn scritto<T>(d: Option<&Dato<T>>) -> String {
    d.map_or(String::new(), |d| d.testo.clone())
}

/// A number with its thousands; as typed where it does not parse.
pub fn numero(d: Option<&Dato<Numero>>) -> String {
    d.map_or(String::new(), |d| d.valore.as_ref().map_or(d.testo.clone(), |v| minimo(&v.0)))
}

/// An amount of money.
pub fn importo(d: Option<&Dato<Importo>>) -> String {
    d.map_or(String::new(), |d| {
        d.valore.as_ref().map_or(d.testo.clone(), |v| Importo(v.0.clone()).to_string())
    })
}
