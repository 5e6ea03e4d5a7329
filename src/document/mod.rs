//! [`Verificata`] → the Typst source of a document: which template, which view.
//!
//! View structs hold text already in its Italian form: no option, no number to format, no rule. A
//! document is one render a part and one a sheet, joined here.

mod atto;
mod blocchi;
pub mod confronto;
mod cornice;
mod divisorio;
mod fogli;
mod genere;
mod indicatori;
mod nomi;
mod parti;
mod passato;
mod persone;
mod piao;
mod processo;
mod risorse;
mod scheda;
mod stampato;
mod variabili;
mod verifiche;

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use crate::check::Verificata;
use crate::model::piao::{Piao, Sezione, SezionePerformance};
use crate::model::{Documento, Ente, ParteDocumento, TipoDocumento};
use crate::template::{self, LuogoStampato, ProsaStampata, TemplateEngine};
use crate::typeset::{self, TypstProject};

use blocchi::Parte;
use cornice::Cornice;
use parti::Fonte;

pub use genere::{AttoDiVariazione, DocumentError, Genere, OpzioniDocumento};
pub use nomi::{Edizione, Nomi};
pub use piao::si_conferma;
pub use variabili::{Variabile, variabili};

/// A document ready for the typesetter.
///
/// # Errors
/// When a template does not work.
pub fn fascicolo(
    v: &Verificata,
    genere: Genere<'_>,
    opzioni: &OpzioniDocumento,
) -> Result<TypstProject, DocumentError> {
    Composizione::nuova(v, genere, opzioni, TemplateEngine::nuovo(&opzioni.modelli)?)?.tutto()
}

/// A document ready for the typesetter, and where each text of its source was typed.
#[derive(Clone, Debug)]
pub struct ConLuoghi {
    /// The document; its source is the same as without places.
    pub progetto: TypstProject,
    /// The literals of the source whose text comes from one place of the data, in their order.
    pub luoghi: Vec<LuogoStampato>,
}

/// A document ready for the typesetter, with the places of its texts: a click on a page finds its field.
///
/// # Errors
/// When a template does not work.
pub fn con_luoghi(
    v: &Verificata,
    genere: Genere<'_>,
    opzioni: &OpzioniDocumento,
) -> Result<ConLuoghi, DocumentError> {
    let motore = TemplateEngine::con_luoghi(&opzioni.modelli)?;
    let mut progetto = Composizione::nuova(v, genere, opzioni, motore)?.tutto()?;
    let (sorgente, luoghi) = template::separa(&progetto.sorgente);
    progetto.sorgente = sorgente;
    Ok(ConLuoghi { progetto, luoghi })
}

/// A document as PDF.
///
/// # Errors
/// When a template does not work or the typesetter refuses.
pub fn pdf(
    v: &Verificata,
    genere: Genere<'_>,
    opzioni: &OpzioniDocumento,
) -> Result<Vec<u8>, DocumentError> {
    Ok(typeset::pdf(&fascicolo(v, genere, opzioni)?)?)
}

/// The day of the act that `ente.yaml` gives to the interim check, where it came before that check: so
/// it is another one's.
pub fn atto_di_prima(ente: &Ente, al: jiff::civil::Date) -> Option<jiff::civil::Date> {
    atto::di_prima(&ente.documenti.monitoraggio.atto, al)
}

/// What every part of a document may print.
struct Composizione<'a> {
    v: &'a Verificata,
    genere: Genere<'a>,
    opzioni: &'a OpzioniDocumento,
    motore: TemplateEngine,
    etichette: BTreeMap<&'static str, String>,
    /// Of an interim check whose act in ente.yaml is an earlier check's: the same, still to be voted.
    da_votare: Option<Documento>,
}

#[derive(JsonSchema, Serialize)]
struct Corpo {
    #[schemars(description = "La premessa (Markdown).")]
    corpo: ProsaStampata,
}

#[derive(Serialize)]
struct RigaIncorporato {
    percorso: String,
    tipo: &'static str,
    descrizione: String,
}

#[derive(JsonSchema, Serialize)]
struct RigaSegnalazione {
    gravita: String,
    regola: String,
    dove: String,
    messaggio: String,
    aiuto: String,
}

impl<'a> Composizione<'a> {
    fn nuova(
        v: &'a Verificata,
        genere: Genere<'a>,
        opzioni: &'a OpzioniDocumento,
        motore: TemplateEngine,
    ) -> Result<Self, DocumentError> {
        let ente = &v.valutata().cartella().ente;
        let etichette = ente.etichette();
        let motore = motore.con_etichette(etichette.clone());
        let da_votare = match genere {
            Genere::Monitoraggio(al) if atto_di_prima(ente, al).is_some() => {
                let d = &ente.documenti.monitoraggio;
                Some(Documento { atto: atto::da_votare(&d.atto), ..d.clone() })
            }
            _ => None,
        };
        Ok(Composizione { v, genere, opzioni, motore, etichette, da_votare })
    }

    fn documento(&self) -> &Documento {
        if let Some(d) = &self.da_votare {
            return d;
        }
        let d = &self.v.valutata().cartella().ente.documenti;
        match self.genere {
            Genere::Variazione(a) => &a.documento,
            _ => self.tipo().dati(d).unwrap_or(&d.piano),
        }
    }

    fn tipo(&self) -> TipoDocumento {
        self.genere.tipo(self.v.stadio())
    }

    /// Whether what was realised is printed.
    fn realizzato(&self) -> bool {
        self.tipo().descrittore().risultati
    }

    /// Renders one part and adds it to the source.
    fn parte<V: Serialize>(
        &self,
        out: &mut String,
        modello: &str,
        vista: &V,
    ) -> Result<(), DocumentError> {
        out.push_str(&self.motore.rendi(modello, vista)?);
        out.push('\n');
        Ok(())
    }

    fn tutto(&self) -> Result<TypstProject, DocumentError> {
        let cartella = self.v.valutata().cartella();
        let doc = self.documento();
        let cornice = Cornice::di(self);
        let mut out = String::new();
        self.parte(&mut out, "documento.typ", &cornice)?;
        match self.genere {
            Genere::Scheda(o) => self.scheda_sola(&mut out, o)?,
            Genere::Piao { sezione } => self.piao(&mut out, sezione, &cornice)?,
            Genere::Variazione(a) => {
                self.una(&mut out, ParteDocumento::Frontespizio, &cornice)?;
                self.blocchi(&mut out, &parti::variazione(&self.fonte(), a))?;
                self.una(&mut out, ParteDocumento::Firme, &cornice)?;
            }
            Genere::Piano | Genere::Relazione | Genere::Monitoraggio(_) => {
                for parte in self.parti() {
                    self.una(&mut out, parte, &cornice)?;
                }
                if let Genere::Monitoraggio(al) = self.genere {
                    for p in parti::monitoraggio(&self.fonte(), al) {
                        self.blocchi(&mut out, &p)?;
                    }
                }
            }
        }
        if self.opzioni.bozza {
            self.segnalazioni(&mut out)?;
        }
        let mut file = self.libreria();
        self.incorporati(&mut out, &mut file)?;
        let stemma = cartella.ente.ente.stemma.as_ref();
        if let Some(a) = stemma.and_then(|s| cartella.allegati.get(s.as_str())) {
            file.insert(cornice.stemma.clone(), a.byte.clone());
        }
        let con_allegati = !self.opzioni.incorporati.is_empty();
        let data = atto::data_documento(&doc.atto, cartella.esercizio);
        Ok(TypstProject { sorgente: out, file, identita: cornice.identita(), data, con_allegati })
    }

    /// Attaches the data that the document was made from.
    fn incorporati(
        &self,
        out: &mut String,
        file: &mut BTreeMap<String, Vec<u8>>,
    ) -> Result<(), DocumentError> {
        let mut righe = Vec::new();
        for (nome, byte) in &self.opzioni.incorporati {
            let percorso = format!("/{nome}");
            let tipo = match nome.rsplit_once('.').map(|(_, e)| e) {
                Some("yaml" | "yml") => "application/yaml",
                Some("md") => "text/markdown",
                Some("svg") => "image/svg+xml",
                Some("png") => "image/png",
                _ => "application/octet-stream",
            };
            righe.push(RigaIncorporato {
                percorso: percorso.clone(),
                tipo,
                descrizione: format!("Dati del documento: {nome}"),
            });
            file.entry(percorso).or_insert_with(|| byte.clone());
        }
        if righe.is_empty() {
            return Ok(());
        }
        self.parte(out, "incorporati.typ", &BTreeMap::from([("file", righe)]))
    }

    /// The Typst library, the office's own files in place of the built-in ones.
    fn libreria(&self) -> BTreeMap<String, Vec<u8>> {
        let file = template::libreria(&self.opzioni.modelli, &self.etichette).into_iter();
        file.map(|(nome, testo)| (format!("/lib/{nome}"), testo.into_bytes())).collect()
    }

    /// The parts to print, in order: the ente's own list, else the usual one.
    fn parti(&self) -> Vec<ParteDocumento> {
        match self.documento().parti.as_slice() {
            [] => self.tipo().descrittore().parti.to_vec(),
            sue => sue.iter().filter_map(|p| p.valore).collect(),
        }
    }

    fn nomi(&self) -> Nomi<'a> {
        let cartella = self.v.valutata().cartella();
        Nomi::nuovi(cartella, self.opzioni.edizione, self.realizzato())
    }

    fn fonte(&self) -> Fonte<'a> {
        Fonte { v: self.v, precedente: self.opzioni.precedente.as_ref(), nomi: self.nomi() }
    }

    /// The PIAO between its cover and its signatures, or one section alone; after 2.2 the schede, if
    /// they are in it.
    fn piao(
        &self,
        out: &mut String,
        sola: Option<Sezione>,
        cornice: &Cornice<'_>,
    ) -> Result<(), DocumentError> {
        let cartella = self.v.valutata().cartella();
        // Without a folder piao/ there is nothing but titles; who asks has been told before.
        let vuoto = Piao::default();
        let dati = cartella.piao.as_ref().unwrap_or(&vuoto);
        let f = self.fonte();
        if sola.is_none() && piao::si_conferma(&cartella.ente) {
            self.blocchi(out, &piao::conferma(&f, self.documento()))?;
            return self.una(out, ParteDocumento::Firme, cornice);
        }
        if sola.is_none() {
            let prime =
                [ParteDocumento::Frontespizio, ParteDocumento::Indice, ParteDocumento::Premessa];
            for parte in prime {
                self.una(out, parte, cornice)?;
            }
        }
        for s in Sezione::TUTTE.into_iter().filter(|s| sola.is_none_or(|x| x == *s)) {
            self.blocchi(out, &piao::sezione(&f, dati, s))?;
            let incluse = cartella.ente.performance_piao() == SezionePerformance::Inclusa;
            if s == Sezione::Performance && incluse {
                self.processi(out)?;
                self.schede(out)?;
            }
        }
        if sola.is_none() {
            self.una(out, ParteDocumento::Firme, cornice)?;
        }
        Ok(())
    }

    /// Renders a part made of blocks.
    fn blocchi(&self, out: &mut String, p: &Parte) -> Result<(), DocumentError> {
        #[derive(Serialize)]
        struct VistaParte<'v> {
            #[serde(flatten)]
            parte: &'v Parte,
            intera: bool,
        }
        self.parte(out, "parte.typ", &VistaParte { parte: p, intera: p.intera() })
    }

    /// One part; what has nothing to say prints nothing.
    fn una(
        &self,
        out: &mut String,
        quale: ParteDocumento,
        cornice: &Cornice<'_>,
    ) -> Result<(), DocumentError> {
        let f = self.fonte();
        let doc = self.documento();
        let parte = match quale {
            ParteDocumento::Frontespizio => return self.parte(out, "frontespizio.typ", cornice),
            ParteDocumento::Indice => return self.parte(out, "indice.typ", cornice),
            ParteDocumento::Premessa => return self.premessa(out),
            ParteDocumento::Processi => return self.processi(out),
            ParteDocumento::Schede => return self.schede(out),
            ParteDocumento::Sintesi => Some(parti::sintesi(&f)),
            ParteDocumento::Contesto => parti::contesto(&f),
            ParteDocumento::Risultati => Some(parti::risultati(&f)),
            ParteDocumento::Confronto => parti::confronto(&f),
            ParteDocumento::Scostamenti => parti::scostamenti(&f),
            ParteDocumento::Variazioni => parti::variazioni(&f),
            ParteDocumento::Pesi => parti::pesi(&f),
            ParteDocumento::Temi => parti::temi(&f),
            ParteDocumento::Catena => parti::catena(&f, self.realizzato()),
            ParteDocumento::Persone => parti::persone(&f),
            ParteDocumento::Risorse => parti::risorse(&f),
            ParteDocumento::Calendario => parti::calendario(&f, self.realizzato()),
            ParteDocumento::NotaDiCalcolo => Some(parti::nota_di_calcolo(&f)),
            ParteDocumento::Validazione => Some(parti::validazione(&f, doc)),
            ParteDocumento::Firme => parti::firme(&f, doc, self.realizzato()),
        };
        match parte {
            Some(p) => self.blocchi(out, &p),
            None => Ok(()),
        }
    }

    fn premessa(&self, out: &mut String) -> Result<(), DocumentError> {
        let file = self.documento().premessa.as_ref();
        let allegati = &self.v.valutata().cartella().allegati;
        match file.and_then(|p| allegati.get(p.as_str())) {
            Some(a) => {
                let corpo = String::from_utf8_lossy(&a.byte).into_owned();
                self.parte(out, "premessa.typ", &Corpo { corpo: corpo.into() })
            }
            None => Ok(()),
        }
    }

    fn voce(&self, chiave: &str) -> String {
        self.etichette.get(chiave).cloned().unwrap_or_default()
    }

    fn segnalazioni(&self, out: &mut String) -> Result<(), DocumentError> {
        let cartella = self.v.valutata().cartella();
        let righe: Vec<_> = self
            .v
            .segnalazioni()
            .iter()
            .map(|s| RigaSegnalazione {
                gravita: match s.deroga {
                    Some(_) => "in deroga".into(),
                    None => s.gravita.to_string(),
                },
                regola: s.regola.into(),
                dove: format!("{}, riga {}", cartella.percorso(s.luogo.file), s.luogo.riga),
                messaggio: s.detto(),
                aiuto: s.deroga.as_ref().map_or(s.aiuto.clone(), |m| format!("motivo: {m}")),
            })
            .collect();
        if righe.is_empty() {
            return Ok(());
        }
        self.parte(out, "segnalazioni.typ", &BTreeMap::from([("righe", righe)]))
    }
}
