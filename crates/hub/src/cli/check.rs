//! `werkhub check`: what is wrong, in words.

use super::failure::Failure;
use super::order::Order;
use super::plan_file::{Wanted, prepare};
use super::send::send;
use super::{import, policy_file};
use crate::clock::{Clock, SystemClock};
use crate::config::{ServeOptions, Transport};
use crate::http::app_files::AppFiles;
use crate::http::server::read_certificate;
use crate::import::ZoneNames;
use clap::Args;
use domain::Estate;
use std::path::{Path, PathBuf};

/// What is said to `werkhub check`.
#[derive(Args)]
pub struct CheckOptions {
    #[command(flatten)]
    serve: ServeOptions,
    /// The file of zone names that --plan would be imported with (TOML)
    #[arg(long, env = "WERKHUB_ZONES")]
    zones: Option<PathBuf>,
}

/// Looks at the options `serve` would get, at the store, and at the plan that is named.
///
/// # Errors
/// With everything that is wrong.
pub async fn check(data: &Path, options: CheckOptions) -> Result<(), Failure> {
    let mut wrong: Vec<String> = Vec::new();
    let zones = match &options.zones {
        Some(file) => match import::zone_names(file).await {
            Ok((_, names)) => Some(names),
            Err(failure) => {
                wrong.push(failure.to_string());
                None
            }
        },
        None => None,
    };
    let settings = options.serve.settings();
    match &settings {
        Ok(settings) => {
            if let Some(folder) = &settings.app {
                match AppFiles::read(folder) {
                    Ok(app) => println!("The app is build {}.", app.build()),
                    Err(error) => wrong.push(error.to_string()),
                }
            }
            if let Transport::Tls { cert, key } = &settings.transport {
                match read_certificate(cert, key).await {
                    Ok(_) => println!("The TLS certificate can be used."),
                    Err(error) => wrong.push(error.to_string()),
                }
            }
            if let Some(file) = &settings.policies {
                match policy_file::read(file).await {
                    Ok(_) => println!("The file of policies can be used."),
                    Err(failure) => wrong.push(failure.to_string()),
                }
            }
            if let Some(plan) = &settings.plan {
                match read_plan(plan, zones).await {
                    Ok(words) => print!("{words}"),
                    Err(failure) => wrong.push(failure.to_string()),
                }
            }
        }
        Err(error) => wrong.push(error.to_string()),
    }
    if data.exists() {
        match send(data, Order::Check).await {
            Ok(words) => print!("{words}"),
            Err(failure) => wrong.push(failure.to_string()),
        }
    } else {
        println!("There is no data in {} yet.", data.display());
    }
    if wrong.is_empty() {
        println!("Nothing is wrong.");
        return Ok(());
    }
    Err(Failure::failed(wrong.join("; and ")))
}

async fn read_plan(file: &Path, zone_names: Option<ZoneNames>) -> Result<String, Failure> {
    let archive = import::read(file).await?;
    let wanted = Wanted { zone_names, ..Wanted::default() };
    let read = prepare(&archive, &wanted, &Estate::default(), SystemClock.now());
    let prepared = read.map_err(|error| Failure::failed(error.to_string()))?;
    Ok(prepared.report.to_string())
}
