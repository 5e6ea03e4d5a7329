//! What a rule says of itself: its documentation is its doc comment, which `pegaso regole` prints.

use crate::diagnostic::{Gravita, Luogo, Segnalazione};
use crate::model::Stadio;

/// The headings of a rule's documentation, in their order.
pub const TITOLI: [&str; 5] =
    ["Cosa controlla", "Perché", "Esempio sbagliato", "Esempio giusto", "Riferimenti"];

/// How far a rule looks: what did not load silences the rules that needed it, and no others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Guarda {
    /// At each sheet by itself, or at sheets beside each other: what it says of some is true whatever the
    /// others say.
    Foglio,
    /// At all the schede of a settore together.
    Settore,
    /// At the folder as a whole.
    Insieme,
}

/// What the findings of a rule are about, where that is not said by the value that they stand at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Materia {
    /// Nothing more.
    DalPosto,
    /// The plan, which the vote approves.
    Piano,
    /// The PIAO.
    Piao,
    /// Never what was voted, wherever they stand: they count after the vote as before.
    Sempre,
}

/// A rule as it describes itself. `regola!` writes this from the doc comment.
pub trait Descritta: Sync {
    /// The whole doc comment, in Markdown: `CODICE: titolo`, then one section a heading.
    fn documentazione(&self) -> &'static str;

    /// The first stage in which it speaks; it goes on speaking in the later ones.
    fn dal(&self) -> Stadio {
        Stadio::Piano
    }

    /// How far it looks.
    fn guarda(&self) -> Guarda {
        Guarda::Insieme
    }

    /// What its findings are about, where their places do not say it.
    fn materia(&self) -> Materia {
        Materia::DalPosto
    }

    /// The rules that the same mistake may make speak too.
    fn accompagna(&self) -> &'static [&'static str] {
        &[]
    }

    /// Its stable code: a rule keeps it for ever.
    fn codice(&self) -> &'static str {
        self.titolata().0
    }

    /// What it asks for, as one phrase.
    fn titolo(&self) -> &'static str {
        self.titolata().1
    }

    /// Code and title, from the first line.
    fn titolata(&self) -> (&'static str, &'static str) {
        let riga = self.documentazione().lines().next().unwrap_or("").trim();
        riga.split_once(": ").unwrap_or((riga, ""))
    }

    /// The text under a heading, without the space that every line of a doc comment begins with.
    fn sezione(&self, titolo: &str) -> String {
        let righe = self.documentazione().lines().map(|r| r.strip_prefix(' ').unwrap_or(r));
        let dentro = righe.skip_while(|r| r.strip_prefix("# ") != Some(titolo)).skip(1);
        let righe: Vec<_> = dentro.take_while(|r| !TITOLI.iter().any(|t| titolata(r, t))).collect();
        righe.join("\n").trim().to_owned()
    }

    /// An error of this rule.
    fn errore(&self, luogo: Luogo, messaggio: String) -> Segnalazione {
        Segnalazione::errore(self.codice(), luogo, messaggio)
    }

    /// A warning of this rule.
    fn avviso(&self, luogo: Luogo, messaggio: String) -> Segnalazione {
        Segnalazione::avviso(self.codice(), luogo, messaggio)
    }

    /// A note of this rule.
    fn nota(&self, luogo: Luogo, messaggio: String) -> Segnalazione {
        Segnalazione { gravita: Gravita::Nota, ..self.errore(luogo, messaggio) }
    }
}

/// Whether a line is the heading of a section; `# obiettivi/a.yaml` within an example is not.
fn titolata(riga: &str, titolo: &str) -> bool {
    riga.strip_prefix("# ") == Some(titolo)
}

/// Declares a rule: its documentation, its name, from which stage it speaks, how far it looks, what it
/// brings along.
macro_rules! regola {
    ($(#[doc = $doc:literal])+ $nome:ident $(, dal $dal:ident)? $(, guarda $guarda:ident)? $(, materia $materia:ident)? $(, accompagna $($altra:literal)+)?) => {
        $(#[doc = $doc])+
        pub struct $nome;

        impl $crate::check::Descritta for $nome {
            fn documentazione(&self) -> &'static str {
                concat!($($doc, "\n"),+)
            }
            $(fn dal(&self) -> $crate::model::Stadio { $crate::model::Stadio::$dal })?
            $(fn guarda(&self) -> $crate::check::Guarda { $crate::check::Guarda::$guarda })?
            $(fn materia(&self) -> $crate::check::Materia { $crate::check::Materia::$materia })?
            $(fn accompagna(&self) -> &'static [&'static str] { &[$($altra),+] })?
        }
    };
}
pub(crate) use regola;
