//! `piano`, `relazione`, `scheda`: from the folder to a PDF.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use jiff::civil::Date;
use pegaso::check::{self, OpzioniControllo, Verificata};
use pegaso::diagnostic::{Conteggio, Gravita, Segnalazione};
use pegaso::document::{self, DocumentError, Edizione, Genere};
use pegaso::model::piao::Sezione;
use pegaso::model::{Cartella, ObiettivoFile, Stadio, TipoDocumento};
use pegaso::template::Propri;
use pegaso::valori::{DataGiorno, Valore as _, data_estesa};
use pegaso::{load, score};

use super::comando::comando;
use super::precedente::anno_prima;
use super::{
    ArgomentiPiano, ArgomentiPiao, ArgomentiScheda, Esito, Fermo, Intera, Monitoraggio, QualeTesto,
    Relazione, Uscita, Uscito, avviso, intera, scrivi, sorgente, votato,
};

pub fn piano(d: &ArgomentiPiano) -> Esito {
    let stadio = TipoDocumento::Piano.descrittore().stadio;
    let fai = |cartella: &Path| fai(cartella, &d.uscita, stadio, None, |_| Ok(Genere::Piano));
    match d.testo {
        QualeTesto::Coordinato => fai(&d.cartella),
        QualeTesto::Votato => match votato::cartella(&d.cartella)? {
            Some(qui) => fai(qui.path()),
            None => fai(&d.cartella),
        },
    }
}

pub fn piao(p: &ArgomentiPiao) -> Esito {
    let sezione = p.sezione.as_deref().map(sezione).transpose()?;
    fai(&p.cartella, &p.uscita, TipoDocumento::Piao.descrittore().stadio, None, |c| {
        con_piao(c, sezione)?;
        Ok(Genere::Piao { sezione })
    })
}

/// The source of the plan, as a draft where it has errors: for who cares for the templates.
pub fn sorgente_del_piano(cartella: &Path, dove: &Path) -> Esito {
    let uscita = |bozza| Uscita { sorgente: Some(dove.to_owned()), bozza, ..Uscita::default() };
    let stadio = TipoDocumento::Piano.descrittore().stadio;
    let fatto = |bozza| fai(cartella, &uscita(bozza), stadio, None, |_| Ok(Genere::Piano));
    fatto(false).or_else(|f| if f.e_dei_dati() { fatto(true) } else { Err(f) })
}

/// A section by its number, `2.3` or `2.3.`.
fn sezione(numero: &str) -> Result<Sezione, Fermo> {
    let numero = numero.trim().trim_end_matches('.');
    Sezione::TUTTE.into_iter().find(|s| s.numero() == numero).ok_or_else(|| {
        let numeri: Vec<_> = Sezione::TUTTE.iter().map(|s| s.numero()).collect();
        Fermo::uso(
            format!("`{numero}` non è una sezione del PIAO"),
            format!("le sezioni sono: {}", numeri.join(", ")),
        )
    })
}

/// Refuses a folder that says nothing of the PIAO, unless its act confirms the one of the year before.
pub fn con_piao(c: &Cartella, sezione: Option<Sezione>) -> Result<(), Fermo> {
    let vale = document::si_conferma(&c.ente);
    if c.ente.documenti.piao.atto.si_conferma() && !vale {
        return Err(Fermo::dati(
            "il PIAO dell'anno prima si conferma solo con meno di 50 dipendenti",
            "togli `conferma` dall'atto del PIAO, o correggi `dipendenti` in ente.yaml",
        ));
    }
    if c.piao.is_some() || (vale && sezione.is_none()) {
        return Ok(());
    }
    Err(Fermo::dati(
        "la cartella non ha i dati del PIAO: manca `piao/`",
        "crea la cartella `piao` con un file per sezione, per esempio `piao/1-scheda-anagrafica.yaml`",
    ))
}

pub fn monitoraggio(m: &Monitoraggio) -> Esito {
    fai(&m.cartella, &m.uscita, TipoDocumento::Monitoraggio.descrittore().stadio, None, |c| {
        let giorno = giorno(c, &m.al)?;
        atto_altrui(c, giorno);
        Ok(Genere::Monitoraggio(giorno))
    })
}

/// A day of the esercizio, as typed with `--al`.
pub fn giorno(c: &Cartella, al: &str) -> Result<Date, Fermo> {
    let letto = DataGiorno::leggi(al).and_then(|d| d.nel(c.esercizio));
    let giorno = letto.map_err(|e| Fermo::uso(e.messaggio, e.aiuto))?;
    if giorno.year() == c.esercizio {
        return Ok(giorno);
    }
    Err(Fermo::uso(
        format!("`{al}` non è un giorno dell'esercizio {}", c.esercizio),
        format!(
            "scrivi un giorno del {}, o senza l'anno: --al 30/06; o indica la cartella dell'altro anno",
            c.esercizio
        ),
    ))
}

/// Says that the act of `ente.yaml` is an earlier check's, and so is left out of this one.
fn atto_altrui(c: &Cartella, al: Date) {
    let Some(del) = document::atto_di_prima(&c.ente, al) else { return };
    avviso(&format!(
        "l'atto del monitoraggio in ente.yaml è del {}, prima del {}: il documento esce con numero e data dell'atto in bianco",
        data_estesa(del),
        data_estesa(al)
    ));
    scrivi::aiuto("scrivi in `documenti.monitoraggio.atto` l'atto di questa verifica, quando c'è");
}

pub fn relazione(r: &Relazione) -> Esito {
    let stadio = TipoDocumento::Relazione.descrittore().stadio;
    fai(&r.cartella, &r.uscita, stadio, r.precedente.as_deref(), |_| Ok(Genere::Relazione))
}

pub fn scheda(s: &ArgomentiScheda) -> Esito {
    fai(&s.cartella, &s.uscita, s.per.fase.into(), None, |c| {
        trova(c, &s.cartella, &s.quale).map(Genere::Scheda)
    })
}

/// Loads, checks, typesets and writes; what is not right stops it before anything is written.
fn fai(
    radice: &Path,
    uscita: &Uscita,
    stadio: Stadio,
    precedente: Option<&Path>,
    genere: impl for<'a> Fn(&'a Cartella) -> Result<Genere<'a>, Fermo>,
) -> Esito {
    let edizione = uscita.edizione.into();
    let pubblica = edizione == Edizione::Pubblica;
    if uscita.incorpora_dati && pubblica {
        return Err(Fermo::uso(
            "i dati non si incorporano nell'edizione per la pubblicazione: hanno i nomi",
            "togli --incorpora-dati, oppure --edizione pubblica",
        ));
    }
    let opzioni = OpzioniControllo { stadio, ignora_deroghe: uscita.ignora_deroghe, pubblica };
    let Intera { cartella, segnalazioni, sorgenti } = intera(radice, opzioni)?;
    let precedente = precedente.map(|p| anno_prima(p, &cartella)).transpose()?;
    let v = check::verifica(score::valuta(cartella), segnalazioni, opzioni);
    let genere = genere(v.valutata().cartella())?;
    // Only what stops the PDF is shown whole; the rest is for `controlla`.
    if !v.stampabile() && !uscita.bozza {
        return Err(Fermo::dati(
            "i dati hanno errori: non è stato scritto niente",
            "correggili, oppure usa --bozza per vedere il documento com'è ora",
        )
        .con_segnalazioni(&errori(&v), &sorgenti));
    }
    let modelli = propri(uscita.modelli.as_deref())?;
    let con_propri = !modelli.is_empty();
    let incorporati = if uscita.incorpora_dati {
        let letti: BTreeSet<&str> = sorgenti.percorsi().collect();
        da_incorporare(radice, v.valutata().cartella(), &letti)?
    } else {
        BTreeMap::new()
    };
    let bozza = uscita.bozza;
    let opzioni = document::OpzioniDocumento { bozza, modelli, edizione, incorporati, precedente };
    let non_composto = |g: DocumentError| non_composto(&g, con_propri);
    if let Some(dove) = &uscita.sorgente {
        let d = document::con_luoghi(&v, genere, &opzioni).map_err(non_composto)?;
        return sorgente::scritto(dove, &d, Some(&sorgenti).filter(|_| !pubblica));
    }
    let pdf = document::pdf(&v, genere, &opzioni).map_err(non_composto)?;
    let file = uscita.file.clone().unwrap_or_else(|| PathBuf::from(genere.nome(&v) + ".pdf"));
    scritto(&file, &pdf, &v, radice)
}

/// The findings that stop an official document.
pub fn errori(v: &Verificata) -> Vec<Segnalazione> {
    v.segnalazioni().iter().filter(|s| s.conta(Gravita::Errore)).cloned().collect()
}

/// The files that the document was made from, byte by byte: what was read, and what that names.
fn da_incorporare(
    radice: &Path,
    c: &Cartella,
    letti: &BTreeSet<&str>,
) -> Result<BTreeMap<String, Vec<u8>>, Fermo> {
    let mut file = load::byte(radice)?;
    file.retain(|nome, _| letti.contains(nome.as_str()) || c.allegati.contains_key(nome));
    Ok(file)
}

/// The office's own templates, if a folder of them is given.
pub fn propri(cartella: Option<&Path>) -> Result<Propri, Fermo> {
    Ok(cartella.map(load::modelli).transpose()?.unwrap_or_default())
}

/// A document that was not made: with templates of the office's own it is most likely theirs.
pub fn non_composto(g: &DocumentError, con_propri: bool) -> Fermo {
    let fermo = match (con_propri, g) {
        (true, DocumentError::Modello(_)) => Fermo::dati(
            "i modelli non vanno, e non è stato scritto niente",
            "senza --modelli il documento si fa con i modelli del programma",
        ),
        (true, DocumentError::Composizione(_)) => Fermo::dati(
            "i modelli non vanno, e non è stato scritto niente; il motore di stampa (Typst) dice:",
            "senza --modelli il documento si fa con i modelli del programma",
        ),
        (false, _) => Fermo::ambiente(
            "errore del programma: il documento non si compone, e non è stato scritto niente",
            "segnala il caso a chi cura pegaso, con la cartella dei dati e le righe qui sopra",
        ),
    };
    fermo.con_righe(g.to_string().lines().map(|r| format!("| {r}")))
}

/// Writes a finished PDF to its place, and says so.
pub fn su_file(file: &Path, pdf: &[u8]) -> Result<(), Fermo> {
    scrivi::atomico(file, pdf).map_err(|e| scrivi::non_scritto(file, &e))?;
    scrivi::diagnostica(&format!("scritto {} ({} KB)\n", file.display(), pdf.len().div_ceil(1024)));
    Ok(())
}

fn scritto(file: &Path, pdf: &[u8], v: &Verificata, radice: &Path) -> Esito {
    su_file(file, pdf)?;
    if let Some(quanti) = quanti(&Conteggio::di(v.segnalazioni())) {
        let fase = v.stadio().parola();
        let comando = comando(&["pegaso", "controlla"], radice, &["--fase", fase]);
        scrivi::diagnostica(&format!("{quanti}: {comando}\n"));
    }
    Ok(Uscito::Fatto)
}

/// A scheda by its file, its identity or its code; a code that names several is wrong usage.
pub fn trova<'a>(c: &'a Cartella, radice: &Path, quale: &str) -> Result<&'a ObiettivoFile, Fermo> {
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
            let file: Vec<_> = c.obiettivi.iter().map(|o| o.percorso.as_str()).take(20).collect();
            Err(Fermo::uso(
                format!("nessuna scheda ha il codice o il file `{quale}`"),
                format!("le schede sono: {}", file.join(", ")),
            ))
        }
        molte => {
            let file = molte.iter().map(|o| o.percorso.clone());
            Err(Fermo::uso(
                format!("il codice `{quale}` è di {} schede: indica il file", molte.len()),
                "scrivi uno di questi file al posto del codice",
            )
            .con_righe(file))
        }
    }
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
