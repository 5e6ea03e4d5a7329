//! [`Verificata`] → the Typst source of a document: which template, which view.
//!
//! View structs hold text already in its Italian form: no option, no number to format, no rule. A
//! document is one render a part and one a sheet, joined here.

mod atto;
mod cornice;
mod indicatori;
mod persone;
mod processo;
mod risorse;
mod scheda;
mod verifiche;

use std::collections::BTreeMap;
use std::fmt;

use serde::Serialize;

use crate::check::Verificata;
use crate::model::{Documento, ETICHETTE, ObiettivoFile, Stadio};
use crate::template::{self, Motore, Propri};
use crate::typeset::{self, Fascicolo};

use cornice::Cornice;

/// The document cannot be made: a template or the typesetter refused. Never a fault of the data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Guasto {
    /// A template does not work.
    Modello(template::Guasto),
    /// The typesetter refused.
    Composizione(typeset::Guasto),
}

impl fmt::Display for Guasto {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Guasto::Modello(g) => g.fmt(f),
            Guasto::Composizione(g) => g.fmt(f),
        }
    }
}

impl std::error::Error for Guasto {}

impl From<template::Guasto> for Guasto {
    fn from(g: template::Guasto) -> Self {
        Guasto::Modello(g)
    }
}

impl From<typeset::Guasto> for Guasto {
    fn from(g: typeset::Guasto) -> Self {
        Guasto::Composizione(g)
    }
}

/// Which document.
#[derive(Clone, Copy, Debug)]
pub enum Genere<'a> {
    /// The annual plan: what is realised stays blank.
    Piano,
    /// The end-of-year report.
    Relazione,
    /// One scheda, as in the document of its stage.
    Scheda(&'a ObiettivoFile),
}

impl Genere<'_> {
    /// The name of the file when none is asked for, without extension.
    pub fn nome(&self, v: &Verificata) -> String {
        let anno = v.valutata().cartella().esercizio;
        match self {
            Genere::Piano => format!("piano-{anno}"),
            Genere::Relazione => format!("relazione-{anno}"),
            Genere::Scheda(o) => {
                let codice = o.scheda.codice.as_ref().map_or("", |c| c.as_str());
                let sicuro = |c: char| {
                    if c.is_alphanumeric() || c == '.' { c } else { '-' }
                };
                format!("scheda-{}-{anno}", codice.chars().map(sicuro).collect::<String>())
            }
        }
    }
}

/// How a document is made.
#[derive(Clone, Debug, Default)]
pub struct Opzioni {
    /// The mark BOZZA whatever the act says, with the findings on the last pages.
    pub bozza: bool,
    /// An office's own templates.
    pub modelli: Propri,
}

/// A document ready for the typesetter.
///
/// # Errors
/// When a template does not work.
pub fn fascicolo(
    v: &Verificata,
    genere: Genere<'_>,
    opzioni: &Opzioni,
) -> Result<Fascicolo, Guasto> {
    Composizione::nuova(v, genere, opzioni)?.tutto()
}

/// A document as PDF.
///
/// # Errors
/// When a template does not work or the typesetter refuses.
pub fn pdf(v: &Verificata, genere: Genere<'_>, opzioni: &Opzioni) -> Result<Vec<u8>, Guasto> {
    Ok(typeset::pdf(&fascicolo(v, genere, opzioni)?)?)
}

/// What every part of a document may print.
struct Composizione<'a> {
    v: &'a Verificata,
    genere: Genere<'a>,
    opzioni: &'a Opzioni,
    motore: Motore,
    etichette: BTreeMap<&'static str, String>,
}

#[derive(Serialize)]
struct Divisorio {
    titolo: String,
    righe: Vec<(String, String)>,
}

#[derive(Serialize)]
struct Corpo<'a> {
    corpo: String,
    e: &'a BTreeMap<&'static str, String>,
}

#[derive(Serialize)]
struct RigaSegnalazione {
    gravita: String,
    regola: String,
    dove: String,
    messaggio: String,
    aiuto: String,
}

impl<'a> Composizione<'a> {
    fn nuova(v: &'a Verificata, genere: Genere<'a>, opzioni: &'a Opzioni) -> Result<Self, Guasto> {
        let ente = &v.valutata().cartella().ente;
        let etichette = ETICHETTE.iter().map(|(k, _)| (*k, ente.etichetta(k))).collect();
        let motore = Motore::nuovo(&opzioni.modelli)?;
        Ok(Composizione { v, genere, opzioni, motore, etichette })
    }

    fn documento(&self) -> &'a Documento {
        let d = &self.v.valutata().cartella().ente.documenti;
        match (self.genere, self.v.stadio()) {
            (Genere::Relazione, _) | (Genere::Scheda(_), Stadio::Consuntivo) => &d.relazione,
            (Genere::Scheda(_), Stadio::Intermedia) => &d.monitoraggio,
            (Genere::Piano | Genere::Scheda(_), _) => &d.piano,
        }
    }

    /// Whether what was realised is printed.
    fn realizzato(&self) -> bool {
        match self.genere {
            Genere::Piano => false,
            Genere::Relazione => true,
            Genere::Scheda(_) => self.v.stadio() != Stadio::Piano,
        }
    }

    /// Renders one part and adds it to the source.
    fn parte<V: Serialize>(
        &self,
        out: &mut String,
        modello: &str,
        vista: &V,
    ) -> Result<(), Guasto> {
        out.push_str(&self.motore.rendi(modello, vista)?);
        out.push('\n');
        Ok(())
    }

    fn tutto(&self) -> Result<Fascicolo, Guasto> {
        let cartella = self.v.valutata().cartella();
        let doc = self.documento();
        let cornice = Cornice::di(self);
        let mut out = String::new();
        self.parte(&mut out, "documento.typ", &cornice)?;
        match self.genere {
            Genere::Scheda(o) => self.scheda(&mut out, o)?,
            Genere::Piano | Genere::Relazione => {
                self.parte(&mut out, "frontespizio.typ", &cornice)?;
                self.parte(&mut out, "indice.typ", &cornice)?;
                self.schede(&mut out)?;
            }
        }
        if self.opzioni.bozza {
            self.segnalazioni(&mut out)?;
        }
        let mut file: BTreeMap<String, Vec<u8>> = BTreeMap::new();
        for (nome, testo) in template::libreria(&self.opzioni.modelli) {
            file.insert(format!("/lib/{nome}"), testo.into_bytes());
        }
        let stemma = cartella.ente.ente.stemma.as_ref();
        if let Some(a) = stemma.and_then(|s| cartella.allegati.get(s.as_str())) {
            file.insert(cornice.stemma.clone(), a.byte.clone());
        }
        let data = atto::data_documento(&doc.atto, cartella.esercizio);
        Ok(Fascicolo { sorgente: out, file, identita: cornice.identita(), data })
    }

    /// Opening text, process sheets, and the schede settore by settore, each part behind its page.
    fn schede(&self, out: &mut String) -> Result<(), Guasto> {
        let cartella = self.v.valutata().cartella();
        let doc = self.documento();
        let premessa = doc.premessa.as_ref().and_then(|p| cartella.allegati.get(p.as_str()));
        if let Some(a) = premessa {
            let corpo = String::from_utf8_lossy(&a.byte).into_owned();
            self.parte(out, "premessa.typ", &Corpo { corpo, e: &self.etichette })?;
        }
        let di_ente = |o: &&ObiettivoFile| cartella.settori_di(&o.scheda).is_empty();
        let di_ente: Vec<_> = cartella.obiettivi.iter().filter(di_ente).collect();
        if !cartella.processi.is_empty() || !di_ente.is_empty() {
            let titolo =
                doc.sezione.as_ref().map_or("Performance organizzativa di ente", |s| s.as_str());
            let righe = Vec::new();
            self.parte(out, "divisorio.typ", &Divisorio { titolo: titolo.to_owned(), righe })?;
            for (p, punti) in self.v.valutata().processi() {
                let vista = processo::vista(self.v, p, punti, self.realizzato(), &self.etichette);
                self.parte(out, "processo.typ", &vista)?;
            }
            for o in di_ente {
                self.scheda(out, o)?;
            }
        }
        for (i, settore) in cartella.ente.settori.iter().enumerate() {
            let mie = |o: &&ObiettivoFile| cartella.settori_di(&o.scheda).first() == Some(&i);
            let schede: Vec<_> = cartella.obiettivi.iter().filter(mie).collect();
            if schede.is_empty() {
                continue;
            }
            let nome = settore.nome.as_ref().map_or("", |n| n.as_str());
            let mut righe = Vec::new();
            if let Some(r) = &settore.responsabile {
                righe.push((self.voce("responsabile"), cartella.nome(r)));
            }
            // "Settore Tecnico", but not "Settore Settore Tecnico".
            let voce = self.voce("settore");
            let gia = nome.to_lowercase().starts_with(&voce.to_lowercase());
            let titolo = if gia { nome.to_owned() } else { format!("{voce} {nome}") };
            self.parte(out, "divisorio.typ", &Divisorio { titolo, righe })?;
            for o in schede {
                self.scheda(out, o)?;
            }
        }
        Ok(())
    }

    fn voce(&self, chiave: &str) -> String {
        self.etichette.get(chiave).cloned().unwrap_or_default()
    }

    fn scheda(&self, out: &mut String, o: &ObiettivoFile) -> Result<(), Guasto> {
        let punti = self.v.valutata().obiettivi().find(|(x, _)| x.file == o.file);
        let Some((o, punti)) = punti else {
            return Ok(());
        };
        let vista = scheda::vista(self.v, o, punti, self.realizzato(), &self.etichette);
        self.parte(out, "scheda.typ", &vista)
    }

    fn segnalazioni(&self, out: &mut String) -> Result<(), Guasto> {
        let cartella = self.v.valutata().cartella();
        let percorso = |f| {
            let o = cartella.obiettivi.iter().find(|o| o.file == f).map(|o| o.percorso.as_str());
            let p = cartella.processi.iter().find(|p| p.file == f).map(|p| p.percorso.as_str());
            o.or(p).unwrap_or("ente.yaml")
        };
        let righe: Vec<_> = self
            .v
            .segnalazioni()
            .iter()
            .map(|s| RigaSegnalazione {
                gravita: s.gravita.to_string(),
                regola: s.regola.into(),
                dove: format!("{}, riga {}", percorso(s.luogo.file), s.luogo.riga),
                messaggio: s.messaggio.clone(),
                aiuto: s.aiuto.clone(),
            })
            .collect();
        if righe.is_empty() {
            return Ok(());
        }
        self.parte(out, "segnalazioni.typ", &BTreeMap::from([("righe", righe)]))
    }
}
