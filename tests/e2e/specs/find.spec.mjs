// Finding a place, now and later: the wishes live in the address, what is found is what the hub
// would give, and where nothing fits the page says which wish to drop.

import { button, freshness, map, place, rows } from '../support/floor.mjs';
import { PHONE, expect, startAgain, test, withHub } from '../support/test.mjs';

// The demo's own building: its desks and rooms have features and equipment.
const here = withHub({ flags: () => ['--demo-quiet'] });
startAgain(here);

const results = (page) => page.locator('.result');

/** How many places the page says there are. */
const count = (page) => page.getByRole('heading', { level: 2, name: /plek(ken)? pas/ });

const codes = (places) => places.evaluateAll((all) => all.map((one) => one.dataset.place));

/** A Monday that is not tomorrow, so that it is ahead wherever the tests run. */
function monday() {
  const day = new Date(Date.now() + 2 * 86_400_000);
  while (day.getUTCDay() !== 1) day.setUTCDate(day.getUTCDate() + 1);
  return day.toISOString().slice(0, 10);
}

/** The moment of a time of the day in the building. */
function moment(date, time) {
  const asUtc = Date.parse(`${date}T${time}:00Z`);
  const shown = new Date(asUtc).toLocaleString('sv-SE', { timeZone: 'Europe/Amsterdam' });
  return asUtc - (Date.parse(`${shown.replace(' ', 'T')}Z`) - asUtc);
}

/** Opens the page and waits until it is live and has found something. */
async function find(open, path = '/find', options = {}) {
  const page = await open(here.hub.origin, { path, ...options });
  await expect(freshness(page)).toHaveAttribute('data-freshness', 'live');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Zoek een plek');
  return page;
}

test('the start leads to it, and the best five lead to the map', async ({ open }) => {
  const page = await open(here.hub.origin, { viewport: PHONE });
  await page.getByRole('main').getByRole('link', { name: 'Zoek een plek' }).click();
  await expect(page).toHaveURL(/\/find$/);
  await expect(results(page)).toHaveCount(5);
  const code = await results(page).first().getAttribute('data-place');
  await results(page).first().getByRole('link', { name: 'Bekijk en check in' }).click();
  await expect(page).toHaveURL(new RegExp(`place=${code.replaceAll('.', '\\.')}$`));
});

test('what is found now is what is free, and it follows', async ({ open, caller }) => {
  const bram = await caller(here.hub.origin, 'bram');
  const free = await bram.places({ kind: 'desk', zone: 'silence', status: 'free' });
  const page = await find(open);
  await button(page, 'Stilte').click();
  await expect(page).toHaveURL(/zone=silence$/);
  await expect(count(page)).toHaveText(`${free.length} plekken passen`);
  const first = await results(page).first().getAttribute('data-place');
  expect(free.map(({ code }) => code)).toContain(first);
  await expect(results(page).first().locator('.zone-chip')).toHaveAttribute('data-level', 'silence');
  const stay = await bram.checkIn(first);
  await expect(count(page)).toHaveText(`${free.length - 1} plekken passen`);
  await expect(page.locator(`.result[data-place="${first}"]`)).toHaveCount(0);
  await bram.release(stay);
  await expect(count(page)).toHaveText(`${free.length} plekken passen`);
  await page.getByRole('link', { name: `Toon alle ${free.length}` }).click();
  await expect(results(page)).toHaveCount(Math.min(free.length, 100));
});

test('a room for later is one that nobody has then, and leads to the form with that time', async ({ open, caller }) => {
  const bram = await caller(here.hub.origin, 'bram');
  const date = monday();
  const path = `/find?kind=room&on=${date}&at=10:00&for=60&people=8&with=hybrid&all=yes`;
  const page = await find(open, path, { login: 'sanne' });
  const before = await results(page).count();
  expect(before).toBeGreaterThan(1);
  const code = await results(page).first().getAttribute('data-place');
  const way = results(page).first().getByRole('link', { name: 'Reserveren' });
  await expect(way).toHaveAttribute('href', new RegExp(`place=${code}&reserve=${date}T10:00-11:00$`));
  await expect(results(page).first()).toContainText('geschikt voor hybride');
  const reserve = bram.command('reserve', { place: code, from: moment(date, '10:45'), until: moment(date, '12:00') });
  expect((await bram.post([reserve])).json.outcomes[0].status).toBe('accepted');
  await expect(page.locator(`.result[data-place="${code}"]`)).toHaveCount(0);
  await expect(results(page)).toHaveCount(before - 1);
  // From eleven to twelve is no better, from nine to ten is.
  await page.getByLabel('Vanaf').selectOption('09:30');
  await expect(page).toHaveURL(/at=09:30/);
  await expect(page.getByLabel('Hoeveel mensen?')).toHaveValue('8');
  await expect(page.locator(`.result[data-place="${code}"]`)).toBeVisible();
  await bram.post([bram.command('cancel', { reservation: reserve.id })]);
});

test('later is a day of the building: on a Sunday it is closed, and the page says so', async ({ open }) => {
  const page = await find(open, `/find?kind=desk&on=${monday()}`);
  await expect(results(page)).toHaveCount(5);
  await button(page, 'Ochtend').click();
  await expect(page).toHaveURL(/part=morning$/);
  await expect(results(page).first().getByRole('link', { name: 'Reserveren' })).toHaveAttribute('href', /T07:00-13:00$/);
  const sunday = new Date(Date.parse(`${monday()}T12:00:00Z`) + 6 * 86_400_000).toISOString().slice(0, 10);
  await page.getByLabel('Welke dag?').fill(sunday);
  await expect(page.getByText('Het gebouw is dan gesloten.')).toBeVisible();
  await expect(results(page)).toHaveCount(0);
  await button(page, 'Nu').click();
  await expect(results(page)).toHaveCount(5);
});

test('on the map and in the list is exactly what was found, and it follows', async ({ open, caller }) => {
  const bram = await caller(here.hub.origin, 'bram');
  const date = monday();
  const page = await find(open, `/find?kind=room&on=${date}&at=10:00&for=60&people=8&with=hybrid`);
  const all = await count(page).textContent();
  await page.getByRole('link', { name: 'Op de kaart' }).click();
  await expect(page).toHaveURL(/\/map\/.*find=kind%3Droom/);
  await expect(page.getByRole('link', { name: all })).toHaveAttribute('aria-current', 'true');
  const bright = map(page).locator('.bunch:not(.is-dimmed) > [data-place]:not([data-dimmed])');
  await expect(bright.first()).toBeVisible();
  const found = await codes(bright);
  await button(page, 'Lijst').click();
  await expect(rows(page)).toHaveCount(found.length);
  await button(page, 'Kaart').click();
  // Somebody reserves one of them for then.
  const reserve = bram.command('reserve', { place: found[0], from: moment(date, '10:00'), until: moment(date, '11:00') });
  expect((await bram.post([reserve])).json.outcomes[0].status).toBe('accepted');
  await expect(place(page, found[0])).toHaveAttribute('data-dimmed');
  await expect(bright).toHaveCount(found.length - 1);
  // Another wish takes the place of the search.
  await page.getByRole('link', { name: 'Alles', exact: true }).click();
  await expect(page).not.toHaveURL(/find=/);
  await expect(map(page).locator('[data-dimmed]')).toHaveCount(0);
  await bram.post([bram.command('cancel', { reservation: reserve.id })]);
});

test('where nothing fits it names the wish that excludes most, and drops it', async ({ open, caller }) => {
  const places = (await (await caller(here.hub.origin, 'bram')).plan()).floors.flatMap((floor) => floor.places);
  const most = Math.max(...places.filter(({ kind }) => kind === 'room').map(({ capacity }) => capacity));
  // As large as the largest, and with more wishes than it meets.
  const page = await find(open, `/find?kind=room&on=${monday()}&at=10:00&for=60&people=${most + 1}&with=hybrid`);
  await expect(page.getByText('Niets past bij al je wensen.')).toBeVisible();
  await page.getByRole('button', { name: new RegExp(`Zonder ‘${most + 1} personen’: \\d+ vrij`) }).click();
  await expect(page).not.toHaveURL(/people/);
  await expect(results(page).first()).toBeVisible();
});

test('close to something is closest first, with how far it is', async ({ open }) => {
  const page = await find(open, `/find?kind=desk&on=${monday()}`);
  await button(page, 'Meer wensen').click();
  const near = page.getByLabel('Dicht bij');
  await near.selectOption({ label: 'Printer' });
  await expect(page).toHaveURL(/near=a:/);
  await expect(results(page).first()).toContainText(/(vlak bij|m van) de printer/);
  await page.reload();
  await expect(page.getByRole('button', { name: 'Meer wensen (1)' })).toHaveAttribute('aria-expanded', 'true');
  await expect(results(page).first()).toContainText('printer');
});

test('without the hub it goes by the last state and says so', async ({ open }) => {
  const guard = { allow: [/Failed to load resource/, /Failed to fetch/, /ERR_/] };
  const page = await open(here.hub.origin, { login: 'sanne', path: null, guard });
  await page.clock.install();
  await page.goto('/find');
  await expect(freshness(page)).toHaveAttribute('data-freshness', 'live');
  await expect(results(page).first()).toContainText('vrij tot');
  await here.hub.kill();
  await expect(freshness(page)).toHaveAttribute('data-freshness', 'offline');
  await expect(page.getByText(/Je ziet de stand van \d\d:\d\d\. Misschien is er sindsdien iets veranderd\./)).toBeVisible();
  await button(page, 'Stilte').click();
  await expect(results(page).first()).toBeVisible();
  await page.clock.fastForward('11:00');
  await expect(page.getByText('Wat er nu vrij is, weten we niet.')).toBeVisible();
  await expect(results(page).first()).not.toContainText('vrij tot');
});
