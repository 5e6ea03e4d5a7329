//! What a planned field is called in Italian, from its key alone: a lock may name what the data no
//! longer hold.

/// A key taken apart: the item it belongs to, and the field.
pub(in crate::piano) struct Parti<'a> {
    /// `indicatori`, where the field belongs to an item of a list.
    pub lista: &'a str,
    /// The item's name.
    pub voce: &'a str,
    /// The field: `atteso`, `attesi.2027`.
    pub campo: &'a str,
}

/// Takes a key apart. A name may hold brackets: its end is the last `].`.
pub(in crate::piano) fn parti(chiave: &str) -> Parti<'_> {
    let sola = Parti { lista: "", voce: "", campo: chiave };
    let Some((lista, resto)) = chiave.split_once('[') else { return sola };
    match resto.rsplit_once("].") {
        Some((voce, campo)) => Parti { lista, voce, campo },
        None => sola,
    }
}

/// What stands where nothing was typed: so that a change says "da attivo a stralciato".
pub fn predefinito(chiave: &str) -> &'static str {
    match chiave {
        "tipo" => "struttura",
        "stato" => "attivo",
        "prerequisito" => "NO",
        _ => "",
    }
}

/// What a field is called: "indicatore «Pratiche acquisite», valore atteso".
pub fn etichetta(chiave: &str) -> String {
    let Parti { lista, voce, campo } = parti(chiave);
    let di_che = match lista {
        "" => return da_sola(campo),
        "assegnazioni" => "settore",
        "risorse_finanziarie" => "capitolo",
        "fasi" => "fase",
        "indicatori" => "indicatore",
        "indici" => "indice",
        altra => altra,
    };
    let cosa = match (campo, campo.split_once('.')) {
        ("misura", _) => "misure anticorruzione".to_owned(),
        ("polarita", _) => "polarità".to_owned(),
        ("atteso", _) => "valore atteso".to_owned(),
        ("previsto", _) => "mesi previsti".to_owned(),
        ("unita", _) => "unità di misura".to_owned(),
        ("stanziato", _) => "somma stanziata".to_owned(),
        (_, Some(("attesi", anno))) => format!("valore atteso {anno}"),
        (altro, _) => altro.to_owned(),
    };
    format!("{di_che} «{voce}», {cosa}")
}

fn da_sola(campo: &str) -> String {
    if let Some(("pesatura", criterio)) = campo.split_once('.') {
        return format!("pesatura, {}", criterio.replace('_', " "));
    }
    match campo {
        "obiettivo_strategico" => "obiettivo strategico",
        "quota_risultato" => "quota della retribuzione di risultato",
        "risorse_strumentali" => "risorse strumentali",
        "misura" => "misure anticorruzione",
        "finalita" => "finalità",
        "verifiche.intermedie" => "date delle verifiche intermedie",
        "verifiche.finale" => "data della verifica finale",
        altro => altro,
    }
    .to_owned()
}

#[cfg(test)]
mod tests {
    use super::etichetta;

    #[test]
    fn what_a_key_is_called() {
        for (chiave, detta) in [
            ("titolo", "titolo"),
            ("pesatura.rilevanza_esterna", "pesatura, rilevanza esterna"),
            ("indicatori[A [b]. c].attesi.2027", "indicatore «A [b]. c», valore atteso 2027"),
            ("fasi[n. 2].previsto", "fase «n. 2», mesi previsti"),
            ("assegnazioni[tecnico].peso", "settore «tecnico», peso"),
        ] {
            assert_eq!(etichetta(chiave), detta);
        }
    }
}
