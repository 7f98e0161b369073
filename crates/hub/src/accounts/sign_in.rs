//! Accounts: who they are, and proving to be one.

use super::{
    Account, CalendarFeeds, Login, NewAccount, PasswordError, Passwords, Secret, SessionError,
    Sessions, Throttle, ThrottleLimits,
};
use crate::metrics::{Metrics, SignInResult};
use crate::store::{AccountStore, StoreError};
use domain::PersonId;
use domain::time::Instant;
use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;
use thiserror::Error;
use uuid::Uuid;

/// Attempts from one address. High enough for a whole office behind one address on Monday morning.
const FROM_ONE_ADDRESS: ThrottleLimits =
    ThrottleLimits { burst: 1_000, one_each: Duration::from_millis(100) };

/// Failed attempts for one login; success gives them back.
const FOR_ONE_LOGIN: ThrottleLimits =
    ThrottleLimits { burst: 10, one_each: Duration::from_secs(10) };

/// A session that has just begun.
pub struct SignedIn {
    /// For the cookie.
    pub reference: Secret,
    /// Who it is.
    pub account: Account,
}

/// Why nobody was signed in.
#[derive(Debug, Error)]
pub enum SignInError {
    /// No such name, another password, or an account that is disabled: never said which.
    #[error("name or password is not right")]
    Refused,
    /// Too many attempts.
    #[error("too many attempts")]
    Throttled(Duration),
    /// The session could not be made.
    #[error(transparent)]
    Failed(#[from] SessionError),
}

/// Why an account was not changed.
#[derive(Debug, Error)]
pub enum AccountsError {
    /// Somebody else signs in by that name.
    #[error("there is already an account with that login: choose another, or see `user list`")]
    LoginTaken,
    /// Nobody signs in by that name.
    #[error("there is no account with that login: see `user list`")]
    NoSuchLogin,
    /// The name that is shown is empty or far too long.
    #[error("a name has 1 to 200 characters")]
    BadName,
    /// The password was not taken.
    #[error(transparent)]
    Password(#[from] PasswordError),
    /// The store could not be read or written.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// All accounts, and signing in.
pub struct Accounts {
    store: Arc<dyn AccountStore>,
    sessions: Arc<Sessions>,
    feeds: Arc<CalendarFeeds>,
    passwords: Passwords,
    metrics: Metrics,
    by_address: Throttle<IpAddr>,
    by_login: Throttle<String>,
}

impl Accounts {
    /// Accounts in that store, whose sessions and calendars are those.
    pub fn new(
        store: Arc<dyn AccountStore>,
        sessions: Arc<Sessions>,
        feeds: Arc<CalendarFeeds>,
        metrics: Metrics,
    ) -> Self {
        Accounts {
            store,
            sessions,
            feeds,
            passwords: Passwords::new(),
            metrics,
            by_address: Throttle::new(FROM_ONE_ADDRESS),
            by_login: Throttle::new(FOR_ONE_LOGIN),
        }
    }

    /// Signs in by name and password.
    ///
    /// # Errors
    /// [`SignInError`]; wrong name and wrong password give the same answer after the same work.
    pub async fn sign_in(
        &self,
        name: &str,
        password: String,
        from: IpAddr,
        now: Instant,
    ) -> Result<SignedIn, SignInError> {
        let login = name.parse::<Login>().ok();
        let key = login.as_ref().map_or_else(String::new, ToString::to_string);
        self.by_address.take(&from, now).map_err(|wait| self.throttled(wait))?;
        self.by_login.take(&key, now).map_err(|wait| self.throttled(wait))?;
        let account = match &login {
            Some(login) => self.store.account(login).await.map_err(SessionError::from)?,
            None => None,
        };
        let hash = account.as_ref().and_then(|account| account.password.clone());
        let fits = self.passwords.verify(password, hash).await;
        let account = account.filter(|account| fits && !account.disabled && !account.demo);
        let Some(account) = account else { return Err(self.refused()) };
        self.by_login.forgive(&key);
        self.begin(account, now).await
    }

    /// Signs in somebody of the demonstration, by choosing. Call it in demo mode only.
    ///
    /// # Errors
    /// [`SignInError`] when there is nobody of that name in the demonstration.
    pub async fn sign_in_demo(
        &self,
        name: &str,
        from: IpAddr,
        now: Instant,
    ) -> Result<SignedIn, SignInError> {
        self.by_address.take(&from, now).map_err(|wait| self.throttled(wait))?;
        let Ok(login) = name.parse::<Login>() else { return Err(self.refused()) };
        let account = self.store.account(&login).await.map_err(SessionError::from)?;
        let account = account.filter(|account| account.demo && !account.disabled);
        let Some(account) = account else { return Err(self.refused()) };
        self.begin(account, now).await
    }

    /// Adds an account.
    ///
    /// # Errors
    /// [`AccountsError`] when the login is taken or a field is not right.
    pub async fn add(&self, new: NewAccount) -> Result<Account, AccountsError> {
        let name = new.name.trim().to_owned();
        if name.is_empty() || name.chars().count() > 200 || name.chars().any(char::is_control) {
            return Err(AccountsError::BadName);
        }
        if self.store.account(&new.login).await?.is_some() {
            return Err(AccountsError::LoginTaken);
        }
        let password = self.passwords.hash(new.password).await?;
        let account = Account {
            person: PersonId(Uuid::new_v4()),
            login: new.login,
            name,
            role: new.role,
            password: Some(password),
            disabled: false,
            demo: false,
        };
        self.store.put_account(account.clone()).await?;
        Ok(account)
    }

    /// Everybody, by login.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn list(&self) -> Result<Vec<Account>, AccountsError> {
        let mut accounts = self.store.accounts().await?;
        accounts.sort_by(|a, b| a.login.cmp(&b.login));
        Ok(accounts)
    }

    /// Refuses somebody from now on, ends what is open, and says who it was: what is kept for that
    /// person alone can go.
    ///
    /// # Errors
    /// [`AccountsError`] when there is nobody of that login.
    pub async fn disable(&self, login: &Login) -> Result<PersonId, AccountsError> {
        let account = self.store.account(login).await?.ok_or(AccountsError::NoSuchLogin)?;
        let person = account.person;
        self.store.put_account(Account { disabled: true, ..account }).await?;
        self.sessions.end_all_of(person).await?;
        // After the sessions: none of them can make another one now.
        self.feeds.revoke(person).await?;
        Ok(person)
    }

    async fn begin(&self, account: Account, now: Instant) -> Result<SignedIn, SignInError> {
        let reference = self.sessions.begin(&account, now).await?;
        self.metrics.count_sign_in(SignInResult::Accepted);
        Ok(SignedIn { reference, account })
    }

    fn refused(&self) -> SignInError {
        self.metrics.count_sign_in(SignInResult::Refused);
        SignInError::Refused
    }

    fn throttled(&self, wait: Duration) -> SignInError {
        self.metrics.count_sign_in(SignInResult::Throttled);
        SignInError::Throttled(wait)
    }
}
