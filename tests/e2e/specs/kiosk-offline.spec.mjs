// A screen in the building starts without its hub, says how old what it shows is, and heals by itself.

import { chromium } from '@playwright/test';
import { freshness, map } from '../support/floor.mjs';
import { OwnBrowser } from '../support/own-browser.mjs';
import { codeOf, paired, setupOf } from '../support/paired.mjs';
import { FAILING, appIsKept, building, heals, readyAsScreen } from '../support/screen.mjs';
import { expect, startAgain, test, withHub } from '../support/test.mjs';
import { Valve } from '../support/valve.mjs';

const here = withHub({ flags: () => ['--demo-quiet', '--public-view', 'screens'] });
startAgain(here);

/** Jitter may wait half a minute. */
const PATIENT = { timeout: 45_000 };
const MINUTE = 60_000;
const guard = { allow: FAILING };

const known = (page) => map(page).locator('[data-place]:not([data-status="unknown"])');
const places = (page) => map(page).locator('[data-place]');

/** Opens a browser as `paired` expects, in one that is ours alone. */
const inBrowser = (browser) => async (origin, { path }) => {
  await browser.page.goto(origin + path);
  return browser.page;
};

test('after a power cut a screen shows the last known floor without its hub, and heals', async ({ afterwards }) => {
  test.setTimeout(180_000);
  const { hub } = here;
  const { manager, site, ground } = await building(hub.origin);
  const browser = await OwnBrowser.started(chromium, { viewport: { width: 1080, height: 1920 } });
  afterwards(() => browser.remove());
  await paired(inBrowser(browser), hub.origin, manager, setupOf(site, ground, { name: 'Hal' }));
  await readyAsScreen(browser.page);
  expect(await hub.stop()).toBe(0);

  await browser.again();
  await browser.page.goto(`${hub.origin}/kiosk`);
  await expect(browser.page.locator('.kiosk[data-mode="floor"]')).toBeVisible();
  await expect(freshness(browser.page)).toHaveAttribute('data-freshness', 'offline');
  await expect(freshness(browser.page)).toHaveText(/Geen verbinding sinds .*\d\d:\d\d/);
  await expect(browser.page.locator('.here')).toBeVisible();
  await expect(browser.page.locator('.zones__row .count').first()).toHaveText(/\d/);
  await expect.poll(() => known(browser.page).count()).toBeGreaterThan(0);

  // Older than ten minutes: nothing is shown as free that may be taken by now.
  await browser.page.clock.setFixedTime(Date.now() + 11 * MINUTE);
  await browser.page.reload();
  await expect(places(browser.page).first()).toBeVisible();
  await expect(known(browser.page)).toHaveCount(0);
  await expect(browser.page.locator('.zones__row .count').first()).toHaveText('–');

  await browser.again();
  await browser.page.goto(`${hub.origin}/kiosk`);
  await expect(freshness(browser.page)).toHaveAttribute('data-freshness', 'offline');
  await hub.start();
  await expect(freshness(browser.page)).toHaveAttribute('data-freshness', 'live', PATIENT);
  await expect(freshness(browser.page)).toHaveText(/Bijgewerkt \d\d:\d\d · live/);
});

test('lobby and door start without their hub, too', async ({ open }) => {
  test.slow();
  const { hub } = here;
  const { manager, site, floors, ground } = await building(hub.origin);
  const [room] = await manager.places({ kind: 'room', status: 'free' });
  const floor = floors.find(({ code }) => code === room.floor);
  const { id } = floor.places.find(({ code }) => code === room.code);
  const modes = {
    lobby: setupOf(site, ground, { mode: 'lobby', name: 'Ingang' }),
    room: setupOf(site, floor, { mode: { room: id }, name: 'Deur' }),
  };
  const contexts = {};
  for (const [mode, setup] of Object.entries(modes)) {
    const { page } = await paired(open, hub.origin, manager, setup, { guard });
    await readyAsScreen(page);
    contexts[mode] = page.context();
    await page.close();
  }
  expect(await hub.stop()).toBe(0);
  for (const [mode, context] of Object.entries(contexts)) {
    const page = await context.newPage();
    await page.goto('/kiosk');
    await expect(page.locator(`.kiosk[data-mode="${mode}"]`)).toBeVisible();
    await expect(freshness(page)).toHaveAttribute('data-freshness', 'offline');
    if (mode === 'room') await expect(page.locator('.door__word')).toHaveText('Vrij');
    else await expect(page.locator('.floor-row .count').first()).toBeVisible();
  }
});

test('a screen that is not paired yet says that the hub is gone, and goes on when it is back', async ({ open }) => {
  test.slow();
  const { hub } = here;
  const page = await open(hub.origin, { path: '/kiosk/pair', guard });
  await codeOf(page);
  await appIsKept(page);
  expect(await hub.stop()).toBe(0);
  await page.close();
  const again = await page.context().newPage();
  await again.goto('/kiosk/pair');
  await expect(again.getByText('De Werk Hub is niet bereikbaar.')).toBeVisible();
  await hub.start();
  await expect(again.locator('.pairing__code')).toHaveText(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/, PATIENT);
});

/** After some failures of the stream a screen asks for all of it at once. */
const CHANGES = /^\/v1\/(stream|snapshot)/;

const FAULTS = [
  { name: 'the stream stands still', begin: ({ valve }) => valve.hold(CHANGES), end: ({ valve }) => valve.release() },
  { name: 'the network stands still', begin: ({ valve }) => valve.hold(/^\//), end: ({ valve }) => valve.release() },
  { name: 'the hub stands still', begin: ({ hub }) => process.kill(hub.pid, 'SIGSTOP'), end: ({ hub }) => process.kill(hub.pid, 'SIGCONT') },
  { name: 'the hub is killed', begin: ({ hub }) => hub.kill(), end: ({ hub }) => hub.start() },
  { name: 'the hub stops', begin: ({ hub }) => hub.stop(), end: ({ hub }) => hub.start() },
];

for (const { name, begin, end } of FAULTS) {
  test(`${name}: a screen says since when, shows nothing old as free, and heals`, async ({ open, afterwards }) => {
    test.slow();
    const { hub } = here;
    const { manager, site, ground } = await building(hub.origin);
    const valve = await Valve.before(hub);
    afterwards(() => valve.remove());
    // The service worker's own requests would wait too.
    const options = { guard, serviceWorkers: 'block' };
    const { page } = await paired(open, valve.origin, manager, setupOf(site, ground, { name }), options);
    await page.clock.install();
    await page.reload();
    await expect(freshness(page)).toHaveAttribute('data-freshness', 'live');
    await expect.poll(() => known(page).count()).toBeGreaterThan(0);

    await begin({ valve, hub });
    try {
      await page.clock.runFor(45_000);
      await expect(freshness(page)).not.toHaveAttribute('data-freshness', 'live');
      await page.clock.runFor(10 * MINUTE);
      await expect(known(page)).toHaveCount(0);
      await expect(page.locator('.zones__row .count').first()).toHaveText('–');
      await expect(page.locator('.here')).toBeVisible();
    } finally {
      await end({ valve, hub });
    }
    await heals(page);
    await expect.poll(() => known(page).count()).toBeGreaterThan(0);
    await expect(page.locator('.zones__row .count').first()).toHaveText(/\d/);
  });
}
