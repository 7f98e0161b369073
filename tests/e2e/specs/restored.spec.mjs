// The hub goes on from a backup: what is on the screens follows, without a reload.

import { rm } from 'node:fs/promises';
import { button, freePlaces, freshness, live, place } from '../support/floor.mjs';
import { CUT_OFF } from '../support/guard.mjs';
import { outboxStages } from '../support/kept.mjs';
import { expect, signIn, test, withHub } from '../support/test.mjs';

const here = withHub();

const FAILING = { allow: [...CUT_OFF, /401/] };
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

test('what the hub had accepted and lost with a backup is offered again, and done once', async ({ open, caller, afterwards }) => {
  test.slow();
  const { hub } = here;
  const backup = `${hub.data}.before`;
  afterwards(() => rm(backup, { recursive: true, force: true }));
  const bram = await caller(hub.origin, 'bram');
  const { floor, codes } = await freePlaces(bram);
  const path = `/map/${floor}?place=${codes[0]}`;
  const page = await open(hub.origin, { login: 'sanne', path, guard: FAILING });
  await live(page);
  await hub.command('backup', backup);
  await button(page, 'Inchecken').click();
  await expect(page.getByText('Ingecheckt').first()).toBeVisible();
  await expect.poll(() => outboxStages(page)).toEqual(['accepted']);
  await hub.stop();
  await hub.command('restore', backup, '--replace');
  await hub.start();
  // The sessions ended with the restore.
  await expect(page.getByRole('link', { name: 'Inloggen om in te checken' })).toBeVisible(PATIENT);
  await signIn(page, hub.origin, 'sanne');
  await page.goto(path);
  const lost = 'De Werk Hub is hersteld na een storing. Hij weet 1 keuze van jou niet meer.';
  await expect(page.getByText(lost)).toBeVisible();
  await expect(place(page, codes[0])).toHaveAttribute('data-status', 'free');
  expect(await outboxStages(page), 'nothing without a word of hers').toEqual(['accepted']);
  // It is still there after another start.
  await page.reload();
  await live(page);
  await page.getByRole('button', { name: 'Niet gelukt: 1' }).click();
  await expect(page.getByRole('heading', { name: new RegExp(`^Inchecken: Bureau ${codes[0]}, `) })).toBeVisible();
  await button(page, 'Opnieuw vragen').click();
  await expect(page.getByText('Ingecheckt').first()).toBeVisible();
  await expect(page.getByRole('button', { name: /^Niet gelukt/ })).toHaveCount(0);
  const sanne = await caller(hub.origin, 'sanne');
  expect((await sanne.snapshot()).mine).toHaveLength(1);
  await page.reload();
  await live(page);
  await expect(page.getByText('Ingecheckt').first()).toBeVisible();
  await expect(page.getByRole('button', { name: /^Niet gelukt/ })).toHaveCount(0);
});
