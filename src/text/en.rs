//! English.

use super::Key;

pub(super) fn text(key: Key) -> &'static str {
    match key {
        // The app's frame.
        Key::AppName => "Werk Hub",
        Key::Demo => "Demo",
        Key::DemoHint => "This is a demonstration with made-up people.",
        Key::SkipToContent => "Skip to content",
        Key::ToStart => "To the start page",
        Key::Settings => "Settings",
        Key::LanguageChoice => "Language",
        Key::ThemeChoice => "Appearance",
        Key::ThemeSystem => "Automatic",
        Key::ThemeLight => "Light",
        Key::ThemeDark => "Dark",
        Key::SignIn => "Sign in",
        Key::SignOut => "Sign out",
        Key::Privacy => "Privacy",
        Key::NoOfflineHere => "No offline on this connection",
        Key::Dismiss => "Close message",
        Key::Loading => "Loading",
        // How old the data is.
        Key::Live => "live",
        Key::Stale => "connecting",
        Key::Offline => "offline",
        Key::NotLive => "not live",
        Key::BackLive => "The connection is back. The map is up to date.",
        Key::WentStale => "The connection is gone for a moment. We are looking for it.",
        Key::WentOffline => "No connection. You see the last known state.",
        // Start.
        Key::WhatFor => "What are you here to do?",
        Key::ChoiceQuiet => "Work quietly",
        Key::ChoiceQuietHint => "Silence and focus",
        Key::ChoiceCollaborate => "Work together",
        Key::ChoiceCollaborateHint => "Talk things over at your desk",
        Key::ChoiceMeet => "Meet people",
        Key::ChoiceMeetHint => "Catch up over a coffee",
        Key::ChoiceCall => "Make a call",
        Key::ChoiceCallHint => "On your own, in a call booth",
        Key::ChoiceRoom => "Have a meeting",
        Key::ChoiceRoomHint => "With a group, also hybrid",
        Key::WholeMap => "See the whole map",
        Key::MyPlaceNow => "Your place now",
        Key::MyPlacesNow => "Your places now",
        Key::SignInToSeeFree => "Sign in to see what is free",
        // Map.
        Key::List => "List",
        Key::Map => "Map",
        Key::PlacesOnThisFloor => "Places on this floor",
        Key::FloorChoice => "Floor",
        Key::WantedChoice => "What do you need a place for?",
        Key::Everything => "Everything",
        Key::PickAPlace => "Choose a place on the map",
        Key::PickAPlaceHint => "Tap a place to see until when it is free and to check in.",
        Key::NothingFreeHere => "Nothing that fits is free on this floor now.",
        Key::BackToMap => "Back to the map",
        // Floor map, legend and list.
        Key::FloorPlan => "floor plan",
        Key::FloorPlanKeys => {
            "Arrow keys move to another place. Enter chooses it, Escape lets it go. Plus, minus and zero look closer, farther off or at everything."
        }
        Key::ZoomIn => "Zoom in",
        Key::ZoomOut => "Zoom out",
        Key::ZoomWhole => "Whole floor",
        Key::Legend => "Legend",
        Key::ColumnPlace => "Place",
        Key::ColumnKind => "Kind",
        Key::ColumnZone => "Zone",
        Key::ColumnStatus => "Now",
        // Place.
        Key::Free => "Free",
        Key::Occupied => "Occupied",
        Key::Reserved => "Reserved",
        Key::ReservedForMe => "Reserved for you",
        Key::Mine => "Your place",
        Key::Closed => "Closed",
        Key::Unknown => "Not known",
        Key::Hybrid => "ready for hybrid",
        Key::CheckIn => "Check in",
        Key::Release => "Release",
        Key::ReleaseAndCheckIn => "Release and check in here",
        Key::SignInToCheckIn => "Sign in to check in",
        Key::CheckInAgain => "Check in again",
        Key::YouAreElsewhere => "You already have another place:",
        Key::CheckedInWord => "Checked in",
        Key::CheckedInAtDoorWord => "Checked in at the door",
        Key::TimeEstimated => {
            "Adjusted: the time you came is an estimate, as this device's clock was not compared."
        }
        Key::NotedWord => "Noted on this device",
        Key::NotedInPage => "Noted in this page",
        Key::NotKept => {
            "Your browser keeps nothing. Leave this page open until there is a connection."
        }
        Key::SignOutWaits => "Something still waits on this device that was not sent.",
        Key::KeepWaiting => "Keep it until I sign in again",
        Key::DeleteWaiting => "Delete it",
        Key::Parked => "It does not work now. Your choice stays on this device.",
        Key::NotDone => "Not done",
        Key::YourChoice => "Your choice",
        Key::PutAway => "Remove",
        Key::AskAgain => "Ask again",
        Key::ForgottenWhy => "This was done, but after a failure the Werk Hub no longer knows it.",
        Key::OutboxFull => "Nothing more fits on this device. Get a connection first.",
        Key::NotedExplained => {
            "We send it as soon as there is a connection. Only then is it certain."
        }
        Key::ReleaseNoted => "Release noted on this device",
        Key::ProbablyTaken => "Probably taken. We ask all the same.",
        Key::OccupiedHint => "Somebody is here now.",
        Key::ReservedHint => "Somebody has reserved this place now.",
        Key::Reserve => "Reserve",
        Key::Change => "Change",
        Key::Cancel => "Cancel",
        Key::ClosedHint => "This place cannot be used now.",
        Key::FreeNearby => "Free nearby",
        // Building management.
        Key::Manage => "Management",
        Key::Close => "Close",
        Key::Open => "Open",
        // Sign-in.
        Key::Scan => "Scan",
        Key::ScanTitle => "Scan the label on your place",
        Key::ScanHint => "Hold the camera over the QR code.",
        Key::CameraStarts => "The camera is starting…",
        Key::CameraRefused => {
            "The camera is not allowed. Give permission in your browser, or type the code on the label."
        }
        Key::CameraMissing => "There is no camera here. Type the code on the label.",
        Key::Torch => "Light",
        Key::TypeCode => "Or type the code on the label",
        Key::ShowPlace => "Show the place",
        Key::SignInDemoLead => "Choose who you are. The names are made up.",
        Key::SignInLead => "Sign in with your name and password.",
        Key::FindYourName => "Find your name",
        Key::NobodyFound => "Nobody found. Type part of your name.",
        Key::Name => "Name",
        Key::Password => "Password",
        Key::WrongNameOrPassword => {
            "This name and password do not belong together. Please try again."
        }
        Key::TooManyTries => "Too many tries. Wait a moment and try again.",
        Key::FillInBoth => "Fill in your name and your password.",
        // When something is wrong.
        Key::HubUnreachable => "We cannot reach the Werk Hub now",
        Key::HubUnreachableHint => "Check your wifi. We keep trying.",
        Key::TryNow => "Try now",
        Key::PartMissing => "This part is not on this device yet",
        Key::PartMissingHint => {
            "What you see on the map stays. Check your connection and try again."
        }
        Key::NoSites => "There is no building yet",
        Key::NoSitesHint => "The administrator can add a floor plan.",
        Key::PageUnknown => "This page is not here",
        Key::PageUnknownHint => "The address may be mistyped or old. You can go on from here:",
        Key::PlaceUnknown => "We do not know this place",
        Key::PlaceUnknownHint => {
            "The place is not on our floor plan. Its label may be old. Find it on the map:"
        }
        Key::PlaceMistyped => "There is a typing mistake in the code. Look at the label again.",
        Key::FloorUnknown => "We do not know this floor",
        Key::FloorUnknownHint => "The floor is not on our floor plan. Choose one that is:",
        Key::ErrorNetwork => "No connection with the Werk Hub.",
        Key::ErrorSignIn => "You are no longer signed in. Please sign in again.",
        Key::ErrorForbidden => "Your account may not do that.",
        Key::ErrorNotFound => "That is no longer there. Reload the page.",
        Key::ErrorBusy => "It is busy. We will try again shortly.",
        Key::ErrorHub => "Something went wrong at the Werk Hub. We will try again shortly.",
        Key::ErrorUnreadable => "We do not understand the Werk Hub's answer. Reload the page.",
        Key::NewBuild => "There is a new version of the app.",
        Key::TakeNewBuild => "Update now",
        Key::SignInAgain => "Sign in again",
        Key::WaitsForSignIn => {
            "Your choice is still on this device. Sign in again and we will send it."
        }
        Key::PlaceClosedForYou => "Your place has been closed. You are no longer checked in there.",
        Key::StayEnded => "Your time at this place is over.",
    }
}
