// Three languages, chosen on the screen and kept; and the labels others rely on.

import { IN_LIST, button, freePlaces, live, map, place, row, rows } from '../support/floor.mjs';
import { SCREENS, choosing } from '../support/screens.mjs';
import { PHONE, expect, test, withHub } from '../support/test.mjs';
import { LANGUAGES, WORDS } from '../support/words.mjs';

const here = withHub();

const NAMES = { nl: 'Nederlands', en: 'English', de: 'Deutsch' };

test('the language is switched on the screen, at once, and stays', async ({ open }) => {
  const page = await open(here.hub.origin, { viewport: PHONE });
  let current = 'nl';
  for (const language of ['en', 'de', 'nl']) {
    await page.getByRole('button', { name: WORDS[current].settings }).click();
    await page.locator('#menu').getByRole('button', { name: NAMES[language] }).click();
    await expect(page.locator('html')).toHaveAttribute('lang', language);
    await expect(page.getByRole('heading', { level: 1 })).toContainText(WORDS[language].whatFor);
    await page.reload();
    await expect(page.locator('html')).toHaveAttribute('lang', language);
    await expect(page.getByRole('heading', { level: 1 })).toContainText(WORDS[language].whatFor);
    current = language;
  }
});

test('without a choice the browser decides, and Dutch is the fallback', async ({ open }) => {
  for (const [locale, language] of [['de-AT', 'de'], ['en-GB', 'en'], ['fr-FR', 'nl'], ['nl-BE', 'nl']]) {
    const page = await open(here.hub.origin, { locale });
    await expect(page.locator('html')).toHaveAttribute('lang', language);
    await expect(page.getByRole('heading', { level: 1 })).toContainText(WORDS[language].whatFor);
    await page.context().close();
  }
});

test('the theme is chosen on the screen and stays', async ({ open }) => {
  const page = await open(here.hub.origin);
  await page.getByRole('button', { name: 'Instellingen' }).click();
  const paper = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const light = await paper();
  await page.locator('#menu').getByRole('button', { name: 'Donker' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  const dark = await paper();
  expect(dark).not.toBe(light);
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  expect(await paper()).toBe(dark);
});

test('every place has the name and the attributes of the contract', async ({ open, caller }) => {
  const { origin } = here.hub;
  const [sanne, bram, fatima] = [await caller(origin, 'sanne'), await caller(origin, 'bram'), await caller(origin, 'fatima')];
  const { floor, codes } = await freePlaces(sanne);
  await sanne.checkIn(codes[0]);
  await bram.checkIn(codes[1]);
  const closure = await fatima.close({ place: codes[2] });
  const page = await open(origin, { login: 'sanne', path: `/map/${floor}` });
  await live(page);
  const places = await map(page).locator('[data-place]').evaluateAll((all) =>
    all.map((one) => ({ ...one.dataset, role: one.getAttribute('role'), label: one.getAttribute('aria-label') })),
  );
  const known = await bram.places({ floor });
  expect(places.map((one) => one.place).sort()).toEqual(known.map((one) => one.code).sort());
  const kinds = { desk: 'Bureau', room: 'Vergaderruimte', booth: 'Belplek' };
  const zones = { meet: 'Ontmoeten', collaborate: 'Samenwerken', mixed: 'Afwisselend', focus: 'Concentratie', silence: 'Stilte' };
  for (const { code, kind, zone } of known) {
    const shown = places.find((one) => one.place === code);
    expect(shown.label, code).toMatch(new RegExp(`^${kinds[kind]} ${code.replaceAll('.', '\\.')}, .+, zone ${zones[zone]}`));
  }
  for (const [code, status, mine] of [[codes[0], 'occupied', true], [codes[1], 'occupied', false], [codes[2], 'closed', false], [codes[3], 'free', false]]) {
    const shown = places.find((one) => one.place === code);
    expect(shown.status, code).toBe(status);
    expect(shown.mine !== undefined, code).toBe(mine);
  }
  for (const code of codes.slice(0, 4)) await expect(place(page, code)).toHaveAccessibleName(/.+/);
  await expect(map(page).locator('[tabindex="0"]')).toHaveCount(1);
  await expect(page.locator('[aria-live="polite"], [role="status"]').first()).toBeAttached();

  await button(page, 'Lijst').click();
  await expect(rows(page)).toHaveCount(known.length);
  for (const [code, words] of [[codes[0], 'mine'], [codes[1], 'occupied'], [codes[2], 'closed'], [codes[3], 'free']]) {
    await expect(row(page, code)).toContainText(IN_LIST[words]);
  }
  await fatima.open(closure);
});

test('no text of one language is left in another', async ({ open }) => {
  const dutch = /Inloggen|Verdieping|Lijst|Kaart|Instellingen|Bezet|Vrij\b|plekken/;
  for (const language of LANGUAGES.filter((one) => one !== 'nl')) {
    for (const name of ['start', 'sign-in', 'how-it-works', 'labels-signed-out', 'unknown-address']) {
      const screen = SCREENS.find((one) => one.name === name);
      const page = await open(here.hub.origin, { path: null });
      await choosing(page, { language, theme: 'light' });
      await page.goto(screen.path({}));
      await screen.shown(page, language, {});
      const text = await page.locator('body').innerText();
      expect(text, `${name} in ${language}`).not.toMatch(dutch);
      await page.context().close();
    }
  }
});
