//! Required fields, references between files, dates that need the year: the last step of loading.

use std::collections::BTreeMap;
use std::sync::Mutex;

use rayon::prelude::*;

use super::bozza::Bozza;
use super::resolver::Resolver;
use super::{DAT_FILE, DAT_MANCANTE, DAT_RIPETUTA, DAT_VALORE, DAT_VUOTO, lucchetto};
use crate::diagnostic::{FileId, Luogo, Segnalazione};
use crate::model::{
    Allegato, Cartella, Dato, Ente, Mappa, NomeMetodo, OMappa, Obiettivo, ObiettivoFile, Personale,
    Rubrica, Testo, TipoObiettivo, intero, settori_di,
};
use crate::valori::DataGiorno;

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
    // A folder may hold a PIAO alone.
    let del_piao =
        b.piao.is_some() || ente.documenti.piao.luogo.riga > 0 || ente.piao.luogo.riga > 0;
    let senza_piano = del_piao && ente.documenti.piano.luogo.riga == 0;
    if b.obiettivi.is_empty() && b.processi.is_empty() && leggibili && !senza_piano {
        let s = Segnalazione::errore(
            DAT_VUOTO,
            Luogo::inizio(b.file_ente),
            "il piano è vuoto: non c'è nessuna scheda, né un processo",
        );
        note.push(s.aiuto("ogni obiettivo è un file `.yaml` nella cartella obiettivi/, ogni processo uno in processi/"));
    }
    let rubrica = Rubrica::nuovo(&persone, &ente.settori);
    let rischi = b.piao.as_ref().and_then(|p| p.rischi.as_ref());
    let misure = rischi.into_iter().flat_map(|s| s.dati.misure());
    let codici: Vec<&str> =
        misure.filter_map(|(_, m)| m.codice.as_ref()).map(Testo::as_str).collect();
    let processi: Vec<&str> = b.processi.iter().map(|p| p.percorso.as_str()).collect();
    let senza_personale = Mutex::new(None);
    let obiettivi = b.obiettivi.as_slice();
    let legami = leggibili.then_some((obiettivi, codici.as_slice()));
    let una = |o: &ObiettivoFile| {
        let mut sue = Vec::new();
        let mut r = Resolver {
            ente: &ente,
            persone: &persone,
            rubrica: &rubrica,
            gruppi: &gruppi,
            esercizio,
            legami,
            processi: &processi,
            senza_personale: &senza_personale,
            note: &mut sue,
        };
        r.dichiarato(&o.scheda, o.luogo());
        r.obiettivo(o);
        sue
    };
    let delle_schede: Vec<Vec<Segnalazione>> = obiettivi.par_iter().map(una).collect();
    let mut r = Resolver {
        ente: &ente,
        persone: &persone,
        rubrica: &rubrica,
        gruppi: &gruppi,
        esercizio,
        legami,
        processi: &processi,
        senza_personale: &senza_personale,
        note,
    };
    r.dichiarato(&ente, ente.luogo);
    r.ente();
    for p in &persone {
        r.dichiarato(p, p.luogo);
    }
    for q in gruppi.0.iter().flat_map(|(_, g)| g) {
        r.dichiarato(q, q.luogo);
    }
    r.personale();
    for p in &b.processi {
        r.dichiarato(&p.scheda, p.luogo());
        r.classificazione(p.scheda.missione.as_ref(), p.scheda.programma.as_ref());
        p.scheda.indici.iter().for_each(|i| r.per_anno(&i.storico));
        for i in &p.scheda.indicatori {
            r.per_anno(&i.storico);
            r.per_anno(&i.attesi);
        }
    }
    r.note.extend(delle_schede.into_iter().flatten());
    r.identita(&b.obiettivi);
    if let Some(p) = &b.piao {
        for s in p.sezioni() {
            r.dichiarato(s.dati, s.luogo);
        }
        r.piao(p);
    }
    for v in &b.variazioni {
        r.dichiarato(v, v.luogo);
    }
    r.personale_vuoto();
    if let Some(l) = &b.lucchetto {
        lucchetto::controlla(l, esercizio, r.note);
    }
    let nome = match &ente.metodologia {
        Some(OMappa::Testo(t)) => t.valore,
        Some(OMappa::Mappa(m)) => m.base.as_ref().and_then(|b| b.valore),
        None => None,
    };
    let profilo = super::metodi::profilo(nome.unwrap_or(NomeMetodo::STANDARD));
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
        profilo,
        allegati,
        file: Vec::new(),
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
    if anno.is_none() {
        // What the number's own reader said of it is said better here.
        note.retain(|s| s.luogo != e.luogo || s.regola != DAT_VALORE);
        note.push(
            Segnalazione::errore(DAT_VALORE, e.luogo, format!("`{}` non è un anno", e.testo))
                .aiuto("scrivi l'anno con quattro cifre: `esercizio: 2026`; gli anni di un obiettivo che dura di più stanno nella sua `durata`"),
        );
    }
    anno
}

impl<'a> Resolver<'a, '_> {
    fn personale(&mut self) {
        let mut visti: BTreeMap<&str, Luogo> = BTreeMap::new();
        for p in self.persone {
            if let Some(id) = &p.id {
                self.unico(&mut visti, id, "dipendente");
            }
            self.periodo(p.dal.as_ref(), p.al.as_ref());
            for q in &p.periodi {
                self.periodo(q.dal.as_ref(), q.al.as_ref());
            }
        }
    }

    fn periodo(&mut self, dal: Option<&Dato<DataGiorno>>, al: Option<&Dato<DataGiorno>>) {
        let giorno = |d: Option<&Dato<DataGiorno>>| d?.valore?.nel(self.esercizio?).ok();
        let (inizio, fine) = (giorno(dal), giorno(al));
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

    /// What of a scheda its declaration does not say.
    fn obiettivo(&mut self, file: &ObiettivoFile) {
        let o = &file.scheda;
        let di_ente = o.tipo.as_ref().and_then(|t| t.valore) == Some(TipoObiettivo::Ente);
        let senza = o.settore.is_none() && o.assegnazioni.is_empty() && !di_ente;
        if senza && self.ente.settori.len() > 1 {
            self.manca(file.luogo(), "settore");
        }
        self.classificazione(o.missione.as_ref(), o.programma.as_ref());
        for i in &o.indicatori {
            self.per_anno(&i.storico);
            self.per_anno(&i.attesi);
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
