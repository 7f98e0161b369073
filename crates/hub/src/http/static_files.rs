//! The app's page and its files.

use super::App;
use super::app_files::AppFile;
use super::conditional::is_known;
use crate::problem::Problem;
use crate::screens::ScreenCaller;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, Uri, header};
use axum::response::{IntoResponse, Redirect, Response};

/// The content stands in the name: keep it for ever.
const FOR_EVER: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");

/// Ask each time whether it changed.
const ASK: HeaderValue = HeaderValue::from_static("no-cache");

/// What is shown where no app is served. Without style, so that it needs nothing else.
const NO_APP: &str = include_str!("no_app.html");

/// Answers every address outside `/v1`: a file of the app, or its page, whose router shows the
/// screen or says that there is none.
pub async fn serve(
    State(app): State<App>,
    screen: Option<ScreenCaller>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
) -> Response {
    if method != Method::GET && method != Method::HEAD {
        let problem = Problem::method_not_allowed("pages are read with GET");
        return ([(header::ALLOW, "GET, HEAD")], problem).into_response();
    }
    let path = uri.path().trim_start_matches('/');
    if let Some(file) = app.files.get(path) {
        return answer(file, &headers);
    }
    if !is_navigation(path, &headers) {
        return Problem::not_found("the app has no such file: reload the page").into_response();
    }
    if screen.is_some() && is_for_people(path) {
        return Redirect::to("/kiosk").into_response();
    }
    match app.files.page() {
        Some(page) => answer(page, &headers),
        None => no_app(),
    }
}

/// Whether an address of the app is for people with an account: closed on a screen in the building.
fn is_for_people(path: &str) -> bool {
    let first = path.split('/').next().unwrap_or_default();
    matches!(first, "sign-in" | "manage" | "reservations")
}

/// Whether somebody goes to a screen, rather than a page asking for a part of it.
fn is_navigation(path: &str, headers: &HeaderMap) -> bool {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    match text("sec-fetch-dest") {
        Some(destination) => matches!(destination, "document" | "empty") && !is_asset(path),
        None => !is_asset(path),
    }
}

/// Whether the address ends like a file of an app. A place code may hold a point (`/d/1.118-3`).
fn is_asset(path: &str) -> bool {
    const ENDINGS: [&str; 14] = [
        "css",
        "gif",
        "ico",
        "jpg",
        "js",
        "json",
        "map",
        "mjs",
        "png",
        "svg",
        "txt",
        "wasm",
        "webmanifest",
        "woff2",
    ];
    let name = path.rsplit('/').next().unwrap_or_default();
    name.rsplit_once('.').is_some_and(|(_, ending)| ENDINGS.contains(&ending))
}

fn answer(file: &AppFile, asked: &HeaderMap) -> Response {
    let (encoding, body) = encoded(file, asked);
    // A tag names one sequence of bytes, so each encoding has its own (RFC 9110, 8.8.3.3).
    let tag = match encoding {
        Some(encoding) => format!("\"{}-{encoding}\"", file.tag),
        None => format!("\"{}\"", file.tag),
    };
    let mut headers = HeaderMap::new();
    let mut put = |name: HeaderName, value: &str| {
        if let Ok(value) = HeaderValue::from_str(value) {
            headers.insert(name, value);
        }
    };
    put(header::ETAG, &tag);
    put(header::CONTENT_TYPE, &file.media_type);
    put(header::VARY, "accept-encoding");
    if let Some(encoding) = encoding {
        put(header::CONTENT_ENCODING, encoding);
    }
    let keep = if file.named_by_content { FOR_EVER } else { ASK };
    headers.insert(header::CACHE_CONTROL, keep);
    if is_known(asked, &tag) {
        headers.remove(header::CONTENT_ENCODING);
        return (StatusCode::NOT_MODIFIED, headers).into_response();
    }
    (headers, body).into_response()
}

fn encoded(file: &AppFile, asked: &HeaderMap) -> (Option<&'static str>, Bytes) {
    let copies = [("br", &file.brotli), ("gzip", &file.gzip)];
    let taken = copies.into_iter().find_map(|(encoding, copy)| {
        copy.as_ref().filter(|_| accepts(asked, encoding)).map(|copy| (encoding, copy.clone()))
    });
    taken.map_or((None, file.plain.clone()), |(encoding, copy)| (Some(encoding), copy))
}

/// Whether the reader accepts an encoding: named, and not with weight 0.
pub fn accepts(asked: &HeaderMap, encoding: &str) -> bool {
    let lines = asked.get_all(header::ACCEPT_ENCODING).iter();
    lines.filter_map(|line| line.to_str().ok()).flat_map(|line| line.split(',')).any(|item| {
        let (name, weight) = item.split_once(';').unwrap_or((item, ""));
        let weight = weight.trim().strip_prefix("q=").and_then(|q| q.trim().parse::<f32>().ok());
        name.trim().eq_ignore_ascii_case(encoding) && weight != Some(0.0)
    })
}

fn no_app() -> Response {
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8")),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
    ];
    (headers, NO_APP).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn screens_are_told_from_parts_of_a_page() {
        let check = |path: &str, destination: Option<&'static str>, expected: bool| {
            let mut headers = HeaderMap::new();
            if let Some(destination) = destination {
                headers.insert("sec-fetch-dest", HeaderValue::from_static(destination));
            }
            assert_eq!(is_navigation(path, &headers), expected, "{path} {destination:?}");
        };
        check("map/wh-2", None, true);
        check("d/1.118-3", None, true);
        check("d/1.118-3", Some("document"), true);
        check("old-0123456789abcdef.js", None, false);
        check("old-0123456789abcdef.js", Some("script"), false);
        check("whatever", Some("image"), false);
    }

    #[test]
    fn encodings_are_taken_when_they_are_accepted() {
        let check = |line: &'static str, encoding: &str, expected: bool| {
            let mut headers = HeaderMap::new();
            headers.insert(header::ACCEPT_ENCODING, HeaderValue::from_static(line));
            assert_eq!(accepts(&headers, encoding), expected, "{line} {encoding}");
        };
        check("gzip, deflate, br, zstd", "br", true);
        check("gzip;q=1.0, br;q=0", "br", false);
        check("gzip;q=1.0, br;q=0", "gzip", true);
        check("identity", "gzip", false);
    }
}
