// A screen in the building keeps all that it needs and takes a newer build by itself when nobody is there.

import { listOf, wireBytes } from '../support/builds.mjs';
import { freshness, live } from '../support/floor.mjs';
import { buildOf, cached, readyForOffline, workerState } from '../support/kept.mjs';
import { paired, setupOf } from '../support/paired.mjs';
import { FAILING, building, readyAsScreen, touch } from '../support/screen.mjs';
import { expect, test, withBuilds, withHub } from '../support/test.mjs';

const here = withHub({ flags: () => ['--demo-quiet', '--public-view', 'screens'] });
const build = withBuilds();
const guard = { allow: [...FAILING, /did not start/, /unreachable/] };
/** What is turned on is minutes, in steps of seconds. */
const PATIENT = { timeout: 90_000, intervals: [100] };

let real;
test.beforeAll(async () => {
  real = await listOf();
});
test.afterEach(async () => {
  if (here.hub.app !== process.env.WERKHUB_APP) await here.hub.update(process.env.WERKHUB_APP);
});

/** A screen that has all it needs, and whose clock can be turned. */
async function screenOnTheWall(open) {
  const { hub } = here;
  const { manager, site, ground } = await building(hub.origin);
  const { page } = await paired(open, hub.origin, manager, setupOf(site, ground), { guard });
  await readyAsScreen(page);
  await page.clock.install();
  await page.reload();
  await expect(freshness(page)).toHaveAttribute('data-freshness', 'live');
  return page;
}

/** Turns the page's clock on; it may begin anew meanwhile. */
const turn = (page, ms) => page.clock.runFor(ms).catch(() => {});

test('a screen keeps what only screens show, and a phone does not', async ({ open }) => {
  test.slow();
  expect(real.screen).toContain('/kiosk.css');
  expect(real.screen.some((file) => /\/split_facility-.*\.wasm$/.test(file))).toBe(true);
  let bytes = 0;
  for (const file of real.screen) bytes += await wireBytes(file.replace(/^\//, ''));
  console.log(`beside what everybody keeps: ${real.screen.length} files, ${bytes} bytes`);
  const keeps = async (page) => (await cached(page))[`werkhub-build-${real.build}`];

  const phone = await open(here.hub.origin, { path: '/map', login: 'sanne' });
  await live(phone);
  await readyForOffline(phone);
  for (const file of real.screen) expect(await keeps(phone)).not.toContain(file);

  const screen = await screenOnTheWall(open);
  expect(await keeps(screen)).toEqual(expect.arrayContaining(real.screen));
  expect(await workerState(screen)).toEqual({ use: real.build, complete: [real.build], screen: true });
});

test('a build is not taken when something is missing that only screens show', async ({ open }) => {
  test.slow();
  const page = await screenOnTheWall(open);
  const missing = '/gone-0123456789abcdef.wasm';
  const refused = page.context().waitForEvent('response', {
    predicate: (answer) => answer.url().endsWith(missing) && answer.status() === 404,
    timeout: 60_000,
  });
  await here.hub.update(await build('half', { extraScreen: [missing] }));
  await refused;
  const state = { use: real.build, complete: [real.build], screen: true };
  await expect.poll(() => page.evaluate(async () => (await caches.keys()).sort())).toEqual([`werkhub-build-${real.build}`, 'werkhub-meta']);
  expect(await workerState(page)).toEqual(state);
});

test('a screen takes a newer build without asking, but not while somebody is there', async ({ open }) => {
  test.setTimeout(240_000);
  const page = await screenOnTheWall(open);
  await here.hub.update(await build('next'));
  const fetched = async () => {
    await touch(page);
    await turn(page, 1_000);
    return (await workerState(page)).complete;
  };
  await expect.poll(fetched, PATIENT).toContain('next');
  // Longer than the longest wait, with somebody there all the time.
  for (let minute = 0; minute < 7; minute += 1) {
    for (let half = 0; half < 2; half += 1) {
      await touch(page);
      await turn(page, 30_000);
    }
    expect(await buildOf(page)).toBe(real.build);
  }
  await expect(page.getByText('Er is een nieuwe versie van de app.')).toHaveCount(0);
  await expect(page.locator('.kiosk')).not.toHaveAttribute('data-idle', 'calm');

  const isNext = async () => {
    await turn(page, 10_000);
    return buildOf(page).catch(() => '');
  };
  await expect.poll(isNext, PATIENT).toBe('next');
  await expect(page.locator('.kiosk[data-mode="floor"]')).toBeVisible();
  await expect(freshness(page)).toHaveAttribute('data-freshness', 'live');
  const keeps = (await cached(page))['werkhub-build-next'];
  expect(keeps).toEqual(expect.arrayContaining(real.screen));
  // The one before stays until this one has run for a while.
  const complete = async () => {
    await turn(page, 10_000);
    return (await workerState(page)).complete;
  };
  await expect.poll(complete, PATIENT).toEqual(['next']);
});

/** The screen leaves a build by itself for the one before, which shows the floor live. */
async function goesBackFrom(page, bad) {
  const left = async () => {
    await turn(page, 10_000);
    return (await workerState(page).catch(() => null))?.bad;
  };
  await expect.poll(left, { ...PATIENT, timeout: 180_000 }).toEqual([bad]);
  await expect.poll(() => buildOf(page).catch(() => ''), PATIENT).toBe(real.build);
  await expect(page.locator('.kiosk[data-mode="floor"]')).toBeVisible();
  await expect(freshness(page)).toHaveAttribute('data-freshness', 'live');
  expect((await workerState(page)).use).toBe(real.build);
}

test('a screen leaves a build that does not start for the one before, with nobody there to press anything', async ({ open }) => {
  test.setTimeout(240_000);
  const page = await screenOnTheWall(open);
  await here.hub.update(await build('broken', { broken: 'at once' }));
  await goesBackFrom(page, 'broken');
});

test('a screen also leaves a build that shows something and ends a little later', async ({ open }) => {
  test.setTimeout(300_000);
  const page = await screenOnTheWall(open);
  const failed = () => page.evaluate(() => localStorage.getItem('werkhub.failed')).catch(() => '');
  await here.hub.update(await build('late', { broken: 'later' }));
  await goesBackFrom(page, 'late');
  // The one that is good again is so once it has run for a while, and what was counted is over.
  const counted = async () => {
    await turn(page, 10_000);
    return failed();
  };
  await expect.poll(counted, PATIENT).toBe(null);
});
