//! Percentages, numbers, amounts, ratios: how far the result is from the target, in the good direction.

use num_rational::BigRational;
use num_traits::{Signed as _, Zero as _};

use super::bordi::UsoBordo;
use super::{Regole, conto, tutto_o_niente};
use crate::model::{RegolaIndicatori, RegolaSoglie};
use crate::score::lettura::Letto;
use crate::score::{Risultato, intero, termine};
use crate::valori::{Polarita, Rilevato, ValoreIndicatore};

/// A number with the value that it comes from.
struct NumeroLetto<'a> {
    n: BigRational,
    misura: &'a ValoreIndicatore,
}

impl NumeroLetto<'_> {
    /// As a formula holds it; a ratio as the division it is.
    fn termine(&self) -> String {
        match self.misura {
            ValoreIndicatore::Rapporto { n, su, .. } => {
                format!("({} / {})", termine(n), termine(su))
            }
            _ => termine(&self.n),
        }
    }
}

fn cifra(bordo: &Option<Letto<Rilevato>>) -> Option<NumeroLetto<'_>> {
    match bordo {
        Some(Ok(Rilevato::Valore(m))) => Some(NumeroLetto { n: m.numero()?, misura: m }),
        _ => None,
    }
}

/// The score of a number against a number; `None` where one of the two is none.
pub(super) fn proporzione(
    atteso: &ValoreIndicatore,
    realizzato: &ValoreIndicatore,
    r: &Regole<'_>,
) -> Option<Risultato> {
    let a = NumeroLetto { n: atteso.numero()?, misura: atteso };
    let x = NumeroLetto { n: realizzato.numero()?, misura: realizzato };
    let (a_txt, r_txt) = (atteso.testo_nel(r.anno), realizzato.testo_nel(r.anno));
    if r.polarita == Polarita::Esatta {
        let perche = if a.n == x.n { "R è uguale ad A" } else { "R è diverso da A" };
        let regola = "esatta: 100 se uguale, altrimenti 0";
        return Some(tutto_o_niente(regola, a.n == x.n, perche, a_txt, r_txt));
    }
    let giu = r.polarita == Polarita::Decrescente;
    let oltre = if giu { x.n < a.n } else { x.n > a.n };
    let verso = if giu { "meno è meglio" } else { "più è meglio" };
    let tutto = r.metodo.indicatori == RegolaIndicatori::TuttoONiente;
    if !tutto
        && oltre
        && r.bordi.eccellente == UsoBordo::Usato
        && let Some(e) = cifra(&r.lettura.eccellente)
    {
        return Some(eccellente(&a, &x, &e, (a_txt, r_txt), verso, r));
    }
    if !tutto
        && r.metodo.soglie == RegolaSoglie::Interpolata
        && r.bordi.soglia == UsoBordo::Usato
        && let Some(s) = cifra(&r.lettura.soglia)
    {
        let dati = ("soglia S".to_owned(), s.misura.testo_nel(r.anno));
        let regola = format!("dalla soglia all'atteso, {verso}: 100 × (R − S) / (A − S)");
        let mut c = strada(&a, &x, &s, (a_txt, r_txt), &regola, (intero(0), intero(100)));
        c.spiegazione.dati.push(dati);
        return Some(c);
    }
    if !tutto
        && r.metodo.progresso
        && r.bordi.partenza == UsoBordo::Usato
        && let Some(p) = cifra(&r.lettura.partenza)
    {
        let dati = ("partenza P".to_owned(), p.misura.testo_nel(r.anno));
        let regola = format!("dalla partenza all'atteso, {verso}: 100 × (R − P) / (A − P)");
        let mut c = strada(&a, &x, &p, (a_txt, r_txt), &regola, r.metodo.limiti());
        c.spiegazione.dati.push(dati);
        return Some(c);
    }
    let mut c = ordinaria(&a, &x, (a_txt, r_txt), oltre, r);
    if r.metodo.progresso && !tutto {
        let perche = match r.bordi.partenza {
            UsoBordo::DallaParteSbagliata => "la partenza non è sotto l'atteso",
            UsoBordo::Illeggibile => "la partenza non si legge",
            _ => "senza partenza",
        };
        c.spiegazione.regola.push_str(&format!("; {perche}: formula ordinaria"));
    }
    Some(c)
}

/// How much of the way from an edge to the target was gone.
fn strada(
    a: &NumeroLetto<'_>,
    x: &NumeroLetto<'_>,
    da: &NumeroLetto<'_>,
    (a_txt, r_txt): (String, String),
    regola: &str,
    limiti: (BigRational, BigRational),
) -> Risultato {
    let grezzo = intero(100) * (&x.n - &da.n) / (&a.n - &da.n);
    let (na, nx, nd) = (a.termine(), x.termine(), da.termine());
    let formula = format!("100 × ({nx} − {nd}) / ({na} − {nd})");
    conto(regola, a_txt, r_txt, formula, grezzo.clone()).entro(&grezzo, limiti)
}

/// Beyond the target, towards the excellence that earns the cap.
fn eccellente(
    a: &NumeroLetto<'_>,
    x: &NumeroLetto<'_>,
    e: &NumeroLetto<'_>,
    (a_txt, r_txt): (String, String),
    verso: &str,
    r: &Regole<'_>,
) -> Risultato {
    let tetto = &r.metodo.tetto;
    let grezzo = intero(100) + (tetto - intero(100)) * (&x.n - &a.n) / (&e.n - &a.n);
    let (na, nx, ne, t) = (a.termine(), x.termine(), e.termine(), termine(tetto));
    let limiti = r.metodo.limiti();
    let regola = format!(
        "oltre l'atteso verso l'eccellente E, {verso}: 100 + (tetto − 100) × (R − A) / (E − A)"
    );
    let formula = format!("100 + ({t} − 100) × ({nx} − {na}) / ({ne} − {na})");
    let mut c = conto(&regola, a_txt, r_txt, formula, grezzo.clone());
    c.spiegazione.dati.push(("eccellente E".into(), e.misura.testo_nel(r.anno)));
    c.entro(&grezzo, limiti)
}

/// The formula of the data format's first row; all or nothing where the target is zero or the method
/// says so.
fn ordinaria(
    a: &NumeroLetto<'_>,
    x: &NumeroLetto<'_>,
    (a_txt, r_txt): (String, String),
    oltre: bool,
    r: &Regole<'_>,
) -> Risultato {
    let giu = r.polarita == Polarita::Decrescente;
    let verso = if giu { "meno è meglio" } else { "più è meglio" };
    let raggiunto = oltre || !r.stretta && x.n == a.n;
    if a.n.is_zero() || r.metodo.indicatori == RegolaIndicatori::TuttoONiente {
        let perche = match (raggiunto, giu) {
            _ if r.stretta && x.n == a.n => "R è uguale ad A, che non basta",
            (true, true) => "R non supera A",
            (true, false) => "R non è sotto A",
            (false, true) => "R supera A",
            (false, false) => "R è sotto A",
        };
        let che = if a.n.is_zero() { "A è zero" } else { "tutto o niente" };
        let regola = format!("{che}, {verso}: 100 se raggiunto, altrimenti 0");
        return tutto_o_niente(&regola, raggiunto, perche, a_txt, r_txt);
    }
    let scarto = (&x.n - &a.n) / a.n.abs();
    let grezzo = intero(100) * if giu { intero(1) - scarto } else { intero(1) + scarto };
    let segno = if giu { "−" } else { "+" };
    let (na, nx) = (a.termine(), x.termine());
    // Between bars a negative number needs no brackets of its own.
    let assoluto = na.trim_start_matches('(').trim_end_matches(')').to_owned();
    let limiti = r.metodo.limiti();
    let c = conto(
        &format!("{verso}: 100 × (1 {segno} (R − A) / |A|)"),
        a_txt,
        r_txt,
        format!("100 × (1 {segno} ({nx} − {na}) / |{assoluto}|)"),
        grezzo.clone(),
    );
    c.entro(&grezzo, limiti)
}
