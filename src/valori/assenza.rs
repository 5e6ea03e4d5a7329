//! The marks that an office leaves where there is no figure.

use super::piano;

/// Not measured, and said so.
pub(super) const NON_RILEVATO: [&str; 22] = [
    "n.r.",
    "n.r",
    "nr",
    "n. r.",
    "non rilevato",
    "non rilevata",
    "n.d.",
    "n.d",
    "nd",
    "n. d.",
    "non disponibile",
    "n.p.",
    "n.p",
    "n. p.",
    "non pervenuto",
    "-",
    "--",
    "//",
    "==",
    "#n/d",
    "#n/a",
    "non misurato",
];

/// It does not apply: there was nothing to measure.
pub(super) const NON_APPLICABILE: [&str; 5] =
    ["n.a.", "n.a", "n. a.", "non applicabile", "non valutabile"];

/// Whether a text (see [`piano`]) says that nothing was measured.
pub(super) fn non_rilevato(piano: &str) -> bool {
    NON_RILEVATO.contains(&piano)
}

/// Whether a text (see [`piano`]) says that there was nothing to measure.
pub(super) fn non_applicabile(piano: &str) -> bool {
    NON_APPLICABILE.contains(&piano)
}

/// Whether a text says that nothing was measured, as typed: `n.r.`, `N.D.`, `//`.
pub(crate) fn non_misurato(testo: &str) -> bool {
    non_rilevato(&piano(testo))
}

/// Whether a text stands where a figure would, and is none.
pub(super) fn assente(testo: &str) -> bool {
    let t = piano(testo);
    non_rilevato(&t) || non_applicabile(&t)
}

/// Whether a text says that there was nothing to measure, as typed: `n.a.`, `Non applicabile`.
pub(crate) fn senza_misura(testo: &str) -> bool {
    non_applicabile(&piano(testo))
}
