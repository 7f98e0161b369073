// The app starts without its hub: with the last known floor, its age, and nothing shown as current
// that may not be.

import { freePlaces, freshness, live, map, place } from '../support/floor.mjs';
import { CUT_OFF } from '../support/guard.mjs';
import { cached, databaseKeys, deleteDatabase, readyForOffline } from '../support/kept.mjs';
import { expect, startAgain, test, withHub } from '../support/test.mjs';
import { Valve } from '../support/valve.mjs';

const here = withHub();

/** What a browser says in its console when a request fails, which happens here on purpose. */
const FAILING = { allow: CUT_OFF };
/** Jitter may wait half a minute. */
const PATIENT = { timeout: 45_000 };
const MINUTES = 60_000;

const unknown = (page) => map(page).locator('[data-place][data-status="unknown"]');
const known = (page) => map(page).locator('[data-place]:not([data-status="unknown"])');

startAgain(here);

/** A page that has seen a floor where somebody sits, and a hub that is gone since. */
async function seenAndGone({ open, caller }, { login = 'sanne' } = {}) {
  const { hub } = here;
  const bram = await caller(hub.origin, 'bram');
  const { floor, codes } = await freePlaces(bram);
  await bram.checkIn(codes[0]);
  const page = await open(hub.origin, { login, path: `/map/${floor}`, guard: FAILING });
  await live(page);
  await readyForOffline(page);
  expect(await hub.stop()).toBe(0);
  return { hub, bram, page, floor, codes };
}

test('a cold start shows the last known floor with its age, and heals', async ({ open, caller }) => {
  test.slow();
  const { hub, bram, page, floor, codes } = await seenAndGone({ open, caller });
  await page.close();
  const again = await page.context().newPage();
  await again.goto(`/map/${floor}`);
  await expect(place(again, codes[0])).toHaveAttribute('data-status', 'occupied');
  await expect(place(again, codes[1])).toHaveAttribute('data-status', 'free');
  await expect(freshness(again)).toHaveAttribute('data-freshness', 'offline');
  await expect(freshness(again)).toContainText(/offline\s*van \d\d:\d\d/);
  // Every other screen starts too, also one whose code had not been wanted yet.
  for (const path of ['/', '/privacy', `/d/${codes[1]}`]) {
    await again.goto(path);
    await expect(again.getByRole('heading').first(), path).toBeVisible();
  }
  await again.goto(`/map/${floor}`);
  await expect(freshness(again)).toHaveAttribute('data-freshness', 'offline');
  await hub.start();
  await bram.leaveAll();
  await bram.checkIn(codes[2]);
  await expect(freshness(again)).toHaveAttribute('data-freshness', 'live', PATIENT);
  await expect(place(again, codes[0])).toHaveAttribute('data-status', 'free');
  await expect(place(again, codes[2])).toHaveAttribute('data-status', 'occupied');
});

test('older than ten minutes nothing is shown as current, and a choice is still noted', async ({ open, caller }) => {
  test.slow();
  // So that she leaves again what she takes below.
  await caller(here.hub.origin, 'sanne');
  const { hub, page, codes } = await seenAndGone({ open, caller });
  await page.clock.setFixedTime(Date.now() + 11 * MINUTES);
  await page.reload();
  await expect(freshness(page)).toHaveAttribute('data-freshness', 'offline');
  await expect(unknown(page).first()).toBeVisible();
  await expect(known(page)).toHaveCount(0);
  await expect(page.locator('.legend')).not.toContainText(/\d+ van \d+ vrij/);
  await page.goto('/');
  await expect(page.locator('.choice').first()).toBeVisible();
  await expect(page.locator('.choice__count')).not.toContainText([/vrij/]);
  await page.goBack();
  await place(page, codes[3]).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Inchecken', exact: true }).click();
  await expect(page.getByText('Genoteerd op dit toestel').first()).toBeVisible();
  await expect(place(page, codes[3])).toHaveAttribute('data-mine', /.*/);
  await expect(known(page)).toHaveCount(1);
  await hub.start();
  await expect(freshness(page)).toHaveAttribute('data-freshness', 'live', PATIENT);
  await expect(unknown(page)).toHaveCount(0);
  await expect(page.getByText('Genoteerd op dit toestel')).toHaveCount(0);
  await expect(place(page, codes[3])).toHaveAttribute('data-mine', /.*/);
});

test('a page that was frozen trusts nothing when it wakes', async ({ open, caller, afterwards }) => {
  const { hub } = here;
  const bram = await caller(hub.origin, 'bram');
  const { floor } = await freePlaces(bram);
  const valve = await Valve.before(hub);
  afterwards(() => valve.remove());
  // The service worker's own requests would wait too.
  const page = await open(valve.origin, { path: `/map/${floor}`, guard: FAILING, serviceWorkers: 'block' });
  await live(page);
  // On a busy machine the hub answers before the next frame.
  valve.hold(/^\//);
  // What the page showed, in order, from the moment it wakes.
  await page.clock.setFixedTime(Date.now() + 11 * MINUTES);
  const atOnce = await page.evaluate(() => {
    document.dispatchEvent(new Event('resume'));
    return new Promise((resolve) => {
      requestAnimationFrame(() => {
        const current = document.querySelectorAll('[data-place]:not([data-status="unknown"])');
        resolve([current.length, document.querySelector('[data-freshness]').dataset.freshness]);
      });
    });
  });
  expect(atOnce).toEqual([0, 'stale']);
  valve.release();
  await expect(freshness(page)).toHaveAttribute('data-freshness', 'live', PATIENT);
  await expect(unknown(page)).toHaveCount(0);
});

test('nothing of the hub is kept by the service worker or answered by it', async ({ open }) => {
  const { hub } = here;
  const page = await open(hub.origin, { login: 'sanne', path: '/map', guard: FAILING });
  await live(page);
  await readyForOffline(page);
  const answers = [];
  page.on('response', (response) => answers.push(response));
  await page.reload();
  await live(page);
  const fromWorker = answers.filter((response) => response.fromServiceWorker());
  const paths = fromWorker.map((response) => new URL(response.url()).pathname);
  expect(paths).toContain(new URL(page.url()).pathname);
  expect(paths.filter((path) => /^\/(v1|healthz|readyz|metrics|build\.json)/.test(path))).toEqual([]);
  expect(answers.some((response) => response.url().includes('/v1/snapshot'))).toBe(true);
  for (const [name, held] of Object.entries(await cached(page))) {
    expect(held.filter((path) => /^\/(v1|healthz|readyz|metrics|build\.json)/.test(path)), name).toEqual([]);
  }
  await hub.stop();
  for (const path of ['/v1/session', '/v1/sites', '/v1/snapshot?site=wh', '/healthz', '/readyz', '/build.json']) {
    const answer = await page.evaluate((path) => fetch(path).then((it) => it.status, () => 'no answer'), path);
    expect(answer, path).toBe('no answer');
  }
});

test('signing out takes away what the device keeps of that person', async ({ open, caller }) => {
  test.slow();
  const { hub } = here;
  const sanne = await caller(hub.origin, 'sanne');
  const { floor, codes } = await freePlaces(sanne);
  await sanne.checkIn(codes[0]);
  const page = await open(hub.origin, { login: 'sanne', path: `/map/${floor}`, guard: FAILING });
  await expect(place(page, codes[0])).toHaveAttribute('data-mine', /.*/);
  await readyForOffline(page);
  const hers = (await databaseKeys(page)).filter((key) => key.startsWith('snapshot/'));
  expect(hers).toHaveLength(1);
  expect(hers[0]).not.toMatch(/public|sanne/i);
  await page.getByRole('button', { name: 'Instellingen' }).click();
  await page.getByRole('button', { name: 'Uitloggen' }).click();
  await expect.poll(async () => (await databaseKeys(page)).includes(hers[0])).toBe(false);
  // What everybody may see is kept instead.
  await expect.poll(async () => (await databaseKeys(page)).some((key) => key.startsWith('snapshot/public/'))).toBe(true);
  await hub.stop();
  await page.goto(`/map/${floor}`);
  await expect(place(page, codes[0])).toHaveAttribute('data-status', 'occupied');
  await expect(map(page).locator('[data-mine]')).toHaveCount(0);
  await page.getByRole('button', { name: 'Instellingen' }).click();
  await expect(page.locator('#menu')).not.toContainText('Sanne');
  await hub.start();
});

test('somebody else who signs in sees nothing of the one before', async ({ open, caller }) => {
  const { hub } = here;
  const sanne = await caller(hub.origin, 'sanne');
  const { floor, codes } = await freePlaces(sanne);
  await sanne.checkIn(codes[0]);
  const page = await open(hub.origin, { login: 'sanne', path: `/map/${floor}`, guard: FAILING });
  await expect(place(page, codes[0])).toHaveAttribute('data-mine', /.*/);
  await readyForOffline(page);
  const hers = (await databaseKeys(page)).find((key) => key.startsWith('snapshot/'));
  // The session becomes another one behind the app's back, as when it ends on the hub.
  await page.evaluate(async () => {
    const body = JSON.stringify({ demo: 'lies' });
    await fetch('/v1/session', { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  });
  await page.reload();
  await live(page);
  await expect(place(page, codes[0])).toHaveAttribute('data-status', 'occupied');
  await expect(map(page).locator('[data-mine]')).toHaveCount(0);
  await expect.poll(async () => (await databaseKeys(page)).includes(hers)).toBe(false);
});

test('a database that is deleted under the running app comes back', async ({ open }) => {
  const { hub } = here;
  const page = await open(hub.origin, { path: '/map', guard: FAILING });
  await live(page);
  await readyForOffline(page);
  expect(await deleteDatabase(page), 'the app keeps no connection open').toBe('deleted');
  await page.reload();
  await live(page);
  await expect.poll(async () => (await databaseKeys(page)).length).toBeGreaterThanOrEqual(3);
});

test('a browser that keeps nothing shows the building all the same', async ({ open }) => {
  const { hub } = here;
  const page = await open(hub.origin, { path: null });
  await page.addInitScript(() => {
    // As in a private window of some browsers, or by policy.
    IDBFactory.prototype.open = () => { throw new DOMException('no', 'SecurityError'); };
    CacheStorage.prototype.open = () => Promise.reject(new DOMException('no', 'SecurityError'));
    Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } });
  });
  await page.goto('/map');
  await live(page);
  await expect(known(page).first()).toBeVisible();
});
