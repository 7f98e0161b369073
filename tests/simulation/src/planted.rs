//! Mistakes that are made on purpose, to show that the simulator finds them. Each is made at a seam
//! of the simulation: a disk that lies, a hub or an app that does one thing otherwise.

/// One mistake.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bug {
    /// The hub answers although the commit failed.
    AnswersBeforeCommit,
    /// The disk says that it is flushed and loses what it said with the power.
    LyingDisk,
    /// Answers are not part of the transaction.
    ForgetsAnswersOnCommit,
    /// A command that comes again is judged again.
    AppliesTwice,
    /// A stored answer is given to whoever names its id.
    AnswersAnybody,
    /// A release that comes before its check-in leaves no note.
    NoTombstone,
    /// A restored backup keeps the name of the log.
    RestoreKeepsEpoch,
    /// A stream goes on from now, not from the reader's cursor.
    ResumesFromNow,
    /// A stream passes over an entry and says that nothing is missing: a cursor from a database
    /// sequence, whose numbers are not committed in order.
    PassesOverEntries,
    /// A release frees the place, whoever is there.
    ReleasesThePlace,
    /// A reader behind the floor of the log is not told to begin anew.
    TrimsWithoutReset,
    /// The hub believes the outbox, not the session, about who asks.
    TrustsTheBody,
    /// A parked item is thrown away.
    DropsParked,
    /// An odd item is sent again for ever, and all others with it.
    BlocksOnOdd,
    /// The page of a captive portal passes for an answer.
    BelievesThePortal,
    /// An outbox is sent under whatever session there is.
    SendsUnderAnySession,
    /// The screen says *noted* before the disk does.
    NotesBeforeWriting,
    /// A row is deleted when it is sent.
    DeletesWhenSent,
    /// An answer *again later* passes for an answer.
    RetryIsDone,
    /// What is sent again gets a new id.
    NewIdOnResend,
    /// Answers are matched by their place in the list.
    AnswersByPlace,
    /// A gap in the stream is passed over.
    IgnoresGaps,
    /// Another log is taken for the continuation of the one that is known.
    IgnoresEpochs,
    /// A connection that says nothing is trusted for ever.
    NeverNoticesSilence,
    /// When to try again is a moment of the device's clock, however that is set.
    WaitsByTheClock,
    /// What a device's clock says is over is thrown away.
    ExpiresByTheClock,
    /// *Sign in first* passes for a refusal.
    SignedOutIsRefused,
    /// Nothing remembers how many notes there were.
    NoCanary,
    /// Signing out deletes what waits, unasked.
    SignOutDeletes,
    /// A new snapshot also empties the outbox.
    SnapshotEmptiesOutbox,
    /// What a restored hub has lost is not offered to be repeated.
    NeverOffersToRepeat,
    /// The hub takes the clock of a device for its own.
    BelievesAnyClock,
    /// The hub takes what comes for what was made at that moment.
    MadeWhenItCame,
    /// A stay that is dated back runs into the one before.
    DatesBackTooFar,
    /// A screen never learns of closings: only the digest tells, hours before somebody compares.
    MissesClosings,
    /// An older build passes over the entries that it cannot read.
    PassesOverUnreadable,
    /// A hub that starts anew believes its clock, also when that is behind the last entry.
    ForgetsHubTime,
    /// The tab that sends never looks at what other tabs have noted.
    DeafToOtherTabs,
    /// What only a newer build can read is thrown away.
    DropsUnread,
    /// A hub that starts anew does not read what it has promised.
    ForgetsPromises,
    /// A promise that is given up is anybody's.
    CancelsForAnybody,
    /// What was promised before a change stays promised on the disk.
    KeepsWhatWasChanged,
    /// A stay lasts into what is promised to the next.
    StaysIntoPromises,
    /// A screen never learns of what is promised to others.
    MissesPromises,
    /// A screen that was moved asks as the door where it hung first.
    DoorStaysWhereItHung,
    /// A screen that was taken away asks on.
    AsksWhenTakenAway,
    /// Who is there for a promise, as a door says, is written down.
    WritesDownWhoArrived,
    /// What a door used of what was promised stays promised on the disk.
    KeepsWhatWasUsed,
    /// A door that says *we are here* for a promise that is over uses the one after it.
    ArrivesForTheNext,
    /// A door that ends a stay that is over ends the one that came after it.
    VacatesWhoeverIsThere,
    /// For how long a room is taken at its door is forgotten on the way.
    ForgetsHowLong,
    /// What everybody may know names who is there.
    NamesHolders,
    /// The stream of a screen passes for one of nobody: it never hears what it holds.
    DoorKnowsNothingOfItsOwn,
    /// A door waits for what it was told to be done, also when that log is no more.
    DoorWaitsForAnotherLog,
}

impl Bug {
    /// All of them.
    pub const ALL: [Bug; 54] = [
        Bug::AnswersBeforeCommit,
        Bug::LyingDisk,
        Bug::ForgetsAnswersOnCommit,
        Bug::AppliesTwice,
        Bug::AnswersAnybody,
        Bug::NoTombstone,
        Bug::RestoreKeepsEpoch,
        Bug::ResumesFromNow,
        Bug::PassesOverEntries,
        Bug::ReleasesThePlace,
        Bug::TrimsWithoutReset,
        Bug::TrustsTheBody,
        Bug::DropsParked,
        Bug::BlocksOnOdd,
        Bug::BelievesThePortal,
        Bug::SendsUnderAnySession,
        Bug::NotesBeforeWriting,
        Bug::DeletesWhenSent,
        Bug::RetryIsDone,
        Bug::NewIdOnResend,
        Bug::AnswersByPlace,
        Bug::IgnoresGaps,
        Bug::IgnoresEpochs,
        Bug::NeverNoticesSilence,
        Bug::WaitsByTheClock,
        Bug::ExpiresByTheClock,
        Bug::SignedOutIsRefused,
        Bug::NoCanary,
        Bug::SignOutDeletes,
        Bug::SnapshotEmptiesOutbox,
        Bug::NeverOffersToRepeat,
        Bug::BelievesAnyClock,
        Bug::MadeWhenItCame,
        Bug::DatesBackTooFar,
        Bug::MissesClosings,
        Bug::PassesOverUnreadable,
        Bug::ForgetsHubTime,
        Bug::DeafToOtherTabs,
        Bug::DropsUnread,
        Bug::ForgetsPromises,
        Bug::CancelsForAnybody,
        Bug::KeepsWhatWasChanged,
        Bug::StaysIntoPromises,
        Bug::MissesPromises,
        Bug::DoorStaysWhereItHung,
        Bug::AsksWhenTakenAway,
        Bug::WritesDownWhoArrived,
        Bug::KeepsWhatWasUsed,
        Bug::ArrivesForTheNext,
        Bug::VacatesWhoeverIsThere,
        Bug::ForgetsHowLong,
        Bug::NamesHolders,
        Bug::DoorKnowsNothingOfItsOwn,
        Bug::DoorWaitsForAnotherLog,
    ];
}
