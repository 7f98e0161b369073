// The connection goes and comes back; the app notices, says so, and heals without a reload.

import { freePlaces, freshness, live, place } from '../support/floor.mjs';
import { CUT_OFF } from '../support/guard.mjs';
import { readyForOffline } from '../support/kept.mjs';
import { HttpPassage } from '../support/passage.mjs';
import { expect, test, withHub } from '../support/test.mjs';
import { Wire } from '../support/wire.mjs';

const here = withHub();

/** What a browser says in its console when a request fails, which happens here on purpose. */
const FAILING = { allow: CUT_OFF };

/** Jitter may wait half a minute. */
const PATIENT = { timeout: 45_000 };

/** Marks the page, so that a reload is noticed. */
const mark = (page) => page.evaluate(() => { window.notReloaded = true; });
const isMarked = (page) => page.evaluate(() => window.notReloaded === true);

test('a hub that is started again on the same data', async ({ open, caller }) => {
  test.slow();
  const { hub } = here;
  const bram = await caller(hub.origin, 'bram');
  const { floor, codes } = await freePlaces(bram);
  await bram.checkIn(codes[0]);
  const page = await open(hub.origin, { login: 'sanne', path: `/map/${floor}`, guard: FAILING });
  await live(page);
  await mark(page);
  // Everything the freshness goes through, in order.
  await freshness(page).evaluate((element) => {
    window.ages = [element.dataset.freshness];
    new MutationObserver(() => {
      const age = document.querySelector('[data-freshness]').dataset.freshness;
      if (window.ages.at(-1) !== age) window.ages.push(age);
    }).observe(document.body, { subtree: true, attributes: true, attributeFilter: ['data-freshness'] });
  });

  expect(await hub.stop()).toBe(0);
  await expect(freshness(page)).toHaveAttribute('data-freshness', 'offline', PATIENT);
  await expect(place(page, codes[0]), 'what was known stays on the screen').toHaveAttribute('data-status', 'occupied');
  await hub.start();
  // While the page was away, something changed that it has to catch up with.
  await bram.leaveAll();
  await bram.checkIn(codes[1]);
  await expect(freshness(page)).toHaveAttribute('data-freshness', 'live', PATIENT);
  await expect(place(page, codes[0])).toHaveAttribute('data-status', 'free');
  await expect(place(page, codes[1])).toHaveAttribute('data-status', 'occupied');
  const ages = await page.evaluate(() => window.ages);
  expect(ages[0]).toBe('live');
  expect(ages[1]).toBe('stale');
  expect(ages).toContain('offline');
  expect(ages.at(-1)).toBe('live');
  expect(await isMarked(page)).toBe(true);
});

/** A hub of a later release: it tells of check-ins in a word that this build does not know. */
class LaterRelease extends HttpPassage {
  asked = [];

  turns(path) {
    this.asked.push(path.split('?')[0]);
    if (!path.startsWith('/v1/stream')) return (part) => part;
    return (part) => Buffer.from(part.toString('utf8').replaceAll('"type":"checkedIn"', '"type":"beamedIn"'));
  }

  /** How often an address was asked for. */
  times(address) {
    return this.asked.filter((path) => path === address).length;
  }
}

test('an entry that this build cannot read is passed over by one snapshot', async ({ open, caller, afterwards }) => {
  const { hub } = here;
  const bram = await caller(hub.origin, 'bram');
  const { floor, codes } = await freePlaces(bram);
  const later = await LaterRelease.before(hub);
  afterwards(() => later.remove());
  const page = await open(later.origin, { login: 'sanne', path: `/map/${floor}`, guard: FAILING });
  await live(page);
  const before = later.times('/v1/snapshot');
  await bram.checkIn(codes[0]);
  await expect(place(page, codes[0])).toHaveAttribute('data-status', 'occupied');
  await expect(freshness(page)).toHaveAttribute('data-freshness', 'live');
  expect(later.times('/v1/snapshot')).toBe(before + 1);
  // What it can read comes by the stream again.
  await bram.leaveAll();
  await expect(place(page, codes[0])).toHaveAttribute('data-status', 'free');
  expect(later.times('/v1/snapshot')).toBe(before + 1);
  expect(later.times('/v1/stream')).toBe(2);
});

test('a hub that dies without a word keeps what it has accepted', async ({ caller }) => {
  const { hub } = here;
  const sanne = await caller(hub.origin, 'sanne');
  const { codes } = await freePlaces(sanne);
  const code = codes[3];
  await sanne.checkIn(code);
  await hub.kill();
  await hub.start();
  expect(await sanne.place(code)).toMatchObject({ status: 'occupied' });
});

test('a cut wire, and a check-in meanwhile that is only noted', async ({ open, caller, afterwards }) => {
  test.slow();
  const { hub } = here;
  const bram = await caller(hub.origin, 'bram');
  const sanne = await caller(hub.origin, 'sanne');
  const { floor, codes } = await freePlaces(bram);
  const wire = await Wire.before(hub);
  afterwards(() => wire.remove());
  const page = await open(wire.origin, { login: 'sanne', path: `/map/${floor}?place=${codes[4]}`, guard: FAILING });
  await live(page);
  await readyForOffline(page);
  await mark(page);
  wire.cut();
  await expect(freshness(page)).not.toHaveAttribute('data-freshness', 'live', PATIENT);
  await bram.checkIn(codes[5]);
  await page.getByRole('button', { name: 'Inchecken', exact: true }).click();
  // Not done until the hub has said so: noted, never *ingecheckt*.
  await expect(page.getByText('Genoteerd op dit toestel').first()).toBeVisible();
  await expect(page.getByText(/Ingecheckt/)).toHaveCount(0);
  expect(await sanne.place(codes[4])).toMatchObject({ status: 'free' });
  wire.mend();
  await expect(freshness(page)).toHaveAttribute('data-freshness', 'live', PATIENT);
  await expect(place(page, codes[5])).toHaveAttribute('data-status', 'occupied');
  await expect(place(page, codes[4])).toHaveAttribute('data-mine', /.*/);
  await expect.poll(async () => (await sanne.place(codes[4])).status, PATIENT).toBe('occupied');
  await expect(page.getByText('Genoteerd op dit toestel')).toHaveCount(0);
  expect(await isMarked(page)).toBe(true);
});
