//! The state at a date: on time, late, at risk, not measured; and what must happen next, by whom.
//!
//! Only what the data say up to that day counts: measurements taken by then, months that have passed,
//! acts already taken.

mod attivi;
mod prossimi;
mod rilevazioni;
mod verifiche;

use jiff::civil::Date;

use super::{Fonte, codice, conta, nome, titolo};
use crate::document::blocchi::{Blocco, Parte, RigaAnno, VoceQuadro};
use crate::model::{Fase, ObiettivoFile};
use crate::score::stato::{
    GIORNI, Giudizio, SOGLIA, Stato, al_giorno, attivi, effettivi, mese, stati,
};
use attivi::non_attivi;

/// The most reasons told of a scheda: a row of the table is kept on one page.
const RAGIONI: usize = 12;

/// A scheda and how it stands.
type Giudicata<'a> = (&'a ObiettivoFile, Giudizio);

/// The interim check.
pub fn monitoraggio(f: &Fonte<'_>, al: Date) -> Vec<Parte> {
    // How one person's own objective goes is an individual result.
    let stati: Vec<Giudicata<'_>> = stati(f.dati(), al).filter(|(o, _)| !f.riservata(o)).collect();
    let fuori = non_attivi(f, al);
    let tavola = rilevazioni::tavola(f, al);
    let quanti = |s: Stato| stati.iter().filter(|(_, g)| g.stato == s).count();
    let ordine = [Stato::Tempo, Stato::Rischio, Stato::Ritardo, Stato::Assente];
    let su = match fuori {
        None => conta(stati.len(), "obiettivo", "obiettivi"),
        Some(_) => conta(stati.len(), "obiettivo attivo", "obiettivi attivi"),
    };
    let quadro = ordine.iter().map(|s| VoceQuadro {
        etichetta: s.detto().1.to_owned(),
        valore: quanti(*s).to_string(),
        nota: format!("su {su}"),
    });
    let mut blocchi = vec![Blocco::Quadro { voci: quadro.collect() }];
    blocchi.extend(premessa(f, stati.len(), al));
    blocchi.push(avanzamento(f, &stati, legenda(&stati, tavola.is_some()), al));
    blocchi.extend(fuori);
    blocchi.extend(tavola);
    blocchi.extend(rilevazioni::processi(f, al));
    let titolo = format!("Stato {}", al_giorno(al));
    let mut parti = vec![Parte { nome: "stato", titolo, blocchi }];
    parti.extend(verifiche::relazioni(f, al));
    parti.push(prossimi::prossimi(f, al));
    parti
}

/// Which objectives of the plan are not among those counted; nothing where all are.
fn premessa(f: &Fonte<'_>, contati: usize, al: Date) -> Option<Blocco> {
    let tutti = f.dati().obiettivi().count();
    let attivi = attivi(f.dati(), al).count();
    let fuori = match (tutti, tutti - attivi) {
        (_, 0) => None,
        (1, _) => Some("L'unico obiettivo del piano non è attivo.".to_owned()),
        (_, 1) => Some(format!(
            "Dei {tutti} obiettivi del piano uno non è attivo: è scritto più avanti, a parte."
        )),
        (_, n) => Some(format!(
            "Dei {tutti} obiettivi del piano {n} non sono attivi: sono scritti più avanti, a parte."
        )),
    };
    let riservati = match attivi - contati {
        0 => None,
        1 => Some("Un obiettivo individuale non compare in questa edizione.".to_owned()),
        n => Some(format!("{n} obiettivi individuali non compaiono in questa edizione.")),
    };
    let frasi: Vec<String> = fuori.into_iter().chain(riservati).collect();
    (!frasi.is_empty()).then(|| Blocco::Paragrafo { testo: frasi.join(" ") })
}

/// What the words mean; those that do not occur need no explanation.
fn legenda(stati: &[Giudicata<'_>], rilevazioni: bool) -> Vec<(&'static str, String)> {
    let mut voci = vec![
        (
            "In ritardo",
            "una fase che doveva essere finita risulta non svolta, o finita più tardi; o una data attesa risulta raggiunta dopo questo giorno.".to_owned(),
        ),
        (
            "A rischio",
            format!(
                "una fase che doveva essere cominciata risulta cominciata più tardi; una data attesa è stata raggiunta in ritardo; o l'ultima rilevazione vale meno del {SOGLIA}% della parte dell'anno trascorsa quel giorno (al 30 giugno, circa il 30%)."
            ),
        ),
        ("In tempo", "niente di tutto questo.".to_owned()),
    ];
    let c_e = |quale: fn(&Giudizio) -> bool| stati.iter().any(|(_, g)| quale(g));
    if c_e(|g| g.stato == Stato::Assente || g.non_registrata) {
        voci.push((
            "Non misurato",
            format!(
                "nessuno ha registrato com'è andata una fase che doveva cominciare, o una data attesa che è passata; oppure nessuna fase doveva cominciare, nessuna data è passata, e nessuna rilevazione è degli ultimi {GIORNI} giorni."
            ),
        ));
    }
    if c_e(|g| g.finita_tardi) {
        voci.push((
            "Finita in ritardo",
            "dopo il mese previsto; da sola non cambia lo stato dell'obiettivo.".to_owned(),
        ));
    }
    if c_e(|g| g.vecchia) {
        voci.push((
            "Ultima rilevazione",
            format!(
                "ha più di {GIORNI} giorni, e non dice com'è ora: se era bassa resta un rischio, se era buona non basta a dire che l'obiettivo è in tempo."
            ),
        ));
    }
    if rilevazioni {
        voci.push(("Vale", "il punteggio che il valore rilevato avrebbe a fine anno.".to_owned()));
    }
    voci
}

fn avanzamento(
    f: &Fonte<'_>,
    stati: &[Giudicata<'_>],
    legenda: Vec<(&'static str, String)>,
    al: Date,
) -> Blocco {
    let c = f.dati().cartella();
    let riga = |(o, g): &Giudicata<'_>| {
        let (previsti, effettivi) = tratti(f.anno(), &o.scheda.fasi, al);
        let (stato, parola) = g.stato.detto();
        RigaAnno {
            codice: codice(o),
            titolo: titolo(o),
            previsti,
            effettivi,
            stato,
            parola,
            nota: dette(&g.ragioni),
            ..RigaAnno::default()
        }
    };
    let del_settore = |i: Option<usize>| {
        stati.iter().filter(move |(o, _)| c.settori_di(&o.scheda).first().copied() == i)
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
        stati.iter().map(|(o, g)| format!("{}: {}", codice(o), g.stato.detto().1)).collect();
    Blocco::Avanzamento {
        titolo: "Gli obiettivi, uno per uno".into(),
        alt: format!("{}.", detti.join("; ")),
        al: if al.year() == f.anno() { mese(al).1 } else { 12 },
        legenda,
        righe,
    }
}

/// Reasons in one line, as many as a row holds.
fn dette(ragioni: &[String]) -> String {
    let mut nota = ragioni.get(..RAGIONI.min(ragioni.len())).unwrap_or_default().join("; ");
    match ragioni.len().saturating_sub(RAGIONI) {
        0 => {}
        1 => nota.push_str("; e un'altra ragione"),
        n => nota.push_str(&format!("; e altre {n} ragioni")),
    }
    nota
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
