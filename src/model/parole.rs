//! The words that a key may hold, each list an enum.

use crate::valori::parole::parole;

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
    /// A named method of scoring; each is a file of data/metodi.
    NomeMetodo, "un metodo":
    /// The method of the data format's §1.1.
    Standard = "standard",
    /// All or nothing.
    TuttoONiente = "tutto-o-niente",
    /// Bands of 50, 70 and 90.
    Fasce = "fasce-50-70-90",
    /// In proportion, without bands of its own.
    ProQuota = "pro-quota",
}
