//! Connections that bring too much, or nothing.

use super::program::Running;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Duration;

fn connect(hub: &Running) -> TcpStream {
    let connection = TcpStream::connect(hub.address.strip_prefix("http://").unwrap()).unwrap();
    connection.set_read_timeout(Some(Duration::from_secs(30))).unwrap();
    connection
}

/// Regression: such a connection stayed open for ever.
#[test]
fn one_that_says_nothing_is_closed() {
    let folder = tempfile::tempdir().unwrap();
    let hub = Running::start(&folder.path().join("data"), &["--demo-quiet"]);
    let (mut silent, mut half) = (connect(&hub), connect(&hub));
    half.write_all(b"PRI").unwrap();
    for connection in [&mut silent, &mut half] {
        assert_eq!(connection.read(&mut [0]).unwrap(), 0, "closed without a word");
    }
}

/// Regression: a head of 400 KB was read.
#[test]
fn a_huge_head_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let hub = Running::start(&folder.path().join("data"), &["--demo-quiet"]);
    let mut connection = connect(&hub);
    let head = format!("GET /v1/session HTTP/1.1\r\nHost: hub\r\nx: {}\r\n", "a".repeat(40_000));
    connection.write_all(head.as_bytes()).unwrap();
    let mut answer = [0; 12];
    connection.read_exact(&mut answer).unwrap();
    assert_eq!(std::str::from_utf8(&answer), Ok("HTTP/1.1 431"));
}
