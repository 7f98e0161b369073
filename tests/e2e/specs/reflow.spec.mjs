// On 320 px and with text at twice its size nothing is lost and nothing scrolls sideways.

import { SCREENS, choosing, prepare } from '../support/screens.mjs';
import { expect, test, withHub } from '../support/test.mjs';

const here = withHub();
let places;
test.beforeAll(async () => {
  places = await prepare(here.hub.origin);
});

/** What sticks out of the page or is cut off in a box that hides it, in words. */
function misfits(page) {
  return page.evaluate(() => {
    const found = [];
    const { clientWidth, scrollWidth } = document.documentElement;
    if (scrollWidth > clientWidth) found.push(`the page is ${scrollWidth} px wide on ${clientWidth}`);
    const isShown = (element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
    const name = (element) => `<${element.localName} class="${element.className}"> ${element.textContent.trim().slice(0, 40)}`;
    // What only screen readers get is cut on purpose; the map is a window on something larger; and
    // a table may be scrolled by itself.
    const isExempt = (element) => {
      const { width, height } = element.getBoundingClientRect();
      return (width <= 1 && height <= 1) || element.closest('svg, [role="application"], table');
    };
    for (const element of document.body.querySelectorAll('*')) {
      const hasText = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent.trim());
      if (!hasText || isExempt(element) || !isShown(element)) continue;
      const box = element.getBoundingClientRect();
      if (box.right > clientWidth + 1 || box.left < -1) {
        const inScroller = (() => {
          for (let at = element.parentElement; at; at = at.parentElement) {
            const { overflowX } = getComputedStyle(at);
            if ((overflowX === 'auto' || overflowX === 'scroll') && at.scrollWidth > at.clientWidth) return true;
          }
          return false;
        })();
        if (!inScroller) found.push(`sticks out: ${name(element)}`);
      }
      const { overflowX, overflowY } = getComputedStyle(element);
      const cutX = overflowX === 'hidden' && element.scrollWidth > element.clientWidth + 1;
      const cutY = overflowY === 'hidden' && element.scrollHeight > element.clientHeight + 1;
      if (cutX || cutY) found.push(`is cut: ${name(element)}`);
    }
    return found;
  });
}

const STEPS = [
  { name: '320 px', viewport: { width: 320, height: 640 }, letters: 16 },
  { name: 'text at 200 %', viewport: { width: 640, height: 900 }, letters: 32 },
];

for (const screen of SCREENS) {
  test(screen.name, async ({ open }) => {
    const page = await open(here.hub.origin, { login: screen.login, path: null });
    const browser = await page.context().newCDPSession(page);
    // German has the longest words.
    await choosing(page, { language: 'de', theme: 'light' });
    for (const { name, viewport, letters } of STEPS) {
      await page.setViewportSize(viewport);
      // As somebody sets it in the browser.
      await browser.send('Page.setFontSizes', { fontSizes: { standard: letters } });
      await page.goto(screen.path(places));
      await screen.shown(page, 'de', places);
      const measured = await page.evaluate(() => getComputedStyle(document.documentElement).fontSize);
      expect(measured, 'the size asked for').toBe(`${letters}px`);
      // The app measures and lays out once more.
      await expect.poll(() => misfits(page), name).toEqual([]);
    }
  });
}
