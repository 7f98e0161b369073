//! What stands in QR codes and addresses.

use domain::plan::{FloorCode, PlaceCode, SiteCode, Tag, ZoneCode};

/// Reads bytes as a tag and as codes. What is taken reads back as itself.
pub fn tag(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    if let Ok(tag) = Tag::parse(text) {
        assert_eq!(Tag::parse(&tag.to_string()), Ok(tag), "{text:?}");
        assert_eq!(Tag::parse(&tag.to_string().to_lowercase()), Ok(tag), "{text:?}");
    }
    macro_rules! check {
        ($($code:ident)*) => {$(
            if let Ok(code) = $code::new(text) {
                assert_eq!($code::new(code.as_str()).as_ref(), Ok(&code), "{text:?}");
                assert!(!code.as_str().is_empty() && code.as_str().len() <= 64, "{text:?}");
            }
        )*};
    }
    check!(PlaceCode FloorCode SiteCode ZoneCode);
}
