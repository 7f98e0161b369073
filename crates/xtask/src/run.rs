//! `cargo xtask run`: from a bare checkout to a hub one can look at.

use std::net::TcpListener;
use std::os::unix::process::CommandExt;
use std::process::Command;

use anyhow::{Context, Result, bail};
use clap::Args;

use crate::checkout::Checkout;
use crate::hub::Build;
use crate::{app, hub, programs, tools};

/// Where the hub listens when nobody says otherwise.
const LISTEN: &str = "127.0.0.1:8080";

/// What can be said to `cargo xtask run`.
#[derive(Args)]
pub struct RunArguments {
    /// Build the app fast instead of small, to look at a change
    #[arg(long)]
    quick: bool,
    /// Options for the hub, for example `-- --listen 127.0.0.1:9000 --plan building.imdf.zip`
    #[arg(last = true)]
    hub_options: Vec<String>,
}

/// Builds the app and the hub and becomes the hub.
///
/// # Errors
/// When something is missing, does not build, or the address is in use.
pub fn run(checkout: &Checkout, arguments: &RunArguments) -> Result<()> {
    let options = HubOptions(&arguments.hub_options);
    let listen = options.value("--listen").unwrap_or(LISTEN);
    // Asked before minutes of building, not after.
    if let Err(problem) = TcpListener::bind(listen) {
        bail!(
            "cannot listen on {listen} ({problem}): stop the program that does, or choose another \
             address with `cargo xtask run -- --listen 127.0.0.1:8081`"
        );
    }
    let tools = tools::for_app(checkout)?;
    let finish = if arguments.quick { app::Finish::Quick } else { app::Finish::Release };
    let app = app::build(checkout, &tools, finish)?;
    let program = hub::build(checkout, Build::Release)?;
    let mut command = Command::new(program);
    command.current_dir(std::env::current_dir()?).args(["serve", "--app"]).arg(app);
    if !options.chooses_demo() {
        command.arg("--demo");
    }
    if !options.names("--data") && std::env::var_os("WERKHUB_DATA").is_none() {
        command.arg("--data").arg(checkout.root().join("data"));
    }
    command.args(&arguments.hub_options);
    for line in greeting(&options.address(listen)) {
        println!("{line}");
    }
    // The hub takes our place, so that Ctrl-C and a stop signal reach it and nobody else.
    let problem = command.exec();
    Err(problem).with_context(|| format!("cannot start `{}`", programs::words(&command)))
}

/// The options as they go to the hub, which reads them; we only look.
struct HubOptions<'a>(&'a [String]);

impl HubOptions<'_> {
    /// Whether the option `name` is there, as `--name value` or `--name=value`.
    fn names(&self, name: &str) -> bool {
        self.value(name).is_some() || self.0.iter().any(|option| option == name)
    }

    fn value(&self, name: &str) -> Option<&str> {
        let apart = self.0.iter().position(|option| option == name);
        let joined =
            |option: &'_ String| option.strip_prefix(name)?.strip_prefix('=').map(str::len);
        if let Some(at) = apart {
            return self.0.get(at + 1).map(String::as_str);
        }
        let option = self.0.iter().find(|option| joined(option).is_some())?;
        option.split_once('=').map(|(_, value)| value)
    }

    fn chooses_demo(&self) -> bool {
        self.names("--demo") || self.names("--demo-quiet")
    }

    /// What to type into a browser.
    fn address(&self, listen: &str) -> String {
        let scheme = if self.names("--tls-cert") { "https" } else { "http" };
        match self.value("--public-url") {
            Some(public) => public.trim_end_matches('/').to_owned(),
            None => format!("{scheme}://{listen}"),
        }
    }
}

fn greeting(address: &str) -> Vec<String> {
    vec![
        "Werk Hub starts. Open in a browser:".to_owned(),
        format!("  {address}/          what did you come to do?"),
        format!("  {address}/map       the floor map"),
        format!("  {address}/sign-in   sign in, for example as sanne"),
        "Stop it with Ctrl-C.".to_owned(),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn options(words: &[&str]) -> Vec<String> {
        words.iter().map(|word| (*word).to_owned()).collect()
    }

    #[test]
    fn the_address_follows_the_options() {
        let check = |words: &[&str], expected: &str| {
            let words = options(words);
            let options = HubOptions(&words);
            let listen = options.value("--listen").unwrap_or(LISTEN);
            assert_eq!(options.address(listen), expected, "{words:?}");
        };
        check(&[], "http://127.0.0.1:8080");
        check(&["--listen", "127.0.0.1:9"], "http://127.0.0.1:9");
        check(&["--listen=127.0.0.1:9"], "http://127.0.0.1:9");
        check(&["--listen", "[::]:9", "--tls-cert", "c", "--tls-key", "k"], "https://[::]:9");
        check(&["--public-url", "https://hub.example/"], "https://hub.example");
    }

    #[test]
    fn demo_is_added_unless_a_kind_of_demo_is_chosen() {
        let check = |words: &[&str], expected: bool| {
            assert_eq!(HubOptions(&options(words)).chooses_demo(), expected, "{words:?}");
        };
        check(&[], false);
        check(&["--plan", "file"], false);
        check(&["--demo"], true);
        check(&["--demo-quiet"], true);
    }
}
