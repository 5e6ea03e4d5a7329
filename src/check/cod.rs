//! COD: codes of the schede.

use std::collections::BTreeMap;

use super::{Contesto, Descritta, Rule, regola};
use crate::diagnostic::Segnalazione;
use crate::model::{ObiettivoFile, RegolaCodici};

regola! {
    /// COD-001: il codice di una scheda è unico
    ///
    /// # Cosa controlla
    /// Che due schede non portino lo stesso codice: in tutto il documento, o nello stesso settore con
    /// `codici: per_settore`; con `codici: liberi` non si controlla.
    ///
    /// # Perché
    /// Atti, variazioni e valutazioni citano l'obiettivo per codice: se è di due schede, non si sa di
    /// quale parlano.
    ///
    /// # Esempio sbagliato
    /// ```yaml
    /// # obiettivi/a.yaml
    /// codice: 1.02.01
    /// # obiettivi/b.yaml
    /// codice: 1.02.01
    /// ```
    ///
    /// # Esempio giusto
    /// ```yaml
    /// # obiettivi/b.yaml
    /// codice: 1.02.02
    /// ```
    ///
    /// # Riferimenti
    /// TUEL art. 169; D.Lgs. 118/2011, allegato 4/1, § 10.
    CodiceUnico, guarda Foglio
}

impl Rule for CodiceUnico {
    fn controlla(&self, c: &Contesto<'_>, esiti: &mut Vec<Segnalazione>) {
        let cartella = c.cartella();
        let regola =
            cartella.ente.codici.as_ref().and_then(|r| r.valore).unwrap_or(RegolaCodici::Unici);
        if regola == RegolaCodici::Liberi {
            return;
        }
        let mut gruppi: BTreeMap<(Option<usize>, &str), Vec<&ObiettivoFile>> = BTreeMap::new();
        for o in &cartella.obiettivi {
            let Some(codice) = &o.scheda.codice else {
                continue;
            };
            let settore = match regola {
                RegolaCodici::PerSettore => cartella.settori_di(&o.scheda).first().copied(),
                _ => None,
            };
            gruppi.entry((settore, codice.as_str())).or_default().push(o);
        }
        for ((_, codice), schede) in gruppi {
            let mut luoghi =
                schede.iter().filter_map(|o| Some((o, o.scheda.codice.as_ref()?.luogo)));
            let Some((_, primo)) = luoghi.next() else {
                continue;
            };
            if schede.len() < 2 {
                continue;
            }
            let mut s = self
                .errore(primo, format!("il codice `{codice}` è di {} schede", schede.len()))
                .aiuto("dai a ogni scheda un codice suo");
            for (o, luogo) in luoghi {
                s = s.correlata(luogo, format!("anche qui, in {}", o.percorso));
            }
            esiti.push(s);
        }
    }
}
