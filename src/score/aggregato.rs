//! The figures of a settore and of the ente: weighted means, with who counted and who did not.

use num_rational::BigRational;
use num_traits::Zero as _;

use super::media::{Addendo, media};
use super::{Metodo, Origine, PunteggioScheda, Risultato, Spiegazione, intero, termine};
use crate::model::{Cartella, ObiettivoFile, ProcessoFile, Settore, StatoObiettivo};
use crate::valori::{Esito, percentuale};

/// A settore, or the ente as a whole, scored.
#[derive(Clone, Debug)]
pub struct PunteggioAggregato {
    /// Mean of the valore of its parts.
    pub valore: Option<Risultato>,
    /// Mean of the tempi of its parts.
    pub tempi: Option<Risultato>,
    /// Mean of what the grado of its parts counts for.
    pub grado: Option<Risultato>,
    /// The esito of the grade.
    pub esito: Esito,
    /// The place of its band among the method's.
    pub fascia: Option<usize>,
    /// How many parts were measured.
    pub rilevati: usize,
    /// Out of how many that count.
    pub su: usize,
    /// Whether all of them were measured, down to the schede: if not, the esito is at most parziale.
    pub completo: bool,
    /// The schede that do not count, each with why ("stralciato", "prerequisito").
    pub esclusi: Vec<(String, &'static str)>,
    /// The prerequisiti that were measured and not reached, by code.
    pub mancate: Vec<String>,
    /// Whether every prerequisito was reached: no where one was not, nothing where one was not measured
    /// or there is none.
    pub condizione: Option<bool>,
    /// What a figure alone does not say: that one side of the ente's shares was not measured.
    pub avvertenza: Option<&'static str>,
}

/// A part: its name, its figures, its weight.
struct Contributo<'a> {
    nome: String,
    valore: Option<&'a BigRational>,
    tempi: Option<&'a BigRational>,
    conta: Option<&'a BigRational>,
    peso: Option<BigRational>,
    misurata: bool,
    completa: bool,
}

/// One of the three figures of a part.
type CifraDiParte<'a> = fn(&Contributo<'a>) -> Option<&'a BigRational>;

fn numero(r: &Option<Risultato>) -> Option<&BigRational> {
    r.as_ref().map(|r| &r.valore)
}

/// A scheda or a process as a part. One without an esito is out, whatever its figures: under `mancante: zero`
/// nothing measured comes to 0.
fn parte<'a>(nome: String, p: &'a PunteggioScheda, peso: Option<BigRational>) -> Contributo<'a> {
    let fuori = p.grado.is_some() && !p.misurata();
    let cifra = |r: &'a Option<Risultato>| numero(r).filter(|_| !fuori);
    Contributo {
        nome,
        valore: cifra(&p.valore),
        tempi: cifra(&p.tempi),
        conta: cifra(&p.conta),
        peso,
        misurata: p.misurata(),
        completa: p.misurata(),
    }
}

/// The mean of one figure over the parts that have it; a part without a weight counts nothing where
/// others have one, and all count the same where none has.
fn media_di<'a>(cosa: &str, voci: &[Contributo<'a>], quale: CifraDiParte<'a>) -> Option<Risultato> {
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

/// The prerequisiti of a settore, or of the ente.
#[derive(Default)]
struct Condizioni {
    mancate: Vec<String>,
    soddisfatte: usize,
    non_misurate: usize,
}

impl Condizioni {
    fn aggiungi(&mut self, codice: String, p: &PunteggioScheda) {
        match p.condizione() {
            Some(true) => self.soddisfatte += 1,
            Some(false) => self.mancate.push(codice),
            None => self.non_misurate += 1,
        }
    }

    fn tutte(&self) -> Option<bool> {
        match (self.mancate.len(), self.non_misurate, self.soddisfatte) {
            (1.., ..) => Some(false),
            (0, 0, 1..) => Some(true),
            _ => None,
        }
    }
}

/// The three means, and what they come to.
struct Medie {
    valore: Option<Risultato>,
    tempi: Option<Risultato>,
    grado: Option<Risultato>,
}

impl Medie {
    fn di(cosa: &str, voci: &[Contributo<'_>]) -> Self {
        Medie {
            valore: media_di(cosa, voci, |v| v.valore),
            tempi: media_di(cosa, voci, |v| v.tempi),
            grado: media_di(cosa, voci, |v| v.conta),
        }
    }

    fn aggrega(
        self,
        voci: &[Contributo<'_>],
        completo: bool,
        condizioni: Condizioni,
        metodo: &Metodo,
    ) -> PunteggioAggregato {
        let g = metodo.giudica(numero(&self.grado), !completo);
        let grado = self.grado.map(|g| metodo.distinta(g));
        let valore = match (self.valore, &grado) {
            (Some(v), Some(g)) if v.valore == g.valore => Some(metodo.distinta(v)),
            (v, _) => v,
        };
        PunteggioAggregato {
            valore,
            tempi: self.tempi,
            esito: g.esito,
            fascia: g.fascia,
            grado,
            rilevati: voci.iter().filter(|v| v.misurata).count(),
            su: voci.len(),
            completo,
            esclusi: Vec::new(),
            condizione: condizioni.tutte(),
            mancate: condizioni.mancate,
            avvertenza: None,
        }
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
        let mut condizioni = Condizioni::default();
        for (o, p) in sue {
            match o.scheda.stato() {
                StatoObiettivo::Attivo if o.scheda.prerequisito() => {
                    condizioni.aggiungi(codice(o), p);
                    esclusi.push((codice(o), "prerequisito"));
                }
                StatoObiettivo::Attivo => {
                    voci.push(parte(codice(o), p, peso_in(c, o, settore, peso(o).as_ref())));
                }
                altro => esclusi.push((codice(o), altro.parola())),
            }
        }
        let completo = voci.iter().all(|v| v.completa);
        let medie = Medie::di("delle schede", &voci);
        PunteggioAggregato { esclusi, ..medie.aggrega(&voci, completo, condizioni, metodo) }
    };
    per_settore.iter().enumerate().map(uno).collect()
}

/// Scores the ente: the mean of its measured settori, weighted by their weights, and the processes' own for
/// the share that the method gives them. Settori without a scheda that counts are no part of it. All of
/// them have a weight or none counts: one without would weigh nothing, and nobody would see it.
pub fn ente(
    c: &Cartella,
    settori: &[PunteggioAggregato],
    schede: &[(&ObiettivoFile, &PunteggioScheda)],
    processi: &[PunteggioScheda],
    metodo: &Metodo,
) -> PunteggioAggregato {
    let con_schede: Vec<_> = c.ente.settori.iter().zip(settori).filter(|(_, p)| p.su > 0).collect();
    let peso = |s: &Settore| s.peso.as_ref()?.valore.as_ref().map(|p| p.0.clone());
    let pesati = con_schede.iter().all(|(s, _)| peso(s).is_some());
    let voci = con_schede.into_iter().map(|(s, p)| Contributo {
        nome: s.nome.as_ref().map_or(String::new(), |n| n.testo.clone()),
        valore: numero(&p.valore),
        tempi: numero(&p.tempi),
        conta: numero(&p.grado),
        peso: peso(s).filter(|_| pesati),
        misurata: p.grado.is_some(),
        completa: p.completo && p.grado.is_some(),
    });
    let voci: Vec<_> = voci.collect();
    let mut condizioni = Condizioni::default();
    for (o, p) in schede {
        if o.scheda.stato() == StatoObiettivo::Attivo && o.scheda.prerequisito() {
            condizioni.aggiungi(codice(o), p);
        }
    }
    let dei_settori = Medie::di("dei settori", &voci);
    let completo = voci.iter().all(|v| v.completa);
    let suoi: Vec<_> = dei_processi(c, processi);
    if metodo.quota_processi.is_zero() || suoi.is_empty() {
        let avvertenza = (!metodo.quota_processi.is_zero() && dei_settori.grado.is_some())
            .then_some("non ci sono processi: contano solo i settori");
        let p = dei_settori.aggrega(&voci, completo, condizioni, metodo);
        return PunteggioAggregato { avvertenza, ..p };
    }
    let completo = completo && suoi.iter().all(|v| v.completa);
    let altri = Medie::di("dei processi", &suoi);
    let avvertenza = match (&dei_settori.grado, &altri.grado) {
        (Some(_), None) => Some("nessun processo è misurato: contano solo i settori"),
        (None, Some(_)) => Some("nessun settore è misurato: contano solo i processi"),
        _ => None,
    };
    let insieme = Medie {
        valore: per_quote(dei_settori.valore, altri.valore, metodo),
        tempi: per_quote(dei_settori.tempi, altri.tempi, metodo),
        grado: per_quote(dei_settori.grado, altri.grado, metodo),
    };
    let p = insieme.aggrega(&voci, completo, condizioni, metodo);
    PunteggioAggregato { avvertenza, ..p }
}

/// The processes as parts: all of them have a weight, or none counts.
fn dei_processi<'a>(c: &Cartella, punti: &'a [PunteggioScheda]) -> Vec<Contributo<'a>> {
    let peso = |p: &ProcessoFile| p.scheda.peso.as_ref()?.valore.as_ref().map(|p| p.0.clone());
    let pesati = c.processi.iter().all(|p| peso(p).is_some());
    let coppie = c.processi.iter().zip(punti);
    let uno = |(p, punti): (&ProcessoFile, &'a PunteggioScheda)| {
        let titolo = p.scheda.titolo.as_ref().or(p.scheda.processo.as_ref());
        let nome = titolo.map_or(String::new(), |t| t.testo.clone());
        parte(nome, punti, peso(p).filter(|_| pesati))
    };
    coppie.map(uno).collect()
}

/// Two means by their shares; where one is missing the other counts whole.
fn per_quote(
    settori: Option<Risultato>,
    processi: Option<Risultato>,
    metodo: &Metodo,
) -> Option<Risultato> {
    let (s, p) = match (settori, processi) {
        (Some(s), Some(p)) => (s, p),
        (s, p) => return s.or(p),
    };
    let quota = &metodo.quota_processi / intero(100);
    let valore = &s.valore * (intero(1) - &quota) + &p.valore * &quota;
    let conto = |r: &Risultato| {
        let f = &r.spiegazione.formula;
        if f.contains(' ') { format!("({f})") } else { termine(&r.valore) }
    };
    let q = termine(&quota);
    let formula = format!("{} × (1 − {q}) + {} × {q}", conto(&s), conto(&p));
    let regola = format!(
        "settori {}, processi {}: {} e {}",
        percentuale(&(intero(100) - &metodo.quota_processi)),
        percentuale(&metodo.quota_processi),
        s.spiegazione.regola,
        p.spiegazione.regola
    );
    let dati = s.spiegazione.dati.into_iter().chain(p.spiegazione.dati).collect();
    let spiegazione = Spiegazione {
        origine: Origine::Calcolato,
        regola,
        dati,
        formula,
        limiti: None,
        grezzo: None,
    };
    Some(Risultato { decimali: 2, valore, spiegazione })
}
