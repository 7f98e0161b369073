// What somebody asked without a network arrives, exactly once, also when the page was closed.

import { button, freePlaces, live, place } from '../support/floor.mjs';
import { deleteDatabase, outboxStages, readyForOffline } from '../support/kept.mjs';
import { expect, signIn, test, withHub } from '../support/test.mjs';

const here = withHub();

const FAILING = { allow: [/Failed to load resource/, /Failed to fetch/, /net::ERR_/, /401/] };
/** Jitter may wait half a minute. */
const PATIENT = { timeout: 45_000 };
const NOTED = 'Genoteerd op dit toestel';

test.afterEach(async () => {
  // The next test begins with a hub that answers.
  const answer = await fetch(`${here.hub.origin}/healthz`).catch(() => null);
  if (!answer) await here.hub.start();
});

/** Sanne has seen the floor; then the hub goes, and she checks in all the same. */
async function notedWithoutHub({ open, caller }) {
  const { hub } = here;
  const bram = await caller(hub.origin, 'bram');
  const sanne = await caller(hub.origin, 'sanne');
  const { floor, codes } = await freePlaces(bram);
  const path = `/map/${floor}?place=${codes[0]}`;
  const page = await open(hub.origin, { login: 'sanne', path, guard: FAILING });
  await live(page);
  await readyForOffline(page);
  expect(await hub.stop()).toBe(0);
  await button(page, 'Inchecken').click();
  await expect(page.getByText(NOTED).first()).toBeVisible();
  await expect.poll(() => outboxStages(page)).toEqual(['waits']);
  return { hub, bram, sanne, page, path, codes, floor };
}

test('a check-in that was noted without the hub survives the closing of the page', async ({ open, caller }) => {
  test.slow();
  const { hub, sanne, page, path, codes } = await notedWithoutHub({ open, caller });
  await page.close();
  const again = await page.context().newPage();
  await again.goto(path);
  await expect(place(again, codes[0])).toHaveAttribute('data-mine', /.*/);
  await expect(again.getByText(NOTED).first()).toBeVisible();
  await expect(again.getByText('Ingecheckt')).toHaveCount(0);
  await hub.start();
  await expect(again.getByText('Ingecheckt').first()).toBeVisible(PATIENT);
  await expect(again.getByText(NOTED)).toHaveCount(0);
  await expect.poll(() => outboxStages(again)).toEqual(['accepted']);
  expect(await sanne.place(codes[0])).toMatchObject({ status: 'occupied' });
  expect((await sanne.snapshot()).mine).toHaveLength(1);
});

test('somebody else who took the place meanwhile keeps it, and the reason is told', async ({ open, caller }) => {
  test.slow();
  const { hub, bram, page, path, codes } = await notedWithoutHub({ open, caller });
  await page.close();
  await hub.start();
  await bram.checkIn(codes[0]);
  const again = await page.context().newPage();
  await again.goto(path);
  await expect(again.getByText(`Bureau ${codes[0]}: Net te laat: hier zit al iemand.`).first()).toBeVisible(PATIENT);
  await expect(place(again, codes[0])).toHaveAttribute('data-status', 'occupied');
  await expect(place(again, codes[0])).not.toHaveAttribute('data-mine', /.*/);
  await expect.poll(() => outboxStages(again)).toEqual([]);
});

test('what one person noted is never sent for another', async ({ open, caller }) => {
  test.slow();
  const { hub, sanne, page, path, codes } = await notedWithoutHub({ open, caller });
  await page.close();
  await hub.start();
  const other = await page.context().newPage();
  await signIn(other, hub.origin, 'lies');
  const asked = [];
  other.on('request', (request) => {
    if (request.url().endsWith('/v1/commands')) asked.push(request.postData());
  });
  await other.goto(path);
  await live(other);
  await expect(place(other, codes[0])).toHaveAttribute('data-status', 'free');
  await expect(other.getByText(NOTED)).toHaveCount(0);
  expect(await outboxStages(other)).toEqual(['waits']);
  expect(asked).toEqual([]);
  expect(await sanne.place(codes[0])).toMatchObject({ status: 'free' });
  // She is back, and so is what she asked.
  await signIn(other, hub.origin, 'sanne');
  await other.goto(path);
  await expect(other.getByText('Ingecheckt').first()).toBeVisible(PATIENT);
  expect((await sanne.snapshot()).mine).toHaveLength(1);
});

test('a device that lost its storage says how much is gone', async ({ open, caller }) => {
  test.slow();
  const { hub, page, path, codes } = await notedWithoutHub({ open, caller });
  expect(await deleteDatabase(page)).toBe('deleted');
  await page.close();
  await hub.start();
  const again = await page.context().newPage();
  await again.goto(path);
  await expect(again.getByText('1 keuze op dit toestel is verloren gegaan.')).toBeVisible(PATIENT);
  await expect(place(again, codes[0])).toHaveAttribute('data-status', 'free');
});
