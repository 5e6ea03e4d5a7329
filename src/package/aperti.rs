//! Open data: the objectives as CSV and JSON, with the fields of the public edition only.

use serde_json::{Value, json};

use super::ingredienti::Ingredienti;
use crate::model::{Indicatore, ObiettivoFile, TipoObiettivo, detto};
use crate::score::{PunteggioIndicatore, PunteggioScheda, Risultato};
use crate::valori::esatto;

fn cifra(r: Option<&Risultato>) -> Option<String> {
    r.map(|r| r.decimale_punto())
}

/// The schede that may be published: nobody's own.
fn schede<'a>(
    i: &'a Ingredienti<'_>,
) -> impl Iterator<Item = (&'a ObiettivoFile, &'a PunteggioScheda)> {
    let individuale = |o: &ObiettivoFile| {
        o.scheda.tipo.as_ref().and_then(|t| t.valore) == Some(TipoObiettivo::Individuale)
    };
    i.valutata().obiettivi().filter(move |(o, _)| !individuale(o))
}

fn settori(i: &Ingredienti<'_>, o: &ObiettivoFile) -> String {
    let c = i.valutata().cartella();
    let nomi = c.settori_di(&o.scheda).into_iter().filter_map(|s| c.ente.settori.get(s));
    nomi.map(|s| detto(s.nome.as_ref())).collect::<Vec<_>>().join(" / ")
}

fn peso(i: &Ingredienti<'_>, o: &ObiettivoFile) -> Option<String> {
    let primo = i.valutata().cartella().settori_di(&o.scheda).first().copied()?;
    i.valutata().peso_in(o, primo).map(|p| esatto(&p).replace(',', "."))
}

/// What is expected, as printed; what does not parse stands as typed.
fn atteso(i: &Indicatore, p: &PunteggioIndicatore, anno: i16) -> Option<String> {
    match p.atteso() {
        Some(a) => Some(a.testo(anno)),
        None => i.atteso.as_ref().map(|t| t.testo.clone()),
    }
}

/// What was measured, as printed; what does not parse stands as typed.
fn realizzato(i: &Indicatore, p: &PunteggioIndicatore, anno: i16) -> Option<String> {
    match p.realizzato() {
        Some(r) => Some(r.testo_nel(anno)),
        None => i.realizzato.as_ref().map(|t| t.testo.clone()),
    }
}

/// The objectives, one each, as JSON; results only in documents that have them.
pub fn json(i: &Ingredienti<'_>) -> String {
    let anno = i.valutata().cartella().esercizio;
    let obiettivi = schede(i).map(|(o, p)| {
        let s = &o.scheda;
        let indicatori = s.indicatori.iter().zip(&p.indicatori).map(|(ind, p)| {
            let mut voce = json!({
                "nome": detto(ind.nome.as_ref()),
                "tipo": p.tipo().map(|t| t.to_string()),
                "atteso": atteso(ind, p, anno),
                "unita": p.lettura.unita,
            });
            if let Some(m) = voce.as_object_mut().filter(|_| i.risultati) {
                let realizzato = realizzato(ind, p, anno);
                m.insert("realizzato".into(), realizzato.into());
                m.insert("punteggio".into(), cifra(p.punteggio.as_ref()).into());
                m.insert("esito".into(), p.esito.to_string().into());
            }
            voce
        });
        let mut voce = json!({
            "codice": detto(s.codice.as_ref()),
            "titolo": detto(s.titolo.as_ref()),
            "settore": settori(i, o),
            "stato": s.stato().parola(),
            "missione": s.missione.as_ref().map(|t| t.as_str()),
            "programma": s.programma.as_ref().map(|t| t.as_str()),
            "ambiti": s.ambiti.iter().filter_map(|a| Some(a.valore.as_ref()?.parola())).collect::<Vec<_>>(),
            "peso": peso(i, o),
            "indicatori": indicatori.collect::<Vec<_>>(),
        });
        if let Some(m) = voce.as_object_mut().filter(|_| i.risultati) {
            m.insert("valore".into(), cifra(p.valore.as_ref()).into());
            m.insert("tempi".into(), cifra(p.tempi.as_ref()).into());
            m.insert("grado".into(), cifra(p.grado.as_ref()).into());
            m.insert("conta".into(), cifra(p.conta.as_ref()).into());
            let fascia = i.valutata.metodo().detto(p.esito, p.fascia);
            m.insert("fascia".into(), fascia.into());
            m.insert("esito".into(), p.esito.to_string().into());
        }
        voce
    });
    let oggetto = json!({
        "ente": i.anagrafica().denominazione,
        "esercizio": anno,
        "documento": i.nome,
        "obiettivi": obiettivi.collect::<Vec<Value>>(),
    });
    format!("{oggetto:#}\n")
}

/// A row an indicator, as CSV (RFC 4180, UTF-8); what was not measured is an empty cell.
pub fn csv(i: &Ingredienti<'_>) -> String {
    let anno = i.valutata().cartella().esercizio;
    let mut colonne = vec![
        "codice",
        "titolo",
        "settore",
        "stato",
        "peso",
        "indicatore",
        "tipo",
        "atteso",
        "unita",
    ];
    if i.risultati {
        colonne.extend([
            "realizzato",
            "punteggio",
            "esito_indicatore",
            "valore",
            "tempi",
            "grado",
            "esito",
        ]);
    }
    let mut out = csv::Writer::from_writer(Vec::new());
    // Writing to memory cannot fail.
    let _ = out.write_record(&colonne);
    for (o, p) in schede(i) {
        let s = &o.scheda;
        let vuoto = crate::model::Indicatore::default();
        let voci: Vec<_> = s.indicatori.iter().zip(p.indicatori.iter().map(Some)).collect();
        let voci = if voci.is_empty() { vec![(&vuoto, None)] } else { voci };
        for (ind, punti) in voci {
            let mut riga = vec![
                detto(s.codice.as_ref()),
                detto(s.titolo.as_ref()),
                settori(i, o),
                s.stato().parola().to_owned(),
                peso(i, o).unwrap_or_default(),
                detto(ind.nome.as_ref()),
                punti.and_then(|p| p.tipo()).map_or(String::new(), |t| t.to_string()),
                punti.and_then(|p| atteso(ind, p, anno)).unwrap_or_default(),
                punti.and_then(|p| p.lettura.unita.clone()).unwrap_or_default(),
            ];
            if i.risultati {
                riga.extend([
                    punti.and_then(|p| realizzato(ind, p, anno)).unwrap_or_default(),
                    punti.and_then(|p| cifra(p.punteggio.as_ref())).unwrap_or_default(),
                    punti.map_or(String::new(), |p| p.esito.to_string()),
                    cifra(p.valore.as_ref()).unwrap_or_default(),
                    cifra(p.tempi.as_ref()).unwrap_or_default(),
                    cifra(p.grado.as_ref()).unwrap_or_default(),
                    p.esito.to_string(),
                ]);
            }
            let _ = out.write_record(&riga);
        }
    }
    String::from_utf8(out.into_inner().unwrap_or_default()).unwrap_or_default()
}
