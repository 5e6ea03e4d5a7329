//! PER: service periods and categories.

use jiff::civil::Date;

use super::{Contesto, Descritta, Rule, regola};
use crate::diagnostic::{Luogo, Segnalazione};
use crate::model::{Dato, Dipendente, Testo, intero};
use crate::valori::{DataGiorno, data_estesa};

/// First and last day of the year.
fn anno(c: &Contesto<'_>) -> (Date, Date) {
    (Date::constant(c.anno(), 1, 1), Date::constant(c.anno(), 12, 31))
}

fn giorno(d: Option<&Dato<DataGiorno>>, anno: i16) -> Option<Date> {
    d?.valore.as_ref()?.nel(anno).ok()
}

/// The spans of service of a person; one without dates is always there.
pub(super) fn periodi(p: &Dipendente, anno: i16) -> Vec<(Option<Date>, Option<Date>)> {
    if p.periodi.is_empty() {
        return vec![(giorno(p.dal.as_ref(), anno), giorno(p.al.as_ref(), anno))];
    }
    p.periodi.iter().map(|q| (giorno(q.dal.as_ref(), anno), giorno(q.al.as_ref(), anno))).collect()
}

/// The last day of some spans of service; `None` where one of them has no end.
pub(super) fn ultimo_giorno(periodi: &[(Option<Date>, Option<Date>)]) -> Option<Date> {
    let fini: Option<Vec<Date>> = periodi.iter().map(|(_, al)| *al).collect();
    fini?.into_iter().max()
}

/// Whether a person serves on some day of a span.
fn in_servizio(p: &Dipendente, c: &Contesto<'_>, da: Date, a: Date) -> bool {
    periodi(p, c.anno())
        .iter()
        .any(|(dal, al)| dal.is_none_or(|d| d <= a) && al.is_none_or(|x| x >= da))
}

regola! {
    /// PER-003: chi partecipa è in servizio, e chi succede non si accavalla
    ///
    /// # Cosa controlla
    /// A consuntivo, che chi ha una quota realizzata sia stato in servizio mentre la scheda si svolgeva
    /// (i mesi effettivi delle fasi, o l'anno). E che due persone con lo stesso ruolo nello stesso
    /// settore, di cui una finisce e l'altra comincia nell'anno, non siano in servizio insieme.
    ///
    /// # Perché
    /// Nessuno risponde del lavoro di quando non c'era, e un incarico ha un titolare alla volta.
    ///
    /// # Esempio sbagliato
    /// ```yaml
    /// # personale.yaml
    /// - id: p-a
    ///   nome: Anna Blu
    ///   ruolo: Responsabile tecnico
    ///   settore: s
    ///   al: 30/06/2026
    /// - id: p-b
    ///   nome: Bruno Neri
    ///   ruolo: Responsabile tecnico
    ///   settore: s
    ///   dal: 01/06/2026
    /// ```
    ///
    /// # Esempio giusto
    /// ```yaml
    /// # personale.yaml
    /// - id: p-a
    ///   nome: Anna Blu
    ///   ruolo: Responsabile tecnico
    ///   settore: s
    ///   al: 30/06/2026
    /// - id: p-b
    ///   nome: Bruno Neri
    ///   ruolo: Responsabile tecnico
    ///   settore: s
    ///   dal: 01/07/2026
    /// ```
    ///
    /// # Riferimenti
    /// D.Lgs. 150/2009, art. 9.
    Servizio, dal Consuntivo, accompagna "PER-013"
}

impl Rule for Servizio {
    fn controlla(&self, c: &Contesto<'_>, esiti: &mut Vec<Segnalazione>) {
        self.fuori_servizio(c, esiti);
        self.successori(c, esiti);
    }
}

impl Servizio {
    fn fuori_servizio(&self, c: &Contesto<'_>, esiti: &mut Vec<Segnalazione>) {
        for f in c.fogli() {
            let mesi: Vec<(i16, u8)> = f
                .fasi
                .iter()
                .filter_map(|x| match x.effettivo.as_ref()?.valore.as_ref()? {
                    crate::valori::Effettivo::Mesi(m) => Some(m.nel(c.anno())),
                    crate::valori::Effettivo::NonSvolta => None,
                })
                .flat_map(|m| m.iter().collect::<Vec<_>>())
                .collect();
            let inizio = mesi.iter().min().and_then(|(a, m)| primo_del_mese(*a, *m));
            let fine =
                mesi.iter().max().and_then(|(a, m)| Some(primo_del_mese(*a, *m)?.last_of_month()));
            let (da, a) = inizio.zip(fine).unwrap_or_else(|| anno(c));
            for q in c.cartella().partecipanti(f.personale) {
                let Some(quota) = &q.realizzata else { continue };
                let ha = quota
                    .valore
                    .as_ref()
                    .is_some_and(|v| v.0 > num_rational::BigRational::default());
                let persona = q.dipendente.as_ref().and_then(|d| c.cartella().persona(d.as_str()));
                if let Some(p) = persona.filter(|p| ha && !in_servizio(p, c, da, a)) {
                    let chi = p.nome.as_ref().map_or("", |n| n.as_str());
                    esiti.push(
                        self.avviso(
                            quota.luogo,
                            format!(
                                "{chi} ha una quota realizzata e non era in servizio dal {} al {}",
                                data_estesa(da),
                                data_estesa(a)
                            ),
                        )
                        .aiuto("correggi la quota, o il periodo di servizio in personale.yaml")
                        .correlata(p.luogo, "il suo periodo di servizio"),
                    );
                }
            }
        }
    }

    fn successori(&self, c: &Contesto<'_>, esiti: &mut Vec<Segnalazione>) {
        let persone = &c.cartella().persone;
        for esce in persone {
            let Some((fine, posto)) =
                esce.al.as_ref().and_then(|d| Some((giorno(Some(d), c.anno())?, d.luogo)))
            else {
                continue;
            };
            for entra in persone {
                let Some(inizio) = giorno(entra.dal.as_ref(), c.anno()) else { continue };
                let stesso_posto = ruolo(esce).is_some()
                    && ruolo(esce) == ruolo(entra)
                    && stesso(&esce.settore, &entra.settore);
                let nell_anno = [fine, inizio].iter().all(|d| d.year() == c.anno());
                let prima = giorno(esce.dal.as_ref(), c.anno()).is_none_or(|d| d < inizio);
                if stesso_posto && nell_anno && prima && inizio <= fine {
                    let (a, b) = (nome(esce), nome(entra));
                    let dal = entra.dal.as_ref().map_or(entra.luogo, |d| d.luogo);
                    esiti.push(
                        self.avviso(
                            dal,
                            format!("{b} comincia prima che {a} finisca, con lo stesso ruolo"),
                        )
                        .aiuto("controlla le due date: un incarico ha un titolare alla volta")
                        .correlata(posto, format!("{a} finisce qui")),
                    );
                }
            }
        }
    }
}

fn primo_del_mese(anno: i16, mese: u8) -> Option<Date> {
    Date::new(anno, i8::try_from(mese).ok()?, 1).ok()
}

fn nome(p: &Dipendente) -> &str {
    p.nome.as_ref().map_or("", |n| n.as_str())
}

/// The role without what stands in brackets: "(fino a giugno)".
fn ruolo(p: &Dipendente) -> Option<&str> {
    let r = p.ruolo.as_ref()?.as_str();
    Some(r.split('(').next().unwrap_or(r).trim()).filter(|r| !r.is_empty())
}

fn stesso(a: &Option<Testo>, b: &Option<Testo>) -> bool {
    a.as_ref().map(Testo::as_str) == b.as_ref().map(Testo::as_str)
}

/// Every category written in the data, with its place and the person it is of.
fn categorie<'a>(c: &Contesto<'a>) -> Vec<(&'a Dipendente, &'a Testo)> {
    let cartella = c.cartella();
    let mut v: Vec<(&Dipendente, &Testo)> = Vec::new();
    for p in &cartella.persone {
        v.extend(p.categoria.as_ref().map(|t| (p, t)));
        v.extend(p.periodi.iter().filter_map(|q| Some((p, q.categoria.as_ref()?))));
    }
    for q in c.fogli().flat_map(|f| cartella.partecipanti(f.personale)) {
        let persona = q.dipendente.as_ref().and_then(|d| cartella.persona(d.as_str()));
        v.extend(persona.and_then(|p| Some((p, q.categoria.as_ref()?))));
    }
    v.sort_by_key(|(_, t)| t.luogo);
    v.dedup_by_key(|(_, t)| t.luogo);
    v
}

regola! {
    /// PER-007: la categoria è in vigore
    ///
    /// # Cosa controlla
    /// Che dopo il 31 marzo 2023 nessuno sia PO: dal 1° aprile le posizioni organizzative sono incarichi
    /// di elevata qualificazione (EQ). E che nessuno sia di categoria A, B, C o D: sono le aree degli
    /// Operatori, degli Operatori esperti, degli Istruttori e dei Funzionari. Chi ha lasciato il servizio
    /// entro quella data può esserlo.
    ///
    /// # Perché
    /// Un atto che usa un inquadramento che non c'è più si contesta facilmente.
    ///
    /// # Esempio sbagliato
    /// ```yaml
    /// # personale.yaml
    /// - id: p-a
    ///   nome: Anna Blu
    ///   categoria: PO
    /// ```
    ///
    /// # Esempio giusto
    /// ```yaml
    /// # personale.yaml
    /// - id: p-a
    ///   nome: Anna Blu
    ///   categoria: EQ
    /// ```
    ///
    /// # Riferimenti
    /// CCNL Funzioni locali 16/11/2022, artt. 13 e 16.
    CategoriaInVigore
}

impl Rule for CategoriaInVigore {
    fn controlla(&self, c: &Contesto<'_>, esiti: &mut Vec<Segnalazione>) {
        let ultima = Date::constant(2023, 3, 31);
        let dopo = Date::constant(2023, 4, 1);
        let (_, fine) = anno(c);
        if fine <= ultima {
            return;
        }
        // A period of service says until when its own category held.
        let scaduta = |p: &Dipendente, t: &Testo| {
            let suo =
                p.periodi.iter().find(|q| q.categoria.as_ref().is_some_and(|x| x.luogo == t.luogo));
            match suo {
                Some(q) => giorno(q.al.as_ref(), c.anno()).is_none_or(|al| al > ultima),
                None => in_servizio(p, c, dopo.max(anno(c).0), fine),
            }
        };
        for vecchia in [po, lettera] {
            let mut luoghi = { categorie(c) }
                .into_iter()
                .filter(|(p, t)| scaduta(p, t))
                .filter_map(|(p, t)| Some((p, t.luogo, vecchia(t)?)));
            let Some((_, primo, (messaggio, aiuto))) = luoghi.next() else { continue };
            let altri: Vec<_> = luoghi.collect();
            let quanti = match altri.len() {
                0 => String::new(),
                n => format!(" ({} volte)", n + 1),
            };
            let s = self.avviso(primo, format!("{messaggio}{quanti}")).aiuto(aiuto);
            let anche = |s: Segnalazione, (p, luogo, _): (&Dipendente, Luogo, _)| {
                s.correlata(luogo, format!("anche {}", nome(p)))
            };
            esiti.push(altri.into_iter().fold(s, anche));
        }
    }
}

/// A category without its points, in capitals.
fn sigla(t: &Testo) -> String {
    t.testo.to_uppercase().replace('.', "").trim().to_owned()
}

/// What is said of a posizione organizzativa.
fn po(t: &Testo) -> Option<(String, String)> {
    matches!(sigla(t).as_str(), "PO" | "AP").then(|| {
        let aiuto = "scrivi EQ; chi è stato PO fino al 31 marzo ha due `periodi`";
        ("la categoria PO non esiste più dal 1° aprile 2023".to_owned(), aiuto.to_owned())
    })
}

/// What is said of a category with a letter, and of its economic position: `C1`, `D3`.
fn lettera(t: &Testo) -> Option<(String, String)> {
    let s = sigla(t);
    let posizione = s.get(1..)?;
    let area = match s.chars().next()? {
        'A' => "Operatori",
        'B' => "Operatori esperti",
        'C' => "Istruttori",
        'D' => "Funzionari",
        _ => return None,
    };
    let cifra = matches!(posizione, "" | "1" | "2" | "3" | "4" | "5" | "6" | "7" | "8");
    cifra.then(|| {
        let messaggio = format!("la categoria {t} non c'è più dal 1° aprile 2023: ci sono le aree");
        (messaggio, format!("scrivi {area}"))
    })
}

regola! {
    /// PER-008: il Segretario non è una posizione organizzativa
    ///
    /// # Cosa controlla
    /// Che chi ha l'incarico di segretario non abbia categoria PO o EQ, nemmeno in una scheda sola.
    ///
    /// # Perché
    /// Il Segretario comunale ha un contratto suo, nell'area della dirigenza: non è mai PO né EQ.
    ///
    /// # Esempio sbagliato
    /// ```yaml
    /// # ente.yaml
    /// incarichi:
    ///   segretario: p-a
    /// # personale.yaml
    /// - id: p-a
    ///   nome: Anna Blu
    ///   categoria: EQ
    /// ```
    ///
    /// # Esempio giusto
    /// ```yaml
    /// # personale.yaml
    /// - id: p-a
    ///   nome: Anna Blu
    ///   categoria: SEGR
    /// ```
    ///
    /// # Riferimenti
    /// TUEL art. 97; CCNL Area Funzioni locali 16/07/2024.
    Segretario
}

impl Rule for Segretario {
    fn controlla(&self, c: &Contesto<'_>, esiti: &mut Vec<Segnalazione>) {
        let Some(chi) = c.cartella().ente.incarichi.get("segretario") else { return };
        let Some(segretario) = c.cartella().persona(chi.as_str()) else { return };
        for (p, t) in categorie(c) {
            let eq = matches!(t.testo.to_uppercase().replace('.', "").as_str(), "PO" | "EQ");
            if eq && std::ptr::eq(p, segretario) {
                esiti.push(
                    self.avviso(
                        t.luogo,
                        format!("{} è il Segretario, e ha categoria {t}", nome(p)),
                    )
                    .aiuto("scrivi SEGR")
                    .correlata(chi.luogo, "l'incarico di segretario"),
                );
            }
        }
    }
}

regola! {
    /// PER-009: gli incarichi contati sono quelli dell'indice
    ///
    /// # Cosa controlla
    /// A consuntivo, che il numero di posizioni organizzative o di incarichi EQ di un indice di processo
    /// sia quello delle persone del processo con quella categoria in servizio al 31 dicembre.
    ///
    /// # Perché
    /// Due numeri diversi della stessa cosa, nello stesso documento, fanno dubitare degli altri.
    ///
    /// # Esempio sbagliato
    /// ```yaml
    /// # processi/ente.yaml
    /// titolo: Ente
    /// indici:
    ///   - nome: N. incarichi di elevata qualificazione
    ///     consuntivo: 4
    /// personale:
    ///   - dipendente: p-a
    ///     categoria: EQ
    /// ```
    ///
    /// # Esempio giusto
    /// ```yaml
    /// # processi/ente.yaml
    /// titolo: Ente
    /// indici:
    ///   - nome: N. incarichi di elevata qualificazione
    ///     consuntivo: 1
    /// personale:
    ///   - dipendente: p-a
    ///     categoria: EQ
    /// ```
    ///
    /// # Riferimenti
    /// Nessuna norma: coerenza dei dati.
    ContoIncarichi, dal Consuntivo
}

impl Rule for ContoIncarichi {
    fn controlla(&self, c: &Contesto<'_>, esiti: &mut Vec<Segnalazione>) {
        let (_, fine) = anno(c);
        for p in &c.cartella().processi {
            let indice = p.scheda.indici.iter().find(|i| {
                let nome = i.nome.as_ref().map_or(String::new(), |n| n.testo.to_lowercase());
                [
                    "posizioni organizzative",
                    "elevata qualificazione",
                    "elevate qualificazioni",
                    "incarichi eq",
                    "incarichi di eq",
                ]
                .iter()
                .any(|x| nome.contains(x))
            });
            let Some((indice, cifra)) = indice.and_then(|i| Some((i, i.consuntivo.as_ref()?)))
            else {
                continue;
            };
            let Some(dichiarati) = cifra.valore.as_ref().and_then(|v| v.0.as_ref()) else {
                continue;
            };
            let incaricati =
                c.cartella().partecipanti(p.scheda.personale.as_ref()).iter().filter(|q| {
                    let Some(persona) =
                        q.dipendente.as_ref().and_then(|d| c.cartella().persona(d.as_str()))
                    else {
                        return false;
                    };
                    let categoria = q.categoria.as_ref().or(persona.categoria.as_ref());
                    categoria.is_some_and(|t| {
                        matches!(t.testo.to_uppercase().replace('.', "").as_str(), "PO" | "EQ")
                    }) && in_servizio(persona, c, fine, fine)
                });
            let contati = incaricati.count();
            let scritti = dichiarati.to_integer();
            if contati > 0
                && (scritti != contati.into() || !dichiarati.is_integer())
                && intero(&cifra.testo).is_some()
            {
                esiti.push(
                    self.nota(cifra.luogo, format!(
                        "`{}` dice {}, e nel processo gli incaricati in servizio al 31 dicembre sono {contati}",
                        indice.nome.as_ref().map_or("", |n| n.as_str()),
                        cifra.testo
                    ))
                    .aiuto("controlla l'indice, le categorie e i periodi di servizio"),
                );
            }
        }
    }
}
