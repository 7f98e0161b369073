//! Who am I, where am I: the small answers an app begins with.

use domain::Role;
use domain::plan::{FloorCode, Label, SiteCode, SiteKind};
use serde::{Deserialize, Serialize};

/// `GET /v1/session`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Session {
    /// Who is signed in; nobody when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub me: Option<Me>,
    /// What somebody who is not signed in may see; a paired screen is told `anyone`.
    pub audience: Audience,
    /// How one signs in here.
    pub sign_in: SignInMethod,
    /// Whether this is a demonstration; marked on every screen.
    pub demo: bool,
}

/// The person who is signed in. Sent to that person only.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Me {
    /// Name as shown.
    pub name: String,
    /// What this person may do.
    pub role: Role,
    /// By what a device keeps apart what belongs to this person. Says nothing of who it is.
    pub key: String,
}

/// What somebody who is not signed in may see.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Audience {
    /// Only paired screens see live status.
    Screens,
    /// Everybody sees live status.
    Anyone,
}

/// How one signs in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "method", rename_all = "camelCase", rename_all_fields = "camelCase")]
#[serde(try_from = "Method")]
pub enum SignInMethod {
    /// By choosing somebody from a list; only in demo mode.
    Demo {
        /// The list.
        people: Vec<DemoPerson>,
    },
    /// By name and password.
    Local,
}

/// A [`SignInMethod`] as it is read: `serde` reads tagged fields by way of a buffer, which costs the
/// app twice the code.
#[derive(Deserialize)]
struct Method {
    method: MethodName,
    people: Option<Vec<DemoPerson>>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
enum MethodName {
    Demo,
    Local,
}

impl TryFrom<Method> for SignInMethod {
    type Error = &'static str;

    fn try_from(read: Method) -> Result<Self, &'static str> {
        match (read.method, read.people) {
            (MethodName::Demo, Some(people)) => Ok(SignInMethod::Demo { people }),
            (MethodName::Demo, None) => Err("signing in by choosing somebody needs `people`"),
            (MethodName::Local, _) => Ok(SignInMethod::Local),
        }
    }
}

/// Somebody of the demonstration.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DemoPerson {
    /// What is sent to sign in: `sanne`.
    pub login: String,
    /// Name as shown.
    pub name: String,
    /// What this person may do.
    pub role: Role,
}

/// `POST /v1/session`: `{"demo": "sanne"}`, or name and password.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum SignIn {
    /// Somebody of the demonstration.
    Demo(SignInDemo),
    /// A local account.
    Local(SignInLocal),
}

/// Somebody of the demonstration.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignInDemo {
    /// The login.
    pub demo: String,
}

/// A local account.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignInLocal {
    /// Login name.
    pub name: String,
    /// Password; never written down or logged.
    pub password: String,
}

impl std::fmt::Debug for SignInLocal {
    /// Leaves the password out, so that no log can hold it.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SignInLocal").finish_non_exhaustive()
    }
}

/// `GET /v1/sites`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SitesResponse {
    /// All sites.
    pub sites: Vec<SiteSummary>,
}

/// One site.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SiteSummary {
    /// Short code.
    pub code: SiteCode,
    /// Name.
    pub name: Label,
    /// Kind of location.
    pub kind: SiteKind,
    /// Hash of the plan, which is served at `/v1/plans/{hash}`.
    pub plan: String,
    /// Floors, lowest first.
    pub floors: Vec<FloorSummary>,
}

/// One floor of a site.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct FloorSummary {
    /// Code in addresses.
    pub code: FloorCode,
    /// Height order; 0 is the ground floor.
    pub ordinal: i16,
    /// Name.
    pub name: Label,
}

/// An error as `application/problem+json` (RFC 9457), with exactly these members.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Problem {
    /// Kind of problem, as an address.
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
