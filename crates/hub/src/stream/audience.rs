//! Who looks.

use crate::writer::Principal;
use tokio_util::sync::CancellationToken;

/// Who looks, as the session says. The router puts one into the extensions of every request.
#[derive(Debug, Clone)]
pub enum Audience {
    /// Not signed in where only people who are may look.
    Nobody,
    /// Not signed in where everybody may look, or a screen: never sees a person.
    Public,
    /// Signed in.
    Person {
        /// Who.
        principal: Principal,
        /// Cancelled when the session ends, or the account is disabled or changes in role: streams
        /// end with it.
        ended: CancellationToken,
    },
}

impl Audience {
    /// Who it is, where somebody is signed in.
    pub fn principal(&self) -> Option<Principal> {
        match self {
            Audience::Person { principal, .. } => Some(*principal),
            Audience::Nobody | Audience::Public => None,
        }
    }
}
