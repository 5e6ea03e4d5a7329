//! The sheets of a document, measured before they are printed: only who knows how tall each is can say
//! which begins a page, which is set closer to fit in one, and which share one.
//!
//! They are measured in a run of the typesetter of their own: asked within the document, the same
//! question takes twice the memory of all its pages.

use serde::Serialize;

use super::divisorio::Divisorio;
use super::{Composizione, Cornice, DocumentError, processo, scheda};
use crate::model::ObiettivoFile;
use crate::template;
use crate::typeset::{self, TypstProject};

/// A sheet to print.
pub struct DaStampare {
    /// The page before it, where it is the first of a settore.
    divisorio: Option<Divisorio>,
    /// The title over it, where it is the first of the ente's; else empty.
    apertura: String,
    vista: VistaFoglio,
}

#[derive(Serialize)]
#[serde(untagged)]
enum VistaFoglio {
    Processo(Box<processo::VistaProcesso>),
    Scheda(Box<scheda::VistaScheda>),
}

impl VistaFoglio {
    fn modello(&self) -> &'static str {
        match self {
            VistaFoglio::Processo(_) => "processo.typ",
            VistaFoglio::Scheda(_) => "scheda.typ",
        }
    }
}

/// What a sheet's template is told about its height, in points.
#[derive(Clone, Copy, Default, Serialize)]
struct Misure {
    /// As it is; none where nobody measured: then a sheet begins a page.
    intero: Option<f64>,
    /// As close as the library sets it; the same as `intero` where nobody asked.
    stretto: Option<f64>,
    /// Set it so: it is being measured.
    fitto: bool,
}

/// Set as close as may be, a sheet gets shorter by less than this: above, it takes two pages anyway.
const AL_PIU: f64 = 1.3;

impl<'a> Composizione<'a> {
    /// The process sheets and the schede of the ente as a whole, the first under their title.
    pub fn processi(&self, out: &mut String) -> Result<(), DocumentError> {
        let cartella = self.v.valutata().cartella();
        let titolo = self.documento().sezione.as_ref();
        let titolo = titolo.map_or("Performance organizzativa di ente", |s| s.as_str());
        let processi = self.v.valutata().processi().map(|(p, punti)| {
            let (nomi, e) = (self.nomi(), &self.etichette);
            let vista = processo::vista(&nomi, self.v, p, punti, self.realizzato(), e);
            VistaFoglio::Processo(Box::new(vista))
        });
        let schede = cartella.obiettivi.iter();
        let schede = schede.filter(|o| cartella.settori_di(&o.scheda).is_empty());
        let viste = processi.chain(schede.filter_map(|o| self.scheda(o)));
        let fogli = viste.enumerate().map(|(i, vista)| DaStampare {
            divisorio: None,
            apertura: if i == 0 { titolo.to_owned() } else { String::new() },
            vista,
        });
        self.fogli(out, &fogli.collect::<Vec<_>>())
    }

    /// The schede settore by settore, each part behind its page.
    pub fn schede(&self, out: &mut String) -> Result<(), DocumentError> {
        let cartella = self.v.valutata().cartella();
        let f = self.fonte();
        let mut fogli = Vec::new();
        for (i, settore) in cartella.ente.settori.iter().enumerate() {
            let mie = |o: &&ObiettivoFile| cartella.settori_di(&o.scheda).first() == Some(&i);
            let (parola, responsabile) = (self.voce("settore"), self.voce("responsabile"));
            let mut divisorio = Some(Divisorio::settore(
                &f,
                (i, settore),
                &parola,
                responsabile,
                self.realizzato(),
            ));
            let viste = cartella.obiettivi.iter().filter(mie).filter_map(|o| self.scheda(o));
            fogli.extend(viste.map(|vista| DaStampare {
                divisorio: divisorio.take(),
                apertura: String::new(),
                vista,
            }));
        }
        self.fogli(out, &fogli)
    }

    /// One scheda, alone.
    pub fn scheda_sola(&self, out: &mut String, o: &ObiettivoFile) -> Result<(), DocumentError> {
        let foglio = |vista| DaStampare { divisorio: None, apertura: String::new(), vista };
        self.fogli(out, &self.scheda(o).map(foglio).into_iter().collect::<Vec<_>>())
    }

    fn scheda(&self, o: &ObiettivoFile) -> Option<VistaFoglio> {
        let (o, punti) = self.v.valutata().obiettivi().find(|(x, _)| x.file == o.file)?;
        let nomi = self.nomi();
        let riservata = nomi.pubblica() && nomi.individuale(&o.scheda);
        let realizzato = self.realizzato() && !riservata;
        let vista = scheda::vista(&nomi, self.v, o, punti, realizzato, &self.etichette);
        Some(VistaFoglio::Scheda(Box::new(vista)))
    }

    fn fogli(&self, out: &mut String, fogli: &[DaStampare]) -> Result<(), DocumentError> {
        let misure = self.misura(fogli)?;
        for (f, m) in fogli.iter().zip(misure) {
            if let Some(d) = &f.divisorio {
                self.parte(out, "divisorio.typ", d)?;
            }
            self.foglio(out, f, m)?;
        }
        Ok(())
    }

    fn foglio(
        &self,
        out: &mut String,
        f: &DaStampare,
        misure: Misure,
    ) -> Result<(), DocumentError> {
        #[derive(Serialize)]
        struct Misurato<'v> {
            #[serde(flatten)]
            vista: &'v VistaFoglio,
            apertura: &'v str,
            misure: Misure,
        }
        let vista = Misurato { vista: &f.vista, apertura: &f.apertura, misure };
        self.parte(out, f.vista.modello(), &vista)
    }

    /// How tall each sheet is. Nothing is known of sheets whose templates, an office's own, break pages
    /// by themselves.
    fn misura(&self, fogli: &[DaStampare]) -> Result<Vec<Misure>, DocumentError> {
        let ignote = || vec![Misure::default(); fogli.len()];
        let tutti: Vec<&DaStampare> = fogli.iter().collect();
        let Some((pagina, interi)) = self.altezze(&tutti, false)? else { return Ok(ignote()) };
        let incerto = |alto: f64| alto > pagina && alto < pagina * AL_PIU;
        let incerti: Vec<&DaStampare> =
            tutti.iter().zip(&interi).filter(|(_, a)| incerto(**a)).map(|(f, _)| *f).collect();
        let Some((_, stretti)) = self.altezze(&incerti, true)? else { return Ok(ignote()) };
        let mut stretti = stretti.into_iter();
        let misure = interi.into_iter().map(|intero| Misure {
            intero: Some(intero),
            stretto: Some(if incerto(intero) { stretti.next().unwrap_or(intero) } else { intero }),
            fitto: false,
        });
        Ok(misure.collect())
    }

    /// The height of a page's text and those of some sheets; none where a sheet is not one page.
    fn altezze(
        &self,
        fogli: &[&DaStampare],
        fitto: bool,
    ) -> Result<Option<(f64, Vec<f64>)>, DocumentError> {
        if fogli.is_empty() {
            return Ok(Some((0.0, Vec::new())));
        }
        let mut sorgente = String::new();
        self.parte(&mut sorgente, "documento.typ", &Cornice::di(self))?;
        sorgente.push_str("#show: pagine-di-prova\n");
        for f in fogli {
            self.foglio(&mut sorgente, f, Misure { fitto, ..Misure::default() })?;
        }
        let (sorgente, _) = template::separa(&sorgente);
        let file = self.libreria();
        let altezze =
            typeset::altezze(&TypstProject { sorgente, file, ..TypstProject::default() })?;
        Ok(match altezze.split_first() {
            Some((pagina, altre)) if altre.len() == fogli.len() => Some((*pagina, altre.to_vec())),
            _ => None,
        })
    }
}
