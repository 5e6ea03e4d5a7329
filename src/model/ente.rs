//! `ente.yaml`: who, which year, which documents and acts, which method.

use schemars::JsonSchema;
use serde::Deserialize;

use super::campi;
use super::documenti::Documenti;
use super::metodologia::Metodologia;
use super::parole::*;
use super::piao::OpzioniPiao;
use super::verifica::VerifichePredefinite;
use super::{Dato, Extra, Mappa, OElenco, OMappa, Testo};
use crate::diagnostic::Luogo;
use crate::valori::{DataGiorno, Importo, Numero, Peso};

/// The whole of `ente.yaml`.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(description = "Chi è l'ente, di quale anno si parla, quali documenti si fanno e con \
    quale atto.")]
#[schemars(extend("required" = ["esercizio", "ente"]))]
pub struct Ente {
    /// Where the mapping stands.
    #[serde(rename = "$luogo")]
    #[schemars(skip)]
    pub luogo: Luogo,
    /// Version of the data format; 1 when absent.
    #[schemars(
        description = "La versione del formato dei dati; se manca: 1.",
        with = "Option<campi::Formato>"
    )]
    pub formato: Option<Dato<Numero>>,
    /// The year of the plan.
    #[schemars(description = "L'anno del piano.", with = "campi::Anno")]
    pub esercizio: Option<Dato<Numero>>,
    /// Who the ente is.
    #[schemars(description = "Chi è l'ente: denominazione, tipo, codici, dipendenti, stemma.")]
    pub ente: Anagrafica,
    /// Office-holders: an office (`sindaco`, `segretario`, `rpct` …) and a name or the id of a person.
    #[schemars(description = "Chi ha un incarico: sindaco, segretario, rpct… Di ognuno nome e \
        cognome, o l'id di personale.yaml.")]
    pub incarichi: Mappa<Testo>,
    /// The settori, in printed order.
    #[schemars(
        description = "I settori, nell'ordine in cui si stampano. Le schede li citano per \
        id."
    )]
    pub settori: Vec<Settore>,
    /// Strategic objectives, from the DUP.
    #[schemars(description = "Gli obiettivi strategici del DUP (art. 170 TUEL), che le schede \
        citano per codice.")]
    pub strategia: Vec<VoceStrategia>,
    /// The documents and their acts.
    #[schemars(description = "I documenti dell'anno: per ognuno i titoli e l'atto che lo \
        approva.")]
    pub documenti: Documenti,
    /// Which PIAO the ente makes.
    #[schemars(description = "Come si fa il PIAO (art. 6 DL 80/2021): forma, triennio, posto \
        della sezione 2.2. Le sezioni stanno nella cartella piao.")]
    pub piao: OpzioniPiao,
    /// A named method of scoring, or a mapping that adjusts one.
    #[schemars(
        description = "Il metodo di calcolo dei risultati: standard, o un gruppo di chiavi che \
            lo corregge secondo il sistema di misurazione e valutazione (SMVP) dell'ente.",
        with = "Option<campi::Oppure<campi::Metodo, Metodologia>>"
    )]
    pub metodologia: Option<OMappa<Metodologia>>,
    /// The council's act on the budget.
    #[schemars(description = "L'atto che ha approvato il bilancio di previsione: da quella data \
        corrono i termini del PEG (art. 169 TUEL).")]
    pub bilancio: DataAtto,
    /// How weights sum.
    #[schemars(description = "Come sommano i pesi degli obiettivi: su quale perimetro, e fino a \
        quanto.")]
    pub pesatura: RegolaPesatura,
    /// What the shares of personale mean.
    #[schemars(
        description = "Che cosa vogliono dire le quote del personale: somma_100, le quote \
        di una scheda sommano a 100; tempo_persona, ognuna è una parte del tempo della persona; \
        nessuna, non si controllano."
    )]
    pub partecipazione: Option<Dato<RegolaPartecipazione>>,
    /// How far codes must differ.
    #[schemars(description = "Se i codici delle schede devono essere diversi: unici in tutto il \
        documento, per_settore, o liberi.")]
    pub codici: Option<Dato<RegolaCodici>>,
    /// Dates of the checks, for every scheda that gives none.
    #[schemars(description = "Quando si verifica, per tutte le schede che non dicono altro.")]
    pub verifiche: VerifichePredefinite,
    /// The ente's own words on the page.
    #[schemars(
        description = "Le parole dell'ente al posto di quelle usuali, sulla pagina: per esempio \
            settore: Area.",
        with = "campi::Etichette"
    )]
    pub etichette: Mappa<Testo>,
    /// Deadlines, a name and a date each; `fonte` says where they come from.
    #[schemars(description = "Le scadenze: un nome e una data ciascuna, come piao: 30/03/2026; \
        fonte dice da dove vengono.")]
    pub termini: Mappa<Testo>,
    /// Rules silenced, each with its reason.
    #[schemars(description = "Le regole del controllo che non si applicano, ognuna con il suo \
        motivo: si stampa nel rapporto.")]
    pub deroghe: Vec<Deroga>,
    /// Aggregates of the premi; never anybody's own.
    #[schemars(
        description = "I premi in due somme sole, stanziata e distribuita (art. 20 D.Lgs. \
        33/2013)."
    )]
    pub premi: Premi,
    /// Free data for the templates.
    pub extra: Extra,
}

/// Who the ente is.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(description = "Chi è l'ente.")]
#[schemars(extend("required" = ["denominazione"]))]
pub struct Anagrafica {
    /// Where the mapping stands.
    #[serde(rename = "$luogo")]
    #[schemars(skip)]
    pub luogo: Luogo,
    /// As printed: "Comune di Carnate".
    #[schemars(description = "Il nome dell'ente come si stampa.", example = &"Comune di Borgo")]
    pub denominazione: Option<Testo>,
    /// What kind of body.
    #[schemars(description = "Che cos'è l'ente: comune, provincia, citta_metropolitana, unione, \
        altro.")]
    pub tipo: Option<Dato<TipoEnte>>,
    /// Two letters.
    #[schemars(description = "La sigla della provincia.", example = &"MB")]
    pub provincia: Option<Testo>,
    /// ISTAT's code.
    #[schemars(description = "Il codice ISTAT dell'ente.")]
    pub codice_istat: Option<Testo>,
    /// The code in the index of public bodies.
    #[schemars(description = "Il codice dell'ente nell'indice delle pubbliche amministrazioni \
        (IPA).")]
    pub codice_ipa: Option<Testo>,
    /// Tax code.
    #[schemars(description = "Il codice fiscale dell'ente.")]
    pub codice_fiscale: Option<Testo>,
    /// VAT number.
    #[schemars(description = "La partita IVA dell'ente.")]
    pub partita_iva: Option<Testo>,
    /// Employees at 31 December.
    #[schemars(description = "I dipendenti al 31 dicembre dell'anno prima: sotto i 50 il PIAO è \
        quello semplificato (art. 6 DM 132/2022).")]
    pub dipendenti: Option<Dato<Numero>>,
    /// Inhabitants at 31 December.
    #[schemars(description = "Gli abitanti al 31 dicembre dell'anno prima.")]
    pub abitanti: Option<Dato<Numero>>,
    /// Path of the coat of arms (SVG or PNG), relative to the folder.
    #[schemars(
        description = "Lo stemma: un file SVG o PNG di questa cartella.",
        example = &"stemma.svg"
    )]
    pub stemma: Option<Testo>,
    /// Free data for the templates.
    pub extra: Extra,
}

/// A settore.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(description = "Un settore, o area, dell'ente.")]
#[schemars(extend("required" = ["id", "nome"]))]
pub struct Settore {
    /// Where the mapping stands.
    #[serde(rename = "$luogo")]
    #[schemars(skip)]
    pub luogo: Luogo,
    /// By which schede name it.
    #[schemars(
        description = "Il nome breve con cui le schede citano il settore.",
        example = &"segreteria"
    )]
    pub id: Option<Testo>,
    /// As printed.
    #[schemars(
        description = "Il nome del settore come si stampa.",
        example = &"Segreteria generale"
    )]
    pub nome: Option<Testo>,
    /// Its head: a name or the id of a person.
    #[schemars(description = "Il responsabile del settore: nome e cognome, o l'id di \
        personale.yaml.")]
    pub responsabile: Option<Testo>,
    /// Its weight in the ente's roll-up; the same for all when absent.
    #[schemars(description = "Quanto pesa il settore nel risultato dell'ente; se manca, tutti \
        allo stesso modo.")]
    pub peso: Option<Dato<Peso>>,
    /// Free data for the templates.
    pub extra: Extra,
}

/// A strategic objective of the DUP.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(description = "Un obiettivo strategico del DUP.")]
pub struct VoceStrategia {
    /// Where the mapping stands.
    #[serde(rename = "$luogo")]
    #[schemars(skip)]
    pub luogo: Luogo,
    /// By which schede name it.
    #[schemars(description = "Il codice con cui le schede lo citano.", example = &"1.01")]
    pub codice: Option<Testo>,
    /// As printed.
    #[schemars(description = "Il titolo dell'obiettivo strategico, come nel DUP.")]
    pub titolo: Option<Testo>,
    /// Missione of D.Lgs. 118/2011.
    #[schemars(description = "Il numero della missione di bilancio (D.Lgs. 118/2011).")]
    pub missione: Option<Testo>,
    /// Programma within it.
    #[schemars(description = "Il numero del programma, dentro la missione (D.Lgs. 118/2011).")]
    pub programma: Option<Testo>,
    /// Free data for the templates.
    pub extra: Extra,
}

/// A date of an act and nothing more.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(description = "La data di un atto.")]
pub struct DataAtto {
    /// With the year.
    #[schemars(description = "La data dell'atto.", with = "Option<campi::DataConAnno>")]
    pub data: Option<Dato<DataGiorno>>,
}

/// How weights sum.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(description = "Come sommano i pesi degli obiettivi.")]
pub struct RegolaPesatura {
    /// Where the mapping stands.
    #[serde(rename = "$luogo")]
    #[schemars(skip)]
    pub luogo: Luogo,
    /// Over what; default: each settore.
    #[schemars(description = "Su che cosa sommano i pesi: settore (se manca), responsabile o \
        ente.")]
    pub perimetro: Option<Dato<Perimetro>>,
    /// To what; default: 100.
    #[schemars(description = "A quanto sommano; se manca: 100.", example = &"100")]
    pub totale: Option<Dato<Numero>>,
}

/// A rule silenced.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(description = "Una regola che non si applica, con il suo perché.")]
#[schemars(extend("required" = ["regola", "motivo"]))]
pub struct Deroga {
    /// Where the mapping stands.
    #[serde(rename = "$luogo")]
    #[schemars(skip)]
    pub luogo: Luogo,
    /// Which rule.
    #[schemars(description = "Il codice della regola.", example = &"PES-001")]
    pub regola: Option<Testo>,
    /// One or more files or codes; everywhere when absent.
    #[schemars(
        description = "Dove non si applica: un file o un codice, o un elenco; se manca, \
            dappertutto.",
        with = "Vec<Testo>",
        example = &"obiettivi/a.yaml"
    )]
    pub dove: Option<OElenco<Testo>>,
    /// Why.
    #[schemars(description = "Perché non si applica: si stampa nel rapporto del controllo.")]
    pub motivo: Option<Testo>,
}

/// The premi as two sums.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(description = "Le somme dei premi, per tutto l'ente; mai quelle di una persona.")]
pub struct Premi {
    /// Set aside.
    #[schemars(description = "La somma stanziata per i premi.")]
    pub stanziato: Option<Dato<Importo>>,
    /// Paid.
    #[serde(deserialize_with = "super::dato::rilevato")]
    #[schemars(description = "La somma distribuita.", with = "Option<campi::ImportoRealizzato>")]
    pub distribuito: Option<Dato<Importo>>,
}
