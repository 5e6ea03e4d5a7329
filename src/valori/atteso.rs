//! What is expected of an indicator, and which type its text shows.

use super::assenza::assente;
use super::cifre::inglese;
use super::data::forma;
use super::frasi::{self, Frase, Segue};
use super::misura::{forma_intervallo, misura, nella_scala, rapporto};
use super::periodi::anno;
use super::{
    Ambigua, DataGiorno, Errore, Polarita, Quantita, SiNo, TipoIndicatore, Valore,
    ValoreIndicatore, data_estesa, percentuale, piano,
};

/// The target of an indicator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Atteso {
    /// As declared, else as the text shows it.
    pub tipo: TipoIndicatore,
    /// The value.
    pub valore: ValoreIndicatore,
    /// Which direction is better, where the words say so.
    pub polarita: Option<Polarita>,
    /// The words before the value, for printing: `entro`, `almeno`, `massimo` …; often empty.
    pub parole: &'static str,
    /// Whether the target itself is not enough: `più di`, `>` …
    pub stretta: bool,
    /// What the ends of an interval are in, for printing: `%`, `€` or nothing.
    pub unita: &'static str,
    /// Written `SI/NO`: a domain and no target; SI counts as the good one (IND-002).
    pub dominio_si_no: bool,
    /// The two readings, where there are two (IND-014).
    pub ambigua: Option<Ambigua>,
}

impl Atteso {
    /// Reads a target. Its type is the declared one, else it is inferred in the order of the data
    /// format: yes/no, interval, ratio, duration, date, percentage, amount, number, level, text.
    ///
    /// # Errors
    /// When the text is not a value of the declared type, or begins like a number and is none.
    pub fn leggi(
        testo: &str,
        tipo: Option<TipoIndicatore>,
        scala: &[String],
    ) -> Result<Self, Errore> {
        let t = piano(testo).replace(' ', "");
        let dominio = matches!(t.as_str(), "si/no" | "sì/no" | "si-no" | "sì-no" | "s/n");
        if dominio && tipo.is_none_or(|t| t == TipoIndicatore::SiNo) {
            return Ok(Atteso {
                dominio_si_no: true,
                ..Atteso::nudo(TipoIndicatore::SiNo, ValoreIndicatore::SiNo(true))
            });
        }
        if assente(testo) && tipo != Some(TipoIndicatore::Testo) && !nella_scala(testo, scala) {
            return Err(Errore::nuovo(
                format!(
                    "`{}` sta al posto di un risultato: qui ci vuole che cosa ci si aspetta",
                    testo.trim()
                ),
                "scrivi il valore (80%, 30/06, 12 su 15), o togli la riga",
            ));
        }
        let ambigua =
            Ambigua::di(testo, tipo).filter(|_| scala.is_empty() || !nella_scala(testo, scala));
        if ambigua.as_ref().is_some_and(|a| !a.letta) {
            let intero = ValoreIndicatore::Testo(testo.trim().to_owned());
            return Ok(Atteso { ambigua, ..Atteso::nudo(TipoIndicatore::Testo, intero) });
        }
        let pulito = pulito(testo);
        let trovata = scomposto(&pulito, scala);
        let corpo = trovata.as_ref().map_or(pulito.as_str(), |(_, c)| c);
        let tipo = match (tipo, &trovata) {
            (Some(tipo), _) => tipo,
            (None, Some((f, c))) if f.segue == Segue::Termine => {
                if e_durata(c) {
                    TipoIndicatore::Numero
                } else {
                    TipoIndicatore::Data
                }
            }
            (None, _) => inferito(corpo, scala, testo)?,
        };
        if tipo == TipoIndicatore::Intervallo
            && let Some((f, c)) = trovata.as_ref().filter(|(_, c)| forma_intervallo(&piano(c)))
        {
            let primo = c.split_whitespace().nth(1).unwrap_or("…");
            return Err(Errore::nuovo(
                format!("`{}` dice un verso e un intervallo", testo.trim()),
                format!("scrivi `{c}`, o `{} {primo}`", f.scritta),
            ));
        }
        // A text is printed character for character, whatever it begins with.
        if tipo == TipoIndicatore::Testo {
            return Ok(Atteso::nudo(tipo, ValoreIndicatore::Testo(testo.trim().to_owned())));
        }
        // Of what cannot be read the whole is shown, words and all.
        let intero = |e: Errore| {
            let (suo, tutto) = (format!("`{}`", corpo.trim()), format!("`{}`", testo.trim()));
            Errore { messaggio: e.messaggio.replace(&suo, &tutto), ..e }
        };
        let valore = misura(corpo, tipo, scala).map_err(intero)?;
        let unita = match tipo {
            TipoIndicatore::Intervallo if corpo.contains('%') => "%",
            TipoIndicatore::Intervallo if corpo.contains('€') => "€",
            _ => "",
        };
        let letto = Atteso { unita, ambigua, ..Atteso::nudo(tipo, valore) };
        Ok(match trovata {
            Some((f, _)) => {
                Atteso { parole: f.stampa, polarita: f.verso, stretta: f.stretta, ..letto }
            }
            None => letto,
        })
    }

    /// The type that a target shows, also where it is no possible value of it: `31/02` is a date that
    /// no year has. `None` where it shows none.
    pub fn genere(testo: &str, scala: &[String]) -> Option<TipoIndicatore> {
        if let Ok(a) = Atteso::leggi(testo, None, scala) {
            return Some(a.tipo);
        }
        if assente(testo) {
            return None;
        }
        let pulito = pulito(testo);
        match scomposto(&pulito, scala) {
            Some((f, _)) if f.segue == Segue::Termine => Some(TipoIndicatore::Data),
            Some((_, corpo)) => inferito(&corpo, scala, testo).ok(),
            None => inferito(&pulito, scala, testo).ok(),
        }
    }

    /// Without words.
    fn nudo(tipo: TipoIndicatore, valore: ValoreIndicatore) -> Self {
        Atteso {
            tipo,
            valore,
            polarita: None,
            parole: "",
            stretta: false,
            unita: "",
            dominio_si_no: false,
            ambigua: None,
        }
    }

    /// Whether it is how long something lasts, and nothing says if less is better: `30 gg`.
    pub fn durata_nuda(&self) -> bool {
        let durata = self.valore.quantita().is_some_and(|q| q.durata().is_some());
        durata && self.tipo == TipoIndicatore::Numero && self.polarita.is_none()
    }

    /// Whether its words ask of a day to be late: `almeno il 30/06`, which no date can (IND-015).
    pub fn verso_impossibile(&self) -> bool {
        self.tipo == TipoIndicatore::Data
            && self.polarita == Some(Polarita::Crescente)
            && self.parole != "fino a"
    }

    /// Which direction it says is better; of a day, earlier.
    pub fn verso(&self) -> Option<Polarita> {
        self.polarita.filter(|_| self.tipo != TipoIndicatore::Data)
    }

    /// As printed: the words and the value.
    pub fn testo(&self, esercizio: i16) -> String {
        let quantita = self.valore.quantita();
        if self.dominio_si_no || quantita.is_none() || self.parole.is_empty() {
            return self.composto(&self.valore.testo_nel(esercizio), esercizio);
        }
        let percentuale = matches!(self.valore, ValoreIndicatore::Percentuale(_));
        frasi::unita(self.parole, &self.valore.testo_nel(esercizio), percentuale)
    }

    /// The form of the lock: one for every spelling.
    pub fn forma(&self, esercizio: i16) -> String {
        self.composto(&self.valore.forma_nel(esercizio), esercizio)
    }

    fn composto(&self, valore: &str, esercizio: i16) -> String {
        if self.dominio_si_no {
            return "SI/NO".into();
        }
        let valore = match (&self.valore, self.unita) {
            (ValoreIndicatore::Data(d), _) if !self.parole.is_empty() => {
                return self.data(*d, esercizio);
            }
            (ValoreIndicatore::Intervallo { da, a }, "%") => {
                format!("tra {} e {}", percentuale(da), percentuale(a))
            }
            (ValoreIndicatore::Intervallo { da, a }, "€") => {
                let [da, a] = [da, a].map(|n| super::Importo(n.clone()));
                format!("tra {da} e {a}")
            }
            _ => valore.to_owned(),
        };
        if self.parole.is_empty() { valore } else { format!("{} {valore}", self.parole) }
    }

    /// A date with its words and their article: `entro il 30 giugno 2023`, `prima dell'8 marzo 2023`,
    /// `entro la fine di giugno 2023`.
    fn data(&self, d: DataGiorno, esercizio: i16) -> String {
        if self.parole == "entro la fine di" && d.giorno.is_none() {
            let anno = Some(d.anno.unwrap_or(esercizio));
            return format!("{} {}", self.parole, DataGiorno { anno, ..d });
        }
        let data = d.nel(esercizio).map_or_else(|_| d.to_string(), data_estesa);
        self.davanti(&data, matches!(d.giorno, Some(8 | 11)))
    }

    /// Another value of the same type, bare, with the words of this one before it.
    pub fn parole_davanti(&self, nudo: &str) -> String {
        let giorno = nudo.split(|c: char| !c.is_ascii_digit()).next().unwrap_or("");
        if self.tipo != TipoIndicatore::Data || giorno.is_empty() || giorno.len() > 2 {
            return format!("{} {nudo}", self.parole);
        }
        self.davanti(nudo, matches!(giorno.trim_start_matches('0'), "8" | "11"))
    }

    /// A day with the words before it and their article.
    fn davanti(&self, data: &str, apostrofo: bool) -> String {
        let parole = if self.parole == "entro la fine di" { "entro" } else { self.parole };
        let col_giorno = [("di", "del", "dell'"), ("a", "al", "all'"), ("da", "dal", "dall'")];
        let giunto = parole.rsplit_once(' ').and_then(|(base, ultima)| {
            let (_, piena, elisa) = col_giorno.iter().find(|(nuda, ..)| *nuda == ultima)?;
            Some((base, *piena, *elisa))
        });
        let temporale = parole.starts_with("entro") || ["non oltre", "dopo"].contains(&parole);
        match giunto {
            Some((base, _, elisa)) if apostrofo => format!("{base} {elisa}{data}"),
            Some((base, piena, _)) => format!("{base} {piena} {data}"),
            None if temporale && apostrofo => format!("{parole} l'{data}"),
            None if temporale => format!("{parole} il {data}"),
            None => format!("{parole} {data}"),
        }
    }
}

/// Plain single spaces, accents in one piece.
fn pulito(testo: &str) -> String {
    use unicode_normalization::UnicodeNormalization as _;
    testo.split_whitespace().collect::<Vec<_>>().join(" ").nfc().collect()
}

/// The phrase that a target begins with, where it is one here, and the value after it.
fn scomposto(pulito: &str, scala: &[String]) -> Option<(&'static Frase, String)> {
    // A word of the scale may begin like one of these: `massimo rigore`.
    if !scala.is_empty() && nella_scala(pulito, scala) {
        return None;
    }
    let (f, corpo) = frasi::trova(pulito)?;
    match f.segue {
        Segue::Giorno if !forma(&piano(corpo)) => None,
        // A bare year is its end; elsewhere four digits are a number.
        Segue::Termine if anno(corpo).is_some() => Some((f, format!("fine {corpo}"))),
        _ => Some((f, corpo.to_owned())),
    }
}

/// Whether a text is how long something lasts: `30 giorni dalla richiesta`.
fn e_durata(corpo: &str) -> bool {
    Quantita::numero(corpo).is_some_and(|q| q.durata().is_some())
}

fn inferito(corpo: &str, scala: &[String], intero: &str) -> Result<TipoIndicatore, Errore> {
    let t = piano(corpo);
    let segni = ['-', '+', '€', '≥', '≤', '>', '<', '='];
    let inizia_numero = [&t, &piano(intero)]
        .iter()
        .any(|t| t.starts_with(|c: char| c.is_ascii_digit() || segni.contains(&c)));
    let con_percento = || {
        Quantita::percentuale(corpo).is_some()
            && (t.contains('%') || t.contains("per cento") || t.contains("percento"))
    };
    let con_valuta =
        || Quantita::importo(corpo).is_some() && (t.contains('€') || t.contains("eur"));
    Ok(if SiNo::leggi(corpo).is_ok() {
        TipoIndicatore::SiNo
    } else if forma_intervallo(&t) {
        TipoIndicatore::Intervallo
    } else if rapporto(corpo).is_some() {
        TipoIndicatore::Rapporto
    } else if e_durata(corpo) {
        TipoIndicatore::Numero
    } else if forma(corpo) {
        TipoIndicatore::Data
    } else if con_percento() {
        TipoIndicatore::Percentuale
    } else if con_valuta() {
        TipoIndicatore::Importo
    } else if Quantita::numero(corpo).is_some() {
        TipoIndicatore::Numero
    } else if nella_scala(corpo, scala) {
        TipoIndicatore::Livello
    } else if inizia_numero {
        return Err(illeggibile(corpo, intero));
    } else {
        TipoIndicatore::Testo
    })
}

/// Why a text that begins like a number is no target.
fn illeggibile(corpo: &str, intero: &str) -> Errore {
    if let Some(e) = super::cifre::perche(corpo) {
        let (suo, tutto) = (format!("`{}`", corpo.trim()), format!("`{}`", intero.trim()));
        return Errore { messaggio: e.messaggio.replace(&suo, &tutto), ..e };
    }
    let aiuto = match inglese(corpo) {
        Some(giusto) => format!("il punto sta alle migliaia e la virgola ai decimali: {giusto}"),
        None => "scrivi solo il valore (80%, 30/06, 12 su 15) e il resto nelle note, o dichiara \
                 `tipo: testo`"
            .into(),
    };
    Errore::nuovo(format!("`{}` non è un valore atteso", intero.trim()), aiuto)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn tipo(t: &str) -> Option<TipoIndicatore> {
        Atteso::leggi(t, None, &[]).ok().map(|a| a.tipo)
    }

    #[test]
    fn the_type_is_inferred_in_the_order_of_the_contract() {
        for (t, atteso) in [
            ("SI", TipoIndicatore::SiNo),
            ("SI/NO", TipoIndicatore::SiNo),
            ("tra 20 e 30", TipoIndicatore::Intervallo),
            ("12 su 15", TipoIndicatore::Rapporto),
            ("n. 12 su 15", TipoIndicatore::Rapporto),
            ("30/06", TipoIndicatore::Data),
            ("30-giu", TipoIndicatore::Data),
            ("entro il 30 giugno", TipoIndicatore::Data),
            ("entro la fine di giugno", TipoIndicatore::Data),
            ("almeno 80%", TipoIndicatore::Percentuale),
            ("80,00%", TipoIndicatore::Percentuale),
            ("≥ 80 %", TipoIndicatore::Percentuale),
            ("€ 5.000,00", TipoIndicatore::Importo),
            ("massimo 30", TipoIndicatore::Numero),
            ("0", TipoIndicatore::Numero),
            ("alto", TipoIndicatore::Livello),
            ("relazione al consiglio", TipoIndicatore::Testo),
        ] {
            assert_eq!(tipo(t), Some(atteso), "{t}");
        }
        // Shaped like a date, and no day of any year; begins like a number, and is none.
        for t in [
            "31/02",
            "24/01/2024 recepito nella relazione",
            "12/15",
            "80%%",
            "1e3",
            "0x1F",
            "1,250.50",
            "€ 1,250.50",
            "≥",
            "≥ molti",
            "12 su 0",
            "tra 30 e 20",
            "entro le ore 12",
            "entro il 15 di ogni mese",
            "30/06 e 31/12",
            "80% - 31/12",
            "≥ 80 % < 90 %",
            "min 2 max 4",
            "1 milione",
            "1'000",
            "20-30",
            "giu-25",
            "N.D.",
            "n.a.",
        ] {
            assert_eq!(tipo(t), None, "{t}");
        }
    }

    #[test]
    fn words_fix_the_direction() {
        for (t, p) in [
            ("almeno 10", Some(Polarita::Crescente)),
            ("minimo 10", Some(Polarita::Crescente)),
            (">= 10", Some(Polarita::Crescente)),
            ("> 10", Some(Polarita::Crescente)),
            ("massimo 10", Some(Polarita::Decrescente)),
            ("non oltre 10", Some(Polarita::Decrescente)),
            ("non più di 10", Some(Polarita::Decrescente)),
            ("≤ 10", Some(Polarita::Decrescente)),
            ("< 10", Some(Polarita::Decrescente)),
            ("al massimo 10", Some(Polarita::Decrescente)),
            ("max 10", Some(Polarita::Decrescente)),
            ("min. 10", Some(Polarita::Crescente)),
            ("non superiore a 10", Some(Polarita::Decrescente)),
            ("non inferiore al 10%", Some(Polarita::Crescente)),
            ("fino a 10", Some(Polarita::Crescente)),
            ("superiore a 10", Some(Polarita::Crescente)),
            ("inferiore all'8%", Some(Polarita::Decrescente)),
            ("meno di 10", Some(Polarita::Decrescente)),
            ("maggiore o uguale a 10", Some(Polarita::Crescente)),
            ("minore o uguale a 10", Some(Polarita::Decrescente)),
            ("entro 30 giorni", Some(Polarita::Decrescente)),
            ("pari a 10", None),
            ("= 10", None),
            ("30 gg", None),
            ("non piu' di 10", Some(Polarita::Decrescente)),
            ("<= 10", Some(Polarita::Decrescente)),
            ("entro il 30/06", Some(Polarita::Decrescente)),
            ("10", None),
        ] {
            assert_eq!(Atteso::leggi(t, None, &[]).unwrap().polarita, p, "{t}");
        }
    }

    #[test]
    fn printed_forms() {
        for (t, stampato) in [
            ("entro il 30/06", "entro il 30 giugno 2023"),
            ("Entro 30/06", "entro il 30 giugno 2023"),
            ("entro l’8 marzo", "entro l'8 marzo 2023"),
            ("entro 11/03/2024", "entro l'11 marzo 2024"),
            ("entro il 1° giugno", "entro il 1° giugno 2023"),
            ("entro giugno", "entro il 30 giugno 2023"),
            ("entro la fine di febbraio", "entro la fine di febbraio 2023"),
            ("entro fine giugno", "entro la fine di giugno 2023"),
            ("entro e non oltre il 30/06", "entro e non oltre il 30 giugno 2023"),
            ("non oltre il 30/06", "non oltre il 30 giugno 2023"),
            ("non oltre 30", "non oltre 30"),
            ("30-giu", "30 giugno 2023"),
            ("80%", "80,00%"),
            ("almeno l'80%", "almeno 80,00%"),
            ("superiore all'80%", "superiore all'80,00%"),
            ("meno del 5%", "meno del 5,00%"),
            ("oltre l’80%", "oltre 80,00%"),
            ("pari al 100%", "pari al 100,00%"),
            ("= 45.000", "= 45.000"),
            ("n. 3 incontri", "3 incontri"),
            ("Almeno n. 3", "almeno 3"),
            ("massimo 30 giorni", "massimo 30 giorni"),
            ("entro 30 gg dalla richiesta", "entro 30 gg dalla richiesta"),
            ("100% delle istanze", "100,00% delle istanze"),
            ("≥ 80% entro il 30/09", "≥ 80,00% entro il 30/09"),
            ("+10%", "+10%"),
            ("2,50", "2,50"),
            ("€. 1.500,=", "€\u{a0}1.500,00"),
            ("entro fine anno", "entro la fine di dicembre 2023"),
            ("entro la fine dell'anno", "entro la fine di dicembre 2023"),
            ("entro l'anno", "entro il 31 dicembre 2023"),
            ("entro il 2023", "entro il 31 dicembre 2023"),
            ("entro il I semestre", "entro il 30 giugno 2023"),
            ("entro max 30/11", "entro il 30 novembre 2023"),
            ("prima dell'8/3", "prima dell'8 marzo 2023"),
            ("non prima del 30/06", "non prima del 30 giugno 2023"),
            ("fino al 31/12", "fino al 31 dicembre 2023"),
            ("fino al 60%", "fino al 60,00%"),
            ("31.12.23", "31 dicembre 2023"),
            ("12 su 12 (100%)", "12 su 12 (100%)"),
            ("almeno 12.500", "almeno 12.500"),
            (">=  −8", "≥ -8"),
            ("massimo € 5.000", "massimo €\u{a0}5.000,00"),
            ("almeno Medio", "almeno Medio"),
            ("N° 12 su 15", "12 su 15"),
            ("tra 20 e 30", "tra 20 e 30"),
            ("tra il 20% e il 30%", "tra 20,00% e 30,00%"),
            ("tra € 5 e € 10", "tra €\u{a0}5,00 e €\u{a0}10,00"),
            ("SI/NO", "SI/NO"),
        ] {
            let a = Atteso::leggi(t, None, &[]).unwrap_or_else(|e| panic!("{t}: {e}"));
            assert_eq!(a.testo(2023), stampato, "{t}");
            let ancora = Atteso::leggi(stampato, None, &[]).unwrap();
            assert_eq!(ancora.testo(2023), stampato, "{t}");
            assert_eq!((ancora.tipo, ancora.polarita), (a.tipo, a.polarita), "{t}");
        }
    }

    #[test]
    fn a_text_is_printed_as_typed() {
        for t in ["Almeno due incontri con la Giunta", "Massimo  Rossi\u{a0}approva", "Relazione"] {
            let a = Atteso::leggi(t, None, &[]).unwrap();
            assert_eq!(
                (a.tipo, a.polarita, a.testo(2023).as_str()),
                (TipoIndicatore::Testo, None, t)
            );
            let a = Atteso::leggi(t, Some(TipoIndicatore::Testo), &[]).unwrap();
            assert_eq!(a.testo(2023), t);
        }
    }

    #[test]
    fn a_declared_type_wins() {
        let a = Atteso::leggi("20", Some(TipoIndicatore::Percentuale), &[]).unwrap();
        assert_eq!(a.testo(2023), "20,00%");
        let scala = ["freddo".to_owned(), "caldo".to_owned()];
        assert_eq!(Atteso::leggi("caldo", None, &scala).unwrap().tipo, TipoIndicatore::Livello);
        assert!(Atteso::leggi("caldo", Some(TipoIndicatore::Data), &[]).is_err());
        let scala = ["poco".to_owned(), "Massimo rigore".to_owned()];
        let a = Atteso::leggi("massimo  rigore", None, &scala).unwrap();
        assert_eq!((a.testo(2023).as_str(), a.polarita), ("Massimo rigore", None));
    }

    #[test]
    fn what_has_two_readings_says_so() {
        for (t, tipo) in [
            ("3/4", TipoIndicatore::Data),
            ("2-3", TipoIndicatore::Data),
            ("31.12", TipoIndicatore::Numero),
            ("fino al 60%", TipoIndicatore::Percentuale),
            ("dal 50% al 60%", TipoIndicatore::Testo),
            ("80-90%", TipoIndicatore::Testo),
        ] {
            let a = Atteso::leggi(t, None, &[]).unwrap();
            assert_eq!(a.tipo, tipo, "{t}");
            assert_eq!(a.ambigua.unwrap().letta, tipo != TipoIndicatore::Testo, "{t}");
        }
    }

    #[test]
    fn what_no_date_can_ask_and_what_a_duration_leaves_out() {
        let letto = |t: &str| Atteso::leggi(t, None, &[]).unwrap();
        for t in
            ["almeno il 30/06", "non prima del 30/06", "oltre il 31/12", "> 30/06", "dopo il 30/06"]
        {
            assert!(letto(t).verso_impossibile(), "{t}");
        }
        for t in ["entro il 30/06", "30/06", "massimo 30/06", "fino al 31/12", "almeno 30"] {
            assert!(!letto(t).verso_impossibile(), "{t}");
        }
        for (t, nuda) in
            [("30 gg", true), ("48 ore", true), ("entro 30 gg", false), ("3 incontri", false)]
        {
            assert_eq!(letto(t).durata_nuda(), nuda, "{t}");
        }
        for (t, stretta) in
            [("> 95%", true), ("meno di 10", true), ("≥ 95%", false), ("almeno 5", false)]
        {
            assert_eq!(letto(t).stretta, stretta, "{t}");
        }
    }

    proptest! {
        #[test]
        fn no_text_panics(t in any::<String>()) {
            let _ = Atteso::leggi(&t, None, &[]);
        }
    }
}
