// How it works: found from the start and from the menu, with the marks of the map itself.

import { live } from '../support/floor.mjs';
import { expect, test, withHub } from '../support/test.mjs';

const here = withHub();

test('the start screen leads to it, and it leads to the map', async ({ open }) => {
  const page = await open(here.hub.origin);
  await page.getByRole('main').getByRole('link', { name: 'Hoe werkt het?' }).click();
  await expect(page).toHaveURL(/\/how-it-works$/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Hoe werkt het?');
  await expect(page).toHaveTitle('Hoe werkt het? · Werk Hub');
  await page.getByRole('main').getByRole('link', { name: 'Bekijk de hele kaart' }).click();
  await live(page);
});

test('zones stand from lively to silent, and marks look as on the map', async ({ open }) => {
  const page = await open(here.hub.origin, { path: '/how-it-works' });
  const zones = page.getByRole('listitem').filter({ hasText: /Ontmoeten|Samenwerken|Afwisselend|Concentratie|Stilte/ });
  await expect(zones).toHaveCount(5);
  const bars = await zones.evaluateAll((all) => all.map((zone) => zone.querySelectorAll('.zone-glyph__on').length));
  expect(bars).toEqual([5, 4, 3, 2, 1]);
  const marks = await page.locator('main [data-shows]').evaluateAll((all) => all.map((mark) => mark.dataset.shows));
  expect(marks).toEqual(['free', 'occupied', 'closed', 'mine', 'unknown']);
});

test('it is in the menu of every screen, in the language of the moment', async ({ open }) => {
  const page = await open(here.hub.origin, { path: '/privacy' });
  await page.getByRole('button', { name: 'Instellingen' }).click();
  await page.locator('#menu').getByRole('button', { name: 'English' }).click();
  await page.locator('#menu').getByRole('link', { name: 'How does it work?' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('How does it work?');
  await page.getByRole('main').getByRole('link', { name: 'Read what we keep' }).click();
  await expect(page).toHaveURL(/\/privacy$/);
});
