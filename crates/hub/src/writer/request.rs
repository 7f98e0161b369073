//! What the writer is asked, and what it answers.

use super::ReplaceError;
use super::plan_change::Effect;
use domain::plan::{PlaceId, Plan};
use domain::{Actor, Party, PersonId, Role, Rules, ScreenId};
use sync::wire::{CommandEnvelope, Outcome};
use thiserror::Error;
use tokio::sync::oneshot;
use uuid::Uuid;

/// Who asks, from the cookie; never from the body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Principal {
    /// Who: answers are given to nobody else.
    pub party: Party,
    /// As what, which says what may be asked.
    pub actor: Actor,
}

impl Principal {
    /// A person with a role.
    pub fn person(person: PersonId, role: Role) -> Self {
        Principal { party: person.into(), actor: role.into() }
    }

    /// The screen at the door of a room.
    pub fn door(screen: ScreenId, room: PlaceId) -> Self {
        Principal { party: screen.into(), actor: Actor::Door(room) }
    }
}

/// Why a list of commands was not taken. Nothing of it is done; send the same again later.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum SubmitError {
    /// As many requests wait already as may wait.
    #[error("the hub is busy")]
    Busy,
    /// The store has no room left.
    #[error("the hub's disk is full")]
    StoreFull,
    /// The hub is stopping.
    #[error("the hub is stopping")]
    Stopping,
}

/// What became of a new plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanReplaced {
    /// Address of the plan: `/v1/plans/{hash}`.
    pub hash: String,
    /// The entry that tells of it; nothing when plan and rules were the ones in use.
    pub seq: Option<u64>,
    /// How much of what people have ended by it.
    pub effect: Effect,
}

/// A request in the writer's queue.
#[derive(Debug)]
pub(super) enum Request {
    Commands(CommandsAsked),
    ReplacePlan {
        plan: Box<Plan>,
        rules: Box<Rules>,
        reply: oneshot::Sender<Result<PlanReplaced, ReplaceError>>,
    },
    /// Look at the clock now.
    Advance {
        reply: oneshot::Sender<()>,
    },
}

#[derive(Debug)]
pub(super) struct CommandsAsked {
    pub principal: Principal,
    pub outbox: Uuid,
    pub commands: Vec<CommandEnvelope>,
    pub reply: oneshot::Sender<Result<Vec<Outcome>, SubmitError>>,
}
