//! VAR: what variazioni.yaml names.

use super::{Contesto, Descritta, Rule, regola};
use crate::diagnostic::Segnalazione;
use crate::model::{
    ObiettivoFile, StatoObiettivo, Testo, TipoVariazione, Variazione, senza_estensione,
};
use crate::valori::suggerisci;

regola! {
    /// VAR-002: una variazione nomina schede che ci sono, e torna con il loro stato
    ///
    /// # Cosa controlla
    /// Che ogni voce di `obiettivi` in `variazioni.yaml` sia il codice, l'identità o il file di una scheda,
    /// o di un processo; che una scheda sia `stralciato` se l'ultima variazione che la nomina ha
    /// `tipo: stralcio`; e che una scheda `stralciato` nominata da variazioni lo sia per uno stralcio, o per
    /// una rettifica.
    ///
    /// # Perché
    /// Un codice sbagliato lascia la scheda senza il suo atto. Uno stralcio è per sempre e una sospensione
    /// no: l'anno dopo la scheda sospesa si riporta, quella stralciata no.
    ///
    /// # Esempio sbagliato
    /// ```yaml
    /// # obiettivi/a.yaml
    /// codice: 1.01.01
    /// stato: sospeso
    /// # variazioni.yaml
    /// - atto:
    ///     organo: giunta
    ///     numero: 88
    ///     data: 15/09/2026
    ///   tipo: stralcio
    ///   motivo: Il bando regionale non è uscito.
    ///   obiettivi: [1.01.01, 1.01.02]
    /// ```
    ///
    /// # Esempio giusto
    /// ```yaml
    /// # variazioni.yaml
    /// - atto:
    ///     organo: giunta
    ///     numero: 88
    ///     data: 15/09/2026
    ///   tipo: modifica
    ///   motivo: Il bando regionale non è uscito.
    ///   obiettivi: [1.01.01]
    /// ```
    ///
    /// # Riferimenti
    /// Nessuna norma: coerenza dei dati.
    VariazioneCoerente, accompagna "DOC-009"
}

impl Rule for VariazioneCoerente {
    fn controlla(&self, c: &Contesto<'_>, esiti: &mut Vec<Segnalazione>) {
        for v in &c.cartella().variazioni {
            for nome in v.obiettivi.iter().filter(|t| !esiste(c, t)) {
                esiti.push(self.ignota(c, nome));
            }
        }
        esiti.extend(c.schede().iter().filter_map(|o| self.stato(c, o)));
    }
}

impl VariazioneCoerente {
    fn ignota(&self, c: &Contesto<'_>, nome: &Testo) -> Segnalazione {
        let noti: Vec<&str> = c
            .schede()
            .iter()
            .flat_map(|o| [o.scheda.codice.as_ref().map(Testo::as_str), Some(o.percorso.as_str())])
            .flatten()
            .collect();
        let aiuto = match suggerisci(nome.as_str(), &noti) {
            Some(vicina) => format!("forse `{vicina}`?"),
            None => "scrivi il codice che la scheda ha ora, o il suo file".to_owned(),
        };
        self.avviso(
            nome.luogo,
            format!("la variazione nomina `{nome}`, e nessuna scheda si chiama così"),
        )
        .aiuto(aiuto)
    }

    /// A scheda whose last act strikes it out and that is not out for good, or one that is and that no
    /// act strikes out; a rettifica may do either.
    fn stato(&self, c: &Contesto<'_>, o: &ObiettivoFile) -> Option<Segnalazione> {
        let sue = || c.cartella().variazioni.iter().filter(|v| v.nomina(o));
        let ultima = sue().next_back()?;
        let tipo = ultima.tipo.as_ref().filter(|t| t.valore.is_some())?;
        let stato = o.scheda.stato();
        let codice = o.scheda.codice.as_ref().map_or(o.id.as_str(), |t| t.as_str());
        let toglie = |v: &Variazione| {
            matches!(v.tipo(), Some(TipoVariazione::Stralcio | TipoVariazione::Rettifica))
        };
        let (messaggio, aiuto) = match ultima.tipo() {
            Some(TipoVariazione::Stralcio) if stato != StatoObiettivo::Stralciato => (
                format!("la variazione stralcia `{codice}`, e la scheda è `{}`", stato.parola()),
                "scrivi nella scheda `stato: stralciato`; se l'atto dice altro, qui `tipo: modifica`",
            ),
            _ if stato == StatoObiettivo::Stralciato && !sue().any(toglie) => (
                format!(
                    "la scheda `{codice}` è stralciata, e la variazione ha `tipo: {}`",
                    tipo.testo
                ),
                "scrivi qui `tipo: stralcio`; se l'atto dice altro, correggi lo stato della scheda",
            ),
            _ => return None,
        };
        let chiusa = c.cartella().lucchetto.as_ref().is_some_and(|l| l.contiene(ultima));
        let aiuto = if chiusa {
            "la variazione è già nella copia del piano approvato: si corregge con un'altra, di `tipo: rettifica`"
        } else {
            aiuto
        };
        let luogo = o.scheda.stato.as_ref().map_or(o.luogo(), |s| s.luogo);
        Some(self.avviso(tipo.luogo, messaggio).aiuto(aiuto).correlata(luogo, "la scheda"))
    }
}

/// Whether a name is a scheda's or a process's, of now or of the plan that was voted.
fn esiste(c: &Contesto<'_>, nome: &Testo) -> bool {
    let cartella = c.cartella();
    let una = Variazione { obiettivi: vec![nome.clone()], ..Variazione::default() };
    let scritto = |t: &Option<Testo>| t.as_ref().is_some_and(|t| t.testo == nome.testo);
    let processo = |p: &str| p == nome.as_str() || senza_estensione(p) == nome.as_str();
    c.schede().iter().any(|o| una.nomina(o))
        || cartella.processi.iter().any(|p| processo(&p.percorso))
        || cartella.lucchetto.iter().any(|l| {
            let mut modifiche = l.variazioni.iter().flat_map(|v| &v.modifiche);
            let di_codice = |t: &Option<Testo>| t.as_ref().is_some_and(|t| t.as_str() == "codice");
            let codice = |t: Option<&Testo>| t.is_some_and(|t| t.testo == nome.testo);
            l.schede.iter().any(|s| scritto(&s.scheda) || codice(s.campi.get("codice")))
                || modifiche
                    .any(|m| scritto(&m.codice) || (di_codice(&m.campo) && scritto(&m.prima)))
        })
}
