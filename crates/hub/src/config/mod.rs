//! What an operator can say, and whether it goes together.

mod check;
mod options;
mod settings;

pub use check::ConfigError;
pub use options::{LogFormat, PublicView, ServeOptions, SignInBy};
pub use settings::{Demo, MetricsAccess, SessionEnds, Settings, Transport};
