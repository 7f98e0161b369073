//! Labels over HTTP: for who manages the building, leading to where the hub is called.

use super::support::{TestHub, get};
use axum::http::{HeaderValue, header};

#[tokio::test]
async fn a_facility_manager_gets_sheets_of_a_floor() {
    let hub = TestHub::demo().await;
    let cookie = hub.sign_in("fatima").await;
    let pdf = hub.get_as(&cookie, "/v1/labels?site=wh&floor=wh-1").await;
    assert_eq!(pdf.status, 200);
    assert_eq!(pdf.header("content-type"), Some("application/pdf"));
    assert_eq!(pdf.header("cache-control"), Some("no-store"));
    assert!(pdf.body.starts_with(b"%PDF-"));
    let svg = hub.get_as(&cookie, "/v1/labels?floor=wh-1&format=svg&sheet=70x37&page=2").await;
    assert_eq!(svg.header("content-type"), Some("image/svg+xml"));
    let text = String::from_utf8(svg.body).unwrap();
    assert!(text.contains("width=\"210mm\" height=\"297mm\""));
    assert_eq!(text.matches("zone ").count(), 23, "24 labels, and one for the ruler");
}

#[tokio::test]
async fn the_code_leads_to_where_the_hub_is_called() {
    let hub = TestHub::demo().await;
    let cookie = hub.sign_in("joost").await;
    let path = "/v1/labels?floor=wh-1&format=svg";
    let here = hub.get_as(&cookie, path).await.body;
    let mut elsewhere = get(path, Some(&cookie));
    let name = HeaderValue::from_static("hub.example");
    elsewhere.headers_mut().insert(header::HOST, name);
    assert_ne!(hub.call(elsewhere).await.body, here);
}

#[tokio::test]
async fn what_is_not_there_is_told() {
    let hub = TestHub::demo().await;
    let cookie = hub.sign_in("fatima").await;
    for (query, told) in [
        ("site=nix", "no site"),
        ("floor=nix", "no floor"),
        ("site=a/b", "may not hold"),
        ("sheet=1x1", "choose one of 99.1x67.7"),
        ("format=png", "format"),
        ("format=svg&page=999", "no sheet 999"),
        ("format=svg&page=0", "no sheet 0"),
        ("colour=red", "colour"),
    ] {
        let problem = hub.get_as(&cookie, &format!("/v1/labels?{query}")).await.problem(400);
        assert!(problem.contains(told), "{query}: {problem}");
    }
}
