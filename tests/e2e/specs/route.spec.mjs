// The way to a place: on the map floor by floor, in words, with stairs and without, and without a
// network. In the demo's own building, whose ways are known.

import { link, live, map } from '../support/floor.mjs';
import { CUT_OFF } from '../support/guard.mjs';
import { readyForOffline } from '../support/kept.mjs';
import { expect, test, withHub } from '../support/test.mjs';

const here = withHub({ flags: () => ['--demo-quiet'] });

/** What a browser says in its console when a request fails, which happens here on purpose. */
const FAILING = { allow: CUT_OFF };

const line = (page) => map(page).locator('.way__line');
const steps = (page) => page.getByRole('list', { name: 'Stappen' }).getByRole('listitem');

test('the way to a desk upstairs', async ({ open }) => {
  const page = await open(here.hub.origin, { path: '/map/wh-2?place=2.12-3' });
  await live(page);
  await link(page, 'Route').click();
  await expect(page.getByRole('heading', { name: 'Naar Bureau 2.12-3' })).toBeFocused();
  await expect(page).toHaveURL(/place=2\.12-3&route=any$/);

  // This floor is the second half: it ends at the pin.
  await expect(line(page)).toHaveCount(1);
  await expect(map(page).locator('.way__pin')).toHaveCount(1);
  await expect(steps(page).filter({ hasText: /^Neem de trap/ })).toHaveCount(1);
  await expect(steps(page).last()).toHaveText(/^Bureau 2\.12-3 is /);

  // The first half begins where visitors come in, and goes up.
  await link(page, 'Bekijk op de kaart').click();
  await expect(page).toHaveURL(/\/map\/wh-0\?place=2\.12-3&route=any$/);
  await expect(map(page).locator('.way__change')).toHaveCount(1);
  await expect(map(page).locator('.way__start')).toHaveCount(1);
  await expect(map(page).locator('.way__pin')).toHaveCount(0);

  await page.getByRole('button', { name: 'Zonder trappen' }).click();
  await expect(page).toHaveURL(/route=step-free$/);
  await expect(steps(page).filter({ hasText: /^Neem de lift/ })).toHaveCount(1);
  await expect(steps(page).filter({ hasText: /trap/ })).toHaveCount(0);

  await page.getByRole('combobox').selectOption({ label: 'Lift, Verdieping 2' });
  await expect(steps(page).filter({ hasText: /^Neem/ })).toHaveCount(0);

  await page.getByRole('button', { name: 'Terug naar de plek' }).click();
  await expect(link(page, 'Route')).toBeVisible();
  await expect(line(page)).toHaveCount(0);
});

test('the way is there without a network', async ({ open }) => {
  const { hub } = here;
  const page = await open(hub.origin, { path: '/map/wh-0', guard: FAILING });
  await live(page);
  await readyForOffline(page);
  expect(await hub.stop()).toBe(0);
  await page.goto('/map/wh-0?place=0.04&route=any');
  await expect(page.getByRole('heading', { name: /^Naar / })).toBeVisible();
  await expect(line(page)).toHaveCount(1);
  await expect(steps(page).last()).toHaveText(/ is links van je$/);
});
