//! Required fields, references between files, dates that need the year: the last step of loading.

use std::collections::BTreeMap;

use super::file::Bozza;
use super::{DAT_FILE, DAT_MANCANTE, DAT_RIFERIMENTO, DAT_RIPETUTA, DAT_VALORE, lucchetto};
use crate::diagnostic::{FileId, Luogo, Segnalazione};
use crate::model::{
    Allegato, Cartella, Dato, Dipendente, Ente, Indicatore, Mappa, OElenco, Obiettivo,
    ObiettivoFile, Partecipazione, Personale, Rubrica, Settore, Testo, TipoObiettivo, intero,
    numero_bilancio, settori_di,
};
use crate::valori::{DataGiorno, suggerisci};

/// The version of the data format that this program reads.
const FORMATO: i64 = 1;

/// Says that the data are in a newer format than this program reads: then nothing else that it
/// finds can be trusted.
pub fn troppo_nuovo(b: &Bozza) -> Option<Segnalazione> {
    let f = b.ente.as_ref()?.formato.as_ref()?;
    let n = intero(&f.testo).filter(|n| *n > FORMATO)?;
    let messaggio = format!(
        "programma troppo vecchio: i dati sono in formato {n}, questo programma legge il {FORMATO}"
    );
    Some(Segnalazione::errore(DAT_VALORE, f.luogo, messaggio).aiuto("aggiorna il programma"))
}

/// Says that ente.yaml is missing.
pub fn senza_ente(file: FileId, aiuto: impl Into<String>) -> Segnalazione {
    Segnalazione::errore(DAT_FILE, Luogo::inizio(file), "manca il file ente.yaml").aiuto(aiuto)
}

/// Resolves what the files say into a [`Cartella`]; `None` when there is not even a year.
pub fn risolvi(
    b: Bozza,
    allegati: BTreeMap<String, Allegato>,
    note: &mut Vec<Segnalazione>,
) -> Option<Cartella> {
    if b.senza_riferimenti() {
        return None;
    }
    let leggibili = b.legami_leggibili();
    let Some(ente) = b.ente else {
        note.push(senza_ente(
            b.file_ente,
            "crealo nella cartella: esercizio, ente, settori e documenti stanno lì",
        ));
        return None;
    };
    let (persone, gruppi) = match b.personale {
        Personale::Elenco(persone) => (persone, Mappa::default()),
        Personale::Mappa(m) => (m.persone, m.gruppi),
    };
    let esercizio = esercizio(&ente, note);
    let rubrica = Rubrica::nuovo(&persone, &ente.settori);
    let mut r = Risolutore {
        ente: &ente,
        persone: &persone,
        rubrica: &rubrica,
        gruppi: &gruppi,
        esercizio,
        note,
    };
    r.ente();
    r.personale();
    let percorsi: Vec<&str> = b.processi.iter().map(|p| p.percorso.as_str()).collect();
    for p in &b.processi {
        r.partecipanti(p.scheda.personale.as_ref());
        r.classificazione(p.scheda.missione.as_ref(), p.scheda.programma.as_ref());
        r.indicatori(&p.scheda.indicatori);
        r.prosa_processo(&p.scheda);
        for i in &p.scheda.indici {
            r.serve(i.nome.as_ref(), i.luogo, "nome");
        }
    }
    for o in &b.obiettivi {
        r.obiettivo(&o.scheda, &percorsi);
        r.prosa_obiettivo(&o.scheda);
    }
    r.identita(&b.obiettivi);
    if let Some(p) = &b.piao {
        r.piao(p);
    }
    if leggibili {
        r.legami(b.piao.as_ref(), &b.obiettivi);
    }
    for v in &b.variazioni {
        r.atto(&v.atto);
        r.prosa_variazione(v);
    }
    if let Some(l) = &b.lucchetto {
        lucchetto::controlla(l, esercizio, r.note);
    }
    let mut obiettivi = b.obiettivi;
    let posto = |x: &ObiettivoFile| {
        let settori = settori_di(&rubrica, ente.settori.len(), &x.scheda);
        settori.first().copied().unwrap_or(usize::MAX)
    };
    let posti: BTreeMap<String, usize> =
        obiettivi.iter().map(|o| (o.percorso.clone(), posto(o))).collect();
    obiettivi.sort_by(|x, y| {
        let codice = |o: &Obiettivo| o.codice.as_ref().map_or(String::new(), |c| c.testo.clone());
        posti
            .get(&x.percorso)
            .cmp(&posti.get(&y.percorso))
            .then_with(|| alphanumeric_sort::compare_str(codice(&x.scheda), codice(&y.scheda)))
            .then_with(|| alphanumeric_sort::compare_str(&x.percorso, &y.percorso))
    });
    Some(Cartella {
        esercizio: esercizio?,
        ente,
        persone,
        gruppi,
        processi: b.processi,
        obiettivi,
        variazioni: b.variazioni,
        piao: b.piao,
        lucchetto: b.lucchetto,
        allegati,
        rubrica,
    })
}

fn esercizio(ente: &Ente, note: &mut Vec<Segnalazione>) -> Option<i16> {
    let Some(e) = &ente.esercizio else {
        note.push(
            Segnalazione::errore(DAT_MANCANTE, ente.luogo, "manca `esercizio`")
                .aiuto("scrivi l'anno del piano: `esercizio: 2026`"),
        );
        return None;
    };
    let anno =
        intero(&e.testo).and_then(|n| i16::try_from(n).ok()).filter(|n| (1990..2200).contains(n));
    if anno.is_none() && e.valore.is_some() {
        note.push(
            Segnalazione::errore(DAT_VALORE, e.luogo, format!("`{}` non è un anno", e.testo))
                .aiuto("scrivi l'anno con quattro cifre: `esercizio: 2026`"),
        );
    }
    anno
}

/// What the references are resolved against, and where the findings go.
pub(super) struct Risolutore<'a> {
    pub(super) ente: &'a Ente,
    pub(super) persone: &'a [Dipendente],
    pub(super) rubrica: &'a Rubrica,
    pub(super) gruppi: &'a Mappa<Vec<Partecipazione>>,
    pub(super) esercizio: Option<i16>,
    pub(super) note: &'a mut Vec<Segnalazione>,
}

impl<'a> Risolutore<'a> {
    pub(super) fn errore(
        &mut self,
        codice: &'static str,
        l: Luogo,
        messaggio: String,
        aiuto: impl Into<String>,
    ) {
        self.note.push(Segnalazione::errore(codice, l, messaggio).aiuto(aiuto));
    }

    /// Reports a required field that is not there, at its parent.
    pub(super) fn serve<T>(&mut self, campo: Option<&T>, padre: Luogo, nome: &str) {
        if campo.is_none() {
            self.errore(
                DAT_MANCANTE,
                padre,
                format!("manca `{nome}`"),
                format!("aggiungi `{nome}: …`"),
            );
        }
    }

    pub(super) fn unico(
        &mut self,
        visti: &mut BTreeMap<&'a str, Luogo>,
        id: &'a Testo,
        cosa: &str,
    ) {
        if let Some(prima) = visti.insert(id.as_str(), id.luogo) {
            self.note.push(
                Segnalazione::errore(
                    DAT_RIPETUTA,
                    id.luogo,
                    format!("c'è già un {cosa} con id `{id}`"),
                )
                .aiuto("ogni id si usa una volta sola")
                .correlata(prima, "la prima volta è qui"),
            );
        }
    }

    fn personale(&mut self) {
        let mut visti: BTreeMap<&str, Luogo> = BTreeMap::new();
        for p in self.persone {
            self.serve(p.nome.as_ref(), p.luogo, "nome");
            if let Some(id) = &p.id {
                self.unico(&mut visti, id, "dipendente");
            }
            self.settore(p.settore.as_ref());
            self.periodo(p.dal.as_ref(), p.al.as_ref());
            for q in &p.periodi {
                self.settore(q.settore.as_ref());
                self.periodo(q.dal.as_ref(), q.al.as_ref());
            }
        }
        for (_, quote) in &self.gruppi.0 {
            self.quote(quote);
        }
    }

    fn periodo(&mut self, dal: Option<&Dato<DataGiorno>>, al: Option<&Dato<DataGiorno>>) {
        let (inizio, fine) = (self.data(dal), self.data(al));
        if let (Some(i), Some(f), Some(al)) = (inizio, fine, al)
            && f < i
        {
            self.errore(
                DAT_VALORE,
                al.luogo,
                format!("il periodo finisce ({}) prima di cominciare", al.testo),
                "controlla `dal` e `al`",
            );
        }
    }

    /// A date with the year of the esercizio where it has none.
    pub(super) fn data(&mut self, d: Option<&Dato<DataGiorno>>) -> Option<jiff::civil::Date> {
        let d = d?;
        match d.valore.as_ref()?.nel(self.esercizio?) {
            Ok(data) => Some(data),
            Err(e) => {
                self.errore(DAT_VALORE, d.luogo, e.messaggio, e.aiuto);
                None
            }
        }
    }

    pub(super) fn nessuno(&mut self, chi: &Testo, altrimenti: &str) {
        let noti: Vec<&str> = self
            .persone
            .iter()
            .flat_map(|p| [&p.id, &p.nome])
            .flatten()
            .map(Testo::as_str)
            .collect();
        // An id cut short is too far from the whole for a slip of the pen.
        let tagliato = || {
            let mut suoi = noti.iter().filter(|n| n.starts_with(chi.as_str()));
            suoi.next().filter(|_| suoi.next().is_none() && chi.as_str().chars().count() >= 3)
        };
        let vicino = suggerisci(chi.as_str(), &noti).or_else(|| tagliato().copied());
        let aiuto = match vicino {
            Some(vicino) => format!("forse `{vicino}`?"),
            None => altrimenti.to_owned(),
        };
        self.errore(DAT_RIFERIMENTO, chi.luogo, format!("`{chi}` non è in personale.yaml"), aiuto);
    }

    pub(super) fn settore(&mut self, s: Option<&Testo>) {
        let Some(s) = s else { return };
        if self.rubrica.settore(s.as_str()).is_some() {
            return;
        }
        let noti: Vec<&str> = self
            .ente
            .settori
            .iter()
            .filter_map(|s: &Settore| s.id.as_ref())
            .map(Testo::as_str)
            .collect();
        let aiuto = match suggerisci(s.as_str(), &noti) {
            Some(vicino) => format!("forse `{vicino}`?"),
            None => format!("i settori di ente.yaml sono: {}", noti.join(", ")),
        };
        self.errore(
            DAT_RIFERIMENTO,
            s.luogo,
            format!("il settore `{s}` non è in ente.yaml"),
            aiuto,
        );
    }

    fn partecipanti(&mut self, personale: Option<&OElenco<Partecipazione>>) {
        match personale {
            None => {}
            Some(OElenco::Elenco(quote)) => self.quote(quote),
            Some(OElenco::Testo(gruppo)) if self.gruppi.get(gruppo.as_str()).is_some() => {}
            Some(OElenco::Testo(gruppo)) => self.gruppo_ignoto(gruppo),
        }
    }

    fn gruppo_ignoto(&mut self, gruppo: &Testo) {
        let noti: Vec<&str> = self.gruppi.0.iter().map(|(k, _)| k.as_str()).collect();
        let aiuto = match suggerisci(gruppo.as_str(), &noti) {
            Some(vicino) => format!("forse `{vicino}`?"),
            None if noti.is_empty() => {
                "scrivi l'elenco dei dipendenti, o dichiara il gruppo in personale.yaml sotto `gruppi:`".into()
            }
            None => format!("i gruppi sono: {}", noti.join(", ")),
        };
        let messaggio = format!("il gruppo `{gruppo}` non è in personale.yaml");
        self.errore(DAT_RIFERIMENTO, gruppo.luogo, messaggio, aiuto);
    }

    fn quote(&mut self, quote: &[Partecipazione]) {
        for q in quote {
            match &q.dipendente {
                None => self.serve::<()>(None, q.luogo, "dipendente"),
                Some(chi) if self.rubrica.persona(chi.as_str()).is_none() => {
                    self.nessuno(chi, "aggiungi la persona a personale.yaml, o correggi l'id");
                }
                Some(_) => {}
            }
        }
    }

    pub(super) fn classificazione(&mut self, missione: Option<&Testo>, programma: Option<&Testo>) {
        for (numero, cosa) in [(missione, "una missione"), (programma, "un programma")] {
            if let Some(n) = numero
                && numero_bilancio(n).is_none()
            {
                self.errore(
                    DAT_VALORE,
                    n.luogo,
                    format!("`{n}` non è il numero di {cosa}"),
                    "scrivi il numero di bilancio: `missione: 1`, `programma: 2`",
                );
            }
        }
    }

    fn indicatori(&mut self, indicatori: &[Indicatore]) {
        for i in indicatori {
            self.serve(i.nome.as_ref(), i.luogo, "nome");
            for r in &i.rilevazioni {
                self.data(r.al.as_ref());
            }
        }
    }

    fn obiettivo(&mut self, o: &Obiettivo, processi: &[&str]) {
        self.serve(o.codice.as_ref(), o.luogo, "codice");
        self.serve(o.titolo.as_ref(), o.luogo, "titolo");
        self.settore(o.settore.as_ref());
        for a in &o.assegnazioni {
            self.serve(a.settore.as_ref(), a.luogo, "settore");
            self.settore(a.settore.as_ref());
        }
        self.settore(o.capofila.as_ref());
        let di_ente = o.tipo.as_ref().and_then(|t| t.valore) == Some(TipoObiettivo::Ente);
        let senza = o.settore.is_none() && o.assegnazioni.is_empty() && !di_ente;
        if senza && self.ente.settori.len() > 1 {
            self.serve::<()>(None, o.luogo, "settore");
        }
        self.incaricato(o.responsabile.as_ref());
        self.classificazione(o.missione.as_ref(), o.programma.as_ref());
        self.partecipanti(o.personale.as_ref());
        self.indicatori(&o.indicatori);
        if let Some(p) = &o.processo
            && !processi.contains(&p.as_str())
        {
            let aiuto = match suggerisci(p.as_str(), processi) {
                Some(vicino) => format!("forse `{vicino}`?"),
                None => "indica un file della cartella, come `processi/ente.yaml`".into(),
            };
            self.errore(DAT_RIFERIMENTO, p.luogo, format!("il processo `{p}` non c'è"), aiuto);
        }
        let v = &o.verifiche;
        for c in v.intermedia.iter().chain(&v.intermedie).chain(&v.finale) {
            self.data(c.data.as_ref());
            for d in &c.date {
                self.data(Some(d));
            }
        }
    }

    /// The identity of a scheda (its id or path) is one scheda's only.
    fn identita(&mut self, obiettivi: &[crate::model::ObiettivoFile]) {
        let mut visti: BTreeMap<&str, Luogo> = BTreeMap::new();
        for o in obiettivi {
            let luogo = o.scheda.id.as_ref().map_or(Luogo::inizio(o.file), |t| t.luogo);
            if let Some(prima) = visti.insert(&o.id, luogo) {
                self.note.push(
                    Segnalazione::errore(
                        DAT_RIPETUTA,
                        luogo,
                        format!("c'è già una scheda con identità `{}`", o.id),
                    )
                    .aiuto("cambia `id`, o il nome del file")
                    .correlata(prima, "la prima volta è qui"),
                );
            }
        }
    }
}
