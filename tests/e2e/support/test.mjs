// What every spec begins with: a hub of the file's own, people with browsers, and a guard that
// fails a test when a page breaks a rule that holds everywhere.

import { rm } from 'node:fs/promises';
import { test as base, expect } from '@playwright/test';
import { Caller } from './api.mjs';
import { onRealBuilding } from './building.mjs';
import { otherBuild } from './builds.mjs';
import { Guard } from './guard.mjs';
import { Hub } from './hub.mjs';

export { expect };

export const PHONE = { width: 390, height: 844 };
export const DESKTOP = { width: 1440, height: 900 };

/**
 * Starts a hub before the tests of this file and takes it away after.
 * @param {object} [options]
 * @param {() => string[] | Promise<string[]>} [options.flags] options of `werkhub serve`
 * @returns {{hub: Hub}} filled in when the tests run
 */
export function withHub({ flags = onRealBuilding } = {}) {
  const here = {};
  base.beforeAll(async () => {
    here.hub = await Hub.started({ flags: await flags() });
  });
  base.afterAll(async () => {
    await here.hub?.remove();
  });
  return here;
}

/** After a test that has stopped the hub the next one begins with a hub that answers. */
export function startAgain(here) {
  base.afterEach(async () => {
    const answer = await fetch(`${here.hub.origin}/healthz`).catch(() => null);
    if (!answer) await here.hub.start();
  });
}

/** Gives what makes other builds of the app, as `otherBuild` does; they are gone after the tests of this file. */
export function withBuilds() {
  const folders = [];
  base.afterAll(async () => {
    for (const folder of folders) await rm(folder, { recursive: true, force: true });
  });
  return async (id, options) => {
    const folder = await otherBuild(id, options);
    folders.push(folder);
    return folder;
  };
}

/** The ids of all commands that the hub answers to a browser from now on, as often as it does. */
export function answeredIds(context) {
  const ids = [];
  context.on('response', (response) => {
    if (response.url().endsWith('/v1/commands')) {
      ids.push(...response.request().postDataJSON().commands.map(({ id }) => id));
    }
  });
  return ids;
}

/** Signs a page in the way the app does, without its screens. */
export async function signIn(page, origin, login) {
  // A page of our origin that loads nothing else; browsers ask for this picture all the same.
  await page.route('**/favicon.ico', (route) => route.fulfill({ status: 204 }));
  await page.goto(`${origin}/healthz`);
  const status = await page.evaluate(async (demo) => {
    const body = JSON.stringify({ demo });
    const headers = { 'content-type': 'application/json' };
    return (await fetch('/v1/session', { method: 'POST', headers, body })).status;
  }, login);
  await page.unroute('**/favicon.ico');
  expect(status, `signing in as ${login}`).toBeLessThan(300);
}

export const test = base.extend({
  /**
   * `afterwards(work)` does work when the browsers of this test are gone, also when it failed. What
   * they speak to goes here: an app fetches parts of itself long after it is shown.
   */
  afterwards: async ({}, use) => {
    const works = [];
    await use((work) => works.unshift(work));
    for (const work of works) await work();
  },

  /**
   * Opens a browser of its own for somebody: `open(origin, {login, path, viewport, …})`. All that
   * Playwright's `newContext` knows may be said too.
   */
  // It names `afterwards` so that this ends before that.
  open: async ({ browser, afterwards: _later }, use) => {
    const opened = [];
    await use(async (origin, { login, path = '/', guard = {}, ...options } = {}) => {
      const context = await browser.newContext({
        baseURL: origin,
        viewport: DESKTOP,
        locale: 'nl-NL',
        timezoneId: 'Europe/Amsterdam',
        reducedMotion: 'reduce',
        ...options,
      });
      const page = await context.newPage();
      const watching = await Guard.over(page, origin, guard);
      opened.push({ context, watching });
      if (login) await signIn(page, origin, login);
      if (path) await page.goto(path);
      return page;
    });
    const problems = opened.flatMap(({ watching }) => watching.problems);
    for (const { context } of opened) await context.close();
    expect(problems, 'what pages did that none may do').toEqual([]);
  },

  /** Somebody who speaks to the hub by its API, who leaves every place when the test ends. */
  caller: async ({}, use) => {
    const callers = [];
    await use(async (origin, login) => {
      const caller = await Caller.signedIn(origin, login);
      callers.push(caller);
      return caller;
    });
    for (const caller of callers) await caller.leaveAll();
  },
});
