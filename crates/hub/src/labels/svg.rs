//! A sheet as SVG. Letters are outlines, so that it looks the same wherever it is opened; names for
//! those who cannot see are in the groups. One unit is a micrometre: nothing is rounded.

use super::drawing::{A4, Area, Mark, Page};
use super::typeface::{Typeface, Typefaces};
use std::fmt::Write as _;
use ttf_parser::OutlineBuilder;

/// The sheet as a file.
pub(super) fn written(page: &Page, faces: &Typefaces) -> String {
    let mut out = String::new();
    // Writing to a text cannot fail.
    let _ = writeln!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"210mm\" height=\"297mm\" \
         viewBox=\"0 0 {} {}\">",
        A4.width_um, A4.height_um
    );
    for drawn in &page.drawn {
        let _ = write!(out, "<g role=\"img\" aria-label=\"{}\">", escaped(&drawn.name));
        for mark in &drawn.marks {
            mark_written(&mut out, mark, faces);
        }
        out.push_str("</g>\n");
    }
    out.push_str("</svg>\n");
    out
}

fn mark_written(out: &mut String, mark: &Mark, faces: &Typefaces) {
    match mark {
        Mark::Fill { area, shade } => {
            let Area { x_um, y_um, width_um, height_um } = area;
            let grey = shade.grey();
            let _ = write!(
                out,
                "<rect x=\"{x_um}\" y=\"{y_um}\" width=\"{width_um}\" height=\"{height_um}\" \
                 fill=\"#{grey:02x}{grey:02x}{grey:02x}\"/>"
            );
        }
        Mark::Code { x_um, y_um, module_um, symbol } => {
            out.push_str("<path shape-rendering=\"crispEdges\" d=\"");
            for Area { x_um, y_um, width_um, height_um } in
                symbol.dark_areas(*x_um, *y_um, *module_um)
            {
                let _ = write!(out, "M{x_um} {y_um}h{width_um}v{height_um}h-{width_um}z");
            }
            out.push_str("\"/>");
        }
        Mark::Text { x_um, baseline_um, size_um, weight, text } => {
            let face = faces.of(*weight);
            out.push_str("<path d=\"");
            let mut pen = Pen { out, face, size_um: *size_um, x_um: *x_um, y_um: *baseline_um };
            pen.write(text);
            out.push_str("\"/>");
        }
    }
}

/// Draws letters one after the other.
struct Pen<'a> {
    out: &'a mut String,
    face: &'a Typeface,
    size_um: i32,
    x_um: i32,
    y_um: i32,
}

impl Pen<'_> {
    fn write(&mut self, text: &str) {
        let start_um = self.x_um;
        let mut units = 0;
        for (_, glyph) in self.face.glyphs(text) {
            let moved = units * i64::from(self.size_um) / self.face.em();
            self.x_um = start_um + i32::try_from(moved).unwrap_or_default();
            self.face.face.outline_glyph(glyph, self);
            units += self.face.advance(glyph);
        }
    }

    fn point(&mut self, verb: char, points: &[(f32, f32)]) {
        let scale = self.size_um as f32 / self.face.em() as f32;
        self.out.push(verb);
        for (index, (x, y)) in points.iter().enumerate() {
            let gap = if index > 0 { " " } else { "" };
            let x_um = self.x_um + (x * scale).round() as i32;
            let y_um = self.y_um - (y * scale).round() as i32;
            let _ = write!(self.out, "{gap}{x_um} {y_um}");
        }
    }
}

impl OutlineBuilder for Pen<'_> {
    fn move_to(&mut self, x: f32, y: f32) {
        self.point('M', &[(x, y)]);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.point('L', &[(x, y)]);
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        self.point('Q', &[(x1, y1), (x, y)]);
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        self.point('C', &[(x1, y1), (x2, y2), (x, y)]);
    }

    fn close(&mut self) {
        self.out.push('Z');
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}
