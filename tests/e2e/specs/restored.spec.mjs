// The hub goes on from a backup: what is on the screens follows, without a reload.

import { rm } from 'node:fs/promises';
import { freePlaces, freshness, live, place } from '../support/floor.mjs';
import { expect, test, withHub } from '../support/test.mjs';

const here = withHub();

const FAILING = { allow: [/Failed to load resource/, /Failed to fetch/, /net::ERR_/, /401/] };
/** Jitter may wait half a minute. */
const PATIENT = { timeout: 45_000 };

test('a screen shows what the backup knows, and who was signed in signs in again', async ({ open, caller, afterwards }) => {
  test.slow();
  const { hub } = here;
  const backup = `${hub.data}.backup`;
  afterwards(() => rm(backup, { recursive: true, force: true }));
  const bram = await caller(hub.origin, 'bram');
  const { floor, codes } = await freePlaces(bram);
  await bram.checkIn(codes[0]);
  await hub.command('backup', backup);
  await bram.leaveAll();
  await bram.checkIn(codes[1]);
  const anybody = await open(hub.origin, { path: `/map/${floor}`, guard: FAILING });
  const sanne = await open(hub.origin, { login: 'sanne', path: `/map/${floor}?place=${codes[2]}`, guard: FAILING });
  for (const page of [anybody, sanne]) {
    await live(page);
    await expect(place(page, codes[0])).toHaveAttribute('data-status', 'free');
    await expect(place(page, codes[1])).toHaveAttribute('data-status', 'occupied');
    await page.evaluate(() => { window.notReloaded = true; });
  }
  await hub.stop();
  await hub.command('restore', backup, '--replace');
  await hub.start();
  for (const page of [anybody, sanne]) {
    await expect(place(page, codes[0])).toHaveAttribute('data-status', 'occupied', PATIENT);
    await expect(place(page, codes[1])).toHaveAttribute('data-status', 'free');
    await expect(freshness(page)).toHaveAttribute('data-freshness', 'live', PATIENT);
    expect(await page.evaluate(() => window.notReloaded)).toBe(true);
  }
  await expect(sanne.getByRole('link', { name: 'Inloggen om in te checken' })).toBeVisible();
});
