// Labels for the whole building or a floor, by those who manage it: what is downloaded is what was
// chosen, and everybody else is told what they can do instead.

import { readFile } from 'node:fs/promises';
import { button } from '../support/floor.mjs';
import { expect, test, withHub } from '../support/test.mjs';

const here = withHub();

const PATH = '/manage/labels';

/** Presses the one button and gives the file that comes of it. */
async function made(page) {
  const coming = page.waitForEvent('download');
  await button(page, 'Etiketten maken').click();
  const download = await coming;
  const bytes = await readFile(await download.path());
  return { name: download.suggestedFilename(), bytes, text: bytes.toString('latin1') };
}

const pagesOf = (pdf) => pdf.match(/\/Type\s*\/Page\b/g).length;

/** How many labels and sheets the form announces. */
async function announced(page) {
  const said = await page.getByRole('status').filter({ hasText: /etiket.* op .* vel/ }).innerText();
  const [labels, sheets] = said.match(/\d+/g).map(Number);
  return { labels, sheets };
}

test('a facility manager downloads a PDF of the whole building', async ({ open, caller }) => {
  const all = await (await caller(here.hub.origin, 'fatima')).places();
  const page = await open(here.hub.origin, { login: 'fatima', path: PATH });
  await expect(page.getByRole('radio', { name: /Het hele gebouw/ })).toBeChecked();
  const { labels, sheets } = await announced(page);
  expect(labels).toBe(all.length);
  const file = await made(page);
  expect(file.bytes.subarray(0, 4).toString()).toBe('%PDF');
  expect(file.name).toMatch(/^etiketten-.*-99\.1x67\.7\.pdf$/);
  expect(pagesOf(file.text)).toBe(sheets);
  await expect(page.getByText('Klaar. Het bestand staat bij je downloads.')).toBeVisible();
});

test('every sheet that is offered is one the hub knows, with as many labels', async ({ open, caller }) => {
  const fatima = await caller(here.hub.origin, 'fatima');
  const page = await open(here.hub.origin, { login: 'fatima', path: PATH });
  const [floor] = (await fatima.plan()).floors;
  await page.getByRole('radio', { name: new RegExp(floor.name.nl) }).check();
  const offered = page.getByRole('radio', { name: /×/ });
  await expect(offered).toHaveCount(6);
  for (const sheet of await offered.all()) {
    await sheet.check();
    const { labels, sheets } = await announced(page);
    expect(labels).toBe(floor.places.length);
    const file = await made(page);
    expect(pagesOf(file.text), file.name).toBe(sheets);
    expect(file.name).toContain(`-${floor.code}-${await sheet.inputValue()}.pdf`);
  }
});

test('one sheet comes as SVG, and the ruler is where the page says', async ({ open }) => {
  const page = await open(here.hub.origin, { login: 'fatima', path: PATH });
  await expect(page.getByText('een liniaal van 100 mm')).toBeVisible();
  await page.getByRole('radio', { name: /70 × 37 mm/ }).check();
  await expect(page.getByText('een liniaal van 50 mm')).toBeVisible();
  await page.getByRole('radio', { name: /SVG/ }).check();
  const { sheets } = await announced(page);
  await page.getByLabel('Welk vel?').selectOption({ label: `Vel ${sheets} van ${sheets}` });
  const file = await made(page);
  expect(file.name).toMatch(new RegExp(`-70x37-${sheets}\\.svg$`));
  expect(file.text).toMatch(/^(<\?xml[^>]*>\s*)?<svg/);
  expect(file.text).toContain('Liniaal van 50 millimeter');
  // Another choice has other sheets: it begins at the first.
  await page.getByRole('radio', { name: /105 × 74 mm/ }).check();
  expect((await made(page)).name).toMatch(/-105x74-1\.svg$/);
});

test('without the hub the page says so, and the next try works', async ({ open }) => {
  const page = await open(here.hub.origin, { login: 'fatima', path: PATH, guard: { allow: [/ERR_FAILED/] } });
  await page.route('**/v1/labels*', (route) => route.abort());
  await button(page, 'Etiketten maken').click();
  await expect(page.getByRole('alert')).toContainText('Geen verbinding met de Werk Hub.');
  await page.unroute('**/v1/labels*');
  await made(page);
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('staff is refused by page and hub, in a friendly way', async ({ open, caller }) => {
  const sanne = await caller(here.hub.origin, 'sanne');
  expect((await sanne.ask('/v1/labels')).status).toBe(403);
  const page = await open(here.hub.origin, { login: 'sanne', path: PATH });
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Etiketten maakt gebouwbeheer');
  await expect(button(page, 'Etiketten maken')).toHaveCount(0);
  await expect(page.getByRole('link', { name: 'Inloggen met een ander account' })).toBeVisible();
  await page.getByRole('button', { name: 'Instellingen' }).click();
  await expect(page.locator('#menu').getByRole('link', { name: 'Privacy' })).toBeVisible();
  await expect(page.locator('#menu').getByRole('link', { name: 'Etiketten' })).toHaveCount(0);
});

test('who signs in from there comes back to the form', async ({ open }) => {
  const page = await open(here.hub.origin, { path: PATH });
  await page.getByRole('main').getByRole('link', { name: 'Inloggen' }).click();
  await page.getByRole('button', { name: /Fatima/ }).click();
  await expect(page).toHaveURL(new RegExp(`${PATH}$`));
  await expect(button(page, 'Etiketten maken')).toBeVisible();
  await page.getByRole('link', { name: 'Naar de startpagina' }).click();
  await page.getByRole('button', { name: 'Instellingen' }).click();
  await page.locator('#menu').getByRole('link', { name: 'Etiketten' }).click();
  await expect(button(page, 'Etiketten maken')).toBeVisible();
});
