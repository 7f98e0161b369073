// Each link between a place and its mark on the screen stands still in turn: the stream, the hub,
// the network, the browser's timers. No place is shown as current that is not.

import { freePlaces, freshness, live, map, place } from '../support/floor.mjs';
import { CUT_OFF } from '../support/guard.mjs';
import { expect, test, withHub } from '../support/test.mjs';
import { Valve } from '../support/valve.mjs';

const here = withHub();

const FAILING = { allow: CUT_OFF };
const SECOND = 1_000;
const MINUTE = 60 * SECOND;
/** The hub says something every 15 seconds; later than this the screen may not say *live*. */
const SILENCE = 45 * SECOND;

const known = (page) => map(page).locator('[data-place]:not([data-status="unknown"])');

/** Turns the page's clock on, little by little, until its data is live again. */
async function heals(page) {
  const turn = async () => {
    await page.clock.runFor(SECOND);
    return freshness(page).getAttribute('data-freshness');
  };
  await expect.poll(turn, { timeout: 60_000, intervals: [100] }).toBe('live');
}

/** Notes each time the screen says *live* while a place is not shown as it is. */
function watch(page, code, truth) {
  return page.evaluate(
    ([code, truth]) => {
      window.lies = [];
      const look = () => {
        const age = document.querySelector('[data-freshness]')?.dataset.freshness;
        const shown = document.querySelector(`[data-place="${code}"]`)?.dataset.status;
        if (age === 'live' && shown !== truth) window.lies.push(`live, ${code} ${shown}`);
      };
      const attributeFilter = ['data-freshness', 'data-status'];
      new MutationObserver(look).observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter });
    },
    [code, truth],
  );
}

/** After some failures of the stream the app asks for all of it at once, and knows it for ten minutes more. */
const CHANGES = /^\/v1\/(stream|snapshot)/;

const LINKS = [
  { name: 'the stream', freeze: ({ valve }) => valve.hold(CHANGES), thaw: ({ valve }) => valve.release() },
  { name: 'the network', freeze: ({ valve }) => valve.hold(/^\//), thaw: ({ valve }) => valve.release() },
  { name: 'the hub', freeze: ({ hub }) => process.kill(hub.pid, 'SIGSTOP'), thaw: ({ hub }) => process.kill(hub.pid, 'SIGCONT') },
];

for (const { name, freeze, thaw } of LINKS) {
  test(`${name} stands still`, async ({ open, caller, afterwards }) => {
    test.slow();
    const { hub } = here;
    const bram = await caller(hub.origin, 'bram');
    const { floor, codes } = await freePlaces(bram);
    const valve = await Valve.before(hub);
    afterwards(() => valve.remove());
    // The service worker's own requests would wait too.
    const page = await open(valve.origin, { path: null, guard: FAILING, serviceWorkers: 'block' });
    await page.clock.install();
    await page.goto(`/map/${floor}`);
    await live(page);
    await expect(place(page, codes[0])).toHaveAttribute('data-status', 'free');

    const link = { valve, hub };
    freeze(link);
    try {
      // Where the hub still decides, somebody takes the place that is shown as free.
      if (name !== 'the hub') await bram.checkIn(codes[0]);
      await page.clock.runFor(SILENCE);
      await expect(freshness(page)).not.toHaveAttribute('data-freshness', 'live');
      await page.clock.runFor(10 * MINUTE);
      await expect(known(page)).toHaveCount(0);
      await watch(page, codes[0], name === 'the hub' ? 'free' : 'occupied');
    } finally {
      thaw(link);
    }
    await heals(page);
    await expect(place(page, codes[0])).toHaveAttribute('data-status', name === 'the hub' ? 'free' : 'occupied');
    expect(await page.evaluate(() => window.lies)).toEqual([]);
  });
}

test('the browser’s timers stand still', async ({ open, caller, afterwards }) => {
  test.slow();
  const { hub } = here;
  const bram = await caller(hub.origin, 'bram');
  const { floor, codes } = await freePlaces(bram);
  const valve = await Valve.before(hub);
  afterwards(() => valve.remove());
  const page = await open(valve.origin, { path: null, guard: FAILING, serviceWorkers: 'block' });
  await page.clock.install();
  await page.goto(`/map/${floor}`);
  await live(page);
  // No timer runs from here on, but time passes. What arrives is shown all the same.
  await page.clock.pauseAt(new Date(Date.now() + 10 * SECOND));
  await bram.checkIn(codes[0]);
  await expect(place(page, codes[0])).toHaveAttribute('data-status', 'occupied');
  // A laptop sleeps: nothing arrives and nothing runs. It wakes a day later.
  valve.hold(/^\//);
  await bram.leaveAll();
  await page.clock.setSystemTime(new Date(Date.now() + 24 * 60 * MINUTE));
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await expect(known(page)).toHaveCount(0);
  await expect(freshness(page)).not.toHaveAttribute('data-freshness', 'live');
  await watch(page, codes[0], 'free');
  valve.release();
  await heals(page);
  await expect(place(page, codes[0])).toHaveAttribute('data-status', 'free');
  expect(await page.evaluate(() => window.lies)).toEqual([]);
});
