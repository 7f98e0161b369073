// Screens in the building: paired by a code, for everybody who walks by.

import { Caller } from '../support/api.mjs';
import { codeOf, paired, setupOf } from '../support/paired.mjs';
import { FAILING, readyAsScreen } from '../support/screen.mjs';
import { expect, test, withHub } from '../support/test.mjs';
import { Valve } from '../support/valve.mjs';

const here = withHub({ flags: () => ['--demo-quiet', '--public-view', 'screens'] });
const PORTRAIT = { width: 1080, height: 1920 };

/** The manager, the building and its ground floor. */
async function building() {
  const manager = await Caller.signedIn(here.hub.origin, 'fatima');
  const [site] = await manager.sites();
  const { floors } = await manager.plan();
  return { manager, site, floors, ground: floors.find(({ ordinal }) => ordinal === 0) };
}

test('a manager pairs a screen by the code that it shows, and it shows the floor to everybody', async ({ open }) => {
  const { manager, ground } = await building();
  // Before it is one, and after, the hub says that it is none.
  const guard = { allow: [/(401|404) .*\/v1\/(kiosk|stream|snapshot)/] };
  const screen = await open(here.hub.origin, { path: '/kiosk', viewport: PORTRAIT, guard });
  await expect(screen).toHaveURL(/\/kiosk\/pair$/);
  const code = await codeOf(screen);

  const page = await open(here.hub.origin, { login: 'fatima', path: '/manage/screens' });
  await page.getByRole('link', { name: 'Scherm koppelen' }).click();
  await page.getByLabel('Code').fill(code.toLowerCase());
  await page.getByLabel('Naam van het scherm').fill('Hal');
  await page.getByRole('button', { name: 'Koppelen' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'tik op de plattegrond' })).toBeVisible();
  await page.getByRole('application', { name: 'Tik op de plattegrond.' }).click();
  await page.getByLabel('Wat laat het zien?').selectOption({ label: 'Deze verdieping' });
  await page.getByRole('button', { name: 'Koppelen' }).click();
  await expect(page.getByText('Het scherm is gekoppeld.')).toBeVisible();
  await expect(page.locator('.screens__row')).toContainText('Hal');

  await expect(screen.locator('.kiosk[data-mode="floor"]')).toBeVisible();
  await expect(screen.getByText('U bent hier')).toBeVisible();
  await expect(screen.locator('[data-freshness]')).toHaveAttribute('data-freshness', 'live');
  const desks = await manager.places({ kind: 'desk', floor: ground.code, status: 'free' });
  const counts = await screen.locator('.zones__row .count').allTextContents();
  expect(counts.map(Number).reduce((sum, count) => sum + count, 0)).toBe(desks.length);
  await expect(screen.locator('.here')).toBeVisible();

  // Revoked, it shows at once that it is none any more.
  await page.getByRole('button', { name: 'Ontkoppelen' }).click();
  await page.getByRole('button', { name: 'Ja, ontkoppelen' }).click();
  await expect(page.getByText('Er zijn nog geen schermen gekoppeld.')).toBeVisible();
  await expect(screen).toHaveURL(/\/kiosk\/pair$/);
});

test('a screen that is approved while it still loads shows what a screen sees', async ({ open, afterwards }) => {
  const { manager, site, ground } = await building();
  const valve = await Valve.before(here.hub);
  afterwards(() => valve.remove());
  // What it asked as nobody is answered after it has become a screen.
  valve.hold(/^\/v1\/plans/);
  const screen = await open(valve.origin, { path: '/kiosk/pair' });
  const setup = setupOf(site, ground, { name: 'Hal' });
  const answer = await manager.ask('/v1/screens', { method: 'POST', json: { code: await codeOf(screen), setup } });
  expect(answer.status, answer.text).toBe(200);
  await expect(screen).toHaveURL(/\/kiosk$/);
  valve.release();
  await expect(screen.locator('[data-freshness]')).toHaveAttribute('data-freshness', 'live');
});

test('a code that no screen shows is told to be one', async ({ open }) => {
  const guard = { allow: [/404 .*\/v1\/screens/] };
  const page = await open(here.hub.origin, { login: 'fatima', path: '/manage/screens?screen=new', guard });
  await page.getByLabel('Code').fill('2222-2222');
  await page.getByLabel('Naam van het scherm').fill('Hal');
  await page.getByRole('application', { name: 'Tik op de plattegrond.' }).click();
  await page.getByRole('button', { name: 'Koppelen' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Geen scherm laat deze code zien' })).toBeVisible();
});

test('a door is free or taken, in one word and from the next moment on', async ({ open, caller }) => {
  const { manager, site, floors } = await building();
  const [room] = await manager.places({ kind: 'room', status: 'free' });
  const floor = floors.find(({ code }) => code === room.floor);
  const { id } = floor.places.find(({ code }) => code === room.code);
  const { page } = await paired(open, here.hub.origin, manager, setupOf(site, floor, { mode: { room: id }, name: 'Deur' }));
  await expect(page.locator('.door__word')).toHaveText('Vrij');
  const sanne = await caller(here.hub.origin, 'sanne');
  await sanne.checkIn(room.code);
  await expect(page.locator('.door__word')).toHaveText('Bezet');
  await expect(page.locator('body')).not.toContainText('Sanne');
});

test('what a visitor opened closes by itself, after asking, and the usual language comes back', async ({ open }) => {
  const { manager, site, ground, floors } = await building();
  const lobby = setupOf(site, ground, { mode: 'lobby' });
  const { page } = await paired(open, here.hub.origin, manager, lobby, { viewport: { width: 1920, height: 1080 } });
  await page.clock.install();
  await page.reload();
  const top = floors.at(-1);
  await page.getByRole('button', { name: 'English' }).click();
  await page.locator('.floor-row').first().click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(top.name.en ?? top.name.nl);
  await page.clock.runFor(21_000);
  await expect(page.getByRole('alertdialog')).toContainText('Are you still there?');
  await page.getByRole('button', { name: 'Yes, stay here' }).click();
  await expect(page.getByRole('alertdialog')).toBeHidden();
  await page.clock.runFor(31_000);
  await expect(page.getByRole('heading', { level: 1 })).toContainText(ground.name.nl);
  await expect(page.locator('html')).toHaveAttribute('lang', 'nl');
  await page.clock.runFor(61_000);
  await expect(page.locator('.kiosk')).toHaveAttribute('data-idle', 'calm');
});

test('what is for people with an account stays closed on a screen that does not ask the hub', async ({ open }) => {
  test.slow();
  const { manager, site, ground } = await building();
  const { page } = await paired(open, here.hub.origin, manager, setupOf(site, ground), { guard: { allow: FAILING } });
  await readyAsScreen(page);
  for (const path of ['/sign-in', '/manage/screens', '/manage/labels', '/reservations']) {
    const answer = await page.goto(path);
    expect(answer.fromServiceWorker(), path).toBe(true);
    await expect(page.locator('.kiosk[data-mode="floor"]'), path).toBeVisible();
    await expect(page).toHaveURL(/\/kiosk$/);
  }
});

test('a screen says that it shows a demo also before it is paired', async ({ open }) => {
  const guard = { allow: FAILING };
  const page = await open(here.hub.origin, { path: '/kiosk/pair', guard });
  await codeOf(page);
  await expect(page.getByText('Demo', { exact: true })).toBeVisible();
});
