//! The fixed texts.

macro_rules! keys {
    ($($name:ident,)+) => {
        /// One fixed text. The Dutch in `nl.rs` tells what each is for.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Key {
            $(
                #[allow(missing_docs)]
                $name,
            )+
        }

        impl Key {
            /// All of them.
            #[cfg(test)]
            pub const ALL: &'static [Key] = &[$(Key::$name,)+];
        }
    };
}

keys! {
    // The app's frame.
    AppName,
    Demo,
    DemoHint,
    SkipToContent,
    ToStart,
    Settings,
    LanguageChoice,
    ThemeChoice,
    ThemeSystem,
    ThemeLight,
    ThemeDark,
    SignIn,
    SignOut,
    Privacy,
    Dismiss,
    Loading,
    // How old the data is.
    Live,
    Stale,
    Offline,
    NotLive,
    BackLive,
    WentStale,
    WentOffline,
    // Start.
    WhatFor,
    ChoiceQuiet,
    ChoiceQuietHint,
    ChoiceCollaborate,
    ChoiceCollaborateHint,
    ChoiceMeet,
    ChoiceMeetHint,
    ChoiceCall,
    ChoiceCallHint,
    ChoiceRoom,
    ChoiceRoomHint,
    WholeMap,
    MyPlaceNow,
    MyPlacesNow,
    SignInToSeeFree,
    // Map.
    List,
    Map,
    PlacesOnThisFloor,
    FloorChoice,
    WantedChoice,
    Everything,
    PickAPlace,
    PickAPlaceHint,
    NothingFreeHere,
    BackToMap,
    // Floor map, legend and list.
    FloorPlan,
    FloorPlanKeys,
    ZoomIn,
    ZoomOut,
    ZoomWhole,
    Legend,
    ColumnPlace,
    ColumnKind,
    ColumnZone,
    ColumnStatus,
    // Place.
    Free,
    Occupied,
    Mine,
    Closed,
    Unknown,
    Hybrid,
    CheckIn,
    Release,
    ReleaseAndCheckIn,
    SignInToCheckIn,
    CheckInAgain,
    YouAreElsewhere,
    CheckedInWord,
    NotedWord,
    NotedExplained,
    ReleaseNoted,
    ProbablyTaken,
    OccupiedHint,
    ClosedHint,
    FreeNearby,
    // Building management.
    Manage,
    Close,
    Open,
    CloseZone,
    OpenZone,
    CloseFloor,
    OpenFloor,
    ManageHint,
    // Labels.
    Scan,
    ScanTitle,
    ScanHint,
    CameraStarts,
    CameraRefused,
    CameraMissing,
    Torch,
    TypeCode,
    ShowPlace,
    // Sign-in.
    SignInDemoLead,
    SignInLead,
    FindYourName,
    NobodyFound,
    Name,
    Password,
    WrongNameOrPassword,
    TooManyTries,
    FillInBoth,
    // When something is wrong.
    HubUnreachable,
    HubUnreachableHint,
    TryNow,
    PartMissing,
    PartMissingHint,
    NoSites,
    NoSitesHint,
    PageUnknown,
    PageUnknownHint,
    PlaceUnknown,
    PlaceUnknownHint,
    PlaceMistyped,
    FloorUnknown,
    FloorUnknownHint,
    ErrorNetwork,
    ErrorSignIn,
    ErrorForbidden,
    ErrorNotFound,
    ErrorBusy,
    ErrorHub,
    ErrorUnreadable,
    NewBuild,
    TakeNewBuild,
    SignInAgain,
    WaitsForSignIn,
    PlaceClosedForYou,
    StayEnded,
}
