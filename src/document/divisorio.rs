//! The page before the sheets of a settore: who leads it, how many people, which money, and the
//! objectives that follow.

use schemars::JsonSchema;
use serde::Serialize;

use super::blocchi::{RigaTabella, celle};
use super::parti::{self, Fonte};
use crate::model::{Dipendente, Extra, Settore};
use crate::template::TestoStampato;
use crate::valori::stesso;

/// What `divisorio.typ` prints.
#[derive(JsonSchema, Serialize)]
pub struct Divisorio {
    #[schemars(description = "Il nome del settore.")]
    titolo: TestoStampato,
    /// What the settore says under `extra`.
    #[schemars(description = "Ciò che il settore dice in `extra`.")]
    extra: Extra,
    /// Facts: a label and its text.
    #[schemars(description = "Le righe dei fatti: etichetta e testo.")]
    righe: Vec<(String, TestoStampato)>,
    /// What follows, one row each.
    #[schemars(description = "I titoli delle colonne.")]
    colonne: Vec<&'static str>,
    #[schemars(description = "Da che parte sta ogni colonna.")]
    allinea: Vec<&'static str>,
    #[schemars(description = "Gli obiettivi che seguono, una riga ciascuno.")]
    voci: Vec<RigaTabella>,
}

/// What a unit of the ente is called: a name that begins so says by itself what it is.
const UNITA: [&str; 6] =
    ["area ", "settore ", "servizio ", "ufficio ", "dipartimento ", "direzione "];

/// A column: its name, its side.
type ColonnaSettore = (&'static str, &'static str);

/// The last two only where results are printed.
const COLONNE: [ColonnaSettore; 5] = [
    ("Codice", "sinistra"),
    ("Obiettivo", "sinistra"),
    ("Peso", "destra"),
    ("Grado", "destra"),
    ("Esito", "sinistra"),
];

impl Divisorio {
    /// Before the schede of the settore at the place `i`; `parola` is what the ente calls a settore.
    pub fn settore(
        f: &Fonte<'_>,
        (i, settore): (usize, &Settore),
        parola: &str,
        responsabile: String,
        realizzato: bool,
    ) -> Self {
        let v = f.dati();
        let colonne = if realizzato { &COLONNE[..] } else { &COLONNE[..3] };
        let nome = parti::nome(settore);
        // "Settore Tecnico", but not "Settore Settore Tecnico".
        let piccolo = nome.to_lowercase();
        let gia = piccolo.starts_with(&parola.to_lowercase())
            || UNITA.iter().any(|u| piccolo.starts_with(u));
        let titolo =
            nome.clone().cambia(|nome| if gia { nome } else { format!("{parola} {nome}") });
        let mut righe = Vec::new();
        if let Some(r) = &settore.responsabile {
            let chi = f.nomi.incaricato(r, &format!("Responsabile {nome}"));
            // "Responsabile: Affari generali", and not its word twice.
            let nudo = chi.strip_prefix(&format!("{responsabile} ")).map(str::to_owned);
            righe.push((responsabile, TestoStampato::presso(nudo.unwrap_or(chi), r.luogo)));
        }
        let persone = v.cartella().persone.iter().filter(|p| lavora(p, settore)).count();
        if persone > 0 {
            righe.push(("Persone coinvolte".into(), persone.to_string().into()));
        }
        righe.push(("Obiettivi".into(), f.del_settore(i).count().to_string().into()));
        let (stanziato, impegnato) = parti::somme(f, i);
        let impegnato = impegnato.filter(|_| realizzato).map(|n| format!("{n} impegnati"));
        let somme = [stanziato.map(|n| format!("{n} stanziati")), impegnato];
        let somme: Vec<String> = somme.into_iter().flatten().collect();
        if !somme.is_empty() {
            righe.push(("Risorse finanziarie".into(), somme.join(", ").into()));
        }
        if let Some((_, p)) = v.settori().nth(i).filter(|_| realizzato) {
            let grado = p.grado.as_ref().map_or("n.r.".into(), |g| g.percentuale());
            righe.push(("Grado".into(), format!("{grado}, {}", f.esito_di(p)).into()));
            if p.condizione == Some(false) {
                let detta = format!("non soddisfatta: {}", p.mancate.join(", "));
                righe.push(("Condizione".into(), detta.into()));
            }
        }
        let voci = f.del_settore(i).map(|(o, punti)| {
            let [codice, titolo, peso, _, _, grado, esito] =
                parti::celle(f, o, punti, v.peso_in(o, i).as_ref());
            let celle = celle![codice, titolo, peso, grado, esito];
            RigaTabella::Riga(celle.into_iter().take(colonne.len()).collect())
        });
        Divisorio {
            titolo,
            extra: settore.extra.clone(),
            righe,
            colonne: colonne.iter().map(|c| c.0).collect(),
            allinea: colonne.iter().map(|c| c.1).collect(),
            voci: voci.collect(),
        }
    }
}

/// Whether somebody works in a settore, all year or for a time.
fn lavora(p: &Dipendente, settore: &Settore) -> bool {
    let nomi = || settore.id.iter().chain(&settore.nome);
    let periodi = p.periodi.iter().filter_map(|q| q.settore.as_ref());
    p.settore.iter().chain(periodi).any(|t| nomi().any(|n| stesso(n.as_str(), t.as_str())))
}
