//! Section 2.1: what gets better for those who live there.

use super::super::blocchi::{Blocco, RigaCatena, VoceCatena};
use super::super::parti::Fonte;
use super::pagina::{Colonna, Pagina, Riga, parola, riga, scritto, una};
use crate::check::classificazione;
use crate::document::stampato::{detto, insieme};
use crate::model::piao::{Azione, ObiettivoValore, ValorePubblico};
use crate::model::{Testo, numero_bilancio};
use crate::template::TestoStampato;

/// Writes the section.
pub fn scrivi(p: &mut Pagina<'_>, f: &Fonte<'_>, s: &ValorePubblico) {
    p.prosa("", s.premessa.as_ref());
    albero(p, f, &s.obiettivi);
    for o in &s.obiettivi {
        obiettivo(p, f, o);
    }
    let righe = s.semplificazione.iter().map(|x| {
        Riga::Celle(vec![
            una(detto(x.procedura.as_ref())),
            una(detto(x.intervento.as_ref())),
            vec![p.chi(x.responsabile.as_ref()), detto(x.tempi.as_ref())],
        ])
    });
    let righe = righe.collect();
    let colonne = [
        Colonna("Procedura", false),
        Colonna("Che cosa cambia", false),
        Colonna("Chi e quando", false),
    ];
    p.registro("semplificazione", "Procedure da semplificare", &colonne, righe);
    let righe = s.accessibilita.iter().map(|x| {
        Riga::Celle(vec![
            una(detto(x.azione.as_ref())),
            una(parola(scritto(x.genere.as_ref()))),
            vec![p.chi(x.responsabile.as_ref()), detto(x.tempi.as_ref())],
            una(detto(x.indicatore.as_ref())),
        ])
    });
    let righe = righe.collect();
    let colonne = [
        Colonna("Azione", false),
        Colonna("Genere", false),
        Colonna("Chi e quando", false),
        Colonna("Da che cosa si vede", false),
    ];
    p.registro("accessibilita", "Accessibilità, fisica e digitale", &colonne, righe);
    let chi = p.chi(s.responsabile_accessibilita.as_ref());
    p.dati("", vec![("Responsabile dell'accessibilità", una(chi))]);
    azioni(p, "Parità di genere", &s.parita);
    azioni(p, "Risparmio energetico", &s.energia);
    p.prosa("", s.note.as_ref());
}

fn azioni(p: &mut Pagina<'_>, titolo: &str, voci: &[Azione]) {
    let righe = voci.iter().map(|x| {
        Riga::Celle(vec![
            una(detto(x.azione.as_ref())),
            vec![p.chi(x.responsabile.as_ref()), detto(x.tempi.as_ref())],
            una(detto(x.indicatore.as_ref())),
        ])
    });
    let righe = righe.collect();
    let colonne = [
        Colonna("Azione", false),
        Colonna("Chi e quando", false),
        Colonna("Da che cosa si vede", false),
    ];
    p.registro("azioni", titolo, &colonne, righe);
}

/// The schede that a list of references names, as (code, title, settore).
fn schede(f: &Fonte<'_>, citate: &[Testo]) -> Vec<VoceCatena> {
    let c = f.nomi.cartella();
    let voce = |o: &crate::model::ObiettivoFile| {
        let settori = c.settori_di(&o.scheda).into_iter().filter_map(|i| c.ente.settori.get(i));
        let settori: Vec<String> = settori.map(|s| detto(s.nome.as_ref()).into_string()).collect();
        VoceCatena {
            codice: detto(o.scheda.codice.as_ref()),
            titolo: detto(o.scheda.titolo.as_ref()),
            settore: settori.join(", ").into(),
        }
    };
    citate.iter().flat_map(|t| c.schede_citate(t)).map(voce).collect()
}

/// The objective of the DUP that an objective of public value takes up: its code and title.
fn strategico(f: &Fonte<'_>, o: &ObiettivoValore) -> TestoStampato {
    let Some(t) = &o.obiettivo_strategico else { return TestoStampato::default() };
    let strategia = &f.nomi.cartella().ente.strategia;
    let voce = strategia.iter().find(|v| v.codice.as_ref().is_some_and(|x| x.testo == t.testo));
    let titolo = detto(voce.and_then(|v| v.titolo.as_ref()));
    TestoStampato::from(t).cambia(|t| format!("{t} {titolo}").trim().to_owned())
}

/// From public value, through the strategy of the DUP, to the schede.
fn albero(p: &mut Pagina<'_>, f: &Fonte<'_>, obiettivi: &[ObiettivoValore]) {
    let riga = |o: &ObiettivoValore| {
        let (titolo, strategico) = (detto(o.titolo.as_ref()), strategico(f, o));
        RigaCatena {
            codice: detto(o.codice.as_ref()),
            titolo: match strategico.is_empty() {
                true => titolo,
                false => titolo.cambia(|t| format!("{t} (obiettivo strategico {strategico})")),
            },
            obiettivi: schede(f, &o.obiettivi),
        }
    };
    let righe: Vec<RigaCatena> = obiettivi.iter().map(riga).collect();
    if righe.iter().any(|r| !r.obiettivi.is_empty()) {
        let titolo = "Dal valore pubblico agli obiettivi dell'anno".to_owned();
        p.blocco(Blocco::Catena { titolo, righe });
    }
}

fn obiettivo(p: &mut Pagina<'_>, f: &Fonte<'_>, o: &ObiettivoValore) {
    p.titoletto(&format!("{} {}", detto(o.codice.as_ref()), detto(o.titolo.as_ref())));
    p.prosa("", o.descrizione.as_ref());
    let c = f.nomi.cartella();
    let missione = o.missione.as_ref().and_then(numero_bilancio);
    let programma = o.programma.as_ref().and_then(numero_bilancio);
    let bilancio = |cosa: &str, scritto: Option<&Testo>, n: Option<u8>| {
        let voce = missione.and_then(|m| classificazione().voce(c.esercizio, m, n?));
        match voce {
            Some(v) => detto(scritto).cambia(|n| format!("{cosa} {n}: {}", v.nome)),
            None => riga(cosa, detto(scritto)),
        }
    };
    let nome = |v: VoceCatena| v.titolo.cambia(|t| format!("{} {t}", v.codice));
    let schede: Vec<TestoStampato> = schede(f, &o.obiettivi).into_iter().map(nome).collect();
    p.dati(
        "",
        vec![
            ("Linea di mandato", una(detto(o.linea_mandato.as_ref()))),
            ("Obiettivo strategico", una(strategico(f, o))),
            (
                "Bilancio",
                vec![
                    bilancio("Missione", o.missione.as_ref(), Some(0)),
                    bilancio("Programma", o.programma.as_ref(), programma),
                ],
            ),
            ("Dimensione", una(parola(scritto(o.dimensione.as_ref())))),
            ("Per chi", una(insieme(&o.stakeholder, ", "))),
            ("Responsabile", una(p.chi(o.responsabile.as_ref()))),
            ("Schede che lo attuano", schede),
            ("Agenda 2030", una(insieme(&o.sdg, "; "))),
            ("Benessere equo e sostenibile", una(insieme(&o.bes, "; "))),
        ],
    );
    p.prosa("", o.strategia.as_ref());
    p.indicatori("Indicatori d'impatto", &o.indicatori);
}
