//! Findings as text for a terminal: code, message, place, the line itself, remedy.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use annotate_snippets::renderer::{DecorStyle, Renderer};
use annotate_snippets::{AnnotationKind, Group, Level, Snippet};

use super::{Conteggio, Gravita, Luogo, Segnalazione, Sorgenti};

/// Whether colours may be used: only on a terminal, never when `NO_COLOR` is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Colori {
    /// With colours.
    Si,
    /// Plain text.
    No,
}

/// The findings, each with its source line, and a line that counts them. At most `massimo` are shown
/// whole, the gravest ones; the others are counted by rule.
pub fn testo(
    segnalazioni: &[Segnalazione],
    sorgenti: &Sorgenti,
    colori: Colori,
    massimo: usize,
) -> String {
    let renderer = match colori {
        Colori::Si => Renderer::styled(),
        Colori::No => Renderer::plain(),
    }
    .decor_style(DecorStyle::Ascii);
    let mut per_gravita: Vec<usize> = (0..segnalazioni.len()).collect();
    per_gravita.sort_by_key(|i| segnalazioni.get(*i).map(|s| (s.deroga.is_some(), s.gravita)));
    let scelte: BTreeSet<usize> = per_gravita.into_iter().take(massimo).collect();
    let mut out = String::new();
    for (_, s) in segnalazioni.iter().enumerate().filter(|(i, _)| scelte.contains(i)) {
        out.push_str(&una(s, sorgenti, &renderer));
        out.push_str("\n\n");
    }
    let altre = segnalazioni.iter().enumerate().filter(|(i, _)| !scelte.contains(i));
    out.push_str(&contate(&altre.map(|(_, s)| s).collect::<Vec<_>>(), sorgenti));
    out.push_str(&Conteggio::di(segnalazioni).to_string());
    out.push('\n');
    out
}

/// What is not shown whole: a line a rule, with how many findings in how many files.
fn contate(altre: &[&Segnalazione], sorgenti: &Sorgenti) -> String {
    let mut gruppi: BTreeMap<(bool, Gravita, &str), Vec<&Segnalazione>> = BTreeMap::new();
    for s in altre {
        gruppi.entry((s.deroga.is_some(), s.gravita, s.regola)).or_default().push(s);
    }
    let mut out = String::new();
    if !altre.is_empty() {
        let quante = match altre.len() {
            1 => "un'altra segnalazione, non mostrata".to_owned(),
            n => format!("altre {n} segnalazioni, non mostrate"),
        };
        out.push_str(&format!("{quante} per intero:\n"));
    }
    for ((in_deroga, gravita, regola), v) in gruppi {
        let file: BTreeSet<_> = v.iter().map(|s| s.luogo.file).collect();
        let cosa = if in_deroga { "in deroga".to_owned() } else { gravita.to_string() };
        let primo = file.first().map_or("", |f| sorgenti.percorso(*f));
        let dove = match file.len() {
            1 => primo.to_owned(),
            2 => format!("{primo} e un altro file"),
            n => format!("{primo} e altri {} file", n - 1),
        };
        out.push_str(&format!("  {:>6} × {cosa}[{regola}]  {dove}\n", v.len()));
    }
    if !altre.is_empty() {
        out.push('\n');
    }
    out
}

fn una(s: &Segnalazione, sorgenti: &Sorgenti, renderer: &Renderer) -> String {
    let livello = match (&s.deroga, s.gravita) {
        (Some(_), _) => Level::NOTE.with_name("in deroga"),
        (None, Gravita::Errore) => Level::ERROR.with_name("errore"),
        (None, Gravita::Avviso) => Level::WARNING.with_name("avviso"),
        (None, Gravita::Nota) => Level::NOTE.with_name("nota"),
    };
    let principale = frammento(s.luogo, sorgenti, AnnotationKind::Primary, None);
    let mut gruppo = livello.primary_title(s.detto()).id(s.regola).element(principale);
    for c in &s.correlate {
        gruppo = gruppo.element(frammento(
            c.luogo,
            sorgenti,
            AnnotationKind::Context,
            Some(&c.messaggio),
        ));
    }
    if !s.aiuto.is_empty() {
        gruppo = gruppo.element(Level::HELP.with_name("aiuto").message(s.aiuto.as_str()));
    }
    if let Some(motivo) = &s.deroga {
        gruppo = gruppo.element(Level::NOTE.with_name("motivo").message(motivo.as_str()));
    }
    let gruppi: [Group<'_>; 1] = [gruppo];
    renderer.render(&gruppi)
}

/// The line of a place with the place underlined; columns shown are the ones of the file.
fn frammento<'a>(
    l: Luogo,
    sorgenti: &'a Sorgenti,
    tipo: AnnotationKind,
    etichetta: Option<&'a str>,
) -> Snippet<'a, annotate_snippets::Annotation<'a>> {
    let riga = sorgenti.riga(l.file, l.riga).unwrap_or("");
    let mut nota = tipo.span(byte(riga, l));
    if let Some(e) = etichetta {
        nota = nota.label(e);
    }
    Snippet::source(riga)
        .line_start(l.riga as usize)
        .path(sorgenti.percorso(l.file))
        .annotation(nota)
}

/// The bytes of a row that a place means.
fn byte(riga: &str, l: Luogo) -> Range<usize> {
    let al = |n: usize| riga.char_indices().nth(n).map_or(riga.len(), |(i, _)| i);
    let da = (l.colonna as usize).saturating_sub(1);
    al(da)..al(da + (l.lunghezza as usize).max(1))
}
