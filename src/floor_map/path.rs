//! Shapes as SVG path data: numbers and the letters M, L and Z, nothing else.

use super::markup::push_number;
use domain::plan::{Point, Polygon};

/// The path of several shapes in one; drawn with the even–odd rule, so that holes stay open.
pub fn path_of<'a>(shapes: impl IntoIterator<Item = &'a Polygon>) -> String {
    let mut path = String::new();
    for ring in shapes.into_iter().flat_map(|shape| &shape.0) {
        for (index, point) in ring.0.iter().enumerate() {
            step(&mut path, if index == 0 { 'M' } else { 'L' }, *point);
        }
        if !ring.0.is_empty() {
            path.push('Z');
        }
    }
    path
}

/// The path of a place: first a step to where its mark stands, which draws nothing but gives the
/// mark (an SVG marker) its spot, then its outline.
pub fn path_with_mark(at: Point, outline: &Polygon) -> String {
    let mut path = String::new();
    step(&mut path, 'M', at);
    path.push_str(&path_of([outline]));
    path
}

/// The path of separate lines.
pub fn path_of_lines(lines: &[[Point; 2]]) -> String {
    let mut path = String::new();
    for [from, to] in lines {
        step(&mut path, 'M', *from);
        step(&mut path, 'L', *to);
    }
    path
}

fn step(path: &mut String, letter: char, point: Point) {
    path.push(letter);
    push_number(path, point.x_cm);
    path.push(' ');
    push_number(path, point.y_cm);
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn paths_are_closed_and_keep_their_holes() {
        let mut area = Polygon::rectangle(0, 0, 30, 20);
        area.0.extend(Polygon::rectangle(-5, 5, 1, 1).0);
        assert_eq!(path_of([&area]), "M0 0L30 0L30 20L0 20ZM-5 5L-4 5L-4 6L-5 6Z");
        assert_eq!(path_of([&Polygon(Vec::new())]), "");
        assert_eq!(
            path_with_mark(Point::new(7, 8), &Polygon::rectangle(0, 0, 9, 9)),
            "M7 8M0 0L9 0L9 9L0 9Z"
        );
        assert_eq!(path_of_lines(&[[Point::new(1, 2), Point::new(3, 4)]]), "M1 2L3 4");
    }
}
