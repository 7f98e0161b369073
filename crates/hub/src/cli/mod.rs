//! The command line: one binary that serves, imports, and keeps accounts.
//!
//! One process writes. While a hub runs on a data directory, the other subcommands send it an
//! [`order`] through the [`control`] socket there; otherwise they open the store themselves. Both
//! ways an [`operator`] carries the order out.

mod anchors;
mod backup;
mod check;
mod control;
mod demo_store;
mod export;
mod failure;
mod import;
mod inspection;
mod labels;
mod logging;
mod open;
mod operator;
mod order;
mod plan_file;
mod policy_file;
mod printing;
mod restore;
mod send;
mod serve;
mod user;
mod written;

use crate::config::ServeOptions;
use clap::error::ErrorKind;
use clap::{Parser, Subcommand};
use failure::Failure;
use std::path::PathBuf;
use std::process::ExitCode;

/// Places to work, live on a map: the hub.
#[derive(Parser)]
#[command(name = "werkhub", version, about)]
struct CommandLine {
    /// Folder with everything that is kept
    #[arg(long, global = true, env = "WERKHUB_DATA", default_value = "./data")]
    data: PathBuf,
    #[command(subcommand)]
    wish: Wish,
}

#[derive(Subcommand)]
enum Wish {
    /// Run the hub
    Serve(Box<ServeOptions>),
    /// Read a building from an IMDF archive, or update the one that is there
    Import(import::ImportOptions),
    /// Make labels with QR codes for desks, rooms and booths, to print on A4 sheets
    Labels(labels::LabelOptions),
    /// Write a building as an IMDF archive
    Export(export::ExportOptions),
    /// Who may sign in
    #[command(subcommand)]
    User(user::UserWish),
    /// Copy all that is kept into a new folder, also while the hub runs
    Backup(backup::BackupOptions),
    /// Go on from a backup; the hub must not run
    Restore(restore::RestoreOptions),
    /// Say what is wrong with configuration, store and plan, in words
    Check(Box<check::CheckOptions>),
}

/// Does what the command line asks. Exit code 0 for done, 1 for failed, 2 for wrong use.
pub fn run() -> ExitCode {
    match CommandLine::try_parse() {
        Ok(line) => match carry_out(line) {
            Ok(()) => ExitCode::SUCCESS,
            Err(failure) => failure.tell(),
        },
        Err(error)
            if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) =>
        {
            // To stdout, as somebody asked for it; a closed pipe is no failure.
            let _ = error.print();
            ExitCode::SUCCESS
        }
        Err(error) if error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            Failure::misuse(
                "say what to do: serve, import, labels, export, user, backup, restore or check; see `werkhub --help`",
            )
            .tell()
        }
        Err(error) => Failure::wrong_use(&error).tell(),
    }
}

fn carry_out(line: CommandLine) -> Result<(), Failure> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(|error| Failure::failed(format!("the program cannot start: {error}")))?;
    runtime.block_on(async {
        match line.wish {
            Wish::Serve(options) => serve::serve(&line.data, *options).await,
            Wish::Import(options) => import::import(&line.data, options).await,
            Wish::Labels(options) => labels::labels(&line.data, options).await,
            Wish::Export(options) => export::export(&line.data, options).await,
            Wish::User(wish) => user::user(&line.data, wish).await,
            Wish::Backup(options) => backup::backup(&line.data, options).await,
            Wish::Restore(options) => restore::restore(&line.data, options).await,
            Wish::Check(options) => check::check(&line.data, *options).await,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::{Arg, Command, CommandFactory};

    fn options<'a>(of: &'a Command, all: &mut Vec<(&'a str, &'a Arg)>) {
        all.extend(of.get_arguments().map(|it| (of.get_name(), it)));
        of.get_subcommands().for_each(|it| options(it, all));
    }

    /// Regression: `import --dry-run` and what is said to `user add` had none.
    #[test]
    fn every_option_has_its_environment_twin() {
        let line = CommandLine::command();
        let mut all = Vec::new();
        options(&line, &mut all);
        all.retain(|(_, option)| option.get_long().is_some());
        assert!(all.len() > 25, "looking in the wrong place");
        for (of, option) in all {
            let long = option.get_long().unwrap();
            let twin = format!("WERKHUB_{}", long.to_uppercase().replace('-', "_"));
            let env = option.get_env().and_then(|it| it.to_str());
            assert_eq!(env, Some(twin.as_str()), "{of} --{long}");
        }
    }
}
