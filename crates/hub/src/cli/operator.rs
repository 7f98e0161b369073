//! Carries orders out: in the running hub for others, or in a command that opened the store itself.

use super::anchors::Anchors;
use super::order::{AddUserOrder, ImportOrder, Made, Order, Reply, Run};
use super::plan_file::{Prepared, Wanted, prepare};
use crate::accounts::{Account, Accounts, Login, NewAccount};
use crate::config::Policies;
use crate::http::address::Origin;
use crate::import::{Anchor, ZoneNames};
use crate::store::SqliteStore;
use crate::writer::{Effect, Hub, PlanReplaced, plan_change};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use domain::Building;
use domain::plan::SiteCode;
use std::fmt::Write as _;
use std::sync::Arc;

/// Who carries orders out.
pub struct Operator {
    /// What decides.
    pub hub: Hub,
    /// Who may sign in.
    pub accounts: Arc<Accounts>,
    /// The rules of the house.
    pub policies: Policies,
    /// Where people reach the hub, as far as it knows: that stands on labels.
    pub reached_at: Option<Origin>,
    /// Where on Earth the sites lie.
    pub anchors: Anchors,
    /// Where everything is written down.
    pub store: SqliteStore,
}

impl Operator {
    /// Carries an order out. Everything goes through the writer, so a running hub's devices hear
    /// of a new plan at once.
    pub async fn carry_out(&self, order: Order) -> Reply {
        let done = match order {
            Order::Import(import) => self.import(import).await,
            Order::AddUser(user) => self.add_user(user).await,
            Order::ListUsers => self.list_users().await,
            Order::DisableUser { login } => self.disable(&login).await,
            Order::Check => self.check().await,
            Order::Labels(labels) => return made(self.labels(&labels)),
            Order::Export(export) => return made(self.export(&export)),
        };
        match done {
            Ok(words) => Reply::Done(words),
            Err(words) => Reply::Failed(words),
        }
    }

    async fn disable(&self, login: &Login) -> Result<String, String> {
        let person = self.accounts.disable(login).await.map_err(|error| error.to_string())?;
        // Kept for nobody else, so for nobody any more.
        self.hub.erase_past(person).await.map_err(|error| error.to_string())?;
        Ok(format!("{login} can no longer sign in, and is signed out.\n"))
    }

    async fn import(&self, order: ImportOrder) -> Result<String, String> {
        let archive = STANDARD.decode(&order.archive);
        let archive = archive.map_err(|_| "the archive came in garbled: try again".to_owned())?;
        let zone_names = order.zones.as_deref().map(ZoneNames::parse).transpose();
        let zone_names = zone_names.map_err(|error| error.to_string())?;
        let policies = self.policies.clone();
        let wanted = Wanted { site: order.site, kind: order.kind, zone_names, policies };
        let prepared = self.prepare(archive, wanted).await?;
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
                let (site, anchor) = (prepared.plan.site.code.clone(), prepared.anchor);
                let replaced = self.hub.replace_plan(prepared.plan, prepared.rules).await;
                let PlanReplaced { hash, seq, effect } =
                    replaced.map_err(|error| error.to_string())?;
                self.note_anchor(&site, anchor);
                match seq {
                    Some(_) => words.push_str(&format!("Site {site} now has plan {hash}.\n")),
                    None => words.push_str(&format!("Site {site} had this plan already.\n")),
                }
                (effect, "were")
            }
        };
        for (count, what) in [
            (effect.stays, "stays"),
            (effect.reservations, "reservations"),
            (effect.closings, "closings"),
        ] {
            if count > 0 {
                let _ = writeln!(words, "{count} {what} at places that vanish {verb} ended.");
            }
        }
        Ok(words)
    }

    /// Reading an archive is work: it is done off the async threads.
    pub async fn prepare(&self, archive: Vec<u8>, wanted: Wanted) -> Result<Prepared, String> {
        let (estate, now) = (Arc::clone(&self.hub.read().estate), self.hub.now());
        let read = tokio::task::spawn_blocking(move || prepare(&archive, &wanted, &estate, now));
        let read = read.await.map_err(|_| "the archive could not be read".to_owned())?;
        read.map_err(|error| error.to_string())
    }

    /// Notes where a site lies. A plan in use without it is still in use.
    pub fn note_anchor(&self, site: &SiteCode, anchor: Anchor) {
        if let Err(error) = self.anchors.note(site, anchor) {
            tracing::warn!(%error, "where {site} lies on Earth could not be noted: export will ask");
        }
    }

    /// What a plan would end.
    fn effect(&self, prepared: &Prepared) -> Result<Effect, String> {
        let building = Building {
            plan: Arc::new(prepared.plan.clone()),
            hash: String::new(),
            rules: prepared.rules.clone(),
        };
        let published = self.hub.read();
        let change = plan_change(&published.estate, &published.state, building, self.hub.now());
        let change = change.map_err(|error| error.to_string())?;
        Ok(change.effect)
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
}

fn made(made: Result<Made, String>) -> Reply {
    match made {
        Ok(made) => Reply::Made(made),
        Err(words) => Reply::Failed(words),
    }
}
