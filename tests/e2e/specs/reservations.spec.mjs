// Mijn reserveringen: change, cancel, and the reminder before one lapses.

import { openDay } from '../support/days.mjs';
import { button, freePlaces, link, live } from '../support/floor.mjs';
import { CUT_OFF } from '../support/guard.mjs';
import { outboxStages, readyForOffline } from '../support/kept.mjs';
import { placeId, promise } from '../support/promised.mjs';
import { PHONE, expect, startAgain, test, withHub } from '../support/test.mjs';

const here = withHub();
const FAILING = { allow: CUT_OFF };
const MINUTE = 60_000;

startAgain(here);

const told = (page) => page.getByRole('status');
const cards = (page) => page.getByRole('article');

/** Sanne has reserved a desk for the next open morning. */
async function reserved({ caller, afterwards }) {
  const { origin } = here.hub;
  const sanne = await caller(origin, 'sanne');
  afterwards(() => sanne.cancelAll());
  const { floor, codes } = await freePlaces(sanne);
  const { at } = openDay(await sanne.snapshot());
  const id = await sanne.reserve(codes[4], at(7), at(13));
  return { sanne, floor, code: codes[4], at, id };
}

test('from the start one comes to what one has reserved', async ({ open, caller, afterwards }) => {
  const { code, floor } = await reserved({ caller, afterwards });
  const page = await open(here.hub.origin, { login: 'sanne', path: '/' });
  await link(page.getByRole('main'), 'Mijn reserveringen').click();
  await expect(page.getByRole('heading', { level: 1, name: 'Mijn reserveringen' })).toBeFocused();
  await expect(cards(page)).toHaveCount(1);
  await expect(cards(page)).toContainText('07:00–13:00');
  await expect(cards(page)).toContainText('Gereserveerd');
  // It is not its time yet.
  await expect(button(page, 'Inchecken')).toHaveCount(0);
  await link(cards(page), code).click();
  await expect(page).toHaveURL(`/map/${floor}?place=${code}`);
});

test('another time takes as few taps as reserving', async ({ open, caller, afterwards }) => {
  const { sanne, code, at, id } = await reserved({ caller, afterwards });
  const page = await open(here.hub.origin, { login: 'sanne', path: '/reservations' });
  await button(cards(page), 'Wijzigen').click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Reservering wijzigen');
  await expect(page.getByText(`Bureau ${code}. Nu gereserveerd: `)).toBeVisible();
  await expect(page.getByRole('radio', { name: /^Ochtend/ })).toBeChecked();
  await page.getByRole('radio', { name: /^Middag/ }).check();
  await button(page, 'Wijzigen').click();
  await expect(told(page).getByText(`Gereserveerd: Bureau ${code}`)).toBeVisible();
  await expect(page).toHaveURL('/reservations');
  await expect(cards(page)).toContainText('13:00–');
  await expect(cards(page)).toHaveCount(1);
  const { reserved: now } = await sanne.snapshot();
  expect(now).toMatchObject([{ reservation: id, from: at(13) }]);
});

test('another place for the same time, from the card', async ({ open, caller, afterwards }) => {
  const { sanne, code, at, id } = await reserved({ caller, afterwards });
  const page = await open(here.hub.origin, { login: 'sanne', path: '/reservations' });
  await button(cards(page), 'Andere plek').click();
  await expect(page).toHaveURL(/\/find\?kind=desk&on=[-\d]+&part=morning&place=/);
  await expect(page.getByText(`In plaats van Bureau ${code}, `)).toBeVisible();
  const found = page.locator('.result').first();
  // Nothing more is asked of somebody with a phone: what was found stands first.
  await page.setViewportSize(PHONE);
  await expect(found).toBeInViewport();
  const other = await found.getAttribute('data-place');
  await link(found, 'Kies deze plek').click();
  await expect(page.getByText(`Wordt: Bureau ${other} · `)).toBeVisible();
  await expect(page.getByRole('radio', { name: /^Ochtend/ })).toBeChecked();
  await button(page, 'Wijzigen').click();
  await expect(told(page).getByText(`Gereserveerd: Bureau ${other}`)).toBeVisible();
  await expect(page).toHaveURL('/reservations');
  await expect(cards(page)).toHaveCount(1);
  await expect(link(cards(page), other)).toBeVisible();
  const place = await placeId(sanne, other);
  expect((await sanne.snapshot()).reserved).toMatchObject([{ reservation: id, place, from: at(7), until: at(13) }]);
});

test('a change that somebody else was quicker for leads to another place, not to a second reservation', async ({ open, caller, afterwards }) => {
  const { sanne, code, at, id } = await reserved({ caller, afterwards });
  const bram = await caller(here.hub.origin, 'bram');
  afterwards(() => bram.cancelAll());
  const page = await open(here.hub.origin, { login: 'sanne', path: '/reservations' });
  await button(cards(page), 'Wijzigen').click();
  await page.getByRole('radio', { name: /^Middag/ }).check();
  await page.route('**/v1/commands', async (route) => {
    const [{ from, until }] = route.request().postDataJSON().commands;
    await bram.reserve(code, from, until);
    await route.continue();
  });
  await button(page, 'Wijzigen').click();
  const bad = told(page).filter({ hasText: 'Net te laat: dan heeft iemand anders deze plek.' });
  await expect(bad).toBeVisible();
  await page.unroute('**/v1/commands');
  await bad.getByRole('link').first().click();
  await expect(page.getByText(/^Wordt: Bureau /)).toBeVisible();
  await expect(page.getByRole('radio', { name: /^Middag/ })).toBeChecked();
  await button(page, 'Wijzigen').click();
  await expect(told(page).getByText(/^Gereserveerd: /)).toBeVisible();
  const { reserved: now } = await sanne.snapshot();
  expect(now).toMatchObject([{ reservation: id, from: at(13) }]);
  expect(now).toHaveLength(1);
});

test('cancelling asks once, and then it is gone', async ({ open, caller, afterwards }) => {
  const { sanne, code } = await reserved({ caller, afterwards });
  const page = await open(here.hub.origin, { login: 'sanne', path: '/reservations' });
  await button(cards(page), 'Annuleren').click();
  await button(cards(page), 'Nee, houden').click();
  await button(cards(page), 'Annuleren').click();
  await button(cards(page), 'Ja, annuleren').click();
  await expect(told(page).getByText(`Geannuleerd: Bureau ${code}.`)).toBeVisible();
  await expect(cards(page)).toHaveCount(0);
  await expect(link(page, 'Kies een plek op de kaart')).toBeVisible();
  expect((await sanne.snapshot()).reserved ?? []).toEqual([]);
});

test('a reservation that is gone meanwhile is said to be', async ({ open, caller, afterwards }) => {
  const { sanne, id } = await reserved({ caller, afterwards });
  const page = await open(here.hub.origin, { login: 'sanne', path: '/reservations' });
  await button(cards(page), 'Wijzigen').click();
  await expect(page.getByRole('group', { name: 'Welke dag?' })).toBeVisible();
  await sanne.cancel(id);
  await expect(page.getByText('Deze reservering is er niet meer.')).toBeVisible();
  await button(page, 'Terug').click();
  await expect(page).toHaveURL('/reservations');
});

test('before it lapses every screen says so, also without the hub', async ({ open, caller }) => {
  test.slow();
  const { hub } = here;
  const sanne = await caller(hub.origin, 'sanne');
  const { floor, codes: [code] } = await freePlaces(sanne);
  const page = await open(hub.origin, { login: 'sanne', path: null, guard: FAILING });
  await page.clock.install();
  await promise(page, await placeId(sanne, code), 30);
  await page.goto(`/map/${floor}`);
  await live(page);
  await readyForOffline(page);
  const reminder = page.getByRole('status').filter({ hasText: `Je reservering van Bureau ${code} vervalt om` });
  await expect(reminder).toHaveCount(0);
  expect(await hub.stop()).toBe(0);
  await page.clock.runFor(31 * MINUTE);
  await expect(reminder).toBeVisible();
  await page.getByRole('link', { name: 'Naar de startpagina' }).click();
  await expect(reminder).toBeVisible();
  await button(reminder, 'Inchecken').click();
  await expect(reminder).toHaveCount(0);
  await expect.poll(() => outboxStages(page)).toEqual(['waits']);
});

test('what is closed under one is told, with what is free then, until it is put away', async ({ open, caller, afterwards }) => {
  const { sanne, code } = await reserved({ caller, afterwards });
  const fatima = await caller(here.hub.origin, 'fatima');
  const closure = await fatima.close({ place: code });
  afterwards(() => fatima.open(closure));
  const page = await open(here.hub.origin, { login: 'sanne', path: '/' });
  await expect(told(page).getByText(`Je reservering van Bureau ${code} is vervallen.`)).toBeVisible();
  await link(page, 'Bekijk wat je kunt doen').click();
  await expect(cards(page)).toContainText('De plek is op die tijd gesloten.');
  await expect(cards(page).getByRole('link')).toHaveCount(3);
  // It is not told twice: what was is told once it is put away.
  const was = page.locator('details').filter({ hasText: 'Geweest' });
  await was.locator('summary').click();
  await expect(was.getByRole('status')).not.toBeEmpty();
  const wasClosed = was.getByText(`Bureau ${code} · de plek was gesloten`);
  await expect(wasClosed).toHaveCount(0);
  await button(cards(page), 'Begrepen').click();
  await expect(cards(page)).toHaveCount(0);
  await expect(wasClosed).toHaveCount(1);
  await expect.poll(async () => (await sanne.snapshot()).lost ?? []).toEqual([]);
  await page.reload();
  await expect(link(page, 'Kies een plek op de kaart')).toBeVisible();
  await expect(cards(page)).toHaveCount(0);
});

test('what is over is told when one asks, and needs the hub', async ({ open, caller, afterwards }) => {
  const { sanne, code, id } = await reserved({ caller, afterwards });
  await sanne.cancel(id);
  const page = await open(here.hub.origin, { login: 'sanne', path: '/reservations', guard: FAILING });
  const past = page.locator('details').filter({ hasText: 'Geweest' });
  await page.route('**/v1/me/past', (route) => route.abort());
  await past.locator('summary').click();
  await expect(past.getByText('Om dit te zien is internet nodig.')).toBeVisible();
  await page.unroute('**/v1/me/past');
  await past.locator('summary').click();
  await past.locator('summary').click();
  // What was over last stands first.
  await expect(past.getByRole('listitem').first()).toHaveText(/07:00–13:00/);
  await expect(past.getByRole('listitem').first()).toContainText(`Bureau ${code} · geannuleerd`);
  await expect(past.getByText('Om dit te zien is internet nodig.')).toHaveCount(0);
});

test('a calendar reads what one has reserved, as long as one wants', async ({ open, caller, afterwards }) => {
  const { sanne, code } = await reserved({ caller, afterwards });
  const page = await open(here.hub.origin, { login: 'sanne', path: '/reservations' });
  await button(page, 'Adres maken').click();
  const address = await page.getByRole('textbox', { name: 'Je geheime adres' }).inputValue();
  const { pathname } = new URL(address);
  const read = await sanne.ask(pathname);
  expect(read.status).toBe(200);
  expect(read.text).toContain(code);
  // It is told once.
  await page.reload();
  await expect(page.getByText('Je adres werkt. Gemaakt: vandaag')).toBeVisible();
  await expect(page.getByRole('textbox')).toHaveCount(0);
  await button(page, 'Adres stoppen').click();
  await expect(button(page, 'Adres maken')).toBeVisible();
  expect((await sanne.ask(pathname)).status).toBe(404);
});
