//! Section 1: who the ente is, from its file and from ente.yaml.

use super::super::blocchi::{Blocco, VoceQuadro};
use super::super::parti::Fonte;
use super::pagina::{Pagina, numero, righe, una};
use crate::document::stampato::detto;
use crate::model::piao::SchedaAnagrafica;
use crate::template::TestoStampato;

/// Writes the section.
pub fn scrivi(p: &mut Pagina<'_>, f: &Fonte<'_>, s: &SchedaAnagrafica) {
    let ente = &f.nomi.cartella().ente;
    let a = &ente.ente;
    let mut voci = Vec::new();
    let mut cifra = |etichetta: &str, valore: TestoStampato, nota: &str| {
        if !valore.is_empty() {
            voci.push(VoceQuadro {
                etichetta: etichetta.into(),
                valore: valore.into_string(),
                nota: nota.into(),
            });
        }
    };
    let al = "al 31 dicembre";
    cifra("Abitanti", numero(s.abitanti.as_ref().or(a.abitanti.as_ref())), al);
    cifra("Dipendenti", numero(s.dipendenti.as_ref().or(a.dipendenti.as_ref())), al);
    cifra("Settori", ente.settori.len().to_string().into(), "");
    p.prosa("", s.premessa.as_ref());
    p.blocco(Blocco::Quadro { voci });
    let incarico = |chi: &str| p.chi(ente.incarichi.get(chi));
    let rappresentante = match &s.legale_rappresentante {
        Some(t) => p.chi(Some(t)),
        None => incarico("sindaco"),
    };
    let identita = vec![
        ("Denominazione", una(detto(a.denominazione.as_ref()))),
        ("Codice fiscale", una(detto(a.codice_fiscale.as_ref()))),
        ("Codice ISTAT", una(detto(a.codice_istat.as_ref()))),
        ("Codice IPA", una(detto(a.codice_ipa.as_ref()))),
        ("Provincia", una(detto(a.provincia.as_ref()))),
        ("Superficie", una(detto(s.superficie.as_ref()))),
    ];
    let recapiti = vec![
        ("Indirizzo", una(detto(s.indirizzo.as_ref()))),
        ("Sito istituzionale", una(detto(s.sito.as_ref()))),
        ("Posta certificata", una(detto(s.pec.as_ref()))),
        ("Posta elettronica", una(detto(s.email.as_ref()))),
        ("Telefono", una(detto(s.telefono.as_ref()))),
        ("Canali social", righe(&s.social)),
    ];
    let chi = vec![
        ("Sindaco", una(incarico("sindaco"))),
        ("Legale rappresentante", una(rappresentante)),
        ("Segretario", una(incarico("segretario"))),
        ("Responsabile anticorruzione e trasparenza", una(incarico("rpct"))),
        ("Transizione digitale", una(p.chi(s.responsabile_transizione.as_ref()))),
        ("Protezione dei dati (DPO)", una(p.chi(s.dpo.as_ref()))),
    ];
    p.dati("L'ente", identita);
    p.dati("Recapiti", recapiti);
    p.dati("Chi risponde", chi);
    p.elenco("Organi di governo e di controllo", &s.organi);
    p.elenco("Enti e società partecipate", &s.partecipate);
    p.prosa("Il territorio e la comunità", s.contesto_esterno.as_ref());
    p.prosa("L'ente visto da dentro", s.contesto_interno.as_ref());
    p.prosa("", s.note.as_ref());
}
