// Every kind of screen in the building, in three languages and at three sizes: what a screen reader
// meets, what axe finds, and that all of it fits and can be touched.

import { alwaysOpen } from '../support/always-open.mjs';
import { ALL, COLOURS, faults, withAxe } from '../support/axe.mjs';
import { CUT_OFF } from '../support/guard.mjs';
import { KIOSK_SCREENS, SIZES, kiosk, sizeName } from '../support/kiosk-screens.mjs';
import { expect, test, withHub } from '../support/test.mjs';
import { Wire } from '../support/wire.mjs';
import { LANGUAGES } from '../support/words.mjs';

// The demo's own building with nobody in it, so that it is the same wherever the tests run.
const here = withHub({ flags: alwaysOpen('--demo-quiet', '--public-view', 'screens') });
const UNPAIRED = [/(401|404) .*\/v1\/(kiosk|stream|snapshot)/];

/** What is touched is at least so large, in CSS pixels. */
const TARGET = 56;

/** A browser that is a screen of that kind. */
async function screenOf(open, afterwards, { isUnpaired, isCut }, language) {
  const guard = { allow: isCut ? [...UNPAIRED, ...CUT_OFF] : UNPAIRED };
  const opening = (origin, options) => open(origin, { guard, ...options });
  if (isUnpaired) return { page: await opening(here.hub.origin, { path: '/kiosk/pair', locale: language }) };
  if (!isCut) return kiosk(opening, here.hub.origin);
  const wire = await Wire.before(here.hub);
  afterwards(() => wire.remove());
  return kiosk(opening, here.hub.origin, { wire });
}

/** What of a screen says how it looks beside the usual. */
const attributesOf = (page) => page.evaluate((names) => Object.fromEntries(names.map((name) => [name, document.querySelector('.kiosk')?.getAttribute(`data-${name}`)])), CHANGING);

const setAttributes = (page, attributes) =>
  page.evaluate(
    ([names, attributes]) => {
      const screen = document.querySelector('.kiosk');
      for (const name of names) {
        if (attributes[name]) screen?.setAttribute(`data-${name}`, attributes[name]);
        else screen?.removeAttribute(`data-${name}`);
      }
    },
    [CHANGING, attributes],
  );

/** What does not fit on the screen, is cut off, too small to touch or covered, in words. */
function misfits(page, target) {
  return page.evaluate((target) => {
    const found = [];
    const { clientWidth, clientHeight, scrollWidth, scrollHeight } = document.documentElement;
    if (scrollWidth > clientWidth || scrollHeight > clientHeight) found.push(`the page is ${scrollWidth}×${scrollHeight}`);
    const isShown = (element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
    const isForEars = ({ width, height }) => width <= 1 || height <= 1;
    const name = (element) => `<${element.localName} class="${element.className}"> ${element.textContent.trim().slice(0, 40)}`;
    const controls = [];
    for (const element of document.body.querySelectorAll('*')) {
      // The map is a window on something larger, and what is inert lies under what is open.
      if (element.closest('svg, [role="application"], [inert]') || !isShown(element)) continue;
      const box = element.getBoundingClientRect();
      if (isForEars(box)) continue;
      const { overflowX, overflowY } = getComputedStyle(element);
      const isWindow = element.querySelector('[role="application"]') !== null;
      if (!isWindow && overflowX !== 'visible' && element.scrollWidth > element.clientWidth + 1) found.push(`is cut or scrolls sideways: ${name(element)}`);
      if (!isWindow && overflowY !== 'visible' && element.scrollHeight > element.clientHeight + 1) found.push(`is cut or scrolls: ${name(element)}`);
      const hasText = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent.trim());
      if (hasText && (box.left < -1 || box.top < -1 || box.right > clientWidth + 1 || box.bottom > clientHeight + 1)) found.push(`sticks out: ${name(element)}`);
      if (element.matches('button, a[href], input, select, summary, [role="button"]')) controls.push({ box, name: name(element) });
    }
    for (const [index, { box, name }] of controls.entries()) {
      if (box.width < target - 0.5 || box.height < target - 0.5) found.push(`too small to touch (${Math.round(box.width)}×${Math.round(box.height)}): ${name}`);
      for (const other of controls.slice(index + 1)) {
        const over = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
        const below = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top);
        if (over > 1 && below > 1) found.push(`covers another: ${name} and ${other.name}`);
      }
    }
    return found;
  }, target);
}

/** What is touched and lies above the middle of the screen, or is not on it, in words. */
function outOfReach(page) {
  return page.evaluate(() => {
    const controls = [...document.querySelectorAll('button, a[href], input, select, summary, [role="button"]')];
    // The places of a map are what is looked at, and what is inert lies under what is open.
    return controls
      .filter((one) => !one.closest('svg, [inert]') && one.checkVisibility({ visibilityProperty: true }))
      .map((one) => ({ ...one.getBoundingClientRect().toJSON(), name: `${one.className}: ${one.textContent.trim().slice(0, 40)}` }))
      .filter(({ top, bottom }) => top < innerHeight / 2 - 1 || bottom > innerHeight + 1)
      .map(({ top, bottom, name }) => `${Math.round(top)}–${Math.round(bottom)} of ${innerHeight}: ${name}`);
  });
}

const CHANGING = ['contrast', 'idle', 'night'];
/** How a screen looks beside the usual: strong colours, and nobody there at night. */
const LOOKS = [
  ['light', ALL, {}],
  ['high contrast', COLOURS, { contrast: 'high' }],
  ['night', COLOURS, { idle: 'calm', night: 'dim' }],
];

/** Without what is another each time: clock times, until when something is free, a code, an address. */
const masked = (tree) =>
  tree
    .replaceAll(/\b\d{1,2}:\d{2}\b/g, 'hh:mm')
    .replaceAll(/ (tot|until|bis) [^"\n]*?hh:mm/g, '')
    .replaceAll(/\b[0-9A-Z]{4}-[0-9A-Z]{4}\b/g, 'ABCD-2345')
    .replaceAll(/http:\/\/127\.0\.0\.1:\d+/g, 'http://hub');

/**
 * The places of the map are what the map's own tests look at; how long a room can be had, and whether it
 * can be had longer, goes by the hour of the day.
 */
const PASSING = /^\s+- ((img|button) ".*, (zone|Zone) |button "\+?\d+ min|(group|heading) "(Langer gebruiken|Use it longer|Länger nutzen)")/i;

/** How one speaks to a person one knows. A screen in a hall does not. */
const FAMILIAR = { nl: /\b(je|jij|jou|jouw)\b/i, de: /\b(du|dich|dir|dein\w*)\b/i };

for (const screen of KIOSK_SCREENS) {
  test(screen.name, async ({ open, afterwards }) => {
    // Each language and size begins anew.
    test.slow();
    let browser;
    for (const language of LANGUAGES) {
      if (!browser || screen.isUnpaired) browser = await screenOf(open, afterwards, screen, language);
      const { page } = browser;
      for (const viewport of SIZES.toReversed()) {
        await page.setViewportSize(viewport);
        await screen.shown(browser, language);
        await expect.poll(() => misfits(page, TARGET), `${language}, ${sizeName(viewport)}`).toEqual([]);
      }
      const tree = await page.locator('body').ariaSnapshot();
      if (language in FAMILIAR) expect(tree).not.toMatch(FAMILIAR[language]);
      const besides = masked(tree).split('\n').filter((line) => !PASSING.test(line));
      expect(besides.join('\n')).toMatchSnapshot(`kiosk-${screen.name}-${language}.txt`);
      await withAxe(page);
      const usual = await attributesOf(page);
      for (const [look, rules, attributes] of LOOKS) {
        // As the screen does by itself; that it does is tested elsewhere.
        await setAttributes(page, attributes);
        expect(await faults(page, rules), `${language}, ${look}`).toEqual([]);
      }
      await setAttributes(page, usual);
    }
  });
}

for (const screen of KIOSK_SCREENS.filter(({ isUnpaired }) => !isUnpaired)) {
  test(`${screen.name}: within the reach of who sits`, async ({ open, afterwards }) => {
    const browser = await screenOf(open, afterwards, screen, 'nl');
    const { page } = browser;
    for (const viewport of SIZES) {
      await page.setViewportSize(viewport);
      await screen.shown(browser, 'nl');
      await page.getByRole('button', { name: 'Lager', exact: true }).click();
      await expect(page.locator('.kiosk')).toHaveAttribute('data-reach', 'low');
      await expect.poll(() => outOfReach(page), sizeName(viewport)).toEqual([]);
      await expect.poll(() => misfits(page, TARGET), sizeName(viewport)).toEqual([]);
    }
  });
}
