//! Nota di calcolo: every figure with its sum, for who checks it with a pocket calculator.

use super::super::blocchi::{Blocco, Parte, RigaTabella, celle, tabella};
use super::{Fonte, codice, nome, titolo};
use crate::document::stampato::detto;
use crate::model::{AttoCitato, AttoLucchetto, Indicatore, OMappa, Testo};
use crate::score::{Origine, PunteggioAggregato, PunteggioIndicatore, PunteggioScheda, Risultato};

/// The method, then every figure of every scheda, settore and of the ente.
pub fn nota_di_calcolo(f: &Fonte<'_>) -> Parte {
    let v = f.dati();
    let mut blocchi = metodo(f);
    let mut righe = Vec::new();
    for (o, p) in v.obiettivi() {
        if f.riservata(o) {
            continue;
        }
        righe.push(RigaTabella::Gruppo(celle![format!("{} {}", codice(o), titolo(o))]));
        foglio(&mut righe, &o.scheda.indicatori, p);
    }
    for (p, punti) in v.processi() {
        let titolo = p.scheda.titolo.as_ref().or(p.scheda.processo.as_ref());
        righe.push(RigaTabella::Gruppo(celle![format!("Processo: {}", detto(titolo))]));
        foglio(&mut righe, &p.scheda.indicatori, punti);
    }
    for (i, (s, p)) in v.settori().enumerate() {
        righe.push(RigaTabella::Gruppo(celle![format!("Settore: {}", nome(s))]));
        if f.del_settore(i).any(|(o, _)| f.riservata(o)) {
            // The addends would tell what one person reached.
            let grado = p.grado.as_ref().map_or("n.r.".into(), |g| g.percentuale());
            let che = "media con obiettivi individuali: il conto è agli atti";
            righe.push(RigaTabella::Riga(celle!["Grado del settore", che, "—", grado]));
        } else {
            voce(&mut righe, "Tempi del settore", p.tempi.as_ref());
            voce(&mut righe, "Grado del settore", p.grado.as_ref());
        }
        fuori(&mut righe, p);
    }
    righe.push(RigaTabella::Gruppo(celle!["Ente"]));
    voce(&mut righe, "Tempi dell'ente", v.ente().tempi.as_ref());
    voce(&mut righe, "Grado dell'ente", v.ente().grado.as_ref());
    blocchi.push(tabella(
        "nota_di_calcolo",
        "",
        &["Che cosa", "Regola e dati", "Conto", "Risultato"],
        &["prosa", "prosa", "prosa", "destra"],
        righe,
    ));
    Parte { nome: "nota_di_calcolo", titolo: "Nota di calcolo".into(), blocchi }
}

/// The method in force, a sentence a parameter; the act that adopted it and what the ente changes.
fn metodo(f: &Fonte<'_>) -> Vec<Blocco> {
    let v = f.dati();
    let m = v.metodo();
    let atto = match &v.cartella().ente.metodologia {
        Some(OMappa::Mappa(x)) => x.atto.as_ref().map(cita),
        _ => None,
    };
    let atto = atto.filter(|a| !a.is_empty()).map_or_else(String::new, |a| format!(" ({a})"));
    let adattato = !m.differenze.is_empty();
    let di_prima = v.cartella().lucchetto.as_ref().is_some_and(|l| l.metodo_di_prima());
    let di_allora = match di_prima && !m.con_le_date() {
        true => {
            " È la regola in vigore quando il piano è stato approvato: le date restano fuori dal valore."
        }
        false => "",
    };
    let righe = m.voci(f.con_premio()).into_iter().map(|v| {
        let suo = if m.differenze.iter().any(|d| d.chiave == v.chiave) { "cambia" } else { "=" };
        let celle = celle![v.nome, v.frase, suo];
        RigaTabella::Riga(celle.into_iter().take(if adattato { 3 } else { 2 }).collect())
    });
    let rispetto = format!("Rispetto a {}", m.nome);
    let (colonne, allinea) = (["Voce", "Regola", &rispetto], ["sinistra", "prosa", "sinistra"]);
    let quante = if adattato { 3 } else { 2 };
    vec![
        Blocco::Paragrafo { testo: format!("Metodo «{}»{atto}.{di_allora}", m.chiamato()) },
        tabella(
            if adattato { "metodo_adattato" } else { "metodo" },
            "",
            colonne.get(..quante).unwrap_or_default(),
            allinea.get(..quante).unwrap_or_default(),
            righe.collect(),
        ),
        Blocco::Paragrafo {
            testo: "I conti sono esatti e si arrotondano una volta sola, a due decimali, quando si \
                stampano; se due decimali non bastano a distinguere un grado dal bordo di una fascia, se ne \
                stampano di più. Con i numeri di questa nota una calcolatrice dà gli stessi risultati. A è \
                l'atteso, R il realizzato. Tutto è calcolato con il metodo, salvo dove è scritto «valutato»: \
                lì ha deciso una persona. Dove il grado non ha una riga sua, è il valore."
                .into(),
        },
    ]
}

/// An act that is only cited: "deliberazione della giunta n. 140 del 18/12/2024".
fn cita(a: &OMappa<AttoCitato>) -> String {
    match a {
        OMappa::Testo(t) => t.testo.clone(),
        OMappa::Mappa(a) => AttoLucchetto {
            tipo: a.tipo.as_ref().map(|t| Testo { testo: t.testo.clone(), luogo: t.luogo }),
            organo: a.organo.as_ref().map(|t| Testo { testo: t.testo.clone(), luogo: t.luogo }),
            numero: a.numero.clone(),
            data: a.data.as_ref().map(|t| Testo { testo: t.testo.clone(), luogo: t.luogo }),
        }
        .testo(),
    }
}

fn foglio(righe: &mut Vec<RigaTabella>, voci: &[Indicatore], p: &PunteggioScheda) {
    for (i, punti) in voci.iter().zip(&p.indicatori) {
        indicatore(righe, i, punti);
    }
    for (n, fase) in p.fasi.iter().enumerate().filter_map(|(n, x)| Some((n + 1, x.as_ref()?))) {
        // A phase in time needs no sum of its own.
        if fase.valore != num_rational::BigRational::from_integer(100.into()) {
            voce(righe, &format!("Fase {n}"), Some(fase));
        }
    }
    voce(righe, "Valore", p.valore.as_ref());
    voce(righe, "Tempi", p.tempi.as_ref());
    if p.calcolato != p.grado {
        voce(righe, "Grado calcolato", p.calcolato.as_ref());
    }
    // A grade that is the value itself has no sum of its own.
    if p.grado.as_ref().map(|g| &g.valore) != p.valore.as_ref().map(|v| &v.valore)
        || p.grado != p.calcolato
    {
        voce(righe, "Grado", p.grado.as_ref());
    }
    if p.conta != p.grado {
        voce(righe, "Nelle medie conta", p.conta.as_ref());
    }
}

/// The schede that a settore's mean leaves out, each with why.
fn fuori(righe: &mut Vec<RigaTabella>, p: &PunteggioAggregato) {
    if p.esclusi.is_empty() {
        return;
    }
    let esclusi: Vec<String> =
        p.esclusi.iter().map(|(chi, perche)| format!("{chi} ({perche})")).collect();
    let esclusi = esclusi.join(", ");
    righe.push(RigaTabella::Riga(celle!["Fuori dalla media", esclusi, "—", "—"]));
}

fn indicatore(righe: &mut Vec<RigaTabella>, i: &Indicatore, p: &PunteggioIndicatore) {
    match (&p.punteggio, &p.perche) {
        (None, perche) => righe.push(RigaTabella::Riga(celle![
            detto(i.nome.as_ref()),
            perche.clone().unwrap_or_default(),
            "—",
            if p.applicabile { "n.r." } else { "n.a." },
        ])),
        (r, _) => voce(righe, &detto(i.nome.as_ref()), r.as_ref()),
    }
}

fn voce(righe: &mut Vec<RigaTabella>, nome: &str, r: Option<&Risultato>) {
    let Some(r) = r else {
        righe.push(RigaTabella::Riga(celle![nome, "", "—", "n.r."]));
        return;
    };
    let s = &r.spiegazione;
    let dati: Vec<String> = s.dati.iter().map(|(n, v)| format!("{n} = {v}")).collect();
    let dati = if dati.is_empty() { String::new() } else { format!(": {}", dati.join(", ")) };
    righe.push(RigaTabella::Riga(celle![
        nome.to_owned(),
        match s.origine {
            Origine::Calcolato => format!("{}{dati}", s.regola),
            Origine::Valutato => format!("valutato, {}{dati}", s.regola),
        },
        r.conto(),
        r.percentuale(),
    ]));
}
