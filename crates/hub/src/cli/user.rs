//! `werkhub user`: who may sign in.

use super::failure::Failure;
use super::order::{AddUserOrder, Order};
use super::send::send;
use crate::accounts::Login;
use clap::{Args, Subcommand, ValueEnum};
use domain::Role;
use std::io::{self, BufRead, IsTerminal};
use std::path::Path;

/// What is said to `werkhub user`.
#[derive(Subcommand)]
pub enum UserWish {
    /// Let somebody sign in; the password is asked for, or read from standard input
    Add(AddOptions),
    /// Show who may
    List,
    /// Refuse somebody from now on, and sign out what is open
    Disable {
        /// What is typed to sign in
        login: Login,
    },
}

/// What is said to `werkhub user add`.
#[derive(Args)]
pub struct AddOptions {
    /// What is typed to sign in
    login: Login,
    /// Name as shown
    #[arg(long, env = "WERKHUB_NAME")]
    name: String,
    /// What the person may do
    #[arg(long, env = "WERKHUB_ROLE", default_value = "staff")]
    role: RoleWord,
}

/// A role on the command line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum RoleWord {
    /// Employee
    Staff,
    /// Reception desk
    Reception,
    /// Plan, closings, screens
    FacilityManager,
    /// All of it, and accounts
    Administrator,
}

impl From<RoleWord> for Role {
    fn from(word: RoleWord) -> Role {
        match word {
            RoleWord::Staff => Role::Staff,
            RoleWord::Reception => Role::Reception,
            RoleWord::FacilityManager => Role::FacilityManager,
            RoleWord::Administrator => Role::Administrator,
        }
    }
}

/// A role as it is typed.
pub fn role_word(role: Role) -> &'static str {
    match role {
        Role::Staff => "staff",
        Role::Reception => "reception",
        Role::FacilityManager => "facility-manager",
        Role::Administrator => "administrator",
    }
}

/// Adds, lists or disables.
///
/// # Errors
/// When it could not be done.
pub async fn user(data: &Path, wish: UserWish) -> Result<(), Failure> {
    let order = match wish {
        UserWish::Add(AddOptions { login, name, role }) => {
            let password = password()?;
            Order::AddUser(AddUserOrder { login, name, role: role.into(), password })
        }
        UserWish::List => Order::ListUsers,
        UserWish::Disable { login } => Order::DisableUser { login },
    };
    print!("{}", send(data, order).await?);
    Ok(())
}

/// Asks for a password twice, or reads one line where nobody is there to ask. Never an argument:
/// others on the machine can see those.
fn password() -> Result<String, Failure> {
    let unreadable =
        |error: io::Error| Failure::failed(format!("the password could not be read ({error})"));
    if io::stdin().is_terminal() {
        let first = rpassword::prompt_password("Password: ").map_err(unreadable)?;
        let second = rpassword::prompt_password("Again: ").map_err(unreadable)?;
        if first != second {
            return Err(Failure::failed("the two passwords differ: try again"));
        }
        return Ok(first);
    }
    let mut line = String::new();
    io::stdin().lock().read_line(&mut line).map_err(unreadable)?;
    let password = line.trim_end_matches(['\r', '\n']);
    if password.is_empty() {
        return Err(Failure::misuse(
            "give the password on standard input, or run it in a terminal",
        ));
    }
    Ok(password.to_owned())
}
