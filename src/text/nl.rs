//! Nederlands, B1.

use super::Key;

pub(super) fn text(key: Key) -> &'static str {
    match key {
        // The app's frame.
        Key::AppName => "Werk Hub",
        Key::Demo => "Demo",
        Key::DemoHint => "Dit is een demonstratie met verzonnen mensen.",
        Key::SkipToContent => "Naar de inhoud",
        Key::ToStart => "Naar de startpagina",
        Key::Settings => "Instellingen",
        Key::LanguageChoice => "Taal",
        Key::ThemeChoice => "Weergave",
        Key::ThemeSystem => "Automatisch",
        Key::ThemeLight => "Licht",
        Key::ThemeDark => "Donker",
        Key::SignIn => "Inloggen",
        Key::SignOut => "Uitloggen",
        Key::Privacy => "Privacy",
        Key::NoOfflineHere => "Geen offline op deze verbinding",
        Key::Dismiss => "Melding sluiten",
        Key::Loading => "Bezig met laden",
        // How old the data is.
        Key::Live => "live",
        Key::Stale => "verbinden",
        Key::Offline => "offline",
        Key::NotLive => "niet live",
        Key::BackLive => "De verbinding is terug. De kaart is weer bij.",
        Key::WentStale => "De verbinding is even weg. We zoeken hem weer op.",
        Key::WentOffline => "Geen verbinding. Dit is de laatste stand.",
        // Start.
        Key::WhatFor => "Wat kom je doen?",
        Key::ChoiceQuiet => "Rustig werken",
        Key::ChoiceQuietHint => "Stilte en concentratie",
        Key::ChoiceCollaborate => "Samenwerken",
        Key::ChoiceCollaborateHint => "Overleggen aan je bureau",
        Key::ChoiceMeet => "Ontmoeten",
        Key::ChoiceMeetHint => "Bijpraten, koffie erbij",
        Key::ChoiceCall => "Bellen",
        Key::ChoiceCallHint => "Alleen, in een belplek",
        Key::ChoiceRoom => "Vergaderen",
        Key::ChoiceRoomHint => "Met een groep, ook hybride",
        Key::WholeMap => "Bekijk de hele kaart",
        Key::MyPlaceNow => "Jouw plek nu",
        Key::MyPlacesNow => "Jouw plekken nu",
        Key::SignInToSeeFree => "Log in om te zien wat er vrij is",
        // Map.
        Key::List => "Lijst",
        Key::Map => "Kaart",
        Key::PlacesOnThisFloor => "Plekken op deze verdieping",
        Key::FloorChoice => "Verdieping",
        Key::WantedChoice => "Waar zoek je plek voor?",
        Key::Everything => "Alles",
        Key::PickAPlace => "Kies een plek op de kaart",
        Key::PickAPlaceHint => {
            "Tik op een plek om te zien tot wanneer hij vrij is en om in te checken."
        }
        Key::NothingFreeHere => "Op deze verdieping is nu niets vrij dat past.",
        Key::BackToMap => "Terug naar de kaart",
        // Floor map, legend and list.
        Key::FloorPlan => "plattegrond",
        Key::FloorPlanKeys => {
            "De pijltjes gaan naar een andere plek. Enter kiest hem, Escape laat hem los. Met plus, min en nul komt de kaart dichterbij, gaat hij verder weg of toont hij alles."
        }
        Key::ZoomIn => "Zoom in",
        Key::ZoomOut => "Zoom uit",
        Key::ZoomWhole => "Hele verdieping",
        Key::Legend => "Legenda",
        Key::ColumnPlace => "Plek",
        Key::ColumnKind => "Soort",
        Key::ColumnZone => "Zone",
        Key::ColumnStatus => "Nu",
        // Place.
        Key::Free => "Vrij",
        Key::Occupied => "Bezet",
        Key::Reserved => "Gereserveerd",
        Key::ReservedForMe => "Voor jou gereserveerd",
        Key::Mine => "Jouw plek",
        Key::Closed => "Gesloten",
        Key::Unknown => "Niet bekend",
        Key::Hybrid => "geschikt voor hybride",
        Key::CheckIn => "Inchecken",
        Key::Release => "Vrijgeven",
        Key::ReleaseAndCheckIn => "Vrijgeven en hier inchecken",
        Key::SignInToCheckIn => "Inloggen om in te checken",
        Key::CheckInAgain => "Weer inchecken",
        Key::YouAreElsewhere => "Je hebt al een andere plek:",
        Key::CheckedInWord => "Ingecheckt",
        Key::CheckedInAtDoorWord => "Ingecheckt aan de deur",
        Key::TimeEstimated => {
            "Aangepast: je begintijd is geschat, want de klok van dit toestel was niet vergeleken."
        }
        Key::NotedWord => "Genoteerd op dit toestel",
        Key::NotedInPage => "Genoteerd in deze pagina",
        Key::NotKept => "Je browser bewaart niets. Laat deze pagina open tot er verbinding is.",
        Key::SignOutWaits => "Er wacht nog iets op dit toestel dat niet is verstuurd.",
        Key::KeepWaiting => "Bewaren tot ik weer inlog",
        Key::DeleteWaiting => "Verwijderen",
        Key::Parked => "Het lukt nu niet. Je keuze blijft op dit toestel.",
        Key::NotDone => "Niet gelukt",
        Key::YourChoice => "Je keuze",
        Key::PutAway => "Weghalen",
        Key::AskAgain => "Opnieuw vragen",
        Key::ForgottenWhy => "Dit was gelukt, maar de Werk Hub weet het na een storing niet meer.",
        Key::OutboxFull => "Er kan niets meer bij op dit toestel. Zorg eerst voor internet.",
        Key::NotedExplained => "We versturen het zodra er verbinding is. Pas daarna is het zeker.",
        Key::ReleaseNoted => "Vrijgeven genoteerd op dit toestel",
        Key::ProbablyTaken => "Waarschijnlijk bezet. We vragen het toch.",
        Key::OccupiedHint => "Hier zit nu iemand.",
        Key::ReservedHint => "Iemand heeft deze plek nu gereserveerd.",
        Key::Reserve => "Reserveren",
        Key::Change => "Wijzigen",
        Key::Cancel => "Annuleren",
        Key::ClosedHint => "Deze plek is nu niet te gebruiken.",
        Key::FreeNearby => "Vrij in de buurt",
        // Building management.
        Key::Manage => "Beheer",
        Key::Close => "Sluiten",
        Key::Open => "Openen",
        // Sign-in.
        Key::Scan => "Scannen",
        Key::ScanTitle => "Scan het etiket op je plek",
        Key::ScanHint => "Houd de camera boven de QR-code.",
        Key::CameraStarts => "De camera gaat aan…",
        Key::CameraRefused => {
            "De camera mag niet aan. Geef toestemming in je browser, of typ de code van het etiket."
        }
        Key::CameraMissing => "Hier is geen camera. Typ de code van het etiket.",
        Key::Torch => "Lamp",
        Key::TypeCode => "Of typ de code van het etiket",
        Key::ShowPlace => "Toon de plek",
        Key::SignInDemoLead => "Kies wie je bent. De namen zijn verzonnen.",
        Key::SignInLead => "Log in met je naam en wachtwoord.",
        Key::FindYourName => "Zoek je naam",
        Key::NobodyFound => "Niemand gevonden. Typ een deel van je naam.",
        Key::Name => "Naam",
        Key::Password => "Wachtwoord",
        Key::WrongNameOrPassword => {
            "Deze naam en dit wachtwoord horen niet bij elkaar. Probeer het nog eens."
        }
        Key::TooManyTries => "Te vaak geprobeerd. Wacht even en probeer het dan opnieuw.",
        Key::FillInBoth => "Vul je naam en je wachtwoord in.",
        // When something is wrong.
        Key::HubUnreachable => "We kunnen de Werk Hub nu niet bereiken",
        Key::HubUnreachableHint => "Kijk of je wifi aanstaat. We proberen het steeds opnieuw.",
        Key::TryNow => "Probeer het nu",
        Key::PartMissing => "Dit deel is nog niet op dit toestel",
        Key::PartMissingHint => {
            "Wat je op de kaart ziet, blijft staan. Kijk of je internet hebt en probeer het opnieuw."
        }
        Key::NoSites => "Er is nog geen gebouw",
        Key::NoSitesHint => "De beheerder kan een plattegrond toevoegen.",
        Key::PageUnknown => "Deze pagina is er niet",
        Key::PageUnknownHint => {
            "Misschien is het adres verkeerd getypt of oud. Hier kun je verder:"
        }
        Key::PlaceUnknown => "Deze plek kennen we niet",
        Key::PlaceUnknownHint => {
            "De plek staat niet op onze plattegrond. Misschien is de sticker oud. Zoek de plek op de kaart:"
        }
        Key::PlaceMistyped => "Er zit een typefout in de code. Kijk nog eens op de sticker.",
        Key::FloorUnknown => "Deze verdieping kennen we niet",
        Key::FloorUnknownHint => {
            "De verdieping staat niet op onze plattegrond. Kies er een die er wel is:"
        }
        Key::ErrorNetwork => "Geen verbinding met de Werk Hub.",
        Key::ErrorSignIn => "Je bent niet meer ingelogd. Log opnieuw in.",
        Key::ErrorForbidden => "Dat mag niet met jouw account.",
        Key::ErrorNotFound => "Dat is er niet meer. Ververs de pagina.",
        Key::ErrorBusy => "Het is druk. We proberen het zo opnieuw.",
        Key::ErrorHub => "Er ging iets mis bij de Werk Hub. We proberen het zo opnieuw.",
        Key::ErrorUnreadable => {
            "We begrijpen het antwoord van de Werk Hub niet. Ververs de pagina."
        }
        Key::NewBuild => "Er is een nieuwe versie van de app.",
        Key::TakeNewBuild => "Nu vernieuwen",
        Key::SignInAgain => "Opnieuw inloggen",
        Key::WaitsForSignIn => {
            "Je keuze staat nog op dit toestel. Log opnieuw in, dan versturen we hem."
        }
        Key::PlaceClosedForYou => "Je plek is gesloten. Je bent daar niet meer ingecheckt.",
        Key::StayEnded => "Je tijd op deze plek is voorbij.",
    }
}
