//! What the declaration of the keys says of the carry-over, read on a file as it is written.

use super::date::Anni;
use super::editor::{YamlEditor, elementi, scritto};
use crate::load::bozza::Posto;
use crate::load::yaml::{Forma, YamlNode};
use crate::model::chiavi::{Campo as _, Chiave, Riporto, Specie};
use crate::model::{Dipendente, Ente, Obiettivo, PersoneEGruppi, Processo};
use crate::valori::{DataGiorno, Valore as _};

/// What a file holds, by its place.
pub fn specie(posto: Posto) -> Specie {
    match posto {
        Posto::Ente => Ente::specie(),
        Posto::Personale => {
            let elenco = Vec::<Dipendente>::specie();
            Specie::Oppure(Box::new([elenco, PersoneEGruppi::specie()]))
        }
        Posto::Processo => Processo::specie(),
        Posto::Obiettivo => Obiettivo::specie(),
        Posto::Piao(Some(s)) => s.specie(),
        Posto::Piao(None) | Posto::Variazioni | Posto::Lucchetto | Posto::Estraneo => {
            Specie::Libera
        }
    }
}

/// Goes through a file: each value that is written, with the keys that lead to it and whether they are
/// declared all the way.
pub fn valori<'n>(
    n: &'n YamlNode,
    specie: &Specie,
    fa: &mut dyn FnMut(&'n YamlNode, &[&'static Chiave], &Specie),
) {
    dentro(n, specie, &mut Vec::new(), fa);
}

fn dentro<'n>(
    n: &'n YamlNode,
    specie: &Specie,
    via: &mut Vec<&'static Chiave>,
    fa: &mut dyn FnMut(&'n YamlNode, &[&'static Chiave], &Specie),
) {
    match &n.forma {
        Forma::Vuoto => {}
        Forma::Scalare(_) => fa(n, via, specie),
        Forma::Elenco(v) => {
            let uno = scelta(specie, |s| matches!(s, Specie::Elenco(_)));
            let suo = match uno {
                Some(Specie::Elenco(s)) => s,
                // A value that may be typed as a list, as the months of a phase may.
                _ => specie,
            };
            v.iter().for_each(|n| dentro(n, suo, via, fa));
        }
        Forma::Mappa(m) => {
            let suo = scelta(specie, |s| matches!(s, Specie::Gruppo(_) | Specie::Mappa(_)));
            for (nome, _, x) in m {
                match suo {
                    Some(Specie::Mappa(s)) => dentro(x, s, via, fa),
                    Some(Specie::Gruppo(chiavi)) => match chiave(chiavi(), nome) {
                        Some(k) => {
                            via.push(k);
                            dentro(x, &(k.specie)(), via, fa);
                            via.pop();
                        }
                        None => dentro(x, &Specie::Libera, via, fa),
                    },
                    _ => dentro(x, &Specie::Libera, via, fa),
                }
            }
        }
    }
}

fn chiave(chiavi: &'static [Chiave], nome: &str) -> Option<&'static Chiave> {
    chiavi.iter().find(|k| k.nome == nome)
}

/// Of what a value may be, the first that it is.
fn scelta(specie: &Specie, sono: fn(&Specie) -> bool) -> Option<&Specie> {
    match specie {
        Specie::Oppure(due) => due.iter().find_map(|s| scelta(s, sono)),
        s => sono(s).then_some(s),
    }
}

impl YamlEditor<'_> {
    /// Does to a value and all within it what its keys declare: empties, takes away, moves. What a
    /// function of its own knows is left to it.
    pub fn riporta(&mut self, n: &YamlNode, specie: &Specie, a: Anni, fino: Option<i16>) {
        match &n.forma {
            Forma::Elenco(v) => {
                if let Some(Specie::Elenco(s)) = scelta(specie, |s| matches!(s, Specie::Elenco(_)))
                {
                    v.iter().for_each(|n| self.riporta(n, s, a, fino));
                }
            }
            Forma::Mappa(m) => {
                match scelta(specie, |s| matches!(s, Specie::Gruppo(_) | Specie::Mappa(_))) {
                    Some(Specie::Gruppo(chiavi)) => self.riporta_chiavi(n, chiavi(), a, fino, &[]),
                    Some(Specie::Mappa(s)) => {
                        m.iter().for_each(|(.., n)| self.riporta(n, s, a, fino));
                    }
                    _ => {}
                }
            }
            Forma::Vuoto | Forma::Scalare(_) => {}
        }
    }

    /// The same for a mapping; `togli` are keys that a function of its own takes away beside.
    pub fn riporta_chiavi(
        &mut self,
        n: &YamlNode,
        chiavi: &'static [Chiave],
        a: Anni,
        fino: Option<i16>,
        togli: &[&str],
    ) {
        let Forma::Mappa(m) = &n.forma else { return };
        let con = |r: Riporto| chiavi.iter().filter(move |k| k.riporto == r).map(|k| k.nome);
        let via: Vec<&str> = con(Riporto::Togli).chain(togli.iter().copied()).collect();
        self.pulisci(n, &con(Riporto::Svuota).collect::<Vec<_>>(), &via);
        for (nome, _, x) in m {
            let Some(k) = chiave(chiavi, nome) else { continue };
            match k.riporto {
                Riporto::Svuota | Riporto::Togli | Riporto::Proprio => {}
                Riporto::Sposta => self.sposta(x, &(k.specie)(), a, fino),
                Riporto::Resta | Riporto::Fisso => self.riporta(x, &(k.specie)(), a, fino),
            }
        }
    }

    /// Moves the dates of a list each by itself, the years of any other value together.
    fn sposta(&mut self, n: &YamlNode, specie: &Specie, a: Anni, fino: Option<i16>) {
        if let Specie::Elenco(_) = specie {
            return elementi(Some(n)).iter().for_each(|d| self.sposta_data(d, a, fino));
        }
        if scritto(Some(n)).is_some_and(|t| DataGiorno::leggi(t).is_ok()) {
            self.sposta_data(n, a, fino);
        } else {
            let insieme: Vec<&YamlNode> = elementi(Some(n)).iter().collect();
            self.sposta_anni(&insieme, a, fino);
        }
    }
}
