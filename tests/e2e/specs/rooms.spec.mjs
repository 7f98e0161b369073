// The board of rooms: what is free now comes first, the choices live in the address, and what is
// too old is not shown as what is.

import { button, freshness } from '../support/floor.mjs';
import { PHONE, expect, startAgain, test, withHub } from '../support/test.mjs';

// The demo's own building: its rooms have names, equipment and hearing loops.
const here = withHub({ flags: () => ['--demo-quiet'] });
startAgain(here);

const room = (page, code) => page.locator(`.room[data-place="${code}"]`);

/** A part of the board by its heading. */
const part = (page, name) =>
  page.locator('section').filter({ has: page.getByRole('heading', { level: 2, name: new RegExp(`^${name}`) }) });

const codes = (rows) => rows.evaluateAll((all) => all.map((row) => row.dataset.place));

/** Opens the board and waits until it is live. */
async function board(open, path = '/rooms', options = {}) {
  const page = await open(here.hub.origin, { path, ...options });
  await expect(freshness(page)).toHaveAttribute('data-freshness', 'live');
  await expect(page.locator('.room').first()).toBeVisible();
  return page;
}

test('the start leads to the board, and a row leads to the room on the map', async ({ open }) => {
  const page = await open(here.hub.origin, { viewport: PHONE });
  await page.getByRole('main').getByRole('link', { name: 'Ruimtes', exact: true }).click();
  await expect(page).toHaveURL(/\/rooms$/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ruimtes');
  const first = page.locator('.room').first();
  const code = await first.getAttribute('data-place');
  await first.getByRole('link').click();
  await expect(page).toHaveURL(new RegExp(`place=${code.replace('.', '\\.')}$`));
});

test('a room that somebody takes moves to what is not free, without a name', async ({ open, caller }) => {
  const page = await board(open);
  const [code] = await codes(part(page, 'Nu vrij').locator('.room'));
  const bram = await caller(here.hub.origin, 'bram');
  const stay = await bram.checkIn(code);
  const taken = part(page, 'Nu niet vrij').locator(`[data-place="${code}"]`);
  await expect(taken).toHaveAttribute('data-status', 'occupied');
  await expect(taken.locator('.room__status')).toContainText('Bezet');
  await expect(taken.locator('.day__bar[data-look="occupied"]')).toHaveCount(1);
  await expect(taken).toContainText('Vandaag bezet:');
  await expect(page.getByRole('main')).not.toContainText(/Bram/i);
  await bram.release(stay);
  await expect(part(page, 'Nu vrij').locator(`[data-place="${code}"]`)).toHaveAttribute('data-status', 'free');
});

test('choices narrow the board and stand in the address', async ({ open, caller }) => {
  const all = await (await caller(here.hub.origin, 'sanne')).plan();
  const rooms = all.floors.flatMap((floor) => floor.places).filter((place) => place.kind === 'room');
  const hybrid = ({ equipment = [] }) => ['display', 'camera', 'microphone'].every((it) => equipment.includes(it));
  const page = await board(open);
  await expect(page.locator('.room')).toHaveCount(rooms.length);
  await button(page, 'Hybride').click();
  await expect(page).toHaveURL(/with=hybrid$/);
  await expect(page.locator('.room')).toHaveCount(rooms.filter(hybrid).length);
  await expect(page.locator('.room .tag')).toHaveCount(rooms.filter(hybrid).length);
  await page.getByLabel('Hoeveel mensen?').selectOption('10');
  const fitting = rooms.filter((one) => hybrid(one) && one.capacity >= 10).map(({ code }) => code);
  await expect(page.locator('.room')).toHaveCount(fitting.length);
  expect((await codes(page.locator('.room'))).sort()).toEqual(fitting.sort());
  // The address alone brings the same back.
  await page.reload();
  await expect(page.locator('.room')).toHaveCount(fitting.length);
  await expect(button(page, 'Hybride')).toHaveAttribute('aria-pressed', 'true');
  await expect(page.getByLabel('Hoeveel mensen?')).toHaveValue('10');
  await page.getByLabel('Soort').selectOption('Belplekken');
  await expect(page.getByText('Geen ruimte past bij je keuze.')).toBeVisible();
  await button(page, 'Wis de keuze').click();
  await expect(page).toHaveURL(/\/rooms\?kind=booth$/);
  await expect(page.locator('.room').first()).toBeVisible();
});

test('only what is free for so long is left, and what is taken goes', async ({ open, caller }) => {
  const bram = await caller(here.hub.origin, 'bram');
  const page = await board(open, '/rooms');
  const [code] = await codes(part(page, 'Nu vrij').locator('.room'));
  await bram.checkIn(code);
  await expect(room(page, code)).toHaveAttribute('data-status', 'occupied');
  await button(page, '15 min').click();
  await expect(page).toHaveURL(/free=15$/);
  await expect(room(page, code)).toHaveCount(0);
  await button(page, 'Alles').click();
  await expect(room(page, code)).toHaveCount(1);
});

test('without the hub the last state stays, with its age; when it is too old all is neutral', async ({ open }) => {
  const page = await open(here.hub.origin, { login: 'sanne', path: null, guard: { allow: [/Failed to load resource/, /Failed to fetch/, /ERR_/] } });
  await page.clock.install();
  await page.goto('/rooms');
  await expect(freshness(page)).toHaveAttribute('data-freshness', 'live');
  await here.hub.kill();
  await expect(freshness(page)).toHaveAttribute('data-freshness', 'offline');
  await expect(freshness(page)).toContainText(/van \d\d:\d\d/);
  await expect(page.locator('.room[data-status="free"]').first()).toBeVisible();
  await page.clock.fastForward('11:00');
  await expect(page.getByText('We weten nu niet wat er vrij is.')).toBeVisible();
  await expect(page.locator('.room[data-status="free"]')).toHaveCount(0);
  await expect(page.locator('.day__bar')).toHaveCount(0);
  await expect(page.getByRole('heading', { level: 2, name: /^Alle ruimtes/ })).toBeVisible();
});
