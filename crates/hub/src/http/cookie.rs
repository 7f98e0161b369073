//! The session's cookie.

use crate::accounts::SessionReference;
use crate::config::Transport;
use axum::http::{HeaderMap, HeaderValue, header};

/// How the cookie is written, which depends on how browsers reach the hub.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SessionCookie {
    /// `__Host-`: the browser keeps it to this origin and sends it over a secure connection only
    /// (RFC 6265bis, 4.1.3.2). Plain http on 127.0.0.1 counts as secure.
    Secure,
    /// Plain, for `--insecure-lan`: there a browser would not keep the other.
    Plain,
}

impl SessionCookie {
    /// For how browsers reach the hub.
    pub fn over(transport: &Transport) -> Self {
        match transport {
            Transport::InsecureLan => SessionCookie::Plain,
            Transport::Loopback | Transport::Tls { .. } | Transport::BehindTls => {
                SessionCookie::Secure
            }
        }
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            SessionCookie::Secure => "__Host-werkhub",
            SessionCookie::Plain => "werkhub",
        }
    }

    fn attributes(self) -> &'static str {
        match self {
            SessionCookie::Secure => "Path=/; Secure; HttpOnly; SameSite=Lax",
            SessionCookie::Plain => "Path=/; HttpOnly; SameSite=Lax",
        }
    }

    /// The header that gives a browser its reference, for as long as a session can last.
    pub fn set(self, reference: &SessionReference, seconds: u64) -> Option<HeaderValue> {
        let (name, value, attributes) = (self.name(), reference.to_cookie(), self.attributes());
        let text = format!("{name}={value}; {attributes}; Max-Age={seconds}");
        let mut header = HeaderValue::from_str(&text).ok()?;
        header.set_sensitive(true);
        Some(header)
    }

    /// The header that takes it away.
    pub fn clear(self) -> Option<HeaderValue> {
        let text = format!("{}=; {}; Max-Age=0", self.name(), self.attributes());
        HeaderValue::from_str(&text).ok()
    }

    /// The cookie's value in a request; it need not be a reference.
    pub fn value(self, headers: &HeaderMap) -> Option<&str> {
        let lines = headers.get_all(header::COOKIE).iter();
        let pairs = lines.filter_map(|line| line.to_str().ok()).flat_map(|line| line.split(';'));
        pairs
            .filter_map(|pair| pair.trim().split_once('='))
            .find(|(name, _)| *name == self.name())
            .map(|(_, value)| value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cookie_is_kept_to_this_origin() {
        let reference = SessionReference::random().unwrap();
        let set = SessionCookie::Secure.set(&reference, 60).unwrap();
        let expected = format!(
            "__Host-werkhub={}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=60",
            reference.to_cookie()
        );
        assert_eq!(set.to_str().unwrap(), expected);
        let plain = SessionCookie::Plain.clear().unwrap();
        assert_eq!(plain, "werkhub=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0");
    }

    #[test]
    fn the_own_cookie_is_found_among_others() {
        let check = |line: &'static str, expected: Option<&str>| {
            let mut headers = HeaderMap::new();
            headers.insert(header::COOKIE, HeaderValue::from_static(line));
            assert_eq!(SessionCookie::Secure.value(&headers), expected, "{line}");
        };
        check("a=b; __Host-werkhub=x; c=d", Some("x"));
        check("werkhub=x", None);
        check("__Host-werkhub", None);
        check("", None);
    }
}
