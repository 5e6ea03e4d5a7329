//! Going through what the folder says by its declared keys, and what of them is not there.

use super::{Chiave, Cita, Contenuto, Gruppo, Ruolo};
use crate::diagnostic::Luogo;
use crate::model::Stadio;

/// The way to a place: the keys that lead there, from the outermost one.
#[derive(Clone, Copy)]
pub struct Via<'v>(pub &'v [&'static Chiave]);

impl Via<'_> {
    /// Whether the vote approves what stands there.
    pub fn votata(self) -> bool {
        self.0.last().is_some_and(|k| k.ruolo == Ruolo::Votato) && !self.rilevata()
    }

    /// Whether it was found out later.
    pub fn rilevata(self) -> bool {
        self.0.iter().any(|k| k.ruolo == Ruolo::Rilevato)
    }

    /// The first stage whose document prints it.
    pub fn dal(self) -> Stadio {
        self.0.iter().map(|k| k.dal).max().unwrap_or(Stadio::Piano)
    }

    /// What it names, where it is a reference.
    pub fn cita(self) -> Option<Cita> {
        self.0.last().and_then(|k| k.cita)
    }

    /// Whether the public edition leaves it out.
    pub fn riservata(self) -> bool {
        self.0.iter().any(|k| k.riservata)
    }
}

/// Goes through a group: every text, value and file, with the way to it, in the order of the model; the
/// free data of a mapping come after its keys.
pub fn percorri<'a>(g: &'a dyn Gruppo, foglia: &mut dyn FnMut(Via<'_>, &Contenuto<'a>)) {
    scendi(g, &mut Vec::new(), foglia);
}

fn scendi<'a>(
    g: &'a dyn Gruppo,
    via: &mut Vec<&'static Chiave>,
    foglia: &mut dyn FnMut(Via<'_>, &Contenuto<'a>),
) {
    for (chiave, contenuto) in g.voci() {
        via.push(chiave);
        dentro(&contenuto, via, foglia);
        via.pop();
    }
    let libero = Contenuto::Libero(g.extra(), g.luogo());
    if libero.presente() {
        foglia(Via(via), &libero);
    }
}

fn dentro<'a>(
    c: &Contenuto<'a>,
    via: &mut Vec<&'static Chiave>,
    foglia: &mut dyn FnMut(Via<'_>, &Contenuto<'a>),
) {
    match c {
        Contenuto::Niente | Contenuto::Libero(..) => {}
        Contenuto::Gruppo(g) => scendi(*g, via, foglia),
        Contenuto::Elenco(v) => v.iter().for_each(|c| dentro(c, via, foglia)),
        Contenuto::Mappa(v) => v.iter().for_each(|(_, c)| dentro(c, via, foglia)),
        Contenuto::Testo(_)
        | Contenuto::Narrativa(_)
        | Contenuto::Prosa(_)
        | Contenuto::File(_)
        | Contenuto::Valore(_) => foglia(Via(via), c),
    }
}

/// A key that is not there, and somebody misses.
#[derive(Clone, Copy, Debug)]
pub struct Mancante {
    /// Where the mapping stands that lacks it.
    pub luogo: Luogo,
    /// The key.
    pub chiave: &'static Chiave,
    /// Whether nothing was typed at all: else it was, and was nothing, or was refused.
    pub taciuta: bool,
}

/// The keys that a group and those within it lack, also those that nobody misses, each at the nearest
/// mapping that was typed.
pub fn mancanti(g: &dyn Gruppo, altrimenti: Luogo) -> Vec<Mancante> {
    let luogo = if g.luogo().riga == 0 { altrimenti } else { g.luogo() };
    let mut v = Vec::new();
    for (chiave, contenuto) in g.voci() {
        if !contenuto.presente() {
            let taciuta = matches!(contenuto, Contenuto::Niente);
            v.push(Mancante { luogo, chiave, taciuta });
        }
        mancano_in(&contenuto, luogo, &mut v);
    }
    v
}

fn mancano_in(c: &Contenuto<'_>, luogo: Luogo, v: &mut Vec<Mancante>) {
    match c {
        Contenuto::Gruppo(g) => v.extend(mancanti(*g, luogo)),
        Contenuto::Elenco(e) => e.iter().for_each(|c| mancano_in(c, luogo, v)),
        Contenuto::Mappa(m) => m.iter().for_each(|(_, c)| mancano_in(c, luogo, v)),
        _ => {}
    }
}
