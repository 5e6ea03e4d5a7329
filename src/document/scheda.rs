//! The view of a scheda obiettivo.

use schemars::JsonSchema;
use serde::Serialize;

use super::indicatori::{RigaIndicatore, indicatori};
use super::nomi::Nomi;
use super::parti::atto_di;
use super::persone::{Etichette, Persone, persone};
use super::risorse::{Risorse, risorse};
use super::verifiche::{Lato, finale, intermedia, valutazione};
use crate::check::{Verificata, classificazione};
use crate::model::{
    Cartella, Extra, Fase, OMappa, Obiettivo, ObiettivoFile, Stadio, StatoObiettivo, Testo,
    TipoObiettivo, Verifica, detto, numero_bilancio,
};
use crate::score::PunteggioScheda;
use crate::valori::{Effettivo, MesiRisolti, italiano};

/// A label and its text, which is narrative where `narrativa`.
#[derive(JsonSchema, Serialize)]
struct RigaDati {
    #[schemars(description = "L'etichetta della riga.")]
    nome: String,
    #[schemars(description = "Le righe del testo.")]
    righe: Vec<String>,
    #[schemars(description = "Se è Markdown.")]
    narrativa: bool,
    #[schemars(description = "Se resta su una pagina.")]
    unita: bool,
}

/// Months of a phase: as text and as runs on the grid.
#[derive(JsonSchema, Serialize, Default)]
struct Tempi {
    #[schemars(description = "I mesi in parole.")]
    testo: String,
    #[schemars(description = "I mesi come tratti della griglia: primo e ultimo.")]
    tratti: Vec<(u8, u8)>,
}

#[derive(JsonSchema, Serialize)]
struct RigaFase {
    /// What the phase says under `extra`.
    #[schemars(description = "Ciò che la fase dice in `extra`.")]
    extra: Extra,
    #[schemars(description = "Il numero della fase.")]
    n: String,
    #[schemars(description = "Che cosa si fa.")]
    descrizione: String,
    #[schemars(description = "I mesi previsti.")]
    previsto: Tempi,
    #[schemars(description = "I mesi effettivi.")]
    effettivo: Tempi,
}

/// What `scheda.typ` prints.
#[derive(JsonSchema, Serialize)]
pub struct VistaScheda<'a> {
    #[schemars(description = "«OBIETTIVO DI STRUTTURA» e simili.")]
    tipo: String,
    #[schemars(description = "Il codice.")]
    codice: String,
    #[schemars(description = "Il titolo.")]
    titolo: String,
    #[schemars(description = "Il peso, o «prerequisito».")]
    pesatura: String,
    #[schemars(description = "«SOSPESO · Giunta n. 88 …»; vuoto se è attiva.")]
    stato: String,
    #[schemars(description = "Le righe del primo blocco: settore, responsabile, missione …")]
    dati: Vec<RigaDati>,
    #[schemars(description = "Chi partecipa.")]
    personale: Persone,
    #[schemars(description = "Le fasi, con i mesi.")]
    fasi: Vec<RigaFase>,
    #[schemars(description = "Gli indicatori.")]
    indicatori: Vec<RigaIndicatore>,
    #[schemars(description = "Se si stampano le verifiche.")]
    con_verifiche: bool,
    #[schemars(description = "La verifica intermedia.")]
    intermedia: Lato,
    #[schemars(description = "La verifica finale.")]
    finale: Lato,
    #[schemars(description = "La valutazione del Nucleo; può mancare.")]
    valutazione: String,
    #[schemars(description = "Le risorse finanziarie.")]
    risorse: Risorse,
    #[schemars(description = "L'analisi del risultato (Markdown).")]
    analisi: String,
    #[schemars(description = "Se la tabella delle fasi resta su una pagina.")]
    fasi_unite: bool,
    #[schemars(description = "Se il cronoprogramma resta su una pagina.")]
    cronoprogramma_unito: bool,
    #[schemars(description = "Se la tabella degli indicatori resta su una pagina.")]
    indicatori_uniti: bool,
    #[schemars(description = "Se le verifiche restano su una pagina.")]
    verifiche_unite: bool,
    #[schemars(description = "Se le colonne del realizzato sono da riempire.")]
    da_compilare: bool,
    /// What the scheda says under `extra`.
    #[schemars(description = "Ciò che la scheda dice in `extra`.")]
    extra: Extra,
    #[schemars(description = "Le etichette, con le parole dell'ente.")]
    e: &'a Etichette,
}

/// The most characters of a table that is kept on one page: far less than a page holds, so that
/// a table kept whole can never run off the paper.
const UNITA: usize = 1600;
/// The most phases of a cronoprogramma that is kept on one page.
const FASI_UNITE: usize = 15;

impl VistaScheda<'_> {
    /// Decides which tables stay whole.
    fn unisci(mut self) -> Self {
        let lungo = |v: &[&String]| v.iter().map(|t| t.chars().count()).sum::<usize>();
        let fasi: usize = self.fasi.iter().map(|f| 60 + f.descrizione.chars().count()).sum();
        let indicatori: usize = self.indicatori.iter().map(|i| 80 + 2 * i.lunghezza()).sum();
        let lato =
            |l: &Lato| lungo(&[&l.relazione, &l.cause, &l.effetti, &l.intrapresi, &l.da_attivare]);
        self.fasi_unite = fasi <= UNITA;
        self.cronoprogramma_unito = self.fasi.len() <= FASI_UNITE;
        self.indicatori_uniti = indicatori <= UNITA;
        self.verifiche_unite = lato(&self.intermedia).max(lato(&self.finale)) <= UNITA / 2;
        self
    }
}

/// What an act made of a scheda in the year: "SOSPESO · Giunta n. 88 del 15 settembre 2026".
fn stato(c: &Cartella, o: &ObiettivoFile, realizzato: bool) -> String {
    let atto = atto_di(c, o);
    let parola = match o.scheda.stato() {
        StatoObiettivo::Attivo if realizzato && atto.is_some() => "VARIATO".to_owned(),
        StatoObiettivo::Attivo => return String::new(),
        altro => altro.parola().to_uppercase(),
    };
    atto.map_or(parola.clone(), |a| format!("{parola} · {a}"))
}

/// The view of a scheda; what was realised only when `realizzato`.
pub fn vista<'a>(
    nomi: &Nomi<'_>,
    v: &Verificata,
    o: &ObiettivoFile,
    punti: &PunteggioScheda,
    realizzato: bool,
    e: &'a Etichette,
) -> VistaScheda<'a> {
    let cartella = v.valutata().cartella();
    let s = &o.scheda;
    let anno = cartella.esercizio;
    let voce = |k: &str| e.get(k).cloned().unwrap_or_default();
    let ver = &s.verifiche;
    let predefinite = &cartella.ente.verifiche;
    let intermedie: Vec<&Verifica> = ver.intermedia.iter().chain(&ver.intermedie).collect();
    VistaScheda {
        tipo: voce(
            match s.tipo.as_ref().and_then(|t| t.valore).unwrap_or(TipoObiettivo::Struttura) {
                TipoObiettivo::Struttura => "obiettivo_struttura",
                TipoObiettivo::Ente => "obiettivo_ente",
                TipoObiettivo::Gruppo => "obiettivo_gruppo",
                TipoObiettivo::Individuale => "obiettivo_individuale",
            },
        ),
        codice: detto(s.codice.as_ref()),
        titolo: detto(s.titolo.as_ref()),
        pesatura: pesatura(v, o, e),
        stato: stato(cartella, o, realizzato),
        dati: dati(nomi, o, e),
        personale: persone(nomi, s.personale.as_ref(), realizzato),
        fasi: s.fasi.iter().enumerate().map(|(n, f)| fase(n + 1, f, realizzato, anno)).collect(),
        indicatori: indicatori(&s.indicatori, &punti.indicatori, realizzato, anno),
        con_verifiche: !intermedie.is_empty()
            || ver.finale.is_some()
            || !predefinite.intermedie.is_empty()
            || predefinite.finale.is_some(),
        intermedia: intermedia(&intermedie, &predefinite.intermedie, realizzato, anno, e),
        finale: finale(
            ver.finale.as_ref(),
            predefinite.finale.as_ref(),
            punti,
            // At the interim check the final one is still to come.
            realizzato && v.stadio() != Stadio::Intermedia,
            anno,
            e,
        ),
        valutazione: if realizzato && v.stadio() != Stadio::Intermedia {
            valutazione(ver.finale.as_ref())
        } else {
            String::new()
        },
        risorse: risorse(&s.risorse_finanziarie, realizzato),
        analisi: if realizzato { detto(s.analisi.as_ref()) } else { String::new() },
        fasi_unite: false,
        cronoprogramma_unito: false,
        indicatori_uniti: false,
        verifiche_unite: false,
        da_compilare: !realizzato,
        extra: s.extra.clone(),
        e,
    }
    .unisci()
}

/// The weight: as typed, of the leading settore, or from the criteria.
pub fn pesatura(v: &Verificata, o: &ObiettivoFile, e: &Etichette) -> String {
    let s = &o.scheda;
    if s.prerequisito() {
        return e.get("prerequisito").cloned().unwrap_or_default();
    }
    let capofila = |a: &&crate::model::Assegnazione| {
        let suo = |c: &Testo| a.settore.as_ref().is_some_and(|t| t.testo == c.testo);
        s.capofila.as_ref().is_none_or(suo)
    };
    let assegnato = s.assegnazioni.iter().find(capofila).and_then(|a| a.peso.as_ref());
    match (assegnato.or(s.peso.as_ref()), v.valutata().peso(o)) {
        (Some(scritto), _) => scritto.testo.clone(),
        (None, Some(calcolato)) => italiano(calcolato, 2),
        (None, None) => "—".into(),
    }
}

fn dati(nomi: &Nomi<'_>, o: &ObiettivoFile, e: &Etichette) -> Vec<RigaDati> {
    let s = &o.scheda;
    let cartella = nomi.cartella();
    let mut righe = Vec::new();
    let mut riga = |chiave: &str, testi: Vec<String>, narrativa: bool| {
        let testi: Vec<String> = testi.into_iter().filter(|t| !t.is_empty()).collect();
        if !testi.is_empty() {
            let nome = e.get(chiave).cloned().unwrap_or_default();
            let unita = testi.iter().map(|t| t.chars().count()).sum::<usize>() < UNITA;
            righe.push(RigaDati { nome, righe: testi, narrativa, unita });
        }
    };
    let elenco = |v: &[Testo]| v.iter().map(|t| t.testo.as_str()).collect::<Vec<_>>().join(", ");
    riga("settore", settori(cartella, s), false);
    riga("responsabile", nomi.responsabile(s).into_iter().collect(), false);
    riga("obiettivo_strategico", strategico(cartella, s).into_iter().collect(), false);
    riga("missione_programma", missione_programma(cartella, s, e), false);
    riga("natura", s.natura.iter().map(|n| n.testo.clone()).collect(), false);
    riga("durata", s.durata.iter().map(|d| d.testo.clone()).collect(), false);
    riga(
        "ambiti",
        vec![
            s.ambiti
                .iter()
                .filter_map(|a| Some(a.valore.as_ref()?.to_string()))
                .collect::<Vec<_>>()
                .join(", "),
        ],
        false,
    );
    riga("stakeholder", vec![elenco(&s.stakeholder)], false);
    riga("descrizione", vec![detto(s.descrizione.as_ref())], true);
    riga("risorse_strumentali", vec![elenco(&s.risorse_strumentali)], false);
    riga("note", vec![detto(s.note.as_ref())], true);
    // Before the notes, which close the block; under a name that is no label of the ente's.
    let misure = misure(cartella, o);
    if !misure.is_empty() {
        let unita = misure.iter().map(|t| t.chars().count()).sum::<usize>() < UNITA;
        let nome = "Misure anticorruzione".to_owned();
        let prima = righe.len() - usize::from(s.note.is_some() && !righe.is_empty());
        righe.insert(prima, RigaDati { nome, righe: misure, narrativa: false, unita });
    }
    righe
}

/// The measures of section 2.3 of the PIAO that a scheda carries out: "M06 Controllo successivo
/// sugli atti (fasi 1, 3)".
fn misure(cartella: &Cartella, o: &ObiettivoFile) -> Vec<String> {
    let mut righe: Vec<(String, String, Vec<String>)> = Vec::new();
    for l in cartella.legami().into_iter().filter(|l| std::ptr::eq(l.obiettivo, o)) {
        let codice = detto(l.misura.codice.as_ref());
        if !righe.iter().any(|(c, _, _)| *c == codice) {
            righe.push((codice.clone(), detto(l.misura.misura.as_ref()), Vec::new()));
        }
        let sua = righe.iter_mut().find(|(c, _, _)| *c == codice);
        if let (Some((_, _, fasi)), Some(n)) = (sua, l.fase) {
            fasi.push((n + 1).to_string());
        }
    }
    let una = |(codice, misura, fasi): (String, String, Vec<String>)| {
        let dove = match fasi.as_slice() {
            [] => String::new(),
            [una] => format!(" (fase {una})"),
            molte => format!(" (fasi {})", molte.join(", ")),
        };
        format!("{codice} {misura}{dove}")
    };
    righe.into_iter().map(una).collect()
}

fn settori(cartella: &Cartella, s: &Obiettivo) -> Vec<String> {
    let nome = |t: Option<&Testo>| {
        let (_, settore) = cartella.settore(t?.as_str())?;
        Some(detto(settore.nome.as_ref()))
    };
    if s.assegnazioni.is_empty() {
        let posto = cartella.settori_di(s).first().and_then(|i| cartella.ente.settori.get(*i));
        return posto.map(|x| detto(x.nome.as_ref())).into_iter().collect();
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
    let numero = |t: Option<&Testo>| numero_bilancio(t?);
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
    let tempi = |m: &MesiRisolti| Tempi { testo: m.testo(anno), tratti: m.tratti(anno) };
    let niente = || Tempi { testo: "—".into(), tratti: Vec::new() };
    let previsto = f.previsto.as_ref().and_then(|p| p.valore.as_ref()).map(|p| tempi(&p.nel(anno)));
    let effettivo = match f.effettivo.as_ref().and_then(|p| p.valore.as_ref()) {
        _ if !realizzato => Tempi::default(),
        None => niente(),
        Some(Effettivo::NonSvolta) => Tempi { testo: "non svolta".into(), tratti: Vec::new() },
        Some(Effettivo::Mesi(m)) => tempi(&m.nel(anno)),
    };
    let descrizione = detto(f.descrizione.as_ref());
    RigaFase {
        extra: f.extra.clone(),
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
