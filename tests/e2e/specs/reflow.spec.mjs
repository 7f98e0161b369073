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

for (const screen of SCREENS) {
  for (const { name, zoom } of [{ name: '320 px', zoom: 100 }, { name: 'text at 200 %', zoom: 200 }]) {
    test(`${screen.name} at ${name}`, async ({ open }) => {
      const viewport = zoom === 100 ? { width: 320, height: 640 } : { width: 640, height: 900 };
      const page = await open(here.hub.origin, { login: screen.login, path: null, viewport });
      // German has the longest words.
      await choosing(page, { language: 'de', theme: 'light' });
      await page.goto(screen.path(places));
      await screen.shown(page, 'de', places);
      await page.evaluate((percent) => {
        document.documentElement.style.fontSize = `${percent}%`;
      }, zoom);
      // The app measures and lays out once more.
      await expect.poll(() => misfits(page)).toEqual([]);
    });
  }
}
