//! The options as they are typed. Every one has an environment twin.

use crate::http::address::Origin;
use clap::{Args, ValueEnum};
use ipnet::IpNet;
use std::net::SocketAddr;
use std::path::PathBuf;

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
    /// The rules of the house, where they are not the standard (TOML)
    #[arg(long, env = "WERKHUB_POLICIES")]
    pub policies: Option<PathBuf>,
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

/// Flags by environment: `1`, `true`, `yes` and `on` switch on.
fn flag() -> clap::builder::FalseyValueParser {
    clap::builder::FalseyValueParser::new()
}
