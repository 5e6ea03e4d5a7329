//! PIA: the sections of the PIAO, and what must stand in each.

use std::collections::BTreeMap;

use super::{Contesto, Descritta, Rule, regola};
use crate::diagnostic::{Luogo, Segnalazione};
use crate::model::chiavi;
use crate::model::piao::{FormaPiao, Letta, Sezione, SezionePerformance};
use crate::model::{Ente, StatoObiettivo};

regola! {
    /// PIA-001: il PIAO ha le sezioni che l'ente deve
    ///
    /// # Cosa controlla
    /// Che nella cartella `piao` ci sia un file per ogni sezione dovuta: tutte per chi ha almeno 50
    /// dipendenti; 1, 2.3, 3.1, 3.2 e 3.3 per gli altri. La 2.2 non ha un file: sono le schede, e chi la
    /// include deve averne una. Tace se l'atto conferma il PIAO dell'anno prima.
    ///
    /// # Perché
    /// Al posto di una sezione non dovuta si stampa che non lo è; al posto di una dovuta e dimenticata
    /// non c'è niente da stampare.
    ///
    /// # Esempio sbagliato
    /// ```yaml
    /// # ente.yaml
    /// ente:
    ///   denominazione: Comune di Prova
    ///   dipendenti: 22
    /// # piao/1-scheda-anagrafica.yaml
    /// indirizzo: Piazza del Municipio 1
    /// ```
    ///
    /// # Esempio giusto
    /// ```yaml
    /// # piao/2.3-rischi-corruttivi.yaml
    /// accesso_civico: La richiesta si presenta al protocollo.
    /// # piao/3.1-struttura.yaml
    /// organigramma:
    ///   - settore: s
    ///     dipendenti: 22
    /// # piao/3.2-lavoro-agile.yaml
    /// accordi: 3
    /// # piao/3.3-fabbisogni.yaml
    /// evoluzione: Il numero resta quello.
    /// ```
    ///
    /// # Riferimenti
    /// DL 80/2021, art. 6; DM 132/2022, artt. 2 e 6.
    SezioniDovute, materia Piao
}

impl Rule for SezioniDovute {
    fn controlla(&self, c: &Contesto<'_>, esiti: &mut Vec<Segnalazione>) {
        let cartella = c.cartella();
        let atto = &cartella.ente.documenti.piao.atto;
        if !c.fa_il_piao() || atto.si_conferma() {
            return;
        }
        let forma = cartella.ente.forma_piao();
        for sezione in Sezione::TUTTE.into_iter().filter(|s| s.dovuta(forma)) {
            let c_e = match sezione.file() {
                Some(_) => cartella.piao.as_ref().is_some_and(|p| p.sezione(sezione).is_some()),
                None => {
                    let attiva = |s: StatoObiettivo| s == StatoObiettivo::Attivo;
                    let schede = c.schede().iter().any(|o| attiva(o.scheda.stato()));
                    schede || cartella.ente.performance_piao() != SezionePerformance::Inclusa
                }
            };
            if !c_e {
                esiti.push(self.manca(c, sezione));
            }
        }
    }
}

impl SezioniDovute {
    fn manca(&self, c: &Contesto<'_>, s: Sezione) -> Segnalazione {
        let messaggio = format!("manca la sezione {} del PIAO, {}", s.numero(), s.titolo());
        let aiuto = match s.file() {
            Some(file) => format!("aggiungi `{file}`"),
            None => {
                "aggiungi le schede in obiettivi/, o scrivi `piao: performance: allegata`".into()
            }
        };
        self.errore(c.luogo_piao(), messaggio).aiuto(aiuto)
    }
}

regola! {
    /// PIA-002: ogni sezione del PIAO ha i suoi campi
    ///
    /// # Cosa controlla
    /// Che in ogni sezione ci siano i campi che la forma del PIAO chiede (nel semplificato sono meno), e
    /// in ente.yaml i dati che la scheda anagrafica prende da lì: dipendenti, abitanti, codice fiscale,
    /// sindaco e RPCT. Responsabile, tempi e indicatore delle misure li controlla PIA-004.
    ///
    /// # Perché
    /// Il Piano-tipo dice che cosa sta in ogni sezione; una tabella con una colonna in bianco si nota sul
    /// portale, dopo il voto.
    ///
    /// # Esempio sbagliato
    /// ```yaml
    /// # ente.yaml
    /// ente:
    ///   denominazione: Comune di Prova
    ///   dipendenti: 22
    ///   abitanti: 3.100
    ///   codice_fiscale: "00000000000"
    /// incarichi:
    ///   sindaco: Ada Verdi
    ///   rpct: p-a
    /// # piao/1-scheda-anagrafica.yaml
    /// indirizzo: Piazza del Municipio 1
    /// ```
    ///
    /// # Esempio giusto
    /// ```yaml
    /// # piao/1-scheda-anagrafica.yaml
    /// indirizzo: Piazza del Municipio 1
    /// sito: https://www.comune.prova.example
    /// pec: protocollo@pec.comune.prova.example
    /// telefono: 0000 123456
    /// responsabile_transizione: p-a
    /// dpo: Ugo Bianchi
    /// ```
    ///
    /// # Riferimenti
    /// DM 132/2022, artt. 2-6 e Piano-tipo.
    CampiDelleSezioni, materia Piao
}

impl Rule for CampiDelleSezioni {
    fn controlla(&self, c: &Contesto<'_>, esiti: &mut Vec<Segnalazione>) {
        let cartella = c.cartella();
        let Some(piao) = cartella.piao.as_ref() else { return };
        let forma = cartella.ente.forma_piao();
        if piao.anagrafica.is_some() {
            for (luogo, campi) in dell_ente(&cartella.ente, c.intera(), forma) {
                esiti.push(self.mancano(luogo, "ente.yaml, per il PIAO", &campi));
            }
        }
        for letta in piao.sezioni() {
            let nome = format!("sezione {} del PIAO", letta.sezione.numero());
            for (luogo, campi) in mancanti(c, &letta, forma) {
                esiti.push(self.mancano(luogo, &nome, &campi));
            }
        }
    }
}

/// The keys that each mapping lacks, by its place.
type Buchi = BTreeMap<Luogo, Vec<&'static str>>;

fn mancanti(c: &Contesto<'_>, letta: &Letta<'_>, forma: Option<FormaPiao>) -> Buchi {
    let mut buchi = Buchi::new();
    for m in chiavi::mancanti(letta.dati, letta.luogo) {
        if m.chiave.serve.in_forma(forma) {
            buchi.entry(m.luogo).or_default().push(m.chiave.nome);
        }
    }
    if letta.sezione == Sezione::Struttura {
        let struttura = c.cartella().piao.as_ref().and_then(|p| p.struttura.as_ref());
        for u in struttura.iter().flat_map(|s| &s.dati.organigramma) {
            if u.settore.is_none() && u.nome.is_none() {
                buchi.entry(u.luogo).or_default().push("settore");
            }
        }
    }
    buchi
}

/// What section 1 takes from ente.yaml.
fn dell_ente(e: &Ente, intera: Luogo, forma: Option<FormaPiao>) -> Buchi {
    let mut buchi = Buchi::new();
    for m in chiavi::mancanti(&e.ente, intera) {
        if m.chiave.serve.in_forma(forma) {
            buchi.entry(m.luogo).or_default().push(m.chiave.nome);
        }
    }
    let luogo = e.incarichi.0.first().map_or(intera, |(k, _)| k.luogo);
    for campo in ["sindaco", "rpct"] {
        if e.incarichi.get(campo).is_none() {
            buchi.entry(luogo).or_default().push(campo);
        }
    }
    buchi
}

impl CampiDelleSezioni {
    fn mancano(&self, luogo: Luogo, dove: &str, campi: &[&str]) -> Segnalazione {
        let elenco: Vec<String> = campi.iter().map(|k| format!("`{k}`")).collect();
        let messaggio = match elenco.as_slice() {
            [solo] => format!("{dove}: manca {solo}"),
            _ => format!("{dove}: mancano {}", elenco.join(", ")),
        };
        let aiuto = match campi {
            [solo] => format!("aggiungi `{solo}: …`"),
            _ => "aggiungi le chiavi, ognuna con il suo valore".into(),
        };
        self.errore(luogo, messaggio).aiuto(aiuto)
    }
}
