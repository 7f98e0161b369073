// What the tests of screens in the building share.

import { expect } from '@playwright/test';
import { Caller } from './api.mjs';
import { freshness } from './floor.mjs';
import { CUT_OFF } from './guard.mjs';
import { cached, databaseKeys, workerState } from './kept.mjs';

/** What a browser says in its console when a request fails, which happens on purpose; and what a browser
 * that is no screen yet is answered. */
export const FAILING = [...CUT_OFF, /(401|404) .*\/v1\//];

/** The manager, the building and its ground floor. */
export async function building(origin) {
  const manager = await Caller.signedIn(origin, 'fatima');
  const [site] = await manager.sites();
  const { floors } = await manager.plan();
  return { manager, site, floors, ground: floors.find(({ ordinal }) => ordinal === 0) };
}

/** All of the app is fetched for it, on whatever machine. */
const PATIENT = { timeout: 45_000 };

/** Waits until a screen has all of the app for a start without the hub, what only screens show too. */
export async function appIsKept(page) {
  const has = async () => {
    const state = await workerState(page);
    const files = state && (await cached(page))[`werkhub-build-${state.use}`];
    return state?.screen === true && state.complete.includes(state.use) && files?.includes('/kiosk.css');
  };
  await expect.poll(has, PATIENT).toBe(true);
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null), PATIENT).toBe(true);
}

/** Waits until a paired screen could start without the hub: app and building are kept. */
export async function readyAsScreen(page) {
  await expect(freshness(page)).toHaveAttribute('data-freshness', 'live', PATIENT);
  await appIsKept(page);
  await expect.poll(() => page.evaluate(() => localStorage.getItem('werkhub.kept')), PATIENT).not.toBeNull();
  // Before it was paired it kept the building without what happens in it.
  const hasSnapshot = async () => (await databaseKeys(page)).some((key) => key.startsWith('snapshot/public/'));
  await expect.poll(hasSnapshot, PATIENT).toBe(true);
}

/** Turns the page's clock on, little by little, until its data is live again. */
export async function heals(page) {
  const turn = async () => {
    await page.clock.runFor(1_000);
    return freshness(page).getAttribute('data-freshness');
  };
  await expect.poll(turn, { timeout: 60_000, intervals: [100] }).toBe('live');
}

/** Somebody touches the screen where nothing is to be chosen. */
export const touch = (page) =>
  page.evaluate(() => {
    document.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
  });

/** Buttons and links of a screen, map aside, that a finger would miss: less than 56 px high or wide. */
export const tooSmall = (page) =>
  page.evaluate(() => {
    const controls = document.querySelectorAll('button, a[href], input, select, textarea, summary, [role="button"]');
    const shown = [...controls].filter((one) => !one.closest('[role="application"]') && one.checkVisibility());
    return shown
      .map((one) => ({ box: one.getBoundingClientRect(), name: one.textContent.trim() || one.ariaLabel || one.outerHTML }))
      .filter(({ box }) => box.width > 1 && box.height > 1)
      .filter(({ box }) => box.width < 55.9 || box.height < 55.9)
      .map(({ box, name }) => `${name}: ${Math.round(box.width)}×${Math.round(box.height)}`);
  });
