//! Fields of which loading asks more than their type says: as an editor sees them.

use std::borrow::Cow;
use std::marker::PhantomData;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Map, Value, json};

use crate::model::dato::schema_di_foglia;
use crate::model::{ETICHETTE, Testo};
use crate::valori::{Effettivo, Foglia, Importo, Percentuale, Quota, Valore as _, schema};

macro_rules! campi {
    ($($(#[$doc:meta])* $nome:ident => $foglia:expr),+ $(,)?) => {
        $(
            $(#[$doc])*
            pub struct $nome;

            impl JsonSchema for $nome {
                fn schema_name() -> Cow<'static, str> {
                    stringify!($nome).into()
                }

                fn json_schema(_: &mut SchemaGenerator) -> Schema {
                    schema_di_foglia(&$foglia)
                }
            }
        )+
    };
}

campi! {
    /// The version of the format: not a newer one.
    Formato => formato(),
    /// The year of the plan.
    Anno => anno(),
    /// A missione or a programma.
    Bilancio => bilancio(),
    /// The date of an act.
    DataConAnno => schema::data_con_anno(),
    /// A realised share.
    QuotaRealizzata => {
        let descrizione = "Una quota, da 0% a 100%; n.r. se non è stata rilevata.";
        schema::risultato("QuotaRealizzata", descrizione, Quota::foglia())
    },
    /// A realised amount.
    ImportoRealizzato => {
        let descrizione = "Un importo in euro: € 5.000,00 oppure 5000; n.r. se non è stato rilevato.";
        schema::risultato("ImportoRealizzato", descrizione, Importo::foglia())
    },
    /// A percentage that was given, or not.
    PercentualeRilevata => {
        let descrizione = "Una percentuale: 20%, 12,5%; n.r. se non è stata rilevata.";
        schema::risultato("PercentualeRilevata", descrizione, Percentuale::foglia())
    },
    /// The months in which a phase was carried out.
    EffettivoRilevato => {
        let descrizione = "Uno o più mesi, come gen-mag; se la fase non c'è stata: non svolta; n.r. se non si sa.";
        schema::risultato("MesiEffettivi", descrizione, Effettivo::foglia())
    },
}

fn formato() -> Foglia {
    Foglia {
        descrizione: "Questo programma legge la 1.",
        esempi: &["1"],
        ..crate::valori::Numero::foglia()
    }
    .numerica(json!({ "not": { "type": "integer", "minimum": 2 } }))
}

fn anno() -> Foglia {
    let descrizione = "Un anno, con quattro cifre.";
    let modello =
        "\\+?\\s*(?:0*(?:199[0-9]|2[01][0-9]{2})|1\\.99[0-9]|2\\.[01][0-9]{2})(?:[.,]0+)?";
    // YAML takes 2.026, two thousand and twenty-six with its dot, for a number near 2.
    Foglia::scritta("Anno", descrizione, &["2026"], modello.to_owned()).numerica(json!({
        "anyOf": [
            { "type": "integer", "minimum": 1990, "maximum": 2199 },
            { "type": "number", "minimum": 1.99, "maximum": 2.199 },
            { "type": ["string", "null"] }
        ]
    }))
}

fn bilancio() -> Foglia {
    let descrizione = "Un numero da 1 a 99, e dopo, se si vuole, il suo nome.";
    let modello = "\\+?\\s*0*[1-9][0-9]?(?:[.,]0+)?|0*[1-9][0-9]?[ \\-–:\u{a0}].*";
    let f = Foglia::scritta("NumeroDiBilancio", descrizione, &["1", "12"], modello.to_owned());
    Foglia { tipi: &["string", "integer"], limiti: json!({ "minimum": 1, "maximum": 99 }), ..f }
}

/// `extra` among keys that are free: a mapping, and not one of them.
pub(crate) fn extra() -> Value {
    json!({ "description": super::EXTRA, "type": "object" })
}

/// One thing or the other.
pub struct Oppure<A, B>(PhantomData<(A, B)>);

impl<A: JsonSchema, B: JsonSchema> JsonSchema for Oppure<A, B> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        format!("{}O{}", A::schema_name(), B::schema_name()).into()
    }

    fn json_schema(g: &mut SchemaGenerator) -> Schema {
        json_schema!({ "anyOf": [g.subschema_for::<A>(), g.subschema_for::<B>()] })
    }
}

/// The words of the page, by the usual ones.
pub struct ChiaviEtichette;

impl JsonSchema for ChiaviEtichette {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Etichette".into()
    }

    fn json_schema(g: &mut SchemaGenerator) -> Schema {
        let testo = g.subschema_for::<Testo>();
        let una = |(chiave, usuale): &(&str, &str)| {
            let mut campo = testo.clone();
            campo.insert("description".into(), format!("Al posto di «{usuale}».").into());
            ((*chiave).to_owned(), campo.to_value())
        };
        let mut tutte: Map<String, Value> = ETICHETTE.iter().map(una).collect();
        tutte.insert("extra".into(), extra());
        json_schema!({
            "type": ["object", "null"],
            "additionalProperties": false,
            "properties": tutte,
        })
    }
}

/// A band begins somewhere: at `da` or above `oltre`.
pub fn con_un_bordo(schema: &mut Schema) {
    let niente = json!({ "type": ["null", "string"], "pattern": "^\\s*$" });
    schema.insert("not".into(), json!({ "properties": { "da": niente, "oltre": niente } }));
}

/// Figures by year: each key is a year.
pub fn per_anno(schema: &mut Schema) {
    let anni = json!({ "pattern": r"^\s*(extra|(19|20|21)[0-9]{2})?\s*$" });
    schema.insert("propertyNames".into(), anni);
}
