//! `variazioni.yaml`: what an act changed during the year.

use super::parole::TipoVariazione;
use super::{Atto, Dato, ObiettivoFile, Testo, senza_estensione};
use crate::model::Narrativa;
use crate::model::chiavi::chiavi;

chiavi! {
    /// One variation.
    #[schemars(description = "Una variazione degli obiettivi durante l'anno, con il suo atto.")]
    pub struct Variazione {
        /// The act.
        #[schemars(description = "L'atto che fa la variazione.")]
        atto: Atto = libero(),
        /// What it does.
        #[schemars(description = "Che cosa fa: modifica, stralcio, nuovo, rettifica.")]
        tipo: Option<Dato<TipoVariazione>> = libero(),
        /// Why; narrative.
        #[schemars(
            description = "Perché. Può avere elenchi, **grassetto** e *corsivo*: va dopo `|`, \
            rientrato."
        )]
        motivo: Option<Narrativa> = libero().dal(Intermedia),
        /// Codes of the schede.
        #[schemars(description = "I codici delle schede.", example = ["1.06.02"])]
        obiettivi: Vec<Testo> = libero().cita(Cita::Altro),
    }
}

impl Variazione {
    /// What it does, where that was said.
    pub fn tipo(&self) -> Option<TipoVariazione> {
        self.tipo.as_ref().and_then(|t| t.valore)
    }

    /// Whether it names a scheda: by code, identity or file, with or without extension.
    pub fn nomina(&self, o: &ObiettivoFile) -> bool {
        let nome = |t: &Testo| o.si_chiama(&t.testo) || t.testo == senza_estensione(&o.percorso);
        self.obiettivi.iter().any(nome)
    }
}
