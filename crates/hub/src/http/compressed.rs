//! Bytes in the smallest form the reader accepts.

use super::static_files::accepts;
use axum::body::Bytes;
use axum::http::{HeaderMap, HeaderValue, header};
use flate2::Compression;
use flate2::write::GzEncoder;
use std::io::Write;

/// How a body is written. In order of preference.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// RFC 7932.
    Brotli,
    /// RFC 1952.
    Gzip,
    /// As it is.
    Plain,
}

/// What is made often is compressed lightly; what is made once as well as it can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effort {
    /// A few milliseconds.
    Light,
    /// Up to seconds: not on an async thread.
    Full,
}

impl Encoding {
    /// The best one the reader accepts.
    pub fn accepted(asked: &HeaderMap) -> Self {
        match (accepts(asked, "br"), accepts(asked, "gzip")) {
            (true, _) => Encoding::Brotli,
            (false, true) => Encoding::Gzip,
            (false, false) => Encoding::Plain,
        }
    }

    /// Its name in `Content-Encoding`.
    pub fn name(self) -> Option<HeaderValue> {
        match self {
            Encoding::Brotli => Some(HeaderValue::from_static("br")),
            Encoding::Gzip => Some(HeaderValue::from_static("gzip")),
            Encoding::Plain => None,
        }
    }

    /// Says in the headers how the body is written, and that this depends on the reader.
    pub fn describe(self, headers: &mut HeaderMap) {
        headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
        if let Some(name) = self.name() {
            headers.insert(header::CONTENT_ENCODING, name);
        }
    }

    /// The bytes, written this way.
    ///
    /// # Errors
    /// Never in practice: writing to memory does not fail.
    pub fn apply(self, plain: &Bytes, effort: Effort) -> std::io::Result<Bytes> {
        match self {
            Encoding::Brotli => brotli(plain, effort),
            Encoding::Gzip => gzip(plain, effort),
            Encoding::Plain => Ok(plain.clone()),
        }
    }
}

fn brotli(plain: &[u8], effort: Effort) -> std::io::Result<Bytes> {
    let quality = match effort {
        Effort::Light => 4,
        Effort::Full => 10,
    };
    let params = brotli::enc::BrotliEncoderParams { quality, ..Default::default() };
    let mut reader = plain;
    let mut bytes = Vec::new();
    brotli::BrotliCompress(&mut reader, &mut bytes, &params)?;
    Ok(bytes.into())
}

fn gzip(plain: &[u8], effort: Effort) -> std::io::Result<Bytes> {
    let level = match effort {
        Effort::Light => Compression::fast(),
        Effort::Full => Compression::best(),
    };
    let mut encoder = GzEncoder::new(Vec::new(), level);
    encoder.write_all(plain)?;
    Ok(encoder.finish()?.into())
}
