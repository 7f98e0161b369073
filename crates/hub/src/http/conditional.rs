//! What a reader has already is not sent again (RFC 9110, 13.1.2).

use axum::http::{HeaderMap, header};

/// Whether the reader says that it has what this tag names. Tags are compared weakly.
pub fn is_known(asked: &HeaderMap, tag: &str) -> bool {
    let tags = asked.get_all(header::IF_NONE_MATCH).iter().filter_map(|it| it.to_str().ok());
    tags.flat_map(|tags| tags.split(',')).any(|it| it.trim() == "*" || bare(it) == bare(tag))
}

fn bare(tag: &str) -> &str {
    tag.trim().trim_start_matches("W/")
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    #[test]
    fn a_tag_is_known_in_any_of_the_ways_it_may_be_written() {
        for (written, known) in [
            (&["\"a\""][..], true),
            (&["W/\"a\""], true),
            (&["\"b\", W/\"a\""], true),
            (&["\"b\"", "\"a\""], true),
            (&["*"], true),
            (&["\"b\""], false),
            (&["a"], false),
            (&[""], false),
            (&[], false),
        ] {
            let lines =
                written.iter().map(|it| (header::IF_NONE_MATCH, HeaderValue::from_static(it)));
            let mut asked = HeaderMap::new();
            lines.for_each(|(name, value)| {
                asked.append(name, value);
            });
            assert_eq!(is_known(&asked, "\"a\""), known, "{written:?}");
            assert_eq!(is_known(&asked, "W/\"a\""), known, "{written:?}");
        }
    }
}
