//! Findings as text for a terminal: code, message, place, the line itself, remedy.

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

/// All findings, each with its source line, and a line that counts them.
pub fn testo(segnalazioni: &[Segnalazione], sorgenti: &Sorgenti, colori: Colori) -> String {
    let renderer = match colori {
        Colori::Si => Renderer::styled(),
        Colori::No => Renderer::plain(),
    }
    .decor_style(DecorStyle::Ascii);
    let mut out = String::new();
    for s in segnalazioni {
        out.push_str(&una(s, sorgenti, &renderer));
        out.push_str("\n\n");
    }
    out.push_str(&Conteggio::di(segnalazioni).to_string());
    out.push('\n');
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
    let mut gruppo = livello.primary_title(s.messaggio.as_str()).id(s.regola).element(principale);
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
