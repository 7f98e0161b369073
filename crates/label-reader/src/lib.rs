//! Reads QR codes in pictures of a camera.
//!
//! Browsers on phones can do it themselves; those on Linux and Windows, Firefox and Safari cannot.
//! For them this runs in a worker, so that the screen stays smooth while it looks.

/// The texts of all QR codes that can be read in a picture. `pixels` holds four bytes each (red,
/// green, blue, opacity), row by row. Nothing when the size does not fit the pixels.
pub fn read(pixels: &[u8], width: usize, height: usize) -> Vec<String> {
    let needed = width.checked_mul(height).and_then(|count| count.checked_mul(4));
    if width == 0 || height == 0 || needed != Some(pixels.len()) {
        return Vec::new();
    }
    let lights: Vec<u8> = pixels.chunks_exact(4).map(lightness).collect();
    let mut picture = rqrr::PreparedImage::prepare_from_greyscale(width, height, |x, y| {
        // Asked for points of the picture only.
        lights.get(y * width + x).copied().unwrap_or_default()
    });
    let found = picture.detect_grids();
    found.iter().filter_map(|grid| grid.decode().ok()).map(|(_, text)| text).collect()
}

/// How light a pixel is, as eyes weigh it (ITU-R BT.601, in 256ths).
fn lightness(pixel: &[u8]) -> u8 {
    let &[red, green, blue, ..] = pixel else { return 0 };
    let sum = 77 * u32::from(red) + 150 * u32::from(green) + 29 * u32::from(blue);
    // 256 × 255 at most, so it fits after the shift.
    u8::try_from(sum >> 8).unwrap_or(u8::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use qrcode::{Color, EcLevel, QrCode};

    const TEXT: &str = "https://hub.example/d/7ZK3Q9M2*";

    /// A label photographed: `module` pixels a module, `quiet` modules around.
    fn picture(module: usize, quiet: usize) -> (Vec<u8>, usize) {
        let code = QrCode::with_error_correction_level(TEXT, EcLevel::Q).unwrap();
        let (colors, modules) = (code.to_colors(), code.width());
        let side = (modules + 2 * quiet) * module;
        let light = |at: usize| {
            let (x, y) = (at % side / module, at / side / module);
            let within = |it: usize| it.checked_sub(quiet).filter(|it| *it < modules);
            match (within(x), within(y)) {
                (Some(x), Some(y)) if colors[y * modules + x] == Color::Dark => 20,
                _ => 235,
            }
        };
        ((0..side * side).flat_map(|at| [light(at), light(at), light(at), 255]).collect(), side)
    }

    #[test]
    fn a_label_is_read() {
        let (pixels, side) = picture(6, 4);
        assert_eq!(read(&pixels, side, side), [TEXT]);
    }

    #[test]
    fn a_half_lit_label_is_read() {
        let (mut pixels, side) = picture(6, 4);
        for (at, pixel) in pixels.chunks_exact_mut(4).enumerate() {
            // From left to right.
            let shade = 40 + 60 * (at % side) / side;
            for light in &mut pixel[..3] {
                *light = u8::try_from(usize::from(*light) * shade / 100).unwrap();
            }
        }
        assert_eq!(read(&pixels, side, side), [TEXT]);
    }

    #[test]
    fn a_label_with_a_coffee_stain_is_read() {
        let (mut pixels, side) = picture(6, 4);
        let centre = side * 3 / 5;
        for (at, pixel) in pixels.chunks_exact_mut(4).enumerate() {
            let (x, y) = ((at % side).abs_diff(centre), (at / side).abs_diff(centre));
            if x * x + y * y < 15 * 15 {
                pixel[..3].fill(40);
            }
        }
        assert_eq!(read(&pixels, side, side), [TEXT]);
    }

    #[test]
    fn a_picture_without_a_code_or_of_a_wrong_size_has_nothing() {
        assert!(read(&[255; 400], 10, 10).is_empty());
        assert!(read(&[255; 399], 10, 10).is_empty());
        assert!(read(&[], 0, 0).is_empty());
        assert!(read(&[], usize::MAX, 2).is_empty());
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn any_picture_is_looked_at_without_harm(
            (width, height, pixels) in (1usize..40, 1usize..40).prop_flat_map(|(width, height)| {
                (Just(width), Just(height), prop::collection::vec(any::<u8>(), width * height * 4))
            })
        ) {
            read(&pixels, width, height);
        }
    }
}
