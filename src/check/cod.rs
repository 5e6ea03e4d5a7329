//! COD: codes of objectives, missioni and programmi.

use std::collections::BTreeMap;

use super::{Contesto, Rule, classificazione};
use crate::diagnostic::Segnalazione;
use crate::model::{ObiettivoFile, RegolaCodici, Testo, intero};

/// COD-001: the code of a scheda is one scheda's only.
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
pub struct CodiceUnico;

impl Rule for CodiceUnico {
    fn codice(&self) -> &'static str {
        "COD-001"
    }

    fn titolo(&self) -> &'static str {
        "il codice di una scheda è unico"
    }

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
            let mut s = Segnalazione::errore(
                self.codice(),
                primo,
                format!("il codice `{codice}` è di {} schede", schede.len()),
            )
            .aiuto("dai a ogni scheda un codice suo");
            for (o, luogo) in luoghi {
                s = s.correlata(luogo, format!("anche qui, in {}", o.percorso));
            }
            esiti.push(c.programmato(s));
        }
    }
}

/// COD-003: missione and programma exist in the classification of the year.
///
/// # Cosa controlla
/// Che la missione e il programma siano nella classificazione di bilancio valida nell'esercizio; un
/// programma riservato alle Regioni è un avviso.
///
/// # Perché
/// La scheda lega l'obiettivo alle risorse del bilancio: un numero che non esiste non lega a nulla.
///
/// # Esempio sbagliato
/// ```yaml
/// missione: 12
/// programma: 11    # c'è solo dal bilancio 2026
/// ```
///
/// # Esempio giusto
/// ```yaml
/// missione: 12
/// programma: 1
/// ```
///
/// # Riferimenti
/// D.Lgs. 118/2011, allegato 14; DM 10/10/2024 per il programma 12.11.
pub struct MissioneProgramma;

impl Rule for MissioneProgramma {
    fn codice(&self) -> &'static str {
        "COD-003"
    }

    fn titolo(&self) -> &'static str {
        "missione e programma sono nella classificazione dell'anno"
    }

    fn controlla(&self, c: &Contesto<'_>, esiti: &mut Vec<Segnalazione>) {
        let cartella = c.cartella();
        let schede = cartella.obiettivi.iter().map(|o| (&o.scheda.missione, &o.scheda.programma));
        let processi = cartella.processi.iter().map(|p| (&p.scheda.missione, &p.scheda.programma));
        for (missione, programma) in schede.chain(processi) {
            if let Some(m) = missione {
                self.una(c, m, programma.as_ref(), esiti);
            }
        }
    }
}

impl MissioneProgramma {
    fn una(
        &self,
        c: &Contesto<'_>,
        missione: &Testo,
        programma: Option<&Testo>,
        esiti: &mut Vec<Segnalazione>,
    ) {
        let anno = c.cartella().esercizio;
        let Some(m) = numero(missione) else { return };
        if classificazione().voce(anno, m, 0).is_none() {
            let s = Segnalazione::errore(
                self.codice(),
                missione.luogo,
                format!("la missione {m} non esiste nel {anno}"),
            )
            .aiuto("le missioni di un comune vanno da 1 a 20, poi 50, 60 e 99");
            esiti.push(c.programmato(s));
            return;
        }
        let Some((testo, p)) = programma.and_then(|p| Some((p, numero(p)?))) else {
            return;
        };
        match classificazione().voce(anno, m, p) {
            Some(v) if v.solo_regioni => esiti.push(
                Segnalazione::avviso(
                    self.codice(),
                    testo.luogo,
                    format!("il programma {p} della missione {m} è riservato alle Regioni"),
                )
                .aiuto("scegli un programma dei comuni"),
            ),
            Some(_) => {}
            None => {
                let altri = classificazione().programmi(anno, m);
                let s = Segnalazione::errore(
                    self.codice(),
                    testo.luogo,
                    format!("la missione {m} non ha un programma {p} nel {anno}"),
                )
                .aiuto(format!("i programmi della missione {m} sono: {altri}"));
                esiti.push(c.programmato(s));
            }
        }
    }
}

fn numero(t: &Testo) -> Option<u8> {
    intero(t.as_str()).and_then(|n| u8::try_from(n).ok())
}
