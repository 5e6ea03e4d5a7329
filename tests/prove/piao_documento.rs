//! The PIAO as a document: every field of the data is on a page, one section alone is one section,
//! both standards hold, the public edition names only who holds an office.

use std::fs;
use std::path::Path;

use crate::comune::schemi::letture;
use crate::comune::{
    borgo, cambia, carnate, cartella, copia, fai, fai_ora, pegaso_in, stretto, testo, valido,
};
use pegaso::model::Cartella;
use pegaso::model::piao::Sezione;
use serde_json::Value;

fn dove(p: &Path) -> &str {
    p.to_str().unwrap()
}

fn carica(dove: &Path) -> Cartella {
    pegaso::model::Cartella::apri(dove).unwrap().cartella.unwrap()
}

/// Without what the page may change: spaces, hyphens, the dots of thousands, marks of Markdown, case.
fn nudo(t: &str) -> String {
    let t = stretto(t).to_lowercase();
    t.chars().filter(|c| !"-‐_.*`|#\u{2060}".contains(*c)).collect()
}

/// The leaves of a file with their key.
fn foglie(chiave: &str, v: &Value, out: &mut Vec<(String, String)>) {
    match v {
        Value::Object(m) => m.iter().filter(|(k, _)| *k != "extra").for_each(|(k, v)| {
            // The years of `attesi` are keys, and printed too.
            if chiave == "attesi" {
                out.push((chiave.to_owned(), k.clone()));
            }
            foglie(if chiave == "attesi" { chiave } else { k }, v, out);
        }),
        Value::Array(a) => a.iter().for_each(|v| foglie(chiave, v, out)),
        Value::String(s) => out.push((chiave.to_owned(), s.clone())),
        Value::Null => {}
        altro => out.push((chiave.to_owned(), altro.to_string())),
    }
}

/// What a leaf may become on the page: itself, a decimal comma, the name of a person, a settore, a
/// risk area; the code of a scheda; the text of a file.
fn forme(c: &Cartella, qui: &Path, chiave: &str, foglia: &str) -> Vec<String> {
    if foglia.ends_with(".md") {
        return vec![fs::read_to_string(qui.join(foglia)).unwrap()];
    }
    let mut v = vec![foglia.to_owned(), foglia.replace('.', ",")];
    let t = pegaso::model::Testo { testo: foglia.to_owned(), ..Default::default() };
    v.push(c.chi(&t));
    v.extend(c.schede_citate(&t).filter_map(|o| o.scheda.codice.as_ref()).map(|t| t.testo.clone()));
    if chiave == "area" {
        use pegaso::model::piao::AreaRischio;
        use pegaso::valori::Valore as _;
        v.extend(AreaRischio::leggi(foglia).map(|a| a.nome().to_owned()));
    }
    v
}

#[test]
fn every_field_is_on_a_page() {
    for qui in [borgo(), carnate()] {
        let c = carica(&qui);
        let pagine = nudo(&testo(&fai(&["piao", dove(&qui)])));
        let mut viste = 0;
        for voce in fs::read_dir(qui.join("piao")).unwrap() {
            let file = voce.unwrap().path();
            if file.extension().is_none_or(|e| e != "yaml") {
                continue;
            }
            let mut tutte = Vec::new();
            foglie("", &letture(&fs::read_to_string(&file).unwrap())[0], &mut tutte);
            for (chiave, foglia) in tutte {
                viste += 1;
                let mut manca = Vec::new();
                let trovata = forme(&c, &qui, &chiave, &foglia).iter().any(|f| {
                    manca = f
                        .lines()
                        .map(nudo_riga)
                        .filter(|r| !r.is_empty() && !pagine.contains(r.as_str()))
                        .collect();
                    manca.is_empty()
                });
                assert!(trovata, "{}: {chiave}: {foglia}: {manca:?}", file.display());
            }
        }
        assert!(viste > 100, "{viste}");
    }
}

/// A value for a schema of a section, with a word of its own in every text: all fields are there.
fn riempi(
    schema: &Value,
    tutto: &Value,
    n: &mut usize,
    parole: &mut Vec<(String, String)>,
    dove: &str,
) -> Value {
    let nome = |r: &Value| r.as_str().and_then(|r| r.rsplit('/').next()).map(str::to_owned);
    if let Some(rif) = schema.get("$ref").and_then(nome) {
        let def = &tutto["definitions"][&rif];
        if def.get("properties").is_some() {
            return riempi(def, tutto, n, parole, dove);
        }
        *n += 1;
        let testo = match rif.as_str() {
            "Bilancio" => (40 + *n % 50).to_string(),
            "Testo" => match dove.rsplit('.').next().unwrap() {
                // What leads somewhere.
                "settore" => "s".into(),
                "obiettivi" => "x.1".into(),
                "obiettivo_strategico" => "9.9".into(),
                "sezione" => "2.1".into(),
                // A first and a last name, which may stand in every other field.
                _ => {
                    let lettera = |n: usize| char::from(b'a' + u8::try_from(n % 26).unwrap());
                    format!("Campo Vale{}{}fine", lettera(*n / 26), lettera(*n))
                }
            },
            "Numero" | "Cifra" => (7000 + *n).to_string(),
            "Importo" => format!("€ {},00", 7000 + *n),
            "Percentuale" => format!("{},5%", 11 + *n % 50),
            "DataConAnno" => "17/03/2026".to_owned(),
            "Anno" => "2027".to_owned(),
            _ => {
                let parola = def["examples"][0].as_str().or(def["anyOf"][0]["enum"][0].as_str());
                parola.unwrap_or_else(|| panic!("{rif}: {def}")).to_owned()
            }
        };
        // An area is printed by its name, not by its word.
        let stampato = if rif == "AreaRischio" { "Autorizzazioni e concessioni" } else { &testo };
        parole.push((dove.to_owned(), stampato.to_owned()));
        return Value::String(testo);
    }
    if let Some(una) = schema.get("anyOf").and_then(|a| a.get(0)) {
        return riempi(una, tutto, n, parole, dove);
    }
    if let Some(voce) = schema.get("items") {
        return Value::Array(vec![riempi(voce, tutto, n, parole, dove)]);
    }
    if let Some(p) = schema.get("properties").and_then(Value::as_object) {
        let campi = p.iter().filter(|(k, _)| *k != "extra");
        let campi =
            campi.map(|(k, v)| (k.clone(), riempi(v, tutto, n, parole, &format!("{dove}.{k}"))));
        return Value::Object(campi.collect());
    }
    // The figures of three years.
    let cifra = riempi(&serde_json::json!({ "$ref": "#/Cifra" }), tutto, n, parole, dove);
    serde_json::json!({ "2026": cifra })
}

#[test]
fn every_field_of_the_schemas_is_on_a_page() {
    let base = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/schema");
    let mut file = vec![(
        "ente.yaml".to_owned(),
        "esercizio: 2026\nente:\n  denominazione: Prova\n  dipendenti: 80\nsettori: [{ id: s, nome: Settore S }]\nstrategia: [{ codice: \"9.9\", titolo: Una }]\npiao:\n  performance: allegata\n".to_owned(),
    ), ("obiettivi/a.yaml".to_owned(), "codice: x.1\ntitolo: Uno\n".to_owned())];
    let (mut n, mut parole) = (0, Vec::new());
    for s in Sezione::TUTTE.into_iter().filter(|s| s.file().is_some()) {
        let schema =
            fs::read_to_string(base.join(format!("piao-{}.schema.json", s.numero()))).unwrap();
        let schema: Value = serde_json::from_str(&schema).unwrap();
        let dati = riempi(&schema, &schema, &mut n, &mut parole, s.numero());
        // JSON is YAML.
        file.push((s.file().unwrap().to_owned(), dati.to_string()));
    }
    let lista: Vec<(&str, &str)> = file.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
    let qui = cartella(&lista);
    let pdf = fai(&["piao", dove(qui.path()), "--bozza"]);
    valido("ogni campo", &pdf);
    // Not the findings at the end of a draft, which repeat what is typed.
    let tutto = testo(&pdf);
    let (pagine, _) = tutto.rsplit_once("Segnalazionidelcontrollo").unwrap();
    let pagine = nudo(pagine);
    assert!(parole.len() > 100, "{}", parole.len());
    let manca: Vec<_> = parole.iter().filter(|(_, t)| !pagine.contains(&nudo(t))).collect();
    assert!(manca.is_empty(), "{manca:?}");
}

/// A line of a narrative: without the number of a list, and without the rule of a table.
fn nudo_riga(r: &str) -> String {
    let r = r.trim_start();
    let senza = r.trim_start_matches(|c: char| c.is_ascii_digit());
    nudo(senza.strip_prefix(". ").unwrap_or(r).trim_start_matches(['-', ':', '|']))
        .trim_start_matches(':')
        .to_owned()
}

#[test]
fn both_folders_are_valid_and_made_twice_the_same() {
    for qui in [borgo(), carnate()] {
        valido("piao", &fai(&["piao", dove(&qui)]));
    }
    let qui = carnate();
    assert!(fai(&["piao", dove(&qui)]) == fai_ora(&["piao", dove(&qui)]));
}

#[test]
fn the_sections_stand_on_the_numbers_of_the_piano_tipo() {
    for qui in [borgo(), carnate()] {
        let t = testo(&fai(&["piao", dove(&qui)]));
        let mut da = 0;
        for s in Sezione::TUTTE {
            let titolo = stretto(&format!("{} {}", s.numero(), s.titolo()));
            // The first is in the table of contents, the second opens the section.
            let (qui, _) = t.match_indices(&titolo).nth(1).unwrap_or_else(|| panic!("{titolo}"));
            assert!(qui > da, "{titolo}");
            da = qui;
        }
    }
    let t = testo(&fai(&["piao", dove(&carnate())]));
    assert_eq!(t.matches("Sezionenondovuta(art.6DM132/2022)").count(), 2);
    assert!(!testo(&fai(&["piao", dove(&borgo())])).contains("Sezionenondovuta"));
}

#[test]
fn one_section_alone() {
    let qui = borgo();
    let pdf = fai(&["piao", dove(&qui), "--sezione", "2.3"]);
    valido("sezione 2.3", &pdf);
    let t = testo(&pdf);
    assert!(t.contains("2.3Rischicorruttivietrasparenza"));
    for altra in
        ["1Schedaanagrafica", "2.1Valorepubblico", "3.1Struttura", "Indice.", "4Monitoraggio"]
    {
        assert!(!t.contains(altra), "{altra}");
    }
    let tmp = copia(&qui);
    let e = pegaso_in(tmp.path(), &["piao", ".", "--sezione", "3.1"]);
    assert_eq!(e.stato, 0, "{}", e.err);
    assert!(tmp.path().join("piao-3.1-2026.pdf").exists());
    let e = pegaso_in(tmp.path(), &["piao", ".", "--sezione", "2.4"]);
    assert_eq!(e.stato, 2);
    assert!(e.err.contains("le sezioni sono: 1, 2.1"), "{}", e.err);
    let tmp = copia(&carnate());
    let e = pegaso_in(tmp.path(), &["piao", "."]);
    assert_eq!(e.stato, 0, "{}", e.err);
    assert!(tmp.path().join("piao-2023.pdf").exists());
}

#[test]
fn a_folder_without_piao_is_refused_with_a_remedy() {
    let qui = cartella(&[("obiettivi/a.yaml", "codice: x.1\ntitolo: T\n")]);
    let e = pegaso_in(qui.path(), &["piao", "."]);
    assert_eq!(e.stato, 1, "{}", e.err);
    assert!(e.err.contains("manca `piao/`") && e.err.contains("aiuto:"), "{}", e.err);
    assert_eq!(fs::read_dir(qui.path()).unwrap().count(), 2);
}

#[test]
fn the_schede_are_included_attached_or_not_owed() {
    let tmp = copia(&borgo());
    let pieno = testo(&fai(&["piao", dove(&borgo())]));
    assert!(pieno.contains("CRONOPROGRAMMA") && pieno.contains("schedecompleteseguono"));
    cambia(tmp.path(), "ente.yaml", "performance: inclusa", "performance: allegata");
    let t = testo(&fai(&["piao", dove(tmp.path())]));
    assert!(!t.contains("CRONOPROGRAMMA") && t.contains("siallega"), "{t}");
    assert!(t.contains("Fatturepagateentroitermini"));
    let tmp = copia(&carnate());
    cambia(tmp.path(), "ente.yaml", "performance: allegata", "performance: non_dovuta");
    let t = testo(&fai(&["piao", dove(tmp.path())]));
    assert_eq!(t.matches("Sezionenondovuta").count(), 3);
}

#[test]
fn measures_and_schede_name_each_other() {
    let t = testo(&fai(&["piao", dove(&borgo())]));
    // In 2.3, the phase of the scheda that carries out the measure; in the scheda, the measure.
    assert!(t.contains("1.02.01,fase1"));
    let scheda = testo(&fai(&["scheda", dove(&borgo()), "1.02.01"]));
    assert!(scheda.contains("Misureanticorruzione") && scheda.contains("M06Controllosuccessivo"));
}

#[test]
fn the_public_edition_names_only_who_holds_an_office() {
    for qui in [borgo(), carnate()] {
        let c = carica(&qui);
        let pdf = fai(&["piao", dove(&qui), "--edizione", "pubblica"]);
        valido("edizione pubblica", &pdf);
        let pubblica = testo(&pdf);
        let incarichi = c.ente.incarichi.0.iter().map(|(_, t)| t);
        let responsabili = c.ente.settori.iter().filter_map(|s| s.responsabile.as_ref());
        let ufficio: Vec<String> = incarichi.chain(responsabili).map(|t| c.nome(t)).collect();
        for p in &c.persone {
            let nome = p.nome.as_ref().unwrap().as_str();
            let in_carica = ufficio.iter().any(|u| u == nome);
            assert!(in_carica || !pubblica.contains(&stretto(nome)), "{nome}");
        }
        let segretario = c.nome(c.ente.incarichi.get("segretario").unwrap());
        assert!(pubblica.contains(&stretto(&segretario)));
        assert!(pubblica.contains("Edizioneperlapubblicazione"));
    }
}

#[test]
fn the_package_of_the_piao() {
    let tmp = copia(&carnate());
    let e = pegaso_in(tmp.path(), &["allegati", ".", "--documento", "piao", "-o", "fuori"]);
    assert_eq!(e.stato, 0, "{}", e.err);
    let fuori = tmp.path().join("fuori");
    assert!(fuori.join("Allegato-A-piao-2023.pdf").exists());
    assert!(fuori.join("agli-atti/Allegato-A-piao-2023-integrale.pdf").exists());
    let m = fs::read_to_string(fuori.join("metadati/Allegato-A-piao-2023.xml")).unwrap();
    assert!(m.contains("Piano integrato di attività e organizzazione"), "{m}");
    let e = pegaso_in(tmp.path(), &["allegati", "fuori", "--controlla"]);
    assert_eq!(e.stato, 0, "{}", e.out);
}

#[test]
fn a_small_ente_confirms_the_plan_of_the_year_before() {
    let ente = |dipendenti: u8| {
        format!(
            "esercizio: 2026\nente: {{ denominazione: Comune di Prova, dipendenti: {dipendenti} }}\n\
             piao:\n  triennio: 2025-2027\n\
             documenti:\n  piao:\n    premessa: motivi.md\n    atto: {{ conferma: sì, stato: proposta }}\n"
        )
    };
    let motivi = "Il monitoraggio di dicembre non ha trovato **nulla**.";
    let piccolo = cartella(&[("ente.yaml", &ente(22)), ("motivi.md", motivi)]);
    let pdf = fai(&["piao", dove(piccolo.path())]);
    valido("conferma", &pdf);
    let t = testo(&pdf);
    assert!(
        t.contains("siconferma") && t.contains("2025-2027") && t.contains("nonhatrovatonulla"),
        "{t}"
    );
    assert_eq!(lopdf::Document::load_mem(&pdf).unwrap().get_pages().len(), 1);
    let grande = cartella(&[("ente.yaml", &ente(80)), ("motivi.md", motivi)]);
    let e = pegaso_in(grande.path(), &["piao", "."]);
    assert_eq!(e.stato, 1, "{}", e.err);
    assert!(e.err.contains("meno di 50 dipendenti"), "{}", e.err);
}

#[test]
fn an_organisation_of_any_size_is_valid() {
    let tmp = copia(&borgo());
    let uffici: String = (0..80)
        .map(|i| format!("      - nome: Ufficio numero {i} con un nome piuttosto lungo\n        dipendenti: 1\n"))
        .collect();
    cambia(
        tmp.path(),
        "piao/3.1-struttura.yaml",
        "    dipendenti: 31\n    uffici:\n",
        &format!("    dipendenti: 111\n    uffici:\n{uffici}"),
    );
    let pdf = fai(&["piao", dove(tmp.path()), "--sezione", "3.1", "--bozza"]);
    valido("organigramma", &pdf);
    // Nothing ran off a page: the last office of the first page is not the last of all.
    assert!(lopdf::Document::load_mem(&pdf).unwrap().get_pages().len() >= 3);
    let t = testo(&pdf);
    assert!((0..80).all(|i| t.contains(&format!("Ufficionumero{i}con"))));
}
