//! The sections of the Piano-tipo, and those that were read.

use super::{
    Fabbisogni, FormaPiao, LavoroAgile, MonitoraggioPiao, RischiCorruttivi, SchedaAnagrafica,
    Struttura, ValorePubblico,
};
use crate::diagnostic::{FileId, Luogo};
use crate::model::chiavi::{Campo as _, Gruppo, Specie};

/// A section of the Piano-tipo; their numbers never change, also where one is not owed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sezione {
    /// 1.
    Anagrafica,
    /// 2.1.
    ValorePubblico,
    /// 2.2: the schede, without a file of its own.
    Performance,
    /// 2.3.
    Rischi,
    /// 3.1.
    Struttura,
    /// 3.2.
    LavoroAgile,
    /// 3.3.
    Fabbisogni,
    /// 4.
    Monitoraggio,
}

impl Sezione {
    /// All of them, in their order.
    pub const TUTTE: [Sezione; 8] = [
        Sezione::Anagrafica,
        Sezione::ValorePubblico,
        Sezione::Performance,
        Sezione::Rischi,
        Sezione::Struttura,
        Sezione::LavoroAgile,
        Sezione::Fabbisogni,
        Sezione::Monitoraggio,
    ];

    /// Its number in the Piano-tipo.
    pub fn numero(self) -> &'static str {
        match self {
            Sezione::Anagrafica => "1",
            Sezione::ValorePubblico => "2.1",
            Sezione::Performance => "2.2",
            Sezione::Rischi => "2.3",
            Sezione::Struttura => "3.1",
            Sezione::LavoroAgile => "3.2",
            Sezione::Fabbisogni => "3.3",
            Sezione::Monitoraggio => "4",
        }
    }

    /// Its title.
    pub fn titolo(self) -> &'static str {
        match self {
            Sezione::Anagrafica => "Scheda anagrafica dell'amministrazione",
            Sezione::ValorePubblico => "Valore pubblico",
            Sezione::Performance => "Performance",
            Sezione::Rischi => "Rischi corruttivi e trasparenza",
            Sezione::Struttura => "Struttura organizzativa",
            Sezione::LavoroAgile => "Organizzazione del lavoro agile",
            Sezione::Fabbisogni => "Piano triennale dei fabbisogni di personale",
            Sezione::Monitoraggio => "Monitoraggio",
        }
    }

    /// The usual name of its file; 2.2 has none.
    pub fn file(self) -> Option<&'static str> {
        Some(match self {
            Sezione::Anagrafica => "piao/1-scheda-anagrafica.yaml",
            Sezione::ValorePubblico => "piao/2.1-valore-pubblico.yaml",
            Sezione::Performance => return None,
            Sezione::Rischi => "piao/2.3-rischi-corruttivi.yaml",
            Sezione::Struttura => "piao/3.1-struttura.yaml",
            Sezione::LavoroAgile => "piao/3.2-lavoro-agile.yaml",
            Sezione::Fabbisogni => "piao/3.3-fabbisogni.yaml",
            Sezione::Monitoraggio => "piao/4-monitoraggio.yaml",
        })
    }

    /// What its file holds; 2.2 has none.
    pub fn specie(self) -> Specie {
        match self {
            Sezione::Anagrafica => SchedaAnagrafica::specie(),
            Sezione::ValorePubblico => ValorePubblico::specie(),
            Sezione::Performance => Specie::Libera,
            Sezione::Rischi => RischiCorruttivi::specie(),
            Sezione::Struttura => Struttura::specie(),
            Sezione::LavoroAgile => LavoroAgile::specie(),
            Sezione::Fabbisogni => Fabbisogni::specie(),
            Sezione::Monitoraggio => MonitoraggioPiao::specie(),
        }
    }

    /// Whether a form of the PIAO owes it; where the form is not known, what both owe.
    pub fn dovuta(self, forma: Option<FormaPiao>) -> bool {
        let solo_ordinario =
            matches!(self, Sezione::ValorePubblico | Sezione::Performance | Sezione::Monitoraggio);
        !solo_ordinario || forma == Some(FormaPiao::Ordinario)
    }

    /// The section of a file of `piao/`, by the number at the start of its name.
    pub fn del_file(nome: &str) -> Option<Sezione> {
        let numero = nome.split_once('-').map_or(nome, |(n, _)| n);
        Sezione::TUTTE.into_iter().find(|s| s.file().is_some() && s.numero() == numero)
    }
}

/// A section and where it was read.
#[derive(Clone, Debug)]
pub struct SezioneFile<T> {
    /// The file.
    pub file: FileId,
    /// Its path relative to the folder, with `/`.
    pub percorso: String,
    /// What it says.
    pub dati: T,
}

/// The folder `piao/`.
#[derive(Clone, Debug, Default)]
pub struct Piao {
    /// Section 1.
    pub anagrafica: Option<SezioneFile<SchedaAnagrafica>>,
    /// Section 2.1.
    pub valore_pubblico: Option<SezioneFile<ValorePubblico>>,
    /// Section 2.3.
    pub rischi: Option<SezioneFile<RischiCorruttivi>>,
    /// Section 3.1.
    pub struttura: Option<SezioneFile<Struttura>>,
    /// Section 3.2.
    pub lavoro_agile: Option<SezioneFile<LavoroAgile>>,
    /// Section 3.3.
    pub fabbisogni: Option<SezioneFile<Fabbisogni>>,
    /// Section 4.
    pub monitoraggio: Option<SezioneFile<MonitoraggioPiao>>,
}

/// A section that was read, whichever it is.
pub struct Letta<'a> {
    /// Which.
    pub sezione: Sezione,
    /// Its path.
    pub percorso: &'a str,
    /// The place of the file as a whole.
    pub luogo: Luogo,
    /// What it says.
    pub dati: &'a dyn Gruppo,
}

impl<'a> Letta<'a> {
    fn da<T: Gruppo>(sezione: Sezione, s: Option<&'a SezioneFile<T>>) -> Option<Letta<'a>> {
        let s = s?;
        let luogo = Luogo::inizio(s.file);
        Some(Letta { sezione, percorso: &s.percorso, luogo, dati: &s.dati })
    }
}

impl Piao {
    /// The sections that were read, in the Piano-tipo's order.
    pub fn sezioni(&self) -> impl Iterator<Item = Letta<'_>> {
        [
            Letta::da(Sezione::Anagrafica, self.anagrafica.as_ref()),
            Letta::da(Sezione::ValorePubblico, self.valore_pubblico.as_ref()),
            Letta::da(Sezione::Rischi, self.rischi.as_ref()),
            Letta::da(Sezione::Struttura, self.struttura.as_ref()),
            Letta::da(Sezione::LavoroAgile, self.lavoro_agile.as_ref()),
            Letta::da(Sezione::Fabbisogni, self.fabbisogni.as_ref()),
            Letta::da(Sezione::Monitoraggio, self.monitoraggio.as_ref()),
        ]
        .into_iter()
        .flatten()
    }

    /// A section, if it was read.
    pub fn sezione(&self, quale: Sezione) -> Option<Letta<'_>> {
        self.sezioni().find(|s| s.sezione == quale)
    }
}
