//! What an operator can say, and whether it goes together.

mod check;
mod options;
mod policies;
mod settings;

pub use check::ConfigError;
pub use options::{LogFormat, PublicView, ServeOptions, SignInBy};
pub use policies::{Policies, PoliciesError};
pub use settings::{Demo, MetricsAccess, SessionEnds, Settings, Transport};
