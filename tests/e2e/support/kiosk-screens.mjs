// Every kind of screen in the building, in each language, as whoever walks by sees it. Shared by the
// pictures, the accessibility trees and the tests of axe and of what fits.

import { expect } from '@playwright/test';
import { Caller } from './api.mjs';
import { tap } from './floor.mjs';
import { readyForOffline } from './kept.mjs';
import { codeOf, paired, setupOf } from './paired.mjs';
import { reserveNow } from './promised.mjs';
import { LANGUAGES } from './words.mjs';

/** The sizes that screens have: upright, on its side, and the smallest that must do. */
export const SIZES = [
  { width: 1080, height: 1920 },
  { width: 1920, height: 1080 },
  { width: 1280, height: 800 },
];

export const sizeName = ({ width, height }) => `${width}x${height}`;

/** A screen that nobody has paired yet has nothing of a building to show. */
const unpaired = async (screen) => codeOf(screen.page);

/** The mode that the manager says; back from whatever a visitor opened. */
const says = (mode) => async (screen, language) => {
  await screen.become(mode(screen), language);
};

/**
 * @typedef {object} KioskScreen
 * @property {string} name
 * @property {(screen: object, language: string) => Promise<void>} shown brings it to the state and waits for it
 * @property {boolean} [isUnpaired]
 * @property {boolean} [isCut] its wire is cut, so that it has one
 */

/** @type {KioskScreen[]} */
export const KIOSK_SCREENS = [
  { name: 'pairing', isUnpaired: true, shown: unpaired },
  { name: 'lobby', shown: says(() => 'lobby') },
  { name: 'floor', shown: says(() => 'floor') },
  { name: 'door', shown: says(({ room }) => ({ room: room.id })) },
  {
    name: 'lobby-elsewhere',
    shown: async (screen, language) => {
      await screen.become('lobby', language);
      await screen.page.locator('.floor-row').first().click();
      await expect(screen.page.locator('.floor-row').first()).toHaveAttribute('aria-pressed', 'true');
    },
  },
  {
    name: 'search',
    shown: async (screen, language) => {
      await screen.become('lobby', language);
      await searched(screen);
    },
  },
  {
    name: 'way',
    shown: async (screen, language) => {
      await screen.become('lobby', language);
      await searched(screen);
      await screen.page.locator('.found', { hasText: screen.room.code }).first().click();
      await expect(screen.page.locator('.way-there__steps > li').first()).toBeVisible();
    },
  },
  {
    name: 'floor-chosen',
    shown: async (screen, language) => {
      await screen.become('floor', language);
      await tap(screen.page, screen.room.code);
      await expect(screen.page.locator('.chosen')).toBeVisible();
    },
  },
  {
    name: 'door-reserved',
    shown: async (screen, language) => {
      const { page, room, manager } = screen;
      const status = await atDoor(screen, language);
      if ((await status.getAttribute('data-status')) === 'free') {
        await reserveNow(await Caller.signedIn(manager.origin, 'sanne'), room.code);
      }
      await expect(status).toHaveAttribute('data-status', 'reserved');
      await expect(page.locator('.do__button--first')).toBeVisible();
    },
  },
  {
    name: 'door-of-another',
    shown: async (screen, language) => {
      const { page, room, manager } = screen;
      const status = await atDoor(screen, language);
      if ((await status.getAttribute('data-status')) === 'free') {
        await (await Caller.signedIn(manager.origin, 'sanne')).checkIn(room.code);
      }
      await expect(status).toHaveAttribute('data-status', 'occupied');
      await expect(page.locator('.do__lead')).toBeVisible();
    },
  },
  {
    name: 'door-fault',
    shown: async (screen, language) => {
      await atDoor(screen, language);
      await screen.page.locator('.door__fault').click();
      await expect(screen.page.locator('.door__report')).toBeVisible();
    },
  },
  {
    name: 'door-taken',
    shown: async (screen, language) => {
      const status = await atDoor(screen, language);
      if ((await status.getAttribute('data-status')) === 'free') await screen.page.locator('[aria-labelledby="take"] button').first().click();
      await expect(status).toHaveAttribute('data-status', 'occupied');
      // In the last quarter of the day there is nothing more to have.
      await expect(screen.page.locator('.do__button').last()).toBeVisible();
    },
  },
  {
    name: 'door-cut-off',
    isCut: true,
    shown: async (screen, language) => {
      const { page, wire } = screen;
      wire.mend();
      await page.reload();
      await atDoor(screen, language);
      await readyForOffline(page);
      wire.cut();
      await expect(page.locator('.do[data-shut] .do__lead').first()).toBeVisible();
    },
  },
];

/** The screen becomes the one at the door of its room. */
async function atDoor({ become, page, room }, language) {
  await become({ room: room.id }, language);
  return page.locator('.door');
}

/** Looks for the room by the keys of the screen. */
async function searched({ page, room }) {
  await page.locator('.kiosk__search').click();
  for (const key of room.code) await page.locator('.keys').getByRole('button', { name: key, exact: true }).click();
  await expect(page.locator('.found', { hasText: room.code }).first()).toBeVisible();
}

/** What people call the languages that come first, then the others. */
const ordered = (first) => [first, ...LANGUAGES.filter((one) => one !== first)];

/**
 * A browser that is a screen, whatever the manager makes of it, at a room that nobody has or was promised.
 * @param {(origin: string, options: object) => Promise<import('@playwright/test').Page>} open
 */
export async function kiosk(open, origin, { wire, ...options } = {}) {
  const manager = await Caller.signedIn(origin, 'fatima');
  const [site] = await manager.sites();
  const { floors } = await manager.plan();
  // The floor with the most desks is the one to look at, from a spot in the open.
  const desks = ({ places }) => places.filter(({ kind }) => kind === 'desk').length;
  const floor = floors.toSorted((a, b) => desks(b) - desks(a))[0];
  const room = floor.places.find(({ kind }) => kind === 'room');
  const free = async () => manager.open(await manager.close({ place: room.code }));
  await free();
  const at = whereOneStands(floor);
  const setup = (mode, language) => setupOf(site, floor, { mode, name: 'Hal', at, languages: ordered(language) });
  const { page, id } = await paired(open, wire?.origin ?? origin, manager, setup('lobby', 'nl'), options);
  let known = JSON.stringify({ mode: 'lobby', language: 'nl' });
  const become = async (mode, language) => {
    const wanted = JSON.stringify({ mode, language });
    if (wanted === known) {
      // What a visitor opened is gone with the page.
      await page.reload();
    } else {
      const answer = await manager.ask(`/v1/screens/${id}`, { method: 'PUT', json: setup(mode, language) });
      expect(answer.status, answer.text).toBe(200);
      known = wanted;
    }
    await expect(page.locator('html')).toHaveAttribute('lang', language);
    await expect(page.locator(`.kiosk[data-mode="${typeof mode === 'string' ? mode : 'room'}"]`)).toBeVisible();
    await expect(page.locator('[data-freshness]')).toHaveAttribute('data-freshness', 'live');
  };
  return { page, id, room, floor, manager, wire, become, free };
}

/** Beside a lift or a staircase, where screens hang; else in the middle. */
function whereOneStands(floor) {
  const lift = floor.amenities?.find(({ kind }) => kind === 'lift' || kind === 'stairs');
  return lift?.at;
}
