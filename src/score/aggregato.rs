//! The figures of a settore and of the ente: weighted means, with who counted and who did not.

use num_rational::BigRational;

use super::media::{Addendo, media};
use super::{Metodo, PunteggioScheda, Risultato};
use crate::model::{Cartella, ObiettivoFile, Settore, StatoObiettivo};
use crate::valori::Esito;

/// A settore, or the ente as a whole, scored.
#[derive(Clone, Debug)]
pub struct PunteggioAggregato {
    /// Mean of the valore of its parts.
    pub valore: Option<Risultato>,
    /// Mean of the tempi of its parts.
    pub tempi: Option<Risultato>,
    /// Mean of the grado of its parts: the figure that counts.
    pub grado: Option<Risultato>,
    /// The esito of the grade.
    pub esito: Esito,
    /// How many parts were measured.
    pub rilevati: usize,
    /// Out of how many that count.
    pub su: usize,
    /// Whether all of them were measured, down to the schede: if not, the esito is at most parziale.
    pub completo: bool,
    /// The schede that do not count, each with why ("stralciato", "prerequisito").
    pub esclusi: Vec<(String, &'static str)>,
}

/// A part: its name, its figures, its weight.
struct Contributo<'a> {
    nome: String,
    valore: Option<&'a BigRational>,
    tempi: Option<&'a BigRational>,
    grado: Option<&'a BigRational>,
    peso: Option<BigRational>,
    completa: bool,
}

fn numero(r: &Option<Risultato>) -> Option<&BigRational> {
    r.as_ref().map(|r| &r.valore)
}

/// The mean of one figure over the parts that have it; a part without a weight counts nothing where
/// others have one, and all count the same where none has.
fn media_di<'a>(
    cosa: &str,
    voci: &[Contributo<'a>],
    quale: fn(&Contributo<'a>) -> Option<&'a BigRational>,
) -> Option<Risultato> {
    let misurate: Vec<_> = voci.iter().filter_map(|v| Some((v, quale(v)?))).collect();
    let pesate = misurate.iter().any(|(v, _)| v.peso.is_some());
    let zero = || BigRational::from_integer(0.into());
    let parti = misurate.into_iter().map(|(v, valore)| Addendo {
        nome: v.nome.clone(),
        valore: valore.clone(),
        peso: pesate.then(|| v.peso.clone().unwrap_or_else(zero)),
    });
    media(cosa, &parti.collect::<Vec<_>>())
}

fn aggrega(
    cosa: &str,
    voci: &[Contributo<'_>],
    esclusi: Vec<(String, &'static str)>,
    metodo: &Metodo,
) -> PunteggioAggregato {
    let grado = media_di(cosa, voci, |v| v.grado);
    let rilevati = voci.iter().filter(|v| v.grado.is_some()).count();
    let completo = voci.iter().all(|v| v.completa);
    PunteggioAggregato {
        valore: media_di(cosa, voci, |v| v.valore),
        tempi: media_di(cosa, voci, |v| v.tempi),
        esito: metodo.esito(numero(&grado), completo),
        grado,
        rilevati,
        su: voci.len(),
        completo,
        esclusi,
    }
}

/// The code of a scheda, for an explanation.
fn codice(o: &ObiettivoFile) -> String {
    o.scheda.codice.as_ref().map_or(String::new(), |c| c.testo.clone())
}

/// The weight of a scheda in a settore: that of its assegnazione when it is shared, else its own.
pub fn peso_in(
    c: &Cartella,
    o: &ObiettivoFile,
    settore: usize,
    suo: Option<&BigRational>,
) -> Option<BigRational> {
    let condivisa = o.scheda.assegnazioni.iter().find(|a| {
        let posto = a.settore.as_ref().and_then(|s| c.settore(s.as_str()));
        posto.is_some_and(|(i, _)| i == settore)
    });
    match condivisa {
        Some(a) => a.peso.as_ref().and_then(|p| p.valore.as_ref()).map(|p| p.0.clone()),
        None => suo.cloned(),
    }
}

/// Scores each settore: the weighted mean of its attivi, measured schede, prerequisiti left out; a
/// shared scheda counts in each of its settori.
pub fn settori<'a>(
    c: &Cartella,
    schede: &[(&'a ObiettivoFile, &'a PunteggioScheda)],
    peso: impl Fn(&ObiettivoFile) -> Option<BigRational>,
    metodo: &Metodo,
) -> Vec<PunteggioAggregato> {
    let mut per_settore: Vec<Vec<(&ObiettivoFile, &PunteggioScheda)>> =
        vec![Vec::new(); c.ente.settori.len()];
    for (o, p) in schede {
        for i in c.settori_di(&o.scheda) {
            if let Some(sue) = per_settore.get_mut(i) {
                sue.push((o, p));
            }
        }
    }
    let uno = |(settore, sue): (usize, &Vec<(&ObiettivoFile, &PunteggioScheda)>)| {
        let mut voci = Vec::new();
        let mut esclusi = Vec::new();
        for (o, p) in sue {
            match o.scheda.stato() {
                StatoObiettivo::Attivo if o.scheda.prerequisito() => {
                    esclusi.push((codice(o), "prerequisito"));
                }
                StatoObiettivo::Attivo => voci.push(Contributo {
                    nome: codice(o),
                    valore: numero(&p.valore),
                    tempi: numero(&p.tempi),
                    grado: numero(&p.grado),
                    peso: peso_in(c, o, settore, peso(o).as_ref()),
                    completa: p.grado.is_some(),
                }),
                altro => esclusi.push((codice(o), altro.parola())),
            }
        }
        aggrega("delle schede", &voci, esclusi, metodo)
    };
    per_settore.iter().enumerate().map(uno).collect()
}

/// Scores the ente: the mean of its measured settori, weighted by their weights. Settori without a
/// scheda that counts are no part of it; processes stand beside. All of them have a weight or none
/// counts: one without would weigh nothing, and nobody would see it.
pub fn ente(c: &Cartella, settori: &[PunteggioAggregato], metodo: &Metodo) -> PunteggioAggregato {
    let con_schede: Vec<_> = c.ente.settori.iter().zip(settori).filter(|(_, p)| p.su > 0).collect();
    let peso = |s: &Settore| s.peso.as_ref()?.valore.as_ref().map(|p| p.0.clone());
    let pesati = con_schede.iter().all(|(s, _)| peso(s).is_some());
    let voci = con_schede.into_iter().map(|(s, p)| Contributo {
        nome: s.nome.as_ref().map_or(String::new(), |n| n.testo.clone()),
        valore: numero(&p.valore),
        tempi: numero(&p.tempi),
        grado: numero(&p.grado),
        peso: peso(s).filter(|_| pesati),
        completa: p.completo && p.grado.is_some(),
    });
    aggrega("dei settori", &voci.collect::<Vec<_>>(), Vec::new(), metodo)
}
