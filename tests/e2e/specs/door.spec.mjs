// The screen at a room's door: whoever stands before it uses the room, and nobody is written down.

import { alwaysOpen } from '../support/always-open.mjs';
import { Caller } from '../support/api.mjs';
import { live, place } from '../support/floor.mjs';
import { CUT_OFF } from '../support/guard.mjs';
import { readyForOffline } from '../support/kept.mjs';
import { paired, setupOf } from '../support/paired.mjs';
import { reserveNow } from '../support/promised.mjs';
import { expect, test, withHub } from '../support/test.mjs';
import { Wire } from '../support/wire.mjs';

const FAILING = { allow: CUT_OFF };

const here = withHub({ flags: alwaysOpen('--demo-quiet', '--public-view', 'screens') });

const word = (page) => page.locator('.door__word');
const told = (page) => page.locator('.do__told');
const take = (page) => page.getByRole('group', { name: 'Nu gebruiken' }).getByRole('button');
const button = (page, name) => page.getByRole('button', { name, exact: true });

/** A screen at the door of a hybrid room that is free, and in which all works. */
async function door(open, { origin = here.hub.origin, ...options } = {}) {
  const manager = await Caller.signedIn(here.hub.origin, 'fatima');
  const [site] = await manager.sites();
  const { floors } = await manager.plan();
  const free = (await manager.places({ kind: 'room', status: 'free' })).map(({ code }) => code);
  const { state } = await manager.snapshot();
  const broken = (state.faults ?? []).map((fault) => fault.place);
  const needed = ['display', 'camera', 'microphone'];
  const isFit = ({ id, code, equipment = [] }) =>
    free.includes(code) && !broken.includes(id) && needed.every((it) => equipment.includes(it));
  const rooms = floors.flatMap((floor) => floor.places.map((room) => ({ floor, room })));
  const { floor, room } = rooms.find(({ room }) => isFit(room));
  const setup = setupOf(site, floor, { mode: { room: room.id }, name: 'Deur' });
  const { page } = await paired(open, origin, manager, setup, options);
  await expect(page.locator('[data-freshness]')).toHaveAttribute('data-freshness', 'live');
  return { page, room, floor };
}

test('whoever walks in takes a free room, has it longer, and gives it back', async ({ open }) => {
  const { page, room, floor } = await door(open);
  await expect(word(page)).toHaveText('Vrij');
  // Nothing comes any more today: the room has no end of being free.
  await expect(page.locator('.door__now')).toBeEmpty();
  const phone = await open(here.hub.origin, { login: 'bram', path: `/map/${floor.code}?place=${room.code}` });
  await live(phone);
  await take(page).first().click();
  await expect(word(page)).toHaveText('Bezet');
  await expect(told(page)).toContainText('De ruimte is van u tot');
  await expect(place(phone, room.code)).toHaveAttribute('data-status', 'occupied');
  await expect(place(phone, room.code)).not.toHaveAttribute('data-mine');

  const until = page.locator('.door__now');
  const before = await until.textContent();
  const longer = page.getByRole('group', { name: 'Langer gebruiken' }).getByRole('button');
  // In the last quarter of the day there is nothing more to have.
  if (await longer.count()) {
    await longer.first().click();
    await expect(until).not.toHaveText(before);
  }
  await button(page, 'Klaar').click();
  await button(page, 'Nee').click();
  await expect(word(page)).toHaveText('Bezet');
  await button(page, 'Klaar').click();
  await button(page, 'Ja, we zijn klaar').click();
  await expect(word(page)).toHaveText('Vrij');
  await expect(told(page)).toHaveText('Dank u wel. De ruimte is weer vrij.');
  await expect(place(phone, room.code)).toHaveAttribute('data-status', 'free');
});

test('a team says that it is there, and what was reserved by phone is used', async ({ open, caller, afterwards }) => {
  const { page, room } = await door(open);
  const sanne = await caller(here.hub.origin, 'sanne');
  afterwards(() => sanne.cancelAll());
  await reserveNow(sanne, room.code);
  await button(page, 'We zijn er').click();
  await expect(word(page)).toHaveText('Bezet');
  await expect(told(page)).toContainText('De ruimte is van u tot');
  const { reserved = [], lost = [] } = await sanne.snapshot();
  expect({ reserved, lost }).toEqual({ reserved: [], lost: [] });
  await expect(page.locator('body')).not.toContainText('Sanne');
});

test('whose reservation was used at the door has the room by phone, and nobody else', async ({ open, caller, afterwards }) => {
  const { page, room } = await door(open);
  const sanne = await caller(here.hub.origin, 'sanne');
  afterwards(() => sanne.cancelAll());
  const phone = await open(here.hub.origin, { login: 'sanne', path: '/' });
  await reserveNow(sanne, room.code);
  await button(page, 'We zijn er').click();
  const own = phone.locator('.own__card').filter({ hasText: room.code });
  await expect(own).toContainText('Ingecheckt aan de deur');
  // Out of habit, and by somebody who would take the room.
  await sanne.checkIn(room.code);
  const bram = await caller(here.hub.origin, 'bram');
  const refused = await bram.post([bram.command('checkIn', { place: room.code })]);
  expect(refused.json.outcomes[0]).toMatchObject({ status: 'rejected', reason: 'placeOccupied' });
  await own.getByRole('link').click();
  const sheet = phone.locator('.sheet');
  await expect(sheet.locator('.standing')).toHaveText('Ingecheckt aan de deur');
  await expect(sheet.getByRole('button', { name: 'Inchecken' })).toHaveCount(0);
  await sheet.getByRole('button', { name: 'Vrijgeven', exact: true }).click();
  await expect(word(page)).toHaveText('Vrij');
  await expect(sheet.locator('.standing')).toHaveCount(0);
});

test('who has a room by phone ends it by phone, and the door says so without a name', async ({ open, caller }) => {
  const { page, room } = await door(open);
  const sanne = await caller(here.hub.origin, 'sanne');
  await sanne.checkIn(room.code);
  await expect(word(page)).toHaveText('Bezet');
  await expect(page.getByText('kan haar met de telefoon verlengen of vrijgeven')).toBeVisible();
  await expect(button(page, 'Klaar')).toHaveCount(0);
  await expect(take(page)).toHaveCount(0);
  await expect(page.locator('body')).not.toContainText('Sanne');
});

test('what does not work is reported at the door, and the hybrid mark goes', async ({ open }) => {
  const { page } = await door(open);
  const about = page.locator('.door__about');
  await expect(about).toContainText(/hybride/i);
  await button(page, 'Werkt er iets niet?').click();
  await button(page, 'camera').click();
  await button(page, 'Melden').click();
  await expect(told(page)).toHaveText('Dank u wel. Gebouwbeheer weet ervan.');
  await expect(about).toContainText('camera (stuk)');
  await expect(about).not.toContainText(/hybride/i);
});

test('a step that nobody finishes closes by itself', async ({ open }) => {
  const { page } = await door(open);
  await page.clock.install();
  await page.reload();
  await expect(page.locator('[data-freshness]')).toHaveAttribute('data-freshness', 'live');
  await button(page, 'Werkt er iets niet?').click();
  await expect(button(page, 'Melden')).toBeVisible();
  await page.clock.runFor(31_000);
  await expect(button(page, 'Melden')).toHaveCount(0);
  await expect(button(page, 'Werkt er iets niet?')).toBeVisible();
});

test('without the hub a door takes nothing and says so', async ({ open, afterwards }) => {
  const wire = await Wire.before(here.hub);
  afterwards(() => wire.remove());
  const { page } = await door(open, { origin: wire.origin, guard: FAILING });
  await expect(take(page).first()).toHaveAttribute('aria-disabled', 'false');
  await readyForOffline(page);
  wire.cut();
  await expect(page.getByText('U kunt de ruimte hier nu niet in gebruik nemen.')).toBeVisible();
  await expect(take(page).first()).toHaveAttribute('aria-disabled', 'true');
  wire.mend();
  await expect(take(page).first()).toHaveAttribute('aria-disabled', 'false', { timeout: 45_000 });
});
