//! Section 2.2: the objectives of the year; their schede follow it, or are a document of their own.

use super::super::indicatori::indicatori;
use super::super::parti::Fonte;
use super::super::scheda::pesatura;
use super::pagina::{Colonna, Pagina, Riga, una};
use crate::check::Verificata;
use crate::document::stampato::detto;
use crate::model::piao::SezionePerformance;
use crate::model::{ObiettivoFile, StatoObiettivo};

/// Writes the section.
pub fn scrivi(p: &mut Pagina<'_>, f: &Fonte<'_>) {
    let c = f.nomi.cartella();
    let incluse = c.ente.performance_piao() == SezionePerformance::Inclusa;
    p.paragrafo(if incluse {
        "Gli obiettivi dell'anno, settore per settore, con il loro peso e ciò che ci si attende. Le \
         schede complete seguono questa tabella."
    } else {
        "Gli obiettivi dell'anno, settore per settore, con il loro peso e ciò che ci si attende. Le \
         schede complete stanno nel piano della performance, che si allega."
    });
    let mut righe = Vec::new();
    let attive = || c.obiettivi.iter().filter(|o| o.scheda.stato() == StatoObiettivo::Attivo);
    let di_ente: Vec<_> = attive().filter(|o| c.settori_di(&o.scheda).is_empty()).collect();
    if !di_ente.is_empty() {
        righe.push(Riga::Gruppo("Ente".into()));
        righe.extend(di_ente.into_iter().map(|o| una_scheda(f.v, o)));
    }
    for (i, s) in c.ente.settori.iter().enumerate() {
        let sue: Vec<_> =
            attive().filter(|o| c.settori_di(&o.scheda).first() == Some(&i)).collect();
        if !sue.is_empty() {
            righe.push(Riga::Gruppo(detto(s.nome.as_ref())));
            righe.extend(sue.into_iter().map(|o| una_scheda(f.v, o)));
        }
    }
    let colonne = [
        Colonna("Codice", false),
        Colonna("Obiettivo", false),
        Colonna("Peso", true),
        Colonna("Indicatori e valori attesi", false),
    ];
    p.registro("obiettivi", "Gli obiettivi", &colonne, righe);
}

fn una_scheda(v: &Verificata, o: &ObiettivoFile) -> Riga {
    let e = super::super::persone::Etichette::new();
    let s = &o.scheda;
    let peso = if s.prerequisito() { "—".into() } else { pesatura(v, o, &e) };
    // All in one size: none of the indicators is a note to the first.
    let punti = v.valutata().obiettivi().find(|(x, _)| std::ptr::eq(*x, o)).map(|(_, p)| p);
    let anno = v.valutata().cartella().esercizio;
    let voci =
        punti.map_or_else(Vec::new, |p| indicatori(&s.indicatori, &p.indicatori, false, anno));
    let voci: Vec<String> = voci.iter().map(|i| format!("{}: {}", i.nome, i.attesa)).collect();
    Riga::Celle(vec![
        una(detto(s.codice.as_ref())),
        una(detto(s.titolo.as_ref())),
        una(peso),
        una(voci.join("; ")),
    ])
}
