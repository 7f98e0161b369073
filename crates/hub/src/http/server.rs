//! Listening, with or without TLS, and stopping.

use super::patience::PatientAcceptor;
use super::{App, metrics_router, router};
use crate::config::Transport;
use axum::Router;
use axum_server::tls_rustls::RustlsConfig;
use axum_server::{Handle, Server};
use hyper_util::rt::TokioTimer;
use std::io;
use std::net::{SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::time::Duration;
use thiserror::Error;
use tokio::task::JoinSet;

/// How long calls that are being answered may take once the hub stops.
const GRACE: Duration = Duration::from_secs(3);

/// How long the head of a request may take, and how long a connection may wait for the next. Longer
/// than proxies keep one they do not use (Caddy: two minutes), or they would send into a closed one.
const HEAD_WITHIN: Duration = Duration::from_secs(150);
/// Most bytes of a head.
const LARGEST_HEAD: usize = 32 * 1024;
/// How often an HTTP/2 connection is asked whether anybody is there, and how long it may think.
const ASK_EACH: Duration = Duration::from_secs(30);
const ANSWER_WITHIN: Duration = Duration::from_secs(20);

/// Why the hub cannot be reached.
#[derive(Debug, Error)]
pub enum ListenError {
    /// The address is in use, or not ours.
    #[error(
        "cannot listen on {address} ({source}): stop the program that does, or choose another with \
         --listen"
    )]
    Address {
        /// Which.
        address: SocketAddr,
        /// Why.
        source: io::Error,
    },
    /// Certificate or key cannot be used.
    #[error("the TLS certificate {cert} with key {key} cannot be used ({why}): both are PEM files")]
    Certificate {
        /// The chain.
        cert: PathBuf,
        /// The key.
        key: PathBuf,
        /// Why.
        why: String,
    },
}

/// Addresses that are taken, before anything is answered on them.
pub struct Listeners {
    main: TcpListener,
    metrics: Option<TcpListener>,
    tls: Option<RustlsConfig>,
}

impl Listeners {
    /// Takes the addresses and reads the certificate.
    ///
    /// # Errors
    /// [`ListenError`] with the sentence for the operator.
    pub async fn take(
        address: SocketAddr,
        metrics: Option<SocketAddr>,
        transport: &Transport,
    ) -> Result<Self, ListenError> {
        let tls = match transport {
            Transport::Tls { cert, key } => Some(read_certificate(cert, key).await?),
            Transport::Loopback | Transport::BehindTls | Transport::InsecureLan => None,
        };
        Ok(Listeners { main: take(address)?, metrics: metrics.map(take).transpose()?, tls })
    }

    /// The address listened on; its port is known even where any free one was asked for.
    ///
    /// # Errors
    /// When the system does not say.
    pub fn address(&self) -> io::Result<SocketAddr> {
        self.main.local_addr()
    }

    /// Whether the hub speaks TLS itself.
    pub fn speaks_tls(&self) -> bool {
        self.tls.is_some()
    }

    /// The address of the figures, where they have one.
    pub fn metrics_address(&self) -> Option<SocketAddr> {
        self.metrics.as_ref()?.local_addr().ok()
    }

    /// Answers until the hub stops, and then until what is being answered is done.
    ///
    /// # Errors
    /// When a listener fails.
    pub async fn serve(self, app: &App) -> io::Result<()> {
        let handle = Handle::new();
        let mut serving = JoinSet::new();
        let main = with_address(router(app));
        match self.tls {
            Some(tls) => {
                let server = bounded(axum_server::from_tcp_rustls(self.main, tls)?);
                serving.spawn(server.handle(handle.clone()).serve(main));
            }
            None => {
                let server = bounded(axum_server::from_tcp(self.main)?);
                serving.spawn(server.handle(handle.clone()).serve(main));
            }
        }
        if let Some(listener) = self.metrics {
            let server = bounded(axum_server::from_tcp(listener)?);
            let figures = with_address(metrics_router(app));
            serving.spawn(server.handle(handle.clone()).serve(figures));
        }
        let stopping = app.stopping.clone();
        serving.spawn(async move {
            stopping.cancelled().await;
            handle.graceful_shutdown(Some(GRACE));
            Ok(())
        });
        while let Some(ended) = serving.join_next().await {
            ended.map_err(io::Error::other)??;
        }
        Ok(())
    }
}

/// Puts a bound on what a connection may take: of time and of memory.
fn bounded<A>(server: Server<SocketAddr, A>) -> Server<SocketAddr, PatientAcceptor<A>> {
    let mut server = server.map(PatientAcceptor);
    let http = server.http_builder();
    let mut http1 = http.http1();
    http1.timer(TokioTimer::new()).header_read_timeout(HEAD_WITHIN).max_buf_size(LARGEST_HEAD);
    let mut http2 = http.http2();
    http2.timer(TokioTimer::new()).keep_alive_interval(ASK_EACH).keep_alive_timeout(ANSWER_WITHIN);
    server
}

type WithAddress = axum::extract::connect_info::IntoMakeServiceWithConnectInfo<Router, SocketAddr>;

fn with_address(router: Router) -> WithAddress {
    router.into_make_service_with_connect_info::<SocketAddr>()
}

fn take(address: SocketAddr) -> Result<TcpListener, ListenError> {
    let taken = TcpListener::bind(address)
        .and_then(|listener| listener.set_nonblocking(true).map(|()| listener));
    taken.map_err(|source| ListenError::Address { address, source })
}

/// Reads certificate and key.
///
/// # Errors
/// [`ListenError::Certificate`] when they cannot be used.
pub async fn read_certificate(cert: &Path, key: &Path) -> Result<RustlsConfig, ListenError> {
    // Two providers could be compiled in by some dependency; ring is the one we mean.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let read = RustlsConfig::from_pem_file(cert, key).await;
    read.map_err(|error| ListenError::Certificate {
        cert: cert.to_owned(),
        key: key.to_owned(),
        why: error.to_string(),
    })
}
