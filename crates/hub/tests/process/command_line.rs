//! Wrong use: exit code 2 and one sentence with the next step.

use super::program::{done, fails, werkhub};

#[test]
fn wrong_use_is_told_in_one_sentence() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    for (words, told) in [
        (vec!["serve", "--listen", "0.0.0.0:0"], "needs TLS"),
        (vec!["serve", "--listen", "0.0.0.0:0", "--public-url", "http://a.nl"], "needs TLS"),
        (vec!["serve", "--colour", "red"], "--colour"),
        (vec!["serve", "--demo", "--demo-quiet"], "cannot be used with"),
        (vec!["serve", "--tls-cert", "c.pem"], "--tls-key"),
        (vec!["serve", "--auth", "guess"], "guess"),
        (vec!["serve", "--metrics-token", "kort"], "16 characters"),
        (vec!["serve", "--trusted-proxy", "iedereen"], "iedereen"),
        (vec!["fly"], "fly"),
        (vec!["import"], "FILE"),
    ] {
        let said = fails(&data, &words, 2);
        assert!(said.contains(told), "{words:?}: {said}");
    }
    assert!(!data.exists(), "nothing was made");
}

#[test]
fn what_cannot_be_read_is_told_before_anything_is_made() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let absent = folder.path().join("absent");
    let absent = absent.to_str().unwrap();
    let told = fails(&data, &["serve", "--app", absent], 1);
    assert!(told.contains("cargo xtask run"), "{told}");
    let words = ["serve", "--listen", "127.0.0.1:0", "--tls-cert", absent, "--tls-key", absent];
    let told = fails(&data, &words, 1);
    assert!(told.contains("TLS certificate"), "{told}");
    assert!(!data.join("werkhub.sqlite").exists(), "nothing was made");
    let words = ["serve", "--listen", "127.0.0.1:0", "--demo-quiet", "--plan", absent];
    let told = fails(&data, &words, 1);
    assert!(told.contains("cannot be read"), "{told}");
    assert!(!data.join("werkhub.sqlite").exists(), "nothing was made");
}

#[test]
fn options_have_environment_twins() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let mut command = werkhub(&data, &["serve"]);
    let output = command.env("WERKHUB_LISTEN", "0.0.0.0:0").output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("needs TLS"));
}

#[test]
fn help_is_no_failure_and_check_says_what_is_wrong() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    assert!(done(&data, &["--help"]).contains("serve"));
    assert!(done(&data, &["check"]).contains("Nothing is wrong"));
    let told = fails(&data, &["check", "--app", "/absent", "--plan", "/absent"], 1);
    assert!(told.contains("index.html") && told.contains("cannot be read"), "{told}");
}
