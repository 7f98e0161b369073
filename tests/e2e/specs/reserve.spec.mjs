// Somebody reserves a place on the map, and another one is quicker.

import { openDay } from '../support/days.mjs';
import { button, freePlaces, link, live } from '../support/floor.mjs';
import { CUT_OFF } from '../support/guard.mjs';
import { readyForOffline } from '../support/kept.mjs';
import { PHONE, expect, startAgain, test, withHub } from '../support/test.mjs';

const here = withHub();
const FAILING = { allow: CUT_OFF };
/** Jitter may wait half a minute. */
const PATIENT = { timeout: 45_000 };

startAgain(here);

const day = (page, index) => page.getByRole('group', { name: 'Welke dag?' }).getByRole('radio').nth(index);
const part = (page, name) => page.getByRole('radio', { name });
const told = (page) => page.getByRole('status');

/** Sanne, by the API, with a desk that nobody has promised; nothing is left of it afterwards. */
async function desk({ caller, afterwards }, login = 'sanne') {
  const { origin } = here.hub;
  const who = await caller(origin, login);
  afterwards(() => who.cancelAll());
  const { floor, codes } = await freePlaces(who);
  return { who, floor, code: codes[3], codes, path: `/map/${floor}?place=${codes[3]}` };
}

test('a morning at a desk is reserved in a few taps', async ({ open, caller, afterwards }) => {
  const { who, code, path } = await desk({ caller, afterwards });
  const page = await open(here.hub.origin, { login: 'sanne', path, viewport: PHONE });
  await live(page);
  await button(page, 'Reserveren').click();
  await expect(page).toHaveURL(/reserve=new/);
  await expect(page.getByRole('heading', { name: `Bureau ${code} reserveren` })).toBeFocused();
  // All of the first day is offered, and nothing more has to be said. The second is never today.
  await day(page, 1).check();
  await expect(part(page, /^Hele dag/)).toBeChecked();
  await part(page, /^Ochtend/).check();
  await button(page, 'Reserveren').click();
  await expect(told(page).getByText(`Gereserveerd: Bureau ${code}`)).toBeVisible();
  await expect(page).not.toHaveURL(/reserve=/);
  await expect(page.getByRole('list', { name: 'Jij hebt deze plek gereserveerd' })).toContainText('07:00–13:00');
  const { reserved } = await who.snapshot();
  expect(reserved).toHaveLength(1);
  expect(reserved[0].until - reserved[0].from).toBe(6 * 3_600_000);
  // What one has then is not offered again, and says why.
  await button(page, 'Reserveren').click();
  await day(page, 1).check();
  await expect(part(page, /^Ochtend/)).toBeDisabled();
  await expect(part(page, /^Hele dag/)).toBeDisabled();
  await expect(part(page, /^Middag/)).toBeChecked();
});

test('back closes the form and lets nothing happen', async ({ open, caller, afterwards }) => {
  const { who, path } = await desk({ caller, afterwards });
  const page = await open(here.hub.origin, { login: 'sanne', path });
  await live(page);
  await button(page, 'Reserveren').click();
  await expect(page.getByRole('group', { name: 'Welke dag?' })).toBeVisible();
  await page.goBack();
  await expect(button(page, 'Inchecken')).toBeVisible();
  await expect(page.getByRole('group', { name: 'Welke dag?' })).toHaveCount(0);
  expect((await who.snapshot()).reserved ?? []).toEqual([]);
});

test('of two the quicker one has it, and the other hears where else there is room then', async ({ open, caller, afterwards }) => {
  const { who, code, path } = await desk({ caller, afterwards });
  const { who: bram } = await desk({ caller, afterwards }, 'bram');
  const page = await open(here.hub.origin, { login: 'sanne', path });
  await live(page);
  await button(page, 'Reserveren').click();
  await day(page, 1).check();
  await part(page, /^Middag/).check();
  await page.route('**/v1/commands', async (route) => {
    const [{ from, until }] = route.request().postDataJSON().commands;
    await bram.reserve(code, from, until);
    await route.continue();
  });
  const answered = page.waitForResponse('**/v1/commands');
  await button(page, 'Reserveren').click();
  const [outcome] = (await (await answered).json()).outcomes;
  expect(outcome).toMatchObject({ status: 'rejected', reason: 'placeReserved' });
  await page.unroute('**/v1/commands');
  const bad = told(page).filter({ hasText: 'Net te laat: dan heeft iemand anders deze plek.' });
  for (const other of outcome.alternatives) await expect(link(bad, other)).toBeVisible();
  // One tap further the form stands at the same time for another desk.
  const [next] = outcome.alternatives;
  await link(bad, next).click();
  await expect(page.getByRole('heading', { name: `Bureau ${next} reserveren` })).toBeVisible();
  await expect(part(page, /^Middag/)).toBeChecked();
  await button(page, 'Reserveren').click();
  await expect(told(page).getByText(`Gereserveerd: Bureau ${next}`)).toBeVisible();
  const [mine] = (await who.snapshot()).reserved;
  const [his] = (await bram.snapshot()).reserved;
  expect([mine.from, mine.until]).toEqual([his.from, his.until]);
});

test('a room shows its day, and what is taken cannot be chosen', async ({ open, caller, afterwards }) => {
  const { origin } = here.hub;
  const bram = await caller(origin, 'bram');
  const sanne = await caller(origin, 'sanne');
  afterwards(() => Promise.all([bram.cancelAll(), sanne.cancelAll()]));
  const { floor, codes: [room] } = await freePlaces(bram, { kind: 'room' });
  const { date, at } = openDay(await bram.snapshot());
  await bram.reserve(room, at(9), at(10.5));
  const page = await open(origin, { login: 'sanne', path: `/map/${floor}?place=${room}&reserve=${date}T10:30-11:30` });
  await live(page);
  await expect(page.getByText('Bezet: 09:00–10:30')).toBeVisible();
  const start = page.getByLabel('Vanaf');
  await expect(start.getByRole('option', { selected: true })).toHaveText('10:30');
  await expect(start.getByRole('option', { name: '09:15' })).toHaveCount(0);
  await expect(part(page, '1 uur')).toBeChecked();
  // Before the other's meeting there is an hour and no more.
  await start.selectOption('08:00');
  await expect(page.getByRole('group', { name: 'Hoe lang?' }).getByRole('radio').last()).toHaveAccessibleName('1 uur');
  await button(page, 'Reserveren').click();
  await expect(told(page).getByText(/^Gereserveerd: .*08:00–09:00/)).toBeVisible();
  expect((await sanne.snapshot()).reserved).toMatchObject([{ from: at(8), until: at(9) }]);
});

test('without the hub it is asked for, and granted when there is one', async ({ open, caller, afterwards }) => {
  test.slow();
  const { hub } = here;
  const { who, code, path } = await desk({ caller, afterwards });
  const page = await open(hub.origin, { login: 'sanne', path, guard: FAILING });
  await live(page);
  await readyForOffline(page);
  expect(await hub.stop()).toBe(0);
  await button(page, 'Reserveren').click();
  await day(page, 1).check();
  await button(page, 'Reserveren').click();
  await expect(told(page).getByText(`Aangevraagd: Bureau ${code}`)).toBeVisible();
  await expect(page.getByText(/^Gereserveerd/)).toHaveCount(0);
  await told(page).getByRole('link', { name: 'Mijn reserveringen' }).click();
  const waiting = page.getByRole('region', { name: 'Wacht op antwoord' });
  await expect(waiting.getByRole('link', { name: code })).toBeVisible();
  await expect(waiting.getByText('Aangevraagd')).toBeVisible();
  await hub.start();
  await expect(page.getByText('Gereserveerd', { exact: true })).toBeVisible(PATIENT);
  await expect(waiting).toHaveCount(0);
  expect((await who.snapshot()).reserved).toHaveLength(1);
});

test('who is not signed in is asked to do so first', async ({ open, caller, afterwards }) => {
  const { path } = await desk({ caller, afterwards });
  const page = await open(here.hub.origin, { path });
  await live(page);
  await expect(button(page, 'Reserveren')).toHaveCount(0);
  await page.goto(`${path}&reserve=new`);
  await expect(page.getByText('Log in om te reserveren')).toBeVisible();
  await expect(page.getByRole('group', { name: 'Welke dag?' })).toHaveCount(0);
});

test('every week: what stands against it is named, and left out only when one says so', async ({ open, caller, afterwards }) => {
  const { who, code, path } = await desk({ caller, afterwards });
  const { who: bram } = await desk({ caller, afterwards }, 'bram');
  const page = await open(here.hub.origin, { login: 'sanne', path });
  await live(page);
  await button(page, 'Reserveren').click();
  await day(page, 1).check();
  await part(page, /^Ochtend/).check();
  await page.getByRole('combobox', { name: 'Herhalen' }).selectOption('Elke week, 2 keer');
  await expect(page.getByText('Dan lukt het niet:')).toHaveCount(0);
  // A week has five open days; the second day that is offered is the first or second after today.
  const now = await bram.snapshot();
  for (const later of [5, 6]) {
    const { at } = openDay(now, later);
    await bram.reserve(code, at(9), at(10));
  }
  await expect(page.getByText('Dan lukt het niet:')).toBeVisible();
  await button(page, 'Zonder deze dagen').click();
  await expect(page.getByText('Dan lukt het niet:')).toHaveCount(0);
  await button(page, 'Reserveren').click();
  await expect(told(page).getByText(`Gereserveerd: Bureau ${code}`)).toBeVisible();
  expect((await who.snapshot()).reserved).toHaveLength(1);
});

test('every week, and somebody is quicker: the refusal names the day', async ({ open, caller, afterwards }) => {
  const { who, code, path } = await desk({ caller, afterwards });
  const { who: bram } = await desk({ caller, afterwards }, 'bram');
  const page = await open(here.hub.origin, { login: 'sanne', path });
  await live(page);
  await button(page, 'Reserveren').click();
  await day(page, 1).check();
  await part(page, /^Ochtend/).check();
  await page.getByRole('combobox', { name: 'Herhalen' }).selectOption('Elke week, 2 keer');
  await page.route('**/v1/commands', async (route) => {
    const [{ from, until }] = route.request().postDataJSON().commands;
    await bram.reserve(code, from, until);
    await route.continue();
  });
  await button(page, 'Reserveren').click();
  await expect(told(page).getByText(/Dan lukt het niet: \S+ \d+ \S+$/)).toBeVisible();
  await page.unroute('**/v1/commands');
  expect((await who.snapshot()).reserved ?? []).toEqual([]);
  await button(page, 'Niet gelukt: 1').click();
  await expect(page.locator('#undone')).toContainText(/Dan lukt het niet: \S+ \d+ \S+/);
});
