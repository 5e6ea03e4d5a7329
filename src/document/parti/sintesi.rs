//! The one-page synthesis and the results by settore.

use num_rational::BigRational;

use super::super::blocchi::{
    Barra, Blocco, Lunghezza, Parte, RigaTabella, VoceQuadro, VoceStriscia, celle, segno, tabella,
};
use super::criticita::criticita;
use super::riepilogo::riportati;
use super::{ESITI, Fonte, codice, conta, nome, titolo};
use crate::document::stampato::detto;
use crate::model::{ObiettivoFile, Testo};
use crate::score::{PunteggioAggregato, PunteggioScheda, Risultato, con_unita};
use crate::template::TestoStampato;
use crate::valori::{Ambito, Esito, Rilevato, esatto, percentuale};

fn tempi_pagamento(o: &ObiettivoFile) -> bool {
    o.scheda.ambito(&Ambito::TempiPagamento).is_some()
}

/// How many of the active schede have each esito.
fn conteggio(f: &Fonte<'_>) -> Vec<(Esito, &'static str, usize)> {
    let quanti = |e: Esito| f.attive().filter(|(_, p)| p.esito == e).count();
    let voce = |(e, uno, molti): &(Esito, &'static str, &'static str)| {
        let n = quanti(*e);
        (*e, if n == 1 { *uno } else { *molti }, n)
    };
    ESITI.iter().map(voce).collect()
}

/// The ente's grade, the objectives by esito, the settori compared, what went wrong and why, the
/// payment-time objective: to be read in ten minutes.
pub fn sintesi(f: &Fonte<'_>) -> Parte {
    let v = f.dati();
    let conti = conteggio(f);
    let totale: usize = conti.iter().map(|(.., n)| n).sum();
    let raggiunti = conti.first().map_or(0, |(.., n)| *n);
    let ente = v.ente();
    let cifra = |r: Option<&Risultato>| r.map_or("n.r.".into(), |r| percentuale(&r.valore));
    let mut quadro = vec![
        VoceQuadro {
            etichetta: "Grado dell'ente".into(),
            valore: cifra(ente.grado.as_ref()),
            nota: grado_dell_ente(ente),
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
fn grado_dell_ente(ente: &PunteggioAggregato) -> String {
    let settori = conta(ente.rilevati, "settore misurato", "settori misurati");
    let su = format!("{settori} su {}", ente.su);
    if ente.completo || ente.grado.is_none() {
        format!("{}; {su}", ente.esito)
    } else {
        format!("{}: non tutti gli indicatori sono misurati; {su}", ente.esito)
    }
}

/// What is not "raggiunto", active or not.
fn altri(f: &Fonte<'_>, conti: &[(Esito, &str, usize)]) -> String {
    let altri = conti.iter().skip(1).filter(|(.., n)| *n > 0);
    let mut altri: Vec<String> = altri.map(|(_, nome, n)| format!("{n} {nome}")).collect();
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
            format!("{come}obiettivo {}: {}", codice(o), p.esito)
        },
        valore: misura.map_or_else(|| "n.r.".into(), |m| m.replacen('-', "−", 1)),
    }
}

fn striscia(conti: &[(Esito, &'static str, usize)], totale: usize) -> Blocco {
    let detti: Vec<String> =
        conti.iter().filter(|(.., n)| *n > 0).map(|(_, nome, n)| format!("{n} {nome}")).collect();
    Blocco::Striscia {
        titolo: "Gli obiettivi per esito".into(),
        alt: format!("Su {}: {}.", conta(totale, "obiettivo", "obiettivi"), detti.join(", ")),
        voci: conti
            .iter()
            .map(|(e, nome, n)| VoceStriscia { nome: (*nome).into(), quanti: *n, segno: segno(*e) })
            .collect(),
        totale,
    }
}

/// The settori beside each other, last year's grade under this year's.
fn barre(f: &Fonte<'_>) -> Blocco {
    let v = f.dati();
    let prima = |id: Option<&Testo>| {
        let precedente = f.precedente?;
        let stesso =
            |s: &crate::model::Settore| s.id.as_ref().map(Testo::as_str) == id.map(Testo::as_str);
        precedente.settori().find(|(s, _)| stesso(s)).map(|(_, p)| Lunghezza::di(p.grado.as_ref()))
    };
    let righe: Vec<Barra> = v
        .settori()
        .map(|(s, p)| Barra {
            nome: nome(s).into_string(),
            misura: Lunghezza::di(p.grado.as_ref()),
            precedente: f
                .precedente
                .map(|_| prima(s.id.as_ref()).unwrap_or_else(|| Lunghezza::assente("n.r."))),
            segno: segno(p.esito),
            esito: p.esito.to_string(),
        })
        .collect();
    let detti: Vec<String> =
        righe.iter().map(|r| format!("{}: {}, {}", r.nome, r.misura.testo, r.esito)).collect();
    let soglie = v.metodo().fasce.iter().filter(|x| x.esito != Esito::NonRaggiunto).map(|x| {
        let misura = Lunghezza::nuova(&x.da, esatto(&x.da));
        (misura.valore.unwrap_or(0.0), format!("{} {}", misura.testo, x.esito))
    });
    Blocco::Barre {
        titolo: "Il grado dei settori".into(),
        alt: format!("{}.", detti.join("; ")),
        righe,
        soglie: soglie.collect(),
        valore: f.anno().to_string(),
        precedente: f.precedente.map_or(String::new(), |p| p.cartella().esercizio.to_string()),
    }
}

/// The results objective by objective, settore by settore.
pub fn risultati(f: &Fonte<'_>) -> Parte {
    let v = f.dati();
    let cifra = |r: Option<&Risultato>| r.map_or("n.r.".into(), |r| percentuale(&r.valore));
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
            p.esito.to_string(),
        ]));
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
        ente.esito.to_string(),
    ]));
    let processi: Vec<RigaTabella> = v
        .processi()
        .map(|(p, punti)| {
            let titolo = p.scheda.titolo.as_ref().or(p.scheda.processo.as_ref());
            RigaTabella::Riga(celle![
                detto(titolo),
                cifra(punti.grado.as_ref()),
                punti.esito.to_string(),
                format!("{} su {}", punti.rilevati, punti.indicatori.len()),
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
        Some(r) => percentuale(&r.valore),
    };
    [
        codice(o),
        titolo(o),
        peso.into(),
        cifra(p.valore.as_ref()).into(),
        cifra(p.tempi.as_ref()).into(),
        cifra(p.grado.as_ref()).into(),
        if riservato || !attivo { "—".into() } else { p.esito.to_string().into() },
    ]
}
