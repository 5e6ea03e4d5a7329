//! A method in words, made from its own parameters: nothing here knows which profile it came from.

use num_rational::BigRational;
use num_traits::Zero as _;

use super::fasce::{FasciaGrado, Vale};
use super::{Metodo, RegolaDate, intero};
use crate::model::{RegolaIndicatori, RegolaMancante, RegolaSoglie};
use crate::valori::{Esito, esatto, percento_intero, percentuale};

/// A parameter of a method.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VoceMetodo {
    /// Its key, as in the data.
    pub chiave: &'static str,
    /// What it is called on the page.
    pub nome: &'static str,
    /// Its value in one form: what the lock holds and two methods are compared by.
    pub forma: String,
    /// What it means, a sentence.
    pub frase: String,
}

/// How many decimals do not matter: "5", "12,5".
fn punti(n: &BigRational) -> String {
    esatto(n)
}

fn giorni(n: i64) -> String {
    if n == 1 { "1 giorno".into() } else { format!("{n} giorni") }
}

impl Metodo {
    /// Every parameter, in the order in which a score is made. The bands' premio is told only where it may
    /// be printed.
    pub fn voci(&self, premio: bool) -> Vec<VoceMetodo> {
        let voce = |(chiave, nome), forma: String, frase: String| VoceMetodo {
            chiave,
            nome,
            forma,
            frase,
        };
        vec![
            {
                let frase = match self.indicatori {
                    RegolaIndicatori::ProQuota => {
                        "Un indicatore sotto l'atteso vale in proporzione: 100 × (1 + (R − A) / |A|) se più \
                         è meglio, 100 × (1 − (R − A) / |A|) se meno è meglio."
                    }
                    RegolaIndicatori::TuttoONiente => {
                        "Un indicatore vale 100 se l'atteso è raggiunto, altrimenti 0."
                    }
                };
                voce(("indicatori", "Indicatori"), self.indicatori.parola().into(), frase.into())
            },
            voce(
                ("tetto", "Tetto"),
                percento_intero(&self.tetto),
                match self.tetto == intero(100) {
                    true => "Il punteggio di un indicatore va da 0 a 100.".into(),
                    false if self.indicatori == RegolaIndicatori::TuttoONiente => format!(
                        "Il tetto è {}, e con il tutto o niente nessun indicatore supera 100.",
                        punti(&self.tetto)
                    ),
                    false => format!(
                        "Il punteggio di un indicatore va da 0 a {}: oltre 100 un numero che supera l'atteso, \
                         una parola della scala che vale di più, il punteggio dato da una persona.",
                        punti(&self.tetto)
                    ),
                },
            ),
            {
                let frase = match self.soglie {
                    _ if self.indicatori == RegolaIndicatori::TuttoONiente => {
                        "La soglia di un numero o di un livello non cambia il conto; una data peggiore della \
                         sua soglia vale 0."
                    }
                    RegolaSoglie::Taglio => "Un risultato peggiore della soglia vale 0.",
                    RegolaSoglie::Interpolata => {
                        "Un numero con la soglia S vale 100 × (R − S) / (A − S): 0 alla soglia, 100 \
                         all'atteso; una data o un livello peggiori della soglia valgono 0."
                    }
                };
                voce(("soglie", "Soglie"), self.soglie.parola().into(), frase.into())
            },
            {
                let frase = match self.progresso {
                    true if self.indicatori == RegolaIndicatori::TuttoONiente => {
                        "La partenza di un indicatore si stampa, e non cambia il conto."
                    }
                    true => {
                        "Un indicatore con la partenza P vale la strada fatta: 100 × (R − P) / (A − P); \
                         senza partenza, la formula ordinaria."
                    }
                    false => "La partenza di un indicatore si stampa, e non entra nel conto.",
                };
                voce(("progresso", "Partenza"), si_no(self.progresso).into(), frase.into())
            },
            voce(("date", "Date"), self.forma_date(), self.frase_date()),
            {
                let si = self.con_le_date();
                let frase = match si {
                    true => "Le date contano nel valore con il loro peso, e nei tempi.",
                    false => {
                        "Le date contano nei tempi e non nel valore, se la scheda ha altri indicatori."
                    }
                };
                voce(("date_nel_valore", "Date nel valore"), si_no(si).into(), frase.into())
            },
            {
                let frase = match self.mancante {
                    RegolaMancante::Esclusa => {
                        "Un indicatore non rilevato resta fuori dalla media e si conta accanto: l'esito è \
                         al massimo parzialmente raggiunto."
                    }
                    RegolaMancante::Zero => {
                        "Un indicatore non rilevato conta 0 nel valore, e l'esito è al massimo \
                         parzialmente raggiunto."
                    }
                    RegolaMancante::Errore => {
                        "Con un indicatore non rilevato il valore della scheda non si calcola."
                    }
                };
                voce(("mancante", "Dati che mancano"), self.mancante.parola().into(), frase.into())
            },
            voce(
                ("quota_tempi", "Grado di una scheda"),
                percento_intero(&self.quota_tempi),
                match self.quota_tempi.is_zero() {
                    true => "Il grado di una scheda è il valore; senza indicatori, il rispetto dei tempi."
                        .into(),
                    false => format!(
                        "Il grado di una scheda viene dal valore ({}) e dal rispetto dei tempi ({}); \
                         senza tempi misurati è il valore, senza indicatori il rispetto dei tempi.",
                        percentuale(&(intero(100) - &self.quota_tempi)),
                        percentuale(&self.quota_tempi)
                    ),
                },
            ),
            voce(("fasce", "Fasce del grado"), self.forma_fasce(), self.frase_fasce(premio)),
            voce(
                ("ente", "Grado dell'ente"),
                percento_intero(&self.quota_processi),
                match self.quota_processi.is_zero() {
                    true => "Il grado dell'ente è la media dei settori; i processi stanno accanto.".into(),
                    false => format!(
                        "Il grado dell'ente viene dalla media dei settori ({}) e da quella dei \
                         processi ({}).",
                        percentuale(&(intero(100) - &self.quota_processi)),
                        percentuale(&self.quota_processi)
                    ),
                },
            ),
        ]
    }

    /// What the method does, in one paragraph.
    pub fn descrizione(&self, premio: bool) -> String {
        let frasi: Vec<String> = self.voci(premio).into_iter().map(|v| v.frase).collect();
        frasi.join(" ")
    }

    /// What it changes of another: each parameter that differs. A premio is not told.
    pub fn diverso_da(&self, altro: &Metodo) -> Vec<VoceMetodo> {
        let diverse = self.voci(false).into_iter().zip(altro.voci(false));
        diverse.filter(|(a, b)| a.forma != b.forma).map(|(a, _)| a).collect()
    }

    /// How it is called: "standard", or "standard, adattato dall'ente".
    pub fn chiamato(&self) -> String {
        match self.differenze.is_empty() {
            true => self.nome.clone(),
            false => format!("{}, adattato dall'ente", self.nome),
        }
    }

    fn forma_date(&self) -> String {
        match &self.date {
            RegolaDate::TuttoONiente | RegolaDate::Tolleranza(0) => "tutto_o_niente".into(),
            RegolaDate::Tolleranza(n) => format!("tolleranza {}", giorni(*n)),
            RegolaDate::Lineare => "lineare".into(),
            RegolaDate::Penalita { punti: p, ogni, tolleranza } => {
                let oltre = match tolleranza {
                    0 => String::new(),
                    n => format!(", tolleranza {}", giorni(*n)),
                };
                format!("penalita {} ogni {}{oltre}", punti(p), giorni(*ogni))
            }
        }
    }

    fn frase_date(&self) -> String {
        match &self.date {
            RegolaDate::TuttoONiente | RegolaDate::Tolleranza(0) => {
                "Una data vale 100 entro il termine, altrimenti 0.".into()
            }
            RegolaDate::Tolleranza(n) => {
                format!("Una data vale 100 fino a {} dopo il termine, altrimenti 0.", giorni(*n))
            }
            RegolaDate::Lineare => {
                "Una data vale 100 entro il termine; dopo, 100 × (1 − giorni di ritardo / giorni \
                 dell'anno)."
                    .into()
            }
            RegolaDate::Penalita { punti: p, ogni, tolleranza } => {
                let entro = match tolleranza {
                    0 => "entro il termine".to_owned(),
                    n => format!("fino a {} dopo il termine", giorni(*n)),
                };
                let periodo = match ogni {
                    1 => "ogni giorno di ritardo".to_owned(),
                    n => format!("ogni periodo cominciato di {n} giorni, dal primo di ritardo"),
                };
                format!("Una data vale 100 {entro}; dopo perde {} punti per {periodo}.", punti(p))
            }
        }
    }

    /// What two methods are compared by: the edges, the esiti, the names, what each counts for and earns.
    fn forma_fasce(&self) -> String {
        let una = |f: &FasciaGrado| {
            let parola = if f.oltre { "oltre" } else { "da" };
            let mut t = format!("{parola} {} {}", percento_intero(&f.bordo), f.esito);
            if let Some(n) = &f.nome {
                t.push_str(&format!(" «{n}»"));
            }
            match &f.vale {
                Some(Vale::Fisso(v)) => t.push_str(&format!(" vale {}", percento_intero(v))),
                Some(Vale::Rampa { da, a }) => t.push_str(&format!(
                    " vale da {} a {}",
                    percento_intero(da),
                    percento_intero(a)
                )),
                None => {}
            }
            if let Some(p) = &f.premio {
                t.push_str(&format!(" premio {}", percento_intero(p)));
            }
            t
        };
        self.fasce.iter().map(una).collect::<Vec<_>>().join("; ")
    }

    fn frase_fasce(&self, premio: bool) -> String {
        let una = |f: &FasciaGrado| {
            let nome = match &f.nome {
                Some(n) => format!("«{n}» ({})", f.esito),
                None => f.esito.to_string(),
            };
            let vale = match &f.vale {
                Some(Vale::Fisso(v)) => format!(", e conta {}", percentuale(v)),
                Some(Vale::Rampa { da, a }) => {
                    format!(", e conta da {} a {} in proporzione", percentuale(da), percentuale(a))
                }
                None => String::new(),
            };
            let premio = match (&f.premio, premio) {
                (Some(p), true) => format!(", con premio {}", percentuale(p)),
                _ => String::new(),
            };
            format!("{} è {nome}{vale}{premio}", f.inizio())
        };
        let mut fasce: Vec<String> = self.fasce.iter().map(una).collect();
        let ultima = self.fasce.last();
        if ultima.is_none_or(|f| f.oltre || !f.bordo.is_zero()) {
            fasce.push(format!("sotto è {}", Esito::NonRaggiunto));
        }
        format!("Il grado: {}.", fasce.join("; "))
    }
}

fn si_no(si: bool) -> &'static str {
    if si { "sì" } else { "no" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_method_says_what_its_own_parameters_do() {
        let mut m = Metodo::default();
        assert!(m.diverso_da(&Metodo::default()).is_empty());
        m.date = RegolaDate::Penalita { punti: intero(5), ogni: 7, tolleranza: 0 };
        m.tetto = intero(120);
        m.quota_tempi = intero(30);
        let diverso = m.diverso_da(&Metodo::default());
        let frasi: Vec<_> = diverso.into_iter().map(|v| v.frase).collect();
        assert_eq!(
            frasi,
            [
                "Il punteggio di un indicatore va da 0 a 120: oltre 100 un numero che supera l'atteso, una parola della scala che vale di più, il punteggio dato da una persona.",
                "Una data vale 100 entro il termine; dopo perde 5 punti per ogni periodo cominciato di 7 giorni, dal primo di ritardo.",
                "Le date contano nei tempi e non nel valore, se la scheda ha altri indicatori.",
                "Il grado di una scheda viene dal valore (70,00%) e dal rispetto dei tempi (30,00%); senza tempi misurati è il valore, senza indicatori il rispetto dei tempi.",
            ]
        );
        let fasce = m.voci(false).into_iter().find(|v| v.chiave == "fasce").unwrap().frase;
        assert_eq!(
            fasce,
            "Il grado: da 95,00% è raggiunto; da 60,00% è parzialmente raggiunto; da 0,00% è non raggiunto."
        );
    }
}
