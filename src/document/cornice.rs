//! What stands around the sheets: metadata, cover, running header and footer.

use schemars::JsonSchema;
use serde::Serialize;

use super::scheda::pesatura;
use super::stampato::detto;
use super::{Composizione, Edizione, Genere, atto};
use crate::model::{Extra, ObiettivoFile, Stadio, StatoAtto, Testo};
use crate::template::TestoStampato;

/// What `documento.typ`, `frontespizio.typ` and `indice.typ` print.
#[derive(JsonSchema, Serialize)]
pub struct Cornice<'a> {
    #[schemars(description = "Il nome dell'ente.")]
    ente: &'a str,
    #[schemars(description = "Il nome dell'ente in maiuscolo.")]
    ente_maiuscolo: String,
    #[schemars(description = "Il titolo del documento.")]
    titolo: String,
    #[schemars(description = "Il titolo con l'anno, o con la scheda.")]
    titolo_completo: String,
    #[schemars(description = "Il sottotitolo; può mancare.")]
    sottotitolo: String,
    #[schemars(description = "L'oggetto, per le proprietà del PDF.")]
    oggetto: String,
    #[schemars(description = "«ESERCIZIO» e l'anno.")]
    esercizio: String,
    #[schemars(description = "L'atto in una riga; in una bozza è vuoto.")]
    atto: String,
    #[schemars(description = "La riga in testa a ogni pagina.")]
    intestazione: String,
    #[schemars(description = "La riga al piede di ogni pagina.")]
    piede: String,
    #[schemars(description = "Se porta il segno BOZZA.")]
    bozza: bool,
    #[schemars(description = "Quanti livelli di titoli ha l'indice.")]
    livello: u8,
    #[schemars(description = "Il percorso dello stemma; vuoto se non c'è.")]
    pub stemma: String,
    #[schemars(description = "Il testo alternativo dello stemma.")]
    stemma_alt: String,
    #[schemars(description = "Le righe sotto il titolo: allegato, edizione.")]
    note: Vec<String>,
    #[schemars(description = "Tutte le schede, nell'ordine in cui si stampano.")]
    schede: Vec<RigaScheda>,
    /// What the document says under `extra`.
    #[schemars(description = "Ciò che il documento dice in `extra`.")]
    extra: Extra,
    /// What `ente:` of ente.yaml says under `extra`.
    #[schemars(description = "Ciò che `ente:` dice in `extra`.")]
    extra_ente: Extra,
    /// What ente.yaml as a whole says there.
    #[schemars(description = "Ciò che ente.yaml dice in `extra`.")]
    extra_cartella: Extra,
}

/// A scheda in a list: for an office that wants its weights in one table.
#[derive(JsonSchema, Serialize)]
pub struct RigaScheda {
    codice: TestoStampato,
    titolo: TestoStampato,
    #[schemars(description = "Il nome del settore.")]
    settore: TestoStampato,
    #[schemars(description = "Il peso, come si stampa.")]
    pesatura: TestoStampato,
}

impl<'a> Cornice<'a> {
    /// The frame of a document.
    pub fn di(c: &'a Composizione<'_>) -> Self {
        let cartella = c.v.valutata().cartella();
        let doc = c.documento();
        let anno = cartella.esercizio;
        let testo = |t: &Option<Testo>, altrimenti: &str| {
            t.as_ref().map_or(altrimenti.to_owned(), |t| t.testo.clone())
        };
        let ente = cartella.ente.ente.denominazione.as_ref().map_or("", |d| d.as_str());
        let titolo = testo(&doc.titolo, c.tipo().descrittore().titolo);
        let sottotitolo = testo(&doc.sottotitolo, "");
        let sotto =
            if sottotitolo.is_empty() { String::new() } else { format!(" - {sottotitolo}") };
        let coordinato = coordinato(c);
        let atto = coordinato.clone().unwrap_or_else(|| atto::riga(&doc.atto, &cartella.ente));
        let bozza = c.opzioni.bozza || doc.atto.stato() == StatoAtto::Bozza;
        let stemma = cartella.ente.ente.stemma.as_ref();
        let stemma = stemma.and_then(|s| cartella.allegati.get(s.as_str()));
        Cornice {
            ente,
            ente_maiuscolo: ente.to_uppercase(),
            oggetto: format!("{titolo}{sotto}, esercizio {anno}"),
            titolo_completo: c.genere.titolo(&titolo, anno),
            esercizio: format!("{} {anno}", c.voce("esercizio")),
            intestazione: format!("{titolo} · Esercizio {anno}"),
            titolo,
            sottotitolo,
            piede: [
                match &coordinato {
                    Some(_) => "Testo coordinato: fanno fede gli atti",
                    None if bozza && atto.is_empty() => "Bozza non approvata",
                    None => &atto,
                },
                if c.opzioni.edizione == Edizione::Pubblica {
                    "Edizione per la pubblicazione"
                } else {
                    ""
                },
            ]
            .into_iter()
            .filter(|t| !t.is_empty())
            .collect::<Vec<_>>()
            .join(" · "),
            atto,
            bozza,
            livello: if matches!(c.genere, Genere::Scheda(_)) { 1 } else { 2 },
            stemma: stemma.map_or(String::new(), |a| {
                let png = a.byte.starts_with(b"\x89PNG");
                format!("/dati/stemma.{}", if png { "png" } else { "svg" })
            }),
            stemma_alt: format!("Stemma: {ente}"),
            note: {
                let mut note = match &coordinato {
                    Some(_) => vec![
                        format!(
                            "Piano approvato con {}",
                            atto::approvato_con(&doc.atto, &cartella.ente)
                        ),
                        "Fanno fede gli atti".to_owned(),
                    ],
                    None => atto::note(&doc.atto),
                };
                if let Genere::Monitoraggio(al) = c.genere {
                    note.insert(0, format!("Stato {}", crate::score::stato::al_giorno(al)));
                }
                if c.opzioni.edizione == Edizione::Pubblica {
                    note.push("Edizione per la pubblicazione".into());
                }
                note
            },
            schede: schede(c),
            extra: doc.extra.clone(),
            extra_ente: cartella.ente.ente.extra.clone(),
            extra_cartella: cartella.ente.extra.clone(),
        }
    }

    /// What identifies the document for ever.
    pub fn identita(&self) -> String {
        format!("{}|{}|{}|{}", self.ente, self.titolo_completo, self.atto, self.piede)
    }
}

/// "Testo coordinato con …": every act that changed the plan, where the document is a plan that acts
/// have changed.
fn coordinato(c: &Composizione<'_>) -> Option<String> {
    let del_piano = match c.genere {
        Genere::Piano => true,
        Genere::Scheda(_) => c.v.stadio() == Stadio::Piano,
        _ => false,
    };
    let cartella = c.v.valutata().cartella();
    let votato = c.documento().atto.stato() == StatoAtto::Approvato;
    let mut atti: Vec<String> = Vec::new();
    for v in cartella.variazioni.iter().filter(|v| v.atto.stato() == StatoAtto::Approvato) {
        let suo = atto::approvato_con(&v.atto, &cartella.ente);
        if !atti.contains(&suo) {
            atti.push(suo);
        }
    }
    (del_piano && votato && !atti.is_empty())
        .then(|| format!("Testo coordinato con le modifiche di: {}", atti.join("; ")))
}

/// The schede in printed order.
fn schede(c: &Composizione<'_>) -> Vec<RigaScheda> {
    let cartella = c.v.valutata().cartella();
    let riga = |o: &ObiettivoFile| {
        let settore = cartella.settori_di(&o.scheda).first().copied();
        let settore = settore.and_then(|i| cartella.ente.settori.get(i));
        RigaScheda {
            codice: detto(o.scheda.codice.as_ref()),
            titolo: detto(o.scheda.titolo.as_ref()),
            settore: detto(settore.and_then(|s| s.nome.as_ref())),
            pesatura: pesatura(c.v, o, &c.etichette),
        }
    };
    cartella.obiettivi.iter().map(riga).collect()
}
