//! `cargo xtask run`: from a bare checkout to a hub one can look at.

use std::env;
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
    let options =
        HubOptions { typed: &arguments.hub_options, environment: |name| env::var(name).ok() };
    let listen = options.value("--listen").unwrap_or_else(|| LISTEN.to_owned());
    // Asked before minutes of building, not after.
    if let Err(problem) = TcpListener::bind(&listen) {
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
    command.args(["serve", "--app"]).arg(app);
    if !options.chooses_demo() {
        command.arg("--demo");
    }
    if !options.names("--data") {
        command.arg("--data").arg(checkout.root().join("data"));
    }
    command.args(&arguments.hub_options);
    for line in greeting(&options.address(&listen)) {
        println!("{line}");
    }
    // The hub takes our place, so that Ctrl-C and a stop signal reach it and nobody else.
    let problem = command.exec();
    Err(problem).with_context(|| format!("cannot start `{}`", programs::words(&command)))
}

/// The options as the hub will read them; we only look.
struct HubOptions<'a, E: Fn(&str) -> Option<String>> {
    typed: &'a [String],
    /// Every option has an environment twin `WERKHUB_…`.
    environment: E,
}

impl<E: Fn(&str) -> Option<String>> HubOptions<'_, E> {
    /// Whether the option `name` is there, with or without a value.
    fn names(&self, name: &str) -> bool {
        self.typed.iter().any(|option| option == name) || self.value(name).is_some()
    }

    /// The value of `--name value`, `--name=value` or `WERKHUB_NAME=value`.
    fn value(&self, name: &str) -> Option<String> {
        let apart = self.typed.iter().position(|option| option == name);
        let apart = apart.and_then(|at| self.typed.get(at + 1)).map(String::as_str);
        let mut typed = self.typed.iter().map(String::as_str);
        let joined = typed.find_map(|option| option.strip_prefix(name)?.strip_prefix('='));
        apart.or(joined).map(str::to_owned).or_else(|| {
            let twin = name.trim_start_matches('-').replace('-', "_").to_uppercase();
            (self.environment)(&format!("WERKHUB_{twin}"))
        })
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

    fn check<T: PartialEq + std::fmt::Debug>(
        words: &[&str],
        set: &[(&str, &str)],
        look: impl Fn(&HubOptions<'_, &dyn Fn(&str) -> Option<String>>) -> T,
        expected: T,
    ) {
        let typed: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
        let environment = |name: &str| {
            set.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned())
        };
        let options = HubOptions { typed: &typed, environment: &environment as &dyn Fn(&str) -> _ };
        assert_eq!(look(&options), expected, "{words:?} {set:?}");
    }

    #[test]
    fn the_address_follows_the_options() {
        let address = |words: &[&str], set: &[(&str, &str)], expected: &str| {
            check(
                words,
                set,
                |options| {
                    options.address(&options.value("--listen").unwrap_or_else(|| LISTEN.to_owned()))
                },
                expected.to_owned(),
            );
        };
        address(&[], &[], "http://127.0.0.1:8080");
        address(&["--listen", "127.0.0.1:9"], &[], "http://127.0.0.1:9");
        address(
            &["--listen=127.0.0.1:9"],
            &[("WERKHUB_LISTEN", "1.1.1.1:1")],
            "http://127.0.0.1:9",
        );
        address(&[], &[("WERKHUB_LISTEN", "127.0.0.1:9")], "http://127.0.0.1:9");
        address(&["--listen", "[::]:9", "--tls-cert", "c"], &[], "https://[::]:9");
        address(&["--public-url", "https://hub.example/"], &[], "https://hub.example");
    }

    #[test]
    fn demo_is_added_unless_a_kind_of_demo_is_chosen() {
        let chosen = |words: &[&str], set: &[(&str, &str)], expected| {
            check(words, set, |options| options.chooses_demo(), expected);
        };
        chosen(&[], &[], false);
        chosen(&["--plan", "file"], &[], false);
        chosen(&["--demo"], &[], true);
        chosen(&["--demo-quiet"], &[], true);
        chosen(&[], &[("WERKHUB_DEMO_QUIET", "true")], true);
    }
}
