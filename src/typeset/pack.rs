//! The finished PDF, written more tightly: its objects in object streams, a quarter of the size.
//!
//! It is the structure tree that weighs, thousands of small objects that Typst writes one by one. What is
//! read here is what Typst itself has just written: numbered objects of generation 0 one after the other,
//! a plain cross-reference table, a trailer. Each object is copied as it stands, none is taken apart.

use std::io::Write as _;
use std::ops::Range;

use flate2::Compression;
use flate2::write::ZlibEncoder;

/// How many objects go into one object stream: a reader unpacks all of it to get at one of them.
const PER_STREAM: usize = 200;

/// Stands after the data of each stream that we compress, within its length. A decoder stops before it
/// (RFC 1950), and no reader takes it for a part of the line end that follows, as it may the last byte
/// of the checksum (ISO 19005-2, 6.1.7.1).
const CLOSING: u8 = b' ';

/// Where an object is to be found.
enum Entry {
    /// It stands in the file at this byte.
    At(usize),
    /// It is in the object stream of this number, at this place.
    In(u32, usize),
}

/// The same document with its objects in compressed streams; the same bytes every time.
///
/// # Errors
/// When the PDF is not written as Typst writes it, which would be a fault of this program.
pub fn pack(pdf: &[u8]) -> Result<Vec<u8>, String> {
    let source = Source::read(pdf).ok_or("il PDF del motore non ha la forma attesa")?;
    let size = source.objects.iter().map(|(number, _)| number + 1).max().unwrap_or(1);
    let mut out = Writer { out: source.header.to_vec(), entries: Vec::new(), next: size };
    let mut packed = Vec::new();
    for (number, object) in &source.objects {
        match Stream::read(object) {
            Some(stream) => out.stream(*number, &stream),
            None => packed.push((*number, *object)),
        }
    }
    for group in packed.chunks(PER_STREAM) {
        out.object_stream(group);
    }
    out.finish(source.trailer)
}

/// What Typst wrote.
struct Source<'a> {
    header: &'a [u8],
    /// Number and text of each object, in the order of the file.
    objects: Vec<(u32, &'a [u8])>,
    /// What the trailer's dictionary says besides its size.
    trailer: &'a [u8],
}

impl<'a> Source<'a> {
    fn read(pdf: &'a [u8]) -> Option<Self> {
        let end = pdf.windows(9).rposition(|w| w == b"startxref")?;
        let at: usize = number(pdf.get(end + 9..)?.trim_ascii_start())?;
        let table = pdf.get(at..end)?.strip_prefix(b"xref\n0 ")?;
        let count: usize = number(table)?;
        let first = table.iter().position(|b| *b == b'\n')? + 1;
        let entries = table.get(first..first + count * 20)?;
        let mut places: Vec<(usize, u32)> = Vec::new();
        for (id, entry) in entries.chunks(20).enumerate() {
            // Ten digits of offset, five of generation, `n` where it is in use.
            if entry.get(17) == Some(&b'n') {
                places.push((number(entry)?, u32::try_from(id).ok()?));
            }
        }
        places.sort_unstable();
        let ends = places.iter().skip(1).map(|(offset, _)| *offset).chain([at]);
        let mut objects = Vec::with_capacity(places.len());
        for ((start, id), end) in places.iter().zip(ends) {
            let head = format!("{id} 0 obj");
            let text = pdf.get(*start..end)?.strip_prefix(head.as_bytes())?;
            objects.push((*id, text.trim_ascii().strip_suffix(b"endobj")?.trim_ascii()));
        }
        let trailer = table.get(first + count * 20..)?.trim_ascii().strip_prefix(b"trailer")?;
        let trailer = trailer.trim_ascii().strip_prefix(b"<<")?.strip_suffix(b">>")?;
        let trailer = trailer.trim_ascii_start().strip_prefix(b"/Size ")?;
        let digits = trailer.iter().take_while(|b| b.is_ascii_digit()).count();
        Some(Source {
            header: pdf.get(..places.first().map_or(at, |(offset, _)| *offset))?,
            objects,
            trailer: trailer.get(digits..)?,
        })
    }
}

/// The number at the start of a text.
fn number<T: std::str::FromStr>(text: &[u8]) -> Option<T> {
    let digits = text.iter().take_while(|b| b.is_ascii_digit()).count();
    std::str::from_utf8(text.get(..digits)?).ok()?.parse().ok()
}

/// An object that is a stream; Typst begins its dictionary with the length.
struct Stream<'a> {
    /// The dictionary after `<</Length n`, to its end.
    dictionary: &'a [u8],
    data: &'a [u8],
}

impl<'a> Stream<'a> {
    fn read(object: &'a [u8]) -> Option<Self> {
        let text = object.strip_suffix(b"endstream")?.strip_prefix(b"<<")?.trim_ascii_start();
        let text = text.strip_prefix(b"/Length ")?;
        let length: usize = number(text)?;
        let digits = text.iter().take_while(|b| b.is_ascii_digit()).count();
        // One line end stands before `endstream`, and one after `stream`.
        let data = Range { start: text.len().checked_sub(length + 1)?, end: text.len() - 1 };
        let dictionary = text.get(digits..data.start)?.strip_suffix(b"stream\n")?;
        Some(Stream { dictionary: dictionary.trim_ascii_end(), data: text.get(data)? })
    }
}

struct Writer {
    out: Vec<u8>,
    /// By object number; kept in no order.
    entries: Vec<(u32, Entry)>,
    /// The first number that nobody has.
    next: u32,
}

impl Writer {
    /// A stream as it was, unless its data end with a carriage return.
    fn stream(&mut self, number: u32, stream: &Stream<'_>) {
        let Stream { dictionary, data } = stream;
        match data.last() {
            Some(b'\r') if contains(dictionary, b"/Filter") => {
                let closed = [data, &[CLOSING][..]].concat();
                self.write(number, dictionary, &closed);
            }
            Some(b'\r') => {
                let dictionary = [b"/Filter/FlateDecode", *dictionary].concat();
                self.write(number, &dictionary, &deflated(data));
            }
            _ => self.write(number, dictionary, data),
        }
    }

    fn object_stream(&mut self, group: &[(u32, &[u8])]) {
        let stream = self.next;
        self.next += 1;
        let (mut index, mut body) = (String::new(), Vec::new());
        for (place, (number, object)) in group.iter().enumerate() {
            index.push_str(&format!("{number} {} ", body.len()));
            body.extend_from_slice(object);
            body.push(b'\n');
            self.entries.push((*number, Entry::In(stream, place)));
        }
        let dictionary =
            format!("/Type/ObjStm/N {}/First {}/Filter/FlateDecode>>", group.len(), index.len());
        let data = deflated(&[index.as_bytes(), &body].concat());
        self.write(stream, dictionary.as_bytes(), &data);
    }

    /// A stream object; `dictionary` is what follows its length, with the closing brackets.
    fn write(&mut self, number: u32, dictionary: &[u8], data: &[u8]) {
        self.entries.push((number, Entry::At(self.out.len())));
        self.out.extend(format!("{number} 0 obj\n<</Length {}", data.len()).into_bytes());
        self.out.extend_from_slice(dictionary);
        self.out.extend_from_slice(b"\nstream\n");
        self.out.extend_from_slice(data);
        self.out.extend_from_slice(b"\nendstream\nendobj\n");
    }

    /// The cross-reference stream, with the PNG predictor "up": most of a row is as in the one before.
    fn finish(mut self, trailer: &[u8]) -> Result<Vec<u8>, String> {
        let (number, start) = (self.next, self.out.len());
        self.entries.push((number, Entry::At(start)));
        let size = number as usize + 1;
        // Free at first: kind, offset or stream, generation or place in the stream.
        let mut rows = vec![[0u8; 7]; size];
        for (number, entry) in &self.entries {
            let (kind, field, place) = match entry {
                Entry::At(offset) => (1, u32::try_from(*offset), Ok(0)),
                Entry::In(stream, place) => (2, Ok(*stream), u16::try_from(*place)),
            };
            let (Ok(field), Ok(place)) = (field, place) else {
                return Err("il PDF è troppo grande: più di 4 GB".into());
            };
            if let Some(row) = rows.get_mut(*number as usize) {
                let [a, b, c, d] = field.to_be_bytes();
                let [e, f] = place.to_be_bytes();
                *row = [kind, a, b, c, d, e, f];
            }
        }
        let mut predicted = Vec::with_capacity(size * 8);
        let mut above = [0u8; 7];
        for row in rows {
            predicted.push(2);
            predicted.extend(row.iter().zip(above).map(|(byte, up)| byte.wrapping_sub(up)));
            above = row;
        }
        let mut dictionary = format!(
            "/Type/XRef/Size {size}/W[1 4 2]/Filter/FlateDecode\
             /DecodeParms<</Predictor 12/Columns 7>>"
        )
        .into_bytes();
        dictionary.extend_from_slice(trailer);
        dictionary.extend_from_slice(b">>");
        self.write(number, &dictionary, &deflated(&predicted));
        self.out.extend(format!("startxref\n{start}\n%%EOF\n").into_bytes());
        Ok(self.out)
    }
}

/// Compressed data, with the byte that closes them.
fn deflated(data: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    // Writing to memory cannot fail.
    let _ = encoder.write_all(data);
    let mut data = encoder.finish().unwrap_or_default();
    data.push(CLOSING);
    data
}

fn contains(text: &[u8], part: &[u8]) -> bool {
    text.windows(part.len()).any(|w| w == part)
}

#[cfg(test)]
mod tests {
    use lopdf::{Document, Object};
    use proptest::prelude::*;

    use super::*;

    /// A document of a few objects as Typst writes it, with a stream of these data.
    fn plain(filter: &str, data: &[u8], objects: u32) -> Vec<u8> {
        let mut pdf = b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n".to_vec();
        let mut offsets = vec![pdf.len()];
        pdf.extend(format!("1 0 obj\n<</Length {}{filter}>>\nstream\n", data.len()).into_bytes());
        pdf.extend_from_slice(data);
        pdf.extend_from_slice(b"\nendstream\nendobj\n\n");
        for n in 2..objects + 2 {
            offsets.push(pdf.len());
            let text = match n {
                2 => "<</Type/Catalog/Pages 3 0 R>>".to_owned(),
                3 => "<</Type/Pages/Count 0/Kids[]>>".to_owned(),
                _ => format!("<</N {n}/T(endstream\\) {n})/R 1 0 R>>"),
            };
            pdf.extend(format!("{n} 0 obj\n{text}\nendobj\n\n").into_bytes());
        }
        let at = pdf.len();
        pdf.extend(format!("xref\n0 {}\n0000000000 65535 f\r\n", offsets.len() + 1).into_bytes());
        for offset in &offsets {
            pdf.extend(format!("{offset:010} 00000 n\r\n").into_bytes());
        }
        let size = offsets.len() + 1;
        let trailer = format!("<</Size {size}/Root 2 0 R/ID[(a) (b)]>>");
        pdf.extend(format!("trailer\n{trailer}\nstartxref\n{at}\n%%EOF").into_bytes());
        pdf
    }

    fn dictionary_less_length(o: &Object) -> Vec<(Vec<u8>, Object)> {
        let d = o.as_stream().map(|s| &s.dict).or_else(|_| o.as_dict()).unwrap();
        let kept = d.iter().filter(|(k, _)| !["Length", "Filter"].contains(&key(k).as_str()));
        kept.map(|(k, v)| (k.clone(), v.clone())).collect()
    }

    fn key(k: &[u8]) -> String {
        String::from_utf8_lossy(k).into_owned()
    }

    #[test]
    fn every_object_is_there_and_is_the_same() {
        for objects in [2, 200, 201, 1_000] {
            let before = plain("", b"BT (a) Tj ET", objects);
            let packed = pack(&before).unwrap();
            assert!(objects < 3 || packed.len() < before.len());
            let (before, after) =
                (Document::load_mem(&before).unwrap(), Document::load_mem(&packed).unwrap());
            for (id, object) in &before.objects {
                let same = after.get_object(*id).unwrap();
                assert_eq!(dictionary_less_length(object), dictionary_less_length(same), "{id:?}");
            }
            assert_eq!(after.trailer.get(b"Root").unwrap(), &Object::Reference((2, 0)));
            assert_eq!(after.trailer.get(b"ID").unwrap(), before.trailer.get(b"ID").unwrap());
        }
    }

    #[test]
    fn what_typst_does_not_write_is_refused() {
        let whole = plain("", b"x", 4);
        for broken in [&b""[..], b"%PDF-1.7", &whole[..whole.len() - 12], &whole[40..]] {
            assert!(pack(broken).is_err());
        }
    }

    proptest! {
        /// Whatever a stream ends with, no reader takes a byte of it for a line end; and it unpacks.
        #[test]
        fn no_stream_ends_with_a_carriage_return(mut data in proptest::collection::vec(any::<u8>(), 0..40), end in "[\r\n x]{0,3}") {
            data.extend(end.into_bytes());
            let compressed = {
                let mut e = ZlibEncoder::new(Vec::new(), Compression::fast());
                e.write_all(&data).unwrap();
                e.finish().unwrap()
            };
            for (filter, stored) in [("", &data), ("/Filter/FlateDecode", &compressed)] {
                let packed = pack(&plain(filter, stored, 3)).unwrap();
                prop_assert!(!packed.windows(11).any(|w| w == b"\r\nendstream"));
                let document = Document::load_mem(&packed).unwrap();
                let stream = document.get_object((1, 0)).unwrap().as_stream().unwrap();
                let read = stream.decompressed_content().unwrap_or_else(|_| stream.content.clone());
                prop_assert_eq!(&read, &data);
            }
        }
    }
}
