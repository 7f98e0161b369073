//! The hub's own TLS.

use super::program::Running;
use rcgen::{CertifiedKey, generate_simple_self_signed};
use serde_json::json;
use std::sync::Arc;
use ureq::Agent;
use ureq::tls::{Certificate, RootCerts, TlsConfig};

#[test]
fn people_sign_in_over_tls_with_a_secure_cookie() {
    let folder = tempfile::tempdir().unwrap();
    let names = vec!["localhost".to_owned(), "127.0.0.1".to_owned()];
    let CertifiedKey { cert, signing_key } = generate_simple_self_signed(names).unwrap();
    let (cert_file, key_file) = (folder.path().join("cert.pem"), folder.path().join("key.pem"));
    std::fs::write(&cert_file, cert.pem()).unwrap();
    std::fs::write(&key_file, signing_key.serialize_pem()).unwrap();
    let root = Certificate::from_pem(cert.pem().as_bytes()).unwrap();
    let tls = TlsConfig::builder().root_certs(RootCerts::Specific(Arc::new(vec![root]))).build();
    let agent =
        Agent::config_builder().http_status_as_error(false).tls_config(tls).build().new_agent();
    let words = [
        "--demo-quiet",
        "--tls-cert",
        cert_file.to_str().unwrap(),
        "--tls-key",
        key_file.to_str().unwrap(),
    ];
    let hub = Running::start_with(&folder.path().join("data"), &words, agent);
    assert!(hub.address.starts_with("https://"), "{}", hub.address);
    let answer = hub.post("/v1/session", "", &json!({"demo": "sanne"}));
    assert_eq!(answer.status, 200);
    let cookie = answer.header("set-cookie").unwrap().to_owned();
    assert!(cookie.starts_with("__Host-werkhub=") && cookie.contains("; Secure"), "{cookie}");
    assert!(answer.header("strict-transport-security").is_some());
    let cookie = cookie.split(';').next().unwrap();
    assert!(hub.knows(cookie));
    let (took, _) = hub.stop("-TERM");
    assert!(took.as_secs() < 5, "{took:?}");
}
