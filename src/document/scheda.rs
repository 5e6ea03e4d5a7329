//! The view of a scheda obiettivo.

use schemars::JsonSchema;
use serde::Serialize;

use super::indicatori::{RigaIndicatore, indicatori};
use super::nomi::Nomi;
use super::parti::atto_di;
use super::passato::{Passato, passato};
use super::persone::{Etichette, Persone, persone};
use super::risorse::{Risorse, risorse};
use super::stampato::{detto, insieme};
use super::verifiche::{Lato, finale, intermedia, valutazione};
use crate::check::{Verificata, classificazione};
use crate::model::{
    Cartella, Extra, Fase, OMappa, Obiettivo, ObiettivoFile, Stadio, StatoObiettivo, Testo,
    TipoObiettivo, Verifica, numero_bilancio,
};
use crate::score::{PunteggioScheda, QuotaPagamenti};
use crate::template::{ProsaStampata, TestoStampato};
use crate::valori::{Effettivo, Mesi, italiano};

/// A label and its text: lines, or a narrative.
#[derive(Default, JsonSchema, Serialize)]
struct RigaDati {
    #[schemars(description = "L'etichetta della riga.")]
    nome: String,
    #[schemars(description = "Le righe del testo; nessuna dove c'è `prosa`.")]
    righe: Vec<TestoStampato>,
    #[schemars(description = "Il testo, dove è Markdown.")]
    prosa: ProsaStampata,
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
    descrizione: TestoStampato,
    #[schemars(description = "I mesi previsti.")]
    previsto: Tempi,
    #[schemars(description = "I mesi effettivi.")]
    effettivo: Tempi,
}

/// What `scheda.typ` prints.
#[derive(JsonSchema, Serialize)]
pub struct VistaScheda {
    #[schemars(description = "«OBIETTIVO DI STRUTTURA» e simili.")]
    tipo: String,
    #[schemars(description = "Il codice.")]
    codice: TestoStampato,
    #[schemars(description = "Il titolo.")]
    titolo: TestoStampato,
    #[schemars(description = "Il peso, o «prerequisito».")]
    pesatura: TestoStampato,
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
    #[schemars(description = "Gli anni prima e la partenza degli indicatori.")]
    passato: Passato,
    #[schemars(description = "Se si stampano le verifiche.")]
    con_verifiche: bool,
    #[schemars(description = "La verifica intermedia.")]
    intermedia: Lato,
    #[schemars(description = "La verifica finale.")]
    finale: Lato,
    #[schemars(description = "La valutazione del Nucleo; può mancare.")]
    valutazione: ProsaStampata,
    #[schemars(description = "Le risorse finanziarie.")]
    risorse: Risorse,
    #[schemars(description = "L'analisi del risultato (Markdown).")]
    analisi: ProsaStampata,
    #[schemars(description = "Se le colonne del realizzato sono da riempire.")]
    da_compilare: bool,
    /// What the scheda says under `extra`.
    #[schemars(description = "Ciò che la scheda dice in `extra`.")]
    extra: Extra,
}

/// What an act made of a scheda in the year: "SOSPESO · Giunta n. 88 del 15 settembre 2026".
fn stato(c: &Cartella, o: &ObiettivoFile, realizzato: bool) -> String {
    let atto = atto_di(c, o);
    let coordinato =
        realizzato || c.ente.documenti.piano.atto.stato() == crate::model::StatoAtto::Approvato;
    let parola = match o.scheda.stato() {
        StatoObiettivo::Attivo if coordinato && atto.is_some() => "VARIATO".to_owned(),
        StatoObiettivo::Attivo => return String::new(),
        altro => altro.parola().to_uppercase(),
    };
    atto.map_or(parola.clone(), |a| format!("{parola} · {a}"))
}

/// The view of a scheda; what was realised only when `realizzato`.
pub fn vista(
    nomi: &Nomi<'_>,
    v: &Verificata,
    o: &ObiettivoFile,
    punti: &PunteggioScheda,
    realizzato: bool,
    e: &Etichette,
) -> VistaScheda {
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
        dati: dati(nomi, v, o, punti, realizzato && v.stadio() == Stadio::Consuntivo, e),
        personale: persone(nomi, s.personale.as_ref(), realizzato),
        fasi: s.fasi.iter().enumerate().map(|(n, f)| fase(n + 1, f, realizzato, anno)).collect(),
        indicatori: indicatori(&s.indicatori, &punti.indicatori, realizzato, anno),
        passato: passato(&s.indicatori, &punti.indicatori, anno),
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
            ProsaStampata::default()
        },
        risorse: risorse(&s.risorse_finanziarie, realizzato),
        analisi: if realizzato {
            detto(s.analisi.as_ref()).into()
        } else {
            ProsaStampata::default()
        },
        da_compilare: !realizzato,
        extra: s.extra.clone(),
    }
}

/// The weight: as typed, of the leading settore, or from the criteria.
pub fn pesatura(v: &Verificata, o: &ObiettivoFile, e: &Etichette) -> TestoStampato {
    let s = &o.scheda;
    if s.prerequisito() {
        return e.get("prerequisito").cloned().unwrap_or_default().into();
    }
    let capofila = |a: &&crate::model::Assegnazione| {
        let suo = |c: &Testo| a.settore.as_ref().is_some_and(|t| t.testo == c.testo);
        s.capofila.as_ref().is_none_or(suo)
    };
    let assegnato = s.assegnazioni.iter().find(capofila).and_then(|a| a.peso.as_ref());
    match (assegnato.or(s.peso.as_ref()), v.valutata().peso(o)) {
        (Some(scritto), _) => scritto.into(),
        (None, Some(calcolato)) => italiano(calcolato, 2).into(),
        (None, None) => "—".into(),
    }
}

/// What the year came to: "grado 73,33%, parzialmente raggiunto", with what the figure alone does not say.
fn risultato(v: &Verificata, o: &ObiettivoFile, p: &PunteggioScheda) -> Vec<TestoStampato> {
    let m = v.valutata().metodo();
    if o.scheda.stato() != StatoObiettivo::Attivo {
        return Vec::new();
    }
    let esito = m.detto(p.esito, p.fascia);
    let grado = p.grado.as_ref().map_or_else(|| "n.r.".into(), |g| g.percentuale());
    let mut t = format!("Grado {grado}: {esito}");
    if let (Some(g), Some(c)) = (&p.grado, &p.conta)
        && g.valore != c.valore
    {
        t.push_str(&format!("; nelle medie conta {}", c.percentuale()));
    }
    if p.rilevati < p.su {
        let che = if p.solo_fasi() { "fasi" } else { "indicatori" };
        t.push_str(&format!("; {che} rilevati {} su {}", p.rilevati, p.su));
    }
    if o.scheda.prerequisito() && p.condizione() == Some(false) {
        t.push_str("; condizione non soddisfatta");
    }
    vec![t.into()]
}

/// The share of pay that hangs on the payment times, and what the year's delay makes of it.
fn quota(s: &Obiettivo, p: &PunteggioScheda, consuntivo: bool) -> Vec<TestoStampato> {
    let Some(q) = &s.quota_risultato else { return Vec::new() };
    // That it is due is for the auditors to say: here only what speaks against it.
    let contro = |q: &QuotaPagamenti| consuntivo && *q != QuotaPagamenti::Dovuta;
    let detta = p.quota_pagamenti.filter(contro).map(|x| format!(": {}", x.detta()));
    let quota = TestoStampato::from(q);
    vec![
        quota.cambia(|q| {
            format!("{q} della retribuzione di risultato{}", detta.unwrap_or_default())
        }),
    ]
}

fn dati(
    nomi: &Nomi<'_>,
    v: &Verificata,
    o: &ObiettivoFile,
    punti: &PunteggioScheda,
    consuntivo: bool,
    e: &Etichette,
) -> Vec<RigaDati> {
    let s = &o.scheda;
    let cartella = nomi.cartella();
    let riservata = nomi.pubblica() && nomi.individuale(s);
    let voce = |chiave: &str| e.get(chiave).cloned().unwrap_or_default();
    let righe = |chiave: &str, testi: Vec<TestoStampato>| {
        let righe = testi.into_iter().filter(|t| !t.is_empty()).collect();
        RigaDati { nome: voce(chiave), righe, ..RigaDati::default() }
    };
    let prosa = |chiave: &str, t: Option<&Testo>| RigaDati {
        nome: voce(chiave),
        prosa: detto(t).into(),
        ..RigaDati::default()
    };
    let ambiti: Vec<String> =
        s.ambiti.iter().filter_map(|a| Some(a.valore.as_ref()?.to_string())).collect();
    let tutte = vec![
        righe("settore", settori(cartella, s)),
        righe("responsabile", nomi.responsabile(s).into_iter().collect()),
        righe("obiettivo_strategico", strategico(cartella, s).into_iter().collect()),
        righe("missione_programma", missione_programma(cartella, s, e)),
        righe("natura", s.natura.iter().map(TestoStampato::from).collect()),
        righe("durata", s.durata.iter().map(TestoStampato::from).collect()),
        righe("ambiti", vec![ambiti.join(", ").into()]),
        righe("quota_risultato", quota(s, punti, consuntivo && !riservata)),
        righe(
            "risultato",
            match consuntivo && !riservata {
                true => risultato(v, o, punti),
                false => Vec::new(),
            },
        ),
        righe("stakeholder", vec![insieme(&s.stakeholder, ", ")]),
        prosa("descrizione", s.descrizione.as_deref()),
        righe("risorse_strumentali", vec![insieme(&s.risorse_strumentali, ", ")]),
        righe("misure_anticorruzione", misure(cartella, o)),
        prosa("note", s.note.as_deref()),
    ];
    tutte.into_iter().filter(|r| !r.righe.is_empty() || !r.prosa.is_empty()).collect()
}

/// The measures of section 2.3 of the PIAO that a scheda carries out: "M06 Controllo successivo
/// sugli atti (fasi 1, 3)".
fn misure(cartella: &Cartella, o: &ObiettivoFile) -> Vec<TestoStampato> {
    let mut righe: Vec<(TestoStampato, TestoStampato, Vec<String>)> = Vec::new();
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
    let una = |(codice, misura, fasi): (TestoStampato, TestoStampato, Vec<String>)| {
        let dove = match fasi.as_slice() {
            [] => String::new(),
            [una] => format!(" (fase {una})"),
            molte => format!(" (fasi {})", molte.join(", ")),
        };
        misura.cambia(|misura| format!("{codice} {misura}{dove}"))
    };
    righe.into_iter().map(una).collect()
}

fn settori(cartella: &Cartella, s: &Obiettivo) -> Vec<TestoStampato> {
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
            Some(p) => nome.cambia(|nome| format!("{nome} (peso {})", p.testo)),
            None => nome,
        })
    };
    s.assegnazioni.iter().filter_map(una).collect()
}

fn strategico(cartella: &Cartella, s: &Obiettivo) -> Option<TestoStampato> {
    Some(match s.obiettivo_strategico.as_ref()? {
        OMappa::Testo(codice) => {
            let voce = cartella
                .ente
                .strategia
                .iter()
                .find(|v| v.codice.as_ref().is_some_and(|c| c.testo == codice.testo));
            match voce.and_then(|v| v.titolo.as_ref()) {
                Some(titolo) => {
                    TestoStampato::from(codice).cambia(|codice| format!("{codice} {titolo}"))
                }
                None => codice.into(),
            }
        }
        OMappa::Mappa(m) => [m.codice.as_ref(), m.titolo.as_ref()]
            .into_iter()
            .flatten()
            .map(|t| t.testo.as_str())
            .collect::<Vec<_>>()
            .join(" ")
            .into(),
    })
}

/// "Missione 1: Servizi istituzionali …", "Programma 2: Segreteria generale": official names of the
/// year; a number that the year does not know is printed bare, and COD-003 reports it.
fn missione_programma(cartella: &Cartella, s: &Obiettivo, e: &Etichette) -> Vec<TestoStampato> {
    let numero = |t: Option<&Testo>| numero_bilancio(t?);
    let voce = |k: &str| e.get(k).cloned().unwrap_or_default();
    let Some(m) = numero(s.missione.as_ref()) else {
        return Vec::new();
    };
    let una = |cosa: String, t: Option<&Testo>, p: u8, n: u8| {
        detto(t).cambia(|_| match classificazione().voce(cartella.esercizio, m, p) {
            Some(v) => format!("{cosa} {n}: {}", v.nome),
            None => format!("{cosa} {n}"),
        })
    };
    let mut righe = vec![una(voce("missione"), s.missione.as_ref(), 0, m)];
    if let Some(p) = numero(s.programma.as_ref()) {
        righe.push(una(voce("programma"), s.programma.as_ref(), p, p));
    }
    righe
}

fn fase(n: usize, f: &Fase, realizzato: bool, anno: i16) -> RigaFase {
    let tempi = |m: &Mesi| Tempi { testo: m.testo(anno), tratti: m.nel(anno).tratti(anno) };
    let niente = || Tempi { testo: "—".into(), tratti: Vec::new() };
    let previsto = f.previsto.as_ref().and_then(|p| p.valore.as_ref()).map(tempi);
    let effettivo = match f.effettivo.as_ref().and_then(|p| p.valore.as_ref()) {
        _ if !realizzato => Tempi::default(),
        None => niente(),
        Some(Effettivo::NonSvolta) => Tempi { testo: "non svolta".into(), tratti: Vec::new() },
        Some(Effettivo::Mesi(m)) => tempi(m),
    };
    let descrizione = detto(f.descrizione.as_ref());
    RigaFase {
        extra: f.extra.clone(),
        n: n.to_string(),
        descrizione: match (&f.peso, descrizione.is_empty()) {
            (_, true) => "—".into(),
            (Some(p), _) => descrizione.cambia(|d| format!("{d} (peso {})", p.testo)),
            (None, _) => descrizione,
        },
        previsto: previsto.unwrap_or_else(niente),
        effettivo,
    }
}
