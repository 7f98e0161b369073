//! The cookies: of a session, of a paired screen, and of a screen that waits to be paired.

use crate::accounts::Secret;
use crate::config::Transport;
use axum::http::{HeaderMap, HeaderValue, header};

/// How the cookie is written for each browser, which depends on how browsers reach the hub.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CookieRule {
    /// The same for all.
    Always(Form),
    /// Plain http on 127.0.0.1 counts as secure, but not for the cookies of WebKit: Safari would
    /// drop the secure one without a word (<https://bugs.webkit.org/show_bug.cgi?id=281149>).
    SecureUnlessWebKit,
}

impl CookieRule {
    /// For how browsers reach the hub.
    pub fn over(transport: &Transport) -> Self {
        match transport {
            Transport::InsecureLan => CookieRule::Always(Form::Plain),
            Transport::Loopback => CookieRule::SecureUnlessWebKit,
            Transport::Tls { .. } | Transport::BehindTls => CookieRule::Always(Form::Secure),
        }
    }

    /// A cookie for the browser that sent these headers.
    pub fn of(self, purpose: Purpose, headers: &HeaderMap) -> Cookie {
        let form = match self {
            CookieRule::Always(form) => form,
            CookieRule::SecureUnlessWebKit if is_webkit(headers) => Form::Plain,
            CookieRule::SecureUnlessWebKit => Form::Secure,
        };
        Cookie { purpose, form }
    }
}

/// Chromium names WebKit too, out of habit.
fn is_webkit(headers: &HeaderMap) -> bool {
    let named = headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok());
    named.is_some_and(|name| name.contains("AppleWebKit/") && !name.contains("Chrome/"))
}

/// What a cookie is for. A browser has a session or is a screen, never both.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// Somebody is signed in.
    Session,
    /// It is a paired screen.
    Screen,
    /// It waits to become one.
    Pairing,
}

/// How a cookie is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// `__Host-`: the browser keeps it to this origin and sends it over a secure connection only
    /// (RFC 6265bis, 4.1.3.2).
    Secure,
    /// Plain, where a browser would not keep the other.
    Plain,
}

/// One cookie, of one browser.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cookie {
    purpose: Purpose,
    form: Form,
}

impl Cookie {
    /// Its name.
    pub fn name(self) -> &'static str {
        match (self.purpose, self.form) {
            (Purpose::Session, Form::Secure) => "__Host-werkhub",
            (Purpose::Session, Form::Plain) => "werkhub",
            (Purpose::Screen, Form::Secure) => "__Host-werkhub-screen",
            (Purpose::Screen, Form::Plain) => "werkhub-screen",
            (Purpose::Pairing, Form::Secure) => "__Host-werkhub-pairing",
            (Purpose::Pairing, Form::Plain) => "werkhub-pairing",
        }
    }

    fn attributes(self) -> &'static str {
        match self.form {
            Form::Secure => "Path=/; Secure; HttpOnly; SameSite=Lax",
            Form::Plain => "Path=/; HttpOnly; SameSite=Lax",
        }
    }

    /// The header that gives a browser its reference, for so long.
    pub fn set(self, reference: &Secret, seconds: u64) -> Option<HeaderValue> {
        let (name, value, attributes) = (self.name(), reference.to_text(), self.attributes());
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
        let reference = Secret::random().unwrap();
        let session = |form| Cookie { purpose: Purpose::Session, form };
        let set = session(Form::Secure).set(&reference, 60).unwrap();
        let expected = format!(
            "__Host-werkhub={}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=60",
            reference.to_text()
        );
        assert_eq!(set.to_str().unwrap(), expected);
        let plain = session(Form::Plain).clear().unwrap();
        assert_eq!(plain, "werkhub=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0");
    }

    #[test]
    fn on_this_machine_only_webkit_gets_a_plain_cookie() {
        let check = |transport: &Transport, agent: &'static str, expected: Form| {
            let mut headers = HeaderMap::new();
            headers.insert(header::USER_AGENT, HeaderValue::from_static(agent));
            let cookie = CookieRule::over(transport).of(Purpose::Screen, &headers);
            assert_eq!(cookie.form, expected, "{agent}");
        };
        let safari = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 \
                      (KHTML, like Gecko) Version/26.0 Safari/605.1.15";
        let chromium = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) \
                        Chrome/156.0.0.0 Safari/537.36";
        let firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0";
        check(&Transport::Loopback, safari, Form::Plain);
        check(&Transport::Loopback, chromium, Form::Secure);
        check(&Transport::Loopback, firefox, Form::Secure);
        check(&Transport::Loopback, "curl/8.5.0", Form::Secure);
        check(&Transport::BehindTls, safari, Form::Secure);
        check(&Transport::InsecureLan, firefox, Form::Plain);
    }

    #[test]
    fn the_own_cookie_is_found_among_others() {
        let check = |line: &'static str, expected: Option<&str>| {
            let mut headers = HeaderMap::new();
            headers.insert(header::COOKIE, HeaderValue::from_static(line));
            let session = Cookie { purpose: Purpose::Session, form: Form::Secure };
            assert_eq!(session.value(&headers), expected, "{line}");
        };
        check("a=b; __Host-werkhub=x; c=d", Some("x"));
        check("werkhub=x", None);
        check("__Host-werkhub-screen=x; __Host-werkhub-pairing=y", None);
        check("__Host-werkhub", None);
        check("", None);
    }
}
