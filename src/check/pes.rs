//! PES: weights.

use std::collections::BTreeMap;

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::Signed;

use super::{Contesto, Descritta, Rule, regola};
use crate::diagnostic::Segnalazione;
use crate::model::{
    Dato, ObiettivoFile, Perimetro, StatoObiettivo, Testo, TipoVariazione, Variazione,
};
use crate::valori::{Peso, italiano};

regola! {
    /// PES-001: ogni scheda attiva ha un peso
    ///
    /// # Cosa controlla
    /// Che ogni scheda attiva, tolti i prerequisiti, abbia un peso: `peso`, `pesatura` per criteri, o un
    /// peso per ogni settore di `assegnazioni`. Dove nessuna scheda del perimetro ne ha, contano uguali.
    ///
    /// # Perché
    /// Il peso è la parte che l'obiettivo ha nel risultato: deciderlo dopo, o lasciarlo implicito, toglie
    /// senso alla valutazione.
    ///
    /// # Esempio sbagliato
    /// ```yaml
    /// titolo: Archivio digitale
    /// ```
    ///
    /// # Esempio giusto
    /// ```yaml
    /// titolo: Archivio digitale
    /// peso: 100
    /// ```
    ///
    /// # Riferimenti
    /// D.Lgs. 150/2009, art. 5, comma 2.
    Pesata, guarda Settore, accompagna "PES-002"
}

impl Rule for Pesata {
    fn controlla(&self, c: &Contesto<'_>, esiti: &mut Vec<Segnalazione>) {
        for o in c.schede().iter().filter(|o| o.scheda.pesato()) {
            let s = &o.scheda;
            let senza = if s.assegnazioni.is_empty() {
                s.peso.is_none() && s.pesatura.0.is_empty()
            } else {
                s.assegnazioni.iter().any(|a| a.peso.is_none())
            };
            if senza {
                let quale = s.codice.as_ref().map_or("", |t| t.as_str());
                let s = self.avviso(o.luogo(), format!("la scheda `{quale}` non ha il peso"));
                esiti.push(s.aiuto(
                    "aggiungi `peso: …`; un obiettivo che non si pesa è un `prerequisito: sì`",
                ));
            }
        }
    }
}

regola! {
    /// PES-002: i pesi di un perimetro sommano al totale
    ///
    /// # Cosa controlla
    /// Che i pesi delle schede attive, tolti i prerequisiti, sommino al totale (100, o
    /// `pesatura.totale`) in ogni settore, per ogni responsabile o nell'ente, come dice
    /// `pesatura.perimetro`; con una tolleranza di 0,05. Dove nessuna scheda ha un peso, valgono uguali.
    /// La somma è quella del piano approvato: una scheda che un atto dell'anno stralcia, sospende o rinvia
    /// conta ancora, a meno che l'atto ne abbia diviso il peso tra le altre.
    ///
    /// # Perché
    /// Il peso è la parte che l'obiettivo ha nel risultato, e nella retribuzione che ne dipende: se la
    /// somma non torna, una parte del risultato non è di nessuno o è contata due volte.
    ///
    /// # Esempio sbagliato
    /// ```yaml
    /// # obiettivi/a.yaml
    /// peso: 60
    /// # obiettivi/b.yaml
    /// peso: 30
    /// ```
    ///
    /// # Esempio giusto
    /// ```yaml
    /// # obiettivi/b.yaml
    /// peso: 40
    /// ```
    ///
    /// # Riferimenti
    /// D.Lgs. 150/2009, artt. 5 e 9.
    SommaPesi, guarda Settore, accompagna "PES-001"
}

/// The tolerance of a sum of weights: 33,33 × 3 is 100.
pub(super) fn tolleranza() -> BigRational {
    BigRational::new(BigInt::from(5), BigInt::from(100))
}

impl Rule for SommaPesi {
    fn controlla<'a>(&self, c: &Contesto<'a>, esiti: &mut Vec<Segnalazione>) {
        let regola = &c.cartella().ente.pesatura;
        let totale = regola
            .totale
            .as_ref()
            .and_then(|t| t.valore.as_ref())
            .map_or_else(|| BigRational::from_integer(BigInt::from(100)), |t| t.0.clone());
        for Insieme { nome, pesi, usciti } in perimetri(c) {
            let con_peso = |pesi: &Pesi<'a>| -> Vec<(&'a ObiettivoFile, &'a Dato<Peso>)> {
                pesi.iter().filter_map(|(o, p)| Some((*o, (*p)?))).collect()
            };
            let (mut dati, usciti) = (con_peso(&pesi), con_peso(&usciti));
            let senza = pesi.len() - dati.len();
            let manca = &totale - dati.iter().filter_map(|x| numero(x)).sum::<BigRational>();
            let di_usciti: Vec<&BigRational> = usciti.iter().filter_map(numero).collect();
            if completano(&di_usciti, &manca) {
                continue;
            }
            dati.extend(usciti);
            // No weight at all: they count the same. A weight that does not parse is DAT-004.
            let Some((_, primo)) = dati.first() else {
                continue;
            };
            let somma = dati.iter().filter_map(numero).sum::<BigRational>();
            let mut s = self
                .errore(
                    primo.luogo,
                    format!(
                        "{nome}: i pesi sommano a {}, non a {}",
                        scritto(&somma),
                        scritto(&totale)
                    ),
                )
                .aiuto(if senza == 0 {
                    format!("mancano {}: correggi i pesi", scritto(&(&totale - &somma)))
                } else if senza == 1 {
                    "una scheda non ha il peso: aggiungilo".to_owned()
                } else {
                    format!("{senza} schede non hanno il peso: aggiungilo")
                });
            let manca = &totale - &somma;
            if let Some(a) = spiega(c, &manca).filter(|_| senza == 0) {
                s.aiuto = a;
            }
            if somma > totale {
                s.aiuto =
                    format!("ci sono {} di troppo: correggi i pesi", scritto(&(&somma - &totale)));
            }
            if somma == BigRational::from_integer(1.into()) {
                s.aiuto =
                    "sembrano frazioni: un foglio di calcolo tiene il 60% come 0,6; scrivi `60`"
                        .to_owned();
            }
            for (o, p) in dati.iter().skip(1) {
                s = s.correlata(p.luogo, format!("peso {} in {}", p.testo, o.percorso));
            }
            for (o, _) in pesi.iter().filter(|(_, p)| p.is_none()) {
                s = s.correlata(o.luogo(), format!("{} non ha il peso", o.percorso));
            }
            esiti.push(s);
        }
    }
}

/// Why a sum falls short by the weight of one scheda that does not count: it was taken out and no act says
/// so, or it is a prerequisito.
fn spiega(c: &Contesto<'_>, manca: &BigRational) -> Option<String> {
    let suo = |o: &&ObiettivoFile| {
        let peso = o.scheda.peso.as_ref().and_then(|p| p.valore.as_ref());
        peso.is_some_and(|p| (&p.0 - manca).abs() <= tolleranza())
    };
    let fuori = |o: &&ObiettivoFile| o.scheda.prerequisito() || !o.scheda.pesato();
    let o = c.schede().iter().find(|o| fuori(o) && suo(o) && !uscita_per_atto(c, o))?;
    let codice = o.scheda.codice.as_ref().map_or(o.id.as_str(), |k| k.as_str());
    Some(match o.scheda.prerequisito() {
        true => format!(
            "è il peso di `{codice}`, che è un prerequisito e non pesa: togligli `prerequisito`, o dividi il suo peso tra le altre"
        ),
        false => format!(
            "è il peso di `{codice}`, che è {} e nessuna variazione lo dice: scrivi l'atto in variazioni.yaml, e i pesi degli altri restano",
            o.scheda.stato().parola()
        ),
    })
}

/// The number of a weight; one that does not parse has none.
fn numero<'a>((_, peso): &(&ObiettivoFile, &'a Dato<Peso>)) -> Option<&'a BigRational> {
    peso.valore.as_ref().map(|p| &p.0)
}

/// So many schede that acts took out of one perimeter are tried in every combination.
const COMBINATI: usize = 10;

/// Whether the weights of schede that acts took out, all or some of them, are what is missing: an act
/// may leave a weight where it is, or share it out among the schede that stay.
fn completano(usciti: &[&BigRational], manca: &BigRational) -> bool {
    let mut somme = vec![BigRational::from_integer(BigInt::from(0))];
    for p in usciti.iter().take(COMBINATI) {
        let con_questo: Vec<_> = somme.iter().map(|s| s + *p).collect();
        somme.extend(con_questo);
    }
    somme.push(usciti.iter().copied().sum());
    somme.iter().any(|s| (s - manca).abs() <= tolleranza())
}

/// A weight printed with as many decimals as it needs, two at most.
pub(super) fn scritto(n: &BigRational) -> String {
    let testo = italiano(n, 2);
    match testo.strip_suffix(",00") {
        Some(intero) => intero.to_owned(),
        None => testo,
    }
}

pub(super) type Pesi<'a> = Vec<(&'a ObiettivoFile, Option<&'a Dato<Peso>>)>;

/// The schede whose weights sum together.
#[derive(Default)]
pub(super) struct Insieme<'a> {
    /// Which perimeter it is.
    pub nome: String,
    /// Those that go on.
    pub pesi: Pesi<'a>,
    /// Those of the voted plan that an act took out since.
    pub usciti: Pesi<'a>,
}

/// Whether a scheda that does not go on was in the plan that was voted, and an act took it out.
fn uscita_per_atto(c: &Contesto<'_>, o: &ObiettivoFile) -> bool {
    let cartella = c.cartella();
    let suo = |t: &Option<Testo>| t.as_ref().is_some_and(|t| t.testo == o.id);
    let nel_lucchetto = cartella.lucchetto.as_ref().is_some_and(|l| {
        let attiva = |stato: Option<&Testo>| {
            stato.is_none_or(|t| t.as_str() == StatoObiettivo::Attivo.parola())
        };
        let mut modifiche = l.variazioni.iter().flat_map(|v| &v.modifiche);
        let di_stato = |t: &Option<Testo>| t.as_ref().is_some_and(|t| t.as_str() == "stato");
        l.schede.iter().any(|s| suo(&s.scheda) && attiva(s.campi.get("stato")))
            || modifiche.any(|m| suo(&m.scheda) && di_stato(&m.campo))
    });
    let entrata = |v: &Variazione| v.tipo() == Some(TipoVariazione::Nuovo);
    nel_lucchetto || cartella.variazioni.iter().any(|v| !entrata(v) && v.nomina(o))
}

/// The schede whose weights sum together, by perimeter, in printed order.
pub(super) fn perimetri<'a>(c: &Contesto<'a>) -> Vec<Insieme<'a>> {
    let cartella = c.cartella();
    let perimetro = cartella
        .ente
        .pesatura
        .perimetro
        .as_ref()
        .and_then(|p| p.valore)
        .unwrap_or(Perimetro::Settore);
    let mut gruppi: BTreeMap<(usize, String), Insieme<'a>> = BTreeMap::new();
    for o in cartella.obiettivi.iter().filter(|o| !o.scheda.prerequisito()) {
        let resta = o.scheda.pesato();
        if !resta && !uscita_per_atto(c, o) {
            continue;
        }
        let nome = |i: usize| cartella.ente.settori.get(i).and_then(|s| s.nome.as_ref());
        let settore = |i: usize| (i, format!("settore {}", nome(i).map_or("", |n| n.as_str())));
        let mut metti = |chiave: (usize, String), peso| {
            let nome = chiave.1.clone();
            let g = gruppi.entry(chiave).or_insert_with(|| Insieme { nome, ..Insieme::default() });
            if resta { &mut g.pesi } else { &mut g.usciti }.push((o, peso));
        };
        match perimetro {
            Perimetro::Settore if !o.scheda.assegnazioni.is_empty() => {
                for a in &o.scheda.assegnazioni {
                    let posto = a.settore.as_ref().and_then(|s| cartella.settore(s.as_str()));
                    if let Some((i, _)) = posto {
                        metti(settore(i), a.peso.as_ref());
                    }
                }
            }
            Perimetro::Settore => {
                if let Some(i) = cartella.settori_di(&o.scheda).first() {
                    metti(settore(*i), o.scheda.peso.as_ref());
                }
            }
            Perimetro::Responsabile => {
                let chi =
                    cartella.responsabile(&o.scheda).unwrap_or_else(|| "senza responsabile".into());
                metti((0, chi), o.scheda.peso.as_ref());
            }
            Perimetro::Ente => metti((0, "ente".into()), o.scheda.peso.as_ref()),
        }
    }
    gruppi.into_values().filter(|g| scritti(&g.pesi) && scritti(&g.usciti)).collect()
}

/// Weights that come from criteria are rescaled to the total: they always sum to it.
fn scritti(v: &Pesi<'_>) -> bool {
    v.iter().all(|(o, _)| o.scheda.pesatura.0.is_empty())
}
