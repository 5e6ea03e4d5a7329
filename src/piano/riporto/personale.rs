//! personale.yaml: who left during the year, and who stays.

use jiff::civil::Date;

use super::date::Anni;
use super::editor::{DA_COMPILARE, VoceScritta, YamlEditor, elementi, figlio, scritto};
use super::{Avviso, chiavi};
use crate::load::bozza::Posto;
use crate::load::yaml::YamlNode;
use crate::model::chiavi::Cita;
use crate::valori::{DataGiorno, Valore as _, data_estesa};

/// Somebody who left.
pub struct Cessato {
    /// Which one of the list.
    posto: usize,
    id: Option<String>,
    nome: String,
    al: Date,
    /// Whether a sheet or an office still names them.
    pub citato: bool,
}

impl Cessato {
    /// Whether a reference means them.
    fn sono(&self, chi: &str) -> bool {
        self.id.as_deref() == Some(chi) || self.nome == chi
    }
}

/// What stands before the name of who left, until somebody takes the place.
fn al_posto_di() -> String {
    format!("{DA_COMPILARE} al posto di ")
}

/// The list of persons of the file.
fn persone(radice: &YamlNode) -> &YamlNode {
    figlio(radice, "persone").unwrap_or(radice)
}

/// The last day of a service or period, where it ended before the new year.
fn finito(n: &YamlNode, a: Anni) -> Option<Date> {
    let al = DataGiorno::leggi(scritto(figlio(n, "al"))?).ok()?.nel(a.vecchio).ok()?;
    (al.year() < a.nuovo).then_some(al)
}

/// Who left before the new year begins.
pub fn usciti(radice: &YamlNode, a: Anni) -> Vec<Cessato> {
    let uno = |(posto, p): (usize, &YamlNode)| {
        let periodi = elementi(figlio(p, "periodi"));
        let al = if periodi.is_empty() {
            finito(p, a)?
        } else {
            let fini = periodi.iter().map(|q| finito(q, a)).collect::<Option<Vec<_>>>()?;
            fini.into_iter().max()?
        };
        let id = scritto(figlio(p, "id")).map(str::to_owned);
        let nome = scritto(figlio(p, "nome"))?.to_owned();
        Some(Cessato { posto, id, nome, al, citato: false })
    };
    elementi(Some(persone(radice))).iter().enumerate().filter_map(uno).collect()
}

/// The values of a file that may name a person: in the PIAO a value that is a person's whole id or name
/// is that person, elsewhere a key says so.
pub fn nomi(posto: Posto, radice: &YamlNode) -> Vec<&YamlNode> {
    let mut v = Vec::new();
    chiavi::valori(radice, &chiavi::specie(posto), &mut |n, via, _| {
        let una = |c| matches!(c, Cita::Persona | Cita::Incaricato | Cita::Chi);
        if matches!(posto, Posto::Piao(_)) || via.last().and_then(|k| k.cita).is_some_and(una) {
            v.push(n);
        }
    });
    v
}

/// Remembers who is still named.
pub fn segna(nomi: &[&YamlNode], usciti: &mut [Cessato]) {
    for chi in nomi.iter().filter_map(|n| scritto(Some(n))) {
        for u in usciti.iter_mut().filter(|u| u.sono(chi)) {
            u.citato = true;
        }
    }
}

/// Whoever is named by name keeps being the same one.
pub fn rinomina(f: &mut YamlEditor<'_>, nomi: &[&YamlNode], usciti: &[Cessato]) {
    for n in nomi {
        if scritto(Some(n)).is_some_and(|t| usciti.iter().any(|u| u.citato && u.nome == t)) {
            f.premetti_al_nodo(n, &al_posto_di());
        }
    }
}

/// Carries personale.yaml over.
pub fn personale(f: &mut YamlEditor<'_>, radice: &YamlNode, a: Anni, usciti: &[Cessato]) {
    let elenco = persone(radice);
    let mut via = Vec::new();
    for (i, p) in elementi(Some(elenco)).iter().enumerate() {
        match usciti.iter().find(|u| u.posto == i) {
            None => resta(f, p, a),
            Some(u) if u.citato => posto_libero(f, p, u),
            Some(u) => {
                via.push(i);
                let messaggio =
                    format!("{}: ha lasciato il servizio il {}", u.nome, data_estesa(u.al));
                f.nota(p.byte.start, Avviso::Tralasciato, messaggio);
            }
        }
    }
    let tutti = via.len() == elementi(Some(elenco)).len() && !via.is_empty();
    f.togli_elementi(elenco, &via);
    if tutti && std::ptr::eq(elenco, radice) && !f.in_riga(elenco) {
        let primo = elementi(Some(elenco)).first().map_or(0, |p| p.byte.start);
        f.aggiungi_prima(primo, &["[]".to_owned()]);
    }
    f.riporta(radice, &chiavi::specie(Posto::Personale), a, None);
}

/// Who goes on: periods that ended go, and a first day without a year was of the old one.
fn resta(f: &mut YamlEditor<'_>, p: &YamlNode, a: Anni) {
    let elenco = figlio(p, "periodi");
    let periodi = elementi(elenco);
    let via: Vec<usize> = (0..periodi.len())
        .filter(|i| periodi.get(*i).is_some_and(|q| finito(q, a).is_some()))
        .collect();
    for n in std::iter::once(p).chain(periodi) {
        if let Some(dal) = figlio(n, "dal") {
            f.fissa_anno(dal, a);
        }
    }
    if let Some(elenco) = elenco {
        f.togli_elementi(elenco, &via);
    }
}

/// A place that somebody else has to take: its shares stay, and its name is to be written.
fn posto_libero(f: &mut YamlEditor<'_>, p: &YamlNode, u: &Cessato) {
    let Some(nome) = f.voce(p, "nome") else { return };
    f.premetti(&nome, al_posto_di().trim_end(), " ");
    let messaggio = format!(
        "{} ha lasciato il servizio il {}: scrivi chi c'è al suo posto, o dividi le sue quote",
        u.nome,
        data_estesa(u.al)
    );
    f.nota(nome.inizio, Avviso::Decidere, messaggio);
    // What the periods said of the place is the place's own.
    let ultimo = elementi(figlio(p, "periodi")).last();
    for chiave in ["settore", "categoria"] {
        let suo = ultimo.and_then(|q| f.voce(q, chiave));
        if let Some(v) =
            suo.filter(|v| scritto(Some(v.valore)).is_some() && figlio(p, chiave).is_none())
        {
            let valore = valore_di(f, &v);
            f.aggiungi_voce(p, &nome, &format!("{chiave}: {valore}"));
        }
    }
    f.pulisci(p, &[], &["dal", "al", "periodi"]);
}

fn valore_di(f: &YamlEditor<'_>, v: &VoceScritta<'_>) -> String {
    f.pezzo(v.valore.byte.clone()).trim_end().to_owned()
}
