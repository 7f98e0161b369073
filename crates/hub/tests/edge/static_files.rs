//! The app's page and files.

use super::support::{TestHub, Wanted, get, with};
use hub::http::app_files::AppFiles;
use sha2::{Digest, Sha256};
use std::fs;

const HASHED: &str = "app-0123456789abcdef.js";
const BOOT: &str = "document.title = 'Werk Hub'";

async fn with_app() -> TestHub {
    let folder = tempfile::tempdir().unwrap();
    let page = format!("<!DOCTYPE html><script>{BOOT}</script><script src=/{HASHED}></script>");
    for (name, text) in [
        ("index.html", page.as_str()),
        ("index.html.br", "page in brotli"),
        ("index.html.gz", "page in gzip"),
        (HASHED, "export {}"),
        ("app-0123456789abcdef.js.br", "script in brotli"),
        ("service-worker.js", "self"),
        ("app_bg-0123456789abcdef.wasm", "\0asm"),
    ] {
        fs::write(folder.path().join(name), text).unwrap();
    }
    let files = AppFiles::read(folder.path()).unwrap();
    TestHub::start(Wanted { files, ..Wanted::default() }).await
}

#[tokio::test]
async fn screens_get_the_page_and_missing_files_do_not() {
    let hub = with_app().await;
    for path in ["/", "/map/wh-2", "/d/1.118-3", "/nowhere/at/all", "/index.html"] {
        let answer = hub.get(path).await;
        assert_eq!(answer.status, 200, "{path}");
        assert_eq!(answer.header("content-type"), Some("text/html; charset=utf-8"), "{path}");
        assert_eq!(answer.header("cache-control"), Some("no-cache"), "{path}");
        assert!(answer.body.starts_with(b"<!DOCTYPE html>"), "{path}");
    }
    for path in ["/app-fedcba9876543210.js", "/x.wasm", "/../Cargo.toml.txt", "/favicon.ico"] {
        hub.get(path).await.problem(404);
    }
    hub.get("/v1/").await.problem(404);
    hub.get("/v1/anything/else").await.problem(404);
}

#[tokio::test]
async fn names_with_a_hash_are_kept_for_ever_and_others_are_asked_for() {
    let hub = with_app().await;
    let hashed = hub.get(&format!("/{HASHED}")).await;
    assert_eq!(hashed.header("cache-control"), Some("public, max-age=31536000, immutable"));
    assert_eq!(hashed.header("content-type"), Some("text/javascript; charset=utf-8"));
    let worker = hub.get("/service-worker.js").await;
    assert_eq!(worker.header("cache-control"), Some("no-cache"));
    let wasm = hub.get("/app_bg-0123456789abcdef.wasm").await;
    assert_eq!(wasm.header("content-type"), Some("application/wasm"));
}

#[tokio::test]
async fn the_smallest_encoding_the_reader_accepts_is_sent() {
    let hub = with_app().await;
    for (accepted, encoding, body) in [
        ("gzip, deflate, br", Some("br"), "page in brotli"),
        ("gzip", Some("gzip"), "page in gzip"),
        ("identity", None, "<!DOCTYPE html>"),
    ] {
        let answer = hub.call(with(get("/", None), "accept-encoding", accepted)).await;
        assert_eq!(answer.header("content-encoding"), encoding, "{accepted}");
        assert_eq!(answer.header("vary"), Some("accept-encoding"));
        assert!(answer.body.starts_with(body.as_bytes()), "{accepted}");
    }
}

#[tokio::test]
async fn what_the_reader_has_is_not_sent_again() {
    let hub = with_app().await;
    let tag = hub.get("/").await.header("etag").unwrap().to_owned();
    let mut request = get("/map", None);
    request.headers_mut().insert("if-none-match", tag.parse().unwrap());
    let again = hub.call(request).await;
    assert_eq!((again.status.as_u16(), again.body.len()), (304, 0));
    let brotli = hub.call(with(get("/", None), "accept-encoding", "br")).await;
    assert_ne!(brotli.header("etag").unwrap(), tag);
}

#[tokio::test]
async fn the_policy_allows_the_inline_script_by_its_hash_only() {
    use base64::Engine as _;
    let hub = with_app().await;
    let answer = hub.get("/").await;
    let policy = answer.header("content-security-policy").unwrap();
    let hash = base64::engine::general_purpose::STANDARD.encode(Sha256::digest(BOOT));
    assert!(policy.contains(&format!("'sha256-{hash}'")), "{policy}");
    assert_eq!(policy.matches("sha256-").count(), 1, "{policy}");
}

#[tokio::test]
async fn without_an_app_a_page_says_what_to_do() {
    let hub = TestHub::demo().await;
    let answer = hub.get("/map").await;
    assert_eq!(answer.status, 200);
    let page = String::from_utf8(answer.body).unwrap();
    assert!(page.contains("--app") && page.contains("cargo xtask run"), "{page}");
    let mut post = get("/map", None);
    *post.method_mut() = axum::http::Method::POST;
    let refused = hub.call(post).await;
    refused.problem(405);
    assert_eq!(refused.header("allow"), Some("GET, HEAD"));
}
