//! Tree → model: a serde deserializer that never fails and reports everything.
//!
//! serde stops at the first mistake and we promise all of them, so this reader turns each mistake
//! into a finding at its place and goes on with an empty value: a wrong shape reads as nothing, an
//! unknown key is skipped, a text that does not parse keeps its text. The model's side of the
//! protocol (the names that begin with `$`) is described in `model::Dato`.

use std::cell::RefCell;
use std::fmt;

use serde::de::value::{StrDeserializer, StringDeserializer, U32Deserializer, UnitDeserializer};
use serde::de::{self, DeserializeSeed, IntoDeserializer, Visitor};

use super::yaml::{Forma, YamlNode};
use super::{DAT_FORMA, DAT_SCONOSCIUTA, DAT_VALORE};
use crate::diagnostic::{Luogo, Segnalazione};
use crate::model::{CHIAVI, DATO, DATO_O_ELENCO, ELENCO, LUOGO, MAPPA, TESTO};
use crate::valori::suggerisci;

/// What serde wants as an error. It does not leave this module: a leaf's complaint becomes a
/// finding, anything else (a fault of the model's own types) ends the file with a finding.
#[derive(Debug)]
pub struct ShapeError(String);

impl fmt::Display for ShapeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for ShapeError {}

impl de::Error for ShapeError {
    fn custom<T: fmt::Display>(msg: T) -> Self {
        ShapeError(msg.to_string())
    }
}

type Taccuino = RefCell<Vec<Segnalazione>>;

/// Reads a tree as a type of the model; what is wrong goes to `segnalazioni`.
pub fn leggi<T: de::DeserializeOwned + Default>(
    nodo: &YamlNode,
    segnalazioni: &mut Vec<Segnalazione>,
) -> T {
    let taccuino = RefCell::new(Vec::new());
    let letto = T::deserialize(ValueReader { nodo, luogo: nodo.luogo, note: &taccuino });
    segnalazioni.append(&mut taccuino.into_inner());
    letto.unwrap_or_else(|e| {
        segnalazioni.push(Segnalazione::errore(DAT_FORMA, nodo.luogo, e.to_string()));
        T::default()
    })
}

/// A node about to be read, with the place of its key.
#[derive(Clone, Copy)]
struct ValueReader<'a> {
    nodo: &'a YamlNode,
    luogo: Luogo,
    note: &'a Taccuino,
}

impl<'a> ValueReader<'a> {
    fn di(&self, nodo: &'a YamlNode, luogo: Luogo) -> ValueReader<'a> {
        ValueReader { nodo, luogo, note: self.note }
    }

    fn segnala(&self, s: Segnalazione) {
        self.note.borrow_mut().push(s);
    }

    /// Reports that the node has another shape than the one wanted.
    fn forma(&self, serve: &str, aiuto: &str) {
        let trovato = match &self.nodo.forma {
            Forma::Vuoto => "niente",
            Forma::Scalare(_) => "un valore solo",
            Forma::Elenco(_) => "un elenco",
            Forma::Mappa(_) => "un gruppo di righe `chiave: valore`",
        };
        self.segnala(
            Segnalazione::errore(
                DAT_FORMA,
                self.nodo.luogo,
                format!("qui ci vuole {serve}, e c'è {trovato}"),
            )
            .aiuto(aiuto),
        );
    }

    /// The raw text of a leaf, and whether its complaint is to be heard.
    fn testo(&self, elenco: bool) -> (String, bool) {
        match &self.nodo.forma {
            Forma::Scalare(t) => (t.trim_end_matches(['\n', ' ']).to_owned(), true),
            Forma::Vuoto => (String::new(), true),
            Forma::Elenco(v)
                if elenco && v.iter().all(|n| matches!(n.forma, Forma::Scalare(_))) =>
            {
                let voci = v.iter().filter_map(|n| match &n.forma {
                    Forma::Scalare(t) => Some(t.as_str()),
                    _ => None,
                });
                (voci.collect::<Vec<_>>().join(", "), true)
            }
            Forma::Elenco(_) => {
                self.forma(
                    "un valore solo",
                    "scrivi il valore sulla riga della chiave; un testo che comincia con `[` va tra virgolette",
                );
                (String::new(), false)
            }
            Forma::Mappa(_) => {
                self.forma(
                    "un valore solo",
                    "scrivi il valore sulla riga della chiave, tra virgolette se ha i due punti; un testo di più righe vuole `|` \
                     dopo i due punti della chiave",
                );
                (String::new(), false)
            }
        }
    }
}

impl<'de> de::Deserializer<'de> for ValueReader<'_> {
    type Error = ShapeError;

    fn deserialize_any<V: Visitor<'de>>(self, v: V) -> Result<V::Value, ShapeError> {
        match &self.nodo.forma {
            Forma::Vuoto => v.visit_unit(),
            Forma::Scalare(t) => v.visit_str(t),
            Forma::Elenco(_) => self.deserialize_seq(v),
            Forma::Mappa(_) => self.deserialize_map(v),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        nome: &'static str,
        v: V,
    ) -> Result<V::Value, ShapeError> {
        if nome == CHIAVI {
            let mut coppie = self.coppie(None);
            // A key that is called so and holds a value is one of the others.
            coppie.retain(|c| !matches!(c, Coppia::Chiave("extra", _, n) if n.e_una_mappa()));
            return v.visit_map(Chiavi { lettore: self, coppie: coppie.into_iter(), valore: None });
        }
        if nome != DATO && nome != DATO_O_ELENCO {
            return v.visit_newtype_struct(self);
        }
        let (testo, ascolta) = self.testo(nome == DATO_O_ELENCO);
        v.visit_seq(Leaf { lettore: self, testo: Some(testo), ascolta, passo: 0 })
    }

    fn deserialize_option<V: Visitor<'de>>(self, v: V) -> Result<V::Value, ShapeError> {
        match &self.nodo.forma {
            Forma::Vuoto => v.visit_none(),
            Forma::Scalare(t) if t.trim().is_empty() => v.visit_none(),
            _ => v.visit_some(self),
        }
    }

    fn deserialize_seq<V: Visitor<'de>>(self, v: V) -> Result<V::Value, ShapeError> {
        let voci: &[YamlNode] = match &self.nodo.forma {
            Forma::Vuoto => &[],
            Forma::Elenco(e) => e,
            Forma::Scalare(_) if !self.nodo.voci.is_empty() => &self.nodo.voci,
            // A single value where a list may stand is a list of one, as people write it.
            Forma::Scalare(_) => std::slice::from_ref(self.nodo),
            Forma::Mappa(_) => {
                self.forma(
                    "un elenco",
                    "metti un trattino davanti alla prima chiave di ogni voce: `- nome: …`",
                );
                &[]
            }
        };
        v.visit_seq(Voci { lettore: self, voci: voci.iter() })
    }

    fn deserialize_map<V: Visitor<'de>>(self, v: V) -> Result<V::Value, ShapeError> {
        v.visit_map(Chiavi { lettore: self, coppie: self.coppie(None).into_iter(), valore: None })
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        campi: &'static [&'static str],
        v: V,
    ) -> Result<V::Value, ShapeError> {
        let coppie = self.coppie(Some(campi)).into_iter();
        v.visit_map(Chiavi { lettore: self, coppie, valore: None })
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        varianti: &'static [&'static str],
        v: V,
    ) -> Result<V::Value, ShapeError> {
        let forma = match &self.nodo.forma {
            Forma::Scalare(_) if !self.nodo.voci.is_empty() && varianti.contains(&ELENCO) => ELENCO,
            Forma::Vuoto | Forma::Scalare(_) => TESTO,
            Forma::Elenco(_) => ELENCO,
            Forma::Mappa(_) => MAPPA,
        };
        let variante = if varianti.contains(&forma) {
            forma
        } else {
            // The list or the mapping reports the wrong shape when it is read.
            varianti.iter().find(|v| **v != TESTO).or(varianti.first()).copied().unwrap_or(TESTO)
        };
        v.visit_enum(Variante { lettore: self, variante })
    }

    fn deserialize_str<V: Visitor<'de>>(self, v: V) -> Result<V::Value, ShapeError> {
        v.visit_string(self.testo(false).0)
    }

    fn deserialize_string<V: Visitor<'de>>(self, v: V) -> Result<V::Value, ShapeError> {
        v.visit_string(self.testo(false).0)
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char bytes byte_buf unit unit_struct
        tuple tuple_struct identifier ignored_any
    }
}

/// A key on its way to a struct or a free mapping.
enum Coppia<'a> {
    Luogo,
    Chiave(&'a str, Luogo, &'a YamlNode),
}

impl<'a> ValueReader<'a> {
    /// The pairs of a mapping; of a struct only the keys it knows, the others reported.
    fn coppie(&self, campi: Option<&'static [&'static str]>) -> Vec<Coppia<'a>> {
        let mut coppie = Vec::new();
        if campi.is_some_and(|c| c.contains(&LUOGO)) {
            coppie.push(Coppia::Luogo);
        }
        match &self.nodo.forma {
            Forma::Vuoto => {}
            Forma::Mappa(m) => {
                for (chiave, luogo, nodo) in m {
                    match campi {
                        // `extra` is free at every level, also where nothing keeps it.
                        Some(c) if chiave == "extra" && !c.contains(&"extra") => {}
                        Some(c) if !c.contains(&chiave.as_str()) || chiave.starts_with('$') => {
                            self.sconosciuta(chiave, *luogo, nodo, c);
                            // It is read as the one that was meant, so that nobody misses that one.
                            let gia = |k: &str| m.iter().any(|(x, ..)| x == k);
                            if let Some(k) = vicina(chiave, c).filter(|k| !gia(k)) {
                                coppie.push(Coppia::Chiave(k, *luogo, nodo));
                            }
                        }
                        _ => coppie.push(Coppia::Chiave(chiave, *luogo, nodo)),
                    }
                }
            }
            Forma::Scalare(_) | Forma::Elenco(_) => {
                let esempio =
                    campi.and_then(|c| c.iter().find(|c| !c.starts_with('$'))).unwrap_or(&"chiave");
                self.forma(
                    "un gruppo di righe `chiave: valore`",
                    &format!("scrivi una chiave per riga, rientrata: `{esempio}: …`"),
                );
            }
        }
        coppie
    }

    fn sconosciuta(&self, chiave: &str, luogo: Luogo, nodo: &YamlNode, campi: &[&str]) {
        let note: Vec<&str> = campi.iter().copied().filter(|c| !c.starts_with('$')).collect();
        let cifra_dopo_virgola = matches!(nodo.forma, Forma::Vuoto)
            && chiave.trim_end_matches('%').chars().all(|c| c.is_ascii_digit());
        let aiuto = if cifra_dopo_virgola {
            "dentro `{ }` la virgola separa le chiavi: metti il numero tra virgolette, \"12,5%\""
                .into()
        } else {
            match vicina(chiave, campi) {
                Some(vicina) => format!("forse `{vicina}`?"),
                None if chiave.contains(' ') => {
                    "se continua il testo che sta sopra, rientra la riga di due spazi \
                                                 sotto quella che finisce con `|`; se no toglila"
                        .into()
                }
                None => format!("qui si può scrivere: {}", note.join(", ")),
            }
        };
        self.segnala(
            Segnalazione::errore(DAT_SCONOSCIUTA, luogo, format!("chiave sconosciuta: `{chiave}`"))
                .aiuto(aiuto),
        );
    }
}

/// The key of a mapping that was meant by an unknown one.
fn vicina<'c>(chiave: &str, campi: &[&'c str]) -> Option<&'c str> {
    let note: Vec<&str> = campi.iter().copied().filter(|c| !c.starts_with('$')).collect();
    suggerisci(chiave, &note)
}

/// A leaf: its text, its place in four numbers, then the channel for a complaint.
struct Leaf<'a> {
    lettore: ValueReader<'a>,
    testo: Option<String>,
    ascolta: bool,
    passo: u8,
}

impl<'de> de::SeqAccess<'de> for Leaf<'_> {
    type Error = ShapeError;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seme: T,
    ) -> Result<Option<T::Value>, ShapeError> {
        let luogo = self.lettore.nodo.luogo;
        self.passo += 1;
        let numero = match self.passo {
            1 => {
                let testo = self.testo.take().unwrap_or_default();
                let d: StringDeserializer<ShapeError> = testo.into_deserializer();
                return seme.deserialize(d).map(Some);
            }
            2 => luogo.file.0,
            3 => luogo.riga,
            4 => luogo.colonna,
            5 => luogo.lunghezza,
            _ => {
                if let Err(ShapeError(lamento)) = seme.deserialize(UnitDeserializer::new())
                    && self.ascolta
                {
                    let (messaggio, aiuto) = lamento.split_once('\n').unwrap_or((&lamento, ""));
                    self.lettore
                        .segnala(Segnalazione::errore(DAT_VALORE, luogo, messaggio).aiuto(aiuto));
                }
                return Ok(None);
            }
        };
        let d: U32Deserializer<ShapeError> = numero.into_deserializer();
        seme.deserialize(d).map(Some)
    }
}

struct Voci<'a> {
    lettore: ValueReader<'a>,
    voci: std::slice::Iter<'a, YamlNode>,
}

impl<'de> de::SeqAccess<'de> for Voci<'_> {
    type Error = ShapeError;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seme: T,
    ) -> Result<Option<T::Value>, ShapeError> {
        match self.voci.next() {
            Some(n) => seme.deserialize(self.lettore.di(n, n.luogo)).map(Some),
            None => Ok(None),
        }
    }
}

struct Chiavi<'a> {
    lettore: ValueReader<'a>,
    coppie: std::vec::IntoIter<Coppia<'a>>,
    valore: Option<Coppia<'a>>,
}

impl<'de> de::MapAccess<'de> for Chiavi<'_> {
    type Error = ShapeError;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seme: K,
    ) -> Result<Option<K::Value>, ShapeError> {
        let Some(coppia) = self.coppie.next() else {
            return Ok(None);
        };
        let (testo, luogo) = match &coppia {
            Coppia::Luogo => (LUOGO, self.lettore.luogo),
            Coppia::Chiave(k, l, _) => (*k, *l),
        };
        self.valore = Some(coppia);
        seme.deserialize(NomeChiave { testo, luogo }).map(Some)
    }

    fn next_value_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seme: T,
    ) -> Result<T::Value, ShapeError> {
        match self.valore.take() {
            Some(Coppia::Chiave(_, luogo, nodo)) => seme.deserialize(self.lettore.di(nodo, luogo)),
            // `$luogo`: a leaf without text at the place of the mapping's key.
            Some(Coppia::Luogo) | None => {
                let nodo = YamlNode::vuoto(self.lettore.luogo);
                let note = RefCell::new(Vec::new());
                seme.deserialize(ValueReader { nodo: &nodo, luogo: nodo.luogo, note: &note })
            }
        }
    }
}

/// A key: an identifier for a struct, a leaf with its place for a free mapping.
struct NomeChiave<'a> {
    testo: &'a str,
    luogo: Luogo,
}

impl<'de> de::Deserializer<'de> for NomeChiave<'_> {
    type Error = ShapeError;

    fn deserialize_any<V: Visitor<'de>>(self, v: V) -> Result<V::Value, ShapeError> {
        v.visit_str(self.testo)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        v: V,
    ) -> Result<V::Value, ShapeError> {
        let nodo = YamlNode::vuoto(self.luogo);
        let note = RefCell::new(Vec::new());
        let lettore = ValueReader { nodo: &nodo, luogo: self.luogo, note: &note };
        v.visit_seq(Leaf { lettore, testo: Some(self.testo.to_owned()), ascolta: false, passo: 0 })
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option
        unit unit_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

/// The variant of a shape-enum, chosen by what the node is.
struct Variante<'a> {
    lettore: ValueReader<'a>,
    variante: &'static str,
}

impl<'de, 'a> de::EnumAccess<'de> for Variante<'a> {
    type Error = ShapeError;
    type Variant = ValueReader<'a>;

    fn variant_seed<V: DeserializeSeed<'de>>(
        self,
        seme: V,
    ) -> Result<(V::Value, ValueReader<'a>), ShapeError> {
        let nome: StrDeserializer<'_, ShapeError> = self.variante.into_deserializer();
        Ok((seme.deserialize(nome)?, self.lettore))
    }
}

impl<'de> de::VariantAccess<'de> for ValueReader<'_> {
    type Error = ShapeError;

    fn unit_variant(self) -> Result<(), ShapeError> {
        Ok(())
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(
        self,
        seme: T,
    ) -> Result<T::Value, ShapeError> {
        seme.deserialize(self)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, v: V) -> Result<V::Value, ShapeError> {
        de::Deserializer::deserialize_seq(self, v)
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        campi: &'static [&'static str],
        v: V,
    ) -> Result<V::Value, ShapeError> {
        de::Deserializer::deserialize_struct(self, "", campi, v)
    }
}
