//! Whether options go together.

use super::{Demo, MetricsAccess, PublicView, ServeOptions, SessionEnds, Settings, Transport};
use crate::http::address::{ClientAddress, Origin};
use std::net::SocketAddr;
use std::time::Duration;
use sync::wire::Audience;
use thiserror::Error;

const HOUR: Duration = Duration::from_secs(3_600);

/// Options that do not go together; exit code 2.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ConfigError {
    /// Passwords and sessions would go over the network in the clear.
    #[error(
        "listening on {0} needs TLS: give --tls-cert and --tls-key, or --public-url https://… when \
         a proxy in front speaks TLS, or --insecure-lan when you accept that others on the network \
         can read along"
    )]
    NotSecure(SocketAddr),
    /// Anybody could guess it.
    #[error("--metrics-token needs at least 16 characters: make one with `openssl rand -hex 16`")]
    WeakMetricsToken,
    /// Two listeners cannot share an address.
    #[error("--metrics-listen {0} is the address of the hub itself: choose another port")]
    SameAddress(SocketAddr),
}

impl ServeOptions {
    /// Checks that the options go together.
    ///
    /// # Errors
    /// [`ConfigError`] with the sentence for the operator.
    pub fn settings(self) -> Result<Settings, ConfigError> {
        let transport = self.transport()?;
        let demo = match (self.demo, self.demo_quiet) {
            (_, true) => Demo::Quiet,
            (true, false) => Demo::Lively,
            (false, false) => Demo::Off,
        };
        let audience = match self.public_view {
            Some(PublicView::Anyone) => Audience::Anyone,
            Some(PublicView::Screens) => Audience::Screens,
            None if demo.is_on() => Audience::Anyone,
            None => Audience::Screens,
        };
        let metrics = match (self.metrics_listen, self.metrics_token) {
            (Some(address), _) if address == self.listen && address.port() != 0 => {
                return Err(ConfigError::SameAddress(address));
            }
            (Some(address), _) => MetricsAccess::Own(address),
            (None, Some(token)) if token.len() < 16 => return Err(ConfigError::WeakMetricsToken),
            (None, Some(token)) => MetricsAccess::Token(token),
            (None, None) => MetricsAccess::Off,
        };
        Ok(Settings {
            listen: self.listen,
            transport,
            public_origin: self.public_url,
            app: self.app,
            demo,
            plan: self.plan,
            policies: self.policies,
            audience,
            client_address: ClientAddress::behind(self.trusted_proxy),
            metrics,
            session_ends: SessionEnds {
                idle: HOUR * self.session_idle_hours,
                absolute: HOUR * 24 * self.session_days,
            },
            session_rate: self.session_rate,
        })
    }

    fn transport(&self) -> Result<Transport, ConfigError> {
        let public_is_https = self.public_url.as_ref().is_some_and(Origin::is_https);
        match (&self.tls_cert, &self.tls_key) {
            (Some(cert), Some(key)) => Ok(Transport::Tls { cert: cert.clone(), key: key.clone() }),
            _ if public_is_https => Ok(Transport::BehindTls),
            _ if self.insecure_lan => Ok(Transport::InsecureLan),
            _ if self.listen.ip().is_loopback() => Ok(Transport::Loopback),
            _ => Err(ConfigError::NotSecure(self.listen)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::Parser;

    #[derive(Parser)]
    struct Line {
        #[command(flatten)]
        options: ServeOptions,
    }

    fn settings(words: &str) -> Result<Settings, ConfigError> {
        let line = std::iter::once("werkhub").chain(words.split_whitespace());
        Line::try_parse_from(line).unwrap().options.settings()
    }

    #[test]
    fn beyond_this_machine_it_needs_tls_or_a_word() {
        let check = |words: &str, expected: Result<Transport, ConfigError>| {
            assert_eq!(settings(words).map(|settings| settings.transport), expected, "{words}");
        };
        let lan = "0.0.0.0:8080".parse().unwrap();
        let tls = Transport::Tls { cert: "c".into(), key: "k".into() };
        check("", Ok(Transport::Loopback));
        check("--listen [::1]:1", Ok(Transport::Loopback));
        check("--listen 0.0.0.0:8080", Err(ConfigError::NotSecure(lan)));
        check("--listen 0.0.0.0:8080 --public-url http://a.nl", Err(ConfigError::NotSecure(lan)));
        check("--listen 0.0.0.0:8080 --public-url https://a.nl", Ok(Transport::BehindTls));
        check("--listen 0.0.0.0:8080 --tls-cert c --tls-key k", Ok(tls));
        check("--listen 0.0.0.0:8080 --insecure-lan", Ok(Transport::InsecureLan));
    }

    #[test]
    fn only_a_demo_shows_live_status_to_everybody_by_itself() {
        let check = |words: &str, expected: Audience| {
            assert_eq!(settings(words).ok().map(|settings| settings.audience), Some(expected));
        };
        check("", Audience::Screens);
        check("--public-view anyone", Audience::Anyone);
        check("--demo", Audience::Anyone);
        check("--demo-quiet --public-view screens", Audience::Screens);
    }

    #[test]
    fn a_short_metrics_token_is_refused() {
        assert_eq!(settings("--metrics-token short").map(drop), Err(ConfigError::WeakMetricsToken));
        let own = settings("--metrics-listen 127.0.0.1:8080").map(drop);
        assert_eq!(own, Err(ConfigError::SameAddress("127.0.0.1:8080".parse().unwrap())));
    }

    #[test]
    fn options_that_need_or_exclude_each_other_are_told() {
        for words in ["--demo --demo-quiet", "--tls-cert c", "--public-url nonsense"] {
            let line = std::iter::once("werkhub").chain(words.split_whitespace());
            assert!(Line::try_parse_from(line).is_err(), "{words}");
        }
    }
}
