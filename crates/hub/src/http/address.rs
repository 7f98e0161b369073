//! Addresses: where a call says it comes from, and where it really does.

use super::App;
use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::request::Parts;
use axum::http::{HeaderMap, Uri, header, uri::Scheme};
use ipnet::IpNet;
use std::convert::Infallible;
use std::fmt;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::str::FromStr;
use thiserror::Error;

/// Scheme, host and port, as browsers compare them (RFC 6454): lower case, without the port that
/// the scheme implies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    https: bool,
    authority: String,
}

/// Why a text is no origin.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("an address has the form https://werkhub.example.nl, without a path")]
pub struct OriginError;

impl FromStr for Origin {
    type Err = OriginError;

    fn from_str(text: &str) -> Result<Self, OriginError> {
        let uri: Uri = text.parse().map_err(|_| OriginError)?;
        let https = match uri.scheme() {
            Some(scheme) if *scheme == Scheme::HTTPS => true,
            Some(scheme) if *scheme == Scheme::HTTP => false,
            _ => return Err(OriginError),
        };
        let bare = matches!(uri.path(), "" | "/") && uri.query().is_none();
        let authority = uri.authority().filter(|authority| !authority.as_str().contains('@'));
        match authority {
            Some(authority) if bare => Ok(Origin::of(https, authority.as_str())),
            _ => Err(OriginError),
        }
    }
}

impl Origin {
    /// From the parts of a request.
    pub fn of(https: bool, authority: &str) -> Self {
        let authority = authority.to_ascii_lowercase();
        let implied = if https { ":443" } else { ":80" };
        let authority = authority.strip_suffix(implied).unwrap_or(&authority).to_owned();
        Origin { https, authority }
    }

    /// Whether it is spoken to over TLS.
    pub fn is_https(&self) -> bool {
        self.https
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}://{}", if self.https { "https" } else { "http" }, self.authority)
    }
}

/// How the address of the client is found.
#[derive(Debug, Clone, Default)]
pub struct ClientAddress {
    proxies: Vec<IpNet>,
}

impl ClientAddress {
    /// Takes the word of proxies in these networks, and of nobody else.
    pub fn behind(proxies: Vec<IpNet>) -> Self {
        ClientAddress { proxies }
    }

    /// The address of the client, from who speaks to us and what a trusted one says: the last
    /// address in `X-Forwarded-For` that is no proxy of ours. What stands before it, anybody could
    /// have written.
    pub fn find(&self, peer: IpAddr, headers: &HeaderMap) -> IpAddr {
        let peer = peer.to_canonical();
        if !self.trusts(peer) {
            return peer;
        }
        let forwarded: Vec<&str> = headers
            .get_all("x-forwarded-for")
            .iter()
            .filter_map(|value| value.to_str().ok())
            .flat_map(|value| value.split(','))
            .collect();
        let mut client = peer;
        for hop in forwarded.into_iter().rev() {
            let Ok(address) = hop.trim().parse::<IpAddr>() else { break };
            client = address.to_canonical();
            if !self.trusts(client) {
                break;
            }
        }
        client
    }

    fn trusts(&self, address: IpAddr) -> bool {
        self.proxies.iter().any(|network| network.contains(&address))
    }
}

/// The address of whoever makes a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClientIp(pub IpAddr);

impl FromRequestParts<App> for ClientIp {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Infallible> {
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>();
        let peer = peer.map_or(IpAddr::V4(Ipv4Addr::LOCALHOST), |info| info.0.ip());
        Ok(ClientIp(app.client_address.find(peer, &parts.headers)))
    }
}

/// The host a request was sent to, as it says itself: `Host`, or in HTTP/2 the authority of its
/// address.
pub fn host<'a>(uri: &'a Uri, headers: &'a HeaderMap) -> Option<&'a str> {
    let named = headers.get(header::HOST).and_then(|value| value.to_str().ok());
    named.or_else(|| uri.authority().map(|authority| authority.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    #[test]
    fn origins_compare_as_browsers_do() {
        let check = |text: &str, expected: Option<&str>| {
            let origin = text.parse::<Origin>().ok().map(|origin| origin.to_string());
            assert_eq!(origin.as_deref(), expected, "{text}");
        };
        check("https://Hub.nl", Some("https://hub.nl"));
        check("https://hub.nl:443/", Some("https://hub.nl"));
        check("http://hub.nl:443", Some("http://hub.nl:443"));
        check("http://[::1]:8080", Some("http://[::1]:8080"));
        for wrong in ["null", "hub.nl", "ftp://hub.nl", "https://hub.nl/path", "https://a@hub.nl"] {
            check(wrong, None);
        }
    }

    #[test]
    fn only_a_trusted_proxy_may_say_where_a_call_comes_from() {
        let check = |peer: &str, forwarded: &[&str], expected: &str| {
            let behind = ClientAddress::behind(vec!["10.0.0.0/8".parse().unwrap()]);
            let mut headers = HeaderMap::new();
            for line in forwarded {
                headers.append("x-forwarded-for", HeaderValue::from_str(line).unwrap());
            }
            let found = behind.find(peer.parse().unwrap(), &headers);
            assert_eq!(found, expected.parse::<IpAddr>().unwrap(), "{peer} {forwarded:?}");
        };
        check("192.0.2.1", &[], "192.0.2.1");
        check("192.0.2.1", &["198.51.100.7"], "192.0.2.1");
        check("10.0.0.2", &["198.51.100.7"], "198.51.100.7");
        check("::ffff:10.0.0.2", &["198.51.100.7"], "198.51.100.7");
        check("10.0.0.2", &["203.0.113.9, 198.51.100.7, 10.0.0.3"], "198.51.100.7");
        check("10.0.0.2", &["203.0.113.9", "198.51.100.7"], "198.51.100.7");
        check("10.0.0.2", &["nonsense"], "10.0.0.2");
        check("10.0.0.2", &[], "10.0.0.2");
    }
}
