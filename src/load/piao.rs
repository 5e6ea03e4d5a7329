//! `piao/`: reading its sections, and what they refer to.

use std::collections::BTreeMap;

use super::riferimenti::Risolutore;
use super::yaml::Nodo;
use super::{DAT_RIFERIMENTO, DAT_RIPETUTA, DAT_VALORE, lettore};
use crate::diagnostic::{FileId, Luogo, Segnalazione};
use crate::model::piao::{
    Azione, Fabbisogni, ObiettivoValore, Piao, Prosa, RischiCorruttivi, Sezione, SezioneFile,
    Struttura, ValorePubblico,
};
use crate::model::{Dato, ObiettivoFile, Testo, intero};
use crate::valori::{Numero, suggerisci};

/// Reads the tree of a section.
pub(super) fn leggi(
    p: &mut Piao,
    sezione: Sezione,
    file: FileId,
    percorso: &str,
    nodo: &Nodo,
    note: &mut Vec<Segnalazione>,
) {
    fn una<T: serde::de::DeserializeOwned + Default>(
        (file, percorso): (FileId, &str),
        nodo: &Nodo,
        note: &mut Vec<Segnalazione>,
    ) -> Option<SezioneFile<T>> {
        let dati = lettore::leggi(nodo, note);
        Some(SezioneFile { file, percorso: percorso.to_owned(), dati })
    }
    let dove = (file, percorso);
    match sezione {
        Sezione::Anagrafica => p.anagrafica = una(dove, nodo, note),
        Sezione::ValorePubblico => p.valore_pubblico = una(dove, nodo, note),
        Sezione::Rischi => p.rischi = una(dove, nodo, note),
        Sezione::Struttura => p.struttura = una(dove, nodo, note),
        Sezione::LavoroAgile => p.lavoro_agile = una(dove, nodo, note),
        Sezione::Fabbisogni => p.fabbisogni = una(dove, nodo, note),
        Sezione::Monitoraggio => p.monitoraggio = una(dove, nodo, note),
        // The schede: there is no such file.
        Sezione::Performance => {}
    }
}

/// The narratives of every section.
pub(super) fn prose(p: &Piao) -> Vec<&Prosa> {
    p.sezioni().flat_map(|s| s.rassegna().prose).collect()
}

impl<'a> Risolutore<'a> {
    /// Checks what every section refers to.
    pub(super) fn piao(&mut self, p: &'a Piao) {
        for prosa in prose(p).into_iter().filter(|p| p.file().is_none()) {
            self.prosa(Some(&prosa.0));
        }
        if let Some(s) = &p.anagrafica {
            let d = &s.dati;
            for chi in [&d.legale_rappresentante, &d.responsabile_transizione] {
                self.chi(chi.as_ref());
            }
        }
        if let Some(s) = &p.valore_pubblico {
            self.valore_pubblico(&s.dati);
        }
        if let Some(s) = &p.rischi {
            self.rischi(&s.dati);
        }
        if let Some(s) = &p.struttura {
            self.struttura(&s.dati);
        }
        if let Some(s) = &p.lavoro_agile {
            for a in &s.dati.attivita {
                self.chi(a.struttura.as_ref());
            }
        }
        if let Some(s) = &p.fabbisogni {
            self.fabbisogni(&s.dati);
        }
        if let Some(s) = &p.monitoraggio {
            for v in &s.dati.sezioni {
                self.chi(v.responsabile.as_ref());
            }
        }
    }

    /// Who answers for something: a settore by id, or a person.
    fn chi(&mut self, chi: Option<&Testo>) {
        let Some(t) = chi else { return };
        let nome = t.as_str();
        let sembra_nome =
            nome.contains(char::is_whitespace) || nome.starts_with(char::is_uppercase);
        let settore = self.rubrica.settore(nome).is_some();
        if sembra_nome || settore || self.rubrica.persona(nome).is_some() {
            return;
        }
        let persone = self.persone.iter().flat_map(|p| [&p.id, &p.nome]).flatten();
        let settori = self.ente.settori.iter().filter_map(|s| s.id.as_ref());
        let noti: Vec<&str> = persone.chain(settori).map(Testo::as_str).collect();
        let aiuto = match suggerisci(nome, &noti) {
            Some(vicino) => format!("forse `{vicino}`?"),
            None => "scrivi nome e cognome, l'id di una persona o l'id di un settore".into(),
        };
        let messaggio = format!("`{t}` non è in personale.yaml né tra i settori di ente.yaml");
        self.errore(DAT_RIFERIMENTO, t.luogo, messaggio, aiuto);
    }

    fn azioni(&mut self, azioni: &[Azione]) {
        for a in azioni {
            self.chi(a.responsabile.as_ref());
        }
    }

    fn valore_pubblico(&mut self, v: &ValorePubblico) {
        for o in &v.obiettivi {
            self.chi(o.responsabile.as_ref());
            self.classificazione(o.missione.as_ref(), o.programma.as_ref());
            self.strategico(o);
        }
        for p in &v.semplificazione {
            self.chi(p.responsabile.as_ref());
        }
        for a in &v.accessibilita {
            self.chi(a.responsabile.as_ref());
        }
        self.chi(v.responsabile_accessibilita.as_ref());
        self.azioni(&v.parita);
        self.azioni(&v.energia);
    }

    fn strategico(&mut self, o: &ObiettivoValore) {
        let Some(t) = &o.obiettivo_strategico else { return };
        let codici: Vec<&str> = self
            .ente
            .strategia
            .iter()
            .filter_map(|v| v.codice.as_ref())
            .map(Testo::as_str)
            .collect();
        if codici.contains(&t.as_str()) {
            return;
        }
        let aiuto = match suggerisci(t.as_str(), &codici) {
            Some(vicino) => format!("forse `{vicino}`?"),
            None => "aggiungilo a `strategia`, in ente.yaml".into(),
        };
        let messaggio = format!("l'obiettivo strategico `{t}` non è in ente.yaml");
        self.errore(DAT_RIFERIMENTO, t.luogo, messaggio, aiuto);
    }

    fn rischi(&mut self, r: &'a RischiCorruttivi) {
        let mut visti: BTreeMap<&str, Luogo> = BTreeMap::new();
        for (_, m) in r.misure() {
            self.chi(m.responsabile.as_ref());
            let Some(codice) = &m.codice else { continue };
            if let Some(prima) = visti.insert(codice.as_str(), codice.luogo) {
                let messaggio = format!("c'è già una misura con codice `{codice}`");
                self.note.push(
                    Segnalazione::errore(DAT_RIPETUTA, codice.luogo, messaggio)
                        .aiuto("ogni codice si usa una volta sola: le schede citano le misure così")
                        .correlata(prima, "la prima volta è qui"),
                );
            }
        }
        for p in &r.processi {
            self.chi(p.struttura.as_ref());
        }
        for o in &r.trasparenza {
            for chi in [&o.elaborazione, &o.trasmissione, &o.pubblicazione] {
                self.chi(chi.as_ref());
            }
        }
    }

    fn struttura(&mut self, s: &Struttura) {
        for u in &s.organigramma {
            self.settore(u.settore.as_ref());
            self.incaricato(u.responsabile.as_ref());
            for f in &u.uffici {
                self.incaricato(f.responsabile.as_ref());
            }
        }
    }

    fn fabbisogni(&mut self, f: &Fabbisogni) {
        self.data_con_anno(f.al.as_ref());
        self.data_con_anno(f.parere.as_ref().and_then(|p| p.data.as_ref()));
        for c in &f.cessazioni {
            self.settore(c.settore.as_ref());
            self.anno(c.anno.as_ref());
        }
        for a in &f.assunzioni {
            self.settore(a.settore.as_ref());
            self.anno(a.anno.as_ref());
        }
        for i in f.formazione.iter().flat_map(|f| &f.iniziative) {
            self.anno(i.anno.as_ref());
        }
    }

    fn anno(&mut self, anno: Option<&Dato<Numero>>) {
        if let Some(a) = anno.filter(|a| a.valore.is_some())
            && !intero(&a.testo).is_some_and(|n| (1990..2200).contains(&n))
        {
            let messaggio = format!("`{}` non è un anno", a.testo);
            self.errore(DAT_VALORE, a.luogo, messaggio, "scrivi l'anno con quattro cifre: `2026`");
        }
    }

    /// What schede and measures name in each other is there.
    pub(super) fn legami(&mut self, piao: Option<&Piao>, schede: &[ObiettivoFile]) {
        let rischi = piao.and_then(|p| p.rischi.as_ref()).map(|s| &s.dati);
        let misure: Vec<_> =
            rischi.into_iter().flat_map(RischiCorruttivi::misure).map(|(_, m)| m).collect();
        let codici: Vec<&str> =
            misure.iter().filter_map(|m| m.codice.as_ref()).map(Testo::as_str).collect();
        for o in schede {
            let delle_fasi = o.scheda.fasi.iter().flat_map(|f| &f.misura);
            for m in o.scheda.misura.iter().chain(delle_fasi) {
                if !codici.contains(&m.as_str()) {
                    let aiuto = match suggerisci(m.as_str(), &codici) {
                        Some(vicina) => format!("forse `{vicina}`?"),
                        None => "le misure stanno in piao/2.3-rischi-corruttivi.yaml".into(),
                    };
                    let messaggio = format!("la misura `{m}` non è nella sezione 2.3 del PIAO");
                    self.errore(DAT_RIFERIMENTO, m.luogo, messaggio, aiuto);
                }
            }
        }
        let valore = piao.and_then(|p| p.valore_pubblico.as_ref());
        let di_valore = valore.into_iter().flat_map(|s| &s.dati.obiettivi);
        let citate = misure
            .into_iter()
            .flat_map(|m| &m.obiettivi)
            .chain(di_valore.flat_map(|o| &o.obiettivi));
        for t in citate {
            if !schede.iter().any(|o| o.si_chiama(t.as_str())) {
                let noti: Vec<&str> = schede
                    .iter()
                    .flat_map(|o| [o.scheda.codice.as_ref().map(Testo::as_str), Some(&*o.percorso)])
                    .flatten()
                    .collect();
                let aiuto = match suggerisci(t.as_str(), &noti) {
                    Some(vicino) => format!("forse `{vicino}`?"),
                    None => "scrivi il codice di una scheda, o il percorso del suo file".into(),
                };
                self.errore(DAT_RIFERIMENTO, t.luogo, format!("la scheda `{t}` non c'è"), aiuto);
            }
        }
    }
}
