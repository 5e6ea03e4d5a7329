//! `metodi`: the methods of scoring that the program knows; one, with what it does and an example.

use clap::Args;
use num_rational::BigRational;
use pegaso::load::metodi::{profilo, testo};
use pegaso::model::{Indicatore, NomeMetodo, Testo};
use pegaso::score::{self, Metodo, Origine, Risultato, Spiegazione};
use pegaso::valori::{Valore, esatto, percentuale};

use super::{Esito, Fermo, Uscito, scrivi};

#[derive(Debug, Args)]
pub struct Argomenti {
    /// Uno solo, per nome: che cosa fa, da dove viene, come si scrive, un esempio
    #[arg(value_name = "NOME")]
    nome: Option<String>,
}

pub fn esegui(a: &Argomenti) -> Esito {
    let uscita = match &a.nome {
        None => elenco(),
        Some(n) => match NomeMetodo::leggi(n) {
            Ok(nome) => uno(nome),
            Err(e) => return Err(Fermo::uso(e.messaggio, e.aiuto)),
        },
    };
    scrivi::uscita(&uscita)?;
    Ok(Uscito::Fatto)
}

/// What the file of a method says of itself under `extra`.
fn detto(nome: NomeMetodo, chiave: &str) -> Option<String> {
    let m = profilo(nome).pop()?;
    let extra = serde_json::Value::from(m.extra);
    Some(extra.get(chiave)?.as_str()?.to_owned())
}

/// A row a method: its name, what it is, where it comes from.
fn elenco() -> String {
    let largo = NomeMetodo::tutti().map(|n| n.parola().chars().count()).max().unwrap_or(0);
    let mut out = String::new();
    for n in NomeMetodo::tutti() {
        let titolo = detto(n, "titolo").unwrap_or_default();
        let fonte = detto(n, "fonte").map_or(String::new(), |f| format!(" ({f})"));
        out.push_str(&format!("{:largo$}  {titolo}{fonte}\n", n.parola()));
    }
    out.push_str(
        "\n`pegaso metodi NOME` dice che cosa fa uno di loro, con un esempio. In ente.yaml si scrive `metodologia: \
         NOME`, o si parte da uno e lo si cambia: `metodologia:` con `base: NOME` e le altre chiavi.\n",
    );
    out
}

fn uno(nome: NomeMetodo) -> String {
    let m = Metodo::profilo(nome, &profilo(nome));
    let mut out = format!("{}: {}\n", nome.parola(), detto(nome, "titolo").unwrap_or_default());
    for (chiave, etichetta) in
        [("fonte", "Fonte"), ("di_chi", "Per chi"), ("non_dice", "Resta all'ente")]
    {
        if let Some(t) = detto(nome, chiave) {
            out.push_str(&format!("{etichetta}: {t}\n"));
        }
    }
    out.push_str("\nChe cosa fa\n");
    for v in m.voci(true) {
        out.push_str(&format!("  {}: {}\n", v.nome, v.frase));
    }
    out.push_str("\nUn esempio: il grado di una scheda\n");
    out.push_str(&format!(
        "  {:>9}  {:>9}  {:>8}  {}\n",
        "grado", "conta", "premio", "fascia ed esito"
    ));
    for g in gradi(&m) {
        let r = m.conta(&grado(&m, &g));
        let giudizio = m.giudica(Some(&g), false);
        let (fascia, esito) =
            (m.detto(giudizio.esito, giudizio.fascia), giudizio.esito.to_string());
        let detta = if fascia == esito { esito } else { format!("{fascia} ({esito})") };
        let premio = giudizio.premio.as_ref().map_or("—".into(), percentuale);
        let g = grado(&m, &g).percentuale();
        out.push_str(&format!("  {g:>9}  {:>9}  {premio:>8}  {detta}\n", r.percentuale()));
    }
    out.push_str("\nUn esempio: gli indicatori\n");
    for i in esempi(&m) {
        let p = score::indicatore(&i, ANNO, &m);
        let voce = |n: &str, t: &Option<Testo>| t.as_ref().map(|t| format!("{n} {t}"));
        let voci = [
            voce("atteso", &i.atteso),
            voce("soglia", &i.soglia),
            voce("partenza", &i.partenza),
            voce("eccellente", &i.eccellente),
            voce("realizzato", &i.realizzato),
        ];
        let voci: Vec<String> = voci.into_iter().flatten().collect();
        let conto = p
            .punteggio
            .as_ref()
            .map_or("n.r.".into(), |r| format!("{}   {}", r.percentuale(), r.conto()));
        out.push_str(&format!("  {}: {conto}\n", voci.join(", ")));
    }
    let file = testo(nome).unwrap_or_default();
    let righe = file.lines().take_while(|r| !r.starts_with("extra:")).map(|r| format!("  {r}\n"));
    out.push_str("\nCome si scrive in ente.yaml\nmetodologia:\n");
    out.push_str(&righe.collect::<String>());
    out
}

/// A year without a 29 February.
const ANNO: i16 = 2026;

/// A measured grade.
fn grado(m: &Metodo, g: &BigRational) -> Risultato {
    Risultato {
        valore: g.clone(),
        decimali: m.decimali(g),
        spiegazione: Spiegazione {
            origine: Origine::Calcolato,
            regola: String::new(),
            dati: Vec::new(),
            formula: esatto(g),
            limiti: None,
            grezzo: None,
        },
    }
}

/// Full marks, then for each band its edge and a hundredth on the other side of it.
fn gradi(m: &Metodo) -> Vec<BigRational> {
    let centesimo = BigRational::new(1.into(), 100.into());
    let cento = BigRational::from_integer(100.into());
    let mut gradi = vec![cento.clone()];
    for f in &m.fasce {
        let zero = f.bordo <= BigRational::from_integer(0.into());
        if f.oltre {
            gradi.push(&f.bordo + &centesimo);
            gradi.push(f.bordo.clone());
        } else {
            gradi.push(f.bordo.clone());
            if !zero {
                gradi.push(&f.bordo - &centesimo);
            }
        }
    }
    gradi.dedup();
    gradi
}

/// Indicators that show what the method does: below the target, between the edges, a date late.
fn esempi(m: &Metodo) -> Vec<Indicatore> {
    let testo = |t: &str| Some(Testo { testo: t.to_owned(), ..Testo::default() });
    let uno = |atteso: &str, realizzato: &str| Indicatore {
        atteso: testo(atteso),
        realizzato: testo(realizzato),
        ..Indicatore::default()
    };
    let soglia = |i: Indicatore| Indicatore { soglia: testo("40"), ..i };
    let mut v = vec![uno("almeno 80", "60"), uno("massimo 30", "33")];
    v.push(soglia(uno("almeno 80", "60")));
    v.push(soglia(uno("almeno 80", "39")));
    if m.tetto > BigRational::from_integer(100.into()) {
        v.push(Indicatore { eccellente: testo("100"), ..uno("almeno 80", "90") });
    }
    if m.progresso {
        v.push(Indicatore { partenza: testo("50"), ..uno("almeno 80", "65") });
    }
    v.push(uno("entro il 30/06", "10/07"));
    v
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_method_is_listed_and_explained() {
        let tutti = elenco();
        for n in NomeMetodo::tutti() {
            assert!(tutti.contains(n.parola()), "{tutti}");
            let t = uno(n);
            assert!(t.contains("Che cosa fa") && t.contains("metodologia:"), "{t}");
            assert!(!t.contains("  : "), "{t}");
        }
        // 5 points at every begun week would be another method: this one is all or nothing.
        assert!(uno(NomeMetodo::STANDARD).contains("entro il 30/06, realizzato 10/07: 0,00%"));
    }
}
