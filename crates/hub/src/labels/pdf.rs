//! All sheets as one PDF. The typeface is in the file, and its text can be searched and copied:
//! that is how one finds the one label to print again.

use super::drawing::{A4, Mark, Page, Weight};
use super::typeface::{Typeface, Typefaces};
use flate2::Compression;
use flate2::write::ZlibEncoder;
use pdf_writer::types::{CidFontType, FontFlags, SystemInfo, UnicodeCmap};
use pdf_writer::{Content, Filter, Finish, Name, Pdf, Rect, Ref, Str, TextStr};
use std::collections::BTreeMap;
use std::io::Write;

/// A point is a 72nd of an inch.
const POINTS_PER_MM: f32 = 72.0 / 25.4;
const MM_PER_UM: f32 = 0.001;

const REGULAR: Name<'static> = Name(b"Regular");
const BOLD: Name<'static> = Name(b"Bold");
const IDENTITY: Name<'static> = Name(b"Identity-H");
const SYSTEM: SystemInfo<'static> =
    SystemInfo { registry: Str(b"Adobe"), ordering: Str(b"Identity"), supplement: 0 };
const UNICODE: SystemInfo<'static> =
    SystemInfo { registry: Str(b"Adobe"), ordering: Str(b"UCS"), supplement: 0 };

/// Numbers of the objects in the file, given one after the other.
struct Numbers(i32);

impl Numbers {
    fn next(&mut self) -> Ref {
        self.0 += 1;
        Ref::new(self.0)
    }
}

/// The sheets as a file.
pub(super) fn written(pages: &[Page], faces: &Typefaces) -> Vec<u8> {
    let mut numbers = Numbers(0);
    let (catalog, tree, info) = (numbers.next(), numbers.next(), numbers.next());
    let mut pdf = Pdf::new();
    pdf.catalog(catalog).pages(tree).lang(TextStr("nl"));
    pdf.document_info(info).title(TextStr("Labels Werk Hub")).creator(TextStr("Werk Hub"));
    let regular = font(&mut pdf, &mut numbers, faces.of(Weight::Regular), pages, Weight::Regular);
    let bold = font(&mut pdf, &mut numbers, faces.of(Weight::Bold), pages, Weight::Bold);
    let paper = Rect::new(0.0, 0.0, points(A4.width_um), points(A4.height_um));
    let mut kids = Vec::new();
    for page in pages {
        let (id, content) = (numbers.next(), numbers.next());
        kids.push(id);
        pdf.stream(content, &deflated(&content_of(page, faces))).filter(Filter::FlateDecode);
        let mut written = pdf.page(id);
        written.parent(tree).media_box(paper).contents(content);
        written.resources().fonts().pair(REGULAR, regular).pair(BOLD, bold);
        written.finish();
    }
    let count = i32::try_from(kids.len()).unwrap_or(i32::MAX);
    pdf.pages(tree).kids(kids).count(count);
    pdf.finish()
}

fn points(um: i32) -> f32 {
    um as f32 * MM_PER_UM * POINTS_PER_MM
}

fn mm(um: i32) -> f32 {
    um as f32 * MM_PER_UM
}

fn content_of(page: &Page, faces: &Typefaces) -> Vec<u8> {
    let mut content = Content::new();
    // From here on one unit is a millimetre, with y down as everywhere else.
    let down = [POINTS_PER_MM, 0.0, 0.0, -POINTS_PER_MM, 0.0, points(A4.height_um)];
    content.transform(down);
    for mark in page.drawn.iter().flat_map(|drawn| &drawn.marks) {
        match mark {
            Mark::Fill { area, shade } => {
                content.set_fill_gray(f32::from(shade.grey()) / 255.0);
                content.rect(mm(area.x_um), mm(area.y_um), mm(area.width_um), mm(area.height_um));
                content.fill_nonzero();
            }
            Mark::Code { x_um, y_um, module_um, symbol } => {
                content.set_fill_gray(0.0);
                for it in symbol.dark_areas(*x_um, *y_um, *module_um) {
                    content.rect(mm(it.x_um), mm(it.y_um), mm(it.width_um), mm(it.height_um));
                }
                // One path for the whole symbol, or hairlines of paper would show between rows.
                content.fill_nonzero();
            }
            Mark::Text { x_um, baseline_um, size_um, weight, text } => {
                let glyphs = faces.of(*weight).glyphs(text);
                let shown: Vec<u8> = glyphs.flat_map(|(_, glyph)| glyph.0.to_be_bytes()).collect();
                content.set_fill_gray(0.0);
                content.begin_text();
                content
                    .set_font(if *weight == Weight::Bold { BOLD } else { REGULAR }, mm(*size_um));
                content.set_text_matrix([1.0, 0.0, 0.0, -1.0, mm(*x_um), mm(*baseline_um)]);
                content.show(Str(&shown));
                content.end_text();
            }
        }
    }
    content.finish().to_vec()
}

/// Puts a weight of the typeface into the file, with the widths of the letters that are used.
fn font(
    pdf: &mut Pdf,
    numbers: &mut Numbers,
    face: &Typeface,
    pages: &[Page],
    weight: Weight,
) -> Ref {
    let name = match weight {
        Weight::Regular => Name(b"AtkinsonHyperlegibleNext-Regular"),
        Weight::Bold => Name(b"AtkinsonHyperlegibleNext-Bold"),
    };
    let (font, cid) = (numbers.next(), numbers.next());
    let (descriptor, file, unicode) = (numbers.next(), numbers.next(), numbers.next());
    let used = used(face, pages, weight);
    pdf.type0_font(font)
        .base_font(name)
        .encoding_predefined(IDENTITY)
        .descendant_font(cid)
        .to_unicode(unicode);

    let mut described = pdf.cid_font(cid);
    described
        .subtype(CidFontType::Type2)
        .base_font(name)
        .system_info(SYSTEM)
        .font_descriptor(descriptor)
        .cid_to_gid_map_predefined(Name(b"Identity"));
    let mut widths = described.widths();
    let em = |units: i64| units as f32 * 1000.0 / face.em() as f32;
    for &glyph in used.keys() {
        let advance = face.advance(ttf_parser::GlyphId(glyph));
        widths.same(glyph, glyph, em(advance));
    }
    widths.finish();
    described.finish();

    let parsed = &face.face;
    let bounds = parsed.global_bounding_box();
    let [left, bottom, right, top] =
        [bounds.x_min, bounds.y_min, bounds.x_max, bounds.y_max].map(|units| em(i64::from(units)));
    pdf.font_descriptor(descriptor)
        .name(name)
        .flags(FontFlags::NON_SYMBOLIC)
        .bbox(Rect::new(left, bottom, right, top))
        .italic_angle(0.0)
        .ascent(em(i64::from(parsed.ascender())))
        .descent(em(i64::from(parsed.descender())))
        .cap_height(em(i64::from(parsed.capital_height().unwrap_or_default())))
        .stem_v(if weight == Weight::Bold { 140.0 } else { 80.0 })
        .font_file2(file);
    let length = i32::try_from(face.file.len()).unwrap_or_default();
    pdf.stream(file, &deflated(face.file))
        .filter(Filter::FlateDecode)
        .pair(Name(b"Length1"), length);

    let mut map: UnicodeCmap = UnicodeCmap::new(Name(b"Adobe-Identity-UCS"), UNICODE);
    for (&glyph, &letter) in &used {
        map.pair(glyph, letter);
    }
    pdf.cmap(unicode, &map.finish());
    font
}

/// The shapes that are used, each with its letter.
fn used(face: &Typeface, pages: &[Page], weight: Weight) -> BTreeMap<u16, char> {
    let marks = pages.iter().flat_map(|page| &page.drawn).flat_map(|drawn| &drawn.marks);
    let texts = marks.filter_map(|mark| match mark {
        Mark::Text { weight: its, text, .. } if *its == weight => Some(text),
        _ => None,
    });
    let glyphs = texts.flat_map(|text| face.glyphs(text));
    glyphs.map(|(letter, glyph)| (glyph.0, letter)).collect()
}

fn deflated(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::default());
    // Writing to memory cannot fail.
    let _ = encoder.write_all(bytes);
    encoder.finish().unwrap_or_default()
}
