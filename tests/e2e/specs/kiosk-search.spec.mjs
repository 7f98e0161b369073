// Searching on a screen in the building with the keys that it shows, and the way from there: on the
// map floor by floor, in words, without stairs; and all of it gone when nobody is there any more. In
// the demo's own building, whose ways are known.

import { Caller } from '../support/api.mjs';
import { paired, setupOf } from '../support/paired.mjs';
import { expect, test, withHub } from '../support/test.mjs';

const here = withHub({ flags: () => ['--demo-quiet', '--public-view', 'screens'] });

/** A screen on the ground floor that has heard how the building is. */
async function lobby(open, options = {}) {
  const manager = await Caller.signedIn(here.hub.origin, 'fatima');
  const [site] = await manager.sites();
  const { floors } = await manager.plan();
  const ground = floors.find(({ ordinal }) => ordinal === 0);
  const setup = setupOf(site, ground, { mode: 'lobby', ...options });
  const { page } = await paired(open, here.hub.origin, manager, setup, { viewport: { width: 1080, height: 1920 } });
  await expect(page.locator('[data-freshness]')).toHaveAttribute('data-freshness', 'live');
  return { page, manager, floors, ground };
}

const search = (page) => page.locator('.kiosk__search');
const keys = (page, name) => page.getByRole('group', { name });
const found = (page) => page.locator('.found');
const steps = (page) => page.locator('.way-there__steps > li');

/** Presses the keys on the screen one after the other. */
async function type(page, text, keyboard) {
  for (const letter of text) await keys(page, keyboard).getByRole('button', { name: letter, exact: true }).click();
}

test('a room upstairs is found by its number, and the way there is drawn and said', async ({ open }) => {
  const { page, manager, floors } = await lobby(open);
  const rooms = await manager.places({ kind: 'room', status: 'free' });
  const upstairs = rooms.find(({ floor }) => floor === 'wh-2');
  const name = floors.find(({ code }) => code === 'wh-2').name.nl;

  await search(page).click();
  await expect(page.getByRole('textbox')).toBeFocused();
  // Without the dot.
  await type(page, upstairs.code.replaceAll('.', ''), 'Toetsenbord');
  await expect(page.getByRole('textbox')).toHaveValue(upstairs.code.replaceAll('.', ''));
  const room = page.locator('.found', { hasText: upstairs.code }).first();
  await expect(room).toContainText(name);
  await expect(room).toHaveAttribute('data-status', 'free');
  await room.click();

  await expect(page.getByRole('heading', { level: 2, name: /^Naar / })).toBeFocused();
  await expect(page.locator('.way-there__length')).toHaveText(/^Ongeveer \d+ meter$/);
  await expect(page.locator('.way__line')).toHaveCount(1);
  await expect(page.locator('.way__pin')).toHaveCount(0);
  await expect(steps(page).filter({ hasText: /^Neem de (trap|lift)/ })).toHaveCount(1);
  await expect(steps(page).last()).toContainText(upstairs.code);

  // The floor on which it goes on, and back.
  await page.getByRole('button', { name: `Verder op: ${name}` }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(name);
  await expect(page.locator('.way__pin')).toHaveCount(1);
  await page.getByRole('button', { name: 'Terug naar het begin' }).click();
  await expect(page.locator('.way__change')).toHaveCount(1);

  await page.getByRole('button', { name: 'Zonder trappen' }).click();
  await expect(steps(page).filter({ hasText: /^Neem de lift/ })).toHaveCount(1);
  await expect(steps(page).filter({ hasText: /trap/ })).toHaveCount(0);

  // Back is where one came from: the search, with what was typed.
  await page.getByRole('button', { name: 'Terug', exact: true }).click();
  await expect(page.getByRole('textbox')).toHaveValue(upstairs.code.replaceAll('.', ''));
  await page.getByRole('button', { name: 'Wis alles' }).click();
  await expect(page.getByRole('textbox')).toHaveValue('');
  await page.getByRole('button', { name: 'Terug', exact: true }).click();
  await expect(page.locator('.search')).toHaveCount(0);
  await expect(search(page)).toBeFocused();
});

test('the nearest toilets come first, in the language of the visitor, also by a real keyboard', async ({ open }) => {
  const { page, ground } = await lobby(open);
  await page.getByRole('button', { name: 'English' }).click();
  await search(page).click();
  await expect(page.getByRole('textbox')).toBeFocused();
  await page.keyboard.type('WC');
  await expect(found(page).first()).toContainText(/Toilets.*\d+ m/);
  const metres = await found(page).locator('.found__metres').allTextContents();
  expect(metres.length).toBeGreaterThan(1);
  await expect(found(page).first()).toContainText(ground.name.en ?? ground.name.nl);

  // A slip of the finger.
  await page.getByRole('button', { name: 'Clear' }).click();
  await type(page, 'cofee', 'Keyboard');
  await expect(found(page).first()).toContainText('Coffee');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 2, name: 'To Coffee corner' })).toBeFocused();
  await expect(page.locator('.way__pin')).toHaveCount(1);
  await expect(steps(page).last()).toHaveText(/^Your destination is /);

  // The words change with the language, and German has its own keys.
  await page.getByRole('button', { name: 'Deutsch' }).click();
  await expect(steps(page).last()).toHaveText(/^Ihr Ziel ist /);
  await page.getByRole('button', { name: 'Zurück', exact: true }).click();
  await expect(keys(page, 'Tastatur').getByRole('button', { name: 'ö', exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Alles löschen' }).click();
  await type(page, 'xxxxx', 'Tastatur');
  await expect(page.getByText('Nichts gefunden', { exact: true })).toBeVisible();
  await expect(found(page).first()).toBeVisible();
});

test('a search that was left closes after asking, and the usual language comes back', async ({ open }) => {
  const { page, ground } = await lobby(open);
  await page.clock.install();
  await page.reload();
  await page.getByRole('button', { name: 'English' }).click();
  await search(page).click();
  await keys(page, 'Keyboard').getByRole('button', { name: 'w', exact: true }).click();
  await page.clock.runFor(21_000);
  await expect(page.getByRole('alertdialog')).toContainText('Are you still there?');
  await page.clock.runFor(10_000);
  await expect(page.locator('.search')).toHaveCount(0);
  await expect(page.locator('html')).toHaveAttribute('lang', 'nl');
  await expect(page.getByRole('heading', { level: 1 })).toContainText(ground.name.nl);
  // What one visitor typed is not what the next one finds.
  await search(page).click();
  await expect(page.getByRole('textbox')).toHaveValue('');
});

test('a place that is touched on the map is one more touch away from the way there', async ({ open }) => {
  const { page, manager } = await lobby(open, { mode: 'floor', direction: 90 });
  const [desk] = await manager.places({ kind: 'desk', floor: 'wh-0' });
  await page.locator(`[data-place="${desk.code}"]`).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Wijs de weg' }).click();
  await expect(page.locator('.way__line')).toHaveCount(1);
  await expect(steps(page).last()).toContainText(desk.code);
  await page.getByRole('button', { name: 'Terug', exact: true }).click();
  await expect(page.getByRole('heading', { name: `Bureau ${desk.code}` })).toBeVisible();
});
