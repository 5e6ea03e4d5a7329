//! What an editor is told of each value: the same spellings as the parser's, as a pattern.
//!
//! The patterns never refuse what the parser reads. They use no flags and no look-around, so that
//! every editor reads them alike. What one file alone cannot tell (a 29 February, months that run
//! backwards) is left to `controlla`.

use serde_json::{Value, json};

use super::{Foglia, MESI, assenza, cifre, frasi, periodi};

/// The signs that stand for a minus.
const MENO: &str = "−–—‑‐\\-";
/// A number without sign, thousands and decimals the Italian way or decimals after a dot.
const CIFRE: &str = "(?:[0-9]+(?:[.,][0-9]+)?|[1-9][0-9]{0,2}(?:\\.[0-9]{3})+(?:,[0-9]+)?)";
/// A number without sign and thousands.
const DECIMALI: &str = "[0-9]+(?:[.,][0-9]+)?";
/// Zero.
const ZERO: &str = "0+(?:[.,]0+)?";
/// A year, as the parsers want it.
const ANNO: &str = "(?:19|20|21)[0-9]{2}";

/// A text in any case; a space is any run of spaces, an apostrophe any of its signs.
pub(crate) fn lettere(testo: &str) -> String {
    let una = |c: char| match c {
        ' ' => "\\s+".into(),
        '\'' => "['’]".into(),
        '.' | '^' => format!("\\{c}"),
        '-' => format!("[{MENO}]"),
        c if c.is_alphabetic() => {
            format!("[{}{}]", c, c.to_uppercase())
        }
        c => c.to_string(),
    };
    testo.chars().map(una).collect()
}

/// One of several texts, in any case.
pub(crate) fn una_di(testi: &[&str]) -> String {
    let testi: Vec<String> = testi.iter().map(|t| lettere(t)).collect();
    format!("(?:{})", testi.join("|"))
}

/// Words in any case, `_` being also a space or a hyphen.
pub(crate) fn parole(parole: &[&str]) -> String {
    let piane: Vec<String> = parole.iter().map(|p| p.replace('-', "_")).collect();
    let piane: Vec<&str> = piane.iter().map(String::as_str).collect();
    una_di(&piane).replace('_', "[ _\\-]")
}

fn segno() -> String {
    format!("[+{MENO}]?\\s*")
}

fn percento() -> String {
    format!("\\s*(?:%|{})?", una_di(&["per cento", "percento"]))
}

fn non_rilevato() -> String {
    una_di(&assenza::NON_RILEVATO)
}

pub(crate) fn numero() -> Foglia {
    let modello = format!("{}{CIFRE}", segno());
    Foglia::scritta(
        "Numero",
        "Un numero: 1250, 1.250,50, -8. Il punto sta alle migliaia, la virgola ai decimali.",
        &["1250", "1.250,50", "-8"],
        modello,
    )
    .numerica(Value::Null)
}

fn euro() -> String {
    let (s, v, fine) = (segno(), una_di(&cifre::VALUTA), una_di(&cifre::CHIUSURE));
    format!(
        "{s}{CIFRE}(?:\\s*{fine})?(?:\\s*{v})?|{v}\\s*{s}{CIFRE}(?:\\s*{fine})?|[{MENO}+]\\s*{v}\\s*{CIFRE}(?:\\s*{fine})?"
    )
}

pub(crate) fn importo() -> Foglia {
    let descrizione = "Un importo in euro: € 5.000,00 oppure 5000. Il segno € si può tralasciare.";
    Foglia::scritta("Importo", descrizione, &["€ 5.000,00", "12.500"], euro()).numerica(Value::Null)
}

pub(crate) fn percentuale() -> Foglia {
    let modello = format!("{}{DECIMALI}{}", segno(), percento());
    let descrizione = "Una percentuale: 20%, 12,5%, 80 per cento; il segno % si può tralasciare.";
    Foglia::scritta("Percentuale", descrizione, &["20%", "12,5%"], modello).numerica(Value::Null)
}

pub(crate) fn quota() -> Foglia {
    let modello = format!(
        "(?:\\+?\\s*0*(?:100(?:[.,]0+)?|[0-9]{{1,2}}(?:[.,][0-9]+)?)|[{MENO}]\\s*{ZERO}){}",
        percento()
    );
    let descrizione = "Una quota: una percentuale da 0% a 100%.";
    Foglia::scritta("Quota", descrizione, &["20%", "33,33%"], modello)
        .numerica(json!({ "minimum": 0, "maximum": 100 }))
}

pub(crate) fn bordo() -> Foglia {
    let positivo = format!("\\+?\\s*{DECIMALI}{}|[{MENO}]\\s*{ZERO}{}", percento(), percento());
    let punti = format!("(?:[nN]\\.?\\s*)?\\+?\\s*{CIFRE}\\s+[sS][uU]\\s+{CIFRE}");
    let descrizione = "Il bordo di una fascia: una percentuale, o punti su punti.";
    let modello = format!("{positivo}|{punti}");
    Foglia::scritta("Bordo", descrizione, &["95%", "25 su 60"], modello)
        .numerica(json!({ "minimum": 0 }))
}

pub(crate) fn peso() -> Foglia {
    let modello = format!("(?:\\+?\\s*{CIFRE}|[{MENO}]\\s*{ZERO})\\s*%?");
    let descrizione = "Un peso: un numero non negativo, con o senza %.";
    Foglia::scritta("Peso", descrizione, &["25", "33,33"], modello)
        .numerica(json!({ "minimum": 0 }))
}

pub(crate) fn cifra() -> Foglia {
    let modello = format!("{}|{}{DECIMALI}\\s*%|{}", euro(), segno(), non_rilevato());
    let descrizione =
        "Una cifra: un numero, una percentuale, un importo; n.r. se non è stata rilevata.";
    Foglia::scritta("Cifra", descrizione, &["1250", "12,5%", "n.r."], modello).numerica(Value::Null)
}

pub(crate) fn si_no() -> Foglia {
    let modello = format!(
        "[sS](?:[iI](?:\u{300}|['’])?|[ìÌíÍ])?|{}",
        una_di(&["true", "vero", "no", "n", "false", "falso"])
    );
    let f = Foglia::scritta("SiNo", "Sì o no.", &["sì", "no"], modello);
    Foglia { tipi: &["string", "boolean"], ..f }
}

pub(crate) fn esito() -> Foglia {
    let parole = [
        "ok",
        "si",
        "sì",
        "raggiunto",
        "raggiunta",
        "conseguito",
        "conseguita",
        "✓",
        "✔",
        "☑",
        "parziale",
        "parzialmente raggiunto",
        "parzialmente raggiunta",
        "parzialmente conseguito",
        "in parte",
        "non raggiunto",
        "non raggiunta",
        "non conseguito",
        "ko",
        "no",
        "✗",
    ];
    let modello = format!("{}|{}", una_di(&parole), non_rilevato());
    let modello = modello.replace("\\s+", "(?:\\s+|_)").replace("[ìÌ]", "(?:[ìÌ]|[iI]\u{300})");
    let descrizione = "Un esito: raggiunto, parziale, non raggiunto; anche OK, SI, KO, NO, n.r.";
    let esempi = &["raggiunto", "parziale", "non raggiunto"];
    // Some editors take NO for a false.
    Foglia {
        tipi: &["string", "boolean"],
        limiti: json!({ "not": { "const": true } }),
        ..Foglia::scritta("Esito", descrizione, esempi, modello)
    }
}

/// A month's name, whole or cut to three letters or more; never `sette` or `nove`.
fn nome_mese(nome: &str) -> String {
    let mut modello = String::new();
    let mut aperte = 0;
    let mut prefisso = String::new();
    for c in nome.chars() {
        if prefisso.len() >= 3 && !["sette", "nove"].contains(&prefisso.as_str()) {
            modello.push_str("(?:");
            aperte += 1;
        }
        modello.push_str(&lettere(&c.to_string()));
        prefisso.push(c);
    }
    modello.push_str(&")?".repeat(aperte));
    modello
}

fn nomi_mesi(mesi: &[usize]) -> String {
    let nomi = mesi.iter().filter_map(|m| MESI.get(m - 1)).map(|n| nome_mese(n));
    format!("(?:{})", nomi.collect::<Vec<_>>().join("|"))
}

/// Months by the number of their days, and the days.
const GIORNI: [(&[usize], &str); 3] = [
    (&[1, 3, 5, 7, 8, 10, 12], "0?[1-9]|[12][0-9]|3[01]"),
    (&[4, 6, 9, 11], "0?[1-9]|[12][0-9]|30"),
    (&[2], "0?[1-9]|[12][0-9]"),
];
const TUTTI: &[usize] = &[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];

/// The spellings of a day, with its year or also without.
fn giorno(senza_anno: bool) -> String {
    let (stretto, largo) = (format!("[\\/.{MENO}]+"), format!("[\\s\\/.{MENO}]+"));
    let anno = format!("{largo}{ANNO}");
    let forse = if senza_anno { format!("(?:{anno})?") } else { anno.clone() };
    let mut forme = vec![format!("{}{forse}", nomi_mesi(TUTTI)), fine(senza_anno)];
    let anno = format!("{largo}(?:{ANNO}|[0-9]{{2}})");
    let forse = if senza_anno { format!("(?:{anno})?") } else { anno.clone() };
    for (mesi, giorni) in GIORNI {
        let nomi = nomi_mesi(mesi);
        let numeri: Vec<String> = mesi.iter().map(ToString::to_string).collect();
        let numeri = format!("0*(?:{})", numeri.join("|"));
        let g = format!("(?:(?:{giorni})[°º]*|{})", lettere("primo"));
        let breve = if senza_anno { format!("|{stretto}{numeri}") } else { String::new() };
        forme.push(format!("{g}(?:{largo}{nomi}{forse}|{largo}{numeri}{anno}{breve})"));
        forme.push(format!("{ANNO}{largo}{numeri}{largo}{g}"));
    }
    format!("(?:{})[\\s\\/.{MENO}]*", forme.join("|"))
}

/// A part of the year, as `periodi::parte` reads it, without its year.
fn parte() -> String {
    let parti = periodi::PARTI.iter().map(|(mesi, nomi)| {
        let quante = usize::from(12 / mesi);
        let primi = |v: &[&'static str]| v.iter().take(quante).copied().collect::<Vec<_>>();
        let (romani, parole) = (primi(&periodi::ROMANI), primi(&periodi::ORDINALI));
        format!(
            "(?:{}|{}|0*[1-{quante}])[°º.^]*\\s+{}",
            una_di(&romani),
            una_di(&parole),
            una_di(nomi)
        )
    });
    format!("(?:{})", parti.collect::<Vec<_>>().join("|"))
}

/// The end of something, as `periodi::fine` reads it; of a year of its own, or also without.
fn fine(senza_anno: bool) -> String {
    let anno = format!("\\s+{ANNO}");
    let forse = if senza_anno { format!("(?:{anno})?") } else { anno };
    let di = una_di(&periodi::DI.map(|d| d.trim_end()));
    let (finisce, del) =
        (format!("(?:{}\\s+(?:{di}\\s*)?|{di}\\s*)", lettere("fine")), lettere("del"));
    format!(
        "(?:(?:{finisce})?(?:{}(?:\\s+(?:{del}|{}))?{forse}|{}{forse})|{finisce}(?:{}{forse}|{ANNO}))",
        parte(),
        lettere("dell'anno"),
        una_di(&periodi::ANNO),
        nomi_mesi(TUTTI)
    )
}

pub(crate) fn data() -> Foglia {
    let descrizione = "Una data: 30/06, 30/06/2026, 30 giugno 2026, 30-giu; un mese, `I semestre`, `fine anno` \
                       valgono il loro ultimo giorno. Senza anno è dell'esercizio.";
    let esempi = &["30/06/2026", "30/06", "30 giugno 2026"];
    // YAML takes 30.06 for a number.
    Foglia::scritta("Data", descrizione, esempi, giorno(true))
        .numerica(json!({ "minimum": 1.01, "maximum": 31.12, "not": { "type": "integer" } }))
}

pub(crate) fn data_con_anno() -> Foglia {
    let descrizione = "Una data con il suo anno: 26/04/2026, 26 aprile 2026.";
    Foglia::scritta("DataConAnno", descrizione, &["26/04/2026", "26 aprile 2026"], giorno(false))
}

/// A stretch of months, or several: wider than the parser, which also knows their order. The names of
/// the months stand in it once, since a validator pays for each of them.
fn mesi_scritti() -> String {
    let mut prima = frasi::termini();
    prima.extend(periodi::INIZI.map(str::trim_end));
    prima.extend(periodi::ARTICOLI.map(str::trim_end));
    prima.extend(periodi::DI.map(str::trim_end));
    prima.extend(["fine", "dal", "dall'", "dai", "da", "tra", "fra"]);
    let prima = una_di(&prima);
    let ordinale =
        format!("(?:{}|{}|0*[1-6])[°º^.]*", una_di(&periodi::ROMANI), una_di(&periodi::ORDINALI));
    let parte: Vec<&str> = periodi::PARTI.iter().flat_map(|(_, nomi)| *nomi).copied().collect();
    let mesi = nomi_mesi(TUTTI);
    let cifre = "0*(?:[1-9]|1[0-2])";
    let segni = format!("[\\/.{MENO}]+");
    let g = format!("(?:(?:0?[1-9]|[12][0-9]|3[01])[°º]*|{})", lettere("primo"));
    let (largo, giorno) = (format!("[\\s\\/.{MENO}]+"), format!("{g}[\\s\\/.{MENO}]*"));
    let tempo = format!(
        "(?:(?:{giorno})?{mesi}\\.*|{ordinale}(?:\\s+{})?(?:\\s+{})?|{cifre}\\.*|\
         {g}(?:{segni}{cifre}|{largo}{cifre}{largo}[0-9]{{2,4}})|{ANNO}{largo}{cifre}{largo}{g}|{}|{}\\s+(?:{}\\s*)?{ANNO})\
         (?:[\\s\\/.{MENO}]+(?:{ANNO}|[0-9]{{2}}))?",
        una_di(&parte),
        una_di(&["del", "dell'anno"]),
        una_di(&[&periodi::ANNO_INTERO[..], &periodi::ANNO[..]].concat()),
        lettere("fine"),
        una_di(&periodi::DI.map(str::trim_end)),
    );
    let dopo = una_di(&["e", "ed", "al", "all'", "a", "ad", "fino al", "fino a"]);
    let fra = format!("\\s*[,;\\/{MENO}]\\s*|\\s+(?:{dopo}\\s*)?");
    format!("(?:(?:{prima}\\s*)*{tempo}(?:{fra}|\\s*$))+")
}

pub(crate) fn mesi() -> Foglia {
    let descrizione = "Uno o più mesi: gen-apr, settembre, gen, mar, nov, I e II trimestre, tutto l'anno, nov 2026-gen 2027, entro il 31/05, dal 01/03 al 15/04.";
    Foglia {
        tipi: &["string", "integer"],
        limiti: json!({ "minimum": 1, "maximum": 12 }),
        elenco: true,
        ..Foglia::scritta(
            "Mesi",
            descrizione,
            &["gen-apr", "settembre", "I trimestre", "tutto l'anno"],
            mesi_scritti(),
        )
    }
}

pub(crate) fn effettivo() -> Foglia {
    let no = una_di(&["non svolta", "non svolto", "non realizzata", "non realizzato"]);
    Foglia {
        nome: "MesiEffettivi",
        descrizione: "Uno o più mesi, come gen-mag; se la fase non c'è stata: non svolta.",
        esempi: &["gen-mag", "non svolta"],
        modello: format!("{no}|{}", mesi_scritti()),
        ..mesi()
    }
}

/// A value that is a result: also said not to be measured.
pub(crate) fn risultato(nome: &'static str, descrizione: &'static str, f: Foglia) -> Foglia {
    let modello = format!("{}|{}", f.modello, non_rilevato());
    Foglia { nome, descrizione, modello, ..f }
}

/// Years of four digits, among other words.
pub(super) fn durata() -> Foglia {
    let descrizione = "Gli anni, con quattro cifre: uno, o il primo e l'ultimo.";
    let modello = ".*(?:199[0-9]|2[01][0-9]{2}).*".to_owned();
    Foglia::scritta("Durata", descrizione, &["2026-2028", "2026"], modello)
        .numerica(json!({ "minimum": 1990, "maximum": 2199 }))
}

/// Words read by the parsers of `tipo.rs`: `_` is also a slash, `i` may have its accent.
pub(crate) fn parole_piane(parole: &[&str]) -> String {
    una_di(parole).replace('_', "(?:\\s+|[_\\/])").replace("[iI]", "(?:[iIìÌ]\u{300}?)")
}

#[cfg(test)]
mod tests;
