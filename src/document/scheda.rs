//! The view of a scheda obiettivo.

use num_bigint::BigInt;
use num_rational::BigRational;
use serde::Serialize;

use super::persone::{Etichette, Persone, persone};
use crate::check::{Verificata, classificazione};
use crate::model::valori::{
    DataGiorno, Effettivo, Esito, Importo, MesiRisolti, Percentuale, Valore, italiano, percentuale,
};
use crate::model::{
    Cartella, Dato, Fase, Indicatore, OMappa, Obiettivo, ObiettivoFile, RisorsaFinanziaria,
    StatoObiettivo, Testo, TipoObiettivo, Verifica, intero,
};
use crate::score::{PunteggioIndicatore, PunteggioScheda, Risultato};

/// A label and its text, which is narrative where `narrativa`.
#[derive(Serialize)]
struct Riga {
    nome: String,
    righe: Vec<String>,
    narrativa: bool,
}

/// Months of a phase: as text and as runs on the grid.
#[derive(Serialize, Default)]
struct Tempi {
    testo: String,
    tratti: Vec<(u8, u8)>,
}

#[derive(Serialize)]
struct RigaFase {
    n: String,
    descrizione: String,
    previsto: Tempi,
    effettivo: Tempi,
}

/// An indicator.
#[derive(Serialize)]
pub struct RigaIndicatore {
    nome: String,
    dettagli: String,
    attesa: String,
    realizzata: String,
    esito: String,
    segno: &'static str,
    note: String,
    evidenza: String,
}

#[derive(Serialize)]
struct RigaRisorsa {
    capitolo: String,
    descrizione: String,
    stanziato: String,
    impegnato: String,
}

#[derive(Serialize, Default)]
struct Lato {
    titolo: String,
    titolo_relazione: String,
    relazione: String,
    valore: String,
    tempi: String,
    cause: String,
    effetti: String,
    intrapresi: String,
    da_attivare: String,
}

/// What `scheda.typ` prints.
#[derive(Serialize)]
pub struct Vista<'a> {
    tipo: String,
    codice: String,
    titolo: String,
    pesatura: String,
    stato: String,
    dati: Vec<Riga>,
    personale: Persone,
    fasi: Vec<RigaFase>,
    indicatori: Vec<RigaIndicatore>,
    con_verifiche: bool,
    intermedia: Lato,
    finale: Lato,
    valutazione: String,
    risorse: Vec<RigaRisorsa>,
    totale_stanziato: String,
    totale_impegnato: String,
    analisi: String,
    fasi_unite: bool,
    cronoprogramma_unito: bool,
    indicatori_uniti: bool,
    verifiche_unite: bool,
    da_compilare: bool,
    e: &'a Etichette,
}

/// The most characters of a table that is kept on one page: far less than a page holds, so that
/// a table kept whole can never run off the paper.
const UNITA: usize = 1600;
/// The most phases of a cronoprogramma that is kept on one page.
const FASI_UNITE: usize = 15;

impl Vista<'_> {
    /// Decides which tables stay whole.
    fn unisci(mut self) -> Self {
        let lungo = |v: &[&String]| v.iter().map(|t| t.chars().count()).sum::<usize>();
        let fasi: usize = self
            .fasi
            .iter()
            .map(|f| 60 + f.descrizione.chars().count())
            .sum();
        let indicatori: usize = self
            .indicatori
            .iter()
            .map(|i| {
                80 + lungo(&[&i.nome, &i.dettagli])
                    + 2 * lungo(&[&i.attesa, &i.realizzata, &i.note, &i.evidenza])
            })
            .sum();
        let lato = |l: &Lato| {
            lungo(&[
                &l.relazione,
                &l.cause,
                &l.effetti,
                &l.intrapresi,
                &l.da_attivare,
            ])
        };
        self.fasi_unite = fasi <= UNITA;
        self.cronoprogramma_unito = self.fasi.len() <= FASI_UNITE;
        self.indicatori_uniti = indicatori <= UNITA;
        self.verifiche_unite = lato(&self.intermedia).max(lato(&self.finale)) <= UNITA / 2;
        self
    }
}

/// The view of a scheda; what was realised only when `realizzato`.
pub fn vista<'a>(
    v: &Verificata,
    o: &ObiettivoFile,
    punti: &PunteggioScheda,
    realizzato: bool,
    e: &'a Etichette,
) -> Vista<'a> {
    let cartella = v.valutata().cartella();
    let s = &o.scheda;
    let anno = cartella.esercizio;
    let voce = |k: &str| e.get(k).cloned().unwrap_or_default();
    let ver = &s.verifiche;
    let predefinite = &cartella.ente.verifiche;
    let intermedie: Vec<&Verifica> = ver.intermedia.iter().chain(&ver.intermedie).collect();
    Vista {
        tipo: voce(
            match s
                .tipo
                .as_ref()
                .and_then(|t| t.valore)
                .unwrap_or(TipoObiettivo::Struttura)
            {
                TipoObiettivo::Struttura => "obiettivo_struttura",
                TipoObiettivo::Ente => "obiettivo_ente",
                TipoObiettivo::Gruppo => "obiettivo_gruppo",
                TipoObiettivo::Individuale => "obiettivo_individuale",
            },
        ),
        codice: testo(s.codice.as_ref()),
        titolo: testo(s.titolo.as_ref()),
        pesatura: pesatura(s, e),
        stato: match s.stato() {
            StatoObiettivo::Attivo => String::new(),
            altro => altro.parola().to_uppercase(),
        },
        dati: dati(cartella, s, e),
        personale: persone(cartella, s.personale.as_ref(), realizzato),
        fasi: s
            .fasi
            .iter()
            .enumerate()
            .map(|(n, f)| fase(n + 1, f, realizzato, anno))
            .collect(),
        indicatori: indicatori(&s.indicatori, &punti.indicatori, realizzato, anno),
        con_verifiche: !intermedie.is_empty()
            || ver.finale.is_some()
            || !predefinite.intermedie.is_empty()
            || predefinite.finale.is_some(),
        intermedia: intermedia(&intermedie, &predefinite.intermedie, realizzato, anno, e),
        finale: finale(ver.finale.as_ref(), punti, realizzato, anno, e),
        valutazione: if realizzato {
            valutazione(ver.finale.as_ref())
        } else {
            String::new()
        },
        risorse: s
            .risorse_finanziarie
            .iter()
            .map(|r| risorsa(r, realizzato))
            .collect(),
        totale_stanziato: totale(&s.risorse_finanziarie, |r| r.stanziato.as_ref()),
        totale_impegnato: if realizzato {
            totale(&s.risorse_finanziarie, |r| r.impegnato.as_ref())
        } else {
            String::new()
        },
        analisi: if realizzato {
            testo(s.analisi.as_ref())
        } else {
            String::new()
        },
        fasi_unite: false,
        cronoprogramma_unito: false,
        indicatori_uniti: false,
        verifiche_unite: false,
        da_compilare: !realizzato,
        e,
    }
    .unisci()
}

fn testo(t: Option<&Testo>) -> String {
    t.map_or(String::new(), |t| t.testo.clone())
}

/// A score as printed; not measured is `n.r.`, never a zero.
pub fn percento(r: Option<&Risultato>) -> String {
    r.map_or("n.r.".into(), |r| percentuale(&r.valore))
}

fn pesatura(s: &Obiettivo, e: &Etichette) -> String {
    if s.prerequisito() {
        return e.get("prerequisito").cloned().unwrap_or_default();
    }
    let capofila = |a: &&crate::model::Assegnazione| {
        s.capofila
            .as_ref()
            .is_none_or(|c| a.settore.as_ref().is_some_and(|t| t.testo == c.testo))
    };
    let assegnato = s
        .assegnazioni
        .iter()
        .find(capofila)
        .and_then(|a| a.peso.as_ref());
    assegnato
        .or(s.peso.as_ref())
        .map_or("—".into(), |p| p.testo.clone())
}

fn dati(cartella: &Cartella, s: &Obiettivo, e: &Etichette) -> Vec<Riga> {
    let mut righe = Vec::new();
    let mut riga = |chiave: &str, testi: Vec<String>, narrativa: bool| {
        let testi: Vec<String> = testi.into_iter().filter(|t| !t.is_empty()).collect();
        if !testi.is_empty() {
            let nome = e.get(chiave).cloned().unwrap_or_default();
            righe.push(Riga {
                nome,
                righe: testi,
                narrativa,
            });
        }
    };
    let elenco = |v: &[Testo]| {
        v.iter()
            .map(|t| t.testo.as_str())
            .collect::<Vec<_>>()
            .join(", ")
    };
    riga("settore", settori(cartella, s), false);
    riga(
        "responsabile",
        cartella.responsabile(s).into_iter().collect(),
        false,
    );
    riga(
        "obiettivo_strategico",
        strategico(cartella, s).into_iter().collect(),
        false,
    );
    riga(
        "missione_programma",
        missione_programma(cartella, s, e),
        false,
    );
    riga(
        "natura",
        s.natura.iter().map(|n| n.testo.clone()).collect(),
        false,
    );
    riga(
        "durata",
        s.durata.iter().map(|d| d.testo.clone()).collect(),
        false,
    );
    riga("ambiti", vec![elenco(&s.ambiti).replace('_', " ")], false);
    riga("stakeholder", vec![elenco(&s.stakeholder)], false);
    riga("descrizione", vec![testo(s.descrizione.as_ref())], true);
    riga(
        "risorse_strumentali",
        vec![elenco(&s.risorse_strumentali)],
        false,
    );
    riga("note", vec![testo(s.note.as_ref())], true);
    righe
}

fn settori(cartella: &Cartella, s: &Obiettivo) -> Vec<String> {
    let nome = |t: Option<&Testo>| {
        let (_, settore) = cartella.settore(t?.as_str())?;
        Some(testo(settore.nome.as_ref()))
    };
    if s.assegnazioni.is_empty() {
        let posto = cartella
            .settori_di(s)
            .first()
            .and_then(|i| cartella.ente.settori.get(*i));
        return posto.map(|x| testo(x.nome.as_ref())).into_iter().collect();
    }
    let una = |a: &crate::model::Assegnazione| {
        let nome = nome(a.settore.as_ref())?;
        Some(match &a.peso {
            Some(p) => format!("{nome} (peso {})", p.testo),
            None => nome,
        })
    };
    s.assegnazioni.iter().filter_map(una).collect()
}

fn strategico(cartella: &Cartella, s: &Obiettivo) -> Option<String> {
    Some(match s.obiettivo_strategico.as_ref()? {
        OMappa::Testo(codice) => {
            let voce = cartella
                .ente
                .strategia
                .iter()
                .find(|v| v.codice.as_ref().is_some_and(|c| c.testo == codice.testo));
            match voce.and_then(|v| v.titolo.as_ref()) {
                Some(titolo) => format!("{codice} {titolo}"),
                None => codice.testo.clone(),
            }
        }
        OMappa::Mappa(m) => [m.codice.as_ref(), m.titolo.as_ref()]
            .into_iter()
            .flatten()
            .map(|t| t.testo.as_str())
            .collect::<Vec<_>>()
            .join(" "),
    })
}

/// "Missione 1: Servizi istituzionali …", "Programma 2: Segreteria generale": official names of the
/// year; a number that the year does not know is printed bare, and COD-003 reports it.
fn missione_programma(cartella: &Cartella, s: &Obiettivo, e: &Etichette) -> Vec<String> {
    let numero = |t: Option<&Testo>| u8::try_from(intero(t?.as_str())?).ok();
    let voce = |k: &str| e.get(k).cloned().unwrap_or_default();
    let Some(m) = numero(s.missione.as_ref()) else {
        return Vec::new();
    };
    let una = |cosa: String, p: u8, n: u8| match classificazione().voce(cartella.esercizio, m, p) {
        Some(v) => format!("{cosa} {n}: {}", v.nome),
        None => format!("{cosa} {n}"),
    };
    let mut righe = vec![una(voce("missione"), 0, m)];
    if let Some(p) = numero(s.programma.as_ref()) {
        righe.push(una(voce("programma"), p, p));
    }
    righe
}

fn fase(n: usize, f: &Fase, realizzato: bool, anno: i16) -> RigaFase {
    let tempi = |m: &MesiRisolti| Tempi {
        testo: m.testo(anno),
        tratti: m.tratti(anno),
    };
    let niente = || Tempi {
        testo: "—".into(),
        tratti: Vec::new(),
    };
    let previsto = f
        .previsto
        .as_ref()
        .and_then(|p| p.valore.as_ref())
        .map(|p| tempi(&p.nel(anno)));
    let effettivo = match f.effettivo.as_ref().and_then(|p| p.valore.as_ref()) {
        _ if !realizzato => Tempi::default(),
        None => niente(),
        Some(Effettivo::NonSvolta) => Tempi {
            testo: "non svolta".into(),
            tratti: Vec::new(),
        },
        Some(Effettivo::Mesi(m)) => tempi(&m.nel(anno)),
    };
    let descrizione = testo(f.descrizione.as_ref());
    RigaFase {
        n: n.to_string(),
        descrizione: match (&f.peso, descrizione.is_empty()) {
            (_, true) => "—".into(),
            (Some(p), _) => format!("{descrizione} (peso {})", p.testo),
            (None, _) => descrizione,
        },
        previsto: previsto.unwrap_or_else(niente),
        effettivo,
    }
}

/// The rows of the indicators; what was realised only when `realizzato`.
pub fn indicatori(
    voci: &[Indicatore],
    punti: &[PunteggioIndicatore],
    realizzato: bool,
    anno: i16,
) -> Vec<RigaIndicatore> {
    voci.iter()
        .zip(punti)
        .map(|(i, p)| indicatore(i, p, realizzato, anno))
        .collect()
}

fn indicatore(
    i: &Indicatore,
    p: &PunteggioIndicatore,
    realizzato: bool,
    anno: i16,
) -> RigaIndicatore {
    let con_unita = |valore: String| match &i.unita {
        Some(u) if valore != "—" && !valore.is_empty() => format!("{valore} {u}"),
        _ => valore,
    };
    // What does not parse is printed as typed; a rule reports it.
    let attesa = match (&p.atteso, &i.atteso) {
        (Some(a), _) => con_unita(a.testo(anno)),
        (None, Some(t)) => t.testo.clone(),
        (None, None) => "—".into(),
    };
    let realizzata = match (&p.realizzato, &i.realizzato) {
        _ if !realizzato => String::new(),
        (Some(r), _) => con_unita(r.testo_nel(anno)),
        (None, Some(t)) => t.testo.clone(),
        (None, None) => "n.r.".into(),
    };
    let (esito, segno) = match &i.esito {
        _ if !realizzato => (String::new(), "assente"),
        Some(t) => (
            t.testo.clone(),
            Esito::leggi(t.as_str()).map_or("assente", segno),
        ),
        None => (p.esito.to_string(), segno(p.esito)),
    };
    let mut dettagli = Vec::new();
    for (nome, valore) in [
        ("peso", i.peso.as_ref().map(|p| &p.testo)),
        ("formula", i.formula.as_ref().map(|t| &t.testo)),
        ("fonte", i.fonte.as_ref().map(|t| &t.testo)),
        ("soglia", i.soglia.as_ref().map(|t| &t.testo)),
    ] {
        if let Some(v) = valore {
            dettagli.push(format!("{nome}: {v}"));
        }
    }
    for (a, v) in &i.attesi.0 {
        dettagli.push(format!("atteso {a}: {v}"));
    }
    for (a, v) in &i.storico.0 {
        dettagli.push(format!("{a}: {v}"));
    }
    RigaIndicatore {
        nome: testo(i.nome.as_ref()),
        dettagli: dettagli.join(" · "),
        attesa,
        realizzata,
        esito,
        segno,
        note: testo(i.note.as_ref()),
        evidenza: testo(i.evidenza.as_ref()),
    }
}

fn segno(e: Esito) -> &'static str {
    match e {
        Esito::Raggiunto => "pieno",
        Esito::Parziale => "parziale",
        Esito::NonRaggiunto => "vuoto",
        Esito::NonRilevato => "assente",
    }
}

/// A day as in the heading of a check: "30/06".
fn breve(d: &Dato<DataGiorno>, anno: i16) -> Option<String> {
    let d = d.valore.as_ref()?.nel(anno).ok()?;
    let anno_diverso = if d.year() == anno {
        String::new()
    } else {
        format!("/{}", d.year())
    };
    Some(format!("{:02}/{:02}{anno_diverso}", d.day(), d.month()))
}

fn titolo(base: &str, date: &[String]) -> String {
    if date.is_empty() {
        base.to_owned()
    } else {
        format!("{base} AL {}", date.join(" - "))
    }
}

fn intermedia(
    voci: &[&Verifica],
    predefinite: &[Dato<DataGiorno>],
    realizzato: bool,
    anno: i16,
    e: &Etichette,
) -> Lato {
    let voce = |k: &str| e.get(k).cloned().unwrap_or_default();
    let mut date: Vec<String> = voci
        .iter()
        .flat_map(|v| v.date.iter().chain(&v.data))
        .filter_map(|d| breve(d, anno))
        .collect();
    if date.is_empty() {
        date = predefinite.iter().filter_map(|d| breve(d, anno)).collect();
    }
    let mut lato = Lato {
        titolo: titolo(&voce("verifica_intermedia"), &date),
        titolo_relazione: voce("relazione_intermedia"),
        ..Lato::default()
    };
    if !realizzato {
        return lato;
    }
    // Several checks share the column: each text says its date.
    let uniti = |campo: fn(&Verifica) -> Option<&Testo>| {
        let testi = voci.iter().filter_map(|v| {
            let t = &campo(v)?.testo;
            match v
                .data
                .as_ref()
                .filter(|_| voci.len() > 1)
                .and_then(|d| breve(d, anno))
            {
                Some(d) => Some(format!("**Al {d}**\n\n{t}")),
                None => Some(t.clone()),
            }
        });
        testi.collect::<Vec<_>>().join("\n\n")
    };
    let misura = |campo: fn(&Verifica) -> Option<&Testo>| {
        let valori: Vec<String> = voci.iter().filter_map(|v| campo(v)).map(scritto).collect();
        if valori.is_empty() {
            "—".into()
        } else {
            valori.join(" / ")
        }
    };
    lato.relazione = uniti(|v| v.relazione.as_ref());
    lato.valore = misura(|v| v.valore.as_ref());
    lato.tempi = misura(|v| v.tempi.as_ref());
    lato.cause = uniti(|v| v.scostamenti.cause.as_ref());
    lato.effetti = uniti(|v| v.scostamenti.effetti.as_ref());
    lato.intrapresi = uniti(|v| v.provvedimenti.intrapresi.as_ref());
    lato.da_attivare = uniti(|v| v.provvedimenti.da_attivare.as_ref());
    lato.trattini();
    lato
}

fn finale(
    f: Option<&Verifica>,
    punti: &PunteggioScheda,
    realizzato: bool,
    anno: i16,
    e: &Etichette,
) -> Lato {
    let voce = |k: &str| e.get(k).cloned().unwrap_or_default();
    let date: Vec<String> = f
        .iter()
        .flat_map(|v| v.date.iter().chain(&v.data))
        .filter_map(|d| breve(d, anno))
        .collect();
    let mut lato = Lato {
        titolo: titolo(&voce("verifica_finale"), &date),
        titolo_relazione: voce("relazione_finale"),
        ..Lato::default()
    };
    if !realizzato {
        return lato;
    }
    // A figure typed by hand is printed, and compared with the computed one by a rule.
    let misura = |t: Option<&Testo>, r: Option<&Risultato>| t.map_or_else(|| percento(r), scritto);
    lato.valore = misura(f.and_then(|f| f.valore.as_ref()), punti.valore.as_ref());
    lato.tempi = misura(f.and_then(|f| f.tempi.as_ref()), punti.tempi.as_ref());
    if let Some(f) = f {
        lato.relazione = testo(f.relazione.as_ref());
        lato.cause = testo(f.scostamenti.cause.as_ref());
        lato.effetti = testo(f.scostamenti.effetti.as_ref());
        lato.intrapresi = testo(f.provvedimenti.intrapresi.as_ref());
        lato.da_attivare = testo(f.provvedimenti.da_attivare.as_ref());
    }
    lato.trattini();
    lato
}

impl Lato {
    /// An empty cell of a report prints a dash: blank is for what the plan leaves to be filled.
    fn trattini(&mut self) {
        for campo in [
            &mut self.relazione,
            &mut self.cause,
            &mut self.effetti,
            &mut self.intrapresi,
            &mut self.da_attivare,
        ] {
            if campo.is_empty() {
                campo.push('—');
            }
        }
    }
}

/// A percentage typed by hand, as printed; what does not parse as typed.
fn scritto(t: &Testo) -> String {
    Percentuale::leggi(t.as_str()).map_or_else(|_| t.testo.clone(), |p| p.to_string())
}

fn valutazione(f: Option<&Verifica>) -> String {
    let Some(v) = f.and_then(|f| f.valutazione.as_ref()) else {
        return String::new();
    };
    let grado = v
        .grado
        .as_ref()
        .and_then(|g| g.valore.as_ref())
        .map(|g| percentuale(&g.0));
    let verbale = v.verbale.as_ref().map(|n| format!("(verbale n. {n})"));
    let motivo = v.motivo.as_ref().map(|m| m.testo.clone());
    [grado, verbale, motivo]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" ")
}

fn risorsa(r: &RisorsaFinanziaria, realizzato: bool) -> RigaRisorsa {
    let importo = |i: &Option<Dato<Importo>>| {
        i.as_ref()
            .and_then(|i| i.valore.as_ref())
            .map_or("—".into(), |i| italiano(&i.0, 2))
    };
    RigaRisorsa {
        capitolo: r.capitolo.as_ref().map_or("—".into(), |c| c.testo.clone()),
        descrizione: r
            .descrizione
            .as_ref()
            .map_or("—".into(), |c| c.testo.clone()),
        stanziato: importo(&r.stanziato),
        impegnato: if realizzato {
            importo(&r.impegnato)
        } else {
            String::new()
        },
    }
}

fn totale(
    v: &[RisorsaFinanziaria],
    quale: fn(&RisorsaFinanziaria) -> Option<&Dato<Importo>>,
) -> String {
    let zero = BigRational::from_integer(BigInt::from(0));
    let somme: Vec<_> = v.iter().filter_map(|r| quale(r)?.valore.as_ref()).collect();
    if somme.is_empty() {
        "—".into()
    } else {
        italiano(&somme.iter().fold(zero, |s, i| s + &i.0), 2)
    }
}
