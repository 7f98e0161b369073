// The guard that every test runs under finds what it is there for; and the app's pages keep to it.

import { live } from '../support/floor.mjs';
import { Guard } from '../support/guard.mjs';
import { SCREENS, prepare } from '../support/screens.mjs';
import { expect, test, withHub } from '../support/test.mjs';

const here = withHub();

test('the guard notices an inline script, a foreign picture and an error', async ({ browser }) => {
  const page = await (await browser.newContext()).newPage();
  const guard = await Guard.over(page, here.hub.origin);
  await page.goto(`${here.hub.origin}/`);
  await page.evaluate(() => {
    const add = (name, attributes) => document.body.append(Object.assign(document.createElement(name), attributes));
    add('script', { textContent: 'window.unwanted = true' });
    add('img', { src: 'https://elders.example/pixel.png' });
    setTimeout(() => { throw new Error('on purpose'); });
  });
  await expect.poll(() => guard.problems.join('\n')).toMatch(/CSP script-src(.|\n)*|error: on purpose/);
  await expect.poll(() => guard.problems.filter((one) => one.startsWith('CSP')).length).toBeGreaterThanOrEqual(2);
  await expect.poll(() => guard.problems).toContain('error: on purpose');
  expect(await page.evaluate(() => window.unwanted)).toBeUndefined();
  await page.context().close();
});

test('all screens in one visit: no breach, no error, nothing from elsewhere', async ({ open }) => {
  const places = await prepare(here.hub.origin);
  const asked = new Set();
  const page = await open(here.hub.origin, { login: 'lies', path: null });
  page.on('request', (request) => asked.add(new URL(request.url()).origin));
  for (const screen of SCREENS.filter(({ name }) => name !== 'too-late')) {
    await page.goto(screen.path(places));
    if (!screen.login || screen.login === 'lies') await screen.shown(page, 'nl', places);
    else await expect(page.getByRole('heading').first()).toBeVisible();
  }
  await page.goto('/map');
  await live(page);
  expect([...asked]).toEqual([here.hub.origin]);
});
