//! The reference document, end to end: every command makes it, every label and text is in it.

use crate::comune::{carnate, fai, pegaso_in, stretto, testo, testo_di_pdftotext};
use pegaso::model::{Cartella, OMappa, Testo, Verifica};

/// The labels of the municipal layout, copied by hand from the reference.
const ETICHETTE: &[&str] = &[
    "PIANO DELLE PERFORMANCE",
    "PIANO ESECUTIVO DI GESTIONE",
    "ESERCIZIO 2023",
    "OBIETTIVI DI PERFORMANCE ORGANIZZATIVA DI ENTE - COORDINATI DAL SEGRETARIO COMUNALE",
    "Obiettivo di performance organizzativa di ente",
    "ANNO",
    "2023",
    "Peso obiettivo",
    "SEGRETARIO COMUNALE",
    "Conferenza dei Responsabili",
    "Processo",
    "Missione 1 Programma 2",
    "Segreteria Generale",
    "Finalità del Processo",
    "Stakeholders",
    "Indici",
    "2020",
    "2021",
    "2022",
    "media",
    "2023 da rilevare a consuntivo",
    "Personale coinvolto nel Processo",
    "Nome e cognome",
    "Categoria",
    "% partecipaz.prev.",
    "% partecipaz.eff.",
    "Risorse strumentali assegnate",
    "INDICATORI PERFORMANCE ORGANIZZATIVA DI ENTE",
    "Atteso",
    "Realizzato",
    "ESITO",
    "Grado di raggiungimento dell'obiettivo",
    "Analisi del risultato",
    "OBIETTIVO DI STRUTTURA",
    "N.OBIETTIVO",
    "TITOLO",
    "PESATURA",
    "Obiettivo strategico di riferimento",
    "Missione Programma",
    "Missione 1: Servizi istituzionali, generali e di gestione",
    "Programma 2: Segreteria generale",
    "Stakeholder",
    "Descrizione Obiettivo",
    "PERSONALE COINVOLTO",
    "Cat.",
    "Cognome e Nome",
    "% Partecipazione",
    "Prevista",
    "Realizzata",
    "(gennaio - aprile 2023)",
    "(da maggio 2023)",
    "(gennaio - giugno 2023)",
    "(da giugno 2023)",
    "Descrizione delle fasi di attuazione",
    "CRONOPROGRAMMA",
    "FASI E TEMPI",
    "gennaio",
    "febbraio",
    "marzo",
    "aprile",
    "maggio",
    "giugno",
    "luglio",
    "agosto",
    "settem.",
    "ottobre",
    "novem.",
    "dicembre",
    "previsto",
    "effettivo",
    "INDICATORI DI PERFORMANCE",
    "Indicatore",
    "Performance attesa",
    "Performance realizzata",
    "Esito",
    "Note",
    "VERIFICA INTERMEDIA AL 30/06 - 31/10 - 01/12",
    "VERIFICA FINALE",
    "RELAZIONE INTERMEDIA",
    "RELAZIONE FINALE",
    "MEDIA VALORE RAGGIUNTO %",
    "MEDIA RISPETTO DEI TEMPI %",
    "Analisi degli scostamenti",
    "Cause",
    "Effetti",
    "Provvedimenti correttivi",
    "Intrapresi",
    "Da attivare",
];

/// The text of a document without any hyphen: where a line breaks is no difference.
fn senza_trattini(t: &str) -> String {
    stretto(t).replace('-', "")
}

fn documento(comando: &[&str]) -> String {
    testo(&fai(comando)).replace('-', "")
}

/// The document as each reader at hand finds its text.
fn letture(comando: &[&str]) -> Vec<String> {
    let pdf = fai(comando);
    let lette = [Some(testo(&pdf)), testo_di_pdftotext(&pdf)];
    lette.into_iter().flatten().map(|t| t.replace('-', "")).collect()
}

fn cartella() -> Cartella {
    pegaso::model::Cartella::apri(&carnate()).expect("readable").cartella.expect("no loading error")
}

fn manca(documento: &str, attesi: impl IntoIterator<Item = String>) -> Vec<String> {
    attesi.into_iter().filter(|t| !documento.contains(&senza_trattini(t))).collect()
}

fn testi(v: &[Testo]) -> impl Iterator<Item = String> + '_ {
    v.iter().map(|t| t.testo.clone())
}

fn opz(t: &Option<impl AsRef<Testo>>) -> impl Iterator<Item = String> {
    t.iter().map(|t| t.as_ref().testo.clone())
}

/// Every text field that the plan prints.
fn testi_del_piano(c: &Cartella) -> Vec<String> {
    let mut v: Vec<String> = Vec::new();
    v.extend(opz(&c.ente.ente.denominazione));
    let d = &c.ente.documenti.piano;
    v.extend(opz(&d.titolo).chain(opz(&d.sottotitolo)).chain(opz(&d.sezione)));
    v.extend(c.ente.settori.iter().flat_map(|s| opz(&s.nome)));
    v.extend(c.persone.iter().flat_map(|p| opz(&p.nome).chain(opz(&p.categoria))));
    for p in c.processi.iter().map(|p| &p.scheda) {
        v.extend(opz(&p.titolo).chain(opz(&p.processo)).chain(opz(&p.finalita)));
        v.extend(testi(&p.coordinamento).chain(testi(&p.stakeholder)));
        v.extend(testi(&p.risorse_strumentali));
        v.extend(p.indici.iter().flat_map(|i| opz(&i.nome)));
        v.extend(p.indicatori.iter().flat_map(|i| opz(&i.nome)));
    }
    for o in c.obiettivi.iter().map(|o| &o.scheda) {
        v.extend(opz(&o.codice).chain(opz(&o.titolo)).chain(opz(&o.descrizione)));
        v.extend(testi(&o.stakeholder));
        if let Some(OMappa::Mappa(s)) = &o.obiettivo_strategico {
            v.extend(opz(&s.codice).chain(opz(&s.titolo)));
        }
        v.extend(o.fasi.iter().flat_map(|f| opz(&f.descrizione)));
        v.extend(o.indicatori.iter().flat_map(|i| opz(&i.nome).chain(opz(&i.note))));
    }
    v
}

/// What the report prints besides.
fn testi_della_relazione(c: &Cartella) -> Vec<String> {
    let verifica = |v: &Verifica| opz(&v.relazione).collect::<Vec<_>>();
    let mut v = Vec::new();
    for o in c.obiettivi.iter().map(|o| &o.scheda) {
        v.extend(o.verifiche.intermedia.iter().chain(&o.verifiche.finale).flat_map(verifica));
        v.extend(o.indicatori.iter().flat_map(|i| opz(&i.esito)));
    }
    v
}

#[test]
fn the_plan_has_every_label_and_every_text() {
    let qui = carnate();
    for piano in letture(&["piano", qui.to_str().unwrap()]) {
        let etichette = ETICHETTE.iter().map(|e| (*e).to_owned());
        assert_eq!(manca(&piano, etichette), [""; 0]);
        assert_eq!(manca(&piano, testi_del_piano(&cartella())), [""; 0]);
        let atto = "Allegato A alla deliberazione di Giunta comunale n. 52 del 26 aprile 2023";
        assert_eq!(manca(&piano, [atto.to_owned()]), [""; 0]);
    }
}

#[test]
fn the_plan_leaves_out_what_was_realised() {
    let qui = carnate();
    let piano = documento(&["piano", qui.to_str().unwrap()]);
    let c = cartella();
    let relazioni: Vec<_> = c
        .obiettivi
        .iter()
        .flat_map(|o| o.scheda.verifiche.finale.iter().flat_map(|f| opz(&f.relazione)))
        .collect();
    assert_eq!(relazioni.len(), 3);
    assert_eq!(manca(&piano, relazioni.clone()), relazioni);
    // Realised shares of scheda 1 sum to 95; planned ones to 100.
    assert!(!piano.contains("95,00%"));
    assert!(piano.contains("100,00%"));
}

#[test]
fn the_report_has_every_text_and_the_figures_of_the_reference() {
    let qui = carnate();
    let c = cartella();
    for relazione in letture(&["relazione", qui.to_str().unwrap()]) {
        assert_eq!(manca(&relazione, testi_della_relazione(&c)), [""; 0]);
    }
    let relazione = documento(&["relazione", qui.to_str().unwrap()]);
    let mut cifre = vec![
        // The totals of the realised shares, summed by hand: 25+20+5+0+20+0+25.
        "Totale100,00%95,00%",
        "Totale100,00%100,00%",
        "24/01/2024 recepito nella relazione al PIAO",
        "Attuazione misure specifiche PTCP",
        "n. ____ del ________",
    ];
    cifre.extend(["24 25 25 25 22", "Concorsi e selezioni 0 0 2 1 1", "Assunzioni — — 3 3 2"]);
    assert_eq!(manca(&relazione, cifre.into_iter().map(str::to_owned)), [""; 0]);
}

#[test]
fn one_scheda_by_its_file_and_an_ambiguous_code() {
    let qui = carnate();
    let qui = qui.to_str().unwrap();
    let scheda =
        documento(&["scheda", qui, "obiettivi/2-monitoraggio-ptpct.yaml", "--fase", "consuntivo"]);
    assert!(scheda.contains("monitoraggiointermedio") && !scheda.contains("StrutturadelPIAO"));

    let prova = tempfile::tempdir().unwrap();
    let e = pegaso_in(prova.path(), &["scheda", qui, "1.06.01"]);
    assert_eq!(e.stato, 2);
    for file in [
        "1-elaborazione-ptpct",
        "2-monitoraggio-ptpct",
        "3-elaborazione-piao",
        "4-monitoraggio-piao",
    ] {
        assert!(e.err.contains(&format!("obiettivi/{file}.yaml")), "{}", e.err);
    }
    assert_eq!(std::fs::read_dir(prova.path()).unwrap().count(), 0);
}

#[test]
fn without_o_the_file_has_the_name_of_the_document() {
    let qui = carnate();
    let prova = tempfile::tempdir().unwrap();
    let e = pegaso_in(prova.path(), &["piano", qui.to_str().unwrap()]);
    assert_eq!(e.stato, 0, "{}", e.err);
    assert!(prova.path().join("piano-2023.pdf").is_file());
}
