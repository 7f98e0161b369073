// The manager's page of screens: where they hang, changing one, revoking one, and who may pair one.

import { Caller } from '../support/api.mjs';
import { codeOf, paired, setupOf } from '../support/paired.mjs';
import { expect, test, withHub } from '../support/test.mjs';

const here = withHub({ flags: () => ['--demo-quiet', '--public-view', 'screens'] });
const SCREEN = { width: 1080, height: 1920 };
// Before a browser is a screen, and after, the hub says that it is none.
const UNPAIRED = { allow: [/(401|404) .*\/v1\/(kiosk|stream|snapshot)/] };

/** The manager, the building and its ground floor. */
async function building() {
  const manager = await Caller.signedIn(here.hub.origin, 'fatima');
  const [site] = await manager.sites();
  const { floors } = await manager.plan();
  return { manager, site, floors, ground: floors.find(({ ordinal }) => ordinal === 0) };
}

test.afterEach(async () => {
  const { manager } = await building();
  const { screens } = (await manager.ask('/v1/screens')).json;
  for (const { id } of screens) await manager.ask(`/v1/screens/${id}`, { method: 'DELETE' });
});

const plan = (page) => page.getByRole('application', { name: 'Tik op de plattegrond.' });
const save = (page) => page.getByRole('button', { name: 'Opslaan' });
const told = (page, words) => page.getByRole('status').filter({ hasText: words });
const openScreen = (open) => (origin, options) => open(origin, { viewport: SCREEN, guard: UNPAIRED, ...options });

test('a screen gets another name, mode, floor and spot, and shows it by itself', async ({ open }) => {
  const { manager, site, floors, ground } = await building();
  const lobby = setupOf(site, ground, { mode: 'lobby', name: 'Hal' });
  const { page: screen, id } = await paired(openScreen(open), here.hub.origin, manager, lobby);
  await expect(screen.locator('.kiosk[data-mode="lobby"]')).toBeVisible();

  const page = await open(here.hub.origin, { login: 'fatima', path: '/manage/screens' });
  await page.locator('.spots').getByRole('link', { name: /Hal$/ }).click();
  await expect(page.locator(`[id="screen-${id}"]`)).toBeFocused();
  await page.getByRole('link', { name: 'Wijzigen Hal' }).click();
  await expect(page).toHaveURL(`/manage/screens?screen=${id}`);
  await expect(page.getByLabel('Naam van het scherm')).toHaveValue('Hal');
  const top = floors.at(-1);
  await page.getByLabel('Naam van het scherm').fill('Boven bij de lift');
  await page.getByLabel('Wat laat het zien?').selectOption({ label: 'Deze verdieping' });
  await page.getByRole('combobox', { name: 'Verdieping', exact: true }).selectOption({ label: top.name.nl });
  await save(page).click();
  await expect(told(page, 'Tik op de plattegrond waar het scherm hangt.')).toBeVisible();
  await plan(page).click();
  await page.getByLabel('Gewone taal').selectOption({ label: 'English' });
  await page.getByLabel('Begint met meer contrast').check();
  await save(page).click();
  await expect(told(page, 'Het scherm laat het meteen zien.')).toBeVisible();
  await expect(page.locator('.screens__row')).toContainText('Boven bij de lift');

  await expect(screen.locator('.kiosk[data-mode="floor"][data-contrast="high"]')).toBeVisible();
  await expect(screen.getByRole('heading', { level: 1 })).toContainText(top.name.en ?? top.name.nl);
  await expect(screen.locator('html')).toHaveAttribute('lang', 'en');
  await expect(screen.getByText('You are here')).toBeVisible();

  // To the door of a room, which brings its floor with it.
  const room = ground.places.find(({ kind }) => kind === 'room');
  await page.getByRole('link', { name: /^Wijzigen/ }).click();
  await page.getByLabel('Wat laat het zien?').selectOption({ label: 'Deur van een ruimte' });
  await save(page).click();
  await expect(told(page, 'Kies de ruimte bij de deur.')).toBeVisible();
  await page.getByLabel('Welke ruimte?').selectOption(room.id);
  await expect(page.getByRole('combobox', { name: 'Verdieping', exact: true })).toHaveValue(ground.code);
  // By keys, for who cannot point.
  await plan(page).focus();
  await page.keyboard.press('ArrowRight');
  await save(page).click();
  await expect(told(page, 'Het scherm laat het meteen zien.')).toBeVisible();
  await expect(screen.locator('.kiosk[data-mode="room"]')).toBeVisible();
  await expect(screen.getByRole('heading', { level: 1 })).toContainText(room.code);
});

test('what was filled in is not lost by a wrong tap, and a screen has an address', async ({ open }) => {
  const { manager, site, ground } = await building();
  const { id } = await paired(openScreen(open), here.hub.origin, manager, setupOf(site, ground, { name: 'Hal' }));
  const page = await open(here.hub.origin, { login: 'fatima', path: `/manage/screens?screen=${id}` });
  const name = page.getByLabel('Naam van het scherm');
  await expect(name).toHaveValue('Hal');
  await name.fill('Hal beneden');
  await page.getByRole('link', { name: 'Alle schermen' }).click();
  await expect(page.locator('.screens__row')).toContainText('Hal');
  await page.goBack();
  await expect(name).toHaveValue('Hal beneden');
  await page.reload();
  await expect(name).toHaveValue('Hal beneden');
  await expect(page.getByText('Dit vulde je eerder in.')).toBeVisible();
  await page.getByRole('button', { name: 'Weggooien' }).click();
  await expect(name).toHaveValue('Hal');
  await page.reload();
  await expect(name).toHaveValue('Hal');
  await expect(page.getByText('Dit vulde je eerder in.')).toBeHidden();

  await page.goto('/manage/screens?screen=018f6f6e-2b7e-7c3a-9d1f-0123456789ab');
  await expect(page.getByText('Dit scherm is er niet meer.')).toBeVisible();
});

test('a revoked screen shows a code again, and its cookie is worth nothing', async ({ open }) => {
  const { manager, site, ground } = await building();
  const { page: screen } = await paired(openScreen(open), here.hub.origin, manager, setupOf(site, ground, { name: 'Hal' }));
  const cookies = await screen.context().cookies();
  const thief = await open(here.hub.origin, { path: null, guard: UNPAIRED });
  await thief.context().addCookies(cookies);
  const asThief = () => thief.request.get('/v1/kiosk/screen');
  expect((await asThief()).status(), 'a cookie is what a screen is').toBe(200);

  const page = await open(here.hub.origin, { login: 'fatima', path: '/manage/screens' });
  await page.getByRole('button', { name: 'Ontkoppelen Hal' }).click();
  await page.getByRole('button', { name: 'Nee, laat maar' }).click();
  await expect(page.getByRole('button', { name: 'Ja, ontkoppelen' })).toBeHidden();
  await page.getByRole('button', { name: 'Ontkoppelen Hal' }).click();
  await page.getByRole('button', { name: 'Ja, ontkoppelen' }).click();
  await expect(told(page, 'Het scherm is ontkoppeld.')).toBeVisible();
  await expect(page.getByText('Er zijn nog geen schermen gekoppeld.')).toBeVisible();

  await expect(screen).toHaveURL(/\/kiosk\/pair$/);
  await codeOf(screen);
  expect((await asThief()).status()).toBe(401);
  await thief.goto('/kiosk');
  await expect(thief).toHaveURL(/\/kiosk\/pair$/);
});

test('of two managers with one code one wins, and the other hears why', async ({ open }) => {
  const { site, ground } = await building();
  const screen = await openScreen(open)(here.hub.origin, { path: '/kiosk/pair' });
  const code = await codeOf(screen);
  const managers = await Promise.all(['fatima', 'joost'].map(async (login) => {
    const guard = { allow: [/409 .*\/v1\/screens/] };
    const page = await open(here.hub.origin, { login, path: '/manage/screens?screen=new', guard });
    await page.getByLabel('Code').fill(code);
    await page.getByLabel('Naam van het scherm').fill(`Hal van ${login}`);
    await plan(page).click();
    return page;
  }));
  await Promise.all(managers.map((page) => page.getByRole('button', { name: 'Koppelen' }).click()));
  const won = (page) => told(page, 'Het scherm is gekoppeld.');
  const lost = (page) => told(page, 'Deze code is al gebruikt: iemand was je voor.');
  for (const page of managers) await expect(won(page).or(lost(page))).toBeVisible();
  const wins = await Promise.all(managers.map((page) => won(page).isVisible()));
  expect(wins.filter(Boolean)).toHaveLength(1);
  const loser = managers[wins.indexOf(false)];
  // What was filled in is still there, and the list says what the other one made of it.
  await expect(loser.getByLabel('Code')).toHaveValue(code);
  await loser.getByRole('link', { name: 'Alle schermen' }).click();
  await expect(loser.locator('.screens__row')).toHaveCount(1);
  await expect(screen.locator('.kiosk')).toBeVisible();
  const known = await screen.evaluate(async () => (await fetch('/v1/kiosk/screen')).json());
  expect([site.code, ground.code]).toEqual([known.setup.site, known.setup.floor]);
});

test('a code is worth nothing to who only reads it, and nothing once it is used', async ({ open }) => {
  const { manager, site, ground } = await building();
  const screen = await openScreen(open)(here.hub.origin, { path: '/kiosk/pair' });
  const code = await codeOf(screen);
  // Who reads the code from the wall has another browser, and that has another code.
  const passer = await openScreen(open)(here.hub.origin, { path: '/kiosk/pair' });
  expect(await codeOf(passer)).not.toBe(code);
  const setup = setupOf(site, ground, { name: 'Hal' });
  const approve = () => manager.ask('/v1/screens', { method: 'POST', json: { code, setup } });
  expect((await approve()).status).toBe(200);
  await expect(screen.locator('.kiosk')).toBeVisible();
  const claim = await passer.evaluate(async () => {
    const answer = await fetch('/v1/kiosk-pairings/claim', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' });
    return { status: answer.status, ...(await answer.json()) };
  });
  expect(claim.status).toBe(200);
  expect(claim.screen).toBeUndefined();
  await expect(passer).toHaveURL(/\/kiosk\/pair$/);
  expect((await approve()).status, 'used').toBe(409);
});

test('nobody else reaches the page, and why is said', async ({ open }) => {
  const page = await open(here.hub.origin, { login: 'sanne', path: '/manage/screens' });
  await expect(page.getByRole('heading', { name: 'Schermen zijn voor gebouwbeheer' })).toBeVisible();
  await expect(page.getByLabel('Code')).toBeHidden();
});

test('who signed in too long ago signs in once more and finds the form as it was', async ({ open }) => {
  const screen = await openScreen(open)(here.hub.origin, { path: '/kiosk/pair' });
  const code = await codeOf(screen);
  const guard = { allow: [/403 .*\/v1\/screens/] };
  const page = await open(here.hub.origin, { login: 'fatima', path: '/manage/screens?screen=new', guard });
  await page.getByLabel('Code').fill(code);
  await page.getByLabel('Naam van het scherm').fill('Hal');
  await plan(page).click();
  // As the hub answers five minutes after signing in.
  await page.route('**/v1/screens', (route) => {
    if (route.request().method() !== 'POST') return route.continue();
    const problem = { type: 'about:blank', title: 'Sign in again', status: 403, detail: 'too long ago', instance: '/' };
    return route.fulfill({ status: 403, contentType: 'application/problem+json', json: problem });
  });
  await page.getByRole('button', { name: 'Koppelen' }).click();
  await expect(told(page, 'Log voor het koppelen opnieuw in.')).toBeVisible();
  await page.unroute('**/v1/screens');
  await page.getByRole('link', { name: 'Opnieuw inloggen' }).click();
  await page.locator('[data-login="fatima"]').click();
  await expect(page).toHaveURL('/manage/screens?screen=new');
  await expect(page.getByLabel('Code')).toHaveValue(code);
  await expect(page.getByLabel('Naam van het scherm')).toHaveValue('Hal');
  await page.getByRole('button', { name: 'Koppelen' }).click();
  await expect(told(page, 'Het scherm is gekoppeld.')).toBeVisible();
  await expect(screen.locator('.kiosk')).toBeVisible();
});
