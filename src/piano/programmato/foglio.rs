//! Which fields of a sheet are planned. Every struct is taken apart without `..`: a field that is
//! added to the model does not compile until somebody says here whether the vote approves it.

use num_rational::BigRational;

use super::forma::{self, Lettura};
use super::{Raccolta, nomi};
use crate::model::{
    Assegnazione, CodiceTitolo, Dato, Fase, Indicatore, Indice, Mappa, OMappa, Obiettivo, Processo,
    RisorsaFinanziaria, Testo, Verifica, Verifiche, intero,
};
use crate::valori::{DataGiorno, Numero, Peso, minimo};

impl Raccolta<'_> {
    pub(super) fn obiettivo(&mut self, o: &Obiettivo, risolto: Option<&BigRational>) {
        let Obiettivo {
            codice,
            titolo,
            tipo,
            natura,
            stato,
            settore,
            responsabile,
            peso,
            pesatura,
            prerequisito,
            assegnazioni,
            capofila,
            durata,
            obiettivo_strategico,
            missione,
            programma,
            stakeholder,
            ambiti,
            quota_risultato,
            misura,
            processo,
            descrizione,
            risorse_finanziarie,
            risorse_strumentali,
            fasi,
            indicatori,
            verifiche,
            // Where it stands and what it is called: not a matter of the vote.
            luogo: _,
            id: _,
            // Who takes part may be replaced; what follows is typed when the year is over.
            personale: _,
            analisi: _,
            note: _,
            extra: _,
        } = o;
        self.testo("codice", codice.as_ref());
        self.testo("titolo", titolo.as_ref());
        if let Some(t) = tipo {
            self.metti("tipo", forma::dato(t, |t| t.parola().into()), t.luogo);
        }
        if let Some(n) = natura {
            self.metti("natura", forma::dato(n, |n| n.parola().into()), n.luogo);
        }
        if let Some(s) = stato {
            self.metti("stato", forma::dato(s, |s| s.parola().into()), s.luogo);
        }
        self.settore(o, settore.as_ref());
        self.testo("responsabile", responsabile.as_ref());
        self.peso(peso.as_ref(), pesatura, risolto);
        if let Some(p) = prerequisito {
            self.metti("prerequisito", forma::dato(p, ToString::to_string), p.luogo);
        }
        self.assegnazioni(assegnazioni);
        self.testo("capofila", capofila.as_ref());
        if let Some(d) = durata {
            self.metti("durata", forma::durata(d.as_str()), d.luogo);
        }
        self.strategico(obiettivo_strategico.as_ref());
        self.bilancio(missione.as_ref(), programma.as_ref());
        self.elenco("stakeholder", stakeholder, ", ");
        self.elenco("ambiti", ambiti, ", ");
        if let Some(q) = quota_risultato {
            self.metti("quota_risultato", forma::dato(q, |q| forma::percento(&q.0)), q.luogo);
        }
        self.elenco("misura", misura, ", ");
        self.testo("processo", processo.as_ref());
        self.narrativa("descrizione", descrizione.as_ref());
        self.risorse(risorse_finanziarie);
        self.elenco("risorse_strumentali", risorse_strumentali, "; ");
        self.fasi(fasi);
        self.indicatori(indicatori);
        self.verifiche(verifiche);
    }

    pub(super) fn processo(&mut self, p: &Processo) {
        let Processo {
            titolo,
            peso,
            coordinamento,
            missione,
            programma,
            processo,
            finalita,
            stakeholder,
            indici,
            risorse_strumentali,
            indicatori,
            luogo: _,
            personale: _,
            analisi: _,
            extra: _,
        } = p;
        self.testo("titolo", titolo.as_ref());
        self.peso(peso.as_ref(), &Mappa::default(), None);
        self.elenco("coordinamento", coordinamento, ", ");
        self.bilancio(missione.as_ref(), programma.as_ref());
        self.testo("processo", processo.as_ref());
        self.narrativa("finalita", finalita.as_ref());
        self.elenco("stakeholder", stakeholder, ", ");
        self.elenco("risorse_strumentali", risorse_strumentali, "; ");
        for (i, nome) in indici.iter().zip(nomi(indici.iter().map(|i| i.nome.as_ref()))) {
            let Indice { nome: titolo, unita, luogo: _, storico: _, media: _, consuntivo: _ } = i;
            self.testo(format!("indici[{nome}].nome"), titolo.as_ref());
            self.testo(format!("indici[{nome}].unita"), unita.as_ref());
        }
        self.indicatori(indicatori);
    }

    fn narrativa(&mut self, chiave: &str, t: Option<&Testo>) {
        if let Some(t) = t {
            self.metti(chiave, forma::narrativa(t.as_str()), t.luogo);
        }
    }

    /// The settore that the scheda belongs to, also where it is left out because there is only one.
    fn settore(&mut self, o: &Obiettivo, scritto: Option<&Testo>) {
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

    /// The weight as resolved, and the criteria that it comes from. A scheda that no longer counts
    /// has no resolved weight: the one typed stands.
    fn peso(
        &mut self,
        scritto: Option<&Dato<Peso>>,
        criteri: &Mappa<Dato<Numero>>,
        risolto: Option<&BigRational>,
    ) {
        let dei_criteri = criteri.0.first().map(|(k, _)| k.luogo);
        let luogo = scritto.map(|p| p.luogo).or(dei_criteri).unwrap_or(self.intera);
        match (risolto, scritto) {
            (Some(n), _) => self.metti("peso", minimo(n), luogo),
            (None, Some(p)) => self.metti("peso", forma::dato(p, |p| minimo(&p.0)), luogo),
            (None, None) => {}
        }
        for (criterio, punti) in &criteri.0 {
            let chiave = format!("pesatura.{}", forma::testo(criterio.as_str()));
            self.metti(chiave, forma::dato(punti, |n| minimo(&n.0)), punti.luogo);
        }
    }

    fn assegnazioni(&mut self, voci: &[Assegnazione]) {
        for (a, nome) in voci.iter().zip(nomi(voci.iter().map(|a| a.settore.as_ref()))) {
            let Assegnazione { luogo: _, settore, peso } = a;
            self.testo(format!("assegnazioni[{nome}].settore"), settore.as_ref());
            if let Some(p) = peso {
                let forma = forma::dato(p, |p| minimo(&p.0));
                self.metti(format!("assegnazioni[{nome}].peso"), forma, p.luogo);
            }
        }
    }

    fn strategico(&mut self, o: Option<&OMappa<CodiceTitolo>>) {
        match o {
            None => {}
            Some(OMappa::Testo(t)) => self.testo("obiettivo_strategico", Some(t)),
            Some(OMappa::Mappa(CodiceTitolo { codice, titolo })) => {
                let parti = codice.iter().chain(titolo).map(|t| forma::testo(t.as_str()));
                let luogo = codice.as_ref().or(titolo.as_ref()).map_or(self.intera, |t| t.luogo);
                let parti: Vec<_> = parti.collect();
                self.metti("obiettivo_strategico", parti.join(" "), luogo);
            }
        }
    }

    fn bilancio(&mut self, missione: Option<&Testo>, programma: Option<&Testo>) {
        for (chiave, t) in [("missione", missione), ("programma", programma)] {
            if let Some(t) = t {
                self.metti(chiave, forma::bilancio(t), t.luogo);
            }
        }
    }

    fn risorse(&mut self, voci: &[RisorsaFinanziaria]) {
        for (r, nome) in voci.iter().zip(nomi(voci.iter().map(|r| r.capitolo.as_ref()))) {
            let RisorsaFinanziaria { capitolo, descrizione, stanziato, luogo: _, impegnato: _ } = r;
            let chiave = |campo: &str| format!("risorse_finanziarie[{nome}].{campo}");
            self.testo(chiave("capitolo"), capitolo.as_ref());
            self.testo(chiave("descrizione"), descrizione.as_ref());
            if let Some(s) = stanziato {
                self.metti(chiave("stanziato"), forma::dato(s, |s| forma::importo(&s.0)), s.luogo);
            }
        }
    }

    fn fasi(&mut self, voci: &[Fase]) {
        for (f, nome) in voci.iter().zip(nomi(voci.iter().map(|f| f.descrizione.as_ref()))) {
            let Fase { descrizione, previsto, misura, peso, luogo: _, effettivo: _ } = f;
            let chiave = |campo: &str| format!("fasi[{nome}].{campo}");
            let anno = self.anno;
            self.testo(chiave("descrizione"), descrizione.as_ref());
            if let Some(p) = previsto {
                let mesi = forma::dato(p, |m| m.nel(anno).testo(anno));
                self.metti(chiave("previsto"), mesi, p.luogo);
            }
            self.elenco(&chiave("misura"), misura, ", ");
            if let Some(p) = peso {
                self.metti(chiave("peso"), forma::dato(p, |p| minimo(&p.0)), p.luogo);
            }
        }
    }

    fn indicatori(&mut self, voci: &[Indicatore]) {
        for (i, voce) in voci.iter().zip(nomi(voci.iter().map(|i| i.nome.as_ref()))) {
            let Indicatore {
                nome,
                tipo,
                polarita,
                atteso,
                attesi,
                soglia,
                scala,
                peso,
                unita,
                formula,
                fonte,
                luogo,
                // Measured and valued, not planned.
                realizzato: _,
                rilevazioni: _,
                storico: _,
                evidenza: _,
                note: _,
                esito: _,
                punteggio: _,
                extra: _,
            } = i;
            let chiave = |campo: &str| format!("indicatori[{voce}].{campo}");
            let letto = Lettura::di(i);
            let (anno, qui) = (self.anno, *luogo);
            let del_valore = atteso.as_ref().map_or(qui, |a| a.luogo);
            self.testo(chiave("nome"), nome.as_ref());
            if let Some(t) = letto.tipo {
                let luogo = tipo.as_ref().map_or(del_valore, |t| t.luogo);
                self.metti(chiave("tipo"), t.to_string(), luogo);
            }
            if let Some(p) = letto.polarita {
                let luogo = polarita.as_ref().map_or(del_valore, |p| p.luogo);
                self.metti(chiave("polarita"), p.to_string(), luogo);
            }
            if let Some(a) = atteso {
                self.metti(chiave("atteso"), letto.atteso(a.as_str(), anno), a.luogo);
            }
            for (quando, a) in &attesi.0 {
                let anno = intero(quando.as_str()).and_then(|n| i16::try_from(n).ok());
                let forma = letto.atteso(a.as_str(), anno.unwrap_or(self.anno));
                self.metti(chiave(&format!("attesi.{quando}")), forma, a.luogo);
            }
            if let Some(s) = soglia {
                self.metti(chiave("soglia"), letto.soglia(s.as_str(), anno), s.luogo);
            }
            self.elenco(&chiave("scala"), scala, ", ");
            if let Some(p) = peso {
                self.metti(chiave("peso"), forma::dato(p, |p| minimo(&p.0)), p.luogo);
            }
            self.testo(chiave("unita"), unita.as_ref());
            self.testo(chiave("formula"), formula.as_ref());
            self.testo(chiave("fonte"), fonte.as_ref());
        }
    }

    fn verifiche(&mut self, v: &Verifiche) {
        let Verifiche { intermedia, intermedie, finale, luogo: _ } = v;
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
        let forma = |d: &Dato<DataGiorno>| forma::dato(d, |d| forma::giorno(d, self.anno));
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
    let Verifica {
        data,
        date,
        luogo: _,
        relazione: _,
        valore: _,
        tempi: _,
        scostamenti: _,
        provvedimenti: _,
        valutazione: _,
    } = v;
    date.iter().chain(data)
}
