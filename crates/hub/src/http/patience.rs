//! Connections that make no progress are given up, so that none is held open for nothing.
//!
//! Hyper bounds how long the head of a request may take, but not how long a connection may say
//! nothing at all, nor how long a reader may leave what was written to it unread.

use axum_server::accept::Accept;
use futures::future::BoxFuture;
use std::io::{self, IoSlice};
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;
use tokio::time::{Sleep, sleep};

/// How long the first bytes may take.
const FIRST_BYTES_WITHIN: Duration = Duration::from_secs(10);
/// How many those are: as long as hyper may wait to see which HTTP is spoken (RFC 9113, 3.4).
const FIRST_BYTES: usize = 24;
/// How long a reader may take nothing of what is written to it.
const UNREAD_AT_MOST: Duration = Duration::from_secs(30);

/// Makes the connections that another accepts impatient, and sends small events at once.
#[derive(Debug, Clone)]
pub struct PatientAcceptor<A>(pub A);

impl<A, S> Accept<TcpStream, S> for PatientAcceptor<A>
where
    A: Accept<TcpStream, S>,
    A::Future: Send + 'static,
{
    type Stream = Patient<A::Stream>;
    type Service = A::Service;
    type Future = BoxFuture<'static, io::Result<(Self::Stream, Self::Service)>>;

    fn accept(&self, stream: TcpStream, service: S) -> Self::Future {
        // Without it an event may wait 40 ms for the reader's acknowledgement of the one before.
        let at_once = stream.set_nodelay(true);
        let accepted = self.0.accept(stream, service);
        Box::pin(async move {
            at_once?;
            let (stream, service) = accepted.await?;
            Ok((Patient::new(stream), service))
        })
    }
}

/// A connection with an end to its patience.
#[derive(Debug)]
pub struct Patient<S> {
    stream: S,
    /// First bytes that have not come yet, and until when they may.
    awaited: usize,
    first_bytes: Option<Pin<Box<Sleep>>>,
    /// Until when the reader may leave what waits for it.
    unread: Option<Pin<Box<Sleep>>>,
}

impl<S> Patient<S> {
    /// A connection that has just begun.
    pub fn new(stream: S) -> Self {
        let first_bytes = Some(Box::pin(sleep(FIRST_BYTES_WITHIN)));
        Patient { stream, awaited: FIRST_BYTES, first_bytes, unread: None }
    }

    fn note_read(&mut self, bytes: usize) {
        self.awaited = self.awaited.saturating_sub(bytes);
        if self.awaited == 0 {
            self.first_bytes = None;
        }
    }

    fn note_written<T>(
        &mut self,
        context: &mut Context<'_>,
        written: Poll<io::Result<T>>,
    ) -> Poll<io::Result<T>> {
        if written.is_ready() {
            self.unread = None;
            return written;
        }
        let unread = self.unread.get_or_insert_with(|| Box::pin(sleep(UNREAD_AT_MOST)));
        ready!(unread.as_mut().poll(context));
        Poll::Ready(Err(io::ErrorKind::TimedOut.into()))
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for Patient<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let before = buffer.filled().len();
        if let Poll::Ready(read) = Pin::new(&mut self.stream).poll_read(context, buffer) {
            self.note_read(buffer.filled().len() - before);
            return Poll::Ready(read);
        }
        let Some(first_bytes) = &mut self.first_bytes else { return Poll::Pending };
        ready!(first_bytes.as_mut().poll(context));
        Poll::Ready(Err(io::ErrorKind::TimedOut.into()))
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Patient<S> {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.stream).poll_write(context, bytes);
        self.note_written(context, written)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.stream).poll_write_vectored(context, bytes);
        self.note_written(context, written)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        let flushed = Pin::new(&mut self.stream).poll_flush(context);
        self.note_written(context, flushed)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        let ended = Pin::new(&mut self.stream).poll_shutdown(context);
        self.note_written(context, ended)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::ErrorKind;
    use tokio::io::{AsyncReadExt, AsyncWriteExt, DuplexStream, duplex};
    use tokio::time::timeout;

    const LONG: Duration = Duration::from_secs(3_600);

    fn connection() -> (Patient<DuplexStream>, DuplexStream) {
        let (ours, theirs) = duplex(64);
        (Patient::new(ours), theirs)
    }

    #[tokio::test(start_paused = true)]
    async fn one_that_says_nothing_or_little_is_given_up() {
        for said in ["", "PRI * HTTP"] {
            let (mut ours, mut theirs) = connection();
            theirs.write_all(said.as_bytes()).await.unwrap();
            let mut read = Vec::new();
            let given_up = timeout(LONG, ours.read_to_end(&mut read)).await.unwrap();
            assert_eq!(given_up.unwrap_err().kind(), ErrorKind::TimedOut, "{said:?}");
            assert_eq!(read, said.as_bytes());
        }
    }

    #[tokio::test(start_paused = true)]
    async fn one_that_began_may_listen_as_long_as_it_likes() {
        let (mut ours, mut theirs) = connection();
        theirs.write_all(&[b'x'; FIRST_BYTES]).await.unwrap();
        let mut read = Vec::new();
        assert!(timeout(LONG, ours.read_to_end(&mut read)).await.is_err(), "it still waits");
    }

    #[tokio::test(start_paused = true)]
    async fn one_that_leaves_everything_unread_is_given_up() {
        let (mut ours, _theirs) = connection();
        let given_up = timeout(LONG, ours.write_all(&[0; 1_000])).await.unwrap();
        assert_eq!(given_up.unwrap_err().kind(), ErrorKind::TimedOut);
    }

    #[tokio::test(start_paused = true)]
    async fn a_slow_reader_that_reads_is_not() {
        let (mut ours, mut theirs) = connection();
        let reading = async {
            let mut some = [0; 64];
            for _ in 0..10 {
                tokio::time::sleep(UNREAD_AT_MOST - Duration::from_secs(1)).await;
                theirs.read_exact(&mut some).await.unwrap();
            }
        };
        let (written, ()) = tokio::join!(ours.write_all(&[0; 640]), reading);
        written.unwrap();
    }
}
