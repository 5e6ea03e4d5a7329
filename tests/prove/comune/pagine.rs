//! Where the texts of a page stand, read back from the PDF.

use std::collections::HashMap;

use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Object};

use super::voce;

/// One run of text as it is shown; points, from the top left of the page.
pub struct Scritta {
    pub da: f64,
    pub a: f64,
    pub base: f64,
    /// The size of the font.
    pub corpo: f64,
    /// Red, green and blue, of 255.
    pub colore: [u8; 3],
}

/// A page: its texts, without what is an artifact (running header, footer, background, drawings), and
/// the lowest point of what is drawn on it, the footer's place left out.
pub struct Pagina {
    pub testi: Vec<Scritta>,
    pub tracciato: f64,
}

/// The pages of a document.
pub fn pagine(pdf: &[u8]) -> Vec<Pagina> {
    let doc = Document::load_mem(pdf).expect("a PDF");
    doc.get_pages().values().map(|id| pagina(&doc, *id)).collect()
}

/// `[a b c d e f]` as PDF writes a transformation.
type Matrice = [f64; 6];

/// What a point goes through first, then the rest.
fn poi(m: Matrice, n: Matrice) -> Matrice {
    [
        m[0] * n[0] + m[1] * n[2],
        m[0] * n[1] + m[1] * n[3],
        m[2] * n[0] + m[3] * n[2],
        m[2] * n[1] + m[3] * n[3],
        m[4] * n[0] + m[5] * n[2] + n[4],
        m[4] * n[1] + m[5] * n[3] + n[5],
    ]
}

fn numero(o: &Object) -> f64 {
    o.as_float().map_or(0.0, f64::from)
}

fn numeri<const N: usize>(op: &Operation) -> [f64; N] {
    std::array::from_fn(|i| op.operands.get(i).map_or(0.0, numero))
}

fn pagina(doc: &Document, id: lopdf::ObjectId) -> Pagina {
    let alta = 841.889_8;
    let caratteri = doc.get_page_fonts(id).expect("fonts");
    let larghi: HashMap<Vec<u8>, Larghezze> =
        caratteri.into_iter().map(|(k, d)| (k, Larghezze::di(doc, d))).collect();
    let contenuto = Content::decode(&doc.get_page_content(id)).expect("content");
    let mut pila: Vec<(Matrice, [u8; 3])> = Vec::new();
    let mut marche: Vec<bool> = Vec::new();
    let (mut ctm, mut colore) = ([1.0, 0.0, 0.0, 1.0, 0.0, 0.0], [0; 3]);
    let (mut tm, mut font, mut corpo) = (ctm, Vec::new(), 0.0);
    let (mut testi, mut tracciato) = (Vec::new(), 0.0);
    for op in &contenuto.operations {
        match op.operator.as_str() {
            "q" => pila.push((ctm, colore)),
            "Q" => (ctm, colore) = pila.pop().expect("as many q as Q"),
            "cm" => ctm = poi(numeri(op), ctm),
            "scn" => colore = numeri::<3>(op).map(|n| (n * 255.0).round() as u8),
            "BDC" | "BMC" => {
                let artefatto = op.operands[0].as_name().is_ok_and(|n| n == b"Artifact");
                marche.push(artefatto);
            }
            "EMC" => drop(marche.pop()),
            "Tf" => {
                font = op.operands[0].as_name().expect("a name").to_vec();
                corpo = numero(&op.operands[1]);
            }
            "m" | "l" => {
                let [x, y] = numeri(op);
                tracciato = f64::max(tracciato, alta - (x * ctm[1] + y * ctm[3] + ctm[5]));
            }
            "Tm" => tm = numeri(op),
            "Tj" | "TJ" if !marche.contains(&true) => {
                let m = poi(tm, ctm);
                let lungo = larghi[&font].di_mostrato(&op.operands[0]) * corpo / 1000.0;
                testi.push(Scritta {
                    da: m[4],
                    a: m[4] + lungo * m[0],
                    base: alta - m[5],
                    corpo: corpo * m[3].abs(),
                    colore,
                });
            }
            _ => {}
        }
    }
    Pagina { testi, tracciato }
}

/// The widths of a font's glyphs, in thousandths.
struct Larghezze {
    usuale: f64,
    sue: HashMap<u16, f64>,
}

impl Larghezze {
    /// Of a composite font, whose codes are two bytes.
    fn di(doc: &Document, font: &Dictionary) -> Self {
        let figli = voce(doc, font, b"DescendantFonts").expect("a composite font");
        let figlio = figli.as_array().expect("an array")[0].clone();
        let (_, figlio) = doc.dereference(&figlio).expect("there");
        let figlio = figlio.as_dict().expect("a dictionary");
        let usuale = voce(doc, figlio, b"DW").map_or(1000.0, numero);
        let mut sue = HashMap::new();
        let w = voce(doc, figlio, b"W").and_then(|w| w.as_array().ok()).cloned();
        let mut w = w.unwrap_or_default().into_iter();
        while let (Some(da), Some(poi)) = (w.next(), w.next()) {
            let da = numero(&da) as u16;
            match poi.as_array() {
                Ok(lista) => sue.extend((da..).zip(lista.iter().map(numero))),
                Err(_) => {
                    let largo = w.next().as_ref().map_or(0.0, numero);
                    sue.extend((da..=numero(&poi) as u16).map(|c| (c, largo)));
                }
            }
        }
        Larghezze { usuale, sue }
    }

    /// Of what `Tj` or `TJ` shows, a number in it taken away.
    fn di_mostrato(&self, o: &Object) -> f64 {
        match o {
            Object::String(byte, _) => byte
                .chunks_exact(2)
                .map(|c| u16::from_be_bytes([c[0], c[1]]))
                .map(|c| self.sue.get(&c).copied().unwrap_or(self.usuale))
                .sum(),
            Object::Array(parti) => parti.iter().map(|p| self.di_mostrato(p)).sum(),
            altro => -numero(altro),
        }
    }
}
