//! The cross-cutting themes of an objective.

use std::fmt;

use super::{Errore, Foglia, Valore, piano};

/// A theme: one of those that norms and sums ask for, or the ente's own words.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Ambito {
    /// Payment times (art. 4-bis DL 13/2023).
    TempiPagamento,
    /// Prevention of corruption.
    Anticorruzione,
    /// Simplification.
    Semplificazione,
    /// Digital services.
    Digitalizzazione,
    /// Access (D.Lgs. 222/2023).
    Accessibilita,
    /// Equal opportunities.
    PariOpportunita,
    /// The national recovery plan.
    Pnrr,
    /// Any other, as typed.
    Altro(String),
}

/// Each theme of the format: its word, and how it is printed.
const NOTI: [(Ambito, &str, &str); 7] = [
    (Ambito::TempiPagamento, "tempi_pagamento", "tempi di pagamento"),
    (Ambito::Anticorruzione, "anticorruzione", "anticorruzione"),
    (Ambito::Semplificazione, "semplificazione", "semplificazione"),
    (Ambito::Digitalizzazione, "digitalizzazione", "digitalizzazione"),
    (Ambito::Accessibilita, "accessibilita", "accessibilità"),
    (Ambito::PariOpportunita, "pari_opportunita", "pari opportunità"),
    (Ambito::Pnrr, "pnrr", "PNRR"),
];

/// A spelling as a word of the format: `Pari opportunità` is `pari_opportunita`.
fn parola(testo: &str) -> String {
    let piana = piano(testo).replace("i'", "i").replace("a'", "a").replace(" di ", " ");
    let piana: String = piana.chars().map(|c| if c == 'à' { 'a' } else { c }).collect();
    piana.replace("a\u{300}", "a").replace([' ', '-', '.'], "_")
}

impl Ambito {
    /// The word of the format; of another theme, what was typed.
    pub fn parola(&self) -> &str {
        match self {
            Ambito::Altro(t) => t,
            noto => NOTI.iter().find(|(a, ..)| a == noto).map_or("", |(_, parola, _)| parola),
        }
    }

    /// The theme of the format that was most likely meant by another one.
    pub fn simile(&self) -> Option<&'static str> {
        let Ambito::Altro(t) = self else { return None };
        let scritta = parola(t);
        // Two slips at most: `legalizzazione` is near `digitalizzazione`, and is another thing.
        let vicina = |p: &&str| strsim::damerau_levenshtein(&scritta, p) <= 2;
        NOTI.map(|(_, parola, _)| parola).into_iter().find(vicina)
    }
}

impl Valore for Ambito {
    fn leggi(testo: &str) -> Result<Self, Errore> {
        let scritta = parola(testo);
        let noto = NOTI.into_iter().find(|(_, parola, _)| *parola == scritta);
        Ok(noto.map_or_else(|| Ambito::Altro(testo.trim().to_owned()), |(a, ..)| a))
    }

    fn forma(&self, _: i16) -> String {
        self.parola().split_whitespace().collect::<Vec<_>>().join(" ")
    }

    fn foglia() -> Foglia {
        Foglia {
            nome: "Ambito",
            descrizione: "Un tema trasversale: uno di quelli del formato, o parole dell'ente.",
            esempi: &["semplificazione", "pari_opportunita"],
            ..Foglia::testo()
        }
    }
}

/// As printed.
impl fmt::Display for Ambito {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Ambito::Altro(t) => f.write_str(&t.replace('_', " ")),
            noto => f.write_str(NOTI.iter().find(|(a, ..)| a == noto).map_or("", |(.., n)| n)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_a_theme_are_one_thing() {
        for (t, ambito) in [
            ("pari_opportunita", Ambito::PariOpportunita),
            ("Pari opportunità", Ambito::PariOpportunita),
            ("pari opportunita'", Ambito::PariOpportunita),
            ("Tempi di pagamento", Ambito::TempiPagamento),
            ("TEMPI-PAGAMENTO", Ambito::TempiPagamento),
            ("Pnrr", Ambito::Pnrr),
            ("trasparenza", Ambito::Altro("trasparenza".into())),
        ] {
            assert_eq!(Ambito::leggi(t), Ok(ambito), "{t}");
        }
        let storpiato = Ambito::leggi("tempi_pagmento").unwrap();
        assert_eq!(storpiato.simile(), Some("tempi_pagamento"));
        for altro in
            ["trasparenza", "legalizzazione", "pianificazione", "certificazione", "turismo"]
        {
            assert_eq!(Ambito::leggi(altro).unwrap().simile(), None, "{altro}");
        }
        assert_eq!(Ambito::PariOpportunita.to_string(), "pari opportunità");
    }
}
