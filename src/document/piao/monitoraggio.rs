//! Section 4: how each section is followed.

use super::pagina::{Colonna, Pagina, Riga, una};
use crate::document::stampato::detto;
use crate::model::piao::{MonitoraggioPiao, Sezione};

/// Writes the section.
pub fn scrivi(p: &mut Pagina<'_>, s: &MonitoraggioPiao) {
    p.prosa("", s.premessa.as_ref());
    let righe = s.sezioni.iter().map(|v| {
        let numero = detto(v.sezione.as_ref());
        let titolo = Sezione::TUTTE.into_iter().find(|s| s.numero() == &*numero);
        let titolo = titolo.map_or(String::new(), |s| s.titolo().to_owned());
        Riga::Celle(vec![
            una(numero.cambia(|n| format!("{n} {titolo}").trim().to_owned())),
            vec![detto(v.strumento.as_ref()), detto(v.norma.as_ref())],
            una(detto(v.periodicita.as_ref())),
            una(p.chi(v.responsabile.as_ref())),
        ])
    });
    let righe = righe.collect();
    let colonne = [
        Colonna("Sezione", false),
        Colonna("Strumento", false),
        Colonna("Ogni quanto", false),
        Colonna("Responsabile", false),
    ];
    p.registro("monitoraggio", "Chi, come e quando", &colonne, righe);
    p.prosa("La soddisfazione degli utenti", s.soddisfazione_utenti.as_ref());
    p.prosa("", s.note.as_ref());
}
