//! What a rule may look at, and how grave a finding is at this stage.

use super::txt::{self, Brano};
use crate::diagnostic::{FileId, Luogo};
use crate::model::{
    Cartella, Fase, Indicatore, OElenco, Obiettivo, ObiettivoFile, Partecipazione, Stadio,
    StatoAtto, StatoObiettivo,
};
use crate::score::{PunteggioIndicatore, PunteggioScheda, Valutata};

/// The folder, the stage, and whether the plan can still be corrected.
pub struct Contesto<'a> {
    /// The data and their scores.
    pub valutata: &'a Valutata,
    /// The stage of the check.
    pub stadio: Stadio,
    /// Whether the plan was approved, or at least locked.
    pub approvato: bool,
    /// Whether the document is for publication.
    pub pubblica: bool,
    /// Every text that is printed: several rules read them.
    brani: Vec<Brano<'a>>,
}

/// A sheet of either kind: a scheda or a process.
#[derive(Clone, Copy)]
pub struct Foglio<'a> {
    /// Its path.
    pub percorso: &'a str,
    /// Its place as a whole.
    pub luogo: Luogo,
    /// The scheda, where it is one.
    pub scheda: Option<&'a Obiettivo>,
    /// Its indicators.
    pub indicatori: &'a [Indicatore],
    /// Its phases; a process has none.
    pub fasi: &'a [Fase],
    /// Its shares, or the group it names.
    pub personale: Option<&'a OElenco<Partecipazione>>,
    /// Its scores.
    pub punti: &'a PunteggioScheda,
}

impl<'a> Foglio<'a> {
    /// Whether it goes on: a scheda that was taken out is no longer asked for results.
    pub fn attivo(&self) -> bool {
        self.scheda.is_none_or(|s| s.stato() == StatoObiettivo::Attivo)
    }

    /// Each indicator with its score.
    pub fn misure(
        &self,
    ) -> impl Iterator<Item = (&'a Indicatore, &'a PunteggioIndicatore)> + use<'a> {
        self.indicatori.iter().zip(&self.punti.indicatori)
    }
}

impl<'a> Contesto<'a> {
    /// The context of a check.
    pub fn nuovo(valutata: &'a Valutata, stadio: Stadio, pubblica: bool) -> Self {
        let cartella = valutata.cartella();
        // A plan that stands in the PIAO has no act of its own, and is locked all the same.
        let approvato = cartella.ente.documenti.piano.atto.stato() == StatoAtto::Approvato
            || cartella.lucchetto.is_some();
        let brani = txt::testi(cartella, stadio);
        Contesto { valutata, stadio, approvato, pubblica, brani }
    }

    /// Every text that is printed at this stage or before.
    pub(super) fn testi(&self) -> &[Brano<'a>] {
        &self.brani
    }

    /// The data.
    pub fn cartella(&self) -> &'a Cartella {
        self.valutata.cartella()
    }

    /// The year of the plan.
    pub fn anno(&self) -> i16 {
        self.cartella().esercizio
    }

    /// The schede, in printed order.
    pub fn schede(&self) -> &'a [ObiettivoFile] {
        &self.cartella().obiettivi
    }

    /// Every sheet: the schede in printed order, then the processes.
    pub fn fogli(&self) -> impl Iterator<Item = Foglio<'a>> {
        let schede = self.valutata.obiettivi().map(|(o, punti)| Foglio {
            percorso: &o.percorso,
            luogo: o.luogo(),
            scheda: Some(&o.scheda),
            indicatori: &o.scheda.indicatori,
            fasi: &o.scheda.fasi,
            personale: o.scheda.personale.as_ref(),
            punti,
        });
        let processi = self.valutata.processi().map(|(p, punti)| Foglio {
            percorso: &p.percorso,
            luogo: p.luogo(),
            scheda: None,
            indicatori: &p.scheda.indicatori,
            fasi: &[],
            personale: p.scheda.personale.as_ref(),
            punti,
        });
        schede.chain(processi)
    }

    /// Whether there is a PIAO to speak of: a folder `piao/`, or an act that is no draft.
    pub fn fa_il_piao(&self) -> bool {
        let cartella = self.cartella();
        let atto = &cartella.ente.documenti.piao.atto;
        cartella.piao.is_some() || atto.stato() != StatoAtto::Bozza
    }

    /// The place of what concerns the PIAO as a whole.
    pub fn luogo_piao(&self) -> Luogo {
        let e = &self.cartella().ente;
        let luoghi = [e.documenti.piao.luogo, e.piao.luogo, self.intera()];
        luoghi.into_iter().find(|l| l.riga > 0).unwrap_or_else(|| self.intera())
    }

    /// The place of what concerns the folder as a whole.
    pub fn intera(&self) -> Luogo {
        Luogo::inizio(FileId(0))
    }

    /// Whether the plan is no longer to be corrected.
    pub(super) fn votato(&self) -> bool {
        self.approvato || self.stadio != Stadio::Piano
    }
}
