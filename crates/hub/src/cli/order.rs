//! What an operator asks of the hub, and the answer: one line of JSON each over the socket.

use crate::accounts::Login;
use crate::import::Anchor;
use crate::labels::FileKind;
use domain::Role;
use domain::plan::{FloorCode, SiteCode, SiteKind};
use serde::{Deserialize, Serialize};
use std::fmt;

/// Something to do.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "order", rename_all = "camelCase", deny_unknown_fields)]
pub enum Order {
    /// Read a building, or update the one that is there.
    Import(ImportOrder),
    /// Let somebody sign in.
    AddUser(AddUserOrder),
    /// Say who may sign in.
    ListUsers,
    /// Refuse somebody from now on.
    DisableUser {
        /// Who.
        login: Login,
    },
    /// Say what is there and what is wrong with it.
    Check,
    /// Make labels to print.
    Labels(LabelOrder),
    /// Write a building as an archive.
    Export(ExportOrder),
}

/// A building to write.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ExportOrder {
    /// Which site; may be left out where there is one.
    pub site: Option<SiteCode>,
    /// Where on Earth its origin lies; without it where the imported plan lay.
    pub at: Option<Anchor>,
}

/// Labels to make.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct LabelOrder {
    /// Only of this site.
    pub site: Option<SiteCode>,
    /// Only of this floor.
    pub floor: Option<FloorCode>,
    /// Where people reach the hub; without it what the running hub knows.
    pub public_url: Option<String>,
    /// Name of the format of the sheets.
    pub sheet: String,
    /// What kind of file.
    pub format: FileKind,
}

/// A building to read.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ImportOrder {
    /// The IMDF archive in base 64: the hub may not be able to read the file itself.
    pub archive: String,
    /// Which site it is; without it the one named after the building.
    pub site: Option<SiteCode>,
    /// Which kind of location; without it as before, else as the archive says, else a Werk Hub.
    #[serde(default)]
    pub kind: Option<SiteKind>,
    /// The text of a file of zone names.
    #[serde(default)]
    pub zones: Option<String>,
    /// Whether it is done, or only said what it would do.
    pub run: Run,
}

/// Whether something is done or only tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Run {
    /// Done.
    Real,
    /// Only said what it would do.
    Dry,
}

/// An account to add.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AddUserOrder {
    /// What is typed to sign in.
    pub login: Login,
    /// Name as shown.
    pub name: String,
    /// What the person may do.
    pub role: Role,
    /// In the clear, over a socket that only the owner of the data directory can open.
    pub password: String,
}

impl fmt::Debug for Order {
    /// An order can hold a password and names: none of it belongs in a log.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Order::Import(_) => "Import",
            Order::AddUser(_) => "AddUser",
            Order::ListUsers => "ListUsers",
            Order::DisableUser { .. } => "DisableUser",
            Order::Check => "Check",
            Order::Labels(_) => "Labels",
            Order::Export(_) => "Export",
        })
    }
}

/// What became of an order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Reply {
    /// Done; this is what to show.
    Done(String),
    /// Done; this is what to show, and what to write into files.
    Made(Made),
    /// Not done; this is why, with the next step.
    Failed(String),
}

/// Files that were made, to be written by whoever asked: the hub may not be able to.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Made {
    /// What to show.
    pub words: String,
    /// Their contents in base 64.
    pub files: Vec<String>,
}

impl fmt::Debug for Made {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Made({} files)", self.files.len())
    }
}
