// An hour of a calm screen on which things happen: what the browser holds for it does not grow.

import { freePlaces, freshness, place } from '../support/floor.mjs';
import { paired, setupOf } from '../support/paired.mjs';
import { FAILING, building, heals } from '../support/screen.mjs';
import { expect, test, withHub } from '../support/test.mjs';

const here = withHub({ flags: () => ['--demo-quiet', '--public-view', 'screens'] });
const MINUTE = 60_000;
/** Nothing is held for each minute: what stays within this is what engines keep for themselves. */
const MORE = { Nodes: 30, JSEventListeners: 5, JSHeapUsedSize: 2_000_000 };

/** What the browser holds for a page once all that is garbage is gone. */
async function held(asking) {
  // What the first round frees may be what held the rest.
  for (let round = 0; round < 3; round += 1) await asking.send('HeapProfiler.collectGarbage');
  const { metrics } = await asking.send('Performance.getMetrics');
  return Object.fromEntries(metrics.filter(({ name }) => name in MORE).map(({ name, value }) => [name, value]));
}

for (const mode of ['floor', 'lobby']) {
  test(`${mode}: an hour of a calm screen holds no more than ten minutes of it`, async ({ open, caller }) => {
    test.setTimeout(240_000);
    const { hub } = here;
    const { manager, site, ground } = await building(hub.origin);
    const bram = await caller(hub.origin, 'bram');
    const { codes } = await freePlaces(bram, { floor: ground.code });
    const { page } = await paired(open, hub.origin, manager, setupOf(site, ground, { mode }), { guard: { allow: FAILING } });
    await page.clock.install();
    await page.reload();
    await expect(freshness(page)).toHaveAttribute('data-freshness', 'live');
    const asking = await page.context().newCDPSession(page);
    await asking.send('Performance.enable');

    const desk = place(page, codes[0]);
    const minute = async () => {
      await bram.checkIn(codes[0]);
      await heals(page);
      await expect(desk).toHaveAttribute('data-status', 'occupied');
      await bram.leaveAll();
      await page.clock.runFor(MINUTE);
      await heals(page);
      await expect(desk).toHaveAttribute('data-status', 'free');
    };
    for (let passed = 0; passed < 10; passed += 1) await minute();
    await expect(page.locator('.kiosk')).toHaveAttribute('data-idle', 'calm');
    const before = await held(asking);
    for (let passed = 10; passed < 60; passed += 1) await minute();
    const after = await held(asking);
    console.log(mode, JSON.stringify({ before, after }));
    for (const [name, more] of Object.entries(MORE)) {
      expect(after[name], name).toBeLessThanOrEqual(before[name] + more);
    }
  });
}
