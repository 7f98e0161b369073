// No screen, in no language, theme or width, has a fault that axe can find; and on 320 px and with text
// at twice its size nothing of it is lost and nothing scrolls sideways.

import { ALL, COLOURS, faults, withAxe } from '../support/axe.mjs';
import { misfits } from '../support/misfits.mjs';
import { SCREENS, choosing, prepare } from '../support/screens.mjs';
import { expect, test, withHub } from '../support/test.mjs';
import { LANGUAGES } from '../support/words.mjs';

const here = withHub();
let places;
test.beforeAll(async () => {
  places = await prepare(here.hub.origin);
});

const THEMES = [
  ['light', ALL],
  ['dark', COLOURS],
];
const WIDTHS = [320, 1280];
const FITTING = [
  { name: '320 px', viewport: { width: 320, height: 640 }, letters: 16 },
  { name: 'text at 200 %', viewport: { width: 640, height: 900 }, letters: 32 },
];

for (const screen of SCREENS) {
  test(screen.name, async ({ open }) => {
    const page = await open(here.hub.origin, { login: screen.login, path: null });
    for (const language of LANGUAGES) {
      await page.setViewportSize({ width: WIDTHS[0], height: 800 });
      await choosing(page, { language, theme: 'light' });
      await page.goto(screen.path(places));
      await screen.shown(page, language, places);
      await expect(page.locator('html')).toHaveAttribute('lang', language);
      await withAxe(page);
      for (const [theme, rules] of THEMES) {
        // As the app does when one chooses; that it does is tested elsewhere.
        await page.evaluate(async (theme) => {
          document.documentElement.dataset.theme = theme;
          // An animation that is cut short is over too.
          await Promise.allSettled(document.getAnimations().map((animation) => animation.finished));
        }, theme);
        for (const width of WIDTHS) {
          await page.setViewportSize({ width, height: 800 });
          expect(await faults(page, rules), `${screen.name}, ${language}, ${theme}, ${width} px`).toEqual([]);
        }
      }
    }
    // German, the last one, has the longest words.
    const browser = await page.context().newCDPSession(page);
    for (const { name, viewport, letters } of FITTING) {
      await page.setViewportSize(viewport);
      // As somebody sets it in the browser.
      await browser.send('Page.setFontSizes', { fontSizes: { standard: letters } });
      const measured = () => page.evaluate(() => getComputedStyle(document.documentElement).fontSize);
      await expect.poll(measured, 'the size asked for').toBe(`${letters}px`);
      // The app measures and lays out once more.
      await expect.poll(() => misfits(page), name).toEqual([]);
    }
  });
}
