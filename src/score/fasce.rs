//! The bands of the grade: which one a grade is in, what it counts for, how it is printed.

use num_rational::BigRational;
use num_traits::{Signed as _, Zero as _};

use super::{Metodo, Origine, Risultato, Spiegazione, intero, termine};
use crate::valori::{Esito, esatto, percentuale};

/// A band of the grade.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FasciaGrado {
    /// Its lower edge, in per cent.
    pub bordo: BigRational,
    /// The edge as it was typed, where that is no percentage: "25 su 60".
    pub scritto: Option<String>,
    /// Whether the edge itself is out: `oltre`, and not `da`.
    pub oltre: bool,
    /// The esito of the band.
    pub esito: Esito,
    /// What every page prints for it; else the esito.
    pub nome: Option<String>,
    /// What a grade of the band counts for, where the method says so; else the grade itself.
    pub vale: Option<Vale>,
    /// The share of premio that goes with it, in per cent.
    pub premio: Option<BigRational>,
}

/// What a grade of a band counts for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Vale {
    /// Always the same.
    Fisso(BigRational),
    /// In proportion, from the band's own edge to the next one's, or to the cap.
    Rampa {
        /// At its own edge.
        da: BigRational,
        /// At the next one's.
        a: BigRational,
    },
}

impl FasciaGrado {
    /// Whether a grade is in it, or above.
    fn contiene(&self, grado: &BigRational) -> bool {
        if self.oltre { *grado > self.bordo } else { *grado >= self.bordo }
    }

    /// The word on the page.
    pub fn detta(&self) -> String {
        self.nome.clone().unwrap_or_else(|| self.esito.to_string())
    }

    /// Its edge in words: "da 95,00%", "oltre 80,00%", "da 25 su 60".
    pub fn inizio(&self) -> String {
        let parola = if self.oltre { "oltre" } else { "da" };
        format!("{parola} {}", self.scritto.clone().unwrap_or_else(|| percentuale(&self.bordo)))
    }
}

/// What a grade comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Giudicato {
    /// The esito.
    pub esito: Esito,
    /// The place of the band among the method's; `None` below the last one, or without a grade.
    pub fascia: Option<usize>,
    /// The premio of the band; none where the esito was held down.
    pub premio: Option<BigRational>,
    /// Whether the esito was held at parzialmente raggiunto.
    pub tenuto: bool,
}

impl Metodo {
    /// The band of a grade: its place, best first.
    pub fn fascia(&self, grado: &BigRational) -> Option<usize> {
        self.fasce.iter().position(|f| f.contiene(grado))
    }

    /// What a grade comes to; held at parzialmente raggiunto where something was not measured, or a law
    /// says that it is not reached.
    pub fn giudica(&self, grado: Option<&BigRational>, tenuto: bool) -> Giudicato {
        let Some(grado) = grado else {
            return Giudicato {
                esito: Esito::NonRilevato,
                fascia: None,
                premio: None,
                tenuto: false,
            };
        };
        let fascia = self.fascia(grado);
        let sua = fascia.and_then(|i| self.fasce.get(i));
        let esito = sua.map_or(Esito::NonRaggiunto, |f| f.esito);
        if esito == Esito::Raggiunto && tenuto {
            let esito = Esito::Parziale;
            let fascia = self.fasce.iter().position(|f| f.esito == esito);
            return Giudicato { esito, fascia, premio: None, tenuto: true };
        }
        let premio = sua.and_then(|f| f.premio.clone());
        Giudicato { esito, fascia, premio, tenuto: false }
    }

    /// The word on the page for an esito and its band.
    pub fn detto(&self, esito: Esito, fascia: Option<usize>) -> String {
        let sua = fascia.and_then(|i| self.fasce.get(i));
        sua.map_or_else(|| esito.to_string(), FasciaGrado::detta)
    }

    /// What a grade counts for in the means: itself, or what its band says.
    pub fn conta(&self, grado: &Risultato) -> Risultato {
        let fascia = self.fascia(&grado.valore);
        let trovata = fascia.and_then(|i| Some((i, self.fasce.get(i)?)));
        let Some((i, f, vale)) = trovata.and_then(|(i, f)| Some((i, f, f.vale.as_ref()?))) else {
            return grado.clone();
        };
        let sopra = i.checked_sub(1).and_then(|i| self.fasce.get(i));
        let fine = sopra.map_or(&self.tetto, |s| &s.bordo);
        let (valore, formula, come) = match vale {
            Vale::Fisso(v) => (v.clone(), esatto(v), percentuale(v)),
            Vale::Rampa { da, a } => {
                let come = format!("da {} a {}", percentuale(da), percentuale(a));
                if *fine <= f.bordo || grado.valore >= *fine {
                    (a.clone(), esatto(a), come)
                } else {
                    let g = &grado.valore;
                    let valore = da + (a - da) * (g - &f.bordo) / (fine - &f.bordo);
                    let [da, a, g, inf, sup] = [da, a, g, &f.bordo, fine].map(termine);
                    let formula = format!("{da} + ({a} − {da}) × ({g} − {inf}) / ({sup} − {inf})");
                    (valore, formula, come)
                }
            }
        };
        let nome = f.nome.as_ref().map_or(String::new(), |n| format!(" «{n}»"));
        Risultato {
            decimali: 2,
            valore,
            spiegazione: Spiegazione {
                origine: Origine::Calcolato,
                regola: format!("nella fascia{nome} {} il grado conta {come}", f.inizio()),
                dati: vec![("grado".into(), grado.percentuale())],
                formula,
                limiti: None,
                grezzo: None,
            },
        }
    }

    /// How many decimals a figure needs so that it is not printed as an edge that it did not reach, or
    /// that it passed: 94,996 is not 95,00.
    pub fn decimali(&self, n: &BigRational) -> u32 {
        // Nearly every figure is far from every edge: two decimals tell them apart.
        let centesimo = BigRational::new(1.into(), 100.into());
        let vicine = || self.fasce.iter().filter(|f| (n - &f.bordo).abs() <= centesimo);
        (2..40).find(|k| vicine().all(|f| distinto(n, f, *k))).unwrap_or(2)
    }

    /// A figure that the bands look at, with the decimals that it needs.
    pub(super) fn distinta(&self, r: Risultato) -> Risultato {
        Risultato { decimali: self.decimali(&r.valore), ..r }
    }
}

/// Whether so many decimals tell a figure from the edge of a band.
fn distinto(n: &BigRational, f: &FasciaGrado, decimali: u32) -> bool {
    let dieci = intero(10);
    let scala = (0..decimali).fold(intero(1), |s, _| s * &dieci);
    // Half up, as it is printed; no figure that is judged is negative.
    let tondo = |n: &BigRational| (n * &scala + BigRational::new(1.into(), 2.into())).floor();
    match n.cmp(&f.bordo) {
        std::cmp::Ordering::Equal => true,
        std::cmp::Ordering::Less if f.bordo.is_zero() => true,
        std::cmp::Ordering::Less => f.oltre || tondo(n) < tondo(&f.bordo),
        std::cmp::Ordering::Greater => !f.oltre || tondo(n) > tondo(&f.bordo),
    }
}
