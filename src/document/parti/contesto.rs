//! Context and resources of the report; the variations of the year.

use num_rational::BigRational;

use super::super::blocchi::{Blocco, Cella, Parte, RigaTabella, VoceQuadro, celle, tabella};
use super::{Fonte, codice, nome, titolo};
use crate::document::stampato::detto;
use crate::model::{
    AttoLucchetto, Cartella, Dato, ObiettivoFile, RisorsaFinanziaria, StatoAtto, StatoObiettivo,
    Testo, TipoVariazione, Variazione,
};
use crate::piano::Modifica;
use crate::valori::{DataGiorno, Importo, Valore as _, data_estesa};

fn importo(n: &BigRational) -> String {
    Importo(n.clone()).to_string()
}

fn somma<'a>(
    righe: impl Iterator<Item = &'a RisorsaFinanziaria>,
    quale: fn(&RisorsaFinanziaria) -> Option<&Dato<Importo>>,
) -> Option<BigRational> {
    let valori: Vec<_> = righe.filter_map(|r| quale(r)?.valore.as_ref()).collect();
    let zero = BigRational::from_integer(0.into());
    (!valori.is_empty()).then(|| valori.iter().fold(zero, |s, v| s + &v.0))
}

/// What the objectives of a settore have been given and what of it is engaged, as printed.
pub fn somme(f: &Fonte<'_>, settore: usize) -> (Option<String>, Option<String>) {
    let sue = || f.del_settore(settore).flat_map(|(o, _)| &o.scheda.risorse_finanziarie);
    let stanziato = somma(sue(), |r| r.stanziato.as_ref());
    let impegnato = somma(sue(), |r| r.impegnato.as_ref());
    (stanziato.map(|n| importo(&n)), impegnato.map(|n| importo(&n)))
}

/// Who the ente is, with which people and money: the opening of the report.
pub fn contesto(f: &Fonte<'_>) -> Option<Parte> {
    let v = f.dati();
    let c = v.cartella();
    let ente = &c.ente.ente;
    let numero = |n: &Option<Dato<crate::valori::Numero>>| {
        n.as_ref()
            .map(|n| n.valore.as_ref().map_or(n.testo.clone(), |v| crate::valori::minimo(&v.0)))
    };
    let mut voci = Vec::new();
    let mut voce = |etichetta: &str, valore: Option<String>, nota: &str| {
        if let Some(valore) = valore {
            voci.push(VoceQuadro { etichetta: etichetta.into(), valore, nota: nota.into() });
        }
    };
    voce("Abitanti", numero(&ente.abitanti), "al 31 dicembre");
    voce("Dipendenti", numero(&ente.dipendenti), "al 31 dicembre");
    voce("Settori", Some(c.ente.settori.len().to_string()).filter(|n| n != "0"), "");
    let attivi = f.attive().count();
    let nota = if attivi == c.obiettivi.len() {
        "nel piano dell'anno".to_owned()
    } else {
        format!("nel piano dell'anno; attivi {attivi}")
    };
    voce("Obiettivi", Some(c.obiettivi.len().to_string()), &nota);
    let mut blocchi = Vec::new();
    if !voci.is_empty() {
        blocchi.push(Blocco::Quadro { voci });
    }
    let mut righe = Vec::new();
    for (i, s) in c.ente.settori.iter().enumerate() {
        let (stanziato, impegnato) = somme(f, i);
        let responsabile = s
            .responsabile
            .as_ref()
            .map_or("—".into(), |r| f.nomi.incaricato(r, &format!("Responsabile {}", nome(s))));
        let cifra = |n: Option<String>| n.unwrap_or_else(|| "—".into());
        righe.push(RigaTabella::Riga(celle![
            nome(s),
            responsabile,
            f.del_settore(i).count().to_string(),
            cifra(stanziato),
            cifra(impegnato),
        ]));
    }
    if !righe.is_empty() {
        let tutte = || c.obiettivi.iter().flat_map(|o| &o.scheda.risorse_finanziarie);
        let cifra = |n: Option<BigRational>| n.map_or("—".into(), |n| importo(&n));
        righe.push(RigaTabella::Totale(celle![
            "Totale",
            String::new(),
            c.obiettivi.len().to_string(),
            cifra(somma(tutte(), |r| r.stanziato.as_ref())),
            cifra(somma(tutte(), |r| r.impegnato.as_ref())),
        ]));
        blocchi.push(tabella(
            "settori",
            "Settori, responsabili e risorse degli obiettivi",
            &["Settore", "Responsabile", "Obiettivi", "Stanziato", "Impegnato"],
            &["sinistra", "sinistra", "destra", "destra", "destra"],
            righe,
        ));
    }
    if c.obiettivi.iter().any(|o| c.settori_di(&o.scheda).len() > 1) {
        let testo =
            "Un obiettivo di più settori sta in ciascuno di essi, e una volta sola nel totale.";
        blocchi.push(Blocco::Paragrafo { testo: testo.into() });
    }
    let premi = &c.ente.premi;
    if premi.stanziato.is_some() || premi.distribuito.is_some() {
        let cifra = |d: &Option<Dato<Importo>>| {
            d.as_ref().and_then(|d| d.valore.as_ref()).map_or("—".into(), |v| importo(&v.0))
        };
        blocchi.push(tabella(
            "premi",
            "Premi collegati alla performance, in complesso",
            &["Stanziato", "Distribuito"],
            &["destra", "destra"],
            vec![RigaTabella::Riga(celle![cifra(&premi.stanziato), cifra(&premi.distribuito)])],
        ));
    }
    let parte = Parte { nome: "contesto", titolo: "Contesto e risorse".into(), blocchi };
    Some(parte).filter(|p| !p.blocchi.is_empty())
}

/// What acts changed during the year, and what is no longer active.
pub fn variazioni(f: &Fonte<'_>) -> Option<Parte> {
    let c = f.dati().cartella();
    let righe: Vec<RigaTabella> = c.variazioni.iter().map(|v| variazione(f, v)).collect();
    let fuori: Vec<RigaTabella> = c
        .obiettivi
        .iter()
        .filter(|o| o.scheda.stato() != StatoObiettivo::Attivo)
        .map(|o| {
            RigaTabella::Riga(celle![
                codice(o),
                titolo(o),
                o.scheda.stato().parola().to_owned(),
                atto_di(c, o).unwrap_or_else(|| "—".into()),
            ])
        })
        .collect();
    let mut blocchi = Vec::new();
    if !righe.is_empty() {
        blocchi.push(tabella(
            "variazioni",
            "",
            &["Atto", "Che cosa", "Obiettivi", "Motivo"],
            &["sinistra", "sinistra", "sinistra", "prosa"],
            righe,
        ));
    }
    if !fuori.is_empty() {
        blocchi.push(tabella(
            "non_attivi",
            "Obiettivi non più attivi, fuori dalle medie",
            &["Codice", "Obiettivo", "Stato", "Atto"],
            &["sinistra", "sinistra", "sinistra", "sinistra"],
            fuori,
        ));
    }
    let modifiche = f.dati().modifiche();
    if !modifiche.is_empty() {
        blocchi.push(tabella(
            "modifiche",
            "Che cosa è cambiato del piano approvato",
            &["Codice", "Campo", "Prima", "Dopo", "Atto"],
            &["sinistra", "sinistra", "prosa", "prosa", "sinistra"],
            modifiche.iter().map(|m| modifica(f, m)).collect(),
        ));
    }
    let titolo = "Variazioni in corso d'anno".into();
    Some(Parte { nome: "variazioni", titolo, blocchi }).filter(|p| !p.blocchi.is_empty())
}

/// A field before and after, as the lock knows it.
fn modifica(f: &Fonte<'_>, m: &Modifica) -> RigaTabella {
    let (prima, dopo) = prima_e_dopo(f, m);
    let nome = if m.codice.is_empty() { &m.titolo } else { &m.codice };
    RigaTabella::Riga(celle![
        nome.clone(),
        m.etichetta(),
        prima,
        dopo,
        atto_bloccato(f.anno(), &m.atto),
    ])
}

/// Both sides of a change as they are printed in this edition.
pub(super) fn prima_e_dopo(f: &Fonte<'_>, m: &Modifica) -> (String, String) {
    let lato = |v: &str| match m.campo.as_str() {
        _ if v.is_empty() => "—".to_owned(),
        "responsabile" => {
            let chi = Testo { testo: v.to_owned(), ..Testo::default() };
            f.nomi.incaricato(&chi, "Responsabile")
        }
        campo => f.dati().cartella().leggibile(campo, v),
    };
    (lato(&m.prima), lato(&m.dopo))
}

/// "Giunta n. 88 del 15 settembre 2026".
pub(super) fn atto(anno: i16, v: &Variazione) -> String {
    let organo = v.atto.organo.as_ref().and_then(|o| o.valore).map(|o| o.parola());
    let data = v.atto.data.as_ref().and_then(|d| d.valore.as_ref()?.nel(anno).ok());
    in_breve(organo, v.atto.numero.as_ref(), data.map(data_estesa))
}

/// The same of an act as the lock holds it.
fn atto_bloccato(anno: i16, a: &AttoLucchetto) -> String {
    let data = a.data.as_ref().map(|d| {
        let giorno = DataGiorno::leggi(d.as_str()).and_then(|g| g.nel(anno));
        giorno.map_or(d.testo.clone(), data_estesa)
    });
    in_breve(a.organo.as_ref().map(Testo::as_str), a.numero.as_ref(), data)
}

fn in_breve(organo: Option<&str>, numero: Option<&Testo>, data: Option<String>) -> String {
    let organo = organo.map(|parola| {
        let mut lettere = parola.chars();
        lettere.next().map_or(String::new(), |p| p.to_uppercase().to_string() + lettere.as_str())
    });
    let numero = numero.map(|n| format!("n. {}", crate::valori::numerato(n.as_str())));
    let data = data.map(|d| format!("del {d}"));
    let parti: Vec<String> = [organo, numero, data].into_iter().flatten().collect();
    if parti.is_empty() { "—".into() } else { parti.join(" ") }
}

fn variazione(f: &Fonte<'_>, v: &Variazione) -> RigaTabella {
    let tipo = match v.tipo.as_ref().and_then(|t| t.valore) {
        Some(TipoVariazione::Modifica) => "modifica",
        Some(TipoVariazione::Stralcio) => "stralcio",
        Some(TipoVariazione::Nuovo) => "nuovo obiettivo",
        Some(TipoVariazione::Rettifica) => "rettifica",
        None => "—",
    };
    let obiettivi: Vec<&str> = v.obiettivi.iter().map(|t| t.as_str()).collect();
    let mut celle = celle![atto(f.anno(), v), tipo, obiettivi.join(", ")];
    celle.push(Cella::Prosa(detto(v.motivo.as_ref()).into()));
    RigaTabella::Riga(celle)
}

/// The last act of the year that names a scheda, if there is one; what is only proposed changes nothing.
pub fn atto_di(c: &Cartella, o: &ObiettivoFile) -> Option<String> {
    let approvata = |v: &&Variazione| v.atto.stato() == StatoAtto::Approvato;
    let sua = c.variazioni.iter().filter(approvata).rfind(|v| v.nomina(o));
    sua.map(|v| atto(c.esercizio, v))
}
