//! Options that go together, as the hub uses them.

use crate::http::address::{ClientAddress, Origin};
use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;
use sync::wire::Audience;

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
    /// The file with the rules of the house.
    pub policies: Option<PathBuf>,
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
        SessionEnds { idle: HOUR * 12, absolute: HOUR * 24 * 30 }
    }
}

impl Transport {
    /// Whether browsers come by https.
    pub fn is_https(&self) -> bool {
        matches!(self, Transport::Tls { .. } | Transport::BehindTls)
    }
}

const HOUR: Duration = Duration::from_secs(3_600);
