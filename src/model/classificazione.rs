//! Missioni and programmi of the budget, with the years in which each is valid.

/// The classification of D.Lgs. 118/2011 (allegato 14) over the years.
#[derive(Debug)]
pub struct Classificazione {
    voci: Vec<VoceBilancio>,
}

/// A missione (`programma` 0) or a programma.
#[derive(Debug)]
pub struct VoceBilancio {
    missione: u8,
    programma: u8,
    /// Its official name.
    pub nome: String,
    /// Only for Regions.
    pub solo_regioni: bool,
    dal: i16,
    al: i16,
}

impl Classificazione {
    /// Reads the table: missione, programma, denominazione, livello, solo_regioni, valido_dal,
    /// valido_al, note. A row that does not parse is left out; a test counts the rows.
    pub fn leggi(csv: &str) -> Self {
        let mut lettore = csv::Reader::from_reader(csv.as_bytes());
        let righe = lettore.records().filter_map(Result::ok);
        Classificazione { voci: righe.filter_map(|r| voce(&r)).collect() }
    }

    /// The entry of a missione (`programma` 0) or programma that is valid in a year.
    pub fn voce(&self, anno: i16, missione: u8, programma: u8) -> Option<&VoceBilancio> {
        let stessa = |v: &&VoceBilancio| v.missione == missione && v.programma == programma;
        self.voci.iter().filter(stessa).find(|v| (v.dal..=v.al).contains(&anno))
    }

    /// The programmi of a missione that a municipality may use in a year, as "1, 2, 3".
    pub fn programmi(&self, anno: i16, missione: u8) -> String {
        let numeri = self.voci.iter().filter(|v| {
            v.missione == missione
                && v.programma > 0
                && !v.solo_regioni
                && (v.dal..=v.al).contains(&anno)
        });
        numeri.map(|v| v.programma.to_string()).collect::<Vec<_>>().join(", ")
    }

    /// How many entries there are, over all years.
    pub fn quante(&self) -> usize {
        self.voci.len()
    }
}

fn voce(r: &csv::StringRecord) -> Option<VoceBilancio> {
    let anno = |i: usize, altrimenti: i16| match r.get(i) {
        None | Some("") => Some(altrimenti),
        Some(t) => t.parse().ok(),
    };
    Some(VoceBilancio {
        missione: r.get(0)?.parse().ok()?,
        programma: match r.get(1)? {
            "" => 0,
            p => p.parse().ok()?,
        },
        nome: r.get(2)?.to_owned(),
        solo_regioni: r.get(4)? == "si",
        dal: anno(5, i16::MIN)?,
        al: anno(6, i16::MAX)?,
    })
}
