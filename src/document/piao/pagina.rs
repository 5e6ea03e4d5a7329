//! The page a section is written on: headings, texts, lists and tables, each left out where empty.

use super::super::blocchi::{Blocco, CellaRegistro, ColonnaRegistro, RigaRegistro, VoceScheda};
use super::super::parti::Fonte;
use crate::document::stampato::detto;
use crate::model::Prosa;
use crate::model::piao::IndicatoreImpatto;
use crate::model::{Dato, Testo};
use crate::template::{ProsaStampata, TestoStampato};
use crate::valori::{Importo, Numero, Valore as _, minimo};

/// A column of a table of the PIAO: heading, whether it holds numbers.
pub struct Colonna(pub &'static str, pub bool);

/// A row of such a table.
pub enum Riga {
    /// Opens a group.
    Gruppo(TestoStampato),
    /// Cells, each of lines: the first in the text's size, the others small.
    Celle(Vec<Vec<TestoStampato>>),
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
        self.blocchi.push(Blocco::Titoletto { testo: testo.into() });
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
        let testo = ProsaStampata(TestoStampato::presso(testo, p.0.luogo));
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
        self.blocchi.push(Blocco::Elenco { voci: righe(voci) });
    }

    /// Labels and their texts; a label without text is left out.
    pub fn dati(&mut self, titolo: &str, voci: Vec<(&str, Vec<TestoStampato>)>) {
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
    pub fn registro(
        &mut self,
        quale: &'static str,
        titolo: &str,
        colonne: &[Colonna],
        righe: Vec<Riga>,
    ) {
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
        let colonne = colonne.iter().enumerate().zip(&piene).filter(|(_, p)| **p);
        let colonne = colonne
            .map(|((posto, c), _)| ColonnaRegistro { nome: c.0, posto, destra: c.1 })
            .collect();
        let righe = righe
            .into_iter()
            .map(|r| match r {
                Riga::Gruppo(gruppo) => RigaRegistro { gruppo, celle: Vec::new() },
                Riga::Celle(celle) => RigaRegistro {
                    gruppo: TestoStampato::default(),
                    celle: celle
                        .into_iter()
                        .zip(&piene)
                        .filter(|(_, p)| **p)
                        .map(|(c, _)| cella(c))
                        .collect(),
                },
            })
            .collect();
        self.blocchi.push(Blocco::Registro { quale, titolo: titolo.to_owned(), colonne, righe });
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
            ColonnaRegistro { nome: "Indicatore", posto: 0, destra: false },
            ColonnaRegistro { nome: "Partenza", posto: 1, destra: true },
        ];
        if voci.is_empty() {
            return;
        }
        // The years are data, the headings of a column are not: they stand as rows of the cell.
        colonne.push(ColonnaRegistro { nome: "Atteso", posto: 2, destra: false });
        let righe = voci
            .iter()
            .map(|i| {
                // A bare number gets its thousands; a percentage or an amount stays as typed.
                let cifra = |v: &str| Numero::leggi(v).map_or(v.to_owned(), |n| minimo(&n.0));
                let unita = |v: &str| match &i.unita {
                    Some(u) if !v.is_empty() => format!("{} {u}", cifra(v)),
                    _ => cifra(v),
                };
                let con_nome = |nome: &str, t: &Option<Testo>| riga(nome, detto(t.as_ref()));
                let polarita = riga("andamento", parola(scritto(i.polarita.as_ref())));
                let base = scritto(i.base.as_ref()).cambia(|b| unita(&b));
                let anno = scritto(i.anno_base.as_ref());
                let attesi = anni.iter().filter_map(|a| {
                    let (_, v) = i.attesi.0.iter().find(|(k, _)| k.as_str() == *a)?;
                    Some(format!("{a}: {}", unita(&v.as_ref()?.testo)))
                });
                let attesi = attesi.collect::<Vec<_>>().join("; ").into();
                RigaRegistro {
                    gruppo: TestoStampato::default(),
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
        self.blocchi.push(Blocco::Registro {
            quale: "indicatori",
            titolo: titolo.to_owned(),
            colonne,
            righe,
        });
    }

    /// Who is meant by a reference: a person, a settore, or an organ as typed. The public edition
    /// names only who holds an office of the ente.
    pub fn chi(&self, t: Option<&Testo>) -> TestoStampato {
        let Some(t) = t else { return TestoStampato::default() };
        TestoStampato::presso(self.chi_e(t), t.luogo)
    }

    fn chi_e(&self, t: &Testo) -> String {
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

fn piene(righe: Vec<TestoStampato>) -> Vec<TestoStampato> {
    righe.into_iter().filter(|t| !t.is_empty()).collect()
}

/// A cell of lines; a dash where there is none.
fn cella(righe: Vec<TestoStampato>) -> CellaRegistro {
    let mut righe = piene(righe).into_iter();
    let prima = righe.next().unwrap_or_else(|| "—".into());
    CellaRegistro { prima, altre: righe.collect() }
}

/// A cell of one line.
pub fn una(t: impl Into<TestoStampato>) -> Vec<TestoStampato> {
    vec![t.into()]
}

/// A line with its label, nothing without text.
pub fn riga(nome: &str, t: TestoStampato) -> TestoStampato {
    if t.is_empty() { t } else { t.cambia(|t| format!("{nome}: {t}")) }
}

/// Texts, one a line.
pub fn righe(v: &[Testo]) -> Vec<TestoStampato> {
    v.iter().map(TestoStampato::from).collect()
}

/// A word of the data as printed: `conflitto_interessi` is "conflitto interessi".
pub fn parola(t: TestoStampato) -> TestoStampato {
    t.cambia(|t| t.trim().replace('_', " "))
}

/// As typed: years, percentages, days.
pub fn scritto<T>(d: Option<&Dato<T>>) -> TestoStampato {
    d.map_or_else(TestoStampato::default, TestoStampato::from)
}

/// A number with its thousands; as typed where it does not parse.
pub fn numero(d: Option<&Dato<Numero>>) -> TestoStampato {
    in_parole(d, |n| minimo(&n.0))
}

/// An amount of money.
pub fn importo(d: Option<&Dato<Importo>>) -> TestoStampato {
    in_parole(d, Importo::to_string)
}

fn in_parole<T>(d: Option<&Dato<T>>, come: impl Fn(&T) -> String) -> TestoStampato {
    d.map_or_else(TestoStampato::default, |d| {
        TestoStampato::presso(d.valore.as_ref().map_or(d.testo.clone(), come), d.luogo)
    })
}
