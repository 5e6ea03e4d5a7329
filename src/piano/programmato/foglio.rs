//! The planned fields of a sheet: those that the model declares as voted, each in its printed form.
//!
//! A new key needs nothing here. What stands here is what a key's own value does not tell: a weight that
//! comes from criteria, a settore that goes without saying, an indicator read as a whole.

use num_rational::BigRational;

use super::{Raccolta, forma, nomi};
use crate::model::chiavi::{Contenuto, Gruppo, Ruolo};
use crate::model::{
    CodiceTitolo, Dato, Indicatore, OMappa, Obiettivo, Processo, Testo, Verifica, Verifiche,
};
use crate::score::{PunteggioIndicatore, PunteggioScheda};
use crate::valori::{DataGiorno, Valore as _, minimo};

/// What writes the keys of a group that their own values do not tell; it says whether it wrote one.
type Proprie<'p> = &'p dyn Fn(&mut Raccolta<'_>, &str, &str) -> bool;

impl Raccolta<'_> {
    pub(super) fn obiettivo(
        &mut self,
        o: &Obiettivo,
        punti: &PunteggioScheda,
        risolto: Option<&BigRational>,
    ) {
        self.gruppo("", o, &|r, nome, _| {
            match nome {
                "settore" => r.settore(o),
                "peso" => r.peso(o, risolto),
                "obiettivo_strategico" => r.strategico(o.obiettivo_strategico.as_ref()),
                "indicatori" => r.indicatori(&o.indicatori, &punti.indicatori),
                "verifiche" => r.verifiche(&o.verifiche),
                _ => return false,
            }
            true
        });
    }

    pub(super) fn processo(&mut self, p: &Processo, punti: &PunteggioScheda) {
        self.gruppo("", p, &|r, nome, _| {
            if nome == "indicatori" {
                r.indicatori(&p.indicatori, &punti.indicatori);
            }
            nome == "indicatori"
        });
    }

    /// The voted keys of a group, each with what leads to it before its name.
    fn gruppo(&mut self, prima: &str, g: &dyn Gruppo, proprie: Proprie<'_>) {
        for (k, c) in g.voci().into_iter().filter(|(k, _)| k.ruolo == Ruolo::Votato) {
            let chiave = format!("{prima}{}", k.nome);
            if !proprie(self, k.nome, &chiave) {
                self.campo(&chiave, k.nome, &c);
            }
        }
    }

    fn campo(&mut self, chiave: &str, nome: &str, c: &Contenuto<'_>) {
        match c {
            Contenuto::Niente | Contenuto::Libero(..) => {}
            Contenuto::Testo(t) if ["missione", "programma"].contains(&nome) => {
                self.metti(chiave, forma::bilancio(t), t.luogo);
            }
            Contenuto::Testo(t) | Contenuto::File(t) => self.testo(chiave, Some(t)),
            Contenuto::Narrativa(t) => self.metti(chiave, forma::narrativa(t.as_str()), t.luogo),
            Contenuto::Prosa(t) => self.metti(chiave, forma::narrativa(t.as_str()), t.luogo),
            Contenuto::Valore(d) => {
                let forma = d.forma(self.anno).unwrap_or_else(|| forma::testo(d.testo()));
                self.metti(chiave, forma, d.luogo());
            }
            Contenuto::Gruppo(g) => self.gruppo(&format!("{chiave}."), *g, &|_, _, _| false),
            Contenuto::Mappa(m) => {
                for (k, c) in m {
                    self.campo(&format!("{chiave}.{}", forma::testo(k.as_str())), nome, c);
                }
            }
            Contenuto::Elenco(v) => self.elenco(chiave, nome, v),
        }
    }

    /// A list: of groups, each by its name; of texts and values, as one field.
    fn elenco(&mut self, chiave: &str, nome: &str, voci: &[Contenuto<'_>]) {
        let gruppi = voci.iter().filter_map(|c| match c {
            Contenuto::Gruppo(g) => Some(*g),
            _ => None,
        });
        let gruppi: Vec<&dyn Gruppo> = gruppi.collect();
        for (g, nome) in gruppi.iter().zip(nomi(gruppi.iter().map(|g| nome_di(*g)))) {
            self.gruppo(&format!("{chiave}[{nome}]."), *g, &|_, _, _| false);
        }
        let forma = |c: &Contenuto<'_>| match c {
            Contenuto::Valore(d) => d.forma(self.anno).or_else(|| Some(forma::testo(d.testo()))),
            // A word with what it is worth: `basso: 50`.
            Contenuto::Mappa(m) => m.first().map(|(k, c)| match c {
                Contenuto::Valore(d) => {
                    let vale = d.forma(self.anno).unwrap_or_else(|| forma::testo(d.testo()));
                    format!("{} {vale}", forma::testo(k.as_str()))
                }
                _ => forma::testo(k.as_str()),
            }),
            altro => altro.scritto().map(|(t, _)| forma::testo(t)),
        };
        let forme: Vec<String> = voci.iter().filter_map(forma).collect();
        if let Some((_, luogo)) = voci.iter().find_map(Contenuto::scritto) {
            let tra = if nome == "risorse_strumentali" { "; " } else { ", " };
            self.metti(chiave, forme.join(tra), luogo);
        }
    }

    /// The settore that the scheda belongs to, also where it is left out because there is only one.
    fn settore(&mut self, o: &Obiettivo) {
        let scritto = o.settore.as_ref();
        if !o.assegnazioni.is_empty() {
            return self.testo("settore", scritto);
        }
        let settori = &self.cartella.ente.settori;
        let suo = self.cartella.settori_di(o).first().and_then(|i| settori.get(*i)?.id.as_ref());
        let luogo = scritto.map_or(self.intera, |t| t.luogo);
        if let Some(id) = suo {
            self.metti("settore", forma::testo(id.as_str()), luogo);
        }
    }

    /// The weight as resolved. A scheda that no longer counts has none: the one typed stands.
    fn peso(&mut self, o: &Obiettivo, risolto: Option<&BigRational>) {
        let dei_criteri = o.pesatura.0.first().map(|(k, _)| k.luogo);
        let luogo = o.peso.as_ref().map(|p| p.luogo).or(dei_criteri).unwrap_or(self.intera);
        match (risolto, &o.peso) {
            (Some(n), _) => self.metti("peso", minimo(n), luogo),
            (None, Some(p)) => self.metti("peso", forma::dato(p, |p| minimo(&p.0)), luogo),
            (None, None) => {}
        }
    }

    fn strategico(&mut self, o: Option<&OMappa<CodiceTitolo>>) {
        match o {
            None => {}
            Some(OMappa::Testo(t)) => self.testo("obiettivo_strategico", Some(t)),
            Some(OMappa::Mappa(m)) => {
                let parti = m.codice.iter().chain(&m.titolo).map(|t| forma::testo(t.as_str()));
                let luogo =
                    m.codice.as_ref().or(m.titolo.as_ref()).map_or(self.intera, |t| t.luogo);
                let parti: Vec<_> = parti.collect();
                self.metti("obiettivo_strategico", parti.join(" "), luogo);
            }
        }
    }

    fn indicatori(&mut self, voci: &[Indicatore], letti: &[PunteggioIndicatore]) {
        let nomi = nomi(voci.iter().map(|i| i.nome.as_ref()));
        for ((i, l), voce) in voci.iter().zip(letti.iter().map(|p| &p.lettura)).zip(nomi) {
            let del_valore = i.atteso.as_ref().map_or(i.luogo, |a| a.luogo);
            self.gruppo(&format!("indicatori[{voce}]."), i, &|r, nome, chiave| {
                let anno = r.anno;
                match nome {
                    "tipo" => {
                        let luogo = i.tipo.as_ref().map_or(del_valore, |t| t.luogo);
                        r.metti(chiave, l.tipo.map_or(String::new(), |t| t.to_string()), luogo);
                    }
                    "polarita" => {
                        let luogo = i.polarita.as_ref().map_or(del_valore, |p| p.luogo);
                        let forma = l.polarita.map_or(String::new(), |p| p.to_string());
                        r.metti(chiave, forma, luogo);
                    }
                    "atteso" => {
                        if let Some((t, letto)) = i.atteso.as_ref().zip(l.atteso.as_ref()) {
                            let forma = forma::atteso(letto, t.as_str(), anno, &l.scala);
                            r.metti(chiave, forma, t.luogo);
                        }
                    }
                    "attesi" => {
                        for ((quando, t), (anno, letto)) in i.attesi.0.iter().zip(&l.attesi) {
                            let forma = forma::atteso(letto, t.as_str(), *anno, &l.scala);
                            r.metti(format!("{chiave}.{quando}"), forma, t.luogo);
                        }
                    }
                    "soglia" => {
                        if let Some(t) = &i.soglia {
                            let letta = l.soglia.as_ref();
                            let forma = forma::misura(letta, t.as_str(), anno, &l.scala);
                            r.metti(chiave, forma, t.luogo);
                        }
                    }
                    _ => return false,
                }
                true
            });
        }
    }

    fn verifiche(&mut self, v: &Verifiche) {
        let Verifiche { intermedia, intermedie, finale, .. } = v;
        let della_cartella = &self.cartella.ente.verifiche;
        let intermedie = intermedia.iter().chain(intermedie).flat_map(date);
        self.date("verifiche.intermedie", intermedie.collect(), &della_cartella.intermedie);
        let finali = finale.iter().flat_map(date).collect();
        self.date("verifiche.finale", finali, della_cartella.finale.as_slice());
    }

    /// The days of a check: the sheet's own, else the ente's. A sheet that names only some of the
    /// ente's days is one whose checks are being written as the year goes by: the plan is the ente's.
    fn date(
        &mut self,
        chiave: &str,
        proprie: Vec<&Dato<DataGiorno>>,
        dell_ente: &[Dato<DataGiorno>],
    ) {
        let forma = |d: &Dato<DataGiorno>| forma::dato(d, |d| d.forma(self.anno));
        let luogo = proprie.first().map_or(self.intera, |d| d.luogo);
        let mut giorni: Vec<String> = proprie.into_iter().map(forma).collect();
        let predefiniti: Vec<String> = dell_ente.iter().map(forma).collect();
        if giorni.iter().all(|g| predefiniti.contains(g)) {
            giorni = predefiniti;
        }
        self.metti(chiave, giorni.join(", "), luogo);
    }
}

/// The days of one check; its texts and figures are not planned.
fn date(v: &Verifica) -> impl Iterator<Item = &Dato<DataGiorno>> {
    v.date.iter().chain(&v.data)
}

/// What an item of a list is called.
fn nome_di(g: &dyn Gruppo) -> Option<&Testo> {
    g.voci().into_iter().filter(|(k, _)| k.da_nome).find_map(|(_, c)| match c {
        Contenuto::Testo(t) => Some(t),
        _ => None,
    })
}
