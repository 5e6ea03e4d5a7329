//! The words of the page that an ente may replace with its own (`etichette:` in ente.yaml).

use super::Ente;

/// Every label: its key, and its word in the usual municipal layout.
pub const ETICHETTE: &[(&str, &str)] = &[
    ("indice", "Indice"),
    ("premessa", "Premessa"),
    ("esercizio", "ESERCIZIO"),
    ("obiettivo_struttura", "OBIETTIVO DI STRUTTURA"),
    ("obiettivo_ente", "OBIETTIVO DI ENTE"),
    ("obiettivo_gruppo", "OBIETTIVO DI GRUPPO"),
    ("obiettivo_individuale", "OBIETTIVO INDIVIDUALE"),
    ("numero_obiettivo", "N.OBIETTIVO"),
    ("titolo", "TITOLO"),
    ("pesatura", "PESATURA"),
    ("prerequisito", "prerequisito"),
    ("settore", "Settore"),
    ("responsabile", "Responsabile"),
    (
        "obiettivo_strategico",
        "Obiettivo strategico di riferimento",
    ),
    ("missione_programma", "Missione Programma"),
    ("missione", "Missione"),
    ("programma", "Programma"),
    ("stakeholder", "Stakeholder"),
    ("natura", "Natura"),
    ("durata", "Durata"),
    ("ambiti", "Ambiti"),
    ("descrizione", "Descrizione Obiettivo"),
    ("personale", "PERSONALE COINVOLTO"),
    ("categoria", "Cat."),
    ("cognome_nome", "Cognome e Nome"),
    ("partecipazione", "% Partecipazione"),
    ("prevista", "Prevista"),
    ("realizzata", "Realizzata"),
    ("totale", "Totale"),
    ("fasi", "Descrizione delle fasi di attuazione"),
    ("cronoprogramma", "CRONOPROGRAMMA"),
    ("fasi_tempi", "FASI E TEMPI"),
    ("mesi", "Mesi"),
    ("previsto", "previsto"),
    ("effettivo", "effettivo"),
    ("indicatori", "INDICATORI DI PERFORMANCE"),
    ("indicatore", "Indicatore"),
    ("performance_attesa", "Performance attesa"),
    ("performance_realizzata", "Performance realizzata"),
    ("esito", "Esito"),
    ("note", "Note"),
    ("verifica_intermedia", "VERIFICA INTERMEDIA"),
    ("verifica_finale", "VERIFICA FINALE"),
    ("relazione_intermedia", "RELAZIONE INTERMEDIA"),
    ("relazione_finale", "RELAZIONE FINALE"),
    ("media_valore", "MEDIA VALORE RAGGIUNTO %"),
    ("media_tempi", "MEDIA RISPETTO DEI TEMPI %"),
    ("scostamenti", "Analisi degli scostamenti"),
    ("cause", "Cause"),
    ("effetti", "Effetti"),
    ("provvedimenti", "Provvedimenti correttivi"),
    ("intrapresi", "Intrapresi"),
    ("da_attivare", "Da attivare"),
    ("valutazione", "Valutazione del Nucleo"),
    ("risorse_finanziarie", "RISORSE FINANZIARIE"),
    ("capitolo", "Capitolo"),
    ("descrizione_risorsa", "Descrizione"),
    ("stanziato", "Stanziato (€)"),
    ("impegnato", "Impegnato (€)"),
    ("anno", "ANNO"),
    ("peso_obiettivo", "Peso obiettivo"),
    ("processo", "Processo"),
    ("finalita", "Finalità del Processo"),
    ("stakeholders", "Stakeholders"),
    ("indici", "Indici"),
    ("media", "media"),
    ("consuntivo", "da rilevare a consuntivo"),
    ("personale_processo", "Personale coinvolto nel Processo"),
    ("nome_cognome", "Nome e cognome"),
    ("categoria_estesa", "Categoria"),
    ("partecipazione_prevista", "% partecipaz.prev."),
    ("partecipazione_effettiva", "% partecipaz.eff."),
    ("risorse_strumentali", "Risorse strumentali assegnate"),
    (
        "indicatori_ente",
        "INDICATORI PERFORMANCE ORGANIZZATIVA DI ENTE",
    ),
    ("atteso", "Atteso"),
    ("realizzato", "Realizzato"),
    ("esito_ente", "ESITO"),
    ("grado", "Grado di raggiungimento dell'obiettivo"),
    ("analisi", "Analisi del risultato"),
];

impl Ente {
    /// A label: the ente's own word, else the usual one.
    pub fn etichetta(&self, chiave: &str) -> String {
        let propria = self.etichette.get(chiave).map(|t| t.testo.as_str());
        let usuale = || {
            ETICHETTE
                .iter()
                .find(|(k, _)| *k == chiave)
                .map(|(_, t)| *t)
        };
        propria.or_else(usuale).unwrap_or_default().to_owned()
    }
}
