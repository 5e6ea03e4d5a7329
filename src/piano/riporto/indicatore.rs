//! An indicator, and a figure of a process: the year that ends joins the past ones.

use super::date::Anni;
use super::editor::{VoceScritta, YamlEditor, elementi, figlio, scritto};
use super::ritocchi::valore;
use super::{Avviso, VALE_ANCORA};
use crate::load::yaml::YamlNode;
use crate::model::chiavi::Dichiarato as _;
use crate::model::{Indicatore, Indice};
use crate::valori::{Atteso, DataGiorno, TipoIndicatore, Valore as _, ValoreIndicatore};

/// How many past years a figure of a process shows.
const STORICO: i16 = 3;

/// Carries an indicator over; `fino` is the last year of its scheda, where it has one.
pub fn indicatore(f: &mut YamlEditor<'_>, n: &YamlNode, a: Anni, fino: Option<i16>) {
    let misurato = scritto(figlio(n, "realizzato")).is_some();
    let finiti = attesi(f, n, a, fino);
    storico(f, n, "realizzato", a, None);
    f.riporta_chiavi(n, Indicatore::CHIAVI, a, fino, if finiti { &["attesi"] } else { &[] });
    if misurato {
        nota(f, n);
    }
}

/// A figure of a process: the last three years stay.
pub fn indice(f: &mut YamlEditor<'_>, n: &YamlNode, a: Anni) {
    storico(f, n, "consuntivo", a, Some(a.vecchio.saturating_sub(STORICO)));
    f.riporta_chiavi(n, Indice::CHIAVI, a, None, &[]);
}

/// A note written beside a result may speak of it.
pub fn nota(f: &mut YamlEditor<'_>, n: &YamlNode) {
    if let Some(v) = f.voce(n, "note").filter(|v| scritto(Some(v.valore)).is_some()) {
        f.premetti(&v, VALE_ANCORA, " - ");
        f.nota(v.inizio, Avviso::Decidere, "la nota è dell'anno scorso: vale ancora?");
    }
}

/// The target of the new year takes the place of the old one, whose date moves otherwise. Gives
/// whether no later year is left.
fn attesi(f: &mut YamlEditor<'_>, n: &YamlNode, a: Anni, fino: Option<i16>) -> bool {
    let tipo = scritto(figlio(n, "tipo")).and_then(|t| TipoIndicatore::leggi(t).ok());
    let scala: Vec<String> = elementi(figlio(n, "scala"))
        .iter()
        .filter_map(|n| scritto(Some(n)).map(str::to_owned))
        .collect();
    let atteso = f.voce(n, "atteso");
    let testo = atteso.as_ref().and_then(|v| scritto(Some(v.valore)));
    let letto = testo.and_then(|t| Atteso::leggi(t, tipo, &scala).ok());
    let voci = figlio(n, "attesi").map(|m| f.voci(m)).unwrap_or_default();
    let anno = |v: &VoceScritta<'_>| v.chiave.trim().parse::<i16>().ok();
    let dopo = voci.iter().filter(|v| anno(v).is_none_or(|x| x > a.nuovo)).count();
    let suo = voci
        .iter()
        .find(|v| anno(v) == Some(a.nuovo))
        .filter(|v| scritto(Some(v.valore)).is_some());
    if let Some(suo) = suo {
        let scritto_come = nuovo_atteso(f, n, suo, letto.as_ref(), tipo, &scala);
        match &atteso {
            Some(v) => f.sostituisci(v, &scritto_come),
            None => {
                if let Some(nome) = f.voce(n, "nome") {
                    f.aggiungi_voce(n, &nome, &format!("atteso: {scritto_come}"));
                }
            }
        }
    } else if let (Some(v), Some(l)) = (&atteso, &letto)
        && let ValoreIndicatore::Data(data) = l.valore
    {
        f.sposta_giorno(v.valore, data, a, fino);
    }
    if let Some(soglia) = figlio(n, "soglia")
        && letto.as_ref().is_some_and(|l| l.tipo == TipoIndicatore::Data)
        && let Some(data) = scritto(Some(soglia)).and_then(|t| DataGiorno::leggi(t).ok())
    {
        f.sposta_giorno(soglia, data, a, fino);
    }
    if voci.is_empty() || dopo == 0 {
        return !voci.is_empty();
    }
    if let Some(m) = figlio(n, "attesi") {
        let via: Vec<&str> = voci
            .iter()
            .filter(|v| anno(v).is_some_and(|x| x <= a.nuovo))
            .map(|v| v.chiave)
            .collect();
        f.pulisci(m, &[], &via);
    }
    false
}

/// The target of the new year as it is to be written: with the words of the old one (`massimo`,
/// `entro il`) where it has none of its own, since they say which direction is better.
fn nuovo_atteso(
    f: &YamlEditor<'_>,
    n: &YamlNode,
    suo: &VoceScritta<'_>,
    vecchio: Option<&Atteso>,
    tipo: Option<TipoIndicatore>,
    scala: &[String],
) -> String {
    let testo = scritto(Some(suo.valore)).unwrap_or("");
    let nudo = Atteso::leggi(testo, tipo.or(vecchio.map(|v| v.tipo)), scala);
    let nudo = nudo.is_ok_and(|l| l.parole.is_empty() && l.tipo != TipoIndicatore::Intervallo);
    if let Some(v) = vecchio.filter(|v| !v.parole.is_empty() && nudo) {
        return valore(&v.parole_davanti(testo), f.in_riga(n));
    }
    copiato(f, suo.valore, f.in_riga(n))
}

/// A value as it was typed, where it fits on one row; in brackets a comma would part it.
fn copiato(f: &YamlEditor<'_>, n: &YamlNode, parentesi: bool) -> String {
    let come = f.pezzo(n.byte.clone()).trim_end();
    let virgolette = come.starts_with(['"', '\'']);
    let una = !come.contains(['\n', '\r']) && !come.is_empty();
    let testo = scritto(Some(n)).unwrap_or("");
    if una
        && (virgolette || come == testo && !(parentesi && come.contains([',', '[', ']', '{', '}'])))
    {
        come.to_owned()
    } else {
        valore(testo, parentesi)
    }
}

/// Moves what was measured among the past years, under the year that ends; years up to `scarta` go.
fn storico(f: &mut YamlEditor<'_>, n: &YamlNode, misura: &str, a: Anni, scarta: Option<i16>) {
    let voce = f.voce(n, "storico");
    let voci = voce.as_ref().map(|v| f.voci(v.valore)).unwrap_or_default();
    let anno = |v: &VoceScritta<'_>| v.chiave.trim().parse::<i16>().ok();
    let via = |v: &VoceScritta<'_>| anno(v).zip(scarta).is_some_and(|(x, s)| x <= s);
    if let Some(v) = &voce {
        let vecchi: Vec<&str> = voci.iter().filter(|v| via(v)).map(|v| v.chiave).collect();
        f.pulisci(v.valore, &[], &vecchi);
    }
    let Some(m) = f.voce(n, misura).filter(|m| scritto(Some(m.valore)).is_some()) else { return };
    if let Some(gia) = voci.iter().find(|v| anno(v) == Some(a.vecchio)) {
        match scritto(Some(gia.valore)) {
            None => {
                let parentesi = voce.as_ref().is_some_and(|v| f.in_riga(v.valore));
                let valore = copiato(f, m.valore, parentesi);
                f.sostituisci(gia, &valore);
            }
            Some(t) if Some(t) != scritto(Some(m.valore)) => {
                let detto = scritto(Some(m.valore)).unwrap_or("");
                let messaggio =
                    format!("il {} nello storico è `{t}`, e il risultato era `{detto}`", a.vecchio);
                f.nota(gia.inizio, Avviso::Decidere, messaggio);
            }
            Some(_) => {}
        }
        return;
    }
    let riga = |parentesi| (a.vecchio, copiato(f, m.valore, parentesi));
    let restano: Vec<&VoceScritta<'_>> = voci.iter().filter(|v| !via(v)).collect();
    match (&voce, restano.as_slice()) {
        (Some(v), []) if f.in_riga(v.valore) => {
            let (anno, valore) = riga(true);
            f.correggi(v.valore.byte.clone(), format!("{{ {anno}: {valore} }}"));
        }
        (Some(v), [.., ultima]) if f.in_riga(v.valore) => {
            let (anno, valore) = riga(true);
            f.aggiungi_voce(v.valore, ultima, &format!("{anno}: {valore}"));
        }
        (Some(v), []) => {
            let (anno, valore) = riga(false);
            let rientro = f.colonna(v);
            f.aggiungi(v.punti, &[format!("{rientro}  {anno}: {valore}")]);
        }
        (Some(_), [prima, .., ultima]) if anno(prima) > anno(ultima) => {
            let (x, valore) = riga(false);
            let rientro = f.colonna(prima);
            f.aggiungi_prima(prima.inizio, &[format!("{rientro}{x}: {valore}")]);
        }
        (Some(_), [.., ultima]) => {
            let (anno, valore) = riga(false);
            let rientro = f.colonna(ultima);
            f.aggiungi(ultima.fine, &[format!("{rientro}{anno}: {valore}")]);
        }
        (None, _) if f.in_riga(n) => {
            let (anno, valore) = riga(true);
            if let Some(nome) = f.voce(n, "nome") {
                f.aggiungi_voce(n, &nome, &format!("storico: {{ {anno}: {valore} }}"));
            }
        }
        (None, _) => {
            let (anno, valore) = riga(false);
            let rientro = f.colonna(&m);
            let righe = [format!("{rientro}storico:"), format!("{rientro}  {anno}: {valore}")];
            // In a figure of a process the past years come first; after a dash nothing can.
            let prima = f.pezzo(f.inizio_riga(m.inizio)..m.inizio).trim().is_empty();
            if scarta.is_some() && prima {
                f.aggiungi_prima(m.inizio, &righe);
            } else {
                f.aggiungi(m.fine, &righe);
            }
        }
    }
}
