//! COD: missioni and programmi of the budget.

use super::{Contesto, Descritta, Rule, classificazione, regola};
use crate::diagnostic::Segnalazione;
use crate::model::{RegolaCodici, Testo, denominazione_bilancio, numero_bilancio};
use crate::valori::Codice;

/// Missione and programma wherever they are cited: schede, processes, strategy.
fn citati<'a>(
    c: &Contesto<'a>,
) -> impl Iterator<Item = (Option<&'a Testo>, Option<&'a Testo>)> + use<'a> {
    let cartella = c.cartella();
    let schede = cartella.obiettivi.iter().map(|o| (&o.scheda.missione, &o.scheda.programma));
    let processi = cartella.processi.iter().map(|p| (&p.scheda.missione, &p.scheda.programma));
    let strategia = cartella.ente.strategia.iter().map(|v| (&v.missione, &v.programma));
    schede.chain(processi).chain(strategia).map(|(m, p)| (m.as_ref(), p.as_ref()))
}

regola! {
    /// COD-002: il codice che si legge come missione e programma è coerente con quelli dichiarati
    ///
    /// # Cosa controlla
    /// Che un codice come `1.02.03` cominci con la missione e il programma della scheda; con
    /// `codici: liberi` non si controlla.
    ///
    /// # Perché
    /// Chi legge `1.06.01` cerca l'obiettivo tra le risorse dell'Ufficio tecnico: se la scheda dichiara
    /// la Segreteria generale, uno dei due è sbagliato.
    ///
    /// # Esempio sbagliato
    /// ```yaml
    /// codice: 1.06.01
    /// missione: 1
    /// programma: 2
    /// ```
    ///
    /// # Esempio giusto
    /// ```yaml
    /// codice: 1.02.01
    /// missione: 1
    /// programma: 2
    /// ```
    ///
    /// # Riferimenti
    /// D.Lgs. 118/2011, allegato 4/1, § 10; allegato 14.
    CodiceCoerente, guarda Foglio
}

impl Rule for CodiceCoerente {
    fn controlla(&self, c: &Contesto<'_>, esiti: &mut Vec<Segnalazione>) {
        let regola = c.cartella().ente.codici.as_ref().and_then(|r| r.valore);
        if regola == Some(RegolaCodici::Liberi) {
            return;
        }
        for o in c.schede() {
            let s = &o.scheda;
            let (Some(codice), Some(missione)) = (&s.codice, &s.missione) else { continue };
            let Some((m, p)) = Codice(codice.testo.clone()).missione_programma() else { continue };
            let programma = s.programma.as_ref();
            let stesso = |t: &Testo, n: u8| numero_bilancio(t).is_none_or(|d| d == n);
            if stesso(missione, m) && programma.is_none_or(|t| stesso(t, p)) {
                continue;
            }
            let dichiarato = match programma {
                Some(t) => format!("missione {missione}, programma {t}"),
                None => format!("missione {missione}"),
            };
            let messaggio = format!(
                "il codice `{codice}` si legge missione {m}, programma {p}, e la scheda dichiara {dichiarato}"
            );
            let aiuto = "correggi il codice o la classificazione; se i codici dell'ente non seguono il bilancio, scrivi `codici: liberi` in ente.yaml";
            esiti.push(
                self.avviso(codice.luogo, messaggio).aiuto(aiuto).correlata(
                    programma.unwrap_or(missione).luogo,
                    "la classificazione dichiarata",
                ),
            );
        }
    }
}

regola! {
    /// COD-003: missione e programma sono nella classificazione dell'anno
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
    /// # ente.yaml
    /// esercizio: 2025
    /// # obiettivi/a.yaml
    /// missione: 12
    /// programma: 11    # c'è solo dal bilancio 2026
    /// ```
    ///
    /// # Esempio giusto
    /// ```yaml
    /// # obiettivi/a.yaml
    /// missione: 12
    /// programma: 1
    /// ```
    ///
    /// # Riferimenti
    /// D.Lgs. 118/2011, allegato 14; DM 10/10/2024 per il programma 12.11.
    MissioneProgramma, guarda Foglio, accompagna "COD-002" "COD-006"
}

impl Rule for MissioneProgramma {
    fn controlla(&self, c: &Contesto<'_>, esiti: &mut Vec<Segnalazione>) {
        for (missione, programma) in citati(c) {
            if let Some(m) = missione {
                self.una(c, m, programma, esiti);
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
        let Some(m) = numero_bilancio(missione) else { return };
        if classificazione().voce(anno, m, 0).is_none() {
            let s = self
                .errore(missione.luogo, format!("la missione {m} non esiste nel {anno}"))
                .aiuto("le missioni di un comune vanno da 1 a 20, poi 50, 60 e 99");
            esiti.push(s);
            return;
        }
        let Some((testo, p)) = programma.and_then(|p| Some((p, numero_bilancio(p)?))) else {
            return;
        };
        match classificazione().voce(anno, m, p) {
            Some(v) if v.solo_regioni => esiti.push(
                self.avviso(
                    testo.luogo,
                    format!("il programma {p} della missione {m} è riservato alle Regioni"),
                )
                .aiuto("scegli un programma dei comuni"),
            ),
            Some(_) => {}
            None => {
                let altri = classificazione().programmi(anno, m);
                let s = self
                    .errore(
                        testo.luogo,
                        format!("la missione {m} non ha un programma {p} nel {anno}"),
                    )
                    .aiuto(format!("i programmi della missione {m} sono: {altri}"));
                esiti.push(s);
            }
        }
    }
}

regola! {
    /// COD-004: la denominazione di missione e programma è quella della classificazione
    ///
    /// # Cosa controlla
    /// Dove accanto al numero è scritto il nome (`missione: 1 - Servizi istituzionali…`), che il nome
    /// sia quello ufficiale dell'anno. Sulla pagina si stampa sempre quello ufficiale.
    ///
    /// # Perché
    /// Un nome che non corrisponde al numero dice che uno dei due è sbagliato.
    ///
    /// # Esempio sbagliato
    /// ```yaml
    /// missione: 8 - Trasporti e diritto alla mobilità
    /// ```
    ///
    /// # Esempio giusto
    /// ```yaml
    /// missione: 10 - Trasporti e diritto alla mobilità
    /// ```
    ///
    /// # Riferimenti
    /// D.Lgs. 118/2011, allegato 14.
    Denominazione, guarda Foglio, materia Sempre
}

impl Rule for Denominazione {
    fn controlla(&self, c: &Contesto<'_>, esiti: &mut Vec<Segnalazione>) {
        for (missione, programma) in citati(c) {
            let Some(m) = missione.and_then(numero_bilancio) else { continue };
            let numeri =
                [(missione, 0), (programma, programma.and_then(numero_bilancio).unwrap_or(0))];
            for (testo, p) in numeri {
                let Some((testo, nome)) = testo.and_then(|t| Some((t, denominazione_bilancio(t)?)))
                else {
                    continue;
                };
                let Some(voce) = classificazione().voce(c.anno(), m, p) else { continue };
                if !stesso_nome(nome, &voce.nome) {
                    esiti.push(
                        self.avviso(testo.luogo, format!("`{nome}` non è il nome di quel numero"))
                            .aiuto(format!(
                                "il nome ufficiale è «{}»: basta scrivere il numero",
                                voce.nome
                            )),
                    );
                }
            }
        }
    }
}

/// The same name but for capitals, accents written with an apostrophe, spaces, and an ending cut by dots.
fn stesso_nome(scritto: &str, ufficiale: &str) -> bool {
    let lettere = |t: &str| -> String {
        let t = t.to_lowercase().replace(['à', 'á'], "a").replace(['è', 'é'], "e");
        let t = t.replace('ì', "i").replace('ò', "o").replace('ù', "u");
        t.chars().filter(|c| c.is_alphanumeric()).collect()
    };
    let tagliato = scritto.trim_end_matches(['.', '…', ' ']);
    let (a, b) = (lettere(scritto), lettere(ufficiale));
    a == b || (tagliato.len() < scritto.len() && b.starts_with(&a))
}
