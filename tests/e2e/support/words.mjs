// The few words the tests need in each language; the rest is in the app's own texts.

export const LANGUAGES = ['nl', 'en', 'de'];

export const WORDS = {
  nl: { list: 'Lijst', map: 'Kaart', settings: 'Instellingen', checkIn: 'Inchecken', whatFor: 'Wat kom je doen?', signOut: 'Uitloggen', notDone: 'Niet gelukt' },
  en: { list: 'List', map: 'Map', settings: 'Settings', checkIn: 'Check in', whatFor: 'What are you here to do?', signOut: 'Sign out', notDone: 'Not done' },
  de: { list: 'Liste', map: 'Karte', settings: 'Einstellungen', checkIn: 'Einchecken', whatFor: 'Was möchtest du hier tun?', signOut: 'Abmelden', notDone: 'Nicht geklappt' },
};
