//! What an operator can say, and whether it goes together. Every option has an environment twin.

use crate::http::address::{ClientAddress, Origin};
use clap::{Args, ValueEnum};
use ipnet::IpNet;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;
use sync::wire::Audience;
use thiserror::Error;

/// The options of `werkhub serve`, as they are typed.
#[derive(Debug, Clone, Args)]
pub struct ServeOptions {
    /// Address to listen on
    #[arg(long, env = "WERKHUB_LISTEN", default_value = "127.0.0.1:8080")]
    pub listen: SocketAddr,
    /// The address people type, where a proxy stands in front: https://werkhub.example.nl
    #[arg(long, env = "WERKHUB_PUBLIC_URL")]
    pub public_url: Option<Origin>,
    /// Folder with the built app
    #[arg(long, env = "WERKHUB_APP")]
    pub app: Option<PathBuf>,
    /// A building with people in it who come and go, to look at
    #[arg(long, env = "WERKHUB_DEMO", conflicts_with = "demo_quiet", value_parser = flag())]
    pub demo: bool,
    /// The same without the simulated day: nobody is anywhere
    #[arg(long, env = "WERKHUB_DEMO_QUIET", value_parser = flag())]
    pub demo_quiet: bool,
    /// Show this building (IMDF archive)
    #[arg(long, env = "WERKHUB_PLAN")]
    pub plan: Option<PathBuf>,
    /// How people sign in
    #[arg(long, env = "WERKHUB_AUTH", default_value = "local")]
    pub auth: SignInBy,
    /// Who sees live status without signing in; `anyone` in a demo, `screens` otherwise
    #[arg(long, env = "WERKHUB_PUBLIC_VIEW")]
    pub public_view: Option<PublicView>,
    /// Certificate chain for TLS (PEM)
    #[arg(long, env = "WERKHUB_TLS_CERT", requires = "tls_key")]
    pub tls_cert: Option<PathBuf>,
    /// Private key for TLS (PEM)
    #[arg(long, env = "WERKHUB_TLS_KEY", requires = "tls_cert")]
    pub tls_key: Option<PathBuf>,
    /// Network of the proxy in front, whose word on the client's address is taken: 10.0.0.0/8
    #[arg(long, env = "WERKHUB_TRUSTED_PROXY", value_delimiter = ',')]
    pub trusted_proxy: Vec<IpNet>,
    /// Serve /metrics on this address of its own
    #[arg(long, env = "WERKHUB_METRICS_LISTEN", conflicts_with = "metrics_token")]
    pub metrics_listen: Option<SocketAddr>,
    /// Serve /metrics to whoever shows this token
    #[arg(long, env = "WERKHUB_METRICS_TOKEN", hide_env_values = true)]
    pub metrics_token: Option<String>,
    /// Listen without TLS beyond this machine: sign-in can then be read by others on the network
    #[arg(long, env = "WERKHUB_INSECURE_LAN", value_parser = flag())]
    pub insecure_lan: bool,
    /// Hours without use after which a session ends
    #[arg(long, env = "WERKHUB_SESSION_IDLE_HOURS", default_value_t = 12,
          value_parser = clap::value_parser!(u32).range(1..=24 * 365))]
    pub session_idle_hours: u32,
    /// Days after which a session ends in any case
    #[arg(long, env = "WERKHUB_SESSION_DAYS", default_value_t = 30,
          value_parser = clap::value_parser!(u32).range(1..=365))]
    pub session_days: u32,
    /// Requests a second that one session may make for long
    #[arg(long, env = "WERKHUB_SESSION_RATE", default_value_t = 100,
          value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    pub session_rate: u32,
    /// How the log is written
    #[arg(long, env = "WERKHUB_LOG_FORMAT", default_value = "text")]
    pub log_format: LogFormat,
}

/// How people sign in outside a demo.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum SignInBy {
    /// Accounts of the hub's own.
    Local,
}

/// Who sees live status without signing in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum PublicView {
    /// Only paired screens.
    Screens,
    /// Everybody.
    Anyone,
}

/// How the log is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum LogFormat {
    /// For people.
    Text,
    /// For machines.
    Json,
}

/// Whether this is a demonstration.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Demo {
    /// No: real people.
    Off,
    /// People and building, nobody anywhere.
    Quiet,
    /// And a simulated working day.
    Lively,
}

impl Demo {
    /// Whether it is one.
    pub fn is_on(self) -> bool {
        self != Demo::Off
    }
}

/// Where `/metrics` is.
#[derive(Clone, PartialEq, Eq)]
pub enum MetricsAccess {
    /// Nowhere.
    Off,
    /// On an address of its own.
    Own(SocketAddr),
    /// Beside the rest, for who shows the token.
    Token(String),
}

/// How browsers reach the hub, as far as the hub can know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Transport {
    /// Plain http on this machine only. Browsers treat it as secure.
    Loopback,
    /// The hub speaks TLS itself.
    Tls {
        /// Certificate chain (PEM).
        cert: PathBuf,
        /// Private key (PEM).
        key: PathBuf,
    },
    /// A proxy in front speaks TLS.
    BehindTls,
    /// Plain http beyond this machine, by explicit wish.
    InsecureLan,
}

/// Options that go together.
#[derive(Clone)]
pub struct Settings {
    /// Address to listen on.
    pub listen: SocketAddr,
    /// How browsers reach it.
    pub transport: Transport,
    /// The address people type, where it is not the one listened on.
    pub public_origin: Option<Origin>,
    /// Folder with the built app.
    pub app: Option<PathBuf>,
    /// Whether this is a demonstration.
    pub demo: Demo,
    /// A building to show.
    pub plan: Option<PathBuf>,
    /// What somebody who is not signed in may see.
    pub audience: Audience,
    /// How the client's address is found.
    pub client_address: ClientAddress,
    /// Where `/metrics` is.
    pub metrics: MetricsAccess,
    /// When sessions end.
    pub session_ends: SessionEnds,
    /// Requests a second that one session may make for long.
    pub session_rate: u32,
}

/// When a session ends by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SessionEnds {
    /// After so long without use.
    pub idle: Duration,
    /// After so long in any case.
    pub absolute: Duration,
}

impl Default for SessionEnds {
    /// A working day, and a month.
    fn default() -> Self {
        SessionEnds { idle: hours(12), absolute: hours(30 * 24) }
    }
}

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
            audience,
            client_address: ClientAddress::behind(self.trusted_proxy),
            metrics,
            session_ends: SessionEnds {
                idle: hours(self.session_idle_hours),
                absolute: hours(self.session_days.saturating_mul(24)),
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

impl Transport {
    /// Whether browsers come by https.
    pub fn is_https(&self) -> bool {
        matches!(self, Transport::Tls { .. } | Transport::BehindTls)
    }
}

/// Flags by environment: `1`, `true`, `yes` and `on` switch on.
fn flag() -> clap::builder::FalseyValueParser {
    clap::builder::FalseyValueParser::new()
}

fn hours(count: u32) -> Duration {
    Duration::from_secs(u64::from(count) * 3_600)
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
