// The guard that every test runs under, on every screen, finds what it is there for.

import { Guard } from '../support/guard.mjs';
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
