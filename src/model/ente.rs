//! `ente.yaml`: who, which year, which documents and acts, which method.

use serde::Deserialize;

use super::parole::*;
use super::valori::{DataGiorno, Importo, Numero, Percentuale, Peso};
use super::verifica::VerifichePredefinite;
use super::{Dato, Extra, Mappa, OElenco, OMappa, Testo};
use crate::diagnostic::Luogo;

/// The whole of `ente.yaml`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Ente {
    /// Where the mapping stands.
    #[serde(rename = "$luogo")]
    pub luogo: Luogo,
    /// Version of the data format; 1 when absent.
    pub formato: Option<Dato<Numero>>,
    /// The year of the plan.
    pub esercizio: Option<Dato<Numero>>,
    /// Who the ente is.
    pub ente: Anagrafica,
    /// Office-holders: an office (`sindaco`, `segretario`, `rpct` …) and a name or the id of a person.
    pub incarichi: Mappa<Testo>,
    /// The settori, in printed order.
    pub settori: Vec<Settore>,
    /// Strategic objectives, from the DUP.
    pub strategia: Vec<VoceStrategia>,
    /// The documents and their acts.
    pub documenti: Documenti,
    /// A named method of scoring, or a mapping that adjusts one.
    pub metodologia: Option<OMappa<Metodologia>>,
    /// The council's act on the budget.
    pub bilancio: DataAtto,
    /// How weights sum.
    pub pesatura: RegolaPesatura,
    /// What the shares of personale mean.
    pub partecipazione: Option<Dato<RegolaPartecipazione>>,
    /// How far codes must differ.
    pub codici: Option<Dato<RegolaCodici>>,
    /// Dates of the checks, for every scheda that gives none.
    pub verifiche: VerifichePredefinite,
    /// The ente's own words on the page.
    pub etichette: Mappa<Testo>,
    /// Deadlines, a name and a date each; `fonte` says where they come from.
    pub termini: Mappa<Testo>,
    /// Rules silenced, each with its reason.
    pub deroghe: Vec<Deroga>,
    /// Aggregates of the premi; never anybody's own.
    pub premi: Premi,
    /// Free data for the templates.
    pub extra: Extra,
}

/// Who the ente is.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Anagrafica {
    /// Where the mapping stands.
    #[serde(rename = "$luogo")]
    pub luogo: Luogo,
    /// As printed: "Comune di Carnate".
    pub denominazione: Option<Testo>,
    /// What kind of body.
    pub tipo: Option<Dato<TipoEnte>>,
    /// Two letters.
    pub provincia: Option<Testo>,
    /// ISTAT's code.
    pub codice_istat: Option<Testo>,
    /// The code in the index of public bodies.
    pub codice_ipa: Option<Testo>,
    /// Tax code.
    pub codice_fiscale: Option<Testo>,
    /// VAT number.
    pub partita_iva: Option<Testo>,
    /// Employees at 31 December.
    pub dipendenti: Option<Dato<Numero>>,
    /// Inhabitants at 31 December.
    pub abitanti: Option<Dato<Numero>>,
    /// Path of the coat of arms (SVG or PNG), relative to the folder.
    pub stemma: Option<Testo>,
    /// Free data for the templates.
    pub extra: Extra,
}

/// A settore.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Settore {
    /// Where the mapping stands.
    #[serde(rename = "$luogo")]
    pub luogo: Luogo,
    /// By which schede name it.
    pub id: Option<Testo>,
    /// As printed.
    pub nome: Option<Testo>,
    /// Its head: a name or the id of a person.
    pub responsabile: Option<Testo>,
    /// Its weight in the ente's roll-up; the same for all when absent.
    pub peso: Option<Dato<Peso>>,
    /// Free data for the templates.
    pub extra: Extra,
}

/// A strategic objective of the DUP.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct VoceStrategia {
    /// Where the mapping stands.
    #[serde(rename = "$luogo")]
    pub luogo: Luogo,
    /// By which schede name it.
    pub codice: Option<Testo>,
    /// As printed.
    pub titolo: Option<Testo>,
    /// Missione of D.Lgs. 118/2011.
    pub missione: Option<Testo>,
    /// Programma within it.
    pub programma: Option<Testo>,
    /// Free data for the templates.
    pub extra: Extra,
}

/// The documents of the year.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Documenti {
    /// The annual plan.
    pub piano: Documento,
    /// The interim check.
    pub monitoraggio: Documento,
    /// The end-of-year report.
    pub relazione: Documento,
    /// The PIAO.
    pub piao: Documento,
}

/// One document: its titles and its act.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Documento {
    /// Where the mapping stands.
    #[serde(rename = "$luogo")]
    pub luogo: Luogo,
    /// On the cover.
    pub titolo: Option<Testo>,
    /// Below it.
    pub sottotitolo: Option<Testo>,
    /// Title of the divider page of the part about the ente.
    pub sezione: Option<Testo>,
    /// Path of a Markdown text printed first.
    pub premessa: Option<Testo>,
    /// The act that approves it.
    pub atto: Atto,
    /// The Nucleo's validation (relazione).
    pub validazione: Option<Validazione>,
    /// Which parts are printed, in which order.
    pub parti: Vec<Testo>,
    /// Free data for the templates.
    pub extra: Extra,
}

/// An act.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Atto {
    /// Where the mapping stands.
    #[serde(rename = "$luogo")]
    pub luogo: Luogo,
    /// How far it is; default: approvato with a number, else bozza.
    pub stato: Option<Dato<StatoAtto>>,
    /// What kind of act.
    pub tipo: Option<Dato<TipoAtto>>,
    /// Whose.
    pub organo: Option<Dato<Organo>>,
    /// Its number.
    pub numero: Option<Testo>,
    /// Its date, with the year.
    pub data: Option<Dato<DataGiorno>>,
    /// The letter or number of this document among its attachments.
    pub allegato: Option<Testo>,
    /// The proposal that was put to the vote.
    pub proposta: Option<Proposta>,
    /// Whether it takes effect at once (TUEL art. 134 c. 4).
    pub immediata_eseguibilita: Option<Dato<super::valori::SiNo>>,
    /// The opinions it carries (TUEL art. 49).
    pub pareri: Vec<Parere>,
    /// Who signs the document.
    pub firme: Vec<Firma>,
    /// Confirms last year's PIAO instead of a new one.
    pub conferma: Option<Dato<super::valori::SiNo>>,
    /// Free data for the templates.
    pub extra: Extra,
}

impl Atto {
    /// The state: as typed, else approvato with a number, else bozza.
    pub fn stato(&self) -> StatoAtto {
        match self.stato.as_ref().and_then(|s| s.valore) {
            Some(stato) => stato,
            None if self.numero.is_some() => StatoAtto::Approvato,
            None => StatoAtto::Bozza,
        }
    }
}

/// Number and date of a proposal.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Proposta {
    /// Its number.
    pub numero: Option<Testo>,
    /// Its date, with the year.
    pub data: Option<Dato<DataGiorno>>,
}

/// An opinion on the proposal.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Parere {
    /// `regolarita_tecnica`, `regolarita_contabile` …
    pub tipo: Option<Testo>,
    /// Whose: a name or the id of a person.
    pub di: Option<Testo>,
    /// `favorevole` …
    pub esito: Option<Testo>,
    /// Its date.
    pub data: Option<Dato<DataGiorno>>,
}

/// A signature.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Firma {
    /// The office: "Il Segretario comunale".
    pub ruolo: Option<Testo>,
    /// A name or the id of a person.
    pub nome: Option<Testo>,
}

/// The Nucleo's validation of the relazione.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Validazione {
    /// Who validates.
    pub organo: Option<Testo>,
    /// Number of the minutes.
    pub verbale: Option<Testo>,
    /// Their date.
    pub data: Option<Dato<DataGiorno>>,
    /// The outcome.
    pub esito: Option<Dato<EsitoValidazione>>,
}

/// A date of an act and nothing more.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct DataAtto {
    /// With the year.
    pub data: Option<Dato<DataGiorno>>,
}

/// A method of scoring that adjusts a named one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Metodologia {
    /// Where the mapping stands.
    #[serde(rename = "$luogo")]
    pub luogo: Luogo,
    /// The profile it starts from.
    pub base: Option<Testo>,
    /// The act that adopted the SMVP.
    pub atto: Option<OMappa<AttoCitato>>,
    /// `pro_quota` or `tutto_o_niente`: how a number under its target scores.
    pub indicatori: Option<Testo>,
    /// `tutto_o_niente`, `lineare`, or a tolerance in days.
    pub date: Option<OMappa<Tolleranza>>,
    /// `esclusa`, `zero` or `errore`.
    pub mancante: Option<Testo>,
    /// The most an indicator can earn.
    pub tetto: Option<Dato<Percentuale>>,
    /// The share of tempi in grado.
    pub quota_tempi: Option<Dato<Percentuale>>,
    /// The bands of the esito, best first.
    pub fasce: Vec<Fascia>,
}

/// An act that is only cited.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct AttoCitato {
    /// What kind of act.
    pub tipo: Option<Dato<TipoAtto>>,
    /// Whose.
    pub organo: Option<Dato<Organo>>,
    /// Its number.
    pub numero: Option<Testo>,
    /// Its date, with the year.
    pub data: Option<Dato<DataGiorno>>,
}

/// Days of tolerance on a date.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Tolleranza {
    /// In days.
    pub tolleranza: Option<Dato<Numero>>,
}

/// A band of the esito.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Fascia {
    /// Where the mapping stands.
    #[serde(rename = "$luogo")]
    pub luogo: Luogo,
    /// From this grade on.
    pub da: Option<Dato<Percentuale>>,
    /// The esito of the band.
    pub esito: Option<Testo>,
    /// What a grade of the band counts for; itself when absent.
    pub vale: Option<Dato<Percentuale>>,
}

/// The names of the methods of scoring that `metodologia` may name; each is a file of data/metodi.
pub const METODI: [&str; 4] = ["standard", "tutto-o-niente", "fasce-50-70-90", "pro-quota"];

/// How weights sum.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct RegolaPesatura {
    /// Where the mapping stands.
    #[serde(rename = "$luogo")]
    pub luogo: Luogo,
    /// Over what; default: each settore.
    pub perimetro: Option<Dato<Perimetro>>,
    /// To what; default: 100.
    pub totale: Option<Dato<Numero>>,
}

/// A rule silenced.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Deroga {
    /// Where the mapping stands.
    #[serde(rename = "$luogo")]
    pub luogo: Luogo,
    /// Which rule.
    pub regola: Option<Testo>,
    /// One or more files or codes; everywhere when absent.
    pub dove: Option<OElenco<Testo>>,
    /// Why.
    pub motivo: Option<Testo>,
}

/// The premi as two sums.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Premi {
    /// Set aside.
    pub stanziato: Option<Dato<Importo>>,
    /// Paid.
    pub distribuito: Option<Dato<Importo>>,
}
