//! The words that a key may hold, each list an enum.

use std::sync::LazyLock;

use crate::assets;
use crate::valori::parole::{parole, scegli};
use crate::valori::{Errore, Foglia, Valore, schema};

parole! {
    /// What kind of body the ente is.
    TipoEnte, "un tipo di ente":
    /// A municipality.
    Comune = "comune",
    /// A province.
    Provincia = "provincia",
    /// A metropolitan city.
    CittaMetropolitana = "citta_metropolitana",
    /// A union of municipalities.
    Unione = "unione",
    /// Any other body.
    Altro = "altro",
}

parole! {
    /// How far the act is.
    StatoAtto, "uno stato dell'atto":
    /// A draft: the mark BOZZA on every page.
    Bozza = "bozza",
    /// The file that is voted: number and date left blank.
    Proposta = "proposta",
    /// Voted: number and date printed.
    Approvato = "approvato",
}

parole! {
    /// What kind of act approves the document.
    TipoAtto, "un tipo di atto":
    /// A resolution of a collegial organ.
    Deliberazione = "deliberazione",
    /// A decree.
    Decreto = "decreto",
    /// An executive's determination.
    Determinazione = "determinazione",
}

parole! {
    /// The organ that approves the document.
    Organo, "un organo":
    /// The executive.
    Giunta = "giunta",
    /// The council.
    Consiglio = "consiglio",
    /// The government's commissioner.
    Commissario = "commissario",
    /// The president of a province or union.
    Presidente = "presidente",
    /// The mayor.
    Sindaco = "sindaco",
}

parole! {
    /// Over what the weights sum to the total.
    Perimetro, "un perimetro della pesatura":
    /// Each settore by itself.
    Settore = "settore",
    /// Each responsabile by himself.
    Responsabile = "responsabile",
    /// The ente as a whole.
    Ente = "ente",
}

parole! {
    /// What the shares of personale mean.
    RegolaPartecipazione, "un significato delle quote di partecipazione":
    /// The shares of a scheda sum to 100.
    Somma100 = "somma_100",
    /// A share is a part of the person's own time.
    TempoPersona = "tempo_persona",
    /// Nothing is checked.
    Nessuna = "nessuna",
}

parole! {
    /// How far codes must differ.
    RegolaCodici, "una regola dei codici":
    /// In the whole document.
    Unici = "unici",
    /// Within a settore.
    PerSettore = "per_settore",
    /// Not at all.
    Liberi = "liberi",
}

parole! {
    /// Whose objective it is.
    TipoObiettivo, "un tipo di obiettivo":
    /// Of a settore.
    Struttura = "struttura",
    /// Of the ente.
    Ente = "ente",
    /// Of a group of persons.
    Gruppo = "gruppo",
    /// Of one person.
    Individuale = "individuale",
}

parole! {
    /// What kind of effort the objective is.
    Natura, "una natura di obiettivo":
    /// From the political programme.
    Strategico = "strategico",
    /// Something new.
    Sviluppo = "sviluppo",
    /// Keeping a level of service.
    Mantenimento = "mantenimento",
    /// From the PNRR.
    Pnrr = "pnrr",
}

parole! {
    /// What became of the objective during the year.
    StatoObiettivo, "uno stato di obiettivo":
    /// Going on.
    Attivo = "attivo",
    /// Taken out by an act.
    Stralciato = "stralciato",
    /// Suspended.
    Sospeso = "sospeso",
    /// Put off to another year.
    Rinviato = "rinviato",
}

parole! {
    /// What a variation does.
    TipoVariazione, "un tipo di variazione":
    /// Changes objectives.
    Modifica = "modifica",
    /// Takes them out.
    Stralcio = "stralcio",
    /// Adds them.
    Nuovo = "nuovo",
    /// Corrects a slip.
    Rettifica = "rettifica",
}

parole! {
    /// The outcome of the Nucleo's validation.
    EsitoValidazione, "un esito della validazione":
    /// Validated.
    Validata = "validata",
    /// Validated with remarks.
    ValidataConOsservazioni = "validata_con_osservazioni",
    /// Not validated.
    NonValidata = "non_validata",
}

parole! {
    /// How a number under its target scores.
    RegolaIndicatori, "una regola degli indicatori":
    /// In proportion (§1.1 of the data format).
    ProQuota = "pro_quota",
    /// 100 when the target is reached, else 0.
    TuttoONiente = "tutto_o_niente",
}

parole! {
    /// How a late date scores, where that takes no more than a word.
    ParolaDate, "una regola delle date":
    /// 100 in time, 0 after.
    TuttoONiente = "tutto_o_niente",
    /// 100 in time, less by the days late over the days of the year.
    Lineare = "lineare",
}

parole! {
    /// What becomes of an indicator that was not measured.
    RegolaMancante, "una regola dei valori mancanti":
    /// It is left out of the mean, and counted beside it.
    Esclusa = "esclusa",
    /// It counts as 0.
    Zero = "zero",
    /// There is no mean.
    Errore = "errore",
}

parole! {
    /// An indicator that a law defines.
    Norma, "un indicatore di norma":
    /// The yearly delay of payments, in days (art. 4-bis DL 13/2023).
    RitardoAnnuale = "ritardo_annuale",
}

parole! {
    /// What a threshold does between itself and the target.
    RegolaSoglie, "una regola delle soglie":
    /// Nothing: below it the score is 0, above it what the formula gives.
    Taglio = "taglio",
    /// The score goes from 0 at the threshold to 100 at the target.
    Interpolata = "interpolata",
}

/// A named method of scoring: a file of data/metodi, by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NomeMetodo(&'static str);

impl NomeMetodo {
    /// The method where nothing names another.
    pub const STANDARD: NomeMetodo = NomeMetodo("standard");
    /// The one of the plans that were voted before dates counted in valore.
    pub const STANDARD_1: NomeMetodo = NomeMetodo("standard-1");

    /// Every one, `standard` first.
    pub fn tutti() -> impl Iterator<Item = NomeMetodo> {
        nomi().iter().copied().map(NomeMetodo)
    }

    /// The word as typed in the data.
    pub fn parola(self) -> &'static str {
        self.0
    }
}

fn nomi() -> &'static [&'static str] {
    static NOMI: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
        assets::METODI.iter().filter_map(|(file, _)| file.strip_suffix(".yaml")).collect()
    });
    &NOMI
}

impl Valore for NomeMetodo {
    fn leggi(testo: &str) -> Result<Self, Errore> {
        let coppie: Vec<_> = nomi().iter().map(|n| (*n, NomeMetodo(n))).collect();
        scegli("un metodo", testo, &coppie)
    }

    fn forma(&self, _: i16) -> String {
        self.0.to_owned()
    }

    fn foglia() -> Foglia {
        Foglia::parole("NomeMetodo", "Ci vuole un metodo.", nomi(), schema::parole(nomi()))
    }
}
