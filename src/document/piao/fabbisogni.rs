//! Section 3.3: who works there, who leaves, who comes.

use num_rational::BigRational;
use num_traits::{ToPrimitive as _, Zero as _};

use super::super::blocchi::{Blocco, RigaOrganico};
use super::super::parti::Fonte;
use super::pagina::{Colonna, Pagina, Riga, importo, numero, riga, righe, scritto, una};
use crate::document::stampato::detto;
use crate::model::piao::{Fabbisogni, Formazione};
use crate::score::{ContoOrganico, conta_organico, in_servizio};
use crate::template::TestoStampato;
use crate::valori::minimo;

/// Writes the section.
pub fn scrivi(p: &mut Pagina<'_>, f: &Fonte<'_>, s: &Fabbisogni) {
    p.prosa("", s.premessa.as_ref());
    organico(p, f, s);
    consistenza(p, s);
    capacita(p, s);
    let righe_uscite = s.cessazioni.iter().map(|x| {
        Riga::Celle(vec![
            una(scritto(x.anno.as_ref())),
            vec![detto(x.profilo.as_ref()), detto(x.area.as_ref())],
            una(numero(x.numero.as_ref())),
            una(detto(x.motivo.as_ref())),
            una(p.chi(x.settore.as_ref())),
        ])
    });
    let righe_uscite = righe_uscite.collect();
    let colonne = [
        Colonna("Anno", false),
        Colonna("Profilo e area", false),
        Colonna("Persone", true),
        Colonna("Motivo", false),
        Colonna("Settore", false),
    ];
    p.registro("cessazioni", "Cessazioni previste", &colonne, righe_uscite);
    p.prosa("Come evolvono i fabbisogni", s.evoluzione.as_ref());
    let righe_entrate = s.assunzioni.iter().map(|x| {
        Riga::Celle(vec![
            una(scritto(x.anno.as_ref())),
            vec![detto(x.profilo.as_ref()), detto(x.area.as_ref())],
            una(numero(x.numero.as_ref())),
            una(detto(x.modalita.as_ref())),
            una(importo(x.costo.as_ref())),
            una(p.chi(x.settore.as_ref())),
        ])
    });
    let righe_entrate = righe_entrate.collect();
    let colonne = [
        Colonna("Anno", false),
        Colonna("Profilo e area", false),
        Colonna("Persone", true),
        Colonna("Come", false),
        Colonna("Costo annuo", true),
        Colonna("Settore", false),
    ];
    p.registro("assunzioni", "Assunzioni previste", &colonne, righe_entrate);
    p.prosa("Eccedenze di personale", s.eccedenze.as_ref());
    if let Some(x) = &s.formazione {
        formazione(p, x);
    }
    if let Some(x) = &s.parere {
        p.dati(
            "Parere dell'organo di revisione",
            vec![
                ("Organo", una(detto(x.organo.as_ref()))),
                ("Verbale", una(detto(x.verbale.as_ref()))),
                ("Data", una(scritto(x.data.as_ref()))),
            ],
        );
    }
    p.prosa("La coerenza con il DUP", s.coerenza_dup.as_ref());
    p.prosa("", s.note.as_ref());
}

/// The head count at the end of each year of the plan, with a bar as long as it is tall.
fn organico(p: &mut Pagina<'_>, f: &Fonte<'_>, s: &Fabbisogni) {
    let conti = conta_organico(s, f.nomi.cartella().esercizio);
    if conti.is_empty() {
        return;
    }
    let al = scritto(s.al.as_ref()).into_string();
    let quando = |c: &ContoOrganico| match c.anno {
        Some(n) => format!("fine {n}"),
        None if al.is_empty() => "Oggi".into(),
        None => al.clone(),
    };
    let massimo = conti.iter().map(|c| c.persone.clone()).max().unwrap_or_else(BigRational::zero);
    let cento = BigRational::from_integer(100.into());
    let alt: Vec<String> =
        conti.iter().map(|c| format!("{}: {} persone", quando(c), minimo(&c.persone))).collect();
    let moto = |n: Option<&BigRational>| n.map_or("—".into(), minimo);
    let riga = |c: &ContoOrganico| {
        let lungo =
            if massimo.is_zero() { massimo.clone() } else { &c.persone / &massimo * &cento };
        RigaOrganico {
            quando: quando(c),
            usciti: moto(c.usciti.as_ref()),
            entrati: moto(c.entrati.as_ref()),
            testo: minimo(&c.persone),
            lungo: lungo.to_f64().unwrap_or(0.0),
        }
    };
    p.blocco(Blocco::Organico {
        titolo: "Il personale nel triennio".into(),
        alt: format!(
            "Persone in servizio, con le cessazioni e le assunzioni previste. {}.",
            alt.join("; ")
        ),
        righe: conti.iter().map(riga).collect(),
    });
}

fn consistenza(p: &mut Pagina<'_>, s: &Fabbisogni) {
    let mut righe = Vec::new();
    let mut area = None;
    for c in &s.consistenza {
        if area != Some(detto(c.area.as_ref())) {
            area = Some(detto(c.area.as_ref()));
            righe.push(Riga::Gruppo(detto(c.area.as_ref())));
        }
        let tempo = c.tempo.as_ref().map_or_else(|| "pieno".into(), TestoStampato::from);
        righe.push(Riga::Celle(vec![
            una(detto(c.profilo.as_ref())),
            una(tempo),
            una(numero(c.dipendenti.as_ref())),
        ]));
    }
    let totale = in_servizio(s);
    let colonne = [Colonna("Profilo", false), Colonna("Tempo", false), Colonna("Persone", true)];
    let al = scritto(s.al.as_ref()).cambia(|al| format!("Personale in servizio al {al}"));
    let al = if s.al.is_some() { al.into_string() } else { "Personale in servizio".to_owned() };
    p.registro("consistenza", &format!("{al}: {} persone", minimo(&totale)), &colonne, righe);
}

fn capacita(p: &mut Pagina<'_>, s: &Fabbisogni) {
    let Some(c) = &s.capacita else { return };
    let flessibile = c.lavoro_flessibile.as_ref();
    p.dati(
        "Capacità assunzionale (DM 17/03/2020)",
        vec![
            ("Fascia demografica", una(detto(c.fascia.as_ref()))),
            ("Spesa di personale", una(importo(c.spesa_personale.as_ref()))),
            ("Entrate correnti, media del triennio", una(importo(c.entrate_correnti.as_ref()))),
            ("Valore soglia", una(scritto(c.soglia.as_ref()))),
            ("Spesa massima", una(importo(c.spesa_massima.as_ref()))),
            ("Limite storico (L. 296/2006)", una(importo(c.limite_storico.as_ref()))),
            (
                "Lavoro flessibile (DL 78/2010)",
                flessibile.map_or_else(Vec::new, |x| {
                    vec![
                        riga("limite", importo(x.limite.as_ref())),
                        riga("previsto", importo(x.previsto.as_ref())),
                    ]
                }),
            ),
        ],
    );
}

fn formazione(p: &mut Pagina<'_>, x: &Formazione) {
    p.dati(
        "Formazione",
        vec![
            ("Ore a testa nell'anno", una(numero(x.ore_pro_capite.as_ref()))),
            ("Somma stanziata", una(importo(x.risorse.as_ref()))),
            ("Priorità", righe(&x.priorita)),
        ],
    );
    let righe = x.iniziative.iter().map(|i| {
        let anno = scritto(i.anno.as_ref());
        Riga::Celle(vec![
            una(detto(i.titolo.as_ref())),
            una(detto(i.destinatari.as_ref())),
            una(numero(i.ore.as_ref())),
            una(if anno.is_empty() { "tutti".into() } else { anno }),
            una(detto(i.modalita.as_ref())),
        ])
    });
    let righe = righe.collect();
    let colonne = [
        Colonna("Iniziativa", false),
        Colonna("Per chi", false),
        Colonna("Ore", true),
        Colonna("Anno", false),
        Colonna("Come", false),
    ];
    p.registro("formazione", "Iniziative di formazione", &colonne, righe);
}
