// The whole way with a keyboard alone.

import { live, map, place } from '../support/floor.mjs';
import { expect, test, withHub } from '../support/test.mjs';

const here = withHub();

/** More stops than any screen has: a trap shows as not getting there. */
const MOST_STOPS = 60;

/** Tabs until `target` has the focus, and checks that the focus can be seen on each stop. */
async function tabTo(page, target) {
  for (let stops = 0; stops < MOST_STOPS; stops += 1) {
    await page.keyboard.press('Tab');
    if (await target.evaluate((element) => element === document.activeElement)) {
      await expect(target).toBeInViewport();
      return;
    }
  }
  const focused = await page.evaluate(() => document.activeElement?.outerHTML.slice(0, 200));
  throw new Error(`${target} is not reached in ${MOST_STOPS} stops; the focus is on ${focused}`);
}

const focusedPlace = (page) => page.evaluate(() => document.activeElement?.getAttribute('data-place'));

test('start, sign in, find a place by arrows, check in and release without a mouse', async ({ open }) => {
  const page = await open(here.hub.origin);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Wat kom je doen?');

  // The first stop skips what is the same on each screen.
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Naar de inhoud' })).toBeFocused();
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByRole('link', { name: /Samenwerken/ }));
  await page.keyboard.press('Enter');
  await live(page);

  // One stop enters the map; arrows move between places.
  await tabTo(page, map(page).locator('[data-place][tabindex="0"]'));
  const first = await focusedPlace(page);
  await page.keyboard.press('ArrowRight');
  const second = await focusedPlace(page);
  expect(second).not.toBeNull();
  expect(second).not.toBe(first);
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowDown');
  const below = await focusedPlace(page);
  expect(below).not.toBeNull();
  await page.keyboard.press('Tab');
  expect(await focusedPlace(page), 'the map is one stop').toBeNull();
  await page.keyboard.press('Shift+Tab');
  expect(await focusedPlace(page), 'the map remembers where one was').toBe(below);

  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`place=${below}`));
  await tabTo(page, page.getByRole('link', { name: 'Inloggen om in te checken' }));
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/sign-in/);
  await tabTo(page, page.getByRole('button', { name: /Sanne/ }));
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`place=${below}`));
  await live(page);

  await tabTo(page, page.getByRole('button', { name: 'Inchecken', exact: true }));
  await page.keyboard.press('Enter');
  await expect(place(page, below)).toHaveAttribute('data-mine', /.*/);
  await tabTo(page, page.getByRole('button', { name: 'Vrijgeven', exact: true }));
  await page.keyboard.press('Enter');
  await expect(place(page, below)).toHaveAttribute('data-status', 'free');

  // Escape closes the sheet and gives the focus back to the place.
  await page.keyboard.press('Escape');
  await expect(page).not.toHaveURL(/place=/);
  expect(await focusedPlace(page)).toBe(below);
});

test('arrows reach every place of a floor', async ({ open, caller }) => {
  const { origin } = here.hub;
  const [{ floor }] = await (await caller(origin, 'joost')).places({ kind: 'desk' });
  const page = await open(origin, { path: `/map/${floor}` });
  await live(page);
  const all = await map(page).locator('[data-place]').evaluateAll((places) => places.map((one) => one.dataset.place));
  await map(page).locator('[data-place][tabindex="0"]').focus();
  // From every place each arrow leads somewhere: walk them all, breadth first, inside the page.
  const reached = await page.evaluate(() => {
    const application = document.querySelector('[role="application"]');
    const press = (code, key) => {
      const from = application.querySelector(`[data-place="${CSS.escape(code)}"]`);
      from.focus();
      from.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
      return document.activeElement?.getAttribute('data-place');
    };
    const seen = new Set([document.activeElement.getAttribute('data-place')]);
    for (const code of seen) {
      for (const key of ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown']) {
        const next = press(code, key);
        if (next) seen.add(next);
      }
    }
    return seen.size;
  });
  expect(reached).toBe(all.length);
  await expect(map(page).locator('[data-place][tabindex="0"]')).toHaveCount(1);
});
