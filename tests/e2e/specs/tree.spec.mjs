// What a screen reader meets on the start screen and above the map. No person is in it.

import { live } from '../support/floor.mjs';
import { PHONE, expect, test, withHub } from '../support/test.mjs';

// The demo's own building, so that the tree is the same wherever the tests run.
const here = withHub({ flags: () => ['--demo-quiet'] });

test('start screen', async ({ open }) => {
  const page = await open(here.hub.origin, { viewport: PHONE });
  await expect(page.getByRole('main')).toContainText(/\d+ plekken vrij/);
  await expect(page.locator('body')).toMatchAriaSnapshot({ name: 'start.aria.yml' });
});

test('head of the map', async ({ open }) => {
  const page = await open(here.hub.origin, { path: '/map', viewport: PHONE });
  await live(page);
  await expect(page.getByRole('banner')).toMatchAriaSnapshot({ name: 'map-head.aria.yml' });
});

test('list', async ({ open }) => {
  const page = await open(here.hub.origin, { path: '/map', viewport: PHONE });
  await live(page);
  await page.getByRole('button', { name: 'Lijst', exact: true }).click();
  const head = page.getByRole('table', { name: 'Plekken op deze verdieping' }).getByRole('row').first();
  await expect(head).toMatchAriaSnapshot({ name: 'list-head.aria.yml' });
});
