//! Carries orders out: in the running hub for others, or in a command that opened the store itself.

use super::order::{AddUserOrder, ImportOrder, LabelOrder, Made, Order, Reply, Run};
use super::plan_file::{Prepared, prepare};
use crate::accounts::{Account, Accounts, NewAccount};
use crate::http::address::Origin;
use crate::labels::{Choice, FileKind, SheetFormat, Sheets, chosen};
use crate::writer::{Hub, PlanReplaced, StoreHealth, plan_change};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use domain::Building;
use domain::plan::PlaceKind;
use std::fmt::Write as _;
use std::sync::Arc;

/// Who carries orders out.
pub struct Operator {
    /// What decides.
    pub hub: Hub,
    /// Who may sign in.
    pub accounts: Arc<Accounts>,
    /// Where people reach the hub, as far as it knows: that stands on labels.
    pub reached_at: Option<Origin>,
}

impl Operator {
    /// Carries an order out. Everything goes through the writer, so a running hub's devices hear
    /// of a new plan at once.
    pub async fn carry_out(&self, order: Order) -> Reply {
        let done = match order {
            Order::Import(import) => self.import(import).await,
            Order::AddUser(user) => self.add_user(user).await,
            Order::ListUsers => self.list_users().await,
            Order::DisableUser { login } => match self.accounts.disable(&login).await {
                Ok(()) => Ok(format!("{login} can no longer sign in, and is signed out.\n")),
                Err(error) => Err(error.to_string()),
            },
            Order::Check => self.check().await,
            Order::Labels(labels) => {
                return match self.labels(&labels) {
                    Ok(made) => Reply::Made(made),
                    Err(words) => Reply::Failed(words),
                };
            }
        };
        match done {
            Ok(words) => Reply::Done(words),
            Err(words) => Reply::Failed(words),
        }
    }

    async fn import(&self, order: ImportOrder) -> Result<String, String> {
        let archive = STANDARD.decode(&order.archive);
        let archive = archive.map_err(|_| "the archive came in garbled: try again".to_owned())?;
        let prepared = self.prepare(archive, order.site).await?;
        let mut words = format!("{}", prepared.report);
        if let Some(changes) = &prepared.changes {
            words.push_str(&format!("{changes}"));
        }
        let (effect, verb) = match order.run {
            Run::Dry => {
                let effect = self.effect(&prepared)?;
                words.push_str("Nothing was changed (--dry-run).\n");
                (effect, "would be")
            }
            Run::Real => {
                let site = prepared.plan.site.code.clone();
                let replaced = self.hub.replace_plan(prepared.plan, prepared.rules).await;
                let PlanReplaced { hash, seq, released, opened } =
                    replaced.map_err(|error| error.to_string())?;
                match seq {
                    Some(_) => words.push_str(&format!("Site {site} now has plan {hash}.\n")),
                    None => words.push_str(&format!("Site {site} had this plan already.\n")),
                }
                ((released, opened), "were")
            }
        };
        for (count, what) in [(effect.0, "stays"), (effect.1, "closings")] {
            if count > 0 {
                let _ = writeln!(words, "{count} {what} at places that vanish {verb} ended.");
            }
        }
        Ok(words)
    }

    /// Reading an archive is work: it is done off the async threads.
    pub async fn prepare(
        &self,
        archive: Vec<u8>,
        site: Option<domain::plan::SiteCode>,
    ) -> Result<Prepared, String> {
        let (estate, now) = (Arc::clone(&self.hub.read().estate), self.hub.now());
        let read = tokio::task::spawn_blocking(move || prepare(&archive, site, &estate, now));
        let read = read.await.map_err(|_| "the archive could not be read".to_owned())?;
        read.map_err(|error| error.to_string())
    }

    /// How many people and closings a plan would touch.
    fn effect(&self, prepared: &Prepared) -> Result<(usize, usize), String> {
        let building = Building {
            plan: Arc::new(prepared.plan.clone()),
            hash: String::new(),
            rules: prepared.rules.clone(),
        };
        let published = self.hub.read();
        let change = plan_change(&published.estate, &published.state, building, self.hub.now());
        let change = change.map_err(|error| error.to_string())?;
        Ok((change.released, change.opened))
    }

    fn labels(&self, order: &LabelOrder) -> Result<Made, String> {
        let address = match &order.public_url {
            Some(url) => Some(url.parse::<Origin>().map_err(|error| error.to_string())?),
            None => self.reached_at.clone(),
        };
        let address = address.ok_or(
            "labels must say where people reach the hub: give --public-url \
             https://werkhub.example.nl",
        )?;
        let words = |error: crate::labels::LabelError| error.to_string();
        let format: SheetFormat = order.sheet.parse().map_err(words)?;
        let choice = Choice { site: order.site.clone(), floor: order.floor.clone() };
        let labels = chosen(&self.hub.read().estate, &choice, &address).map_err(words)?;
        let sheets = Sheets::lay(&labels, &format).map_err(words)?;
        let files = match order.format {
            FileKind::Pdf => vec![STANDARD.encode(sheets.pdf())],
            FileKind::Svg => {
                let pages = 1..=sheets.pages.len();
                let files = pages.map(|page| Ok(STANDARD.encode(sheets.svg(page)?)));
                files.collect::<Result<_, _>>().map_err(words)?
            }
        };
        let words = format!(
            "{} labels on {} sheets of {}, leading to {address}. Print at 100 % and check the \
             ruler.\n",
            labels.len(),
            sheets.pages.len(),
            format.name
        );
        Ok(Made { words, files })
    }

    async fn add_user(&self, order: AddUserOrder) -> Result<String, String> {
        let known = self.accounts.list().await.map_err(|error| error.to_string())?;
        if known.iter().any(|account| account.demo) {
            return Err("this data belongs to a demo, which takes no real accounts: choose \
                        another --data"
                .to_owned());
        }
        let AddUserOrder { login, name, role, password } = order;
        let added = self.accounts.add(NewAccount { login, name, role, password }).await;
        let account = added.map_err(|error| error.to_string())?;
        Ok(format!("{} can sign in as {}.\n", account.name, account.login))
    }

    async fn list_users(&self) -> Result<String, String> {
        let accounts = self.accounts.list().await.map_err(|error| error.to_string())?;
        if accounts.is_empty() {
            return Ok("Nobody can sign in yet: `werkhub user add LOGIN --name NAME`.\n".to_owned());
        }
        let mut table = String::new();
        for account in accounts {
            let Account { login, name, role, disabled, .. } = account;
            let state = if disabled { "disabled" } else { "active" };
            let role = super::user::role_word(role);
            // Writing to a text cannot fail.
            let _ = writeln!(table, "{login:<20} {role:<17} {state:<9} {name}");
        }
        Ok(table)
    }

    async fn check(&self) -> Result<String, String> {
        let published = self.hub.read();
        let mut words = format!("The log is at entry {}.\n", published.cursor.seq);
        for building in published.estate.buildings() {
            let site = &building.plan.site;
            let places: Vec<_> = building.plan.floors.iter().flat_map(|it| &it.places).collect();
            let count = |kind| places.iter().filter(|place| place.kind == kind).count();
            let (desks, rooms) = (count(PlaceKind::Desk), count(PlaceKind::Room));
            let (booths, floors) = (count(PlaceKind::Booth), building.plan.floors.len());
            let _ = writeln!(
                words,
                "Site {} ({}): {floors} floors, {desks} desks, {rooms} rooms, {booths} booths.",
                site.code, site.name.nl
            );
        }
        if published.estate.buildings().is_empty() {
            words.push_str("There is no building yet: `werkhub import PLAN.imdf.zip`.\n");
        }
        drop(published);
        let accounts = self.accounts.list().await.map_err(|error| error.to_string())?;
        let active = accounts.iter().filter(|account| !account.disabled).count();
        let _ = writeln!(words, "{active} people can sign in.");
        if active == 0 {
            words.push_str("Add somebody with `werkhub user add LOGIN --name NAME`.\n");
        }
        match self.hub.figures().store_health() {
            StoreHealth::Well => Ok(words),
            StoreHealth::Full => Err("the disk is full: make room where the data is".to_owned()),
            StoreHealth::Failing => Err("the last commit failed: see the hub's log".to_owned()),
        }
    }
}
