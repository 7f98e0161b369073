//! Deutsch.

use super::Key;

pub(super) fn text(key: Key) -> &'static str {
    match key {
        // The app's frame.
        Key::AppName => "Werk Hub",
        Key::Demo => "Demo",
        Key::DemoHint => "Dies ist eine Vorführung mit erfundenen Personen.",
        Key::SkipToContent => "Zum Inhalt",
        Key::ToStart => "Zur Startseite",
        Key::Settings => "Einstellungen",
        Key::LanguageChoice => "Sprache",
        Key::ThemeChoice => "Darstellung",
        Key::ThemeSystem => "Automatisch",
        Key::ThemeLight => "Hell",
        Key::ThemeDark => "Dunkel",
        Key::SignIn => "Anmelden",
        Key::SignOut => "Abmelden",
        Key::Privacy => "Datenschutz",
        Key::NoOfflineHere => "Kein Offline auf dieser Verbindung",
        Key::Dismiss => "Meldung schließen",
        Key::Loading => "Wird geladen",
        // How old the data is.
        Key::Live => "live",
        Key::Stale => "verbinden",
        Key::Offline => "offline",
        Key::NotLive => "nicht live",
        Key::BackLive => "Die Verbindung ist wieder da. Die Karte ist aktuell.",
        Key::WentStale => "Die Verbindung ist kurz weg. Wir suchen sie wieder.",
        Key::WentOffline => "Keine Verbindung. Das ist der letzte Stand.",
        // Start.
        Key::WhatFor => "Was möchtest du hier tun?",
        Key::ChoiceQuiet => "Ruhig arbeiten",
        Key::ChoiceQuietHint => "Stille und Konzentration",
        Key::ChoiceCollaborate => "Zusammenarbeiten",
        Key::ChoiceCollaborateHint => "Am Schreibtisch besprechen",
        Key::ChoiceMeet => "Menschen treffen",
        Key::ChoiceMeetHint => "Austausch bei einem Kaffee",
        Key::ChoiceCall => "Telefonieren",
        Key::ChoiceCallHint => "Allein, in einer Telefonkabine",
        Key::ChoiceRoom => "Besprechung halten",
        Key::ChoiceRoomHint => "In der Gruppe, auch hybrid",
        Key::WholeMap => "Die ganze Karte ansehen",
        Key::MyPlaceNow => "Dein Platz jetzt",
        Key::MyPlacesNow => "Deine Plätze jetzt",
        Key::SignInToSeeFree => "Melde dich an, um zu sehen, was frei ist",
        // Map.
        Key::List => "Liste",
        Key::Map => "Karte",
        Key::PlacesOnThisFloor => "Plätze auf dieser Etage",
        Key::FloorChoice => "Etage",
        Key::WantedChoice => "Wofür suchst du einen Platz?",
        Key::Everything => "Alles",
        Key::PickAPlace => "Wähle einen Platz auf der Karte",
        Key::PickAPlaceHint => {
            "Tippe auf einen Platz, um zu sehen, bis wann er frei ist, und um einzuchecken."
        }
        Key::NothingFreeHere => "Auf dieser Etage ist jetzt nichts Passendes frei.",
        Key::BackToMap => "Zurück zur Karte",
        // Floor map, legend and list.
        Key::FloorPlan => "Etagenplan",
        Key::FloorPlanKeys => {
            "Die Pfeiltasten führen zu einem anderen Platz. Enter wählt ihn, Escape lässt ihn los. Mit Plus, Minus und Null kommt die Karte näher, geht weiter weg oder zeigt alles."
        }
        Key::ZoomIn => "Vergrößern",
        Key::ZoomOut => "Verkleinern",
        Key::ZoomWhole => "Ganze Etage",
        Key::Legend => "Legende",
        Key::ColumnPlace => "Platz",
        Key::ColumnKind => "Art",
        Key::ColumnZone => "Zone",
        Key::ColumnStatus => "Jetzt",
        // Place.
        Key::Free => "Frei",
        Key::Occupied => "Besetzt",
        Key::Reserved => "Reserviert",
        Key::ReservedForMe => "Für dich reserviert",
        Key::Mine => "Dein Platz",
        Key::Closed => "Geschlossen",
        Key::Unknown => "Nicht bekannt",
        Key::Hybrid => "für Hybrid geeignet",
        Key::CheckIn => "Einchecken",
        Key::Release => "Freigeben",
        Key::ReleaseAndCheckIn => "Freigeben und hier einchecken",
        Key::SignInToCheckIn => "Anmelden, um einzuchecken",
        Key::CheckInAgain => "Wieder einchecken",
        Key::YouAreElsewhere => "Du hast schon einen anderen Platz:",
        Key::CheckedInWord => "Eingecheckt",
        Key::CheckedInAtDoorWord => "An der Tür eingecheckt",
        Key::TimeEstimated => {
            "Angepasst: Deine Anfangszeit ist geschätzt, denn die Uhr dieses Geräts war nicht verglichen."
        }
        Key::NotedWord => "Auf diesem Gerät notiert",
        Key::NotedInPage => "Auf dieser Seite notiert",
        Key::NotKept => {
            "Dein Browser speichert nichts. Lass diese Seite offen, bis es eine Verbindung gibt."
        }
        Key::SignOutWaits => "Auf diesem Gerät wartet noch etwas, das nicht gesendet ist.",
        Key::KeepWaiting => "Behalten, bis ich mich wieder anmelde",
        Key::DeleteWaiting => "Löschen",
        Key::Parked => "Es geht gerade nicht. Deine Wahl bleibt auf diesem Gerät.",
        Key::NotDone => "Nicht geklappt",
        Key::YourChoice => "Deine Wahl",
        Key::PutAway => "Entfernen",
        Key::AskAgain => "Noch einmal fragen",
        Key::ForgottenWhy => {
            "Das hatte geklappt, aber der Werk Hub weiß es nach einer Störung nicht mehr."
        }
        Key::OutboxFull => {
            "Auf diesem Gerät passt nichts mehr dazu. Stelle zuerst eine Verbindung her."
        }
        Key::NotedExplained => {
            "Wir senden es, sobald eine Verbindung besteht. Erst dann ist es sicher."
        }
        Key::ReleaseNoted => "Freigabe auf diesem Gerät notiert",
        Key::ProbablyTaken => "Wahrscheinlich besetzt. Wir fragen trotzdem.",
        Key::OccupiedHint => "Hier sitzt gerade jemand.",
        Key::ReservedHint => "Jemand hat diesen Platz jetzt reserviert.",
        Key::Reserve => "Reservieren",
        Key::Change => "Ändern",
        Key::Cancel => "Stornieren",
        Key::ClosedHint => "Dieser Platz ist zurzeit nicht nutzbar.",
        Key::FreeNearby => "Frei in der Nähe",
        // Building management.
        Key::Manage => "Verwaltung",
        Key::Close => "Schließen",
        Key::Open => "Öffnen",
        // Sign-in.
        Key::Scan => "Scannen",
        Key::ScanTitle => "Scanne das Etikett an deinem Platz",
        Key::ScanHint => "Halte die Kamera über den QR-Code.",
        Key::CameraStarts => "Die Kamera startet…",
        Key::CameraRefused => {
            "Die Kamera ist nicht erlaubt. Erlaube sie im Browser oder tippe den Code vom Etikett."
        }
        Key::CameraMissing => "Hier gibt es keine Kamera. Tippe den Code vom Etikett.",
        Key::Torch => "Licht",
        Key::TypeCode => "Oder tippe den Code vom Etikett",
        Key::ShowPlace => "Platz zeigen",
        Key::SignInDemoLead => "Wähle, wer du bist. Die Namen sind erfunden.",
        Key::SignInLead => "Melde dich mit Name und Passwort an.",
        Key::FindYourName => "Suche deinen Namen",
        Key::NobodyFound => "Niemand gefunden. Tippe einen Teil deines Namens.",
        Key::Name => "Name",
        Key::Password => "Passwort",
        Key::WrongNameOrPassword => {
            "Name und Passwort passen nicht zusammen. Bitte versuche es noch einmal."
        }
        Key::TooManyTries => "Zu viele Versuche. Warte kurz und versuche es dann erneut.",
        Key::FillInBoth => "Gib deinen Namen und dein Passwort ein.",
        // When something is wrong.
        Key::HubUnreachable => "Wir erreichen den Werk Hub gerade nicht",
        Key::HubUnreachableHint => "Prüfe dein WLAN. Wir versuchen es weiter.",
        Key::TryNow => "Jetzt versuchen",
        Key::PartMissing => "Dieser Teil ist noch nicht auf diesem Gerät",
        Key::PartMissingHint => {
            "Was du auf der Karte siehst, bleibt. Prüfe deine Verbindung und versuche es noch einmal."
        }
        Key::NoSites => "Es gibt noch kein Gebäude",
        Key::NoSitesHint => "Die Verwaltung kann einen Grundriss hinzufügen.",
        Key::PageUnknown => "Diese Seite gibt es nicht",
        Key::PageUnknownHint => {
            "Die Adresse ist vielleicht vertippt oder alt. Hier geht es weiter:"
        }
        Key::PlaceUnknown => "Diesen Platz kennen wir nicht",
        Key::PlaceUnknownHint => {
            "Der Platz steht nicht auf unserem Grundriss. Vielleicht ist der Aufkleber alt. Suche ihn auf der Karte:"
        }
        Key::PlaceMistyped => "Im Code ist ein Tippfehler. Sieh noch einmal auf den Aufkleber.",
        Key::FloorUnknown => "Diese Etage kennen wir nicht",
        Key::FloorUnknownHint => "Die Etage steht nicht auf unserem Grundriss. Wähle eine andere:",
        Key::ErrorNetwork => "Keine Verbindung zum Werk Hub.",
        Key::ErrorSignIn => "Du bist nicht mehr angemeldet. Bitte melde dich erneut an.",
        Key::ErrorForbidden => "Das darf dein Konto nicht.",
        Key::ErrorNotFound => "Das gibt es nicht mehr. Lade die Seite neu.",
        Key::ErrorBusy => "Es ist viel los. Wir versuchen es gleich erneut.",
        Key::ErrorHub => "Beim Werk Hub ging etwas schief. Wir versuchen es gleich erneut.",
        Key::ErrorUnreadable => "Wir verstehen die Antwort des Werk Hub nicht. Lade die Seite neu.",
        Key::NewBuild => "Es gibt eine neue Version der App.",
        Key::TakeNewBuild => "Jetzt aktualisieren",
        Key::SignInAgain => "Erneut anmelden",
        Key::WaitsForSignIn => {
            "Deine Wahl steht noch auf diesem Gerät. Melde dich erneut an, dann senden wir sie."
        }
        Key::PlaceClosedForYou => {
            "Dein Platz wurde geschlossen. Du bist dort nicht mehr eingecheckt."
        }
        Key::StayEnded => "Deine Zeit an diesem Platz ist vorbei.",
    }
}
