//! The state at a date: on time, late, at risk, not measured; and what must happen next, by whom.
//!
//! Only what the data say up to that day counts: measurements taken by then, months that have passed.

use std::collections::BTreeMap;

use jiff::civil::Date;
use num_rational::BigRational;

use super::super::blocchi::{Blocco, Parte, RigaAnno, RigaTabella, VoceQuadro, tabella};
use super::{Fonte, codice, conta, nome, testo, titolo};
use crate::model::valori::{Effettivo, MesiRisolti, Misura, data_estesa, percentuale};
use crate::model::{Fase, Indicatore, ObiettivoFile};
use crate::score::PunteggioIndicatore;

/// The state of an objective, from the worst.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Stato {
    Ritardo,
    Rischio,
    Tempo,
    Assente,
}

impl Stato {
    /// The key of the drawing and the word beside it.
    fn detto(self) -> (&'static str, &'static str) {
        match self {
            Stato::Ritardo => ("ritardo", "in ritardo"),
            Stato::Rischio => ("rischio", "a rischio"),
            Stato::Tempo => ("tempo", "in tempo"),
            Stato::Assente => ("assente", "non misurato"),
        }
    }
}

/// A grade under this share of what the year has already run is a risk, in per cent.
const SOGLIA: i64 = 60;

fn mese(d: Date) -> (i16, u8) {
    (d.year(), u8::try_from(d.month()).unwrap_or(1))
}

/// The interim check.
pub fn monitoraggio(f: &Fonte<'_>, al: Date) -> Vec<Parte> {
    let stati: Vec<(&ObiettivoFile, Stato, String)> = f
        .attive()
        .map(|(o, p)| {
            let (stato, nota) = stato(f, o, &p.indicatori, al);
            (o, stato, nota)
        })
        .collect();
    let quanti = |s: Stato| stati.iter().filter(|(_, x, _)| *x == s).count();
    let ordine = [Stato::Tempo, Stato::Rischio, Stato::Ritardo, Stato::Assente];
    let quadro = ordine.iter().map(|s| VoceQuadro {
        etichetta: s.detto().1.to_owned(),
        valore: quanti(*s).to_string(),
        nota: format!("su {}", conta(stati.len(), "obiettivo", "obiettivi")),
    });
    let mut blocchi = vec![
        Blocco::Quadro { voci: quadro.collect() },
        Blocco::Paragrafo {
            testo: format!(
                "Stato al {}, dalle rilevazioni e dalle fasi fino a quel giorno. In ritardo: una fase doveva essere finita, o una data attesa è passata, e non risulta. A rischio: una fase doveva essere cominciata, o l'ultima rilevazione è sotto il {SOGLIA}% di quanto l'anno trascorso chiede. In tempo: nient'altro da segnalare.",
                data_estesa(al)
            ),
        },
        avanzamento(f, &stati, al),
    ];
    let righe = rilevazioni(f, al);
    if !righe.is_empty() {
        blocchi.push(tabella(
            "Le ultime rilevazioni",
            &["Obiettivo", "Indicatore", "Atteso", "Al", "Rilevato", "Vale"],
            &["sinistra", "sinistra", "sinistra", "sinistra", "destra", "destra"],
            &["18mm", "1fr", "30mm", "32mm", "24mm", "18mm"],
            righe,
        ));
    }
    let titolo = format!("Stato al {}", data_estesa(al));
    let mut parti = vec![Parte { nome: "stato", titolo, blocchi }];
    parti.extend(relazioni(f, al));
    parti.extend(prossimi(f, al));
    parti
}

fn avanzamento(f: &Fonte<'_>, stati: &[(&ObiettivoFile, Stato, String)], al: Date) -> Blocco {
    let c = f.dati().cartella();
    let riga = |(o, stato, nota): &(&ObiettivoFile, Stato, String)| {
        let (previsti, effettivi) = tratti(f.anno(), &o.scheda.fasi, al);
        let (stato, parola) = stato.detto();
        RigaAnno {
            codice: codice(o),
            titolo: titolo(o),
            previsti,
            effettivi,
            stato,
            parola,
            nota: nota.clone(),
            ..RigaAnno::default()
        }
    };
    let del_settore = |i: Option<usize>| {
        stati.iter().filter(move |(o, ..)| c.settori_di(&o.scheda).first().copied() == i)
    };
    let mut righe: Vec<RigaAnno> = del_settore(None).map(riga).collect();
    for (i, s) in c.ente.settori.iter().enumerate() {
        let sue: Vec<RigaAnno> = del_settore(Some(i)).map(riga).collect();
        if !sue.is_empty() {
            righe.push(RigaAnno { gruppo: nome(s), ..RigaAnno::default() });
            righe.extend(sue);
        }
    }
    let detti: Vec<String> =
        stati.iter().map(|(o, s, _)| format!("{}: {}", codice(o), s.detto().1)).collect();
    Blocco::Avanzamento {
        titolo: "Gli obiettivi, uno per uno".into(),
        alt: format!("{}.", detti.join("; ")),
        al: if al.year() == f.anno() { mese(al).1 } else { 12 },
        righe,
    }
}

/// Runs of months on the grid.
type Tratti = Vec<(u8, u8)>;

/// The months of all phases together, and the actual ones up to the day.
fn tratti(anno: i16, fasi: &[Fase], al: Date) -> (Tratti, Tratti) {
    let previsti = fasi.iter().filter_map(|x| x.previsto.as_ref()?.valore.as_ref());
    let previsti: Vec<(i16, u8)> =
        previsti.flat_map(|m| m.nel(anno).iter().collect::<Vec<_>>()).collect();
    let effettivi = fasi.iter().filter_map(|x| effettivi(x, anno));
    let effettivi: Vec<(i16, u8)> =
        effettivi.flat_map(|m| m.iter().collect::<Vec<_>>()).filter(|m| *m <= mese(al)).collect();
    (uniti(anno, previsti), uniti(anno, effettivi))
}

/// Months as runs within the year; 0 and 13 stand for before and after it.
fn uniti(anno: i16, mesi: Vec<(i16, u8)>) -> Vec<(u8, u8)> {
    let mut posti: Vec<u8> = mesi
        .into_iter()
        .map(|(a, m)| match a.cmp(&anno) {
            std::cmp::Ordering::Less => 0,
            std::cmp::Ordering::Equal => m,
            std::cmp::Ordering::Greater => 13,
        })
        .collect();
    posti.sort_unstable();
    posti.dedup();
    let mut tratti: Vec<(u8, u8)> = Vec::new();
    for p in posti {
        match tratti.last_mut() {
            Some((_, fine)) if *fine + 1 == p => *fine = p,
            _ => tratti.push((p, p)),
        }
    }
    tratti
}

fn effettivi(x: &Fase, anno: i16) -> Option<MesiRisolti> {
    match x.effettivo.as_ref()?.valore.as_ref()? {
        Effettivo::Mesi(m) => Some(m.nel(anno)),
        Effettivo::NonSvolta => None,
    }
}

/// The state of a scheda, and in a few words why.
fn stato(
    f: &Fonte<'_>,
    o: &ObiettivoFile,
    punti: &[PunteggioIndicatore],
    al: Date,
) -> (Stato, String) {
    let mut trovati: Vec<(Stato, String)> = Vec::new();
    for (n, x) in o.scheda.fasi.iter().enumerate() {
        if let Some(s) = stato_fase(f.anno(), x, al) {
            let perche = match s {
                Stato::Ritardo => format!("fase {} non finita", n + 1),
                Stato::Rischio => format!("fase {} non cominciata", n + 1),
                _ => String::new(),
            };
            trovati.push((s, perche));
        }
    }
    for (i, p) in o.scheda.indicatori.iter().zip(punti) {
        if let Some((s, perche)) = stato_indicatore(f, i, p, al) {
            trovati.push((s, perche));
        }
    }
    trovati.into_iter().min_by(|a, b| a.0.cmp(&b.0)).unwrap_or((Stato::Assente, String::new()))
}

fn stato_fase(anno: i16, x: &Fase, al: Date) -> Option<Stato> {
    let previsto = x.previsto.as_ref()?.valore.as_ref()?.nel(anno);
    let (primo, ultimo) = (previsto.iter().min()?, previsto.ultimo()?);
    let non_svolta =
        x.effettivo.as_ref().and_then(|e| e.valore.as_ref()) == Some(&Effettivo::NonSvolta);
    let mesi: Vec<(i16, u8)> = effettivi(x, anno).map_or(Vec::new(), |m| m.iter().collect());
    let cominciata = mesi.iter().any(|m| *m <= mese(al));
    let finita = !mesi.is_empty() && mesi.iter().all(|m| *m <= mese(al));
    // The month of the check itself is still running unless it is its last day.
    let passato = |m: (i16, u8)| m < mese(al) || m == mese(al) && al == al.last_of_month();
    Some(match () {
        () if passato(ultimo) && (!finita || non_svolta) => Stato::Ritardo,
        () if passato(primo) && !cominciata => Stato::Rischio,
        () if primo <= mese(al) => Stato::Tempo,
        () => return None,
    })
}

/// The last measurement of an indicator by that day.
fn ultima<'a>(
    f: &Fonte<'_>,
    i: &'a Indicatore,
    al: Date,
) -> Option<(Date, &'a crate::model::Testo)> {
    let rilevate = i.rilevazioni.iter().filter_map(|r| {
        let giorno = r.al.as_ref()?.valore.as_ref()?.nel(f.anno()).ok()?;
        Some((giorno, r.valore.as_ref()?))
    });
    rilevate.filter(|(g, _)| *g <= al).max_by_key(|(g, _)| *g)
}

/// What an indicator's last measurement would score against the target of the whole year.
fn vale(f: &Fonte<'_>, i: &Indicatore, al: Date) -> Option<BigRational> {
    let (_, valore) = ultima(f, i, al)?;
    let provvisorio = Indicatore { realizzato: Some(valore.clone()), ..i.clone() };
    let punti = crate::score::indicatore(&provvisorio, f.anno(), f.dati().metodo());
    punti.punteggio.map(|r| r.valore)
}

fn stato_indicatore(
    f: &Fonte<'_>,
    i: &Indicatore,
    p: &PunteggioIndicatore,
    al: Date,
) -> Option<(Stato, String)> {
    let nome = testo(i.nome.as_ref());
    if let Some(Misura::Data(d)) = p.atteso.as_ref().map(|a| &a.valore) {
        let atteso = d.nel(f.anno()).ok()?;
        let fatto = match &p.realizzato {
            Some(crate::model::valori::Rilevato::Valore(Misura::Data(r))) => r.nel(f.anno()).ok(),
            _ => None,
        };
        if atteso > al {
            return None;
        }
        return Some(match fatto.filter(|g| *g <= al) {
            Some(g) if g <= atteso => (Stato::Tempo, String::new()),
            Some(_) => (Stato::Rischio, format!("{nome}: fatto in ritardo")),
            None => (Stato::Ritardo, format!("{nome}: era entro il {}", data_estesa(atteso))),
        });
    }
    let vale = vale(f, i, al)?;
    let trascorsi = i64::from(al.day_of_year());
    let giorni = if al.in_leap_year() { 366 } else { 365 };
    let soglia = BigRational::new((SOGLIA * trascorsi).into(), giorni.into());
    Some(match vale >= soglia {
        true => (Stato::Tempo, String::new()),
        false => (Stato::Rischio, format!("{nome} è a {}", percentuale(&vale))),
    })
}

fn rilevazioni(f: &Fonte<'_>, al: Date) -> Vec<RigaTabella> {
    let mut righe = Vec::new();
    for (o, p) in f.attive() {
        for (i, p) in o.scheda.indicatori.iter().zip(&p.indicatori) {
            let Some((giorno, valore)) = ultima(f, i, al) else { continue };
            righe.push(RigaTabella::Riga(vec![
                codice(o),
                testo(i.nome.as_ref()),
                p.atteso.as_ref().map_or("—".into(), |a| a.testo(f.anno())),
                data_estesa(giorno),
                valore.testo.clone(),
                vale(f, i, al).map_or("n.r.".into(), |v| percentuale(&v)),
            ]));
        }
    }
    righe
}

/// The interim reports of the checks up to that day, with the figures typed beside them.
fn relazioni(f: &Fonte<'_>, al: Date) -> Option<Parte> {
    let mut blocchi = Vec::new();
    for (o, _) in f.attive().filter(|(o, _)| !f.riservata(o)) {
        let v = &o.scheda.verifiche;
        for x in v.intermedia.iter().chain(&v.intermedie) {
            let giorni = x.data.iter().chain(&x.date);
            let giorni: Vec<Date> =
                giorni.filter_map(|d| d.valore.as_ref()?.nel(f.anno()).ok()).collect();
            let venuta = giorni.is_empty() || giorni.iter().any(|g| *g <= al);
            let Some(testo) = x.relazione.as_ref().filter(|_| venuta) else { continue };
            blocchi.push(Blocco::Titoletto { testo: format!("{} {}", codice(o), titolo(o)) });
            blocchi.push(Blocco::Narrativa { testo: testo.testo.clone(), unita: false });
            let cifre = [("valore", &x.valore), ("tempi", &x.tempi)];
            let cifre: Vec<String> =
                cifre.iter().filter_map(|(n, t)| Some(format!("{n} {}", t.as_ref()?))).collect();
            if !cifre.is_empty() {
                blocchi.push(Blocco::Paragrafo { testo: cifre.join(", ") });
            }
        }
    }
    let titolo = "Le relazioni intermedie".into();
    Some(Parte { nome: "relazioni", titolo, blocchi }).filter(|p| !p.blocchi.is_empty())
}

/// What falls due within three months, responsabile by responsabile.
fn prossimi(f: &Fonte<'_>, al: Date) -> Option<Parte> {
    let fine = al.checked_add(jiff::Span::new().months(3)).unwrap_or(al);
    let mut per_chi: BTreeMap<String, Vec<(Date, Vec<String>)>> = BTreeMap::new();
    for (o, p) in f.attive() {
        let chi = f.nomi.responsabile(&o.scheda).unwrap_or_else(|| "Senza responsabile".into());
        let mut metti = |quando: Date, che: String| {
            if quando > al && quando <= fine {
                let riga = vec![data_estesa(quando), codice(o), che];
                per_chi.entry(chi.clone()).or_default().push((quando, riga));
            }
        };
        for x in &o.scheda.fasi {
            let Some(previsto) = x.previsto.as_ref().and_then(|m| m.valore.as_ref()) else {
                continue;
            };
            let previsto = previsto.nel(f.anno());
            let che = testo(x.descrizione.as_ref());
            let giorno = |(a, m): (i16, u8)| Date::new(a, i8::try_from(m).unwrap_or(1), 1).ok();
            if let Some(inizio) = previsto.iter().min().and_then(giorno) {
                metti(inizio, format!("comincia: {che}"));
            }
            if let Some(ultimo) = previsto.ultimo().and_then(giorno) {
                metti(ultimo.last_of_month(), format!("finisce: {che}"));
            }
        }
        for (i, p) in o.scheda.indicatori.iter().zip(&p.indicatori) {
            if let Some(Misura::Data(d)) = p.atteso.as_ref().map(|a| &a.valore)
                && let Ok(giorno) = d.nel(f.anno())
            {
                metti(giorno, format!("scade: {}", testo(i.nome.as_ref())));
            }
        }
    }
    let mut righe = Vec::new();
    for (chi, mut scadenze) in per_chi {
        scadenze.sort();
        righe.push(RigaTabella::Gruppo(vec![chi]));
        righe.extend(scadenze.into_iter().map(|(_, r)| RigaTabella::Riga(r)));
    }
    let quante = righe.len();
    let blocchi = vec![tabella(
        "",
        &["Quando", "Obiettivo", "Che cosa"],
        &["sinistra", "sinistra", "prosa"],
        &["38mm", "22mm", "1fr"],
        righe,
    )];
    let titolo = "Che cosa deve succedere nei prossimi tre mesi".into();
    Some(Parte { nome: "prossimi", titolo, blocchi }).filter(|_| quante > 0)
}
