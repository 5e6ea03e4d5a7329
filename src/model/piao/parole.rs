//! The words of the PIAO: its form, its sections, risk areas, kinds of measure, levels.

use crate::valori::parole::parole;

parole! {
    /// Which PIAO the ente makes.
    FormaPiao, "una forma del PIAO":
    /// The whole Piano-tipo.
    Ordinario = "ordinario",
    /// The one of art. 6 of DM 132/2022.
    Semplificato = "semplificato",
}

parole! {
    /// What becomes of section 2.2 in the PIAO.
    SezionePerformance, "un posto per la sezione 2.2":
    /// The schede are printed within it.
    Inclusa = "inclusa",
    /// They are a document of their own, attached.
    Allegata = "allegata",
    /// The ente does not owe it.
    NonDovuta = "non_dovuta",
}

parole! {
    /// On what public value has an effect.
    Dimensione, "una dimensione del valore pubblico":
    /// Economy.
    Economica = "economica",
    /// Society.
    Sociale = "sociale",
    /// Environment.
    Ambientale = "ambientale",
    /// Health.
    Sanitaria = "sanitaria",
    /// The body itself.
    Istituzionale = "istituzionale",
}

parole! {
    /// What an accessibility action is about.
    GenereAccesso, "un genere di accessibilità":
    /// Buildings and offices.
    Fisica = "fisica",
    /// Site, forms, services.
    Digitale = "digitale",
}

parole! {
    /// In which area of activity a process runs its risk.
    AreaRischio, "un'area di rischio":
    /// Permits and concessions.
    AutorizzazioniConcessioni = "autorizzazioni_concessioni",
    /// Public contracts.
    ContrattiPubblici = "contratti_pubblici",
    /// Grants and subsidies.
    SovvenzioniContributi = "sovvenzioni_contributi",
    /// Competitions for jobs and careers.
    ConcorsiSelezioni = "concorsi_selezioni",
    /// Income, spending, property.
    EntrateSpesePatrimonio = "entrate_spese_patrimonio",
    /// Inspections and fines.
    ControlliSanzioni = "controlli_sanzioni",
    /// Appointments.
    IncarichiNomine = "incarichi_nomine",
    /// Lawsuits and settlements.
    AffariLegali = "affari_legali",
    /// Town planning.
    GovernoTerritorio = "governo_territorio",
    /// Waste.
    Rifiuti = "rifiuti",
    /// Registers of persons.
    ServiziDemografici = "servizi_demografici",
    /// Any other.
    Altro = "altro",
}

impl AreaRischio {
    /// The areas that the mapping of a small ente is limited to (DM 132/2022, art. 6 c. 1).
    pub const SEMPLIFICATE: [AreaRischio; 4] = [
        AreaRischio::AutorizzazioniConcessioni,
        AreaRischio::ContrattiPubblici,
        AreaRischio::SovvenzioniContributi,
        AreaRischio::ConcorsiSelezioni,
    ];

    /// As printed.
    pub fn nome(self) -> &'static str {
        match self {
            AreaRischio::AutorizzazioniConcessioni => "Autorizzazioni e concessioni",
            AreaRischio::ContrattiPubblici => "Contratti pubblici",
            AreaRischio::SovvenzioniContributi => "Sovvenzioni e contributi",
            AreaRischio::ConcorsiSelezioni => "Concorsi e selezioni",
            AreaRischio::EntrateSpesePatrimonio => "Entrate, spese e patrimonio",
            AreaRischio::ControlliSanzioni => "Controlli, verifiche e sanzioni",
            AreaRischio::IncarichiNomine => "Incarichi e nomine",
            AreaRischio::AffariLegali => "Affari legali e contenzioso",
            AreaRischio::GovernoTerritorio => "Governo del territorio",
            AreaRischio::Rifiuti => "Rifiuti",
            AreaRischio::ServiziDemografici => "Servizi demografici",
            AreaRischio::Altro => "Altra area",
        }
    }
}

parole! {
    /// How grave a risk is, mildest first.
    LivelloRischio, "un livello di rischio":
    /// Little.
    Basso = "basso",
    /// Some.
    Medio = "medio",
    /// Much.
    Alto = "alto",
    /// Too much.
    Critico = "critico",
}

parole! {
    /// What kind of measure.
    TipologiaMisura, "una tipologia di misura":
    /// Checking.
    Controllo = "controllo",
    /// Making visible.
    Trasparenza = "trasparenza",
    /// Ethics and standards of conduct.
    Etica = "etica",
    /// Rules.
    Regolamentazione = "regolamentazione",
    /// Fewer steps.
    Semplificazione = "semplificazione",
    /// Training.
    Formazione = "formazione",
    /// Rotation.
    Rotazione = "rotazione",
    /// Reporting and protection of who reports.
    Segnalazione = "segnalazione",
    /// Conflicts of interest.
    ConflittoInteressi = "conflitto_interessi",
}

parole! {
    /// How far an activity can be done from elsewhere.
    Remoto, "una misura di quanto si può fare da remoto":
    /// Wholly.
    Tutta = "tutta",
    /// In part.
    InParte = "in_parte",
    /// Not at all.
    Mai = "mai",
}
