//! `GET /v1/plans/{hash}`.

use super::calling::get_with;
use crate::testing::{Running, plan, rules};
use domain::plan::Plan;
use std::io::Read;

#[tokio::test]
async fn a_plan_is_immutable_and_compressed() {
    let running = Running::with_two_sites().await;
    let hash = running.hub.read().estate.building(&Running::site("wh")).unwrap().hash.clone();
    let address = format!("/v1/plans/{hash}");
    let plain = running.call(None, get_with(&address, &[])).await;
    assert_eq!(plain.status, 200);
    assert_eq!(plain.header("cache-control"), "public, max-age=31536000, immutable");
    assert_eq!(plain.header("content-encoding"), "");
    assert_eq!(plain.json::<Plan>(), plan("wh", 20));

    let brotli = running.call(None, get_with(&address, &[("accept-encoding", "gzip, br")])).await;
    assert_eq!(
        (brotli.header("content-encoding"), brotli.header("vary")),
        ("br", "accept-encoding")
    );
    let mut unpacked = Vec::new();
    brotli::BrotliDecompress(&mut brotli.body.as_ref(), &mut unpacked).unwrap();
    assert_eq!(unpacked, plain.body);

    let gzip = running.call(None, get_with(&address, &[("accept-encoding", "gzip")])).await;
    let mut unpacked = Vec::new();
    flate2::read::GzDecoder::new(gzip.body.as_ref()).read_to_end(&mut unpacked).unwrap();
    assert_eq!(unpacked, plain.body);

    let tags = [&plain, &brotli, &gzip].map(|it| it.header("etag").to_owned());
    assert!(tags[0] != tags[1] && tags[1] != tags[2]);
    let known = running.call(None, get_with(&address, &[("if-none-match", &tags[0])])).await;
    assert_eq!((known.status.as_u16(), known.body.len()), (304, 0));
    let other = running.call(None, get_with(&address, &[("if-none-match", &tags[1])])).await;
    assert_eq!(other.status, 200);
}

#[tokio::test]
async fn the_plan_before_this_one_can_still_be_fetched_and_an_unknown_one_is_404() {
    let running = Running::with_two_sites().await;
    let hash = running.hub.read().estate.building(&Running::site("wh")).unwrap().hash.clone();
    running.hub.replace_plan(plan("wh", 5), rules()).await.unwrap();
    let earlier = running.call(None, get_with(&format!("/v1/plans/{hash}"), &[])).await;
    assert_eq!(earlier.json::<Plan>(), plan("wh", 20));
    running.call(None, get_with("/v1/plans/0123456789abcdef", &[])).await.problem(404);
}
