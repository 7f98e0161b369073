//! What the linker leaves in a wasm for those who split it, and which nobody else needs: its
//! custom sections `linking` and `reloc.*`, twice the size of the code.
//! <https://github.com/WebAssembly/tool-conventions/blob/main/Linking.md>

/// A wasm file begins with its magic number and its version.
const HEADER: usize = 8;
/// The kind of a section with a name of its own.
const CUSTOM: u8 = 0;

/// The wasm without them; nothing when it is no wasm.
pub fn without_linking(wasm: &[u8]) -> Option<Vec<u8>> {
    let (header, mut rest) = wasm.split_at_checked(HEADER)?;
    if !header.starts_with(b"\0asm") {
        return None;
    }
    let mut kept = header.to_vec();
    while let Some((&kind, after)) = rest.split_first() {
        let (size, body) = number(after)?;
        let (body, next) = body.split_at_checked(size)?;
        let (section, _) = rest.split_at_checked(rest.len() - next.len())?;
        let is_linking = kind == CUSTOM && {
            let name = name(body)?;
            name == b"linking" || name.starts_with(b"reloc.")
        };
        if !is_linking {
            kept.extend_from_slice(section);
        }
        rest = next;
    }
    Some(kept)
}

fn name(section: &[u8]) -> Option<&[u8]> {
    let (size, rest) = number(section)?;
    rest.get(..size)
}

/// A number of 32 bits in LEB128, and what follows it.
fn number(bytes: &[u8]) -> Option<(usize, &[u8])> {
    let mut value = 0;
    for (at, byte) in bytes.iter().enumerate().take(5) {
        value |= usize::from(byte & 0x7f) << (7 * at);
        if byte & 0x80 == 0 {
            return Some((value, bytes.get(at + 1..)?));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: [u8; 8] = *b"\0asm\x01\0\0\0";

    fn section(kind: u8, body: &[u8]) -> Vec<u8> {
        // Sizes of two bytes: numbers may be written longer than needed.
        let size = [u8::try_from(body.len()).unwrap() | 0x80, 0];
        [&[kind], &size[..], body].concat()
    }

    #[test]
    fn only_what_splitting_needs_is_left_away() {
        let linking = section(0, b"\x07linking.....");
        let moved = section(0, b"\x0areloc.CODE..");
        let named = section(0, b"\x04name..");
        let code = section(10, b"code");
        let wasm = [&HEAD[..], &linking, &code, &moved, &named].concat();
        let expected = [&HEAD[..], &code, &named].concat();
        assert_eq!(without_linking(&wasm), Some(expected));
    }

    #[test]
    fn what_is_no_wasm_or_cut_off_is_refused() {
        let whole = [&HEAD[..], &section(10, b"code")].concat();
        for bytes in [&b""[..], b"<html>...", &whole[..whole.len() - 1], &whole[..10]] {
            assert_eq!(without_linking(bytes), None);
        }
    }
}
