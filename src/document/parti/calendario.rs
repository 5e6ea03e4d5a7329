//! The year's phases on one page.

use super::super::blocchi::{Blocco, Parte, RigaAnno};
use super::{Fonte, codice, nome};
use crate::document::stampato::detto;
use crate::model::{Fase, ObiettivoFile};
use crate::valori::Effettivo;

/// The phases of every active scheda, settore by settore; actual months only with results.
pub fn calendario(f: &Fonte<'_>, realizzato: bool) -> Option<Parte> {
    let mut righe = Vec::new();
    for (i, s) in f.dati().cartella().ente.settori.iter().enumerate() {
        // A shared scheda stands once, with the settore that leads it.
        let prima =
            |o: &ObiettivoFile| f.dati().cartella().settori_di(&o.scheda).first() == Some(&i);
        let sue: Vec<_> = f.attive().filter(|(o, _)| prima(o)).collect();
        let fasi: usize = sue.iter().map(|(o, _)| o.scheda.fasi.len()).sum();
        if fasi == 0 {
            continue;
        }
        righe.push(RigaAnno { gruppo: nome(s), ..RigaAnno::default() });
        for (o, _) in sue {
            let con_mesi = o.scheda.fasi.iter().filter(|x| x.previsto.is_some());
            righe.extend(con_mesi.map(|x| riga(f.anno(), o, x, realizzato)));
        }
    }
    let quante = righe.iter().filter(|r| r.gruppo.is_empty()).count();
    let blocchi = vec![Blocco::Anno {
        titolo: String::new(),
        alt: format!("I mesi di {quante} fasi, settore per settore; i mesi sono scritti accanto."),
        righe,
    }];
    let titolo = "Calendario delle fasi".into();
    Some(Parte { nome: "calendario", titolo, blocchi }).filter(|_| quante > 0)
}

fn riga(anno: i16, o: &ObiettivoFile, x: &Fase, realizzato: bool) -> RigaAnno {
    let previsto = x.previsto.as_ref().and_then(|p| p.valore.as_ref());
    let effettivo = x.effettivo.as_ref().filter(|_| realizzato).and_then(|e| e.valore.as_ref());
    let (testo_effettivi, effettivi) = match effettivo {
        None => (String::new(), Vec::new()),
        Some(Effettivo::NonSvolta) => ("non svolta".into(), Vec::new()),
        Some(Effettivo::Mesi(m)) => (m.testo(anno), m.nel(anno).tratti(anno)),
    };
    RigaAnno {
        codice: codice(o),
        titolo: detto(x.descrizione.as_ref()),
        testo_previsti: previsto.map_or("—".into(), |m| m.testo(anno)),
        previsti: previsto.map_or(Vec::new(), |m| m.nel(anno).tratti(anno)),
        testo_effettivi,
        effettivi,
        ..RigaAnno::default()
    }
}
