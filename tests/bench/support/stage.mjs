// What the benchmarks are played on: a hub with a building of the right size, and a browser.

import { chromium } from 'playwright-core';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchOptions } from '../../e2e/support/browser.mjs';
import { Hub } from '../../e2e/support/hub.mjs';
import { writeBuilding } from '../../e2e/support/imdf.mjs';

/** A line a request would measure the log. */
const QUIET = { WERKHUB_LOG: 'warn' };

/** What takes longer hangs: then the benchmark ends and says so. */
const PATIENCE_MS = 10 * 60_000;

/** Runs `work` with a hub whose one floor has so many desks. */
export async function withHub(desks, work) {
  const folder = await mkdtemp(join(tmpdir(), 'werkhub-bench-'));
  const plan = await writeBuilding(join(folder, 'building.imdf.zip'), desks);
  const hub = await Hub.started({ flags: ['--demo-quiet', '--plan', plan], environment: QUIET });
  let timer;
  const hangs = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error('the benchmark hangs')), PATIENCE_MS);
  });
  try {
    return await Promise.race([work(hub), hangs]);
  } finally {
    clearTimeout(timer);
    await hub.remove();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Runs `work` with a page on a laptop's screen; what goes wrong in the page ends the benchmark. */
export async function withPage(hub, work) {
  const browser = await chromium.launch(launchOptions);
  try {
    const context = await browser.newContext({ baseURL: hub.origin, viewport: { width: 1440, height: 900 }, locale: 'nl-NL' });
    const page = await context.newPage();
    const errors = [];
    page.on('pageerror', (error) => errors.push(error.message));
    const done = await work(page);
    if (errors.length > 0) throw new Error(`the page failed: ${errors.join('; ')}`);
    return done;
  } finally {
    await browser.close();
  }
}

/** The floor of the made-up building. */
export async function floorOf(caller) {
  const [site] = await caller.sites();
  return site.floors[0].code;
}

/** Waits until the map shows all places with their status. */
export async function mapStands(page, desks) {
  const known = '[role="application"] [data-place][data-status="free"]';
  await page.waitForFunction(([known, desks]) => document.querySelectorAll(known).length >= desks, [known, desks - 60]);
  await page.waitForSelector('[data-freshness="live"]');
}
