//! `werkhub check`: what is wrong, in words.

use super::failure::Failure;
use super::import;
use super::order::Order;
use super::plan_file::prepare;
use super::send::send;
use crate::clock::{Clock, SystemClock};
use crate::config::{ServeOptions, Transport};
use crate::http::app_files::AppFiles;
use crate::http::server::read_certificate;
use domain::Estate;
use std::path::Path;

/// Looks at the options `serve` would get, at the store, and at the plan that is named.
///
/// # Errors
/// With everything that is wrong.
pub async fn check(data: &Path, options: ServeOptions) -> Result<(), Failure> {
    let mut wrong: Vec<String> = Vec::new();
    let settings = options.settings();
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
            if let Some(plan) = &settings.plan {
                match read_plan(plan).await {
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

async fn read_plan(file: &Path) -> Result<String, Failure> {
    let archive = import::read(file).await?;
    let read = prepare(&archive, None, &Estate::default(), SystemClock.now());
    let prepared = read.map_err(|error| Failure::failed(error.to_string()))?;
    Ok(prepared.report.to_string())
}
