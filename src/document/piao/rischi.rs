//! Section 2.3: processes, risks, measures, and the schede that carry them out.

use super::super::blocchi::{Blocco, RigaCalore};
use super::super::parti::Fonte;
use super::pagina::{Colonna, Pagina, Riga, parola, riga, scritto, una};
use crate::document::stampato::{detto, insieme};
use crate::model::piao::{
    AreaRischio, LivelloRischio, Misura, Obbligo, ProcessoMappato, RischiCorruttivi,
};
use crate::template::TestoStampato;

/// The levels, mildest first.
const LIVELLI: [LivelloRischio; 4] =
    [LivelloRischio::Basso, LivelloRischio::Medio, LivelloRischio::Alto, LivelloRischio::Critico];

/// Writes the section.
pub fn scrivi(p: &mut Pagina<'_>, f: &Fonte<'_>, s: &RischiCorruttivi) {
    p.prosa("", s.premessa.as_ref());
    p.elenco("Obiettivi strategici", &s.obiettivi_strategici);
    p.prosa("Il contesto esterno", s.contesto_esterno.as_ref());
    p.prosa("Il contesto interno", s.contesto_interno.as_ref());
    p.prosa("Come si valuta il rischio", s.metodo.as_ref());
    calore(p, s);
    misure(p, f, "Misure generali", &s.misure_generali);
    for x in &s.processi {
        processo(p, f, x);
    }
    p.prosa("Il monitoraggio delle misure", s.monitoraggio.as_ref());
    let righe = s.trasparenza.iter().map(|o| obbligo(p, o)).collect();
    let colonne = [
        Colonna("Sottosezione e obbligo", false),
        Colonna("Norma", false),
        Colonna("Chi", false),
        Colonna("Entro", false),
        Colonna("Controllo", false),
    ];
    p.registro("trasparenza", "Trasparenza: gli obblighi di pubblicazione", &colonne, righe);
    p.prosa("L'accesso civico", s.accesso_civico.as_ref());
    p.prosa("", s.note.as_ref());
}

fn area(x: &ProcessoMappato) -> TestoStampato {
    let a = x.area.as_ref();
    let nome = a.and_then(|a| a.valore).map(|v| v.nome().to_owned());
    scritto(a).cambia(|t| nome.unwrap_or(t))
}

/// How many risks of each level in each area.
fn calore(p: &mut Pagina<'_>, s: &RischiCorruttivi) {
    let mut aree: Vec<AreaRischio> = Vec::new();
    for a in s.processi.iter().filter_map(|x| x.area.as_ref()?.valore) {
        if !aree.contains(&a) {
            aree.push(a);
        }
    }
    aree.sort_unstable();
    let conta = |a: AreaRischio, l: LivelloRischio| {
        let suoi = s.processi.iter().filter(|x| x.area.as_ref().and_then(|v| v.valore) == Some(a));
        let rischi = suoi.flat_map(|x| &x.rischi);
        rischi.filter(|r| r.livello.as_ref().and_then(|v| v.valore) == Some(l)).count()
    };
    let righe: Vec<RigaCalore> = aree
        .into_iter()
        .map(|a| RigaCalore {
            area: a.nome().to_owned(),
            conti: LIVELLI.iter().map(|l| conta(a, *l)).collect(),
        })
        .collect();
    if righe.is_empty() {
        return;
    }
    let detti: Vec<String> = LIVELLI
        .iter()
        .enumerate()
        .map(|(i, l)| {
            let n: usize = righe.iter().filter_map(|r| r.conti.get(i)).sum();
            format!("{}: {n}", l.parola())
        })
        .collect();
    p.blocco(Blocco::Calore {
        titolo: "I rischi per area e livello".into(),
        alt: format!("Numero di rischi per area e livello. {}.", detti.join("; ")),
        livelli: LIVELLI.iter().map(|l| l.parola().to_owned()).collect(),
        righe,
    });
}

fn processo(p: &mut Pagina<'_>, f: &Fonte<'_>, x: &ProcessoMappato) {
    let titolo = format!("{} {}", detto(x.codice.as_ref()), detto(x.processo.as_ref()));
    p.titoletto(titolo.trim());
    p.dati(
        "",
        vec![
            ("Area di rischio", una(area(x))),
            ("Struttura", una(p.chi(x.struttura.as_ref()))),
            ("Fasi", una(insieme(&x.fasi, "; "))),
            ("Da che cosa comincia", una(detto(x.input.as_ref()))),
            ("Che cosa ne esce", una(detto(x.output.as_ref()))),
        ],
    );
    let righe = x.rischi.iter().map(|r| {
        Riga::Celle(vec![
            vec![detto(r.evento.as_ref()), riga("indicatori", insieme(&r.indicatori, "; "))],
            una(insieme(&r.fattori, "; ")),
            vec![parola(scritto(r.livello.as_ref())), detto(r.motivazione.as_ref())],
        ])
    });
    let righe = righe.collect();
    let colonne = [
        Colonna("Rischio", false),
        Colonna("Fattori abilitanti", false),
        Colonna("Livello e perché", false),
    ];
    p.registro("rischi", "", &colonne, righe);
    misure(p, f, "", &x.misure);
}

/// Measures, each with the schede and the phases that carry it out.
fn misure(p: &mut Pagina<'_>, f: &Fonte<'_>, titolo: &str, voci: &[Misura]) {
    let legami = f.nomi.cartella().legami();
    let righe = voci.iter().map(|m| {
        let suoi = legami.iter().filter(|l| std::ptr::eq(l.misura, m));
        let suoi = suoi.map(|l| {
            let codice = detto(l.obiettivo.scheda.codice.as_ref());
            match l.fase {
                Some(n) => format!("{codice}, fase {}", n + 1),
                None => codice.into_string(),
            }
        });
        Riga::Celle(vec![
            una(detto(m.codice.as_ref())),
            vec![
                detto(m.misura.as_ref()),
                parola(scritto(m.tipologia.as_ref())),
                riga("fasi", insieme(&m.fasi, "; ")),
            ],
            vec![p.chi(m.responsabile.as_ref()), detto(m.tempi.as_ref())],
            vec![detto(m.indicatore.as_ref()), riga("atteso", detto(m.atteso.as_ref()))],
            una(suoi.collect::<Vec<_>>().join("; ")),
        ])
    });
    let righe = righe.collect();
    let colonne = [
        Colonna("Misura", false),
        Colonna("Che cosa si fa", false),
        Colonna("Chi e quando", false),
        Colonna("Indicatore", false),
        Colonna("Obiettivi", false),
    ];
    p.registro("misure", titolo, &colonne, righe);
}

fn obbligo(p: &Pagina<'_>, o: &Obbligo) -> Riga {
    Riga::Celle(vec![
        vec![detto(o.sottosezione.as_ref()), detto(o.obbligo.as_ref())],
        una(detto(o.norma.as_ref())),
        vec![
            riga("pubblica", p.chi(o.pubblicazione.as_ref())),
            riga("elabora", p.chi(o.elaborazione.as_ref())),
            riga("trasmette", p.chi(o.trasmissione.as_ref())),
        ],
        una(detto(o.termine.as_ref())),
        una(detto(o.monitoraggio.as_ref())),
    ])
}
