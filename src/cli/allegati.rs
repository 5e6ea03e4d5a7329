//! `allegati`: the package attached to the act, written whole or not at all; and its check.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use pegaso::check::{self, OpzioniControllo, Verificata};
use pegaso::diagnostic::{self, Colori, Gravita, Segnalazione, Sorgenti};
use pegaso::document::{self, Edizione, Genere};
use pegaso::load::{self, CartellaLetta};
use pegaso::model::{Documento, Stadio};
use pegaso::package::{self, DiVariazione, DocumentoFatto, Fascicolo, Ingredienti};
use pegaso::score;

use super::lucchetto::{self, DaScrivere};
use super::{Uscito, aiuto, carica, errore, scrivi, stampa};

/// The files by which a package is known.
const MANIFESTO: &str = "manifest.json";
const SOMME: &str = "SHA256SUMS";

#[derive(Debug, Args)]
pub struct Argomenti {
    /// La cartella dell'ente; con --controlla, la cartella degli allegati
    #[arg(value_name = "CARTELLA")]
    cartella: PathBuf,

    /// Di quale documento: piano, piao, relazione o variazione
    #[arg(long, value_enum, value_name = "DOCUMENTO", hide_possible_values = true)]
    documento: Option<Quale>,

    /// La cartella da fare: nuova o vuota
    #[arg(short = 'o', long = "output", value_name = "CARTELLA-USCITA")]
    uscita: Option<PathBuf>,

    /// Mette la cartella nuova al posto di quella che c'è
    #[arg(long)]
    sostituisci: bool,

    /// Controlla che gli allegati di una cartella siano quelli di allora
    #[arg(long, conflicts_with_all = ["documento", "uscita", "sostituisci"])]
    controlla: bool,

    /// Controlla i dati come se non ci fossero deroghe
    #[arg(long)]
    ignora_deroghe: bool,

    /// La cartella dei propri modelli
    #[arg(long, value_name = "DIR")]
    modelli: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Quale {
    Piano,
    Piao,
    Relazione,
    Variazione,
}

impl Quale {
    /// What it is, and its title where ente.yaml gives none.
    fn tipologia(self) -> &'static str {
        match self {
            Quale::Piano => "Piano della performance",
            Quale::Piao => "Piano integrato di attività e organizzazione",
            Quale::Relazione => "Relazione sulla performance",
            Quale::Variazione => "Variazione del Piano della performance",
        }
    }

    fn nome(self) -> &'static str {
        match self {
            Quale::Piano => "piano",
            Quale::Piao => "piao",
            Quale::Relazione => "relazione",
            Quale::Variazione => "variazione",
        }
    }

    fn stadio(self) -> Stadio {
        match self {
            Quale::Piano | Quale::Piao | Quale::Variazione => Stadio::Piano,
            Quale::Relazione => Stadio::Consuntivo,
        }
    }
}

pub fn esegui(a: &Argomenti) -> Uscito {
    if a.controlla {
        return controlla(&a.cartella);
    }
    let (Some(quale), Some(uscita)) = (a.documento, &a.uscita) else {
        errore("mancano --documento e -o");
        aiuto("per esempio: pegaso allegati CARTELLA --documento piano -o allegati-piano");
        return Uscito::Uso;
    };
    if let Err(u) = distinte(&a.cartella, uscita) {
        return u;
    }
    let occupata = uscita.read_dir().is_ok_and(|mut v| v.next().is_some()) || uscita.is_file();
    if occupata && !a.sostituisci {
        errore(&format!("`{}` c'è già e non è vuota", uscita.display()));
        aiuto("scegli un'altra cartella, o aggiungi --sostituisci");
        return Uscito::Uso;
    }
    match prepara(a, quale) {
        Ok((file, lucchetto, variazione)) => {
            // The lock first: a package without it would not hold the plan.
            let uscito = match lucchetto.map_or(Ok(()), |l| l.scrivi(&a.cartella)) {
                Ok(()) => scritto(uscita, &file),
                Err(u) => u,
            };
            if let Some(x) = variazione.filter(|_| uscito == Uscito::Fatto) {
                lucchetto::in_attesa(&x);
            }
            uscito
        }
        Err(u) => u,
    }
}

/// The package never takes the place of the data: not of the folder, nor of one around it or in it.
fn distinte(dati: &Path, uscita: &Path) -> Result<(), Uscito> {
    let (Ok(dati), Ok(luogo)) = (dati.canonicalize(), uscita.canonicalize()) else {
        return Ok(());
    };
    let vuota = luogo.read_dir().is_ok_and(|mut v| v.next().is_none());
    let dentro = luogo.starts_with(&dati) && !vuota && !di_allegati(&luogo);
    if dentro || dati.starts_with(&luogo) {
        errore("gli allegati non stanno al posto dei dati");
        aiuto("indica con -o una cartella nuova");
        return Err(Uscito::Uso);
    }
    Ok(())
}

/// Whether a folder is a package of before: only such a one is thrown away.
fn di_allegati(cartella: &Path) -> bool {
    cartella.join(MANIFESTO).is_file() && cartella.join(SOMME).is_file()
}

/// A package, the lock that goes with it, and the variation that it is of.
type Preparato = (Fascicolo, Option<DaScrivere>, Option<DiVariazione>);

/// Both editions checked and typeset, and all that goes with them.
fn prepara(a: &Argomenti, quale: Quale) -> Result<Preparato, Uscito> {
    let stadio = quale.stadio();
    let CartellaLetta { cartella, segnalazioni, sorgenti, .. } = carica(&a.cartella)?;
    let Some(cartella) = cartella else {
        return Err(stampa::illeggibili(&a.cartella, &segnalazioni, &sorgenti));
    };
    if matches!(quale, Quale::Piao) {
        stampa::con_piao(&cartella, None)?;
    }
    let valutata = score::valuta(cartella);
    let verifica = |pubblica: bool| {
        let opzioni = OpzioniControllo { stadio, ignora_deroghe: a.ignora_deroghe, pubblica };
        check::verifica(valutata.clone(), segnalazioni.clone(), opzioni)
    };
    let (integrale, pubblica) = (verifica(false), verifica(true));
    for v in [&integrale, &pubblica] {
        if !v.stampabile() {
            let errori: Vec<Segnalazione> =
                v.segnalazioni().iter().filter(|s| s.conta(Gravita::Errore)).cloned().collect();
            stampa::mostra(&errori, &sorgenti);
            errore("i dati hanno errori: non è stato scritto niente");
            aiuto("un allegato non si fa in bozza: correggi gli errori, o motiva una deroga");
            return Err(Uscito::Dati);
        }
    }
    let variazione = match quale {
        Quale::Variazione => Some(lucchetto::variazione(&valutata)?),
        Quale::Piano | Quale::Piao | Quale::Relazione => None,
    };
    let docs = &valutata.cartella().ente.documenti;
    let (genere, pezzo) = match (quale, &variazione) {
        (Quale::Piao, _) => (Genere::Piao { sezione: None }, &docs.piao),
        (Quale::Relazione, _) => (Genere::Relazione, &docs.relazione),
        (_, Some(x)) => (Genere::Variazione(&x.atto), &x.atto.documento),
        (Quale::Piano | Quale::Variazione, _) => (Genere::Piano, &docs.piano),
    };
    let sigillo = match (quale, &variazione) {
        (Quale::Relazione, _) => None,
        (_, Some(x)) => lucchetto::di_variazione(&valutata, x),
        (Quale::Piao, _) => lucchetto::di_piao(&valutata)?,
        (Quale::Piano | Quale::Variazione, _) => lucchetto::di_piano(&valutata, &docs.piano.atto)?,
    };
    let titolo = pezzo.titolo.as_ref().map_or(quale.tipologia(), |t| t.as_str());
    let documenti = [
        uno(a, &pubblica, genere, pezzo, titolo, Edizione::Pubblica)?,
        uno(a, &integrale, genere, pezzo, titolo, Edizione::Integrale)?,
    ];
    let ingredienti = Ingredienti {
        valutata: &valutata,
        documento: pezzo,
        nome: quale.nome(),
        tipologia: quale.tipologia(),
        risultati: stadio == Stadio::Consuntivo,
        dati: dati(&a.cartella, quale)?,
        controllo: controllo(&pubblica, &sorgenti),
        punti: variazione.as_ref().map(lucchetto::punto).into_iter().collect(),
        lucchetto: sigillo.as_ref().map(DaScrivere::testo),
    };
    if ingredienti.documento.atto.stato() == pegaso::model::StatoAtto::Bozza {
        scrivi::diagnostica(
            "avviso[DOC-001]: l'atto è una bozza: il file da votare è una proposta, quello votato porta il numero\n  aiuto: scrivi in ente.yaml `stato: proposta`, o numero e data dell'atto\n",
        );
    }
    let file = package::fascicolo(&ingredienti, &documenti).map_err(|e| {
        errore("errore del programma: un PDF non è conforme, e non è stato scritto niente");
        aiuto(&e);
        Uscito::Ambiente
    })?;
    Ok((file, sigillo, variazione))
}

fn uno(
    a: &Argomenti,
    v: &Verificata,
    genere: Genere<'_>,
    pezzo: &Documento,
    titolo: &str,
    edizione: Edizione,
) -> Result<DocumentoFatto, Uscito> {
    let modelli = stampa::propri(a.modelli.as_deref())?;
    let con_propri = !modelli.is_empty();
    let opzioni =
        document::OpzioniDocumento { edizione, modelli, ..document::OpzioniDocumento::default() };
    let pdf =
        document::pdf(v, genere, &opzioni).map_err(|g| stampa::non_composto(&g, con_propri))?;
    let lettera = pezzo.atto.allegato.as_ref().map_or(String::new(), |l| {
        let sicura: String = l.as_str().chars().filter(|c| c.is_alphanumeric()).collect();
        format!("Allegato-{sicura}-")
    });
    let pubblica = edizione == Edizione::Pubblica;
    let coda = if pubblica { "" } else { "-integrale" };
    Ok(DocumentoFatto {
        nome: format!("{lettera}{}{coda}.pdf", genere.nome(v)),
        oggetto: format!("{titolo}, esercizio {}", v.valutata().cartella().esercizio),
        pubblica,
        pdf,
    })
}

/// The check report, as text and as JSON.
fn controllo(v: &Verificata, sorgenti: &Sorgenti) -> (String, String) {
    let testo = diagnostic::testo(v.segnalazioni(), sorgenti, Colori::No, usize::MAX);
    let json = diagnostic::json(v.stadio().parola(), v.segnalazioni(), sorgenti);
    (testo, format!("{json:#}\n"))
}

/// The files of the data folder that a document is made from. The lock that the package itself makes
/// is none of them: made twice, it is the same.
fn dati(cartella: &Path, quale: Quale) -> Result<BTreeMap<String, Vec<u8>>, Uscito> {
    let mut file = load::byte(cartella).map_err(|e| {
        errore(&e.messaggio);
        aiuto(&e.aiuto);
        Uscito::Ambiente
    })?;
    if !matches!(quale, Quale::Relazione) {
        file.remove(pegaso::piano::lucchetto::FILE);
    }
    // Packages made among the data are none of them either.
    let fatte: Vec<String> =
        file.keys().filter_map(|n| n.strip_suffix(SOMME)).map(str::to_owned).collect();
    file.retain(|n, _| !fatte.iter().any(|p| p.ends_with('/') && n.starts_with(p)));
    Ok(file)
}

/// Writes a package beside its place, then moves it there: whole or not at all.
fn scritto(uscita: &Path, file: &Fascicolo) -> Uscito {
    match scrivi::cartella(uscita, file, di_allegati(uscita)) {
        Ok(prima) => {
            if let Some(p) = prima {
                scrivi::diagnostica(&format!(
                    "la cartella di prima non era di allegati: è rimasta in {}\n",
                    p.display()
                ));
            }
            scrivi::diagnostica(&format!(
                "fatta la cartella {} ({} file)\n",
                uscita.display(),
                file.len()
            ));
            Uscito::Fatto
        }
        Err(e) => scrivi::non_scritto(uscita, &e),
    }
}

fn controlla(cartella: &Path) -> Uscito {
    let file = match load::byte(cartella) {
        Ok(f) => f,
        Err(e) => {
            errore(&e.messaggio);
            aiuto(&e.aiuto);
            return Uscito::Ambiente;
        }
    };
    let esito = package::controlla(&file);
    let mut testo = String::new();
    for (che, nomi) in [
        ("cambiato", &esito.cambiati),
        ("manca", &esito.mancanti),
        ("non c'era", &esito.estranei),
        ("riga illeggibile", &esito.illeggibili),
    ] {
        for n in nomi {
            testo.push_str(&format!("{che}: {n}\n"));
        }
    }
    let detto = if esito.integro() {
        format!("{} file, tutti com'erano\n", esito.integri)
    } else {
        format!("{} file com'erano; gli altri no\n", esito.integri)
    };
    testo.push_str(&detto);
    if let Err(u) = scrivi::uscita(&testo) {
        return u;
    }
    if esito.integro() { Uscito::Fatto } else { Uscito::Dati }
}
