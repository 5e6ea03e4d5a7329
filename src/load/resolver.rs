//! What a reference of the data leads to: every text that names something, wherever the model declares it.

use std::collections::BTreeMap;
use std::sync::Mutex;

use super::prosa::immagine;
use super::{DAT_IMMAGINE, DAT_MANCANTE, DAT_RIFERIMENTO, DAT_RIPETUTA, DAT_VALORE};
use crate::diagnostic::{Luogo, Segnalazione};
use crate::model::chiavi::{self, Cita, Contenuto, Gruppo, Serve, Via};
use crate::model::{
    Dipendente, Ente, Mappa, ObiettivoFile, Partecipazione, Rubrica, Settore, Testo, intero,
    numero_bilancio,
};
use crate::valori::{DataGiorno, con_data, parole_di_nome, stesso, suggerisci};

/// What the references are resolved against, and where the findings go.
pub(super) struct Resolver<'a, 'n> {
    pub(super) ente: &'a Ente,
    pub(super) persone: &'a [Dipendente],
    pub(super) rubrica: &'a Rubrica,
    pub(super) gruppi: &'a Mappa<Vec<Partecipazione>>,
    pub(super) esercizio: Option<i16>,
    /// The schede, and the codes of the measures of the PIAO, where all of them could be read.
    pub(super) legami: Option<(&'a [ObiettivoFile], &'a [&'a str])>,
    /// The paths of the process sheets.
    pub(super) processi: &'a [&'a str],
    /// The first person that is named, where nobody is in personale.yaml.
    pub(super) senza_personale: &'a Mutex<Option<Testo>>,
    pub(super) note: &'n mut Vec<Segnalazione>,
}

/// Two words of a name that differ by a slip.
fn simili(a: &str, b: &str) -> bool {
    a.chars().count() > 3 && strsim::damerau_levenshtein(a, b) == 1
}

/// The only one of some texts that holds another, or is held by it, whatever its case.
fn contenuto<'a>(testo: &str, noti: &[&'a str]) -> Option<&'a str> {
    let t = testo.trim().to_lowercase();
    let suo = |n: &&&str| {
        let n = n.to_lowercase();
        t.chars().count() > 3 && n.chars().count() > 3 && (n.contains(&t) || t.contains(&n))
    };
    let mut trovati = noti.iter().filter(suo);
    trovati.next().filter(|_| trovati.next().is_none()).copied()
}

/// Whether a text is a name, and not an id.
fn sembra_nome(testo: &str) -> bool {
    testo.contains(char::is_whitespace) || testo.starts_with(char::is_uppercase)
}

impl<'a> Resolver<'a, '_> {
    /// All that the declaration of the keys asks of a file: what must be there, what is named, dates.
    pub(super) fn dichiarato(&mut self, g: &'a dyn Gruppo, altrimenti: Luogo) {
        for m in chiavi::mancanti(g, altrimenti) {
            if m.chiave.serve == Serve::Lettura && m.taciuta {
                self.manca(m.luogo, m.chiave.nome);
            }
        }
        chiavi::percorri(g, &mut |via, c| self.foglia(via, c));
    }

    fn foglia(&mut self, via: Via<'_>, c: &Contenuto<'a>) {
        match c {
            Contenuto::Narrativa(t) => self.senza_immagini(t),
            Contenuto::Prosa(p) if p.file().is_none() => self.senza_immagini(p),
            Contenuto::Testo(t) if via.0.last().is_some_and(|k| k.nome == "numero") => {
                self.numero_di_atto(t);
            }
            Contenuto::Testo(t) => match via.cita() {
                Some(Cita::Persona | Cita::Incaricato | Cita::Chi) if self.omonimi(t) => {}
                Some(Cita::Persona) if self.rubrica.persona(t.as_str()).is_none() => {
                    self.nessuno(t, "aggiungi la persona a personale.yaml, o correggi l'id");
                }
                Some(Cita::Incaricato) => self.incaricato(t),
                Some(Cita::Chi) => self.chi(t),
                Some(Cita::Settore) => self.settore(t),
                Some(Cita::Gruppo) => self.gruppo(t),
                Some(Cita::Processo) => self.processo(t),
                Some(Cita::Strategico) => self.strategico(t),
                Some(Cita::Scheda) => self.scheda(t),
                Some(Cita::Misura) => self.misura(t),
                Some(Cita::Persona | Cita::Altro) | None => {}
            },
            Contenuto::Valore(d) => {
                let con_anno = via.0.last().is_some_and(|k| k.con_anno);
                if let Some(g) = d.giorno() {
                    self.data(g, d.testo(), d.luogo(), con_anno);
                }
            }
            _ => {}
        }
    }

    /// The number of an act that was typed with its date.
    fn numero_di_atto(&mut self, t: &Testo) {
        let Some((numero, data)) = con_data(t.as_str()) else { return };
        let messaggio = format!("`{t}` è il numero di un atto insieme alla sua data");
        let aiuto = format!("scrivili ciascuno al suo posto: `numero: {numero}` e `data: {data}`");
        self.errore(DAT_VALORE, t.luogo, messaggio, aiuto);
    }

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
    pub(super) fn manca(&mut self, padre: Luogo, nome: &str) {
        let aiuto = format!("aggiungi `{nome}: …`");
        self.errore(DAT_MANCANTE, padre, format!("manca `{nome}`"), aiuto);
    }

    fn senza_immagini(&mut self, t: &Testo) {
        if let Some(figura) = immagine(t.as_str()) {
            self.errore(
                DAT_IMMAGINE,
                t.luogo,
                format!("c'è un'immagine in un testo: `{figura}`"),
                "nei testi non si stampano immagini: toglila, o scrivi dove si trova",
            );
        }
    }

    /// Reports an id that somebody else has.
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

    /// A date that exists in its year, and has one where it must.
    fn data(&mut self, d: DataGiorno, testo: &str, luogo: Luogo, con_anno: bool) {
        if let Some(Err(e)) = self.esercizio.map(|anno| d.nel(anno)) {
            self.errore(DAT_VALORE, luogo, e.messaggio, e.aiuto);
        }
        if con_anno && d.anno.is_none() {
            self.errore(
                DAT_VALORE,
                luogo,
                format!("alla data `{testo}` manca l'anno"),
                "la data di un atto porta l'anno: `data: 26/04/2023`",
            );
        }
    }

    /// Reports a name that two persons have: only an id tells them apart.
    fn omonimi(&mut self, chi: &Testo) -> bool {
        let Some(posti) = self.rubrica.omonimi(chi.as_str()) else { return false };
        let suoi: Vec<&Dipendente> = posti.iter().filter_map(|i| self.persone.get(*i)).collect();
        let id: Vec<&str> = suoi.iter().filter_map(|p| p.id.as_ref()).map(Testo::as_str).collect();
        let messaggio = format!("`{chi}` è il nome di {} persone", suoi.len());
        let aiuto = match id.as_slice() {
            [] => "dai a ciascuna un `id` in personale.yaml, e scrivi qui quello giusto".to_owned(),
            id => format!("scrivi l'id di quella giusta: {}", id.join(" o ")),
        };
        let s = Segnalazione::errore(DAT_RIFERIMENTO, chi.luogo, messaggio).aiuto(aiuto);
        let luoghi = suoi.iter().filter_map(|p| p.nome.as_ref()).map(|n| n.luogo);
        self.note.push(luoghi.fold(s, |s, l| s.correlata(l, "si chiama così")));
        true
    }

    /// The only person some of whose names a text has: a surname alone, an initial before it, a slip.
    fn per_parole(&self, chi: &Testo) -> Option<&'a Dipendente> {
        let sue = parole_di_nome(chi.as_str());
        let di = |p: &&Dipendente| {
            let nome = p.nome.as_ref().map_or_else(Vec::new, |n| parole_di_nome(n.as_str()));
            let iniziale = |n: &str, s: &str| s.chars().count() == 1 && n.starts_with(s);
            let una = |s: &String| nome.iter().any(|n| n == s || simili(n, s) || iniziale(n, s));
            let intera = sue.iter().any(|s| s.chars().count() > 1);
            // A name has few words: more of them say something else.
            intera && (1..=4).contains(&nome.len()) && sue.iter().all(una)
        };
        let mut loro = self.persone.iter().filter(di);
        loro.next().filter(|_| loro.next().is_none())
    }

    /// Somebody who is not in personale.yaml.
    fn nessuno(&mut self, chi: &Testo, altrimenti: &str) {
        if self.persone.is_empty() {
            // One cause, told once: what is missing is the file.
            if let Ok(mut primo) = self.senza_personale.lock()
                && primo.as_ref().is_none_or(|p| chi.luogo < p.luogo)
            {
                *primo = Some(chi.clone());
            }
            return;
        }
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
        let per_parole = || self.per_parole(chi)?.id.as_ref().map(Testo::as_str);
        let vicino =
            suggerisci(chi.as_str(), &noti).or_else(|| tagliato().copied()).or_else(per_parole);
        let aiuto = match vicino {
            Some(vicino) => format!("forse `{vicino}`?"),
            None => altrimenti.to_owned(),
        };
        self.errore(DAT_RIFERIMENTO, chi.luogo, format!("`{chi}` non è in personale.yaml"), aiuto);
    }

    /// Tells that nobody is in personale.yaml, where somebody is named.
    pub(super) fn personale_vuoto(&mut self) {
        let primo = self.senza_personale.lock().ok().and_then(|p| p.clone());
        let Some(chi) = primo else { return };
        let messaggio = format!("`{chi}` non si trova: personale.yaml manca, o è vuoto");
        let aiuto = "scrivi in personale.yaml le persone che i dati citano: per ognuna `- id: …` e sotto \
                     `nome: Nome Cognome`";
        self.errore(DAT_RIFERIMENTO, chi.luogo, messaggio, aiuto);
    }

    /// A settore of ente.yaml, by its id or its name.
    fn settore(&mut self, s: &Testo) {
        if self.rubrica.settore(s.as_str()).is_some() {
            return;
        }
        let di = |s: &'a Settore| [s.id.as_ref(), s.nome.as_ref()];
        let noti: Vec<&str> =
            self.ente.settori.iter().flat_map(di).flatten().map(Testo::as_str).collect();
        let id = self.ente.settori.iter().filter_map(|s: &Settore| s.id.as_ref());
        let id: Vec<&str> = id.map(Testo::as_str).collect();
        let aiuto = match suggerisci(s.as_str(), &noti).or_else(|| contenuto(s.as_str(), &noti)) {
            Some(vicino) => format!("forse `{vicino}`?"),
            None => format!("i settori di ente.yaml sono: {}", id.join(", ")),
        };
        self.errore(
            DAT_RIFERIMENTO,
            s.luogo,
            format!("il settore `{s}` non è in ente.yaml"),
            aiuto,
        );
    }

    /// A group of personale.yaml, by its name.
    fn gruppo(&mut self, gruppo: &Testo) {
        if self.gruppi.get(gruppo.as_str()).is_some() {
            return;
        }
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

    /// An office-holder is a name or an id; what looks like an id and is nobody's is a slip of the
    /// pen, and would be printed on an act.
    fn incaricato(&mut self, chi: &Testo) {
        let nome = chi.as_str();
        if nome.trim().is_empty() {
            let aiuto = "scrivi nome e cognome, o l'id di personale.yaml; o togli la riga";
            let s = Segnalazione::avviso(DAT_MANCANTE, chi.luogo, "qui manca il nome");
            return self.note.push(s.aiuto(aiuto));
        }
        if self.rubrica.persona(nome).is_some() {
            return;
        }
        if sembra_nome(nome) {
            return self.quasi(chi);
        }
        self.nessuno(
            chi,
            "aggiungi la persona a personale.yaml, o correggi l'id; un nome si scrive per esteso, nome e cognome",
        );
    }

    /// Somebody who may be from outside, and has nearly the name of one who works there.
    fn quasi(&mut self, chi: &Testo) {
        let Some(p) = self.per_parole(chi) else { return };
        let Some(nome) = &p.nome else { return };
        let messaggio =
            format!("`{chi}` non è in personale.yaml, dove c'è {nome}: si stampa com'è scritto");
        let id = p.id.as_ref().unwrap_or(nome);
        let aiuto =
            format!("se è la stessa persona scrivi `{id}`; se no scrivi nome e cognome per intero");
        self.note.push(
            Segnalazione::avviso(DAT_RIFERIMENTO, chi.luogo, messaggio)
                .aiuto(aiuto)
                .correlata(nome.luogo, "il nome che gli somiglia"),
        );
    }

    /// Who answers for something: a settore by id, or a person.
    fn chi(&mut self, t: &Testo) {
        let nome = t.as_str();
        let settore = self.rubrica.settore(nome).is_some();
        if settore || self.rubrica.persona(nome).is_some() {
            return;
        }
        if sembra_nome(nome) {
            return self.quasi(t);
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

    /// An objective of `strategia`, in ente.yaml.
    fn strategico(&mut self, t: &Testo) {
        let codici: Vec<&str> = self
            .ente
            .strategia
            .iter()
            .filter_map(|v| v.codice.as_ref())
            .map(Testo::as_str)
            .collect();
        if codici.iter().any(|c| stesso(c, t.as_str())) {
            return;
        }
        let aiuto = match suggerisci(t.as_str(), &codici) {
            Some(vicino) => format!("forse `{vicino}`?"),
            None => "aggiungilo a `strategia`, in ente.yaml".into(),
        };
        let messaggio = format!("l'obiettivo strategico `{t}` non è in ente.yaml");
        self.errore(DAT_RIFERIMENTO, t.luogo, messaggio, aiuto);
    }

    fn processo(&mut self, p: &Testo) {
        if self.processi.iter().any(|x| stesso(x, p.as_str())) {
            return;
        }
        let aiuto = match suggerisci(p.as_str(), self.processi) {
            Some(vicino) => format!("forse `{vicino}`?"),
            None => "indica un file della cartella, come `processi/ente.yaml`".into(),
        };
        self.errore(DAT_RIFERIMENTO, p.luogo, format!("il processo `{p}` non c'è"), aiuto);
    }

    /// A measure of section 2.3, by its code.
    fn misura(&mut self, m: &Testo) {
        let Some((_, codici)) = &self.legami else { return };
        if codici.iter().any(|c| stesso(c, m.as_str())) {
            return;
        }
        let aiuto = match suggerisci(m.as_str(), codici) {
            Some(vicina) => format!("forse `{vicina}`?"),
            None => "le misure stanno in piao/2.3-rischi-corruttivi.yaml".into(),
        };
        let messaggio = format!("la misura `{m}` non è nella sezione 2.3 del PIAO");
        self.errore(DAT_RIFERIMENTO, m.luogo, messaggio, aiuto);
    }

    /// A scheda, by its code, its path or its identity.
    fn scheda(&mut self, t: &Testo) {
        let Some((schede, _)) = &self.legami else { return };
        if schede.iter().any(|o| o.si_chiama(t.as_str())) {
            return;
        }
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

    /// Figures by year: each key is one.
    pub(super) fn per_anno<T>(&mut self, m: &Mappa<T>) {
        for (k, _) in &m.0 {
            let anno = intero(k.as_str()).is_some_and(|n| (1900..2200).contains(&n));
            if anno || k.as_str().trim().is_empty() {
                continue;
            }
            let cifre: String = k.as_str().chars().filter(char::is_ascii_digit).collect();
            let giusto = if cifre.len() == 4 { cifre } else { "2025".to_owned() };
            self.errore(
                DAT_VALORE,
                k.luogo,
                format!("`{k}` non è un anno"),
                format!("scrivi l'anno con quattro cifre e niente altro: `{giusto}: …`"),
            );
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
}
