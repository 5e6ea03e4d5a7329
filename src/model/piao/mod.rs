//! `piao/`: the sections of the PIAO that have a file of their own, on the Piano-tipo's numbers.

mod anagrafica;
mod fabbisogni;
mod lavoro_agile;
mod legami;
mod monitoraggio;
mod opzioni;
mod parole;
mod rischi;
mod sezione;
mod struttura;
mod valore_pubblico;

pub use anagrafica::SchedaAnagrafica;
pub use fabbisogni::{
    Assunzione, Capacita, Cessazione, Consistenza, Fabbisogni, Formazione, Iniziativa,
    LavoroFlessibile, ParereRevisore,
};
pub use lavoro_agile::{Attivita, LavoroAgile};
pub use legami::Legame;
pub use monitoraggio::{MonitoraggioPiao, VoceMonitoraggio};
pub use opzioni::OpzioniPiao;
pub use parole::{
    AreaRischio, Dimensione, FormaPiao, GenereAccesso, LivelloRischio, Remoto, SezionePerformance,
    TipologiaMisura,
};
pub use rischi::{Misura, Obbligo, ProcessoMappato, RischiCorruttivi, Rischio};
pub use sezione::{Letta, Piao, Sezione, SezioneFile};
pub use struttura::{Livello, Struttura, Ufficio, Unita};
pub use valore_pubblico::{
    Accessibilita, Azione, IndicatoreImpatto, ObiettivoValore, Procedura, ValorePubblico,
};
