//! `nuovo --piao-semplificato`: the sections of a small ente's PIAO, nearly filled.

use std::path::Path;

use pegaso::assets;
use pegaso::model::{Cartella, Testo};

use super::comando::comando;
use super::scrivi::in_cartella;
use super::{Esito, Fermo, Uscito, carica, illeggibili, scrivi};

/// What the simplified PIAO needs in files that are there anyway: file, text, what stands for it.
const AGGIUNTE: [(&str, &str, &str); 7] = [
    (
        "ente.yaml",
        "  dipendenti: 0                     # esempio: quanti al 31 dicembre dell'anno prima\n  \
         abitanti: 0                       # esempio: quanti al 31 dicembre dell'anno prima\n",
        "  codice_fiscale: \"DA COMPILARE: undici cifre\"\n  \
         dipendenti:                       # DA COMPILARE: al 31 dicembre dell'anno prima; sotto i 50 il PIAO è semplificato (DM 132/2022, art. 6)\n  \
         abitanti:                         # DA COMPILARE: al 31 dicembre dell'anno prima\n",
    ),
    (
        "ente.yaml",
        "  sindaco: Nome Cognome             # esempio\n  segretario: p-segretario\n",
        "  sindaco: \"DA COMPILARE: nome e cognome\"\n  segretario: p-segretario\n  \
         rpct: p-segretario                # responsabile della prevenzione della corruzione e della trasparenza\n",
    ),
    (
        "ente.yaml",
        "  relazione:\n    titolo: Relazione sulla performance\n",
        "  piao:\n    titolo: Piano integrato di attività e organizzazione\n    \
         sottotitolo: Triennio @ANNO@-@ANNO+2@\n    atto:\n      stato: bozza\n      \
         tipo: deliberazione\n      organo: giunta               # DM 132/2022, art. 11\n      allegato: A\n  \
         relazione:\n    titolo: Relazione sulla performance\n",
    ),
    (
        "ente.yaml",
        "# Come si calcola: ",
        "# Il PIAO (DL 80/2021, art. 6): le sezioni stanno nella cartella piao, una per file. La 2.2 sono le\n\
         # schede di obiettivi/: sotto i 50 dipendenti non è dovuta, e molti la stampano lo stesso (inclusa),\n\
         # o la allegano (allegata), perché i premi vogliono obiettivi assegnati prima.\n\
         piao:\n  performance: non_dovuta\n  triennio: @ANNO@-@ANNO+2@\n\n\
         # Entro quando si approva: il 31 gennaio, o trenta giorni dopo il termine del bilancio se è rinviato\n\
         # (DM 132/2022, artt. 7 e 8)\n# termini:\n#   piao: 31/01/@ANNO@\n\n\
         # Come si calcola: ",
    ),
    (
        "personale.yaml",
        "- id: p-segretario\n  nome: Nome Cognome                # esempio\n",
        "- id: p-segretario\n  nome: \"DA COMPILARE: nome e cognome del segretario\"\n",
    ),
    (
        "ente.yaml",
        "    titolo: \"Esempio: un comune più semplice\"     # esempio: il titolo del DUP\n",
        "    titolo: \"DA COMPILARE: il titolo dell'obiettivo strategico, dal DUP\"\n",
    ),
    (
        "obiettivo.yaml",
        "  - semplificazione\n",
        "  - semplificazione\nmisura: M01                         # una misura della sezione 2.3 del PIAO\n",
    ),
];

/// Adds the sections to a folder that is there, with its settori and its segretario.
pub fn aggiungi(cartella: &Path) -> Esito {
    if cartella.join("piao").exists() {
        return Err(Fermo::uso(
            format!("in `{}` c'è già la cartella piao", cartella.display()),
            "quello che c'è non si tocca",
        ));
    }
    let lettura = carica(cartella)?;
    let Some(c) = lettura.cartella.as_ref().or(lettura.parziale.as_ref()) else {
        return Err(illeggibili(cartella, lettura, super::PIANO));
    };
    let testo = |t: &Option<Testo>| t.as_ref().map_or(String::new(), |t| t.testo.clone());
    let settori: Vec<_> = c.ente.settori.iter().map(|s| (testo(&s.id), testo(&s.nome))).collect();
    let chi = serde_json::to_string(&segretario(c)).unwrap_or_default();
    let (anno, suoi) = (c.esercizio, c.ente.documenti.piao.luogo.riga > 0);
    for (posto, testo) in sezioni(anno, &settori) {
        let testo = testo.replace(": p-segretario\n", &format!(": {chi}\n"));
        in_cartella(&cartella.join(posto), testo.as_bytes())?;
    }
    scrivi::diagnostica(&format!("aggiunta la cartella {}\n", cartella.join("piao").display()));
    if !suoi {
        let a = anno.saturating_add(2);
        scrivi::diagnostica(&format!(
            "in ente.yaml, sotto `documenti:`, aggiungi:\n  piao:\n    titolo: Piano integrato di attività e organizzazione\n    \
             atto:\n      stato: bozza\n      organo: giunta\ne in fondo:\npiao:\n  performance: non_dovuta\n  triennio: {anno}-{a}\n"
        ));
    }
    let prova = comando(&["pegaso", "piao"], cartella, &["-o", "piao.pdf"]);
    scrivi::diagnostica(&format!("ora: {prova}\n"));
    Ok(Uscito::Fatto)
}

/// Who is written where the starter has its segretario: the ente's own, else who answers for its first
/// settore, else its first person.
fn segretario(c: &Cartella) -> String {
    let incarico = c.ente.incarichi.get("segretario");
    let del_settore = || c.ente.settori.iter().find_map(|s| s.responsabile.as_ref());
    let primo = || c.persone.iter().find_map(|p| p.id.as_ref());
    let chi = incarico.or_else(del_settore).or_else(primo);
    chi.map_or_else(|| "DA COMPILARE: nome e cognome".to_owned(), |t| t.testo.clone())
}

/// A starter file with what the PIAO needs in it; years are marks until [`segni`].
pub fn con_il_piao(nome: &str, testo: &str) -> String {
    let sue = AGGIUNTE.iter().filter(|(file, ..)| *file == nome);
    sue.fold(testo.to_owned(), |t, (_, da, a)| t.replacen(da, a, 1))
}

/// The marks of the years.
pub fn segni(testo: &str, anno: i16) -> String {
    let anni = [("@ANNO-1@", -1), ("@ANNO@", 0), ("@ANNO+1@", 1), ("@ANNO+2@", 2)];
    anni.iter().fold(testo.to_owned(), |t, (segno, n)| t.replace(segno, &(anno + n).to_string()))
}

/// The sections: where each goes, and its text. The laws that they cite keep their years.
pub fn sezioni(anno: i16, settori: &[(String, String)]) -> Vec<(&'static str, String)> {
    let una = |(posto, testo): &(&'static str, &'static str)| {
        let mut testo = segni(testo, anno);
        if let Some((primo, _)) = settori.first() {
            let unita = "  - settore: segreteria\n    dipendenti: ";
            if let Some((prima, dopo)) = testo.split_once(unita) {
                let (riga, resto) = dopo.split_once('\n').unwrap_or((dopo, ""));
                let tutte: String = settori
                    .iter()
                    .map(|(id, _)| format!("  - settore: {id}\n    dipendenti: {riga}\n"))
                    .collect();
                testo = format!("{prima}{tutte}{resto}");
            }
            for chiave in ["struttura", "elaborazione", "pubblicazione"] {
                testo = testo
                    .replace(&format!("{chiave}: segreteria\n"), &format!("{chiave}: {primo}\n"));
            }
        }
        (*posto, testo)
    };
    assets::NUOVO_PIAO.iter().map(una).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_place_of_what_is_added_is_there_once() {
        for (nome, da, _) in AGGIUNTE {
            let (.., testo) = assets::NUOVO.iter().find(|(n, ..)| *n == nome).expect("a starter");
            assert_eq!(testo.matches(da).count(), 1, "{nome}: {da}");
        }
    }
}
