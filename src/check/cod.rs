//! COD: codes of the schede.

use std::collections::BTreeMap;

use super::{Contesto, Descritta, Rule, regola};
use crate::diagnostic::Segnalazione;
use crate::model::{ObiettivoFile, RegolaCodici};
use crate::valori::Ambito;

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

regola! {
    /// COD-007: un ambito del formato è scritto come nel formato
    ///
    /// # Cosa controlla
    /// Che una parola di `ambiti` che somiglia a una del formato (`tempi_pagamento`, `anticorruzione`,
    /// `semplificazione`, `digitalizzazione`, `accessibilita`, `pari_opportunita`, `pnrr`) non ne sia un
    /// errore di battitura. Le altre parole sono dell'ente, e vanno bene.
    ///
    /// # Perché
    /// Per quelle del formato il programma conta: l'obiettivo sui tempi di pagamento che manca, le misure
    /// anticorruzione senza una scheda. Una lettera sbagliata, e l'obiettivo non conta più.
    ///
    /// # Esempio sbagliato
    /// ```yaml
    /// ambiti: [Tempi di pagamneto]
    /// ```
    ///
    /// # Esempio giusto
    /// ```yaml
    /// ambiti: [tempi_pagamento]
    /// ```
    ///
    /// # Riferimenti
    /// DL 13/2023, art. 4-bis; L. 190/2012, art. 1, comma 8.
    AmbitoDelFormato, guarda Foglio
}

impl Rule for AmbitoDelFormato {
    fn controlla(&self, c: &Contesto<'_>, esiti: &mut Vec<Segnalazione>) {
        for a in c.cartella().obiettivi.iter().flat_map(|o| &o.scheda.ambiti) {
            let Some(simile) = a.valore.as_ref().and_then(Ambito::simile) else { continue };
            let messaggio = format!("`{}` non è un ambito del formato, e gli somiglia", a.testo);
            esiti.push(self.avviso(a.luogo, messaggio).aiuto(format!("scrivi `{simile}`")));
        }
    }
}
