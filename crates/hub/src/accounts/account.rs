//! Somebody with an account.

use super::{Login, PasswordHash};
use domain::{PersonId, Role};

/// A local account, or somebody of the demonstration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// The key that stays and log name.
    pub person: PersonId,
    /// What is typed to sign in.
    pub login: Login,
    /// Name as shown, to that person only.
    pub name: String,
    /// What the person may do.
    pub role: Role,
    /// The password; nobody of the demonstration has one.
    pub password: Option<PasswordHash>,
    /// Whether signing in is refused.
    pub disabled: bool,
    /// Whether it belongs to the demonstration.
    pub demo: bool,
}

/// An account as an administrator asks for it.
#[derive(Clone, PartialEq, Eq)]
pub struct NewAccount {
    /// What is typed to sign in.
    pub login: Login,
    /// Name as shown.
    pub name: String,
    /// What the person may do.
    pub role: Role,
    /// The password in the clear; hashed before it is stored.
    pub password: String,
}
