//! The one-page synthesis and the results by settore.

use num_rational::BigRational;

use super::super::blocchi::{
    Barra, Blocco, Lunghezza, Parte, RigaTabella, VoceQuadro, VoceStriscia, celle, tabella,
};
use super::criticita::criticita;
use super::riepilogo::riportati;
use super::{Fonte, codice, conta, molti, nome, titolo};
use crate::document::stampato::detto;
use crate::model::{ObiettivoFile, Testo};
use crate::score::{PunteggioAggregato, PunteggioScheda, Risultato, con_unita};
use crate::template::TestoStampato;
use crate::valori::{Ambito, Esito, Rilevato, esatto, percentuale};

fn tempi_pagamento(o: &ObiettivoFile) -> bool {
    o.scheda.ambito(&Ambito::TempiPagamento).is_some()
}

/// How many of the active schede are in a band.
struct VoceEsito {
    esito: Esito,
    nome: String,
    quanti: usize,
    segno: &'static str,
}

/// The active schede by the bands of the method, best first; then what is below them, where there is
/// something, and what was not measured.
fn conteggio(f: &Fonte<'_>) -> Vec<VoceEsito> {
    let fasce = &f.dati().metodo().fasce;
    let quanti = |e: Esito, fascia: Option<usize>| {
        f.attive().filter(|(_, p)| p.esito == e && p.fascia == fascia).count()
    };
    let mut conti: Vec<VoceEsito> = fasce
        .iter()
        .enumerate()
        .map(|(i, x)| {
            let quanti = quanti(x.esito, Some(i));
            let nome = x.nome.clone().unwrap_or_else(|| molti(x.esito, quanti).into());
            VoceEsito { esito: x.esito, nome, quanti, segno: f.segno(x.esito, Some(i)) }
        })
        .collect();
    // Held down where no band is, below the last edge, or not measured.
    for esito in [Esito::Parziale, Esito::NonRaggiunto, Esito::NonRilevato] {
        let quanti = quanti(esito, None);
        if quanti > 0 || esito == Esito::NonRilevato {
            let nome = molti(esito, quanti).to_owned();
            conti.push(VoceEsito { esito, nome, quanti, segno: f.segno(esito, None) });
        }
    }
    conti
}

/// The ente's grade, the objectives by esito, the settori compared, what went wrong and why, the
/// payment-time objective: to be read in ten minutes.
pub fn sintesi(f: &Fonte<'_>) -> Parte {
    let v = f.dati();
    let conti = conteggio(f);
    let totale: usize = conti.iter().map(|c| c.quanti).sum();
    let raggiunti: usize =
        conti.iter().filter(|c| c.esito == Esito::Raggiunto).map(|c| c.quanti).sum();
    let ente = v.ente();
    let cifra = |r: Option<&Risultato>| r.map_or("n.r.".into(), |r| r.percentuale());
    let mut quadro = vec![
        VoceQuadro {
            etichetta: "Grado dell'ente".into(),
            valore: cifra(ente.grado.as_ref()),
            nota: grado_dell_ente(f, ente),
        },
        VoceQuadro {
            etichetta: "Obiettivi raggiunti".into(),
            valore: format!("{raggiunti} su {totale}"),
            nota: altri(f, &conti),
        },
        VoceQuadro {
            etichetta: "Rispetto dei tempi".into(),
            valore: cifra(ente.tempi.as_ref()),
            nota: "media delle date e delle fasi".into(),
        },
    ];
    if let Some((o, p)) = f.attive().find(|(o, _)| tempi_pagamento(o) && !f.riservata(o)) {
        quadro.push(pagamenti(f, o, p));
    }
    let mut blocchi = vec![Blocco::Quadro { voci: quadro }];
    if totale > 0 {
        blocchi.push(striscia(&conti, totale));
    }
    if !v.cartella().ente.settori.is_empty() {
        blocchi.push(barre(f));
    }
    blocchi.push(Blocco::Titoletto { testo: "Che cosa non è andato come previsto".into() });
    blocchi.extend(criticita(f));
    Parte { nome: "sintesi", titolo: "Sintesi".into(), blocchi }
}

/// The esito, with what a figure alone does not say.
fn grado_dell_ente(f: &Fonte<'_>, ente: &PunteggioAggregato) -> String {
    let settori = conta(ente.rilevati, "settore misurato", "settori misurati");
    let esito = f.esito_di(ente);
    let mut t = format!("{esito}; {settori} su {}", ente.su);
    if !ente.completo && ente.grado.is_some() {
        t = format!("{esito}: non tutti gli indicatori sono misurati; {settori} su {}", ente.su);
    }
    if let Some(a) = ente.avvertenza {
        t.push_str(&format!("; {a}"));
    }
    if ente.condizione == Some(false) {
        t.push_str(&format!("; {}", condizione(&ente.mancate)));
    }
    t
}

/// What is said of the prerequisiti that were not reached.
pub fn condizione(mancate: &[String]) -> String {
    format!("condizione non soddisfatta: {}", mancate.join(", "))
}

/// What is not "raggiunto", active or not.
fn altri(f: &Fonte<'_>, conti: &[VoceEsito]) -> String {
    let altri = conti.iter().filter(|c| c.esito != Esito::Raggiunto && c.quanti > 0);
    let mut altri: Vec<String> = altri.map(|c| format!("{} {}", c.quanti, c.nome)).collect();
    let fuori = f.dati().cartella().obiettivi.len() - f.attive().count();
    if fuori > 0 {
        altri.push(conta(fuori, "non più attivo", "non più attivi") + ", fuori dal conto");
    }
    if altri.is_empty() { "tutti".into() } else { altri.join(", ") }
}

fn pagamenti(f: &Fonte<'_>, o: &ObiettivoFile, p: &PunteggioScheda) -> VoceQuadro {
    let coppie = o.scheda.indicatori.iter().zip(&p.indicatori);
    let ritardo = coppie.clone().find(|(i, _)| {
        i.nome.as_ref().is_some_and(|n| n.as_str().to_lowercase().contains("ritardo"))
    });
    let misura = ritardo.or_else(|| coppie.clone().next()).and_then(|(_, p)| {
        Some(match p.realizzato()? {
            Rilevato::Valore(m) => con_unita(p.lettura.unita.as_deref(), m, m.testo_nel(f.anno())),
            r => r.testo_nel(f.anno()),
        })
    });
    VoceQuadro {
        etichetta: "Tempi di pagamento: ritardo annuale".into(),
        nota: {
            let prima = misura.as_ref().is_some_and(|m| m.starts_with('-'));
            let come = if prima { "prima della scadenza; " } else { "" };
            format!("{come}obiettivo {}: {}", codice(o), f.esito(p))
        },
        valore: misura.map_or_else(|| "n.r.".into(), |m| m.replacen('-', "−", 1)),
    }
}

fn striscia(conti: &[VoceEsito], totale: usize) -> Blocco {
    let pieni = conti.iter().filter(|c| c.quanti > 0);
    let detti: Vec<String> = pieni.map(|c| format!("{} {}", c.quanti, c.nome)).collect();
    Blocco::Striscia {
        titolo: "Gli obiettivi per esito".into(),
        alt: format!("Su {}: {}.", conta(totale, "obiettivo", "obiettivi"), detti.join(", ")),
        voci: conti
            .iter()
            .map(|c| VoceStriscia { nome: c.nome.clone(), quanti: c.quanti, segno: c.segno })
            .collect(),
        totale,
    }
}

/// The settori beside each other, last year's grade under this year's.
fn barre(f: &Fonte<'_>) -> Blocco {
    let v = f.dati();
    // Last year's grade under this year's, where it is the same measure.
    let anno_prima = f.precedente.filter(|_| f.altra_misura().is_empty());
    let prima = |id: Option<&Testo>| {
        let precedente = anno_prima?;
        let stesso =
            |s: &crate::model::Settore| s.id.as_ref().map(Testo::as_str) == id.map(Testo::as_str);
        precedente.settori().find(|(s, _)| stesso(s)).map(|(_, p)| Lunghezza::di(p.grado.as_ref()))
    };
    let righe: Vec<Barra> = v
        .settori()
        .map(|(s, p)| Barra {
            nome: nome(s).into_string(),
            misura: Lunghezza::di(p.grado.as_ref()),
            precedente: anno_prima
                .map(|_| prima(s.id.as_ref()).unwrap_or_else(|| Lunghezza::assente("n.r."))),
            segno: f.segno(p.esito, p.fascia),
            esito: f.esito_di(p),
        })
        .collect();
    let detti: Vec<String> =
        righe.iter().map(|r| format!("{}: {}, {}", r.nome, r.misura.testo, r.esito)).collect();
    let soglie = v.metodo().fasce.iter().filter(|x| x.esito != Esito::NonRaggiunto).map(|x| {
        let misura = Lunghezza::nuova(&x.bordo, esatto(&x.bordo));
        let detto = x.scritto.clone().unwrap_or(misura.testo);
        (misura.valore.unwrap_or(0.0), format!("{detto} {}", x.detta()))
    });
    Blocco::Barre {
        titolo: "Il grado dei settori".into(),
        alt: format!("{}.", detti.join("; ")),
        righe,
        soglie: soglie.collect(),
        valore: f.anno().to_string(),
        precedente: anno_prima.map_or(String::new(), |p| p.cartella().esercizio.to_string()),
    }
}

/// The results objective by objective, settore by settore.
pub fn risultati(f: &Fonte<'_>) -> Parte {
    let v = f.dati();
    let cifra = |r: Option<&Risultato>| r.map_or("n.r.".into(), |r| r.percentuale());
    let mut righe = Vec::new();
    for (i, (s, p)) in v.settori().enumerate() {
        if f.del_settore(i).next().is_none() {
            continue;
        }
        righe.push(RigaTabella::Gruppo(celle![nome(s)]));
        for (o, punti) in f.del_settore(i) {
            righe.push(riga(f, o, punti, v.peso_in(o, i).as_ref()));
        }
        righe.push(RigaTabella::Totale(celle![
            String::new(),
            format!("Media del settore ({} su {})", p.rilevati, p.su),
            s.peso.as_ref().map_or("—".into(), |p| p.testo.clone()),
            cifra(p.valore.as_ref()),
            cifra(p.tempi.as_ref()),
            cifra(p.grado.as_ref()),
            f.esito_di(p),
        ]));
        if p.condizione == Some(false) {
            righe.push(RigaTabella::Riga(celle![
                String::new(),
                condizione(&p.mancate),
                String::new(),
                String::new(),
                String::new(),
                String::new(),
                String::new(),
            ]));
        }
    }
    let di_ente: Vec<_> =
        v.obiettivi().filter(|(o, _)| v.cartella().settori_di(&o.scheda).is_empty()).collect();
    if !di_ente.is_empty() {
        righe.push(RigaTabella::Gruppo(celle!["Obiettivi dell'ente, accanto al grado"]));
        righe.extend(di_ente.into_iter().map(|(o, p)| riga(f, o, p, None)));
    }
    let ente = v.ente();
    righe.push(RigaTabella::Totale(celle![
        String::new(),
        format!("Grado dell'ente ({} settori su {})", ente.rilevati, ente.su),
        String::new(),
        cifra(ente.valore.as_ref()),
        cifra(ente.tempi.as_ref()),
        cifra(ente.grado.as_ref()),
        f.esito_di(ente),
    ]));
    let processi: Vec<RigaTabella> = v
        .processi()
        .map(|(p, punti)| {
            let titolo = p.scheda.titolo.as_ref().or(p.scheda.processo.as_ref());
            RigaTabella::Riga(celle![
                detto(titolo),
                cifra(punti.grado.as_ref()),
                f.esito(punti),
                format!("{} su {}", punti.rilevati, punti.su),
            ])
        })
        .collect();
    let mut blocchi = vec![tabella(
        "risultati",
        "",
        &["Codice", "Obiettivo", "Peso", "Valore", "Tempi", "Grado", "Esito"],
        &["sinistra", "sinistra", "destra", "destra", "destra", "destra", "sinistra"],
        righe,
    )];
    blocchi.extend(riportati(f));
    blocchi.extend(premi(f));
    if !processi.is_empty() {
        blocchi.push(tabella(
            "processi",
            "Performance organizzativa di ente",
            &["Processo", "Grado", "Esito", "Rilevati"],
            &["sinistra", "destra", "sinistra", "destra"],
            processi,
        ));
    }
    Parte { nome: "risultati", titolo: "Risultati degli obiettivi".into(), blocchi }
}

/// The share of premio of each scheda's band, where the document asks for it; never in the public edition.
fn premi(f: &Fonte<'_>) -> Option<Blocco> {
    if !f.con_premio() || f.dati().metodo().fasce.iter().all(|x| x.premio.is_none()) {
        return None;
    }
    let riga = |(o, p): (&ObiettivoFile, &PunteggioScheda)| {
        let premio = p.premio.as_ref().map_or("—".into(), percentuale);
        RigaTabella::Riga(celle![codice(o), titolo(o), f.esito(p), premio])
    };
    Some(tabella(
        "premi_fasce",
        "La parte di premio delle fasce",
        &["Codice", "Obiettivo", "Fascia", "Premio"],
        &["sinistra", "sinistra", "sinistra", "destra"],
        f.attive().map(riga).collect(),
    ))
}

/// A scheda's row.
fn riga(
    f: &Fonte<'_>,
    o: &ObiettivoFile,
    p: &PunteggioScheda,
    peso: Option<&BigRational>,
) -> RigaTabella {
    RigaTabella::Riga(celle(f, o, p, peso).map(Into::into).into())
}

/// Code, title, weight, value, times, grade and esito of a scheda; what does not count says why
/// instead of its weight.
pub fn celle(
    f: &Fonte<'_>,
    o: &ObiettivoFile,
    p: &PunteggioScheda,
    peso: Option<&BigRational>,
) -> [TestoStampato; 7] {
    let s = &o.scheda;
    let attivo = s.stato() == crate::model::StatoObiettivo::Attivo;
    let peso = match (attivo, s.prerequisito()) {
        (false, _) => s.stato().parola().to_owned(),
        (true, true) => "prerequisito".into(),
        (true, false) => peso.map_or_else(|| "—".into(), esatto),
    };
    let riservato = f.riservata(o);
    let cifra = |r: Option<&Risultato>| match r {
        _ if riservato || !attivo => "—".to_owned(),
        None => "n.r.".into(),
        Some(r) => r.percentuale(),
    };
    [
        codice(o),
        titolo(o),
        peso.into(),
        cifra(p.valore.as_ref()).into(),
        cifra(p.tempi.as_ref()).into(),
        cifra(p.grado.as_ref()).into(),
        if riservato || !attivo { "—".into() } else { f.esito(p).into() },
    ]
}
