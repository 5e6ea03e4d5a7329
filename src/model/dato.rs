//! What was typed, what it means, and where it stands.
//!
//! A leaf of the data never fails to load: it keeps the text as typed, and its value only when the
//! text parses. What does not parse is reported by the reader through the error channel described
//! at [`Dato`], so that one run finds every mistake.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Serialize;
use serde::de::{self, Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};

use crate::diagnostic::{FileId, Luogo};
use crate::valori::{Errore, Foglia, Valore, non_misurato, stesso};

/// The newtype by whose name a leaf asks the reader for its raw text and place.
pub const DATO: &str = "$dato";
/// The same for a leaf whose value may also be typed as a list (`[gen, feb, nov]`): the reader joins it.
pub const DATO_O_ELENCO: &str = "$dato[]";
/// The newtype by whose name a mapping with free keys asks for them without its `extra`.
pub const CHIAVI: &str = "$chiavi";
/// The key by whose name a mapping asks the reader for its own place.
pub const LUOGO: &str = "$luogo";
/// The variant that a shape-enum gives to a single value (see [`OElenco`] for one).
pub const TESTO: &str = "$testo";
/// The variant that a shape-enum gives to a list.
pub const ELENCO: &str = "$elenco";
/// The variant that a shape-enum gives to a mapping.
pub const MAPPA: &str = "$mappa";

/// A leaf with a typed value.
///
/// It is read by a small protocol: `deserialize_newtype_struct("$dato", …)` gives a sequence of the
/// raw text and four numbers, its place; if the text does not parse, the leaf asks for one more
/// element with a seed that fails with the message, and the reader turns that failure into a
/// finding at the place (message and remedy are parted by a line break).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dato<T> {
    /// As typed, without YAML's quotes.
    pub testo: String,
    /// The value; `None` if the text does not parse (a finding says why), or where it says that a
    /// result was not measured (see `rilevato`).
    pub valore: Option<T>,
    /// Where it stands.
    pub luogo: Luogo,
}

/// A leaf that is a text and nothing else: any text is right.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Testo {
    /// As typed, without YAML's quotes and without the spaces around it.
    pub testo: String,
    /// Where it stands.
    pub luogo: Luogo,
}

impl Testo {
    /// The text.
    pub fn as_str(&self) -> &str {
        &self.testo
    }
}

/// A text that may not be there, as it is printed: empty where it is not.
pub fn detto(t: Option<&impl AsRef<Testo>>) -> String {
    t.map_or(String::new(), |t| t.as_ref().testo.clone())
}

impl AsRef<Testo> for Testo {
    fn as_ref(&self) -> &Testo {
        self
    }
}

impl fmt::Display for Testo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.testo)
    }
}

/// The raw leaf: text, then file, row, column and length as numbers.
fn grezzo<'de, A: SeqAccess<'de>>(seq: &mut A) -> Result<(String, Luogo), A::Error> {
    let testo = seq.next_element::<String>()?.unwrap_or_default();
    let mut numero = || seq.next_element::<u32>().map(Option::unwrap_or_default);
    let (file, riga, colonna, lunghezza) = (numero()?, numero()?, numero()?, numero()?);
    Ok((testo, Luogo { file: FileId(file), riga, colonna, lunghezza }))
}

/// The seed that only fails: how a leaf tells the reader that its text does not parse.
struct Lamento(Errore);

impl<'de> de::DeserializeSeed<'de> for Lamento {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, _: D) -> Result<(), D::Error> {
        Err(de::Error::custom(format_args!("{}\n{}", self.0.messaggio, self.0.aiuto)))
    }
}

struct DatoVisitor<T> {
    /// Whether `n.r.` is right here: a result that was not measured.
    risultato: bool,
    tipo: PhantomData<T>,
}

impl<T: Valore> DatoVisitor<T> {
    fn da<'de, D: Deserializer<'de>>(d: D, risultato: bool) -> Result<Dato<T>, D::Error> {
        let nome = if T::ELENCO { DATO_O_ELENCO } else { DATO };
        d.deserialize_newtype_struct(nome, DatoVisitor { risultato, tipo: PhantomData })
    }
}

/// What a planned value answers to `n.r.`.
fn non_qui(testo: &str, e: Errore) -> Errore {
    match non_misurato(testo) {
        true => {
            Errore { aiuto: format!("n.r. sta al posto di un risultato; qui {}", e.aiuto), ..e }
        }
        false => e,
    }
}

impl<'de, T: Valore> Visitor<'de> for DatoVisitor<T> {
    type Value = Dato<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("un valore")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Dato<T>, A::Error> {
        let (testo, luogo) = grezzo(&mut seq)?;
        let valore = match T::leggi(&testo) {
            Ok(v) => Some(v),
            Err(_) if self.risultato && non_misurato(&testo) => None,
            Err(e) => {
                seq.next_element_seed(Lamento(non_qui(&testo, e)))?;
                None
            }
        };
        Ok(Dato { testo, valore, luogo })
    }
}

impl<'de, T: Valore> Deserialize<'de> for Dato<T> {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        DatoVisitor::da(d, false)
    }
}

/// A leaf that is a result: `n.r.` says that it was not measured, and leaves it without a value.
struct ConNonRilevato<T>(Dato<T>);

impl<'de, T: Valore> Deserialize<'de> for ConNonRilevato<T> {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        DatoVisitor::da(d, true).map(ConNonRilevato)
    }
}

/// Reads a result that may have been left blank, or said not to be measured: for `deserialize_with`.
///
/// # Errors
/// Those of the reader.
pub(super) fn rilevato<'de, D: Deserializer<'de>, T: Valore>(
    d: D,
) -> Result<Option<Dato<T>>, D::Error> {
    Ok(Option::<ConNonRilevato<T>>::deserialize(d)?.map(|r| r.0))
}

struct TestoVisitor;

impl<'de> Visitor<'de> for TestoVisitor {
    type Value = Testo;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("un testo")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Testo, A::Error> {
        let (testo, luogo) = grezzo(&mut seq)?;
        Ok(Testo { testo, luogo })
    }
}

impl<'de> Deserialize<'de> for Testo {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        d.deserialize_newtype_struct(DATO, TestoVisitor)
    }
}

impl<'de> Deserialize<'de> for Luogo {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        Testo::deserialize(d).map(|t| t.luogo)
    }
}

/// A mapping whose keys are free (years, groups, labels), in the order in which it was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mappa<T>(pub Vec<(Testo, T)>);

impl<T> Default for Mappa<T> {
    fn default() -> Self {
        Mappa(Vec::new())
    }
}

impl<T> Mappa<T> {
    /// The value of a key.
    pub fn get(&self, chiave: &str) -> Option<&T> {
        self.0.iter().find(|(k, _)| stesso(&k.testo, chiave)).map(|(_, v)| v)
    }
}

struct MappaVisitor<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for MappaVisitor<T> {
    type Value = Mappa<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("una mappa")
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, d: D) -> Result<Mappa<T>, D::Error> {
        d.deserialize_map(self)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Mappa<T>, A::Error> {
        let mut v = Vec::new();
        while let Some(coppia) = map.next_entry()? {
            v.push(coppia);
        }
        Ok(Mappa(v))
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Mappa<T> {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        d.deserialize_newtype_struct(CHIAVI, MappaVisitor(PhantomData))
    }
}

/// A single value or a mapping: `obiettivo_strategico: "1.01"` or `{ codice: …, titolo: … }`.
#[derive(Clone, Debug, PartialEq, Eq, serde::Deserialize)]
pub enum OMappa<M, T = Testo> {
    /// The short form.
    #[serde(rename = "$testo")]
    Testo(T),
    /// The long form.
    #[serde(rename = "$mappa")]
    Mappa(M),
}

/// A single value or a list: `personale: apicali` or the list itself.
#[derive(Clone, Debug, PartialEq, Eq, serde::Deserialize)]
pub enum OElenco<T> {
    /// The short form.
    #[serde(rename = "$testo")]
    Testo(Testo),
    /// The long form.
    #[serde(rename = "$elenco")]
    Elenco(Vec<T>),
}

/// `extra:` at any level, a mapping as a rule: handed to the templates as it is, its values as texts.
#[derive(Clone, Debug, PartialEq, Eq, serde::Deserialize, Serialize)]
#[serde(from = "serde_json::Value", into = "serde_json::Value")]
pub struct Extra(serde_json::Value);

/// What is blank is an empty text: a template prints it as one.
impl From<serde_json::Value> for Extra {
    fn from(valore: serde_json::Value) -> Self {
        fn piena(v: serde_json::Value) -> serde_json::Value {
            match v {
                serde_json::Value::Null => "".into(),
                serde_json::Value::Array(v) => v.into_iter().map(piena).collect(),
                serde_json::Value::Object(m) => m
                    .into_iter()
                    .map(|(k, v)| (k, piena(v)))
                    .collect::<serde_json::Map<_, _>>()
                    .into(),
                altro => altro,
            }
        }
        match valore {
            serde_json::Value::Null => Extra::default(),
            v => Extra(piena(v)),
        }
    }
}

impl From<Extra> for serde_json::Value {
    fn from(extra: Extra) -> Self {
        extra.0
    }
}

impl Default for Extra {
    fn default() -> Self {
        Extra(serde_json::Map::new().into())
    }
}

impl Extra {
    /// Every text in it.
    pub fn testi(&self) -> Vec<&str> {
        fn dentro<'a>(v: &'a serde_json::Value, out: &mut Vec<&'a str>) {
            match v {
                serde_json::Value::String(t) => out.push(t),
                serde_json::Value::Array(v) => v.iter().for_each(|v| dentro(v, out)),
                serde_json::Value::Object(m) => m.values().for_each(|v| dentro(v, out)),
                _ => {}
            }
        }
        let mut out = Vec::new();
        dentro(&self.0, &mut out);
        out
    }
}

/// To an editor it is whatever the office wants.
impl JsonSchema for Extra {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Extra".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "description": EXTRA })
    }
}

/// The key under which a leaf hands its two schemas to `schema`: where it must be written,
/// and where it may be left blank.
pub(crate) const FOGLIA: &str = "$foglia";
/// What an editor is told of `extra`.
pub(crate) const EXTRA: &str = "Dati liberi: passano ai modelli così come sono.";
/// The name of the leaf that any text is right for.
pub(crate) const NOME_TESTO: &str = "Testo";

pub(super) fn schema_di_foglia(f: &Foglia) -> Schema {
    json_schema!({ FOGLIA: [f.schema(false), f.schema(true)] })
}

impl JsonSchema for Testo {
    fn schema_name() -> Cow<'static, str> {
        NOME_TESTO.into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        schema_di_foglia(&Foglia::testo())
    }
}

impl<T: Valore> JsonSchema for Dato<T> {
    fn schema_name() -> Cow<'static, str> {
        T::foglia().nome.into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        schema_di_foglia(&T::foglia())
    }
}

impl<T: JsonSchema> JsonSchema for Mappa<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        format!("MappaDi{}", T::schema_name()).into()
    }

    fn json_schema(g: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "object", "additionalProperties": g.subschema_for::<T>() })
    }
}

impl<M: JsonSchema, T: JsonSchema> JsonSchema for OMappa<M, T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        format!("{}O{}", T::schema_name(), M::schema_name()).into()
    }

    fn json_schema(g: &mut SchemaGenerator) -> Schema {
        json_schema!({ "anyOf": [g.subschema_for::<T>(), g.subschema_for::<M>()] })
    }
}

impl<T: JsonSchema> JsonSchema for OElenco<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        format!("TestoOElencoDi{}", T::schema_name()).into()
    }

    fn json_schema(g: &mut SchemaGenerator) -> Schema {
        json_schema!({ "anyOf": [g.subschema_for::<Testo>(), g.subschema_for::<Vec<T>>()] })
    }
}
