//! YAML text → a tree of nodes, each with its place. The only file that names the YAML crate.
//!
//! Scalars keep their text as typed: numbers, dates and booleans of YAML never come into being, so
//! `1.10`, `0123` and `NO` stay what the office wrote.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use serde_yaml::granit_parser::{
    self, ErrorKind, Event, Marker, Parser, ScalarStyle, ScanError, Span, StructureStyle,
};

use super::caratteri::{Stampabile, nome, sorte};
use super::codifica;
use super::posto::u32_da;
use super::proibiti::Proibiti;
use super::{DAT_CARATTERE, DAT_RIPETUTA, DAT_SINTASSI, DAT_VIETATO, perdite, righe, trappole};
use crate::diagnostic::{FileId, Luogo, Segnalazione};
use crate::valori::incolla;

/// How deep mappings and lists may nest: the data format needs 8.
const PROFONDITA: usize = 64;

/// A node of the tree.
#[derive(Clone, Debug)]
pub struct YamlNode {
    /// Where it begins.
    pub luogo: Luogo,
    /// The bytes of the text that it takes: a scalar with its quotes, a list or mapping in brackets
    /// with these. In block style, where a collection ends is for its last child to say.
    pub byte: Range<usize>,
    /// What it is.
    pub forma: Forma,
    /// Of a text whose rows have the bullets of another program, which YAML would join: its items, for
    /// where a list is wanted.
    pub voci: Vec<YamlNode>,
}

impl YamlNode {
    fn nuovo(luogo: Luogo, byte: Range<usize>, forma: Forma) -> Self {
        YamlNode { luogo, byte, forma, voci: Vec::new() }
    }

    /// Nothing, at a place.
    pub fn vuoto(luogo: Luogo) -> Self {
        YamlNode::nuovo(luogo, 0..0, Forma::Vuoto)
    }

    /// Whether it is a mapping.
    pub fn e_una_mappa(&self) -> bool {
        matches!(self.forma, Forma::Mappa(_))
    }
}

/// What a node is.
#[derive(Clone, Debug)]
pub enum Forma {
    /// Nothing was written.
    Vuoto,
    /// A text, without YAML's quotes.
    Scalare(String),
    /// A list.
    Elenco(Vec<YamlNode>),
    /// A mapping, in the order of the file: key, place of the key, value.
    Mappa(Vec<(String, Luogo, YamlNode)>),
}

/// Reads one file. The findings hold every mistake that can be told apart; a syntax error ends the
/// file, since what follows it cannot be trusted.
pub fn leggi(
    file: FileId,
    testo: &str,
    coperto: fn(char) -> bool,
) -> (Option<YamlNode>, Vec<Segnalazione>) {
    if let Some(s) = righe::unione(file, testo) {
        return (None, vec![s]);
    }
    // What follows is read as it was meant: a character is one mistake.
    for mendate in [righe::nascosti, righe::trattini] {
        if let Some((mia, mut note)) = mendate(file, testo) {
            let (nodo, altre) = leggi(file, &mia, coperto);
            note.extend(altre);
            return (nodo, note);
        }
    }
    let (nodo, mut note) = senza_proibiti(file, testo, coperto);
    note.extend(codifica::due_volte(file, testo));
    (nodo, note)
}

fn senza_proibiti(
    file: FileId,
    testo: &str,
    coperto: fn(char) -> bool,
) -> (Option<YamlNode>, Vec<Segnalazione>) {
    let Some(proibiti) = Proibiti::cerca(file, testo) else { return albero(file, testo, coperto) };
    // The parser would stop at such a character, and blame the value around it.
    let (nodo, altre) = albero(file, &proibiti.innocuo, coperto);
    (nodo, proibiti.segnalazioni(altre, coperto))
}

fn albero(
    file: FileId,
    testo: &str,
    coperto: fn(char) -> bool,
) -> (Option<YamlNode>, Vec<Segnalazione>) {
    let opzioni = granit_parser::options! {
        disallow_directives: true,
        emit_unresolved_aliases: true,
        flow_nesting_limit: PROFONDITA,
        block_nesting_limit: PROFONDITA,
    };
    let mut albero = TreeBuilder {
        file,
        sorgente: testo,
        righe: testo.lines().collect(),
        vietata: 0,
        coperto,
        aperti: Vec::new(),
        radice: None,
        segnalazioni: Vec::new(),
        vuote: Vec::new(),
    };
    let mut documenti = 0;
    for evento in Parser::new_from_str_with_options(testo, opzioni) {
        match evento {
            Ok((Event::DocumentStart(..), span)) => {
                documenti += 1;
                if documenti > 1 {
                    albero.segnala(
                        DAT_SINTASSI,
                        span,
                        "il file contiene più di un documento YAML",
                        "togli la riga `---`, o separa in due file",
                    );
                    return (None, albero.segnalazioni);
                }
            }
            Ok((evento, span)) => albero.evento(evento, span),
            Err(e) => {
                let s = sintassi(file, testo, &e);
                // A refused value and the error it leads to are one mistake.
                let gia =
                    |x: &Segnalazione| x.regola == DAT_VIETATO && x.luogo.riga == s.luogo.riga;
                if !albero.segnalazioni.iter().any(gia) {
                    albero.segnalazioni.push(s);
                }
                return (None, albero.segnalazioni);
            }
        }
    }
    let vuoto = || YamlNode::vuoto(Luogo::inizio(file));
    (Some(albero.radice.unwrap_or_else(vuoto)), albero.segnalazioni)
}

/// A list or mapping that is still open.
enum Aperto {
    Elenco(Inizio, Vec<YamlNode>),
    Mappa(Inizio, Coppie),
}

/// Where a collection begins, and whether its end is written.
struct Inizio {
    luogo: Luogo,
    byte: Range<usize>,
    parentesi: bool,
}

impl Inizio {
    fn nodo(self, fine: usize, forma: Forma) -> YamlNode {
        let fine = if self.parentesi { fine } else { self.byte.end };
        YamlNode::nuovo(self.luogo, self.byte.start..fine, forma)
    }
}

/// The pairs of an open mapping, the key that waits for its value, and where each key was seen.
#[derive(Default)]
struct Coppie {
    fatte: Vec<(String, Luogo, YamlNode)>,
    chiave: Option<(String, Luogo)>,
    viste: BTreeMap<String, Luogo>,
    /// Whether another item begins within this one: its keys are then no mistakes of their own.
    senza_trattino: bool,
}

impl Coppie {
    /// Adds a pair; a key that may not be there, or is there already, is a finding instead.
    fn metti(&mut self, chiave: String, luogo: Luogo, nodo: YamlNode) -> Option<Segnalazione> {
        if chiave == "<<" {
            let s = Segnalazione::errore(DAT_VIETATO, luogo, "la chiave `<<` non è ammessa");
            return Some(s.aiuto("scrivi le chiavi per esteso"));
        }
        if let Some(prima) = self.viste.get(&chiave) {
            let messaggio = format!("la chiave `{chiave}` è scritta due volte");
            let s = Segnalazione::errore(DAT_RIPETUTA, luogo, messaggio);
            return Some(
                s.aiuto("tieni una sola delle due").correlata(*prima, "la prima volta è qui"),
            );
        }
        self.viste.insert(chiave.clone(), luogo);
        self.fatte.push((chiave, luogo, nodo));
        None
    }
}

struct TreeBuilder<'a> {
    file: FileId,
    sorgente: &'a str,
    /// The rows of the source: asked for by number, once a finding.
    righe: Vec<&'a str>,
    /// The last row with a refused anchor, alias or tag: said once a row, for the remedy is the row
    /// mended.
    vietata: usize,
    coperto: fn(char) -> bool,
    aperti: Vec<Aperto>,
    radice: Option<YamlNode>,
    segnalazioni: Vec<Segnalazione>,
    /// The empty items of the lists that are open, each with how deep its list is.
    vuote: Vec<(usize, Segnalazione)>,
}

impl<'a> TreeBuilder<'a> {
    fn evento(&mut self, evento: Event<'_>, span: Span) {
        let luogo = luogo(self.file, span);
        let byte = self.byte(span.start)..self.byte(span.end);
        let inizio =
            |stile| Inizio { luogo, byte: byte.clone(), parentesi: stile == StructureStyle::Flow };
        match evento {
            Event::Scalar(testo, stile, ancora, etichetta) => {
                self.vietati(ancora, etichetta.is_some(), span);
                self.perdite(stile, span);
                // A tag without a value is a text that begins with `!`.
                let nullo = etichetta.is_none()
                    && matches!(stile, ScalarStyle::Plain)
                    && matches!(&*testo, "" | "~" | "null" | "Null" | "NULL");
                if nullo {
                    self.tutta_commento();
                }
                let forma =
                    if nullo { Forma::Vuoto } else { Forma::Scalare(self.pulito(&testo, span)) };
                if nullo && matches!(self.aperti.last(), Some(Aperto::Elenco(..))) {
                    let nota = perdite::voce_vuota(luogo, self.riga(span));
                    self.vuote.push((self.aperti.len(), nota));
                }
                let nodo = YamlNode::nuovo(luogo, byte, forma);
                match self.puntato(stile, span) {
                    Some((prima, voci)) => self.elenco(nodo, prima, voci),
                    None => self.nodo(nodo),
                }
            }
            Event::SequenceStart(stile, ancora, etichetta) => {
                self.aperti.push(Aperto::Elenco(inizio(stile), Vec::new()));
                self.vietati(ancora, etichetta.is_some(), span);
            }
            Event::MappingStart(stile, ancora, etichetta) => {
                self.aperti.push(Aperto::Mappa(inizio(stile), Coppie::default()));
                self.vietati(ancora, etichetta.is_some(), span);
            }
            Event::SequenceEnd | Event::MappingEnd => match self.aperti.pop() {
                Some(Aperto::Elenco(i, v)) => {
                    self.voci_vuote(&v);
                    self.nodo(i.nodo(byte.end, Forma::Elenco(v)));
                }
                Some(Aperto::Mappa(i, c)) => self.nodo(i.nodo(byte.end, Forma::Mappa(c.fatte))),
                None => {}
            },
            Event::Alias(_) | Event::UnresolvedAlias(_) => {
                self.vietato(
                    span,
                    "un valore che comincia con `*` è per YAML un richiamo ad altri dati",
                    "se è un testo, mettilo tra virgolette; i richiami non sono ammessi: riscrivi il valore",
                );
                // Something was written: who reads it must not say that it is missing.
                self.nodo(YamlNode::nuovo(luogo, byte, Forma::Scalare("*".into())));
            }
            _ => {}
        }
    }

    /// The text of a scalar without what cannot be printed; each such character is a finding at the
    /// place where it was typed, once a scalar.
    fn pulito(&mut self, testo: &str, span: Span) -> String {
        let coperto = self.coperto;
        if testo.chars().all(|c| sorte(c, coperto) == Stampabile::Resta) {
            return testo.to_owned();
        }
        let mut pulito = String::with_capacity(testo.len());
        // A bullet that no font has is one like the others.
        let con_voci = incolla::con_trattini(testo);
        let pallino = |c: char| con_voci.as_ref().is_some_and(|t| !t.contains(c));
        let posti = self.posti(span);
        let dove = |c| posti.get(&c).copied().unwrap_or_else(|| luogo(self.file, span));
        let mut detti = BTreeSet::new();
        let mut note = Vec::new();
        for c in testo.chars() {
            match sorte(c, coperto) {
                Stampabile::Resta => pulito.push(c),
                Stampabile::Vietato(..) if pallino(c) => pulito.push('•'),
                Stampabile::Spazio => pulito.push(' '),
                Stampabile::Cade => {
                    if detti.insert(c) {
                        let messaggio =
                            format!("c'è un carattere invisibile, {}: non si stampa", nome(c));
                        let s = Segnalazione::avviso(DAT_CARATTERE, dove(c), messaggio);
                        note.push(s.aiuto("toglilo: di solito viene da un copia e incolla"));
                    }
                }
                Stampabile::Vietato(cosa, aiuto) => {
                    if detti.insert(c) {
                        let messaggio = format!("c'è {cosa}: {}", nome(c));
                        let s = Segnalazione::errore(DAT_CARATTERE, dove(c), messaggio);
                        note.push(s.aiuto(aiuto));
                    }
                }
            }
        }
        self.segnalazioni.append(&mut note);
        pulito
    }

    /// Where each character of a scalar was first typed; one typed by number is not among them.
    fn posti(&self, span: Span) -> BTreeMap<char, Luogo> {
        let (mut riga, mut colonna) = (span.start.line(), span.start.col());
        let mut posti = BTreeMap::new();
        for x in span.slice(self.sorgente).unwrap_or("").chars() {
            let (r, c) = (u32_da(riga), u32_da(colonna + 1));
            posti.entry(x).or_insert(Luogo { file: self.file, riga: r, colonna: c, lunghezza: 1 });
            colonna += 1;
            if x == '\n' {
                riga += 1;
                colonna = 0;
            }
        }
        posti
    }

    /// How far into the text, in bytes.
    fn byte(&self, m: Marker) -> usize {
        m.byte_offset().unwrap_or_else(|| {
            self.sorgente.char_indices().nth(m.index()).map_or(self.sorgente.len(), |(i, _)| i)
        })
    }

    /// The line on which something begins.
    fn riga(&self, span: Span) -> &'a str {
        self.righe.get(span.start.line().saturating_sub(1)).copied().unwrap_or("")
    }

    fn vietati(&mut self, ancora: usize, etichetta: bool, span: Span) {
        if ancora != 0 || etichetta {
            let messaggio = "le ancore `&` e le etichette `!` di YAML non sono ammesse";
            self.vietato(span, messaggio, "se è un testo, mettilo tra virgolette");
        }
    }

    /// Refuses what YAML would read as more than a text: with the row mended, where that can be
    /// said, and once a row.
    fn vietato(&mut self, span: Span, messaggio: &str, aiuto: &str) {
        if self.vietata == span.start.line() {
            return;
        }
        self.vietata = span.start.line();
        match trappole::diagnosi(&[self.riga(span)]) {
            Some(t) => self.segnala(DAT_VIETATO, span, &t.messaggio, &t.aiuto),
            None => self.segnala(DAT_VIETATO, span, messaggio, aiuto),
        }
    }

    /// Tells of the empty items of a list that ends here; those of a list of groups say themselves what
    /// they lack.
    fn voci_vuote(&mut self, voci: &[YamlNode]) {
        let livello = self.aperti.len() + 1;
        let di_gruppi = voci.iter().any(YamlNode::e_una_mappa);
        while let Some((_, nota)) = self.vuote.pop_if(|(l, _)| *l >= livello) {
            if !di_gruppi || nota.regola == super::TXT_TAGLIATO {
                self.segnalazioni.push(nota);
            }
        }
    }

    /// What YAML loses or changes of a scalar.
    fn perdite(&mut self, stile: ScalarStyle, span: Span) {
        let qui = luogo(self.file, span);
        let testo = || span.slice(self.sorgente).unwrap_or("");
        let nota = match stile {
            ScalarStyle::Plain => {
                let fine = span.end.byte_offset();
                let resto = fine.and_then(|b| self.sorgente.get(b..)).unwrap_or("");
                let piegata = || Some(testo()).filter(|t| t.contains('\n'));
                let piegata = || piegata().and_then(|t| perdite::unita(qui, t));
                perdite::tagliata(qui, resto, self.riga(span)).or_else(piegata)
            }
            ScalarStyle::Folded => perdite::piegata(qui, testo()),
            ScalarStyle::Literal => perdite::incollata(qui, testo()),
            ScalarStyle::DoubleQuoted => perdite::barra_rovescia(qui, testo(), self.riga(span)),
            ScalarStyle::SingleQuoted => None,
        };
        self.segnalazioni.extend(nota);
    }

    /// Warns of a key whose value YAML takes for a comment.
    fn tutta_commento(&mut self) {
        let Some(Aperto::Mappa(_, Coppie { chiave: Some((_, luogo)), .. })) = self.aperti.last()
        else {
            return;
        };
        let riga = luogo.riga.checked_sub(1).and_then(|r| self.righe.get(r as usize));
        let nota = perdite::tutta_commento(*luogo, riga.copied().unwrap_or(""));
        self.segnalazioni.extend(nota);
    }

    /// The rows of a plain text that have the bullets of another program.
    fn puntato(&self, stile: ScalarStyle, span: Span) -> Option<(String, Vec<String>)> {
        let testo = span.slice(self.sorgente).filter(|_| stile == ScalarStyle::Plain)?;
        let prima = testo.trim_start().chars().next()?;
        // Nearly every text is of one row and begins with a letter.
        let cerca = testo.contains('\n') || !prima.is_ascii_alphanumeric();
        if cerca { incolla::elenco(testo) } else { None }
    }

    /// A text with bullets: items of the list that it stands in, else a list of its own.
    fn elenco(&mut self, nodo: YamlNode, prima: String, voci: Vec<String>) {
        self.segnalazioni.push(perdite::elenco(nodo.luogo));
        let uno = |t: String| YamlNode::nuovo(nodo.luogo, nodo.byte.clone(), Forma::Scalare(t));
        if let Some(Aperto::Elenco(_, v)) = self.aperti.last_mut() {
            let prima = Some(prima).filter(|p| !p.is_empty());
            v.extend(prima.into_iter().chain(voci).map(uno));
            return;
        }
        let righe = voci.iter().map(|v| format!("- {v}")).collect::<Vec<_>>().join("\n");
        let testo = if prima.is_empty() { righe } else { format!("{prima}\n{righe}") };
        let voci = if prima.is_empty() { voci.into_iter().map(uno).collect() } else { Vec::new() };
        self.nodo(YamlNode {
            voci,
            ..YamlNode::nuovo(nodo.luogo, nodo.byte.clone(), Forma::Scalare(testo))
        });
    }

    /// Puts a finished node where it belongs: into the open list, as key or value of the open
    /// mapping, or at the root.
    fn nodo(&mut self, nodo: YamlNode) {
        let sopra = self.aperti.len().checked_sub(2).and_then(|i| self.aperti.get(i));
        let in_elenco = matches!(sopra, Some(Aperto::Elenco(i, _)) if !i.parentesi);
        match self.aperti.last_mut() {
            None => self.radice = Some(nodo),
            Some(Aperto::Elenco(_, v)) => v.push(nodo),
            Some(Aperto::Mappa(_, c)) => match c.chiave.take() {
                Some((chiave, luogo)) => {
                    // The first key of an item twice: it is the next one, without its dash.
                    let di_voce = in_elenco && c.fatte.first().is_some_and(|(k, ..)| *k == chiave);
                    let riga = luogo.riga.checked_sub(1).and_then(|r| self.righe.get(r as usize));
                    let riga = riga.filter(|_| di_voce && !c.senza_trattino);
                    if let (Some(riga), Some(prima)) = (riga, c.viste.get(&chiave).copied()) {
                        c.senza_trattino = true;
                        self.segnalazioni
                            .push(perdite::senza_trattino(luogo, prima, &chiave, riga));
                    } else if !(c.senza_trattino && c.viste.contains_key(&chiave)) {
                        self.segnalazioni.extend(c.metti(chiave, luogo, nodo));
                    }
                }
                None => match nodo.forma {
                    Forma::Scalare(t) => c.chiave = Some((t, nodo.luogo)),
                    Forma::Vuoto => c.chiave = Some((String::new(), nodo.luogo)),
                    Forma::Elenco(_) | Forma::Mappa(_) => {
                        c.chiave = Some((String::new(), nodo.luogo));
                        self.segnalazioni.push(
                            Segnalazione::errore(
                                DAT_SINTASSI,
                                nodo.luogo,
                                "qui ci vuole il nome di una chiave",
                            )
                            .aiuto("scrivi `nome: valore`; un testo che comincia con `[` o `{` va tra virgolette"),
                        );
                    }
                },
            },
        }
    }

    fn segnala(&mut self, codice: &'static str, span: Span, messaggio: &str, aiuto: &str) {
        self.segnalazioni
            .push(Segnalazione::errore(codice, luogo(self.file, span), messaggio).aiuto(aiuto));
    }
}

fn luogo(file: FileId, span: Span) -> Luogo {
    let (da, a) = (span.start, span.end);
    Luogo {
        file,
        riga: u32_da(da.line()),
        colonna: u32_da(da.col() + 1),
        lunghezza: if da.line() == a.line() { u32_da(a.col().saturating_sub(da.col())) } else { 0 },
    }
}

/// The finding about a tab and its remedy: two findings say it.
const TABULAZIONE: (&str, &str) = (
    "c'è una tabulazione nel rientro",
    "usa gli spazi (due a livello): YAML non ammette tabulazioni all'inizio della riga",
);

/// A syntax error in words of ours: the library's English never reaches the user.
fn sintassi(file: FileId, testo: &str, e: &ScanError) -> Segnalazione {
    use ErrorKind as K;
    // The parser may stop past the last line: point at the last one that exists.
    let riga = e.marker().line().clamp(1, testo.lines().count().max(1));
    let colonna = if riga == e.marker().line() { e.marker().col() + 1 } else { 1 };
    let luogo = Luogo { file, riga: u32_da(riga), colonna: u32_da(colonna), lunghezza: 0 };
    let righe: Vec<&str> = testo.lines().collect();
    let questa = righe.get(riga - 1).copied().unwrap_or("");
    let altro = matches!(
        e.kind(),
        K::RecursionLimitExceeded
            | K::UnclosedFlowCollection { .. }
            | K::UnexpectedEofFlowSequence
            | K::UnexpectedEofFlowMapping
            | K::UnexpectedEofImplicitFlowMapping
            | K::ExpectedFlowMappingSeparator
            | K::ExpectedFlowSequenceSeparator
    );
    // Quotes that were never closed swallow the rows below, up to the next ones.
    if let Some((n, t)) = trappole::virgolette_aperte(righe.get(..riga).unwrap_or(&[])) {
        let colonna = u32_da(righe.get(n).map_or(1, |r| righe::rientro(r) + 1));
        let luogo = Luogo { riga: u32_da(n + 1), colonna, ..luogo };
        return Segnalazione::errore(DAT_SINTASSI, luogo, t.messaggio).aiuto(t.aiuto);
    }
    // Of a file that ends within brackets the last row is one of those that may open them.
    let fino = if altro { riga } else { riga - 1 };
    if let Some(n) = trappole::parentesi_aperta(righe.get(..fino).unwrap_or(&[])) {
        let sua = fino - (n - 1);
        let luogo = Luogo { riga: u32_da(sua), colonna: 1, ..luogo };
        // The bracket may be closed within what YAML takes for a comment.
        let sua = righe.get(..sua).unwrap_or(&[]);
        let commento = sua.last().is_some_and(|r| r.contains('#'));
        if let Some(t) = trappole::diagnosi(sua).filter(|_| commento) {
            return Segnalazione::errore(DAT_SINTASSI, luogo, t.messaggio).aiuto(t.aiuto);
        }
        return Segnalazione::errore(DAT_SINTASSI, luogo, "una parentesi aperta non è chiusa")
            .aiuto("chiudi `]` o `}`; un testo che comincia con `[` o `{` va tra virgolette");
    }
    // A tab in the indentation of the next line makes it a part of this one's value.
    let rientro = |r: &&str| {
        let spazi = r.len() - r.trim_start().len();
        r.get(..spazi).is_some_and(|s| s.contains('\t'))
    };
    if let Some(dopo) = righe.get(riga).filter(|r| rientro(r) && !rientro(&questa)) {
        let colonna = dopo.find('\t').map_or(1, |c| c + 1);
        let luogo = Luogo { riga: u32_da(riga + 1), colonna: u32_da(colonna), ..luogo };
        return Segnalazione::errore(DAT_SINTASSI, luogo, TABULAZIONE.0).aiuto(TABULAZIONE.1);
    }
    let tabulazione = matches!(
        e.kind(),
        K::TabNotAllowed
            | K::TabInBlockIndentation
            | K::TabInIndentation
            | K::TabAtBlockScalarStart
    );
    if let Some(t) =
        trappole::diagnosi(righe.get(..riga).unwrap_or(&[])).filter(|_| !tabulazione && !altro)
    {
        return Segnalazione::errore(DAT_SINTASSI, luogo, t.messaggio).aiuto(t.aiuto);
    }
    let (messaggio, aiuto) = match e.kind() {
        K::TabNotAllowed
        | K::TabInBlockIndentation
        | K::TabInIndentation
        | K::TabAtBlockScalarStart => TABULAZIONE,
        K::UnclosedQuotedScalar | K::UnexpectedEof | K::InvalidQuotedScalarIndent => (
            "un testo tra virgolette non è chiuso",
            "chiudi le virgolette; un apostrofo dentro '…' si scrive due volte: 'l''ufficio'",
        ),
        K::InvalidTrailingSingleQuotedScalar => (
            "c'è del testo dopo l'apice che chiude",
            "un apostrofo dentro '…' si scrive due volte ('l''ufficio'), oppure usa \"…\"",
        ),
        K::InvalidTrailingDoubleQuotedScalar => (
            "c'è del testo dopo le virgolette che chiudono",
            "metti tra virgolette tutto il valore; una virgoletta dentro \"…\" si scrive \\\"",
        ),
        K::MappingValueNotAllowed | K::InvalidColonPlacement | K::InvalidMappingValueWhitespace => {
            (
                "ci sono due punti in un testo senza virgolette",
                "metti il testo tra virgolette: titolo: \"Legalità: il piano\"",
            )
        }
        K::UnclosedFlowCollection { .. }
        | K::UnexpectedEofFlowSequence
        | K::UnexpectedEofFlowMapping
        | K::UnexpectedEofImplicitFlowMapping
        | K::ExpectedFlowMappingSeparator
        | K::ExpectedFlowSequenceSeparator => (
            "una parentesi aperta non è chiusa, o manca una virgola",
            "chiudi `]` o `}`; un testo che comincia con `[` o `{` va tra virgolette",
        ),
        K::RecursionLimitExceeded => (
            "troppi livelli uno dentro l'altro",
            "nessun documento ne richiede tanti: controlla le parentesi",
        ),
        K::UnexpectedCharacter { .. } => (
            "il valore comincia con un carattere che YAML riserva (`%`, `@`, `` ` ``)",
            "metti il valore tra virgolette",
        ),
        K::DirectiveDisallowed => (
            "una riga che comincia con `%` è per YAML una direttiva",
            "metti il valore tra virgolette",
        ),
        K::InvalidIndentation
        | K::ExpectedBlockMappingKey
        | K::ExpectedBlockSequenceEntry
        | K::SimpleKeyExpected
        | K::InvalidSimpleKey
        | K::MappingKeyNotAllowed
        | K::BlockSequenceEntryNotAllowed
        | K::InvalidBlockScalarIndent
        | K::ExpectedNodeContent => (
            "il rientro o la forma di questa riga non tornano",
            "allinea le chiavi dello stesso livello, scrivi `chiave: valore` (con lo spazio dopo i due punti) e `- ` davanti alle voci di un elenco",
        ),
        _ => (
            "questa riga non è YAML valido",
            "controlla rientri, virgolette e due punti di questa riga e di quella prima",
        ),
    };
    Segnalazione::errore(DAT_SINTASSI, luogo, messaggio).aiuto(aiuto)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Code, row and column of each finding of a text.
    fn segnalate(testo: &str) -> Vec<(&'static str, u32, u32)> {
        let (_, s) = leggi(FileId(0), testo, |_| true);
        s.iter().map(|s| (s.regola, s.luogo.riga, s.luogo.colonna)).collect()
    }

    #[test]
    fn scalars_stay_as_typed() {
        let (nodo, s) =
            leggi(FileId(0), "a: 1.10\nb: 0123\nc: NO\nd: ~\ne: \"\"\nf: 2023-06-30\n", |_| true);
        assert_eq!(s, []);
        let Some(YamlNode { forma: Forma::Mappa(m), .. }) = nodo else { panic!("a mapping") };
        let testi: Vec<_> = m
            .iter()
            .map(|(_, _, n)| match &n.forma {
                Forma::Scalare(t) => t.as_str(),
                _ => "(vuoto)",
            })
            .collect();
        assert_eq!(testi, ["1.10", "0123", "NO", "(vuoto)", "", "2023-06-30"]);
    }

    #[test]
    fn what_the_format_refuses_is_found_at_its_place() {
        assert_eq!(segnalate("a: 1\nb: 2\na: 3\n"), [(DAT_RIPETUTA, 3, 1)]);
        assert_eq!(segnalate("a: &x 1\nb: *x\nc: !t 1\n").len(), 3);
        assert_eq!(segnalate("a: {<<: 1}\n"), [(DAT_VIETATO, 1, 5)]);
        assert_eq!(segnalate("a: 1\n---\nb: 2\n"), [(DAT_SINTASSI, 2, 1)]);
        assert_eq!(segnalate("a: x: y\n").first().map(|s| s.0), Some(DAT_SINTASSI));
        assert_eq!(segnalate("a: \"x\n").first().map(|s| s.0), Some(DAT_SINTASSI));
        assert_eq!(segnalate(&"[".repeat(20_000)).len(), 1);
        assert_eq!(segnalate("a:\n\tb: 1\n").first().map(|s| s.0), Some(DAT_SINTASSI));
    }

    #[test]
    fn a_character_is_found_where_it_was_typed() {
        let testo = "a: |\n  uno\n  d\u{f0b7}e\nb: x\u{200b}y\nc: \"\\u0007\"\n";
        let (nodo, s) = leggi(FileId(0), testo, |c| c.is_ascii());
        let dove: Vec<_> = s.iter().map(|s| (s.luogo.riga, s.luogo.colonna)).collect();
        assert_eq!(dove, [(3, 4), (4, 5), (5, 4)]);
        let Some(YamlNode { forma: Forma::Mappa(m), .. }) = nodo else { panic!("a mapping") };
        assert!(
            matches!(m.get(1), Some((_, _, YamlNode { forma: Forma::Scalare(t), .. })) if t == "xy")
        );
    }

    /// The time grows with the size, and what quotes its row is said once a row.
    #[test]
    fn a_large_file_of_mistakes_is_read_at_once() {
        let una = format!("a: [{}] # nota\n", "*x, ".repeat(50_000));
        assert_eq!(segnalate(&una), [(DAT_VIETATO, 1, 5)]);
        for riga in ["- *x\n", "- &x y\n", "- !t y\n", "- x #y\n", "- \u{200b}x\n"] {
            assert_eq!(segnalate(&format!("a:\n{}", riga.repeat(50_000))).len(), 50_000, "{riga}");
        }
    }

    #[test]
    fn a_node_knows_its_bytes() {
        let testo = "à: uno # x\nb: |\n  due\n\n  tre\nc: { d: \"e\", f: }\ng:\n  - 'h'\n";
        let (nodo, _) = leggi(FileId(0), testo, |_| true);
        fn foglie<'a>(n: &YamlNode, testo: &'a str, v: &mut Vec<&'a str>) {
            match &n.forma {
                Forma::Mappa(m) => m.iter().for_each(|(_, _, n)| foglie(n, testo, v)),
                Forma::Elenco(e) => e.iter().for_each(|n| foglie(n, testo, v)),
                _ => return v.push(&testo[n.byte.clone()]),
            }
            if n.byte.end > n.byte.start {
                v.push(&testo[n.byte.clone()]);
            }
        }
        let mut v = Vec::new();
        foglie(&nodo.unwrap(), testo, &mut v);
        assert_eq!(v, ["uno", "due\n\n  tre\n", "\"e\"", "", "{ d: \"e\", f: }", "'h'"]);
    }

    #[test]
    fn columns_are_counted_in_characters() {
        assert_eq!(segnalate("perché: {àà: 1, àà: 2}\n"), [(DAT_RIPETUTA, 1, 17)]);
    }

    proptest::proptest! {
        #[test]
        fn no_text_panics(t in proptest::prelude::any::<String>()) {
            let _ = leggi(FileId(0), &t, |_| true);
        }
    }
}
