//! The socket in the data directory: how a command reaches the hub that runs there.

use super::operator::Operator;
use super::order::{Order, Reply};
use std::fs::{self, Permissions};
use std::io;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::{UnixListener, UnixStream};
use tokio_util::sync::CancellationToken;

/// Longest line: an archive in base 64. The importer refuses far smaller ones when they unpack to
/// too much.
const LONGEST: u64 = 300 * 1024 * 1024;

/// How long the socket rests when nothing can be taken from it.
const REST_AFTER_FAILURE: Duration = Duration::from_secs(1);

/// The socket of a data directory.
fn socket_in(data: &Path) -> PathBuf {
    data.join("werkhub.sock")
}

/// Takes orders until the hub stops. One at a time: they are rare, and none waits for another.
pub struct ControlSocket {
    listener: UnixListener,
    path: PathBuf,
}

impl ControlSocket {
    /// Makes the socket, for the owner of the data directory only. One that is there was left by a
    /// hub that was killed: the directory is locked, so nobody listens on it.
    ///
    /// # Errors
    /// When it cannot be made; a path of more than about 100 bytes is too long for a socket.
    pub fn open(data: &Path) -> io::Result<Self> {
        let path = socket_in(data);
        match fs::remove_file(&path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
        let listener = UnixListener::bind(&path)?;
        fs::set_permissions(&path, Permissions::from_mode(0o600))?;
        Ok(ControlSocket { listener, path })
    }

    /// Carries out what comes in.
    pub async fn serve(self, operator: Arc<Operator>, stop: CancellationToken) {
        loop {
            tokio::select! {
                () = stop.cancelled() => break,
                taken = self.listener.accept() => match taken {
                    Ok((stream, _)) => {
                        let operator = Arc::clone(&operator);
                        tokio::spawn(async move {
                            if let Err(error) = answer(stream, &operator).await {
                                tracing::warn!(%error, "an order broke off");
                            }
                        });
                    }
                    Err(error) => {
                        tracing::warn!(%error, "an order could not be taken");
                        // Out of files, most often: trying at once again would only fill the log.
                        tokio::time::sleep(REST_AFTER_FAILURE).await;
                    }
                }
            }
        }
        // Gone with the hub, so that the next command opens the store itself.
        let _ = fs::remove_file(&self.path);
    }
}

async fn answer(stream: UnixStream, operator: &Operator) -> io::Result<()> {
    let (reader, mut writer) = stream.into_split();
    let mut line = Vec::new();
    BufReader::new(reader.take(LONGEST)).read_until(b'\n', &mut line).await?;
    let reply = match serde_json::from_slice::<Order>(&line) {
        Ok(order) => {
            tracing::info!(?order, "an operator's order");
            operator.carry_out(order).await
        }
        Err(_) => Reply::Failed(
            "the running hub does not understand this: is it another version?".to_owned(),
        ),
    };
    let mut line = serde_json::to_vec(&reply)?;
    line.push(b'\n');
    writer.write_all(&line).await
}

/// Sends an order to the hub that runs on a data directory.
///
/// # Errors
/// When none answers.
pub async fn ask(data: &Path, order: &Order) -> io::Result<Reply> {
    let (reader, mut writer) = UnixStream::connect(socket_in(data)).await?.into_split();
    let mut line = serde_json::to_vec(order)?;
    line.push(b'\n');
    writer.write_all(&line).await?;
    let mut line = Vec::new();
    BufReader::new(reader.take(LONGEST)).read_until(b'\n', &mut line).await?;
    serde_json::from_slice(&line).map_err(io::Error::from)
}
