//! Coherence, found before the council does: [`Valutata`] → [`Verificata`].
//!
//! A rule is a struct with a stable code, declared by `regola!`; the table [`RULES`] is the
//! registry, and the files are the families (COD codes, PES weights, PER persons …).

mod cod;
mod cod_bilancio;
mod cod_settori;
mod cod_strategia;
mod contesto;
mod der;
mod deroghe;
mod doc;
mod doc_atto;
mod doc_date;
mod doc_ente;
mod doc_nomi;
mod doc_ordine;
mod gravita;
mod ind;
mod ind_bordi;
mod ind_esiti;
mod ind_forma;
mod ind_letture;
mod leg;
mod leg_misure;
mod leg_pagamenti;
mod leg_piao;
mod leg_quota;
mod parziale;
mod per;
mod per_coerenza;
mod per_presenza;
mod per_servizio;
mod pes;
mod pes_effetto;
mod pes_indicatori;
mod pes_settori;
mod pes_variazioni;
mod pia;
mod pia_personale;
mod pia_rischi;
mod pia_triennio;
mod regola;
mod sco;
mod sco_insieme;
mod sco_valutazione;
mod tem;
mod tem_periodo;
mod tem_verifiche;
mod txt;
mod txt_avvio;
mod txt_campioni;
mod txt_lettura;
mod var;
mod var_nomi;

use std::sync::LazyLock;

use rayon::prelude::*;

use crate::assets;
use crate::diagnostic::{Conteggio, Segnalazione, ordina};
use crate::model::{Classificazione, Documento, Stadio};
use crate::score::Valutata;

pub use contesto::{Contesto, Foglio};
pub use parziale::parziale;
pub(crate) use regola::regola;
pub use regola::{Descritta, Guarda, Materia, TITOLI};

/// One rule of the check.
pub trait Rule: Descritta {
    /// Says what is wrong, at the value that causes it. It runs from [`Descritta::dal`] on.
    fn controlla(&self, c: &Contesto<'_>, esiti: &mut Vec<Segnalazione>);
}

/// Every rule there is, by family and number.
pub static RULES: &[&dyn Rule] = &[
    &cod::CodiceUnico,
    &cod_bilancio::CodiceCoerente,
    &cod_bilancio::MissioneProgramma,
    &cod_bilancio::Denominazione,
    &cod_strategia::StrategicoUnico,
    &cod_strategia::StrategicoNelDup,
    &cod::AmbitoDelFormato,
    &cod_settori::SettoreConSchede,
    &pes::Pesata,
    &pes::SommaPesi,
    &pes_indicatori::PesiIndicatori,
    &pes_variazioni::PesoDopoIlVoto,
    &pes_indicatori::PesiPiatti,
    &pes_indicatori::Capofila,
    &pes_settori::SettoriPesati,
    &pes_effetto::PesoConEffetto,
    &per::PrevistaCento,
    &per::RealizzataCento,
    &per_servizio::Servizio,
    &per::RealizzataZero,
    &per_coerenza::ProcessoCoerente,
    &per_coerenza::CategoriaUna,
    &per_servizio::CategoriaInVigore,
    &per_servizio::Segretario,
    &per_servizio::ContoIncarichi,
    &per_coerenza::PersonaUna,
    &per_presenza::ConPersonale,
    &per_presenza::ResponsabileInServizio,
    &ind::Misurabile,
    &ind::AttesoLeggibile,
    &ind::Realizzato,
    &ind::EsitoParola,
    &ind_esiti::EsitoCalcolato,
    &ind_forma::DataNelPeriodo,
    &ind_forma::NomeUnico,
    &ind_forma::ZeroConVerso,
    &ind_forma::NumeroConVerso,
    &ind_forma::PochiIndicatori,
    &ind_esiti::AttesoSfidante,
    &ind_forma::FormaUna,
    &ind_forma::FattoSiNo,
    &ind_letture::LetturaUnica,
    &ind_letture::VersoDiData,
    &ind_bordi::AttesoNuovo,
    &ind_bordi::BordiGiusti,
    &ind_bordi::PolaritaDellAtteso,
    &ind_bordi::ZeroMisurato,
    &tem::MesiDelleFasi,
    &tem::FasiVuote,
    &tem_verifiche::Verifiche,
    &tem::FasiSimili,
    &tem_periodo::FasiNelPeriodo,
    &tem_periodo::AnniAlPosto,
    &sco::ScrittoCalcolato,
    &sco::Rendicontata,
    &sco::Spiegata,
    &sco_insieme::MediaIndice,
    &sco_insieme::TuttiPieni,
    &sco_insieme::Insieme,
    &sco::MetodoAdottato,
    &sco_valutazione::Condizione,
    &sco_valutazione::CifraData,
    &leg_pagamenti::TempiPagamento,
    &leg_piao::FormaDovuta,
    &leg_piao::NeiTermini,
    &leg_misure::QuattroFamiglie,
    &leg::Responsabile,
    &leg::PegConRisorse,
    &leg::PtpctNelPiao,
    &leg_misure::MisureLegate,
    &leg_quota::QuotaDovuta,
    &doc_atto::AttoNumerato,
    &doc::TitoloEDati,
    &doc_nomi::NomiPubblicati,
    &doc::NomiGiusti,
    &doc_ente::EnteVero,
    &doc_date::AnnoChiuso,
    &doc_ordine::AttiInOrdine,
    &txt_lettura::TestoTagliato,
    &txt_lettura::ElencoPiegato,
    &txt_avvio::DaCompilare,
    &txt_lettura::Incollato,
    &der::Motivata,
    &der::Utile,
    &var::SoloConAtto,
    &var_nomi::VariazioneCoerente,
    &pia::SezioniDovute,
    &pia::CampiDelleSezioni,
    &pia_rischi::AreeDiRischio,
    &pia_rischi::MisureComplete,
    &pia_personale::OreDiFormazione,
    &pia_personale::DipendentiUguali,
    &pia_triennio::Triennio,
];

/// The classification of missioni and programmi of D.Lgs. 118/2011, each with its years.
pub fn classificazione() -> &'static Classificazione {
    static TABELLA: LazyLock<Classificazione> =
        LazyLock::new(|| Classificazione::leggi(assets::MISSIONI_PROGRAMMI));
    &TABELLA
}

/// The folder scored and checked for a stage. Only [`verifica`] builds it, so nothing unchecked
/// can be printed.
#[derive(Clone, Debug)]
pub struct Verificata {
    valutata: Valutata,
    opzioni: OpzioniControllo,
    /// What loading found.
    lettura: Vec<Segnalazione>,
    segnalazioni: Vec<Segnalazione>,
}

impl Verificata {
    /// The data and their scores.
    pub fn valutata(&self) -> &Valutata {
        &self.valutata
    }

    /// The stage it was checked for.
    pub fn stadio(&self) -> Stadio {
        self.opzioni.stadio
    }

    /// Every finding, in the order of the places.
    pub fn segnalazioni(&self) -> &[Segnalazione] {
        &self.segnalazioni
    }

    /// The same, for a document that is to be packaged for the vote: its act is no draft any more (DOC-001).
    #[must_use]
    pub fn da_allegare(mut self, d: &Documento) -> Self {
        self.segnalazioni.extend(doc_atto::ancora_in_bozza(d));
        ordina(&mut self.segnalazioni);
        self
    }

    /// Whether an official PDF may be made: no error that counts.
    pub fn stampabile(&self) -> bool {
        Conteggio::di(&self.segnalazioni).errori == 0
    }
}

/// How the check is run.
#[derive(Clone, Copy, Debug)]
pub struct OpzioniControllo {
    /// For which stage.
    pub stadio: Stadio,
    /// Whether to look as if there were no deroghe.
    pub ignora_deroghe: bool,
    /// Whether the document is for publication.
    pub pubblica: bool,
}

/// Runs every rule of the stage; `lettura` are the findings that loading gave.
pub fn verifica(
    valutata: Valutata,
    lettura: Vec<Segnalazione>,
    opzioni: OpzioniControllo,
) -> Verificata {
    let segnalazioni = tutte(&valutata, &lettura, opzioni);
    Verificata { valutata, opzioni, lettura, segnalazioni }
}

/// Every finding of a stage, in the order of the places.
fn tutte(
    valutata: &Valutata,
    lettura: &[Segnalazione],
    opzioni: OpzioniControllo,
) -> Vec<Segnalazione> {
    let mut segnalazioni = regole(valutata, opzioni.stadio, opzioni.pubblica);
    segnalazioni.extend_from_slice(lettura);
    if !opzioni.ignora_deroghe {
        let mut inutili = deroghe::applica(valutata.cartella(), &mut segnalazioni);
        // A deroga that will serve in another stage is not useless.
        for stadio in [Stadio::Piano, Stadio::Intermedia, Stadio::Consuntivo] {
            if !inutili.is_empty() && stadio != opzioni.stadio {
                let altre = regole(valutata, stadio, opzioni.pubblica);
                inutili.retain(|d| !altre.iter().any(|s| deroghe::vale(d, s, valutata.cartella())));
            }
        }
        segnalazioni.extend(inutili.iter().filter_map(|d| der::inutile(d, opzioni.stadio)));
    }
    ordina(&mut segnalazioni);
    segnalazioni
}

/// How the final account stands, where somebody has typed results: what the check of that stage counts.
/// `None` where there are none.
pub fn consuntivo(v: &Verificata) -> Option<Conteggio> {
    let opzioni = OpzioniControllo { stadio: Stadio::Consuntivo, ..v.opzioni };
    let risultati = v.valutata.ha_risultati();
    risultati.then(|| Conteggio::di(&tutte(&v.valutata, &v.lettura, opzioni)))
}

/// From how many schede on the rules run beside each other: below, a thread costs more than it gains.
const MOLTE: usize = 500;

fn regole(valutata: &Valutata, stadio: Stadio, pubblica: bool) -> Vec<Segnalazione> {
    let contesto = Contesto::nuovo(valutata, stadio, pubblica);
    let attive: Vec<&dyn Rule> = RULES.iter().copied().filter(|r| r.dal() <= stadio).collect();
    let una = |r: &dyn Rule| {
        let mut segnalazioni = Vec::new();
        r.controlla(&contesto, &mut segnalazioni);
        segnalazioni
    };
    // What moved since the vote without an act is no defect of what was voted: VAR-001 says it.
    let mosse = var::mosse(&contesto);
    let graduate = |mut trovate: Vec<Segnalazione>| {
        let posti = gravita::Posti::di(&contesto, &trovate);
        trovate.iter_mut().for_each(|s| posti.gradua(&contesto, s));
        let luoghi = |s: &Segnalazione| {
            let altre = s.correlate.iter().map(|c| c.luogo);
            altre.chain([s.luogo]).any(|l| mosse.contains(&l))
        };
        trovate.retain(|s| mosse.is_empty() || s.votato.is_none() || !luoghi(s));
        trovate
    };
    if contesto.schede().len() < MOLTE {
        return graduate(attive.into_iter().flat_map(una).collect());
    }
    // A rule only reads, and the order of what they say is that of the rules.
    let trovate: Vec<Vec<Segnalazione>> =
        attive.par_iter().with_max_len(1).map(|r| una(*r)).collect();
    graduate(trovate.into_iter().flatten().collect())
}
