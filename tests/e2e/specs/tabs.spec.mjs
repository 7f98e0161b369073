// Several tabs of one browser: each may ask, one sends at a time, all show what became of it.

import { button, freePlaces, live, place } from '../support/floor.mjs';
import { CUT_OFF } from '../support/guard.mjs';
import { outboxStages, readyForOffline } from '../support/kept.mjs';
import { answeredIds, expect, startAgain, test, withHub } from '../support/test.mjs';
import { Valve } from '../support/valve.mjs';

const here = withHub();

const FAILING = { allow: [...CUT_OFF, /401/] };
/** Jitter may wait half a minute. */
const PATIENT = { timeout: 45_000 };
const NOTED = 'Genoteerd op dit toestel';

startAgain(here);

const online = (page) => page.evaluate(() => window.dispatchEvent(new Event('online')));

test('what two tabs ask without the hub reaches it once each, and both tabs show it', async ({ open, caller }) => {
  test.slow();
  const { hub } = here;
  const sanne = await caller(hub.origin, 'sanne');
  const { floor, codes: [desk] } = await freePlaces(sanne);
  const { codes: [room] } = await freePlaces(sanne, { kind: 'room', floor });
  const one = await open(hub.origin, { login: 'sanne', path: `/map/${floor}?place=${desk}`, guard: FAILING });
  const answered = answeredIds(one.context());
  const other = await one.context().newPage();
  await other.goto(`/map/${floor}?place=${room}`);
  for (const page of [one, other]) {
    await live(page);
    await readyForOffline(page);
  }
  expect(await hub.stop()).toBe(0);
  for (const page of [one, other]) {
    await button(page, 'Inchecken').click();
    await expect(page.getByText(NOTED).first()).toBeVisible();
  }
  await expect.poll(() => outboxStages(one)).toEqual(['waits', 'waits']);
  // Each shows what the other one has asked.
  await expect(place(one, room)).toHaveAttribute('data-mine', /.*/);
  await expect(place(other, desk)).toHaveAttribute('data-mine', /.*/);
  await hub.start();
  await Promise.all([one, other].map(online));
  for (const page of [one, other]) {
    await expect(page.getByText('Ingecheckt').first()).toBeVisible(PATIENT);
    await expect(page.getByText(NOTED)).toHaveCount(0);
    for (const code of [desk, room]) await expect(place(page, code)).toHaveAttribute('data-mine', /.*/);
  }
  await expect.poll(() => outboxStages(other)).toEqual(['accepted', 'accepted']);
  expect(answered).toHaveLength(2);
  expect(new Set(answered).size).toBe(2);
  expect((await sanne.snapshot()).mine).toHaveLength(2);
});

test('a tab that is closed while it sends leaves the rest to another one', async ({ open, caller, afterwards }) => {
  test.slow();
  const { hub } = here;
  const valve = await Valve.before(hub);
  afterwards(() => valve.remove());
  const sanne = await caller(hub.origin, 'sanne');
  const { floor, codes: [desk] } = await freePlaces(sanne);
  const path = `/map/${floor}?place=${desk}`;
  const other = await open(valve.origin, { login: 'sanne', path, guard: FAILING });
  const one = await other.context().newPage();
  await one.goto(path);
  for (const page of [one, other]) await live(page);
  const asks = (page) => page.waitForRequest((request) => request.url().endsWith('/v1/commands'), PATIENT);
  valve.hold(/\/v1\/commands$/);
  // Whose turn it is first is for the browser to say.
  const requests = [one, other].map(asks);
  const first = Promise.any(requests.map(async (request, index) => [await request, index]));
  await button(one, 'Inchecken').click();
  const [sent, index] = await first;
  const [sender, rest] = index === 0 ? [one, other] : [other, one];
  await expect(place(rest, desk)).toHaveAttribute('data-mine', /.*/);
  await sender.close();
  // The very same under the very same id, so the hub cannot count it twice.
  const again = await requests[1 - index];
  expect(again.postDataJSON()).toEqual(sent.postDataJSON());
  valve.release();
  await expect(rest.getByText('Ingecheckt').first()).toBeVisible(PATIENT);
  await expect.poll(() => outboxStages(rest)).toEqual(['accepted']);
  expect((await sanne.snapshot()).mine).toHaveLength(1);
});

test('what one tab puts away is gone in the other one too', async ({ open, caller }) => {
  const { hub } = here;
  const bram = await caller(hub.origin, 'bram');
  const sanne = await caller(hub.origin, 'sanne');
  const { floor, codes: [desk] } = await freePlaces(sanne);
  const path = `/map/${floor}?place=${desk}`;
  const one = await open(hub.origin, { login: 'sanne', path, guard: FAILING });
  const other = await one.context().newPage();
  await other.goto('/');
  const undone = (page) => page.getByRole('button', { name: 'Niet gelukt: 1' });
  await live(one);
  // Somebody is quicker by a moment.
  await one.context().route('**/v1/commands', async (route) => {
    await bram.checkIn(desk);
    await route.continue();
  }, { times: 1 });
  await button(one, 'Inchecken').click();
  for (const page of [one, other]) await expect(undone(page)).toBeVisible();
  await undone(other).click();
  await expect(other.getByRole('heading', { name: new RegExp(`^Inchecken: Bureau ${desk}`) })).toBeVisible();
  await button(other, 'Weghalen').click();
  for (const page of [one, other]) await expect(undone(page)).toHaveCount(0);
  await expect.poll(() => outboxStages(one)).toEqual([]);
});

test('who signs in in one tab is who is there in the other, and what waits is sent for nobody else', async ({ open, caller }) => {
  test.slow();
  const { hub } = here;
  const sanne = await caller(hub.origin, 'sanne');
  await caller(hub.origin, 'lies');
  const { floor, codes: [desk] } = await freePlaces(sanne);
  const path = `/map/${floor}?place=${desk}`;
  const one = await open(hub.origin, { login: 'sanne', path, guard: FAILING });
  const answered = answeredIds(one.context());
  const other = await one.context().newPage();
  await other.goto('/');
  await live(one);
  await one.context().route('**/v1/commands', (route) => route.abort());
  await button(one, 'Inchecken').click();
  await expect(one.getByText(NOTED).first()).toBeVisible();
  await expect(other.getByText(desk).first()).toBeVisible();
  await other.getByRole('button', { name: 'Instellingen' }).click();
  await button(other, 'Uitloggen').click();
  await button(other, 'Bewaren tot ik weer inlog').click();
  await expect(one.getByRole('link', { name: 'Inloggen om in te checken' })).toBeVisible();
  await other.goto('/sign-in');
  await other.getByRole('button', { name: /^Lies / }).click();
  await expect(button(one, 'Inchecken')).toBeVisible();
  await one.context().unroute('**/v1/commands');
  await Promise.all([one, other].map(online));
  await expect(place(one, desk)).toHaveAttribute('data-status', 'free');
  await expect(one.getByText(NOTED)).toHaveCount(0);
  expect(await outboxStages(one)).toEqual(['waits']);
  // She is back, and so is what she asked.
  await other.getByRole('button', { name: 'Instellingen' }).click();
  await button(other, 'Uitloggen').click();
  await other.goto('/sign-in');
  await other.getByRole('button', { name: /^Sanne / }).click();
  await expect(one.getByText('Ingecheckt').first()).toBeVisible(PATIENT);
  await expect.poll(() => outboxStages(one)).toEqual(['accepted']);
  expect(answered).toHaveLength(1);
  expect((await sanne.snapshot()).mine).toHaveLength(1);
});
