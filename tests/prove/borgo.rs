//! The invented comune: sound in every stage, and in another municipality's look.

use std::fs;
use std::path::{Path, PathBuf};

use crate::comune::{borgo, fai, pegaso_in, testo};
use pegaso::score;
use pegaso::valori::{Polarita, TipoIndicatore};

fn stile() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/dati/secondo-stile")
}

#[test]
fn it_is_silent_in_every_stage() {
    for fase in ["piano", "intermedia", "consuntivo"] {
        let dove = borgo();
        let e = pegaso_in(&dove, &["controlla", ".", "--rigoroso", "--fase", fase]);
        assert_eq!(e.stato, 0, "{fase}: {}", e.out);
        assert!(e.out.contains("0 errori, 0 avvisi"), "{fase}: {}", e.out);
    }
}

#[test]
fn it_shows_what_the_format_can_say() {
    let l = pegaso::model::Cartella::apri(&borgo()).unwrap();
    let v = score::valuta(l.cartella.unwrap());
    let c = v.cartella();
    assert!(c.ente.settori.len() >= 4 && c.obiettivi.len() >= 14);
    let punti: Vec<_> = v
        .obiettivi()
        .flat_map(|(_, p)| &p.indicatori)
        .chain(v.processi().flat_map(|(_, p)| &p.indicatori))
        .collect();
    for tipo in [
        TipoIndicatore::Percentuale,
        TipoIndicatore::Numero,
        TipoIndicatore::Importo,
        TipoIndicatore::Data,
        TipoIndicatore::SiNo,
        TipoIndicatore::Rapporto,
        TipoIndicatore::Intervallo,
        TipoIndicatore::Livello,
        TipoIndicatore::Testo,
    ] {
        assert!(punti.iter().any(|p| p.tipo() == Some(tipo)), "{tipo}");
    }
    for polarita in [Polarita::Crescente, Polarita::Decrescente, Polarita::Esatta] {
        assert!(punti.iter().any(|p| p.lettura.direzione() == polarita), "{polarita}");
    }
    assert!(c.obiettivi.iter().any(|o| !o.scheda.assegnazioni.is_empty()));
    assert!(c.obiettivi.iter().any(|o| o.scheda.prerequisito()));
    assert!(c.obiettivi.iter().any(|o| !o.scheda.risorse_finanziarie.is_empty()));
    assert!(c.obiettivi.iter().any(|o| {
        o.scheda.indicatori.iter().any(|i| !i.rilevazioni.is_empty() || !i.attesi.0.is_empty())
    }));
    assert!(!c.ente.strategia.is_empty() && c.ente.ente.stemma.is_some());
}

#[test]
fn another_municipality_s_look_makes_its_plan() {
    let (dove, stile) = (borgo(), stile());
    let pdf = fai(&["piano", dove.to_str().unwrap(), "--modelli", stile.to_str().unwrap()]);
    crate::comune::valido("borgo nel secondo stile", &pdf);
    let t = testo(&pdf);
    assert!(t.contains("GFMAMGLASOND") && !t.contains("CRONOPROGRAMMA"));
}

#[test]
fn every_text_of_it_is_on_the_page() {
    // Names and titles, as a reader finds them with another program than ours.
    let dove = borgo();
    let pdf = fai(&["relazione", dove.to_str().unwrap()]);
    let trovato = testo(&pdf).replace('-', "");
    let l = pegaso::model::Cartella::apri(&dove).unwrap();
    for o in l.cartella.unwrap().obiettivi {
        let s = o.scheda;
        let testi = [&s.codice, &s.titolo]
            .into_iter()
            .flatten()
            .chain(s.stakeholder.iter())
            .chain(s.fasi.iter().filter_map(|f| f.descrizione.as_ref()))
            .chain(s.indicatori.iter().filter_map(|i| i.nome.as_ref()))
            .chain(s.indicatori.iter().filter_map(|i| i.evidenza.as_ref()));
        for t in testi {
            let atteso = crate::comune::stretto(t.as_str()).replace('-', "");
            assert!(trovato.contains(&atteso), "{}: {t}", o.percorso);
        }
    }
    assert!(fs::metadata(dove.join("README.md")).is_ok());
}
