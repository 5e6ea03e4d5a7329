//! `piano.lock.yaml`: the plan as it was voted, field by field, and what acts changed since.
//!
//! The program writes it (`piano::lucchetto`) and nobody else does: its hash says so. The hash is
//! SHA-256 over [`Lucchetto::canonico`], which anyone can write down again.

use std::fmt::Write as _;

use serde::Deserialize;
use sha2::{Digest as _, Sha256};

use super::{Atto, Mappa, Organo, Testo, TipoAtto, Variazione, intero};
use crate::diagnostic::Luogo;
use crate::valori::{Ambito, Valore as _, numerato};

/// The version of the lock's own form: since 2 it holds the method of scoring.
pub const FORMATO_LUCCHETTO: i64 = 2;

/// One planned field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CampoVotato {
    /// Its path: `titolo`, `indicatori[Pratiche acquisite].atteso`.
    pub chiave: String,
    /// As printed; never empty.
    pub forma: String,
    /// Where it stands; the sheet's own place for what was not typed in it.
    pub luogo: Luogo,
}

/// The planned fields of one sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SchedaProgrammata {
    /// Which sheet: its `id`, else its path without extension.
    pub identita: String,
    /// Its path relative to the folder; empty for what only a lock knows.
    pub percorso: String,
    /// Its place.
    pub luogo: Luogo,
    /// The fields, in the order of the sheet.
    pub campi: Vec<CampoVotato>,
}

impl SchedaProgrammata {
    /// The printed form of a field.
    pub fn forma(&self, chiave: &str) -> Option<&str> {
        self.campi.iter().find(|c| c.chiave == chiave).map(|c| c.forma.as_str())
    }

    /// Its code; empty for a process.
    pub fn codice(&self) -> &str {
        self.forma("codice").unwrap_or_default()
    }

    /// Its title.
    pub fn titolo(&self) -> &str {
        self.forma("titolo").unwrap_or_default()
    }

    /// What it is called in a sentence: its code, else its identity.
    pub fn nome(&self) -> &str {
        if self.codice().is_empty() { &self.identita } else { self.codice() }
    }
}

/// The lock.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Lucchetto {
    /// Where the mapping stands.
    #[serde(rename = "$luogo")]
    pub luogo: Luogo,
    /// Version of the lock's form; 1 when absent.
    pub formato: Option<Testo>,
    /// 1 as first approved, one more with each act of variation.
    pub versione: Option<Testo>,
    /// The year of the plan.
    pub esercizio: Option<Testo>,
    /// The act that approved the plan.
    pub atto: AttoLucchetto,
    /// The method of scoring, a parameter a key; a lock of the first form has none.
    pub metodo: Mappa<Testo>,
    /// SHA-256 of the whole.
    pub impronta: Option<Testo>,
    /// The sheets.
    pub schede: Vec<SchedaLucchetto>,
    /// The acts of variation that this version holds.
    pub variazioni: Vec<VariazioneLucchetto>,
    /// The files that the plan was made from when it was voted, compressed: see `piano::votato`.
    pub dati: Option<Testo>,
}

/// An act, by what identifies it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct AttoLucchetto {
    /// What kind of act.
    pub tipo: Option<Testo>,
    /// Whose.
    pub organo: Option<Testo>,
    /// Its number.
    pub numero: Option<Testo>,
    /// Its date, as `15/01/2026`.
    pub data: Option<Testo>,
}

/// A sheet in the lock.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct SchedaLucchetto {
    /// Where the mapping stands.
    #[serde(rename = "$luogo")]
    pub luogo: Luogo,
    /// Its identity.
    pub scheda: Option<Testo>,
    /// SHA-256 of its fields.
    pub impronta: Option<Testo>,
    /// Its planned fields, in their order.
    pub campi: Mappa<Testo>,
}

/// A variation that the lock holds.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct VariazioneLucchetto {
    /// Where the mapping stands.
    #[serde(rename = "$luogo")]
    pub luogo: Luogo,
    /// Since which version of the lock.
    pub versione: Option<Testo>,
    /// The act.
    pub atto: AttoLucchetto,
    /// What it does.
    pub tipo: Option<Testo>,
    /// The schede it names, as in `variazioni.yaml`.
    pub obiettivi: Vec<Testo>,
    /// Why.
    pub motivo: Option<Testo>,
    /// What it changed.
    pub modifiche: Vec<ModificaLucchetto>,
}

/// A field that a variation changed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct ModificaLucchetto {
    /// Identity of the sheet.
    pub scheda: Option<Testo>,
    /// Its code at the time.
    pub codice: Option<Testo>,
    /// Its title at the time.
    pub titolo: Option<Testo>,
    /// Key of the field; `scheda` for a whole sheet.
    pub campo: Option<Testo>,
    /// Before.
    pub prima: Option<Testo>,
    /// After.
    pub dopo: Option<Testo>,
}

/// A text that was not read from a file; `None` if there is none.
pub(crate) fn scritto(testo: impl Into<String>) -> Option<Testo> {
    let testo = testo.into();
    (!testo.is_empty()).then(|| Testo { testo, luogo: Luogo::default() })
}

fn letto(t: &Option<Testo>) -> &str {
    t.as_ref().map_or("", Testo::as_str)
}

impl AttoLucchetto {
    /// What identifies an act.
    pub fn di(a: &Atto) -> Self {
        let data = a.data.as_ref().map(|d| match d.valore {
            Some(v) => match v.anno.and_then(|anno| v.nel(anno).ok()) {
                Some(g) => format!("{:02}/{:02}/{}", g.day(), g.month(), g.year()),
                None => d.testo.clone(),
            },
            None => d.testo.clone(),
        });
        AttoLucchetto {
            tipo: a.tipo.as_ref().and_then(|t| scritto(t.valore?.parola())),
            organo: a.organo.as_ref().and_then(|o| scritto(o.valore?.parola())),
            numero: a.numero.as_ref().and_then(|n| scritto(n.as_str())),
            data: data.and_then(scritto),
        }
    }

    /// The same act wherever it stands in a file.
    pub(crate) fn copia(&self) -> Self {
        let uno = |t: &Option<Testo>| t.as_ref().and_then(|t| scritto(t.as_str()));
        AttoLucchetto {
            tipo: uno(&self.tipo),
            organo: uno(&self.organo),
            numero: uno(&self.numero),
            data: uno(&self.data),
        }
    }

    /// In words: "deliberazione della giunta n. 88 del 15/09/2026"; empty when it says nothing.
    pub fn testo(&self) -> String {
        let di_chi = match letto(&self.organo) {
            "" => String::new(),
            o if o == Organo::Giunta.parola() => format!("della {o}"),
            o => format!("del {o}"),
        };
        let monocratico = [Organo::Sindaco, Organo::Presidente, Organo::Commissario];
        let monocratico = monocratico.iter().any(|o| o.parola() == letto(&self.organo));
        let tipo = match letto(&self.tipo) {
            "" if di_chi.is_empty() => "",
            "" if monocratico => TipoAtto::Decreto.parola(),
            "" => TipoAtto::Deliberazione.parola(),
            t => t,
        };
        let con = |prima: &str, t: &Option<Testo>| {
            t.as_ref().map_or(String::new(), |t| format!("{prima} {t}"))
        };
        let numero = self.numero.as_ref().map(|n| format!("n. {}", numerato(n.as_str())));
        let numero = numero.unwrap_or_default();
        let parti = [tipo.to_owned(), di_chi, numero, con("del", &self.data)];
        parti.into_iter().filter(|p| !p.is_empty()).collect::<Vec<_>>().join(" ")
    }
}

impl SchedaLucchetto {
    pub(crate) fn di(s: &SchedaProgrammata) -> Self {
        let campo =
            |c: &CampoVotato| Some((scritto(c.chiave.as_str())?, scritto(c.forma.as_str())?));
        SchedaLucchetto {
            luogo: Luogo::default(),
            scheda: scritto(s.identita.as_str()),
            impronta: None,
            campi: Mappa(s.campi.iter().filter_map(campo).collect()),
        }
    }

    /// As the sheets of a folder are, to be compared with them.
    pub fn programmata(&self) -> SchedaProgrammata {
        let campo = |(k, v): &(Testo, Testo)| CampoVotato {
            chiave: k.testo.clone(),
            forma: di_oggi(k.as_str(), v.as_str()),
            luogo: v.luogo,
        };
        SchedaProgrammata {
            identita: letto(&self.scheda).to_owned(),
            percorso: String::new(),
            luogo: self.luogo,
            campi: self.campi.0.iter().map(campo).collect(),
        }
    }

    fn canonico(&self) -> String {
        let mut t = riga(&["scheda", letto(&self.scheda)]);
        for (k, v) in &self.campi.0 {
            t.push_str(&riga(&[k.as_str(), v.as_str()]));
        }
        t
    }
}

/// The printed form of today of a value in a lock: an older one kept the themes as they were typed.
fn di_oggi(chiave: &str, forma: &str) -> String {
    let uno = |t: &str| Ambito::leggi(t).map_or_else(|_| t.to_owned(), |a| a.forma(0));
    match chiave {
        "ambiti" => forma.split(", ").map(uno).collect::<Vec<_>>().join(", "),
        _ => forma.to_owned(),
    }
}

/// A line of the canonical text: parts between tabs; a tab, a line break or a backslash within one is
/// written `\t`, `\n`, `\\`.
fn riga(parti: &[&str]) -> String {
    let parte = |p: &&str| p.replace('\\', "\\\\").replace('\n', "\\n").replace('\t', "\\t");
    parti.iter().map(parte).collect::<Vec<_>>().join("\t") + "\n"
}

fn sha256(testo: &str) -> String {
    let mut cifre = String::new();
    for byte in Sha256::digest(testo.as_bytes()) {
        // Writing to a String cannot fail.
        let _ = write!(cifre, "{byte:02x}");
    }
    cifre
}

impl Lucchetto {
    /// The lock of a plan that was approved: its first version.
    pub fn nuovo(esercizio: i16, atto: &Atto, schede: &[SchedaProgrammata]) -> Self {
        let l = Lucchetto {
            formato: scritto("1"),
            versione: scritto("1"),
            esercizio: scritto(esercizio.to_string()),
            atto: AttoLucchetto::di(atto),
            schede: schede.iter().map(SchedaLucchetto::di).collect(),
            ..Lucchetto::default()
        };
        l.sigillato()
    }

    /// The same with the method of scoring, a parameter and its value each.
    #[must_use]
    pub fn con_metodo(self, voci: &[(String, String)]) -> Self {
        let voce = |(k, v): &(String, String)| Some((scritto(k.as_str())?, scritto(v.as_str())?));
        let metodo = Mappa(voci.iter().filter_map(voce).collect());
        let formato = scritto(FORMATO_LUCCHETTO.to_string());
        Lucchetto { formato, metodo, ..self }.sigillato()
    }

    /// Whether the plan was voted before the lock held the method: dates did not count in valore then.
    pub fn metodo_di_prima(&self) -> bool {
        self.metodo.0.is_empty()
    }

    /// The same with the files that the plan was made from.
    #[must_use]
    pub fn con_dati(self, dati: String) -> Self {
        Lucchetto { dati: scritto(dati), ..self }.sigillato()
    }

    /// The same with its hashes.
    pub(crate) fn sigillato(mut self) -> Self {
        for s in &mut self.schede {
            s.impronta = scritto(sha256(&s.canonico()));
        }
        self.impronta = scritto(sha256(&self.canonico()));
        self
    }

    /// Which version; 1 when it does not say.
    pub fn versione(&self) -> i64 {
        self.versione.as_ref().and_then(|t| intero(t.as_str())).unwrap_or(1)
    }

    /// The sheets, to be compared with those of a folder.
    pub fn programmate(&self) -> Vec<SchedaProgrammata> {
        self.schede.iter().map(SchedaLucchetto::programmata).collect()
    }

    /// Whether a variation is already held by this version: then it allows no further change.
    pub fn contiene(&self, v: &Variazione) -> bool {
        let questa = VariazioneLucchetto::di(v).identita();
        self.variazioni.iter().any(|x| x.identita() == questa)
    }

    /// The text that the hash is taken of: everything that the lock says, but for the hashes.
    pub fn canonico(&self) -> String {
        let di_atto = |a: &AttoLucchetto| {
            riga(&["atto", letto(&a.tipo), letto(&a.organo), letto(&a.numero), letto(&a.data)])
        };
        let mut t = riga(&["formato", letto(&self.formato)]);
        t.push_str(&riga(&["versione", letto(&self.versione)]));
        t.push_str(&riga(&["esercizio", letto(&self.esercizio)]));
        t.push_str(&di_atto(&self.atto));
        for (k, v) in &self.metodo.0 {
            t.push_str(&riga(&["metodo", k.as_str(), v.as_str()]));
        }
        for s in &self.schede {
            t.push_str(&s.canonico());
        }
        for v in &self.variazioni {
            t.push_str(&riga(&[
                "variazione",
                letto(&v.versione),
                letto(&v.tipo),
                letto(&v.motivo),
            ]));
            t.push_str(&di_atto(&v.atto));
            for o in &v.obiettivi {
                t.push_str(&riga(&["obiettivo", o.as_str()]));
            }
            for m in &v.modifiche {
                let parti = [&m.scheda, &m.codice, &m.titolo, &m.campo, &m.prima, &m.dopo];
                t.push_str(&riga(&parti.map(letto)));
            }
        }
        if let Some(d) = &self.dati {
            t.push_str(&riga(&["dati", &sha256(d.as_str())]));
        }
        t
    }

    /// Where the lock is not as the program wrote it, and what is wrong there.
    pub fn difetti(&self) -> Vec<(Luogo, String)> {
        let torna = |scritta: &Testo, testo: &str| scritta.as_str() == sha256(testo);
        let mut v = Vec::new();
        for s in &self.schede {
            if let Some(i) = s.impronta.as_ref().filter(|i| !torna(i, &s.canonico())) {
                v.push((
                    i.luogo,
                    format!("la scheda `{}` non torna con la sua impronta", letto(&s.scheda)),
                ));
            }
        }
        match &self.impronta {
            None => v.push((self.luogo, "manca l'impronta".to_owned())),
            Some(i) if v.is_empty() && !torna(i, &self.canonico()) => {
                v.push((i.luogo, "il contenuto non torna con l'impronta".to_owned()));
            }
            Some(_) => {}
        }
        v
    }
}

impl VariazioneLucchetto {
    /// A variation as the lock keeps it, without what it changed.
    pub(crate) fn di(v: &Variazione) -> Self {
        VariazioneLucchetto {
            atto: AttoLucchetto::di(&v.atto),
            tipo: v.tipo.as_ref().and_then(|t| scritto(t.valore?.parola())),
            obiettivi: v.obiettivi.iter().filter_map(|t| scritto(t.as_str())).collect(),
            motivo: v.motivo.as_ref().and_then(|t| scritto(t.as_str())),
            ..VariazioneLucchetto::default()
        }
    }

    /// What tells it from the others: a reason put into better words is the same variation.
    fn identita(&self) -> String {
        let a = &self.atto;
        let parti = [&a.tipo, &a.organo, &a.numero, &a.data, &self.tipo].map(letto);
        let nomi = self.obiettivi.iter().map(Testo::as_str);
        riga(&parti.into_iter().chain(nomi).collect::<Vec<_>>())
    }
}
