//! Who am I.

use serde::Serialize;
use utoipa::ToSchema;

/// Who is signed in, and how one signs in here.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Session {
    /// Who is signed in; nobody when absent.
    #[schema(required = false)]
    pub me: Option<Me>,
    /// What somebody who is not signed in may see.
    pub audience: Audience,
    /// How one signs in here.
    pub sign_in: SignInMethod,
    /// Whether this is a demonstration.
    pub demo: bool,
}

/// The person who is signed in; sent to that person only.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Me {
    /// Name as shown.
    pub name: String,
    /// What this person may do.
    pub role: Role,
    /// By what a device keeps apart what belongs to this person; 16 hexadecimal digits that say
    /// nothing of who it is.
    pub key: String,
}

/// What somebody who is not signed in may see.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub enum Audience {
    /// Only paired screens see live status.
    Screens,
    /// Everybody does.
    Anyone,
}

/// What a person may do.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub enum Role {
    /// Employee.
    Staff,
    /// Reception desk.
    Reception,
    /// Plan, closings, screens.
    FacilityManager,
    /// All of it, and accounts.
    Administrator,
}

/// How one signs in.
#[derive(Serialize, ToSchema)]
#[serde(tag = "method", rename_all = "camelCase")]
pub enum SignInMethod {
    /// By choosing somebody from a list; only in a demonstration.
    Demo {
        /// The list.
        people: Vec<DemoPerson>,
    },
    /// By name and password.
    Local,
}

/// Somebody of the demonstration.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct DemoPerson {
    /// What is sent to sign in.
    pub login: String,
    /// Name as shown.
    pub name: String,
    /// What this person may do.
    pub role: Role,
}

/// Signing in: somebody of the demonstration, or name and password.
#[derive(Serialize, ToSchema)]
#[serde(untagged)]
pub enum SignIn {
    /// Somebody of the demonstration.
    Demo {
        /// The login.
        #[schema(example = "sanne")]
        demo: String,
    },
    /// A local account.
    Local {
        /// Login name.
        name: String,
        /// Password.
        #[schema(format = Password)]
        password: String,
    },
}

/// An error (RFC 9457), with exactly these members.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Problem {
    /// Kind of problem.
    #[serde(rename = "type")]
    pub kind: String,
    /// Its name.
    pub title: String,
    /// HTTP status.
    pub status: u16,
    /// What happened, what is safe, what to do next.
    pub detail: String,
    /// This occurrence.
    pub instance: String,
}
