//! `allegati`: the package attached to the act, written whole or not at all; and its check.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use pegaso::check::{self, OpzioniControllo, Verificata};
use pegaso::diagnostic::{self, Colori, Sorgenti};
use pegaso::document::{self, Edizione, Genere};
use pegaso::load::{self, Letto};
use pegaso::model::{Cartella, Documento, TipoDocumento};
use pegaso::package::{self, DiVariazione, DocumentoFatto, Fascicolo, Ingredienti};
use pegaso::score;
use tempfile::TempDir;

use super::fermo::segnala;
use super::lucchetto::{self, DaScrivere};
use super::{Esito, Fermo, Intera, Uscito, intera, scrivi, stampa, votato};

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
    fn tipo(self) -> TipoDocumento {
        match self {
            Quale::Piano => TipoDocumento::Piano,
            Quale::Piao => TipoDocumento::Piao,
            Quale::Relazione => TipoDocumento::Relazione,
            Quale::Variazione => TipoDocumento::Variazione,
        }
    }
}

pub fn esegui(a: &Argomenti) -> Esito {
    if a.controlla {
        return controlla(&a.cartella);
    }
    let (Some(quale), Some(uscita)) = (a.documento, &a.uscita) else {
        return Err(Fermo::uso(
            "mancano --documento e -o",
            "per esempio: `pegaso allegati CARTELLA --documento piano -o allegati-piano`",
        ));
    };
    distinte(&a.cartella, uscita)?;
    let occupata = uscita.read_dir().is_ok_and(|mut v| v.next().is_some()) || uscita.is_file();
    if occupata && !a.sostituisci {
        return Err(Fermo::uso(
            format!("`{}` c'è già e non è vuota", uscita.display()),
            "scegli un'altra cartella, o aggiungi --sostituisci",
        ));
    }
    // After a variation the package of the plan is that of the voted text.
    let votato = match quale {
        Quale::Piano => gia_variato(&a.cartella)?,
        Quale::Piao | Quale::Relazione | Quale::Variazione => None,
    };
    let dati = votato.as_ref().map_or(a.cartella.as_path(), TempDir::path);
    let (file, lucchetto, variazione) = prepara(a, dati, quale)?;
    let lucchetto = lucchetto.filter(|_| votato.is_none());
    // The lock first: a package without it would not hold the plan.
    lucchetto.map_or(Ok(()), |l| l.scrivi(&a.cartella))?;
    scritto(uscita, &file)?;
    variazione.iter().for_each(lucchetto::in_attesa);
    Ok(Uscito::Fatto)
}

/// The package never takes the place of the data: not of the folder, nor of one around it or in it.
fn distinte(dati: &Path, uscita: &Path) -> Result<(), Fermo> {
    let (Ok(dati), Ok(luogo)) = (dati.canonicalize(), uscita.canonicalize()) else {
        return Ok(());
    };
    let vuota = luogo.read_dir().is_ok_and(|mut v| v.next().is_none());
    let dentro = luogo.starts_with(&dati) && !vuota && !di_allegati(&luogo);
    if dentro || dati.starts_with(&luogo) {
        return Err(Fermo::uso(
            "gli allegati non stanno al posto dei dati",
            "indica con -o una cartella nuova",
        ));
    }
    Ok(())
}

/// Whether a folder is a package of before: only such a one is thrown away.
fn di_allegati(cartella: &Path) -> bool {
    cartella.join(MANIFESTO).is_file() && cartella.join(SOMME).is_file()
}

/// The voted plan, where acts of variation have changed it since.
fn gia_variato(cartella: &Path) -> Result<Option<TempDir>, Fermo> {
    let lettura = super::carica(cartella)?;
    let variato = |c: &Cartella| c.lucchetto.as_ref().is_some_and(|l| l.versione() > 1);
    match lettura.cartella {
        // What moved without an act stops the package, as it stops the plan.
        Some(c) if variato(&c) => {
            let v = score::valuta(c);
            if v.spostate().is_empty() { votato::di(v.cartella()) } else { Ok(None) }
        }
        _ => Ok(None),
    }
}

/// A package, the lock that goes with it, and the variation that it is of.
type Preparato = (Fascicolo, Option<DaScrivere>, Option<DiVariazione>);

/// Both editions checked and typeset, and all that goes with them.
fn prepara(a: &Argomenti, radice: &Path, quale: Quale) -> Result<Preparato, Fermo> {
    let tipo = quale.tipo().descrittore();
    let opzioni = |pubblica| OpzioniControllo {
        stadio: tipo.stadio,
        ignora_deroghe: a.ignora_deroghe,
        pubblica,
    };
    let Intera { cartella, segnalazioni, sorgenti } = intera(radice, opzioni(false))?;
    let dati = dati(radice, quale)?;
    if matches!(quale, Quale::Piao) {
        stampa::con_piao(&cartella, None)?;
    }
    let valutata = score::valuta(cartella);
    let verifica =
        |pubblica| check::verifica(valutata.clone(), segnalazioni.clone(), opzioni(pubblica));
    let (integrale, pubblica) = (verifica(false), verifica(true));
    for v in [&integrale, &pubblica] {
        if !v.stampabile() {
            return Err(Fermo::dati(
                "i dati hanno errori: non è stato scritto niente",
                "un allegato non si fa in bozza: correggi gli errori, o motiva una deroga",
            )
            .con_segnalazioni(&stampa::errori(v), &sorgenti));
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
        (Quale::Piao, _) => lucchetto::di_piao(&valutata, &dati)?,
        (Quale::Piano | Quale::Variazione, _) => {
            lucchetto::di_piano(&valutata, &docs.piano.atto, &dati)?
        }
    };
    let pubblica = pubblica.da_allegare(pezzo);
    let bozza = pubblica.segnalazioni().iter().filter(|s| s.regola == "DOC-001").cloned();
    scrivi::diagnostica(&segnala(&bozza.collect::<Vec<_>>(), &sorgenti));
    let titolo = pezzo.titolo.as_ref().map_or(tipo.titolo, |t| t.as_str());
    let documenti = [
        uno(a, &pubblica, genere, pezzo, titolo, Edizione::Pubblica)?,
        uno(a, &integrale, genere, pezzo, titolo, Edizione::Integrale)?,
    ];
    let ingredienti = Ingredienti {
        valutata: &valutata,
        documento: pezzo,
        nome: tipo.nome,
        tipologia: tipo.titolo,
        risultati: tipo.risultati,
        dati,
        controllo: controllo(&pubblica, &sorgenti),
        punti: variazione.as_ref().map(lucchetto::punto).into_iter().collect(),
        lucchetto: sigillo.as_ref().map(DaScrivere::testo),
    };
    let file = package::fascicolo(&ingredienti, &documenti).map_err(|e| {
        Fermo::ambiente(
            "errore del programma: un PDF non è conforme, e non è stato scritto niente",
            e,
        )
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
) -> Result<DocumentoFatto, Fermo> {
    let modelli = stampa::propri(a.modelli.as_deref())?;
    let con_propri = !modelli.is_empty();
    let opzioni =
        document::OpzioniDocumento { edizione, modelli, ..document::OpzioniDocumento::default() };
    let pdf =
        document::pdf(v, genere, &opzioni).map_err(|g| stampa::non_composto(&g, con_propri))?;
    let lettera = pezzo.atto.allegato.as_ref().map_or(String::new(), |l| {
        let sicura: String =
            pegaso::valori::sigla(l.as_str()).chars().filter(|c| c.is_alphanumeric()).collect();
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
    let letto = serde_json::to_value(Letto::di(v.valutata().cartella())).unwrap_or_default();
    let json = diagnostic::json(v.stadio().parola(), v.segnalazioni(), sorgenti, letto);
    (testo, format!("{json:#}\n"))
}

/// The files of the data folder that a document is made from. The lock that the package itself makes
/// is none of them: made twice, it is the same.
fn dati(cartella: &Path, quale: Quale) -> Result<BTreeMap<String, Vec<u8>>, Fermo> {
    let mut file = load::byte(cartella)?;
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
fn scritto(uscita: &Path, file: &Fascicolo) -> Result<(), Fermo> {
    let prima = scrivi::cartella(uscita, file, di_allegati(uscita))
        .map_err(|e| scrivi::non_scritto(uscita, &e))?;
    if let Some(p) = prima {
        scrivi::diagnostica(&format!(
            "la cartella di prima non era di allegati: è rimasta in {}\n",
            p.display()
        ));
    }
    scrivi::diagnostica(&format!("fatta la cartella {} ({} file)\n", uscita.display(), file.len()));
    Ok(())
}

fn controlla(cartella: &Path) -> Esito {
    let file = match load::byte(cartella) {
        Ok(f) => f,
        Err(e) => {
            return Err(Fermo::from(e));
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
        // The list of the sums is a file too.
        format!("{} file, tutti com'erano\n", esito.integri + 1)
    } else {
        format!("{} file com'erano; gli altri no\n", esito.integri)
    };
    testo.push_str(&detto);
    scrivi::uscita(&testo)?;
    Ok(if esito.integro() { Uscito::Fatto } else { Uscito::Dati })
}
