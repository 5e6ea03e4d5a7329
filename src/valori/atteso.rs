//! What is expected of an indicator, and which type its text shows.

use super::data::forma;
use super::misura::{misura, nella_scala, rapporto};
use super::numero::inglese;
use super::{
    DataGiorno, Errore, Importo, Numero, Percentuale, Polarita, SiNo, TipoIndicatore, Valore,
    ValoreIndicatore, data_estesa, piano,
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
    /// The words before the value, for printing: `entro il`, `almeno`, `massimo` …; often empty.
    pub parole: &'static str,
    /// What the ends of an interval are in, for printing: `%`, `€` or nothing.
    pub unita: &'static str,
    /// Written `SI/NO`: a domain and no target; SI counts as the good one (IND-002).
    pub dominio_si_no: bool,
}

/// Words before a target: as typed, as printed, and the direction they fix. A longer one comes first.
const PAROLE: [(&str, &str, Polarita); 37] = [
    ("entro e non oltre il ", "entro e non oltre il", Polarita::Decrescente),
    ("entro e non oltre l'", "entro e non oltre il", Polarita::Decrescente),
    ("entro e non oltre ", "entro e non oltre", Polarita::Decrescente),
    ("entro la fine di ", "entro la fine di", Polarita::Decrescente),
    ("entro fine ", "entro la fine di", Polarita::Decrescente),
    ("entro il mese di ", "entro la fine di", Polarita::Decrescente),
    ("entro il ", "entro il", Polarita::Decrescente),
    ("entro l'", "entro il", Polarita::Decrescente),
    ("entro ", "entro", Polarita::Decrescente),
    ("non meno di ", "almeno", Polarita::Crescente),
    ("almeno il ", "almeno", Polarita::Crescente),
    ("almeno l'", "almeno", Polarita::Crescente),
    ("almeno ", "almeno", Polarita::Crescente),
    ("minimo ", "minimo", Polarita::Crescente),
    ("massimo ", "massimo", Polarita::Decrescente),
    ("al massimo ", "massimo", Polarita::Decrescente),
    ("non oltre il ", "non oltre il", Polarita::Decrescente),
    ("non oltre l'", "non oltre il", Polarita::Decrescente),
    ("non oltre ", "non oltre", Polarita::Decrescente),
    ("non più di ", "non più di", Polarita::Decrescente),
    ("non piu' di ", "non più di", Polarita::Decrescente),
    ("non superiore a ", "non più di", Polarita::Decrescente),
    ("non superiore al ", "non più di", Polarita::Decrescente),
    ("non inferiore a ", "almeno", Polarita::Crescente),
    ("non inferiore al ", "almeno", Polarita::Crescente),
    ("fino a ", "massimo", Polarita::Decrescente),
    ("fino al ", "massimo", Polarita::Decrescente),
    ("max ", "massimo", Polarita::Decrescente),
    ("max. ", "massimo", Polarita::Decrescente),
    ("min ", "minimo", Polarita::Crescente),
    ("min. ", "minimo", Polarita::Crescente),
    (">=", "≥", Polarita::Crescente),
    ("≥", "≥", Polarita::Crescente),
    ("<=", "≤", Polarita::Decrescente),
    ("≤", "≤", Polarita::Decrescente),
    (">", ">", Polarita::Crescente),
    ("<", "<", Polarita::Decrescente),
];

/// What follows a prefix in lower case, as it was typed.
fn dopo<'a>(testo: &'a str, prefisso: &str) -> Option<&'a str> {
    let mut lettere = testo.chars();
    for p in prefisso.chars() {
        let c = lettere.next().map(|c| if c == '’' { '\'' } else { c })?;
        if !c.to_lowercase().eq([p]) {
            return None;
        }
    }
    Some(lettere.as_str().trim_start())
}

impl Atteso {
    /// Reads a target. Its type is the declared one, else it is inferred in the order of the data
    /// format: yes/no, interval, ratio, date, percentage, amount, number, level, text.
    ///
    /// # Errors
    /// When the text is not a value of the declared type, or begins like a number and is none.
    pub fn leggi(
        testo: &str,
        tipo: Option<TipoIndicatore>,
        scala: &[String],
    ) -> Result<Self, Errore> {
        let t = piano(testo).replace(' ', "");
        let dominio = matches!(t.as_str(), "si/no" | "sì/no" | "si-no" | "sì-no");
        if dominio && tipo.is_none_or(|t| t == TipoIndicatore::SiNo) {
            return Ok(Atteso {
                dominio_si_no: true,
                ..Atteso::nudo(TipoIndicatore::SiNo, ValoreIndicatore::SiNo(true))
            });
        }
        let pulito = testo.split_whitespace().collect::<Vec<_>>().join(" ");
        let pulito = pulito.replace("u\u{300}", "ù");
        let trovata = PAROLE
            .iter()
            .find_map(|(typed, printed, p)| Some((dopo(&pulito, typed)?, *printed, Some(*p))))
            // A word of the scale may begin like one of these: `massimo rigore`.
            .filter(|_| scala.is_empty() || !nella_scala(&pulito, scala));
        let (corpo, parole, polarita) = trovata.unwrap_or((pulito.as_str(), "", None));
        let tipo = match tipo {
            Some(tipo) => tipo,
            None if parole.starts_with("entro") => TipoIndicatore::Data,
            None => inferito(corpo, scala, testo)?,
        };
        // A text is printed character for character, whatever it begins with.
        if tipo == TipoIndicatore::Testo {
            return Ok(Atteso::nudo(tipo, ValoreIndicatore::Testo(testo.trim().to_owned())));
        }
        let valore = misura(corpo, tipo, scala)?;
        let unita = match tipo {
            TipoIndicatore::Intervallo if corpo.contains('%') => "%",
            TipoIndicatore::Intervallo if corpo.contains('€') => "€",
            _ => "",
        };
        Ok(Atteso { parole, polarita, unita, ..Atteso::nudo(tipo, valore) })
    }

    /// The type that a target shows, also where it is no possible value of it: `31/02` is a date that
    /// no year has. `None` where it shows none.
    pub fn genere(testo: &str, scala: &[String]) -> Option<TipoIndicatore> {
        if let Ok(a) = Atteso::leggi(testo, None, scala) {
            return Some(a.tipo);
        }
        let pulito = testo.split_whitespace().collect::<Vec<_>>().join(" ");
        let trovata =
            PAROLE.iter().find_map(|(typed, printed, _)| Some((dopo(&pulito, typed)?, *printed)));
        match trovata {
            Some((_, parole)) if parole.starts_with("entro") => Some(TipoIndicatore::Data),
            Some((corpo, _)) => inferito(corpo, scala, testo).ok(),
            None => inferito(&pulito, scala, testo).ok(),
        }
    }

    /// Without words.
    fn nudo(tipo: TipoIndicatore, valore: ValoreIndicatore) -> Self {
        Atteso { tipo, valore, polarita: None, parole: "", unita: "", dominio_si_no: false }
    }

    /// As printed: the words and the value.
    pub fn testo(&self, esercizio: i16) -> String {
        if self.dominio_si_no {
            return "SI/NO".into();
        }
        let valore = match (&self.valore, self.unita) {
            (ValoreIndicatore::Data(d), _) if !self.parole.is_empty() => {
                return self.data(*d, esercizio);
            }
            (ValoreIndicatore::Intervallo { da, a }, "%") => {
                let [da, a] = [da, a].map(|n| ValoreIndicatore::Percentuale(n.clone()).testo());
                format!("tra {da} e {a}")
            }
            (ValoreIndicatore::Intervallo { da, a }, "€") => {
                let [da, a] = [da, a].map(|n| ValoreIndicatore::Importo(n.clone()).testo());
                format!("tra {da} e {a}")
            }
            (altra, _) => altra.testo_nel(esercizio),
        };
        if self.parole.is_empty() { valore } else { format!("{} {valore}", self.parole) }
    }

    /// A date with its words and their article: `entro il 30 giugno 2023`, `entro l'8 marzo 2023`,
    /// `entro la fine di giugno 2023`.
    fn data(&self, d: DataGiorno, esercizio: i16) -> String {
        if self.parole == "entro la fine di" && d.giorno.is_none() {
            let anno = Some(d.anno.unwrap_or(esercizio));
            return format!("{} {}", self.parole, DataGiorno { anno, ..d });
        }
        let parole = match self.parole {
            "entro la fine di" => "entro",
            altre => altre.trim_end_matches(" il"),
        };
        let data = d.nel(esercizio).map_or_else(|_| d.to_string(), data_estesa);
        let temporale = parole.starts_with("entro") || parole == "non oltre";
        match d.giorno {
            Some(8 | 11) if temporale => format!("{parole} l'{data}"),
            _ if temporale => format!("{parole} il {data}"),
            _ => format!("{parole} {data}"),
        }
    }
}

fn inferito(corpo: &str, scala: &[String], intero: &str) -> Result<TipoIndicatore, Errore> {
    let t = piano(corpo);
    let segni = ['-', '+', '€', '≥', '≤', '>', '<'];
    let inizia_numero = [&t, &piano(intero)]
        .iter()
        .any(|t| t.starts_with(|c: char| c.is_ascii_digit() || segni.contains(&c)));
    Ok(if SiNo::leggi(corpo).is_ok() {
        TipoIndicatore::SiNo
    } else if t.starts_with("tra ") && t.contains(" e ") {
        TipoIndicatore::Intervallo
    } else if rapporto(corpo).is_some() {
        TipoIndicatore::Rapporto
    } else if forma(corpo) {
        TipoIndicatore::Data
    } else if (t.ends_with('%') || t.ends_with("per cento")) && Percentuale::leggi(corpo).is_ok() {
        TipoIndicatore::Percentuale
    } else if (t.contains('€') || t.contains("eur")) && Importo::leggi(corpo).is_ok() {
        TipoIndicatore::Importo
    } else if Numero::leggi(corpo).is_ok() {
        TipoIndicatore::Numero
    } else if nella_scala(corpo, scala) {
        TipoIndicatore::Livello
    } else if inizia_numero {
        let aiuto = match inglese(corpo) {
            Some(giusto) => {
                format!("il punto sta alle migliaia e la virgola ai decimali: {giusto}")
            }
            None => {
                "scrivi solo il valore (80%, 30/06, 12 su 15) e il resto nelle note, o dichiara \
                     `tipo: testo`"
                    .into()
            }
        };
        return Err(Errore::nuovo(format!("`{}` non è un valore atteso", intero.trim()), aiuto));
    } else {
        TipoIndicatore::Testo
    })
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
            "entro 30 giorni",
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
            ("fino a 10", Some(Polarita::Decrescente)),
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

    proptest! {
        #[test]
        fn no_text_panics(t in any::<String>()) {
            let _ = Atteso::leggi(&t, None, &[]);
        }
    }
}
