//! Who may sign in, and who is signed in.

mod account;
mod calendar_feeds;
mod login;
mod open_streams;
mod password;
mod reference;
mod session;
mod sessions;
mod sign_in;
mod throttle;

pub use account::{Account, NewAccount};
pub use calendar_feeds::{CalendarFeedRow, CalendarFeeds, FeedError, NewFeedError};
pub use login::{Login, LoginError};
pub use open_streams::{MOST_STREAMS_A_SESSION, OpenStreams};
pub use password::{PasswordError, PasswordHash, Passwords};
pub use reference::{ReferenceHash, Secret};
pub use session::{Caller, SessionRow};
pub use sessions::{MOST_SESSIONS_A_PERSON, SessionError, Sessions};
pub use sign_in::{Accounts, AccountsError, SignInError, SignedIn};
pub use throttle::{Throttle, ThrottleLimits};
