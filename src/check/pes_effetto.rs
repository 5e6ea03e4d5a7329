//! PES: a weight, or an edge, that was typed and changes nothing.

use super::ind::nome;
use super::ind_bordi::bordi;
use super::{Contesto, Descritta, Foglio, Rule, regola};
use crate::diagnostic::Segnalazione;
use crate::model::{OMappa, RegolaIndicatori, RegolaSoglie};
use crate::score::UsoBordo;
use crate::valori::{Polarita, TipoIndicatore};

regola! {
    /// PES-008: un peso scritto ha un effetto
    ///
    /// # Cosa controlla
    /// Che un peso non stia dove il metodo non lo usa: su una data, quando le date non contano nel valore
    /// (`date_nel_valore: no`); su una scheda con `assegnazioni`, che hanno ciascuna il suo; su un prerequisito;
    /// su alcune fasi e non su tutte. E che `soglia`, `eccellente` e `partenza` non stiano dove il risultato vale
    /// 100 o 0, o dove il metodo non li guarda.
    ///
    /// # Perché
    /// Chi legge un peso crede che conti. Metà del peso su una data che non entra nella media è metà di niente.
    ///
    /// # Esempio sbagliato
    /// ```yaml
    /// # ente.yaml
    /// metodologia:
    ///   base: standard
    ///   date_nel_valore: no
    /// # obiettivi/a.yaml
    /// indicatori:
    ///   - nome: Fine dei lavori
    ///     atteso: entro il 30/06
    ///     peso: 50
    ///   - nome: Alloggi consegnati
    ///     atteso: almeno 12
    ///     peso: 50
    /// ```
    ///
    /// # Esempio giusto
    /// ```yaml
    /// # ente.yaml
    /// metodologia: standard
    /// ```
    ///
    /// # Riferimenti
    /// Nessuna norma: coerenza dei dati.
    PesoConEffetto, guarda Foglio
}

impl Rule for PesoConEffetto {
    fn controlla(&self, c: &Contesto<'_>, esiti: &mut Vec<Segnalazione>) {
        self.metodo(c, esiti);
        for f in c.fogli().filter(|f| f.attivo()) {
            self.date(c, &f, esiti);
            self.scheda(&f, esiti);
            self.fasi(&f, esiti);
            for (i, p) in f.misure() {
                for (t, bordo, che, _) in bordi(i, p) {
                    let UsoBordo::SenzaEffetto(perche) = bordo else { continue };
                    if !perche.is_empty() {
                        let messaggio = format!("`{}`: {che} non ha effetto: {perche}", nome(i));
                        // Some results are all or nothing by any method.
                        let sempre = i.polarita.as_ref().and_then(|p| p.valore)
                            == Some(Polarita::Esatta)
                            || matches!(
                                p.tipo(),
                                Some(
                                    TipoIndicatore::SiNo
                                        | TipoIndicatore::Intervallo
                                        | TipoIndicatore::Testo
                                )
                            );
                        esiti.push(self.avviso(t.luogo, messaggio).aiuto(match sempre {
                            true => "togli la riga",
                            false => {
                                "togli la riga, o scegli in `metodologia` un metodo che la usa"
                            }
                        }));
                    }
                }
            }
        }
    }
}

impl PesoConEffetto {
    /// Parameters of the method that all or nothing leaves without effect.
    fn metodo(&self, c: &Contesto<'_>, esiti: &mut Vec<Segnalazione>) {
        let Some(OMappa::Mappa(m)) = &c.cartella().ente.metodologia else { return };
        let metodo = c.valutata.metodo();
        if metodo.indicatori != RegolaIndicatori::TuttoONiente {
            return;
        }
        let cento = num_rational::BigRational::from_integer(100.into());
        let soglie = m.soglie.as_ref().filter(|_| metodo.soglie == RegolaSoglie::Interpolata);
        let progresso = m.progresso.as_ref().filter(|_| metodo.progresso);
        let tetto = m.tetto.as_ref().filter(|_| metodo.tetto > cento);
        let trovati = [
            soglie.map(|d| (d.luogo, "soglie")),
            progresso.map(|d| (d.luogo, "progresso")),
            tetto.map(|d| (d.luogo, "tetto")),
        ];
        for (luogo, chiave) in trovati.into_iter().flatten() {
            let messaggio =
                format!("`{chiave}` non ha effetto: con tutto_o_niente un risultato vale 100 o 0");
            esiti.push(
                self.avviso(luogo, messaggio).aiuto("toglilo, o scrivi `indicatori: pro_quota`"),
            );
        }
    }

    /// Dates with a weight where the method leaves dates out of valore.
    fn date(&self, c: &Contesto<'_>, f: &Foglio<'_>, esiti: &mut Vec<Segnalazione>) {
        if c.valutata.metodo().con_le_date() {
            return;
        }
        let data = |t| t == Some(TipoIndicatore::Data);
        if f.misure().all(|(_, p)| data(p.tipo())) {
            return;
        }
        for (i, _) in f.misure().filter(|(_, p)| data(p.tipo())) {
            let Some(peso) = i.peso.as_ref() else { continue };
            let messaggio = format!(
                "il peso di `{}` non ha effetto: con questo metodo le date non contano nel valore",
                nome(i)
            );
            esiti.push(self.avviso(peso.luogo, messaggio).aiuto(
                "dai il peso agli altri indicatori, o scrivi `date_nel_valore: sì` in `metodologia`",
            ));
        }
    }

    fn scheda(&self, f: &Foglio<'_>, esiti: &mut Vec<Segnalazione>) {
        let Some(s) = f.scheda else { return };
        let Some(peso) = &s.peso else { return };
        let (perche, aiuto) = if !s.assegnazioni.is_empty() {
            (
                "la scheda è divisa tra più settori, e ognuno ha il suo",
                "togli `peso`, o le `assegnazioni`",
            )
        } else if s.prerequisito() {
            ("un prerequisito non ha peso", "togli `peso`, o `prerequisito`")
        } else {
            return;
        };
        esiti.push(
            self.avviso(peso.luogo, format!("il peso `{}` non ha effetto: {perche}", peso.testo))
                .aiuto(aiuto),
        );
    }

    /// Phases that weigh beside others that do not: then all weigh the same.
    fn fasi(&self, f: &Foglio<'_>, esiti: &mut Vec<Segnalazione>) {
        let con_peso = f.fasi.iter().filter_map(|x| x.peso.as_ref());
        let quante = con_peso.clone().count();
        let Some(primo) = con_peso.clone().next().filter(|_| quante < f.fasi.len()) else { return };
        let messaggio =
            format!("{quante} fasi su {} hanno il peso: valgono tutte uguali", f.fasi.len());
        esiti.push(
            self.avviso(primo.luogo, messaggio).aiuto("dai un peso a tutte le fasi, o a nessuna"),
        );
    }
}
