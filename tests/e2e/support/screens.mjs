// Every screen and every state of it that looks different, on a building where something goes on.
// Shared by the accessibility tests and by the screenshots.

import { expect } from '@playwright/test';
import { Caller } from './api.mjs';
import { openDay } from './days.mjs';
import { live } from './floor.mjs';
import { LEVELS } from './imdf.mjs';
import { emptyOutbox, outboxStages } from './kept.mjs';
import { setupOf } from './paired.mjs';
import { placeId, promise } from './promised.mjs';
import { WORDS } from './words.mjs';

/** The part of the desks that is taken on the prepared building. */
const TAKEN = 0.4;

/** Always the same desks, spread over the floor. */
function spread(codes, part) {
  const picks = codes.filter((_, index) => (index * 7) % 20 < part * 20);
  return picks;
}

/** So many desks of the quietest zone that has them: not every floor has a silent one. */
function quietestOf(desks, count) {
  const byZone = LEVELS.toReversed().map((level) => desks.filter((desk) => desk.zone === level));
  return byZone.find((zone) => zone.length >= count).slice(0, count);
}

/** People sit down, a place is closed: what the screens are shown with. Gives the places by role. */
export async function prepare(origin) {
  const fatima = await Caller.signedIn(origin, 'fatima');
  const { people } = (await fatima.session()).signIn;
  const desks = await fatima.places({ kind: 'desk' });
  // The floor with the most desks is the one to look at.
  const sizes = new Map();
  for (const { floor } of desks) sizes.set(floor, (sizes.get(floor) ?? 0) + 1);
  const [floor] = [...sizes].sort((a, b) => b[1] - a[1])[0];
  const ours = desks.filter((desk) => desk.floor === floor);
  const [mine, occupied, closed, free, promised] = quietestOf(ours, 5).map((desk) => desk.code);
  const rooms = (await fatima.places({ kind: 'room', floor })).map((room) => room.code);

  await (await Caller.signedIn(origin, 'sanne')).checkIn(mine);
  await (await Caller.signedIn(origin, 'bram')).checkIn(occupied);
  const lies = await Caller.signedIn(origin, 'lies');
  const { date, at } = openDay(await lies.snapshot());
  // What is promised of a place is taken back when it is closed.
  await (await Caller.signedIn(origin, 'joost')).reserve(closed, at(7), at(13));
  await fatima.close({ place: closed });
  await lies.reserve(promised, at(7), at(13));
  const used = new Set([mine, occupied, closed, free, promised]);
  const others = people.filter(({ login }) => !['sanne', 'bram', 'fatima', 'lies'].includes(login));
  const seats = spread(ours.map((desk) => desk.code).filter((code) => !used.has(code)), TAKEN);
  for (const [index, { login }] of others.entries()) {
    const caller = await Caller.signedIn(origin, login);
    if (seats[index]) await caller.checkIn(seats[index]);
    if (index % 4 === 0 && rooms[index / 4]) await caller.checkIn(rooms[index / 4]);
  }
  const promisedId = await placeId(lies, promised);
  const screen = await hangScreens(fatima, floor);
  return { floor, mine, occupied, closed, free, promised, promisedId, date, room: rooms.at(-1), screen };
}

/** Three screens: one that was never started, one that reports, and one at which something went wrong. Gives the key of the last. */
async function hangScreens(manager, floor) {
  const { origin } = manager;
  const [site] = await manager.sites();
  const { floors } = await manager.plan();
  const where = floors.find(({ code }) => code === floor);
  const room = where.places.find(({ kind }) => kind === 'room');
  const hang = async (name, more, lastError) => {
    const browser = new Caller(origin);
    const json = {};
    const begun = await browser.ask('/v1/kiosk-pairings', { method: 'POST', json });
    const waiting = { cookie: cookieOf(begun) };
    const setup = setupOf(site, where, { name, ...more });
    const approved = await manager.ask('/v1/screens', { method: 'POST', json: { code: begun.json.code, setup } });
    if (approved.status !== 200) throw new Error(`approving: ${approved.status} ${approved.text}`);
    if (lastError !== undefined) {
      const claimed = await browser.ask('/v1/kiosk-pairings/claim', { method: 'POST', json, headers: waiting });
      const report = { build: '', contentAgeMs: 1_000, uptimeMs: 60_000, ...lastError };
      await browser.ask('/v1/kiosk/health', { method: 'POST', json: report, headers: { cookie: cookieOf(claimed) } });
    }
    return approved.json.id;
  };
  const { min, max } = where.bounds;
  const at = (across, down) => [Math.round(min[0] + (max[0] - min[0]) * across), Math.round(min[1] + (max[1] - min[1]) * down)];
  await hang('Bij de trap', { at: at(0.08, 0.2) });
  await hang('Hal, naast de lift', { mode: 'lobby', at: at(0.5, 0.5) }, {});
  return hang('Deur vergaderruimte', { mode: { room: room.id }, at: at(0.9, 0.4) }, { lastError: { message: 'the plan could not be read', agoMs: 30_000 } });
}

/** What a browser would show from then on. */
const cookieOf = (answer) => answer.headers['set-cookie'].map((cookie) => cookie.split(';', 1)[0]).join('; ');

/** What the hub says to commands, for as long as something is done. */
async function answering(page, outcome, work) {
  await page.route('**/v1/commands', async (route) => {
    const { commands } = route.request().postDataJSON();
    await route.fulfill({ json: { outcomes: commands.map(outcome) } });
  });
  await work();
  await page.unroute('**/v1/commands');
}

/** A live page of somebody who has asked nothing yet. */
async function fresh(page) {
  await live(page);
  await emptyOutbox(page);
  await live(page);
}

/** As when somebody is quicker, without the race: the hub's answer in such a case. */
async function tooLate(page, language, { free }) {
  await fresh(page);
  const rejected = ({ id }) => ({ id, status: 'rejected', reason: 'placeOccupied', alternatives: [free] });
  await answering(page, rejected, async () => {
    await page.locator('#main').getByRole('button', { name: WORDS[language].checkIn, exact: true }).click();
    await expect(page.getByRole('alert').or(page.getByRole('status')).filter({ hasText: /Net te laat|Just too late|Knapp zu spät/ }).first()).toBeVisible();
  });
}

/** The board of rooms with live data. */
const rooms = async (page) => {
  await expect(page.locator('[data-freshness]').first()).toHaveAttribute('data-freshness', 'live');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByRole('heading', { level: 2 }).first().or(page.locator('.rooms__none'))).toBeVisible();
};

/** What was found, or that nothing was, by live data. */
const found = async (page) => {
  await expect(page.locator('[data-freshness]').first()).toHaveAttribute('data-freshness', 'live');
  await expect(page.locator('.result, .find__none').first()).toBeVisible();
};

/** The way on the map and in words. */
const wayShown = async (page) => {
  await live(page);
  await expect(page.locator('.way__line')).toHaveCount(1);
};

const heading = async (page) => expect(page.getByRole('heading').first()).toBeVisible();

/**
 * @typedef {object} Screen
 * @property {string} name
 * @property {(places: object) => string} path
 * @property {string} [login] who looks; nobody when absent
 * @property {(page, language: string, places: object) => Promise<void>} shown brings it to the state and waits for it
 */

/** @type {Screen[]} */
export const SCREENS = [
  { name: 'start', path: () => '/', shown: async (page) => expect(page.locator('.choice').first()).toBeVisible() },
  {
    name: 'start-mine',
    path: () => '/',
    login: 'sanne',
    shown: async (page, _, { mine }) => expect(page.getByText(new RegExp(mine)).first()).toBeVisible(),
  },
  { name: 'scan', path: () => '/scan', shown: heading },
  { name: 'find', path: () => '/find', login: 'sanne', shown: found },
  { name: 'find-more', path: () => '/find?kind=room&with=whiteboard&near=a:none:0', login: 'sanne', shown: found },
  { name: 'find-none', path: () => '/find?kind=room&people=500&with=hybrid', shown: found },
  { name: 'rooms', path: () => '/rooms', login: 'sanne', shown: rooms },
  { name: 'rooms-more', path: () => '/rooms?kind=both&free=30', shown: rooms },
  { name: 'rooms-none', path: () => '/rooms?with=hybrid&people=500', shown: heading },
  { name: 'map', path: ({ floor }) => `/map/${floor}`, shown: live },
  { name: 'map-quiet', path: ({ floor }) => `/map/${floor}?zone=focus,silence`, shown: live },
  { name: 'place-free', path: ({ floor, free }) => `/map/${floor}?place=${free}`, login: 'lies', shown: live },
  { name: 'place-mine', path: ({ floor, mine }) => `/map/${floor}?place=${mine}`, login: 'sanne', shown: live },
  { name: 'place-occupied', path: ({ floor, occupied }) => `/map/${floor}?place=${occupied}`, login: 'lies', shown: live },
  { name: 'place-closed', path: ({ floor, closed }) => `/map/${floor}?place=${closed}`, shown: live },
  { name: 'place-room', path: ({ floor, room }) => `/map/${floor}?place=${room}`, login: 'lies', shown: live },
  { name: 'route', path: ({ floor, free }) => `/map/${floor}?place=${free}&route=any`, shown: wayShown },
  { name: 'route-step-free', path: ({ floor, room }) => `/map/${floor}?place=${room}&route=step-free`, shown: wayShown },
  {
    name: 'place-manage',
    path: ({ floor, free }) => `/map/${floor}?place=${free}`,
    login: 'fatima',
    shown: async (page) => {
      await live(page);
      await page.locator('summary').click();
    },
  },
  {
    name: 'place-close-later',
    path: ({ floor, promised }) => `/map/${floor}?place=${promised}`,
    login: 'fatima',
    shown: async (page) => {
      await live(page);
      await page.locator('summary').click();
      await page.getByRole('radio', { name: /^(Op een andere|At another|Zu einer anderen)/ }).check();
    },
  },
  {
    name: 'place-broken',
    path: ({ floor, room }) => `/map/${floor}?place=${room}`,
    login: 'fatima',
    shown: async (page) => {
      await live(page);
      await page.locator('summary').first().click();
    },
  },
  {
    name: 'place-longer',
    path: ({ floor, mine }) => `/map/${floor}?place=${mine}`,
    login: 'sanne',
    shown: async (page) => {
      await live(page);
      await page.locator('.sheet [aria-expanded]').click();
    },
  },
  { name: 'map-found', path: ({ floor }) => `/map/${floor}?kind=desk&find=${encodeURIComponent('kind=desk&for=60&zone=focus')}`, shown: live },
  {
    name: 'list',
    path: ({ floor }) => `/map/${floor}?zone=focus,silence`,
    login: 'sanne',
    shown: async (page, language) => {
      await live(page);
      await page.getByRole('button', { name: WORDS[language].list, exact: true }).click();
      await expect(page.getByRole('table').first()).toBeVisible();
    },
  },
  {
    name: 'settings',
    path: () => '/',
    login: 'sanne',
    shown: async (page, language) => {
      await heading(page);
      await page.getByRole('button', { name: WORDS[language].settings }).click();
    },
  },
  {
    name: 'reserve',
    path: ({ floor, free, date }) => `/map/${floor}?place=${free}&reserve=${date}T09:00-17:00`,
    login: 'sanne',
    shown: async (page) => {
      await live(page);
      await expect(page.getByRole('radio').first()).toBeVisible();
    },
  },
  {
    name: 'reserve-weekly',
    path: ({ floor, promised, date }) => `/map/${floor}?place=${promised}&reserve=${date}T07:00-13:00`,
    login: 'sanne',
    shown: async (page) => {
      await live(page);
      // The desk is free in the afternoon, and every week of it is offered.
      await page.getByRole('radio', { name: /^(Middag|Afternoon|Nachmittag)/ }).check();
      await page.getByRole('combobox').last().selectOption('2');
    },
  },
  {
    name: 'reserve-room',
    path: ({ floor, room, date }) => `/map/${floor}?place=${room}&reserve=${date}T10:00-11:00`,
    login: 'sanne',
    shown: async (page) => {
      await live(page);
      await expect(page.getByRole('radio').first()).toBeVisible();
    },
  },
  { name: 'place-reserved', path: ({ floor, promised }) => `/map/${floor}?place=${promised}`, login: 'lies', shown: live },
  {
    name: 'reservations',
    path: () => '/reservations',
    login: 'lies',
    shown: async (page) => expect(page.getByRole('article')).toBeVisible(),
  },
  {
    name: 'reservations-lost',
    path: () => '/reservations',
    login: 'joost',
    shown: async (page) => expect(page.getByRole('article').getByRole('link').first()).toBeVisible(),
  },
  { name: 'reservations-lost-elsewhere', path: () => '/rules', login: 'joost', shown: async (page) => expect(page.getByRole('link', { name: /^(Bekijk|See|Sieh)/ })).toBeVisible() },
  {
    name: 'reservations-change',
    path: ({ promised, date }) => `/reservations?place=${promised}&time=${date}T07:00-13:00`,
    login: 'lies',
    shown: async (page) => expect(page.getByRole('radio').first()).toBeVisible(),
  },
  {
    name: 'reservations-elsewhere',
    path: ({ promised, date }) => `/find?kind=desk&on=${date}&part=morning&place=${promised}&time=${date}T07:00-13:00`,
    login: 'lies',
    shown: found,
  },
  {
    name: 'reservations-to',
    path: ({ promised, free, date }) => `/reservations?place=${promised}&time=${date}T07:00-13:00&to=${free}&at=${date}T07:00-13:00`,
    login: 'lies',
    shown: async (page) => expect(page.getByRole('radio').first()).toBeVisible(),
  },
  {
    name: 'reminder',
    path: () => '/reservations',
    login: 'lies',
    shown: async (page, _, { promisedId }) => {
      await promise(page, promisedId, -10);
      await page.reload();
      await expect(page.getByRole('button', { name: /Inchecken|Check in|Einchecken/ }).nth(1)).toBeVisible();
    },
  },
  {
    name: 'reservations-past',
    path: () => '/reservations',
    login: 'joost',
    shown: async (page) => {
      await page.locator('summary').click();
      await expect(page.locator('details').getByRole('status').locator('p, li').first()).toBeVisible();
    },
  },
  { name: 'reservations-none', path: () => '/reservations', login: 'fatima', shown: heading },
  { name: 'reservations-signed-out', path: () => '/reservations', shown: heading },
  { name: 'sign-in', path: () => '/sign-in', shown: heading },
  { name: 'privacy', path: () => '/privacy', shown: heading },
  { name: 'how-it-works', path: () => '/how-it-works', shown: heading },
  { name: 'rules', path: () => '/rules', shown: heading },
  { name: 'labels', path: () => '/manage/labels', login: 'fatima', shown: heading },
  { name: 'labels-refused', path: () => '/manage/labels', login: 'sanne', shown: heading },
  { name: 'labels-signed-out', path: () => '/manage/labels', shown: heading },
  { name: 'manage-screens', path: () => '/manage/screens', login: 'fatima', shown: async (page) => expect(page.locator('.spots__mark').first()).toBeVisible() },
  {
    name: 'manage-screens-revoke',
    path: () => '/manage/screens',
    login: 'fatima',
    shown: async (page) => {
      await page.locator('.screens__steps [aria-expanded]').first().click();
      await expect(page.locator('.screens__question')).toBeVisible();
    },
  },
  {
    name: 'manage-screens-none',
    path: () => '/manage/screens',
    login: 'fatima',
    shown: async (page) => {
      await page.route('**/v1/screens', (route) => route.fulfill({ json: { screens: [] } }));
      await page.reload();
      await expect(page.locator('.screens__empty')).toBeVisible();
    },
  },
  { name: 'manage-screens-new', path: () => '/manage/screens?screen=new', login: 'fatima', shown: async (page) => expect(page.locator('.still--pick')).toBeVisible() },
  { name: 'manage-screens-change', path: ({ screen }) => `/manage/screens?screen=${screen}`, login: 'fatima', shown: async (page) => expect(page.locator('.still--pick')).toBeVisible() },
  { name: 'manage-screens-refused', path: () => '/manage/screens', login: 'sanne', shown: heading },
  { name: 'unknown-address', path: () => '/nergens/heen', shown: heading },
  { name: 'unknown-place', path: () => '/d/9.999-99', shown: heading },
  { name: 'unknown-floor', path: () => '/map/nergens-7', shown: heading },
  {
    name: 'too-late',
    path: ({ floor, free }) => `/map/${floor}?place=${free}`,
    login: 'lies',
    shown: tooLate,
  },
  {
    name: 'not-done',
    path: ({ floor, free }) => `/map/${floor}?place=${free}`,
    login: 'lies',
    shown: async (page, language, places) => {
      await tooLate(page, language, places);
      await page.getByRole('button', { name: `${WORDS[language].notDone}: 1` }).click();
      await expect(page.locator('#undone').getByRole('link').first()).toBeVisible();
    },
  },
  {
    name: 'forgotten',
    path: ({ floor, free }) => `/map/${floor}?place=${free}`,
    login: 'lies',
    shown: async (page, language) => {
      await fresh(page);
      // As after a restore, without one: the log was another one, and its answer is in no state.
      await answering(page, ({ id }) => ({ id, status: 'accepted', seq: 1 }), async () => {
        await page.locator('#main').getByRole('button', { name: WORDS[language].checkIn, exact: true }).click();
        await expect.poll(() => outboxStages(page)).toEqual(['accepted']);
      });
      await page.evaluate(() => {
        const name = Object.keys(localStorage).find((name) => name.startsWith('werkhub.log.'));
        localStorage.setItem(name, 'another');
      });
      await page.reload();
      await live(page);
      await expect(page.getByRole('button', { name: `${WORDS[language].notDone}: 1` })).toBeVisible();
    },
  },
  {
    name: 'sign-out-asks',
    path: ({ floor, free }) => `/map/${floor}?place=${free}`,
    login: 'lies',
    shown: async (page, language) => {
      // For as long as the page lives, so that nobody sits there for the screens after this one.
      await page.route('**/v1/commands', async (route) => {
        const { commands } = route.request().postDataJSON();
        await route.fulfill({ json: { outcomes: commands.map(({ id }) => ({ id, status: 'retry', afterMs: 60_000 })) } });
      });
      await fresh(page);
      await page.locator('#main').getByRole('button', { name: WORDS[language].checkIn, exact: true }).click();
      await expect.poll(() => outboxStages(page)).toEqual(['waits']);
      await page.getByRole('button', { name: WORDS[language].settings }).click();
      await page.getByRole('button', { name: WORDS[language].signOut }).click();
      await expect(page.locator('#menu').getByRole('alert')).toBeVisible();
    },
  },
];

/** Language and theme as chosen on this device, before the page starts. */
export function choosing(page, { language, theme }) {
  return page.addInitScript(
    ([language, theme]) => {
      localStorage.setItem('werkhub.language', language);
      localStorage.setItem('werkhub.theme', theme);
    },
    [language, theme],
  );
}
