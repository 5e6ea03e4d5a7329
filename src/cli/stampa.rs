//! `piano`, `relazione`, `scheda`: from the folder to a PDF.

use std::collections::{BTreeMap, BTreeSet};
use std::io::IsTerminal as _;
use std::path::{Path, PathBuf};

use jiff::civil::Date;
use pegaso::check::{self, OpzioniControllo, Verificata};
use pegaso::diagnostic::{self, Conteggio, Gravita, Segnalazione, Sorgenti};
use pegaso::document::{self, DocumentError, Edizione, Genere};
use pegaso::model::piao::Sezione;
use pegaso::model::{Anagrafica, Cartella, ObiettivoFile, Stadio, Testo};
use pegaso::score::Valutata;
use pegaso::template::Propri;
use pegaso::typeset::Progetto;
use pegaso::valori::{DataGiorno, Valore as _, data_estesa};
use pegaso::{assets, load, score};

use super::{
    ArgomentiDocumento, ArgomentiPiao, ArgomentiScheda, Monitoraggio, Relazione, Uscita, Uscito,
    aiuto, avviso, carica, controlla, errore, scrivi,
};

/// The most findings that a refused document prints; `controlla` shows them all.
const MASSIMO: usize = 20;

pub fn piano(d: &ArgomentiDocumento) -> Uscito {
    fai(&d.cartella, &d.uscita, Stadio::Piano, None, |_| Ok(Genere::Piano))
}

pub fn piao(p: &ArgomentiPiao) -> Uscito {
    let sezione = match p.sezione.as_deref().map(sezione).transpose() {
        Ok(s) => s,
        Err(u) => return u,
    };
    fai(&p.cartella, &p.uscita, Stadio::Piano, None, |c| {
        con_piao(c, sezione)?;
        Ok(Genere::Piao { sezione })
    })
}

/// A section by its number, `2.3` or `2.3.`.
fn sezione(numero: &str) -> Result<Sezione, Uscito> {
    let numero = numero.trim().trim_end_matches('.');
    Sezione::TUTTE.into_iter().find(|s| s.numero() == numero).ok_or_else(|| {
        errore(&format!("`{numero}` non è una sezione del PIAO"));
        let numeri: Vec<_> = Sezione::TUTTE.iter().map(|s| s.numero()).collect();
        aiuto(&format!("le sezioni sono: {}", numeri.join(", ")));
        Uscito::Uso
    })
}

/// Refuses a folder that says nothing of the PIAO, unless its act confirms the one of the year before.
pub fn con_piao(c: &Cartella, sezione: Option<Sezione>) -> Result<(), Uscito> {
    let vale = document::si_conferma(&c.ente);
    if c.ente.documenti.piao.atto.si_conferma() && !vale {
        errore("il PIAO dell'anno prima si conferma solo con meno di 50 dipendenti");
        aiuto("togli `conferma` dall'atto del PIAO, o correggi `dipendenti` in ente.yaml");
        return Err(Uscito::Dati);
    }
    if c.piao.is_some() || (vale && sezione.is_none()) {
        return Ok(());
    }
    errore("la cartella non ha i dati del PIAO: manca `piao/`");
    aiuto(
        "crea la cartella `piao` con un file per sezione, per esempio `piao/1-scheda-anagrafica.yaml`",
    );
    Err(Uscito::Dati)
}

pub fn monitoraggio(m: &Monitoraggio) -> Uscito {
    fai(&m.cartella, &m.uscita, Stadio::Intermedia, None, |c| {
        let giorno = DataGiorno::leggi(&m.al).and_then(|d| d.nel(c.esercizio));
        match giorno {
            Ok(g) if g.year() == c.esercizio => {
                atto_altrui(c, g);
                Ok(Genere::Monitoraggio(g))
            }
            Ok(_) => {
                errore(&format!("`{}` non è un giorno dell'esercizio {}", m.al, c.esercizio));
                aiuto(&format!(
                    "scrivi un giorno del {}, o senza l'anno: --al 30/06; o indica la cartella dell'altro anno",
                    c.esercizio
                ));
                Err(Uscito::Uso)
            }
            Err(e) => {
                errore(&e.messaggio);
                aiuto(&e.aiuto);
                Err(Uscito::Uso)
            }
        }
    })
}

/// Says that the act of `ente.yaml` is an earlier check's, and so is left out of this one.
fn atto_altrui(c: &Cartella, al: Date) {
    let Some(del) = document::atto_di_prima(&c.ente, al) else { return };
    avviso(&format!(
        "l'atto del monitoraggio in ente.yaml è del {}, prima del {}: il documento esce con numero e data dell'atto in bianco",
        data_estesa(del),
        data_estesa(al)
    ));
    aiuto("scrivi in `documenti.monitoraggio.atto` l'atto di questa verifica, quando c'è");
}

pub fn relazione(r: &Relazione) -> Uscito {
    let precedente = r.precedente.as_deref();
    fai(&r.cartella, &r.uscita, Stadio::Consuntivo, precedente, |_| Ok(Genere::Relazione))
}

pub fn scheda(s: &ArgomentiScheda) -> Uscito {
    fai(&s.cartella, &s.uscita, s.per.fase.into(), None, |c| {
        trova(c, &s.cartella, &s.quale).map(Genere::Scheda)
    })
}

/// Last year's folder, scored; it need not be without faults, only readable.
fn anno_prima(dove: &Path, questa: &Cartella) -> Result<Valutata, Uscito> {
    let lettura = carica(dove)?;
    let anno = questa.esercizio - 1;
    if let Some(c) = lettura.cartella.as_ref().filter(|c| c.esercizio != anno) {
        errore(&format!("`{}` è dell'esercizio {}, non del {anno}", dove.display(), c.esercizio));
        aiuto("con --precedente si indica la cartella dell'anno prima");
        return Err(Uscito::Uso);
    }
    if let Some((suo, nostro)) =
        lettura.cartella.as_ref().and_then(|c| altro_ente(&c.ente.ente, &questa.ente.ente))
    {
        avviso(&format!("`{}` è di un altro ente: {suo}, non {nostro}", dove.display()));
        aiuto(
            "con --precedente si indica la cartella dello stesso ente; se ha cambiato nome o codice, va bene così",
        );
    }
    lettura.cartella.map(score::valuta).ok_or_else(|| {
        mostra(&lettura.segnalazioni, &lettura.sorgenti);
        errore(&format!("la cartella dell'anno prima, `{}`, ha errori di lettura", dove.display()));
        aiuto("correggi quei dati, o fai la relazione senza --precedente: resta senza confronto");
        Uscito::Dati
    })
}

/// By what two folders are of different bodies, theirs and ours; capitals and spaces are no difference,
/// and what one of them does not say is not either.
fn altro_ente(suo: &Anagrafica, nostro: &Anagrafica) -> Option<(String, String)> {
    let nudo = |t: &Testo| t.as_str().to_lowercase().split_whitespace().collect::<String>();
    let coppie = [
        ("", &suo.denominazione, &nostro.denominazione),
        ("codice ISTAT ", &suo.codice_istat, &nostro.codice_istat),
        ("codice IPA ", &suo.codice_ipa, &nostro.codice_ipa),
    ];
    coppie.into_iter().find_map(|(cosa, a, b)| {
        let (a, b) = (a.as_ref()?, b.as_ref()?);
        (nudo(a) != nudo(b)).then(|| (format!("{cosa}{a}"), b.to_string()))
    })
}

/// Loads, checks, typesets and writes; what is not right stops it before anything is written.
fn fai(
    radice: &Path,
    uscita: &Uscita,
    stadio: Stadio,
    precedente: Option<&Path>,
    genere: impl for<'a> Fn(&'a Cartella) -> Result<Genere<'a>, Uscito>,
) -> Uscito {
    if uscita.incorpora_dati && Edizione::from(uscita.edizione) == Edizione::Pubblica {
        errore("i dati non si incorporano nell'edizione per la pubblicazione: hanno i nomi");
        aiuto("togli --incorpora-dati, oppure --edizione pubblica");
        return Uscito::Uso;
    }
    let lettura = match carica(radice) {
        Ok(l) => l,
        Err(u) => return u,
    };
    let Some(cartella) = lettura.cartella else {
        return illeggibili(radice, &lettura.segnalazioni, &lettura.sorgenti);
    };
    let precedente = match precedente.map(|p| anno_prima(p, &cartella)).transpose() {
        Ok(p) => p,
        Err(u) => return u,
    };
    let edizione = uscita.edizione.into();
    let pubblica = edizione == Edizione::Pubblica;
    let opzioni = OpzioniControllo { stadio, ignora_deroghe: uscita.ignora_deroghe, pubblica };
    let v = check::verifica(score::valuta(cartella), lettura.segnalazioni, opzioni);
    let genere = match genere(v.valutata().cartella()) {
        Ok(g) => g,
        Err(u) => return u,
    };
    // Only what stops the PDF is shown whole; the rest is for `controlla`.
    let errori: Vec<Segnalazione> =
        v.segnalazioni().iter().filter(|s| s.conta(Gravita::Errore)).cloned().collect();
    if !v.stampabile() && !uscita.bozza {
        mostra(&errori, &lettura.sorgenti);
        errore("i dati hanno errori: non è stato scritto niente");
        aiuto("correggili, oppure usa --bozza per vedere il documento com'è ora");
        return Uscito::Dati;
    }
    let modelli = match propri(uscita.modelli.as_deref()) {
        Ok(m) => m,
        Err(u) => return u,
    };
    let con_propri = !modelli.is_empty();
    let incorporati = if uscita.incorpora_dati {
        let letti: BTreeSet<&str> = lettura.sorgenti.percorsi().collect();
        match da_incorporare(radice, v.valutata().cartella(), &letti) {
            Ok(file) => file,
            Err(u) => return u,
        }
    } else {
        BTreeMap::new()
    };
    let bozza = uscita.bozza;
    let opzioni = document::OpzioniDocumento { bozza, modelli, edizione, incorporati, precedente };
    if let Some(cartella) = &uscita.sorgente {
        return match document::fascicolo(&v, genere, &opzioni) {
            Ok(f) => sorgente(cartella, &f),
            Err(g) => non_composto(&g, con_propri),
        };
    }
    match document::pdf(&v, genere, &opzioni) {
        Ok(pdf) => {
            let file =
                uscita.file.clone().unwrap_or_else(|| PathBuf::from(genere.nome(&v) + ".pdf"));
            scritto(&file, &pdf, &v, radice)
        }
        Err(g) => non_composto(&g, con_propri),
    }
}

/// Writes what the typesetter gets, so that its own program makes the same pages.
fn sorgente(cartella: &Path, f: &Progetto) -> Uscito {
    if cartella.read_dir().is_ok_and(|mut v| v.next().is_some()) || cartella.is_file() {
        errore(&format!("`{}` c'è già e non è vuota", cartella.display()));
        aiuto("scegli un'altra cartella: quello che c'è non si tocca");
        return Uscito::Uso;
    }
    let principale = [("documento.typ".to_owned(), f.sorgente.as_bytes())];
    let file = f.file.iter().map(|(n, b)| (n.trim_start_matches('/').to_owned(), b.as_slice()));
    let caratteri = assets::FONT.iter().map(|(n, b)| (format!("caratteri/{n}"), *b));
    for (nome, byte) in principale.into_iter().chain(file).chain(caratteri) {
        if let Err(u) = scrivi::in_cartella(&cartella.join(nome), byte) {
            return u;
        }
    }
    scrivi::diagnostica(&format!(
        "scritto {0}/documento.typ\nora: typst compile --features a11y-extras --ignore-system-fonts \
         --font-path \"{0}/caratteri\" \"{0}/documento.typ\"\n",
        cartella.display()
    ));
    Uscito::Fatto
}

/// The files that the document was made from, byte by byte: what was read, and what that names.
fn da_incorporare(
    radice: &Path,
    c: &Cartella,
    letti: &BTreeSet<&str>,
) -> Result<BTreeMap<String, Vec<u8>>, Uscito> {
    let mut file = load::byte(radice).map_err(|e| {
        errore(&e.messaggio);
        aiuto(&e.aiuto);
        Uscito::Ambiente
    })?;
    file.retain(|nome, _| letti.contains(nome.as_str()) || c.allegati.contains_key(nome));
    Ok(file)
}

/// The office's own templates, if a folder of them is given.
pub fn propri(cartella: Option<&Path>) -> Result<Propri, Uscito> {
    cartella.map(load::modelli).transpose().map(Option::unwrap_or_default).map_err(|e| {
        errore(&e.messaggio);
        aiuto(&e.aiuto);
        Uscito::Ambiente
    })
}

/// A document that was not made: with templates of the office's own it is most likely theirs.
pub fn non_composto(g: &DocumentError, con_propri: bool) -> Uscito {
    if con_propri { modello(g) } else { guasto(g) }
}

/// Writes a finished PDF to its place, and says so.
pub fn su_file(file: &Path, pdf: &[u8]) -> Result<(), Uscito> {
    scrivi::atomico(file, pdf).map_err(|e| scrivi::non_scritto(file, &e))?;
    scrivi::diagnostica(&format!("scritto {} ({} KB)\n", file.display(), pdf.len().div_ceil(1024)));
    Ok(())
}

fn scritto(file: &Path, pdf: &[u8], v: &Verificata, radice: &Path) -> Uscito {
    if let Err(u) = su_file(file, pdf) {
        return u;
    }
    if let Some(quanti) = quanti(&Conteggio::di(v.segnalazioni())) {
        let fase = v.stadio().parola();
        scrivi::diagnostica(&format!(
            "{quanti}: pegaso controlla {} --fase {fase}\n",
            radice.display()
        ));
    }
    Uscito::Fatto
}

/// Says that the data cannot be read: not even a draft is made over them.
pub fn illeggibili(radice: &Path, trovate: &[Segnalazione], sorgenti: &Sorgenti) -> Uscito {
    mostra(trovate, sorgenti);
    errore("i dati hanno errori di lettura: non è stato scritto niente");
    aiuto(&format!("correggili; pegaso controlla {} li mostra tutti", radice.display()));
    Uscito::Dati
}

/// How many errors and warnings the data have: `ci sono 2 errori e un avviso`.
fn quanti(c: &Conteggio) -> Option<String> {
    let conta = |n: usize, uno: &str, molti: &str| match n {
        0 => None,
        1 => Some(format!("un {uno}")),
        n => Some(format!("{n} {molti}")),
    };
    let verbo = if c.errori + c.avvisi == 1 { "c'è" } else { "ci sono" };
    let (errori, avvisi) =
        (conta(c.errori, "errore", "errori"), conta(c.avvisi, "avviso", "avvisi"));
    let cosa = match (errori, avvisi) {
        (Some(e), Some(a)) => format!("{e} e {a}"),
        (e, a) => e.or(a)?,
    };
    Some(format!("{verbo} {cosa}"))
}

/// Prints findings on standard error.
pub fn mostra(segnalazioni: &[Segnalazione], sorgenti: &Sorgenti) {
    let colori = controlla::colori(std::io::stderr().is_terminal());
    scrivi::diagnostica(&diagnostic::testo(segnalazioni, sorgenti, colori, MASSIMO));
}

/// With templates of the office's own, what does not work is most likely theirs.
pub fn modello(g: &DocumentError) -> Uscito {
    errore(match g {
        DocumentError::Modello(_) => "i modelli non vanno, e non è stato scritto niente",
        DocumentError::Composizione(_) => {
            "i modelli non vanno, e non è stato scritto niente; il motore di stampa (Typst) dice:"
        }
    });
    for riga in g.to_string().lines() {
        scrivi::diagnostica(&format!("  | {riga}\n"));
    }
    aiuto("senza --modelli il documento si fa con i modelli del programma");
    Uscito::Dati
}

/// The typesetter's own words are for who cares for the program.
pub fn guasto(g: &DocumentError) -> Uscito {
    errore("errore del programma: il documento non si compone, e non è stato scritto niente");
    aiuto("segnala il caso a chi cura pegaso, con la cartella dei dati e le righe che seguono");
    for riga in g.to_string().lines() {
        scrivi::diagnostica(&format!("  | {riga}\n"));
    }
    Uscito::Ambiente
}

/// A scheda by its file, its identity or its code; a code that names several is wrong usage.
pub fn trova<'a>(c: &'a Cartella, radice: &Path, quale: &str) -> Result<&'a ObiettivoFile, Uscito> {
    // The file may be said from the folder or from where the command is given.
    let file = Path::new(quale);
    let percorso = file.strip_prefix(radice).unwrap_or(file).to_string_lossy();
    let percorso = percorso.trim_start_matches("./").replace('\\', "/");
    if let Some(o) = c.obiettivi.iter().find(|o| o.percorso == percorso || o.id == quale) {
        return Ok(o);
    }
    let con_codice =
        |o: &&ObiettivoFile| o.scheda.codice.as_ref().is_some_and(|c| c.as_str() == quale);
    let trovate: Vec<_> = c.obiettivi.iter().filter(con_codice).collect();
    match trovate.as_slice() {
        [una] => Ok(una),
        [] => {
            errore(&format!("nessuna scheda ha il codice o il file `{quale}`"));
            let file: Vec<_> = c.obiettivi.iter().map(|o| o.percorso.as_str()).take(20).collect();
            aiuto(&format!("le schede sono: {}", file.join(", ")));
            Err(Uscito::Uso)
        }
        molte => {
            errore(&format!("il codice `{quale}` è di {} schede: indica il file", molte.len()));
            for o in molte {
                scrivi::diagnostica(&format!("  {}\n", o.percorso));
            }
            aiuto("scrivi uno di questi file al posto del codice");
            Err(Uscito::Uso)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn errors_and_warnings_are_counted_in_words() {
        for (errori, avvisi, attesa) in [
            (0, 0, None),
            (0, 1, Some("c'è un avviso")),
            (0, 3, Some("ci sono 3 avvisi")),
            (1, 0, Some("c'è un errore")),
            (2, 0, Some("ci sono 2 errori")),
            (1, 1, Some("ci sono un errore e un avviso")),
            (2, 1, Some("ci sono 2 errori e un avviso")),
        ] {
            let c = Conteggio { errori, avvisi, note: 5, in_deroga: 1 };
            assert_eq!(quanti(&c).as_deref(), attesa);
        }
    }
}
